import { An as fail$1, At as parsePublicKey, Bn as repeated, Bt as runCheck, C as digest, D as githubIssuer, Dn as base64, Dt as signerOf, E as isWithin, En as anything, F as formatRepository, Fn as object, Ft as trustedIdentityOf, Gn as digestHex, Gt as readExtensions, H as formatPlatform, Hn as text, Ht as readClaims$1, In as oneOf, It as describeRef, Kn as digestOf, Kt as textOf, L as parseReference, Ln as optional, Lt as matchIdentity, Mn as int64OrZero, Mt as parsePem, Nn as list, On as count, Ot as trustedSignerOf, Pn as map, Pt as identitySignerOf, Qn as parseJson, Rn as quote, Rt as failed, S as createPublicKey$1, Sn as outcomeOf, T as ByteStream, Tn as anyObject, Tt as shortSubject, Ut as innerOf, Vn as sha256Hex, Vt as skipped, Wn as digestAlgorithm, Wt as oids, Xn as nonEmptyText, Yn as isObject, Zn as parseDocument, _ as EXTENSION_OID_SCT, ar as TrustError, b as canonicalize, bn as isUndetermined, g as libraryCertificate, h as encodeParts, jn as int64, jt as verifySignature, kn as decodeBase64, m as encodeDer, nr as limits, or as isTrustError, qt as utf8Text, st as predicateTypeName, v as X509Certificate$2, vn as defined, w as verify$1, x as bufferEqual, xt as describeSigner, y as RFC3161Timestamp, yn as exitCodeForErrors, z as sameRepository, zn as readJson, zt as passed } from "./words.mjs";
import { _ as isIndexType, c as readAnnotations, g as isImageType, i as describeSkipped, l as readDescriptor, n as sortedByBytes, t as goJson, y as mediaTypes } from "./contents.mjs";
const { X509Certificate: X509Certificate$1, createHash, createPublicKey, verify } = process.getBuiltinModule("node:crypto");
const { isIPv6 } = process.getBuiltinModule("node:net");
const { isUtf8 } = process.getBuiltinModule("node:buffer");
const util_1 = process.getBuiltinModule("util");

// src/attestation/contents.ts
const vulnTypes = /^https:\/\/(?:cosign\.sigstore\.dev\/attestation\/vuln\/v1|in-toto\.io\/attestation\/vulns(?:\/v[0-9.]+)?)$/;
const vexTypes = /^https:\/\/openvex\.dev\/ns(?:\/v[0-9.]+)?$/;
function countContents(predicateType, predicate) {
	const count = vulnTypes.test(predicateType) ? vulnerabilities : vexTypes.test(predicateType) ? statements : void 0;
	if (count === void 0 || predicate.length > limits.provenance) return void 0;
	try {
		const document = parseDocument(predicate, limits.provenanceValues);
		return isObject(document) ? count(document) : void 0;
	} catch {
		return;
	}
}
function vulnerabilities(predicate) {
	const scanner = predicate["scanner"];
	const result = isObject(scanner) ? scanner["result"] : void 0;
	const listed = Array.isArray(result) ? result : vulnerabilitiesOf(result);
	return listed && counted(listed.length, "vulnerability", "vulnerabilities");
}
function vulnerabilitiesOf(result) {
	if (!isObject(result)) return void 0;
	const { matches, Results: targets } = result;
	if (Array.isArray(matches)) return matches;
	if (!Array.isArray(targets)) return void 0;
	return targets.flatMap((target) => {
		const found = isObject(target) ? target["Vulnerabilities"] : void 0;
		return Array.isArray(found) ? found : [];
	});
}
function statements({ statements: listed }) {
	if (!Array.isArray(listed)) return void 0;
	const states = /* @__PURE__ */ new Map();
	for (const one of listed) {
		const status = isObject(one) ? nonEmptyText(one["status"]) : void 0;
		const known = vexStatuses.find((name) => name === status) ?? "other";
		states.set(known, (states.get(known) ?? 0) + 1);
	}
	const each = [...states].sort().map(([status, number]) => `${number} ${status}`);
	const all = counted(listed.length, "statement", "statements");
	return each.length === 0 ? all : `${all}: ${each.join(", ")}`;
}
const vexStatuses = [
	"affected",
	"fixed",
	"not_affected",
	"under_investigation"
];
function counted(number, one, several) {
	return `${number} ${number === 1 ? one : several}`;
}

