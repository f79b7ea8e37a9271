import { Bi as readJson, Ci as oneOf, K as tool, Ni as fail, Pn as mapConcurrently, Rn as finding, Si as object, Va as listOf, ao as limits, ba as formatRepository, ca as repository, vr as finding$1, wi as optional, xr as runFields, yi as list, za as checkItems, zi as quote } from "./verify.mjs";
import { c as defined, u as TrustError } from "./begin.mjs";
import { f as waiverOf } from "./entry.mjs";
import { A as inOrder, B as namesImages, D as driftState, E as driftReport, H as isIn, M as stateOf, V as formatShard, W as shard, a as policyFor, b as judgeUnknownTags, c as withSigners, d as openRegistries, g as openFleetState, h as StateSection, i as ownerOf, j as newestFirst, k as exitCodeOf, m as StateOutput, o as runCheck, r as idOf, u as readLedger, w as withRun, y as isMirrorCommand } from "./run-drift.mjs";
const { join, posix, relative, sep } = process.getBuiltinModule("node:path");
const { readdir, stat } = process.getBuiltinModule("node:fs/promises");

// src/drift/merge.ts
function mergeReports(parts, history) {
	const [first, ...others] = parts;
	if (first === void 0) throw new TrustError("E_INPUT", "there is no report to merge");
	for (const other of others) assertSameCheck(first, other);
	const missingShards = missingShardsOf(parts);
	const before = history.runs.at(-1)?.unknownTags ?? [];
	const unknownTags = parts.flatMap((part) => part.unknownTags);
	const releases = parts.flatMap((part) => part.releases);
	const unreachable = [...parts.flatMap((part) => part.unreachable), ...missingShards.map(missingPart)];
	const about = new Set(unknownTags.map(({ tag }) => tag));
	const judged = judgeUnknownTags({
		tags: unknownTags,
		before,
		isLost: history.lost !== void 0,
		releases,
		unreachable
	});
	const { waivers } = first;
	const all = inOrder([...parts.flatMap((part) => part.differences), ...judged.differences]);
	const differences = all.filter((one) => waiverOf(waivers, one) === void 0);
	const waived = inOrder([...parts.flatMap((part) => part.waived), ...all.filter((one) => waiverOf(waivers, one) !== void 0)]);
	const counted = new Set(all.map(({ id }) => id));
	const notes = [...parts.flatMap((part) => part.notes.filter(({ image }) => !about.has(image ?? ""))), ...judged.notes.filter(({ image }) => !counted.has(`tag-unknown/${image}`))];
	const state = stateOf(differences, unreachable);
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
		waived,
		unreachable,
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
	const questions = ({ name, policy, ledger, registries, shard, tool }) => JSON.stringify([
		name,
		policy,
		ledger,
		registries.map(({ name, insecure }) => [name, insecure]),
		shard?.of,
		tool
	]);
	if (questions(first) === questions(other)) return;
	throw new TrustError("E_INPUT", "the reports are not parts of one check: policy, ledger, registries or number of parts differ");
}
function missingShardsOf(parts) {
	const of = parts[0]?.shard?.of ?? 1;
	const known = new Set(parts.map(({ shard }) => shard?.index ?? 1));
	if (known.size < parts.length) throw new TrustError("E_INPUT", "the reports are not parts of one check: one part is there twice");
	return Array.from({ length: of }, (_, at) => ({
		index: at + 1,
		of
	})).filter(({ index }) => !known.has(index));
}
function missingPart(shard) {
	const message = `part ${formatShard(shard)} is missing: nothing is known about its releases`;
	return finding("E_INPUT", message, { advice: "check the job of this part, and run it again" });
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
		...defined({
			tagsLeftOut: leftOut,
			quota: lowest
		})
	};
}

// src/drift/read-report.ts
function assertConsistent(report) {
	const { state, exitCode, differences, waived, unreachable, missingShards, releases, shard } = report;
	const isWhole = unreachable.length > 0 || missingShards.length === 0;
	if (state !== stateOf(differences, unreachable) || exitCode !== exitCodeOf(state) || !isWhole) fail("the report", `is ${state}, and its content says otherwise`);
	for (const difference of [...differences, ...waived]) assertCommand(report, difference);
	const foreign = releases.find(({ version }) => !isIn(shard, version));
	if (foreign !== void 0) fail("the report", `is about ${quote(foreign.version)}, which is in another part`);
}
function assertCommand({ policy, registries }, difference) {
	const { id, fix } = difference;
	if (fix === void 0 || isMirrorCommand(fix, {
		difference,
		policy,
		registries
	})) return;
	fail("the report", `has a command for ${quote(id)} that this tool does not write: ${quote(fix)}`);
}
function parseDriftReport(bytes, source) {
	try {
		const read = readJson(driftReport.read, bytes, "the report", limits.fileJsonValues);
		assertConsistent(read);
		return read;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new TrustError("E_INPUT", `${source}: ${error.message}`);
	}
}

