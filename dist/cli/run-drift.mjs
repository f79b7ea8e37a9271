import { t as __exportAll } from "./rolldown-runtime.mjs";
import { $t as fail, An as parseManifest, Dn as finding, Ft as predicateTypeAnnotation, G as unpinnedFiles, It as saysItIsForeign, K as isInsecureRegistry, Lt as signatureTag, N as readPolicy, Nt as classifyArtifact, On as findingOf, P as readRootText, Qt as digest, U as cannotWrite, Ut as signaturePredicate, V as WholeFile, Xn as userAgent, Yn as tool, Zt as count, cn as text, dt as unread, en as list, er as outcomeFor, ft as verifyImage, g as createRegistryClient, h as connect, i as keyReader, in as optional, ln as tidy, lt as describePolicy, mn as referrersTag, nn as object, nr as longestCommand, on as readJson, qn as mapConcurrently, rn as oneOf, rr as readShellWords, rt as copyFlags, s as connect$1, tt as mirrorCommand, ut as good, wn as isThere, y as readable, z as readBounded } from "./verify.mjs";
import { C as parseRepository, D as digestHex, F as isTrustError, O as digestOf$1, P as TrustError, S as parseReference, _ as apiHost, b as formatRepository, d as checkItems, g as about$1, x as isTag, y as formatReference } from "./begin.mjs";
import { c as isVersion, i as parseLedger, n as formatLedger, o as compareVersions, s as isFinal } from "./ledger.mjs";
import { a as Snapshot, c as readTag, o as holds, r as isForeign } from "./copy.mjs";
import { t as meterTraffic } from "./traffic.mjs";
import { l as hasBlob } from "./writing.mjs";
import { createHash } from "node:crypto";
import { finished } from "node:stream/promises";

// src/drift/conclude.ts
function stateOf(differences, unreachable) {
	if (differences.length > 0) return "drift";
	return unreachable.length > 0 ? "unreachable" : "ok";
}
function exitCodeOf(state) {
	return {
		ok: 0,
		drift: 20,
		unreachable: 3
	}[state];
}
function inOrder$1(differences) {
	return [...new Map(differences.map((one) => [one.id, one])).values()].sort((a, b) => newestFirst(a.version ?? "", b.version ?? "") || (a.id < b.id ? -1 : 1));
}
function newestFirst(a, b) {
	if (isVersion(a) && isVersion(b)) return compareVersions(b, a);
	if (isVersion(a) !== isVersion(b)) return isVersion(a) ? -1 : 1;
	return a < b ? -1 : a > b ? 1 : 0;
}

// src/drift/seen.ts
function isGood({ digest, looked, problems, obstacles, lost }) {
	return problems.length === 0 && obstacles.length === 0 && lost === void 0 && looked !== "nothing" && digest !== void 0;
}

// src/drift/signatures.ts
function signatureProblems(release, all) {
	const recorded = recordedIn(release);
	return new Map(all.map((seen) => [seen, seen.manifests.flatMap((manifest) => {
		if (manifest.code === "E_NOTFOUND") return [];
		const there = signaturesOf(manifest);
		const wanted = recorded?.get(manifest.digest) ?? (recorded ? none : unionOf(manifest, all));
		const isRead = !seen.unread.has(manifest.digest) && manifest.state !== "unreachable";
		const lost = seen.lost?.get(manifest.digest) ?? [];
		const missing = isRead && !isBad(manifest, seen) ? without(wanted, there) : [];
		const unnamed = missing.length === 0 && recorded === void 0 ? lost : [];
		return [
			...missing.map(lacking(manifest, lost)),
			...unnamed.map(losing(manifest)),
			...recorded === void 0 ? [] : without(there, wanted).map(adding(manifest))
		];
	})]));
}
const none = /* @__PURE__ */ new Map();
function recordedIn(release) {
	if (release === void 0 || release.signatures.length === 0) return void 0;
	const recorded = /* @__PURE__ */ new Map();
	for (const { manifest, identity, format } of release.signatures) {
		const known = recorded.get(manifest) ?? /* @__PURE__ */ new Map();
		recorded.set(manifest, known.set(identity, format));
	}
	return recorded;
}
function unionOf({ digest }, all) {
	const sides = all.flatMap(({ manifests }) => manifests.filter((one) => one.digest === digest));
	return new Map(sides.flatMap((manifest) => [...signaturesOf(manifest)]));
}
function signaturesOf({ signatures }) {
	return new Map(signatures.map(({ identity, format }) => [identity, format]));
}
function without(some, others) {
	return [...some].filter(([identity]) => !others.has(identity));
}
function isBad({ digest, code }, { problems }) {
	if (code === "E_NOSIG" || code === "E_COVER") return false;
	return problems.some((one) => one.kind === "signature-bad" && one.digest === digest);
}
function about({ digest, platforms }) {
	return {
		digest,
		...platforms.length === 0 ? {} : { platform: platforms.join(", ") }
	};
}
function nameOf({ role, platforms }) {
	return platforms.length === 0 || role === "attestation" ? `the ${role}` : platforms.join(", ");
}
function lacking(manifest, lost) {
	const why = lost.length === 0 ? "" : `: the registry lists it, and has lost what it consists of, ${lost[0]}`;
	return ([identity, format]) => ({
		kind: "signature-missing",
		code: codeFor(manifest),
		...about(manifest),
		expected: identity,
		message: `${nameOf(manifest)} lacks a ${format} signature${why}`
	});
}
function losing(manifest) {
	return (blob) => ({
		kind: "signature-missing",
		code: codeFor(manifest),
		...about(manifest),
		expected: blob,
		message: `a signature of ${nameOf(manifest)} is listed, but the registry has lost what it consists of, ${blob}`
	});
}
function codeFor({ role }) {
	return role === "index" || role === "image" ? "E_NOSIG" : "E_COVER";
}
function adding(manifest) {
	return ([identity, format]) => ({
		kind: "signature-added",
		code: "E_DRIFT",
		...about(manifest),
		found: identity,
		message: `${nameOf(manifest)} has a ${format} signature by the key that the ledger does not know`
	});
}

// src/drift/differences.ts
function compareRelease(expected, all) {
	const signatures = signatureProblems(expected.release, all);
	return all.map((seen) => {
		return {
			seen,
			differences: [
				...tagProblems(expected, seen, all),
				...seen.problems.filter((one) => !isExplained(one, signatures.get(seen) ?? [])),
				...platformProblems(expected, seen),
				...blobProblems(seen),
				...signatures.get(seen) ?? []
			].map((one) => toDifference$2(one, expected, seen, sourceFor(one, seen, all)))
		};
	});
}
function isExplained({ kind, code, digest }, others) {
	if (kind !== "signature-bad" || code !== "E_NOSIG" && code !== "E_COVER") return false;
	return others.some((one) => one.kind === "signature-missing" && one.digest === digest);
}
function sourceFor(problem, seen, all) {
	const [only, ...more] = new Set(all.flatMap(({ tagDigest }) => tagDigest ?? []));
	const wanted = seen.digest ?? (more.length === 0 ? only : void 0);
	return [...all.filter((one) => one !== seen), ...isAboutTag(problem) ? [seen] : []].find((one) => isGood(one) && one.digest === wanted && hasWhatLacks(problem, seen, one));
}
function isAboutTag({ kind }) {
	return kind === "tag-missing" || kind === "tag-moved" || kind === "rolled-back";
}
function hasWhatLacks({ kind, digest, expected = "" }, seen, source) {
	if (kind === "blob-missing") return source.blobs?.missing.every((one) => one !== digest) ?? true;
	if (kind !== "signature-missing") return true;
	const there = source.manifests.find((one) => one.digest === digest)?.signatures ?? [];
	return [...seen.lost?.values() ?? []].flat().some((one) => one === expected) || there.some(({ identity }) => identity === expected);
}
function tagProblems(expected, seen, all) {
	if (seen.obstacles.length > 0 && seen.tagDigest === void 0) return [];
	const { version, release, versionOf } = expected;
	const { tagDigest: found } = seen;
	const wanted = release?.digest ?? all.find(({ tagDigest }) => tagDigest !== void 0)?.tagDigest;
	if (found === void 0) return [missing(version, wanted)];
	if (wanted === void 0 || found === wanted) return [];
	const other = versionOf(found);
	const where = {
		expected: wanted,
		found
	};
	if (other !== void 0) return [{
		kind: "rolled-back",
		code: "E_ROLLBACK",
		message: `the tag ${version} points to release ${other}, ${found}`,
		...where
	}];
	return [{
		kind: "tag-moved",
		code: "E_DRIFT",
		...moved(expected, seen, found, all),
		...where
	}];
}
function missing(version, wanted) {
	return {
		kind: "tag-missing",
		code: "E_NOTFOUND",
		message: `the tag ${version} does not exist, although the repository does`,
		...wanted === void 0 ? {} : { expected: wanted }
	};
}
function moved({ version, release }, { elsewhere, problems, looked }, found, [first]) {
	if (release === void 0) return {
		message: `the tag ${version} points to ${found}${looked === "nothing" ? "" : problems.length === 0 ? ", also signed" : ""}: another image than on ${first?.place.name}`,
		advice: "without a ledger nobody knows which is right: find out before you mend"
	};
	const message = `the tag ${version} points to ${found}${elsewhere === void 0 ? "" : `, which is ${elsewhere}${elsewhere === "signed" ? "" : " as required"}`}: no release of the ledger`;
	if (elsewhere !== "signed") return { message };
	return {
		message,
		advice: "somebody signed this with the key: find out who, before you mend"
	};
}
function platformProblems({ version, release }, seen) {
	if (release === void 0 || seen.manifests.length === 0) return [];
	const listed = new Set(seen.manifests.map(({ digest }) => digest));
	const platforms = Object.entries(release.platforms).filter(([, digest]) => !listed.has(digest));
	const told = /* @__PURE__ */ new Set([...listed, ...platforms.map(([, digest]) => digest)]);
	const signed = new Set(release.signatures.map(({ manifest }) => manifest));
	return [...platforms.map(([platform, digest]) => ({
		...contradiction(digest),
		platform,
		message: `the ledger has another ${platform} in release ${version} than the index lists`
	})), ...[...signed].filter((digest) => !told.has(digest)).map((digest) => ({
		...contradiction(digest),
		message: `the ledger has a signature of ${digest}, which the index of release ${version} does not list`
	}))];
}
function contradiction(digest) {
	return {
		kind: "manifest-missing",
		code: "E_COVER",
		digest,
		advice: "check without the state file; if it is told again, correct the ledger: index and manifests do not belong together there",
		isMended: false
	};
}
function blobProblems({ blobs, lost }) {
	const told = new Set([...lost?.values() ?? []].flat());
	return (blobs?.missing ?? []).filter((digest) => !told.has(digest)).map((digest) => ({
		kind: "blob-missing",
		code: "E_NOTFOUND",
		digest,
		message: `the blob ${digest} is named by a manifest, but the registry does not have it`
	}));
}
const usualAdvice = "no other registry has all of it: bring it back from a backup, or release anew under another version";
const signAgain = "no registry has it any more: sign the image again, put the new signatures into the ledger in its place, and mirror them";
function toDifference$2(problem, expected, seen, source) {
	const { version, release } = expected;
	const { place } = seen;
	const { kind, digest, code, message, advice, isMended: _, ...rest } = problem;
	const mend = mendFor(problem, expected, seen, source);
	const told = advice ?? (mend === void 0 ? adviceFor$1(problem, release) : void 0);
	return {
		id: idOf(problem, place.name, version),
		kind,
		code,
		registry: place.name,
		...release === void 0 && !isVersion(version) ? {} : { version },
		tag: version,
		...digest === void 0 ? {} : { digest },
		...rest,
		message,
		...mend === void 0 ? {} : { mend },
		...told === void 0 ? {} : { advice: told }
	};
}
function idOf({ kind, digest, expected, found }, registry, tag) {
	return `${kind}/${registry}:${tag}${digest === void 0 ? "" : `@${digest}`}${kind === "signature-missing" || kind === "signature-added" ? `#${shortened(kind === "signature-missing" ? expected : found)}` : ""}`;
}
function shortened(identity = "") {
	return identity.slice(identity.lastIndexOf(":") + 1).slice(0, 16);
}
function adviceFor$1({ kind }, release) {
	if (kind === "signature-added") return "if you signed it again, put it into the ledger and mirror it; if not, the key may be in other hands";
	if (kind === "tag-moved" && release === void 0) return "find out which registry is right";
	if (kind === "signature-missing") return signAgain;
	return usualAdvice;
}
function mendFor(problem, { version, release, command }, { place, tagDigest }, source) {
	const { kind, isMended = true } = problem;
	const digest = source?.digest;
	if (source === void 0 || digest === void 0 || !isMended) return void 0;
	if (kind === "signature-added") return void 0;
	if (kind.startsWith("signature") && command.policy.signatureRepository !== void 0) return;
	if (kind === "tag-moved" && release === void 0) return void 0;
	return mirrorCommand({
		...command,
		source: source.place.registry.repository.name,
		digest,
		target: place.registry.repository.name,
		tag: version,
		moves: tagDigest !== void 0 && tagDigest !== digest,
		deep: !isAboutTag(problem)
	});
}
function versionsByDigest(releases) {
	const sorted = releases.toSorted((a, b) => compareVersions(a.version, b.version));
	return new Map(sorted.map(({ version, digest }) => [digest, version]));
}