// src/attestation/facts.ts
const factNames = {
	builder: "builder",
	"source-repository": "sourceRepository",
	"source-ref": "sourceRef",
	"source-digest": "sourceDigest"
};
const slsa = {
	v02: "https://slsa.dev/provenance/v0.2",
	v1: "https://slsa.dev/provenance/v1"
};
function isProvenance(predicateType) {
	return predicateType === slsa.v02 || predicateType === slsa.v1;
}
function readFacts(predicateType, predicate) {
	if (!isProvenance(predicateType)) {
		const contents = countContents(predicateType, predicate);
		return contents === void 0 ? void 0 : { contents };
	}
	if (predicate.length > limits.provenance) {
		const message = `the provenance has ${predicate.length} bytes; ${limits.provenance} are allowed`;
		throw new TrustError("E_LIMIT", message);
	}
	const document = parseDocument(predicate, limits.provenanceValues);
	if (!isObject(document)) throw new SyntaxError("the predicate is not an object");
	return withoutUndefined(predicateType === slsa.v1 ? ofV1(document) : ofV02(document));
}
function ofV1(predicate) {
	const parameters = at$1(predicate, "buildDefinition", "externalParameters");
	const common = {
		builder: nonEmptyText(at$1(predicate, "runDetails", "builder", "id")),
		buildType: nonEmptyText(at$1(predicate, "buildDefinition", "buildType"))
	};
	const workflow = at$1(parameters, "workflow");
	if (isObject(workflow)) {
		const repository = nonEmptyText(workflow["repository"]);
		return {
			...common,
			sourceRepository: repository && repositoryUrl(repository),
			sourceRef: nonEmptyText(workflow["ref"]),
			sourceDigest: commitOf(at$1(predicate, "buildDefinition", "resolvedDependencies"), repository)
		};
	}
	const vcs = at$1(predicate, "runDetails", "metadata", "buildkit_metadata", "vcs");
	return {
		...common,
		...ofSource(at$1(parameters, "configSource"), vcs)
	};
}
const buildkitMetadata = "https://mobyproject.org/buildkit@v1#metadata";
function ofV02(predicate) {
	return {
		builder: nonEmptyText(at$1(predicate, "builder", "id")),
		buildType: nonEmptyText(predicate["buildType"]),
		...ofSource(at$1(predicate, "invocation", "configSource"), at$1(predicate, "metadata", buildkitMetadata, "vcs"))
	};
}
const sourceUri = /^(?:git\+)?([a-z+]+:\/\/(?:[^@/#]+@)?[^@/#]+(?:\/[^@#]*)?)(?:@([^#]+)|#([^:]*)(?::.*)?)?$/;
const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
function ofSource(source, vcs) {
	const uri = nonEmptyText(at$1(source, "uri")) ?? "";
	const [, url, at1, at2] = sourceUri.exec(uri) ?? [];
	const ref = (at1 ?? at2) || void 0;
	const digest = nonEmptyText(at$1(source, "digest", "sha1")) ?? nonEmptyText(at$1(source, "digest", "gitCommit"));
	if (url !== void 0) {
		const isCommit = ref !== void 0 && commit.test(ref);
		return {
			sourceRepository: repositoryUrl(url),
			sourceRef: isCommit ? void 0 : ref,
			sourceDigest: digest ?? (isCommit ? ref : void 0)
		};
	}
	const local = nonEmptyText(at$1(vcs, "source"));
	return {
		sourceRepository: local && repositoryUrl(local),
		sourceRef: void 0,
		sourceDigest: digest ?? nonEmptyText(at$1(vcs, "revision"))
	};
}
function commitOf(dependencies, repository) {
	if (!Array.isArray(dependencies) || repository === void 0) return void 0;
	const url = repositoryUrl(repository);
	const commits = dependencies.filter((one) => {
		return repositoryUrl((nonEmptyText(at$1(one, "uri")) ?? "").replace(/^git\+/, "").replace(/[@#].*$/, "")) === url;
	}).map((one) => nonEmptyText(at$1(one, "digest", "gitCommit")));
	return new Set(commits).size === 1 ? commits[0] : void 0;
}
function repositoryUrl(url) {
	return url.replace(/^git\+/, "").replace(/\/?(?:\.git)?\/?$/, "");
}
function at$1(value, ...path) {
	let found = value;
	for (const key of path) found = isObject(found) ? found[key] : void 0;
	return found;
}
function withoutUndefined(found) {
	return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== void 0));
}

// src/attestation/requirement.ts
const places = [
	"index",
	"platforms",
	"all",
	"any"
];
const vex = "https://openvex.dev/ns";
const cyclonedx = "https://cyclonedx.org/bom";
const spdx = "https://spdx.dev/Document";
const vuln = "https://cosign.sigstore.dev/attestation/vuln/";
function defaultPlace(type) {
	return [
		spdx,
		cyclonedx,
		vuln
	].some((known) => type.startsWith(known)) ? "platforms" : "index";
}
const versioned = [
	spdx,
	cyclonedx,
	vex
];
function isOfType(found, required) {
	if (found === required) return true;
	if (!versioned.includes(required) || !found.startsWith(`${required}/`)) return false;
	return /^v?[0-9]+(?:\.[0-9]+)*$/.test(found.slice(required.length + 1));
}
function isWanted(found, requirements) {
	return requirements.some(({ type }) => isOfType(found, type));
}
function typeName({ type }) {
	return predicateTypeName(type);
}

// src/async.ts
async function mapConcurrently(limit, items, task) {
	const results = [];
	const failures = [];
	const queue = items.entries();
	const worker = async () => {
		for (const [at, item] of queue) {
			if (failures.length > 0) return;
			try {
				results[at] = await task(item);
			} catch (error) {
				failures.push(error);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
	if (failures.length > 0) throw failures[0];
	return results;
}
function limiter(limit) {
	const waiting = [];
	let free = limit;
	return async (task) => {
		if (free > 0) free -= 1;
		else await new Promise((resolve) => waiting.push(resolve));
		try {
			return await task();
		} finally {
			const next = waiting.shift();
			if (next === void 0) free += 1;
			else next();
		}
	};
}
var FirstCallGate = class {
	#waiting;
	async enter() {
		if (this.#waiting !== void 0) return this.#waiting.promise;
		this.#waiting = Promise.withResolvers();
	}
	open() {
		this.#waiting?.resolve();
	}
};

// src/verify/finding.ts
function finding(code, message, more = {}) {
	return {
		severity: "error",
		code,
		message,
		...more
	};
}
var OtherTagExists = class extends TrustError {
	other;
	constructor(message, details, other) {
		super("E_NOTFOUND", message, details);
		this.other = other;
	}
};
function findingOf(error) {
	const { code, message, details } = error;
	const other = error instanceof OtherTagExists ? `${error.other} exists: use that tag` : void 0;
	return finding(code, message, {
		...Object.keys(details).length === 0 ? {} : { details },
		...code === "E_NOTFOUND" ? { advice: other ?? mayBeHidden } : {}
	});
}
const mayBeHidden = "check repository and tag; some registries answer like this for private repositories";
function conclusionOf(findings) {
	const errors = findings.filter(({ severity }) => severity === "error");
	const exitCode = exitCodeForErrors(errors);
	return {
		outcome: outcomeOf(exitCode),
		exitCode
	};
}
function manifestFields(node) {
	const platform = node.platforms.map(formatPlatform).join(", ");
	return {
		digest: node.digest,
		...platform === "" ? {} : { platform }
	};
}
async function findingsFrom(node, look, about = (what) => what) {
	try {
		const found = await look();
		return found === void 0 ? [] : [found];
	} catch (error) {
		if (!isTrustError(error)) throw error;
		const message = `${about(describeNode(node))}: ${error.message}`;
		return [{
			...findingOf(error),
			message,
			...manifestFields(node)
		}];
	}
}
function describeNode(node) {
	if (node.depth === 0) return node.role === "index" ? "the index" : "the image";
	if (node.role === "index") return "a nested index";
	if (node.role === "attestation") return "an attestation manifest";
	return node.platforms.map(formatPlatform).join(", ") || "a manifest without a platform";
}

// src/oci/manifest.ts
function parseManifest(bytes, contentType) {
	if (bytes.length > limits.manifest) throw new TrustError("E_LIMIT", `the manifest has ${bytes.length} bytes; the limit is ${limits.manifest}`);
	const document = readDocument(bytes);
	const mediaType = readMediaType(document, contentType);
	const artifactType = nonEmptyText(document["artifactType"]);
	const subject = readSubject$1(document["subject"]);
	const base = {
		mediaType,
		annotations: readAnnotations(document["annotations"], "the manifest"),
		...defined({
			artifactType,
			subject
		})
	};
	if (isIndexType(mediaType)) return {
		...base,
		kind: "index",
		manifests: readList(document, "manifests")
	};
	return {
		...base,
		kind: "image",
		config: readDescriptor(document["config"], "config"),
		layers: readList(document, "layers")
	};
}
function readDocument(bytes) {
	try {
		const value = parseDocument(bytes);
		if (isObject(value)) return value;
	} catch (error) {
		throw new TrustError("E_MANIFEST", `the manifest is not strict JSON: ${error.message}`, {}, error);
	}
	throw new TrustError("E_MANIFEST", "the manifest is not a JSON object");
}
function readSubject$1(value) {
	try {
		return readDescriptor(value, "subject");
	} catch (error) {
		if (isTrustError(error, "E_MANIFEST", "E_DIGEST")) return void 0;
		throw error;
	}
}
function readMediaType(document, contentType) {
	const fail = (why) => {
		throw new TrustError("E_MANIFEST", why);
	};
	const header = contentType?.split(";")[0]?.trim().toLowerCase();
	const declared = document["mediaType"] === "" ? void 0 : document["mediaType"] ?? void 0;
	if (document["schemaVersion"] === 1 || isSchema1(declared) || isSchema1(header)) return fail("Docker manifests of schema 1 are not supported: they cannot be signed by digest");
	if (document["schemaVersion"] !== 2) return fail("schemaVersion is not 2");
	const looksLikeIndex = "manifests" in document;
	if (looksLikeIndex === ("config" in document || "layers" in document || "fsLayers" in document)) return fail(looksLikeIndex ? "it is both an index and an image manifest" : "it is neither an index nor an image manifest");
	if (declared !== void 0 && typeof declared !== "string") return fail("mediaType is not a string");
	const inferred = isKnown(header) ? header : looksLikeIndex ? mediaTypes.index : mediaTypes.manifest;
	const mediaType = declared ?? inferred;
	if (!isIndexType(mediaType) && !isImageType(mediaType)) return fail(`media type ${JSON.stringify(mediaType.slice(0, 100))} is not supported`);
	if (isIndexType(mediaType) !== looksLikeIndex) return fail(`its mediaType is ${mediaType}, but it has the fields of the other kind`);
	if (isKnown(header) && header !== mediaType) return fail(`the registry serves it as ${header}, but its mediaType is ${mediaType}`);
	return mediaType;
}
function isKnown(type) {
	return type !== void 0 && (isIndexType(type) || isImageType(type));
}
function isSchema1(type) {
	return type === mediaTypes.dockerSchema1 || type === mediaTypes.dockerSchema1Signed;
}
function readList(document, field) {
	const list = document[field] ?? [];
	if (!Array.isArray(list)) throw new TrustError("E_MANIFEST", `${field} is not a list`);
	if (list.length > limits.children) throw new TrustError("E_LIMIT", `${field} has ${list.length} entries; the limit is ${limits.children}`);
	return list.map((entry, at) => readDescriptor(entry, `${field}[${at}]`));
}

// src/image/child.ts
async function readChildIndex(repository, listed) {
	const manifest = await read(repository, listed);
	if (manifest.kind === "index") return manifest;
	return fail("E_MANIFEST", "listed as an index, but it is an image manifest", listed);
}
async function readChildImage(repository, listed) {
	const manifest = await read(repository, listed);
	if (manifest.kind === "image") return manifest;
	return fail("E_MANIFEST", "listed as an image, but it is an index", listed);
}
async function read(repository, listed) {
	const stored = await repository.manifest(listed.digest);
	if (stored === void 0) return fail("E_COVER", "listed in the index, but the registry does not have it", listed);
	const { length } = stored.bytes;
	if (length !== listed.size) return fail("E_DIGEST", `the index declares ${listed.size} bytes, the registry sent ${length}`, listed);
	return parseManifest(stored.bytes, stored.contentType);
}
function fail(code, why, { digest }) {
	throw new TrustError(code, why, { digest });
}

// src/signature/envelope.ts
const fields$1 = object({
	payload: base64,
	payloadType: text,
	signatures: list(object({
		sig: base64,
		keyid: optional(text)
	}))
});
const envelope = (value, at) => {
	const { payload, payloadType, signatures } = fields$1(value, at);
	const [signature] = signatures;
	if (signature === void 0 || signatures.length !== 1) return fail$1(`${at}.signatures`, `must have one signature, has ${signatures.length}`);
	if (signature.keyid) return fail$1(`${at}.signatures[0].keyid`, "must be empty");
	return {
		payload,
		payloadType,
		signature: signature.sig
	};
};
function preAuthEncoding(payloadType, payload) {
	return Buffer.concat([preAuthHeader(payloadType, payload.length), payload]);
}
function preAuthHeader(payloadType, payloadLength) {
	const length = Buffer.byteLength(payloadType);
	return Buffer.from(`DSSEv1 ${length} ${payloadType} ${payloadLength} `);
}

// src/oci/json-members.ts
function jsonMembers(bytes) {
	if (!isUtf8(bytes)) throw new SyntaxError("not valid UTF-8");
	return new Scanner(bytes).document();
}
const code = {
	quote: 34,
	comma: 44,
	colon: 58,
	openList: 91,
	backslash: 92,
	closeList: 93,
	openObject: 123,
	closeObject: 125
};
const longestNumber = 1024;
const scalar = /^(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)$/;
const escapeSequence = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/;
var Scanner = class {
	#bytes;
	#at = 0;
	constructor(bytes) {
		this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}
	document() {
		const members = /* @__PURE__ */ new Map();
		this.#skipSpace();
		if (this.#bytes[this.#at] !== code.openObject) this.#fail("an object is expected");
		this.#object(limits.jsonDepth, (key, value) => {
			const name = parseJson(key);
			if (members.has(name)) this.#fail(`duplicate key ${JSON.stringify(name.slice(0, 64))}`);
			members.set(name, value);
		});
		this.#skipSpace();
		if (this.#at < this.#bytes.length) this.#fail("there is text after the document");
		return members;
	}
	#value(depth) {
		this.#skipSpace();
		const byte = this.#bytes[this.#at];
		if (byte === code.openObject) this.#object(depth);
		else if (byte === code.openList) this.#list(depth);
		else if (byte === code.quote) this.#string();
		else this.#scalar();
	}
	#object(depth, onMember) {
		if (depth === 0) this.#fail(`nested deeper than ${limits.jsonDepth}`);
		this.#at += 1;
		if (this.#next(code.closeObject)) return;
		do {
			this.#skipSpace();
			const start = this.#at;
			this.#string();
			const end = this.#at;
			if (!this.#next(code.colon)) this.#fail("a colon is missing");
			this.#skipSpace();
			const valueStart = this.#at;
			this.#value(depth - 1);
			onMember?.(this.#bytes.subarray(start, end), this.#bytes.subarray(valueStart, this.#at));
		} while (this.#next(code.comma));
		if (!this.#next(code.closeObject)) this.#fail("an object does not end");
	}
	#list(depth) {
		if (depth === 0) this.#fail(`nested deeper than ${limits.jsonDepth}`);
		this.#at += 1;
		if (this.#next(code.closeList)) return;
		do
			this.#value(depth - 1);
		while (this.#next(code.comma));
		if (!this.#next(code.closeList)) this.#fail("an array does not end");
	}
	#string() {
		if (this.#bytes[this.#at] !== code.quote) this.#fail("a string is missing");
		for (this.#at += 1;; this.#at += 1) {
			const byte = this.#bytes[this.#at] ?? 0;
			if (byte === code.quote) break;
			if (byte < 32) this.#fail("a string does not end");
			if (byte === code.backslash) {
				const [found] = escapeSequence.exec(this.#ascii(this.#at + 6)) ?? [];
				if (found === void 0) this.#fail("a string has an invalid escape");
				else this.#at += found.length - 1;
			}
		}
		this.#at += 1;
	}
	#scalar() {
		let end = this.#at;
		while (end - this.#at < longestNumber && isScalarByte(this.#bytes[end])) end += 1;
		if (!scalar.test(this.#ascii(end))) this.#fail("a value is expected");
		this.#at = end;
	}
	#ascii(end) {
		return this.#bytes.toString("latin1", this.#at, end);
	}
	#next(byte) {
		this.#skipSpace();
		if (this.#bytes[this.#at] !== byte) return false;
		this.#at += 1;
		return true;
	}
	#skipSpace() {
		for (;;) {
			const byte = this.#bytes[this.#at];
			if (byte !== 32 && byte !== 9 && byte !== 10 && byte !== 13) return;
			this.#at += 1;
		}
	}
	#fail(why) {
		throw new SyntaxError(`${why} (at byte ${this.#at})`);
	}
};
function isScalarByte(byte = 0) {
	return byte >= 48 && byte <= 57 || byte >= 97 && byte <= 122 || byte === 43 || byte === 45 || byte === 46 || byte === 69;
}

// src/signature/statement.ts
const statementPayloadType = "application/vnd.in-toto+json";
const statementType = "https://in-toto.io/Statement/v1";
const oldStatementType = "https://in-toto.io/Statement/v0.1";
const signaturePredicate = "https://sigstore.dev/cosign/sign/v1";
const digestSet = (value, at) => {
	const digests = map(text)(value, at);
	if (digests.size > limits.subjectDigests) return fail$1(at, `has more than ${limits.subjectDigests} entries`);
	for (const [algorithm, hex] of digests) if (!/^(?:[0-9a-f]{2})+$/.test(hex)) fail$1(`${at}.${algorithm.slice(0, 64)}`, "is not hex");
	return digests;
};
const subject = object({
	name: optional(text),
	uri: optional(text),
	digest: digestSet,
	content: optional(text),
	downloadLocation: optional(text),
	mediaType: optional(text),
	annotations: optional(map(anything))
});
const subjects = (value, at) => {
	if (!Array.isArray(value) || value.length === 0) return fail$1(at, "is empty");
	if (value.length > limits.subjects) return fail$1(at, `has more than ${limits.subjects} entries`);
	return list(subject)(value, at);
};
const statementShape = object({
	_type: oneOf(statementType),
	subject: subjects,
	predicateType: text,
	predicate: optional(anyObject)
});
function parseStatement(bytes) {
	return readJson(statementShape, bytes, "statement");
}
const fields = {
	_type: oneOf(statementType, oldStatementType),
	subject: subjects,
	predicateType: text
};
function parseAttestationStatement(bytes) {
	const members = membersOf(bytes);
	for (const key of members.keys()) if (key !== "predicate" && !(key in fields)) fail$1("statement", `has the unknown field ${quote(key)}`);
	const member = (shape, key) => {
		const value = members.get(key);
		const at = `statement.${key}`;
		return value === void 0 ? shape(void 0, at) : readJson(shape, value, at);
	};
	const predicate = members.get("predicate");
	if (predicate?.[0] !== openObject) return fail$1("statement.predicate", predicate === void 0 ? "is missing" : "is not an object");
	return {
		type: member(fields._type, "_type"),
		subjects: member(fields.subject, "subject"),
		predicateType: member(fields.predicateType, "predicateType"),
		predicate
	};
}
const openObject = "{".charCodeAt(0);
function membersOf(bytes) {
	try {
		return jsonMembers(bytes);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new SyntaxError(`statement is not strict JSON: ${error.message}`);
	}
}

// src/signature/bundle.ts
const certificate = object({ rawBytes: base64 });
const logEntry = object({
	logIndex: int64OrZero,
	logId: object({ keyId: base64 }),
	kindVersion: object({
		kind: text,
		version: text
	}),
	integratedTime: int64OrZero,
	inclusionPromise: optional(object({ signedEntryTimestamp: base64 })),
	inclusionProof: object({
		logIndex: int64OrZero,
		rootHash: base64,
		treeSize: int64,
		hashes: repeated(base64),
		checkpoint: object({ envelope: text })
	}),
	canonicalizedBody: base64
});
const verificationMaterial = object({
	publicKey: optional(object({ hint: optional(text) })),
	certificate: optional(certificate),
	x509CertificateChain: optional(object({ certificates: list(certificate) })),
	tlogEntries: repeated(logEntry),
	timestampVerificationData: optional(object({ rfc3161Timestamps: repeated(object({ signedTimestamp: text })) }))
});
const messageSignature = object({
	messageDigest: object({
		algorithm: oneOf("SHA2_256", "SHA2_384", "SHA2_512", "SHA3_256", "SHA3_384"),
		digest: base64
	}),
	signature: base64
});
const oldVersions = ["application/vnd.dev.sigstore.bundle+json;version=0.1", "application/vnd.dev.sigstore.bundle+json;version=0.2"];
const bundleShape = object({
	mediaType: oneOf("application/vnd.dev.sigstore.bundle.v0.3+json", "application/vnd.dev.sigstore.bundle+json;version=0.3", ...oldVersions),
	verificationMaterial,
	dsseEnvelope: optional(envelope),
	messageSignature: optional(messageSignature)
});
const bundle = (value, at) => {
	const { mediaType, verificationMaterial: material, ...content } = bundleShape(value, at);
	const isOld = oldVersions.some((old) => old === mediaType);
	if ([
		material.publicKey,
		material.certificate,
		material.x509CertificateChain
	].filter((signer) => signer !== void 0).length !== 1) return fail$1(`${at}.verificationMaterial`, "must name either a key or a certificate");
	if (isOld && material.publicKey !== void 0) return fail$1(`${at}.mediaType`, "has an old version, which is accepted only with a certificate");
	const chain = material.x509CertificateChain?.certificates;
	if (chain !== void 0 && !isOld) return fail$1(`${at}.verificationMaterial`, "holds a certificate chain, which 0.3 forbids");
	if (chain?.length === 0) return fail$1(`${at}.verificationMaterial`, "holds an empty chain");
	if (content.dsseEnvelope === void 0 === (content.messageSignature === void 0)) return fail$1(at, "must hold either an envelope or a message signature");
	const timestamps = material.timestampVerificationData?.rfc3161Timestamps ?? [];
	return {
		signer: material.publicKey === void 0 ? "certificate" : "key",
		certificate: (material.certificate ?? chain?.[0])?.rawBytes,
		envelope: content.dsseEnvelope,
		logEntries: material.tlogEntries,
		timestamps: timestamps.map(({ signedTimestamp }) => signedTimestamp)
	};
};
const parsed = /* @__PURE__ */ new WeakMap();
function parseBundle(bytes) {
	const result = parsed.get(bytes) ?? readJson(bundle, bytes, "bundle");
	parsed.set(bytes, result);
	return result;
}
function attestationType(bytes) {
	try {
		const content = field(parseDocument(bytes), "dsseEnvelope");
		const payload = field(content, "payload");
		if (field(content, "payloadType") !== "application/vnd.in-toto+json" || typeof payload !== "string") return;
		const predicateType = field(parseDocument(decodeBase64(payload)), "predicateType");
		return typeof predicateType === "string" && predicateType !== "https://sigstore.dev/cosign/sign/v1" ? predicateType : void 0;
	} catch {
		return;
	}
}
function field(value, key) {
	return isObject(value) ? value[key] : void 0;
}

// src/signature/payload.ts
const payloadType = "cosign container image signature";
const optionalClaims = (value, at) => value === void 0 || value === null ? /* @__PURE__ */ new Map() : map(anything)(value, at);
const payloadShape = object({
	critical: object({
		identity: object({ "docker-reference": text }),
		image: object({ "docker-manifest-digest": text }),
		type: oneOf(payloadType)
	}),
	optional: optionalClaims
});
function parsePayload(bytes) {
	return readJson(payloadShape, bytes, "payload");
}
function formatPayload(dockerReference, digest, annotations = {}) {
	const critical = {
		identity: { "docker-reference": dockerReference },
		image: { "docker-manifest-digest": digest },
		type: payloadType
	};
	const optional = Object.keys(annotations).length === 0 ? null : sortedByBytes(annotations);
	return Buffer.from(goJson({
		critical,
		optional
	}));
}
function rebuildPayload(references, subject, { digest, size }) {
	return references.map((reference) => formatPayload(reference, subject)).find((payload) => payload.length === size && digestOf(payload) === digest);
}

// src/signature/store.ts
function signatureTag(subject) {
	return `${digestAlgorithm(subject)}-${digestHex(subject)}.sig`;
}
function attestationTag(subject) {
	return `${digestAlgorithm(subject)}-${digestHex(subject)}.att`;
}
const bundlePrefix = "application/vnd.dev.sigstore.bundle";
const predicateTypeAnnotation = "dev.sigstore.bundle.predicateType";
function declaresOtherType({ artifactType, annotations }) {
	if (artifactType === void 0 || artifactType === mediaTypes.empty) return false;
	if (artifactType === mediaTypes.cosignArtifactSig) return false;
	if (!declaresBundle({ artifactType })) return true;
	const predicateType = annotations[predicateTypeAnnotation];
	return predicateType !== void 0 && predicateType !== "https://sigstore.dev/cosign/sign/v1";
}
function declaresBundle({ artifactType }) {
	return artifactType?.startsWith(bundlePrefix) ?? false;
}
function classifyArtifact(manifest) {
	if (manifest.kind === "index") return { kind: "other" };
	const layers = manifest.layers.filter(isSignatureLayer);
	if (layers.length > 0) return {
		kind: "simple-signing",
		layers
	};
	const [only, second] = manifest.layers;
	if (only !== void 0 && second === void 0 && only.mediaType.startsWith(bundlePrefix)) return {
		kind: "bundle",
		layer: only
	};
	return { kind: "other" };
}
function isSignatureLayer({ mediaType }) {
	return mediaType === mediaTypes.simpleSigning;
}
function declaredType({ artifactType, annotations }) {
	return annotations["dev.sigstore.bundle.predicateType"] ?? artifactType;
}
function isNotationType(type) {
	return type?.startsWith("application/vnd.cncf.notary.") ?? false;
}

// src/signature/candidate.ts
const annotationKeys = {
	signature: "dev.cosignproject.cosign/signature",
	rekorBundle: "dev.sigstore.cosign/bundle",
	certificate: "dev.sigstore.cosign/certificate",
	chain: "dev.sigstore.cosign/chain",
	timestamp: "dev.sigstore.cosign/rfc3161timestamp",
	predicateType: "predicateType"
};
function bundleOf(candidate) {
	return "bundle" in candidate ? candidate.bundle : parseBundle(candidate.bytes);
}
function signatureId(candidate) {
	if (candidate.format === "bundle") return bundleId(candidate.bytes);
	const signature = candidate.layer.annotations[annotationKeys.signature] ?? "";
	return idOf(candidate.payload, Buffer.from(signature));
}
function bundleId(bytes) {
	const envelope = runCheck("E_SIG", () => parseBundle(bytes).envelope);
	return envelope === void 0 || "state" in envelope ? digestOf(bytes) : idOf(envelope.payload, envelope.signature);
}
function idOf(payload, signature) {
	return `${digestOf(payload)} ${digestOf(signature)}`;
}

// src/signature/signed-content.ts
function readSignedContent(candidate) {
	if (candidate.format === "bundle") return contentOfEnvelope(envelopeOf(bundleOf(candidate)));
	if (candidate.format === "envelope") return contentOfEnvelope(candidate.envelope);
	const { payload, layer } = candidate;
	return {
		signature: base64(layer.annotations[annotationKeys.signature], annotationKeys.signature),
		bytes: payload,
		payload
	};
}
const encoded = /* @__PURE__ */ new WeakMap();
function contentOfEnvelope(envelope) {
	const { payloadType, payload, signature } = envelope;
	const content = encoded.get(envelope) ?? {
		signature,
		payload,
		bytes: envelope.encoded ?? preAuthEncoding(payloadType, payload)
	};
	encoded.set(envelope, content);
	return content;
}
function envelopeOf(bundle) {
	return bundle.envelope ?? fail$1("bundle", "has a message signature, which is for files and not for images");
}

// src/transparency/body.ts
const pem = (value, at) => {
	const { label, der } = parsePem(base64(value, at).toString("latin1"));
	return label === "PUBLIC KEY" || label === "CERTIFICATE" ? {
		kind: label,
		der
	} : fail$1(at, `is a ${label}`);
};
const hash = object({
	algorithm: oneOf("sha256"),
	value: sha256Hex
});
const data = object({ hash });
const publicKey = object({ content: pem });
const hashedrekord001 = object({
	data,
	signature: object({
		content: base64,
		publicKey
	})
});
const rekord001 = object({
	data,
	signature: object({
		content: base64,
		format: oneOf("x509"),
		publicKey
	})
});
const dsse001 = object({
	envelopeHash: hash,
	payloadHash: hash,
	signatures: list(object({
		signature: base64,
		verifier: pem
	}))
});
const intoto001 = object({
	content: object({
		hash,
		payloadHash: hash
	}),
	publicKey: pem
});
const intoto002 = object({ content: object({
	envelope: object({
		payloadType: text,
		signatures: list(object({
			keyid: optional(text),
			sig: base64,
			publicKey: pem
		}))
	}),
	hash,
	payloadHash: hash
}) });
const rawBytes = object({ rawBytes: base64 });
const hashedrekord002 = object({ hashedRekordV002: object({
	data: object({
		algorithm: oneOf("SHA2_256"),
		digest: base64
	}),
	signature: object({
		content: base64,
		verifier: object({
			keyDetails: text,
			publicKey: optional(rawBytes),
			x509Certificate: optional(rawBytes)
		})
	})
}) });
const specs = {
	"hashedrekord/0.0.1": (value, at) => v1(hashedrekord001(value, at)),
	"rekord/0.0.1": (value, at) => v1(rekord001(value, at)),
	"dsse/0.0.1": (value, at) => {
		const { payloadHash, signatures } = dsse001(value, at);
		const [only] = signatures;
		if (only === void 0 || signatures.length !== 1) return fail$1(`${at}.signatures`, `must have one signature, has ${signatures.length}`);
		const { signature, verifier } = only;
		return {
			hash: payloadHash.value,
			hashOf: "payload",
			recorded: { signature },
			verifier
		};
	},
	"intoto/0.0.1": (value, at) => {
		const { content, publicKey: verifier } = intoto001(value, at);
		const recorded = { envelopeHash: content.hash.value };
		return {
			hash: content.payloadHash.value,
			hashOf: "payload",
			recorded,
			verifier
		};
	},
	"intoto/0.0.2": (value, at) => {
		const { envelope, payloadHash } = intoto002(value, at).content;
		const [only] = envelope.signatures;
		if (only === void 0 || envelope.signatures.length !== 1) return fail$1(`${at}.signatures`, `must have one signature, has ${envelope.signatures.length}`);
		const signature = base64(only.sig.toString("latin1"), `${at}.sig`);
		const verifier = only.publicKey;
		return {
			hash: payloadHash.value,
			hashOf: "payload",
			recorded: { signature },
			verifier
		};
	},
	"hashedrekord/0.0.2": (value, at) => {
		const { data: hashed, signature } = hashedrekord002(value, at).hashedRekordV002;
		const { publicKey: key, x509Certificate: certificate } = signature.verifier;
		const der = key?.rawBytes ?? certificate?.rawBytes;
		if (der === void 0 || key !== void 0 && certificate !== void 0) return fail$1(`${at}.verifier`, "must name either a key or a certificate");
		return {
			hash: hashed.digest.toString("hex"),
			hashOf: "bytes",
			recorded: { signature: signature.content },
			verifier: {
				kind: key === void 0 ? "CERTIFICATE" : "PUBLIC KEY",
				der
			}
		};
	}
};
function v1(spec) {
	return {
		hash: spec.data.hash.value,
		hashOf: "bytes",
		recorded: { signature: spec.signature.content },
		verifier: spec.signature.publicKey.content
	};
}
const entry = object({
	apiVersion: text,
	kind: text,
	spec: anything
});
function parseBody(bytes, allowed) {
	const { apiVersion, kind: name, spec } = readJson(entry, bytes, "log entry");
	const kind = allowed.find((one) => one === `${name}/${apiVersion}`);
	if (kind === void 0) return fail$1("log entry", `has a kind that is not accepted: ${quote(`${name}/${apiVersion}`)}`);
	return {
		kind,
		...specs[kind](spec, "log entry.spec")
	};
}
function findMismatch(body, expected) {
	const hashed = body.hashOf === "payload" ? expected.payload : expected.bytes;
	if (body.hash !== createHash("sha256").update(hashed).digest("hex")) return "the log entry is for other content (its hash differs)";
	const { recorded } = body;
	if ("envelopeHash" in recorded) {
		if (recorded.envelopeHash !== expected.envelopeHash) return "the log entry is for another envelope (its hash differs)";
	} else if (!recorded.signature.equals(expected.signature)) return "the log entry has another signature";
	return isSameVerifier(body.verifier, expected.verifier) ? void 0 : `the log entry names ${otherVerifier(body.verifier, expected.verifier)}`;
}
function otherVerifier(logged, expected) {
	if (expected.kind === "PUBLIC KEY") return logged.kind === "CERTIFICATE" ? "a certificate of another key" : "another key";
	return logged.kind === "CERTIFICATE" ? "another certificate than the signature has" : "a key, and not the certificate of the signature";
}
function isSameVerifier(logged, expected) {
	if (logged.kind === expected.kind) return Buffer.compare(logged.der, expected.der) === 0;
	return expected.kind === "PUBLIC KEY" && isCertificateOf(logged.der, expected.der);
}
function isCertificateOf(certificate, spki) {
	try {
		const { raw, publicKey } = new X509Certificate$1(certificate);
		const key = createPublicKey({
			key: Buffer.from(spki),
			format: "der",
			type: "spki"
		});
		return raw.byteLength === certificate.byteLength && publicKey.equals(key);
	} catch {
		return false;
	}
}

// src/transparency/entry.ts
const clockSkew = 3e5;
function logsById(root, logId) {
	const logs = root.logs.filter((log) => log.logId === logId);
	if (logs.length > 0) return logs;
	const newest = root.date === void 0 ? "that root has no logs at all. Give a trusted_root.json that has this log" : `the newest log in that root started on ${root.date}. If the log is newer, update to a newer release or give a newer trusted_root.json (webdis-trust trusted-root update)`;
	throw new TrustError("E_TRUST", `the log entry is from a log that ${root.source} does not know (log ID ${logId}); ${newest}`);
}
function integratedDate(seconds, logs, now) {
	const refuse = (why) => {
		throw new TrustError("E_TLOG", `the time of the log entry ${why}`);
	};
	if (!Number.isSafeInteger(seconds) || seconds <= 0) return refuse("is missing or not a time");
	if (seconds * 1e3 > now.getTime() + clockSkew) return refuse("is in the future");
	const date = /* @__PURE__ */ new Date(seconds * 1e3);
	if (!logs.some((log) => wasValid$1(log, date))) return refuse(`(${date.toISOString()}) is outside the validity of the log's key`);
	return date;
}
function wasValid$1({ validFor }, date) {
	return isWithin(validFor, date);
}

// node_modules/@sigstore/protobuf-specs/dist/__generated__/sigstore_common.js
var HashAlgorithm;
(function(HashAlgorithm) {
	HashAlgorithm[HashAlgorithm["HASH_ALGORITHM_UNSPECIFIED"] = 0] = "HASH_ALGORITHM_UNSPECIFIED";
	HashAlgorithm[HashAlgorithm["SHA2_256"] = 1] = "SHA2_256";
	HashAlgorithm[HashAlgorithm["SHA2_384"] = 2] = "SHA2_384";
	HashAlgorithm[HashAlgorithm["SHA2_512"] = 3] = "SHA2_512";
	HashAlgorithm[HashAlgorithm["SHA3_256"] = 4] = "SHA3_256";
	HashAlgorithm[HashAlgorithm["SHA3_384"] = 5] = "SHA3_384";
})(HashAlgorithm || (HashAlgorithm = {}));
function hashAlgorithmFromJSON(object) {
	switch (object) {
		case 0:
		case "HASH_ALGORITHM_UNSPECIFIED": return HashAlgorithm.HASH_ALGORITHM_UNSPECIFIED;
		case 1:
		case "SHA2_256": return HashAlgorithm.SHA2_256;
		case 2:
		case "SHA2_384": return HashAlgorithm.SHA2_384;
		case 3:
		case "SHA2_512": return HashAlgorithm.SHA2_512;
		case 4:
		case "SHA3_256": return HashAlgorithm.SHA3_256;
		case 5:
		case "SHA3_384": return HashAlgorithm.SHA3_384;
		default: throw new globalThis.Error("Unrecognized enum value " + object + " for enum HashAlgorithm");
	}
}
var PublicKeyDetails;
(function(PublicKeyDetails) {
	PublicKeyDetails[PublicKeyDetails["PUBLIC_KEY_DETAILS_UNSPECIFIED"] = 0] = "PUBLIC_KEY_DETAILS_UNSPECIFIED";
	PublicKeyDetails[PublicKeyDetails["PKCS1_RSA_PKCS1V5"] = 1] = "PKCS1_RSA_PKCS1V5";
	PublicKeyDetails[PublicKeyDetails["PKCS1_RSA_PSS"] = 2] = "PKCS1_RSA_PSS";
	PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PKCS1V5"] = 3] = "PKIX_RSA_PKCS1V5";
	PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PSS"] = 4] = "PKIX_RSA_PSS";
	PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PKCS1V15_2048_SHA256"] = 9] = "PKIX_RSA_PKCS1V15_2048_SHA256";
	PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PKCS1V15_3072_SHA256"] = 10] = "PKIX_RSA_PKCS1V15_3072_SHA256";
	PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PKCS1V15_4096_SHA256"] = 11] = "PKIX_RSA_PKCS1V15_4096_SHA256";
	PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PSS_2048_SHA256"] = 16] = "PKIX_RSA_PSS_2048_SHA256";
	PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PSS_3072_SHA256"] = 17] = "PKIX_RSA_PSS_3072_SHA256";
	PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PSS_4096_SHA256"] = 18] = "PKIX_RSA_PSS_4096_SHA256";
	PublicKeyDetails[PublicKeyDetails["PKIX_ECDSA_P256_HMAC_SHA_256"] = 6] = "PKIX_ECDSA_P256_HMAC_SHA_256";
	PublicKeyDetails[PublicKeyDetails["PKIX_ECDSA_P256_SHA_256"] = 5] = "PKIX_ECDSA_P256_SHA_256";
	PublicKeyDetails[PublicKeyDetails["PKIX_ECDSA_P384_SHA_384"] = 12] = "PKIX_ECDSA_P384_SHA_384";
	PublicKeyDetails[PublicKeyDetails["PKIX_ECDSA_P521_SHA_512"] = 13] = "PKIX_ECDSA_P521_SHA_512";
	PublicKeyDetails[PublicKeyDetails["PKIX_ED25519"] = 7] = "PKIX_ED25519";
	PublicKeyDetails[PublicKeyDetails["PKIX_ED25519_PH"] = 8] = "PKIX_ED25519_PH";
	PublicKeyDetails[PublicKeyDetails["PKIX_ECDSA_P384_SHA_256"] = 19] = "PKIX_ECDSA_P384_SHA_256";
	PublicKeyDetails[PublicKeyDetails["PKIX_ECDSA_P521_SHA_256"] = 20] = "PKIX_ECDSA_P521_SHA_256";
	PublicKeyDetails[PublicKeyDetails["LMS_SHA256"] = 14] = "LMS_SHA256";
	PublicKeyDetails[PublicKeyDetails["LMOTS_SHA256"] = 15] = "LMOTS_SHA256";
	PublicKeyDetails[PublicKeyDetails["ML_DSA_44"] = 23] = "ML_DSA_44";
	PublicKeyDetails[PublicKeyDetails["ML_DSA_65"] = 21] = "ML_DSA_65";
	PublicKeyDetails[PublicKeyDetails["ML_DSA_87"] = 22] = "ML_DSA_87";
})(PublicKeyDetails || (PublicKeyDetails = {}));
function publicKeyDetailsFromJSON(object) {
	switch (object) {
		case 0:
		case "PUBLIC_KEY_DETAILS_UNSPECIFIED": return PublicKeyDetails.PUBLIC_KEY_DETAILS_UNSPECIFIED;
		case 1:
		case "PKCS1_RSA_PKCS1V5": return PublicKeyDetails.PKCS1_RSA_PKCS1V5;
		case 2:
		case "PKCS1_RSA_PSS": return PublicKeyDetails.PKCS1_RSA_PSS;
		case 3:
		case "PKIX_RSA_PKCS1V5": return PublicKeyDetails.PKIX_RSA_PKCS1V5;
		case 4:
		case "PKIX_RSA_PSS": return PublicKeyDetails.PKIX_RSA_PSS;
		case 9:
		case "PKIX_RSA_PKCS1V15_2048_SHA256": return PublicKeyDetails.PKIX_RSA_PKCS1V15_2048_SHA256;
		case 10:
		case "PKIX_RSA_PKCS1V15_3072_SHA256": return PublicKeyDetails.PKIX_RSA_PKCS1V15_3072_SHA256;
		case 11:
		case "PKIX_RSA_PKCS1V15_4096_SHA256": return PublicKeyDetails.PKIX_RSA_PKCS1V15_4096_SHA256;
		case 16:
		case "PKIX_RSA_PSS_2048_SHA256": return PublicKeyDetails.PKIX_RSA_PSS_2048_SHA256;
		case 17:
		case "PKIX_RSA_PSS_3072_SHA256": return PublicKeyDetails.PKIX_RSA_PSS_3072_SHA256;
		case 18:
		case "PKIX_RSA_PSS_4096_SHA256": return PublicKeyDetails.PKIX_RSA_PSS_4096_SHA256;
		case 6:
		case "PKIX_ECDSA_P256_HMAC_SHA_256": return PublicKeyDetails.PKIX_ECDSA_P256_HMAC_SHA_256;
		case 5:
		case "PKIX_ECDSA_P256_SHA_256": return PublicKeyDetails.PKIX_ECDSA_P256_SHA_256;
		case 12:
		case "PKIX_ECDSA_P384_SHA_384": return PublicKeyDetails.PKIX_ECDSA_P384_SHA_384;
		case 13:
		case "PKIX_ECDSA_P521_SHA_512": return PublicKeyDetails.PKIX_ECDSA_P521_SHA_512;
		case 7:
		case "PKIX_ED25519": return PublicKeyDetails.PKIX_ED25519;
		case 8:
		case "PKIX_ED25519_PH": return PublicKeyDetails.PKIX_ED25519_PH;
		case 19:
		case "PKIX_ECDSA_P384_SHA_256": return PublicKeyDetails.PKIX_ECDSA_P384_SHA_256;
		case 20:
		case "PKIX_ECDSA_P521_SHA_256": return PublicKeyDetails.PKIX_ECDSA_P521_SHA_256;
		case 14:
		case "LMS_SHA256": return PublicKeyDetails.LMS_SHA256;
		case 15:
		case "LMOTS_SHA256": return PublicKeyDetails.LMOTS_SHA256;
		case 23:
		case "ML_DSA_44": return PublicKeyDetails.ML_DSA_44;
		case 21:
		case "ML_DSA_65": return PublicKeyDetails.ML_DSA_65;
		case 22:
		case "ML_DSA_87": return PublicKeyDetails.ML_DSA_87;
		default: throw new globalThis.Error("Unrecognized enum value " + object + " for enum PublicKeyDetails");
	}
}
var SubjectAlternativeNameType;
(function(SubjectAlternativeNameType) {
	SubjectAlternativeNameType[SubjectAlternativeNameType["SUBJECT_ALTERNATIVE_NAME_TYPE_UNSPECIFIED"] = 0] = "SUBJECT_ALTERNATIVE_NAME_TYPE_UNSPECIFIED";
	SubjectAlternativeNameType[SubjectAlternativeNameType["EMAIL"] = 1] = "EMAIL";
	SubjectAlternativeNameType[SubjectAlternativeNameType["URI"] = 2] = "URI";
	SubjectAlternativeNameType[SubjectAlternativeNameType["OTHER_NAME"] = 3] = "OTHER_NAME";
})(SubjectAlternativeNameType || (SubjectAlternativeNameType = {}));
const HashOutput = { fromJSON(object) {
	return {
		algorithm: isSet$4(object.algorithm) ? hashAlgorithmFromJSON(object.algorithm) : 0,
		digest: isSet$4(object.digest) ? Buffer.from(bytesFromBase64$1(object.digest)) : Buffer.alloc(0)
	};
} };
const X509Certificate = { fromJSON(object) {
	return { rawBytes: isSet$4(object.rawBytes) ? Buffer.from(bytesFromBase64$1(object.rawBytes)) : Buffer.alloc(0) };
} };
function bytesFromBase64$1(b64) {
	return Uint8Array.from(globalThis.Buffer.from(b64, "base64"));
}
function isSet$4(value) {
	return value !== null && value !== void 0;
}

// node_modules/@sigstore/verify/dist/error.js
var BaseError = class extends Error {
	code;
	cause;
	constructor({ code, message, cause }) {
		super(message);
		this.code = code;
		this.cause = cause;
		this.name = this.constructor.name;
	}
};
var VerificationError = class extends BaseError {};

// node_modules/@sigstore/verify/dist/trust/filter.js
function filterCertAuthorities(certAuthorities, timestamp) {
	return certAuthorities.filter((ca) => {
		return ca.validFor.start <= timestamp && ca.validFor.end >= timestamp;
	});
}
function filterTLogAuthorities(tlogAuthorities, criteria) {
	return tlogAuthorities.filter((tlog) => {
		if (criteria.logID && !tlog.logID.equals(criteria.logID)) return false;
		return tlog.validFor.start <= criteria.targetDate && criteria.targetDate <= tlog.validFor.end;
	});
}

// node_modules/@sigstore/verify/dist/key/certificate.js
function verifyCertificateChain(timestamp, leaf, certificateAuthorities) {
	const cas = (0, filterCertAuthorities)(certificateAuthorities, timestamp);
	let error;
	for (const ca of cas) try {
		return new CertificateChainVerifier({
			trustedCerts: ca.certChain,
			untrustedCert: leaf,
			timestamp
		}).verify();
	} catch (err) {
		error = err;
	}
	throw new VerificationError({
		code: "CERTIFICATE_ERROR",
		message: "Failed to verify certificate chain",
		cause: error
	});
}
var CertificateChainVerifier = class {
	untrustedCert;
	trustedCerts;
	localCerts;
	timestamp;
	constructor(opts) {
		this.untrustedCert = opts.untrustedCert;
		this.trustedCerts = opts.trustedCerts;
		this.localCerts = dedupeCertificates([...opts.trustedCerts, opts.untrustedCert]);
		this.timestamp = opts.timestamp;
	}
	verify() {
		const certificatePath = this.sort();
		this.checkPath(certificatePath);
		if (!certificatePath.every((cert) => cert.validForDate(this.timestamp))) throw new VerificationError({
			code: "CERTIFICATE_ERROR",
			message: "certificate is not valid or expired at the specified date"
		});
		return certificatePath;
	}
	sort() {
		const leafCert = this.untrustedCert;
		let paths = this.buildPaths(leafCert);
		paths = paths.filter((path) => path.some((cert) => this.trustedCerts.includes(cert)));
		if (paths.length === 0) throw new VerificationError({
			code: "CERTIFICATE_ERROR",
			message: "no trusted certificate path found"
		});
		return [leafCert, ...paths.reduce((prev, curr) => prev.length < curr.length ? prev : curr)].slice(0, -1);
	}
	buildPaths(certificate) {
		const paths = [];
		const issuers = this.findIssuer(certificate);
		if (issuers.length === 0) throw new VerificationError({
			code: "CERTIFICATE_ERROR",
			message: "no valid certificate path found"
		});
		for (let i = 0; i < issuers.length; i++) {
			const issuer = issuers[i];
			if (issuer.equals(certificate)) {
				paths.push([certificate]);
				continue;
			}
			const subPaths = this.buildPaths(issuer);
			for (let j = 0; j < subPaths.length; j++) paths.push([issuer, ...subPaths[j]]);
		}
		return paths;
	}
	findIssuer(certificate) {
		let issuers = [];
		let keyIdentifier;
		if (certificate.subject.equals(certificate.issuer)) {
			if (certificate.verify()) return [certificate];
		}
		if (certificate.extAuthorityKeyID) keyIdentifier = certificate.extAuthorityKeyID.keyIdentifier;
		this.localCerts.forEach((possibleIssuer) => {
			if (keyIdentifier) {
				/* istanbul ignore else */
				if (possibleIssuer.extSubjectKeyID) {
					if (possibleIssuer.extSubjectKeyID.keyIdentifier.equals(keyIdentifier)) issuers.push(possibleIssuer);
					return;
				}
			}
			if (possibleIssuer.subject.equals(certificate.issuer)) issuers.push(possibleIssuer);
		});
		issuers = issuers.filter((issuer) => {
			try {
				return certificate.verify(issuer);
			} catch (ex) {
				/* istanbul ignore next - should never error */
				return false;
			}
		});
		return issuers;
	}
	checkPath(path) {
		/* istanbul ignore if */
		if (path.length < 1) throw new VerificationError({
			code: "CERTIFICATE_ERROR",
			message: "certificate chain must contain at least one certificate"
		});
		if (!path.slice(1).every((cert) => cert.isCA)) throw new VerificationError({
			code: "CERTIFICATE_ERROR",
			message: "intermediate certificate is not a CA"
		});
		for (let i = path.length - 2; i >= 0; i--)
 /* istanbul ignore if */
		if (!path[i].issuer.equals(path[i + 1].subject)) throw new VerificationError({
			code: "CERTIFICATE_ERROR",
			message: "incorrect certificate name chaining"
		});
		for (let i = 0; i < path.length; i++) {
			const cert = path[i];
			if (cert.extBasicConstraints?.isCA) {
				const pathLength = cert.extBasicConstraints.pathLenConstraint;
				if (pathLength !== void 0 && pathLength < i - 1) throw new VerificationError({
					code: "CERTIFICATE_ERROR",
					message: "path length constraint exceeded"
				});
			}
		}
	}
};
function dedupeCertificates(certs) {
	for (let i = 0; i < certs.length; i++) for (let j = i + 1; j < certs.length; j++) if (certs[i].equals(certs[j])) {
		certs.splice(j, 1);
		j--;
	}
	return certs;
}

// node_modules/@sigstore/verify/dist/key/sct.js
function verifySCTs() {
	throw new Error("@sigstore/verify/dist/key/sct.js is not part of this bundle (scripts/build/slim.mjs)");
}

// node_modules/@sigstore/verify/dist/key/index.js
const OID_FULCIO_ISSUER_V1 = "1.3.6.1.4.1.57264.1.1";
const OID_FULCIO_ISSUER_V2 = "1.3.6.1.4.1.57264.1.8";
function verifyPublicKey(hint, timestamps, trustMaterial) {
	const key = trustMaterial.publicKey(hint);
	timestamps.forEach((timestamp) => {
		if (!key.validFor(timestamp)) throw new VerificationError({
			code: "PUBLIC_KEY_ERROR",
			message: `Public key is not valid for timestamp: ${timestamp.toISOString()}`
		});
	});
	return { key: key.publicKey };
}
function verifyCertificate(leaf, timestamps, trustMaterial) {
	let path = [];
	timestamps.forEach((timestamp) => {
		path = (0, verifyCertificateChain)(timestamp, leaf, trustMaterial.certificateAuthorities);
	});
	return {
		scts: (0, verifySCTs)(path[0], path[1], trustMaterial.ctlogs),
		signer: getSigner(path[0])
	};
}
function getSigner(cert) {
	let issuer;
	const issuerExtension = cert.extension(OID_FULCIO_ISSUER_V2);
	/* istanbul ignore next */
	if (issuerExtension) issuer = issuerExtension.valueObj.subs?.[0]?.value.toString("ascii");
	else issuer = cert.extension(OID_FULCIO_ISSUER_V1)?.value.toString("ascii");
	const oids = cert.extensions.map((ext) => {
		return {
			oid: { id: ext.subs[0].toOID().split(".").map(Number) },
			value: ext.subs[ext.subs.length - 1].value
		};
	});
	const identity = {
		extensions: { issuer },
		subjectAlternativeName: cert.subjectAltName,
		oids
	};
	return {
		key: createPublicKey$1(cert.publicKey),
		identity
	};
}

// node_modules/@sigstore/verify/dist/policy.js
function verifySubjectAlternativeName() {
	throw new Error("@sigstore/verify/dist/policy.js is not part of this bundle (scripts/build/slim.mjs)");
}
function verifyExtensions() {
	throw new Error("@sigstore/verify/dist/policy.js is not part of this bundle (scripts/build/slim.mjs)");
}
function verifyOIDs() {
	throw new Error("@sigstore/verify/dist/policy.js is not part of this bundle (scripts/build/slim.mjs)");
}

// node_modules/@sigstore/verify/dist/timestamp/tsa.js
function verifyRFC3161Timestamp(timestamp, data, timestampAuthorities) {
	const signingTime = timestamp.signingTime;
	timestampAuthorities = (0, filterCertAuthorities)(timestampAuthorities, signingTime);
	timestampAuthorities = filterCAsBySerialAndIssuer(timestampAuthorities, {
		serialNumber: timestamp.signerSerialNumber,
		issuer: timestamp.signerIssuer
	});
	if (!timestampAuthorities.some((ca) => {
		try {
			verifyTimestampForCA(timestamp, data, ca);
			return true;
		} catch (e) {
			return false;
		}
	})) throw new VerificationError({
		code: "TIMESTAMP_ERROR",
		message: "timestamp could not be verified"
	});
}
function verifyTimestampForCA(timestamp, data, ca) {
	const [leaf, ...cas] = ca.certChain;
	const signingKey = createPublicKey$1(leaf.publicKey);
	const signingTime = timestamp.signingTime;
	try {
		new CertificateChainVerifier({
			untrustedCert: leaf,
			trustedCerts: cas,
			timestamp: signingTime
		}).verify();
	} catch (e) {
		throw new VerificationError({
			code: "TIMESTAMP_ERROR",
			message: "invalid certificate chain"
		});
	}
	timestamp.verify(data, signingKey);
}
function filterCAsBySerialAndIssuer(timestampAuthorities, criteria) {
	return timestampAuthorities.filter((ca) => ca.certChain.length > 0 && bufferEqual(ca.certChain[0].serialNumber, criteria.serialNumber) && bufferEqual(ca.certChain[0].issuer, criteria.issuer));
}

// node_modules/@sigstore/verify/dist/timestamp/index.js
function getTSATimestamp(timestamp, data, timestampAuthorities) {
	(0, verifyRFC3161Timestamp)(timestamp, data, timestampAuthorities);
	return {
		type: "timestamp-authority",
		logID: timestamp.signerSerialNumber,
		timestamp: timestamp.signingTime
	};
}
function getTLogTimestamp(entry) {
	if (!entry.inclusionPromise) return;
	return {
		type: "transparency-log",
		logID: entry.logId.keyId,
		timestamp: /* @__PURE__ */ new Date(Number(entry.integratedTime) * 1e3)
	};
}

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/verifier.js
const PublicKey = { fromJSON(object) {
	return { rawBytes: isSet$3(object.rawBytes) ? Buffer.from(bytesFromBase64(object.rawBytes)) : Buffer.alloc(0) };
} };
const Verifier$1 = { fromJSON(object) {
	return {
		verifier: isSet$3(object.publicKey) ? {
			$case: "publicKey",
			publicKey: PublicKey.fromJSON(object.publicKey)
		} : isSet$3(object.x509Certificate) ? {
			$case: "x509Certificate",
			x509Certificate: X509Certificate.fromJSON(object.x509Certificate)
		} : void 0,
		keyDetails: isSet$3(object.keyDetails) ? (0, publicKeyDetailsFromJSON)(object.keyDetails) : 0
	};
} };
const Signature = { fromJSON(object) {
	return {
		content: isSet$3(object.content) ? Buffer.from(bytesFromBase64(object.content)) : Buffer.alloc(0),
		verifier: isSet$3(object.verifier) ? Verifier$1.fromJSON(object.verifier) : void 0
	};
} };
function bytesFromBase64(b64) {
	return Uint8Array.from(globalThis.Buffer.from(b64, "base64"));
}
function isSet$3(value) {
	return value !== null && value !== void 0;
}

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/dsse.js
const DSSELogEntryV002 = { fromJSON(object) {
	return {
		payloadHash: isSet$2(object.payloadHash) ? HashOutput.fromJSON(object.payloadHash) : void 0,
		signatures: globalThis.Array.isArray(object?.signatures) ? object.signatures.map((e) => Signature.fromJSON(e)) : []
	};
} };
function isSet$2(value) {
	return value !== null && value !== void 0;
}

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/hashedrekord.js
const HashedRekordLogEntryV002 = { fromJSON(object) {
	return {
		data: isSet$1(object.data) ? HashOutput.fromJSON(object.data) : void 0,
		signature: isSet$1(object.signature) ? Signature.fromJSON(object.signature) : void 0
	};
} };
function isSet$1(value) {
	return value !== null && value !== void 0;
}

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/entry.js
const Entry = { fromJSON(object) {
	return {
		kind: isSet(object.kind) ? globalThis.String(object.kind) : "",
		apiVersion: isSet(object.apiVersion) ? globalThis.String(object.apiVersion) : "",
		spec: isSet(object.spec) ? Spec.fromJSON(object.spec) : void 0
	};
} };
const Spec = { fromJSON(object) {
	return { spec: isSet(object.hashedRekordV002) ? {
		$case: "hashedRekordV002",
		hashedRekordV002: HashedRekordLogEntryV002.fromJSON(object.hashedRekordV002)
	} : isSet(object.dsseV002) ? {
		$case: "dsseV002",
		dsseV002: DSSELogEntryV002.fromJSON(object.dsseV002)
	} : void 0 };
} };
function isSet(value) {
	return value !== null && value !== void 0;
}

// node_modules/@sigstore/verify/dist/tlog/dsse.js
const DSSE_API_VERSION_V1 = "0.0.1";
function verifyDSSETLogBody(tlogEntry, content) {
	switch (tlogEntry.apiVersion) {
		case DSSE_API_VERSION_V1: return verifyDSSE001TLogBody(tlogEntry, content);
		default: throw new VerificationError({
			code: "TLOG_BODY_ERROR",
			message: `unsupported dsse version: ${tlogEntry.apiVersion}`
		});
	}
}
function verifyDSSETLogBodyV2(tlogEntry, content) {
	const spec = tlogEntry.spec?.spec;
	if (!spec) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: `missing dsse spec`
	});
	switch (spec.$case) {
		case "dsseV002": return verifyDSSE002TLogBody(spec.dsseV002, content);
		default: throw new VerificationError({
			code: "TLOG_BODY_ERROR",
			message: `unsupported version: ${spec.$case}`
		});
	}
}
function verifyDSSE001TLogBody(tlogEntry, content) {
	if (tlogEntry.spec.signatures?.length !== 1) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "signature count mismatch"
	});
	const tlogSig = tlogEntry.spec.signatures[0].signature;
	if (!content.compareSignature(Buffer.from(tlogSig, "base64"))) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "tlog entry signature mismatch"
	});
	const tlogHash = tlogEntry.spec.payloadHash?.value || "";
	if (!content.compareDigest(Buffer.from(tlogHash, "hex"))) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "DSSE payload hash mismatch"
	});
}
function verifyDSSE002TLogBody(spec, content) {
	if (spec.signatures?.length !== 1) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "signature count mismatch"
	});
	const tlogSig = spec.signatures[0].content;
	if (!content.compareSignature(tlogSig)) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "tlog entry signature mismatch"
	});
	const tlogHash = spec.payloadHash?.digest || Buffer.from("");
	if (!content.compareDigest(tlogHash)) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "DSSE payload hash mismatch"
	});
}

