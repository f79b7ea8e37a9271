import { $n as readObject, B as vendorOf, F as formatRepository, Gn as digestHex, I as isTag, K as readPlatform, Kn as digestOf, P as formatReference, U as isPlatform, Un as assertDigest, Wn as digestAlgorithm, Xn as nonEmptyText, Yn as isObject, Zn as parseDocument, ar as TrustError, er as textEntries, nr as limits, or as isTrustError, qn as parseDigest, vn as defined } from "./words.mjs";
import { a as codeOf, o as errorDetails, r as WireError } from "./failure.mjs";
const { Readable, finished } = process.getBuiltinModule("node:stream");
const { isDeepStrictEqual } = process.getBuiltinModule("node:util");

// src/auth/challenge.ts
const separator = /[ \t,]*/y;
const token = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const equals = /[ \t]*=[ \t]*/y;
const quoted = /"(?:[^"\\]|\\.)*"/y;
const token68 = /[ \t]+[A-Za-z0-9._~+/-]+=*(?=[ \t]*(?:,|$))/y;
function parseChallenges(header) {
	const challenges = [];
	const text = header ?? "";
	let at = 0;
	const match = (pattern) => {
		pattern.lastIndex = at;
		const found = pattern.exec(text)?.[0];
		at += found?.length ?? 0;
		return found;
	};
	for (;;) {
		match(separator);
		const word = match(token)?.toLowerCase();
		if (word === void 0) return challenges;
		if (match(equals) === void 0) {
			challenges.push({
				scheme: word,
				parameters: /* @__PURE__ */ new Map()
			});
			match(token68);
			continue;
		}
		const string = match(quoted);
		const value = string === void 0 ? match(token) : unquote(string);
		const parameters = challenges.at(-1)?.parameters;
		if (value === void 0 || parameters === void 0) return challenges;
		if (!parameters.has(word)) parameters.set(word, value);
	}
}
function unquote(string) {
	return string.slice(1, -1).replace(/\\(.)/g, "$1");
}
function pullScope(path) {
	return `repository:${path}:pull`;
}
function pushScope(path) {
	return `repository:${path}:pull,push`;
}
function furtherScopes(challenge, requested) {
	const actions = requested.some((scope) => actionsOf(scope).includes("push")) ? ["pull", "push"] : ["pull"];
	return (challenge?.parameters.get("scope") ?? "").split(" ").filter((scope) => scope !== "" && !requested.includes(scope) && isWithin(actions, scope));
}
function isWithin(actions, scope) {
	if (!scope.includes(":")) return true;
	return scope.startsWith("repository:") && actionsOf(scope).every((action) => actions.includes(action));
}
function actionsOf(scope) {
	return scope.slice(scope.lastIndexOf(":") + 1).split(",");
}

