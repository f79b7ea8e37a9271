import { M as limits, P as TrustError, a as joinKeys, d as checkItems, h as parseLists, m as parseCount, s as nearest } from "./begin.mjs";
import { n as keepHeapSmall } from "./heap.mjs";
import { $n as exitCodes, $t as fail, B as writeWhole, Dn as finding$1, Qt as digest, Xt as boolean, Zn as errorCodes, Zt as count, an as quote, ar as fixedWords, cn as text, en as list, i as keyReader, in as optional, ln as tidy, nn as object, nr as longestCommand, on as readJson, or as logText, qn as mapConcurrently, rn as oneOf, sr as plain, tn as map, z as readBounded } from "./verify.mjs";
import { $ as preformatted, B as codeTitle, C as reportPieces, F as driftPageFlags, G as manifestName, H as few, I as driftPlanFlags, J as shortKey, K as readableTime, M as driftCheckFlags, N as driftInitFlags, P as driftMergeFlags, Q as join$1, R as capital, T as textOptions, U as formatWord, V as count$1, W as listed, X as codeTag, Y as code$1, Z as html, a as details$1, b as keyName, c as table$1, et as findingLines, f as readConnection, g as parseArguments, h as inOneLine, i as chainsOf, it as endProcess, l as footerOf, n as logLink, nt as wrap, o as findingList, q as shortDigest, r as policyTable, s as list$1, tt as paint, u as runFacts, x as keyLines, y as titled, z as codeReason } from "./terminal.mjs";
import { C as exitCodeOf, E as stateOf, S as planShards, T as newestFirst, _ as isMirrorCommand, a as readRepositories, b as isIn, c as formatHeader, d as driftReportSchema, f as checkRelease, g as commandContext, h as Obstacles, i as readLedger, l as signatureState, m as judgeUnknownTags, o as openState, p as Place, r as readDemands, s as formatFooter, t as checkDrift, u as openRegistries, v as withRun, w as inOrder, x as isShard, y as formatShard } from "./run-drift.mjs";
import { t as Rate } from "./rate.mjs";
import { c as isVersion, n as formatLedger, o as compareVersions, r as ledgerSchema, t as byFormat } from "./ledger.mjs";
import { r as platformDigests } from "./run-release.mjs";
import { stat } from "node:fs/promises";

// src/report/drift/badge.ts
const colors = {
	ok: "brightgreen",
	drift: "red",
	unreachable: "lightgrey"
};
function formatDriftBadge(report) {
	const { state } = report;
	const badge = {
		schemaVersion: 1,
		label: "registries",
		message: (messages[state] ?? messages.unreachable)(report),
		color: colors[state] ?? colors.unreachable,
		isError: state === "drift"
	};
	return `${JSON.stringify(badge)}\n`;
}
const messages = {
	ok: () => "as released",
	drift: ({ differences }) => count$1(differences.length, "difference"),
	unreachable: () => "not found out"
};

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

// src/report/verify/chain-boxes.ts
function chainBoxes(report) {
	const chains = chainsOf(report);
	return chains.length === 0 ? void 0 : html`${chains.map((chain) => boxesOf(report, chain))}`;
}
function boxesOf({ policy }, { keys, images, signatures, root, children }) {
	const signers = keys.map((key) => html`<div class="box verified"><strong>key</strong>${code$1(keyName(policy.keys, key), 200)}</div>`);
	const made = html`<p class="step">↓ made ${count$1(signatures, "signature")} of the index and what it binds; carried by</p>`;
	return html`<div class="chain">
${[...keys.length === 0 ? [] : [...signers, made], html`<div class="images">\n${images.map((name) => html`<div class="box extra">${code$1(name)}</div>`)}\n</div>`]}
<p class="step">↓ ${images.length > 1 ? "all with the same digest" : "with the digest"}</p>
${linkBox(root, "index", children.map((child) => linkBox(child, "part", layers(child))))}
</div>`;
}
function linkBox({ name, digest, status }, kind, inside) {
	const state = status.counts ? status.outcome : "extra";
	const digestLine = digest === void 0 ? void 0 : html`${code$1(shortDigest(digest))}<br>`;
	const content = inside.length === 0 ? void 0 : html`\n<div class="inside">\n${inside}\n</div>\n`;
	return html`<div class="${`box ${kind} ${state}`}"><strong>${name}</strong>${digestLine}${status.sign} ${status.text}${content}</div>`;
}
function layers({ role }) {
	return role === "platform" ? [html`<div class="box layers">binds its config and layers</div>`] : [];
}

