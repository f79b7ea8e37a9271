<<<<<<< HEAD
import { mn as apiHost } from "./verify.mjs";
=======
import { En as limits, Ot as signatureTag, an as parseManifest, bn as digestAlgorithm, fn as apiHost, vr as TrustError, xn as digestHex, yr as isTrustError } from "./verify.mjs";

// src/mirror/tag.ts
const polls = 4;
async function writeTag(tagging) {
	const { repository, tag, root, mediaType, before, onConflict } = tagging;
	const now = await readTag(repository, tag);
	if (now === root.digest) return "unchanged";
	if (now !== before && onConflict !== "overwrite") {
		if (onConflict === "keep" && now !== void 0) return "kept";
		const message = `somebody else has moved the tag ${tag} during this run, ${from(before)} to ${now ?? "nothing"}: it is left as it is`;
		throw new TrustError("E_DRIFT", message, {
			tag,
			...now === void 0 ? {} : { digest: now }
		});
	}
	await repository.putManifest(tag, root.bytes, mediaType);
	await confirm(tagging);
	return "written";
}
async function confirm({ repository, tag, root, pause }) {
	for (let attempt = 1;; attempt += 1) {
		const now = await readTag(repository, tag);
		if (now === root.digest) return;
		if (attempt > polls) {
			const message = `the tag ${tag} was written, and points to ${now ?? "nothing"}: somebody else writes it too`;
			throw new TrustError("E_DRIFT", message, {
				tag,
				digest: root.digest
			});
		}
		await pause(attempt);
	}
}
function from(before) {
	return before === void 0 ? "from nothing" : `from ${before}`;
}
async function readTag(repository, tag) {
	const head = await repository.manifestHead(tag);
	if (head === void 0 || head.digest !== void 0) return head?.digest;
	return (await repository.manifest(tag))?.digest;
}
function taggingOf(tag, before, digest, onConflict) {
	if (tag === void 0) return "not asked for";
	if (before === digest) return "unchanged";
	if (before === void 0 || onConflict === "overwrite") return "write";
	if (onConflict === "keep") return "kept";
	const message = `the tag ${tag} points to another image there, ${before}, and nothing was copied`;
	throw new TrustError("E_DRIFT", message, {
		tag,
		digest: before
	});
}

// src/mirror/content.ts
function blobsOf(manifest) {
	return manifest.kind === "image" ? [manifest.config, ...manifest.layers] : [];
}
function childrenOf(manifest) {
	return manifest.kind === "index" ? manifest.manifests : [];
}

// src/mirror/snapshot.ts
const smallBlob = 65536;
const kept = 33554432;
var Snapshot = class {
	live;
	#answers = /* @__PURE__ */ new Map();
	#kept = 0;
	constructor(live) {
		this.live = live;
	}
	get name() {
		return this.live.name;
	}
	manifest(reference) {
		return this.once(`manifest ${reference}`, async () => {
			const stored = await this.live.manifest(reference);
			if (stored !== void 0 && stored.digest !== reference) this.learn(stored);
			return stored;
		});
	}
	learn(stored) {
		const question = `manifest ${stored.digest}`;
		if (!this.#answers.has(question)) this.#answers.set(question, Promise.resolve(stored));
	}
	manifestHead(reference) {
		const whole = this.#answers.get(`manifest ${reference}`);
		if (whole !== void 0) return this.once(`head ${reference}`, async () => headOf(await whole));
		return this.once(`head ${reference}`, () => this.live.manifestHead(reference));
	}
	blob(blob, limit) {
		const ask = () => this.live.blob(blob, limit);
		const question = `blob ${blob.digest} ${blob.size}`;
		if (blob.size > Math.min(limit, 65536)) return ask();
		if (!this.#answers.has(question)) {
			if (this.#kept + blob.size > kept) return ask();
			this.#kept += blob.size;
		}
		return this.once(question, ask);
	}
	openBlob(blob, offset) {
		return this.live.openBlob(blob, offset);
	}
	referrers(subject) {
		return this.once(`referrers ${subject}`, () => this.live.referrers(subject));
	}
	referrersByTag(subject) {
		return this.once(`referrers tag ${subject}`, () => this.live.referrersByTag(subject));
	}
	tags() {
		return this.live.tags();
	}
	once(question, ask) {
		const known = this.#answers.get(question);
		if (known !== void 0) return known;
		const answer = ask();
		answer.catch(() => {});
		this.#answers.set(question, answer);
		return answer;
	}
};
function headOf(stored) {
	if (stored === void 0) return void 0;
	const { digest, bytes, contentType } = stored;
	return {
		digest,
		size: bytes.byteLength,
		...contentType === void 0 ? {} : { contentType }
	};
}
var TargetSnapshot = class extends Snapshot {
	referrers(subject) {
		return this.once(`referrers ${subject}`, () => unlessMissing(this.live.referrers(subject)));
	}
	holds(blob) {
		return this.once(`holds ${blob.digest}`, () => holds(this.live, blob));
	}
};
const lastByte = ({ size }) => Math.max(size - 1, 0);
async function holds(repository, blob) {
	const has = await repository.hasBlob(blob.digest);
	return has === "unknown" ? canOpen(repository, blob, lastByte(blob)) : has;
}
async function canOpen(repository, blob, from = 0) {
	try {
		(await repository.openBlob(blob, from)).on("error", () => {}).destroy();
		return true;
	} catch (error) {
		if (isTrustError(error, "E_NOTFOUND")) return false;
		throw error;
	}
}
async function unlessMissing(list) {
	try {
		return await list;
	} catch (error) {
		if (isTrustError(error, "E_NOTFOUND")) return {
			descriptors: [],
			source: "api"
		};
		throw error;
	}
}

// src/mirror/attachment-tags.ts
function attachmentTags(subject) {
	const name = `${digestAlgorithm(subject)}-${digestHex(subject)}`;
	return [
		signatureTag(subject),
		`${name}.att`,
		`${name}.sbom`
	];
}

// src/mirror/ended.ts
async function allEnded(works) {
	return (await Promise.allSettled(works)).map((end) => {
		if (end.status === "rejected") throw end.reason;
		return end.value;
	});
}
function slots(width) {
	const waiting = [];
	let free = width;
	return async (work) => {
		if (free > 0) free -= 1;
		else await new Promise((resolve) => waiting.push(resolve));
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next === void 0) free += 1;
			else next();
		}
	};
}