// src/http/body.ts
function readBody(incoming, url, limit) {
	const tooLarge = () => new TrustError("E_LIMIT", `${url.host} sent more than ${limit} bytes`, errorDetails(url));
	return new Promise((resolve, reject) => {
		const chunks = [];
		let size = 0;
		incoming.on("data", (chunk) => {
			size += chunk.byteLength;
			if (size > limit) incoming.destroy(tooLarge());
			else chunks.push(chunk);
		});
		onEnd(incoming, (error) => {
			if (error === void 0) resolve(concat(chunks, size));
			else reject(isCutShort(error) ? cutShort() : error);
		});
	});
}
function readErrorBody(incoming, patience) {
	return new Promise((resolve) => {
		const chunks = [];
		let size = 0;
		const timer = setTimeout(() => void incoming.destroy(), patience);
		incoming.on("data", (chunk) => {
			const room = limits.errorBody - size;
			chunks.push(chunk.subarray(0, room));
			size += Math.min(room, chunk.byteLength);
			if (size === limits.errorBody) incoming.destroy();
		});
		onEnd(incoming, () => {
			clearTimeout(timer);
			resolve(concat(chunks, size));
		});
	});
}
function onEnd(incoming, then) {
	finished(incoming, { writable: false }, (error) => then(error ?? void 0));
}
function isCutShort(error) {
	const code = codeOf(error);
	return code === "ERR_STREAM_PREMATURE_CLOSE" || code === "ECONNRESET" && !("syscall" in error);
}
function cutShort() {
	return new WireError("E_CUT_SHORT", "the body ended before its declared length");
}
function discard(incoming) {
	let size = 0;
	incoming.on("data", (chunk) => {
		size += chunk.byteLength;
		if (size > limits.errorBody) incoming.destroy();
	});
}
function concat(chunks, size) {
	const whole = new Uint8Array(size);
	let offset = 0;
	for (const chunk of chunks) {
		whole.set(chunk, offset);
		offset += chunk.byteLength;
	}
	return whole;
}
const shown = {
	errors: 3,
	characters: 200
};
function registryMessage(body) {
	const texts = registryErrors(body).slice(0, shown.errors).map(({ code, message }) => [code, message].filter((text) => text !== "").join(": ")).filter((text) => text !== "");
	return texts.length === 0 ? void 0 : texts.join("; ");
}
function bracketedMessage({ body }) {
	const message = registryMessage(body);
	return message === void 0 ? "" : ` (${message})`;
}
function hasErrorCode(body, code) {
	return registryErrors(body).some((error) => error.code === code);
}
function registryErrors(body) {
	const document = body.byteLength > limits.errorBody ? void 0 : readObject(body);
	if (document === void 0) return [];
	const { errors, details, message } = document;
	if (Array.isArray(errors)) return errors.filter((error) => isObject(error)).map((error) => ({
		code: line(error["code"]),
		message: line(error["message"])
	}));
	return [{
		code: "",
		message: line(details) || line(message)
	}];
}
function line(text) {
	if (typeof text !== "string") return "";
	return text.slice(0, shown.characters).replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, " ").trim();
}

// src/registry/errors.ts
function registryError(answer, context) {
	const { status, url } = answer;
	const because = bracketedMessage(answer);
	const name = formatRepository(context.repository);
	const details = {
		...errorDetails(url, answer),
		repository: context.repository.path,
		...defined({
			digest: context.digest,
			tag: context.tag
		})
	};
	const error = (code, text) => new TrustError(code, `${name}: ${text}`, details);
	if (url.origin !== context.origin.origin) return error("E_NET", `the registry redirected to ${url.host}, which answered ${status}${because}`);
	switch (status) {
		case 401:
		case 403: return new AccessRefused(`${name}: ${status}${because}: ${authenticationAdvice(context)}`, details);
		case 404: return error("E_NOTFOUND", `not found${because}`);
		case 413: return error("E_LIMIT", `too large for this registry${because}`);
		default: return error("E_NET", `unexpected status ${status}${because}`);
	}
}
function authenticationAdvice({ authenticated, repository }) {
	const readings = "there is no such repository, or this access is not permitted";
	return authenticated ? `${readings}, or the credentials are not valid; log in to ${repository.registry} again, or log out to read anonymously` : `${readings}, or it needs a login to ${repository.registry}; no credentials were sent`;
}
function rateAdvice({ authenticated, repository: { registry } }) {
	const { limitsPulls } = vendorOf(registry);
	if (limitsPulls === void 0 || authenticated) return "";
	return `; this access to ${limitsPulls.as} is anonymous and shares the limit of this IP address: log in to ${registry} for a limit of your own`;
}
var AccessRefused = class extends TrustError {
	constructor(message, details) {
		super("E_AUTH", message, details);
	}
};
var TooMany = class extends TrustError {
	constructor(message, details = {}) {
		super("E_LIMIT", message, details);
	}
};
var ShortBlob = class extends TrustError {};

