import { C as formatHeader, F as driftMergeOptions, I as driftOptions, L as driftPageOptions, N as driftAddOptions, O as Obstacles, P as driftInitOptions, R as driftPlanOptions, S as formatFooter, T as Rotation, U as planShards, _ as openState, a as policyFor, c as withSigners, d as openRegistries, f as checkRelease, g as openFleetState, l as assertDistinct, m as StateOutput, p as CheckedRegistry, s as stateNotes, t as checkDrift, u as readLedger, v as commandContext, w as withRun, x as checkId } from "./run-drift.mjs";
import { c as defined, f as isTrustError, u as TrustError } from "./begin.mjs";
import { $t as stacked, A as kindWords, Bt as count, C as imagesInOrder, Ct as whole, D as driftTitle, Dt as findingList, E as differencesOfRegistries, Et as details, F as checking, Ft as titled, G as writeFiles, Gt as readableTime, H as reporting, Ht as formatWord, J as textOptions, Jt as code, Kt as shortDigest, M as placeOf, N as stateSign, O as fullDay, Ot as list, P as stateWord, Pt as table$1, Rt as capital, S as fleetVerdictOf, St as tableLines, T as differencesOf, U as verb, Ut as listed, V as publish, Vt as few, W as withProgress, Wt as manifestName, Xt as html, Yt as codeTag, Z as keepHeapSmall, Zt as join$1, _ as headOf, _t as verdictLines, at as inSummary, b as fleetHead, bt as logText, ct as signerLines, d as policyTable, dt as onPage, g as driftVerdictOf, gt as runFacts, h as formatDriftSarif, it as fitted, j as leftOutText, k as kindTitle, kt as logCell, nt as findingLines, rt as formatFindings, tt as describeError, ut as formatPage, v as fleetDifferences, w as differencesById, wt as wrap, x as fleetTable, xt as paint, y as fleetFindings, yt as line, zt as codeReason } from "./terminal.mjs";
import { Br as shortSigner, Pn as mapConcurrently, Pr as exitCodes$1, Qa as isObject, S as rootFallbacks, X as retryAfter, ai as plain, ao as limits, ba as formatRepository, bn as errorDetails, eo as parseDocument, gt as writeWhole, hr as longestCommand, ht as readBounded, i as listAttestations, ii as fixedWords, ut as isHttp, w as connect, za as checkItems, zi as quote } from "./verify.mjs";
import { a as formatLedger, f as waiverOf, o as ledgerDigest, s as ledgerSchema, t as entryOf } from "./entry.mjs";
import { a as mergeReports, checkFleet, i as parseDriftReport, imagesOf, n as mergeFleets, r as parseFleetReport, readLedgers, t as fleetReportSchema } from "./drift-fleet.mjs";
import { t as compareVersions } from "./version.mjs";
import { a as openLedger } from "./run-release.mjs";
const { createHash } = process.getBuiltinModule("node:crypto");
const { dirname, join } = process.getBuiltinModule("node:path");
const { stat } = process.getBuiltinModule("node:fs/promises");

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
	const body = [digest && html`<p>Index ${code(digest)}</p>`, ...sides.map((side) => sideText(side, registries.length > 1, byId))];
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
		looked === "unchanged" ? html`tag and signatures of the index unchanged since the full check on ${fullDay(image)}` : lookedWords[looked],
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
	verified: "checked in full in this run",
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
	return html`<p class="muted">Checked ${readableTime(finished)}. If it is after ${until}, the checks have stopped, and this page is out of date.</p>`;
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

