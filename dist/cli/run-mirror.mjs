import { t as __exportAll } from "./rolldown-runtime.mjs";
import { c as TrustError, o as defined, u as isTrustError } from "./begin.mjs";
import { c as addReferrer, t as createWritingClient, u as backoff } from "./writing.mjs";
import { t as meterTraffic } from "./traffic.mjs";
import { r as readContents, t as mirror$1 } from "./copying.mjs";
import { $ as noDemands, Ct as describePolicy, Dn as mediaTypes, En as isManifestType, G as BlobBody, Gr as cosignRepository, Jr as isTag, Nt as mirrorPolicyFlags, R as goJson, Ur as about, Yi as isObject, Yr as parseReference, Zi as parseDocument, aa as assertDigest, c as unpinnedFiles, ca as digestOf, da as startDigest, dn as ShortBlob, et as policyOf, ii as checkItems, in as readDescriptor, l as connect, la as parseDigest, ln as readReference, ma as shellWord, na as limits, nn as referrerEntry, oa as digestAlgorithm, pi as tool, pr as identityFields, qr as formatRepository, r as namesOf$1, rn as referrersTag, s as rootFallbacks, sa as digestHex, tn as readReferrerIndex, v as readKeys, vn as abortError, wt as describeSigners } from "./verify.mjs";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { link, lstat, mkdir, open, readdir, realpath, rename, unlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { hostname } from "node:os";
import { constants as constants$1, readFileSync, readlinkSync } from "node:fs";

// src/run/mirror-ends.ts
function endsOf(source, targets, tagged) {
	const from = sourceEnd(source);
	const to = targets.map((target) => about("target", () => targetEnd(target, from, tagged)));
	checkItems(to.map(({ at, tag }) => [placeOf(at), tag ?? []].flat().join(":")), "target");
	return {
		source: from,
		targets: to
	};
}
function sourceEnd(source) {
	const { at, tag, digest } = split(source);
	const isTagImplied = tag === void 0 && digest === void 0;
	return {
		...end(at, isTagImplied ? "latest" : tag, digest),
		isTagImplied
	};
}
function targetEnd(target, source, tagged) {
	const { at, tag: own, digest } = split(target);
	const fail = (why) => {
		throw new TrustError("E_INPUT", `${target.text} ${why}`);
	};
	if (digest !== void 0) return fail("names a digest: a target gets that of the source");
	if (!tagged && own !== void 0) return fail("names a tag, which --no-tag forbids");
	const tag = tagged ? own ?? source.tag : void 0;
	if (tagged && tag === void 0) return fail("needs a tag, because the source is named by its digest (or use --no-tag)");
	if (placeOf(at) === placeOf(source.at) && (tag === void 0 || tag === source.tag)) return fail("is the source itself");
	const isTagImplied = own === void 0 && source.isTagImplied === true;
	return {
		...end(at, tag),
		isTagImplied
	};
}
function split(location) {
	if ("layout" in location) {
		const { directory, ...named } = location.layout;
		return {
			at: { directory },
			...named
		};
	}
	const { registry, path, ...named } = location.reference;
	return {
		at: { repository: {
			registry,
			path
		} },
		...named
	};
}
function end(at, tag, digest) {
	return {
		name: [
			"directory" in at ? `oci:${at.directory}` : formatRepository(at.repository),
			...tag ? [`:${tag}`] : [],
			...digest ? [`@${digest}`] : []
		].join(""),
		at,
		...defined({
			tag,
			digest
		})
	};
}
function placeOf(at) {
	return "directory" in at ? `oci:${resolve(at.directory)}` : formatRepository(at.repository);
}

// src/host/this-process.ts
const thisProcess = {
	name: `${placeOfProcesses()}-${process.pid}-${randomBytes(6).toString("hex")}`,
	isRunning: (name) => isRunning(name),
	now: () => Date.now()
};
function isRunning(name) {
	const [, place, number] = /^([0-9a-f]{8})-([0-9]{1,10})-[0-9a-f]{12}$/.exec(name) ?? [];
	const [ours] = thisProcess.name.split("-");
	if (place !== ours) return void 0;
	if (number === String(process.pid)) return name === thisProcess.name;
	try {
		process.kill(Number(number), 0);
		return true;
	} catch (error) {
		return error.code !== "ESRCH";
	}
}
function placeOfProcesses() {
	const parts = [
		hostname(),
		read(() => readlinkSync("/proc/self/ns/pid")),
		read(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8"))
	];
	return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 8);
}
function read(work) {
	try {
		return work();
	} catch {
		return "";
	}
}

// src/layout/file-error.ts
const full = /* @__PURE__ */ new Set([
	"ENOSPC",
	"EDQUOT",
	"EFBIG"
]);
async function withFileErrors(path, work) {
	try {
		return await work();
	} catch (error) {
		if (error instanceof TrustError) throw error;
		throw fileError(path, error);
	}
}
function fileError(path, error) {
	const { code = "" } = error;
	if (full.has(code)) return new TrustError("E_LIMIT", `${path}: no space is left (${code})`);
	return new TrustError("E_INPUT", `${path}: ${reasons[code] ?? error.message}`);
}
const reasons = {
	ENOENT: "it does not exist",
	ELOOP: "symbolic links are not followed (ELOOP)"
};
function isMissing(error) {
	return error instanceof Error && "code" in error && error.code === "ENOENT";
}

// src/layout/blob-files.ts
const chunk = 262144;
var BlobFiles = class {
	#folder;
	constructor(folder) {
		this.#folder = folder;
	}
	async read(digest, limit) {
		const bytes = await this.#folder.read(pathOf(digest), limit);
		if (bytes !== void 0) assertDigest(bytes, digest);
		return bytes;
	}
	async size(digest) {
		const opened = await this.#folder.open(pathOf(digest));
		await opened?.file.close();
		return opened?.size;
	}
	async open({ digest, size }, offset) {
		const opened = await this.#folder.open(pathOf(digest));
		const where = {
			repository: this.#folder.path,
			digest
		};
		if (opened === void 0) throw new TrustError("E_NOTFOUND", `${this.#folder.path} does not contain ${digest}`, where);
		const message = `${this.#folder.path}: the blob has ${opened.size} bytes, but ${size} are declared`;
		const bytes = opened.file.createReadStream({
			start: offset,
			highWaterMark: chunk
		});
		return new BlobBody(bytes, {
			skip: 0,
			length: size - offset,
			failed: (error) => fileError(this.#folder.path, error),
			tooLong: () => new TrustError("E_DIGEST", message, where),
			tooShort: () => new ShortBlob("E_DIGEST", message, where)
		});
	}
	async holds(digest) {
		const opened = await this.#folder.open(pathOf(digest));
		if (opened === void 0) return false;
		const hash = startDigest(digestAlgorithm(digest));
		const stream = opened.file.createReadStream({ highWaterMark: chunk });
		await withFileErrors(this.#folder.path, async () => {
			for await (const bytes of stream) hash.update(bytes);
		});
		return hash.digest() === digest;
	}
	async write(blob, content) {
		const source = content instanceof Readable ? content : [content];
		try {
			await this.#folder.write(pathOf(blob.digest), (file) => fill(file, blob, source));
		} finally {
			if (content instanceof Readable) content.destroy();
		}
	}
};
function pathOf(digest) {
	parseDigest(digest);
	return [
		"blobs",
		digestAlgorithm(digest),
		digestHex(digest)
	];
}
async function fill(file, { digest, size }, content) {
	const wrong = (why) => new TrustError("E_DIGEST", `the content for ${digest} ${why}`, { digest });
	const hash = startDigest(digestAlgorithm(digest));
	let length = 0;
	for await (const bytes of content) {
		length += bytes.byteLength;
		if (length > size) throw wrong(`has more than the declared ${size} bytes`);
		hash.update(bytes);
		await writeAll(file, bytes);
	}
	if (length < size) throw wrong(`has ${length} bytes, but ${size} are declared`);
	const actual = hash.digest();
	if (actual !== digest) throw wrong(`hashes to ${actual}`);
}
async function writeAll(file, bytes) {
	for (let at = 0; at < bytes.byteLength;) at += (await file.write(bytes, at)).bytesWritten;
}

// src/layout/temporary.ts
const longestPause = 36e5;
const pattern = new RegExp(`^(.+?)(?:\\.([0-9a-f-]+))?\\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.tmp$`);
function temporaryName(path, { name }) {
	return `${path}.${name}.${randomUUID()}.tmp`;
}
function destinationOf(name) {
	return pattern.exec(name)?.[1];
}
async function removeLeftovers(folder, isOurs, owner) {
	for (const name of await readdir(folder)) {
		const destination = destinationOf(name);
		if (destination === void 0 || !isOurs(destination)) continue;
		const path = join(folder, name);
		try {
			const status = await lstat(path);
			if (status.isFile() && isLeftover(name, status.mtimeMs, owner)) await unlink(path);
		} catch (error) {
			if (!isMissing(error) && !isRefused(error)) throw error;
		}
	}
}
function isLeftover(name, written, owner) {
	const [, , owned] = pattern.exec(name) ?? [];
	const running = owned === void 0 ? void 0 : owner.isRunning(owned);
	return running === void 0 ? owner.now() - written > longestPause : !running;
}
function isRefused(error) {
	return error instanceof Error && "code" in error && /^E(?:ACCES|PERM|ROFS)$/.test(String(error.code));
}

// src/layout/folder.ts
const reading = constants$1.O_RDONLY | constants$1.O_NOFOLLOW | constants$1.O_NONBLOCK;
var Folder = class {
	path;
	#owner;
	constructor(path, owner) {
		this.path = path;
		this.#owner = owner;
	}
	async open(path) {
		const name = join(this.path, ...path);
		return withFileErrors(name, async () => {
			try {
				await this.#assertFolders(path);
				const file = await open(name, reading);
				const status = await file.stat();
				if (status.isFile()) return {
					file,
					size: status.size
				};
				await file.close();
			} catch (error) {
				if (isMissing(error)) return void 0;
				throw error;
			}
			throw new TrustError("E_INPUT", `${name} is not a regular file`);
		});
	}
	async read(path, limit) {
		const opened = await this.open(path);
		if (opened === void 0) return void 0;
		const { file, size } = opened;
		const name = join(this.path, ...path);
		try {
			if (size > limit) throw new TrustError("E_LIMIT", `${name} has ${size} bytes; the limit is ${limit}`);
			return await withFileErrors(name, () => file.readFile());
		} finally {
			await file.close();
		}
	}
	async write(path, fill, how = "replace") {
		if (this.#owner === void 0) throw new RangeError(`${this.path} is open for reading only`);
		const name = join(this.path, ...path);
		const temporary = temporaryName(name, this.#owner);
		await withFileErrors(name, async () => {
			await this.makeFoldersOf(path);
			const file = await open(temporary, "wx", 438);
			try {
				await fill(file);
				await file.sync();
				await file.close();
				await (how === "replace" ? rename(temporary, name) : moveIfAbsent(temporary, name));
			} catch (error) {
				await file.close().catch(() => {});
				await unlink(temporary).catch(() => {});
				throw error;
			}
		});
	}
	makeFoldersOf(path) {
		return withFileErrors(join(this.path, ...path), async () => {
			for (const folder of this.#foldersOf(path)) await mkdir(folder).catch((error) => {
				if (error.code !== "EEXIST") throw error;
			});
			await this.#assertFolders(path);
		});
	}
	async #assertFolders(path) {
		for (const folder of this.#foldersOf(path)) {
			if ((await lstat(folder)).isDirectory()) continue;
			throw new TrustError("E_INPUT", `${folder} is not a folder; symbolic links are not followed`);
		}
	}
	#foldersOf(path) {
		return path.slice(0, -1).map((_, at) => join(this.path, ...path.slice(0, at + 1)));
	}
};
async function moveIfAbsent(from, to) {
	try {
		await link(from, to);
	} catch (error) {
		if (error.code !== "EEXIST") return rename(from, to);
	}
	await unlink(from);
}

