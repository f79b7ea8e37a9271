// src/report/escape.ts
const invisible = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const longest = 1e3;
function plain(text, max = longest) {
	const line = text.slice(0, max + 1).replace(/[\t\r\n]+/g, " ").replace(invisible, "�");
	return line.length > max ? `${line.slice(0, max).toWellFormed()}…` : line;
}
function html(text, max) {
	return plain(text, max).replace(/[&<>"'`]/g, (c) => `&#${c.charCodeAt(0)};`);
}
function code(text, max) {
	return `<code>${html(text, max)}</code>`;
}
const harmless = /^["'(“‘]*(?:\p{L}[\p{L}'’-]*|[0-9]{1,6}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}:[0-9]{2})[)"'”’.,;:!?…]*$|^[–—·…+=&-]+$/u;
function prose(text) {
	return plain(text).split(" ").map((word) => word === "" || harmless.test(word) ? html(word) : codeWord(word)).join(" ");
}
function codeWord(word) {
	const [, open = "", inner = word, close = ""] = /^(["'(“‘]*)(.*?)([)"'”’.,;:!?…]*)$/u.exec(word) ?? [];
	return inner === "" ? code(word) : `${html(open)}${code(inner)}${html(close)}`;
}
function fixedWords(words) {
	const known = words;
	return new Proxy(words, { get: (_, value) => typeof value === "string" && Object.hasOwn(known, value) ? known[value] : "not known" });
}
function codeTag(id) {
	return /^E_[A-Z]{1,30}$/.test(id) ? `[${id}]` : `[${code(id, 100)}]`;
}
function commandData(text) {
	return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function commandProperty(text) {
	return commandData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
function logText(lines) {
	return lines.map((line) => line.trimEnd().replace(/^(\s*):(?=:)/u, "$1: ").replaceAll("##[", "## [")).map((line) => `${line}\n`).join("");
}

// src/oci/shell-word.ts
const longestCommand = 8e3;
function shellWord(word) {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

// src/verify/outcome.ts
const exitCodes = {
	verified: 0,
	input: 2,
	undetermined: 3,
	noSignature: 10,
	notFound: 11,
	noMatchingSignature: 12,
	registriesDiffer: 20
};
const exitCodeOf = {
	E_REF: exitCodes.input,
	E_INPUT: exitCodes.input,
	E_KEY: exitCodes.input,
	E_AUTH: exitCodes.undetermined,
	E_NET: exitCodes.undetermined,
	E_RATE: exitCodes.undetermined,
	E_LIMIT: exitCodes.undetermined,
	E_NOTFOUND: exitCodes.notFound,
	E_NOSIG: exitCodes.noSignature,
	E_COVER: exitCodes.noSignature,
	E_DIGEST: exitCodes.noMatchingSignature,
	E_MANIFEST: exitCodes.noMatchingSignature,
	E_FORMAT: exitCodes.noMatchingSignature,
	E_CLAIM: exitCodes.noMatchingSignature,
	E_SIG: exitCodes.noMatchingSignature,
	E_TLOG: exitCodes.noMatchingSignature,
	E_TIME: exitCodes.noMatchingSignature,
	E_TRUST: exitCodes.noMatchingSignature,
	E_ROLLBACK: exitCodes.noMatchingSignature,
	E_DRIFT: exitCodes.registriesDiffer,
	E_IMMUTABLE: exitCodes.undetermined,
	E_UNSUPPORTED: exitCodes.undetermined,
	E_BUILD: exitCodes.undetermined
};
const errorCodes = Object.keys(exitCodeOf);
const precedence = [
	exitCodes.input,
	exitCodes.noMatchingSignature,
	exitCodes.noSignature,
	exitCodes.notFound,
	exitCodes.registriesDiffer,
	exitCodes.undetermined
];
function exitCodeFor(codes) {
	const seen = new Set([...codes].map((code) => exitCodeOf[code]));
	return precedence.find((exitCode) => seen.has(exitCode)) ?? exitCodes.verified;
}
function outcomeOf(exitCode) {
	if (exitCode === exitCodes.verified) return "verified";
	return exitCode === exitCodes.undetermined || exitCode === exitCodes.input ? "undetermined" : "rejected";
}
function outcomeFor(codes) {
	return outcomeOf(exitCodeFor(codes));
}

// src/report/paint.ts
const styles = {
	bold: 1,
	dim: 2,
	red: 31,
	green: 32,
	yellow: 33,
	cyan: 36
};
function paint({ color }, style, text) {
	return color ? `\u001b[${styles[style]}m${text}\u001b[0m` : text;
}
function wrap(text, indent, { width }) {
	if (width === void 0) return [`${indent}${text}`];
	const room = Math.max(width - indent.length, 20);
	const lines = [];
	let line = "";
	for (const word of text.split(" ")) if (line !== "" && line.length + 1 + word.length > room) {
		lines.push(line);
		line = word;
	} else line = line === "" ? word : `${line} ${word}`;
	return [...lines, line].map((part) => `${indent}${part}`);
}

// src/report/words.ts
const outcomeSign = fixedWords({
	verified: "✅",
	rejected: "❌",
	undetermined: "⚠️"
});
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
	E_REF: "not an image reference",
	E_INPUT: "an input cannot be used",
	E_KEY: "the key cannot be used",
	E_AUTH: "the registry refused access",
	E_NET: "the registry could not be read",
	E_RATE: "the registry limits requests",
	E_LIMIT: "a limit was reached",
	E_NOTFOUND: "image tag not found",
	E_DIGEST: "the bytes do not match their digest",
	E_MANIFEST: "malformed manifest",
	E_COVER: "the image is not complete",
	E_NOSIG: "no signatures found",
	E_FORMAT: "signatures that a required reader cannot read",
	E_CLAIM: "no matching signatures",
	E_SIG: "no matching signatures",
	E_TLOG: "no matching signatures",
	E_TIME: "no matching signatures",
	E_TRUST: "no matching signatures",
	E_ROLLBACK: "another digest than expected",
	E_DRIFT: "the registries differ",
	E_IMMUTABLE: "the tag cannot be moved",
	E_UNSUPPORTED: "the registry cannot store it",
	E_BUILD: "the image was not built"
});
const reasons$1 = {
	E_CLAIM: "the signed claims do not match",
	E_SIG: "no signature by this key",
	E_TLOG: "not proven to be in the transparency log",
	E_TIME: "signed when the key was not valid",
	E_TRUST: "the trusted root does not know the log"
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
const stores = fixedWords({
	tag: ".sig tag",
	referrer: "OCI 1.1 referrer",
	bundle: "bundle referrer",
	referrers: "referrer"
});
function storeName(store) {
	return stores[store];
}
function shortDigest(digest) {
	const [algorithm = "", hex] = digest.split(":");
	return hex === void 0 ? digest.slice(0, 12) : `${algorithm}:${hex.slice(0, 12)}`;
}
function shortKey(fingerprint) {
	return fingerprint.slice(0, 16);
}
function readableTime(iso) {
	return iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/, "$1 $2 UTC");
}
function count(n, one, many = `${one}s`) {
	return `${n} ${n === 1 ? one : many}`;
}
function listed(words, joint = "and") {
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

// src/report/facts.ts
function goodSignatures(manifest) {
	return manifest.signatures.filter(({ good }) => good);
}
function keysThatSigned({ images, policy }) {
	const good = images.flatMap(({ manifests }) => manifests).flatMap(goodSignatures);
	const signed = new Set(good.map(({ key }) => key));
	return policy.keys.map(({ fingerprint }) => fingerprint).filter((key) => signed.has(key));
}
function keyName(keys, fingerprint) {
	const source = keys.find((key) => key.fingerprint === fingerprint)?.source;
	return source === void 0 ? shortKey(fingerprint) : `${shortKey(fingerprint)} (${source})`;
}
function keyTag(keys, fingerprint) {
	return keys.length > 1 ? keyName(keys, fingerprint) : shortKey(fingerprint);
}
function sameEverywhere({ parity }) {
	return parity.groups.length > 0 && parity.groups.every(({ digests, signatures }) => digests === "same" && signatures === "same");
}
function missingFor({ images }, missing) {
	const manifest = images.find(({ name }) => name === missing.image)?.manifests.find(({ digest }) => digest === missing.digest);
	return manifest === void 0 ? missing.platform ?? "manifest" : manifestName(manifest);
}
function standingOf(image, manifest) {
	const errors = image.findings.filter(({ digest, severity }) => digest === manifest.digest && severity === "error");
	const outcome = errors.length === 0 ? manifest.outcome : outcomeFor(errors.map(({ code }) => code));
	if (outcome === "verified") return {
		outcome,
		counts: true,
		status: "verified",
		sign: outcomeSign.verified
	};
	const counts = manifest.required || errors.length > 0;
	const code = errors.find(({ code }) => outcomeFor([code]) === outcome)?.code ?? manifest.code;
	const reason = code === void 0 ? "no reason given" : reasonOf(code, manifest);
	return {
		outcome,
		counts,
		status: counts ? `${outcomeWord[outcome]}: ${reason}` : `${reason} (not required)`,
		sign: counts ? outcomeSign[outcome] : "➖"
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

// src/report/findings.ts
const order = [
	"error",
	"warning",
	"note"
];
function allFindings({ images, findings }) {
	const all = [...images.flatMap((image) => image.findings.map((finding) => tell(finding, image))), ...findings.map((finding) => tell(finding))];
	return order.flatMap((severity) => all.filter((told) => told.severity === severity));
}
function findingsOfRun({ findings }) {
	return findings.map((finding) => tell(finding));
}
function findingsAbout(image, manifest) {
	return image.findings.filter(({ digest }) => digest === manifest.digest).map((finding) => tell(finding, image));
}
function findingsElsewhere(image) {
	const known = new Set(image.manifests.map(({ digest }) => digest));
	return image.findings.filter(({ digest }) => !known.has(digest)).map((finding) => tell(finding, image));
}
function tell(finding, image) {
	const manifest = image?.manifests.find(({ digest }) => digest === finding.digest);
	const subject = manifest === void 0 ? finding.platform : manifestName(manifest);
	const name = finding.image ?? image?.name;
	return {
		...finding,
		...name === void 0 ? {} : { image: name },
		...subject === void 0 ? {} : { subject },
		title: titleOf(finding.code, manifest, finding.severity),
		reason: reasonOf(finding.code, manifest)
	};
}
function alikeTogether(findings) {
	const groups = /* @__PURE__ */ new Map();
	for (const told of findings) {
		const { severity, code, subject, message, advice, image } = told;
		const key = JSON.stringify([
			severity,
			code,
			subject,
			message,
			advice,
			image === void 0
		]);
		const group = groups.get(key);
		if (group === void 0) groups.set(key, [told]);
		else group.push(told);
	}
	return [...groups.values()];
}
function placesOf(findings) {
	const sides = [...Map.groupBy(findings, ({ image }) => image ?? "")].map(([image, about]) => ({
		image,
		subject: listed(few(about.flatMap(({ subject }) => subject === void 0 ? [] : [subject])))
	}));
	const parts = [...Map.groupBy(sides, ({ subject }) => subject)].map(([subject, where]) => [subject, listed(few(where.map(({ image }) => image)))].filter((part) => part !== "").join(" on "));
	return few(parts).join("; ");
}

// src/report/verdict.ts
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
			sentence: `${whatIsWrong(report)} So it is not known whether everything is signed: this is neither a success nor evidence against the image.`
		};
	}
}
function whatIsProven(report) {
	const manifests = report.images.flatMap((image) => image.manifests);
	const signed = manifests.filter(({ outcome }) => outcome === "verified").length;
	const bare = manifests.length - signed;
	const keys = keysThatSigned(report).map((key) => keyName(report.policy.keys, key));
	const what = `${count(report.images.length, "image")}, ${count(signed, "manifest")}`;
	const by = keys.length === 0 ? "the key" : `the key ${listed(keys, "or")}`;
	const same = sameEverywhere(report) ? "; the registries carry the same digests and the same signatures" : "";
	const others = bare === 0 ? "" : ` ${capital(count(bare, "attestation manifest"))} without: not required.`;
	return `${what}, ${signed === 1 ? "" : "each "}signed by ${by}${same}.${others}`;
}
function whatIsWrong(report) {
	const errors = allFindings(report).filter(({ severity }) => severity === "error");
	const [first] = errors;
	if (first === void 0) return "The report names no reason.";
	const alike = errors.filter(({ reason }) => reason === first.reason);
	const where = first.image === void 0 ? first.message : placesOf(alike);
	const others = errors.length - alike.length;
	const more = others === 0 ? "" : ` (and ${count(others, "other error")})`;
	return `${capital(first.reason)}: ${where}${more}.`;
}
function runTitle({ images }) {
	const [first] = images;
	if (first === void 0) return "no image";
	const same = images.every(({ repository, tag }) => repository === first.repository && tag === first.tag);
	if (images.length === 1 || !same || first.tag === void 0) return listed(few(images.map(({ name }) => name)));
	return `${first.repository}:${first.tag} on ${listed(few(images.map(({ registry }) => registry)))}`;
}

// src/report/pinned-key.ts
const most = 10;
function pinWords(pinned) {
	return pinned ? "pinned by its fingerprint" : "not pinned, no key-fingerprint was given";
}
function keyLines(keys, options) {
	const lines = keys.slice(0, most).map(({ fingerprint, source, pinned }) => {
		const from = source === void 0 ? "" : ` (${plain(source, 200)})`;
		const state = paint(options, pinned ? "dim" : "yellow", pinWords(pinned));
		return `Key ${shortKey(plain(fingerprint))}${from}: ${state}`;
	});
	const more = keys.length > most ? [`and ${keys.length - most} more keys`] : [];
	return keys.length === 0 ? [] : [
		...lines,
		...more,
		""
	];
}

// src/report/readers.ts
function readersLine(readers) {
	const can = titlesOf(readers, ({ readable }) => readable === "yes");
	const unknown = titlesOf(readers, ({ readable }) => readable === "unknown");
	if (readers.every(({ why }) => why === "unsigned")) return "Readable by: none. Not every manifest that must be signed has a signature that counts.";
	if (unknown.length === readers.length) return "Readable by: not known. Not all signatures were looked at.";
	return [
		`Readable by: ${can.join(", ") || "none"}.`,
		...[
			"format",
			"place",
			"unsigned"
		].flatMap((why) => notBy(readers, why)),
		...unknown.length === 0 ? [] : [`Not known: ${unknown.join(", ")}.`]
	].join(" ");
}
const reasons = {
	format: ": they need --format both",
	place: ": they look beside the image",
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
	const someCannot = readers.some(({ readable }) => readable !== "yes");
	return wrap(plain(readersLine(readers)), "", options).map((line) => paint(options, someCannot ? "yellow" : "green", line));
}

// src/verify/demand-flags.ts
const usualFile = "cosign.pub";
function demandFlags({ keys, trustedRoot, transparencyLog, signatureRepository }) {
	const given = keys.filter((key) => !isBundled(key));
	return [
		...given.flatMap((key) => ["--key", sourceOf(key)]),
		...given.flatMap(({ fingerprint }) => ["--key-fingerprint", fingerprint]),
		...rootFlags(trustedRoot),
		...transparencyLog === "ignored" ? ["--insecure-ignore-tlog"] : [],
		...signatureRepository === void 0 ? [] : ["--signature-repository", signatureRepository]
	];
}
function copyFlags(policy) {
	const flags = demandFlags(policy);
	return flags.includes("--key") ? flags : [
		"--require",
		"verified",
		...flags
	];
}
function annotationFlags(annotations) {
	return Object.entries(annotations).flatMap(([name, value]) => {
		const pair = `${name}=${value}`;
		return ["-a", /[",\r\n]/.test(pair) ? `"${pair.replaceAll("\"", "\"\"")}"` : pair];
	});
}
function isBundled({ source }) {
	return source === "the bundled webdis.pub";
}
function keyFile({ source }) {
	return /^(?:the key given inline|inline key \d+)$/.test(source) ? usualFile : source;
}
function sourceOf(key) {
	const { notAfter } = key;
	return notAfter === void 0 ? keyFile(key) : `${keyFile(key)} not-after=${notAfter.slice(0, 10)}`;
}
function rootFlags({ source }) {
	return /^(?:embedded$|the embedded )/.test(source) ? [] : ["--trusted-root", source];
}

export { manifestName as A, outcomeOf as B, standingOf as C, count as D, codeTitle as E, storeName as F, commandData as G, shellWord as H, paint as I, html as J, commandProperty as K, wrap as L, outcomeWord as M, readableTime as N, formatWord as O, shortDigest as P, exitCodeFor as R, missingFor as S, codeReason as T, code as U, longestCommand as V, codeTag as W, plain as X, logText as Y, prose as Z, placesOf as _, rootFlags as a, keyTag as b, keyLines as c, verdictOf as d, alikeTogether as f, findingsOfRun as g, findingsElsewhere as h, keyFile as i, outcomeSign as j, listed as k, pinWords as l, findingsAbout as m, copyFlags as n, readersLine as o, allFindings as p, fixedWords as q, isBundled as r, readersLines as s, annotationFlags as t, runTitle as u, goodSignatures as v, capital as w, keysThatSigned as x, keyName as y, outcomeFor as z };