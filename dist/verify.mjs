import { $ as findingOf, A as logsById, An as readClaims$1, Ar as limits, B as attestationType, Br as setSecret, Bt as formatRepository, C as canonicalize, Cn as identitySignerOf, Cr as digestAlgorithm, D as verify$2, Dn as passed, E as digest$1, En as failed, Er as parseDigest, Et as errorDetails, F as declaredType, Fn as utf8Text, Fr as debug, Ft as namedClaims, G as preAuthEncoding, Gt as vendorOf, H as parseStatement, Ht as parseReference, I as declaresBundle, In as describeError, Ir as getInput, It as readIdentityPolicies, J as readChildIndex, Jt as parsePlatform, K as checkContent, L as declaresOtherType, Lr as info, Lt as apiHost, M as annotationKeys, Mn as oids, Mr as transferTime, Mt as readers, N as signatureId, Nn as readExtensions, Nr as TrustError, Nt as requirableReaders, O as ByteStream, On as runCheck, Or as readObject, P as classifyArtifact, Pn as textOf, Pr as isTrustError, Pt as githubIssuer, Q as finding, R as isNotationType, Rr as isDebug, Rt as cosignRepository, S as RFC3161Timestamp, Sn as accepts, Sr as text$1, St as NetworkError, T as createPublicKey$1, Tn as matchIdentity, Tr as digestOf, U as signaturePredicate, Ut as parseRepository, V as parseBundle, Vt as isTag, W as statementPayloadType, Wt as sameRepository, X as conclusionOf, Y as parseManifest, Yt as annotate, Z as describeNode, _ as encodeDer, _n as signerOf, _r as oneOf$1, ar as defined, at as digestOfTag, b as EXTENSION_OID_SCT, bn as verifySignature, br as readJson, bt as furtherScopes, ct as isIndexType, d as parseTrustedRoots, dn as describeSigner, dr as count$1, dt as contentType, et as manifestFields, f as readBounded, fr as decodeBase64, ft as ShortBlob, g as describeSigners, gr as object, gt as hasErrorCode, h as describePolicy, hn as shortSubject, hr as map, it as referrersTag, j as wasValid$1, jn as innerOf, jt as readerOf, k as integratedDate, kn as skipped, kr as deadlines, kt as networkError, l as publicGoodRoot, lr as anything, lt as mediaTypes, m as reportSchema, mr as list, mt as bracketedMessage, nt as describeSkipped, or as isUndetermined, ot as getManifest, pr as fail, pt as TooMany, q as checkPresence, qt as formatPlatform, rt as readReferrerIndex, sr as outcomeFor, st as headManifest, t as mirrorCommand, tt as artifactTypeOf, ur as base64, ut as Endpoint, v as encodeParts, vn as assertFingerprints, vr as optional, w as bufferEqual, wn as describeRef, wr as digestHex, x as X509Certificate$2, xn as parsePem, xr as sha256Hex, xt as parseChallenges, y as libraryCertificate, yn as parsePublicKey, yr as quote, z as signatureTag, zr as setOutput, zt as formatReference } from "./verify/words.mjs";
import { a as isInsecureHost, c as resolveTarget, i as basicAuthorization, l as maskPrivateKeys, n as isInsecureRegistry, o as isLoopback, r as tool, s as registryOrigin, t as connect } from "./verify/connection.mjs";
import { X509Certificate as X509Certificate$1, createHash, createPublicKey, verify as verify$1 } from "node:crypto";
import { isIP, isIPv6 } from "node:net";
import { Readable, finished } from "node:stream";
import * as util_1 from "util";
import { realpath } from "node:fs/promises";
import { isAbsolute, relative, resolve as resolve$1 } from "node:path";

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
function unlessDry(work) {
	return new Promise((resolve, reject) => {
		const dry = () => {
			reject(new TrustError("E_LIMIT", `the run stopped without a result, though nothing had failed; this is a defect of this program, please report it`));
		};
		process.once("beforeExit", dry);
		work.then(resolve, reject).finally(() => process.off("beforeExit", dry));
	});
}

// src/identity/token.ts
function looksLikeToken(text) {
	return text.startsWith("eyJ") && text.split(".").length === 3;
}

// src/options/given.ts
const givenNames = Symbol("given");
function complete(table, read, nameOf) {
	const values = {};
	for (const [field, option] of Object.entries(table)) {
		const { required, requiredUnless: other } = option;
		const isThere = other !== void 0 && read.has(other) && read.get(other) !== false;
		const isMissing = required === true || other !== void 0 && !isThere;
		if (!read.has(field) && isMissing) throw missing(nameOf(field), option.example, other && nameOf(other));
		values[field] = read.has(field) ? read.get(field) : option.default;
	}
	const given = new Map([...read.keys()].map((field) => [field, nameOf(field)]));
	const telling = new Map([...given].filter(([field]) => read.get(field) !== table[field]?.default));
	for (const field of telling.keys()) checkTogether(field, table, telling, nameOf);
	return {
		...values,
		[givenNames]: given
	};
}
function missing(name, example, other) {
	const advice = example === void 0 ? "" : `: give it, such as ${example}`;
	const alternative = other === void 0 ? "" : `; or give ${other}`;
	return new TrustError("E_INPUT", `${name} is missing${advice}${alternative}`);
}
function checkTogether(field, table, given, nameOf) {
	const { excludes = [], needs } = table[field] ?? {};
	const others = excludes.flatMap((other) => given.get(other) ?? []);
	if (others.length > 0) throw new TrustError("E_INPUT", `${nameOf(field)} excludes ${others.join(", ")}`);
	if (needs !== void 0 && !given.has(needs)) throw new TrustError("E_INPUT", `${nameOf(field)} needs ${nameOf(needs)}: give both`);
}

// src/options/hints.ts
function nearest(word, known) {
	const [best] = known.map((candidate) => ({
		candidate,
		away: distance(word.slice(0, 50), candidate)
	})).sort((a, b) => a.away - b.away);
	const near = Math.min(Math.max(2, word.length / 3), word.length - 1);
	return best !== void 0 && best.away <= near ? best.candidate : void 0;
}
function meantOrAll(word, known) {
	const meant = nearest(word, known);
	return meant === void 0 ? `there are ${known.join(", ")}` : `is ${meant} meant?`;
}
function distance(a, b) {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (const [i, char] of [...a].entries()) {
		const next = [i + 1];
		for (const [j, other] of [...b].entries()) {
			const replaced = (row[j] ?? 0) + (char === other ? 0 : 1);
			next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
		}
		row = next;
	}
	return row.at(-1) ?? 0;
}
function withoutScheme(text) {
	return /^(?:docker|https?):\/\/(.+)$/is.exec(text)?.[1]?.replace(/\/+$/, "");
}

// src/options/option.ts
function option(declaration) {
	return declaration;
}
function group(title, options) {
	const grouped = Object.entries(options).map(([field, one]) => [field, {
		...one,
		group: title
	}]);
	return Object.fromEntries(grouped);
}
function kebab(field) {
	return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
function inputName(field, { input }) {
	return input === false ? void 0 : input ?? kebab(field);
}

// src/options/inputs.ts
function readInputs(table, read, env) {
	const names = new Map(Object.entries(table).flatMap(([field, option]) => {
		const name = inputName(field, option);
		return name === void 0 ? [] : [[field, name]];
	}));
	refuseUnknown(env, [...names.values()]);
	const texts = /* @__PURE__ */ new Map();
	const values = /* @__PURE__ */ new Map();
	for (const [field, name] of names) {
		const option = table[field];
		const text = read(name, { trimWhitespace: option.type.exact !== true });
		texts.set(name, text);
		if (isGiven(text, name, option)) values.set(field, option.type.fromInput(text, name));
	}
	checkRequired(values.get("requiredInputs"), texts);
	return complete(table, values, (field) => names.get(field) ?? field);
}
function isGiven(text, name, option) {
	const usual = inputDefault(option);
	const isNeeded = option.required === true || option.requiredUnless !== void 0;
	if (text.trim() !== "") return text.trim() !== usual || isNeeded;
	if (usual === "" || usual.startsWith("${{")) return false;
	const shown = usual.replaceAll("\n", ", ");
	throw new TrustError("E_INPUT", `${name}: it is empty; leave it out for the default, ${shown}`);
}
function inputDefault({ inputDefault: text, default: value }) {
	if (text !== void 0) return text;
	return typeof value === "string" || typeof value === "boolean" ? String(value) : "";
}
function refuseUnknown(env, known) {
	const variables = new Set(known.map((name) => `INPUT_${name.toUpperCase()}`));
	for (const variable of Object.keys(env)) {
		if (!variable.startsWith("INPUT_") || variables.has(variable)) continue;
		const name = variable.slice(6).toLowerCase();
		throw new TrustError("E_INPUT", `${noInput(name, known)} (the variable ${variable} is set)`);
	}
}
function checkRequired(required = [], texts) {
	const unknown = required.find((name) => !texts.has(name));
	if (unknown !== void 0) throw new TrustError("E_INPUT", `required-inputs: ${noInput(unknown, [...texts.keys()])}`);
	const empty = required.filter((name) => texts.get(name)?.trim() === "");
	if (empty.length === 0) return;
	throw new TrustError("E_INPUT", `${empty.join(", ")}: empty, and named in required-inputs: the variable, secret or output that it is taken from is not set`);
}
function noInput(name, known) {
	return `this action has no input ${JSON.stringify(name.slice(0, 100))}; ${meantOrAll(name, known)}`;
}

// src/actions/action.ts
async function runAction({ unset, failure, run }) {
	process.exitCode = 1;
	setOutput(...unset);
	maskSecrets(process.env);
	try {
		process.exitCode = await unlessDry(run(process.env, untilSignal()));
	} catch (error) {
		setOutput(...unset);
		const { title, advice } = failure();
		const message = [describeError(error), advice ?? []].flat().join("\n");
		annotate({
			level: "error",
			title,
			message
		});
	}
	if (process.exitCode !== 0) endProcess();
}
function maskSecrets(env) {
	for (const [name, value = ""] of Object.entries(env)) if (name.startsWith("INPUT_")) maskPrivateKeys(value, setSecret);
	const password = getInput("key-password", { trimWhitespace: false });
	if (password !== "" && !password.startsWith("env://")) setSecret(password);
	const token = getInput("github-token");
	if (token !== "") setSecret(token);
	const identity = getInput("identity-token");
	if (looksLikeToken(identity)) setSecret(identity);
}
function inputsOf(table, env) {
	return readInputs(table, getInput, env);
}
function hostOf(env, signal, onWait = info) {
	const trace = isDebug() ? { trace: debug } : {};
	return {
		env,
		signal,
		onSecret: setSecret,
		onWait,
		...trace
	};
}

// src/options/records.ts
function parseRecords(text, name) {
	const items = [];
	for (let at = 0; at < text.length;) {
		const [item, next] = readRecord(text, at, name);
		if (item.trim() !== "") items.push(item.trim());
		at = next;
	}
	return items;
}
const quoted$1 = /"((?:[^"]|"")*)"/y;
const bare$1 = /[^,\r\n]*/y;
function readRecord(text, start, name) {
	const parts = [];
	for (let at = start;;) {
		const [part, end] = readPart(text, at, name);
		parts.push(part);
		if (text[end] === ",") at = end + 1;
		else return [parts.join(","), text.startsWith("\r\n", end) ? end + 2 : end + 1];
	}
}
function readPart(text, at, name) {
	let inside = "";
	let end = at;
	if (text[at] === "\"") {
		quoted$1.lastIndex = at;
		const found = quoted$1.exec(text);
		if (found === null) throw new TrustError("E_INPUT", `${name}: a quote that an item begins with has no end`);
		inside = (found[1] ?? "").replaceAll("\"\"", "\"");
		end = quoted$1.lastIndex;
	}
	bare$1.lastIndex = end;
	const rest = bare$1.exec(text)?.[0] ?? "";
	return [inside + rest, end + rest.length];
}

// src/options/lists.ts
function listOf(item) {
	return {
		placeholder: item.placeholder,
		repeatable: true,
		libraryType: listType(item),
		inputFormat: "list by comma or line",
		fromFlags: (words, name) => readItems(words.flatMap((word) => splitItems(word, name)), name, item),
		fromInput: (text, name) => readItems(splitItems(text, name), name, item),
		fromLibrary(value, name) {
			const words = libraryList(value, name);
			const at = words.findIndex((word) => /[,\r\n]/.test(word) || word.trim() !== word);
			if (at < 0) return readItems(words, name, item);
			const message = `${name}: item ${at + 1} contains a comma, a line break, or white space around it`;
			throw new TrustError("E_INPUT", message);
		}
	};
}
function argumentsOf(item) {
	return {
		...listOf(item),
		fromFlags: (words, name) => readItems(words, name, item)
	};
}
function linesOf(item) {
	return {
		placeholder: item.placeholder,
		repeatable: true,
		libraryType: `${item.libraryType} | ${listType(item)}`,
		inputFormat: "one per line",
		fromFlags: (words, name) => readItems(words, name, item),
		fromInput: (text, name) => readItems(splitLines(text, name), name, item),
		fromLibrary(value, name) {
			const words = typeof value === "string" ? [value] : libraryList(value, name);
			if (words.every((word) => /^\S(?:[^\r\n]*\S)?$/.test(word))) return readItems(words, name, item);
			const message = `${name}: an item is empty, contains a line break, or has white space around it`;
			throw new TrustError("E_INPUT", message);
		}
	};
}
function recordsOf(item) {
	const bounded = (words, name) => {
		assertBounded(words, name);
		return words.map((word) => item.fromInput(word, name));
	};
	return {
		placeholder: item.placeholder,
		repeatable: true,
		libraryType: listType(item),
		inputFormat: "one per line",
		fromFlags: bounded,
		fromInput: (text, name) => bounded(parseRecords(text, name), name),
		fromLibrary: (value, name) => bounded(libraryList(value, name), name)
	};
}
function listType({ libraryType }) {
	return libraryType.includes("|") ? `readonly (${libraryType})[]` : `readonly ${libraryType}[]`;
}
function readItems(words, name, item) {
	return checkItems(words, name).map((word) => item.fromInput(word, name));
}
function splitItems(text, name) {
	return splitLines(text, name).flatMap((line) => splitCommas(line, name));
}
function splitLines(text, name) {
	const items = linesIn(text);
	if (items.length > 0) return items;
	throw new TrustError("E_INPUT", `${name}: the list is empty, it contains only comments`);
}
function linesIn(text) {
	return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
}
function splitCommas(line, name) {
	const items = line.replace(/,$/, "").split(",").map((item) => item.trim());
	if (items.includes("")) throw new TrustError("E_INPUT", `${name}: an item is empty in "${line}"`);
	return items;
}
function checkItems(items, name) {
	assertBounded(items, name);
	const seen = /* @__PURE__ */ new Set();
	const twice = items.find((item) => seen.size === seen.add(item).size);
	if (twice !== void 0) throw new TrustError("E_INPUT", `${name}: "${twice}" is a duplicate`);
	return items;
}
function assertBounded(items, name) {
	if (items.length <= limits.listItems) return;
	throw new TrustError("E_INPUT", `${name}: ${limits.listItems} items at most`);
}
function libraryList(value, name) {
	if (!Array.isArray(value)) throw new TrustError("E_INPUT", `${name}: it is not a list`);
	if (value.length === 0) throw new TrustError("E_INPUT", `${name}: the list is empty`);
	const odd = value.findIndex((item) => typeof item !== "string" || item.trim() === "");
	if (odd < 0) return value;
	throw new TrustError("E_INPUT", `${name}: item ${odd + 1} is empty, or not a string`);
}

// src/options/about.ts
function about(input, read, code) {
	try {
		return read();
	} catch (error) {
		if (!isTrustError(error)) throw error;
		throw new TrustError(code ?? error.code, `${input}: ${error.message}`, error.details, error);
	}
}

// src/options/types.ts
function word(placeholder, parse, code) {
	const read = (text, name) => about(name, () => parse(text), code);
	return {
		placeholder,
		repeatable: false,
		libraryType: "string",
		parse,
		fromFlags: ([only = ""], name) => read(only, name),
		fromInput: read,
		fromLibrary: (value, name) => read(libraryText(value, name), name)
	};
}
function libraryText(value, name) {
	if (typeof value === "string" && value.trim() !== "") return value;
	throw new TrustError("E_INPUT", `${name}: it is empty, or not a string`);
}
const text = (placeholder) => word(placeholder, (given) => given);
const path = text("FILE");
const digest = word("DIGEST", parseDigest, "E_INPUT");
const platform = word("PLATFORM", parsePlatform);
const repository = word("REPOSITORY", (given) => {
	refuseScheme(given);
	return parseRepository(given);
});
function refuseScheme(text) {
	const rest = withoutScheme(text);
	if (rest === void 0) return;
	const shown = JSON.stringify(text.slice(0, 300));
	throw new TrustError("E_REF", `${shown} is a URL, not a reference; use ${rest.slice(0, 300)}`);
}
function readReference(text) {
	refuseScheme(text);
	return parseReference(text);
}
const image = word("IMAGE", (given) => ({
	text: given,
	reference: readReference(given)
}));
const writtenReference = word("REFERENCE", (given) => {
	readReference(given);
	return given;
}, "E_INPUT");
const tag = word("TAG", (given) => {
	if (isTag(given)) return given;
	throw new TrustError("E_INPUT", `${JSON.stringify(given.slice(0, 150))} is not a tag`);
});
const host = word("HOST", (given) => {
	const { registry } = parseRepository(`${given}/a/b`);
	if (registry === given.toLowerCase()) return registry;
	throw new TrustError("E_INPUT", `"${given}" is not a host with an optional port`);
}, "E_INPUT");
function oneOf(...choices) {
	const parse = (given) => {
		const found = choices.find((choice) => choice === given);
		if (found !== void 0) return found;
		throw new TrustError("E_INPUT", `"${given}" is not one of ${choices.join(", ")}`);
	};
	return {
		...word(choices.join("|"), parse),
		libraryType: choices.map((choice) => `'${choice}'`).join(" | ")
	};
}
const boolean = {
	placeholder: void 0,
	repeatable: false,
	libraryType: "boolean",
	fromFlags: () => true,
	fromInput(given, name) {
		if ([
			"true",
			"True",
			"TRUE"
		].includes(given)) return true;
		if ([
			"false",
			"False",
			"FALSE"
		].includes(given)) return false;
		throw new TrustError("E_INPUT", `${name}: "${given}" is neither true nor false`);
	},
	fromLibrary(value, name) {
		if (typeof value === "boolean") return value;
		throw new TrustError("E_INPUT", `${name}: it is neither true nor false`);
	}
};
function parseCount(given) {
	if (/^[1-9][0-9]{0,8}$/.test(given)) return Number(given);
	throw new TrustError("E_INPUT", `"${given}" is not a whole number above 0`);
}
function libraryNumber(value, name) {
	if (typeof value === "number" && Number.isFinite(value) && value > 0) return value;
	throw new TrustError("E_INPUT", `${name}: it is not a number above 0`);
}
const count = {
	...word("N", parseCount),
	libraryType: "number",
	fromLibrary: libraryNumber
};
const unit = {
	s: 1e3,
	m: 6e4,
	h: 36e5
};
const duration = {
	...word("TIME", (given) => {
		const [, number, letter = "s"] = /^([1-9][0-9]{0,8})([smh]?)$/.exec(given) ?? [];
		if (number !== void 0) return Number(number) * unit[letter || "s"];
		throw new TrustError("E_INPUT", `"${given}" is not a time such as 90, 90s, 5m or 2h`);
	}),
	libraryType: "number",
	fromLibrary: libraryNumber
};

// src/options/connection.ts
function connection(timeout) {
	return group("Registries", {
		insecureRegistries: option({
			type: listOf(host),
			default: [],
			flag: "insecure-registry",
			aliases: [
				"allow-http-registry",
				"allow-insecure-registry",
				"plain-http",
				"insecure"
			],
			help: "Registries to contact over plain HTTP; loopback addresses always may be"
		}),
		registryCacert: option({
			type: path,
			library: false,
			aliases: ["ca-file", "cacert"],
			help: "File with PEM certificates to trust for registries, in addition to those of Node"
		}),
		certificates: option({
			type: recordsOf(text("PEM")),
			default: [],
			flag: false,
			input: false,
			help: "PEM certificates to trust for registries, in addition to those of Node"
		}),
		timeout: option({
			type: duration,
			default: timeout.ms,
			defaultHelp: timeout.written,
			help: "Time limit for the whole run, including waits for rate limits"
		}),
		idleTimeout: option({
			type: duration,
			defaultHelp: "30s, and 90s until a blob begins, because caches fetch it first",
			help: "How long a registry may send nothing"
		}),
		verbose: option({
			type: boolean,
			default: false,
			input: false,
			library: false,
			aliases: ["debug", "d"],
			help: "Print each request to stderr"
		})
	});
}
const minutes = 6e4;
const timeouts = {
	verify: {
		ms: 10 * minutes,
		written: "10m"
	},
	copy: {
		ms: 60 * minutes,
		written: "1h"
	},
	release: {
		ms: 360 * minutes,
		written: "6h"
	}
};

// src/options/output.ts
const terminal = {
	input: false,
	library: false
};
const json = option({
	type: boolean,
	default: false,
	...terminal,
	aliases: [
		"output",
		"o",
		"format-json"
	],
	help: "Print the report as JSON to stdout"
});
const report = option({
	type: path,
	library: false,
	help: "Write the report to this file, as JSON"
});
const page = option({
	type: path,
	library: false,
	help: "Write the report to this file, as a web page"
});
const quiet = option({
	type: boolean,
	default: false,
	short: "q",
	...terminal,
	help: "Print nothing to stderr when the run succeeds"
});
const color = option({
	type: boolean,
	default: true,
	...terminal,
	help: "Use colors",
	switches: { "no-color": {
		means: false,
		help: "Use no colors; NO_COLOR and FORCE_COLOR work too"
	} }
});
const summaryFile = option({
	type: path,
	flag: "summary",
	...terminal,
	help: "Write the job summary to this file, as Markdown"
});
const action = {
	flag: false,
	library: false
};
const summary$1 = option({
	type: boolean,
	default: true,
	...action,
	help: "Write the job summary"
});
const requiredInputs = option({
	type: listOf(text("NAME")),
	default: [],
	...action,
	help: "Names of inputs that must not be empty, such as digest. Name those that come from variables, secrets or earlier steps"
});