// src/report/page.ts
const onPage = {
	table: scroll,
	commands: (_, lines) => lines.length === 0 ? void 0 : preformatted(lines),
	chain: chainBoxes,
	folded: details$1
};
function scroll(table, name) {
	return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0">\n${table}\n</div>`;
}
function formatPage(document, style) {
	const { state, sign, word, title, lead, sections, footer } = document;
	return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${`${word}: ${title}`}</title>
<style>${pageStyle}${style}</style>
</head>
<body>
<header class="${state}">
<h1>${sign} ${word}: ${title}</h1>
${lead}
</header>
<main>
${sections.map(section)}
</main>
<footer>${footer}</footer>
</body>
</html>
`.toString();
}
function section({ title, parts }) {
	if (parts.every((part) => part === void 0)) return void 0;
	return html`<section>\n<h2>${title}</h2>\n${parts}\n</section>`;
}

// src/report/drift/words.ts
const stateSign = fixedWords({
	ok: html`✅`,
	drift: html`❌`,
	unreachable: html`⚠️`
}, html`not known`);
const stateWord = fixedWords({
	ok: "as released",
	drift: "drift",
	unreachable: "not found out"
});
const kindTitle = fixedWords({
	"tag-moved": "the tag points to an image that was never released",
	"rolled-back": "the tag points to another release",
	"tag-missing": "the tag is missing",
	"manifest-missing": "a manifest is missing",
	"blob-missing": "a blob is missing",
	"signature-missing": "a signature is missing",
	"signature-added": "a signature that only one registry has",
	"signature-bad": "the signature does not verify",
	"tag-unknown": "the tag is no release of the ledger",
	"latest-wrong": "latest is not the highest release"
});
const kindWord = fixedWords({
	"tag-moved": "tag moved",
	"rolled-back": "rolled back",
	"tag-missing": "tag missing",
	"manifest-missing": "manifest missing",
	"blob-missing": "blob missing",
	"signature-missing": "signature missing",
	"signature-added": "signature added",
	"signature-bad": "signature bad",
	"tag-unknown": "unknown tag",
	"latest-wrong": "latest wrong"
});
function kindWords(differences) {
	return [...new Set(differences.map(({ kind }) => kindWord[kind]))].join(", ");
}
function placeOf({ registry, tag, version }) {
	const name = tag ?? version;
	return name === void 0 ? registry : `${registry}:${name}`;
}
function mendText(mend) {
	return plain(mend, longestCommand);
}
function leftOutText({ older, others, names }) {
	const more = older + others - names.length;
	return `tags that were not looked at: ${more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ")} (${[...older === 0 ? [] : [`${older} older than the ledger`], ...others === 0 ? [] : [`${others} with names that stand for no release`]].join(", ")})`;
}
function differencesById({ differences }) {
	return new Map(differences.map((one) => [one.id, one]));
}
function differencesOf({ differences }, byId) {
	return differences.flatMap((id) => byId.get(id) ?? []);
}
function differencesOfRegistries({ releases, differences }) {
	const told = new Set(releases.flatMap(({ images }) => images.flatMap((one) => one.differences)));
	return differences.filter(({ id }) => !told.has(id));
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

// src/report/drift/differences.ts
function differenceParts(difference, medium) {
	const { kind, code: id, message, mend, advice } = difference;
	const lines = [
		html`<strong>${capital(kindTitle[kind])}</strong>: ${code$1(placeOf(difference), 300)}`,
		html`${capital(message)} ${codeTag(id)}`,
		...factsOf$1(difference),
		...advice === void 0 ? [] : [html`<em>Next:</em> ${advice}`]
	];
	return [html`<p>${join$1(lines, html`<br>`)}</p>`, ...mend === void 0 ? [] : [html`<p>Fix:</p>`, medium.commands("sh", [mend])]];
}
function factsOf$1({ expected, found, platform, digest }) {
	const isShown = digest === void 0 || digest === expected || digest === found;
	return [
		...platform === void 0 ? [] : [html`Platform: ${code$1(platform, 100)}`],
		...isShown ? [] : [html`Manifest: ${code$1(digest)}`],
		...expected === void 0 ? [] : [html`Expected: ${code$1(expected, 300)}`],
		...found === void 0 ? [] : [html`Found: ${code$1(found, 300)}`]
	];
}

// src/report/drift/history.ts
const shapes = fixedWords({
	ok: html`✓`,
	drift: html`✕`,
	unreachable: html`?`
}, html`not known`);
function historyStrip({ runs }) {
	if (runs.length < 2) return void 0;
	const shown = runs.slice(-30);
	const items = shown.map(({ state, started }) => {
		const text = `${day(started)}: ${stateWord[state]}`;
		return html`<li class="${state}" title="${text}"><span aria-hidden="true">${shapes[state]}</span><span class="unseen">${text}</span></li>`;
	});
	const good = shown.filter(({ state }) => state === "ok").length;
	const runCount = count$1(shown.length, "run");
	return html`<ol class="strip" aria-label="${`The last ${runCount}, oldest first`}">
${items}
</ol>
<p class="strip-ends"><span>${day(shown[0]?.started)}</span><span>${good} of ${runCount} as released</span><span>${day(shown.at(-1)?.started)}</span></p>`;
}
function historyTable({ runs }) {
	if (runs.length < 2) return void 0;
	const newest = runs.slice(-60).reverse();
	const text = table$1([
		"Run",
		"State",
		"Differences, and registries not reached",
		"Requests"
	], newest.map((run) => [
		readableTime(run.started),
		html`${stateSign[run.state]} ${stateWord[run.state]}`,
		whatHappened(run),
		run.requests
	]));
	const region = html`<div class="scroll" role="region" aria-label="Earlier runs" tabindex="0">\n${text}\n</div>`;
	return details$1(`The last ${count$1(newest.length, "run")}`, region);
}
function whatHappened({ differences, unreachable }) {
	const named = few([...differences]).map((id) => code$1(id, 300));
	const away = unreachable.map((name) => html`not reached: ${code$1(name, 300)}`);
	const parts = [...named, ...away];
	return parts.length === 0 ? html`none` : join$1(parts, html`<br>`);
}
function day(iso = "") {
	return iso.slice(0, 10);
}

// src/report/drift/matrix.ts
const newest = 20;
const mostTroubled = 80;
function matrixOf(report, nameOf = plainName) {
	const shown = new Set(report.releases.slice(0, newest));
	const troubled = report.releases.filter((one) => one.state !== "ok" && !shown.has(one));
	const urgent = [...troubled.filter(({ state }) => state === "drift"), ...troubled.filter(({ state }) => state !== "drift")];
	for (const one of urgent.slice(0, mostTroubled)) shown.add(one);
	const among = (wanted) => report.releases.filter((one) => shown.has(one) === wanted);
	return {
		table: table(report, among(true), nameOf, true),
		rest: among(false)
	};
}
function restTable(report, rest, nameOf = plainName) {
	return table(report, rest, nameOf, false);
}
function restTitle(rest) {
	const troubled = rest.filter(({ state }) => state !== "ok").length;
	const state = troubled === 0 ? "all as released" : `${troubled} of them drifted or not checked`;
	return `${count$1(rest.length, "more release")}, ${state}`;
}
const plainName = ({ version }) => code$1(version, 100);
function table(report, releases, nameOf, withTags) {
	const byId = differencesById(report);
	const names = report.registries.map(({ name }) => html`<th scope="col">${registryName(name)}</th>`);
	return html`<table>
<thead><tr><th scope="col">Release</th>${join$1(names, html``)}</tr></thead>
<tbody>
${[...withTags ? registryRow(report) : [], ...releases.map((release) => releaseRow(report, release, nameOf, byId))]}
</tbody>
</table>`;
}
function registryName(name) {
	const [host = "", ...path] = name.split("/");
	return path.length === 0 ? code$1(host) : html`${code$1(host)}<br>${code$1(path.join("/"))}`;
}
function registryRow(report) {
	const about = differencesOfRegistries(report);
	if (about.length === 0) return [];
	const cells = report.registries.map(({ name }) => cell("ok", "none", about.filter(({ registry }) => registry === name)));
	return [html`<tr><th scope="row">Other tags</th>${join$1(cells, html``)}</tr>`];
}
function releaseRow({ registries }, release, nameOf, byId) {
	const cells = registries.map(({ name }, at) => {
		const image = imageOn(release, name, at);
		return image === void 0 ? cell("unreachable", "not checked", []) : cell(image.state, stateWord[image.state], differencesOf(image, byId));
	});
	const { digest } = release;
	const small = digest === void 0 ? void 0 : html` <small>${code$1(shortDigest(digest))}</small>`;
	return html`<tr><th scope="row">${nameOf(release)}${small}</th>${join$1(cells, html``)}</tr>`;
}
function imageOn({ images }, name, at) {
	const there = images[at];
	return there?.registry === name ? there : images.find(({ registry }) => registry === name);
}
function cell(state, word, differences) {
	const shown = differences.length > 0 ? "drift" : state;
	const text = differences.length > 0 ? kindWords(differences) : word;
	return html`<td class="${shown}">${stateSign[shown]} ${text}</td>`;
}

// src/report/drift/page-style.ts
const driftPageStyle = html`
.ok { --state: var(--verified); }
.drift { --state: var(--rejected); }
.unreachable { --state: var(--undetermined); }
header { border-radius: .4rem; padding: .75rem 1.25rem; }
header p { margin: .5rem 0; max-width: 48rem; }
h3 { margin: 1.25rem 0 .5rem; font-size: 1rem; font-weight: 600; }
small { color: var(--muted); font: .8em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-weight: 400; }
small code { background: none; padding: 0; font: inherit; }
.cards { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); margin: 1.25rem 0 0; }
.card {
  border: 1px solid var(--line); border-top: .3rem solid var(--state, var(--line));
  border-radius: .4rem; padding: .7rem 1rem;
}
.card p { margin: .25rem 0; }
.muted { color: var(--muted); font-size: .875rem; }
.difference { border: 1px solid var(--line); border-left: .3rem solid var(--state); border-radius: .4rem; padding: .75rem 1rem; margin: .75rem 0; }
.difference p { margin: 0 0 .5rem; }
.difference p + dl { margin: .6rem 0; }
.difference pre { margin: .6rem 0 0; }
.matrix.long { max-height: 80vh; }
.matrix { overflow: auto; border: 1px solid var(--line); border-radius: .4rem; }
.matrix table { border-collapse: separate; border-spacing: 0; width: 100%; }
.matrix th, .matrix td { border: 0; border-bottom: 1px solid var(--line); padding: .4rem .75rem; }
.matrix tbody tr:last-child > * { border-bottom: 0; }
.matrix thead th { position: sticky; top: 0; z-index: 1; font-weight: 600; }
.matrix thead th code { background: none; padding: 0; }
.matrix thead th code + br + code { font-weight: 400; color: var(--muted); }
.matrix tbody th { font-weight: 600; white-space: nowrap; }
.matrix th small { margin-left: .5rem; }
.matrix td.drift, .matrix td.unreachable { background: var(--soft); box-shadow: inset .2rem 0 var(--state); }
.matrix a code { background: none; padding: 0; }
.strip { list-style: none; display: flex; gap: 2px; padding: 0; margin: .75rem 0 .25rem; }
.strip li {
  flex: 1 1 0; min-width: 0; max-width: 2rem; margin: 0; padding: .3rem 0; border-radius: .2rem; text-align: center;
  font-size: .8rem; line-height: 1.1; font-weight: 700; overflow: hidden;
  color: var(--back); background: var(--state);
}
.strip-ends { display: flex; justify-content: space-between; gap: 1rem; max-width: 61rem; margin: 0; font-size: .8rem; color: var(--muted); }
.strip-ends span { white-space: nowrap; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
details[id] { scroll-margin-top: 1rem; }
details > summary { padding: .15rem 0; }
details table { margin: .4rem 0; }
.manifests table { width: 100%; }
.manifests small { overflow-wrap: anywhere; }
.manifests td:first-child { max-width: 26rem; }
details details { margin-left: 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.25rem; margin: 0; font-size: .925rem; }
dt { color: var(--muted); }
dd { margin: 0; }
@media (max-width: 40rem) {
  body { padding: .75rem .75rem 2rem; }
  header { padding: .5rem 1rem; }
  h1 { font-size: 1.25rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin: 0 0 .6rem; }
  .matrix th small { display: block; margin: 0; white-space: nowrap; font-size: .62rem; }
  .matrix thead th code { font-size: .68rem; }
  .matrix tbody th { white-space: normal; }
  .matrix table { font-size: .85rem; overflow-wrap: anywhere; }
  .strip { gap: 1px; }
  .strip-ends { gap: .5rem; font-size: .7rem; }
  .matrix th, .matrix td { padding: .4rem .35rem; }
  .strip li { font-size: .6rem; border-radius: .1rem; }
}
@media (max-width: 40rem) {
  .manifests thead { display: none; }
  .manifests tr { display: block; border: 1px solid var(--line); padding: .4rem .6rem; }
  .manifests tr + tr { border-top: 0; }
  .manifests td { display: block; border: 0; padding: .15rem 0; overflow-wrap: anywhere; }
  details details { margin-left: 0; }
}
@media print { .matrix.long { max-height: none; } }
`;

// src/report/drift/release.ts
function anchorOf(at) {
	return `release-${at}`;
}
function releaseDetails({ registries }, release, at, byId) {
	const { version, digest, state, images } = release;
	const title = html`${stateSign[state]} <strong>${code$1(version, 100)}</strong> ${stateWord[state]}`;
	const sides = sidesOf(images);
	const body = [...digest === void 0 ? [] : [html`<p>Index ${code$1(digest)}</p>`], ...sides.map((side) => sideText(side, sides.length > 1 || registries.length > 1, byId))];
	return html`<details id="${anchorOf(at)}">\n<summary>${title}</summary>\n${body}\n</details>`;
}
function sidesOf(images) {
	return [...Map.groupBy(images, ({ registry: _, ...same }) => JSON.stringify(same)).values()].flatMap((alike) => {
		const [image] = alike;
		return image === void 0 ? [] : [{
			names: alike.map(({ registry }) => registry),
			image
		}];
	});
}
function sideText({ names, image }, named, byId) {
	const { state, tagDigest, looked, manifests, blobs } = image;
	const wrong = differencesOf(image, byId).map(({ kind, message }) => html`<strong>${capital(kindTitle[kind])}</strong><br>${message}`);
	const facts = [
		html`${stateSign[state]} ${stateWord[state]}`,
		lookedWords[looked],
		tagDigest === void 0 ? "no tag was found" : html`the tag points to ${code$1(shortDigest(tagDigest))}`,
		...blobs === void 0 ? [] : [blobText(blobs)]
	];
	const same = names.length > 1 ? html`, the same on each` : void 0;
	return html`${[
		...named ? [html`<h3>${listed(names)}${same}</h3>`] : [],
		html`<p>${join$1(facts, html`; `)}</p>`,
		list$1(wrong),
		...manifests.length === 0 ? [] : [manifestTable(manifests)]
	]}`;
}
const lookedWords = fixedWords({
	verified: "verified in this run",
	unchanged: "unchanged since a run that verified it",
	nothing: "not checked"
});
function blobText({ present, missing }) {
	if (missing.length === 0) return `all ${count$1(present, "blob")} there`;
	return `${count$1(missing.length, "blob")} missing of ${present + missing.length}`;
}
function manifestTable(manifests) {
	const rows = manifests.map((manifest) => {
		const { digest, state, code: id, signatures } = manifest;
		const why = id === void 0 ? void 0 : html`: ${codeReason(id)} ${codeTag(id)}`;
		return [
			html`${code$1(manifestName(manifest), 200)}<br><small>${code$1(digest)}</small>`,
			html`${stateSign[state]} ${stateWord[state]}${why}`,
			signatures.length === 0 ? "none" : join$1(signatures.map(signatureText), html`<br>`)
		];
	});
	const text = table$1([
		"Manifest",
		"State",
		"Signatures and log entries"
	], rows);
	return html`<div class="manifests">\n${text}\n</div>`;
}
function signatureText({ format, identity, key, logEntries }) {
	const logged = logEntries.length === 0 ? "not logged" : join$1(logEntries.map(logLink), html`<br>`);
	return html`${formatWord[format]} ${code$1(shortDigest(identity), 100)} by ${code$1(shortKey(key))}<br>${logged}`;
}

// src/report/drift/verdict.ts
const depths = {
	blobs: "every manifest, signature and blob",
	full: "every manifest and signature with its payload, but not layers and configs",
	unchanged: "only whether manifests and signatures are still listed"
};
function driftVerdictOf(report) {
	switch (report.state) {
		case "ok": return {
			word: "As released",
			sentence: whatStands(report)
		};
		case "drift": {
			const besides = whatStoodInTheWay(report);
			const more = besides === "" ? "" : ` Besides, not everything was found out: ${besides}.`;
			return {
				word: "Drift",
				sentence: `${whatDiffers(report)}${more}`
			};
		}
		default: return {
			word: "Not found out",
			sentence: `Not everything could be looked at: ${whatStoodInTheWay(report) || "the report names no reason"}. What was looked at is as released: this is neither a success nor evidence of a difference.`
		};
	}
}
function whatStands(report) {
	const { releases, registries, shard } = report;
	const part = shard === void 0 ? "" : ` This was part ${shard.index} of ${shard.of}.`;
	const on = registries.length === 1 ? "one registry" : `${registries.length} registries`;
	const are = releases.length === 1 ? "is" : "are";
	return `${count$1(releases.length, "release")} on ${on} ${are} what was released: tags, manifests and signatures. ${howDeep(report)}${part}`;
}
function howDeep({ releases, registries }) {
	const seen = releases.flatMap((release) => release.images).filter(({ looked }) => looked !== "nothing");
	const blobs = seen.filter((one) => one.blobs !== void 0);
	const rest = seen.filter((one) => one.blobs === void 0);
	const full = rest.filter(({ looked }) => looked === "verified");
	const unchanged = rest.filter(({ looked }) => looked === "unchanged");
	const parts = [
		...blobs.length === 0 ? [] : [`${depths.blobs} of ${count$1(blobs.length, "image")}`],
		...full.length === 0 ? [] : [`${depths.full}, of ${count$1(full.length, "image")}`],
		...unchanged.length === 0 ? [] : [`${depths.unchanged}, of ${count$1(unchanged.length, "image")} unchanged since a run that verified more`]
	];
	const looked = parts.length === 0 ? "Nothing was looked at." : `Looked at: ${parts.join("; ")}.`;
	const tags = registries.flatMap(({ tagsLeftOut: one }) => one ? [one.older + one.others] : []).reduce((sum, one) => sum + one, 0);
	return tags === 0 ? looked : `${looked} Not looked at: ${count$1(tags, "other tag")}.`;
}
function whatDiffers({ differences, releases }) {
	const where = [...new Set(differences.map(({ registry }) => registry))];
	const touched = releases.filter(({ images }) => images.some((one) => one.differences.length > 0));
	const among = touched.length === 0 ? "" : ` in ${touched.length} of ${count$1(releases.length, "release")}`;
	const on = where.length === 0 ? "" : ` on ${listed(few(where))}`;
	return `${count$1(differences.length, "difference")}${among}${on}.`;
}
function whatStoodInTheWay({ unreachable }) {
	const causes = unreachable.map(({ image, code, message }) => image === void 0 ? message : `${image} (${codeTitle[code]})`);
	return listed(few(causes));
}
function headOf(report) {
	const { state } = report;
	const { word, sentence } = driftVerdictOf(report);
	return {
		state,
		sign: stateSign[state],
		word,
		title: driftTitle(report),
		lead: [html`<p>${sentence}</p>`],
		footer: footerOf(report)
	};
}

// src/report/drift/page.ts
const mostDifferences = 200;
const mostReleases = 400;
const longTable = 30;
function formatDriftPage(report, history) {
	const head = headOf(report);
	const { registries, unreachable, notes, releases, requests, shard } = report;
	const unfolded = unfoldable(report);
	const checked = html`<p class="muted">Checked ${readableTime(report.finished)}</p>`;
	const strip = historyStrip(history);
	return formatPage({
		...head,
		lead: [
			...head.lead,
			checked,
			...strip === void 0 ? [] : [strip]
		],
		sections: [
			{
				title: "Registries",
				parts: [html`<div class="cards">\n${registries.map(registryCard)}\n</div>`]
			},
			{
				title: "Releases on every registry",
				parts: matrix(report, unfolded)
			},
			{
				title: "Differences",
				parts: differenceCards(report.differences)
			},
			{
				title: "Not checked",
				parts: [findingList(unreachable.map((one) => titled(one)))]
			},
			{
				title: "Releases",
				parts: releaseList(report, unfolded)
			},
			{
				title: "Earlier runs",
				parts: [historyTable(history)]
			},
			{
				title: "Details",
				parts: [
					html`<p>${count$1(releases.length, "release")}, ${count$1(requests, "request")}${shard && html`, part ${shard.index} of ${shard.of}`}</p>`,
					details$1("Notes", findingList(notes.map((one) => titled(one)))),
					details$1("Policy", onPage.table(policyTable(report), "Policy"))
				]
			}
		]
	}, driftPageStyle);
}
function registryCard({ name, state, requests, pulls, quota, tagsLeftOut }) {
	const lines = [
		html`<p><strong>${code$1(name, 300)}</strong></p>`,
		html`<p>${stateSign[state]} ${stateWord[state]}</p>`,
		html`<p class="muted">${count$1(requests, "request")}, ${count$1(pulls, "manifest read", "manifests read")}</p>`,
		quota && html`<p class="muted">${quota.remaining} of ${quota.limit} pulls left in ${hours(quota.seconds)}</p>`,
		tagsLeftOut && html`<p class="muted">${capital(leftOutText(tagsLeftOut))}</p>`
	];
	return html`<div class="${`card ${state}`}">\n${lines}\n</div>`;
}
function hours(seconds) {
	return seconds >= 3600 ? count$1(Math.round(seconds / 3600), "hour") : count$1(seconds, "second");
}
function unfoldable({ releases }) {
	const urgent = releases.filter(({ state }) => state !== "ok");
	const chosen = new Set([.../* @__PURE__ */ new Set([...urgent, ...releases])].slice(0, mostReleases));
	return new Map(releases.map((one, at) => [one, at]).filter(([one]) => chosen.has(one)));
}
function matrix(report, unfolded) {
	const nameOf = (release) => {
		const at = unfolded.get(release);
		const name = code$1(release.version, 100);
		return at === void 0 ? name : html`<a href="${`#${anchorOf(at)}`}">${name}</a>`;
	};
	const { table, rest } = matrixOf(report, nameOf);
	const shown = frame(table, "Releases on every registry", report.releases.length - rest.length);
	if (rest.length === 0) return [shown];
	const more = frame(restTable(report, rest, nameOf), "More releases", rest.length);
	return [shown, details$1(restTitle(rest), more)];
}
function frame(table, name, rows) {
	return html`<div class="${rows > longTable ? "matrix long" : "matrix"}" role="region" aria-label="${name}" tabindex="0">\n${table}\n</div>`;
}
function differenceCards(all) {
	const hidden = all.length - mostDifferences;
	return [...all.slice(0, mostDifferences).map((one) => html`<div class="difference drift">\n${differenceParts(one, onPage)}\n</div>`), ...hidden > 0 ? [html`<p>and ${count$1(hidden, "more difference")}, in the JSON report</p>`] : []];
}
function releaseList(report, unfolded) {
	const byId = differencesById(report);
	const later = new Set(matrixOf(report).rest);
	const texts = (isLater) => [...unfolded].filter(([release]) => later.has(release) === isLater).map(([release, at]) => releaseDetails(report, release, at, byId));
	const more = texts(true);
	const hidden = report.releases.length - unfolded.size;
	const left = hidden > 0 ? html`<p>and ${count$1(hidden, "older release")}, in the JSON report</p>` : void 0;
	return [...texts(false), more.length === 0 ? void 0 : details$1(count$1(more.length, "more release"), ...more, left)];
}

// src/report/drift/terminal.ts
const styles = {
	ok: "green",
	drift: "red",
	unreachable: "yellow"
};
const mostQuiet = 20;
function formatDrift(report, options) {
	const { releases, registries, differences, unreachable, notes } = report;
	const what = `${count$1(releases.length, "release")} on ${count$1(registries.length, "registry", "registries")}`;
	const told = [...unreachable, ...notes];
	return logText([
		paint(options, "bold", `Drift of ${what} --`),
		...matrixLines(report, options),
		"",
		...differences.flatMap((one) => differenceLines(one, options)),
		...told.flatMap((one) => findingLines(placed(one), options, "")),
		...registries.flatMap((one) => leftOutLines(one, options)),
		...told.length > 0 ? [""] : [],
		...keyLines(report.policy.keys, options),
		...verdictLines(report, options)
	]);
}
function matrixLines({ releases, registries, differences }, options) {
	const quiet = releases.filter(({ state }) => state === "ok").slice(0, mostQuiet);
	const shown = releases.filter((one) => one.state !== "ok" || quiet.includes(one));
	const byId = differencesById({ differences });
	const rows = shown.map(({ version, images }) => [{ text: plain(version, 100) }, ...images.map((image) => cellOf(image, byId))]);
	const head = ["release", ...registries.map(({ name }) => plain(name, 100))];
	const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.text.length ?? 0)));
	const line = (cells) => cells.map((cell, at) => padded(cell, widths[at] ?? 0, options)).join("  ");
	const rest = releases.length - shown.length;
	return [
		`  ${line(head.map((text) => ({
			text,
			style: "dim"
		})))}`,
		...rows.map((row) => `  ${line(row)}`),
		...rest === 0 ? [] : [`  and ${count$1(rest, "more release")}, as released everywhere`]
	];
}
function padded({ text, style }, width, options) {
	const room = " ".repeat(width - text.length);
	return `${style === void 0 ? text : paint(options, style, text)}${room}`;
}
function cellOf(image, byId) {
	const { state, looked } = image;
	const style = styles[state];
	if (state === "drift") return {
		text: `DRIFT: ${kindWords(differencesOf(image, byId))}`,
		style
	};
	if (state === "unreachable") return {
		text: "not found out",
		style
	};
	return {
		text: looked === "unchanged" ? "ok, unchanged" : "ok",
		style
	};
}
function differenceLines(difference, options) {
	const { code, message, expected, found, mend, advice } = difference;
	const text = `DRIFT: ${plain(placeOf(difference))}: ${plain(message)} [${plain(code, 100)}]`;
	const [first = "", ...rest] = wrap(text, "", options);
	const more = [
		...expected === void 0 ? [] : [`expected ${plain(expected)}`],
		...found === void 0 ? [] : [`found    ${plain(found)}`],
		...advice === void 0 ? [] : [`Next: ${plain(advice)}`]
	];
	return [
		`${paint(options, "red", "DRIFT")}${first.slice(5)}`,
		...rest.map((line) => `  ${line}`),
		...more.flatMap((line) => wrap(line, "  ", options)),
		...mend === void 0 ? [] : [`  Mend: ${mendText(mend)}`],
		""
	];
}
function leftOutLines({ name, tagsLeftOut }, options) {
	if (tagsLeftOut === void 0) return [];
	return wrap(`${plain(name)}: ${plain(leftOutText(tagsLeftOut), 3e3)}`, "", options).map((line) => paint(options, "dim", line));
}
function placed({ image, ...found }) {
	const { message } = found;
	const isTold = image === void 0 || message.startsWith(image);
	return {
		...found,
		message: isTold ? message : `${image}: ${message}`
	};
}
function verdictLines(report, options) {
	const { word, sentence } = driftVerdictOf(report);
	const label = word.toUpperCase();
	const [first = "", ...rest] = wrap(`${label}: ${plain(sentence, 2e3)}`, "", options);
	const painted = paint(options, styles[report.state], paint(options, "bold", label));
	const pulls = report.registries.reduce((sum, one) => sum + one.pulls, 0);
	return [
		`${painted}${first.slice(label.length)}`,
		...rest,
		paint(options, "dim", `${runFacts(report)}, ${count$1(pulls, "pull")}`)
	];
}

