import { P as TrustError, a as joinKeys } from "./begin.mjs";
import { B as writeWhole, or as logText, sr as plain } from "./verify.mjs";
import { t as collectChunksInTime } from "./heap.mjs";
import { R as capital, S as formatReport, T as textOptions, V as count, W as listed, et as findingLines, f as readConnection, g as parseArguments, h as inOneLine, it as endProcess, j as mirrorFlags, nt as wrap, q as shortDigest, tt as paint, u as runFacts, x as keyLines } from "./terminal.mjs";
import { t as mirror } from "./run-mirror.mjs";
import { t as Rate } from "./rate.mjs";

// src/report/bytes.ts
const units = [
	"bytes",
	"kB",
	"MB",
	"GB",
	"TB"
];
function byteText(bytes) {
	let amount = bytes;
	let unit = 0;
	while (unit < units.length - 1 && amount >= (unit === 0 ? 1e3 : 999.95)) {
		amount /= 1e3;
		unit += 1;
	}
	if (unit > 0) return `${amount.toFixed(1)} ${units[unit]}`;
	const whole = Math.round(amount);
	return whole === 1 ? "1 byte" : `${whole} bytes`;
}

// src/report/mirror/numbers.ts
const kinds = [
	"blob",
	"manifest",
	"signature tag"
];
function kindOf({ kind, tag }) {
	return tag === void 0 ? kind : "signature tag";
}
function tallyOf(content) {
	const among = (wanted) => content.filter(({ state }) => state === wanted).length;
	return {
		all: content.length,
		present: among("present"),
		copied: among("copied"),
		mounted: among("mounted"),
		missing: among("missing")
	};
}
function isWhole({ looked, outcome }) {
	return looked !== "nothing" && outcome === "verified";
}
function broughtBy({ targets }) {
	const { copied, mounted } = tallyOf(targets.flatMap(({ content }) => content));
	return copied + mounted;
}

// src/report/mirror/target.ts
const shown = 10;
function targetLines(report, target, options) {
	const { name, findings } = target;
	return [
		paint(options, "bold", `${report.dryRun ? "Plan for" : "To"} ${plain(name)} --`),
		...bodyLines(report, target, options),
		...findings.flatMap((finding) => findingLines(finding, options)),
		""
	];
}
function bodyLines(report, target, options) {
	const good = (text) => `  - ${paint(options, "green", text)}`;
	switch (target.looked) {
		case "nothing": return [`  ${paint(options, "yellow", whatWasSeen(target))}`];
		case "lists": return [good("The tag points to this digest, and everything attached to it is listed"), ...report.require === "verified" ? [good("It was verified there")] : []];
		case "everything": return [
			...kinds.flatMap((kind) => kindLines(kind, report, target, options)),
			...report.dryRun ? planLines(target) : [],
			...isWhole(target) && !report.dryRun ? [good(whatWasRead(report))] : [],
			...tagLines(report, target, options)
		];
	}
}
function whatWasSeen({ tagBefore }) {
	return `${tagBefore === void 0 ? "nothing" : "nothing but the tag"} was looked at`;
}
function whatWasRead({ require }) {
	return require === "verified" ? "All of it was read again, and verified there" : "All of it was read again";
}
function kindLines(kind, { dryRun }, target, options) {
	const content = target.content.filter((one) => kindOf(one) === kind);
	if (content.length === 0) return [];
	const { all, present, copied, mounted, missing } = tallyOf(content);
	const bytes = kind === "blob" && copied > 0 ? ` (${byteText(target.bytes)} sent)` : "";
	const parts = [
		...copied === 0 ? [] : [`${copied} copied${bytes}`],
		...mounted === 0 ? [] : [`${mounted} mounted`],
		...present === 0 ? [] : [`${present} there${dryRun ? "" : " before"}`],
		...missing === 0 ? [] : [`${missing} missing`]
	];
	const style = missing === 0 ? "green" : "yellow";
	return [`  - ${count(all, kind)}: ${paint(options, style, parts.join(", "))}`];
}
function planLines({ content, plan }) {
	const missing = content.filter(({ state }) => state === "missing").toSorted((a, b) => b.size - a.size);
	if (missing.length === 0 || plan === void 0) return [];
	const more = missing.length - shown;
	return [
		`  - to bring: ${plan.bytes === 0 ? "" : `${byteText(plan.bytes)} of blobs, `}about ${count(plan.requests, "request")}`,
		...missing.slice(0, shown).map(partLine),
		...more > 0 ? [`    and ${count(more, "smaller part")}`] : []
	];
}
function partLine(part) {
	const name = plain(part.tag ?? part.digest);
	return `    ${byteText(part.size).padStart(10)}  ${kindOf(part)} ${name}`;
}
function tagLines(report, target, options) {
	const { tag, tagBefore } = target;
	const before = tagBefore === void 0 ? void 0 : plain(tagBefore);
	const line = (text, style) => [`  - ${paint(options, style, text)}`];
	switch (tag) {
		case "written": return line(`The tag was written${before === void 0 ? "" : `; before, it pointed to ${before}`}`, "green");
		case "unchanged": return line("The tag points to it already", "green");
		case "kept": return line(`The tag was left as it is, at ${before ?? "another image"}`, "yellow");
		case "not asked for": return line("No tag was asked for", "dim");
		case "not written": {
			const points = before === void 0 ? "does not exist" : `points to ${before}`;
			if (report.dryRun && isWhole(target)) return line(`The tag ${points}, and would be written last`, "dim");
			return line(`The tag was not written: it ${points}`, "yellow");
		}
	}
}