// node_modules/@sigstore/verify/dist/tlog/hashedrekord.js
const HASHEDREKORD_API_VERSION_V1 = "0.0.1";
function verifyHashedRekordTLogBody(tlogEntry, content) {
	switch (tlogEntry.apiVersion) {
		case HASHEDREKORD_API_VERSION_V1: return verifyHashedrekord001TLogBody(tlogEntry, content);
		default: throw new VerificationError({
			code: "TLOG_BODY_ERROR",
			message: `unsupported hashedrekord version: ${tlogEntry.apiVersion}`
		});
	}
}
function verifyHashedRekordTLogBodyV2(tlogEntry, content) {
	const spec = tlogEntry.spec?.spec;
	if (!spec) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: `missing dsse spec`
	});
	switch (spec.$case) {
		case "hashedRekordV002": return verifyHashedrekord002TLogBody(spec.hashedRekordV002, content);
		default: throw new VerificationError({
			code: "TLOG_BODY_ERROR",
			message: `unsupported version: ${spec.$case}`
		});
	}
}
function verifyHashedrekord001TLogBody(tlogEntry, content) {
	const tlogSig = tlogEntry.spec.signature.content || "";
	if (!content.compareSignature(Buffer.from(tlogSig, "base64"))) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "signature mismatch"
	});
	const tlogDigest = tlogEntry.spec.data.hash?.value || "";
	if (!content.compareSignedDigest(Buffer.from(tlogDigest, "hex"))) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "digest mismatch"
	});
}
function verifyHashedrekord002TLogBody(spec, content) {
	const tlogSig = spec.signature?.content || Buffer.from("");
	if (!content.compareSignature(tlogSig)) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "signature mismatch"
	});
	const tlogHash = spec.data?.digest || Buffer.from("");
	if (!content.compareSignedDigest(tlogHash)) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "digest mismatch"
	});
}

