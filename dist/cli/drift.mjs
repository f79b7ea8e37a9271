import { A as inOrder, B as namesImages, C as formatHeader, D as driftState, E as driftReport, F as driftMergeOptions, H as isIn, I as driftOptions, L as driftPageOptions, M as stateOf, N as driftAddOptions, O as Obstacles, P as driftInitOptions, R as driftPlanOptions, S as formatFooter, T as Rotation, U as planShards, V as formatShard, W as shard, _ as openState, a as policyFor, b as judgeUnknownTags, c as withSigners, d as openRegistries, f as checkRelease, g as openFleetState, h as StateSection, i as ownerOf$1, j as newestFirst, k as exitCodeOf, l as assertDistinct, m as StateOutput, o as runCheck, p as CheckedRegistry, r as idOf, s as stateNotes, t as checkDrift, u as readLedger, v as commandContext, w as withRun, x as checkId, y as isMirrorCommand } from "./run-drift.mjs";
import { $ as table$1, A as keepHeapSmall, At as html, C as writeFiles, Ct as paint, D as startProgress, E as textOptions, Et as wrap, F as findingLines, G as details, I as formatFindings, J as logCell, K as findingList, L as fitted, Nt as stacked, Ot as code, P as describeError, R as inSummary, S as verb, St as logText, Tt as whole, U as formatPage, V as signerLines, W as onPage, _t as readableTime, b as publish, dt as codeTitle, et as titled, ft as count, gt as manifestName, ht as listed, jt as join$1, kt as codeTag, l as policyTable, lt as capital, mt as formatWord, ot as runFacts, p as checking, pt as few, q as list, st as verdictLines, ut as codeReason, vt as shortDigest, wt as tableLines, x as reporting, xt as line, y as hostOf } from "./terminal.mjs";
import { c as given, d as isTrustError, l as TrustError, s as defined } from "./begin.mjs";
import { $i as repository, Aa as checkItems, Ei as fail, Ga as parseDocument, Ma as listOf, Mi as quote, Mn as finding, Mr as exitCodes$1, Ni as readJson, On as mapConcurrently, S as rootFallbacks, Sr as runFields, U as tool, Ua as isObject, Vr as shortSigner, Xa as limits, _i as optional, _r as plain, da as formatRepository, dt as readBounded, fi as list$1, ft as writeWhole, gi as oneOf, gr as fixedWords, hi as object$1, i as listAttestations, lr as longestCommand, mn as errorDetails, q as retryAfter, w as connect, yr as finding$1 } from "./verify.mjs";
import { a as formatLedger, f as waiverOf, o as ledgerDigest, s as ledgerSchema, t as entryOf } from "./entry.mjs";
import { t as compareVersions } from "./version.mjs";
import { a as openLedger } from "./run-release.mjs";
import { createHash } from "node:crypto";
import { dirname, join, posix, relative, sep } from "node:path";
import { readdir, stat } from "node:fs/promises";

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
	return `tags that were not checked: ${more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ")} (${given([older > 0 && `${older} older than the ledger`, others > 0 && `${others} with names that are no version`]).join(", ")})`;
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
			sentence: `${all}: all are what was released.${depthOf(report)}`
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
	return days[0] === void 0 ? "" : ` Each was looked at in full on ${days[0]} or later.`;
}
function oldestDay({ releases }) {
	return releases.flatMap(({ images }) => images.map(fullDay)).sort()[0];
}
function fullText(image) {
	const day = oldestDay(image);
	return day === void 0 ? "never looked at in full" : `each looked at in full on ${day} or later`;
}
function fleetTable(images, nameOf = ({ name }) => code(name, 200)) {
	return html`<table>
<thead><tr>${join$1(["Image", "State"].map((title) => html`<th scope="col">${title}</th>`), html``)}</tr></thead>
<tbody>
${images.map((image) => row(image, nameOf))}
</tbody>
</table>`;
}
function row(image, nameOf) {
	const { state, releases, differences } = image;
	const registries = listed(image.registries.map(({ name }) => name.slice(0, name.indexOf("/"))));
	const what = differences.length === 0 ? stateWord[state] : kindWords(differences);
	const facts = `${count(releases.length, "release")}, ${fullText(image)}`;
	const cells = [html`<th scope="row">${nameOf(image)}<br><span class="muted">${registries}</span></th>`, html`<td class="${state}">${stateSign[state]} ${what}<br><span class="muted">${facts}</span></td>`];
	return html`<tr>${join$1(cells, html``)}</tr>`;
}
function fleetHead(report) {
	const { state, images } = report;
	return {
		run: report,
		state,
		sign: stateSign[state],
		verdict: fleetVerdictOf(report),
		title: count(images.length, "image")
	};
}

// src/report/drift/badge.ts
const colors = {
	ok: "brightgreen",
	drift: "red",
	unreachable: "lightgrey"
};
function formatDriftBadge(report) {
	const { state } = report;
	const differences = "images" in report ? fleetDifferences(report) : report.differences;
	const badge = {
		schemaVersion: 1,
		label: "registries",
		message: `${(messages[state] ?? messages.unreachable)(differences)}, ${dayOf(report.finished)}`,
		color: colors[state] ?? colors.unreachable,
		isError: state === "drift"
	};
	return `${JSON.stringify(badge)}\n`;
}
function dayOf(time) {
	return /^\d{4}-\d\d-\d\d/.exec(time)?.[0] ?? "not known when";
}
const messages = {
	ok: () => stateWord.ok,
	drift: (differences) => count(differences.length, "difference"),
	unreachable: () => stateWord.unreachable
};

// src/report/drift/differences.ts
function differenceParts(difference, medium) {
	const { kind, code: id, message, fix, advice } = difference;
	const lines = [
		html`<strong>${capital(kindTitle[kind])}</strong>: ${code(placeOf(difference), 300)}`,
		html`${capital(message)} ${codeTag(id)}`,
		...factsOf(difference),
		advice && html`<em>Next:</em> ${advice}`
	];
	return [html`<p>${stacked(lines)}</p>`, ...fix === void 0 ? [] : [html`<p><em>Fix:</em></p>`, medium.commands("sh", [fix])]];
}
function factsOf({ expected, found, platform, digest }) {
	const isShown = digest === void 0 || digest === expected || digest === found;
	return [
		platform && html`Platform: ${code(platform, 100)}`,
		!isShown && html`Manifest: ${code(digest)}`,
		expected && html`Expected: ${code(expected, 300)}`,
		found && html`Found: ${code(found, 300)}`
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
	const runCount = count(shown.length, "run");
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
	return details(`The last ${count(newest.length, "run")}`, onPage.table(text, "Earlier runs"));
}
function whatHappened({ differences, unreachable }) {
	const named = few(differences).map((id) => code(id, 300));
	const away = unreachable.map((name) => html`not reached: ${code(name, 300)}`);
	return stacked([...named, ...away], "none");
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
	const state = troubled === 0 ? "all ok" : `${troubled} of them drifted or unreachable`;
	return `${count(rest.length, "more release")}, ${state}`;
}
const plainName = ({ version }) => code(version, 100);
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
	return path.length === 0 ? code(host) : html`${code(host)}<br>${code(path.join("/"))}`;
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
		return image === void 0 ? cell("unreachable", stateWord.unreachable, []) : cell(image.state, stateWord[image.state], differencesOf(image, byId));
	});
	const { digest } = release;
	const small = digest === void 0 ? void 0 : html` <small>${code(shortDigest(digest))}</small>`;
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
.muted { color: var(--muted); font-size: .875rem; font-weight: 400; }
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
	const title = html`${stateSign[state]} <strong>${code(version, 100)}</strong> ${stateWord[state]}`;
	const sides = sidesOf(images);
	const body = [digest && html`<p>Index ${code(digest)}</p>`, ...sides.map((side) => sideText(side, sides.length > 1 || registries.length > 1, byId))];
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
		looked === "unchanged" ? html`tag and signatures of the index unchanged since the full look on ${fullDay(image)}` : lookedWords[looked],
		tagDigest === void 0 ? "no tag was found" : html`the tag points to ${code(shortDigest(tagDigest))}`,
		blobs && blobText(blobs)
	];
	const same = names.length > 1 && html`, the same on each`;
	return html`${[
		named && html`<h3>${listed(names)}${same}</h3>`,
		html`<p>${join$1(facts, html`; `)}</p>`,
		list(wrong),
		manifests.length > 0 && manifestTable(manifests)
	]}`;
}
const lookedWords = fixedWords({
	verified: "looked at in full in this run",
	nothing: "not checked"
});
function blobText({ present, missing }) {
	if (missing.length === 0) return `all ${count(present, "blob")} there`;
	return `${count(missing.length, "blob")} missing of ${present + missing.length}`;
}
function manifestTable(manifests) {
	const rows = manifests.map((manifest) => {
		const { digest, state, code: id, signatures } = manifest;
		const why = id === void 0 ? void 0 : html`: ${codeReason(id)} ${codeTag(id)}`;
		return [
			html`${code(manifestName(manifest), 200)}<br><small>${code(digest)}</small>`,
			html`${stateSign[state]} ${stateWord[state]}${why}`,
			stacked(signatures.map(signatureText), "none")
		];
	});
	const text = table$1([
		"Manifest",
		"State",
		"Signatures and log entries"
	], rows);
	return html`<div class="manifests">\n${text}\n</div>`;
}
function signatureText({ format, id, signer, logEntries }) {
	return html`${formatWord[format]} ${code(shortDigest(id), 100)} by ${code(shortSigner(signer), 300)}<br>${logCell(logEntries, "not logged")}`;
}

