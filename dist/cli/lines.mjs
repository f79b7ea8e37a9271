import { c as given, s as defined } from "./begin.mjs";
import { $r as signatureFormat, Ei as fail, Fr as logEntry, Jt as attestationTag, Kr as withKind, Mn as finding$1, Ni as readJson, P as mirrorCommand, Pr as outcomeFor, R as mirrorPolicyFlags, Sr as runFields, Tt as manifestExists, Ur as signer, Vr as shortSigner, Xt as declaresBundle, Zt as declaresOtherType, _i as optional, ba as digestOf, bi as time, br as manifestRole, ci as count, di as errorCode, fa as isTag, fi as list, gi as oneOf, hi as object, li as day, lr as longestCommand, pa as parseReference, qt as referrersTag, tn as signatureTag, ua as formatReference, ui as digest, ur as readShellWords, v as describePolicy, vi as ordinal, xi as where, xr as policyReport, ya as digestHex, yi as text, yr as finding, yt as digestOfTag } from "./verify.mjs";

// src/ledger/waiver.ts
const differenceKind = /* @__PURE__ */ oneOf("tag-moved", "rolled-back", "tag-missing", "manifest-missing", "blob-missing", "signature-missing", "attestation-missing", "signature-added", "signature-bad", "tag-unknown", "latest-wrong");
const waiver = /* @__PURE__ */ object({
	kind: differenceKind,
	tag: text,
	registry: /* @__PURE__ */ optional(text),
	digest: /* @__PURE__ */ optional(text),
	reason: text,
	until: day
});
function isInForce({ until }, now) {
	return now.toISOString().slice(0, 10) <= until.slice(0, 10);
}
function waiverOf(waivers, { kind, registry, tag, digest }) {
	return waivers.find((one) => one.kind === kind && one.tag === tag && (one.registry === void 0 || one.registry === registry) && (one.digest === void 0 || one.digest === digest));
}

// src/ledger/version.ts
const grammar = /^v?([0-9]{1,9}(?:\.[0-9]{1,9}){2,}|[0-9]{5,15})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;
function isVersion(text) {
	return grammar.test(text);
}
function isFinal(version) {
	return isVersion(version) && !version.includes("-");
}
function isVersionLike(text, other) {
	return isVersion(text) && text.includes(".") === other.includes(".");
}
function numbersOf(version) {
	return read(version).numbers;
}
function compareVersions(a, b) {
	const [left, right] = [read(a), read(b)];
	const length = Math.max(left.numbers.length, right.numbers.length);
	for (let at = 0; at < length; at += 1) {
		const difference = (left.numbers[at] ?? 0) - (right.numbers[at] ?? 0);
		if (difference !== 0) return difference;
	}
	return comparePre(left.pre, right.pre) || left.numbers.length - right.numbers.length;
}
function read(version) {
	const [, numbers, pre] = grammar.exec(version) ?? [];
	if (numbers === void 0) throw new RangeError(`${JSON.stringify(version)} is not a version`);
	return {
		numbers: numbers.split(".").map(Number),
		pre: pre?.split(".") ?? []
	};
}
function comparePre(a, b) {
	if (a.length === 0 || b.length === 0) return b.length - a.length;
	for (const [at, identifier] of a.entries()) {
		const other = b[at];
		if (other === void 0) return 1;
		const difference = compareIdentifiers(identifier, other);
		if (difference !== 0) return difference;
	}
	return a.length - b.length;
}
function compareIdentifiers(a, b) {
	const numeric = (text) => /^[0-9]+$/.test(text);
	if (numeric(a) && numeric(b)) return Number(a) - Number(b);
	if (numeric(a) !== numeric(b)) return numeric(a) ? -1 : 1;
	return a < b ? -1 : a > b ? 1 : 0;
}

