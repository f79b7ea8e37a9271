import { t as __exportAll } from "./rolldown-runtime.mjs";
import { c as defined, f as isTrustError, u as TrustError } from "./begin.mjs";
import { $a as nonEmptyText, $t as referrersTag, Aa as parseDigest, An as readDescriptor, Da as digestAlgorithm, Dt as readReference, Ea as assertDigest, Oa as digestHex, On as isManifestType, Qa as isObject, Qt as referrerEntry, Sa as parseReference, Zt as readReferrerIndex, ao as limits, cn as goJson, dn as ShortBlob, eo as parseDocument, et as BlobBody, ja as startDigest, kn as mediaTypes, ro as textEntries, to as parseJson, xa as isTag } from "./verify.mjs";
const { Readable } = process.getBuiltinModule("node:stream");
const { basename, dirname, join } = process.getBuiltinModule("node:path");
const { constants } = process.getBuiltinModule("node:fs");
const { lstat, open, realpath } = process.getBuiltinModule("node:fs/promises");

// src/oci/contents.ts
function readContents(bytes, contentType) {
	const document = readDocument(bytes);
	const unreadable = [];
	const one = (field) => read(document[field], field, unreadable);
	const all = (field) => {
		const value = document[field];
		return (Array.isArray(value) ? value : []).flatMap((entry, at) => read(entry, `${field}[${at}]`, unreadable));
	};
	const [subject] = one("subject");
	const [config] = one("config");
	const artifactType = nonEmptyText(document["artifactType"]);
	return {
		mediaType: mediaTypeOf(document, contentType),
		...defined({ artifactType }),
		annotations: textEntries(document["annotations"]),
		...defined({
			subject,
			config
		}),
		blobs: [
			...config === void 0 ? [] : [config],
			...all("layers"),
			...all("blobs")
		],
		manifests: all("manifests"),
		unreadable
	};
}
function readDocument(bytes) {
	for (const parse of [parseJson, parseLeniently]) try {
		const value = parse(bytes);
		if (isObject(value)) return value;
	} catch {}
	return {};
}
function parseLeniently(bytes) {
	return JSON.parse(Buffer.from(bytes).toString("utf8"));
}
function mediaTypeOf(document, contentType) {
	const mediaType = nonEmptyText(document["mediaType"]);
	if (mediaType !== void 0) return mediaType;
	const header = contentType?.split(";")[0]?.trim() ?? "";
	if (header.startsWith("application/vnd.")) return header;
	return "manifests" in document ? mediaTypes.index : mediaTypes.manifest;
}
function read(value, field, unreadable) {
	if (value === void 0 || value === null) return [];
	try {
		if (!isObject(value)) throw new TypeError();
		const { digest, size, artifactType, data } = value;
		const plain = {
			mediaType: nonEmptyText(value["mediaType"]) ?? "application/octet-stream",
			digest,
			size,
			annotations: textEntries(value["annotations"]),
			...typeof artifactType === "string" ? { artifactType } : {},
			...typeof data === "string" ? { data } : {}
		};
		return [readDescriptor(plain, field)];
	} catch {
		unreadable.push(field);
		return [];
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

// src/layout/files.ts
const highWaterMark = 262144;

// src/layout/tar.ts
const block = 512;
async function readTar(readAt, total) {
	const entries = /* @__PURE__ */ new Map();
	let extended = {};
	let count = 0;
	for (let at = 0;;) {
		const header = await readAt(at, block);
		if (at === 0) assertTar(header);
		if (header.byteLength === 0 || header.every((byte) => byte === 0)) break;
		if (header.byteLength < block) return fail("it ends within a header");
		assertChecksum(header);
		count += 1;
		if (count > limits.archiveEntries) return limit(`${limits.archiveEntries} entries`);
		const type = String.fromCharCode(header[156] || 48);
		const size = extended.size ?? numberAt(header, 124, 12);
		const offset = at + block;
		if (offset + size > total) return fail("it ends within a file");
		if (type in isExtended) {
			if (size > limits.archiveHeader) return limit(`${limits.archiveHeader} bytes of a header`);
			const content = await readAt(offset, size);
			extended = merge(extended, isExtended[type]?.(content) ?? {});
		} else {
			add(entries, extended.path ?? nameOf$1(header), {
				offset,
				size,
				kind: kindOf(type, size)
			});
			extended = {};
		}
		at = offset + Math.ceil(size / block) * block;
	}
	if (entries.size === 0) return fail("it has no entries");
	return entries;
}
const isExtended = {
	x: readPax,
	g(content) {
		const { path, size } = readPax(content);
		return path === void 0 && size === void 0 ? {} : fail("a global header names a file");
	},
	L: (content) => ({ path: textOf(content) }),
	K: () => ({})
};
function merge(before, next) {
	if (before.path !== void 0 && next.path !== void 0) return fail("an entry has two names");
	return {
		...before,
		...next
	};
}
function kindOf(type, size) {
	if (type === "0" || type === "7") return "file";
	if (/^[1-6]$/.test(type) && size === 0) return type === "5" ? "folder" : "other";
	return fail(`an entry has the type ${JSON.stringify(type)} with ${size} bytes`);
}
function add(entries, written, entry) {
	const name = written.replace(/^(?:\.\/+)+/, "").replace(/\/+$/, "");
	if (name === "" || name === ".") return;
	const shown = JSON.stringify(name.slice(0, 200));
	if (/(?:^|\/)(?:\.{0,2})(?:\/|$)/.test(name)) fail(`${shown} is not a plain path`);
	const isFolder = entry.kind === "folder" || written.endsWith("/");
	const added = isFolder ? {
		...entry,
		kind: "folder"
	} : entry;
	const before = entries.get(name);
	if (before !== void 0 && !(isFolder && before.kind === "folder")) fail(`it has two entries of the name ${shown}`);
	entries.set(name, added);
}
function nameOf$1(header) {
	const name = textOf(header.subarray(0, 100));
	const prefix = header.subarray(257, 263).equals(Buffer.from("ustar\0")) ? textOf(header.subarray(345, 500)) : "";
	return prefix === "" ? name : `${prefix}/${name}`;
}
function readPax(content) {
	let found = {};
	for (let at = 0; at < content.byteLength;) {
		const [, digits] = /^([1-9][0-9]{0,5}) /.exec(content.toString("latin1", at, at + 7)) ?? [];
		const length = Number(digits);
		const record = content.toString("utf8", at, at + length);
		const [, key, value = ""] = /^[0-9]+ ([^=]+)=([\s\S]*)\n$/.exec(record) ?? [];
		if (key === void 0 || at + length > content.byteLength) return fail("a header is damaged");
		if (key.startsWith("GNU.sparse")) return fail("it has sparse files");
		if (key === "path") found = merge(found, { path: value });
		if (key === "size") {
			if (!/^[0-9]{1,15}$/.test(value)) return fail("a size is not a number");
			found = {
				...found,
				size: Number(value)
			};
		}
		at += length;
	}
	return found;
}
function numberAt(header, at, length) {
	const field = header.subarray(at, at + length);
	if ((field.readUInt8() & 128) !== 0) {
		const number = BigInt(`0x${field.toString("hex")}`) & ~(128n << BigInt(8 * (length - 1)));
		return number > BigInt(Number.MAX_SAFE_INTEGER) ? fail("a size is too large") : Number(number);
	}
	const digits = /^ *([0-7]*)[ \0]*$/.exec(field.toString("latin1"))?.[1];
	return digits === void 0 ? fail("a size is not a number") : Number.parseInt(digits || "0", 8);
}
function assertChecksum(header) {
	const stored = numberAt(header, 148, 8);
	if (header.reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 32 : byte), 0) !== stored) fail("the checksum of a header is wrong");
}
const compressions = {
	"1f8b": "gzip",
	"28b5": "zstd",
	"425a": "bzip2",
	fd37: "xz"
};
function assertTar(header) {
	const name = compressions[header.toString("hex", 0, 2)];
	if (name !== void 0) fail(`it is compressed with ${name}; decompress it first`);
}
function textOf(bytes) {
	const end = bytes.indexOf(0);
	return bytes.toString("utf8", 0, end < 0 ? bytes.byteLength : end);
}
function fail(why) {
	throw new TrustError("E_INPUT", `this is not a tar archive that can be read: ${why}`);
}
function limit(what) {
	throw new TrustError("E_LIMIT", `the tar archive has more than ${what}`);
}