// src/options/claims.ts
const claims = {
	placeholder: "NAME=VALUE",
	repeatable: true,
	inputFormat: "one per line",
	libraryType: "Readonly<Record<string, string>>",
	fromFlags: (words, name) => parseClaims(words.flatMap((word) => splitRecord(word, name)), name),
	fromInput: (text, name) => parseClaims(parseLines(text, name), name),
	fromLibrary(value, name) {
		return parseClaims(libraryEntries(value, name).map(([key, text]) => `${key}=${text}`), name);
	}
};
const quoted = /"((?:[^"]|"")*)"(?=,|\r?\n|\r?$)/y;
const bare = /(?:[^",\r\n]|\r(?!\n|$))*(?=,|\r?\n|\r?$)/y;
function splitRecord(value, name) {
	const text = value.replace(/^(?:\r?\n)+/, "");
	const items = [];
	for (let at = 0;; at += 1) {
		const shape = text[at] === "\"" ? quoted : bare;
		shape.lastIndex = at;
		const found = shape.exec(text);
		if (found === null) throw misquoted(value, name);
		const [all, inside = all] = found;
		items.push(shape === quoted ? inside.replaceAll("\"\"", "\"").replaceAll("\r\n", "\n") : all);
		at = shape.lastIndex;
		if (text[at] !== ",") {
			if (/^[\r\n]*$/.test(text.slice(at))) return items;
			throw new TrustError("E_INPUT", `${name}: a line break in ${shown(value)} is outside quotes`);
		}
	}
}
function misquoted(value, name) {
	return new TrustError("E_INPUT", `${name}: the quotes in ${shown(value)} cannot be read: as with cosign, put NAME=VALUE that contains a comma or a quote in double quotes, and write a double quote in it twice`);
}
function parseLines(text, name) {
	const items = checkItems(splitLines(text, name), name);
	const empty = items.find((item) => /^[^=]*=$/.test(item));
	if (empty === void 0) return items;
	throw new TrustError("E_INPUT", `${name}: ${shown(empty)} has no value: the variable or output that it is taken from is not set`);
}
function libraryEntries(value, name) {
	const fail = (why) => {
		throw new TrustError("E_INPUT", `${name}: ${why}`);
	};
	if (typeof value !== "object" || value === null || Array.isArray(value)) return fail("it is not an object");
	const entries = Object.entries(value);
	if (entries.length === 0) return fail("it has no entry");
	if (entries.some(([key, text]) => key.trim() === "" || typeof text !== "string")) return fail("a name is empty, or a value is not a string");
	return entries.some(([key]) => key.includes("=")) ? fail("a name contains a \"=\"") : entries;
}
function parseClaims(items, name) {
	const found = Object.create(null);
	for (const item of items) {
		const [, key, value] = /^([^=]*)=(.*)$/s.exec(item) ?? [];
		if (key === void 0 || value === void 0 || key.trim() === "") throw new TrustError("E_INPUT", `${name}: ${shown(item)} is not name=value`);
		if (dockers.test(key)) throw new TrustError("E_INPUT", `${name}: ${shown(key)} is an annotation of a manifest or index, as docker's annotations are, not of the signed claims: in a release, give it as build-annotations`);
		if (key in found) throw new TrustError("E_INPUT", `${name}: ${shown(key)} is a duplicate`);
		found[key] = value;
	}
	return found;
}
const dockers = /^\s*(?:(?:manifest|index)(?:-descriptor)?(?:\[[^\]]*\])?\s*,?\s*)+:/i;
function shown(text) {
	return JSON.stringify(text.slice(0, 200));
}

// src/options/keys.ts
const keys = {
	placeholder: "KEY",
	repeatable: true,
	inputFormat: "one per line",
	libraryType: "readonly string[]",
	fromFlags: (words, name) => parseKeys(joinKeys(words, name), name),
	fromInput: parseKeys,
	fromLibrary: (value, name) => parseKeys(joinKeys(libraryList(value, name), name), name)
};
const pemBlocks = /-----BEGIN [^-\n]*-----[\s\S]*?-----END [^-\n]*-----/g;
function parseKeys(text, name) {
	const blocks = text.match(pemBlocks) ?? [];
	const lines = locations(text.replace(pemBlocks, ""), name);
	if (blocks.length + lines.length === 0) throw new TrustError("E_INPUT", `${name}: it contains no key, only comments`);
	if (blocks.length + lines.length > limits.listItems) throw new TrustError("E_KEY", `${name}: ${limits.listItems} keys at most`);
	const single = blocks.length === 1;
	return [...blocks.map((pem, at) => ({
		pem,
		name: single ? "the key given inline" : `inline key ${at + 1}`
	})), ...lines.map(parseLocation)];
}
function locations(text, name) {
	if (text.includes("-----")) throw new TrustError("E_KEY", `${name}: a PEM block in it is not complete`);
	const lines = linesIn(text);
	if (lines.some((line) => /^[A-Za-z0-9+/]{40,}={0,2}$/.test(line))) throw new TrustError("E_KEY", `${name}: a line of it is base64, without the PEM lines around it`);
	return lines;
}
function parseLocation(line) {
	const [, location = line, date] = /^(.*\S)\s+not-after=(\S+)$/.exec(line) ?? [];
	return date === void 0 ? { location } : {
		location,
		notAfter: endOfDay(date, location)
	};
}
function endOfDay(text, location) {
	const date = /* @__PURE__ */ new Date(`${text}T23:59:59.999Z`);
	if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && !Number.isNaN(date.getTime())) return date;
	throw new TrustError("E_KEY", `${location}: not-after takes a date such as 2026-12-31`);
}
function joinKeys(given, name) {
	given.forEach((key, at) => {
		if (key.includes("-----") || /^[^#\s](?:[^\r\n]*\S)?$/.test(key)) return;
		throw new TrustError("E_INPUT", `${name}: key ${at + 1} is empty, begins with "#" or a space, ends with a space, or contains a line break (a path may begin with ./)`);
	});
	return given.join("\n");
}

// src/options/trust.ts
const heading = "Whose signatures count";
const keyFingerprints = option({
	type: listOf(text("HEX")),
	default: [],
	flag: "key-fingerprint",
	input: "key-fingerprint",
	help: "SHA-256 fingerprints of the DER public keys; every key must match one"
});
const includedRoot$1 = "the included root of the public-good instance of Sigstore";
const trustedRoot = option({
	type: path,
	defaultHelp: includedRoot$1,
	help: "Path of a trusted_root.json, with transparency logs and timestamp authorities; or tuf"
});
const identity = {
	certificateIdentity: option({
		type: linesOf(text("NAME")),
		help: "Names in certificates, any of which may have signed: the URI of a workflow, an e-mail address; needs certificate-oidc-issuer"
	}),
	certificateIdentityRegexp: option({
		type: text("REGEXP"),
		excludes: ["certificateIdentity"],
		help: "Names in certificates, as a pattern: it begins with ^, and varies behind the owner only"
	}),
	certificateOidcIssuer: option({
		type: text("URL"),
		help: "Issuer that vouched for the name, such as https://token.actions.githubusercontent.com"
	}),
	certificateOidcIssuerRegexp: option({
		type: text("REGEXP"),
		excludes: ["certificateOidcIssuer"],
		help: "Issuer that vouched for the name, as a pattern that begins with ^"
	}),
	certificateGithubWorkflowTrigger: option({
		type: text("EVENT"),
		help: "Event that started the run, such as push"
	}),
	certificateGithubWorkflowSha: option({
		type: text("SHA"),
		help: "Commit that the run was for"
	}),
	certificateGithubWorkflowName: option({
		type: text("NAME"),
		help: "Name of the workflow, which its file sets"
	}),
	certificateGithubWorkflowRepository: option({
		type: text("OWNER/REPO"),
		help: "Repository of the run"
	}),
	certificateGithubWorkflowRef: option({
		type: text("REF"),
		help: "Branch or tag that the run was for, such as refs/heads/main"
	}),
	certificateClaims: option({
		type: linesOf(text("NAME=VALUE")),
		flag: "certificate-claim",
		help: `Claims that the certificate must have: ${namedClaims.join(", ")}`
	}),
	githubWorkflow: option({
		type: linesOf(text("OWNER/REPO/.github/workflows/FILE.yml[@REF]")),
		help: "Workflows of GitHub Actions, any of which may have signed, run for this ref or for any; short for name, issuer and repository"
	})
};
const identityFields = Object.keys(identity);
const insecureIgnoreSct = option({
	type: boolean,
	default: false,
	help: "Do not require that a certificate transparency log has seen the certificate, for a private Fulcio without one"
});
const trust = group(heading, {
	keys: option({
		type: keys,
		flag: "key",
		input: "key",
		defaultHelp: "the key of Webdis, unless an identity is given",
		help: "Public keys, any of which may have signed: a path, env://NAME, an https URL with its key-fingerprint, or PEM text; \"KEY not-after=2026-12-31\" for a retired key"
	}),
	keyFingerprints,
	...identity,
	requireAllSigners: option({
		type: boolean,
		default: false,
		help: "Every key and every identity must have signed; otherwise any of them counts"
	}),
	trustedRoot: option({
		type: linesOf(path),
		defaultHelp: includedRoot$1,
		help: "Paths of files with trusted roots: certificate authorities, logs and timestamp authorities; a file holds one, or JSON Lines. tuf: the newest root of the public-good instance, updated once a day"
	}),
	insecureIgnoreSct,
	transparencyLog: option({
		type: oneOf("required", "ignored"),
		default: "required",
		help: "required: every signature needs an entry in a transparency log of the trusted root; ignored: log entries are not checked",
		switches: { "insecure-ignore-tlog": {
			means: "ignored",
			help: "Do not require entries in a transparency log"
		} }
	}),
	timestamps: option({
		type: oneOf("required", "ignored"),
		default: "ignored",
		help: "required: every signature needs an RFC 3161 timestamp of an authority of the trusted root",
		switches: { "use-signed-timestamps": {
			means: "required",
			help: "Require an RFC 3161 timestamp of an authority of the trusted root"
		} }
	}),
	signatureRepository: option({
		type: repository,
		defaultHelp: "the repository of the image",
		help: "Repository that stores the signatures"
	})
});
const annotations = option({
	type: claims,
	default: {},
	short: "a",
	aliases: ["annotation"],
	help: "Annotations that the signed claims must contain"
});
const claimed = group(heading, {
	annotations,
	expectedReference: option({
		type: writtenReference,
		help: "Reference that a legacy payload must name; bundles name none, so they do not count"
	})
});
const requireReadableBy = option({
	type: listOf(oneOf(...requirableReaders)),
	default: [],
	help: "Tools that must be able to read the signatures: cosign-2.5 (and older), podman (and CRI-O), policy-controller, kyverno"
});

// src/options/verify.ts
const verifyOptions = {
	images: option({
		type: argumentsOf(image),
		required: true,
		positional: true,
		library: "argument",
		example: "nicolas/webdis:0.1.24",
		inputDefault: "nicolas/webdis\npublic.ecr.aws/nicolas/webdis",
		help: "References of the images, such as ghcr.io/me/app:2.0"
	}),
	...trust,
	...claimed,
	...group("What the image must be", {
		tag: option({
			type: tag,
			inputDefault: "latest",
			help: "Tag for every image that names neither tag nor digest"
		}),
		digest: option({
			type: digest,
			help: "Digest that the tag must point to, which protects against a tag that was moved back"
		}),
		platforms: option({
			type: listOf(platform),
			default: [],
			flag: "platform",
			help: "Platforms that the image must have, such as linux/arm64; all others that it has are verified as well"
		}),
		attestationManifests: option({
			type: oneOf("reported", "required"),
			default: "reported",
			help: "reported: unsigned attestation manifests of buildx are only reported; required: they fail"
		}),
		parity: option({
			type: oneOf("auto", "true", "false"),
			default: "auto",
			help: "auto: images that share repository path and tag must have the same digests; true: all images, and the same signatures; false: nothing is compared"
		}),
		requireReadableBy
	}),
	...connection(timeouts.verify),
	...group("Output", {
		json,
		report,
		page,
		summaryFile,
		summary: summary$1,
		quiet,
		color,
		requiredInputs
	})
};
const treeOptions = {
	image: option({
		type: image,
		required: true,
		positional: true,
		example: "nicolas/webdis:0.1.24",
		help: "Reference of the image"
	}),
	...trust,
	...claimed,
	...connection(timeouts.verify),
	...group("Output", {
		json,
		color
	})
};

// src/auth/origin.ts
const tlsOnly = /^(?:ECONNRESET|EPIPE|E_UNANSWERED|HPE_)/;
const wantsTlsText = /HTTP request to an HTTPS server|plain HTTP request was sent to HTTPS port/i;
const certificate = /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_|ERR_TLS_CERT_)/;
var Origin = class {
	#secure;
	#url;
	#settled;
	constructor(host, insecureHosts) {
		this.#url = registryOrigin(host, insecureHosts);
		this.#secure = new URL(`https://${host}/`);
		this.#settled = this.#url.protocol === "https:" || isInsecureHost(this.#url, insecureHosts);
	}
	get url() {
		return this.#url;
	}
	async send(request, send) {
		if (this.#settled) return send(this.#located(request));
		const plain = await send({
			...request,
			givesUp: (wire) => tlsOnly.test(wire)
		}).catch((error) => {
			if (!tlsOnly.test(wireOf(error))) throw error;
		});
		if (plain !== void 0 && !wantsTls(plain)) {
			this.#settled = true;
			return plain;
		}
		return await this.#trySecure(request, send) ?? plain ?? send(request);
	}
	async #trySecure(request, send) {
		const plain = this.#url;
		this.#url = this.#secure;
		try {
			const answer = await send({
				...this.#located(request),
				givesUp: () => true
			});
			this.#settled = true;
			return answer;
		} catch (error) {
			if (!(error instanceof NetworkError)) throw error;
			if (certificate.test(error.wire)) throw error;
			this.#url = plain;
			return;
		}
	}
	#located(request) {
		const { url } = request;
		if (url.protocol === this.#url.protocol || url.host !== this.#url.host) return request;
		return {
			...request,
			url: new URL(`${url.pathname}${url.search}`, this.#url)
		};
	}
};
function wireOf(error) {
	if (error instanceof NetworkError) return error.wire;
	return isTrustError(error) && error.cause instanceof NetworkError ? error.cause.wire : "";
}
function wantsTls(answer) {
	const { status, body } = answer;
	return status === 400 && body instanceof Uint8Array && wantsTlsText.test(Buffer.from(body).toString());
}

// src/async.ts
async function mapConcurrently(limit, items, task) {
	const results = [];
	const failures = [];
	const queue = items.entries();
	const worker = async () => {
		for (const [at, item] of queue) {
			if (failures.length > 0) return;
			try {
				results[at] = await task(item);
			} catch (error) {
				failures.push(error);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
	if (failures.length > 0) throw failures[0];
	return results;
}
var FirstCallGate = class {
	#waiting;
	async enter() {
		if (this.#waiting !== void 0) return this.#waiting.promise;
		this.#waiting = Promise.withResolvers();
	}
	open() {
		this.#waiting?.resolve();
	}
};

// src/auth/scheme.ts
function expectedScheme(registry) {
	const { authorization } = vendorOf(registry);
	if (authorization === void 0) return void 0;
	if (authorization === "basic") return { kind: "basic" };
	return {
		kind: "bearer",
		realm: new URL(authorization.realm),
		service: authorization.service
	};
}
function readScheme(challenges, registry, insecureHosts) {
	for (const { scheme, parameters } of challenges) {
		const realm = parameters.get("realm");
		if (scheme !== "bearer" || realm === void 0) continue;
		const service = parameters.get("service");
		return {
			kind: "bearer",
			realm: checkRealm(realm, registry, insecureHosts),
			...service === void 0 ? {} : { service }
		};
	}
	return challenges.some(({ scheme }) => scheme === "basic") ? { kind: "basic" } : void 0;
}
function sameScheme(a, b) {
	if (a?.kind === "bearer" && b.kind === "bearer") return a.realm.href === b.realm.href && a.service === b.service;
	return a?.kind === b.kind;
}
function checkRealm(realm, registry, insecureHosts) {
	const { host } = registry;
	if (!URL.canParse(realm)) throw new TrustError("E_NET", `${host} names a token realm that is no URL`, { host });
	const url = resolveTarget(registry, realm, insecureHosts);
	url.hash = "";
	const address = isIP(url.hostname.replace(/^\[|\]$/g, "")) !== 0;
	const bothLoopback = isLoopback(url.hostname) && isLoopback(registry.hostname);
	if (address && url.hostname !== registry.hostname && !bothLoopback) {
		const message = `${host} names a token realm on an IP address, ${url.host}`;
		throw new TrustError("E_NET", message, { host });
	}
	return url;
}

// src/auth/token.ts
const clientId = "webdis-verify";
const defaultLifetime = 60;
const usedShare = .8;
var TokenCache = class {
	#options;
	#tokens = /* @__PURE__ */ new Map();
	constructor(options) {
		this.#options = options;
	}
	async get(request, stale) {
		const key = JSON.stringify([
			request.realm.href,
			request.service,
			[...request.scopes].sort()
		]);
		for (;;) {
			const held = this.#tokens.get(key);
			if (held === void 0) return this.#start(key, request);
			const token = await held;
			if (token !== stale && this.#options.clock.now() < token.renewAt) return token;
			if (this.#tokens.get(key) === held) this.#tokens.delete(key);
		}
	}
	#start(key, request) {
		const exchange = this.#fetch(request);
		this.#tokens.set(key, exchange);
		exchange.catch(() => {
			if (this.#tokens.get(key) === exchange) this.#tokens.delete(key);
		});
		return exchange;
	}
	async #fetch(request) {
		const requestedAt = this.#options.clock.now();
		const answer = await this.#exchange(request);
		if (answer.status !== 200) throw refused(request, answer);
		const { text, lifetime } = readToken(request.realm, answer.body);
		this.#options.onSecret?.(text);
		return {
			text,
			renewAt: requestedAt + lifetime * 1e3 * usedShare
		};
	}
	async #exchange(request) {
		if (request.credentials?.kind === "identity") {
			const answer = await this.#post(request, request.credentials.token);
			if (answer.status !== 404) return answer;
		}
		return this.#get(request);
	}
	#get({ realm, service, scopes, credentials }) {
		const url = new URL(realm);
		if (service !== void 0) url.searchParams.append("service", service);
		for (const scope of scopes) url.searchParams.append("scope", scope);
		if (credentials?.kind === "basic") url.searchParams.append("account", credentials.username);
		const authorization = credentials && basicAuthorization(credentials);
		const headers = authorization === void 0 ? {} : { authorization };
		const timeout = deadlines.idle;
		return this.#options.transport.request({
			method: "GET",
			url,
			headers,
			timeout
		}, limits.errorBody);
	}
	#post({ realm, service, scopes }, identity) {
		const form = new URLSearchParams({
			grant_type: "refresh_token",
			client_id: clientId
		});
		if (service !== void 0) form.append("service", service);
		form.append("scope", scopes.join(" "));
		form.append("refresh_token", identity);
		const bytes = Buffer.from(form.toString());
		return this.#options.transport.request({
			method: "POST",
			url: realm,
			headers: { "content-type": "application/x-www-form-urlencoded" },
			body: () => bytes,
			idempotent: true,
			timeout: deadlines.idle
		}, limits.errorBody);
	}
};
function readToken(realm, body) {
	const document = readObject(body);
	const text = [document?.["token"], document?.["access_token"]].find((value) => value);
	if (typeof text !== "string" || !/^[\x21-\x7e]+$/.test(text)) {
		const { host } = realm;
		throw new TrustError("E_AUTH", `${host} answered with something that is no token`, { host });
	}
	const lifetime = document?.["expires_in"];
	return {
		text,
		lifetime: typeof lifetime === "number" && lifetime > 0 ? lifetime : defaultLifetime
	};
}
function refused({ realm, credentials }, answer) {
	const { host } = realm;
	const { status } = answer;
	const details = {
		host,
		status
	};
	const because = bracketedMessage(answer);
	if (status !== 400 && status !== 401 && status !== 403) return new TrustError("E_NET", `${host} issued no token: status ${status}${because}`, details);
	return new TrustError("E_AUTH", credentials === void 0 ? `${host} issues no token for anonymous access: status ${status}${because}; the repository does not exist, or needs a login` : `${host} refused the credentials: status ${status}${because}; log in again, or log out to read anonymously`, details);
}

// src/auth/session.ts
var Session = class {
	#origin;
	#options;
	#tokens;
	#first = new FirstCallGate();
	#accepted = /* @__PURE__ */ new WeakSet();
	#wider = /* @__PURE__ */ new Map();
	#served = /* @__PURE__ */ new Set();
	#firstHead = new FirstCallGate();
	#refusesHeads = false;
	#scheme;
	constructor(registry, origin, options) {
		this.#origin = origin;
		this.#options = options;
		this.#tokens = new TokenCache(options);
		this.#scheme = expectedScheme(registry);
	}
	request(request, access, limit) {
		return this.#exchange(access, (headers) => this.#origin.send(withHeaders(request, headers), (one) => this.#transport.request(one, limit)), () => {});
	}
	async headBlob(url, access) {
		await this.#firstHead.enter();
		try {
			if (this.#refusesHeads) return void 0;
			const answer = await this.request({
				method: "HEAD",
				url
			}, access, 0);
			if (answer.url.origin === this.origin.origin && answer.status === 401 && this.#served.has(keyOf$1(access))) this.#refusesHeads = true;
			return answer;
		} finally {
			this.#firstHead.open();
		}
	}
	elsewhere(request, limit) {
		return this.#transport.request(request, limit);
	}
	get origin() {
		return this.#origin.url;
	}
	get distinguishesRights() {
		return this.#scheme?.kind === "bearer";
	}
	get insecureHosts() {
		return this.#options.insecureHosts;
	}
	open(request, access) {
		return this.#exchange(access, (headers) => this.#origin.send(withHeaders(request, headers), (one) => this.#transport.open(one)), (stream) => void stream.body.on("error", () => {}).destroy());
	}
	get #transport() {
		return this.#options.transport;
	}
	async #exchange(access, send, discard) {
		const credentials = await this.#options.credentials.find(access.repository);
		if (this.#scheme === void 0) await this.#first.enter();
		try {
			let authorization = await this.#authorize(access, credentials);
			for (let replays = 0;; replays += 1) {
				const { header } = authorization;
				const answer = await send(header === void 0 ? {} : { authorization: header });
				const again = replays < 2 ? this.#refused(answer, authorization, access, credentials) : void 0;
				this.#first.open();
				if (again === void 0) {
					this.#accept(answer, authorization, access);
					return answer;
				}
				discard(answer);
				authorization = await again();
			}
		} finally {
			this.#first.open();
		}
	}
	async #authorize(access, credentials, stale) {
		if (credentials?.kind === "bearer") return { header: `Bearer ${credentials.token}` };
		const scheme = this.#scheme;
		if (scheme === void 0) return {};
		if (scheme.kind === "basic") {
			const header = credentials && basicAuthorization(credentials);
			return header === void 0 ? {} : {
				header,
				scheme
			};
		}
		const token = await this.#tokens.get({
			realm: scheme.realm,
			scopes: this.#scopes(access),
			...defined({
				service: scheme.service,
				credentials
			})
		}, stale);
		return {
			header: `Bearer ${token.text}`,
			scheme,
			token
		};
	}
	#refused(answer, sent, access, credentials) {
		if (answer.url.origin !== this.origin.origin) return void 0;
		if (answer.status !== 401 && answer.status !== 403) return void 0;
		if (credentials?.kind === "bearer") return void 0;
		const challenges = parseChallenges(answer.headers["www-authenticate"]);
		const bearer = challenges.find(({ scheme }) => scheme === "bearer");
		if (answer.status === 403 && bearer?.parameters.get("error") !== "insufficient_scope") return;
		let offered;
		try {
			offered = readScheme(challenges, this.origin, this.#options.insecureHosts);
		} catch (error) {
			return () => Promise.reject(error);
		}
		if (offered === void 0) return void 0;
		if (offered.kind === "basic" && credentials === void 0) return void 0;
		if (!sameScheme(sent.scheme, offered)) {
			this.#learn(offered);
			return () => this.#authorize(access, credentials);
		}
		if (sent.token === void 0) return void 0;
		if (!this.#widen(access, bearer) && !this.#accepted.has(sent.token)) return void 0;
		return () => this.#authorize(access, credentials, sent.token);
	}
	#learn(scheme) {
		this.#scheme = scheme;
		const { host, hostname } = this.origin;
		if (scheme.kind === "basic" || scheme.realm.hostname === hostname) return;
		this.#options.trace(`${host} has its tokens issued by ${scheme.realm.host}`);
	}
	#accept({ status }, { token }, access) {
		if (status === 401 || status === 403) return;
		if (token !== void 0) this.#accepted.add(token);
		this.#served.add(keyOf$1(access));
	}
	#scopes(access) {
		return [...access.scopes, ...this.#wider.get(keyOf$1(access)) ?? []];
	}
	#widen(access, challenge) {
		const key = keyOf$1(access);
		const further = furtherScopes(challenge, access.scopes);
		if (further.length === 0 || this.#wider.has(key)) return false;
		this.#wider.set(key, further);
		return true;
	}
};
function keyOf$1({ scopes }) {
	return scopes.join(" ");
}
function withHeaders(request, headers) {
	return {
		...request,
		headers: {
			...request.headers,
			...headers
		}
	};
}

