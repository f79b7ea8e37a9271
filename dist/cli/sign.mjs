import { C as parseRepository, D as digestHex, E as digestAlgorithm, F as isTrustError, M as limits, O as digestOf, P as TrustError, S as parseReference, g as about, j as deadlines, p as parseChoice, v as cosignRepository, w as sameRepository, x as isTag, y as formatReference } from "./begin.mjs";
import { $t as fail, An as parseManifest, At as annotationKeys, Bt as goJson, Cn as checkContent, Ct as parsePublicKey, Dn as finding, Dt as parsePem, En as describeNode, Et as signedByEnvelope, F as readTrustedRoot, Fn as mediaTypes, Ft as predicateTypeAnnotation, Gt as statementType, Hn as parseDocument, Ht as parseBundle, I as readReaders, In as readDescriptor, Jn as poll, Jt as anything, Kt as preAuthEncoding$1, L as parseClaims, Lt as signatureTag, M as assertNames, Mn as isImageType, Mt as discoverSignatures, Nn as isIndexType, Nt as classifyArtifact, O as isAccessRefused, On as findingOf, Ot as toDER, Pt as isSignatureLayer, Qn as exitCodeFor, Rn as formatPlatform, Rt as formatPayload, Sn as readerOf, St as validity, Tt as envelopeOf, Un as parseJson, Ut as signaturePredicate, Vn as isObject, Vt as sortedByBytes, Wt as statementPayloadType, Yt as base64, Zt as count, _n as readersOf, _t as Bundle, a as readVariable, an as quote, bn as storeOf, bt as Envelope, c as maskPrivateKeys, cn as text, dn as referrerEntry, en as list, er as outcomeFor, gn as emptyStand, gt as checkBundleEntries, hn as checkReaders, ht as authorityTimes, in as optional, jn as isImageConfig, jt as discoverByFallbackTag, kn as readTree, kt as preAuthEncoding, mn as referrersTag, mt as checkCandidate, nn as object, o as assertFingerprints, on as readJson, pt as resolve, q as mayUse, qn as mapConcurrently, qt as anyObject, rn as oneOf, sn as sha256Hex, tr as outcomeOf, un as TooMany, vn as readersOfAll, vt as TransparencyLogEntry, wt as publicKeyPem, xn as withSignatures, xt as isWithin, yn as standOf, yt as HashAlgorithm, z as readBounded } from "./verify.mjs";
import { a as putWithContent, n as listReferrers, r as updateTag, s as assertListable } from "./writing.mjs";
import { createHash, createPrivateKey, createPublicKey, randomBytes, scrypt, sign } from "node:crypto";
import { promisify } from "node:util";

// src/signature/signature-image.ts
const zeroTime = "0001-01-01T00:00:00Z";
function layerDescriptor(layer) {
	const { payload, signature, rekorBundle, timestamp } = layer;
	const annotations = sortedByBytes({
		[annotationKeys.signature]: Buffer.from(signature).toString("base64"),
		...rekorBundle === void 0 ? {} : { [annotationKeys.rekorBundle]: rekorBundle },
		...timestamp === void 0 ? {} : { [annotationKeys.timestamp]: timestampJson(timestamp) }
	});
	return {
		mediaType: mediaTypes.simpleSigning,
		size: payload.length,
		digest: digestOf(payload),
		annotations
	};
}
function timestampJson(der) {
	return goJson({ SignedRFC3161Timestamp: Buffer.from(der).toString("base64") });
}
function signatureImage(layers) {
	const empty = {
		architecture: "",
		created: zeroTime,
		history: [],
		os: "",
		rootfs: {
			type: "layers",
			diff_ids: []
		},
		config: {}
	};
	return withLayers({
		schemaVersion: 2,
		mediaType: mediaTypes.manifest,
		config: { mediaType: mediaTypes.config },
		layers: []
	}, empty, layers);
}
function appendLayers({ manifest, config }, layers) {
	const document = readObject(manifest);
	const { mediaType } = objectOf(document["config"], "config");
	if (!isImageConfig(mediaType)) return {
		manifest: extended(document, layers),
		config
	};
	return withLayers(document, readObject(config), layers);
}
function withLayers(manifest, config, added) {
	const before = listOf(manifest["layers"], "layers");
	const rootfs = objectOf(config["rootfs"] ?? { type: "layers" }, "rootfs");
	const digests = listOf(rootfs["diff_ids"] ?? before.map(digestIn), "diff_ids");
	const history = config["history"] ?? void 0;
	const newConfig = goJson({
		...config,
		..."architecture" in config ? {} : { architecture: "" },
		..."os" in config ? {} : { os: "" },
		...history === void 0 ? {} : { history: [...listOf(history, "history"), ...added.map(() => ({ created: zeroTime }))] },
		rootfs: {
			...rootfs,
			diff_ids: [...digests, ...added.map(({ digest }) => digest)]
		}
	});
	const configBytes = Buffer.from(newConfig);
	const { data: _, ...named } = objectOf(manifest["config"], "config");
	const descriptor = {
		...named,
		size: configBytes.length,
		digest: digestOf(configBytes)
	};
	return {
		manifest: extended({
			...manifest,
			config: descriptor
		}, added),
		config: configBytes
	};
}
function extended(manifest, added) {
	const layers = [...listOf(manifest["layers"], "layers"), ...added];
	return Buffer.from(goJson({
		...manifest,
		layers
	}));
}
function digestIn(layer) {
	return (isObject(layer) ? layer["digest"] : void 0) ?? null;
}
function readObject(bytes) {
	try {
		return objectOf(parseDocument(bytes), "document");
	} catch (error) {
		return notOurs(error.message);
	}
}
function objectOf(value, what) {
	return isObject(value) ? value : notOurs(`its ${what} is no object`);
}
function listOf(value, what) {
	const list = value ?? [];
	return Array.isArray(list) ? list : notOurs(`its ${what} is no list`);
}
function notOurs(why) {
	throw new TrustError("E_MANIFEST", `what the signature tag holds is no signature image: ${why}`);
}

// src/signature/append.ts
async function appendSignature(repository, subject, layer, pausing) {
	assertStorable(subject);
	await updateTag(repository, signatureTag(subject), {
		isDone: (stored) => holds(stored, layer),
		next: async (stored) => {
			const { manifest, config } = await imageWith(repository, stored, layer);
			return {
				bytes: manifest,
				mediaType: parseManifest(manifest, stored?.contentType).mediaType,
				putContent: () => Promise.all([putBytes(repository, layer.payload), putBytes(repository, config)])
			};
		}
	}, pausing);
}
async function assertAppendable(repository, stored) {
	const { layers } = readSignatureImage(stored);
	if (layers.filter(isSignatureLayer).length >= limits.signatures) {
		const message = `the signature tag holds ${layers.length} signatures, and readers look at ${limits.signatures}`;
		throw new TooMany(message, { digest: stored.digest });
	}
	await imageWith(repository, stored, {
		payload: Buffer.from("{}"),
		signature: Buffer.alloc(0)
	});
}
function assertStorable(subject) {
	if (isTag(signatureTag(subject))) return;
	const message = `legacy signatures of a ${digestAlgorithm(subject)} digest cannot be stored: their tag would be longer than the 128 characters that tags have; bundles can be (--format bundle)`;
	throw new TrustError("E_UNSUPPORTED", message, { digest: subject });
}
async function imageWith(repository, stored, layer) {
	const added = [layerDescriptor(layer)];
	if (stored === void 0) return signatureImage(added);
	const { config: descriptor } = readSignatureImage(stored);
	const config = await repository.blob(descriptor, limits.config);
	if (config === void 0) throw new TrustError("E_MANIFEST", "the config of the signature image is missing", { digest: descriptor.digest });
	return appendLayers({
		manifest: stored.bytes,
		config
	}, added);
}
function readSignatureImage(stored) {
	const manifest = parseManifest(stored.bytes, stored.contentType);
	if (manifest.kind === "image" && (hasSignatures(manifest) || isEmpty(manifest))) return manifest;
	throw new TrustError("E_MANIFEST", "the signature tag points to something that is no signature image; it is left alone", { digest: stored.digest });
}
function hasSignatures(manifest) {
	return classifyArtifact(manifest).kind === "simple-signing";
}
function isEmpty({ layers, config: { mediaType }, artifactType = mediaType }) {
	const plain = [mediaTypes.empty, mediaTypes.cosignArtifactSig];
	const isPlain = (type) => isImageConfig(type) || plain.includes(type);
	return layers.length === 0 && isPlain(mediaType) && isPlain(artifactType);
}
function holds(stored, { payload, signature }) {
	const encoded = Buffer.from(signature).toString("base64");
	const isOurs = ({ digest, annotations }) => digest === digestOf(payload) && annotations[annotationKeys.signature] === encoded;
	return readSignatureImage(stored).layers.some(isOurs);
}
async function putBytes(repository, bytes) {
	await repository.putBlob({
		digest: digestOf(bytes),
		size: bytes.byteLength
	}, () => bytes);
}

// src/signature/referrer-manifest.ts
const emptyConfig = Buffer.from("{}");
const referrerAnnotationKeys = {
	content: "dev.sigstore.bundle.content",
	predicateType: predicateTypeAnnotation,
	created: "org.opencontainers.image.created"
};
function referrerManifest(subject, bundle, created) {
	return Buffer.from(goJson({
		schemaVersion: 2,
		mediaType: mediaTypes.manifest,
		config: {
			mediaType: mediaTypes.empty,
			size: emptyConfig.length,
			digest: digestOf(emptyConfig),
			artifactType: mediaTypes.bundle
		},
		layers: [{
			mediaType: mediaTypes.bundle,
			size: bundle.length,
			digest: digestOf(bundle)
		}],
		annotations: {
			[referrerAnnotationKeys.content]: "dsse-envelope",
			[referrerAnnotationKeys.predicateType]: signaturePredicate,
			[referrerAnnotationKeys.created]: created.toISOString().replace(/\.\d+Z$/, "Z")
		},
		subject: {
			mediaType: subject.mediaType,
			size: subject.size,
			digest: subject.digest
		},
		artifactType: mediaTypes.bundle
	}));
}

// src/sign/obstacle.ts
var Obstacle = class extends TrustError {
	advice;
	constructor({ code, message, details }, advice) {
		super(code, message, details);
		this.advice = `${advice}; then run it again`;
	}
};
const elsewhere = "or keep signatures in another repository (--signature-repository)";
function makeRoom(where) {
	return `delete from ${where} what is not yours, ${elsewhere}`;
}

// src/sign/assert-publishable.ts
async function assertPublishable(wanted, present, where) {
	try {
		if (wanted.format === "legacy") await assertRoomUnderTag(wanted, present, where);
		else await assertRoomForReferrer(wanted, present, where);
	} catch (error) {
		if (!isTrustError(error, "E_MANIFEST", "E_IMMUTABLE") && !(error instanceof TooMany)) throw error;
		throw new Obstacle(new TrustError(error.code, `${describeNode(wanted.node)}: ${error.message}`, error.details), adviceAbout(wanted, error));
	}
}
async function assertRoomUnderTag({ node }, { isTagged }, { signatures, writes }) {
	const tag = signatureTag(node.digest);
	const stored = isTagged ? await signatures.manifest(tag) : void 0;
	if (stored === void 0) return;
	await assertAppendable(signatures, stored);
	if (writes) await signatures.assertMovable(tag, stored);
}
async function assertRoomForReferrer({ node }, { referrers, hasApi }, { signatures, writes }) {
	if (referrers >= limits.signatures) {
		const message = `${referrers} referrers are listed that may be signatures, and readers look at ${limits.signatures}`;
		throw new TooMany(message, { digest: node.digest });
	}
	const tag = referrersTag(node.digest);
	const stored = hasApi ? void 0 : await signatures.manifest(tag);
	if (stored === void 0) return;
	assertListable(node.digest, stored);
	if (writes && stored.digest !== node.digest) await signatures.assertMovable(tag, stored);
}
function adviceAbout({ node, format }, { code }) {
	const tag = format === "legacy" ? signatureTag(node.digest) : referrersTag(node.digest);
	switch (code) {
		case "E_LIMIT": return makeRoom(format === "legacy" ? `the tag ${tag}` : `the referrers of ${node.digest}`);
		case "E_IMMUTABLE": return `let tags that begin with sha256- be moved there, ${elsewhere}`;
		default: return `delete the tag ${tag} if nothing needs it, ${elsewhere}`;
	}
}