// src/drift/shard.ts
const mostParts = 9999;
function isIn(shard, version) {
	if (shard === void 0) return true;
	const hex = digestHex(digestOf$1(Buffer.from(version))).slice(0, 12);
	return Number.parseInt(hex, 16) % shard.of === shard.index - 1;
}
function looksAtTags(shard) {
	return shard === void 0 || shard.index === 1;
}
function formatShard({ index, of }) {
	return `${index}/${of}`;
}
function isShard({ index, of }) {
	return index >= 1 && index <= of && of <= mostParts;
}
function parseShard(text) {
	const [, index, of] = (/^([1-9][0-9]{0,3})\/([1-9][0-9]{0,3})$/.exec(text) ?? []).map(Number);
	if (index === void 0 || of === void 0 || !isShard({
		index,
		of
	})) throw new RangeError(`"${text.slice(0, 50)}" is not a part of parts, such as 2/4`);
	return {
		index,
		of
	};
}
function planShards(count) {
	return { include: Array.from({ length: count }, (_, at) => ({ shard: formatShard({
		index: at + 1,
		of: count
	}) })) };
}

// src/drift/history.ts
const most$1 = {
	runs: 100,
	names: 1e3
};
const pastRun = object({
	started: text,
	state: oneOf("ok", "drift", "unreachable"),
	differences: list(text),
	unreachable: list(text),
	unknownTags: list(text),
	requests: count
});
function withRun({ runs }, report) {
	return { runs: [...runs, toPastRun(report, runs.at(-1))].slice(-most$1.runs) };
}
function toPastRun(report, before) {
	const { started, state, differences, unreachable, requests } = report;
	const registries = unreachable.flatMap(({ image }) => image ?? []);
	const unseen = (before?.unknownTags ?? []).filter((name) => isUnseen(name, report));
	const unknownTags = [.../* @__PURE__ */ new Set([...report.unknownTags, ...unseen])];
	return {
		started,
		state,
		differences: differences.map(({ id }) => id).slice(0, most$1.names),
		unreachable: [...new Set(registries)].slice(0, most$1.names),
		unknownTags: unknownTags.slice(0, most$1.names),
		requests
	};
}
function isUnseen(name, { unreachable, shard, missingShards }) {
	if (!looksAtTags(shard) || missingShards.some(looksAtTags)) return true;
	return unreachable.some(({ image }) => image !== void 0 && name.startsWith(`${image}:`));
}
function boundedHistory(runs) {
	return { runs: runs.slice(-most$1.runs) };
}

// src/drift/known.ts
function withLooksOf(known, before, registries) {
	const looks = [...before?.looks ?? []].filter(([name]) => registries.has(name));
	if (before === void 0 || looks.length === 0) return known;
	if (known === void 0) return {
		...before,
		looks: new Map(looks)
	};
	if (known.digest !== before.digest) return known;
	return {
		...known,
		looks: new Map([...looks, ...known.looks])
	};
}

// src/drift/mend.ts
function commandContext(policy, registries) {
	const insecure = registries.filter((one) => one.insecure);
	return {
		policy: describePolicy(policy),
		insecureHosts: insecure.map(({ repository }) => repository.name.registry)
	};
}
function mendWith(copying) {
	const mend = mirrorCommand(copying);
	return mend === void 0 ? {} : { mend };
}
function isMirrorCommand(command, scope) {
	const words = command.length > 8e3 ? void 0 : readShellWords(command);
	if (words === void 0) return false;
	const [program, verb, ...rest] = words;
	const { positionals, flags } = sorted(rest);
	return program === "webdis-trust" && verb === "mirror" && isFromTo(positionals, scope) && isDemanding(flags, scope);
}
const bare = ["--deep", "--insecure-ignore-tlog"];
function sorted(words) {
	const positionals = [];
	const flags = [];
	const rest = words.values();
	for (const word of rest) if (!word.startsWith("--")) positionals.push(word);
	else if (bare.includes(word)) flags.push(word);
	else flags.push(`${word} ${rest.next().value}`);
	return {
		positionals,
		flags
	};
}
function isFromTo(positionals, { difference, registries }) {
	const [from = "", to = "", ...more] = positionals;
	const [name = "", digest] = from.split("@");
	return more.length === 0 && digest !== void 0 && isReference(from) && registries.some((one) => one.name === name) && difference.tag !== void 0 && isReference(to) && to === `${difference.registry}:${difference.tag}`;
}
function isReference(text) {
	try {
		return formatReference(parseReference(text)) === text;
	} catch {
		return false;
	}
}
function isDemanding(flags, { policy, registries }) {
	const trust = sorted(copyFlags(policy)).flags;
	const copying = [
		"--on-conflict overwrite",
		"--deep",
		"--require verified",
		...registries.filter((one) => one.insecure === true).map(({ name }) => `--insecure-registry ${name.slice(0, name.indexOf("/"))}`)
	];
	return trust.every((flag) => flags.includes(flag)) && flags.every((flag) => trust.includes(flag) || copying.includes(flag));
}

// src/drift/latest.ts
async function checkLatest(places, task) {
	const highest = task.ledger.releases.filter(({ version }) => isFinal(version)).toSorted((a, b) => compareVersions(a.version, b.version)).at(-1);
	if (highest === void 0) return {
		differences: [],
		notes: [],
		obstacles: []
	};
	const looks = await Promise.all(places.map(pointingAt));
	const known = looks.flatMap((look) => "place" in look ? [look] : []);
	const obstacles = looks.flatMap((look) => "place" in look ? [] : [look]);
	if (known.every(({ digest }) => digest === void 0)) return {
		differences: [],
		notes: [],
		obstacles
	};
	const wrong = known.filter(({ digest }) => digest !== highest.digest);
	const judged = await Promise.all(wrong.map((one) => judge(one, highest, task)));
	return {
		differences: judged.flatMap((one) => "id" in one ? [one] : []),
		notes: judged.flatMap((one) => "severity" in one ? [one] : []),
		obstacles: [...obstacles, ...judged.flatMap((one) => "finding" in one ? [one] : [])]
	};
}
async function pointingAt(place) {
	if (place.stopped !== void 0) return {
		registry: place.name,
		finding: place.stopped
	};
	try {
		const digest = await readTag(place.registry.repository, "latest");
		if (digest !== void 0 || await place.answers()) return {
			place,
			digest
		};
		return {
			registry: place.name,
			finding: await place.hidden("latest")
		};
	} catch (error) {
		if (!isTrustError(error)) throw error;
		return {
			registry: place.name,
			finding: findingOf(error)
		};
	}
}
async function judge({ place, digest }, highest, task) {
	const newer = task.newVersions.filter(({ registry }) => registry === place.name).map(({ tag }) => tag).filter((tag) => isFinal(tag) && compareVersions(tag, highest.version) > 0);
	try {
		for (const tag of digest === void 0 ? [] : newer) {
			if (await readTag(place.registry.repository, tag) !== digest) continue;
			const message = `latest points to ${tag}, which is not in the ledger yet`;
			return finding("E_DRIFT", message, {
				severity: "note",
				image: `${place.name}:latest`
			});
		}
	} catch (error) {
		if (!isTrustError(error)) throw error;
		return {
			registry: place.name,
			finding: findingOf(error)
		};
	}
	return toDifference$1({
		place,
		digest
	}, highest, task);
}
function toDifference$1({ place, digest }, highest, { versionOf, command }) {
	const other = digest === void 0 ? void 0 : versionOf(digest);
	const where = digest === void 0 ? "does not exist, although another registry has it" : `points to ${other === void 0 ? digest : `release ${other}`}`;
	const { name } = place.registry.repository;
	return {
		id: `latest-wrong/${place.name}:latest`,
		kind: "latest-wrong",
		code: other === void 0 ? "E_DRIFT" : "E_ROLLBACK",
		registry: place.name,
		version: highest.version,
		tag: "latest",
		expected: highest.digest,
		...digest === void 0 ? {} : { found: digest },
		message: `latest ${where}, and not to ${highest.version}, the highest release`,
		...mendWith({
			...command,
			source: name,
			digest: highest.digest,
			target: name,
			tag: "latest",
			moves: digest !== void 0,
			deep: false
		})
	};
}

