import { c as defined, f as isTrustError, l as given, u as TrustError } from "./begin.mjs";
import { $r as accepts, B as cosignIdentityFlags, Br as shortSigner, F as keyFile, Fa as kebab, Fr as isUndetermined, H as isLayoutName, Ir as outcomeFor, K as tool, Kr as withKind, N as annotationFlags, Nr as exitCodeFor, Oa as digestHex, P as isDefaultKey, R as trustedRootFileFlags, Rr as longSigner, Ua as predicateTypeName, Ur as signerId, V as unknownToCosign, Vr as shortSubject, _r as shellWord, ai as plain, b as complete, f as noDemands, g as verifyOptions, gt as writeWhole, h as treeOptions, ha as nearest, hr as longestCommand, ii as fixedWords, ka as digestOf, m as inputsFrom, n as verify, oi as withoutCommand, pa as foreignFlag, zr as sameSigner } from "./verify.mjs";
const { parseArgs } = process.getBuiltinModule("node:util");
const { getHeapSpaceStatistics, setFlagsFromString } = process.getBuiltinModule("node:v8");

// src/report/html.ts
var Markdown = class {
	#text;
	constructor(text) {
		this.#text = text;
	}
	toString() {
		return this.#text;
	}
};
var Html = class extends Markdown {
	isHtml = true;
};
function html(texts, ...parts) {
	const written = parts.map((part, at) => /(?:="|<title>)$/.test(texts[at] ?? "") ? entities(String(part)) : escaped(part));
	return new Html(String.raw({ raw: texts }, ...written));
}
function escaped(part) {
	if (part instanceof Html) return part.toString();
	if (Array.isArray(part)) return part.map(escaped).filter(Boolean).join("\n");
	return part === void 0 || part === false ? "" : prose(String(part));
}
function markdown(texts, ...parts) {
	const written = parts.map((part) => part instanceof Markdown ? part : part.join("\n\n"));
	return new Markdown(String.raw({ raw: texts }, ...written));
}
function join$1(parts, separator) {
	return new Html(given(parts).map(escaped).join(separator.toString()));
}
function stacked(parts, none) {
	return parts.length === 0 ? html`${none}` : join$1(parts, html`<br>`);
}
function pairs(values) {
	return Object.entries(values).map(([name, value]) => code(`${name}=${value}`, 300));
}
function entities(text, max) {
	return plain(text, max).replace(/[&<>"'`]/g, (c) => `&#${c.charCodeAt(0)};`);
}
function code(text, max) {
	return new Html(`<code>${entities(text, max)}</code>`);
}
const harmless = /^["'(“‘]*(?:\p{L}[\p{L}'’-]*|[0-9]{1,6}(?:\.[0-9]{1,3})?|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}:[0-9]{2})[)"'”’.,;:!?…]*$|^[–—·…+=≤≥&-]+$/u;
function prose(text) {
	return plain(text).split(" ").map((word) => word === "" || harmless.test(word) ? entities(word) : codeWord(word)).join(" ");
}
function codeWord(word) {
	const [, open = "", inner = word, close = ""] = /^(["'(“‘]*)(.*?)([)"'”’.,;:!?…]*)$/u.exec(word) ?? [];
	if (inner === "") return String(code(word));
	return `${entities(open)}${code(inner)}${entities(close)}`;
}
function codeTag(id) {
	return /^E_[A-Z]{1,30}$/.test(id) ? new Html(`[${id}]`) : html`[${code(id, 100)}]`;
}
function preformatted(lines) {
	const text = lines.map((line) => entities(line, Number.POSITIVE_INFINITY)).join("\n");
	return new Html(`<pre><code>${text}</code></pre>`);
}
function fenced(language, lines) {
	const text = lines.map(fencedLine).join("\n");
	const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
	const fence = "`".repeat(longest + 1);
	return new Markdown(`${fence}${language}\n${text}\n${fence}`);
}
function fencedLine(line) {
	const sign = "⚠️";
	return line.split(sign).map((part) => plain(part, Number.POSITIVE_INFINITY)).join(sign);
}

// src/report/words.ts
const outcomeSign = fixedWords({
	verified: html`✅`,
	rejected: html`❌`,
	undetermined: html`⚠️`
}, html`not known`);
const outcomeWord = fixedWords({
	verified: "verified",
	rejected: "rejected",
	undetermined: "undetermined"
});
const formatWord = fixedWords({
	legacy: "legacy",
	bundle: "bundle"
});
const codeTitle = fixedWords({
	E_REF: "invalid reference",
	E_INPUT: "invalid input",
	E_KEY: "the key cannot be used",
	E_AUTH: "access was refused",
	E_NET: "the registry could not be read",
	E_RATE: "the registry limits requests",
	E_LIMIT: "a limit was reached",
	E_NOTFOUND: "image tag not found",
	E_DIGEST: "the bytes do not match their digest",
	E_MANIFEST: "malformed manifest",
	E_COVER: "the image is not complete",
	E_NOSIG: "no signatures found",
	E_ATTESTATION: "no matching attestations",
	E_FORMAT: "a required reader cannot read the signatures",
	E_CLAIM: "no matching signatures",
	E_SIG: "no matching signatures",
	E_TLOG: "no matching signatures",
	E_TIME: "no matching signatures",
	E_TRUST: "no matching signatures",
	E_CERT: "no matching signatures",
	E_IDENTITY: "no matching signatures",
	E_ROLLBACK: "unexpected digest",
	E_DRIFT: "the registries differ",
	E_CONFLICT: "a tag would move back",
	E_IMMUTABLE: "the tag cannot be moved",
	E_UNSUPPORTED: "the registry cannot store it",
	E_BUILD: "the image was not built"
});
const reasons$1 = {
	E_CLAIM: "the signed claims do not match",
	E_SIG: "no signature by this key",
	E_TLOG: "not proven to be in the transparency log",
	E_TIME: "signed when the key or certificate was not valid",
	E_TRUST: "the trusted root does not know the log or authority",
	E_CERT: "the certificate does not verify",
	E_IDENTITY: "signed by another identity"
};
const claims = {
	digest: "signed for another image",
	reference: "signed under another name",
	annotation: "missing or incorrect annotation"
};
function codeReason(code, claim) {
	if (code === "E_CLAIM" && claim !== void 0) return claims[claim];
	return reasons$1[code] ?? codeTitle[code];
}
function manifestName({ role, platforms }) {
	const named = platforms.join(", ");
	if (role === "attestation") return role;
	if (role === "platform") return named === "" ? "no platform given" : named;
	return named === "" ? role : `${role} (${named})`;
}
const stores$1 = fixedWords({
	tag: ".sig tag",
	referrer: "OCI 1.1 referrer",
	bundle: "bundle referrer",
	referrers: "referrer"
});
function storeName(store) {
	return stores$1[store];
}
function shortDigest(digest) {
	const [algorithm = "", hex] = digest.split(":");
	return hex === void 0 ? digest.slice(0, 12) : `${algorithm}:${hex.slice(0, 12)}`;
}
function shortDigests(text) {
	return text.replace(/\bsha256:[0-9a-f]{64}\b/g, shortDigest);
}
function readableTime(iso) {
	return iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/, "$1 $2 UTC");
}
function count(n, one, many = `${one}s`) {
	return `${n} ${n === 1 ? one : many}`;
}
function listed(all, joint = "and") {
	const words = given(all);
	const last = words.at(-1) ?? "";
	return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${joint} ${last}`;
}
function capital(text) {
	return text.replace(/^\p{Ll}(?=\p{L}*(?:[\s,:;]|$))/u, (c) => c.toUpperCase());
}
function few(words) {
	const once = [...new Set(words)];
	return once.length > 3 ? [...once.slice(0, 2), `${once.length - 2} more`] : once;
}
const units = [
	"bytes",
	"kB",
	"MB",
	"GB",
	"TB"
];
function byteText(bytes) {
	let amount = bytes;
	let unit = 0;
	while (unit < units.length - 1 && amount >= (unit === 0 ? 1e3 : 999.95)) {
		amount /= 1e3;
		unit += 1;
	}
	if (unit > 0) return `${amount.toFixed(1)} ${units[unit]}`;
	const whole = Math.round(amount);
	return whole === 1 ? "1 byte" : `${whole} bytes`;
}

// src/report/verify/facts.ts
function goodSignatures(manifest) {
	return manifest.signatures.filter(({ good }) => good);
}
function signersOf({ images, policy }) {
	const manifests = images.flatMap((image) => image.manifests);
	const good = policy.signatures === "ignored" ? manifests.flatMap(({ attestations = [] }) => attestations.filter((one) => one.good)) : manifests.flatMap(goodSignatures);
	const byId = new Map(good.flatMap(({ signer }) => signer ? [[signerId(signer), signer]] : []));
	const place = (signer) => policy.signers.findIndex((one) => accepts(one, signer));
	return [...byId.values()].sort((a, b) => place(a) - place(b));
}
function signerTag({ signers }, signer) {
	return signer.kind !== "identity" && signers.length <= 1 ? shortSigner(signer) : longSigner(signer);
}
function sameEverywhere({ parity }) {
	return parity.groups.length > 0 && parity.groups.every(isSame);
}
function isSame({ digests, signatures }) {
	return digests === "same" && signatures === "same";
}
function missingFor({ images }, missing) {
	const manifest = images.find(({ name }) => name === missing.image)?.manifests.find(({ digest }) => digest === missing.digest);
	return manifest === void 0 ? missing.platform ?? "manifest" : manifestName(manifest);
}
function statusOf(image, manifest) {
	const errors = image.findings.filter(({ digest, severity }) => digest === manifest.digest && severity === "error");
	const outcome = errors.length === 0 ? manifest.outcome : outcomeFor(errors.map(({ code }) => code));
	if (outcome === "verified") return {
		outcome,
		counts: true,
		text: "verified",
		sign: outcomeSign.verified
	};
	const counts = manifest.required || errors.length > 0;
	const code = errors.find(({ code }) => outcomeFor([code]) === outcome)?.code ?? manifest.code;
	if (!counts && code === void 0) return {
		outcome,
		counts,
		text: "not asked for",
		sign: html`➖`
	};
	const reason = code === void 0 ? "no reason given" : reasonOf(code, manifest);
	return {
		outcome,
		counts,
		text: counts ? `${outcomeWord[outcome]}: ${reason}` : `${reason} (not required)`,
		sign: counts ? outcomeSign[outcome] : html`➖`
	};
}
function plainCode(code, manifest) {
	return code === "E_COVER" && manifest?.code === code ? "E_NOSIG" : code;
}
function titleOf(code, manifest, severity = "error") {
	if (code === "E_KEY" && severity === "warning") return "a key is not pinned";
	return codeTitle[plainCode(code, manifest)];
}
function reasonOf(code, manifest) {
	return codeReason(plainCode(code, manifest), claimOf(manifest));
}
function claimOf(manifest) {
	for (const { checks } of manifest?.signatures ?? []) if (checks.claims.state === "failed" && checks.claims.claim) return checks.claims.claim;
}

// src/report/verify/findings.ts
function findingsOfVerify({ images, findings }) {
	return bySeverity([...images.flatMap((image) => image.findings.map((finding) => titled(finding, image))), ...findings.map((finding) => titled(finding))]);
}
function bySeverity(findings) {
	return [
		"error",
		"warning",
		"note"
	].flatMap((wanted) => findings.filter(({ severity }) => severity === wanted));
}
function findingsAbout(image, manifest) {
	return image.findings.filter(({ digest }) => digest === manifest.digest).map((finding) => titled(finding, image));
}
function findingsElsewhere(image) {
	const known = new Set(image.manifests.map(({ digest }) => digest));
	return image.findings.filter(({ digest }) => !known.has(digest)).map((finding) => titled(finding, image));
}
function titled(finding, image) {
	const manifest = image?.manifests.find(({ digest }) => digest === finding.digest);
	const subject = manifest === void 0 ? finding.platform : manifestName(manifest);
	const name = finding.image ?? image?.name;
	return {
		...finding,
		...defined({
			image: name,
			subject
		}),
		title: titleOf(finding.code, manifest, finding.severity),
		reason: reasonOf(finding.code, manifest)
	};
}
function alikeTogether(findings) {
	const groups = /* @__PURE__ */ new Map();
	for (const finding of findings) {
		const { severity, code, subject, message, advice, image } = finding;
		const key = JSON.stringify([
			severity,
			code,
			subject,
			message,
			advice,
			image === void 0
		]);
		const group = groups.get(key);
		if (group === void 0) groups.set(key, [finding]);
		else group.push(finding);
	}
	return [...groups.values()];
}
function placesOf(findings) {
	const sides = [...Map.groupBy(findings, ({ image }) => image ?? "")].map(([image, about]) => ({
		image,
		subject: listed(few(given(about.map(({ subject }) => subject))))
	}));
	const parts = [...Map.groupBy(sides, ({ subject }) => subject)].map(([subject, where]) => [subject, listed(few(where.map(({ image }) => image)))].filter((part) => part !== "").join(" on "));
	return few(parts).join("; ");
}

// src/report/markup.ts
const most$4 = 200;
function table(head, rows) {
	const body = [...rows.slice(0, most$4), ...hidden(rows.length).map((more) => [more])];
	return html`<table>
<thead>${row$2(head.map((cell) => html`<th>${cell}</th>`))}</thead>
<tbody>
${body.map((cells) => row$2(cells.map((cell) => html`<td>${cell}</td>`)))}
</tbody>
</table>`;
}
function row$2(cells) {
	return html`<tr>${join$1(cells, html``)}</tr>`;
}
function list(items) {
	if (items.length === 0) return void 0;
	const shown = [...items.slice(0, most$4), ...hidden(items.length)];
	return html`<ul>\n${shown.map((item) => html`<li>${item}</li>`)}\n</ul>`;
}
function hidden(length) {
	return length > most$4 ? [`and ${length - most$4} more, in the JSON report`] : [];
}
function details(title, ...content) {
	if (content.every((part) => part === void 0)) return void 0;
	return html`<details>\n<summary>${title}</summary>\n${content}\n</details>`;
}
const signs = {
	green: html`✅`,
	yellow: html`⚠️`,
	red: html`❌`,
	dim: html`➖`,
	cyan: html`➖`,
	bold: html`➖`
};
function styled([text, style]) {
	return html`${signs[style]} ${text}`;
}
const severityWords = fixedWords({
	error: "Error",
	warning: "Warning",
	note: "Note"
});
function findingList(findings) {
	return list(alikeTogether(findings).map((alike) => {
		const [{ severity, title, code: id, message, advice }] = alike;
		const head = severity === "error" ? capital(title) : severityWords[severity];
		const place = placesOf(alike);
		const where = place === "" ? void 0 : html`: ${place}`;
		const next = advice === void 0 ? void 0 : html`<br><em>Next:</em> ${advice}`;
		return html`<strong>${head}</strong>${where}<br>${capital(message)} ${codeTag(id)}${next}`;
	}));
}
function problemsOf(findings) {
	return findingList(findings.filter(({ severity }) => severity !== "note"));
}
function notesOf(findings) {
	return findingList(findings.filter(({ severity }) => severity === "note"));
}
function manifestCell(manifest) {
	return html`${code(manifestName(manifest))}<br>${code(shortDigest(manifest.digest))}`;
}
function logCell(entries, none = "none") {
	return stacked(entries.map(logLink), none);
}
function logLink({ log, index, version, proof, integratedTime }) {
	const entry = log === "rekor.sigstore.dev" && version === "rekor-v1" && proof.includes("set") && /^\d{1,20}$/.test(index) ? html`<a href="${`https://search.sigstore.dev/?logIndex=${index}`}">${index}</a>` : code(index, 30);
	const time = integratedTime && html`<br>${readableTime(integratedTime)}`;
	return html`${code(log, 100)} ${entry}${time}`;
}

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
function tableLines(head, rows, options) {
	const titles = head.map((title) => whole(title, 400));
	const widths = titles.map((title, at) => Math.max(title.width, ...rows.map((row) => row[at]?.width ?? 0)));
	const padded = (cells) => join(cells.map((cell, at) => line`${cell}${" ".repeat((widths[at] ?? 0) - cell.width)}`), "  ");
	return [line`  ${paint(options, "dim", padded(titles))}`, ...rows.map((cells) => line`  ${padded(cells)}`)];
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

// src/report/verdict.ts
function endLines(verdict, report, options) {
	return [verdictLines(verdict, outcomeStyle[report.outcome], options, runFacts(report)), report.readers && readersLines(report.readers, options)];
}
const outcomeStyle = fixedWords({
	verified: "green",
	rejected: "red",
	undetermined: "yellow"
}, "yellow");
function errorSentence(findings, step) {
	const [first, ...others] = findings.filter(({ severity }) => severity === "error");
	if (first === void 0) return "The report gives no reason.";
	const more = others.length === 0 ? "" : ` (and ${count(others.length, "other error")})`;
	return `${step === void 0 ? capital(first.message) : `${step}: ${first.message}`}${more}.`;
}
function runFacts({ started, finished, exitCode, requests }) {
	const exit = exitCode === 0 ? "" : `exit code ${exitCode}, `;
	const seconds = (Date.parse(finished) - Date.parse(started)) / 1e3;
	const took = Number.isFinite(seconds) && seconds >= 0 ? `, ${seconds.toFixed(1)} s` : "";
	return `${exit}${count(requests, "request")}${took}`;
}
function verdictLines({ word, sentence }, style, options, ...facts) {
	const label = paint(options, style, paint(options, "bold", word.toUpperCase()));
	return [...wrap(line`${label}: ${whole(sentence, 2e3)}`, options), paint(options, "dim", join(facts, ", "))];
}
function readersLine(readers) {
	const can = titlesOf(readers, ({ readable }) => readable === "yes");
	const unknown = titlesOf(readers, ({ readable }) => readable === "unknown");
	if (readers.every(({ why }) => why === "unsigned")) return "Readable by: none. A manifest that must be signed has no valid signature.";
	if (unknown.length === readers.length) return "Readable by: not known. Not all signatures were checked.";
	return [
		`Readable by: ${can.join(", ") || "none"}.`,
		...[
			"format",
			"place",
			"signer",
			"unsigned"
		].flatMap((why) => notBy(readers, why)),
		...unknown.length === 0 ? [] : [`Not known: ${unknown.join(", ")}.`]
	].join(" ");
}
const reasons = {
	format: ": they need --format both",
	place: ": they look for signatures next to the image",
	signer: ": they do not verify signatures by such an identity",
	unsigned: ""
};
function notBy(readers, reason) {
	const titles = titlesOf(readers, ({ why }) => why === reason);
	return titles.length === 0 ? [] : [`Not by: ${titles.join(", ")}${reasons[reason]}.`];
}
function titlesOf(readers, select) {
	return readers.filter(select).map(({ title }) => title);
}
function readersLines(readers, options) {
	if (readers.length === 0) return [];
	const someCannot = readers.some(({ readable }) => readable !== "yes");
	return wrap(line`${readersLine(readers)}`, options).map((one) => paint(options, someCannot ? "yellow" : "green", one));
}

// src/report/document.ts
function outcomeHead(report, verdict, title) {
	const { outcome, readers } = report;
	const lead = [readers && readers.length > 0 ? html`<p>${readersLine(readers)}</p>` : void 0];
	return {
		run: report,
		state: outcome,
		sign: outcomeSign[outcome],
		verdict,
		title,
		lead
	};
}
function pinnedSection(medium, isVerified, images) {
	const pinned = isVerified ? images.flatMap((image) => image.pinned ?? []) : [];
	return {
		title: "Pinned references",
		parts: [medium.commands("text", pinned)]
	};
}
function headingOf({ sign, verdict, title }) {
	return html`${sign} ${verdict.word}: ${title}`;
}
function leadOf({ verdict, lead = [] }) {
	return [html`<p>${verdict.sentence}</p>`, ...lead.filter((part) => part !== void 0)];
}
function footerOf({ run }) {
	const { tool, started } = run;
	return html`${code(`${tool.name} ${tool.version}`)}, ${runFacts(run)}, ${readableTime(started)}`;
}

// src/report/page-style.ts
const pageStyle = html`
:root {
  color-scheme: light dark;
  --text: #1f2328; --muted: #57606a; --back: #ffffff; --soft: #f6f8fa; --line: #d0d7de;
  --verified: #1a7f37; --rejected: #cf222e; --undetermined: #9a6700; --extra: #57606a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --muted: #9198a1; --back: #0d1117; --soft: #161b22; --line: #3d444d;
    --verified: #3fb950; --rejected: #ff7b72; --undetermined: #d29922; --extra: #9198a1;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 64rem;
  background: var(--back); color: var(--text);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  overflow-wrap: anywhere;
}
header { border-left: .4rem solid var(--state); padding: .25rem 1rem; background: var(--soft); }
h1 { margin: .5rem 0; font-size: 1.5rem; line-height: 1.3; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.2rem; }
code, pre { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { background: var(--soft); padding: .1em .35em; border-radius: .3em; }
h1 code, .box code { background: none; padding: 0; }
pre { background: var(--soft); padding: .9rem 1rem; border-radius: .4rem; white-space: pre-wrap; }
pre code { background: none; padding: 0; font-size: 1em; }
a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: .2em; }
li { margin: .4rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .925rem; overflow-wrap: normal; }
th, td { border: 1px solid var(--line); padding: .45rem .7rem; text-align: left; vertical-align: top; }
thead th { background: var(--soft); }
details { border-top: 1px solid var(--line); padding: .6rem 0; }
summary { cursor: pointer; }
footer { margin-top: 2rem; color: var(--muted); font-size: .875rem; }
.verified { --state: var(--verified); }
.rejected { --state: var(--rejected); }
.undetermined { --state: var(--undetermined); }
.extra { --state: var(--extra); }
.chain { margin: 1rem 0 2rem; }
.box {
  border: 1px solid var(--line); border-left: .3rem solid var(--state, var(--line));
  border-radius: .4rem; background: var(--back); padding: .6rem .8rem;
}
.box strong { display: block; }
.inside { display: grid; gap: .6rem; margin-top: .6rem; }
.index > .inside { grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
.images { display: grid; gap: .6rem; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
.step { margin: .35rem 1rem; color: var(--muted); font-size: .9rem; }
.box.layers { --state: var(--line); background: var(--soft); border-style: dashed; font-size: .875rem; padding: .35rem .6rem; }
@media print { details { display: block; } }
`;

// src/report/verify/chain.ts
const worstFirst = [
	"rejected",
	"undetermined",
	"verified"
];
function chainsOf(report) {
	const resolved = report.images.filter(({ manifests }) => manifests.length > 0);
	return [...new Set(resolved.flatMap(({ manifests }) => manifests.slice(0, 1).map((m) => m.digest)))].flatMap((digest) => chainOf(report, resolved.filter(({ manifests }) => manifests[0]?.digest === digest)));
}
function chainOf(report, images) {
	const copies = images.flatMap((image) => image.manifests.map((manifest) => ({
		image,
		manifest
	})));
	const [root, ...children] = [...Map.groupBy(copies, ({ manifest }) => manifest.digest).values()].flatMap(linkOf);
	if (root === void 0) return [];
	const good = copies.flatMap(({ manifest }) => goodSignatures(manifest));
	return [{
		makers: signersOf(report).flatMap((one) => {
			const its = good.find(({ signer }) => signer !== void 0 && sameSigner(signer, one));
			return its === void 0 ? [] : [{
				signer: one,
				...defined({ root: its.trustedRoot })
			}];
		}),
		images: images.map(({ name }) => name),
		signatures: new Set(good.map(({ id }) => id)).size,
		root,
		children: attestationsTogether(children)
	}];
}
function linkOf(sides) {
	const statuses = sides.map(({ image, manifest }) => statusOf(image, manifest));
	const outcome = worstFirst.find((worst) => statuses.some((one) => one.outcome === worst));
	const at = statuses.findIndex((status) => status.outcome === outcome);
	const [status, side] = [statuses[at], sides[at]];
	if (status === void 0 || side === void 0) return [];
	const registries = sides.filter((_, i) => statuses[i]?.outcome === outcome).map(({ image }) => image.registry);
	const where = registries.length === sides.length ? "" : ` on ${registries.join(", ")}`;
	const { digest, role } = side.manifest;
	return [{
		name: manifestName(side.manifest),
		digest,
		role,
		status: {
			...status,
			text: `${status.text}${where}`
		}
	}];
}
function attestationsTogether(links) {
	const isAttestation = ({ role }) => role === "attestation";
	const together = [...Map.groupBy(links.filter(isAttestation), ({ status }) => status.text).values()].flatMap(([first, ...others]) => {
		if (first === void 0 || others.length === 0) return first === void 0 ? [] : [first];
		const { role, status } = first;
		return [{
			name: `${others.length + 1} attestations`,
			role,
			status
		}];
	});
	return [...links.filter((link) => !isAttestation(link)), ...together];
}

// src/report/page.ts
const onPage = {
	table: scroll,
	commands: (_, lines) => lines.length === 0 ? void 0 : preformatted(lines),
	chain: chainBoxes,
	folded: details
};
function scroll(table, name) {
	return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0">\n${table}\n</div>`;
}
function formatPage(document, style) {
	const { state, verdict, title, sections } = document;
	return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${`${verdict.word}: ${title}`}</title>
<style>${pageStyle}${style}</style>
</head>
<body>
<header class="${state}">
<h1>${headingOf(document)}</h1>
${leadOf(document)}
</header>
<main>
${sections.map(section)}
</main>
<footer>${footerOf(document)}</footer>
</body>
</html>
`.toString();
}
function section({ title, parts }) {
	if (parts.every((part) => part === void 0)) return void 0;
	return html`<section>\n<h2>${title}</h2>\n${parts}\n</section>`;
}
function chainBoxes(report) {
	const chains = chainsOf(report);
	return chains.length === 0 ? void 0 : html`${chains.map(boxesOf)}`;
}
function boxesOf({ makers, images, signatures, root, children }) {
	const signers = makers.map(makerBoxes);
	const made = html`<p class="step">↓ made ${count(signatures, "signature")} of the index and its manifests, on</p>`;
	return html`<div class="chain">
${[...signers.length === 0 ? [] : [...signers, made], html`<div class="images">\n${images.map((name) => html`<div class="box extra">${code(name)}</div>`)}\n</div>`]}
<p class="step">↓ ${images.length > 1 ? "all with the same digest" : "with the digest"}</p>
${linkBox(root, "index", children.map((child) => linkBox(child, "part", layers(child))))}
</div>`;
}
function makerBoxes({ signer, root }) {
	const kind = signer.kind === "identity" ? "certificate" : "key";
	const box = html`<div class="box verified"><strong>${kind}</strong>${code(longSigner(signer), 300)}</div>`;
	if (root === void 0) return box;
	return html`<div class="box verified"><strong>certificate authority</strong>of ${code(root, 300)}</div>
<p class="step">↓ issued</p>
${box}`;
}
function linkBox({ name, digest, status }, kind, inside) {
	const state = status.counts ? status.outcome : "extra";
	const digestLine = digest === void 0 ? void 0 : html`${code(shortDigest(digest))}<br>`;
	const content = inside.length === 0 ? void 0 : html`\n<div class="inside">\n${inside}\n</div>\n`;
	return html`<div class="${`box ${kind} ${state}`}"><strong>${name}</strong>${digestLine}${status.sign} ${status.text}${content}</div>`;
}
function layers({ role }) {
	return role === "platform" ? [html`<div class="box layers">contains the digests of config and layers</div>`] : [];
}

// src/report/signers.ts
const most$3 = 10;
function signerLines(signers, options) {
	if (signers.length === 0) return [];
	return [
		signers.slice(0, most$3).map((signer) => signerLine(signer, options)),
		signers.length > most$3 && line`and ${signers.length - most$3} more signers`,
		line``
	];
}
function signerLine(signer, options) {
	if (signer.kind === "identity") {
		const claims = paint(options, "dim", claimsText(signer));
		return line`Identity ${whole(identityText(signer), 400)}: ${claims}`;
	}
	const { name, pinned } = signer;
	const state = paint(options, pinned ? "dim" : "yellow", pinText(signer));
	return line`Key ${shortSigner(signer)} (${whole(name, 200)}): ${state}`;
}
function ownSignerLines(signer, options, runs = []) {
	if (signer.kind !== "identity") return signerLines([signer], options);
	return [
		line`Identity ${whole(identityText(signer), 400)}`,
		few(runs).map((run) => line`  signed in ${whole(run, 400)}`),
		line``
	];
}
function identityText(trusted) {
	const { identity, identityMatch, issuer, issuerMatch } = trusted;
	const named = {
		kind: "identity",
		identity: identityMatch === "any-ref" ? `${identity}@any ref` : identity,
		issuer
	};
	const patterns = [...identityMatch === "pattern" ? ["the name"] : [], ...issuerMatch === "pattern" ? ["the issuer"] : []];
	const matched = patterns.length === 0 ? "" : `, ${listed(patterns)} by a pattern`;
	return `${longSigner(named)}${matched}`;
}
function claimsText({ claims }) {
	const all = Object.entries(claims).map(([name, value]) => `${name} ${value}`);
	return all.length === 0 ? "any run of it" : `with ${listed(all)}`;
}
function signerCell(signer) {
	if (signer.kind === "identity") {
		const name = html`${code(identityText(signer), 400)}, issuer ${code(signer.issuer, 300)}`;
		return stacked([name, ...pairs(signer.claims)]);
	}
	const { algorithm, name, notAfter } = signer;
	const end = notAfter && html`, until ${readableTime(notAfter)}`;
	return html`${code(name, 300)}, ${code(algorithm)}${end}<br>${fingerprintOf(signer)}, ${pinText(signer)}`;
}
function signerParagraph(signer) {
	return signer.kind === "identity" ? html`<p>Identity ${code(identityText(signer), 400)}</p>` : html`<p>Key ${fingerprintOf(signer)}: ${pinText(signer)}</p>`;
}
function fingerprintOf({ fingerprint }) {
	return html`SHA-256 ${code(fingerprint)}`;
}
function pinText({ pinned }) {
	return pinned ? "pinned by its fingerprint" : "not pinned, no key-fingerprint was given";
}

// src/report/verify/mermaid.ts
const most$2 = 16;
const mostChains = 4;
const longest = 5e4;
const classes = [
	"classDef verified fill:#dafbe1,stroke:#1a7f37,color:#0b3d1a",
	"classDef rejected fill:#ffebe9,stroke:#cf222e,color:#5c0a10,stroke-width:3px",
	"classDef undetermined fill:#fff8c5,stroke:#9a6700,color:#4d3300,stroke-dasharray:5 4",
	"classDef extra fill:#f6f8fa,stroke:#6e7781,color:#1f2328"
];
function chainDiagram(report) {
	const all = chainsOf(report);
	const chains = all.slice(0, mostChains);
	const more = all.length - chains.length;
	const diagram = ["flowchart LR", ...[...[...chains.flatMap((chain, i) => chainLines(report, chain, `c${i}`)), ...more > 0 ? [node("more", label(`and ${more} more`), "extra")] : []], ...classes].map((line) => `  ${line}`)];
	return chains.length === 0 || diagram.join("\n").length > longest ? [] : diagram;
}
function chainLines(report, chain, id) {
	const children = shownFirst(chain.children).slice(0, most$2);
	const hidden = chain.children.length - children.length;
	const platforms = children.flatMap(({ role }, i) => role === "platform" ? [`${id}m${i}`] : []);
	return [
		...signerNodes(report, chain, id),
		node(`${id}i`, linkLabel(chain.root), classOf(chain.root)),
		...chain.images.slice(0, most$2).flatMap((image, i) => [`${id}r${i}([${label(image)}]):::extra`, `${id}r${i} -->|carries| ${id}i`]),
		...children.flatMap((child, i) => [node(`${id}m${i}`, linkLabel(child), classOf(child)), `${id}i -->|binds| ${id}m${i}`]),
		...hidden > 0 ? [node(`${id}more`, label(`and ${hidden} more`), "extra"), `${id}i --> ${id}more`] : [],
		...platforms.length > 0 ? [node(`${id}l`, label("config and layers", "of each platform"), "extra")] : [],
		...platforms.map((platform) => `${platform} -->|binds| ${id}l`)
	];
}
function shownFirst(links) {
	if (links.length <= most$2) return links;
	const isFine = ({ status }) => status.outcome === "verified";
	return [...links.filter((link) => !isFine(link)), ...links.filter(isFine)];
}
function signerNodes(report, chain, id) {
	if (chain.makers.length === 0) return [];
	const all = signersOf(report);
	const signs = chain.root.status.outcome === "verified" ? [`${id}s -->|signs| ${id}i`] : [];
	return [
		node(`${id}s`, label(count(chain.signatures, "signature"), "for index and manifests"), "verified"),
		...chain.makers.flatMap(({ signer, root }) => {
			const nodeId = `k${all.findIndex((one) => sameSigner(one, signer))}`;
			const text = signer.kind === "identity" ? label("certificate", shortSigner(signer), `issuer ${signer.issuer}`) : label("key", longSigner(signer));
			return [
				...root === void 0 ? [] : authorityNodes(root, nodeId),
				`${nodeId}[/${text}/]:::verified`,
				`${nodeId} -->|made| ${id}s`
			];
		}),
		...signs
	];
}
function authorityNodes(root, certificate) {
	return [`${certificate}a[/${label("certificate authority", `of ${root}`)}/]:::verified`, `${certificate}a -->|issued| ${certificate}`];
}
function node(id, text, style) {
	return `${id}[${text}]:::${style}`;
}
function classOf({ status }) {
	return status.counts ? status.outcome : "extra";
}
function linkLabel({ name, digest, status }) {
	return quoted([...(digest === void 0 ? [name] : [name, shortDigest(digest)]).map(escapeLabel), `${status.sign} ${escapeLabel(status.text)}`]);
}
function label(...lines) {
	return quoted(lines.map(escapeLabel));
}
function quoted(lines) {
	return `"${lines.join("<br/>")}"`;
}
function escapeLabel(text) {
	return plain(text, 80).replace(/[\u0021-\u002b;-@\u005b-\u0060\u007b-\u007f]/g, (c) => `#${c.charCodeAt(0)};`);
}

// src/report/summary.ts
const runnerLimit = 1048576;
const inSummary = {
	table: (table) => table,
	commands: (language, lines) => lines.length === 0 ? void 0 : fenced(language, lines),
	chain(report) {
		const lines = chainDiagram(report);
		return lines.length === 0 ? void 0 : fenced("mermaid", lines);
	},
	folded(title, ...body) {
		const blocks = body.filter((block) => block !== void 0);
		if (blocks.length === 0) return void 0;
		return markdown`${html`<details>\n<summary>${title}</summary>`}\n\n${blocks}\n\n</details>`;
	}
};
function formatDocument(document, options) {
	const blocks = document.sections.flatMap((section) => {
		const [first, ...rest] = section.parts.filter((part) => part !== void 0);
		if (first === void 0) return [];
		return [markdown`${html`<h3>${section.title}</h3>`}\n\n${first}`, ...rest];
	});
	return fitted([
		html`<h2>${headingOf(document)}</h2>`,
		...leadOf(document),
		...blocks,
		html`<p><sub>${footerOf(document)}</sub></p>`
	], options);
}
function fitted(sections, options) {
	const { maxBytes = runnerLimit, reportPath } = options;
	const report = reportPath === void 0 ? html`the JSON report` : html`the JSON report, ${code(reportPath, 300)}`;
	const cut = `${html`<p>This summary was cut to fit GitHub's limit. Everything is in ${report}.</p>`}\n`;
	let room = maxBytes - Buffer.byteLength(cut);
	let left = false;
	const kept = [];
	for (const text of sections.map(String).filter((one) => one !== "")) {
		const section = `${text}\n\n`;
		const size = Buffer.byteLength(section);
		if (size > room) {
			left = true;
			continue;
		}
		kept.push(section);
		room -= size;
	}
	return `${kept.join("")}${left ? cut : ""}`;
}

// src/report/finding.ts
const labels = {
	error: ["Error", "red"],
	warning: ["WARNING", "yellow"],
	note: ["Note", "dim"]
};
function findingLines(finding, options, indent = "  ") {
	const { severity, code, message, details } = finding;
	const [label, usual] = labels[severity] ?? labels.error;
	const style = outcomeFor([code]) === "undetermined" && usual === "red" ? "yellow" : usual;
	const title = severity === "error" && finding.title ? `${finding.title}: ` : "";
	const hanging = `${indent}  `;
	const { words, command } = splitAdvice(finding.advice);
	const at = detailLine(details);
	return [
		wrap(line`${paint(options, style, label)}: ${title}${message} [${code}]`, options, indent, hanging),
		at && wrap(at, options, hanging),
		words && wrap(line`Next: ${words}`, options, hanging),
		command && line`${hanging}${whole(command, 8e3)}`
	];
}
function formatFindings(findings, options) {
	return logText(findings.map((one) => findingLines(one, options, "")));
}
function splitAdvice(advice = "") {
	const at = advice.indexOf(": webdis-trust ");
	return at < 0 ? {
		words: advice,
		command: ""
	} : {
		words: advice.slice(0, at + 1),
		command: advice.slice(at + 2)
	};
}
function detailLine({ host, status, url, requestId } = {}) {
	const place = url ?? host;
	const parts = [
		place && whole(place, 300),
		status !== void 0 && line`HTTP ${status}`,
		requestId && line`request ${whole(requestId, 300)}`
	];
	return parts.some(Boolean) ? line`at ${join(parts, ", ")}` : void 0;
}
function describeError(error, title) {
	const message = error instanceof Error ? error.message : String(error);
	if (!isTrustError(error)) return logText(line`Error: ${message}`).trimEnd();
	const { code, details } = error;
	const at = detailLine(details);
	return logText([line`Error: ${title ?? codeTitle[code]}: ${message} [${code}]`, at && line`  ${at}`]).trimEnd();
}

// src/report/verify/attestations.ts
const stores = fixedWords({
	bundle: "bundle referrer",
	tag: ".att tag",
	buildx: "attestation manifest of buildx"
});
function attestationText({ type, signer, store, manifest, signed }) {
	const name = type === void 0 ? "unreadable" : predicateTypeName(type);
	const by = signer && line` by ${whole(withKind(signer, longSigner(signer)), 400)}`;
	const at = signed && line`, ${whole(readableTime(signed), 40)}`;
	return line`${whole(name, 200)} attestation${by}, ${stores[store]} ${shortDigest(manifest)}${at}`;
}
function otherThanAttestations({ ignored, attestations = [] }) {
	const known = new Set(attestations.map(({ manifest }) => manifest));
	return ignored.filter(({ code, manifest }) => code !== "E_NOSIG" || !known.has(manifest));
}
const factTexts = {
	builder: "builder",
	sourceRepository: "source-repository",
	sourceRef: "source-ref",
	sourceDigest: "source-digest",
	contents: "contents"
};
function factLines({ facts = {} }) {
	return Object.entries(factTexts).flatMap(([name, text]) => {
		const value = facts[name];
		return value === void 0 ? [] : [line`${text}=${whole(value, 400)}`];
	});
}
function failureText({ message = "it does not count", code: id = "E_SIG" }) {
	return line`${message} [${whole(id, 100)}]`;
}
const resultWords = {
	verified: ["met", "green"],
	rejected: ["NOT MET", "red"],
	undetermined: ["not known", "yellow"]
};
function requirementLines({ attestations = [] }, options) {
	return attestations.map(({ requirement, outcome, manifests, on }) => {
		const results = manifests.map((one) => {
			const [word, style] = resultWords[one.outcome] ?? resultWords.undetermined;
			return line`${whole(one.name, 100)} ${paint(options, style, word)}`;
		});
		const [word, style] = resultWords[outcome] ?? resultWords.undetermined;
		const all = on === "any" || results.length === 0 ? [paint(options, style, word)] : [];
		return line`  - ${whole(requirement, 400)}: ${join([...all, ...results], ", ")}`;
	});
}
function requirementTable({ images }) {
	const asked = images.filter(({ attestations = [] }) => attestations.length > 0);
	if (asked.length === 0) return void 0;
	const names = [...new Set(asked.flatMap(({ attestations = [] }) => attestations.flatMap(({ manifests }) => manifests.map(({ name }) => name))))];
	const several = images.length > 1;
	return table([
		...several ? ["Image"] : [],
		"Requirement",
		...names.map((name) => code(name))
	], asked.flatMap((image) => (image.attestations ?? []).map((requirement) => [
		...several ? [code(shortDigests(image.name))] : [],
		html`${resultText(requirement.outcome)}<br>${code(requirement.requirement, 400)}`,
		...names.map((name) => resultCell(requirement, name))
	])));
}
function resultCell({ manifests }, name) {
	const result = manifests.find((one) => one.name === name);
	if (result === void 0) return "";
	const text = resultText(result.outcome);
	if (result.code === void 0) return text;
	return html`${text}: ${codeReason(result.code)} ${codeTag(result.code)}`;
}
function resultText(outcome) {
	const [word] = resultWords[outcome] ?? resultWords.undetermined;
	return html`${outcomeSign[outcome]} ${word.toLowerCase()}`;
}
function attestationTable({ manifests }) {
	const rows = manifests.flatMap(({ role, platforms, attestations = [] }) => attestations.map((attestation) => {
		const { type, store, manifest, good, signer, facts = {}, message, code: id } = attestation;
		const said = Object.entries(factTexts).flatMap(([name, text]) => {
			const value = facts[name];
			return value === void 0 ? [] : [code(`${text}=${value}`, 400)];
		});
		const why = good || id === void 0 ? [] : [html`${message} ${codeTag(id)}`];
		return [
			code(platforms.join(", ") || role),
			html`${good ? html`✅ good` : html`❌ not counted`}<br>${code(type === void 0 ? "unreadable" : predicateTypeName(type), 200)}`,
			html`${stores[store]} ${code(shortDigest(manifest))}`,
			signer === void 0 ? "none of the signers" : code(longSigner(signer), 300),
			join$1([...said, ...why], html`<br>`)
		];
	}));
	return rows.length === 0 ? void 0 : table([
		"Manifest",
		"Attestation",
		"Where",
		"Signer",
		"Facts"
	], rows);
}

// src/report/verify/manifest-block.ts
const shown$1 = 5;
function manifestBlock(report, image, manifest, options) {
	const header = paint(options, "bold", `Verification for ${nameOf$1(image, manifest)} --`);
	const findings = findingsAbout(image, manifest).map((one) => findingLines(one, options));
	return [
		header,
		statusOf(image, manifest).outcome === "verified" ? [
			verifiedLines(report, manifest, options),
			attestedLines(manifest, options),
			otherMaterial(manifest, options)
		] : failedLines(image, manifest, findings.length > 0, options),
		findings,
		line``
	];
}
function nameOf$1({ cosignName, tag }, { depth, digest }) {
	if (depth === 0) return cosignName;
	const [named = ""] = cosignName.split("@");
	return `${tag !== void 0 && named.endsWith(`:${tag}`) ? named.slice(0, -tag.length - 1) : named}@${digest}`;
}
function title(manifest) {
	const name = manifestName(manifest);
	return manifest.depth === 0 ? line`${name} ${manifest.digest}` : line`${name}`;
}
function verifiedLines(report, manifest, options) {
	const good = goodSignatures(manifest);
	return [
		title(manifest),
		checksPassed(report, good).map((text) => line`  - ${paint(options, "green", text)}`),
		good.slice(0, shown$1).map((signature) => line`    ${paint(options, "dim", signedBy$1(report.policy, signature))}`),
		good.length > shown$1 && line`    and ${good.length - shown$1} more signatures`,
		good.flatMap(({ checks }) => notes(checks)).map((note) => line`    Note: ${note}`)
	];
}
function attestedLines({ attestations = [] }, options) {
	const good = attestations.filter((one) => one.good);
	return [...good.slice(0, shown$1).map((one) => line`  - ${paint(options, "green", attestationText(one))}`), ...good.length > shown$1 ? [line`    and ${good.length - shown$1} more attestations`] : []];
}
function checksPassed({ policy }, good) {
	const passed = (check) => good.length > 0 && good.every(({ checks }) => checks[check]?.state === "passed");
	const certified = good.filter(({ signer }) => signer?.kind === "identity").length;
	const annotated = Object.keys(policy.annotations).length > 0 && passed("claims");
	return given([
		annotated && "The specified annotations were verified.",
		passed("claims") && "The cosign claims were validated",
		passed("log") && "Existence of the claims in the transparency log was verified offline",
		passed("signature") && certified < good.length && "The signatures were verified against the specified public key",
		passed("signature") && certified > 0 && certificateVerified,
		passed("time") && "The time of signing was verified"
	]);
}
const certificateVerified = "The code-signing certificate was verified using trusted certificate authority certificates";
function signedBy$1(policy, { signer, format, logEntries }) {
	const by = signer && line` by ${whole(withKind(signer, signerTag(policy, signer)), 400)}`;
	return join([line`${formatWord[format]} signature${by}`, ...logEntries.map(entryText)], ", ");
}
function entryText({ log, index, integratedTime }) {
	const time = integratedTime && line`, ${whole(readableTime(integratedTime), 40)}`;
	return line`${whole(log, 100)} index ${whole(index, 30)}${time}`;
}
function notes(checks) {
	return Object.values(checks).flatMap((check) => check.state === "passed" && check.note !== void 0 ? [check.note] : []);
}
function failedLines(image, manifest, explained, options) {
	const { text, outcome, counts } = statusOf(image, manifest);
	const word = explained ? counts ? outcome.toUpperCase() : "not required" : text;
	return [line`${title(manifest)}: ${paint(options, counts ? outcomeStyle[outcome] : "dim", word)}`, lacksAttestationsOnly(image, manifest) ? badAttestations(manifest, options) : manifest.signatures.slice(0, shown$1).map(candidateLines)];
}
function lacksAttestationsOnly(image, manifest) {
	const errors = findingsAbout(image, manifest).filter(({ severity }) => severity === "error");
	return errors.length > 0 && errors.every(({ code }) => code === "E_ATTESTATION");
}
function badAttestations({ attestations = [] }, options) {
	return attestations.filter(({ good }) => !good).slice(0, shown$1).map((one) => {
		const what = paint(options, "red", attestationText(one));
		return line`  - ${what}: ${failureText(one)}`;
	});
}
const checkNames = {
	claims: "claims",
	log: "transparency log",
	signature: "signature",
	time: "time of signing",
	certificate: "certificate",
	sct: "certificate transparency",
	identity: "identity"
};
function candidateLines({ format, store, manifest, checks }) {
	const names = Object.keys(checkNames);
	return [line`  ${formatWord[format]} signature in ${manifest} (${storeName(store)})`, names.map((name) => {
		const check = checks[name];
		return check && line`    - ${checkNames[name]}: ${checkText(check)}`;
	})];
}
function checkText(check) {
	if (check.state === "passed") return line`passed`;
	if (check.state === "skipped") return line`not checked, ${check.why}`;
	return line`FAILED, ${check.message} [${whole(check.code, 100)}]`;
}
function otherMaterial(manifest, options) {
	const { signatures } = manifest;
	const ignored = otherThanAttestations(manifest);
	const bad = signatures.filter(({ good }) => !good).length;
	const others = ignored.filter(({ code }) => code === "E_NOSIG").length;
	const unusable = ignored.length - others;
	const parts = listed([
		bad > 0 && `${count(bad, "signature")} that ${bad === 1 ? "does" : "do"} not count`,
		others > 0 && count(others, "other artifact"),
		unusable > 0 && `${unusable} that could not be used`
	]);
	return parts && line`    ${paint(options, "dim", `also found: ${parts}`)}`;
}

// src/host/process.ts
const grace = 4e3;
function untilSignal() {
	const controller = new AbortController();
	for (const name of ["SIGINT", "SIGTERM"]) process.once(name, () => {
		controller.abort(new TrustError("E_LIMIT", `the run was stopped by ${name}`));
		setTimeout(() => process.exit(), grace).unref();
	});
	return controller.signal;
}
function endProcess() {
	process.stdout.write("", () => process.stderr.write("", () => process.exit()));
}
function collectChunksInTime() {
	setFlagsFromString("--semi-space-growth-factor=1");
}
function keepHeapSmall() {
	setFlagsFromString("--heap-growing-percent=25");
	setFlagsFromString("--semi-space-growth-factor=4");
	const used = [];
	while (youngGeneration() < 8 * 2 ** 20 && used.length < 256) used.push(new Array(8192).fill(0));
	collectChunksInTime();
}
function youngGeneration() {
	return getHeapSpaceStatistics().find((one) => one.space_name === "new_space")?.space_size ?? 0;
}
function unlessDry(work) {
	return new Promise((resolve, reject) => {
		const dry = () => {
			reject(new TrustError("E_LIMIT", `the run stopped without a result, though nothing had failed; this is a bug in this program, please report it`));
		};
		process.once("beforeExit", dry);
		work.then(resolve, reject).finally(() => process.off("beforeExit", dry));
	});
}

// src/options/flags.ts
function flagsOf(table) {
	return Object.entries(table).flatMap(([field, option]) => option.positional === true ? [] : flagsOfOption(field, option));
}
function flagsOfOption(field, option) {
	const { type, aliases = [], group = "Flags" } = option;
	if (option.switches !== void 0) return Object.entries(option.switches).map(([name, { means, short, help }], at) => ({
		name,
		field,
		short,
		placeholder: void 0,
		repeatable: false,
		means,
		help,
		group,
		aliases: at === 0 ? aliases : []
	}));
	if (option.flag === false) return [];
	const { placeholder, repeatable } = type;
	const name = option.flag ?? kebab(field);
	const help = `${option.help}${defaultOf(option)}`;
	return [{
		name,
		field,
		short: option.short,
		placeholder,
		repeatable,
		help,
		aliases,
		group
	}];
}
function defaultOf({ default: value, defaultHelp }) {
	const shown = defaultHelp ?? (typeof value === "string" ? value : void 0);
	return shown === void 0 ? "" : ` (default: ${shown})`;
}
function positionalsOf(table) {
	return Object.keys(table).filter((field) => table[field]?.positional === true);
}
function argumentName({ type }) {
	return `${type.placeholder}${type.repeatable ? "…" : ""}`;
}

// src/options/terminal.ts
function readArguments(argv, table) {
	const { positionals, given } = tokenize(argv, flagsOf(table));
	const read = /* @__PURE__ */ new Map();
	for (const [flag, words] of given) {
		if (read.has(flag.field)) throw contradiction(flag, [...given.keys()]);
		read.set(flag.field, readFlag(flag, words, table));
	}
	for (const [field, value] of readPositionals(positionals, table)) read.set(field, value);
	return complete(table, read, (field) => nameOf(field, table, given));
}
function readFlag({ field, name, placeholder, means }, words, table) {
	if (placeholder === void 0 && means !== void 0) return means;
	return table[field]?.type.fromFlags(words, `--${name}`);
}
function contradiction(flag, flags) {
	const other = flags.find(({ field, name }) => field === flag.field && name !== flag.name);
	return new TrustError("E_INPUT", `--${flag.name} excludes --${other?.name ?? flag.name}`);
}
function nameOf(field, table, given) {
	const option = table[field];
	if (option?.positional === true) return argumentName(option);
	return `--${([...given.keys()].find((flag) => flag.field === field) ?? flagsOf(table).find((flag) => flag.field === field))?.name}`;
}
function* readPositionals(words, table) {
	const fields = positionalsOf(table);
	const [surplus] = takesAll(fields, table) ? [] : words.slice(fields.length);
	if (surplus !== void 0) {
		const expected = fields.length === 0 ? "flags only" : argumentsHelp(fields, table);
		throw new TrustError("E_INPUT", `${JSON.stringify(surplus)} is not expected here: give ${expected}`);
	}
	for (const [at, field] of fields.entries()) {
		const option = table[field];
		const taken = option?.type.repeatable === true ? words.slice(at) : words.slice(at, at + 1);
		if (option !== void 0 && taken.length > 0) yield [field, option.type.fromFlags(taken, argumentName(option))];
	}
}
function takesAll(fields, table) {
	return table[fields.at(-1) ?? ""]?.type.repeatable === true;
}
function argumentsHelp(fields, table) {
	return fields.flatMap((field) => table[field] ?? []).map(argumentName).join(" ");
}
const unset = " (is a variable not set?)";
function tokenize(argv, flags) {
	const options = Object.fromEntries(flags.map(({ name, short, placeholder }) => [name, {
		type: placeholder === void 0 ? "boolean" : "string",
		...short === void 0 ? {} : { short }
	}]));
	const settings = {
		args: [...argv],
		options,
		allowPositionals: true
	};
	const positionals = [];
	const given = /* @__PURE__ */ new Map();
	for (const token of parseArgs({
		...settings,
		strict: false,
		tokens: true
	}).tokens) if (token.kind === "positional") {
		if (token.value.trim() === "") throw new TrustError("E_INPUT", `an argument is empty${unset}`);
		positionals.push(token.value);
	} else if (token.kind === "option") {
		const flag = findFlag(token, flags);
		const word = checkWord(token, flag);
		if (word !== void 0 && given.has(flag) && !flag.repeatable) throw new TrustError("E_INPUT", `${token.rawName} is given twice`);
		given.set(flag, [...given.get(flag) ?? [], ...word === void 0 ? [] : [word]]);
	}
	return {
		positionals,
		given
	};
}
function findFlag({ name, rawName }, flags) {
	const flag = flags.find((known) => known.name === name);
	if (flag !== void 0) return flag;
	throw new TrustError("E_INPUT", `there is no flag ${rawName}${hint(name, flags)}`);
}
function checkWord({ rawName, value, inlineValue }, { placeholder }) {
	const fail = (why) => {
		throw new TrustError("E_INPUT", why);
	};
	if (placeholder === void 0) return value === void 0 ? void 0 : fail(`${rawName} takes no value`);
	if (value === void 0) return fail(`${rawName} needs a value: ${placeholder}`);
	if (value.trim() === "") return fail(`${rawName} is empty: give ${placeholder}, or leave the flag out${unset}`);
	if (value.startsWith("-") && inlineValue !== true) return fail(`${rawName} needs a value, and ${value} looks like a flag (otherwise write ${rawName}=${value})`);
	return value;
}
function hint(name, flags) {
	const same = flags.find(({ aliases }) => aliases.includes(name));
	if (same !== void 0) return `; use --${same.name}`;
	const advice = foreignFlag(name);
	if (advice !== void 0) return `; ${advice}`;
	const meant = nearest(name, flags.map((flag) => flag.name));
	return meant === void 0 ? " (--help lists them)" : `; did you mean --${meant}?`;
}

// src/report/json.ts
const leading = [
	"schema",
	"tool",
	"outcome",
	"state",
	"exitCode",
	"reference",
	"name",
	"role",
	"severity",
	"code",
	"message",
	"digest",
	"platforms",
	"platform"
];
function formatReport(report) {
	return safeJson(ordered(report));
}
function safeJson(document) {
	return `${safe(JSON.stringify(document, void 0, 2))}\n`;
}
function* reportPieces(report) {
	if ("releases" in report) yield* inPieces(report, "releases", report.releases);
	else if (isFleet(report)) yield* inPieces(report, "images", report.images);
	else yield formatReport(report);
}
function isFleet(report) {
	return "images" in report && "missingShards" in report;
}
function* inPieces(report, field, items) {
	const text = formatReport({
		...report,
		[field]: []
	});
	if (items.length === 0) {
		yield text;
		return;
	}
	const empty = `\n  "${field}": []`;
	const at = text.indexOf(empty);
	yield `${text.slice(0, at)}\n  "${field}": [\n`;
	for (const [nth, item] of items.entries()) yield `    ${safe(JSON.stringify(ordered(item), void 0, 2)).replaceAll("\n", "\n    ")}${nth + 1 < items.length ? "," : ""}\n`;
	yield `  ]${text.slice(at + empty.length)}`;
}
function ordered(value) {
	if (Array.isArray(value)) return value.map(ordered);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).sort(([a], [b]) => rank$1(a) - rank$1(b) || compare(a, b));
	return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}
function rank$1(key) {
	const place = leading.indexOf(key);
	return place < 0 ? leading.length : place;
}
function compare(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
function safe(json) {
	return json.replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).replaceAll("##[", "##\\u005b");
}

// src/cli/progress.ts
function startProgress(stream, wanted, views) {
	const pass = (text) => void stream.write(text);
	if (wanted && stream.isTTY === true) return onTerminal(stream, views.terminal());
	if (wanted && views.log !== void 0) return inLog(stream, views.log());
	return {
		show: () => {},
		say: () => {},
		pass,
		end: () => {}
	};
}
const eraseLine = "\r\x1B[2K";
const interval = 100;
function onTerminal(stream, view) {
	let last = Number.NEGATIVE_INFINITY;
	let shown = false;
	const write = (line) => {
		last = performance.now();
		shown = true;
		stream.write(`${eraseLine}${line}`);
	};
	const erase = () => {
		if (shown) stream.write(eraseLine);
		shown = false;
	};
	return {
		show: (progress) => {
			const { line, lasting } = view(progress, performance.now() - last >= interval, stream.columns) ?? {};
			if (lasting !== void 0) {
				erase();
				stream.write(`${lasting}\n`);
			}
			if (line !== void 0) write(line);
		},
		say: (text) => write(text.slice(0, Math.max(stream.columns - 1, 0))),
		pass: (text) => {
			erase();
			stream.write(text);
		},
		end: erase
	};
}
function inLog(stream, view) {
	let last = performance.now();
	let written = false;
	let said = "";
	const write = (line) => {
		last = performance.now();
		written = true;
		stream.write(`${line}\n`);
	};
	return {
		show: (progress) => {
			const line = view(progress, performance.now() - last);
			if (line !== void 0) write(line);
		},
		say: (text) => {
			if (text !== said) write(plain(text));
			said = text;
		},
		pass: (text) => void stream.write(text),
		end: () => {
			if (written) stream.write("\n");
		}
	};
}

// src/cli/streams.ts
function textOptions(stream, env, color) {
	const terminal = stream.isTTY === true;
	return {
		color: color && wantsColor(terminal, env),
		...terminal ? { width: stream.columns } : {}
	};
}
function columnsOf({ isTTY, columns }) {
	return isTTY === true && columns || 80;
}
function wantsColor(terminal, env) {
	const forced = env["FORCE_COLOR"];
	if (forced !== void 0) return forced !== "0" && forced !== "false";
	return terminal && !env["NO_COLOR"] && env["TERM"] !== "dumb";
}
function ignoreClosedPipes() {
	for (const stream of [process.stdout, process.stderr]) stream.on("error", (error) => {
		if (error.code !== "EPIPE") throw error;
	});
}

// src/cli/verb.ts
const commonExitCodes = {
	2: "an option, a reference or a key cannot be used; nothing was done",
	3: "undetermined, because of the network, a rate limit, credentials or a limit; run it again"
};
function verb(description, options, run) {
	const read = (argv) => readArguments(argv, options);
	return {
		...description,
		options,
		run: async (argv, signal) => run(read(argv), signal)
	};
}
function reporting({ run, progress: views, text, lines, files = () => [], formats = {} }) {
	return async (values, signal) => {
		const report = await withProgress(values, signal, views, (host, progress) => run(values, host, progress.show, progress));
		await publish(report, values, text, files(report, values), formats);
		if (formatOf(values) === "table" && report.exitCode === 0) process.stdout.write(textOf(lines(report)));
		if (report.exitCode !== 0) endProcess();
		return report.exitCode;
	};
}
async function withProgress({ verbose = false, quiet = false }, signal, views, run) {
	const progress = startProgress(process.stderr, !quiet && !verbose, views);
	const trace = (line) => void process.stderr.write(`${line}\n`);
	const host = {
		env: process.env,
		signal,
		onWait: progress.say
	};
	try {
		return await run(verbose ? {
			...host,
			trace
		} : host, progress);
	} finally {
		progress.end();
	}
}
async function publish(report, values, text, files, formats = {}) {
	if (values.quiet !== true || report.exitCode !== 0) {
		const options = textOptions(process.stderr, process.env, values.color);
		process.stderr.write(text(report, {
			...options,
			verbose: values.verbose === true
		}));
	}
	await writeFiles([{
		option: "report",
		path: values.report,
		text: () => reportPieces(report)
	}, ...files]);
	const format = formatOf(values);
	const pieces = format === "json" ? reportPieces(report) : [formats[format]?.(report) ?? ""];
	for (const piece of pieces) process.stdout.write(piece);
}
function formatOf({ json, output = "table" }) {
	return json ? "json" : output;
}
async function writeFiles(files) {
	for (const { option, path, text } of files) if (path !== void 0) await writeWhole(path, text(), `--${option}: the file`);
}
function textOf(lines) {
	return lines.map((line) => `${line}\n`).join("");
}

// src/report/progress.ts
function formatProgress({ image, done, of, requests }, { columns = 80, unit = "manifest" } = {}) {
	return inOneLine(image, `${done} of ${count(of, unit)}, ${count(requests, "request")}`, columns);
}
function inOneLine(image, facts, columns) {
	const room = columns - 1 - facts.length - 3;
	const name = plain(image);
	const shown = name.length <= room ? name : `…${name.slice(name.length - room + 1)}`;
	return room < 8 ? facts.slice(0, Math.max(columns - 1, 0)) : `${shown} … ${facts}`;
}
function formatCopying(copying, columns = 80) {
	const { target, step, done, of, bytes, bytesPerSecond, digest } = copying;
	const what = step === "copying" && digest !== void 0 ? ` ${plain(shortDigest(digest))}` : "";
	return inOneLine(target, given([
		`${step}${what}`,
		of > 0 && `${done} of ${of} parts`,
		bytes > 0 && byteText(bytes),
		bytesPerSecond !== void 0 && `${byteText(bytesPerSecond)}/s`
	]).join(", "), columns);
}
function formatStep({ target, step, done, of, bytes }, still) {
	const there = `${done} of ${of} parts are there`;
	const texts = {
		looking: of === 0 ? "reading the source" : `the source meets the requirements; ${there}`,
		copying: still ? `copying, ${there}, ${byteText(bytes)} sent` : "copying",
		verifying: "the target is complete; verifying",
		tagging: "writing the tag"
	};
	return logText([line`${target}: ${texts[step]}`]).trimEnd();
}
const stepTitle = fixedWords({
	check: "check tags",
	build: "build and push",
	sign: "sign",
	attest: "attest",
	verify: "verify",
	mirror: "mirror",
	"verify-mirrors": "verify everywhere",
	tag: "tag",
	ledger: "update ledger"
});
function formatReleasing({ step, detail }, columns = 80) {
	return detail === "" ? `${stepTitle[step]} …`.slice(0, Math.max(columns - 1, 0)) : inOneLine(detail, stepTitle[step], columns);
}
function formatReleaseStep({ step, detail }) {
	return logText([line`${stepTitle[step]}: ${detail}`]).trimEnd();
}
function formatChecking(checking, columns = 80) {
	return inOneLine(checking.image, factsOf(checking), columns);
}
function formatCheckingStep(checking) {
	return logText([line`${factsOf(checking)}: ${checking.image}`]).trimEnd();
}
function factsOf({ done, of, requests, imagesPerSecond }) {
	const rate = imagesPerSecond === void 0 ? "" : `, ${imagesPerSecond.toFixed(0)}/s`;
	return `${done} of ${count(of, "image")}${rate}, ${count(requests, "request")}`;
}

// src/cli/views.ts
const logInterval = 1e4;
function counting(unit) {
	return { terminal: () => (progress, due, columns) => due ? { line: formatProgress(progress, {
		columns,
		unit
	}) } : void 0 };
}
const copying = {
	terminal() {
		const targets = /* @__PURE__ */ new Map();
		const rate = new Rate();
		return (progress, due, columns) => {
			targets.set(progress.target, progress);
			if (!due) return void 0;
			const all = {
				...progress,
				...sumOf([...targets.values()])
			};
			const bytesPerSecond = rate.at(performance.now(), all.bytes);
			return { line: formatCopying({
				...all,
				bytesPerSecond
			}, columns) };
		};
	},
	log() {
		const printed = /* @__PURE__ */ new Map();
		return (progress) => {
			const { target, step, of } = progress;
			const name = `${step} ${of > 0}`;
			const last = printed.get(target);
			const now = performance.now();
			const again = last?.name === name;
			if (again && now - last.at < logInterval) return void 0;
			printed.set(target, {
				name,
				at: now
			});
			return formatStep(progress, again);
		};
	}
};
function sumOf(all) {
	const sum = (field) => all.reduce((n, one) => n + one[field], 0);
	return {
		done: sum("done"),
		of: sum("of"),
		bytes: sum("bytes")
	};
}
const releasing = {
	terminal: () => (progress, due, columns) => {
		if (progress.state === "ended") return { lasting: formatReleaseStep(progress) };
		return due || progress.state === "began" ? { line: formatReleasing(progress, columns) } : void 0;
	},
	log: () => (progress) => progress.state === "ended" ? formatReleaseStep(progress) : void 0
};
const checking = {
	terminal() {
		const rate = new Rate();
		return (progress, due, columns) => {
			const imagesPerSecond = rate.at(performance.now(), progress.done);
			return due ? { line: formatChecking({
				...progress,
				imagesPerSecond
			}, columns) } : void 0;
		};
	},
	log() {
		const rate = new Rate();
		return (progress, silence) => {
			const imagesPerSecond = rate.at(performance.now(), progress.done);
			if (silence < logInterval) return void 0;
			return formatCheckingStep({
				...progress,
				imagesPerSecond
			});
		};
	}
};
const window = 5e3;
var Rate = class {
	#samples = [];
	at(at, count) {
		this.#samples.push({
			at,
			count
		});
		while ((this.#samples[0]?.at ?? at) < at - window) this.#samples.shift();
		const [first] = this.#samples;
		if (first === void 0 || at === first.at || count === first.count) return void 0;
		return (count - first.count) * 1e3 / (at - first.at);
	}
};

// src/report/verify/tree.ts
function formatTree(image, options) {
	const [root, ...rest] = image.manifests;
	const { signers = [] } = options;
	return logText([
		paint(options, "bold", image.name),
		root && draw(branchOf(root, rest, options).branch, "", ""),
		findingsElsewhere(image).map((finding) => findingLines(finding, options, "")),
		signers.length > 0 && line``,
		signerLines(signers, options),
		identityLines(image, options),
		readersLines(image.readers, options)
	]);
}
const most$1 = 20;
function identityLines({ manifests }, options) {
	const found = manifests.flatMap(({ signatures }) => signatures.flatMap(({ certificate }) => certificate ?? []));
	const names = [...Map.groupBy(found, ({ subject, issuer }) => `${issuer} ${subject}`).values()];
	if (names.length === 0) return [];
	return [
		paint(options, "bold", "Certificates of other identities --"),
		names.slice(0, most$1).map((alike) => identityBlock(alike, options)),
		names.length > most$1 && line`and ${names.length - most$1} more identities`,
		line``
	];
}
function identityBlock(alike, options) {
	const unproven = alike.find(({ proven }) => !proven);
	const [first] = unproven === void 0 ? alike : [unproven];
	if (first === void 0) return [];
	const { subject, issuer = "none", why = "it cannot be read" } = first;
	const state = unproven === void 0 ? paint(options, "green", "verified: authority, SCT, log entry, time and signature. Check that the publisher documents this identity") : paint(options, "red", `NOT verified, anyone could have made it: ${why}`);
	const inputs = inputsFrom(first).map(({ name, value }) => line`      ${name}: ${whole(value, 2e3)}`);
	return [
		line`  ${whole(subject, 400)}, issuer ${whole(issuer, 300)}, ${count(alike.length, "signature")}`,
		line`    ${state}`,
		inputs.length > 0 && [line`    accepted by:`, inputs]
	];
}
function draw({ text, children }, first, others) {
	const last = children.length - 1;
	return [line`${first}${text}`, children.map((child, i) => i === last ? draw(child, `${others}└── `, `${others}    `) : draw(child, `${others}├── `, `${others}│   `))];
}
function branchOf(manifest, following, options) {
	const inside = [];
	let rest = following;
	for (let next = rest[0]; next !== void 0 && next.depth > manifest.depth; next = rest[0]) {
		const below = branchOf(next, rest.slice(1), options);
		inside.push(below.branch);
		rest = below.rest;
	}
	const material = [
		...manifest.signatures.map((signature) => signatureBranch(signature, options)),
		...(manifest.attestations ?? []).map((one) => attestationBranch(one, options)),
		...otherThanAttestations(manifest).map((ignored) => ignoredBranch(ignored, options))
	];
	const none = manifest.outcome === "rejected" ? "no signature" : "nothing could be read";
	const nothing = {
		text: paint(options, "yellow", none),
		children: []
	};
	const children = [...material.length === 0 ? [nothing] : material, ...inside];
	const name = paint(options, "bold", manifestName(manifest));
	return {
		branch: {
			text: line`${name} ${manifest.digest}`,
			children
		},
		rest
	};
}
function attestationBranch(attestation, options) {
	const { good } = attestation;
	const state = paint(options, good ? "green" : "red", good ? "good" : "BAD");
	const leaves = [...good ? [] : [failureText(attestation)], ...factLines(attestation)];
	return {
		text: line`${state} ${attestationText(attestation)}`,
		children: leaves.map((text) => ({
			text: paint(options, "dim", text),
			children: []
		}))
	};
}
function ignoredBranch({ store, manifest, code, message }, options) {
	const unread = outcomeFor([code]) === "undetermined";
	const at = manifest && line` ${shortDigest(manifest)}`;
	const text = line`${unread ? "could not be read" : "not counted"}: ${storeName(store)}${at}, ${message}`;
	return {
		text: paint(options, unread ? "yellow" : "dim", text),
		children: []
	};
}
function signatureBranch({ format, store, manifest, good, signer, checks, logEntries, annotations, dockerReference, certificate, rebuilt }, options) {
	const { signers = [] } = options;
	const style = good ? "green" : "red";
	const by = signer === void 0 ? certificate === void 0 ? "by none of the signers" : "by a certificate" : line`by ${whole(withKind(signer, signerTag({ signers }, signer)), 400)}`;
	const state = good ? "good" : "not counted:";
	const where = line`${storeName(store)} ${shortDigest(manifest)}`;
	const failures = Object.values(checks).filter(({ state }) => state === "failed");
	const leaves = given([
		...failures.map((check) => checkText(check)),
		certificate && certificateText(certificate),
		rebuilt && line`payload rebuilt: ${rebuilt.message}`,
		...logEntries.map((entry) => line`log ${entryText(entry)}`),
		dockerReference && line`names ${whole(dockerReference, 300)}`,
		...Object.entries(annotations).map(([k, value]) => line`${whole(k, 100)}=${whole(value, 200)}`)
	]);
	return {
		text: line`${paint(options, style, `${state} ${formatWord[format]} signature`)} ${by}, ${where}`,
		children: leaves.map((text) => ({
			text: paint(options, "dim", text),
			children: []
		}))
	};
}
function certificateText({ subject, issuer, proven }) {
	const from = issuer && line`, issuer ${whole(issuer, 300)}`;
	return line`certificate, ${proven ? "" : "not "}verified: ${whole(subject, 300)}${from}`;
}

// src/cli/tree.ts
const treeVerb = verb({
	name: "tree",
	about: `Shows the index of an image, its platforms and attestation manifests, and the signatures and attestations of
each. For each signature, it shows the signer, the checks, and the inputs that accept it.`,
	examples: ["webdis-trust tree nicolas/webdis:0.1.24"],
	exitCodes: {
		0: "everything could be read, even if it is not signed",
		...commonExitCodes,
		11: "the tag, digest or repository does not exist"
	}
}, treeOptions, async (values, signal) => {
	const listed = {
		images: [values.image],
		tag: void 0,
		attestations: []
	};
	const run = {
		...noDemands,
		...values,
		...listed
	};
	const report = await withProgress(values, signal, counting("manifest"), (host, { show }) => verify(run, host, show));
	const [image] = report.images;
	if (image === void 0) throw new RangeError("a report about one image has no image");
	const options = textOptions(process.stdout, process.env, values.color);
	const tree = () => formatTree(image, {
		...options,
		signers: report.policy.signers
	});
	const asJson = values.json || values.output === "json";
	process.stdout.write(asJson ? formatReport(report) : tree());
	const warnings = report.findings.filter(({ severity }) => severity === "warning");
	const about = textOptions(process.stderr, process.env, values.color);
	process.stderr.write(formatFindings(warnings, about));
	return exitCodeFor(codesOfGaps(image));
});
function codesOfGaps({ findings, manifests }) {
	const codes = findings.map(({ code }) => code);
	return manifests.length === 0 ? codes : codes.filter((c) => outcomeFor([c]) === "undetermined");
}

// src/report/verify/verdict.ts
function verdictOf(report) {
	switch (report.outcome) {
		case "verified": return {
			word: "Verified",
			sentence: whatIsProven(report)
		};
		case "rejected": return {
			word: "Rejected",
			sentence: `Do not run ${report.images.length === 1 ? "this image" : "these images"}. ${whatIsWrong(report)}`
		};
		default: return {
			word: "Undetermined",
			sentence: `${whatIsWrong(report)} It is unknown whether everything is signed: this is neither a success nor evidence against the image.`
		};
	}
}
function whatIsProven(report) {
	const { attestations = [], signatures } = report.policy;
	const met = count(attestations.length, "attestation requirement");
	if (signatures === "ignored") return `${count(report.images.length, "image")} ${report.images.length === 1 ? "meets" : "meet"} ${met}, signed by ${signersText(report)}. Signatures of the images were not checked.`;
	const sentence = whatIsSigned(report);
	return attestations.length === 0 ? sentence : `${sentence} ${attestations.length === 1 ? "The attestation requirement is" : `All ${met} are`} met.`;
}
function whatIsSigned(report) {
	const manifests = report.images.flatMap((image) => image.manifests);
	const signed = manifests.filter(({ outcome }) => outcome === "verified").length;
	const bare = manifests.length - signed;
	const what = `${count(report.images.length, "image")}, ${count(signed, "manifest")}`;
	const same = sameEverywhere(report) ? "; the registries have the same digests and the same signatures" : "";
	const others = bare === 0 ? "" : ` ${capital(count(bare, "attestation manifest"))} not signed: not required.`;
	return `${what}, ${signed === 1 ? "" : "each "}signed by ${signersText(report)}${same}.${others}`;
}
function signersText(report) {
	const joint = report.policy.requireAllSigners === true ? "and" : "or";
	const signers = signersOf(report);
	const keys = signers.filter(({ kind }) => kind !== "identity").map(longSigner);
	const identities = few(signers.filter(({ kind }) => kind === "identity").map(longSigner));
	const key = keys.length === 0 ? [] : [`the key ${listed(keys, joint)}`];
	return listed([...key, ...identities], joint) || "the key";
}
function whatIsWrong(report) {
	const errors = findingsOfVerify(report).filter(({ severity }) => severity === "error");
	const [first] = errors;
	if (first === void 0) return "The report gives no reason.";
	const alike = errors.filter(({ reason }) => reason === first.reason);
	const where = first.image === void 0 ? first.message : placesOf(alike);
	const others = errors.length - alike.length;
	const more = others === 0 ? "" : ` (and ${count(others, "other error")})`;
	return `${capital(first.reason)}: ${where}${more}.`;
}

// src/report/drift/words.ts
const stateSign = fixedWords({
	ok: html`✅`,
	drift: html`❌`,
	unreachable: html`⚠️`
}, html`not known`);
const stateWord = fixedWords({
	ok: "ok",
	drift: "drift",
	unreachable: "unreachable"
});
const kindTitle = fixedWords({
	"tag-moved": "the tag points to an image that was never released",
	"rolled-back": "the tag points to another release",
	"tag-missing": "the tag is missing",
	"manifest-missing": "a manifest is missing",
	"blob-missing": "a blob is missing",
	"signature-missing": "a signature is missing",
	"attestation-missing": "an attestation is missing",
	"signature-added": "a signature is not in the ledger",
	"signature-bad": "the signature does not verify",
	"tag-unknown": "the tag is not a release in the ledger",
	"latest-wrong": "latest is not the highest release"
});
const kindWord = fixedWords({
	"tag-moved": "tag moved",
	"rolled-back": "rolled back",
	"tag-missing": "tag missing",
	"manifest-missing": "manifest missing",
	"blob-missing": "blob missing",
	"signature-missing": "signature missing",
	"attestation-missing": "attestation missing",
	"signature-added": "signature added",
	"signature-bad": "signature bad",
	"tag-unknown": "unknown tag",
	"latest-wrong": "latest wrong"
});
function fullDay({ fullyChecked }) {
	return fullyChecked?.slice(0, 10) ?? "an unknown day";
}
function kindWords(differences) {
	return [...new Set(differences.map(({ kind }) => kindWord[kind]))].join(", ");
}
function placeOf({ registry, tag, version }) {
	const name = tag ?? version;
	return name === void 0 ? registry : `${registry}:${name}`;
}
function leftOutText({ older, others, names }) {
	const more = older + others - names.length;
	return `tags that were not checked: ${more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ")} (${given([older > 0 && `${older} older than the ledger`, others > 0 && `${others} that are not versions`]).join(", ")})`;
}
function differencesById({ differences }) {
	return new Map(differences.map((one) => [one.id, one]));
}
function differencesOf({ differences }, byId) {
	return differences.flatMap((id) => byId.get(id) ?? []);
}
function differencesOfRegistries({ releases, differences }) {
	const known = new Set(releases.flatMap(({ images }) => images.flatMap((one) => one.differences)));
	return differences.filter(({ id }) => !known.has(id));
}
function driftTitle({ registries }) {
	const places = registries.map(({ name }) => {
		const [host = "", ...path] = name.split("/");
		return {
			host,
			path: path.join("/")
		};
	});
	const paths = new Set(places.map(({ path }) => path));
	const names = places.map(({ host }) => host);
	const [path = ""] = paths;
	return paths.size === 1 && path !== "" ? `${path} on ${listed(names)}` : listed(registries.map(({ name }) => name));
}

// src/report/drift/fleet.ts
const rank = {
	drift: 0,
	unreachable: 1,
	ok: 2
};
function imagesInOrder({ images }) {
	const names = new Intl.Collator("en", { numeric: true });
	return images.toSorted((a, b) => rank[a.state] - rank[b.state] || names.compare(a.name, b.name));
}
function fleetDifferences({ images }) {
	return images.flatMap((image) => image.differences);
}
function fleetFindings(report) {
	const all = report.images.flatMap(({ unreachable, notes }) => [...unreachable, ...notes]);
	const byText = new Map(all.map((one) => [`${one.image ?? ""} ${one.message}`, one]));
	return [...report.unreachable, ...byText.values()];
}
function fleetVerdictOf(report) {
	const { state, images } = report;
	const releases = images.reduce((sum, one) => sum + one.releases.length, 0);
	const all = `${count(images.length, "image")} with ${count(releases, "release")}`;
	const away = images.filter((one) => one.unreachable.length > 0).length;
	const missing = report.unreachable.length === 0 ? "" : ` ${report.unreachable[0]?.message}.`;
	const notChecked = `${count(away, "image")} could not be checked completely.${missing}`;
	switch (state) {
		case "ok": return {
			word: "As released",
			sentence: `${all}: all are as released.${depthOf(report)}`
		};
		case "drift": {
			const drifted = images.filter((one) => one.state === "drift");
			const names = listed(few(drifted.map(({ name }) => name)));
			const what = count(fleetDifferences(report).length, "difference");
			const more = away + report.unreachable.length === 0 ? "" : ` ${notChecked}`;
			return {
				word: "Drift",
				sentence: `${what} in ${drifted.length} of ${all}: ${names}.${more}`
			};
		}
		default: return {
			word: "Incomplete",
			sentence: `${notChecked} Everything else is as released: this is neither a success nor evidence of a difference.`
		};
	}
}
function depthOf({ images }) {
	const days = images.flatMap((image) => oldestDay(image) ?? []).sort();
	return days[0] === void 0 ? "" : `Each was checked in full on ${days[0]} or later.`;
}
function oldestDay({ releases }) {
	return releases.flatMap(({ images }) => images.map(fullDay)).sort()[0];
}
function fullText(image) {
	const day = oldestDay(image);
	return day === void 0 ? "never checked in full" : `each checked in full on ${day} or later`;
}
function fleetTable(images, nameOf = ({ name }) => code(name, 200)) {
	return html`<table>
<thead><tr>${join$1(["Image", "State"].map((title) => html`<th scope="col">${title}</th>`), html``)}</tr></thead>
<tbody>
${images.map((image) => row$1(image, nameOf))}
</tbody>
</table>`;
}
function row$1(image, nameOf) {
	const { state, releases, differences } = image;
	const registries = listed(image.registries.map(({ name }) => name.slice(0, name.indexOf("/"))));
	const what = differences.length === 0 ? stateWord[state] : kindWords(differences);
	const facts = `${count(releases.length, "release")}, ${fullText(image)}`;
	const cells = [html`<th scope="row">${nameOf(image)}<br><span class="muted">${registries}</span></th>`, html`<td class="${state}">${stateSign[state]} ${what}<br><span class="muted">${facts}</span></td>`];
	return html`<tr>${join$1(cells, html``)}</tr>`;
}
function fleetHead(report) {
	const { state, images } = report;
	const all = count(images.length, "image");
	const many = images.filter((one) => one.state === state).length;
	return {
		run: report,
		state,
		sign: stateSign[state],
		verdict: fleetVerdictOf(report),
		title: state === "ok" || many === 0 ? all : `${many} of ${all}`
	};
}

// src/report/drift/verdict.ts
const depths = {
	blobs: "every manifest, signature and blob",
	full: "every manifest and signature with its payload, but not layers and configs",
	unchanged: "only the tag and the signatures of the index"
};
function driftVerdictOf(report) {
	switch (report.state) {
		case "ok": return {
			word: "Ok",
			sentence: whatIsAsReleased(report)
		};
		case "drift": {
			const why = whatFailed(report);
			const more = why === "" ? "" : ` Not everything could be checked: ${why}.`;
			return {
				word: "Drift",
				sentence: `${whatDiffers(report)}${more}`
			};
		}
		default: return {
			word: "Unreachable",
			sentence: `Not everything could be checked: ${whatFailed(report) || "the report gives no reason"}. Everything else is as released: this is neither a success nor evidence of a difference.`
		};
	}
}
function whatIsAsReleased(report) {
	const { releases, registries, shard } = report;
	const part = shard === void 0 ? "" : ` This was part ${shard.index} of ${shard.of}.`;
	const on = registries.length === 1 ? "one registry" : `${registries.length} registries`;
	const are = releases.length === 1 ? "is" : "are";
	return `${count(releases.length, "release")} on ${on} ${are} as released: tags, manifests and signatures. ${howDeep(report)}${part}`;
}
function howDeep({ releases, registries, waived }) {
	const seen = releases.flatMap((release) => release.images).filter(({ looked }) => looked !== "nothing");
	const blobs = seen.filter((one) => one.blobs !== void 0);
	const rest = seen.filter((one) => one.blobs === void 0);
	const full = rest.filter(({ looked }) => looked === "verified");
	const unchanged = rest.filter(({ looked }) => looked === "unchanged");
	const parts = given([
		blobs.length > 0 && `${depths.blobs} of ${count(blobs.length, "image")}`,
		full.length > 0 && `${depths.full}, of ${count(full.length, "image")}`,
		unchanged.length > 0 && `${depths.unchanged}, of ${count(unchanged.length, "image")} unchanged since a full check on ${oldestOf(unchanged)} or later`
	]);
	const looked = parts.length === 0 ? "Nothing was checked." : `Checked: ${parts.join("; ")}.`;
	const tags = registries.flatMap(({ tagsLeftOut: one }) => one ? [one.older + one.others] : []).reduce((sum, one) => sum + one, 0);
	const all = tags === 0 ? looked : `${looked} Not checked: ${count(tags, "other tag")}.`;
	return waived.length === 0 ? all : `${all} Waived: ${count(waived.length, "difference")}.`;
}
function oldestOf(images) {
	const [oldest = "an unknown day"] = images.map((one) => fullDay(one)).sort();
	return oldest;
}
function whatDiffers({ differences, releases }) {
	const where = [...new Set(differences.map(({ registry }) => registry))];
	const touched = releases.filter(({ images }) => images.some((one) => one.differences.length > 0));
	const among = touched.length === 0 ? "" : ` in ${touched.length} of ${count(releases.length, "release")}`;
	const on = where.length === 0 ? "" : ` on ${listed(few(where))}`;
	return `${count(differences.length, "difference")}${among}${on}.`;
}
function whatFailed({ unreachable }) {
	const causes = unreachable.map(({ image, code, message }) => image === void 0 ? message : `${image} (${codeTitle[code]})`);
	return listed(few(causes));
}
function headOf(report) {
	const { state } = report;
	return {
		run: report,
		state,
		sign: stateSign[state],
		verdict: driftVerdictOf(report),
		title: driftTitle(report)
	};
}

// src/report/drift/annotations.ts
function driftFindings(report) {
	const others = [...obstacles(report, "error"), ...obstacles(report, "warning")];
	return [...differences(report), ...others.map((one) => titled(one))];
}
function differences(report) {
	return ("images" in report ? fleetDifferences(report) : report.differences).map((one) => {
		const { kind, code, message, fix, advice, platform } = one;
		return {
			severity: "error",
			code,
			message,
			title: kindTitle[kind],
			reason: kindTitle[kind],
			image: placeOf(one),
			...defined({
				advice: shown(fix) ?? advice,
				subject: platform
			})
		};
	});
}
function obstacles(report, severity) {
	return ("images" in report ? fleetFindings(report) : [...report.unreachable, ...report.notes]).filter((one) => one.severity === severity);
}
function shown(fix) {
	return fix === void 0 || fix.length <= 2e3 ? fix : "the job summary has the command that fixes it";
}

// src/report/sarif.ts
const repository = "https://github.com/webdis/verify-action";
const codesPage = `${repository}/blob/main/docs/codes.md`;
function formatSarif(report) {
	const name = report.images[0]?.name ?? "image";
	return formatRun(report, findingsOfVerify(report), report.outcome !== "undetermined", name);
}
function formatDriftSarif(report) {
	const name = "images" in report ? "ledgers" : report.name;
	return formatRun(report, driftFindings(report), report.state !== "unreachable", name);
}
function formatRun(report, all, isSuccessful, name) {
	const findings = all.filter(({ severity }) => severity !== "note");
	const codes = [...new Set(findings.map(({ code }) => code))];
	const log = {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "webdis-trust",
				version: report.tool.version,
				semanticVersion: report.tool.version,
				informationUri: repository,
				rules: codes.map(ruleOf)
			} },
			invocations: [invocationOf(report, findings, isSuccessful)],
			results: fingerprinted(findings).map(([finding, fingerprint]) => ({
				ruleId: finding.code,
				ruleIndex: codes.indexOf(finding.code),
				level: levelOf(finding),
				message: { text: messageOf(finding) },
				locations: [locationOf(finding, name)],
				partialFingerprints: { primaryLocationLineHash: fingerprint }
			}))
		}]
	};
	return safeJson(log);
}
function ruleOf(code) {
	const text = capital(codeTitle[code]);
	return {
		id: code,
		shortDescription: { text },
		fullDescription: { text },
		helpUri: codesPage,
		help: { text: `${text}. See ${codesPage}` },
		defaultConfiguration: { level: isUndetermined({ code }) ? "warning" : "error" },
		properties: { tags: ["security", "supply-chain"] }
	};
}
function levelOf(finding) {
	return finding.severity === "error" && !isUndetermined(finding) ? "error" : "warning";
}
function invocationOf({ exitCode, started, finished }, findings, executionSuccessful) {
	return {
		executionSuccessful,
		exitCode,
		startTimeUtc: started,
		endTimeUtc: finished,
		toolExecutionNotifications: findings.filter((one) => one.severity === "error" && isUndetermined(one)).map((finding) => ({
			level: "error",
			message: { text: messageOf(finding) },
			associatedRule: { id: finding.code }
		}))
	};
}
function messageOf({ title, message, advice }) {
	const next = advice === void 0 ? "" : ` Next: ${advice}`;
	return plain(`${capital(title)}: ${message}.${next}`, 5e3).replace(/[\\[\]]/g, "\\$&").replace(/[{}]/g, "$&$&");
}
function locationOf({ image, subject, digest }, usual) {
	const name = image ?? usual;
	const [withoutDigest = ""] = name.split("@");
	return {
		physicalLocation: {
			artifactLocation: { uri: withoutDigest.split("/").map(encodeURIComponent).join("/") },
			region: { startLine: 1 }
		},
		logicalLocations: [{
			name: plain(subject ?? "image", 200),
			fullyQualifiedName: plain(digest === void 0 ? name : `${withoutDigest}@${digest}`),
			kind: "resource"
		}]
	};
}
function fingerprinted(findings) {
	const seen = /* @__PURE__ */ new Map();
	return findings.map((finding) => {
		const { code, severity, image = "", subject = "" } = finding;
		const [name = ""] = image.split("@");
		const identity = Buffer.from(JSON.stringify([
			code,
			severity,
			name,
			subject
		]));
		const hash = digestHex(digestOf(identity)).slice(0, 16);
		const nth = (seen.get(hash) ?? 0) + 1;
		seen.set(hash, nth);
		return [finding, `${hash}:${nth}`];
	});
}

// src/report/verify/by-hand.ts
const most = 20;
function cosignCommands(report) {
	const names = report.images.flatMap(namesToVerify).slice(0, most);
	if (names.length === 0) return [];
	const why = unrepeatable(report.policy);
	if (why !== void 0) return [why];
	const commands = names.map((name) => cosignCommand(report, name));
	return [
		...Object.values(report.policy.annotations).some((value) => value.includes("=")) ? [cosign3] : [],
		...uncompared(report),
		...commands
	];
}
const cosign3 = "# cosign 3 only: cosign 2 takes no \"=\" in the value of an annotation";
function uncompared(report) {
	const trusted = trustedOf(report);
	const names = trusted?.kind === "identity" ? unknownToCosign(trusted) : [];
	return names.length === 0 ? [] : [`# cosign does not compare the claims ${names.join(", ")}`];
}
function unrepeatable({ annotations }) {
	for (const [name, value] of Object.entries(annotations)) {
		const pair = `${name}=${value}`;
		if (plain(pair, longestWord) === pair) continue;
		return `# cannot be repeated by hand: the annotation ${plain(name, 100)} holds characters that no command line shows`;
	}
}
function namesToVerify(image) {
	const { pinned, manifests, registry } = image;
	if (pinned === void 0 || isLayoutName(registry)) return [];
	const [repository = ""] = pinned.split("@");
	return [pinned, ...manifests.slice(1).filter((manifest) => {
		const { outcome, counts } = statusOf(image, manifest);
		return outcome !== "verified" && counts;
	}).map(({ digest }) => `${repository}@${digest}`)];
}
function cosignCommand(report, name) {
	const { policy } = report;
	const log = policy.transparencyLog === "ignored" ? ["--insecure-ignore-tlog"] : [];
	const time = policy.timestamps === "required" ? ["--use-signed-timestamps"] : [];
	const { signatureRepository: elsewhere } = policy;
	return `${elsewhere === void 0 ? "" : `COSIGN_REPOSITORY=${shellWord(plain(elsewhere))} `}${[
		...[
			"cosign",
			"verify",
			...signerFlags(report)
		],
		...trustedRootFileFlags(policy.trustedRoots),
		...policy.sct === "ignored" ? ["--insecure-ignore-sct"] : [],
		...[
			...log,
			...time,
			...annotationFlags(policy.annotations),
			name
		]
	].map((word) => shellWord(plain(word, longestWord))).join(" ")}`;
}
function signerFlags(report) {
	const [signer] = signersOf(report);
	const trusted = trustedOf(report);
	if (trusted?.kind === "identity") return cosignIdentityFlags(trusted, signer?.kind === "identity" ? signer : void 0);
	return ["--key", keyArgument(trusted)];
}
function trustedOf(report) {
	const { signers } = report.policy;
	const [signer] = signersOf(report);
	const isSigner = (one) => signer !== void 0 && accepts(one, signer);
	return signers.find(isSigner) ?? signers[0];
}
function keyArgument(key) {
	if (key === void 0) return "cosign.pub";
	return isDefaultKey(key) ? "webdis.pub" : keyFile(key);
}
const longestWord = 5e3;

// src/report/verify/rows.ts
function rowsOf(images) {
	const rows = /* @__PURE__ */ new Map();
	for (const image of images) {
		const seen = /* @__PURE__ */ new Map();
		for (const manifest of image.manifests) {
			const name = manifestName(manifest);
			const nth = (seen.get(name) ?? 0) + 1;
			seen.set(name, nth);
			const row = rows.get(`${nth} ${name}`) ?? /* @__PURE__ */ new Map();
			rows.set(`${nth} ${name}`, row.set(image, manifest));
		}
	}
	return [...rows.values()];
}
function titleOfImages(images) {
	const [first] = images;
	if (first === void 0) return "no image";
	const same = images.every(({ repository, tag }) => repository === first.repository && tag === first.tag);
	if (images.length === 1 || !same || first.tag === void 0) return listed(few(images.map(({ name }) => name)));
	return `${first.repository}:${first.tag} on ${listed(few(images.map(({ registry }) => registry)))}`;
}

// src/report/verify/signed-by.ts
function signedByTable(report) {
	const signers = identitiesOf(report);
	if (signers.length === 0) return void 0;
	return table(["Signer", "Run"], signers.map((signer) => {
		const { identity, issuer, claims = {} } = signer;
		const repository = claims["source-repository"];
		return [stacked([
			code(identity, 400),
			html`issuer ${code(issuer, 300)}`,
			sourceOf(claims)
		]), stacked([
			runOf(repository, claims["run-invocation"]),
			triggerOf(claims["build-trigger"] ?? claims["github-workflow-trigger"]),
			runnerOf(claims["runner-environment"])
		])];
	}));
}
function sourceOf(claims) {
	const repository = claims["source-repository"];
	const parts = [
		linked(repository, repository, shortRepository(repository)),
		refOf(repository, claims["source-ref"] ?? claims["github-workflow-ref"]),
		commitOf(repository, claims["source-digest"] ?? claims["github-workflow-sha"])
	].filter((part) => part !== void 0);
	return parts.length === 0 ? void 0 : html`source ${join$1(parts, html`, `)}`;
}
function identitiesOf({ images }) {
	const good = images.flatMap(({ manifests }) => manifests).flatMap(goodSignatures);
	return [...new Map(good.flatMap(({ signer }) => signer?.kind === "identity" ? [[`${signerId(signer)} ${signer.claims?.["run-invocation"]}`, signer]] : [])).values()];
}
const onGithub = /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+$/;
function linked(repository, url, shown = url) {
	if (shown === void 0) return void 0;
	return repository !== void 0 && url !== void 0 && onGithub.test(repository) && (url === repository || url.startsWith(`${repository}/`)) && /^[\w:/.-]+$/.test(url) && !url.includes("/..") ? html`<a href="${url}">${code(shown, 300)}</a>` : code(shown, 300);
}
function shortRepository(repository) {
	return repository !== void 0 && onGithub.test(repository) ? new URL(repository).pathname.slice(1) : repository;
}
function refOf(repository, ref) {
	const name = /^refs\/(?:heads|tags)\/(.+)$/.exec(ref ?? "")?.[1];
	return linked(repository, name === void 0 ? void 0 : `${repository}/tree/${name}`, ref);
}
function commitOf(repository, commit) {
	if (commit === void 0) return void 0;
	const isHash = /^[0-9a-f]{40,64}$/.test(commit);
	const url = isHash ? `${repository}/commit/${commit}` : void 0;
	return html`commit ${linked(repository, url, isHash ? shortDigest(commit) : commit)}`;
}
function runOf(repository, run) {
	if (run === void 0) return void 0;
	const number = /\/actions\/runs\/([0-9]+)/.exec(run)?.[1];
	return html`run ${linked(repository, run, number ?? run)}`;
}
function triggerOf(trigger) {
	if (trigger === void 0) return void 0;
	return trigger === "pull_request_target" ? html`started by ${code(trigger)}: anyone who opens a pull request may have chosen what it built` : html`started by ${code(trigger, 100)}`;
}
function runnerOf(environment) {
	if (environment === void 0) return void 0;
	return environment === "self-hosted" ? html`runner ${code(environment)}: GitHub does not vouch for that machine` : html`runner ${code(environment, 100)}`;
}

// src/report/verify/tables.ts
function statusTable({ images }) {
	const none = images.every(({ manifests }) => manifests.length === 0);
	return table([
		"Manifest",
		"Digest",
		...images.map(({ name }) => code(name))
	], none ? [[
		"",
		"",
		...images.map(unread)
	]] : rowsOf(images).map((row) => cells$1(images, row)));
}
function cells$1(images, row) {
	const digests = new Set([...row.values()].map(({ digest }) => digest));
	const same = digests.size === 1;
	const states = images.map((image) => {
		const manifest = row.get(image);
		if (manifest === void 0) return image.manifests.length === 0 ? unread(image) : html`➖ missing`;
		const { sign, text } = statusOf(image, manifest);
		const own = same ? void 0 : html`<br>${code(shortDigest(manifest.digest))}`;
		return html`${sign} ${text}${own}`;
	});
	const [first] = row.values();
	const name = first === void 0 ? "" : manifestName(first);
	const digest = same ? code(shortDigest([...digests].join())) : html`<strong>different</strong>`;
	return [
		code(name),
		digest,
		...states
	];
}
function unread({ outcome, findings }) {
	const error = findings.find(({ severity }) => severity === "error");
	const why = error === void 0 ? void 0 : html`: ${codeReason(error.code)}`;
	return html`${outcomeSign[outcome]} ${outcomeWord[outcome]}${why}`;
}
function signatureTable(report, { manifests }) {
	return table([
		"Manifest",
		"Signature",
		"Signer",
		"Transparency log",
		"Checks"
	], manifests.flatMap((manifest) => [...manifest.signatures.map((signature) => signatureRow(report, manifest, signature)), ...manifest.ignored.map(({ store, manifest: holder, message }) => [
		manifestCell(manifest),
		html`not counted: ${storeName(store)} ${holder && code(shortDigest(holder))}`,
		"",
		"",
		message
	])]));
}
function signatureRow(report, manifest, { format, store, manifest: holder, good, signer, checks, logEntries, annotations, dockerReference, certificate }) {
	const names = dockerReference && html`names ${code(dockerReference, 300)}`;
	const what = html`${good ? html`✅ good` : html`❌ not counted`}, ${formatWord[format]}`;
	const where = html`${storeName(store)} ${code(shortDigest(holder))}`;
	return [
		manifestCell(manifest),
		stacked([
			what,
			where,
			names,
			...pairs(annotations)
		]),
		signerText(report, signer, certificate),
		logCell(logEntries),
		checksCell(checks)
	];
}
function signerText({ policy }, signer, certificate) {
	if (signer !== void 0) return code(signerTag(policy, signer), 300);
	if (certificate === void 0) return "none of the signers";
	const { subject, proven } = certificate;
	return html`${code(shortSubject(subject), 300)}, ${proven ? "not asked for" : "not verified"}`;
}
function checksCell(checks) {
	const all = Object.entries(checks);
	const passed = all.filter(([, { state }]) => state === "passed").map(([name]) => name);
	const others = all.map(([name, check]) => remark(name, check));
	return stacked([passed.length > 0 && `${listed(passed)} passed`, ...others]);
}
function remark(name, check) {
	switch (check.state) {
		case "passed": return check.note === void 0 ? void 0 : html`${name}: ${check.note}`;
		case "skipped": return html`${name} not checked, ${check.why}`;
		case "failed": return html`<strong>${name} failed</strong>, ${check.message} ${codeTag(check.code)}`;
		default: return html`${name} not known`;
	}
}
function rootCell({ source, date }) {
	return html`${code(source)}${date === void 0 ? void 0 : html`, ${date}`}`;
}
function policyTable({ policy }) {
	const { platforms, expectedReference, digest, signatureRepository, requireReadableBy } = policy;
	const codes = (names) => join$1(names.map((name) => code(name)), html`, `);
	const rows = [
		["Signers", stacked(policy.signers.map(signerCell))],
		["Each signer must have signed", policy.requireAllSigners === true ? "yes" : void 0],
		["Transparency log", policy.transparencyLog],
		["Certificate transparency log", policy.sct],
		["Trusted root", stacked(policy.trustedRoots.map(rootCell))],
		["Timestamps", policy.timestamps],
		["Attestation manifests", policy.attestationManifests],
		["Comparison of registries", policy.parity],
		["Required platforms", platforms.length > 0 ? codes(platforms) : "all that the index lists"],
		["Required annotations", stacked(pairs(policy.annotations), "none")],
		["Expected reference", expectedReference && code(expectedReference)],
		["Expected digest", digest && code(digest)],
		["Signatures in", signatureRepository && code(signatureRepository)],
		["Signatures", policy.signatures && "not asked for"],
		["Attestations", policy.attestations && codes(policy.attestations)],
		["Readable by", requireReadableBy && codes(requireReadableBy)]
	];
	return table(["Requirement", "Value"], rows.filter(([, value]) => value !== void 0));
}

// src/report/verify/document.ts
function formatSummary(report, options = {}) {
	return formatDocument(verifyDocument(report, inSummary), options);
}
function verifyDocument(report, medium) {
	const findings = findingsOfVerify(report);
	return {
		...outcomeHead(report, verdictOf(report), titleOfImages(report.images)),
		sections: [
			{
				title: "Findings",
				parts: [problemsOf(findings)]
			},
			{
				title: "Manifests",
				parts: [medium.table(statusTable(report), "Manifests")]
			},
			{
				title: "Attestations",
				parts: [requirements(report, medium)]
			},
			{
				title: "Comparison of registries",
				parts: [parityList(report)]
			},
			{
				title: "Signed by",
				parts: [signedBy(report, medium)]
			},
			{
				title: "Chain of trust",
				parts: [medium.chain(report)]
			},
			pinnedSection(medium, report.outcome === "verified", report.images),
			{
				title: "Details",
				parts: [
					medium.folded("Notes", notesOf(findings)),
					...signatureDetails(report, medium),
					byHand(report, medium)
				]
			}
		]
	};
}
function signatureDetails(report, medium) {
	return [
		...report.images.map((image, at) => medium.folded(html`All signatures of ${code(image.name)}`, medium.table(signatureTable(report, image), `Signatures of image ${at + 1}, ${image.name}`))),
		...report.images.flatMap((image, at) => {
			const found = attestationTable(image);
			return found === void 0 ? [] : [medium.folded(html`All attestations of ${code(image.name)}`, medium.table(found, `Attestations of image ${at + 1}, ${image.name}`))];
		}),
		medium.folded("Policy", medium.table(policyTable(report), "Policy"))
	];
}
function requirements(report, medium) {
	const table = requirementTable(report);
	return table === void 0 ? void 0 : medium.table(table, "Attestations");
}
function signedBy(report, medium) {
	const signers = signedByTable(report);
	return signers === void 0 ? void 0 : medium.table(signers, "Signed by");
}
function byHand(report, medium) {
	const commands = medium.commands("sh", cosignCommands(report));
	if (commands === void 0) return void 0;
	const note = html`<p>cosign checks only the manifest that you name. Repeat the command with the digest of each platform.</p>`;
	return medium.folded("Verify with cosign", note, commands);
}
const parityWords$1 = fixedWords({
	same: html`✅ the same`,
	none: html`❌ none that counts`,
	different: html`❌ different`,
	undetermined: html`⚠️ not compared`
}, html`not known`);
function parityList(report) {
	return list(report.parity.groups.map(({ images, digests, signatures, missing }) => {
		const lacks = missing.map((signature) => {
			const { image, digest, format } = signature;
			const what = html`${code(missingFor(report, signature))} ${code(shortDigest(digest))}`;
			return html`${code(image)} lacks a ${formatWord[format]} signature of ${what}`;
		});
		return html`${join$1(images.map((name) => code(name)), html` and `)}<br>digests: ${parityWords$1[digests]}, signatures: ${parityWords$1[signatures]}${list(lacks)}`;
	}));
}
function formatVerifyPage(report) {
	return formatPage(verifyDocument(report, onPage));
}

// src/report/verify/overview.ts
const usual = 80;
function overviewLines(images, options) {
	return copiesOf(images.filter(({ manifests }) => manifests.length > 0)).flatMap((copies) => {
		return (tableOf(copies, options).every(({ width }) => width <= (options.width ?? usual)) ? [copies] : copies.map((copy) => [copy])).flatMap((some) => [
			...wrap(paint(options, "bold", `${titleOfImages(some)} --`), options),
			...tableOf(some, options),
			line``
		]);
	});
}
function copiesOf(images) {
	const groups = [];
	for (const image of images) {
		const { repository, tag, digest } = image;
		const isCopy = ([first]) => first.digest === digest || first.repository === repository && first.tag === tag && tag !== void 0;
		const group = groups.find(isCopy);
		if (group === void 0) groups.push([image]);
		else group.push(image);
	}
	return groups;
}
function tableOf(images, options) {
	const registries = images.map(({ registry }) => registry);
	const columns = new Set(registries).size === registries.length ? registries : images.map(({ name }) => name);
	return tableLines([
		"manifest",
		"digest",
		...columns
	], rowsOf(images).map((row) => cells(images, row, options)), options);
}
function cells(images, row, options) {
	const [first, ...others] = row.values();
	const isSame = others.every(({ digest }) => digest === first?.digest);
	return [
		whole(first === void 0 ? "" : manifestName(first), 200),
		isSame ? line`${shortDigest(first?.digest ?? "")}` : paint(options, "red", "different"),
		...images.map((image) => cellOf(image, row.get(image), isSame, options))
	];
}
function cellOf(image, manifest, isSame, options) {
	if (manifest === void 0) return paint(options, "yellow", "MISSING");
	const { outcome, counts } = statusOf(image, manifest);
	const word = outcome === "verified" ? "verified" : outcome.toUpperCase();
	const state = counts ? paint(options, outcomeStyle[outcome], word) : paint(options, "dim", "not required");
	return isSame ? state : line`${state} ${shortDigest(manifest.digest)}`;
}

// src/report/verify/terminal.ts
const logIgnored = "WARNING: Skipping tlog verification is an insecure practice that lacks transparency and auditability verification for the signature.";
function formatTerminal(report, options) {
	return `${(options.verbose === true ? report.images.map((image) => formatImage(report, image, options)) : [logText([overviewLines(report.images, options), problemLines(report, options)])]).join("")}${formatVerdict(report, options)}`;
}
function problemLines(report, options) {
	return report.images.map((image) => {
		return imageLines(report, image, image.manifests.filter((manifest) => hasProblem(image, manifest)), options);
	});
}
function hasProblem(image, manifest) {
	const { outcome, counts } = statusOf(image, manifest);
	return outcome !== "verified" && counts || findingsAbout(image, manifest).some(({ severity }) => severity !== "note");
}
function formatImage(report, image, options) {
	return logText(imageLines(report, image, image.manifests, options));
}
function formatVerdict(report, options) {
	return logText([
		report.policy.transparencyLog === "ignored" && [wrap(line`${logIgnored}`, options), line``],
		report.parity.groups.filter((group) => options.verbose === true || !isSame(group)).map((group) => parityLines(report, group, options)),
		signerLines(report.policy.signers, options),
		report.findings.map((finding) => findingLines(titled(finding), options, "")),
		report.findings.length > 0 && line``,
		endLines(verdictOf(report), report, options)
	]);
}
function imageLines(report, image, manifests, options) {
	const blocks = [...manifests.map((one) => manifestBlock(report, image, one, options)), attestationLines(image, options)];
	const elsewhere = findingsElsewhere(image).map((finding) => findingLines(finding, options));
	const isUnread = image.manifests.length === 0;
	if (elsewhere.length === 0 && !isUnread) return blocks;
	const name = line`${isUnread ? "Verification for" : "About"} ${image.cosignName} --`;
	const word = paint(options, outcomeStyle[image.outcome], image.outcome.toUpperCase());
	const state = isUnread && word;
	return [
		blocks,
		paint(options, "bold", name),
		state,
		elsewhere,
		line``
	];
}
function attestationLines(image, options) {
	const lines = requirementLines(image, options);
	if (lines.length === 0) return [];
	return [
		paint(options, "bold", `Attestations of ${image.cosignName} --`),
		lines,
		line``
	];
}
const parityWords = {
	same: "are the same",
	none: "are missing everywhere",
	different: "DIFFER",
	undetermined: "could not be compared"
};
const parityStyle = {
	none: "yellow",
	same: "green",
	different: "red",
	undetermined: "yellow"
};
function parityLines(report, group, options) {
	const result = (what, state) => line`  - ${paint(options, parityStyle[state], `The ${what} ${parityWords[state]}`)}`;
	const lacks = [...Map.groupBy(group.missing, ({ image, format }) => {
		return `${image} lacks the ${formatWord[format]} signatures of`;
	})].map(([what, all]) => {
		const names = new Set(all.map((one) => missingFor(report, one)));
		return wrap(line`${what} ${listed([...names])}`, options, "    ", "    ");
	});
	return [
		paint(options, "bold", `Comparison of ${listed(group.images)} --`),
		result("digests", group.digests),
		result("signatures", group.signatures),
		lacks,
		line``
	];
}

// src/cli/verify.ts
const verifyVerb = verb({
	name: "verify",
	about: `Verifies that the index of each image and every platform in it are signed, on every registry that you name. An
image can also be in an OCI image layout on disk: oci:DIR[:TAG] or oci-archive:FILE.tar[:TAG]. The report goes to stderr.
If everything is verified, the references go to stdout, pinned to their digests.`,
	examples: [
		"webdis-trust verify nicolas/webdis:0.1.24 public.ecr.aws/nicolas/webdis:0.1.24",
		"webdis-trust verify --key cosign.pub --platform linux/arm64 ghcr.io/me/app:2.0",
		"image=$(webdis-trust verify -q nicolas/webdis:0.1.24) && docker run \"$image\""
	],
	exitCodes: {
		0: "verified",
		...commonExitCodes,
		10: "a signature is missing",
		11: "the tag, digest or repository does not exist",
		12: "there are signatures, but none is accepted; or bytes do not match their digest",
		20: "the registries differ",
		1: "a bug in this program; please report it"
	}
}, verifyOptions, reporting({
	run: (values, host, onProgress) => verify(values, host, onProgress),
	progress: counting("manifest"),
	text: formatTerminal,
	formats: { sarif: formatSarif },
	lines: ({ images }) => images.map(({ pinned }) => `${pinned}`),
	files: (report, { page, summaryFile, report: reportPath }) => [{
		option: "page",
		path: page,
		text: () => /* @__PURE__ */ formatVerifyPage(report)
	}, {
		option: "summary",
		path: summaryFile,
		text: () => /* @__PURE__ */ formatSummary(report, defined({ reportPath }))
	}]
}));

// src/cli/verbs.ts
const drift = async (name) => {
	const { driftVerbs } = await import("./drift.mjs");
	return found(driftVerbs, name);
};
const trustedRoot = async (name) => {
	const { trustedRootVerbs } = await import("./trusted-root.mjs");
	return found(trustedRootVerbs, name);
};
function found(group, name) {
	const verb = group.find((one) => one.name === name);
	if (verb === void 0) throw new RangeError(`there is no verb ${name}`);
	return verb;
}
function entry(usage, summary, load) {
	const name = usage.replace(/ (?:[A-Z]|--).*/, "");
	return {
		name,
		usage,
		summary,
		load: () => load(name)
	};
}
const verbs = [
	entry("verify IMAGE…", "verify the index and every platform, on every registry", async () => verifyVerb),
	entry("tree IMAGE", "show an image with its signatures", async () => treeVerb),
	entry("sign IMAGE@DIGEST…", "sign the index and every manifest in it", async () => (await import("./sign2.mjs")).signVerb),
	entry("attest IMAGE@DIGEST…", "make signed attestations: SBOM, provenance", async () => (await import("./attest.mjs")).attestVerb),
	entry("mirror SOURCE TARGET…", "copy an image with its signatures", async () => (await import("./mirror.mjs")).mirrorVerb),
	entry("release --image …", "build, sign, mirror, verify, and tag last", async () => (await import("./release.mjs")).releaseVerb),
	entry("drift check", "check that every registry still has all releases", drift),
	entry("drift init", "write a ledger of the releases on a registry", drift),
	entry("drift add VERSION", "add a release to a ledger", drift),
	entry("drift plan", "split a check into parts for GitHub Actions", drift),
	entry("drift merge REPORT…", "merge the reports of all parts", drift),
	entry("drift page REPORT", "render the status page of a report", drift),
	entry("trusted-root update", "fetch the newest trusted root with TUF", trustedRoot),
	entry("trusted-root show", "show the authorities and logs in a trusted root", trustedRoot),
	entry("keygen", "make a key pair", async () => (await import("./sign2.mjs")).keygenVerb),
	entry("demo", "try all of this on local registries", async () => (await import("./demo.mjs")).demoVerb),
	entry("completion SHELL", "print the completion script for bash, zsh or fish", async () => (await import("./completion.mjs")).completionVerb(loadAll))
];
const foreignVerbs = {
	"generate-key-pair": "keygen",
	initialize: "trusted-root update",
	copy: "mirror",
	cp: "mirror",
	save: "mirror",
	triangulate: "tree",
	discover: "tree"
};
async function loadAll() {
	return Promise.all(verbs.map(({ load }) => load()));
}

// src/cli/help.ts
const column = 28;
function formatHelp({ name, about, examples, exitCodes, options }, width) {
	const codes = Object.entries(exitCodes).flatMap((entry) => exitCode(entry, width));
	return [
		wrapText(`webdis-trust ${name} ${usageOf(options)}`, width, "", "    ").join("\n"),
		about.split("\n\n").map((text) => paragraph(text, width)).join("\n\n"),
		examples.map((example) => command(example, width)).join("\n"),
		...groupsOf(options, width),
		`Exit codes\n${codes.join("\n")}\n`
	].join("\n\n");
}
function command(example, width) {
	const joined = example.replaceAll(/(--?[a-z-]+) (?!-)/g, "$1\xA0");
	return wrapText(joined, width - 2, "  ", "      ").join(" \\\n").replaceAll("\xA0", " ");
}
function usageOf(table) {
	const flags = flagsOf(table).filter(({ field }) => table[field]?.required === true).map(({ name, placeholder }) => `--${name} ${placeholder}`);
	const fields = positionalsOf(table).flatMap((field) => table[field] ?? []);
	return [
		...flags,
		"[flags]",
		...fields.map(argumentName)
	].join(" ");
}
function paragraph(text, width) {
	return wrapText(text.replaceAll("\n", " "), width, "").join("\n");
}
function groupsOf(table, width) {
	const groups = Map.groupBy(flagsOf(table), ({ group }) => group);
	const last = [...groups.keys()].at(-1);
	return [...groups].map(([title, flags]) => {
		const rows = flags.flatMap((flag) => row(flag.short, flagText(flag), flag.help, width));
		const help = title === last ? row("h", "--help", "Show this help", width) : [];
		return [
			title,
			...rows,
			...help
		].join("\n");
	});
}
function flagText({ name, placeholder, repeatable }) {
	return `--${name}${placeholder === void 0 ? "" : ` ${placeholder}${repeatable ? "…" : ""}`}`;
}
function row(short, flag, help, width) {
	const left = `  ${short === void 0 ? "    " : `-${short}, `}${flag}`;
	const lines = wrapText(help, width, " ".repeat(column));
	const [first = "", ...rest] = lines;
	return left.length < column ? [left + first.slice(left.length), ...rest] : [left, ...lines];
}
function exitCode([code, meaning], width) {
	const [first = "", ...rest] = wrapText(meaning, width, " ".repeat(6));
	return [`  ${code.padStart(2)}  ${first.trim()}`, ...rest];
}
function overview(width) {
	const [title, how, key] = [
		`webdis-trust ${tool.version} verifies, signs and mirrors multi-architecture container images.`,
		usage,
		"Without a key or an identity, verify and tree use the key of Webdis."
	].map((text) => paragraph(text, width));
	return `${title}\n\n${listOf(verbs, width)}\n\n${how}\n${key}\n`;
}
const usage = "webdis-trust VERB --help lists the flags and exit codes of a verb. You can repeat flags and arguments with \"…\".";
function overviewOf(first, width) {
	return `webdis-trust ${first} VERB\n\n${listOf(verbs.filter(({ name }) => name.startsWith(`${first} `)), width)}\n\n  webdis-trust ${first} VERB --help\n`;
}
function listOf(some, width) {
	const longest = Math.max(...some.map(({ usage }) => usage.length));
	return some.flatMap(({ usage, summary }) => wrapText(summary, width, `  ${usage.padEnd(longest)}  `, " ".repeat(longest + 4))).join("\n");
}

export { untilSignal as $, stacked as $t, kindWords as A, manifestCell as At, commonExitCodes as B, count as Bt, imagesInOrder as C, whole as Ct, driftTitle as D, findingList as Dt, differencesOfRegistries as E, details as Et, checking as F, titled as Ft, writeFiles as G, readableTime as Gt, reporting as H, formatWord as Ht, copying as I, goodSignatures as It, textOptions as J, code as Jt, columnsOf as K, shortDigest as Kt, counting as L, byteText as Lt, placeOf as M, problemsOf as Mt, stateSign as N, styled as Nt, fullDay as O, list as Ot, stateWord as P, table as Pt, unlessDry as Q, pairs as Qt, releasing as R, capital as Rt, fleetVerdictOf as S, tableLines as St, differencesOf as T, wrapText as Tt, verb as U, listed as Ut, publish as V, few as Vt, withProgress as W, manifestName as Wt, collectChunksInTime as X, html as Xt, flagsOf as Y, codeTag as Yt, keepHeapSmall as Z, join$1 as Zt, headOf as _, verdictLines as _t, verbs as a, inSummary as at, fleetHead as b, logText as bt, requirements as c, signerLines as ct, policyTable as d, onPage as dt, entryText as et, identitiesOf as f, outcomeHead as ft, driftVerdictOf as g, runFacts as gt, formatDriftSarif as h, errorSentence as ht, foreignVerbs as i, fitted as it, leftOutText as j, notesOf as jt, kindTitle as k, logCell as kt, signatureDetails as l, signerParagraph as lt, unrepeatable as m, endLines as mt, overview as n, findingLines as nt, attestationLines as o, ownSignerLines as ot, cosignCommands as p, pinnedSection as pt, ignoreClosedPipes as q, shortDigests as qt, overviewOf as r, formatFindings as rt, formatVerifyPage as s, signerCell as st, formatHelp as t, describeError as tt, signedBy as u, formatPage as ut, fleetDifferences as v, join as vt, differencesById as w, wrap as wt, fleetTable as x, paint as xt, fleetFindings as y, line as yt, stepTitle as z, codeReason as zt };