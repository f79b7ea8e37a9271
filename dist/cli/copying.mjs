import { t as __exportAll } from "./rolldown-runtime.mjs";
import { c as defined, f as isTrustError, u as TrustError } from "./begin.mjs";
import { $i as timeouts, $t as referrersTag, Bn as manifestFields, Ct as digestOfTag, Da as digestAlgorithm, Et as headOf, Fn as poll, Ia as option, In as conclusionOf, Ji as quiet, Ln as describeNode, Ma as amend, Mn as allSettled, Na as group, Nn as limiter, Oa as digestHex, Qi as connection, Ra as argumentsOf, Rn as finding, Sn as readTree, Ui as color, Va as listOf$1, Wi as formats, Xt as isReferrersTag, Yi as report, Yt as describeSkipped, Zn as signaturePredicate, an as predicateTypeAnnotation, ao as limits, ba as formatRepository, c as verifyImage, da as word, dn as ShortBlob, ea as boolean, en as attestationTag, fi as trust, ia as oneOf, ja as startDigest, jn as TaskGroup, k as keepPiece, ka as digestOf, kn as mediaTypes, on as readSignatureManifest, pn as isAccessRefused, qi as page, qt as rebuildPayload, sn as signatureTag, u as describeSigners, v as location, wn as parseManifest, xa as isTag, xt as resolve, y as requireAttestations, ya as formatReference, zn as findingOf } from "./verify.mjs";
import { a as holdsAsShown, c as listReferrers, f as putWithContent, i as holds, l as toReferrer, m as updateTag, p as readBack, r as canOpen } from "./writing.mjs";
import { x as readContents } from "./layout.mjs";
const { Readable, finished } = process.getBuiltinModule("node:stream");
const { setImmediate } = process.getBuiltinModule("node:timers/promises");

