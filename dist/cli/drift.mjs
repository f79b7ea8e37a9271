import { i as canOpen, l as keepHeapSmall, n as isForeign, o as readTag, r as Snapshot } from "./copy.mjs";
import { $ as parseList, $n as driftPlanFlags, $t as readJson, An as digestOf$1, Ar as isTrustError, At as predicateTypeAnnotation, Cn as isTag, Cr as logText, Dr as endProcess, E as readable, Gt as digest, Hn as nearest, In as parseArguments, J as readRootText, Jt as map, Kt as fail, Lt as signaturePredicate, Mt as signatureTag, O as referrersTag, Q as parseCount, Qn as driftPageFlags, Qt as quote, Sn as formatRepository, Sr as html, T as createRegistryClient, Tn as parseRepository, Tr as prose, Vn as textOptions, Wt as count, X as checkItems, Xn as driftInitFlags, Xt as oneOf, Yn as driftCheckFlags, Yt as object, Zn as driftMergeFlags, Zt as optional, _ as connect$1, a as details$1, ar as codeTitle, at as describePolicy, cr as listed, d as inOneLine, dn as parseManifest, dr as shortDigest, er as tool, fr as shortKey, gr as errorCodes, hr as wrap, i as policyTable, ir as codeReason, jt as saysItIsForeign, kn as digestHex, kr as TrustError, kt as classifyArtifact, l as readConnection, lr as manifestName, lt as mapAtMost, mr as paint, n as runFacts, nn as tidy, nt as writeWhole, o as list$1, on as finding$1, or as count$1, ot as unread, p as keyReader, pr as findingLines, q as readPolicy, qt as list, r as logLink, rn as isThere, rr as capital, rt as about$1, s as table$1, sn as findingOf, sr as few, st as verifyImage, tn as text, tr as userAgent, tt as readBounded, ur as readableTime, v as tracing, vr as exitCodes, w as connect, wn as parseReference, wr as plain, xn as formatReference, xr as code$1, yn as apiHost, yr as outcomeFor, z as isInsecureHost, zn as reportPieces } from "./verify.mjs";
import { a as compareVersions, n as ledgerSchema, o as isFinal, r as parseLedger, s as isVersion, t as formatLedger } from "./ledger.mjs";
import { n as meterTraffic, t as Rate } from "./rate.mjs";
import { l as hasBlob$1 } from "./writing.mjs";
import { createHash } from "node:crypto";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { createWriteStream } from "node:fs";
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

