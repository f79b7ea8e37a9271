import { $t as stacked, B as commonExitCodes, Bt as count, Et as details, Ft as titled, H as reporting, I as copying, Jt as code, Lt as byteText, Mt as problemsOf, Nt as styled, Ot as list, Pt as table, U as verb, Ut as listed, X as collectChunksInTime, Xt as html, bt as logText, ct as signerLines, dt as onPage, ft as outcomeHead, jt as notesOf, mt as endLines, nt as findingLines, pt as pinnedSection, qt as shortDigests, st as signerCell, ut as formatPage, wt as wrap, xt as paint, yt as line } from "./terminal.mjs";
import { o as mirrorOptions } from "./copying.mjs";
import { l as given } from "./begin.mjs";
import { a as tallyOf, i as mirrorVerdictOf, n as kindOf, r as kinds, t as isWhole } from "./verdict.mjs";
import { t as mirror } from "./run-mirror.mjs";

// src/report/mirror/terminal.ts
const caveats = {
	verified: void 0,
	signed: "Note: The image has signatures, which were not verified. Use --key to verify them.",
	none: "WARNING: Signatures were not checked (--require none)."
};
function formatMirror(report, options) {
	const caveat = report.outcome === "verified" && caveats[report.require];
	return logText([
		sourceLines(report, options),
		report.targets.map((target) => targetLines(report, target, options)),
		signerLines(report.signers, options),
		caveat && [wrap(line`${caveat}`, options), line``],
		endLines(mirrorVerdictOf(report), report, options)
	]);
}
function sourceLines({ source, findings }, options) {
	return [
		paint(options, "bold", `Mirroring ${source.name} --`),
		source.digest && line`digest ${source.digest}`,
		source.content && line`  - ${contentText(source.content)}`,
		findings.map((finding) => findingLines(finding, options)),
		line``
	];
}
function contentText(content) {
	const { manifests, tags, referrers, blobs, bytes } = content;
	const parts = [
		count(manifests, "manifest"),
		tags > 0 && count(tags, "signature tag"),
		referrers > 0 && count(referrers, "referrer"),
		count(blobs, "blob")
	];
	return `${listed(parts)}, ${byteText(bytes)}`;
}
const shown = 10;
function targetFacts(report, target) {
	const { looked, tagBefore } = target;
	const { require, dryRun } = report;
	const good = (text) => [text, "green"];
	switch (looked) {
		case "lists": return [good("The tag points to this digest, and everything attached to it is listed"), ...require === "verified" ? [good("It was verified there")] : []];
		case "everything": return [
			...kinds.flatMap((kind) => kindFacts(kind, report, target)),
			...isWhole(target) && !dryRun ? [good(`All of it was read back${require === "verified" ? " and verified" : ""}`)] : [],
			tagFact(report, target),
			...dryRun ? planFacts(target) : []
		];
		default: return [[tagBefore === void 0 ? "Not checked" : "Only the tag was checked", "yellow"]];
	}
}
function targetLines(report, target, options) {
	const { name, findings } = target;
	return [
		paint(options, "bold", `${report.dryRun ? "Plan for" : "To"} ${name} --`),
		targetFacts(report, target).map(([text, style]) => line`  - ${paint(options, style, text)}`),
		report.dryRun && partLines(target),
		findings.map((finding) => findingLines(finding, options)),
		line``
	];
}
function kindFacts(kind, { dryRun }, target) {
	const content = target.content.filter((one) => kindOf(one) === kind);
	if (content.length === 0) return [];
	const { all, present, copied, mounted, missing } = tallyOf(content);
	const bytes = kind === "blob" && copied > 0 ? ` (${byteText(target.bytes)} sent)` : "";
	const parts = given([
		copied > 0 && `${copied} copied${bytes}`,
		mounted > 0 && `${mounted} mounted`,
		present > 0 && `${present} there${dryRun ? "" : " before"}`,
		missing > 0 && `${missing} missing`
	]);
	const style = missing === 0 ? "green" : "yellow";
	return [[`${count(all, kind)}: ${parts.join(", ")}`, style]];
}
function planFacts({ content, plan }) {
	if (plan === void 0 || content.every(({ state }) => state !== "missing")) return [];
	return [[`To copy: ${plan.bytes === 0 ? "" : `${byteText(plan.bytes)} of blobs, `}about ${count(plan.requests, "request")}`, "cyan"]];
}
function partLines({ content }) {
	const missing = missingParts(content);
	const more = missing.length - shown;
	return [missing.slice(0, shown).map((part) => line`    ${byteText(part.size).padStart(10)}  ${kindOf(part)} ${shortDigests(partName(part))}`), more > 0 && line`    and ${count(more, "smaller part")}`];
}
function missingParts(content) {
	return content.filter(({ state }) => state === "missing").toSorted((a, b) => b.size - a.size);
}
function partName({ tag, digest }) {
	return tag ?? digest;
}
function tagFact({ dryRun }, target) {
	const { tag, tagBefore } = target;
	switch (tag) {
		case "written": return [`The tag was written${tagBefore === void 0 ? "" : `; before, it pointed to ${tagBefore}`}`, "green"];
		case "unchanged": return ["The tag points to it already", "green"];
		case "kept": return [`The tag was not moved: it points to ${tagBefore ?? "another image"}`, "yellow"];
		case "not asked for": return ["No tag was requested", "dim"];
		default: {
			const points = tagBefore === void 0 ? "does not exist" : `points to ${tagBefore}`;
			return dryRun && isWhole(target) ? [`The tag ${points}, and would be written last`, "dim"] : [`The tag was not written: it ${points}`, "yellow"];
		}
	}
}