// src/layout/layout-index.ts
const refName = "org.opencontainers.image.ref.name";
const imageName = "io.containerd.image.name";
var LayoutIndex = class LayoutIndex {
	#document;
	#entries;
	descriptors;
	constructor(document, entries) {
		this.#document = document;
		this.#entries = entries;
		this.descriptors = entries.flatMap(readEntry);
	}
	static empty = new LayoutIndex({
		schemaVersion: 2,
		mediaType: mediaTypes.index
	}, []);
	static parse(bytes) {
		const document = readJson(bytes);
		if (!isObject(document)) return malformed("it is not an object");
		const { schemaVersion, mediaType, manifests } = document;
		if (schemaVersion !== 2) return malformed("its schemaVersion is not 2");
		if ((mediaType || mediaTypes.index) !== mediaTypes.index) return malformed("it is not an image index");
		if ("config" in document || "layers" in document) return malformed("it is also an image");
		if (manifests === null) return new LayoutIndex(document, []);
		if (!Array.isArray(manifests)) return malformed("it has no list of manifests");
		return new LayoutIndex(document, manifests);
	}
	toBytes() {
		return Buffer.from(goJson({
			...this.#document,
			manifests: this.#entries
		}));
	}
	tags() {
		const names = this.descriptors.map(({ annotations }) => annotations[refName] ?? "");
		return [...new Set(names)].filter(isTag);
	}
	tagged(tag) {
		const [first, ...rest] = this.descriptors.filter((entry) => entry.annotations[refName] === tag);
		if (rest.every(({ digest }) => digest === first?.digest)) return first;
		return malformed(`two manifests have the tag ${tag}`);
	}
	findByName(tag) {
		const exact = this.tagged(tag);
		if (exact !== void 0) return exact;
		const found = this.descriptors.filter((entry) => tagsOfReferences(entry).includes(tag));
		const [first, ...rest] = found;
		if (rest.every(({ digest }) => digest === first?.digest)) return first;
		return malformed(`two manifests have the tag ${tag} (${found.flatMap((entry) => referencesOf(entry)).join(" and ")}); use a digest instead`);
	}
	allTags() {
		return [.../* @__PURE__ */ new Set([...this.tags(), ...this.descriptors.flatMap(tagsOfReferences)])];
	}
	entry(digest) {
		return this.descriptors.find((entry) => entry.digest === digest);
	}
	withManifest(named) {
		if (this.entry(named.digest) !== void 0) return this;
		return this.#with([...this.#entries, plain(named)]);
	}
	withTag(tag, named) {
		const before = this.#entries.filter((entry) => tagOf(entry) === tag);
		if (before.length === 1 && digestIn$1(before[0]) === named.digest) return this;
		const freed = this.#entries.map((entry) => tagOf(entry) === tag ? untagged(entry) : entry);
		const at = freed.findIndex((entry) => digestIn$1(entry) === named.digest && tagOf(entry) === void 0);
		if (at < 0) return this.#with(withoutCopies([...freed, withName(plain(named), tag)]));
		return this.#with(withoutCopies(freed.with(at, withName(freed[at] ?? null, tag))));
	}
	withoutUntagged(digest) {
		const gone = (entry) => digestIn$1(entry) === digest && tagOf(entry) === void 0;
		return this.#with(this.#entries.filter((entry) => !gone(entry)));
	}
	#with(entries) {
		return new LayoutIndex(this.#document, entries);
	}
};
function namesOf({ annotations }) {
	return [annotations[refName], annotations[imageName]].flatMap((name) => name || []);
}
function referencesOf(entry) {
	return namesOf(entry).filter((name) => !isTag(name));
}
function tagsOfReferences(entry) {
	return referencesOf(entry).flatMap((text) => {
		try {
			return parseReference(text).tag ?? [];
		} catch (error) {
			if (isTrustError(error, "E_REF", "E_DIGEST")) return [];
			throw error;
		}
	});
}
function readEntry(entry) {
	try {
		return [readDescriptor(entry, "index.json")];
	} catch (error) {
		if (isTrustError(error, "E_MANIFEST", "E_DIGEST")) return [];
		throw error;
	}
}
function plain({ mediaType, digest, size }) {
	return {
		mediaType,
		digest,
		size
	};
}
function annotationsOf(entry) {
	const annotations = isObject(entry) ? entry["annotations"] : void 0;
	return isObject(annotations) ? annotations : {};
}
function tagOf(entry) {
	return annotationsOf(entry)[refName];
}
function digestIn$1(entry) {
	const digest = isObject(entry) ? entry["digest"] : void 0;
	return typeof digest === "string" ? digest : void 0;
}
function withName(entry, tag) {
	if (!isObject(entry)) return entry;
	return {
		...entry,
		annotations: {
			...annotationsOf(entry),
			[refName]: tag
		}
	};
}
function untagged(entry) {
	if (!isObject(entry)) return entry;
	const { annotations: _, ...rest } = entry;
	const { [refName]: __, ...annotations } = annotationsOf(entry);
	return Object.keys(annotations).length === 0 ? rest : {
		...rest,
		annotations
	};
}
function withoutCopies(entries) {
	return entries.filter((entry, at) => {
		if ((isObject(entry) ? Object.keys(entry).sort().join() : "") !== "digest,mediaType,size") return true;
		return !entries.some((other, i) => i !== at && digestIn$1(other) === digestIn$1(entry));
	});
}
function readJson(bytes) {
	try {
		return parseDocument(bytes);
	} catch (error) {
		return malformed(error.message);
	}
}
function malformed(why) {
	throw new TrustError("E_MANIFEST", `index.json of the layout cannot be read: ${why}`);
}