// src/sign/options.ts
function assertUsable({ formats, logs, timestamps }) {
	const refuse = (why) => {
		throw new TrustError("E_INPUT", why);
	};
	if (formats.length === 0) refuse("there is no format to sign in");
	if (Math.max(logs.length, timestamps.length) > limits.logEntries) refuse(`readers take ${limits.logEntries} log entries and timestamps of a bundle at most`);
	if (!formats.includes("legacy")) return;
	if (logs.some(({ version }) => version === "rekor-v2")) refuse("legacy signatures need a signed entry timestamp, which Rekor v2 does not issue: use the format bundle, or Rekor v1");
	if (logs.length > 1) refuse("a legacy signature has room for the entry of one log only");
}
function policyFor(options, format) {
	const { key, annotations, logs, timestamps, trustedRoot } = options;
	const stamped = format === "bundle" && timestamps.length > 0;
	return {
		keys: [key.public],
		trustedRoot,
		transparencyLog: logs.length === 0 ? "ignored" : "required",
		timestamps: stamped ? "required" : "ignored",
		attestationManifests: "required",
		parity: "false",
		platforms: [],
		annotations
	};
}

// src/sign/present.ts
async function presentSignatures(node, options, { repository: image, signatures: repository, now }) {
	const check = (candidate) => checkCandidate(candidate, node.digest, policyFor(options, candidate.format), now());
	const isComplete = ({ size }) => size === options.formats.length;
	const beside = sameRepository(repository.name, image.name);
	const listed = await discoverSignatures(repository, node.digest, everything, check);
	const stores = {
		isTagged: isTagged(listed),
		referrers: listed.referrers,
		hasApi: listed.listedByApi !== void 0
	};
	const signatures = wantedOf([listed], options);
	if (isComplete(signatures)) return {
		signatures,
		...stores,
		stand: standOf(listed, void 0, beside)
	};
	const known = listed.listedByApi;
	const byTag = known === void 0 ? void 0 : await discoverByFallbackTag(repository, node.digest, everything, check, known);
	const searches = byTag === void 0 ? [listed] : [listed, byTag];
	const all = wantedOf(searches, options);
	const unread = searches.flatMap(({ unusable }) => unusable).find(mayBeOurs);
	if (isComplete(all) || unread === void 0) return {
		signatures: all,
		...stores,
		stand: standOf(listed, byTag, beside)
	};
	throw unreadable$1(node, unread);
}
function unreadable$1(node, { store, error }) {
	const { code, message, details } = error;
	const what = `the signatures of ${describeNode(node)} could not all be read`;
	const about = {
		...details,
		digest: node.digest
	};
	const unread = new TrustError(code, `${what}: ${message}`, about, error);
	if (!(error instanceof TooMany)) return unread;
	const tag = `the tag ${signatureTag(node.digest)}`;
	return new Obstacle(unread, makeRoom(store === "tag" ? tag : `the referrers of ${node.digest}`));
}
function isTagged({ candidates, unusable, foreign }) {
	return [
		candidates,
		unusable,
		foreign
	].some((found) => found.some(({ store }) => store === "tag"));
}
const everything = { payloadReferences: [] };
function wantedOf(searches, { formats, identity }) {
	const isNamed = ({ format, dockerReference }) => format === "bundle" || identity === void 0 || dockerReference === identity;
	const [, byTag] = searches;
	const good = searches.flatMap(({ candidates }) => candidates).filter((signature) => signature.good && isWhereItGoes(signature) && isNamed(signature));
	return new Map(formats.flatMap((format) => {
		const found = good.find((one) => one.format === format);
		if (found === void 0) return [];
		const { manifest, logEntries } = found;
		return [[format, {
			manifest,
			logEntries,
			unlisted: byTag?.candidates.includes(found) === true
		}]];
	}));
}
function isWhereItGoes({ store }) {
	return store !== "referrer";
}
function mayBeOurs({ store, error }) {
	const isTooLarge = store === "bundle" || error.details.digest !== void 0;
	if (error.code === "E_LIMIT" && !(error instanceof TooMany) && isTooLarge) return false;
	return outcomeFor([error.code]) === "undetermined";
}

// src/sign/confirm.ts
const attempts = 6;
async function confirm(nodes, options, looking) {
	return mapConcurrently(16, nodes, (node) => confirmOne(node, options, looking));
}
async function confirmOne(node, options, looking) {
	const absentFrom = ({ signatures }) => options.formats.filter((format) => !signatures.has(format));
	const present = await poll(() => presentSignatures(node, options, looking), (found) => absentFrom(found).length === 0, {
		attempts,
		pause: looking.pause
	});
	const absent = absentFrom(present);
	if (absent.length === 0) return {
		node,
		stand: present.stand
	};
	const what = `the ${absent.join(" and the ")} signature of ${describeNode(node)}`;
	throw new TrustError("E_NOSIG", `${what} was pushed, but the registry does not serve it`, { digest: node.digest });
}

// src/registry/attach.ts
async function attachReferrer(repository, bytes, pausing) {
	const { subject, referrer } = readReferrer(bytes);
	await putReferrer(repository, referrer);
	const { source } = await listReferrers(repository, subject, [referrer], pausing);
	return source;
}
function readReferrer(bytes) {
	const manifest = parseManifest(bytes);
	const { subject } = manifest;
	const digest = digestOf(bytes);
	if (subject === void 0) throw new TrustError("E_MANIFEST", "a manifest without a subject is no referrer", { digest });
	const entry = referrerEntry(manifest, digest, bytes.byteLength);
	return {
		subject: subject.digest,
		referrer: {
			entry,
			bytes
		}
	};
}
async function putReferrer(repository, { entry, bytes }) {
	try {
		await repository.putManifest(entry.digest, bytes, entry.mediaType);
	} catch (error) {
		if (!isTrustError(error, "E_UNSUPPORTED")) throw error;
		const message = `${error.message}; it cannot store referrers, as bundles are; legacy signatures need none (--format legacy)`;
		throw new TrustError(error.code, message, error.details, error);
	}
}

// src/sign/list-again.ts
async function listAgain({ signatures, stand }, context) {
	let now = stand;
	for (const [format, { manifest, unlisted }] of signatures) {
		const stored = unlisted ? await context.signatures.manifest(manifest) : void 0;
		if (stored === void 0) continue;
		await attachReferrer(context.signatures, stored.bytes, context);
		now = withSignatures(now, [storeOf(format)]);
	}
	return now;
}

// node_modules/@sigstore/bundle/dist/bundle.js
const BUNDLE_V02_MEDIA_TYPE = "application/vnd.dev.sigstore.bundle+json;version=0.2";
const BUNDLE_V03_MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

// node_modules/@sigstore/bundle/dist/build.js
function toDSSEBundle$1(options) {
	return {
		mediaType: options.certificateChain ? BUNDLE_V02_MEDIA_TYPE : BUNDLE_V03_MEDIA_TYPE,
		content: {
			$case: "dsseEnvelope",
			dsseEnvelope: toEnvelope(options)
		},
		verificationMaterial: toVerificationMaterial(options)
	};
}
function toEnvelope(options) {
	return {
		payloadType: options.artifactType,
		payload: options.artifact,
		signatures: [toSignature(options)]
	};
}
function toSignature(options) {
	return {
		keyid: options.keyHint || "",
		sig: options.signature
	};
}
function toVerificationMaterial(options) {
	return {
		content: toKeyContent(options),
		tlogEntries: [],
		timestampVerificationData: { rfc3161Timestamps: [] }
	};
}
function toKeyContent(options) {
	if (options.certificate) {
		if (options.certificateChain) return {
			$case: "x509CertificateChain",
			x509CertificateChain: { certificates: [{ rawBytes: options.certificate }] }
		};
		else return {
			$case: "certificate",
			certificate: { rawBytes: options.certificate }
		};
	} else return {
		$case: "publicKey",
		publicKey: { hint: options.keyHint || "" }
	};
}

// node_modules/@sigstore/bundle/dist/serialized.js
const bundleToJSON = (bundle) => {
	return Bundle.toJSON(bundle);
};
const envelopeToJSON = (envelope) => {
	return Envelope.toJSON(envelope);
};

// node_modules/@sigstore/sign/dist/bundler/base.js
var BaseBundleBuilder = class {
	signer;
	witnesses;
	constructor(options) {
		this.signer = options.signer;
		this.witnesses = options.witnesses;
	}
	async create(artifact) {
		const signature = await this.prepare(artifact).then((blob) => this.signer.sign(blob));
		const bundle = await this.package(artifact, signature);
		const verificationMaterials = await Promise.all(this.witnesses.map((witness) => witness.testify(bundle.content, publicKey(signature.key))));
		const tlogEntryList = [];
		const timestampList = [];
		verificationMaterials.forEach(({ tlogEntries, rfc3161Timestamps }) => {
			tlogEntryList.push(...tlogEntries ?? []);
			timestampList.push(...rfc3161Timestamps ?? []);
		});
		bundle.verificationMaterial.tlogEntries = tlogEntryList;
		bundle.verificationMaterial.timestampVerificationData = { rfc3161Timestamps: timestampList };
		return bundle;
	}
	async prepare(artifact) {
		return artifact.data;
	}
};
function publicKey(key) {
	switch (key.$case) {
		case "publicKey": return key.publicKey;
		case "x509Certificate": return key.certificate;
	}
}

// node_modules/@sigstore/sign/dist/bundler/bundle.js
function toDSSEBundle(artifact, signature, certificateChain) {
	return toDSSEBundle$1({
		artifact: artifact.data,
		artifactType: artifact.type,
		signature: signature.signature,
		certificate: signature.key.$case === "x509Certificate" ? toDER(signature.key.certificate) : void 0,
		keyHint: signature.key.$case === "publicKey" ? signature.key.hint : void 0,
		certificateChain
	});
}

// node_modules/@sigstore/sign/dist/bundler/dsse.js
var DSSEBundleBuilder = class extends BaseBundleBuilder {
	certificateChain;
	constructor(options) {
		super(options);
		this.certificateChain = options.certificateChain ?? false;
	}
	async prepare(artifact) {
		const a = artifactDefaults(artifact);
		return preAuthEncoding(a.type, a.data);
	}
	async package(artifact, signature) {
		return (0, toDSSEBundle)(artifactDefaults(artifact), signature, this.certificateChain);
	}
};
function artifactDefaults(artifact) {
	return {
		...artifact,
		type: artifact.type ?? ""
	};
}