// node_modules/@sigstore/verify/dist/tlog/intoto.js
function verifyIntotoTLogBody() {
	throw new Error("@sigstore/verify/dist/tlog/intoto.js is not part of this bundle (scripts/build/slim.mjs)");
}

// node_modules/@sigstore/verify/dist/tlog/checkpoint.js
const CHECKPOINT_SEPARATOR = "\n\n";
const SIGNATURE_REGEX = /\u2014 (\S+) (\S+)\n/g;
function verifyCheckpoint(entry, tlogs) {
	const inclusionProof = entry.inclusionProof;
	const signedNote = SignedNote.fromString(inclusionProof.checkpoint.envelope);
	const checkpoint = LogCheckpoint.fromString(signedNote.note);
	if (!verifySignedNote(signedNote, tlogs)) throw new VerificationError({
		code: "TLOG_INCLUSION_PROOF_ERROR",
		message: "invalid checkpoint signature"
	});
	return checkpoint;
}
function verifySignedNote(signedNote, tlogs) {
	const data = Buffer.from(signedNote.note, "utf-8");
	return signedNote.signatures.some((signature) => {
		const tlog = tlogs.find((tlog) => bufferEqual(tlog.logID.subarray(0, 4), signature.keyHint) && tlog.baseURL.includes(signature.name));
		if (!tlog) return false;
		return verify$1(data, tlog.publicKey, signature.signature);
	});
}
var SignedNote = class SignedNote {
	note;
	signatures;
	constructor(note, signatures) {
		this.note = note;
		this.signatures = signatures;
	}
	static fromString(envelope) {
		if (!envelope.includes(CHECKPOINT_SEPARATOR)) throw new VerificationError({
			code: "TLOG_INCLUSION_PROOF_ERROR",
			message: "missing checkpoint separator"
		});
		const split = envelope.indexOf(CHECKPOINT_SEPARATOR);
		const header = envelope.slice(0, split + 1);
		const matches = envelope.slice(split + 2).matchAll(SIGNATURE_REGEX);
		const signatures = Array.from(matches, (match) => {
			const [, name, signature] = match;
			const sigBytes = Buffer.from(signature, "base64");
			if (sigBytes.length < 5) throw new VerificationError({
				code: "TLOG_INCLUSION_PROOF_ERROR",
				message: "malformed checkpoint signature"
			});
			return {
				name,
				keyHint: sigBytes.subarray(0, 4),
				signature: sigBytes.subarray(4)
			};
		});
		if (signatures.length === 0) throw new VerificationError({
			code: "TLOG_INCLUSION_PROOF_ERROR",
			message: "no signatures found in checkpoint"
		});
		return new SignedNote(header, signatures);
	}
};
var LogCheckpoint = class LogCheckpoint {
	origin;
	logSize;
	logHash;
	rest;
	constructor(origin, logSize, logHash, rest) {
		this.origin = origin;
		this.logSize = logSize;
		this.logHash = logHash;
		this.rest = rest;
	}
	static fromString(note) {
		const lines = note.trimEnd().split("\n");
		if (lines.length < 3) throw new VerificationError({
			code: "TLOG_INCLUSION_PROOF_ERROR",
			message: "too few lines in checkpoint header"
		});
		const origin = lines[0];
		let logSize;
		try {
			logSize = BigInt(lines[1]);
		} catch {
			throw new VerificationError({
				code: "TLOG_INCLUSION_PROOF_ERROR",
				message: "invalid checkpoint log size"
			});
		}
		const rootHash = Buffer.from(lines[2], "base64");
		const rest = lines.slice(3);
		return new LogCheckpoint(origin, logSize, rootHash, rest);
	}
};