// src/layout/index-file.ts
const pending = /* @__PURE__ */ new Map();
var IndexFile = class {
	#folder;
	#last;
	constructor(folder) {
		this.#folder = folder;
	}
	async read() {
		const bytes = await this.#folder.read(["index.json"], limits.manifest);
		if (bytes === void 0) throw new TrustError("E_INPUT", `${this.#folder.path} is not an image layout: it has no index.json`);
		if (this.#last === void 0 || Buffer.compare(this.#last.bytes, bytes) !== 0) this.#last = {
			bytes,
			index: LayoutIndex.parse(bytes)
		};
		return this.#last.index;
	}
	create() {
		return serialized(this.#folder.path, async () => {
			if (await this.#folder.read(["index.json"], limits.manifest) === void 0) await this.#write(LayoutIndex.empty, "if absent");
		});
	}
	update(change) {
		return serialized(this.#folder.path, async () => {
			const before = await this.read();
			const after = await change(before);
			if (after !== before) await this.#write(after);
		});
	}
	async #write(index, how) {
		const bytes = index.toBytes();
		if (bytes.byteLength > limits.manifest) {
			const message = `${this.#folder.path}: index.json would have more than ${limits.manifest} bytes`;
			throw new TrustError("E_LIMIT", message);
		}
		await this.#folder.write(["index.json"], (file) => file.writeFile(bytes), how);
	}
};
async function serialized(key, work) {
	const update = (pending.get(key) ?? Promise.resolve()).then(work);
	const settled = update.catch(() => {});
	pending.set(key, settled);
	try {
		await update;
	} finally {
		if (pending.get(key) === settled) pending.delete(key);
	}
}