// src/registry/blobs.ts
async function getBlob(endpoint, blob, limit) {
	const { digest, size } = blob;
	const url = blobUrl(endpoint, digest);
	if (size > limit) {
		const message = `a blob of ${size} bytes is declared, ${limit} is the limit`;
		throw new TrustError("E_LIMIT", message, endpoint.where({ digest }));
	}
	const attempt = async () => readAnswer(endpoint, await endpoint.open(url), blob);
	const first = await attempt();
	const last = first instanceof Retryable ? await attempt() : first;
	if (last instanceof Retryable) throw last.error;
	return last;
}
var Retryable = class {
	error;
	constructor(error) {
		this.error = error;
	}
};
async function readAnswer(endpoint, stream, { digest, size }) {
	if (stream.status !== 200) {
		const error = await refusal(endpoint, stream, digest);
		if (stream.status === 404) return void 0;
		if (isExpired(stream, endpoint)) return new Retryable(error);
		throw error;
	}
	let bytes;
	try {
		bytes = await readSome(stream, size);
	} catch (error) {
		if (error instanceof TrustError) throw error;
		return new Retryable(interruption(error, endpoint, stream, digest));
	}
	const wrong = (why) => new TrustError("E_DIGEST", `${stream.url.host}: ${why}`, endpoint.where({ digest }));
	if (bytes.byteLength > size) throw wrong(`the blob has more than the ${size} bytes declared`);
	if (bytes.byteLength < size) return new Retryable(wrong(`the blob has ${bytes.byteLength} bytes, ${size} are declared`));
	try {
		endpoint.assertDigest(bytes, digest, { digest });
	} catch (error) {
		return new Retryable(error);
	}
	return bytes;
}
function isExpired({ status, url }, endpoint) {
	return status === 403 && url.origin !== endpoint.origin.origin;
}
async function refusal(endpoint, stream, digest) {
	const body = await readSome(stream, limits.errorBody).catch(() => /* @__PURE__ */ new Uint8Array());
	return endpoint.error({
		...stream,
		body
	}, { digest });
}
function interruption(error, endpoint, { url }, digest) {
	if (error instanceof TrustError) return error;
	const { code, message, details } = networkError(error, "GET", url);
	return new TrustError(code, message, endpoint.where({ digest }, details));
}
async function readSome({ body }, limit) {
	const chunks = [];
	let length = 0;
	for await (const chunk of body) {
		chunks.push(chunk);
		length += chunk.byteLength;
		if (length > limit) break;
	}
	return Buffer.concat(chunks).subarray(0, limit + 1);
}
async function hasBlob(endpoint, digest) {
	const url = blobUrl(endpoint, digest);
	return (await endpoint.headBlob(url))?.status === 200 ? true : "unknown";
}
function blobUrl(endpoint, digest) {
	return endpoint.url(`blobs/${parseDigest(digest)}`);
}

// src/registry/lists.ts
async function* readPages(endpoint, first, accept, most = limits.pages) {
	const fail = (code, why) => new TrustError(code, `${first.host}: ${why}`, endpoint.where({}, errorDetails(first)));
	const visited = /* @__PURE__ */ new Set();
	let page = first;
	for (;;) {
		visited.add(page.href);
		const answer = await endpoint.request("GET", page, { accept }, limits.manifest);
		if (answer.status !== 200 && visited.size > 1) throw fail("E_NET", `page ${visited.size} of a list was answered with ${answer.status}`);
		yield answer;
		const next = answer.status === 200 ? nextLink(answer.headers.link) : void 0;
		if (next === void 0) return;
		const url = URL.parse(next, page.href);
		if (url === null || url.origin !== first.origin || url.username !== "" || url.password !== "") throw fail("E_NET", "the next page of a list is on another host");
		if (visited.has(url.href)) throw fail("E_NET", "the pages of a list form a circle");
		if (visited.size === most) throw fail("E_LIMIT", `a list has more than ${most} pages`);
		page = url;
	}
}
function nextLink(header) {
	for (const [, target, parameters] of String(header ?? "").matchAll(/<([^<>]*)>([^<>]*)/g)) {
		const relations = /;[ \t]*rel[ \t]*=[ \t]*(?:"([^"]*)"|([^\s",;]+))/i.exec(parameters ?? "");
		if ((relations?.[1] ?? relations?.[2] ?? "").toLowerCase().split(/\s+/).includes("next")) return target;
	}
}
const pageSize = 1e3;
async function* listTags(endpoint) {
	const first = endpoint.url(`tags/list?n=${pageSize}`);
	for await (const page of readPages(endpoint, first, "application/json", limits.tagPages)) {
		if (page.status !== 200) throw await endpoint.error(page, {});
		yield* readTags(page, endpoint);
	}
}
function readTags({ body, url }, endpoint) {
	const document = readObject(body);
	const tags = document && (document["tags"] ?? []);
	if (Array.isArray(tags) && tags.every((tag) => typeof tag === "string" && isTag(tag))) return tags;
	const message = `${url.host} answered with something that is no list of tags`;
	throw new TrustError("E_NET", message, endpoint.where({}));
}

// src/registry/blob-body.ts
var BlobBody = class extends Readable {
	#source;
	#expected;
	#started = false;
	#skip;
	#left;
	constructor(source, expected) {
		super();
		this.#source = source;
		this.#expected = expected;
		this.#skip = expected.skip;
		this.#left = expected.length;
	}
	_read() {
		if (this.#started) this.#source.resume();
		else this.#start();
	}
	_destroy(error, done) {
		this.#source.destroy();
		done(error);
	}
	#start() {
		this.#started = true;
		this.#source.on("data", (chunk) => this.#take(chunk));
		finished(this.#source, { writable: false }, (error) => {
			if (error == null) this.#end();
			else this.#fail(error);
		});
	}
	#take(chunk) {
		const skipped = Math.min(this.#skip, chunk.byteLength);
		this.#skip -= skipped;
		const bytes = skipped === 0 ? chunk : chunk.subarray(skipped);
		if (bytes.byteLength === 0) return;
		this.#left -= bytes.byteLength;
		if (this.#left < 0) this.destroy(this.#expected.tooLong());
		else if (!this.push(bytes)) this.#source.pause();
	}
	#end() {
		if (this.#left === 0) this.push(null);
		else this.destroy(this.#expected.tooShort());
	}
	#fail(error) {
		if (this.#left === 0) this.push(null);
		else this.destroy(this.#expected.failed(error));
	}
};

// src/registry/open-blob.ts
async function openBlob(endpoint, blob, offset, representations) {
	const { digest, size } = blob;
	const url = blobUrl(endpoint, digest);
	if (offset === size && offset > 0) return Readable.from([]);
	const timeout = transferTime(size);
	const read = async () => {
		const open = () => endpoint.open(url, {
			headers: rangeFrom(offset, representations.get(blob)),
			timeout
		});
		const stream = await open();
		if (!isExpired(stream, endpoint)) return stream;
		drop(stream);
		return open();
	};
	let stream;
	if (offset === 0 || representations.get(blob)?.whole) stream = await read();
	else {
		const ranged = await read().catch(ignoreServerError);
		if (ranged !== void 0 && !refusesRange(ranged)) stream = ranged;
		else {
			if (ranged !== void 0) drop(ranged);
			endpoint.note(`${url.host} refuses a part of a blob; all of it is read again`, { digest });
			representations.set(blob, {
				...representations.get(blob),
				whole: true
			});
			stream = await read();
		}
	}
	const skip = await bytesBefore(offset, stream, endpoint, blob);
	const { etag } = stream.headers;
	if (etag?.startsWith("\"")) representations.set(blob, {
		...representations.get(blob),
		etag
	});
	const wrong = (than) => `${stream.url.host}: the blob has ${than} than the ${size} bytes declared`;
	return new BlobBody(stream.body, {
		skip,
		length: size - offset,
		failed: (error) => interruption(error, endpoint, stream, digest),
		tooLong: () => new TrustError("E_DIGEST", wrong("more"), endpoint.where({ digest })),
		tooShort: () => new ShortBlob("E_DIGEST", wrong("fewer"), endpoint.where({ digest }))
	});
}
function rangeFrom(offset, { etag, whole = false } = {}) {
	if (offset === 0 || whole) return {};
	return {
		range: `bytes=${offset}-`,
		...etag === void 0 ? {} : { "if-range": etag }
	};
}
function refusesRange({ status }) {
	return status >= 400 && ![
		401,
		403,
		404
	].includes(status);
}
function ignoreServerError(error) {
	if ((isTrustError(error, "E_NET") ? error.details.status ?? 0 : 0) < 500) throw error;
}
function drop({ body }) {
	body.on("error", () => {}).destroy();
}
async function bytesBefore(offset, stream, endpoint, { digest }) {
	const { status, headers, url } = stream;
	if (status === 200) return offset;
	if (status !== 206 || offset === 0) throw await refusal(endpoint, stream, digest);
	const [, start] = /^bytes ([0-9]{1,15})-[0-9]/.exec(headers["content-range"] ?? "") ?? [];
	if (start !== void 0 && Number(start) === offset) return 0;
	drop(stream);
	const message = `${url.host} sent another part of the blob than the one from byte ${offset} on`;
	throw new TrustError("E_NET", message, endpoint.where({ digest }, errorDetails(url, stream)));
}

// src/registry/referrers.ts
var Referrers = class {
	#endpoint;
	#first = new FirstCallGate();
	#hasApi;
	constructor(endpoint) {
		this.#endpoint = endpoint;
	}
	async list(subject) {
		parseDigest(subject);
		if (this.#hasApi === void 0) await this.#first.enter();
		try {
			const entries = this.#hasApi === false ? void 0 : await this.#listByApi(subject);
			if (entries !== void 0) {
				this.#hasApi = true;
				return toList(entries, "api");
			}
			this.#hasApi ??= false;
		} finally {
			this.#first.open();
		}
		return this.listByTag(subject);
	}
	async listByTag(subject) {
		const tag = referrersTag(parseDigest(subject));
		const stored = await getManifest(this.#endpoint, tag);
		return toList(stored === void 0 ? none : this.#readTagged(stored, subject, tag), "tag");
	}
	#readTagged(stored, subject, tag) {
		const ignore = (why) => {
			const message = `the referrers tag is ignored: ${why}`;
			this.#endpoint.note(message, { tag });
			return {
				descriptors: [],
				skipped: [message]
			};
		};
		if (stored.digest === subject) {
			ignore("it points to the subject itself");
			return none;
		}
		const { contentType: type = mediaTypes.index } = stored;
		if (type !== mediaTypes.index) return ignore("it is not an image index");
		try {
			return this.#noting(readReferrerIndex(stored.bytes, subject), subject);
		} catch (error) {
			if (isTrustError(error, "E_MANIFEST")) return ignore("it is not an image index");
			throw error;
		}
	}
	async #listByApi(subject) {
		const url = this.#endpoint.url(`referrers/${subject}`);
		const descriptors = [];
		const skipped = [];
		let first = true;
		for await (const page of readPages(this.#endpoint, url, mediaTypes.index)) {
			if (isUnsupported(page)) return void 0;
			if (page.status !== 200) throw await this.#endpoint.error(page, { digest: subject });
			if (contentType(page) !== mediaTypes.index) {
				if (first) return void 0;
				const message = `${url.host}: a page of the referrers is not an image index`;
				throw new TrustError("E_NET", message, this.#endpoint.where({ digest: subject }));
			}
			first = false;
			const entries = this.#noting(readReferrerIndex(page.body, subject), subject);
			descriptors.push(...entries.descriptors);
			skipped.push(...entries.skipped);
		}
		return {
			descriptors,
			skipped
		};
	}
	#noting(entries, subject) {
		for (const why of entries.skipped) this.#endpoint.note(`a referrer is skipped: ${why}`, { digest: subject });
		return entries;
	}
};
const none = {
	descriptors: [],
	skipped: []
};
function toList({ descriptors, skipped }, source) {
	return {
		descriptors,
		source,
		...skipped.length === 0 ? {} : { skipped }
	};
}
function isUnsupported({ status, body }) {
	if (status === 404) return !hasErrorCode(body, "NAME_UNKNOWN");
	return status === 400 || status === 405 || status === 406 || status === 501;
}

// src/registry/client.ts
function createRegistryClient(options) {
	const { transport } = options;
	return {
		get sent() {
			return transport.sent;
		},
		repository: opener(endpoints(options), "reading", readable)
	};
}
function endpoints(options) {
	const { insecureHosts, credentials, trace = () => {} } = options;
	const sessions = /* @__PURE__ */ new Map();
	const sessionOf = (registry) => {
		const origin = new Origin(apiHost(registry), insecureHosts);
		const session = sessions.get(registry) ?? new Session(registry, origin, {
			...options,
			trace
		});
		sessions.set(registry, session);
		return session;
	};
	return (name, purpose) => {
		const checked = parseRepository(formatRepository(name));
		return new Endpoint(checked, sessionOf(checked.registry), credentials, trace, purpose);
	};
}
function opener(endpointOf, purpose, open) {
	const opened = /* @__PURE__ */ new Map();
	return (name) => {
		const text = formatRepository(name);
		const known = opened.get(text) ?? open(endpointOf(name, purpose));
		opened.set(text, known);
		return known;
	};
}
function readable(endpoint) {
	const referrers = new Referrers(endpoint);
	const representations = /* @__PURE__ */ new WeakMap();
	return {
		name: endpoint.name,
		manifest: (reference) => getManifest(endpoint, reference),
		manifestHead: (reference) => headManifest(endpoint, reference),
		blob: (descriptor, limit) => getBlob(endpoint, descriptor, limit),
		openBlob: (blob, offset) => openBlob(endpoint, blob, offset, representations),
		referrers: (subject) => referrers.list(subject),
		referrersByTag: (subject) => referrers.listByTag(subject),
		tags: () => listTags(endpoint),
		hasBlob: (digest) => hasBlob(endpoint, digest)
	};
}

// src/image/tree.ts
async function readTree(repository, stored) {
	const root = parseManifest(stored.bytes, stored.contentType);
	const nodes = /* @__PURE__ */ new Map();
	nodes.set(stored.digest, {
		digest: stored.digest,
		mediaType: root.mediaType,
		size: stored.bytes.length,
		role: root.kind,
		platforms: [],
		depth: 0
	});
	if (root.kind === "index") await addChildren(repository, root, 1, nodes);
	return {
		nodes: [...nodes.values()],
		root
	};
}
async function addChildren(repository, index, depth, nodes) {
	if (depth > limits.nesting) throw new TrustError("E_LIMIT", `indexes are nested deeper than ${limits.nesting} levels`);
	for (const descriptor of index.manifests) {
		const known = nodes.get(descriptor.digest);
		if (known !== void 0) {
			nodes.set(descriptor.digest, alsoListedAs(known, descriptor));
			continue;
		}
		if (nodes.size > limits.children) throw new TrustError("E_LIMIT", `the image has more than ${limits.children} manifests`);
		nodes.set(descriptor.digest, toNode(descriptor, depth));
		if (isIndexType(descriptor.mediaType)) await addChildren(repository, await readChildIndex(repository, descriptor), depth + 1, nodes);
	}
}
function toNode(descriptor, depth) {
	return {
		digest: descriptor.digest,
		mediaType: descriptor.mediaType,
		size: descriptor.size,
		role: roleOf(descriptor),
		platforms: descriptor.platform === void 0 ? [] : [descriptor.platform],
		depth
	};
}
function roleOf(descriptor) {
	if (isIndexType(descriptor.mediaType)) return "index";
	const { os, architecture } = descriptor.platform ?? {};
	const unknown = os === "unknown" && architecture === "unknown";
	const annotated = descriptor.annotations["vnd.docker.reference.type"] !== void 0;
	return unknown && annotated ? "attestation" : "platform";
}
function alsoListedAs(known, descriptor) {
	if (known.depth === 0) throw new TrustError("E_MANIFEST", "the index lists itself", { digest: known.digest });
	if (known.size !== descriptor.size || known.mediaType !== descriptor.mediaType) throw new TrustError("E_DIGEST", "the index lists one digest with two sizes or media types", { digest: known.digest });
	const { platform } = descriptor;
	const role = known.role === "attestation" ? roleOf(descriptor) : known.role;
	return {
		...known,
		role,
		platforms: platform === void 0 ? known.platforms : [...known.platforms, platform]
	};
}

// src/oci/go-json.ts
function goJson(value) {
	return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
function sortedByBytes(map) {
	const entries = Object.entries(map).map(([key, value]) => ({
		key,
		value,
		bytes: Buffer.from(key)
	}));
	entries.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
	return Object.fromEntries(entries.map(({ key, value }) => [key, value]));
}

// src/signature/payload.ts
const payloadType = "cosign container image signature";
const optionalClaims = (value, at) => value === void 0 || value === null ? /* @__PURE__ */ new Map() : map(anything)(value, at);
const payloadShape = object({
	critical: object({
		identity: object({ "docker-reference": text$1 }),
		image: object({ "docker-manifest-digest": text$1 }),
		type: oneOf$1(payloadType)
	}),
	optional: optionalClaims
});
function parsePayload(bytes) {
	return readJson(payloadShape, bytes, "payload");
}
function formatPayload(dockerReference, digest, annotations = {}) {
	const critical = {
		identity: { "docker-reference": dockerReference },
		image: { "docker-manifest-digest": digest },
		type: payloadType
	};
	const optional = Object.keys(annotations).length === 0 ? null : sortedByBytes(annotations);
	return Buffer.from(goJson({
		critical,
		optional
	}));
}
function rebuildPayload(references, subject, { digest, size }) {
	return references.map((reference) => formatPayload(reference, subject)).find((payload) => payload.length === size && digestOf(payload) === digest);
}

// src/signature/discover.ts
const maxTypeLength = 255;
async function discoverSignatures(repository, subject, options, read) {
	const search = new Search(repository, subject, options, read);
	await Promise.all([search.legacyTag(), search.referrers(() => repository.referrers(subject))]);
	return search.result;
}
async function discoverByFallbackTag(repository, subject, options, read, listedByApi) {
	const search = new Search(repository, subject, options, read);
	await search.referrers(async () => {
		const { descriptors, ...list } = await repository.referrersByTag(subject);
		return {
			...list,
			descriptors: descriptors.filter(({ digest }) => !listedByApi.has(digest))
		};
	});
	return search.result;
}
var Search = class {
	result = {
		candidates: [],
		unusable: [],
		otherArtifacts: [],
		skipped: [],
		listedByApi: void 0,
		referrers: 0,
		signatureImageType: void 0
	};
	#repository;
	#subject;
	#options;
	#read;
	constructor(repository, subject, options, read) {
		this.#repository = repository;
		this.#subject = subject;
		this.#options = options;
		this.#read = read;
	}
	async legacyTag() {
		await this.#collectErrors("tag", void 0, async () => {
			const tag = signatureTag(this.#subject);
			if (!isTag(tag)) return;
			const stored = await this.#repository.manifest(tag);
			if (stored === void 0) return;
			const manifest = parseManifest(stored.bytes, stored.contentType);
			this.result.signatureImageType = manifest.mediaType;
			const artifact = classifyArtifact(manifest);
			if (artifact.kind === "simple-signing") await this.#layers(artifact.layers, "tag", stored.digest, { left: limits.signatures });
			else this.result.otherArtifacts.push({
				store: "tag",
				manifest: stored.digest
			});
		});
	}
	async referrers(list) {
		await this.#collectErrors("referrers", void 0, async () => {
			const { descriptors, source, skipped = [] } = await list();
			this.result.skipped = skipped;
			const foreign = source === "api" ? descriptors.filter(declaresOtherType) : [];
			if (source === "api") this.result.listedByApi = new Set(descriptors.map(({ digest }) => digest));
			for (const one of foreign) this.#addOther(one.digest, declaredType(one), declaresBundle(one));
			const rest = descriptors.filter((descriptor) => !foreign.includes(descriptor));
			this.result.referrers = rest.length;
			const referrers = this.#takeFrom(rest, { left: limits.signatures }, "referrers");
			const layers = { left: limits.signatures };
			await Promise.all(referrers.map((descriptor) => this.#referrer(descriptor, layers)));
		});
	}
	async #referrer({ digest }, allowance) {
		await this.#collectErrors("bundle", digest, async () => {
			const stored = await this.#repository.manifest(digest);
			if (stored === void 0) throw new TrustError("E_NOSIG", "a referrer is listed, but the registry does not have it");
			const manifest = parseManifest(stored.bytes, stored.contentType);
			if (manifest.subject?.digest !== this.#subject) throw new TrustError("E_CLAIM", "listed as a referrer, but its subject is another manifest");
			const artifact = classifyArtifact(manifest);
			if (artifact.kind === "bundle") await this.#bundle(artifact.layer, digest);
			else if (artifact.kind === "simple-signing") await this.#layers(artifact.layers, "referrer", digest, allowance);
			else this.#addOther(digest, artifactTypeOf(manifest), false);
		});
	}
	async #layers(layers, store, manifest, allowance) {
		const looks = this.#takeFrom(layers, allowance, store, manifest).map((layer) => this.#collectErrors(store, manifest, async () => {
			const payload = await this.#payload(layer);
			this.result.candidates.push(this.#read({
				format: "legacy",
				store,
				manifest,
				layer,
				...payload
			}));
		}));
		await Promise.all(looks);
	}
	async #payload(layer) {
		try {
			return { payload: await this.#blob(layer, limits.payload) };
		} catch (error) {
			const payload = this.#rebuild(layer);
			if (payload === void 0 || !isTrustError(error)) throw error;
			return {
				payload,
				rebuilt: error
			};
		}
	}
	#rebuild(layer) {
		return rebuildPayload(this.#options.payloadReferences, this.#subject, layer);
	}
	async #bundle(layer, manifest) {
		const bytes = embeddedContent(layer) ?? await this.#blob(layer, limits.bundle);
		const predicateType = attestationType(bytes);
		if (predicateType !== void 0) this.#addOther(manifest, predicateType, true);
		else this.result.candidates.push(this.#read({
			format: "bundle",
			store: "bundle",
			manifest,
			bytes
		}));
	}
	async #blob(layer, limit) {
		const bytes = await this.#repository.blob(layer, limit);
		if (bytes !== void 0) return bytes;
		throw new TrustError("E_NOSIG", "signature material names a blob that the registry lacks", { digest: layer.digest });
	}
	#addOther(manifest, type, isBundle) {
		const declared = type === void 0 ? {} : { type: type.slice(0, maxTypeLength) };
		this.result.otherArtifacts.push({
			store: isBundle ? "bundle" : "referrers",
			manifest,
			...declared
		});
	}
	#takeFrom(items, allowance, store, manifest) {
		const taken = items.slice(0, allowance.left);
		allowance.left -= taken.length;
		if (taken.length < items.length) {
			const message = `there are more than ${limits.signatures} signatures or referrers; the rest was not read`;
			this.#addUnusable(store, manifest, new TooMany(message));
		}
		return taken;
	}
	async #collectErrors(store, manifest, look) {
		try {
			await look();
		} catch (error) {
			if (!isTrustError(error)) throw error;
			this.#addUnusable(store, manifest, error);
		}
	}
	#addUnusable(store, manifest, error) {
		this.result.unusable.push({
			store,
			error,
			...manifest === void 0 ? {} : { manifest }
		});
	}
};
function embeddedContent({ data, digest, size }) {
	if (data === void 0 || size > limits.bundle) return void 0;
	const bytes = Buffer.from(data, "base64");
	return bytes.length === size && digestOf(bytes) === digest ? bytes : void 0;
}

// src/signature/signed-content.ts
function readSignedContent(candidate) {
	if (candidate.format === "bundle") return contentOfEnvelope(envelopeOf(parseBundle(candidate.bytes)));
	const { payload, layer } = candidate;
	return {
		signature: base64(layer.annotations[annotationKeys.signature], annotationKeys.signature),
		bytes: payload,
		payload
	};
}
function contentOfEnvelope({ payloadType, payload, signature }) {
	return {
		signature,
		bytes: preAuthEncoding(payloadType, payload),
		payload
	};
}
function envelopeOf(bundle) {
	return bundle.envelope ?? fail("bundle", "has a message signature, which is for files and not for images");
}

