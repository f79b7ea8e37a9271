import { c as TrustError, o as defined } from "./begin.mjs";
import { Ai as optional, Bn as signer, Ci as digest, Di as matching, Ei as map, Ki as readJson, Mi as text, Ni as time, Oi as object, Ti as list, Zn as signatureFormat, ca as digestOf, ki as oneOf, na as limits, zi as fail } from "./verify.mjs";
import { Bt as grammar, Wt as waiver, zt as compareVersions } from "./terminal.mjs";

// src/ledger/ledger.ts
const ledgerSchema = "https://github.com/webdis/verify-action/schema/ledger/v1";
const version = /* @__PURE__ */ matching(grammar, "is not a version such as 1.2.3");
const recordedSignature = /* @__PURE__ */ object({
	manifest: digest,
	format: signatureFormat,
	id: text
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
	images: /* @__PURE__ */ optional(/* @__PURE__ */ list(text)),
	signers: /* @__PURE__ */ optional(/* @__PURE__ */ map(text)),
	from: version,
	movingTags: /* @__PURE__ */ optional(/* @__PURE__ */ map(version)),
	waivers: /* @__PURE__ */ optional(/* @__PURE__ */ list(waiver)),
	releases: /* @__PURE__ */ list(release)
});
function parseLedger(bytes, source) {
	try {
		const { schema, images, signers, from, movingTags, waivers, releases } = readJson(ledger.read, bytes, "the ledger", limits.fileJsonValues);
		const sorted = releases.toSorted((a, b) => compareVersions(a.version, b.version));
		for (const [at, { version }] of sorted.entries()) if (sorted[at + 1]?.version === version) fail("the ledger", `has two releases ${version}`);
		assertReleased(movingTags, sorted);
		return {
			schema,
			...defined({
				images,
				signers
			}),
			from,
			...defined({
				movingTags,
				waivers
			}),
			releases: sorted
		};
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new TrustError("E_INPUT", `${source}: ${error.message}`);
	}
}
function assertReleased(movingTags, releases) {
	for (const [tag, wanted] of Object.entries(movingTags ?? {})) {
		if (releases.some(({ version }) => version === wanted)) continue;
		fail("the ledger", `has no release ${wanted}, to which the tag ${JSON.stringify(tag)} must point`);
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
function ledgerDigest(ledger) {
	return digestOf(Buffer.from(formatLedger(ledger)));
}
function formatLedger({ releases, from, ...ledger }) {
	const { schema, images, signers, movingTags, waivers } = ledger;
	const written = releases.map(({ version, digest, released, signer, platforms, signatures }) => ({
		version,
		digest,
		...released === void 0 ? {} : { released },
		signer,
		platforms: sorted(platforms),
		signatures
	}));
	const head = {
		schema,
		...defined({
			images,
			signers
		}),
		from,
		...defined({
			movingTags,
			waivers
		})
	};
	return `${JSON.stringify({
		...head,
		releases: written
	}, void 0, 2)}\n`;
}
function sorted(platforms) {
	const compare = ([a], [b]) => a < b ? -1 : 1;
	return Object.fromEntries(Object.entries(platforms).sort(compare));
}

export { withRelease as a, parseLedger as i, ledgerDigest as n, ledgerSchema as r, formatLedger as t };