// src/drift/fleet.ts
const fleetReportSchema = "https://github.com/webdis/verify-action/schema/drift-fleet/v1";
const fleetReport = /* @__PURE__ */ object(runFields, {
	schema: /* @__PURE__ */ oneOf(fleetReportSchema),
	state: driftState,
	exitCode: /* @__PURE__ */ oneOf(0, 3, 20),
	shard: /* @__PURE__ */ optional(shard),
	missingShards: /* @__PURE__ */ list(shard),
	unreachable: /* @__PURE__ */ list(finding$1),
	images: /* @__PURE__ */ list(driftReport)
});
function fleetOf(images, about) {
	const { missingShards = [], unreachable = [], ...run } = about;
	const states = images.map(({ state }) => state);
	const state = stateOf(states.filter((one) => one === "drift"), [...unreachable, ...states.filter((one) => one === "unreachable")]);
	return {
		schema: fleetReportSchema,
		...run,
		state,
		exitCode: exitCodeOf(state),
		missingShards,
		unreachable,
		images: images.toSorted((a, b) => a.name < b.name ? -1 : 1)
	};
}
function mergeFleets(parts, ledgers) {
	const [first] = parts;
	if (first === void 0) throw new TrustError("E_INPUT", "there is no report to merge");
	for (const { shard, tool } of parts) {
		if (shard?.of === first.shard?.of && tool.version === first.tool.version) continue;
		throw new TrustError("E_INPUT", "the reports are not parts of one check");
	}
	const missingShards = missingShardsOf(parts);
	const images = parts.flatMap((part) => part.images);
	for (const { name, ledger } of images) {
		if (ledgers.get(name) === ledger) continue;
		const message = `the report about ${JSON.stringify(name)} is of another ledger: ${ledger ?? "none"}, and not ${ledgers.get(name) ?? "one of those that are given"}`;
		throw new TrustError("E_INPUT", message);
	}
	const known = new Set(images.map(({ name }) => name));
	const unseen = [...ledgers.keys()].filter((name) => !known.has(name));
	const times = parts.flatMap(({ started, finished }) => [started, finished]).sort();
	return fleetOf(images, {
		tool: first.tool,
		started: times[0] ?? first.started,
		finished: times.at(-1) ?? first.finished,
		requests: parts.reduce((sum, { requests }) => sum + requests, 0),
		missingShards,
		unreachable: [...missingShards.map(missingPart), ...unseen.map(missingReport)]
	});
}
function missingReport(name) {
	const message = `there is no report about ${JSON.stringify(name)}: nothing is known about its images`;
	return finding("E_INPUT", message, { advice: "check the job of this part" });
}
function parseFleetReport(bytes, source) {
	try {
		const read = readJson(fleetReport.read, bytes, "the report", limits.fileJsonValues);
		for (const image of read.images) assertConsistent(image);
		const { state, exitCode, shard } = read;
		const whole = fleetOf(read.images, read);
		if (state !== whole.state || exitCode !== whole.exitCode) fail("the report", `is ${state}, and its content says otherwise`);
		const foreign = read.images.find(({ name }) => !isIn(shard, name));
		if (foreign !== void 0) fail("the report", `is about ${quote(foreign.name)}, which is in another part`);
		return read;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new TrustError("E_INPUT", `${source}: ${error.message}`);
	}
}

