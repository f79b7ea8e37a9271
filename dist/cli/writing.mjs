import { f as isTrustError, u as TrustError } from "./begin.mjs";
import { $ as readable, $t as referrersTag, Aa as parseDigest, Dt as readReference, Ea as assertDigest, Fn as poll, J as Refused, Ot as pullScope, Q as opener, Qa as isObject, Qt as referrerEntry, St as declaredDigest, Ta as vendorOf, Tt as headManifestStatus, Y as isRetried, Z as endpoints, Zt as readReferrerIndex, ao as limits, ba as formatRepository, bn as errorDetails, cn as goJson, fn as TooMany, ft as resolveTarget, gn as NetworkError, hn as hasErrorCode, ka as digestOf, kn as mediaTypes, mn as bracketedMessage, no as readObject, nt as pause, pn as isAccessRefused, so as transferTime, tt as headBlob, un as AccessRefused, wn as parseManifest, wt as getManifest, xn as messageOf } from "./verify.mjs";
const { Readable } = process.getBuiltinModule("node:stream");

// src/registry/update-tag.ts
const attempts$2 = 6;
function updateTag(repository, tag, update, pausing) {
	return inTurn(repository, tag, async () => {
		const attempt = async () => {
			const stored = await repository.manifest(tag);
			if (stored !== void 0 && update.isDone(stored)) {
				update.onWritten?.();
				return stored;
			}
			const written = await replace(repository, tag, stored, await update.next(stored));
			if (written) update.onWritten?.();
			const after = written ? await readBack(repository, tag, pausing) : void 0;
			return after !== void 0 && update.isDone(after) ? after : void 0;
		};
		const { pause } = pausing;
		const done = await poll(attempt, (stored) => stored !== void 0, {
			attempts: attempts$2,
			pause
		});
		if (done !== void 0) return done;
		const message = `other clients overwrote the tag ${tag} ${attempts$2} times while it was written`;
		throw new TrustError("E_NET", message, {
			repository: repository.name.path,
			tag
		});
	});
}
async function replace(repository, tag, stored, { bytes, mediaType, putContent }) {
	const put = () => repository.putManifest(tag, bytes, mediaType, stored?.etag);
	if (putContent === void 0) return put();
	return putWithContent(putContent, async () => {
		return (await repository.manifest(tag))?.digest === stored?.digest && put();
	});
}
const queues = /* @__PURE__ */ new WeakMap();
async function inTurn(repository, tag, work) {
	const tags = queues.get(repository) ?? /* @__PURE__ */ new Map();
	queues.set(repository, tags);
	const mine = (tags.get(tag) ?? Promise.resolve()).then(work);
	const settled = mine.then(() => {}, () => {});
	tags.set(tag, settled);
	try {
		return await mine;
	} finally {
		if (tags.get(tag) === settled) tags.delete(tag);
	}
}
var MissingContent = class extends TrustError {
	constructor(message, details) {
		super("E_NET", message, details);
	}
};
async function putWithContent(putContent, putManifest) {
	await putContent();
	try {
		return await putManifest();
	} catch (error) {
		if (!(error instanceof MissingContent)) throw error;
	}
	await putContent();
	return putManifest();
}
const reads = 6;
function readBack(repository, reference, { pause }) {
	const ask = () => repository.manifest(reference);
	return poll(ask, (stored) => stored !== void 0, {
		attempts: reads,
		pause
	});
}

