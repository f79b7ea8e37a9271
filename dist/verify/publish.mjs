import { A as standingOf, B as readableTime, C as allFindings, D as keyTag, E as keyName, F as formatWord, H as storeName, I as listed, J as shellWord, L as manifestName, M as codeReason, O as keysThatSigned, P as count, Q as html, R as outcomeSign, S as alikeTogether, T as goodSignatures, V as shortDigest, X as codeTag, Y as code, Z as fixedWords, _ as readersLine, a as isBundled, b as runTitle, ct as setOutput, et as plain, f as parsePlatform, g as tell, h as annotate, j as capital, k as missingFor, l as equalPlatforms, n as writeWhole, o as keyFile, r as annotationFlags, s as rootFlags, tt as prose, v as pinWords, w as placesOf, x as verdictOf, y as annotationsFor, z as outcomeWord } from "./words.mjs";
import { appendFile } from "node:fs/promises";

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
	return `${safe(JSON.stringify(ordered(report), void 0, 2))}\n`;
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

// src/report/by-hand.ts
const most$2 = 20;
function cosignCommands(report) {
	const names = report.images.flatMap(namesToVerify).slice(0, most$2);
	if (names.length === 0) return [];
	const why = unrepeatable(report.policy);
	if (why !== void 0) return [why];
	const commands = names.map((name) => cosignCommand(report, name));
	return Object.values(report.policy.annotations).some((value) => value.includes("=")) ? [cosign3, ...commands] : commands;
}
const cosign3 = "# cosign 3 only: cosign 2 takes no \"=\" in the value of an annotation";
function unrepeatable({ annotations }) {
	for (const [name, value] of Object.entries(annotations)) {
		const pair = `${name}=${value}`;
		if (plain(pair, longestWord) === pair) continue;
		return `# cannot be repeated by hand: the annotation ${plain(name, 100)} holds characters that no command line shows`;
	}
}
function namesToVerify(image) {
	const { pinned, manifests } = image;
	if (pinned === void 0) return [];
	const [repository = ""] = pinned.split("@");
	return [pinned, ...manifests.slice(1).filter((manifest) => {
		const { outcome, counts } = standingOf(image, manifest);
		return outcome !== "verified" && counts;
	}).map(({ digest }) => `${repository}@${digest}`)];
}
function cosignCommand(report, name) {
	const { policy } = report;
	const [signer] = keysThatSigned(report);
	const key = policy.keys.find(({ fingerprint }) => fingerprint === signer) ?? policy.keys[0];
	const log = policy.transparencyLog === "ignored" ? ["--insecure-ignore-tlog"] : [];
	const time = policy.timestamps === "required" ? ["--use-signed-timestamps"] : [];
	const { signatureRepository: elsewhere } = policy;
	return `${elsewhere === void 0 ? "" : `COSIGN_REPOSITORY=${shellWord(plain(elsewhere))} `}${[
		...[
			"cosign",
			"verify",
			"--key",
			keyArgument(key)
		],
		...rootFlags(policy.trustedRoot),
		...[
			...log,
			...time,
			...annotationFlags(policy.annotations),
			name
		]
	].map((word) => shellWord(plain(word, longestWord))).join(" ")}`;
}
function keyArgument(key) {
	if (key === void 0) return "cosign.pub";
	return isBundled(key) ? "webdis.pub" : keyFile(key);
}
const longestWord = 5e3;

