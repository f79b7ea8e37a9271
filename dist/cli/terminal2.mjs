import { N as countSignatures, P as isThere } from "./signing.mjs";
import { Kr as withKind, Vr as shortSigner, gr as fixedWords } from "./verify.mjs";
import { Ct as paint, Et as wrap, F as findingLines, N as entryText, St as logText, at as errorSentence, bt as join, ft as count, gt as manifestName, it as endLines, xt as line, z as ownSignerLines } from "./terminal.mjs";

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
	if (made === 0) return "all there before; nothing was changed";
	const verified = "verified as the registry serves them";
	return made === signatures ? `all new; ${verified}` : `${made} of them new; all ${verified}`;
}
function howFar({ signatures, existing }, noun) {
	if (signatures === 0) return [];
	return [`${existing} of ${count(signatures, noun)} ${existing === 1 ? "is" : "are"} in the registry.`];
}

export { signVerdictOf as a, notLogged as i, formatSigning as n, stateWords as o, howFar as r, whatIsThere as s, caveatsOf as t };