// src/report/drift/progress.ts
function formatChecking(checking, columns = 80) {
	return inOneLine(checking.image, factsOf(checking), columns);
}
function formatCheckingStep(checking) {
	return logText([`${factsOf(checking)}: ${plain(checking.image)}`]).trimEnd();
}
function factsOf({ done, of, requests, imagesPerSecond }) {
	const rate = imagesPerSecond === void 0 ? "" : `, ${imagesPerSecond.toFixed(0)}/s`;
	return `${done} of ${count$1(of, "image")}${rate}, ${count$1(requests, "request")}`;
}

// src/cli/drift-progress.ts
const eraseLine = "\r\x1B[2K";
const interval = {
	terminal: 100,
	log: 1e4
};
function startDriftProgress(stream, wanted) {
	if (!wanted) return {
		show: () => {},
		say: () => {},
		end: () => {}
	};
	const terminal = stream.isTTY === true;
	const between = terminal ? interval.terminal : interval.log;
	const rate = new Rate();
	let last = terminal ? Number.NEGATIVE_INFINITY : performance.now();
	let shown = false;
	const line = (text) => {
		last = performance.now();
		shown = true;
		stream.write(terminal ? `${eraseLine}${text}` : `${text}\n`);
	};
	return {
		show: (progress) => {
			const now = performance.now();
			const imagesPerSecond = rate.at(now, progress.done);
			if (now - last < between) return;
			const checking = {
				...progress,
				imagesPerSecond
			};
			line(terminal ? formatChecking(checking, stream.columns) : formatCheckingStep(checking));
		},
		say: (text) => line(terminal ? text.slice(0, Math.max(stream.columns - 1, 0)) : plain(text)),
		end: () => {
			if (shown) stream.write(terminal ? eraseLine : "\n");
			shown = false;
		}
	};
}

