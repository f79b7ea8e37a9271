import { r as attestOptions, t as attest } from "./run-attest.mjs";
import { P as isThere } from "./signing.mjs";
import { Pa as predicateTypeName, gr as fixedWords } from "./verify.mjs";
import { $ as table, At as html, Ct as paint, Et as wrap, F as findingLines, H as signerParagraph, J as logCell, N as entryText, Ot as code, S as verb, St as logText, U as formatPage, V as signerLines, W as onPage, X as notesOf, Y as manifestCell, Z as problemsOf, at as errorSentence, bt as join, et as titled, gt as manifestName, h as counting, ht as listed, it as endLines, nt as outcomeHead, pt as few, rt as pinnedSection, v as commonExitCodes, x as reporting, xt as line, yt as shortDigests } from "./terminal.mjs";
import { i as notLogged, r as howFar, s as whatIsThere } from "./terminal2.mjs";
import { t as askOn } from "./password.mjs";

// src/report/attest/terminal.ts
function formatAttesting(report, options) {
	return logText([
		report.images.map((image) => imageLines(image, options)),
		caveatsOf(report).map((text) => [wrap(line`${text}`, options), line``]),
		signerLines([report.signer], options),
		endLines(attestVerdictOf(report), report, options)
	]);
}
function caveatsOf(report) {
	return report.logs.length === 0 && countAttestations(report).existing > 0 ? [notLogged("attestations")] : [];
}
function imageLines(image, options) {
	return [
		paint(options, "bold", `Attesting ${image.pinned ?? image.name} --`),
		image.manifests.map((manifest) => manifestLines(manifest, options)),
		image.findings.map((finding) => findingLines(finding, options)),
		line``
	];
}
function manifestLines(manifest, options) {
	return [line`${manifestName(manifest)} ${manifest.digest}`, manifest.attestations.map((attestation) => {
		const { predicateType, format, state, logEntries } = attestation;
		const style = isThere(attestation) ? "green" : "yellow";
		const facts = [paint(options, style, attestationState[state]), ...logEntries.map(entryText)];
		return line`  - ${predicateTypeName(predicateType)} (${format}): ${join(facts, ", ")}`;
	})];
}
const attestationState = fixedWords({
	present: "attested before",
	published: "attested and pushed",
	made: "made, not pushed",
	missing: "not attested"
});
function attestVerdictOf(report) {
	const tally = countAttestations(report);
	if (report.outcome === "verified") return {
		word: "Attested",
		sentence: whatIsThere(report, tally, "attestation")
	};
	return {
		word: report.outcome === "rejected" ? "Failed" : "Undetermined",
		sentence: [errorSentence(report.images.flatMap(({ findings }) => findings)), ...howFar(tally, "attestation")].join(" ")
	};
}
function countAttestations({ images }) {
	const manifests = images.flatMap((image) => image.manifests);
	const attestations = manifests.flatMap((manifest) => manifest.attestations);
	return {
		manifests: manifests.length,
		signatures: attestations.length,
		existing: attestations.filter(isThere).length,
		made: attestations.filter(({ state }) => state === "published").length
	};
}

// src/report/attest/document.ts
function formatAttestPage(report) {
	return formatPage(attestDocument(report, onPage));
}
function findingsOfAttest({ images }) {
	return images.flatMap(({ findings }) => findings.map((one) => titled(one)));
}
function attestDocument(report, medium) {
	const { outcome, images, signer } = report;
	const findings = findingsOfAttest(report);
	return {
		...outcomeHead(report, attestVerdictOf(report), listed(few(images.map(({ name }) => shortDigests(name))))),
		sections: [
			{
				title: "Findings",
				parts: [problemsOf(findings), ...caveatsOf(report).map((text) => html`<p>${text}</p>`)]
			},
			{
				title: "Attestations",
				parts: images.filter(({ manifests }) => manifests.length > 0).flatMap((image, at) => [html`<p>${code(image.name)}</p>`, medium.table(attestationTable(image), `Attestations of image ${at + 1}, ${image.name}`)])
			},
			pinnedSection(medium, outcome === "verified", images),
			{
				title: "Details",
				parts: [signerParagraph(signer), medium.folded("Notes", notesOf(findings))]
			}
		]
	};
}
function attestationTable({ manifests }) {
	return table([
		"Manifest",
		"Type",
		"Format",
		"State",
		"Transparency log"
	], manifests.flatMap((manifest) => manifest.attestations.map((attestation) => [
		manifestCell(manifest),
		code(predicateTypeName(attestation.predicateType), 200),
		attestation.format,
		html`${isThere(attestation) ? html`✅` : html`⚠️`} ${attestationState[attestation.state]}`,
		logCell(attestation.logEntries)
	])));
}

// src/cli/attest.ts
const attestVerb = verb({
	name: "attest",
	about: `Makes attestations as cosign does: signed statements about a manifest, such as an SBOM or a provenance. With
--predicate the statement is about the manifest that IMAGE names; with --predicate-for or --from-buildx each
platform gets its own. The predicate is not rewritten: the statement contains the bytes of the file.

An attestation with the same predicate by the same signer is not made again. Success means that every attestation was
verified as the registry serves it. The report goes to stderr, the references that were attested to stdout.`,
	examples: [
		"webdis-trust attest --key cosign.key --type vuln --predicate scan.json me/app@sha256:…",
		"webdis-trust attest --keyless --type spdxjson --predicate-for linux/amd64=amd64.json --predicate-for linux/arm64=arm64.json ghcr.io/me/app@sha256:…",
		"webdis-trust attest --keyless --from-buildx ghcr.io/me/app@sha256:…"
	],
	exitCodes: {
		0: "every attestation is there",
		...commonExitCodes,
		10: "a manifest that the index lists is missing, or an attestation is not served",
		11: "the image does not exist",
		12: "a statement of buildx is about something else, or the answer of a log or timestamp authority does not verify"
	}
}, attestOptions, reporting({
	run: async (values, host, onProgress) => {
		const askPassword = askOn(process.stdin, process.stderr, host.signal);
		return attest(values, {
			...host,
			askPassword
		}, onProgress);
	},
	progress: counting("attestation"),
	text: formatAttesting,
	lines: ({ images }) => images.map(({ pinned }) => `${pinned}`),
	files: (report, { page }) => [{
		option: "page",
		path: page,
		text: () => /* @__PURE__ */ formatAttestPage(report)
	}]
}));

export { attestVerb };