// src/report/mirror/verdict.ts
function mirrorVerdictOf(report) {
	const { outcome, dryRun } = report;
	if (outcome === "verified") return dryRun ? {
		word: "Planned",
		sentence: whatIsPlanned(report)
	} : {
		word: "Mirrored",
		sentence: whatStands(report)
	};
	return {
		word: outcome === "rejected" ? "Failed" : "Undetermined",
		sentence: [whatHappened(report), ...howFar(report)].join(" ")
	};
}
function whatStands(report) {
	const { source, targets } = report;
	return `${targetCount(targets)} ${holds(targets.length)} all of ${source.name}, ${news(report)}.`;
}
function news(report) {
	const { require, targets } = report;
	const brought = broughtBy(report);
	const tags = targets.filter(({ tag }) => tag === "written").length;
	if (brought === 0 && tags === 0) return "and did before; nothing was changed";
	const bytes = targets.reduce((sum, target) => sum + target.bytes, 0);
	const again = require === "verified" ? "read again and verified there" : "read again there";
	const sent = bytes === 0 ? "" : ` (${byteText(bytes)} of blobs)`;
	return `${count(brought, "part")} of it new${sent}, ${again}`;
}
function whatIsPlanned({ targets, source }) {
	const { missing } = tallyOf(targets.flatMap(({ content }) => content));
	const sum = (field) => targets.reduce((n, { plan }) => n + (plan?.[field] ?? 0), 0);
	const where = targetCount(targets);
	if (missing === 0) return `${where} ${lacks(targets.length)} nothing of ${source.name}.`;
	const work = `${byteText(sum("bytes"))} of blobs, about ${count(sum("requests"), "request")}`;
	return `${where} ${lacks(targets.length)} ${count(missing, "part")} of ${source.name}: ${work}. Nothing was written.`;
}
function whatHappened({ findings, targets }) {
	const errors = [...findings, ...targets.flatMap((target) => target.findings)].filter(({ severity }) => severity === "error");
	const [first] = errors;
	if (first === void 0) return "The report names no reason.";
	const more = errors.length === 1 ? "" : ` (and ${count(errors.length - 1, "other error")})`;
	return `${capital(first.message)}${more}.`;
}
function howFar({ dryRun, targets }) {
	if (dryRun || targets.length === 1) return [];
	const whole = targets.filter(isWhole).length;
	return [`${whole} of ${targetCount(targets)} ${holds(whole)} all of it.`];
}
const targetCount = (targets) => count(targets.length, "target");
const holds = (n) => n === 1 ? "holds" : "hold";
const lacks = (n) => n === 1 ? "lacks" : "lack";

