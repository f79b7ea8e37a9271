import { F as isTrustError, P as TrustError, s as nearest } from "./begin.mjs";
import { D as usage, E as helpFor, L as describeError, at as untilSignal, d as runTree, rt as unlessDry, t as runVerify, w as ignoreClosedPipes } from "./terminal.mjs";
import { $n as exitCodes, Qn as exitCodeFor, Yn as tool } from "./verify.mjs";

// src/cli/command.ts
const verbs = /* @__PURE__ */ new Map([
	["verify", runVerify],
	["tree", runTree],
	["sign", async (argv, signal) => (await import("./signing.mjs")).runSign(argv, signal)],
	["mirror", async (argv, signal) => (await import("./mirror.mjs")).runMirror(argv, signal)],
	["release", async (argv, signal) => (await import("./release.mjs")).runRelease(argv, signal)],
	["drift", async (argv, signal) => (await import("./drift.mjs")).runDrift(argv, signal)],
	["keygen", async (argv, signal) => (await import("./signing.mjs")).runKeygen(argv, signal)]
]);
async function main(words) {
	refuseKeys(words);
	const [first = "", ...argv] = words;
	const runVerb = verbs.get(first);
	if (runVerb !== void 0) return asksForHelp(argv) ? tell(helpFor(first, ...argv)) : await runVerb(argv, untilSignal());
	switch (first) {
		case "":
			process.stderr.write(usage);
			return exitCodes.input;
		case "--version":
		case "-V": return tell(`${tool.version}\n`);
		case "--help":
		case "-h":
		case "help": return tell(helpFor(...argv));
		default: throw new TrustError("E_INPUT", `there is no verb ${JSON.stringify(first)}${hint(first)}`);
	}
}
function refuseKeys(words) {
	if (!words.some((word) => /PRIVATE KEY-----/.test(word))) return;
	throw new TrustError("E_KEY", "a private key on the command line can be read by others, and should be replaced; give a path, or env://NAME");
}
function asksForHelp(argv) {
	const end = argv.indexOf("--");
	return (end < 0 ? argv : argv.slice(0, end)).some((word) => word === "--help" || word === "-h");
}
function hint(verb) {
	if (/[/:]/.test(verb)) return `; is "verify ${verb}" meant?`;
	const meant = nearest(verb, [...verbs.keys()]);
	return meant === void 0 ? " (--help lists them)" : `; is ${meant} meant?`;
}
function tell(text) {
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