// src/layout/archive.ts
const reading$1 = constants.O_RDONLY | constants.O_NONBLOCK;
var Archive = class Archive {
	path;
	#entries;
	#version;
	constructor(path, entries, version) {
		this.path = path;
		this.#entries = entries;
		this.#version = version;
	}
	static async open(path) {
		const { file, size, version } = await openFile(path);
		try {
			const entries = await withFileErrors(path, () => readTar((offset, length) => readAt(file, offset, length), size));
			return new Archive(path, entries, version);
		} catch (error) {
			if (!isTrustError(error)) throw error;
			throw new TrustError(error.code, `${path}: ${error.message}`);
		} finally {
			await file.close();
		}
	}
	async open(path) {
		const entry = this.#find(path);
		if (entry === void 0) return void 0;
		const { offset, size } = entry;
		const { file } = await this.#reopen();
		const end = offset + size - 1;
		return {
			size,
			version: this.#version,
			stream(start) {
				if (start < size) return file.createReadStream({
					start: offset + start,
					end,
					highWaterMark
				});
				file.close();
				return Readable.from([]);
			},
			close: () => file.close()
		};
	}
	async read(path, limit) {
		const entry = this.#find(path);
		if (entry === void 0) return void 0;
		const { offset, size } = entry;
		if (size > limit) {
			const message = `${this.#name(path)} has ${size} bytes; the limit is ${limit}`;
			throw new TrustError("E_LIMIT", message);
		}
		const { file } = await this.#reopen();
		try {
			return await withFileErrors(this.path, () => readAt(file, offset, size));
		} finally {
			await file.close();
		}
	}
	#find(path) {
		const entry = this.#entries.get(path.join("/"));
		if (entry === void 0 || entry.kind === "file") return entry;
		throw new TrustError("E_INPUT", `${this.#name(path)} is not a regular file`);
	}
	#name(path) {
		return `${path.join("/")} in ${this.path}`;
	}
	async #reopen() {
		const now = await openFile(this.path);
		if (now.version === this.#version) return now;
		await now.file.close();
		throw new TrustError("E_INPUT", `${this.path} was changed while it was read`);
	}
};
async function openFile(path) {
	return withFileErrors(path, async () => {
		const file = await open(path, reading$1);
		const status = await file.stat();
		const { dev, ino, size, mtimeMs } = status;
		if (status.isFile()) return {
			file,
			size,
			version: [
				dev,
				ino,
				size,
				mtimeMs
			].join()
		};
		await file.close();
		throw new TrustError("E_INPUT", `${path} is not a regular file`);
	});
}
async function readAt(file, offset, length) {
	const bytes = Buffer.alloc(length);
	let at = 0;
	while (at < length) {
		const { bytesRead } = await file.read(bytes, at, length - at, offset + at);
		if (bytesRead === 0) break;
		at += bytesRead;
	}
	return bytes.subarray(0, at);
}