// src/transparency/body.ts
const pem = (value, at) => {
	const { label, der } = parsePem(base64(value, at).toString("latin1"));
	return label === "PUBLIC KEY" || label === "CERTIFICATE" ? {
		kind: label,
		der
	} : fail(at, `is a ${label}`);
};
const hash = object({
	algorithm: oneOf$1("sha256"),
	value: sha256Hex
});
const data = object({ hash });
const publicKey = object({ content: pem });
const hashedrekord001 = object({
	data,
	signature: object({
		content: base64,
		publicKey
	})
});
const rekord001 = object({
	data,
	signature: object({
		content: base64,
		format: oneOf$1("x509"),
		publicKey
	})
});
const dsse001 = object({
	envelopeHash: hash,
	payloadHash: hash,
	signatures: list(object({
		signature: base64,
		verifier: pem
	}))
});
const rawBytes = object({ rawBytes: base64 });
const hashedrekord002 = object({ hashedRekordV002: object({
	data: object({
		algorithm: oneOf$1("SHA2_256"),
		digest: base64
	}),
	signature: object({
		content: base64,
		verifier: object({
			keyDetails: text$1,
			publicKey: optional(rawBytes),
			x509Certificate: optional(rawBytes)
		})
	})
}) });
const specs = {
	"hashedrekord/0.0.1": (value, at) => v1(hashedrekord001(value, at)),
	"rekord/0.0.1": (value, at) => v1(rekord001(value, at)),
	"dsse/0.0.1": (value, at) => {
		const { payloadHash, signatures } = dsse001(value, at);
		const [only] = signatures;
		if (only === void 0 || signatures.length !== 1) return fail(`${at}.signatures`, `must have one signature, has ${signatures.length}`);
		return {
			hash: payloadHash.value,
			hashOf: "payload",
			...only
		};
	},
	"hashedrekord/0.0.2": (value, at) => {
		const { data: hashed, signature } = hashedrekord002(value, at).hashedRekordV002;
		const { publicKey: key, x509Certificate: certificate } = signature.verifier;
		const der = key?.rawBytes ?? certificate?.rawBytes;
		if (der === void 0 || key !== void 0 && certificate !== void 0) return fail(`${at}.verifier`, "must name either a key or a certificate");
		return {
			hash: hashed.digest.toString("hex"),
			hashOf: "bytes",
			signature: signature.content,
			verifier: {
				kind: key === void 0 ? "CERTIFICATE" : "PUBLIC KEY",
				der
			}
		};
	}
};
function v1(spec) {
	return {
		hash: spec.data.hash.value,
		hashOf: "bytes",
		signature: spec.signature.content,
		verifier: spec.signature.publicKey.content
	};
}
const entry = object({
	apiVersion: text$1,
	kind: text$1,
	spec: anything
});
function parseBody(bytes, allowed) {
	const { apiVersion, kind: name, spec } = readJson(entry, bytes, "log entry");
	const kind = allowed.find((one) => one === `${name}/${apiVersion}`);
	if (kind === void 0) return fail("log entry", `has a kind that is not accepted: ${quote(`${name}/${apiVersion}`)}`);
	return {
		kind,
		...specs[kind](spec, "log entry.spec")
	};
}
function findMismatch(body, expected) {
	const hashed = body.hashOf === "payload" ? expected.payload : expected.bytes;
	if (body.hash !== createHash("sha256").update(hashed).digest("hex")) return "the log entry is for other content (its hash differs)";
	if (!body.signature.equals(expected.signature)) return "the log entry has another signature";
	return isSameVerifier(body.verifier, expected.verifier) ? void 0 : `the log entry names ${otherVerifier(body.verifier, expected.verifier)}`;
}
function otherVerifier(logged, expected) {
	if (expected.kind === "PUBLIC KEY") return logged.kind === "CERTIFICATE" ? "a certificate of another key" : "another key";
	return logged.kind === "CERTIFICATE" ? "another certificate than the signature has" : "a key, and not the certificate of the signature";
}
function isSameVerifier(logged, expected) {
	if (logged.kind === expected.kind) return Buffer.compare(logged.der, expected.der) === 0;
	return expected.kind === "PUBLIC KEY" && isCertificateOf(logged.der, expected.der);
}
function isCertificateOf(certificate, spki) {
	try {
		const { raw, publicKey } = new X509Certificate$1(certificate);
		const key = createPublicKey({
			key: Buffer.from(spki),
			format: "der",
			type: "spki"
		});
		return raw.byteLength === certificate.byteLength && publicKey.equals(key);
	} catch {
		return false;
	}
}

// node_modules/@sigstore/protobuf-specs/dist/__generated__/sigstore_common.js
var HashAlgorithm;
(function(HashAlgorithm) {
	HashAlgorithm[HashAlgorithm["HASH_ALGORITHM_UNSPECIFIED"] = 0] = "HASH_ALGORITHM_UNSPECIFIED";
	HashAlgorithm[HashAlgorithm["SHA2_256"] = 1] = "SHA2_256";
	HashAlgorithm[HashAlgorithm["SHA2_384"] = 2] = "SHA2_384";
	HashAlgorithm[HashAlgorithm["SHA2_512"] = 3] = "SHA2_512";
	HashAlgorithm[HashAlgorithm["SHA3_256"] = 4] = "SHA3_256";
	HashAlgorithm[HashAlgorithm["SHA3_384"] = 5] = "SHA3_384";
})(HashAlgorithm || (HashAlgorithm = {}));
function hashAlgorithmFromJSON(object) {
	switch (object) {
		case 0:
		case "HASH_ALGORITHM_UNSPECIFIED": return HashAlgorithm.HASH_ALGORITHM_UNSPECIFIED;
		case 1:
		case "SHA2_256": return HashAlgorithm.SHA2_256;
		case 2:
		case "SHA2_384": return HashAlgorithm.SHA2_384;
		case 3:
		case "SHA2_512": return HashAlgorithm.SHA2_512;
		case 4:
		case "SHA3_256": return HashAlgorithm.SHA3_256;
		case 5:
		case "SHA3_384": return HashAlgorithm.SHA3_384;
		default: throw new globalThis.Error("Unrecognized enum value " + object + " for enum HashAlgorithm");
	}
}
var PublicKeyDetails;
(function(PublicKeyDetails) {
	PublicKeyDetails[PublicKeyDetails["PUBLIC_KEY_DETAILS_UNSPECIFIED"] = 0] = "PUBLIC_KEY_DETAILS_UNSPECIFIED";
	PublicKeyDetails[PublicKeyDetails["PKCS1_RSA_PKCS1V5"] = 1] = "PKCS1_RSA_PKCS1V5";
	PublicKeyDetails[PublicKeyDetails["PKCS1_RSA_PSS"] = 2] = "PKCS1_RSA_PSS";
	PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PKCS1V5"] = 3] = "PKIX_RSA_PKCS1V5";
	PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PSS"] = 4] = "PKIX_RSA_PSS";
	PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PKCS1V15_2048_SHA256"] = 9] = "PKIX_RSA_PKCS1V15_2048_SHA256";
	PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PKCS1V15_3072_SHA256"] = 10] = "PKIX_RSA_PKCS1V15_3072_SHA256";
	PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PKCS1V15_4096_SHA256"] = 11] = "PKIX_RSA_PKCS1V15_4096_SHA256";
	PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PSS_2048_SHA256"] = 16] = "PKIX_RSA_PSS_2048_SHA256";
	PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PSS_3072_SHA256"] = 17] = "PKIX_RSA_PSS_3072_SHA256";
	PublicKeyDetails[PublicKeyDetails["PKIX_RSA_PSS_4096_SHA256"] = 18] = "PKIX_RSA_PSS_4096_SHA256";
	PublicKeyDetails[PublicKeyDetails["PKIX_ECDSA_P256_HMAC_SHA_256"] = 6] = "PKIX_ECDSA_P256_HMAC_SHA_256";
	PublicKeyDetails[PublicKeyDetails["PKIX_ECDSA_P256_SHA_256"] = 5] = "PKIX_ECDSA_P256_SHA_256";
	PublicKeyDetails[PublicKeyDetails["PKIX_ECDSA_P384_SHA_384"] = 12] = "PKIX_ECDSA_P384_SHA_384";
	PublicKeyDetails[PublicKeyDetails["PKIX_ECDSA_P521_SHA_512"] = 13] = "PKIX_ECDSA_P521_SHA_512";
	PublicKeyDetails[PublicKeyDetails["PKIX_ED25519"] = 7] = "PKIX_ED25519";
	PublicKeyDetails[PublicKeyDetails["PKIX_ED25519_PH"] = 8] = "PKIX_ED25519_PH";
	PublicKeyDetails[PublicKeyDetails["PKIX_ECDSA_P384_SHA_256"] = 19] = "PKIX_ECDSA_P384_SHA_256";
	PublicKeyDetails[PublicKeyDetails["PKIX_ECDSA_P521_SHA_256"] = 20] = "PKIX_ECDSA_P521_SHA_256";
	PublicKeyDetails[PublicKeyDetails["LMS_SHA256"] = 14] = "LMS_SHA256";
	PublicKeyDetails[PublicKeyDetails["LMOTS_SHA256"] = 15] = "LMOTS_SHA256";
	PublicKeyDetails[PublicKeyDetails["ML_DSA_44"] = 23] = "ML_DSA_44";
	PublicKeyDetails[PublicKeyDetails["ML_DSA_65"] = 21] = "ML_DSA_65";
	PublicKeyDetails[PublicKeyDetails["ML_DSA_87"] = 22] = "ML_DSA_87";
})(PublicKeyDetails || (PublicKeyDetails = {}));
function publicKeyDetailsFromJSON(object) {
	switch (object) {
		case 0:
		case "PUBLIC_KEY_DETAILS_UNSPECIFIED": return PublicKeyDetails.PUBLIC_KEY_DETAILS_UNSPECIFIED;
		case 1:
		case "PKCS1_RSA_PKCS1V5": return PublicKeyDetails.PKCS1_RSA_PKCS1V5;
		case 2:
		case "PKCS1_RSA_PSS": return PublicKeyDetails.PKCS1_RSA_PSS;
		case 3:
		case "PKIX_RSA_PKCS1V5": return PublicKeyDetails.PKIX_RSA_PKCS1V5;
		case 4:
		case "PKIX_RSA_PSS": return PublicKeyDetails.PKIX_RSA_PSS;
		case 9:
		case "PKIX_RSA_PKCS1V15_2048_SHA256": return PublicKeyDetails.PKIX_RSA_PKCS1V15_2048_SHA256;
		case 10:
		case "PKIX_RSA_PKCS1V15_3072_SHA256": return PublicKeyDetails.PKIX_RSA_PKCS1V15_3072_SHA256;
		case 11:
		case "PKIX_RSA_PKCS1V15_4096_SHA256": return PublicKeyDetails.PKIX_RSA_PKCS1V15_4096_SHA256;
		case 16:
		case "PKIX_RSA_PSS_2048_SHA256": return PublicKeyDetails.PKIX_RSA_PSS_2048_SHA256;
		case 17:
		case "PKIX_RSA_PSS_3072_SHA256": return PublicKeyDetails.PKIX_RSA_PSS_3072_SHA256;
		case 18:
		case "PKIX_RSA_PSS_4096_SHA256": return PublicKeyDetails.PKIX_RSA_PSS_4096_SHA256;
		case 6:
		case "PKIX_ECDSA_P256_HMAC_SHA_256": return PublicKeyDetails.PKIX_ECDSA_P256_HMAC_SHA_256;
		case 5:
		case "PKIX_ECDSA_P256_SHA_256": return PublicKeyDetails.PKIX_ECDSA_P256_SHA_256;
		case 12:
		case "PKIX_ECDSA_P384_SHA_384": return PublicKeyDetails.PKIX_ECDSA_P384_SHA_384;
		case 13:
		case "PKIX_ECDSA_P521_SHA_512": return PublicKeyDetails.PKIX_ECDSA_P521_SHA_512;
		case 7:
		case "PKIX_ED25519": return PublicKeyDetails.PKIX_ED25519;
		case 8:
		case "PKIX_ED25519_PH": return PublicKeyDetails.PKIX_ED25519_PH;
		case 19:
		case "PKIX_ECDSA_P384_SHA_256": return PublicKeyDetails.PKIX_ECDSA_P384_SHA_256;
		case 20:
		case "PKIX_ECDSA_P521_SHA_256": return PublicKeyDetails.PKIX_ECDSA_P521_SHA_256;
		case 14:
		case "LMS_SHA256": return PublicKeyDetails.LMS_SHA256;
		case 15:
		case "LMOTS_SHA256": return PublicKeyDetails.LMOTS_SHA256;
		case 23:
		case "ML_DSA_44": return PublicKeyDetails.ML_DSA_44;
		case 21:
		case "ML_DSA_65": return PublicKeyDetails.ML_DSA_65;
		case 22:
		case "ML_DSA_87": return PublicKeyDetails.ML_DSA_87;
		default: throw new globalThis.Error("Unrecognized enum value " + object + " for enum PublicKeyDetails");
	}
}
var SubjectAlternativeNameType;
(function(SubjectAlternativeNameType) {
	SubjectAlternativeNameType[SubjectAlternativeNameType["SUBJECT_ALTERNATIVE_NAME_TYPE_UNSPECIFIED"] = 0] = "SUBJECT_ALTERNATIVE_NAME_TYPE_UNSPECIFIED";
	SubjectAlternativeNameType[SubjectAlternativeNameType["EMAIL"] = 1] = "EMAIL";
	SubjectAlternativeNameType[SubjectAlternativeNameType["URI"] = 2] = "URI";
	SubjectAlternativeNameType[SubjectAlternativeNameType["OTHER_NAME"] = 3] = "OTHER_NAME";
})(SubjectAlternativeNameType || (SubjectAlternativeNameType = {}));
const HashOutput = { fromJSON(object) {
	return {
		algorithm: isSet$4(object.algorithm) ? hashAlgorithmFromJSON(object.algorithm) : 0,
		digest: isSet$4(object.digest) ? Buffer.from(bytesFromBase64$1(object.digest)) : Buffer.alloc(0)
	};
} };
const X509Certificate = { fromJSON(object) {
	return { rawBytes: isSet$4(object.rawBytes) ? Buffer.from(bytesFromBase64$1(object.rawBytes)) : Buffer.alloc(0) };
} };
function bytesFromBase64$1(b64) {
	return Uint8Array.from(globalThis.Buffer.from(b64, "base64"));
}
function isSet$4(value) {
	return value !== null && value !== void 0;
}

// node_modules/@sigstore/verify/dist/error.js
var BaseError = class extends Error {
	code;
	cause;
	constructor({ code, message, cause }) {
		super(message);
		this.code = code;
		this.cause = cause;
		this.name = this.constructor.name;
	}
};
var VerificationError = class extends BaseError {};

// node_modules/@sigstore/verify/dist/trust/filter.js
function filterCertAuthorities(certAuthorities, timestamp) {
	return certAuthorities.filter((ca) => {
		return ca.validFor.start <= timestamp && ca.validFor.end >= timestamp;
	});
}
function filterTLogAuthorities(tlogAuthorities, criteria) {
	return tlogAuthorities.filter((tlog) => {
		if (criteria.logID && !tlog.logID.equals(criteria.logID)) return false;
		return tlog.validFor.start <= criteria.targetDate && criteria.targetDate <= tlog.validFor.end;
	});
}

// node_modules/@sigstore/verify/dist/key/certificate.js
function verifyCertificateChain(timestamp, leaf, certificateAuthorities) {
	const cas = (0, filterCertAuthorities)(certificateAuthorities, timestamp);
	let error;
	for (const ca of cas) try {
		return new CertificateChainVerifier({
			trustedCerts: ca.certChain,
			untrustedCert: leaf,
			timestamp
		}).verify();
	} catch (err) {
		error = err;
	}
	throw new VerificationError({
		code: "CERTIFICATE_ERROR",
		message: "Failed to verify certificate chain",
		cause: error
	});
}
var CertificateChainVerifier = class {
	untrustedCert;
	trustedCerts;
	localCerts;
	timestamp;
	constructor(opts) {
		this.untrustedCert = opts.untrustedCert;
		this.trustedCerts = opts.trustedCerts;
		this.localCerts = dedupeCertificates([...opts.trustedCerts, opts.untrustedCert]);
		this.timestamp = opts.timestamp;
	}
	verify() {
		const certificatePath = this.sort();
		this.checkPath(certificatePath);
		if (!certificatePath.every((cert) => cert.validForDate(this.timestamp))) throw new VerificationError({
			code: "CERTIFICATE_ERROR",
			message: "certificate is not valid or expired at the specified date"
		});
		return certificatePath;
	}
	sort() {
		const leafCert = this.untrustedCert;
		let paths = this.buildPaths(leafCert);
		paths = paths.filter((path) => path.some((cert) => this.trustedCerts.includes(cert)));
		if (paths.length === 0) throw new VerificationError({
			code: "CERTIFICATE_ERROR",
			message: "no trusted certificate path found"
		});
		return [leafCert, ...paths.reduce((prev, curr) => prev.length < curr.length ? prev : curr)].slice(0, -1);
	}
	buildPaths(certificate) {
		const paths = [];
		const issuers = this.findIssuer(certificate);
		if (issuers.length === 0) throw new VerificationError({
			code: "CERTIFICATE_ERROR",
			message: "no valid certificate path found"
		});
		for (let i = 0; i < issuers.length; i++) {
			const issuer = issuers[i];
			if (issuer.equals(certificate)) {
				paths.push([certificate]);
				continue;
			}
			const subPaths = this.buildPaths(issuer);
			for (let j = 0; j < subPaths.length; j++) paths.push([issuer, ...subPaths[j]]);
		}
		return paths;
	}
	findIssuer(certificate) {
		let issuers = [];
		let keyIdentifier;
		if (certificate.subject.equals(certificate.issuer)) {
			if (certificate.verify()) return [certificate];
		}
		if (certificate.extAuthorityKeyID) keyIdentifier = certificate.extAuthorityKeyID.keyIdentifier;
		this.localCerts.forEach((possibleIssuer) => {
			if (keyIdentifier) {
				/* istanbul ignore else */
				if (possibleIssuer.extSubjectKeyID) {
					if (possibleIssuer.extSubjectKeyID.keyIdentifier.equals(keyIdentifier)) issuers.push(possibleIssuer);
					return;
				}
			}
			if (possibleIssuer.subject.equals(certificate.issuer)) issuers.push(possibleIssuer);
		});
		issuers = issuers.filter((issuer) => {
			try {
				return certificate.verify(issuer);
			} catch (ex) {
				/* istanbul ignore next - should never error */
				return false;
			}
		});
		return issuers;
	}
	checkPath(path) {
		/* istanbul ignore if */
		if (path.length < 1) throw new VerificationError({
			code: "CERTIFICATE_ERROR",
			message: "certificate chain must contain at least one certificate"
		});
		if (!path.slice(1).every((cert) => cert.isCA)) throw new VerificationError({
			code: "CERTIFICATE_ERROR",
			message: "intermediate certificate is not a CA"
		});
		for (let i = path.length - 2; i >= 0; i--)
 /* istanbul ignore if */
		if (!path[i].issuer.equals(path[i + 1].subject)) throw new VerificationError({
			code: "CERTIFICATE_ERROR",
			message: "incorrect certificate name chaining"
		});
		for (let i = 0; i < path.length; i++) {
			const cert = path[i];
			if (cert.extBasicConstraints?.isCA) {
				const pathLength = cert.extBasicConstraints.pathLenConstraint;
				if (pathLength !== void 0 && pathLength < i - 1) throw new VerificationError({
					code: "CERTIFICATE_ERROR",
					message: "path length constraint exceeded"
				});
			}
		}
	}
};
function dedupeCertificates(certs) {
	for (let i = 0; i < certs.length; i++) for (let j = i + 1; j < certs.length; j++) if (certs[i].equals(certs[j])) {
		certs.splice(j, 1);
		j--;
	}
	return certs;
}

// node_modules/@sigstore/verify/dist/key/sct.js
function verifySCTs() {
	throw new Error("@sigstore/verify/dist/key/sct.js is not part of this bundle (scripts/build/slim.mjs)");
}

// node_modules/@sigstore/verify/dist/key/index.js
const OID_FULCIO_ISSUER_V1 = "1.3.6.1.4.1.57264.1.1";
const OID_FULCIO_ISSUER_V2 = "1.3.6.1.4.1.57264.1.8";
function verifyPublicKey(hint, timestamps, trustMaterial) {
	const key = trustMaterial.publicKey(hint);
	timestamps.forEach((timestamp) => {
		if (!key.validFor(timestamp)) throw new VerificationError({
			code: "PUBLIC_KEY_ERROR",
			message: `Public key is not valid for timestamp: ${timestamp.toISOString()}`
		});
	});
	return { key: key.publicKey };
}
function verifyCertificate(leaf, timestamps, trustMaterial) {
	let path = [];
	timestamps.forEach((timestamp) => {
		path = (0, verifyCertificateChain)(timestamp, leaf, trustMaterial.certificateAuthorities);
	});
	return {
		scts: (0, verifySCTs)(path[0], path[1], trustMaterial.ctlogs),
		signer: getSigner(path[0])
	};
}
function getSigner(cert) {
	let issuer;
	const issuerExtension = cert.extension(OID_FULCIO_ISSUER_V2);
	/* istanbul ignore next */
	if (issuerExtension) issuer = issuerExtension.valueObj.subs?.[0]?.value.toString("ascii");
	else issuer = cert.extension(OID_FULCIO_ISSUER_V1)?.value.toString("ascii");
	const oids = cert.extensions.map((ext) => {
		return {
			oid: { id: ext.subs[0].toOID().split(".").map(Number) },
			value: ext.subs[ext.subs.length - 1].value
		};
	});
	const identity = {
		extensions: { issuer },
		subjectAlternativeName: cert.subjectAltName,
		oids
	};
	return {
		key: createPublicKey$1(cert.publicKey),
		identity
	};
}

// node_modules/@sigstore/verify/dist/policy.js
function verifySubjectAlternativeName() {
	throw new Error("@sigstore/verify/dist/policy.js is not part of this bundle (scripts/build/slim.mjs)");
}
function verifyExtensions() {
	throw new Error("@sigstore/verify/dist/policy.js is not part of this bundle (scripts/build/slim.mjs)");
}
function verifyOIDs() {
	throw new Error("@sigstore/verify/dist/policy.js is not part of this bundle (scripts/build/slim.mjs)");
}

// node_modules/@sigstore/verify/dist/timestamp/tsa.js
function verifyRFC3161Timestamp(timestamp, data, timestampAuthorities) {
	const signingTime = timestamp.signingTime;
	timestampAuthorities = (0, filterCertAuthorities)(timestampAuthorities, signingTime);
	timestampAuthorities = filterCAsBySerialAndIssuer(timestampAuthorities, {
		serialNumber: timestamp.signerSerialNumber,
		issuer: timestamp.signerIssuer
	});
	if (!timestampAuthorities.some((ca) => {
		try {
			verifyTimestampForCA(timestamp, data, ca);
			return true;
		} catch (e) {
			return false;
		}
	})) throw new VerificationError({
		code: "TIMESTAMP_ERROR",
		message: "timestamp could not be verified"
	});
}
function verifyTimestampForCA(timestamp, data, ca) {
	const [leaf, ...cas] = ca.certChain;
	const signingKey = createPublicKey$1(leaf.publicKey);
	const signingTime = timestamp.signingTime;
	try {
		new CertificateChainVerifier({
			untrustedCert: leaf,
			trustedCerts: cas,
			timestamp: signingTime
		}).verify();
	} catch (e) {
		throw new VerificationError({
			code: "TIMESTAMP_ERROR",
			message: "invalid certificate chain"
		});
	}
	timestamp.verify(data, signingKey);
}
function filterCAsBySerialAndIssuer(timestampAuthorities, criteria) {
	return timestampAuthorities.filter((ca) => ca.certChain.length > 0 && bufferEqual(ca.certChain[0].serialNumber, criteria.serialNumber) && bufferEqual(ca.certChain[0].issuer, criteria.issuer));
}

// node_modules/@sigstore/verify/dist/timestamp/index.js
function getTSATimestamp(timestamp, data, timestampAuthorities) {
	(0, verifyRFC3161Timestamp)(timestamp, data, timestampAuthorities);
	return {
		type: "timestamp-authority",
		logID: timestamp.signerSerialNumber,
		timestamp: timestamp.signingTime
	};
}
function getTLogTimestamp(entry) {
	if (!entry.inclusionPromise) return;
	return {
		type: "transparency-log",
		logID: entry.logId.keyId,
		timestamp: /* @__PURE__ */ new Date(Number(entry.integratedTime) * 1e3)
	};
}

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/verifier.js
const PublicKey = { fromJSON(object) {
	return { rawBytes: isSet$3(object.rawBytes) ? Buffer.from(bytesFromBase64(object.rawBytes)) : Buffer.alloc(0) };
} };
const Verifier$1 = { fromJSON(object) {
	return {
		verifier: isSet$3(object.publicKey) ? {
			$case: "publicKey",
			publicKey: PublicKey.fromJSON(object.publicKey)
		} : isSet$3(object.x509Certificate) ? {
			$case: "x509Certificate",
			x509Certificate: X509Certificate.fromJSON(object.x509Certificate)
		} : void 0,
		keyDetails: isSet$3(object.keyDetails) ? (0, publicKeyDetailsFromJSON)(object.keyDetails) : 0
	};
} };
const Signature = { fromJSON(object) {
	return {
		content: isSet$3(object.content) ? Buffer.from(bytesFromBase64(object.content)) : Buffer.alloc(0),
		verifier: isSet$3(object.verifier) ? Verifier$1.fromJSON(object.verifier) : void 0
	};
} };
function bytesFromBase64(b64) {
	return Uint8Array.from(globalThis.Buffer.from(b64, "base64"));
}
function isSet$3(value) {
	return value !== null && value !== void 0;
}

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/dsse.js
const DSSELogEntryV002 = { fromJSON(object) {
	return {
		payloadHash: isSet$2(object.payloadHash) ? HashOutput.fromJSON(object.payloadHash) : void 0,
		signatures: globalThis.Array.isArray(object?.signatures) ? object.signatures.map((e) => Signature.fromJSON(e)) : []
	};
} };
function isSet$2(value) {
	return value !== null && value !== void 0;
}

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/hashedrekord.js
const HashedRekordLogEntryV002 = { fromJSON(object) {
	return {
		data: isSet$1(object.data) ? HashOutput.fromJSON(object.data) : void 0,
		signature: isSet$1(object.signature) ? Signature.fromJSON(object.signature) : void 0
	};
} };
function isSet$1(value) {
	return value !== null && value !== void 0;
}

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/entry.js
const Entry = { fromJSON(object) {
	return {
		kind: isSet(object.kind) ? globalThis.String(object.kind) : "",
		apiVersion: isSet(object.apiVersion) ? globalThis.String(object.apiVersion) : "",
		spec: isSet(object.spec) ? Spec.fromJSON(object.spec) : void 0
	};
} };
const Spec = { fromJSON(object) {
	return { spec: isSet(object.hashedRekordV002) ? {
		$case: "hashedRekordV002",
		hashedRekordV002: HashedRekordLogEntryV002.fromJSON(object.hashedRekordV002)
	} : isSet(object.dsseV002) ? {
		$case: "dsseV002",
		dsseV002: DSSELogEntryV002.fromJSON(object.dsseV002)
	} : void 0 };
} };
function isSet(value) {
	return value !== null && value !== void 0;
}