// src/drift/obstacles.ts
function isObstacle({ code }) {
	return outcomeFor([code]) === "undetermined";
}
var Obstacles = class {
	#causes = /* @__PURE__ */ new Map();
	add(registry, finding, images = 1) {
		const { code, details } = finding;
		const cause = `${registry} ${code} ${details?.host ?? ""} ${details?.status ?? ""}`;
		const known = this.#causes.get(cause);
		if (known !== void 0) known.images += images;
		else this.#causes.set(cause, {
			finding: {
				...finding,
				image: registry
			},
			images
		});
	}
	findings() {
		return [...this.#causes.values()].map(({ finding, images }) => {
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
function inOrder(differences) {
	return [...new Map(differences.map((one) => [one.id, one])).values()].sort((a, b) => newestFirst(a.version ?? "", b.version ?? "") || (a.id < b.id ? -1 : 1));
}
function newestFirst(a, b) {
	if (isVersion(a) && isVersion(b)) return compareVersions(b, a);
	if (isVersion(a) !== isVersion(b)) return isVersion(a) ? -1 : 1;
	return a < b ? -1 : a > b ? 1 : 0;
}

// src/drift/shard.ts
const mostParts = 9999;
const shard = /* @__PURE__ */ where(/* @__PURE__ */ object({
	index: ordinal,
	of: ordinal
}), ({ index, of }) => index <= of && of <= mostParts, "is not a part of parts");
function isIn(shard, version) {
	if (shard === void 0) return true;
	const hex = digestHex(digestOf(Buffer.from(version))).slice(0, 12);
	return Number.parseInt(hex, 16) % shard.of === shard.index - 1;
}
function looksAtTags(shard) {
	return shard === void 0 || shard.index === 1;
}
function formatShard({ index, of }) {
	return `${index}/${of}`;
}
function parseShard(text) {
	const [, index, of] = (/^([1-9][0-9]{0,3})\/([1-9][0-9]{0,3})$/.exec(text) ?? []).map(Number);
	if (index === void 0 || of === void 0 || index > of) throw new RangeError(`"${text.slice(0, 50)}" is not a part of parts, such as 2/4`);
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

// src/drift/report.ts
const driftReportSchema = "https://github.com/webdis/verify-action/schema/drift-report/v1";
const driftState = /* @__PURE__ */ oneOf("ok", "drift", "unreachable");
const tagsLeftOut = /* @__PURE__ */ object({
	older: count,
	others: count,
	names: /* @__PURE__ */ list(text)
});
const registryState = /* @__PURE__ */ object({
	name: text,
	state: driftState,
	requests: count,
	pulls: count,
	tagsLeftOut: /* @__PURE__ */ optional(tagsLeftOut),
	insecure: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf(true)),
	quota: /* @__PURE__ */ optional(/* @__PURE__ */ object({
		limit: count,
		remaining: count,
		seconds: count
	}))
});
const signatureState = /* @__PURE__ */ object({
	format: signatureFormat,
	id: text,
	signer,
	logEntries: /* @__PURE__ */ list(logEntry)
});
const attestationState = /* @__PURE__ */ object({
	type: text,
	statement: digest
});
const manifestState = /* @__PURE__ */ object({
	digest,
	role: manifestRole,
	platforms: /* @__PURE__ */ list(text),
	state: driftState,
	code: /* @__PURE__ */ optional(errorCode),
	signatures: /* @__PURE__ */ list(signatureState),
	attestations: /* @__PURE__ */ optional(/* @__PURE__ */ list(attestationState))
});
const imageState = /* @__PURE__ */ object({
	registry: text,
	state: driftState,
	tagDigest: /* @__PURE__ */ optional(digest),
	looked: /* @__PURE__ */ oneOf("verified", "unchanged", "nothing"),
	fullyChecked: /* @__PURE__ */ optional(time),
	manifests: /* @__PURE__ */ list(manifestState),
	blobs: /* @__PURE__ */ optional(/* @__PURE__ */ object({
		present: count,
		missing: /* @__PURE__ */ list(digest)
	})),
	differences: /* @__PURE__ */ list(text)
});
const releaseState = /* @__PURE__ */ object({
	version: text,
	digest: /* @__PURE__ */ optional(digest),
	state: driftState,
	images: /* @__PURE__ */ list(imageState)
});
const difference = /* @__PURE__ */ object({
	id: text,
	kind: differenceKind,
	code: errorCode,
	registry: text,
	version: /* @__PURE__ */ optional(text),
	tag: /* @__PURE__ */ optional(text),
	digest: /* @__PURE__ */ optional(digest),
	platform: /* @__PURE__ */ optional(text),
	expected: /* @__PURE__ */ optional(text),
	found: /* @__PURE__ */ optional(text),
	message: text,
	fix: /* @__PURE__ */ optional(text),
	advice: /* @__PURE__ */ optional(text)
});
const unknownTag = /* @__PURE__ */ object({
	tag: text,
	signers: /* @__PURE__ */ list(signer)
});
const driftReport = /* @__PURE__ */ object(runFields, {
	schema: /* @__PURE__ */ oneOf(driftReportSchema),
	state: driftState,
	exitCode: /* @__PURE__ */ oneOf(0, 3, 20),
	policy: policyReport,
	name: text,
	ledger: /* @__PURE__ */ optional(digest),
	shard: /* @__PURE__ */ optional(shard),
	missingShards: /* @__PURE__ */ list(shard),
	registries: /* @__PURE__ */ list(registryState),
	releases: /* @__PURE__ */ list(releaseState),
	differences: /* @__PURE__ */ list(difference),
	waivers: /* @__PURE__ */ list(waiver),
	waived: /* @__PURE__ */ list(difference),
	unreachable: /* @__PURE__ */ list(finding),
	notes: /* @__PURE__ */ list(finding),
	unknownTags: /* @__PURE__ */ list(unknownTag)
});
const pastRun = /* @__PURE__ */ object({
	started: time,
	state: driftState,
	turn: count,
	differences: /* @__PURE__ */ list(text),
	unreachable: /* @__PURE__ */ list(text),
	unknownTags: /* @__PURE__ */ list(text),
	requests: count
});

// src/drift/rotation.ts
const fullLook = /* @__PURE__ */ object({
	at: time,
	turn: count
});
var Rotation = class {
	now;
	#every;
	#start;
	constructor(every, name, now) {
		this.now = now;
		this.#every = every;
		this.#start = Number.parseInt(digestHex(digestOf(Buffer.from(name))).slice(0, 8), 16);
	}
	get isFull() {
		const { at, turn } = this.now;
		return this.isDue(0, {
			at,
			turn: turn - 1
		});
	}
	isDue(place, last) {
		if (last === void 0) return true;
		const { turn } = this.now;
		const waited = turn - last.turn;
		if (waited < 1 || waited >= this.#every) return true;
		return (this.#start + place + turn) % this.#every === 0;
	}
};

// src/drift/store-look.ts
const storeLook = /* @__PURE__ */ object({
	tag: /* @__PURE__ */ optional(digest),
	source: /* @__PURE__ */ oneOf("api", "tag"),
	listed: /* @__PURE__ */ list(digest),
	attestationTag: /* @__PURE__ */ optional(digest),
	attested: /* @__PURE__ */ optional(/* @__PURE__ */ list(digest))
});
async function lookAtStores({ repository, names, hasNoApi, learned, attested }, subject, expected, isElsewhere) {
	const noApi = hasNoApi() ?? (!isElsewhere && expected.source === "tag");
	const mayHave = (tag) => names?.has(tag) ?? true;
	const tag = signatureTag(subject);
	const asksTag = isTag(tag) && (expected.tag !== void 0 || mayHave(tag));
	const asksList = [...expected.listed, ...expected.attested ?? []].length > 0 || !noApi || mayHave(referrersTag(subject));
	const attestations = attestationTag(subject);
	const asksAttestations = attested && isTag(attestations) && (expected.attestationTag !== void 0 || mayHave(attestations));
	const [points, list, attestationsAt] = await Promise.all([
		asksTag ? digestOfTag(repository, tag) : void 0,
		asksList ? repository.referrers(subject) : void 0,
		asksAttestations ? digestOfTag(repository, attestations) : void 0
	]);
	const look = lookOf(points, list ?? {
		descriptors: [],
		source: noApi ? "tag" : "api"
	}, attested ? { tag: attestationsAt } : void 0);
	if (list !== void 0) learned(list.source);
	if (list?.source !== "tag" || !isElsewhere) return look;
	const there = await Promise.all(look.listed.map((digest) => manifestExists(repository, digest)));
	return {
		...look,
		listed: look.listed.filter((_, at) => there[at])
	};
}
function hasSameTags(stores, subject, expected) {
	const { names, attested } = stores;
	const same = (tag, digest) => names === void 0 || !isTag(tag) || names.has(tag) === (digest !== void 0);
	return same(signatureTag(subject), expected.tag) && (!attested || same(attestationTag(subject), expected.attestationTag));
}
function namesIn(look) {
	const { tag, listed, attestationTag: attestations, attested = [] } = look;
	return given([
		tag,
		...listed,
		attestations,
		...attested
	]);
}
function lookOf(tag, { descriptors, source }, attestations) {
	const candidates = source === "api" ? descriptors.filter((one) => !declaresOtherType(one)) : descriptors;
	const look = {
		...defined({ tag }),
		listed: digestsOf(candidates),
		source
	};
	if (attestations === void 0) return look;
	const attested = source === "api" ? descriptors.filter(declaresAttestation) : [];
	return {
		...look,
		...defined({ attestationTag: attestations.tag }),
		attested: digestsOf(attested)
	};
}
function declaresAttestation(one) {
	return declaresBundle(one) && declaresOtherType(one);
}
function digestsOf(descriptors) {
	return [...new Set(descriptors.map(({ digest }) => digest))].sort();
}
function sameLook(a, b) {
	const texts = [a, b].map(({ tag, attestationTag: other, listed, attested }) => [
		tag,
		other,
		listed.join(),
		attested?.join()
	].join(" "));
	return texts[0] === texts[1];
}
function withEarlierLooks(verified, before, registries) {
	const looks = [...before?.looks ?? []].filter(([name]) => registries.has(name));
	if (before === void 0 || looks.length === 0) return verified;
	if (verified === void 0) return {
		...before,
		looks: new Map(looks)
	};
	if (verified.digest !== before.digest) return verified;
	return {
		...verified,
		looks: new Map([...looks, ...verified.looks]),
		full: new Map([...before.full, ...verified.full])
	};
}

// src/drift/state.ts
const schema = "https://github.com/webdis/verify-action/schema/drift-state/v2";
const header = /* @__PURE__ */ object({
	schema: /* @__PURE__ */ oneOf(schema),
	check: text,
	policy: text
});
const footer = /* @__PURE__ */ object({ runs: /* @__PURE__ */ list(pastRun) });
const { role, platforms, signatures, attestations } = manifestState.fields;
const entry = /* @__PURE__ */ object({
	version: text,
	digest,
	manifests: /* @__PURE__ */ list(/* @__PURE__ */ object({
		digest,
		role,
		platforms,
		signatures,
		attestations
	})),
	images: /* @__PURE__ */ list(/* @__PURE__ */ object({
		registry: text,
		looks: /* @__PURE__ */ list(storeLook),
		full: fullLook
	}))
});
function checkId({ name, ledger, registries }) {
	const names = registries.map((one) => one.name).sort();
	return digestOf(Buffer.from(JSON.stringify([
		name,
		ledger === void 0,
		names
	])));
}
const empty = {
	history: { runs: [] },
	policy: void 0,
	ignored: void 0,
	known: () => void 0,
	lines: () => []
};
function lost(why) {
	return {
		...empty,
		history: {
			runs: [],
			lost: why
		},
		ignored: why
	};
}
function readState(bytes, { check, policy }) {
	if (bytes === void 0) return lost("it does not exist");
	if (bytes.length < 10 && Buffer.from(bytes).toString().trim() === "first") return empty;
	try {
		const lines = splitLines(bytes);
		const [first, last] = [lines.at(0), lines.at(-1)];
		if (first === void 0 || last === void 0 || lines.length < 2) fail("it", "is not whole");
		const head = readJson(header.read, first, "its first line");
		if (head.check !== check) return lost("it belongs to a check of another ledger, or of other registries");
		const { runs } = readJson(footer.read, last, "its last line");
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
		return lost(error.message);
	}
}
function readFleetState(bytes, checks) {
	const sections = bytes === void 0 ? /* @__PURE__ */ new Map() : sectionsOf(bytes);
	const isOurs = checks.some((check) => sections.has(check));
	return (owner) => {
		const section = sections.get(owner.check);
		if (section !== void 0) return readState(section, owner);
		if (isOurs) return empty;
		const first = readState(bytes, owner);
		return first.ignored === void 0 || bytes === void 0 ? first : lost("it is not whole, or belongs to a check of other ledgers");
	};
}
function sectionsOf(bytes) {
	const begin = Buffer.from("{\"schema\":");
	const starts = [];
	const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	for (let at = all.indexOf(begin); at >= 0; at = all.indexOf(begin, at + 1)) if (at === 0 || all[at - 1] === 10) starts.push(at);
	const sections = /* @__PURE__ */ new Map();
	for (const [nth, start] of starts.entries()) {
		const section = bytes.subarray(start, starts[nth + 1]);
		try {
			const line = section.subarray(0, section.indexOf(10));
			sections.set(readJson(header.read, line, "its first line").check, section);
		} catch (error) {
			if (!(error instanceof SyntaxError)) throw error;
		}
	}
	return sections;
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
		return toKnown(readJson(entry.read, line, "the entry"));
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
		looks: new Map(images.map(({ registry, looks }) => [registry, looks])),
		full: new Map(images.map(({ registry, full }) => [registry, full]))
	};
}
function formatHeader({ check, policy }) {
	return `${JSON.stringify({
		schema,
		check,
		policy
	})}\n`;
}
function formatKnown(version, { digest, manifests, looks, full }) {
	const written = {
		version,
		digest,
		manifests: manifests.map(({ digest, role, platforms, signatures, attestations }) => ({
			digest,
			role,
			platforms,
			signatures,
			...defined({ attestations })
		})),
		images: [...looks].map(([registry, looks]) => ({
			registry,
			looks,
			full: full.get(registry)
		}))
	};
	return `${JSON.stringify(written)}\n`;
}
function formatFooter({ runs }) {
	return `${JSON.stringify({ runs })}\n`;
}
const most$1 = {
	runs: 100,
	names: 1e3
};
function withRun({ runs, lost }, report) {
	return {
		runs: [...runs, toPastRun(report, runs.at(-1))].slice(-most$1.runs),
		...lost === void 0 ? {} : { lost }
	};
}
function toPastRun(report, before) {
	const { started, state, differences, unreachable, requests } = report;
	const registries = unreachable.flatMap(({ image }) => image ?? []);
	const unseen = (before?.unknownTags ?? []).filter((name) => isUnseen(name, report));
	const unknownTags = [.../* @__PURE__ */ new Set([...report.unknownTags.map(({ tag }) => tag), ...unseen])];
	return {
		started,
		state,
		turn: nextTurn(before),
		differences: differences.map(({ id }) => id).slice(0, most$1.names),
		unreachable: [...new Set(registries)].slice(0, most$1.names),
		unknownTags: unknownTags.slice(0, most$1.names),
		requests
	};
}
function nextTurn(before) {
	return before === void 0 ? 0 : before.turn + 1;
}
function isUnseen(name, { unreachable, shard, missingShards }) {
	if (!looksAtTags(shard) || missingShards.some(looksAtTags)) return true;
	return unreachable.some(({ image }) => image !== void 0 && name.startsWith(`${image}:`));
}
function boundedHistory(runs) {
	return { runs: runs.slice(-most$1.runs) };
}

// src/drift/tag-names.ts
const movingWords = /^(?:stable|current|lts|releases?|released|prod|production|mainline|default|final|newest)$/i;
const variantWords = /^(?:alpine|debian|ubuntu|buster|bullseye|bookworm|trixie|forky|focal|jammy|noble|slim|distroless|scratch|busybox|wolfi|chainguard|ubi|ubi-?minimal|rhel|fedora|centos|rocky(?:linux)?|alma(?:linux)?|amazonlinux|suse|arch(?:linux)?|windows|windowsservercore|nanoserver|linux|musl|glibc|static|debug|nonroot|rootless|full|minimal|mini|tls|ssl|amd64|x86_64|i?386|arm|arm32|arm64|arm64v8|armhf|aarch64|ppc64le|riscv64|s390x|v[5-8])(?:[0-9]+(?:\.[0-9]+)*)?$/i;
const dotted = /^((?:[a-z][a-z0-9]*[-_.])*?)v?([0-9]{1,9}(?:\.[0-9]{1,9})+)(?![0-9])[-_.]?(.*)$/i;
const long = /^v?([0-9]{5,15})(?:-(.+))?$/;
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
	const [, date = "", suffix = ""] = long.exec(tag) ?? [];
	if (date !== "") return {
		kind: "version",
		numbers: [Number(date)],
		variant: suffix
	};
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
var NamedReleases = class {
	#named;
	#movingTags;
	#byDigest = /* @__PURE__ */ new Map();
	constructor({ releases, movingTags }) {
		this.#movingTags = movingTags;
		const sorted = releases.toSorted((a, b) => compareVersions(a.version, b.version));
		this.#named = sorted.map((release) => ({
			release,
			name: readTagName(release.version)
		}));
		for (const release of sorted) for (const digest of /* @__PURE__ */ new Set([release.digest, ...Object.values(release.platforms)])) this.#byDigest.set(digest, [...this.#byDigest.get(digest) ?? [], release]);
	}
	judge(tag, name, digest) {
		const pinned = this.pinned(tag);
		if (pinned !== void 0) return this.#against(pinned, digest);
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
	pinned(tag) {
		const version = pinnedVersion(this.#movingTags, tag);
		return version === void 0 ? void 0 : this.#named.find(({ release }) => release.version === version)?.release;
	}
	expected(tag) {
		const name = readTagName(tag);
		const pinned = this.pinned(tag);
		if (pinned !== void 0) return pinned;
		if (name.kind !== "moving" || name.variant !== "" || name.numbers.length === 0) return void 0;
		return highestOf("", this.#named.filter((one) => compareNumbers(name.numbers, one.name.numbers) === 0));
	}
	#against(expected, digest) {
		if (digest === expected.digest) return { is: "right" };
		const points = this.releaseAt(digest)?.version;
		return points === void 0 ? { is: "unknown" } : {
			is: "behind",
			points,
			expected
		};
	}
	releaseAt(digest) {
		return this.#byDigest.get(digest)?.at(-1);
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
function pinnedVersion(movingTags, tag) {
	return movingTags !== void 0 && Object.hasOwn(movingTags, tag) ? movingTags[tag] : void 0;
}
function latestOf({ releases, movingTags }) {
	const pinned = pinnedVersion(movingTags, "latest");
	if (pinned !== void 0) return releases.find(({ version }) => version === pinned);
	return releases.filter(({ version }) => isFinal(version)).toSorted((a, b) => compareVersions(a.version, b.version)).at(-1);
}

// src/drift/unknown-tags.ts
function ownTags({ name }, names) {
	return names.filter((one) => repositoryOf(one) === name).map(tagOf);
}
function repositoryOf(name) {
	return name.slice(0, name.lastIndexOf(":"));
}
function tagOf(name) {
	return name.slice(name.lastIndexOf(":") + 1);
}
function judgeUnknownTags(question) {
	const again = new Set(question.before);
	const differences = [];
	const notes = [];
	for (const one of question.tags) {
		const why = whyItCounts(one.tag, again, question);
		if (why === void 0) notes.push(toNote(one));
		else differences.push(toDifference(one, why));
	}
	return {
		differences,
		notes
	};
}
function whyItCounts(name, again, question) {
	if (again.has(name)) return "was there in the run before as well";
	if (question.isLost) return "the state that says when it was first seen is lost";
	const gone = goneBefore(name, question);
	if (gone === void 0) return void 0;
	return `follows ${gone}, which was none either, was there in the run before and is gone`;
}
function goneBefore(name, { tags, before, releases, unreachable }) {
	const registry = repositoryOf(name);
	if (unreachable.some(({ image }) => image === registry)) return void 0;
	const isReleased = (tag) => releases.some(({ version }) => compareNumbers(readTagName(tag).numbers, readTagName(version).numbers) === 0);
	return before.filter((one) => repositoryOf(one) === registry && !tags.some(({ tag }) => tag === one)).map(tagOf).find((tag) => readTagName(tag).kind === "version" && !isReleased(tag));
}
function toDifference({ tag: name, signers }, why) {
	const tag = tagOf(name);
	return {
		id: `tag-unknown/${name}`,
		kind: "tag-unknown",
		code: "E_DRIFT",
		registry: repositoryOf(name),
		...isVersion(tag) ? { version: tag } : {},
		tag,
		message: `the tag ${tag} is no release of the ledger, ${signedBy(signers)}, and ${why}`,
		advice: "if it is a release, put it into the ledger; if not, find out who pushed it, and delete it"
	};
}
function toNote({ tag: name, signers }) {
	const message = `the tag ${tagOf(name)} is no release of the ledger, and ${signedBy(signers)}: drift if the next run sees it as well`;
	return finding$1("E_DRIFT", message, {
		severity: "note",
		image: name
	});
}
function signedBy(signers) {
	if (signers.length === 0) return "could not be verified";
	return `is signed by ${signers.map((one) => withKind(one, shortSigner(one))).join(" and ")}`;
}
const most = 2e3;
function chooseTags(listed, registry, { ledger, before, options }) {
	const known = new Set(ledger.releases.map(({ version }) => version));
	if (latestOf(ledger) !== void 0) known.add("latest");
	const first = readTagName(ledger.from).numbers;
	const isThere = new Set(listed);
	const unlisted = ownTags(registry, before).filter((tag) => !isThere.has(tag));
	const named = [...listed, ...unlisted].filter((tag) => !known.has(tag)).map((tag) => ({
		tag,
		name: readTagName(tag),
		isListed: isThere.has(tag)
	}));
	const isNamed = (tag) => pinnedVersion(ledger.movingTags, tag) !== void 0;
	const isOther = ({ tag, name }) => !isNamed(tag) && (name.kind === "other" || isVersion(tag) && !isVersionLike(tag, ledger.from));
	const releases = named.filter((one) => !isOther(one));
	const isOlder = ({ tag, name }) => !isNamed(tag) && compareNumbers(name.numbers, first) < 0;
	const [taken, left] = bounded(releases.filter((one) => !isOlder(one)), options.now);
	return {
		versions: taken.filter(({ name }) => name.kind === "version").sort(byVersion),
		others: taken.filter(({ name }) => name.kind !== "version"),
		older: releases.filter(isOlder).map(({ tag }) => tag),
		foreign: named.filter(isOther).map(({ tag }) => tag),
		tooMany: left.map(({ tag }) => tag)
	};
}
function bounded(tags, now) {
	if (tags.length <= most) return [tags, []];
	const shuffled = tags.map((one) => ({
		one,
		key: digestOf(Buffer.from(`${now.toISOString()} ${one.tag}`))
	})).sort((a, b) => a.key < b.key ? -1 : 1).map(({ one }) => one);
	return [shuffled.slice(0, most), shuffled.slice(most)];
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

// src/drift/commands.ts
function commandContext(policy, registries) {
	const insecure = registries.filter((one) => one.insecure);
	return {
		policy: describePolicy(policy),
		insecureHosts: insecure.map(({ repository }) => repository.name.registry)
	};
}
function moveTag({ access }, { tag, to, moves }, command) {
	const { name } = access.repository;
	const place = {
		source: name,
		target: name,
		digest: to.digest,
		deep: false
	};
	return defined({ fix: mirrorCommand({
		...command,
		...place,
		tag,
		moves
	}) });
}
function isMirrorCommand(command, scope) {
	const words = command.length > 8e3 ? void 0 : readShellWords(command);
	if (words === void 0) return false;
	const [program, verb, ...rest] = words;
	const { positionals, flags } = sorted(rest);
	return program === "webdis-trust" && verb === "mirror" && isFromTo(positionals, scope) && isDemanding(flags, scope);
}
const bare = [
	"--deep",
	"--insecure-ignore-tlog",
	"--insecure-ignore-sct",
	"--require-all-signers"
];
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
const replacing = /^--replace-signature-tag sha256-[0-9a-f]{64}\.sig@sha256:[0-9a-f]{64}$/;
function isDemanding(flags, { policy, registries }) {
	const trust = sorted(mirrorPolicyFlags(policy)).flags;
	const copying = [
		"--on-conflict overwrite",
		"--deep",
		"--require verified",
		...registries.filter((one) => one.insecure === true).map(({ name }) => `--insecure-registry ${name.slice(0, name.indexOf("/"))}`)
	];
	return trust.every((flag) => flags.includes(flag)) && flags.every((flag) => trust.includes(flag) || copying.includes(flag) || replacing.test(flag));
}

export { formatShard as A, newestFirst as B, namesIn as C, driftReport as D, Rotation as E, shard as F, isVersion as G, compareVersions as H, Obstacles as I, isInForce as J, isVersionLike as K, exitCodeOf as L, looksAtTags as M, parseShard as N, driftReportSchema as O, planShards as P, inOrder as R, lookOf as S, withEarlierLooks as T, grammar as U, stateOf as V, isFinal as W, waiverOf as X, waiver as Y, readFleetState as _, judgeUnknownTags as a, hasSameTags as b, NamedReleases as c, checkId as d, empty as f, nextTurn as g, formatKnown as h, chooseTags as i, isIn as j, driftState as k, latestOf as l, formatHeader as m, isMirrorCommand as n, leftOut as o, formatFooter as p, numbersOf as q, moveTag as r, signedBy as s, commandContext as t, pinnedVersion as u, readState as v, sameLook as w, lookAtStores as x, withRun as y, isObstacle as z };