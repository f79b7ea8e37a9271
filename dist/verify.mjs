import { $ as finding, $n as describeError, $r as debug, $t as vendorOf, A as classifyArtifact, An as predicateTypeUri, At as mapConcurrently, Br as parseDigest, Bt as networkError, C as checkCandidate, Cr as defined, Ct as bracketedMessage, Dr as shellWord, Dt as parseChallenges, E as excusedBy, Er as longestCommand, Et as furtherScopes, Ft as NetworkError, Gt as apiHost, Hr as isObject, Ht as readIdentityPolicies, I as signatureTag, J as readChildIndex, Jr as deadlines, Jt as formatRepository, Kr as readObject, Kt as cosignRepository, L as rebuildPayload, Lr as digestAlgorithm, M as declaresBundle, Mt as isLoopback, N as declaresOtherType, Nr as quote, Nt as registryOrigin, Ot as FirstCallGate, P as isNotationType, Pt as resolveTarget, Q as describeNode, Qn as maskPrivateKeys, Qr as isTrustError, Qt as sameRepository, Rt as errorDetails, S as unreadable, St as TooMany, Tr as outcomeFor, Tt as basicAuthorization, Ut as isLayoutName, Vt as namedClaims, Wr as parseDocument, Wt as parseLayoutName, X as OtherTagExists, Xn as parsePublicKey, Xr as transferTime, Xt as parseReference, Y as parseManifest, Yn as assertFingerprints, Yr as limits, Yt as isTag, Z as conclusionOf, Zn as accepts, Zr as TrustError, Zt as parseRepository, _ as tool, an as readPlatform, at as readReferrerIndex, b as explainFailure, bt as contentType, dt as getManifest, ei as getInput, en as equalPlatforms, et as findingOf, f as publicGoodRoot, fn as factNames, ft as headManifest, gn as annotate, gt as isIndexType, h as readBounded, ht as isImageType, ii as setSecret, in as platformsContradict, j as declaredType, jn as predicateTypeWords, jt as isInsecureHost, lt as BlobBody, m as parseTrustedRoots, mt as isImageConfig, n as isInsecureRegistry, ni as isDebug, nn as isPlatform, nt as manifestFields, on as samePlatform, pn as isProvenance, q as readChildImage, qt as formatReference, ri as setOutput, rn as parsePlatform, rt as artifactTypeOf, s as mirrorPolicyFlags, sn as defaultPlace, st as referrersTag, t as connect, ti as info, tn as formatPlatform, tt as findingsFrom, un as places, ut as digestOfTag, v as describePolicy, vt as mediaTypes, wr as isUndetermined, wt as hasErrorCode, xt as ShortBlob, y as describeSigners, yt as Endpoint, z as attestationType, zr as digestOf } from "./verify/shared.mjs";
const { isIP } = process.getBuiltinModule("node:net");
const { Readable } = process.getBuiltinModule("node:stream");
const { realpath } = process.getBuiltinModule("node:fs/promises");
const { isAbsolute, relative, resolve: resolve$1 } = process.getBuiltinModule("node:path");

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
			reject(new TrustError("E_LIMIT", `the run stopped without a result, though nothing had failed; this is a bug in this program, please report it`));
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
	return meant === void 0 ? `there are ${known.join(", ")}` : `did you mean ${meant}?`;
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
const hubPage = /^hub\.docker\.com\/(?:_\/([^/]+)|r\/([^/]+\/[^/]+)).*$/is;
function withoutScheme(text) {
	return (/^(?:docker|https?):\/\/(.+)$/is.exec(text)?.[1]?.replace(/\/+$/, ""))?.replace(hubPage, "$1$2");
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

// src/options/attestations.ts
const facts = Object.keys(factNames);
const keys$1 = [
	"on",
	...facts,
	"max-age",
	"by"
];
function parseRequirement(line) {
	const [typeWord = "", ...pairs] = line.trim().split(/\s+/);
	const type = readType(typeWord);
	const given = /* @__PURE__ */ new Map();
	for (const pair of pairs) {
		const [key, value] = readPair(pair);
		if (given.has(key)) refuse(`${key} is given twice`);
		given.set(key, value);
	}
	const required = facts.flatMap((name) => {
		const value = given.get(name);
		return value === void 0 ? [] : [[name, readFact(name, value)]];
	});
	if (required.length > 0 && !isProvenance(type)) refuse(`${required[0]?.[0]} is a fact of SLSA provenance, which ${quote(typeWord)} is not`);
	const maxAge = given.get("max-age");
	const by = given.get("by");
	return {
		text: [typeWord, ...pairs].join(" "),
		type,
		on: readPlace(given.get("on")) ?? defaultPlace(type),
		facts: new Map(required),
		...maxAge === void 0 ? {} : { maxAge: readDays(maxAge) },
		...by === void 0 ? {} : { by }
	};
}
function readType(text) {
	const uri = predicateTypeUri(text);
	if (uri !== void 0) return uri;
	const hint = hintFrom(text, predicateTypeWords);
	return refuse(`${quote(text)} is no predicate type: give a URI, or one of ${hint}`);
}
function readPair(pair) {
	const at = pair.indexOf("=");
	const [name, value] = at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
	const key = keys$1.find((one) => one === name);
	if (key === void 0) return refuse(`${quote(name)} is not known: write NAME=VALUE with one of ${hintFrom(name, keys$1)}`);
	if (value === "") return refuse(`${key} has no value: write ${key}=VALUE, without spaces`);
	return [key, value];
}
function readPlace(text) {
	if (text === void 0) return void 0;
	return places.find((one) => one === text) ?? refuse(`on=${text.slice(0, 100)} is not one of ${hintFrom(text, places)}`);
}
function readFact(name, value) {
	if (name === "source-digest" && !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) refuse(`source-digest takes a whole commit in lower-case hex, not ${quote(value)}`);
	if (name === "source-repository" && !/^[a-z][a-z0-9+.-]*:\/\/\S+$/.test(value)) refuse(`source-repository takes a URL, such as https://github.com/me/app, not ${quote(value)}`);
	return value;
}
function readDays(text) {
	if (/^[1-9][0-9]{0,4}$/.test(text)) return Number(text);
	return refuse(`max-age takes a number of days, not ${quote(text)}`);
}
function hintFrom(word, known) {
	const meant = nearest(word, known);
	return `${known.join(", ")}${meant === void 0 ? "" : ` (did you mean ${meant}?)`}`;
}
function refuse(why) {
	throw new TrustError("E_INPUT", why);
}
const requirement = word("REQUIREMENT", parseRequirement, "E_INPUT");
const form = "TYPE [on=index|platforms|all|any] [builder=ID] [source-repository=URL] [source-ref=REF] [source-digest=COMMIT] [max-age=DAYS] [by=SIGNER]";
const requireAttestations = option({
	type: linesOf(requirement),
	flag: "require-attestation",
	help: `Attestations that the source and each copy must have, such as spdxjson: ${form}; only with require verified`
});
const attestationOptions = group("Attestations", {
	attestations: option({
		type: linesOf(requirement),
		aliases: ["attestation"],
		help: `Attestations that the image must have, such as "spdxjson on=platforms": ${form}`
	}),
	attestationsOnly: option({
		type: boolean,
		default: false,
		needs: "attestations",
		excludes: [
			"attestationManifests",
			"annotations",
			"expectedReference",
			"requireReadableBy"
		],
		help: "Verify only the attestations, and not the signatures of the image"
	}),
	outputAttestations: option({
		type: text("DIR"),
		needs: "attestations",
		help: "If everything is verified, write the in-toto statements that meet the requirements to this folder"
	})
});

// src/options/connection.ts
function connection(timeout, verbose = "Print each request to stderr") {
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
			help: "Registries to contact over plain HTTP, in addition to loopback addresses"
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
			help: "Longest time to wait for data from a registry"
		}),
		verbose: option({
			type: boolean,
			default: false,
			input: false,
			library: false,
			aliases: ["debug", "d"],
			help: verbose
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

// src/options/location.ts
const location = (placeholder) => word(placeholder, (given) => isLayoutName(given) ? {
	text: given,
	layout: parseLayoutName(given)
} : {
	text: given,
	reference: readReference(given)
});

// src/options/output.ts
const terminal = {
	input: false,
	library: false
};
const json = option({
	type: boolean,
	default: false,
	...terminal,
	help: "Print the report as JSON to stdout"
});
const format = {
	default: "table",
	short: "o",
	...terminal,
	aliases: ["format-json"],
	excludes: ["json"]
};
const shortForm = {
	...json,
	help: "Short for --output json"
};
const formats = {
	output: option({
		...format,
		type: oneOf("table", "json"),
		help: "What to print to stdout. table: results as text; json: the report"
	}),
	json: shortForm
};
const formatsWithSarif = {
	output: option({
		...format,
		type: oneOf("table", "json", "sarif"),
		aliases: ["format", "format-json"],
		help: "What to print to stdout. table: results as text; json: the report; sarif: SARIF 2.1.0 for code scanning"
	}),
	json: shortForm
};
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
const sarif = option({
	type: path,
	flag: false,
	library: false,
	help: "Write the report to this file, as SARIF 2.1.0 for code scanning"
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
		help: "Do not use colors; NO_COLOR and FORCE_COLOR work, too"
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
const summary = option({
	type: boolean,
	default: true,
	...action,
	help: "Write the job summary"
});
const requiredInputs = option({
	type: listOf(text("NAME")),
	default: [],
	...action,
	help: "Names of inputs that must not be empty, such as digest. List inputs that come from variables, secrets or earlier steps"
});

// src/verify/readers.ts
const requirableReaders = [
	"cosign-2.5",
	"podman",
	"policy-controller",
	"kyverno"
];
const readers = [
	{
		name: "cosign-2.6",
		title: "cosign ≥ 2.6",
		stores: ["bundle", "tag"],
		bundlesHideTag: true,
		version: "cosign 2.6.4 and 3.1.2; 2.6.0 to 2.6.2 read bundles with --new-bundle-format only",
		source: "test/interop/readers.test.ts; sigstore/cosign cmd/cosign/cli/verify/verify.go",
		date: "2026-11-30"
	},
	{
		name: "cosign-2.5",
		title: "cosign ≤ 2.5",
		stores: ["tag"],
		version: "cosign 2.6.4 with --new-bundle-format=false, which is all that 2.5.3 and older can do",
		source: "test/interop/readers.test.ts; sigstore/cosign v2.5.3 pkg/cosign/verify.go",
		date: "2026-11-30"
	},
	{
		name: "podman",
		title: "Podman/CRI-O",
		stores: ["tag"],
		ociImagesOnly: true,
		signers: "keys and e-mail addresses",
		version: "go.podman.io/image 5.42.1, with use-sigstore-attachments",
		source: "test/interop/readers.test.ts; go.podman.io/image docker/docker_client.go and signature/fulcio_cert.go",
		date: "2026-11-30"
	},
	{
		name: "policy-controller",
		title: "policy-controller",
		stores: ["tag"],
		version: "policy-controller 0.13.1, an authority with a key",
		source: "test/interop/readers.test.ts; sigstore/policy-controller pkg/webhook/validator.go",
		date: "2026-11-30"
	},
	{
		name: "kyverno",
		title: "Kyverno (key)",
		stores: ["tag"],
		signers: "keys",
		version: "Kyverno 1.19.1, a verifyImages rule of type Cosign (the default) with a key",
		source: "kyverno/kyverno pkg/image/verifiers/cpol/cosign/verifier.go",
		date: "2026-11-30"
	},
	{
		name: "webdis-trust",
		title: "this tool",
		stores: [
			"tag",
			"referrer",
			"bundle"
		],
		usesSignatureRepository: true,
		version: "this version",
		source: "src/signature/discover.ts",
		date: "2026-11-30"
	}
];
function readerOf(name) {
	const found = readers.find((reader) => reader.name === name);
	if (found === void 0) throw new RangeError(`there is no reader ${name}`);
	return found;
}

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
const heading = "Accepted signatures";
const keyFingerprints = option({
	type: listOf(text("HEX")),
	default: [],
	flag: "key-fingerprint",
	input: "key-fingerprint",
	help: "SHA-256 fingerprints of the public keys in DER; every key must match one"
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
		help: "Names in certificates, any of which may have signed, such as the URI of a workflow or an e-mail address; needs certificate-oidc-issuer"
	}),
	certificateIdentityRegexp: option({
		type: text("REGEXP"),
		excludes: ["certificateIdentity"],
		help: "Pattern for names in certificates; it must begin with ^, and may vary only after the owner"
	}),
	certificateOidcIssuer: option({
		type: text("URL"),
		help: "Issuer that vouched for the name, such as https://token.actions.githubusercontent.com"
	}),
	certificateOidcIssuerRegexp: option({
		type: text("REGEXP"),
		excludes: ["certificateOidcIssuer"],
		help: "Pattern for the issuer that vouched for the name; it must begin with ^"
	}),
	certificateGithubWorkflowTrigger: option({
		type: text("EVENT"),
		help: "Event that started the run, such as push"
	}),
	certificateGithubWorkflowSha: option({
		type: text("SHA"),
		help: "Commit of the run"
	}),
	certificateGithubWorkflowName: option({
		type: text("NAME"),
		help: "Name of the workflow, as its file sets it"
	}),
	certificateGithubWorkflowRepository: option({
		type: text("OWNER/REPO"),
		help: "Repository of the run"
	}),
	certificateGithubWorkflowRef: option({
		type: text("REF"),
		help: "Branch or tag of the run, such as refs/heads/main"
	}),
	certificateClaims: option({
		type: linesOf(text("NAME=VALUE")),
		flag: "certificate-claim",
		help: `Claims that the certificate must have: ${namedClaims.join(", ")}`
	}),
	githubWorkflow: option({
		type: linesOf(text("OWNER/REPO/.github/workflows/FILE.yml[@REF]")),
		help: "Workflows of GitHub Actions, any of which may have signed; without REF, for any branch or tag. Short for identity, issuer and repository"
	})
};
const identityFields = Object.keys(identity);
const insecureIgnoreSct = option({
	type: boolean,
	default: false,
	help: "Do not require that the certificate is in a certificate transparency log; for a private Fulcio without such a log"
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
		help: "Require a signature by every key and every identity, not only by one of them"
	}),
	trustedRoot: option({
		type: linesOf(path),
		defaultHelp: includedRoot$1,
		help: "Files with trusted roots (certificate authorities, logs, timestamp authorities), as JSON or JSON Lines. tuf: the newest root of the public-good instance, updated once a day"
	}),
	insecureIgnoreSct,
	transparencyLog: option({
		type: oneOf("required", "ignored"),
		default: "required",
		help: "required: every signature must have an entry in a transparency log of the trusted root; ignored: log entries are not checked",
		switches: { "insecure-ignore-tlog": {
			means: "ignored",
			help: "Do not require entries in a transparency log"
		} }
	}),
	timestamps: option({
		type: oneOf("required", "ignored"),
		default: "ignored",
		help: "required: every signature must have an RFC 3161 timestamp of an authority in the trusted root",
		switches: { "use-signed-timestamps": {
			means: "required",
			help: "Require an RFC 3161 timestamp of an authority in the trusted root"
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
		help: "Reference that the legacy payload must contain; bundles contain no reference, so they are not accepted"
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
		type: argumentsOf(location("IMAGE")),
		required: true,
		positional: true,
		library: "argument",
		example: "nicolas/webdis:0.1.24",
		inputDefault: "nicolas/webdis\npublic.ecr.aws/nicolas/webdis",
		help: "Images: references such as ghcr.io/me/app:2.0, or image layouts (oci:DIR:TAG, oci-archive:FILE.tar:TAG)"
	}),
	...trust,
	...claimed,
	...group("Image requirements", {
		tag: option({
			type: tag,
			inputDefault: "latest",
			help: "Tag for every image that has neither a tag nor a digest"
		}),
		digest: option({
			type: digest,
			help: "Digest that the tag must point to; protects against a tag that was moved back"
		}),
		platforms: option({
			type: listOf(platform),
			default: [],
			flag: "platform",
			help: "Platforms that the image must have, such as linux/arm64; its other platforms are verified, too"
		}),
		attestationManifests: option({
			type: oneOf("reported", "required"),
			default: "reported",
			help: "reported: unsigned attestation manifests of buildx are only reported; required: they must be signed"
		}),
		parity: option({
			type: oneOf("auto", "true", "false"),
			default: "auto",
			help: "auto: images with the same repository path and tag must have the same digests; true: all images must have the same digests and the same signatures; false: nothing is compared"
		}),
		requireReadableBy
	}),
	...attestationOptions,
	...connection(timeouts.verify, "Print each request to stderr, and a report on every manifest in the words of cosign"),
	...group("Output", {
		...formatsWithSarif,
		report,
		page,
		sarif,
		summaryFile,
		summary,
		quiet,
		color,
		requiredInputs
	})
};
const treeOptions = {
	image: option({
		type: location("IMAGE"),
		required: true,
		positional: true,
		example: "nicolas/webdis:0.1.24",
		help: "Image: a reference, or an image layout"
	}),
	...trust,
	...claimed,
	...connection(timeouts.verify),
	...group("Output", {
		...formats,
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
	if (!URL.canParse(realm)) throw new TrustError("E_NET", `${host} names a token realm that is not a URL`, { host });
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
		throw new TrustError("E_AUTH", `${host} did not answer with a token`, { host });
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
	request(request, access, limit, ahead = false) {
		return this.#exchange(access, (headers) => this.#origin.send(withHeaders(request, headers), (one) => this.#transport.request(one, limit)), () => {}, ahead);
	}
	async headBlob(url, access) {
		if (this.#scheme !== void 0) await this.#firstHead.enter();
		try {
			if (this.#refusesHeads) return void 0;
			const answer = await this.request({
				method: "HEAD",
				url
			}, access, 0);
			if (answer.url.origin === this.origin.origin && answer.status === 401 && this.#served.has(keyOf(access))) this.#refusesHeads = true;
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
	async #exchange(access, send, discard, ahead = false) {
		const credentials = await this.#options.credentials.find(access.repository);
		if (this.#scheme === void 0 && !ahead) await this.#first.enter();
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
		this.#served.add(keyOf(access));
	}
	#scopes(access) {
		return [...access.scopes, ...this.#wider.get(keyOf(access)) ?? []];
	}
	#widen(access, challenge) {
		const key = keyOf(access);
		const further = furtherScopes(challenge, access.scopes);
		if (further.length === 0 || this.#wider.has(key)) return false;
		this.#wider.set(key, further);
		return true;
	}
};
function keyOf({ scopes }) {
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
	const whole = Buffer.allocUnsafeSlow(limit + 1);
	let length = 0;
	for await (const chunk of body) {
		const room = whole.length - length;
		whole.set(chunk.subarray(0, room), length);
		length += Math.min(chunk.byteLength, room);
		if (length > limit) break;
	}
	return whole.subarray(0, length);
}
async function hasBlob(endpoint, digest) {
	return await headBlob(endpoint, digest) === 200 ? true : "unknown";
}
async function headBlob(endpoint, digest) {
	const answer = await endpoint.headBlob(blobUrl(endpoint, digest));
	return answer !== void 0 && answer.url.origin !== endpoint.origin.origin && answer.status !== 200 ? void 0 : answer?.status;
}
function blobUrl(endpoint, digest) {
	return endpoint.url(`blobs/${parseDigest(digest)}`);
}

// src/registry/lists.ts
async function* readPages(endpoint, first, accept, { most = limits.pages, ahead = false } = {}) {
	const fail = (code, why) => new TrustError(code, `${first.host}: ${why}`, endpoint.where({}, errorDetails(first)));
	const visited = /* @__PURE__ */ new Set();
	let page = first;
	for (;;) {
		visited.add(page.href);
		const answer = await endpoint.request("GET", page, { accept }, limits.manifest, ahead);
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
async function* listTags(endpoint, ahead) {
	const first = endpoint.url(`tags/list?n=${pageSize}`);
	const options = {
		most: limits.tagPages,
		ahead
	};
	for await (const page of readPages(endpoint, first, "application/json", options)) {
		if (page.status !== 200) throw await endpoint.error(page, {});
		yield* readTags(page, endpoint);
	}
}
function readTags({ body, url }, endpoint) {
	const document = readObject(body);
	const tags = document && (document["tags"] ?? []);
	if (Array.isArray(tags) && tags.every((tag) => typeof tag === "string" && isTag(tag))) return tags;
	const message = `${url.host} did not answer with a list of tags`;
	throw new TrustError("E_NET", message, endpoint.where({}));
}

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
	#isLikely;
	#hasApi;
	constructor(endpoint, asksAhead = false) {
		this.#endpoint = endpoint;
		this.#isLikely = vendorOf(endpoint.name.registry).hasReferrersApi ?? asksAhead;
	}
	async list(subject, { ahead = this.#isLikely, byTag = () => this.listByTag(subject) } = {}) {
		parseDigest(subject);
		if (this.#hasApi === void 0 && !ahead) await this.#first.enter();
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
		return byTag();
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
		repository: opener(endpoints(options), "reading", (endpoint) => readable(endpoint))
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
function readable(endpoint, asksAhead = false) {
	const referrers = new Referrers(endpoint, asksAhead);
	const representations = /* @__PURE__ */ new WeakMap();
	return {
		name: endpoint.name,
		manifest: (reference) => getManifest(endpoint, reference),
		manifestHead: (reference) => headManifest(endpoint, reference),
		blob: (descriptor, limit) => getBlob(endpoint, descriptor, limit),
		openBlob: (blob, offset) => openBlob(endpoint, blob, offset, representations),
		referrers: (subject, asking) => referrers.list(subject, asking),
		referrersByTag: (subject) => referrers.listByTag(subject),
		tags: (ahead) => listTags(endpoint, ahead),
		hasBlob: (digest) => hasBlob(endpoint, digest)
	};
}

// src/registry/remembering.ts
function remembering(repository) {
	const lists = /* @__PURE__ */ new Map();
	const byTag = /* @__PURE__ */ new Map();
	const manifests = /* @__PURE__ */ new Map();
	return {
		name: repository.name,
		manifest: (reference) => reference.includes(":") ? once(manifests, reference, () => repository.manifest(reference)) : repository.manifest(reference),
		manifestHead: (reference) => repository.manifestHead(reference),
		blob: (descriptor, limit) => repository.blob(descriptor, limit),
		openBlob: (blob, offset) => repository.openBlob(blob, offset),
		referrers: (subject) => once(lists, subject, () => repository.referrers(subject)),
		referrersByTag: (subject) => once(byTag, subject, () => repository.referrersByTag(subject)),
		tags: () => repository.tags(),
		hasBlob: (digest) => repository.hasBlob(digest)
	};
}
function once(known, key, ask) {
	const asked = known.get(key) ?? ask();
	known.set(key, asked);
	return asked;
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
		depth,
		...aboutOf(descriptor)
	};
}
function aboutOf({ annotations }) {
	const about = annotations["vnd.docker.reference.digest"];
	return about === void 0 ? {} : { about };
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

// src/image/config.ts
async function readConfigPlatform(repository, manifest) {
	return readPlatform(await readConfig(repository, manifest));
}
async function readConfig(repository, { config }) {
	if (!isImageConfig(config.mediaType)) return {};
	const bytes = await repository.blob(config, limits.config);
	if (bytes === void 0) throw new TrustError("E_COVER", "the image config is missing", { digest: config.digest });
	return parseConfig(bytes);
}
function parseConfig(bytes) {
	try {
		const config = parseDocument(bytes);
		return isObject(config) ? config : {};
	} catch (error) {
		const why = error.message;
		throw new TrustError("E_MANIFEST", `the image config is not strict JSON: ${why}`, {}, error);
	}
}

// src/verify/coverage.ts
async function checkPresence(repository, { nodes }) {
	const absent = /* @__PURE__ */ new Set();
	const checks = nodes.filter(({ depth, role }) => depth > 0 && role !== "index").map(async (node) => {
		let type;
		const problems = await findingsFrom(node, async () => {
			const found = await repository.manifestHead(node.digest);
			type = found?.contentType;
			if (found !== void 0) return void 0;
			absent.add(node.digest);
			return missingManifest(node);
		}, (what) => `could not check whether ${what} exists`);
		return problems.length > 0 ? problems : checkKind(repository, node, type);
	});
	return {
		findings: (await Promise.all(checks)).flat(),
		absent
	};
}
async function checkKind(repository, node, type) {
	const served = type ?? "unknown";
	if (isImageType(served) || !isImageType(node.mediaType) && !isIndexType(served)) return [];
	return findingsFrom(node, async () => {
		await readChildImage(repository, node);
	});
}
function missingManifest(node) {
	const what = node.platforms.map(formatPlatform).join(", ") || "a manifest";
	return finding("E_COVER", `${what} is listed in the index, but the registry does not have it`, {
		advice: "the copy is incomplete: mirror the image again, or ask the publisher",
		...manifestFields(node)
	});
}
async function checkContent(repository, tree, required) {
	if (tree.root.kind === "image") return checkSingleImage(repository, tree, tree.root, required);
	return {
		findings: await checkPlatforms(repository, tree, required),
		warnings: duplicatePlatforms(tree)
	};
}
async function checkPlatforms(repository, { nodes }, required) {
	const listed = nodes.filter(({ role }) => role === "platform");
	if (listed.length === 0) return [finding("E_COVER", "the index lists no platform")];
	const missing = required.filter((platform) => !listed.some(({ platforms }) => platforms.some(isOneOf([platform]))));
	const compared = await Promise.all(listed.map((node) => compareConfig(repository, node, node.platforms.filter(isOneOf(required)))));
	return [...missing.map((platform) => notListed(platform, listed)), ...compared.flat()];
}
function isOneOf(required) {
	return (platform) => required.some((one) => samePlatform(one, platform));
}
function notListed(required, listed) {
	const all = listed.flatMap((node) => node.platforms.map(formatPlatform)).join(", ");
	const platform = formatPlatform(required);
	const message = `${platform} is not in the index, which lists ${all || "no platform"}`;
	return finding("E_COVER", message, { platform });
}
async function compareConfig(repository, node, required) {
	if (required.length === 0) return [];
	return findingsFrom(node, async () => {
		const config = await readConfigPlatform(repository, await readChildImage(repository, node));
		if (!required.some((platform) => platformsContradict(platform, config))) return void 0;
		throw new TrustError("E_COVER", `its config says ${formatPlatform(config)}`);
	});
}
function duplicatePlatforms({ nodes }) {
	const entries = nodes.filter(({ role }) => role === "platform").flatMap(({ digest, platforms }) => platforms.map((platform) => ({
		digest,
		platform
	})));
	return entries.flatMap(({ digest, platform }, at) => {
		const before = entries.slice(0, at).filter((entry) => equalPlatforms(entry.platform, platform));
		const [first] = before;
		if (first === void 0 || before.some((entry) => entry.digest === digest)) return [];
		const name = formatPlatform(platform);
		const message = `${name} is listed more than once: container engines pull the first, ${first.digest}, and not ${digest}`;
		return [finding("E_COVER", message, {
			severity: "warning",
			digest,
			platform: name
		})];
	});
}
async function checkSingleImage(repository, { nodes: [node] }, image, required) {
	let config = {};
	const problems = await findingsFrom(node, async () => {
		config = await readConfigPlatform(repository, image);
	});
	const [problem] = problems;
	if (problem !== void 0) return isError(problem, required) ? {
		findings: problems,
		warnings: []
	} : {
		findings: [],
		warnings: problems.map(asWarning)
	};
	const platform = isPlatform(config) ? config : void 0;
	const actual = platform === void 0 ? "without a platform" : `for ${formatPlatform(platform)}`;
	return {
		findings: required.filter((one) => platform === void 0 || !samePlatform(one, platform)).map((one) => finding("E_COVER", `${formatPlatform(one)} is required; this is a single image ${actual}`)),
		warnings: [],
		...platform === void 0 ? {} : { platform }
	};
}
function isError({ code }, required) {
	return required.length > 0 || code === "E_COVER" || code === "E_DIGEST";
}
function asWarning(problem) {
	const message = `${problem.message}; its platform is not known`;
	return {
		...problem,
		message,
		severity: "warning"
	};
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

// src/verify/readable.ts
function certifiedName(identity) {
	return /^[^@\s/]+@[^@\s/]+$/.test(identity) ? "e-mail" : "other";
}
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
		certified: certifiedIn(whole),
		payloadIsMissing: good.length > whole.length,
		hasBundle: [...found.candidates, ...found.otherArtifacts].some(({ store }) => store === "bundle"),
		isDockerImage: found.signatureImageType === mediaTypes.dockerManifest,
		unreadStores,
		inImageRepository
	};
}
function emptyAvailability(inImageRepository) {
	return {
		good: /* @__PURE__ */ new Set(),
		listed: /* @__PURE__ */ new Set(),
		certified: /* @__PURE__ */ new Map(),
		payloadIsMissing: false,
		hasBundle: false,
		isDockerImage: false,
		unreadStores: /* @__PURE__ */ new Map(),
		inImageRepository
	};
}
function storesOf(signatures) {
	return new Set(signatures.map(({ store }) => store));
}
function certifiedIn(signatures) {
	const found = /* @__PURE__ */ new Map();
	for (const [store, all] of Map.groupBy(signatures, (one) => one.store)) {
		const names = all.flatMap(({ signer }) => signer?.kind === "identity" ? [signer] : []);
		if (names.length < all.length) continue;
		const isMail = names.some(({ identity }) => certifiedName(identity) === "e-mail");
		found.set(store, isMail ? "e-mail" : "other");
	}
	return found;
}
function readability(reader, availability) {
	const { good, listed, inImageRepository, unreadStores } = availability;
	if (reader.usesSignatureRepository) {
		if (reader.stores.some((store) => good.has(store))) return "yes";
		return unreadStores.size > 0 ? "unknown" : "unsigned";
	}
	const stores = storesLookedAt(reader, availability);
	const found = stores.filter((store) => listed.has(store));
	const verified = found.some((store) => verifies(reader, availability.certified.get(store)));
	if (inImageRepository && verified) return "yes";
	if (inImageRepository && mayHoldMore(reader, stores, unreadStores)) return "unknown";
	if (good.size === 0) return unreadStores.size > 0 ? "unknown" : "unsigned";
	if (!inImageRepository) return "place";
	return found.length > 0 ? "signer" : "format";
}
function verifies({ signers }, certified) {
	if (certified === void 0 || signers === void 0) return true;
	return signers !== "keys" && certified === "e-mail";
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
	"signer",
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
function notAsked(node) {
	return {
		node,
		availability: emptyAvailability(true),
		report: {
			digest: node.digest,
			mediaType: node.mediaType,
			role: node.role,
			depth: node.depth,
			platforms: node.platforms.map(formatPlatform),
			required: false,
			outcome: "undetermined",
			signatures: [],
			ignored: []
		},
		findings: []
	};
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
			...about("signer", (all) => byOtherSigner(reader, all)),
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
function byOtherSigner({ title, signers }, all) {
	const message = `${title} cannot verify the signatures of ${namesOf(all)}: it verifies those by ${signers} only, and certificates for another identity made these`;
	return finding("E_FORMAT", message, { advice: "the publisher can sign with a key, too" });
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
	const place = formatRepository(repository.name);
	const message = `${digest === void 0 ? `the tag ${tag}` : "the digest"} does not exist in ${place}`;
	const details = {
		repository: place,
		...digest === void 0 ? { tag } : { digest }
	};
	const other = digest === void 0 ? await otherTag(repository, tag) : void 0;
	if (other !== void 0) throw new OtherTagExists(message, details, other);
	throw new TrustError("E_NOTFOUND", message, details);
}
async function otherTag(repository, tag) {
	if (!/^v?\d/.test(tag)) return void 0;
	const other = tag.startsWith("v") ? tag.slice(1) : `v${tag}`;
	try {
		return await repository.manifestHead(other) === void 0 ? void 0 : other;
	} catch (error) {
		if (!isTrustError(error)) throw error;
		return;
	}
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
	const { repository, policy, checkAttestations } = context;
	if (policy.attestations !== void 0 && checkAttestations === void 0) throw new RangeError("the policy asks for attestations, and nothing checks them");
	const findings = [];
	let digest;
	let manifests = [];
	let requirements = [];
	let readers = policy.attestations?.signatures === "ignored" ? [] : readersOf([]);
	try {
		const stored = await resolve(repository, task.reference);
		digest = stored.digest;
		findings.push(...checkExpectedDigest(stored, policy.digest));
		const tree = await readTree(repository, stored);
		const signatures = verdictsFor(tree, context);
		const [verdicts, covered, tag, attested] = await Promise.all([
			signatures,
			checkCoverage(tree, context),
			compareTag(repository, task.reference),
			checkAttestations?.(tree, context, signatures)
		]);
		const covering = verdicts.map((verdict) => withAttestations(verdict, attested, policy)).map((verdict) => withCoverage(verdict, covered));
		requirements = attested?.requirements ?? [];
		findings.push(...attested?.findings ?? []);
		manifests = covering.map(({ report }) => report);
		findings.push(...covering.flatMap((verdict) => verdict.findings), ...covered.findings, ...tag);
		findings.push(...aboutSigners(manifests));
		findings.push(...compareVersion(task.reference, manifests[0]));
		if (policy.attestations?.signatures !== "ignored") {
			const required = covering.filter(({ report }) => report.required);
			readers = readersOf(required.map(({ availability }) => availability));
			findings.push(...checkReaders(policy.requireReadableBy ?? [], required));
		}
	} catch (error) {
		if (!isTrustError(error)) throw error;
		findings.push(findingOf(error));
	}
	findings.push(...releaseNote(task.reference, findings, context.now));
	const attestations = requirements.length === 0 ? {} : { attestations: requirements };
	return toReport$1(task, digest, {
		manifests,
		readers,
		findings,
		...attestations
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
		const verdict = isAsked(node, context) ? await verdictFor(node, context) : notAsked(node);
		done += 1;
		context.onManifest?.(done, nodes.length);
		return verdict;
	});
}
function isAsked({ role }, { policy: { attestations } }) {
	if (attestations?.signatures !== "ignored") return true;
	return role === "attestation" && attestations.requirements.some(({ on }) => on !== "index");
}
function withAttestations(verdict, attested, { attestations }) {
	const { digest } = verdict.node;
	const found = attested?.byManifest.get(digest);
	const added = found === void 0 ? verdict.report : {
		...verdict.report,
		attestations: found
	};
	if (attested === void 0 || attestations?.signatures !== "ignored") return {
		...verdict,
		report: added
	};
	const results = attested.requirements.flatMap(({ manifests, on, outcome }) => manifests.filter((one) => one.digest === digest).map((one) => on === "any" ? {
		outcome,
		code: void 0
	} : one));
	if (results.length === 0) return {
		...verdict,
		report: added
	};
	const { outcome = "verified", code = void 0 } = results.find(({ outcome }) => outcome === "rejected") ?? results.find(({ outcome }) => outcome === "undetermined") ?? {};
	const report = {
		...added,
		required: true,
		outcome,
		...code === void 0 ? {} : { code }
	};
	return {
		...verdict,
		report
	};
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
function toReport$1({ text, reference }, digest, { findings, ...rest }) {
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
		...rest,
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
	if (group.digests === "different") findings.push(finding("E_DRIFT", `${names} have different digests`, { advice: "the tag was moved on one registry only: do not pull from either until you know which one is right" }));
	if (group.signatures === "different") {
		const images = [...new Set(group.missing.map(({ image }) => image))].join(" and ");
		findings.push(finding("E_DRIFT", `${names} do not have the same signatures: ${images} lacks some`, {
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
	const message = `could not check whether ${group.images.join(" and ")} have the same signatures: ${first.message}`;
	return [finding(first.code, message)];
}

// src/verify/report.ts
const reportSchema = "https://github.com/webdis/verify-action/schema/verify-report/v1";

// src/verify/verify.ts
const imagesAtOnce = 8;
async function verifyImages(tasks, policy, context) {
	if (tasks.length === 0) throw new TrustError("E_INPUT", "there is no image to verify");
	if (tasks.length > limits.listItems) throw new TrustError("E_INPUT", `a run accepts ${limits.listItems} images at most`);
	if (policy.keys.length + policy.identities.length === 0) throw new TrustError("E_KEY", "there is neither a key nor an identity to verify with");
	const started = context.now();
	const named = tasks.map(({ reference }) => cosignRepository(reference));
	return toReport(started, await mapConcurrently(imagesAtOnce, tasks, (task) => {
		const repository = task.repository ?? context.registry.repository(task.reference);
		const elsewhere = task.signatures ?? policy.signatureRepository;
		const signatures = elsewhere === void 0 ? repository : context.registry.repository(elsewhere);
		const { checkAttestations } = context;
		return verifyImage(task, {
			policy,
			now: started,
			repository,
			signatures: checkAttestations === void 0 ? signatures : remembering(signatures),
			...checkAttestations === void 0 ? {} : { checkAttestations },
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
		readers: policy.attestations?.signatures === "ignored" ? [] : readersOfAll(images.map(({ readers }) => readers)),
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

// src/verify/mirror-command.ts
function mirrorCommand(copying) {
	const { source, digest, target, tag, moves, deep, policy, insecureHosts } = copying;
	const { replaced = [] } = copying;
	const hosts = [.../* @__PURE__ */ new Set([source.registry, target.registry])];
	const command = [
		"webdis-trust",
		"mirror",
		formatReference({
			registry: source.registry,
			path: source.path,
			digest
		}),
		formatReference({
			registry: target.registry,
			path: target.path,
			...tag === void 0 ? {} : { tag }
		}),
		...tag === void 0 ? ["--no-tag"] : [],
		...moves ? ["--on-conflict", "overwrite"] : [],
		...deep ? ["--deep"] : [],
		...replaced.flatMap((one) => ["--replace-signature-tag", one]),
		...mirrorPolicyFlags(policy),
		...hosts.filter((host) => insecureHosts.includes(host)).flatMap((host) => ["--insecure-registry", host])
	].map(shellWord).join(" ");
	return command.length > 8e3 ? void 0 : command;
}

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
	return code === "E_DRIFT" && signatures === "different" && message.startsWith(`${images.join(" and ")} do not have the same signatures`);
}
function command({ policy }, source, target, insecureRegistries) {
	const { digest } = source;
	const { tag } = target;
	if (digest === void 0) return void 0;
	if (target.registry.startsWith("oci-archive:")) return void 0;
	return mirrorCommand({
		source: repositoryOf(source),
		digest,
		target: repositoryOf(target),
		...tag === void 0 ? {} : { tag },
		moves: false,
		deep: true,
		policy,
		insecureHosts: [source, target].map(({ registry }) => registry).filter((host) => !isLayoutName(host) && isInsecureRegistry(host, new Set(insecureRegistries)))
	});
}
function repositoryOf({ registry, repository }) {
	return {
		registry,
		path: repository
	};
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
	return [...new Set(unpinned.filter((_, at) => found[at]))].map((path) => finding("E_KEY", `the key ${JSON.stringify(path)} is a file in the checkout, and has no fingerprint: anyone who can change the file can replace the key`, {
		severity: "warning",
		advice: "set its key-fingerprint from a place that a pull request cannot change, such as a variable of the repository"
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
		advice: "unset it; to add your own certificate authority, use NODE_EXTRA_CA_CERTS"
	})];
}

// src/run/attestations.ts
function attestationPolicy(values) {
	const { attestations: requirements, attestationsOnly } = values;
	if (requirements === void 0) return void 0;
	return {
		requirements,
		signatures: attestationsOnly ? "ignored" : "required"
	};
}

// src/run/images.ts
async function imageTasks(images, tag) {
	const tasks = await Promise.all(images.map((image) => imageTask(image, tag)));
	checkItems(tasks.map(({ reference }) => formatReference(reference)), "images");
	return tasks;
}
async function imageTask(image, tag) {
	const { text } = image;
	const own = "layout" in image ? image.layout : image.reference;
	const pinned = own.tag !== void 0 || own.digest !== void 0;
	if (pinned && tag !== void 0) {
		const message = `tag: ${text} already has a tag or digest; give only one`;
		throw new TrustError("E_INPUT", message);
	}
	if ("layout" in image) {
		const { layoutTask } = await import("./verify/layout-task.mjs");
		return layoutTask(text, {
			...image.layout,
			...defined({ tag: own.tag ?? tag })
		});
	}
	const { reference } = image;
	return {
		text,
		reference: pinned ? reference : {
			...reference,
			tag: tag ?? "latest"
		}
	};
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
	const tasks = await imageTasks(values.images, values.tag);
	const demands = {
		...await policyOf(values, host),
		...defined({ attestations: attestationPolicy(values) })
	};
	const { client, masked, close } = await connect(values, host);
	try {
		const keys = await readKeys(values, demands.identities, host, client.transport);
		const context = {
			registry: createRegistryClient(client),
			now: () => /* @__PURE__ */ new Date(),
			tool,
			onProgress
		};
		const policy = {
			...demands,
			keys
		};
		const { folder, ...attestations } = await attestationsOf(policy, values);
		const report = await verifyImages(tasks, policy, {
			...context,
			...attestations
		});
		await folder?.finish(report);
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
async function attestationsOf(policy, { outputAttestations: path }) {
	if (policy.attestations === void 0) return {};
	const [{ attestationCheck }, { StatementFolder }] = await Promise.all([import("./verify/attestations.mjs"), import("./verify/statement-folder.mjs")]);
	const folder = path === void 0 ? void 0 : new StatementFolder(path);
	await folder?.prepare();
	return {
		checkAttestations: attestationCheck(policy, folder?.save),
		...defined({ folder })
	};
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