// src/cli/drift-check.ts
async function runDriftCheck(argv, signal) {
	const flags = parseArguments(argv, Object.values(driftCheckFlags).flat());
	refuseWords(flags, "repositories are given with --images");
	const wanted = !flags.on("quiet") && !flags.on("verbose");
	const progress = startDriftProgress(process.stderr, wanted);
	try {
		const connection = await readConnection(flags, signal, progress.say);
		const { report, history } = await checkDrift(readWords(flags), connection, progress.show);
		progress.end();
		await publish(report, history, flags);
		if (report.state === "unreachable") endProcess();
		return report.exitCode;
	} finally {
		progress.end();
	}
}
function readWords(flags) {
	return {
		ledger: flags.text("ledger"),
		images: parseLists(flags.list("images"), "--images"),
		tags: parseLists(flags.list("tags"), "--tags"),
		key: joinKeys(flags.list("key"), "--key"),
		fingerprints: flags.list("key-fingerprint"),
		trustedRoot: flags.text("trusted-root"),
		transparencyLog: flags.on("insecure-ignore-tlog") ? "ignored" : "required",
		signatureRepository: flags.text("signature-repository"),
		blobs: flags.on("blobs"),
		shard: flags.text("shard"),
		state: flags.text("state")
	};
}
function refuseWords({ positionals: [word] }, what) {
	if (word === void 0) return;
	throw new TrustError("E_INPUT", `${JSON.stringify(word)} is not understood: ${what}`);
}
async function publish(report, history, flags) {
	if (!flags.on("quiet") || report.state !== "ok") {
		const options = textOptions(process.stderr, process.env, flags.on("no-color"));
		process.stderr.write(formatDrift(report, options));
	}
	const write = async (name, text) => {
		const path = flags.text(name);
		if (path !== "") await writeWhole(path, text(), `--${name}: the file`);
	};
	await write("report", () => reportPieces(report));
	await write("page", () => formatDriftPage(report, history));
	await write("badge", () => formatDriftBadge(report));
	if (!flags.on("json")) return;
	for (const piece of reportPieces(report)) process.stdout.write(piece);
}