// src/report/mirror/terminal.ts
const verdictStyle = {
	verified: "green",
	rejected: "red",
	undetermined: "yellow"
};
const caveats = {
	verified: void 0,
	signed: "Note: That it carries signatures was looked at, and not whose they are: --key verifies them.",
	none: "WARNING: Whether it is signed was not looked at (--require none)."
};
function formatMirror(report, options) {
	const caveat = caveats[report.require];
	return logText([
		...sourceLines(report, options),
		...report.targets.flatMap((target) => targetLines(report, target, options)),
		...keyLines(report.keys, options),
		...caveat === void 0 || report.outcome !== "verified" ? [] : [...wrap(caveat, "", options), ""],
		...verdictLines(report, options)
	]);
}
function sourceLines({ source, findings }, options) {
	return [
		paint(options, "bold", `Mirroring ${plain(source.name)} --`),
		...source.digest === void 0 ? [] : [`digest ${plain(source.digest)}`],
		...contentLines(source),
		...findings.flatMap((finding) => findingLines(finding, options)),
		""
	];
}
function contentLines({ content }) {
	if (content === void 0) return [];
	const { manifests, tags, referrers, blobs, bytes } = content;
	const attached = [...tags === 0 ? [] : [count(tags, "signature tag")], ...referrers === 0 ? [] : [count(referrers, "referrer")]];
	const parts = [
		count(manifests, "manifest"),
		...attached,
		count(blobs, "blob")
	];
	return [`  - ${listed(parts)}, ${byteText(bytes)}`];
}
function verdictLines(report, options) {
	const { word, sentence } = mirrorVerdictOf(report);
	const label = word.toUpperCase();
	const [first = "", ...rest] = wrap(`${label}: ${plain(sentence)}`, "", options);
	return [
		`${paint(options, verdictStyle[report.outcome], paint(options, "bold", label))}${first.slice(label.length)}`,
		...rest,
		paint(options, "dim", runFacts(report))
	];
}

// src/report/mirror/progress.ts
function formatCopying(copying, columns = 80) {
	const { target, step, done, of, bytes, bytesPerSecond, digest } = copying;
	const facts = [
		`${step}${step === "copying" && digest !== void 0 ? ` ${plain(shortDigest(digest))}` : ""}`,
		...of === 0 ? [] : [`${done} of ${of} parts`],
		...bytes === 0 ? [] : [byteText(bytes)],
		...bytesPerSecond === void 0 ? [] : [`${byteText(bytesPerSecond)}/s`]
	];
	return inOneLine(target, facts.join(", "), columns);
}
function formatStep({ target, step, done, of, bytes }, still) {
	const there = `${done} of ${of} parts are there`;
	const texts = {
		looking: of === 0 ? "reading the source" : `the source is as required; ${there}`,
		copying: still ? `copying, ${there}, ${byteText(bytes)} sent` : "copying",
		verifying: "everything is there, and was read again; verifying",
		tagging: "writing the tag"
	};
	return logText([`${plain(target)}: ${texts[step]}`]).trimEnd();
}