// node_modules/@sigstore/verify/dist/tlog/merkle.js
const RFC6962_LEAF_HASH_PREFIX = Buffer.from([0]);
const RFC6962_NODE_HASH_PREFIX = Buffer.from([1]);
function verifyMerkleInclusion(entry, checkpoint) {
	const inclusionProof = entry.inclusionProof;
	let logIndex;
	try {
		logIndex = BigInt(inclusionProof.logIndex);
	} catch {
		throw new VerificationError({
			code: "TLOG_INCLUSION_PROOF_ERROR",
			message: "invalid inclusion proof log index"
		});
	}
	const treeSize = BigInt(checkpoint.logSize);
	if (logIndex < 0n || logIndex >= treeSize) throw new VerificationError({
		code: "TLOG_INCLUSION_PROOF_ERROR",
		message: `invalid index: ${logIndex}`
	});
	const { inner, border } = decompInclProof(logIndex, treeSize);
	if (inclusionProof.hashes.length !== inner + border) throw new VerificationError({
		code: "TLOG_INCLUSION_PROOF_ERROR",
		message: "invalid hash count"
	});
	const innerHashes = inclusionProof.hashes.slice(0, inner);
	const borderHashes = inclusionProof.hashes.slice(inner);
	const calculatedHash = chainBorderRight(chainInner(hashLeaf(entry.canonicalizedBody), innerHashes, logIndex), borderHashes);
	if (!bufferEqual(calculatedHash, checkpoint.logHash)) throw new VerificationError({
		code: "TLOG_INCLUSION_PROOF_ERROR",
		message: "calculated root hash does not match inclusion proof"
	});
}
function decompInclProof(index, size) {
	const inner = innerProofSize(index, size);
	return {
		inner,
		border: onesCount(index >> BigInt(inner))
	};
}
function chainInner(seed, hashes, index) {
	return hashes.reduce((acc, h, i) => {
		if (index >> BigInt(i) & BigInt(1)) return hashChildren(h, acc);
		else return hashChildren(acc, h);
	}, seed);
}
function chainBorderRight(seed, hashes) {
	return hashes.reduce((acc, h) => hashChildren(h, acc), seed);
}
function innerProofSize(index, size) {
	return bitLength(index ^ size - BigInt(1));
}
function onesCount(num) {
	return num.toString(2).split("1").length - 1;
}
function bitLength(n) {
	if (n === 0n) return 0;
	return n.toString(2).length;
}
function hashChildren(left, right) {
	return digest("sha256", RFC6962_NODE_HASH_PREFIX, left, right);
}
function hashLeaf(leaf) {
	return digest("sha256", RFC6962_LEAF_HASH_PREFIX, leaf);
}

// node_modules/@sigstore/verify/dist/tlog/set.js
function verifyTLogSET(entry, tlogs) {
	if (!(0, filterTLogAuthorities)(tlogs, {
		logID: entry.logId.keyId,
		targetDate: /* @__PURE__ */ new Date(Number(entry.integratedTime) * 1e3)
	}).some((tlog) => {
		const payload = toVerificationPayload(entry);
		const data = Buffer.from(canonicalize(payload), "utf8");
		const signature = entry.inclusionPromise.signedEntryTimestamp;
		return verify$1(data, tlog.publicKey, signature);
	})) throw new VerificationError({
		code: "TLOG_INCLUSION_PROMISE_ERROR",
		message: "inclusion promise could not be verified"
	});
}
function toVerificationPayload(entry) {
	const { integratedTime, logIndex, logId, canonicalizedBody } = entry;
	return {
		body: canonicalizedBody.toString("base64"),
		integratedTime: Number(integratedTime),
		logIndex: Number(logIndex),
		logID: logId.keyId.toString("hex")
	};
}

// node_modules/@sigstore/verify/dist/tlog/index.js
function verifyTLogBody(entry, sigContent) {
	const { kind, version } = entry.kindVersion;
	let body;
	try {
		body = JSON.parse(entry.canonicalizedBody.toString("utf8"));
	} catch {
		throw new VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "invalid canonicalized body"
		});
	}
	if (kind !== body.kind || version !== body.apiVersion) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: `kind/version mismatch - expected: ${kind}/${version}, received: ${body.kind}/${body.apiVersion}`
	});
	switch (kind) {
		case "dsse": if (version == "0.0.1") return (0, verifyDSSETLogBody)(body, sigContent);
		else {
			const entryRekorV2 = Entry.fromJSON(body);
			return (0, verifyDSSETLogBodyV2)(entryRekorV2, sigContent);
		}
		case "intoto": return (0, verifyIntotoTLogBody)(body, sigContent);
		case "hashedrekord": if (version == "0.0.1") return (0, verifyHashedRekordTLogBody)(body, sigContent);
		else {
			const entryRekorV2 = Entry.fromJSON(body);
			return (0, verifyHashedRekordTLogBodyV2)(entryRekorV2, sigContent);
		}
		/* istanbul ignore next */
		default: throw new VerificationError({
			code: "TLOG_BODY_ERROR",
			message: `unsupported kind: ${kind}`
		});
	}
}
function verifyTLogInclusion(entry, tlogAuthorities) {
	let inclusionVerified = false;
	if (isTLogEntryWithInclusionPromise(entry)) {
		(0, verifyTLogSET)(entry, tlogAuthorities);
		inclusionVerified = true;
	}
	if (isTLogEntryWithInclusionProof(entry)) {
		const matchingAuthorities = tlogAuthorities.filter((tlog) => tlog.logID.equals(entry.logId.keyId));
		const checkpoint = (0, verifyCheckpoint)(entry, matchingAuthorities);
		(0, verifyMerkleInclusion)(entry, checkpoint);
		inclusionVerified = true;
	}
	if (!inclusionVerified) throw new VerificationError({
		code: "TLOG_MISSING_INCLUSION_ERROR",
		message: "inclusion could not be verified"
	});
}
function isTLogEntryWithInclusionPromise(entry) {
	return entry.inclusionPromise !== void 0;
}
function isTLogEntryWithInclusionProof(entry) {
	return entry.inclusionProof !== void 0;
}

// node_modules/@sigstore/verify/dist/verifier.js
var Verifier = class {
	trustMaterial;
	options;
	constructor(trustMaterial, options = {}) {
		this.trustMaterial = trustMaterial;
		this.options = {
			ctlogThreshold: options.ctlogThreshold ?? 1,
			tlogThreshold: options.tlogThreshold ?? 1,
			timestampThreshold: options.timestampThreshold ?? options.tsaThreshold ?? 1,
			tsaThreshold: 0
		};
	}
	verify(entity, policy) {
		const timestamps = this.verifyTimestamps(entity);
		const signer = this.verifySigningKey(entity, timestamps);
		this.verifyTLogs(entity);
		this.verifySignature(entity, signer);
		if (policy) this.verifyPolicy(policy, signer.identity || {});
		return signer;
	}
	verifyTimestamps(entity) {
		const timestamps = [];
		for (const timestamp of entity.timestamps) switch (timestamp.$case) {
			case "timestamp-authority":
				timestamps.push((0, getTSATimestamp)(timestamp.timestamp, entity.signature.signature, this.trustMaterial.timestampAuthorities));
				break;
			case "transparency-log": {
				const result = (0, getTLogTimestamp)(timestamp.tlogEntry);
				if (result) timestamps.push(result);
				break;
			}
		}
		if (containsDupes(timestamps)) throw new VerificationError({
			code: "TIMESTAMP_ERROR",
			message: "duplicate timestamp"
		});
		if (timestamps.length < this.options.timestampThreshold) throw new VerificationError({
			code: "TIMESTAMP_ERROR",
			message: `expected ${this.options.timestampThreshold} timestamps, got ${timestamps.length}`
		});
		return timestamps.map((t) => t.timestamp);
	}
	verifySigningKey({ key }, timestamps) {
		switch (key.$case) {
			case "public-key": return (0, verifyPublicKey)(key.hint, timestamps, this.trustMaterial);
			case "certificate": {
				const result = (0, verifyCertificate)(key.certificate, timestamps, this.trustMaterial);
				/* istanbul ignore next - no fixture */
				if (containsDupes(result.scts)) throw new VerificationError({
					code: "CERTIFICATE_ERROR",
					message: "duplicate SCT"
				});
				if (result.scts.length < this.options.ctlogThreshold) throw new VerificationError({
					code: "CERTIFICATE_ERROR",
					message: `expected ${this.options.ctlogThreshold} SCTs, got ${result.scts.length}`
				});
				return result.signer;
			}
		}
	}
	verifyTLogs({ signature: content, tlogEntries }) {
		const entryIDs = [];
		tlogEntries.forEach((entry) => {
			(0, verifyTLogInclusion)(entry, this.trustMaterial.tlogs);
			(0, verifyTLogBody)(entry, content);
			entryIDs.push({
				logID: entry.logId.keyId,
				body: entry.canonicalizedBody
			});
		});
		if (containsDupes(entryIDs)) throw new VerificationError({
			code: "TLOG_ERROR",
			message: "duplicate tlog entry"
		});
		if (entryIDs.length < this.options.tlogThreshold) throw new VerificationError({
			code: "TLOG_ERROR",
			message: `expected ${this.options.tlogThreshold} tlog entries, got ${entryIDs.length}`
		});
	}
	verifySignature(entity, signer) {
		if (!entity.signature.verifySignature(signer.key)) throw new VerificationError({
			code: "SIGNATURE_ERROR",
			message: "signature verification failed"
		});
	}
	verifyPolicy(policy, identity) {
		/* istanbul ignore else */
		if (policy.subjectAlternativeName) (0, verifySubjectAlternativeName)(policy.subjectAlternativeName, identity.subjectAlternativeName);
		/* istanbul ignore else */
		if (policy.extensions) (0, verifyExtensions)(policy.extensions, identity.extensions);
		/* istanbul ignore if */
		if (policy.oids) (0, verifyOIDs)(policy.oids, identity.oids);
	}
};
function containsDupes(arr) {
	for (let i = 0; i < arr.length; i++) for (let j = i + 1; j < arr.length; j++) if ((0, util_1.isDeepStrictEqual)(arr[i], arr[j])) return true;
	return false;
}

