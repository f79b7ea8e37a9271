import { Bn as signerTag, Cn as list, Cr as defined, Dn as problemsOf, Dr as shellWord, En as notesOf, Fn as annotationsFor, Gn as sameSigner, Hn as statusOf, In as verdictOf, Jn as signerId, Kn as shortSigner, Ln as findingsOfVerify, Mn as readersLine, Nn as runFacts, On as table, Pn as signerCell, Rn as goodSignatures, Rr as digestHex, Sn as details, Sr as plain, Tn as manifestCell, Ut as isLayoutName, Vn as signersOf, Wn as longSigner, Zn as accepts, _n as tell, _r as markdown, a as isDefaultKey, ar as listed, bn as attestationTable, br as stacked, c as trustedRootFileFlags, cr as outcomeWord, dr as storeName, en as equalPlatforms, er as capital, fr as code, g as writeWhole, gn as annotate, gr as join, hr as html, i as annotationFlags, ir as formatWord, l as cosignIdentityFlags, lr as readableTime, mr as fenced, nr as codeTitle, o as keyFile, or as manifestName, pr as codeTag, qn as shortSubject, ri as setOutput, rn as parsePlatform, rr as count, sr as outcomeSign, tr as codeReason, u as unknownToCosign, ur as shortDigest, vn as rowsOf, vr as pairs, wn as logCell, wr as isUndetermined, xn as requirementTable, xr as fixedWords, yn as titleOfImages, yr as preformatted, zn as missingFor, zr as digestOf } from "./shared.mjs";
const { appendFile } = process.getBuiltinModule("node:fs/promises");

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
	const entries = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b) || compare(a, b));
	return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}
function rank(key) {
	const place = leading.indexOf(key);
	return place < 0 ? leading.length : place;
}
function compare(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
function safe(json) {
	return json.replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).replaceAll("##[", "##\\u005b");
}

// src/report/sarif.ts
const repository = "https://github.com/webdis/verify-action";
const codesPage = `${repository}/blob/main/docs/codes.md`;
function formatSarif(report) {
	const name = report.images[0]?.name ?? "image";
	return formatRun(report, findingsOfVerify(report), report.outcome !== "undetermined", name);
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

// src/report/verify/mermaid.ts
const most$1 = 16;
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
	const children = shownFirst(chain.children).slice(0, most$1);
	const hidden = chain.children.length - children.length;
	const platforms = children.flatMap(({ role }, i) => role === "platform" ? [`${id}m${i}`] : []);
	return [
		...signerNodes(report, chain, id),
		node(`${id}i`, linkLabel(chain.root), classOf(chain.root)),
		...chain.images.slice(0, most$1).flatMap((image, i) => [`${id}r${i}([${label(image)}]):::extra`, `${id}r${i} -->|carries| ${id}i`]),
		...children.flatMap((child, i) => [node(`${id}m${i}`, linkLabel(child), classOf(child)), `${id}i -->|binds| ${id}m${i}`]),
		...hidden > 0 ? [node(`${id}more`, label(`and ${hidden} more`), "extra"), `${id}i --> ${id}more`] : [],
		...platforms.length > 0 ? [node(`${id}l`, label("config and layers", "of each platform"), "extra")] : [],
		...platforms.map((platform) => `${platform} -->|binds| ${id}l`)
	];
}
function shownFirst(links) {
	if (links.length <= most$1) return links;
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
	return parts.length === 0 ? void 0 : html`source ${join(parts, html`, `)}`;
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
	]] : rowsOf(images).map((row) => cells(images, row)));
}
function cells(images, row) {
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
	const codes = (names) => join(names.map((name) => code(name)), html`, `);
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
const parityWords = fixedWords({
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
		return html`${join(images.map((name) => code(name)), html` and `)}<br>digests: ${parityWords[digests]}, signatures: ${parityWords[signatures]}${list(lacks)}`;
	}));
}
function formatVerifyPage(report) {
	return formatPage(verifyDocument(report, onPage));
}

// src/verify/platform-digests.ts
function platformDigests(manifests) {
	const entries = [];
	for (const { role, platforms, digest } of manifests) {
		if (role !== "platform" && role !== "image") continue;
		for (const name of platforms) {
			const entry = {
				name,
				platform: read(name),
				digest
			};
			const first = entries.find((one) => isSame(one, entry));
			if (first === void 0 || first.digest === digest) entries.push(entry);
		}
	}
	return Object.fromEntries(entries.map(({ name, digest }) => [name, digest]));
}
function isSame(a, b) {
	if (a.platform === void 0 || b.platform === void 0) return a.name === b.name;
	return equalPlatforms(a.platform, b.platform);
}
function read(name) {
	try {
		return parsePlatform(name);
	} catch {
		return;
	}
}

// src/actions/outputs.ts
function outputsOf(report) {
	const { outcome, images } = report;
	if (outcome !== "verified") return {
		verified: "false",
		outcome,
		digest: "",
		platforms: "",
		images: ""
	};
	const [first] = images;
	return {
		verified: "true",
		outcome,
		digest: first?.digest ?? "",
		platforms: JSON.stringify(platformDigests(first?.manifests ?? [])),
		images: JSON.stringify(Object.fromEntries(images.map(({ reference, pinned }) => [reference, pinned])))
	};
}

// src/actions/publish.ts
async function publish({ report, annotations, files, summary, outputs }, { report: path, summary: wanted }, env) {
	for (const annotation of annotations) annotate(annotation);
	if (path !== void 0) await writeWhole(path, reportPieces(report), "report: the file");
	for (const [input, file, text] of files) if (file !== void 0) await writeWhole(file, text(), `${input}: the file`);
	const options = path === void 0 ? {} : { reportPath: path };
	if (wanted) await appendSummary(() => summary(options), env);
	if (path !== void 0) setOutput("report", path);
	for (const [input, file] of files) if (file !== void 0) setOutput(input, file);
	for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
async function appendSummary(format, env) {
	const file = env["GITHUB_STEP_SUMMARY"];
	if (!file) return;
	try {
		await appendFile(file, format());
	} catch (error) {
		const message = error.message;
		annotate({
			level: "warning",
			title: "The job summary could not be written",
			message
		});
	}
}

// src/actions/verify-publish.ts
async function publishVerification(report, values, env) {
	tell(report, env);
	const published = {
		report,
		annotations: annotationsFor(report),
		files: [[
			"page",
			values.page,
			() => formatVerifyPage(report)
		], [
			"sarif",
			values.sarif,
			() => formatSarif(report)
		]],
		summary: (options) => formatSummary(report, options),
		outputs: outputsOf(report)
	};
	await publish(published, values, env);
}

export { publishVerification };