// src/mirror/walk.ts
const most = {
	manifests: 4 * limits.children,
	bytes: 67108864
};
var Walk = class {
	#source;
	#watch;
	#found = /* @__PURE__ */ new Map();
	#blobs = /* @__PURE__ */ new Map();
	#elsewhere = [];
	#subjects = /* @__PURE__ */ new Set();
	#bytes = 0;
	constructor(source, watch) {
		this.#source = source;
		this.#watch = watch;
	}
	get found() {
		return this.#found.values();
	}
	get blobs() {
		return this.#blobs.values();
	}
	get elsewhere() {
		return this.#elsewhere;
	}
	async from(root) {
		const { image } = this.#source;
		await allEnded([this.#byDigest(root, image), this.#attachedTo(root.digest)]);
	}
	async #take(stored, from) {
		const known = this.#found.get(stored.digest);
		if (known !== void 0) return known;
		const { digest, bytes } = stored;
		this.#bytes += bytes.byteLength;
		if (this.#found.size >= most.manifests || this.#bytes > most.bytes) {
			const limit = `${most.manifests} manifests, ${most.bytes} bytes`;
			throw new TrustError("E_LIMIT", `more than ${limit} belong to the image`, { digest });
		}
		const manifest = parseManifest(bytes, stored.contentType);
		const found = {
			digest,
			bytes,
			manifest,
			byDigest: false,
			isReferrer: false,
			tags: []
		};
		this.#found.set(digest, found);
		await allEnded([...blobsOf(manifest).map((blob) => this.#blob(blob, from)), ...childrenOf(manifest).flatMap((child) => [this.#child(child, from), this.#attachedTo(child.digest)])]);
		return found;
	}
	async #byDigest(stored, from) {
		this.#watch.onManifest(stored.digest);
		const found = await this.#take(stored, from);
		found.byDigest = true;
		return found;
	}
	async #child({ digest, size }, from) {
		const stored = await from.manifest(digest);
		if (stored === void 0) throw absent("an index lists it", digest);
		const { length } = stored.bytes;
		if (length !== size) {
			const message = `the index declares ${size} bytes for it, the source has ${length}`;
			throw new TrustError("E_DIGEST", message, { digest });
		}
		await this.#byDigest(stored, from);
	}
	async #blob({ digest, size, mediaType }, from) {
		const known = this.#blobs.get(digest);
		if (known === void 0) {
			const blob = {
				digest,
				size,
				from
			};
			if (isForeign(mediaType) && !await this.#sourceHas(blob)) return;
			this.#blobs.set(digest, blob);
			this.#watch.onBlob(blob);
		} else if (known.size !== size) throw new TrustError("E_DIGEST", "one blob is declared with two sizes", { digest });
	}
	async #sourceHas(blob) {
		const has = await canOpen(blob.from, blob);
		if (!has) this.#elsewhere.push(blob.digest);
		return has;
	}
	async #attachedTo(subject) {
		if (this.#subjects.has(subject)) return;
		this.#subjects.add(subject);
		const { listed, tagged, names } = this.#ask(subject);
		await allEnded([
			this.#listed(listed, subject),
			this.#listed(tagged, subject),
			...names.map((name) => this.#tagged(name, subject))
		]);
	}
	#ask(subject) {
		const { signatures } = this.#source;
		const listed = signatures.referrers(subject);
		const names = attachmentTags(subject);
		for (const name of names) signatures.manifest(name);
		const tagged = listed.then((list) => list.source === "api" ? signatures.referrersByTag(subject) : list);
		tagged.catch(() => {});
		return {
			listed,
			tagged,
			names
		};
	}
	async #tagged(name, subject) {
		const { signatures } = this.#source;
		const stored = await signatures.manifest(name);
		if (stored === void 0) return;
		this.#watch.onTag(name);
		const tag = {
			name,
			subject
		};
		const [found] = await allEnded([this.#take(stored, signatures), this.#attachedTo(stored.digest)]);
		if (found !== void 0) found.tags = [...found.tags, tag];
	}
	async #listed(list, subject) {
		const digests = new Set((await list).descriptors.map(({ digest }) => digest));
		await allEnded([...digests].map((digest) => this.#referrer(digest, subject)));
	}
	async #referrer(digest, subject) {
		const { signatures } = this.#source;
		const asked = signatures.manifest(digest);
		this.#ask(digest);
		const stored = await asked;
		if (stored === void 0) throw absent("it is listed as a referrer", digest);
		const { subject: named } = parseManifest(stored.bytes, stored.contentType);
		if (named?.digest !== subject) return;
		this.#watch.onReferrersOf(subject);
		const [found] = await allEnded([this.#byDigest(stored, signatures), this.#attachedTo(digest)]);
		if (found !== void 0) found.isReferrer = true;
	}
};
function absent(why, digest) {
	return new TrustError("E_COVER", `${why}, but the source does not have it`, { digest });
}
function isForeign(mediaType) {
	return /nondistributable|\.foreign\./.test(mediaType);
}
>>>>>>> w-drift

// src/mirror/traffic.ts
const none = {
	requests: 0,
	retries: 0
};
const nameOf = ({ registry, path }) => `${apiHost(registry)}/${path}`;
function meterTraffic() {
	const counts = /* @__PURE__ */ new Map();
	const pulls = /* @__PURE__ */ new Map();
	const keyOf = (url) => /^https?:\/\/([^/]+)\/v2\/(.+?)\/(?:blobs|manifests|referrers|tags)\//.exec(url)?.slice(1).join("/");
	return {
		trace: ({ kind, method, url }) => {
			const key = kind === "sent" || kind === "waiting" ? keyOf(url) : void 0;
			if (key === void 0) return;
			if (kind === "sent" && method === "GET" && url.includes("/manifests/")) pulls.set(key, (pulls.get(key) ?? 0) + 1);
			const { requests, retries } = counts.get(key) ?? none;
			counts.set(key, kind === "sent" ? {
				requests: requests + 1,
				retries
			} : {
				requests,
				retries: retries + 1
			});
		},
		of: (repository) => counts.get(nameOf(repository)) ?? none,
		pulls: (repository) => pulls.get(nameOf(repository)) ?? 0
	};
}

// src/cli/rate.ts
const window = 5e3;
var Rate = class {
	#samples = [];
	at(at, bytes) {
		this.#samples.push({
			at,
			bytes
		});
		while ((this.#samples[0]?.at ?? at) < at - window) this.#samples.shift();
		const [first] = this.#samples;
		if (first === void 0 || at === first.at || bytes === first.bytes) return void 0;
		return (bytes - first.bytes) * 1e3 / (at - first.at);
	}
};

<<<<<<< HEAD
export { meterTraffic as n, Rate as t };
=======
export { allEnded as a, Snapshot as c, smallBlob as d, blobsOf as f, writeTag as g, taggingOf as h, isForeign as i, TargetSnapshot as l, readTag as m, meterTraffic as n, slots as o, childrenOf as p, Walk as r, attachmentTags as s, Rate as t, holds as u };
>>>>>>> w-drift