// src/drift/obstacles.ts
function isObstacle({ code }) {
	return outcomeFor([code]) === "undetermined";
}
var Obstacles = class {
	#told = /* @__PURE__ */ new Map();
	add(registry, finding, images = 1) {
		const { code, details } = finding;
		const cause = `${registry} ${code} ${details?.host ?? ""} ${details?.status ?? ""}`;
		const told = this.#told.get(cause);
		if (told !== void 0) told.images += images;
		else this.#told.set(cause, {
			finding: {
				...finding,
				image: registry
			},
			images
		});
	}
	findings() {
		return [...this.#told.values()].map(({ finding, images }) => {
			const more = images > 1 ? `; the same for ${images - 1} more` : "";
			const { severity: _, advice, ...rest } = finding;
			return {
				...rest,
				severity: "error",
				message: `${finding.message}${more}`,
				advice: advice ?? adviceFor(finding.code)
			};
		});
	}
};
function adviceFor(code) {
	return advice[code] ?? "run it again: nothing is known about these images until then";
}
const advice = {
	E_AUTH: "check the credentials of this registry (they may have expired), and run it again",
	E_RATE: "run it again when the limit has passed; with --state, what was verified is not read again",
	E_NOTFOUND: "check the name of the repository, and log in if it is private"
};

// src/mirror/content.ts
function blobsOf$1(manifest) {
	return manifest.kind === "image" ? [manifest.config, ...manifest.layers] : [];
}

// src/drift/store-look.ts
async function lookAtStores({ repository, names, hasNoApi, learned }, subject, expected, occasion) {
	const asksAll = occasion !== "again";
	const noApi = hasNoApi() ?? (occasion !== "elsewhere" && expected.source === "tag");
	const mayHave = (tag) => names?.has(tag) ?? asksAll;
	const tag = signatureTag(subject);
	const asksTag = isTag(tag) && (expected.tag !== void 0 || mayHave(tag));
	const asksList = expected.listed.length > 0 || (noApi ? mayHave(referrersTag(subject)) : asksAll);
	const [points, list] = await Promise.all([asksTag ? readTag(repository, tag) : void 0, asksList ? repository.referrers(subject) : void 0]);
	const look = lookOf(points, list ?? {
		descriptors: [],
		source: noApi ? "tag" : "api"
	});
	if (list !== void 0) learned(list.source);
	if (list?.source !== "tag") return look;
	const there = await Promise.all(look.listed.map((digest) => isThere(repository, digest)));
	return {
		...look,
		listed: look.listed.filter((_, at) => there[at])
	};
}
function namesIn({ tag, listed }) {
	return tag === void 0 ? listed : [tag, ...listed];
}
function lookOf(tag, { descriptors, source }) {
	const candidates = source === "api" ? descriptors.filter((one) => !saysItIsForeign(one)) : descriptors;
	const listed = [...new Set(candidates.map(({ digest }) => digest))].sort();
	return {
		...tag === void 0 ? {} : { tag },
		listed,
		source
	};
}
function sameLook(a, b) {
	return a.tag === b.tag && a.listed.join() === b.listed.join();
}