// node_modules/@sigstore/verify/dist/tlog/dsse.js
const DSSE_API_VERSION_V1 = "0.0.1";
function verifyDSSETLogBody(tlogEntry, content) {
	switch (tlogEntry.apiVersion) {
		case DSSE_API_VERSION_V1: return verifyDSSE001TLogBody(tlogEntry, content);
		default: throw new VerificationError({
			code: "TLOG_BODY_ERROR",
			message: `unsupported dsse version: ${tlogEntry.apiVersion}`
		});
	}
}
function verifyDSSETLogBodyV2(tlogEntry, content) {
	const spec = tlogEntry.spec?.spec;
	if (!spec) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: `missing dsse spec`
	});
	switch (spec.$case) {
		case "dsseV002": return verifyDSSE002TLogBody(spec.dsseV002, content);
		default: throw new VerificationError({
			code: "TLOG_BODY_ERROR",
			message: `unsupported version: ${spec.$case}`
		});
	}
}
function verifyDSSE001TLogBody(tlogEntry, content) {
	if (tlogEntry.spec.signatures?.length !== 1) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "signature count mismatch"
	});
	const tlogSig = tlogEntry.spec.signatures[0].signature;
	if (!content.compareSignature(Buffer.from(tlogSig, "base64"))) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "tlog entry signature mismatch"
	});
	const tlogHash = tlogEntry.spec.payloadHash?.value || "";
	if (!content.compareDigest(Buffer.from(tlogHash, "hex"))) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "DSSE payload hash mismatch"
	});
}
function verifyDSSE002TLogBody(spec, content) {
	if (spec.signatures?.length !== 1) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "signature count mismatch"
	});
	const tlogSig = spec.signatures[0].content;
	if (!content.compareSignature(tlogSig)) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "tlog entry signature mismatch"
	});
	const tlogHash = spec.payloadHash?.digest || Buffer.from("");
	if (!content.compareDigest(tlogHash)) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "DSSE payload hash mismatch"
	});
}

// node_modules/@sigstore/verify/dist/tlog/hashedrekord.js
const HASHEDREKORD_API_VERSION_V1 = "0.0.1";
function verifyHashedRekordTLogBody(tlogEntry, content) {
	switch (tlogEntry.apiVersion) {
		case HASHEDREKORD_API_VERSION_V1: return verifyHashedrekord001TLogBody(tlogEntry, content);
		default: throw new VerificationError({
			code: "TLOG_BODY_ERROR",
			message: `unsupported hashedrekord version: ${tlogEntry.apiVersion}`
		});
	}
}
function verifyHashedRekordTLogBodyV2(tlogEntry, content) {
	const spec = tlogEntry.spec?.spec;
	if (!spec) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: `missing dsse spec`
	});
	switch (spec.$case) {
		case "hashedRekordV002": return verifyHashedrekord002TLogBody(spec.hashedRekordV002, content);
		default: throw new VerificationError({
			code: "TLOG_BODY_ERROR",
			message: `unsupported version: ${spec.$case}`
		});
	}
}
function verifyHashedrekord001TLogBody(tlogEntry, content) {
	const tlogSig = tlogEntry.spec.signature.content || "";
	if (!content.compareSignature(Buffer.from(tlogSig, "base64"))) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "signature mismatch"
	});
	const tlogDigest = tlogEntry.spec.data.hash?.value || "";
	if (!content.compareSignedDigest(Buffer.from(tlogDigest, "hex"))) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "digest mismatch"
	});
}
function verifyHashedrekord002TLogBody(spec, content) {
	const tlogSig = spec.signature?.content || Buffer.from("");
	if (!content.compareSignature(tlogSig)) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "signature mismatch"
	});
	const tlogHash = spec.data?.digest || Buffer.from("");
	if (!content.compareSignedDigest(tlogHash)) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: "digest mismatch"
	});
}

// node_modules/@sigstore/verify/dist/tlog/intoto.js
function verifyIntotoTLogBody() {
	throw new Error("@sigstore/verify/dist/tlog/intoto.js is not part of this bundle (scripts/build/slim.mjs)");
}

// node_modules/@sigstore/verify/dist/tlog/checkpoint.js
const CHECKPOINT_SEPARATOR = "\n\n";
const SIGNATURE_REGEX = /\u2014 (\S+) (\S+)\n/g;
function verifyCheckpoint(entry, tlogs) {
	const inclusionProof = entry.inclusionProof;
	const signedNote = SignedNote.fromString(inclusionProof.checkpoint.envelope);
	const checkpoint = LogCheckpoint.fromString(signedNote.note);
	if (!verifySignedNote(signedNote, tlogs)) throw new VerificationError({
		code: "TLOG_INCLUSION_PROOF_ERROR",
		message: "invalid checkpoint signature"
	});
	return checkpoint;
}
function verifySignedNote(signedNote, tlogs) {
	const data = Buffer.from(signedNote.note, "utf-8");
	return signedNote.signatures.some((signature) => {
		const tlog = tlogs.find((tlog) => bufferEqual(tlog.logID.subarray(0, 4), signature.keyHint) && tlog.baseURL.includes(signature.name));
		if (!tlog) return false;
		return verify$2(data, tlog.publicKey, signature.signature);
	});
}
var SignedNote = class SignedNote {
	note;
	signatures;
	constructor(note, signatures) {
		this.note = note;
		this.signatures = signatures;
	}
	static fromString(envelope) {
		if (!envelope.includes(CHECKPOINT_SEPARATOR)) throw new VerificationError({
			code: "TLOG_INCLUSION_PROOF_ERROR",
			message: "missing checkpoint separator"
		});
		const split = envelope.indexOf(CHECKPOINT_SEPARATOR);
		const header = envelope.slice(0, split + 1);
		const matches = envelope.slice(split + 2).matchAll(SIGNATURE_REGEX);
		const signatures = Array.from(matches, (match) => {
			const [, name, signature] = match;
			const sigBytes = Buffer.from(signature, "base64");
			if (sigBytes.length < 5) throw new VerificationError({
				code: "TLOG_INCLUSION_PROOF_ERROR",
				message: "malformed checkpoint signature"
			});
			return {
				name,
				keyHint: sigBytes.subarray(0, 4),
				signature: sigBytes.subarray(4)
			};
		});
		if (signatures.length === 0) throw new VerificationError({
			code: "TLOG_INCLUSION_PROOF_ERROR",
			message: "no signatures found in checkpoint"
		});
		return new SignedNote(header, signatures);
	}
};
var LogCheckpoint = class LogCheckpoint {
	origin;
	logSize;
	logHash;
	rest;
	constructor(origin, logSize, logHash, rest) {
		this.origin = origin;
		this.logSize = logSize;
		this.logHash = logHash;
		this.rest = rest;
	}
	static fromString(note) {
		const lines = note.trimEnd().split("\n");
		if (lines.length < 3) throw new VerificationError({
			code: "TLOG_INCLUSION_PROOF_ERROR",
			message: "too few lines in checkpoint header"
		});
		const origin = lines[0];
		let logSize;
		try {
			logSize = BigInt(lines[1]);
		} catch {
			throw new VerificationError({
				code: "TLOG_INCLUSION_PROOF_ERROR",
				message: "invalid checkpoint log size"
			});
		}
		const rootHash = Buffer.from(lines[2], "base64");
		const rest = lines.slice(3);
		return new LogCheckpoint(origin, logSize, rootHash, rest);
	}
};

// node_modules/@sigstore/verify/dist/tlog/merkle.js
const RFC6962_LEAF_HASH_PREFIX = Buffer.from([0]);
const RFC6962_NODE_HASH_PREFIX = Buffer.from([1]);
function verifyMerkleInclusion(entry, checkpoint) {
	const inclusionProof = entry.inclusionProof;
	let logIndex;
	try {
		logIndex = BigInt(inclusionProof.logIndex);
	} catch {
		throw new VerificationError({
			code: "TLOG_INCLUSION_PROOF_ERROR",
			message: "invalid inclusion proof log index"
		});
	}
	const treeSize = BigInt(checkpoint.logSize);
	if (logIndex < 0n || logIndex >= treeSize) throw new VerificationError({
		code: "TLOG_INCLUSION_PROOF_ERROR",
		message: `invalid index: ${logIndex}`
	});
	const { inner, border } = decompInclProof(logIndex, treeSize);
	if (inclusionProof.hashes.length !== inner + border) throw new VerificationError({
		code: "TLOG_INCLUSION_PROOF_ERROR",
		message: "invalid hash count"
	});
	const innerHashes = inclusionProof.hashes.slice(0, inner);
	const borderHashes = inclusionProof.hashes.slice(inner);
	const calculatedHash = chainBorderRight(chainInner(hashLeaf(entry.canonicalizedBody), innerHashes, logIndex), borderHashes);
	if (!bufferEqual(calculatedHash, checkpoint.logHash)) throw new VerificationError({
		code: "TLOG_INCLUSION_PROOF_ERROR",
		message: "calculated root hash does not match inclusion proof"
	});
}
function decompInclProof(index, size) {
	const inner = innerProofSize(index, size);
	return {
		inner,
		border: onesCount(index >> BigInt(inner))
	};
}
function chainInner(seed, hashes, index) {
	return hashes.reduce((acc, h, i) => {
		if (index >> BigInt(i) & BigInt(1)) return hashChildren(h, acc);
		else return hashChildren(acc, h);
	}, seed);
}
function chainBorderRight(seed, hashes) {
	return hashes.reduce((acc, h) => hashChildren(h, acc), seed);
}
function innerProofSize(index, size) {
	return bitLength(index ^ size - BigInt(1));
}
function onesCount(num) {
	return num.toString(2).split("1").length - 1;
}
function bitLength(n) {
	if (n === 0n) return 0;
	return n.toString(2).length;
}
function hashChildren(left, right) {
	return digest$1("sha256", RFC6962_NODE_HASH_PREFIX, left, right);
}
function hashLeaf(leaf) {
	return digest$1("sha256", RFC6962_LEAF_HASH_PREFIX, leaf);
}

// node_modules/@sigstore/verify/dist/tlog/set.js
function verifyTLogSET(entry, tlogs) {
	if (!(0, filterTLogAuthorities)(tlogs, {
		logID: entry.logId.keyId,
		targetDate: /* @__PURE__ */ new Date(Number(entry.integratedTime) * 1e3)
	}).some((tlog) => {
		const payload = toVerificationPayload(entry);
		const data = Buffer.from(canonicalize(payload), "utf8");
		const signature = entry.inclusionPromise.signedEntryTimestamp;
		return verify$2(data, tlog.publicKey, signature);
	})) throw new VerificationError({
		code: "TLOG_INCLUSION_PROMISE_ERROR",
		message: "inclusion promise could not be verified"
	});
}
function toVerificationPayload(entry) {
	const { integratedTime, logIndex, logId, canonicalizedBody } = entry;
	return {
		body: canonicalizedBody.toString("base64"),
		integratedTime: Number(integratedTime),
		logIndex: Number(logIndex),
		logID: logId.keyId.toString("hex")
	};
}

// node_modules/@sigstore/verify/dist/tlog/index.js
function verifyTLogBody(entry, sigContent) {
	const { kind, version } = entry.kindVersion;
	let body;
	try {
		body = JSON.parse(entry.canonicalizedBody.toString("utf8"));
	} catch {
		throw new VerificationError({
			code: "TLOG_BODY_ERROR",
			message: "invalid canonicalized body"
		});
	}
	if (kind !== body.kind || version !== body.apiVersion) throw new VerificationError({
		code: "TLOG_BODY_ERROR",
		message: `kind/version mismatch - expected: ${kind}/${version}, received: ${body.kind}/${body.apiVersion}`
	});
	switch (kind) {
		case "dsse": if (version == "0.0.1") return (0, verifyDSSETLogBody)(body, sigContent);
		else {
			const entryRekorV2 = Entry.fromJSON(body);
			return (0, verifyDSSETLogBodyV2)(entryRekorV2, sigContent);
		}
		case "intoto": return (0, verifyIntotoTLogBody)(body, sigContent);
		case "hashedrekord": if (version == "0.0.1") return (0, verifyHashedRekordTLogBody)(body, sigContent);
		else {
			const entryRekorV2 = Entry.fromJSON(body);
			return (0, verifyHashedRekordTLogBodyV2)(entryRekorV2, sigContent);
		}
		/* istanbul ignore next */
		default: throw new VerificationError({
			code: "TLOG_BODY_ERROR",
			message: `unsupported kind: ${kind}`
		});
	}
}
function verifyTLogInclusion(entry, tlogAuthorities) {
	let inclusionVerified = false;
	if (isTLogEntryWithInclusionPromise(entry)) {
		(0, verifyTLogSET)(entry, tlogAuthorities);
		inclusionVerified = true;
	}
	if (isTLogEntryWithInclusionProof(entry)) {
		const matchingAuthorities = tlogAuthorities.filter((tlog) => tlog.logID.equals(entry.logId.keyId));
		const checkpoint = (0, verifyCheckpoint)(entry, matchingAuthorities);
		(0, verifyMerkleInclusion)(entry, checkpoint);
		inclusionVerified = true;
	}
	if (!inclusionVerified) throw new VerificationError({
		code: "TLOG_MISSING_INCLUSION_ERROR",
		message: "inclusion could not be verified"
	});
}
function isTLogEntryWithInclusionPromise(entry) {
	return entry.inclusionPromise !== void 0;
}
function isTLogEntryWithInclusionProof(entry) {
	return entry.inclusionProof !== void 0;
}

// node_modules/@sigstore/verify/dist/verifier.js
var Verifier = class {
	trustMaterial;
	options;
	constructor(trustMaterial, options = {}) {
		this.trustMaterial = trustMaterial;
		this.options = {
			ctlogThreshold: options.ctlogThreshold ?? 1,
			tlogThreshold: options.tlogThreshold ?? 1,
			timestampThreshold: options.timestampThreshold ?? options.tsaThreshold ?? 1,
			tsaThreshold: 0
		};
	}
	verify(entity, policy) {
		const timestamps = this.verifyTimestamps(entity);
		const signer = this.verifySigningKey(entity, timestamps);
		this.verifyTLogs(entity);
		this.verifySignature(entity, signer);
		if (policy) this.verifyPolicy(policy, signer.identity || {});
		return signer;
	}
	verifyTimestamps(entity) {
		const timestamps = [];
		for (const timestamp of entity.timestamps) switch (timestamp.$case) {
			case "timestamp-authority":
				timestamps.push((0, getTSATimestamp)(timestamp.timestamp, entity.signature.signature, this.trustMaterial.timestampAuthorities));
				break;
			case "transparency-log": {
				const result = (0, getTLogTimestamp)(timestamp.tlogEntry);
				if (result) timestamps.push(result);
				break;
			}
		}
		if (containsDupes(timestamps)) throw new VerificationError({
			code: "TIMESTAMP_ERROR",
			message: "duplicate timestamp"
		});
		if (timestamps.length < this.options.timestampThreshold) throw new VerificationError({
			code: "TIMESTAMP_ERROR",
			message: `expected ${this.options.timestampThreshold} timestamps, got ${timestamps.length}`
		});
		return timestamps.map((t) => t.timestamp);
	}
	verifySigningKey({ key }, timestamps) {
		switch (key.$case) {
			case "public-key": return (0, verifyPublicKey)(key.hint, timestamps, this.trustMaterial);
			case "certificate": {
				const result = (0, verifyCertificate)(key.certificate, timestamps, this.trustMaterial);
				/* istanbul ignore next - no fixture */
				if (containsDupes(result.scts)) throw new VerificationError({
					code: "CERTIFICATE_ERROR",
					message: "duplicate SCT"
				});
				if (result.scts.length < this.options.ctlogThreshold) throw new VerificationError({
					code: "CERTIFICATE_ERROR",
					message: `expected ${this.options.ctlogThreshold} SCTs, got ${result.scts.length}`
				});
				return result.signer;
			}
		}
	}
	verifyTLogs({ signature: content, tlogEntries }) {
		const entryIDs = [];
		tlogEntries.forEach((entry) => {
			(0, verifyTLogInclusion)(entry, this.trustMaterial.tlogs);
			(0, verifyTLogBody)(entry, content);
			entryIDs.push({
				logID: entry.logId.keyId,
				body: entry.canonicalizedBody
			});
		});
		if (containsDupes(entryIDs)) throw new VerificationError({
			code: "TLOG_ERROR",
			message: "duplicate tlog entry"
		});
		if (entryIDs.length < this.options.tlogThreshold) throw new VerificationError({
			code: "TLOG_ERROR",
			message: `expected ${this.options.tlogThreshold} tlog entries, got ${entryIDs.length}`
		});
	}
	verifySignature(entity, signer) {
		if (!entity.signature.verifySignature(signer.key)) throw new VerificationError({
			code: "SIGNATURE_ERROR",
			message: "signature verification failed"
		});
	}
	verifyPolicy(policy, identity) {
		/* istanbul ignore else */
		if (policy.subjectAlternativeName) (0, verifySubjectAlternativeName)(policy.subjectAlternativeName, identity.subjectAlternativeName);
		/* istanbul ignore else */
		if (policy.extensions) (0, verifyExtensions)(policy.extensions, identity.extensions);
		/* istanbul ignore if */
		if (policy.oids) (0, verifyOIDs)(policy.oids, identity.oids);
	}
};
function containsDupes(arr) {
	for (let i = 0; i < arr.length; i++) for (let j = i + 1; j < arr.length; j++) if ((0, util_1.isDeepStrictEqual)(arr[i], arr[j])) return true;
	return false;
}

// src/transparency/sigstore-verifier.ts
function sigstoreVerifier({ key }, { material }, thresholds) {
	return new Verifier({
		...material,
		publicKey: () => ({
			publicKey: key,
			validFor: () => true
		})
	}, {
		ctlogThreshold: 0,
		tlogThreshold: 0,
		timestampThreshold: 0,
		...thresholds
	});
}
function signatureContent(signed) {
	return {
		signature: signed.signature,
		compareSignature: (other) => other.equals(signed.signature),
		compareDigest: (digest) => digest.equals(sha256$1(signed.payload)),
		compareSignedDigest: (digest) => digest.equals(sha256$1(signed.bytes)),
		verifySignature: () => true
	};
}
function sha256$1(bytes) {
	return createHash("sha256").update(bytes).digest();
}

// src/transparency/bundle-entry.ts
function checkBundleEntry(entry, expected, { key, root, now }) {
	const logId = entry.logId.keyId.toString("hex");
	const logs = logsById(root, logId);
	const body = parseBody(entry.canonicalizedBody, [
		"hashedrekord/0.0.1",
		"dsse/0.0.1",
		"hashedrekord/0.0.2"
	]);
	const difference = findMismatch(body, expected);
	if (difference !== void 0) throw new TrustError("E_TLOG", difference);
	sigstoreVerifier(key, root, { tlogThreshold: 1 }).verify({
		signature: signatureContent(expected),
		key: {
			$case: "public-key",
			hint: ""
		},
		timestamps: [],
		tlogEntries: [entry]
	});
	const index = provenIndex(entry);
	const common = {
		log: logs[0]?.host ?? logId,
		logId,
		kind: body.kind
	};
	if (entry.inclusionPromise !== void 0) {
		const date = integratedDate(Number(entry.integratedTime), logs, now);
		return {
			...common,
			index: entry.logIndex,
			version: "rekor-v1",
			integratedTime: date.toISOString(),
			proof: ["set", "inclusion"]
		};
	}
	const isV2 = body.kind === "hashedrekord/0.0.2";
	if (isV2 && entry.logIndex !== index) throw new TrustError("E_TLOG", "the log entry has another index than its inclusion proof");
	return {
		...common,
		index,
		version: isV2 ? "rekor-v2" : "rekor-v1",
		proof: ["inclusion"]
	};
}
function provenIndex({ inclusionProof: proof }) {
	const { size, root } = parseCheckpoint(proof.checkpoint.envelope);
	if (proof.treeSize !== size || proof.rootHash.toString("base64") !== root) throw new TrustError("E_TLOG", "the inclusion proof is for another tree than its checkpoint");
	return proof.logIndex;
}
const note = /^([^\n]+)\n([^\n]+)\n([^\n]+)\n(?:[^\n]+\n)*\n([\s\S]+)\n$/;
const signatureLine = /^\u2014 (\S+) (\S+)$/;
function parseCheckpoint(envelope) {
	const [, origin, size, root, signatures] = note.exec(envelope) ?? [];
	if (!origin || !size || !root || !signatures) return fail("checkpoint", "is not a signed note");
	for (const line of signatures.split("\n")) {
		const encoded = signatureLine.exec(line)?.[2] ?? fail("checkpoint", "has a malformed signature");
		decodeBase64(encoded);
	}
	return {
		size,
		root
	};
}

// src/transparency/legacy-entry.ts
function checkLegacyEntry(annotation, expected, { root, now }) {
	const bundle = parseRekorBundle(annotation);
	const { body: encoded, integratedTime, logID, logIndex } = bundle.Payload;
	const logs = logsById(root, logID);
	const date = integratedDate(integratedTime, logs, now);
	const log = logs.find((known) => wasValid$1(known, date) && verifySet(bundle, known));
	if (log === void 0) throw new TrustError("E_TLOG", "the signed entry timestamp is not by the log, or not for this log entry");
	const body = parseBody(decodeBase64(encoded), ["hashedrekord/0.0.1", "rekord/0.0.1"]);
	const difference = findMismatch(body, expected);
	if (difference !== void 0) throw new TrustError("E_TLOG", difference);
	return {
		log: log.host,
		logId: logID,
		index: String(logIndex),
		kind: body.kind,
		version: "rekor-v1",
		integratedTime: date.toISOString(),
		proof: ["set"]
	};
}
const rekorBundle = object({
	SignedEntryTimestamp: base64,
	Payload: object({
		body: text$1,
		integratedTime: count$1,
		logIndex: count$1,
		logID: sha256Hex
	})
});
function parseRekorBundle(annotation) {
	return readJson(rekorBundle, Buffer.from(annotation), "log entry annotation");
}
function verifySet({ SignedEntryTimestamp, Payload }, log) {
	const { body, integratedTime, logID, logIndex } = Payload;
	const signed = `{"body":${JSON.stringify(body)},"integratedTime":${integratedTime},"logID":"${logID}","logIndex":${logIndex}}`;
	return log.key.asymmetricKeyType === "ec" && verify$1("sha256", Buffer.from(signed), {
		key: log.key,
		dsaEncoding: "der"
	}, SignedEntryTimestamp);
}