// src/layout/graph.ts
var Graph = class {
	#blobs;
	#limit;
	#nodes = /* @__PURE__ */ new Map();
	constructor(blobs, limit = limits.layoutManifests) {
		this.#blobs = blobs;
		this.#limit = limit;
	}
	async referrersOf(subject, roots) {
		const found = [];
		const visited = /* @__PURE__ */ new Set();
		const waiting = [...roots];
		for (let at = waiting.pop(); at !== void 0; at = waiting.pop()) {
			if (visited.has(at.digest) || !isManifestType(at.mediaType)) continue;
			visited.add(at.digest);
			if (visited.size > this.#limit) throw tooMany(this.#limit);
			const node = await this.#node(at);
			if (node === void 0) continue;
			if (node.subject === subject) found.push(node.described);
			waiting.push(...node.next);
		}
		return found;
	}
	async imagesAmong(roots) {
		if (roots.length > this.#limit) throw tooMany(this.#limit);
		const nodes = /* @__PURE__ */ new Map();
		for (const root of roots.filter(({ mediaType }) => isManifestType(mediaType))) {
			const node = await this.#node(root);
			if (node !== void 0) nodes.set(root, node);
		}
		const parts = new Set([...nodes.values()].flatMap(({ children }) => children.map(digestIn)));
		return [...nodes].filter(([{ digest }, { subject }]) => subject === void 0 && !parts.has(digest)).map(([root]) => root);
	}
	async #node({ digest, mediaType }) {
		const known = this.#nodes.get(digest);
		if (known !== void 0) return known;
		const bytes = await this.#blobs.read(digest, limits.manifest);
		if (bytes === void 0) return void 0;
		const node = readNode(bytes, digest, mediaType);
		this.#nodes.set(digest, node);
		return node;
	}
};
const digestIn = ({ digest }) => digest;
function readNode(bytes, digest, mediaType) {
	const contents = readContents(bytes, mediaType);
	const { subject, manifests } = contents;
	const entry = referrerEntry(contents, digest, bytes.byteLength);
	return {
		...subject === void 0 ? {} : { subject: subject.digest },
		described: readDescriptor(entry, "a manifest"),
		children: manifests,
		next: subject === void 0 ? manifests : [...manifests, subject]
	};
}
function tooMany(limit) {
	const message = `the layout has more than ${limit} manifests, too many to search for referrers`;
	return new TrustError("E_LIMIT", message);
}

// src/layout/reader.ts
var LayoutReader = class {
	name;
	#index;
	#blobs;
	#graph;
	constructor({ name, index, blobs }) {
		this.name = name;
		this.#index = index;
		this.#blobs = blobs;
		this.#graph = new Graph(blobs);
	}
	async manifest(reference) {
		const named = await this.#find(reference);
		if (named === void 0) return void 0;
		const { digest, contentType } = named;
		const bytes = await this.#blobs.read(digest, limits.manifest);
		if (bytes === void 0) return void 0;
		return {
			...contentType,
			bytes,
			digest,
			etag: etagOf(digest)
		};
	}
	async manifestHead(reference) {
		const named = await this.#find(reference);
		if (named === void 0) return void 0;
		const { digest, contentType } = named;
		const size = await this.#blobs.size(digest);
		return size === void 0 ? void 0 : {
			...contentType,
			digest,
			size
		};
	}
	async blob({ digest, size }, limit) {
		if (size > limit) {
			const message = `a blob of ${size} bytes is declared; the limit is ${limit}`;
			throw new TrustError("E_LIMIT", message, { digest });
		}
		const actual = await this.#blobs.size(digest);
		if (actual === void 0) return void 0;
		if (actual === size) return this.#blobs.read(digest, size);
		const message = `the blob has ${actual} bytes, but ${size} are declared`;
		throw new TrustError("E_DIGEST", message, { digest });
	}
	openBlob(blob, offset) {
		return this.#blobs.open(blob, offset);
	}
	hasBlob(digest) {
		return this.#blobs.holds(digest);
	}
	async referrers(subject) {
		const { descriptors: roots } = await this.#index.read();
		const found = await this.#graph.referrersOf(subject, roots);
		const known = new Set(found.map(({ digest }) => digest));
		const { descriptors, ...more } = await this.referrersByTag(subject);
		const further = descriptors.filter(({ digest }) => !known.has(digest));
		if (further.length === 0) return {
			descriptors: found,
			source: "api"
		};
		return {
			...more,
			descriptors: [...found, ...further],
			source: "tag"
		};
	}
	async referrersByTag(subject) {
		const stored = await this.manifest(referrersTag(subject));
		return {
			...stored === void 0 ? nothing : readList(stored, subject),
			source: "tag"
		};
	}
	async *tags() {
		yield* this.tagsIn(await this.#index.read());
	}
	async onlyImage() {
		const { descriptors } = await this.#index.read();
		const [image, ...others] = (await this.#graph.imagesAmong(descriptors)).filter((one) => !namesOf(one).some(isAttachmentTag));
		if (image === void 0 || others.some(({ digest }) => digest !== image.digest)) return;
		return {
			digest: image.digest,
			names: [image, ...others].flatMap(namesOf)
		};
	}
	tagged(index, tag) {
		return index.findByName(tag);
	}
	tagsIn(index) {
		return index.allTags();
	}
	async #find(reference) {
		const { digest, tag } = readReference(reference);
		const index = await this.#index.read();
		const entry = digest === void 0 ? this.tagged(index, tag ?? "") : index.entry(digest);
		const found = digest ?? entry?.digest;
		if (found === void 0) return void 0;
		return {
			digest: found,
			contentType: entry === void 0 ? {} : { contentType: entry.mediaType }
		};
	}
};
function isAttachmentTag(tag) {
	return /^sha(?:256|512)-[0-9a-f]{64}/.test(tag);
}
function etagOf(digest) {
	return `"${digest}"`;
}
const nothing = { descriptors: [] };
function readList({ bytes, digest }, subject) {
	if (digest === subject) return nothing;
	try {
		const { descriptors, skipped } = readReferrerIndex(bytes, subject);
		return {
			descriptors,
			...skipped.length === 0 ? {} : { skipped }
		};
	} catch (error) {
		if (!isTrustError(error, "E_MANIFEST")) throw error;
		return {
			...nothing,
			skipped: [`the referrers tag is ignored: ${error.message}`]
		};
	}
}

// src/layout/writer.ts
var LayoutWriter = class extends LayoutReader {
	#index;
	#blobs;
	constructor(parts) {
		super(parts);
		this.#index = parts.index;
		this.#blobs = parts.blobs;
	}
	async putBlob(blob, source) {
		await this.#blobs.write(blob, source());
		return "uploaded";
	}
	async putManifest(reference, bytes, mediaType, ifMatch) {
		const { digest = digestOf(bytes), tag } = readReference(reference);
		assertDigest(bytes, digest);
		const contents = readContents(bytes, mediaType);
		if (contents.mediaType !== mediaType) {
			const message = `the manifest's mediaType is ${contents.mediaType}, but it was pushed as ${mediaType}`;
			throw new TrustError("E_MANIFEST", message, { digest });
		}
		const named = {
			mediaType,
			digest,
			size: bytes.byteLength
		};
		await this.#put(named, bytes);
		let written = true;
		await this.#index.update(async (before) => {
			const current = tag === void 0 ? void 0 : before.tagged(tag);
			written = ifMatch === void 0 || current !== void 0 && etagOf(current.digest) === ifMatch;
			if (!written) return before;
			const after = tag === void 0 ? before.withManifest(named) : before.withTag(tag, named);
			const { subject } = contents;
			if (subject === void 0) return after;
			const entry = referrerEntry(contents, digest, bytes.byteLength);
			return this.#withReferrer(after, subject.digest, entry);
		});
		return written;
	}
	tagged(index, tag) {
		return index.tagged(tag);
	}
	tagsIn(index) {
		return index.tags();
	}
	async #put(blob, bytes) {
		if (!await this.#blobs.holds(blob.digest)) await this.#blobs.write(blob, bytes);
	}
	async #withReferrer(index, subject, entry) {
		const tag = referrersTag(subject);
		const list = addReferrer(subject, entry);
		const tagged = index.tagged(tag);
		const stored = tagged && await this.manifest(tagged.digest);
		if (stored !== void 0 && list.isDone(stored)) return index;
		const { bytes, mediaType } = await list.next(stored);
		const named = {
			mediaType,
			digest: digestOf(bytes),
			size: bytes.byteLength
		};
		await this.#put(named, bytes);
		const after = index.withTag(tag, named);
		return tagged === void 0 ? after : after.withoutUntagged(tagged.digest);
	}
};

