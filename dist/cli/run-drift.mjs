import { t as __exportAll } from "./rolldown-runtime.mjs";
import { c as defined, f as isTrustError, l as given, u as TrustError } from "./begin.mjs";
import { $ as readable, $i as timeouts, $t as referrersTag, At as manifestExists, Bi as readJson, Br as shortSigner, C as unpinnedFiles, Ca as parseRepository, Ci as oneOf, Ct as digestOfTag, Di as time, Ei as text$1, Gi as formatsWithSarif, Hr as signer, I as mirrorPolicyFlags, Ia as option, Ir as outcomeFor, Ji as quiet, K as tool, Kr as withKind, La as requiredUnless, Lr as describeSigner, M as mirrorCommand, Ma as amend, Mr as signatureFormat, Na as group, Ni as fail, Oa as digestHex, Oi as where, Pa as inputName, Pn as mapConcurrently, Qi as connection, Ra as argumentsOf, Rn as finding$1, S as rootFallbacks, Sa as parseReference, Si as object, T as isInsecureRegistry, Ta as vendorOf, Ti as ordinal, U as readKeys, Ua as predicateTypeName, Ui as color, Ur as signerId, Va as listOf$1, Xi as requiredInputs, Yi as report, Z as endpoints, Zi as summary, _i as digest, _t as WholeFile, aa as password, ao as limits, b as complete, ba as formatRepository, br as policyReport$1, c as verifyImage, ca as repository, da as word, ea as boolean, ei as acceptsName, en as attestationTag, f as noDemands, fi as trust, gr as readShellWords, hi as count$1, hr as longestCommand, ht as readBounded, i as listAttestations, in as isSignatureLayer, ka as digestOf$1, kn as mediaTypes, kr as logEntry, l as describePolicy, la as tag, ma as meantOrAll, nn as declaresBundle, o as goodSignatures, oa as path, on as readSignatureManifest, p as policyOf, q as userAgent, qi as page, qr as withoutName, rn as declaresOtherType, s as unreadMaterial, sn as signatureTag, ta as count, u as describeSigners, ua as text, vi as errorCode, vr as finding, w as connect, wi as optional, wn as parseManifest, xa as isTag, xr as runFields, ya as formatReference, yi as list, yr as manifestRole, yt as cannotWrite, za as checkItems, zn as findingOf } from "./verify.mjs";
import { i as holds } from "./writing.mjs";
import { a as isVersionLike, i as isVersion, r as isFinal, t as compareVersions } from "./version.mjs";
import { c as parseLedger, d as waiver, f as waiverOf, l as differenceKind, n as goodAttestations, o as ledgerDigest, u as isInForce } from "./entry.mjs";
import { d as Snapshot, l as blobsOf, u as isForeign } from "./copying.mjs";
import { n as watchQuota, t as meterTraffic } from "./traffic.mjs";
const { createHash } = process.getBuiltinModule("node:crypto");
const { isDeepStrictEqual } = process.getBuiltinModule("node:util");
const { posix } = process.getBuiltinModule("node:path");
const { finished } = process.getBuiltinModule("node:stream/promises");

// src/drift/shard.ts
const mostParts = 9999;
const shard$1 = /* @__PURE__ */ where(/* @__PURE__ */ object({
	index: ordinal,
	of: ordinal
}), ({ index, of }) => index <= of && of <= mostParts, "is not a part of parts");
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

// src/options/drift.ts
var drift_exports$1 = /* @__PURE__ */ __exportAll({
	driftAddOptions: () => driftAddOptions,
	driftInitOptions: () => driftInitOptions,
	driftMergeOptions: () => driftMergeOptions,
	driftOptions: () => driftOptions,
	driftPageOptions: () => driftPageOptions,
	driftPlanOptions: () => driftPlanOptions,
	namesImages: () => namesImages
});
const shard = { ...word("N/M", (given) => {
	try {
		return parseShard(given);
	} catch (error) {
		throw new TrustError("E_INPUT", error.message);
	}
}) };
const version = word("VERSION", (given) => {
	if (isVersion(given)) return given;
	throw new TrustError("E_INPUT", `${JSON.stringify(given)} is not a version such as 0.1.24`);
});
const usualImages = ["nicolas/webdis", "public.ecr.aws/nicolas/webdis"];
const images = option({
	type: listOf$1(repository),
	required: true,
	flag: "image",
	library: "argument",
	example: usualImages.join(","),
	inputDefault: usualImages.join("\n"),
	help: "Repositories that have the same releases; fix commands copy from the first"
});
const ledger = option({
	type: path,
	help: "Path of the ledger, the reviewed list of releases, which drift init writes"
});
const state = option({
	type: path,
	help: "Path of a file that keeps results between runs, to need fewer requests for unchanged images and to count failures"
});
const badge = option({
	type: path,
	library: false,
	help: "Write the badge to this file, for shields.io/endpoint"
});
const ledgers = option({
	type: listOf$1(path),
	library: false,
	help: "Directory of ledgers, or paths of several ledgers, to check many images in one run; each ledger names its images and signers"
});
const check = group("Releases", {
	images: requiredUnless(images, "ledgers"),
	ledger: amend(ledger, { excludes: ["tags", "ledgers"] }),
	ledgers,
	tags: option({
		type: listOf$1(tag),
		default: [],
		flag: "tag",
		excludes: ["ledgers"],
		help: "Tags to compare and verify, if there is no ledger"
	}),
	blobs: option({
		type: boolean,
		default: false,
		help: "Check every blob, with a request for each"
	}),
	fullEvery: option({
		type: count,
		default: 7,
		inputDefault: "7",
		help: "Check each release in full in every Nth run; in the other runs, only its tag and the signatures of its index. Without a state file, every check is full"
	}),
	shard: option({
		type: shard,
		help: "Part of the ledger to check, such as 2/4"
	}),
	state
});
const driftOptions = {
	...check,
	...trust,
	...connection(timeouts.copy),
	...group("Output", {
		...formatsWithSarif,
		report,
		page,
		badge,
		summary,
		quiet,
		color,
		requiredInputs
	}),
	...group("GitHub", {
		merge: option({
			type: text("DIRECTORY"),
			flag: false,
			library: false,
			help: "Directory with the reports of all parts, to merge them instead of checking"
		}),
		unreachableAfter: option({
			type: count,
			default: 3,
			inputDefault: "3",
			library: false,
			help: "Number of unreachable runs in a row after which the job fails and an issue is opened; without a state file, the first one fails"
		}),
		issues: option({
			type: boolean,
			default: true,
			flag: false,
			library: false,
			help: "Open, update and close one issue for each registry, release and kind of difference"
		}),
		issuesOf: option({
			type: text("OWNER/REPO"),
			flag: "issues",
			input: false,
			library: false,
			help: "Open, update and close issues in this repository, with GITHUB_TOKEN or GH_TOKEN"
		}),
		issueLabels: option({
			type: listOf$1(text("LABEL")),
			default: [],
			flag: "issue-label",
			library: false,
			help: "Labels of new issues, in addition to drift"
		}),
		issueAssignees: option({
			type: listOf$1(text("LOGIN")),
			default: [],
			flag: "issue-assignee",
			library: false,
			help: "Users to assign to new issues"
		}),
		githubToken: option({
			type: text("TOKEN"),
			inputDefault: "${{ github.token }}",
			flag: false,
			library: false,
			help: "Token for issues, with the permission issues: write"
		}),
		notifyUrl: option({
			type: password,
			library: false,
			help: "URL of a webhook, such as of Slack, that gets the verdict as JSON when it changes"
		})
	})
};
const driftInitOptions = {
	...group("Ledger", {
		images,
		from: option({
			type: version,
			required: true,
			example: "0.1.24",
			help: "Lowest version to add to the ledger"
		}),
		output: option({
			type: path,
			required: true,
			example: "releases.json",
			help: "Path of the ledger to write"
		}),
		force: option({
			type: boolean,
			default: false,
			help: "Overwrite an existing file"
		})
	}),
	...trust,
	...connection(timeouts.copy),
	...group("Output", { color })
};
const driftAddOptions = {
	version: option({
		type: version,
		required: true,
		positional: true,
		example: "0.1.25",
		help: "Version to add, which is also the tag"
	}),
	...group("Ledger", {
		ledger: option({
			type: path,
			required: true,
			example: "releases.json",
			help: "Path of the ledger to add the release to; the file is created if it does not exist"
		}),
		images: option({
			type: listOf$1(repository),
			flag: "image",
			defaultHelp: "the images in the ledger",
			help: "Repositories that have the release; the entry is made from the first"
		}),
		force: option({
			type: boolean,
			default: false,
			help: "Replace the entry of a version that has another digest in the ledger"
		})
	}),
	...trust,
	...connection(timeouts.copy),
	...group("Output", { color })
};
const mostShards = 256;
const driftPlanOptions = group("Flags", {
	shards: option({
		type: word("N", (given) => {
			const number = count.parse(given);
			if (number <= mostShards) return number;
			throw new TrustError("E_INPUT", `a matrix has at most ${mostShards} jobs`);
		}),
		required: true,
		example: "4",
		help: "Number of parts"
	}),
	ledger: amend(ledger, { help: "Path of the ledger, to limit the parts to the number of releases" }),
	ledgers: amend(ledgers, {
		help: "Directory or paths of ledgers, to limit the parts to the number of ledgers",
		excludes: ["ledger"]
	})
});
const driftMergeOptions = {
	reports: option({
		type: argumentsOf(text("REPORT")),
		required: true,
		positional: true,
		example: "part-1.json part-2.json",
		help: "Reports of all parts"
	}),
	...group("Flags", {
		ledger: amend(ledger, { help: "Path of the ledger that the parts must have checked" }),
		ledgers: amend(ledgers, {
			help: "Directory or paths of the ledgers that the parts must have checked",
			excludes: ["ledger", "images"]
		}),
		images: option({
			type: listOf$1(repository),
			flag: "image",
			help: "Repositories that the parts must have checked, in this order"
		}),
		state,
		...formatsWithSarif,
		report,
		page,
		badge,
		quiet,
		color
	})
};
const driftPageOptions = {
	report: option({
		type: text("REPORT"),
		required: true,
		positional: true,
		example: "drift.json",
		help: "Report of a check"
	}),
	...group("Flags", {
		state,
		output: option({
			type: path,
			defaultHelp: "stdout",
			help: "Path of the page"
		}),
		badge
	})
};
function namesImages({ images }) {
	const names = usualImages.map((name) => formatRepository(parseRepository(name)));
	return images !== void 0 && images.map(formatRepository).join() !== names.join();
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
				advice: advice ?? adviceFor$1(finding.code)
			};
		});
	}
};
function adviceFor$1(code) {
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
function inOrder$1(differences) {
	return [...new Map(differences.map((one) => [one.id, one])).values()].sort((a, b) => newestFirst(a.version ?? "", b.version ?? "") || (a.id < b.id ? -1 : 1));
}
function newestFirst(a, b) {
	if (isVersion(a) && isVersion(b)) return compareVersions(b, a);
	if (isVersion(a) !== isVersion(b)) return isVersion(a) ? -1 : 1;
	return a < b ? -1 : a > b ? 1 : 0;
}

// src/drift/report.ts
const driftReportSchema = "https://github.com/webdis/verify-action/schema/drift-report/v1";
const driftState = /* @__PURE__ */ oneOf("ok", "drift", "unreachable");
const tagsLeftOut = /* @__PURE__ */ object({
	older: count$1,
	others: count$1,
	names: /* @__PURE__ */ list(text$1)
});
const registryState$1 = /* @__PURE__ */ object({
	name: text$1,
	state: driftState,
	requests: count$1,
	pulls: count$1,
	tagsLeftOut: /* @__PURE__ */ optional(tagsLeftOut),
	insecure: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf(true)),
	quota: /* @__PURE__ */ optional(/* @__PURE__ */ object({
		limit: count$1,
		remaining: count$1,
		seconds: count$1
	}))
});
const signatureState = /* @__PURE__ */ object({
	format: signatureFormat,
	id: text$1,
	signer,
	logEntries: /* @__PURE__ */ list(logEntry)
});
const attestationState = /* @__PURE__ */ object({
	type: text$1,
	statement: digest
});
const manifestState = /* @__PURE__ */ object({
	digest,
	role: manifestRole,
	platforms: /* @__PURE__ */ list(text$1),
	state: driftState,
	code: /* @__PURE__ */ optional(errorCode),
	signatures: /* @__PURE__ */ list(signatureState),
	attestations: /* @__PURE__ */ optional(/* @__PURE__ */ list(attestationState))
});
const imageState$1 = /* @__PURE__ */ object({
	registry: text$1,
	state: driftState,
	tagDigest: /* @__PURE__ */ optional(digest),
	looked: /* @__PURE__ */ oneOf("verified", "unchanged", "nothing"),
	fullyChecked: /* @__PURE__ */ optional(time),
	manifests: /* @__PURE__ */ list(manifestState),
	blobs: /* @__PURE__ */ optional(/* @__PURE__ */ object({
		present: count$1,
		missing: /* @__PURE__ */ list(digest)
	})),
	differences: /* @__PURE__ */ list(text$1)
});
const releaseState = /* @__PURE__ */ object({
	version: text$1,
	digest: /* @__PURE__ */ optional(digest),
	state: driftState,
	images: /* @__PURE__ */ list(imageState$1)
});
const difference = /* @__PURE__ */ object({
	id: text$1,
	kind: differenceKind,
	code: errorCode,
	registry: text$1,
	version: /* @__PURE__ */ optional(text$1),
	tag: /* @__PURE__ */ optional(text$1),
	digest: /* @__PURE__ */ optional(digest),
	platform: /* @__PURE__ */ optional(text$1),
	expected: /* @__PURE__ */ optional(text$1),
	found: /* @__PURE__ */ optional(text$1),
	message: text$1,
	fix: /* @__PURE__ */ optional(text$1),
	advice: /* @__PURE__ */ optional(text$1)
});
const unknownTag = /* @__PURE__ */ object({
	tag: text$1,
	signers: /* @__PURE__ */ list(signer)
});
const driftReport = /* @__PURE__ */ object(runFields, {
	schema: /* @__PURE__ */ oneOf(driftReportSchema),
	state: driftState,
	exitCode: /* @__PURE__ */ oneOf(0, 3, 20),
	policy: policyReport$1,
	name: text$1,
	ledger: /* @__PURE__ */ optional(digest),
	shard: /* @__PURE__ */ optional(shard$1),
	missingShards: /* @__PURE__ */ list(shard$1),
	registries: /* @__PURE__ */ list(registryState$1),
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
	turn: count$1,
	differences: /* @__PURE__ */ list(text$1),
	unreachable: /* @__PURE__ */ list(text$1),
	unknownTags: /* @__PURE__ */ list(text$1),
	requests: count$1
});

