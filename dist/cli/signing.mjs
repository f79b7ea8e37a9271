import { An as count, Dn as tool, Fn as findingLines, Hn as logText, In as paint, Kn as TrustError, Ln as wrap, Mn as manifestName, Pn as shortKey, Tn as signFlags, U as writeWhole, Un as plain, W as about, Wn as endProcess, _n as formatReport, a as startProgress, f as connect, gn as logLine, hn as parseArguments, i as readConnection, in as parseReference, kn as capital, n as runFacts, s as readTasks, ut as parsePublicKey, wn as keygenFlags, yn as textOptions, zn as exitCodes } from "./verify.mjs";
import { a as checkTogether, c as readServices, i as encryptKey, l as signImages, n as readSigningKey, o as readDemands, r as readPassword, s as openServices, t as askOn } from "./password.mjs";
import { n as backoff, t as createWritingClient } from "./writing-client.mjs";
import { promisify } from "node:util";
import { generateKeyPair } from "node:crypto";
import { constants, copyFile, link, rm, stat, writeFile } from "node:fs/promises";

// src/signature/key-pair.ts
async function makeKeyPair(password) {
	const { privateKey, publicKey } = await promisify(generateKeyPair)("ec", {
		namedCurve: "prime256v1",
		privateKeyEncoding: {
			type: "pkcs8",
			format: "der"
		},
		publicKeyEncoding: {
			type: "spki",
			format: "pem"
		}
	});
	try {
		return {
			privatePem: pem("ENCRYPTED SIGSTORE PRIVATE KEY", await encryptKey(privateKey, password)),
			publicPem: publicKey,
			fingerprint: parsePublicKey(publicKey, "the new key").fingerprint
		};
	} finally {
		privateKey.fill(0);
	}
}
function pem(label, bytes) {
	return `-----BEGIN ${label}-----\n${(Buffer.from(bytes).toString("base64").match(/.{1,64}/g) ?? []).join("\n")}\n-----END ${label}-----\n`;
}

// src/edge/keygen.ts
function keyFiles(prefix) {
	return {
		privatePath: `${prefix}.key`,
		publicPath: `${prefix}.pub`
	};
}
async function assertAbsent({ privatePath, publicPath }) {
	for (const path of [privatePath, publicPath]) if (await stat(path).then(() => true, (error) => error.code !== "ENOENT")) throw exists(path);
}
async function writeKeyPair(files, password) {
	await assertAbsent(files);
	const { privatePem, publicPem, fingerprint } = await makeKeyPair(password);
	await writeNew(files.publicPath, publicPem, 420);
	try {
		await writeNew(files.privatePath, privatePem, 384);
	} catch (error) {
		await rm(files.publicPath, { force: true });
		throw error;
	}
	return {
		...files,
		fingerprint
	};
}
async function writeNew(path, text, mode) {
	const partial = `${path}.${process.pid}.partial`;
	try {
		await writeFile(partial, text, {
			mode,
			flag: "wx",
			flush: true
		});
		await link(partial, path).catch((error) => {
			if (error.code === "EEXIST") throw error;
			return copyFile(partial, path, constants.COPYFILE_EXCL);
		});
	} catch (error) {
		const { code } = error;
		if (code === "EEXIST") throw exists(path);
		throw new TrustError("E_INPUT", `${JSON.stringify(path)} cannot be written (${code})`, {}, error);
	} finally {
		await rm(partial, { force: true });
	}
}
function exists(path) {
	return new TrustError("E_INPUT", `${JSON.stringify(path)} exists, and is not overwritten`);
}

// src/cli/keygen.ts
async function runKeygen(argv, signal) {
	const flags = parseArguments(argv, Object.values(keygenFlags).flat());
	if (flags.positionals.length > 0) throw new TrustError("E_INPUT", "keygen takes no arguments but --output-key-prefix PREFIX");
	const files = keyFiles(flags.text("output-key-prefix") || "cosign");
	await assertAbsent(files);
	const ask = askOn(process.stdin, process.stderr, signal);
	const password = await readPassword(process.env, ask, "new");
	if (password === void 0) throw new TrustError("E_INPUT", "there is no password: COSIGN_PASSWORD is not set, and stdin is empty (COSIGN_PASSWORD= means none)");
	if (password.hint !== void 0) process.stderr.write(`Note: the password is taken as it is${password.hint}\n\n`);
	const written = await writeKeyPair(files, password.text);
	process.stderr.write(whatToDo(written));
	process.stdout.write(`${written.fingerprint}\n`);
	return exitCodes.verified;
}
function whatToDo({ privatePath, publicPath }) {
	const [secret, open] = [plain(privatePath), plain(publicPath)];
	return `${secret} is the private key, encrypted. Keep it secret, and its password apart from it: who has
both can sign as you.
    webdis-trust sign --key ${secret} IMAGE@DIGEST

${open} is the public key. Publish it, for everybody who verifies.
    webdis-trust verify --key ${open} IMAGE

Publish its fingerprint, too, where an attacker would have to change it as well (SHA-256, DER):
`;
}