// src/registry/referrers-tag.ts
function addReferrer(subject, entry) {
	return {
		isDone: (stored) => lists(readList(stored, subject), entry.digest),
		next: async (stored) => ({
			bytes: Buffer.from(goJson(withEntry(readList(stored, subject), entry))),
			mediaType: mediaTypes.index
		})
	};
}
function assertListable(subject, stored) {
	withEntry(readList(stored, subject), {
		mediaType: mediaTypes.manifest,
		digest: subject
	});
}
const emptyList = {
	schemaVersion: 2,
	mediaType: mediaTypes.index,
	manifests: []
};
function readList(stored, subject) {
	if (stored === void 0 || stored.digest === subject) return emptyList;
	const list = readObject(stored.bytes);
	const { mediaType, manifests } = list ?? {};
	const isList = (mediaType || stored.contentType || mediaTypes.index) === mediaTypes.index && (Array.isArray(manifests) || manifests === null);
	if (list !== void 0 && isList && !("config" in list) && !("layers" in list)) return list;
	throw new TrustError("E_MANIFEST", "the referrers tag does not point to a list of referrers; it is not changed", {
		tag: referrersTag(subject),
		digest: stored.digest
	});
}
function entriesOf({ manifests }) {
	return Array.isArray(manifests) ? manifests : [];
}
function lists(list, digest) {
	return entriesOf(list).some((entry) => isObject(entry) && entry["digest"] === digest);
}
function withEntry(list, entry) {
	const manifests = [...entriesOf(list), entry];
	if (manifests.length <= limits.children) return {
		...list,
		manifests
	};
	const message = `the referrers tag is full: readers take ${limits.children} entries at most`;
	throw new TooMany(message);
}

