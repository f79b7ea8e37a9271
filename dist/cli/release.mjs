import { P as TrustError } from "./begin.mjs";
import { B as writeWhole, R as splitAnnotations, ar as fixedWords, or as logText, sr as plain } from "./verify.mjs";
import { t as collectChunksInTime } from "./heap.mjs";
import { O as releaseFlags, R as capital, S as formatReport, T as textOptions, V as count, _ as readersLines, et as findingLines, f as readConnection, g as parseArguments, h as inOneLine, it as endProcess, nt as wrap, p as readList, q as shortDigest, tt as paint, u as runFacts, x as keyLines } from "./terminal.mjs";
import { t as release } from "./run-release.mjs";
import { t as askOn } from "./password.mjs";

// src/report/release/progress.ts
const stepTitle = fixedWords({
	check: "look at the tags",
	build: "build and push",
	sign: "sign",
	verify: "verify",
	mirror: "mirror",
	"verify-mirrors": "verify everywhere",
	tag: "tag",
	ledger: "enter in the ledger"
});
function formatReleasing({ step, detail }, columns = 80) {
	return detail === "" ? `${stepTitle[step]} …`.slice(0, Math.max(columns - 1, 0)) : inOneLine(detail, stepTitle[step], columns);
}
function formatReleaseStep({ step, detail }) {
	return logText([`${stepTitle[step]}: ${plain(detail)}`]).trimEnd();
}

// src/report/release/verdict.ts
function releaseVerdictOf(report) {
	const { outcome, dryRun, steps } = report;
	if (outcome === "verified") return dryRun ? {
		word: "Planned",
		sentence: whatIsPlanned(report)
	} : {
		word: "Released",
		sentence: whatStands(report)
	};
	return {
		word: steps.some(({ state }) => state === "stopped") ? "Stopped" : outcome === "rejected" ? "Failed" : "Undetermined",
		sentence: [whatHappened(report), ...tagsText(report)].join(" ")
	};
}
function nameOf({ image, version }) {
	return version === void 0 ? image : `${image} ${version}`;
}
function whatStands(report) {
	const { registries } = report;
	const states = registries.flatMap(({ tags }) => tags.map(({ state }) => state));
	const written = states.filter((state) => state === "written").length;
	const where = count(registries.length, "registry", "registries");
	const tags = written === 0 ? "all tags were there before" : `${written} of ${count(states.length, "tag")} new or moved`;
	return `${nameOf(report)} on ${where}, signed, verified there, and then tagged; ${tags}.`;
}
function whatIsPlanned(report) {
	const { registries } = report;
	const where = count(registries.length, "registry", "registries");
	return `${nameOf(report)} can be released to ${where}. Nothing was built or written.`;
}
function whatHappened({ findings, steps }) {
	const errors = findings.filter(({ severity }) => severity === "error");
	const [first] = errors;
	if (first === void 0) return "The report names no reason.";
	const step = steps.find(({ state }) => state === "failed" || state === "stopped");
	const more = errors.length === 1 ? "" : ` (and ${count(errors.length - 1, "other error")})`;
	return `${step === void 0 ? "" : `${capital(step.name)}: `}${first.message}${more}.`;
}
function tagsText({ dryRun, registries }) {
	if (dryRun) return [];
	const states = registries.flatMap(({ tags }) => tags.map(({ state }) => state));
	const written = states.filter((state) => state === "written").length;
	const doubtful = states.filter((state) => state === "unconfirmed").length;
	const rest = doubtful === 0 ? [] : [`Of ${doubtful} more it is not known.`];
	if (written === 0) return doubtful === 0 ? ["No tag was written."] : ["Whether a tag was written is not known."];
	return [`${written} of ${count(states.length, "tag")} ${written === 1 ? "was" : "were"} written.`, ...rest];
}