// src/signature/make-bundle.ts
function signatureStatement(subject, annotations) {
	return Buffer.from(JSON.stringify({
		_type: statementType,
		subject: [{
			digest: { [digestAlgorithm(subject)]: digestHex(subject) },
			annotations
		}],
		predicateType: signaturePredicate,
		predicate: {}
	}));
}
function makeBundle(payload, key, witnesses) {
	const hint = Buffer.from(key.public.fingerprint, "hex").toString("base64");
	const material = {
		$case: "publicKey",
		publicKey: publicKeyPem(key.public),
		hint
	};
	return new BundleBuilder({
		signer: { sign: async (bytes) => ({
			signature: key.sign(bytes),
			key: material
		}) },
		witnesses: [...witnesses]
	}).create({
		data: Buffer.from(payload),
		type: statementPayloadType
	});
}
var BundleBuilder = class extends DSSEBundleBuilder {
	async package(...parts) {
		const bundle = await super.package(...parts);
		for (const signature of bundle.content.dsseEnvelope.signatures) signature.keyid = "";
		return bundle;
	}
};
function formatBundle(bundle) {
	const { timestampVerificationData: stamps, ...material } = bundle.verificationMaterial;
	const verificationMaterial = stamps === void 0 || stamps.rfc3161Timestamps.length === 0 ? {
		...material,
		timestampVerificationData: void 0
	} : bundle.verificationMaterial;
	return Buffer.from(JSON.stringify(bundleToJSON({
		...bundle,
		verificationMaterial
	})));
}

// src/signature/rekor-bundle.ts
function formatRekorBundle(entry) {
	const { inclusionPromise, logId, canonicalizedBody, integratedTime, logIndex } = entry;
	if (inclusionPromise === void 0) throw new TrustError("E_TLOG", "the log gave no signed entry timestamp, which legacy signatures need");
	return goJson({
		SignedEntryTimestamp: inclusionPromise.signedEntryTimestamp.toString("base64"),
		Payload: {
			body: canonicalizedBody.toString("base64"),
			integratedTime: Number(integratedTime),
			logIndex: Number(logIndex),
			logID: logId.keyId.toString("hex")
		}
	});
}

// src/transparency/log-client.ts
var EntryExists = class extends TrustError {
	constructor(host, details) {
		super("E_TLOG", `the log ${host} has this entry already, and does not hand it out`, details);
	}
};
function logService(url) {
	return {
		name: "log",
		url,
		answers: "application/json",
		refused: "E_TLOG"
	};
}

// src/sign/assert-good.ts
function readAnswers(bundle) {
	try {
		const parsed = parseBundle(bundle);
		return {
			...parsed,
			signed: signedByEnvelope(envelopeOf(parsed))
		};
	} catch (error) {
		throw unfit({
			code: "E_TLOG",
			message: error.message
		});
	}
}
function assertAnswers({ signed, logEntries, timestamps }, { key, trustedRoot: root }, now) {
	const recorded = {
		...signed,
		verifier: {
			kind: "PUBLIC KEY",
			der: key.public.spki
		}
	};
	const policy = {
		key: key.public,
		root,
		now
	};
	const outcomes = [...checkBundleEntries(logEntries, recorded, policy), ...authorityTimes(timestamps, signed, policy)];
	for (const outcome of outcomes) if ("state" in outcome) throw unfit(outcome);
}
function assertGood(candidate, subject, options, now) {
	const policy = policyFor(options, candidate.format);
	const { checks, logEntries } = checkCandidate(candidate, subject, policy, now);
	for (const check of Object.values(checks)) if (check.state === "failed") throw unfit(check, subject);
	return logEntries;
}
function unfit({ code, message }, digest) {
	const details = digest === void 0 ? {} : { digest };
	return new TrustError(code, `the new signature does not verify, and is not published: ${message}`, details);
}

// src/sign/make.ts
function makeSignature(wanted, making) {
	return wanted.format === "legacy" ? makeLayer(wanted, making) : makeReferrer(wanted, making);
}
async function makeLayer(wanted, { options, identity, now }) {
	const { key, annotations } = options;
	const { digest } = wanted.node;
	const payload = bounded(formatPayload(identity, digest, annotations));
	const signed = {
		payload,
		bytes: payload,
		signature: key.sign(payload)
	};
	const logEntries = await logLegacy(signed, options);
	assertAnswers({
		signed,
		logEntries,
		timestamps: []
	}, options, now());
	const [entry] = logEntries;
	const layer = {
		payload,
		signature: signed.signature,
		...entry === void 0 ? {} : { rekorBundle: formatRekorBundle(entry) }
	};
	const descriptor = layerDescriptor(layer);
	const candidate = {
		format: "legacy",
		store: "tag",
		manifest: digestOf(signatureImage([descriptor]).manifest),
		layer: readDescriptor(descriptor, "the new layer"),
		payload
	};
	return {
		format: "legacy",
		wanted,
		layer,
		logEntries: assertGood(candidate, digest, options, now())
	};
}
async function logLegacy({ payload, signature }, { key, logs }) {
	const digest = createHash("sha256").update(payload).digest();
	const content = {
		$case: "messageSignature",
		messageSignature: {
			messageDigest: {
				algorithm: HashAlgorithm.SHA2_256,
				digest
			},
			signature
		}
	};
	const pem = publicKeyPem(key.public);
	return (await Promise.all(logs.map((log) => log.testify(content, pem)))).flatMap(({ tlogEntries }) => tlogEntries);
}
const statements = 4;
async function makeReferrer(wanted, making) {
	const { digest } = wanted.node;
	const statement = signatureStatement(digest, making.options.annotations);
	for (let spaces = 0;; spaces += 1) try {
		return await bundleOf(bounded(Buffer.concat([statement, Buffer.alloc(spaces, " ")])), wanted, making);
	} catch (error) {
		if (!(error instanceof EntryExists) || spaces + 1 === statements) throw error;
	}
}
async function bundleOf(payload, wanted, { options, now }) {
	const { key, logs, timestamps: authorities } = options;
	const { digest } = wanted.node;
	const bundle = formatBundle(await makeBundle(payload, key, [...logs, ...authorities]));
	assertAnswers(readAnswers(bundle), options, now());
	const place = {
		format: "bundle",
		store: "bundle",
		manifest: digestOf(bundle)
	};
	return {
		format: "bundle",
		wanted,
		bundle,
		logEntries: assertGood({
			...place,
			bytes: bundle
		}, digest, options, now())
	};
}
function bounded(payload) {
	if (payload.length <= limits.payload) return payload;
	const message = `what is to be signed has ${payload.length} bytes with its annotations, and readers take ${limits.payload}`;
	throw new TrustError("E_INPUT", message);
}

// src/sign/progress.ts
var Progress = class {
	#root;
	#stands = [];
	#signatures = /* @__PURE__ */ new Map();
	get root() {
		return this.#root;
	}
	get stands() {
		return this.#stands;
	}
	resolved(root) {
		this.#root = root;
	}
	stood(stands) {
		this.#stands = stands;
	}
	planned(wanted, found) {
		const { format } = wanted;
		const state = found === void 0 ? "missing" : "present";
		this.#signatures.set(wanted, {
			format,
			state,
			logEntries: found?.logEntries ?? []
		});
	}
	made(wanted, logEntries) {
		this.#signatures.set(wanted, {
			format: wanted.format,
			state: "made",
			logEntries
		});
	}
	published(wanted) {
		const { logEntries = [] } = this.#signatures.get(wanted) ?? {};
		this.#signatures.set(wanted, {
			format: wanted.format,
			state: "published",
			logEntries
		});
	}
	in(...states) {
		return [...this.#signatures].flatMap(([wanted, { state }]) => states.includes(state) ? [wanted] : []);
	}
	manifests() {
		return [...Map.groupBy(this.#signatures, ([{ node }]) => node)].map(([{ digest, role, platforms }, signatures]) => ({
			digest,
			role,
			platforms: platforms.map(formatPlatform),
			signatures: signatures.map(([, report]) => report)
		}));
	}
	advice(code) {
		const all = this.#signatures.size;
		const pushed = this.in("present", "published").length;
		if (all === 0) return isFinal(code) ? "nothing was signed" : "nothing was signed; run it again";
		if (pushed === all) return "all signatures were pushed; run it again, it makes what is not served";
		return `${pushed} of ${all} signatures are in the registry; run it again, it completes the rest`;
	}
};
function isFinal(code) {
	return code === "E_UNSUPPORTED" || outcomeFor([code]) === "rejected";
}

// src/sign/publish.ts
async function publish(made, publishing) {
	if (made.some(({ format }) => format === "bundle")) await putBytes(publishing.repository, emptyConfig);
	const byDepth = Map.groupBy(made, ({ wanted }) => wanted.node.depth);
	for (const depth of [...byDepth.keys()].sort((a, b) => b - a)) await mapConcurrently(16, byDepth.get(depth) ?? [], async (one) => {
		await publishOne(one, publishing);
		publishing.onPublished(one);
	});
}
async function publishOne(made, publishing) {
	const { repository, now } = publishing;
	const { node } = made.wanted;
	if (made.format === "legacy") return appendSignature(repository, node.digest, made.layer, publishing);
	const bytes = referrerManifest(node, made.bundle, now());
	let missing = [made.bundle];
	const putContent = async () => {
		await Promise.all(missing.map((blob) => putBytes(repository, blob)));
		missing = [emptyConfig, made.bundle];
	};
	await putWithContent(putContent, () => attachReferrer(repository, bytes, publishing));
}

// src/sign/readable.ts
function assertReadable(chosen, image) {
	const { formats, signatureRepository = image, requireReadableBy: names = [] } = chosen;
	const [first] = names.map(readerOf).filter(({ stores }) => !meets(stores, formats));
	if (first !== void 0) {
		const message = `require-readable-by: ${first.title} does not read the format ${formats.join(" and ")}: choose the format both (it needs Rekor v1)`;
		throw new TrustError("E_FORMAT", message);
	}
	if (names.length === 0 || sameRepository(signatureRepository, image)) return;
	const message = `require-readable-by: ${titlesOf(names)} looks beside the image, and signature-repository puts the signatures elsewhere: leave out one of the two`;
	throw new TrustError("E_FORMAT", message);
}
function meets(stores, formats) {
	return formats.some((format) => stores.includes(storeOf(format)));
}
function refuseUnreadable(plans, isWhole, { formats, requireReadableBy: names = [] }) {
	if (names.length > 0 && !isWhole) {
		const message = `only the index is signed in this run, and ${titlesOf(names)} must be able to read the signatures of its platforms`;
		return [finding("E_FORMAT", message, { advice: "sign without --no-recursive" })];
	}
	const stores = formats.map(storeOf);
	const planned = plans.map(({ node, stand }) => ({
		node,
		stand: withSignatures(stand, stores)
	}));
	return checkReaders(names, planned);
}
function titlesOf(names) {
	return names.map((name) => readerOf(name).title).join(", ");
}

// src/sign/subjects.ts
async function readSubjects(repository, root, { recursive, platforms = [] }) {
	const tree = await readTree(repository, root);
	const [first, ...children] = tree.nodes;
	if (!recursive) return {
		nodes: [first],
		problems: []
	};
	await mapConcurrently(16, children, (child) => assertSignable(repository, child));
	const { findings } = await checkContent(repository, tree, platforms);
	return {
		nodes: tree.nodes,
		problems: findings
	};
}
async function assertSignable(repository, node) {
	const { digest, mediaType, size } = node;
	const refuse = (code, why) => {
		throw new TrustError(code, `${describeNode(node)} ${why}`, { digest });
	};
	if (!isImageType(mediaType) && !isIndexType(mediaType)) return refuse("E_MANIFEST", `is of type ${mediaType}, which cannot be signed recursively`);
	const stored = await repository.manifest(digest);
	if (stored === void 0) return refuse("E_COVER", "is listed, but the registry does not have it");
	if (stored.bytes.length !== size) return refuse("E_DIGEST", `is listed with ${size} bytes, and has ${stored.bytes.length}`);
	parseManifest(stored.bytes, mediaType);
}

