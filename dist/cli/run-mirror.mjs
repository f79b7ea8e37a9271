import { t as __exportAll } from "./rolldown-runtime.mjs";
import { c as defined, f as isTrustError, u as TrustError } from "./begin.mjs";
import { n as declared, o as backoff, t as createWritingClient, u as addReferrer } from "./writing.mjs";
import { t as meterTraffic } from "./traffic.mjs";
import { t as mirror$1 } from "./copying.mjs";
import { $t as referrersTag, C as unpinnedFiles, D as isStream, Da as digestAlgorithm, Dt as readReference, Ea as assertDigest, I as mirrorPolicyFlags, K as tool, O as feed, Qt as referrerEntry, S as rootFallbacks, U as readKeys, _r as shellWord, ao as limits, ba as formatRepository, ci as identityFields, f as noDemands, ga as about, ja as startDigest, ka as digestOf, l as describePolicy, p as policyOf, u as describeSigners, va as cosignRepository, vn as abortError, w as connect, x as namesOf, za as checkItems } from "./verify.mjs";
import { _ as pathOf, a as openLayoutImage, b as withFileErrors, c as versionFile, d as IndexFile, f as LayoutIndex, g as hashOf, h as BlobFiles, i as nameOf, l as LayoutReader, m as versionOf, n as folderOf, o as resolved, p as Folder, r as hasVersion, s as version, u as etagOf, v as highWaterMark, x as readContents, y as isMissing } from "./layout.mjs";
const { createHash, randomBytes, randomUUID } = process.getBuiltinModule("node:crypto");
const { Writable } = process.getBuiltinModule("node:stream");
const { join, resolve } = process.getBuiltinModule("node:path");
const { constants: constants$1, readFileSync, readlinkSync } = process.getBuiltinModule("node:fs");
const { copyFile, link, lstat, mkdir, open, readdir, rename, unlink } = process.getBuiltinModule("node:fs/promises");
const { hostname } = process.getBuiltinModule("node:os");
const { finished: finished$1 } = process.getBuiltinModule("node:stream/promises");

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
	if ("layout" in at && at.layout.isArchive === true) return fail("is an archive, which is only read: give a folder (oci:DIR), and pack it");
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
		const { path, isArchive, ...named } = location.layout;
		return {
			at: { layout: {
				path,
				...defined({ isArchive })
			} },
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
			"layout" in at ? layoutText(at.layout) : formatRepository(at.repository),
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
	if ("repository" in at) return formatRepository(at.repository);
	return layoutText({
		...at.layout,
		path: resolve(at.layout.path)
	});
}
function layoutText({ path, isArchive }) {
	return `${isArchive === true ? "oci-archive" : "oci"}:${path}`;
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

// src/layout/writable-blobs.ts
var WritableBlobs = class extends BlobFiles {
	#folder;
	constructor(folder) {
		super(folder);
		this.#folder = folder;
	}
	async copyFrom(layout, blob) {
		const path = pathOf(blob.digest);
		const source = await new Folder(layout).open(path);
		await source?.close();
		if (source?.size !== blob.size) return false;
		try {
			const version = await this.#folder.write(path, async (file, name) => {
				const { mode } = await file.stat();
				await copyFile(join(layout, ...path), name, constants$1.COPYFILE_FICLONE);
				await file.chmod(mode & 511);
				const actual = await hashOf(contentOf(file), blob.digest);
				if (actual !== blob.digest) throw new TrustError("E_DIGEST", `${name} hashes to ${actual}`);
			});
			this.wasHashed(blob.digest, version);
			return true;
		} catch (error) {
			if (isTrustError(error, "E_DIGEST")) return false;
			throw error;
		}
	}
	async write(blob, content) {
		const body = declared(blob, content);
		try {
			const fill = (file) => isStream(body) ? writeStream(file, blob, body) : writeBytes(file, blob, body);
			this.wasHashed(blob.digest, await this.#folder.write(pathOf(blob.digest), fill));
		} finally {
			if (isStream(body)) body.stream.destroy();
		}
	}
};
async function writeBytes(file, { digest }, bytes) {
	assertDigest(bytes, digest);
	await file.writeFile(bytes);
}
async function writeStream(file, { digest }, body) {
	const hash = startDigest(digestAlgorithm(digest));
	body.stream.on("data", (chunk) => hash.update(chunk));
	const writing = new Writable({
		highWaterMark,
		write: (chunk, _, done) => void file.writeFile(chunk).then(() => done(), done)
	});
	feed(writing, body);
	await finished$1(writing);
	const actual = hash.digest();
	if (actual === digest) return;
	throw new TrustError("E_DIGEST", `the content for ${digest} hashes to ${actual}`, { digest });
}
async function* contentOf(file) {
	const buffer = Buffer.allocUnsafeSlow(highWaterMark);
	for (let at = 0;;) {
		const { bytesRead } = await file.read(buffer, 0, highWaterMark, at);
		if (bytesRead === 0) return;
		yield buffer.subarray(0, bytesRead);
		at += bytesRead;
	}
}