// src/report/release/terminal.ts
const verdictStyle = {
	verified: "green",
	rejected: "red",
	undetermined: "yellow"
};
const stepStyle = {
	done: "green",
	unchanged: "green",
	skipped: "dim",
	planned: "cyan",
	failed: "red",
	stopped: "yellow",
	"not reached": "dim"
};
const stateText = {
	complete: ["image and signatures stand there, verified", "green"],
	partial: ["only a part of it stands there", "yellow"],
	nothing: ["nothing was changed there", "dim"]
};
function formatRelease(report, options) {
	return logText([
		...headLines(report, options),
		...report.registries.flatMap((registry) => registryLines(report, registry, options)),
		...findingsLines(report, options),
		...keyLines([{
			fingerprint: report.key,
			pinned: report.keyPinned
		}], options),
		...verdictLines(report, options)
	]);
}
function headLines(report, options) {
	const { image, version, digest, build, dryRun } = report;
	const name = version === void 0 ? image : `${image} ${version}`;
	return [
		paint(options, "bold", `${dryRun ? "Plan for" : "Releasing"} ${plain(name)} --`),
		...digest === void 0 ? [] : [`digest ${plain(digest)}`],
		...stepsLines(report, options),
		...dryRun && build !== void 0 ? ["", ...wrap(plain(build.command.map(quoted).join(" "), 8e3), "    ", options)] : [],
		""
	];
}
const titleWidth = Math.max(...Object.values(stepTitle).map(({ length }) => length));
function stepsLines({ steps }, options) {
	const stateWidth = Math.max(...steps.map(({ state }) => state.length));
	const indent = " ".repeat(2 + titleWidth + 2 + stateWidth + 2 + secondsWidth + 2);
	return steps.flatMap((step) => {
		const { name, state, seconds } = step;
		const title = stepTitle[name].padEnd(titleWidth);
		const padding = " ".repeat(stateWidth - state.length);
		const head = `  ${title}  ${`${paint(options, stepStyle[state], state)}${padding}`}  ${(seconds >= .05 ? `${seconds.toFixed(1)} s` : "").padStart(secondsWidth)}`;
		const [first = "", ...rest] = wrap(detailOf(step), indent, options);
		return [`${head}  ${first.slice(indent.length)}`, ...rest];
	});
}
const secondsWidth = 6;
function detailOf({ state, detail }) {
	if (state === "failed" || state === "stopped") return "";
	return plain(detail.replace(/\bsha256:[0-9a-f]{64}\b/g, shortDigest));
}
function quoted(word) {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
function registryLines({ dryRun }, { name, pinned, state, tags }, options) {
	const [text, style] = stateText[state];
	return [
		paint(options, "bold", `${dryRun ? "Plan for" : "On"} ${plain(name)} --`),
		...pinned === void 0 || state === "nothing" ? [] : [`  ${plain(pinned)}`],
		...dryRun ? [] : [`  - ${paint(options, style, text)}`],
		...tags.map((tag) => `  - ${tagText(tag, options)}`),
		""
	];
}
function tagText({ tag, before, state }, options) {
	const was = before === void 0 ? void 0 : plain(shortDigest(before));
	const from = was === void 0 ? "it is new" : `it pointed to ${was}`;
	const now = was === void 0 ? "it does not exist" : `it points to ${was}`;
	const [text, style] = {
		written: [`written; ${from}`, "green"],
		unchanged: ["points to it already", "green"],
		planned: [`would be written; ${now}`, "cyan"],
		refused: [`may not be moved; ${now}`, "red"],
		"not written": [`not written; ${now}`, "yellow"],
		unconfirmed: [`asked for, and not confirmed; ${from}`, "yellow"]
	}[state];
	return `tag ${plain(tag)}: ${paint(options, style, text)}`;
}
function findingsLines({ findings }, options) {
	if (findings.length === 0) return [];
	return [...findings.flatMap((finding) => findingLines(finding, options)), ""];
}
function verdictLines(report, options) {
	const { word, sentence } = releaseVerdictOf(report);
	const label = word.toUpperCase();
	const [first = "", ...rest] = wrap(`${label}: ${plain(sentence)}`, "", options);
	return [
		`${paint(options, verdictStyle[report.outcome], paint(options, "bold", label))}${first.slice(label.length)}`,
		...rest,
		paint(options, "dim", runFacts(report)),
		...report.readers === void 0 ? [] : readersLines(report.readers, options)
	];
}

// src/cli/release-progress.ts
function startReleaseProgress(stream, wanted) {
	const pass = (text) => void stream.write(text);
	if (!wanted) return {
		show: () => {},
		say: () => {},
		pass,
		end: () => {}
	};
	return stream.isTTY === true ? onTerminal(stream) : inLog(stream);
}
const eraseLine = "\r\x1B[2K";
const interval = 100;
function onTerminal(stream) {
	let last = Number.NEGATIVE_INFINITY;
	let shown = false;
	const write = (line) => {
		last = performance.now();
		shown = true;
		stream.write(`${eraseLine}${line}`);
	};
	const erase = () => {
		if (shown) stream.write(eraseLine);
		shown = false;
	};
	return {
		show: (progress) => {
			if (progress.state === "ended") {
				erase();
				stream.write(`${formatReleaseStep(progress)}\n`);
			} else if (progress.state === "began" || performance.now() - last >= interval) write(formatReleasing(progress, stream.columns));
		},
		say: (text) => write(text.slice(0, Math.max(stream.columns - 1, 0))),
		pass: (text) => {
			erase();
			stream.write(text);
		},
		end: () => {
			erase();
			stream.write("\n");
		}
	};
}
function inLog(stream) {
	let told = false;
	let said = "";
	const write = (line) => {
		told = true;
		stream.write(`${line}\n`);
	};
	return {
		show: (progress) => {
			if (progress.state === "ended") write(formatReleaseStep(progress));
		},
		say: (text) => {
			if (text !== said) write(plain(text));
			said = text;
		},
		pass: (text) => void stream.write(text),
		end: () => {
			if (told) stream.write("\n");
		}
	};
}

// src/cli/release.ts
async function runRelease(argv, signal) {
	collectChunksInTime();
	const flags = parseArguments(argv, Object.values(releaseFlags).flat());
	const report = await releaseWith(readWords(flags), flags, signal);
	await publish(report, flags);
	if (report.outcome !== "verified") endProcess();
	return report.exitCode;
}
function readWords(flags) {
	const [first] = flags.positionals;
	if (first !== void 0) throw new TrustError("E_INPUT", `${JSON.stringify(first)}: release takes flags only, such as --image`);
	return {
		image: flags.text("image"),
		mirrors: readList(flags, "mirrors"),
		tags: readList(flags, "tags"),
		overwriteTags: flags.on("overwrite-tags"),
		skipMissingReferrers: flags.on("skip-missing-referrers"),
		digest: flags.text("digest"),
		build: readBuildWords(flags),
		key: flags.text("key"),
		keyPassword: readPasswordName(flags.text("key-password")),
		fingerprints: flags.list("key-fingerprint"),
		allowUnencryptedKey: flags.on("allow-unencrypted-key"),
		signatureRepository: flags.text("signature-repository"),
		format: flags.text("format"),
		requireReadableBy: readList(flags, "require-readable-by"),
		annotations: splitAnnotations(flags.list("annotations"), "--annotations"),
		services: {
			rekorUrl: flags.text("rekor-url"),
			rekorVersion: flags.text("rekor-version"),
			signingConfig: flags.text("signing-config"),
			timestampUrl: flags.text("timestamp-url"),
			log: true
		},
		trustedRoot: flags.text("trusted-root"),
		ledger: flags.text("ledger"),
		version: flags.text("version"),
		dryRun: flags.on("dry-run")
	};
}
function readBuildWords(flags) {
	return {
		context: flags.text("context"),
		file: flags.text("file"),
		platforms: readList(flags, "platforms"),
		buildArgs: flags.list("build-args"),
		labels: flags.list("labels"),
		annotations: flags.list("build-annotations"),
		secrets: [],
		secretEnvs: flags.list("secret-envs"),
		secretFiles: flags.list("secret-files"),
		target: flags.text("target"),
		cacheFrom: flags.list("cache-from"),
		cacheTo: flags.list("cache-to"),
		provenance: flags.text("provenance"),
		sbom: flags.text("sbom"),
		builder: flags.text("builder"),
		noCache: flags.on("no-cache"),
		pull: flags.on("pull")
	};
}
function readPasswordName(text) {
	if (text === "" || text.startsWith("env://")) return text;
	throw new TrustError("E_INPUT", "--key-password names a variable, env://NAME: a password on the command line can be read by others");
}
async function releaseWith(words, flags, signal) {
	const wanted = !flags.on("quiet") && !flags.on("verbose");
	const progress = startReleaseProgress(process.stderr, wanted);
	try {
		const connection = await readConnection(flags, signal, progress.say);
		const askPassword = askOn(process.stdin, process.stderr, signal);
		const onBuildLog = flags.on("quiet") ? {} : { onBuildLog: progress.pass };
		return await release(words, {
			...connection,
			askPassword,
			...onBuildLog
		}, progress.show);
	} finally {
		progress.end();
	}
}
async function publish(report, flags) {
	if (!flags.on("quiet") || report.outcome !== "verified") {
		const options = textOptions(process.stderr, process.env, flags.on("no-color"));
		process.stderr.write(formatRelease(report, options));
	}
	const json = formatReport(report);
	const path = flags.text("report");
	if (path !== "") await writeWhole(path, json, "--report: the file");
	if (flags.on("json")) process.stdout.write(json);
	else if (report.outcome === "verified" && !report.dryRun) process.stdout.write(report.registries.map(({ pinned }) => `${pinned}\n`).join(""));
}

export { runRelease };