// src/transparency/log.ts
function checkLog(candidate, policy) {
	const outcomes = runCheck("E_SIG", () => candidate.format === "legacy" ? legacyOutcomes(candidate, policy) : bundleOutcomes(candidate, policy));
	return "state" in outcomes ? {
		check: outcomes,
		entries: []
	} : summary(outcomes);
}
function legacyOutcomes(candidate, policy) {
	const annotation = candidate.layer.annotations[annotationKeys.rekorBundle];
	if (annotation === void 0) return [];
	const expected = expectedEntry(readSignedContent(candidate), policy);
	return [runCheck("E_TLOG", () => checkLegacyEntry(annotation, expected, policy))];
}
function bundleOutcomes(candidate, policy) {
	const { logEntries } = parseBundle(candidate.bytes);
	return checkBundleEntries(logEntries, expectedEntry(readSignedContent(candidate), policy), policy);
}
function expectedEntry(signed, { key, certificate }) {
	const verifier = certificate === void 0 ? {
		kind: "PUBLIC KEY",
		der: key.spki
	} : {
		kind: "CERTIFICATE",
		der: certificate
	};
	return {
		...signed,
		verifier
	};
}
function checkBundleEntries(entries, expected, policy) {
	if (entries.length > limits.logEntries) return [failed("E_LIMIT", `it has ${entries.length} log entries; ${limits.logEntries} are allowed`)];
	const contents = entries.map(({ logId, canonicalizedBody }) => Buffer.concat([logId.keyId, canonicalizedBody]).toString("base64"));
	if (new Set(contents).size < contents.length) return [failed("E_TLOG", "the same log entry is listed twice")];
	return entries.map((entry) => runCheck("E_TLOG", () => checkBundleEntry(entry, expected, policy)));
}
function summary(outcomes) {
	const entries = outcomes.filter((outcome) => !isFailed(outcome));
	const failures = outcomes.filter(isFailed);
	if (entries.length > 0) {
		const others = failures.map(({ message }) => message).join("; ");
		const note = others === "" ? void 0 : `other log entries do not count: ${others}`;
		return {
			check: passed(note),
			entries
		};
	}
	return {
		check: failures.find(({ code }) => code !== "E_TRUST") ?? failures[0] ?? failed("E_TLOG", "it has no transparency log entry"),
		entries: []
	};
}
function isFailed(outcome) {
	return "state" in outcome;
}

// src/transparency/time.ts
const maxTimestamps = 8;
function checkTime(candidate, policy) {
	const { notAfter } = policy.key;
	if (notAfter === void 0 && policy.timestamps === "ignored") return skipped("the policy requires no time");
	return runCheck("E_TIME", () => {
		const times = authorityTimes(timestampsOf(candidate), readSignedContent(candidate), policy);
		const good = times.filter((time) => time instanceof Date);
		if (policy.timestamps === "required" && good.length === 0) return times.find((time) => !(time instanceof Date)) ?? failed("E_TIME", "it has no RFC 3161 timestamp");
		return notAfter === void 0 ? passed() : checkEnd(notAfter, [...good, ...logTimes(policy.entries)]);
	});
}
function checkEnd(notAfter, proven) {
	const end = notAfter.toISOString();
	if (proven.length === 0) return failed("E_TIME", `the key is valid until ${end}, and nothing proves when this was signed`);
	const late = proven.find((time) => time > notAfter);
	return late === void 0 ? passed() : failed("E_TIME", `it was signed at ${late.toISOString()}, and the key is valid until ${end}`);
}
function provenTimes(candidate, { entries, ...policy }) {
	const outcomes = runCheck("E_TIME", () => authorityTimes(timestampsOf(candidate), readSignedContent(candidate), policy));
	const all = "state" in outcomes ? [outcomes] : outcomes;
	return {
		authorities: all.filter((time) => time instanceof Date),
		logs: logTimes(entries),
		failures: all.filter((time) => !(time instanceof Date))
	};
}
function logTimes(entries) {
	return entries.flatMap(({ integratedTime }) => integratedTime === void 0 ? [] : [new Date(integratedTime)]);
}
function authorityTimes(timestamps, signed, policy) {
	if (timestamps.length > maxTimestamps) return [failed("E_LIMIT", `it has ${timestamps.length} timestamps; ${maxTimestamps} are allowed`)];
	return timestamps.map((encoded) => runCheck("E_TIME", () => authorityTime(base64(encoded, "timestamp"), signed, policy)));
}
function authorityTime(der, signed, { key, root }) {
	const timestamp = RFC3161Timestamp.parse(Buffer.from(der));
	sigstoreVerifier(key, root, { timestampThreshold: 1 }).verify({
		signature: signatureContent(signed),
		key: {
			$case: "public-key",
			hint: ""
		},
		timestamps: [{
			$case: "timestamp-authority",
			timestamp
		}],
		tlogEntries: []
	});
	return timestamp.signingTime;
}
const legacyTimestamp = object({ SignedRFC3161Timestamp: text$1 });
function timestampsOf(candidate) {
	if (candidate.format === "bundle") return parseBundle(candidate.bytes).timestamps;
	const annotation = candidate.layer.annotations[annotationKeys.timestamp];
	if (annotation === void 0) return [];
	return [readJson(legacyTimestamp, Buffer.from(annotation), "timestamp annotation").SignedRFC3161Timestamp];
}

// src/identity/subject.ts
const userName = "1.3.6.1.4.1.57264.1.7";
const at = "the certificate's subject alternative name";
function readSubject(extensions) {
	const names = innerOf(extensions.get(oids.subjectAltName));
	if (names === void 0) return fail(at, "is missing or malformed");
	const [only] = names.subs;
	if (only === void 0 || names.subs.length !== 1) return fail(at, `holds ${names.subs.length} names and not one`);
	if (!only.tag.isContextSpecific()) return fail(at, "is malformed");
	const text = readName(only);
	return text === "" ? fail(at, "is empty") : text;
}
function readName(general) {
	switch (general.tag.number) {
		case 0: return readOtherName(general);
		case 1:
		case 2:
		case 6: return readAscii(general);
		case 7: return readAddress(general.value);
		default: return fail(at, "is of an unknown kind");
	}
}
function readAscii({ value, tag }) {
	if (tag.constructed || value.some((byte) => byte < 32 || byte > 126)) return fail(at, "is not printable ASCII");
	return textOf(value, at);
}
function readAddress(bytes) {
	if (bytes.length === 4) return bytes.join(".");
	const address = (Buffer.from(bytes).toString("hex").match(/.{4}/g) ?? []).join(":");
	return bytes.length === 16 && isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : fail(at, "is not an IP address");
}
function readOtherName({ subs: [type, wrapped, more] }) {
	if (type?.tag.isOID() !== true || type.toOID() !== userName || more !== void 0) return fail(at, "is of an unknown kind");
	return utf8Text(wrapped?.tag.isContextSpecific(0) ? innerOf(wrapped) : void 0, at);
}

// src/identity/certificate.ts
const codeSigning = "1.3.6.1.5.5.7.3.3";
const name = "the certificate";
function readCertificate(der) {
	const x509 = libraryCertificate(der);
	checkForm(x509, der);
	const extensions = readExtensions(x509);
	checkUsage(x509, extensions);
	const identity = readSubject(extensions);
	return {
		der,
		x509,
		key: keyOf(x509),
		signer: {
			identity,
			...readClaims$1(extensions)
		}
	};
}
function checkForm(x509, der) {
	if (!new X509Certificate$1(der).raw.equals(der)) fail(name, "is not in DER");
	if (x509.version !== "v3") fail(name, `is of version ${x509.version}`);
	const [signed, algorithm, signature, more] = x509.root.subs;
	const signedAlgorithm = signed?.subs[2];
	if (algorithm === void 0 || signature === void 0 || more !== void 0) throw new SyntaxError("the certificate is not one signed structure");
	if (!signedAlgorithm?.toDER().equals(algorithm.toDER())) fail(name, "names two signature algorithms");
	if (!signature.tag.isBitString() || signature.value[0] !== 0) fail(name, "holds a malformed signature");
}
function checkUsage(x509, extensions) {
	if (x509.extBasicConstraints?.isCA || x509.extKeyUsage?.keyCertSign) fail(name, "is that of a certificate authority, which signs no images");
	if (!x509.extKeyUsage?.digitalSignature) fail(name, "is not for digital signatures");
	if (!(innerOf(extensions.get(oids.extendedKeyUsage))?.subs ?? []).some((usage) => usage.toOID() === codeSigning)) fail(name, "is not for code signing");
}
function keyOf(x509) {
	const pem = `-----BEGIN PUBLIC KEY-----\n${x509.publicKey.toString("base64")}\n-----END PUBLIC KEY-----\n`;
	try {
		return parsePublicKey(pem, "the certificate's key");
	} catch (error) {
		if (!isTrustError(error)) throw error;
		throw new TrustError("E_CERT", error.message, {}, error);
	}
}

// src/identity/chain.ts
function verifyChain(leaf, root, times) {
	const authorities = root.material.certificateAuthorities.filter((one) => mayHaveIssued(one, leaf));
	if (authorities.length === 0) throw unknownAuthority(root);
	const paths = times.map((time) => pathAt(time, leaf, authorities));
	for (const certificate of paths.flat()) readExtensions(certificate);
	const issuers = paths.map(([, issuer]) => issuer);
	const [issuer] = issuers;
	if (issuer === void 0 || issuers.some((other) => other?.equals(issuer) !== true)) throw new TrustError("E_CERT", "the certificate has another issuer at another proven time");
	return issuer;
}
function pathAt(time, leaf, authorities) {
	if (!authorities.some((authority) => wasValid(authority, time))) {
		const message = `the certificate authority did not count at the time of the signature (${time.toISOString()})`;
		throw new TrustError("E_TIME", message);
	}
	try {
		return verifyCertificateChain(time, leaf, [...authorities]);
	} catch (error) {
		const { message } = error;
		const cause = error.cause;
		const why = cause instanceof Error ? `${message}: ${cause.message}` : message;
		throw new TrustError("E_CERT", `the certificate is not by its authority: ${why}`, {}, error);
	}
}
function mayHaveIssued({ certChain }, leaf) {
	const keyId = leaf.extAuthorityKeyID?.keyIdentifier;
	return certChain.some((certificate) => {
		const ownId = certificate.extSubjectKeyID?.keyIdentifier;
		return (keyId === void 0 || ownId === void 0 || ownId.equals(keyId)) && certificate.subject.equals(leaf.issuer);
	});
}
function wasValid({ certChain, validFor }, time) {
	return validFor.start <= time && time <= validFor.end && certChain.every((certificate) => certificate.validForDate(time));
}
function unknownAuthority({ source, material }) {
	const starts = material.certificateAuthorities.map(({ validFor }) => validFor.start.getTime());
	const newest = new Date(Math.max(...starts, 0)).toISOString().slice(0, 10);
	const known = starts.length === 0 ? "which names no certificate authority at all" : `whose newest certificate authority started on ${newest}`;
	return new TrustError("E_TRUST", `the certificate is by an authority that is not in ${source}, ${known}. For a private Fulcio, give its trusted root; if the authority is newer, give a newer one (webdis-trust trusted-root update)`);
}

// src/identity/material.ts
function certificateIn(candidate) {
	const der = candidate.format === "bundle" ? ofBundle(candidate.bytes) : ofLayer(candidate.layer);
	if (der !== void 0 && der.length > limits.certificate) return fail("the certificate", `has more than ${limits.certificate} bytes`);
	return der;
}
function ofBundle(bytes) {
	return parseBundle(bytes).certificate;
}
function ofLayer({ annotations }) {
	const pem = annotations[annotationKeys.certificate];
	if (pem === void 0) return void 0;
	const at = `the annotation ${annotationKeys.certificate}`;
	try {
		const { label, der } = parsePem(pem);
		return label === "CERTIFICATE" ? der : fail(at, `is a ${label}`);
	} catch (error) {
		return fail(at, `is not one certificate: ${error.message}`);
	}
}

// src/identity/sct.ts
const maxScts = 16;
const sha256 = 4;
function checkScts(leaf, issuer, root) {
	const scts = leaf.extSCT?.signedCertificateTimestamps ?? [];
	if (scts.length === 0) return failed("E_CERT", "the certificate holds no signed certificate timestamp (SCT): no certificate transparency log has seen it");
	if (scts.length > maxScts) return failed("E_LIMIT", `the certificate holds ${scts.length} SCTs, of ${maxScts} at most`);
	const ofKnownLogs = scts.flatMap((sct) => {
		const logs = root.material.ctlogs.filter(({ logID }) => logID.equals(sct.logID));
		return logs.length === 0 ? [] : [{
			sct,
			logs
		}];
	});
	if (ofKnownLogs.length === 0) return unknownLog(root);
	const content = precertificate(leaf, issuer);
	return ofKnownLogs.some(({ sct, logs }) => logs.some(({ validFor, publicKey }) => validFor.start <= sct.datetime && sct.datetime <= validFor.end && sct.hashAlgorithm === sha256 && sct.signatureAlgorithm === algorithmOf(publicKey) && sct.verify(content, publicKey))) ? passed() : failed("E_CERT", "the signed certificate timestamp (SCT) is not by the log, or not for this certificate");
}
function algorithmOf({ asymmetricKeyType }) {
	if (asymmetricKeyType === "ec") return 3;
	return asymmetricKeyType === "rsa" ? 1 : void 0;
}
function precertificate(leaf, issuer) {
	const signed = encodeParts(leaf.tbsCertificate, leaf.tbsCertificate.subs.map((part) => part.tag.isContextSpecific(3) ? withoutScts(part) : encodeDer(part)));
	const stream = new ByteStream();
	stream.appendView(createHash("sha256").update(issuer.publicKey).digest());
	stream.appendUint24(signed.length);
	stream.appendView(signed);
	return stream.buffer;
}
function withoutScts(extensions) {
	const lists = extensions.subs.map((list) => {
		const others = list.subs.filter(({ subs }) => subs[0]?.toOID() !== EXTENSION_OID_SCT);
		return encodeParts(list, others.map(encodeDer));
	});
	return encodeParts(extensions, lists);
}
function unknownLog({ source, material }) {
	const starts = material.ctlogs.map(({ validFor }) => validFor.start.getTime());
	const newest = new Date(Math.max(...starts, 0)).toISOString().slice(0, 10);
	const known = starts.length === 0 ? "which names no certificate transparency log at all" : `whose newest one started on ${newest}`;
	return failed("E_TRUST", `the SCT is by a certificate transparency log that is not in ${source}, ${known}. If the log is newer, give a newer trusted root (webdis-trust trusted-root update)`);
}

// src/identity/warnings.ts
function warningsAbout({ identity, claims }, policy) {
	const warnings = [];
	const trigger = claims["build-trigger"] ?? claims["github-workflow-trigger"];
	if (trigger === "pull_request_target" && !isPinned(policy, trigger, "build-trigger", "github-workflow-trigger")) warnings.push({
		kind: "pull-request-target",
		message: "the run was started by pull_request_target: anyone who opens a pull request may have chosen what it built"
	});
	if (claims["runner-environment"] === "self-hosted" && !policy.claims.has("runner-environment")) warnings.push({
		kind: "self-hosted",
		message: "the run was on a self-hosted runner: GitHub does not vouch for that machine"
	});
	const source = claims["source-repository"];
	const own = /^(https:\/\/[^/]+\/[^/]+\/[^/]+)\/\.github\/workflows\//.exec(identity)?.[1];
	if (source !== void 0 && own !== void 0 && source !== own && !policy.claims.has("source-repository")) warnings.push({
		kind: "other-caller",
		message: `the workflow is of ${own}, and ${source} called it: pin the caller with the claim source-repository`
	});
	const ref = claims["source-ref"] ?? claims["github-workflow-ref"];
	if (ref !== void 0 && !ref.startsWith("refs/tags/") && leavesRefOpen(policy)) warnings.push({
		kind: "open-ref",
		message: `the run was for ${describeRef(ref)}, and any ref is accepted: pin it with @${ref}`
	});
	return warnings;
}
function isPinned({ claims }, value, ...names) {
	return names.some((name) => claims.get(name) === value);
}
function leavesRefOpen({ identity, claims }) {
	return identity.kind === "any-ref" && !claims.has("source-ref") && !claims.has("github-workflow-ref");
}

// src/identity/verify.ts
function verifyCertificateSignature(candidate, policy) {
	const der = runCheck("E_SIG", () => certificateIn(candidate));
	if (der === void 0) return without("identity", signedByKey, policy);
	if ("state" in der) return without("signature", der, policy);
	const certificate = runCheck("E_CERT", () => readCertificate(der));
	if ("state" in certificate) return without("certificate", certificate, policy);
	let best;
	for (const root of policy.roots) {
		const result = verifyWith(root, candidate, certificate, policy);
		if (result.good) return result;
		if (best === void 0 || holding(result) > holding(best)) best = result;
	}
	if (best === void 0) throw new RangeError("there is no trusted root");
	return best;
}
const signedByKey = failed("E_IDENTITY", "it is signed with a key, and an identity is asked for: give the key (key) to accept it");
function without(which, check, { roots: [root] }) {
	const none = skipped("there is no certificate that can be read");
	return {
		checks: {
			time: none,
			certificate: none,
			sct: none,
			log: none,
			signature: none,
			identity: none,
			[which]: check
		},
		good: false,
		differences: [],
		warnings: [],
		entries: [],
		times: [],
		root: root?.source ?? ""
	};
}
function holding({ checks }) {
	return Object.values(checks).filter(({ state }) => state !== "failed").length + (checks.certificate.state === "passed" ? 10 : 0);
}
function verifyWith(root, candidate, certificate, policy) {
	const { key, der, x509, signer } = certificate;
	const excuse = (asked) => asked === "ignored" ? skipped("the policy ignores it") : excusedBy(root);
	const logExcuse = excuse(policy.transparencyLog);
	const sctExcuse = excuse(policy.sct);
	const signature = checkSignature$1(candidate, certificate);
	const log = checkLog(candidate, {
		key,
		certificate: der,
		root,
		now: policy.now
	});
	const proven = provenTimes(candidate, {
		key,
		root,
		entries: log.entries
	});
	const times = [...proven.authorities, ...proven.logs];
	const time = runCheck("E_TIME", () => checkTimes(x509, proven, policy));
	const issuer = time.state === "passed" ? runCheck("E_CERT", () => verifyChain(x509, root, times)) : skipped("there is no time at which the chain could be checked");
	const isIssued = !("state" in issuer);
	const sct = sctExcuse ?? (isIssued ? runCheck("E_CERT", () => checkScts(x509, issuer, root)) : skipped("the issuer of the certificate is not verified"));
	const isProven = signature.state === "passed" && time.state === "passed" && isIssued && (logExcuse !== void 0 || log.check.state === "passed") && (sctExcuse !== void 0 || sct.state === "passed");
	const match = isIssued && policy.identities.length > 0 ? matchIdentity(signer, policy.identities) : void 0;
	const good = isProven && match?.policy !== void 0;
	return {
		checks: {
			time,
			certificate: isIssued ? passed() : issuer,
			sct,
			log: logExcuse ?? log.check,
			signature,
			identity: match?.check ?? unmatched(isIssued)
		},
		good,
		certificate: signer,
		...isProven ? { signer } : {},
		differences: match?.differences ?? [],
		warnings: good && match.policy !== void 0 ? warningsAbout(signer, match.policy) : [],
		entries: log.entries,
		times: times.map((one) => one.toISOString()),
		root: root.source
	};
}
function unmatched(isIssued) {
	return skipped(isIssued ? "no identity is asked for" : "the certificate is not verified");
}
function excusedBy({ source, logs, material }) {
	return logs.length === 0 && material.ctlogs.length === 0 ? skipped(`${source} names no log of any kind`) : void 0;
}
function checkSignature$1(candidate, { key }) {
	return runCheck("E_SIG", () => {
		const { bytes, signature } = readSignedContent(candidate);
		return verifySignature(key, bytes, signature) ? passed() : failed("E_SIG", "it was not made with the key of its certificate, or not over these bytes");
	});
}
function checkTimes(x509, { authorities, logs, failures }, { timestamps }) {
	const [failure] = failures;
	if (timestamps === "required" && authorities.length === 0) return failure ?? failed("E_TIME", "it has no RFC 3161 timestamp");
	const times = [...authorities, ...logs];
	if (times.length === 0) {
		const why = failure === void 0 ? "" : `: ${failure.message}`;
		return failed(failure?.code ?? "E_TIME", `nothing proves when it was signed${why}`);
	}
	const outside = times.find((time) => !x509.validForDate(time));
	if (outside !== void 0) {
		const [from, until] = [x509.notBefore, x509.notAfter].map((date) => date.toISOString());
		const message = `it was signed at ${outside.toISOString()}, and its certificate was valid from ${from} to ${until}`;
		return failed("E_TIME", message);
	}
	const others = failures.map(({ message }) => message).join("; ");
	return passed(others === "" ? void 0 : `other timestamps do not count: ${others}`);
}

// src/signature/certificate.ts
const maxLength = {
	der: 16384,
	text: 2048
};
const issuerOids = ["1.3.6.1.4.1.57264.1.8", "1.3.6.1.4.1.57264.1.1"];
function certificateNames(candidate) {
	try {
		const der = certificateOf(candidate);
		if (der === void 0 || der.length > maxLength.der) return void 0;
		const certificate = X509Certificate$2.parse(Buffer.from(der));
		const subject = certificate.subjectAltName;
		if (!subject) return void 0;
		const issuer = issuerOf(certificate);
		return {
			subject: truncate(subject),
			...issuer === void 0 ? {} : { issuer: truncate(issuer) }
		};
	} catch {
		return;
	}
}
function certificateOf(candidate) {
	if (candidate.format === "bundle") return parseBundle(candidate.bytes).certificate;
	const pem = candidate.layer.annotations[annotationKeys.certificate];
	return pem === void 0 ? void 0 : parsePem(pem).der;
}
function issuerOf(certificate) {
	const [second, first] = issuerOids.map((oid) => certificate.extension(oid));
	return (second?.valueObj.subs[0]?.value ?? first?.value)?.toString("utf8");
}
function truncate(name) {
	return name.slice(0, maxLength.text);
}

// src/signature/claims.ts
function checkClaims(candidate, expected) {
	if (candidate.format === "legacy") return runCheck("E_CLAIM", () => checkPayload(candidate.payload, expected));
	const envelope = runCheck("E_SIG", () => envelopeOf(parseBundle(candidate.bytes)));
	return "state" in envelope ? envelope : runCheck("E_CLAIM", () => checkStatement(envelope, expected));
}
function checkPayload(bytes, expected) {
	const { critical, optional } = parsePayload(bytes);
	const claimed = critical.image["docker-manifest-digest"];
	if (claimed !== expected.subject) return wrongDigest(expected.subject, quote(claimed));
	const reference = critical.identity["docker-reference"];
	const { expectedReference } = expected;
	if (expectedReference !== void 0 && !sameReference(expectedReference, reference)) {
		const message = `the signature is for ${quote(reference)}, not ${expectedReference}`;
		return failed("E_CLAIM", message, "reference");
	}
	return checkAnnotations(optional, expected.annotations);
}
function checkStatement({ payloadType, payload }, expected) {
	if (payloadType !== "application/vnd.in-toto+json") return failed("E_CLAIM", `the payload is of type ${quote(payloadType)}, not an in-toto statement`);
	const { subject: subjects, predicateType } = parseStatement(payload);
	if (predicateType !== "https://sigstore.dev/cosign/sign/v1") return failed("E_CLAIM", `it is an attestation (${quote(predicateType)}), not a signature`);
	const algorithm = digestAlgorithm(expected.subject);
	const hex = digestHex(expected.subject);
	const subject = subjects.find(({ digest }) => digest.get(algorithm) === hex);
	if (subject === void 0) {
		const claimed = subjects[0]?.digest.get(algorithm);
		return wrongDigest(expected.subject, claimed ? `${algorithm}:${claimed.slice(0, 128)}` : "others");
	}
	if (expected.expectedReference !== void 0) return failed("E_CLAIM", `the policy expects the reference ${expected.expectedReference}, but bundles do not name one`, "reference");
	return checkAnnotations(subject.annotations ?? /* @__PURE__ */ new Map(), expected.annotations);
}
function wrongDigest(subject, claimed) {
	const message = `the signature is for another digest (${claimed}), not ${subject}`;
	return failed("E_CLAIM", message, "digest");
}
function checkAnnotations(signed, expected) {
	for (const [key, value] of Object.entries(expected)) {
		if (signed.get(key) === value) continue;
		const required = quote(value);
		const message = signed.has(key) ? `annotation ${key} is ${quote(signed.get(key))}, not ${required}` : `annotation ${key} was not signed, but ${required} is required`;
		return failed("E_CLAIM", message, "annotation");
	}
	return passed();
}
function sameReference(expected, claimed) {
	if (expected === claimed) return true;
	try {
		const [a, b] = [parseReference(expected), parseReference(claimed)];
		return sameRepository(a, b) && (a.tag === void 0 || a.tag === b.tag) && a.digest === void 0;
	} catch {
		return false;
	}
}

