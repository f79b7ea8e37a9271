import { C as driftOptions, D as formatShard, O as isIn, S as driftMergeOptions, T as driftPlanOptions, _ as newestFirst, a as openState, b as isMirrorCommand, c as formatHeader, d as checkRelease, f as CheckedRegistry, g as inOrder, h as exitCodeOf, i as readLedger, k as planShards, l as withRun, m as Obstacles, o as openRegistries, p as judgeUnknownTags, r as assertDistinct, s as formatFooter, t as checkDrift, u as driftReport, v as stateOf, w as driftPageOptions, x as driftInitOptions, y as commandContext } from "./run-drift.mjs";
import { A as keepHeapSmall, C as writeFiles, Ct as whole, D as startProgress, Dt as codeTag, E as textOptions, Et as code, F as findingLines, G as list, H as onPage, I as formatFindings, K as logCell, Ot as html, Q as titled, S as verb, St as tableLines, U as details, V as formatPage, W as findingList, Z as table$1, at as verdictLines, b as publish, bt as logText, ct as codeReason, dt as few, ft as formatWord, gt as shortDigest, ht as readableTime, it as runFacts, jt as stacked, kt as join$1, l as policyTable, lt as codeTitle, mt as manifestName, p as checking, pt as listed, st as capital, ut as count, wt as wrap, x as reporting, xt as paint, y as hostOf, yt as line, z as signerLines } from "./terminal.mjs";
import { c as given, l as TrustError, s as defined } from "./begin.mjs";
import { Ai as quote, Br as shortSigner, D as rootFallbacks, Dn as mapConcurrently, Ga as limits, Ta as checkItems, Y as readKeys, cr as longestCommand, dt as writeWhole, f as noDemands, hr as fixedWords, i as listAttestations, ji as readJson, jn as finding, jr as exitCodes$1, p as policyOf, ut as readBounded, wi as fail } from "./verify.mjs";
import { a as formatLedger, o as ledgerSchema, t as entryOf } from "./entry.mjs";
import { t as compareVersions } from "./version.mjs";
import { stat } from "node:fs/promises";

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
	ok: () => stateWord.ok,
	drift: ({ differences }) => count(differences.length, "difference"),
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
		lookedWords[looked],
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
	verified: "verified in this run",
	unchanged: "unchanged since a run that verified it",
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

