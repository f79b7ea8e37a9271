const os = process.getBuiltinModule("os");
const crypto = process.getBuiltinModule("crypto");
const fs = process.getBuiltinModule("fs");
const { createHash, createPublicKey: createPublicKey$1, randomBytes, verify: verify$1 } = process.getBuiltinModule("node:crypto");
const { constants, lstat, mkdir, open, rename, rm, writeFile } = process.getBuiltinModule("node:fs/promises");
const { dirname } = process.getBuiltinModule("node:path");

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

// src/limits.ts
const KiB = 1024;
const MiB = 1024 * KiB;
const limits = {
	manifest: 4 * MiB,
	config: 4 * MiB,
	payload: 256 * KiB,
	bundle: MiB,
	attestation: 64 * MiB,
	attestations: 64,
	statement: 47 * MiB,
	provenance: 16 * MiB,
	provenanceValues: 1e6,
	annotation: 256 * KiB,
	errorBody: 64 * KiB,
	children: 1e3,
	nesting: 3,
	signatures: 100,
	layoutManifests: 2e4,
	archiveEntries: 1e5,
	archiveHeader: 64 * KiB,
	pages: 20,
	tagPages: 1e3,
	logEntries: 8,
	subjects: 1024,
	subjectDigests: 32,
	certificate: 16 * KiB,
	certificateName: 2 * KiB,
	identityToken: 16 * KiB,
	chain: 8,
	trustedRoots: 100,
	tufFile: 2 * MiB,
	tufCache: 16 * MiB,
	keyFile: 64 * KiB,
	jsonDepth: 64,
	jsonValues: 2e5,
	fileJsonValues: 2e7,
	redirects: 10,
	listItems: 1e3
};
const deadlines = {
	connect: 1e4,
	idle: 3e4,
	firstByte: 9e4,
	request: 12e4,
	rootUpdate: 6e4,
	service: 6e4,
	run: 6e5
};
const longestTimer = 2 ** 31 - 1;
const slowest = 128;
function transferTime(bytes) {
	return deadlines.request + bytes / slowest;
}