// src/report/drift/stale.ts
const hour = 36e5;
const usual = 24 * hour;
function staleFrom(finished, { runs }) {
	const starts = runs.slice(-10).map(({ started }) => Date.parse(started)).filter((time) => !Number.isNaN(time));
	const gaps = starts.slice(1).map((start, at) => start - (starts[at] ?? start)).sort((a, b) => a - b);
	const gap = Math.max(gaps[Math.floor(gaps.length / 2)] ?? usual, hour);
	const end = Date.parse(finished);
	return Number.isNaN(end) ? finished : new Date(end + 2 * gap).toISOString();
}
function checkedLine(finished, history) {
	const until = readableTime(staleFrom(finished, history));
	return html`<p class="muted">Checked ${readableTime(finished)}. After ${until} this page is stale: the checks have stopped, and it says nothing about what the registries have now.</p>`;
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
	return `${count(releases.length, "release")} on ${on} ${are} what was released: tags, manifests and signatures. ${howDeep(report)}${part}`;
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
		unchanged.length > 0 && `${depths.unchanged}, of ${count(unchanged.length, "image")} unchanged since a full look on ${oldestOf(unchanged)} or later`
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

// src/report/drift/waivers.ts
function waivedList(reports) {
	return list(reports.flatMap(({ waived, waivers }) => waived.map((one) => {
		const { reason = "", until = "" } = waiverOf(waivers, one) ?? {};
		const title = html`<strong>${capital(kindTitle[one.kind])}</strong>: ${code(placeOf(one), 300)}`;
		return html`${title}<br>${one.message}<br><em>Waived until ${until.slice(0, 10)}:</em> ${reason}`;
	})));
}

// src/report/drift/page.ts
const mostDifferences = 200;
const mostReleases = 400;
const longTable = 30;
function formatDriftPage(report, history, overview) {
	const { registries, unreachable, notes, releases, requests, shard } = report;
	const unfolded = unfoldable(report);
	return formatPage({
		...headOf(report),
		lead: [
			checkedLine(report.finished, history),
			historyStrip(history),
			overview === void 0 ? void 0 : back(overview)
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
				title: "Waived",
				parts: [waivedList([report])]
			},
			{
				title: "Not checked",
				parts: [findingList(unreachable.map((one) => titled(one)))]
			},
			{
				title: "Releases in detail",
				parts: releaseList(report, unfolded)
			},
			{
				title: "Earlier runs",
				parts: [historyTable(history)]
			},
			{
				title: "Details",
				parts: [
					html`<p>${count(releases.length, "release")}, ${count(requests, "request")}${shard && html`, part ${shard.index} of ${shard.of}`}</p>`,
					details("Notes", findingList(notes.map((one) => titled(one)))),
					details("Policy", onPage.table(policyTable(report), "Policy"))
				]
			}
		]
	}, driftPageStyle);
}
function back(overview) {
	return html`<p><a href="${overview}">All images</a></p>`;
}
function registryCard({ name, state, requests, pulls, quota, tagsLeftOut }) {
	const lines = [
		html`<p><strong>${code(name, 300)}</strong></p>`,
		html`<p>${stateSign[state]} ${stateWord[state]}</p>`,
		html`<p class="muted">${count(requests, "request")}, ${count(pulls, "manifest read", "manifests read")}</p>`,
		quota && html`<p class="muted">${quota.remaining} of ${quota.limit} pulls left in ${hours(quota.seconds)}</p>`,
		tagsLeftOut && html`<p class="muted">${capital(leftOutText(tagsLeftOut))}</p>`
	];
	return html`<div class="${`card ${state}`}">\n${lines}\n</div>`;
}
function hours(seconds) {
	return seconds >= 3600 ? count(Math.round(seconds / 3600), "hour") : count(seconds, "second");
}
function unfoldable({ releases }) {
	const urgent = releases.filter(({ state }) => state !== "ok");
	const chosen = new Set([.../* @__PURE__ */ new Set([...urgent, ...releases])].slice(0, mostReleases));
	return new Map(releases.map((one, at) => [one, at]).filter(([one]) => chosen.has(one)));
}
function matrix(report, unfolded) {
	const nameOf = (release) => {
		const at = unfolded.get(release);
		const name = code(release.version, 100);
		return at === void 0 ? name : html`<a href="${`#${anchorOf(at)}`}">${name}</a>`;
	};
	const { table, rest } = matrixOf(report, nameOf);
	const shown = frame(table, "Releases on every registry", report.releases.length - rest.length);
	if (rest.length === 0) return [shown];
	const more = frame(restTable(report, rest, nameOf), "More releases", rest.length);
	return [shown, details(restTitle(rest), more)];
}
function frame(table, name, rows) {
	return html`<div class="${rows > longTable ? "matrix long" : "matrix"}" role="region" aria-label="${name}" tabindex="0">\n${table}\n</div>`;
}
function differenceCards(all) {
	const hidden = all.length - mostDifferences;
	return [...all.slice(0, mostDifferences).map((one) => html`<div class="difference drift">\n${differenceParts(one, onPage)}\n</div>`), ...hidden > 0 ? [html`<p>and ${count(hidden, "more difference")}, in the JSON report</p>`] : []];
}
function releaseList(report, unfolded) {
	const byId = differencesById(report);
	const later = new Set(matrixOf(report).rest);
	const texts = (isLater) => [...unfolded].filter(([release]) => later.has(release) === isLater).map(([release, at]) => releaseDetails(report, release, at, byId));
	const more = texts(true);
	const hidden = report.releases.length - unfolded.size;
	const left = hidden > 0 ? html`<p>and ${count(hidden, "older release")}, in the JSON report</p>` : void 0;
	return [...texts(false), more.length === 0 ? void 0 : details(count(more.length, "more release"), ...more, left)];
}

// src/report/drift/fleet-page.ts
const mostRows = 100;
function fleetPages({ report, histories }) {
	const paths = pathsOf(report);
	const up = (path) => "../".repeat(path.split("/").length - 1);
	return [...report.images.map((image) => {
		const path = paths.get(image.name) ?? "";
		const history = histories.get(image.name) ?? { runs: [] };
		return [path, () => formatDriftPage(image, history, `${up(path)}index.html`)];
	}), ["", () => formatOverview(report, paths, histories)]];
}
function pathsOf({ images }) {
	const taken = /* @__PURE__ */ new Set();
	return new Map(images.map(({ name }) => {
		const plain = name.replace(/[^A-Za-z0-9_-]+/g, "-").slice(0, 100);
		let path = `images/${plain}.html`;
		for (let more = 2; taken.has(path.toLowerCase()); more += 1) path = `images/${plain}-${more}.html`;
		taken.add(path.toLowerCase());
		return [name, path];
	}));
}
function formatOverview(report, paths, histories) {
	const [longest = { runs: [] }] = [...histories.values()].sort((a, b) => b.runs.length - a.runs.length);
	const images = imagesInOrder(report);
	const urgent = images.filter(({ state }) => state !== "ok").length;
	const shown = images.slice(0, Math.max(mostRows, urgent));
	const rest = images.slice(shown.length);
	const link = ({ name }) => html`<a href="${paths.get(name) ?? ""}">${code(name, 200)}</a>`;
	const tableOf = (some, name) => frame(fleetTable(some, link), name, some.length);
	const findings = fleetFindings(report);
	return formatPage({
		...fleetHead(report),
		lead: [checkedLine(report.finished, longest)],
		sections: [
			{
				title: "States",
				parts: [html`<div class="cards">\n${counts(images)}\n</div>`]
			},
			{
				title: "Images",
				parts: [tableOf(shown, "Images"), rest.length === 0 ? void 0 : details(`${count(rest.length, "more image")}, all as released`, tableOf(rest, "More images"))]
			},
			{
				title: "Differences",
				parts: differenceCards(images.flatMap((one) => one.differences))
			},
			{
				title: "Waived",
				parts: [waivedList(images)]
			},
			{
				title: "Not checked",
				parts: [findingList(findings.filter(({ severity }) => severity === "error").map((one) => titled(one)))]
			},
			{
				title: "Details",
				parts: [html`<p>${count(report.requests, "request")}</p>`, details("Notes", findingList(findings.filter(({ severity }) => severity !== "error").map((one) => titled(one))))]
			}
		]
	}, driftPageStyle);
}
function counts(images) {
	return [
		"drift",
		"unreachable",
		"ok"
	].map((state) => {
		const number = images.filter((one) => one.state === state).length;
		return html`<div class="${`card ${number === 0 ? "" : state}`}">\n<p><strong>${count(number, "image")}</strong></p>\n<p>${stateSign[state]} ${stateWord[state]}</p>\n</div>`;
	});
}