// src/transparency/sigstore-verifier.ts
function sigstoreVerifier({ key }, { material }, thresholds) {
	return new Verifier({
		...material,
		publicKey: () => ({
			publicKey: key,
			validFor: () => true
		})
	}, {
		ctlogThreshold: 0,
		tlogThreshold: 0,
		timestampThreshold: 0,
		...thresholds
	});
}
function signatureContent(signed) {
	return {
		signature: signed.signature,
		compareSignature: (other) => other.equals(signed.signature),
		compareDigest: (digest) => digest.equals(sha256$1(signed.payload)),
		compareSignedDigest: (digest) => digest.equals(sha256$1(signed.bytes)),
		verifySignature: () => true
	};
}
function sha256$1(bytes) {
	return createHash("sha256").update(bytes).digest();
}

// src/transparency/bundle-entry.ts
function checkBundleEntry(entry, expected, { key, root, now }) {
	const logId = entry.logId.keyId.toString("hex");
	const logs = logsById(root, logId);
	const body = parseBody(entry.canonicalizedBody, [
		"hashedrekord/0.0.1",
		"dsse/0.0.1",
		"hashedrekord/0.0.2"
	]);
	const difference = findMismatch(body, expected);
	if (difference !== void 0) throw new TrustError("E_TLOG", difference);
	sigstoreVerifier(key, root, { tlogThreshold: 1 }).verify({
		signature: signatureContent(expected),
		key: {
			$case: "public-key",
			hint: ""
		},
		timestamps: [],
		tlogEntries: [entry]
	});
	const index = provenIndex(entry);
	const common = {
		log: logs[0]?.host ?? logId,
		logId,
		kind: body.kind
	};
	if (entry.inclusionPromise !== void 0) {
		const date = integratedDate(Number(entry.integratedTime), logs, now);
		return {
			...common,
			index: entry.logIndex,
			version: "rekor-v1",
			integratedTime: date.toISOString(),
			proof: ["set", "inclusion"]
		};
	}
	const isV2 = body.kind === "hashedrekord/0.0.2";
	if (isV2 && entry.logIndex !== index) throw new TrustError("E_TLOG", "the log entry has another index than its inclusion proof");
	return {
		...common,
		index,
		version: isV2 ? "rekor-v2" : "rekor-v1",
		proof: ["inclusion"]
	};
}
function provenIndex({ inclusionProof: proof }) {
	const { size, root } = parseCheckpoint(proof.checkpoint.envelope);
	if (proof.treeSize !== size || proof.rootHash.toString("base64") !== root) throw new TrustError("E_TLOG", "the inclusion proof is for another tree than its checkpoint");
	return proof.logIndex;
}
const note = /^([^\n]+)\n([^\n]+)\n([^\n]+)\n(?:[^\n]+\n)*\n([\s\S]+)\n$/;
const signatureLine = /^\u2014 (\S+) (\S+)$/;
function parseCheckpoint(envelope) {
	const [, origin, size, root, signatures] = note.exec(envelope) ?? [];
	if (!origin || !size || !root || !signatures) return fail$1("checkpoint", "is not a signed note");
	for (const line of signatures.split("\n")) {
		const encoded = signatureLine.exec(line)?.[2] ?? fail$1("checkpoint", "has a malformed signature");
		decodeBase64(encoded);
	}
	return {
		size,
		root
	};
}

// src/transparency/legacy-entry.ts
function checkLegacyEntry(annotation, expected, { root, now }) {
	const bundle = parseRekorBundle(annotation);
	const { body: encoded, integratedTime, logID, logIndex } = bundle.Payload;
	const logs = logsById(root, logID);
	const date = integratedDate(integratedTime, logs, now);
	const log = logs.find((known) => wasValid$1(known, date) && verifySet(bundle, known));
	if (log === void 0) throw new TrustError("E_TLOG", "the signed entry timestamp is not by the log, or not for this log entry");
	const kinds = expected.envelopeHash === void 0 ? ["hashedrekord/0.0.1", "rekord/0.0.1"] : [
		"dsse/0.0.1",
		"intoto/0.0.1",
		"intoto/0.0.2"
	];
	const body = parseBody(decodeBase64(encoded), kinds);
	const difference = findMismatch(body, expected);
	if (difference !== void 0) throw new TrustError("E_TLOG", difference);
	return {
		log: log.host,
		logId: logID,
		index: String(logIndex),
		kind: body.kind,
		version: "rekor-v1",
		integratedTime: date.toISOString(),
		proof: ["set"]
	};
}
const rekorBundle = object({
	SignedEntryTimestamp: base64,
	Payload: object({
		body: text,
		integratedTime: count,
		logIndex: count,
		logID: sha256Hex
	})
});
function parseRekorBundle(annotation) {
	return readJson(rekorBundle, Buffer.from(annotation), "log entry annotation");
}
function verifySet({ SignedEntryTimestamp, Payload }, log) {
	const { body, integratedTime, logID, logIndex } = Payload;
	const signed = `{"body":${JSON.stringify(body)},"integratedTime":${integratedTime},"logID":"${logID}","logIndex":${logIndex}}`;
	return log.key.asymmetricKeyType === "ec" && verify("sha256", Buffer.from(signed), {
		key: log.key,
		dsaEncoding: "der"
	}, SignedEntryTimestamp);
}

// src/transparency/log.ts
function checkLog(candidate, policy) {
	const outcomes = runCheck("E_SIG", () => candidate.format === "bundle" ? bundleOutcomes(candidate, policy) : legacyOutcomes(candidate, policy));
	return "state" in outcomes ? {
		check: outcomes,
		entries: []
	} : summary(outcomes);
}
function legacyOutcomes(candidate, policy) {
	const annotation = candidate.layer.annotations[annotationKeys.rekorBundle];
	if (annotation === void 0) return [];
	const expected = {
		...expectedEntry(readSignedContent(candidate), policy),
		...candidate.format === "envelope" ? { envelopeHash: candidate.envelopeHash } : {}
	};
	return [runCheck("E_TLOG", () => checkLegacyEntry(annotation, expected, policy))];
}
function bundleOutcomes(candidate, policy) {
	const { logEntries } = bundleOf(candidate);
	return checkBundleEntries(logEntries, expectedEntry(readSignedContent(candidate), policy), policy);
}
function expectedEntry(signed, { key, certificate }) {
	const verifier = certificate === void 0 ? {
		kind: "PUBLIC KEY",
		der: key.spki
	} : {
		kind: "CERTIFICATE",
		der: certificate
	};
	return {
		...signed,
		verifier
	};
}
function checkBundleEntries(entries, expected, policy) {
	if (entries.length > limits.logEntries) return [failed("E_LIMIT", `it has ${entries.length} log entries; ${limits.logEntries} are allowed`)];
	const contents = entries.map(({ logId, canonicalizedBody }) => Buffer.concat([logId.keyId, canonicalizedBody]).toString("base64"));
	if (new Set(contents).size < contents.length) return [failed("E_TLOG", "the same log entry is listed twice")];
	return entries.map((entry) => runCheck("E_TLOG", () => checkBundleEntry(entry, expected, policy)));
}
function summary(outcomes) {
	const entries = outcomes.filter((outcome) => !isFailed(outcome));
	const failures = outcomes.filter(isFailed);
	if (entries.length > 0) {
		const others = failures.map(({ message }) => message).join("; ");
		const note = others === "" ? void 0 : `other log entries do not count: ${others}`;
		return {
			check: passed(note),
			entries
		};
	}
	return {
		check: failures.find(({ code }) => code !== "E_TRUST") ?? failures[0] ?? failed("E_TLOG", "it has no transparency log entry"),
		entries: []
	};
}
function isFailed(outcome) {
	return "state" in outcome;
}

// src/transparency/time.ts
const maxTimestamps = 8;
function checkTime(candidate, policy) {
	const { notAfter } = policy.key;
	if (notAfter === void 0 && policy.timestamps === "ignored") return skipped("the policy requires no time");
	return runCheck("E_TIME", () => {
		const times = authorityTimes(timestampsOf(candidate), stampedContent(candidate), policy);
		const good = times.filter((time) => time instanceof Date);
		if (policy.timestamps === "required" && good.length === 0) return times.find((time) => !(time instanceof Date)) ?? failed("E_TIME", "it has no RFC 3161 timestamp");
		return notAfter === void 0 ? passed() : checkEnd(notAfter, [...good, ...logTimes(policy.entries)]);
	});
}
function checkEnd(notAfter, proven) {
	const end = notAfter.toISOString();
	if (proven.length === 0) return failed("E_TIME", `the key is valid until ${end}, and nothing proves when this was signed`);
	const late = proven.find((time) => time > notAfter);
	return late === void 0 ? passed() : failed("E_TIME", `it was signed at ${late.toISOString()}, and the key is valid until ${end}`);
}
function provenTimes(candidate, { entries, ...policy }) {
	const outcomes = runCheck("E_TIME", () => authorityTimes(timestampsOf(candidate), stampedContent(candidate), policy));
	const all = "state" in outcomes ? [outcomes] : outcomes;
	return {
		authorities: all.filter((time) => time instanceof Date),
		logs: logTimes(entries),
		failures: all.filter((time) => !(time instanceof Date))
	};
}
function logTimes(entries) {
	return entries.flatMap(({ integratedTime }) => integratedTime === void 0 ? [] : [new Date(integratedTime)]);
}
function authorityTimes(timestamps, signed, policy) {
	if (timestamps.length > maxTimestamps) return [failed("E_LIMIT", `it has ${timestamps.length} timestamps; ${maxTimestamps} are allowed`)];
	return timestamps.map((encoded) => runCheck("E_TIME", () => authorityTime(base64(encoded, "timestamp"), signed, policy)));
}
function authorityTime(der, signed, { key, root }) {
	const timestamp = RFC3161Timestamp.parse(Buffer.from(der));
	sigstoreVerifier(key, root, { timestampThreshold: 1 }).verify({
		signature: signatureContent(signed),
		key: {
			$case: "public-key",
			hint: ""
		},
		timestamps: [{
			$case: "timestamp-authority",
			timestamp
		}],
		tlogEntries: []
	});
	return timestamp.signingTime;
}
const legacyTimestamp = object({ SignedRFC3161Timestamp: text });
function stampedContent(candidate) {
	const content = readSignedContent(candidate);
	if (candidate.format !== "envelope" || candidate.stamped === void 0) return content;
	return {
		...content,
		signature: Buffer.from(candidate.stamped)
	};
}
function timestampsOf(candidate) {
	if (candidate.format === "bundle") return bundleOf(candidate).timestamps;
	const annotation = candidate.layer.annotations[annotationKeys.timestamp];
	if (annotation === void 0) return [];
	return [readJson(legacyTimestamp, Buffer.from(annotation), "timestamp annotation").SignedRFC3161Timestamp];
}

// src/identity/subject.ts
const userName = "1.3.6.1.4.1.57264.1.7";
const at = "the certificate's subject alternative name";
function readSubject(extensions) {
	const names = innerOf(extensions.get(oids.subjectAltName));
	if (names === void 0) return fail$1(at, "is missing or malformed");
	const [only] = names.subs;
	if (only === void 0 || names.subs.length !== 1) return fail$1(at, `holds ${names.subs.length} names and not one`);
	if (!only.tag.isContextSpecific()) return fail$1(at, "is malformed");
	const text = readName(only);
	return text === "" ? fail$1(at, "is empty") : text;
}
function readName(general) {
	switch (general.tag.number) {
		case 0: return readOtherName(general);
		case 1:
		case 2:
		case 6: return readAscii(general);
		case 7: return readAddress(general.value);
		default: return fail$1(at, "is of an unknown kind");
	}
}
function readAscii({ value, tag }) {
	if (tag.constructed || value.some((byte) => byte < 32 || byte > 126)) return fail$1(at, "is not printable ASCII");
	return textOf(value, at);
}
function readAddress(bytes) {
	if (bytes.length === 4) return bytes.join(".");
	const address = (Buffer.from(bytes).toString("hex").match(/.{4}/g) ?? []).join(":");
	return bytes.length === 16 && isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : fail$1(at, "is not an IP address");
}
function readOtherName({ subs: [type, wrapped, more] }) {
	if (type?.tag.isOID() !== true || type.toOID() !== userName || more !== void 0) return fail$1(at, "is of an unknown kind");
	return utf8Text(wrapped?.tag.isContextSpecific(0) ? innerOf(wrapped) : void 0, at);
}

// src/identity/certificate.ts
const codeSigning = "1.3.6.1.5.5.7.3.3";
const name = "the certificate";
function readCertificate(der) {
	const x509 = libraryCertificate(der);
	checkForm(x509, der);
	const extensions = readExtensions(x509);
	checkUsage(x509, extensions);
	const identity = readSubject(extensions);
	return {
		der,
		x509,
		key: keyOf(x509),
		signer: {
			identity,
			...readClaims$1(extensions)
		}
	};
}
function checkForm(x509, der) {
	if (!new X509Certificate$1(der).raw.equals(der)) fail$1(name, "is not in DER");
	if (x509.version !== "v3") fail$1(name, `is of version ${x509.version}`);
	const [signed, algorithm, signature, more] = x509.root.subs;
	const signedAlgorithm = signed?.subs[2];
	if (algorithm === void 0 || signature === void 0 || more !== void 0) throw new SyntaxError("the certificate is not one signed structure");
	if (!signedAlgorithm?.toDER().equals(algorithm.toDER())) fail$1(name, "names two signature algorithms");
	if (!signature.tag.isBitString() || signature.value[0] !== 0) fail$1(name, "holds a malformed signature");
}
function checkUsage(x509, extensions) {
	if (x509.extBasicConstraints?.isCA || x509.extKeyUsage?.keyCertSign) fail$1(name, "is that of a certificate authority, which signs no images");
	if (!x509.extKeyUsage?.digitalSignature) fail$1(name, "is not for digital signatures");
	if (!(innerOf(extensions.get(oids.extendedKeyUsage))?.subs ?? []).some((usage) => usage.toOID() === codeSigning)) fail$1(name, "is not for code signing");
}
function keyOf(x509) {
	const pem = `-----BEGIN PUBLIC KEY-----\n${x509.publicKey.toString("base64")}\n-----END PUBLIC KEY-----\n`;
	try {
		return parsePublicKey(pem, "the certificate's key");
	} catch (error) {
		if (!isTrustError(error)) throw error;
		throw new TrustError("E_CERT", error.message, {}, error);
	}
}