// src/sign/image.ts
async function signImage(task, options, context) {
	const progress = new Progress();
	const errors = [];
	try {
		for (const problem of await run(task, options, context, progress)) {
			const { advice = "build the image with what it lacks, or do not ask for it" } = problem;
			errors.push(advised(problem, advice, context));
		}
	} catch (error) {
		if (!isTrustError(error)) throw error;
		errors.push(failure(error, progress, context));
	}
	return toReport$1(task, progress, [...errors, ...checkReference(task, progress)]);
}
function failure(error, progress, context) {
	const found = findingOf(error);
	if (error instanceof Obstacle) return advised(found, error.advice, context);
	if (context.callerAdvises !== true) return {
		...found,
		advice: progress.advice(error.code)
	};
	const { advice: _, ...without } = found;
	return without;
}
function advised(found, first, { callerAdvises }) {
	const advice = callerAdvises === true ? first : `nothing was signed or logged: ${first}`;
	return {
		...found,
		advice
	};
}
async function run({ reference }, options, context, progress) {
	const { repository, signatures, now, onPublished } = context;
	const root = await resolve(repository, reference);
	progress.resolved(root.digest);
	const { nodes, problems } = await readSubjects(repository, root, options);
	if (problems.length > 0) return problems;
	if (options.formats.includes("legacy")) for (const { digest } of nodes) assertStorable(digest);
	const plans = await lookAtAll(nodes, options, context);
	for (const plan of plans) for (const format of options.formats) progress.planned({
		node: plan.node,
		format
	}, plan.signatures.get(format));
	const isWhole = options.recursive || nodes.every(({ role }) => role !== "index");
	if (isWhole) progress.stood(plans);
	const refused = refuseUnreadable(plans, isWhole, options);
	if (refused.length > 0) return refused;
	if (options.dryRun !== true) {
		const standing = await mapConcurrently(16, plans, async (plan) => ({
			node: plan.node,
			stand: await listAgain(plan, context)
		}));
		if (isWhole) progress.stood(standing);
	}
	const missing = progress.in("missing");
	if (missing.length === 0) return [];
	const writes = options.dryRun !== true;
	const present = new Map(plans.map((plan) => [plan.node, plan]));
	await mapConcurrently(16, missing, async (wanted) => {
		const found = present.get(wanted.node);
		if (found !== void 0) await assertPublishable(wanted, found, {
			signatures,
			writes
		});
	});
	if (!writes) return [];
	await signatures.assertPushable();
	await context.beforeSigning?.(missing);
	const identity = options.identity ?? cosignRepository(reference);
	const made = await mapConcurrently(16, missing, async (wanted) => {
		const one = await makeSignature(wanted, {
			options,
			identity,
			now
		});
		progress.made(wanted, one.logEntries);
		return one;
	});
	await publish(made, {
		repository: signatures,
		now,
		pause: (attempt) => context.pause(attempt),
		onPublished: ({ wanted }) => {
			progress.published(wanted);
			onPublished?.(progress.in("published").length, made.length);
		}
	});
	const confirmed = await confirm(nodes, options, context);
	if (isWhole) progress.stood(confirmed);
	for (const { code, message } of checkReaders(options.requireReadableBy ?? [], confirmed)) throw new TrustError(code, message);
	return [];
}
async function lookAtAll(nodes, options, context) {
	const look = () => mapConcurrently(16, nodes, async (node) => ({
		node,
		...await presentSignatures(node, options, context)
	}));
	try {
		return await look();
	} catch (error) {
		if (!isAccessRefused(error)) throw error;
		if (options.dryRun === true) return nodes.map((node) => ({
			node,
			...nothingIn(context)
		}));
		await putBytes(context.signatures, emptyConfig);
		return look();
	}
}
function nothingIn({ repository, signatures }) {
	return {
		signatures: /* @__PURE__ */ new Map(),
		isTagged: false,
		referrers: 0,
		hasApi: true,
		stand: emptyStand(sameRepository(signatures.name, repository.name))
	};
}
function checkReference({ reference }, { root }) {
	const { tag = "latest", digest } = reference;
	if (digest !== void 0 || root === void 0) return [];
	return [finding("E_ROLLBACK", `the tag ${tag} was resolved once, to ${root}`, {
		severity: "warning",
		advice: "sign by the digest that your build gave: a tag can be moved in between"
	})];
}
function toReport$1({ text, reference }, progress, findings) {
	const { registry, path } = reference;
	const name = formatReference(reference);
	const errors = findings.filter(({ severity }) => severity === "error");
	const digest = progress.root;
	return {
		reference: text,
		name,
		...digest === void 0 ? {} : {
			digest,
			pinned: formatReference({
				registry,
				path,
				digest
			})
		},
		outcome: outcomeFor(errors.map(({ code }) => code)),
		manifests: progress.manifests(),
		readers: readersOf(progress.stands.map(({ stand }) => stand)),
		findings: findings.map((one) => ({
			...one,
			image: name
		}))
	};
}

// src/sign/report.ts
const signReportSchema = "https://github.com/webdis/verify-action/schema/sign-report/v1";

// src/sign/sign.ts
async function signImages(tasks, options, context) {
	if (tasks.length === 0) throw new TrustError("E_INPUT", "there is no image to sign");
	assertUsable(options);
	const { registry, now, beforeSigning, callerAdvises = false } = context;
	const pause = (attempt) => context.pause(attempt);
	const started = now();
	const images = [];
	for (const task of tasks) {
		const { signatureRepository: elsewhere } = options;
		const signatures = registry.target(elsewhere ?? task.reference);
		const repository = elsewhere === void 0 ? signatures : registry.repository(task.reference);
		const onPublished = (done, of) => context.onProgress?.({
			image: task.text,
			done,
			of,
			requests: registry.sent
		});
		images.push(await signImage(task, options, {
			repository,
			signatures,
			now,
			pause,
			callerAdvises,
			onPublished,
			...beforeSigning === void 0 ? {} : { beforeSigning }
		}));
	}
	return toReport(started, images, options, context);
}
function toReport(started, images, options, context) {
	const errors = images.flatMap(({ findings }) => findings).filter(({ severity }) => severity === "error");
	const exitCode = exitCodeFor(errors.map(({ code }) => code));
	return {
		schema: signReportSchema,
		tool: context.tool,
		started: started.toISOString(),
		finished: context.now().toISOString(),
		outcome: outcomeOf(exitCode),
		exitCode,
		key: options.key.public.fingerprint,
		keyPinned: options.key.public.pinned,
		formats: options.formats,
		logs: options.logs.map(({ url }) => url),
		annotations: options.annotations,
		images,
		readers: readersOfAll(images.map(({ readers }) => readers)),
		requests: context.registry.sent
	};
}

// src/transparency/service.ts
function baseUrl(url) {
	return url.replace(/\/+$/, "");
}
function post(service, transport, url, content) {
	const body = Buffer.from(JSON.stringify(content));
	return ask(service, transport, {
		method: "POST",
		url: new URL(url),
		headers: { "content-type": "application/json" },
		body: () => body,
		idempotent: true
	});
}
async function ask({ name, url, answers }, transport, request) {
	const headers = {
		...request.headers,
		accept: answers
	};
	const { service: timeout } = deadlines;
	try {
		return await transport.request({
			...request,
			headers,
			timeout
		}, limits.bundle);
	} catch (error) {
		const { host } = new URL(url);
		if (!isTrustError(error) || error.details.host !== host) throw error;
		const { code, message, details } = error;
		const what = message.startsWith(host) ? message : `${host}: ${message}`;
		throw new TrustError(code, `the ${name} ${what}`, details, error);
	}
}
function bodyOf(service, answer) {
	if (answer.status === 200 || answer.status === 201) return answer.body;
	throw refusal(service, answer);
}
function refusal({ name, url, refused }, { status, body }) {
	const { host } = new URL(url);
	const said = wordsOf(body);
	const why = said === "" ? "" : `: ${quote(said)}`;
	const isRefusal = [
		400,
		409,
		413,
		422
	].includes(status);
	return new TrustError(isRefusal ? refused : "E_NET", `the ${name} ${host} ${isRefusal ? "refuses this" : "does not serve"} (${status})${why}`, {
		host,
		status
	});
}
function wordsOf(body) {
	const text = Buffer.from(body).toString("utf8").trim();
	try {
		const { message } = JSON.parse(text);
		return typeof message === "string" ? message : text;
	} catch {
		return text;
	}
}
function unreadable({ name, url }, what, cause) {
	const { host } = new URL(url);
	const message = `the ${name} ${host} answered something that is no ${what}${cause instanceof SyntaxError ? `: ${cause.message}` : ""}`;
	return new TrustError("E_NET", message, { host }, cause);
}

// src/transparency/rekor-v1.ts
function rekorV1(base, transport) {
	const service = logService(base);
	const url = `${baseUrl(base)}/api/v1/log/entries`;
	const fetchExisting = (conflict) => {
		const { host } = new URL(base);
		const id = entryId(conflict.headers.location);
		if (id === void 0) throw new EntryExists(host, {
			host,
			status: conflict.status
		});
		return ask(service, transport, {
			method: "GET",
			url: new URL(`${url}/${id}`)
		});
	};
	return {
		url: base,
		version: "rekor-v1",
		async testify(content, publicKey) {
			const posted = await post(service, transport, url, proposedEntry(content, publicKey));
			const answer = posted.status === 409 ? await fetchExisting(posted) : posted;
			const body = bodyOf(service, answer);
			try {
				return { tlogEntries: [readAnswer(parseJson(body), "answer")] };
			} catch (error) {
				throw unreadable(service, "log entry", error);
			}
		}
	};
}
function entryId(location = "") {
	return /\/((?:[0-9a-f]{16})?[0-9a-f]{64})$/.exec(location)?.[1];
}
function proposedEntry(content, publicKey) {
	const key = Buffer.from(publicKey).toString("base64");
	if (content.$case === "dsseEnvelope") return {
		apiVersion: "0.0.1",
		kind: "dsse",
		spec: { proposedContent: {
			envelope: JSON.stringify(envelopeToJSON(content.dsseEnvelope)),
			verifiers: [key]
		} }
	};
	const { messageDigest, signature } = content.messageSignature;
	return {
		apiVersion: "0.0.1",
		kind: "hashedrekord",
		spec: {
			data: { hash: {
				algorithm: "sha256",
				value: messageDigest.digest.toString("hex")
			} },
			signature: {
				content: signature.toString("base64"),
				publicKey: { content: key }
			}
		}
	};
}
function fields$1(wanted) {
	const shape = object(wanted);
	const names = new Set(Object.keys(wanted));
	return (value, at) => shape(Object.fromEntries(Object.entries(anyObject(value, at)).filter(([name]) => names.has(name))), at);
}
const logEntry = fields$1({
	body: base64,
	integratedTime: count,
	logID: sha256Hex,
	logIndex: count,
	verification: fields$1({
		inclusionProof: fields$1({
			checkpoint: text,
			hashes: optional(list(sha256Hex)),
			logIndex: count,
			rootHash: sha256Hex,
			treeSize: count
		}),
		signedEntryTimestamp: optional(base64)
	})
});
const logged = fields$1({
	kind: text,
	apiVersion: text
});
function readAnswer(value, at) {
	const [answered, ...others] = Object.values(anyObject(value, at));
	if (answered === void 0 || others.length > 0) return fail(at, "does not hold one entry");
	const { body, integratedTime, logID, logIndex, verification } = logEntry(answered, at);
	const { kind, apiVersion } = logged(parseJson(body), `${at}.body`);
	const { inclusionProof: proof, signedEntryTimestamp } = verification;
	const hex = (digits) => Buffer.from(digits, "hex");
	return {
		logIndex: String(logIndex),
		logId: { keyId: hex(logID) },
		kindVersion: {
			kind,
			version: apiVersion
		},
		integratedTime: String(integratedTime),
		inclusionPromise: signedEntryTimestamp && { signedEntryTimestamp },
		inclusionProof: {
			logIndex: String(proof.logIndex),
			rootHash: hex(proof.rootHash),
			treeSize: String(proof.treeSize),
			hashes: (proof.hashes ?? []).map(hex),
			checkpoint: { envelope: proof.checkpoint }
		},
		canonicalizedBody: body
	};
}