// src/mirror/snapshot.ts
const smallBlob = 65536;
const kept = 33554432;
var Snapshot = class {
	live;
	#answers = /* @__PURE__ */ new Map();
	#kept = 0;
	#tagNames;
	constructor(live) {
		this.live = live;
	}
	get name() {
		return this.live.name;
	}
	manifest(reference) {
		return this.once(`manifest ${reference}`, () => this.readManifest(reference));
	}
	async readManifest(reference) {
		const stored = await this.live.manifest(reference);
		if (stored !== void 0 && stored.digest !== reference) this.learn(stored);
		return stored;
	}
	learn(stored, reference = stored.digest) {
		this.#keep(`manifest ${reference}`, stored);
		if (reference !== stored.digest) this.learn(stored);
	}
	learnReferrers(subject, list) {
		this.#keep(`referrers ${subject}`, list);
		if (list.source === "tag") this.#keep(`referrers tag ${subject}`, list);
	}
	#keep(question, answer) {
		if (!this.#answers.has(question)) this.#answers.set(question, Promise.resolve(answer));
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
		return this.once(question, async () => {
			const bytes = await ask();
			if (bytes === void 0) this.#answers.delete(question);
			return bytes;
		});
	}
	openBlob(blob, offset) {
		return this.live.openBlob(blob, offset);
	}
	hasBlob(digest) {
		return this.live.hasBlob(digest);
	}
	referrers(subject, asking = {}) {
		const byTag = () => this.referrersByTag(subject);
		return this.once(`referrers ${subject}`, () => this.live.referrers(subject, {
			byTag,
			...asking
		}));
	}
	referrersByTag(subject) {
		return this.once(`referrers tag ${subject}`, () => this.live.referrersByTag(subject));
	}
	tags() {
		return this.live.tags();
	}
	tagNames() {
		return this.once("tag names", async () => {
			this.#tagNames = await this.readTagNames();
			return this.#tagNames;
		});
	}
	get knownTags() {
		return this.#tagNames;
	}
	readTagNames() {
		return namesOf(this.live);
	}
	known(question) {
		return this.#answers.get(question);
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
const mostTags = 1e3;
async function namesOf(repository, absent) {
	const names = /* @__PURE__ */ new Set();
	try {
		for await (const tag of repository.tags(true)) {
			if (names.size === mostTags) return void 0;
			names.add(tag);
		}
		return names;
	} catch (error) {
		if (isTrustError(error)) return error.code === "E_NOTFOUND" ? absent : void 0;
		throw error;
	}
}

// src/mirror/content.ts
function blobsOf(manifest) {
	return manifest.kind === "image" ? [manifest.config, ...manifest.layers] : [];
}
function isForeign(mediaType) {
	return /nondistributable|\.foreign\./.test(mediaType);
}
function attachmentTags(subject) {
	const name = `${digestAlgorithm(subject)}-${digestHex(subject)}`;
	return [
		signatureTag(subject),
		attestationTag(subject),
		`${name}.sbom`
	].filter(isTag);
}
function isAttachmentTag(reference) {
	return /^[a-z0-9]+-[0-9a-f]{64,}\.(?:sig|att|sbom)$/.test(reference);
}
function attachmentNames({ items }) {
	const all = [...items.values()];
	const referrers = all.filter(({ isReferrer }) => isReferrer);
	return {
		tags: new Set(all.flatMap(({ tags }) => tags.map(({ name }) => name))),
		subjects: new Set(referrers.map(subjectOf))
	};
}
function subjectOf({ contents, digest }) {
	return contents.subject?.digest ?? digest;
}

// src/options/mirror.ts
var mirror_exports = /* @__PURE__ */ __exportAll({
	dryRun: () => dryRun,
	mirrorOptions: () => mirrorOptions,
	skipMissingReferrers: () => skipMissingReferrers
});
const skipMissingReferrers = option({
	type: boolean,
	default: false,
	help: "Skip referrers that the source lists but does not have, with a warning"
});
const dryRun = option({
	type: boolean,
	default: false,
	help: "Show what would be done, without writing anything"
});
const pinnedTag = word("TAG@DIGEST", (given) => {
	const [, tag, digest] = /^(sha256-[0-9a-f]{64}\.sig)@(sha256:[0-9a-f]{64})$/.exec(given) ?? [];
	if (tag !== void 0 && digest !== void 0) return {
		tag,
		digest
	};
	const message = `${JSON.stringify(given)} is not a signature tag with its digest, sha256-HEX.sig@sha256:HEX`;
	throw new TrustError("E_INPUT", message);
});
const mirrorOptions = {
	source: option({
		type: location("SOURCE"),
		required: true,
		positional: true,
		library: "argument",
		example: "ghcr.io/me/app:2.0",
		help: "Image to copy: a reference, or an image layout (oci:DIR:TAG, oci-archive:FILE.tar:TAG)"
	}),
	targets: option({
		type: argumentsOf(location("TARGET")),
		required: true,
		positional: true,
		library: "argument",
		example: "docker.io/me/app",
		help: "Where to copy it: repositories, references, or image layouts"
	}),
	...group("Source requirements", {
		require: option({
			type: oneOf("verified", "signed", "none"),
			defaultHelp: "verified with a key or an identity, otherwise signed",
			help: "verified: the index and every platform must verify with the key or identity; signed: each must have a signature, by any signer; none: no signature is required"
		}),
		requireAttestations
	}),
	...trust,
	keys: amend(trust.keys, { defaultHelp: "none; the key of Webdis with --require verified" }),
	...group("Targets", {
		onConflict: option({
			type: oneOf("fail", "keep", "overwrite"),
			default: "fail",
			aliases: ["force", "f"],
			help: "What to do if the tag points to another image. fail: stop before anything is copied; keep: copy, but do not move the tag; overwrite: copy, then move the tag"
		}),
		replaceSignatureTags: option({
			type: listOf$1(pinnedTag),
			default: [],
			flag: "replace-signature-tag",
			help: "Signature tags of the target to replace if they conflict with the source, as long as they have this digest; signatures that only the target has are lost"
		}),
		tag: option({
			type: boolean,
			default: true,
			help: "Tag the copies",
			switches: { "no-tag": {
				means: false,
				help: "Copy without a tag"
			} }
		}),
		skipMissingReferrers,
		dryRun,
		deep: option({
			type: boolean,
			default: false,
			help: "Check every blob, even if tag and lists say that nothing is missing"
		})
	}),
	...connection(timeouts.copy),
	...group("Output", {
		...formats,
		report,
		page,
		quiet,
		color
	})
};

// src/mirror/lists.ts
async function readLists({ image, signatures }, root) {
	const tree = await unlessUnclear(readTree(image, root));
	if (tree === void 0) return void 0;
	const reader = new ListReader(signatures);
	const read = allSettled(tree.nodes.map(({ digest }) => reader.at(digest)));
	return {
		tree,
		names: signatures.tagNames(),
		referrersOf: (subject) => reader.referrersOf(subject),
		whole: unlessUnclear(read.then(() => reader))
	};
}
async function unlessUnclear(read) {
	try {
		return await read;
	} catch (error) {
		if (isTrustError(error)) return void 0;
		throw error;
	}
}
var ListReader = class {
	tags = /* @__PURE__ */ new Map();
	referrers = /* @__PURE__ */ new Map();
	#signatures;
	#visited = /* @__PURE__ */ new Set();
	constructor(signatures) {
		this.#signatures = signatures;
	}
	async at(subject) {
		if (this.#visited.has(subject)) return;
		this.#visited.add(subject);
		await allSettled([this.#listed(subject), this.#tagged(subject)]);
	}
	async referrersOf(subject) {
		const names = await this.#names();
		const asking = [...names].some(isReferrersTag) ? { ahead: false } : {};
		const { descriptors, source } = await this.#signatures.referrers(subject, asking);
		if (source === "tag" || !names.has(referrersTag(subject))) return descriptors;
		const more = await this.#signatures.referrersByTag(subject);
		return [...descriptors, ...more.descriptors];
	}
	async #names() {
		const names = await this.#signatures.tagNames();
		if (names === void 0) throw new TrustError("E_LIMIT", "not all of its tags are known");
		return names;
	}
	async #tagged(subject) {
		const names = await this.#names();
		const tags = attachmentTags(subject).filter((name) => names.has(name));
		await allSettled(tags.map((name) => this.#tag(name)));
	}
	async #tag(name) {
		const digest = (await this.#signatures.manifestHead(name))?.digest;
		if (digest === void 0) throw new TrustError("E_LIMIT", `it does not say where ${name} points`);
		this.tags.set(name, digest);
		await this.at(digest);
	}
	async #listed(subject) {
		const all = await this.referrersOf(subject);
		if (all.length === 0) return;
		this.referrers.set(subject, all);
		await allSettled(all.map(({ digest }) => this.at(digest)));
	}
};

// src/mirror/report.ts
const mirrorReportSchema = "https://github.com/webdis/verify-action/schema/mirror-report/v1";

// src/mirror/shared-read.ts
const buffered$1 = 1048576;
var SharedRead = class {
	#blob;
	#pausing;
	#branches = /* @__PURE__ */ new Set();
	#opened = Promise.withResolvers();
	#full = /* @__PURE__ */ new Set();
	#source;
	#watching = false;
	constructor(blob, pausing) {
		this.#blob = blob;
		this.#pausing = pausing;
		this.#opened.promise.catch(() => {});
	}
	async branch() {
		const branch = new Branch({
			wants: () => this.#resume(branch),
			leaves: () => this.#drop(branch)
		});
		this.#branches.add(branch);
		await this.#opened.promise;
		return branch;
	}
	async begin() {
		try {
			const source = await this.#blob.from.openBlob(this.#blob, 0);
			this.#source = source;
			source.once("error", (error) => this.#each((branch) => branch.destroy(error)));
			if (this.#branches.size === 0) source.destroy();
			source.on("data", (chunk) => this.#share(chunk));
			source.once("end", () => this.#each((branch) => branch.push(null)));
			this.#opened.resolve();
		} catch (error) {
			this.#opened.reject(error);
		}
	}
	#each(act) {
		for (const branch of [...this.#branches]) act(branch);
	}
	#share(chunk) {
		keepPiece(chunk);
		for (const branch of this.#branches) if (!branch.push(chunk)) this.#full.add(branch);
		if (this.#full.size === 0) return;
		this.#source?.pause();
		this.#watch();
	}
	#resume(branch) {
		this.#full.delete(branch);
		if (this.#full.size === 0) this.#source?.resume();
	}
	#drop(branch) {
		this.#branches.delete(branch);
		if (this.#branches.size === 0) this.#source?.destroy();
		else this.#resume(branch);
	}
	async #watch() {
		if (this.#watching) return;
		this.#watching = true;
		const slow = [...this.#full].map((branch) => ({
			branch,
			taken: branch.taken
		}));
		await this.#pausing.pause(2).catch(() => {});
		this.#watching = false;
		for (const { branch, taken } of slow) if (this.#branches.size > this.#full.size && this.#full.has(branch) && branch.taken === taken) branch.destroy(tooSlow());
		if (this.#full.size > 0) this.#watch();
	}
};
function tooSlow() {
	return new TrustError("E_NET", "the other targets did not wait for this one");
}
var Branch = class extends Readable {
	#owner;
	taken = 0;
	constructor(owner) {
		super({ highWaterMark: buffered$1 });
		this.#owner = owner;
	}
	_read() {
		this.taken += 1;
		this.#owner.wants();
	}
	_destroy(error, done) {
		this.#owner.leaves();
		done(error);
	}
};

// src/mirror/shared-blobs.ts
var SharedBlobs = class {
	#pausing;
	#readers = /* @__PURE__ */ new Set();
	#reads = /* @__PURE__ */ new Map();
	constructor(pausing) {
		this.#pausing = pausing;
	}
	reader() {
		const reader = {
			openBlob: (blob, offset) => offset > 0 || this.#readers.size === 1 ? blob.from.openBlob(blob, offset) : this.#of(blob.digest).join(reader, blob),
			decline: (digest) => this.#of(digest).without(reader),
			close: () => {
				this.#readers.delete(reader);
				for (const read of this.#reads.values()) read.without(reader);
			}
		};
		this.#readers.add(reader);
		return reader;
	}
	#of(digest) {
		const read = this.#reads.get(digest) ?? new PendingRead(new Set(this.#readers), this.#pausing);
		this.#reads.set(digest, read);
		return read;
	}
};
var PendingRead = class {
	#missing;
	#pausing;
	#read;
	#begun = false;
	constructor(readers, pausing) {
		this.#missing = readers;
		this.#pausing = pausing;
	}
	join(reader, blob) {
		if (this.#begun || !this.#missing.has(reader)) return blob.from.openBlob(blob, 0);
		if (this.#read === void 0) {
			this.#read = new SharedRead(blob, this.#pausing);
			this.#pausing.pause(2).then(() => this.#begin(), () => this.#begin());
		}
		const branch = this.#read.branch();
		this.without(reader);
		return branch;
	}
	without(reader) {
		this.#missing.delete(reader);
		if (this.#missing.size === 0) this.#begin();
	}
	#begin() {
		if (this.#begun) return;
		this.#begun = true;
		this.#read?.begin();
	}
};

// src/mirror/hashed-stream.ts
const MiB = 1048576;
const attempts$1 = 5;
const progress = MiB;
const buffered = 65536;
function hashedStream(repository, blob, pausing, reading = {}) {
	return new HashedStream(repository, blob, pausing, reading);
}
var HashedStream = class extends Readable {
	#repository;
	#blob;
	#pausing;
	#onBytes;
	#hash;
	#source;
	#started = false;
	#received = 0;
	#last;
	#attempt = 0;
	#mark = 0;
	constructor(repository, blob, pausing, { onBytes, hashes = false }) {
		super({ highWaterMark: buffered });
		this.#repository = repository;
		this.#blob = blob;
		this.#pausing = pausing;
		this.#onBytes = onBytes;
		this.#hash = hashes ? void 0 : startDigest(digestAlgorithm(blob.digest));
	}
	_read() {
		if (this.#started) this.#source?.resume();
		else this.#open();
	}
	_destroy(error, done) {
		this.#source?.destroy();
		done(error);
	}
	async #open() {
		this.#started = true;
		try {
			const source = await this.#repository.openBlob(this.#blob, this.#received);
			this.#source = source;
			source.on("data", (chunk) => this.#take(chunk));
			finished(source, { writable: false }, (error) => {
				if (error == null) this.#end();
				else if (!this.destroyed) this.#resume(error);
			});
			if (this.destroyed) source.destroy();
		} catch (error) {
			this.destroy(error);
		}
	}
	#take(chunk) {
		this.#hash?.update(chunk);
		this.#received += chunk.byteLength;
		this.#onBytes?.(chunk.byteLength);
		if (this.#received >= this.#blob.size) this.#last = chunk;
		else if (!this.push(chunk)) this.#source?.pause();
	}
	#end() {
		const { digest, size } = this.#blob;
		const actual = this.#hash?.digest();
		if ((actual ?? digest) === digest && this.#received === size) {
			if (this.#last !== void 0) this.push(this.#last);
			this.push(null);
			return;
		}
		const message = actual === void 0 ? `the blob has ${this.#received} bytes, but ${size} are declared` : `the blob's ${this.#received} bytes hash to ${actual}, not to ${digest} (${size} bytes)`;
		this.destroy(new TrustError("E_DIGEST", message, { digest }));
	}
	async #resume(error) {
		const brokeOff = isTrustError(error, "E_NET") || error instanceof ShortBlob;
		if (this.#received - this.#mark >= progress) {
			this.#mark = this.#received;
			this.#attempt = 0;
		}
		this.#attempt += 1;
		if (!brokeOff || this.#attempt === attempts$1) {
			this.destroy(brokeOff ? withReads(error) : error);
			return;
		}
		try {
			await this.#pausing.pause(this.#attempt);
		} catch (reason) {
			this.destroy(reason);
		}
		if (!this.destroyed) await this.#open();
	}
};
function withReads({ code, message, details }) {
	return new TrustError(code, `${message} (${attempts$1} reads)`, details);
}

// src/mirror/source-blobs.ts
const emptyObject = Buffer.from("{}");
const emptyDigest = digestOf(emptyObject);
function isKnown({ digest, size }) {
	return digest === emptyDigest && size === emptyObject.length;
}
var SourceBlobs = class {
	#reader;
	#pausing;
	#rebuilt = /* @__PURE__ */ new Map();
	constructor(reader, pausing) {
		this.#reader = reader;
		this.#pausing = pausing;
	}
	async contentOf(blob) {
		const { digest, size, from } = blob;
		if (isKnown(blob)) return () => emptyObject;
		if (size > 65536) {
			const read = { openBlob: (_, offset) => this.#reader.openBlob(blob, offset) };
			return (reading) => hashedStream(read, blob, this.#pausing, reading);
		}
		const bytes = this.#rebuilt.get(digest) ?? await from.blob(blob, 65536);
		if (bytes !== void 0) return () => bytes;
		throw new TrustError("E_COVER", "a manifest names a blob that the source does not have", { digest });
	}
	replace(rebuilt) {
		this.#rebuilt = rebuilt;
	}
	declineAllBut(blobs, all) {
		const needed = new Set(blobs);
		for (const blob of all) if (!needed.has(blob)) this.#reader.decline(blob.digest);
	}
	close() {
		this.#reader.close();
	}
};
async function lostPayloads(needed, inventory, references) {
	const subjects = subjectsOfPayloads(inventory);
	const rebuilt = /* @__PURE__ */ new Map();
	const findings = [];
	await allSettled(needed.map(async (blob) => {
		const signed = subjects.get(blob.digest);
		if (signed === void 0 || blob.size > 65536) return;
		if (await blob.from.blob(blob, 65536) !== void 0) return;
		const payload = rebuildAny(blob, signed, references);
		if (payload !== void 0) rebuilt.set(blob.digest, payload);
		findings.push(lost$1(blob, signed, payload !== void 0));
	}));
	return {
		rebuilt,
		findings
	};
}
function subjectsOfPayloads({ items }) {
	const subjects = /* @__PURE__ */ new Map();
	for (const { contents, tags } of items.values()) {
		const signed = [contents.subject?.digest ?? [], ...tags.map(({ subject }) => subject)].flat();
		for (const { digest, mediaType } of contents.blobs) {
			if (mediaType !== mediaTypes.simpleSigning) continue;
			subjects.set(digest, [...subjects.get(digest) ?? [], ...signed]);
		}
	}
	return subjects;
}
function rebuildAny(blob, subjects, references) {
	for (const subject of subjects) {
		const payload = rebuildPayload(references, subject, blob);
		if (payload !== void 0) return payload;
	}
}
function lost$1({ digest }, [subject], isRebuilt) {
	const what = `the source has lost the payload ${digest} of a signature of ${subject}`;
	return isRebuilt ? finding("E_COVER", `${what}; it was rebuilt, and the copy here is complete`, {
		severity: "warning",
		digest,
		advice: "until it is copied back, only this tool can read that signature at the source"
	}) : finding("E_COVER", `${what}, and it cannot be rebuilt; nothing was written here`, {
		digest,
		advice: "mirror from a registry that still has it, or sign the image again there and delete the old signature"
	});
}

// src/mirror/source-findings.ts
function missingSignatures({ tree, items }) {
	return tree.nodes.filter(({ role }) => role !== "attestation").filter(({ digest }) => ![...items.values()].some((item) => isSignature(item, digest))).map((node) => finding("E_NOSIG", `${describeNode(node)} carries no signature: nothing was copied`, {
		advice: "sign it first (webdis-trust sign), or copy it unchanged with --require none",
		...manifestFields(node)
	}));
}
function isSignature({ bytes, contents, tags }, subject) {
	const manifest = readSignatureManifest(bytes, contents.mediaType);
	if (manifest === void 0) return false;
	const [name] = attachmentTags(subject);
	return tags.some((tag) => tag.name === name) || manifest.subject?.digest === subject;
}
async function problemsOf({ image, signatures }, digest, { require, policy, payloadReferences, checkAttestations }, now) {
	if (require !== "verified" || policy === void 0) return [];
	const { findings } = await verifyImage({
		text: digest,
		reference: {
			...image.name,
			digest
		}
	}, {
		policy,
		now,
		repository: image,
		signatures,
		discover: { payloadReferences },
		...defined({ checkAttestations })
	});
	return findings.filter(({ severity }) => severity === "error");
}
function remarks({ elsewhere, leftOut, unlisted, items }, skipMissingReferrers) {
	const foreign = elsewhere.map((digest) => finding("E_NOTFOUND", "a foreign layer is not in the source, and is not copied", {
		severity: "note",
		digest
	}));
	const unreadable = [...items.values()].filter(({ contents }) => contents.unreadable.length > 0).map(({ digest, contents }) => {
		const message = `a referrer was copied, but not what it names as ${contents.unreadable.slice(0, 3).join(", ")}: these entries lack a digest or a size`;
		return finding("E_MANIFEST", message, {
			severity: "warning",
			digest
		});
	});
	const missing = leftOut.map((one) => one.why === "not served" ? notServed(one, skipMissingReferrers) : ofAnother(one));
	const unread = [...unlisted].map(([digest, why]) => {
		const message = `part of the source's list of referrers cannot be read, and nothing was copied for it: ${why}`;
		return finding("E_MANIFEST", message, {
			severity: "warning",
			digest
		});
	});
	return [
		...foreign,
		...unreadable,
		...missing,
		...unread
	];
}
function notServed({ digest, subject, artifactType }, isSkipped) {
	const what = `the source lists a referrer${artifactType === void 0 ? "" : ` of type ${artifactType}`} for ${subject}, but does not have it: ${digest}`;
	if (isSkipped) return finding("E_COVER", `${what}; it was left out`, {
		severity: "warning",
		digest
	});
	return finding("E_COVER", `${what} (skip-missing-referrers leaves it out)`, {
		digest,
		advice: "nothing was copied; push it to the source again, or leave it out with --skip-missing-referrers"
	});
}
function ofAnother({ digest, subject }) {
	const message = `the source lists ${digest} as a referrer of ${subject}, but its subject is another manifest, so it is not copied`;
	return finding("E_CLAIM", message, {
		severity: "note",
		digest
	});
}

// src/mirror/tag.ts
function assertTaggable(digest, tag) {
	const algorithm = digestAlgorithm(digest);
	if (algorithm === "sha256") return;
	const message = `the tag ${tag} cannot point to a ${algorithm} digest: registries answer a tag with a sha256 digest, which has none of the signatures; copy the image without a tag (--no-tag)`;
	throw new TrustError("E_UNSUPPORTED", message, {
		tag,
		digest
	});
}
async function readTag(repository, tag, onManifest) {
	try {
		if (onManifest === void 0) return await digestOfTag(repository, tag);
		const stored = await repository.manifest(tag);
		if (stored !== void 0) onManifest(stored);
		return stored?.digest;
	} catch (error) {
		if (isAccessRefused(error)) return "hidden";
		throw error;
	}
}
function decideTag(tag, before, digest, onConflict, consequence = "nothing was copied") {
	if (tag === void 0) return "not asked for";
	if (before === digest) return "unchanged";
	if (before === void 0 || before === "hidden" || onConflict === "overwrite") return "write";
	if (onConflict === "keep") return "kept";
	const message = `the tag ${tag} points to another image there, ${before}, and ${consequence}`;
	throw new TrustError("E_DRIFT", message, {
		tag,
		digest: before
	});
}
function readAgain({ repository, tag, before }) {
	return readTag(repository, tag, before === void 0 || before === "hidden" ? () => {} : void 0);
}
async function writeTag(tagging) {
	const { repository, tag, root, mediaType, before, onConflict } = tagging;
	const now = tagging.now === void 0 ? await readAgain(tagging) : tagging.now.digest;
	if (now === root.digest) return "unchanged";
	if (now === "hidden") {
		if (onConflict !== "overwrite") throw hidden(repository, tag);
	} else if (before === "hidden") {
		if (decideTag(tag, now, root.digest, onConflict, "it is not moved") === "kept") return "kept";
	} else if (now !== before && onConflict !== "overwrite") {
		if (onConflict === "keep" && now !== void 0) return "kept";
		throw moved(tag, before, now);
	}
	tagging.onWriting?.();
	await repository.putManifest(tag, root.bytes, mediaType);
	await confirm(tagging);
	return "written";
}
const attempts = 5;
async function confirm({ repository, tag, root, pause }) {
	const ask = () => digestOfTag(repository, tag);
	const now = await poll(ask, (digest) => digest === root.digest, {
		attempts,
		pause
	});
	if (now === root.digest) return;
	const message = `the tag ${tag} was written, and points to ${now ?? "nothing"}: another writer writes it too`;
	throw new TrustError("E_DRIFT", message, {
		tag,
		digest: root.digest
	});
}
function moved(tag, before, now) {
	const message = `another writer moved the tag ${tag} during this run, from ${before ?? "nothing"} to ${now ?? "nothing"}: it is not moved again`;
	return new TrustError("E_DRIFT", message, {
		tag,
		...now === void 0 ? {} : { digest: now }
	});
}
function hidden({ name }, tag) {
	const message = `${formatRepository(name)} accepts pushes, but refuses to show where the tag ${tag} points: the tag is not written, because it may point to another image (on-conflict overwrite writes it anyway)`;
	return new TrustError("E_AUTH", message, {
		repository: name.path,
		tag
	});
}
async function movedMeanwhile(source, copied) {
	const { tag = "latest", digest } = source.reference;
	if (digest !== void 0) return [];
	try {
		const now = await digestOfTag(source.repository, tag);
		if (now === copied) return [];
		const message = `the tag ${tag} was moved at the source during this run: it ${now === void 0 ? "does not exist any more" : `points to ${now} now`}; this run copied ${copied}`;
		return [finding("E_DRIFT", message, {
			severity: "warning",
			advice: "run it again for the image that it points to now"
		})];
	} catch (error) {
		if (!isTrustError(error)) throw error;
		const message = `it could not be checked whether the tag ${tag} was moved at the source during the run: ${error.message}`;
		return [finding(error.code, message, { severity: "warning" })];
	}
}

// src/mirror/copy-blobs.ts
const largeAtOnce = 4;
const smallAtOnce = 32;
var BlobCopy = class {
	#repository;
	#source;
	#progress;
	#tasks;
	#large = limiter(largeAtOnce);
	#small = limiter(smallAtOnce);
	#reading;
	#named = /* @__PURE__ */ new Set();
	constructor(repository, source, progress, tasks, reading) {
		this.#repository = repository;
		this.#source = source;
		this.#progress = progress;
		this.#tasks = tasks;
		this.#reading = reading;
	}
	bring(blob) {
		const inTurn = blob.size > 65536 ? this.#large : this.#small;
		return this.#tasks.once(`blob ${blob.digest}`, () => inTurn(() => this.#tasks.run(() => this.#push(blob))));
	}
	check(blob, read) {
		const isThere = read ?? (() => holds(this.#repository, blob));
		return this.#tasks.once(`check ${blob.digest}`, async () => {
			await this.bring(blob);
			if (read === void 0 && blob.size <= 65536 && this.#named.has(blob.digest)) return;
			if (await this.#reading(isThere)) return;
			await this.#push(blob);
			if (!await isThere()) throw lost(this.#repository, "a blob", blob.digest);
		});
	}
	async bringAgain(blob) {
		if (!await holdsAsShown(this.#repository, blob)) await this.#push(blob);
	}
	async #push(blob) {
		const how = await this.#put(blob).catch((error) => {
			if (!isTrustError(error, "E_DIGEST")) throw error;
			return this.#put(blob);
		});
		if (how === "uploaded") this.#named.add(blob.digest);
		this.#progress.blob(blob, how === "mounted" ? "mounted" : "copied");
	}
	async #put(blob) {
		const { name } = this.#repository;
		if (blob.size <= 65536 && blob.from.name.registry !== name.registry) this.#repository.expectBlob(blob);
		const content = await this.#source.contentOf(blob);
		return this.#repository.putBlob(blob, content, blob.from.name);
	}
};
function lost(at, what, digest) {
	const message = `${formatRepository(at.name)} does not serve ${what} that it accepted`;
	return new TrustError("E_COVER", message, {
		digest,
		repository: at.name.path
	});
}

// src/mirror/union.ts
function compareAttachments(source, target) {
	if (source.digest === target.digest) return "keep";
	const ours = layersOf(source.contents);
	const theirs = layersOf(readContents(target.bytes, target.contentType));
	if (theirs === void 0 || ours === void 0) return "conflict";
	if (isSubset(ours, theirs)) return "keep";
	return isSubset(theirs, ours) ? "copy" : "conflict";
}
function hasItsOwn(target, source) {
	const theirs = layersOf(readContents(target.bytes, target.contentType));
	const ours = source && layersOf(readContents(source.bytes, source.contentType));
	if (theirs === void 0) return source?.digest !== target.digest;
	return !isSubset(theirs, ours ?? /* @__PURE__ */ new Set());
}
function isToBeWritten(source, target, tag, replaceable) {
	const decision = target === void 0 ? "copy" : compareAttachments(source, target);
	if (decision !== "conflict") return decision === "copy";
	if (target !== void 0 && replaceable?.get(tag) === target.digest) return true;
	const message = `source and target each have content that the other lacks under ${tag} (${source.digest} and ${target?.digest}): neither is overwritten, and the image is not tagged`;
	throw new TrustError("E_DRIFT", message, {
		tag,
		digest: source.digest
	});
}
function layersOf({ config, blobs, manifests, unreadable }) {
	if (config === void 0 || manifests.length > 0 || unreadable.length > 0) return void 0;
	return new Set(blobs.filter((blob) => blob !== config).map(contentOf$1));
}
function contentOf$1({ digest, annotations }) {
	const sorted = Object.entries(annotations).sort(([a], [b]) => a < b ? -1 : 1);
	return JSON.stringify([digest, sorted]);
}
function isSubset(few, many) {
	return [...few].every((one) => many.has(one));
}

// src/mirror/copy.ts
const readAtOnce = 6;
var Copy = class {
	#options;
	#repository;
	#missing;
	#toVerify;
	#tasks = new TaskGroup();
	#reading = afterWrites(limiter(readAtOnce));
	#blobs;
	#attachments;
	#unwritten;
	#unlisted;
	constructor(options) {
		const { inventory, plan, after, isVerified, source, progress } = options;
		this.#options = options;
		this.#blobs = new BlobCopy(after.live, source, progress, this.#tasks, this.#reading);
		const attached = [...inventory.items.values()].filter(({ inTree }) => isVerified && !inTree);
		this.#toVerify = new Set(attached.flatMap(({ contents }) => smallLayers(contents).map(({ digest }) => digest)));
		this.#attachments = attachmentNames(inventory);
		this.#repository = after.live;
		this.#missing = new Map(plan.blobs.map((blob) => [blob.digest, blob]));
		const byTag = plan.listings.filter(({ by }) => by === "tag");
		this.#unlisted = new Set(byTag.flatMap(({ items }) => items.map(({ digest }) => digest)));
		this.#unwritten = /* @__PURE__ */ new Set([
			...plan.blobs.map(({ digest }) => digest),
			...plan.manifests,
			...plan.tags.map(({ name }) => name),
			...byTag.map(({ subject }) => listOf(subject))
		]);
	}
	async bring() {
		const { inventory, plan } = this.#options;
		const byDigest = [...inventory.items.values()].filter(isByDigest);
		if (this.#unwritten.size === 0) this.#options.onWritten();
		const sent = this.#inOrder(plan.blobs).map(async (blob) => {
			await this.#blobs.bring(blob);
			this.#wrote(blob.digest);
		});
		await allSettled([
			...sent,
			...plan.blobs.map((blob) => this.#checkBlob(blob)),
			...byDigest.map((item) => this.#tasks.once(`check ${item.digest}`, () => this.#check(item))),
			...plan.tags.map((tag) => this.#tasks.once(`tag ${tag.name}`, () => this.#tag(tag))),
			...plan.listings.map((one) => this.#tasks.once(`list ${one.subject}`, () => this.#list(one)))
		]);
	}
	#inOrder(blobs) {
		const waiting = /* @__PURE__ */ new Map();
		for (const { contents, inTree } of this.#options.inventory.items.values()) for (const { digest } of contents.blobs) waiting.set(digest, (waiting.get(digest) ?? 0) + (inTree ? 2 : 1));
		const large = blobs.filter(({ size }) => size > smallBlob);
		const small = blobs.filter(({ size }) => size <= smallBlob);
		const waitingFor = ({ digest }) => waiting.get(digest) ?? 0;
		return [...large, ...small.sort((a, b) => waitingFor(b) - waitingFor(a))];
	}
	#wrote(name) {
		if (this.#unwritten.delete(name) && this.#unwritten.size === 0) this.#options.onWritten();
	}
	#manifest(item) {
		return this.#tasks.once(item.digest, async () => {
			const { plan, progress } = this.#options;
			const { digest, contents } = item;
			const waits = !item.inTree && !this.#unlisted.has(digest);
			const subject = contents.subject?.digest;
			await allSettled([this.#content(item), ...waits && subject ? [this.#byDigest(subject)] : []]);
			if (!plan.manifests.has(digest)) return;
			const put = () => this.#repository.putManifest(digest, item.bytes, contents.mediaType);
			await this.#put(item, put).catch(async (error) => {
				if (waits || item.inTree || subject === void 0 || !isTrustError(error)) throw error;
				await this.#byDigest(subject);
				return this.#put(item, put);
			});
			progress.copied(item);
			this.#wrote(digest);
		});
	}
	async #byDigest(digest) {
		const item = this.#options.inventory.items.get(digest);
		if (item?.byDigest) await this.#manifest(item);
	}
	async #contentOf(digest) {
		const item = this.#options.inventory.items.get(digest);
		if (item !== void 0) await this.#content(item);
	}
	async #content({ contents }) {
		const blobs = contents.blobs.flatMap(({ digest }) => this.#missing.get(digest) ?? []);
		await allSettled([...blobs.map((blob) => this.#blobs.bring(blob)), ...contents.manifests.map((child) => this.#byDigest(child.digest))]);
	}
	async #put(item, put) {
		let again = false;
		const content = async () => {
			await (again ? this.#contentAgain(item) : this.#content(item));
			again = true;
		};
		try {
			return await putWithContent(content, put);
		} catch (error) {
			throw isTrustError(error, "E_UNSUPPORTED") ? unsupported(item, error) : error;
		}
	}
	async #contentAgain({ contents }) {
		const { items, blobs } = this.#options.inventory;
		const named = contents.blobs.flatMap(({ digest }) => blobs.get(digest) ?? []);
		if (contents.subject !== void 0) await this.#byDigest(contents.subject.digest);
		await allSettled([...named.map((blob) => this.#blobs.bringAgain(blob)), ...contents.manifests.map(async ({ digest }) => {
			const child = items.get(digest);
			if (child === void 0) return;
			await this.#repository.putManifest(digest, child.bytes, child.contents.mediaType);
		})]);
	}
	#checkBlob(blob) {
		const { after } = this.#options;
		if (!this.#toVerify.has(blob.digest)) return this.#blobs.check(blob);
		const read = async () => await after.blob(blob, smallBlob) !== void 0;
		return this.#blobs.check(blob, read);
	}
	async #check(item) {
		const { after, pause } = this.#options;
		await this.#manifest(item);
		const stored = await this.#reading(() => readBack(this.#repository, item.digest, { pause }));
		if (stored === void 0) throw lost(this.#repository, "a manifest", item.digest);
		after.learn(stored);
		this.#ask(item);
	}
	#ask({ digest, inTree, contents }) {
		const { after, plan, isVerified } = this.#options;
		if (!isVerified) return;
		if (!inTree) {
			for (const layer of smallLayers(contents)) after.blob(layer, smallBlob).catch(() => {});
			return;
		}
		const { tags, subjects } = this.#attachments;
		const signatures = signatureTag(digest);
		if (tags.has(signatures) && !plan.tags.some(({ name }) => name === signatures)) after.manifest(signatures);
		if (subjects.has(digest) && !plan.listings.some(({ subject }) => subject === digest)) after.referrers(digest);
	}
	async #tag({ name, subject, item }) {
		await this.#contentOf(subject);
		const update = {
			isDone: (stored) => compareAttachments(item, stored) === "keep",
			next: async (stored) => {
				isToBeWritten(item, stored, name, this.#options.replaceable);
				await this.#byDigest(subject);
				return {
					bytes: item.bytes,
					mediaType: item.contents.mediaType
				};
			},
			onWritten: () => this.#wrote(name)
		};
		const { progress, after } = this.#options;
		const stored = await this.#put(item, () => updateTag(this.#repository, name, update, this.#options));
		progress.copied(item, name);
		after.learn(stored, name);
	}
	async #list({ subject, items, by }) {
		await allSettled([this.#contentOf(subject), ...items.map((item) => this.#content(item))]);
		const written = allSettled([this.#byDigest(subject), ...items.map((item) => this.#manifest(item))]);
		written.catch(() => {});
		const referrers = items.map(({ contents, digest, bytes }) => toReferrer(contents, digest, bytes));
		const { after, pause } = this.#options;
		const onWritten = () => this.#wrote(listOf(subject));
		const options = {
			pause,
			written,
			onWritten
		};
		const listed = await listReferrers(this.#repository, subject, referrers, options, by);
		await written;
		after.learnReferrers(subject, listed);
	}
};
function afterWrites(reading) {
	return async (task) => {
		await setImmediate();
		return reading(task);
	};
}
function isByDigest({ byDigest }) {
	return byDigest;
}
function listOf(subject) {
	return `list ${subject}`;
}
function smallLayers({ blobs, config }) {
	return blobs.filter((blob) => blob !== config && blob.size <= 65536);
}
function unsupported({ contents, isReferrer, digest }, error) {
	const type = contents.artifactType ?? contents.mediaType;
	const what = isReferrer ? `it cannot store referrers of type ${type}` : `it cannot store ${type}`;
	const message = `${error.message}; ${what}, so nothing was tagged`;
	return new TrustError("E_UNSUPPORTED", message, {
		...error.details,
		digest
	}, error);
}

// src/mirror/copy-progress.ts
var CopyProgress = class {
	#target;
	#onProgress;
	#content = /* @__PURE__ */ new Map();
	#step = "looking";
	#bytes = 0;
	constructor(target, onProgress) {
		this.#target = target;
		this.#onProgress = onProgress;
	}
	get content() {
		return [...this.#content.values()];
	}
	get bytes() {
		return this.#bytes;
	}
	step(step) {
		this.#step = step;
		this.#notify();
	}
	planned({ items, blobs }, plan) {
		const lacks = new Set(plan.blobs.map(({ digest }) => digest));
		const writes = new Set(plan.tags.map(({ name }) => name));
		const stateOf = (isMissing) => isMissing ? "missing" : "present";
		for (const blob of blobs.values()) this.#set(blob.digest, blobOf(blob, stateOf(lacks.has(blob.digest))));
		for (const item of items.values()) {
			const { digest, byDigest } = item;
			if (byDigest) this.#set(digest, manifestOf(item, stateOf(plan.manifests.has(digest))));
			for (const { name } of item.tags) this.#set(name, {
				...manifestOf(item, stateOf(writes.has(name))),
				tag: name
			});
		}
		this.#notify();
	}
	blob(blob, state) {
		if (state === "copied") this.#bytes += blob.size;
		this.#set(blob.digest, blobOf(blob, state));
		this.#notify(blob.digest);
	}
	copied(item, tag) {
		const content = manifestOf(item, "copied");
		this.#set(tag ?? item.digest, tag === void 0 ? content : {
			...content,
			tag
		});
		this.#notify(item.digest);
	}
	get current() {
		const content = this.content;
		const counts = {
			done: content.filter(({ state }) => state !== "missing").length,
			of: content.length,
			bytes: this.#bytes
		};
		return {
			target: this.#target,
			step: this.#step,
			...counts
		};
	}
	#set(name, content) {
		this.#content.set(name, content);
	}
	#notify(digest) {
		if (this.#onProgress === void 0) return;
		this.#onProgress({
			...this.current,
			...digest === void 0 ? {} : { digest }
		});
	}
};
function blobOf({ digest, size }, state) {
	return {
		digest,
		kind: "blob",
		size,
		state
	};
}
function manifestOf({ digest, bytes }, state) {
	return {
		digest,
		kind: "manifest",
		size: bytes.byteLength,
		state
	};
}

// src/mirror/plan.ts
async function planTarget(before, { items, blobs }, replaceable) {
	const all = [...items.values()];
	const [missing, manifests, tags, listings] = await Promise.all([
		missingOnes([...blobs.values()], (blob) => before.lacks(blob)),
		missingOnes(all.filter(({ byDigest }) => byDigest), ({ digest }) => before.lacks(digest)),
		allSettled(all.flatMap((item) => item.tags.map(async (tag) => await isMissing(before, item, tag, replaceable) ? [{
			...tag,
			item
		}] : []))),
		allSettled([...Map.groupBy(all.filter(({ isReferrer }) => isReferrer), subjectOf)].map(([subject, referrers]) => listingOf(before, subject, referrers)))
	]);
	return {
		blobs: missing,
		manifests: new Set(manifests.map(({ digest }) => digest)),
		tags: tags.flat(),
		listings: listings.filter((listing) => listing.items.length > 0)
	};
}
async function missingOnes(all, isMissing) {
	return (await allSettled(all.map(async (one) => await isMissing(one) ? [one] : []))).flat();
}
async function isMissing(before, item, { name }, replaceable) {
	return isToBeWritten(item, await before.manifest(name), name, replaceable);
}
async function listingOf(before, subject, referrers) {
	const { descriptors, source } = await before.referrers(subject);
	const listed = new Set(descriptors.map(({ digest }) => digest));
	return {
		subject,
		items: referrers.filter(({ digest }) => !listed.has(digest)),
		by: source
	};
}
function summaryOf(plan, inventory) {
	const { blobs, manifests, tags } = plan;
	return {
		blobs: blobs.length,
		bytes: blobs.reduce((sum, { size }) => sum + size, 0),
		manifests: manifests.size + tags.length,
		requests: requestsOf(plan, inventory)
	};
}
function requestsOf({ blobs, manifests, tags, listings }, { items }) {
	const uploads = 2 * blobs.length + manifests.size + 3 * tags.length;
	const lists = listings.reduce((sum, { by }) => sum + (by === "api" ? 1 : 3), 0);
	const readBack = items.size + blobs.filter(({ size }) => size > smallBlob).length;
	return uploads + lists + readBack + 3;
}
const large = 4e6;
function warningsAbout({ items }) {
	return [...items.values()].filter(({ bytes }) => bytes.byteLength >= large).map(({ digest, bytes }) => {
		const message = `a manifest of ${bytes.byteLength} bytes: some registries take 4 MiB, others less`;
		return finding("E_LIMIT", message, {
			severity: "warning",
			digest
		});
	});
}

// src/mirror/source-view.ts
function asAtSource(target, { nodes }, { isTagAbsent, hasReferrers }) {
	const digests = new Set(nodes.map(({ digest }) => digest));
	const signatures = new Set([...digests].map(signatureTag));
	const isAbsent = (reference) => signatures.has(reference) && isTagAbsent(reference);
	return {
		name: target.name,
		manifest: async (reference) => await isAbsent(reference) ? void 0 : target.manifest(reference),
		manifestHead: (reference) => target.manifestHead(reference),
		blob: (blob, limit) => target.blob(blob, limit),
		openBlob: (blob, offset) => target.openBlob(blob, offset),
		referrers: async (subject) => digests.has(subject) && !await hasReferrers(subject) ? {
			descriptors: [],
			source: "tag"
		} : target.referrers(subject),
		referrersByTag: (subject) => target.referrersByTag(subject),
		tags: () => target.tags(),
		hasBlob: (digest) => target.hasBlob(digest)
	};
}

// src/mirror/quick-look.ts
async function seemsComplete(before, lists, require, problemsOf) {
	if (lists === void 0) return false;
	const isTagAbsent = async (name) => (await lists.names)?.has(name) === false;
	const hasReferrers = async (subject) => (await lists.referrersOf(subject)).length > 0;
	await askAhead(before, lists, require);
	const [isListed, problems] = await allSettled([listsAll(before, lists, require), problemsOf(asAtSource(before, lists.tree, {
		isTagAbsent,
		hasReferrers
	}))]);
	return isListed && problems.length === 0;
}
async function seemsSigned(target, subject) {
	const [signatures] = attachmentTags(subject);
	if (signatures !== void 0 && await target.manifestHead(signatures) !== void 0) return true;
	return (await target.referrers(subject)).descriptors.some(saysItIsSignature);
}
function saysItIsSigned(tree, { tags, referrers }) {
	return tree.nodes.every(({ role, digest }) => {
		const [signatures = ""] = attachmentTags(digest);
		const listed = referrers.get(digest) ?? [];
		return role === "attestation" || tags.has(signatures) || listed.some(saysItIsSignature);
	});
}
function saysItIsSignature({ artifactType, annotations }) {
	if (artifactType === mediaTypes.cosignArtifactSig) return true;
	return annotations[predicateTypeAnnotation] === signaturePredicate;
}
async function listsAll(before, { tree, whole }, require) {
	const attached = await whole;
	if (attached === void 0) return false;
	if (require === "signed" && !saysItIsSigned(tree, attached)) return false;
	try {
		return (await allSettled([...[...attached.tags].map(async ([name, digest]) => (await before.manifestHead(name))?.digest === digest), ...[...attached.referrers].map(([subject, listed]) => listsReferrers(before, subject, listed))])).every((same) => same);
	} catch (error) {
		if (isTrustError(error)) return false;
		throw error;
	}
}
async function listsReferrers(before, subject, expected) {
	const { descriptors, source } = await before.referrers(subject);
	const has = new Set(descriptors.map(({ digest }) => digest));
	if (expected.every(({ digest }) => has.has(digest))) return true;
	if (source === "tag") return false;
	const tagged = await before.referrersByTag(subject);
	for (const { digest } of tagged.descriptors) has.add(digest);
	return expected.every(({ digest }) => has.has(digest));
}
async function askAhead(target, { tree, names }, require) {
	const isVerified = require === "verified";
	const [tags] = await allSettled([names, target.tagNames()]);
	for (const { digest } of tree.nodes) for (const name of attachmentTags(digest).slice(0, 1)) {
		if (!tags?.has(name)) continue;
		isVerified ? target.manifest(name) : target.manifestHead(name);
	}
	if (!isVerified) return;
	const digests = tree.nodes.map(({ digest }) => digest);
	const tagged = new Set(digests.filter((digest) => target.hasTaggedList(digest)));
	target.expectsApi = tagged.size === 0;
	for (const { digest, about = "" } of tree.nodes) {
		target.referrers(digest);
		if (tagged.has(about)) target.manifest(digest);
	}
}

// src/mirror/target-record.ts
var TargetRecord = class {
	findings = [];
	digest;
	looked = "nothing";
	tag = "not written";
	plan;
	#target;
	#tag;
	#progress;
	constructor(target, tag, progress) {
		this.#target = target;
		this.#tag = tag;
		this.#progress = progress;
	}
	async attempt(work) {
		try {
			return await work();
		} catch (error) {
			if (!isTrustError(error)) throw error;
			this.findings.push({
				...findingOf(error),
				advice: this.#adviceFor(error)
			});
			return;
		}
	}
	#adviceFor({ code }) {
		const next = nextStep[code] ?? "run it again: it copies only what is missing";
		const { done, of } = this.#progress.current;
		return `${of === 0 ? "nothing was copied" : `${done} of ${of} parts are there`}${describeTag(this.#tag)}; ${next}`;
	}
	report(others, traffic) {
		const { text, repository } = this.#target;
		const { bytes, content } = this.#progress;
		const { digest, findings, looked, plan } = this;
		const concerned = looked === "nothing" ? [...findings, ...others] : findings;
		const { before } = this.#tag;
		return {
			name: text,
			...digest === void 0 ? {} : { pinned: formatReference({
				...repository.name,
				digest
			}) },
			outcome: conclusionOf(concerned).outcome,
			looked,
			...before === void 0 || before === "hidden" ? {} : { tagBefore: before },
			tag: this.tag,
			content,
			...plan === void 0 ? {} : { plan },
			bytes,
			...traffic?.(repository.name) ?? {
				requests: 0,
				retries: 0
			},
			findings: findings.map((found) => ({
				...found,
				image: text
			}))
		};
	}
};
function describeTag({ name, status }) {
	if (name === void 0) return "";
	if (status === "untouched") return `, and the tag ${name} was not touched`;
	if (status === "unknown") return `; look where the tag ${name} points`;
	return `, and the tag ${name} ${status === void 0 ? "does not exist" : `still points to ${status}`}`;
}
const nextStep = {
	E_AUTH: "log in with rights to read and to push there, and run it again",
	E_DRIFT: "compare source and target; --on-conflict overwrite moves the tag, and keep leaves it where it is; delete a conflicting signature tag by hand, or sign the image again",
	E_IMMUTABLE: "use another tag, or a repository whose tags can be moved",
	E_LIMIT: "find out which limit was reached: the same run would reach it again",
	E_NOTFOUND: "create the repository, and run it again",
	E_UNSUPPORTED: "sign with --format legacy: these signatures are images under tags, which every registry stores; delete other content that the target refuses at the source, or copy to another registry"
};

// src/mirror/target-snapshot.ts
var TargetSnapshot = class extends Snapshot {
	refusal;
	expectsApi = false;
	constructor(repository) {
		let refusal;
		super(asShown(repository, (error) => {
			if (isTrustError(error)) refusal ??= error;
		}));
		this.refusal = () => refusal;
	}
	referrers(subject) {
		return this.once(`referrers ${subject}`, async () => {
			const names = this.knownTags;
			const tag = referrersTag(subject);
			const tagged = names?.has(tag) ? this.referrersByTag(subject) : void 0;
			const byTag = async () => tagged ?? (names === void 0 ? this.referrersByTag(subject) : noneTagged);
			const asking = {
				byTag,
				ahead: this.expectsApi && tagged === void 0
			};
			return unlessMissing(this.live.referrers(subject, asking));
		});
	}
	async readManifest(reference) {
		if (isAttachmentTag(reference) && this.knownTags?.has(reference) === false) return void 0;
		return super.readManifest(reference);
	}
	readTagNames() {
		return namesOf(this.live, /* @__PURE__ */ new Set());
	}
	hasTaggedList(subject) {
		return this.knownTags?.has(referrersTag(subject)) === true;
	}
	lacks(content) {
		if (typeof content !== "string") return this.once(`lacks ${content.digest}`, () => this.live.lacks(content));
		const known = this.known(`manifest ${content}`);
		return this.once(`lacks ${content}`, async () => known === void 0 ? this.live.lacks(content) : await known === void 0);
	}
};
const noneTagged = {
	descriptors: [],
	source: "tag"
};
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
function asShown(repository, onRefused) {
	const unlessRefused = async (answer, unknown) => {
		try {
			return await answer;
		} catch (error) {
			if (!isAccessRefused(error)) throw error;
			onRefused(error);
			return unknown;
		}
	};
	const none = {
		descriptors: [],
		source: "api"
	};
	return {
		name: repository.name,
		manifest: (reference) => unlessRefused(repository.manifest(reference), void 0),
		manifestHead: (reference) => unlessRefused(repository.manifestHead(reference), void 0),
		blob: (blob, limit) => unlessRefused(repository.blob(blob, limit), void 0),
		openBlob: (blob, offset) => repository.openBlob(blob, offset),
		referrers: (subject, asking) => unlessRefused(repository.referrers(subject, asking), none),
		referrersByTag: (subject) => unlessRefused(repository.referrersByTag(subject), {
			descriptors: [],
			source: "tag"
		}),
		tags: (ahead) => repository.tags(ahead),
		hasBlob: (digest) => unlessRefused(repository.hasBlob(digest), false),
		lacks: (content) => unlessRefused(repository.lacks(content), true),
		expectBlob: (blob) => repository.expectBlob(blob),
		putBlob: (...blob) => repository.putBlob(...blob),
		putManifest: (...manifest) => repository.putManifest(...manifest)
	};
}

// src/mirror/target-tag.ts
var TargetTag = class {
	#target;
	#onConflict;
	#read;
	#before;
	#decision = "not asked for";
	#status = "untouched";
	#again;
	constructor(target, onConflict, onManifest) {
		this.#target = target;
		this.#onConflict = onConflict;
		const { repository, tag } = target;
		this.#read = tag === void 0 ? Promise.resolve(void 0) : readTag(repository, tag, onManifest);
		this.#read.catch(() => {});
	}
	get name() {
		return this.#target.tag;
	}
	get before() {
		return this.#before;
	}
	get status() {
		return this.#status;
	}
	async decide(digest) {
		this.#before = await this.#read;
		this.#status = this.#before === "hidden" ? "unknown" : this.#before;
		this.#decision = decideTag(this.name, this.#before, digest, this.#onConflict);
	}
	get planned() {
		return this.#decision === "write" ? "not written" : this.#decision;
	}
	readAgain({ sent }) {
		const { repository, tag } = this.#target;
		if (tag === void 0 || this.#decision === "kept") return;
		const now = readAgain({
			repository,
			tag,
			before: this.#before
		});
		const again = {
			now,
			sent: NaN
		};
		this.#again = again;
		now.then(() => {
			again.sent = sent();
		}, () => {});
	}
	async write(root, mediaType, { pause, sent }) {
		const { repository, tag } = this.#target;
		if (tag === void 0) return "not asked for";
		if (this.#decision === "kept") return "kept";
		this.#status = "unknown";
		const [before, onConflict] = [this.#before, this.#onConflict];
		const tagging = {
			repository,
			tag,
			root,
			mediaType,
			before,
			onConflict,
			pause
		};
		const again = this.#again;
		const digest = await again?.now;
		const isFresh = again !== void 0 && again.sent === sent();
		return writeTag(isFresh ? {
			...tagging,
			now: { digest }
		} : tagging);
	}
};

// src/mirror/target.ts
var TargetRun = class {
	#target;
	#task;
	#context;
	#blobs;
	#tag;
	#progress;
	#record;
	#before;
	constructor(target, task, context, blobs) {
		this.#target = target;
		this.#task = task;
		this.#context = context;
		this.#blobs = blobs;
		this.#before = new TargetSnapshot(target.repository);
		const keep = (stored) => this.#before.learn(stored);
		this.#tag = new TargetTag(target, task.onConflict, task.require === "verified" ? keep : void 0);
		this.#before.tagNames();
		this.#progress = new CopyProgress(target.text, context.onProgress);
		this.#record = new TargetRecord(target, this.#tag, this.#progress);
	}
	get name() {
		return this.#target.repository.name;
	}
	get text() {
		return this.#target.text;
	}
	get repository() {
		return formatRepository(this.name);
	}
	follows() {
		this.#before = new TargetSnapshot(this.#target.repository);
		this.#blobs.close();
	}
	async isSigned(nodes) {
		const before = this.#before;
		const [root] = nodes;
		if (root === void 0) return false;
		try {
			if (this.#task.require === "verified") return (await this.#problems(before, root.digest)).length === 0;
			const subjects = nodes.filter(({ role }) => role !== "attestation");
			return (await allSettled(subjects.map(({ digest }) => seemsSigned(before, digest)))).every((one) => one);
		} catch (error) {
			if (isTrustError(error)) return false;
			throw error;
		}
	}
	get listener() {
		const before = this.#before;
		return {
			onManifest: (digest) => void before.lacks(digest),
			onTag: (name) => void before.manifest(name),
			onReferrersOf: (subject) => void before.referrers(subject),
			onBlob: (blob, relation) => void this.#lookFor(blob, relation)
		};
	}
	async #lookFor(blob, relation) {
		if (!await this.#before.lacks(blob).catch(() => false) || relation === "part" || blob.size > 65536 || isKnown(blob)) return;
		await blob.from.blob(blob, smallBlob).catch(() => {});
	}
	async isSettled(root, lists) {
		this.#record.digest = root.digest;
		const settled = await this.#record.attempt(async () => {
			await this.#tag.decide(root.digest);
			if (this.#tag.before !== root.digest || this.#task.deep === true) return false;
			return this.#seemsComplete(root.digest, await lists());
		});
		if (settled !== false) this.#blobs.close();
		return settled !== false;
	}
	async #seemsComplete(digest, lists) {
		const problems = (repository) => this.#verify(repository, digest);
		if (!await seemsComplete(this.#before, lists, this.#task.require, problems)) return false;
		this.#record.tag = "unchanged";
		this.#record.looked = "lists";
		return true;
	}
	async copy(inventory, root, onCopied) {
		await this.#record.attempt(() => this.#copy(inventory, root, onCopied));
		this.#blobs.close();
	}
	async #copy(inventory, root, onCopied) {
		const { dryRun, payloadReferences } = this.#task;
		const { findings } = this.#record;
		const plan = await planTarget(this.#before, inventory, this.#task.replaceable);
		this.#record.looked = "everything";
		this.#planned(inventory, plan);
		const lost = await lostPayloads(plan.blobs, inventory, payloadReferences);
		findings.push(...lost.findings);
		if (lost.findings.some(({ severity }) => severity === "error")) return;
		if (dryRun) {
			this.#record.tag = this.#tag.planned;
			return;
		}
		this.#blobs.replace(lost.rebuilt);
		const after = new Snapshot(this.#target.repository);
		const onWritten = () => {
			this.#tag.readAgain(this.#context);
			onCopied();
		};
		await this.#bring(inventory, plan, after, onWritten);
		const { tags, subjects } = attachmentNames(inventory);
		const atSource = asAtSource(after, inventory.tree, {
			isTagAbsent: (name) => !tags.has(name),
			hasReferrers: (subject) => subjects.has(subject)
		});
		const problems = await this.#verify(atSource, root.digest);
		findings.push(...problems);
		if (problems.length > 0) return;
		this.#progress.step("tagging");
		this.#record.tag = await this.#tag.write(root, inventory.tree.root.mediaType, this.#context);
	}
	#planned(inventory, plan) {
		this.#record.plan = summaryOf(plan, inventory);
		this.#blobs.declineAllBut(plan.blobs, inventory.blobs.values());
		this.#progress.planned(inventory, plan);
		this.#record.findings.push(...warningsAbout(inventory));
		if (this.#task.dryRun) this.#record.findings.push(...this.#guesses());
	}
	#guesses() {
		const refusal = this.#before.refusal();
		if (refusal === void 0 && this.#tag.before !== "hidden") return [];
		const message = `the registry does not show everything in this repository, and the plan assumes that hidden content is missing${refusal === void 0 ? "" : `: ${refusal.message}`}`;
		return [finding("E_AUTH", message, { severity: "warning" })];
	}
	async #bring(inventory, plan, after, onWritten) {
		this.#progress.step("copying");
		const isVerified = this.#task.require === "verified";
		const [source, progress] = [this.#blobs, this.#progress];
		const { pause } = this.#context;
		const { replaceable } = this.#task;
		await new Copy({
			inventory,
			plan,
			after,
			isVerified,
			source,
			progress,
			pause,
			replaceable,
			onWritten
		}).bring();
	}
	async #verify(repository, digest) {
		if (this.#task.require !== "verified") return [];
		this.#progress.step("verifying");
		return this.#problems(repository, digest);
	}
	#problems(repository, digest) {
		return problemsOf({
			image: repository,
			signatures: repository
		}, digest, this.#task, this.#context.now());
	}
	report(others) {
		return this.#record.report(others, this.#context.traffic);
	}
};

// src/mirror/walk.ts
async function takeInventory(source, root, listener) {
	const walk = new Walk(source, listener);
	await walk.from(root);
	const tree = await readTree(source.image, root);
	const inTree = new Set(tree.nodes.map(({ digest }) => digest));
	const found = [...walk.found.values()].map((item) => ({
		...item,
		inTree: inTree.has(item.digest)
	}));
	found.sort((a, b) => Number(b.inTree) - Number(a.inTree));
	const blobs = [...walk.blobs.values()].sort((a, b) => b.size - a.size);
	return {
		tree,
		items: new Map(found.map((item) => [item.digest, item])),
		blobs: new Map(blobs.map((blob) => [blob.digest, blob])),
		elsewhere: walk.elsewhere,
		leftOut: [...walk.leftOut.values()],
		unlisted: walk.unlisted
	};
}
const usual = {
	manifests: 4 * limits.children,
	bytes: 67108864
};
var Walk = class {
	#source;
	#listener;
	#most;
	found = /* @__PURE__ */ new Map();
	blobs = /* @__PURE__ */ new Map();
	elsewhere = [];
	leftOut = /* @__PURE__ */ new Map();
	unlisted = /* @__PURE__ */ new Map();
	#subjects = /* @__PURE__ */ new Set();
	#listLags = false;
	#bytes = 0;
	constructor(source, listener, most = usual) {
		this.#source = source;
		this.#listener = listener;
		this.#most = most;
	}
	async from(root) {
		const { image } = this.#source;
		await allSettled([this.#attachedTo(root.digest, "part"), this.#byDigest(root, image, "part")]);
	}
	async #take(stored, from, relation) {
		if (relation === "part") parseManifest(stored.bytes, stored.contentType);
		const known = this.found.get(stored.digest);
		if (known !== void 0) return known;
		const { digest, bytes } = stored;
		this.#bytes += bytes.byteLength;
		const { manifests: many, bytes: long } = this.#most;
		if (this.found.size >= many || this.#bytes > long) {
			const limit = `${many} manifests, ${long} bytes`;
			throw new TrustError("E_LIMIT", `more than ${limit} belong to the image`, { digest });
		}
		const contents = readContents(bytes, stored.contentType);
		const found = {
			digest,
			bytes,
			contents,
			byDigest: false,
			isReferrer: false,
			tags: []
		};
		this.found.set(digest, found);
		await allSettled([...contents.blobs.map((blob) => this.#blob(blob, from, relation)), ...contents.manifests.flatMap((child) => [this.#child(child, from, relation), this.#attachedTo(child.digest, relation)])]);
		return found;
	}
	async #byDigest(stored, from, relation) {
		this.#listener.onManifest(stored.digest);
		const found = await this.#take(stored, from, relation);
		found.byDigest = true;
		return found;
	}
	async #child({ digest, size }, from, relation) {
		const asked = from.manifest(digest);
		this.#listener.onManifest(digest);
		const stored = await asked;
		if (stored === void 0) throw absent("an index lists it", digest);
		const { length } = stored.bytes;
		if (length !== size) {
			const message = `the index declares ${size} bytes for it, the source has ${length}`;
			throw new TrustError("E_DIGEST", message, { digest });
		}
		await this.#byDigest(stored, from, relation);
	}
	async #blob({ digest, size, mediaType }, from, relation) {
		const known = this.blobs.get(digest);
		if (known === void 0) {
			const blob = {
				digest,
				size,
				from
			};
			if (isForeign(mediaType) && !await this.#sourceHas(blob)) return;
			this.blobs.set(digest, blob);
			this.#listener.onBlob(blob, relation);
		} else if (known.size !== size) throw new TrustError("E_DIGEST", "one blob is declared with two sizes", { digest });
	}
	async #sourceHas(blob) {
		const has = await canOpen(blob.from, blob);
		if (!has) this.elsewhere.push(blob.digest);
		return has;
	}
	async #attachedTo(subject, relation) {
		if (this.#subjects.has(subject)) return;
		this.#subjects.add(subject);
		const { listed, tagged, tags } = this.#ask(subject, relation);
		await allSettled([
			this.#listed(listed, subject),
			this.#listed(tagged, subject),
			...tags.map(({ name, stored }) => this.#tagged(name, stored, subject))
		]);
	}
	#ask(subject, relation) {
		const { signatures } = this.#source;
		const listed = signatures.referrers(subject);
		const later = listed.catch(() => {});
		const tags = attachmentTags(subject).map((name, at) => ({
			name,
			stored: this.#askTag(name, relation, at === 0 ? void 0 : later)
		}));
		const tagged = listed.then(async (list) => {
			if (list.source === "tag") return list;
			return this.#mayHave(referrersTag(subject)) ? signatures.referrersByTag(subject) : noneListed;
		});
		for (const { stored } of tags) stored.catch(() => {});
		tagged.catch(() => {});
		return {
			listed,
			tagged,
			tags
		};
	}
	async #askTag(name, relation, later) {
		await later;
		if (relation === "attached" && !this.#mayHave(name)) return void 0;
		return this.#source.signatures.manifest(name);
	}
	#mayHave(tag) {
		return this.#listLags || this.#source.signatures.knownTags?.has(tag) !== false;
	}
	async #tagged(name, asked, subject) {
		const { signatures } = this.#source;
		const stored = await asked;
		if (stored === void 0) return;
		if (signatures.knownTags?.has(name) === false) this.#listLags = true;
		this.#listener.onTag(name);
		const tag = {
			name,
			subject
		};
		const [found] = await allSettled([this.#take(stored, signatures, "attached"), this.#attachedTo(stored.digest, "attached")]);
		if (found !== void 0) found.tags = [...found.tags, tag];
	}
	async #listed(list, subject) {
		const { descriptors, skipped } = await list;
		const unread = describeSkipped(skipped);
		if (unread !== void 0) this.unlisted.set(subject, unread);
		const listed = new Map(descriptors.map((entry) => [entry.digest, entry]));
		await allSettled([...listed.values()].map((entry) => this.#referrer(entry, subject)));
	}
	async #referrer({ digest, artifactType }, subject) {
		const { signatures } = this.#source;
		const asked = signatures.manifest(digest);
		this.#ask(digest, "attached");
		const stored = await asked;
		const leaveOut = (why) => {
			const type = artifactType === void 0 ? {} : { artifactType };
			this.leftOut.set(`${subject} ${digest}`, {
				digest,
				subject,
				why,
				...type
			});
		};
		if (stored === void 0) return leaveOut("not served");
		const { subject: named } = readContents(stored.bytes, stored.contentType);
		if (named?.digest !== subject) return leaveOut("another subject");
		this.#listener.onReferrersOf(subject);
		const [found] = await allSettled([this.#byDigest(stored, signatures, "attached"), this.#attachedTo(digest, "attached")]);
		if (found !== void 0) found.isReferrer = true;
	}
};
const noneListed = { descriptors: [] };
function absent(why, digest) {
	return new TrustError("E_COVER", `${why}, but the source does not have it`, { digest });
}

// src/mirror/mirror.ts
async function mirror(task, context) {
	const started = context.now();
	const shared = new SharedBlobs(context);
	const runs = task.targets.map((target) => new TargetRun(target, task, context, new SourceBlobs(shared.reader(), context)));
	const found = {
		source: { name: task.source.text },
		findings: []
	};
	try {
		await copyAll(task, context, runs, found);
	} catch (error) {
		if (!isTrustError(error)) throw error;
		found.findings.push({
			...findingOf(error),
			image: task.source.text
		});
	}
	return toReport(task, context, started, runs, found);
}
async function copyAll(task, context, runs, found) {
	const source = snapshotsOf(task);
	const resolved = resolve(source.image, task.source.reference);
	source.signatures.tagNames();
	const root = await resolved;
	found.source = {
		...found.source,
		digest: root.digest
	};
	for (const { tag } of task.targets) if (tag !== void 0) assertTaggable(root.digest, tag);
	const open = await unsettled(runs, source, root);
	if (open.length === 0) return;
	const groups = byRepository(open);
	const [inventory, problems] = await allSettled([takeInventory(source, root, listenAll(groups.map(([first]) => first))), problemsOf(source, root.digest, task, context.now())]);
	found.source = {
		...found.source,
		content: contentOf(inventory)
	};
	const unsigned = task.require === "none" ? [] : missingSignatures(inventory);
	const { nodes } = inventory.tree;
	found.findings.push(...remarks(inventory, task.skipMissingReferrers === true), ...await adviseCopyBack(unsigned.length > 0 ? unsigned : problems, nodes, open, task));
	if (found.findings.some(({ severity }) => severity === "error")) return;
	let moved;
	const lookAtSource = () => {
		moved ??= movedMeanwhile(task.source, root.digest);
		return moved;
	};
	await allSettled(groups.map(async (runs) => {
		for (const run of runs) await run.copy(inventory, root, lookAtSource);
	}));
	if (!task.dryRun) found.findings.push(...await lookAtSource());
}
function snapshotsOf({ source: { repository, signatures } }) {
	const image = new Snapshot(repository);
	return {
		image,
		signatures: signatures === repository ? image : new Snapshot(signatures)
	};
}
async function unsettled(runs, source, root) {
	let lists;
	const readOnce = () => {
		lists ??= readLists(source, root);
		return lists;
	};
	return (await allSettled(runs.map(async (run) => await run.isSettled(root, readOnce) ? [] : [run]))).flat();
}
function byRepository(runs) {
	return [...Map.groupBy(runs, ({ repository }) => repository).values()].flatMap(([first, ...others]) => {
		if (first === void 0) return [];
		for (const run of others) run.follows();
		return [[first, ...others]];
	});
}
function listenAll(runs) {
	const listeners = runs.map(({ listener }) => listener);
	const each = (call) => {
		for (const listener of listeners) call(listener);
	};
	return {
		onManifest: (digest) => each((listener) => listener.onManifest(digest)),
		onTag: (name) => each((listener) => listener.onTag(name)),
		onReferrersOf: (subject) => each((listener) => listener.onReferrersOf(subject)),
		onBlob: (blob, relation) => each((listener) => listener.onBlob(blob, relation))
	};
}
function toReport(task, context, started, runs, { source, findings }) {
	const targets = runs.map((run) => run.report(findings));
	return {
		schema: mirrorReportSchema,
		tool: context.tool,
		started: started.toISOString(),
		finished: context.now().toISOString(),
		...conclusionOf([...findings, ...targets.flatMap((target) => target.findings)]),
		dryRun: task.dryRun,
		require: task.require,
		signers: task.policy === void 0 ? [] : describeSigners(task.policy),
		source,
		targets,
		findings,
		requests: context.sent()
	};
}
function contentOf({ tree, items, blobs }) {
	const all = [...items.values()];
	return {
		manifests: tree.nodes.length,
		tags: all.reduce((sum, { tags }) => sum + tags.length, 0),
		referrers: all.filter(({ inTree, isReferrer }) => !inTree && isReferrer).length,
		blobs: blobs.size,
		bytes: [...blobs.values()].reduce((sum, { size }) => sum + size, 0)
	};
}
const aboutSignatures = /* @__PURE__ */ new Set(["E_NOSIG", "E_COVER"]);
async function adviseCopyBack(findings, nodes, runs, task) {
	const isMissing = ({ severity, code }) => severity === "error" && aboutSignatures.has(code);
	const { source, commandFor } = task;
	if (!findings.some(isMissing) || source.signatures !== source.repository) return findings;
	const [root] = nodes;
	const holder = await firstThat(runs, (run) => run.isSigned(nodes));
	if (root === void 0 || holder === void 0 || commandFor === void 0) return findings;
	const from = formatReference({
		...holder.name,
		digest: root.digest
	});
	const { tag } = source.reference;
	const command = commandFor([
		from,
		formatReference({
			...source.repository.name,
			...tag === void 0 ? {} : { tag }
		}),
		...tag === void 0 ? ["--no-tag"] : []
	]);
	const advice = `${holder.text} has these signatures; bring them back: ${command}`;
	return findings.map((one) => isMissing(one) ? {
		...one,
		advice
	} : one);
}
async function firstThat(all, holds) {
	for (const one of all) if (await holds(one)) return one;
}

export { dryRun as a, skipMissingReferrers as c, Snapshot as d, writeTag as i, blobsOf as l, hasItsOwn as n, mirrorOptions as o, readTag as r, mirror_exports as s, mirror as t, isForeign as u };