// src/registry/endpoint.ts
var Endpoint = class {
	name;
	#session;
	#credentials;
	#trace;
	#reads;
	constructor(name, session, credentials, trace, purpose) {
		this.name = name;
		this.#session = session;
		this.#credentials = credentials;
		this.#trace = trace;
		this.#reads = purpose === "reading" ? "pull" : "push, else pull";
	}
	get origin() {
		return this.#session.origin;
	}
	get insecureHosts() {
		return this.#session.insecureHosts;
	}
	url(rest) {
		return new URL(`/v2/${this.name.path}/${rest}`, this.origin);
	}
	request(method, url, headers, limit, ahead = false) {
		const request = {
			method,
			url,
			headers: headers ?? {}
		};
		const send = (access) => this.#session.request(request, access, limit, ahead);
		return this.#located(this.#read(send, () => {}));
	}
	async #read(send, discard) {
		const pull = {
			repository: this.name,
			scopes: [pullScope(this.name.path)]
		};
		if (this.#reads === "pull") return send(pull);
		const push = {
			repository: this.name,
			scopes: [pushScope(this.name.path)]
		};
		if (this.#reads === "push") return send(push);
		let refusal;
		try {
			refusal = await send(push);
			if (!isRefusal(refusal) || !this.#session.distinguishesRights) return refusal;
			discard(refusal);
		} catch (error) {
			if (!isTrustError(error, "E_AUTH")) throw error;
		}
		const answer = await send(pull);
		this.#reads = isRefusal(answer) ? "push" : "pull";
		return answer;
	}
	headBlob(url) {
		const scope = this.#reads === "pull" ? pullScope(this.name.path) : pushScope(this.name.path);
		return this.#located(this.#session.headBlob(url, {
			repository: this.name,
			scopes: [scope]
		}));
	}
	write(request, further = []) {
		const access = {
			repository: this.name,
			scopes: [pushScope(this.name.path), ...further]
		};
		const elsewhere = request.url.origin !== this.origin.origin;
		return this.#located(elsewhere ? this.#session.elsewhere(request, limits.errorBody) : this.#session.request(request, access, limits.errorBody));
	}
	open(url, more = {}) {
		const send = (access) => this.#session.open({
			method: "GET",
			url,
			...more
		}, access);
		return this.#located(this.#read(send, ({ body }) => void body.on("error", () => {}).destroy()));
	}
	async error(answer, subject) {
		return registryError(answer, {
			...subject,
			...await this.#context()
		});
	}
	async isAnonymous() {
		return await this.#credentials.find(this.name) === void 0;
	}
	async sharesCredentials(other) {
		if (other.registry !== this.name.registry) return false;
		const [ours, theirs] = await Promise.all([this.#credentials.find(this.name), this.#credentials.find(other)]);
		return isDeepStrictEqual(ours, theirs);
	}
	async #context() {
		const authenticated = !await this.isAnonymous();
		return {
			repository: this.name,
			origin: this.origin,
			authenticated
		};
	}
	async #located(answer) {
		try {
			return await answer;
		} catch (error) {
			if (!(error instanceof TrustError)) throw error;
			const { code, message } = error;
			const advice = code === "E_RATE" ? rateAdvice(await this.#context()) : "";
			throw new TrustError(code, `${message}${advice}`, this.where({}, error.details), error);
		}
	}
	assertDigest(bytes, expected, subject) {
		try {
			assertDigest(bytes, expected);
		} catch (error) {
			const { code, message } = error;
			const { host } = this.origin;
			throw new TrustError(code, `${host}: ${message}`, this.where(subject), error);
		}
	}
	where(subject, more = {}) {
		return {
			host: this.origin.host,
			repository: this.name.path,
			...subject,
			...more
		};
	}
	note(message, subject = {}) {
		this.#trace(`${formatReference({
			...this.name,
			...subject
		})}: ${message}`);
	}
};
function isRefusal({ status }) {
	return status === 401 || status === 403;
}
function contentType({ headers }) {
	const type = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
	return type === "" ? void 0 : type;
}

// src/oci/media-type.ts
const mediaTypes = {
	index: "application/vnd.oci.image.index.v1+json",
	manifest: "application/vnd.oci.image.manifest.v1+json",
	config: "application/vnd.oci.image.config.v1+json",
	empty: "application/vnd.oci.empty.v1+json",
	dockerIndex: "application/vnd.docker.distribution.manifest.list.v2+json",
	dockerManifest: "application/vnd.docker.distribution.manifest.v2+json",
	dockerConfig: "application/vnd.docker.container.image.v1+json",
	dockerSchema1: "application/vnd.docker.distribution.manifest.v1+json",
	artifact: "application/vnd.oci.artifact.manifest.v1+json",
	orasArtifact: "application/vnd.cncf.oras.artifact.manifest.v1+json",
	dockerSchema1Signed: "application/vnd.docker.distribution.manifest.v1+prettyjws",
	simpleSigning: "application/vnd.dev.cosign.simplesigning.v1+json",
	cosignArtifactSig: "application/vnd.dev.cosign.artifact.sig.v1+json",
	bundle: "application/vnd.dev.sigstore.bundle.v0.3+json",
	dsseEnvelope: "application/vnd.dsse.envelope.v1+json",
	inToto: "application/vnd.in-toto+json"
};
const manifestTypes = [
	mediaTypes.index,
	mediaTypes.manifest,
	mediaTypes.dockerIndex,
	mediaTypes.dockerManifest,
	mediaTypes.artifact,
	mediaTypes.orasArtifact
];
function isImageConfig(type) {
	return type === mediaTypes.config || type === mediaTypes.dockerConfig;
}
function isManifestType(type) {
	return manifestTypes.includes(type);
}
function isIndexType(type) {
	return type === mediaTypes.index || type === mediaTypes.dockerIndex;
}
function isImageType(type) {
	return type === mediaTypes.manifest || type === mediaTypes.dockerManifest;
}

// src/registry/manifests.ts
const headers = { accept: manifestTypes.join(", ") };
async function getManifest(endpoint, reference) {
	const subject = readReference(reference);
	const url = endpoint.url(`manifests/${reference}`);
	const answer = await endpoint.request("GET", url, headers, limits.manifest);
	if (answer.status === 404) return void 0;
	await assertManifest(endpoint, answer, subject);
	const type = contentType(answer);
	return {
		bytes: answer.body,
		digest: hashed(endpoint, answer, subject),
		...type === void 0 ? {} : { contentType: type },
		...isStrong(answer.headers.etag) ? { etag: answer.headers.etag } : {}
	};
}
function isStrong(etag) {
	return etag?.startsWith("\"") === true;
}
async function headManifest(endpoint, reference) {
	const subject = readReference(reference);
	const url = endpoint.url(`manifests/${reference}`);
	const answer = await endpoint.request("HEAD", url, headers, 0);
	if (answer.status !== 200) return headOf(await getManifest(endpoint, reference));
	await assertManifest(endpoint, answer, subject);
	const type = contentType(answer);
	const digest = declaredDigest(answer);
	const length = answer.headers["content-length"];
	return {
		...digest === void 0 ? {} : { digest },
		...length !== void 0 && /^[0-9]{1,15}$/.test(length) ? { size: Number(length) } : {},
		...type === void 0 ? {} : { contentType: type }
	};
}
async function digestOfTag(repository, tag, algorithm) {
	const head = await repository.manifestHead(tag);
	if (head === void 0) return void 0;
	const { digest } = head;
	const isWanted = algorithm === void 0 || digest && digestAlgorithm(digest) === algorithm;
	if (digest !== void 0 && isWanted) return digest;
	const stored = await repository.manifest(tag);
	return stored && (algorithm === void 0 ? stored.digest : digestOf(stored.bytes, algorithm));
}
function headOf(stored) {
	if (stored === void 0) return void 0;
	const { digest, bytes, contentType: type } = stored;
	return {
		digest,
		size: bytes.byteLength,
		...type === void 0 ? {} : { contentType: type }
	};
}
function readReference(reference) {
	if (reference.includes(":")) return { digest: parseDigest(reference) };
	if (isTag(reference)) return { tag: reference };
	const text = JSON.stringify(reference.slice(0, 200));
	throw new TrustError("E_REF", `${text} is neither a tag nor a digest`);
}
function hashed(endpoint, answer, subject) {
	const expected = subject.digest ?? declaredDigest(answer);
	if (expected !== void 0) endpoint.assertDigest(answer.body, expected, subject);
	if (subject.digest !== void 0) return subject.digest;
	return expected !== void 0 && digestAlgorithm(expected) === "sha256" ? expected : digestOf(answer.body);
}
function declaredDigest({ headers }) {
	const declared = headers["docker-content-digest"];
	try {
		return typeof declared === "string" ? parseDigest(declared) : void 0;
	} catch {
		return;
	}
}
async function assertManifest(endpoint, answer, subject) {
	if (answer.status !== 200) throw await endpoint.error(answer, subject);
	if (contentType(answer) === "text/html") {
		const message = `${answer.url.host} answered with a web page, not with a manifest`;
		throw new TrustError("E_NET", message, endpoint.where(subject));
	}
}

// src/registry/blob-body.ts
var BlobBody = class extends Readable {
	#source;
	#expected;
	#started = false;
	#skip;
	#left;
	constructor(source, expected) {
		super();
		this.#source = source;
		this.#expected = expected;
		this.#skip = expected.skip;
		this.#left = expected.length;
	}
	_read() {
		if (this.#started) this.#source.resume();
		else this.#start();
	}
	_destroy(error, done) {
		this.#source.destroy();
		done(error);
	}
	#start() {
		this.#started = true;
		this.#source.on("data", (chunk) => this.#take(chunk));
		finished(this.#source, { writable: false }, (error) => {
			if (error == null) this.#end();
			else this.#fail(error);
		});
	}
	#take(chunk) {
		const skipped = Math.min(this.#skip, chunk.byteLength);
		this.#skip -= skipped;
		const bytes = skipped === 0 ? chunk : chunk.subarray(skipped);
		if (bytes.byteLength === 0) return;
		this.#left -= bytes.byteLength;
		if (this.#left < 0) this.destroy(this.#expected.tooLong());
		else if (!this.push(bytes)) this.#source.pause();
	}
	#end() {
		if (this.#left === 0) this.push(null);
		else this.destroy(this.#expected.tooShort());
	}
	#fail(error) {
		if (this.#left === 0) this.push(null);
		else this.destroy(this.#expected.failed(error));
	}
};

// src/oci/descriptor.ts
function readDescriptor(value, where) {
	if (!isObject(value)) return malformed$1(where, "is not an object");
	const { mediaType, digest, size } = value;
	if (typeof mediaType !== "string" || mediaType === "") return malformed$1(where, "has no mediaType");
	if (typeof digest !== "string") return malformed$1(where, "has no digest");
	if (!isCount(size)) return malformed$1(where, "has no size, or a negative or fractional one");
	const artifactType = nonEmptyText(value["artifactType"]);
	const data = nonEmptyText(value["data"]);
	const platform = isObject(value["platform"]) ? readPlatform(value["platform"]) : {};
	return {
		mediaType,
		digest: parseDigest(digest),
		size,
		annotations: readAnnotations(value["annotations"], where),
		...artifactType === void 0 ? {} : { artifactType },
		...data === void 0 ? {} : { data },
		...isPlatform(platform) ? { platform } : {}
	};
}
function readReferrerDescriptor(value, where) {
	if (!isObject(value)) return malformed$1(where, "is not an object");
	if (typeof value["digest"] !== "string") return malformed$1(where, "has no digest");
	const artifactType = nonEmptyText(value["artifactType"]);
	return {
		digest: parseDigest(value["digest"]),
		annotations: textEntries(value["annotations"]),
		...artifactType === void 0 ? {} : { artifactType }
	};
}
function readAnnotations(value, where) {
	const annotations = textEntries(value);
	if (Object.values(annotations).every(({ length }) => length <= limits.annotation)) return annotations;
	const message = `${where}: an annotation has more than ${limits.annotation} characters`;
	throw new TrustError("E_LIMIT", message);
}
function isCount(value) {
	return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
function malformed$1(where, why) {
	throw new TrustError("E_MANIFEST", `${where} ${why}`);
}

// src/registry/referrer-list.ts
function referrersTag(subject) {
	return `${digestAlgorithm(subject).slice(0, 32)}-${digestHex(subject).slice(0, 64)}`;
}
function readReferrerIndex(bytes, subject) {
	const document = readJson(bytes);
	if (!isObject(document)) return malformed("it is not an object");
	const { mediaType, manifests } = document;
	if ((mediaType || mediaTypes.index) !== mediaTypes.index) return malformed("it is not an image index");
	if ("config" in document || "layers" in document) return malformed("it is an image as well");
	if (manifests === null) return {
		descriptors: [],
		skipped: []
	};
	if (!Array.isArray(manifests)) return malformed("it has no list of manifests");
	if (manifests.length > limits.children) throw new TrustError("E_LIMIT", `a list of referrers has ${limits.children} entries at most`);
	const descriptors = [];
	const skipped = [];
	for (const [at, entry] of manifests.entries()) try {
		const listed = readReferrerDescriptor(entry, `manifests[${at}]`);
		if (listed.digest !== subject) descriptors.push(listed);
	} catch (error) {
		if (!isTrustError(error, "E_MANIFEST", "E_DIGEST")) throw error;
		skipped.push(error.message);
	}
	return {
		descriptors,
		skipped
	};
}
function describeSkipped(skipped = []) {
	const [first, ...others] = skipped;
	if (first === void 0) return void 0;
	return others.length === 0 ? first : `${first} (and ${others.length} more)`;
}
function readJson(bytes) {
	try {
		return parseDocument(bytes);
	} catch (error) {
		return malformed(error.message);
	}
}
function malformed(why) {
	throw new TrustError("E_MANIFEST", `the list of referrers cannot be read: ${why}`);
}
function referrerEntry(manifest, digest, size) {
	const { mediaType, annotations } = manifest;
	const artifactType = artifactTypeOf(manifest);
	return {
		mediaType,
		size,
		digest,
		...Object.keys(annotations).length === 0 ? {} : { annotations },
		...artifactType === void 0 ? {} : { artifactType }
	};
}
function artifactTypeOf({ artifactType, config }) {
	return artifactType ?? config?.mediaType;
}

// src/oci/go-json.ts
function goJson(value) {
	return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
function sortedByBytes(map) {
	const entries = Object.entries(map).map(([key, value]) => ({
		key,
		value,
		bytes: Buffer.from(key)
	}));
	entries.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
	return Object.fromEntries(entries.map(({ key, value }) => [key, value]));
}

export { furtherScopes as A, TooMany as C, onEnd as D, hasErrorCode as E, readBody as O, ShortBlob as S, discard as T, isIndexType as _, readReferrerIndex as a, Endpoint as b, readAnnotations as c, digestOfTag as d, getManifest as f, isImageType as g, isImageConfig as h, describeSkipped as i, parseChallenges as j, readErrorBody as k, readDescriptor as l, readReference as m, sortedByBytes as n, referrerEntry as o, headManifest as p, artifactTypeOf as r, referrersTag as s, goJson as t, BlobBody as u, isManifestType as v, bracketedMessage as w, contentType as x, mediaTypes as y };