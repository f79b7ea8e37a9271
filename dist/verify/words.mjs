import * as os from "os";
import * as crypto from "crypto";
import * as fs from "fs";
import { randomBytes } from "node:crypto";
import { constants, lstat, mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
	issueCommand(name, {}, message);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!fs.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	fs.appendFileSync(filePath, `${toCommandValue(message)}${os.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os.EOL}${convertedValue}${os.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
var __awaiter = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
var ExitCode;
(function(ExitCode) {
	ExitCode[ExitCode["Success"] = 0] = "Success";
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
	const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
	if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
	if (options && options.trimWhitespace === false) return val;
	return val.trim();
}
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
function isDebug() {
	return process.env["RUNNER_DEBUG"] === "1";
}
function debug(message) {
	issueCommand("debug", {}, message);
}
function info(message) {
	process.stdout.write(message + os.EOL);
}
function startGroup(name) {
	issue("group", name);
}
function endGroup() {
	issue("endgroup");
}

// src/error.ts
var TrustError = class extends Error {
	name = "TrustError";
	code;
	details;
	constructor(code, message, details = {}, cause) {
		super(message, cause === void 0 ? void 0 : { cause });
		this.code = code;
		this.details = details;
	}
};
function isTrustError(error, ...codes) {
	return error instanceof TrustError && (codes.length === 0 || codes.includes(error.code));
}

// src/report/escape.ts
const invisible = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const longest = 1e3;
function plain(text, max = longest) {
	const line = text.slice(0, max + 1).replace(/[\t\r\n]+/g, " ").replace(invisible, "�");
	return line.length > max ? `${line.slice(0, max).toWellFormed()}…` : line;
}
function fixedWords(words, other = "not known") {
	return new Proxy(words, { get: (_, value) => typeof value === "string" && Object.hasOwn(words, value) ? words[value] : other });
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

// src/report/finding.ts
const labels = {
	error: ["Error", "red"],
	warning: ["WARNING", "yellow"],
	note: ["Note", "dim"]
};
function findingLines(told, options, indent = "  ") {
	const [label, usual] = labels[told.severity] ?? labels.error;
	const style = outcomeFor([told.code]) === "undetermined" && usual === "red" ? "yellow" : usual;
	const text = `${label}: ${told.severity === "error" && told.title ? `${told.title}: ` : ""}${plain(told.message)} [${plain(told.code, 100)}]`;
	const [first = "", ...rest] = wrap(text, indent, options);
	const { words, command } = splitAdvice(told.advice);
	const more = [...detailLines(told.details), ...words === "" ? [] : [`Next: ${plain(words)}`]];
	return [
		`${indent}${paint(options, style, label)}${first.slice(indent.length + label.length)}`,
		...rest.map((line) => `  ${line}`),
		...more.flatMap((line) => wrap(line, `${indent}  `, options)),
		...command === "" ? [] : [`${indent}  ${plain(command, longestCommand)}`]
	];
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
function detailLines(details = {}) {
	const { host, status, url, requestId } = details;
	const parts = [
		...url === void 0 ? [] : [url],
		...url === void 0 && host !== void 0 ? [host] : [],
		...status === void 0 ? [] : [`HTTP ${status}`],
		...requestId === void 0 ? [] : [`request ${requestId}`]
	];
	return parts.length === 0 ? [] : [`at ${parts.map((part) => plain(part, 300)).join(", ")}`];
}

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
	return prose(String(part ?? ""));
}
function markdown(texts, ...parts) {
	const written = parts.map((part) => part instanceof Markdown ? part : part.join("\n\n"));
	return new Markdown(String.raw({ raw: texts }, ...written));
}
function join(parts, separator) {
	return new Html(parts.map(escaped).join(separator.toString()));
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

// src/report/verify/facts.ts
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
		...name === void 0 ? {} : { image: name },
		...subject === void 0 ? {} : { subject },
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
		subject: listed(few(about.flatMap(({ subject }) => subject === void 0 ? [] : [subject])))
	}));
	const parts = [...Map.groupBy(sides, ({ subject }) => subject)].map(([subject, where]) => [subject, listed(few(where.map(({ image }) => image)))].filter((part) => part !== "").join(" on "));
	return few(parts).join("; ");
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
	const errors = findingsOfVerify(report).filter(({ severity }) => severity === "error");
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

// src/report/annotations.ts
const most$1 = 10;
const longestMessage = 4096;
const levels = {
	error: "error",
	warning: "warning",
	note: "notice"
};
function annotationsFor(report) {
	return annotationsOf(findingsOfVerify(report), report.outcome === "verified" ? void 0 : verdictOf(report));
}
function annotationsOf(all, failed) {
	const findings = alikeTogether(all.filter(({ severity }) => severity !== "note"));
	if (findings.length === 0 && failed !== void 0) return [verdictAnnotation(failed)];
	if (findings.length <= most$1) return findings.map(toAnnotation);
	const shown = findings.slice(0, 9);
	const hidden = findings.slice(9);
	const errors = hidden.filter(([{ severity }]) => severity === "error").length;
	return [...shown.map(toAnnotation), {
		level: errors > 0 ? "error" : "warning",
		title: `and ${count(hidden.length, "more finding")}`,
		message: "The job summary and the report list all of them."
	}];
}
function verdictAnnotation({ word, sentence }) {
	return {
		level: "error",
		title: word,
		message: plain(sentence, longestMessage)
	};
}
function toAnnotation(alike) {
	const [{ severity, title, code, message, digest, advice }] = alike;
	const place = placesOf(alike);
	const about = digest === void 0 ? "" : `\n${plain(digest)}`;
	const next = advice === void 0 ? "" : `\nNext: ${plain(advice, 2e3)}`;
	const tail = ` [${plain(code, 100)}]${about}${next}`;
	return {
		level: levels[severity],
		title: plain(`${capital(title)}${place === "" ? "" : `: ${place}`}`, 199),
		message: `${plain(message, longestMessage - tail.length - 1)}${tail}`
	};
}
function workflowCommand({ level, title, message }) {
	return `::${level} title=${commandProperty(title)}::${commandData(message)}`;
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

// src/report/run-facts.ts
function runFacts({ started, finished, exitCode, requests }) {
	const exit = exitCode === 0 ? "" : `exit code ${exitCode}, `;
	const seconds = (Date.parse(finished) - Date.parse(started)) / 1e3;
	const took = Number.isFinite(seconds) && seconds >= 0 ? `, ${seconds.toFixed(1)} s` : "";
	return `${exit}${count(requests, "request")}${took}`;
}

// src/report/verify/block.ts
const shown = 5;
const statusStyle = {
	verified: "green",
	rejected: "red",
	undetermined: "yellow"
};
function manifestBlock(report, image, manifest, options) {
	const header = paint(options, "bold", `Verification for ${nameOf(image, manifest)} --`);
	const findings = findingsAbout(image, manifest).flatMap((told) => findingLines(told, options));
	return [
		header,
		...statusOf(image, manifest).outcome === "verified" ? [...verifiedLines(report, manifest, options), ...otherMaterial(manifest, options)] : failedLines(image, manifest, findings.length > 0, options),
		...findings,
		""
	];
}
function nameOf({ cosignName, tag }, { depth, digest }) {
	if (depth === 0) return plain(cosignName);
	const [named = ""] = cosignName.split("@");
	const tagged = tag !== void 0 && named.endsWith(`:${tag}`);
	return plain(`${tagged ? named.slice(0, -tag.length - 1) : named}@${digest}`);
}
function title(manifest) {
	const name = plain(manifestName(manifest));
	return manifest.depth === 0 ? `${name} ${plain(manifest.digest)}` : name;
}
function verifiedLines(report, manifest, options) {
	const good = goodSignatures(manifest);
	return [
		title(manifest),
		...checkLines(report, good).map((line) => `  - ${paint(options, "green", line)}`),
		...good.slice(0, shown).map((signature) => `    ${paint(options, "dim", signedBy(report.policy.keys, signature))}`),
		...good.length > shown ? [`    and ${good.length - shown} more signatures`] : [],
		...good.flatMap(({ checks }) => notes(checks)).map((note) => `    Note: ${note}`)
	];
}
function checkLines({ policy }, good) {
	const passed = (check) => good.length > 0 && good.every(({ checks }) => checks[check].state === "passed");
	return [
		...Object.keys(policy.annotations).length > 0 && passed("claims") ? ["The specified annotations were verified."] : [],
		...passed("claims") ? ["The cosign claims were validated"] : [],
		...passed("log") ? ["Existence of the claims in the transparency log was verified offline"] : [],
		...passed("signature") ? ["The signatures were verified against the specified public key"] : [],
		...passed("time") ? ["The time of signing was verified"] : []
	];
}
function signedBy(keys, { key, format, logEntries }) {
	const by = key === void 0 ? "" : ` by key ${plain(keyTag(keys, key), 200)}`;
	return [`${formatWord[format]} signature${by}`, ...logEntries.map(logLine)].join(", ");
}
function logLine({ log, index, integratedTime }) {
	const time = integratedTime === void 0 ? "" : `, ${readableTime(plain(integratedTime, 40))}`;
	return `${plain(log, 100)} index ${plain(index, 30)}${time}`;
}
function notes(checks) {
	return Object.values(checks).flatMap((check) => check.state === "passed" && check.note !== void 0 ? [plain(check.note)] : []);
}
function failedLines(image, manifest, explained, options) {
	const { text, outcome, counts } = statusOf(image, manifest);
	const word = explained ? counts ? outcome.toUpperCase() : "not required" : text;
	return [`${title(manifest)}: ${paint(options, counts ? statusStyle[outcome] : "dim", word)}`, ...manifest.signatures.slice(0, shown).flatMap(candidateLines)];
}
const checkNames = {
	claims: "claims",
	log: "transparency log",
	signature: "signature",
	time: "time of signing"
};
function candidateLines({ format, store, manifest, checks }) {
	const names = Object.keys(checkNames);
	return [`  ${formatWord[format]} signature in ${plain(manifest)} (${storeName(store)})`, ...names.map((name) => `    - ${checkNames[name]}: ${checkText(checks[name])}`)];
}
function checkText(check) {
	if (check.state === "passed") return "passed";
	if (check.state === "skipped") return `not checked, ${plain(check.why)}`;
	return `FAILED, ${plain(check.message)} [${plain(check.code, 100)}]`;
}
function otherMaterial({ signatures, ignored }, options) {
	const bad = signatures.filter(({ good }) => !good).length;
	const others = ignored.filter(({ code }) => code === "E_NOSIG").length;
	const unusable = ignored.length - others;
	const parts = [
		...bad === 0 ? [] : [`${count(bad, "signature")} that ${bad === 1 ? "does" : "do"} not count`],
		...others === 0 ? [] : [count(others, "other artifact")],
		...unusable === 0 ? [] : [`${unusable} that could not be used`]
	];
	return parts.length === 0 ? [] : [`    ${paint(options, "dim", `also found: ${listed(parts)}`)}`];
}

// src/report/verify/readers.ts
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

// src/report/verify/terminal.ts
const verdictStyle = {
	verified: "green",
	rejected: "red",
	undetermined: "yellow"
};
const logIgnored = "WARNING: Skipping tlog verification is an insecure practice that lacks transparency and auditability verification for the signature.";
function formatImage(report, image, options) {
	return logText(imageLines(report, image, options));
}
function formatVerdict(report, options) {
	return logText([
		...report.policy.transparencyLog === "ignored" ? [...wrap(logIgnored, "", options), ""] : [],
		...report.parity.groups.flatMap((group) => parityLines(report, group, options)),
		...keyLines(report.policy.keys, options),
		...runFindings(report, options),
		...verdictLines(report, options)
	]);
}
function imageLines(report, image, options) {
	const blocks = image.manifests.flatMap((m) => manifestBlock(report, image, m, options));
	const elsewhere = findingsElsewhere(image).flatMap((finding) => findingLines(finding, options));
	if (blocks.length > 0 && elsewhere.length === 0) return blocks;
	const name = `${blocks.length === 0 ? "Verification for" : "About"} ${plain(image.cosignName)} --`;
	const state = blocks.length === 0 ? [`${image.outcome}`] : [];
	return [
		...blocks,
		paint(options, "bold", name),
		...state,
		...elsewhere,
		""
	];
}
function runFindings(report, options) {
	const lines = report.findings.flatMap((finding) => findingLines(titled(finding), options, ""));
	return lines.length === 0 ? [] : [...lines, ""];
}
const parityWords = {
	same: "are the same",
	none: "that count are on neither side",
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
	const line = (what, state) => `  - ${paint(options, parityStyle[state], `The ${what} ${parityWords[state]}`)}`;
	const lacks = group.missing.map((missing) => {
		const what = `${plain(missingFor(report, missing))} ${plain(missing.digest)}`;
		return `    ${plain(missing.image)} lacks a ${formatWord[missing.format]} signature of ${what}`;
	});
	return [
		paint(options, "bold", `Comparison of ${listed(group.images.map((name) => plain(name)))} --`),
		line("digests", group.digests),
		line("signatures", group.signatures),
		...lacks,
		""
	];
}
function verdictLines(report, options) {
	const { word, sentence } = verdictOf(report);
	const [first = "", ...rest] = wrap(`${word.toUpperCase()}: ${plain(sentence)}`, "", options);
	return [
		`${paint(options, verdictStyle[report.outcome], paint(options, "bold", word.toUpperCase()))}${first.slice(word.length)}`,
		...rest,
		paint(options, "dim", runFacts(report)),
		...readersLines(report.readers, options)
	];
}

// src/actions/log.ts
function tell(report, env) {
	const options = { color: !env["NO_COLOR"] };
	for (const image of report.images) {
		startGroup(plain(image.name));
		process.stdout.write(formatImage(report, image, options));
		endGroup();
	}
	process.stdout.write(formatVerdict(report, options));
}
function annotate(annotation) {
	process.stdout.write(`${workflowCommand(annotation).replaceAll("##[", "## [")}\n`);
}

// src/oci/platform.ts
const word = "[A-Za-z0-9_.-]{1,64}";
const specifier = new RegExp(`^(${word})(?:\\((${word})\\))?/(${word})(?:/(${word}))?(?::(${word}))?$`);
function parsePlatform(text) {
	const [, os, before, architecture, variant, after] = specifier.exec(text) ?? [];
	if (os === void 0 || architecture === void 0 || before && after) throw new TrustError("E_INPUT", `${JSON.stringify(text.slice(0, 100))} is not a platform; write os/architecture, such as linux/arm64`);
	const osVersion = before ?? after;
	return {
		os,
		architecture,
		...variant === void 0 ? {} : { variant },
		...osVersion === void 0 ? {} : { osVersion }
	};
}
function readPlatform(object) {
	const fields = {
		os: text(object["os"]),
		architecture: text(object["architecture"]),
		variant: text(object["variant"]),
		osVersion: text(object["os.version"]),
		osFeatures: texts(object["os.features"])
	};
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== void 0));
}
function text(value) {
	return typeof value === "string" && value !== "" ? value : void 0;
}
function texts(value) {
	const all = Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
	return all.length === 0 ? void 0 : all;
}
function isPlatform(claim) {
	return claim.os !== void 0 && claim.architecture !== void 0;
}
function formatPlatform(claim) {
	const { os, architecture, variant, osVersion } = inUsualNames(claim);
	const base = [
		os,
		architecture,
		variant
	].filter((part) => part !== void 0).join("/");
	return osVersion === void 0 ? base : `${base}:${osVersion}`;
}
const aliases = {
	aarch64: { architecture: "arm64" },
	armel: {
		architecture: "arm",
		variant: "v6"
	},
	armhf: {
		architecture: "arm",
		variant: "v7"
	},
	i386: { architecture: "386" },
	"x86-64": { architecture: "amd64" },
	x86_64: { architecture: "amd64" }
};
function inUsualNames({ variant, ...claim }) {
	const os = claim.os?.toLowerCase();
	const name = claim.architecture?.toLowerCase();
	const alias = Object.hasOwn(aliases, name ?? "") ? aliases[name ?? ""] : void 0;
	const architecture = alias?.architecture ?? name;
	const level = variant?.toLowerCase();
	const usual = alias?.variant ?? (isArm(architecture) ? level?.replace(/^\d$/, "v$&") : level);
	return {
		...claim,
		...os === void 0 ? {} : { os: os === "macos" ? "darwin" : os },
		...architecture === void 0 ? {} : { architecture },
		...usual === void 0 || architecture === "386" ? {} : { variant: usual }
	};
}
function isArm(architecture) {
	return architecture === "arm" || architecture === "arm64";
}
const impliedVariants = {
	arm64: "v8",
	amd64: "v1",
	arm: "v7"
};
function samePlatform(wanted, actual) {
	const [a, b] = [inUsualNames(wanted), inUsualNames(actual)];
	return a.os === b.os && a.architecture === b.architecture && variantOf(a) === variantOf(b) && (a.osVersion === void 0 || isPartOf(a.osVersion, b.osVersion));
}
function equalPlatforms(a, b) {
	return samePlatform(a, b) && samePlatform(b, a);
}
function variantOf({ architecture, variant }) {
	return variant ?? (Object.hasOwn(impliedVariants, architecture) ? impliedVariants[architecture] : void 0);
}
function isPartOf(version, actual) {
	return actual === version || actual?.startsWith(`${version}.`) === true;
}
function contradict(one, other) {
	const [a, b] = [inUsualNames(one), inUsualNames(other)];
	const differ = (x, y, same = (p, q) => p === q) => x !== void 0 && y !== void 0 && !same(x, y);
	return differ(a.os, b.os) || differ(a.architecture, b.architecture) || differ(a.variant, b.variant) || differ(a.osVersion, b.osVersion, (x, y) => isPartOf(x, y) || isPartOf(y, x)) || differ(a.osFeatures, b.osFeatures, (x, y) => sortedText(x) === sortedText(y));
}
function sortedText(features) {
	return JSON.stringify([...new Set(features)].sort());
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

// src/host/whole-file.ts
function partialName(path) {
	return `${path}.${randomBytes(8).toString("hex")}.partial`;
}
var WholeFile = class WholeFile {
	#path;
	#partial;
	#what;
	handle;
	constructor(path, partial, what, handle) {
		this.#path = path;
		this.#partial = partial;
		this.#what = what;
		this.handle = handle;
	}
	static async begin(path, what) {
		try {
			await mkdir(dirname(path), { recursive: true });
			const mode = await modeOf(path, what);
			const partial = partialName(path);
			const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW = 0 } = constants;
			const handle = await open(partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode ?? 438);
			if (mode !== void 0) await handle.chmod(mode);
			return new WholeFile(path, partial, what, handle);
		} catch (error) {
			throw cannotWrite(path, what, error);
		}
	}
	async commit() {
		try {
			await this.handle.close();
			await rename(this.#partial, this.#path);
		} catch (error) {
			throw cannotWrite(this.#path, this.#what, error);
		}
	}
	async drop() {
		await this.handle.close().catch(() => {});
		await rm(this.#partial, { force: true }).catch(() => {});
	}
};
async function modeOf(path, what) {
	const there = await assertNoLink(path, what);
	return there?.isFile() ? there.mode & 511 : void 0;
}
async function assertNoLink(path, what) {
	const there = await lstat(path).catch((error) => {
		if (error.code === "ENOENT") return void 0;
		throw cannotWrite(path, what, error);
	});
	if (there?.isSymbolicLink() !== true) return there;
	const message = `${what} ${JSON.stringify(path)} is a symbolic link, and is not written: name the file that it leads to`;
	throw new TrustError("E_INPUT", message);
}
function cannotWrite(path, what, error) {
	if (error instanceof TrustError) return error;
	const why = error.code ?? "unknown error";
	const message = `${what} ${JSON.stringify(path)} cannot be written (${why})`;
	return new TrustError("E_INPUT", message, {}, error);
}

// src/host/files.ts
async function readBounded(path, limit, what, code = "E_INPUT") {
	const fail = (why, cause) => {
		throw new TrustError(code, `${what} ${JSON.stringify(path)} ${why}`, {}, cause);
	};
	const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
	const file = await open(path, flags).catch((error) => fail(error.code === "ENOENT" ? "does not exist" : `cannot be read (${error.code})`, error));
	try {
		const stat = await file.stat();
		if (!stat.isFile()) fail("is not a regular file");
		const bytes = Buffer.alloc(Math.min(stat.size, limit + 1));
		const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
		if (bytesRead > limit) fail(`has more than ${limit} bytes`);
		return bytes.subarray(0, bytesRead);
	} finally {
		await file.close();
	}
}
async function writeWhole(path, text, what) {
	const file = await WholeFile.begin(path, what);
	try {
		await writeFile(file.handle, text);
		await file.commit();
	} catch (error) {
		await file.drop();
		throw cannotWrite(path, what, error);
	}
}

export { outcomeOf as $, missingFor as A, outcomeWord as B, alikeTogether as C, keyName as D, goodSignatures as E, count as F, codeTag as G, shortDigest as H, formatWord as I, join as J, fenced as K, listed as L, capital as M, codeReason as N, keyTag as O, codeTitle as P, outcomeFor as Q, manifestName as R, verdictOf as S, placesOf as T, storeName as U, readableTime as V, code as W, detailLines as X, markdown as Y, exitCodeFor as Z, readersLine as _, isBundled as a, TrustError as at, annotationsFor as b, contradict as c, getInput as ct, isPlatform as d, setOutput as dt, longestCommand as et, parsePlatform as f, setSecret as ft, tell as g, annotate as h, copyFlags as i, plain as it, statusOf as j, keysThatSigned as k, equalPlatforms as l, info as lt, samePlatform as m, writeWhole as n, fixedWords as nt, keyFile as o, isTrustError as ot, readPlatform as p, html as q, annotationFlags as r, logText as rt, rootFlags as s, debug as st, readBounded as t, shellWord as tt, formatPlatform as u, isDebug as ut, runFacts as v, findingsOfVerify as w, runTitle as x, pinWords as y, outcomeSign as z };