// src/oci/json.ts
function parseJson(bytes, values = limits.jsonValues) {
	return read$1(bytes, values, "refused");
}
function parseDocument(bytes, values = limits.jsonValues) {
	return read$1(bytes, values, "kept");
}
function readObject(bytes) {
	try {
		const value = parseDocument(bytes);
		return isObject(value) ? value : void 0;
	} catch {
		return;
	}
}
function read$1(bytes, values, largeNumbers) {
	let text;
	try {
		text = new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		throw new SyntaxError("not valid UTF-8");
	}
	return new Reader$1(text, values, largeNumbers).document();
}
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const string = /"[^"\\\u0000-\u001f]*(?:\\.[^"\\\u0000-\u001f]*)*"/y;
var Reader$1 = class {
	#text;
	#values;
	#largeNumbers;
	#at = 0;
	#parsed = 0;
	constructor(text, values, largeNumbers) {
		this.#text = text;
		this.#values = values;
		this.#largeNumbers = largeNumbers;
	}
	document() {
		const value = this.#value(limits.jsonDepth);
		this.#skip();
		if (this.#at < this.#text.length) this.#fail("there is text after the document");
		return value;
	}
	#value(depth) {
		this.#count();
		this.#skip();
		switch (this.#text[this.#at]) {
			case "{": return this.#object(this.#deeper(depth));
			case "[": return this.#array(this.#deeper(depth));
			case "\"": return this.#string();
			case "t": return this.#word("true", true);
			case "f": return this.#word("false", false);
			case "n": return this.#word("null", null);
			default: return this.#number();
		}
	}
	#object(depth) {
		const object = Object.create(null);
		this.#at += 1;
		if (this.#next("}")) return object;
		do {
			this.#count();
			this.#skip();
			const key = this.#string();
			if (key === "__proto__") this.#fail("the key __proto__ is not allowed");
			if (key in object) this.#fail(`duplicate key ${JSON.stringify(key.slice(0, 64))}`);
			if (!this.#next(":")) this.#fail("a colon is missing");
			object[key] = this.#value(depth);
		} while (this.#next(","));
		if (!this.#next("}")) this.#fail("an object does not end");
		return object;
	}
	#array(depth) {
		const array = [];
		this.#at += 1;
		if (this.#next("]")) return array;
		do
			array.push(this.#value(depth));
		while (this.#next(","));
		if (!this.#next("]")) this.#fail("an array does not end");
		return array;
	}
	#string() {
		const raw = this.#match(string);
		if (raw === void 0) return this.#fail("a string is missing or does not end");
		let value;
		try {
			value = JSON.parse(raw);
		} catch {
			return this.#fail("a string has an invalid escape");
		}
		if (!value.isWellFormed()) this.#fail("a string has a lone surrogate");
		return value;
	}
	#number() {
		const raw = this.#match(number);
		if (raw === void 0) return this.#fail("a value is expected");
		const value = Number(raw);
		const isExact = Math.abs(value) <= Number.MAX_SAFE_INTEGER;
		if (!isExact && this.#largeNumbers === "kept") return JSON.rawJSON(raw);
		if (!Number.isFinite(value)) this.#fail("a number is out of range");
		if (!isExact) this.#fail("a number is beyond 2^53");
		return value;
	}
	#word(word, value) {
		if (!this.#text.startsWith(word, this.#at)) this.#fail("a value is expected");
		this.#at += word.length;
		return value;
	}
	#deeper(depth) {
		if (depth === 0) this.#fail(`nested deeper than ${limits.jsonDepth}`);
		return depth - 1;
	}
	#next(character) {
		this.#skip();
		if (this.#text[this.#at] !== character) return false;
		this.#at += 1;
		return true;
	}
	#count() {
		this.#parsed += 1;
		if (this.#parsed > this.#values) this.#fail(`more than ${this.#values} values`);
	}
	#skip() {
		for (;;) {
			const code = this.#text.charCodeAt(this.#at);
			if (code !== 32 && code !== 9 && code !== 10 && code !== 13) return;
			this.#at += 1;
		}
	}
	#match(pattern) {
		pattern.lastIndex = this.#at;
		try {
			const found = pattern.exec(this.#text)?.[0];
			this.#at += found?.length ?? 0;
			return found;
		} catch {
			return this.#fail("a string has too many escapes");
		}
	}
	#fail(why) {
		throw new SyntaxError(`${why} (at character ${this.#at})`);
	}
};
function nonEmptyText(value) {
	return typeof value === "string" && value !== "" ? value : void 0;
}
function textEntries(value) {
	const texts = Object.create(null);
	for (const [key, text] of Object.entries(isObject(value) ? value : {})) if (typeof text === "string") texts[key] = text;
	return texts;
}
function isObject(value) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
	return !JSON.isRawJSON(value);
}

// src/oci/digest.ts
const hexLength = {
	sha256: 64,
	sha512: 128
};
function parseDigest(text) {
	const [, algorithm, hex] = /^([a-z0-9+._-]{1,32}):([0-9a-f]{1,128})$/.exec(text) ?? [];
	if (algorithm === void 0 || hex === void 0) throw new TrustError("E_DIGEST", `not a digest: ${JSON.stringify(text.slice(0, 100))}`);
	if (!isAlgorithm(algorithm)) throw new TrustError("E_DIGEST", `digest algorithm ${algorithm} is not supported; use sha256 or sha512`);
	if (hex.length !== hexLength[algorithm]) throw new TrustError("E_DIGEST", `a ${algorithm} digest has ${hexLength[algorithm]} hex digits, not ${hex.length}`);
	return text;
}
function readDigest(text, fail) {
	try {
		return parseDigest(text);
	} catch (error) {
		return fail(error.message);
	}
}
function isAlgorithm(text) {
	return text === "sha256" || text === "sha512";
}
function digestAlgorithm(digest) {
	return digest.startsWith("sha512:") ? "sha512" : "sha256";
}
function digestHex(digest) {
	return digest.slice(digest.indexOf(":") + 1);
}
function digestOf(bytes, algorithm = "sha256") {
	return `${algorithm}:${createHash(algorithm).update(bytes).digest("hex")}`;
}
function startDigest(algorithm) {
	const hash = createHash(algorithm);
	return {
		update: (bytes) => void hash.update(bytes),
		digest: () => `${algorithm}:${hash.digest("hex")}`
	};
}
function assertDigest(bytes, expected) {
	const actual = digestOf(bytes, digestAlgorithm(expected));
	if (actual !== expected) throw new TrustError("E_DIGEST", `the bytes hash to ${actual}, not to ${expected}`, { digest: expected });
}

// src/oci/shape.ts
function readJson(shape, bytes, name, values) {
	try {
		return shape(parseJson(bytes, values), name);
	} catch (error) {
		if (!(error instanceof SyntaxError) || error.message.startsWith(name)) throw error;
		throw new SyntaxError(`${name} is not strict JSON: ${error.message}`);
	}
}
function object(fields) {
	const shapes = Object.entries(fields);
	const known = new Set(Object.keys(fields));
	return (value, at) => {
		const source = anyObject(value, at);
		for (const key of Object.keys(source)) if (!known.has(key)) fail(at, `has the unknown field ${quote(key)}`);
		const result = shapes.map(([key, shape]) => [key, shape(source[key], `${at}.${key}`)]);
		return Object.fromEntries(result);
	};
}
function list$1(shape) {
	return (value, at) => Array.isArray(value) ? value.map((item, index) => shape(item, `${at}[${index}]`)) : fail(at, value === void 0 ? "is missing" : "is not a list");
}
function map(shape) {
	return (value, at) => new Map(Object.entries(anyObject(value, at)).map(([key, item]) => [key, shape(item, `${at}.${key.slice(0, 64)}`)]));
}
function optional(shape) {
	return (value, at) => value === void 0 || value === null ? void 0 : shape(value, at);
}
function repeated(shape) {
	const items = optional(list$1(shape));
	return (value, at) => items(value, at) ?? [];
}
function oneOf(...texts) {
	return (value, at) => {
		const found = texts.find((text) => text === value);
		if (found !== void 0) return found;
		const allowed = texts.map((text) => JSON.stringify(text)).join(" or ");
		return fail(at, value === void 0 ? "is missing" : `is ${quote(value)}, not ${allowed}`);
	};
}
const text = (value, at) => typeof value === "string" ? value : fail(at, value === void 0 ? "is missing" : "is not text");
const base64 = (value, at) => {
	const encoded = text(value, at);
	if (encoded === "") fail(at, "is empty");
	try {
		return decodeBase64(encoded);
	} catch {
		return fail(at, "is not standard base64");
	}
};
const sha256Hex = (value, at) => {
	const hex = text(value, at);
	return /^[0-9a-f]{64}$/.test(hex) ? hex : fail(at, "is not a SHA-256 in lower-case hex");
};
const count$1 = (value, at) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0) ? value : fail(at, value === void 0 ? "is missing" : "is not a non-negative integer");
const int64 = (value, at) => {
	const digits = text(value, at);
	return /^(?:0|[1-9][0-9]{0,15})$/.test(digits) && Number.isSafeInteger(Number(digits)) ? digits : fail(at, "is not a non-negative integer in decimal text");
};
const optionalInt64 = optional(int64);
const int64OrZero = (value, at) => optionalInt64(value, at) ?? "0";
const anything = (value, at) => value ?? missing(value, at);
const anyObject = (value, at) => isObject(value) ? value : fail(at, value === void 0 ? "is missing" : "is not an object");
function missing(value, at) {
	return value === null ? null : fail(at, "is missing");
}
function fail(at, why) {
	throw new SyntaxError(`${at} ${why}`);
}
function quote(value) {
	const json = JSON.stringify(value) ?? "nothing";
	return json.length <= 100 ? json : `${json.slice(0, 100)}…`;
}
function decodeBase64(text) {
	const bytes = Buffer.from(text, "base64");
	if (bytes.toString("base64") !== text) throw new SyntaxError("not standard base64");
	return bytes;
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
	E_ATTESTATION: exitCodes.noMatchingSignature,
	E_CLAIM: exitCodes.noMatchingSignature,
	E_SIG: exitCodes.noMatchingSignature,
	E_TLOG: exitCodes.noMatchingSignature,
	E_TIME: exitCodes.noMatchingSignature,
	E_TRUST: exitCodes.noMatchingSignature,
	E_CERT: exitCodes.noMatchingSignature,
	E_IDENTITY: exitCodes.noMatchingSignature,
	E_ROLLBACK: exitCodes.noMatchingSignature,
	E_DRIFT: exitCodes.registriesDiffer,
	E_CONFLICT: exitCodes.registriesDiffer,
	E_IMMUTABLE: exitCodes.undetermined,
	E_UNSUPPORTED: exitCodes.undetermined,
	E_BUILD: exitCodes.undetermined
};
const precedence = [
	exitCodes.input,
	exitCodes.noMatchingSignature,
	exitCodes.noSignature,
	exitCodes.notFound,
	exitCodes.registriesDiffer,
	exitCodes.undetermined
];
function exitCodeFor(codes) {
	return exitCodeForErrors([...codes].map((code) => ({ code })));
}
function exitCodeForErrors(errors) {
	const all = new Set(errors.map(({ code, missing }) => missing ? exitCodes.noSignature : exitCodeOf[code]));
	return precedence.find((one) => all.has(one)) ?? exitCodes.verified;
}
function outcomeOf(code) {
	if (code === exitCodes.verified) return "verified";
	return code === exitCodes.undetermined || code === exitCodes.input ? "undetermined" : "rejected";
}
function isUndetermined({ code }) {
	return outcomeFor([code]) === "undetermined";
}
function outcomeFor(codes) {
	return outcomeOf(exitCodeFor(codes));
}

// src/defined.ts
function defined(fields) {
	const entries = Object.entries(fields).filter(([, value]) => value !== void 0);
	return Object.fromEntries(entries);
}
function given(items) {
	return items.filter((item) => item !== void 0 && item !== false && item !== "");
}

// src/report/escape.ts
const invisible = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const longest$1 = 1e3;
function plain$1(text, max = longest$1) {
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
function withoutCommand(text) {
	return text.replace(/^([\s\u0085]*):(?=:)/u, "$1: ").replaceAll("##[", "## [");
}

// src/report/line.ts
var Line = class {
	#text;
	constructor(text) {
		this.#text = text;
	}
	toString() {
		return this.#text;
	}
	get width() {
		return columns(this.#text);
	}
};
function line(texts, ...parts) {
	const written = parts.map((part) => part instanceof Line ? part : plain$1(String(part ?? "")));
	return new Line(String.raw({ raw: texts }, ...written));
}
function whole(text, max = Number.POSITIVE_INFINITY) {
	return new Line(plain$1(text, max));
}
function join$1(parts, separator) {
	return new Line(given(parts).map((part) => line`${part}`).join(separator));
}
const styles = {
	bold: 1,
	dim: 2,
	red: 31,
	green: 32,
	yellow: 33,
	cyan: 36
};
function paint({ color }, style, text) {
	const safe = line`${text}`;
	return color ? new Line(`\u001b[${styles[style]}m${safe}\u001b[0m`) : safe;
}
function wrap(text, { width }, indent = "", hanging = indent) {
	return wrapText(text.toString(), width, indent, hanging).map((part) => new Line(part));
}
function wrapText(text, width, indent, hanging = indent) {
	if (width === void 0) return [`${indent}${text}`];
	const room = Math.max(width, indent.length + 20);
	const [first = "", ...words] = text.split(" ");
	const lines = [];
	let open = `${indent}${first}`;
	for (const word of words) if (columns(open) + 1 + columns(word) > room) {
		lines.push(open);
		open = `${hanging}${word}`;
	} else open = `${open} ${word}`;
	return [...lines, open];
}
function columns(text) {
	return text.replace(/\u001b\[\d+m/g, "").length;
}
function logText(lines) {
	if (lines === void 0 || lines === false || lines === "") return "";
	if (Array.isArray(lines)) return lines.map(logText).join("");
	return `${withoutCommand(String(lines).trimEnd())}\n`;
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
	return part === void 0 || part === false ? "" : prose(String(part));
}
function markdown(texts, ...parts) {
	const written = parts.map((part) => part instanceof Markdown ? part : part.join("\n\n"));
	return new Markdown(String.raw({ raw: texts }, ...written));
}
function join(parts, separator) {
	return new Html(given(parts).map(escaped).join(separator.toString()));
}
function stacked(parts, none) {
	return parts.length === 0 ? html`${none}` : join(parts, html`<br>`);
}
function pairs(values) {
	return Object.entries(values).map(([name, value]) => code(`${name}=${value}`, 300));
}
function entities(text, max) {
	return plain$1(text, max).replace(/[&<>"'`]/g, (c) => `&#${c.charCodeAt(0)};`);
}
function code(text, max) {
	return new Html(`<code>${entities(text, max)}</code>`);
}
const harmless = /^["'(“‘]*(?:\p{L}[\p{L}'’-]*|[0-9]{1,6}(?:\.[0-9]{1,3})?|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}:[0-9]{2})[)"'”’.,;:!?…]*$|^[–—·…+=≤≥&-]+$/u;
function prose(text) {
	return plain$1(text).split(" ").map((word) => word === "" || harmless.test(word) ? entities(word) : codeWord(word)).join(" ");
}
function codeWord(word) {
	const [, open = "", inner = word, close = ""] = /^(["'(“‘]*)(.*?)([)"'”’.,;:!?…]*)$/u.exec(word) ?? [];
	if (inner === "") return String(code(word));
	return `${entities(open)}${code(inner)}${entities(close)}`;
}
function codeTag(id) {
	return /^E_[A-Z]{1,30}$/.test(id) ? new Html(`[${id}]`) : html`[${code(id, 100)}]`;
}
function preformatted(lines) {
	const text = lines.map((line) => entities(line, Number.POSITIVE_INFINITY)).join("\n");
	return new Html(`<pre><code>${text}</code></pre>`);
}
function fenced(language, lines) {
	const text = lines.map(fencedLine).join("\n");
	const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
	const fence = "`".repeat(longest + 1);
	return new Markdown(`${fence}${language}\n${text}\n${fence}`);
}
function fencedLine(line) {
	const sign = "⚠️";
	return line.split(sign).map((part) => plain$1(part, Number.POSITIVE_INFINITY)).join(sign);
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
	E_REF: "invalid reference",
	E_INPUT: "invalid input",
	E_KEY: "the key cannot be used",
	E_AUTH: "access was refused",
	E_NET: "the registry could not be read",
	E_RATE: "the registry limits requests",
	E_LIMIT: "a limit was reached",
	E_NOTFOUND: "image tag not found",
	E_DIGEST: "the bytes do not match their digest",
	E_MANIFEST: "malformed manifest",
	E_COVER: "the image is not complete",
	E_NOSIG: "no signatures found",
	E_ATTESTATION: "no matching attestations",
	E_FORMAT: "a required reader cannot read the signatures",
	E_CLAIM: "no matching signatures",
	E_SIG: "no matching signatures",
	E_TLOG: "no matching signatures",
	E_TIME: "no matching signatures",
	E_TRUST: "no matching signatures",
	E_CERT: "no matching signatures",
	E_IDENTITY: "no matching signatures",
	E_ROLLBACK: "unexpected digest",
	E_DRIFT: "the registries differ",
	E_CONFLICT: "a tag would move back",
	E_IMMUTABLE: "the tag cannot be moved",
	E_UNSUPPORTED: "the registry cannot store it",
	E_BUILD: "the image was not built"
});
const reasons$1 = {
	E_CLAIM: "the signed claims do not match",
	E_SIG: "no signature by this key",
	E_TLOG: "not proven to be in the transparency log",
	E_TIME: "signed when the key or certificate was not valid",
	E_TRUST: "the trusted root does not know the log or authority",
	E_CERT: "the certificate does not verify",
	E_IDENTITY: "signed by another identity"
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
const stores$1 = fixedWords({
	tag: ".sig tag",
	referrer: "OCI 1.1 referrer",
	bundle: "bundle referrer",
	referrers: "referrer"
});
function storeName(store) {
	return stores$1[store];
}
function shortDigest(digest) {
	const [algorithm = "", hex] = digest.split(":");
	return hex === void 0 ? digest.slice(0, 12) : `${algorithm}:${hex.slice(0, 12)}`;
}
function shortDigests(text) {
	return text.replace(/\bsha256:[0-9a-f]{64}\b/g, shortDigest);
}
function readableTime(iso) {
	return iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/, "$1 $2 UTC");
}
function count(n, one, many = `${one}s`) {
	return `${n} ${n === 1 ? one : many}`;
}
function listed(all, joint = "and") {
	const words = given(all);
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

// src/report/finding.ts
const labels = {
	error: ["Error", "red"],
	warning: ["WARNING", "yellow"],
	note: ["Note", "dim"]
};
function findingLines(finding, options, indent = "  ") {
	const { severity, code, message, details } = finding;
	const [label, usual] = labels[severity] ?? labels.error;
	const style = outcomeFor([code]) === "undetermined" && usual === "red" ? "yellow" : usual;
	const title = severity === "error" && finding.title ? `${finding.title}: ` : "";
	const hanging = `${indent}  `;
	const { words, command } = splitAdvice(finding.advice);
	const at = detailLine(details);
	return [
		wrap(line`${paint(options, style, label)}: ${title}${message} [${code}]`, options, indent, hanging),
		at && wrap(at, options, hanging),
		words && wrap(line`Next: ${words}`, options, hanging),
		command && line`${hanging}${whole(command, 8e3)}`
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
function detailLine({ host, status, url, requestId } = {}) {
	const place = url ?? host;
	const parts = [
		place && whole(place, 300),
		status !== void 0 && line`HTTP ${status}`,
		requestId && line`request ${whole(requestId, 300)}`
	];
	return parts.some(Boolean) ? line`at ${join$1(parts, ", ")}` : void 0;
}
function describeError(error, title) {
	const message = error instanceof Error ? error.message : String(error);
	if (!isTrustError(error)) return logText(line`Error: ${message}`).trimEnd();
	const { code, details } = error;
	const at = detailLine(details);
	return logText([line`Error: ${title ?? codeTitle[code]}: ${message} [${code}]`, at && line`  ${at}`]).trimEnd();
}

// src/identity/extension.ts
const oids = {
	keyUsage: "2.5.29.15",
	subjectAltName: "2.5.29.17",
	basicConstraints: "2.5.29.19",
	extendedKeyUsage: "2.5.29.37"
};
const understood = new Set(Object.values(oids));
function readExtensions(x509) {
	const found = /* @__PURE__ */ new Map();
	for (const { subs } of x509.extensions) {
		const [name, second, third] = subs;
		const value = third ?? second;
		if (name === void 0 || value?.tag.isOctetString() !== true || subs.length > 3) return fail("the certificate", "holds a malformed extension");
		const oid = name.toOID();
		if (found.has(oid)) fail("the certificate", `holds the extension ${oid} twice`);
		if (third !== void 0 && second?.toBoolean() && !understood.has(oid)) fail("the certificate", `holds the critical extension ${oid}, which is unknown here`);
		found.set(oid, value);
	}
	return found;
}
function innerOf(extension) {
	return extension?.subs.length === 1 ? extension.subs[0] : void 0;
}
const utf8String = 12;
function utf8Text(value, at) {
	return value?.tag.toDER() === utf8String ? textOf$1(value.value, at) : fail(at, "is not one UTF8String");
}
function textOf$1(bytes, at) {
	if (bytes.length > limits.certificateName) return fail(at, `has more than ${limits.certificateName} bytes`);
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		return fail(at, "is not valid UTF-8");
	}
}

// src/identity/claims.ts
const arc = "1.3.6.1.4.1.57264.1.";
const numbers = {
	"github-workflow-trigger": 2,
	"github-workflow-sha": 3,
	"github-workflow-name": 4,
	"github-workflow-repository": 5,
	"github-workflow-ref": 6,
	"build-signer": 9,
	"build-signer-digest": 10,
	"runner-environment": 11,
	"source-repository": 12,
	"source-digest": 13,
	"source-ref": 14,
	"source-repository-id": 15,
	"source-owner": 16,
	"source-owner-id": 17,
	"build-config": 18,
	"build-config-digest": 19,
	"build-trigger": 20,
	"run-invocation": 21,
	"source-visibility": 22,
	"deployment-environment": 23,
	"token-subject": 24
};
const issuerNumbers = {
	old: 1,
	new: 8
};
const claimNames = Object.keys(numbers);
function readClaims$1(extensions) {
	const old = readValue(extensions, issuerNumbers.old);
	const current = readValue(extensions, issuerNumbers.new);
	if (old !== void 0 && current !== void 0 && old !== current) return fail("the certificate", "names two issuers");
	const found = claimNames.map((name) => [name, readValue(extensions, numbers[name])]);
	const claims = Object.fromEntries(found.filter(([, value]) => value !== void 0));
	checkTwins(claims);
	return {
		issuer: current ?? old,
		claims
	};
}
function readValue(extensions, number) {
	const oid = `${arc}${number}`;
	const extension = extensions.get(oid);
	if (extension === void 0) return void 0;
	const at = `the certificate's extension ${oid}`;
	return number < issuerNumbers.new ? textOf$1(extension.value, at) : utf8Text(innerOf(extension), at);
}
const twins = [
	["github-workflow-trigger", "build-trigger"],
	["github-workflow-sha", "source-digest"],
	["github-workflow-ref", "source-ref"]
];
function checkTwins(claims) {
	for (const [old, current] of twins) if (differ(claims[old], claims[current])) fail("the certificate", `says two things: ${old} and ${current} differ`);
	const { "github-workflow-repository": path, "source-repository": url } = claims;
	if (path !== void 0 && url !== void 0 && !url.endsWith(`/${path}`)) fail("the certificate", "says two things: github-workflow-repository and source-repository differ");
}
function differ(old, current) {
	return old !== void 0 && current !== void 0 && old !== current;
}

// src/signature/check.ts
function passed(note) {
	return note === void 0 ? { state: "passed" } : {
		state: "passed",
		note
	};
}
function failed(code, message, claim) {
	return {
		state: "failed",
		code,
		message,
		...claim === void 0 ? {} : { claim }
	};
}
function skipped(why) {
	return {
		state: "skipped",
		why
	};
}
function runCheck(code, run) {
	try {
		return run();
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		return failed(isTrustError(error) ? error.code : code, message);
	}
}

// src/identity/match.ts
function matchIdentity(signer, policies) {
	const [nearest] = policies.map((policy) => ({
		policy,
		differences: compare(signer, policy)
	})).toSorted((a, b) => a.differences.length - b.differences.length);
	if (nearest === void 0) throw new RangeError("there is no identity to compare with");
	const { policy, differences } = nearest;
	if (differences.length === 0) return {
		check: passed(),
		policy,
		differences
	};
	const others = policies.length > 1 ? ` (the nearest of ${policies.length} identities)` : "";
	const message = `${differences.map(describe).join("; ")}${others}`;
	return {
		check: failed("E_IDENTITY", message),
		differences
	};
}
function compare(signer, policy) {
	return [...[{
		what: "identity",
		rule: policy.identity,
		found: signer.identity
	}, {
		what: "issuer",
		rule: policy.issuer,
		found: signer.issuer
	}].filter(({ rule, found }) => found === void 0 || !follows(found, rule)).map(({ what, rule, found }) => ({
		what,
		wanted: describeRule(rule),
		found
	})), ...[...policy.claims].map(([what, wanted]) => ({
		what,
		wanted,
		found: signer.claims[what]
	})).filter(({ wanted, found }) => found !== wanted)];
}
function follows(name, rule) {
	switch (rule.kind) {
		case "exact": return name === rule.value;
		case "any-ref": return name.includes("@") && name.slice(0, name.lastIndexOf("@")) === rule.value;
		case "pattern": return rule.pattern.matches(name);
	}
}
function describeRule(rule) {
	switch (rule.kind) {
		case "exact": return rule.value;
		case "any-ref": return `${rule.value} at any ref`;
		case "pattern": return `what matches ${rule.pattern.source}`;
	}
}
function describe({ what, wanted, found }) {
	switch (what) {
		case "identity": return describeIdentity(wanted, found ?? "");
		case "issuer": return found === void 0 ? `the certificate names no issuer, but ${wanted} is required` : `the issuer of the certificate is ${shown$1(found)}, not ${wanted}`;
		default: return found === void 0 ? `the certificate does not contain ${what}, but ${shown$1(wanted)} is required` : `${what} in the certificate is ${shown$1(found)}, not ${shown$1(wanted)}`;
	}
}
function describeIdentity(wanted, found) {
	const plain = `it is signed by ${shown$1(found)}, not by ${wanted}`;
	const [ours, theirs] = [atRef(wanted), atRef(found)];
	if (ours === void 0 || theirs === void 0 || ours.name !== theirs.name) return plain;
	return `${plain}: the same workflow, run for ${describeRef(theirs.ref)} and not for ${describeRef(ours.ref)}`;
}
function atRef(identity) {
	const [, name, ref] = /^([^@]+)@(refs\/.+)$/.exec(identity) ?? [];
	return name === void 0 || ref === void 0 ? void 0 : {
		name,
		ref
	};
}
function describeRef(ref) {
	const [, kind, name] = /^refs\/(heads|tags|pull)\/(.+)$/.exec(ref) ?? [];
	switch (kind) {
		case "heads": return `the branch ${name}`;
		case "tags": return `the tag ${name}`;
		case "pull": return `the pull request ${name}`;
		default: return ref;
	}
}
const longest = 300;
function shown$1(text) {
	const json = JSON.stringify(text);
	return json.length <= longest ? json : `${json.slice(0, longest)}…`;
}

// src/identity/pattern-match.ts
const maxSteps = 1e3;
function matcher(items, toTheEnd) {
	const steps = [];
	compile({
		kind: "sequence",
		items
	}, steps);
	return (text) => run(steps, [...text], toTheEnd);
}
function compile(part, steps) {
	if (steps.length >= maxSteps) throw new SyntaxError("it is too large");
	switch (part.kind) {
		case "one":
			steps.push(part);
			return;
		case "sequence":
			for (const item of part.items) compile(item, steps);
			return;
		case "choice": {
			const begin = go(steps);
			const ends = part.options.map((option) => {
				begin.push(steps.length);
				compile(option, steps);
				return go(steps);
			});
			for (const end of ends) end.push(steps.length);
			return;
		}
		case "repeat": compileRepeat(part, steps);
	}
}
function compileRepeat({ item, min, max }, steps) {
	for (let done = 0; done < min; done += 1) compile(item, steps);
	if (max === Number.POSITIVE_INFINITY) {
		const at = steps.length;
		const loop = go(steps);
		loop.push(steps.length);
		compile(item, steps);
		go(steps).push(at);
		loop.push(steps.length);
		return;
	}
	const exits = [];
	for (let done = min; done < max; done += 1) {
		const optional = go(steps);
		optional.push(steps.length);
		exits.push(optional);
		compile(item, steps);
	}
	for (const exit of exits) exit.push(steps.length);
}
function go(steps) {
	const to = [];
	steps.push({
		kind: "go",
		to
	});
	return to;
}
function run(steps, text, toTheEnd) {
	let current = /* @__PURE__ */ new Set();
	follow(0, steps, current);
	for (const character of text) {
		if (!toTheEnd && current.has(steps.length)) return true;
		const next = /* @__PURE__ */ new Set();
		for (const at of current) {
			const step = steps[at];
			if (step?.kind === "one" && step.is(character)) follow(at + 1, steps, next);
		}
		if (next.size === 0) return false;
		current = next;
	}
	return current.has(steps.length);
}
function follow(first, steps, into) {
	const open = [first];
	for (let at = open.pop(); at !== void 0; at = open.pop()) {
		if (into.has(at)) continue;
		into.add(at);
		const step = steps[at];
		if (step?.kind === "go") open.push(...step.to);
	}
}

// src/identity/pattern.ts
function parsePattern(source) {
	if (source.length > limits.certificateName) throw new SyntaxError(`it has more than ${limits.certificateName} characters`);
	const reader = new Reader(source);
	const { items, start, end } = reader.whole();
	return {
		source,
		prefix: literalsOf(items),
		suffix: end ? literalsOf(items.toReversed()).split("").reverse().join("") : "",
		start,
		end,
		hasBareDot: reader.hasBareDot,
		matches: matcher(items, end)
	};
}
function literalsOf(items) {
	const end = items.findIndex((item) => item.kind !== "one" || item.literal === void 0);
	return items.slice(0, end < 0 ? items.length : end).map((item) => item.kind === "one" ? item.literal : "").join("");
}
const shorthands = {
	d: /[0-9]/,
	D: /[^0-9]/,
	w: /[0-9A-Za-z_]/,
	W: /[^0-9A-Za-z_]/,
	s: /[\t\n\f\r ]/,
	S: /[^\t\n\f\r ]/
};
var Reader = class {
	#characters;
	#at = 0;
	hasBareDot = false;
	constructor(source) {
		this.#characters = [...source];
	}
	whole() {
		const start = this.#take("^");
		const items = this.#sequence();
		const end = this.#take("$");
		if (this.#peek() === "|") this.#fail("alternatives must be in parentheses: (a|b)");
		if (this.#peek() !== void 0) this.#fail(`${quote(this.#peek())} cannot be here`);
		return {
			items,
			start,
			end
		};
	}
	#sequence() {
		const items = [];
		for (let item = this.#item(); item !== void 0; item = this.#item()) items.push(item);
		return items;
	}
	#item() {
		const next = this.#peek();
		if (next === void 0 || next === "|" || next === ")" || next === "$") return void 0;
		const atom = this.#atom();
		const times = this.#times();
		if (times === void 0) {
			this.hasBareDot ||= next === ".";
			return atom;
		}
		if (times.max === Number.POSITIVE_INFINITY && isUnbounded(atom)) this.#fail("a repetition without an end is inside another one");
		return {
			kind: "repeat",
			item: atom,
			...times
		};
	}
	#atom() {
		const next = this.#next();
		switch (next) {
			case "(": return this.#group();
			case "[": return this.#class();
			case "\\": return this.#escape();
			case ".": return {
				kind: "one",
				is: (character) => character !== "\n"
			};
			default:
				if (/[*+?{}\]^]/.test(next)) this.#fail(`${quote(next)} must be written \\${next} here`);
				return literal(next);
		}
	}
	#group() {
		if (this.#take("?") && !this.#take(":")) this.#fail("of the groups with (?, only (?: is read");
		const options = [];
		do
			options.push({
				kind: "sequence",
				items: this.#sequence()
			});
		while (this.#take("|"));
		if (!this.#take(")")) this.#fail("a group does not end");
		return {
			kind: "choice",
			options
		};
	}
	#class() {
		const inverted = this.#take("^");
		const rules = [];
		while (!this.#take("]")) {
			const from = this.#member();
			if (!(this.#peek() === "-" && this.#peek(1) !== "]")) {
				rules.push(from.is);
				continue;
			}
			this.#at += 1;
			const [low, high] = [from.literal, this.#member().literal];
			if (low === void 0 || high === void 0 || codeOf(low) > codeOf(high)) return this.#fail("a range of characters is malformed");
			rules.push((character) => codeOf(low) <= codeOf(character) && codeOf(character) <= codeOf(high));
		}
		if (rules.length === 0) this.#fail("a class holds no characters");
		return {
			kind: "one",
			is: (character) => rules.some((is) => is(character)) !== inverted
		};
	}
	#member() {
		const next = this.#next();
		if (next === "\\") return this.#escape();
		if (next === "[") this.#fail("\"[\" must be written \\[ here");
		return literal(next);
	}
	#escape() {
		const next = this.#next();
		const shorthand = shorthands[next];
		if (shorthand !== void 0) return {
			kind: "one",
			is: (character) => shorthand.test(character)
		};
		if (/[0-9A-Za-z]/.test(next) || codeOf(next) > 126) this.#fail(`\\${next} is not read`);
		return literal(next);
	}
	#times() {
		const times = this.#quantifier();
		if (times !== void 0) this.#take("?");
		if (times !== void 0 && /[*+?{]/.test(this.#peek() ?? "")) this.#fail("repeated twice");
		return times;
	}
	#quantifier() {
		if (this.#take("*")) return {
			min: 0,
			max: Number.POSITIVE_INFINITY
		};
		if (this.#take("+")) return {
			min: 1,
			max: Number.POSITIVE_INFINITY
		};
		if (this.#take("?")) return {
			min: 0,
			max: 1
		};
		if (this.#peek() !== "{") return void 0;
		const rest = this.#characters.slice(this.#at, this.#at + 12).join("");
		const [text, min, comma, max] = /^\{([0-9]{1,4})(,?)([0-9]{0,4})\}/.exec(rest) ?? [];
		if (text === void 0 || min === void 0) return this.#fail("a repetition is malformed");
		this.#at += text.length;
		const open = comma === "" ? Number(min) : Number.POSITIVE_INFINITY;
		const most = max === "" ? open : Number(max);
		return most < Number(min) ? this.#fail("a repetition is malformed") : {
			min: Number(min),
			max: most
		};
	}
	#peek(ahead = 0) {
		return this.#characters[this.#at + ahead];
	}
	#next() {
		const next = this.#peek() ?? this.#fail("it does not end");
		this.#at += 1;
		return next;
	}
	#take(character) {
		if (this.#peek() !== character) return false;
		this.#at += 1;
		return true;
	}
	#fail(why) {
		throw new SyntaxError(`${why} (at character ${this.#at})`);
	}
};
function literal(text) {
	return {
		kind: "one",
		literal: text,
		is: (character) => character === text
	};
}
function codeOf(character) {
	return character.codePointAt(0) ?? 0;
}
function isUnbounded(part) {
	switch (part.kind) {
		case "one": return false;
		case "sequence": return part.items.some(isUnbounded);
		case "choice": return part.options.some(isUnbounded);
		case "repeat": return part.max === Number.POSITIVE_INFINITY || isUnbounded(part.item);
	}
}

// src/identity/trusted.ts
function identitySignerOf({ identity, issuer, claims }) {
	return issuer === void 0 ? void 0 : {
		kind: "identity",
		identity,
		issuer,
		claims
	};
}
function trustedIdentityOf({ identity, issuer, claims }) {
	return {
		kind: "identity",
		identity: textOf(identity),
		identityMatch: identity.kind,
		issuer: textOf(issuer),
		issuerMatch: issuer.kind === "pattern" ? "pattern" : "exact",
		claims: Object.fromEntries(claims)
	};
}
function textOf(rule) {
	return rule.kind === "pattern" ? rule.pattern.source : rule.value;
}
function accepts(trusted, signer) {
	if (trusted.kind !== "identity") return signer.kind !== "identity" && signer.fingerprint === trusted.fingerprint;
	if (signer.kind !== "identity") return false;
	const { identity, issuer, claims = {} } = signer;
	return matchIdentity({
		identity,
		issuer,
		claims
	}, [policyOf(trusted)]).policy !== void 0;
}
function policyOf(trusted) {
	const { identity, identityMatch, issuer, issuerMatch, claims } = trusted;
	return {
		identity: ruleOf(identityMatch, identity),
		issuer: ruleOf(issuerMatch, issuer),
		claims: new Map(claimNames.flatMap((name) => {
			const value = claims[name];
			return value === void 0 ? [] : [[name, value]];
		}))
	};
}
function ruleOf(kind, text) {
	return kind === "pattern" ? {
		kind,
		pattern: parsePattern(text)
	} : {
		kind,
		value: text
	};
}

// src/signature/pem.ts
const block = /^[ \t\r\n]*-----BEGIN ([A-Z0-9 ]{1,40})-----[ \t]*\r?\n([\s\S]*?)-----END \1-----[ \t\r\n]*$/;
const header = /^[A-Za-z][A-Za-z0-9-]*: ?[^\r\n]*$/;
function parsePem(text) {
	if (text.length > limits.keyFile) throw new SyntaxError(`it has more than ${limits.keyFile} characters`);
	if (text.split("-----BEGIN ").length > 2) throw new SyntaxError("it has several PEM blocks");
	const [, label, content] = block.exec(text) ?? [];
	if (label === void 0 || content === void 0) throw new SyntaxError("it is not one PEM block with nothing before or after it");
	return {
		label,
		der: decodeContent(content)
	};
}
function readPem(text, refuse) {
	try {
		return parsePem(text);
	} catch (error) {
		return refuse(error.message);
	}
}
function decodeContent(content) {
	const lines = content.split("\n").map((line) => line.trim());
	const end = lines.indexOf("");
	const headers = end < 0 ? [] : lines.slice(0, end);
	const body = (headers.length > 0 && headers.every((line) => header.test(line)) ? lines.slice(end + 1) : lines).join("");
	if (body === "") throw new SyntaxError("the PEM block is empty");
	try {
		return decodeBase64(body);
	} catch {
		throw new SyntaxError("the PEM block is not base64");
	}
}

// src/signature/key.ts
const digests = {
	"ecdsa-p256": ["sha256"],
	"ecdsa-p384": ["sha384", "sha256"],
	"ecdsa-p521": ["sha512", "sha256"],
	ed25519: [null],
	rsa: ["sha256"]
};
const curves = {
	prime256v1: "ecdsa-p256",
	secp384r1: "ecdsa-p384",
	secp521r1: "ecdsa-p521"
};
const minimumRsaBits = 2048;
const encodings = {
	"PUBLIC KEY": "spki",
	"RSA PUBLIC KEY": "pkcs1"
};
function parsePublicKey(pem, source) {
	const refuse = (why) => {
		throw new TrustError("E_KEY", `${source} is not a usable public key: ${why}`);
	};
	if (/PRIVATE KEY/i.test(pem)) return refuse("it holds a private key, which belongs to the signer; give the public key");
	const block = readPem(pem, refuse);
	const given = importKey(block, refuse);
	const algorithm = algorithmOf(given);
	if (algorithm === void 0) return refuse(`only ECDSA P-256, P-384 and P-521, Ed25519 and RSA of ${minimumRsaBits} bits or more are`);
	const key = canonicalKey(given);
	if (!key.export({
		type: encodings[block.label] ?? "spki",
		format: "der"
	}).equals(block.der)) return refuse("its content is not in the canonical encoding");
	const spki = key.export({
		type: "spki",
		format: "der"
	});
	return {
		fingerprint: createHash("sha256").update(spki).digest("hex"),
		algorithm,
		spki,
		key,
		source,
		pinned: false
	};
}
function importKey({ label, der }, refuse) {
	if (label === "CERTIFICATE") return refuse("it is a certificate; give the key itself");
	const type = encodings[label];
	if (type === void 0) return refuse(`it is a PEM block of the type ${label}`);
	try {
		return createPublicKey$1({
			key: der,
			format: "der",
			type
		});
	} catch {
		return refuse("its content does not decode to a key");
	}
}
function canonicalKey(key) {
	return createPublicKey$1({
		key: key.export({ format: "jwk" }),
		format: "jwk"
	});
}
function algorithmOf(key) {
	const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
	switch (key.asymmetricKeyType) {
		case "ec": return namedCurve === void 0 ? void 0 : curves[namedCurve];
		case "ed25519": return "ed25519";
		case "rsa": return modulusLength !== void 0 && modulusLength >= minimumRsaBits ? "rsa" : void 0;
		default: return;
	}
}
function verifySignature({ key, algorithm }, bytes, signature) {
	return digests[algorithm].some((digest) => verify$1(digest, bytes, {
		key,
		dsaEncoding: "der"
	}, signature));
}
const plain = /^[0-9a-f]{64}$/;
const colons = /^(?:[0-9a-f]{2}:){31}[0-9a-f]{2}$/;
function normalizeFingerprint(text) {
	const lower = text.trim().toLowerCase();
	const hex = lower.startsWith("sha256:") ? lower.slice(7) : lower;
	if (plain.test(hex)) return hex;
	if (colons.test(hex)) return hex.replaceAll(":", "");
	throw new TrustError("E_KEY", `${quote(text)} is not a key fingerprint: give the SHA-256 of the DER key as 64 hex digits, colons allowed (openssl pkey -pubin -in KEY.pub -outform DER | sha256sum), not base64`);
}
function assertFingerprints(keys, fingerprints) {
	const expected = new Set(fingerprints.map(normalizeFingerprint));
	const stray = keys.find(({ fingerprint }) => !expected.has(fingerprint));
	if (stray !== void 0) throw new TrustError("E_KEY", `${stray.source} has the fingerprint ${stray.fingerprint}, which is not one of those given: stop here, either the key file or the source of the fingerprint was tampered with`);
	for (const { fingerprint } of keys) expected.delete(fingerprint);
	for (const fingerprint of expected) throw new TrustError("E_KEY", `no key has the fingerprint ${fingerprint}`);
}

// src/signature/signer.ts
function signerId(signer) {
	return signer.kind !== "identity" ? `key:${signer.fingerprint}` : `identity:${signer.issuer} ${signer.identity}`;
}
function sameSigner(a, b) {
	return signerId(a) === signerId(b);
}
function signerOf({ fingerprint, algorithm, source }) {
	return {
		kind: "key",
		fingerprint,
		algorithm,
		name: source
	};
}
function trustedSignerOf(key) {
	const { fingerprint, algorithm, source, pinned, notAfter } = key;
	return {
		kind: "key",
		fingerprint,
		algorithm,
		name: source,
		pinned,
		...notAfter === void 0 ? {} : { notAfter: notAfter.toISOString() }
	};
}
function describeSigner(signer) {
	return signer.kind !== "identity" ? `key ${signer.fingerprint}` : `${signer.identity} of ${signer.issuer}`;
}
function shortSigner(signer) {
	return signer.kind !== "identity" ? signer.fingerprint.slice(0, 16) : shortSubject(signer.identity);
}
function longSigner(signer) {
	const short = shortSigner(signer);
	if (signer.kind === "identity") return `${short} (${hostOf(signer.issuer)})`;
	return signer.name === void 0 ? short : `${short} (${signer.name})`;
}
function withKind({ kind }, text) {
	return kind === "identity" ? text : `key ${text}`;
}
function hostOf(url) {
	return URL.canParse(url) ? new URL(url).host || url : url;
}
const workflow = /^https:\/\/github\.com\/([^/]+\/[^/]+)\/\.github\/workflows\/([^@/]+)@(.+)$/;
function shortSubject(subject) {
	const [, repository, file, ref] = workflow.exec(subject) ?? [];
	return repository === void 0 ? subject : `${file} of ${repository} at ${ref}`;
}

// src/report/verify/facts.ts
function goodSignatures(manifest) {
	return manifest.signatures.filter(({ good }) => good);
}
function signersOf({ images, policy }) {
	const manifests = images.flatMap((image) => image.manifests);
	const good = policy.signatures === "ignored" ? manifests.flatMap(({ attestations = [] }) => attestations.filter((one) => one.good)) : manifests.flatMap(goodSignatures);
	const byId = new Map(good.flatMap(({ signer }) => signer ? [[signerId(signer), signer]] : []));
	const place = (signer) => policy.signers.findIndex((one) => accepts(one, signer));
	return [...byId.values()].sort((a, b) => place(a) - place(b));
}
function signerTag({ signers }, signer) {
	return signer.kind !== "identity" && signers.length <= 1 ? shortSigner(signer) : longSigner(signer);
}
function sameEverywhere({ parity }) {
	return parity.groups.length > 0 && parity.groups.every(isSame);
}
function isSame({ digests, signatures }) {
	return digests === "same" && signatures === "same";
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
	if (!counts && code === void 0) return {
		outcome,
		counts,
		text: "not asked for",
		sign: html`➖`
	};
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
		...defined({
			image: name,
			subject
		}),
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
		subject: listed(few(given(about.map(({ subject }) => subject))))
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
			sentence: `${whatIsWrong(report)} It is unknown whether everything is signed: this is neither a success nor evidence against the image.`
		};
	}
}
function whatIsProven(report) {
	const { attestations = [], signatures } = report.policy;
	const met = count(attestations.length, "attestation requirement");
	if (signatures === "ignored") return `${count(report.images.length, "image")} ${report.images.length === 1 ? "meets" : "meet"} ${met}, signed by ${signersText(report)}. Signatures of the images were not checked.`;
	const sentence = whatIsSigned(report);
	return attestations.length === 0 ? sentence : `${sentence} ${attestations.length === 1 ? "The attestation requirement is" : `All ${met} are`} met.`;
}
function whatIsSigned(report) {
	const manifests = report.images.flatMap((image) => image.manifests);
	const signed = manifests.filter(({ outcome }) => outcome === "verified").length;
	const bare = manifests.length - signed;
	const what = `${count(report.images.length, "image")}, ${count(signed, "manifest")}`;
	const same = sameEverywhere(report) ? "; the registries have the same digests and the same signatures" : "";
	const others = bare === 0 ? "" : ` ${capital(count(bare, "attestation manifest"))} not signed: not required.`;
	return `${what}, ${signed === 1 ? "" : "each "}signed by ${signersText(report)}${same}.${others}`;
}
function signersText(report) {
	const joint = report.policy.requireAllSigners === true ? "and" : "or";
	const signers = signersOf(report);
	const keys = signers.filter(({ kind }) => kind !== "identity").map(longSigner);
	const identities = few(signers.filter(({ kind }) => kind === "identity").map(longSigner));
	const key = keys.length === 0 ? [] : [`the key ${listed(keys, joint)}`];
	return listed([...key, ...identities], joint) || "the key";
}
function whatIsWrong(report) {
	const errors = findingsOfVerify(report).filter(({ severity }) => severity === "error");
	const [first] = errors;
	if (first === void 0) return "The report gives no reason.";
	const alike = errors.filter(({ reason }) => reason === first.reason);
	const where = first.image === void 0 ? first.message : placesOf(alike);
	const others = errors.length - alike.length;
	const more = others === 0 ? "" : ` (and ${count(others, "other error")})`;
	return `${capital(first.reason)}: ${where}${more}.`;
}

// src/report/annotations.ts
const most$2 = 10;
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
	if (findings.length <= most$2) return findings.map(toAnnotation);
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
		message: plain$1(sentence, longestMessage)
	};
}
function toAnnotation(alike) {
	const [{ severity, title, code, message, digest, advice }] = alike;
	const place = placesOf(alike);
	const about = digest === void 0 ? "" : `\n${plain$1(digest)}`;
	const next = advice === void 0 ? "" : `\nNext: ${plain$1(advice, 2e3)}`;
	const tail = ` [${plain$1(code, 100)}]${about}${next}`;
	return {
		level: levels[severity],
		title: plain$1(`${capital(title)}${place === "" ? "" : `: ${place}`}`, 199),
		message: `${plain$1(message, longestMessage - tail.length - 1)}${tail}`
	};
}
function workflowCommand({ level, title, message }) {
	return `::${level} title=${commandProperty(title)}::${commandData(message)}`;
}

// src/report/signers.ts
const most$1 = 10;
function signerLines(signers, options) {
	if (signers.length === 0) return [];
	return [
		signers.slice(0, most$1).map((signer) => signerLine(signer, options)),
		signers.length > most$1 && line`and ${signers.length - most$1} more signers`,
		line``
	];
}
function signerLine(signer, options) {
	if (signer.kind === "identity") {
		const claims = paint(options, "dim", claimsText(signer));
		return line`Identity ${whole(identityText(signer), 400)}: ${claims}`;
	}
	const { name, pinned } = signer;
	const state = paint(options, pinned ? "dim" : "yellow", pinText(signer));
	return line`Key ${shortSigner(signer)} (${whole(name, 200)}): ${state}`;
}
function identityText(trusted) {
	const { identity, identityMatch, issuer, issuerMatch } = trusted;
	const named = {
		kind: "identity",
		identity: identityMatch === "any-ref" ? `${identity}@any ref` : identity,
		issuer
	};
	const patterns = [...identityMatch === "pattern" ? ["the name"] : [], ...issuerMatch === "pattern" ? ["the issuer"] : []];
	const matched = patterns.length === 0 ? "" : `, ${listed(patterns)} by a pattern`;
	return `${longSigner(named)}${matched}`;
}
function claimsText({ claims }) {
	const all = Object.entries(claims).map(([name, value]) => `${name} ${value}`);
	return all.length === 0 ? "any run of it" : `with ${listed(all)}`;
}
function signerCell(signer) {
	if (signer.kind === "identity") {
		const name = html`${code(identityText(signer), 400)}, issuer ${code(signer.issuer, 300)}`;
		return stacked([name, ...pairs(signer.claims)]);
	}
	const { algorithm, name, notAfter } = signer;
	const end = notAfter && html`, until ${readableTime(notAfter)}`;
	return html`${code(name, 300)}, ${code(algorithm)}${end}<br>${fingerprintOf(signer)}, ${pinText(signer)}`;
}
function fingerprintOf({ fingerprint }) {
	return html`SHA-256 ${code(fingerprint)}`;
}
function pinText({ pinned }) {
	return pinned ? "pinned by its fingerprint" : "not pinned, no key-fingerprint was given";
}

// src/report/verdict.ts
function endLines(verdict, report, options) {
	return [verdictLines(verdict, outcomeStyle[report.outcome], options, runFacts(report)), report.readers && readersLines(report.readers, options)];
}
const outcomeStyle = fixedWords({
	verified: "green",
	rejected: "red",
	undetermined: "yellow"
}, "yellow");
function runFacts({ started, finished, exitCode, requests }) {
	const exit = exitCode === 0 ? "" : `exit code ${exitCode}, `;
	const seconds = (Date.parse(finished) - Date.parse(started)) / 1e3;
	const took = Number.isFinite(seconds) && seconds >= 0 ? `, ${seconds.toFixed(1)} s` : "";
	return `${exit}${count(requests, "request")}${took}`;
}
function verdictLines({ word, sentence }, style, options, ...facts) {
	const label = paint(options, style, paint(options, "bold", word.toUpperCase()));
	return [...wrap(line`${label}: ${whole(sentence, 2e3)}`, options), paint(options, "dim", join$1(facts, ", "))];
}
function readersLine(readers) {
	const can = titlesOf(readers, ({ readable }) => readable === "yes");
	const unknown = titlesOf(readers, ({ readable }) => readable === "unknown");
	if (readers.every(({ why }) => why === "unsigned")) return "Readable by: none. A manifest that must be signed has no valid signature.";
	if (unknown.length === readers.length) return "Readable by: not known. Not all signatures were checked.";
	return [
		`Readable by: ${can.join(", ") || "none"}.`,
		...[
			"format",
			"place",
			"signer",
			"unsigned"
		].flatMap((why) => notBy(readers, why)),
		...unknown.length === 0 ? [] : [`Not known: ${unknown.join(", ")}.`]
	].join(" ");
}
const reasons = {
	format: ": they need --format both",
	place: ": they look for signatures next to the image",
	signer: ": they do not verify signatures by such an identity",
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
	if (readers.length === 0) return [];
	const someCannot = readers.some(({ readable }) => readable !== "yes");
	return wrap(line`${readersLine(readers)}`, options).map((one) => paint(options, someCannot ? "yellow" : "green", one));
}

// src/signature/predicate-type.ts
const uris = {
	slsaprovenance: "https://slsa.dev/provenance/v0.2",
	slsaprovenance02: "https://slsa.dev/provenance/v0.2",
	slsaprovenance1: "https://slsa.dev/provenance/v1",
	link: "https://in-toto.io/Link/v1",
	spdx: "https://spdx.dev/Document",
	spdxjson: "https://spdx.dev/Document",
	cyclonedx: "https://cyclonedx.org/bom",
	vuln: "https://cosign.sigstore.dev/attestation/vuln/v1",
	openvex: "https://openvex.dev/ns",
	custom: "https://cosign.sigstore.dev/attestation/v1"
};
const predicateTypeWords = Object.keys(uris);
function predicateTypeUri(text) {
	if (Object.hasOwn(uris, text)) return uris[text];
	return /^[a-z][a-z0-9+.-]*:[^\s]+$/i.test(text) ? text : void 0;
}
function predicateTypeName(uri) {
	return preferred.find((word) => uris[word] === uri) ?? uri;
}
const preferred = predicateTypeWords.filter((word) => word !== "slsaprovenance" && word !== "spdx");

// src/report/markup.ts
const most = 200;
function table(head, rows) {
	const body = [...rows.slice(0, most), ...hidden(rows.length).map((more) => [more])];
	return html`<table>
<thead>${row(head.map((cell) => html`<th>${cell}</th>`))}</thead>
<tbody>
${body.map((cells) => row(cells.map((cell) => html`<td>${cell}</td>`)))}
</tbody>
</table>`;
}
function row(cells) {
	return html`<tr>${join(cells, html``)}</tr>`;
}
function list(items) {
	if (items.length === 0) return void 0;
	const shown = [...items.slice(0, most), ...hidden(items.length)];
	return html`<ul>\n${shown.map((item) => html`<li>${item}</li>`)}\n</ul>`;
}
function hidden(length) {
	return length > most ? [`and ${length - most} more, in the JSON report`] : [];
}
function details(title, ...content) {
	if (content.every((part) => part === void 0)) return void 0;
	return html`<details>\n<summary>${title}</summary>\n${content}\n</details>`;
}
const signs = {
	green: html`✅`,
	yellow: html`⚠️`,
	red: html`❌`,
	dim: html`➖`,
	cyan: html`➖`,
	bold: html`➖`
};
const severityWords = fixedWords({
	error: "Error",
	warning: "Warning",
	note: "Note"
});
function findingList(findings) {
	return list(alikeTogether(findings).map((alike) => {
		const [{ severity, title, code: id, message, advice }] = alike;
		const head = severity === "error" ? capital(title) : severityWords[severity];
		const place = placesOf(alike);
		const where = place === "" ? void 0 : html`: ${place}`;
		const next = advice === void 0 ? void 0 : html`<br><em>Next:</em> ${advice}`;
		return html`<strong>${head}</strong>${where}<br>${capital(message)} ${codeTag(id)}${next}`;
	}));
}
function problemsOf(findings) {
	return findingList(findings.filter(({ severity }) => severity !== "note"));
}
function notesOf(findings) {
	return findingList(findings.filter(({ severity }) => severity === "note"));
}
function manifestCell(manifest) {
	return html`${code(manifestName(manifest))}<br>${code(shortDigest(manifest.digest))}`;
}
function logCell(entries, none = "none") {
	return stacked(entries.map(logLink), none);
}
function logLink({ log, index, version, proof, integratedTime }) {
	const entry = log === "rekor.sigstore.dev" && version === "rekor-v1" && proof.includes("set") && /^\d{1,20}$/.test(index) ? html`<a href="${`https://search.sigstore.dev/?logIndex=${index}`}">${index}</a>` : code(index, 30);
	const time = integratedTime && html`<br>${readableTime(integratedTime)}`;
	return html`${code(log, 100)} ${entry}${time}`;
}

// src/report/verify/attestations.ts
const stores = fixedWords({
	bundle: "bundle referrer",
	tag: ".att tag",
	buildx: "attestation manifest of buildx"
});
function attestationText({ type, signer, store, manifest, signed }) {
	const name = type === void 0 ? "unreadable" : predicateTypeName(type);
	const by = signer && line` by ${whole(withKind(signer, longSigner(signer)), 400)}`;
	const at = signed && line`, ${whole(readableTime(signed), 40)}`;
	return line`${whole(name, 200)} attestation${by}, ${stores[store]} ${shortDigest(manifest)}${at}`;
}
function otherThanAttestations({ ignored, attestations = [] }) {
	const known = new Set(attestations.map(({ manifest }) => manifest));
	return ignored.filter(({ code, manifest }) => code !== "E_NOSIG" || !known.has(manifest));
}
const factTexts = {
	builder: "builder",
	sourceRepository: "source-repository",
	sourceRef: "source-ref",
	sourceDigest: "source-digest",
	contents: "contents"
};
function failureText({ message = "it does not count", code: id = "E_SIG" }) {
	return line`${message} [${whole(id, 100)}]`;
}
const resultWords = {
	verified: ["met", "green"],
	rejected: ["NOT MET", "red"],
	undetermined: ["not known", "yellow"]
};
function requirementLines({ attestations = [] }, options) {
	return attestations.map(({ requirement, outcome, manifests, on }) => {
		const results = manifests.map((one) => {
			const [word, style] = resultWords[one.outcome] ?? resultWords.undetermined;
			return line`${whole(one.name, 100)} ${paint(options, style, word)}`;
		});
		const [word, style] = resultWords[outcome] ?? resultWords.undetermined;
		const all = on === "any" || results.length === 0 ? [paint(options, style, word)] : [];
		return line`  - ${whole(requirement, 400)}: ${join$1([...all, ...results], ", ")}`;
	});
}
function requirementTable({ images }) {
	const asked = images.filter(({ attestations = [] }) => attestations.length > 0);
	if (asked.length === 0) return void 0;
	const names = [...new Set(asked.flatMap(({ attestations = [] }) => attestations.flatMap(({ manifests }) => manifests.map(({ name }) => name))))];
	const several = images.length > 1;
	return table([
		...several ? ["Image"] : [],
		"Requirement",
		...names.map((name) => code(name))
	], asked.flatMap((image) => (image.attestations ?? []).map((requirement) => [
		...several ? [code(shortDigests(image.name))] : [],
		html`${resultText(requirement.outcome)}<br>${code(requirement.requirement, 400)}`,
		...names.map((name) => resultCell(requirement, name))
	])));
}
function resultCell({ manifests }, name) {
	const result = manifests.find((one) => one.name === name);
	if (result === void 0) return "";
	const text = resultText(result.outcome);
	if (result.code === void 0) return text;
	return html`${text}: ${codeReason(result.code)} ${codeTag(result.code)}`;
}
function resultText(outcome) {
	const [word] = resultWords[outcome] ?? resultWords.undetermined;
	return html`${outcomeSign[outcome]} ${word.toLowerCase()}`;
}
function attestationTable({ manifests }) {
	const rows = manifests.flatMap(({ role, platforms, attestations = [] }) => attestations.map((attestation) => {
		const { type, store, manifest, good, signer, facts = {}, message, code: id } = attestation;
		const said = Object.entries(factTexts).flatMap(([name, text]) => {
			const value = facts[name];
			return value === void 0 ? [] : [code(`${text}=${value}`, 400)];
		});
		const why = good || id === void 0 ? [] : [html`${message} ${codeTag(id)}`];
		return [
			code(platforms.join(", ") || role),
			html`${good ? html`✅ good` : html`❌ not counted`}<br>${code(type === void 0 ? "unreadable" : predicateTypeName(type), 200)}`,
			html`${stores[store]} ${code(shortDigest(manifest))}`,
			signer === void 0 ? "none of the signers" : code(longSigner(signer), 300),
			join([...said, ...why], html`<br>`)
		];
	}));
	return rows.length === 0 ? void 0 : table([
		"Manifest",
		"Attestation",
		"Where",
		"Signer",
		"Facts"
	], rows);
}

// src/report/verify/manifest-block.ts
const shown = 5;
function manifestBlock(report, image, manifest, options) {
	const header = paint(options, "bold", `Verification for ${nameOf(image, manifest)} --`);
	const findings = findingsAbout(image, manifest).map((one) => findingLines(one, options));
	return [
		header,
		statusOf(image, manifest).outcome === "verified" ? [
			verifiedLines(report, manifest, options),
			attestedLines(manifest, options),
			otherMaterial(manifest, options)
		] : failedLines(image, manifest, findings.length > 0, options),
		findings,
		line``
	];
}
function nameOf({ cosignName, tag }, { depth, digest }) {
	if (depth === 0) return cosignName;
	const [named = ""] = cosignName.split("@");
	return `${tag !== void 0 && named.endsWith(`:${tag}`) ? named.slice(0, -tag.length - 1) : named}@${digest}`;
}
function title(manifest) {
	const name = manifestName(manifest);
	return manifest.depth === 0 ? line`${name} ${manifest.digest}` : line`${name}`;
}
function verifiedLines(report, manifest, options) {
	const good = goodSignatures(manifest);
	return [
		title(manifest),
		checksPassed(report, good).map((text) => line`  - ${paint(options, "green", text)}`),
		good.slice(0, shown).map((signature) => line`    ${paint(options, "dim", signedBy(report.policy, signature))}`),
		good.length > shown && line`    and ${good.length - shown} more signatures`,
		good.flatMap(({ checks }) => notes(checks)).map((note) => line`    Note: ${note}`)
	];
}
function attestedLines({ attestations = [] }, options) {
	const good = attestations.filter((one) => one.good);
	return [...good.slice(0, shown).map((one) => line`  - ${paint(options, "green", attestationText(one))}`), ...good.length > shown ? [line`    and ${good.length - shown} more attestations`] : []];
}
function checksPassed({ policy }, good) {
	const passed = (check) => good.length > 0 && good.every(({ checks }) => checks[check]?.state === "passed");
	const certified = good.filter(({ signer }) => signer?.kind === "identity").length;
	const annotated = Object.keys(policy.annotations).length > 0 && passed("claims");
	return given([
		annotated && "The specified annotations were verified.",
		passed("claims") && "The cosign claims were validated",
		passed("log") && "Existence of the claims in the transparency log was verified offline",
		passed("signature") && certified < good.length && "The signatures were verified against the specified public key",
		passed("signature") && certified > 0 && certificateVerified,
		passed("time") && "The time of signing was verified"
	]);
}
const certificateVerified = "The code-signing certificate was verified using trusted certificate authority certificates";
function signedBy(policy, { signer, format, logEntries }) {
	const by = signer && line` by ${whole(withKind(signer, signerTag(policy, signer)), 400)}`;
	return join$1([line`${formatWord[format]} signature${by}`, ...logEntries.map(entryText)], ", ");
}
function entryText({ log, index, integratedTime }) {
	const time = integratedTime && line`, ${whole(readableTime(integratedTime), 40)}`;
	return line`${whole(log, 100)} index ${whole(index, 30)}${time}`;
}
function notes(checks) {
	return Object.values(checks).flatMap((check) => check.state === "passed" && check.note !== void 0 ? [check.note] : []);
}
function failedLines(image, manifest, explained, options) {
	const { text, outcome, counts } = statusOf(image, manifest);
	const word = explained ? counts ? outcome.toUpperCase() : "not required" : text;
	return [line`${title(manifest)}: ${paint(options, counts ? outcomeStyle[outcome] : "dim", word)}`, lacksAttestationsOnly(image, manifest) ? badAttestations(manifest, options) : manifest.signatures.slice(0, shown).map(candidateLines)];
}
function lacksAttestationsOnly(image, manifest) {
	const errors = findingsAbout(image, manifest).filter(({ severity }) => severity === "error");
	return errors.length > 0 && errors.every(({ code }) => code === "E_ATTESTATION");
}
function badAttestations({ attestations = [] }, options) {
	return attestations.filter(({ good }) => !good).slice(0, shown).map((one) => {
		const what = paint(options, "red", attestationText(one));
		return line`  - ${what}: ${failureText(one)}`;
	});
}
const checkNames = {
	claims: "claims",
	log: "transparency log",
	signature: "signature",
	time: "time of signing",
	certificate: "certificate",
	sct: "certificate transparency",
	identity: "identity"
};
function candidateLines({ format, store, manifest, checks }) {
	const names = Object.keys(checkNames);
	return [line`  ${formatWord[format]} signature in ${manifest} (${storeName(store)})`, names.map((name) => {
		const check = checks[name];
		return check && line`    - ${checkNames[name]}: ${checkText(check)}`;
	})];
}
function checkText(check) {
	if (check.state === "passed") return line`passed`;
	if (check.state === "skipped") return line`not checked, ${check.why}`;
	return line`FAILED, ${check.message} [${whole(check.code, 100)}]`;
}
function otherMaterial(manifest, options) {
	const { signatures } = manifest;
	const ignored = otherThanAttestations(manifest);
	const bad = signatures.filter(({ good }) => !good).length;
	const others = ignored.filter(({ code }) => code === "E_NOSIG").length;
	const unusable = ignored.length - others;
	const parts = listed([
		bad > 0 && `${count(bad, "signature")} that ${bad === 1 ? "does" : "do"} not count`,
		others > 0 && count(others, "other artifact"),
		unusable > 0 && `${unusable} that could not be used`
	]);
	return parts && line`    ${paint(options, "dim", `also found: ${parts}`)}`;
}

// src/report/verify/rows.ts
function rowsOf(images) {
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
	return [...rows.values()];
}
function titleOfImages(images) {
	const [first] = images;
	if (first === void 0) return "no image";
	const same = images.every(({ repository, tag }) => repository === first.repository && tag === first.tag);
	if (images.length === 1 || !same || first.tag === void 0) return listed(few(images.map(({ name }) => name)));
	return `${first.repository}:${first.tag} on ${listed(few(images.map(({ registry }) => registry)))}`;
}

// src/report/verify/terminal.ts
const logIgnored = "WARNING: Skipping tlog verification is an insecure practice that lacks transparency and auditability verification for the signature.";
function formatImage(report, image, options) {
	return logText(imageLines(report, image, image.manifests, options));
}
function formatVerdict(report, options) {
	return logText([
		report.policy.transparencyLog === "ignored" && [wrap(line`${logIgnored}`, options), line``],
		report.parity.groups.filter((group) => options.verbose === true || !isSame(group)).map((group) => parityLines(report, group, options)),
		signerLines(report.policy.signers, options),
		report.findings.map((finding) => findingLines(titled(finding), options, "")),
		report.findings.length > 0 && line``,
		endLines(verdictOf(report), report, options)
	]);
}
function imageLines(report, image, manifests, options) {
	const blocks = [...manifests.map((one) => manifestBlock(report, image, one, options)), attestationLines(image, options)];
	const elsewhere = findingsElsewhere(image).map((finding) => findingLines(finding, options));
	const isUnread = image.manifests.length === 0;
	if (elsewhere.length === 0 && !isUnread) return blocks;
	const name = line`${isUnread ? "Verification for" : "About"} ${image.cosignName} --`;
	const word = paint(options, outcomeStyle[image.outcome], image.outcome.toUpperCase());
	const state = isUnread && word;
	return [
		blocks,
		paint(options, "bold", name),
		state,
		elsewhere,
		line``
	];
}
function attestationLines(image, options) {
	const lines = requirementLines(image, options);
	if (lines.length === 0) return [];
	return [
		paint(options, "bold", `Attestations of ${image.cosignName} --`),
		lines,
		line``
	];
}
const parityWords = {
	same: "are the same",
	none: "are missing everywhere",
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
	const result = (what, state) => line`  - ${paint(options, parityStyle[state], `The ${what} ${parityWords[state]}`)}`;
	const lacks = [...Map.groupBy(group.missing, ({ image, format }) => {
		return `${image} lacks the ${formatWord[format]} signatures of`;
	})].map(([what, all]) => {
		const names = new Set(all.map((one) => missingFor(report, one)));
		return wrap(line`${what} ${listed([...names])}`, options, "    ", "    ");
	});
	return [
		paint(options, "bold", `Comparison of ${listed(group.images)} --`),
		result("digests", group.digests),
		result("signatures", group.signatures),
		lacks,
		line``
	];
}

// src/actions/log.ts
function tell(report, env) {
	const options = {
		color: !env["NO_COLOR"],
		verbose: true
	};
	for (const image of report.images) {
		startGroup(plain$1(image.name));
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
		os: nonEmptyText(object["os"]),
		architecture: nonEmptyText(object["architecture"]),
		variant: nonEmptyText(object["variant"]),
		osVersion: nonEmptyText(object["os.version"]),
		osFeatures: texts(object["os.features"])
	};
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== void 0));
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
function samePlatform(required, actual) {
	const [a, b] = [inUsualNames(required), inUsualNames(actual)];
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
function platformsContradict(one, other) {
	const [a, b] = [inUsualNames(one), inUsualNames(other)];
	const differ = (x, y, same = (p, q) => p === q) => x !== void 0 && y !== void 0 && !same(x, y);
	return differ(a.os, b.os) || differ(a.architecture, b.architecture) || differ(a.variant, b.variant) || differ(a.osVersion, b.osVersion, (x, y) => isPartOf(x, y) || isPartOf(y, x)) || differ(a.osFeatures, b.osFeatures, (x, y) => sortedText(x) === sortedText(y));
}
function sortedText(features) {
	return JSON.stringify([...new Set(features)].sort());
}

// src/oci/vendors.ts
const privateEcr = /^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]{1,40})\.(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|on\.aws|on\.amazonwebservices\.com\.cn)$/;
const vendors = [
	{
		names: [
			"docker.io",
			"index.docker.io",
			"registry-1.docker.io"
		],
		apiHost: "registry-1.docker.io",
		cosignName: "index.docker.io",
		credentialServer: "https://index.docker.io/v1/",
		authorization: {
			realm: "https://auth.docker.io/token",
			service: "registry.docker.io"
		},
		hasReferrersApi: true,
		limitsPulls: { as: "Docker Hub" }
	},
	{
		names: ["ghcr.io"],
		authorization: {
			realm: "https://ghcr.io/token",
			service: "ghcr.io"
		},
		hasReferrersApi: false
	},
	{
		names: ["public.ecr.aws"],
		authorization: {
			realm: "https://public.ecr.aws/token/",
			service: "public.ecr.aws"
		},
		hasReferrersApi: true,
		createRepository: (_, path) => createOnAws("ecr-public", "us-east-1", path.slice(path.indexOf("/") + 1))
	},
	{
		names: privateEcr,
		authorization: "basic",
		hasReferrersApi: true,
		createRepository: (registry, path) => createOnAws("ecr", privateEcr.exec(registry)?.[1] ?? "", path)
	}
];
function createOnAws(service, region, name) {
	return `aws ${service} create-repository --region ${region} --repository-name ${name}`;
}
function vendorOf(registry) {
	const isNamed = ({ names }) => names instanceof RegExp ? names.test(registry) : names.includes(registry);
	return vendors.find(isNamed) ?? {};
}

// src/oci/reference.ts
const dockerHub = "docker.io";
const label = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
const port = /^[0-9]{1,5}$/;
const ipv6 = /^\[[0-9a-f:]{2,39}\]$/i;
const pathComponent = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const maxName = 255;
function parseReference(text) {
	const fail = (why) => {
		throw new TrustError("E_REF", `${JSON.stringify(text.slice(0, 300))} is not an image reference: ${why}`);
	};
	if (text.length > 523) return fail("it is too long");
	const at = text.indexOf("@");
	const digest = at < 0 ? void 0 : readDigest(text.slice(at + 1), fail);
	const beforeDigest = at < 0 ? text : text.slice(0, at);
	const colon = beforeDigest.lastIndexOf(":");
	const hasTag = colon > beforeDigest.lastIndexOf("/");
	const tag = hasTag ? beforeDigest.slice(colon + 1) : void 0;
	if (tag !== void 0 && !isTag(tag)) return fail("a tag can contain only letters, digits, \"_\", \".\" and \"-\", at most 128 characters");
	return {
		...parseName(hasTag ? beforeDigest.slice(0, colon) : beforeDigest, fail),
		...defined({
			tag,
			digest
		})
	};
}
function parseRepository(text) {
	const { registry, path, tag, digest } = parseReference(text);
	if (tag !== void 0 || digest !== void 0) throw new TrustError("E_REF", `${JSON.stringify(text)} must name a repository, without tag or digest`);
	return {
		registry,
		path
	};
}
function parseName(name, fail) {
	if (name.length > maxName) return fail(`a name has ${maxName} characters at most`);
	const slash = name.indexOf("/");
	const first = slash < 0 ? "" : name.slice(0, slash);
	const hasDomain = /[.:[]/.test(first) || first.toLowerCase() === "localhost";
	const domain = hasDomain ? first.toLowerCase() : dockerHub;
	if (!isDomain(domain)) return fail("the registry is not a host name with an optional port");
	const path = hasDomain ? name.slice(slash + 1) : name;
	if (!path.split("/").every((component) => pathComponent.test(component))) return fail("a repository name can contain only lower-case letters, digits and single separators (\".\", \"_\", \"__\", \"-\")");
	if (vendorOf(domain) !== vendorOf(dockerHub)) return {
		registry: domain,
		path
	};
	return {
		registry: dockerHub,
		path: path.includes("/") ? path : `library/${path}`
	};
}
function isDomain(domain) {
	const bracket = domain.startsWith("[") ? domain.indexOf("]") + 1 : 0;
	const host = bracket > 0 ? domain.slice(0, bracket) : domain.split(":")[0] ?? "";
	const rest = domain.slice(host.length);
	return (rest === "" || rest.startsWith(":") && port.test(rest.slice(1)) && Number(rest.slice(1)) < 65536) && (bracket > 0 ? ipv6.test(host) : host.split(".").every((part) => label.test(part) && part.length < 64));
}
function isTag(text) {
	return tagPattern.test(text);
}
function formatReference(reference) {
	const tag = reference.tag === void 0 ? "" : `:${reference.tag}`;
	const digest = reference.digest === void 0 ? "" : `@${reference.digest}`;
	return `${formatRepository(reference)}${tag}${digest}`;
}
function formatRepository(repository) {
	return `${repository.registry}/${repository.path}`;
}
function cosignRepository(repository) {
	const { registry, path } = repository;
	return `${vendorOf(registry).cosignName ?? registry}/${path}`;
}
function apiHost(registry) {
	return vendorOf(registry).apiHost ?? registry;
}
function sameRepository(a, b) {
	return a.registry === b.registry && a.path === b.path;
}

// src/layout/name.ts
const schemes = ["oci:", "oci-archive:"];
function isLayoutName(text) {
	return schemeOf(text) !== void 0;
}
function schemeOf(text) {
	return schemes.find((scheme) => text.startsWith(scheme));
}
function parseLayoutName(text) {
	const fail = (why) => {
		const shown = JSON.stringify(text.slice(0, 300));
		throw new TrustError("E_REF", `${shown} does not name an image layout: ${why}`);
	};
	const scheme = schemeOf(text);
	if (scheme === void 0) return fail(`it does not begin with "${schemes.join("\" or \"")}"`);
	const rest = text.slice(scheme.length);
	const at = rest.search(/@sha(?:256|512):[^/]*$/);
	const digest = at < 0 ? void 0 : readDigest(rest.slice(at + 1), fail);
	const named = at < 0 ? rest : rest.slice(0, at);
	const colon = named.lastIndexOf(":");
	const tagged = colon > named.lastIndexOf("/");
	const tag = tagged ? named.slice(colon + 1) : void 0;
	if (tag !== void 0 && !isTag(tag)) return fail("a tag can contain only letters, digits, \"_\", \".\" and \"-\", at most 128 characters");
	const path = tagged ? named.slice(0, colon) : named;
	if (path === "") return fail("the path is missing");
	if (path.includes("\0")) return fail("the path has a NUL in its name");
	return {
		path,
		...defined({
			isArchive: scheme === "oci-archive:" ? true : void 0,
			tag,
			digest
		})
	};
}

// src/identity/pattern-rules.ts
function namePattern(source, of, input) {
	const pattern = read(source, input);
	const why = looseness(pattern, of);
	if (why === void 0) return pattern;
	const better = corrected(source, of);
	const hint = better === void 0 ? "" : `; write ${better}`;
	throw new TrustError("E_INPUT", `${input}: the pattern ${source} ${why}${hint}`);
}
function read(source, input) {
	try {
		return parsePattern(source);
	} catch (error) {
		const { message } = error;
		throw new TrustError("E_INPUT", `${input}: the pattern ${source} cannot be used: ${message}`);
	}
}
const ownersUrl = /^https?:\/\/[^/]+\/[^/]+\//;
const othersUri = /^(?!https?:)[a-z][a-z0-9+.-]*:\/\/[^/]+\//;
const hostsUrl = /^https?:\/\/[^/]+\//;
const wholeHost = /^https?:\/\/[^/]+$/;
const domain = /[@!][^@!]+$/;
function looseness({ start, end, prefix, suffix, hasBareDot }, of) {
	if (!start) return "must begin with ^, or it matches in the middle of other names";
	if (hasBareDot) return "has a dot that matches any character";
	if (of === "issuer") {
		const isWhole = end && wholeHost.test(prefix) && prefix === suffix;
		return hostsUrl.test(prefix) || isWhole ? void 0 : "must name the whole host of the issuer, without anything that varies, and then / or $";
	}
	if (ownersUrl.test(prefix) || othersUri.test(prefix)) return void 0;
	if (/^[a-z]+:/.test(prefix)) return "must name host and owner up to the / after the owner, without anything that varies";
	return end && domain.test(suffix) ? void 0 : "must name host and owner of a URL, or end with the domain of an e-mail address and $, without anything that varies";
}
function corrected(source, of) {
	const bare = escapeDots(source.replace(/^\^?(?:\.[*+])?/, "")).replace(/^https\?:/, "https:");
	const text = /^[^/]*@/.test(bare) || /^[a-z]+:\/\//.test(bare) ? bare : `https://${bare}`;
	return (text.startsWith("@") ? [`^[^@]+${text}`, `^[^@]+${text}$`] : [
		`^${text}`,
		`^${text}$`,
		`^${text}/`
	]).find((guess) => {
		try {
			return looseness(parsePattern(guess), of) === void 0;
		} catch {
			return false;
		}
	});
}
function escapeDots(source) {
	return source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\.(?![*+?{])/g, (found) => found === "." ? "\\." : found);
}

// src/identity/policy.ts
const githubIssuer = "https://token.actions.githubusercontent.com";
const github$1 = "https://github.com/";
function readIdentityPolicies(inputs) {
	if (Object.values(inputs).every((value) => value === void 0)) return [];
	const claims = readClaims(inputs);
	if (inputs.githubWorkflow !== void 0) return workflowPolicies(inputs, claims);
	const { certificateIdentity, certificateIdentityRegexp } = inputs;
	const identities = oneKind(certificateIdentity?.map((name) => exact(name, "certificate-identity")), certificateIdentityRegexp === void 0 ? void 0 : [patternOf(certificateIdentityRegexp, "identity", "certificate-identity-regexp")], "certificate-identity");
	const issuer = issuerOf(inputs);
	if (identities === void 0 || identities.length === 0) return refuse("a certificate cannot be verified without a name: give certificate-identity (or github-workflow)");
	if (issuer === void 0) return refuse("certificate-identity needs certificate-oidc-issuer: any issuer could vouch for that name");
	return identities.map((identity) => ({
		identity,
		issuer,
		claims
	}));
}
function issuerOf(inputs) {
	const { certificateOidcIssuer, certificateOidcIssuerRegexp } = inputs;
	const input = "certificate-oidc-issuer";
	return oneKind(certificateOidcIssuer === void 0 ? void 0 : exact(certificateOidcIssuer, input), certificateOidcIssuerRegexp === void 0 ? void 0 : patternOf(certificateOidcIssuerRegexp, "issuer", `${input}-regexp`), input);
}
function oneKind(value, pattern, input) {
	if (value !== void 0 && pattern !== void 0) return refuse(`${input} and ${input}-regexp exclude each other: give one of them`);
	return value ?? pattern;
}
function exact(value, input) {
	return value === "" ? refuse(`${input} is empty`) : {
		kind: "exact",
		value
	};
}
function patternOf(source, of, input) {
	return {
		kind: "pattern",
		pattern: namePattern(source, of, input)
	};
}
function workflowPolicies(inputs, claims) {
	const others = [
		inputs.certificateIdentity && "certificate-identity",
		inputs.certificateIdentityRegexp && "certificate-identity-regexp",
		inputs.certificateOidcIssuer && "certificate-oidc-issuer",
		inputs.certificateOidcIssuerRegexp && "certificate-oidc-issuer-regexp"
	].filter((input) => input !== void 0);
	if (others.length > 0) refuse(`github-workflow already sets name and issuer: omit ${others.join(" and ")}`);
	const workflows = inputs.githubWorkflow ?? [];
	if (workflows.length === 0) refuse("github-workflow is empty");
	return workflows.map((workflow) => workflowPolicy(workflow, claims));
}
const workflowForm = /^([A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+)(\/\.github\/workflows\/[^/@\s]+\.ya?ml)(?:@(.*))?$/;
const refForm = /^(?:refs\/\S+|[0-9a-f]{40})$/;
function workflowPolicy(text, claims) {
	const wanted = "OWNER/REPO/.github/workflows/FILE.yml, with or without @refs/tags/… or @refs/heads/…";
	const path = text.startsWith(github$1) ? text.slice(19) : text;
	const [, repository, file, ref] = workflowForm.exec(path) ?? [];
	if (repository === void 0 || file === void 0) return refuse(`github-workflow ${quote(text)} is not ${wanted}`);
	if (ref !== void 0 && !refForm.test(ref)) return refuse(`github-workflow ${quote(text)}: ${quote(ref)} is not a whole ref; write ${wanted}`);
	const name = `${github$1}${repository}${file}`;
	return {
		identity: ref === void 0 ? {
			kind: "any-ref",
			value: name
		} : {
			kind: "exact",
			value: `${name}@${ref}`
		},
		issuer: {
			kind: "exact",
			value: githubIssuer
		},
		claims: new Map([["source-repository", `${github$1}${repository}`], ...claims])
	};
}
const workflowInputs = [
	["certificateGithubWorkflowTrigger", "github-workflow-trigger"],
	["certificateGithubWorkflowSha", "github-workflow-sha"],
	["certificateGithubWorkflowName", "github-workflow-name"],
	["certificateGithubWorkflowRepository", "github-workflow-repository"],
	["certificateGithubWorkflowRef", "github-workflow-ref"]
];
const namedClaims = claimNames.filter((name) => !workflowInputs.some(([, claim]) => claim === name));
function readClaims(inputs) {
	const claims = /* @__PURE__ */ new Map();
	for (const [input, claim] of workflowInputs) {
		const value = inputs[input];
		if (value === "") refuse(`certificate-${claim} is empty`);
		if (value !== void 0) claims.set(claim, value);
	}
	const named = inputs.certificateClaims ?? [];
	if (named.length > limits.listItems) refuse(`a run takes ${limits.listItems} claims at most`);
	for (const text of named) {
		const [name, value] = readClaim(text);
		if (claims.has(name)) refuse(`certificate-claims names ${name} twice`);
		claims.set(name, value);
	}
	return claims;
}
function readClaim(text) {
	const at = text.indexOf("=");
	const name = namedClaims.find((known) => known === text.slice(0, Math.max(at, 0)));
	const value = text.slice(at + 1);
	if (name === void 0 || value === "") return refuse(`certificate-claims: ${quote(text)} is not NAME=VALUE with one of the names ${namedClaims.join(", ")}`);
	return [name, value];
}
function refuse(why) {
	throw new TrustError("E_INPUT", why);
}

// src/transparency/validity.ts
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const time = (value, at) => {
	const written = text(value, at);
	const date = new Date(written);
	return rfc3339.test(written) && !Number.isNaN(date.getTime()) ? date : fail(at, "is not a time");
};
const validity = object({
	start: time,
	end: optional(time)
});
function isWithin({ start, end }, date) {
	return start <= date && (end === void 0 || date <= end);
}

// node_modules/@sigstore/core/dist/stream.js
var StreamError = class extends Error {};
var ByteStream = class ByteStream {
	static BLOCK_SIZE = 1024;
	buf;
	view;
	start = 0;
	constructor(buffer) {
		if (buffer) {
			this.buf = buffer;
			this.view = Buffer.from(buffer);
		} else {
			this.buf = Buffer.alloc(0);
			this.view = Buffer.from(this.buf);
		}
	}
	get buffer() {
		return this.view.subarray(0, this.start);
	}
	get length() {
		return this.view.byteLength;
	}
	get position() {
		return this.start;
	}
	seek(position) {
		this.start = position;
	}
	slice(start, len) {
		const end = start + len;
		if (end > this.length) throw new StreamError("request past end of buffer");
		return this.view.subarray(start, end);
	}
	appendChar(char) {
		this.ensureCapacity(1);
		this.view[this.start] = char;
		this.start += 1;
	}
	appendUint16(num) {
		this.ensureCapacity(2);
		const value = new Uint16Array([num]);
		const view = new Uint8Array(value.buffer);
		this.view[this.start] = view[1];
		this.view[this.start + 1] = view[0];
		this.start += 2;
	}
	appendUint24(num) {
		this.ensureCapacity(3);
		const value = new Uint32Array([num]);
		const view = new Uint8Array(value.buffer);
		this.view[this.start] = view[2];
		this.view[this.start + 1] = view[1];
		this.view[this.start + 2] = view[0];
		this.start += 3;
	}
	appendView(view) {
		this.ensureCapacity(view.length);
		this.view.set(view, this.start);
		this.start += view.length;
	}
	getBlock(size) {
		if (size <= 0) return Buffer.alloc(0);
		if (this.start + size > this.view.length) throw new Error("request past end of buffer");
		const result = this.view.subarray(this.start, this.start + size);
		this.start += size;
		return result;
	}
	getUint8() {
		return this.getBlock(1)[0];
	}
	getUint16() {
		const block = this.getBlock(2);
		return block[0] << 8 | block[1];
	}
	ensureCapacity(size) {
		if (this.start + size > this.view.byteLength) {
			const blockSize = ByteStream.BLOCK_SIZE + (size > ByteStream.BLOCK_SIZE ? size : 0);
			this.realloc(this.view.byteLength + blockSize);
		}
	}
	realloc(size) {
		const newArray = Buffer.alloc(size);
		const newView = Buffer.from(newArray);
		newView.set(this.view);
		this.buf = newArray;
		this.view = newView;
	}
};

// node_modules/@sigstore/core/dist/asn1/error.js
var ASN1ParseError = class extends Error {};
var ASN1TypeError = class extends Error {};

// node_modules/@sigstore/core/dist/asn1/length.js
function decodeLength(stream) {
	const buf = stream.getUint8();
	if ((buf & 128) === 0) return buf;
	const byteCount = buf & 127;
	if (byteCount > 6) throw new ASN1ParseError("length exceeds 6 byte limit");
	let len = 0;
	for (let i = 0; i < byteCount; i++) {
		const byte = stream.getUint8();
		if (i === 0 && byte === 0) throw new ASN1ParseError("non-minimal length encoding");
		len = len * 256 + byte;
	}
	if (len === 0) throw new ASN1ParseError("indefinite length encoding not supported");
	if (len < 128) throw new ASN1ParseError("non-minimal length encoding");
	return len;
}
function encodeLength$1(len) {
	if (len < 128) return Buffer.from([len]);
	let val = BigInt(len);
	const bytes = [];
	while (val > 0n) {
		bytes.unshift(Number(val & 255n));
		val = val >> 8n;
	}
	return Buffer.from([128 | bytes.length, ...bytes]);
}

// node_modules/@sigstore/core/dist/asn1/parse.js
const RE_TIME_SHORT_YEAR = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d{3})?Z$/;
const RE_TIME_LONG_YEAR = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d{3})?Z$/;
function parseInteger(buf) {
	let pos = 0;
	const end = buf.length;
	let val = buf[pos];
	const neg = val > 127;
	const pad = neg ? 255 : 0;
	while (val == pad && ++pos < end) val = buf[pos];
	if (end - pos === 0) return BigInt(neg ? -1 : 0);
	val = neg ? val - 256 : val;
	let n = BigInt(val);
	for (let i = pos + 1; i < end; ++i) n = n * BigInt(256) + BigInt(buf[i]);
	return n;
}
function parseStringASCII(buf) {
	return buf.toString("ascii");
}
function parseTime(buf, shortYear) {
	const timeStr = parseStringASCII(buf);
	const m = shortYear ? RE_TIME_SHORT_YEAR.exec(timeStr) : RE_TIME_LONG_YEAR.exec(timeStr);
	if (!m) throw new Error("invalid time");
	if (shortYear) {
		let year = Number(m[1]);
		year += year >= 50 ? 1900 : 2e3;
		m[1] = year.toString();
	}
	return /* @__PURE__ */ new Date(`${m[1]}-${m[2]}-${m[3]}T${m[4]}:${m[5]}:${m[6]}Z`);
}
function parseOID(buf) {
	let pos = 0;
	const end = buf.length;
	let n = buf[pos++];
	let oid = `${Math.floor(n / 40)}.${n % 40}`;
	let val = 0n;
	for (; pos < end; ++pos) {
		n = buf[pos];
		val = (val << 7n) + BigInt(n & 127);
		if ((n & 128) === 0) {
			oid += `.${val}`;
			val = 0n;
		}
	}
	return oid;
}
function parseBoolean(buf) {
	if (buf.length !== 1) throw new ASN1ParseError("invalid boolean");
	switch (buf[0]) {
		case 0: return false;
		case 255: return true;
		default: throw new ASN1ParseError("invalid boolean");
	}
}
function parseBitString(buf) {
	const unused = buf[0];
	if (unused > 7) throw new ASN1ParseError("invalid bit string");
	const start = 1;
	const end = buf.length;
	const bits = [];
	for (let i = start; i < end; ++i) {
		const byte = buf[i];
		const skip = i === end - 1 ? unused : 0;
		for (let j = 7; j >= skip; --j) bits.push(byte >> j & 1);
	}
	return bits;
}

// node_modules/@sigstore/core/dist/asn1/tag.js
const UNIVERSAL_TAG = {
	BOOLEAN: 1,
	INTEGER: 2,
	BIT_STRING: 3,
	OCTET_STRING: 4,
	OBJECT_IDENTIFIER: 6,
	SEQUENCE: 16,
	SET: 17,
	PRINTABLE_STRING: 19,
	UTC_TIME: 23,
	GENERALIZED_TIME: 24
};
const TAG_CLASS = {
	UNIVERSAL: 0,
	APPLICATION: 1,
	CONTEXT_SPECIFIC: 2,
	PRIVATE: 3
};
var ASN1Tag = class {
	number;
	constructed;
	class;
	constructor(enc) {
		this.number = enc & 31;
		this.constructed = (enc & 32) === 32;
		this.class = enc >> 6;
		if (this.number === 31) throw new ASN1ParseError("long form tags not supported");
		if (this.class === TAG_CLASS.UNIVERSAL && this.number === 0) throw new ASN1ParseError("unsupported tag 0x00");
	}
	isUniversal() {
		return this.class === TAG_CLASS.UNIVERSAL;
	}
	isContextSpecific(num) {
		const res = this.class === TAG_CLASS.CONTEXT_SPECIFIC;
		return num !== void 0 ? res && this.number === num : res;
	}
	isBoolean() {
		return this.isUniversal() && this.number === UNIVERSAL_TAG.BOOLEAN;
	}
	isInteger() {
		return this.isUniversal() && this.number === UNIVERSAL_TAG.INTEGER;
	}
	isBitString() {
		return this.isUniversal() && this.number === UNIVERSAL_TAG.BIT_STRING;
	}
	isOctetString() {
		return this.isUniversal() && this.number === UNIVERSAL_TAG.OCTET_STRING;
	}
	isOID() {
		return this.isUniversal() && this.number === UNIVERSAL_TAG.OBJECT_IDENTIFIER;
	}
	isUTCTime() {
		return this.isUniversal() && this.number === UNIVERSAL_TAG.UTC_TIME;
	}
	isGeneralizedTime() {
		return this.isUniversal() && this.number === UNIVERSAL_TAG.GENERALIZED_TIME;
	}
	toDER() {
		return this.number | (this.constructed ? 32 : 0) | this.class << 6;
	}
};

// node_modules/@sigstore/core/dist/asn1/obj.js
var ASN1Obj = class {
	tag;
	subs;
	value;
	constructor(tag, value, subs) {
		this.tag = tag;
		this.value = value;
		this.subs = subs;
	}
	static parseBuffer(buf) {
		const stream = new ByteStream(buf);
		const obj = parseStream(stream);
		if (stream.position !== stream.length) throw new ASN1ParseError("invalid trailing data");
		return obj;
	}
	toDER() {
		const valueStream = new ByteStream();
		if (this.subs.length > 0) for (const sub of this.subs) valueStream.appendView(sub.toDER());
		else valueStream.appendView(this.value);
		const value = valueStream.buffer;
		const obj = new ByteStream();
		obj.appendChar(this.tag.toDER());
		obj.appendView((0, encodeLength$1)(value.length));
		obj.appendView(value);
		return obj.buffer;
	}
	toBoolean() {
		if (!this.tag.isBoolean()) throw new ASN1TypeError("not a boolean");
		return (0, parseBoolean)(this.value);
	}
	toInteger() {
		if (!this.tag.isInteger()) throw new ASN1TypeError("not an integer");
		return (0, parseInteger)(this.value);
	}
	toOID() {
		if (!this.tag.isOID()) throw new ASN1TypeError("not an OID");
		return (0, parseOID)(this.value);
	}
	toDate() {
		switch (true) {
			case this.tag.isUTCTime(): return (0, parseTime)(this.value, true);
			case this.tag.isGeneralizedTime(): return (0, parseTime)(this.value, false);
			default: throw new ASN1TypeError("not a date");
		}
	}
	toBitString() {
		if (!this.tag.isBitString()) throw new ASN1TypeError("not a bit string");
		return (0, parseBitString)(this.value);
	}
};
const MAX_DEPTH = 100;
function parseStream(stream, depth = 0) {
	if (depth > MAX_DEPTH) throw new ASN1ParseError("maximum nesting depth exceeded");
	const tag = new ASN1Tag(stream.getUint8());
	const len = (0, decodeLength)(stream);
	const value = stream.slice(stream.position, len);
	const start = stream.position;
	let subs = [];
	if (tag.constructed) subs = collectSubs(stream, len, depth);
	else if (tag.isOctetString()) try {
		subs = collectSubs(stream, len, depth);
	} catch (e) {}
	if (subs.length === 0) stream.seek(start + len);
	return new ASN1Obj(tag, value, subs);
}
function collectSubs(stream, len, depth) {
	const end = stream.position + len;
	/* istanbul ignore if */
	if (end > stream.length) throw new ASN1ParseError("invalid length");
	const subs = [];
	while (stream.position < end) subs.push(parseStream(stream, depth + 1));
	if (stream.position !== end) throw new ASN1ParseError("invalid length");
	return subs;
}

// node_modules/@sigstore/core/dist/crypto.js
function createPublicKey(key, type = "spki") {
	if (typeof key === "string") {
		if (key.startsWith("-----")) return crypto.createPublicKey(key);
		else return crypto.createPublicKey({
			key: Buffer.from(key, "base64"),
			format: "der",
			type
		});
	} else return crypto.createPublicKey({
		key,
		format: "der",
		type
	});
}
function digest(algorithm, ...data) {
	const hash = crypto.createHash(algorithm);
	for (const d of data) hash.update(d);
	return hash.digest();
}
function verify(data, key, signature, algorithm) {
	try {
		return crypto.verify(algorithm, data, key, signature);
	} catch (e) {
		/* istanbul ignore next */
		return false;
	}
}
function bufferEqual(a, b) {
	try {
		return crypto.timingSafeEqual(a, b);
	} catch {
		/* istanbul ignore next */
		return false;
	}
}

// node_modules/@sigstore/core/dist/json.js
function canonicalize(object) {
	let buffer = "";
	if (object === null || typeof object !== "object" || object.toJSON != null) buffer += JSON.stringify(object);
	else if (Array.isArray(object)) {
		buffer += "[";
		let first = true;
		object.forEach((element) => {
			if (!first) buffer += ",";
			first = false;
			buffer += canonicalize(element);
		});
		buffer += "]";
	} else {
		buffer += "{";
		let first = true;
		Object.keys(object).sort().forEach((property) => {
			if (!first) buffer += ",";
			first = false;
			buffer += JSON.stringify(property);
			buffer += ":";
			buffer += canonicalize(object[property]);
		});
		buffer += "}";
	}
	return buffer;
}

// node_modules/@sigstore/core/dist/pem.js
const PEM_HEADER = /-----BEGIN (.*)-----/;
const PEM_FOOTER = /-----END (.*)-----/;
function toDER(certificate) {
	let der = "";
	certificate.split("\n").forEach((line) => {
		if (line.match(PEM_HEADER) || line.match(PEM_FOOTER)) return;
		der += line;
	});
	return Buffer.from(der, "base64");
}

// node_modules/@sigstore/core/dist/oid.js
const ECDSA_SIGNATURE_ALGOS = {
	"1.2.840.10045.4.3.1": "sha224",
	"1.2.840.10045.4.3.2": "sha256",
	"1.2.840.10045.4.3.3": "sha384",
	"1.2.840.10045.4.3.4": "sha512"
};
const RSA_SIGNATURE_ALGOS = {
	"1.2.840.113549.1.1.14": "sha224",
	"1.2.840.113549.1.1.11": "sha256",
	"1.2.840.113549.1.1.12": "sha384",
	"1.2.840.113549.1.1.13": "sha512"
};
const SHA2_HASH_ALGOS = {
	"2.16.840.1.101.3.4.2.1": "sha256",
	"2.16.840.1.101.3.4.2.2": "sha384",
	"2.16.840.1.101.3.4.2.3": "sha512"
};

// node_modules/@sigstore/core/dist/rfc3161/error.js
var RFC3161TimestampVerificationError = class extends Error {};

// node_modules/@sigstore/core/dist/rfc3161/tstinfo.js
var TSTInfo = class {
	root;
	constructor(asn1) {
		this.root = asn1;
	}
	get version() {
		return this.root.subs[0].toInteger();
	}
	get genTime() {
		return this.root.subs[4].toDate();
	}
	get messageImprintHashAlgorithm() {
		const oid = this.messageImprintObj.subs[0].subs[0].toOID();
		return SHA2_HASH_ALGOS[oid];
	}
	get messageImprintHashedMessage() {
		return this.messageImprintObj.subs[1].value;
	}
	get raw() {
		return this.root.toDER();
	}
	verify(data) {
		const digest$1 = digest(this.messageImprintHashAlgorithm, data);
		if (!bufferEqual(digest$1, this.messageImprintHashedMessage)) throw new RFC3161TimestampVerificationError("message imprint does not match artifact");
	}
	get messageImprintObj() {
		return this.root.subs[2];
	}
};

// node_modules/@sigstore/core/dist/rfc3161/timestamp.js
const OID_PKCS9_CONTENT_TYPE_SIGNED_DATA = "1.2.840.113549.1.7.2";
const OID_PKCS9_CONTENT_TYPE_TSTINFO = "1.2.840.113549.1.9.16.1.4";
const OID_PKCS9_MESSAGE_DIGEST_KEY = "1.2.840.113549.1.9.4";
var RFC3161Timestamp = class RFC3161Timestamp {
	root;
	constructor(asn1) {
		this.root = asn1;
	}
	static parse(der) {
		const asn1 = ASN1Obj.parseBuffer(der);
		return new RFC3161Timestamp(asn1);
	}
	get status() {
		return this.pkiStatusInfoObj.subs[0].toInteger();
	}
	get contentType() {
		return this.contentTypeObj.toOID();
	}
	get eContentType() {
		return this.eContentTypeObj.toOID();
	}
	get signingTime() {
		return this.tstInfo.genTime;
	}
	get signerIssuer() {
		return this.signerSidObj.subs[0].value;
	}
	get signerSerialNumber() {
		return this.signerSidObj.subs[1].value;
	}
	get signerDigestAlgorithm() {
		const oid = this.signerDigestAlgorithmObj.subs[0].toOID();
		return SHA2_HASH_ALGOS[oid];
	}
	get signatureAlgorithm() {
		const oid = this.signatureAlgorithmObj.subs[0].toOID();
		return ECDSA_SIGNATURE_ALGOS[oid];
	}
	get signatureValue() {
		return this.signatureValueObj.value;
	}
	get tstInfo() {
		return new TSTInfo(this.eContentObj.subs[0].subs[0]);
	}
	verify(data, publicKey) {
		if (!this.timeStampTokenObj) throw new RFC3161TimestampVerificationError("timeStampToken is missing");
		if (this.contentType !== OID_PKCS9_CONTENT_TYPE_SIGNED_DATA) throw new RFC3161TimestampVerificationError(`incorrect content type: ${this.contentType}`);
		if (this.eContentType !== OID_PKCS9_CONTENT_TYPE_TSTINFO) throw new RFC3161TimestampVerificationError(`incorrect encapsulated content type: ${this.eContentType}`);
		this.tstInfo.verify(data);
		this.verifyMessageDigest();
		this.verifySignature(publicKey);
	}
	verifyMessageDigest() {
		const tstInfoDigest = digest(this.signerDigestAlgorithm, this.tstInfo.raw);
		const expectedDigest = this.messageDigestAttributeObj.subs[1].subs[0].value;
		if (!bufferEqual(tstInfoDigest, expectedDigest)) throw new RFC3161TimestampVerificationError("signed data does not match tstInfo");
	}
	verifySignature(key) {
		const signedAttrs = this.signedAttrsObj.toDER();
		signedAttrs[0] = 49;
		if (!verify(signedAttrs, key, this.signatureValue, this.signatureAlgorithm)) throw new RFC3161TimestampVerificationError("signature verification failed");
	}
	get pkiStatusInfoObj() {
		return this.root.subs[0];
	}
	get timeStampTokenObj() {
		return this.root.subs[1];
	}
	get contentTypeObj() {
		return this.timeStampTokenObj.subs[0];
	}
	get signedDataObj() {
		return this.timeStampTokenObj.subs.find((sub) => sub.tag.isContextSpecific(0)).subs[0];
	}
	get encapContentInfoObj() {
		return this.signedDataObj.subs[2];
	}
	get signerInfosObj() {
		const sd = this.signedDataObj;
		return sd.subs[sd.subs.length - 1];
	}
	get signerInfoObj() {
		return this.signerInfosObj.subs[0];
	}
	get eContentTypeObj() {
		return this.encapContentInfoObj.subs[0];
	}
	get eContentObj() {
		return this.encapContentInfoObj.subs[1];
	}
	get signedAttrsObj() {
		return this.signerInfoObj.subs.find((sub) => sub.tag.isContextSpecific(0));
	}
	get messageDigestAttributeObj() {
		return this.signedAttrsObj.subs.find((sub) => sub.subs[0].tag.isOID() && sub.subs[0].toOID() === OID_PKCS9_MESSAGE_DIGEST_KEY);
	}
	get signerSidObj() {
		return this.signerInfoObj.subs[1];
	}
	get signerDigestAlgorithmObj() {
		return this.signerInfoObj.subs[2];
	}
	get signatureAlgorithmObj() {
		return this.signerInfoObj.subs[4];
	}
	get signatureValueObj() {
		return this.signerInfoObj.subs[5];
	}
};

// node_modules/@sigstore/core/dist/x509/sct.js
var SignedCertificateTimestamp = class SignedCertificateTimestamp {
	version;
	logID;
	timestamp;
	extensions;
	hashAlgorithm;
	signatureAlgorithm;
	signature;
	constructor(options) {
		this.version = options.version;
		this.logID = options.logID;
		this.timestamp = options.timestamp;
		this.extensions = options.extensions;
		this.hashAlgorithm = options.hashAlgorithm;
		this.signatureAlgorithm = options.signatureAlgorithm;
		this.signature = options.signature;
	}
	get datetime() {
		return new Date(Number(this.timestamp.readBigInt64BE()));
	}
	get algorithm() {
		switch (this.hashAlgorithm) {
			/* istanbul ignore next */
			case 0: return "none";
			/* istanbul ignore next */
			case 1: return "md5";
			/* istanbul ignore next */
			case 2: return "sha1";
			/* istanbul ignore next */
			case 3: return "sha224";
			case 4: return "sha256";
			/* istanbul ignore next */
			case 5: return "sha384";
			/* istanbul ignore next */
			case 6: return "sha512";
			/* istanbul ignore next */
			default: return "unknown";
		}
	}
	verify(preCert, key) {
		const stream = new ByteStream();
		stream.appendChar(this.version);
		stream.appendChar(0);
		stream.appendView(this.timestamp);
		stream.appendUint16(1);
		stream.appendView(preCert);
		stream.appendUint16(this.extensions.byteLength);
		/* istanbul ignore next - extensions are very uncommon */
		if (this.extensions.byteLength > 0) stream.appendView(this.extensions);
		return verify(stream.buffer, key, this.signature, this.algorithm);
	}
	static parse(buf) {
		const stream = new ByteStream(buf);
		const version = stream.getUint8();
		const logID = stream.getBlock(32);
		const timestamp = stream.getBlock(8);
		const extenstionLength = stream.getUint16();
		const extensions = stream.getBlock(extenstionLength);
		const hashAlgorithm = stream.getUint8();
		const signatureAlgorithm = stream.getUint8();
		const sigLength = stream.getUint16();
		const signature = stream.getBlock(sigLength);
		if (stream.position !== buf.length) throw new Error("SCT buffer length mismatch");
		return new SignedCertificateTimestamp({
			version,
			logID,
			timestamp,
			extensions,
			hashAlgorithm,
			signatureAlgorithm,
			signature
		});
	}
};

// node_modules/@sigstore/core/dist/x509/ext.js
var X509Extension = class {
	root;
	constructor(asn1) {
		this.root = asn1;
	}
	get oid() {
		return this.root.subs[0].toOID();
	}
	get critical() {
		return this.root.subs.length === 3 ? this.root.subs[1].toBoolean() : false;
	}
	get value() {
		return this.extnValueObj.value;
	}
	get valueObj() {
		return this.extnValueObj;
	}
	get extnValueObj() {
		return this.root.subs[this.root.subs.length - 1];
	}
};
var X509BasicConstraintsExtension = class extends X509Extension {
	get isCA() {
		return this.sequence.subs[0]?.toBoolean() ?? false;
	}
	get pathLenConstraint() {
		return this.sequence.subs.length > 1 ? this.sequence.subs[1].toInteger() : void 0;
	}
	get sequence() {
		return this.extnValueObj.subs[0];
	}
};
var X509KeyUsageExtension = class extends X509Extension {
	get digitalSignature() {
		return this.bitString[0] === 1;
	}
	get keyCertSign() {
		return this.bitString[5] === 1;
	}
	get crlSign() {
		return this.bitString[6] === 1;
	}
	get bitString() {
		return this.extnValueObj.subs[0].toBitString();
	}
};
var X509SubjectAlternativeNameExtension = class extends X509Extension {
	get rfc822Name() {
		return this.findGeneralName(1)?.value.toString("ascii");
	}
	get uri() {
		return this.findGeneralName(6)?.value.toString("ascii");
	}
	otherName(oid) {
		const otherName = this.findGeneralName(0);
		if (otherName === void 0) return;
		if (otherName.subs[0].toOID() !== oid) return;
		return otherName.subs[1].subs[0].value.toString("ascii");
	}
	findGeneralName(tag) {
		return this.generalNames.find((gn) => gn.tag.isContextSpecific(tag));
	}
	get generalNames() {
		return this.extnValueObj.subs[0].subs;
	}
};
var X509AuthorityKeyIDExtension = class extends X509Extension {
	get keyIdentifier() {
		return this.findSequenceMember(0)?.value;
	}
	findSequenceMember(tag) {
		return this.sequence.subs.find((el) => el.tag.isContextSpecific(tag));
	}
	get sequence() {
		return this.extnValueObj.subs[0];
	}
};
var X509SubjectKeyIDExtension = class extends X509Extension {
	get keyIdentifier() {
		return this.extnValueObj.subs[0].value;
	}
};
var X509SCTExtension = class extends X509Extension {
	constructor(asn1) {
		super(asn1);
	}
	get signedCertificateTimestamps() {
		const buf = this.extnValueObj.subs[0].value;
		const stream = new ByteStream(buf);
		const end = stream.getUint16() + 2;
		const sctList = [];
		while (stream.position < end) {
			const sctLength = stream.getUint16();
			const sct = stream.getBlock(sctLength);
			sctList.push(SignedCertificateTimestamp.parse(sct));
		}
		if (stream.position !== end) throw new Error("SCT list length does not match actual length");
		return sctList;
	}
};

// node_modules/@sigstore/core/dist/x509/cert.js
const EXTENSION_OID_SUBJECT_KEY_ID = "2.5.29.14";
const EXTENSION_OID_KEY_USAGE = "2.5.29.15";
const EXTENSION_OID_SUBJECT_ALT_NAME = "2.5.29.17";
const EXTENSION_OID_BASIC_CONSTRAINTS = "2.5.29.19";
const EXTENSION_OID_AUTHORITY_KEY_ID = "2.5.29.35";
const EXTENSION_OID_SCT = "1.3.6.1.4.1.11129.2.4.2";
var X509Certificate = class X509Certificate {
	root;
	constructor(asn1) {
		this.root = asn1;
	}
	static parse(cert) {
		const der = typeof cert === "string" ? toDER(cert) : cert;
		const asn1 = ASN1Obj.parseBuffer(der);
		return new X509Certificate(asn1);
	}
	get tbsCertificate() {
		return this.tbsCertificateObj;
	}
	get version() {
		return `v${(this.versionObj.subs[0].toInteger() + BigInt(1)).toString()}`;
	}
	get serialNumber() {
		return this.serialNumberObj.value;
	}
	get notBefore() {
		return this.validityObj.subs[0].toDate();
	}
	get notAfter() {
		return this.validityObj.subs[1].toDate();
	}
	get issuer() {
		return this.issuerObj.value;
	}
	get subject() {
		return this.subjectObj.value;
	}
	get publicKey() {
		return this.subjectPublicKeyInfoObj.toDER();
	}
	get signatureAlgorithm() {
		const oid = this.signatureAlgorithmObj.subs[0].toOID();
		if (RSA_SIGNATURE_ALGOS[oid]) return RSA_SIGNATURE_ALGOS[oid];
		return ECDSA_SIGNATURE_ALGOS[oid];
	}
	get signatureValue() {
		return this.signatureValueObj.value.subarray(1);
	}
	get subjectAltName() {
		const ext = this.extSubjectAltName;
		return ext?.uri || /* istanbul ignore next */ ext?.rfc822Name;
	}
	get extensions() {
		/* istanbul ignore next */
		return (this.extensionsObj?.subs[0])?.subs || [];
	}
	get extKeyUsage() {
		const ext = this.findExtension(EXTENSION_OID_KEY_USAGE);
		return ext ? new X509KeyUsageExtension(ext) : void 0;
	}
	get extBasicConstraints() {
		const ext = this.findExtension(EXTENSION_OID_BASIC_CONSTRAINTS);
		return ext ? new X509BasicConstraintsExtension(ext) : void 0;
	}
	get extSubjectAltName() {
		const ext = this.findExtension(EXTENSION_OID_SUBJECT_ALT_NAME);
		return ext ? new X509SubjectAlternativeNameExtension(ext) : void 0;
	}
	get extAuthorityKeyID() {
		const ext = this.findExtension(EXTENSION_OID_AUTHORITY_KEY_ID);
		return ext ? new X509AuthorityKeyIDExtension(ext) : void 0;
	}
	get extSubjectKeyID() {
		const ext = this.findExtension(EXTENSION_OID_SUBJECT_KEY_ID);
		return ext ? new X509SubjectKeyIDExtension(ext) : /* istanbul ignore next */ void 0;
	}
	get extSCT() {
		const ext = this.findExtension(EXTENSION_OID_SCT);
		return ext ? new X509SCTExtension(ext) : void 0;
	}
	get isCA() {
		const ca = this.extBasicConstraints?.isCA || false;
		/* istanbul ignore else */
		if (this.extKeyUsage) return ca && this.extKeyUsage.keyCertSign;
		/* istanbul ignore next */
		return ca;
	}
	extension(oid) {
		const ext = this.findExtension(oid);
		return ext ? new X509Extension(ext) : void 0;
	}
	verify(issuerCertificate) {
		const publicKey = issuerCertificate?.publicKey || this.publicKey;
		const key = createPublicKey(publicKey);
		return verify(this.tbsCertificate.toDER(), key, this.signatureValue, this.signatureAlgorithm);
	}
	validForDate(date) {
		return this.notBefore <= date && date <= this.notAfter;
	}
	equals(other) {
		return this.root.toDER().equals(other.root.toDER());
	}
	clone() {
		const der = this.root.toDER();
		const clone = Buffer.alloc(der.length);
		der.copy(clone);
		return X509Certificate.parse(clone);
	}
	findExtension(oid) {
		return this.extensions.find((ext) => ext.subs[0].toOID() === oid);
	}
	get tbsCertificateObj() {
		return this.root.subs[0];
	}
	get signatureAlgorithmObj() {
		return this.root.subs[1];
	}
	get signatureValueObj() {
		return this.root.subs[2];
	}
	get versionObj() {
		return this.tbsCertificateObj.subs[0];
	}
	get serialNumberObj() {
		return this.tbsCertificateObj.subs[1];
	}
	get issuerObj() {
		return this.tbsCertificateObj.subs[3];
	}
	get validityObj() {
		return this.tbsCertificateObj.subs[4];
	}
	get subjectObj() {
		return this.tbsCertificateObj.subs[5];
	}
	get subjectPublicKeyInfoObj() {
		return this.tbsCertificateObj.subs[6];
	}
	get extensionsObj() {
		return this.tbsCertificateObj.subs.find((sub) => sub.tag.isContextSpecific(3));
	}
};

// src/transparency/certificate.ts
function libraryCertificate(der) {
	const certificate = X509Certificate.parse(Buffer.from(der));
	const { root, tbsCertificate } = certificate;
	const publicKey = tbsCertificate.subs[6];
	for (const content of [
		root,
		tbsCertificate,
		publicKey
	]) if (content !== void 0) keepEncoding(content);
	keepVerdicts(certificate);
	return certificate;
}
function keepEncoding(content) {
	const der = encodeDer(content);
	content.toDER = () => der;
}
function keepVerdicts(certificate) {
	const verdicts = /* @__PURE__ */ new WeakMap();
	certificate.verify = (issuer = certificate) => {
		const verdict = verdicts.get(issuer) ?? X509Certificate.prototype.verify.call(certificate, issuer);
		verdicts.set(issuer, verdict);
		return verdict;
	};
}
function encodeDer({ tag, value }) {
	return encodeParts({ tag }, [value]);
}
function encodeParts({ tag }, parts) {
	const content = Buffer.concat(parts);
	return Buffer.concat([Buffer.from([tag.toDER(), ...encodeLength(content.length)]), content]);
}
function encodeLength(length) {
	if (length < 128) return [length];
	const bytes = [];
	for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
	return [128 + bytes.length, ...bytes];
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
	const message = `${what} ${JSON.stringify(path)} is a symbolic link, and is not overwritten: give the path of the file that it points to`;
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

// src/transparency/public-good-root.ts
const publicGoodVersion = "5.0.1";
const publicGoodRootText = `{
  "mediaType": "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
  "tlogs": [
    {
      "baseUrl": "https://rekor.sigstore.dev",
      "hashAlgorithm": "SHA2_256",
      "publicKey": {
        "rawBytes": "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE2G2Y+2tabdTV5BcGiBIx0a9fAFwrkBbmLSGtks4L3qX6yYY0zufBnhC8Ur/iy55GhWP/9A/bY2LhC30M9+RYtw==",
        "keyDetails": "PKIX_ECDSA_P256_SHA_256",
        "validFor": {
          "start": "2021-01-12T11:53:27Z"
        }
      },
      "logId": {
        "keyId": "wNI9atQGlz+VWfO6LRygH4QUfY/8W4RFwiT5i5WRgB0="
      }
    },
    {
      "baseUrl": "https://log2025-1.rekor.sigstore.dev",
      "hashAlgorithm": "SHA2_256",
      "publicKey": {
        "rawBytes": "MCowBQYDK2VwAyEAt8rlp1knGwjfbcXAYPYAkn0XiLz1x8O4t0YkEhie244=",
        "keyDetails": "PKIX_ED25519",
        "validFor": {
          "start": "2025-09-23T00:00:00Z"
        }
      },
      "logId": {
        "keyId": "zxGZFVvd0FEmjR8WrFwMdcAJ9vtaY/QXf44Y1wUeP6A="
      }
    }
  ],
  "certificateAuthorities": [
    {
      "subject": {
        "organization": "sigstore.dev",
        "commonName": "sigstore"
      },
      "uri": "https://fulcio.sigstore.dev",
      "certChain": {
        "certificates": [
          {
            "rawBytes": "MIIB+DCCAX6gAwIBAgITNVkDZoCiofPDsy7dfm6geLbuhzAKBggqhkjOPQQDAzAqMRUwEwYDVQQKEwxzaWdzdG9yZS5kZXYxETAPBgNVBAMTCHNpZ3N0b3JlMB4XDTIxMDMwNzAzMjAyOVoXDTMxMDIyMzAzMjAyOVowKjEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MREwDwYDVQQDEwhzaWdzdG9yZTB2MBAGByqGSM49AgEGBSuBBAAiA2IABLSyA7Ii5k+pNO8ZEWY0ylemWDowOkNa3kL+GZE5Z5GWehL9/A9bRNA3RbrsZ5i0JcastaRL7Sp5fp/jD5dxqc/UdTVnlvS16an+2Yfswe/QuLolRUCrcOE2+2iA5+tzd6NmMGQwDgYDVR0PAQH/BAQDAgEGMBIGA1UdEwEB/wQIMAYBAf8CAQEwHQYDVR0OBBYEFMjFHQBBmiQpMlEk6w2uSu1KBtPsMB8GA1UdIwQYMBaAFMjFHQBBmiQpMlEk6w2uSu1KBtPsMAoGCCqGSM49BAMDA2gAMGUCMH8liWJfMui6vXXBhjDgY4MwslmN/TJxVe/83WrFomwmNf056y1X48F9c4m3a3ozXAIxAKjRay5/aj/jsKKGIkmQatjI8uupHr/+CxFvaJWmpYqNkLDGRU+9orzh5hI2RrcuaQ=="
          }
        ]
      },
      "validFor": {
        "start": "2021-03-07T03:20:29Z",
        "end": "2022-12-31T23:59:59.999Z"
      }
    },
    {
      "subject": {
        "organization": "sigstore.dev",
        "commonName": "sigstore"
      },
      "uri": "https://fulcio.sigstore.dev",
      "certChain": {
        "certificates": [
          {
            "rawBytes": "MIICGjCCAaGgAwIBAgIUALnViVfnU0brJasmRkHrn/UnfaQwCgYIKoZIzj0EAwMwKjEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MREwDwYDVQQDEwhzaWdzdG9yZTAeFw0yMjA0MTMyMDA2MTVaFw0zMTEwMDUxMzU2NThaMDcxFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEeMBwGA1UEAxMVc2lnc3RvcmUtaW50ZXJtZWRpYXRlMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE8RVS/ysH+NOvuDZyPIZtilgUF9NlarYpAd9HP1vBBH1U5CV77LSS7s0ZiH4nE7Hv7ptS6LvvR/STk798LVgMzLlJ4HeIfF3tHSaexLcYpSASr1kS0N/RgBJz/9jWCiXno3sweTAOBgNVHQ8BAf8EBAMCAQYwEwYDVR0lBAwwCgYIKwYBBQUHAwMwEgYDVR0TAQH/BAgwBgEB/wIBADAdBgNVHQ4EFgQU39Ppz1YkEZb5qNjpKFWixi4YZD8wHwYDVR0jBBgwFoAUWMAeX5FFpWapesyQoZMi0CrFxfowCgYIKoZIzj0EAwMDZwAwZAIwPCsQK4DYiZYDPIaDi5HFKnfxXx6ASSVmERfsynYBiX2X6SJRnZU84/9DZdnFvvxmAjBOt6QpBlc4J/0DxvkTCqpclvziL6BCCPnjdlIB3Pu3BxsPmygUY7Ii2zbdCdliiow="
          },
          {
            "rawBytes": "MIIB9zCCAXygAwIBAgIUALZNAPFdxHPwjeDloDwyYChAO/4wCgYIKoZIzj0EAwMwKjEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MREwDwYDVQQDEwhzaWdzdG9yZTAeFw0yMTEwMDcxMzU2NTlaFw0zMTEwMDUxMzU2NThaMCoxFTATBgNVBAoTDHNpZ3N0b3JlLmRldjERMA8GA1UEAxMIc2lnc3RvcmUwdjAQBgcqhkjOPQIBBgUrgQQAIgNiAAT7XeFT4rb3PQGwS4IajtLk3/OlnpgangaBclYpsYBr5i+4ynB07ceb3LP0OIOZdxexX69c5iVuyJRQ+Hz05yi+UF3uBWAlHpiS5sh0+H2GHE7SXrk1EC5m1Tr19L9gg92jYzBhMA4GA1UdDwEB/wQEAwIBBjAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBRYwB5fkUWlZql6zJChkyLQKsXF+jAfBgNVHSMEGDAWgBRYwB5fkUWlZql6zJChkyLQKsXF+jAKBggqhkjOPQQDAwNpADBmAjEAj1nHeXZp+13NWBNa+EDsDP8G1WWg1tCMWP/WHPqpaVo0jhsweNFZgSs0eE7wYI4qAjEA2WB9ot98sIkoF3vZYdd3/VtWB5b9TNMea7Ix/stJ5TfcLLeABLE4BNJOsQ4vnBHJ"
          }
        ]
      },
      "validFor": {
        "start": "2022-04-13T20:06:15Z"
      }
    }
  ],
  "ctlogs": [
    {
      "baseUrl": "https://ctfe.sigstore.dev/test",
      "hashAlgorithm": "SHA2_256",
      "publicKey": {
        "rawBytes": "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEbfwR+RJudXscgRBRpKX1XFDy3PyudDxz/SfnRi1fT8ekpfBd2O1uoz7jr3Z8nKzxA69EUQ+eFCFI3zeubPWU7w==",
        "keyDetails": "PKIX_ECDSA_P256_SHA_256",
        "validFor": {
          "start": "2021-03-14T00:00:00Z",
          "end": "2022-10-31T23:59:59.999Z"
        }
      },
      "logId": {
        "keyId": "CGCS8ChS/2hF0dFrJ4ScRWcYrBY9wzjSbea8IgY2b3I="
      }
    },
    {
      "baseUrl": "https://ctfe.sigstore.dev/2022",
      "hashAlgorithm": "SHA2_256",
      "publicKey": {
        "rawBytes": "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEiPSlFi0CmFTfEjCUqF9HuCEcYXNKAaYalIJmBZ8yyezPjTqhxrKBpMnaocVtLJBI1eM3uXnQzQGAJdJ4gs9Fyw==",
        "keyDetails": "PKIX_ECDSA_P256_SHA_256",
        "validFor": {
          "start": "2022-10-20T00:00:00Z"
        }
      },
      "logId": {
        "keyId": "3T0wasbHETJjGR4cmWc3AqJKXrjePK3/h4pygC8p7o4="
      }
    }
  ],
  "timestampAuthorities": [
    {
      "subject": {
        "organization": "sigstore.dev",
        "commonName": "sigstore-tsa-selfsigned"
      },
      "uri": "https://timestamp.sigstore.dev/api/v1/timestamp",
      "certChain": {
        "certificates": [
          {
            "rawBytes": "MIICEDCCAZagAwIBAgIUOhNULwyQYe68wUMvy4qOiyojiwwwCgYIKoZIzj0EAwMwOTEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MSAwHgYDVQQDExdzaWdzdG9yZS10c2Etc2VsZnNpZ25lZDAeFw0yNTA0MDgwNjU5NDNaFw0zNTA0MDYwNjU5NDNaMC4xFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEVMBMGA1UEAxMMc2lnc3RvcmUtdHNhMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE4ra2Z8hKNig2T9kFjCAToGG30jky+WQv3BzL+mKvh1SKNR/UwuwsfNCg4sryoYAd8E6isovVA3M4aoNdm9QDi50Z8nTEyvqgfDPtTIwXItfiW/AFf1V7uwkbkAoj0xxco2owaDAOBgNVHQ8BAf8EBAMCB4AwHQYDVR0OBBYEFIn9eUOHz9BlRsMCRscsc1t9tOsDMB8GA1UdIwQYMBaAFJjsAe9/u1H/1JUeb4qImFMHic6/MBYGA1UdJQEB/wQMMAoGCCsGAQUFBwMIMAoGCCqGSM49BAMDA2gAMGUCMDtpsV/6KaO0qyF/UMsX2aSUXKQFdoGTptQGc0ftq1csulHPGG6dsmyMNd3JB+G3EQIxAOajvBcjpJmKb4Nv+2Taoj8Uc5+b6ih6FXCCKraSqupe07zqswMcXJTe1cExvHvvlw=="
          },
          {
            "rawBytes": "MIIB9zCCAXygAwIBAgIUV7f0GLDOoEzIh8LXSW80OJiUp14wCgYIKoZIzj0EAwMwOTEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MSAwHgYDVQQDExdzaWdzdG9yZS10c2Etc2VsZnNpZ25lZDAeFw0yNTA0MDgwNjU5NDNaFw0zNTA0MDYwNjU5NDNaMDkxFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEgMB4GA1UEAxMXc2lnc3RvcmUtdHNhLXNlbGZzaWduZWQwdjAQBgcqhkjOPQIBBgUrgQQAIgNiAAQUQNtfRT/ou3YATa6wB/kKTe70cfJwyRIBovMnt8RcJph/COE82uyS6FmppLLL1VBPGcPfpQPYJNXzWwi8icwhKQ6W/Qe2h3oebBb2FHpwNJDqo+TMaC/tdfkv/ElJB72jRTBDMA4GA1UdDwEB/wQEAwIBBjASBgNVHRMBAf8ECDAGAQH/AgEAMB0GA1UdDgQWBBSY7AHvf7tR/9SVHm+KiJhTB4nOvzAKBggqhkjOPQQDAwNpADBmAjEAwGEGrfGZR1cen1R8/DTVMI943LssZmJRtDp/i7SfGHmGRP6gRbuj9vOK3b67Z0QQAjEAuT2H673LQEaHTcyQSZrkp4mX7WwkmF+sVbkYY5mXN+RMH13KUEHHOqASaemYWK/E"
          }
        ]
      },
      "validFor": {
        "start": "2025-07-04T00:00:00Z"
      }
    }
  ]
}
`;

// src/transparency/trusted-root.ts
const keyKinds = /* @__PURE__ */ new Set([
	"PKCS1_RSA_PKCS1V5",
	"PKCS1_RSA_PSS",
	"PKIX_RSA_PKCS1V5",
	"PKIX_RSA_PSS",
	"PKIX_RSA_PKCS1V15_2048_SHA256",
	"PKIX_RSA_PKCS1V15_3072_SHA256",
	"PKIX_RSA_PKCS1V15_4096_SHA256",
	"PKIX_RSA_PSS_2048_SHA256",
	"PKIX_RSA_PSS_3072_SHA256",
	"PKIX_RSA_PSS_4096_SHA256",
	"PKIX_ECDSA_P256_HMAC_SHA_256",
	"PKIX_ECDSA_P256_SHA_256",
	"PKIX_ECDSA_P384_SHA_256",
	"PKIX_ECDSA_P384_SHA_384",
	"PKIX_ECDSA_P521_SHA_256",
	"PKIX_ECDSA_P521_SHA_512",
	"PKIX_ED25519",
	"PKIX_ED25519_PH",
	"ML_DSA_44",
	"ML_DSA_65",
	"ML_DSA_87"
]);
const keyDetails = (value, at) => {
	const kind = text(value, at);
	return keyKinds.has(kind) ? kind : fail(at, `is ${quote(kind)}, which is not supported`);
};
const logFields = {
	hashAlgorithm: oneOf("SHA2_256"),
	publicKey: object({
		rawBytes: base64,
		keyDetails,
		validFor: validity
	}),
	logId: object({ keyId: base64 }),
	checkpointKeyId: optional(object({ keyId: base64 })),
	operator: optional(text)
};
const log = object({
	...logFields,
	baseUrl: text
});
const ctLog = object({
	...logFields,
	baseUrl: optional(text)
});
const authority = object({
	subject: optional(anyObject),
	uri: optional(text),
	certChain: object({ certificates: list$1(object({ rawBytes: base64 })) }),
	validFor: validity,
	operator: optional(text)
});
const rootShape = object({
	mediaType: oneOf("application/vnd.dev.sigstore.trustedroot+json;version=0.1", "application/vnd.dev.sigstore.trustedroot.v0.1+json"),
	tlogs: repeated(log),
	timestampAuthorities: repeated(authority),
	certificateAuthorities: repeated(authority),
	ctlogs: repeated(ctLog)
});
function parseTrustedRoot(bytes, source) {
	try {
		const read = readJson(rootShape, bytes, "trusted root");
		const logs = read.tlogs.map(trustedLog);
		return {
			source,
			date: newestStart(logs),
			logs,
			material: {
				tlogs: logs.map(libraryLog),
				timestampAuthorities: read.timestampAuthorities.map(libraryAuthority),
				certificateAuthorities: read.certificateAuthorities.map(libraryAuthority),
				ctlogs: read.ctlogs.map(libraryCtLog),
				publicKey: () => fail("trusted root", "has no keys of signers")
			},
			bytes
		};
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		throw new TrustError("E_TRUST", `${source} is not usable: ${error.message}`, {}, error);
	}
}
function parseTrustedRoots(bytes, source) {
	const lines = Buffer.from(bytes).toString("latin1").split("\n").filter((line) => line.trim() !== "");
	if (!(lines.length > 1 && /^\{.*\}\s*$/.test(lines[0] ?? ""))) return [parseTrustedRoot(bytes, source)];
	if (lines.length > limits.trustedRoots) {
		const message = `${source} has ${lines.length} trusted roots; ${limits.trustedRoots} are allowed`;
		throw new TrustError("E_TRUST", message);
	}
	return lines.map((line, at) => parseTrustedRoot(Buffer.from(line, "latin1"), `${source}, line ${at + 1}`));
}
function trustedLog({ baseUrl, logId, checkpointKeyId, publicKey }) {
	if (checkpointKeyId !== void 0 && !checkpointKeyId.keyId.equals(logId.keyId)) return fail(baseUrl, "has a checkpointKeyId other than its logId, which is not supported");
	return {
		baseUrl,
		host: new URL(baseUrl).host,
		logId: logId.keyId.toString("hex"),
		key: logKey(publicKey),
		validFor: publicKey.validFor
	};
}
function logKey({ rawBytes, keyDetails: kind }) {
	const type = kind.startsWith("PKCS1_") ? "pkcs1" : "spki";
	return createPublicKey$1({
		key: rawBytes,
		format: "der",
		type
	});
}
function libraryLog({ baseUrl, logId, key, validFor }) {
	return {
		baseURL: baseUrl,
		logID: Buffer.from(logId, "hex"),
		publicKey: key,
		validFor: period(validFor)
	};
}
function libraryCtLog({ baseUrl = "", logId, publicKey }) {
	return {
		baseURL: baseUrl,
		logID: logId.keyId,
		publicKey: logKey(publicKey),
		validFor: period(publicKey.validFor)
	};
}
function libraryAuthority({ certChain, validFor }) {
	return {
		certChain: certChain.certificates.map(({ rawBytes }) => libraryCertificate(rawBytes)),
		validFor: period(validFor)
	};
}
function period({ start, end = /* @__PURE__ */ new Date(864e13) }) {
	return {
		start,
		end
	};
}
function newestStart(logs) {
	return logs.map(({ validFor }) => validFor.start.toISOString()).sort().at(-1)?.slice(0, 10);
}

// src/transparency/public-good.ts
const newestRootName = "the newest public-good root";
let parsed;
function publicGoodRoot() {
	parsed ??= parseTrustedRoot(Buffer.from(publicGoodRootText), `the embedded public-good root (@sigstore/tuf ${publicGoodVersion})`);
	return parsed;
}

// src/verify/identity-flags.ts
const github = "https://github.com/";
const workflowFile = /^(https:\/\/github\.com\/[^/]+\/[^/]+)\/\.github\/workflows\/[^/@\s]+\.ya?ml(?:@.+)?$/;
function identityFlags(identities) {
	const [first] = identities;
	if (first === void 0) return [];
	const ownCallers = identities.every(({ identity, claims }) => claims["source-repository"] === workflowFile.exec(identity)?.[1]);
	const isShort = identities.every(isWorkflow) && (ownCallers || identities.some(({ identityMatch }) => identityMatch === "any-ref"));
	const claims = Object.entries(first.claims).filter(([name]) => !(isShort && ownCallers && name === "source-repository"));
	return [...isShort ? identities.flatMap(({ identity }) => ["--github-workflow", identity.slice(19)]) : [...identities.flatMap(nameFlags), ...issuerFlags(first)], ...claims.flatMap(([name, value]) => claimFlags(name, value))];
}
function isWorkflow({ identity, identityMatch, issuer, issuerMatch }) {
	return identityMatch !== "pattern" && issuerMatch === "exact" && issuer === "https://token.actions.githubusercontent.com" && workflowFile.test(identity);
}
function nameFlags({ identity, identityMatch }) {
	const flag = "--certificate-identity";
	return [identityMatch === "pattern" ? `${flag}-regexp` : flag, identity];
}
function issuerFlags({ issuer, issuerMatch }) {
	const flag = "--certificate-oidc-issuer";
	return [issuerMatch === "pattern" ? `${flag}-regexp` : flag, issuer];
}
function claimFlags(name, value) {
	return name.startsWith("github-workflow-") ? [`--certificate-${name}`, value] : ["--certificate-claim", `${name}=${value}`];
}
function cosignIdentityFlags(trusted, signer) {
	const claims = Object.entries(trusted.claims).flatMap(([name, value]) => cosignClaim(name, value));
	if (signer !== void 0) return [
		...["--certificate-identity", signer.identity],
		"--certificate-oidc-issuer",
		signer.issuer,
		...claims
	];
	const { identity, identityMatch } = trusted;
	return [
		...identityMatch === "any-ref" ? ["--certificate-identity-regexp", `^${identity.replace(/[.+*?()[\]{}|^$\\]/g, "\\$&")}@`] : nameFlags(trusted),
		...issuerFlags(trusted),
		...claims
	];
}
const inOldExtensions = {
	"source-digest": "github-workflow-sha",
	"source-ref": "github-workflow-ref",
	"build-trigger": "github-workflow-trigger"
};
function cosignClaim(name, value) {
	if (name === "source-repository" && value.startsWith(github)) return ["--certificate-github-workflow-repository", value.slice(19)];
	const old = inOldExtensions[name] ?? name;
	return old.startsWith("github-workflow-") ? [`--certificate-${old}`, value] : [];
}
function unknownToCosign({ claims }) {
	return Object.entries(claims).flatMap(([name, value]) => cosignClaim(name, value).length === 0 ? [name] : []);
}

// src/verify/policy-flags.ts
const defaultKeyFile = "cosign.pub";
function policyFlags({ signers, requireAllSigners, trustedRoots, transparencyLog, sct, signatureRepository }) {
	const given = signers.filter(isKey).filter((one) => !isDefaultKey(one));
	return [
		...given.flatMap((key) => ["--key", keyText(key)]),
		...given.flatMap(({ fingerprint }) => ["--key-fingerprint", fingerprint]),
		...identityFlags(signers.filter(isIdentity)),
		...requireAllSigners === true ? ["--require-all-signers"] : [],
		...trustedRootFlags(trustedRoots),
		...sct === "ignored" ? ["--insecure-ignore-sct"] : [],
		...transparencyLog === "ignored" ? ["--insecure-ignore-tlog"] : [],
		...signatureRepository === void 0 ? [] : ["--signature-repository", signatureRepository]
	];
}
function mirrorPolicyFlags(policy) {
	const flags = policyFlags(policy);
	const namesSigner = flags.includes("--key") || policy.signers.some(isIdentity);
	const attestations = policy.attestations ?? [];
	return [...namesSigner ? flags : [
		"--require",
		"verified",
		...flags
	], ...attestations.flatMap((text) => ["--require-attestation", text])];
}
function annotationFlags(annotations) {
	return Object.entries(annotations).flatMap(([name, value]) => {
		const pair = `${name}=${value}`;
		return ["-a", /[",\r\n]/.test(pair) ? `"${pair.replaceAll("\"", "\"\"")}"` : pair];
	});
}
function isKey(signer) {
	return signer.kind !== "identity";
}
function isIdentity(signer) {
	return signer.kind === "identity";
}
function isDefaultKey({ name }) {
	return name === "the bundled webdis.pub";
}
function keyFile({ name }) {
	return /^(?:the key given inline|inline key \d+)$/.test(name) ? defaultKeyFile : name;
}
function keyText(key) {
	const { notAfter } = key;
	return notAfter === void 0 ? keyFile(key) : `${keyFile(key)} not-after=${notAfter.slice(0, 10)}`;
}
function trustedRootFlags(roots) {
	return [...roots.some(({ source }) => source === "the newest public-good root") ? ["--trusted-root", "tuf"] : [], ...trustedRootFileFlags(roots)];
}
function trustedRootFileFlags(roots) {
	const given = roots.filter(({ source }) => source !== "the newest public-good root" && !/^(?:embedded$|the embedded )/.test(source));
	return [...new Set(given.map(({ source }) => source.replace(/, line [0-9]+$/, "")))].flatMap((file) => ["--trusted-root", file]);
}

export { requirementTable as $, readObject as $n, formatWord as $t, isLayoutName as A, fail as An, parsePublicKey as At, vendorOf as B, repeated as Bn, runCheck as Bt, digest as C, longestCommand as Cn, sameSigner as Ct, githubIssuer as D, base64 as Dn, signerOf as Dt, isWithin as E, anything as En, signerId as Et, formatRepository as F, object as Fn, trustedIdentityOf as Ft, platformsContradict as G, digestHex as Gn, readExtensions as Gt, formatPlatform as H, text as Hn, readClaims$1 as Ht, isTag as I, oneOf as In, describeRef as It, annotate as J, startDigest as Jn, describeError as Jt, readPlatform as K, digestOf as Kn, textOf$1 as Kt, parseReference as L, optional as Ln, matchIdentity as Lt, apiHost as M, int64OrZero as Mn, parsePem as Mt, cosignRepository as N, list$1 as Nn, accepts as Nt, namedClaims as O, count$1 as On, trustedSignerOf as Ot, formatReference as P, map as Pn, identitySignerOf as Pt, attestationTable as Q, parseJson as Qn, count as Qt, parseRepository as R, quote as Rn, failed as Rt, createPublicKey as S, outcomeOf as Sn, longSigner as St, ByteStream as T, anyObject as Tn, shortSubject as Tt, isPlatform as U, assertDigest as Un, innerOf as Ut, equalPlatforms as V, sha256Hex as Vn, skipped as Vt, parsePlatform as W, digestAlgorithm as Wn, oids as Wt, rowsOf as X, nonEmptyText as Xn, codeReason as Xt, tell as Y, isObject as Yn, capital as Yt, titleOfImages as Z, parseDocument as Zn, codeTitle as Zt, EXTENSION_OID_SCT as _, plain$1 as _n, missingFor as _t, trustedRootFileFlags as a, shortDigest as an, TrustError as ar, problemsOf as at, canonicalize as b, isUndetermined as bn, statusOf as bt, newestRootName as c, codeTag as cn, getInput as cr, predicateTypeUri as ct, parseTrustedRoots as d, join as dn, setOutput as dr, runFacts as dt, listed as en, textEntries as er, details as et, readBounded as f, markdown as fn, setSecret as fr, signerCell as ft, libraryCertificate as g, fixedWords as gn, goodSignatures as gt, encodeParts as h, stacked as hn, findingsOfVerify as ht, mirrorPolicyFlags as i, readableTime as in, transferTime as ir, notesOf as it, parseLayoutName as j, int64 as jn, verifySignature as jt, readIdentityPolicies as k, decodeBase64 as kn, assertFingerprints as kt, publicGoodRoot as l, fenced as ln, info as lr, predicateTypeWords as lt, encodeDer as m, preformatted as mn, verdictOf as mt, isDefaultKey as n, outcomeSign as nn, limits as nr, logCell as nt, cosignIdentityFlags as o, storeName as on, isTrustError as or, table as ot, writeWhole as p, pairs as pn, annotationsFor as pt, samePlatform as q, parseDigest as qn, utf8Text as qt, keyFile as r, outcomeWord as rn, longestTimer as rr, manifestCell as rt, unknownToCosign as s, code as sn, debug as sr, predicateTypeName as st, annotationFlags as t, manifestName as tn, deadlines as tr, list as tt, parseTrustedRoot as u, html as un, isDebug as ur, readersLine as ut, X509Certificate as v, defined as vn, signerTag as vt, verify as w, shellWord as wn, shortSigner as wt, bufferEqual as x, outcomeFor as xn, describeSigner as xt, RFC3161Timestamp as y, exitCodeForErrors as yn, signersOf as yt, sameRepository as z, readJson as zn, passed as zt };