// src/report/drift/init-terminal.ts
function formatDriftInit({ ledger, refused, differences, unreachable }, path, options) {
	const isWritten = unreachable.length === 0 && ledger.releases.length > 0;
	return logText([
		...differences.flatMap((one) => [...wrap(`${plain(placeOf(one))}: ${plain(one.message)} [${plain(one.code, 100)}]`, "", options), ...one.mend === void 0 ? [] : [`  Mend: ${mendText(one.mend)}`]]),
		...unreachable.flatMap((one) => findingLines(one, options, "")),
		...refused.length === 0 ? [] : wrap(`Left out: ${listed(refused.map((one) => plain(one)))}`, "", options),
		isWritten ? `${paint(options, "bold", "WRITTEN")}: ${count$1(ledger.releases.length, "release")} in ${plain(path, 500)}; review it before you commit it` : `${paint(options, "bold", "NOT WRITTEN")}: ${unreachable.length > 0 ? "not everything could be found out" : "no version can be vouched for"}`
	]);
}

// src/drift/init.ts
const releasesAtOnce = 12;
async function initLedger(task, context) {
	const { registries, from, policy } = task;
	const places = registries.map((registry) => new Place(registry, from));
	const versions = await versionsAt(places[0], from);
	const checking = {
		policy,
		now: context.now(),
		blobs: false
	};
	const obstacles = new Obstacles();
	const of = versions.length * places.length;
	const command = commandContext(policy, registries);
	let done = 0;
	const checks = await mapConcurrently(releasesAtOnce, versions, async (version) => {
		const check = await checkRelease(places, {
			version,
			release: void 0,
			versionOf: () => void 0,
			command
		}, void 0, checking, ({ name }) => {
			done += 1;
			const image = `${name}:${version}`;
			context.onProgress?.({
				done,
				of,
				requests: context.sent(),
				image
			});
		});
		for (const { registry, finding } of check.obstacles) obstacles.add(registry, finding);
		return {
			version,
			release: isSure(check) ? toRelease(check, version) : void 0,
			differences: check.differences
		};
	});
	return {
		ledger: {
			schema: ledgerSchema,
			from,
			releases: checks.flatMap(({ release }) => release ?? []).sort((a, b) => compareVersions(a.version, b.version))
		},
		refused: checks.flatMap(({ version, release }) => release === void 0 ? [version] : []),
		differences: checks.flatMap(({ differences }) => differences),
		unreachable: obstacles.findings()
	};
}
async function versionsAt(first, from) {
	const list = await first?.tags();
	if (list === void 0) throw new TrustError("E_INPUT", "there is no registry to begin with");
	if ("severity" in list) throw new TrustError(list.code, list.message, list.details);
	if (list.versions.length > 0) return list.versions;
	throw new TrustError("E_NOTFOUND", `${first?.name} has no version from ${from} on`);
}
function isSure({ state, differences }) {
	const [first] = state.images;
	return first?.state === "ok" && !differences.some(({ kind }) => kind === "tag-moved");
}
function toRelease({ state }, version) {
	const [first] = state.images;
	const [root] = first?.manifests ?? [];
	const key = root?.signatures[0]?.key;
	if (first === void 0 || root === void 0 || key === void 0) return void 0;
	return {
		version,
		digest: root.digest,
		platforms: platformDigests(first.manifests),
		signatures: first.manifests.flatMap(({ digest, signatures }) => signatures.map(({ format, identity }) => ({
			manifest: digest,
			format,
			identity
		})).sort(byFormat)),
		key
	};
}