// src/report/drift/terminal.ts
const stateStyles = {
	ok: "green",
	drift: "red",
	unreachable: "yellow"
};
const mostQuiet = 20;
function formatDrift(report, options) {
	const { releases, registries, differences, unreachable, notes } = report;
	const what = `${count(releases.length, "release")} on ${count(registries.length, "registry", "registries")}`;
	const findings = [...unreachable, ...notes];
	const pulls = registries.reduce((sum, one) => sum + one.pulls, 0);
	return logText([
		paint(options, "bold", `Drift of ${what} --`),
		matrixLines(report, options),
		line``,
		differences.map((one) => differenceLines(one, options)),
		report.waived.map((one) => waivedLines(one, report, options)),
		findingsOf(findings, options),
		registries.map((one) => leftOutLines(one, options)),
		findings.length > 0 && line``,
		signerLines(report.policy.signers, options),
		verdictLines(driftVerdictOf(report), stateStyles[report.state], options, runFacts(report), count(pulls, "pull"))
	]);
}
function matrixLines({ releases, registries, differences }, options) {
	const quiet = releases.filter(({ state }) => state === "ok").slice(0, mostQuiet);
	const shown = releases.filter((one) => one.state !== "ok" || quiet.includes(one));
	const byId = differencesById({ differences });
	const rows = shown.map(({ version, images }) => [whole(version, 100), ...images.map((image) => cellOf(image, byId, options))]);
	const rest = releases.length - shown.length;
	return [tableLines(["release", ...registries.map(({ name }) => name)], rows, options), rest > 0 && line`  and ${count(rest, "more release")}, ok everywhere`];
}
function cellOf(image, byId, options) {
	const { state, looked } = image;
	const texts = {
		drift: `DRIFT: ${kindWords(differencesOf(image, byId))}`,
		unreachable: stateWord.unreachable,
		ok: looked === "unchanged" ? `${stateWord.ok}, unchanged` : stateWord.ok
	};
	return paint(options, stateStyles[state], texts[state]);
}
function differenceLines(difference, options) {
	const { code, message, expected, found, fix, advice } = difference;
	const label = paint(options, "red", "DRIFT");
	const more = (text) => wrap(text, options, "  ");
	return [
		wrap(line`${label}: ${placeOf(difference)}: ${message} [${code}]`, options, "", "  "),
		expected && more(line`expected ${expected}`),
		found && more(line`found    ${found}`),
		advice && more(line`Next: ${advice}`),
		fixLine(fix),
		line``
	];
}
function fixLine(fix) {
	return fix && line`  Fix: ${whole(fix, 8e3)}`;
}
function waivedLines(difference, { waivers }, options) {
	const { reason = "", until = "" } = waiverOf(waivers, difference) ?? {};
	const text = line`waived until ${until.slice(0, 10)}: ${placeOf(difference)}: ${difference.message} (${reason})`;
	return wrap(text, options, "", "  ").map((one) => paint(options, "dim", one));
}
function findingsOf(findings, options) {
	return findings.map((one) => findingLines(placed(one), options, ""));
}
function leftOutLines({ name, tagsLeftOut }, options) {
	if (tagsLeftOut === void 0) return [];
	const text = line`${name}: ${whole(leftOutText(tagsLeftOut), 3e3)}`;
	return wrap(text, options).map((one) => paint(options, "dim", one));
}
function placed({ image, ...found }) {
	const { message } = found;
	const isNamed = image === void 0 || message.startsWith(image);
	return {
		...found,
		message: isNamed ? message : `${image}: ${message}`
	};
}
function formatDriftInit({ ledger, refused, differences, unreachable }, path, options) {
	const isWritten = unreachable.length === 0 && ledger.releases.length > 0;
	const releases = count(ledger.releases.length, "release");
	return logText([
		differences.map((one) => [wrap(line`${placeOf(one)}: ${one.message} [${one.code}]`, options), fixLine(one.fix)]),
		unreachable.map((one) => findingLines(one, options, "")),
		refused.length > 0 && wrap(whole(`Left out: ${listed(refused)}`), options),
		isWritten ? line`${paint(options, "bold", "WRITTEN")}: ${releases} in ${path}; review it before you commit it` : line`${paint(options, "bold", "NOT WRITTEN")}: ${unreachable.length > 0 ? "not everything could be checked" : "no release could be verified"}`
	]);
}

// src/report/drift/fleet-summary.ts
const most$1 = 50;
function formatFleet(report, options) {
	const images = imagesInOrder(report);
	const shown = images.filter(({ state }, at) => state !== "ok" || at < most$1);
	const width = Math.max(...shown.map(({ name }) => whole(name, 100).width), 0);
	const quiet = images.length - shown.length;
	return logText([
		paint(options, "bold", `Drift of ${count(images.length, "image")} --`),
		shown.map(({ name, state, differences, releases }) => {
			const shownName = whole(name, 100);
			const what = differences.length === 0 ? stateWord[state] : `DRIFT: ${kindWords(differences)}`;
			const gap = " ".repeat(width - shownName.width);
			return line`  ${shownName}${gap}  ${paint(options, stateStyles[state], what)}, ${count(releases.length, "release")}`;
		}),
		quiet > 0 && line`  and ${count(quiet, "more image")}, as released everywhere`,
		line``,
		fleetDifferences(report).map((one) => differenceLines(one, options)),
		findingsOf(fleetFindings(report), options),
		verdictLines(fleetVerdictOf(report), stateStyles[report.state], options, runFacts(report))
	]);
}

// src/report/drift/files.ts
function textOf$1(report, options) {
	return "images" in report ? formatFleet(report, options) : formatDrift(report, options);
}
function filesOf({ report, checks }, { page, badge }) {
	const badgeFile = [
		"badge",
		badge,
		() => formatDriftBadge(report)
	];
	if (!("images" in report)) {
		const history = checks[0]?.history ?? { runs: [] };
		return [[
			"page",
			page,
			() => formatDriftPage(report, history)
		], badgeFile];
	}
	const histories = new Map(checks.map((one) => [one.report.name, one.history]));
	return [...(page === void 0 ? [] : fleetPages({
		report,
		histories
	})).map(([path, text]) => {
		return [
			"page",
			path === "" ? page : join(dirname(page ?? ""), path),
			text
		];
	}), badgeFile];
}

// src/drift/merge.ts
function mergeReports(parts, history) {
	const [first, ...others] = parts;
	if (first === void 0) throw new TrustError("E_INPUT", "there is no report to merge");
	for (const other of others) assertSameCheck(first, other);
	const missingShards = missingShardsOf(parts);
	const before = history.runs.at(-1)?.unknownTags ?? [];
	const unknownTags = parts.flatMap((part) => part.unknownTags);
	const releases = parts.flatMap((part) => part.releases);
	const unreachable = [...parts.flatMap((part) => part.unreachable), ...missingShards.map(missingPart)];
	const about = new Set(unknownTags.map(({ tag }) => tag));
	const judged = judgeUnknownTags({
		tags: unknownTags,
		before,
		isLost: history.lost !== void 0,
		releases,
		unreachable
	});
	const { waivers } = first;
	const all = inOrder([...parts.flatMap((part) => part.differences), ...judged.differences]);
	const differences = all.filter((one) => waiverOf(waivers, one) === void 0);
	const waived = inOrder([...parts.flatMap((part) => part.waived), ...all.filter((one) => waiverOf(waivers, one) !== void 0)]);
	const counted = new Set(all.map(({ id }) => id));
	const notes = [...parts.flatMap((part) => part.notes.filter(({ image }) => !about.has(image ?? ""))), ...judged.notes.filter(({ image }) => !counted.has(`tag-unknown/${image}`))];
	const state = stateOf(differences, unreachable);
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
		waived,
		unreachable,
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
	const questions = ({ name, policy, ledger, registries, shard, tool }) => JSON.stringify([
		name,
		policy,
		ledger,
		registries.map(({ name, insecure }) => [name, insecure]),
		shard?.of,
		tool
	]);
	if (questions(first) === questions(other)) return;
	throw new TrustError("E_INPUT", "the reports are not parts of one check: policy, ledger, registries or number of parts differ");
}
function missingShardsOf(parts) {
	const of = parts[0]?.shard?.of ?? 1;
	const known = new Set(parts.map(({ shard }) => shard?.index ?? 1));
	if (known.size < parts.length) throw new TrustError("E_INPUT", "the reports are not parts of one check: one part is there twice");
	return Array.from({ length: of }, (_, at) => ({
		index: at + 1,
		of
	})).filter(({ index }) => !known.has(index));
}
function missingPart(shard) {
	const message = `part ${formatShard(shard)} is missing: nothing is known about its releases`;
	return finding("E_INPUT", message, { advice: "look at the job that was to check it, and run it again" });
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
		...defined({
			tagsLeftOut: leftOut,
			quota: lowest
		})
	};
}

// src/drift/read-report.ts
function assertConsistent(report) {
	const { state, exitCode, differences, waived, unreachable, missingShards, releases, shard } = report;
	const isWhole = unreachable.length > 0 || missingShards.length === 0;
	if (state !== stateOf(differences, unreachable) || exitCode !== exitCodeOf(state) || !isWhole) fail("the report", `is ${state}, and tells something else`);
	for (const difference of [...differences, ...waived]) assertCommand(report, difference);
	const foreign = releases.find(({ version }) => !isIn(shard, version));
	if (foreign !== void 0) fail("the report", `is about ${quote(foreign.version)}, which is in another part`);
}
function assertCommand({ policy, registries }, difference) {
	const { id, fix } = difference;
	if (fix === void 0 || isMirrorCommand(fix, {
		difference,
		policy,
		registries
	})) return;
	fail("the report", `has a command for ${quote(id)} that this tool does not write: ${quote(fix)}`);
}
function parseDriftReport(bytes, source) {
	try {
		const read = readJson(driftReport.read, bytes, "the report", limits.fileJsonValues);
		assertConsistent(read);
		return read;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new TrustError("E_INPUT", `${source}: ${error.message}`);
	}
}