// src/cli/mirror-progress.ts
function startMirrorProgress(stream, wanted) {
	if (!wanted) return {
		show: () => {},
		say: () => {},
		end: () => {}
	};
	return stream.isTTY === true ? onTerminal(stream) : inLog(stream);
}
const eraseLine = "\r\x1B[2K";
const interval = {
	terminal: 100,
	log: 1e4
};
function onTerminal(stream) {
	const targets = /* @__PURE__ */ new Map();
	const rate = new Rate();
	let last = Number.NEGATIVE_INFINITY;
	let shown = false;
	const write = (line) => {
		last = performance.now();
		shown = true;
		stream.write(`${eraseLine}${line}`);
	};
	return {
		show: (progress) => {
			targets.set(progress.target, progress);
			const now = performance.now();
			if (now - last < interval.terminal) return;
			const all = {
				...progress,
				...sumOf([...targets.values()])
			};
			const bytesPerSecond = rate.at(now, all.bytes);
			write(formatCopying({
				...all,
				bytesPerSecond
			}, stream.columns));
		},
		say: (text) => write(text.slice(0, Math.max(stream.columns - 1, 0))),
		end: () => {
			if (shown) stream.write(eraseLine);
		}
	};
}
function sumOf(all) {
	const sum = (field) => all.reduce((n, one) => n + one[field], 0);
	return {
		done: sum("done"),
		of: sum("of"),
		bytes: sum("bytes")
	};
}
function inLog(stream) {
	const told = /* @__PURE__ */ new Map();
	return {
		show: (progress) => {
			const { target, step, of } = progress;
			const name = `${step} ${of > 0}`;
			const last = told.get(target);
			const now = performance.now();
			const again = last?.name === name;
			if (again && now - last.at < interval.log) return;
			told.set(target, {
				name,
				at: now
			});
			stream.write(`${formatStep(progress, again)}\n`);
		},
		say: (text) => stream.write(`${plain(text)}\n`),
		end: () => {
			if (told.size > 0) stream.write("\n");
		}
	};
}

// src/cli/mirror.ts
async function runMirror(argv, signal) {
	collectChunksInTime();
	const flags = parseArguments(argv, Object.values(mirrorFlags).flat());
	const report = await mirrorWith(readWords(flags), flags, signal);
	await publish(report, flags);
	if (report.outcome !== "verified") endProcess();
	return report.exitCode;
}
function readWords(flags) {
	const [source, ...targets] = flags.positionals;
	if (source === void 0 || targets.length === 0) throw new TrustError("E_INPUT", `name an image, and where it is to go, such as ghcr.io/me/app:2.0 docker.io/me/app`);
	return {
		source,
		targets,
		tagged: !flags.on("no-tag"),
		require: flags.text("require"),
		key: joinKeys(flags.list("key"), "--key"),
		fingerprints: flags.list("key-fingerprint"),
		trustedRoot: flags.text("trusted-root"),
		transparencyLog: flags.on("insecure-ignore-tlog") ? "ignored" : "required",
		signatureRepository: flags.text("signature-repository"),
		onConflict: flags.text("on-conflict"),
		dryRun: flags.on("dry-run"),
		deep: flags.on("deep"),
		skipMissingReferrers: flags.on("skip-missing-referrers")
	};
}
async function mirrorWith(words, flags, signal) {
	const wanted = !flags.on("quiet") && !flags.on("verbose");
	const progress = startMirrorProgress(process.stderr, wanted);
	try {
		const connection = await readConnection(flags, signal, progress.say);
		return await mirror(words, connection, progress.show);
	} finally {
		progress.end();
	}
}
async function publish(report, flags) {
	if (!flags.on("quiet") || report.outcome !== "verified") {
		const options = textOptions(process.stderr, process.env, flags.on("no-color"));
		process.stderr.write(formatMirror(report, options));
	}
	const json = formatReport(report);
	const path = flags.text("report");
	if (path !== "") await writeWhole(path, json, "--report: the file");
	if (flags.on("json")) process.stdout.write(json);
	else if (report.outcome === "verified" && !report.dryRun) process.stdout.write(report.targets.map(({ pinned }) => `${pinned}\n`).join(""));
}

export { runMirror };