// src/identity/chain.ts
function verifyChain(leaf, root, times) {
	const authorities = root.material.certificateAuthorities.filter((one) => mayHaveIssued(one, leaf));
	if (authorities.length === 0) throw unknownAuthority(root);
	const paths = times.map((time) => pathAt(time, leaf, authorities));
	for (const certificate of paths.flat()) readExtensions(certificate);
	const issuers = paths.map(([, issuer]) => issuer);
	const [issuer] = issuers;
	if (issuer === void 0 || issuers.some((other) => other?.equals(issuer) !== true)) throw new TrustError("E_CERT", "the certificate has another issuer at another proven time");
	return issuer;
}
function pathAt(time, leaf, authorities) {
	if (!authorities.some((authority) => wasValid(authority, time))) {
		const message = `the certificate authority was not valid at the time of the signature (${time.toISOString()})`;
		throw new TrustError("E_TIME", message);
	}
	try {
		return verifyCertificateChain(time, leaf, [...authorities]);
	} catch (error) {
		const { message } = error;
		const cause = error.cause;
		const why = cause instanceof Error ? `${message}: ${cause.message}` : message;
		throw new TrustError("E_CERT", `the certificate is not by its authority: ${why}`, {}, error);
	}
}
function mayHaveIssued({ certChain }, leaf) {
	const keyId = leaf.extAuthorityKeyID?.keyIdentifier;
	return certChain.some((certificate) => {
		const ownId = certificate.extSubjectKeyID?.keyIdentifier;
		return (keyId === void 0 || ownId === void 0 || ownId.equals(keyId)) && certificate.subject.equals(leaf.issuer);
	});
}
function wasValid({ certChain, validFor }, time) {
	return validFor.start <= time && time <= validFor.end && certChain.every((certificate) => certificate.validForDate(time));
}
function unknownAuthority({ source, material }) {
	const starts = material.certificateAuthorities.map(({ validFor }) => validFor.start.getTime());
	const newest = new Date(Math.max(...starts, 0)).toISOString().slice(0, 10);
	const known = starts.length === 0 ? "which contains no certificate authority" : `whose newest certificate authority started on ${newest}`;
	return new TrustError("E_TRUST", `the certificate is by an authority that is not in ${source}, ${known}. For a private Fulcio, give its trusted root; if the authority is newer, give a newer one (webdis-trust trusted-root update)`);
}

// src/identity/material.ts
function certificateIn(candidate) {
	const der = candidate.format === "bundle" ? bundleOf(candidate).certificate : ofLayer(candidate.layer);
	if (der !== void 0 && der.length > limits.certificate) return fail$1("the certificate", `has more than ${limits.certificate} bytes`);
	return der;
}
function ofLayer({ annotations }) {
	const pem = annotations[annotationKeys.certificate];
	if (pem === void 0) return void 0;
	const at = `the annotation ${annotationKeys.certificate}`;
	try {
		const { label, der } = parsePem(pem);
		return label === "CERTIFICATE" ? der : fail$1(at, `is a ${label}`);
	} catch (error) {
		return fail$1(at, `is not one certificate: ${error.message}`);
	}
}

// src/identity/sct.ts
const maxScts = 16;
const sha256 = 4;
function checkScts(leaf, issuer, root) {
	const scts = leaf.extSCT?.signedCertificateTimestamps ?? [];
	if (scts.length === 0) return failed("E_CERT", "the certificate has no signed certificate timestamp (SCT): it is in no certificate transparency log");
	if (scts.length > maxScts) return failed("E_LIMIT", `the certificate has ${scts.length} SCTs; at most ${maxScts} are allowed`);
	const ofKnownLogs = scts.flatMap((sct) => {
		const logs = root.material.ctlogs.filter(({ logID }) => logID.equals(sct.logID));
		return logs.length === 0 ? [] : [{
			sct,
			logs
		}];
	});
	if (ofKnownLogs.length === 0) return unknownLog(root);
	const content = precertificate(leaf, issuer);
	return ofKnownLogs.some(({ sct, logs }) => logs.some(({ validFor, publicKey }) => validFor.start <= sct.datetime && sct.datetime <= validFor.end && sct.hashAlgorithm === sha256 && sct.signatureAlgorithm === algorithmOf(publicKey) && sct.verify(content, publicKey))) ? passed() : failed("E_CERT", "the signed certificate timestamp (SCT) is not by the log, or not for this certificate");
}
function algorithmOf({ asymmetricKeyType }) {
	if (asymmetricKeyType === "ec") return 3;
	return asymmetricKeyType === "rsa" ? 1 : void 0;
}
function precertificate(leaf, issuer) {
	const signed = encodeParts(leaf.tbsCertificate, leaf.tbsCertificate.subs.map((part) => part.tag.isContextSpecific(3) ? withoutScts(part) : encodeDer(part)));
	const stream = new ByteStream();
	stream.appendView(createHash("sha256").update(issuer.publicKey).digest());
	stream.appendUint24(signed.length);
	stream.appendView(signed);
	return stream.buffer;
}
function withoutScts(extensions) {
	const lists = extensions.subs.map((list) => {
		const others = list.subs.filter(({ subs }) => subs[0]?.toOID() !== EXTENSION_OID_SCT);
		return encodeParts(list, others.map(encodeDer));
	});
	return encodeParts(extensions, lists);
}
function unknownLog({ source, material }) {
	const starts = material.ctlogs.map(({ validFor }) => validFor.start.getTime());
	const newest = new Date(Math.max(...starts, 0)).toISOString().slice(0, 10);
	const known = starts.length === 0 ? "which contains no certificate transparency log" : `whose newest one started on ${newest}`;
	return failed("E_TRUST", `the SCT is by a certificate transparency log that is not in ${source}, ${known}. If the log is newer, give a newer trusted root (webdis-trust trusted-root update)`);
}

// src/identity/warnings.ts
function warningsAbout({ identity, claims }, policy) {
	const warnings = [];
	const trigger = claims["build-trigger"] ?? claims["github-workflow-trigger"];
	if (trigger === "pull_request_target" && !isPinned(policy, trigger, "build-trigger", "github-workflow-trigger")) warnings.push({
		kind: "pull-request-target",
		message: "the run was started by pull_request_target: anyone who opens a pull request may have chosen what it built"
	});
	if (claims["runner-environment"] === "self-hosted" && !policy.claims.has("runner-environment")) warnings.push({
		kind: "self-hosted",
		message: "the run was on a self-hosted runner: GitHub does not vouch for that machine"
	});
	const source = claims["source-repository"];
	const own = /^(https:\/\/[^/]+\/[^/]+\/[^/]+)\/\.github\/workflows\//.exec(identity)?.[1];
	if (source !== void 0 && own !== void 0 && source !== own && !policy.claims.has("source-repository")) warnings.push({
		kind: "other-caller",
		message: `the workflow belongs to ${own}, and ${source} called it: to pin the caller, require the claim source-repository`
	});
	const ref = claims["source-ref"] ?? claims["github-workflow-ref"];
	if (ref !== void 0 && !ref.startsWith("refs/tags/") && leavesRefOpen(policy)) warnings.push({
		kind: "open-ref",
		message: `the run was for ${describeRef(ref)}, and any ref is accepted: pin it with @${ref}`
	});
	return warnings;
}
function isPinned({ claims }, value, ...names) {
	return names.some((name) => claims.get(name) === value);
}
function leavesRefOpen({ identity, claims }) {
	return identity.kind === "any-ref" && !claims.has("source-ref") && !claims.has("github-workflow-ref");
}

// src/identity/verify.ts
function verifyCertificateSignature(candidate, policy) {
	const der = runCheck("E_SIG", () => certificateIn(candidate));
	if (der === void 0) return without("identity", signedByKey, policy);
	if ("state" in der) return without("signature", der, policy);
	const certificate = runCheck("E_CERT", () => readCertificate(der));
	if ("state" in certificate) return without("certificate", certificate, policy);
	let best;
	for (const root of policy.roots) {
		const result = verifyWith(root, candidate, certificate, policy);
		if (result.good) return result;
		if (best === void 0 || holding(result) > holding(best)) best = result;
	}
	if (best === void 0) throw new RangeError("there is no trusted root");
	return best;
}
const signedByKey = failed("E_IDENTITY", "it is signed with a key, but an identity is required: to accept the key, give it (key)");
function without(which, check, { roots: [root] }) {
	const none = skipped("there is no certificate that can be read");
	return {
		checks: {
			time: none,
			certificate: none,
			sct: none,
			log: none,
			signature: none,
			identity: none,
			[which]: check
		},
		good: false,
		differences: [],
		warnings: [],
		entries: [],
		times: [],
		root: root?.source ?? ""
	};
}
function holding({ checks }) {
	return Object.values(checks).filter(({ state }) => state !== "failed").length + (checks.certificate.state === "passed" ? 10 : 0);
}
function verifyWith(root, candidate, certificate, policy) {
	const { key, der, x509, signer } = certificate;
	const excuse = (asked) => asked === "ignored" ? skipped("the policy ignores it") : excusedBy(root);
	const logExcuse = excuse(policy.transparencyLog);
	const sctExcuse = excuse(policy.sct);
	const signature = checkSignature$1(candidate, certificate);
	const log = checkLog(candidate, {
		key,
		certificate: der,
		root,
		now: policy.now
	});
	const proven = provenTimes(candidate, {
		key,
		root,
		entries: log.entries
	});
	const times = [...proven.authorities, ...proven.logs];
	const time = runCheck("E_TIME", () => checkTimes(x509, proven, policy));
	const issuer = time.state === "passed" ? runCheck("E_CERT", () => verifyChain(x509, root, times)) : skipped("there is no time at which the chain could be checked");
	const isIssued = !("state" in issuer);
	const sct = sctExcuse ?? (isIssued ? runCheck("E_CERT", () => checkScts(x509, issuer, root)) : skipped("the issuer of the certificate is not verified"));
	const isProven = signature.state === "passed" && time.state === "passed" && isIssued && (logExcuse !== void 0 || log.check.state === "passed") && (sctExcuse !== void 0 || sct.state === "passed");
	const match = isIssued && policy.identities.length > 0 ? matchIdentity(signer, policy.identities) : void 0;
	const good = isProven && match?.policy !== void 0;
	return {
		checks: {
			time,
			certificate: isIssued ? passed() : issuer,
			sct,
			log: logExcuse ?? log.check,
			signature,
			identity: match?.check ?? unmatched(isIssued)
		},
		good,
		certificate: signer,
		...isProven ? { signer } : {},
		differences: match?.differences ?? [],
		warnings: good && match.policy !== void 0 ? warningsAbout(signer, match.policy) : [],
		entries: log.entries,
		times: times.map((one) => one.toISOString()),
		root: root.source
	};
}
function unmatched(isIssued) {
	return skipped(isIssued ? "no identity is required" : "the certificate is not verified");
}
function excusedBy({ source, logs, material }) {
	return logs.length === 0 && material.ctlogs.length === 0 ? skipped(`${source} names no log of any kind`) : void 0;
}
function checkSignature$1(candidate, { key }) {
	return runCheck("E_SIG", () => {
		const { bytes, signature } = readSignedContent(candidate);
		return verifySignature(key, bytes, signature) ? passed() : failed("E_SIG", "it was not made with the key of its certificate, or not over these bytes");
	});
}
function checkTimes(x509, { authorities, logs, failures }, { timestamps }) {
	const [failure] = failures;
	if (timestamps === "required" && authorities.length === 0) return failure ?? failed("E_TIME", "it has no RFC 3161 timestamp");
	const times = [...authorities, ...logs];
	if (times.length === 0) {
		const why = failure === void 0 ? "" : `: ${failure.message}`;
		return failed(failure?.code ?? "E_TIME", `nothing proves when it was signed${why}`);
	}
	const outside = times.find((time) => !x509.validForDate(time));
	if (outside !== void 0) {
		const [from, until] = [x509.notBefore, x509.notAfter].map((date) => date.toISOString());
		const message = `it was signed at ${outside.toISOString()}, and its certificate was valid from ${from} to ${until}`;
		return failed("E_TIME", message);
	}
	const others = failures.map(({ message }) => message).join("; ");
	return passed(others === "" ? void 0 : `other timestamps do not count: ${others}`);
}

// src/signature/certificate.ts
const maxLength = {
	der: 16384,
	text: 2048
};
const issuerOids = ["1.3.6.1.4.1.57264.1.8", "1.3.6.1.4.1.57264.1.1"];
function certificateNames(candidate) {
	try {
		const der = certificateOf(candidate);
		if (der === void 0 || der.length > maxLength.der) return void 0;
		const certificate = X509Certificate$2.parse(Buffer.from(der));
		const subject = certificate.subjectAltName;
		if (!subject) return void 0;
		const issuer = issuerOf(certificate);
		return {
			subject: truncate(subject),
			...issuer === void 0 ? {} : { issuer: truncate(issuer) }
		};
	} catch {
		return;
	}
}
function certificateOf(candidate) {
	if (candidate.format === "bundle") return bundleOf(candidate).certificate;
	const pem = candidate.layer.annotations[annotationKeys.certificate];
	return pem === void 0 ? void 0 : parsePem(pem).der;
}
function issuerOf(certificate) {
	const [second, first] = issuerOids.map((oid) => certificate.extension(oid));
	return (second?.valueObj.subs[0]?.value ?? first?.value)?.toString("utf8");
}
function truncate(name) {
	return name.slice(0, maxLength.text);
}

// src/signature/claims.ts
function checkClaims(candidate, expected) {
	if (candidate.format === "legacy") return runCheck("E_CLAIM", () => checkPayload(candidate.payload, expected));
	const envelope = runCheck("E_SIG", () => envelopeOf(parseBundle(candidate.bytes)));
	return "state" in envelope ? envelope : runCheck("E_CLAIM", () => checkStatement(envelope, expected));
}
function checkPayload(bytes, expected) {
	const { critical, optional } = parsePayload(bytes);
	const claimed = critical.image["docker-manifest-digest"];
	if (claimed !== expected.subject) return wrongDigest(expected.subject, quote(claimed));
	const reference = critical.identity["docker-reference"];
	const { expectedReference } = expected;
	if (expectedReference !== void 0 && !sameReference(expectedReference, reference)) {
		const message = `the signature is for ${quote(reference)}, not ${expectedReference}`;
		return failed("E_CLAIM", message, "reference");
	}
	return checkAnnotations(optional, expected.annotations);
}
function checkStatement({ payloadType, payload }, expected) {
	if (payloadType !== "application/vnd.in-toto+json") return failed("E_CLAIM", `the payload is of type ${quote(payloadType)}, not an in-toto statement`);
	const { subject: subjects, predicateType } = parseStatement(payload);
	if (predicateType !== "https://sigstore.dev/cosign/sign/v1") return failed("E_CLAIM", `it is an attestation (${quote(predicateType)}), not a signature`);
	const algorithm = digestAlgorithm(expected.subject);
	const hex = digestHex(expected.subject);
	const subject = subjects.find(({ digest }) => digest.get(algorithm) === hex);
	if (subject === void 0) {
		const claimed = subjects[0]?.digest.get(algorithm);
		return wrongDigest(expected.subject, claimed ? `${algorithm}:${claimed.slice(0, 128)}` : "others");
	}
	if (expected.expectedReference !== void 0) return failed("E_CLAIM", `the policy expects the reference ${expected.expectedReference}, but bundles do not name one`, "reference");
	return checkAnnotations(subject.annotations ?? /* @__PURE__ */ new Map(), expected.annotations);
}
function wrongDigest(subject, claimed) {
	const message = `the signature is for another digest (${claimed}), not ${subject}`;
	return failed("E_CLAIM", message, "digest");
}
function checkAnnotations(signed, expected) {
	for (const [key, value] of Object.entries(expected)) {
		if (signed.get(key) === value) continue;
		const required = quote(value);
		const message = signed.has(key) ? `annotation ${key} is ${quote(signed.get(key))}, not ${required}` : `annotation ${key} was not signed, but ${required} is required`;
		return failed("E_CLAIM", message, "annotation");
	}
	return passed();
}
function sameReference(expected, claimed) {
	if (expected === claimed) return true;
	try {
		const [a, b] = [parseReference(expected), parseReference(claimed)];
		return sameRepository(a, b) && (a.tag === void 0 || a.tag === b.tag) && a.digest === void 0;
	} catch {
		return false;
	}
}