// src/drift/fleet.ts
const fleetReportSchema = "https://github.com/webdis/verify-action/schema/drift-fleet/v1";
const fleetReport = /* @__PURE__ */ object$1(runFields, {
	schema: /* @__PURE__ */ oneOf(fleetReportSchema),
	state: driftState,
	exitCode: /* @__PURE__ */ oneOf(0, 3, 20),
	shard: /* @__PURE__ */ optional(shard),
	missingShards: /* @__PURE__ */ list$1(shard),
	unreachable: /* @__PURE__ */ list$1(finding$1),
	images: /* @__PURE__ */ list$1(driftReport)
});
function fleetOf(images, about) {
	const { missingShards = [], unreachable = [], ...run } = about;
	const states = images.map(({ state }) => state);
	const state = stateOf(states.filter((one) => one === "drift"), [...unreachable, ...states.filter((one) => one === "unreachable")]);
	return {
		schema: fleetReportSchema,
		...run,
		state,
		exitCode: exitCodeOf(state),
		missingShards,
		unreachable,
		images: images.toSorted((a, b) => a.name < b.name ? -1 : 1)
	};
}
function mergeFleets(parts, ledgers) {
	const [first] = parts;
	if (first === void 0) throw new TrustError("E_INPUT", "there is no report to merge");
	for (const { shard, tool } of parts) {
		if (shard?.of === first.shard?.of && tool.version === first.tool.version) continue;
		throw new TrustError("E_INPUT", "the reports are not parts of one check");
	}
	const missingShards = missingShardsOf(parts);
	const images = parts.flatMap((part) => part.images);
	for (const { name, ledger } of images) {
		if (ledgers.get(name) === ledger) continue;
		const message = `the report about ${JSON.stringify(name)} is of another ledger: ${ledger ?? "none"}, and not ${ledgers.get(name) ?? "one of those that are given"}`;
		throw new TrustError("E_INPUT", message);
	}
	const known = new Set(images.map(({ name }) => name));
	const unseen = [...ledgers.keys()].filter((name) => !known.has(name));
	const times = parts.flatMap(({ started, finished }) => [started, finished]).sort();
	return fleetOf(images, {
		tool: first.tool,
		started: times[0] ?? first.started,
		finished: times.at(-1) ?? first.finished,
		requests: parts.reduce((sum, { requests }) => sum + requests, 0),
		missingShards,
		unreachable: [...missingShards.map(missingPart), ...unseen.map(missingReport)]
	});
}
function missingReport(name) {
	const message = `there is no report about ${JSON.stringify(name)}: nothing is known about its images`;
	return finding("E_INPUT", message, { advice: "look at the job that was to check it" });
}
function parseFleetReport(bytes, source) {
	try {
		const read = readJson(fleetReport.read, bytes, "the report", limits.fileJsonValues);
		for (const image of read.images) assertConsistent(image);
		const { state, exitCode, shard } = read;
		const whole = fleetOf(read.images, read);
		if (state !== whole.state || exitCode !== whole.exitCode) fail("the report", `is ${state}, and tells something else`);
		const foreign = read.images.find(({ name }) => !isIn(shard, name));
		if (foreign !== void 0) fail("the report", `is about ${quote(foreign.name)}, which is in another part`);
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
async function readFleetReport(path) {
	return parseFleetReport(await readBounded(path, mostBytes, "the report"), path);
}
async function readHistory(path, report) {
	return (await openState(path, ownerOf(report))).history;
}
async function updateHistory(path, report, history) {
	if (path === void 0) return;
	const owner = ownerOf(report);
	const before = await openState(path, owner);
	const policy = before.policy ?? owner.policy;
	const text = [
		formatHeader({
			...owner,
			policy
		}),
		...textOf(before),
		formatFooter(history)
	];
	await writeWhole(path, text, "state: the file");
}
function* textOf(before) {
	for (const line of before.lines(() => true)) yield `${Buffer.from(line).toString()}\n`;
}
const ownerOf = (report) => ({
	check: checkId(report),
	policy: "merged reports"
});

// src/run/drift-fleet.ts
const ledgersAtOnce = 8;
const mostLedgers = 2e4;
async function readLedgers(paths) {
	const files = (await Promise.all(paths.map(filesAt))).flat();
	if (files.length === 0) throw new TrustError("E_INPUT", "ledgers: there is none");
	if (files.length > mostLedgers) throw new TrustError("E_INPUT", `ledgers: there are ${files.length}, ${mostLedgers} at most`);
	if (new Set(files.map(({ name }) => name)).size < files.length) throw new TrustError("E_INPUT", "ledgers: two have one name");
	return mapConcurrently(ledgersAtOnce, files, async ({ name, path }) => ({
		name,
		path,
		ledger: await readLedger(path)
	}));
}
async function filesAt(path) {
	const nameOf = (text) => posix.normalize(text.replaceAll(sep, "/")).replace(/\.json$/, "");
	if ((await stat(path).catch(() => void 0))?.isDirectory() !== true) return [{
		name: nameOf(path),
		path
	}];
	return (await readdir(path, {
		recursive: true,
		withFileTypes: true
	})).filter((entry) => entry.isFile() && entry.name.endsWith(".json")).map((entry) => join(entry.parentPath, entry.name)).sort().map((file) => ({
		name: nameOf(relative(path, file)),
		path: file
	}));
}
async function checkFleet(values, host, onProgress) {
	const { ledgers, shard, state } = values;
	if (namesImages(values)) throw new TrustError("E_INPUT", "ledgers: each names its own images, and others are given too");
	const all = (await readLedgers(ledgers)).map((one) => checkOf(one, values));
	const started = /* @__PURE__ */ new Date();
	const opened = await openRegistries(values, host);
	const output = new StateOutput(state);
	const fleet = new Fleet(opened, host, all.length, onProgress);
	try {
		const before = await openFleetState(state, all.map(idOf));
		await output.begin();
		const part = all.filter(({ name }) => isIn(shard, name));
		await mapConcurrently(ledgersAtOnce, part, async (check) => {
			const policy = await fleet.policy(check.values);
			const owner = ownerOf$1(check, policy);
			const pieces = [];
			const section = new StateSection(owner, (piece) => pieces.push(Buffer.from(piece)));
			await fleet.run({
				...check,
				policy,
				before: before(owner),
				section
			});
			output.write(Buffer.concat(pieces));
		});
		await output.commit();
		return {
			report: fleetOf(fleet.reports, {
				tool,
				started: started.toISOString(),
				finished: (/* @__PURE__ */ new Date()).toISOString(),
				requests: opened.transport.sent,
				...defined({ shard })
			}),
			histories: fleet.histories
		};
	} finally {
		await output.drop();
		opened.close();
	}
}
function checkOf({ name, path, ledger }, values) {
	const own = {
		...values,
		images: imagesOf(ledger, path),
		tags: [],
		shard: void 0
	};
	return {
		name,
		ledger,
		values: withSigners(own, ledger, path)
	};
}
function imagesOf(ledger, path) {
	if (ledger?.images === void 0) throw new TrustError("E_INPUT", `${path}: it names no images, and they are not given otherwise`);
	const images = listOf(repository).fromLibrary(ledger.images, `${path}: images`);
	checkItems(images.map(formatRepository), `${path}: images`);
	return images;
}
const patience = 3;
const hostFailures = ["E_NET", "E_RATE"];
var Fleet = class {
	reports = [];
	histories = /* @__PURE__ */ new Map();
	#open;
	#opened;
	#host;
	#of;
	#onProgress;
	#policies = /* @__PURE__ */ new Map();
	#failures = /* @__PURE__ */ new Map();
	constructor(opened, host, of, onProgress) {
		this.#open = opened.registry;
		this.#opened = {
			...opened,
			registry: (...names) => this.#registry(...names)
		};
		this.#host = host;
		this.#of = of;
		this.#onProgress = onProgress;
	}
	policy(values) {
		const { images: _, ...rest } = values;
		const id = JSON.stringify(rest);
		const known = this.#policies.get(id);
		if (known !== void 0) return known;
		const policy = policyFor(values, this.#opened, this.#host);
		this.#policies.set(id, policy);
		return policy;
	}
	async run(check) {
		const sent = () => 0;
		const { report, history } = await runCheck(check, this.#opened, this.#host, { sent });
		const requests = report.registries.reduce((sum, one) => sum + one.requests, 0);
		this.reports.push({
			...report,
			requests
		});
		this.histories.set(check.name, history);
		this.#learn(report);
		this.#onProgress?.({
			done: this.reports.length,
			of: this.#of,
			requests: this.#opened.transport.sent,
			image: check.name
		});
	}
	#registry(image, signatures) {
		const access = this.#open(image, signatures);
		const failures = this.#failures.get(image.registry) ?? [];
		return failures.length < patience ? access : {
			...access,
			...defined({ stopped: failures[0] })
		};
	}
	#learn({ registries, unreachable }) {
		for (const { name } of registries) {
			const host = name.slice(0, name.indexOf("/"));
			const found = unreachable.find(({ image, code }) => image === name && hostFailures.includes(code));
			const before = this.#failures.get(host) ?? [];
			if (before.length < patience) this.#failures.set(host, found ? [...before, found] : []);
		}
	}
};