// src/layout/open.ts
const version = "1.0.0";
const versionFile = "oci-layout";
const versionLimit = 4096;
async function openLayout(directory) {
	const folder = await folderAt(directory);
	if (!await hasVersion(folder)) throw new TrustError("E_INPUT", `${directory} is not an image layout: it has no ${versionFile}`);
	const parts = partsOf(directory, folder);
	await parts.index.read();
	return new LayoutReader(parts);
}
async function createLayout(directory, owner) {
	await withFileErrors(directory, () => mkdir(directory, { recursive: true }));
	const folder = await folderAt(directory, owner);
	if (!await hasVersion(folder)) {
		if (!await isVacant(directory) && !await hasVersion(folder)) throw occupied(directory);
		const text = JSON.stringify({ imageLayoutVersion: version });
		await folder.write([versionFile], (file) => file.writeFile(text), "if absent");
	}
	const parts = partsOf(directory, folder);
	await folder.makeFoldersOf([
		"blobs",
		"sha256",
		""
	]);
	await parts.index.create();
	await parts.index.read();
	await clear(folder, owner);
	return new LayoutWriter(parts);
}
async function inspectLayout(directory) {
	if (await isVacant(directory)) return void 0;
	const folder = await folderAt(directory);
	if (!await hasVersion(folder)) throw occupied(directory);
	if (await folder.read(["index.json"], limits.manifest) === void 0) return void 0;
	const parts = partsOf(directory, folder);
	await parts.index.read();
	return new LayoutWriter(parts);
}
async function isVacant(directory) {
	try {
		for (const name of await readdir(directory)) {
			if (destinationOf(name) !== versionFile) return false;
			if (!(await lstat(join(directory, name))).isFile()) return false;
		}
		return true;
	} catch (error) {
		if (isMissing(error)) return true;
		return false;
	}
}
function occupied(directory) {
	return new TrustError("E_INPUT", `${directory} is not empty, and not an image layout`);
}
async function clear({ path }, owner) {
	const folders = [
		[path, /^(?:oci-layout|index\.json)$/],
		[join(path, "blobs", "sha256"), /^[0-9a-f]{64}$/],
		[join(path, "blobs", "sha512"), /^[0-9a-f]{128}$/]
	];
	for (const [folder, ours] of folders) {
		if (!await lstat(folder).then((status) => status.isDirectory(), () => false)) continue;
		await withFileErrors(folder, () => removeLeftovers(folder, (name) => ours.test(name), owner));
	}
}
async function folderAt(directory, owner) {
	return new Folder(await withFileErrors(directory, () => realpath(directory)), owner);
}
function partsOf(directory, folder) {
	return {
		name: nameOf(directory),
		index: new IndexFile(folder),
		blobs: new BlobFiles(folder)
	};
}
function nameOf(directory) {
	const above = dirname(directory);
	return {
		registry: `oci:${above === "/" ? "" : above}`,
		path: basename(directory)
	};
}
async function hasVersion(folder) {
	const bytes = await folder.read([versionFile], versionLimit);
	if (bytes === void 0) return false;
	if (readVersion(bytes) === version) return true;
	const message = `${folder.path} is not an image layout of version ${version}`;
	throw new TrustError("E_INPUT", message);
}
function readVersion(bytes) {
	try {
		const document = parseDocument(bytes);
		return isObject(document) ? document["imageLayoutVersion"] : void 0;
	} catch {
		return;
	}
}
function absentLayout(directory) {
	const nothing = async () => void 0;
	const refuse = async () => {
		throw new RangeError(`${directory} is open for reading only`);
	};
	return {
		name: nameOf(directory),
		manifest: nothing,
		manifestHead: nothing,
		blob: nothing,
		openBlob: refuse,
		referrers: async () => ({
			descriptors: [],
			source: "api"
		}),
		referrersByTag: async () => ({
			descriptors: [],
			source: "tag"
		}),
		async *tags() {},
		hasBlob: async () => false,
		putBlob: refuse,
		putManifest: refuse
	};
}