// src/signature/verify.ts
function checkSignature(candidate, keys) {
	const result = runCheck("E_SIG", () => findKey(candidate, keys));
	return "state" in result ? { check: result } : {
		check: passed(),
		key: result
	};
}
function findKey(candidate, keys) {
	if (candidate.format === "bundle" && parseBundle(candidate.bytes).signer === "certificate") return certificateFailure(candidate);
	const { signature, bytes } = readSignedContent(candidate);
	const key = keys.find((accepted) => verifySignature(accepted, bytes, signature));
	if (key !== void 0) return key;
	return hasCertificate(candidate) ? certificateFailure(candidate) : failed("E_SIG", "it was not made with an accepted key, or not over these bytes");
}
function hasCertificate(candidate) {
	if (candidate.format === "legacy") return annotationKeys.certificate in candidate.layer.annotations;
	const bundle = runCheck("E_SIG", () => parseBundle(candidate.bytes));
	return "signer" in bundle && bundle.signer === "certificate";
}
function certificateFailure(candidate) {
	const names = certificateNames(candidate);
	const wanted = "a key is asked for, not an identity";
	if (names === void 0) return failed("E_KEY", `it is signed with a certificate; ${wanted}`);
	const { subject, issuer } = names;
	const whole = issuer === void 0 ? subject : `${subject}, issuer ${issuer}`;
	return failed("E_KEY", `signed by ${shortSubject(subject)}, according to its certificate, which was not verified (${whole}); ${wanted}`);
}

// src/verify/same-content.ts
const most = 512;
var SameContent = class {
	#runs = /* @__PURE__ */ new WeakMap();
	once(run, candidate, verify) {
		const results = this.#runs.get(run) ?? /* @__PURE__ */ new Map();
		this.#runs.set(run, results);
		const key = contentKey(candidate);
		const known = results.get(key);
		if (known !== void 0) return known;
		const result = verify();
		if (results.size >= most) results.clear();
		results.set(key, result);
		return result;
	}
};
function contentKey(candidate) {
	const parts = candidate.format === "bundle" ? ["bundle", candidate.bytes] : [
		"legacy",
		JSON.stringify(candidate.layer),
		candidate.payload
	];
	const hash = createHash("sha256");
	for (const part of parts) hash.update(`${part.length}:`).update(part);
	return hash.digest("hex");
}

// src/verify/candidate.ts
const sameContent = new SameContent();
function checkCandidate(candidate, subject, policy, now) {
	const claims = checkClaims(candidate, {
		...policy,
		subject
	});
	const { checks, good, signer, entries, ...named } = sameContent.once(policy, candidate, () => {
		const signature = asksForKey(policy) ? checkSignature(candidate, policy.keys) : void 0;
		return signature?.key === void 0 ? byCertificate(candidate, signature?.check ?? noKeyAsked, policy, now) : byKey(candidate, signature.key, policy, now);
	});
	return {
		format: candidate.format,
		store: candidate.store,
		manifest: candidate.manifest,
		id: signatureId(candidate),
		good: good && claims.state === "passed",
		checks: {
			claims,
			...checks
		},
		...rebuiltPayload(candidate),
		...signer === void 0 ? { annotations: {} } : {
			signer,
			...readClaims(candidate, subject)
		},
		...named,
		logEntries: entries
	};
}
function asksForKey({ keys, identities }) {
	return keys.length > 0 || identities.length === 0;
}
function rebuiltPayload(candidate) {
	if (candidate.format !== "legacy" || candidate.rebuilt === void 0) return {};
	const { code, message } = candidate.rebuilt;
	return { rebuilt: {
		code,
		message
	} };
}
function byKey(candidate, key, policy, now) {
	const all = [];
	for (const root of policy.trustedRoots) {
		const made = byKeyWith(root, candidate, key, policy, now);
		if (made.good) return made;
		all.push(made);
	}
	const best = all.find(({ checks }) => checks.log.state === "passed") ?? all[0];
	if (best === void 0) throw new RangeError("there is no trusted root");
	return best;
}
function byKeyWith(root, candidate, key, { transparencyLog, timestamps }, now) {
	const log = transparencyLog === "ignored" ? {
		check: skipped("the policy ignores the transparency log"),
		entries: []
	} : checkLog(candidate, {
		key,
		root,
		now
	});
	const time = checkTime(candidate, {
		key,
		root,
		entries: log.entries,
		timestamps
	});
	const good = (log.check.state === "passed" || transparencyLog === "ignored") && (time.state === "passed" || time.state === "skipped" && timestamps === "ignored");
	return {
		checks: {
			log: log.check,
			signature: passed(),
			time
		},
		good,
		signer: signerOf(key),
		entries: log.entries
	};
}
const noKeyAsked = skipped("no key is asked for");
const noKey = skipped("none of the keys made this signature");
function byCertificate(candidate, byKeys, policy, now) {
	const { keys, identities, trustedRoots: roots, transparencyLog, sct, timestamps } = policy;
	const unmade = {
		checks: {
			log: noKey,
			signature: byKeys,
			time: noKey
		},
		good: false,
		entries: []
	};
	if (!hasCertificate(candidate) && keys.length > 0) return unmade;
	const found = verifyCertificateSignature(candidate, {
		identities,
		roots,
		transparencyLog,
		sct,
		timestamps,
		now
	});
	const certificate = namedBy(found) ?? unprovenNames(candidate);
	const named = certificate === void 0 ? {} : { certificate };
	if (identities.length === 0) {
		const signature = certificate?.proven === true ? byIdentity(certificate) : byKeys;
		return {
			...unmade,
			checks: {
				...unmade.checks,
				signature
			},
			...named
		};
	}
	const signer = found.good && found.certificate ? identitySignerOf(found.certificate) : void 0;
	return {
		checks: found.checks,
		good: found.good && signer !== void 0,
		entries: found.entries,
		...found.warnings.length === 0 ? {} : { warnings: found.warnings.map(({ message }) => message) },
		...found.certificate === void 0 ? {} : { trustedRoot: found.root },
		...signer === void 0 ? named : { signer }
	};
}
function byIdentity({ subject, issuer }) {
	const whole = issuer === void 0 ? subject : `${subject}, issuer ${issuer}`;
	const by = `signed by ${shortSubject(subject)}, as its certificate proves (${whole})`;
	return failed("E_KEY", `${by}; a key is asked for, not an identity`);
}
function namedBy({ certificate, signer, checks }) {
	if (certificate === void 0) return void 0;
	const { identity: subject, issuer, claims } = certificate;
	const named = {
		subject,
		...defined({ issuer }),
		claims
	};
	if (signer !== void 0) return {
		...named,
		proven: true
	};
	const failure = [
		checks.signature,
		checks.log,
		checks.time,
		checks.certificate,
		checks.sct
	].find((check) => check.state === "failed");
	return {
		...named,
		proven: false,
		...defined({ why: failure?.message })
	};
}
function unprovenNames(candidate) {
	const names = certificateNames(candidate);
	return names && {
		...names,
		proven: false
	};
}
function readClaims(candidate, subject) {
	try {
		return candidate.format === "legacy" ? ofPayload(candidate.payload) : ofStatement(envelopeOf(parseBundle(candidate.bytes)).payload, subject);
	} catch {
		return { annotations: {} };
	}
}
function ofPayload(bytes) {
	const { critical, optional } = parsePayload(bytes);
	return {
		dockerReference: critical.identity["docker-reference"],
		annotations: texts(optional)
	};
}
function ofStatement(bytes, subject) {
	const hex = digestHex(subject);
	return { annotations: texts(parseStatement(bytes).subject.find(({ digest }) => digest.get(digestAlgorithm(subject)) === hex)?.annotations ?? []) };
}
function texts(entries) {
	return Object.fromEntries([...entries].map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]));
}

// src/identity/inputs.ts
function inputsFrom({ subject: identity, issuer, claims = {} }) {
	return inputsFor({
		identity,
		issuer,
		claims
	});
}
function inputsFor({ identity, issuer, claims }) {
	if (issuer === void 0) return [];
	const [, workflow, repository] = /^https:\/\/github\.com\/(([^/]+\/[^/]+)\/\.github\/workflows\/[^/@]+@refs\/.+)$/.exec(identity) ?? [];
	const isOwn = claims["source-repository"] === `https://github.com/${repository}`;
	if (workflow !== void 0 && issuer === "https://token.actions.githubusercontent.com" && isOwn) return [{
		name: "github-workflow",
		value: workflow
	}];
	return [{
		name: "certificate-identity",
		value: identity
	}, {
		name: "certificate-oidc-issuer",
		value: issuer
	}];
}

// src/verify/no-signature.ts
function explainFailure(node, { signatures, errors, ignored, skipped }, missing) {
	const what = describeNode(node);
	const unread = errors.find(isUndetermined);
	if (unread !== void 0) {
		const message = `the signatures of ${what} could not all be read: ${unread.message}`;
		return {
			code: unread.code,
			message,
			details: unread.details
		};
	}
	if (signatures.some(({ good }) => good)) return unsigned(node, `${what} has a signature that counts, and none by ${missing.map(describeSigner).join(" and by ")}: each signer must have signed`, "ask the publisher to sign with both, or leave out require-all-signers");
	const failures = signatures.flatMap(firstFailure);
	const failed = failures.find(isUndetermined) ?? failures[0];
	if (failed !== void 0) {
		const others = signatures.length > 1 ? ` (the best of ${signatures.length} candidates)` : "";
		const message = `${what} has signatures, but none that counts: ${failed.message}${others}`;
		return {
			...failed,
			message
		};
	}
	const broken = errors[0];
	if (broken !== void 0) {
		const message = `the signature material of ${what} is unusable: ${broken.message}`;
		return {
			code: broken.code,
			message,
			details: broken.details
		};
	}
	if (ignored.some(({ type }) => isNotationType(type))) return unsigned(node, `${what} carries a Notation signature, and none that cosign made`, "verify it with notation verify, or ask the publisher to sign it with cosign as well");
	return unsigned(node, `${what} carries no signature${unreadable(skipped).map(({ message }) => `; ${message}`).join("")}`, node.depth === 0 ? "do not run it; ask the publisher whether this tag was signed, and where" : "the publisher can sign index and platforms together with cosign sign --recursive");
}
function unsigned({ depth }, message, advice) {
	return {
		code: depth === 0 ? "E_NOSIG" : "E_COVER",
		message,
		advice
	};
}
function firstFailure({ checks, certificate }) {
	const { signature, claims, log, time, certificate: chain, sct, identity } = checks;
	const failure = [
		signature,
		claims,
		log,
		time,
		chain,
		sct,
		identity
	].find((check) => check?.state === "failed");
	if (failure === void 0) return [];
	const { code, message } = failure;
	const advice = adviceAbout(failure, certificate);
	return [{
		code: code === "E_KEY" ? "E_SIG" : code,
		message,
		...defined({ advice })
	}];
}
function adviceAbout({ code, claim }, certificate) {
	if (claim === "annotation") return "check the annotations that you require; webdis-trust tree shows those that were signed";
	if (certificate === void 0 || code !== "E_KEY" && code !== "E_IDENTITY") return void 0;
	if (!certificate.proven) return "ask the publisher who signs; for a private Sigstore instance, give its trusted root (trusted-root)";
	const inputs = inputsFrom(certificate).map(({ name, value }) => `${name}: ${value}`);
	return inputs.length === 0 ? void 0 : `if this is who should sign, ask for this signer: ${inputs.join(" and ")}`;
}
function unreadable(skipped) {
	const what = describeSkipped(skipped);
	if (what === void 0) return [];
	return [{
		store: "referrers",
		code: "E_MANIFEST",
		message: `part of the list of referrers cannot be read: ${what}`
	}];
}

// src/verify/readable.ts
function availabilityOf(found, byTag, inImageRepository) {
	const good = found.candidates.filter((signature) => signature.good);
	const whole = good.filter(({ rebuilt }) => rebuilt === void 0);
	const listed = storesOf(whole);
	const unreadStores = /* @__PURE__ */ new Map();
	for (const { store, error } of found.unusable) {
		if (!isUndetermined(error)) continue;
		const at = store === "tag" ? "tag" : "bundle";
		if (!unreadStores.has(at)) unreadStores.set(at, error);
	}
	for (const { rebuilt } of good) {
		if (rebuilt === void 0 || !isUndetermined(rebuilt)) continue;
		if (!unreadStores.has("tag")) unreadStores.set("tag", new TrustError(rebuilt.code, rebuilt.message));
	}
	return {
		good: storesOf([...good, ...byTag?.candidates.filter((one) => one.good) ?? []]),
		listed,
		payloadIsMissing: good.length > whole.length,
		hasBundle: [...found.candidates, ...found.otherArtifacts].some(({ store }) => store === "bundle"),
		isDockerImage: found.signatureImageType === mediaTypes.dockerManifest,
		unreadStores,
		inImageRepository
	};
}
function storesOf(signatures) {
	return new Set(signatures.map(({ store }) => store));
}
function readability(reader, availability) {
	const { good, listed, inImageRepository, unreadStores } = availability;
	if (reader.usesSignatureRepository) {
		if (reader.stores.some((store) => good.has(store))) return "yes";
		return unreadStores.size > 0 ? "unknown" : "unsigned";
	}
	const stores = storesLookedAt(reader, availability);
	if (inImageRepository && stores.some((store) => listed.has(store))) return "yes";
	if (inImageRepository && mayHoldMore(reader, stores, unreadStores)) return "unknown";
	if (good.size === 0) return unreadStores.size > 0 ? "unknown" : "unsigned";
	return inImageRepository ? "format" : "place";
}
function storesLookedAt({ stores, bundlesHideTag, ociImagesOnly }, { hasBundle, isDockerImage }) {
	const tagIsSeen = !(bundlesHideTag && hasBundle) && !(ociImagesOnly && isDockerImage);
	return stores.filter((store) => store !== "tag" || tagIsSeen);
}
function mayHoldMore(reader, stores, unreadStores) {
	return stores.includes("tag") && unreadStores.has("tag") || reader.stores.includes("bundle") && unreadStores.has("bundle");
}
function readersOf(availabilities) {
	return readers.map((reader) => {
		return toReport$2(reader, worstOf(availabilities.map((availability) => readability(reader, availability))));
	});
}
function readersOfAll(images) {
	const states = images.flat().map((report) => [report.name, stateOf(report)]);
	return readers.map((reader) => {
		return toReport$2(reader, worstOf(states.flatMap(([name, state]) => name === reader.name ? [state] : [])));
	});
}
function stateOf({ readable, why }) {
	return why ?? (readable === "yes" ? "yes" : "unknown");
}
const worstFirst = [
	"unsigned",
	"place",
	"format",
	"unknown",
	"yes"
];
function worstOf(all) {
	return worstFirst.find((one) => all.includes(one)) ?? "unknown";
}
function toReport$2({ name, title }, state) {
	if (state === "yes" || state === "unknown") return {
		name,
		title,
		readable: state
	};
	return {
		name,
		title,
		readable: "no",
		why: state
	};
}

// src/verify/manifest.ts
async function verdictFor(node, context) {
	const { signatures: repository, discover, policy, now } = context;
	const inImageRepository = sameRepository(repository.name, context.repository.name);
	const check = (candidate) => checkCandidate(candidate, node.digest, policy, now);
	const first = await discoverSignatures(repository, node.digest, discover, check);
	const found = summarize(first, policy);
	if (found.good || first.listedByApi === void 0) return conclude(node, found, availabilityOf(first, void 0, inImageRepository), policy);
	const known = first.listedByApi;
	const more = await discoverByFallbackTag(repository, node.digest, discover, check, known);
	return conclude(node, merge(found, summarize(more, policy), policy), availabilityOf(first, more, inImageRepository), policy);
}
function summarize({ candidates, unusable, otherArtifacts, skipped }, policy) {
	const signatures = [...candidates].sort(byGoodness);
	return {
		good: isEnough(signatures, policy),
		signatures,
		ignored: [
			...unusable.map(({ error: { code, message }, ...where }) => ({
				...where,
				code,
				message
			})),
			...otherArtifacts.map((one) => ({
				...one,
				...noSignature(one)
			})),
			...unreadable(skipped)
		],
		skipped,
		errors: unusable.map(({ error }) => error)
	};
}
function isEnough(signatures, policy) {
	return signatures.some(({ good }) => good) && lacking(signatures, policy).length === 0;
}
function lacking(signatures, policy) {
	if (policy.requireAllSigners !== true) return [];
	const signers = signatures.flatMap(({ good, signer }) => good && signer ? [signer] : []);
	return describeSigners(policy).filter((trusted) => !signers.some((signer) => accepts(trusted, signer)));
}
function noSignature({ type }) {
	if (isNotationType(type)) return {
		code: "E_NOSIG",
		message: "a Notation signature, not a cosign signature; notation verify can check it"
	};
	return {
		code: "E_NOSIG",
		message: `another artifact (${type ?? "an attestation, SBOM or the like"}): not a signature`
	};
}
function merge(first, second, policy) {
	const signatures = [...first.signatures, ...second.signatures].sort(byGoodness);
	return {
		good: isEnough(signatures, policy),
		signatures,
		ignored: [...first.ignored, ...second.ignored],
		skipped: [...first.skipped, ...second.skipped],
		errors: [...first.errors, ...second.errors]
	};
}
function conclude(node, looked, availability, policy) {
	const required = node.role !== "attestation" || policy.attestationManifests === "required";
	const missing = lacking(looked.signatures, policy);
	const problem = looked.good ? void 0 : explainFailure(node, looked, missing);
	return {
		node,
		availability,
		report: {
			digest: node.digest,
			mediaType: node.mediaType,
			role: node.role,
			platforms: node.platforms.map(formatPlatform),
			depth: node.depth,
			required,
			outcome: outcomeFor(problem === void 0 ? [] : [problem.code]),
			...problem === void 0 ? {} : { code: problem.code },
			signatures: looked.signatures,
			ignored: looked.ignored
		},
		findings: problem === void 0 ? rebuiltPayloads(node, looked) : [findingAbout(node, problem, required)]
	};
}
function rebuiltPayloads(node, { signatures }) {
	const [first] = signatures.flatMap(({ good, rebuilt }) => good && rebuilt ? [rebuilt] : []);
	if (first === void 0) return [];
	const { code, message } = first;
	const what = `the payload of a legacy signature of ${describeNode(node)}`;
	const about = {
		severity: "warning",
		...manifestFields(node)
	};
	if (code !== "E_NOSIG") return [finding(code, `${what} could not be read, and was rebuilt: ${message}`, about)];
	const lacks = `the registry lacks ${what}: it was rebuilt and verified here, and no other tool can verify this signature`;
	const advice = "the publisher can sign again, or mirror the image again with --deep";
	return [finding("E_COVER", lacks, {
		...about,
		advice
	})];
}
function findingAbout(node, problem, required) {
	const { code, message, ...more } = problem;
	const severity = required ? "error" : "note";
	return finding(code, message, {
		...more,
		severity,
		...manifestFields(node)
	});
}
function byGoodness(a, b) {
	return passedChecks(b) - passedChecks(a) || a.manifest.localeCompare(b.manifest) || a.id.localeCompare(b.id);
}
function passedChecks({ good, checks }) {
	return Object.values(checks).filter(({ state }) => state === "passed").length + (good ? 10 : 0);
}