// src/drift/init.ts
const releasesAtOnce = 12;
async function initLedger(task, context) {
	const { registries, from, policy } = task;
	const checked = registries.map((registry) => new CheckedRegistry(registry, from));
	const versions = task.versions ?? await versionsAt(checked[0], from);
	const now = context.now();
	const rotation = new Rotation(1, "", {
		at: now.toISOString(),
		turn: 0
	});
	const { checkAttestations } = context;
	const options = {
		policy,
		now,
		blobs: false,
		rotation,
		...defined({ checkAttestations })
	};
	const obstacles = new Obstacles();
	const of = versions.length * checked.length;
	const command = commandContext(policy, registries);
	let done = 0;
	const checks = await mapConcurrently(releasesAtOnce, versions, async (version) => {
		const check = await checkRelease(checked, {
			place: 0,
			version,
			release: void 0,
			versionOf: () => void 0,
			command
		}, void 0, options, ({ name }) => {
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
	const signer = root?.signatures[0]?.signer;
	if (first === void 0 || root === void 0 || signer === void 0) return void 0;
	return entryOf({
		version,
		digest: root.digest,
		signer
	}, first.manifests);
}

// src/run/drift-init.ts
async function initDrift(values, host, onProgress) {
	const { from, output, force } = values;
	if (!force && await exists(output)) {
		const message = `output: ${JSON.stringify(output)} exists, and may have been reviewed; --force overwrites it`;
		throw new TrustError("E_INPUT", message);
	}
	const result = await make(values, { from }, host, onProgress);
	if (result.unreachable.length === 0 && result.ledger.releases.length > 0) await writeWhole(output, formatLedger(result.ledger), "output: the file");
	return result;
}
async function addDrift(values, host, onProgress) {
	const { version, ledger: path, force } = values;
	const file = await openLedger(path, force);
	const images = values.images ?? imagesOf(file.known, path);
	const result = await make({
		...withSigners(values, file.known, path),
		images
	}, {
		from: version,
		versions: [version]
	}, host, onProgress);
	const [release] = result.ledger.releases;
	if (result.unreachable.length === 0 && release !== void 0) await file.enter(release);
	return result;
}
async function make(values, what, host, onProgress) {
	assertDistinct(values.images);
	const opened = await openRegistries(values, host);
	const { transport, registry, close } = opened;
	try {
		const policy = await policyFor(values, opened, host);
		const registries = values.images.map((one) => registry(one, policy.signatureRepository));
		return {
			...await initLedger({
				registries,
				policy,
				...what
			}, {
				now: () => /* @__PURE__ */ new Date(),
				sent: () => transport.sent,
				...defined({ onProgress }),
				checkAttestations: await listAttestations(policy)
			}),
			notes: rootFallbacks(policy.trustedRoots)
		};
	} finally {
		close();
	}
}
async function exists(path) {
	return stat(path).then(() => true, () => false);
}

// src/drift/issue-topics.ts
function differenceIssues(report) {
	return [...Map.groupBy(report.differences, (one) => causeOf(one))].flatMap(([id, [first, ...others]]) => {
		if (first === void 0) return [];
		const differences = [first, ...others];
		const content = hash(differences.map((one) => Object.entries(one).sort()));
		return [{
			marker: {
				topic: first.kind === "blob-missing" ? "blob" : "difference",
				about: aboutOne(report, first.registry),
				id,
				content
			},
			topic: {
				about: "difference",
				differences
			}
		}];
	});
}
function causeOf({ registry, tag, version, kind }) {
	return hash(registry, tag ?? version, kind);
}
function moreIssue(about, differences) {
	const content = hash(differences.map(({ id }) => id).sort());
	return {
		marker: {
			topic: "more",
			about,
			id: hash("more", about),
			content
		},
		topic: {
			about: "more",
			differences
		}
	};
}
function unreachableIssues(report, history, after) {
	return report.registries.flatMap(({ name }) => {
		const runs = runsInARow(history, ({ unreachable }) => unreachable.includes(name));
		if (runs < after) return [];
		const findings = report.unreachable.filter(({ image }) => image !== void 0 && isOn(image, name));
		const content = hash([...new Set(findings.map(({ code }) => code))].sort());
		return [{
			marker: {
				topic: "unreachable",
				about: aboutOne(report, name),
				id: hash("unreachable", name),
				content
			},
			topic: {
				about: "unreachable",
				registry: name,
				runs,
				findings
			}
		}];
	});
}
function isOn(image, repository) {
	return image === repository || /^[:@]/.test(image.slice(repository.length)) && image.startsWith(repository);
}
function runsInARow({ runs }, was) {
	const last = runs.findLastIndex((run) => !was(run));
	return runs.length - 1 - last;
}
function aboutOne(report, registry) {
	return hash(registry, ...scopeOf(report));
}
function aboutAll(name, reports) {
	const [only, ...others] = reports;
	return only !== void 0 && others.length === 0 ? hash(only.registries.map((one) => one.name).sort(), ...scopeOf(only)) : hash("several", name);
}
function scopeOf({ name, ledger }) {
	return [name, ledger === void 0];
}
function hash(...parts) {
	return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
function formatMarker({ topic, about, id, content, number }) {
	return `<!-- webdis-trust drift v2 ${topic} ${about} ${id} ${content}${number === void 0 ? "" : ` ${number}`} -->`;
}
const form = /^<!-- webdis-trust drift v2 (difference|blob|unreachable|more) ([0-9a-f]{32}) ([0-9a-f]{32}) ([0-9a-f]{32})(?: ([1-9][0-9]{0,15}))? -->$/;
function readMarker(text, number) {
	const lines = text.split("\n");
	const at = lines.findIndex((line) => form.test(line.replace(/\r$/, "")));
	const [, topic, about, id, content, own] = form.exec(lines[at]?.replace(/\r$/, "") ?? "") ?? [];
	if (about === void 0 || id === void 0 || content === void 0) return void 0;
	if (own === void 0 ? at > 0 : Number(own) !== number) return void 0;
	const above = lines.slice(0, at).join("\n").trim();
	return {
		marker: {
			topic,
			about,
			id,
			content,
			...own === void 0 ? {} : { number }
		},
		above
	};
}
const closed = "0".repeat(32);
function isClosedByUs({ content }) {
	return content === closed;
}
function closedText(text, number) {
	const ours = readMarker(text, number);
	if (ours === void 0) return text;
	return text.replace(formatMarker(ours.marker), formatMarker({
		...ours.marker,
		content: closed
	}));
}

// src/drift/issues.ts
const mostIssues = 20;
const mostClosed = 50;
function planIssues(question) {
	if (question.checks.some(({ report }) => report.shard !== void 0)) return [];
	const found = ourIssues(question);
	const open = new Map([...found].filter(([, { isOpen }]) => isOpen));
	const wanted = wantedIssues(question, open, new Map([...found].filter(([, { isOpen }]) => !isOpen)));
	const keys = new Set(wanted.map(({ marker }) => keyOf(marker)));
	return [...wanted.flatMap((issue) => actionFor(issue, found)), ...[...open].filter(([key, { marker }]) => !keys.has(key) && isGone(marker, question)).slice(0, mostClosed).map(([, { number, body, marker }]) => ({
		do: "close",
		number,
		body,
		topic: marker.topic,
		isWaived: isWaived(marker, question)
	}))];
}
const keyOf = ({ about, id }) => `${about} ${id}`;
function ourIssues(question) {
	const { known, author, label } = question;
	const about = scopesOf(question);
	const ours = /* @__PURE__ */ new Map();
	for (const issue of known.toSorted((a, b) => a.number - b.number)) {
		const { number, body } = issue;
		const text = readMarker(body, number);
		if (text === void 0 || issue.isPullRequest || issue.author !== author) continue;
		if (!issue.labels.includes(label) || !about.has(text.marker.about)) continue;
		const isOpen = issue.state === "open";
		if (!isOpen && isClosedByUs(text.marker)) continue;
		if (ours.get(keyOf(text.marker))?.isOpen === true) continue;
		ours.set(keyOf(text.marker), {
			number,
			isOpen,
			body,
			...text
		});
	}
	return ours;
}
function scopesOf({ name, checks }) {
	const reports = checks.map(({ report }) => report);
	const each = checks.flatMap((check) => check.report.registries.map((one) => [aboutOne(check.report, one.name), check]));
	return new Map([[aboutAll(name, reports), void 0], ...each]);
}
function wantedIssues(question, open, dismissed) {
	const { name, checks, unreachableAfter } = question;
	const all = checks.flatMap(({ report }) => differenceIssues(report)).filter(({ marker }) => dismissed.get(keyOf(marker))?.marker.content !== marker.content);
	const known = all.filter(({ marker }) => open.has(keyOf(marker)));
	const others = all.filter(({ marker }) => !open.has(keyOf(marker)));
	const room = Math.max(0, mostIssues - known.length - staying(question, all, open));
	const rest = others.slice(room).flatMap(({ topic }) => topic.about === "difference" ? topic.differences : []);
	const about = aboutAll(name, checks.map(({ report }) => report));
	return [
		...known,
		...others.slice(0, room),
		...rest.length === 0 ? [] : [moreIssue(about, rest)],
		...checks.flatMap(({ report, history }) => unreachableIssues(report, history, unreachableAfter))
	];
}
function staying(question, inReport, open) {
	const keys = new Set(inReport.map(({ marker }) => keyOf(marker)));
	return [...open].filter(([key, { marker }]) => {
		return (marker.topic === "difference" || marker.topic === "blob") && !keys.has(key) && !isGone(marker, question);
	}).length;
}
function actionFor(issue, found) {
	const there = found.get(keyOf(issue.marker));
	if (there === void 0) return [{
		do: "open",
		issue
	}];
	if (there.marker.content === issue.marker.content) return [];
	const { number, above } = there;
	return [{
		do: there.isOpen ? "update" : "reopen",
		number,
		above,
		issue
	}];
}
function isGone(marker, question) {
	if (marker.topic === "more") return question.checks.every((one) => isComplete(one, question));
	const check = scopesOf(question).get(marker.about);
	if (check === void 0) return false;
	const { report, history } = check;
	if (marker.topic === "unreachable") {
		const away = history.runs.at(-1)?.unreachable ?? [];
		return isNewest(check) && !away.some((name) => aboutOne(report, name) === marker.about);
	}
	if (marker.topic === "blob" && !looksForBlobs(report, marker.id)) return false;
	return isComplete(check, question);
}
function isNewest({ report, history }) {
	return history.runs.every(({ started }) => started <= report.started);
}
function isComplete(check, { remembers }) {
	const { report, history } = check;
	const isWhole = report.unreachable.length === 0 && report.missingShards.length === 0;
	return isNewest(check) && isWhole && (!remembers || history.runs.length > 1);
}
function looksForBlobs({ releases }, id) {
	return releases.some(({ version, images }) => images.some(({ registry, blobs }) => blobs !== void 0 && causeOf({
		registry,
		version,
		kind: "blob-missing"
	}) === id));
}
function isWaived(marker, question) {
	return (scopesOf(question).get(marker.about)?.report.waived ?? []).some((one) => causeOf(one) === marker.id);
}

// src/github/answer.ts
function limited(answer) {
	const { status, headers } = answer;
	if (status !== 403 && status !== 429) return false;
	return headers["retry-after"] !== void 0 || headers["x-ratelimit-remaining"] === "0" || isSecondary(answer);
}
function isSecondary(answer) {
	return /secondary rate limit/i.test(saidIn(answer));
}
function refusal(answer, what) {
	const { status, url } = answer;
	const said = `${url.host} answered ${status} for ${what}${saidIn(answer)}`;
	if (limited(answer)) return new TrustError("E_RATE", `${url.host} ${isSecondary(answer) ? "has a secondary rate limit for writes" : "limits requests"}: ${said}`, errorDetails(url, answer));
	const advice = {
		401: "is github-token still valid?",
		403: "the job needs the permission issues: write",
		404: "the token sees no such repository; the job needs the permission issues: write",
		410: "issues are disabled in this repository; issues: false turns this off"
	};
	const next = advice[status] === void 0 ? "" : ` (${advice[status]})`;
	const code = [
		401,
		403,
		404
	].includes(status) ? "E_AUTH" : "E_NET";
	return new TrustError(code, `${said}${next}`, errorDetails(url, answer));
}
function saidIn({ body }) {
	try {
		const answer = parseDocument(body);
		return isObject(answer) && typeof answer["message"] === "string" ? `: ${quote(answer["message"])}` : "";
	} catch {
		return "";
	}
}
function unexpected({ url }, what) {
	return new TrustError("E_NET", `${url.host}: ${what} is not as documented`, errorDetails(url));
}
function toIssue(value) {
	const issue = object(value, "an issue");
	const { number, body, user, labels } = issue;
	if (typeof number !== "number" || !Number.isSafeInteger(number)) throw odd("an issue has no number");
	const author = user === null || user === void 0 ? "" : textIn(user, "login");
	return {
		number,
		state: issue["state"] === "closed" ? "closed" : "open",
		body: typeof body === "string" ? body : "",
		author,
		labels: Array.isArray(labels) ? labels.flatMap(labelName) : [],
		isPullRequest: issue["pull_request"] !== void 0
	};
}
function labelName(label) {
	if (typeof label === "string") return [label];
	return isObject(label) && typeof label["name"] === "string" ? [label["name"]] : [];
}
function textIn(value, field) {
	const found = object(value, field)[field];
	return typeof found === "string" ? found : odd(`there is no ${field}`);
}
function object(value, what) {
	return isObject(value) ? value : odd(`${what} is not an object`);
}
function odd(why) {
	throw new TrustError("E_NET", `GitHub's API answers something else than documented: ${why}`);
}

// src/github/client.ts
const answerLimit$1 = 25165824;
const perPage = 50;
const closedPages = 4;
const longestWait = 6e4;
const quickWrites = 20;
var GitHub = class {
	#options;
	#writes = 0;
	#login;
	constructor(options) {
		const { repository, token, apiUrl } = options;
		const graphqlUrl = options.graphqlUrl ?? graphqlOf(apiUrl);
		if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new TrustError("E_INPUT", `GITHUB_REPOSITORY: ${quote(repository)} is not owner/name`);
		if (!/^[\x21-\x7e]+$/.test(token)) throw new TrustError("E_INPUT", "github-token: it is not one line of printable ASCII");
		for (const [name, text] of [["GITHUB_API_URL", apiUrl], ["GITHUB_GRAPHQL_URL", graphqlUrl]]) if (!URL.canParse(text)) throw new TrustError("E_INPUT", `${name}: ${quote(text)} is not a URL`);
		this.#options = options;
	}
	login() {
		this.#login ??= this.#askLogin();
		return this.#login;
	}
	async #askLogin() {
		const answer = await this.#ask({
			method: "GET",
			path: "/user"
		});
		if (answer.status === 403 && !limited(answer)) return this.#askViewer();
		return textIn(this.#read(answer, 200, "the login of the token"), "login");
	}
	async #askViewer() {
		const { apiUrl, graphqlUrl } = this.#options;
		const content = { query: "query { viewer { login } }" };
		const url = new URL(graphqlUrl ?? graphqlOf(apiUrl));
		const answer = await this.#ask({
			method: "POST",
			url,
			content,
			idempotent: true
		});
		if (answer.status !== 200) return "github-actions[bot]";
		const { data } = this.#read(answer, 200, "the login of the token");
		const viewer = isObject(data) ? data["viewer"] : void 0;
		return isObject(viewer) && typeof viewer["login"] === "string" ? viewer["login"] : "github-actions[bot]";
	}
	async openIssues(label) {
		const found = await this.#list(label, "open", limits.pages);
		if (found !== void 0) return found;
		throw new TrustError("E_LIMIT", `more than ${limits.pages * perPage} open issues have the label ${label}`);
	}
	async closedIssues(label) {
		const found = [];
		await this.#list(label, "closed", closedPages, found);
		return found;
	}
	async #list(label, state, pages, found = []) {
		for (let page = 1; page <= pages; page++) {
			const query = new URLSearchParams({
				state,
				labels: label,
				sort: "updated",
				direction: "desc",
				per_page: String(perPage),
				page: String(page)
			});
			const answer = await this.#ask({
				method: "GET",
				path: `${this.#issues}?${query}`
			});
			const list = this.#read(answer, 200, "the list of issues");
			if (!Array.isArray(list)) throw unexpected(answer, "the list of issues");
			found.push(...list.map(toIssue));
			if (list.length < perPage) return found;
		}
	}
	async open(content) {
		const answer = await this.#write({
			method: "POST",
			path: this.#issues,
			content
		});
		return toIssue(this.#read(answer, 201, "the issue that was opened"));
	}
	async update(number, content) {
		await this.#patch(number, content);
	}
	async reopen(number, title, body) {
		await this.#patch(number, {
			title,
			body,
			state: "open"
		});
	}
	async close(number, body) {
		await this.#patch(number, {
			body,
			state: "closed",
			state_reason: "completed"
		});
	}
	async comment(number, body) {
		const path = `${this.#issues}/${number}/comments`;
		const answer = await this.#write({
			method: "POST",
			path,
			content: { body }
		});
		this.#read(answer, 201, `the comment on issue ${number}`);
	}
	get #issues() {
		return `/repos/${this.#options.repository}/issues`;
	}
	async #patch(number, content) {
		const path = `${this.#issues}/${number}`;
		const answer = await this.#write({
			method: "PATCH",
			path,
			content,
			idempotent: true
		});
		this.#read(answer, 200, `issue ${number}`);
	}
	async #write(question) {
		const { clock, signal } = this.#options;
		this.#writes += 1;
		if (this.#writes > quickWrites) await clock.sleep(1e3, signal);
		return this.#ask(question);
	}
	async #ask(question) {
		const { transport, clock, signal } = this.#options;
		const request = this.#request(question);
		const answer = await transport.request(request, answerLimit$1);
		const asked = limited(answer) ? retryAfter(answer.headers, clock.now()) : void 0;
		if (asked === void 0 || asked > longestWait) return answer;
		await clock.sleep(asked, signal);
		return transport.request(request, answerLimit$1);
	}
	#request({ method, path = "", url, content, idempotent }) {
		const { apiUrl, token } = this.#options;
		const bytes = content === void 0 ? void 0 : Buffer.from(JSON.stringify(content));
		return {
			method,
			url: url ?? new URL(`${apiUrl.replace(/\/+$/, "")}${path}`),
			headers: {
				accept: "application/vnd.github+json",
				authorization: `Bearer ${token}`,
				"x-github-api-version": "2022-11-28",
				...bytes === void 0 ? {} : { "content-type": "application/json" }
			},
			...bytes === void 0 ? {} : { body: () => bytes },
			...idempotent === void 0 ? {} : { idempotent }
		};
	}
	#read(answer, wanted, what) {
		if (answer.status !== wanted) throw refusal(answer, what);
		try {
			return parseDocument(answer.body);
		} catch {
			throw unexpected(answer, what);
		}
	}
};
function graphqlOf(apiUrl) {
	return `${apiUrl.replace(/\/+$/, "").replace(/\/v3$/, "")}/graphql`;
}