// src/drift/blobs.ts
const remembered = 4096;
var PresentBlobs = class {
	#repository;
	#seen = /* @__PURE__ */ new Set();
	constructor(repository) {
		this.#repository = repository;
	}
	async has(blob) {
		if (this.#seen.has(blob.digest)) return true;
		const has = await holds(this.#repository, blob);
		if (has && this.#seen.size < remembered) this.#seen.add(blob.digest);
		return has;
	}
};
async function lookForBlobs({ blobs: present }, image, signatures, { manifests, looks = [] }) {
	const named = manifests.filter(({ role }) => role !== "index").map(({ digest }) => digest);
	const signing = looks.flatMap(namesIn);
	const [content, material] = await Promise.all([blobsNamedBy(image, named), blobsNamedBy(signatures, signing)]);
	const asked = await Promise.all([...content.map(async (blob) => ({
		blob,
		has: await present.has(blob)
	})), ...material.map(async (blob) => ({
		blob,
		has: await signatures.has(blob)
	}))]);
	const missing = asked.filter(({ has }) => !has).map(({ blob }) => blob.digest);
	return {
		present: asked.length - missing.length,
		missing
	};
}
async function blobsNamedBy(repository, digests) {
	const all = /* @__PURE__ */ new Map();
	for (const digest of new Set(digests)) {
		const stored = await repository.manifest(digest);
		if (stored === void 0) continue;
		for (const blob of blobsOf$1(parseManifest(stored.bytes, stored.contentType))) if (!isForeign(blob.mediaType)) all.set(blob.digest, blob);
	}
	return [...all.values()];
}

// src/drift/signature-blobs.ts
async function lostBlobs(store, holders) {
	const lost = holders.map(async (digest) => {
		const blobs = blobsOf(await store.readAnywhere(digest));
		const has = await Promise.all(blobs.map((blob) => store.has(blob)));
		return blobs.filter((_, at) => !has[at]).map((blob) => blob.digest);
	});
	return [...new Set((await Promise.all(lost)).flat())];
}
function blobsOf(stored) {
	const manifest = stored === void 0 ? void 0 : parsed(stored);
	if (manifest === void 0) return [];
	const artifact = classifyArtifact(manifest);
	if (artifact.kind === "simple-signing") return artifact.layers;
	if (artifact.kind === "foreign") return [];
	const predicate = manifest.annotations[predicateTypeAnnotation];
	return (predicate === void 0 || predicate === "https://sigstore.dev/cosign/sign/v1") && artifact.layer.data === void 0 ? [artifact.layer] : [];
}
function parsed({ bytes, contentType }) {
	try {
		return parseManifest(bytes, contentType);
	} catch (error) {
		if (isTrustError(error)) return void 0;
		throw error;
	}
}

// src/drift/verified.ts
async function verifyTree(place, digest, context) {
	const { name } = context.repository;
	const report = await verifyImage({
		text: place.name,
		reference: {
			...name,
			digest
		}
	}, context);
	const read = {
		manifests: report.manifests.map(toState),
		unread: unreadOf(report)
	};
	const errors = report.findings.filter(({ severity }) => severity === "error");
	const told = {
		problems: errors.filter((error) => !isObstacle(error)).map((one) => toProblem(one, report)),
		obstacles: [...errors.filter(isObstacle), ...unreadFindings(report, errors)],
		notes: report.findings.filter(({ severity }) => severity === "warning")
	};
	const looks = told.problems.length === 0 && told.obstacles.length === 0 ? await looksAfter(report, context.signatures) : void 0;
	const last = looks?.at(-1);
	if (last !== void 0) place.learned(last.source);
	return {
		...read,
		...told,
		...looks === void 0 ? {} : { looks }
	};
}
function toState(manifest) {
	const { digest, role, platforms, required, outcome, code } = manifest;
	const counts = required && outcome !== "verified";
	const state = !counts ? "ok" : outcome === "rejected" ? "drift" : "unreachable";
	return {
		digest,
		role,
		platforms,
		state: code === "E_NOTFOUND" ? "drift" : unread(manifest).length > 0 ? "unreachable" : state,
		...code === void 0 || !counts && code !== "E_NOTFOUND" ? {} : { code },
		signatures: good(manifest).map(toSignature)
	};
}
function toSignature({ format, identity, key = "", logEntries }) {
	return {
		format,
		identity,
		key,
		logEntries
	};
}
function unreadOf({ manifests }) {
	return new Set(manifests.filter((one) => unread(one).length > 0).map(({ digest }) => digest));
}
function unreadFindings({ manifests }, told) {
	return manifests.filter(({ digest }) => !told.some((one) => one.digest === digest && isObstacle(one))).flatMap((manifest) => unread(manifest).slice(0, 1)).map(({ code, message }) => ({
		severity: "error",
		code,
		message
	}));
}
function toProblem(error, { manifests }) {
	const { code, message, digest, platform } = error;
	const manifest = manifests.find((one) => one.digest === digest);
	const isAbsent = manifest?.code === "E_NOTFOUND" || manifest === void 0 && code === "E_NOTFOUND";
	return {
		kind: isAbsent ? "manifest-missing" : "signature-bad",
		code,
		message,
		...digest === void 0 ? {} : { digest },
		...platform === void 0 ? {} : { platform },
		...isAbsent ? {} : adviceAbout(manifest)
	};
}
function adviceAbout(manifest) {
	if (manifest?.signatures.some(({ store, good }) => store === "tag" && !good) !== true) return {};
	return { advice: `find out who wrote the tag ${signatureTag(manifest.digest)} there, and delete it` };
}
async function looksAfter({ manifests }, signatures) {
	const looks = await Promise.all(manifests.map(async ({ digest }) => {
		const name = signatureTag(digest);
		const [tag, list] = await Promise.all([isTag(name) ? signatures.manifest(name) : void 0, signatures.referrers(digest)]);
		return lookOf(tag?.digest, list);
	}));
	return manifests.every(({ signatures: found }, at) => found.every(({ good, manifest }) => {
		const look = looks[at];
		return !good || look?.tag === manifest || look?.listed.includes(manifest);
	})) ? looks : void 0;
}

// src/drift/image.ts
async function checkImage(place, wanted, shelf, last, verified, checking) {
	if (place.stopped !== void 0) return unseen(place, [place.stopped]);
	try {
		const { repository, signatures } = place.registry;
		const image = shelf.over(repository);
		const from = signatures === repository ? image : shelf.over(signatures);
		return await look$1({
			place,
			wanted,
			checking,
			shelf,
			image,
			stores: await place.stores(from)
		}, last, verified);
	} catch (error) {
		if (!isTrustError(error)) throw error;
		return unseen(place, [findingOf(error)]);
	}
}
function unseen(place, obstacles) {
	return {
		place,
		tagDigest: void 0,
		digest: void 0,
		...empty$1,
		obstacles
	};
}
const empty$1 = {
	looked: "nothing",
	manifests: [],
	unread: /* @__PURE__ */ new Set(),
	problems: [],
	obstacles: [],
	notes: []
};
async function look$1(looking, last, verified) {
	const { place, wanted, image } = looking;
	const { tag } = wanted;
	const tagDigest = await readTag(place.registry.asAnother, tag);
	const digest = wanted.digest ?? tagDigest;
	if (tagDigest !== void 0) place.answered();
	const seen = {
		place,
		tagDigest,
		digest
	};
	if (digest === void 0) return {
		...seen,
		...empty$1
	};
	if (tagDigest !== digest && !await isThere(image, digest)) return {
		...seen,
		...empty$1
	};
	place.answered();
	const tree = await lookAtTree(looking, digest, tagDigest, last, verified);
	const elsewhere = await lookElsewhere(looking, tagDigest);
	return {
		...seen,
		...await withBlobs(looking, tree),
		...elsewhere
	};
}
async function lookAtTree(looking, digest, tagDigest, last, verified) {
	const unchanged = last?.digest === digest ? await quickLook(looking, last, false) : void 0;
	if (unchanged !== void 0) return {
		...unchanged,
		looked: "unchanged"
	};
	const told = await sameForUs(looking, tagDigest);
	const tree = (verified?.digest === digest ? await quickLook(looking, verified, true) : void 0) ?? await completeLook(looking, digest, verified);
	return {
		...tree,
		problems: [...told, ...tree.problems]
	};
}
async function lookElsewhere(looking, tagDigest) {
	const { place, wanted } = looking;
	if (wanted.digest === void 0 || tagDigest === void 0) return {};
	if (wanted.versionOf(tagDigest) !== void 0) return {};
	const { problems, obstacles } = await completeLook(looking, tagDigest, void 0);
	place.ended(obstacles);
	return obstacles.length > 0 ? {} : { elsewhere: problems.length === 0 ? "signed" : "not signed" };
}
async function sameForUs({ place, wanted: { tag } }, first) {
	const { repository, asAnother } = place.registry;
	if (await readTag(repository, tag) === first) return [];
	const theirs = await readTag(asAnother, tag);
	const ours = await readTag(repository, tag);
	return ours === theirs ? [] : [tellsTwo(tag, ours, theirs)];
}
function tellsTwo(tag, ours, theirs) {
	return {
		kind: "tag-moved",
		code: "E_DRIFT",
		message: `the registry tells clients different things about the tag ${tag}: ${ours ?? "nothing"}, and ${theirs ?? "nothing"} to one that calls itself docker`,
		advice: "pull it by digest only, and ask the operator of the registry",
		isMended: false,
		...ours === void 0 ? {} : { expected: ours },
		...theirs === void 0 ? {} : { found: theirs }
	};
}
async function quickLook({ place, image, stores }, known, thorough) {
	const [[, before] = []] = [...known.looks].filter(([name]) => thorough || name === place.name);
	if (before === void 0) return void 0;
	const [, ...children] = known.manifests;
	const [there, looks] = await Promise.all([Promise.all(children.map(({ digest }) => isThere(image, digest))), Promise.all(known.manifests.map(({ digest }, at) => {
		const expected = before[at];
		return lookAtStores(stores, digest, expected, thorough ? "elsewhere" : at === 0 ? "index" : "again");
	}))]);
	if (!looks.every((one, at) => sameLook(one, before[at])) || !there.every((one) => one)) return void 0;
	if (thorough && await anyLost(stores.repository, looks)) return void 0;
	return {
		...empty$1,
		looked: "verified",
		manifests: known.manifests,
		looks
	};
}
async function anyLost(repository, looks) {
	return (await Promise.all(looks.map((one) => lostBlobs(repository, namesIn(one))))).some((one) => one.length > 0);
}
async function completeLook({ place, checking, image, stores }, digest, verified) {
	const context = {
		policy: checking.policy,
		now: checking.now,
		repository: image,
		signatures: stores.repository,
		discover: { payloadReferences: [] }
	};
	const expected = verified && 1 + verified.manifests.length;
	const tree = await place.withPulls(expected, () => verifyTree(place, digest, context));
	if ("severity" in tree) return {
		...empty$1,
		obstacles: [tree]
	};
	if (tree.looks !== void 0) place.tookPulls(1 + tree.looks.flatMap(namesIn).length);
	const lost = await lostIn(stores.repository, tree);
	return {
		...tree,
		...lost.size === 0 ? {} : { lost },
		looked: tree.manifests.length === 0 ? "nothing" : "verified"
	};
}
async function lostIn(repository, { manifests }) {
	const lost = manifests.map(async ({ digest }) => {
		try {
			const name = signatureTag(digest);
			const [tag, list] = await Promise.all([isTag(name) ? repository.manifest(name) : void 0, repository.referrers(digest)]);
			const holders = namesIn(lookOf(tag?.digest, list));
			return [digest, await lostBlobs(repository, holders)];
		} catch (error) {
			if (isTrustError(error)) return [digest, []];
			throw error;
		}
	});
	return new Map((await Promise.all(lost)).filter(([, blobs]) => blobs.length > 0));
}
async function checkUnknown(place, digest, shelf, checking) {
	if (place.stopped !== void 0) return {
		problems: [],
		obstacles: [place.stopped]
	};
	const { repository, signatures } = place.registry;
	const image = shelf.over(repository);
	const tree = await completeLook({
		place,
		checking,
		image,
		stores: await place.stores(signatures === repository ? image : shelf.over(signatures))
	}, digest, void 0);
	place.ended(tree.obstacles);
	return tree;
}
async function withBlobs(looking, tree) {
	const { place, checking, image, stores } = looking;
	if (!checking.blobs || tree.manifests.length === 0) return tree;
	try {
		const blobs = await lookForBlobs(place, image, stores.repository, tree);
		return {
			...tree,
			blobs
		};
	} catch (error) {
		if (!isTrustError(error) || !isObstacle(error)) throw error;
		return {
			...tree,
			obstacles: [...tree.obstacles, findingOf(error)]
		};
	}
}

// src/drift/tag-names.ts
const movingWords = /^(?:stable|current|lts|releases?|released|prod|production|mainline|default|final|newest)$/i;
const variantWords = /^(?:alpine|debian|ubuntu|buster|bullseye|bookworm|trixie|forky|focal|jammy|noble|slim|distroless|scratch|busybox|wolfi|chainguard|ubi|ubi-?minimal|rhel|fedora|centos|rocky(?:linux)?|alma(?:linux)?|amazonlinux|suse|arch(?:linux)?|windows|windowsservercore|nanoserver|linux|musl|glibc|static|debug|nonroot|rootless|full|minimal|mini|tls|ssl|amd64|x86_64|i?386|arm|arm32|arm64|arm64v8|armhf|aarch64|ppc64le|riscv64|s390x|v[5-8])(?:[0-9]+(?:\.[0-9]+)*)?$/i;
const dotted = /^((?:[a-z][a-z0-9]*[-_.])*?)v?([0-9]{1,9}(?:\.[0-9]{1,9})+)(?![0-9])[-_.]?(.*)$/i;
const major = /^v?([0-9]{1,4})(?:[-_](.+))?$/i;
function readTagName(tag) {
	const [, prefix = "", written = "", rest = ""] = dotted.exec(tag) ?? [];
	if (written !== "") {
		const numbers = written.split(".").map(Number);
		const usual = numbers.length < 3 ? "moving" : "version";
		return {
			kind: prefix === "" ? usual : "word",
			numbers,
			variant: rest
		};
	}
	const [, number = "", behind = ""] = major.exec(tag) ?? [];
	if (number !== "" && (behind === "" || isVariant(behind))) return {
		kind: "moving",
		numbers: [Number(number)],
		variant: behind
	};
	const [first = "", ...others] = tag.split(/[-_.]/);
	const variant = others.join("-");
	if (/^latest$/i.test(first)) return {
		kind: "moving",
		numbers: [],
		variant
	};
	return {
		kind: movingWords.test(first) || isVariant(tag) ? "word" : "other",
		numbers: [],
		variant
	};
}
function isVariant(text) {
	return variantWords.test(text) || text.split(/[-_]/).every((part) => variantWords.test(part));
}
function compareNumbers(a, b) {
	const at = a.slice(0, b.length).findIndex((number, place) => number !== b[place]);
	return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

// src/drift/named-releases.ts
var NamedReleases = class {
	#named;
	#byDigest = /* @__PURE__ */ new Map();
	constructor({ releases }) {
		const sorted = releases.toSorted((a, b) => compareVersions(a.version, b.version));
		this.#named = sorted.map((release) => ({
			release,
			name: readTagName(release.version)
		}));
		for (const release of sorted) for (const digest of /* @__PURE__ */ new Set([release.digest, ...Object.values(release.platforms)])) this.#byDigest.set(digest, [...this.#byDigest.get(digest) ?? [], release]);
	}
	has(digest) {
		return this.#byDigest.has(digest);
	}
	standingOf(name, digest) {
		const found = this.#releasesAt(name, digest);
		const last = found.at(-1);
		if (last === void 0) return { is: "unknown" };
		if (name.kind === "word") return { is: "right" };
		const named = this.#named.filter((one) => compareNumbers(name.numbers, one.name.numbers) === 0);
		if (name.kind === "version") return { is: named.some(({ release }) => found.includes(release)) ? "right" : "unknown" };
		const expected = highestOf(name.variant, named);
		if (expected === void 0) return { is: "unknown" };
		if (found.includes(expected)) return { is: "right" };
		return {
			is: "behind",
			points: last.version,
			expected
		};
	}
	#releasesAt({ variant, kind }, digest) {
		const found = this.#byDigest.get(digest) ?? [];
		return variant === "" && kind !== "word" ? found.filter((one) => one.digest === digest) : found;
	}
};
function highestOf(variant, named) {
	const same = named.filter(({ name }) => variant !== "" && name.variant === variant);
	const finals = named.filter(({ release }) => isFinal(release.version));
	return (same.at(-1) ?? finals.at(-1) ?? named.at(-1))?.release;
}