// src/report/markup.ts
const most$1 = 200;
function table(head, rows) {
	const tr = (tag, row) => `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
	const body = [...rows.slice(0, most$1), ...hidden(rows.length).map((more) => [more])];
	return [
		"<table>",
		`<thead>${tr("th", head)}</thead>`,
		"<tbody>",
		...body.map((row) => tr("td", row)),
		"</tbody>",
		"</table>"
	].join("\n");
}
function list(items) {
	if (items.length === 0) return "";
	return [
		"<ul>",
		...[...items.slice(0, most$1), ...hidden(items.length)].map((item) => `<li>${item}</li>`),
		"</ul>"
	].join("\n");
}
function hidden(length) {
	return length > most$1 ? [`and ${length - most$1} more, in the JSON report`] : [];
}
function details(title, body) {
	return `<details>\n<summary>${title}</summary>\n${body}\n</details>`;
}
const severityWords = fixedWords({
	error: "Error",
	warning: "Warning",
	note: "Note"
});
function findingList(report, which) {
	return toldList(allFindings(report), which);
}
function toldList(findings, which) {
	const wanted = findings.filter(({ severity }) => severity === "note" === (which === "notes"));
	return list(alikeTogether(wanted).map((alike) => {
		const [{ severity, title, code: id, message, advice }] = alike;
		const head = severity === "error" ? capital(title) : severityWords[severity];
		const place = placesOf(alike);
		const where = place === "" ? "" : `: ${prose(place)}`;
		const next = advice === void 0 ? "" : `<br><em>Next:</em> ${prose(advice)}`;
		return `<strong>${head}</strong>${where}<br>${prose(capital(message))} ${codeTag(id)}${next}`;
	}));
}
const parityWords = fixedWords({
	same: "✅ the same",
	none: "❌ none that counts",
	different: "❌ different",
	undetermined: "⚠️ could not be compared"
});
function parityList(report) {
	return list(report.parity.groups.map(({ images, digests, signatures, missing }) => {
		return `${images.map((name) => code(name)).join(" and ")}<br>${`digests: ${parityWords[digests]}, signatures: ${parityWords[signatures]}`}${list(missing.map((signature) => {
			const { image, digest, format } = signature;
			const what = `${code(missingFor(report, signature))} ${code(shortDigest(digest))}`;
			return `${code(image)} lacks a ${formatWord[format]} signature of ${what}`;
		}))}`;
	}));
}

// src/report/chain.ts
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
	const lying = images.flatMap((image) => image.manifests.map((manifest) => ({
		image,
		manifest
	})));
	const [root, ...children] = [...Map.groupBy(lying, ({ manifest }) => manifest.digest).values()].flatMap(linkOf);
	if (root === void 0) return [];
	const good = lying.flatMap(({ manifest }) => goodSignatures(manifest));
	return [{
		keys: keysThatSigned(report).filter((key) => good.some((signature) => signature.key === key)),
		images: images.map(({ name }) => name),
		signatures: new Set(good.map(({ identity }) => identity)).size,
		root,
		children: attestationsTogether(children)
	}];
}
function linkOf(sides) {
	const standings = sides.map(({ image, manifest }) => standingOf(image, manifest));
	const outcome = worstFirst.find((worst) => standings.some((one) => one.outcome === worst));
	const at = standings.findIndex((standing) => standing.outcome === outcome);
	const [standing, side] = [standings[at], sides[at]];
	if (standing === void 0 || side === void 0) return [];
	const registries = sides.filter((_, i) => standings[i]?.outcome === outcome).map(({ image }) => image.registry);
	const where = registries.length === sides.length ? "" : ` on ${registries.join(", ")}`;
	const { digest, role } = side.manifest;
	return [{
		name: manifestName(side.manifest),
		digest,
		role,
		standing: {
			...standing,
			status: `${standing.status}${where}`
		}
	}];
}
function attestationsTogether(links) {
	const isAttestation = ({ role }) => role === "attestation";
	const together = [...Map.groupBy(links.filter(isAttestation), ({ standing }) => standing.status).values()].flatMap(([first, ...others]) => {
		if (first === void 0 || others.length === 0) return first === void 0 ? [] : [first];
		const { role, standing } = first;
		return [{
			name: `${others.length + 1} attestations`,
			role,
			standing
		}];
	});
	return [...links.filter((link) => !isAttestation(link)), ...together];
}

// src/report/mermaid.ts
const most = 16;
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
	const diagram = ["flowchart LR", ...[...[...chains.flatMap((chain, i) => chainLines(report, chain, `c${i}`)), ...more > 0 ? [node("more", label(`and ${more} more`), "extra")] : []], ...classes].map((line) => `  ${line}`)].join("\n");
	return chains.length === 0 || diagram.length > longest ? "" : diagram;
}
function chainLines(report, chain, id) {
	const children = shownFirst(chain.children).slice(0, most);
	const hidden = chain.children.length - children.length;
	const platforms = children.flatMap(({ role }, i) => role === "platform" ? [`${id}m${i}`] : []);
	return [
		...keyLines(report, chain, id),
		node(`${id}i`, linkLabel(chain.root), classOf(chain.root)),
		...chain.images.slice(0, most).flatMap((image, i) => [`${id}r${i}([${label(image)}]):::extra`, `${id}r${i} -->|carries| ${id}i`]),
		...children.flatMap((child, i) => [node(`${id}m${i}`, linkLabel(child), classOf(child)), `${id}i -->|binds| ${id}m${i}`]),
		...hidden > 0 ? [node(`${id}more`, label(`and ${hidden} more`), "extra"), `${id}i --> ${id}more`] : [],
		...platforms.length > 0 ? [node(`${id}l`, label("config and layers", "of each platform"), "extra")] : [],
		...platforms.map((platform) => `${platform} -->|binds| ${id}l`)
	];
}
function shownFirst(links) {
	if (links.length <= most) return links;
	const isFine = ({ standing }) => standing.outcome === "verified";
	return [...links.filter((link) => !isFine(link)), ...links.filter(isFine)];
}
function keyLines(report, chain, id) {
	if (chain.keys.length === 0) return [];
	const signs = chain.root.standing.outcome === "verified" ? [`${id}s -->|signs| ${id}i`] : [];
	return [
		node(`${id}s`, label(count(chain.signatures, "signature"), "for index and manifests"), "verified"),
		...chain.keys.flatMap((key) => {
			const keyId = `k${report.policy.keys.findIndex(({ fingerprint }) => fingerprint === key)}`;
			return [`${keyId}[/${label("key", keyName(report.policy.keys, key))}/]:::verified`, `${keyId} -->|made| ${id}s`];
		}),
		...signs
	];
}
function node(id, text, style) {
	return `${id}[${text}]:::${style}`;
}
function classOf({ standing }) {
	return standing.counts ? standing.outcome : "extra";
}
function linkLabel({ name, digest, standing }) {
	return quoted([...(digest === void 0 ? [name] : [name, shortDigest(digest)]).map(escapeLabel), `${standing.sign} ${escapeLabel(standing.status)}`]);
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

// src/report/pinned.ts
function pinnedReferences({ images, outcome }) {
	if (outcome !== "verified") return [];
	return images.flatMap(({ pinned }) => pinned === void 0 ? [] : [plain(pinned)]);
}

// src/report/policy-table.ts
function policyTable({ policy }) {
	const keys = policy.keys.map(({ fingerprint, algorithm, source, pinned, notAfter }) => {
		const end = notAfter === void 0 ? "" : `, until ${prose(readableTime(notAfter))}`;
		return `${code(source, 300)}, ${code(algorithm)}${end}<br>SHA-256 ${code(fingerprint)}, ${pinWords(pinned)}`;
	});
	const annotations = Object.entries(policy.annotations).map(([k, value]) => code(`${k}=${value}`, 300));
	const { source, date } = policy.trustedRoot;
	const rows = [
		["Keys", keys.join("<br>")],
		["Transparency log", prose(policy.transparencyLog)],
		["Trusted root", `${code(source)}${date === void 0 ? "" : `, ${prose(date)}`}`],
		["Timestamps", prose(policy.timestamps)],
		["Attestation manifests", prose(policy.attestationManifests)],
		["Comparison of registries", prose(policy.parity)],
		["Required platforms", policy.platforms.map((platform) => code(platform)).join(", ") || "all that the index lists"],
		["Required annotations", annotations.join("<br>") || "none"],
		...policy.expectedReference === void 0 ? [] : [["Expected reference", code(policy.expectedReference)]],
		...policy.digest === void 0 ? [] : [["Expected digest", code(policy.digest)]],
		...policy.signatureRepository === void 0 ? [] : [["Signatures in", code(policy.signatureRepository)]],
		...policy.requireReadableBy === void 0 ? [] : [["Readable by", policy.requireReadableBy.map((name) => code(name)).join(", ")]]
	];
	return table(["Demanded", "Value"], rows);
}

// src/report/log-link.ts
function logLink({ log, index, version, proof, integratedTime }) {
	const entry = log === "rekor.sigstore.dev" && version === "rekor-v1" && proof.includes("set") && /^\d{1,20}$/.test(index) ? `<a href="https://search.sigstore.dev/?logIndex=${index}">${index}</a>` : code(index, 30);
	const time = integratedTime === void 0 ? "" : `<br>${prose(readableTime(integratedTime))}`;
	return `${code(log, 100)} ${entry}${time}`;
}

// src/report/signature-table.ts
function signatureTable(report, { manifests }) {
	return table([
		"Manifest",
		"Signature",
		"Key",
		"Transparency log",
		"Checks"
	], manifests.flatMap((manifest) => [...manifest.signatures.map((signature) => signatureRow(report, manifest, signature)), ...manifest.ignored.map(({ store, manifest: holder, message }) => [
		manifestCell(manifest),
		`not counted: ${storeName(store)}${holder === void 0 ? "" : ` ${code(shortDigest(holder))}`}`,
		"",
		"",
		prose(message)
	])]));
}
function manifestCell(manifest) {
	return `${code(manifestName(manifest))}<br>${code(shortDigest(manifest.digest))}`;
}
function signatureRow(report, manifest, { format, store, manifest: holder, good, key, checks, logEntries, annotations, dockerReference }) {
	const names = dockerReference === void 0 ? [] : [`names ${code(dockerReference, 300)}`];
	const annotated = Object.entries(annotations).map(([k, value]) => code(`${k}=${value}`, 300));
	const what = `${good ? "✅ good" : "❌ does not count"}, ${formatWord[format]}`;
	return [
		manifestCell(manifest),
		[
			what,
			`${storeName(store)} ${code(shortDigest(holder))}`,
			...names,
			...annotated
		].join("<br>"),
		key === void 0 ? "none of the keys" : code(keyTag(report.policy.keys, key), 200),
		logEntries.length === 0 ? "none" : logEntries.map(logLink).join("<br>"),
		checksCell(checks)
	];
}
function checksCell(checks) {
	const all = Object.entries(checks);
	const passed = all.filter(([, { state }]) => state === "passed").map(([name]) => name);
	const others = all.map(([name, check]) => remark(name, check)).filter((text) => text !== "");
	return [...passed.length === 0 ? [] : [`${listed(passed)} passed`], ...others].join("<br>");
}
function remark(name, check) {
	if (check.state === "passed") return check.note === void 0 ? "" : `${name}: ${prose(check.note)}`;
	if (check.state === "skipped") return `${name} not checked, ${prose(check.why)}`;
	if (check.state === "failed") return `<strong>${name} failed</strong>, ${prose(check.message)} ${codeTag(check.code)}`;
	return `${name} not known`;
}

// src/report/status-table.ts
function statusTable({ images }) {
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
	const none = images.every(({ manifests }) => manifests.length === 0);
	return table([
		"Manifest",
		"Digest",
		...images.map(({ name }) => code(name))
	], none ? [[
		"",
		"",
		...images.map(unread)
	]] : [...rows.values()].map((row) => cells(images, row)));
}
function cells(images, row) {
	const digests = new Set([...row.values()].map(({ digest }) => digest));
	const same = digests.size === 1;
	const states = images.map((image) => {
		const manifest = row.get(image);
		if (manifest === void 0) return image.manifests.length === 0 ? unread(image) : "➖ not there";
		const { sign, status } = standingOf(image, manifest);
		const own = same ? "" : `<br>${code(shortDigest(manifest.digest))}`;
		return `${sign} ${html(status)}${own}`;
	});
	const [first] = row.values();
	const name = first === void 0 ? "" : manifestName(first);
	const digest = same ? code(shortDigest([...digests].join())) : "<strong>not the same</strong>";
	return [
		code(name),
		digest,
		...states
	];
}
function unread({ outcome, findings }) {
	const error = findings.find(({ severity }) => severity === "error");
	const why = error === void 0 ? "" : `: ${codeReason(error.code)}`;
	return `${outcomeSign[outcome]} ${outcomeWord[outcome]}${why}`;
}

// src/report/summary-parts.ts
const runnerLimit = 1048576;
function fitted(sections, options) {
	const { maxBytes = runnerLimit, reportPath } = options;
	const cut = `<p>This summary was cut to fit GitHub's limit. Everything is in ${reportPath === void 0 ? "the JSON report" : `the JSON report, ${code(reportPath, 300)}`}.</p>\n`;
	let room = maxBytes - Buffer.byteLength(cut);
	let left = false;
	const kept = [];
	for (const text of sections) {
		if (text === "") continue;
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
function fenced(language, text) {
	const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
	const fence = "`".repeat(longest + 1);
	return `${fence}${language}\n${text}\n${fence}`;
}
function footer({ tool, requests, started }) {
	return `<p><sub>${code(`${tool.name} ${tool.version}`)}, ${count(requests, "request")}, ${prose(readableTime(started))}</sub></p>`;
}

// src/report/summary.ts
function formatSummary(report, options = {}) {
	return fitted(sections(report), options);
}
function sections(report) {
	const { word, sentence } = verdictOf(report);
	const diagram = chainDiagram(report);
	const parity = parityList(report);
	const notes = findingList(report, "notes");
	const commands = cosignCommands(report);
	const pinned = pinnedReferences(report);
	return [
		`<h2>${outcomeSign[report.outcome]} ${word}: ${prose(runTitle(report))}</h2>`,
		`<p>${prose(sentence)}</p>`,
		`<p>${prose(readersLine(report.readers))}</p>`,
		findingList(report, "problems"),
		statusTable(report),
		...parity === "" ? [] : [`<h3>Registries compared</h3>\n${parity}`],
		...diagram === "" ? [] : [`<h3>Chain of trust</h3>\n\n${fenced("mermaid", diagram)}`],
		...pinned.length === 0 ? [] : [`<h3>Pinned references</h3>\n\n${fenced("text", pinned.join("\n"))}`],
		...notes === "" ? [] : [details("Notes", notes)],
		...report.images.map((image) => imageDetails(report, image)),
		details("Policy: what was demanded", policyTable(report)),
		...commands.length === 0 ? [] : [byHand(commands)],
		footer(report)
	];
}
function imageDetails(report, image) {
	return details(`All signatures of ${code(image.name)}`, signatureTable(report, image));
}
function byHand(commands) {
	return `<details><summary>Verify by hand, with cosign</summary>\n<p>cosign checks only what is named: repeat the command with the digest of each platform.</p>\n\n${fenced("sh", commands.join("\n"))}\n\n</details>`;
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

// src/actions/summary.ts
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

// src/actions/publish.ts
async function publish(report, { report: path, summary }, env) {
	tell(report, env);
	for (const annotation of annotationsFor(report)) annotate(annotation);
	if (path !== "") await writeWhole(path, formatReport(report), "report: the file");
	const reportPath = path === "" ? {} : { reportPath: path };
	if (summary) await appendSummary(() => formatSummary(report, reportPath), env);
	if (path !== "") setOutput("report", path);
	for (const [name, value] of Object.entries(outputsOf(report))) setOutput(name, value);
}

export { publish };