// src/report/drift/issue.ts
const maxBytes = 6e4;
const longestTitle = 200;
function formatIssue({ marker, topic }, runUrl, number) {
	const last = html`<p><sub>${seenIn(runUrl)} This issue is closed when a check no longer finds the problem. A check that cannot reach a registry closes no issue. If you close it, it stays closed until the problem changes.</sub></p>`;
	const text = fitted([...bodyOf(topic), last], { maxBytes }).trimEnd();
	const own = formatMarker({
		...marker,
		...defined({ number })
	});
	return {
		title: titleOf(topic),
		body: `${own}\n\n${text}`
	};
}
function closingComment({ topic, isWaived }, runUrl) {
	const why = isWaived ? "A waiver in the ledger names it." : {
		difference: "Fixed: the last check was complete and found no such difference.",
		blob: "Fixed: the last check looked for every blob and found all of them.",
		more: "Fixed, or reported in issues of their own.",
		unreachable: "The registry was reached again."
	}[topic];
	return html`<p>${why} ${seenIn(runUrl)}</p>`.toString();
}
function seenIn(runUrl) {
	return runUrl === void 0 ? void 0 : html`Seen in <a href="${runUrl}">this run</a>.`;
}
function titleOf(topic) {
	const name = (text) => `\`${plain(text, longestTitle).replaceAll("`", "'")}\``;
	switch (topic.about) {
		case "difference": return differenceTitle(topic.differences, name);
		case "more": return `Drift: ${count(topic.differences.length, "more difference")}`;
		case "unreachable": return `Drift checks cannot reach ${name(topic.registry)}`;
	}
}
function differenceTitle([first, ...others], name) {
	const more = others.length === 0 ? "" : ` (${others.length + 1})`;
	return `Drift: ${kindTitle[first.kind]}${more}: ${name(placeOf(first))}`;
}
function bodyOf(topic) {
	switch (topic.about) {
		case "difference": return groupParts(topic.differences);
		case "more": return [html`<p>There are more differences than may have an issue each. The others are:</p>`, html`${list(topic.differences.map((one) => html`${kindTitle[one.kind]}: ${code(placeOf(one), 300)}`))}`];
		case "unreachable": return [html`<p>${count(topic.runs, "check")} in a row could not check ${code(topic.registry, 300)} completely. This does not mean that anything is wrong with it.</p>`, html`${findingList(topic.findings.map((one) => titled(one)))}`];
	}
}
function groupParts(differences) {
	const fixes = [...new Set(differences.flatMap(({ fix }) => fix ?? []))];
	const [first, ...others] = differences.map(({ fix: _, ...one }) => differenceParts(one, inSummary));
	const commands = fixes.length === 0 ? void 0 : inSummary.commands("sh", fixes);
	const title = fixes.length === 0 ? void 0 : html`<p><em>Fix:</em></p>`;
	return [
		...first ?? [],
		title,
		commands,
		...others.flat()
	].filter((part) => part !== void 0);
}