// src/transparency/rekor-v2.ts
function rekorV2(base, transport) {
	const service = logService(base);
	const url = `${baseUrl(base)}/api/v2/log/entries`;
	return {
		url: base,
		version: "rekor-v2",
		async testify(content, publicKey) {
			const answer = await post(service, transport, url, requestFor(content, publicKey));
			const { host } = new URL(base);
			if (answer.status === 409) throw new EntryExists(host, {
				host,
				status: 409
			});
			const body = bodyOf(service, answer);
			try {
				return { tlogEntries: [readEntry(body)] };
			} catch (error) {
				throw unreadable(service, "log entry", error);
			}
		}
	};
}
function requestFor(content, publicKey) {
	if (content.$case === "messageSignature") throw new TrustError("E_INPUT", "Rekor v2 gives no signed entry timestamps, which legacy signatures need");
	const { payload, payloadType, signatures } = content.dsseEnvelope;
	const signed = preAuthEncoding$1(payloadType, payload);
	return { hashedRekordRequestV002: {
		digest: createHash("sha256").update(signed).digest("base64"),
		signature: {
			content: signatures[0]?.sig.toString("base64"),
			verifier: verifier(publicKey)
		}
	} };
}
function verifier(pem) {
	const key = createPublicKey(pem);
	const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
	const keyDetails = keyDetailsOf[namedCurve ?? `rsa-${modulusLength}`];
	if (keyDetails === void 0) throw new TrustError("E_KEY", "Rekor v2 takes keys of ECDSA P-256, and RSA of 2048, 3072 or 4096 bits");
	return {
		publicKey: { rawBytes: key.export({
			type: "spki",
			format: "der"
		}).toString("base64") },
		keyDetails
	};
}
const keyDetailsOf = {
	prime256v1: "PKIX_ECDSA_P256_SHA_256",
	"rsa-2048": "PKIX_RSA_PKCS1V15_2048_SHA256",
	"rsa-3072": "PKIX_RSA_PKCS1V15_3072_SHA256",
	"rsa-4096": "PKIX_RSA_PKCS1V15_4096_SHA256"
};
function readEntry(bytes) {
	const entry = TransparencyLogEntry.fromJSON(parseJson(bytes));
	const { logId, kindVersion, inclusionProof } = entry;
	const checkpoint = inclusionProof?.checkpoint;
	return logId && kindVersion && inclusionProof && checkpoint ? {
		...entry,
		logId,
		kindVersion,
		inclusionProof: {
			...inclusionProof,
			checkpoint
		}
	} : fail("answer", "is not a whole entry");
}

// src/transparency/signing-config.ts
const service = object({
	url: text,
	majorApiVersion: count,
	validFor: validity,
	operator: optional(text)
});
const selection = object({
	selector: optional(oneOf("SERVICE_SELECTOR_UNDEFINED", "ALL", "ANY", "EXACT")),
	count: optional(count)
});
const mediaType = oneOf("application/vnd.dev.sigstore.signingconfig.v0.2+json");
const fields = object({
	mediaType,
	caUrls: optional(list(anything)),
	oidcUrls: optional(list(anything)),
	rekorTlogUrls: optional(list(service)),
	rekorTlogConfig: optional(selection),
	tsaUrls: optional(list(service)),
	tsaConfig: optional(selection)
});
const signingConfig = (value, at) => {
	mediaType(anyObject(value, at)["mediaType"], `${at}.mediaType`);
	return fields(value, at);
};
function chooseServices(bytes, source, now) {
	try {
		const config = readJson(signingConfig, bytes, "signing config");
		const logs = choose("rekorTlog", config.rekorTlogUrls, config.rekorTlogConfig, [2, 1], now);
		const authorities = choose("tsa", config.tsaUrls, config.tsaConfig, [1], now);
		return {
			logs: logs.map(({ service: { url }, version }) => ({
				url,
				version
			})),
			timestampUrls: authorities.map(({ service: { url } }) => url)
		};
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new TrustError("E_INPUT", `${source}: ${error.message}`, {}, error);
	}
}
function choose(name, services = [], selection = {
	selector: void 0,
	count: void 0
}, versions, now) {
	if (services.length === 0) return [];
	const valid = services.filter(({ validFor }) => isWithin(validFor, now)).sort((a, b) => b.validFor.start.getTime() - a.validFor.start.getTime());
	const best = versions.map((version) => {
		return onePerOperator(valid.filter(({ majorApiVersion }) => majorApiVersion === version)).map((service) => ({
			service,
			version
		}));
	}).find((found) => found.length > 0);
	if (best === void 0) return fail(`${name}Urls`, "holds no service that is valid now, of a version that is known here");
	return select(name, best, selection);
}
function onePerOperator(services) {
	return [...Map.groupBy(services, ({ operator }) => operator).values()].flatMap(([newest]) => newest === void 0 ? [] : [newest]);
}
function select(name, services, { selector, count }) {
	switch (selector) {
		case "ALL": return services;
		case "ANY": return services.slice(0, 1);
		case "EXACT": {
			const wanted = count ?? 0;
			if (wanted > 0 && wanted <= services.length) return services.slice(0, wanted);
			return fail(`${name}Config`, `asks for ${wanted} services, and ${services.length} are there`);
		}
		default: return fail(`${name}Config`, "does not say how many services to use");
	}
}

// src/transparency/timestamp.ts
function timestampAuthority(base, transport) {
	const service = {
		name: "timestamp authority",
		url: base,
		answers: "application/timestamp-reply",
		refused: "E_TIME"
	};
	const url = new URL(base).pathname === "/" ? `${baseUrl(base)}/api/v1/timestamp` : baseUrl(base);
	return {
		url: base,
		async testify(content) {
			const request = {
				artifactHash: createHash("sha256").update(signatureOf(content)).digest("base64"),
				hashAlgorithm: "sha256"
			};
			const der = bodyOf(service, await post(service, transport, url, request));
			return { rfc3161Timestamps: [{ signedTimestamp: Buffer.from(der) }] };
		}
	};
}
function signatureOf(content) {
	if (content.$case === "messageSignature") return content.messageSignature.signature;
	const [signature] = content.dsseEnvelope.signatures;
	if (signature === void 0) throw new Error("the envelope holds no signature");
	return signature.sig;
}

// src/run/services.ts
const publicGoodRekor = "https://rekor.sigstore.dev";
async function readServices(words, now) {
	const { rekorUrl, rekorVersion, signingConfig, timestampUrl, log } = words;
	const given = [
		...rekorUrl === "" ? [] : ["rekor-url"],
		...rekorVersion === "" ? [] : ["rekor-version"],
		...timestampUrl === "" ? [] : ["timestamp-url"],
		...log ? [] : ["no-log"]
	];
	if (signingConfig !== "") {
		if (given.length > 0) exclusive("signing-config", given);
		const bytes = await readBounded(signingConfig, limits.manifest, "signing-config: the file");
		return chooseServices(bytes, signingConfig, now);
	}
	const ofLog = given.filter((name) => name.startsWith("rekor-"));
	if (!log && ofLog.length > 0) exclusive("no-log", ofLog);
	if (rekorUrl === "" && rekorVersion !== "") throw new TrustError("E_INPUT", "rekor-version says which API rekor-url has: give both");
	const version = parseChoice(rekorVersion || "1", ["1", "2"], "rekor-version") === "1" ? 1 : 2;
	return {
		logs: log ? [{
			url: rekorUrl || publicGoodRekor,
			version
		}] : [],
		timestampUrls: timestampUrl === "" ? [] : [timestampUrl]
	};
}
function exclusive(name, others) {
	throw new TrustError("E_INPUT", `${name} and ${others.join(", ")} exclude each other`);
}
function openServices({ logs, timestampUrls }, { transport, insecureHosts }, options) {
	const checked = (url) => checkUrl(url, insecureHosts);
	return {
		logs: logs.map(({ url, version }) => {
			return announced((version === 2 ? rekorV2 : rekorV1)(checked(url), transport), options);
		}),
		timestamps: timestampUrls.map((url) => timestampAuthority(checked(url), transport))
	};
}
function announced(log, { onWait }) {
	return {
		...log,
		testify: (content, publicKey) => {
			onWait?.(`waiting for the log ${new URL(log.url).host}`);
			return log.testify(content, publicKey);
		}
	};
}
function checkUrl(text, insecureHosts) {
	const fail = (why) => {
		throw new TrustError("E_INPUT", `a log or timestamp authority: ${why}`);
	};
	if (!URL.canParse(text)) return fail(`${JSON.stringify(text.slice(0, 300))} is not a URL`);
	const url = new URL(text);
	if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return fail(`the URL for ${url.host} may hold no credentials, no query and no fragment`);
	if (!mayUse(url, insecureHosts)) return fail(`${url.protocol}//${url.host} is not https (--insecure-registry allows http)`);
	return text.replace(/\/+$/, "");
}

// src/run/sign-demands.ts
const formats = {
	bundle: ["bundle"],
	legacy: ["legacy"],
	both: ["legacy", "bundle"]
};
const nothing = {
	logs: false,
	authorities: false
};
async function readDemands(words) {
	const { identity, signatureRepository } = words;
	if (identity !== "") about("identity", () => parseReference(identity), "E_INPUT");
	return {
		formats: formats[parseChoice(words.format, [
			"bundle",
			"legacy",
			"both"
		], "format")],
		annotations: parseClaims(words.annotations, "annotations"),
		recursive: words.recursive,
		trustedRoot: await readTrustedRoot(words.trustedRoot, nothing),
		...identity === "" ? {} : { identity },
		...signatureRepository === "" ? {} : { signatureRepository: about("signature-repository", () => parseRepository(signatureRepository)) },
		...readReaders(words.requireReadableBy)
	};
}
function checkTogether({ formats, identity, trustedRoot }, { logs, timestampUrls }, words) {
	const legacy = formats.includes("legacy");
	const fail = (why) => {
		throw new TrustError("E_INPUT", why);
	};
	if (identity !== void 0 && !legacy) fail("identity: bundles name none; it is for format legacy or both");
	if (legacy && logs.some(({ version }) => version === 2)) fail("format: legacy signatures need Rekor v1; Rekor v2 issues no signed entry timestamps");
	if (!formats.includes("bundle") && words.services.timestampUrl !== "") fail("timestamp-url: legacy signatures carry no timestamps; it is for format bundle or both");
	if (words.trustedRoot === "") checkKnown(trustedRoot, logs);
	else assertNames(trustedRoot, {
		logs: logs.length > 0,
		authorities: timestampUrls.length > 0
	});
}
function checkKnown({ logs: known, source }, logs) {
	for (const { url } of logs) {
		const host = URL.canParse(url) ? new URL(url).host : url;
		if (known.some((log) => log.host === host)) continue;
		throw new TrustError("E_INPUT", `${source} does not know the log ${host}: give the trusted-root that its answers are verified with`);
	}
}

// src/host/password.ts
async function readPassword(env, ask, kind = "existing") {
	const set = env["COSIGN_PASSWORD"];
	return set === void 0 ? ask(kind) : { text: set };
}