// src/run/target-progress.ts
var TargetProgress = class {
	#onProgress;
	#last;
	#bytes = 0;
	constructor(target, onProgress) {
		this.#onProgress = onProgress;
		this.#last = {
			target,
			step: "looking",
			done: 0,
			of: 0,
			bytes: 0
		};
		onProgress(this.#last);
	}
	update(progress) {
		this.#last = progress;
		this.#onProgress({
			...progress,
			bytes: this.#bytes
		});
	}
	countBytes(digest, bytes) {
		this.#bytes += bytes;
		this.#onProgress({
			...this.#last,
			bytes: this.#bytes,
			digest
		});
	}
};
function observeWrites(repository, { signal, onBytes = () => {} }) {
	const unlessEnded = () => {
		if (signal.aborted) throw abortError(signal);
	};
	return {
		name: repository.name,
		manifest: (reference) => repository.manifest(reference),
		manifestHead: (reference) => repository.manifestHead(reference),
		blob: (blob, limit) => repository.blob(blob, limit),
		openBlob: (blob, offset) => repository.openBlob(blob, offset),
		referrers: (subject) => repository.referrers(subject),
		referrersByTag: (subject) => repository.referrersByTag(subject),
		tags: () => repository.tags(),
		hasBlob: (digest) => repository.hasBlob(digest),
		putBlob: async (blob, source, mountFrom) => {
			unlessEnded();
			const content = () => {
				const onPart = (bytes) => onBytes(blob.digest, bytes);
				const made = source(onPart);
				if (made instanceof Uint8Array) onPart(made.byteLength);
				else endWith(signal, made);
				return made;
			};
			return repository.putBlob(blob, content, mountFrom);
		},
		putManifest: async (...manifest) => {
			unlessEnded();
			return repository.putManifest(...manifest);
		}
	};
}
function endWith(signal, stream) {
	const stop = () => stream.destroy(abortError(signal));
	signal.addEventListener("abort", stop, { once: true });
	stream.once("close", () => signal.removeEventListener("abort", stop));
}