// src/registry/attach-referrer.ts
function toReferrer(manifest, digest, bytes) {
	return {
		entry: referrerEntry(manifest, digest, bytes.byteLength),
		bytes
	};
}
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
	if (subject === void 0) throw new TrustError("E_MANIFEST", "a manifest without a subject is not a referrer", { digest });
	return {
		subject: subject.digest,
		referrer: toReferrer(manifest, digest, bytes)
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
const attempts$1 = 5;
async function listReferrers(repository, subject, referrers, pausing, by = "api") {
	if (by === "tag") return listByTag(repository, subject, referrers, pausing);
	await pausing.written;
	let answer = await askApi(repository, subject, referrers, pausing);
	if (answer.unlisted.length > 0 && answer.list.source === "api") {
		for (const { entry, bytes } of answer.unlisted) await repository.putManifest(entry.digest, bytes, entry.mediaType);
		answer = await askApi(repository, subject, answer.unlisted, pausing);
	}
	const { list, unlisted } = answer;
	if (unlisted.length === 0) return list;
	const tagged = await listByTag(repository, subject, unlisted, pausing);
	if (list.source === "tag") return tagged;
	const lost = unlisted.filter(({ entry }) => isListedByApis(entry));
	if (lost.length > 0) throw notListed(repository, subject, lost);
	return {
		descriptors: [...list.descriptors, ...tagged.descriptors],
		source: "tag"
	};
}
function isListedByApis({ mediaType }) {
	return mediaType === mediaTypes.manifest || mediaType === mediaTypes.index;
}
async function askApi(repository, subject, referrers, pausing) {
	const ask = async () => {
		const list = await repository.referrers(subject);
		const listed = new Set(list.descriptors.map(({ digest }) => digest));
		return {
			list,
			unlisted: referrers.filter(({ entry }) => !listed.has(entry.digest))
		};
	};
	const isDone = ({ list, unlisted }) => unlisted.length === 0 || list.source === "tag";
	return poll(ask, isDone, {
		attempts: attempts$1,
		pause: pausing.pause
	});
}
async function listByTag(repository, subject, referrers, { written, onWritten = () => {}, pause }) {
	const entries = together(referrers.map(({ entry }) => addReferrer(subject, entry)));
	const update = {
		isDone: entries.isDone,
		onWritten,
		next: async (stored) => {
			await written;
			return entries.next(stored);
		}
	};
	const { bytes } = await updateTag(repository, referrersTag(subject), update, { pause });
	return {
		descriptors: readReferrerIndex(bytes, subject).descriptors,
		source: "tag"
	};
}
function together(updates) {
	const [first, ...rest] = updates;
	if (first === void 0) throw new RangeError("there is nothing to write");
	return {
		isDone: (stored) => updates.every((update) => update.isDone(stored)),
		next: async (stored) => {
			let made = await first.next(stored);
			for (const update of rest) {
				const now = {
					...made,
					digest: digestOf(made.bytes),
					contentType: made.mediaType
				};
				if (!update.isDone(now)) made = await update.next(now);
			}
			return made;
		}
	};
}
function notListed({ name }, subject, unlisted) {
	const [first] = unlisted;
	const digest = first?.entry.digest ?? subject;
	const what = unlisted.length === 1 ? digest : `${digest} and ${unlisted.length - 1} more`;
	const message = `${formatRepository(name)} has stored ${what}, and its referrers API does not list it for ${subject}, even after it was pushed again: cosign does not find it there`;
	return new TrustError("E_COVER", message, {
		repository: name.path,
		digest
	});
}

// src/http/backoff.ts
const first = 1e3;
const longest = 2e4;
function backoff({ clock, random, signal }) {
	return (attempt) => {
		const ceiling = Math.min(longest, first * 2 ** (attempt - 1));
		return pause(clock, ceiling * (.5 + random() / 2), signal);
	};
}

// src/registry/presence.ts
const lastByte = ({ size }) => Math.max(size - 1, 0);
async function holds(repository, blob) {
	const has = await repository.hasBlob(blob.digest);
	return has === "unknown" ? canOpen(repository, blob, lastByte(blob)) : has;
}
async function holdsAsShown(repository, blob) {
	try {
		return await holds(repository, blob);
	} catch (error) {
		if (isAccessRefused(error)) return false;
		throw error;
	}
}
async function canOpen(repository, blob, from = 0) {
	try {
		(await repository.openBlob(blob, from)).on("error", () => {}).destroy();
		return true;
	} catch (error) {
		if (isTrustError(error) && (error.code === "E_NOTFOUND" || isLostByStorage(error))) return false;
		throw error;
	}
}
function isLostByStorage({ code, details }) {
	return code === "E_NET" && details.status === 404;
}
var Lacking = class {
	#endpoint;
	#repository;
	#honest = /* @__PURE__ */ new Map();
	constructor(endpoint, repository) {
		this.#endpoint = endpoint;
		this.#repository = repository;
	}
	async manifest(digest) {
		const status = await headManifestStatus(this.#endpoint, digest);
		const get = async () => await getManifest(this.#endpoint, digest) === void 0;
		return status !== 200 && this.#decide("manifest", status, get);
	}
	async blob(blob) {
		const status = await headBlob(this.#endpoint, blob.digest);
		const get = async () => !await canOpen(this.#repository, blob, lastByte(blob));
		return status !== 200 && this.#decide("blob", status, get);
	}
	async #decide(kind, status, lacks) {
		if (status !== 404) return lacks();
		const first = this.#honest.get(kind);
		if (first !== void 0) return await first.catch(() => false) || lacks();
		const answer = lacks();
		this.#honest.set(kind, answer);
		return answer;
	}
};

// src/registry/write-error.ts
async function writeError(endpoint, answer, subject, what = "it") {
	const { status, url, body } = answer;
	if (url.origin !== endpoint.origin.origin) return endpoint.error(answer, subject);
	const name = formatRepository(endpoint.name);
	const said = bracketedMessage(answer);
	const details = endpoint.where(subject, errorDetails(url, answer));
	if (status === 401 || status === 403) {
		const advice = await endpoint.isAnonymous() ? `no credentials were sent; log in to ${endpoint.name.registry}` : "these credentials may not push there, or are not valid any more";
		return new TrustError("E_AUTH", `${name}: ${status}${said}: ${advice}`, details);
	}
	if (status === 404) {
		const message = `${name} does not exist${said}; ${howToCreate(endpoint.name)}`;
		return new TrustError("E_NOTFOUND", message, details);
	}
	if (status === 413 || hasErrorCode(body, "SIZE_INVALID")) {
		const message = `${name}: ${what} is more than this registry accepts${said}`;
		return new TrustError("E_LIMIT", message, details);
	}
	if (hasErrorCode(body, "DIGEST_INVALID")) {
		const message = `${name}: the registry received other bytes than were sent${said}`;
		return new TrustError("E_DIGEST", message, details);
	}
	return endpoint.error(answer, subject);
}
function confirmDigest(endpoint, answer, expected, subject) {
	const declared = declaredDigest(answer);
	if (declared === void 0 || declared === expected) return;
	const message = `${answer.url.host} stored ${expected} as ${declared}`;
	throw new TrustError("E_DIGEST", message, endpoint.where(subject));
}
function howToCreate({ registry, path }) {
	const command = vendorOf(registry).createRepository?.(registry, path);
	return command === void 0 ? "create it on the registry first" : `create it first: ${command}`;
}

// src/registry/put-manifest.ts
async function putManifest(endpoint, reference, bytes, mediaType, ifMatch) {
	const subject = readReference(reference);
	const digest = subject.digest ?? digestOf(bytes);
	assertDigest(bytes, digest);
	const answer = await put(endpoint, reference, bytes, mediaType, ifMatch);
	if (answer.status === 201 || answer.status === 200) {
		confirmDigest(endpoint, answer, digest, subject);
		return true;
	}
	if (subject.tag !== void 0) {
		if (isImmutable(answer, ifMatch)) {
			await assertHolds(endpoint, subject.tag, digest, answer);
			return true;
		}
		if (answer.status === 412) return false;
	}
	throw await refusal(endpoint, answer, subject, bytes.byteLength);
}
async function assertMovable(endpoint, tag, { bytes, contentType, etag }) {
	const subject = readReference(tag);
	const { mediaType } = parseManifest(bytes, contentType);
	const answer = await put(endpoint, tag, bytes, mediaType, etag);
	const { status } = answer;
	if (status === 201 || status === 200 || status === 412 && etag !== void 0) return;
	if (isImmutable(answer, etag)) throw immutable(endpoint, tag, answer);
	throw await refusal(endpoint, answer, subject, bytes.byteLength);
}
function put(endpoint, reference, bytes, mediaType, ifMatch) {
	return endpoint.write({
		method: "PUT",
		url: endpoint.url(`manifests/${reference}`),
		headers: {
			"content-type": mediaType,
			...ifMatch === void 0 ? {} : { "if-match": ifMatch }
		},
		body: () => bytes,
		idempotent: true
	});
}
function isImmutable({ status, body }, ifMatch) {
	if (status === 409 || status === 412 && ifMatch === void 0) return true;
	if (![
		400,
		403,
		405,
		412
	].includes(status)) return false;
	const text = Buffer.from(body).toString("latin1");
	return /immutab|already ?exists|overwritten|not allow updating|TAG_INVALID/i.test(text);
}
async function assertHolds(endpoint, tag, digest, answer) {
	if ((await getManifest(endpoint, tag))?.digest === digest) return;
	throw immutable(endpoint, tag, answer);
}
function immutable(endpoint, tag, answer) {
	const name = `${formatRepository(endpoint.name)}:${tag}`;
	const advice = tag.startsWith("sha256-") ? "; exempt tags that begin with sha256- from immutability: signatures are added under them" : "";
	return new TrustError("E_IMMUTABLE", `${name} cannot be moved: tags are immutable there${bracketedMessage(answer)}${advice}`, endpoint.where({ tag }, errorDetails(answer.url, answer)));
}
const missing = [
	"MANIFEST_BLOB_UNKNOWN",
	"BLOB_UNKNOWN",
	"MANIFEST_UNKNOWN"
];
async function refusal(endpoint, answer, subject, size) {
	const { status, url, body } = answer;
	const name = formatRepository(endpoint.name);
	const details = endpoint.where(subject, errorDetails(url, answer));
	if (missing.some((code) => hasErrorCode(body, code))) {
		const message = `${name}: the registry does not find what the manifest names${bracketedMessage(answer)}`;
		return new MissingContent(message, details);
	}
	const error = await writeError(endpoint, answer, subject, `a manifest of ${size} bytes`);
	if (error.code !== "E_NET" || ![
		400,
		405,
		415,
		422
	].includes(status)) return error;
	const message = `${name}: the registry does not accept this manifest: ${status}${bracketedMessage(answer)}`;
	return new TrustError("E_UNSUPPORTED", message, details);
}

// src/registry/content.ts
function declared(blob, content) {
	if (!(content instanceof Uint8Array)) return {
		stream: content,
		length: blob.size,
		mismatch: (why) => mismatch(blob, why)
	};
	if (content.byteLength === blob.size) return content;
	throw mismatch(blob, `${content.byteLength} bytes instead of`);
}
function mismatch({ digest, size }, why) {
	const message = `the content has ${why} the ${size} bytes declared`;
	return new TrustError("E_DIGEST", message, { digest });
}
async function startContent(source) {
	let first = source();
	if (first instanceof Readable) await firstBytes(first);
	return {
		content: () => {
			const content = first ?? source();
			first = void 0;
			return content;
		},
		discard: () => {
			if (first instanceof Readable) first.destroy();
		}
	};
}
function firstBytes(stream) {
	return new Promise((resolve, reject) => {
		const settle = (error) => {
			stream.off("readable", settle).off("error", settle);
			if (error === void 0) resolve();
			else reject(unreadable(error));
		};
		stream.once("readable", settle).once("error", settle);
	});
}
function unreadable(error) {
	if (error instanceof TrustError) return error;
	return new TrustError("E_NET", `the content to push could not be read: ${messageOf(error)}`);
}
async function* pieces(blob, content, length) {
	let held = [];
	let size = 0;
	let left = blob.size;
	for await (const chunk of chunks(content)) {
		left -= chunk.byteLength;
		if (left < 0) throw mismatch(blob, "more than");
		let rest = chunk;
		while (size + rest.byteLength >= length) {
			const taken = rest.subarray(0, length - size);
			yield Buffer.concat([...held, taken]);
			rest = rest.subarray(taken.byteLength);
			held = [];
			size = 0;
		}
		if (rest.byteLength > 0) held.push(rest);
		size += rest.byteLength;
	}
	if (left > 0) throw mismatch(blob, `${left} bytes fewer than`);
	if (size > 0) yield Buffer.concat(held);
}
async function* chunks(content) {
	if (content instanceof Uint8Array) {
		yield content;
		return;
	}
	try {
		yield* content;
	} catch (error) {
		throw unreadable(error);
	}
}

// src/registry/upload-session.ts
async function startUpload(endpoint, subject) {
	const answer = await endpoint.write(post(endpoint.url("blobs/uploads/")));
	if (answer.status !== 202) throw await writeError(endpoint, answer, subject);
	return sessionOf(endpoint, answer);
}
async function mountBlob(endpoint, { digest }, from) {
	if (!await endpoint.sharesCredentials(from)) return void 0;
	const url = endpoint.url("blobs/uploads/");
	url.searchParams.set("mount", parseDigest(digest));
	url.searchParams.set("from", from.path);
	try {
		const answer = await endpoint.write({
			...post(url),
			idempotent: false
		}, [pullScope(from.path)]);
		if (answer.status === 202) return sessionOf(endpoint, answer);
		return answer.status === 201 && isAbout(answer, digest) ? "mounted" : void 0;
	} catch (error) {
		if (isTrustError(error, "E_AUTH", "E_NET")) return void 0;
		throw error;
	}
}
function isAbout(answer, digest) {
	const declared = declaredDigest(answer);
	const [, located] = /\/blobs\/([^/?]+)(?:\?|$)/.exec(answer.headers.location ?? "") ?? [];
	return [declared, located].every((named) => named === void 0 || isSame(named, digest));
}
function isSame(named, digest) {
	return named === digest || named === encodeURIComponent(digest);
}
function post(url) {
	return {
		method: "POST",
		url,
		body: () => /* @__PURE__ */ new Uint8Array(),
		idempotent: true
	};
}
function sessionOf(endpoint, answer) {
	const declared = String(answer.headers["oci-chunk-min-length"] ?? "");
	return {
		url: nextLocation(endpoint, answer),
		minChunk: /^[0-9]{1,15}$/.test(declared) ? Number(declared) : 0
	};
}
function nextLocation(endpoint, { headers, url }) {
	const { location } = headers;
	if (location !== void 0) return resolveTarget(url, location, endpoint.insecureHosts);
	const message = `${url.host} continues an upload without a Location`;
	throw new TrustError("E_NET", message, endpoint.where({}));
}
function withDigest(session, digest) {
	const url = new URL(session);
	url.search += `${url.search === "" ? "?" : "&"}digest=${encodeURIComponent(parseDigest(digest))}`;
	return url;
}
async function assertPushable(endpoint) {
	await startUpload(endpoint, {});
}

// src/registry/upload.ts
const attempts = 5;
async function putBlob(endpoint, blob, source, { pause }, { from, session: opened } = {}) {
	const mounted = from && await mountBlob(endpoint, blob, from);
	if (mounted === "mounted") return mounted;
	let session = mounted ?? await opened;
	let put = putWhole;
	for (let attempt = 1;; attempt += 1) {
		const { content, discard } = await startContent(source);
		let answer;
		try {
			session ??= await startUpload(endpoint, blob);
			answer = await put(endpoint, session, blob, content).catch(interruptionOf);
		} finally {
			discard();
		}
		session = void 0;
		if (answer instanceof Refusal) attempt -= 1;
		else if (answer instanceof Interruption || isLost(answer)) {
			if (attempt >= attempts) throw failure(endpoint, answer, blob);
			await pause(attempt);
		} else if (answer.status === 413 && put === putWhole && blob.size > chunkLength) put = putChunks;
		else return assertStored(endpoint, answer, blob);
	}
}
function putWhole(endpoint, { url }, blob, content) {
	return endpoint.write({
		method: "PUT",
		url: withDigest(url, blob.digest),
		headers: { "content-type": "application/octet-stream" },
		body: () => declared(blob, content()),
		timeout: transferTime(blob.size),
		once: true
	});
}
async function assertStored(endpoint, answer, blob) {
	const { digest, size } = blob;
	if (answer.status === 201 || answer.status === 204) {
		confirmDigest(endpoint, answer, digest, { digest });
		return declaredDigest(answer) === void 0 ? "taken" : "uploaded";
	}
	throw await writeError(endpoint, answer, { digest }, `a blob of ${size} bytes`);
}
var Interruption = class {
	error;
	constructor(error) {
		this.error = error;
	}
};
const passing = /* @__PURE__ */ new Set([
	"ECONNRESET",
	"EPIPE",
	"ETIMEDOUT",
	"E_STALE",
	"E_CUT_SHORT"
]);
var Refusal = class {};
function interruptionOf(error) {
	if (!isTrustError(error, "E_NET", "E_RATE")) throw error;
	if (error.cause instanceof Refused) return new Refusal();
	const wire = error.cause instanceof NetworkError ? error.cause.wire : "";
	if (!passing.has(wire) && !isRetried(error.details.status ?? 0)) throw error;
	return new Interruption(error);
}
function isLost({ status, body }) {
	return status === 404 || status === 416 || hasErrorCode(body, "BLOB_UPLOAD_INVALID");
}
function failure(endpoint, last, { digest }) {
	const { code, message, details } = last instanceof Interruption ? last.error : new TrustError("E_NET", `${last.url.host} lost the upload`, { status: last.status });
	const tried = `${message} (${attempts} uploads)`;
	return new TrustError(code, tried, endpoint.where({ digest }, details));
}
const MiB = 1048576;
const chunkLength = 8 * MiB;
const longestChunk = 64 * MiB;
async function putChunks(endpoint, session, blob, content) {
	const length = Math.max(chunkLength, session.minChunk);
	if (length > longestChunk) {
		const message = `${session.url.host} demands chunks of ${length} bytes, ${longestChunk} is the limit`;
		throw new TrustError("E_LIMIT", message, endpoint.where({ digest: blob.digest }));
	}
	let { url } = session;
	let start = 0;
	for await (const piece of pieces(blob, content(), length)) {
		const end = start + piece.byteLength;
		const answer = await endpoint.write({
			method: "PATCH",
			url,
			headers: {
				"content-type": "application/octet-stream",
				"content-range": `${start}-${end - 1}`
			},
			body: () => piece
		});
		if (answer.status === 201 && end === blob.size) return answer;
		if (answer.status !== 202 && answer.status !== 201) return answer;
		url = nextLocation(endpoint, answer);
		start = end;
	}
	return endpoint.write({
		method: "PUT",
		url: withDigest(url, blob.digest),
		body: () => /* @__PURE__ */ new Uint8Array()
	});
}

// src/registry/writing-client.ts
function createWritingClient(options) {
	const { transport, asksAhead = false } = options;
	const endpointOf = endpoints(options);
	return {
		get sent() {
			return transport.sent;
		},
		repository: opener(endpointOf, "reading", (endpoint) => readable(endpoint, asksAhead)),
		target: opener(endpointOf, "writing", (endpoint) => unlistedIsAbsent(writable(endpoint, options)))
	};
}
function writable(endpoint, pausing) {
	const mounted = /* @__PURE__ */ new Set();
	const opened = /* @__PURE__ */ new Map();
	const repository = readable(endpoint);
	const lacking = new Lacking(endpoint, repository);
	return {
		...repository,
		lacks: (content) => typeof content === "string" ? lacking.manifest(content) : lacking.blob(content),
		assertPushable: () => assertPushable(endpoint),
		assertMovable: (tag, stored) => assertMovable(endpoint, tag, stored),
		expectBlob: (blob) => {
			if (opened.has(blob.digest)) return;
			const session = startUpload(endpoint, blob);
			session.catch(() => {});
			opened.set(blob.digest, session);
		},
		putBlob: async (blob, source, mountFrom) => {
			const session = opened.get(blob.digest);
			opened.delete(blob.digest);
			const from = session !== void 0 || mounted.has(blob.digest) ? void 0 : mountFrom;
			const how = await putBlob(endpoint, blob, source, pausing, {
				from,
				session
			});
			if (how === "mounted") mounted.add(blob.digest);
			return how;
		},
		putManifest: (reference, bytes, mediaType, ifMatch) => putManifest(endpoint, reference, bytes, mediaType, ifMatch)
	};
}
function unlistedIsAbsent(repository) {
	const isUnlisted = listing(repository);
	const unlessUnlisted = async (answer, absent) => {
		try {
			return await answer;
		} catch (error) {
			const tag = error instanceof AccessRefused ? error.details.tag : void 0;
			if (tag !== void 0 && await isUnlisted(tag)) return absent;
			throw error;
		}
	};
	const none = {
		descriptors: [],
		source: "tag"
	};
	return {
		...repository,
		manifest: (reference) => unlessUnlisted(repository.manifest(reference), void 0),
		manifestHead: (reference) => unlessUnlisted(repository.manifestHead(reference), void 0),
		referrers: (subject, asking) => unlessUnlisted(repository.referrers(subject, asking), none),
		referrersByTag: (subject) => unlessUnlisted(repository.referrersByTag(subject), none)
	};
}
function listing(repository) {
	let pending;
	return async (tag) => {
		pending ??= tagsOf(repository).finally(() => {
			pending = void 0;
		});
		return (await pending)?.has(tag) === false;
	};
}
async function tagsOf(repository) {
	const tags = /* @__PURE__ */ new Set();
	try {
		for await (const tag of repository.tags()) tags.add(tag);
		return tags;
	} catch (error) {
		if (isTrustError(error, "E_NOTFOUND")) return tags;
		if (isTrustError(error, "E_AUTH")) return void 0;
		throw error;
	}
}

export { holdsAsShown as a, listReferrers as c, assertListable as d, putWithContent as f, holds as i, toReferrer as l, updateTag as m, declared as n, backoff as o, readBack as p, canOpen as r, attachReferrer as s, createWritingClient as t, addReferrer as u };