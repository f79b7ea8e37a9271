import { c as TrustError } from "./begin.mjs";
import { Ci as time, Fi as readJson, Gi as limits, Si as text, Tn as signatureFormat, _i as matching, bi as optional, gi as map, hi as list, ki as fail, pi as digest, qn as signer, vi as object, yi as oneOf } from "./verify.mjs";
import { n as grammar, t as compareVersions } from "./version.mjs";

// src/ledger/ledger.ts
const ledgerSchema = "https://github.com/webdis/verify-action/schema/ledger/v1";
const version = /* @__PURE__ */ matching(grammar, "is not a version such as 1.2.3");
const recordedSignature = /* @__PURE__ */ object({
	manifest: digest,
	format: signatureFormat,
	identity: text
});
const release = /* @__PURE__ */ object({
	version,
	digest,
	released: /* @__PURE__ */ optional(time),
	signer,
	platforms: /* @__PURE__ */ map(digest),
	signatures: /* @__PURE__ */ list(recordedSignature)
});
const ledger = /* @__PURE__ */ object({
	$schema: /* @__PURE__ */ optional(text),
	schema: /* @__PURE__ */ oneOf(ledgerSchema),
	from: version,
	releases: /* @__PURE__ */ list(release)
});
function parseLedger(bytes, source) {
	try {
		const { schema, from, releases } = readJson(ledger.read, bytes, "the ledger", limits.fileJsonValues);
		const sorted = releases.toSorted((a, b) => compareVersions(a.version, b.version));
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
	const written = releases.map(({ version, digest, released, signer, platforms, signatures }) => ({
		version,
		digest,
		...released === void 0 ? {} : { released },
		signer,
		platforms: sorted(platforms),
		signatures
	}));
	return `${JSON.stringify({
		schema,
		from,
		releases: written
	}, void 0, 2)}\n`;
}
function sorted(platforms) {
	const compare = ([a], [b]) => a < b ? -1 : 1;
	return Object.fromEntries(Object.entries(platforms).sort(compare));
}

export { withRelease as i, ledgerSchema as n, parseLedger as r, formatLedger as t };