// src/run/mirror-places.ts
async function openEnds({ source, targets }, { signatureRepository, dryRun }, { registry, signal, onProgress = () => {} }) {
	const { repository: opened, reference } = await openSource(source, targets, registry);
	const signatures = signatureRepository === void 0 ? opened : registry.repository(signatureRepository);
	const known = /* @__PURE__ */ new Map();
	const progressOf = /* @__PURE__ */ new Map();
	const ready = [];
	for (const target of targets) {
		const place = placeOf(target.at);
		const repository = known.get(place) ?? await openTarget(target, registry, dryRun);
		known.set(place, repository);
		const progress = new TargetProgress(target.name, onProgress);
		progressOf.set(target.name, progress);
		ready.push({
			text: target.name,
			repository: observeWrites(repository, {
				signal,
				onBytes: (...bytes) => progress.countBytes(...bytes)
			}),
			...defined({ tag: target.tag })
		});
	}
	return {
		source: {
			text: source.name,
			repository: opened,
			signatures,
			reference
		},
		targets: ready,
		onProgress: (progress) => progressOf.get(progress.target)?.update(progress)
	};
}
async function openSource({ at, name, tag, digest, isTagImplied }, targets, registry) {
	const named = { ...defined({
		tag,
		digest
	}) };
	if (!("directory" in at)) return {
		repository: registry.repository(at.repository),
		reference: named
	};
	const layout = await openLayout(at.directory);
	const only = isTagImplied !== true || await layout.manifestHead("latest") !== void 0 ? void 0 : await layout.onlyImage();
	if (only === void 0) return {
		repository: layout,
		reference: named
	};
	const [called] = only.names;
	if (called !== void 0 && targets.some((target) => target.isTagImplied)) {
		const message = `${name}: the only image there is ${called}; name the tag that each TARGET gets`;
		throw new TrustError("E_INPUT", message);
	}
	return {
		repository: layout,
		reference: { digest: only.digest }
	};
}
async function openTarget({ at }, registry, dryRun) {
	if (!("directory" in at)) return registry.target(at.repository);
	if (!dryRun) return createLayout(at.directory, thisProcess);
	return await inspectLayout(at.directory) ?? absentLayout(at.directory);
}