// src/run/drift-init.ts
const usualBudget = 36e5;
async function initDrift(words, options, onProgress) {
	const { from, output, force } = words;
	const repositories = readRepositories(words.images);
	if (!isVersion(from)) throw new TrustError("E_INPUT", `from: ${JSON.stringify(from)} is not a version such as 0.1.24`);
	if (output === "") throw new TrustError("E_INPUT", "output: name the file for the ledger");
	if (!force && await exists(output)) throw new TrustError("E_INPUT", `output: ${JSON.stringify(output)} is there, and was reviewed by somebody; --force writes over it`);
	const demands = await readDemands(words);
	const { transport, registry, close } = openRegistries({
		budget: usualBudget,
		...options
	});
	try {
		const keys = await keyReader(options, transport)(words.key, words.fingerprints);
		const policy = {
			...demands,
			keys
		};
		const registries = repositories.map((one) => registry(one, policy.signatureRepository));
		const result = await initLedger({
			registries,
			from,
			policy
		}, {
			now: () => /* @__PURE__ */ new Date(),
			sent: () => transport.sent,
			...onProgress === void 0 ? {} : { onProgress }
		});
		if (result.unreachable.length === 0 && result.ledger.releases.length > 0) await writeWhole(output, formatLedger(result.ledger), "output: the file");
		return result;
	} finally {
		close();
	}
}
async function exists(path) {
	return stat(path).then(() => true, () => false);
}

