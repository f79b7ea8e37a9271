import { c as given } from "./begin.mjs";
import { Zn as plain } from "./verify.mjs";

// src/report/line.ts
var Line = class {
	#text;
	constructor(text) {
		this.#text = text;
	}
	toString() {
		return this.#text;
	}
	get width() {
		return columns(this.#text);
	}
};
function line(texts, ...parts) {
	const written = parts.map((part) => part instanceof Line ? part : plain(String(part ?? "")));
	return new Line(String.raw({ raw: texts }, ...written));
}
function whole(text, max = Number.POSITIVE_INFINITY) {
	return new Line(plain(text, max));
}
function join(parts, separator) {
	return new Line(given(parts).map((part) => line`${part}`).join(separator));
}
const styles = {
	bold: 1,
	dim: 2,
	red: 31,
	green: 32,
	yellow: 33,
	cyan: 36
};
function paint({ color }, style, text) {
	const safe = line`${text}`;
	return color ? new Line(`\u001b[${styles[style]}m${safe}\u001b[0m`) : safe;
}
function wrap(text, { width }, indent = "", hanging = indent) {
	return wrapText(text.toString(), width, indent, hanging).map((part) => new Line(part));
}
function wrapText(text, width, indent, hanging = indent) {
	if (width === void 0) return [`${indent}${text}`];
	const room = Math.max(width, indent.length + 20);
	const [first = "", ...words] = text.split(" ");
	const lines = [];
	let open = `${indent}${first}`;
	for (const word of words) if (columns(open) + 1 + columns(word) > room) {
		lines.push(open);
		open = `${hanging}${word}`;
	} else open = `${open} ${word}`;
	return [...lines, open];
}
function columns(text) {
	return text.replace(/\u001b\[\d+m/g, "").length;
}
function logText(lines) {
	if (lines === void 0 || lines === false || lines === "") return "";
	if (Array.isArray(lines)) return lines.map(logText).join("");
	return `${withoutCommand(String(lines).trimEnd())}\n`;
}
function withoutCommand(text) {
	return text.replace(/^([\s\u0085]*):(?=:)/u, "$1: ").replaceAll("##[", "## [");
}

export { whole as a, wrapText as c, paint as i, line as n, withoutCommand as o, logText as r, wrap as s, join as t };