// src/drift/shelf.ts
var Shelf = class {
	manifests = /* @__PURE__ */ new Map();
	blobs = /* @__PURE__ */ new Map();
	tags = /* @__PURE__ */ new Set();
	over(repository) {
		return new Shelved(repository, this);
	}
};
var Shelved = class extends Snapshot {
	#shelf;
	#read = /* @__PURE__ */ new Set();
	constructor(live, shelf) {
		super(live);
		this.#shelf = shelf;
	}
	manifest(reference) {
		return this.once(`manifest ${reference}`, async () => {
			const shelved = await this.#shelved(reference);
			if (shelved !== void 0 && await isThere(this, shelved.digest)) return shelved;
			const stored = await this.live.manifest(reference);
			if (stored === void 0) return void 0;
			this.#shelf.manifests.set(stored.digest, stored);
			if (stored.digest !== reference) this.#shelf.tags.add(reference);
			return stored;
		});
	}
	async #shelved(reference) {
		const { manifests, tags } = this.#shelf;
		if (reference.includes(":")) return manifests.get(reference);
		if (!tags.has(reference)) return void 0;
		const digest = (await this.manifestHead(reference))?.digest;
		return digest === void 0 ? void 0 : manifests.get(digest);
	}
	manifestHead(reference) {
		return this.once(`asked ${reference}`, () => this.live.manifestHead(reference));
	}
	async blob(blob, limit) {
		const shelved = this.#shelf.blobs.get(blob.digest);
		if (shelved?.length === blob.size) return await this.has(blob) ? shelved : void 0;
		const bytes = await super.blob(blob, limit);
		if (bytes !== void 0) {
			this.#shelf.blobs.set(blob.digest, bytes);
			this.#read.add(blob.digest);
		}
		return bytes;
	}
	async has(blob) {
		if (this.#read.has(blob.digest)) return true;
		return this.once(`has ${blob.digest}`, () => holds(this.live, blob));
	}
	async readAnywhere(digest) {
		return this.#shelf.manifests.get(digest) ?? this.manifest(digest);
	}
};

// src/drift/unknown-tags.ts
function ownTags({ name }, names) {
	return names.filter((one) => placeOf(one) === name).map(tagOf);
}
function placeOf(name) {
	return name.slice(0, name.lastIndexOf(":"));
}
function tagOf(name) {
	return name.slice(name.lastIndexOf(":") + 1);
}
function judgeUnknownTags(question) {
	const again = new Set(question.before);
	const differences = [];
	const notes = [];
	for (const name of question.tags) {
		const gone = again.has(name) ? void 0 : goneBefore(name, question);
		if (again.has(name)) differences.push(toDifference(name, "was there in the run before as well"));
		else if (gone === void 0) notes.push(toNote(name));
		else {
			const what = `follows ${gone}, which was none either, was there in the run before and is gone`;
			differences.push(toDifference(name, what));
		}
	}
	return {
		differences,
		notes
	};
}
function goneBefore(name, { tags, before, releases, unreachable }) {
	const place = placeOf(name);
	if (unreachable.some(({ image }) => image === place)) return void 0;
	const isReleased = (tag) => releases.some(({ version }) => compareNumbers(readTagName(tag).numbers, readTagName(version).numbers) === 0);
	return before.filter((one) => placeOf(one) === place && !tags.includes(one)).map(tagOf).find((tag) => readTagName(tag).kind === "version" && !isReleased(tag));
}
function toDifference(name, why) {
	const tag = tagOf(name);
	return {
		id: `tag-unknown/${name}`,
		kind: "tag-unknown",
		code: "E_DRIFT",
		registry: placeOf(name),
		...isVersion(tag) ? { version: tag } : {},
		tag,
		message: `the tag ${tag} is no release of the ledger, and ${why}`,
		advice: "if it is a release, put it into the ledger; if not, find out who pushed it, and delete it"
	};
}
function toNote(name) {
	const message = `the tag ${tagOf(name)} is no release of the ledger: drift if the next run sees it as well`;
	return finding("E_DRIFT", message, {
		severity: "note",
		image: name
	});
}

// src/drift/tags-to-look-at.ts
const most = 2e3;
function chooseTags(listed, place, { ledger, before, checking }) {
	const known = new Set(ledger.releases.map(({ version }) => version));
	if (ledger.releases.some(({ version }) => isFinal(version))) known.add("latest");
	const first = readTagName(ledger.from).numbers;
	const isThere = new Set(listed);
	const unlisted = ownTags(place, before).filter((tag) => !isThere.has(tag));
	const named = [...listed, ...unlisted].filter((tag) => !known.has(tag)).map((tag) => ({
		tag,
		name: readTagName(tag),
		isListed: isThere.has(tag)
	}));
	const releases = named.filter(({ name }) => name.kind !== "other");
	const isOlder = ({ name }) => compareNumbers(name.numbers, first) < 0;
	const [taken, left] = bounded(releases.filter((one) => !isOlder(one)), checking.now);
	return {
		versions: taken.filter(({ name }) => name.kind === "version").sort(byVersion),
		others: taken.filter(({ name }) => name.kind !== "version"),
		older: releases.filter(isOlder).map(({ tag }) => tag),
		foreign: named.filter(({ name }) => name.kind === "other").map(({ tag }) => tag),
		tooMany: left.map(({ tag }) => tag)
	};
}
function bounded(tags, now) {
	if (tags.length <= most) return [tags, []];
	const mixed = tags.map((one) => ({
		one,
		key: digestOf$1(Buffer.from(`${now.toISOString()} ${one.tag}`))
	})).sort((a, b) => a.key < b.key ? -1 : 1).map(({ one }) => one);
	return [mixed.slice(0, most), mixed.slice(most)];
}
function byVersion(a, b) {
	if (isVersion(a.tag) && isVersion(b.tag)) return compareVersions(a.tag, b.tag);
	return compareNumbers(a.name.numbers, b.name.numbers) || (a.tag < b.tag ? -1 : 1);
}
const mostNames = 20;
function leftOut({ older, foreign }) {
	if (older.length + foreign.length === 0) return void 0;
	const names = [...foreign.toSorted(), ...older.toSorted()].slice(0, mostNames);
	return {
		older: older.length,
		others: foreign.length,
		names
	};
}