// src/run/mirror.ts
var mirror_exports = /* @__PURE__ */ __exportAll({ mirror: () => mirror });
async function mirror(values, host, onProgress) {
	const { onConflict, dryRun, deep, skipMissingReferrers } = values;
	const { signal } = host;
	const ends = endsOf(values.source, values.targets, values.tag);
	const meter = meterTraffic();
	const { client, clock, masked, close } = await connect(values, host, meter.trace);
	try {
		const pause = backoff({
			clock,
			random: Math.random,
			signal
		});
		const trust = await requirementOf(values, host, client.transport);
		const registry = createWritingClient({
			...client,
			pause
		});
		const places = await openEnds(ends, values, {
			registry,
			signal,
			onProgress
		});
		const task = {
			...places,
			...trust,
			onConflict,
			dryRun,
			deep,
			skipMissingReferrers,
			replaceable: new Map(values.replaceSignatureTags.map(({ tag, digest }) => [tag, digest])),
			payloadReferences: payloadReferencesOf(ends),
			commandFor: (more) => mirrorCommand(more, trust, values)
		};
		const context = {
			now: () => /* @__PURE__ */ new Date(),
			sent: () => client.transport.sent,
			traffic: meter.of,
			tool,
			pause,
			...onProgress === void 0 ? {} : { onProgress: places.onProgress }
		};
		const report = await mirror$1(task, context);
		const { policy } = trust;
		const signers = policy === void 0 ? [] : describeSigners(policy);
		const advice = [...rootFallbacks(policy?.trustedRoots ?? []), ...await unpinnedFiles(signers, host.env)];
		return masked({
			...report,
			findings: [...report.findings, ...advice]
		});
	} finally {
		close();
	}
}
function mirrorCommand(words, { require, policy }, { insecureRegistries, registryCacert }) {
	const options = [
		...policy === void 0 ? ["--require", require] : mirrorPolicyFlags(describePolicy(policy)),
		...insecureRegistries.flatMap((host) => ["--insecure-registry", host]),
		...registryCacert === void 0 ? [] : ["--registry-cacert", registryCacert]
	];
	return [
		"webdis-trust",
		"mirror",
		...words,
		...options
	].map(shellWord).join(" ");
}
const maxGuesses = 16;
function payloadReferencesOf({ source, targets }) {
	return [source, ...targets].flatMap(({ at }) => "repository" in at ? [cosignRepository(at.repository)] : []).slice(0, maxGuesses);
}
async function requirementOf(values, host, transport) {
	const aboutSigners = namesOf$1(values, "keys", "keyFingerprints", ...identityFields);
	const require = values.require ?? (aboutSigners.length > 0 ? "verified" : "signed");
	if (require === "verified") {
		const demands = await policyOf({
			...noDemands,
			...values
		}, host);
		const keys = await readKeys(values, demands.identities, host, transport);
		return {
			require,
			policy: {
				...demands,
				keys
			}
		};
	}
	const others = [
		"requireAllSigners",
		"insecureIgnoreSct",
		"trustedRoot"
	];
	const unused = [...aboutSigners, ...namesOf$1(values, ...others, "transparencyLog", "timestamps")];
	if (unused.length === 0) return { require };
	const message = `${unused.join(", ")}: nothing is verified with require ${require}`;
	throw new TrustError("E_INPUT", message);
}

export { mirror_exports as n, mirror as t };