// node_modules/@noble/ciphers/utils.js
function isBytes(a) {
	return a instanceof Uint8Array || ArrayBuffer.isView(a) && a.constructor.name === "Uint8Array" && "BYTES_PER_ELEMENT" in a && a.BYTES_PER_ELEMENT === 1;
}
const atitle = (title) => title ? `"${title}" ` : "";
function abool(value, title = "") {
	if (typeof value !== "boolean") throw new TypeError(atitle(title) + "expected boolean, got type=" + typeof value);
	return value;
}
function anumber(n, title = "") {
	if (typeof n !== "number") throw new TypeError(atitle(title) + "expected number, got " + typeof n);
	if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(atitle(title) + "expected integer >= 0, got " + n);
	return n;
}
function abytes(value, length, title = "") {
	if (isBytes(value) && (length === void 0 || value.length === length)) return value;
	if (length !== void 0) anumber(length, "length");
	const bytes = isBytes(value);
	const ofLen = length !== void 0 ? ` of length ${length}` : "";
	const got = bytes ? `length=${value.length}` : `type=${typeof value}`;
	const message = atitle(title) + "expected Uint8Array" + ofLen + ", got " + got;
	if (!bytes) throw new TypeError(message);
	throw new RangeError(message);
}
const aobject = (value, label) => {
	if (value === null || typeof value !== "object" || Array.isArray(value)) throw new TypeError(label === "object" ? "expected valid options object" : `"${label}" expected object, got type=${typeof value}`);
};
function aexists(instance, checkFinished = true) {
	if (instance.destroyed) throw new Error("hash was destroyed");
	if (checkFinished && instance.finished) throw new Error("digest() was already called");
}
function aoutput(out, instance) {
	abytes(out, void 0, "output");
	const min = instance.outputLen;
	if (!(out.length >= min)) throw new RangeError("\"output\" expected length >= " + min);
}
function u32(arr) {
	return new Uint32Array(arr.buffer, arr.byteOffset, Math.floor(arr.byteLength / 4));
}
function clean(...arrays) {
	for (let i = 0; i < arrays.length; i++) arrays[i].fill(0);
}
const isLE = /* @__PURE__ */ (() => new Uint8Array(new Uint32Array([287454020]).buffer)[0] === 68)();
function byteSwap(word) {
	return word << 24 & 4278190080 | word << 8 & 16711680 | word >>> 8 & 65280 | word >>> 24 & 255;
}
function byteSwap32(arr) {
	for (let i = 0; i < arr.length; i++) arr[i] = byteSwap(arr[i]);
	return arr;
}
const swap32IfBE = isLE ? (u) => u : byteSwap32;
function overlapBytes(a, b) {
	if (!a.byteLength || !b.byteLength) return false;
	return a.buffer === b.buffer && a.byteOffset < b.byteOffset + b.byteLength && b.byteOffset < a.byteOffset + a.byteLength;
}
function complexOverlapBytes(input, output) {
	if (overlapBytes(input, output) && input.byteOffset < output.byteOffset) throw new Error("complex overlap of input and output is not supported");
}
function checkOpts(defaults, opts) {
	aobject(defaults, "defaults");
	aobject(opts, "opts");
	return Object.assign(defaults, opts);
}
function equalBytes(a, b) {
	a = abytes(a);
	b = abytes(b);
	if (a.length !== b.length) return false;
	let diff = 0;
	for (let i = 0; i < a.length; i++) diff |= a[i] ^ b[i];
	return diff === 0;
}
function wrapMacConstructor(keyLen, macCons, fromMsg) {
	const mac = macCons;
	const getArgs = fromMsg || (() => []);
	const macC = (msg, key) => mac(key, ...getArgs(msg)).update(msg).digest();
	const tmp = mac(new Uint8Array(keyLen), ...getArgs(/* @__PURE__ */ new Uint8Array(0)));
	macC.outputLen = tmp.outputLen;
	macC.blockLen = tmp.blockLen;
	macC.create = (key, ...args) => mac(key, ...args);
	return macC;
}
const wrapCipher = (params, constructor) => {
	function wrappedCipher(key, ...args) {
		abytes(key, void 0, "key");
		if (params.nonceLength !== void 0) {
			const nonce = args[0];
			abytes(nonce, params.varSizeNonce ? void 0 : params.nonceLength, "nonce");
		}
		const tagl = params.tagLength;
		const aadStart = params.nonceLength !== void 0 ? 1 : 0;
		if (!params.withAAD) {
			for (let i = aadStart; i < args.length; i++) if (isBytes(args[i])) throw new Error("AAD not supported");
		}
		if (params.withAAD && args[aadStart] !== void 0) abytes(args[aadStart], void 0, "AAD");
		const cipher = constructor(key, ...args);
		const checkOutput = (fnLength, output) => {
			if (output !== void 0) {
				if (fnLength !== 2) throw new Error("cipher output not supported");
				abytes(output, void 0, "output");
			}
		};
		let called = false;
		return {
			encrypt(data, output) {
				if (called) throw new Error("cannot encrypt() twice with same key + nonce");
				called = true;
				abytes(data, void 0, "data");
				checkOutput(cipher.encrypt.length, output);
				return cipher.encrypt(data, output);
			},
			decrypt(data, output) {
				abytes(data, void 0, "data");
				if (tagl && data.length < tagl) throw new Error("\"ciphertext\" expected length >= tagLength=" + tagl);
				checkOutput(cipher.decrypt.length, output);
				return cipher.decrypt(data, output);
			}
		};
	}
	Object.assign(wrappedCipher, params);
	return wrappedCipher;
};
function getOutput(expectedLength, out, onlyAligned = true) {
	if (out === void 0) return new Uint8Array(expectedLength);
	abytes(out, expectedLength, "output");
	if (onlyAligned && !isAligned32(out)) throw new Error("invalid output, must be aligned");
	return out;
}
function isAligned32(bytes) {
	return bytes.byteOffset % 4 === 0;
}
function copyBytes(bytes) {
	return Uint8Array.from(abytes(bytes));
}

// node_modules/@noble/ciphers/_arx.js
const encodeStr = (str) => Uint8Array.from(str.split(""), (c) => c.charCodeAt(0));
const sigma16_32 = /* @__PURE__ */ (() => swap32IfBE(u32(encodeStr("expand 16-byte k"))))();
const sigma32_32 = /* @__PURE__ */ (() => swap32IfBE(u32(encodeStr("expand 32-byte k"))))();
function rotl(a, b) {
	return a << b | a >>> 32 - b;
}
const BLOCK_LEN = 64;
const BLOCK_LEN32 = 16;
const MAX_COUNTER = /* @__PURE__ */ (() => 2 ** 32 - 1)();
const U32_EMPTY = /* @__PURE__ */ Uint32Array.of();
function runCipher(core, sigma, key, nonce, data, output, counter, rounds) {
	const len = data.length;
	const block = new Uint8Array(BLOCK_LEN);
	const b32 = u32(block);
	const isAligned = isLE && isAligned32(data) && isAligned32(output);
	const d32 = isAligned ? u32(data) : U32_EMPTY;
	const o32 = isAligned ? u32(output) : U32_EMPTY;
	if (!isLE) {
		for (let pos = 0; pos < len; counter++) {
			core(sigma, key, nonce, b32, counter, rounds);
			swap32IfBE(b32);
			if (counter >= MAX_COUNTER) throw new Error("arx: counter overflow");
			const take = Math.min(BLOCK_LEN, len - pos);
			for (let j = 0, posj; j < take; j++) {
				posj = pos + j;
				output[posj] = data[posj] ^ block[j];
			}
			pos += take;
		}
		return;
	}
	for (let pos = 0; pos < len; counter++) {
		core(sigma, key, nonce, b32, counter, rounds);
		if (counter >= MAX_COUNTER) throw new Error("arx: counter overflow");
		const take = Math.min(BLOCK_LEN, len - pos);
		if (isAligned && take === BLOCK_LEN) {
			const pos32 = pos / 4;
			if (pos % 4 !== 0) throw new Error("arx: invalid block position");
			for (let j = 0, posj; j < BLOCK_LEN32; j++) {
				posj = pos32 + j;
				o32[posj] = d32[posj] ^ b32[j];
			}
			pos += BLOCK_LEN;
			continue;
		}
		for (let j = 0, posj; j < take; j++) {
			posj = pos + j;
			output[posj] = data[posj] ^ block[j];
		}
		pos += take;
	}
}
function createCipher(core, opts) {
	const { allowShortKeys, extendNonceFn, counterLength, counterRight, rounds } = checkOpts({
		allowShortKeys: false,
		counterLength: 8,
		counterRight: false,
		rounds: 20
	}, opts);
	if (typeof core !== "function") throw new Error("core must be a function");
	anumber(counterLength);
	anumber(rounds);
	abool(counterRight);
	abool(allowShortKeys);
	return (key, nonce, data, output, counter = 0) => {
		abytes(key, void 0, "key");
		abytes(nonce, void 0, "nonce");
		abytes(data, void 0, "data");
		const len = data.length;
		const hasOutput = output !== void 0;
		output = getOutput(len, output, false);
		if (hasOutput) complexOverlapBytes(data, output);
		anumber(counter);
		if (counter < 0 || counter >= MAX_COUNTER) throw new Error("arx: counter overflow");
		const toClean = [];
		let l = key.length;
		let k;
		let sigma;
		if (l === 32) {
			toClean.push(k = copyBytes(key));
			sigma = sigma32_32;
		} else if (l === 16 && allowShortKeys) {
			k = /* @__PURE__ */ new Uint8Array(32);
			k.set(key);
			k.set(key, 16);
			sigma = sigma16_32;
			toClean.push(k);
		} else {
			abytes(key, 32, "arx key");
			throw new Error("invalid key size");
		}
		if (!isLE || !isAligned32(nonce)) toClean.push(nonce = copyBytes(nonce));
		let k32 = u32(k);
		if (extendNonceFn) {
			if (nonce.length !== 24) throw new Error("arx: extended nonce must be 24 bytes");
			const n16 = nonce.subarray(0, 16);
			if (isLE) extendNonceFn(sigma, k32, u32(n16), k32);
			else {
				const sigmaRaw = swap32IfBE(Uint32Array.from(sigma));
				extendNonceFn(sigmaRaw, k32, u32(n16), k32);
				clean(sigmaRaw);
				swap32IfBE(k32);
			}
			nonce = nonce.subarray(16);
		} else if (!isLE) swap32IfBE(k32);
		const nonceNcLen = 16 - counterLength;
		if (nonceNcLen !== nonce.length) throw new Error(`arx: nonce must be ${nonceNcLen} or 16 bytes`);
		if (nonceNcLen !== 12) {
			const nc = /* @__PURE__ */ new Uint8Array(12);
			nc.set(nonce, counterRight ? 0 : 12 - nonce.length);
			nonce = nc;
			toClean.push(nonce);
		}
		const n32 = swap32IfBE(u32(nonce));
		try {
			runCipher(core, sigma, k32, n32, data, output, counter, rounds);
			return output;
		} finally {
			clean(...toClean);
		}
	};
}

