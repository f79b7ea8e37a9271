import { u as TrustError } from "./begin.mjs";
import { Br as shortSigner, Kr as withKind, ao as limits, ii as fixedWords, vn as abortError } from "./verify.mjs";
import { F as isThere, P as countSignatures } from "./signing.mjs";
import { Bt as count, Jt as code, Mt as problemsOf, Ut as listed, Vt as few, Wt as manifestName, Xt as html, bt as logText, et as entryText, ft as outcomeHead, ht as errorSentence, mt as endLines, nt as findingLines, ot as ownSignerLines, pt as pinnedSection, qt as shortDigests, vt as join, wt as wrap, xt as paint, yt as line } from "./terminal.mjs";
const { Writable, addAbortSignal } = process.getBuiltinModule("node:stream");
const { createInterface } = process.getBuiltinModule("node:readline/promises");

// src/report/sign/made.ts
function madeDocument(report, medium, contents) {
	const { outcome, images } = report;
	const { verdict, findings, caveats, made } = contents;
	return {
		...outcomeHead(report, verdict, listed(few(images.map(({ name }) => shortDigests(name))))),
		sections: [
			{
				title: "Findings",
				parts: [problemsOf(findings), ...caveats.map((text) => html`<p>${text}</p>`)]
			},
			{
				title: made,
				parts: madeTables(images, medium, contents)
			},
			pinnedSection(medium, outcome === "verified", images)
		]
	};
}
function madeTables(images, medium, { made, table }) {
	return images.filter(({ manifests }) => manifests.length > 0).flatMap((image, at) => [html`<p>${code(image.name)}</p>`, medium.table(table(image), `${made} of image ${at + 1}, ${image.name}`)]);
}
function stateCell(made, words) {
	return html`${isThere(made) ? html`✅` : html`⚠️`} ${words[made.state]}`;
}

// src/report/sign/terminal.ts
function formatSigning(report, options) {
	return logText([
		report.images.map((image) => imageLines(image, options)),
		caveatsOf(report).map((text) => [wrap(line`${text}`, options), line``]),
		ownSignerLines(report.signer, options),
		endLines(signVerdictOf(report), report, options)
	]);
}
function notLogged(what) {
	return `WARNING: These ${what} are not recorded in a transparency log. To verify them, use --insecure-ignore-tlog. Misuse of the key leaves no public record.`;
}
const bundlesOnly = "NOTE: These signatures are bundles only, the format of cosign v3. To Podman, CRI-O, policy-controller, Kyverno (with a key) and cosign before 2.6 the image is unsigned. --format both adds the other format and changes nothing else.";
function caveatsOf(report) {
	return [...report.logs.length === 0 && signedAny(report) ? [notLogged("signatures")] : [], ...isBundlesOnly(report) ? [bundlesOnly] : []];
}
function isBundlesOnly(report) {
	const { formats, readers } = report;
	return !formats.includes("legacy") && signedAny(report) && readers.some(({ why }) => why === "format");
}
function signedAny({ images }) {
	return images.some(({ manifests }) => manifests.some(({ signatures }) => signatures.some(isThere)));
}
function imageLines(image, options) {
	return [
		paint(options, "bold", `Signing ${image.pinned ?? image.name} --`),
		image.manifests.map((manifest) => manifestLines(manifest, options)),
		image.findings.map((finding) => findingLines(finding, options)),
		line``
	];
}
const stateWords = fixedWords({
	present: "signed before",
	published: "signed and pushed",
	made: "made, not pushed",
	missing: "not signed"
});
function manifestLines(manifest, options) {
	return [line`${manifestName(manifest)} ${manifest.digest}`, manifest.signatures.map((signature) => {
		const { format, state, logEntries } = signature;
		const style = isThere(signature) ? "green" : "yellow";
		const facts = [paint(options, style, stateWords[state]), ...logEntries.map(entryText)];
		return line`  - ${format}: ${join(facts, ", ")}`;
	})];
}
function signVerdictOf(report) {
	const tally = countSignatures(report);
	if (report.outcome === "verified") return {
		word: "Signed",
		sentence: whatIsThere(report, tally, "signature")
	};
	return {
		word: report.outcome === "rejected" ? "Failed" : "Undetermined",
		sentence: [errorSentence(report.images.flatMap(({ findings }) => findings)), ...howFar(tally, "signature")].join(" ")
	};
}
function whatIsThere({ images, signer }, tally, noun) {
	return `${`${count(images.length, "image")}, ${count(tally.manifests, "manifest")}`}: ${`${count(tally.signatures, noun)} by ${signer.kind !== "identity" ? "the " : ""}${withKind(signer, shortSigner(signer))}`}, ${news(tally)}.`;
}
function news({ signatures, made }) {
	if (made === 0) return "all existed before; nothing was changed";
	const verified = "read back and verified";
	return made === signatures ? `all new; ${verified}` : `${made} of them new; all ${verified}`;
}
function howFar({ signatures, existing }, noun) {
	if (signatures === 0) return [];
	return [`${existing} of ${count(signatures, noun)} ${existing === 1 ? "is" : "are"} in the registry.`];
}

// src/cli/password.ts
const lineBreak = "; what stdin gave ends with a line break, which is part of the password, as with cosign (printf %s leaves it out)";
function askOn(input, output, signal) {
	if (input.isTTY !== true) return () => readAll(input, signal);
	return async (kind) => {
		const text = await prompt("Enter password for private key: ", input, output, signal);
		if (kind === "existing") return { text };
		if (text !== await prompt("Enter password for private key again: ", input, output, signal)) throw new TrustError("E_INPUT", "the two passwords are not the same");
		return { text };
	};
}
async function readAll(input, signal) {
	const chunks = [];
	let size = 0;
	try {
		for await (const chunk of addAbortSignal(signal, input)) {
			chunks.push(chunk);
			size += chunk.length;
			if (size > limits.keyFile) throw new TrustError("E_INPUT", `the password on stdin has more than ${limits.keyFile} bytes`);
		}
	} catch (error) {
		throw signal.aborted ? abortError(signal) : error;
	}
	const text = Buffer.concat(chunks).toString("utf8");
	if (text === "") return void 0;
	return text.endsWith("\n") ? {
		text,
		hint: lineBreak
	} : { text };
}
async function prompt(question, input, output, signal) {
	const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
	const lines = createInterface({
		input,
		output: nowhere,
		terminal: true,
		historySize: 0
	});
	const { promise: closed, reject } = Promise.withResolvers();
	lines.once("close", () => reject(new TrustError("E_INPUT", "no password was given")));
	lines.once("SIGINT", () => process.emit("SIGINT"));
	output.write(question);
	try {
		return await Promise.race([lines.question("", { signal }), closed]);
	} catch (error) {
		throw signal.aborted ? abortError(signal) : error;
	} finally {
		lines.close();
		output.write("\n");
	}
}

export { notLogged as a, whatIsThere as c, stateCell as d, howFar as i, madeDocument as l, caveatsOf as n, signVerdictOf as o, formatSigning as r, stateWords as s, askOn as t, madeTables as u };