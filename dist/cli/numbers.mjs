// src/report/mirror/numbers.ts
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
function broughtBy({ targets }) {
	const { copied, mounted } = tallyOf(targets.flatMap(({ content }) => content));
	return copied + mounted;
}

export { tallyOf as a, kinds as i, isWhole as n, kindOf as r, broughtBy as t };