// node_modules/@noble/ciphers/_poly1305.js
function u8to16(a, i) {
	return a[i++] & 255 | (a[i++] & 255) << 8;
}
var Poly1305 = class {
	blockLen = 16;
	outputLen = 16;
	buffer = /* @__PURE__ */ new Uint8Array(16);
	r = /* @__PURE__ */ new Uint16Array(10);
	h = /* @__PURE__ */ new Uint16Array(10);
	pad = /* @__PURE__ */ new Uint16Array(8);
	pos = 0;
	finished = false;
	destroyed = false;
	constructor(key) {
		key = copyBytes(abytes(key, 32, "key"));
		const t0 = u8to16(key, 0);
		const t1 = u8to16(key, 2);
		const t2 = u8to16(key, 4);
		const t3 = u8to16(key, 6);
		const t4 = u8to16(key, 8);
		const t5 = u8to16(key, 10);
		const t6 = u8to16(key, 12);
		const t7 = u8to16(key, 14);
		this.r[0] = t0 & 8191;
		this.r[1] = (t0 >>> 13 | t1 << 3) & 8191;
		this.r[2] = (t1 >>> 10 | t2 << 6) & 7939;
		this.r[3] = (t2 >>> 7 | t3 << 9) & 8191;
		this.r[4] = (t3 >>> 4 | t4 << 12) & 255;
		this.r[5] = t4 >>> 1 & 8190;
		this.r[6] = (t4 >>> 14 | t5 << 2) & 8191;
		this.r[7] = (t5 >>> 11 | t6 << 5) & 8065;
		this.r[8] = (t6 >>> 8 | t7 << 8) & 8191;
		this.r[9] = t7 >>> 5 & 127;
		for (let i = 0; i < 8; i++) this.pad[i] = u8to16(key, 16 + 2 * i);
	}
	process(data, offset, isLast = false) {
		const hibit = isLast ? 0 : 2048;
		const { h, r } = this;
		const r0 = r[0];
		const r1 = r[1];
		const r2 = r[2];
		const r3 = r[3];
		const r4 = r[4];
		const r5 = r[5];
		const r6 = r[6];
		const r7 = r[7];
		const r8 = r[8];
		const r9 = r[9];
		const t0 = u8to16(data, offset + 0);
		const t1 = u8to16(data, offset + 2);
		const t2 = u8to16(data, offset + 4);
		const t3 = u8to16(data, offset + 6);
		const t4 = u8to16(data, offset + 8);
		const t5 = u8to16(data, offset + 10);
		const t6 = u8to16(data, offset + 12);
		const t7 = u8to16(data, offset + 14);
		let h0 = h[0] + (t0 & 8191);
		let h1 = h[1] + ((t0 >>> 13 | t1 << 3) & 8191);
		let h2 = h[2] + ((t1 >>> 10 | t2 << 6) & 8191);
		let h3 = h[3] + ((t2 >>> 7 | t3 << 9) & 8191);
		let h4 = h[4] + ((t3 >>> 4 | t4 << 12) & 8191);
		let h5 = h[5] + (t4 >>> 1 & 8191);
		let h6 = h[6] + ((t4 >>> 14 | t5 << 2) & 8191);
		let h7 = h[7] + ((t5 >>> 11 | t6 << 5) & 8191);
		let h8 = h[8] + ((t6 >>> 8 | t7 << 8) & 8191);
		let h9 = h[9] + (t7 >>> 5 | hibit);
		let c = 0;
		let d0 = c + h0 * r0 + h1 * (5 * r9) + h2 * (5 * r8) + h3 * (5 * r7) + h4 * (5 * r6);
		c = d0 >>> 13;
		d0 &= 8191;
		d0 += h5 * (5 * r5) + h6 * (5 * r4) + h7 * (5 * r3) + h8 * (5 * r2) + h9 * (5 * r1);
		c += d0 >>> 13;
		d0 &= 8191;
		let d1 = c + h0 * r1 + h1 * r0 + h2 * (5 * r9) + h3 * (5 * r8) + h4 * (5 * r7);
		c = d1 >>> 13;
		d1 &= 8191;
		d1 += h5 * (5 * r6) + h6 * (5 * r5) + h7 * (5 * r4) + h8 * (5 * r3) + h9 * (5 * r2);
		c += d1 >>> 13;
		d1 &= 8191;
		let d2 = c + h0 * r2 + h1 * r1 + h2 * r0 + h3 * (5 * r9) + h4 * (5 * r8);
		c = d2 >>> 13;
		d2 &= 8191;
		d2 += h5 * (5 * r7) + h6 * (5 * r6) + h7 * (5 * r5) + h8 * (5 * r4) + h9 * (5 * r3);
		c += d2 >>> 13;
		d2 &= 8191;
		let d3 = c + h0 * r3 + h1 * r2 + h2 * r1 + h3 * r0 + h4 * (5 * r9);
		c = d3 >>> 13;
		d3 &= 8191;
		d3 += h5 * (5 * r8) + h6 * (5 * r7) + h7 * (5 * r6) + h8 * (5 * r5) + h9 * (5 * r4);
		c += d3 >>> 13;
		d3 &= 8191;
		let d4 = c + h0 * r4 + h1 * r3 + h2 * r2 + h3 * r1 + h4 * r0;
		c = d4 >>> 13;
		d4 &= 8191;
		d4 += h5 * (5 * r9) + h6 * (5 * r8) + h7 * (5 * r7) + h8 * (5 * r6) + h9 * (5 * r5);
		c += d4 >>> 13;
		d4 &= 8191;
		let d5 = c + h0 * r5 + h1 * r4 + h2 * r3 + h3 * r2 + h4 * r1;
		c = d5 >>> 13;
		d5 &= 8191;
		d5 += h5 * r0 + h6 * (5 * r9) + h7 * (5 * r8) + h8 * (5 * r7) + h9 * (5 * r6);
		c += d5 >>> 13;
		d5 &= 8191;
		let d6 = c + h0 * r6 + h1 * r5 + h2 * r4 + h3 * r3 + h4 * r2;
		c = d6 >>> 13;
		d6 &= 8191;
		d6 += h5 * r1 + h6 * r0 + h7 * (5 * r9) + h8 * (5 * r8) + h9 * (5 * r7);
		c += d6 >>> 13;
		d6 &= 8191;
		let d7 = c + h0 * r7 + h1 * r6 + h2 * r5 + h3 * r4 + h4 * r3;
		c = d7 >>> 13;
		d7 &= 8191;
		d7 += h5 * r2 + h6 * r1 + h7 * r0 + h8 * (5 * r9) + h9 * (5 * r8);
		c += d7 >>> 13;
		d7 &= 8191;
		let d8 = c + h0 * r8 + h1 * r7 + h2 * r6 + h3 * r5 + h4 * r4;
		c = d8 >>> 13;
		d8 &= 8191;
		d8 += h5 * r3 + h6 * r2 + h7 * r1 + h8 * r0 + h9 * (5 * r9);
		c += d8 >>> 13;
		d8 &= 8191;
		let d9 = c + h0 * r9 + h1 * r8 + h2 * r7 + h3 * r6 + h4 * r5;
		c = d9 >>> 13;
		d9 &= 8191;
		d9 += h5 * r4 + h6 * r3 + h7 * r2 + h8 * r1 + h9 * r0;
		c += d9 >>> 13;
		d9 &= 8191;
		c = (c << 2) + c | 0;
		c = c + d0 | 0;
		d0 = c & 8191;
		c = c >>> 13;
		d1 += c;
		h[0] = d0;
		h[1] = d1;
		h[2] = d2;
		h[3] = d3;
		h[4] = d4;
		h[5] = d5;
		h[6] = d6;
		h[7] = d7;
		h[8] = d8;
		h[9] = d9;
	}
	finalize() {
		const { h, pad } = this;
		const g = /* @__PURE__ */ new Uint16Array(10);
		let c = h[1] >>> 13;
		h[1] &= 8191;
		for (let i = 2; i < 10; i++) {
			h[i] += c;
			c = h[i] >>> 13;
			h[i] &= 8191;
		}
		h[0] += c * 5;
		c = h[0] >>> 13;
		h[0] &= 8191;
		h[1] += c;
		c = h[1] >>> 13;
		h[1] &= 8191;
		h[2] += c;
		g[0] = h[0] + 5;
		c = g[0] >>> 13;
		g[0] &= 8191;
		for (let i = 1; i < 10; i++) {
			g[i] = h[i] + c;
			c = g[i] >>> 13;
			g[i] &= 8191;
		}
		g[9] -= 8192;
		let mask = (c ^ 1) - 1;
		for (let i = 0; i < 10; i++) g[i] &= mask;
		mask = ~mask;
		for (let i = 0; i < 10; i++) h[i] = h[i] & mask | g[i];
		h[0] = (h[0] | h[1] << 13) & 65535;
		h[1] = (h[1] >>> 3 | h[2] << 10) & 65535;
		h[2] = (h[2] >>> 6 | h[3] << 7) & 65535;
		h[3] = (h[3] >>> 9 | h[4] << 4) & 65535;
		h[4] = (h[4] >>> 12 | h[5] << 1 | h[6] << 14) & 65535;
		h[5] = (h[6] >>> 2 | h[7] << 11) & 65535;
		h[6] = (h[7] >>> 5 | h[8] << 8) & 65535;
		h[7] = (h[8] >>> 8 | h[9] << 5) & 65535;
		let f = h[0] + pad[0];
		h[0] = f & 65535;
		for (let i = 1; i < 8; i++) {
			f = (h[i] + pad[i] | 0) + (f >>> 16) | 0;
			h[i] = f & 65535;
		}
		clean(g);
	}
	update(data) {
		aexists(this);
		abytes(data);
		data = copyBytes(data);
		const { buffer, blockLen } = this;
		const len = data.length;
		for (let pos = 0; pos < len;) {
			const take = Math.min(blockLen - this.pos, len - pos);
			if (take === blockLen) {
				for (; blockLen <= len - pos; pos += blockLen) this.process(data, pos);
				continue;
			}
			buffer.set(data.subarray(pos, pos + take), this.pos);
			this.pos += take;
			pos += take;
			if (this.pos === blockLen) {
				this.process(buffer, 0, false);
				this.pos = 0;
			}
		}
		return this;
	}
	destroy() {
		this.destroyed = true;
		clean(this.h, this.r, this.buffer, this.pad);
	}
	digestInto(out) {
		aexists(this);
		aoutput(out, this);
		this.finished = true;
		const { buffer, h } = this;
		let { pos } = this;
		if (pos) {
			buffer[pos++] = 1;
			for (; pos < 16; pos++) buffer[pos] = 0;
			this.process(buffer, 0, true);
		}
		this.finalize();
		let opos = 0;
		for (let i = 0; i < 8; i++) {
			out[opos++] = h[i] >>> 0;
			out[opos++] = h[i] >>> 8;
		}
	}
	digest() {
		const { buffer, outputLen } = this;
		this.digestInto(buffer);
		const res = buffer.slice(0, outputLen);
		this.destroy();
		return res;
	}
};
const poly1305 = /* @__PURE__ */ wrapMacConstructor(32, (key) => new Poly1305(key));