// src/signature/verify.ts
function checkSignature(candidate, keys) {
	const result = runCheck("E_SIG", () => findKey(candidate, keys));
	return "state" in result ? { check: result } : {
		check: passed(),
		key: result
	};
}
function findKey(candidate, keys) {
	if (candidate.format === "bundle" && bundleOf(candidate).signer === "certificate") return certificateFailure(candidate);
	const { signature, bytes } = readSignedContent(candidate);
	const key = keys.find((accepted) => verifySignature(accepted, bytes, signature));
	if (key !== void 0) return key;
	return hasCertificate(candidate) ? certificateFailure(candidate) : failed("E_SIG", "it was not made with an accepted key, or not over these bytes");
}
function hasCertificate(candidate) {
	if (candidate.format !== "bundle") return annotationKeys.certificate in candidate.layer.annotations;
	const bundle = runCheck("E_SIG", () => bundleOf(candidate));
	return "signer" in bundle && bundle.signer === "certificate";
}
function certificateFailure(candidate) {
	const names = certificateNames(candidate);
	const wanted = "a key is required, not an identity";
	if (names === void 0) return failed("E_KEY", `it is signed with a certificate; ${wanted}`);
	const { subject, issuer } = names;
	const whole = issuer === void 0 ? subject : `${subject}, issuer ${issuer}`;
	return failed("E_KEY", `signed by ${shortSubject(subject)}, according to its certificate, which was not verified (${whole}); ${wanted}`);
}

// src/verify/same-content.ts
const most = 512;
var SameContent = class {
	#runs = /* @__PURE__ */ new WeakMap();
	once(run, candidate, verify) {
		const results = this.#runs.get(run) ?? /* @__PURE__ */ new Map();
		this.#runs.set(run, results);
		const key = contentKey(candidate);
		const known = results.get(key);
		if (known !== void 0) return known;
		const result = verify();
		if (results.size >= most) results.clear();
		results.set(key, result);
		return result;
	}
};
function contentKey(candidate) {
	const parts = candidate.format === "bundle" ? ["bundle", candidate.bytes] : [
		"legacy",
		JSON.stringify(candidate.layer),
		candidate.payload
	];
	const hash = createHash("sha256");
	for (const part of parts) hash.update(`${part.length}:`).update(part);
	return hash.digest("hex");
}

// src/verify/candidate.ts
const sameContent = new SameContent();
function checkCandidate(candidate, subject, policy, now) {
	const claims = checkClaims(candidate, {
		...policy,
		subject
	});
	const { checks, good, signer, entries, times, ...named } = sameContent.once(policy, candidate, () => checkMaker(candidate, policy, now));
	return {
		format: candidate.format,
		store: candidate.store,
		manifest: candidate.manifest,
		id: signatureId(candidate),
		good: good && claims.state === "passed",
		checks: {
			claims,
			...checks
		},
		...rebuiltPayload(candidate),
		...signer === void 0 ? { annotations: {} } : {
			signer,
			...readClaims(candidate, subject)
		},
		...named,
		logEntries: entries,
		...good && asksForAge(policy) ? signedAt(times()) : {}
	};
}
function asksForKey({ keys, identities }) {
	return keys.length > 0 || identities.length === 0;
}
function asksForAge({ attestations }) {
	return attestations?.requirements.some(({ maxAge }) => maxAge !== void 0) === true;
}
function signedAt(times) {
	const [signed] = times.toSorted();
	return defined({ signed });
}
function checkMaker(candidate, policy, now) {
	const signature = asksForKey(policy) ? checkSignature(candidate, policy.keys) : void 0;
	return signature?.key === void 0 ? byCertificate(candidate, signature?.check ?? noKeyAsked, policy, now) : byKey(candidate, signature.key, policy, now);
}
function rebuiltPayload(candidate) {
	if (candidate.format !== "legacy" || candidate.rebuilt === void 0) return {};
	const { code, message } = candidate.rebuilt;
	return { rebuilt: {
		code,
		message
	} };
}
function byKey(candidate, key, policy, now) {
	const all = [];
	for (const root of policy.trustedRoots) {
		const made = byKeyWith(root, candidate, key, policy, now);
		if (made.good) return made;
		all.push(made);
	}
	const best = all.find(({ checks }) => checks.log.state === "passed") ?? all[0];
	if (best === void 0) throw new RangeError("there is no trusted root");
	return best;
}
function byKeyWith(root, candidate, key, { transparencyLog, timestamps }, now) {
	const log = transparencyLog === "ignored" ? {
		check: skipped("the policy ignores the transparency log"),
		entries: []
	} : checkLog(candidate, {
		key,
		root,
		now
	});
	const time = checkTime(candidate, {
		key,
		root,
		entries: log.entries,
		timestamps
	});
	const good = (log.check.state === "passed" || transparencyLog === "ignored") && (time.state === "passed" || time.state === "skipped" && timestamps === "ignored");
	return {
		checks: {
			log: log.check,
			signature: passed(),
			time
		},
		good,
		signer: signerOf(key),
		entries: log.entries,
		times: () => {
			const proven = provenTimes(candidate, {
				key,
				root,
				entries: log.entries
			});
			return [...proven.authorities, ...proven.logs].map((one) => one.toISOString());
		}
	};
}
const noKeyAsked = skipped("no key is required");
const noKey = skipped("none of the keys made this signature");
function byCertificate(candidate, byKeys, policy, now) {
	const { keys, identities, trustedRoots: roots, transparencyLog, sct, timestamps } = policy;
	const unmade = {
		checks: {
			log: noKey,
			signature: byKeys,
			time: noKey
		},
		good: false,
		entries: [],
		times: () => []
	};
	if (!hasCertificate(candidate) && keys.length > 0) return unmade;
	const found = verifyCertificateSignature(candidate, {
		identities,
		roots,
		transparencyLog,
		sct,
		timestamps,
		now
	});
	const certificate = namedBy(found) ?? unprovenNames(candidate);
	const named = certificate === void 0 ? {} : { certificate };
	if (identities.length === 0) {
		const signature = certificate?.proven === true ? byIdentity(certificate) : byKeys;
		return {
			...unmade,
			checks: {
				...unmade.checks,
				signature
			},
			...named
		};
	}
	const signer = found.good && found.certificate ? identitySignerOf(found.certificate) : void 0;
	return {
		checks: found.checks,
		good: found.good && signer !== void 0,
		entries: found.entries,
		times: () => found.times,
		...found.warnings.length === 0 ? {} : { warnings: found.warnings.map(({ message }) => message) },
		...found.certificate === void 0 ? {} : { trustedRoot: found.root },
		...signer === void 0 ? named : { signer }
	};
}
function byIdentity({ subject, issuer }) {
	const whole = issuer === void 0 ? subject : `${subject}, issuer ${issuer}`;
	const by = `signed by ${shortSubject(subject)}, as its certificate proves (${whole})`;
	return failed("E_KEY", `${by}; a key is required, not an identity`);
}
function namedBy({ certificate, signer, checks }) {
	if (certificate === void 0) return void 0;
	const { identity: subject, issuer, claims } = certificate;
	const named = {
		subject,
		...defined({ issuer }),
		claims
	};
	if (signer !== void 0) return {
		...named,
		proven: true
	};
	const failure = [
		checks.signature,
		checks.log,
		checks.time,
		checks.certificate,
		checks.sct
	].find((check) => check.state === "failed");
	return {
		...named,
		proven: false,
		...defined({ why: failure?.message })
	};
}
function unprovenNames(candidate) {
	const names = certificateNames(candidate);
	return names && {
		...names,
		proven: false
	};
}
function readClaims(candidate, subject) {
	try {
		return candidate.format === "legacy" ? ofPayload(candidate.payload) : ofStatement(envelopeOf(parseBundle(candidate.bytes)).payload, subject);
	} catch {
		return { annotations: {} };
	}
}
function ofPayload(bytes) {
	const { critical, optional } = parsePayload(bytes);
	return {
		dockerReference: critical.identity["docker-reference"],
		annotations: texts(optional)
	};
}
function ofStatement(bytes, subject) {
	const hex = digestHex(subject);
	return { annotations: texts(parseStatement(bytes).subject.find(({ digest }) => digest.get(digestAlgorithm(subject)) === hex)?.annotations ?? []) };
}
function texts(entries) {
	return Object.fromEntries([...entries].map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]));
}

// src/identity/inputs.ts
function inputsFrom({ subject: identity, issuer, claims = {} }) {
	return inputsFor({
		identity,
		issuer,
		claims
	});
}
function inputsFor({ identity, issuer, claims }) {
	if (issuer === void 0) return [];
	const [, workflow, repository] = /^https:\/\/github\.com\/(([^/]+\/[^/]+)\/\.github\/workflows\/[^/@]+@refs\/.+)$/.exec(identity) ?? [];
	const isOwn = claims["source-repository"] === `https://github.com/${repository}`;
	if (workflow !== void 0 && issuer === "https://token.actions.githubusercontent.com" && isOwn) return [{
		name: "github-workflow",
		value: workflow
	}];
	return [{
		name: "certificate-identity",
		value: identity
	}, {
		name: "certificate-oidc-issuer",
		value: issuer
	}];
}

// src/verify/no-signature.ts
function explainFailure(node, { signatures, errors, ignored, skipped }, missing) {
	const what = describeNode(node);
	const unread = errors.find(isUndetermined);
	if (unread !== void 0) {
		const message = `the signatures of ${what} could not all be read: ${unread.message}`;
		return {
			code: unread.code,
			message,
			details: unread.details
		};
	}
	if (signatures.some(({ good }) => good)) return unsigned(node, `${what} has a valid signature, but none by ${missing.map(describeSigner).join(" and by ")}: every signer must have signed`, "ask the publisher to sign with both, or omit require-all-signers");
	const failures = signatures.flatMap(firstFailure);
	const failed = failures.find(isUndetermined) ?? failures[0];
	if (failed !== void 0) {
		const others = signatures.length > 1 ? ` (the best of ${signatures.length} candidates)` : "";
		const message = `${what} has signatures, but none is accepted: ${failed.message}${others}`;
		return {
			...failed,
			message
		};
	}
	const broken = errors[0];
	if (broken !== void 0) {
		const message = `the signature material of ${what} is unusable: ${broken.message}`;
		return {
			code: broken.code,
			message,
			details: broken.details
		};
	}
	if (ignored.some(({ type }) => isNotationType(type))) return unsigned(node, `${what} has a Notation signature, but no cosign signature`, "verify it with notation verify, or ask the publisher to sign it with cosign as well");
	return unsigned(node, `${what} carries no signature${unreadable(skipped).map(({ message }) => `; ${message}`).join("")}`, node.depth === 0 ? "do not run it; ask the publisher whether this tag was signed, and where" : "the publisher can sign index and platforms together with cosign sign --recursive");
}
function unsigned({ depth }, message, advice) {
	return {
		code: depth === 0 ? "E_NOSIG" : "E_COVER",
		message,
		advice
	};
}
function firstFailure({ checks, certificate }) {
	const { signature, claims, log, time, certificate: chain, sct, identity } = checks;
	const failure = [
		signature,
		claims,
		log,
		time,
		chain,
		sct,
		identity
	].find((check) => check?.state === "failed");
	if (failure === void 0) return [];
	const { code, message } = failure;
	const advice = adviceAbout(failure, certificate);
	return [{
		code: code === "E_KEY" ? "E_SIG" : code,
		message,
		...defined({ advice })
	}];
}
function adviceAbout({ code, claim }, certificate) {
	if (claim === "annotation") return "check the annotations that you require; webdis-trust tree shows those that were signed";
	if (certificate === void 0 || code !== "E_KEY" && code !== "E_IDENTITY") return void 0;
	if (!certificate.proven) return "ask the publisher who signs; for a private Sigstore instance, give its trusted root (trusted-root)";
	const inputs = inputsFrom(certificate).map(({ name, value }) => `${name}: ${value}`);
	return inputs.length === 0 ? void 0 : `if this is the right signer, require it: ${inputs.join(" and ")}`;
}
function unreadable(skipped) {
	const what = describeSkipped(skipped);
	if (what === void 0) return [];
	return [{
		store: "referrers",
		code: "E_MANIFEST",
		message: `part of the list of referrers cannot be read: ${what}`
	}];
}

// src/verify/policy.ts
function describePolicy(policy) {
	return {
		signers: describeSigners(policy),
		...policy.requireAllSigners === true ? { requireAllSigners: true } : {},
		transparencyLog: policy.transparencyLog,
		...policy.identities.length === 0 ? {} : { sct: policy.sct },
		trustedRoots: policy.trustedRoots.map(describeRoot),
		timestamps: policy.timestamps,
		attestationManifests: policy.attestationManifests,
		parity: policy.parity,
		platforms: policy.platforms.map(formatPlatform),
		annotations: policy.annotations,
		...defined({
			expectedReference: policy.expectedReference,
			digest: policy.digest
		}),
		...policy.signatureRepository === void 0 ? {} : { signatureRepository: formatRepository(policy.signatureRepository) },
		...defined({ requireReadableBy: policy.requireReadableBy }),
		...describeAttestations(policy.attestations)
	};
}
function describeAttestations(policy) {
	if (policy === void 0 || policy.requirements.length === 0) return {};
	return {
		attestations: policy.requirements.map(({ text }) => text),
		...policy.signatures === "ignored" ? { signatures: "ignored" } : {}
	};
}
function describeSigners({ keys, identities }) {
	return [...keys.map(trustedSignerOf), ...identities.map(trustedIdentityOf)];
}
function describeRoot({ source, date }) {
	return {
		source,
		...defined({ date })
	};
}

export { readChildIndex as A, limiter as B, parseAttestationStatement as C, envelope as D, jsonMembers as E, finding as F, places as G, defaultPlace as H, findingOf as I, isProvenance as J, typeName as K, findingsFrom as L, OtherTagExists as M, conclusionOf as N, preAuthHeader as O, describeNode as P, manifestFields as R, bundle as S, statementPayloadType as T, isOfType as U, mapConcurrently as V, isWanted as W, repositoryUrl as X, readFacts as Y, isNotationType as _, unreadable as a, rebuildPayload as b, signedAt as c, annotationKeys as d, attestationTag as f, declaresOtherType as g, declaresBundle as h, firstFailure as i, parseManifest as j, readChildImage as k, excusedBy as l, declaredType as m, describeSigners as n, checkCandidate as o, classifyArtifact as p, factNames as q, explainFailure as r, checkMaker as s, describePolicy as t, envelopeOf as u, predicateTypeAnnotation as v, signaturePredicate as w, attestationType as x, signatureTag as y, FirstCallGate as z };