// src/layout/blob-files.ts
var BlobFiles = class {
	#files;
	#hashed = /* @__PURE__ */ new Map();
	constructor(files) {
		this.#files = files;
	}
	async read(digest, limit) {
		const bytes = await this.#files.read(pathOf(digest), limit);
		if (bytes !== void 0) assertDigest(bytes, digest);
		return bytes;
	}
	async size(digest) {
		const opened = await this.#files.open(pathOf(digest));
		await opened?.close();
		return opened?.size;
	}
	async open({ digest, size }, offset) {
		const opened = await this.#files.open(pathOf(digest));
		const where = {
			repository: this.#files.path,
			digest
		};
		if (opened === void 0) throw new TrustError("E_NOTFOUND", `${this.#files.path} does not contain ${digest}`, where);
		const message = `${this.#files.path}: the blob has ${opened.size} bytes, but ${size} are declared`;
		return new BlobBody(opened.stream(offset), {
			skip: 0,
			length: size - offset,
			failed: (error) => fileError(this.#files.path, error),
			tooLong: () => new TrustError("E_DIGEST", message, where),
			tooShort: () => new ShortBlob("E_DIGEST", message, where)
		});
	}
	async holds(digest) {
		const opened = await this.#files.open(pathOf(digest));
		if (opened === void 0) return false;
		if (this.#hashed.get(digest) === opened.version) {
			await opened.close();
			return true;
		}
		const stream = opened.stream(0);
		const actual = await withFileErrors(this.#files.path, () => hashOf(stream, digest));
		if (actual === digest) this.wasHashed(digest, opened.version);
		return actual === digest;
	}
	wasHashed(digest, version) {
		this.#hashed.set(digest, version);
	}
};
async function hashOf(content, digest) {
	const hash = startDigest(digestAlgorithm(digest));
	for await (const bytes of content) hash.update(bytes);
	return hash.digest();
}
function pathOf(digest) {
	parseDigest(digest);
	return [
		"blobs",
		digestAlgorithm(digest),
		digestHex(digest)
	];
}

// src/layout/folder.ts
const reading = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
function versionOf({ dev, ino, size, mtimeNs, ctimeNs }) {
	return [
		dev,
		ino,
		size,
		mtimeNs,
		ctimeNs
	].join();
}
var Folder = class {
	path;
	constructor(path) {
		this.path = path;
	}
	async open(path) {
		const opened = await this.#open(path);
		if (opened === void 0) return void 0;
		const { file, size, version } = opened;
		return {
			size,
			version,
			stream: (start) => file.createReadStream({
				start,
				highWaterMark
			}),
			close: () => file.close()
		};
	}
	async read(path, limit) {
		const opened = await this.#open(path);
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
	async #open(path) {
		const name = join(this.path, ...path);
		return withFileErrors(name, async () => {
			try {
				await this.assertFolders(path);
				const file = await open(name, reading);
				const status = await file.stat({ bigint: true });
				if (status.isFile()) return {
					file,
					size: Number(status.size),
					version: versionOf(status)
				};
				await file.close();
			} catch (error) {
				if (isMissing(error)) return void 0;
				throw error;
			}
			throw new TrustError("E_INPUT", `${name} is not a regular file`);
		});
	}
	async assertFolders(path) {
		for (const folder of this.foldersOf(path)) {
			if ((await lstat(folder)).isDirectory()) continue;
			throw new TrustError("E_INPUT", `${folder} is not a folder; symbolic links are not followed`);
		}
	}
	foldersOf(path) {
		return path.slice(0, -1).map((_, at) => join(this.path, ...path.slice(0, at + 1)));
	}
};

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
var IndexFile = class {
	#files;
	#last;
	constructor(files) {
		this.#files = files;
	}
	async read() {
		const bytes = await this.#files.read(["index.json"], limits.manifest);
		if (bytes === void 0) throw new TrustError("E_INPUT", `${this.#files.path} is not an image layout: it has no index.json`);
		if (this.#last === void 0 || Buffer.compare(this.#last.bytes, bytes) !== 0) this.#last = {
			bytes,
			index: LayoutIndex.parse(bytes)
		};
		return this.#last.index;
	}
};

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

// src/layout/open.ts
const version = "1.0.0";
const versionFile = "oci-layout";
const versionLimit = 4096;
async function openLayout(directory) {
	return readerOf(directory, new Folder(await resolved(directory)));
}
async function openArchive(file) {
	return readerOf(file, await Archive.open(await resolved(file)), "oci-archive");
}
async function openLayoutImage({ path, isArchive, tag, digest }) {
	const layout = await (isArchive === true ? openArchive(path) : openLayout(path));
	const isNamed = tag !== void 0 || digest !== void 0;
	const only = isNamed || await layout.manifestHead("latest") !== void 0 ? void 0 : await layout.onlyImage();
	if (only !== void 0) return {
		layout,
		reference: { digest: only.digest },
		names: only.names
	};
	return {
		layout,
		reference: isNamed ? defined({
			tag,
			digest
		}) : { tag: "latest" },
		names: []
	};
}
async function readerOf(name, files, scheme) {
	if (!await hasVersion(files)) throw new TrustError("E_INPUT", `${name} is not an image layout: it has no ${versionFile}`);
	const index = new IndexFile(files);
	await index.read();
	return new LayoutReader({
		name: nameOf(name, scheme),
		index,
		blobs: new BlobFiles(files)
	});
}
function resolved(path) {
	return withFileErrors(path, () => realpath(path));
}
function nameOf(directory, scheme = "oci") {
	const above = dirname(directory);
	return {
		registry: `${scheme}:${above === "/" ? "" : above}`,
		path: basename(directory)
	};
}
function folderOf({ registry, path }) {
	return registry.startsWith("oci:") ? `${registry.slice(4)}/${path}` : void 0;
}
async function hasVersion(files) {
	const bytes = await files.read([versionFile], versionLimit);
	if (bytes === void 0) return false;
	if (readVersion(bytes) === "1.0.0") return true;
	const message = `${files.path} is not an image layout of version ${version}`;
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

// src/run/layout-task.ts
var layout_task_exports = /* @__PURE__ */ __exportAll({ layoutTask: () => layoutTask });
async function layoutTask(text, name) {
	const { layout, reference } = await openLayoutImage(name);
	return {
		text,
		reference: {
			...layout.name,
			...reference
		},
		repository: layout
	};
}

export { pathOf as _, openLayoutImage as a, withFileErrors as b, versionFile as c, IndexFile as d, LayoutIndex as f, hashOf as g, BlobFiles as h, nameOf as i, LayoutReader as l, versionOf as m, folderOf as n, resolved as o, Folder as p, hasVersion as r, version as s, layout_task_exports as t, etagOf as u, highWaterMark as v, readContents as x, isMissing as y };