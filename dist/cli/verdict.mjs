import { Bt as count, Lt as byteText, ht as errorSentence } from "./terminal.mjs";

// src/report/mirror/verdict.ts
function mirrorVerdictOf(report) {
	const { outcome, dryRun, findings, targets } = report;
	if (outcome === "verified") return dryRun ? {
		word: "Planned",
		sentence: whatIsPlanned(report)
	} : {
		word: "Mirrored",
		sentence: whatIsMirrored(report)
	};
	return {
		word: outcome === "rejected" ? "Failed" : "Undetermined",
		sentence: [errorSentence([...findings, ...targets.flatMap((one) => one.findings)]), ...howFar(report)].join(" ")
	};
}
function whatIsMirrored(report) {
	const { source, targets } = report;
	return `${targetCount(targets)} ${holds(targets.length)} all of ${source.name}: ${news(report)}.`;
}
function news(report) {
	const { require, targets } = report;
	const parts = copiedParts(report);
	const tags = targets.filter(({ tag }) => tag === "written").length;
	if (parts === 0 && tags === 0) return "nothing was changed";
	const bytes = targets.reduce((sum, target) => sum + target.bytes, 0);
	const again = require === "verified" ? "read back and verified" : "read back";
	const sent = bytes === 0 ? "" : ` (${byteText(bytes)} of blobs)`;
	return `${count(parts, "new part")}${sent}, ${again}`;
}
function whatIsPlanned({ targets, source }) {
	const { missing } = tallyOf(targets.flatMap(({ content }) => content));
	const sum = (field) => targets.reduce((n, { plan }) => n + (plan?.[field] ?? 0), 0);
	const where = targetCount(targets);
	if (missing === 0) return `${where} ${lacks(targets.length)} nothing of ${source.name}.`;
	const work = `${byteText(sum("bytes"))} of blobs, about ${count(sum("requests"), "request")}`;
	return `${where} ${lacks(targets.length)} ${count(missing, "part")} of ${source.name}: ${work}. Nothing was written.`;
}
function howFar({ dryRun, targets }) {
	if (dryRun || targets.length === 1) return [];
	const whole = targets.filter(isWhole).length;
	return [`${whole} of ${targetCount(targets)} ${holds(whole)} all of it.`];
}
const targetCount = (targets) => count(targets.length, "target");
const holds = (n) => n === 1 ? "has" : "have";
const lacks = (n) => n === 1 ? "lacks" : "lack";
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
function copiedParts({ targets }) {
	const { copied, mounted } = tallyOf(targets.flatMap(({ content }) => content));
	return copied + mounted;
}

export { tallyOf as a, mirrorVerdictOf as i, kindOf as n, kinds as r, isWhole as t };