// src/oci/shell-word.ts
function shellWord(word) {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
function readShellWords(command) {
	const words = [];
	for (const written of command.match(/(?:'[^']*'|\\'|[^\s'])+/g) ?? []) words.push(written.replace(/'([^']*)'|\\'/g, (_, inside = "'") => inside));
	return words.map(shellWord).join(" ") === command ? words : void 0;
}

// src/verify/demand-flags.ts
const usualFile = "cosign.pub";
function demandFlags({ keys, trustedRoot, transparencyLog, signatureRepository }) {
	const given = keys.filter((key) => !isBundled(key));
	return [
		...given.flatMap((key) => ["--key", sourceOf(key)]),
		...given.flatMap(({ fingerprint }) => ["--key-fingerprint", fingerprint]),
		...rootFlags(trustedRoot),
		...transparencyLog === "ignored" ? ["--insecure-ignore-tlog"] : [],
		...signatureRepository === void 0 ? [] : ["--signature-repository", signatureRepository]
	];
}
function isBundled({ source }) {
	return source === "the bundled webdis.pub";
}
function keyFile({ source }) {
	return /^(?:the key given inline|inline key \d+)$/.test(source) ? usualFile : source;
}
function sourceOf(key) {
	const { notAfter } = key;
	return notAfter === void 0 ? keyFile(key) : `${keyFile(key)} not-after=${notAfter.slice(0, 10)}`;
}
function rootFlags({ source }) {
	return /^(?:embedded$|the embedded )/.test(source) ? [] : ["--trusted-root", source];
}

// src/drift/mend.ts
function commandContext(policy, registries) {
	const insecure = registries.filter((one) => one.insecure);
	return {
		policy: describePolicy(policy),
		insecureHosts: insecure.map(({ repository }) => repository.name.registry)
	};
}
function mendWith(mending) {
	const mend = mirrorCommand(mending);
	return mend === void 0 ? {} : { mend };
}
const longestCommand = 8e3;
function mirrorCommand(mending) {
	const { source, digest, target, tag, moves, deep, policy, insecureHosts } = mending;
	const hosts = [.../* @__PURE__ */ new Set([source.registry, target.registry])];
	const command = [
		"webdis-trust",
		"mirror",
		formatReference({
			registry: source.registry,
			path: source.path,
			digest
		}),
		formatReference({
			registry: target.registry,
			path: target.path,
			tag
		}),
		...moves ? ["--on-conflict", "overwrite"] : [],
		...deep ? ["--deep"] : [],
		...trustFlags(policy),
		...hosts.filter((host) => insecureHosts.includes(host)).flatMap((host) => ["--insecure-registry", host])
	].map(shellWord).join(" ");
	return command.length > 8e3 ? void 0 : command;
}
function trustFlags(policy) {
	const flags = demandFlags(policy);
	return flags.includes("--key") ? flags : [
		"--require",
		"verified",
		...flags
	];
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
	const trust = sorted(trustFlags(policy)).flags;
	const copying = [
		"--on-conflict overwrite",
		"--deep",
		"--require verified",
		...registries.filter((one) => one.insecure === true).map(({ name }) => `--insecure-registry ${name.slice(0, name.indexOf("/"))}`)
	];
	return trust.every((flag) => flags.includes(flag)) && flags.every((flag) => trust.includes(flag) || copying.includes(flag));
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
			].map((one) => toDifference$2(one, expected, seen, sourceFor(seen, all)))
		};
	});
}
function isExplained({ kind, code, digest }, others) {
	if (kind !== "signature-bad" || code !== "E_NOSIG" && code !== "E_COVER") return false;
	return others.some((one) => one.kind === "signature-missing" && one.digest === digest);
}
function sourceFor(seen, all) {
	const [only, ...more] = new Set(all.flatMap(({ tagDigest }) => tagDigest ?? []));
	const wanted = seen.digest ?? (more.length === 0 ? only : void 0);
	return [...all.filter((one) => one !== seen), seen].find((one) => isGood(one) && one.digest === wanted);
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
	return usualAdvice;
}
function mendFor({ kind, isMended = true }, { version, release, command }, { place, tagDigest }, source) {
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
		deep: kind !== "tag-missing" && kind !== "tag-moved" && kind !== "rolled-back"
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
			return finding$1("E_DRIFT", message, {
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

// src/drift/signature-blobs.ts
async function hasBlob(repository, blob) {
	return await repository.hasBlob(blob.digest) === true || canOpen(repository, blob, Math.max(blob.size - 1, 0));
}
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

// src/drift/store-look.ts
async function lookAtStores({ repository, names, hasNoApi, learned }, subject, expected, occasion) {
	const asksAll = occasion !== "again";
	const noApi = hasNoApi() ?? (occasion !== "elsewhere" && expected.source === "tag");
	const mayHave = (tag) => names?.has(tag) ?? asksAll;
	const tag = signatureTag(subject);
	const asksTag = expected.tag !== void 0 || mayHave(tag);
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
		const has = await hasBlob(this.#repository, blob);
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
		signatures: manifest.signatures.filter(({ good }) => good).map(toSignature)
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
		const [tag, list] = await Promise.all([signatures.manifest(signatureTag(digest)), signatures.referrers(digest)]);
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
	let theirs = first;
	for (let attempt = 1;; attempt += 1) {
		const ours = await readTag(repository, tag);
		if (ours === theirs) return [];
		if (attempt === 2) return [tellsTwo(tag, ours, theirs)];
		theirs = await readTag(asAnother, tag);
	}
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
			const [tag, list] = await Promise.all([repository.manifest(signatureTag(digest)), repository.referrers(digest)]);
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
		return this.once(`has ${blob.digest}`, () => hasBlob(this.live, blob));
	}
	async readAnywhere(digest) {
		return this.#shelf.manifests.get(digest) ?? this.manifest(digest);
	}
};

// src/drift/unknown-tags.ts
function ownTags({ name }, names) {
	return names.filter((one) => placeOf$1(one) === name).map(tagOf);
}
function placeOf$1(name) {
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
	const place = placeOf$1(name);
	if (unreachable.some(({ image }) => image === place)) return void 0;
	const isReleased = (tag) => releases.some(({ version }) => compareNumbers(readTagName(tag).numbers, readTagName(version).numbers) === 0);
	return before.filter((one) => placeOf$1(one) === place && !tags.includes(one)).map(tagOf).find((tag) => readTagName(tag).kind === "version" && !isReleased(tag));
}
function toDifference(name, why) {
	const tag = tagOf(name);
	return {
		id: `tag-unknown/${name}`,
		kind: "tag-unknown",
		code: "E_DRIFT",
		registry: placeOf$1(name),
		...isVersion(tag) ? { version: tag } : {},
		tag,
		message: `the tag ${tag} is no release of the ledger, and ${why}`,
		advice: "if it is a release, put it into the ledger; if not, find out who pushed it, and delete it"
	};
}
function toNote(name) {
	const message = `the tag ${tagOf(name)} is no release of the ledger: drift if the next run sees it as well`;
	return finding$1("E_DRIFT", message, {
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
		await mapAtMost(askedAtOnce, chosen.versions, (one) => this.#lookAt(one));
		await mapAtMost(askedAtOnce, chosen.others, (one) => this.#lookAt(one));
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
			this.notes.push(finding$1("E_DRIFT", message, {
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
	return finding$1("E_LIMIT", message, { advice: "delete tags that nobody needs, or put releases into the ledger" });
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
		return finding$1("E_NOTFOUND", message, { details: { tag } });
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
	return finding$1("E_RATE", message);
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
const releasesAtOnce$1 = 12;
async function checkDrift$1(task, context) {
	const started = context.now();
	const command = commandContext(task.policy, task.registries);
	const wanted = wantedOf(task, command);
	const from = task.ledger?.from;
	const places = task.registries.map((registry) => new Place(registry, from));
	const gathered = new Gathered();
	const run = new Run(task, context, places, started, wanted.length);
	const doubtful = [];
	await mapAtMost(releasesAtOnce$1, [...wanted.entries()], async ([at, one]) => {
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

// src/registry/inspecting-client.ts
function createInspectingClient(options) {
	return connect(options, (endpoint) => ({
		...readable(endpoint),
		hasBlob: (digest) => hasBlob$1(endpoint, digest)
	}));
}

// src/registry/quota.ts
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

// src/edge/drift-registries.ts
const dockerAgent = `docker/28.3.0 go/go1.24.4 kernel/6.8.0 os/linux arch/arm64 UpstreamClient(${userAgent})`;
function openRegistries(options) {
	const meter = meterTraffic();
	const told = tracing(options);
	const http = (event) => {
		meter.trace(event);
		told.http(event);
	};
	const { client, close } = connect$1(options, {
		...told,
		http
	});
	return {
		transport: client.transport,
		registry: registriesOf(client, meter),
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
		insecure: isInsecureHost(new URL(`https://${apiHost(image.registry)}`), client.insecureHosts),
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
const manifest$1 = object({
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
	manifests: list(manifest$1),
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

// src/edge/drift-state.ts
const mostBytes$1 = 268435456;
async function openState(path, policy) {
	if (path === "") return readState(void 0, policy);
	const bytes = await readBounded(path, mostBytes$1, "state: the file").catch((error) => {
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
var StateWriter = class {
	#path;
	#partial;
	#told = /* @__PURE__ */ new Set();
	#stream;
	constructor(path) {
		this.#path = path;
		this.#partial = `${path}.${process.pid}.partial`;
	}
	async start(policy) {
		if (this.#path === "") return;
		await this.#orInput(async () => {
			await mkdir(dirname(this.#path), { recursive: true });
			this.#stream = createWriteStream(this.#partial);
			this.#stream.on("error", () => {});
			this.#stream.write(formatHeader(policy));
		});
	}
	remember(version, known) {
		if (this.#told.has(version)) return;
		this.#told.add(version);
		if (known !== void 0) this.#stream?.write(formatKnown(version, known));
	}
	async end(history, before, isReleased) {
		const stream = this.#stream;
		if (stream === void 0) return;
		await this.#orInput(async () => {
			const stays = (version) => !this.#told.has(version) && isReleased(version);
			for (const line of before.ignored === void 0 ? before.lines(stays) : []) stream.write(Buffer.concat([line, Buffer.from("\n")]));
			stream.end(formatFooter(history));
			await finished(stream);
			await rename(this.#partial, this.#path);
			this.#stream = void 0;
		});
	}
	async drop() {
		if (this.#stream === void 0) return;
		this.#stream.destroy();
		await rm(this.#partial, { force: true });
	}
	async #orInput(work) {
		try {
			await work();
		} catch (error) {
			const why = error.code ?? "unknown error";
			const message = `state: the file ${JSON.stringify(this.#path)} cannot be written (${why})`;
			throw new TrustError("E_INPUT", message, {}, error);
		}
	}
};

// src/edge/drift-words.ts
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
		signatureRepository: words.signatureRepository
	});
}

// src/edge/drift.ts
const usualBudget$1 = 36e5;
async function checkDrift(words, options, onProgress) {
	const { repositories, ledger, tags, shard, demands } = await readDriftWords(words);
	const opened = openRegistries({
		budget: usualBudget$1,
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
			notes: before.ignored === void 0 ? [] : [ignoredState(words.state, before.ignored)]
		};
		const result = await checkDrift$1(task, {
			now: () => /* @__PURE__ */ new Date(),
			sent: () => opened.transport.sent,
			tool,
			last: before.known,
			remember: (version, known) => writer.remember(version, known),
			...onProgress === void 0 ? {} : { onProgress }
		});
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
	return finding$1("E_INPUT", message, { severity: "note" });
}

// src/report/drift-badge.ts
const colors = {
	ok: "brightgreen",
	drift: "red",
	unreachable: "lightgrey"
};
function formatDriftBadge(report) {
	const { state } = report;
	const badge = {
		schemaVersion: 1,
		label: "registries",
		message: messages[state](report),
		color: colors[state],
		isError: state === "drift"
	};
	return `${JSON.stringify(badge)}\n`;
}
const messages = {
	ok: () => "as released",
	drift: ({ differences }) => count$1(differences.length, "difference"),
	unreachable: () => "not found out"
};

// src/report/drift-words.ts
const stateSign = {
	ok: "✅",
	drift: "❌",
	unreachable: "⚠️"
};
const stateWord = {
	ok: "as released",
	drift: "drift",
	unreachable: "not found out"
};
const kindTitle = {
	"tag-moved": "the tag points to an image that was never released",
	"rolled-back": "the tag points to another release",
	"tag-missing": "the tag is missing",
	"manifest-missing": "a manifest is missing",
	"blob-missing": "a blob is missing",
	"signature-missing": "a signature is missing",
	"signature-added": "a signature that only one registry has",
	"signature-bad": "the signature does not verify",
	"tag-unknown": "a version that was never released",
	"latest-wrong": "latest is not the highest release"
};
const kindWord = {
	"tag-moved": "tag moved",
	"rolled-back": "rolled back",
	"tag-missing": "tag missing",
	"manifest-missing": "manifest missing",
	"blob-missing": "blob missing",
	"signature-missing": "signature missing",
	"signature-added": "signature added",
	"signature-bad": "signature bad",
	"tag-unknown": "unknown version",
	"latest-wrong": "latest wrong"
};
function kindWords(differences) {
	return [...new Set(differences.map(({ kind }) => kindWord[kind]))].join(", ");
}
function placeOf({ registry, tag, version }) {
	const name = tag ?? version;
	return name === void 0 ? registry : `${registry}:${name}`;
}
function mendText(mend) {
	return plain(mend, longestCommand);
}
function leftOutText({ older, others, names }) {
	const more = older + others - names.length;
	return `tags that were not looked at: ${more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ")} (${[...older === 0 ? [] : [`${older} older than the ledger`], ...others === 0 ? [] : [`${others} with names that stand for no release`]].join(", ")})`;
}
function differencesById({ differences }) {
	return new Map(differences.map((one) => [one.id, one]));
}
function differencesOf({ differences }, byId) {
	return differences.flatMap((id) => byId.get(id) ?? []);
}
function differencesOfRegistries({ releases, differences }) {
	const told = new Set(releases.flatMap(({ images }) => images.flatMap((one) => one.differences)));
	return differences.filter(({ id }) => !told.has(id));
}
function driftTitle({ registries }) {
	const places = registries.map(({ name }) => {
		const [host = "", ...path] = name.split("/");
		return {
			host,
			path: path.join("/")
		};
	});
	const paths = new Set(places.map(({ path }) => path));
	const names = places.map(({ host }) => host);
	const [path = ""] = paths;
	return paths.size === 1 && path !== "" ? `${path} on ${listed(names)}` : listed(registries.map(({ name }) => name));
}

// src/report/drift-differences.ts
function differenceText(difference) {
	const { kind, code: id, message } = difference;
	return `<strong>${capital(kindTitle[kind])}</strong>: ${code$1(placeOf(difference), 300)}<br>${prose(capital(message))} [${id}]`;
}
function differenceFacts(difference) {
	const { expected, found, platform, digest } = difference;
	const told = digest === void 0 || digest === expected || digest === found;
	return [
		...platform === void 0 ? [] : [["Platform", code$1(platform, 100)]],
		...told ? [] : [["Manifest", code$1(digest)]],
		...expected === void 0 ? [] : [["Should be", code$1(expected, 300)]],
		...found === void 0 ? [] : [["Is", code$1(found, 300)]]
	];
}
function unreachableList({ unreachable }) {
	return list$1(unreachable.map(findingText));
}
function findingText({ code: id, message, advice, image }) {
	const where = image === void 0 ? "" : `: ${code$1(image, 300)}`;
	const next = advice === void 0 ? "" : `<br><em>Next:</em> ${prose(advice)}`;
	return `<strong>${capital(codeTitle[id])}</strong>${where}<br>${prose(capital(message))} [${id}]${next}`;
}

// src/report/drift-history.ts
const shapes = {
	ok: "✓",
	drift: "✕",
	unreachable: "?"
};
function historyStrip({ runs }) {
	if (runs.length < 2) return "";
	const shown = runs.slice(-30);
	const items = shown.map(({ state, started }) => {
		const told = `${day(started)}: ${stateWord[state]}`;
		return `<li class="${state}" title="${told}"><span aria-hidden="true">${shapes[state]}</span><span class="unseen">${told}</span></li>`;
	});
	const good = shown.filter(({ state }) => state === "ok").length;
	return [
		`<ol class="strip" aria-label="The last ${count$1(shown.length, "run")}, oldest first">`,
		...items,
		"</ol>",
		`<p class="strip-ends"><span>${day(shown[0]?.started ?? "")}</span><span>${good} of ${count$1(shown.length, "run")} as released</span><span>${day(shown.at(-1)?.started ?? "")}</span></p>`
	].join("\n");
}
function historyTable({ runs }) {
	if (runs.length < 2) return "";
	const newest = runs.slice(-60).reverse();
	const region = `<div class="scroll" role="region" aria-label="Earlier runs" tabindex="0">\n${table$1([
		"Run",
		"State",
		"What differed, or was not reached",
		"Requests"
	], newest.map((run) => [
		prose(readableTime(run.started)),
		`${stateSign[run.state]} ${stateWord[run.state]}`,
		whatHappened(run),
		String(run.requests)
	]))}\n</div>`;
	return details$1(`The last ${count$1(newest.length, "run")}`, region);
}
function whatHappened({ differences, unreachable }) {
	const named = few([...differences]).map((id) => code$1(id, 300));
	const away = unreachable.map((name) => `not reached: ${code$1(name, 300)}`);
	return [...named, ...away].join("<br>") || "nothing";
}
function day(iso) {
	return html(iso.slice(0, 10));
}

// src/report/drift-matrix.ts
const newest = 20;
const mostTroubled = 80;
function matrixOf(report, nameOf = plainName) {
	const shown = new Set(report.releases.slice(0, newest));
	const troubled = report.releases.filter((one) => one.state !== "ok" && !shown.has(one));
	const urgent = [...troubled.filter(({ state }) => state === "drift"), ...troubled.filter(({ state }) => state !== "drift")];
	for (const one of urgent.slice(0, mostTroubled)) shown.add(one);
	const among = (wanted) => report.releases.filter((one) => shown.has(one) === wanted);
	return {
		table: table(report, among(true), nameOf, true),
		rest: among(false)
	};
}
function restTable(report, rest, nameOf = plainName) {
	return table(report, rest, nameOf, false);
}
function restTitle(rest) {
	const troubled = rest.filter(({ state }) => state !== "ok").length;
	const state = troubled === 0 ? "all as released" : `${troubled} of them not found out or drifted`;
	return `${count$1(rest.length, "more release")}, ${state}`;
}
const plainName = ({ version }) => code$1(version, 100);
function table(report, releases, nameOf, withTags) {
	const byId = differencesById(report);
	return [
		"<table>",
		`<thead><tr><th scope="col">Release</th>${report.registries.map(({ name }) => `<th scope="col">${registryName(name)}</th>`).join("")}</tr></thead>`,
		"<tbody>",
		...withTags ? registryRow(report) : [],
		...releases.map((release) => releaseRow(report, release, nameOf, byId)),
		"</tbody>",
		"</table>"
	].join("\n");
}
function registryName(name) {
	const [host = "", ...path] = name.split("/");
	return path.length === 0 ? code$1(host) : `${code$1(host)}<br>${code$1(path.join("/"))}`;
}
function registryRow(report) {
	const about = differencesOfRegistries(report);
	if (about.length === 0) return [];
	return [`<tr><th scope="row">Other tags</th>${report.registries.map(({ name }) => cell("ok", "nothing else", about.filter(({ registry }) => registry === name))).join("")}</tr>`];
}
function releaseRow({ registries }, release, nameOf, byId) {
	const cells = registries.map(({ name }, at) => {
		const image = imageOn(release, name, at);
		return image === void 0 ? cell("unreachable", "not looked at", []) : cell(image.state, stateWord[image.state], differencesOf(image, byId));
	});
	const digest = release.digest === void 0 ? "" : ` <small>${code$1(shortDigest(release.digest))}</small>`;
	return `<tr><th scope="row">${`${nameOf(release)}${digest}`}</th>${cells.join("")}</tr>`;
}
function imageOn({ images }, name, at) {
	const there = images[at];
	return there?.registry === name ? there : images.find(({ registry }) => registry === name);
}
function cell(state, word, differences) {
	const shown = differences.length > 0 ? "drift" : state;
	const text = differences.length > 0 ? kindWords(differences) : word;
	return `<td class="${shown}">${stateSign[shown]} ${text}</td>`;
}

// src/report/drift-page-style.ts
const driftPageStyle = `
.ok { --state: var(--verified); }
.drift { --state: var(--rejected); }
.unreachable { --state: var(--undetermined); }
header { border-radius: .4rem; padding: .75rem 1.25rem; }
header p { margin: .5rem 0; max-width: 48rem; }
h3 { margin: 1.25rem 0 .5rem; font-size: 1rem; font-weight: 600; }
small { color: var(--muted); font: .8em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-weight: 400; }
small code { background: none; padding: 0; font: inherit; }
.cards { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); margin: 1.25rem 0 0; }
.card {
  border: 1px solid var(--line); border-top: .3rem solid var(--state, var(--line));
  border-radius: .4rem; padding: .7rem 1rem;
}
.card p { margin: .25rem 0; }
.muted { color: var(--muted); font-size: .875rem; }
.difference { border: 1px solid var(--line); border-left: .3rem solid var(--state); border-radius: .4rem; padding: .75rem 1rem; margin: .75rem 0; }
.difference p { margin: 0 0 .5rem; }
.difference p + dl { margin: .6rem 0; }
.difference pre { margin: .6rem 0 0; }
.matrix.long { max-height: 80vh; }
.matrix { overflow: auto; border: 1px solid var(--line); border-radius: .4rem; }
.matrix table { border-collapse: separate; border-spacing: 0; width: 100%; }
.matrix th, .matrix td { border: 0; border-bottom: 1px solid var(--line); padding: .4rem .75rem; }
.matrix tbody tr:last-child > * { border-bottom: 0; }
.matrix thead th { position: sticky; top: 0; z-index: 1; font-weight: 600; }
.matrix thead th code { background: none; padding: 0; }
.matrix thead th code + br + code { font-weight: 400; color: var(--muted); }
.matrix tbody th { font-weight: 600; white-space: nowrap; }
.matrix th small { margin-left: .5rem; }
.matrix td.drift, .matrix td.unreachable { background: var(--soft); box-shadow: inset .2rem 0 var(--state); }
.matrix a code { background: none; padding: 0; }
.strip { list-style: none; display: flex; gap: 2px; padding: 0; margin: .75rem 0 .25rem; }
.strip li {
  flex: 1 1 0; min-width: 0; max-width: 2rem; margin: 0; padding: .3rem 0; border-radius: .2rem; text-align: center;
  font-size: .8rem; line-height: 1.1; font-weight: 700; overflow: hidden;
  color: var(--back); background: var(--state);
}
.strip-ends { display: flex; justify-content: space-between; gap: 1rem; max-width: 61rem; margin: 0; font-size: .8rem; color: var(--muted); }
.strip-ends span { white-space: nowrap; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
details[id] { scroll-margin-top: 1rem; }
details > summary { padding: .15rem 0; }
details table { margin: .4rem 0; }
.manifests table { width: 100%; }
.manifests small { overflow-wrap: anywhere; }
.manifests td:first-child { max-width: 26rem; }
details details { margin-left: 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.25rem; margin: 0; font-size: .925rem; }
dt { color: var(--muted); }
dd { margin: 0; }
@media (max-width: 40rem) {
  body { padding: .75rem .75rem 2rem; }
  header { padding: .5rem 1rem; }
  h1 { font-size: 1.25rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin: 0 0 .6rem; }
  .matrix th small { display: block; margin: 0; white-space: nowrap; font-size: .62rem; }
  .matrix thead th code { font-size: .68rem; }
  .matrix tbody th { white-space: normal; }
  .matrix table { font-size: .85rem; overflow-wrap: anywhere; }
  .strip { gap: 1px; }
  .strip-ends { gap: .5rem; font-size: .7rem; }
  .matrix th, .matrix td { padding: .4rem .35rem; }
  .strip li { font-size: .6rem; border-radius: .1rem; }
}
@media (max-width: 40rem) {
  .manifests thead { display: none; }
  .manifests tr { display: block; border: 1px solid var(--line); padding: .4rem .6rem; }
  .manifests tr + tr { border-top: 0; }
  .manifests td { display: block; border: 0; padding: .15rem 0; overflow-wrap: anywhere; }
  details details { margin-left: 0; }
}
@media print { .matrix.long { max-height: none; } }
`;

// src/report/drift-release.ts
function anchorOf(at) {
	return `release-${at}`;
}
function releaseDetails({ registries }, release, at, byId) {
	const { version, digest, state, images } = release;
	const title = `${stateSign[state]} <strong>${code$1(version, 100)}</strong> ${stateWord[state]}`;
	const sides = sidesOf(images);
	const body = [...digest === void 0 ? [] : [`<p>Index ${code$1(digest)}</p>`], ...sides.map((side) => sideText(side, sides.length > 1 || registries.length > 1, byId))];
	return `<details id="${anchorOf(at)}">\n<summary>${title}</summary>\n${body.join("\n")}\n</details>`;
}
function sidesOf(images) {
	return [...Map.groupBy(images, ({ registry: _, ...same }) => JSON.stringify(same)).values()].flatMap((alike) => {
		const [image] = alike;
		return image === void 0 ? [] : [{
			names: alike.map(({ registry }) => registry),
			image
		}];
	});
}
function sideText({ names, image }, named, byId) {
	const { state, tagDigest, looked, manifests, blobs } = image;
	const wrong = differencesOf(image, byId).map(({ kind, message }) => `<strong>${capital(kindTitle[kind])}</strong><br>${prose(message)}`);
	const facts = [
		`${stateSign[state]} ${stateWord[state]}`,
		lookedWords[looked],
		tagDigest === void 0 ? "no tag was seen" : `the tag points to ${code$1(shortDigest(tagDigest))}`,
		...blobs === void 0 ? [] : [blobText(blobs)]
	];
	const same = names.length > 1 ? ", the same on each" : "";
	return [
		...named ? [`<h3>${listed(names.map((name) => code$1(name, 300)))}${same}</h3>`] : [],
		`<p>${facts.join("; ")}</p>`,
		...wrong.length === 0 ? [] : [list$1(wrong)],
		...manifests.length === 0 ? [] : [manifestTable(manifests)]
	].join("\n");
}
const lookedWords = {
	verified: "verified in this run",
	unchanged: "unchanged since a run that verified it",
	nothing: "not looked into"
};
function blobText({ present, missing }) {
	if (missing.length === 0) return `all ${count$1(present, "blob")} there`;
	return `${count$1(missing.length, "blob")} missing of ${present + missing.length}`;
}
function manifestTable(manifests) {
	const rows = manifests.map((manifest) => {
		const { digest, state, code: id, signatures } = manifest;
		const why = id === void 0 ? "" : `: ${html(codeReason(id))} [${id}]`;
		return [
			`${code$1(manifestName(manifest), 200)}<br><small>${code$1(digest)}</small>`,
			`${stateSign[state]} ${stateWord[state]}${why}`,
			signatures.length === 0 ? "none" : signatures.map(signatureText).join("<br>")
		];
	});
	return `<div class="manifests">\n${table$1([
		"Manifest",
		"State",
		"Signatures and log entries"
	], rows)}\n</div>`;
}
function signatureText({ format, identity, key, logEntries }) {
	const logged = logEntries.length === 0 ? "not logged" : logEntries.map(logLink).join("<br>");
	return `${format} ${code$1(shortDigest(identity), 100)} by ${code$1(shortKey(key))}<br>${logged}`;
}

// src/report/drift-verdict.ts
const depths = {
	blobs: "every manifest, signature and blob",
	full: "every manifest and signature with its payload, but not layers and configs",
	unchanged: "only whether manifests and signatures are still listed"
};
function driftVerdictOf(report) {
	switch (report.state) {
		case "ok": return {
			word: "As released",
			sentence: whatStands(report)
		};
		case "drift": {
			const besides = whatStoodInTheWay(report);
			const more = besides === "" ? "" : ` Besides, not everything was found out: ${besides}.`;
			return {
				word: "Drift",
				sentence: `${whatDiffers(report)}${more}`
			};
		}
		case "unreachable": return {
			word: "Not found out",
			sentence: `Not everything could be looked at: ${whatStoodInTheWay(report) || "the report names no reason"}. What was looked at is as released: this is neither a success nor evidence of a difference.`
		};
	}
}
function whatStands(report) {
	const { releases, registries, shard } = report;
	const part = shard === void 0 ? "" : ` This was part ${shard.index} of ${shard.of}.`;
	const on = registries.length === 1 ? "one registry" : `${registries.length} registries`;
	const are = releases.length === 1 ? "is" : "are";
	return `${count$1(releases.length, "release")} on ${on} ${are} what was released: tags, manifests and signatures. ${howDeep(report)}${part}`;
}
function howDeep({ releases, registries }) {
	const seen = releases.flatMap((release) => release.images).filter(({ looked }) => looked !== "nothing");
	const blobs = seen.filter((one) => one.blobs !== void 0);
	const rest = seen.filter((one) => one.blobs === void 0);
	const full = rest.filter(({ looked }) => looked === "verified");
	const unchanged = rest.filter(({ looked }) => looked === "unchanged");
	const parts = [
		...blobs.length === 0 ? [] : [`${depths.blobs} of ${count$1(blobs.length, "image")}`],
		...full.length === 0 ? [] : [`${depths.full}, of ${count$1(full.length, "image")}`],
		...unchanged.length === 0 ? [] : [`${depths.unchanged}, of ${count$1(unchanged.length, "image")} unchanged since a run that verified more`]
	];
	const looked = parts.length === 0 ? "Nothing was looked at." : `Looked at: ${parts.join("; ")}.`;
	const tags = registries.flatMap(({ tagsLeftOut: one }) => one ? [one.older + one.others] : []).reduce((sum, one) => sum + one, 0);
	return tags === 0 ? looked : `${looked} Not looked at: ${count$1(tags, "other tag")}.`;
}
function whatDiffers({ differences, releases }) {
	const where = [...new Set(differences.map(({ registry }) => registry))];
	const touched = releases.filter(({ images }) => images.some((one) => one.differences.length > 0));
	const among = touched.length === 0 ? "" : ` in ${touched.length} of ${count$1(releases.length, "release")}`;
	const on = where.length === 0 ? "" : ` on ${listed(few(where))}`;
	return `${count$1(differences.length, "difference")}${among}${on}.`;
}
function whatStoodInTheWay({ unreachable }) {
	const causes = unreachable.map(({ image, code, message }) => image === void 0 ? message : `${image} (${codeTitle[code]})`);
	return listed(few(causes));
}

// src/report/page-style.ts
const pageStyle = `
:root {
  color-scheme: light dark;
  --text: #1f2328; --muted: #57606a; --back: #ffffff; --soft: #f6f8fa; --line: #d0d7de;
  --verified: #1a7f37; --rejected: #cf222e; --undetermined: #9a6700; --extra: #57606a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --muted: #9198a1; --back: #0d1117; --soft: #161b22; --line: #3d444d;
    --verified: #3fb950; --rejected: #ff7b72; --undetermined: #d29922; --extra: #9198a1;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 64rem;
  background: var(--back); color: var(--text);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  overflow-wrap: anywhere;
}
header { border-left: .4rem solid var(--state); padding: .25rem 1rem; background: var(--soft); }
h1 { margin: .5rem 0; font-size: 1.5rem; line-height: 1.3; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.2rem; }
code, pre { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { background: var(--soft); padding: .1em .35em; border-radius: .3em; }
h1 code, .box code { background: none; padding: 0; }
pre { background: var(--soft); padding: .9rem 1rem; border-radius: .4rem; white-space: pre-wrap; }
pre code { background: none; padding: 0; font-size: 1em; }
a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: .2em; }
li { margin: .4rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .925rem; overflow-wrap: normal; }
th, td { border: 1px solid var(--line); padding: .45rem .7rem; text-align: left; vertical-align: top; }
thead th { background: var(--soft); }
details { border-top: 1px solid var(--line); padding: .6rem 0; }
summary { cursor: pointer; }
footer { margin-top: 2rem; color: var(--muted); font-size: .875rem; }
.verified { --state: var(--verified); }
.rejected { --state: var(--rejected); }
.undetermined { --state: var(--undetermined); }
.extra { --state: var(--extra); }
.chain { margin: 1rem 0 2rem; }
.box {
  border: 1px solid var(--line); border-left: .3rem solid var(--state, var(--line));
  border-radius: .4rem; background: var(--back); padding: .6rem .8rem;
}
.box strong { display: block; }
.inside { display: grid; gap: .6rem; margin-top: .6rem; }
.index > .inside { grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
.images { display: grid; gap: .6rem; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
.step { margin: .35rem 1rem; color: var(--muted); font-size: .9rem; }
.box.layers { --state: var(--line); background: var(--soft); border-style: dashed; font-size: .875rem; padding: .35rem .6rem; }
@media print { details { display: block; } }
`;

// src/report/page-document.ts
const contentPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
function pageDocument({ title, style = "", body }) {
	return [
		"<!doctype html>",
		"<html lang=\"en\">",
		"<head>",
		"<meta charset=\"utf-8\">",
		`<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">`,
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
		"<meta name=\"referrer\" content=\"no-referrer\">",
		`<title>${html(title)}</title>`,
		`<style>${pageStyle}${style}</style>`,
		"</head>",
		"<body>",
		...body,
		"</body>",
		"</html>",
		""
	].join("\n");
}
function section(title, content) {
	return content === "" ? [] : [
		"<section>",
		`<h2>${title}</h2>`,
		content,
		"</section>"
	];
}
function scroll(table, name) {
	return `<div class="scroll" role="region" aria-label="${html(name)}" tabindex="0">\n${table}\n</div>`;
}
const longestLine = 2e3;
function preformatted(lines) {
	return lines.length === 0 ? "" : `<pre><code>${lines.map((line) => html(line, longestLine)).join("\n")}</code></pre>`;
}

// src/report/drift-page.ts
const mostDifferences = 200;
const mostReleases = 400;
const longTable = 30;
function formatDriftPage(report, history) {
	const { word } = driftVerdictOf(report);
	return pageDocument({
		title: `${word}: ${driftTitle(report)}`,
		style: driftPageStyle,
		body: body(report, history)
	});
}
function body(report, history) {
	const { word, sentence } = driftVerdictOf(report);
	const { tool, started } = report;
	const unfolded = unfoldable(report);
	return [
		`<header class="${report.state}">`,
		`<h1>${stateSign[report.state]} ${word}: ${prose(driftTitle(report))}</h1>`,
		`<p>${prose(sentence)}</p>`,
		`<p class="muted">Checked ${prose(readableTime(report.finished))}</p>`,
		historyStrip(history),
		"</header>",
		"<main>",
		`<div class="cards">\n${report.registries.map(registryCard).join("\n")}\n</div>`,
		...section("Releases on every registry", matrix(report, unfolded)),
		...section("What differs", differenceCards(report.differences)),
		...section("What could not be found out", unreachableList(report)),
		...section("Release by release", releases(report, unfolded)),
		...section("Earlier runs", historyTable(history)),
		...section("Everything else", everythingElse(report)),
		"</main>",
		`<footer>${code$1(`${tool.name} ${tool.version}`)}, ${runFacts(report)}, ${prose(readableTime(started))}</footer>`
	].filter((line) => line !== "");
}
function registryCard({ name, state, requests, pulls, quota, tagsLeftOut }) {
	const left = quota === void 0 ? [] : [`<p class="muted">${quota.remaining} of ${quota.limit} pulls left in ${hours(quota.seconds)}</p>`];
	return [
		`<div class="card ${state}">`,
		`<p><strong>${code$1(name, 300)}</strong></p>`,
		`<p>${stateSign[state]} ${stateWord[state]}</p>`,
		`<p class="muted">${count$1(requests, "request")}, ${count$1(pulls, "manifest read", "manifests read")}</p>`,
		...left,
		...tagsLeftOut === void 0 ? [] : [`<p class="muted">${prose(capital(leftOutText(tagsLeftOut)))}</p>`],
		"</div>"
	].join("\n");
}
function hours(seconds) {
	return seconds >= 3600 ? count$1(Math.round(seconds / 3600), "hour") : count$1(seconds, "second");
}
function unfoldable({ releases }) {
	const urgent = releases.filter(({ state }) => state !== "ok");
	const chosen = new Set([.../* @__PURE__ */ new Set([...urgent, ...releases])].slice(0, mostReleases));
	return new Map(releases.map((one, at) => [one, at]).filter(([one]) => chosen.has(one)));
}
function matrix(report, unfolded) {
	const nameOf = (release) => {
		const at = unfolded.get(release);
		const name = code$1(release.version, 100);
		return at === void 0 ? name : `<a href="#${anchorOf(at)}">${name}</a>`;
	};
	const { table, rest } = matrixOf(report, nameOf);
	const shown = frame(table, "Releases on every registry", report.releases.length - rest.length);
	if (rest.length === 0) return shown;
	const more = frame(restTable(report, rest, nameOf), "More releases", rest.length);
	return `${shown}\n${details$1(restTitle(rest), more)}`;
}
function frame(table, name, rows) {
	return `<div class="${rows > longTable ? "matrix long" : "matrix"}" role="region" aria-label="${html(name)}" tabindex="0">\n${table}\n</div>`;
}
function differenceCards(all) {
	const hidden = all.length - mostDifferences;
	return [...all.slice(0, mostDifferences).map(differenceCard), ...hidden > 0 ? [`<p>and ${count$1(hidden, "more difference")}, in the JSON report</p>`] : []].join("\n");
}
function differenceCard(difference) {
	const { mend, advice } = difference;
	const facts = differenceFacts(difference).map(([name, value]) => fact(name, value));
	return `<div class="difference drift">\n${[
		`<p>${stateSign.drift} ${differenceText(difference)}</p>`,
		...facts.length === 0 ? [] : [`<dl>\n${facts.join("\n")}\n</dl>`],
		...advice === void 0 ? [] : [`<p><em>Next:</em> ${prose(advice)}</p>`],
		...mend === void 0 ? [] : ["<p>This mends it:</p>", preformatted([mendText(mend)])]
	].join("\n")}\n</div>`;
}
function releases(report, unfolded) {
	const byId = differencesById(report);
	const later = new Set(matrixOf(report).rest);
	const all = [...unfolded].map(([release, at]) => ({
		later: later.has(release),
		text: releaseDetails(report, release, at, byId)
	}));
	const texts = (which) => all.filter((one) => one.later === which).map(({ text }) => text);
	const [first, more] = [texts(false), texts(true)];
	const hidden = report.releases.length - unfolded.size;
	const left = hidden > 0 ? [`<p>and ${count$1(hidden, "older release")}, in the JSON report</p>`] : [];
	return [...first, ...more.length === 0 ? [] : [details$1(count$1(more.length, "more release"), [...more, ...left].join("\n"))]].join("\n");
}
function everythingElse(report) {
	const { keys } = report.policy;
	const notes = list$1(report.notes.map(findingText));
	return [
		`<dl>\n${[
			...keys.map(({ fingerprint, source }) => fact("Key", `${code$1(source, 300)}<br>SHA-256 ${code$1(fingerprint)}`)),
			fact("Requests", String(report.requests)),
			fact("Releases", String(report.releases.length)),
			...report.shard === void 0 ? [] : [fact("Part", `${report.shard.index} of ${report.shard.of}`)]
		].join("\n")}\n</dl>`,
		...notes === "" ? [] : [details$1("Notes", notes)],
		details$1("Policy: what was demanded", scroll(policyTable(report), "Policy"))
	].join("\n");
}
function fact(name, value) {
	return `<dt>${name}</dt><dd>${value}</dd>`;
}

// src/report/drift-terminal.ts
const styles = {
	ok: "green",
	drift: "red",
	unreachable: "yellow"
};
const mostQuiet = 20;
function formatDrift(report, options) {
	const { releases, registries, differences, unreachable, notes } = report;
	const what = `${count$1(releases.length, "release")} on ${count$1(registries.length, "registry", "registries")}`;
	const told = [...unreachable, ...notes];
	return logText([
		paint(options, "bold", `Drift of ${what} --`),
		...matrixLines(report, options),
		"",
		...differences.flatMap((one) => differenceLines(one, options)),
		...told.flatMap((one) => findingLines(placed(one), options, "")),
		...registries.flatMap((one) => leftOutLines(one, options)),
		...told.length > 0 ? [""] : [],
		...verdictLines(report, options)
	]);
}
function matrixLines({ releases, registries, differences }, options) {
	const quiet = releases.filter(({ state }) => state === "ok").slice(0, mostQuiet);
	const shown = releases.filter((one) => one.state !== "ok" || quiet.includes(one));
	const byId = differencesById({ differences });
	const rows = shown.map(({ version, images }) => [{ text: plain(version, 100) }, ...images.map((image) => cellOf(image, byId))]);
	const head = ["release", ...registries.map(({ name }) => plain(name, 100))];
	const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.text.length ?? 0)));
	const line = (cells) => cells.map((cell, at) => padded(cell, widths[at] ?? 0, options)).join("  ");
	const rest = releases.length - shown.length;
	return [
		`  ${line(head.map((text) => ({
			text,
			style: "dim"
		})))}`,
		...rows.map((row) => `  ${line(row)}`),
		...rest === 0 ? [] : [`  and ${count$1(rest, "more release")}, as released everywhere`]
	];
}
function padded({ text, style }, width, options) {
	const room = " ".repeat(width - text.length);
	return `${style === void 0 ? text : paint(options, style, text)}${room}`;
}
function cellOf(image, byId) {
	const { state, looked } = image;
	const style = styles[state];
	if (state === "drift") return {
		text: `DRIFT: ${kindWords(differencesOf(image, byId))}`,
		style
	};
	if (state === "unreachable") return {
		text: "not found out",
		style
	};
	return {
		text: looked === "unchanged" ? "ok, unchanged" : "ok",
		style
	};
}
function differenceLines(difference, options) {
	const { code, message, expected, found, mend, advice } = difference;
	const text = `DRIFT: ${plain(placeOf(difference))}: ${plain(message)} [${code}]`;
	const [first = "", ...rest] = wrap(text, "", options);
	const more = [
		...expected === void 0 ? [] : [`expected ${plain(expected)}`],
		...found === void 0 ? [] : [`found    ${plain(found)}`],
		...advice === void 0 ? [] : [`Next: ${plain(advice)}`]
	];
	return [
		`${paint(options, "red", "DRIFT")}${first.slice(5)}`,
		...rest.map((line) => `  ${line}`),
		...more.flatMap((line) => wrap(line, "  ", options)),
		...mend === void 0 ? [] : [`  Mend: ${mendText(mend)}`],
		""
	];
}
function leftOutLines({ name, tagsLeftOut }, options) {
	if (tagsLeftOut === void 0) return [];
	return wrap(`${plain(name)}: ${plain(leftOutText(tagsLeftOut), 3e3)}`, "", options).map((line) => paint(options, "dim", line));
}
function placed({ image, ...found }) {
	const { message } = found;
	const isTold = image === void 0 || message.startsWith(image);
	return {
		...found,
		message: isTold ? message : `${image}: ${message}`
	};
}
function verdictLines(report, options) {
	const { word, sentence } = driftVerdictOf(report);
	const label = word.toUpperCase();
	const [first = "", ...rest] = wrap(`${label}: ${plain(sentence, 2e3)}`, "", options);
	const painted = paint(options, styles[report.state], paint(options, "bold", label));
	const pulls = report.registries.reduce((sum, one) => sum + one.pulls, 0);
	return [
		`${painted}${first.slice(label.length)}`,
		...rest,
		paint(options, "dim", `${runFacts(report)}, ${count$1(pulls, "pull")}`)
	];
}

// src/report/drift-progress.ts
function formatChecking(checking, columns = 80) {
	return inOneLine(checking.image, factsOf(checking), columns);
}
function formatCheckingStep(checking) {
	return logText([`${factsOf(checking)}: ${plain(checking.image)}`]).trimEnd();
}
function factsOf({ done, of, requests, imagesPerSecond }) {
	const rate = imagesPerSecond === void 0 ? "" : `, ${imagesPerSecond.toFixed(0)}/s`;
	return `${done} of ${count$1(of, "image")}${rate}, ${count$1(requests, "request")}`;
}

// src/cli/drift-progress.ts
const eraseLine = "\r\x1B[2K";
const interval = {
	terminal: 100,
	log: 1e4
};
function startDriftProgress(stream, wanted) {
	if (!wanted) return {
		show: () => {},
		say: () => {},
		end: () => {}
	};
	const terminal = stream.isTTY === true;
	const between = terminal ? interval.terminal : interval.log;
	const rate = new Rate();
	let last = terminal ? Number.NEGATIVE_INFINITY : performance.now();
	let shown = false;
	const line = (text) => {
		last = performance.now();
		shown = true;
		stream.write(terminal ? `${eraseLine}${text}` : `${text}\n`);
	};
	return {
		show: (progress) => {
			const now = performance.now();
			const imagesPerSecond = rate.at(now, progress.done);
			if (now - last < between) return;
			const checking = {
				...progress,
				imagesPerSecond
			};
			line(terminal ? formatChecking(checking, stream.columns) : formatCheckingStep(checking));
		},
		say: (text) => line(terminal ? text.slice(0, Math.max(stream.columns - 1, 0)) : plain(text)),
		end: () => {
			if (shown) stream.write(terminal ? eraseLine : "\n");
			shown = false;
		}
	};
}

// src/cli/drift-check.ts
async function runDriftCheck(argv, signal) {
	const flags = parseArguments(argv, Object.values(driftCheckFlags).flat());
	refuseWords(flags, "repositories are given with --images");
	const wanted = !flags.on("quiet") && !flags.on("verbose");
	const progress = startDriftProgress(process.stderr, wanted);
	try {
		const connection = await readConnection(flags, signal, progress.say);
		const { report, history } = await checkDrift(readWords(flags), connection, progress.show);
		progress.end();
		await publish(report, history, flags);
		if (report.state === "unreachable") endProcess();
		return report.exitCode;
	} finally {
		progress.end();
	}
}
function readWords(flags) {
	return {
		ledger: flags.text("ledger"),
		images: parseList(flags.list("images").join("\n"), "--images"),
		tags: parseList(flags.list("tags").join("\n"), "--tags"),
		key: flags.list("key").join("\n"),
		fingerprints: flags.list("key-fingerprint"),
		trustedRoot: flags.text("trusted-root"),
		transparencyLog: flags.on("insecure-ignore-tlog") ? "ignored" : "required",
		signatureRepository: flags.text("signature-repository"),
		blobs: flags.on("blobs"),
		shard: flags.text("shard"),
		state: flags.text("state")
	};
}
function refuseWords({ positionals: [word] }, what) {
	if (word === void 0) return;
	throw new TrustError("E_INPUT", `${JSON.stringify(word)} is not understood: ${what}`);
}
async function publish(report, history, flags) {
	if (!flags.on("quiet") || report.state !== "ok") {
		const options = textOptions(process.stderr, process.env, flags.on("no-color"));
		process.stderr.write(formatDrift(report, options));
	}
	const write = async (name, text) => {
		const path = flags.text(name);
		if (path !== "") await writeWhole(path, text(), `--${name}: the file`);
	};
	await write("report", () => reportPieces(report));
	await write("page", () => formatDriftPage(report, history));
	await write("badge", () => formatDriftBadge(report));
	if (!flags.on("json")) return;
	for (const piece of reportPieces(report)) process.stdout.write(piece);
}

// src/drift/init.ts
const releasesAtOnce = 12;
async function initLedger(task, context) {
	const { registries, from, policy } = task;
	const places = registries.map((registry) => new Place(registry, from));
	const versions = await versionsAt(places[0], from);
	const checking = {
		policy,
		now: context.now(),
		blobs: false
	};
	const obstacles = new Obstacles();
	const of = versions.length * places.length;
	const command = commandContext(policy, registries);
	let done = 0;
	const checks = await mapAtMost(releasesAtOnce, versions, async (version) => {
		const check = await checkRelease(places, {
			version,
			release: void 0,
			versionOf: () => void 0,
			command
		}, void 0, checking, ({ name }) => {
			done += 1;
			const image = `${name}:${version}`;
			context.onProgress?.({
				done,
				of,
				requests: context.sent(),
				image
			});
		});
		for (const { registry, finding } of check.obstacles) obstacles.add(registry, finding);
		return {
			version,
			release: isSure(check) ? toRelease(check, version) : void 0,
			differences: check.differences
		};
	});
	return {
		ledger: {
			schema: ledgerSchema,
			from,
			releases: checks.flatMap(({ release }) => release ?? []).sort((a, b) => compareVersions(a.version, b.version))
		},
		refused: checks.flatMap(({ version, release }) => release === void 0 ? [version] : []),
		differences: checks.flatMap(({ differences }) => differences),
		unreachable: obstacles.findings()
	};
}
async function versionsAt(first, from) {
	const list = await first?.tags();
	if (list === void 0) throw new TrustError("E_INPUT", "there is no registry to begin with");
	if ("severity" in list) throw new TrustError(list.code, list.message, list.details);
	if (list.versions.length > 0) return list.versions;
	throw new TrustError("E_NOTFOUND", `${first?.name} has no version from ${from} on`);
}
function isSure({ state, differences }) {
	const [first] = state.images;
	return first?.state === "ok" && !differences.some(({ kind }) => kind === "tag-moved");
}
function toRelease({ state }, version) {
	const [first] = state.images;
	const [root] = first?.manifests ?? [];
	const key = root?.signatures[0]?.key;
	if (first === void 0 || root === void 0 || key === void 0) return void 0;
	const platforms = first.manifests.filter(({ role }) => role !== "attestation").flatMap(({ platforms, digest }) => platforms.map((one) => [one, digest]));
	return {
		version,
		digest: root.digest,
		platforms: Object.fromEntries(platforms),
		signatures: first.manifests.flatMap(({ digest, signatures }) => signatures.map(({ format, identity }) => ({
			manifest: digest,
			format,
			identity
		}))),
		key
	};
}

// src/edge/drift-init.ts
const usualBudget = 36e5;
async function initDrift(words, options, onProgress) {
	const { from, output, force } = words;
	const repositories = readRepositories(words.images);
	if (!isVersion(from)) throw new TrustError("E_INPUT", `from: ${JSON.stringify(from)} is not a version such as 0.1.24`);
	if (output === "") throw new TrustError("E_INPUT", "output: name the file for the ledger");
	if (!force && await exists(output)) throw new TrustError("E_INPUT", `output: ${JSON.stringify(output)} is there, and was reviewed by somebody; --force writes over it`);
	const demands = await readDemands(words);
	const { transport, registry, close } = openRegistries({
		budget: usualBudget,
		...options
	});
	try {
		const keys = await keyReader(options, transport)(words.key, words.fingerprints);
		const policy = {
			...demands,
			keys
		};
		const registries = repositories.map((one) => registry(one, policy.signatureRepository));
		const result = await initLedger({
			registries,
			from,
			policy
		}, {
			now: () => /* @__PURE__ */ new Date(),
			sent: () => transport.sent,
			...onProgress === void 0 ? {} : { onProgress }
		});
		if (result.unreachable.length === 0 && result.ledger.releases.length > 0) await writeWhole(output, formatLedger(result.ledger), "output: the file");
		return result;
	} finally {
		close();
	}
}
async function exists(path) {
	return stat(path).then(() => true, () => false);
}

// src/report/drift-init-terminal.ts
function formatDriftInit({ ledger, refused, differences, unreachable }, path, options) {
	const isWritten = unreachable.length === 0 && ledger.releases.length > 0;
	return logText([
		...differences.flatMap((one) => [...wrap(`${plain(placeOf(one))}: ${plain(one.message)} [${one.code}]`, "", options), ...one.mend === void 0 ? [] : [`  Mend: ${mendText(one.mend)}`]]),
		...unreachable.flatMap((one) => findingLines(one, options, "")),
		...refused.length === 0 ? [] : wrap(`Left out: ${listed(refused.map((one) => plain(one)))}`, "", options),
		isWritten ? `${paint(options, "bold", "WRITTEN")}: ${count$1(ledger.releases.length, "release")} in ${plain(path, 500)}; review it before you commit it` : `${paint(options, "bold", "NOT WRITTEN")}: ${unreachable.length > 0 ? "not everything could be found out" : "no version can be vouched for"}`
	]);
}

// src/cli/drift-init.ts
async function runDriftInit(argv, signal) {
	const flags = parseArguments(argv, Object.values(driftInitFlags).flat());
	refuseWords(flags, "repositories are given with --images");
	const words = {
		images: parseList(flags.list("images").join("\n"), "--images"),
		from: flags.text("from"),
		output: flags.text("output"),
		force: flags.on("force"),
		key: flags.list("key").join("\n"),
		fingerprints: flags.list("key-fingerprint"),
		trustedRoot: flags.text("trusted-root"),
		transparencyLog: flags.on("insecure-ignore-tlog") ? "ignored" : "required",
		signatureRepository: flags.text("signature-repository")
	};
	const progress = startDriftProgress(process.stderr, !flags.on("verbose"));
	try {
		const connection = await readConnection(flags, signal, progress.say);
		const result = await initDrift(words, connection, progress.show);
		progress.end();
		const options = textOptions(process.stderr, process.env, flags.on("no-color"));
		process.stderr.write(formatDriftInit(result, words.output, options));
		if (result.unreachable.length > 0) return exitCodes.undetermined;
		return result.differences.length === 0 && result.refused.length === 0 ? exitCodes.verified : exitCodes.registriesDiffer;
	} finally {
		progress.end();
	}
}

// src/drift/read-report.ts
const state = oneOf("ok", "drift", "unreachable");
const code = oneOf(...errorCodes);
const shard = (value, at) => {
	const part = object({
		index: count,
		of: count
	})(value, at);
	return isShard(part) ? part : fail(at, "is not a part of parts");
};
const policy = tidy(object({
	keys: list(tidy(object({
		fingerprint: text,
		algorithm: text,
		source: text,
		notAfter: optional(text)
	}))),
	transparencyLog: oneOf("required", "ignored"),
	trustedRoot: tidy(object({
		source: text,
		date: optional(text)
	})),
	timestamps: oneOf("required", "ignored"),
	attestationManifests: oneOf("reported", "required"),
	parity: oneOf("auto", "true", "false"),
	platforms: list(text),
	annotations: asRecord(map(text)),
	expectedReference: optional(text),
	digest: optional(digest),
	signatureRepository: optional(text)
}));
const isTrue = (value, at) => value === true ? value : fail(at, "is not true");
const registry = tidy(object({
	name: text,
	state,
	requests: count,
	pulls: count,
	tagsLeftOut: optional(object({
		older: count,
		others: count,
		names: list(text)
	})),
	insecure: optional(isTrue),
	quota: optional(object({
		limit: count,
		remaining: count,
		seconds: count
	}))
}));
const manifest = tidy(object({
	digest,
	role: oneOf("index", "platform", "attestation", "image"),
	platforms: list(text),
	state,
	code: optional(code),
	signatures: list(signatureState)
}));
const image = tidy(object({
	registry: text,
	state,
	tagDigest: optional(digest),
	looked: oneOf("verified", "unchanged", "nothing"),
	manifests: list(manifest),
	blobs: optional(object({
		present: count,
		missing: list(digest)
	})),
	differences: list(text)
}));
const release = tidy(object({
	version: text,
	digest: optional(digest),
	state,
	images: list(image)
}));
const difference = tidy(object({
	id: text,
	kind: oneOf("tag-moved", "rolled-back", "tag-missing", "manifest-missing", "blob-missing", "signature-missing", "signature-added", "signature-bad", "tag-unknown", "latest-wrong"),
	code,
	registry: text,
	version: optional(text),
	tag: optional(text),
	digest: optional(digest),
	platform: optional(text),
	expected: optional(text),
	found: optional(text),
	message: text,
	mend: optional(text),
	advice: optional(text)
}));
const details = tidy(object({
	host: optional(text),
	repository: optional(text),
	digest: optional(text),
	tag: optional(text),
	status: optional(count),
	requestId: optional(text),
	url: optional(text)
}));
const finding = tidy(object({
	severity: oneOf("error", "warning", "note"),
	code,
	message: text,
	advice: optional(text),
	image: optional(text),
	digest: optional(digest),
	platform: optional(text),
	details: optional(details)
}));
const report = tidy(object({
	schema: oneOf(driftReportSchema),
	tool: object({
		name: text,
		version: text
	}),
	started: text,
	finished: text,
	state,
	exitCode,
	policy,
	ledger: optional(digest),
	shard: optional(shard),
	missingShards: list(shard),
	registries: list(registry),
	releases: list(release),
	differences: list(difference),
	unreachable: list(finding),
	notes: list(finding),
	unknownTags: list(text),
	requests: count
}));
function exitCode(value, at) {
	return value === 0 || value === 20 || value === 3 ? value : fail(at, "is not 0, 20 or 3");
}
function asRecord(shape) {
	return (value, at) => Object.fromEntries(shape(value, at));
}
function assertConsistent(report) {
	const { state, exitCode, differences, unreachable, missingShards, releases, shard } = report;
	const isWhole = unreachable.length > 0 || missingShards.length === 0;
	if (state !== stateOf(differences, unreachable) || exitCode !== exitCodeOf(state) || !isWhole) fail("the report", `is ${state}, and tells something else`);
	for (const difference of differences) assertCommand(report, difference);
	const foreign = releases.find(({ version }) => !isIn(shard, version));
	if (foreign !== void 0) fail("the report", `is about ${quote(foreign.version)}, which is in another part`);
}
function assertCommand({ policy, registries }, difference) {
	const { id, mend } = difference;
	if (mend === void 0 || isMirrorCommand(mend, {
		difference,
		policy,
		registries
	})) return;
	fail("the report", `has a command for ${quote(id)} that this tool does not write: ${quote(mend)}`);
}
function parseDriftReport(bytes, source) {
	try {
		const read = readJson(report, bytes, "the report");
		assertConsistent(read);
		return read;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new TrustError("E_INPUT", `${source}: ${error.message}`);
	}
}

// src/edge/drift-files.ts
const mostBytes = 536870912;
async function readReport(path) {
	return parseDriftReport(await readBounded(path, mostBytes, "the report"), path);
}
async function readHistory(path) {
	return (await openState(path, merged)).history;
}
async function updateHistory(path, history) {
	if (path === "") return;
	const before = await openState(path, merged);
	const text = [
		formatHeader(before.policy ?? merged),
		...textOf(before),
		formatFooter(history)
	];
	await writeWhole(path, text, "state: the file");
}
function* textOf(before) {
	for (const line of before.lines(() => true)) yield `${Buffer.from(line).toString()}\n`;
}
const merged = "merged reports";

// src/drift/merge.ts
function mergeReports(parts, history) {
	const [first, ...others] = parts;
	if (first === void 0) throw new TrustError("E_INPUT", "there is no report to merge");
	for (const other of others) assertSameCheck(first, other);
	const missingShards = missingOf(parts);
	const before = history.runs.at(-1)?.unknownTags ?? [];
	const unknownTags = [...new Set(parts.flatMap((part) => part.unknownTags))];
	const releases = parts.flatMap((part) => part.releases);
	const away = [...parts.flatMap((part) => part.unreachable), ...missingShards.map(handedIn)];
	const about = new Set(unknownTags);
	const judged = judgeUnknownTags({
		tags: unknownTags,
		before,
		releases,
		unreachable: away
	});
	const differences = inOrder$1([...parts.flatMap((part) => part.differences), ...judged.differences]);
	const counted = new Set(differences.map(({ id }) => id));
	const notes = [...parts.flatMap((part) => part.notes.filter(({ image }) => !about.has(image ?? ""))), ...judged.notes.filter(({ image }) => !counted.has(`tag-unknown/${image}`))];
	const state = stateOf(differences, away);
	const { shard: _, ...rest } = first;
	const report = {
		...rest,
		started: parts.map(({ started }) => started).toSorted()[0] ?? first.started,
		finished: parts.map(({ finished }) => finished).toSorted().at(-1) ?? first.finished,
		state,
		exitCode: exitCodeOf(state),
		missingShards,
		registries: first.registries.map((_, at) => joined(parts, at, missingShards.length > 0)),
		releases: releases.toSorted((a, b) => newestFirst(a.version, b.version)),
		differences,
		unreachable: away,
		notes,
		unknownTags,
		requests: parts.reduce((sum, { requests }) => sum + requests, 0)
	};
	return {
		report,
		history: withRun(history, report)
	};
}
function assertSameCheck(first, other) {
	const questions = ({ policy, ledger, registries, shard, tool }) => JSON.stringify([
		policy,
		ledger,
		registries.map(({ name, insecure }) => [name, insecure]),
		shard?.of,
		tool
	]);
	if (questions(first) === questions(other)) return;
	throw new TrustError("E_INPUT", "the reports are not parts of one check: policy, ledger, registries or number of parts differ");
}
function missingOf(parts) {
	const of = parts[0]?.shard?.of ?? 1;
	const known = new Set(parts.map(({ shard }) => shard?.index ?? 1));
	if (known.size < parts.length) throw new TrustError("E_INPUT", "the reports are not parts of one check: one part is there twice");
	return Array.from({ length: of }, (_, at) => ({
		index: at + 1,
		of
	})).filter(({ index }) => !known.has(index));
}
function handedIn(shard) {
	const message = `part ${formatShard(shard)} is missing: nothing is known about its releases`;
	return finding$1("E_INPUT", message, { advice: "look at the job that was to check it, and run it again" });
}
function joined(parts, at, isIncomplete) {
	const all = parts.flatMap(({ registries }) => registries[at] ?? []);
	const [first] = all;
	if (first === void 0) throw new RangeError("parts of one check have the same registries");
	const states = all.map(({ state }) => state);
	const isUnreachable = isIncomplete || states.includes("unreachable");
	const { quota: _, tagsLeftOut: __, ...rest } = first;
	const [leftOut] = all.flatMap(({ tagsLeftOut }) => tagsLeftOut ?? []);
	const lowest = all.flatMap(({ quota }) => quota ?? []).toSorted((a, b) => a.remaining - b.remaining)[0];
	return {
		...rest,
		state: states.includes("drift") ? "drift" : isUnreachable ? "unreachable" : "ok",
		requests: all.reduce((sum, { requests }) => sum + requests, 0),
		pulls: all.reduce((sum, { pulls }) => sum + pulls, 0),
		...leftOut === void 0 ? {} : { tagsLeftOut: leftOut },
		...lowest === void 0 ? {} : { quota: lowest }
	};
}

// src/edge/drift-merge.ts
async function mergeDrift(paths, state) {
	checkItems(paths, "reports");
	const parts = [];
	for (const path of paths) parts.push(await readReport(path));
	const result = mergeReports(parts, await readHistory(state));
	await updateHistory(state, result.history);
	return result;
}

// src/cli/drift-parts.ts
const mostShards = 256;
async function runDriftPlan(argv) {
	const flags = parseArguments(argv, Object.values(driftPlanFlags).flat());
	refuseWords(flags, "the number of parts is given with --shards");
	const shards = parseCount(flags.text("shards"), "--shards");
	if (shards > mostShards) throw new TrustError("E_INPUT", `--shards: a matrix has ${mostShards} jobs at most`);
	const path = flags.text("ledger");
	const releases = path === "" ? shards : (await readLedger(path)).releases.length;
	const plan = planShards(Math.min(shards, Math.max(releases, 1)));
	process.stdout.write(`${JSON.stringify(plan)}\n`);
	return exitCodes.verified;
}
async function runDriftMerge(argv) {
	const flags = parseArguments(argv, Object.values(driftMergeFlags).flat());
	if (flags.positionals.length === 0) throw new TrustError("E_INPUT", "name the reports of all parts");
	const { report, history } = await mergeDrift(flags.positionals, flags.text("state"));
	await publish(report, history, flags);
	return report.exitCode;
}
async function runDriftPage(argv) {
	const flags = parseArguments(argv, Object.values(driftPageFlags).flat());
	const [path, ...others] = flags.positionals;
	if (path === void 0 || others.length > 0) throw new TrustError("E_INPUT", "name one report, such as drift.json");
	const report = await readReport(path);
	const page = formatDriftPage(report, await readHistory(flags.text("state")));
	const [output, badge] = [flags.text("output"), flags.text("badge")];
	if (output === "") process.stdout.write(page);
	else await writeWhole(output, page, "--output: the file");
	if (badge !== "") await writeWhole(badge, formatDriftBadge(report), "--badge: the file");
	return exitCodes.verified;
}

// src/cli/drift.ts
const verbs = /* @__PURE__ */ new Map([
	["check", runDriftCheck],
	["init", runDriftInit],
	["plan", runDriftPlan],
	["merge", runDriftMerge],
	["page", runDriftPage]
]);
async function runDrift(argv, signal) {
	keepHeapSmall();
	const [verb = "", ...rest] = argv;
	const run = verbs.get(verb);
	if (run !== void 0) return run(rest, signal);
	const all = [...verbs.keys()];
	if (verb === "" || verb.startsWith("-")) throw new TrustError("E_INPUT", `drift needs a verb: ${all.join(", ")}`);
	const meant = nearest(verb, all);
	const hint = meant === void 0 ? ` (there are ${all.join(", ")})` : `; is ${meant} meant?`;
	throw new TrustError("E_INPUT", `drift has no verb ${JSON.stringify(verb)}${hint}`);
}

export { runDrift };