// src/drift/rotation.ts
const fullLook = /* @__PURE__ */ object({
	at: time,
	turn: count$1
});
var Rotation = class {
	now;
	#every;
	#start;
	constructor(every, name, now) {
		this.now = now;
		this.#every = every;
		this.#start = Number.parseInt(digestHex(digestOf$1(Buffer.from(name))).slice(0, 8), 16);
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
	check: text$1,
	policy: text$1
});
const footer = /* @__PURE__ */ object({ runs: /* @__PURE__ */ list(pastRun) });
const { role, platforms, signatures, attestations } = manifestState.fields;
const entry = /* @__PURE__ */ object({
	version: text$1,
	digest,
	manifests: /* @__PURE__ */ list(/* @__PURE__ */ object({
		digest,
		role,
		platforms,
		signatures,
		attestations
	})),
	images: /* @__PURE__ */ list(/* @__PURE__ */ object({
		registry: text$1,
		looks: /* @__PURE__ */ list(storeLook),
		full: fullLook
	}))
});
function checkId({ name, ledger, registries }) {
	const names = registries.map((one) => one.name).sort();
	return digestOf$1(Buffer.from(JSON.stringify([
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
		const signers = /* @__PURE__ */ new Map();
		return {
			history,
			policy: head.policy,
			ignored: isOurs ? void 0 : "it was written under another policy, or by another version",
			known: (version) => isOurs ? readKnown(byVersion.get(version), signers) : void 0,
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
function readKnown(line, signers) {
	if (line === void 0) return void 0;
	try {
		return toKnown(readJson(entry.read, line, "the entry"), signers);
	} catch (error) {
		if (error instanceof SyntaxError) return void 0;
		throw error;
	}
}
function toKnown({ digest, manifests, images }, signers) {
	const shared = (one) => {
		const id = JSON.stringify(one);
		const known = signers.get(id) ?? one;
		signers.set(id, known);
		return known;
	};
	const [root] = manifests;
	if (root?.digest !== digest) return void 0;
	if (images.some(({ looks }) => looks.length !== manifests.length)) return void 0;
	return {
		digest,
		manifests: manifests.map(({ signatures, ...one }) => ({
			...one,
			state: "ok",
			signatures: signatures.map((made) => ({
				...made,
				signer: shared(made.signer)
			}))
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
		if (why === void 0) notes.push(toNote$1(one));
		else differences.push(toDifference$3(one, why));
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
function toDifference$3({ tag: name, signers }, why) {
	const tag = tagOf(name);
	return {
		id: `tag-unknown/${name}`,
		kind: "tag-unknown",
		code: "E_DRIFT",
		registry: repositoryOf(name),
		...isVersion(tag) ? { version: tag } : {},
		tag,
		message: `the tag ${tag} is not a release in the ledger, ${signedBy(signers)}, and ${why}`,
		advice: "if it is a release, add it to the ledger; if not, find out who pushed it, and delete it"
	};
}
function toNote$1({ tag: name, signers }) {
	const message = `the tag ${tagOf(name)} is not a release in the ledger, and ${signedBy(signers)}: drift if the next run sees it as well`;
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
		key: digestOf$1(Buffer.from(`${now.toISOString()} ${one.tag}`))
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
		policy: policyReport(policy),
		insecureHosts: insecure.map(({ repository }) => repository.name.registry)
	};
}
const described = /* @__PURE__ */ new WeakMap();
function policyReport(policy) {
	const known = described.get(policy) ?? describePolicy(policy);
	described.set(policy, known);
	return known;
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

// src/run/drift-state.ts
const mostBytes = 268435456;
async function openState(path, owner) {
	return path === void 0 ? empty : readState(await bytesOf(path), owner);
}
async function openFleetState(path, checks) {
	return path === void 0 ? () => empty : readFleetState(await bytesOf(path), checks);
}
async function bytesOf(path) {
	return readBounded(path, mostBytes, "state: the file").catch((error) => {
		if (isTrustError(error) && isAbsent(error.cause)) return void 0;
		throw error;
	});
}
function isAbsent(error) {
	return error?.code === "ENOENT";
}
const hashes = /* @__PURE__ */ new WeakMap();
function hashPolicy(policy) {
	const hash = hashes.get(policy) ?? hashOf(policy);
	hashes.set(policy, hash);
	return hash;
}
function hashOf(policy) {
	const { signers, trustedRoots: _, ...demands } = describePolicy(policy);
	const digests = policy.trustedRoots.map(({ bytes }) => createHash("sha256").update(bytes).digest("hex"));
	const all = JSON.stringify([
		tool.version,
		signers.map((one) => one.kind !== "identity" ? [signerId(one), one.notAfter] : one),
		digests,
		demands
	]);
	return createHash("sha256").update(all).digest("hex");
}
const what = "state: the file";
const pieceSize = 65536;
var StateOutput = class {
	#path;
	#file;
	#stream;
	#pending = [];
	#size = 0;
	constructor(path) {
		this.#path = path;
	}
	async begin() {
		if (this.#path === void 0) return;
		this.#file = await WholeFile.begin(this.#path, what);
		this.#stream = this.#file.handle.createWriteStream();
		this.#stream.on("error", () => {});
	}
	write(piece) {
		const bytes = Buffer.from(piece);
		this.#pending.push(bytes);
		this.#size += bytes.byteLength;
		if (this.#size >= pieceSize) this.#flush();
	}
	#flush() {
		this.#stream?.write(Buffer.concat(this.#pending));
		this.#pending = [];
		this.#size = 0;
	}
	async commit() {
		const [file, stream] = [this.#file, this.#stream];
		if (file === void 0 || stream === void 0) return;
		try {
			this.#flush();
			stream.end();
			await finished(stream);
			await file.commit();
			this.#file = void 0;
		} catch (error) {
			throw cannotWrite(`${this.#path}`, what, error);
		}
	}
	async drop() {
		this.#stream?.destroy();
		await this.#file?.drop();
		this.#file = void 0;
	}
};
var StateSection = class {
	#write;
	#written = /* @__PURE__ */ new Set();
	constructor(owner, write) {
		this.#write = write;
		write(formatHeader(owner));
	}
	remember(version, known) {
		if (this.#written.has(version)) return;
		this.#written.add(version);
		if (known !== void 0) this.#write(formatKnown(version, known));
	}
	end(history, before, isReleased) {
		const stays = (version) => !this.#written.has(version) && isReleased(version);
		for (const line of before.ignored === void 0 ? before.lines(stays) : []) this.#write(Buffer.concat([line, Buffer.from("\n")]));
		this.#write(formatFooter(history));
	}
};

// src/drift/attestations.ts
function attestationProblems(release, all) {
	return new Map(all.map((observed) => [observed, observed.manifests.flatMap((manifest) => {
		if (!(manifest.attestations !== void 0 && manifest.state !== "unreachable") || manifest.code === "E_NOTFOUND" || observed.obstacles.length > 0) return [];
		const there = new Set(manifest.attestations.map(({ statement }) => statement));
		return wantedOf(manifest, release, all).filter(({ statement }) => !there.has(statement)).map((one) => lacking$1(manifest, one));
	})]));
}
function wantedOf({ digest }, release, all) {
	if (release !== void 0) return (release.attestations ?? []).filter(({ manifest }) => manifest === digest);
	const found = all.flatMap(({ manifests }) => manifests.filter((one) => one.digest === digest)).flatMap(({ attestations = [] }) => attestations);
	return [...new Map(found.map((one) => [one.statement, one])).values()];
}
function lacking$1({ digest, role, platforms, attestations = [] }, { type, statement }) {
	const name = platforms.length === 0 ? `the ${role}` : platforms.join(", ");
	const other = attestations.some((one) => one.type === type) ? "; it has another one of this type" : "";
	return {
		kind: "attestation-missing",
		code: "E_ATTESTATION",
		digest,
		...platforms.length === 0 ? {} : { platform: platforms.join(", ") },
		expected: statement,
		message: `${name} lacks a ${predicateTypeName(type)} attestation that counts${other}`
	};
}

// src/drift/observation.ts
function isComplete({ digest, looked, problems, obstacles, lost }) {
	return problems.length === 0 && obstacles.length === 0 && lost === void 0 && looked !== "nothing" && digest !== void 0;
}

// src/drift/problems.ts
function tagProblems(expected, observed, all) {
	if (observed.obstacles.length > 0 && observed.tagDigest === void 0) return [];
	const { version, release, versionOf } = expected;
	const { tagDigest: found } = observed;
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
		...release === void 0 ? movedWithoutLedger(version, observed, found, all) : movedFromLedger(version, observed, found),
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
function movedFromLedger(version, { elsewhere }, found) {
	const message = `the tag ${version} points to ${found}${elsewhere === void 0 ? "" : `, which is ${elsewhere}${elsewhere === "signed" ? "" : " as required"}`}: no release of the ledger`;
	if (elsewhere !== "signed") return { message };
	return {
		message,
		advice: "it is signed with the key: find out who signed it before you fix the tag"
	};
}
function movedWithoutLedger(version, { problems, looked }, found, [first]) {
	return {
		message: `the tag ${version} points to ${found}${looked === "nothing" ? "" : problems.length === 0 ? ", also signed" : ""}: another image than on ${first?.registry.name}`,
		advice: "without a ledger it is not known which is right: find out before you fix a tag"
	};
}
function platformProblems({ version, release }, { manifests }) {
	if (release === void 0 || manifests.length === 0) return [];
	const listed = new Set(manifests.map(({ digest }) => digest));
	const platforms = Object.entries(release.platforms).filter(([, digest]) => !listed.has(digest));
	const reported = /* @__PURE__ */ new Set([...listed, ...platforms.map(([, digest]) => digest)]);
	const signed = new Set(release.signatures.map(({ manifest }) => manifest));
	return [...platforms.map(([platform, digest]) => ({
		...contradiction(digest),
		platform,
		message: `the ledger has another ${platform} in release ${version} than the index lists`
	})), ...[...signed].filter((digest) => !reported.has(digest)).map((digest) => ({
		...contradiction(digest),
		message: `the ledger has a signature of ${digest}, which the index of release ${version} does not list`
	}))];
}
function contradiction(digest) {
	return {
		kind: "manifest-missing",
		code: "E_COVER",
		digest,
		advice: "check without the state file; if it is reported again, correct the ledger: index and manifests do not belong together there",
		fixedByCopy: false
	};
}
function blobProblems({ blobs, lost }) {
	const reported = new Set([...lost?.values() ?? []].flat());
	return (blobs?.missing ?? []).filter((digest) => !reported.has(digest)).map((digest) => ({
		kind: "blob-missing",
		code: "E_NOTFOUND",
		digest,
		message: `the blob ${digest} is named by a manifest, but the registry does not have it`
	}));
}

// src/drift/signatures.ts
function signatureProblems(release, all) {
	const recorded = recordedIn(release);
	return new Map(all.map((observed) => [observed, observed.manifests.flatMap((manifest) => {
		if (manifest.code === "E_NOTFOUND") return [];
		const there = signaturesOf(manifest);
		const wanted = recorded?.get(manifest.digest) ?? (recorded ? none : unionOf(manifest, all));
		const isRead = !observed.unread.has(manifest.digest) && manifest.state !== "unreachable";
		const lost = observed.lost?.get(manifest.digest) ?? [];
		const missing = isRead && !isBad(manifest, observed) ? without(wanted, there) : [];
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
	for (const { manifest, id, format } of release.signatures) {
		const known = recorded.get(manifest) ?? /* @__PURE__ */ new Map();
		recorded.set(manifest, known.set(id, format));
	}
	return recorded;
}
function unionOf({ digest }, all) {
	const sides = all.flatMap(({ manifests }) => manifests.filter((one) => one.digest === digest));
	return new Map(sides.flatMap((manifest) => [...signaturesOf(manifest)]));
}
function signaturesOf({ signatures }) {
	return new Map(signatures.map(({ id, format }) => [id, format]));
}
function without(some, others) {
	return [...some].filter(([id]) => !others.has(id));
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
function nameOf$1({ role, platforms }) {
	return platforms.length === 0 || role === "attestation" ? `the ${role}` : platforms.join(", ");
}
function lacking(manifest, lost) {
	const why = lost.length === 0 ? "" : `: the registry lists it and has lost its content, ${lost[0]}`;
	return ([id, format]) => ({
		kind: "signature-missing",
		code: codeFor(manifest),
		...about(manifest),
		expected: id,
		message: `${nameOf$1(manifest)} lacks a ${format} signature${why}`
	});
}
function losing(manifest) {
	return (blob) => ({
		kind: "signature-missing",
		code: codeFor(manifest),
		...about(manifest),
		expected: blob,
		message: `a signature of ${nameOf$1(manifest)} is listed, but the registry has lost its content, ${blob}`
	});
}
function codeFor({ role }) {
	return role === "index" || role === "image" ? "E_NOSIG" : "E_COVER";
}
function adding(manifest) {
	return ([id, format]) => ({
		kind: "signature-added",
		code: "E_DRIFT",
		...about(manifest),
		found: id,
		message: `${nameOf$1(manifest)} has a ${format} signature that counts and is not in the ledger`
	});
}

// src/drift/differences.ts
function compareRelease(expected, all) {
	const signatures = signatureProblems(expected.release, all);
	const attestations = attestationProblems(expected.release, all);
	return all.map((observed) => {
		const ofSignatures = signatures.get(observed) ?? [];
		return {
			observed,
			differences: [
				...tagProblems(expected, observed, all),
				...observed.problems.filter((one) => !isExplained(one, ofSignatures)),
				...platformProblems(expected, observed),
				...blobProblems(observed),
				...ofSignatures,
				...attestations.get(observed) ?? []
			].map((one) => toDifference$2(one, expected, observed, sourceFor(one, observed, all)))
		};
	});
}
function isExplained({ kind, code, digest }, others) {
	if (kind !== "signature-bad" || code !== "E_NOSIG" && code !== "E_COVER") return false;
	return others.some((one) => one.kind === "signature-missing" && one.digest === digest);
}
function sourceFor(problem, observed, all) {
	const [only, ...more] = new Set(all.flatMap(({ tagDigest }) => tagDigest ?? []));
	const wanted = observed.digest ?? (more.length === 0 ? only : void 0);
	return [...all.filter((one) => one !== observed), ...isAboutTag(problem) ? [observed] : []].find((one) => isComplete(one) && one.digest === wanted && hasWhatLacks(problem, observed, one));
}
function isAboutTag({ kind }) {
	return kind === "tag-missing" || kind === "tag-moved" || kind === "rolled-back";
}
function hasWhatLacks({ kind, digest, expected = "" }, observed, source) {
	if (kind === "blob-missing") return source.blobs?.missing.every((one) => one !== digest) ?? true;
	if (kind === "attestation-missing") return (source.manifests.find((one) => one.digest === digest)?.attestations ?? []).some(({ statement }) => statement === expected);
	if (kind !== "signature-missing") return true;
	const there = source.manifests.find((one) => one.digest === digest)?.signatures ?? [];
	return [...observed.lost?.values() ?? []].flat().some((one) => one === expected) || there.some(({ id }) => id === expected);
}
function toDifference$2(problem, expected, observed, source) {
	const { version, release } = expected;
	const { name } = observed.registry;
	const { kind, digest, code, message, advice, fixedByCopy: _, ...rest } = problem;
	const occupied = source && occupiedTag(problem, observed, source);
	const fix = occupied === void 0 ? fixFor(problem, expected, observed, source) : void 0;
	const whatToDo = advice ?? (occupied === void 0 ? void 0 : adviceAbout$1(occupied)) ?? (fix === void 0 ? adviceFor(problem, release) : void 0);
	return {
		id: idOf$1(problem, name, version),
		kind,
		code,
		registry: name,
		...release === void 0 && !isVersion(version) ? {} : { version },
		tag: version,
		...defined({ digest }),
		...rest,
		message,
		...defined({
			fix,
			advice: whatToDo
		})
	};
}
function idOf$1({ kind, digest, expected, found }, registry, tag) {
	const part = digest === void 0 ? "" : `@${digest}`;
	const signature = kind === "signature-added" ? found : expected;
	return `${kind}/${registry}:${tag}${part}${kind.startsWith("attestation") || /^signature-(?:missing|added)$/.test(kind) ? `#${shortened(signature)}` : ""}`;
}
function shortened(id = "") {
	return id.slice(id.lastIndexOf(":") + 1).slice(0, 16);
}
function occupiedTag({ kind, digest }, { attestationTags }, { manifests, looks }) {
	if (kind !== "attestation-missing" || digest === void 0) return void 0;
	const ours = attestationTags?.get(digest);
	const theirs = looks?.[manifests.findIndex((one) => one.digest === digest)]?.attestationTag;
	return ours !== void 0 && theirs !== void 0 && ours !== theirs ? attestationTag(digest) : void 0;
}
function adviceAbout$1(tag) {
	return `its tag ${tag} holds other attestations, and a copy overwrites none: find out who wrote it, delete the tag, and check again for the command`;
}
function adviceFor({ kind }, release) {
	if (kind === "signature-added") return "if you made it, add it to the ledger and mirror it; if not, someone else may have the key";
	if (kind === "tag-moved" && release === void 0) return "find out which registry is right";
	if (kind === "signature-missing") return "no registry has it: sign the image again, replace its signatures in the ledger, and mirror them";
	if (kind === "attestation-missing") return "no registry has it: attest the image again (webdis-trust attest), replace the attestation in the ledger, and mirror it";
	return "no other registry has all of it: restore it from a backup, or release it again under another version";
}
function fixFor(problem, { version, release, command }, { registry, tagDigest, worthless = [] }, source) {
	const { kind, fixedByCopy = true } = problem;
	const digest = source?.digest;
	if (source === void 0 || digest === void 0 || !fixedByCopy) return void 0;
	if (kind === "signature-added") return void 0;
	if (/^(?:signature|attestation)/.test(kind) && command.policy.signatureRepository !== void 0) return;
	if (kind === "tag-moved" && release === void 0) return void 0;
	return mirrorCommand({
		...command,
		source: source.registry.access.repository.name,
		digest,
		target: registry.access.repository.name,
		tag: version,
		moves: tagDigest !== void 0 && tagDigest !== digest,
		deep: !isAboutTag(problem),
		replaced: worthless
	});
}
function versionsByDigest(releases) {
	const sorted = releases.toSorted((a, b) => compareVersions(a.version, b.version));
	return new Map(sorted.map(({ version, digest }) => [digest, version]));
}

// src/drift/release-cache.ts
var ReleaseCache = class {
	manifests = /* @__PURE__ */ new Map();
	blobs = /* @__PURE__ */ new Map();
	tags = /* @__PURE__ */ new Set();
	of(repository) {
		return new CachedRepository(repository, this);
	}
};
var CachedRepository = class extends Snapshot {
	#cache;
	#read = /* @__PURE__ */ new Set();
	constructor(live, cache) {
		super(live);
		this.#cache = cache;
	}
	manifest(reference) {
		return this.once(`manifest ${reference}`, async () => {
			const cached = await this.#cached(reference);
			if (cached !== void 0 && await manifestExists(this, cached.digest)) return cached;
			const stored = await this.live.manifest(reference);
			if (stored === void 0) return void 0;
			this.#cache.manifests.set(stored.digest, stored);
			if (stored.digest !== reference) this.#cache.tags.add(reference);
			return stored;
		});
	}
	async #cached(reference) {
		const { manifests, tags } = this.#cache;
		if (reference.includes(":")) return manifests.get(reference);
		if (!tags.has(reference)) return void 0;
		const digest = (await this.manifestHead(reference))?.digest;
		return digest === void 0 ? void 0 : manifests.get(digest);
	}
	manifestHead(reference) {
		return this.once(`asked ${reference}`, () => this.live.manifestHead(reference));
	}
	async blob(blob, limit) {
		const cached = this.#cache.blobs.get(blob.digest);
		if (cached?.length === blob.size) return await this.has(blob) ? cached : void 0;
		const bytes = await super.blob(blob, limit);
		if (bytes === void 0) return void 0;
		this.#read.add(blob.digest);
		if (bytes.length <= limits.bundle) this.#cache.blobs.set(blob.digest, bytes);
		return bytes;
	}
	async has(blob) {
		if (this.#read.has(blob.digest)) return true;
		return this.once(`has ${blob.digest}`, () => holds(this.live, blob));
	}
	async readAnywhere(digest) {
		return this.#cache.manifests.get(digest) ?? this.manifest(digest);
	}
};

// src/drift/blobs.ts
const remembered = 4096;
var PresentBlobs = class {
	#repository;
	#known = /* @__PURE__ */ new Set();
	constructor(repository) {
		this.#repository = repository;
	}
	async has(blob) {
		if (this.#known.has(blob.digest)) return true;
		const has = await holds(this.#repository, blob);
		if (has && this.#known.size < remembered) this.#known.add(blob.digest);
		return has;
	}
};
async function lookForBlobs({ blobs: present }, image, signatures, { manifests, looks = [] }) {
	const named = manifests.filter(({ role }) => role !== "index").map(({ digest }) => digest);
	const signing = looks.flatMap(namesIn);
	const [content, material] = await Promise.all([blobsNamedBy(image, named), blobsNamedBy(signatures, signing)]);
	const looked = await Promise.all([...content.map(async (blob) => ({
		blob,
		has: await present.has(blob)
	})), ...material.map(async (blob) => ({
		blob,
		has: await signatures.has(blob)
	}))]);
	const missing = looked.filter(({ has }) => !has).map(({ blob }) => blob.digest);
	return {
		present: looked.length - missing.length,
		missing
	};
}
async function blobsNamedBy(repository, digests) {
	const all = /* @__PURE__ */ new Map();
	for (const digest of new Set(digests)) {
		const stored = await repository.manifest(digest);
		if (stored === void 0) continue;
		for (const blob of blobsOf(parseManifest(stored.bytes, stored.contentType))) if (!isForeign(blob.mediaType)) all.set(blob.digest, blob);
	}
	return [...all.values()];
}
async function lostBlobs(store, holders, attested = false) {
	const lost = holders.map(async (digest) => {
		const stored = await store.readAnywhere(digest);
		const blobs = [...signatureBlobs(stored), ...attested ? attestationBlobs(stored) : []];
		const has = await Promise.all(blobs.map((blob) => store.has(blob)));
		return blobs.filter((_, at) => !has[at]).map((blob) => blob.digest);
	});
	return [...new Set((await Promise.all(lost)).flat())];
}
function signatureBlobs(stored) {
	return ((stored && readSignatureManifest(stored.bytes, stored.contentType)?.layers) ?? []).filter((layer) => isSignatureLayer(layer) || layer.data === void 0);
}
function attestationBlobs(stored) {
	if (stored === void 0) return [];
	const manifest = parseManifest(stored.bytes, stored.contentType);
	return (manifest.kind === "image" ? manifest.layers : []).filter(({ mediaType }) => mediaType === mediaTypes.dsseEnvelope || declaresBundle({ artifactType: mediaType }));
}

// src/drift/verified.ts
async function verifyTree(registry, digest, context) {
	const { name } = context.repository;
	const report = await verifyImage({
		text: registry.name,
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
	const result = {
		problems: errors.filter((error) => !isObstacle(error)).map((one) => toProblem(one, report)),
		obstacles: [...errors.filter(isObstacle), ...unreadFindings(report, errors)],
		notes: report.findings.filter(({ severity }) => severity === "warning")
	};
	const isGood = result.problems.length === 0 && result.obstacles.length === 0;
	const isAttested = context.checkAttestations !== void 0;
	const looks = isGood ? await looksAfter(report, context.signatures, isAttested) : void 0;
	const last = looks?.at(-1);
	if (last !== void 0) registry.learned(last.source);
	return {
		...read,
		...result,
		...defined({ looks })
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
		state: code === "E_NOTFOUND" ? "drift" : unreadMaterial(manifest).length > 0 ? "unreachable" : state,
		...code === void 0 || !counts && code !== "E_NOTFOUND" ? {} : { code },
		signatures: goodSignatures(manifest).flatMap(toSignature),
		...manifest.attestations && { attestations: goodAttestations(manifest) }
	};
}
function toSignature(good) {
	const { format, id, signer, logEntries } = good;
	return signer === void 0 ? [] : [{
		format,
		id,
		signer: withoutName(signer),
		logEntries
	}];
}
function unreadOf({ manifests }) {
	return new Set(manifests.filter((one) => unreadMaterial(one).length > 0).map(({ digest }) => digest));
}
function unreadFindings({ manifests }, reported) {
	return manifests.filter(({ digest }) => !reported.some((one) => one.digest === digest && isObstacle(one))).flatMap((manifest) => unreadMaterial(manifest).slice(0, 1)).map(({ code, message }) => ({
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
		...defined({
			digest,
			platform
		}),
		...isAbsent ? {} : adviceAbout(manifest)
	};
}
function adviceAbout(manifest) {
	if (manifest?.signatures.some(({ store, good }) => store === "tag" && !good) !== true) return {};
	return { advice: `find out who wrote the tag ${signatureTag(manifest.digest)} there before you replace it` };
}
async function looksAfter({ manifests }, signatures, isAttested) {
	const looks = await Promise.all(manifests.map(async ({ digest }) => {
		const at = (name) => isTag(name) ? signatures.manifest(name) : void 0;
		const [tag, list, attestations] = await Promise.all([
			at(signatureTag(digest)),
			signatures.referrers(digest),
			isAttested ? at(attestationTag(digest)) : void 0
		]);
		return lookOf(tag?.digest, list, isAttested ? { tag: attestations?.digest } : void 0);
	}));
	return manifests.every(({ signatures: found }, at) => found.every(({ good, manifest }) => {
		const look = looks[at];
		return !good || look?.tag === manifest || look?.listed.includes(manifest);
	})) ? looks : void 0;
}

// src/drift/tree-look.ts
const nothing = {
	looked: "nothing",
	manifests: [],
	unread: /* @__PURE__ */ new Set(),
	problems: [],
	obstacles: [],
	notes: []
};
async function openImage(registry, cache, options, attested) {
	const { repository, signatures } = registry.access;
	const image = cache.of(repository);
	const store = signatures === repository ? image : cache.of(signatures);
	return {
		registry,
		options,
		image,
		stores: await registry.stores(store, attested)
	};
}
async function lookAtIndex({ registry, stores }, known) {
	const looks = known.looks.get(registry.name);
	const full = known.full.get(registry.name);
	const [before] = looks ?? [];
	if (before === void 0 || looks === void 0 || full === void 0) return void 0;
	if (stores.attested && !knowsAttestations(known)) return void 0;
	const look = known.manifests.every(({ digest }, at) => hasSameTags(stores, digest, looks[at])) ? await lookAtStores(stores, known.digest, before, false) : void 0;
	if (look === void 0 || !sameLook(look, before)) return void 0;
	return {
		...nothing,
		looked: "unchanged",
		manifests: known.manifests,
		looks,
		full
	};
}
async function lookForSame({ image, stores }, known) {
	const [before] = [...known.looks.values()];
	if (before === void 0 || stores.attested && !knowsAttestations(known)) return void 0;
	const [, ...children] = known.manifests;
	const [there, looks] = await Promise.all([Promise.all(children.map(({ digest }) => manifestExists(image, digest))), Promise.all(known.manifests.map(({ digest }, at) => lookAtStores(stores, digest, before[at], true)))]);
	if (!looks.every((one, at) => sameLook(one, before[at])) || !there.every((one) => one)) return void 0;
	if (await anyLost(stores, looks)) return void 0;
	return {
		...nothing,
		looked: "verified",
		manifests: known.manifests,
		looks
	};
}
function knowsAttestations({ manifests }) {
	return manifests.some(({ attestations }) => attestations !== void 0);
}
async function anyLost({ repository, attested }, looks) {
	return (await Promise.all(looks.map((one) => lostBlobs(repository, namesIn(one), attested)))).some((one) => one.length > 0);
}
async function lookCompletely({ registry, options, image, stores }, digest, verified) {
	const context = {
		policy: options.policy,
		now: options.now,
		repository: image,
		signatures: stores.repository,
		discover: { payloadReferences: [] },
		...stores.attested ? defined({ checkAttestations: options.checkAttestations }) : {}
	};
	const expected = verified && 1 + verified.manifests.length;
	const tree = await registry.pulls.run(expected, () => verifyTree(registry, digest, context));
	if ("severity" in tree) return {
		...nothing,
		obstacles: [tree]
	};
	if (tree.looks !== void 0) registry.pulls.took(1 + tree.looks.flatMap(namesIn).length);
	const lost = await lostIn(stores.repository, tree);
	const worthless = await worthlessTags(stores.repository, tree);
	const attestationTags = stores.attested ? await attestationTagsOf(stores.repository, tree) : void 0;
	return {
		...tree,
		...defined({ attestationTags }),
		...worthless.length === 0 ? {} : { worthless },
		...lost.size === 0 ? {} : { lost },
		looked: tree.manifests.length === 0 ? "nothing" : "verified"
	};
}
async function worthlessTags(repository, { manifests, obstacles }) {
	if (obstacles.length > 0) return [];
	const tags = manifests.filter(({ signatures }) => signatures.every(({ format }) => format !== "legacy")).map(async ({ digest }) => {
		const name = signatureTag(digest);
		const stored = isTag(name) ? await repository.manifest(name) : void 0;
		return stored === void 0 ? [] : [`${name}@${stored.digest}`];
	});
	return (await Promise.all(tags)).flat();
}
async function attestationTagsOf(repository, { manifests, obstacles }) {
	if (obstacles.length > 0) return /* @__PURE__ */ new Map();
	const tags = manifests.map(async ({ digest }) => {
		const name = attestationTag(digest);
		const stored = isTag(name) ? await repository.manifest(name) : void 0;
		return stored === void 0 ? [] : [[digest, stored.digest]];
	});
	return new Map((await Promise.all(tags)).flat());
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
async function checkUnknown(registry, digest, cache, options) {
	if (registry.stopped !== void 0) return {
		signers: [],
		obstacles: [registry.stopped]
	};
	const tree = await lookCompletely(await openImage(registry, cache, options, false), digest, void 0);
	registry.finished(tree.obstacles);
	const { problems, obstacles, manifests } = tree;
	const [problem] = problems;
	if (problem !== void 0) return {
		problem,
		signers: [],
		obstacles
	};
	const made = (manifests[0]?.signatures ?? []).map(({ signer }) => [signerId(signer), signer]);
	return {
		signers: obstacles.length > 0 ? [] : [...new Map(made).values()],
		obstacles
	};
}

// src/drift/latest.ts
async function checkLatest(registries, task) {
	const highest = latestOf(task.ledger);
	if (highest === void 0) return {
		differences: [],
		notes: [],
		obstacles: []
	};
	const looks = await Promise.all(registries.map((one) => pointingAt(one, task.believesLists)));
	const known = looks.flatMap((look) => "finding" in look ? [] : [look]);
	const obstacles = looks.flatMap((look) => "finding" in look ? [look] : []);
	if (!(pinnedVersion(task.ledger.movingTags, "latest") !== void 0) && known.every(({ digest }) => digest === void 0)) return {
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
async function pointingAt(registry, believesList) {
	if (registry.stopped !== void 0) return {
		registry: registry.name,
		finding: registry.stopped
	};
	const list = believesList ? await registry.tags() : void 0;
	if (list !== void 0 && "all" in list && !list.all.includes("latest")) return {
		registry,
		digest: void 0
	};
	try {
		const digest = await digestOfTag(registry.access.repository, "latest");
		if (digest !== void 0 || await registry.isVisible()) return {
			registry,
			digest
		};
		return {
			registry: registry.name,
			finding: await registry.whyHidden("latest")
		};
	} catch (error) {
		if (!isTrustError(error)) throw error;
		return {
			registry: registry.name,
			finding: findingOf(error)
		};
	}
}
async function judge({ registry, digest }, highest, task) {
	const newer = task.newVersions.filter((one) => one.registry === registry.name).map(({ tag }) => tag).filter((tag) => isFinal(tag) && compareVersions(tag, highest.version) > 0);
	try {
		for (const tag of digest === void 0 ? [] : newer) {
			if (await digestOfTag(registry.access.repository, tag) !== digest) continue;
			const message = `latest points to ${tag}, which is not in the ledger yet`;
			return finding$1("E_DRIFT", message, {
				severity: "note",
				image: `${registry.name}:latest`
			});
		}
	} catch (error) {
		if (!isTrustError(error)) throw error;
		return {
			registry: registry.name,
			finding: findingOf(error)
		};
	}
	return toDifference$1({
		registry,
		digest
	}, highest, task);
}
async function toDifference$1({ registry, digest }, highest, { ledger, versionOf, command, options }) {
	const other = digest === void 0 ? void 0 : versionOf(digest);
	const isPinned = pinnedVersion(ledger.movingTags, "latest") !== void 0;
	const release = ledger.releases.find(({ version }) => version === other);
	const where = digest === void 0 ? `does not exist, although ${isPinned ? "the ledger names it" : "another registry has it"}` : release === void 0 ? `points to ${digest}, which ${await whoSigned(registry, digest, options)}` : `points to release ${other}, which ${signedBy([release.signer])}`;
	return {
		id: `latest-wrong/${registry.name}:latest`,
		kind: "latest-wrong",
		code: other === void 0 ? "E_DRIFT" : "E_ROLLBACK",
		registry: registry.name,
		version: highest.version,
		tag: "latest",
		expected: highest.digest,
		...digest === void 0 ? {} : { found: digest },
		message: `latest ${where}: it must point to ${highest.version}, ${isPinned ? "as the ledger says" : "the highest release"}`,
		...moveTag(registry, {
			tag: "latest",
			to: highest,
			moves: digest !== void 0
		}, command)
	};
}
async function whoSigned(registry, digest, options) {
	try {
		const { problem, signers } = await checkUnknown(registry, digest, new ReleaseCache(), options);
		return problem === void 0 ? signedBy(signers) : `is not signed as required: ${problem.message}`;
	} catch (error) {
		if (!isTrustError(error)) throw error;
		return signedBy([]);
	}
}

// src/drift/missing-tags.ts
async function missingTags(registries, named, there, { ledger, command }) {
	const known = (await Promise.all(registries.map((registry) => registry.tags()))).flatMap((list, at) => {
		const registry = registries[at];
		return registry === void 0 || "severity" in list ? [] : [{
			registry,
			all: new Set(list.all)
		}];
	});
	const missing = [.../* @__PURE__ */ new Set([...Object.keys(ledger.movingTags ?? {}), ...there])].sort().flatMap((tag) => {
		const expected = tag === "latest" ? void 0 : named.expected(tag);
		if (expected === void 0) return [];
		return known.filter(({ all }) => !all.has(tag)).map(({ registry }) => ({
			registry,
			tag,
			expected,
			isPinned: named.pinned(tag)
		}));
	});
	const found = await Promise.all(missing.map(async ({ registry, tag, expected, isPinned }) => {
		try {
			if (await digestOfTag(registry.access.repository, tag) !== void 0) return [];
		} catch (error) {
			if (!isTrustError(error)) throw error;
			return {
				registry: registry.name,
				finding: findingOf(error)
			};
		}
		return toDifference(registry, tag, expected, isPinned ? "the ledger names it" : "another registry has it", command);
	}));
	return {
		differences: found.flatMap((one) => "id" in one ? [one] : []),
		obstacles: found.flatMap((one) => "finding" in one ? [one] : [])
	};
}
function toDifference(registry, tag, to, why, command) {
	return {
		id: `tag-missing/${registry.name}:${tag}`,
		kind: "tag-missing",
		code: "E_NOTFOUND",
		registry: registry.name,
		version: to.version,
		tag,
		expected: to.digest,
		message: `the tag ${tag} does not exist, although ${why}: it must point to ${to.version}`,
		...moveTag(registry, {
			tag,
			to,
			moves: false
		}, command)
	};
}

// src/drift/other-tags.ts
async function lookAtOtherTags(registries, task) {
	const named = new NamedReleases(task.ledger);
	const caches = /* @__PURE__ */ new Map();
	const looks = await Promise.all(registries.map((registry) => new OtherTagsCheck(registry, task, named, caches).run()));
	const moving = new Set(looks.flatMap((one) => [...one.moving]));
	const missing = await missingTags(registries, named, moving, task);
	return {
		unknown: looks.flatMap(({ unknown }) => unknown),
		versions: looks.flatMap(({ versions }) => versions),
		differences: [...looks.flatMap(({ differences }) => differences), ...missing.differences],
		notes: looks.flatMap(({ notes }) => notes),
		obstacles: [...looks.flatMap(({ obstacles }) => obstacles), ...missing.obstacles]
	};
}
const askedAtOnce = 6;
const mostTrees = 50;
var OtherTagsCheck = class {
	unknown = [];
	versions = [];
	differences = [];
	notes = [];
	obstacles = [];
	moving = /* @__PURE__ */ new Set();
	#registry;
	#task;
	#named;
	#caches;
	#signed = /* @__PURE__ */ new Map();
	constructor(registry, task, named, caches) {
		this.#registry = registry;
		this.#task = task;
		this.#named = named;
		this.#caches = caches;
	}
	async run() {
		const list = await this.#registry.tags();
		if ("severity" in list) return this.#addObstacle(list);
		const chosen = chooseTags(list.all, this.#registry, this.#task);
		this.#registry.leftOut = leftOut(chosen);
		if (chosen.tooMany.length > 0) this.#addObstacle(tooMany(chosen.tooMany.length));
		await mapConcurrently(askedAtOnce, chosen.versions, (one) => this.#lookAt(one));
		await mapConcurrently(askedAtOnce, chosen.others, (one) => this.#lookAt(one));
		return this;
	}
	async #lookAt(one) {
		const { tag, name, isListed } = one;
		const digest = await this.#digestOf(tag);
		if (digest === void 0) return;
		if (digest === "not known") {
			if (isListed && name.kind === "version") this.#isUnknown(one, void 0, []);
			return;
		}
		const verdict = this.#named.judge(tag, name, digest);
		if (verdict.is !== "unknown") this.moving.add(tag);
		if (verdict.is === "right") return;
		if (verdict.is === "behind") {
			this.differences.push(this.#behind(one, digest, verdict));
			return;
		}
		const release = this.#named.releaseAt(digest);
		const signed = release ? isSigned(release) : await this.#isSigned(digest);
		for (const obstacle of signed.obstacles) this.#addObstacle(obstacle);
		if (signed.problem === void 0) this.#isUnknown(one, digest, signed.signers);
		else this.differences.push(this.#unsigned(one, digest, signed.problem));
	}
	async #digestOf(tag) {
		if (this.obstacles.length > 0) return "not known";
		try {
			return await digestOfTag(this.#registry.access.repository, tag);
		} catch (error) {
			if (!isTrustError(error)) throw error;
			this.#addObstacle(findingOf(error));
			return "not known";
		}
	}
	#isSigned(digest) {
		const known = this.#signed.get(digest);
		if (known !== void 0) return known;
		const verification = this.#verify(digest);
		this.#signed.set(digest, verification);
		return verification;
	}
	async #verify(digest) {
		if (this.#signed.size >= mostTrees) return {
			signers: [],
			obstacles: [tooMany(1)]
		};
		const cache = this.#caches.get(digest) ?? new ReleaseCache();
		this.#caches.set(digest, cache);
		return checkUnknown(this.#registry, digest, cache, this.#task.options);
	}
	#isUnknown({ tag, name }, digest, signers) {
		const registry = this.#registry.name;
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
		this.unknown.push({
			tag: full,
			signers
		});
	}
	#unsigned({ tag, name }, digest, problem) {
		const { code, message } = problem;
		return {
			id: `tag-unknown/${this.#registry.name}:${tag}`,
			kind: "tag-unknown",
			code,
			registry: this.#registry.name,
			...name.kind === "version" ? { version: tag } : {},
			tag,
			found: digest,
			message: `the tag ${tag} is not a release in the ledger, and is not signed as required: ${message}`,
			advice: "do not pull it: find out who pushed it, and delete the tag"
		};
	}
	#behind({ tag, name }, digest, { points, expected }) {
		const { name: registry } = this.#registry;
		const isWhole = name.variant === "";
		const which = this.#named.pinned(tag) ? "as the ledger says" : "the highest that it stands for";
		return {
			id: `rolled-back/${registry}:${tag}`,
			kind: "rolled-back",
			code: "E_ROLLBACK",
			registry,
			version: expected.version,
			tag,
			...isWhole ? { expected: expected.digest } : {},
			found: digest,
			message: `the tag ${tag} points to release ${points}, and not to ${expected.version}, ${which}`,
			...isWhole ? moveTag(this.#registry, {
				tag,
				to: expected,
				moves: true
			}, this.#task.command) : { advice: `move it to ${expected.version}, or delete it` }
		};
	}
	#addObstacle(finding) {
		this.obstacles.push({
			registry: this.#registry.name,
			finding
		});
		return this;
	}
};
function isSigned({ signer }) {
	return {
		signers: [signer],
		obstacles: []
	};
}
function tooMany(count) {
	const message = `${count} of its tags were not looked at: there are too many that are not in the ledger`;
	return finding$1("E_LIMIT", message, { advice: "delete tags that are not needed, or add releases to the ledger" });
}

// src/drift/pull-quota.ts
const reserve = .1;
const usualPulls = 6;
var PullQuota = class {
	#name;
	#quota;
	#spent = /* @__PURE__ */ new WeakSet();
	#reserved = 0;
	#mostPulls = usualPulls;
	constructor(name, quota) {
		this.#name = name;
		this.#quota = quota;
	}
	async run(expected, work) {
		const pulls = expected ?? this.#mostPulls;
		const quota = this.#quota();
		const left = quota && quota.remaining - this.#reserved - Math.ceil(quota.limit * reserve);
		if (quota !== void 0 && left !== void 0 && left < pulls) {
			const finding = tooFew(this.#name, quota);
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
	took(pulls) {
		this.#mostPulls = Math.max(this.#mostPulls, pulls);
	}
	isSpent(finding) {
		return this.#spent.has(finding);
	}
};
function tooFew(name, { limit, remaining, seconds }) {
	const message = `${name}: ${remaining} of ${limit} pulls${seconds === 0 ? "" : ` in ${Math.round(seconds / 360) / 10} h`} are left, which is not enough for what is to be read; a tenth is left for others`;
	return finding$1("E_RATE", message);
}

// src/drift/registry.ts
const patience = 3;
var CheckedRegistry = class {
	access;
	name;
	blobs;
	pulls;
	leftOut;
	#from;
	#tags;
	#attached;
	#isVisible = false;
	#hasNoApi;
	#failures = 0;
	#stopped;
	constructor(access, from) {
		this.access = access;
		this.name = formatRepository(access.repository.name);
		this.#from = from;
		this.#stopped = access.stopped;
		this.blobs = new PresentBlobs(access.repository);
		this.pulls = new PullQuota(this.name, access.quota);
	}
	tags() {
		const { stopped } = this.access;
		this.#tags ??= stopped === void 0 ? this.#list() : Promise.resolve(stopped);
		return this.#tags;
	}
	async #list() {
		try {
			const tags = await listOf(this.access.repository, this.#from);
			this.#isVisible = true;
			return tags;
		} catch (error) {
			if (!isTrustError(error)) throw error;
			return findingOf(error);
		}
	}
	async stores(repository, attested) {
		this.#attached ??= this.#namesOfAttached();
		const learned = (source) => this.learned(source);
		return {
			repository,
			names: await this.#attached,
			hasNoApi: () => this.#hasNoApi,
			learned,
			attested
		};
	}
	async #namesOfAttached() {
		const { repository, signatures } = this.access;
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
	responded() {
		this.#isVisible = true;
	}
	async isVisible() {
		if (!this.#isVisible) await this.tags();
		return this.#isVisible;
	}
	async whyHidden(tag) {
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
	finished(obstacles) {
		const others = obstacles.filter((one) => !this.pulls.isSpent(one) && one.code !== "E_NOTFOUND");
		this.#failures = others.length === 0 ? 0 : this.#failures + 1;
		const limit = others.find(({ code }) => code === "E_RATE");
		if (limit !== void 0) this.#stopped ??= limit;
		else if (this.#failures >= patience) this.#stopped ??= others[0];
	}
	get countsPulls() {
		const { repository, quota } = this.access;
		return vendorOf(repository.name.registry).limitsPulls !== void 0 || quota() !== void 0;
	}
};
async function listOf(repository, from) {
	const all = /* @__PURE__ */ new Set();
	const attached = /* @__PURE__ */ new Set();
	for await (const tag of repository.tags()) if (/^sha(?:256|512)-/.test(tag)) attached.add(tag);
	else if (from !== void 0) all.add(tag);
	return {
		versions: [...all].filter((tag) => from !== void 0 && isVersionLike(tag, from) && compareVersions(tag, from) >= 0).sort(compareVersions),
		all: [...all],
		attached
	};
}

// src/drift/image.ts
async function checkImage(registry, expected, cache, earlier, options) {
	if (registry.stopped !== void 0) return unseen(registry, registry.stopped);
	try {
		const attested = isAttested(expected, options);
		return await observe(await openImage(registry, cache, options, attested), expected, earlier);
	} catch (error) {
		if (!isTrustError(error)) throw error;
		return unseen(registry, findingOf(error));
	}
}
function isAttested({ release }, { checkAttestations }) {
	if (checkAttestations === void 0) return false;
	return release === void 0 || release.attestations !== void 0;
}
function unseen(registry, obstacle) {
	return {
		registry,
		tagDigest: void 0,
		digest: void 0,
		...nothing,
		obstacles: [obstacle]
	};
}
async function observe(look, expected, earlier) {
	const { registry, image } = look;
	const tagDigest = await digestOfTag(registry.access.asAnother, expected.version);
	const digest = expected.release?.digest ?? tagDigest;
	if (tagDigest !== void 0) registry.responded();
	const observed = {
		registry,
		tagDigest,
		digest
	};
	if (digest === void 0) return {
		...observed,
		...nothing
	};
	if (tagDigest !== digest && !await manifestExists(image, digest)) return {
		...observed,
		...nothing
	};
	registry.responded();
	const tree = await lookAtTree(look, expected, digest, tagDigest, earlier);
	const elsewhere = await lookElsewhere(look, expected, tagDigest);
	return {
		...observed,
		...await withBlobs(look, tree),
		...elsewhere
	};
}
async function lookAtTree(look, { version: tag, place }, digest, tagDigest, { last, verified }) {
	const { registry, options } = look;
	const known = last?.digest === digest ? last : void 0;
	const isDue = options.rotation.isDue(place, known?.full.get(registry.name));
	const unchanged = known === void 0 || isDue ? void 0 : await lookAtIndex(look, known);
	if (unchanged !== void 0) return unchanged;
	const problems = await sameForAllClients(look, tag, tagDigest);
	const tree = (verified?.digest === digest ? await lookForSame(look, verified) : void 0) ?? await lookCompletely(look, digest, verified);
	if (known !== void 0 && tree.obstacles.some((one) => registry.pulls.isSpent(one))) {
		const ordinary = problems.length > 0 ? void 0 : await lookAtIndex(look, known);
		if (ordinary !== void 0) return {
			...ordinary,
			isOverdue: true
		};
	}
	const full = tree.looked === "verified" ? { full: options.rotation.now } : {};
	return {
		...tree,
		...full,
		problems: [...problems, ...tree.problems]
	};
}
async function sameForAllClients({ registry }, tag, first) {
	const { repository, asAnother } = registry.access;
	if (await digestOfTag(repository, tag) === first) return [];
	const theirs = await digestOfTag(asAnother, tag);
	const ours = await digestOfTag(repository, tag);
	return ours === theirs ? [] : [differentForClients(tag, ours, theirs)];
}
function differentForClients(tag, ours, theirs) {
	return {
		kind: "tag-moved",
		code: "E_DRIFT",
		message: `the registry answers clients differently about the tag ${tag}: ${ours ?? "nothing"}, and ${theirs ?? "nothing"} to one that calls itself docker`,
		advice: "pull it by digest only, and ask the operator of the registry",
		fixedByCopy: false,
		...defined({
			expected: ours,
			found: theirs
		})
	};
}
async function lookElsewhere(look, { release, versionOf }, tagDigest) {
	if (release === void 0 || tagDigest === void 0) return {};
	if (versionOf(tagDigest) !== void 0) return {};
	const { problems, obstacles } = await lookCompletely(look, tagDigest, void 0);
	look.registry.finished(obstacles);
	return obstacles.length > 0 ? {} : { elsewhere: problems.length === 0 ? "signed" : "not signed" };
}
async function withBlobs({ registry, options, image, stores }, tree) {
	if (!options.blobs || tree.looked !== "verified" || tree.manifests.length === 0) return tree;
	try {
		return {
			...tree,
			blobs: await lookForBlobs(registry, image, stores.repository, tree)
		};
	} catch (error) {
		if (!isTrustError(error) || !isObstacle(error)) throw error;
		return {
			...tree,
			obstacles: [...tree.obstacles, findingOf(error)]
		};
	}
}

// src/drift/release.ts
async function checkRelease(registries, expected, last, options, onImage) {
	const { version, release } = expected;
	const cache = new ReleaseCache();
	const found = /* @__PURE__ */ new Map();
	let verified;
	for (const registry of inOrder(registries)) {
		const observed = await checkImage(registry, expected, cache, {
			last,
			verified
		}, options);
		found.set(registry, await unlessHidden(observed, version));
		registry.finished(observed.obstacles);
		verified ??= verifiedFrom([observed], release);
		onImage(registry);
	}
	return conclude(registries.flatMap((registry) => found.get(registry) ?? []), expected);
}
function inOrder(registries) {
	return [...registries.filter(({ countsPulls }) => !countsPulls), ...registries.filter(({ countsPulls }) => countsPulls)];
}
async function unlessHidden(observed, tag) {
	const { registry, tagDigest, obstacles } = observed;
	if (tagDigest !== void 0 || obstacles.length > 0 || await registry.isVisible()) return observed;
	return {
		...observed,
		obstacles: [await registry.whyHidden(tag)]
	};
}
function conclude(all, expected) {
	const compared = compareRelease(expected, all);
	const images = compared.map(({ observed, differences }) => imageState(observed, differences));
	const [first] = all.flatMap(({ digest }) => digest ?? []);
	const verified = verifiedFrom(compared.flatMap(({ observed, differences }) => differences.length === 0 ? [observed] : []), expected.release);
	return {
		state: {
			version: expected.version,
			...digestOf(expected.release?.digest ?? first),
			state: worst(images.map(({ state }) => state)),
			images
		},
		differences: compared.flatMap(({ differences }) => differences),
		obstacles: all.flatMap(({ registry, obstacles }) => obstacles.map((finding) => ({
			registry: registry.name,
			finding
		}))),
		notes: all.flatMap(({ registry, notes }) => notes.map((note) => ({
			...note,
			image: `${registry.name}:${expected.version}`
		}))),
		verified,
		overdue: all.flatMap(({ registry, isOverdue }) => isOverdue ? [registry.name] : []),
		isDoubtful: all.some(({ obstacles }) => obstacles.some(({ code }) => code === "E_NOTFOUND"))
	};
}
const digestOf = (digest) => digest === void 0 ? {} : { digest };
function verifiedFrom(all, release) {
	const good = all.filter(({ obstacles, looks, lost }) => obstacles.length === 0 && looks !== void 0 && lost === void 0);
	const digest = release?.digest ?? good[0]?.digest;
	const same = good.filter((observed) => observed.digest === digest);
	const [first] = same;
	if (first === void 0 || digest === void 0) return void 0;
	const looks = new Map(same.map((observed) => [observed.registry.name, observed.looks ?? []]));
	const full = new Map(same.flatMap((one) => one.full ? [[one.registry.name, one.full]] : []));
	return {
		digest,
		manifests: first.manifests,
		looks,
		full
	};
}
function imageState(observed, differences) {
	const { registry, tagDigest, looked, full, manifests, blobs, obstacles } = observed;
	const about = new Set(differences.flatMap(({ digest }) => digest ?? []));
	return {
		registry: registry.name,
		state: differences.length > 0 ? "drift" : obstacles.length > 0 ? "unreachable" : "ok",
		...tagDigest === void 0 ? {} : { tagDigest },
		looked,
		...full === void 0 ? {} : { fullyChecked: full.at },
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

// src/drift/report-builder.ts
var ReportBuilder = class {
	unknownTags = [];
	#obstacles = new Obstacles();
	#releases = /* @__PURE__ */ new Map();
	#differences = [];
	#notes = [];
	#overdue = /* @__PURE__ */ new Map();
	#ledger;
	#waivers;
	#waived = [];
	constructor(ledger, waivers) {
		this.#ledger = ledger && ledgerDigest(ledger);
		this.#waivers = waivers;
	}
	addRelease(at, check) {
		this.#releases.set(at, this.#counted(check));
		for (const name of check.overdue) this.#overdue.set(name, (this.#overdue.get(name) ?? 0) + 1);
		this.add(check);
	}
	add({ differences, obstacles, notes }) {
		for (const one of differences) (waiverOf(this.#waivers, one) !== void 0 ? this.#waived : this.#differences).push(one);
		this.#notes.push(...notes);
		for (const { registry, finding } of obstacles) this.#obstacles.add(registry, finding);
	}
	#counted({ state, differences, obstacles }) {
		const waived = differences.filter((one) => waiverOf(this.#waivers, one) !== void 0);
		if (waived.length === 0) return state;
		const ids = new Set(waived.map(({ id }) => id));
		const images = state.images.map((image) => {
			const left = image.differences.filter((id) => !ids.has(id));
			const away = obstacles.filter(({ registry }) => registry === image.registry);
			return {
				...image,
				differences: left,
				state: stateOf(left, away)
			};
		});
		return {
			...state,
			images,
			state: worst(images.map((one) => one.state))
		};
	}
	build({ name, policy, shard, notes }, { tool, now, sent }, started, registries) {
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
			policy: policyReport(policy),
			name,
			...defined({
				ledger: this.#ledger,
				shard
			}),
			missingShards: [],
			registries: registries.map((one) => registryState(one, differences, unreachable)),
			releases: [...this.#releases].sort(([a], [b]) => a - b).map(([, release]) => release),
			differences,
			waivers: this.#waivers,
			waived: inOrder$1(this.#waived),
			unreachable,
			notes: [
				...notes,
				...[...this.#overdue].map(overdue),
				...this.#notes.toSorted(byImage)
			],
			unknownTags: this.unknownTags,
			requests: sent()
		};
	}
};
function overdue([registry, images]) {
	const message = `${images === 1 ? "1 image was" : `${images} images were`} due for a full check, which the pull quota of the registry does not allow: only tags and signatures of the index were checked`;
	return finding$1("E_RATE", message, {
		severity: "warning",
		image: registry,
		advice: "a later run does it; log in for a larger quota, or raise full-every"
	});
}
function byImage(a, b) {
	return `${a.image} ${a.message}` < `${b.image} ${b.message}` ? -1 : 1;
}
function registryState({ name, access, leftOut }, differences, unreachable) {
	const { requests, pulls } = access.traffic();
	const quota = access.quota();
	const own = differences.filter((one) => one.registry === name);
	const obstacles = unreachable.filter(({ image }) => image === name);
	return {
		name,
		state: stateOf(own, obstacles),
		requests,
		pulls,
		...leftOut === void 0 ? {} : { tagsLeftOut: leftOut },
		...access.insecure ? { insecure: true } : {},
		...quota === void 0 ? {} : { quota }
	};
}

// src/drift/check.ts
const releasesAtOnce = 12;
async function checkDrift$1(task, context) {
	const started = context.now();
	const { policy, blobs, ledger } = task;
	const command = commandContext(policy, task.registries);
	const expected = expectedReleases(task, command);
	const registries = task.registries.map((one) => new CheckedRegistry(one, ledger?.from));
	const turn = nextTurn(task.history.runs.at(-1));
	const rotation = new Rotation(task.fullEvery, task.name, {
		at: started.toISOString(),
		turn
	});
	const { checkAttestations } = context;
	const options = {
		policy,
		now: started,
		blobs,
		rotation,
		...defined({ checkAttestations })
	};
	const waivers = ledger?.waivers ?? [];
	const report = new ReportBuilder(ledger, waivers.filter((one) => isInForce(one, started)));
	const expired = waivers.filter((one) => !isInForce(one, started)).map(toNote);
	report.add({
		differences: [],
		obstacles: [],
		notes: expired
	});
	const check = checker(registries, options, expected.length, context);
	const doubtful = [];
	await mapConcurrently(releasesAtOnce, [...expected.entries()], async ([at, one]) => {
		const checked = await check(one);
		if (checked.isDoubtful) doubtful.push(at);
		else report.addRelease(at, checked);
	});
	for (const at of doubtful) report.addRelease(at, await check(expected[at]));
	if (ledger !== void 0 && looksAtTags(task.shard)) await checkTags(registries, {
		...task,
		ledger,
		command
	}, options, report);
	const built = report.build(task, context, started, registries);
	return {
		report: built,
		history: withRun(task.history, built)
	};
}
function toNote({ kind, tag, until }) {
	const message = `the waiver of ${kind} for ${tag} ended on ${until.slice(0, 10)}`;
	return finding$1("E_INPUT", message, {
		severity: "warning",
		advice: "take it out of the ledger, or decide anew"
	});
}
function expectedReleases({ ledger, tags, shard }, command) {
	const versionOf = versionsIn(ledger);
	const expected = (place, version, release) => ({
		place,
		version,
		release,
		versionOf,
		command
	});
	const releases = (ledger?.releases ?? []).toSorted((a, b) => newestFirst(a.version, b.version));
	const all = ledger === void 0 ? tags.map((tag, at) => expected(at, tag, void 0)) : releases.map((one, at) => expected(releases.length - 1 - at, one.version, one));
	if (all.length === 0) throw new TrustError("E_INPUT", "there is no release to look at");
	return all.filter(({ version }) => isIn(shard, version));
}
function versionsIn(ledger) {
	const versions = versionsByDigest(ledger?.releases ?? []);
	return (digest) => versions.get(digest);
}
function checker(registries, options, releases, { last, remember, onProgress, sent }) {
	const of = releases * registries.length;
	let done = 0;
	return async (expected) => {
		const { version } = expected;
		const earlier = last(version);
		const check = await checkRelease(registries, expected, earlier, options, ({ name }) => {
			done = Math.min(done + 1, of);
			onProgress?.({
				done,
				of,
				requests: sent(),
				image: `${name}:${version}`
			});
		});
		remember(version, withUnreachable(check, earlier));
		return check;
	};
}
function withUnreachable({ verified, state }, earlier) {
	const unreachable = state.images.filter((one) => one.state === "unreachable");
	const names = new Set(unreachable.map(({ registry }) => registry));
	return names.size === 0 ? verified : withEarlierLooks(verified, earlier, names);
}
async function checkTags(registries, task, options, report) {
	const { ledger, history, command } = task;
	const before = history.runs.at(-1)?.unknownTags ?? [];
	const others = await lookAtOtherTags(registries, {
		ledger,
		before,
		options,
		command
	});
	const judged = judgeUnknownTags({
		tags: others.unknown,
		before,
		isLost: history.lost !== void 0,
		releases: ledger.releases,
		unreachable: others.obstacles.map(({ registry }) => ({ image: registry }))
	});
	const drifted = new Set(judged.differences.map(({ registry, tag }) => `${registry}:${tag}`));
	const latestTask = {
		ledger,
		newVersions: others.versions.filter(({ registry, tag }) => !drifted.has(`${registry}:${tag}`)),
		versionOf: versionsIn(ledger),
		command,
		options,
		believesLists: history.runs.length > 0 && !options.rotation.isFull
	};
	const latest = await checkLatest(registries, latestTask);
	report.unknownTags = others.unknown;
	for (const found of [
		others,
		{
			...judged,
			obstacles: []
		},
		latest
	]) report.add(found);
}

// src/options/inputs.ts
function readTexts(table, texts, where) {
	const fields = new Map(Object.entries(table).map(([field, option]) => [inputName(field, option) ?? "", field]));
	const values = /* @__PURE__ */ new Map();
	for (const [name, text] of Object.entries(texts)) {
		const field = name === "" ? void 0 : fields.get(name);
		const option = field === void 0 ? void 0 : table[field];
		if (field === void 0 || option === void 0) {
			const hint = meantOrAll(name, [...fields.keys()]);
			throw new TrustError("E_INPUT", `${where}: there is no ${JSON.stringify(name.slice(0, 100))}; ${hint}`);
		}
		if (text.trim() === "") throw new TrustError("E_INPUT", `${where}: ${name} is empty`);
		values.set(field, option.type.fromInput(text, name));
	}
	return complete(table, values, (field) => `${where}: ${inputName(field, table[field]) ?? field}`);
}

// src/run/drift-registries.ts
const dockerAgent = `docker/28.3.0 go/go1.24.4 kernel/6.8.0 os/linux arch/arm64 UpstreamClient(${userAgent})`;
async function openRegistries(values, host) {
	const meter = meterTraffic();
	const { client, masked, close } = await connect(values, host, meter.trace);
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
	const ours = endpoints({
		...client,
		transport
	});
	const theirs = endpoints({
		...client,
		transport: withAgent(transport, dockerAgent)
	});
	const open = (of, name) => readable(of(name, "reading"));
	return (image, signatures) => {
		const repository = open(ours, image);
		return {
			repository,
			asAnother: open(theirs, image),
			signatures: signatures === void 0 || isDeepStrictEqual(signatures, image) ? repository : open(ours, signatures),
			insecure: isInsecureRegistry(image.registry, client.insecureHosts),
			quota: () => quotas.of(image),
			traffic: () => ({
				...meter.of(image),
				pulls: meter.pulls(image)
			})
		};
	};
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

// src/run/drift-task.ts
const maxLedger = 67108864;
function assertDistinct(images) {
	checkItems(images.map(formatRepository), "images");
}
async function ledgerOf({ ledger, tags }) {
	if (ledger !== void 0) return readLedger(ledger);
	if (tags.length > 0) return void 0;
	throw new TrustError("E_INPUT", "ledger: none is given, and no tags either");
}
function nameOf({ ledger, tags }) {
	if (ledger === void 0) return tags.toSorted().join(", ");
	return posix.normalize(ledger.replaceAll("\\", "/")).replace(/\.json$/, "");
}
async function readLedger(path) {
	return parseLedger(await readBounded(path, maxLedger, "ledger: the file"), path);
}

// src/run/drift.ts
var drift_exports = /* @__PURE__ */ __exportAll({
	checkDrift: () => checkDrift,
	idOf: () => idOf,
	ownerOf: () => ownerOf,
	policyFor: () => policyFor,
	runCheck: () => runCheck,
	stateNotes: () => stateNotes,
	withSigners: () => withSigners
});
async function checkDrift(values, host, onProgress) {
	assertDistinct(values.images);
	const ledger = await ledgerOf(values);
	const check = {
		name: nameOf(values),
		ledger,
		values: withSigners(values, ledger, `${values.ledger}`)
	};
	const opened = await openRegistries(values, host);
	const output = new StateOutput(values.state);
	try {
		const policy = await policyFor(check.values, opened, host);
		const owner = ownerOf(check, policy);
		const before = await openState(values.state, owner);
		await output.begin();
		const section = new StateSection(owner, (piece) => output.write(piece));
		const tell = defined({ onProgress });
		const result = await runCheck({
			...check,
			policy,
			before,
			section
		}, opened, host, tell);
		await output.commit();
		return result;
	} finally {
		await output.drop();
		opened.close();
	}
}
async function attestationsIn(ledger, policy) {
	return ledger?.releases.some(({ attestations }) => attestations !== void 0) === true ? listAttestations(policy) : void 0;
}
function withSigners(values, ledger, source) {
	if (ledger?.signers === void 0) return values;
	const given = trustGiven(values);
	if (given.length === 0) return {
		...values,
		...readTexts(trust, ledger.signers, `${source}: signers`)
	};
	const message = `${source} says whose signatures count, and so does ${given.join(", ")}: one of the two must go`;
	throw new TrustError("E_INPUT", message);
}
function trustGiven(values) {
	return Object.keys(trust).filter((field) => {
		const [value, usual] = [values[field], trust[field].default];
		return JSON.stringify(value) !== JSON.stringify(usual);
	});
}
async function policyFor(values, { transport }, host) {
	const demands = await policyOf({
		...noDemands,
		...values
	}, host);
	return {
		...demands,
		keys: await readKeys(values, demands.identities, host, transport)
	};
}
function ownerOf(check, policy) {
	return {
		check: idOf(check),
		policy: hashPolicy(policy)
	};
}
function idOf({ name, ledger, values }) {
	const registries = values.images.map((one) => ({ name: formatRepository(one) }));
	return checkId({
		name,
		ledger,
		registries
	});
}
async function runCheck({ name, ledger, values, policy, before, section }, opened, host, more) {
	const { images, tags, blobs, shard, state, fullEvery } = values;
	const signers = describeSigners(policy);
	assertSigners(ledger, signers);
	const task = {
		registries: images.map((one) => opened.registry(one, policy.signatureRepository)),
		name,
		ledger,
		tags,
		policy,
		blobs,
		shard,
		fullEvery,
		history: before.history,
		notes: [
			...stateNotes(`${state}`, before),
			...rootFallbacks(policy.trustedRoots),
			...await unpinnedFiles(signers, host.env)
		]
	};
	const { report, history } = await checkDrift$1(task, {
		now: () => /* @__PURE__ */ new Date(),
		sent: () => opened.transport.sent,
		tool,
		last: before.known,
		remember: (version, known) => section.remember(version, known),
		...defined({ checkAttestations: await attestationsIn(ledger, policy) }),
		...more
	});
	const known = /* @__PURE__ */ new Set([...tags, ...(ledger?.releases ?? []).map(({ version }) => version)]);
	section.end(history, before, (version) => known.has(version));
	const { releases, ...quoting } = report;
	return {
		report: {
			...opened.masked(quoting),
			releases
		},
		history: opened.masked(history)
	};
}
function assertSigners(ledger, signers) {
	const isGiven = (signer) => signers.some((one) => acceptsName(one, signer));
	const other = ledger?.releases.find(({ signer }) => !isGiven(signer));
	if (other === void 0) return;
	const { version, signer } = other;
	throw new TrustError("E_KEY", `the ledger says that ${version} was signed ${signer.kind !== "identity" ? "with the" : "by"} ${describeSigner(signer)}, which is not given`);
}
function stateNotes(path, { history, ignored }) {
	if (ignored === void 0) return [];
	const file = `the state file ${JSON.stringify(path)}`;
	if (history.lost === void 0) {
		const message = `${file} is not used: ${ignored}; everything was checked`;
		return [finding$1("E_INPUT", message, { severity: "note" })];
	}
	const message = `the history of earlier runs is lost, ${file} cannot be used: ${ignored}; everything was checked, and nothing is given a second run`;
	return [finding$1("E_INPUT", message, {
		severity: "warning",
		advice: "in the first run, begin with a file that holds the word first; later, find out what removed or replaced it"
	})];
}

export { inOrder$1 as A, namesImages as B, formatHeader as C, driftState as D, driftReport as E, driftMergeOptions as F, isIn as H, driftOptions as I, driftPageOptions as L, stateOf as M, driftAddOptions as N, Obstacles as O, driftInitOptions as P, driftPlanOptions as R, formatFooter as S, Rotation as T, planShards as U, formatShard as V, shard$1 as W, openState as _, policyFor as a, judgeUnknownTags as b, withSigners as c, openRegistries as d, checkRelease as f, openFleetState as g, StateSection as h, ownerOf as i, newestFirst as j, exitCodeOf as k, assertDistinct as l, StateOutput as m, drift_exports as n, runCheck as o, CheckedRegistry as p, idOf as r, stateNotes as s, checkDrift as t, readLedger as u, commandContext as v, withRun as w, checkId as x, isMirrorCommand as y, drift_exports$1 as z };