// src/run/drift-fleet.ts
const ledgersAtOnce = 8;
const mostLedgers = 2e4;
async function readLedgers(paths) {
	const files = (await Promise.all(paths.map(filesAt))).flat();
	if (files.length === 0) throw new TrustError("E_INPUT", "ledgers: there is none");
	if (files.length > mostLedgers) throw new TrustError("E_INPUT", `ledgers: there are ${files.length}, ${mostLedgers} at most`);
	if (new Set(files.map(({ name }) => name)).size < files.length) throw new TrustError("E_INPUT", "ledgers: two have one name");
	return mapConcurrently(ledgersAtOnce, files, async ({ name, path }) => ({
		name,
		path,
		ledger: await readLedger(path)
	}));
}
async function filesAt(path) {
	const nameOf = (text) => posix.normalize(text.replaceAll(sep, "/")).replace(/\.json$/, "");
	if ((await stat(path).catch(() => void 0))?.isDirectory() !== true) return [{
		name: nameOf(path),
		path
	}];
	return (await jsonFilesIn(path)).map((file) => ({
		name: nameOf(relative(path, file)),
		path: file
	}));
}
async function jsonFilesIn(folder) {
	return (await readdir(folder, {
		recursive: true,
		withFileTypes: true
	})).filter((entry) => entry.isFile() && entry.name.endsWith(".json")).map(({ parentPath, name }) => join(parentPath, name)).sort();
}
async function checkFleet(values, host, onProgress) {
	const { ledgers, shard, state } = values;
	if (namesImages(values)) throw new TrustError("E_INPUT", "ledgers: each names its own images, and others are given too");
	const all = (await readLedgers(ledgers)).map((one) => checkOf(one, values));
	const started = /* @__PURE__ */ new Date();
	const opened = await openRegistries(values, host);
	const output = new StateOutput(state);
	const fleet = new Fleet(opened, host, all.length, onProgress);
	try {
		const before = await openFleetState(state, all.map(idOf));
		await output.begin();
		const part = all.splice(0).filter(({ name }) => isIn(shard, name));
		const waiting = new Map(part.splice(0).map((check) => [check.name, check]));
		await mapConcurrently(ledgersAtOnce, [...waiting.keys()], async (name) => {
			const check = waiting.get(name);
			waiting.delete(name);
			const policy = await fleet.policy(check.values);
			const owner = ownerOf(check, policy);
			const pieces = [];
			const section = new StateSection(owner, (piece) => pieces.push(piece));
			await fleet.run({
				...check,
				policy,
				before: before(owner),
				section
			});
			for (const piece of pieces) output.write(piece);
		});
		await output.commit();
		return {
			report: fleetOf(fleet.reports, {
				tool,
				started: started.toISOString(),
				finished: (/* @__PURE__ */ new Date()).toISOString(),
				requests: opened.transport.sent,
				...defined({ shard })
			}),
			histories: fleet.histories
		};
	} finally {
		await output.drop();
		opened.close();
	}
}
function checkOf({ name, path, ledger }, values) {
	const own = {
		...values,
		images: imagesOf(ledger, path),
		tags: [],
		shard: void 0
	};
	return {
		name,
		ledger,
		values: withSigners(own, ledger, path)
	};
}
function imagesOf(ledger, path) {
	if (ledger?.images === void 0) throw new TrustError("E_INPUT", `${path}: it names no images, and they are not given otherwise`);
	const images = listOf(repository).fromLibrary(ledger.images, `${path}: images`);
	checkItems(images.map(formatRepository), `${path}: images`);
	return images;
}
const patience = 3;
const hostFailures = ["E_NET", "E_RATE"];
var Fleet = class {
	reports = [];
	histories = /* @__PURE__ */ new Map();
	#open;
	#opened;
	#host;
	#of;
	#onProgress;
	#policies = /* @__PURE__ */ new Map();
	#failures = /* @__PURE__ */ new Map();
	constructor(opened, host, of, onProgress) {
		this.#open = opened.registry;
		this.#opened = {
			...opened,
			registry: (...names) => this.#registry(...names)
		};
		this.#host = host;
		this.#of = of;
		this.#onProgress = onProgress;
	}
	policy(values) {
		const { images: _, ...rest } = values;
		const id = JSON.stringify(rest);
		const known = this.#policies.get(id);
		if (known !== void 0) return known;
		const policy = policyFor(values, this.#opened, this.#host);
		this.#policies.set(id, policy);
		return policy;
	}
	async run(check) {
		const sent = () => 0;
		const { report, history } = await runCheck(check, this.#opened, this.#host, { sent });
		const requests = report.registries.reduce((sum, one) => sum + one.requests, 0);
		this.reports.push({
			...report,
			requests
		});
		this.histories.set(check.name, history);
		this.#learn(report);
		this.#onProgress?.({
			done: this.reports.length,
			of: this.#of,
			requests: this.#opened.transport.sent,
			image: check.name
		});
	}
	#registry(image, signatures) {
		const access = this.#open(image, signatures);
		const failures = this.#failures.get(image.registry) ?? [];
		return failures.length < patience ? access : {
			...access,
			...defined({ stopped: failures[0] })
		};
	}
	#learn({ registries, unreachable }) {
		for (const { name } of registries) {
			const host = name.slice(0, name.indexOf("/"));
			const found = unreachable.find(({ image, code }) => image === name && hostFailures.includes(code));
			const before = this.#failures.get(host) ?? [];
			if (before.length < patience) this.#failures.set(host, found ? [...before, found] : []);
		}
	}
};

export { mergeReports as a, checkFleet, parseDriftReport as i, imagesOf, jsonFilesIn, mergeFleets as n, parseFleetReport as r, readLedgers, fleetReportSchema as t };