// src/ledger/version.ts
const grammar = /^v?(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;
function isVersion(text) {
	return grammar.test(text);
}
function isFinal(version) {
	return isVersion(version) && !version.includes("-");
}
function compareVersions(a, b) {
	const [left, right] = [read(a), read(b)];
	for (const [at, number] of left.numbers.entries()) {
		const difference = number - (right.numbers[at] ?? 0);
		if (difference !== 0) return difference;
	}
	return comparePre(left.pre, right.pre);
}
function read(version) {
	const [, ...parts] = grammar.exec(version) ?? [];
	if (parts.length === 0) throw new RangeError(`${JSON.stringify(version)} is not a version`);
	return {
		numbers: parts.slice(0, 3).map(Number),
		pre: parts[3]?.split(".") ?? []
	};
}
function comparePre(a, b) {
	if (a.length === 0 || b.length === 0) return b.length - a.length;
	for (const [at, identifier] of a.entries()) {
		const other = b[at];
		if (other === void 0) return 1;
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

export { isVersion as i, grammar as n, isFinal as r, compareVersions as t };