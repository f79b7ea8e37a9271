// src/ledger/version.ts
const grammar = /^v?([0-9]{1,9}(?:\.[0-9]{1,9}){2,}|[0-9]{5,15})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;
function isVersion(text) {
	return grammar.test(text);
}
function isFinal(version) {
	return isVersion(version) && !version.includes("-");
}
function isVersionLike(text, other) {
	return isVersion(text) && text.includes(".") === other.includes(".");
}
function numbersOf(version) {
	return read(version).numbers;
}
function compareVersions(a, b) {
	const [left, right] = [read(a), read(b)];
	const length = Math.max(left.numbers.length, right.numbers.length);
	for (let at = 0; at < length; at += 1) {
		const difference = (left.numbers[at] ?? 0) - (right.numbers[at] ?? 0);
		if (difference !== 0) return difference;
	}
	return comparePre(left.pre, right.pre) || left.numbers.length - right.numbers.length;
}
function read(version) {
	const [, numbers, pre] = grammar.exec(version) ?? [];
	if (numbers === void 0) throw new RangeError(`${JSON.stringify(version)} is not a version`);
	return {
		numbers: numbers.split(".").map(Number),
		pre: pre?.split(".") ?? []
	};
}
function comparePre(a, b) {
	if (a.length === 0 || b.length === 0) return b.length - a.length;
	for (const [at, identifier] of a.entries()) {
		const other = b[at];
		if (other === void 0) break;
		const difference = compareIdentifiers(identifier, other);
		if (difference !== 0) return difference;
	}
	return a.length - b.length;
}
function compareIdentifiers(a, b) {
	const numeric = (text) => /^[0-9]+$/.test(text);
	if (numeric(a) && numeric(b)) return Number(a) - Number(b);
	if (numeric(a) !== numeric(b)) return numeric(a) ? -1 : 1;
	return a < b ? -1 : a > b ? 1 : 0;
}

export { isVersionLike as a, isVersion as i, grammar as n, numbersOf as o, isFinal as r, compareVersions as t };