// src/sign/all-at-most.ts
const width = 16;
async function allAtMost(items, work) {
	const results = [];
	const failures = [];
	await mapAtMost(width, [...items.entries()], async ([at, item]) => {
		if (failures.length > 0) return;
		try {
			results[at] = await work(item);
		} catch (error) {
			failures.push(error);
		}
	});
	if (failures.length > 0) throw failures[0];
	return results;
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
async function presentSignatures(node, options, { signatures: repository, now }) {
	const check = (candidate) => checkCandidate(candidate, node.digest, policyFor(options, candidate.format), now());
	const isComplete = (found) => found.size === options.formats.length;
	const listed = await discoverSignatures(repository, node.digest, everything, check);
	const present = wantedOf([listed], options);
	if (isComplete(present)) return present;
	const searches = [listed];
	if (listed.listedByApi !== void 0) {
		const known = listed.listedByApi;
		searches.push(await discoverByFallbackTag(repository, node.digest, everything, check, known));
	}
	const all = wantedOf(searches, options);
	const unread = searches.flatMap(({ unusable }) => unusable).find(mayBeOurs);
	if (isComplete(all) || unread === void 0) return all;
	const { code, message, details } = unread.error;
	const what = `the signatures of ${describeNode(node)} could not all be read`;
	throw new TrustError(code, `${what}: ${message}`, {
		...details,
		digest: node.digest
	}, unread.error);
}
const everything = { payloadReferences: [] };
function wantedOf(searches, { formats, identity }) {
	const isNamed = ({ format, dockerReference }) => format === "bundle" || identity === void 0 || dockerReference === identity;
	const good = searches.flatMap(({ candidates }) => candidates).filter((signature) => signature.good && isNamed(signature));
	return new Map(formats.flatMap((format) => {
		const found = good.find((one) => one.format === format);
		return found === void 0 ? [] : [[format, found]];
	}));
}
function mayBeOurs({ store, error }) {
	if (store === "bundle" && error.code === "E_LIMIT") return false;
	return outcomeFor([error.code]) === "undetermined";
}

// src/sign/confirm.ts
const attempts = 6;
async function confirm(nodes, options, looking) {
	await allAtMost(nodes, (node) => confirmOne(node, options, looking));
}
async function confirmOne(node, options, looking) {
	for (let attempt = 1;; attempt += 1) {
		const present = await presentSignatures(node, options, looking);
		const absent = options.formats.filter((format) => !present.has(format));
		if (absent.length === 0) return;
		if (attempt === attempts) {
			const what = `the ${absent.join(" and the ")} signature of ${describeNode(node)}`;
			throw new TrustError("E_NOSIG", `${what} was pushed, but the registry does not serve it`, { digest: node.digest });
		}
		await looking.pause(attempt);
	}
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
function formatBundle(parts) {
	const { key, payload, signature, logEntries, timestamps } = parts;
	const base64 = (bytes) => Buffer.from(bytes).toString("base64");
	const rfc3161Timestamps = timestamps.map((der) => ({ signedTimestamp: base64(der) }));
	return Buffer.from(JSON.stringify({
		mediaType: mediaTypes.bundle,
		verificationMaterial: {
			publicKey: { hint: Buffer.from(key.fingerprint, "hex").toString("base64") },
			...logEntries.length === 0 ? {} : { tlogEntries: logEntries.map((entry) => TransparencyLogEntry.toJSON(entry)) },
			...timestamps.length === 0 ? {} : { timestampVerificationData: { rfc3161Timestamps } }
		},
		dsseEnvelope: {
			payload: base64(payload),
			payloadType: statementPayloadType,
			signatures: [{ sig: base64(signature) }]
		}
	}));
}

// src/signature/rekor-bundle.ts
function formatRekorBundle(entry) {
	const { inclusionPromise, logId, canonicalizedBody, integratedTime, logIndex } = entry;
	if (inclusionPromise === void 0 || logId === void 0) throw new TrustError("E_TLOG", "the log gave no signed entry timestamp, which legacy signatures need");
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
function appendLayers(existing, layers) {
	return withLayers(readObject(existing.manifest), readObject(existing.config), layers);
}
function withLayers(manifest, config, added) {
	const rootfs = objectOf(config["rootfs"], "rootfs");
	const history = listOf(config["history"], "history");
	const newConfig = goJson({
		...config,
		history: [...history, ...added.map(() => ({ created: zeroTime }))],
		rootfs: {
			...rootfs,
			diff_ids: [...listOf(rootfs["diff_ids"], "diff_ids"), ...added.map(({ digest }) => digest)]
		}
	});
	const configBytes = Buffer.from(newConfig);
	const newManifest = goJson({
		...manifest,
		config: {
			...objectOf(manifest["config"], "config"),
			size: configBytes.length,
			digest: digestOf(configBytes)
		},
		layers: [...listOf(manifest["layers"], "layers"), ...added]
	});
	return {
		manifest: Buffer.from(newManifest),
		config: configBytes
	};
}
function readObject(bytes) {
	try {
		return objectOf(parseJson(bytes), "document");
	} catch (error) {
		return notOurs(error.message);
	}
}
function objectOf(value, what) {
	return isObject(value) ? value : notOurs(`its ${what} is no object`);
}
function listOf(value, what) {
	return Array.isArray(value) ? value : notOurs(`its ${what} is no list`);
}
function notOurs(why) {
	throw new TrustError("E_MANIFEST", `what the signature tag holds is no signature image: ${why}`);
}

// src/sign/assert-good.ts
function assertAnswers({ logEntries, timestamps }, signed, { key, trustedRoot: root }, now) {
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
	const outcomes = [...checkBundleEntries(logEntries.map(complete), recorded, policy), ...authorityTimes(timestamps.map((der) => Buffer.from(der).toString("base64")), signed, policy)];
	for (const outcome of outcomes) if ("state" in outcome) throw unfit(outcome);
}
function complete(entry) {
	const { logId, kindVersion, inclusionProof } = entry;
	const checkpoint = inclusionProof?.checkpoint;
	if (logId && kindVersion && inclusionProof && checkpoint) return {
		...entry,
		logId,
		kindVersion,
		inclusionProof: {
			...inclusionProof,
			checkpoint
		}
	};
	throw unfit({
		code: "E_TLOG",
		message: "the log answered half an entry"
	});
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
	return wanted.format === "legacy" ? makeLayer(wanted, making) : makeBundle(wanted, making);
}
async function makeLayer(wanted, { options, identity, now }) {
	const { key, annotations, logs } = options;
	const { digest } = wanted.node;
	const payload = bounded(formatPayload(identity, digest, annotations));
	const signed = {
		payload,
		bytes: payload,
		signature: key.sign(payload)
	};
	const recording = {
		format: "legacy",
		signed,
		payloadType: "",
		key: key.public
	};
	const logEntries = await Promise.all(logs.map((log) => log.record(recording)));
	assertAnswers({
		logEntries,
		timestamps: []
	}, signed, options, now());
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
const statements = 4;
async function makeBundle(wanted, making) {
	const { digest } = wanted.node;
	const statement = signatureStatement(digest, making.options.annotations);
	for (let spaces = 0;; spaces += 1) try {
		return await bundleOf(bounded(Buffer.concat([statement, Buffer.alloc(spaces, " ")])), wanted, making);
	} catch (error) {
		if (!(error instanceof EntryExists) || spaces + 1 === statements) throw error;
	}
}
async function bundleOf(payload, wanted, { options, now }) {
	const { key, logs, timestamps } = options;
	const { digest } = wanted.node;
	const payloadType = statementPayloadType;
	const bytes = preAuthEncoding(payloadType, payload);
	const signed = {
		payload,
		bytes,
		signature: key.sign(bytes)
	};
	const recording = {
		format: "bundle",
		signed,
		payloadType,
		key: key.public
	};
	const [logEntries, stamps] = await Promise.all([Promise.all(logs.map((log) => log.record(recording))), Promise.all(timestamps.map((authority) => authority.timestamp(signed.signature)))]);
	const answers = {
		logEntries,
		timestamps: stamps
	};
	assertAnswers(answers, signed, options, now());
	const bundle = formatBundle({
		key: key.public,
		payload,
		signature: signed.signature,
		...answers
	});
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
	#signatures = /* @__PURE__ */ new Map();
	get root() {
		return this.#root;
	}
	resolved(root) {
		this.#root = root;
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
	advice() {
		const all = this.#signatures.size;
		const pushed = this.in("present", "published").length;
		if (all === 0) return "nothing was signed; run it again";
		if (pushed === all) return "all signatures were pushed; run it again, it makes what is not served";
		return `${pushed} of ${all} signatures are in the registry; run it again, it completes the rest`;
	}
};

// src/registry/attach.ts
const polls = 4;
async function attachReferrer(repository, bytes, pausing) {
	const { subject, entry } = readReferrer(bytes);
	await putReferrer(repository, entry, bytes);
	for (let attempt = 1;; attempt += 1) {
		const { descriptors, source } = await repository.referrers(subject);
		if (descriptors.some(({ digest }) => digest === entry.digest)) return source;
		if (source === "tag" || attempt > polls) break;
		await pausing.pause(attempt);
	}
	await updateTag(repository, referrersTag(subject), addReferrer(subject, entry), pausing);
	return "tag";
}
function readReferrer(bytes) {
	const manifest = parseManifest(bytes);
	const { subject } = manifest;
	const digest = digestOf(bytes);
	if (subject === void 0) throw new TrustError("E_MANIFEST", "a manifest without a subject is no referrer", { digest });
	return {
		subject: subject.digest,
		entry: referrerEntry(manifest, digest, bytes.byteLength)
	};
}
async function putReferrer(repository, { digest, mediaType }, bytes) {
	try {
		await repository.putManifest(digest, bytes, mediaType);
	} catch (error) {
		if (!isTrustError(error, "E_UNSUPPORTED")) throw error;
		const message = `${error.message}; it cannot store referrers, as bundles are; legacy signatures need none (--format legacy)`;
		throw new TrustError(error.code, message, error.details, error);
	}
}

// src/signature/append.ts
async function appendSignature(repository, subject, layer, pausing) {
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
	if (manifest.kind === "image" && classifyArtifact(manifest).kind === "simple-signing") return manifest;
	throw new TrustError("E_MANIFEST", "the signature tag points to something that is no signature image; it is left alone", { digest: stored.digest });
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

// src/sign/publish.ts
async function publish$1(made, publishing) {
	if (made.some(({ format }) => format === "bundle")) await putBytes(publishing.repository, emptyConfig);
	const byDepth = Map.groupBy(made, ({ wanted }) => wanted.node.depth);
	for (const depth of [...byDepth.keys()].sort((a, b) => b - a)) await allAtMost(byDepth.get(depth) ?? [], async (one) => {
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

// src/sign/subjects.ts
async function readSubjects(repository, root, recursive) {
	const { nodes } = await readTree(repository, root);
	const [first, ...children] = nodes;
	if (!recursive) return [first];
	await allAtMost(children, (child) => assertSignable(repository, child));
	return nodes;
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
		await run(task, options, context, progress);
	} catch (error) {
		if (!isTrustError(error)) throw error;
		errors.push({
			...findingOf(error),
			advice: progress.advice()
		});
	}
	return toReport$1(task, progress, [...errors, ...checkReference(task, progress)]);
}
async function run({ reference }, options, context, progress) {
	const { repository, signatures, now, onPublished } = context;
	const root = await resolve(repository, reference);
	progress.resolved(root.digest);
	const nodes = await readSubjects(repository, root, options.recursive);
	const plans = await allAtMost(nodes, (node) => presentSignatures(node, options, context));
	for (const [at, node] of nodes.entries()) for (const format of options.formats) progress.planned({
		node,
		format
	}, plans[at]?.get(format));
	const missing = progress.in("missing");
	if (missing.length === 0 || options.dryRun === true) return;
	const identity = options.identity ?? cosignRepository(reference);
	const made = await allAtMost(missing, async (wanted) => {
		const one = await makeSignature(wanted, {
			options,
			identity,
			now
		});
		progress.made(wanted, one.logEntries);
		return one;
	});
	await publish$1(made, {
		repository: signatures,
		now,
		pause: (attempt) => context.pause(attempt),
		onPublished: ({ wanted }) => {
			progress.published(wanted);
			onPublished?.(progress.in("published").length, made.length);
		}
	});
	await confirm(nodes, options, context);
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
	const { registry, now } = context;
	const pause = (attempt) => context.pause(attempt);
	const started = now();
	const images = [];
	for (const task of tasks) {
		const repository = registry.repository(task.reference);
		const signatures = options.signatureRepository ? registry.repository(options.signatureRepository) : repository;
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
			onPublished
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
		formats: options.formats,
		logs: options.logs.map(({ url }) => url),
		annotations: options.annotations,
		images,
		requests: context.registry.sent
	};
}

// src/transparency/rekor-v2.ts
function rekorV2(base, transport) {
	const url = new URL(`${baseUrl(base)}/api/v2/log/entries`);
	return {
		url: base,
		version: "rekor-v2",
		async record(recording) {
			const content = Buffer.from(JSON.stringify(requestFor(recording)));
			const headers = {
				"content-type": "application/json",
				accept: "application/json",
				"content-length": String(content.length)
			};
			const { status, body } = await transport.request({
				method: "POST",
				url,
				headers,
				body: () => content,
				idempotent: true
			}, limits.bundle);
			if (status === 409) throw new EntryExists(url.host, {
				host: url.host,
				status
			});
			if (status !== 201 && status !== 200) throw serviceError(logService(base), new ServiceAnswer(status, wordsOf(body)));
			return readEntry(body, base);
		}
	};
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
function requestFor({ format, signed, key }) {
	if (format === "legacy") throw new TrustError("E_INPUT", "Rekor v2 gives no signed entry timestamps, which legacy signatures need");
	const base64 = (bytes) => Buffer.from(bytes).toString("base64");
	return { hashedRekordRequestV002: {
		digest: createHash("sha256").update(signed.bytes).digest("base64"),
		signature: {
			content: base64(signed.signature),
			verifier: {
				publicKey: { rawBytes: base64(key.spki) },
				keyDetails: keyDetails(key)
			}
		}
	} };
}
function keyDetails({ algorithm, key, source }) {
	if (algorithm === "ecdsa-p256") return "PKIX_ECDSA_P256_SHA_256";
	const bits = key.asymmetricKeyDetails?.modulusLength;
	if (algorithm === "rsa" && (bits === 2048 || bits === 3072 || bits === 4096)) return `PKIX_RSA_PKCS1V15_${bits}_SHA256`;
	throw new TrustError("E_KEY", `${source}: Rekor v2 takes ECDSA P-256, and RSA of 2048, 3072 or 4096 bits`);
}
function readEntry(bytes, url) {
	try {
		return TransparencyLogEntry.fromJSON(parseJson(bytes));
	} catch (error) {
		throw new TrustError("E_TLOG", `the log ${url} answered something that is no entry`, {}, error);
	}
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

// src/edge/services.ts
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
async function openServices({ logs, timestampUrls }, { transport, insecureHosts }, options) {
	const checked = (url) => checkUrl(url, insecureHosts);
	const signal = AbortSignal.any([options.signal, timeUp(options)]);
	const openLog = async ({ url, version }) => {
		const address = checked(url);
		if (version === 2) return rekorV2(address, transport);
		const { rekorV1 } = await import("./rekor-v1.mjs");
		return rekorV1(address, { signal });
	};
	const openAuthority = async (url) => {
		const address = checked(url);
		const { timestampAuthority } = await import("./timestamp.mjs");
		return timestampAuthority(address, { signal });
	};
	const [opened, timestamps] = await Promise.all([Promise.all(logs.map(openLog)), Promise.all(timestampUrls.map(openAuthority))]);
	return {
		logs: opened.map((log) => announced(log, options)),
		timestamps
	};
}
function timeUp({ budget = deadlines.run }) {
	const controller = new AbortController();
	const why = new TrustError("E_LIMIT", `the run took longer than ${budget / 1e3} s`);
	setTimeout(() => controller.abort(why), budget).unref();
	return controller.signal;
}
function announced(log, { onWait }) {
	return {
		...log,
		record: (recording) => {
			onWait?.(`waiting for the log ${new URL(log.url).host}`);
			return log.record(recording);
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

// src/edge/sign-demands.ts
const formats = {
	bundle: ["bundle"],
	legacy: ["legacy"],
	both: ["legacy", "bundle"]
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
		annotations: parsePairs(words.annotations, "annotations"),
		recursive: words.recursive,
		trustedRoot: await readTrustedRoot(words.trustedRoot),
		...identity === "" ? {} : { identity },
		...signatureRepository === "" ? {} : { signatureRepository: about("signature-repository", () => parseRepository(signatureRepository)) }
	};
}
function checkTogether({ formats, identity, trustedRoot }, { logs }, words) {
	const legacy = formats.includes("legacy");
	const fail = (why) => {
		throw new TrustError("E_INPUT", why);
	};
	if (identity !== void 0 && !legacy) fail("identity: bundles name none; it is for format legacy or both");
	if (legacy && logs.some(({ version }) => version === 2)) fail("format: legacy signatures need Rekor v1; Rekor v2 issues no signed entry timestamps");
	if (!formats.includes("bundle") && words.services.timestampUrl !== "") fail("timestamp-url: legacy signatures carry no timestamps; it is for format bundle or both");
	if (words.trustedRoot === "") checkKnown(trustedRoot, logs);
}
function checkKnown({ logs: known, source }, logs) {
	for (const { url } of logs) {
		const host = URL.canParse(url) ? new URL(url).host : url;
		if (known.some((log) => log.host === host)) continue;
		throw new TrustError("E_INPUT", `${source} does not know the log ${host}: give the trusted-root that its answers are verified with`);
	}
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
		sign: (bytes) => sign$1("sha256", bytes, {
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

// src/edge/signing-key.ts
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
	if (fingerprints.length > 0) about("key-fingerprint", () => assertFingerprints([key.public], fingerprints));
	return key;
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

// src/edge/sign.ts
async function sign(words, options, onProgress) {
	const tasks = readSignTasks(words.images);
	const demands = await readDemands(words);
	const chosen = await readServices(words.services, /* @__PURE__ */ new Date());
	checkTogether(demands, chosen, words);
	const { client, clock, close } = connect(options);
	try {
		const [services, key] = await Promise.all([openServices(chosen, client, options), readSigningKey(words, options, options.askPassword)]);
		const pause = backoff({
			clock,
			random: Math.random,
			signal: options.signal
		});
		return await signImages(tasks, {
			...demands,
			...services,
			key
		}, {
			registry: createWritingClient({
				...client,
				pause
			}),
			now: () => /* @__PURE__ */ new Date(),
			pause,
			tool,
			...onProgress === void 0 ? {} : { onProgress }
		});
	} finally {
		close();
	}
}
function readSignTasks(images) {
	for (const text of images) {
		const { tag, digest } = about("images", () => parseReference(text));
		if (tag === void 0 && digest === void 0) throw new TrustError("E_REF", `images: ${text} names no digest: give the one that was built`);
	}
	return readTasks(images, "");
}

// src/report/signing.ts
const stateWords = {
	present: "signed before",
	published: "signed and pushed",
	made: "made, not pushed",
	missing: "not signed"
};
function isThere({ state }) {
	return state === "present" || state === "published";
}
function tallyOf({ images }) {
	const manifests = images.flatMap((image) => image.manifests);
	const signatures = manifests.flatMap((manifest) => manifest.signatures);
	return {
		manifests: manifests.length,
		signatures: signatures.length,
		there: signatures.filter(isThere).length,
		made: signatures.filter(({ state }) => state === "published").length
	};
}

// src/report/sign-verdict.ts
function signVerdictOf(report) {
	const tally = tallyOf(report);
	if (report.outcome === "verified") return {
		word: "Signed",
		sentence: whatStands(report, tally)
	};
	return {
		word: report.outcome === "rejected" ? "Failed" : "Undetermined",
		sentence: [whatHappened(report), ...howFar(tally)].join(" ")
	};
}
function whatStands({ images, key }, tally) {
	return `${`${count(images.length, "image")}, ${count(tally.manifests, "manifest")}`}: ${`${count(tally.signatures, "signature")} by the key ${shortKey(key)}`}, ${news(tally)}.`;
}
function news({ signatures, made }) {
	if (made === 0) return "all there before; nothing was changed";
	const verified = "verified as the registry serves them";
	return made === signatures ? `all new; ${verified}` : `${made} of them new; all ${verified}`;
}
function whatHappened({ images }) {
	const errors = images.flatMap(({ findings }) => findings).filter(({ severity }) => severity === "error");
	const [first] = errors;
	if (first === void 0) return "The report names no reason.";
	const more = errors.length === 1 ? "" : ` (and ${count(errors.length - 1, "other error")})`;
	return `${capital(first.message)}${more}.`;
}
function howFar({ signatures, there }) {
	if (signatures === 0) return [];
	return [`${there} of ${count(signatures, "signature")} ${there === 1 ? "is" : "are"} in the registry.`];
}

// src/report/sign-terminal.ts
const verdictStyle = {
	verified: "green",
	rejected: "red",
	undetermined: "yellow"
};
const notLogged = "WARNING: Nothing is logged: who verifies these signatures has to ignore the transparency log, and nobody can see that they were made.";
function formatSigning(report, options) {
	return logText([
		...report.images.flatMap((image) => imageLines(image, options)),
		...report.logs.length === 0 && signedAny(report) ? [...wrap(notLogged, "", options), ""] : [],
		...verdictLines(report, options)
	]);
}
function signedAny({ images }) {
	return images.some(({ manifests }) => manifests.some(({ signatures }) => signatures.some(isThere)));
}
function imageLines(image, options) {
	const name = plain(image.pinned ?? image.name);
	return [
		paint(options, "bold", `Signing ${name} --`),
		...image.manifests.flatMap((manifest) => manifestLines(manifest, options)),
		...image.findings.flatMap((finding) => findingLines(finding, options)),
		""
	];
}
function manifestLines(manifest, options) {
	return [`${plain(manifestName(manifest))} ${plain(manifest.digest)}`, ...manifest.signatures.map((signature) => {
		const { format, state, logEntries } = signature;
		const style = isThere(signature) ? "green" : "yellow";
		return `  - ${format}: ${[paint(options, style, stateWords[state]), ...logEntries.map(logLine)].join(", ")}`;
	})];
}
function verdictLines(report, options) {
	const { word, sentence } = signVerdictOf(report);
	const label = word.toUpperCase();
	const [first = "", ...rest] = wrap(`${label}: ${plain(sentence)}`, "", options);
	return [
		`${paint(options, verdictStyle[report.outcome], paint(options, "bold", label))}${first.slice(label.length)}`,
		...rest,
		paint(options, "dim", runFacts(report))
	];
}

// src/cli/sign.ts
async function runSign(argv, signal) {
	const flags = parseArguments(argv, Object.values(signFlags).flat());
	const report = await signWith(readWords(flags), flags, signal);
	await publish(report, flags);
	if (report.outcome !== "verified") endProcess();
	return report.exitCode;
}
function readWords(flags) {
	if (flags.positionals.length === 0) throw new TrustError("E_INPUT", "name an image by its digest, such as ghcr.io/me/app@sha256:…");
	if (flags.on("recursive") && flags.on("no-recursive")) throw new TrustError("E_INPUT", "--recursive and --no-recursive exclude each other");
	return {
		images: flags.positionals,
		key: flags.text("key"),
		fingerprints: flags.list("key-fingerprint"),
		allowUnencryptedKey: flags.on("allow-unencrypted-key"),
		format: flags.text("format") || "bundle",
		annotations: flags.list("annotations"),
		identity: flags.text("identity"),
		recursive: !flags.on("no-recursive"),
		trustedRoot: flags.text("trusted-root"),
		signatureRepository: flags.text("signature-repository"),
		services: {
			rekorUrl: flags.text("rekor-url"),
			rekorVersion: flags.text("rekor-version"),
			signingConfig: flags.text("signing-config"),
			timestampUrl: flags.text("timestamp-url"),
			log: !flags.on("no-log")
		}
	};
}
async function signWith(words, flags, signal) {
	const wanted = !flags.on("quiet") && !flags.on("verbose");
	const progress = startProgress(process.stderr, wanted, "signature");
	try {
		const connection = await readConnection(flags, signal, progress.say);
		const askPassword = askOn(process.stdin, process.stderr, signal);
		return await sign(words, {
			...connection,
			askPassword
		}, progress.show);
	} finally {
		progress.end();
	}
}
async function publish(report, flags) {
	if (!flags.on("quiet") || report.outcome !== "verified") {
		const options = textOptions(process.stderr, process.env, flags.on("no-color"));
		process.stderr.write(formatSigning(report, options));
	}
	const json = formatReport(report);
	const path = flags.text("report");
	if (path !== "") await writeWhole(path, json, "--report: the file");
	if (flags.on("json")) process.stdout.write(json);
	else if (report.outcome === "verified") process.stdout.write(report.images.map(({ pinned }) => `${pinned}\n`).join(""));
}

export { runKeygen, runSign };