// node_modules/@noble/ciphers/salsa.js
function salsaCore(s, k, n, out, cnt, rounds = 20, cntHi = 0) {
	let y00 = s[0], y01 = k[0], y02 = k[1], y03 = k[2], y04 = k[3], y05 = s[1], y06 = n[0], y07 = n[1], y08 = cnt, y09 = cntHi, y10 = s[2], y11 = k[4], y12 = k[5], y13 = k[6], y14 = k[7], y15 = s[3];
	let x00 = y00, x01 = y01, x02 = y02, x03 = y03, x04 = y04, x05 = y05, x06 = y06, x07 = y07, x08 = y08, x09 = y09, x10 = y10, x11 = y11, x12 = y12, x13 = y13, x14 = y14, x15 = y15;
	for (let r = 0; r < rounds; r += 2) {
		x04 ^= rotl(x00 + x12 | 0, 7);
		x08 ^= rotl(x04 + x00 | 0, 9);
		x12 ^= rotl(x08 + x04 | 0, 13);
		x00 ^= rotl(x12 + x08 | 0, 18);
		x09 ^= rotl(x05 + x01 | 0, 7);
		x13 ^= rotl(x09 + x05 | 0, 9);
		x01 ^= rotl(x13 + x09 | 0, 13);
		x05 ^= rotl(x01 + x13 | 0, 18);
		x14 ^= rotl(x10 + x06 | 0, 7);
		x02 ^= rotl(x14 + x10 | 0, 9);
		x06 ^= rotl(x02 + x14 | 0, 13);
		x10 ^= rotl(x06 + x02 | 0, 18);
		x03 ^= rotl(x15 + x11 | 0, 7);
		x07 ^= rotl(x03 + x15 | 0, 9);
		x11 ^= rotl(x07 + x03 | 0, 13);
		x15 ^= rotl(x11 + x07 | 0, 18);
		x01 ^= rotl(x00 + x03 | 0, 7);
		x02 ^= rotl(x01 + x00 | 0, 9);
		x03 ^= rotl(x02 + x01 | 0, 13);
		x00 ^= rotl(x03 + x02 | 0, 18);
		x06 ^= rotl(x05 + x04 | 0, 7);
		x07 ^= rotl(x06 + x05 | 0, 9);
		x04 ^= rotl(x07 + x06 | 0, 13);
		x05 ^= rotl(x04 + x07 | 0, 18);
		x11 ^= rotl(x10 + x09 | 0, 7);
		x08 ^= rotl(x11 + x10 | 0, 9);
		x09 ^= rotl(x08 + x11 | 0, 13);
		x10 ^= rotl(x09 + x08 | 0, 18);
		x12 ^= rotl(x15 + x14 | 0, 7);
		x13 ^= rotl(x12 + x15 | 0, 9);
		x14 ^= rotl(x13 + x12 | 0, 13);
		x15 ^= rotl(x14 + x13 | 0, 18);
	}
	let oi = 0;
	out[oi++] = y00 + x00 | 0;
	out[oi++] = y01 + x01 | 0;
	out[oi++] = y02 + x02 | 0;
	out[oi++] = y03 + x03 | 0;
	out[oi++] = y04 + x04 | 0;
	out[oi++] = y05 + x05 | 0;
	out[oi++] = y06 + x06 | 0;
	out[oi++] = y07 + x07 | 0;
	out[oi++] = y08 + x08 | 0;
	out[oi++] = y09 + x09 | 0;
	out[oi++] = y10 + x10 | 0;
	out[oi++] = y11 + x11 | 0;
	out[oi++] = y12 + x12 | 0;
	out[oi++] = y13 + x13 | 0;
	out[oi++] = y14 + x14 | 0;
	out[oi++] = y15 + x15 | 0;
}
function hsalsa(s, k, i, out) {
	const s2 = isLE ? s : swap32IfBE(s.slice(0, 4));
	const k2 = isLE ? k : swap32IfBE(k.slice(0, 8));
	const i2 = isLE ? i : swap32IfBE(i.slice(0, 4));
	const t = /* @__PURE__ */ new Uint32Array(16);
	salsaCore(s2, k2, i2.subarray(0, 2), t, i2[2], 20, i2[3]);
	let oi = 0;
	out[oi++] = t[0] - s2[0] | 0;
	out[oi++] = t[5] - s2[1] | 0;
	out[oi++] = t[10] - s2[2] | 0;
	out[oi++] = t[15] - s2[3] | 0;
	out[oi++] = t[6] - i2[0] | 0;
	out[oi++] = t[7] - i2[1] | 0;
	out[oi++] = t[8] - i2[2] | 0;
	out[oi++] = t[9] - i2[3] | 0;
	swap32IfBE(out);
	if (!isLE) clean(s2, k2, i2);
	clean(t);
}
const xsalsa20 = /* @__PURE__ */ createCipher(salsaCore, {
	counterRight: true,
	extendNonceFn: hsalsa
});
const xsalsa20poly1305 = /* @__PURE__ */ wrapCipher({
	blockSize: 64,
	nonceLength: 24,
	tagLength: 16
}, (key, nonce) => {
	return {
		encrypt(plaintext, output) {
			output = getOutput(plaintext.length + 32, output, false);
			const authKey = output.subarray(0, 32);
			const ciphPlaintext = output.subarray(32);
			output.set(plaintext, 32);
			clean(authKey);
			xsalsa20(key, nonce, output, output);
			const tag = poly1305(ciphPlaintext, authKey);
			output.set(tag, 16);
			clean(output.subarray(0, 16), tag);
			return output.subarray(16);
		},
		decrypt(ciphertext, output) {
			abytes(ciphertext, void 0, "data");
			output = getOutput(ciphertext.length + 32, output, false);
			const tmp = output.subarray(0, 32);
			const passedTag = output.subarray(32, 48);
			const ciphPlaintext = output.subarray(48);
			output.set(ciphertext, 32);
			clean(tmp);
			const authKey = xsalsa20(key, nonce, tmp, tmp);
			const tag = poly1305(ciphPlaintext, authKey);
			if (!equalBytes(passedTag, tag)) {
				clean(output);
				throw new Error("invalid tag");
			}
			xsalsa20(key, nonce, output.subarray(16), output.subarray(16));
			clean(tmp, passedTag, tag);
			return ciphPlaintext;
		}
	};
});

// src/signature/encrypted-key.ts
const document = object({
	kdf: object({
		name: oneOf("scrypt"),
		params: object({
			N: count,
			r: count,
			p: count
		}),
		salt: base64
	}),
	cipher: object({
		name: oneOf("nacl/secretbox"),
		nonce: base64
	}),
	ciphertext: base64
});
const current = {
	N: 65536,
	r: 8,
	p: 1
};
const allowedN = [
	32768,
	65536,
	131072
];
const keyBytes = 32;
const saltBytes = 32;
const nonceBytes = 24;
const derive = promisify(scrypt);
function deriveKey(password, salt, params) {
	const { N, r, p } = params;
	return derive(password, salt, keyBytes, {
		N,
		r,
		p,
		maxmem: 128 * N * r + 1048576
	});
}
var CannotDecrypt = class extends Error {};
async function decryptKey(bytes, password) {
	const { kdf, cipher, ciphertext } = readDocument(bytes);
	const { N, r, p } = kdf.params;
	if (!allowedN.includes(N) || r !== current.r || p !== current.p) throw new CannotDecrypt(`the scrypt parameters N=${N}, r=${r}, p=${p} are not among cosign's`);
	if (cipher.nonce.length !== nonceBytes) throw new CannotDecrypt(`its nonce has not ${nonceBytes} bytes`);
	const key = await deriveKey(password, kdf.salt, kdf.params);
	try {
		const { buffer, byteOffset, length } = xsalsa20poly1305(key, cipher.nonce).decrypt(ciphertext);
		return Buffer.from(buffer, byteOffset, length);
	} catch {
		throw new CannotDecrypt("the password is wrong, or the key file is damaged");
	} finally {
		key.fill(0);
	}
}
function readDocument(bytes) {
	try {
		return readJson(document, bytes, "the encrypted key");
	} catch {
		throw new CannotDecrypt("its content is not what cosign encrypts keys with");
	}
}
async function encryptKey(plaintext, password) {
	const salt = randomBytes(saltBytes);
	const nonce = randomBytes(nonceBytes);
	const key = await deriveKey(password, salt, current);
	const ciphertext = xsalsa20poly1305(key, nonce).encrypt(plaintext);
	key.fill(0);
	const text = {
		kdf: {
			name: "scrypt",
			params: current,
			salt: salt.toString("base64")
		},
		cipher: {
			name: "nacl/secretbox",
			nonce: nonce.toString("base64")
		},
		ciphertext: Buffer.from(ciphertext).toString("base64")
	};
	return Buffer.from(JSON.stringify(text));
}

// src/signature/private-key.ts
const encryptedLabels = ["ENCRYPTED SIGSTORE PRIVATE KEY", "ENCRYPTED COSIGN PRIVATE KEY"];
async function openPrivateKey(pem, source, options) {
	const refuse = (why) => {
		throw new TrustError("E_KEY", `${source} is not a usable private key: ${why}`);
	};
	const der = await readPkcs8(readBlock(pem, refuse), options, refuse);
	try {
		return toSigningKey(importPkcs8(der, refuse), source, refuse);
	} finally {
		der.fill(0);
	}
}
function readBlock(pem, refuse) {
	try {
		return parsePem(pem);
	} catch (error) {
		return refuse(error.message);
	}
}
async function readPkcs8({ label, der }, { password, allowUnencrypted }, refuse) {
	if (encryptedLabels.includes(label)) {
		const given = await password();
		if (given === void 0) return refuse("it is encrypted, and there is no password (COSIGN_PASSWORD is not set)");
		return decryptKey(der, given).catch((error) => error instanceof CannotDecrypt ? refuse(error.message) : Promise.reject(error));
	}
	switch (label) {
		case "PRIVATE KEY":
			if (allowUnencrypted) return der;
			return refuse(`it is not encrypted; ${importIt}, or ask for --allow-unencrypted-key`);
		case "PUBLIC KEY":
		case "RSA PUBLIC KEY": return refuse("it is the public half");
		case "CERTIFICATE": return refuse("it is a certificate; give the private key");
		default: return refuse(`it is a PEM block of the type ${label}; ${importIt}`);
	}
}
const importIt = "cosign import-key-pair makes a key of it that can be used";
function importPkcs8(der, refuse) {
	try {
		return createPrivateKey({
			key: der,
			format: "der",
			type: "pkcs8"
		});
	} catch {
		return refuse(`its content is not PKCS#8, and cosign takes nothing else; ${importIt}`);
	}
}
function toSigningKey(key, source, refuse) {
	const publicKey = publicHalf(key, source, refuse);
	if (publicKey.algorithm !== "ecdsa-p256" && publicKey.algorithm !== "rsa") return refuse(`${publicKey.algorithm} signatures are not accepted by every cosign; ${allowed}`);
	return {
		public: publicKey,
		sign: (bytes) => sign("sha256", bytes, {
			key,
			dsaEncoding: "der"
		})
	};
}
const allowed = "use ECDSA P-256 or RSA of 2048 bits or more";
function publicHalf(key, source, refuse) {
	try {
		const pem = createPublicKey(key).export({
			type: "spki",
			format: "pem"
		}).toString();
		return parsePublicKey(pem, source);
	} catch {
		return refuse(`no signature by such a key is accepted; ${allowed}`);
	}
}

// src/run/signing-key.ts
async function readSigningKey({ key: name, fingerprints, allowUnencryptedKey }, { env, onSecret }, ask) {
	const { pem, source } = await readPem(name, env);
	maskPrivateKeys(pem, onSecret);
	let hint = "";
	const key = await openPrivateKey(pem, source, {
		allowUnencrypted: allowUnencryptedKey,
		password: async () => {
			const password = await readPassword(env, ask);
			if (password?.text) onSecret?.(password.text);
			hint = password?.hint ?? "";
			return password?.text;
		}
	}).catch((error) => {
		throw error instanceof TrustError && error.message.includes("password") ? new TrustError(error.code, error.message + hint) : error;
	});
	if (fingerprints.length === 0) return key;
	about("key-fingerprint", () => assertFingerprints([key.public], fingerprints));
	return {
		...key,
		public: {
			...key.public,
			pinned: true
		}
	};
}
async function readPem(name, env) {
	const fail = (why) => {
		throw new TrustError("E_KEY", `key: ${why}`);
	};
	const text = (bytes) => Buffer.from(bytes).toString("latin1");
	if (name.trim() === "") fail("name the private key to sign with: a path or env://NAME");
	if (/-----|\n/.test(name)) return {
		pem: name,
		source: "the key given inline"
	};
	if (name.startsWith("env://")) return {
		pem: text(readVariable(name, env)),
		source: name
	};
	const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(name) ?? [];
	if (scheme !== void 0) fail(`a private key is read from a path or from env://NAME, not from ${scheme}://`);
	return {
		pem: text(await readBounded(name, limits.keyFile, "key: the file", "E_KEY")),
		source: name
	};
}

export { readDemands as a, signImages as c, Obstacle as d, checkTogether as i, assertReadable as l, encryptKey as n, openServices as o, readPassword as r, readServices as s, readSigningKey as t, assertUsable as u };