// src/run/drift-issues.ts
const driftLabel = "drift";
async function keepIssues({ report, checks }, options, values, host) {
	const { env, signal, onSecret } = host;
	const { name, unreachableAfter, remembers } = options;
	const token = options.token ?? (env["GITHUB_TOKEN"] || env["GH_TOKEN"]) ?? "";
	if (token !== "") onSecret?.(token);
	const { client, clock, close } = await connect(values, host);
	try {
		const apiUrl = env["GITHUB_API_URL"] || "https://api.github.com";
		const github = new GitHub({
			transport: client.transport,
			clock,
			signal,
			apiUrl,
			...defined({ graphqlUrl: env["GITHUB_GRAPHQL_URL"] || void 0 }),
			repository: options.repository ?? env["GITHUB_REPOSITORY"] ?? "",
			token
		});
		const open = await github.openIssues(driftLabel);
		const known = checks.every((one) => one.report.state === "ok") ? open : [...open, ...await github.closedIssues(driftLabel)];
		const question = {
			name,
			known,
			unreachableAfter,
			remembers,
			author: known.length === 0 ? "" : await github.login(),
			label: driftLabel
		};
		return await carryOut(report.shard === void 0 ? planIssues({
			...question,
			checks
		}) : [], github, {
			...options,
			url: runUrl(env)
		});
	} finally {
		close();
	}
}
async function carryOut(actions, github, manner) {
	const done = {
		opened: [],
		updated: [],
		reopened: [],
		closed: [],
		failed: []
	};
	const lists = {
		open: done.opened,
		update: done.updated,
		reopen: done.reopened,
		close: done.closed
	};
	for (const action of actions) try {
		lists[action.do].push(await carryOutOne(action, github, manner));
	} catch (error) {
		if (!isTrustError(error)) throw error;
		done.failed.push(error);
		if (error.code === "E_RATE" || lost.has(error)) break;
	}
	return done;
}
const lost = /* @__PURE__ */ new WeakSet();
async function carryOutOne(action, github, manner) {
	const { url } = manner;
	if (action.do === "open") return open(action, github, manner);
	const { number } = action;
	if (action.do === "close") {
		await github.close(number, closedText(action.body, number));
		await github.comment(number, closingComment(action, url));
		return number;
	}
	const { title, body } = formatIssue(action.issue, url, number);
	const text = action.above === "" ? body : `${action.above}\n\n${body}`;
	if (action.do === "update") await github.update(number, {
		title,
		body: text
	});
	else await github.reopen(number, title, text);
	return number;
}
async function open({ issue }, github, { url, labels: more, assignees }) {
	const { title, body } = formatIssue(issue, url);
	const wanted = [.../* @__PURE__ */ new Set([driftLabel, ...more])];
	const { number, labels, author } = await github.open({
		title,
		body,
		labels: wanted,
		assignees
	});
	const why = (labels.includes(driftLabel) ? void 0 : "GitHub did not label it") ?? await foreign(author, github);
	const own = formatIssue(issue, url, number);
	if (why === void 0) {
		await github.update(number, { body: own.body });
		return number;
	}
	await github.close(number, closedText(own.body, number));
	const error = new TrustError("E_AUTH", `issue ${number} would not be found again (${why}), and was closed: github-token needs the permission issues: write, and may label issues`);
	lost.add(error);
	throw error;
}
async function foreign(author, github) {
	const login = await github.login();
	return login === author ? void 0 : `it is by ${author}, and not by ${login}`;
}
function runUrl(env) {
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
	if (!server || !repository || !run) return void 0;
	const url = `${server}/${repository}/actions/runs/${run}`;
	return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : void 0;
}

// src/run/drift-merge.ts
async function mergeDrift(paths, values) {
	const { state } = values;
	checkItems(paths, "reports");
	const parts = [];
	for (const path of paths) parts.push(await readReport(path));
	const [first] = parts;
	if (first === void 0) throw new TrustError("E_INPUT", "there is no report to merge");
	await assertAbout(first, values);
	const before = await openState(state, ownerOf(first));
	const { report, history } = mergeReports(parts, before.history);
	const notes = before.history.lost === void 0 ? [] : stateNotes(`${state}`, before);
	await updateHistory(state, report, history);
	return {
		report: {
			...report,
			notes: [...notes, ...report.notes]
		},
		history
	};
}
async function mergeFleet(paths, ledgers, state) {
	checkItems(paths, "reports");
	const digests = (await readLedgers(ledgers)).map((one) => [one.name, ledgerDigest(one.ledger)]);
	const parts = [];
	for (const path of paths) parts.push(await readFleetReport(path));
	const merged = mergeFleets(parts, new Map(digests));
	const before = await openFleetState(state, merged.images.map(checkId));
	const output = new StateOutput(state);
	const histories = /* @__PURE__ */ new Map();
	try {
		await output.begin();
		const images = merged.images.map((image) => {
			const owner = ownerOf(image);
			const file = before(owner);
			const history = withRun(file.history, image);
			histories.set(image.name, history);
			output.write(formatHeader(owner));
			output.write(formatFooter(history));
			return {
				...image,
				notes: [...stateNotes(`${state}`, file), ...image.notes]
			};
		});
		await output.commit();
		return {
			report: {
				...merged,
				images
			},
			histories
		};
	} finally {
		await output.drop();
	}
}
async function assertAbout(part, { ledger, images }) {
	const wanted = ledger === void 0 ? void 0 : ledgerDigest(await readLedger(ledger));
	const names = part.registries.map(({ name }) => name).join(", ");
	if (wanted !== void 0 && wanted !== part.ledger) {
		const message = `the reports are of another ledger: ${part.ledger ?? "none"}, and ${JSON.stringify(ledger)} is ${wanted}`;
		throw new TrustError("E_INPUT", message);
	}
	if (images !== void 0 && names !== images.map(formatRepository).join(", ")) throw new TrustError("E_INPUT", `the reports are of other images: ${names}`);
}