// src/report/drift/verdict.ts
const depths = {
	blobs: "every manifest, signature and blob",
	full: "every manifest and signature with its payload, but not layers and configs",
	unchanged: "only that manifests and signatures are still listed"
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
function howDeep({ releases, registries }) {
	const seen = releases.flatMap((release) => release.images).filter(({ looked }) => looked !== "nothing");
	const blobs = seen.filter((one) => one.blobs !== void 0);
	const rest = seen.filter((one) => one.blobs === void 0);
	const full = rest.filter(({ looked }) => looked === "verified");
	const unchanged = rest.filter(({ looked }) => looked === "unchanged");
	const parts = given([
		blobs.length > 0 && `${depths.blobs} of ${count(blobs.length, "image")}`,
		full.length > 0 && `${depths.full}, of ${count(full.length, "image")}`,
		unchanged.length > 0 && `${depths.unchanged}, of ${count(unchanged.length, "image")} unchanged since a run that verified more`
	]);
	const looked = parts.length === 0 ? "Nothing was checked." : `Checked: ${parts.join("; ")}.`;
	const tags = registries.flatMap(({ tagsLeftOut: one }) => one ? [one.older + one.others] : []).reduce((sum, one) => sum + one, 0);
	return tags === 0 ? looked : `${looked} Not checked: ${count(tags, "other tag")}.`;
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

// src/report/drift/page.ts
const mostDifferences = 200;
const mostReleases = 400;
const longTable = 30;
function formatDriftPage(report, history) {
	const { registries, unreachable, notes, releases, requests, shard } = report;
	const unfolded = unfoldable(report);
	const checked = html`<p class="muted">Checked ${readableTime(report.finished)}</p>`;
	return formatPage({
		...headOf(report),
		lead: [checked, historyStrip(history)],
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

// src/report/drift/terminal.ts
const styles = {
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
		findings.map((one) => findingLines(placed(one), options, "")),
		registries.map((one) => leftOutLines(one, options)),
		findings.length > 0 && line``,
		signerLines(report.policy.signers, options),
		verdictLines(driftVerdictOf(report), styles[report.state], options, runFacts(report), count(pulls, "pull"))
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
	return paint(options, styles[state], texts[state]);
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

// src/drift/read-report.ts
function assertConsistent(report) {
	const { state, exitCode, differences, unreachable, missingShards, releases, shard } = report;
	const isWhole = unreachable.length > 0 || missingShards.length === 0;
	if (state !== stateOf(differences, unreachable) || exitCode !== exitCodeOf(state) || !isWhole) fail("the report", `is ${state}, and tells something else`);
	for (const difference of differences) assertCommand(report, difference);
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

// src/run/drift-files.ts
const mostBytes = 536870912;
async function readReport(path) {
	return parseDriftReport(await readBounded(path, mostBytes, "the report"), path);
}
async function readHistory(path) {
	return (await openState(path, merged)).history;
}
async function updateHistory(path, history) {
	if (path === void 0) return;
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

// src/drift/init.ts
const releasesAtOnce = 12;
async function initLedger(task, context) {
	const { registries, from, policy } = task;
	const checked = registries.map((registry) => new CheckedRegistry(registry, from));
	const versions = await versionsAt(checked[0], from);
	const { checkAttestations } = context;
	const options = {
		policy,
		now: context.now(),
		blobs: false,
		...defined({ checkAttestations })
	};
	const obstacles = new Obstacles();
	const of = versions.length * checked.length;
	const command = commandContext(policy, registries);
	let done = 0;
	const checks = await mapConcurrently(releasesAtOnce, versions, async (version) => {
		const check = await checkRelease(checked, {
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
	const { images, from, output, force } = values;
	assertDistinct(images);
	if (!force && await exists(output)) {
		const message = `output: ${JSON.stringify(output)} exists, and may have been reviewed; --force overwrites it`;
		throw new TrustError("E_INPUT", message);
	}
	const demands = await policyOf({
		...noDemands,
		...values
	}, host);
	const { transport, registry, close } = await openRegistries(values, host);
	try {
		const policy = {
			...demands,
			keys: await readKeys(values, demands.identities, host, transport)
		};
		const registries = images.map((one) => registry(one, policy.signatureRepository));
		const result = await initLedger({
			registries,
			from,
			policy
		}, {
			now: () => /* @__PURE__ */ new Date(),
			sent: () => transport.sent,
			...defined({ onProgress }),
			checkAttestations: await listAttestations(policy)
		});
		if (result.unreachable.length === 0 && result.ledger.releases.length > 0) await writeWhole(output, formatLedger(result.ledger), "output: the file");
		return {
			...result,
			notes: rootFallbacks(policy.trustedRoots)
		};
	} finally {
		close();
	}
}
async function exists(path) {
	return stat(path).then(() => true, () => false);
}

// src/drift/merge.ts
function mergeReports(parts, history) {
	const [first, ...others] = parts;
	if (first === void 0) throw new TrustError("E_INPUT", "there is no report to merge");
	for (const other of others) assertSameCheck(first, other);
	const missingShards = missingOf(parts);
	const before = history.runs.at(-1)?.unknownTags ?? [];
	const unknownTags = [...new Set(parts.flatMap((part) => part.unknownTags))];
	const releases = parts.flatMap((part) => part.releases);
	const unreachable = [...parts.flatMap((part) => part.unreachable), ...missingShards.map(missingPart)];
	const about = new Set(unknownTags);
	const judged = judgeUnknownTags({
		tags: unknownTags,
		before,
		releases,
		unreachable
	});
	const differences = inOrder([...parts.flatMap((part) => part.differences), ...judged.differences]);
	const counted = new Set(differences.map(({ id }) => id));
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

// src/run/drift-merge.ts
async function mergeDrift(paths, state) {
	checkItems(paths, "reports");
	const parts = [];
	for (const path of paths) parts.push(await readReport(path));
	const result = mergeReports(parts, await readHistory(state));
	await updateHistory(state, result.history);
	return result;
}

// src/cli/drift.ts
keepHeapSmall();
const exitCodes = {
	0: "ok: everything was checked, and is as released",
	2: "an option, a reference or a key cannot be used; nothing was checked",
	3: "unreachable: something could not be checked, and everything else is as released",
	20: "drift: there is evidence of a difference"
};
function filesOf(report, history, { page, badge }) {
	return [{
		option: "page",
		path: page,
		text: () => formatDriftPage(report, history)
	}, {
		option: "badge",
		path: badge,
		text: () => formatDriftBadge(report)
	}];
}
const check = verb({
	name: "drift check",
	about: `Checks each release on each registry: the digest of the tag, every manifest, and the signatures of each with
the blobs that they consist of. Then all other tags that stand for a release (0.1, latest, 0.1.24-alpine): each must
point to a release, or at least to something signed. Each difference is reported with the command that fixes it. A
registry that cannot be reached is neither drift nor success. The report goes to stderr.`,
	examples: ["webdis-trust drift check --ledger releases.json --image nicolas/webdis,public.ecr.aws/nicolas/webdis", "webdis-trust drift check --tag 0.1.24,latest --key cosign.pub --image a.example/app,b.example/app"],
	exitCodes
}, driftOptions, async (values, signal) => {
	let history;
	return reporting({
		run: async (given, host, onProgress) => {
			const result = await checkDrift(given, host, onProgress);
			history = result.history;
			return result.report;
		},
		progress: checking,
		text: formatDrift,
		lines: () => [],
		files: (report, given) => history === void 0 ? [] : filesOf(report, history, given)
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
}, driftInitOptions, async (values, signal) => {
	const progress = startProgress(process.stderr, !values.verbose, checking);
	try {
		const result = await initDrift(values, hostOf(values, signal, progress.say), progress.show);
		progress.end();
		const options = textOptions(process.stderr, process.env, values.color);
		process.stderr.write(formatDriftInit(result, values.output, options));
		process.stderr.write(formatFindings(result.notes, options));
		if (result.unreachable.length > 0) return exitCodes$1.undetermined;
		return result.differences.length === 0 && result.refused.length === 0 ? exitCodes$1.verified : exitCodes$1.registriesDiffer;
	} finally {
		progress.end();
	}
});
const plan = verb({
	name: "drift plan",
	about: `Prints a matrix for GitHub Actions: {"include":[{"shard":"1/4"},…]}. The part that a release belongs to
depends only on its version and the number of parts.`,
	examples: ["webdis-trust drift plan --shards 4 --ledger releases.json"],
	exitCodes: {
		0: "the matrix is on stdout",
		2: "an option cannot be used"
	}
}, driftPlanOptions, async ({ shards, ledger }) => {
	const releases = ledger === void 0 ? shards : (await readLedger(ledger)).releases.length;
	const matrix = planShards(Math.min(shards, Math.max(releases, 1)));
	process.stdout.write(`${JSON.stringify(matrix)}\n`);
	return exitCodes$1.verified;
});
const merge = verb({
	name: "drift merge",
	about: "Merges the reports of all parts. If a part is missing, the result is at best unreachable.",
	examples: ["webdis-trust drift merge --report drift.json --page index.html parts/*.json"],
	exitCodes
}, driftMergeOptions, async (values) => {
	const { report, history } = await mergeDrift(values.reports, values.state);
	await publish(report, values, formatDrift, filesOf(report, history, values));
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
	const history = await readHistory(state);
	await writeFiles(filesOf(report, history, {
		page: output,
		badge
	}));
	if (output === void 0) process.stdout.write(formatDriftPage(report, history));
	return exitCodes$1.verified;
});
const driftVerbs = [
	check,
	init,
	plan,
	merge,
	page
];

export { driftVerbs };