// src/cli/drift-init.ts
async function runDriftInit(argv, signal) {
	const flags = parseArguments(argv, Object.values(driftInitFlags).flat());
	refuseWords(flags, "repositories are given with --images");
	const words = {
		images: parseLists(flags.list("images"), "--images"),
		from: flags.text("from"),
		output: flags.text("output"),
		force: flags.on("force"),
		key: joinKeys(flags.list("key"), "--key"),
		fingerprints: flags.list("key-fingerprint"),
		trustedRoot: flags.text("trusted-root"),
		transparencyLog: flags.on("insecure-ignore-tlog") ? "ignored" : "required",
		signatureRepository: flags.text("signature-repository")
	};
	const progress = startDriftProgress(process.stderr, !flags.on("verbose"));
	try {
		const connection = await readConnection(flags, signal, progress.say);
		const result = await initDrift(words, connection, progress.show);
		progress.end();
		const options = textOptions(process.stderr, process.env, flags.on("no-color"));
		process.stderr.write(formatDriftInit(result, words.output, options));
		if (result.unreachable.length > 0) return exitCodes.undetermined;
		return result.differences.length === 0 && result.refused.length === 0 ? exitCodes.verified : exitCodes.registriesDiffer;
	} finally {
		progress.end();
	}
}

// src/drift/read-report.ts
const state = oneOf("ok", "drift", "unreachable");
const code = oneOf(...errorCodes);
const shard = (value, at) => {
	const part = object({
		index: count,
		of: count
	})(value, at);
	return isShard(part) ? part : fail(at, "is not a part of parts");
};
const policy = tidy(object({
	keys: list(tidy(object({
		fingerprint: text,
		algorithm: text,
		source: text,
		pinned: boolean,
		notAfter: optional(text)
	}))),
	transparencyLog: oneOf("required", "ignored"),
	trustedRoot: tidy(object({
		source: text,
		date: optional(text)
	})),
	timestamps: oneOf("required", "ignored"),
	attestationManifests: oneOf("reported", "required"),
	parity: oneOf("auto", "true", "false"),
	platforms: list(text),
	annotations: asRecord(map(text)),
	expectedReference: optional(text),
	digest: optional(digest),
	signatureRepository: optional(text),
	requireReadableBy: optional(list(oneOf("cosign-2.5", "podman", "policy-controller", "kyverno")))
}));
const isTrue = (value, at) => value === true ? value : fail(at, "is not true");
const registry = tidy(object({
	name: text,
	state,
	requests: count,
	pulls: count,
	tagsLeftOut: optional(object({
		older: count,
		others: count,
		names: list(text)
	})),
	insecure: optional(isTrue),
	quota: optional(object({
		limit: count,
		remaining: count,
		seconds: count
	}))
}));
const manifest = tidy(object({
	digest,
	role: oneOf("index", "platform", "attestation", "image"),
	platforms: list(text),
	state,
	code: optional(code),
	signatures: list(signatureState)
}));
const image = tidy(object({
	registry: text,
	state,
	tagDigest: optional(digest),
	looked: oneOf("verified", "unchanged", "nothing"),
	manifests: list(manifest),
	blobs: optional(object({
		present: count,
		missing: list(digest)
	})),
	differences: list(text)
}));
const release = tidy(object({
	version: text,
	digest: optional(digest),
	state,
	images: list(image)
}));
const difference = tidy(object({
	id: text,
	kind: oneOf("tag-moved", "rolled-back", "tag-missing", "manifest-missing", "blob-missing", "signature-missing", "signature-added", "signature-bad", "tag-unknown", "latest-wrong"),
	code,
	registry: text,
	version: optional(text),
	tag: optional(text),
	digest: optional(digest),
	platform: optional(text),
	expected: optional(text),
	found: optional(text),
	message: text,
	mend: optional(text),
	advice: optional(text)
}));
const details = tidy(object({
	host: optional(text),
	repository: optional(text),
	digest: optional(text),
	tag: optional(text),
	status: optional(count),
	requestId: optional(text),
	url: optional(text)
}));
const finding = tidy(object({
	severity: oneOf("error", "warning", "note"),
	code,
	message: text,
	advice: optional(text),
	image: optional(text),
	digest: optional(digest),
	platform: optional(text),
	details: optional(details)
}));
const report = tidy(object({
	schema: oneOf(driftReportSchema),
	tool: object({
		name: text,
		version: text
	}),
	started: text,
	finished: text,
	state,
	exitCode,
	policy,
	ledger: optional(digest),
	shard: optional(shard),
	missingShards: list(shard),
	registries: list(registry),
	releases: list(release),
	differences: list(difference),
	unreachable: list(finding),
	notes: list(finding),
	unknownTags: list(text),
	requests: count
}));
function exitCode(value, at) {
	return value === 0 || value === 20 || value === 3 ? value : fail(at, "is not 0, 20 or 3");
}
function asRecord(shape) {
	return (value, at) => Object.fromEntries(shape(value, at));
}
function assertConsistent(report) {
	const { state, exitCode, differences, unreachable, missingShards, releases, shard } = report;
	const isWhole = unreachable.length > 0 || missingShards.length === 0;
	if (state !== stateOf(differences, unreachable) || exitCode !== exitCodeOf(state) || !isWhole) fail("the report", `is ${state}, and tells something else`);
	for (const difference of differences) assertCommand(report, difference);
	const foreign = releases.find(({ version }) => !isIn(shard, version));
	if (foreign !== void 0) fail("the report", `is about ${quote(foreign.version)}, which is in another part`);
}
function assertCommand({ policy, registries }, difference) {
	const { id, mend } = difference;
	if (mend === void 0 || isMirrorCommand(mend, {
		difference,
		policy,
		registries
	})) return;
	fail("the report", `has a command for ${quote(id)} that this tool does not write: ${quote(mend)}`);
}
function parseDriftReport(bytes, source) {
	try {
		const read = readJson(report, bytes, "the report", limits.fileJsonValues);
		assertConsistent(read);
		return read;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new TrustError("E_INPUT", `${source}: ${error.message}`);
	}
}

// src/run/drift-files.ts
const mostBytes = 536870912;
async function readReport(path) {
	return parseDriftReport(await readBounded(path, mostBytes, "the report"), path);
}
async function readHistory(path) {
	return (await openState(path, merged)).history;
}
async function updateHistory(path, history) {
	if (path === "") return;
	const before = await openState(path, merged);
	const text = [
		formatHeader(before.policy ?? merged),
		...textOf(before),
		formatFooter(history)
	];
	await writeWhole(path, text, "state: the file");
}
function* textOf(before) {
	for (const line of before.lines(() => true)) yield `${Buffer.from(line).toString()}\n`;
}
const merged = "merged reports";

