import { Bi as readJson, Ci as oneOf, Di as time, Ei as text, Hr as signer, Ka as equalPlatforms, Mr as signatureFormat, Ni as fail, Si as object, Ya as parsePlatform, _i as digest, ao as limits, bi as map, gi as day, ka as digestOf, o as goodSignatures, qr as withoutName, wi as optional, xi as matching, yi as list } from "./verify.mjs";
import { c as defined, u as TrustError } from "./begin.mjs";
import { n as grammar, t as compareVersions } from "./version.mjs";

// src/ledger/waiver.ts
const differenceKind = /* @__PURE__ */ oneOf("tag-moved", "rolled-back", "tag-missing", "manifest-missing", "blob-missing", "signature-missing", "attestation-missing", "signature-added", "signature-bad", "tag-unknown", "latest-wrong");
const waiver = /* @__PURE__ */ object({
	kind: differenceKind,
	tag: text,
	registry: /* @__PURE__ */ optional(text),
	digest: /* @__PURE__ */ optional(text),
	reason: text,
	until: day
});
function isInForce({ until }, now) {
	return now.toISOString().slice(0, 10) <= until;
}
function waiverOf(waivers, { kind, registry, tag, digest }) {
	return waivers.find((one) => one.kind === kind && one.tag === tag && (one.registry === void 0 || one.registry === registry) && (one.digest === void 0 || one.digest === digest));
}

// src/verify/platform-digests.ts
function platformDigests(manifests) {
	const entries = [];
	for (const { role, platforms, digest } of manifests) {
		if (role !== "platform" && role !== "image") continue;
		for (const name of platforms) {
			const entry = {
				name,
				platform: read(name),
				digest
			};
			const first = entries.find((one) => isSame(one, entry));
			if (first === void 0 || first.digest === digest) entries.push(entry);
		}
	}
	return Object.fromEntries(entries.map(({ name, digest }) => [name, digest]));
}
function isSame(a, b) {
	if (a.platform === void 0 || b.platform === void 0) return a.name === b.name;
	return equalPlatforms(a.platform, b.platform);
}
function read(name) {
	try {
		return parsePlatform(name);
	} catch {
		return;
	}
}

// src/ledger/ledger.ts
const ledgerSchema = "https://github.com/webdis/verify-action/schema/ledger/v1";
const version = /* @__PURE__ */ matching(grammar, "is not a version such as 1.2.3");
const recordedSignature = /* @__PURE__ */ object({
	manifest: digest,
	format: signatureFormat,
	id: text
});
const recordedAttestation = /* @__PURE__ */ object({
	manifest: digest,
	type: text,
	statement: digest
});
const release = /* @__PURE__ */ object({
	version,
	digest,
	released: /* @__PURE__ */ optional(time),
	signer,
	platforms: /* @__PURE__ */ map(digest),
	signatures: /* @__PURE__ */ list(recordedSignature),
	attestations: /* @__PURE__ */ optional(/* @__PURE__ */ list(recordedAttestation))
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
	const written = releases.map(({ version, digest, released, signer, platforms, ...found }) => ({
		version,
		digest,
		...defined({ released }),
		signer,
		platforms: sorted(platforms),
		signatures: found.signatures,
		...defined({ attestations: found.attestations })
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
	return Object.fromEntries(Object.entries(platforms).sort(([a], [b]) => byText(a, b)));
}
function byText(a, b) {
	return a < b ? -1 : 1;
}

// src/ledger/entry.ts
function entryOf({ signer, ...about }, manifests) {
	return {
		...about,
		signer: withoutName(signer),
		platforms: platformDigests(manifests),
		signatures: manifests.flatMap(({ digest, signatures }) => signatures.map(({ format, id }) => ({
			manifest: digest,
			format,
			id
		})).sort(byFormat)),
		...attestationsOf(manifests)
	};
}
function attestationsOf(manifests) {
	const recorded = manifests.flatMap(({ digest, attestations = [] }) => attestations.map(({ type, statement }) => ({
		manifest: digest,
		type,
		statement
	})));
	return recorded.length === 0 ? {} : { attestations: recorded };
}
function goodAttestations({ attestations = [] }) {
	const sorted = attestations.flatMap(({ good, store, type, statement }) => good && store !== "buildx" && type !== void 0 && statement !== void 0 ? [[`${type} ${statement}`, {
		type,
		statement
	}]] : []).toSorted(([a], [b]) => byText(a, b));
	return [...new Map(sorted).values()];
}
function verifiedManifests({ manifests }) {
	return manifests.map((one) => ({
		...one,
		signatures: goodSignatures(one),
		attestations: goodAttestations(one)
	}));
}
function byFormat(a, b) {
	return byText(`${a.format} ${a.id}`, `${b.format} ${b.id}`);
}
function withEntry(ledger, entry, overwrite) {
	if (ledger === void 0) return {
		schema: ledgerSchema,
		from: entry.version,
		releases: [entry]
	};
	const known = ledger.releases.find(({ version }) => version === entry.version);
	const released = known?.digest === entry.digest ? known.released : void 0;
	const kept = released === void 0 ? entry : {
		...entry,
		released
	};
	return withRelease(ledger, kept, overwrite);
}

export { formatLedger as a, parseLedger as c, waiver as d, waiverOf as f, withEntry as i, differenceKind as l, goodAttestations as n, ledgerDigest as o, verifiedManifests as r, ledgerSchema as s, entryOf as t, isInForce as u };