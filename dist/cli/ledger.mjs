import { M as limits, P as TrustError } from "./begin.mjs";
import { $t as fail, Qt as digest, cn as text, en as list, in as optional, nn as object, on as readJson, rn as oneOf, sn as sha256Hex, tn as map } from "./verify.mjs";

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

// src/ledger/ledger.ts
const ledgerSchema = "https://github.com/webdis/verify-action/schema/ledger/v1";
const version = (value, at) => {
	const written = text(value, at);
	return isVersion(written) ? written : fail(at, "is not a version such as 1.2.3");
};
const time = (value, at) => {
	const written = text(value, at);
	return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(written) && !Number.isNaN(Date.parse(written)) ? written : fail(at, "is not a time such as 2026-01-31T12:00:00Z");
};
const release = object({
	version,
	digest,
	platforms: map(digest),
	signatures: list(object({
		manifest: digest,
		format: oneOf("legacy", "bundle"),
		identity: text
	})),
	released: optional(time),
	key: sha256Hex
});
const shape = object({
	$schema: optional(text),
	schema: oneOf(ledgerSchema),
	from: version,
	releases: list(release)
});
function parseLedger(bytes, source) {
	try {
		const { schema, from, releases } = readJson(shape, bytes, "the ledger", limits.fileJsonValues);
		const sorted = releases.map(toRelease).sort((a, b) => compareVersions(a.version, b.version));
		for (const [at, { version }] of sorted.entries()) if (sorted[at + 1]?.version === version) fail("the ledger", `has two releases ${version}`);
		return {
			schema,
			from,
			releases: sorted
		};
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new TrustError("E_INPUT", `${source}: ${error.message}`);
	}
}
function toRelease({ platforms, released, ...rest }) {
	return {
		...rest,
		platforms: Object.fromEntries(platforms),
		...released === void 0 ? {} : { released }
	};
}
function withRelease(ledger, added, overwrite = false) {
	const { version, digest } = added;
	const known = ledger.releases.find((one) => one.version === version);
	if (known !== void 0 && known.digest !== digest && !overwrite) {
		const message = `the ledger has release ${version} with the digest ${known.digest}`;
		throw new TrustError("E_DRIFT", message, {
			digest,
			tag: version
		});
	}
	const releases = [...ledger.releases.filter((one) => one !== known), added].sort((a, b) => compareVersions(a.version, b.version));
	return {
		...ledger,
		releases
	};
}
function formatLedger({ schema, from, releases }) {
	const written = releases.map(({ version, digest, released, key, platforms, signatures }) => ({
		version,
		digest,
		...released === void 0 ? {} : { released },
		key,
		platforms: sorted(platforms),
		signatures
	}));
	return `${JSON.stringify({
		schema,
		from,
		releases: written
	}, void 0, 2)}\n`;
}
function byFormat(a, b) {
	const [first, second] = [`${a.format} ${a.identity}`, `${b.format} ${b.identity}`];
	return first < second ? -1 : Number(first > second);
}
function sorted(platforms) {
	const compare = ([a], [b]) => a < b ? -1 : 1;
	return Object.fromEntries(Object.entries(platforms).sort(compare));
}

export { withRelease as a, isVersion as c, parseLedger as i, formatLedger as n, compareVersions as o, ledgerSchema as r, isFinal as s, byFormat as t };