// src/drift/other-tags.ts
async function lookAtOtherTags(places, task) {
	const named = new NamedReleases(task.ledger);
	const shelves = /* @__PURE__ */ new Map();
	const looks = await Promise.all(places.map((place) => new Look(place, task, named, shelves).take()));
	return {
		unknown: looks.flatMap(({ unknown }) => unknown),
		versions: looks.flatMap(({ versions }) => versions),
		differences: looks.flatMap(({ differences }) => differences),
		notes: looks.flatMap(({ notes }) => notes),
		obstacles: looks.flatMap(({ obstacles }) => obstacles)
	};
}
const askedAtOnce = 6;
const mostTrees = 50;
var Look = class {
	unknown = [];
	versions = [];
	differences = [];
	notes = [];
	obstacles = [];
	#place;
	#task;
	#named;
	#shelves;
	#signed = /* @__PURE__ */ new Map();
	constructor(place, task, named, shelves) {
		this.#place = place;
		this.#task = task;
		this.#named = named;
		this.#shelves = shelves;
	}
	async take() {
		const list = await this.#place.tags();
		if ("severity" in list) return this.#isInTheWay(list);
		const chosen = chooseTags(list.all, this.#place, this.#task);
		this.#place.leavesOut(leftOut(chosen));
		if (chosen.tooMany.length > 0) this.#isInTheWay(tooMany(chosen.tooMany.length));
		await mapConcurrently(askedAtOnce, chosen.versions, (one) => this.#lookAt(one));
		await mapConcurrently(askedAtOnce, chosen.others, (one) => this.#lookAt(one));
		return this;
	}
	async #lookAt(one) {
		const { tag, name, isListed } = one;
		const digest = await this.#digestOf(tag);
		if (digest === void 0) return;
		if (digest === "not known") {
			if (isListed && name.kind === "version") this.#isUnknown(one, void 0);
			return;
		}
		const standing = this.#named.standingOf(name, digest);
		if (standing.is === "right") return;
		if (standing.is === "behind") {
			this.differences.push(this.#behind(one, digest, standing));
			return;
		}
		const signed = this.#named.has(digest) ? isSigned : await this.#isSigned(digest);
		for (const obstacle of signed.obstacles) this.#isInTheWay(obstacle);
		if (signed.problem === void 0) this.#isUnknown(one, digest);
		else this.differences.push(this.#unsigned(one, digest, signed.problem));
	}
	async #digestOf(tag) {
		if (this.obstacles.length > 0) return "not known";
		try {
			return await readTag(this.#place.registry.repository, tag);
		} catch (error) {
			if (!isTrustError(error)) throw error;
			this.#isInTheWay(findingOf(error));
			return "not known";
		}
	}
	#isSigned(digest) {
		const known = this.#signed.get(digest);
		if (known !== void 0) return known;
		const asked = this.#verify(digest);
		this.#signed.set(digest, asked);
		return asked;
	}
	async #verify(digest) {
		if (this.#signed.size >= mostTrees) return {
			problem: void 0,
			obstacles: [tooMany(1)]
		};
		const shelf = this.#shelves.get(digest) ?? new Shelf();
		this.#shelves.set(digest, shelf);
		const { problems, obstacles } = await checkUnknown(this.#place, digest, shelf, this.#task.checking);
		return {
			problem: problems[0],
			obstacles
		};
	}
	#isUnknown({ tag, name }, digest) {
		const registry = this.#place.name;
		if (name.kind === "version") this.versions.push({
			registry,
			tag,
			digest
		});
		const under = this.versions.find((one) => one.digest === digest && digest !== void 0);
		const full = `${registry}:${tag}`;
		if (name.kind !== "version" && under !== void 0) {
			const message = `${tag} points to ${under.tag}, which is not in the ledger yet`;
			this.notes.push(finding("E_DRIFT", message, {
				severity: "note",
				image: full
			}));
			return;
		}
		this.unknown.push(full);
	}
	#unsigned({ tag, name }, digest, problem) {
		const { code, message } = problem;
		return {
			id: `tag-unknown/${this.#place.name}:${tag}`,
			kind: "tag-unknown",
			code,
			registry: this.#place.name,
			...name.kind === "version" ? { version: tag } : {},
			tag,
			found: digest,
			message: `the tag ${tag} is no release of the ledger, and is not signed as required: ${message}`,
			advice: "do not pull it: find out who pushed it, and delete the tag"
		};
	}
	#behind({ tag, name }, digest, { points, expected }) {
		const { name: place, registry } = this.#place;
		const { name: repository } = registry.repository;
		const isWhole = name.variant === "";
		return {
			id: `rolled-back/${place}:${tag}`,
			kind: "rolled-back",
			code: "E_ROLLBACK",
			registry: place,
			version: expected.version,
			tag,
			...isWhole ? { expected: expected.digest } : {},
			found: digest,
			message: `the tag ${tag} points to release ${points}, and not to ${expected.version}, the highest that it stands for`,
			...isWhole ? mendWith({
				...this.#task.command,
				source: repository,
				digest: expected.digest,
				target: repository,
				tag,
				moves: true,
				deep: false
			}) : { advice: `move it to ${expected.version}, or delete it` }
		};
	}
	#isInTheWay(finding) {
		this.obstacles.push({
			registry: this.#place.name,
			finding
		});
		return this;
	}
};
const isSigned = {
	problem: void 0,
	obstacles: []
};
function tooMany(count) {
	const message = `${count} of its tags were not looked at: there are too many that no ledger knows`;
	return finding("E_LIMIT", message, { advice: "delete tags that nobody needs, or put releases into the ledger" });
}