// src/layout/writable-folder.ts
var WritableFolder = class extends Folder {
	#owner;
	constructor(path, owner) {
		super(path);
		this.#owner = owner;
	}
	async write(path, fill, how = "replace") {
		if (this.#owner === void 0) throw new RangeError(`${this.path} is open for reading only`);
		const name = join(this.path, ...path);
		const temporary = temporaryName(name, this.#owner);
		return withFileErrors(name, async () => {
			await this.makeFoldersOf(path);
			const file = await open(temporary, "wx+", 438);
			try {
				await fill(file, temporary);
				await file.sync();
				await (how === "replace" ? rename(temporary, name) : moveIfAbsent(temporary, name));
				return versionOf(await file.stat({ bigint: true }));
			} catch (error) {
				await unlink(temporary).catch(() => {});
				throw error;
			} finally {
				await file.close();
			}
		});
	}
	makeFoldersOf(path) {
		return withFileErrors(join(this.path, ...path), async () => {
			for (const folder of this.foldersOf(path)) await mkdir(folder).catch((error) => {
				if (error.code !== "EEXIST") throw error;
			});
			await this.assertFolders(path);
		});
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

// src/layout/writable-index.ts
const pending = /* @__PURE__ */ new Map();
var WritableIndex = class extends IndexFile {
	#folder;
	constructor(folder) {
		super(folder);
		this.#folder = folder;
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

// src/layout/writer.ts
var LayoutWriter = class extends LayoutReader {
	#index;
	#blobs;
	constructor(parts) {
		super(parts);
		this.#index = parts.index;
		this.#blobs = parts.blobs;
	}
	async lacks(content) {
		if (typeof content === "string") return await this.manifestHead(content) === void 0;
		return !await this.#blobs.holds(content.digest);
	}
	expectBlob() {}
	async putBlob(blob, source, from) {
		const layout = from && folderOf(from);
		if (layout !== void 0 && await this.#blobs.copyFrom(layout, blob)) return "mounted";
		await this.#blobs.write(blob, source({ hashes: true }));
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

// src/layout/create.ts
async function createLayout(directory, owner) {
	await withFileErrors(directory, () => mkdir(directory, { recursive: true }));
	const folder = new WritableFolder(await resolved(directory), owner);
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
	const folder = new WritableFolder(await resolved(directory));
	if (!await hasVersion(folder)) throw occupied(directory);
	if (await folder.read(["index.json"], limits.manifest) === void 0) return void 0;
	const parts = partsOf(directory, folder);
	await parts.index.read();
	return new LayoutWriter(parts);
}
async function isVacant(directory) {
	try {
		for (const name of await readdir(directory)) {
			if (destinationOf(name) !== "oci-layout") return false;
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
function partsOf(directory, folder) {
	return {
		name: nameOf(directory),
		index: new WritableIndex(folder),
		blobs: new WritableBlobs(folder)
	};
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
		lacks: async () => true,
		expectBlob: () => {},
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
		referrers: (subject, asking) => repository.referrers(subject, asking),
		referrersByTag: (subject) => repository.referrersByTag(subject),
		tags: (ahead) => repository.tags(ahead),
		hasBlob: (digest) => repository.hasBlob(digest),
		lacks: (content) => repository.lacks(content),
		expectBlob: (blob) => {
			if (!signal.aborted) repository.expectBlob(blob);
		},
		putBlob: async (blob, source, mountFrom) => {
			unlessEnded();
			const content = (reading) => {
				const onPart = (bytes) => onBytes(blob.digest, bytes);
				const made = source({
					...reading,
					onBytes: onPart
				});
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
	signal.addEventListener("abort", stop);
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
	const named = isTagImplied === true ? {} : defined({
		tag,
		digest
	});
	if ("repository" in at) return {
		repository: registry.repository(at.repository),
		reference: defined({
			tag,
			digest
		})
	};
	const { layout, reference, names } = await openLayoutImage({
		...at.layout,
		...named
	});
	const [called] = names;
	if (called !== void 0 && targets.some((target) => target.isTagImplied)) {
		const message = `${name}: the only image there is ${called}; name the tag that each TARGET gets`;
		throw new TrustError("E_INPUT", message);
	}
	return {
		repository: layout,
		reference
	};
}
async function openTarget({ at }, registry, dryRun) {
	if ("repository" in at) return registry.target(at.repository);
	const { path } = at.layout;
	if (!dryRun) return createLayout(path, thisProcess);
	return await inspectLayout(path) ?? absentLayout(path);
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
			pause,
			asksAhead: true
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
	const aboutSigners = namesOf(values, "keys", "keyFingerprints", ...identityFields);
	const require = values.require ?? (aboutSigners.length > 0 ? "verified" : "signed");
	if (require === "verified") {
		const demands = await policyOf({
			...noDemands,
			...values
		}, host);
		const keys = await readKeys(values, demands.identities, host, transport);
		const requirements = values.requireAttestations;
		if (requirements === void 0) return {
			require,
			policy: {
				...demands,
				keys
			}
		};
		const attestations = {
			requirements,
			signatures: "required"
		};
		const policy = {
			...demands,
			keys,
			attestations
		};
		const { attestationCheck } = await import("./attestations.mjs").then((n) => n.n);
		return {
			require,
			policy,
			checkAttestations: attestationCheck(policy)
		};
	}
	const others = [...["requireAttestations", "requireAllSigners"], ...["insecureIgnoreSct", "trustedRoot"]];
	const unused = [...aboutSigners, ...namesOf(values, ...others, "transparencyLog", "timestamps")];
	if (unused.length === 0) return { require };
	const message = `${unused.join(", ")}: nothing is verified with require ${require}`;
	throw new TrustError("E_INPUT", message);
}

export { mirror_exports as n, mirror as t };