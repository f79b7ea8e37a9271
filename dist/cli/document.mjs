import { P as isThere } from "./signing.mjs";
import { Pa as predicateTypeName, gr as fixedWords } from "./verify.mjs";
import { $ as problemsOf, At as code, Ct as line, F as entryText, G as formatPage, K as onPage, L as findingLines, Mt as html, Ot as wrap, Q as notesOf, St as join, Tt as paint, U as signerLines, W as signerParagraph, X as logCell, Z as manifestCell, _t as listed, at as pinnedSection, ht as few, it as outcomeHead, nt as titled, ot as endLines, st as errorSentence, tt as table, vt as manifestName, wt as logText, xt as shortDigests } from "./terminal.mjs";
import { a as notLogged, c as whatIsThere, i as howFar } from "./password.mjs";

// src/report/attest/terminal.ts
function formatAttesting(report, options) {
	return logText([
		report.images.map((image) => attestedImageLines(image, options)),
		caveatsOf(report).map((text) => [wrap(line`${text}`, options), line``]),
		signerLines([report.signer], options),
		endLines(attestVerdictOf(report), report, options)
	]);
}
function caveatsOf(report) {
	return report.logs.length === 0 && countAttestations(report).existing > 0 ? [notLogged("attestations")] : [];
}
function attestedImageLines(image, options) {
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
				parts: attestationTables(report, medium)
			},
			pinnedSection(medium, outcome === "verified", images),
			{
				title: "Details",
				parts: [signerParagraph(signer), medium.folded("Notes", notesOf(findings))]
			}
		]
	};
}
function attestationTables({ images }, medium) {
	return images.filter(({ manifests }) => manifests.length > 0).flatMap((image, at) => [html`<p>${code(image.name)}</p>`, medium.table(attestationTable(image), `Attestations of image ${at + 1}, ${image.name}`)]);
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

export { formatAttesting as i, formatAttestPage as n, attestedImageLines as r, attestationTables as t };