// src/drift/place.ts
const patience = 3;
const reserve = .1;
const usualPulls = 6;
var Place = class {
	registry;
	name;
	blobs;
	#from;
	#tags;
	#attached;
	#answers = false;
	#hasNoApi;
	#failures = 0;
	#stopped;
	#leftOut;
	#reserved = 0;
	#mostPulls = usualPulls;
	#spent = /* @__PURE__ */ new WeakSet();
	constructor(registry, from) {
		this.registry = registry;
		this.name = formatRepository(registry.repository.name);
		this.#from = from;
		this.blobs = new PresentBlobs(registry.repository);
	}
	tags() {
		this.#tags ??= this.#list();
		return this.#tags;
	}
	async #list() {
		try {
			const tags = await listOf(this.registry.repository, this.#from);
			this.#answers = true;
			return tags;
		} catch (error) {
			if (!isTrustError(error)) throw error;
			return findingOf(error);
		}
	}
	async stores(repository) {
		this.#attached ??= this.#namesOfAttached();
		const learned = (source) => this.learned(source);
		return {
			repository,
			names: await this.#attached,
			hasNoApi: () => this.#hasNoApi,
			learned
		};
	}
	async #namesOfAttached() {
		const { repository, signatures } = this.registry;
		if (signatures === repository) {
			const tags = await this.tags();
			return "attached" in tags ? tags.attached : void 0;
		}
		try {
			return (await listOf(signatures, void 0)).attached;
		} catch (error) {
			if (isTrustError(error)) return void 0;
			throw error;
		}
	}
	answered() {
		this.#answers = true;
	}
	async answers() {
		if (!this.#answers) await this.tags();
		return this.#answers;
	}
	async hidden(tag) {
		const list = await this.tags();
		if ("code" in list && list.code !== "E_NOTFOUND") return list;
		const message = `${this.name} shows nothing, not even which tags it has: the repository does not exist, or is hidden from this access`;
		return finding("E_NOTFOUND", message, { details: { tag } });
	}
	learned(source) {
		this.#hasNoApi = source === "tag";
	}
	get stopped() {
		return this.#stopped;
	}
	ended(obstacles) {
		const others = obstacles.filter((one) => !this.#spent.has(one) && one.code !== "E_NOTFOUND");
		this.#failures = others.length === 0 ? 0 : this.#failures + 1;
		const limit = others.find(({ code }) => code === "E_RATE");
		if (limit !== void 0) this.#stopped ??= limit;
		else if (this.#failures >= patience) this.#stopped ??= others[0];
	}
	get counts() {
		const { repository, quota } = this.registry;
		return repository.name.registry === "docker.io" || quota() !== void 0;
	}
	async withPulls(expected, work) {
		const pulls = expected ?? this.#mostPulls;
		const quota = this.registry.quota();
		const left = quota && quota.remaining - this.#reserved - Math.ceil(quota.limit * reserve);
		if (quota !== void 0 && left !== void 0 && left < pulls) {
			const finding = spent(this.name, quota);
			this.#spent.add(finding);
			return finding;
		}
		this.#reserved += pulls;
		try {
			return await work();
		} finally {
			this.#reserved -= pulls;
		}
	}
	leavesOut(tags) {
		this.#leftOut = tags;
	}
	get leftOut() {
		return this.#leftOut;
	}
	tookPulls(pulls) {
		this.#mostPulls = Math.max(this.#mostPulls, pulls);
	}
};
async function listOf(repository, from) {
	const all = /* @__PURE__ */ new Set();
	const attached = /* @__PURE__ */ new Set();
	for await (const tag of repository.tags()) if (/^sha(?:256|512)-/.test(tag)) attached.add(tag);
	else if (from !== void 0) all.add(tag);
	return {
		versions: [...all].filter((tag) => from !== void 0 && isVersion(tag) && compareVersions(tag, from) >= 0).sort(compareVersions),
		all: [...all],
		attached
	};
}
function spent(name, { limit, remaining, seconds }) {
	const message = `${name}: ${remaining} of ${limit} pulls${seconds === 0 ? "" : ` in ${Math.round(seconds / 360) / 10} h`} are left, which is not enough for what is to be read; a tenth is left for others`;
	return finding("E_RATE", message);
}

// src/drift/release.ts
async function checkRelease(places, expected, last, checking, onImage) {
	const { version, release, versionOf } = expected;
	const wanted = {
		tag: version,
		digest: release?.digest,
		versionOf
	};
	const shelf = new Shelf();
	const found = /* @__PURE__ */ new Map();
	let verified;
	for (const place of inOrder(places)) {
		const seen = await checkImage(place, wanted, shelf, last, verified, checking);
		found.set(place, await unlessHidden(seen, version));
		place.ended(seen.obstacles);
		verified ??= knownFrom([seen], release);
		onImage(place);
	}
	return conclude(places.flatMap((place) => found.get(place) ?? []), expected);
}
function inOrder(places) {
	return [...places.filter(({ counts }) => !counts), ...places.filter(({ counts }) => counts)];
}
async function unlessHidden(seen, tag) {
	const { place, tagDigest, obstacles } = seen;
	if (tagDigest !== void 0 || obstacles.length > 0 || await place.answers()) return seen;
	return {
		...seen,
		obstacles: [await place.hidden(tag)]
	};
}
function conclude(all, expected) {
	const compared = compareRelease(expected, all);
	const images = compared.map(({ seen, differences }) => imageState(seen, differences));
	const [first] = all.flatMap(({ digest }) => digest ?? []);
	const known = knownFrom(compared.flatMap(({ seen, differences }) => differences.length === 0 ? [seen] : []), expected.release);
	return {
		state: {
			version: expected.version,
			...digestOf(expected.release?.digest ?? first),
			state: worst(images.map(({ state }) => state)),
			images
		},
		differences: compared.flatMap(({ differences }) => differences),
		obstacles: all.flatMap(({ place, obstacles }) => obstacles.map((finding) => ({
			registry: place.name,
			finding
		}))),
		notes: all.flatMap(({ place, notes }) => notes.map((note) => ({
			...note,
			image: `${place.name}:${expected.version}`
		}))),
		known,
		isDoubtful: all.some(({ obstacles }) => obstacles.some(({ code }) => code === "E_NOTFOUND"))
	};
}
const digestOf = (digest) => digest === void 0 ? {} : { digest };
function knownFrom(all, release) {
	const good = all.filter(({ obstacles, looks, lost }) => obstacles.length === 0 && looks !== void 0 && lost === void 0);
	const digest = release?.digest ?? good[0]?.digest;
	const same = good.filter((seen) => seen.digest === digest);
	const [first] = same;
	if (first === void 0 || digest === void 0) return void 0;
	const looks = new Map(same.map((seen) => [seen.place.name, seen.looks ?? []]));
	return {
		digest,
		manifests: first.manifests,
		looks
	};
}
function imageState(seen, differences) {
	const { place, tagDigest, looked, manifests, blobs, obstacles } = seen;
	const about = new Set(differences.flatMap(({ digest }) => digest ?? []));
	return {
		registry: place.name,
		state: differences.length > 0 ? "drift" : obstacles.length > 0 ? "unreachable" : "ok",
		...tagDigest === void 0 ? {} : { tagDigest },
		looked,
		manifests: manifests.some(({ digest }) => about.has(digest)) ? manifests.map((one) => about.has(one.digest) ? {
			...one,
			state: "drift"
		} : one) : manifests,
		...blobs === void 0 ? {} : { blobs },
		differences: differences.map(({ id }) => id)
	};
}
function worst(states) {
	if (states.includes("drift")) return "drift";
	return states.includes("unreachable") ? "unreachable" : "ok";
}

// src/drift/report.ts
const driftReportSchema = "https://github.com/webdis/verify-action/schema/drift-report/v1";

// src/drift/check.ts
const releasesAtOnce = 12;
async function checkDrift$1(task, context) {
	const started = context.now();
	const command = commandContext(task.policy, task.registries);
	const wanted = wantedOf(task, command);
	const from = task.ledger?.from;
	const places = task.registries.map((registry) => new Place(registry, from));
	const gathered = new Gathered();
	const run = new Run(task, context, places, started, wanted.length);
	const doubtful = [];
	await mapConcurrently(releasesAtOnce, [...wanted.entries()], async ([at, one]) => {
		const check = await run.check(one);
		if (check.isDoubtful) doubtful.push(at);
		else gathered.add(at, check);
	});
	for (const at of doubtful) gathered.add(at, await run.check(wanted[at]));
	await gathered.addTags(task, places, run, command);
	const report = gathered.report(task, context, started, places);
	return {
		report,
		history: withRun(task.history, report)
	};
}
function wantedOf({ ledger, tags, shard }, command) {
	const versions = ledger === void 0 ? void 0 : versionsByDigest(ledger.releases);
	const versionOf = (digest) => versions?.get(digest);
	const expected = (version, release) => ({
		version,
		release,
		versionOf,
		command
	});
	const releases = (ledger?.releases ?? []).toSorted((a, b) => newestFirst(a.version, b.version));
	const all = ledger === void 0 ? tags.map((tag) => expected(tag, void 0)) : releases.map((release) => expected(release.version, release));
	if (all.length === 0) throw new TrustError("E_INPUT", "there is no release to look at");
	return all.filter(({ version }) => isIn(shard, version));
}
var Run = class {
	versionOf;
	#context;
	#places;
	checking;
	#of;
	#done = 0;
	constructor(task, context, places, now, releases) {
		const { policy, blobs, ledger } = task;
		const versions = versionsByDigest(ledger?.releases ?? []);
		this.versionOf = (digest) => versions.get(digest);
		this.#context = context;
		this.#places = places;
		this.checking = {
			policy,
			now,
			blobs
		};
		this.#of = releases * places.length;
	}
	async check(one) {
		const { last, remember, onProgress, sent } = this.#context;
		const { version } = one;
		const check = await checkRelease(this.#places, one, last(version), this.checking, (place) => {
			this.#done = Math.min(this.#done + 1, this.#of);
			const image = `${place.name}:${version}`;
			onProgress?.({
				done: this.#done,
				of: this.#of,
				requests: sent(),
				image
			});
		});
		remember(version, withUnreached(check, last(version)));
		return check;
	}
};
function withUnreached({ known, state }, last) {
	const unreached = state.images.filter((one) => one.state === "unreachable");
	const names = new Set(unreached.map(({ registry }) => registry));
	return names.size === 0 ? known : withLooksOf(known, last, names);
}
var Gathered = class {
	#obstacles = new Obstacles();
	#releases = /* @__PURE__ */ new Map();
	#differences = [];
	#notes = [];
	#unknownTags = [];
	add(at, { state, differences, obstacles, notes }) {
		this.#releases.set(at, state);
		this.#differences.push(...differences);
		this.#notes.push(...notes);
		for (const { registry, finding } of obstacles) this.#obstacles.add(registry, finding);
	}
	async addTags({ ledger, shard, history }, places, { versionOf, checking }, command) {
		if (ledger === void 0 || !looksAtTags(shard)) return;
		const before = history.runs.at(-1)?.unknownTags ?? [];
		const others = await lookAtOtherTags(places, {
			ledger,
			before,
			checking,
			command
		});
		const unreachable = others.obstacles.map(({ registry }) => ({ image: registry }));
		const { releases } = ledger;
		const judged = judgeUnknownTags({
			tags: others.unknown,
			before,
			releases,
			unreachable
		});
		const drifted = new Set(judged.differences.map(({ registry, tag }) => `${registry}:${tag}`));
		const newVersions = others.versions.filter(({ registry, tag }) => !drifted.has(`${registry}:${tag}`));
		const latest = await checkLatest(places, {
			ledger,
			newVersions,
			versionOf,
			command
		});
		this.#unknownTags = others.unknown;
		this.#differences.push(...others.differences, ...judged.differences, ...latest.differences);
		this.#notes.push(...others.notes, ...judged.notes, ...latest.notes);
		for (const { registry, finding } of [...others.obstacles, ...latest.obstacles]) this.#obstacles.add(registry, finding);
	}
	report({ policy, ledger, shard, notes }, { tool, now, sent }, started, places) {
		const unreachable = this.#obstacles.findings();
		const differences = inOrder$1(this.#differences);
		const state = stateOf(differences, unreachable);
		return {
			schema: driftReportSchema,
			tool,
			started: started.toISOString(),
			finished: now().toISOString(),
			state,
			exitCode: exitCodeOf(state),
			policy: describePolicy(policy),
			...ledger === void 0 ? {} : { ledger: digestOf$1(Buffer.from(formatLedger(ledger))) },
			...shard === void 0 ? {} : { shard },
			missingShards: [],
			registries: places.map((place) => registryState(place, differences, unreachable)),
			releases: [...this.#releases].sort(([a], [b]) => a - b).map(([, release]) => release),
			differences,
			unreachable,
			notes: [...notes, ...this.#notes.toSorted(byImage)],
			unknownTags: this.#unknownTags,
			requests: sent()
		};
	}
};
function byImage(a, b) {
	return `${a.image} ${a.message}` < `${b.image} ${b.message}` ? -1 : 1;
}
function registryState({ name, registry, leftOut }, differences, unreachable) {
	const { requests, pulls } = registry.traffic();
	const quota = registry.quota();
	const own = differences.filter((one) => one.registry === name);
	const obstacles = unreachable.filter(({ image }) => image === name);
	return {
		name,
		state: stateOf(own, obstacles),
		requests,
		pulls,
		...leftOut === void 0 ? {} : { tagsLeftOut: leftOut },
		...registry.insecure ? { insecure: true } : {},
		...quota === void 0 ? {} : { quota }
	};
}

// src/http/quota.ts
function watchQuota(transport) {
	const quotas = /* @__PURE__ */ new Map();
	const read = ({ host }, answer) => {
		const quota = readQuota(answer.headers);
		if (quota !== void 0) quotas.set(host, quota);
		return answer;
	};
	return {
		transport: {
			request: async (request, limit) => read(request.url, await transport.request(request, limit)),
			open: async (request) => read(request.url, await transport.open(request)),
			get sent() {
				return transport.sent;
			},
			close: () => transport.close()
		},
		of: ({ registry }) => quotas.get(apiHost(registry))
	};
}
function readQuota(headers) {
	const limit = part(headers["ratelimit-limit"]);
	const remaining = part(headers["ratelimit-remaining"]);
	if (limit === void 0 || remaining === void 0) return void 0;
	return {
		limit: limit.count,
		remaining: remaining.count,
		seconds: limit.seconds
	};
}
function part(header) {
	const [, count, seconds] = /^([0-9]{1,9})(?:;w=([0-9]{1,9}))?$/.exec(String(header ?? "")) ?? [];
	return count === void 0 ? void 0 : {
		count: Number(count),
		seconds: Number(seconds ?? 0)
	};
}

// src/registry/inspecting-client.ts
function createInspectingClient(options) {
	return connect(options, (endpoint) => ({
		...readable(endpoint),
		hasBlob: (digest) => hasBlob(endpoint, digest)
	}));
}

// src/run/drift-registries.ts
const dockerAgent = `docker/28.3.0 go/go1.24.4 kernel/6.8.0 os/linux arch/arm64 UpstreamClient(${userAgent})`;
function openRegistries(options) {
	const meter = meterTraffic();
	const { client, masked, close } = connect$1(options, meter.trace);
	return {
		transport: client.transport,
		registry: registriesOf(client, meter),
		masked,
		close
	};
}
function registriesOf(client, meter) {
	const quotas = watchQuota(client.transport);
	const { transport } = quotas;
	const ours = createInspectingClient({
		...client,
		transport
	});
	const theirs = createRegistryClient({
		...client,
		transport: withAgent(transport, dockerAgent)
	});
	return (image, signatures) => ({
		repository: ours.repository(image),
		asAnother: theirs.repository(image),
		signatures: ours.repository(signatures ?? image),
		insecure: isInsecureRegistry(image.registry, client.insecureHosts),
		quota: () => quotas.of(image),
		traffic: () => ({
			...meter.of(image),
			pulls: meter.pulls(image)
		})
	});
}
function withAgent(transport, agent) {
	const named = (request) => ({
		...request,
		headers: {
			...request.headers,
			"user-agent": agent
		}
	});
	return {
		request: (request, limit) => transport.request(named(request), limit),
		open: (request) => transport.open(named(request)),
		get sent() {
			return transport.sent;
		},
		close: () => {}
	};
}

// src/drift/state.ts
const schema = "https://github.com/webdis/verify-action/schema/drift-state/v1";
const signatureState = object({
	format: oneOf("legacy", "bundle"),
	identity: text,
	key: text,
	logEntries: list(tidy(object({
		log: text,
		logId: text,
		index: text,
		kind: text,
		version: oneOf("rekor-v1", "rekor-v2"),
		integratedTime: optional(text),
		proof: list(oneOf("set", "inclusion"))
	})))
});
const header = object({
	schema: oneOf(schema),
	policy: text
});
const footer = object({ runs: list(pastRun) });
const manifest = object({
	digest,
	role: oneOf("index", "platform", "attestation", "image"),
	platforms: list(text),
	signatures: list(signatureState)
});
const look = tidy(object({
	tag: optional(digest),
	source: oneOf("api", "tag"),
	listed: list(digest)
}));
const entry = object({
	version: text,
	digest,
	manifests: list(manifest),
	images: list(object({
		registry: text,
		looks: list(look)
	}))
});
const empty = {
	history: { runs: [] },
	policy: void 0,
	ignored: void 0,
	known: () => void 0,
	lines: () => []
};
function readState(bytes, policy) {
	if (bytes === void 0) return empty;
	try {
		const lines = splitLines(bytes);
		const [first, last] = [lines.at(0), lines.at(-1)];
		if (first === void 0 || last === void 0 || lines.length < 2) fail("it", "is not whole");
		const head = readJson(header, first, "its first line");
		const { runs } = readJson(footer, last, "its last line");
		const history = boundedHistory(runs);
		const byVersion = new Map(lines.slice(1, -1).map((line) => [versionOf(line), line]));
		const isOurs = head.policy === policy;
		return {
			history,
			policy: head.policy,
			ignored: isOurs ? void 0 : "it was written under another policy, or by another version",
			known: (version) => isOurs ? readKnown(byVersion.get(version)) : void 0,
			lines: (keep) => [...byVersion].flatMap(([version, line]) => keep(version) ? [line] : [])
		};
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return {
			...empty,
			ignored: error.message
		};
	}
}
function splitLines(bytes) {
	const lines = [];
	let from = 0;
	for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
		lines.push(bytes.subarray(from, at));
		from = at + 1;
	}
	if (from < bytes.length) fail("its last line", "is cut off");
	return lines;
}
function versionOf(line) {
	const start = Buffer.from(line.subarray(0, 200)).toString("latin1");
	const [, version] = /^\{"version":"([A-Za-z0-9_.-]{1,128})"/.exec(start) ?? [];
	return version === void 0 ? fail("one of its lines", "has no version") : Buffer.from(version).toString();
}
function readKnown(line) {
	if (line === void 0) return void 0;
	try {
		return toKnown(readJson(entry, line, "the entry"));
	} catch (error) {
		if (error instanceof SyntaxError) return void 0;
		throw error;
	}
}
function toKnown({ digest, manifests, images }) {
	const [root] = manifests;
	if (root?.digest !== digest) return void 0;
	if (images.some(({ looks }) => looks.length !== manifests.length)) return void 0;
	return {
		digest,
		manifests: manifests.map((one) => ({
			...one,
			state: "ok"
		})),
		looks: new Map(images.map(({ registry, looks }) => [registry, looks]))
	};
}
function formatHeader(policy) {
	return `${JSON.stringify({
		schema,
		policy
	})}\n`;
}
function formatKnown(version, { digest, manifests, looks }) {
	const written = {
		version,
		digest,
		manifests: manifests.map(({ digest, role, platforms, signatures }) => ({
			digest,
			role,
			platforms,
			signatures
		})),
		images: [...looks].map(([registry, looks]) => ({
			registry,
			looks
		}))
	};
	return `${JSON.stringify(written)}\n`;
}
function formatFooter({ runs }) {
	return `${JSON.stringify({ runs })}\n`;
}

// src/run/drift-state.ts
const mostBytes = 268435456;
async function openState(path, policy) {
	if (path === "") return readState(void 0, policy);
	const bytes = await readBounded(path, mostBytes, "state: the file").catch((error) => {
		if (isTrustError(error) && isAbsent(error.cause)) return void 0;
		throw error;
	});
	return readState(bytes, policy);
}
function isAbsent(error) {
	return error?.code === "ENOENT";
}
function hashPolicy(policy, trustedRoot) {
	const { keys, trustedRoot: _, ...demands } = describePolicy(policy);
	const fingerprints = keys.map(({ fingerprint, notAfter }) => [fingerprint, notAfter]);
	const root = createHash("sha256").update(trustedRoot).digest("hex");
	const all = JSON.stringify([
		tool.version,
		fingerprints,
		root,
		demands
	]);
	return createHash("sha256").update(all).digest("hex");
}
const what = "state: the file";
var StateWriter = class {
	#path;
	#told = /* @__PURE__ */ new Set();
	#file;
	#stream;
	constructor(path) {
		this.#path = path;
	}
	async start(policy) {
		if (this.#path === "") return;
		this.#file = await WholeFile.begin(this.#path, what);
		this.#stream = this.#file.handle.createWriteStream();
		this.#stream.on("error", () => {});
		this.#stream.write(formatHeader(policy));
	}
	remember(version, known) {
		if (this.#told.has(version)) return;
		this.#told.add(version);
		if (known !== void 0) this.#stream?.write(formatKnown(version, known));
	}
	async end(history, before, isReleased) {
		const [file, stream] = [this.#file, this.#stream];
		if (file === void 0 || stream === void 0) return;
		try {
			const stays = (version) => !this.#told.has(version) && isReleased(version);
			for (const line of before.ignored === void 0 ? before.lines(stays) : []) stream.write(Buffer.concat([line, Buffer.from("\n")]));
			stream.end(formatFooter(history));
			await finished(stream);
			await file.commit();
			this.#file = void 0;
		} catch (error) {
			throw cannotWrite(this.#path, what, error);
		}
	}
	async drop() {
		this.#stream?.destroy();
		await this.#file?.drop();
		this.#file = void 0;
	}
};

// src/run/drift-words.ts
const mostLedger = 67108864;
async function readDriftWords(words) {
	const { shard } = words;
	return {
		repositories: readRepositories(words.images),
		tags: readTags(words),
		shard: shard === "" ? void 0 : readShard(shard),
		ledger: words.ledger === "" ? void 0 : await readLedger(words.ledger),
		demands: await readDemands(words)
	};
}
function readRepositories(images) {
	if (images.length === 0) throw new TrustError("E_INPUT", "images: the list is empty");
	const all = images.map((text) => about$1("images", () => parseRepository(text)));
	checkItems(all.map(formatRepository), "images");
	return all;
}
function readTags({ ledger, tags }) {
	if (ledger === "" && tags.length === 0) throw new TrustError("E_INPUT", "ledger: none is given, and no tags either");
	if (ledger !== "" && tags.length > 0) throw new TrustError("E_INPUT", "tags: the ledger says which tags there are; give one of the two");
	const odd = tags.find((tag) => !isTag(tag));
	if (odd !== void 0) throw new TrustError("E_INPUT", `tags: ${JSON.stringify(odd.slice(0, 150))} is not a tag`);
	return checkItems(tags, "tags");
}
function readShard(text) {
	try {
		return parseShard(text);
	} catch (error) {
		throw new TrustError("E_INPUT", `shard: ${error.message}`);
	}
}
async function readLedger(path) {
	return parseLedger(await readBounded(path, mostLedger, "ledger: the file"), path);
}
function readDemands(words) {
	return readPolicy({
		digest: "",
		platforms: [],
		annotations: [],
		expectedReference: "",
		transparencyLog: words.transparencyLog || "required",
		timestamps: "ignored",
		trustedRoot: words.trustedRoot,
		attestationManifests: "reported",
		parity: "false",
		signatureRepository: words.signatureRepository,
		requireReadableBy: []
	});
}

// src/run/drift.ts
var drift_exports = /* @__PURE__ */ __exportAll({ checkDrift: () => checkDrift });
const usualBudget = 36e5;
async function checkDrift(words, options, onProgress) {
	const { repositories, ledger, tags, shard, demands } = await readDriftWords(words);
	const opened = openRegistries({
		budget: usualBudget,
		...options
	});
	const writer = new StateWriter(words.state);
	try {
		const keys = await keyReader(options, opened.transport)(words.key, words.fingerprints);
		const policy = {
			...demands,
			keys
		};
		assertKeys(ledger, keys);
		const hash = hashPolicy(policy, await readRootText(words.trustedRoot));
		const before = await openState(words.state, hash);
		await writer.start(hash);
		const task = {
			registries: repositories.map((one) => opened.registry(one, policy.signatureRepository)),
			ledger,
			tags,
			policy,
			blobs: words.blobs,
			shard,
			history: before.history,
			notes: [...before.ignored === void 0 ? [] : [ignoredState(words.state, before.ignored)], ...await unpinnedFiles(keys, options.env)]
		};
		const result = opened.masked(await checkDrift$1(task, {
			now: () => /* @__PURE__ */ new Date(),
			sent: () => opened.transport.sent,
			tool,
			last: before.known,
			remember: (version, known) => writer.remember(version, known),
			...onProgress === void 0 ? {} : { onProgress }
		}));
		const known = /* @__PURE__ */ new Set([...tags, ...(ledger?.releases ?? []).map(({ version }) => version)]);
		await writer.end(result.history, before, (version) => known.has(version));
		return result;
	} finally {
		await writer.drop();
		opened.close();
	}
}
function assertKeys(ledger, keys) {
	const known = new Set(keys.map(({ fingerprint }) => fingerprint));
	const other = ledger?.releases.find(({ key }) => !known.has(key));
	if (other === void 0) return;
	const { version, key } = other;
	throw new TrustError("E_KEY", `the ledger says that ${version} was signed with the key ${key}, which is not given`);
}
function ignoredState(path, why) {
	const message = `the state file ${JSON.stringify(path)} is not used: ${why}; everything was looked at`;
	return finding("E_INPUT", message, { severity: "note" });
}

export { exitCodeOf as C, stateOf as E, planShards as S, newestFirst as T, isMirrorCommand as _, readRepositories as a, isIn as b, formatHeader as c, driftReportSchema as d, checkRelease as f, commandContext as g, Obstacles as h, readLedger as i, signatureState as l, judgeUnknownTags as m, drift_exports as n, openState as o, Place as p, readDemands as r, formatFooter as s, checkDrift as t, openRegistries as u, withRun as v, inOrder$1 as w, isShard as x, formatShard as y };