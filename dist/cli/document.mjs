import { Ua as predicateTypeName, ii as fixedWords } from "./verify.mjs";
import { At as manifestCell, Ft as titled, Jt as code, Pt as table, Wt as manifestName, bt as logText, ct as signerLines, dt as onPage, et as entryText, ht as errorSentence, jt as notesOf, kt as logCell, lt as signerParagraph, mt as endLines, nt as findingLines, ut as formatPage, vt as join, wt as wrap, xt as paint, yt as line } from "./terminal.mjs";
import { a as notLogged, c as whatIsThere, d as stateCell, i as howFar, l as madeDocument, u as madeTables } from "./password.mjs";
import { F as isThere } from "./signing.mjs";

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
	const findings = findingsOfAttest(report);
	const { sections, ...head } = madeDocument(report, medium, {
		verdict: attestVerdictOf(report),
		caveats: caveatsOf(report),
		findings,
		made: "Attestations",
		table: attestationTable
	});
	const details = {
		title: "Details",
		parts: [signerParagraph(report.signer), medium.folded("Notes", notesOf(findings))]
	};
	return {
		...head,
		sections: [...sections, details]
	};
}
function attestationTables({ images }, medium) {
	return madeTables(images, medium, {
		made: "Attestations",
		table: attestationTable
	});
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
		stateCell(attestation, attestationState),
		logCell(attestation.logEntries)
	])));
}

export { formatAttesting as i, formatAttestPage as n, attestedImageLines as r, attestationTables as t };