// src/drift/merge.ts
function mergeReports(parts, history) {
	const [first, ...others] = parts;
	if (first === void 0) throw new TrustError("E_INPUT", "there is no report to merge");
	for (const other of others) assertSameCheck(first, other);
	const missingShards = missingOf(parts);
	const before = history.runs.at(-1)?.unknownTags ?? [];
	const unknownTags = [...new Set(parts.flatMap((part) => part.unknownTags))];
	const releases = parts.flatMap((part) => part.releases);
	const away = [...parts.flatMap((part) => part.unreachable), ...missingShards.map(handedIn)];
	const about = new Set(unknownTags);
	const judged = judgeUnknownTags({
		tags: unknownTags,
		before,
		releases,
		unreachable: away
	});
	const differences = inOrder([...parts.flatMap((part) => part.differences), ...judged.differences]);
	const counted = new Set(differences.map(({ id }) => id));
	const notes = [...parts.flatMap((part) => part.notes.filter(({ image }) => !about.has(image ?? ""))), ...judged.notes.filter(({ image }) => !counted.has(`tag-unknown/${image}`))];
	const state = stateOf(differences, away);
	const { shard: _, ...rest } = first;
	const report = {
		...rest,
		started: parts.map(({ started }) => started).toSorted()[0] ?? first.started,
		finished: parts.map(({ finished }) => finished).toSorted().at(-1) ?? first.finished,
		state,
		exitCode: exitCodeOf(state),
		missingShards,
		registries: first.registries.map((_, at) => joined(parts, at, missingShards.length > 0)),
		releases: releases.toSorted((a, b) => newestFirst(a.version, b.version)),
		differences,
		unreachable: away,
		notes,
		unknownTags,
		requests: parts.reduce((sum, { requests }) => sum + requests, 0)
	};
	return {
		report,
		history: withRun(history, report)
	};
}
function assertSameCheck(first, other) {
	const questions = ({ policy, ledger, registries, shard, tool }) => JSON.stringify([
		policy,
		ledger,
		registries.map(({ name, insecure }) => [name, insecure]),
		shard?.of,
		tool
	]);
	if (questions(first) === questions(other)) return;
	throw new TrustError("E_INPUT", "the reports are not parts of one check: policy, ledger, registries or number of parts differ");
}
function missingOf(parts) {
	const of = parts[0]?.shard?.of ?? 1;
	const known = new Set(parts.map(({ shard }) => shard?.index ?? 1));
	if (known.size < parts.length) throw new TrustError("E_INPUT", "the reports are not parts of one check: one part is there twice");
	return Array.from({ length: of }, (_, at) => ({
		index: at + 1,
		of
	})).filter(({ index }) => !known.has(index));
}
function handedIn(shard) {
	const message = `part ${formatShard(shard)} is missing: nothing is known about its releases`;
	return finding$1("E_INPUT", message, { advice: "look at the job that was to check it, and run it again" });
}
function joined(parts, at, isIncomplete) {
	const all = parts.flatMap(({ registries }) => registries[at] ?? []);
	const [first] = all;
	if (first === void 0) throw new RangeError("parts of one check have the same registries");
	const states = all.map(({ state }) => state);
	const isUnreachable = isIncomplete || states.includes("unreachable");
	const { quota: _, tagsLeftOut: __, ...rest } = first;
	const [leftOut] = all.flatMap(({ tagsLeftOut }) => tagsLeftOut ?? []);
	const lowest = all.flatMap(({ quota }) => quota ?? []).toSorted((a, b) => a.remaining - b.remaining)[0];
	return {
		...rest,
		state: states.includes("drift") ? "drift" : isUnreachable ? "unreachable" : "ok",
		requests: all.reduce((sum, { requests }) => sum + requests, 0),
		pulls: all.reduce((sum, { pulls }) => sum + pulls, 0),
		...leftOut === void 0 ? {} : { tagsLeftOut: leftOut },
		...lowest === void 0 ? {} : { quota: lowest }
	};
}

// src/run/drift-merge.ts
async function mergeDrift(paths, state) {
	checkItems(paths, "reports");
	const parts = [];
	for (const path of paths) parts.push(await readReport(path));
	const result = mergeReports(parts, await readHistory(state));
	await updateHistory(state, result.history);
	return result;
}

// src/cli/drift-parts.ts
const mostShards = 256;
async function runDriftPlan(argv) {
	const flags = parseArguments(argv, Object.values(driftPlanFlags).flat());
	refuseWords(flags, "the number of parts is given with --shards");
	const shards = parseCount(flags.text("shards"), "--shards");
	if (shards > mostShards) throw new TrustError("E_INPUT", `--shards: a matrix has ${mostShards} jobs at most`);
	const path = flags.text("ledger");
	const releases = path === "" ? shards : (await readLedger(path)).releases.length;
	const plan = planShards(Math.min(shards, Math.max(releases, 1)));
	process.stdout.write(`${JSON.stringify(plan)}\n`);
	return exitCodes.verified;
}
async function runDriftMerge(argv) {
	const flags = parseArguments(argv, Object.values(driftMergeFlags).flat());
	if (flags.positionals.length === 0) throw new TrustError("E_INPUT", "name the reports of all parts");
	const { report, history } = await mergeDrift(flags.positionals, flags.text("state"));
	await publish(report, history, flags);
	return report.exitCode;
}
async function runDriftPage(argv) {
	const flags = parseArguments(argv, Object.values(driftPageFlags).flat());
	const [path, ...others] = flags.positionals;
	if (path === void 0 || others.length > 0) throw new TrustError("E_INPUT", "name one report, such as drift.json");
	const report = await readReport(path);
	const page = formatDriftPage(report, await readHistory(flags.text("state")));
	const [output, badge] = [flags.text("output"), flags.text("badge")];
	if (output === "") process.stdout.write(page);
	else await writeWhole(output, page, "--output: the file");
	if (badge !== "") await writeWhole(badge, formatDriftBadge(report), "--badge: the file");
	return exitCodes.verified;
}

// src/cli/drift.ts
const verbs = /* @__PURE__ */ new Map([
	["check", runDriftCheck],
	["init", runDriftInit],
	["plan", runDriftPlan],
	["merge", runDriftMerge],
	["page", runDriftPage]
]);
async function runDrift(argv, signal) {
	keepHeapSmall();
	const [verb = "", ...rest] = argv;
	const run = verbs.get(verb);
	if (run !== void 0) return run(rest, signal);
	const all = [...verbs.keys()];
	if (verb === "" || verb.startsWith("-")) throw new TrustError("E_INPUT", `drift needs a verb: ${all.join(", ")}`);
	const meant = nearest(verb, all);
	const hint = meant === void 0 ? ` (there are ${all.join(", ")})` : `; is ${meant} meant?`;
	throw new TrustError("E_INPUT", `drift has no verb ${JSON.stringify(verb)}${hint}`);
}

export { runDrift };