// src/run/drift-files.ts
const mostBytes = 536870912;
async function readReport(path) {
	return parseDriftReport(await readBounded(path, mostBytes, "the report"), path);
}
async function readFleetReport(path) {
	return parseFleetReport(await readBounded(path, mostBytes, "the report"), path);
}
async function readOutcome(path, state) {
	const bytes = await readBounded(path, mostBytes, "the report");
	if (!Buffer.from(bytes.subarray(0, 200)).includes("https://github.com/webdis/verify-action/schema/drift-fleet/v1")) {
		const report = parseDriftReport(bytes, path);
		const { history } = await openState(state, ownerOf(report));
		return {
			report,
			checks: [{
				report,
				history
			}]
		};
	}
	const report = parseFleetReport(bytes, path);
	const before = await openFleetState(state, report.images.map(checkId));
	return {
		report,
		checks: report.images.map((image) => ({
			report: image,
			history: before(ownerOf(image)).history
		}))
	};
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
	throw new TrustError("E_NET", `GitHub's API returned an unexpected answer: ${why}`);
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
	return URL.canParse(url) && isHttp(new URL(url)) ? url : void 0;
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
	if (url === void 0 || !isHttp(url)) throw new TrustError("E_INPUT", "notify-url: it is not an https URL");
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
const formats = { sarif: formatDriftSarif };
function outputs(outcome, values) {
	return filesOf(outcome, values).map(([option, path, text]) => ({
		option,
		path,
		text
	}));
}
async function tell(outcome, values, host, { pass }) {
	const wanted = values.issuesOf !== void 0;
	const { lines, failures } = await tellElsewhere(outcome, values, host, wanted);
	const failed = failures.map(({ title, error }) => describeError(error, title));
	for (const line of [...lines, ...failed]) pass(`${line}\n`);
}
const check = verb({
	name: "drift check",
	about: `Checks each release on each registry: the digest of the tag, every manifest, and all signatures with their
blobs. Then checks all other tags that stand for a release, such as 0.1, latest or 0.1.24-alpine. Each difference is
reported with the command that fixes it. If a registry cannot be reached, the result is unreachable, which is neither
drift nor ok. The report goes to stderr.`,
	examples: [
		"webdis-trust drift check --ledger releases.json --image nicolas/webdis,public.ecr.aws/nicolas/webdis",
		"webdis-trust drift check --ledgers ledgers --state drift.state --page site/index.html",
		"webdis-trust drift check --tag 0.1.24,latest --key cosign.pub --image a.example/app,b.example/app"
	],
	exitCodes
}, driftOptions, async (values, signal) => {
	let outcome;
	return reporting({
		run: async (given, host, onProgress, terminal) => {
			outcome = await runDrift(given, host, onProgress);
			await tell(outcome, given, host, terminal);
			return outcome.report;
		},
		progress: checking,
		text: textOf$1,
		lines: () => [],
		formats,
		files: (_, given) => outcome === void 0 ? [] : outputs(outcome, given)
	})(values, signal);
});
const init = verb({
	name: "drift init",
	about: `Writes a ledger of the versions in the first repository. Each version is verified, and compared with the other
repositories. Versions that do not verify, or that differ, are reported and left out. Review the file before you commit
it: drift check relies on it.`,
	examples: [`webdis-trust drift init --image nicolas/webdis,public.ecr.aws/nicolas/webdis --from 0.1.24 --output releases.json`],
	exitCodes: {
		0: "the ledger is written with every version, and all registries have the same",
		2: exitCodes[2],
		3: "something could not be checked: no ledger is written",
		11: "there is no version from --from on",
		20: "the ledger is written; versions were left out, or a registry lacks something"
	}
}, driftInitOptions, (values, signal) => making(values, values.output, signal, (host, { show }) => initDrift(values, host, show)));
const add = verb({
	name: "drift add",
	about: `Adds one release to the ledger. The release is verified in the first repository, and compared with the others.
If it does not verify, differs, or cannot be checked, nothing is written. Review the change before you commit it.`,
	examples: ["webdis-trust drift add 0.1.25 --ledger releases.json --image nicolas/webdis,ghcr.io/nicolas/webdis"],
	exitCodes: {
		0: "the release is in the ledger, and all registries have the same",
		2: exitCodes[2],
		3: "something could not be checked: the ledger is unchanged",
		20: "the release does not verify, the ledger has another digest, or a registry lacks something"
	}
}, driftAddOptions, (values, signal) => making(values, values.ledger, signal, (host, { show }) => addDrift(values, host, show)));
async function making(values, path, signal, run) {
	const result = await withProgress(values, signal, checking, run);
	const options = textOptions(process.stderr, process.env, values.color);
	process.stderr.write(formatDriftInit(result, path, options));
	process.stderr.write(formatFindings(result.notes, options));
	if (result.unreachable.length > 0) return exitCodes$1.undetermined;
	return result.differences.length === 0 && result.refused.length === 0 ? exitCodes$1.verified : exitCodes$1.registriesDiffer;
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
	about: "Merges the reports of all parts. If a part is missing, the result is unreachable, or drift if another part found a drift.",
	examples: ["webdis-trust drift merge --report drift.json --page index.html parts/*.json"],
	exitCodes
}, driftMergeOptions, async (values) => {
	const outcome = await joinDrift(values.reports, values);
	const { report } = outcome;
	await publish(report, values, textOf$1, outputs(outcome, values), formats);
	return report.exitCode;
});
const page = verb({
	name: "drift page",
	about: `Renders the status page of a report, as one file without external resources. A report about several ledgers
gets an overview, and a page for each ledger in images/ next to it.`,
	examples: ["webdis-trust drift page --state drift.state --output index.html drift.json"],
	exitCodes: {
		0: "the page is written",
		2: "an option cannot be used"
	}
}, driftPageOptions, async ({ report: path, state, output, badge }) => {
	const files = outputs(await readOutcome(path, state), {
		page: output,
		badge
	});
	const page = files.find(({ option }) => option === "page");
	if (page === void 0) throw new TrustError("E_INPUT", "output: the report has several pages; name a file");
	await writeFiles(files);
	if (output === void 0) process.stdout.write(page.text());
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