// src/report/mirror/page.ts
function formatMirrorPage(report) {
	const { outcome, source, targets, dryRun, require } = report;
	const caveat = outcome === "verified" ? caveats[require] : void 0;
	const findings = [...report.findings, ...targets.flatMap((target) => target.findings)].map((one) => titled(one));
	return formatPage({
		...outcomeHead(report, mirrorVerdictOf(report), source.name),
		lead: [caveat === void 0 ? void 0 : html`<p>${caveat}</p>`],
		sections: [
			{
				title: "Findings",
				parts: [problemsOf(findings)]
			},
			{
				title: "Source",
				parts: [sourceParagraph(report)]
			},
			{
				title: dryRun ? "Plan" : "Targets",
				parts: [onPage.table(targetTable(report), "Targets")]
			},
			pinnedSection(onPage, outcome === "verified" && !dryRun, targets),
			{
				title: "Details",
				parts: [
					details("Notes", notesOf(findings)),
					details("Signers", list(report.signers.map(signerCell))),
					...dryRun ? targets.map(missingTable) : []
				]
			}
		]
	});
}
function sourceParagraph({ source }) {
	const { name, digest, content } = source;
	const lines = [
		code(name),
		digest && code(digest),
		content && contentText(content)
	];
	return html`<p>${stacked(lines)}</p>`;
}
function targetTable(report) {
	return table(["Target", report.dryRun ? "Plan" : "State"], report.targets.map((target) => [code(target.name), stacked(targetFacts(report, target).map(styled))]));
}
function missingTable({ name, content }) {
	const missing = missingParts(content);
	if (missing.length === 0) return void 0;
	const rows = missing.map((part) => [
		kindOf(part),
		code(partName(part)),
		byteText(part.size)
	]);
	return details(html`To copy to ${code(name)}`, onPage.table(table([
		"Part",
		"Name",
		"Size"
	], rows), `To copy to ${name}`));
}

// src/cli/mirror.ts
const mirrorVerb = verb({
	name: "mirror",
	about: `Copies an image byte for byte, with its index, platforms, attestation manifests, signatures and all other
referrers. Content that a target already has is not copied again. Before the tag is written, everything is read back and,
with a key or an identity, verified.

SOURCE and TARGET are image references, or OCI image layouts on disk (oci:DIR[:TAG]). SOURCE can also be an archive
(oci-archive:FILE.tar[:TAG]). Without a tag, TARGET gets the tag of SOURCE. The report goes to stderr. If every target
has everything, the targets go to stdout, pinned to their digests.`,
	examples: [
		"webdis-trust mirror --key cosign.pub ghcr.io/me/app:2.0 docker.io/me/app public.ecr.aws/me/app",
		"webdis-trust mirror --key cosign.pub ghcr.io/me/app:2.0 oci:/mnt/backup/app",
		"webdis-trust mirror --dry-run --require none a.example/app:1 b.example/app"
	],
	exitCodes: {
		0: "every TARGET has everything; in a dry run: no obstacle was found",
		...commonExitCodes,
		10: "SOURCE is not signed as required, or a part of it is missing",
		11: "the image, or the repository to write to, does not exist",
		12: "there are signatures, but none is accepted; or bytes do not match their digest",
		20: "a TARGET has another image under that tag, or has signatures of its own"
	}
}, mirrorOptions, async (values, signal) => {
	collectChunksInTime();
	return run(values, signal);
});
const run = reporting({
	run: mirror,
	progress: copying,
	text: formatMirror,
	lines: ({ dryRun, targets }) => dryRun ? [] : targets.map(({ pinned }) => `${pinned}`),
	files: (report, { page }) => [{
		option: "page",
		path: page,
		text: () => formatMirrorPage(report)
	}]
});

export { mirrorVerb };