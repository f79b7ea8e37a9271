const { createRequire } = process.getBuiltinModule("node:module");
const os = process.getBuiltinModule("os");
const crypto = process.getBuiltinModule("crypto");
const fs = process.getBuiltinModule("fs");
const { X509Certificate: X509Certificate$2, createHash, createPublicKey: createPublicKey$1, randomBytes, verify: verify$1 } = process.getBuiltinModule("node:crypto");
const { BlockList, isIP, isIPv6 } = process.getBuiltinModule("node:net");
const { Readable, finished } = process.getBuiltinModule("node:stream");
const { isDeepStrictEqual } = process.getBuiltinModule("node:util");
const { isUtf8 } = process.getBuiltinModule("node:buffer");
const util_1 = process.getBuiltinModule("util");
const { constants, lstat, mkdir, open, readFile, rename, rm, writeFile } = process.getBuiltinModule("node:fs/promises");
const { dirname, join: join$2 } = process.getBuiltinModule("node:path");
const { setTimeout: setTimeout$1 } = process.getBuiltinModule("node:timers/promises");
const { homedir } = process.getBuiltinModule("node:os");

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
	return read$2(bytes, values, "refused");
}
function parseDocument(bytes, values = limits.jsonValues) {
	return read$2(bytes, values, "kept");
}
function readObject(bytes) {
	try {
		const value = parseDocument(bytes);
		return isObject(value) ? value : void 0;
	} catch {
		return;
	}
}
function read$2(bytes, values, largeNumbers) {
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
function readJson$1(shape, bytes, name, values) {
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
		for (const key of Object.keys(source)) if (!known.has(key)) fail$1(at, `has the unknown field ${quote(key)}`);
		const result = shapes.map(([key, shape]) => [key, shape(source[key], `${at}.${key}`)]);
		return Object.fromEntries(result);
	};
}
function list$1(shape) {
	return (value, at) => Array.isArray(value) ? value.map((item, index) => shape(item, `${at}[${index}]`)) : fail$1(at, value === void 0 ? "is missing" : "is not a list");
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
		return fail$1(at, value === void 0 ? "is missing" : `is ${quote(value)}, not ${allowed}`);
	};
}
const text = (value, at) => typeof value === "string" ? value : fail$1(at, value === void 0 ? "is missing" : "is not text");
const base64 = (value, at) => {
	const encoded = text(value, at);
	if (encoded === "") fail$1(at, "is empty");
	try {
		return decodeBase64(encoded);
	} catch {
		return fail$1(at, "is not standard base64");
	}
};
const sha256Hex = (value, at) => {
	const hex = text(value, at);
	return /^[0-9a-f]{64}$/.test(hex) ? hex : fail$1(at, "is not a SHA-256 in lower-case hex");
};
const count$1 = (value, at) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0) ? value : fail$1(at, value === void 0 ? "is missing" : "is not a non-negative integer");
const int64 = (value, at) => {
	const digits = text(value, at);
	return /^(?:0|[1-9][0-9]{0,15})$/.test(digits) && Number.isSafeInteger(Number(digits)) ? digits : fail$1(at, "is not a non-negative integer in decimal text");
};
const optionalInt64 = optional(int64);
const int64OrZero = (value, at) => optionalInt64(value, at) ?? "0";
const anything = (value, at) => value ?? missing(value, at);
const anyObject = (value, at) => isObject(value) ? value : fail$1(at, value === void 0 ? "is missing" : "is not an object");
function missing(value, at) {
	return value === null ? null : fail$1(at, "is missing");
}
function fail$1(at, why) {
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
function line$1(texts, ...parts) {
	const written = parts.map((part) => part instanceof Line ? part : plain$1(String(part ?? "")));
	return new Line(String.raw({ raw: texts }, ...written));
}
function whole(text, max = Number.POSITIVE_INFINITY) {
	return new Line(plain$1(text, max));
}
function join$1(parts, separator) {
	return new Line(given(parts).map((part) => line$1`${part}`).join(separator));
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
	const safe = line$1`${text}`;
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
	return Object.entries(values).map(([name, value]) => code$1(`${name}=${value}`, 300));
}
function entities(text, max) {
	return plain$1(text, max).replace(/[&<>"'`]/g, (c) => `&#${c.charCodeAt(0)};`);
}
function code$1(text, max) {
	return new Html(`<code>${entities(text, max)}</code>`);
}
const harmless = /^["'(“‘]*(?:\p{L}[\p{L}'’-]*|[0-9]{1,6}(?:\.[0-9]{1,3})?|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}:[0-9]{2})[)"'”’.,;:!?…]*$|^[–—·…+=≤≥&-]+$/u;
function prose(text) {
	return plain$1(text).split(" ").map((word) => word === "" || harmless.test(word) ? entities(word) : codeWord(word)).join(" ");
}
function codeWord(word) {
	const [, open = "", inner = word, close = ""] = /^(["'(“‘]*)(.*?)([)"'”’.,;:!?…]*)$/u.exec(word) ?? [];
	if (inner === "") return String(code$1(word));
	return `${entities(open)}${code$1(inner)}${entities(close)}`;
}
function codeTag(id) {
	return /^E_[A-Z]{1,30}$/.test(id) ? new Html(`[${id}]`) : html`[${code$1(id, 100)}]`;
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
		wrap(line$1`${paint(options, style, label)}: ${title}${message} [${code}]`, options, indent, hanging),
		at && wrap(at, options, hanging),
		words && wrap(line$1`Next: ${words}`, options, hanging),
		command && line$1`${hanging}${whole(command, 8e3)}`
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
		status !== void 0 && line$1`HTTP ${status}`,
		requestId && line$1`request ${whole(requestId, 300)}`
	];
	return parts.some(Boolean) ? line$1`at ${join$1(parts, ", ")}` : void 0;
}
function describeError(error, title) {
	const message = error instanceof Error ? error.message : String(error);
	if (!isTrustError(error)) return logText(line$1`Error: ${message}`).trimEnd();
	const { code, details } = error;
	const at = detailLine(details);
	return logText([line$1`Error: ${title ?? codeTitle[code]}: ${message} [${code}]`, at && line$1`  ${at}`]).trimEnd();
}

// src/run/mask.ts
function maskPrivateKeys(text, onSecret) {
	if (!/PRIVATE KEY/i.test(text)) return;
	const lines = text.replace(/-----[^-\r\n]+-----/g, "\n").split(/\r?\n|\\r|\\n/);
	for (const line of lines) if (line.trim() !== "" && !line.startsWith("-----")) onSecret?.(line.trim());
}
const quoting = /* @__PURE__ */ new Set([
	"message",
	"requestId",
	"url"
]);
function maskFindings(report, secrets) {
	if (secrets.isEmpty) return report;
	const known = /* @__PURE__ */ new Map();
	const masked = (value) => {
		if (typeof value !== "object" || value === null) return value;
		const seen = known.get(value) ?? copy(value);
		known.set(value, seen);
		return seen;
	};
	const field = (key, value) => typeof value === "string" && quoting.has(key) ? secrets.maskMessage(value) : masked(value);
	const copy = (value) => {
		if (Array.isArray(value)) {
			const items = value.map(masked);
			return items.some((item, at) => item !== value[at]) ? items : value;
		}
		const entries = Object.entries(value);
		const fields = entries.map(([key, one]) => [key, field(key, one)]);
		return fields.every(([, one], at) => one === entries[at]?.[1]) ? value : Object.fromEntries(fields);
	};
	return masked(report);
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
		if (name === void 0 || value?.tag.isOctetString() !== true || subs.length > 3) return fail$1("the certificate", "holds a malformed extension");
		const oid = name.toOID();
		if (found.has(oid)) fail$1("the certificate", `holds the extension ${oid} twice`);
		if (third !== void 0 && second?.toBoolean() && !understood.has(oid)) fail$1("the certificate", `holds the critical extension ${oid}, which is unknown here`);
		found.set(oid, value);
	}
	return found;
}
function innerOf(extension) {
	return extension?.subs.length === 1 ? extension.subs[0] : void 0;
}
const utf8String = 12;
function utf8Text(value, at) {
	return value?.tag.toDER() === utf8String ? textOf$1(value.value, at) : fail$1(at, "is not one UTF8String");
}
function textOf$1(bytes, at) {
	if (bytes.length > limits.certificateName) return fail$1(at, `has more than ${limits.certificateName} bytes`);
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		return fail$1(at, "is not valid UTF-8");
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
function readClaims$2(extensions) {
	const old = readValue(extensions, issuerNumbers.old);
	const current = readValue(extensions, issuerNumbers.new);
	if (old !== void 0 && current !== void 0 && old !== current) return fail$1("the certificate", "names two issuers");
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
	for (const [old, current] of twins) if (differ(claims[old], claims[current])) fail$1("the certificate", `says two things: ${old} and ${current} differ`);
	const { "github-workflow-repository": path, "source-repository": url } = claims;
	if (path !== void 0 && url !== void 0 && !url.endsWith(`/${path}`)) fail$1("the certificate", "says two things: github-workflow-repository and source-repository differ");
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
		case "issuer": return found === void 0 ? `the certificate names no issuer, but ${wanted} is required` : `the issuer of the certificate is ${shown$2(found)}, not ${wanted}`;
		default: return found === void 0 ? `the certificate does not contain ${what}, but ${shown$2(wanted)} is required` : `${what} in the certificate is ${shown$2(found)}, not ${shown$2(wanted)}`;
	}
}
function describeIdentity(wanted, found) {
	const plain = `it is signed by ${shown$2(found)}, not by ${wanted}`;
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
function shown$2(text) {
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
	follow$1(0, steps, current);
	for (const character of text) {
		if (!toTheEnd && current.has(steps.length)) return true;
		const next = /* @__PURE__ */ new Set();
		for (const at of current) {
			const step = steps[at];
			if (step?.kind === "one" && step.is(character)) follow$1(at + 1, steps, next);
		}
		if (next.size === 0) return false;
		current = next;
	}
	return current.has(steps.length);
}
function follow$1(first, steps, into) {
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
			if (low === void 0 || high === void 0 || codeOf$1(low) > codeOf$1(high)) return this.#fail("a range of characters is malformed");
			rules.push((character) => codeOf$1(low) <= codeOf$1(character) && codeOf$1(character) <= codeOf$1(high));
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
		if (/[0-9A-Za-z]/.test(next) || codeOf$1(next) > 126) this.#fail(`\\${next} is not read`);
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
function codeOf$1(character) {
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
	const algorithm = algorithmOf$1(given);
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
function algorithmOf$1(key) {
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
const most$4 = 10;
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
	if (findings.length <= most$4) return findings.map(toAnnotation);
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
const most$3 = 10;
function signerLines(signers, options) {
	if (signers.length === 0) return [];
	return [
		signers.slice(0, most$3).map((signer) => signerLine(signer, options)),
		signers.length > most$3 && line$1`and ${signers.length - most$3} more signers`,
		line$1``
	];
}
function signerLine(signer, options) {
	if (signer.kind === "identity") {
		const claims = paint(options, "dim", claimsText(signer));
		return line$1`Identity ${whole(identityText(signer), 400)}: ${claims}`;
	}
	const { name, pinned } = signer;
	const state = paint(options, pinned ? "dim" : "yellow", pinText(signer));
	return line$1`Key ${shortSigner(signer)} (${whole(name, 200)}): ${state}`;
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
		const name = html`${code$1(identityText(signer), 400)}, issuer ${code$1(signer.issuer, 300)}`;
		return stacked([name, ...pairs(signer.claims)]);
	}
	const { algorithm, name, notAfter } = signer;
	const end = notAfter && html`, until ${readableTime(notAfter)}`;
	return html`${code$1(name, 300)}, ${code$1(algorithm)}${end}<br>${fingerprintOf(signer)}, ${pinText(signer)}`;
}
function fingerprintOf({ fingerprint }) {
	return html`SHA-256 ${code$1(fingerprint)}`;
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
	return [...wrap(line$1`${label}: ${whole(sentence, 2e3)}`, options), paint(options, "dim", join$1(facts, ", "))];
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
	return wrap(line$1`${readersLine(readers)}`, options).map((one) => paint(options, someCannot ? "yellow" : "green", one));
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
const most$2 = 200;
function table(head, rows) {
	const body = [...rows.slice(0, most$2), ...hidden(rows.length).map((more) => [more])];
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
	const shown = [...items.slice(0, most$2), ...hidden(items.length)];
	return html`<ul>\n${shown.map((item) => html`<li>${item}</li>`)}\n</ul>`;
}
function hidden(length) {
	return length > most$2 ? [`and ${length - most$2} more, in the JSON report`] : [];
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
	return html`${code$1(manifestName(manifest))}<br>${code$1(shortDigest(manifest.digest))}`;
}
function logCell(entries, none = "none") {
	return stacked(entries.map(logLink), none);
}
function logLink({ log, index, version, proof, integratedTime }) {
	const entry = log === "rekor.sigstore.dev" && version === "rekor-v1" && proof.includes("set") && /^\d{1,20}$/.test(index) ? html`<a href="${`https://search.sigstore.dev/?logIndex=${index}`}">${index}</a>` : code$1(index, 30);
	const time = integratedTime && html`<br>${readableTime(integratedTime)}`;
	return html`${code$1(log, 100)} ${entry}${time}`;
}

// src/report/verify/attestations.ts
const stores = fixedWords({
	bundle: "bundle referrer",
	tag: ".att tag",
	buildx: "attestation manifest of buildx"
});
function attestationText({ type, signer, store, manifest, signed }) {
	const name = type === void 0 ? "unreadable" : predicateTypeName(type);
	const by = signer && line$1` by ${whole(withKind(signer, longSigner(signer)), 400)}`;
	const at = signed && line$1`, ${whole(readableTime(signed), 40)}`;
	return line$1`${whole(name, 200)} attestation${by}, ${stores[store]} ${shortDigest(manifest)}${at}`;
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
	return line$1`${message} [${whole(id, 100)}]`;
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
			return line$1`${whole(one.name, 100)} ${paint(options, style, word)}`;
		});
		const [word, style] = resultWords[outcome] ?? resultWords.undetermined;
		const all = on === "any" || results.length === 0 ? [paint(options, style, word)] : [];
		return line$1`  - ${whole(requirement, 400)}: ${join$1([...all, ...results], ", ")}`;
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
		...names.map((name) => code$1(name))
	], asked.flatMap((image) => (image.attestations ?? []).map((requirement) => [
		...several ? [code$1(shortDigests(image.name))] : [],
		html`${resultText(requirement.outcome)}<br>${code$1(requirement.requirement, 400)}`,
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
			return value === void 0 ? [] : [code$1(`${text}=${value}`, 400)];
		});
		const why = good || id === void 0 ? [] : [html`${message} ${codeTag(id)}`];
		return [
			code$1(platforms.join(", ") || role),
			html`${good ? html`✅ good` : html`❌ not counted`}<br>${code$1(type === void 0 ? "unreadable" : predicateTypeName(type), 200)}`,
			html`${stores[store]} ${code$1(shortDigest(manifest))}`,
			signer === void 0 ? "none of the signers" : code$1(longSigner(signer), 300),
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
const shown$1 = 5;
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
		line$1``
	];
}
function nameOf({ cosignName, tag }, { depth, digest }) {
	if (depth === 0) return cosignName;
	const [named = ""] = cosignName.split("@");
	return `${tag !== void 0 && named.endsWith(`:${tag}`) ? named.slice(0, -tag.length - 1) : named}@${digest}`;
}
function title(manifest) {
	const name = manifestName(manifest);
	return manifest.depth === 0 ? line$1`${name} ${manifest.digest}` : line$1`${name}`;
}
function verifiedLines(report, manifest, options) {
	const good = goodSignatures(manifest);
	return [
		title(manifest),
		checksPassed(report, good).map((text) => line$1`  - ${paint(options, "green", text)}`),
		good.slice(0, shown$1).map((signature) => line$1`    ${paint(options, "dim", signedBy(report.policy, signature))}`),
		good.length > shown$1 && line$1`    and ${good.length - shown$1} more signatures`,
		good.flatMap(({ checks }) => notes(checks)).map((note) => line$1`    Note: ${note}`)
	];
}
function attestedLines({ attestations = [] }, options) {
	const good = attestations.filter((one) => one.good);
	return [...good.slice(0, shown$1).map((one) => line$1`  - ${paint(options, "green", attestationText(one))}`), ...good.length > shown$1 ? [line$1`    and ${good.length - shown$1} more attestations`] : []];
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
	const by = signer && line$1` by ${whole(withKind(signer, signerTag(policy, signer)), 400)}`;
	return join$1([line$1`${formatWord[format]} signature${by}`, ...logEntries.map(entryText)], ", ");
}
function entryText({ log, index, integratedTime }) {
	const time = integratedTime && line$1`, ${whole(readableTime(integratedTime), 40)}`;
	return line$1`${whole(log, 100)} index ${whole(index, 30)}${time}`;
}
function notes(checks) {
	return Object.values(checks).flatMap((check) => check.state === "passed" && check.note !== void 0 ? [check.note] : []);
}
function failedLines(image, manifest, explained, options) {
	const { text, outcome, counts } = statusOf(image, manifest);
	const word = explained ? counts ? outcome.toUpperCase() : "not required" : text;
	return [line$1`${title(manifest)}: ${paint(options, counts ? outcomeStyle[outcome] : "dim", word)}`, lacksAttestationsOnly(image, manifest) ? badAttestations(manifest, options) : manifest.signatures.slice(0, shown$1).map(candidateLines)];
}
function lacksAttestationsOnly(image, manifest) {
	const errors = findingsAbout(image, manifest).filter(({ severity }) => severity === "error");
	return errors.length > 0 && errors.every(({ code }) => code === "E_ATTESTATION");
}
function badAttestations({ attestations = [] }, options) {
	return attestations.filter(({ good }) => !good).slice(0, shown$1).map((one) => {
		const what = paint(options, "red", attestationText(one));
		return line$1`  - ${what}: ${failureText(one)}`;
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
	return [line$1`  ${formatWord[format]} signature in ${manifest} (${storeName(store)})`, names.map((name) => {
		const check = checks[name];
		return check && line$1`    - ${checkNames[name]}: ${checkText(check)}`;
	})];
}
function checkText(check) {
	if (check.state === "passed") return line$1`passed`;
	if (check.state === "skipped") return line$1`not checked, ${check.why}`;
	return line$1`FAILED, ${check.message} [${whole(check.code, 100)}]`;
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
	return parts && line$1`    ${paint(options, "dim", `also found: ${parts}`)}`;
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
		report.policy.transparencyLog === "ignored" && [wrap(line$1`${logIgnored}`, options), line$1``],
		report.parity.groups.filter((group) => options.verbose === true || !isSame(group)).map((group) => parityLines(report, group, options)),
		signerLines(report.policy.signers, options),
		report.findings.map((finding) => findingLines(titled(finding), options, "")),
		report.findings.length > 0 && line$1``,
		endLines(verdictOf(report), report, options)
	]);
}
function imageLines(report, image, manifests, options) {
	const blocks = [...manifests.map((one) => manifestBlock(report, image, one, options)), attestationLines(image, options)];
	const elsewhere = findingsElsewhere(image).map((finding) => findingLines(finding, options));
	const isUnread = image.manifests.length === 0;
	if (elsewhere.length === 0 && !isUnread) return blocks;
	const name = line$1`${isUnread ? "Verification for" : "About"} ${image.cosignName} --`;
	const word = paint(options, outcomeStyle[image.outcome], image.outcome.toUpperCase());
	const state = isUnread && word;
	return [
		blocks,
		paint(options, "bold", name),
		state,
		elsewhere,
		line$1``
	];
}
function attestationLines(image, options) {
	const lines = requirementLines(image, options);
	if (lines.length === 0) return [];
	return [
		paint(options, "bold", `Attestations of ${image.cosignName} --`),
		lines,
		line$1``
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
	const result = (what, state) => line$1`  - ${paint(options, parityStyle[state], `The ${what} ${parityWords[state]}`)}`;
	const lacks = [...Map.groupBy(group.missing, ({ image, format }) => {
		return `${image} lacks the ${formatWord[format]} signatures of`;
	})].map(([what, all]) => {
		const names = new Set(all.map((one) => missingFor(report, one)));
		return wrap(line$1`${what} ${listed([...names])}`, options, "    ", "    ");
	});
	return [
		paint(options, "bold", `Comparison of ${listed(group.images)} --`),
		result("digests", group.digests),
		result("signatures", group.signatures),
		lacks,
		line$1``
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

// src/attestation/contents.ts
const vulnTypes = /^https:\/\/(?:cosign\.sigstore\.dev\/attestation\/vuln\/v1|in-toto\.io\/attestation\/vulns(?:\/v[0-9.]+)?)$/;
const vexTypes = /^https:\/\/openvex\.dev\/ns(?:\/v[0-9.]+)?$/;
function countContents(predicateType, predicate) {
	const count = vulnTypes.test(predicateType) ? vulnerabilities : vexTypes.test(predicateType) ? statements : void 0;
	if (count === void 0 || predicate.length > limits.provenance) return void 0;
	try {
		const document = parseDocument(predicate, limits.provenanceValues);
		return isObject(document) ? count(document) : void 0;
	} catch {
		return;
	}
}
function vulnerabilities(predicate) {
	const scanner = predicate["scanner"];
	const result = isObject(scanner) ? scanner["result"] : void 0;
	const listed = Array.isArray(result) ? result : vulnerabilitiesOf(result);
	return listed && counted(listed.length, "vulnerability", "vulnerabilities");
}
function vulnerabilitiesOf(result) {
	if (!isObject(result)) return void 0;
	const { matches, Results: targets } = result;
	if (Array.isArray(matches)) return matches;
	if (!Array.isArray(targets)) return void 0;
	return targets.flatMap((target) => {
		const found = isObject(target) ? target["Vulnerabilities"] : void 0;
		return Array.isArray(found) ? found : [];
	});
}
function statements({ statements: listed }) {
	if (!Array.isArray(listed)) return void 0;
	const states = /* @__PURE__ */ new Map();
	for (const one of listed) {
		const status = isObject(one) ? nonEmptyText(one["status"]) : void 0;
		const known = vexStatuses.find((name) => name === status) ?? "other";
		states.set(known, (states.get(known) ?? 0) + 1);
	}
	const each = [...states].sort().map(([status, number]) => `${number} ${status}`);
	const all = counted(listed.length, "statement", "statements");
	return each.length === 0 ? all : `${all}: ${each.join(", ")}`;
}
const vexStatuses = [
	"affected",
	"fixed",
	"not_affected",
	"under_investigation"
];
function counted(number, one, several) {
	return `${number} ${number === 1 ? one : several}`;
}

// src/attestation/facts.ts
const factNames = {
	builder: "builder",
	"source-repository": "sourceRepository",
	"source-ref": "sourceRef",
	"source-digest": "sourceDigest"
};
const slsa = {
	v02: "https://slsa.dev/provenance/v0.2",
	v1: "https://slsa.dev/provenance/v1"
};
function isProvenance(predicateType) {
	return predicateType === slsa.v02 || predicateType === slsa.v1;
}
function readFacts(predicateType, predicate) {
	if (!isProvenance(predicateType)) {
		const contents = countContents(predicateType, predicate);
		return contents === void 0 ? void 0 : { contents };
	}
	if (predicate.length > limits.provenance) {
		const message = `the provenance has ${predicate.length} bytes; ${limits.provenance} are allowed`;
		throw new TrustError("E_LIMIT", message);
	}
	const document = parseDocument(predicate, limits.provenanceValues);
	if (!isObject(document)) throw new SyntaxError("the predicate is not an object");
	return withoutUndefined(predicateType === slsa.v1 ? ofV1(document) : ofV02(document));
}
function ofV1(predicate) {
	const parameters = at$1(predicate, "buildDefinition", "externalParameters");
	const common = {
		builder: nonEmptyText(at$1(predicate, "runDetails", "builder", "id")),
		buildType: nonEmptyText(at$1(predicate, "buildDefinition", "buildType"))
	};
	const workflow = at$1(parameters, "workflow");
	if (isObject(workflow)) {
		const repository = nonEmptyText(workflow["repository"]);
		return {
			...common,
			sourceRepository: repository && repositoryUrl(repository),
			sourceRef: nonEmptyText(workflow["ref"]),
			sourceDigest: commitOf(at$1(predicate, "buildDefinition", "resolvedDependencies"), repository)
		};
	}
	const vcs = at$1(predicate, "runDetails", "metadata", "buildkit_metadata", "vcs");
	return {
		...common,
		...ofSource(at$1(parameters, "configSource"), vcs)
	};
}
const buildkitMetadata = "https://mobyproject.org/buildkit@v1#metadata";
function ofV02(predicate) {
	return {
		builder: nonEmptyText(at$1(predicate, "builder", "id")),
		buildType: nonEmptyText(predicate["buildType"]),
		...ofSource(at$1(predicate, "invocation", "configSource"), at$1(predicate, "metadata", buildkitMetadata, "vcs"))
	};
}
const sourceUri = /^(?:git\+)?([a-z+]+:\/\/(?:[^@/#]+@)?[^@/#]+(?:\/[^@#]*)?)(?:@([^#]+)|#([^:]*)(?::.*)?)?$/;
const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
function ofSource(source, vcs) {
	const uri = nonEmptyText(at$1(source, "uri")) ?? "";
	const [, url, at1, at2] = sourceUri.exec(uri) ?? [];
	const ref = (at1 ?? at2) || void 0;
	const digest = nonEmptyText(at$1(source, "digest", "sha1")) ?? nonEmptyText(at$1(source, "digest", "gitCommit"));
	if (url !== void 0) {
		const isCommit = ref !== void 0 && commit.test(ref);
		return {
			sourceRepository: repositoryUrl(url),
			sourceRef: isCommit ? void 0 : ref,
			sourceDigest: digest ?? (isCommit ? ref : void 0)
		};
	}
	const local = nonEmptyText(at$1(vcs, "source"));
	return {
		sourceRepository: local && repositoryUrl(local),
		sourceRef: void 0,
		sourceDigest: digest ?? nonEmptyText(at$1(vcs, "revision"))
	};
}
function commitOf(dependencies, repository) {
	if (!Array.isArray(dependencies) || repository === void 0) return void 0;
	const url = repositoryUrl(repository);
	const commits = dependencies.filter((one) => {
		const [address = ""] = (nonEmptyText(at$1(one, "uri")) ?? "").split(/[@#]/);
		return repositoryUrl(address) === url;
	}).map((one) => nonEmptyText(at$1(one, "digest", "gitCommit")));
	return new Set(commits).size === 1 ? commits[0] : void 0;
}
function repositoryUrl(url) {
	return url.replace(/^git\+/, "").replace(/\/?(?:\.git)?\/?$/, "");
}
function at$1(value, ...path) {
	let found = value;
	for (const key of path) found = isObject(found) ? found[key] : void 0;
	return found;
}
function withoutUndefined(found) {
	return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== void 0));
}

// src/attestation/requirement.ts
const places = [
	"index",
	"platforms",
	"all",
	"any"
];
const vex = "https://openvex.dev/ns";
const cyclonedx = "https://cyclonedx.org/bom";
const spdx = "https://spdx.dev/Document";
const vuln = "https://cosign.sigstore.dev/attestation/vuln/";
function defaultPlace(type) {
	return [
		spdx,
		cyclonedx,
		vuln
	].some((known) => type.startsWith(known)) ? "platforms" : "index";
}
const versioned = [
	spdx,
	cyclonedx,
	vex
];
function isOfType(found, required) {
	if (found === required) return true;
	if (!versioned.includes(required) || !found.startsWith(`${required}/`)) return false;
	return /^v?[0-9]+(?:\.[0-9]+)*$/.test(found.slice(required.length + 1));
}
function isWanted(found, requirements) {
	return requirements.some(({ type }) => isOfType(found, type));
}
function typeName({ type }) {
	return predicateTypeName(type);
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
		osFeatures: texts$1(object["os.features"])
	};
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== void 0));
}
function texts$1(value) {
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
	const pattern = read$1(source, input);
	const why = looseness(pattern, of);
	if (why === void 0) return pattern;
	const better = corrected(source, of);
	const hint = better === void 0 ? "" : `; write ${better}`;
	throw new TrustError("E_INPUT", `${input}: the pattern ${source} ${why}${hint}`);
}
function read$1(source, input) {
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
	const claims = readClaims$1(inputs);
	if (inputs.githubWorkflow !== void 0) return workflowPolicies(inputs, claims);
	const { certificateIdentity, certificateIdentityRegexp } = inputs;
	const identities = oneKind(certificateIdentity?.map((name) => exact(name, "certificate-identity")), certificateIdentityRegexp === void 0 ? void 0 : [patternOf(certificateIdentityRegexp, "identity", "certificate-identity-regexp")], "certificate-identity");
	const issuer = issuerOf$1(inputs);
	if (identities === void 0 || identities.length === 0) return refuse("a certificate cannot be verified without a name: give certificate-identity (or github-workflow)");
	if (issuer === void 0) return refuse("certificate-identity needs certificate-oidc-issuer: any issuer could vouch for that name");
	return identities.map((identity) => ({
		identity,
		issuer,
		claims
	}));
}
function issuerOf$1(inputs) {
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
function readClaims$1(inputs) {
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

// src/http/failure.ts
var WireError = class extends Error {
	name = "WireError";
	code;
	constructor(code, message) {
		super(message);
		this.code = code;
	}
};
function exceeding() {
	return new WireError("E_EXCESS", "it sent more bytes than it declared");
}
var NetworkError = class extends TrustError {
	wire;
	constructor(message, details, wire) {
		super("E_NET", message, details);
		this.wire = wire;
	}
};
const requestIdHeaders = [
	"x-request-id",
	"x-amzn-requestid",
	"x-amz-request-id",
	"x-ms-request-id",
	"x-ms-correlation-request-id",
	"x-github-request-id",
	"x-gitlab-request-id",
	"docker-request-id",
	"cf-ray"
];
function requestId(headers) {
	for (const name of requestIdHeaders) {
		const value = headers[name];
		if (typeof value === "string" && /^[\x21-\x7e]{1,128}$/.test(value)) return value;
	}
}
function maskRequestId(headers, mask) {
	for (const name of requestIdHeaders) {
		const value = headers[name];
		if (typeof value === "string") headers[name] = mask(value);
	}
}
function printableUrl(url) {
	return `${url.origin}${url.pathname}`;
}
function errorDetails(url, answer) {
	const id = answer === void 0 ? void 0 : requestId(answer.headers);
	return {
		host: url.host,
		url: printableUrl(url),
		...answer === void 0 ? {} : { status: answer.status },
		...id === void 0 ? {} : { requestId: id }
	};
}
function codeOf(error) {
	const code = error instanceof Error && "code" in error ? error.code : void 0;
	return typeof code === "string" ? code : "";
}
const phrases = {
	EAI_AGAIN: "its name could not be resolved",
	ECONNREFUSED: "connection refused",
	ECONNRESET: "the connection was closed by the other side",
	EHOSTUNREACH: "no route to host",
	ENETUNREACH: "network is unreachable",
	ENOTFOUND: "no such host",
	EPIPE: "the connection was closed by the other side",
	ETIMEDOUT: "connection timed out"
};
const connecting = /* @__PURE__ */ new Set([
	"EAI_AGAIN",
	"ECONNREFUSED",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"ENOTFOUND"
]);
function messageOf(error) {
	const code = codeOf(error);
	if (error instanceof WireError) return error.message;
	const phrase = phrases[code];
	if (phrase !== void 0) return `${phrase} (${code})`;
	const text = error instanceof Error ? error.message : "unknown failure";
	return text.includes(code) ? text : `${code} ${text}`.trim();
}
const tlsCode = /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_|EPROTO$)/;
function networkError(error, method, url) {
	if (error instanceof TrustError) return error;
	const code = codeOf(error);
	const what = tlsCode.test(code) ? `TLS with ${url.host} failed` : connecting.has(code) ? `could not connect to ${url.host}` : `${url.host}: ${method} failed`;
	return new NetworkError(`${what}: ${messageOf(error)}`, errorDetails(url), code);
}
function abortError(signal) {
	if (signal.reason instanceof TrustError) return signal.reason;
	return new TrustError("E_LIMIT", "the run was ended before it was done", {}, signal.reason);
}

// src/http/address.ts
const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");
const internal = new BlockList();
for (const [network, prefix] of [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
	["224.0.0.0", 3]
]) internal.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of [
	["::", 127],
	["64:ff9b::", 96],
	["64:ff9b:1::", 48],
	["2002::", 16],
	["fc00::", 7],
	["fe80::", 10],
	["fec0::", 10],
	["ff00::", 8]
]) internal.addSubnet(network, prefix, "ipv6");
const metadataName = "metadata.google.internal";
function isHttp({ protocol }) {
	return protocol === "http:" || protocol === "https:";
}
function isLoopback(hostname) {
	const name = bare(hostname);
	return name === "localhost" || name.endsWith(".localhost") || isIn(loopback, name);
}
function isInternal(hostname) {
	const name = bare(hostname);
	return isLoopback(name) || name === metadataName || isIn(internal, name);
}
function isIn(list, name) {
	const family = isIP(name);
	return family !== 0 && list.check(name, family === 4 ? "ipv4" : "ipv6");
}
function bare(hostname) {
	return hostname.startsWith("[") ? hostname.slice(1, -1) : hostname.replace(/\.$/, "");
}
function isInsecureHost(url, insecureHosts) {
	const port = url.port || (url.protocol === "https:" ? "443" : "80");
	return insecureHosts.has(url.hostname) || insecureHosts.has(`${url.hostname}:${port}`);
}
function mayUse(url, insecureHosts) {
	if (url.protocol === "https:") return true;
	return url.protocol === "http:" && (isLoopback(url.hostname) || isInsecureHost(url, insecureHosts));
}
function registryOrigin(host, insecureHosts) {
	const url = URL.canParse(`https://${host}/`) ? new URL(`https://${host}/`) : void 0;
	if (url === void 0 || url.pathname !== "/" || url.username || url.search || url.hash) throw new TrustError("E_REF", `not a registry host: ${JSON.stringify(host.slice(0, 300))}`);
	if (!(isInsecureHost(url, insecureHosts) || isLoopback(url.hostname) && !host.endsWith(":443"))) return url;
	return new URL(`http://${host}/`);
}
function resolveTarget(from, location, insecureHosts) {
	const to = URL.canParse(location, from.href) ? new URL(location, from) : void 0;
	const refuse = (why) => {
		const where = to === void 0 || to.origin === "null" ? "a URL" : to.origin;
		throw new TrustError("E_NET", `${from.host} points to ${where}, ${why}`, errorDetails(from));
	};
	if (to === void 0) return refuse("that cannot be read");
	if (!isHttp(to)) return refuse("that is neither https nor http");
	if (to.username !== "" || to.password !== "") return refuse("with credentials in it");
	if (from.protocol === "https:" && to.protocol === "http:") return refuse("which would leave https for http");
	if (!mayUse(to, insecureHosts)) return refuse("which is plain http");
	const known = to.hostname === from.hostname || isInsecureHost(to, insecureHosts);
	const bothLoopback = isLoopback(from.hostname) && isLoopback(to.hostname);
	if (isInternal(to.hostname) && !known && !bothLoopback) return refuse("which is an internal address");
	return to;
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
function limiter(limit) {
	const waiting = [];
	let free = limit;
	return async (task) => {
		if (free > 0) free -= 1;
		else await new Promise((resolve) => waiting.push(resolve));
		try {
			return await task();
		} finally {
			const next = waiting.shift();
			if (next === void 0) free += 1;
			else next();
		}
	};
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

// src/auth/challenge.ts
const separator = /[ \t,]*/y;
const token = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const equals = /[ \t]*=[ \t]*/y;
const quoted = /"(?:[^"\\]|\\.)*"/y;
const token68 = /[ \t]+[A-Za-z0-9._~+/-]+=*(?=[ \t]*(?:,|$))/y;
function parseChallenges(header) {
	const challenges = [];
	const text = header ?? "";
	let at = 0;
	const match = (pattern) => {
		pattern.lastIndex = at;
		const found = pattern.exec(text)?.[0];
		at += found?.length ?? 0;
		return found;
	};
	for (;;) {
		match(separator);
		const word = match(token)?.toLowerCase();
		if (word === void 0) return challenges;
		if (match(equals) === void 0) {
			challenges.push({
				scheme: word,
				parameters: /* @__PURE__ */ new Map()
			});
			match(token68);
			continue;
		}
		const string = match(quoted);
		const value = string === void 0 ? match(token) : unquote(string);
		const parameters = challenges.at(-1)?.parameters;
		if (value === void 0 || parameters === void 0) return challenges;
		if (!parameters.has(word)) parameters.set(word, value);
	}
}
function unquote(string) {
	return string.slice(1, -1).replace(/\\(.)/g, "$1");
}
function pullScope(path) {
	return `repository:${path}:pull`;
}
function pushScope(path) {
	return `repository:${path}:pull,push`;
}
function furtherScopes(challenge, requested) {
	const actions = requested.some((scope) => actionsOf(scope).includes("push")) ? ["pull", "push"] : ["pull"];
	return (challenge?.parameters.get("scope") ?? "").split(" ").filter((scope) => scope !== "" && !requested.includes(scope) && isWithin$1(actions, scope));
}
function isWithin$1(actions, scope) {
	if (!scope.includes(":")) return true;
	return scope.startsWith("repository:") && actionsOf(scope).every((action) => actions.includes(action));
}
function actionsOf(scope) {
	return scope.slice(scope.lastIndexOf(":") + 1).split(",");
}

// src/auth/credentials.ts
const identityUser = "<token>";
function basicAuthorization(credentials) {
	switch (credentials.kind) {
		case "basic": return basic(credentials.username, credentials.password);
		case "identity": return basic(credentials.username ?? "<token>", credentials.token);
		case "bearer": return;
	}
}
function basic(username, password) {
	return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

// src/http/body.ts
function readBody(incoming, url, limit) {
	const tooLarge = () => new TrustError("E_LIMIT", `${url.host} sent more than ${limit} bytes`, errorDetails(url));
	return new Promise((resolve, reject) => {
		const chunks = [];
		let size = 0;
		incoming.on("data", (chunk) => {
			size += chunk.byteLength;
			if (size > limit) incoming.destroy(tooLarge());
			else chunks.push(chunk);
		});
		onEnd(incoming, (error) => {
			if (error === void 0) resolve(concat(chunks, size));
			else reject(isCutShort(error) ? cutShort() : error);
		});
	});
}
function readErrorBody(incoming, patience) {
	return new Promise((resolve) => {
		const chunks = [];
		let size = 0;
		const timer = setTimeout(() => void incoming.destroy(), patience);
		incoming.on("data", (chunk) => {
			const room = limits.errorBody - size;
			chunks.push(chunk.subarray(0, room));
			size += Math.min(room, chunk.byteLength);
			if (size === limits.errorBody) incoming.destroy();
		});
		onEnd(incoming, () => {
			clearTimeout(timer);
			resolve(concat(chunks, size));
		});
	});
}
function onEnd(incoming, then) {
	finished(incoming, { writable: false }, (error) => then(error ?? void 0));
}
function isCutShort(error) {
	const code = codeOf(error);
	return code === "ERR_STREAM_PREMATURE_CLOSE" || code === "ECONNRESET" && !("syscall" in error);
}
function cutShort() {
	return new WireError("E_CUT_SHORT", "the body ended before its declared length");
}
function discard(incoming) {
	let size = 0;
	incoming.on("data", (chunk) => {
		size += chunk.byteLength;
		if (size > limits.errorBody) incoming.destroy();
	});
}
function concat(chunks, size) {
	const whole = new Uint8Array(size);
	let offset = 0;
	for (const chunk of chunks) {
		whole.set(chunk, offset);
		offset += chunk.byteLength;
	}
	return whole;
}
const shown = {
	errors: 3,
	characters: 200
};
function registryMessage(body) {
	const texts = registryErrors(body).slice(0, shown.errors).map(({ code, message }) => [code, message].filter((text) => text !== "").join(": ")).filter((text) => text !== "");
	return texts.length === 0 ? void 0 : texts.join("; ");
}
function bracketedMessage({ body }) {
	const message = registryMessage(body);
	return message === void 0 ? "" : ` (${message})`;
}
function hasErrorCode(body, code) {
	return registryErrors(body).some((error) => error.code === code);
}
function registryErrors(body) {
	const document = body.byteLength > limits.errorBody ? void 0 : readObject(body);
	if (document === void 0) return [];
	const { errors, details, message } = document;
	if (Array.isArray(errors)) return errors.filter((error) => isObject(error)).map((error) => ({
		code: line(error["code"]),
		message: line(error["message"])
	}));
	return [{
		code: "",
		message: line(details) || line(message)
	}];
}
function line(text) {
	if (typeof text !== "string") return "";
	return text.slice(0, shown.characters).replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, " ").trim();
}

// src/registry/errors.ts
function registryError(answer, context) {
	const { status, url } = answer;
	const because = bracketedMessage(answer);
	const name = formatRepository(context.repository);
	const details = {
		...errorDetails(url, answer),
		repository: context.repository.path,
		...defined({
			digest: context.digest,
			tag: context.tag
		})
	};
	const error = (code, text) => new TrustError(code, `${name}: ${text}`, details);
	if (url.origin !== context.origin.origin) return error("E_NET", `the registry redirected to ${url.host}, which answered ${status}${because}`);
	switch (status) {
		case 401:
		case 403: return new AccessRefused(`${name}: ${status}${because}: ${authenticationAdvice(context)}`, details);
		case 404: return error("E_NOTFOUND", `not found${because}`);
		case 413: return error("E_LIMIT", `too large for this registry${because}`);
		default: return error("E_NET", `unexpected status ${status}${because}`);
	}
}
function authenticationAdvice({ authenticated, repository }) {
	const readings = "there is no such repository, or this access is not permitted";
	return authenticated ? `${readings}, or the credentials are not valid; log in to ${repository.registry} again, or log out to read anonymously` : `${readings}, or it needs a login to ${repository.registry}; no credentials were sent`;
}
function rateAdvice({ authenticated, repository: { registry } }) {
	const { limitsPulls } = vendorOf(registry);
	if (limitsPulls === void 0 || authenticated) return "";
	return `; this access to ${limitsPulls.as} is anonymous and shares the limit of this IP address: log in to ${registry} for a limit of your own`;
}
var AccessRefused = class extends TrustError {
	constructor(message, details) {
		super("E_AUTH", message, details);
	}
};
var TooMany = class extends TrustError {
	constructor(message, details = {}) {
		super("E_LIMIT", message, details);
	}
};
var ShortBlob = class extends TrustError {};

// src/registry/endpoint.ts
var Endpoint = class {
	name;
	#session;
	#credentials;
	#trace;
	#reads;
	constructor(name, session, credentials, trace, purpose) {
		this.name = name;
		this.#session = session;
		this.#credentials = credentials;
		this.#trace = trace;
		this.#reads = purpose === "reading" ? "pull" : "push, else pull";
	}
	get origin() {
		return this.#session.origin;
	}
	get insecureHosts() {
		return this.#session.insecureHosts;
	}
	url(rest) {
		return new URL(`/v2/${this.name.path}/${rest}`, this.origin);
	}
	request(method, url, headers, limit, ahead = false) {
		const request = {
			method,
			url,
			headers: headers ?? {}
		};
		const send = (access) => this.#session.request(request, access, limit, ahead);
		return this.#located(this.#read(send, () => {}));
	}
	async #read(send, discard) {
		const pull = {
			repository: this.name,
			scopes: [pullScope(this.name.path)]
		};
		if (this.#reads === "pull") return send(pull);
		const push = {
			repository: this.name,
			scopes: [pushScope(this.name.path)]
		};
		if (this.#reads === "push") return send(push);
		let refusal;
		try {
			refusal = await send(push);
			if (!isRefusal(refusal) || !this.#session.distinguishesRights) return refusal;
			discard(refusal);
		} catch (error) {
			if (!isTrustError(error, "E_AUTH")) throw error;
		}
		const answer = await send(pull);
		this.#reads = isRefusal(answer) ? "push" : "pull";
		return answer;
	}
	headBlob(url) {
		const scope = this.#reads === "pull" ? pullScope(this.name.path) : pushScope(this.name.path);
		return this.#located(this.#session.headBlob(url, {
			repository: this.name,
			scopes: [scope]
		}));
	}
	write(request, further = []) {
		const access = {
			repository: this.name,
			scopes: [pushScope(this.name.path), ...further]
		};
		const elsewhere = request.url.origin !== this.origin.origin;
		return this.#located(elsewhere ? this.#session.elsewhere(request, limits.errorBody) : this.#session.request(request, access, limits.errorBody));
	}
	open(url, more = {}) {
		const send = (access) => this.#session.open({
			method: "GET",
			url,
			...more
		}, access);
		return this.#located(this.#read(send, ({ body }) => void body.on("error", () => {}).destroy()));
	}
	async error(answer, subject) {
		return registryError(answer, {
			...subject,
			...await this.#context()
		});
	}
	async isAnonymous() {
		return await this.#credentials.find(this.name) === void 0;
	}
	async sharesCredentials(other) {
		if (other.registry !== this.name.registry) return false;
		const [ours, theirs] = await Promise.all([this.#credentials.find(this.name), this.#credentials.find(other)]);
		return isDeepStrictEqual(ours, theirs);
	}
	async #context() {
		const authenticated = !await this.isAnonymous();
		return {
			repository: this.name,
			origin: this.origin,
			authenticated
		};
	}
	async #located(answer) {
		try {
			return await answer;
		} catch (error) {
			if (!(error instanceof TrustError)) throw error;
			const { code, message } = error;
			const advice = code === "E_RATE" ? rateAdvice(await this.#context()) : "";
			throw new TrustError(code, `${message}${advice}`, this.where({}, error.details), error);
		}
	}
	assertDigest(bytes, expected, subject) {
		try {
			assertDigest(bytes, expected);
		} catch (error) {
			const { code, message } = error;
			const { host } = this.origin;
			throw new TrustError(code, `${host}: ${message}`, this.where(subject), error);
		}
	}
	where(subject, more = {}) {
		return {
			host: this.origin.host,
			repository: this.name.path,
			...subject,
			...more
		};
	}
	note(message, subject = {}) {
		this.#trace(`${formatReference({
			...this.name,
			...subject
		})}: ${message}`);
	}
};
function isRefusal({ status }) {
	return status === 401 || status === 403;
}
function contentType({ headers }) {
	const type = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
	return type === "" ? void 0 : type;
}

// src/oci/media-type.ts
const mediaTypes = {
	index: "application/vnd.oci.image.index.v1+json",
	manifest: "application/vnd.oci.image.manifest.v1+json",
	config: "application/vnd.oci.image.config.v1+json",
	empty: "application/vnd.oci.empty.v1+json",
	dockerIndex: "application/vnd.docker.distribution.manifest.list.v2+json",
	dockerManifest: "application/vnd.docker.distribution.manifest.v2+json",
	dockerConfig: "application/vnd.docker.container.image.v1+json",
	dockerSchema1: "application/vnd.docker.distribution.manifest.v1+json",
	artifact: "application/vnd.oci.artifact.manifest.v1+json",
	orasArtifact: "application/vnd.cncf.oras.artifact.manifest.v1+json",
	dockerSchema1Signed: "application/vnd.docker.distribution.manifest.v1+prettyjws",
	simpleSigning: "application/vnd.dev.cosign.simplesigning.v1+json",
	cosignArtifactSig: "application/vnd.dev.cosign.artifact.sig.v1+json",
	bundle: "application/vnd.dev.sigstore.bundle.v0.3+json",
	dsseEnvelope: "application/vnd.dsse.envelope.v1+json",
	inToto: "application/vnd.in-toto+json"
};
const manifestTypes = [
	mediaTypes.index,
	mediaTypes.manifest,
	mediaTypes.dockerIndex,
	mediaTypes.dockerManifest,
	mediaTypes.artifact,
	mediaTypes.orasArtifact
];
function isImageConfig(type) {
	return type === mediaTypes.config || type === mediaTypes.dockerConfig;
}
function isManifestType(type) {
	return manifestTypes.includes(type);
}
function isIndexType(type) {
	return type === mediaTypes.index || type === mediaTypes.dockerIndex;
}
function isImageType(type) {
	return type === mediaTypes.manifest || type === mediaTypes.dockerManifest;
}

// src/registry/manifests.ts
const headers = { accept: manifestTypes.join(", ") };
async function getManifest(endpoint, reference) {
	const subject = readReference(reference);
	const url = endpoint.url(`manifests/${reference}`);
	const answer = await endpoint.request("GET", url, headers, limits.manifest);
	if (answer.status === 404) return void 0;
	await assertManifest(endpoint, answer, subject);
	const type = contentType(answer);
	return {
		bytes: answer.body,
		digest: hashed(endpoint, answer, subject),
		...type === void 0 ? {} : { contentType: type },
		...isStrong(answer.headers.etag) ? { etag: answer.headers.etag } : {}
	};
}
function isStrong(etag) {
	return etag?.startsWith("\"") === true;
}
async function headManifest(endpoint, reference) {
	const subject = readReference(reference);
	const url = endpoint.url(`manifests/${reference}`);
	const answer = await endpoint.request("HEAD", url, headers, 0);
	if (answer.status !== 200) return headOf(await getManifest(endpoint, reference));
	await assertManifest(endpoint, answer, subject);
	const type = contentType(answer);
	const digest = declaredDigest(answer);
	const length = answer.headers["content-length"];
	return {
		...digest === void 0 ? {} : { digest },
		...length !== void 0 && /^[0-9]{1,15}$/.test(length) ? { size: Number(length) } : {},
		...type === void 0 ? {} : { contentType: type }
	};
}
async function digestOfTag(repository, tag, algorithm) {
	const head = await repository.manifestHead(tag);
	if (head === void 0) return void 0;
	const { digest } = head;
	const isWanted = algorithm === void 0 || digest && digestAlgorithm(digest) === algorithm;
	if (digest !== void 0 && isWanted) return digest;
	const stored = await repository.manifest(tag);
	return stored && (algorithm === void 0 ? stored.digest : digestOf(stored.bytes, algorithm));
}
function headOf(stored) {
	if (stored === void 0) return void 0;
	const { digest, bytes, contentType: type } = stored;
	return {
		digest,
		size: bytes.byteLength,
		...type === void 0 ? {} : { contentType: type }
	};
}
function readReference(reference) {
	if (reference.includes(":")) return { digest: parseDigest(reference) };
	if (isTag(reference)) return { tag: reference };
	const text = JSON.stringify(reference.slice(0, 200));
	throw new TrustError("E_REF", `${text} is neither a tag nor a digest`);
}
function hashed(endpoint, answer, subject) {
	const expected = subject.digest ?? declaredDigest(answer);
	if (expected !== void 0) endpoint.assertDigest(answer.body, expected, subject);
	if (subject.digest !== void 0) return subject.digest;
	return expected !== void 0 && digestAlgorithm(expected) === "sha256" ? expected : digestOf(answer.body);
}
function declaredDigest({ headers }) {
	const declared = headers["docker-content-digest"];
	try {
		return typeof declared === "string" ? parseDigest(declared) : void 0;
	} catch {
		return;
	}
}
async function assertManifest(endpoint, answer, subject) {
	if (answer.status !== 200) throw await endpoint.error(answer, subject);
	if (contentType(answer) === "text/html") {
		const message = `${answer.url.host} answered with a web page, not with a manifest`;
		throw new TrustError("E_NET", message, endpoint.where(subject));
	}
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

// src/oci/descriptor.ts
function readDescriptor(value, where) {
	if (!isObject(value)) return malformed$1(where, "is not an object");
	const { mediaType, digest, size } = value;
	if (typeof mediaType !== "string" || mediaType === "") return malformed$1(where, "has no mediaType");
	if (typeof digest !== "string") return malformed$1(where, "has no digest");
	if (!isCount(size)) return malformed$1(where, "has no size, or a negative or fractional one");
	const artifactType = nonEmptyText(value["artifactType"]);
	const data = nonEmptyText(value["data"]);
	const platform = isObject(value["platform"]) ? readPlatform(value["platform"]) : {};
	return {
		mediaType,
		digest: parseDigest(digest),
		size,
		annotations: readAnnotations(value["annotations"], where),
		...artifactType === void 0 ? {} : { artifactType },
		...data === void 0 ? {} : { data },
		...isPlatform(platform) ? { platform } : {}
	};
}
function readReferrerDescriptor(value, where) {
	if (!isObject(value)) return malformed$1(where, "is not an object");
	if (typeof value["digest"] !== "string") return malformed$1(where, "has no digest");
	const artifactType = nonEmptyText(value["artifactType"]);
	return {
		digest: parseDigest(value["digest"]),
		annotations: textEntries(value["annotations"]),
		...artifactType === void 0 ? {} : { artifactType }
	};
}
function readAnnotations(value, where) {
	const annotations = textEntries(value);
	if (Object.values(annotations).every(({ length }) => length <= limits.annotation)) return annotations;
	const message = `${where}: an annotation has more than ${limits.annotation} characters`;
	throw new TrustError("E_LIMIT", message);
}
function isCount(value) {
	return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
function malformed$1(where, why) {
	throw new TrustError("E_MANIFEST", `${where} ${why}`);
}

// src/registry/referrer-list.ts
function referrersTag(subject) {
	return `${digestAlgorithm(subject).slice(0, 32)}-${digestHex(subject).slice(0, 64)}`;
}
function readReferrerIndex(bytes, subject) {
	const document = readJson(bytes);
	if (!isObject(document)) return malformed("it is not an object");
	const { mediaType, manifests } = document;
	if ((mediaType || mediaTypes.index) !== mediaTypes.index) return malformed("it is not an image index");
	if ("config" in document || "layers" in document) return malformed("it is an image as well");
	if (manifests === null) return {
		descriptors: [],
		skipped: []
	};
	if (!Array.isArray(manifests)) return malformed("it has no list of manifests");
	if (manifests.length > limits.children) throw new TrustError("E_LIMIT", `a list of referrers has ${limits.children} entries at most`);
	const descriptors = [];
	const skipped = [];
	for (const [at, entry] of manifests.entries()) try {
		const listed = readReferrerDescriptor(entry, `manifests[${at}]`);
		if (listed.digest !== subject) descriptors.push(listed);
	} catch (error) {
		if (!isTrustError(error, "E_MANIFEST", "E_DIGEST")) throw error;
		skipped.push(error.message);
	}
	return {
		descriptors,
		skipped
	};
}
function describeSkipped(skipped = []) {
	const [first, ...others] = skipped;
	if (first === void 0) return void 0;
	return others.length === 0 ? first : `${first} (and ${others.length} more)`;
}
function readJson(bytes) {
	try {
		return parseDocument(bytes);
	} catch (error) {
		return malformed(error.message);
	}
}
function malformed(why) {
	throw new TrustError("E_MANIFEST", `the list of referrers cannot be read: ${why}`);
}
function referrerEntry(manifest, digest, size) {
	const { mediaType, annotations } = manifest;
	const artifactType = artifactTypeOf(manifest);
	return {
		mediaType,
		size,
		digest,
		...Object.keys(annotations).length === 0 ? {} : { annotations },
		...artifactType === void 0 ? {} : { artifactType }
	};
}
function artifactTypeOf({ artifactType, config }) {
	return artifactType ?? config?.mediaType;
}

// src/verify/finding.ts
function finding(code, message, more = {}) {
	return {
		severity: "error",
		code,
		message,
		...more
	};
}
var OtherTagExists = class extends TrustError {
	other;
	constructor(message, details, other) {
		super("E_NOTFOUND", message, details);
		this.other = other;
	}
};
function findingOf(error) {
	const { code, message, details } = error;
	const other = error instanceof OtherTagExists ? `${error.other} exists: use that tag` : void 0;
	return finding(code, message, {
		...Object.keys(details).length === 0 ? {} : { details },
		...code === "E_NOTFOUND" ? { advice: other ?? mayBeHidden } : {}
	});
}
const mayBeHidden = "check repository and tag; some registries answer like this for private repositories";
function conclusionOf(findings) {
	const errors = findings.filter(({ severity }) => severity === "error");
	const exitCode = exitCodeForErrors(errors);
	return {
		outcome: outcomeOf(exitCode),
		exitCode
	};
}
function manifestFields(node) {
	const platform = node.platforms.map(formatPlatform).join(", ");
	return {
		digest: node.digest,
		...platform === "" ? {} : { platform }
	};
}
async function findingsFrom(node, look, about = (what) => what) {
	try {
		const found = await look();
		return found === void 0 ? [] : [found];
	} catch (error) {
		if (!isTrustError(error)) throw error;
		const message = `${about(describeNode(node))}: ${error.message}`;
		return [{
			...findingOf(error),
			message,
			...manifestFields(node)
		}];
	}
}
function describeNode(node) {
	if (node.depth === 0) return node.role === "index" ? "the index" : "the image";
	if (node.role === "index") return "a nested index";
	if (node.role === "attestation") return "an attestation manifest";
	return node.platforms.map(formatPlatform).join(", ") || "a manifest without a platform";
}

// src/oci/manifest.ts
function parseManifest(bytes, contentType) {
	if (bytes.length > limits.manifest) throw new TrustError("E_LIMIT", `the manifest has ${bytes.length} bytes; the limit is ${limits.manifest}`);
	const document = readDocument(bytes);
	const mediaType = readMediaType(document, contentType);
	const artifactType = nonEmptyText(document["artifactType"]);
	const subject = readSubject$1(document["subject"]);
	const base = {
		mediaType,
		annotations: readAnnotations(document["annotations"], "the manifest"),
		...defined({
			artifactType,
			subject
		})
	};
	if (isIndexType(mediaType)) return {
		...base,
		kind: "index",
		manifests: readList(document, "manifests")
	};
	return {
		...base,
		kind: "image",
		config: readDescriptor(document["config"], "config"),
		layers: readList(document, "layers")
	};
}
function readDocument(bytes) {
	try {
		const value = parseDocument(bytes);
		if (isObject(value)) return value;
	} catch (error) {
		throw new TrustError("E_MANIFEST", `the manifest is not strict JSON: ${error.message}`, {}, error);
	}
	throw new TrustError("E_MANIFEST", "the manifest is not a JSON object");
}
function readSubject$1(value) {
	try {
		return readDescriptor(value, "subject");
	} catch (error) {
		if (isTrustError(error, "E_MANIFEST", "E_DIGEST")) return void 0;
		throw error;
	}
}
function readMediaType(document, contentType) {
	const fail = (why) => {
		throw new TrustError("E_MANIFEST", why);
	};
	const header = contentType?.split(";")[0]?.trim().toLowerCase();
	const declared = document["mediaType"] === "" ? void 0 : document["mediaType"] ?? void 0;
	if (document["schemaVersion"] === 1 || isSchema1(declared) || isSchema1(header)) return fail("Docker manifests of schema 1 are not supported: they cannot be signed by digest");
	if (document["schemaVersion"] !== 2) return fail("schemaVersion is not 2");
	const looksLikeIndex = "manifests" in document;
	if (looksLikeIndex === ("config" in document || "layers" in document || "fsLayers" in document)) return fail(looksLikeIndex ? "it is both an index and an image manifest" : "it is neither an index nor an image manifest");
	if (declared !== void 0 && typeof declared !== "string") return fail("mediaType is not a string");
	const inferred = isKnown(header) ? header : looksLikeIndex ? mediaTypes.index : mediaTypes.manifest;
	const mediaType = declared ?? inferred;
	if (!isIndexType(mediaType) && !isImageType(mediaType)) return fail(`media type ${JSON.stringify(mediaType.slice(0, 100))} is not supported`);
	if (isIndexType(mediaType) !== looksLikeIndex) return fail(`its mediaType is ${mediaType}, but it has the fields of the other kind`);
	if (isKnown(header) && header !== mediaType) return fail(`the registry serves it as ${header}, but its mediaType is ${mediaType}`);
	return mediaType;
}
function isKnown(type) {
	return type !== void 0 && (isIndexType(type) || isImageType(type));
}
function isSchema1(type) {
	return type === mediaTypes.dockerSchema1 || type === mediaTypes.dockerSchema1Signed;
}
function readList(document, field) {
	const list = document[field] ?? [];
	if (!Array.isArray(list)) throw new TrustError("E_MANIFEST", `${field} is not a list`);
	if (list.length > limits.children) throw new TrustError("E_LIMIT", `${field} has ${list.length} entries; the limit is ${limits.children}`);
	return list.map((entry, at) => readDescriptor(entry, `${field}[${at}]`));
}

// src/image/child.ts
async function readChildIndex(repository, listed) {
	const manifest = await read(repository, listed);
	if (manifest.kind === "index") return manifest;
	return fail("E_MANIFEST", "listed as an index, but it is an image manifest", listed);
}
async function readChildImage(repository, listed) {
	const manifest = await read(repository, listed);
	if (manifest.kind === "image") return manifest;
	return fail("E_MANIFEST", "listed as an image, but it is an index", listed);
}
async function read(repository, listed) {
	const stored = await repository.manifest(listed.digest);
	if (stored === void 0) return fail("E_COVER", "listed in the index, but the registry does not have it", listed);
	const { length } = stored.bytes;
	if (length !== listed.size) return fail("E_DIGEST", `the index declares ${listed.size} bytes, the registry sent ${length}`, listed);
	return parseManifest(stored.bytes, stored.contentType);
}
function fail(code, why, { digest }) {
	throw new TrustError(code, why, { digest });
}

// src/signature/envelope.ts
const fields$1 = object({
	payload: base64,
	payloadType: text,
	signatures: list$1(object({
		sig: base64,
		keyid: optional(text)
	}))
});
const envelope = (value, at) => {
	const { payload, payloadType, signatures } = fields$1(value, at);
	const [signature] = signatures;
	if (signature === void 0 || signatures.length !== 1) return fail$1(`${at}.signatures`, `must have one signature, has ${signatures.length}`);
	if (signature.keyid) return fail$1(`${at}.signatures[0].keyid`, "must be empty");
	return {
		payload,
		payloadType,
		signature: signature.sig
	};
};
function preAuthEncoding(payloadType, payload) {
	return Buffer.concat([preAuthHeader(payloadType, payload.length), payload]);
}
function preAuthHeader(payloadType, payloadLength) {
	const length = Buffer.byteLength(payloadType);
	return Buffer.from(`DSSEv1 ${length} ${payloadType} ${payloadLength} `);
}

// src/oci/json-members.ts
function jsonMembers(bytes) {
	if (!isUtf8(bytes)) throw new SyntaxError("not valid UTF-8");
	return new Scanner(bytes).document();
}
const code = {
	quote: 34,
	comma: 44,
	colon: 58,
	openList: 91,
	backslash: 92,
	closeList: 93,
	openObject: 123,
	closeObject: 125
};
const longestNumber = 1024;
const scalar = /^(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)$/;
const escapeSequence = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/;
var Scanner = class {
	#bytes;
	#at = 0;
	constructor(bytes) {
		this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}
	document() {
		const members = /* @__PURE__ */ new Map();
		this.#skipSpace();
		if (this.#bytes[this.#at] !== code.openObject) this.#fail("an object is expected");
		this.#object(limits.jsonDepth, (key, value) => {
			const name = parseJson(key);
			if (members.has(name)) this.#fail(`duplicate key ${JSON.stringify(name.slice(0, 64))}`);
			members.set(name, value);
		});
		this.#skipSpace();
		if (this.#at < this.#bytes.length) this.#fail("there is text after the document");
		return members;
	}
	#value(depth) {
		this.#skipSpace();
		const byte = this.#bytes[this.#at];
		if (byte === code.openObject) this.#object(depth);
		else if (byte === code.openList) this.#list(depth);
		else if (byte === code.quote) this.#string();
		else this.#scalar();
	}
	#object(depth, onMember) {
		if (depth === 0) this.#fail(`nested deeper than ${limits.jsonDepth}`);
		this.#at += 1;
		if (this.#next(code.closeObject)) return;
		do {
			this.#skipSpace();
			const start = this.#at;
			this.#string();
			const end = this.#at;
			if (!this.#next(code.colon)) this.#fail("a colon is missing");
			this.#skipSpace();
			const valueStart = this.#at;
			this.#value(depth - 1);
			onMember?.(this.#bytes.subarray(start, end), this.#bytes.subarray(valueStart, this.#at));
		} while (this.#next(code.comma));
		if (!this.#next(code.closeObject)) this.#fail("an object does not end");
	}
	#list(depth) {
		if (depth === 0) this.#fail(`nested deeper than ${limits.jsonDepth}`);
		this.#at += 1;
		if (this.#next(code.closeList)) return;
		do
			this.#value(depth - 1);
		while (this.#next(code.comma));
		if (!this.#next(code.closeList)) this.#fail("an array does not end");
	}
	#string() {
		if (this.#bytes[this.#at] !== code.quote) this.#fail("a string is missing");
		for (this.#at += 1;; this.#at += 1) {
			const byte = this.#bytes[this.#at] ?? 0;
			if (byte === code.quote) break;
			if (byte < 32) this.#fail("a string does not end");
			if (byte === code.backslash) {
				const [found] = escapeSequence.exec(this.#ascii(this.#at + 6)) ?? [];
				if (found === void 0) this.#fail("a string has an invalid escape");
				else this.#at += found.length - 1;
			}
		}
		this.#at += 1;
	}
	#scalar() {
		let end = this.#at;
		while (end - this.#at < longestNumber && isScalarByte(this.#bytes[end])) end += 1;
		if (!scalar.test(this.#ascii(end))) this.#fail("a value is expected");
		this.#at = end;
	}
	#ascii(end) {
		return this.#bytes.toString("latin1", this.#at, end);
	}
	#next(byte) {
		this.#skipSpace();
		if (this.#bytes[this.#at] !== byte) return false;
		this.#at += 1;
		return true;
	}
	#skipSpace() {
		for (;;) {
			const byte = this.#bytes[this.#at];
			if (byte !== 32 && byte !== 9 && byte !== 10 && byte !== 13) return;
			this.#at += 1;
		}
	}
	#fail(why) {
		throw new SyntaxError(`${why} (at byte ${this.#at})`);
	}
};
function isScalarByte(byte = 0) {
	return byte >= 48 && byte <= 57 || byte >= 97 && byte <= 122 || byte === 43 || byte === 45 || byte === 46 || byte === 69;
}

// src/signature/statement.ts
const statementPayloadType = "application/vnd.in-toto+json";
const statementType = "https://in-toto.io/Statement/v1";
const oldStatementType = "https://in-toto.io/Statement/v0.1";
const signaturePredicate = "https://sigstore.dev/cosign/sign/v1";
const digestSet = (value, at) => {
	const digests = map(text)(value, at);
	if (digests.size > limits.subjectDigests) return fail$1(at, `has more than ${limits.subjectDigests} entries`);
	for (const [algorithm, hex] of digests) if (!/^(?:[0-9a-f]{2})+$/.test(hex)) fail$1(`${at}.${algorithm.slice(0, 64)}`, "is not hex");
	return digests;
};
const subject = object({
	name: optional(text),
	uri: optional(text),
	digest: digestSet,
	content: optional(text),
	downloadLocation: optional(text),
	mediaType: optional(text),
	annotations: optional(map(anything))
});
const subjects = (value, at) => {
	if (!Array.isArray(value) || value.length === 0) return fail$1(at, "is empty");
	if (value.length > limits.subjects) return fail$1(at, `has more than ${limits.subjects} entries`);
	return list$1(subject)(value, at);
};
const statementShape = object({
	_type: oneOf(statementType),
	subject: subjects,
	predicateType: text,
	predicate: optional(anyObject)
});
function parseStatement(bytes) {
	return readJson$1(statementShape, bytes, "statement");
}
const fields = {
	_type: oneOf(statementType, oldStatementType),
	subject: subjects,
	predicateType: text
};
function parseAttestationStatement(bytes) {
	const members = membersOf(bytes);
	for (const key of members.keys()) if (key !== "predicate" && !(key in fields)) fail$1("statement", `has the unknown field ${quote(key)}`);
	const member = (shape, key) => {
		const value = members.get(key);
		const at = `statement.${key}`;
		return value === void 0 ? shape(void 0, at) : readJson$1(shape, value, at);
	};
	const predicate = members.get("predicate");
	if (predicate?.[0] !== openObject) return fail$1("statement.predicate", predicate === void 0 ? "is missing" : "is not an object");
	return {
		type: member(fields._type, "_type"),
		subjects: member(fields.subject, "subject"),
		predicateType: member(fields.predicateType, "predicateType"),
		predicate
	};
}
const openObject = "{".charCodeAt(0);
function membersOf(bytes) {
	try {
		return jsonMembers(bytes);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new SyntaxError(`statement is not strict JSON: ${error.message}`);
	}
}

// src/signature/bundle.ts
const certificate = object({ rawBytes: base64 });
const logEntry = object({
	logIndex: int64OrZero,
	logId: object({ keyId: base64 }),
	kindVersion: object({
		kind: text,
		version: text
	}),
	integratedTime: int64OrZero,
	inclusionPromise: optional(object({ signedEntryTimestamp: base64 })),
	inclusionProof: object({
		logIndex: int64OrZero,
		rootHash: base64,
		treeSize: int64,
		hashes: repeated(base64),
		checkpoint: object({ envelope: text })
	}),
	canonicalizedBody: base64
});
const verificationMaterial = object({
	publicKey: optional(object({ hint: optional(text) })),
	certificate: optional(certificate),
	x509CertificateChain: optional(object({ certificates: list$1(certificate) })),
	tlogEntries: repeated(logEntry),
	timestampVerificationData: optional(object({ rfc3161Timestamps: repeated(object({ signedTimestamp: text })) }))
});
const messageSignature = object({
	messageDigest: object({
		algorithm: oneOf("SHA2_256", "SHA2_384", "SHA2_512", "SHA3_256", "SHA3_384"),
		digest: base64
	}),
	signature: base64
});
const oldVersions = ["application/vnd.dev.sigstore.bundle+json;version=0.1", "application/vnd.dev.sigstore.bundle+json;version=0.2"];
const bundleShape = object({
	mediaType: oneOf("application/vnd.dev.sigstore.bundle.v0.3+json", "application/vnd.dev.sigstore.bundle+json;version=0.3", ...oldVersions),
	verificationMaterial,
	dsseEnvelope: optional(envelope),
	messageSignature: optional(messageSignature)
});
const bundle = (value, at) => {
	const { mediaType, verificationMaterial: material, ...content } = bundleShape(value, at);
	const isOld = oldVersions.some((old) => old === mediaType);
	if ([
		material.publicKey,
		material.certificate,
		material.x509CertificateChain
	].filter((signer) => signer !== void 0).length !== 1) return fail$1(`${at}.verificationMaterial`, "must name either a key or a certificate");
	if (isOld && material.publicKey !== void 0) return fail$1(`${at}.mediaType`, "has an old version, which is accepted only with a certificate");
	const chain = material.x509CertificateChain?.certificates;
	if (chain !== void 0 && !isOld) return fail$1(`${at}.verificationMaterial`, "holds a certificate chain, which 0.3 forbids");
	if (chain?.length === 0) return fail$1(`${at}.verificationMaterial`, "holds an empty chain");
	if (content.dsseEnvelope === void 0 === (content.messageSignature === void 0)) return fail$1(at, "must hold either an envelope or a message signature");
	const timestamps = material.timestampVerificationData?.rfc3161Timestamps ?? [];
	return {
		signer: material.publicKey === void 0 ? "certificate" : "key",
		certificate: (material.certificate ?? chain?.[0])?.rawBytes,
		envelope: content.dsseEnvelope,
		logEntries: material.tlogEntries,
		timestamps: timestamps.map(({ signedTimestamp }) => signedTimestamp)
	};
};
const parsed$1 = /* @__PURE__ */ new WeakMap();
function parseBundle(bytes) {
	const result = parsed$1.get(bytes) ?? readJson$1(bundle, bytes, "bundle");
	parsed$1.set(bytes, result);
	return result;
}
function attestationType(bytes) {
	try {
		const content = field(parseDocument(bytes), "dsseEnvelope");
		const payload = field(content, "payload");
		if (field(content, "payloadType") !== "application/vnd.in-toto+json" || typeof payload !== "string") return;
		const predicateType = field(parseDocument(decodeBase64(payload)), "predicateType");
		return typeof predicateType === "string" && predicateType !== "https://sigstore.dev/cosign/sign/v1" ? predicateType : void 0;
	} catch {
		return;
	}
}
function field(value, key) {
	return isObject(value) ? value[key] : void 0;
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
		identity: object({ "docker-reference": text }),
		image: object({ "docker-manifest-digest": text }),
		type: oneOf(payloadType)
	}),
	optional: optionalClaims
});
function parsePayload(bytes) {
	return readJson$1(payloadShape, bytes, "payload");
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

// src/signature/store.ts
function signatureTag(subject) {
	return `${digestAlgorithm(subject)}-${digestHex(subject)}.sig`;
}
function attestationTag(subject) {
	return `${digestAlgorithm(subject)}-${digestHex(subject)}.att`;
}
const bundlePrefix = "application/vnd.dev.sigstore.bundle";
const predicateTypeAnnotation = "dev.sigstore.bundle.predicateType";
function declaresOtherType({ artifactType, annotations }) {
	if (artifactType === void 0 || artifactType === mediaTypes.empty) return false;
	if (artifactType === mediaTypes.cosignArtifactSig) return false;
	if (!declaresBundle({ artifactType })) return true;
	const predicateType = annotations[predicateTypeAnnotation];
	return predicateType !== void 0 && predicateType !== "https://sigstore.dev/cosign/sign/v1";
}
function declaresBundle({ artifactType }) {
	return artifactType?.startsWith(bundlePrefix) ?? false;
}
function classifyArtifact(manifest) {
	if (manifest.kind === "index") return { kind: "other" };
	const layers = manifest.layers.filter(isSignatureLayer);
	if (layers.length > 0) return {
		kind: "simple-signing",
		layers
	};
	const [only, second] = manifest.layers;
	if (only !== void 0 && second === void 0 && only.mediaType.startsWith(bundlePrefix)) return {
		kind: "bundle",
		layer: only
	};
	return { kind: "other" };
}
function isSignatureLayer({ mediaType }) {
	return mediaType === mediaTypes.simpleSigning;
}
function declaredType({ artifactType, annotations }) {
	return annotations["dev.sigstore.bundle.predicateType"] ?? artifactType;
}
function isNotationType(type) {
	return type?.startsWith("application/vnd.cncf.notary.") ?? false;
}

// src/signature/candidate.ts
const annotationKeys = {
	signature: "dev.cosignproject.cosign/signature",
	rekorBundle: "dev.sigstore.cosign/bundle",
	certificate: "dev.sigstore.cosign/certificate",
	chain: "dev.sigstore.cosign/chain",
	timestamp: "dev.sigstore.cosign/rfc3161timestamp",
	predicateType: "predicateType"
};
function bundleOf(candidate) {
	return "bundle" in candidate ? candidate.bundle : parseBundle(candidate.bytes);
}
function signatureId(candidate) {
	if (candidate.format === "bundle") return bundleId(candidate.bytes);
	const signature = candidate.layer.annotations[annotationKeys.signature] ?? "";
	return idOf(candidate.payload, Buffer.from(signature));
}
function bundleId(bytes) {
	const envelope = runCheck("E_SIG", () => parseBundle(bytes).envelope);
	return envelope === void 0 || "state" in envelope ? digestOf(bytes) : idOf(envelope.payload, envelope.signature);
}
function idOf(payload, signature) {
	return `${digestOf(payload)} ${digestOf(signature)}`;
}

// src/signature/signed-content.ts
function readSignedContent(candidate) {
	if (candidate.format === "bundle") return contentOfEnvelope(envelopeOf(bundleOf(candidate)));
	if (candidate.format === "envelope") return contentOfEnvelope(candidate.envelope);
	const { payload, layer } = candidate;
	return {
		signature: base64(layer.annotations[annotationKeys.signature], annotationKeys.signature),
		bytes: payload,
		payload
	};
}
const encoded = /* @__PURE__ */ new WeakMap();
function contentOfEnvelope(envelope) {
	const { payloadType, payload, signature } = envelope;
	const content = encoded.get(envelope) ?? {
		signature,
		payload,
		bytes: envelope.encoded ?? preAuthEncoding(payloadType, payload)
	};
	encoded.set(envelope, content);
	return content;
}
function envelopeOf(bundle) {
	return bundle.envelope ?? fail$1("bundle", "has a message signature, which is for files and not for images");
}

// src/transparency/body.ts
const pem = (value, at) => {
	const { label, der } = parsePem(base64(value, at).toString("latin1"));
	return label === "PUBLIC KEY" || label === "CERTIFICATE" ? {
		kind: label,
		der
	} : fail$1(at, `is a ${label}`);
};
const hash = object({
	algorithm: oneOf("sha256"),
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
		format: oneOf("x509"),
		publicKey
	})
});
const dsse001 = object({
	envelopeHash: hash,
	payloadHash: hash,
	signatures: list$1(object({
		signature: base64,
		verifier: pem
	}))
});
const intoto001 = object({
	content: object({
		hash,
		payloadHash: hash
	}),
	publicKey: pem
});
const intoto002 = object({ content: object({
	envelope: object({
		payloadType: text,
		signatures: list$1(object({
			keyid: optional(text),
			sig: base64,
			publicKey: pem
		}))
	}),
	hash,
	payloadHash: hash
}) });
const rawBytes = object({ rawBytes: base64 });
const hashedrekord002 = object({ hashedRekordV002: object({
	data: object({
		algorithm: oneOf("SHA2_256"),
		digest: base64
	}),
	signature: object({
		content: base64,
		verifier: object({
			keyDetails: text,
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
		if (only === void 0 || signatures.length !== 1) return fail$1(`${at}.signatures`, `must have one signature, has ${signatures.length}`);
		const { signature, verifier } = only;
		return {
			hash: payloadHash.value,
			hashOf: "payload",
			recorded: { signature },
			verifier
		};
	},
	"intoto/0.0.1": (value, at) => {
		const { content, publicKey: verifier } = intoto001(value, at);
		const recorded = { envelopeHash: content.hash.value };
		return {
			hash: content.payloadHash.value,
			hashOf: "payload",
			recorded,
			verifier
		};
	},
	"intoto/0.0.2": (value, at) => {
		const { envelope, payloadHash } = intoto002(value, at).content;
		const [only] = envelope.signatures;
		if (only === void 0 || envelope.signatures.length !== 1) return fail$1(`${at}.signatures`, `must have one signature, has ${envelope.signatures.length}`);
		const signature = base64(only.sig.toString("latin1"), `${at}.sig`);
		const verifier = only.publicKey;
		return {
			hash: payloadHash.value,
			hashOf: "payload",
			recorded: { signature },
			verifier
		};
	},
	"hashedrekord/0.0.2": (value, at) => {
		const { data: hashed, signature } = hashedrekord002(value, at).hashedRekordV002;
		const { publicKey: key, x509Certificate: certificate } = signature.verifier;
		const der = key?.rawBytes ?? certificate?.rawBytes;
		if (der === void 0 || key !== void 0 && certificate !== void 0) return fail$1(`${at}.verifier`, "must name either a key or a certificate");
		return {
			hash: hashed.digest.toString("hex"),
			hashOf: "bytes",
			recorded: { signature: signature.content },
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
		recorded: { signature: spec.signature.content },
		verifier: spec.signature.publicKey.content
	};
}
const entry = object({
	apiVersion: text,
	kind: text,
	spec: anything
});
function parseBody(bytes, allowed) {
	const { apiVersion, kind: name, spec } = readJson$1(entry, bytes, "log entry");
	const kind = allowed.find((one) => one === `${name}/${apiVersion}`);
	if (kind === void 0) return fail$1("log entry", `has a kind that is not accepted: ${quote(`${name}/${apiVersion}`)}`);
	return {
		kind,
		...specs[kind](spec, "log entry.spec")
	};
}
function findMismatch(body, expected) {
	const hashed = body.hashOf === "payload" ? expected.payload : expected.bytes;
	if (body.hash !== createHash("sha256").update(hashed).digest("hex")) return "the log entry is for other content (its hash differs)";
	const { recorded } = body;
	if ("envelopeHash" in recorded) {
		if (recorded.envelopeHash !== expected.envelopeHash) return "the log entry is for another envelope (its hash differs)";
	} else if (!recorded.signature.equals(expected.signature)) return "the log entry has another signature";
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
		const { raw, publicKey } = new X509Certificate$2(certificate);
		const key = createPublicKey$1({
			key: Buffer.from(spki),
			format: "der",
			type: "spki"
		});
		return raw.byteLength === certificate.byteLength && publicKey.equals(key);
	} catch {
		return false;
	}
}

// src/transparency/validity.ts
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const time = (value, at) => {
	const written = text(value, at);
	const date = new Date(written);
	return rfc3339.test(written) && !Number.isNaN(date.getTime()) ? date : fail$1(at, "is not a time");
};
const validity = object({
	start: time,
	end: optional(time)
});
function isWithin({ start, end }, date) {
	return start <= date && (end === void 0 || date <= end);
}

// src/transparency/entry.ts
const clockSkew = 3e5;
function logsById(root, logId) {
	const logs = root.logs.filter((log) => log.logId === logId);
	if (logs.length > 0) return logs;
	const newest = root.date === void 0 ? "that root has no logs at all. Give a trusted_root.json that has this log" : `the newest log in that root started on ${root.date}. If the log is newer, update to a newer release or give a newer trusted_root.json (webdis-trust trusted-root update)`;
	throw new TrustError("E_TRUST", `the log entry is from a log that ${root.source} does not know (log ID ${logId}); ${newest}`);
}
function integratedDate(seconds, logs, now) {
	const refuse = (why) => {
		throw new TrustError("E_TLOG", `the time of the log entry ${why}`);
	};
	if (!Number.isSafeInteger(seconds) || seconds <= 0) return refuse("is missing or not a time");
	if (seconds * 1e3 > now.getTime() + clockSkew) return refuse("is in the future");
	const date = /* @__PURE__ */ new Date(seconds * 1e3);
	if (!logs.some((log) => wasValid$1(log, date))) return refuse(`(${date.toISOString()}) is outside the validity of the log's key`);
	return date;
}
function wasValid$1({ validFor }, date) {
	return isWithin(validFor, date);
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
var X509Certificate$1 = class X509Certificate$1 {
	root;
	constructor(asn1) {
		this.root = asn1;
	}
	static parse(cert) {
		const der = typeof cert === "string" ? toDER(cert) : cert;
		const asn1 = ASN1Obj.parseBuffer(der);
		return new X509Certificate$1(asn1);
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
		return X509Certificate$1.parse(clone);
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
		key: createPublicKey(cert.publicKey),
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
	const signingKey = createPublicKey(leaf.publicKey);
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
		return verify(data, tlog.publicKey, signature.signature);
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
	return digest("sha256", RFC6962_NODE_HASH_PREFIX, left, right);
}
function hashLeaf(leaf) {
	return digest("sha256", RFC6962_LEAF_HASH_PREFIX, leaf);
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
		return verify(data, tlog.publicKey, signature);
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
	if (!origin || !size || !root || !signatures) return fail$1("checkpoint", "is not a signed note");
	for (const line of signatures.split("\n")) {
		const encoded = signatureLine.exec(line)?.[2] ?? fail$1("checkpoint", "has a malformed signature");
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
	const kinds = expected.envelopeHash === void 0 ? ["hashedrekord/0.0.1", "rekord/0.0.1"] : [
		"dsse/0.0.1",
		"intoto/0.0.1",
		"intoto/0.0.2"
	];
	const body = parseBody(decodeBase64(encoded), kinds);
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
		body: text,
		integratedTime: count$1,
		logIndex: count$1,
		logID: sha256Hex
	})
});
function parseRekorBundle(annotation) {
	return readJson$1(rekorBundle, Buffer.from(annotation), "log entry annotation");
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
	const outcomes = runCheck("E_SIG", () => candidate.format === "bundle" ? bundleOutcomes(candidate, policy) : legacyOutcomes(candidate, policy));
	return "state" in outcomes ? {
		check: outcomes,
		entries: []
	} : summary(outcomes);
}
function legacyOutcomes(candidate, policy) {
	const annotation = candidate.layer.annotations[annotationKeys.rekorBundle];
	if (annotation === void 0) return [];
	const expected = {
		...expectedEntry(readSignedContent(candidate), policy),
		...candidate.format === "envelope" ? { envelopeHash: candidate.envelopeHash } : {}
	};
	return [runCheck("E_TLOG", () => checkLegacyEntry(annotation, expected, policy))];
}
function bundleOutcomes(candidate, policy) {
	const { logEntries } = bundleOf(candidate);
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
		const times = authorityTimes(timestampsOf(candidate), stampedContent(candidate), policy);
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
	const outcomes = runCheck("E_TIME", () => authorityTimes(timestampsOf(candidate), stampedContent(candidate), policy));
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
const legacyTimestamp = object({ SignedRFC3161Timestamp: text });
function stampedContent(candidate) {
	const content = readSignedContent(candidate);
	if (candidate.format !== "envelope" || candidate.stamped === void 0) return content;
	return {
		...content,
		signature: Buffer.from(candidate.stamped)
	};
}
function timestampsOf(candidate) {
	if (candidate.format === "bundle") return bundleOf(candidate).timestamps;
	const annotation = candidate.layer.annotations[annotationKeys.timestamp];
	if (annotation === void 0) return [];
	return [readJson$1(legacyTimestamp, Buffer.from(annotation), "timestamp annotation").SignedRFC3161Timestamp];
}

// src/transparency/certificate.ts
function libraryCertificate(der) {
	const certificate = X509Certificate$1.parse(Buffer.from(der));
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
		const verdict = verdicts.get(issuer) ?? X509Certificate$1.prototype.verify.call(certificate, issuer);
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

// src/identity/subject.ts
const userName = "1.3.6.1.4.1.57264.1.7";
const at = "the certificate's subject alternative name";
function readSubject(extensions) {
	const names = innerOf(extensions.get(oids.subjectAltName));
	if (names === void 0) return fail$1(at, "is missing or malformed");
	const [only] = names.subs;
	if (only === void 0 || names.subs.length !== 1) return fail$1(at, `holds ${names.subs.length} names and not one`);
	if (!only.tag.isContextSpecific()) return fail$1(at, "is malformed");
	const text = readName(only);
	return text === "" ? fail$1(at, "is empty") : text;
}
function readName(general) {
	switch (general.tag.number) {
		case 0: return readOtherName(general);
		case 1:
		case 2:
		case 6: return readAscii(general);
		case 7: return readAddress(general.value);
		default: return fail$1(at, "is of an unknown kind");
	}
}
function readAscii({ value, tag }) {
	if (tag.constructed || value.some((byte) => byte < 32 || byte > 126)) return fail$1(at, "is not printable ASCII");
	return textOf$1(value, at);
}
function readAddress(bytes) {
	if (bytes.length === 4) return bytes.join(".");
	const address = (Buffer.from(bytes).toString("hex").match(/.{4}/g) ?? []).join(":");
	return bytes.length === 16 && isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : fail$1(at, "is not an IP address");
}
function readOtherName({ subs: [type, wrapped, more] }) {
	if (type?.tag.isOID() !== true || type.toOID() !== userName || more !== void 0) return fail$1(at, "is of an unknown kind");
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
			...readClaims$2(extensions)
		}
	};
}
function checkForm(x509, der) {
	if (!new X509Certificate$2(der).raw.equals(der)) fail$1(name, "is not in DER");
	if (x509.version !== "v3") fail$1(name, `is of version ${x509.version}`);
	const [signed, algorithm, signature, more] = x509.root.subs;
	const signedAlgorithm = signed?.subs[2];
	if (algorithm === void 0 || signature === void 0 || more !== void 0) throw new SyntaxError("the certificate is not one signed structure");
	if (!signedAlgorithm?.toDER().equals(algorithm.toDER())) fail$1(name, "names two signature algorithms");
	if (!signature.tag.isBitString() || signature.value[0] !== 0) fail$1(name, "holds a malformed signature");
}
function checkUsage(x509, extensions) {
	if (x509.extBasicConstraints?.isCA || x509.extKeyUsage?.keyCertSign) fail$1(name, "is that of a certificate authority, which signs no images");
	if (!x509.extKeyUsage?.digitalSignature) fail$1(name, "is not for digital signatures");
	if (!(innerOf(extensions.get(oids.extendedKeyUsage))?.subs ?? []).some((usage) => usage.toOID() === codeSigning)) fail$1(name, "is not for code signing");
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
		const message = `the certificate authority was not valid at the time of the signature (${time.toISOString()})`;
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
	const known = starts.length === 0 ? "which contains no certificate authority" : `whose newest certificate authority started on ${newest}`;
	return new TrustError("E_TRUST", `the certificate is by an authority that is not in ${source}, ${known}. For a private Fulcio, give its trusted root; if the authority is newer, give a newer one (webdis-trust trusted-root update)`);
}

// src/identity/material.ts
function certificateIn(candidate) {
	const der = candidate.format === "bundle" ? bundleOf(candidate).certificate : ofLayer(candidate.layer);
	if (der !== void 0 && der.length > limits.certificate) return fail$1("the certificate", `has more than ${limits.certificate} bytes`);
	return der;
}
function ofLayer({ annotations }) {
	const pem = annotations[annotationKeys.certificate];
	if (pem === void 0) return void 0;
	const at = `the annotation ${annotationKeys.certificate}`;
	try {
		const { label, der } = parsePem(pem);
		return label === "CERTIFICATE" ? der : fail$1(at, `is a ${label}`);
	} catch (error) {
		return fail$1(at, `is not one certificate: ${error.message}`);
	}
}

// src/identity/sct.ts
const maxScts = 16;
const sha256 = 4;
function checkScts(leaf, issuer, root) {
	const scts = leaf.extSCT?.signedCertificateTimestamps ?? [];
	if (scts.length === 0) return failed("E_CERT", "the certificate has no signed certificate timestamp (SCT): it is in no certificate transparency log");
	if (scts.length > maxScts) return failed("E_LIMIT", `the certificate has ${scts.length} SCTs; at most ${maxScts} are allowed`);
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
	const known = starts.length === 0 ? "which contains no certificate transparency log" : `whose newest one started on ${newest}`;
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
		message: `the workflow belongs to ${own}, and ${source} called it: to pin the caller, require the claim source-repository`
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
const signedByKey = failed("E_IDENTITY", "it is signed with a key, but an identity is required: to accept the key, give it (key)");
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
	return skipped(isIssued ? "no identity is required" : "the certificate is not verified");
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
		const certificate = X509Certificate$1.parse(Buffer.from(der));
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
	if (candidate.format === "bundle") return bundleOf(candidate).certificate;
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
	if (candidate.format === "bundle" && bundleOf(candidate).signer === "certificate") return certificateFailure(candidate);
	const { signature, bytes } = readSignedContent(candidate);
	const key = keys.find((accepted) => verifySignature(accepted, bytes, signature));
	if (key !== void 0) return key;
	return hasCertificate(candidate) ? certificateFailure(candidate) : failed("E_SIG", "it was not made with an accepted key, or not over these bytes");
}
function hasCertificate(candidate) {
	if (candidate.format !== "bundle") return annotationKeys.certificate in candidate.layer.annotations;
	const bundle = runCheck("E_SIG", () => bundleOf(candidate));
	return "signer" in bundle && bundle.signer === "certificate";
}
function certificateFailure(candidate) {
	const names = certificateNames(candidate);
	const wanted = "a key is required, not an identity";
	if (names === void 0) return failed("E_KEY", `it is signed with a certificate; ${wanted}`);
	const { subject, issuer } = names;
	const whole = issuer === void 0 ? subject : `${subject}, issuer ${issuer}`;
	return failed("E_KEY", `signed by ${shortSubject(subject)}, according to its certificate, which was not verified (${whole}); ${wanted}`);
}

// src/verify/same-content.ts
const most$1 = 512;
var SameContent = class {
	#runs = /* @__PURE__ */ new WeakMap();
	once(run, candidate, verify) {
		const results = this.#runs.get(run) ?? /* @__PURE__ */ new Map();
		this.#runs.set(run, results);
		const key = contentKey(candidate);
		const known = results.get(key);
		if (known !== void 0) return known;
		const result = verify();
		if (results.size >= most$1) results.clear();
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
	const { checks, good, signer, entries, times, ...named } = sameContent.once(policy, candidate, () => checkMaker(candidate, policy, now));
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
		logEntries: entries,
		...good && asksForAge(policy) ? signedAt(times()) : {}
	};
}
function asksForKey({ keys, identities }) {
	return keys.length > 0 || identities.length === 0;
}
function asksForAge({ attestations }) {
	return attestations?.requirements.some(({ maxAge }) => maxAge !== void 0) === true;
}
function signedAt(times) {
	const [signed] = times.toSorted();
	return defined({ signed });
}
function checkMaker(candidate, policy, now) {
	const signature = asksForKey(policy) ? checkSignature(candidate, policy.keys) : void 0;
	return signature?.key === void 0 ? byCertificate(candidate, signature?.check ?? noKeyAsked, policy, now) : byKey(candidate, signature.key, policy, now);
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
		entries: log.entries,
		times: () => {
			const proven = provenTimes(candidate, {
				key,
				root,
				entries: log.entries
			});
			return [...proven.authorities, ...proven.logs].map((one) => one.toISOString());
		}
	};
}
const noKeyAsked = skipped("no key is required");
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
		entries: [],
		times: () => []
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
		times: () => found.times,
		...found.warnings.length === 0 ? {} : { warnings: found.warnings.map(({ message }) => message) },
		...found.certificate === void 0 ? {} : { trustedRoot: found.root },
		...signer === void 0 ? named : { signer }
	};
}
function byIdentity({ subject, issuer }) {
	const whole = issuer === void 0 ? subject : `${subject}, issuer ${issuer}`;
	const by = `signed by ${shortSubject(subject)}, as its certificate proves (${whole})`;
	return failed("E_KEY", `${by}; a key is required, not an identity`);
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
	if (signatures.some(({ good }) => good)) return unsigned(node, `${what} has a valid signature, but none by ${missing.map(describeSigner).join(" and by ")}: every signer must have signed`, "ask the publisher to sign with both, or omit require-all-signers");
	const failures = signatures.flatMap(firstFailure);
	const failed = failures.find(isUndetermined) ?? failures[0];
	if (failed !== void 0) {
		const others = signatures.length > 1 ? ` (the best of ${signatures.length} candidates)` : "";
		const message = `${what} has signatures, but none is accepted: ${failed.message}${others}`;
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
	if (ignored.some(({ type }) => isNotationType(type))) return unsigned(node, `${what} has a Notation signature, but no cosign signature`, "verify it with notation verify, or ask the publisher to sign it with cosign as well");
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
	return inputs.length === 0 ? void 0 : `if this is the right signer, require it: ${inputs.join(" and ")}`;
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

// src/verify/policy.ts
function describePolicy(policy) {
	return {
		signers: describeSigners(policy),
		...policy.requireAllSigners === true ? { requireAllSigners: true } : {},
		transparencyLog: policy.transparencyLog,
		...policy.identities.length === 0 ? {} : { sct: policy.sct },
		trustedRoots: policy.trustedRoots.map(describeRoot),
		timestamps: policy.timestamps,
		attestationManifests: policy.attestationManifests,
		parity: policy.parity,
		platforms: policy.platforms.map(formatPlatform),
		annotations: policy.annotations,
		...defined({
			expectedReference: policy.expectedReference,
			digest: policy.digest
		}),
		...policy.signatureRepository === void 0 ? {} : { signatureRepository: formatRepository(policy.signatureRepository) },
		...defined({ requireReadableBy: policy.requireReadableBy }),
		...describeAttestations(policy.attestations)
	};
}
function describeAttestations(policy) {
	if (policy === void 0 || policy.requirements.length === 0) return {};
	return {
		attestations: policy.requirements.map(({ text }) => text),
		...policy.signatures === "ignored" ? { signatures: "ignored" } : {}
	};
}
function describeSigners({ keys, identities }) {
	return [...keys.map(trustedSignerOf), ...identities.map(trustedIdentityOf)];
}
function describeRoot({ source, date }) {
	return {
		source,
		...defined({ date })
	};
}

// src/version.ts
const tool = {
	name: "@webdis/verify-action",
	version: "1.0.0"
};
const userAgent = `webdis-trust/${tool.version} (+https://github.com/webdis/verify-action)`;

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
		if (stat.size > limit) fail(`has more than ${limit} bytes`);
		const bytes = Buffer.alloc(stat.size);
		const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
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
	return keyKinds.has(kind) ? kind : fail$1(at, `is ${quote(kind)}, which is not supported`);
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
		const read = readJson$1(rootShape, bytes, "trusted root");
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
				publicKey: () => fail$1("trusted root", "has no keys of signers")
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
	if (checkpointKeyId !== void 0 && !checkpointKeyId.keyId.equals(logId.keyId)) return fail$1(baseUrl, "has a checkpointKeyId other than its logId, which is not supported");
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

// src/auth/credential-helper.ts
const helperName = /^[A-Za-z0-9_.-]+$/;
async function askHelper(helper, server, run) {
	if (!helperName.test(helper)) {
		const name = JSON.stringify(helper.slice(0, 100));
		throw new TrustError("E_INPUT", `${name} cannot be the name of a credential helper`);
	}
	const program = `docker-credential-${helper}`;
	const fail = (why) => {
		throw new TrustError("E_AUTH", `${program} gave no credentials for ${server}: ${why}`);
	};
	let result;
	try {
		result = await run(program, server);
	} catch {
		return fail("it could not be run");
	}
	if (result.exitCode !== 0) {
		if (/credentials not found/i.test(result.stdout)) return void 0;
		return fail(`it ended with exit code ${result.exitCode}`);
	}
	return toCredentials(readAnswer(result.stdout) ?? fail("its output is not the expected JSON"));
}
function readAnswer(stdout) {
	if (stdout.length > limits.errorBody) return void 0;
	const { Username: username, Secret: secret } = readObject(Buffer.from(stdout)) ?? {};
	if (typeof username !== "string" || typeof secret !== "string") return void 0;
	return {
		username,
		secret
	};
}
function toCredentials({ username, secret }) {
	if (secret === "") return void 0;
	if (username === "<token>") return {
		kind: "identity",
		token: secret
	};
	return {
		kind: "basic",
		username,
		password: secret
	};
}

// src/auth/docker-config.ts
function readDockerConfig(path, text) {
	const fail = (why) => {
		throw new TrustError("E_INPUT", `${path}: ${why}`);
	};
	const config = readObject(Buffer.from(text)) ?? fail("it is not a strict JSON object");
	const auths = readMap(config["auths"]) ?? fail("\"auths\" is not an object");
	const helpers = readMap(config["credHelpers"]) ?? fail("\"credHelpers\" is not an object");
	const store = config["credsStore"] ?? void 0;
	if (store !== void 0 && typeof store !== "string") return fail("\"credsStore\" is not a string");
	return {
		...store === void 0 || store === "" ? {} : { store },
		helperFor(registry) {
			const helper = helpers.get(registry);
			if (helper === void 0 || typeof helper === "string") return helper;
			return fail("\"credHelpers\" has a value that is not a string");
		},
		stored({ registry, path: repository }) {
			for (const location of prefixes(`${registry}/${repository}`)) {
				const entry = auths.get(location);
				const found = entry === void 0 ? void 0 : readEntry(entry, location, fail);
				if (found !== void 0) return found;
			}
		}
	};
}
function prefixes(location) {
	const parts = location.split("/");
	return parts.map((_, at) => parts.slice(0, parts.length - at).join("/"));
}
function readMap(value) {
	if (value === void 0 || value === null) return /* @__PURE__ */ new Map();
	if (!isObject(value)) return void 0;
	const map = /* @__PURE__ */ new Map();
	for (const [key, entry] of Object.entries(value)) {
		const location = normalisedKey(key);
		if (entry !== void 0 && location !== void 0 && !map.has(location)) map.set(location, entry);
	}
	return map;
}
function normalisedKey(key) {
	const location = key.replace(/^https?:\/\//, "").replace(/\/+$/, "");
	const slash = location.indexOf("/");
	const host = slash < 0 ? location : location.slice(0, slash);
	const path = slash < 0 ? "" : location.slice(slash + 1);
	try {
		const { registry } = parseRepository(`${host}/a/b`);
		return path === "" || /^v[12]$/.test(path) ? registry : `${registry}/${path}`;
	} catch {
		return;
	}
}
function readEntry(entry, location, fail) {
	if (!isObject(entry)) return fail(`the entry for ${location} is not an object`);
	const text = (field) => {
		const value = entry[field] ?? "";
		return typeof value === "string" ? value : fail(`${field} for ${location} is not a string`);
	};
	const registryToken = text("registrytoken");
	if (registryToken !== "") return {
		kind: "bearer",
		token: registryToken
	};
	const { username, password } = decodeAuth(text("auth")) ?? fail(`auth for ${location} is malformed`);
	const name = username || text("username");
	const identity = text("identitytoken");
	if (identity !== "") return {
		kind: "identity",
		token: identity,
		...name === "" ? {} : { username: name }
	};
	const secret = password || text("password");
	return secret === "" ? void 0 : {
		kind: "basic",
		username: name,
		password: secret
	};
}
function decodeAuth(auth) {
	if (auth === "") return {
		username: "",
		password: ""
	};
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(auth)) return void 0;
	const text = Buffer.from(auth, "base64").toString();
	const colon = text.indexOf(":");
	if (colon < 0) return void 0;
	return {
		username: text.slice(0, colon),
		password: text.slice(colon + 1).replace(/\0+$/, "")
	};
}

// src/auth/keychain.ts
function createKeychain(options) {
	return new Keychain(options);
}
var Keychain = class {
	#options;
	#helped = /* @__PURE__ */ new Map();
	#configs;
	constructor(options) {
		this.#options = options;
	}
	async find(repository) {
		this.#configs ??= Promise.all(this.#options.files.map((path) => this.#read(path))).then((configs) => configs.filter((config) => config !== void 0));
		for (const config of await this.#configs) {
			const helper = config.helperFor(repository.registry) ?? config.store;
			const found = (helper === void 0 ? void 0 : await this.#ask(helper, repository.registry)) ?? config.stored(repository);
			if (found !== void 0) {
				this.#mask(found);
				return found;
			}
		}
	}
	async #read(path) {
		let text;
		try {
			text = await this.#options.readFile(path);
		} catch (error) {
			throw new TrustError("E_INPUT", `${path}: it cannot be read`, {}, error);
		}
		return text === void 0 || text.trim() === "" ? void 0 : readDockerConfig(path, text);
	}
	#ask(helper, registry) {
		const server = vendorOf(registry).credentialServer ?? registry;
		const key = `${helper} ${server}`;
		const pending = this.#helped.get(key) ?? askHelper(helper, server, this.#options.runHelper);
		this.#helped.set(key, pending);
		return pending;
	}
	#mask(credentials) {
		const { onSecret } = this.#options;
		if (onSecret === void 0) return;
		onSecret(credentials.kind === "basic" ? credentials.password : credentials.token);
		const header = basicAuthorization(credentials);
		if (header !== void 0) onSecret(header.slice(6));
	}
};

// src/host/child-environment.ts
const identityVariables = [
	"SIGSTORE_ID_TOKEN",
	"ACTIONS_ID_TOKEN_REQUEST_TOKEN",
	"BUILDKITE_AGENT_ACCESS_TOKEN"
];
function withheld(words) {
	const named = words.flatMap((word) => /^env:\/\/(.+)$/.exec(word)?.[1] ?? []);
	return {
		names: /* @__PURE__ */ new Set([
			"COSIGN_PASSWORD",
			"COSIGN_PRIVATE_KEY",
			...identityVariables,
			...named
		]),
		texts: words.filter((word) => word !== "" && !word.startsWith("env://"))
	};
}
const telling = 8;
function childEnvironment(env, { names, texts }) {
	const hidden = /* @__PURE__ */ new Set([...texts, ...[...names].map((name) => env[name] ?? "")]);
	const isWithheld = (name, value) => names.has(name) || /^INPUT_/i.test(name) || /PRIVATE KEY-----/.test(value) || value.length >= telling && hidden.has(value);
	const passed = Object.entries(env).flatMap(([name, value]) => value === void 0 || isWithheld(name, value) ? [] : [[name, value]]);
	return Object.fromEntries(passed);
}

// src/host/credentials.ts
function credentialsFrom({ env, signal, onSecret }) {
	return createKeychain({
		files: credentialFiles(env),
		readFile: readIfThere,
		runHelper: (program, input) => runHelper(program, input, helperEnvironment(env), signal),
		...onSecret === void 0 ? {} : { onSecret }
	});
}
function credentialFiles(env) {
	const home = env["HOME"] ?? homedir();
	const runtime = env["XDG_RUNTIME_DIR"];
	const config = env["XDG_CONFIG_HOME"] ?? join$2(home, ".config");
	return [
		join$2(env["DOCKER_CONFIG"] ?? join$2(home, ".docker"), "config.json"),
		...env["REGISTRY_AUTH_FILE"] ? [env["REGISTRY_AUTH_FILE"]] : [],
		...runtime ? [join$2(runtime, "containers", "auth.json")] : [],
		join$2(config, "containers", "auth.json")
	];
}
async function readIfThere(path) {
	try {
		return await readFile(path, "utf8");
	} catch (error) {
		const { code } = error;
		if (code === "ENOENT" || code === "ENOTDIR") return void 0;
		throw error;
	}
}
function helperEnvironment(env) {
	return childEnvironment({
		PATH: process.env["PATH"],
		...env
	}, withheld([]));
}
const helperOutput = 65536;
async function runHelper(program, input, env, signal) {
	const { spawn } = await import("./node-child_process.mjs");
	return new Promise((resolve, reject) => {
		const child = spawn(program, ["get"], {
			stdio: [
				"pipe",
				"pipe",
				"ignore"
			],
			shell: false,
			env,
			signal
		});
		let stdout = "";
		child.stdout.on("data", (chunk) => {
			if (stdout.length < helperOutput) stdout += chunk.toString("utf8");
		});
		child.on("error", reject);
		child.on("close", (exitCode) => {
			resolve({
				exitCode: exitCode ?? 1,
				stdout: stdout.slice(0, helperOutput)
			});
		});
		child.stdin.on("error", () => {});
		child.stdin.end(`${input}\n`);
	});
}

// src/http/proxy.ts
function proxyFromVariables(variables) {
	const read = (name) => variables[name] || variables[name.toUpperCase()] || "";
	const secure = proxyUrl("https_proxy", read("https_proxy"));
	const plain = proxyUrl("http_proxy", read("http_proxy"));
	const exceptions = read("no_proxy").toLowerCase().split(/[\s,]+/);
	return (url) => {
		const proxy = url.protocol === "https:" ? secure : plain;
		if (proxy === void 0 || isLoopback(url.hostname)) return void 0;
		return exceptions.some((exception) => covers(exception, url)) ? void 0 : proxy;
	};
}
function proxyUrl(variable, text) {
	if (text === "") return void 0;
	const url = URL.parse(text.includes("://") ? text : `http://${text}`);
	if (url !== null && isHttp(url)) return url;
	throw new TrustError("E_INPUT", `${variable} is not the URL of an http or https proxy`);
}
function covers(exception, { hostname, port, protocol }) {
	if (exception === "*") return true;
	if (exception.includes("/")) return isInNetwork(exception, hostname);
	const [, name = "", excludedPort] = /^(\[.*\]|[^:]*)(?::(\d+))?$/.exec(exception) ?? [];
	const suffix = name.replace(/^\*?\./, "");
	if (suffix === "") return false;
	if (excludedPort !== void 0 && excludedPort !== (port || (protocol === "https:" ? "443" : "80"))) return false;
	return hostname === suffix || hostname.endsWith(`.${suffix}`);
}
function isInNetwork(network, hostname) {
	const [, base = "", prefix = ""] = /^([0-9a-f.:]+)\/(\d{1,3})$/.exec(network) ?? [];
	const address = hostname.replace(/^\[|\]$/g, "");
	const version = isIP(base);
	if (version === 0 || isIP(address) !== version || Number(prefix) > (version === 4 ? 32 : 128)) return false;
	const family = version === 4 ? "ipv4" : "ipv6";
	const list = new BlockList();
	list.addSubnet(base, Number(prefix), family);
	return list.check(address, family);
}

// src/http/secrets.ts
const mask = "***";
const shortestMasked = 8;
var Secrets = class {
	#forms = /* @__PURE__ */ new Set();
	#headers = /* @__PURE__ */ new Set();
	#ordered;
	add(secret) {
		if (secret === "" || this.#forms.has(secret)) return;
		const base64 = Buffer.from(secret).toString("base64").replace(/=+$/, "");
		const url = base64.replaceAll("+", "-").replaceAll("/", "_");
		const form = new URLSearchParams({ "": secret }).toString().slice(1);
		const json = JSON.stringify(secret).slice(1, -1);
		for (const text of [
			secret,
			base64,
			url,
			encodeURIComponent(secret),
			form,
			json
		]) this.#forms.add(text);
		this.#ordered = void 0;
	}
	addHeader(header) {
		if (this.#headers.has(header)) return;
		this.#headers.add(header);
		const [, scheme = "", value = ""] = /^(\S+)\s+(.+)$/.exec(header) ?? [];
		this.add(value);
		if (scheme.toLowerCase() !== "basic") return;
		const pair = Buffer.from(value, "base64").toString();
		this.add(pair.slice(pair.indexOf(":") + 1));
	}
	get isEmpty() {
		return this.#forms.size === 0;
	}
	mask(text) {
		return this.#replace(text, 1);
	}
	maskMessage(text) {
		return this.#replace(text, shortestMasked);
	}
	#replace(text, shortest) {
		this.#ordered ??= [...this.#forms].sort((a, b) => b.length - a.length);
		let masked = text;
		for (const form of this.#ordered) {
			if (form.length < shortest) break;
			if (form.length <= masked.length && masked.includes(form)) masked = masked.replaceAll(form, mask);
		}
		return masked;
	}
	maskBody(body) {
		if (this.isEmpty || body.byteLength === 0) return body;
		const text = Buffer.from(body).toString();
		const masked = this.#maskJson(text) ?? this.mask(text);
		return masked === text ? body : Buffer.from(masked);
	}
	#maskJson(text) {
		try {
			const document = JSON.parse(text);
			const masked = mapTexts(document, (part) => this.mask(part));
			return masked === document ? void 0 : JSON.stringify(masked);
		} catch {
			return;
		}
	}
};
function mapTexts(value, change) {
	if (typeof value === "string") return change(value);
	if (Array.isArray(value)) {
		const changed = value.map((one) => mapTexts(one, change));
		return changed.some((one, at) => one !== value[at]) ? changed : value;
	}
	if (!isObject(value)) return value;
	const entries = Object.entries(value);
	const changed = entries.map(([key, one]) => [change(key), one === void 0 ? one : mapTexts(one, change)]);
	return changed.every(([key, one], at) => key === entries[at]?.[0] && one === entries[at]?.[1]) ? value : Object.fromEntries(changed);
}

// src/http/pieces.ts
const pieceLength = 131072;
const kept = 32;
const free = [];
const lent = /* @__PURE__ */ new WeakSet();
function newPiece() {
	return free.pop() ?? Buffer.allocUnsafeSlow(131072);
}
function lendPiece(piece) {
	lent.add(piece);
}
function releasePiece(chunk) {
	if (lent.delete(chunk) && free.length < kept) free.push(chunk);
}

// src/http/direct-body.ts
const large = 33554432;
const readLength = 65536;
const patience = 20;
const inlets = /* @__PURE__ */ new WeakMap();
function withInlets(agent) {
	const connect = agent.createConnection.bind(agent);
	agent.createConnection = (options, callback) => {
		const inlet = new Inlet();
		const socket = connect({
			...options,
			onread: inlet.onread
		}, callback);
		if (socket) inlets.set(socket, inlet);
		return socket;
	};
	return agent;
}
function directBody(incoming) {
	const { "content-length": declared = "0" } = incoming.headers;
	const inlet = inlets.get(incoming.socket);
	if (inlet === void 0 || Number(declared) < large) return incoming;
	return new DirectBody(incoming, inlet, Number(declared));
}
var Inlet = class {
	#buffer = Buffer.allocUnsafeSlow(readLength);
	body;
	onread = {
		buffer: this.#buffer,
		callback: this.#taker()
	};
	#taker() {
		const inlet = this;
		return function(length) {
			const bytes = inlet.#buffer.subarray(0, length);
			if (inlet.body?.takes(bytes)) return true;
			const copy = Buffer.allocUnsafeSlow(length);
			bytes.copy(copy);
			return this.push(copy);
		};
	}
};
var DirectBody = class extends Readable {
	#incoming;
	#inlet;
	#socket;
	#started = false;
	#direct = false;
	#left;
	#piece;
	#from = 0;
	#filled = 0;
	#timer;
	constructor(incoming, inlet, length) {
		super({ highWaterMark: pieceLength });
		this.#incoming = incoming;
		this.#inlet = inlet;
		this.#socket = incoming.socket;
		this.#left = length;
	}
	_read() {
		if (!this.#started) this.#start();
		else if (this.#direct) this.#socket.resume();
		else this.#incoming.resume();
	}
	_destroy(error, done) {
		clearTimeout(this.#timer);
		this.#inlet.body = void 0;
		this.#incoming.destroy();
		done(error);
	}
	#start() {
		this.#started = true;
		this.#incoming.on("data", (chunk) => {
			this.#left -= chunk.byteLength;
			if (!this.push(chunk)) this.#incoming.pause();
		});
		onEnd(this.#incoming, (error) => {
			if (this.#direct && this.#left === 0) return;
			this.#passOn();
			if (error === void 0) this.push(null);
			else this.destroy(error);
		});
		this.#inlet.body = this;
	}
	takes(bytes) {
		const incoming = this.#incoming;
		this.#direct ||= incoming.readableFlowing === true && incoming.readableLength === 0 && this.#socket.readableLength === 0;
		if (this.#direct) this.#take(bytes);
		return this.#direct;
	}
	#take(bytes) {
		const taken = Math.min(bytes.byteLength, this.#left);
		this.#left -= taken;
		for (let at = 0; at < taken;) {
			this.#piece ??= newPiece();
			const copied = bytes.copy(this.#piece, this.#filled, at, taken);
			at += copied;
			this.#filled += copied;
			if (this.#filled === 131072) this.#passOn();
		}
		if (this.#left === 0) this.#passOn();
		if (taken < bytes.byteLength) this.destroy(exceeding());
		else if (this.#left === 0) this.push(null);
		else this.#timer ??= setTimeout(() => this.#passOn(), patience);
	}
	#passOn() {
		clearTimeout(this.#timer);
		this.#timer = void 0;
		if (this.#piece === void 0 || this.#filled === this.#from) return;
		const whole = this.#filled - this.#from === pieceLength;
		const bytes = whole ? this.#piece : this.#piece.subarray(this.#from, this.#filled);
		if (whole) lendPiece(bytes);
		this.#from = this.#filled;
		if (this.#filled === 131072) {
			this.#piece = void 0;
			this.#from = 0;
			this.#filled = 0;
		}
		if (!this.push(bytes)) this.#socket.pause();
	}
};

// src/http/gate.ts
const most = 12;
const pace = {
	first: 100,
	slowest: 2e3,
	fastest: 50,
	patience: 8,
	faster: .9,
	slower: 1.5
};
var Gate = class {
	#clock;
	#deadline;
	#queue = [];
	#limit = most;
	#inside = 0;
	#closedUntil = 0;
	#interval = 0;
	#smooth = 0;
	#halvings = 0;
	#good = 0;
	constructor(clock, deadline = Number.POSITIVE_INFINITY) {
		this.#clock = clock;
		this.#deadline = deadline;
	}
	async enter(signal) {
		if (signal.aborted) throw abortError(signal);
		if (this.#inside < this.#limit) this.#inside += 1;
		else await this.#turn(signal);
		const pass = this.#pass();
		try {
			await this.#open(signal);
		} catch (error) {
			pass.release();
			throw error;
		}
		return pass;
	}
	pause(ms) {
		this.#closedUntil = Math.max(this.#closedUntil, this.#clock.now() + ms);
	}
	async #open(signal) {
		for (;;) {
			const left = this.#closedUntil - this.#clock.now();
			if (left <= 0) break;
			if (this.#closedUntil >= this.#deadline) throw tooSlow();
			await pause(this.#clock, left, signal);
		}
		if (this.#interval > 0) this.pause(this.#interval);
	}
	#turn(signal) {
		return new Promise((resolve, reject) => {
			const go = () => {
				signal.removeEventListener("abort", giveUp);
				resolve();
			};
			const giveUp = () => {
				this.#queue.splice(this.#queue.indexOf(go), 1);
				reject(abortError(signal));
			};
			signal.addEventListener("abort", giveUp, { once: true });
			this.#queue.push(go);
		});
	}
	#pass() {
		const halvings = this.#halvings;
		let open = true;
		return {
			release: () => {
				if (!open) return;
				open = false;
				if (halvings === this.#halvings) this.#recover();
				this.#inside -= 1;
				this.#admit();
			},
			throttled: (hasRetryAfter) => {
				if (halvings !== this.#halvings) return;
				this.#halvings += 1;
				this.#good = 0;
				this.#limit = Math.max(1, Math.floor(this.#limit / 2));
				if (!hasRetryAfter) this.#slowDown();
			}
		};
	}
	#slowDown() {
		const factor = this.#smooth === 0 ? 2 : pace.slower;
		this.#interval = Math.min(pace.slowest, Math.max(pace.first, this.#interval * factor));
		this.#smooth = 0;
		this.pause(this.#interval);
	}
	#speedUp() {
		if (this.#interval === 0) return;
		this.#smooth += 1;
		if (this.#smooth % pace.patience !== 0) return;
		this.#interval *= pace.faster;
		if (this.#interval < pace.fastest) this.#interval = 0;
	}
	#recover() {
		this.#speedUp();
		if (this.#limit === most) return;
		this.#good += 1;
		if (this.#good < this.#limit) return;
		this.#good = 0;
		this.#limit += 1;
	}
	#admit() {
		while (this.#inside < this.#limit) {
			const next = this.#queue.shift();
			if (next === void 0) return;
			this.#inside += 1;
			next();
		}
	}
};
function tooSlow() {
	return new TrustError("E_RATE", "it answers 429, too many requests, and the run has no time left to send requests as slowly as it requires");
}
async function pause(clock, ms, signal) {
	try {
		await clock.sleep(ms, signal);
	} catch (error) {
		throw signal.aborted ? abortError(signal) : error;
	}
	if (signal.aborted) throw abortError(signal);
}

// src/http/redirect.ts
const portable = /* @__PURE__ */ new Set([
	"accept",
	"accept-encoding",
	"content-length",
	"content-range",
	"content-type",
	"if-range",
	"range",
	"user-agent"
]);
async function follow(first, insecureHosts, send, confidential = false) {
	const visited = /* @__PURE__ */ new Set();
	let hop = first;
	while (visited.size <= limits.redirects) {
		const incoming = await send(hop);
		const location = redirection(hop.method, incoming);
		if (location === void 0) return {
			incoming,
			url: hop.url
		};
		discard(incoming);
		visited.add(hop.url.href);
		const url = resolveTarget(hop.url, location, insecureHosts);
		if (visited.has(url.href)) throw redirectError(first.url, "in a loop");
		if (confidential && url.origin !== hop.url.origin) {
			const why = `to ${url.origin}, which must not get the secrets of this request`;
			throw redirectError(first.url, why);
		}
		const headers = url.origin === hop.url.origin ? hop.headers : withoutSecrets(hop.headers);
		hop = {
			...hop,
			url,
			headers
		};
	}
	throw redirectError(first.url, `more than ${limits.redirects} times`);
}
function redirection(method, { statusCode, headers }) {
	return statusCode === 307 || statusCode === 308 || (method === "GET" || method === "HEAD") && (statusCode === 301 || statusCode === 302 || statusCode === 303) ? headers.location : void 0;
}
function withoutSecrets(headers) {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => portable.has(name)));
}
function redirectError(url, how) {
	return new TrustError("E_NET", `${url.host} redirects ${how}`, errorDetails(url));
}

// src/http/retry.ts
var Refused = class extends TrustError {};
const firstWait = 500;
const longestWait = 2e4;
async function retrying(request, context, attempt) {
	const reads = request.method === "GET" || request.method === "HEAD";
	const idempotent = request.idempotent ?? reads;
	for (let tries = 1;; tries++) {
		const result = await attempt().catch(failureOfError);
		if (isAnswer(result) && !isRetried(result.status)) return result;
		const failed = isAnswer(result) ? failureOfAnswer(request, result, context.now()) : result;
		const { error, refused = false, host } = failed;
		const givenUp = error instanceof NetworkError && (request.givesUp?.(error.wire) ?? false);
		if (!((idempotent || refused) && !givenUp) || tries >= failed.attempts) throw after(tries, error);
		const ms = waitFor(failed, tries, context);
		await context.wait(request, {
			ms,
			why: error.message,
			host
		});
		if (request.once && refused) throw new Refused(error.code, error.message, error.details);
	}
}
function isAnswer(result) {
	return "status" in result;
}
function waitFor({ error, retryAfterMs, atOnce }, tries, context) {
	if (atOnce) return 0;
	const ceiling = Math.min(longestWait, firstWait * 2 ** (tries - 1));
	const wait = retryAfterMs || context.random() * ceiling;
	const left = Math.max(0, context.deadline - context.now());
	if (wait < left) return wait;
	const why = retryAfterMs ? `it asks to wait ${seconds$1(retryAfterMs)}, and the run has ${seconds$1(left)} left` : "the run has no time left for another try";
	throw new TrustError(error.code, `${error.message}; ${why}`, error.details);
}
function after(tries, error) {
	if (tries === 1) return error;
	return new TrustError(error.code, `${error.message} (${tries} tries)`, error.details);
}
function seconds$1(ms) {
	return `${Math.ceil(ms / 1e3)} s`;
}
const attempts = 5;
const quotaAttempts = 2;
const attemptsByCode = {
	ECONNRESET: attempts,
	E_STALE: attempts,
	EPIPE: attempts,
	ETIMEDOUT: attempts,
	EAI_AGAIN: attempts,
	ENOTFOUND: 2,
	E_SILENT: 2,
	E_CUT_SHORT: 2,
	E_EXCESS: 2
};
const retriedStatuses = /* @__PURE__ */ new Set([
	408,
	425,
	429,
	500,
	502,
	503,
	504,
	522
]);
function isRetried(status) {
	return retriedStatuses.has(status);
}
function failureOfError(error) {
	if (!(error instanceof NetworkError)) throw error;
	const { wire } = error;
	return {
		error,
		attempts: attemptsByCode[wire] ?? 1,
		atOnce: wire === "E_STALE"
	};
}
function failureOfAnswer(request, answer, now) {
	const { status, headers, url } = answer;
	const retryAfterMs = retryAfter(headers, now);
	const because = (code, why, advice = "") => new TrustError(code, `${why}${bracketedMessage(answer)}${advice}`, errorDetails(url, answer));
	const host = retryAfterMs ? url.host : void 0;
	if (status !== 429) {
		const error = because("E_NET", `${url.host} answered ${status}`);
		if (status === 503 && retryAfterMs !== void 0) return {
			error,
			attempts: Number.POSITIVE_INFINITY,
			refused: true,
			retryAfterMs,
			host
		};
		return {
			error,
			attempts,
			retryAfterMs,
			host
		};
	}
	if (!isQuota(headers, answer.body)) return {
		error: because("E_RATE", `${url.host} answered 429, too many requests`),
		attempts: Number.POSITIVE_INFINITY,
		refused: true,
		retryAfterMs,
		host
	};
	const advice = request.headers?.["authorization"] === void 0 ? "log in for a larger one" : "use an account with a larger one, or wait";
	return {
		error: because("E_RATE", `the pull quota of ${url.host} is used up`, `; ${advice}`),
		attempts: quotaAttempts,
		retryAfterMs,
		host: url.host
	};
}
function isQuota(headers, body) {
	if (/^0(?:;|$)/.test(String(headers["ratelimit-remaining"] ?? ""))) return true;
	return /pull rate limit|increase-rate-limit/i.test(Buffer.from(body).toString("latin1"));
}
function retryAfter(headers, now) {
	const value = headers["retry-after"] ?? "";
	if (/^\d{1,9}$/.test(value)) return Number(value) * 1e3;
	const at = httpDate(value);
	return at === void 0 ? void 0 : Math.max(0, at - (httpDate(headers.date ?? "") ?? now));
}
function httpDate(text) {
	const time = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(time) ? void 0 : time;
}

// src/http/feed.ts
function feed(target, { stream, length, mismatch }) {
	let left = length;
	stream.on("data", (chunk) => {
		left -= chunk.byteLength;
		if (left < 0) stream.destroy(mismatch("more than"));
		else if (!target.write(chunk, (error) => error == null && releasePiece(chunk))) stream.pause();
	});
	target.on("drain", () => stream.resume());
	target.once("close", () => stream.destroy());
	finished(stream, { writable: false }, (error) => {
		if (error == null && left === 0) target.end();
		else target.destroy(error ?? mismatch(`${left} bytes fewer than`));
	});
}

// src/http/request.ts
function isStream(body) {
	return body !== void 0 && "stream" in body;
}

// src/http/watch.ts
function watchConnect(outgoing, ms, stop) {
	const late = () => stop(new WireError("ETIMEDOUT", `no connection within ${ms} ms`));
	const timer = setTimeout(late, ms);
	const connected = () => clearTimeout(timer);
	outgoing.once("close", connected);
	outgoing.once("socket", (socket) => {
		if (outgoing.reusedSocket) connected();
		else socket.once("encrypted" in socket ? "secureConnect" : "connect", connected);
	});
}
function watchIdle(outgoing, { idle, firstByte }, incoming, stop) {
	const uploads = outgoing.method !== "GET" && outgoing.method !== "HEAD";
	const result = { waitedForContent: false };
	let silent = 0;
	let received = 0;
	outgoing.once("response", (answer) => {
		silent = 0;
		received = answer.socket.bytesRead;
	});
	outgoing.once("socket", (socket) => {
		const onSilence = () => {
			const answer = incoming();
			const waits = uploads && answer === void 0 && waitsForContent(outgoing);
			result.waitedForContent ||= waits;
			silent = waits || (answer === void 0 ? uploads && outgoing.writableFinished : answer.readableLength > 0 || answer.socket.isPaused()) ? 0 : silent + idle;
			const limit = answer !== void 0 && (answer.readableDidRead || answer.socket.bytesRead > received) ? idle : Math.max(idle, firstByte);
			if (silent < limit) socket.setTimeout(Math.min(idle, limit - silent));
			else stop(new WireError(limit > idle ? "E_SILENT" : "ETIMEDOUT", `no byte for ${limit} ms`));
		};
		socket.on("timeout", onSilence);
		if (socket.connecting) socket.once("connect", () => socket.setTimeout(idle));
		else socket.setTimeout(idle);
		outgoing.once("close", () => socket.off("timeout", onSilence).setTimeout(0));
	});
	return result;
}
function waitsForContent(outgoing) {
	return !outgoing.writableEnded && outgoing.writableLength === 0;
}

// src/http/exchange.ts
function exchange(pool, { method, url, headers, body }, timeouts, signal) {
	return new Promise((resolve, reject) => {
		const outgoing = pool.request(url, {
			method,
			headers: withLength(headers, body),
			agent: pool.agent
		});
		let incoming;
		const stop = (reason) => {
			release();
			reject(reason);
			(incoming ?? outgoing).destroy(reason);
		};
		const total = setTimeout(() => stop(tooLong(url, timeouts.request)), timeouts.request);
		const onAbort = () => stop(abortError(signal));
		signal.addEventListener("abort", onAbort);
		const release = () => {
			clearTimeout(total);
			signal.removeEventListener("abort", onAbort);
		};
		watchConnect(outgoing, timeouts.connect, stop);
		const idle = watchIdle(outgoing, timeouts, () => incoming, stop);
		outgoing.once("response", (answer) => {
			incoming = answer;
			if (isInformational(answer)) stop(switching(answer));
			if (!outgoing.writableEnded) answer.once("end", () => outgoing.destroy());
			resolve(answer);
		});
		outgoing.once("upgrade", (answer, socket) => {
			socket.on("error", () => {}).destroy();
			release();
			reject(switching(answer));
		});
		outgoing.on("error", (error) => {
			if (incoming?.complete) {
				if (mayHaveBody(method, incoming)) incoming.destroy(exceeding());
				return;
			}
			incoming?.destroy(error);
			const source = isStream(body) ? body.stream.errored : null;
			if (source !== null) reject(sourceFailed(source, url));
			else if (!isReset(error)) reject(error);
			else if (idle.waitedForContent) reject(starved());
			else reject(outgoing.reusedSocket ? stale() : error);
		});
		outgoing.once("close", () => {
			release();
			if (incoming === void 0) reject(unanswered());
		});
		send(outgoing, body);
	});
}
function send(outgoing, body) {
	if (isStream(body)) feed(outgoing, body);
	else outgoing.end(body);
}
function withLength(headers, body) {
	if (body === void 0) return headers;
	const length = isStream(body) ? body.length : body.byteLength;
	return {
		...headers,
		"content-length": String(length)
	};
}
function isInformational({ statusCode = 0 }) {
	return statusCode < 200;
}
function mayHaveBody(method, { statusCode }) {
	return method !== "HEAD" && statusCode !== 204 && statusCode !== 304;
}
function isReset(error) {
	return codeOf(error) === "ECONNRESET" || codeOf(error) === "EPIPE";
}
function sourceFailed(source, url) {
	if (source instanceof TrustError) return source;
	const why = `the content to send to ${url.host} could not be read`;
	return new TrustError("E_NET", `${why}: ${messageOf(source)}`, errorDetails(url));
}
function switching({ statusCode }) {
	return new WireError("E_UNANSWERED", `it answered ${statusCode}, which was not asked for`);
}
function unanswered() {
	return new WireError("E_UNANSWERED", "it closed the connection without an answer");
}
function starved() {
	return new WireError("ECONNRESET", "the connection was closed while the source of the body sent no bytes");
}
function stale() {
	return new WireError("E_STALE", "the idle connection was closed");
}
function tooLong(url, ms) {
	return new TrustError("E_LIMIT", `${url.host} took longer than ${ms} ms`, errorDetails(url));
}

// src/http/node-http.ts
const require = createRequire(import.meta.url);
function nodeHttp() {
	return require("node:http");
}

// src/http/pools.ts
var Pools = class {
	#options;
	#connect;
	#pools = /* @__PURE__ */ new Map();
	constructor(options, connect) {
		this.#options = options;
		this.#connect = connect;
	}
	for(url) {
		const proxy = this.#options.proxyFor(url);
		const key = `${url.protocol} ${proxy?.href ?? ""}`;
		let pool = this.#pools.get(key);
		if (pool === void 0) {
			pool = url.protocol === "https:" ? this.#secure(proxy) : this.#plain(proxy);
			this.#pools.set(key, pool);
		}
		return pool;
	}
	close() {
		for (const pool of this.#pools.values()) pool.then(({ agent }) => {
			for (const sockets of Object.values(agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
		});
	}
	async #plain(proxy) {
		const http = nodeHttp();
		if (proxy === void 0) return {
			agent: withInlets(new http.Agent(this.#agentOptions())),
			request: http.request
		};
		const { requestThrough } = await import("./tunnel.mjs");
		return {
			agent: proxy.protocol === "https:" ? (await this.#secure(void 0)).agent : new http.Agent(this.#agentOptions()),
			request: (url, options) => requestThrough(proxy, url, options)
		};
	}
	async #secure(proxy) {
		const [https, tls] = await Promise.all([import("./node-https.mjs"), import("./node-tls.mjs")]);
		const extra = this.#options.ca ?? [];
		const options = {
			...this.#agentOptions(),
			secureContext: tls.createSecureContext(extra.length === 0 ? {} : { ca: [...tls.getCACertificates("default"), ...extra] }),
			rejectUnauthorized: true
		};
		if (proxy === void 0) return {
			agent: withInlets(new https.Agent(options)),
			request: https.request
		};
		const { TunnelAgent } = await import("./tunnel.mjs");
		return {
			agent: new TunnelAgent(proxy, {
				connect: this.#connect,
				signal: this.#options.signal
			}, options),
			request: https.request
		};
	}
	#agentOptions() {
		const { lookup } = this.#options;
		return {
			keepAlive: true,
			...lookup === void 0 ? {} : { lookup }
		};
	}
};

// src/http/sender.ts
var Sender = class {
	#options;
	#timeouts;
	#deadline;
	#pools;
	#gates = /* @__PURE__ */ new Map();
	#sent = 0;
	constructor(options, timeouts, deadline) {
		this.#options = options;
		this.#timeouts = timeouts;
		this.#deadline = deadline;
		this.#pools = new Pools(options, timeouts.connect);
	}
	get sent() {
		return this.#sent;
	}
	async send(hop, request, reading) {
		const { signal } = this.#options;
		const pass = await this.#enter(hop.url);
		let stream;
		try {
			const pool = await this.#pools.for(hop.url);
			const within = this.#within(hop.url, request.timeout ?? this.#timeouts.request);
			const timeouts = reading === "stream" ? within : {
				...within,
				firstByte: within.idle
			};
			if (signal.aborted) throw abortError(signal);
			const body = request.body?.();
			if (isStream(body)) stream = body.stream;
			this.#sent += 1;
			this.#trace(hop, { kind: "sent" });
			const answer = exchange(pool, {
				...hop,
				body
			}, timeouts, signal);
			if (stream !== void 0) pass.release();
			const incoming = await answer;
			this.#trace(hop, {
				kind: "answered",
				status: incoming.statusCode ?? 0
			});
			if (incoming.statusCode === 429) {
				const { clock } = this.#options;
				pass.throttled(Boolean(retryAfter(incoming.headers, clock.now())));
			}
			if (reading === "stream") pass.release();
			else onEnd(incoming, () => pass.release());
			return incoming;
		} catch (error) {
			pass.release();
			const failure = networkError(error, hop.method, hop.url);
			stream?.destroy();
			this.#trace(hop, {
				kind: "failed",
				why: failure.message
			});
			throw failure;
		}
	}
	gate(host) {
		let gate = this.#gates.get(host);
		if (gate === void 0) {
			gate = new Gate(this.#options.clock, this.#deadline);
			this.#gates.set(host, gate);
		}
		return gate;
	}
	async #enter(url) {
		try {
			return await this.gate(url.host).enter(this.#options.signal);
		} catch (error) {
			if (!isTrustError(error, "E_RATE")) throw error;
			throw new TrustError(error.code, `${url.host}: ${error.message}`, errorDetails(url));
		}
	}
	close() {
		this.#pools.close();
	}
	#within(url, request) {
		const more = Math.max(0, this.#timeouts.idle - deadlines.idle);
		return {
			...this.#timeouts,
			request: Math.min(request + more, this.left(url))
		};
	}
	left(url) {
		const left = this.#deadline - this.#options.clock.now();
		if (left > 0) return left;
		throw new TrustError("E_LIMIT", "the time for the whole run is used up", errorDetails(url));
	}
	#trace({ method, url }, event) {
		this.#options.trace?.({
			...event,
			method,
			url: printableUrl(url)
		});
	}
};

// src/http/transport.ts
function createTransport(options) {
	return new HttpTransport(options);
}
var HttpTransport = class {
	#options;
	#timeouts;
	#sender;
	#retry;
	#secrets;
	constructor(options) {
		const { clock, random, budget } = options;
		const deadline = clock.now() + budget;
		this.#options = options;
		this.#secrets = options.secrets ?? new Secrets();
		const { idle: firstByte = deadlines.firstByte } = options.timeouts ?? {};
		this.#timeouts = {
			...deadlines,
			firstByte,
			...options.timeouts
		};
		this.#sender = new Sender(options, this.#timeouts, deadline);
		this.#retry = {
			now: () => clock.now(),
			random,
			deadline,
			wait: (request, wait) => this.#wait(request, wait)
		};
	}
	get sent() {
		return this.#sender.sent;
	}
	request(request, limit) {
		return retrying(request, this.#retry, async () => {
			const { incoming, url } = await this.#send(request, "whole");
			const status = incoming.statusCode ?? 0;
			const body = status < 400 ? await readBody(incoming, url, limit).catch((error) => {
				throw networkError(error, request.method, url);
			}) : await this.#readError(incoming);
			this.#sender.left(url);
			return {
				status,
				headers: incoming.headers,
				url,
				body
			};
		});
	}
	async open(request) {
		const { incoming, ...answer } = await retrying(request, this.#retry, async () => {
			const { incoming, url } = await this.#send(request, "stream");
			const status = incoming.statusCode ?? 0;
			const body = status < 400 ? /* @__PURE__ */ new Uint8Array() : await this.#readError(incoming);
			return {
				status,
				headers: incoming.headers,
				url,
				body,
				incoming
			};
		});
		const { status, body } = answer;
		return {
			...answer,
			body: status < 400 ? directBody(incoming) : Readable.from([body])
		};
	}
	async #readError(incoming) {
		return this.#secrets.maskBody(await readErrorBody(incoming, this.#timeouts.idle));
	}
	close() {
		this.#sender.close();
	}
	async #send(request, reading) {
		const { insecureHosts, userAgent } = this.#options;
		const { method, url } = request;
		if (!mayUse(url, insecureHosts)) {
			const why = `${url.host} is not among the registries to contact over plain HTTP`;
			throw new TrustError("E_INPUT", why, errorDetails(url));
		}
		const headers = {
			"user-agent": userAgent,
			...request.headers,
			"accept-encoding": "identity"
		};
		const { authorization } = request.headers ?? {};
		if (authorization !== void 0) this.#secrets.addHeader(authorization);
		const followed = await follow({
			method,
			url,
			headers
		}, insecureHosts, (hop) => this.#sender.send(hop, request, reading), request.confidential);
		maskRequestId(followed.incoming.headers, (text) => this.#secrets.mask(text));
		if (method !== "HEAD") refuseEncoding(followed);
		return followed;
	}
	async #wait({ method, url }, { ms, why, host }) {
		const { clock, signal, trace } = this.#options;
		trace?.({
			kind: "waiting",
			method,
			url: printableUrl(url),
			ms,
			why
		});
		if (host !== void 0) this.#sender.gate(host).pause(ms);
		if (ms > 0) await pause(clock, ms, signal);
	}
};
function refuseEncoding({ incoming, url }) {
	const status = incoming.statusCode ?? 0;
	const encoding = incoming.headers["content-encoding"] ?? "identity";
	if (status >= 400 || encoding === "" || encoding.toLowerCase() === "identity") return;
	incoming.destroy();
	const answer = {
		status,
		headers: incoming.headers
	};
	throw new TrustError("E_NET", `${url.host} sent an encoded body`, errorDetails(url, answer));
}

// src/run/connection.ts
async function connect(values, host, meter) {
	const { env, signal } = host;
	const secrets = new Secrets();
	const onSecret = (secret) => {
		secrets.add(secret);
		host.onSecret?.(secret);
	};
	const insecureHosts = new Set(values.insecureRegistries.map((name) => name.toLowerCase()));
	const clock = {
		now: () => Date.now(),
		sleep: (ms, signal) => setTimeout$1(ms, void 0, { signal })
	};
	const traces = tracing(host, secrets);
	const { timeout, idleTimeout } = values;
	const transport = createTransport({
		clock,
		random: Math.random,
		signal,
		budget: timeout,
		insecureHosts,
		proxyFor: proxiesOf(env, onSecret),
		userAgent,
		...idleTimeout === void 0 ? {} : { timeouts: { idle: Math.min(idleTimeout, longestTimer) } },
		secrets,
		...defined({ ca: await readCertificates(values) }),
		trace: (event) => {
			meter?.(event);
			traces.http(event);
		}
	});
	return {
		client: {
			transport,
			insecureHosts,
			clock,
			credentials: credentialsFrom({
				env,
				signal,
				onSecret
			}),
			onSecret,
			trace: traces.registry
		},
		clock,
		masked: (report) => maskFindings(report, secrets),
		close: () => transport.close()
	};
}
async function readCertificates({ certificates, registryCacert: path }) {
	for (const pem of certificates) assertCertificates(pem, "certificates");
	if (path === void 0) return certificates.length === 0 ? void 0 : certificates;
	const bytes = await readBounded(path, limits.manifest, "registry-cacert: the file");
	const pem = Buffer.from(bytes).toString("utf8");
	assertCertificates(pem, `registry-cacert: the file ${JSON.stringify(path)}`);
	return [...certificates, pem];
}
function assertCertificates(pem, name) {
	if (/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/.test(pem)) return;
	throw new TrustError("E_INPUT", `${name}: it contains no certificate in PEM`);
}
function isInsecureRegistry(registry, insecureHosts) {
	return isInsecureHost(new URL(`https://${apiHost(registry)}`), insecureHosts);
}
function proxiesOf(env, onSecret) {
	const proxyFor = proxyFromVariables(env);
	const known = /* @__PURE__ */ new Set();
	return (url) => {
		const proxy = proxyFor(url);
		if (proxy === void 0 || proxy.password === "" || known.has(proxy.href)) return proxy;
		known.add(proxy.href);
		const [user, password] = [proxy.username, proxy.password].map(decodeURIComponent);
		onSecret(`${password}`);
		onSecret(Buffer.from(`${user}:${password}`).toString("base64"));
		return proxy;
	};
}
const worthTelling = 1e3;
function tracing({ trace, onWait }, secrets) {
	const shown = (text) => plain$1(secrets.maskMessage(text));
	return {
		http(event) {
			if (event.kind !== "sent") trace?.(shown(formatEvent(event)));
			if (event.kind === "waiting" && event.ms >= worthTelling) onWait?.(shown(`waiting ${seconds(event.ms)}: ${event.why}`));
		},
		registry(message) {
			trace?.(shown(message));
		}
	};
}
function formatEvent(event) {
	const request = `${event.method} ${event.url}`;
	if (event.kind === "answered") return `${event.status} ${request}`;
	if (event.kind === "failed") return `failed ${request}: ${event.why}`;
	return `waiting ${seconds(event.ms)} before ${request}: ${event.why}`;
}
function seconds(ms) {
	return `${ms < 1e4 ? (ms / 1e3).toFixed(1) : Math.ceil(ms / 1e3)} s`;
}

export { finding as $, describeError as $n, debug as $r, vendorOf as $t, classifyArtifact as A, predicateTypeUri as An, fail$1 as Ar, mapConcurrently as At, bundle as B, signerTag as Bn, parseDigest as Br, networkError as Bt, checkCandidate as C, list as Cn, defined as Cr, bracketedMessage as Ct, envelopeOf as D, problemsOf as Dn, shellWord as Dr, parseChallenges as Dt, excusedBy as E, notesOf as En, longestCommand as Er, furtherScopes as Et, predicateTypeAnnotation as F, annotationsFor as Fn, text as Fr, NetworkError as Ft, envelope as G, sameSigner as Gn, parseJson as Gr, apiHost as Gt, signaturePredicate as H, statusOf as Hn, isObject as Hr, readIdentityPolicies as Ht, signatureTag as I, verdictOf as In, assertDigest as Ir, WireError as It, readChildIndex as J, signerId as Jn, deadlines as Jr, formatRepository as Jt, preAuthHeader as K, shortSigner as Kn, readObject as Kr, cosignRepository as Kt, rebuildPayload as L, findingsOfVerify as Ln, digestAlgorithm as Lr, codeOf as Lt, declaresBundle as M, readersLine as Mn, object as Mr, isLoopback as Mt, declaresOtherType as N, runFacts as Nn, quote as Nr, registryOrigin as Nt, annotationKeys as O, table as On, base64 as Or, FirstCallGate as Ot, isNotationType as P, signerCell as Pn, readJson$1 as Pr, resolveTarget as Pt, describeNode as Q, maskPrivateKeys as Qn, isTrustError as Qr, sameRepository as Qt, goJson as R, goodSignatures as Rn, digestHex as Rr, errorDetails as Rt, unreadable as S, details as Sn, plain$1 as Sr, TooMany as St, signedAt as T, manifestCell as Tn, outcomeFor as Tr, basicAuthorization as Tt, statementPayloadType as U, describeSigner as Un, nonEmptyText as Ur, isLayoutName as Ut, parseAttestationStatement as V, signersOf as Vn, startDigest as Vr, namedClaims as Vt, jsonMembers as W, longSigner as Wn, parseDocument as Wr, parseLayoutName as Wt, OtherTagExists as X, parsePublicKey as Xn, transferTime as Xr, parseReference as Xt, parseManifest as Y, assertFingerprints as Yn, limits as Yr, isTag as Yt, conclusionOf as Z, accepts as Zn, TrustError as Zr, parseRepository as Zt, tool as _, tell as _n, markdown as _r, isManifestType as _t, isDefaultKey as a, readPlatform as an, listed as ar, readReferrerIndex as at, explainFailure as b, attestationTable as bn, stacked as br, contentType as bt, trustedRootFileFlags as c, isOfType as cn, outcomeWord as cr, readDescriptor as ct, newestRootName as d, typeName as dn, storeName as dr, getManifest as dt, getInput as ei, equalPlatforms as en, capital as er, findingOf as et, publicGoodRoot as f, factNames as fn, code$1 as fr, headManifest as ft, writeWhole as g, annotate as gn, join as gr, isIndexType as gt, readBounded as h, repositoryUrl as hn, html as hr, isImageType as ht, annotationFlags as i, setSecret as ii, platformsContradict as in, formatWord as ir, describeSkipped as it, declaredType as j, predicateTypeWords as jn, map as jr, isInsecureHost as jt, attestationTag as k, predicateTypeName as kn, count$1 as kr, limiter as kt, cosignIdentityFlags as l, isWanted as ln, readableTime as lr, BlobBody as lt, parseTrustedRoots as m, readFacts as mn, fenced as mr, isImageConfig as mt, isInsecureRegistry as n, isDebug as ni, isPlatform as nn, codeTitle as nr, manifestFields as nt, keyFile as o, samePlatform as on, manifestName as or, referrerEntry as ot, parseTrustedRoot as p, isProvenance as pn, codeTag as pr, readReference as pt, readChildImage as q, shortSubject as qn, textEntries as qr, formatReference as qt, nodeHttp as r, setOutput as ri, parsePlatform as rn, count as rr, artifactTypeOf as rt, mirrorPolicyFlags as s, defaultPlace as sn, outcomeSign as sr, referrersTag as st, connect as t, info as ti, formatPlatform as tn, codeReason as tr, findingsFrom as tt, unknownToCosign as u, places as un, shortDigest as ur, digestOfTag as ut, describePolicy as v, rowsOf as vn, pairs as vr, mediaTypes as vt, checkMaker as w, logCell as wn, isUndetermined as wr, hasErrorCode as wt, firstFailure as x, requirementTable as xn, fixedWords as xr, ShortBlob as xt, describeSigners as y, titleOfImages as yn, preformatted as yr, Endpoint as yt, attestationType as z, missingFor as zn, digestOf as zr, messageOf as zt };