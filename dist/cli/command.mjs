import { f as isTrustError, u as TrustError } from "./begin.mjs";
import { $ as untilSignal, K as columnsOf, Q as unlessDry, a as verbs, i as foreignVerbs, n as overview, q as ignoreClosedPipes, r as overviewOf, t as formatHelp, tt as describeError } from "./terminal.mjs";
import { K as tool, Nr as exitCodeFor, Pr as exitCodes, ha as nearest } from "./verify.mjs";

// src/cli/command.ts
async function main(words) {
	refuseSecrets(words);
	const [first = ""] = words;
	switch (first) {
		case "":
			process.stderr.write(overview(columnsOf(process.stderr)));
			return exitCodes.input;
		case "--version":
		case "-V": return print(`${tool.version}\n`);
		case "--help":
		case "-h":
		case "help": return print(await helpFor(words.slice(1)));
		default: return asksForHelp(words) ? print(await helpFor(words)) : runVerb(words);
	}
}
async function runVerb(words) {
	const found = findVerb(words);
	if (found === void 0) throw noVerb(words);
	return (await found.load()).run(words.slice(found.name.split(" ").length), untilSignal());
}
function findVerb([first = "", second = ""]) {
	return verbs.find(({ name }) => name === first || name === `${first} ${second}`);
}
async function helpFor(words) {
	const width = columnsOf(process.stdout);
	const found = findVerb(words);
	if (found !== void 0) return formatHelp(await found.load(), width);
	const [first = ""] = words;
	if (isGroup(first)) return overviewOf(first, width);
	if (first === "" || first.startsWith("-")) return overview(width);
	throw noVerb(words);
}
function isGroup(first) {
	return verbs.some(({ name }) => name.startsWith(`${first} `));
}
function noVerb([first = "", second = ""]) {
	const names = verbs.map(({ name }) => name);
	if (isGroup(first)) {
		const all = names.flatMap((name) => name.startsWith(`${first} `) ? name.slice(first.length + 1) : []);
		if (second === "" || second.startsWith("-")) return new TrustError("E_INPUT", `${first} needs a verb: ${all.join(", ")}`);
		const hint = hintFor(second, all, ` (there are ${all.join(", ")})`);
		return new TrustError("E_INPUT", `${first} has no verb ${JSON.stringify(second)}${hint}`);
	}
	const firstWords = [...new Set(names.map((name) => name.split(" ")[0] ?? ""))];
	const hint = /[/:]/.test(first) ? `; did you mean "verify ${first}"?` : hintFor(first, firstWords, " (--help lists them)");
	return new TrustError("E_INPUT", `there is no verb ${JSON.stringify(first)}${hint}`);
}
function hintFor(word, known, otherwise) {
	const same = foreignVerbs[word];
	if (same !== void 0) return `; use ${same}`;
	const meant = nearest(word, known);
	return meant === void 0 ? otherwise : `; did you mean ${meant}?`;
}
function refuseSecrets(words) {
	if (words.some((word) => /PRIVATE KEY-----/.test(word))) throw new TrustError("E_KEY", "a private key on the command line can be read by others, and should be replaced; give a path, or env://NAME");
	if (words.some((word) => /(?:^|=)\s*eyJ[\w-]+\.[\w-]+\.[\w-]+\s*$/.test(word))) throw new TrustError("E_INPUT", "an identity token on the command line can be read by others; give a path, or env://NAME");
}
function asksForHelp(argv) {
	const words = argv.slice(0, [...argv, "--"].indexOf("--"));
	return words.includes("--help") || words.includes("-h");
}
function print(text) {
	process.stdout.write(text);
	return exitCodes.verified;
}
const defect = 1;
async function run() {
	process.exitCode = exitCodes.undetermined;
	ignoreClosedPipes();
	try {
		process.exitCode = await unlessDry(main(process.argv.slice(2)));
	} catch (error) {
		process.stderr.write(`${describeError(error)}\n`);
		process.exitCode = isTrustError(error) ? exitCodeFor([error.code]) : defect;
	}
}

export { run };