// src/verify/required-readers.ts
function checkReaders(names, manifests) {
	return names.map(readerOf).flatMap((reader) => {
		const states = Map.groupBy(manifests, ({ availability }) => readability(reader, availability));
		const about = (state, make) => {
			const all = states.get(state);
			return all === void 0 ? [] : [make(all)];
		};
		return [
			...about("format", (all) => notReadable(reader, all)),
			...about("place", (all) => inOtherRepository(reader, all)),
			...about("unknown", (all) => notKnown(reader, all))
		];
	});
}
function notReadable(reader, all) {
	const { title } = reader;
	const docker = all.filter(({ availability }) => reader.ociImagesOnly && availability.isDockerImage);
	if (docker.length > 0) {
		const message = `${title} cannot read the signatures of ${namesOf(docker)}: it reads only OCI images, and their .sig tag points to an image of Docker's media type`;
		return finding("E_FORMAT", message, { advice: "the publisher must delete these .sig tags, and sign again with --format both" });
	}
	const lacking = all.filter(({ availability }) => availability.payloadIsMissing);
	if (lacking.length > 0) {
		const message = `${title} cannot read the signatures of ${namesOf(lacking)}: the registry lacks their payload`;
		return finding("E_FORMAT", message, { advice: "the publisher must mirror or sign it again" });
	}
	const message = `${title} finds no signature of ${namesOf(all)}: it reads only the legacy format under the .sig tag`;
	return finding("E_FORMAT", message, { advice: "the publisher must sign again with --format both, which only adds the missing format" });
}
function inOtherRepository({ title }, all) {
	const message = `${title} finds no signature of ${namesOf(all)}: it looks in the image's repository, and the signatures are in another one`;
	return finding("E_FORMAT", message, { advice: "the publisher must sign again without --signature-repository" });
}
function notKnown({ title }, all) {
	const [error] = all.flatMap(({ availability }) => [...availability.unreadStores.values()]);
	const message = `could not check whether ${title} can read the signatures of ${namesOf(all)}`;
	if (error === void 0) return finding("E_NET", message);
	const { code, details } = error;
	return finding(code, `${message}: ${error.message}`, { details });
}
function namesOf(all) {
	const names = [...new Set(all.map(({ node }) => describeNode(node)))];
	const last = names.at(-1) ?? "";
	return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

// src/verify/resolve.ts
async function resolve(repository, { tag = "latest", digest }) {
	const stored = await repository.manifest(digest ?? tag);
	if (stored !== void 0) return stored;
	const what = digest === void 0 ? `the tag ${tag}` : "the digest";
	throw new TrustError("E_NOTFOUND", `${what} does not exist in ${formatRepository(repository.name)}`, {
		repository: formatRepository(repository.name),
		...digest === void 0 ? { tag } : { digest }
	});
}
function checkExpectedDigest({ bytes, digest }, expected) {
	if (expected === void 0 || digestOf(bytes, digestAlgorithm(expected)) === expected) return [];
	return [finding("E_ROLLBACK", `it resolves to ${digest}, but ${expected} was expected`, {
		digest,
		advice: "the tag was moved: do not run it until you know why"
	})];
}
async function compareTag(repository, { tag, digest }) {
	if (tag === void 0 || digest === void 0) return [];
	try {
		const now = await digestOfTag(repository, tag, digestAlgorithm(digest));
		if (now === digest) return [];
		return [warning("E_DRIFT", `the tag ${tag} ${now === void 0 ? "does not exist" : `points to ${now}`}; the digest was verified, not the tag`)];
	} catch (error) {
		if (!isTrustError(error)) throw error;
		return [warning(error.code, `the tag ${tag} could not be resolved: ${error.message}`)];
	}
}
function warning(code, message) {
	return finding(code, message, { severity: "warning" });
}
function compareVersion({ tag }, root) {
	const good = root?.signatures.filter((signature) => signature.good) ?? [];
	const signed = new Set(good.flatMap(({ annotations }) => annotations["version"] || []));
	if (signed.size === 0 || tag === void 0 || !isFullVersion(tag)) return [];
	if ([...signed].some((version) => withoutV(version) === withoutV(tag))) return [];
	const versions = [...signed].join(" and ");
	return [finding("E_ROLLBACK", `it was signed as version ${versions}, but the tag is ${tag}`, {
		severity: "warning",
		advice: "give the digest that you expect, or require the annotation \"version\""
	})];
}
function isFullVersion(tag) {
	return /^v?[0-9]+\.[0-9]+\.[0-9]+/.test(tag);
}
function withoutV(version) {
	return version.replace(/^v/, "");
}

// src/verify/webdis.ts
const repositories = ["docker.io/nicolas/webdis", "public.ecr.aws/nicolas/webdis"];
const explained = "https://github.com/nicolasff/webdis/blob/master/docs/webdis-docker-content-trust.md";
const firstWithContentTrust = 12;
const lastWithContentTrust = 23;
const shutDown = Date.parse("2026-12-08T00:00:00Z");
const rootKey = "40be21f47831d593892370a8e3fc5bfffb16887c707bd81a6aed2088dc8f4bef";
function releaseNote(reference, findings, now) {
	if (!repositories.includes(formatRepository(reference))) return [];
	if (!findings.some(({ code }) => code === "E_NOSIG")) return [];
	const { tag } = reference;
	const patch = Number(/^0\.1\.([1-9][0-9])$/.exec(tag ?? "")?.[1] ?? NaN);
	if (!(patch >= firstWithContentTrust && patch <= lastWithContentTrust)) return [];
	const where = reference.registry === "docker.io" ? "it was signed with Docker Content Trust" : "it was signed with Docker Content Trust on Docker Hub, and not at all on ECR";
	const { server, advice } = now.getTime() < shutDown ? untilShutDown : afterShutDown;
	return [finding("E_NOSIG", `Webdis ${tag} has no cosign signature: ${where}; ${server}`, {
		severity: "note",
		advice: `${advice}; signatures by cosign begin with 0.1.24`
	})];
}
const untilShutDown = {
	server: "its server notary.docker.io is shut down on 8 December 2026, and the signature cannot be verified after that day",
	advice: `until then, docker trust inspect --pretty nicolas/webdis (docker CLI 28 or older) shows the digests that were signed, under the root key ${rootKey}: ${explained}`
};
const afterShutDown = {
	server: "its server notary.docker.io was shut down on 8 December 2026, and the signature can no longer be verified",
	advice: "do not take it for signed; use a newer release"
};

// src/verify/image.ts
async function verifyImage(task, context) {
	const { repository, policy } = context;
	const findings = [];
	let digest;
	let manifests = [];
	let readers = readersOf([]);
	try {
		const stored = await resolve(repository, task.reference);
		digest = stored.digest;
		findings.push(...checkExpectedDigest(stored, policy.digest));
		const tree = await readTree(repository, stored);
		const [verdicts, covered, tag] = await Promise.all([
			verdictsFor(tree, context),
			checkCoverage(tree, context),
			compareTag(repository, task.reference)
		]);
		const covering = verdicts.map((verdict) => withCoverage(verdict, covered));
		manifests = covering.map(({ report }) => report);
		findings.push(...covering.flatMap((verdict) => verdict.findings), ...covered.findings, ...tag);
		findings.push(...aboutSigners(manifests));
		findings.push(...compareVersion(task.reference, manifests[0]));
		const required = covering.filter(({ report }) => report.required);
		readers = readersOf(required.map(({ availability }) => availability));
		findings.push(...checkReaders(policy.requireReadableBy ?? [], required));
	} catch (error) {
		if (!isTrustError(error)) throw error;
		findings.push(findingOf(error));
	}
	findings.push(...releaseNote(task.reference, findings, context.now));
	return toReport$1(task, digest, {
		manifests,
		readers,
		findings
	});
}
function aboutSigners(manifests) {
	const good = manifests.flatMap(({ signatures }) => signatures.filter((one) => one.good));
	return [...new Set(good.flatMap(({ warnings = [] }) => warnings))].map((message) => finding("E_IDENTITY", message, { severity: "warning" }));
}
const manifestsAtOnce = 16;
function verdictsFor({ nodes }, context) {
	let done = 0;
	return mapConcurrently(manifestsAtOnce, nodes, async (node) => {
		const verdict = await verdictFor(node, context);
		done += 1;
		context.onManifest?.(done, nodes.length);
		return verdict;
	});
}
async function checkCoverage(tree, context) {
	const { repository, policy } = context;
	const [presence, { findings, warnings, platform }] = await Promise.all([checkPresence(repository, tree), checkContent(repository, tree, policy.platforms)]);
	return {
		findings: [
			...presence.findings,
			...findings,
			...warnings
		],
		absent: presence.absent,
		...platform === void 0 ? {} : { platform: formatPlatform(platform) }
	};
}
function withCoverage(verdict, { absent, platform }) {
	const { report, findings } = verdict;
	if (absent.has(report.digest)) {
		const others = report.signatures.length === 0 ? [] : findings;
		const absentReport = {
			...report,
			outcome: "rejected",
			code: "E_NOTFOUND"
		};
		return {
			...verdict,
			report: absentReport,
			findings: others
		};
	}
	if (report.role !== "image" || platform === void 0) return verdict;
	return {
		...verdict,
		report: {
			...report,
			platforms: [platform]
		}
	};
}
function toReport$1({ text, reference }, digest, { manifests, readers, findings }) {
	const { registry, path, tag } = reference;
	const name = formatReference(reference);
	return {
		reference: text,
		name,
		cosignName: cosignRepository(reference) + name.slice(`${registry}/${path}`.length),
		registry,
		repository: path,
		...tag === void 0 ? {} : { tag },
		...digest === void 0 ? {} : {
			digest,
			pinned: formatReference({
				registry,
				path,
				digest
			})
		},
		outcome: conclusionOf(findings).outcome,
		manifests,
		readers,
		findings: findings.map((found) => ({
			...found,
			image: name
		}))
	};
}

// src/verify/parity.ts
function checkParity(mode, images) {
	const compared = (mode === "false" ? [] : groupsOf(mode, images)).map((group) => ({
		group: compare(group),
		images: group
	}));
	return {
		report: {
			mode,
			groups: compared.map(({ group }) => group)
		},
		findings: compared.flatMap(({ group, images }) => [...findingsAbout(group, mode), ...mode === "true" ? unknownSignatures(group, images) : []])
	};
}
function groupsOf(mode, images) {
	return [...mode === "true" ? [images] : Map.groupBy(images, ({ repository, tag, name }) => tag === void 0 ? name : `${repository}:${tag}`).values()].filter((group) => group.length > 1);
}
function compare(images) {
	const missing = missingSignatures(images);
	const digests = compareDigests(images);
	const known = digests === "same" && images.every(({ manifests }) => manifests.length > 0 && manifests.every(isFullyRead));
	return {
		images: images.map(({ name }) => name),
		digests,
		signatures: missing.length > 0 ? "different" : known ? sameOrNone(images) : "undetermined",
		missing
	};
}
function sameOrNone(images) {
	return images.some(({ manifests }) => manifests.some((one) => goodSignatures(one).length > 0)) ? "same" : "none";
}
function compareDigests(images) {
	const digests = new Set(images.map(({ digest }) => digest));
	const hasUnknown = digests.delete(void 0);
	if (digests.size > 1) return "different";
	return hasUnknown ? "undetermined" : "same";
}
function missingSignatures(images) {
	const manifests = images.flatMap((image) => image.manifests.map((manifest) => ({
		image,
		manifest
	})));
	return [...Map.groupBy(manifests, ({ manifest }) => manifest.digest).values()].flatMap((sides) => {
		const all = new Map(sides.flatMap(({ manifest }) => goodSignatures(manifest)).map((signature) => [signature.id, signature]));
		return sides.filter(({ manifest }) => isFullyRead(manifest)).flatMap(({ image, manifest }) => {
			const has = new Set(goodSignatures(manifest).map(({ id }) => id));
			return [...all.values()].filter(({ id }) => !has.has(id)).map(({ id, format, signer }) => ({
				image: image.name,
				digest: manifest.digest,
				...manifest.platforms.length === 0 ? {} : { platform: manifest.platforms.join(", ") },
				id,
				format,
				...signer === void 0 ? {} : { signer }
			}));
		});
	});
}
function goodSignatures({ signatures }) {
	const counting = signatures.filter((signature) => signature.good);
	return [...new Map(counting.map((one) => [one.id, one])).values()];
}
function isFullyRead(manifest) {
	return unreadMaterial(manifest).length === 0;
}
function unreadMaterial({ ignored }) {
	return ignored.filter(isUndetermined);
}
function findingsAbout(group, mode) {
	const names = group.images.join(" and ");
	const findings = [];
	if (group.digests === "different") findings.push(finding("E_DRIFT", `${names} have different digests`, { advice: "the tag was moved on one registry only: pull neither until you know which is right" }));
	if (group.signatures === "different") {
		const images = [...new Set(group.missing.map(({ image }) => image))].join(" and ");
		findings.push(finding("E_DRIFT", `${names} do not carry the same signatures: ${images} lacks some`, {
			severity: mode === "true" ? "error" : "warning",
			advice: "the report lists each; the publisher can mirror them again"
		}));
	}
	return findings;
}
function unknownSignatures(group, images) {
	if (group.signatures !== "undetermined") return [];
	const [first] = images.flatMap(({ manifests }) => manifests).flatMap(unreadMaterial);
	if (first === void 0) return [];
	const message = `could not check whether ${group.images.join(" and ")} carry the same signatures: ${first.message}`;
	return [finding(first.code, message)];
}

// src/verify/verify.ts
const imagesAtOnce = 8;
async function verifyImages(tasks, policy, context) {
	if (tasks.length === 0) throw new TrustError("E_INPUT", "there is no image to verify");
	if (tasks.length > limits.listItems) throw new TrustError("E_INPUT", `a run accepts ${limits.listItems} images at most`);
	if (policy.keys.length + policy.identities.length === 0) throw new TrustError("E_KEY", "there is neither a key nor an identity to verify with");
	const started = context.now();
	const named = tasks.map(({ reference }) => cosignRepository(reference));
	return toReport(started, await mapConcurrently(imagesAtOnce, tasks, (task) => {
		const repository = context.registry.repository(task.reference);
		return verifyImage(task, {
			policy,
			now: started,
			repository,
			signatures: context.registry.repository(task.signatures ?? policy.signatureRepository ?? task.reference),
			discover: { payloadReferences: context.rebuildsPayloads === false ? [] : payloadReferencesFor(task, named, policy) },
			onManifest: (done, of) => {
				context.onProgress?.({
					image: task.text,
					done,
					of,
					requests: context.registry.sent
				});
			}
		});
	}), policy, context);
}
const maxGuesses = 16;
function payloadReferencesFor({ reference }, named, { expectedReference }) {
	return [.../* @__PURE__ */ new Set([
		...expectedReference === void 0 ? [] : [expectedReference],
		cosignRepository(reference),
		...named
	])].slice(0, maxGuesses);
}
function toReport(started, images, policy, context) {
	const parity = checkParity(policy.parity, images);
	return {
		schema: reportSchema,
		tool: context.tool,
		started: started.toISOString(),
		finished: context.now().toISOString(),
		...conclusionOf([...images.flatMap(({ findings }) => findings), ...parity.findings]),
		policy: describePolicy(policy),
		images,
		parity: parity.report,
		readers: readersOfAll(images.map(({ readers }) => readers)),
		findings: parity.findings,
		requests: context.registry.sent
	};
}

// src/run/key-source.ts
async function readKeyFrom(name, fingerprints, { env, fetch }) {
	if (name.startsWith("env://")) return readVariable(name, env);
	if (/^[a-z][a-z0-9+.-]*:\/\//i.test(name)) return fetch(keyUrl(name, fingerprints), limits.keyFile);
	return readBounded(name, limits.keyFile, "key: the file", "E_KEY");
}
function readVariable(name, env) {
	const value = env[name.slice(6)];
	if (value === void 0 || value === "") throw new TrustError("E_KEY", `${name} is not set, or empty`);
	return Buffer.from(value);
}
function keyUrl(name, fingerprints) {
	const shown = JSON.stringify(name.slice(0, 300));
	if (!/^https:\/\//i.test(name) || !URL.canParse(name)) throw new TrustError("E_KEY", `key: ${shown} is neither a path, env://NAME nor an https URL`);
	if (fingerprints.length === 0) throw new TrustError("E_KEY", `key: ${shown} needs its fingerprint (key-fingerprint)`);
	return new URL(name);
}

// src/run/keys.ts
async function readKeys({ keys: sources, keyFingerprints }, identities, host, transport) {
	if (sources === void 0 && identities.length > 0) {
		if (keyFingerprints.length === 0) return [];
		throw new TrustError("E_INPUT", "key-fingerprint: no key is given, only an identity");
	}
	const read = (source) => readKey(source, keyFingerprints, host, transport);
	const keys = sources === void 0 ? includedKeys() : await Promise.all(sources.map(read));
	if (keyFingerprints.length === 0) return keys;
	about("key-fingerprint", () => assertFingerprints(keys, keyFingerprints));
	return keys.map(pinned);
}
const pinned = (key) => ({
	...key,
	pinned: true
});
function includedKeys() {
	const keys = [parsePublicKey(webdisKey, "the bundled webdis.pub")];
	assertFingerprints(keys, [webdisFingerprint]);
	return keys.map(pinned);
}
async function readKey(source, fingerprints, { env, onSecret }, transport) {
	if ("pem" in source) {
		maskPrivateKeys(source.pem, onSecret);
		return parsePublicKey(source.pem, source.name);
	}
	const { location, notAfter } = source;
	const fetch = (url, limit) => fetchKey(transport, url, limit);
	const bytes = await readKeyFrom(location, fingerprints, {
		env,
		fetch
	});
	const text = Buffer.from(bytes).toString("latin1");
	maskPrivateKeys(text, onSecret);
	return {
		...parsePublicKey(text, location),
		...defined({ notAfter })
	};
}
async function fetchKey(transport, url, limit) {
	const { status, body } = await transport.request({
		method: "GET",
		url
	}, limit);
	if (status === 200) return body;
	throw new TrustError("E_KEY", `${url.origin}${url.pathname} answered ${status}, not a key`);
}
const webdisRepositories = ["docker.io/nicolas/webdis", "public.ecr.aws/nicolas/webdis"];
const webdisKey = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEv+3gf5PY6a//3lhmkiGL1ux1QQyC
tAXBl6xupT/1dtejIf/NxyfPN//2OJinS3aHFDHMc3URSoInxdWhAN8Fig==
-----END PUBLIC KEY-----
`;
const webdisFingerprint = "c921084265695461eef46c6a5953b3dfc501c0f6f82f54ff05bdddb65670bc59";

// src/run/mirror-advice.ts
function withMirroring(report, insecureRegistries) {
	if (report.policy.signatureRepository !== void 0) return report;
	const commandFor = (source, target) => command(report, source, target, insecureRegistries);
	return {
		...report,
		images: report.images.map((image) => {
			const source = report.images.find((one) => hasAllOf(image, one));
			const next = source && commandFor(source, image);
			if (source === void 0 || next === void 0) return image;
			const advice = `${source.name} has all of it; anyone who may push here can copy it: ${next}`;
			return {
				...image,
				findings: image.findings.map((one) => isMissing(one) ? {
					...one,
					advice
				} : one)
			};
		}),
		findings: report.findings.map((one) => withCopies(one, report, commandFor))
	};
}
function hasAllOf(image, other) {
	return other !== image && other.outcome === "verified" && image.digest !== void 0 && other.digest === image.digest && !(other.registry === image.registry && other.repository === image.repository);
}
function isMissing({ severity, code }) {
	return severity === "error" && (code === "E_NOSIG" || code === "E_COVER");
}
function withCopies(original, { parity, images }, commandFor) {
	const group = parity.groups.find((one) => isAbout(original, one));
	if (group === void 0) return original;
	const lacking = new Set(group.missing.map(({ image }) => image));
	const of = (name) => images.find((one) => one.name === name);
	const source = of(group.images.find((name) => !lacking.has(name)));
	const target = of([...lacking][0]);
	const next = source && target && commandFor(source, target);
	if (next === void 0) return original;
	return {
		...original,
		advice: `${source?.name} has all of them; a copy brings the others: ${next}`
	};
}
function isAbout({ code, message }, { images, signatures }) {
	return code === "E_DRIFT" && signatures === "different" && message.startsWith(`${images.join(" and ")} do not carry the same signatures`);
}
function command({ policy }, source, target, insecureRegistries) {
	const { digest } = source;
	const { tag } = target;
	if (digest === void 0) return void 0;
	return mirrorCommand({
		source: repositoryOf(source),
		digest,
		target: repositoryOf(target),
		...tag === void 0 ? {} : { tag },
		moves: false,
		deep: true,
		policy,
		insecureHosts: [source, target].map(({ registry }) => registry).filter((host) => isInsecureRegistry(host, new Set(insecureRegistries)))
	});
}
function repositoryOf({ registry, repository }) {
	return parseRepository(`${registry}/${repository}`);
}

// src/run/advice.ts
async function withAdvice(report, { env, trustedRoots, insecureRegistries }) {
	const about = withMirroring(report, insecureRegistries);
	const findings = [
		...about.findings,
		...foreignImages(report),
		...rootFallbacks(trustedRoots),
		...await unpinnedFiles(report.policy.signers, env),
		...ignoredVariables(env)
	];
	return {
		...about,
		findings
	};
}
async function unpinnedFiles(signers, env) {
	const workspace = env["GITHUB_WORKSPACE"] || (env["GITHUB_ACTIONS"] === "true" ? "." : "");
	if (workspace === "") return [];
	const unpinned = signers.flatMap((one) => one.kind !== "identity" && !one.pinned ? one.name : []);
	const found = await Promise.all(unpinned.map((source) => isFileIn(workspace, source)));
	return [...new Set(unpinned.filter((_, at) => found[at]))].map((path) => finding("E_KEY", `the key ${JSON.stringify(path)} is a file of the checkout, and no fingerprint pins it: anyone who can change that file chooses the key`, {
		severity: "warning",
		advice: "give its key-fingerprint, from a place that a pull request cannot change, such as a variable of the repository"
	}));
}
async function isFileIn(folder, source) {
	const target = await realpath(source).catch(() => void 0);
	if (target === void 0) return false;
	const inside = (from, path) => !/^\.\.(?:[/\\]|$)/.test(relative(from, path)) && !isAbsolute(relative(from, path));
	return inside(resolve$1(folder), resolve$1(source)) || inside(await realpath(folder), target);
}
function rootFallbacks(roots) {
	return roots.flatMap(({ source, fallback }) => fallback === void 0 ? [] : finding("E_TRUST", `the trusted root could not be updated, and ${source} was used: ${fallback}`, {
		severity: "warning",
		advice: "run it again; or write the root to a file where the TUF repository can be reached (webdis-trust trusted-root update), and give that file"
	}));
}
function foreignImages({ policy, images }) {
	if (!policy.signers.every(isWebdis)) return [];
	const foreign = images.filter(({ registry, repository, findings }) => !webdisRepositories.includes(`${registry}/${repository}`) && findings.some(isAboutSignatures));
	if (foreign.length === 0) return [];
	return [finding("E_KEY", `${names(foreign)} checked against the key of Webdis, the default`, {
		severity: "note",
		advice: "give the key of its publisher (--key cosign.pub, or key: in a workflow), or its identity (--github-workflow OWNER/REPO/.github/workflows/FILE.yml); webdis-trust tree lists who signed"
	})];
}
function isWebdis(signer) {
	return signer.kind !== "identity" && signer.fingerprint === "c921084265695461eef46c6a5953b3dfc501c0f6f82f54ff05bdddb65670bc59";
}
function names(images) {
	const listed = images.slice(0, 3).map(({ name }) => name);
	const more = images.length > 3 ? [`${images.length - 3} more`] : [];
	return `${[...listed, ...more].join(", ")} ${images.length === 1 ? "was" : "were"}`;
}
function isAboutSignatures({ severity, code }) {
	return severity === "error" && [
		"E_SIG",
		"E_NOSIG",
		"E_COVER"
	].includes(code);
}
function ignoredVariables(env) {
	if (env["NODE_TLS_REJECT_UNAUTHORIZED"] !== "0") return [];
	return [finding("E_INPUT", "NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect: certificates are verified", {
		severity: "warning",
		advice: "unset it; an authority of your own is added with NODE_EXTRA_CA_CERTS"
	})];
}

// src/run/images.ts
function imageTasks(images, tag) {
	const tasks = images.map(({ text, reference }) => {
		const pinned = reference.tag !== void 0 || reference.digest !== void 0;
		if (pinned && tag !== void 0) {
			const message = `tag: ${text} has a tag or digest of its own; give one of the two`;
			throw new TrustError("E_INPUT", message);
		}
		return {
			text,
			reference: pinned ? reference : {
				...reference,
				tag: tag ?? "latest"
			}
		};
	});
	checkItems(tasks.map(({ reference }) => formatReference(reference)), "images");
	return tasks;
}

// src/run/trusted-root.ts
const newest = "tuf";
async function newestOf({ values, host }) {
	const { newestRoot } = await import("./verify/tuf-root.mjs");
	return newestRoot(values, host);
}
async function readTrustedRoots(paths, required, run) {
	if (paths === void 0) return [includedRoot()];
	const roots = (await Promise.all(paths.map(async (path) => {
		if (path === "tuf") return [await newestOf(run)];
		return readRootFile(path);
	}))).flat();
	if (roots.length > limits.trustedRoots) {
		const message = `trusted-root: there are ${roots.length} roots; ${limits.trustedRoots} are allowed`;
		throw new TrustError("E_INPUT", message);
	}
	if (roots.every((root) => missingIn(root, required) !== void 0)) for (const root of roots) assertContains(root, required);
	return roots;
}
async function readRootFile(path) {
	const bytes = await readBytes(path);
	return about("trusted-root", () => parseTrustedRoots(bytes, path), "E_INPUT");
}
function assertContains(root, required) {
	const missing = missingIn(root, required);
	if (missing === void 0) return;
	const message = `trusted-root: ${root.source} contains no ${missing} is required: give a trusted root that contains one`;
	throw new TrustError("E_INPUT", message);
}
function missingIn(root, required) {
	const { logs, material } = root;
	const { certificates } = required;
	const isForCertificates = certificates !== void 0 && material.certificateAuthorities.length > 0;
	const isExcused = isForCertificates && certificates.excuses && excusedBy(root) !== void 0;
	if (certificates?.only === true && !isForCertificates) return "certificate authority, and one";
	if (required.logs && logs.length === 0 && !isExcused) return "transparency log, and a log entry";
	if (required.authorities && material.timestampAuthorities.length === 0) return "timestamp authority, and a timestamp";
	return certificates?.only === true && certificates.sct === "required" && !isExcused && material.ctlogs.length === 0 ? "certificate transparency log, and an SCT" : void 0;
}
function readBytes(path) {
	return readBounded(path, limits.manifest, "trusted-root: the file");
}
function includedRoot() {
	return {
		get source() {
			return publicGoodRoot().source;
		},
		get date() {
			return publicGoodRoot().date;
		},
		get logs() {
			return publicGoodRoot().logs;
		},
		get material() {
			return publicGoodRoot().material;
		},
		get bytes() {
			return publicGoodRoot().bytes;
		}
	};
}

// src/run/policy.ts
async function policyOf(values, host) {
	const asked = Object.fromEntries(identityFields.map((field) => [field, values[field]]));
	const identities = readIdentityPolicies(asked);
	const sct = values.insecureIgnoreSct ? "ignored" : "required";
	const { transparencyLog, timestamps, attestationManifests, parity } = values;
	const { platforms, annotations, digest, expectedReference, signatureRepository } = values;
	const { requireReadableBy } = values;
	const required = {
		logs: transparencyLog === "required",
		authorities: timestamps === "required",
		...identities.length > 0 ? { certificates: {
			sct,
			only: values.keys === void 0,
			excuses: true
		} } : {}
	};
	return {
		transparencyLog,
		timestamps,
		attestationManifests,
		parity,
		platforms,
		annotations,
		...defined({
			digest,
			expectedReference,
			signatureRepository
		}),
		...requireReadableBy.length === 0 ? {} : { requireReadableBy },
		identities,
		sct,
		...values.requireAllSigners ? { requireAllSigners: true } : {},
		trustedRoots: await readTrustedRoots(values.trustedRoot, required, {
			values,
			host
		})
	};
}

// src/run/verify.ts
async function verify(values, host, onProgress = () => {}) {
	const tasks = imageTasks(values.images, values.tag);
	const demands = await policyOf(values, host);
	const { client, masked, close } = await connect(values, host);
	try {
		const keys = await readKeys(values, demands.identities, host, client.transport);
		const context = {
			registry: createRegistryClient(client),
			now: () => /* @__PURE__ */ new Date(),
			tool,
			onProgress
		};
		const report = await verifyImages(tasks, {
			...demands,
			keys
		}, context);
		const setup = {
			...demands,
			...values,
			env: host.env
		};
		return masked(await withAdvice(report, setup));
	} finally {
		close();
	}
}

// src/actions/verify.ts
async function run(env, signal) {
	const values = inputsOf(verifyOptions, env);
	const report = await verify(values, hostOf(env, signal));
	const { publishVerification } = await import("./verify/verify-publish.mjs");
	await publishVerification(report, values, env);
	return report.outcome === "verified" ? 0 : 1;
}

// src/actions/verify-main.ts
setOutput("verified", "false");
await runAction({
	unset: ["outcome", "undetermined"],
	failure: () => ({ title: "Nothing was verified" }),
	run
});

export {  };