// src/report/drift/notice.ts
const most = 20;
function formatNotice(report, url) {
	const isFleet = "images" in report;
	const differences = isFleet ? fleetDifferences(report) : report.differences;
	const { word, sentence } = isFleet ? fleetVerdictOf(report) : driftVerdictOf(report);
	const about = isFleet ? "drift check" : driftTitle(report);
	const lines = differences.slice(0, most).map((one) => `- ${kindTitle[one.kind]}: ${placeOf(one)}`);
	const { state, exitCode, started, finished } = report;
	return {
		text: [
			`${word}: ${about}`,
			sentence,
			...lines,
			...url === void 0 ? [] : [url]
		].map((line) => inert(line)).join("\n"),
		state,
		exitCode,
		started,
		finished,
		differences: differences.length,
		first: differences.slice(0, most).map(({ id, kind, code }) => ({
			id,
			kind,
			code
		})),
		...url === void 0 ? {} : { url }
	};
}
function inert(line) {
	return plain(line, 1e3).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

// src/run/drift-notify.ts
const answerLimit = 65536;
async function notify(outcome, given, values, host) {
	const text = given.startsWith("env://") ? host.env[given.slice(6)] ?? "" : given;
	if (text !== "") host.onSecret?.(text);
	const url = URL.canParse(text) ? new URL(text) : void 0;
	if (url === void 0 || !/^https?:$/.test(url.protocol)) throw new TrustError("E_INPUT", "notify-url: it is not an https URL");
	if (outcome.report.shard !== void 0 || !outcome.checks.some(hasChanged)) return false;
	const { client, close } = await connect(values, host);
	try {
		const body = Buffer.from(JSON.stringify(formatNotice(outcome.report, runUrl(host.env))));
		const { status } = await client.transport.request({
			method: "POST",
			url,
			headers: { "content-type": "application/json" },
			body: () => body,
			idempotent: false
		}, answerLimit);
		if (status >= 200 && status < 300) return true;
		throw new TrustError("E_NET", `notify-url: ${url.host} answered ${status}`);
	} finally {
		close();
	}
}
function hasChanged({ report, history }) {
	const before = history.runs.at(-2);
	if (before === void 0) return report.state !== "ok";
	const now = history.runs.at(-1);
	return before.state !== report.state || before.differences.join("\n") !== now?.differences.join("\n");
}

// src/run/drift-outcome.ts
async function runDrift(values, host, onProgress) {
	const { ledgers } = values;
	if (ledgers === void 0) return alone(await checkDrift(values, host, onProgress));
	return several(await checkFleet({
		...values,
		ledgers
	}, host, onProgress));
}
async function joinDrift(paths, values) {
	const { ledgers, state } = values;
	if (ledgers === void 0) return alone(await mergeDrift(paths, values));
	return several(await mergeFleet(paths, ledgers, state));
}
function alone(result) {
	return {
		report: result.report,
		checks: [result]
	};
}
function several({ report, histories }) {
	return {
		report,
		checks: report.images.map((image) => ({
			report: image,
			history: histories.get(image.name) ?? { runs: [] }
		}))
	};
}
async function tellElsewhere(outcome, values, host, wantsIssues) {
	const lines = [];
	const failures = [];
	const attempt = async (title, work) => {
		try {
			await work();
		} catch (error) {
			if (!isTrustError(error)) throw error;
			failures.push({
				title,
				error
			});
		}
	};
	if (wantsIssues) await attempt("Issues were not updated", async () => {
		const { failed, ...done } = await keepIssues(outcome, issueOptions(outcome, values), values, host);
		for (const [what, numbers] of Object.entries(done)) if (numbers.length > 0) lines.push(`Issues ${what}: ${numbers.join(", ")}`);
		for (const error of failed) failures.push({
			title: "An issue was not updated",
			error
		});
	});
	const { notifyUrl } = values;
	if (notifyUrl !== void 0) await attempt("The webhook was not called", async () => {
		if (await notify(outcome, notifyUrl, values, host)) lines.push("The webhook was called");
	});
	return {
		lines,
		failures
	};
}
function issueOptions({ checks }, values) {
	const { issuesOf, githubToken, issueLabels, issueAssignees, unreachableAfter, state } = values;
	const [only] = checks;
	return {
		repository: issuesOf,
		token: githubToken,
		labels: issueLabels,
		assignees: issueAssignees,
		unreachableAfter,
		remembers: state !== void 0,
		name: values.ledgers?.join(", ") ?? only?.report.name ?? ""
	};
}

// src/cli/drift.ts
keepHeapSmall();
const exitCodes = {
	0: "ok: everything was checked, and is as released",
	2: "an option, a reference or a key cannot be used; nothing was checked",
	3: "unreachable: something could not be checked, and everything else is as released",
	20: "drift: there is evidence of a difference"
};
function outputs(outcome, values) {
	return filesOf(outcome, values).map(([option, path, text]) => ({
		option,
		path,
		text
	}));
}
async function tell(outcome, values, host) {
	const wanted = values.issuesOf !== void 0;
	const { lines, failures } = await tellElsewhere(outcome, values, host, wanted);
	const all = [...lines, ...failures.map(({ title, error }) => `${title}: ${plain(describeError(error), 4e3)}`)];
	for (const line of all) process.stderr.write(`${line}\n`);
}
const check = verb({
	name: "drift check",
	about: `Checks each release on each registry: the digest of the tag, every manifest, and the signatures of each with
the blobs that they consist of. Then all other tags that stand for a release (0.1, latest, 0.1.24-alpine): each must
point to a release, or at least to something signed. Each difference is reported with the command that fixes it. A
registry that cannot be reached is neither drift nor success. The report goes to stderr.`,
	examples: [
		"webdis-trust drift check --ledger releases.json --image nicolas/webdis,public.ecr.aws/nicolas/webdis",
		"webdis-trust drift check --ledgers ledgers --state drift.state --page site/index.html",
		"webdis-trust drift check --tag 0.1.24,latest --key cosign.pub --image a.example/app,b.example/app"
	],
	exitCodes
}, driftOptions, async (values, signal) => {
	let outcome;
	return reporting({
		run: async (given, host, onProgress) => {
			outcome = await runDrift(given, host, onProgress);
			await tell(outcome, given, host);
			return outcome.report;
		},
		progress: checking,
		text: textOf$1,
		lines: () => [],
		files: (_, given) => outcome === void 0 ? [] : outputs(outcome, given)
	})(values, signal);
});
const init = verb({
	name: "drift init",
	about: `Writes a ledger from the versions that the first repository has: each is verified, and compared with the
other repositories. Versions that do not verify, or differ elsewhere, are reported and left out. Review the file
before you commit it: from then on, drift check relies on it.`,
	examples: [`webdis-trust drift init --image nicolas/webdis,public.ecr.aws/nicolas/webdis --from 0.1.24 --output releases.json`],
	exitCodes: {
		0: "the ledger is written with every version, and all registries have the same",
		2: exitCodes[2],
		3: "something could not be checked: no ledger is written",
		11: "there is no version to begin with",
		20: "the ledger is written; versions were left out, or a registry lacks something"
	}
}, driftInitOptions, (values, signal) => making(values, values.output, signal, (host, show) => initDrift(values, host, show)));
const add = verb({
	name: "drift add",
	about: `Adds one release to the ledger: it is verified on the first repository, and compared with the others. Nothing
is written if it does not verify, differs elsewhere, or could not be checked. Review the change before you commit it.`,
	examples: ["webdis-trust drift add 0.1.25 --ledger releases.json --image nicolas/webdis,ghcr.io/nicolas/webdis"],
	exitCodes: {
		0: "the release is in the ledger, and all registries have the same",
		2: exitCodes[2],
		3: "something could not be checked: the ledger is unchanged",
		20: "it does not verify, the ledger has another digest, or a registry lacks something"
	}
}, driftAddOptions, (values, signal) => making(values, values.ledger, signal, (host, show) => addDrift(values, host, show)));
async function making(values, path, signal, run) {
	const progress = startProgress(process.stderr, !values.verbose, checking);
	try {
		const result = await run(hostOf(values, signal, progress.say), progress.show);
		progress.end();
		const options = textOptions(process.stderr, process.env, values.color);
		process.stderr.write(formatDriftInit(result, path, options));
		process.stderr.write(formatFindings(result.notes, options));
		if (result.unreachable.length > 0) return exitCodes$1.undetermined;
		return result.differences.length === 0 && result.refused.length === 0 ? exitCodes$1.verified : exitCodes$1.registriesDiffer;
	} finally {
		progress.end();
	}
}
const plan = verb({
	name: "drift plan",
	about: `Prints a matrix for GitHub Actions: {"include":[{"shard":"1/4"},…]}. The part that a release belongs to
depends only on its version and the number of parts.`,
	examples: ["webdis-trust drift plan --shards 4 --ledger releases.json"],
	exitCodes: {
		0: "the matrix is on stdout",
		2: "an option cannot be used"
	}
}, driftPlanOptions, async ({ shards, ledger, ledgers }) => {
	const releases = ledger === void 0 ? shards : (await readLedger(ledger)).releases.length;
	const all = ledgers === void 0 ? releases : (await readLedgers(ledgers)).length;
	const matrix = planShards(Math.min(shards, Math.max(all, 1)));
	process.stdout.write(`${JSON.stringify(matrix)}\n`);
	return exitCodes$1.verified;
});
const merge = verb({
	name: "drift merge",
	about: "Merges the reports of all parts. If a part is missing, the result is at best unreachable.",
	examples: ["webdis-trust drift merge --report drift.json --page index.html parts/*.json"],
	exitCodes
}, driftMergeOptions, async (values) => {
	const outcome = await joinDrift(values.reports, values);
	const { report } = outcome;
	await publish(report, values, textOf$1, outputs(outcome, values));
	return report.exitCode;
});
const page = verb({
	name: "drift page",
	about: "Renders the status page of a report, as one file that loads nothing.",
	examples: ["webdis-trust drift page --state drift.state --output index.html drift.json"],
	exitCodes: {
		0: "the page is written",
		2: "an option cannot be used"
	}
}, driftPageOptions, async ({ report: path, state, output, badge }) => {
	const report = await readReport(path);
	const history = await readHistory(state, report);
	await writeFiles(outputs({
		report,
		checks: [{
			report,
			history
		}]
	}, {
		page: output,
		badge
	}));
	if (output === void 0) process.stdout.write(formatDriftPage(report, history));
	return exitCodes$1.verified;
});
const driftVerbs = [
	check,
	init,
	add,
	plan,
	merge,
	page
];

export { driftVerbs };