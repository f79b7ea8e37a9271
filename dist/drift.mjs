const { createRequire } = process.getBuiltinModule("node:module");
const { getHeapSpaceStatistics, setFlagsFromString } = process.getBuiltinModule("node:v8");
const os = process.getBuiltinModule("os");
const crypto = process.getBuiltinModule("crypto");
const fs = process.getBuiltinModule("fs");
const { X509Certificate: X509Certificate$2, createHash, createPublicKey: createPublicKey$1, randomBytes, verify: verify$1 } = process.getBuiltinModule("node:crypto");
const { dirname, isAbsolute, join: join$2, posix, relative, resolve: resolve$1, sep } = process.getBuiltinModule("node:path");
const { isDeepStrictEqual } = process.getBuiltinModule("node:util");
const { Readable, finished } = process.getBuiltinModule("node:stream");
const { isUtf8 } = process.getBuiltinModule("node:buffer");
const util_1 = process.getBuiltinModule("util");
const { BlockList, isIP, isIPv6 } = process.getBuiltinModule("node:net");
const { appendFile, constants, lstat, mkdir, open: open$1, readFile, readdir, realpath, rename, rm, stat, writeFile } = process.getBuiltinModule("node:fs/promises");
const { setTimeout: setTimeout$1 } = process.getBuiltinModule("node:timers/promises");
const { homedir } = process.getBuiltinModule("node:os");
const { finished: finished$1 } = process.getBuiltinModule("node:stream/promises");

// \0rolldown/runtime.js
var __defProp = Object.defineProperty;
var __esmMin = (fn, res, err) => () => {
	if (err) throw err[0];
	try {
		return fn && (res = fn(fn = 0)), res;
	} catch (e) {
		throw err = [e], e;
	}
};
var __exportAll = (all, flags) => {
	let target = Object.setPrototypeOf({}, null);
	for (var name in all) {
		__defProp(target, name, {
			get: all[name],
			enumerable: true
		});
	}
	if (!(flags & 1)) {
		__defProp(target, Symbol.toStringTag, { value: "Module" });
	}
	return flags & 2 ? target : Object.preventExtensions(target);
};

// src/error.ts
function isTrustError(error, ...codes) {
	return error instanceof TrustError && (codes.length === 0 || codes.includes(error.code));
}
var errorCodes, TrustError;
var init_error$3 = __esmMin((() => {
	errorCodes = [
		"E_REF",
		"E_INPUT",
		"E_KEY",
		"E_AUTH",
		"E_NET",
		"E_RATE",
		"E_LIMIT",
		"E_NOTFOUND",
		"E_DIGEST",
		"E_MANIFEST",
		"E_COVER",
		"E_NOSIG",
		"E_FORMAT",
		"E_ATTESTATION",
		"E_CLAIM",
		"E_SIG",
		"E_TLOG",
		"E_TIME",
		"E_TRUST",
		"E_CERT",
		"E_IDENTITY",
		"E_ROLLBACK",
		"E_DRIFT",
		"E_CONFLICT",
		"E_IMMUTABLE",
		"E_UNSUPPORTED",
		"E_BUILD"
	];
	TrustError = class extends Error {
		name = "TrustError";
		code;
		details;
		constructor(code, message, details = {}, cause) {
			super(message, cause === void 0 ? void 0 : { cause });
			this.code = code;
			this.details = details;
		}
	};
}));

// src/host/process.ts
init_error$3();
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
function collectChunksInTime() {
	setFlagsFromString("--semi-space-growth-factor=1");
}
function keepHeapSmall() {
	setFlagsFromString("--heap-growing-percent=25");
	setFlagsFromString("--semi-space-growth-factor=4");
	const used = [];
	while (youngGeneration() < 8 * 2 ** 20 && used.length < 256) used.push(new Array(8192).fill(0));
	collectChunksInTime();
}
function youngGeneration() {
	return getHeapSpaceStatistics().find((one) => one.space_name === "new_space")?.space_size ?? 0;
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

// src/limits.ts
function transferTime(bytes) {
	return deadlines.request + bytes / slowest;
}
var KiB, MiB, limits, deadlines, longestTimer, slowest;
var init_limits = __esmMin((() => {
	KiB = 1024;
	MiB = 1024 * KiB;
	limits = {
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
	deadlines = {
		connect: 1e4,
		idle: 3e4,
		firstByte: 9e4,
		request: 12e4,
		rootUpdate: 6e4,
		service: 6e4,
		run: 6e5
	};
	longestTimer = 2 ** 31 - 1;
	slowest = 128;
}));

// src/oci/json.ts
function parseJson(bytes, values = limits.jsonValues) {
	return read$3(bytes, values, "refused");
}
function parseDocument(bytes, values = limits.jsonValues) {
	return read$3(bytes, values, "kept");
}
function readObject(bytes) {
	try {
		const value = parseDocument(bytes);
		return isObject(value) ? value : void 0;
	} catch {
		return;
	}
}
function read$3(bytes, values, largeNumbers) {
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
var number, string, Reader$1;
var init_json$1 = __esmMin((() => {
	init_limits();
	number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
	string = /"[^"\\\u0000-\u001f]*(?:\\.[^"\\\u0000-\u001f]*)*"/y;
	Reader$1 = class {
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
}));

// src/oci/digest.ts
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
function digestOf$1(bytes, algorithm = "sha256") {
	return `${algorithm}:${createHash(algorithm).update(bytes).digest("hex")}`;
}
function assertDigest(bytes, expected) {
	const actual = digestOf$1(bytes, digestAlgorithm(expected));
	if (actual !== expected) throw new TrustError("E_DIGEST", `the bytes hash to ${actual}, not to ${expected}`, { digest: expected });
}
var hexLength;
var init_digest = __esmMin((() => {
	init_error$3();
	hexLength = {
		sha256: 64,
		sha512: 128
	};
}));

// src/oci/shape.ts
function readJson$1(shape, bytes, name, values) {
	try {
		return shape(parseJson(bytes, values), name);
	} catch (error) {
		if (!(error instanceof SyntaxError) || error.message.startsWith(name)) throw error;
		throw new SyntaxError(`${name} is not strict JSON: ${error.message}`);
	}
}
function object$2(fields) {
	const shapes = Object.entries(fields);
	const known = new Set(Object.keys(fields));
	return (value, at) => {
		const source = anyObject(value, at);
		for (const key of Object.keys(source)) if (!known.has(key)) fail$1(at, `has the unknown field ${quote(key)}`);
		const result = shapes.map(([key, shape]) => [key, shape(source[key], `${at}.${key}`)]);
		return Object.fromEntries(result);
	};
}
function list$2(shape) {
	return (value, at) => Array.isArray(value) ? value.map((item, index) => shape(item, `${at}[${index}]`)) : fail$1(at, value === void 0 ? "is missing" : "is not a list");
}
function map$1(shape) {
	return (value, at) => new Map(Object.entries(anyObject(value, at)).map(([key, item]) => [key, shape(item, `${at}.${key.slice(0, 64)}`)]));
}
function optional$1(shape) {
	return (value, at) => value === void 0 || value === null ? void 0 : shape(value, at);
}
function repeated(shape) {
	const items = optional$1(list$2(shape));
	return (value, at) => items(value, at) ?? [];
}
function oneOf$2(...texts) {
	return (value, at) => {
		const found = texts.find((text) => text === value);
		if (found !== void 0) return found;
		const allowed = texts.map((text) => JSON.stringify(text)).join(" or ");
		return fail$1(at, value === void 0 ? "is missing" : `is ${quote(value)}, not ${allowed}`);
	};
}
function missing$4(value, at) {
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
var boolean$2, text$2, base64, sha256Hex, count$3, int64, optionalInt64, int64OrZero, digest$3, anything, anyObject;
var init_shape = __esmMin((() => {
	init_digest();
	init_json$1();
	boolean$2 = (value, at) => typeof value === "boolean" ? value : fail$1(at, "is neither true nor false");
	text$2 = (value, at) => typeof value === "string" ? value : fail$1(at, value === void 0 ? "is missing" : "is not text");
	base64 = (value, at) => {
		const encoded = text$2(value, at);
		if (encoded === "") fail$1(at, "is empty");
		try {
			return decodeBase64(encoded);
		} catch {
			return fail$1(at, "is not standard base64");
		}
	};
	sha256Hex = (value, at) => {
		const hex = text$2(value, at);
		return /^[0-9a-f]{64}$/.test(hex) ? hex : fail$1(at, "is not a SHA-256 in lower-case hex");
	};
	count$3 = (value, at) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0) ? value : fail$1(at, value === void 0 ? "is missing" : "is not a non-negative integer");
	int64 = (value, at) => {
		const digits = text$2(value, at);
		return /^(?:0|[1-9][0-9]{0,15})$/.test(digits) && Number.isSafeInteger(Number(digits)) ? digits : fail$1(at, "is not a non-negative integer in decimal text");
	};
	optionalInt64 = optional$1(int64);
	int64OrZero = (value, at) => optionalInt64(value, at) ?? "0";
	digest$3 = (value, at) => {
		try {
			return parseDigest(text$2(value, at));
		} catch {
			return fail$1(at, "is not a digest");
		}
	};
	anything = (value, at) => value ?? missing$4(value, at);
	anyObject = (value, at) => isObject(value) ? value : fail$1(at, value === void 0 ? "is missing" : "is not an object");
}));

// src/identity/token.ts
function looksLikeToken(text) {
	return text.startsWith("eyJ") && text.split(".").length === 3;
}

// src/options/given.ts
init_error$3();
const givenNames = Symbol("given");
function complete(table, read, nameOf) {
	const values = {};
	for (const [field, option] of Object.entries(table)) {
		const { required, requiredUnless: other } = option;
		const isThere = other !== void 0 && read.has(other) && read.get(other) !== false;
		const isMissing = required === true || other !== void 0 && !isThere;
		if (!read.has(field) && isMissing) throw missing$3(nameOf(field), option.example, other && nameOf(other));
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
function missing$3(name, example, other) {
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
function amend(one, changes) {
	return {
		...one,
		...changes
	};
}
function requiredUnless(one, other) {
	const { required: _, ...rest } = one;
	return {
		...rest,
		requiredUnless: other
	};
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
init_error$3();
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
function readTexts(table, texts, where) {
	const fields = new Map(Object.entries(table).map(([field, option]) => [inputName(field, option) ?? "", field]));
	const values = /* @__PURE__ */ new Map();
	for (const [name, text] of Object.entries(texts)) {
		const field = name === "" ? void 0 : fields.get(name);
		const option = field === void 0 ? void 0 : table[field];
		if (field === void 0 || option === void 0) {
			const hint = meantOrAll(name, [...fields.keys()]);
			throw new TrustError("E_INPUT", `${where}: there is no ${JSON.stringify(name.slice(0, 100))}; ${hint}`);
		}
		if (text.trim() === "") throw new TrustError("E_INPUT", `${where}: ${name} is empty`);
		values.set(field, option.type.fromInput(text, name));
	}
	return complete(table, values, (field) => `${where}: ${inputName(field, table[field]) ?? field}`);
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

// src/oci/shell-word.ts
const longestCommand = 8e3;
function shellWord(word) {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
function readShellWords(command) {
	const words = [];
	for (const written of command.match(/(?:'[^']*'|\\'|[^\s'])+/g) ?? []) words.push(written.replace(/'([^']*)'|\\'/g, (_, inside = "'") => inside));
	return words.map(shellWord).join(" ") === command ? words : void 0;
}

// src/oci/document.ts
function object$1(...parts) {
	const fields = Object.assign({}, ...parts);
	const all = Object.entries(fields);
	const isOptional = (field) => "optional" in field;
	const shapes = all.map(([name, field]) => [name, "optional" in field ? ifPresent(field.optional.read) : field.read]);
	const read = object$2(Object.fromEntries(shapes));
	return {
		fields,
		read: (value, at) => {
			const present = Object.entries(read(value, at)).filter(([, one]) => one !== void 0);
			return Object.fromEntries(present);
		},
		schema: {
			type: "object",
			additionalProperties: false,
			required: all.filter(([, field]) => !isOptional(field)).map(([name]) => name),
			properties: Object.fromEntries(all.map(([name, field]) => [name, "optional" in field ? field.optional : field]))
		}
	};
}
function optional(declared) {
	return { optional: declared };
}
function ifPresent(read) {
	return (value, at) => value === void 0 ? void 0 : read(value, at);
}
function list$1(items) {
	return {
		read: list$2(items.read),
		schema: {
			type: "array",
			items
		}
	};
}
function map(values) {
	const read = map$1(values.read);
	return {
		read: (value, at) => Object.fromEntries(read(value, at)),
		schema: {
			type: "object",
			additionalProperties: values
		}
	};
}
function oneOf$1(...values) {
	return among(values);
}
function among(all, more = []) {
	const values = [...Object.values(all), ...more];
	const wanted = values.map((one) => JSON.stringify(one)).join(" or ");
	return {
		read: (value, at) => {
			const found = values.find((one) => one === value);
			if (found !== void 0) return found;
			const why = value === void 0 ? "is missing" : `is ${quote(value)} and not ${wanted}`;
			return fail$1(at, why);
		},
		schema: values.length === 1 ? { const: values[0] } : { enum: values }
	};
}
function union(tag, ...kinds) {
	return {
		read: (value, at) => {
			const found = anyObject(value, at)[tag];
			const kind = kinds.find(({ fields }) => fields[tag].schema.const === found);
			if (kind === void 0) return fail$1(`${at}.${tag}`, `is ${quote(found)}`);
			return kind.read(value, at);
		},
		schema: { oneOf: kinds }
	};
}
function where(declared, holds, why) {
	return {
		...declared,
		read: (value, at) => {
			const read = declared.read(value, at);
			return holds(read) ? read : fail$1(at, why);
		}
	};
}
function matching(form, why) {
	return {
		read: (value, at) => {
			const written = text$2(value, at);
			return form.test(written) ? written : fail$1(at, why);
		},
		schema: {
			type: "string",
			pattern: form.source
		}
	};
}
function readTime(value, at, form) {
	const written = text$2(value, at);
	if (form.test(written) && !Number.isNaN(Date.parse(written))) return written;
	return fail$1(at, "is not a time such as 2026-01-31T12:00:00Z");
}
var text$1, boolean$1, count$2, ordinal, time$1, day$2, digest$2, sha256$2, errorCode;
var init_document = __esmMin((() => {
	init_error$3();
	init_shape();
	text$1 = {
		read: text$2,
		schema: { type: "string" }
	};
	boolean$1 = {
		read: boolean$2,
		schema: { type: "boolean" }
	};
	count$2 = {
		read: count$3,
		schema: {
			type: "integer",
			minimum: 0
		}
	};
	ordinal = {
		read: (value, at) => count$3(value, at) || fail$1(at, "is 0"),
		schema: {
			type: "integer",
			minimum: 1
		}
	};
	time$1 = {
		read: (value, at) => readTime(value, at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/),
		schema: {
			type: "string",
			format: "date-time"
		}
	};
	day$2 = {
		read: (value, at) => readTime(value, at, /^\d{4}-\d\d-\d\d$/),
		schema: {
			type: "string",
			format: "date"
		}
	};
	digest$2 = {
		read: digest$3,
		schema: {
			type: "string",
			pattern: "^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$"
		}
	};
	sha256$2 = {
		read: sha256Hex,
		schema: {
			type: "string",
			pattern: "^[0-9a-f]{64}$"
		}
	};
	errorCode = among(errorCodes);
}));

// src/verify/outcome.ts
function exitCodeFor(codes) {
	return exitCodeForErrors([...codes].map((code) => ({ code })));
}
function exitCodeForErrors(errors) {
	const all = new Set(errors.map(({ code, missing }) => missing ? exitCodes.noSignature : exitCodeOf$1[code]));
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
var exitCodes, exitCodeOf$1, precedence;
var init_outcome = __esmMin((() => {
	exitCodes = {
		verified: 0,
		input: 2,
		undetermined: 3,
		noSignature: 10,
		notFound: 11,
		noMatchingSignature: 12,
		registriesDiffer: 20
	};
	exitCodeOf$1 = {
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
	precedence = [
		exitCodes.input,
		exitCodes.noMatchingSignature,
		exitCodes.noSignature,
		exitCodes.notFound,
		exitCodes.registriesDiffer,
		exitCodes.undetermined
	];
}));

// src/defined.ts
function defined(fields) {
	const entries = Object.entries(fields).filter(([, value]) => value !== void 0);
	return Object.fromEntries(entries);
}
function given(items) {
	return items.filter((item) => item !== void 0 && item !== false && item !== "");
}
var init_defined = __esmMin((() => {}));

// src/report/escape.ts
function plain$1(text, max = longest$2) {
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
var invisible, longest$2;
var init_escape = __esmMin((() => {
	invisible = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
	longest$2 = 1e3;
}));

// src/report/line.ts
init_outcome();
/* @__PURE__ */ init_defined();
init_escape();
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
function tableLines(head, rows, options) {
	const titles = head.map((title) => whole(title, 400));
	const widths = titles.map((title, at) => Math.max(title.width, ...rows.map((row) => row[at]?.width ?? 0)));
	const padded = (cells) => join$1(cells.map((cell, at) => line$1`${cell}${" ".repeat((widths[at] ?? 0) - cell.width)}`), "  ");
	return [line$1`  ${paint(options, "dim", padded(titles))}`, ...rows.map((cells) => line$1`  ${padded(cells)}`)];
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
/* @__PURE__ */ init_defined();
init_escape();
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
	return Object.entries(values).map(([name, value]) => code$2(`${name}=${value}`, 300));
}
function entities(text, max) {
	return plain$1(text, max).replace(/[&<>"'`]/g, (c) => `&#${c.charCodeAt(0)};`);
}
function code$2(text, max) {
	return new Html(`<code>${entities(text, max)}</code>`);
}
const harmless = /^["'(“‘]*(?:\p{L}[\p{L}'’-]*|[0-9]{1,6}(?:\.[0-9]{1,3})?|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}:[0-9]{2})[)"'”’.,;:!?…]*$|^[–—·…+=≤≥&-]+$/u;
function prose(text) {
	return plain$1(text).split(" ").map((word) => word === "" || harmless.test(word) ? entities(word) : codeWord(word)).join(" ");
}
function codeWord(word) {
	const [, open = "", inner = word, close = ""] = /^(["'(“‘]*)(.*?)([)"'”’.,;:!?…]*)$/u.exec(word) ?? [];
	if (inner === "") return String(code$2(word));
	return `${entities(open)}${code$2(inner)}${entities(close)}`;
}
function codeTag(id) {
	return /^E_[A-Z]{1,30}$/.test(id) ? new Html(`[${id}]`) : html`[${code$2(id, 100)}]`;
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
/* @__PURE__ */ init_defined();
init_escape();
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
const reasons = {
	E_CLAIM: "the signed claims do not match",
	E_SIG: "no signature by this key",
	E_TLOG: "not proven to be in the transparency log",
	E_TIME: "signed when the key or certificate was not valid",
	E_TRUST: "the trusted root does not know the log or authority",
	E_CERT: "the certificate does not verify",
	E_IDENTITY: "signed by another identity"
};
const claims$1 = {
	digest: "signed for another image",
	reference: "signed under another name",
	annotation: "missing or incorrect annotation"
};
function codeReason(code, claim) {
	if (code === "E_CLAIM" && claim !== void 0) return claims$1[claim];
	return reasons[code] ?? codeTitle[code];
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
function shortDigest(digest) {
	const [algorithm = "", hex] = digest.split(":");
	return hex === void 0 ? digest.slice(0, 12) : `${algorithm}:${hex.slice(0, 12)}`;
}
function readableTime(iso) {
	return iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/, "$1 $2 UTC");
}
function count$1(n, one, many = `${one}s`) {
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
init_error$3();
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
var quoting;
var init_mask = __esmMin((() => {
	quoting = /* @__PURE__ */ new Set([
		"message",
		"requestId",
		"url"
	]);
}));

// src/identity/extension.ts
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
function utf8Text(value, at) {
	return value?.tag.toDER() === utf8String ? textOf$3(value.value, at) : fail$1(at, "is not one UTF8String");
}
function textOf$3(bytes, at) {
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
var oids, understood, utf8String;
var init_extension = __esmMin((() => {
	init_limits();
	init_shape();
	oids = {
		keyUsage: "2.5.29.15",
		subjectAltName: "2.5.29.17",
		basicConstraints: "2.5.29.19",
		extendedKeyUsage: "2.5.29.37"
	};
	understood = new Set(Object.values(oids));
	utf8String = 12;
}));

// src/identity/claims.ts
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
	return number < issuerNumbers.new ? textOf$3(extension.value, at) : utf8Text(innerOf(extension), at);
}
function checkTwins(claims) {
	for (const [old, current] of twins) if (differ(claims[old], claims[current])) fail$1("the certificate", `says two things: ${old} and ${current} differ`);
	const { "github-workflow-repository": path, "source-repository": url } = claims;
	if (path !== void 0 && url !== void 0 && !url.endsWith(`/${path}`)) fail$1("the certificate", "says two things: github-workflow-repository and source-repository differ");
}
function differ(old, current) {
	return old !== void 0 && current !== void 0 && old !== current;
}
var arc, numbers, issuerNumbers, claimNames, twins;
var init_claims$1 = __esmMin((() => {
	init_shape();
	init_extension();
	arc = "1.3.6.1.4.1.57264.1.";
	numbers = {
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
	issuerNumbers = {
		old: 1,
		new: 8
	};
	claimNames = Object.keys(numbers);
	twins = [
		["github-workflow-trigger", "build-trigger"],
		["github-workflow-sha", "source-digest"],
		["github-workflow-ref", "source-ref"]
	];
}));

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
function runCheck$1(code, run) {
	try {
		return run();
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		return failed(isTrustError(error) ? error.code : code, message);
	}
}
var init_check$1 = __esmMin((() => {
	init_error$3();
}));

// src/identity/match.ts
function matchIdentity(signer, policies) {
	const [nearest] = policies.map((policy) => ({
		policy,
		differences: compare$1(signer, policy)
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
function compare$1(signer, policy) {
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
		case "issuer": return found === void 0 ? `the certificate names no issuer, but ${wanted} is required` : `the issuer of the certificate is ${shown$3(found)}, not ${wanted}`;
		default: return found === void 0 ? `the certificate does not contain ${what}, but ${shown$3(wanted)} is required` : `${what} in the certificate is ${shown$3(found)}, not ${shown$3(wanted)}`;
	}
}
function describeIdentity(wanted, found) {
	const plain = `it is signed by ${shown$3(found)}, not by ${wanted}`;
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
function shown$3(text) {
	const json = JSON.stringify(text);
	return json.length <= longest$1 ? json : `${json.slice(0, longest$1)}…`;
}
var longest$1;
var init_match = __esmMin((() => {
	init_check$1();
	longest$1 = 300;
}));

// src/identity/pattern-match.ts
function matcher(items, toTheEnd) {
	const steps = [];
	compile({
		kind: "sequence",
		items
	}, steps);
	return (text) => run$1(steps, [...text], toTheEnd);
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
function run$1(steps, text, toTheEnd) {
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
var maxSteps;
var init_pattern_match = __esmMin((() => {
	maxSteps = 1e3;
}));

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
var shorthands, Reader;
var init_pattern = __esmMin((() => {
	init_limits();
	init_shape();
	init_pattern_match();
	shorthands = {
		d: /[0-9]/,
		D: /[^0-9]/,
		w: /[0-9A-Za-z_]/,
		W: /[^0-9A-Za-z_]/,
		s: /[\t\n\f\r ]/,
		S: /[^\t\n\f\r ]/
	};
	Reader = class {
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
}));

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
		identity: textOf$2(identity),
		identityMatch: identity.kind,
		issuer: textOf$2(issuer),
		issuerMatch: issuer.kind === "pattern" ? "pattern" : "exact",
		claims: Object.fromEntries(claims)
	};
}
function textOf$2(rule) {
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
	}, [policyOf$1(trusted)]).policy !== void 0;
}
function acceptsName(trusted, signer) {
	return accepts(trusted.kind !== "identity" ? trusted : {
		...trusted,
		claims: {}
	}, signer);
}
function policyOf$1(trusted) {
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
var init_trusted = __esmMin((() => {
	init_claims$1();
	init_match();
	init_pattern();
}));

// src/signature/pem.ts
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
	const body = (headers.length > 0 && headers.every((line) => header$1.test(line)) ? lines.slice(end + 1) : lines).join("");
	if (body === "") throw new SyntaxError("the PEM block is empty");
	try {
		return decodeBase64(body);
	} catch {
		throw new SyntaxError("the PEM block is not base64");
	}
}
var block, header$1;
var init_pem$1 = __esmMin((() => {
	init_limits();
	init_shape();
	block = /^[ \t\r\n]*-----BEGIN ([A-Z0-9 ]{1,40})-----[ \t]*\r?\n([\s\S]*?)-----END \1-----[ \t\r\n]*$/;
	header$1 = /^[A-Za-z][A-Za-z0-9-]*: ?[^\r\n]*$/;
}));

// src/signature/key.ts
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
var keyAlgorithm, digests, curves, minimumRsaBits, encodings, plain, colons;
var init_key$1 = __esmMin((() => {
	init_error$3();
	init_document();
	init_shape();
	init_pem$1();
	keyAlgorithm = /* @__PURE__ */ oneOf$1("ecdsa-p256", "ecdsa-p384", "ecdsa-p521", "ed25519", "rsa");
	digests = {
		"ecdsa-p256": ["sha256"],
		"ecdsa-p384": ["sha384", "sha256"],
		"ecdsa-p521": ["sha512", "sha256"],
		ed25519: [null],
		rsa: ["sha256"]
	};
	curves = {
		prime256v1: "ecdsa-p256",
		secp384r1: "ecdsa-p384",
		secp521r1: "ecdsa-p521"
	};
	minimumRsaBits = 2048;
	encodings = {
		"PUBLIC KEY": "spki",
		"RSA PUBLIC KEY": "pkcs1"
	};
	plain = /^[0-9a-f]{64}$/;
	colons = /^(?:[0-9a-f]{2}:){31}[0-9a-f]{2}$/;
}));

// src/signature/signer.ts
function signerId(signer) {
	return signer.kind !== "identity" ? `key:${signer.fingerprint}` : `identity:${signer.issuer} ${signer.identity}`;
}
function sameSigner(a, b) {
	return signerId(a) === signerId(b);
}
function withoutName(signer) {
	if (signer.kind === "identity") {
		const { kind, identity, issuer } = signer;
		return {
			kind,
			identity,
			issuer
		};
	}
	const { kind, fingerprint, algorithm } = signer;
	return {
		kind,
		fingerprint,
		algorithm
	};
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
	if (signer.kind === "identity") return `${short} (${hostOf$1(signer.issuer)})`;
	return signer.name === void 0 ? short : `${short} (${signer.name})`;
}
function withKind({ kind }, text) {
	return kind === "identity" ? text : `key ${text}`;
}
function hostOf$1(url) {
	return URL.canParse(url) ? new URL(url).host || url : url;
}
function shortSubject(subject) {
	const [, repository, file, ref] = workflow.exec(subject) ?? [];
	return repository === void 0 ? subject : `${file} of ${repository} at ${ref}`;
}
var keyFields, keySigner, identityFields$1, identitySigner, signer, trustedKey, trustedIdentity, trustedSigner, workflow;
var init_signer = __esmMin((() => {
	init_document();
	init_key$1();
	keyFields = {
		kind: /* @__PURE__ */ oneOf$1("key"),
		fingerprint: sha256$2,
		algorithm: keyAlgorithm
	};
	keySigner = /* @__PURE__ */ object$1(keyFields, { name: /* @__PURE__ */ optional(text$1) });
	identityFields$1 = {
		kind: /* @__PURE__ */ oneOf$1("identity"),
		identity: text$1,
		issuer: text$1
	};
	identitySigner = /* @__PURE__ */ object$1(identityFields$1, { claims: /* @__PURE__ */ optional(/* @__PURE__ */ map(text$1)) });
	signer = /* @__PURE__ */ union("kind", keySigner, identitySigner);
	trustedKey = /* @__PURE__ */ object$1(keyFields, {
		name: text$1,
		pinned: boolean$1,
		notAfter: /* @__PURE__ */ optional(time$1)
	});
	trustedIdentity = /* @__PURE__ */ object$1(identityFields$1, {
		identityMatch: /* @__PURE__ */ oneOf$1("exact", "any-ref", "pattern"),
		issuerMatch: /* @__PURE__ */ oneOf$1("exact", "pattern"),
		claims: /* @__PURE__ */ map(text$1)
	});
	trustedSigner = /* @__PURE__ */ union("kind", trustedKey, trustedIdentity);
	workflow = /^https:\/\/github\.com\/([^/]+\/[^/]+)\/\.github\/workflows\/([^@/]+)@(.+)$/;
}));

// src/report/verify/facts.ts
init_mask();
init_trusted();
init_signer();
init_outcome();
function goodSignatures$1(manifest) {
	return manifest.signatures.filter(({ good }) => good);
}
function signersOf({ images, policy }) {
	const manifests = images.flatMap((image) => image.manifests);
	const good = policy.signatures === "ignored" ? manifests.flatMap(({ attestations = [] }) => attestations.filter((one) => one.good)) : manifests.flatMap(goodSignatures$1);
	const byId = new Map(good.flatMap(({ signer }) => signer ? [[signerId(signer), signer]] : []));
	const place = (signer) => policy.signers.findIndex((one) => accepts(one, signer));
	return [...byId.values()].sort((a, b) => place(a) - place(b));
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
function titleOf$1(code, manifest, severity = "error") {
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
/* @__PURE__ */ init_defined();
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
		title: titleOf$1(finding.code, manifest, finding.severity),
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

// src/report/annotations.ts
init_escape();
const most$10 = 10;
const longestMessage = 4096;
const levels = {
	error: "error",
	warning: "warning",
	note: "notice"
};
function annotationsOf(all, failed) {
	const findings = alikeTogether(all.filter(({ severity }) => severity !== "note"));
	if (findings.length === 0 && failed !== void 0) return [verdictAnnotation(failed)];
	if (findings.length <= most$10) return findings.map(toAnnotation);
	const shown = findings.slice(0, 9);
	const hidden = findings.slice(9);
	const errors = hidden.filter(([{ severity }]) => severity === "error").length;
	return [...shown.map(toAnnotation), {
		level: errors > 0 ? "error" : "warning",
		title: `and ${count$1(hidden.length, "more finding")}`,
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
init_signer();
const most$9 = 10;
function signerLines(signers, options) {
	if (signers.length === 0) return [];
	return [
		signers.slice(0, most$9).map((signer) => signerLine(signer, options)),
		signers.length > most$9 && line$1`and ${signers.length - most$9} more signers`,
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
		const name = html`${code$2(identityText(signer), 400)}, issuer ${code$2(signer.issuer, 300)}`;
		return stacked([name, ...pairs(signer.claims)]);
	}
	const { algorithm, name, notAfter } = signer;
	const end = notAfter && html`, until ${readableTime(notAfter)}`;
	return html`${code$2(name, 300)}, ${code$2(algorithm)}${end}<br>${fingerprintOf(signer)}, ${pinText(signer)}`;
}
function fingerprintOf({ fingerprint }) {
	return html`SHA-256 ${code$2(fingerprint)}`;
}
function pinText({ pinned }) {
	return pinned ? "pinned by its fingerprint" : "not pinned, no key-fingerprint was given";
}

// src/report/verdict.ts
init_escape();
const outcomeStyle = fixedWords({
	verified: "green",
	rejected: "red",
	undetermined: "yellow"
}, "yellow");
function runFacts({ started, finished, exitCode, requests }) {
	const exit = exitCode === 0 ? "" : `exit code ${exitCode}, `;
	const seconds = (Date.parse(finished) - Date.parse(started)) / 1e3;
	const took = Number.isFinite(seconds) && seconds >= 0 ? `, ${seconds.toFixed(1)} s` : "";
	return `${exit}${count$1(requests, "request")}${took}`;
}
function verdictLines({ word, sentence }, style, options, ...facts) {
	const label = paint(options, style, paint(options, "bold", word.toUpperCase()));
	return [...wrap(line$1`${label}: ${whole(sentence, 2e3)}`, options), paint(options, "dim", join$1(facts, ", "))];
}

// src/signature/predicate-type.ts
function predicateTypeName(uri) {
	return preferred.find((word) => uris[word] === uri) ?? uri;
}
var uris, predicateTypeWords, preferred;
var init_predicate_type = __esmMin((() => {
	uris = {
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
	predicateTypeWords = Object.keys(uris);
	preferred = predicateTypeWords.filter((word) => word !== "slsaprovenance" && word !== "spdx");
}));

// src/report/markup.ts
init_escape();
const most$8 = 200;
function table$1(head, rows) {
	const body = [...rows.slice(0, most$8), ...hidden(rows.length).map((more) => [more])];
	return html`<table>
<thead>${row$1(head.map((cell) => html`<th>${cell}</th>`))}</thead>
<tbody>
${body.map((cells) => row$1(cells.map((cell) => html`<td>${cell}</td>`)))}
</tbody>
</table>`;
}
function row$1(cells) {
	return html`<tr>${join(cells, html``)}</tr>`;
}
function list(items) {
	if (items.length === 0) return void 0;
	const shown = [...items.slice(0, most$8), ...hidden(items.length)];
	return html`<ul>\n${shown.map((item) => html`<li>${item}</li>`)}\n</ul>`;
}
function hidden(length) {
	return length > most$8 ? [`and ${length - most$8} more, in the JSON report`] : [];
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
function logCell(entries, none = "none") {
	return stacked(entries.map(logLink), none);
}
function logLink({ log, index, version, proof, integratedTime }) {
	const entry = log === "rekor.sigstore.dev" && version === "rekor-v1" && proof.includes("set") && /^\d{1,20}$/.test(index) ? html`<a href="${`https://search.sigstore.dev/?logIndex=${index}`}">${index}</a>` : code$2(index, 30);
	const time = integratedTime && html`<br>${readableTime(integratedTime)}`;
	return html`${code$2(log, 100)} ${entry}${time}`;
}

// src/actions/log.ts
function annotate(annotation) {
	process.stdout.write(`${workflowCommand(annotation).replaceAll("##[", "## [")}\n`);
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

// src/drift/shard.ts
init_digest();
init_document();
const mostParts = 9999;
const shard$1 = /* @__PURE__ */ where(/* @__PURE__ */ object$1({
	index: ordinal,
	of: ordinal
}), ({ index, of }) => index <= of && of <= mostParts, "is not a part of parts");
function isIn$1(shard, version) {
	if (shard === void 0) return true;
	const hex = digestHex(digestOf$1(Buffer.from(version))).slice(0, 12);
	return Number.parseInt(hex, 16) % shard.of === shard.index - 1;
}
function looksAtTags(shard) {
	return shard === void 0 || shard.index === 1;
}
function formatShard({ index, of }) {
	return `${index}/${of}`;
}
function parseShard(text) {
	const [, index, of] = (/^([1-9][0-9]{0,3})\/([1-9][0-9]{0,3})$/.exec(text) ?? []).map(Number);
	if (index === void 0 || of === void 0 || index > of) throw new RangeError(`"${text.slice(0, 50)}" is not a part of parts, such as 2/4`);
	return {
		index,
		of
	};
}

// src/ledger/version.ts
const grammar = /^v?([0-9]{1,9}(?:\.[0-9]{1,9}){2,}|[0-9]{5,15})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;
function isVersion(text) {
	return grammar.test(text);
}
function isFinal(version) {
	return isVersion(version) && !version.includes("-");
}
function isVersionLike(text, other) {
	return isVersion(text) && text.includes(".") === other.includes(".");
}
function compareVersions(a, b) {
	const [left, right] = [read$2(a), read$2(b)];
	const length = Math.max(left.numbers.length, right.numbers.length);
	for (let at = 0; at < length; at += 1) {
		const difference = (left.numbers[at] ?? 0) - (right.numbers[at] ?? 0);
		if (difference !== 0) return difference;
	}
	return comparePre(left.pre, right.pre) || left.numbers.length - right.numbers.length;
}
function read$2(version) {
	const [, numbers, pre] = grammar.exec(version) ?? [];
	if (numbers === void 0) throw new RangeError(`${JSON.stringify(version)} is not a version`);
	return {
		numbers: numbers.split(".").map(Number),
		pre: pre?.split(".") ?? []
	};
}
function comparePre(a, b) {
	if (a.length === 0 || b.length === 0) return b.length - a.length;
	for (const [at, identifier] of a.entries()) {
		const other = b[at];
		if (other === void 0) break;
		const difference = compareIdentifiers(identifier, other);
		if (difference !== 0) return difference;
	}
	return a.length - b.length;
}
function compareIdentifiers(a, b) {
	const numeric = (text) => /^[0-9]+$/.test(text);
	if (numeric(a) && numeric(b)) return Number(a) - Number(b);
	if (numeric(a) !== numeric(b)) return numeric(a) ? -1 : 1;
	return a < b ? -1 : a > b ? 1 : 0;
}

// src/oci/vendors.ts
function createOnAws(service, region, name) {
	return `aws ${service} create-repository --region ${region} --repository-name ${name}`;
}
function vendorOf(registry) {
	const isNamed = ({ names }) => names instanceof RegExp ? names.test(registry) : names.includes(registry);
	return vendors.find(isNamed) ?? {};
}
var privateEcr, vendors;
var init_vendors = __esmMin((() => {
	privateEcr = /^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]{1,40})\.(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|on\.aws|on\.amazonwebservices\.com\.cn)$/;
	vendors = [
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
}));

// src/oci/reference.ts
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
	return (rest === "" || rest.startsWith(":") && port.test(rest.slice(1)) && Number(rest.slice(1)) < 65536) && (bracket > 0 ? ipv6.test(host) : host.split(".").every((part) => label$1.test(part) && part.length < 64));
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
var dockerHub, label$1, port, ipv6, pathComponent, tagPattern, maxName;
var init_reference = __esmMin((() => {
	/* @__PURE__ */ init_defined();
	init_error$3();
	init_digest();
	init_vendors();
	dockerHub = "docker.io";
	label$1 = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;
	port = /^[0-9]{1,5}$/;
	ipv6 = /^\[[0-9a-f:]{2,39}\]$/i;
	pathComponent = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
	tagPattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
	maxName = 255;
}));

// src/options/records.ts
init_reference();
init_error$3();
function parseRecords(text, name) {
	const items = [];
	for (let at = 0; at < text.length;) {
		const [item, next] = readRecord(text, at, name);
		if (item.trim() !== "") items.push(item.trim());
		at = next;
	}
	return items;
}
const quoted$3 = /"((?:[^"]|"")*)"/y;
const bare$3 = /[^,\r\n]*/y;
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
		quoted$3.lastIndex = at;
		const found = quoted$3.exec(text);
		if (found === null) throw new TrustError("E_INPUT", `${name}: a quote that an item begins with has no end`);
		inside = (found[1] ?? "").replaceAll("\"\"", "\"");
		end = quoted$3.lastIndex;
	}
	bare$3.lastIndex = end;
	const rest = bare$3.exec(text)?.[0] ?? "";
	return [inside + rest, end + rest.length];
}

// src/options/lists.ts
init_error$3();
init_limits();
function listOf$1(item) {
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
		...listOf$1(item),
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
		fromInput: (text, name) => readItems(splitLines$1(text, name), name, item),
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
	return splitLines$1(text, name).flatMap((line) => splitCommas(line, name));
}
function splitLines$1(text, name) {
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

// src/oci/platform.ts
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
var word$1, specifier, aliases, impliedVariants;
var init_platform = __esmMin((() => {
	init_error$3();
	init_json$1();
	word$1 = "[A-Za-z0-9_.-]{1,64}";
	specifier = new RegExp(`^(${word$1})(?:\\((${word$1})\\))?/(${word$1})(?:/(${word$1}))?(?::(${word$1}))?$`);
	aliases = {
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
	impliedVariants = {
		arm64: "v8",
		amd64: "v1",
		arm: "v7"
	};
}));

// src/options/about.ts
init_platform();
init_error$3();
function about$1(input, read, code) {
	try {
		return read();
	} catch (error) {
		if (!isTrustError(error)) throw error;
		throw new TrustError(code ?? error.code, `${input}: ${error.message}`, error.details, error);
	}
}

// src/options/types.ts
init_error$3();
init_digest();
function word(placeholder, parse, code) {
	const read = (text, name) => about$1(name, () => parse(text), code);
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
const digest$1 = word("DIGEST", parseDigest, "E_INPUT");
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
function readReference$1(text) {
	refuseScheme(text);
	return parseReference(text);
}
const image = word("IMAGE", (given) => ({
	text: given,
	reference: readReference$1(given)
}));
const writtenReference = word("REFERENCE", (given) => {
	readReference$1(given);
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
const password = {
	placeholder: "env://NAME",
	repeatable: false,
	libraryType: "string",
	exact: true,
	fromFlags([given = ""], name) {
		if (given.startsWith("env://")) return given;
		throw new TrustError("E_INPUT", `${name} takes a variable, env://NAME: others can read a password on the command line`);
	},
	fromInput: (given) => given,
	fromLibrary(value, name) {
		if (typeof value === "string") return value;
		throw new TrustError("E_INPUT", `${name}: it is not a string`);
	}
};

// src/options/connection.ts
function connection(timeout, verbose = "Print each request to stderr") {
	return group("Registries", {
		insecureRegistries: option({
			type: listOf$1(host),
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
const summary$1 = option({
	type: boolean,
	default: true,
	...action,
	help: "Write the job summary"
});
const requiredInputs = option({
	type: listOf$1(text("NAME")),
	default: [],
	...action,
	help: "Names of inputs that must not be empty, such as digest. List inputs that come from variables, secrets or earlier steps"
});

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
var ownersUrl, othersUri, hostsUrl, wholeHost, domain;
var init_pattern_rules = __esmMin((() => {
	init_error$3();
	init_pattern();
	ownersUrl = /^https?:\/\/[^/]+\/[^/]+\//;
	othersUri = /^(?!https?:)[a-z][a-z0-9+.-]*:\/\/[^/]+\//;
	hostsUrl = /^https?:\/\/[^/]+\//;
	wholeHost = /^https?:\/\/[^/]+$/;
	domain = /[@!][^@!]+$/;
}));

// src/identity/policy.ts
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
function workflowPolicy(text, claims) {
	const wanted = "OWNER/REPO/.github/workflows/FILE.yml, with or without @refs/tags/… or @refs/heads/…";
	const path = text.startsWith(github) ? text.slice(19) : text;
	const [, repository, file, ref] = workflowForm.exec(path) ?? [];
	if (repository === void 0 || file === void 0) return refuse(`github-workflow ${quote(text)} is not ${wanted}`);
	if (ref !== void 0 && !refForm.test(ref)) return refuse(`github-workflow ${quote(text)}: ${quote(ref)} is not a whole ref; write ${wanted}`);
	const name = `${github}${repository}${file}`;
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
		claims: new Map([["source-repository", `${github}${repository}`], ...claims])
	};
}
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
var githubIssuer, github, workflowForm, refForm, workflowInputs, namedClaims;
var init_policy$2 = __esmMin((() => {
	init_error$3();
	init_limits();
	init_shape();
	init_claims$1();
	init_pattern_rules();
	githubIssuer = "https://token.actions.githubusercontent.com";
	github = "https://github.com/";
	workflowForm = /^([A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+)(\/\.github\/workflows\/[^/@\s]+\.ya?ml)(?:@(.*))?$/;
	refForm = /^(?:refs\/\S+|[0-9a-f]{40})$/;
	workflowInputs = [
		["certificateGithubWorkflowTrigger", "github-workflow-trigger"],
		["certificateGithubWorkflowSha", "github-workflow-sha"],
		["certificateGithubWorkflowName", "github-workflow-name"],
		["certificateGithubWorkflowRepository", "github-workflow-repository"],
		["certificateGithubWorkflowRef", "github-workflow-ref"]
	];
	namedClaims = claimNames.filter((name) => !workflowInputs.some(([, claim]) => claim === name));
}));

// src/verify/readers.ts
init_policy$2();
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
init_error$3();
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
const quoted$2 = /"((?:[^"]|"")*)"(?=,|\r?\n|\r?$)/y;
const bare$2 = /(?:[^",\r\n]|\r(?!\n|$))*(?=,|\r?\n|\r?$)/y;
function splitRecord(value, name) {
	const text = value.replace(/^(?:\r?\n)+/, "");
	const items = [];
	for (let at = 0;; at += 1) {
		const shape = text[at] === "\"" ? quoted$2 : bare$2;
		shape.lastIndex = at;
		const found = shape.exec(text);
		if (found === null) throw misquoted(value, name);
		const [all, inside = all] = found;
		items.push(shape === quoted$2 ? inside.replaceAll("\"\"", "\"").replaceAll("\r\n", "\n") : all);
		at = shape.lastIndex;
		if (text[at] !== ",") {
			if (/^[\r\n]*$/.test(text.slice(at))) return items;
			throw new TrustError("E_INPUT", `${name}: a line break in ${shown$2(value)} is outside quotes`);
		}
	}
}
function misquoted(value, name) {
	return new TrustError("E_INPUT", `${name}: the quotes in ${shown$2(value)} cannot be read: as with cosign, put NAME=VALUE that contains a comma or a quote in double quotes, and write a double quote in it twice`);
}
function parseLines(text, name) {
	const items = checkItems(splitLines$1(text, name), name);
	const empty = items.find((item) => /^[^=]*=$/.test(item));
	if (empty === void 0) return items;
	throw new TrustError("E_INPUT", `${name}: ${shown$2(empty)} has no value: the variable or output that it is taken from is not set`);
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
		if (key === void 0 || value === void 0 || key.trim() === "") throw new TrustError("E_INPUT", `${name}: ${shown$2(item)} is not name=value`);
		if (dockers.test(key)) throw new TrustError("E_INPUT", `${name}: ${shown$2(key)} is an annotation of a manifest or index, as docker's annotations are, not of the signed claims: in a release, give it as build-annotations`);
		if (key in found) throw new TrustError("E_INPUT", `${name}: ${shown$2(key)} is a duplicate`);
		found[key] = value;
	}
	return found;
}
const dockers = /^\s*(?:(?:manifest|index)(?:-descriptor)?(?:\[[^\]]*\])?\s*,?\s*)+:/i;
function shown$2(text) {
	return JSON.stringify(text.slice(0, 200));
}

// src/options/keys.ts
init_error$3();
init_limits();
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
	type: listOf$1(text("HEX")),
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
	type: listOf$1(oneOf(...requirableReaders)),
	default: [],
	help: "Tools that must be able to read the signatures: cosign-2.5 (and older), podman (and CRI-O), policy-controller, kyverno"
});

// src/options/drift.ts
init_error$3();
init_reference();
const shard = { ...word("N/M", (given) => {
	try {
		return parseShard(given);
	} catch (error) {
		throw new TrustError("E_INPUT", error.message);
	}
}) };
const version$1 = word("VERSION", (given) => {
	if (isVersion(given)) return given;
	throw new TrustError("E_INPUT", `${JSON.stringify(given)} is not a version such as 0.1.24`);
});
const usualImages = ["nicolas/webdis", "public.ecr.aws/nicolas/webdis"];
const images = option({
	type: listOf$1(repository),
	required: true,
	flag: "image",
	library: "argument",
	example: usualImages.join(","),
	inputDefault: usualImages.join("\n"),
	help: "Repositories that have the same releases; fix commands copy from the first"
});
const ledger$1 = option({
	type: path,
	help: "Path of the ledger, the reviewed list of releases, which drift init writes"
});
const state = option({
	type: path,
	help: "Path of a file that keeps results between runs, to need fewer requests for unchanged images and to count failures"
});
const badge = option({
	type: path,
	library: false,
	help: "Write the badge to this file, for shields.io/endpoint"
});
const ledgers = option({
	type: listOf$1(path),
	library: false,
	help: "Directory of ledgers, or paths of several ledgers, to check many images in one run; each ledger names its images and signers"
});
const check = group("Releases", {
	images: requiredUnless(images, "ledgers"),
	ledger: amend(ledger$1, { excludes: ["tags", "ledgers"] }),
	ledgers,
	tags: option({
		type: listOf$1(tag),
		default: [],
		flag: "tag",
		excludes: ["ledgers"],
		help: "Tags to compare and verify, if there is no ledger"
	}),
	blobs: option({
		type: boolean,
		default: false,
		help: "Check every blob, with a request for each"
	}),
	fullEvery: option({
		type: count,
		default: 7,
		inputDefault: "7",
		help: "Check each release in full in every Nth run; in the other runs, only its tag and the signatures of its index. Without a state file, every check is full"
	}),
	shard: option({
		type: shard,
		help: "Part of the ledger to check, such as 2/4"
	}),
	state
});
const driftOptions = {
	...check,
	...trust,
	...connection(timeouts.copy),
	...group("Output", {
		...formatsWithSarif,
		report,
		page,
		badge,
		summary: summary$1,
		quiet,
		color,
		requiredInputs
	}),
	...group("GitHub", {
		merge: option({
			type: text("DIRECTORY"),
			flag: false,
			library: false,
			help: "Directory with the reports of all parts, to merge them instead of checking"
		}),
		unreachableAfter: option({
			type: count,
			default: 3,
			inputDefault: "3",
			library: false,
			help: "Number of unreachable runs in a row after which the job fails and an issue is opened; without a state file, the first one fails"
		}),
		issues: option({
			type: boolean,
			default: true,
			flag: false,
			library: false,
			help: "Open, update and close one issue for each registry, release and kind of difference"
		}),
		issuesOf: option({
			type: text("OWNER/REPO"),
			flag: "issues",
			input: false,
			library: false,
			help: "Open, update and close issues in this repository, with GITHUB_TOKEN or GH_TOKEN"
		}),
		issueLabels: option({
			type: listOf$1(text("LABEL")),
			default: [],
			flag: "issue-label",
			library: false,
			help: "Labels of new issues, in addition to drift"
		}),
		issueAssignees: option({
			type: listOf$1(text("LOGIN")),
			default: [],
			flag: "issue-assignee",
			library: false,
			help: "Users to assign to new issues"
		}),
		githubToken: option({
			type: text("TOKEN"),
			inputDefault: "${{ github.token }}",
			flag: false,
			library: false,
			help: "Token for issues, with the permission issues: write"
		}),
		notifyUrl: option({
			type: password,
			library: false,
			help: "URL of a webhook, such as of Slack, that gets the verdict as JSON when it changes"
		})
	})
};
const driftInitOptions = {
	...group("Ledger", {
		images,
		from: option({
			type: version$1,
			required: true,
			example: "0.1.24",
			help: "Lowest version to add to the ledger"
		}),
		output: option({
			type: path,
			required: true,
			example: "releases.json",
			help: "Path of the ledger to write"
		}),
		force: option({
			type: boolean,
			default: false,
			help: "Overwrite an existing file"
		})
	}),
	...trust,
	...connection(timeouts.copy),
	...group("Output", { color })
};
const driftAddOptions = {
	version: option({
		type: version$1,
		required: true,
		positional: true,
		example: "0.1.25",
		help: "Version to add, which is also the tag"
	}),
	...group("Ledger", {
		ledger: option({
			type: path,
			required: true,
			example: "releases.json",
			help: "Path of the ledger to add the release to; the file is created if it does not exist"
		}),
		images: option({
			type: listOf$1(repository),
			flag: "image",
			defaultHelp: "the images in the ledger",
			help: "Repositories that have the release; the entry is made from the first"
		}),
		force: option({
			type: boolean,
			default: false,
			help: "Replace the entry of a version that has another digest in the ledger"
		})
	}),
	...trust,
	...connection(timeouts.copy),
	...group("Output", { color })
};
const mostShards = 256;
const driftPlanOptions = group("Flags", {
	shards: option({
		type: word("N", (given) => {
			const number = count.parse(given);
			if (number <= mostShards) return number;
			throw new TrustError("E_INPUT", `a matrix has at most ${mostShards} jobs`);
		}),
		required: true,
		example: "4",
		help: "Number of parts"
	}),
	ledger: amend(ledger$1, { help: "Path of the ledger, to limit the parts to the number of releases" }),
	ledgers: amend(ledgers, {
		help: "Directory or paths of ledgers, to limit the parts to the number of ledgers",
		excludes: ["ledger"]
	})
});
const driftMergeOptions = {
	reports: option({
		type: argumentsOf(text("REPORT")),
		required: true,
		positional: true,
		example: "part-1.json part-2.json",
		help: "Reports of all parts"
	}),
	...group("Flags", {
		ledger: amend(ledger$1, { help: "Path of the ledger that the parts must have checked" }),
		ledgers: amend(ledgers, {
			help: "Directory or paths of the ledgers that the parts must have checked",
			excludes: ["ledger", "images"]
		}),
		images: option({
			type: listOf$1(repository),
			flag: "image",
			help: "Repositories that the parts must have checked, in this order"
		}),
		state,
		...formatsWithSarif,
		report,
		page,
		badge,
		quiet,
		color
	})
};
const driftPageOptions = {
	report: option({
		type: text("REPORT"),
		required: true,
		positional: true,
		example: "drift.json",
		help: "Report of a check"
	}),
	...group("Flags", {
		state,
		output: option({
			type: path,
			defaultHelp: "stdout",
			help: "Path of the page"
		}),
		badge
	})
};
function namesImages({ images }) {
	const names = usualImages.map((name) => formatRepository(parseRepository(name)));
	return images !== void 0 && images.map(formatRepository).join() !== names.join();
}

// src/report/drift/words.ts
/* @__PURE__ */ init_defined();
init_escape();
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
	"signature-added": "a signature is not in the ledger",
	"signature-bad": "the signature does not verify",
	"tag-unknown": "the tag is not a release in the ledger",
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
	return `tags that were not checked: ${more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ")} (${given([older > 0 && `${older} older than the ledger`, others > 0 && `${others} that are not versions`]).join(", ")})`;
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
const rank$1 = {
	drift: 0,
	unreachable: 1,
	ok: 2
};
function imagesInOrder({ images }) {
	const names = new Intl.Collator("en", { numeric: true });
	return images.toSorted((a, b) => rank$1[a.state] - rank$1[b.state] || names.compare(a.name, b.name));
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
	const all = `${count$1(images.length, "image")} with ${count$1(releases, "release")}`;
	const away = images.filter((one) => one.unreachable.length > 0).length;
	const missing = report.unreachable.length === 0 ? "" : ` ${report.unreachable[0]?.message}.`;
	const notChecked = `${count$1(away, "image")} could not be checked completely.${missing}`;
	switch (state) {
		case "ok": return {
			word: "As released",
			sentence: `${all}: all are as released.${depthOf(report)}`
		};
		case "drift": {
			const drifted = images.filter((one) => one.state === "drift");
			const names = listed(few(drifted.map(({ name }) => name)));
			const what = count$1(fleetDifferences(report).length, "difference");
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
	return days[0] === void 0 ? "" : `Each was checked in full on ${days[0]} or later.`;
}
function oldestDay({ releases }) {
	return releases.flatMap(({ images }) => images.map(fullDay)).sort()[0];
}
function fullText(image) {
	const day = oldestDay(image);
	return day === void 0 ? "never checked in full" : `each checked in full on ${day} or later`;
}
function fleetTable(images, nameOf = ({ name }) => code$2(name, 200)) {
	return html`<table>
<thead><tr>${join(["Image", "State"].map((title) => html`<th scope="col">${title}</th>`), html``)}</tr></thead>
<tbody>
${images.map((image) => row(image, nameOf))}
</tbody>
</table>`;
}
function row(image, nameOf) {
	const { state, releases, differences } = image;
	const registries = listed(image.registries.map(({ name }) => name.slice(0, name.indexOf("/"))));
	const what = differences.length === 0 ? stateWord[state] : kindWords(differences);
	const facts = `${count$1(releases.length, "release")}, ${fullText(image)}`;
	const cells = [html`<th scope="row">${nameOf(image)}<br><span class="muted">${registries}</span></th>`, html`<td class="${state}">${stateSign[state]} ${what}<br><span class="muted">${facts}</span></td>`];
	return html`<tr>${join(cells, html``)}</tr>`;
}
function fleetHead(report) {
	const { state, images } = report;
	const all = count$1(images.length, "image");
	const many = images.filter((one) => one.state === state).length;
	return {
		run: report,
		state,
		sign: stateSign[state],
		verdict: fleetVerdictOf(report),
		title: state === "ok" || many === 0 ? all : `${many} of ${all}`
	};
}

// src/report/drift/verdict.ts
/* @__PURE__ */ init_defined();
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
	return `${count$1(releases.length, "release")} on ${on} ${are} as released: tags, manifests and signatures. ${howDeep(report)}${part}`;
}
function howDeep({ releases, registries, waived }) {
	const seen = releases.flatMap((release) => release.images).filter(({ looked }) => looked !== "nothing");
	const blobs = seen.filter((one) => one.blobs !== void 0);
	const rest = seen.filter((one) => one.blobs === void 0);
	const full = rest.filter(({ looked }) => looked === "verified");
	const unchanged = rest.filter(({ looked }) => looked === "unchanged");
	const parts = given([
		blobs.length > 0 && `${depths.blobs} of ${count$1(blobs.length, "image")}`,
		full.length > 0 && `${depths.full}, of ${count$1(full.length, "image")}`,
		unchanged.length > 0 && `${depths.unchanged}, of ${count$1(unchanged.length, "image")} unchanged since a full check on ${oldestOf(unchanged)} or later`
	]);
	const looked = parts.length === 0 ? "Nothing was checked." : `Checked: ${parts.join("; ")}.`;
	const tags = registries.flatMap(({ tagsLeftOut: one }) => one ? [one.older + one.others] : []).reduce((sum, one) => sum + one, 0);
	const all = tags === 0 ? looked : `${looked} Not checked: ${count$1(tags, "other tag")}.`;
	return waived.length === 0 ? all : `${all} Waived: ${count$1(waived.length, "difference")}.`;
}
function oldestOf(images) {
	const [oldest = "an unknown day"] = images.map((one) => fullDay(one)).sort();
	return oldest;
}
function whatDiffers({ differences, releases }) {
	const where = [...new Set(differences.map(({ registry }) => registry))];
	const touched = releases.filter(({ images }) => images.some((one) => one.differences.length > 0));
	const among = touched.length === 0 ? "" : ` in ${touched.length} of ${count$1(releases.length, "release")}`;
	const on = where.length === 0 ? "" : ` on ${listed(few(where))}`;
	return `${count$1(differences.length, "difference")}${among}${on}.`;
}
function whatFailed({ unreachable }) {
	const causes = unreachable.map(({ image, code, message }) => image === void 0 ? message : `${image} (${codeTitle[code]})`);
	return listed(few(causes));
}
function headOf$1(report) {
	const { state } = report;
	return {
		run: report,
		state,
		sign: stateSign[state],
		verdict: driftVerdictOf(report),
		title: driftTitle(report)
	};
}

// src/report/drift/annotations.ts
/* @__PURE__ */ init_defined();
function driftAnnotations(report, isFailure) {
	const severity = isFailure ? "error" : "warning";
	const unreachable = obstacles(report, "error").map((one) => titled({
		...one,
		severity
	}));
	const warnings = obstacles(report, "warning").map((one) => titled(one));
	const failed = report.state === "drift" || report.state === "unreachable" && isFailure;
	const verdict = "images" in report ? fleetVerdictOf(report) : driftVerdictOf(report);
	const all = [
		...differences(report),
		...unreachable,
		...warnings
	];
	return annotationsOf(all, failed ? verdict : void 0);
}
function differences(report) {
	return ("images" in report ? fleetDifferences(report) : report.differences).map((one) => {
		const { kind, code, message, fix, advice, platform } = one;
		return {
			severity: "error",
			code,
			message,
			title: kindTitle[kind],
			reason: kindTitle[kind],
			image: placeOf(one),
			...defined({
				advice: shown$1(fix) ?? advice,
				subject: platform
			})
		};
	});
}
function obstacles(report, severity) {
	return ("images" in report ? fleetFindings(report) : [...report.unreachable, ...report.notes]).filter((one) => one.severity === severity);
}
function shown$1(fix) {
	return fix === void 0 || fix.length <= 2e3 ? fix : "the job summary has the command that fixes it";
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
	drift: (differences) => count$1(differences.length, "difference"),
	unreachable: () => stateWord.unreachable
};

// src/report/document.ts
function headingOf({ sign, verdict, title }) {
	return html`${sign} ${verdict.word}: ${title}`;
}
function leadOf({ verdict, lead = [] }) {
	return [html`<p>${verdict.sentence}</p>`, ...lead.filter((part) => part !== void 0)];
}
function footerOf({ run }) {
	const { tool, started } = run;
	return html`${code$2(`${tool.name} ${tool.version}`)}, ${runFacts(run)}, ${readableTime(started)}`;
}

// src/report/page-style.ts
const pageStyle = html`
:root {
  color-scheme: light dark;
  --text: #1f2328; --muted: #57606a; --back: #ffffff; --soft: #f6f8fa; --line: #d0d7de;
  --verified: #1a7f37; --rejected: #cf222e; --undetermined: #9a6700; --extra: #57606a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --muted: #9198a1; --back: #0d1117; --soft: #161b22; --line: #3d444d;
    --verified: #3fb950; --rejected: #ff7b72; --undetermined: #d29922; --extra: #9198a1;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 64rem;
  background: var(--back); color: var(--text);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  overflow-wrap: anywhere;
}
header { border-left: .4rem solid var(--state); padding: .25rem 1rem; background: var(--soft); }
h1 { margin: .5rem 0; font-size: 1.5rem; line-height: 1.3; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.2rem; }
code, pre { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { background: var(--soft); padding: .1em .35em; border-radius: .3em; }
h1 code, .box code { background: none; padding: 0; }
pre { background: var(--soft); padding: .9rem 1rem; border-radius: .4rem; white-space: pre-wrap; }
pre code { background: none; padding: 0; font-size: 1em; }
a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: .2em; }
li { margin: .4rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .925rem; overflow-wrap: normal; }
th, td { border: 1px solid var(--line); padding: .45rem .7rem; text-align: left; vertical-align: top; }
thead th { background: var(--soft); }
details { border-top: 1px solid var(--line); padding: .6rem 0; }
summary { cursor: pointer; }
footer { margin-top: 2rem; color: var(--muted); font-size: .875rem; }
.verified { --state: var(--verified); }
.rejected { --state: var(--rejected); }
.undetermined { --state: var(--undetermined); }
.extra { --state: var(--extra); }
.chain { margin: 1rem 0 2rem; }
.box {
  border: 1px solid var(--line); border-left: .3rem solid var(--state, var(--line));
  border-radius: .4rem; background: var(--back); padding: .6rem .8rem;
}
.box strong { display: block; }
.inside { display: grid; gap: .6rem; margin-top: .6rem; }
.index > .inside { grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
.images { display: grid; gap: .6rem; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
.step { margin: .35rem 1rem; color: var(--muted); font-size: .9rem; }
.box.layers { --state: var(--line); background: var(--soft); border-style: dashed; font-size: .875rem; padding: .35rem .6rem; }
@media print { details { display: block; } }
`;

// src/report/verify/chain.ts
/* @__PURE__ */ init_defined();
init_signer();
const worstFirst$1 = [
	"rejected",
	"undetermined",
	"verified"
];
function chainsOf(report) {
	const resolved = report.images.filter(({ manifests }) => manifests.length > 0);
	return [...new Set(resolved.flatMap(({ manifests }) => manifests.slice(0, 1).map((m) => m.digest)))].flatMap((digest) => chainOf(report, resolved.filter(({ manifests }) => manifests[0]?.digest === digest)));
}
function chainOf(report, images) {
	const copies = images.flatMap((image) => image.manifests.map((manifest) => ({
		image,
		manifest
	})));
	const [root, ...children] = [...Map.groupBy(copies, ({ manifest }) => manifest.digest).values()].flatMap(linkOf);
	if (root === void 0) return [];
	const good = copies.flatMap(({ manifest }) => goodSignatures$1(manifest));
	return [{
		makers: signersOf(report).flatMap((one) => {
			const its = good.find(({ signer }) => signer !== void 0 && sameSigner(signer, one));
			return its === void 0 ? [] : [{
				signer: one,
				...defined({ root: its.trustedRoot })
			}];
		}),
		images: images.map(({ name }) => name),
		signatures: new Set(good.map(({ id }) => id)).size,
		root,
		children: attestationsTogether(children)
	}];
}
function linkOf(sides) {
	const statuses = sides.map(({ image, manifest }) => statusOf(image, manifest));
	const outcome = worstFirst$1.find((worst) => statuses.some((one) => one.outcome === worst));
	const at = statuses.findIndex((status) => status.outcome === outcome);
	const [status, side] = [statuses[at], sides[at]];
	if (status === void 0 || side === void 0) return [];
	const registries = sides.filter((_, i) => statuses[i]?.outcome === outcome).map(({ image }) => image.registry);
	const where = registries.length === sides.length ? "" : ` on ${registries.join(", ")}`;
	const { digest, role } = side.manifest;
	return [{
		name: manifestName(side.manifest),
		digest,
		role,
		status: {
			...status,
			text: `${status.text}${where}`
		}
	}];
}
function attestationsTogether(links) {
	const isAttestation = ({ role }) => role === "attestation";
	const together = [...Map.groupBy(links.filter(isAttestation), ({ status }) => status.text).values()].flatMap(([first, ...others]) => {
		if (first === void 0 || others.length === 0) return first === void 0 ? [] : [first];
		const { role, status } = first;
		return [{
			name: `${others.length + 1} attestations`,
			role,
			status
		}];
	});
	return [...links.filter((link) => !isAttestation(link)), ...together];
}

// src/report/page.ts
init_signer();
const onPage = {
	table: scroll,
	commands: (_, lines) => lines.length === 0 ? void 0 : preformatted(lines),
	chain: chainBoxes,
	folded: details
};
function scroll(table, name) {
	return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0">\n${table}\n</div>`;
}
function formatPage(document, style) {
	const { state, verdict, title, sections } = document;
	return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${`${verdict.word}: ${title}`}</title>
<style>${pageStyle}${style}</style>
</head>
<body>
<header class="${state}">
<h1>${headingOf(document)}</h1>
${leadOf(document)}
</header>
<main>
${sections.map(section)}
</main>
<footer>${footerOf(document)}</footer>
</body>
</html>
`.toString();
}
function section({ title, parts }) {
	if (parts.every((part) => part === void 0)) return void 0;
	return html`<section>\n<h2>${title}</h2>\n${parts}\n</section>`;
}
function chainBoxes(report) {
	const chains = chainsOf(report);
	return chains.length === 0 ? void 0 : html`${chains.map(boxesOf)}`;
}
function boxesOf({ makers, images, signatures, root, children }) {
	const signers = makers.map(makerBoxes);
	const made = html`<p class="step">↓ made ${count$1(signatures, "signature")} of the index and its manifests, on</p>`;
	return html`<div class="chain">
${[...signers.length === 0 ? [] : [...signers, made], html`<div class="images">\n${images.map((name) => html`<div class="box extra">${code$2(name)}</div>`)}\n</div>`]}
<p class="step">↓ ${images.length > 1 ? "all with the same digest" : "with the digest"}</p>
${linkBox(root, "index", children.map((child) => linkBox(child, "part", layers(child))))}
</div>`;
}
function makerBoxes({ signer, root }) {
	const kind = signer.kind === "identity" ? "certificate" : "key";
	const box = html`<div class="box verified"><strong>${kind}</strong>${code$2(longSigner(signer), 300)}</div>`;
	if (root === void 0) return box;
	return html`<div class="box verified"><strong>certificate authority</strong>of ${code$2(root, 300)}</div>
<p class="step">↓ issued</p>
${box}`;
}
function linkBox({ name, digest, status }, kind, inside) {
	const state = status.counts ? status.outcome : "extra";
	const digestLine = digest === void 0 ? void 0 : html`${code$2(shortDigest(digest))}<br>`;
	const content = inside.length === 0 ? void 0 : html`\n<div class="inside">\n${inside}\n</div>\n`;
	return html`<div class="${`box ${kind} ${state}`}"><strong>${name}</strong>${digestLine}${status.sign} ${status.text}${content}</div>`;
}
function layers({ role }) {
	return role === "platform" ? [html`<div class="box layers">contains the digests of config and layers</div>`] : [];
}

// src/report/verify/tables.ts
function rootCell({ source, date }) {
	return html`${code$2(source)}${date === void 0 ? void 0 : html`, ${date}`}`;
}
function policyTable({ policy }) {
	const { platforms, expectedReference, digest, signatureRepository, requireReadableBy } = policy;
	const codes = (names) => join(names.map((name) => code$2(name)), html`, `);
	const rows = [
		["Signers", stacked(policy.signers.map(signerCell))],
		["Each signer must have signed", policy.requireAllSigners === true ? "yes" : void 0],
		["Transparency log", policy.transparencyLog],
		["Certificate transparency log", policy.sct],
		["Trusted root", stacked(policy.trustedRoots.map(rootCell))],
		["Timestamps", policy.timestamps],
		["Attestation manifests", policy.attestationManifests],
		["Comparison of registries", policy.parity],
		["Required platforms", platforms.length > 0 ? codes(platforms) : "all that the index lists"],
		["Required annotations", stacked(pairs(policy.annotations), "none")],
		["Expected reference", expectedReference && code$2(expectedReference)],
		["Expected digest", digest && code$2(digest)],
		["Signatures in", signatureRepository && code$2(signatureRepository)],
		["Signatures", policy.signatures && "not asked for"],
		["Attestations", policy.attestations && codes(policy.attestations)],
		["Readable by", requireReadableBy && codes(requireReadableBy)]
	];
	return table$1(["Requirement", "Value"], rows.filter(([, value]) => value !== void 0));
}

// src/report/verify/mermaid.ts
init_signer();
init_escape();
const most$7 = 16;
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
	const diagram = ["flowchart LR", ...[...[...chains.flatMap((chain, i) => chainLines(report, chain, `c${i}`)), ...more > 0 ? [node("more", label(`and ${more} more`), "extra")] : []], ...classes].map((line) => `  ${line}`)];
	return chains.length === 0 || diagram.join("\n").length > longest ? [] : diagram;
}
function chainLines(report, chain, id) {
	const children = shownFirst(chain.children).slice(0, most$7);
	const hidden = chain.children.length - children.length;
	const platforms = children.flatMap(({ role }, i) => role === "platform" ? [`${id}m${i}`] : []);
	return [
		...signerNodes(report, chain, id),
		node(`${id}i`, linkLabel(chain.root), classOf(chain.root)),
		...chain.images.slice(0, most$7).flatMap((image, i) => [`${id}r${i}([${label(image)}]):::extra`, `${id}r${i} -->|carries| ${id}i`]),
		...children.flatMap((child, i) => [node(`${id}m${i}`, linkLabel(child), classOf(child)), `${id}i -->|binds| ${id}m${i}`]),
		...hidden > 0 ? [node(`${id}more`, label(`and ${hidden} more`), "extra"), `${id}i --> ${id}more`] : [],
		...platforms.length > 0 ? [node(`${id}l`, label("config and layers", "of each platform"), "extra")] : [],
		...platforms.map((platform) => `${platform} -->|binds| ${id}l`)
	];
}
function shownFirst(links) {
	if (links.length <= most$7) return links;
	const isFine = ({ status }) => status.outcome === "verified";
	return [...links.filter((link) => !isFine(link)), ...links.filter(isFine)];
}
function signerNodes(report, chain, id) {
	if (chain.makers.length === 0) return [];
	const all = signersOf(report);
	const signs = chain.root.status.outcome === "verified" ? [`${id}s -->|signs| ${id}i`] : [];
	return [
		node(`${id}s`, label(count$1(chain.signatures, "signature"), "for index and manifests"), "verified"),
		...chain.makers.flatMap(({ signer, root }) => {
			const nodeId = `k${all.findIndex((one) => sameSigner(one, signer))}`;
			const text = signer.kind === "identity" ? label("certificate", shortSigner(signer), `issuer ${signer.issuer}`) : label("key", longSigner(signer));
			return [
				...root === void 0 ? [] : authorityNodes(root, nodeId),
				`${nodeId}[/${text}/]:::verified`,
				`${nodeId} -->|made| ${id}s`
			];
		}),
		...signs
	];
}
function authorityNodes(root, certificate) {
	return [`${certificate}a[/${label("certificate authority", `of ${root}`)}/]:::verified`, `${certificate}a -->|issued| ${certificate}`];
}
function node(id, text, style) {
	return `${id}[${text}]:::${style}`;
}
function classOf({ status }) {
	return status.counts ? status.outcome : "extra";
}
function linkLabel({ name, digest, status }) {
	return quoted$1([...(digest === void 0 ? [name] : [name, shortDigest(digest)]).map(escapeLabel), `${status.sign} ${escapeLabel(status.text)}`]);
}
function label(...lines) {
	return quoted$1(lines.map(escapeLabel));
}
function quoted$1(lines) {
	return `"${lines.join("<br/>")}"`;
}
function escapeLabel(text) {
	return plain$1(text, 80).replace(/[\u0021-\u002b;-@\u005b-\u0060\u007b-\u007f]/g, (c) => `#${c.charCodeAt(0)};`);
}

// src/report/summary.ts
const runnerLimit = 1048576;
const inSummary = {
	table: (table) => table,
	commands: (language, lines) => lines.length === 0 ? void 0 : fenced(language, lines),
	chain(report) {
		const lines = chainDiagram(report);
		return lines.length === 0 ? void 0 : fenced("mermaid", lines);
	},
	folded(title, ...body) {
		const blocks = body.filter((block) => block !== void 0);
		if (blocks.length === 0) return void 0;
		return markdown`${html`<details>\n<summary>${title}</summary>`}\n\n${blocks}\n\n</details>`;
	}
};
function formatDocument(document, options) {
	const blocks = document.sections.flatMap((section) => {
		const [first, ...rest] = section.parts.filter((part) => part !== void 0);
		if (first === void 0) return [];
		return [markdown`${html`<h3>${section.title}</h3>`}\n\n${first}`, ...rest];
	});
	return fitted([
		html`<h2>${headingOf(document)}</h2>`,
		...leadOf(document),
		...blocks,
		html`<p><sub>${footerOf(document)}</sub></p>`
	], options);
}
function fitted(sections, options) {
	const { maxBytes = runnerLimit, reportPath } = options;
	const report = reportPath === void 0 ? html`the JSON report` : html`the JSON report, ${code$2(reportPath, 300)}`;
	const cut = `${html`<p>This summary was cut to fit GitHub's limit. Everything is in ${report}.</p>`}\n`;
	let room = maxBytes - Buffer.byteLength(cut);
	let left = false;
	const kept = [];
	for (const text of sections.map(String).filter((one) => one !== "")) {
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

// src/report/drift/differences.ts
function differenceParts(difference, medium) {
	const { kind, code: id, message, fix, advice } = difference;
	const lines = [
		html`<strong>${capital(kindTitle[kind])}</strong>: ${code$2(placeOf(difference), 300)}`,
		html`${capital(message)} ${codeTag(id)}`,
		...factsOf$1(difference),
		advice && html`<em>Next:</em> ${advice}`
	];
	return [html`<p>${stacked(lines)}</p>`, ...fix === void 0 ? [] : [html`<p><em>Fix:</em></p>`, medium.commands("sh", [fix])]];
}
function differencesSection(differences, most) {
	const hidden = differences.length - most;
	return {
		title: "Differences",
		parts: [...differences.slice(0, most).flatMap((one) => differenceParts(one, inSummary)), hidden > 0 ? html`<p>and ${count$1(hidden, "more difference")}, in the JSON report</p>` : void 0]
	};
}
function factsOf$1({ expected, found, platform, digest }) {
	const isShown = digest === void 0 || digest === expected || digest === found;
	return [
		platform && html`Platform: ${code$2(platform, 100)}`,
		!isShown && html`Manifest: ${code$2(digest)}`,
		expected && html`Expected: ${code$2(expected, 300)}`,
		found && html`Found: ${code$2(found, 300)}`
	];
}

// src/report/drift/history.ts
init_escape();
const shapes = fixedWords({
	ok: html`✓`,
	drift: html`✕`,
	unreachable: html`?`
}, html`not known`);
function historyStrip({ runs }) {
	if (runs.length < 2) return void 0;
	const shown = runs.slice(-30);
	const items = shown.map(({ state, started }) => {
		const text = `${day$1(started)}: ${stateWord[state]}`;
		return html`<li class="${state}" title="${text}"><span aria-hidden="true">${shapes[state]}</span><span class="unseen">${text}</span></li>`;
	});
	const good = shown.filter(({ state }) => state === "ok").length;
	const runCount = count$1(shown.length, "run");
	return html`<ol class="strip" aria-label="${`The last ${runCount}, oldest first`}">
${items}
</ol>
<p class="strip-ends"><span>${day$1(shown[0]?.started)}</span><span>${good} of ${runCount} as released</span><span>${day$1(shown.at(-1)?.started)}</span></p>`;
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
	return details(`The last ${count$1(newest.length, "run")}`, onPage.table(text, "Earlier runs"));
}
function whatHappened({ differences, unreachable }) {
	const named = few(differences).map((id) => code$2(id, 300));
	const away = unreachable.map((name) => html`not reached: ${code$2(name, 300)}`);
	return stacked([...named, ...away], "none");
}
function day$1(iso = "") {
	return iso.slice(0, 10);
}

// src/report/drift/matrix.ts
const newest$1 = 20;
const mostTroubled = 80;
function matrixOf(report, nameOf = plainName) {
	const shown = new Set(report.releases.slice(0, newest$1));
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
	return `${count$1(rest.length, "more release")}, ${state}`;
}
const plainName = ({ version }) => code$2(version, 100);
function table(report, releases, nameOf, withTags) {
	const byId = differencesById(report);
	const names = report.registries.map(({ name }) => html`<th scope="col">${registryName(name)}</th>`);
	return html`<table>
<thead><tr><th scope="col">Release</th>${join(names, html``)}</tr></thead>
<tbody>
${[...withTags ? registryRow(report) : [], ...releases.map((release) => releaseRow(report, release, nameOf, byId))]}
</tbody>
</table>`;
}
function registryName(name) {
	const [host = "", ...path] = name.split("/");
	return path.length === 0 ? code$2(host) : html`${code$2(host)}<br>${code$2(path.join("/"))}`;
}
function registryRow(report) {
	const about = differencesOfRegistries(report);
	if (about.length === 0) return [];
	const cells = report.registries.map(({ name }) => cell("ok", "none", about.filter(({ registry }) => registry === name)));
	return [html`<tr><th scope="row">Other tags</th>${join(cells, html``)}</tr>`];
}
function releaseRow({ registries }, release, nameOf, byId) {
	const cells = registries.map(({ name }, at) => {
		const image = imageOn(release, name, at);
		return image === void 0 ? cell("unreachable", stateWord.unreachable, []) : cell(image.state, stateWord[image.state], differencesOf(image, byId));
	});
	const { digest } = release;
	const small = digest === void 0 ? void 0 : html` <small>${code$2(shortDigest(digest))}</small>`;
	return html`<tr><th scope="row">${nameOf(release)}${small}</th>${join(cells, html``)}</tr>`;
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
init_signer();
init_escape();
function anchorOf(at) {
	return `release-${at}`;
}
function releaseDetails({ registries }, release, at, byId) {
	const { version, digest, state, images } = release;
	const title = html`${stateSign[state]} <strong>${code$2(version, 100)}</strong> ${stateWord[state]}`;
	const sides = sidesOf(images);
	const body = [digest && html`<p>Index ${code$2(digest)}</p>`, ...sides.map((side) => sideText(side, registries.length > 1, byId))];
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
		tagDigest === void 0 ? "no tag was found" : html`the tag points to ${code$2(shortDigest(tagDigest))}`,
		blobs && blobText(blobs)
	];
	const same = names.length > 1 && html`, the same on each`;
	return html`${[
		named && html`<h3>${listed(names)}${same}</h3>`,
		html`<p>${join(facts, html`; `)}</p>`,
		list(wrong),
		manifests.length > 0 && manifestTable(manifests)
	]}`;
}
const lookedWords = fixedWords({
	verified: "checked in full in this run",
	nothing: "not checked"
});
function blobText({ present, missing }) {
	if (missing.length === 0) return `all ${count$1(present, "blob")} there`;
	return `${count$1(missing.length, "blob")} missing of ${present + missing.length}`;
}
function manifestTable(manifests) {
	const rows = manifests.map((manifest) => {
		const { digest, state, code: id, signatures } = manifest;
		const why = id === void 0 ? void 0 : html`: ${codeReason(id)} ${codeTag(id)}`;
		return [
			html`${code$2(manifestName(manifest), 200)}<br><small>${code$2(digest)}</small>`,
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
	return html`${formatWord[format]} ${code$2(shortDigest(id), 100)} by ${code$2(shortSigner(signer), 300)}<br>${logCell(logEntries, "not logged")}`;
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

// src/ledger/waiver.ts
init_document();
const differenceKind = /* @__PURE__ */ oneOf$1("tag-moved", "rolled-back", "tag-missing", "manifest-missing", "blob-missing", "signature-missing", "attestation-missing", "signature-added", "signature-bad", "tag-unknown", "latest-wrong");
const waiver = /* @__PURE__ */ object$1({
	kind: differenceKind,
	tag: text$1,
	registry: /* @__PURE__ */ optional(text$1),
	digest: /* @__PURE__ */ optional(text$1),
	reason: text$1,
	until: day$2
});
function isInForce({ until }, now) {
	return now.toISOString().slice(0, 10) <= until;
}
function waiverOf(waivers, { kind, registry, tag, digest }) {
	return waivers.find((one) => one.kind === kind && one.tag === tag && (one.registry === void 0 || one.registry === registry) && (one.digest === void 0 || one.digest === digest));
}

// src/report/drift/waivers.ts
function waivedList(reports) {
	return list(reports.flatMap(({ waived, waivers }) => waived.map((one) => {
		const { reason = "", until = "" } = waiverOf(waivers, one) ?? {};
		const title = html`<strong>${capital(kindTitle[one.kind])}</strong>: ${code$2(placeOf(one), 300)}`;
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
		...headOf$1(report),
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
					html`<p>${count$1(releases.length, "release")}, ${count$1(requests, "request")}${shard && html`, part ${shard.index} of ${shard.of}`}</p>`,
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
		html`<p><strong>${code$2(name, 300)}</strong></p>`,
		html`<p>${stateSign[state]} ${stateWord[state]}</p>`,
		html`<p class="muted">${count$1(requests, "request")}, ${count$1(pulls, "manifest read", "manifests read")}</p>`,
		quota && html`<p class="muted">${quota.remaining} of ${quota.limit} pulls left in ${hours(quota.seconds)}</p>`,
		tagsLeftOut && html`<p class="muted">${capital(leftOutText(tagsLeftOut))}</p>`
	];
	return html`<div class="${`card ${state}`}">\n${lines}\n</div>`;
}
function hours(seconds) {
	return seconds >= 3600 ? count$1(Math.round(seconds / 3600), "hour") : count$1(seconds, "second");
}
function unfoldable({ releases }) {
	const urgent = releases.filter(({ state }) => state !== "ok");
	const chosen = new Set([.../* @__PURE__ */ new Set([...urgent, ...releases])].slice(0, mostReleases));
	return new Map(releases.map((one, at) => [one, at]).filter(([one]) => chosen.has(one)));
}
function matrix(report, unfolded) {
	const nameOf = (release) => {
		const at = unfolded.get(release);
		const name = code$2(release.version, 100);
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
	return [...all.slice(0, mostDifferences).map((one) => html`<div class="difference drift">\n${differenceParts(one, onPage)}\n</div>`), ...hidden > 0 ? [html`<p>and ${count$1(hidden, "more difference")}, in the JSON report</p>`] : []];
}
function releaseList(report, unfolded) {
	const byId = differencesById(report);
	const later = new Set(matrixOf(report).rest);
	const texts = (isLater) => [...unfolded].filter(([release]) => later.has(release) === isLater).map(([release, at]) => releaseDetails(report, release, at, byId));
	const more = texts(true);
	const hidden = report.releases.length - unfolded.size;
	const left = hidden > 0 ? html`<p>and ${count$1(hidden, "older release")}, in the JSON report</p>` : void 0;
	return [...texts(false), more.length === 0 ? void 0 : details(count$1(more.length, "more release"), ...more, left)];
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
	const link = ({ name }) => html`<a href="${paths.get(name) ?? ""}">${code$2(name, 200)}</a>`;
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
				parts: [tableOf(shown, "Images"), rest.length === 0 ? void 0 : details(`${count$1(rest.length, "more image")}, all as released`, tableOf(rest, "More images"))]
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
				parts: [html`<p>${count$1(report.requests, "request")}</p>`, details("Notes", findingList(findings.filter(({ severity }) => severity !== "error").map((one) => titled(one))))]
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
		return html`<div class="${`card ${number === 0 ? "" : state}`}">\n<p><strong>${count$1(number, "image")}</strong></p>\n<p>${stateSign[state]} ${stateWord[state]}</p>\n</div>`;
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
	const what = `${count$1(releases.length, "release")} on ${count$1(registries.length, "registry", "registries")}`;
	const findings = [...unreachable, ...notes];
	const pulls = registries.reduce((sum, one) => sum + one.pulls, 0);
	return logText([
		paint(options, "bold", `Drift of ${what} --`),
		matrixLines(report, options),
		line$1``,
		differences.map((one) => differenceLines(one, options)),
		report.waived.map((one) => waivedLines(one, report, options)),
		findingsOf(findings, options),
		registries.map((one) => leftOutLines(one, options)),
		findings.length > 0 && line$1``,
		signerLines(report.policy.signers, options),
		verdictLines(driftVerdictOf(report), stateStyles[report.state], options, runFacts(report), count$1(pulls, "pull"))
	]);
}
function matrixLines({ releases, registries, differences }, options) {
	const quiet = releases.filter(({ state }) => state === "ok").slice(0, mostQuiet);
	const shown = releases.filter((one) => one.state !== "ok" || quiet.includes(one));
	const byId = differencesById({ differences });
	const rows = shown.map(({ version, images }) => [whole(version, 100), ...images.map((image) => cellOf(image, byId, options))]);
	const rest = releases.length - shown.length;
	return [tableLines(["release", ...registries.map(({ name }) => name)], rows, options), rest > 0 && line$1`  and ${count$1(rest, "more release")}, ok everywhere`];
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
		wrap(line$1`${label}: ${placeOf(difference)}: ${message} [${code}]`, options, "", "  "),
		expected && more(line$1`expected ${expected}`),
		found && more(line$1`found    ${found}`),
		advice && more(line$1`Next: ${advice}`),
		fixLine(fix),
		line$1``
	];
}
function fixLine(fix) {
	return fix && line$1`  Fix: ${whole(fix, 8e3)}`;
}
function waivedLines(difference, { waivers }, options) {
	const { reason = "", until = "" } = waiverOf(waivers, difference) ?? {};
	const text = line$1`waived until ${until.slice(0, 10)}: ${placeOf(difference)}: ${difference.message} (${reason})`;
	return wrap(text, options, "", "  ").map((one) => paint(options, "dim", one));
}
function findingsOf(findings, options) {
	return findings.map((one) => findingLines(placed(one), options, ""));
}
function leftOutLines({ name, tagsLeftOut }, options) {
	if (tagsLeftOut === void 0) return [];
	const text = line$1`${name}: ${whole(leftOutText(tagsLeftOut), 3e3)}`;
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

// src/report/drift/fleet-summary.ts
const most$6 = 50;
function formatFleetSummary(report, options = {}) {
	const images = imagesInOrder(report);
	const differences = fleetDifferences(report);
	const rest = images.slice(most$6);
	const findings = fleetFindings(report);
	const errors = findings.filter(({ severity }) => severity === "error");
	const notes = findings.filter(({ severity }) => severity !== "error");
	return formatDocument({
		...fleetHead(report),
		sections: [
			{
				title: "Images",
				parts: [fleetTable(images.slice(0, most$6))]
			},
			differencesSection(differences, most$6),
			{
				title: "Waived",
				parts: [waivedList(images)]
			},
			{
				title: "Not checked",
				parts: [findingList(errors.map((one) => titled(one)))]
			},
			{
				title: "Details",
				parts: [rest.length === 0 ? void 0 : details(count$1(rest.length, "more image"), fleetTable(rest)), details("Notes", findingList(notes.map((one) => titled(one))))]
			}
		]
	}, options);
}
function formatFleet(report, options) {
	const images = imagesInOrder(report);
	const shown = images.filter(({ state }, at) => state !== "ok" || at < most$6);
	const width = Math.max(...shown.map(({ name }) => whole(name, 100).width), 0);
	const quiet = images.length - shown.length;
	return logText([
		paint(options, "bold", `Drift of ${count$1(images.length, "image")} --`),
		shown.map(({ name, state, differences, releases }) => {
			const shownName = whole(name, 100);
			const what = differences.length === 0 ? stateWord[state] : `DRIFT: ${kindWords(differences)}`;
			const gap = " ".repeat(width - shownName.width);
			return line$1`  ${shownName}${gap}  ${paint(options, stateStyles[state], what)}, ${count$1(releases.length, "release")}`;
		}),
		quiet > 0 && line$1`  and ${count$1(quiet, "more image")}, as released everywhere`,
		line$1``,
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
			path === "" ? page : join$2(dirname(page ?? ""), path),
			text
		];
	}), badgeFile];
}

// src/report/drift/summary.ts
/* @__PURE__ */ init_defined();
const most$5 = 50;
function formatDriftSummary(report, options = {}) {
	const { differences, unreachable, notes } = report;
	const { table, rest } = matrixOf(report);
	return formatDocument({
		...headOf$1(report),
		sections: [
			{
				title: "Releases on every registry",
				parts: [table]
			},
			differencesSection(differences, most$5),
			{
				title: "Waived",
				parts: [waivedList([report])]
			},
			{
				title: "Not checked",
				parts: [findingList(unreachable.map((one) => titled(one)))]
			},
			{
				title: "Details",
				parts: [
					details("Notes", findingList(notes.map((one) => titled(one)))),
					details("Tags that were not checked", leftOut$1(report)),
					rest.length === 0 ? void 0 : details(restTitle(rest), restTable(report, rest)),
					details("Policy", policyTable(report)),
					hint(options)
				]
			}
		]
	}, options);
}
function leftOut$1({ registries }) {
	return list(given(registries.map(({ name, tagsLeftOut: left }) => left && html`${code$2(name, 300)}: ${leftOutText(left)}`)));
}
function hint({ reportPath }) {
	if (reportPath === void 0) return void 0;
	return html`<p>The report ${code$2(reportPath, 300)} lists every manifest, signature and log entry.</p>`;
}

// src/report/progress.ts
init_escape();
const stepTitle = fixedWords({
	check: "check tags",
	build: "build and push",
	sign: "sign",
	attest: "attest",
	verify: "verify",
	mirror: "mirror",
	"verify-mirrors": "verify everywhere",
	tag: "tag",
	ledger: "update ledger"
});
function formatCheckingStep(checking) {
	return logText([line$1`${factsOf(checking)}: ${checking.image}`]).trimEnd();
}
function factsOf({ done, of, requests, imagesPerSecond }) {
	const rate = imagesPerSecond === void 0 ? "" : `, ${imagesPerSecond.toFixed(0)}/s`;
	return `${done} of ${count$1(of, "image")}${rate}, ${count$1(requests, "request")}`;
}

// src/verify/finding.ts
function finding$1(code, message, more = {}) {
	return {
		severity: "error",
		code,
		message,
		...more
	};
}
function findingOf(error) {
	const { code, message, details } = error;
	const other = error instanceof OtherTagExists ? `${error.other} exists: use that tag` : void 0;
	return finding$1(code, message, {
		...Object.keys(details).length === 0 ? {} : { details },
		...code === "E_NOTFOUND" ? { advice: other ?? mayBeHidden } : {}
	});
}
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
var OtherTagExists, mayBeHidden;
var init_finding = __esmMin((() => {
	init_error$3();
	init_platform();
	init_outcome();
	OtherTagExists = class extends TrustError {
		other;
		constructor(message, details, other) {
			super("E_NOTFOUND", message, details);
			this.other = other;
		}
	};
	mayBeHidden = "check repository and tag; some registries answer like this for private repositories";
}));

// src/attestation/contents.ts
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
function counted(number, one, several) {
	return `${number} ${number === 1 ? one : several}`;
}
var vulnTypes, vexTypes, vexStatuses;
var init_contents = __esmMin((() => {
	init_limits();
	init_json$1();
	vulnTypes = /^https:\/\/(?:cosign\.sigstore\.dev\/attestation\/vuln\/v1|in-toto\.io\/attestation\/vulns(?:\/v[0-9.]+)?)$/;
	vexTypes = /^https:\/\/openvex\.dev\/ns(?:\/v[0-9.]+)?$/;
	vexStatuses = [
		"affected",
		"fixed",
		"not_affected",
		"under_investigation"
	];
}));

// src/attestation/facts.ts
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
function ofV02(predicate) {
	return {
		builder: nonEmptyText(at$1(predicate, "builder", "id")),
		buildType: nonEmptyText(predicate["buildType"]),
		...ofSource(at$1(predicate, "invocation", "configSource"), at$1(predicate, "metadata", buildkitMetadata, "vcs"))
	};
}
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
var factNames, slsa, buildkitMetadata, sourceUri, commit;
var init_facts = __esmMin((() => {
	init_error$3();
	init_limits();
	init_json$1();
	init_contents();
	factNames = {
		builder: "builder",
		"source-repository": "sourceRepository",
		"source-ref": "sourceRef",
		"source-digest": "sourceDigest"
	};
	slsa = {
		v02: "https://slsa.dev/provenance/v0.2",
		v1: "https://slsa.dev/provenance/v1"
	};
	buildkitMetadata = "https://mobyproject.org/buildkit@v1#metadata";
	sourceUri = /^(?:git\+)?([a-z+]+:\/\/(?:[^@/#]+@)?[^@/#]+(?:\/[^@#]*)?)(?:@([^#]+)|#([^:]*)(?::.*)?)?$/;
	commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
}));

// src/attestation/requirement.ts
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
var vex, cyclonedx, spdx, versioned;
var init_requirement$1 = __esmMin((() => {
	init_predicate_type();
	vex = "https://openvex.dev/ns";
	cyclonedx = "https://cyclonedx.org/bom";
	spdx = "https://spdx.dev/Document";
	versioned = [
		spdx,
		cyclonedx,
		vex
	];
}));

// src/signature/format.ts
init_finding();
init_document();
const signatureFormat = /* @__PURE__ */ oneOf$1("legacy", "bundle");

// src/transparency/validity.ts
function isWithin$1({ start, end }, date) {
	return start <= date && (end === void 0 || date <= end);
}
var rfc3339, time, validity;
var init_validity = __esmMin((() => {
	init_shape();
	rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
	time = (value, at) => {
		const written = text$2(value, at);
		const date = new Date(written);
		return rfc3339.test(written) && !Number.isNaN(date.getTime()) ? date : fail$1(at, "is not a time");
	};
	validity = object$2({
		start: time,
		end: optional$1(time)
	});
}));

// src/transparency/entry.ts
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
	return isWithin$1(validFor, date);
}
var logEntry$1, clockSkew;
var init_entry$1 = __esmMin((() => {
	init_error$3();
	init_document();
	init_validity();
	logEntry$1 = /* @__PURE__ */ object$1({
		log: text$1,
		logId: /* @__PURE__ */ matching(/^[0-9a-f]+$/, "is not lower-case hex"),
		index: /* @__PURE__ */ matching(/^[0-9]+$/, "is not decimal"),
		kind: text$1,
		version: /* @__PURE__ */ oneOf$1("rekor-v1", "rekor-v2"),
		integratedTime: /* @__PURE__ */ optional(time$1),
		proof: /* @__PURE__ */ list$1(/* @__PURE__ */ oneOf$1("set", "inclusion"))
	});
	clockSkew = 3e5;
}));

// src/verify/report.ts
init_document();
init_signer();
const parityMode = /* @__PURE__ */ oneOf$1("auto", "true", "false");
const policyReport$1 = /* @__PURE__ */ object$1({
	signers: /* @__PURE__ */ list$1(trustedSigner),
	requireAllSigners: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf$1(true)),
	transparencyLog: /* @__PURE__ */ oneOf$1("required", "ignored"),
	sct: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf$1("required", "ignored")),
	trustedRoots: /* @__PURE__ */ list$1(/* @__PURE__ */ object$1({
		source: text$1,
		date: /* @__PURE__ */ optional(day$2)
	})),
	timestamps: /* @__PURE__ */ oneOf$1("required", "ignored"),
	attestationManifests: /* @__PURE__ */ oneOf$1("reported", "required"),
	parity: parityMode,
	platforms: /* @__PURE__ */ list$1(text$1),
	annotations: /* @__PURE__ */ map(text$1),
	expectedReference: /* @__PURE__ */ optional(text$1),
	digest: /* @__PURE__ */ optional(digest$2),
	signatureRepository: /* @__PURE__ */ optional(text$1),
	requireReadableBy: /* @__PURE__ */ optional(/* @__PURE__ */ list$1(/* @__PURE__ */ among(requirableReaders))),
	attestations: /* @__PURE__ */ optional(/* @__PURE__ */ list$1(text$1)),
	signatures: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf$1("ignored"))
});
const errorDetails$1 = /* @__PURE__ */ object$1({
	host: /* @__PURE__ */ optional(text$1),
	repository: /* @__PURE__ */ optional(text$1),
	digest: /* @__PURE__ */ optional(text$1),
	tag: /* @__PURE__ */ optional(text$1),
	status: /* @__PURE__ */ optional(count$2),
	requestId: /* @__PURE__ */ optional(text$1),
	url: /* @__PURE__ */ optional(text$1)
});
const finding = /* @__PURE__ */ object$1({
	severity: /* @__PURE__ */ oneOf$1("error", "warning", "note"),
	code: errorCode,
	message: text$1,
	advice: /* @__PURE__ */ optional(text$1),
	image: /* @__PURE__ */ optional(text$1),
	digest: /* @__PURE__ */ optional(digest$2),
	platform: /* @__PURE__ */ optional(text$1),
	missing: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf$1(true)),
	details: /* @__PURE__ */ optional(errorDetails$1)
});
const manifestRole = /* @__PURE__ */ oneOf$1("index", "platform", "attestation", "image");
const runFields = {
	tool: /* @__PURE__ */ object$1({
		name: text$1,
		version: text$1
	}),
	started: time$1,
	finished: time$1,
	requests: count$2
};

// src/drift/obstacles.ts
init_outcome();
function isObstacle({ code }) {
	return outcomeFor([code]) === "undetermined";
}
var Obstacles = class {
	#causes = /* @__PURE__ */ new Map();
	add(registry, finding, images = 1) {
		const { code, details } = finding;
		const cause = `${registry} ${code} ${details?.host ?? ""} ${details?.status ?? ""}`;
		const known = this.#causes.get(cause);
		if (known !== void 0) known.images += images;
		else this.#causes.set(cause, {
			finding: {
				...finding,
				image: registry
			},
			images
		});
	}
	findings() {
		return [...this.#causes.values()].map(({ finding, images }) => {
			const more = images > 1 ? `; the same for ${images - 1} more` : "";
			const { severity: _, advice, ...rest } = finding;
			return {
				...rest,
				severity: "error",
				message: `${finding.message}${more}`,
				advice: advice ?? adviceFor$1(finding.code)
			};
		});
	}
};
function adviceFor$1(code) {
	return advice[code] ?? "run it again: nothing is known about these images until then";
}
const advice = {
	E_AUTH: "check the credentials of this registry (they may have expired), and run it again",
	E_RATE: "run it again when the limit has passed; with --state, what was verified is not read again",
	E_NOTFOUND: "check the name of the repository, and log in if it is private"
};
function stateOf(differences, unreachable) {
	if (differences.length > 0) return "drift";
	return unreachable.length > 0 ? "unreachable" : "ok";
}
function exitCodeOf(state) {
	return {
		ok: 0,
		drift: 20,
		unreachable: 3
	}[state];
}
function inOrder$1(differences) {
	return [...new Map(differences.map((one) => [one.id, one])).values()].sort((a, b) => newestFirst(a.version ?? "", b.version ?? "") || (a.id < b.id ? -1 : 1));
}
function newestFirst(a, b) {
	if (isVersion(a) && isVersion(b)) return compareVersions(b, a);
	if (isVersion(a) !== isVersion(b)) return isVersion(a) ? -1 : 1;
	return a < b ? -1 : a > b ? 1 : 0;
}

// src/drift/report.ts
init_document();
init_signer();
init_entry$1();
const driftReportSchema = "https://github.com/webdis/verify-action/schema/drift-report/v1";
const driftState = /* @__PURE__ */ oneOf$1("ok", "drift", "unreachable");
const tagsLeftOut = /* @__PURE__ */ object$1({
	older: count$2,
	others: count$2,
	names: /* @__PURE__ */ list$1(text$1)
});
const registryState$1 = /* @__PURE__ */ object$1({
	name: text$1,
	state: driftState,
	requests: count$2,
	pulls: count$2,
	tagsLeftOut: /* @__PURE__ */ optional(tagsLeftOut),
	insecure: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf$1(true)),
	quota: /* @__PURE__ */ optional(/* @__PURE__ */ object$1({
		limit: count$2,
		remaining: count$2,
		seconds: count$2
	}))
});
const signatureState = /* @__PURE__ */ object$1({
	format: signatureFormat,
	id: text$1,
	signer,
	logEntries: /* @__PURE__ */ list$1(logEntry$1)
});
const attestationState = /* @__PURE__ */ object$1({
	type: text$1,
	statement: digest$2
});
const manifestState = /* @__PURE__ */ object$1({
	digest: digest$2,
	role: manifestRole,
	platforms: /* @__PURE__ */ list$1(text$1),
	state: driftState,
	code: /* @__PURE__ */ optional(errorCode),
	signatures: /* @__PURE__ */ list$1(signatureState),
	attestations: /* @__PURE__ */ optional(/* @__PURE__ */ list$1(attestationState))
});
const imageState$1 = /* @__PURE__ */ object$1({
	registry: text$1,
	state: driftState,
	tagDigest: /* @__PURE__ */ optional(digest$2),
	looked: /* @__PURE__ */ oneOf$1("verified", "unchanged", "nothing"),
	fullyChecked: /* @__PURE__ */ optional(time$1),
	manifests: /* @__PURE__ */ list$1(manifestState),
	blobs: /* @__PURE__ */ optional(/* @__PURE__ */ object$1({
		present: count$2,
		missing: /* @__PURE__ */ list$1(digest$2)
	})),
	differences: /* @__PURE__ */ list$1(text$1)
});
const releaseState = /* @__PURE__ */ object$1({
	version: text$1,
	digest: /* @__PURE__ */ optional(digest$2),
	state: driftState,
	images: /* @__PURE__ */ list$1(imageState$1)
});
const difference = /* @__PURE__ */ object$1({
	id: text$1,
	kind: differenceKind,
	code: errorCode,
	registry: text$1,
	version: /* @__PURE__ */ optional(text$1),
	tag: /* @__PURE__ */ optional(text$1),
	digest: /* @__PURE__ */ optional(digest$2),
	platform: /* @__PURE__ */ optional(text$1),
	expected: /* @__PURE__ */ optional(text$1),
	found: /* @__PURE__ */ optional(text$1),
	message: text$1,
	fix: /* @__PURE__ */ optional(text$1),
	advice: /* @__PURE__ */ optional(text$1)
});
const unknownTag = /* @__PURE__ */ object$1({
	tag: text$1,
	signers: /* @__PURE__ */ list$1(signer)
});
const driftReport = /* @__PURE__ */ object$1(runFields, {
	schema: /* @__PURE__ */ oneOf$1(driftReportSchema),
	state: driftState,
	exitCode: /* @__PURE__ */ oneOf$1(0, 3, 20),
	policy: policyReport$1,
	name: text$1,
	ledger: /* @__PURE__ */ optional(digest$2),
	shard: /* @__PURE__ */ optional(shard$1),
	missingShards: /* @__PURE__ */ list$1(shard$1),
	registries: /* @__PURE__ */ list$1(registryState$1),
	releases: /* @__PURE__ */ list$1(releaseState),
	differences: /* @__PURE__ */ list$1(difference),
	waivers: /* @__PURE__ */ list$1(waiver),
	waived: /* @__PURE__ */ list$1(difference),
	unreachable: /* @__PURE__ */ list$1(finding),
	notes: /* @__PURE__ */ list$1(finding),
	unknownTags: /* @__PURE__ */ list$1(unknownTag)
});
const pastRun = /* @__PURE__ */ object$1({
	started: time$1,
	state: driftState,
	turn: count$2,
	differences: /* @__PURE__ */ list$1(text$1),
	unreachable: /* @__PURE__ */ list$1(text$1),
	unknownTags: /* @__PURE__ */ list$1(text$1),
	requests: count$2
});

// src/drift/rotation.ts
init_digest();
init_document();
const fullLook = /* @__PURE__ */ object$1({
	at: time$1,
	turn: count$2
});
var Rotation = class {
	now;
	#every;
	#start;
	constructor(every, name, now) {
		this.now = now;
		this.#every = every;
		this.#start = Number.parseInt(digestHex(digestOf$1(Buffer.from(name))).slice(0, 8), 16);
	}
	get isFull() {
		const { at, turn } = this.now;
		return this.isDue(0, {
			at,
			turn: turn - 1
		});
	}
	isDue(place, last) {
		if (last === void 0) return true;
		const { turn } = this.now;
		const waited = turn - last.turn;
		if (waited < 1 || waited >= this.#every) return true;
		return (this.#start + place + turn) % this.#every === 0;
	}
};

// src/oci/media-type.ts
function isImageConfig(type) {
	return type === mediaTypes.config || type === mediaTypes.dockerConfig;
}
function isIndexType(type) {
	return type === mediaTypes.index || type === mediaTypes.dockerIndex;
}
function isImageType(type) {
	return type === mediaTypes.manifest || type === mediaTypes.dockerManifest;
}
var mediaTypes, manifestTypes;
var init_media_type = __esmMin((() => {
	mediaTypes = {
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
	manifestTypes = [
		mediaTypes.index,
		mediaTypes.manifest,
		mediaTypes.dockerIndex,
		mediaTypes.dockerManifest,
		mediaTypes.artifact,
		mediaTypes.orasArtifact
	];
}));

// src/auth/challenge.ts
init_media_type();
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
	return (challenge?.parameters.get("scope") ?? "").split(" ").filter((scope) => scope !== "" && !requested.includes(scope) && isWithin(actions, scope));
}
function isWithin(actions, scope) {
	if (!scope.includes(":")) return true;
	return scope.startsWith("repository:") && actionsOf(scope).every((action) => actions.includes(action));
}
function actionsOf(scope) {
	return scope.slice(scope.lastIndexOf(":") + 1).split(",");
}

// src/http/failure.ts
function exceeding() {
	return new WireError("E_EXCESS", "it sent more bytes than it declared");
}
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
function messageOf(error) {
	const code = codeOf(error);
	if (error instanceof WireError) return error.message;
	const phrase = phrases[code];
	if (phrase !== void 0) return `${phrase} (${code})`;
	const text = error instanceof Error ? error.message : "unknown failure";
	return text.includes(code) ? text : `${code} ${text}`.trim();
}
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
var WireError, NetworkError, requestIdHeaders, phrases, connecting, tlsCode;
var init_failure = __esmMin((() => {
	init_error$3();
	WireError = class extends Error {
		name = "WireError";
		code;
		constructor(code, message) {
			super(message);
			this.code = code;
		}
	};
	NetworkError = class extends TrustError {
		wire;
		constructor(message, details, wire) {
			super("E_NET", message, details);
			this.wire = wire;
		}
	};
	requestIdHeaders = [
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
	phrases = {
		EAI_AGAIN: "its name could not be resolved",
		ECONNREFUSED: "connection refused",
		ECONNRESET: "the connection was closed by the other side",
		EHOSTUNREACH: "no route to host",
		ENETUNREACH: "network is unreachable",
		ENOTFOUND: "no such host",
		EPIPE: "the connection was closed by the other side",
		ETIMEDOUT: "connection timed out"
	};
	connecting = /* @__PURE__ */ new Set([
		"EAI_AGAIN",
		"ECONNREFUSED",
		"EHOSTUNREACH",
		"ENETUNREACH",
		"ENOTFOUND"
	]);
	tlsCode = /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_|EPROTO$)/;
}));

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
var shown;
var init_body$1 = __esmMin((() => {
	init_error$3();
	init_limits();
	init_json$1();
	init_failure();
	shown = {
		errors: 3,
		characters: 200
	};
}));

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
var AccessRefused, TooMany, ShortBlob;
var init_errors = __esmMin((() => {
	/* @__PURE__ */ init_defined();
	init_error$3();
	init_body$1();
	init_failure();
	init_reference();
	init_vendors();
	AccessRefused = class extends TrustError {
		constructor(message, details) {
			super("E_AUTH", message, details);
		}
	};
	TooMany = class extends TrustError {
		constructor(message, details = {}) {
			super("E_LIMIT", message, details);
		}
	};
	ShortBlob = class extends TrustError {};
}));

// src/registry/endpoint.ts
init_error$3();
init_limits();
init_digest();
init_reference();
init_errors();
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

// src/registry/manifests.ts
init_error$3();
init_limits();
init_digest();
init_reference();
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
	return stored && (algorithm === void 0 ? stored.digest : digestOf$1(stored.bytes, algorithm));
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
	return expected !== void 0 && digestAlgorithm(expected) === "sha256" ? expected : digestOf$1(answer.body);
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
var init_descriptor = __esmMin((() => {
	init_error$3();
	init_limits();
	init_digest();
	init_json$1();
	init_platform();
}));

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
function artifactTypeOf({ artifactType, config }) {
	return artifactType ?? config?.mediaType;
}
var init_referrer_list = __esmMin((() => {
	init_error$3();
	init_limits();
	init_descriptor();
	init_digest();
	init_json$1();
	init_media_type();
}));

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
var init_manifest = __esmMin((() => {
	/* @__PURE__ */ init_defined();
	init_error$3();
	init_limits();
	init_descriptor();
	init_json$1();
	init_media_type();
}));

// src/oci/json-members.ts
function jsonMembers(bytes) {
	if (!isUtf8(bytes)) throw new SyntaxError("not valid UTF-8");
	return new Scanner(bytes).document();
}
function isScalarByte(byte = 0) {
	return byte >= 48 && byte <= 57 || byte >= 97 && byte <= 122 || byte === 43 || byte === 45 || byte === 46 || byte === 69;
}
var code$1, longestNumber, scalar, escapeSequence, Scanner;
var init_json_members = __esmMin((() => {
	init_limits();
	init_json$1();
	code$1 = {
		quote: 34,
		comma: 44,
		colon: 58,
		openList: 91,
		backslash: 92,
		closeList: 93,
		openObject: 123,
		closeObject: 125
	};
	longestNumber = 1024;
	scalar = /^(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)$/;
	escapeSequence = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/;
	Scanner = class {
		#bytes;
		#at = 0;
		constructor(bytes) {
			this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		}
		document() {
			const members = /* @__PURE__ */ new Map();
			this.#skipSpace();
			if (this.#bytes[this.#at] !== code$1.openObject) this.#fail("an object is expected");
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
			if (byte === code$1.openObject) this.#object(depth);
			else if (byte === code$1.openList) this.#list(depth);
			else if (byte === code$1.quote) this.#string();
			else this.#scalar();
		}
		#object(depth, onMember) {
			if (depth === 0) this.#fail(`nested deeper than ${limits.jsonDepth}`);
			this.#at += 1;
			if (this.#next(code$1.closeObject)) return;
			do {
				this.#skipSpace();
				const start = this.#at;
				this.#string();
				const end = this.#at;
				if (!this.#next(code$1.colon)) this.#fail("a colon is missing");
				this.#skipSpace();
				const valueStart = this.#at;
				this.#value(depth - 1);
				onMember?.(this.#bytes.subarray(start, end), this.#bytes.subarray(valueStart, this.#at));
			} while (this.#next(code$1.comma));
			if (!this.#next(code$1.closeObject)) this.#fail("an object does not end");
		}
		#list(depth) {
			if (depth === 0) this.#fail(`nested deeper than ${limits.jsonDepth}`);
			this.#at += 1;
			if (this.#next(code$1.closeList)) return;
			do
				this.#value(depth - 1);
			while (this.#next(code$1.comma));
			if (!this.#next(code$1.closeList)) this.#fail("an array does not end");
		}
		#string() {
			if (this.#bytes[this.#at] !== code$1.quote) this.#fail("a string is missing");
			for (this.#at += 1;; this.#at += 1) {
				const byte = this.#bytes[this.#at] ?? 0;
				if (byte === code$1.quote) break;
				if (byte < 32) this.#fail("a string does not end");
				if (byte === code$1.backslash) {
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
}));

// src/signature/statement.ts
function parseStatement(bytes) {
	return readJson$1(statementShape, bytes, "statement");
}
function parseAttestationStatement(bytes) {
	const members = membersOf(bytes);
	for (const key of members.keys()) if (key !== "predicate" && !(key in fields$1)) fail$1("statement", `has the unknown field ${quote(key)}`);
	const member = (shape, key) => {
		const value = members.get(key);
		const at = `statement.${key}`;
		return value === void 0 ? shape(void 0, at) : readJson$1(shape, value, at);
	};
	const predicate = members.get("predicate");
	if (predicate?.[0] !== openObject) return fail$1("statement.predicate", predicate === void 0 ? "is missing" : "is not an object");
	return {
		type: member(fields$1._type, "_type"),
		subjects: member(fields$1.subject, "subject"),
		predicateType: member(fields$1.predicateType, "predicateType"),
		predicate
	};
}
function membersOf(bytes) {
	try {
		return jsonMembers(bytes);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new SyntaxError(`statement is not strict JSON: ${error.message}`);
	}
}
var statementPayloadType, statementType, oldStatementType, signaturePredicate, digestSet, subject, subjects, statementShape, fields$1, openObject;
var init_statement = __esmMin((() => {
	init_limits();
	init_json_members();
	init_shape();
	statementPayloadType = "application/vnd.in-toto+json";
	statementType = "https://in-toto.io/Statement/v1";
	oldStatementType = "https://in-toto.io/Statement/v0.1";
	signaturePredicate = "https://sigstore.dev/cosign/sign/v1";
	digestSet = (value, at) => {
		const digests = map$1(text$2)(value, at);
		if (digests.size > limits.subjectDigests) return fail$1(at, `has more than ${limits.subjectDigests} entries`);
		for (const [algorithm, hex] of digests) if (!/^(?:[0-9a-f]{2})+$/.test(hex)) fail$1(`${at}.${algorithm.slice(0, 64)}`, "is not hex");
		return digests;
	};
	subject = object$2({
		name: optional$1(text$2),
		uri: optional$1(text$2),
		digest: digestSet,
		content: optional$1(text$2),
		downloadLocation: optional$1(text$2),
		mediaType: optional$1(text$2),
		annotations: optional$1(map$1(anything))
	});
	subjects = (value, at) => {
		if (!Array.isArray(value) || value.length === 0) return fail$1(at, "is empty");
		if (value.length > limits.subjects) return fail$1(at, `has more than ${limits.subjects} entries`);
		return list$2(subject)(value, at);
	};
	statementShape = object$2({
		_type: oneOf$2(statementType),
		subject: subjects,
		predicateType: text$2,
		predicate: optional$1(anyObject)
	});
	fields$1 = {
		_type: oneOf$2(statementType, oldStatementType),
		subject: subjects,
		predicateType: text$2
	};
	openObject = "{".charCodeAt(0);
}));

// src/signature/store.ts
function signatureTag(subject) {
	return `${digestAlgorithm(subject)}-${digestHex(subject)}.sig`;
}
function attestationTag(subject) {
	return `${digestAlgorithm(subject)}-${digestHex(subject)}.att`;
}
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
function readSignatureManifest(bytes, contentType) {
	let manifest;
	try {
		manifest = parseManifest(bytes, contentType);
	} catch (error) {
		if (isTrustError(error)) return void 0;
		throw error;
	}
	const artifact = classifyArtifact(manifest);
	if (artifact.kind === "other") return void 0;
	const subject = manifest.subject === void 0 ? {} : { subject: manifest.subject };
	if (artifact.kind === "simple-signing") return {
		layers: artifact.layers,
		...subject
	};
	const predicate = manifest.annotations[predicateTypeAnnotation];
	return predicate === void 0 || predicate === "https://sigstore.dev/cosign/sign/v1" ? {
		layers: [artifact.layer],
		...subject
	} : void 0;
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
var bundlePrefix, predicateTypeAnnotation;
var init_store = __esmMin((() => {
	init_error$3();
	init_digest();
	init_manifest();
	init_media_type();
	init_statement();
	bundlePrefix = "application/vnd.dev.sigstore.bundle";
	predicateTypeAnnotation = "dev.sigstore.bundle.predicateType";
}));

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
var init_child = __esmMin((() => {
	init_error$3();
	init_manifest();
}));

// src/image/config.ts
init_referrer_list();
init_store();
init_child();
init_error$3();
init_limits();
init_json$1();
init_media_type();
init_platform();
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
init_error$3();
init_media_type();
init_platform();
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
async function manifestExists(repository, digest) {
	return await repository.manifestHead(digest) !== void 0;
}
function missingManifest(node) {
	const what = node.platforms.map(formatPlatform).join(", ") || "a manifest";
	return finding$1("E_COVER", `${what} is listed in the index, but the registry does not have it`, {
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
	if (listed.length === 0) return [finding$1("E_COVER", "the index lists no platform")];
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
	return finding$1("E_COVER", message, { platform });
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
		return [finding$1("E_COVER", message, {
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
		findings: required.filter((one) => platform === void 0 || !samePlatform(one, platform)).map((one) => finding$1("E_COVER", `${formatPlatform(one)} is required; this is a single image ${actual}`)),
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

// src/drift/store-look.ts
/* @__PURE__ */ init_defined();
init_document();
init_reference();
const storeLook = /* @__PURE__ */ object$1({
	tag: /* @__PURE__ */ optional(digest$2),
	source: /* @__PURE__ */ oneOf$1("api", "tag"),
	listed: /* @__PURE__ */ list$1(digest$2),
	attestationTag: /* @__PURE__ */ optional(digest$2),
	attested: /* @__PURE__ */ optional(/* @__PURE__ */ list$1(digest$2))
});
async function lookAtStores({ repository, names, hasNoApi, learned, attested }, subject, expected, isElsewhere) {
	const noApi = hasNoApi() ?? (!isElsewhere && expected.source === "tag");
	const mayHave = (tag) => names?.has(tag) ?? true;
	const tag = signatureTag(subject);
	const asksTag = isTag(tag) && (expected.tag !== void 0 || mayHave(tag));
	const asksList = [...expected.listed, ...expected.attested ?? []].length > 0 || !noApi || mayHave(referrersTag(subject));
	const attestations = attestationTag(subject);
	const asksAttestations = attested && isTag(attestations) && (expected.attestationTag !== void 0 || mayHave(attestations));
	const [points, list, attestationsAt] = await Promise.all([
		asksTag ? digestOfTag(repository, tag) : void 0,
		asksList ? repository.referrers(subject) : void 0,
		asksAttestations ? digestOfTag(repository, attestations) : void 0
	]);
	const look = lookOf(points, list ?? {
		descriptors: [],
		source: noApi ? "tag" : "api"
	}, attested ? { tag: attestationsAt } : void 0);
	if (list !== void 0) learned(list.source);
	if (list?.source !== "tag" || !isElsewhere) return look;
	const there = await Promise.all(look.listed.map((digest) => manifestExists(repository, digest)));
	return {
		...look,
		listed: look.listed.filter((_, at) => there[at])
	};
}
function hasSameTags(stores, subject, expected) {
	const { names, attested } = stores;
	const same = (tag, digest) => names === void 0 || !isTag(tag) || names.has(tag) === (digest !== void 0);
	return same(signatureTag(subject), expected.tag) && (!attested || same(attestationTag(subject), expected.attestationTag));
}
function namesIn(look) {
	const { tag, listed, attestationTag: attestations, attested = [] } = look;
	return given([
		tag,
		...listed,
		attestations,
		...attested
	]);
}
function lookOf(tag, { descriptors, source }, attestations) {
	const candidates = source === "api" ? descriptors.filter((one) => !declaresOtherType(one)) : descriptors;
	const look = {
		...defined({ tag }),
		listed: digestsOf(candidates),
		source
	};
	if (attestations === void 0) return look;
	const attested = source === "api" ? descriptors.filter(declaresAttestation) : [];
	return {
		...look,
		...defined({ attestationTag: attestations.tag }),
		attested: digestsOf(attested)
	};
}
function declaresAttestation(one) {
	return declaresBundle(one) && declaresOtherType(one);
}
function digestsOf(descriptors) {
	return [...new Set(descriptors.map(({ digest }) => digest))].sort();
}
function sameLook(a, b) {
	const texts = [a, b].map(({ tag, attestationTag: other, listed, attested }) => [
		tag,
		other,
		listed.join(),
		attested?.join()
	].join(" "));
	return texts[0] === texts[1];
}
function withEarlierLooks(verified, before, registries) {
	const looks = [...before?.looks ?? []].filter(([name]) => registries.has(name));
	if (before === void 0 || looks.length === 0) return verified;
	if (verified === void 0) return {
		...before,
		looks: new Map(looks)
	};
	if (verified.digest !== before.digest) return verified;
	return {
		...verified,
		looks: new Map([...looks, ...verified.looks]),
		full: new Map([...before.full, ...verified.full])
	};
}

// src/drift/state.ts
/* @__PURE__ */ init_defined();
init_digest();
init_document();
init_shape();
const schema = "https://github.com/webdis/verify-action/schema/drift-state/v2";
const header = /* @__PURE__ */ object$1({
	schema: /* @__PURE__ */ oneOf$1(schema),
	check: text$1,
	policy: text$1
});
const footer = /* @__PURE__ */ object$1({ runs: /* @__PURE__ */ list$1(pastRun) });
const { role, platforms, signatures, attestations } = manifestState.fields;
const entry$1 = /* @__PURE__ */ object$1({
	version: text$1,
	digest: digest$2,
	manifests: /* @__PURE__ */ list$1(/* @__PURE__ */ object$1({
		digest: digest$2,
		role,
		platforms,
		signatures,
		attestations
	})),
	images: /* @__PURE__ */ list$1(/* @__PURE__ */ object$1({
		registry: text$1,
		looks: /* @__PURE__ */ list$1(storeLook),
		full: fullLook
	}))
});
function checkId({ name, ledger, registries }) {
	const names = registries.map((one) => one.name).sort();
	return digestOf$1(Buffer.from(JSON.stringify([
		name,
		ledger === void 0,
		names
	])));
}
const empty = {
	history: { runs: [] },
	policy: void 0,
	ignored: void 0,
	known: () => void 0,
	lines: () => []
};
function lost$1(why) {
	return {
		...empty,
		history: {
			runs: [],
			lost: why
		},
		ignored: why
	};
}
function readState(bytes, { check, policy }) {
	if (bytes === void 0) return lost$1("it does not exist");
	if (bytes.length < 10 && Buffer.from(bytes).toString().trim() === "first") return empty;
	try {
		const lines = splitLines(bytes);
		const [first, last] = [lines.at(0), lines.at(-1)];
		if (first === void 0 || last === void 0 || lines.length < 2) fail$1("it", "is not whole");
		const head = readJson$1(header.read, first, "its first line");
		if (head.check !== check) return lost$1("it belongs to a check of another ledger, or of other registries");
		const { runs } = readJson$1(footer.read, last, "its last line");
		const history = boundedHistory(runs);
		const byVersion = new Map(lines.slice(1, -1).map((line) => [versionOf(line), line]));
		const isOurs = head.policy === policy;
		const signers = /* @__PURE__ */ new Map();
		return {
			history,
			policy: head.policy,
			ignored: isOurs ? void 0 : "it was written under another policy, or by another version",
			known: (version) => isOurs ? readKnown(byVersion.get(version), signers) : void 0,
			lines: (keep) => [...byVersion].flatMap(([version, line]) => keep(version) ? [line] : [])
		};
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return lost$1(error.message);
	}
}
function readFleetState(bytes, checks) {
	const sections = bytes === void 0 ? /* @__PURE__ */ new Map() : sectionsOf(bytes);
	const isOurs = checks.some((check) => sections.has(check));
	return (owner) => {
		const section = sections.get(owner.check);
		if (section !== void 0) return readState(section, owner);
		if (isOurs) return empty;
		const first = readState(bytes, owner);
		return first.ignored === void 0 || bytes === void 0 ? first : lost$1("it is not whole, or belongs to a check of other ledgers");
	};
}
function sectionsOf(bytes) {
	const begin = Buffer.from("{\"schema\":");
	const starts = [];
	const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	for (let at = all.indexOf(begin); at >= 0; at = all.indexOf(begin, at + 1)) if (at === 0 || all[at - 1] === 10) starts.push(at);
	const sections = /* @__PURE__ */ new Map();
	for (const [nth, start] of starts.entries()) {
		const section = bytes.subarray(start, starts[nth + 1]);
		try {
			const line = section.subarray(0, section.indexOf(10));
			sections.set(readJson$1(header.read, line, "its first line").check, section);
		} catch (error) {
			if (!(error instanceof SyntaxError)) throw error;
		}
	}
	return sections;
}
function splitLines(bytes) {
	const lines = [];
	let from = 0;
	for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
		lines.push(bytes.subarray(from, at));
		from = at + 1;
	}
	if (from < bytes.length) fail$1("its last line", "is cut off");
	return lines;
}
function versionOf(line) {
	const start = Buffer.from(line.subarray(0, 200)).toString("latin1");
	const [, version] = /^\{"version":"([A-Za-z0-9_.-]{1,128})"/.exec(start) ?? [];
	return version === void 0 ? fail$1("one of its lines", "has no version") : Buffer.from(version).toString();
}
function readKnown(line, signers) {
	if (line === void 0) return void 0;
	try {
		return toKnown(readJson$1(entry$1.read, line, "the entry"), signers);
	} catch (error) {
		if (error instanceof SyntaxError) return void 0;
		throw error;
	}
}
function toKnown({ digest, manifests, images }, signers) {
	const shared = (one) => {
		const id = JSON.stringify(one);
		const known = signers.get(id) ?? one;
		signers.set(id, known);
		return known;
	};
	const [root] = manifests;
	if (root?.digest !== digest) return void 0;
	if (images.some(({ looks }) => looks.length !== manifests.length)) return void 0;
	return {
		digest,
		manifests: manifests.map(({ signatures, ...one }) => ({
			...one,
			state: "ok",
			signatures: signatures.map((made) => ({
				...made,
				signer: shared(made.signer)
			}))
		})),
		looks: new Map(images.map(({ registry, looks }) => [registry, looks])),
		full: new Map(images.map(({ registry, full }) => [registry, full]))
	};
}
function formatHeader({ check, policy }) {
	return `${JSON.stringify({
		schema,
		check,
		policy
	})}\n`;
}
function formatKnown(version, { digest, manifests, looks, full }) {
	const written = {
		version,
		digest,
		manifests: manifests.map(({ digest, role, platforms, signatures, attestations }) => ({
			digest,
			role,
			platforms,
			signatures,
			...defined({ attestations })
		})),
		images: [...looks].map(([registry, looks]) => ({
			registry,
			looks,
			full: full.get(registry)
		}))
	};
	return `${JSON.stringify(written)}\n`;
}
function formatFooter({ runs }) {
	return `${JSON.stringify({ runs })}\n`;
}
const most$4 = {
	runs: 100,
	names: 1e3
};
function withRun({ runs, lost }, report) {
	return {
		runs: [...runs, toPastRun(report, runs.at(-1))].slice(-most$4.runs),
		...lost === void 0 ? {} : { lost }
	};
}
function toPastRun(report, before) {
	const { started, state, differences, unreachable, requests } = report;
	const registries = unreachable.flatMap(({ image }) => image ?? []);
	const unseen = (before?.unknownTags ?? []).filter((name) => isUnseen(name, report));
	const unknownTags = [.../* @__PURE__ */ new Set([...report.unknownTags.map(({ tag }) => tag), ...unseen])];
	return {
		started,
		state,
		turn: nextTurn(before),
		differences: differences.map(({ id }) => id).slice(0, most$4.names),
		unreachable: [...new Set(registries)].slice(0, most$4.names),
		unknownTags: unknownTags.slice(0, most$4.names),
		requests
	};
}
function nextTurn(before) {
	return before === void 0 ? 0 : before.turn + 1;
}
function isUnseen(name, { unreachable, shard, missingShards }) {
	if (!looksAtTags(shard) || missingShards.some(looksAtTags)) return true;
	return unreachable.some(({ image }) => image !== void 0 && name.startsWith(`${image}:`));
}
function boundedHistory(runs) {
	return { runs: runs.slice(-most$4.runs) };
}

// src/drift/tag-names.ts
const movingWords = /^(?:stable|current|lts|releases?|released|prod|production|mainline|default|final|newest)$/i;
const variantWords = /^(?:alpine|debian|ubuntu|buster|bullseye|bookworm|trixie|forky|focal|jammy|noble|slim|distroless|scratch|busybox|wolfi|chainguard|ubi|ubi-?minimal|rhel|fedora|centos|rocky(?:linux)?|alma(?:linux)?|amazonlinux|suse|arch(?:linux)?|windows|windowsservercore|nanoserver|linux|musl|glibc|static|debug|nonroot|rootless|full|minimal|mini|tls|ssl|amd64|x86_64|i?386|arm|arm32|arm64|arm64v8|armhf|aarch64|ppc64le|riscv64|s390x|v[5-8])(?:[0-9]+(?:\.[0-9]+)*)?$/i;
const dotted = /^((?:[a-z][a-z0-9]*[-_.])*?)v?([0-9]{1,9}(?:\.[0-9]{1,9})+)(?![0-9])[-_.]?(.*)$/i;
const long = /^v?([0-9]{5,15})(?:-(.+))?$/;
const major = /^v?([0-9]{1,4})(?:[-_](.+))?$/i;
function readTagName(tag) {
	const [, prefix = "", written = "", rest = ""] = dotted.exec(tag) ?? [];
	if (written !== "") {
		const numbers = written.split(".").map(Number);
		const usual = numbers.length < 3 ? "moving" : "version";
		return {
			kind: prefix === "" ? usual : "word",
			numbers,
			variant: rest
		};
	}
	const [, date = "", suffix = ""] = long.exec(tag) ?? [];
	if (date !== "") return {
		kind: "version",
		numbers: [Number(date)],
		variant: suffix
	};
	const [, number = "", behind = ""] = major.exec(tag) ?? [];
	if (number !== "" && (behind === "" || isVariant(behind))) return {
		kind: "moving",
		numbers: [Number(number)],
		variant: behind
	};
	const [first = "", ...others] = tag.split(/[-_.]/);
	const variant = others.join("-");
	if (/^latest$/i.test(first)) return {
		kind: "moving",
		numbers: [],
		variant
	};
	return {
		kind: movingWords.test(first) || isVariant(tag) ? "word" : "other",
		numbers: [],
		variant
	};
}
function isVariant(text) {
	return variantWords.test(text) || text.split(/[-_]/).every((part) => variantWords.test(part));
}
function compareNumbers(a, b) {
	const at = a.slice(0, b.length).findIndex((number, place) => number !== b[place]);
	return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
var NamedReleases = class {
	#named;
	#movingTags;
	#byDigest = /* @__PURE__ */ new Map();
	constructor({ releases, movingTags }) {
		this.#movingTags = movingTags;
		const sorted = releases.toSorted((a, b) => compareVersions(a.version, b.version));
		this.#named = sorted.map((release) => ({
			release,
			name: readTagName(release.version)
		}));
		for (const release of sorted) for (const digest of /* @__PURE__ */ new Set([release.digest, ...Object.values(release.platforms)])) this.#byDigest.set(digest, [...this.#byDigest.get(digest) ?? [], release]);
	}
	judge(tag, name, digest) {
		const pinned = this.pinned(tag);
		if (pinned !== void 0) return this.#against(pinned, digest);
		const found = this.#releasesAt(name, digest);
		const last = found.at(-1);
		if (last === void 0) return { is: "unknown" };
		if (name.kind === "word") return { is: "right" };
		const named = this.#named.filter((one) => compareNumbers(name.numbers, one.name.numbers) === 0);
		if (name.kind === "version") return { is: named.some(({ release }) => found.includes(release)) ? "right" : "unknown" };
		const expected = highestOf(name.variant, named);
		if (expected === void 0) return { is: "unknown" };
		if (found.includes(expected)) return { is: "right" };
		return {
			is: "behind",
			points: last.version,
			expected
		};
	}
	pinned(tag) {
		const version = pinnedVersion(this.#movingTags, tag);
		return version === void 0 ? void 0 : this.#named.find(({ release }) => release.version === version)?.release;
	}
	expected(tag) {
		const name = readTagName(tag);
		const pinned = this.pinned(tag);
		if (pinned !== void 0) return pinned;
		if (name.kind !== "moving" || name.variant !== "" || name.numbers.length === 0) return void 0;
		return highestOf("", this.#named.filter((one) => compareNumbers(name.numbers, one.name.numbers) === 0));
	}
	#against(expected, digest) {
		if (digest === expected.digest) return { is: "right" };
		const points = this.releaseAt(digest)?.version;
		return points === void 0 ? { is: "unknown" } : {
			is: "behind",
			points,
			expected
		};
	}
	releaseAt(digest) {
		return this.#byDigest.get(digest)?.at(-1);
	}
	#releasesAt({ variant, kind }, digest) {
		const found = this.#byDigest.get(digest) ?? [];
		return variant === "" && kind !== "word" ? found.filter((one) => one.digest === digest) : found;
	}
};
function highestOf(variant, named) {
	const same = named.filter(({ name }) => variant !== "" && name.variant === variant);
	const finals = named.filter(({ release }) => isFinal(release.version));
	return (same.at(-1) ?? finals.at(-1) ?? named.at(-1))?.release;
}
function pinnedVersion(movingTags, tag) {
	return movingTags !== void 0 && Object.hasOwn(movingTags, tag) ? movingTags[tag] : void 0;
}
function latestOf({ releases, movingTags }) {
	const pinned = pinnedVersion(movingTags, "latest");
	if (pinned !== void 0) return releases.find(({ version }) => version === pinned);
	return releases.filter(({ version }) => isFinal(version)).toSorted((a, b) => compareVersions(a.version, b.version)).at(-1);
}

// src/drift/unknown-tags.ts
init_digest();
init_signer();
init_finding();
function ownTags({ name }, names) {
	return names.filter((one) => repositoryOf(one) === name).map(tagOf);
}
function repositoryOf(name) {
	return name.slice(0, name.lastIndexOf(":"));
}
function tagOf(name) {
	return name.slice(name.lastIndexOf(":") + 1);
}
function judgeUnknownTags(question) {
	const again = new Set(question.before);
	const differences = [];
	const notes = [];
	for (const one of question.tags) {
		const why = whyItCounts(one.tag, again, question);
		if (why === void 0) notes.push(toNote$1(one));
		else differences.push(toDifference$3(one, why));
	}
	return {
		differences,
		notes
	};
}
function whyItCounts(name, again, question) {
	if (again.has(name)) return "was there in the run before as well";
	if (question.isLost) return "the state that says when it was first seen is lost";
	const gone = goneBefore(name, question);
	if (gone === void 0) return void 0;
	return `follows ${gone}, which was none either, was there in the run before and is gone`;
}
function goneBefore(name, { tags, before, releases, unreachable }) {
	const registry = repositoryOf(name);
	if (unreachable.some(({ image }) => image === registry)) return void 0;
	const isReleased = (tag) => releases.some(({ version }) => compareNumbers(readTagName(tag).numbers, readTagName(version).numbers) === 0);
	return before.filter((one) => repositoryOf(one) === registry && !tags.some(({ tag }) => tag === one)).map(tagOf).find((tag) => readTagName(tag).kind === "version" && !isReleased(tag));
}
function toDifference$3({ tag: name, signers }, why) {
	const tag = tagOf(name);
	return {
		id: `tag-unknown/${name}`,
		kind: "tag-unknown",
		code: "E_DRIFT",
		registry: repositoryOf(name),
		...isVersion(tag) ? { version: tag } : {},
		tag,
		message: `the tag ${tag} is not a release in the ledger, ${signedBy(signers)}, and ${why}`,
		advice: "if it is a release, add it to the ledger; if not, find out who pushed it, and delete it"
	};
}
function toNote$1({ tag: name, signers }) {
	const message = `the tag ${tagOf(name)} is not a release in the ledger, and ${signedBy(signers)}: drift if the next run sees it as well`;
	return finding$1("E_DRIFT", message, {
		severity: "note",
		image: name
	});
}
function signedBy(signers) {
	if (signers.length === 0) return "could not be verified";
	return `is signed by ${signers.map((one) => withKind(one, shortSigner(one))).join(" and ")}`;
}
const most$3 = 2e3;
function chooseTags(listed, registry, { ledger, before, options }) {
	const known = new Set(ledger.releases.map(({ version }) => version));
	if (latestOf(ledger) !== void 0) known.add("latest");
	const first = readTagName(ledger.from).numbers;
	const isThere = new Set(listed);
	const unlisted = ownTags(registry, before).filter((tag) => !isThere.has(tag));
	const named = [...listed, ...unlisted].filter((tag) => !known.has(tag)).map((tag) => ({
		tag,
		name: readTagName(tag),
		isListed: isThere.has(tag)
	}));
	const isNamed = (tag) => pinnedVersion(ledger.movingTags, tag) !== void 0;
	const isOther = ({ tag, name }) => !isNamed(tag) && (name.kind === "other" || isVersion(tag) && !isVersionLike(tag, ledger.from));
	const releases = named.filter((one) => !isOther(one));
	const isOlder = ({ tag, name }) => !isNamed(tag) && compareNumbers(name.numbers, first) < 0;
	const [taken, left] = bounded(releases.filter((one) => !isOlder(one)), options.now);
	return {
		versions: taken.filter(({ name }) => name.kind === "version").sort(byVersion),
		others: taken.filter(({ name }) => name.kind !== "version"),
		older: releases.filter(isOlder).map(({ tag }) => tag),
		foreign: named.filter(isOther).map(({ tag }) => tag),
		tooMany: left.map(({ tag }) => tag)
	};
}
function bounded(tags, now) {
	if (tags.length <= most$3) return [tags, []];
	const shuffled = tags.map((one) => ({
		one,
		key: digestOf$1(Buffer.from(`${now.toISOString()} ${one.tag}`))
	})).sort((a, b) => a.key < b.key ? -1 : 1).map(({ one }) => one);
	return [shuffled.slice(0, most$3), shuffled.slice(most$3)];
}
function byVersion(a, b) {
	if (isVersion(a.tag) && isVersion(b.tag)) return compareVersions(a.tag, b.tag);
	return compareNumbers(a.name.numbers, b.name.numbers) || (a.tag < b.tag ? -1 : 1);
}
const mostNames = 20;
function leftOut({ older, foreign }) {
	if (older.length + foreign.length === 0) return void 0;
	const names = [...foreign.toSorted(), ...older.toSorted()].slice(0, mostNames);
	return {
		older: older.length,
		others: foreign.length,
		names
	};
}

// src/drift/merge.ts
/* @__PURE__ */ init_defined();
init_error$3();
init_finding();
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
	const all = inOrder$1([...parts.flatMap((part) => part.differences), ...judged.differences]);
	const differences = all.filter((one) => waiverOf(waivers, one) === void 0);
	const waived = inOrder$1([...parts.flatMap((part) => part.waived), ...all.filter((one) => waiverOf(waivers, one) !== void 0)]);
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
	return finding$1("E_INPUT", message, { advice: "check the job of this part, and run it again" });
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

// src/transparency/public-good-root.ts
var publicGoodVersion, publicGoodRootText;
var init_public_good_root$1 = __esmMin((() => {
	publicGoodVersion = "5.0.1";
	publicGoodRootText = `{
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
}));

// node_modules/@sigstore/core/dist/stream.js
var StreamError, ByteStream;
var init_stream = __esmMin((() => {
	StreamError = class extends Error {};
	ByteStream = class ByteStream {
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
}));

// node_modules/@sigstore/core/dist/asn1/error.js
var ASN1ParseError, ASN1TypeError;
var init_error$2 = __esmMin((() => {
	ASN1ParseError = class extends Error {};
	ASN1TypeError = class extends Error {};
}));

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
var init_length = __esmMin((() => {
	init_error$2();
}));

// node_modules/@sigstore/core/dist/asn1/parse.js
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
var RE_TIME_SHORT_YEAR, RE_TIME_LONG_YEAR;
var init_parse = __esmMin((() => {
	init_error$2();
	RE_TIME_SHORT_YEAR = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d{3})?Z$/;
	RE_TIME_LONG_YEAR = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d{3})?Z$/;
}));

// node_modules/@sigstore/core/dist/asn1/tag.js
var UNIVERSAL_TAG, TAG_CLASS, ASN1Tag;
var init_tag = __esmMin((() => {
	init_error$2();
	UNIVERSAL_TAG = {
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
	TAG_CLASS = {
		UNIVERSAL: 0,
		APPLICATION: 1,
		CONTEXT_SPECIFIC: 2,
		PRIVATE: 3
	};
	ASN1Tag = class {
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
}));

// node_modules/@sigstore/core/dist/asn1/obj.js
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
var ASN1Obj, MAX_DEPTH;
var init_obj = __esmMin((() => {
	init_stream();
	init_error$2();
	init_length();
	init_parse();
	init_tag();
	ASN1Obj = class {
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
	MAX_DEPTH = 100;
}));

// node_modules/@sigstore/core/dist/asn1/index.js
var init_asn1 = __esmMin((() => {
	init_obj();
}));

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
var init_crypto = __esmMin((() => {}));

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
var init_json = __esmMin((() => {}));

// node_modules/@sigstore/core/dist/pem.js
function toDER(certificate) {
	let der = "";
	certificate.split("\n").forEach((line) => {
		if (line.match(PEM_HEADER) || line.match(PEM_FOOTER)) return;
		der += line;
	});
	return Buffer.from(der, "base64");
}
var PEM_HEADER, PEM_FOOTER;
var init_pem = __esmMin((() => {
	PEM_HEADER = /-----BEGIN (.*)-----/;
	PEM_FOOTER = /-----END (.*)-----/;
}));

// node_modules/@sigstore/core/dist/oid.js
var ECDSA_SIGNATURE_ALGOS, RSA_SIGNATURE_ALGOS, SHA2_HASH_ALGOS;
var init_oid = __esmMin((() => {
	ECDSA_SIGNATURE_ALGOS = {
		"1.2.840.10045.4.3.1": "sha224",
		"1.2.840.10045.4.3.2": "sha256",
		"1.2.840.10045.4.3.3": "sha384",
		"1.2.840.10045.4.3.4": "sha512"
	};
	RSA_SIGNATURE_ALGOS = {
		"1.2.840.113549.1.1.14": "sha224",
		"1.2.840.113549.1.1.11": "sha256",
		"1.2.840.113549.1.1.12": "sha384",
		"1.2.840.113549.1.1.13": "sha512"
	};
	SHA2_HASH_ALGOS = {
		"2.16.840.1.101.3.4.2.1": "sha256",
		"2.16.840.1.101.3.4.2.2": "sha384",
		"2.16.840.1.101.3.4.2.3": "sha512"
	};
}));

// node_modules/@sigstore/core/dist/rfc3161/error.js
var RFC3161TimestampVerificationError;
var init_error$1 = __esmMin((() => {
	RFC3161TimestampVerificationError = class extends Error {};
}));

// node_modules/@sigstore/core/dist/rfc3161/tstinfo.js
var TSTInfo;
var init_tstinfo = __esmMin((() => {
	init_crypto();
	init_oid();
	init_error$1();
	TSTInfo = class {
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
			const digest$4 = digest(this.messageImprintHashAlgorithm, data);
			if (!bufferEqual(digest$4, this.messageImprintHashedMessage)) throw new RFC3161TimestampVerificationError("message imprint does not match artifact");
		}
		get messageImprintObj() {
			return this.root.subs[2];
		}
	};
}));

// node_modules/@sigstore/core/dist/rfc3161/timestamp.js
var OID_PKCS9_CONTENT_TYPE_SIGNED_DATA, OID_PKCS9_CONTENT_TYPE_TSTINFO, OID_PKCS9_MESSAGE_DIGEST_KEY, RFC3161Timestamp;
var init_timestamp$1 = __esmMin((() => {
	init_asn1();
	init_crypto();
	init_oid();
	init_error$1();
	init_tstinfo();
	OID_PKCS9_CONTENT_TYPE_SIGNED_DATA = "1.2.840.113549.1.7.2";
	OID_PKCS9_CONTENT_TYPE_TSTINFO = "1.2.840.113549.1.9.16.1.4";
	OID_PKCS9_MESSAGE_DIGEST_KEY = "1.2.840.113549.1.9.4";
	RFC3161Timestamp = class RFC3161Timestamp {
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
}));

// node_modules/@sigstore/core/dist/rfc3161/index.js
var init_rfc3161 = __esmMin((() => {
	init_timestamp$1();
}));

// node_modules/@sigstore/core/dist/x509/sct.js
var SignedCertificateTimestamp;
var init_sct$2 = __esmMin((() => {
	init_crypto();
	init_stream();
	SignedCertificateTimestamp = class SignedCertificateTimestamp {
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
}));

// node_modules/@sigstore/core/dist/x509/ext.js
var X509Extension, X509BasicConstraintsExtension, X509KeyUsageExtension, X509SubjectAlternativeNameExtension, X509AuthorityKeyIDExtension, X509SubjectKeyIDExtension, X509SCTExtension;
var init_ext = __esmMin((() => {
	init_stream();
	init_sct$2();
	X509Extension = class {
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
	X509BasicConstraintsExtension = class extends X509Extension {
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
	X509KeyUsageExtension = class extends X509Extension {
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
	X509SubjectAlternativeNameExtension = class extends X509Extension {
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
	X509AuthorityKeyIDExtension = class extends X509Extension {
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
	X509SubjectKeyIDExtension = class extends X509Extension {
		get keyIdentifier() {
			return this.extnValueObj.subs[0].value;
		}
	};
	X509SCTExtension = class extends X509Extension {
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
}));

// node_modules/@sigstore/core/dist/x509/cert.js
var EXTENSION_OID_SUBJECT_KEY_ID, EXTENSION_OID_KEY_USAGE, EXTENSION_OID_SUBJECT_ALT_NAME, EXTENSION_OID_BASIC_CONSTRAINTS, EXTENSION_OID_AUTHORITY_KEY_ID, EXTENSION_OID_SCT, X509Certificate$1;
var init_cert = __esmMin((() => {
	init_asn1();
	init_crypto();
	init_oid();
	init_pem();
	init_ext();
	EXTENSION_OID_SUBJECT_KEY_ID = "2.5.29.14";
	EXTENSION_OID_KEY_USAGE = "2.5.29.15";
	EXTENSION_OID_SUBJECT_ALT_NAME = "2.5.29.17";
	EXTENSION_OID_BASIC_CONSTRAINTS = "2.5.29.19";
	EXTENSION_OID_AUTHORITY_KEY_ID = "2.5.29.35";
	EXTENSION_OID_SCT = "1.3.6.1.4.1.11129.2.4.2";
	X509Certificate$1 = class X509Certificate$1 {
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
}));

// node_modules/@sigstore/core/dist/x509/index.js
var init_x509 = __esmMin((() => {
	init_cert();
	init_ext();
}));

// node_modules/@sigstore/core/dist/index.js
var init_dist$1 = __esmMin((() => {
	init_asn1();
	init_crypto();
	/* @__PURE__ */ init_json();
	init_pem();
	init_rfc3161();
	init_stream();
	init_x509();
}));

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
var init_certificate$3 = __esmMin((() => {
	init_dist$1();
}));

// src/transparency/trusted-root.ts
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
var keyKinds, keyDetails, logFields, log, ctLog, authority, rootShape;
var init_trusted_root = __esmMin((() => {
	init_error$3();
	init_limits();
	init_shape();
	init_certificate$3();
	init_validity();
	keyKinds = /* @__PURE__ */ new Set([
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
	keyDetails = (value, at) => {
		const kind = text$2(value, at);
		return keyKinds.has(kind) ? kind : fail$1(at, `is ${quote(kind)}, which is not supported`);
	};
	logFields = {
		hashAlgorithm: oneOf$2("SHA2_256"),
		publicKey: object$2({
			rawBytes: base64,
			keyDetails,
			validFor: validity
		}),
		logId: object$2({ keyId: base64 }),
		checkpointKeyId: optional$1(object$2({ keyId: base64 })),
		operator: optional$1(text$2)
	};
	log = object$2({
		...logFields,
		baseUrl: text$2
	});
	ctLog = object$2({
		...logFields,
		baseUrl: optional$1(text$2)
	});
	authority = object$2({
		subject: optional$1(anyObject),
		uri: optional$1(text$2),
		certChain: object$2({ certificates: list$2(object$2({ rawBytes: base64 })) }),
		validFor: validity,
		operator: optional$1(text$2)
	});
	rootShape = object$2({
		mediaType: oneOf$2("application/vnd.dev.sigstore.trustedroot+json;version=0.1", "application/vnd.dev.sigstore.trustedroot.v0.1+json"),
		tlogs: repeated(log),
		timestampAuthorities: repeated(authority),
		certificateAuthorities: repeated(authority),
		ctlogs: repeated(ctLog)
	});
}));

// src/transparency/public-good.ts
function publicGoodRoot() {
	parsed$1 ??= parseTrustedRoot(Buffer.from(publicGoodRootText), `the embedded public-good root (@sigstore/tuf ${publicGoodVersion})`);
	return parsed$1;
}
var newestRootName, parsed$1;
var init_public_good = __esmMin((() => {
	init_public_good_root$1();
	init_trusted_root();
	newestRootName = "the newest public-good root";
	;
}));

// src/verify/identity-flags.ts
init_public_good();
init_policy$2();
const workflowFile = /^(https:\/\/github\.com\/[^/]+\/[^/]+)\/\.github\/workflows\/[^/@\s]+\.ya?ml(?:@.+)?$/;
function identityFlags(identities) {
	const [first] = identities;
	if (first === void 0) return [];
	const ownCallers = identities.every(({ identity, claims }) => claims["source-repository"] === workflowFile.exec(identity)?.[1]);
	const isShort = identities.every(isWorkflow$1) && (ownCallers || identities.some(({ identityMatch }) => identityMatch === "any-ref"));
	const claims = Object.entries(first.claims).filter(([name]) => !(isShort && ownCallers && name === "source-repository"));
	return [...isShort ? identities.flatMap(({ identity }) => ["--github-workflow", identity.slice(19)]) : [...identities.flatMap(nameFlags), ...issuerFlags(first)], ...claims.flatMap(([name, value]) => claimFlags(name, value))];
}
function isWorkflow$1({ identity, identityMatch, issuer, issuerMatch }) {
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

// src/verify/mirror-command.ts
init_reference();
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
var init_policy$1 = __esmMin((() => {
	/* @__PURE__ */ init_defined();
	init_trusted();
	init_platform();
	init_reference();
	init_signer();
}));

// src/drift/commands.ts
/* @__PURE__ */ init_defined();
init_reference();
init_policy$1();
function commandContext(policy, registries) {
	const insecure = registries.filter((one) => one.insecure);
	return {
		policy: policyReport(policy),
		insecureHosts: insecure.map(({ repository }) => repository.name.registry)
	};
}
const described = /* @__PURE__ */ new WeakMap();
function policyReport(policy) {
	const known = described.get(policy) ?? describePolicy(policy);
	described.set(policy, known);
	return known;
}
function moveTag({ access }, { tag, to, moves }, command) {
	const { name } = access.repository;
	const place = {
		source: name,
		target: name,
		digest: to.digest,
		deep: false
	};
	return defined({ fix: mirrorCommand({
		...command,
		...place,
		tag,
		moves
	}) });
}
function isMirrorCommand(command, scope) {
	const words = command.length > 8e3 ? void 0 : readShellWords(command);
	if (words === void 0) return false;
	const [program, verb, ...rest] = words;
	const { positionals, flags } = sorted$1(rest);
	return program === "webdis-trust" && verb === "mirror" && isFromTo(positionals, scope) && isDemanding(flags, scope);
}
const bare$1 = [
	"--deep",
	"--insecure-ignore-tlog",
	"--insecure-ignore-sct",
	"--require-all-signers"
];
function sorted$1(words) {
	const positionals = [];
	const flags = [];
	const rest = words.values();
	for (const word of rest) if (!word.startsWith("--")) positionals.push(word);
	else if (bare$1.includes(word)) flags.push(word);
	else flags.push(`${word} ${rest.next().value}`);
	return {
		positionals,
		flags
	};
}
function isFromTo(positionals, { difference, registries }) {
	const [from = "", to = "", ...more] = positionals;
	const [name = "", digest] = from.split("@");
	return more.length === 0 && digest !== void 0 && isReference(from) && registries.some((one) => one.name === name) && difference.tag !== void 0 && isReference(to) && to === `${difference.registry}:${difference.tag}`;
}
function isReference(text) {
	try {
		return formatReference(parseReference(text)) === text;
	} catch {
		return false;
	}
}
const replacing = /^--replace-signature-tag sha256-[0-9a-f]{64}\.sig@sha256:[0-9a-f]{64}$/;
function isDemanding(flags, { policy, registries }) {
	const trust = sorted$1(mirrorPolicyFlags(policy)).flags;
	const copying = [
		"--on-conflict overwrite",
		"--deep",
		"--require verified",
		...registries.filter((one) => one.insecure === true).map(({ name }) => `--insecure-registry ${name.slice(0, name.indexOf("/"))}`)
	];
	return trust.every((flag) => flags.includes(flag)) && flags.every((flag) => trust.includes(flag) || copying.includes(flag) || replacing.test(flag));
}

// src/drift/read-report.ts
init_error$3();
init_limits();
init_shape();
function assertConsistent(report) {
	const { state, exitCode, differences, waived, unreachable, missingShards, releases, shard } = report;
	const isWhole = unreachable.length > 0 || missingShards.length === 0;
	if (state !== stateOf(differences, unreachable) || exitCode !== exitCodeOf(state) || !isWhole) fail$1("the report", `is ${state}, and its content says otherwise`);
	for (const difference of [...differences, ...waived]) assertCommand(report, difference);
	const foreign = releases.find(({ version }) => !isIn$1(shard, version));
	if (foreign !== void 0) fail$1("the report", `is about ${quote(foreign.version)}, which is in another part`);
}
function assertCommand({ policy, registries }, difference) {
	const { id, fix } = difference;
	if (fix === void 0 || isMirrorCommand(fix, {
		difference,
		policy,
		registries
	})) return;
	fail$1("the report", `has a command for ${quote(id)} that this tool does not write: ${quote(fix)}`);
}
function parseDriftReport(bytes, source) {
	try {
		const read = readJson$1(driftReport.read, bytes, "the report", limits.fileJsonValues);
		assertConsistent(read);
		return read;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new TrustError("E_INPUT", `${source}: ${error.message}`);
	}
}

// src/drift/fleet.ts
init_error$3();
init_limits();
init_document();
init_shape();
init_finding();
const fleetReportSchema = "https://github.com/webdis/verify-action/schema/drift-fleet/v1";
const fleetReport = /* @__PURE__ */ object$1(runFields, {
	schema: /* @__PURE__ */ oneOf$1(fleetReportSchema),
	state: driftState,
	exitCode: /* @__PURE__ */ oneOf$1(0, 3, 20),
	shard: /* @__PURE__ */ optional(shard$1),
	missingShards: /* @__PURE__ */ list$1(shard$1),
	unreachable: /* @__PURE__ */ list$1(finding),
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
	return finding$1("E_INPUT", message, { advice: "check the job of this part" });
}
function parseFleetReport(bytes, source) {
	try {
		const read = readJson$1(fleetReport.read, bytes, "the report", limits.fileJsonValues);
		for (const image of read.images) assertConsistent(image);
		const { state, exitCode, shard } = read;
		const whole = fleetOf(read.images, read);
		if (state !== whole.state || exitCode !== whole.exitCode) fail$1("the report", `is ${state}, and its content says otherwise`);
		const foreign = read.images.find(({ name }) => !isIn$1(shard, name));
		if (foreign !== void 0) fail$1("the report", `is about ${quote(foreign.name)}, which is in another part`);
		return read;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new TrustError("E_INPUT", `${source}: ${error.message}`);
	}
}

// src/ledger/ledger.ts
/* @__PURE__ */ init_defined();
init_error$3();
init_limits();
init_digest();
init_document();
init_shape();
init_signer();
const ledgerSchema = "https://github.com/webdis/verify-action/schema/ledger/v1";
const version = /* @__PURE__ */ matching(grammar, "is not a version such as 1.2.3");
const recordedSignature = /* @__PURE__ */ object$1({
	manifest: digest$2,
	format: signatureFormat,
	id: text$1
});
const recordedAttestation = /* @__PURE__ */ object$1({
	manifest: digest$2,
	type: text$1,
	statement: digest$2
});
const release = /* @__PURE__ */ object$1({
	version,
	digest: digest$2,
	released: /* @__PURE__ */ optional(time$1),
	signer,
	platforms: /* @__PURE__ */ map(digest$2),
	signatures: /* @__PURE__ */ list$1(recordedSignature),
	attestations: /* @__PURE__ */ optional(/* @__PURE__ */ list$1(recordedAttestation))
});
const ledger = /* @__PURE__ */ object$1({
	$schema: /* @__PURE__ */ optional(text$1),
	schema: /* @__PURE__ */ oneOf$1(ledgerSchema),
	images: /* @__PURE__ */ optional(/* @__PURE__ */ list$1(text$1)),
	signers: /* @__PURE__ */ optional(/* @__PURE__ */ map(text$1)),
	from: version,
	movingTags: /* @__PURE__ */ optional(/* @__PURE__ */ map(version)),
	waivers: /* @__PURE__ */ optional(/* @__PURE__ */ list$1(waiver)),
	releases: /* @__PURE__ */ list$1(release)
});
function parseLedger(bytes, source) {
	try {
		const { schema, images, signers, from, movingTags, waivers, releases } = readJson$1(ledger.read, bytes, "the ledger", limits.fileJsonValues);
		const sorted = releases.toSorted((a, b) => compareVersions(a.version, b.version));
		for (const [at, { version }] of sorted.entries()) if (sorted[at + 1]?.version === version) fail$1("the ledger", `has two releases ${version}`);
		assertReleased(movingTags, sorted);
		return {
			schema,
			...defined({
				images,
				signers
			}),
			from,
			...defined({
				movingTags,
				waivers
			}),
			releases: sorted
		};
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new TrustError("E_INPUT", `${source}: ${error.message}`);
	}
}
function assertReleased(movingTags, releases) {
	for (const [tag, wanted] of Object.entries(movingTags ?? {})) {
		if (releases.some(({ version }) => version === wanted)) continue;
		fail$1("the ledger", `has no release ${wanted}, to which the tag ${JSON.stringify(tag)} must point`);
	}
}
function ledgerDigest(ledger) {
	return digestOf$1(Buffer.from(formatLedger(ledger)));
}
function formatLedger({ releases, from, ...ledger }) {
	const { schema, images, signers, movingTags, waivers } = ledger;
	const written = releases.map(({ version, digest, released, signer, platforms, ...found }) => ({
		version,
		digest,
		...defined({ released }),
		signer,
		platforms: sorted(platforms),
		signatures: found.signatures,
		...defined({ attestations: found.attestations })
	}));
	const head = {
		schema,
		...defined({
			images,
			signers
		}),
		from,
		...defined({
			movingTags,
			waivers
		})
	};
	return `${JSON.stringify({
		...head,
		releases: written
	}, void 0, 2)}\n`;
}
function sorted(platforms) {
	return Object.fromEntries(Object.entries(platforms).sort(([a], [b]) => byText(a, b)));
}
function byText(a, b) {
	return a < b ? -1 : 1;
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
var FirstCallGate;
var init_async = __esmMin((() => {
	FirstCallGate = class {
		#waiting;
		async enter() {
			if (this.#waiting !== void 0) return this.#waiting.promise;
			this.#waiting = Promise.withResolvers();
		}
		open() {
			this.#waiting?.resolve();
		}
	};
}));

// src/drift/attestations.ts
init_async();
init_predicate_type();
function attestationProblems(release, all) {
	return new Map(all.map((observed) => [observed, observed.manifests.flatMap((manifest) => {
		if (!(manifest.attestations !== void 0 && manifest.state !== "unreachable") || manifest.code === "E_NOTFOUND" || observed.obstacles.length > 0) return [];
		const there = new Set(manifest.attestations.map(({ statement }) => statement));
		return wantedOf(manifest, release, all).filter(({ statement }) => !there.has(statement)).map((one) => lacking$2(manifest, one));
	})]));
}
function wantedOf({ digest }, release, all) {
	if (release !== void 0) return (release.attestations ?? []).filter(({ manifest }) => manifest === digest);
	const found = all.flatMap(({ manifests }) => manifests.filter((one) => one.digest === digest)).flatMap(({ attestations = [] }) => attestations);
	return [...new Map(found.map((one) => [one.statement, one])).values()];
}
function lacking$2({ digest, role, platforms, attestations = [] }, { type, statement }) {
	const name = platforms.length === 0 ? `the ${role}` : platforms.join(", ");
	const other = attestations.some((one) => one.type === type) ? "; it has another one of this type" : "";
	return {
		kind: "attestation-missing",
		code: "E_ATTESTATION",
		digest,
		...platforms.length === 0 ? {} : { platform: platforms.join(", ") },
		expected: statement,
		message: `${name} lacks a ${predicateTypeName(type)} attestation that counts${other}`
	};
}

// src/drift/observation.ts
function isComplete$1({ digest, looked, problems, obstacles, lost }) {
	return problems.length === 0 && obstacles.length === 0 && lost === void 0 && looked !== "nothing" && digest !== void 0;
}

// src/drift/problems.ts
function tagProblems(expected, observed, all) {
	if (observed.obstacles.length > 0 && observed.tagDigest === void 0) return [];
	const { version, release, versionOf } = expected;
	const { tagDigest: found } = observed;
	const wanted = release?.digest ?? all.find(({ tagDigest }) => tagDigest !== void 0)?.tagDigest;
	if (found === void 0) return [missing$2(version, wanted)];
	if (wanted === void 0 || found === wanted) return [];
	const other = versionOf(found);
	const where = {
		expected: wanted,
		found
	};
	if (other !== void 0) return [{
		kind: "rolled-back",
		code: "E_ROLLBACK",
		message: `the tag ${version} points to release ${other}, ${found}`,
		...where
	}];
	return [{
		kind: "tag-moved",
		code: "E_DRIFT",
		...release === void 0 ? movedWithoutLedger(version, observed, found, all) : movedFromLedger(version, observed, found),
		...where
	}];
}
function missing$2(version, wanted) {
	return {
		kind: "tag-missing",
		code: "E_NOTFOUND",
		message: `the tag ${version} does not exist, although the repository does`,
		...wanted === void 0 ? {} : { expected: wanted }
	};
}
function movedFromLedger(version, { elsewhere }, found) {
	const message = `the tag ${version} points to ${found}${elsewhere === void 0 ? "" : `, which is ${elsewhere}${elsewhere === "signed" ? "" : " as required"}`}: no release of the ledger`;
	if (elsewhere !== "signed") return { message };
	return {
		message,
		advice: "it is signed with the key: find out who signed it before you fix the tag"
	};
}
function movedWithoutLedger(version, { problems, looked }, found, [first]) {
	return {
		message: `the tag ${version} points to ${found}${looked === "nothing" ? "" : problems.length === 0 ? ", also signed" : ""}: another image than on ${first?.registry.name}`,
		advice: "without a ledger it is not known which is right: find out before you fix a tag"
	};
}
function platformProblems({ version, release }, { manifests }) {
	if (release === void 0 || manifests.length === 0) return [];
	const listed = new Set(manifests.map(({ digest }) => digest));
	const platforms = Object.entries(release.platforms).filter(([, digest]) => !listed.has(digest));
	const reported = /* @__PURE__ */ new Set([...listed, ...platforms.map(([, digest]) => digest)]);
	const signed = new Set(release.signatures.map(({ manifest }) => manifest));
	return [...platforms.map(([platform, digest]) => ({
		...contradiction$1(digest),
		platform,
		message: `the ledger has another ${platform} in release ${version} than the index lists`
	})), ...[...signed].filter((digest) => !reported.has(digest)).map((digest) => ({
		...contradiction$1(digest),
		message: `the ledger has a signature of ${digest}, which the index of release ${version} does not list`
	}))];
}
function contradiction$1(digest) {
	return {
		kind: "manifest-missing",
		code: "E_COVER",
		digest,
		advice: "check without the state file; if it is reported again, correct the ledger: index and manifests do not belong together there",
		fixedByCopy: false
	};
}
function blobProblems({ blobs, lost }) {
	const reported = new Set([...lost?.values() ?? []].flat());
	return (blobs?.missing ?? []).filter((digest) => !reported.has(digest)).map((digest) => ({
		kind: "blob-missing",
		code: "E_NOTFOUND",
		digest,
		message: `the blob ${digest} is named by a manifest, but the registry does not have it`
	}));
}

// src/drift/signatures.ts
function signatureProblems(release, all) {
	const recorded = recordedIn(release);
	return new Map(all.map((observed) => [observed, observed.manifests.flatMap((manifest) => {
		if (manifest.code === "E_NOTFOUND") return [];
		const there = signaturesOf(manifest);
		const wanted = recorded?.get(manifest.digest) ?? (recorded ? none$2 : unionOf(manifest, all));
		const isRead = !observed.unread.has(manifest.digest) && manifest.state !== "unreachable";
		const lost = observed.lost?.get(manifest.digest) ?? [];
		const missing = isRead && !isBad(manifest, observed) ? without$1(wanted, there) : [];
		const unnamed = missing.length === 0 && recorded === void 0 ? lost : [];
		return [
			...missing.map(lacking$1(manifest, lost)),
			...unnamed.map(losing(manifest)),
			...recorded === void 0 ? [] : without$1(there, wanted).map(adding(manifest))
		];
	})]));
}
const none$2 = /* @__PURE__ */ new Map();
function recordedIn(release) {
	if (release === void 0 || release.signatures.length === 0) return void 0;
	const recorded = /* @__PURE__ */ new Map();
	for (const { manifest, id, format } of release.signatures) {
		const known = recorded.get(manifest) ?? /* @__PURE__ */ new Map();
		recorded.set(manifest, known.set(id, format));
	}
	return recorded;
}
function unionOf({ digest }, all) {
	const sides = all.flatMap(({ manifests }) => manifests.filter((one) => one.digest === digest));
	return new Map(sides.flatMap((manifest) => [...signaturesOf(manifest)]));
}
function signaturesOf({ signatures }) {
	return new Map(signatures.map(({ id, format }) => [id, format]));
}
function without$1(some, others) {
	return [...some].filter(([id]) => !others.has(id));
}
function isBad({ digest, code }, { problems }) {
	if (code === "E_NOSIG" || code === "E_COVER") return false;
	return problems.some((one) => one.kind === "signature-bad" && one.digest === digest);
}
function about({ digest, platforms }) {
	return {
		digest,
		...platforms.length === 0 ? {} : { platform: platforms.join(", ") }
	};
}
function nameOf$4({ role, platforms }) {
	return platforms.length === 0 || role === "attestation" ? `the ${role}` : platforms.join(", ");
}
function lacking$1(manifest, lost) {
	const why = lost.length === 0 ? "" : `: the registry lists it and has lost its content, ${lost[0]}`;
	return ([id, format]) => ({
		kind: "signature-missing",
		code: codeFor(manifest),
		...about(manifest),
		expected: id,
		message: `${nameOf$4(manifest)} lacks a ${format} signature${why}`
	});
}
function losing(manifest) {
	return (blob) => ({
		kind: "signature-missing",
		code: codeFor(manifest),
		...about(manifest),
		expected: blob,
		message: `a signature of ${nameOf$4(manifest)} is listed, but the registry has lost its content, ${blob}`
	});
}
function codeFor({ role }) {
	return role === "index" || role === "image" ? "E_NOSIG" : "E_COVER";
}
function adding(manifest) {
	return ([id, format]) => ({
		kind: "signature-added",
		code: "E_DRIFT",
		...about(manifest),
		found: id,
		message: `${nameOf$4(manifest)} has a ${format} signature that counts and is not in the ledger`
	});
}

// src/drift/differences.ts
/* @__PURE__ */ init_defined();
init_store();
function compareRelease(expected, all) {
	const signatures = signatureProblems(expected.release, all);
	const attestations = attestationProblems(expected.release, all);
	return all.map((observed) => {
		const ofSignatures = signatures.get(observed) ?? [];
		return {
			observed,
			differences: [
				...tagProblems(expected, observed, all),
				...observed.problems.filter((one) => !isExplained(one, ofSignatures)),
				...platformProblems(expected, observed),
				...blobProblems(observed),
				...ofSignatures,
				...attestations.get(observed) ?? []
			].map((one) => toDifference$2(one, expected, observed, sourceFor(one, observed, all)))
		};
	});
}
function isExplained({ kind, code, digest }, others) {
	if (kind !== "signature-bad" || code !== "E_NOSIG" && code !== "E_COVER") return false;
	return others.some((one) => one.kind === "signature-missing" && one.digest === digest);
}
function sourceFor(problem, observed, all) {
	const [only, ...more] = new Set(all.flatMap(({ tagDigest }) => tagDigest ?? []));
	const wanted = observed.digest ?? (more.length === 0 ? only : void 0);
	return [...all.filter((one) => one !== observed), ...isAboutTag(problem) ? [observed] : []].find((one) => isComplete$1(one) && one.digest === wanted && hasWhatLacks(problem, observed, one));
}
function isAboutTag({ kind }) {
	return kind === "tag-missing" || kind === "tag-moved" || kind === "rolled-back";
}
function hasWhatLacks({ kind, digest, expected = "" }, observed, source) {
	if (kind === "blob-missing") return source.blobs?.missing.every((one) => one !== digest) ?? true;
	if (kind === "attestation-missing") return (source.manifests.find((one) => one.digest === digest)?.attestations ?? []).some(({ statement }) => statement === expected);
	if (kind !== "signature-missing") return true;
	const there = source.manifests.find((one) => one.digest === digest)?.signatures ?? [];
	return [...observed.lost?.values() ?? []].flat().some((one) => one === expected) || there.some(({ id }) => id === expected);
}
function toDifference$2(problem, expected, observed, source) {
	const { version, release } = expected;
	const { name } = observed.registry;
	const { kind, digest, code, message, advice, fixedByCopy: _, ...rest } = problem;
	const occupied = source && occupiedTag(problem, observed, source);
	const fix = occupied === void 0 ? fixFor(problem, expected, observed, source) : void 0;
	const whatToDo = advice ?? (occupied === void 0 ? void 0 : adviceAbout$2(occupied)) ?? (fix === void 0 ? adviceFor(problem, release) : void 0);
	return {
		id: idOf$2(problem, name, version),
		kind,
		code,
		registry: name,
		...release === void 0 && !isVersion(version) ? {} : { version },
		tag: version,
		...defined({ digest }),
		...rest,
		message,
		...defined({
			fix,
			advice: whatToDo
		})
	};
}
function idOf$2({ kind, digest, expected, found }, registry, tag) {
	const part = digest === void 0 ? "" : `@${digest}`;
	const signature = kind === "signature-added" ? found : expected;
	return `${kind}/${registry}:${tag}${part}${kind.startsWith("attestation") || /^signature-(?:missing|added)$/.test(kind) ? `#${shortened(signature)}` : ""}`;
}
function shortened(id = "") {
	return id.slice(id.lastIndexOf(":") + 1).slice(0, 16);
}
function occupiedTag({ kind, digest }, { attestationTags }, { manifests, looks }) {
	if (kind !== "attestation-missing" || digest === void 0) return void 0;
	const ours = attestationTags?.get(digest);
	const theirs = looks?.[manifests.findIndex((one) => one.digest === digest)]?.attestationTag;
	return ours !== void 0 && theirs !== void 0 && ours !== theirs ? attestationTag(digest) : void 0;
}
function adviceAbout$2(tag) {
	return `its tag ${tag} holds other attestations, and a copy overwrites none: find out who wrote it, delete the tag, and check again for the command`;
}
function adviceFor({ kind }, release) {
	if (kind === "signature-added") return "if you made it, add it to the ledger and mirror it; if not, someone else may have the key";
	if (kind === "tag-moved" && release === void 0) return "find out which registry is right";
	if (kind === "signature-missing") return "no registry has it: sign the image again, replace its signatures in the ledger, and mirror them";
	if (kind === "attestation-missing") return "no registry has it: attest the image again (webdis-trust attest), replace the attestation in the ledger, and mirror it";
	return "no other registry has all of it: restore it from a backup, or release it again under another version";
}
function fixFor(problem, { version, release, command }, { registry, tagDigest, worthless = [] }, source) {
	const { kind, fixedByCopy = true } = problem;
	const digest = source?.digest;
	if (source === void 0 || digest === void 0 || !fixedByCopy) return void 0;
	if (kind === "signature-added") return void 0;
	if (/^(?:signature|attestation)/.test(kind) && command.policy.signatureRepository !== void 0) return;
	if (kind === "tag-moved" && release === void 0) return void 0;
	return mirrorCommand({
		...command,
		source: source.registry.access.repository.name,
		digest,
		target: registry.access.repository.name,
		tag: version,
		moves: tagDigest !== void 0 && tagDigest !== digest,
		deep: !isAboutTag(problem),
		replaced: worthless
	});
}
function versionsByDigest(releases) {
	const sorted = releases.toSorted((a, b) => compareVersions(a.version, b.version));
	return new Map(sorted.map(({ version, digest }) => [digest, version]));
}

// src/mirror/snapshot.ts
init_error$3();
const smallBlob = 65536;
const kept$1 = 33554432;
var Snapshot = class {
	live;
	#answers = /* @__PURE__ */ new Map();
	#kept = 0;
	#tagNames;
	constructor(live) {
		this.live = live;
	}
	get name() {
		return this.live.name;
	}
	manifest(reference) {
		return this.once(`manifest ${reference}`, () => this.readManifest(reference));
	}
	async readManifest(reference) {
		const stored = await this.live.manifest(reference);
		if (stored !== void 0 && stored.digest !== reference) this.learn(stored);
		return stored;
	}
	learn(stored, reference = stored.digest) {
		this.#keep(`manifest ${reference}`, stored);
		if (reference !== stored.digest) this.learn(stored);
	}
	learnReferrers(subject, list) {
		this.#keep(`referrers ${subject}`, list);
		if (list.source === "tag") this.#keep(`referrers tag ${subject}`, list);
	}
	#keep(question, answer) {
		if (!this.#answers.has(question)) this.#answers.set(question, Promise.resolve(answer));
	}
	manifestHead(reference) {
		const whole = this.#answers.get(`manifest ${reference}`);
		if (whole !== void 0) return this.once(`head ${reference}`, async () => headOf(await whole));
		return this.once(`head ${reference}`, () => this.live.manifestHead(reference));
	}
	blob(blob, limit) {
		const ask = () => this.live.blob(blob, limit);
		const question = `blob ${blob.digest} ${blob.size}`;
		if (blob.size > Math.min(limit, 65536)) return ask();
		if (!this.#answers.has(question)) {
			if (this.#kept + blob.size > kept$1) return ask();
			this.#kept += blob.size;
		}
		return this.once(question, async () => {
			const bytes = await ask();
			if (bytes === void 0) this.#answers.delete(question);
			return bytes;
		});
	}
	openBlob(blob, offset) {
		return this.live.openBlob(blob, offset);
	}
	hasBlob(digest) {
		return this.live.hasBlob(digest);
	}
	referrers(subject, asking = {}) {
		const byTag = () => this.referrersByTag(subject);
		return this.once(`referrers ${subject}`, () => this.live.referrers(subject, {
			byTag,
			...asking
		}));
	}
	referrersByTag(subject) {
		return this.once(`referrers tag ${subject}`, () => this.live.referrersByTag(subject));
	}
	tags() {
		return this.live.tags();
	}
	tagNames() {
		return this.once("tag names", async () => {
			this.#tagNames = await this.readTagNames();
			return this.#tagNames;
		});
	}
	get knownTags() {
		return this.#tagNames;
	}
	readTagNames() {
		return namesOf$1(this.live);
	}
	known(question) {
		return this.#answers.get(question);
	}
	once(question, ask) {
		const known = this.#answers.get(question);
		if (known !== void 0) return known;
		const answer = ask();
		answer.catch(() => {});
		this.#answers.set(question, answer);
		return answer;
	}
};
const mostTags = 1e3;
async function namesOf$1(repository, absent) {
	const names = /* @__PURE__ */ new Set();
	try {
		for await (const tag of repository.tags(true)) {
			if (names.size === mostTags) return void 0;
			names.add(tag);
		}
		return names;
	} catch (error) {
		if (isTrustError(error)) return error.code === "E_NOTFOUND" ? absent : void 0;
		throw error;
	}
}

// src/registry/blobs.ts
init_error$3();
init_failure();
init_limits();
init_digest();
async function getBlob(endpoint, blob, limit) {
	const { digest, size } = blob;
	const url = blobUrl(endpoint, digest);
	if (size > limit) {
		const message = `a blob of ${size} bytes is declared, ${limit} is the limit`;
		throw new TrustError("E_LIMIT", message, endpoint.where({ digest }));
	}
	const attempt = async () => readAnswer$1(endpoint, await endpoint.open(url), blob);
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
async function readAnswer$1(endpoint, stream, { digest, size }) {
	if (stream.status !== 200) {
		const error = await refusal$1(endpoint, stream, digest);
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
async function refusal$1(endpoint, stream, digest) {
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

// src/registry/presence.ts
init_error$3();
const lastByte = ({ size }) => Math.max(size - 1, 0);
async function holds(repository, blob) {
	const has = await repository.hasBlob(blob.digest);
	return has === "unknown" ? canOpen(repository, blob, lastByte(blob)) : has;
}
async function canOpen(repository, blob, from = 0) {
	try {
		(await repository.openBlob(blob, from)).on("error", () => {}).destroy();
		return true;
	} catch (error) {
		if (isTrustError(error) && (error.code === "E_NOTFOUND" || isLostByStorage(error))) return false;
		throw error;
	}
}
function isLostByStorage({ code, details }) {
	return code === "E_NET" && details.status === 404;
}

// src/drift/release-cache.ts
init_limits();
var ReleaseCache = class {
	manifests = /* @__PURE__ */ new Map();
	blobs = /* @__PURE__ */ new Map();
	tags = /* @__PURE__ */ new Set();
	of(repository) {
		return new CachedRepository(repository, this);
	}
};
var CachedRepository = class extends Snapshot {
	#cache;
	#read = /* @__PURE__ */ new Set();
	constructor(live, cache) {
		super(live);
		this.#cache = cache;
	}
	manifest(reference) {
		return this.once(`manifest ${reference}`, async () => {
			const cached = await this.#cached(reference);
			if (cached !== void 0 && await manifestExists(this, cached.digest)) return cached;
			const stored = await this.live.manifest(reference);
			if (stored === void 0) return void 0;
			this.#cache.manifests.set(stored.digest, stored);
			if (stored.digest !== reference) this.#cache.tags.add(reference);
			return stored;
		});
	}
	async #cached(reference) {
		const { manifests, tags } = this.#cache;
		if (reference.includes(":")) return manifests.get(reference);
		if (!tags.has(reference)) return void 0;
		const digest = (await this.manifestHead(reference))?.digest;
		return digest === void 0 ? void 0 : manifests.get(digest);
	}
	manifestHead(reference) {
		return this.once(`asked ${reference}`, () => this.live.manifestHead(reference));
	}
	async blob(blob, limit) {
		const cached = this.#cache.blobs.get(blob.digest);
		if (cached?.length === blob.size) return await this.has(blob) ? cached : void 0;
		const bytes = await super.blob(blob, limit);
		if (bytes === void 0) return void 0;
		this.#read.add(blob.digest);
		if (bytes.length <= limits.bundle) this.#cache.blobs.set(blob.digest, bytes);
		return bytes;
	}
	async has(blob) {
		if (this.#read.has(blob.digest)) return true;
		return this.once(`has ${blob.digest}`, () => holds(this.live, blob));
	}
	async readAnywhere(digest) {
		return this.#cache.manifests.get(digest) ?? this.manifest(digest);
	}
};

// src/mirror/content.ts
function blobsOf(manifest) {
	return manifest.kind === "image" ? [manifest.config, ...manifest.layers] : [];
}
function isForeign(mediaType) {
	return /nondistributable|\.foreign\./.test(mediaType);
}

// src/drift/blobs.ts
init_manifest();
init_media_type();
init_store();
const remembered$1 = 4096;
var PresentBlobs = class {
	#repository;
	#known = /* @__PURE__ */ new Set();
	constructor(repository) {
		this.#repository = repository;
	}
	async has(blob) {
		if (this.#known.has(blob.digest)) return true;
		const has = await holds(this.#repository, blob);
		if (has && this.#known.size < remembered$1) this.#known.add(blob.digest);
		return has;
	}
};
async function lookForBlobs({ blobs: present }, image, signatures, { manifests, looks = [] }) {
	const named = manifests.filter(({ role }) => role !== "index").map(({ digest }) => digest);
	const signing = looks.flatMap(namesIn);
	const [content, material] = await Promise.all([blobsNamedBy(image, named), blobsNamedBy(signatures, signing)]);
	const looked = await Promise.all([...content.map(async (blob) => ({
		blob,
		has: await present.has(blob)
	})), ...material.map(async (blob) => ({
		blob,
		has: await signatures.has(blob)
	}))]);
	const missing = looked.filter(({ has }) => !has).map(({ blob }) => blob.digest);
	return {
		present: looked.length - missing.length,
		missing
	};
}
async function blobsNamedBy(repository, digests) {
	const all = /* @__PURE__ */ new Map();
	for (const digest of new Set(digests)) {
		const stored = await repository.manifest(digest);
		if (stored === void 0) continue;
		for (const blob of blobsOf(parseManifest(stored.bytes, stored.contentType))) if (!isForeign(blob.mediaType)) all.set(blob.digest, blob);
	}
	return [...all.values()];
}
async function lostBlobs(store, holders, attested = false) {
	const lost = holders.map(async (digest) => {
		const stored = await store.readAnywhere(digest);
		const blobs = [...signatureBlobs(stored), ...attested ? attestationBlobs(stored) : []];
		const has = await Promise.all(blobs.map((blob) => store.has(blob)));
		return blobs.filter((_, at) => !has[at]).map((blob) => blob.digest);
	});
	return [...new Set((await Promise.all(lost)).flat())];
}
function signatureBlobs(stored) {
	return ((stored && readSignatureManifest(stored.bytes, stored.contentType)?.layers) ?? []).filter((layer) => isSignatureLayer(layer) || layer.data === void 0);
}
function attestationBlobs(stored) {
	if (stored === void 0) return [];
	const manifest = parseManifest(stored.bytes, stored.contentType);
	return (manifest.kind === "image" ? manifest.layers : []).filter(({ mediaType }) => mediaType === mediaTypes.dsseEnvelope || declaresBundle({ artifactType: mediaType }));
}

// src/verify/parity.ts
init_outcome();
function goodSignatures({ signatures }) {
	const counting = signatures.filter((signature) => signature.good);
	return [...new Map(counting.map((one) => [one.id, one])).values()];
}
function unreadMaterial({ ignored }) {
	return ignored.filter(isUndetermined);
}

// src/ledger/entry.ts
function goodAttestations({ attestations = [] }) {
	const sorted = attestations.flatMap(({ good, store, type, statement }) => good && store !== "buildx" && type !== void 0 && statement !== void 0 ? [[`${type} ${statement}`, {
		type,
		statement
	}]] : []).toSorted(([a], [b]) => byText(a, b));
	return [...new Map(sorted).values()];
}

// src/image/tree.ts
init_error$3();
init_limits();
init_manifest();
init_media_type();
init_child();
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

// src/signature/envelope.ts
function preAuthEncoding(payloadType, payload) {
	return Buffer.concat([preAuthHeader(payloadType, payload.length), payload]);
}
function preAuthHeader(payloadType, payloadLength) {
	const length = Buffer.byteLength(payloadType);
	return Buffer.from(`DSSEv1 ${length} ${payloadType} ${payloadLength} `);
}
var fields, envelope;
var init_envelope = __esmMin((() => {
	init_shape();
	fields = object$2({
		payload: base64,
		payloadType: text$2,
		signatures: list$2(object$2({
			sig: base64,
			keyid: optional$1(text$2)
		}))
	});
	envelope = (value, at) => {
		const { payload, payloadType, signatures } = fields(value, at);
		const [signature] = signatures;
		if (signature === void 0 || signatures.length !== 1) return fail$1(`${at}.signatures`, `must have one signature, has ${signatures.length}`);
		if (signature.keyid) return fail$1(`${at}.signatures[0].keyid`, "must be empty");
		return {
			payload,
			payloadType,
			signature: signature.sig
		};
	};
}));

// src/signature/bundle.ts
function parseBundle(bytes) {
	const result = parsed.get(bytes) ?? readJson$1(bundle, bytes, "bundle");
	parsed.set(bytes, result);
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
var certificate$1, logEntry, verificationMaterial, messageSignature, oldVersions, bundleShape, bundle, parsed;
var init_bundle = __esmMin((() => {
	init_json$1();
	init_shape();
	init_envelope();
	init_statement();
	certificate$1 = object$2({ rawBytes: base64 });
	logEntry = object$2({
		logIndex: int64OrZero,
		logId: object$2({ keyId: base64 }),
		kindVersion: object$2({
			kind: text$2,
			version: text$2
		}),
		integratedTime: int64OrZero,
		inclusionPromise: optional$1(object$2({ signedEntryTimestamp: base64 })),
		inclusionProof: object$2({
			logIndex: int64OrZero,
			rootHash: base64,
			treeSize: int64,
			hashes: repeated(base64),
			checkpoint: object$2({ envelope: text$2 })
		}),
		canonicalizedBody: base64
	});
	verificationMaterial = object$2({
		publicKey: optional$1(object$2({ hint: optional$1(text$2) })),
		certificate: optional$1(certificate$1),
		x509CertificateChain: optional$1(object$2({ certificates: list$2(certificate$1) })),
		tlogEntries: repeated(logEntry),
		timestampVerificationData: optional$1(object$2({ rfc3161Timestamps: repeated(object$2({ signedTimestamp: text$2 })) }))
	});
	messageSignature = object$2({
		messageDigest: object$2({
			algorithm: oneOf$2("SHA2_256", "SHA2_384", "SHA2_512", "SHA3_256", "SHA3_384"),
			digest: base64
		}),
		signature: base64
	});
	oldVersions = ["application/vnd.dev.sigstore.bundle+json;version=0.1", "application/vnd.dev.sigstore.bundle+json;version=0.2"];
	bundleShape = object$2({
		mediaType: oneOf$2("application/vnd.dev.sigstore.bundle.v0.3+json", "application/vnd.dev.sigstore.bundle+json;version=0.3", ...oldVersions),
		verificationMaterial,
		dsseEnvelope: optional$1(envelope),
		messageSignature: optional$1(messageSignature)
	});
	bundle = (value, at) => {
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
	parsed = /* @__PURE__ */ new WeakMap();
}));

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
var init_go_json = __esmMin((() => {}));

// src/signature/payload.ts
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
	return references.map((reference) => formatPayload(reference, subject)).find((payload) => payload.length === size && digestOf$1(payload) === digest);
}
var payloadType, optionalClaims, payloadShape;
var init_payload = __esmMin((() => {
	init_digest();
	/* @__PURE__ */ init_go_json();
	init_shape();
	payloadType = "cosign container image signature";
	optionalClaims = (value, at) => value === void 0 || value === null ? /* @__PURE__ */ new Map() : map$1(anything)(value, at);
	payloadShape = object$2({
		critical: object$2({
			identity: object$2({ "docker-reference": text$2 }),
			image: object$2({ "docker-manifest-digest": text$2 }),
			type: oneOf$2(payloadType)
		}),
		optional: optionalClaims
	});
}));

// src/signature/discover.ts
init_error$3();
init_limits();
init_digest();
init_manifest();
init_reference();
init_errors();
init_referrer_list();
init_bundle();
init_payload();
init_store();
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
	return bytes.length === size && digestOf$1(bytes) === digest ? bytes : void 0;
}

// src/signature/candidate.ts
function bundleOf(candidate) {
	return "bundle" in candidate ? candidate.bundle : parseBundle(candidate.bytes);
}
function signatureId(candidate) {
	if (candidate.format === "bundle") return bundleId(candidate.bytes);
	const signature = candidate.layer.annotations[annotationKeys.signature] ?? "";
	return idOf$1(candidate.payload, Buffer.from(signature));
}
function bundleId(bytes) {
	const envelope = runCheck$1("E_SIG", () => parseBundle(bytes).envelope);
	return envelope === void 0 || "state" in envelope ? digestOf$1(bytes) : idOf$1(envelope.payload, envelope.signature);
}
function idOf$1(payload, signature) {
	return `${digestOf$1(payload)} ${digestOf$1(signature)}`;
}
var annotationKeys;
var init_candidate$1 = __esmMin((() => {
	init_digest();
	init_bundle();
	init_check$1();
	annotationKeys = {
		signature: "dev.cosignproject.cosign/signature",
		rekorBundle: "dev.sigstore.cosign/bundle",
		certificate: "dev.sigstore.cosign/certificate",
		chain: "dev.sigstore.cosign/chain",
		timestamp: "dev.sigstore.cosign/rfc3161timestamp",
		predicateType: "predicateType"
	};
}));

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
var encoded;
var init_signed_content = __esmMin((() => {
	init_shape();
	init_candidate$1();
	init_envelope();
	encoded = /* @__PURE__ */ new WeakMap();
}));

// src/transparency/body.ts
function v1(spec) {
	return {
		hash: spec.data.hash.value,
		hashOf: "bytes",
		recorded: { signature: spec.signature.content },
		verifier: spec.signature.publicKey.content
	};
}
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
var pem, hash$1, data, publicKey, hashedrekord001, rekord001, dsse001, intoto001, intoto002, rawBytes, hashedrekord002, specs, entry;
var init_body = __esmMin((() => {
	init_shape();
	init_pem$1();
	pem = (value, at) => {
		const { label, der } = parsePem(base64(value, at).toString("latin1"));
		return label === "PUBLIC KEY" || label === "CERTIFICATE" ? {
			kind: label,
			der
		} : fail$1(at, `is a ${label}`);
	};
	hash$1 = object$2({
		algorithm: oneOf$2("sha256"),
		value: sha256Hex
	});
	data = object$2({ hash: hash$1 });
	publicKey = object$2({ content: pem });
	hashedrekord001 = object$2({
		data,
		signature: object$2({
			content: base64,
			publicKey
		})
	});
	rekord001 = object$2({
		data,
		signature: object$2({
			content: base64,
			format: oneOf$2("x509"),
			publicKey
		})
	});
	dsse001 = object$2({
		envelopeHash: hash$1,
		payloadHash: hash$1,
		signatures: list$2(object$2({
			signature: base64,
			verifier: pem
		}))
	});
	intoto001 = object$2({
		content: object$2({
			hash: hash$1,
			payloadHash: hash$1
		}),
		publicKey: pem
	});
	intoto002 = object$2({ content: object$2({
		envelope: object$2({
			payloadType: text$2,
			signatures: list$2(object$2({
				keyid: optional$1(text$2),
				sig: base64,
				publicKey: pem
			}))
		}),
		hash: hash$1,
		payloadHash: hash$1
	}) });
	rawBytes = object$2({ rawBytes: base64 });
	hashedrekord002 = object$2({ hashedRekordV002: object$2({
		data: object$2({
			algorithm: oneOf$2("SHA2_256"),
			digest: base64
		}),
		signature: object$2({
			content: base64,
			verifier: object$2({
				keyDetails: text$2,
				publicKey: optional$1(rawBytes),
				x509Certificate: optional$1(rawBytes)
			})
		})
	}) });
	specs = {
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
	entry = object$2({
		apiVersion: text$2,
		kind: text$2,
		spec: anything
	});
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/sigstore_common.js
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
function bytesFromBase64$1(b64) {
	return Uint8Array.from(globalThis.Buffer.from(b64, "base64"));
}
function isSet$4(value) {
	return value !== null && value !== void 0;
}
var HashAlgorithm, PublicKeyDetails, SubjectAlternativeNameType, HashOutput, X509Certificate;
var init_sigstore_common = __esmMin((() => {
	;
	(function(HashAlgorithm) {
		HashAlgorithm[HashAlgorithm["HASH_ALGORITHM_UNSPECIFIED"] = 0] = "HASH_ALGORITHM_UNSPECIFIED";
		HashAlgorithm[HashAlgorithm["SHA2_256"] = 1] = "SHA2_256";
		HashAlgorithm[HashAlgorithm["SHA2_384"] = 2] = "SHA2_384";
		HashAlgorithm[HashAlgorithm["SHA2_512"] = 3] = "SHA2_512";
		HashAlgorithm[HashAlgorithm["SHA3_256"] = 4] = "SHA3_256";
		HashAlgorithm[HashAlgorithm["SHA3_384"] = 5] = "SHA3_384";
	})(HashAlgorithm || (HashAlgorithm = {}));
	;
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
	;
	(function(SubjectAlternativeNameType) {
		SubjectAlternativeNameType[SubjectAlternativeNameType["SUBJECT_ALTERNATIVE_NAME_TYPE_UNSPECIFIED"] = 0] = "SUBJECT_ALTERNATIVE_NAME_TYPE_UNSPECIFIED";
		SubjectAlternativeNameType[SubjectAlternativeNameType["EMAIL"] = 1] = "EMAIL";
		SubjectAlternativeNameType[SubjectAlternativeNameType["URI"] = 2] = "URI";
		SubjectAlternativeNameType[SubjectAlternativeNameType["OTHER_NAME"] = 3] = "OTHER_NAME";
	})(SubjectAlternativeNameType || (SubjectAlternativeNameType = {}));
	HashOutput = { fromJSON(object) {
		return {
			algorithm: isSet$4(object.algorithm) ? hashAlgorithmFromJSON(object.algorithm) : 0,
			digest: isSet$4(object.digest) ? Buffer.from(bytesFromBase64$1(object.digest)) : Buffer.alloc(0)
		};
	} };
	X509Certificate = { fromJSON(object) {
		return { rawBytes: isSet$4(object.rawBytes) ? Buffer.from(bytesFromBase64$1(object.rawBytes)) : Buffer.alloc(0) };
	} };
}));

// node_modules/@sigstore/verify/dist/error.js
var BaseError, VerificationError;
var init_error = __esmMin((() => {
	BaseError = class extends Error {
		code;
		cause;
		constructor({ code, message, cause }) {
			super(message);
			this.code = code;
			this.cause = cause;
			this.name = this.constructor.name;
		}
	};
	VerificationError = class extends BaseError {};
}));

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
var init_filter = __esmMin((() => {}));

// node_modules/@sigstore/verify/dist/trust/index.js
var init_trust = __esmMin((() => {
	/* @__PURE__ */ init_filter();
}));

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
function dedupeCertificates(certs) {
	for (let i = 0; i < certs.length; i++) for (let j = i + 1; j < certs.length; j++) if (certs[i].equals(certs[j])) {
		certs.splice(j, 1);
		j--;
	}
	return certs;
}
var CertificateChainVerifier;
var init_certificate$2 = __esmMin((() => {
	init_error();
	init_trust();
	CertificateChainVerifier = class {
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
}));

// node_modules/@sigstore/verify/dist/key/sct.js
function verifySCTs() {
	throw new Error("@sigstore/verify/dist/key/sct.js is not part of this bundle (scripts/build/slim.mjs)");
}
var init_sct$1 = __esmMin((() => {}));

// node_modules/@sigstore/verify/dist/key/index.js
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
var OID_FULCIO_ISSUER_V1, OID_FULCIO_ISSUER_V2;
var init_key = __esmMin((() => {
	init_dist$1();
	init_error();
	init_certificate$2();
	/* @__PURE__ */ init_sct$1();
	OID_FULCIO_ISSUER_V1 = "1.3.6.1.4.1.57264.1.1";
	OID_FULCIO_ISSUER_V2 = "1.3.6.1.4.1.57264.1.8";
}));

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
var init_policy = __esmMin((() => {}));

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
var init_tsa = __esmMin((() => {
	init_dist$1();
	init_error();
	init_certificate$2();
	init_trust();
}));

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
var init_timestamp = __esmMin((() => {
	init_tsa();
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/verifier.js
function bytesFromBase64(b64) {
	return Uint8Array.from(globalThis.Buffer.from(b64, "base64"));
}
function isSet$3(value) {
	return value !== null && value !== void 0;
}
var PublicKey, Verifier$1, Signature;
var init_verifier$1 = __esmMin((() => {
	init_sigstore_common();
	PublicKey = { fromJSON(object) {
		return { rawBytes: isSet$3(object.rawBytes) ? Buffer.from(bytesFromBase64(object.rawBytes)) : Buffer.alloc(0) };
	} };
	Verifier$1 = { fromJSON(object) {
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
	Signature = { fromJSON(object) {
		return {
			content: isSet$3(object.content) ? Buffer.from(bytesFromBase64(object.content)) : Buffer.alloc(0),
			verifier: isSet$3(object.verifier) ? Verifier$1.fromJSON(object.verifier) : void 0
		};
	} };
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/dsse.js
function isSet$2(value) {
	return value !== null && value !== void 0;
}
var DSSELogEntryV002;
var init_dsse$1 = __esmMin((() => {
	init_sigstore_common();
	init_verifier$1();
	DSSELogEntryV002 = { fromJSON(object) {
		return {
			payloadHash: isSet$2(object.payloadHash) ? HashOutput.fromJSON(object.payloadHash) : void 0,
			signatures: globalThis.Array.isArray(object?.signatures) ? object.signatures.map((e) => Signature.fromJSON(e)) : []
		};
	} };
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/hashedrekord.js
function isSet$1(value) {
	return value !== null && value !== void 0;
}
var HashedRekordLogEntryV002;
var init_hashedrekord$1 = __esmMin((() => {
	init_sigstore_common();
	init_verifier$1();
	HashedRekordLogEntryV002 = { fromJSON(object) {
		return {
			data: isSet$1(object.data) ? HashOutput.fromJSON(object.data) : void 0,
			signature: isSet$1(object.signature) ? Signature.fromJSON(object.signature) : void 0
		};
	} };
}));

// node_modules/@sigstore/protobuf-specs/dist/__generated__/rekor/v2/entry.js
function isSet(value) {
	return value !== null && value !== void 0;
}
var Entry, Spec;
var init_entry = __esmMin((() => {
	init_dsse$1();
	init_hashedrekord$1();
	Entry = { fromJSON(object) {
		return {
			kind: isSet(object.kind) ? globalThis.String(object.kind) : "",
			apiVersion: isSet(object.apiVersion) ? globalThis.String(object.apiVersion) : "",
			spec: isSet(object.spec) ? Spec.fromJSON(object.spec) : void 0
		};
	} };
	Spec = { fromJSON(object) {
		return { spec: isSet(object.hashedRekordV002) ? {
			$case: "hashedRekordV002",
			hashedRekordV002: HashedRekordLogEntryV002.fromJSON(object.hashedRekordV002)
		} : isSet(object.dsseV002) ? {
			$case: "dsseV002",
			dsseV002: DSSELogEntryV002.fromJSON(object.dsseV002)
		} : void 0 };
	} };
}));

// node_modules/@sigstore/protobuf-specs/dist/rekor/v2/index.js
var init_v2 = __esmMin((() => {
	init_dsse$1();
	init_entry();
	init_hashedrekord$1();
	init_verifier$1();
}));

// node_modules/@sigstore/verify/dist/tlog/dsse.js
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
var DSSE_API_VERSION_V1;
var init_dsse = __esmMin((() => {
	init_error();
	DSSE_API_VERSION_V1 = "0.0.1";
}));

// node_modules/@sigstore/verify/dist/tlog/hashedrekord.js
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
var HASHEDREKORD_API_VERSION_V1;
var init_hashedrekord = __esmMin((() => {
	init_error();
	HASHEDREKORD_API_VERSION_V1 = "0.0.1";
}));

// node_modules/@sigstore/verify/dist/tlog/intoto.js
function verifyIntotoTLogBody() {
	throw new Error("@sigstore/verify/dist/tlog/intoto.js is not part of this bundle (scripts/build/slim.mjs)");
}
var init_intoto = __esmMin((() => {}));

// node_modules/@sigstore/verify/dist/tlog/checkpoint.js
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
var CHECKPOINT_SEPARATOR, SIGNATURE_REGEX, SignedNote, LogCheckpoint;
var init_checkpoint = __esmMin((() => {
	init_dist$1();
	init_error();
	CHECKPOINT_SEPARATOR = "\n\n";
	SIGNATURE_REGEX = /\u2014 (\S+) (\S+)\n/g;
	SignedNote = class SignedNote {
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
	LogCheckpoint = class LogCheckpoint {
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
}));

// node_modules/@sigstore/verify/dist/tlog/merkle.js
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
var RFC6962_LEAF_HASH_PREFIX, RFC6962_NODE_HASH_PREFIX;
var init_merkle = __esmMin((() => {
	init_dist$1();
	init_error();
	RFC6962_LEAF_HASH_PREFIX = Buffer.from([0]);
	RFC6962_NODE_HASH_PREFIX = Buffer.from([1]);
}));

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
var init_set = __esmMin((() => {
	init_dist$1();
	init_error();
	init_trust();
}));

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
var init_tlog = __esmMin((() => {
	init_v2();
	init_error();
	init_dsse();
	init_hashedrekord();
	/* @__PURE__ */ init_intoto();
	init_checkpoint();
	init_merkle();
	init_set();
}));

// node_modules/@sigstore/verify/dist/verifier.js
function containsDupes(arr) {
	for (let i = 0; i < arr.length; i++) for (let j = i + 1; j < arr.length; j++) if ((0, util_1.isDeepStrictEqual)(arr[i], arr[j])) return true;
	return false;
}
var Verifier;
var init_verifier = __esmMin((() => {
	init_error();
	init_key();
	/* @__PURE__ */ init_policy();
	init_timestamp();
	init_tlog();
	Verifier = class {
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
}));

// node_modules/@sigstore/verify/dist/index.js
var init_dist = __esmMin((() => {
	init_dist$1();
	init_sigstore_common();
	init_error();
	init_trust();
	init_verifier();
}));
/* istanbul ignore file */

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
var init_sigstore_verifier = __esmMin((() => {
	init_dist();
}));

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
var note, signatureLine;
var init_bundle_entry = __esmMin((() => {
	init_error$3();
	init_shape();
	init_body();
	init_entry$1();
	init_sigstore_verifier();
	note = /^([^\n]+)\n([^\n]+)\n([^\n]+)\n(?:[^\n]+\n)*\n([\s\S]+)\n$/;
	signatureLine = /^\u2014 (\S+) (\S+)$/;
}));

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
var rekorBundle;
var init_legacy_entry = __esmMin((() => {
	init_error$3();
	init_shape();
	init_body();
	init_entry$1();
	rekorBundle = object$2({
		SignedEntryTimestamp: base64,
		Payload: object$2({
			body: text$2,
			integratedTime: count$3,
			logIndex: count$3,
			logID: sha256Hex
		})
	});
}));

// src/transparency/log.ts
function checkLog(candidate, policy) {
	const outcomes = runCheck$1("E_SIG", () => candidate.format === "bundle" ? bundleOutcomes(candidate, policy) : legacyOutcomes(candidate, policy));
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
	return [runCheck$1("E_TLOG", () => checkLegacyEntry(annotation, expected, policy))];
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
	return entries.map((entry) => runCheck$1("E_TLOG", () => checkBundleEntry(entry, expected, policy)));
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
var init_log = __esmMin((() => {
	init_limits();
	init_candidate$1();
	init_check$1();
	init_signed_content();
	init_bundle_entry();
	init_legacy_entry();
}));

// src/transparency/time.ts
function checkTime(candidate, policy) {
	const { notAfter } = policy.key;
	if (notAfter === void 0 && policy.timestamps === "ignored") return skipped("the policy requires no time");
	return runCheck$1("E_TIME", () => {
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
	const outcomes = runCheck$1("E_TIME", () => authorityTimes(timestampsOf(candidate), stampedContent(candidate), policy));
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
	return timestamps.map((encoded) => runCheck$1("E_TIME", () => authorityTime(base64(encoded, "timestamp"), signed, policy)));
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
var maxTimestamps, legacyTimestamp;
var init_time = __esmMin((() => {
	init_dist$1();
	init_shape();
	init_candidate$1();
	init_check$1();
	init_signed_content();
	init_sigstore_verifier();
	maxTimestamps = 8;
	legacyTimestamp = object$2({ SignedRFC3161Timestamp: text$2 });
}));

// src/identity/subject.ts
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
	return textOf$3(value, at);
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
var userName, at;
var init_subject = __esmMin((() => {
	init_shape();
	init_extension();
	userName = "1.3.6.1.4.1.57264.1.7";
	at = "the certificate's subject alternative name";
}));

// src/identity/certificate.ts
function readCertificate(der) {
	const x509 = libraryCertificate(der);
	checkForm(x509, der);
	const extensions = readExtensions(x509);
	checkUsage(x509, extensions);
	const identity = readSubject(extensions);
	return {
		der,
		x509,
		key: keyOf$2(x509),
		signer: {
			identity,
			...readClaims$2(extensions)
		}
	};
}
function checkForm(x509, der) {
	if (!new X509Certificate$2(der).raw.equals(der)) fail$1(name$1, "is not in DER");
	if (x509.version !== "v3") fail$1(name$1, `is of version ${x509.version}`);
	const [signed, algorithm, signature, more] = x509.root.subs;
	const signedAlgorithm = signed?.subs[2];
	if (algorithm === void 0 || signature === void 0 || more !== void 0) throw new SyntaxError("the certificate is not one signed structure");
	if (!signedAlgorithm?.toDER().equals(algorithm.toDER())) fail$1(name$1, "names two signature algorithms");
	if (!signature.tag.isBitString() || signature.value[0] !== 0) fail$1(name$1, "holds a malformed signature");
}
function checkUsage(x509, extensions) {
	if (x509.extBasicConstraints?.isCA || x509.extKeyUsage?.keyCertSign) fail$1(name$1, "is that of a certificate authority, which signs no images");
	if (!x509.extKeyUsage?.digitalSignature) fail$1(name$1, "is not for digital signatures");
	if (!(innerOf(extensions.get(oids.extendedKeyUsage))?.subs ?? []).some((usage) => usage.toOID() === codeSigning)) fail$1(name$1, "is not for code signing");
}
function keyOf$2(x509) {
	const pem = `-----BEGIN PUBLIC KEY-----\n${x509.publicKey.toString("base64")}\n-----END PUBLIC KEY-----\n`;
	try {
		return parsePublicKey(pem, "the certificate's key");
	} catch (error) {
		if (!isTrustError(error)) throw error;
		throw new TrustError("E_CERT", error.message, {}, error);
	}
}
var codeSigning, name$1;
var init_certificate$1 = __esmMin((() => {
	init_error$3();
	init_shape();
	init_key$1();
	init_certificate$3();
	init_claims$1();
	init_extension();
	init_subject();
	codeSigning = "1.3.6.1.5.5.7.3.3";
	name$1 = "the certificate";
}));

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
var init_chain = __esmMin((() => {
	init_certificate$2();
	init_error$3();
	init_extension();
}));

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
var init_material = __esmMin((() => {
	init_limits();
	init_shape();
	init_candidate$1();
	init_pem$1();
}));

// src/identity/sct.ts
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
var maxScts, sha256;
var init_sct = __esmMin((() => {
	init_dist$1();
	init_check$1();
	init_certificate$3();
	maxScts = 16;
	sha256 = 4;
}));

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
var init_warnings = __esmMin((() => {
	init_match();
}));

// src/identity/verify.ts
function verifyCertificateSignature(candidate, policy) {
	const der = runCheck$1("E_SIG", () => certificateIn(candidate));
	if (der === void 0) return without("identity", signedByKey, policy);
	if ("state" in der) return without("signature", der, policy);
	const certificate = runCheck$1("E_CERT", () => readCertificate(der));
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
	const time = runCheck$1("E_TIME", () => checkTimes(x509, proven, policy));
	const issuer = time.state === "passed" ? runCheck$1("E_CERT", () => verifyChain(x509, root, times)) : skipped("there is no time at which the chain could be checked");
	const isIssued = !("state" in issuer);
	const sct = sctExcuse ?? (isIssued ? runCheck$1("E_CERT", () => checkScts(x509, issuer, root)) : skipped("the issuer of the certificate is not verified"));
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
	return runCheck$1("E_SIG", () => {
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
var signedByKey;
var init_verify$1 = __esmMin((() => {
	init_check$1();
	init_key$1();
	init_signed_content();
	init_log();
	init_time();
	init_certificate$1();
	init_chain();
	init_match();
	init_material();
	init_sct();
	init_warnings();
	signedByKey = failed("E_IDENTITY", "it is signed with a key, but an identity is required: to accept the key, give it (key)");
}));

// src/signature/certificate.ts
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
var maxLength, issuerOids;
var init_certificate = __esmMin((() => {
	init_dist$1();
	init_candidate$1();
	init_pem$1();
	maxLength = {
		der: 16384,
		text: 2048
	};
	issuerOids = ["1.3.6.1.4.1.57264.1.8", "1.3.6.1.4.1.57264.1.1"];
}));

// src/signature/claims.ts
function checkClaims(candidate, expected) {
	if (candidate.format === "legacy") return runCheck$1("E_CLAIM", () => checkPayload(candidate.payload, expected));
	const envelope = runCheck$1("E_SIG", () => envelopeOf(parseBundle(candidate.bytes)));
	return "state" in envelope ? envelope : runCheck$1("E_CLAIM", () => checkStatement(envelope, expected));
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
var init_claims = __esmMin((() => {
	init_digest();
	init_reference();
	init_shape();
	init_bundle();
	init_check$1();
	init_payload();
	init_signed_content();
	init_statement();
}));

// src/signature/verify.ts
function checkSignature(candidate, keys) {
	const result = runCheck$1("E_SIG", () => findKey(candidate, keys));
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
	const bundle = runCheck$1("E_SIG", () => bundleOf(candidate));
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
var init_verify = __esmMin((() => {
	init_candidate$1();
	init_certificate();
	init_check$1();
	init_key$1();
	init_signed_content();
	init_signer();
}));

// src/verify/same-content.ts
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
var most$2, SameContent;
var init_same_content = __esmMin((() => {
	most$2 = 512;
	SameContent = class {
		#runs = /* @__PURE__ */ new WeakMap();
		once(run, candidate, verify) {
			const results = this.#runs.get(run) ?? /* @__PURE__ */ new Map();
			this.#runs.set(run, results);
			const key = contentKey(candidate);
			const known = results.get(key);
			if (known !== void 0) return known;
			const result = verify();
			if (results.size >= most$2) results.clear();
			results.set(key, result);
			return result;
		}
	};
}));

// src/verify/candidate.ts
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
var sameContent, noKeyAsked, noKey;
var init_candidate = __esmMin((() => {
	/* @__PURE__ */ init_defined();
	init_trusted();
	init_verify$1();
	init_digest();
	init_bundle();
	init_candidate$1();
	init_certificate();
	init_check$1();
	init_claims();
	init_payload();
	init_signed_content();
	init_signer();
	init_statement();
	init_verify();
	init_log();
	init_time();
	init_same_content();
	sameContent = new SameContent();
	noKeyAsked = skipped("no key is required");
	noKey = skipped("none of the keys made this signature");
}));

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
var init_inputs = __esmMin((() => {
	init_policy$2();
}));

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
	const advice = adviceAbout$1(failure, certificate);
	return [{
		code: code === "E_KEY" ? "E_SIG" : code,
		message,
		...defined({ advice })
	}];
}
function adviceAbout$1({ code, claim }, certificate) {
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
var init_no_signature = __esmMin((() => {
	/* @__PURE__ */ init_defined();
	init_inputs();
	init_referrer_list();
	init_signer();
	init_store();
	init_finding();
	init_outcome();
}));

// src/verify/readable.ts
init_candidate();
init_no_signature();
init_error$3();
init_media_type();
init_outcome();
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
		return toReport$1(reader, worstOf(availabilities.map((availability) => readability(reader, availability))));
	});
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
function toReport$1({ name, title }, state) {
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
init_trusted();
init_platform();
init_reference();
init_store();
init_finding();
init_outcome();
init_policy$1();
async function verdictFor(node, context) {
	const { signatures: repository, discover, policy, now } = context;
	const inImageRepository = sameRepository(repository.name, context.repository.name);
	const check = (candidate) => checkCandidate(candidate, node.digest, policy, now);
	const first = await discoverSignatures(repository, node.digest, discover, check);
	const found = summarize(first, policy);
	if (found.good || first.listedByApi === void 0) return conclude$1(node, found, availabilityOf(first, void 0, inImageRepository), policy);
	const known = first.listedByApi;
	const more = await discoverByFallbackTag(repository, node.digest, discover, check, known);
	return conclude$1(node, merge(found, summarize(more, policy), policy), availabilityOf(first, more, inImageRepository), policy);
}
function summarize({ candidates, unusable, otherArtifacts, skipped }, policy) {
	const signatures = [...candidates].sort(byGoodness$1);
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
	const signatures = [...first.signatures, ...second.signatures].sort(byGoodness$1);
	return {
		good: isEnough(signatures, policy),
		signatures,
		ignored: [...first.ignored, ...second.ignored],
		skipped: [...first.skipped, ...second.skipped],
		errors: [...first.errors, ...second.errors]
	};
}
function conclude$1(node, looked, availability, policy) {
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
	if (code !== "E_NOSIG") return [finding$1(code, `${what} could not be read, and was rebuilt: ${message}`, about)];
	const lacks = `the registry lacks ${what}: it was rebuilt and verified here, and no other tool can verify this signature`;
	const advice = "the publisher can sign again, or mirror the image again with --deep";
	return [finding$1("E_COVER", lacks, {
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
	return finding$1(code, message, {
		...more,
		severity,
		...manifestFields(node)
	});
}
function byGoodness$1(a, b) {
	return passedChecks(b) - passedChecks(a) || a.manifest.localeCompare(b.manifest) || a.id.localeCompare(b.id);
}
function passedChecks({ good, checks }) {
	return Object.values(checks).filter(({ state }) => state === "passed").length + (good ? 10 : 0);
}

// src/verify/required-readers.ts
init_finding();
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
		return finding$1("E_FORMAT", message, { advice: "the publisher must delete these .sig tags, and sign again with --format both" });
	}
	const lacking = all.filter(({ availability }) => availability.payloadIsMissing);
	if (lacking.length > 0) {
		const message = `${title} cannot read the signatures of ${namesOf(lacking)}: the registry lacks their payload`;
		return finding$1("E_FORMAT", message, { advice: "the publisher must mirror or sign it again" });
	}
	const message = `${title} finds no signature of ${namesOf(all)}: it reads only the legacy format under the .sig tag`;
	return finding$1("E_FORMAT", message, { advice: "the publisher must sign again with --format both, which only adds the missing format" });
}
function inOtherRepository({ title }, all) {
	const message = `${title} finds no signature of ${namesOf(all)}: it looks in the image's repository, and the signatures are in another one`;
	return finding$1("E_FORMAT", message, { advice: "the publisher must sign again without --signature-repository" });
}
function byOtherSigner({ title, signers }, all) {
	const message = `${title} cannot verify the signatures of ${namesOf(all)}: it verifies those by ${signers} only, and certificates for another identity made these`;
	return finding$1("E_FORMAT", message, { advice: "the publisher can sign with a key, too" });
}
function notKnown({ title }, all) {
	const [error] = all.flatMap(({ availability }) => [...availability.unreadStores.values()]);
	const message = `could not check whether ${title} can read the signatures of ${namesOf(all)}`;
	if (error === void 0) return finding$1("E_NET", message);
	const { code, details } = error;
	return finding$1(code, `${message}: ${error.message}`, { details });
}
function namesOf(all) {
	const names = [...new Set(all.map(({ node }) => describeNode(node)))];
	const last = names.at(-1) ?? "";
	return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

// src/verify/resolve.ts
init_error$3();
init_digest();
init_reference();
init_finding();
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
	if (expected === void 0 || digestOf$1(bytes, digestAlgorithm(expected)) === expected) return [];
	return [finding$1("E_ROLLBACK", `it resolves to ${digest}, but ${expected} was expected`, {
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
	return finding$1(code, message, { severity: "warning" });
}
function compareVersion({ tag }, root) {
	const good = root?.signatures.filter((signature) => signature.good) ?? [];
	const signed = new Set(good.flatMap(({ annotations }) => annotations["version"] || []));
	if (signed.size === 0 || tag === void 0 || !isFullVersion(tag)) return [];
	if ([...signed].some((version) => withoutV(version) === withoutV(tag))) return [];
	const versions = [...signed].join(" and ");
	return [finding$1("E_ROLLBACK", `it was signed as version ${versions}, but the tag is ${tag}`, {
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
init_reference();
init_finding();
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
	return [finding$1("E_NOSIG", `Webdis ${tag} has no cosign signature: ${where}; ${server}`, {
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
init_error$3();
init_platform();
init_reference();
init_finding();
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
	return toReport(task, digest, {
		manifests,
		readers,
		findings,
		...attestations
	});
}
function aboutSigners(manifests) {
	const good = manifests.flatMap(({ signatures }) => signatures.filter((one) => one.good));
	return [...new Set(good.flatMap(({ warnings = [] }) => warnings))].map((message) => finding$1("E_IDENTITY", message, { severity: "warning" }));
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
function toReport({ text, reference }, digest, { findings, ...rest }) {
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

// src/drift/verified.ts
/* @__PURE__ */ init_defined();
init_reference();
init_signer();
init_store();
async function verifyTree(registry, digest, context) {
	const { name } = context.repository;
	const report = await verifyImage({
		text: registry.name,
		reference: {
			...name,
			digest
		}
	}, context);
	const read = {
		manifests: report.manifests.map(toState),
		unread: unreadOf(report)
	};
	const errors = report.findings.filter(({ severity }) => severity === "error");
	const result = {
		problems: errors.filter((error) => !isObstacle(error)).map((one) => toProblem(one, report)),
		obstacles: [...errors.filter(isObstacle), ...unreadFindings(report, errors)],
		notes: report.findings.filter(({ severity }) => severity === "warning")
	};
	const isGood = result.problems.length === 0 && result.obstacles.length === 0;
	const isAttested = context.checkAttestations !== void 0;
	const looks = isGood ? await looksAfter(report, context.signatures, isAttested) : void 0;
	const last = looks?.at(-1);
	if (last !== void 0) registry.learned(last.source);
	return {
		...read,
		...result,
		...defined({ looks })
	};
}
function toState(manifest) {
	const { digest, role, platforms, required, outcome, code } = manifest;
	const counts = required && outcome !== "verified";
	const state = !counts ? "ok" : outcome === "rejected" ? "drift" : "unreachable";
	return {
		digest,
		role,
		platforms,
		state: code === "E_NOTFOUND" ? "drift" : unreadMaterial(manifest).length > 0 ? "unreachable" : state,
		...code === void 0 || !counts && code !== "E_NOTFOUND" ? {} : { code },
		signatures: goodSignatures(manifest).flatMap(toSignature),
		...manifest.attestations && { attestations: goodAttestations(manifest) }
	};
}
function toSignature(good) {
	const { format, id, signer, logEntries } = good;
	return signer === void 0 ? [] : [{
		format,
		id,
		signer: withoutName(signer),
		logEntries
	}];
}
function unreadOf({ manifests }) {
	return new Set(manifests.filter((one) => unreadMaterial(one).length > 0).map(({ digest }) => digest));
}
function unreadFindings({ manifests }, reported) {
	return manifests.filter(({ digest }) => !reported.some((one) => one.digest === digest && isObstacle(one))).flatMap((manifest) => unreadMaterial(manifest).slice(0, 1)).map(({ code, message }) => ({
		severity: "error",
		code,
		message
	}));
}
function toProblem(error, { manifests }) {
	const { code, message, digest, platform } = error;
	const manifest = manifests.find((one) => one.digest === digest);
	const isAbsent = manifest?.code === "E_NOTFOUND" || manifest === void 0 && code === "E_NOTFOUND";
	return {
		kind: isAbsent ? "manifest-missing" : "signature-bad",
		code,
		message,
		...defined({
			digest,
			platform
		}),
		...isAbsent ? {} : adviceAbout(manifest)
	};
}
function adviceAbout(manifest) {
	if (manifest?.signatures.some(({ store, good }) => store === "tag" && !good) !== true) return {};
	return { advice: `find out who wrote the tag ${signatureTag(manifest.digest)} there before you replace it` };
}
async function looksAfter({ manifests }, signatures, isAttested) {
	const looks = await Promise.all(manifests.map(async ({ digest }) => {
		const at = (name) => isTag(name) ? signatures.manifest(name) : void 0;
		const [tag, list, attestations] = await Promise.all([
			at(signatureTag(digest)),
			signatures.referrers(digest),
			isAttested ? at(attestationTag(digest)) : void 0
		]);
		return lookOf(tag?.digest, list, isAttested ? { tag: attestations?.digest } : void 0);
	}));
	return manifests.every(({ signatures: found }, at) => found.every(({ good, manifest }) => {
		const look = looks[at];
		return !good || look?.tag === manifest || look?.listed.includes(manifest);
	})) ? looks : void 0;
}

// src/drift/tree-look.ts
/* @__PURE__ */ init_defined();
init_error$3();
init_reference();
init_signer();
init_store();
const nothing = {
	looked: "nothing",
	manifests: [],
	unread: /* @__PURE__ */ new Set(),
	problems: [],
	obstacles: [],
	notes: []
};
async function openImage(registry, cache, options, attested) {
	const { repository, signatures } = registry.access;
	const image = cache.of(repository);
	const store = signatures === repository ? image : cache.of(signatures);
	return {
		registry,
		options,
		image,
		stores: await registry.stores(store, attested)
	};
}
async function lookAtIndex({ registry, stores }, known) {
	const looks = known.looks.get(registry.name);
	const full = known.full.get(registry.name);
	const [before] = looks ?? [];
	if (before === void 0 || looks === void 0 || full === void 0) return void 0;
	if (stores.attested && !knowsAttestations(known)) return void 0;
	const look = known.manifests.every(({ digest }, at) => hasSameTags(stores, digest, looks[at])) ? await lookAtStores(stores, known.digest, before, false) : void 0;
	if (look === void 0 || !sameLook(look, before)) return void 0;
	return {
		...nothing,
		looked: "unchanged",
		manifests: known.manifests,
		looks,
		full
	};
}
async function lookForSame({ image, stores }, known) {
	const [before] = [...known.looks.values()];
	if (before === void 0 || stores.attested && !knowsAttestations(known)) return void 0;
	const [, ...children] = known.manifests;
	const [there, looks] = await Promise.all([Promise.all(children.map(({ digest }) => manifestExists(image, digest))), Promise.all(known.manifests.map(({ digest }, at) => lookAtStores(stores, digest, before[at], true)))]);
	if (!looks.every((one, at) => sameLook(one, before[at])) || !there.every((one) => one)) return void 0;
	if (await anyLost(stores, looks)) return void 0;
	return {
		...nothing,
		looked: "verified",
		manifests: known.manifests,
		looks
	};
}
function knowsAttestations({ manifests }) {
	return manifests.some(({ attestations }) => attestations !== void 0);
}
async function anyLost({ repository, attested }, looks) {
	return (await Promise.all(looks.map((one) => lostBlobs(repository, namesIn(one), attested)))).some((one) => one.length > 0);
}
async function lookCompletely({ registry, options, image, stores }, digest, verified) {
	const context = {
		policy: options.policy,
		now: options.now,
		repository: image,
		signatures: stores.repository,
		discover: { payloadReferences: [] },
		...stores.attested ? defined({ checkAttestations: options.checkAttestations }) : {}
	};
	const expected = verified && 1 + verified.manifests.length;
	const tree = await registry.pulls.run(expected, () => verifyTree(registry, digest, context));
	if ("severity" in tree) return {
		...nothing,
		obstacles: [tree]
	};
	if (tree.looks !== void 0) registry.pulls.took(1 + tree.looks.flatMap(namesIn).length);
	const lost = await lostIn(stores.repository, tree);
	const worthless = await worthlessTags(stores.repository, tree);
	const attestationTags = stores.attested ? await attestationTagsOf(stores.repository, tree) : void 0;
	return {
		...tree,
		...defined({ attestationTags }),
		...worthless.length === 0 ? {} : { worthless },
		...lost.size === 0 ? {} : { lost },
		looked: tree.manifests.length === 0 ? "nothing" : "verified"
	};
}
async function worthlessTags(repository, { manifests, obstacles }) {
	if (obstacles.length > 0) return [];
	const tags = manifests.filter(({ signatures }) => signatures.every(({ format }) => format !== "legacy")).map(async ({ digest }) => {
		const name = signatureTag(digest);
		const stored = isTag(name) ? await repository.manifest(name) : void 0;
		return stored === void 0 ? [] : [`${name}@${stored.digest}`];
	});
	return (await Promise.all(tags)).flat();
}
async function attestationTagsOf(repository, { manifests, obstacles }) {
	if (obstacles.length > 0) return /* @__PURE__ */ new Map();
	const tags = manifests.map(async ({ digest }) => {
		const name = attestationTag(digest);
		const stored = isTag(name) ? await repository.manifest(name) : void 0;
		return stored === void 0 ? [] : [[digest, stored.digest]];
	});
	return new Map((await Promise.all(tags)).flat());
}
async function lostIn(repository, { manifests }) {
	const lost = manifests.map(async ({ digest }) => {
		try {
			const name = signatureTag(digest);
			const [tag, list] = await Promise.all([isTag(name) ? repository.manifest(name) : void 0, repository.referrers(digest)]);
			const holders = namesIn(lookOf(tag?.digest, list));
			return [digest, await lostBlobs(repository, holders)];
		} catch (error) {
			if (isTrustError(error)) return [digest, []];
			throw error;
		}
	});
	return new Map((await Promise.all(lost)).filter(([, blobs]) => blobs.length > 0));
}
async function checkUnknown(registry, digest, cache, options) {
	if (registry.stopped !== void 0) return {
		signers: [],
		obstacles: [registry.stopped]
	};
	const tree = await lookCompletely(await openImage(registry, cache, options, false), digest, void 0);
	registry.finished(tree.obstacles);
	const { problems, obstacles, manifests } = tree;
	const [problem] = problems;
	if (problem !== void 0) return {
		problem,
		signers: [],
		obstacles
	};
	const made = (manifests[0]?.signatures ?? []).map(({ signer }) => [signerId(signer), signer]);
	return {
		signers: obstacles.length > 0 ? [] : [...new Map(made).values()],
		obstacles
	};
}

// src/drift/latest.ts
init_error$3();
init_finding();
async function checkLatest(registries, task) {
	const highest = latestOf(task.ledger);
	if (highest === void 0) return {
		differences: [],
		notes: [],
		obstacles: []
	};
	const looks = await Promise.all(registries.map((one) => pointingAt(one, task.believesLists)));
	const known = looks.flatMap((look) => "finding" in look ? [] : [look]);
	const obstacles = looks.flatMap((look) => "finding" in look ? [look] : []);
	if (!(pinnedVersion(task.ledger.movingTags, "latest") !== void 0) && known.every(({ digest }) => digest === void 0)) return {
		differences: [],
		notes: [],
		obstacles
	};
	const wrong = known.filter(({ digest }) => digest !== highest.digest);
	const judged = await Promise.all(wrong.map((one) => judge$1(one, highest, task)));
	return {
		differences: judged.flatMap((one) => "id" in one ? [one] : []),
		notes: judged.flatMap((one) => "severity" in one ? [one] : []),
		obstacles: [...obstacles, ...judged.flatMap((one) => "finding" in one ? [one] : [])]
	};
}
async function pointingAt(registry, believesList) {
	if (registry.stopped !== void 0) return {
		registry: registry.name,
		finding: registry.stopped
	};
	const list = believesList ? await registry.tags() : void 0;
	if (list !== void 0 && "all" in list && !list.all.includes("latest")) return {
		registry,
		digest: void 0
	};
	try {
		const digest = await digestOfTag(registry.access.repository, "latest");
		if (digest !== void 0 || await registry.isVisible()) return {
			registry,
			digest
		};
		return {
			registry: registry.name,
			finding: await registry.whyHidden("latest")
		};
	} catch (error) {
		if (!isTrustError(error)) throw error;
		return {
			registry: registry.name,
			finding: findingOf(error)
		};
	}
}
async function judge$1({ registry, digest }, highest, task) {
	const newer = task.newVersions.filter((one) => one.registry === registry.name).map(({ tag }) => tag).filter((tag) => isFinal(tag) && compareVersions(tag, highest.version) > 0);
	try {
		for (const tag of digest === void 0 ? [] : newer) {
			if (await digestOfTag(registry.access.repository, tag) !== digest) continue;
			const message = `latest points to ${tag}, which is not in the ledger yet`;
			return finding$1("E_DRIFT", message, {
				severity: "note",
				image: `${registry.name}:latest`
			});
		}
	} catch (error) {
		if (!isTrustError(error)) throw error;
		return {
			registry: registry.name,
			finding: findingOf(error)
		};
	}
	return toDifference$1({
		registry,
		digest
	}, highest, task);
}
async function toDifference$1({ registry, digest }, highest, { ledger, versionOf, command, options }) {
	const other = digest === void 0 ? void 0 : versionOf(digest);
	const isPinned = pinnedVersion(ledger.movingTags, "latest") !== void 0;
	const release = ledger.releases.find(({ version }) => version === other);
	const where = digest === void 0 ? `does not exist, although ${isPinned ? "the ledger names it" : "another registry has it"}` : release === void 0 ? `points to ${digest}, which ${await whoSigned(registry, digest, options)}` : `points to release ${other}, which ${signedBy([release.signer])}`;
	return {
		id: `latest-wrong/${registry.name}:latest`,
		kind: "latest-wrong",
		code: other === void 0 ? "E_DRIFT" : "E_ROLLBACK",
		registry: registry.name,
		version: highest.version,
		tag: "latest",
		expected: highest.digest,
		...digest === void 0 ? {} : { found: digest },
		message: `latest ${where}: it must point to ${highest.version}, ${isPinned ? "as the ledger says" : "the highest release"}`,
		...moveTag(registry, {
			tag: "latest",
			to: highest,
			moves: digest !== void 0
		}, command)
	};
}
async function whoSigned(registry, digest, options) {
	try {
		const { problem, signers } = await checkUnknown(registry, digest, new ReleaseCache(), options);
		return problem === void 0 ? signedBy(signers) : `is not signed as required: ${problem.message}`;
	} catch (error) {
		if (!isTrustError(error)) throw error;
		return signedBy([]);
	}
}

// src/drift/missing-tags.ts
init_error$3();
init_finding();
async function missingTags(registries, named, there, { ledger, command }) {
	const known = (await Promise.all(registries.map((registry) => registry.tags()))).flatMap((list, at) => {
		const registry = registries[at];
		return registry === void 0 || "severity" in list ? [] : [{
			registry,
			all: new Set(list.all)
		}];
	});
	const missing = [.../* @__PURE__ */ new Set([...Object.keys(ledger.movingTags ?? {}), ...there])].sort().flatMap((tag) => {
		const expected = tag === "latest" ? void 0 : named.expected(tag);
		if (expected === void 0) return [];
		return known.filter(({ all }) => !all.has(tag)).map(({ registry }) => ({
			registry,
			tag,
			expected,
			isPinned: named.pinned(tag)
		}));
	});
	const found = await Promise.all(missing.map(async ({ registry, tag, expected, isPinned }) => {
		try {
			if (await digestOfTag(registry.access.repository, tag) !== void 0) return [];
		} catch (error) {
			if (!isTrustError(error)) throw error;
			return {
				registry: registry.name,
				finding: findingOf(error)
			};
		}
		return toDifference(registry, tag, expected, isPinned ? "the ledger names it" : "another registry has it", command);
	}));
	return {
		differences: found.flatMap((one) => "id" in one ? [one] : []),
		obstacles: found.flatMap((one) => "finding" in one ? [one] : [])
	};
}
function toDifference(registry, tag, to, why, command) {
	return {
		id: `tag-missing/${registry.name}:${tag}`,
		kind: "tag-missing",
		code: "E_NOTFOUND",
		registry: registry.name,
		version: to.version,
		tag,
		expected: to.digest,
		message: `the tag ${tag} does not exist, although ${why}: it must point to ${to.version}`,
		...moveTag(registry, {
			tag,
			to,
			moves: false
		}, command)
	};
}

// src/drift/other-tags.ts
init_async();
init_error$3();
init_finding();
async function lookAtOtherTags(registries, task) {
	const named = new NamedReleases(task.ledger);
	const caches = /* @__PURE__ */ new Map();
	const looks = await Promise.all(registries.map((registry) => new OtherTagsCheck(registry, task, named, caches).run()));
	const moving = new Set(looks.flatMap((one) => [...one.moving]));
	const missing = await missingTags(registries, named, moving, task);
	return {
		unknown: looks.flatMap(({ unknown }) => unknown),
		versions: looks.flatMap(({ versions }) => versions),
		differences: [...looks.flatMap(({ differences }) => differences), ...missing.differences],
		notes: looks.flatMap(({ notes }) => notes),
		obstacles: [...looks.flatMap(({ obstacles }) => obstacles), ...missing.obstacles]
	};
}
const askedAtOnce = 6;
const mostTrees = 50;
var OtherTagsCheck = class {
	unknown = [];
	versions = [];
	differences = [];
	notes = [];
	obstacles = [];
	moving = /* @__PURE__ */ new Set();
	#registry;
	#task;
	#named;
	#caches;
	#signed = /* @__PURE__ */ new Map();
	constructor(registry, task, named, caches) {
		this.#registry = registry;
		this.#task = task;
		this.#named = named;
		this.#caches = caches;
	}
	async run() {
		const list = await this.#registry.tags();
		if ("severity" in list) return this.#addObstacle(list);
		const chosen = chooseTags(list.all, this.#registry, this.#task);
		this.#registry.leftOut = leftOut(chosen);
		if (chosen.tooMany.length > 0) this.#addObstacle(tooMany(chosen.tooMany.length));
		await mapConcurrently(askedAtOnce, chosen.versions, (one) => this.#lookAt(one));
		await mapConcurrently(askedAtOnce, chosen.others, (one) => this.#lookAt(one));
		return this;
	}
	async #lookAt(one) {
		const { tag, name, isListed } = one;
		const digest = await this.#digestOf(tag);
		if (digest === void 0) return;
		if (digest === "not known") {
			if (isListed && name.kind === "version") this.#isUnknown(one, void 0, []);
			return;
		}
		const verdict = this.#named.judge(tag, name, digest);
		if (verdict.is !== "unknown") this.moving.add(tag);
		if (verdict.is === "right") return;
		if (verdict.is === "behind") {
			this.differences.push(this.#behind(one, digest, verdict));
			return;
		}
		const release = this.#named.releaseAt(digest);
		const signed = release ? isSigned(release) : await this.#isSigned(digest);
		for (const obstacle of signed.obstacles) this.#addObstacle(obstacle);
		if (signed.problem === void 0) this.#isUnknown(one, digest, signed.signers);
		else this.differences.push(this.#unsigned(one, digest, signed.problem));
	}
	async #digestOf(tag) {
		if (this.obstacles.length > 0) return "not known";
		try {
			return await digestOfTag(this.#registry.access.repository, tag);
		} catch (error) {
			if (!isTrustError(error)) throw error;
			this.#addObstacle(findingOf(error));
			return "not known";
		}
	}
	#isSigned(digest) {
		const known = this.#signed.get(digest);
		if (known !== void 0) return known;
		const verification = this.#verify(digest);
		this.#signed.set(digest, verification);
		return verification;
	}
	async #verify(digest) {
		if (this.#signed.size >= mostTrees) return {
			signers: [],
			obstacles: [tooMany(1)]
		};
		const cache = this.#caches.get(digest) ?? new ReleaseCache();
		this.#caches.set(digest, cache);
		return checkUnknown(this.#registry, digest, cache, this.#task.options);
	}
	#isUnknown({ tag, name }, digest, signers) {
		const registry = this.#registry.name;
		if (name.kind === "version") this.versions.push({
			registry,
			tag,
			digest
		});
		const under = this.versions.find((one) => one.digest === digest && digest !== void 0);
		const full = `${registry}:${tag}`;
		if (name.kind !== "version" && under !== void 0) {
			const message = `${tag} points to ${under.tag}, which is not in the ledger yet`;
			this.notes.push(finding$1("E_DRIFT", message, {
				severity: "note",
				image: full
			}));
			return;
		}
		this.unknown.push({
			tag: full,
			signers
		});
	}
	#unsigned({ tag, name }, digest, problem) {
		const { code, message } = problem;
		return {
			id: `tag-unknown/${this.#registry.name}:${tag}`,
			kind: "tag-unknown",
			code,
			registry: this.#registry.name,
			...name.kind === "version" ? { version: tag } : {},
			tag,
			found: digest,
			message: `the tag ${tag} is not a release in the ledger, and is not signed as required: ${message}`,
			advice: "do not pull it: find out who pushed it, and delete the tag"
		};
	}
	#behind({ tag, name }, digest, { points, expected }) {
		const { name: registry } = this.#registry;
		const isWhole = name.variant === "";
		const which = this.#named.pinned(tag) ? "as the ledger says" : "the highest that it stands for";
		return {
			id: `rolled-back/${registry}:${tag}`,
			kind: "rolled-back",
			code: "E_ROLLBACK",
			registry,
			version: expected.version,
			tag,
			...isWhole ? { expected: expected.digest } : {},
			found: digest,
			message: `the tag ${tag} points to release ${points}, and not to ${expected.version}, ${which}`,
			...isWhole ? moveTag(this.#registry, {
				tag,
				to: expected,
				moves: true
			}, this.#task.command) : { advice: `move it to ${expected.version}, or delete it` }
		};
	}
	#addObstacle(finding) {
		this.obstacles.push({
			registry: this.#registry.name,
			finding
		});
		return this;
	}
};
function isSigned({ signer }) {
	return {
		signers: [signer],
		obstacles: []
	};
}
function tooMany(count) {
	const message = `${count} of its tags were not looked at: there are too many that are not in the ledger`;
	return finding$1("E_LIMIT", message, { advice: "delete tags that are not needed, or add releases to the ledger" });
}

// src/drift/pull-quota.ts
init_finding();
const reserve = .1;
const usualPulls = 6;
var PullQuota = class {
	#name;
	#quota;
	#spent = /* @__PURE__ */ new WeakSet();
	#reserved = 0;
	#mostPulls = usualPulls;
	constructor(name, quota) {
		this.#name = name;
		this.#quota = quota;
	}
	async run(expected, work) {
		const pulls = expected ?? this.#mostPulls;
		const quota = this.#quota();
		const left = quota && quota.remaining - this.#reserved - Math.ceil(quota.limit * reserve);
		if (quota !== void 0 && left !== void 0 && left < pulls) {
			const finding = tooFew(this.#name, quota);
			this.#spent.add(finding);
			return finding;
		}
		this.#reserved += pulls;
		try {
			return await work();
		} finally {
			this.#reserved -= pulls;
		}
	}
	took(pulls) {
		this.#mostPulls = Math.max(this.#mostPulls, pulls);
	}
	isSpent(finding) {
		return this.#spent.has(finding);
	}
};
function tooFew(name, { limit, remaining, seconds }) {
	const message = `${name}: ${remaining} of ${limit} pulls${seconds === 0 ? "" : ` in ${Math.round(seconds / 360) / 10} h`} are left, which is not enough for what is to be read; a tenth is left for others`;
	return finding$1("E_RATE", message);
}

// src/drift/registry.ts
init_error$3();
init_reference();
init_vendors();
init_finding();
const patience$2 = 3;
var CheckedRegistry = class {
	access;
	name;
	blobs;
	pulls;
	leftOut;
	#from;
	#tags;
	#attached;
	#isVisible = false;
	#hasNoApi;
	#failures = 0;
	#stopped;
	constructor(access, from) {
		this.access = access;
		this.name = formatRepository(access.repository.name);
		this.#from = from;
		this.#stopped = access.stopped;
		this.blobs = new PresentBlobs(access.repository);
		this.pulls = new PullQuota(this.name, access.quota);
	}
	tags() {
		const { stopped } = this.access;
		this.#tags ??= stopped === void 0 ? this.#list() : Promise.resolve(stopped);
		return this.#tags;
	}
	async #list() {
		try {
			const tags = await listOf(this.access.repository, this.#from);
			this.#isVisible = true;
			return tags;
		} catch (error) {
			if (!isTrustError(error)) throw error;
			return findingOf(error);
		}
	}
	async stores(repository, attested) {
		this.#attached ??= this.#namesOfAttached();
		const learned = (source) => this.learned(source);
		return {
			repository,
			names: await this.#attached,
			hasNoApi: () => this.#hasNoApi,
			learned,
			attested
		};
	}
	async #namesOfAttached() {
		const { repository, signatures } = this.access;
		if (signatures === repository) {
			const tags = await this.tags();
			return "attached" in tags ? tags.attached : void 0;
		}
		try {
			return (await listOf(signatures, void 0)).attached;
		} catch (error) {
			if (isTrustError(error)) return void 0;
			throw error;
		}
	}
	responded() {
		this.#isVisible = true;
	}
	async isVisible() {
		if (!this.#isVisible) await this.tags();
		return this.#isVisible;
	}
	async whyHidden(tag) {
		const list = await this.tags();
		if ("code" in list && list.code !== "E_NOTFOUND") return list;
		const message = `${this.name} shows nothing, not even which tags it has: the repository does not exist, or is hidden from this access`;
		return finding$1("E_NOTFOUND", message, { details: { tag } });
	}
	learned(source) {
		this.#hasNoApi = source === "tag";
	}
	get stopped() {
		return this.#stopped;
	}
	finished(obstacles) {
		const others = obstacles.filter((one) => !this.pulls.isSpent(one) && one.code !== "E_NOTFOUND");
		this.#failures = others.length === 0 ? 0 : this.#failures + 1;
		const limit = others.find(({ code }) => code === "E_RATE");
		if (limit !== void 0) this.#stopped ??= limit;
		else if (this.#failures >= patience$2) this.#stopped ??= others[0];
	}
	get countsPulls() {
		const { repository, quota } = this.access;
		return vendorOf(repository.name.registry).limitsPulls !== void 0 || quota() !== void 0;
	}
};
async function listOf(repository, from) {
	const all = /* @__PURE__ */ new Set();
	const attached = /* @__PURE__ */ new Set();
	for await (const tag of repository.tags()) if (/^sha(?:256|512)-/.test(tag)) attached.add(tag);
	else if (from !== void 0) all.add(tag);
	return {
		versions: [...all].filter((tag) => from !== void 0 && isVersionLike(tag, from) && compareVersions(tag, from) >= 0).sort(compareVersions),
		all: [...all],
		attached
	};
}

// src/drift/image.ts
/* @__PURE__ */ init_defined();
init_error$3();
init_finding();
async function checkImage(registry, expected, cache, earlier, options) {
	if (registry.stopped !== void 0) return unseen(registry, registry.stopped);
	try {
		const attested = isAttested(expected, options);
		return await observe(await openImage(registry, cache, options, attested), expected, earlier);
	} catch (error) {
		if (!isTrustError(error)) throw error;
		return unseen(registry, findingOf(error));
	}
}
function isAttested({ release }, { checkAttestations }) {
	if (checkAttestations === void 0) return false;
	return release === void 0 || release.attestations !== void 0;
}
function unseen(registry, obstacle) {
	return {
		registry,
		tagDigest: void 0,
		digest: void 0,
		...nothing,
		obstacles: [obstacle]
	};
}
async function observe(look, expected, earlier) {
	const { registry, image } = look;
	const tagDigest = await digestOfTag(registry.access.asAnother, expected.version);
	const digest = expected.release?.digest ?? tagDigest;
	if (tagDigest !== void 0) registry.responded();
	const observed = {
		registry,
		tagDigest,
		digest
	};
	if (digest === void 0) return {
		...observed,
		...nothing
	};
	if (tagDigest !== digest && !await manifestExists(image, digest)) return {
		...observed,
		...nothing
	};
	registry.responded();
	const tree = await lookAtTree(look, expected, digest, tagDigest, earlier);
	const elsewhere = await lookElsewhere(look, expected, tagDigest);
	return {
		...observed,
		...await withBlobs(look, tree),
		...elsewhere
	};
}
async function lookAtTree(look, { version: tag, place }, digest, tagDigest, { last, verified }) {
	const { registry, options } = look;
	const known = last?.digest === digest ? last : void 0;
	const isDue = options.rotation.isDue(place, known?.full.get(registry.name));
	const unchanged = known === void 0 || isDue ? void 0 : await lookAtIndex(look, known);
	if (unchanged !== void 0) return unchanged;
	const problems = await sameForAllClients(look, tag, tagDigest);
	const tree = (verified?.digest === digest ? await lookForSame(look, verified) : void 0) ?? await lookCompletely(look, digest, verified);
	if (known !== void 0 && tree.obstacles.some((one) => registry.pulls.isSpent(one))) {
		const ordinary = problems.length > 0 ? void 0 : await lookAtIndex(look, known);
		if (ordinary !== void 0) return {
			...ordinary,
			isOverdue: true
		};
	}
	const full = tree.looked === "verified" ? { full: options.rotation.now } : {};
	return {
		...tree,
		...full,
		problems: [...problems, ...tree.problems]
	};
}
async function sameForAllClients({ registry }, tag, first) {
	const { repository, asAnother } = registry.access;
	if (await digestOfTag(repository, tag) === first) return [];
	const theirs = await digestOfTag(asAnother, tag);
	const ours = await digestOfTag(repository, tag);
	return ours === theirs ? [] : [differentForClients(tag, ours, theirs)];
}
function differentForClients(tag, ours, theirs) {
	return {
		kind: "tag-moved",
		code: "E_DRIFT",
		message: `the registry answers clients differently about the tag ${tag}: ${ours ?? "nothing"}, and ${theirs ?? "nothing"} to one that calls itself docker`,
		advice: "pull it by digest only, and ask the operator of the registry",
		fixedByCopy: false,
		...defined({
			expected: ours,
			found: theirs
		})
	};
}
async function lookElsewhere(look, { release, versionOf }, tagDigest) {
	if (release === void 0 || tagDigest === void 0) return {};
	if (versionOf(tagDigest) !== void 0) return {};
	const { problems, obstacles } = await lookCompletely(look, tagDigest, void 0);
	look.registry.finished(obstacles);
	return obstacles.length > 0 ? {} : { elsewhere: problems.length === 0 ? "signed" : "not signed" };
}
async function withBlobs({ registry, options, image, stores }, tree) {
	if (!options.blobs || tree.looked !== "verified" || tree.manifests.length === 0) return tree;
	try {
		return {
			...tree,
			blobs: await lookForBlobs(registry, image, stores.repository, tree)
		};
	} catch (error) {
		if (!isTrustError(error) || !isObstacle(error)) throw error;
		return {
			...tree,
			obstacles: [...tree.obstacles, findingOf(error)]
		};
	}
}

// src/drift/release.ts
async function checkRelease(registries, expected, last, options, onImage) {
	const { version, release } = expected;
	const cache = new ReleaseCache();
	const found = /* @__PURE__ */ new Map();
	let verified;
	for (const registry of inOrder(registries)) {
		const observed = await checkImage(registry, expected, cache, {
			last,
			verified
		}, options);
		found.set(registry, await unlessHidden(observed, version));
		registry.finished(observed.obstacles);
		verified ??= verifiedFrom([observed], release);
		onImage(registry);
	}
	return conclude(registries.flatMap((registry) => found.get(registry) ?? []), expected);
}
function inOrder(registries) {
	return [...registries.filter(({ countsPulls }) => !countsPulls), ...registries.filter(({ countsPulls }) => countsPulls)];
}
async function unlessHidden(observed, tag) {
	const { registry, tagDigest, obstacles } = observed;
	if (tagDigest !== void 0 || obstacles.length > 0 || await registry.isVisible()) return observed;
	return {
		...observed,
		obstacles: [await registry.whyHidden(tag)]
	};
}
function conclude(all, expected) {
	const compared = compareRelease(expected, all);
	const images = compared.map(({ observed, differences }) => imageState(observed, differences));
	const [first] = all.flatMap(({ digest }) => digest ?? []);
	const verified = verifiedFrom(compared.flatMap(({ observed, differences }) => differences.length === 0 ? [observed] : []), expected.release);
	return {
		state: {
			version: expected.version,
			...digestOf(expected.release?.digest ?? first),
			state: worst(images.map(({ state }) => state)),
			images
		},
		differences: compared.flatMap(({ differences }) => differences),
		obstacles: all.flatMap(({ registry, obstacles }) => obstacles.map((finding) => ({
			registry: registry.name,
			finding
		}))),
		notes: all.flatMap(({ registry, notes }) => notes.map((note) => ({
			...note,
			image: `${registry.name}:${expected.version}`
		}))),
		verified,
		overdue: all.flatMap(({ registry, isOverdue }) => isOverdue ? [registry.name] : []),
		isDoubtful: all.some(({ obstacles }) => obstacles.some(({ code }) => code === "E_NOTFOUND"))
	};
}
const digestOf = (digest) => digest === void 0 ? {} : { digest };
function verifiedFrom(all, release) {
	const good = all.filter(({ obstacles, looks, lost }) => obstacles.length === 0 && looks !== void 0 && lost === void 0);
	const digest = release?.digest ?? good[0]?.digest;
	const same = good.filter((observed) => observed.digest === digest);
	const [first] = same;
	if (first === void 0 || digest === void 0) return void 0;
	const looks = new Map(same.map((observed) => [observed.registry.name, observed.looks ?? []]));
	const full = new Map(same.flatMap((one) => one.full ? [[one.registry.name, one.full]] : []));
	return {
		digest,
		manifests: first.manifests,
		looks,
		full
	};
}
function imageState(observed, differences) {
	const { registry, tagDigest, looked, full, manifests, blobs, obstacles } = observed;
	const about = new Set(differences.flatMap(({ digest }) => digest ?? []));
	return {
		registry: registry.name,
		state: differences.length > 0 ? "drift" : obstacles.length > 0 ? "unreachable" : "ok",
		...tagDigest === void 0 ? {} : { tagDigest },
		looked,
		...full === void 0 ? {} : { fullyChecked: full.at },
		manifests: manifests.some(({ digest }) => about.has(digest)) ? manifests.map((one) => about.has(one.digest) ? {
			...one,
			state: "drift"
		} : one) : manifests,
		...blobs === void 0 ? {} : { blobs },
		differences: differences.map(({ id }) => id)
	};
}
function worst(states) {
	if (states.includes("drift")) return "drift";
	return states.includes("unreachable") ? "unreachable" : "ok";
}

// src/drift/report-builder.ts
/* @__PURE__ */ init_defined();
init_finding();
var ReportBuilder = class {
	unknownTags = [];
	#obstacles = new Obstacles();
	#releases = /* @__PURE__ */ new Map();
	#differences = [];
	#notes = [];
	#overdue = /* @__PURE__ */ new Map();
	#ledger;
	#waivers;
	#waived = [];
	constructor(ledger, waivers) {
		this.#ledger = ledger && ledgerDigest(ledger);
		this.#waivers = waivers;
	}
	addRelease(at, check) {
		this.#releases.set(at, this.#counted(check));
		for (const name of check.overdue) this.#overdue.set(name, (this.#overdue.get(name) ?? 0) + 1);
		this.add(check);
	}
	add({ differences, obstacles, notes }) {
		for (const one of differences) (waiverOf(this.#waivers, one) !== void 0 ? this.#waived : this.#differences).push(one);
		this.#notes.push(...notes);
		for (const { registry, finding } of obstacles) this.#obstacles.add(registry, finding);
	}
	#counted({ state, differences, obstacles }) {
		const waived = differences.filter((one) => waiverOf(this.#waivers, one) !== void 0);
		if (waived.length === 0) return state;
		const ids = new Set(waived.map(({ id }) => id));
		const images = state.images.map((image) => {
			const left = image.differences.filter((id) => !ids.has(id));
			const away = obstacles.filter(({ registry }) => registry === image.registry);
			return {
				...image,
				differences: left,
				state: stateOf(left, away)
			};
		});
		return {
			...state,
			images,
			state: worst(images.map((one) => one.state))
		};
	}
	build({ name, policy, shard, notes }, { tool, now, sent }, started, registries) {
		const unreachable = this.#obstacles.findings();
		const differences = inOrder$1(this.#differences);
		const state = stateOf(differences, unreachable);
		return {
			schema: driftReportSchema,
			tool,
			started: started.toISOString(),
			finished: now().toISOString(),
			state,
			exitCode: exitCodeOf(state),
			policy: policyReport(policy),
			name,
			...defined({
				ledger: this.#ledger,
				shard
			}),
			missingShards: [],
			registries: registries.map((one) => registryState(one, differences, unreachable)),
			releases: [...this.#releases].sort(([a], [b]) => a - b).map(([, release]) => release),
			differences,
			waivers: this.#waivers,
			waived: inOrder$1(this.#waived),
			unreachable,
			notes: [
				...notes,
				...[...this.#overdue].map(overdue),
				...this.#notes.toSorted(byImage)
			],
			unknownTags: this.unknownTags,
			requests: sent()
		};
	}
};
function overdue([registry, images]) {
	const message = `${images === 1 ? "1 image was" : `${images} images were`} due for a full check, which the pull quota of the registry does not allow: only tags and signatures of the index were checked`;
	return finding$1("E_RATE", message, {
		severity: "warning",
		image: registry,
		advice: "a later run does it; log in for a larger quota, or raise full-every"
	});
}
function byImage(a, b) {
	return `${a.image} ${a.message}` < `${b.image} ${b.message}` ? -1 : 1;
}
function registryState({ name, access, leftOut }, differences, unreachable) {
	const { requests, pulls } = access.traffic();
	const quota = access.quota();
	const own = differences.filter((one) => one.registry === name);
	const obstacles = unreachable.filter(({ image }) => image === name);
	return {
		name,
		state: stateOf(own, obstacles),
		requests,
		pulls,
		...leftOut === void 0 ? {} : { tagsLeftOut: leftOut },
		...access.insecure ? { insecure: true } : {},
		...quota === void 0 ? {} : { quota }
	};
}

// src/drift/check.ts
init_async();
/* @__PURE__ */ init_defined();
init_error$3();
init_finding();
const releasesAtOnce = 12;
async function checkDrift$1(task, context) {
	const started = context.now();
	const { policy, blobs, ledger } = task;
	const command = commandContext(policy, task.registries);
	const expected = expectedReleases(task, command);
	const registries = task.registries.map((one) => new CheckedRegistry(one, ledger?.from));
	const turn = nextTurn(task.history.runs.at(-1));
	const rotation = new Rotation(task.fullEvery, task.name, {
		at: started.toISOString(),
		turn
	});
	const { checkAttestations } = context;
	const options = {
		policy,
		now: started,
		blobs,
		rotation,
		...defined({ checkAttestations })
	};
	const waivers = ledger?.waivers ?? [];
	const report = new ReportBuilder(ledger, waivers.filter((one) => isInForce(one, started)));
	const expired = waivers.filter((one) => !isInForce(one, started)).map(toNote);
	report.add({
		differences: [],
		obstacles: [],
		notes: expired
	});
	const check = checker(registries, options, expected.length, context);
	const doubtful = [];
	await mapConcurrently(releasesAtOnce, [...expected.entries()], async ([at, one]) => {
		const checked = await check(one);
		if (checked.isDoubtful) doubtful.push(at);
		else report.addRelease(at, checked);
	});
	for (const at of doubtful) report.addRelease(at, await check(expected[at]));
	if (ledger !== void 0 && looksAtTags(task.shard)) await checkTags(registries, {
		...task,
		ledger,
		command
	}, options, report);
	const built = report.build(task, context, started, registries);
	return {
		report: built,
		history: withRun(task.history, built)
	};
}
function toNote({ kind, tag, until }) {
	const message = `the waiver of ${kind} for ${tag} ended on ${until.slice(0, 10)}`;
	return finding$1("E_INPUT", message, {
		severity: "warning",
		advice: "take it out of the ledger, or decide anew"
	});
}
function expectedReleases({ ledger, tags, shard }, command) {
	const versionOf = versionsIn(ledger);
	const expected = (place, version, release) => ({
		place,
		version,
		release,
		versionOf,
		command
	});
	const releases = (ledger?.releases ?? []).toSorted((a, b) => newestFirst(a.version, b.version));
	const all = ledger === void 0 ? tags.map((tag, at) => expected(at, tag, void 0)) : releases.map((one, at) => expected(releases.length - 1 - at, one.version, one));
	if (all.length === 0) throw new TrustError("E_INPUT", "there is no release to look at");
	return all.filter(({ version }) => isIn$1(shard, version));
}
function versionsIn(ledger) {
	const versions = versionsByDigest(ledger?.releases ?? []);
	return (digest) => versions.get(digest);
}
function checker(registries, options, releases, { last, remember, onProgress, sent }) {
	const of = releases * registries.length;
	let done = 0;
	return async (expected) => {
		const { version } = expected;
		const earlier = last(version);
		const check = await checkRelease(registries, expected, earlier, options, ({ name }) => {
			done = Math.min(done + 1, of);
			onProgress?.({
				done,
				of,
				requests: sent(),
				image: `${name}:${version}`
			});
		});
		remember(version, withUnreachable(check, earlier));
		return check;
	};
}
function withUnreachable({ verified, state }, earlier) {
	const unreachable = state.images.filter((one) => one.state === "unreachable");
	const names = new Set(unreachable.map(({ registry }) => registry));
	return names.size === 0 ? verified : withEarlierLooks(verified, earlier, names);
}
async function checkTags(registries, task, options, report) {
	const { ledger, history, command } = task;
	const before = history.runs.at(-1)?.unknownTags ?? [];
	const others = await lookAtOtherTags(registries, {
		ledger,
		before,
		options,
		command
	});
	const judged = judgeUnknownTags({
		tags: others.unknown,
		before,
		isLost: history.lost !== void 0,
		releases: ledger.releases,
		unreachable: others.obstacles.map(({ registry }) => ({ image: registry }))
	});
	const drifted = new Set(judged.differences.map(({ registry, tag }) => `${registry}:${tag}`));
	const latestTask = {
		ledger,
		newVersions: others.versions.filter(({ registry, tag }) => !drifted.has(`${registry}:${tag}`)),
		versionOf: versionsIn(ledger),
		command,
		options,
		believesLists: history.runs.length > 0 && !options.rotation.isFull
	};
	const latest = await checkLatest(registries, latestTask);
	report.unknownTags = others.unknown;
	for (const found of [
		others,
		{
			...judged,
			obstacles: []
		},
		latest
	]) report.add(found);
}

// src/version.ts
var tool, userAgent;
var init_version = __esmMin((() => {
	tool = {
		name: "@webdis/verify-action",
		version: "1.0.0"
	};
	userAgent = `webdis-trust/${tool.version} (+https://github.com/webdis/verify-action)`;
}));

// src/host/whole-file.ts
function partialName(path) {
	return `${path}.${randomBytes(8).toString("hex")}.partial`;
}
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
var WholeFile;
var init_whole_file = __esmMin((() => {
	init_error$3();
	WholeFile = class WholeFile {
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
				const handle = await open$1(partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode ?? 438);
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
}));

// src/host/files.ts
async function readBounded(path, limit, what, code = "E_INPUT") {
	const fail = (why, cause) => {
		throw new TrustError(code, `${what} ${JSON.stringify(path)} ${why}`, {}, cause);
	};
	const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
	const file = await open$1(path, flags).catch((error) => fail(error.code === "ENOENT" ? "does not exist" : `cannot be read (${error.code})`, error));
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
var init_files = __esmMin((() => {
	init_error$3();
	init_whole_file();
}));

// src/run/key-source.ts
init_version();
init_error$3();
init_files();
init_limits();
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
/* @__PURE__ */ init_defined();
init_error$3();
init_key$1();
init_mask();
async function readKeys({ keys: sources, keyFingerprints }, identities, host, transport) {
	if (sources === void 0 && identities.length > 0) {
		if (keyFingerprints.length === 0) return [];
		throw new TrustError("E_INPUT", "key-fingerprint: no key is given, only an identity");
	}
	const read = (source) => readKey(source, keyFingerprints, host, transport);
	const keys = sources === void 0 ? includedKeys() : await Promise.all(sources.map(read));
	if (keyFingerprints.length === 0) return keys;
	about$1("key-fingerprint", () => assertFingerprints(keys, keyFingerprints));
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
const webdisKey = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEv+3gf5PY6a//3lhmkiGL1ux1QQyC
tAXBl6xupT/1dtejIf/NxyfPN//2OJinS3aHFDHMc3URSoInxdWhAN8Fig==
-----END PUBLIC KEY-----
`;
const webdisFingerprint = "c921084265695461eef46c6a5953b3dfc501c0f6f82f54ff05bdddb65670bc59";

// src/auth/credentials.ts
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
var identityUser;
var init_credentials$1 = __esmMin((() => {
	identityUser = "<token>";
}));

// src/auth/credential-helper.ts
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
var helperName;
var init_credential_helper = __esmMin((() => {
	init_error$3();
	init_limits();
	init_json$1();
	init_credentials$1();
	helperName = /^[A-Za-z0-9_.-]+$/;
}));

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
var init_docker_config = __esmMin((() => {
	init_error$3();
	init_json$1();
	init_reference();
}));

// src/auth/keychain.ts
function createKeychain(options) {
	return new Keychain(options);
}
var Keychain;
var init_keychain = __esmMin((() => {
	init_error$3();
	init_vendors();
	init_credential_helper();
	init_credentials$1();
	init_docker_config();
	Keychain = class {
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
}));

// src/host/child-environment.ts
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
function childEnvironment(env, { names, texts }) {
	const hidden = /* @__PURE__ */ new Set([...texts, ...[...names].map((name) => env[name] ?? "")]);
	const isWithheld = (name, value) => names.has(name) || /^INPUT_/i.test(name) || /PRIVATE KEY-----/.test(value) || value.length >= telling && hidden.has(value);
	const passed = Object.entries(env).flatMap(([name, value]) => value === void 0 || isWithheld(name, value) ? [] : [[name, value]]);
	return Object.fromEntries(passed);
}
var identityVariables, telling;
var init_child_environment = __esmMin((() => {
	identityVariables = [
		"SIGSTORE_ID_TOKEN",
		"ACTIONS_ID_TOKEN_REQUEST_TOKEN",
		"BUILDKITE_AGENT_ACCESS_TOKEN"
	];
	telling = 8;
}));

// \0lazy:node:child_process
var _lazy_node_child_process_exports = /* @__PURE__ */ __exportAll({
	execFile: () => execFile,
	spawn: () => spawn
});
var execFile, spawn;
var init__lazy_node_child_process = __esmMin((() => {
	({execFile, spawn} = process.getBuiltinModule("node:child_process"));
}));

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
async function runHelper(program, input, env, signal) {
	const { spawn } = await Promise.resolve().then(() => (init__lazy_node_child_process(), _lazy_node_child_process_exports));
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
var helperOutput;
var init_credentials = __esmMin((() => {
	init_keychain();
	init_child_environment();
	helperOutput = 65536;
}));

// src/http/address.ts
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
var loopback, internal, metadataName;
var init_address = __esmMin((() => {
	init_error$3();
	init_failure();
	loopback = new BlockList();
	loopback.addSubnet("127.0.0.0", 8, "ipv4");
	loopback.addAddress("::1", "ipv6");
	internal = new BlockList();
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
	metadataName = "metadata.google.internal";
}));

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
var init_proxy = __esmMin((() => {
	init_error$3();
	init_address();
}));

// src/http/secrets.ts
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
var mask, shortestMasked, Secrets;
var init_secrets = __esmMin((() => {
	init_json$1();
	mask = "***";
	shortestMasked = 8;
	Secrets = class {
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
}));

// src/http/pieces.ts
function newPiece() {
	return free.pop() ?? Buffer.allocUnsafeSlow(131072);
}
function lendPiece(piece) {
	lent.add(piece);
}
function releasePiece(chunk) {
	if (lent.delete(chunk) && free.length < kept) free.push(chunk);
}
var pieceLength$1, kept, free, lent;
var init_pieces = __esmMin((() => {
	pieceLength$1 = 131072;
	kept = 32;
	free = [];
	lent = /* @__PURE__ */ new WeakSet();
}));

// src/http/direct-body.ts
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
var large, readLength, patience$1, inlets, Inlet, DirectBody;
var init_direct_body = __esmMin((() => {
	init_body$1();
	init_failure();
	init_pieces();
	large = 33554432;
	readLength = 65536;
	patience$1 = 20;
	inlets = /* @__PURE__ */ new WeakMap();
	Inlet = class {
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
	DirectBody = class extends Readable {
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
			super({ highWaterMark: pieceLength$1 });
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
			else this.#timer ??= setTimeout(() => this.#passOn(), patience$1);
		}
		#passOn() {
			clearTimeout(this.#timer);
			this.#timer = void 0;
			if (this.#piece === void 0 || this.#filled === this.#from) return;
			const whole = this.#filled - this.#from === pieceLength$1;
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
}));

// src/http/gate.ts
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
var most$1, pace, Gate;
var init_gate = __esmMin((() => {
	init_error$3();
	init_failure();
	most$1 = 12;
	pace = {
		first: 100,
		slowest: 2e3,
		fastest: 50,
		patience: 8,
		faster: .9,
		slower: 1.5
	};
	Gate = class {
		#clock;
		#deadline;
		#queue = [];
		#limit = most$1;
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
			if (this.#limit === most$1) return;
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
}));

// src/http/redirect.ts
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
var portable;
var init_redirect = __esmMin((() => {
	init_error$3();
	init_limits();
	init_address();
	init_body$1();
	init_failure();
	portable = /* @__PURE__ */ new Set([
		"accept",
		"accept-encoding",
		"content-length",
		"content-range",
		"content-type",
		"if-range",
		"range",
		"user-agent"
	]);
}));

// src/http/retry.ts
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
	const ceiling = Math.min(longestWait$1, firstWait * 2 ** (tries - 1));
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
var Refused, firstWait, longestWait$1, attempts, quotaAttempts, attemptsByCode, retriedStatuses;
var init_retry = __esmMin((() => {
	init_error$3();
	init_body$1();
	init_failure();
	Refused = class extends TrustError {};
	firstWait = 500;
	longestWait$1 = 2e4;
	attempts = 5;
	quotaAttempts = 2;
	attemptsByCode = {
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
	retriedStatuses = /* @__PURE__ */ new Set([
		408,
		425,
		429,
		500,
		502,
		503,
		504,
		522
	]);
}));

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
var init_feed = __esmMin((() => {
	init_pieces();
}));

// src/http/request.ts
function isStream(body) {
	return body !== void 0 && "stream" in body;
}
var init_request = __esmMin((() => {}));

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
var init_watch = __esmMin((() => {
	init_failure();
}));

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
var init_exchange = __esmMin((() => {
	init_error$3();
	init_failure();
	init_feed();
	/* @__PURE__ */ init_request();
	init_watch();
}));

// src/http/node-http.ts
function nodeHttp() {
	return require("node:http");
}
var require;
var init_node_http = __esmMin((() => {
	require = createRequire(import.meta.url);
}));

// \0lazy:node:https
var _lazy_node_https_exports = /* @__PURE__ */ __exportAll({
	Agent: () => Agent,
	request: () => request
});
var Agent, request;
var init__lazy_node_https = __esmMin((() => {
	({Agent, request} = process.getBuiltinModule("node:https"));
}));

// src/http/tunnel.ts
var tunnel_exports = /* @__PURE__ */ __exportAll({
	TunnelAgent: () => TunnelAgent,
	requestThrough: () => requestThrough
});
function requestThrough(proxy, url, options) {
	return requester(proxy)({
		...addressOf(proxy),
		...options,
		path: `${url.origin}${url.pathname}${url.search}`,
		headers: {
			...options.headers,
			host: url.host,
			...authorization(proxy)
		}
	});
}
function requester(proxy) {
	return proxy.protocol === "https:" ? request : nodeHttp().request;
}
function addressOf(proxy) {
	const port = proxy.port || (proxy.protocol === "https:" ? "443" : "80");
	return {
		host: proxy.hostname.replace(/^\[|\]$/g, ""),
		port
	};
}
function authorization({ username, password }) {
	if (username === "" && password === "") return {};
	const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
	return { "proxy-authorization": `Basic ${Buffer.from(pair).toString("base64")}` };
}
var TunnelAgent;
var init_tunnel = __esmMin((() => {
	init__lazy_node_https();
	init_failure();
	init_node_http();
	TunnelAgent = class extends Agent {
		#proxy;
		#limits;
		constructor(proxy, limits, options) {
			super(options);
			this.#proxy = proxy;
			this.#limits = limits;
		}
		createConnection(options, callback) {
			const proxy = this.#proxy;
			const target = `${options.host?.includes(":") ? `[${options.host}]` : options.host}:${options.port}`;
			const { secureContext, rejectUnauthorized } = this.options;
			const connecting = requester(proxy)({
				...addressOf(proxy),
				secureContext,
				rejectUnauthorized,
				method: "CONNECT",
				path: target,
				headers: {
					host: target,
					...authorization(proxy)
				},
				agent: false,
				signal: this.#limits.signal
			});
			const { connect } = this.#limits;
			const late = new WireError("ETIMEDOUT", `no tunnel within ${connect} ms`);
			const timer = setTimeout(() => connecting.destroy(late), connect);
			let over = false;
			const end = (...outcome) => {
				clearTimeout(timer);
				if (!over) callback(...outcome);
				over = true;
			};
			const failed = (error) => end(new WireError(codeOf(error), `the proxy ${proxy.host}: ${messageOf(error)}`));
			connecting.on("error", failed);
			connecting.once("close", () => failed(/* @__PURE__ */ new Error("no answer")));
			connecting.once("connect", ({ statusCode }, socket, head) => {
				if (statusCode === 200 && head.byteLength === 0) {
					end(null, super.createConnection({
						...options,
						socket
					}));
					return;
				}
				socket.destroy();
				const more = statusCode === 200 ? " and more than that" : "";
				end(/* @__PURE__ */ new Error(`the proxy ${proxy.host} answered ${statusCode}${more}`));
			});
			connecting.end();
		}
	};
}));

// \0lazy:node:tls
var _lazy_node_tls_exports = /* @__PURE__ */ __exportAll({
	connect: () => connect$1,
	createSecureContext: () => createSecureContext,
	getCACertificates: () => getCACertificates
});
var connect$1, createSecureContext, getCACertificates;
var init__lazy_node_tls = __esmMin((() => {
	({connect: connect$1, createSecureContext, getCACertificates} = process.getBuiltinModule("node:tls"));
}));

// src/http/pools.ts
var Pools;
var init_pools = __esmMin((() => {
	init_direct_body();
	init_node_http();
	Pools = class {
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
			const { requestThrough } = await Promise.resolve().then(() => (init_tunnel(), tunnel_exports));
			return {
				agent: proxy.protocol === "https:" ? (await this.#secure(void 0)).agent : new http.Agent(this.#agentOptions()),
				request: (url, options) => requestThrough(proxy, url, options)
			};
		}
		async #secure(proxy) {
			const [https, tls] = await Promise.all([Promise.resolve().then(() => (init__lazy_node_https(), _lazy_node_https_exports)), Promise.resolve().then(() => (init__lazy_node_tls(), _lazy_node_tls_exports))]);
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
			const { TunnelAgent } = await Promise.resolve().then(() => (init_tunnel(), tunnel_exports));
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
}));

// src/http/sender.ts
var Sender;
var init_sender = __esmMin((() => {
	init_error$3();
	init_limits();
	init_body$1();
	init_exchange();
	init_failure();
	init_gate();
	init_pools();
	/* @__PURE__ */ init_request();
	init_retry();
	Sender = class {
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
}));

// src/http/transport.ts
function createTransport(options) {
	return new HttpTransport(options);
}
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
var HttpTransport;
var init_transport = __esmMin((() => {
	init_error$3();
	init_limits();
	init_address();
	init_body$1();
	init_direct_body();
	init_failure();
	init_gate();
	init_redirect();
	init_retry();
	init_secrets();
	init_sender();
	HttpTransport = class {
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
}));

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
var worthTelling;
var init_connection = __esmMin((() => {
	/* @__PURE__ */ init_defined();
	init_error$3();
	init_credentials();
	init_files();
	init_address();
	init_proxy();
	init_secrets();
	init_transport();
	init_limits();
	init_reference();
	init_escape();
	init_mask();
	worthTelling = 1e3;
}));

// src/run/advice.ts
init_finding();
async function unpinnedFiles(signers, env) {
	const workspace = env["GITHUB_WORKSPACE"] || (env["GITHUB_ACTIONS"] === "true" ? "." : "");
	if (workspace === "") return [];
	const unpinned = signers.flatMap((one) => one.kind !== "identity" && !one.pinned ? one.name : []);
	const found = await Promise.all(unpinned.map((source) => isFileIn(workspace, source)));
	return [...new Set(unpinned.filter((_, at) => found[at]))].map((path) => finding$1("E_KEY", `the key ${JSON.stringify(path)} is a file in the checkout, and has no fingerprint: anyone who can change the file can replace the key`, {
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
	return roots.flatMap(({ source, fallback }) => fallback === void 0 ? [] : finding$1("E_TRUST", `the trusted root could not be updated, and ${source} was used: ${fallback}`, {
		severity: "warning",
		advice: "run it again; or write the root to a file where the TUF repository can be reached (webdis-trust trusted-root update), and give that file"
	}));
}

// src/attestation/buildx.ts
async function readBuildxStatements(repository, node, { wants, fetch }, read) {
	const found = [];
	const unusable = [];
	const otherTypes = [];
	const where = {
		store: "buildx",
		manifest: node.digest
	};
	const collect = async (declared, look) => {
		try {
			await look();
		} catch (error) {
			if (!isTrustError(error)) throw error;
			unusable.push({
				...where,
				...declared && { declared },
				error
			});
		}
	};
	await collect(void 0, async () => {
		const { layers } = await readChildImage(repository, node);
		const wanted = layers.filter(({ mediaType }) => mediaType === mediaTypes.inToto).filter(({ annotations }) => {
			const declared = annotations[typeAnnotation];
			if (declared === void 0 || wants(declared)) return true;
			otherTypes.push(declared);
			return false;
		});
		if (wanted.length > limits.attestations) throw new TooMany(`an attestation manifest has more than ${limits.attestations} statements`);
		const looks = wanted.map((layer) => collect(layer.annotations[typeAnnotation], () => fetch(layer.size, async () => {
			const bytes = await repository.blob(layer, limits.attestation);
			if (bytes === void 0) throw new TrustError("E_NOSIG", "an attestation manifest names a blob that the registry lacks", { digest: layer.digest });
			found.push(await read(bytes));
		})));
		await Promise.all(looks);
	});
	return {
		found,
		unusable,
		otherTypes
	};
}
var typeAnnotation;
var init_buildx = __esmMin((() => {
	init_error$3();
	init_child();
	init_limits();
	init_media_type();
	init_errors();
	typeAnnotation = "in-toto.io/predicate-type";
}));

// src/attestation/check.ts
function whyNot({ facts, by, maxAge }, attestation, now) {
	if (!attestation.good) return attestation.message ?? "it does not count";
	const { signer, signed } = attestation;
	if (by !== void 0 && (signer === void 0 || !isNamed(signer, by))) return `it is signed by ${signer === void 0 ? "another signer" : nameOf$3(signer)}, not by ${by}`;
	for (const [name, wanted] of facts) {
		const found = attestation.facts?.[factNames[name]];
		if (found === void 0) return `it has no ${name}, but ${quote(wanted)} is required`;
		if (!isEqual(name, found, wanted)) return `its ${name} is ${quote(found)}, not ${quote(wanted)}`;
	}
	if (maxAge === void 0) return void 0;
	if (signed === void 0) return "nothing proves when it was signed, but max-age is required";
	const age = now.getTime() - Date.parse(signed);
	if (age <= maxAge * day) return void 0;
	return `it was signed ${Math.floor(age / day)} days ago, and max-age is ${maxAge}`;
}
function isEqual(name, found, wanted) {
	if (name === "source-repository") return repositoryUrl(found) === repositoryUrl(wanted);
	return found === wanted;
}
function nameOf$3(signer) {
	return signer.kind === "identity" ? signer.identity : `the key ${signer.name ?? signer.fingerprint}`;
}
function isNamed(signer, by) {
	if (signer.kind !== "identity") return isKeyNamed(signer, by);
	const { identity } = signer;
	const github = "https://github.com/";
	return [identity, identity.replace(/@[^@]*$/, "")].some((name) => name === by || name === `${github}${by}`) || shortSubject(identity) === by;
}
function isKeyNamed({ name = "", fingerprint }, by) {
	return name === by || name.split(/[/\\]/).at(-1) === by || fingerprint === by;
}
var day;
var init_check = __esmMin((() => {
	init_shape();
	init_signer();
	init_facts();
	day = 864e5;
}));

// src/signature/large-payload.ts
function parseAttestationBundle(bytes) {
	const inside = jsonMembers(bytes).get("dsseEnvelope");
	if (inside?.[0] !== code.openObject) return fail$1("bundle", "holds no envelope");
	const { rest, payload } = withoutPayload(bytes, inside);
	const parsed = readJson$1(bundle, rest, "bundle");
	if (parsed.envelope === void 0) return parsed;
	return {
		...parsed,
		envelope: withPayload(parsed.envelope, payload)
	};
}
function parseEnvelope(bytes) {
	const { rest, payload } = withoutPayload(bytes, bytes);
	return withPayload(readJson$1(envelope, rest, "envelope"), payload);
}
function withoutPayload(bytes, inside) {
	const payload = jsonMembers(inside).get("payload") ?? fail$1(name, "is missing");
	const start = payload.byteOffset - bytes.byteOffset;
	const [before, after] = [bytes.subarray(0, start), bytes.subarray(start + payload.length)];
	if (before.length + after.length > limits.bundle) return fail$1("bundle", `has more than ${limits.bundle} bytes around its payload`);
	return {
		rest: Buffer.concat([
			before,
			placeholder,
			after
		]),
		payload
	};
}
function withPayload(parsed, encoded) {
	if (encoded[0] !== code.quote) return fail$1(name, "is not text");
	const text = encoded.subarray(1, -1);
	if (text.length === 0) return fail$1(name, "is empty");
	const padding = [text.at(-1), text.at(-2)].filter((byte) => byte === code.padding).length;
	const length = Math.floor(text.length * 3 / 4) - padding;
	const header = preAuthHeader(parsed.payloadType, length);
	const whole = Buffer.allocUnsafeSlow(header.length + length);
	let end = header.copy(whole);
	for (let at = 0; at < text.length; at += pieceLength) {
		const piece = Buffer.from(text.subarray(at, at + pieceLength)).toString("latin1");
		if (piece.endsWith("=") && at + pieceLength < text.length) fail$1(name, "is not standard base64");
		end += base64(piece, name).copy(whole, end);
	}
	if (end !== whole.length) return fail$1(name, "is not standard base64");
	return {
		...parsed,
		payload: whole.subarray(header.length),
		encoded: whole
	};
}
var code, placeholder, name, pieceLength;
var init_large_payload = __esmMin((() => {
	init_limits();
	init_json_members();
	init_shape();
	init_bundle();
	init_envelope();
	code = {
		openObject: "{".charCodeAt(0),
		quote: "\"".charCodeAt(0),
		padding: "=".charCodeAt(0)
	};
	placeholder = Buffer.from("\"AA==\"");
	name = "envelope.payload";
	pieceLength = 65536;
}));

// src/attestation/discover.ts
async function discoverAttestations(search) {
	const finder = new Finder(search);
	await Promise.all([finder.tag(), finder.referrers(() => search.repository.referrers(search.subject))]);
	return finder;
}
async function discoverAttestationsByFallbackTag(search, listedByApi) {
	const finder = new Finder(search);
	await finder.referrers(async () => {
		const list = await search.repository.referrersByTag(search.subject);
		const descriptors = list.descriptors.filter(({ digest }) => !listedByApi.has(digest));
		return {
			...list,
			descriptors
		};
	});
	return finder;
}
function freeLarge(candidate) {
	const { encoded } = (candidate.format === "bundle" ? candidate.bundle.envelope : candidate.envelope) ?? {};
	if (encoded !== void 0 && encoded.length > limits.bundle) encoded.buffer.transfer(0);
}
var Finder;
var init_discover = __esmMin((() => {
	init_error$3();
	init_limits();
	init_digest();
	init_manifest();
	init_media_type();
	init_reference();
	init_errors();
	init_referrer_list();
	init_candidate$1();
	init_large_payload();
	init_statement();
	init_store();
	Finder = class {
		found = [];
		unusable = [];
		otherTypes = [];
		listedByApi;
		#search;
		constructor(search) {
			this.#search = search;
		}
		async tag() {
			await this.#collectErrors({ store: "tag" }, async () => {
				const { repository, subject } = this.#search;
				const tag = attestationTag(subject);
				const stored = isTag(tag) ? await repository.manifest(tag) : void 0;
				if (stored === void 0) return;
				const manifest = parseManifest(stored.bytes, stored.contentType);
				const wanted = (manifest.kind === "image" ? manifest.layers : []).filter(({ mediaType }) => mediaType === mediaTypes.dsseEnvelope).filter(({ annotations }) => this.#isWanted(annotations[annotationKeys.predicateType]));
				const { digest } = stored;
				const layersRead = this.#bounded(wanted, {
					store: "tag",
					manifest: digest
				});
				await Promise.all(layersRead.map((layer) => this.#layer(layer, digest)));
			});
		}
		async referrers(list) {
			await this.#collectErrors({ store: "bundle" }, async () => {
				const { descriptors, source, skipped = [] } = await list();
				if (source === "api") this.listedByApi = new Set(descriptors.map(({ digest }) => digest));
				const incomplete = describeSkipped(skipped);
				if (incomplete !== void 0) {
					const message = `part of the list of referrers cannot be read: ${incomplete}`;
					this.unusable.push({
						store: "bundle",
						error: new TrustError("E_MANIFEST", message)
					});
				}
				const possible = source === "api" ? descriptors.filter((one) => this.#mayBe(one)) : descriptors;
				const taken = this.#bounded(possible, { store: "bundle" });
				await Promise.all(taken.map((descriptor) => this.#referrer(descriptor)));
			});
		}
		#mayBe({ artifactType, annotations }) {
			if (artifactType === void 0 || artifactType === mediaTypes.empty) return true;
			return declaresBundle({ artifactType }) && this.#isWanted(annotations["dev.sigstore.bundle.predicateType"]);
		}
		#isWanted(declared) {
			if (declared === void 0 || this.#search.wants(declared)) return true;
			if (declared !== "https://sigstore.dev/cosign/sign/v1") this.otherTypes.push(declared);
			return false;
		}
		async #referrer({ digest, annotations }) {
			const declared = annotations[predicateTypeAnnotation];
			const where = {
				store: "bundle",
				manifest: digest,
				...declared && { declared }
			};
			await this.#collectErrors(where, async () => {
				const { repository, subject } = this.#search;
				const stored = await repository.manifest(digest);
				if (stored === void 0) throw new TrustError("E_NOSIG", "a referrer is listed, but the registry does not have it");
				const manifest = parseManifest(stored.bytes, stored.contentType);
				const artifact = classifyArtifact(manifest);
				if (artifact.kind !== "bundle") {
					this.otherTypes.push(artifactTypeOf(manifest) ?? "a referrer that is not a bundle");
					return;
				}
				if (manifest.subject?.digest !== subject) throw new TrustError("E_CLAIM", "listed as a referrer, but its subject is another manifest");
				const inside = manifest.annotations[predicateTypeAnnotation];
				if (inside !== declared && !this.#isWanted(inside)) return;
				await this.#blob(artifact.layer, (bytes) => {
					return {
						format: "bundle",
						manifest: digest,
						bundle: parseAttestationBundle(bytes)
					};
				});
			});
		}
		async #layer(layer, manifest) {
			const declared = layer.annotations[annotationKeys.predicateType];
			await this.#collectErrors({
				store: "tag",
				manifest,
				...declared && { declared }
			}, () => this.#blob(layer, (bytes) => ({
				format: "envelope",
				manifest,
				layer,
				envelope: parseEnvelope(bytes),
				envelopeHash: digestHex(digestOf$1(bytes)),
				...annotationKeys.timestamp in layer.annotations ? { stamped: bytes } : {}
			})));
		}
		#blob(layer, parse) {
			const { read, fetch } = this.#search;
			return fetch(layer.size, async () => {
				const candidate = await this.#candidate(layer, parse);
				this.found.push(await read(candidate));
				freeLarge(candidate);
			});
		}
		async #candidate(layer, parse) {
			const bytes = await this.#search.repository.blob(layer, limits.attestation);
			if (bytes === void 0) throw new TrustError("E_NOSIG", "an attestation names a blob that the registry lacks", { digest: layer.digest });
			try {
				return parse(bytes);
			} catch (error) {
				if (!(error instanceof SyntaxError)) throw error;
				throw new TrustError("E_SIG", error.message, {}, error);
			}
		}
		#bounded(items, where) {
			if (items.length > limits.attestations) {
				const message = `there are more than ${limits.attestations} attestations or referrers; the rest was not read`;
				this.unusable.push({
					...where,
					error: new TooMany(message)
				});
			}
			return items.slice(0, limits.attestations);
		}
		async #collectErrors(where, look) {
			try {
				await look();
			} catch (error) {
				if (!isTrustError(error)) throw error;
				this.unusable.push({
					...where,
					error
				});
			}
		}
	};
}));

// src/attestation/agreement.ts
function contradiction(facts, claims) {
	for (const { fact, what, claim, agree } of compared) {
		const said = facts[fact];
		const proven = claim(claims);
		if (said === void 0 || proven === void 0 || agree(said, proven, facts)) continue;
		return `the provenance says that the ${what} is ${quote(said)}, and the certificate that it is ${quote(proven)}`;
	}
}
function isRunner(builder) {
	return /^https:\/\/[^/]+\/actions\/runner\/[a-z-]+$/.test(builder);
}
function isWorkflow(builder) {
	return /^https:\/\/[^/]+\/[^/]+\/[^/]+\/\.github\/workflows\//.test(builder);
}
var same, compared, githubBuildType;
var init_agreement = __esmMin((() => {
	init_shape();
	init_facts();
	same = (said, proven) => said === proven;
	compared = [
		{
			fact: "sourceRepository",
			what: "source repository",
			claim: (claims) => {
				const path = claims["github-workflow-repository"];
				const old = path === void 0 ? void 0 : `https://github.com/${path}`;
				return claims["source-repository"] ?? old;
			},
			agree: (said, proven) => repositoryUrl(said) === repositoryUrl(proven)
		},
		{
			fact: "sourceRef",
			what: "source ref",
			claim: (claims) => claims["source-ref"] ?? claims["github-workflow-ref"],
			agree: (said, proven) => said === proven || [`refs/heads/${said}`, `refs/tags/${said}`].includes(proven)
		},
		{
			fact: "sourceDigest",
			what: "commit",
			claim: (claims) => claims["source-digest"] ?? claims["github-workflow-sha"],
			agree: same
		},
		{
			fact: "builder",
			what: "builder",
			claim: (claims) => claims["build-signer"],
			agree: (said, proven, { buildType }) => said === proven || isRunner(said) || buildType !== githubBuildType && !isWorkflow(said)
		}
	];
	githubBuildType = "https://actions.github.io/buildtypes/workflow/v1";
}));

// src/verify/attested-statement.ts
function failureOf(made) {
	const checks = {
		claims: { state: "passed" },
		...made.checks
	};
	const [failure] = firstFailure({
		...made,
		checks
	});
	return failure ?? {
		code: "E_SIG",
		message: "it is not signed by a signer of the policy"
	};
}
function otherPayload({ payloadType }) {
	if (payloadType === "application/vnd.in-toto+json") return void 0;
	return {
		code: "E_CLAIM",
		message: `the payload is of type ${quote(payloadType)}, not an in-toto statement`
	};
}
function envelopeIn(candidate) {
	return candidate.format === "bundle" ? envelopeOf(candidate.bundle) : candidate.envelope;
}
function readStatement(bytes, subject) {
	let type;
	try {
		const { subjects, predicateType, predicate } = parseAttestationStatement(bytes);
		type = predicateType;
		const algorithm = digestAlgorithm(subject);
		if (!subjects.some(({ digest }) => digest.get(algorithm) === digestHex(subject))) {
			const message = `its statement is about another digest (${subjects[0]?.digest.get(algorithm)?.slice(0, 128) ?? "none"}), not about ${subject}`;
			return {
				type,
				problem: {
					code: "E_CLAIM",
					message
				}
			};
		}
		const facts = readFacts(predicateType, predicate);
		return {
			type,
			...facts && { facts }
		};
	} catch (error) {
		if (!(error instanceof SyntaxError) && !isTrustError(error)) throw error;
		const code = isTrustError(error) ? error.code : "E_CLAIM";
		return {
			...type === void 0 ? {} : { type },
			problem: {
				code,
				message: error.message
			}
		};
	}
}
function disagreement(facts, signer) {
	if (facts === void 0 || signer?.kind !== "identity") return void 0;
	const message = contradiction(facts, signer.claims ?? {});
	return message === void 0 ? void 0 : {
		code: "E_CLAIM",
		message
	};
}
var init_attested_statement = __esmMin((() => {
	init_agreement();
	init_facts();
	init_error$3();
	init_digest();
	init_shape();
	init_signed_content();
	init_statement();
	init_no_signature();
}));

// src/verify/requirement.ts
function judge(requirement, found, context) {
	const { text, type, on } = requirement;
	const results = found.map((one) => ({
		node: one.node,
		...resultOf(requirement, one, context)
	}));
	const unmet = results.filter(({ outcome }) => outcome !== "verified");
	const isMet = results.length > 0 && (on === "any" ? unmet.length < results.length : unmet.length === 0);
	const undetermined = unmet.find(({ outcome }) => outcome === "undetermined");
	const report = {
		requirement: text,
		type,
		on,
		outcome: isMet ? "verified" : undetermined === void 0 || on !== "any" && unmet.some(({ outcome }) => outcome === "rejected") ? "rejected" : "undetermined",
		manifests: results.map(({ node, missing: _, advice: _a, ...result }) => ({
			digest: node.digest,
			name: nodeName(node),
			...result
		}))
	};
	if (isMet) return {
		report,
		findings: []
	};
	if (results.length === 0) {
		const message = `no ${typeName(requirement)} attestation on any platform: the index lists none`;
		return {
			report,
			findings: [finding$1("E_ATTESTATION", message, { missing: true })]
		};
	}
	return {
		report,
		findings: (on === "any" ? [undetermined ?? unmet.find(({ missing }) => !missing) ?? unmet[0]] : unmet).flatMap((result) => {
			if (result?.code === void 0 || result.message === void 0) return [];
			const { node, code, missing, advice } = result;
			const elsewhere = on === "any" && missing ? ", nor anywhere else in the image" : "";
			return [finding$1(code, `${result.message}${elsewhere}`, {
				...manifestFields(node),
				...missing && { missing },
				...advice && { advice }
			})];
		})
	};
}
function resultOf(requirement, { node, checked, unusable, otherTypes, unsigned }, { now, policy }) {
	const name = typeName(requirement);
	const what = describeNode(node);
	const whys = checked.map(({ report }) => report).filter(({ type }) => type === void 0 || isOfType(type, requirement.type)).map((report) => ({
		report,
		why: whyNot(requirement, report, now)
	}));
	const met = whys.flatMap(({ report, why }) => why === void 0 ? [report] : []);
	const lacking = lackingSigners(met, requirement, policy);
	const [first] = met;
	if (first?.statement !== void 0 && lacking.length === 0) return {
		outcome: "verified",
		statement: first.statement
	};
	const possible = unusable.filter(({ declared }) => declared === void 0 || isOfType(declared, requirement.type));
	const unread = possible.find(({ error }) => isUndetermined(error));
	const limited = whys.find(({ report }) => report.code !== void 0 && isUndetermined({ code: report.code }));
	if (unread !== void 0 || limited?.report.code !== void 0) return {
		outcome: "undetermined",
		code: unread?.error.code ?? limited?.report.code ?? "E_LIMIT",
		message: `the attestations of ${what} could not all be read: ${unread?.error.message ?? limited?.why}`
	};
	const bad = (why) => ({
		outcome: "rejected",
		code: "E_ATTESTATION",
		message: `${what} has a ${name} attestation, but none is accepted: ${why}`
	});
	if (first !== void 0) return bad(`every signer must have signed, and there is none by ${lacking.join(" and by ")}`);
	const best = whys.find(({ report }) => report.good) ?? whys[0];
	if (best?.why !== void 0) {
		const others = whys.length > 1 ? ` (the best of ${whys.length})` : "";
		return bad(`${best.why}${others}`);
	}
	const broken = possible[0];
	if (broken !== void 0) return bad(broken.error.message);
	return {
		outcome: "rejected",
		code: "E_ATTESTATION",
		missing: true,
		...missing$1(what, name, otherTypes, unsigned, checked)
	};
}
function lackingSigners(met, { by }, policy) {
	if (policy.requireAllSigners !== true || by !== void 0) return [];
	return describeSigners(policy).filter((trusted) => !met.some(({ signer }) => signer !== void 0 && accepts(trusted, signer))).map((trusted) => describeSigner(trusted));
}
function missing$1(what, name, otherTypes, unsigned, checked) {
	const types = [...otherTypes, ...checked.flatMap(({ report: { type = [] } }) => type)];
	const others = [...new Set(types.map(predicateTypeName))].sort().slice(0, 10);
	const message = `no ${name} attestation on ${what}${others.length === 0 ? "" : ` (there are: ${others.join(", ").slice(0, 500)})`}`;
	if (unsigned === 0) return {
		message,
		advice: "the publisher can attach one with webdis-trust attest"
	};
	return {
		message: `${message}; the statement of buildx is not accepted, because its attestation manifest has no valid signature`,
		advice: "the publisher can sign the attestation manifests, too: webdis-trust sign does, as cosign sign --recursive"
	};
}
function nodeName(node) {
	if (node.role === "index") return "index";
	return node.platforms.map(formatPlatform).join(", ") || "image";
}
var init_requirement = __esmMin((() => {
	init_check();
	init_requirement$1();
	init_trusted();
	init_platform();
	init_predicate_type();
	init_signer();
	init_finding();
	init_outcome();
	init_policy$1();
}));

// src/verify/attestations.ts
var attestations_exports = /* @__PURE__ */ __exportAll({ attestationCheck: () => attestationCheck });
function attestationCheck(policy, save) {
	const { attestations } = policy;
	if (attestations === void 0) throw new RangeError("the policy asks for no attestations");
	for (const { by, text } of attestations.requirements) {
		if (by === void 0 || policy.identities.length > 0) continue;
		if (policy.keys.some(({ source, fingerprint }) => isKeyNamed({
			name: source,
			fingerprint
		}, by))) continue;
		const names = policy.keys.map(({ source }) => source).join(", ");
		throw new TrustError("E_INPUT", `attestations: ${quote(text)}: by names none of the keys (${names})`);
	}
	const large = limiter(1);
	const fetch = (size, task) => size > limits.bundle ? large(task) : task();
	return (tree, context, signatures) => new Look(tree, context, attestations, {
		signatures,
		fetch,
		...save && { save }
	}).run();
}
function unreadIn({ node, unusable }) {
	const error = unusable.map((one) => one.error).find(isUndetermined);
	if (error === void 0) return [];
	const message = `the attestations of ${describeNode(node)} could not all be read: ${error.message}`;
	return [finding$1(error.code, message, {
		...manifestFields(node),
		details: error.details
	})];
}
function unreadSignatures({ digest }, { code = "E_LIMIT" }) {
	return {
		store: "buildx",
		manifest: digest,
		error: new TrustError(code, "the signatures of its attestation manifest are not known")
	};
}
function together(node, unsigned, parts) {
	return {
		node,
		unsigned,
		checked: parts.flatMap(({ found }) => found).filter((one) => one !== void 0).toSorted(byGoodness),
		unusable: parts.flatMap((part) => part.unusable),
		otherTypes: parts.flatMap((part) => part.otherTypes)
	};
}
function byGoodness({ report: a }, { report: b }) {
	return Number(b.good) - Number(a.good) || (a.type ?? "").localeCompare(b.type ?? "") || a.manifest.localeCompare(b.manifest) || (a.statement ?? "").localeCompare(b.statement ?? "");
}
var Look;
var init_attestations = __esmMin((() => {
	init_async();
	init_buildx();
	init_check();
	init_discover();
	init_requirement$1();
	init_error$3();
	init_limits();
	init_digest();
	init_shape();
	init_signer();
	init_statement();
	init_attested_statement();
	init_candidate();
	init_finding();
	init_outcome();
	init_requirement();
	Look = class {
		#tree;
		#context;
		#policy;
		#sources;
		constructor(tree, context, policy, sources) {
			this.#tree = tree;
			this.#context = context;
			this.#policy = policy;
			this.#sources = sources;
		}
		async run() {
			const { requirements } = this.#policy;
			const places = requirements.map((requirement) => this.#placesOf(requirement));
			const nodes = requirements.length === 0 ? this.#all() : [...new Set(places.flat())];
			const looks = await Promise.all(nodes.map((node) => this.#find(node)));
			const found = new Map(looks.map((look) => [look.node.digest, look]));
			const judged = requirements.map((requirement, at) => judge(requirement, (places[at] ?? []).flatMap(({ digest }) => found.get(digest) ?? []), this.#context));
			const warnings = new Set(looks.flatMap(({ checked }) => checked.flatMap((one) => one.warnings)));
			return {
				byManifest: new Map(looks.map(({ node, checked }) => [node.digest, checked.map(({ report }) => report)])),
				requirements: judged.map(({ report }) => report),
				findings: [
					...judged.flatMap(({ findings }) => findings),
					...requirements.length === 0 ? looks.flatMap(unreadIn) : [],
					...[...warnings].map((text) => finding$1("E_IDENTITY", text, { severity: "warning" }))
				]
			};
		}
		#all() {
			return this.#tree.nodes.filter(({ role, depth }) => depth === 0 || role === "platform");
		}
		#placesOf({ on }) {
			const [root] = this.#tree.nodes;
			const all = this.#all();
			if (on === "index" || root.role === "image") return [root];
			return on === "platforms" ? all.filter(({ role }) => role === "platform") : all;
		}
		async #find(node) {
			const { fetch } = this.#sources;
			const wants = (type) => this.#wants(type);
			const search = {
				repository: this.#context.signatures,
				subject: node.digest,
				wants,
				fetch,
				read: (candidate) => this.#check(node, candidate)
			};
			const [stored, inIndex] = await Promise.all([discoverAttestations(search), this.#fromBuildx(node)]);
			const first = together(node, inIndex.unsigned, [stored, ...inIndex.found]);
			if (stored.listedByApi === void 0 || this.#isComplete(first)) return first;
			const more = await discoverAttestationsByFallbackTag(search, stored.listedByApi);
			return together(node, inIndex.unsigned, [
				stored,
				...inIndex.found,
				more
			]);
		}
		#wants(type) {
			const { requirements } = this.#policy;
			return requirements.length === 0 ? type !== signaturePredicate : isWanted(type, requirements);
		}
		#isComplete(found) {
			return this.#policy.requirements.filter((requirement) => this.#placesOf(requirement).includes(found.node)).every((requirement) => resultOf(requirement, found, this.#context).outcome === "verified");
		}
		async #fromBuildx(node) {
			const nodes = this.#tree.nodes.filter(({ role, about }) => role === "attestation" && about === node.digest);
			if (nodes.length === 0) return {
				unsigned: 0,
				found: []
			};
			const verdicts = await this.#sources.signatures;
			const signed = nodes.map((manifest) => {
				const verdict = verdicts.find(({ node: { digest } }) => digest === manifest.digest)?.report;
				return {
					manifest,
					verdict,
					signatures: verdict?.signatures.filter(({ good }) => good) ?? []
				};
			});
			const vouched = signed.filter(({ signatures }) => signatures.length > 0);
			const unread = signed.flatMap(({ manifest, verdict, signatures }) => signatures.length === 0 && verdict?.outcome === "undetermined" ? [unreadSignatures(manifest, verdict)] : []);
			const { repository } = this.#context;
			const { fetch } = this.#sources;
			const found = await Promise.all(vouched.map(async ({ manifest, signatures }) => {
				const signers = new Map(signatures.flatMap(({ signer, signed = [] }) => signer === void 0 ? [] : [[signerId(signer), {
					signer,
					times: [signed].flat()
				}]]));
				const search = {
					fetch,
					wants: (type) => this.#wants(type)
				};
				const read = (bytes) => Promise.all([...signers.values()].map(({ signer, times }) => this.#checked(node, {
					store: "buildx",
					manifest: manifest.digest
				}, bytes, {
					signer,
					times,
					warnings: []
				})));
				const result = await readBuildxStatements(repository, manifest, search, read);
				return {
					...result,
					found: result.found.flat()
				};
			}));
			return {
				unsigned: nodes.length - vouched.length - unread.length,
				found: [...found, {
					found: [],
					unusable: unread,
					otherTypes: []
				}]
			};
		}
		#check(node, candidate) {
			const { policy, now } = this.#context;
			const store = candidate.format === "bundle" ? "bundle" : "tag";
			const envelope = envelopeIn(candidate);
			const where = {
				store,
				manifest: candidate.manifest
			};
			const made = checkMaker(candidate, policy, now);
			const failure = made.good ? otherPayload(envelope) : failureOf(made);
			return this.#checked(node, where, envelope.payload, {
				times: made.good ? made.times() : [],
				warnings: made.warnings ?? [],
				...made.signer && { signer: made.signer },
				...failure && { failure }
			});
		}
		async #checked(node, where, bytes, made) {
			const statement = digestOf$1(bytes);
			const base = {
				...where,
				statement,
				size: bytes.length
			};
			const said = readStatement(bytes, node.digest);
			if ("type" in said && said.type === "https://sigstore.dev/cosign/sign/v1") return void 0;
			const problem = made.failure ?? ("problem" in said ? said.problem : void 0) ?? disagreement(said.facts, made.signer);
			const good = problem === void 0;
			const named = {
				..."type" in said ? { type: said.type } : {},
				...said.facts && { facts: said.facts },
				...made.signer && { signer: made.signer },
				...signedAt(made.times)
			};
			if (good && "type" in said) await this.#sources.save?.({
				name: nodeName(node),
				type: said.type,
				digest: statement
			}, bytes);
			const why = problem && {
				code: problem.code,
				message: problem.message
			};
			return {
				report: {
					...base,
					good,
					...why,
					...named
				},
				warnings: good ? made.warnings : []
			};
		}
	};
}));

// src/run/attestations.ts
async function listAttestations(policy) {
	const { attestationCheck } = await Promise.resolve().then(() => (init_attestations(), attestations_exports));
	return attestationCheck({
		...policy,
		attestations: {
			requirements: [],
			signatures: "required"
		}
	});
}

// src/http/traffic.ts
init_reference();
function watchQuota(transport) {
	const quotas = /* @__PURE__ */ new Map();
	const read = ({ host }, answer) => {
		const quota = readQuota(answer.headers);
		if (quota !== void 0) quotas.set(host, quota);
		return answer;
	};
	return {
		transport: {
			request: async (request, limit) => read(request.url, await transport.request(request, limit)),
			open: async (request) => read(request.url, await transport.open(request)),
			get sent() {
				return transport.sent;
			},
			close: () => transport.close()
		},
		of: ({ registry }) => quotas.get(apiHost(registry))
	};
}
function readQuota(headers) {
	const limit = part(headers["ratelimit-limit"]);
	const remaining = part(headers["ratelimit-remaining"]);
	if (limit === void 0 || remaining === void 0) return void 0;
	return {
		limit: limit.count,
		remaining: remaining.count,
		seconds: limit.seconds
	};
}
function part(header) {
	const [, count, seconds] = /^([0-9]{1,9})(?:;w=([0-9]{1,9}))?$/.exec(String(header ?? "")) ?? [];
	return count === void 0 ? void 0 : {
		count: Number(count),
		seconds: Number(seconds ?? 0)
	};
}
const none$1 = {
	requests: 0,
	retries: 0
};
const nameOf$2 = ({ registry, path }) => `${apiHost(registry)}/${path}`;
function meterTraffic() {
	const counts = /* @__PURE__ */ new Map();
	const pulls = /* @__PURE__ */ new Map();
	const keyOf = (url) => /^https?:\/\/([^/]+)\/v2\/(.+?)\/(?:blobs|manifests|referrers|tags)\//.exec(url)?.slice(1).join("/");
	return {
		trace: ({ kind, method, url }) => {
			const key = kind === "sent" || kind === "waiting" ? keyOf(url) : void 0;
			if (key === void 0) return;
			if (kind === "sent" && method === "GET" && url.includes("/manifests/")) pulls.set(key, (pulls.get(key) ?? 0) + 1);
			const { requests, retries } = counts.get(key) ?? none$1;
			counts.set(key, kind === "sent" ? {
				requests: requests + 1,
				retries
			} : {
				requests,
				retries: retries + 1
			});
		},
		of: (repository) => counts.get(nameOf$2(repository)) ?? none$1,
		pulls: (repository) => pulls.get(nameOf$2(repository)) ?? 0
	};
}

// src/auth/origin.ts
init_error$3();
init_address();
init_failure();
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
init_error$3();
init_address();
init_vendors();
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
init_error$3();
init_body$1();
init_limits();
init_json$1();
init_credentials$1();
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
init_async();
/* @__PURE__ */ init_defined();
init_credentials$1();
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

// src/registry/lists.ts
init_error$3();
init_failure();
init_limits();
init_json$1();
init_reference();
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
init_error$3();
init_failure();
init_limits();
init_errors();
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
	if (status !== 206 || offset === 0) throw await refusal$1(endpoint, stream, digest);
	const [, start] = /^bytes ([0-9]{1,15})-[0-9]/.exec(headers["content-range"] ?? "") ?? [];
	if (start !== void 0 && Number(start) === offset) return 0;
	drop(stream);
	const message = `${url.host} sent another part of the blob than the one from byte ${offset} on`;
	throw new TrustError("E_NET", message, endpoint.where({ digest }, errorDetails(url, stream)));
}

// src/registry/referrers.ts
init_async();
init_error$3();
init_body$1();
init_digest();
init_media_type();
init_vendors();
init_referrer_list();
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
init_reference();
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

// src/run/drift-registries.ts
init_version();
init_connection();
const dockerAgent = `docker/28.3.0 go/go1.24.4 kernel/6.8.0 os/linux arch/arm64 UpstreamClient(${userAgent})`;
async function openRegistries(values, host) {
	const meter = meterTraffic();
	const { client, masked, close } = await connect(values, host, meter.trace);
	return {
		transport: client.transport,
		registry: registriesOf(client, meter),
		masked,
		close
	};
}
function registriesOf(client, meter) {
	const quotas = watchQuota(client.transport);
	const { transport } = quotas;
	const ours = endpoints({
		...client,
		transport
	});
	const theirs = endpoints({
		...client,
		transport: withAgent(transport, dockerAgent)
	});
	const open = (of, name) => readable(of(name, "reading"));
	return (image, signatures) => {
		const repository = open(ours, image);
		return {
			repository,
			asAnother: open(theirs, image),
			signatures: signatures === void 0 || isDeepStrictEqual(signatures, image) ? repository : open(ours, signatures),
			insecure: isInsecureRegistry(image.registry, client.insecureHosts),
			quota: () => quotas.of(image),
			traffic: () => ({
				...meter.of(image),
				pulls: meter.pulls(image)
			})
		};
	};
}
function withAgent(transport, agent) {
	const named = (request) => ({
		...request,
		headers: {
			...request.headers,
			"user-agent": agent
		}
	});
	return {
		request: (request, limit) => transport.request(named(request), limit),
		open: (request) => transport.open(named(request)),
		get sent() {
			return transport.sent;
		},
		close: () => {}
	};
}

// src/run/drift-state.ts
init_error$3();
init_files();
init_whole_file();
init_signer();
init_policy$1();
init_version();
const mostBytes$1 = 268435456;
async function openState(path, owner) {
	return path === void 0 ? empty : readState(await bytesOf(path), owner);
}
async function openFleetState(path, checks) {
	return path === void 0 ? () => empty : readFleetState(await bytesOf(path), checks);
}
async function bytesOf(path) {
	return readBounded(path, mostBytes$1, "state: the file").catch((error) => {
		if (isTrustError(error) && isAbsent(error.cause)) return void 0;
		throw error;
	});
}
function isAbsent(error) {
	return error?.code === "ENOENT";
}
const hashes = /* @__PURE__ */ new WeakMap();
function hashPolicy(policy) {
	const hash = hashes.get(policy) ?? hashOf(policy);
	hashes.set(policy, hash);
	return hash;
}
function hashOf(policy) {
	const { signers, trustedRoots: _, ...demands } = describePolicy(policy);
	const digests = policy.trustedRoots.map(({ bytes }) => createHash("sha256").update(bytes).digest("hex"));
	const all = JSON.stringify([
		tool.version,
		signers.map((one) => one.kind !== "identity" ? [signerId(one), one.notAfter] : one),
		digests,
		demands
	]);
	return createHash("sha256").update(all).digest("hex");
}
const what = "state: the file";
const pieceSize = 65536;
var StateOutput = class {
	#path;
	#file;
	#stream;
	#pending = [];
	#size = 0;
	constructor(path) {
		this.#path = path;
	}
	async begin() {
		if (this.#path === void 0) return;
		this.#file = await WholeFile.begin(this.#path, what);
		this.#stream = this.#file.handle.createWriteStream();
		this.#stream.on("error", () => {});
	}
	write(piece) {
		const bytes = Buffer.from(piece);
		this.#pending.push(bytes);
		this.#size += bytes.byteLength;
		if (this.#size >= pieceSize) this.#flush();
	}
	#flush() {
		this.#stream?.write(Buffer.concat(this.#pending));
		this.#pending = [];
		this.#size = 0;
	}
	async commit() {
		const [file, stream] = [this.#file, this.#stream];
		if (file === void 0 || stream === void 0) return;
		try {
			this.#flush();
			stream.end();
			await finished$1(stream);
			await file.commit();
			this.#file = void 0;
		} catch (error) {
			throw cannotWrite(`${this.#path}`, what, error);
		}
	}
	async drop() {
		this.#stream?.destroy();
		await this.#file?.drop();
		this.#file = void 0;
	}
};
var StateSection = class {
	#write;
	#written = /* @__PURE__ */ new Set();
	constructor(owner, write) {
		this.#write = write;
		write(formatHeader(owner));
	}
	remember(version, known) {
		if (this.#written.has(version)) return;
		this.#written.add(version);
		if (known !== void 0) this.#write(formatKnown(version, known));
	}
	end(history, before, isReleased) {
		const stays = (version) => !this.#written.has(version) && isReleased(version);
		for (const line of before.ignored === void 0 ? before.lines(stays) : []) this.#write(Buffer.concat([line, Buffer.from("\n")]));
		this.#write(formatFooter(history));
	}
};

// src/run/drift-task.ts
init_error$3();
init_files();
init_reference();
const maxLedger = 67108864;
function assertDistinct(images) {
	checkItems(images.map(formatRepository), "images");
}
async function ledgerOf({ ledger, tags }) {
	if (ledger !== void 0) return readLedger(ledger);
	if (tags.length > 0) return void 0;
	throw new TrustError("E_INPUT", "ledger: none is given, and no tags either");
}
function nameOf$1({ ledger, tags }) {
	if (ledger === void 0) return tags.toSorted().join(", ");
	return posix.normalize(ledger.replaceAll("\\", "/")).replace(/\.json$/, "");
}
async function readLedger(path) {
	return parseLedger(await readBounded(path, maxLedger, "ledger: the file"), path);
}

// src/tuf/cache.ts
function cachePath(env, { mirror, root }) {
	const { RUNNER_TEMP: job, XDG_CACHE_HOME: xdg, HOME: home = homedir() } = env;
	const folder = [job, xdg].find((path) => path !== void 0 && isAbsolute(path));
	const id = createHash("sha256").update(mirror.href).update(root).digest("hex").slice(0, 16);
	const name = `${mirror.host.replace(/[^\w.-]/g, "_")}-${id}.json`;
	return join$2(folder ?? join$2(home, ".cache"), "webdis-trust", "tuf", name);
}
async function readCache(path) {
	try {
		const bytes = await readBounded(path, limits.tufCache, "the cached file");
		const { fetched, files } = readJson$1(cacheFile, bytes, "cached file");
		return {
			fetched: new Date(fetched),
			files: new Map([...files].map(([name, content]) => [name, Buffer.from(content)]))
		};
	} catch (error) {
		if (isTrustError(error) || error instanceof SyntaxError) return void 0;
		throw error;
	}
}
async function writeCache(path, { fetched, files }) {
	const texts = [...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString("utf8")]);
	const written = JSON.stringify({
		fetched: fetched.getTime(),
		files: Object.fromEntries(texts)
	});
	if (written.length > limits.tufCache) return;
	await writeWhole(path, written, "the cached file").catch((error) => {
		if (!isTrustError(error)) throw error;
	});
}
var cacheFile;
var init_cache = __esmMin((() => {
	init_error$3();
	init_files();
	init_limits();
	init_shape();
	cacheFile = object$2({
		fetched: count$3,
		files: map$1(text$2)
	});
}));

// src/tuf/client.ts
async function fetchTrustedRoot(repository, transport, last = /* @__PURE__ */ new Map()) {
	return update(repository, new Map([...last].filter(([name]) => remembered.includes(name))), async (path, limit) => {
		const url = new URL(path, repository.mirror);
		const answer = await transport.request({
			method: "GET",
			url
		}, Math.min(limit, limits.tufFile));
		const { status, body } = answer;
		if (status === 200) return body;
		if (status === 404 || status === 403) return void 0;
		const details = errorDetails(url, answer);
		throw new TrustError("E_NET", `${url.host} answered ${status} for ${path}`, details);
	});
}
async function trustedRootFrom(files, repository) {
	return update(repository, /* @__PURE__ */ new Map(), async (path) => files.get(nameOf(path)));
}
async function update({ name, mirror, root }, last, get) {
	const { fetchTarget } = await import("./tuf.mjs");
	const files = new Map(last);
	let asked = false;
	let failure;
	const fetch = async (path, limit) => {
		asked = true;
		try {
			const bytes = await get(path, limit);
			if (bytes === void 0 && !isRoot(path)) throw missing(mirror, path);
			if (bytes !== void 0) files.set(nameOf(path), bytes);
			return bytes;
		} catch (error) {
			if (isTrustError(error)) failure = error;
			throw error;
		}
	};
	try {
		const bytes = await fetchTarget("trusted_root.json", {
			mirror: mirror.href,
			root,
			last,
			fetch
		});
		return {
			trustedRoot: parseTrustedRoot(bytes, name),
			files
		};
	} catch (error) {
		if (failure !== void 0) throw failure;
		if (isTrustError(error) || !(error instanceof Error)) throw error;
		throw tufError(error, mirror, asked);
	}
}
function tufError(error, { host }, asked) {
	const why = error.message.slice(0, 300);
	const [code, message] = "syscall" in error ? ["E_INPUT", `TUF needs a folder for temporary files: ${why}`] : asked ? ["E_TRUST", `the TUF metadata of ${host} is not accepted: ${why}`] : ["E_INPUT", `the root is not root metadata of TUF: ${why}`];
	return new TrustError(code, message, {}, error);
}
function isRoot(path) {
	return path.endsWith(".root.json");
}
function nameOf(path) {
	return isRoot(path) ? path : path.replace(/(?<=^|\/)(?:\d+|[0-9a-f]{64,128})\.(?=.)/, "");
}
function missing(mirror, path) {
	const message = `${mirror.host} has no ${path}; the URL must be that of a TUF repository`;
	return new TrustError("E_NOTFOUND", message, { host: mirror.host });
}
var remembered;
var init_client = __esmMin((() => {
	init_error$3();
	init_failure();
	init_limits();
	init_trusted_root();
	remembered = [
		"timestamp.json",
		"snapshot.json",
		"targets.json"
	];
}));

// src/tuf/public-good-root.ts
var publicGoodMirror, publicGoodTufRoot;
var init_public_good_root = __esmMin((() => {
	publicGoodMirror = "https://tuf-repo-cdn.sigstore.dev/";
	publicGoodTufRoot = String.raw`{
 "signatures": [
  {
   "keyid": "e71a54d543835ba86adad9460379c7641fb8726d164ea766801a1c522aba7ea2",
   "sig": "3045022065c68f28ebe44d0a4e047a6e287f9669c8e3b31e08536396c67a1483326be8c6022100e7524a889e40de0df84231dd40e1fcc57fbbbf62055c17076568307dbc509046"
  },
  {
   "keyid": "22f4caec6d8e6f9555af66b3d4c3cb06a3bb23fdc7e39c916c61f462e6f52b06",
   "sig": "304502206fedc4a382a0c5155e812c9b7461fe388ef704fef9e093c5c236e20abbf8e6620221008bbec36b63bf9baebc03a83c770cf9387efc90907eb83070b7a875129512d687"
  },
  {
   "keyid": "61643838125b440b40db6942f5cb5a31c0dc04368316eb2aaa58b95904a58222",
   "sig": "30450220468f4219db51c7e815e1e3d33d9987878aa12aeaf331604d5180dd60b19dfb350221009f778ef5e96647c08bd23d63f69c0cce6fc353d747b9d51f35dc0f8678de9fef"
  },
  {
   "keyid": "a687e5bf4fab82b0ee58d46e05c9535145a2c9afb458f43d42b45ca0fdce2a70",
   "sig": "3045022029e2518a7bcac05ec0b227809ce0c969406743412f90dc5255401afb13363f4602210087a64182249e41dd11de91c9f385a33659bd60147a93d13c86b7a64e447f9826"
  },
  {
   "keyid": "183e64f37670dc13ca0d28995a3053f3740954ddce44321a41e46534cf44e632",
   "sig": "30450221008051c456ed2bf48aa5fc5742928ab0904266c1d6bdde5fc75ae20f12d098a95502203cc683bd86793808e6c9f89e2ca93f80b00c6ea64880ac4e37db69e2e86b24e3"
  }
 ],
 "signed": {
  "_type": "root",
  "consistent_snapshot": true,
  "expires": "2027-04-22T19:27:31Z",
  "keys": {
   "0c87432c3bf09fd99189fdc32fa5eaedf4e4a5fac7bab73fa04a2e0fc64af6f5": {
    "keyid_hash_algorithms": [
     "sha256",
     "sha512"
    ],
    "keytype": "ecdsa",
    "keyval": {
     "public": "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEWRiGr5+j+3J5SsH+Ztr5nE2H2wO7\nBV+nO3s93gLca18qTOzHY1oWyAGDykMSsGTUBSt9D+An0KfKsD2mfSM42Q==\n-----END PUBLIC KEY-----\n"
    },
    "scheme": "ecdsa-sha2-nistp256",
    "x-tuf-on-ci-online-uri": "gcpkms:projects/sigstore-root-signing/locations/global/keyRings/root/cryptoKeys/timestamp/cryptoKeyVersions/1"
   },
   "183e64f37670dc13ca0d28995a3053f3740954ddce44321a41e46534cf44e632": {
    "keytype": "ecdsa",
    "keyval": {
     "public": "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEMxpPOJCIZ5otG4106fGJseEQi3V9\npkMYQ4uyV9Tj1M7WHXIyLG+jkfvuG0glQ1JZbRZZBV3gAR4sojdGHISeow==\n-----END PUBLIC KEY-----\n"
    },
    "scheme": "ecdsa-sha2-nistp256",
    "x-tuf-on-ci-keyowner": "@lance"
   },
   "22f4caec6d8e6f9555af66b3d4c3cb06a3bb23fdc7e39c916c61f462e6f52b06": {
    "keyid_hash_algorithms": [
     "sha256",
     "sha512"
    ],
    "keytype": "ecdsa",
    "keyval": {
     "public": "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEzBzVOmHCPojMVLSI364WiiV8NPrD\n6IgRxVliskz/v+y3JER5mcVGcONliDcWMC5J2lfHmjPNPhb4H7xm8LzfSA==\n-----END PUBLIC KEY-----\n"
    },
    "scheme": "ecdsa-sha2-nistp256",
    "x-tuf-on-ci-keyowner": "@santiagotorres"
   },
   "61643838125b440b40db6942f5cb5a31c0dc04368316eb2aaa58b95904a58222": {
    "keyid_hash_algorithms": [
     "sha256",
     "sha512"
    ],
    "keytype": "ecdsa",
    "keyval": {
     "public": "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEinikSsAQmYkNeH5eYq/CnIzLaacO\nxlSaawQDOwqKy/tCqxq5xxPSJc21K4WIhs9GyOkKfzueY3GILzcMJZ4cWw==\n-----END PUBLIC KEY-----\n"
    },
    "scheme": "ecdsa-sha2-nistp256",
    "x-tuf-on-ci-keyowner": "@bobcallaway"
   },
   "a687e5bf4fab82b0ee58d46e05c9535145a2c9afb458f43d42b45ca0fdce2a70": {
    "keyid_hash_algorithms": [
     "sha256",
     "sha512"
    ],
    "keytype": "ecdsa",
    "keyval": {
     "public": "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE0ghrh92Lw1Yr3idGV5WqCtMDB8Cx\n+D8hdC4w2ZLNIplVRoVGLskYa3gheMyOjiJ8kPi15aQ2//7P+oj7UvJPGw==\n-----END PUBLIC KEY-----\n"
    },
    "scheme": "ecdsa-sha2-nistp256",
    "x-tuf-on-ci-keyowner": "@joshuagl"
   },
   "e71a54d543835ba86adad9460379c7641fb8726d164ea766801a1c522aba7ea2": {
    "keyid_hash_algorithms": [
     "sha256",
     "sha512"
    ],
    "keytype": "ecdsa",
    "keyval": {
     "public": "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEXsz3SZXFb8jMV42j6pJlyjbjR8K\nN3Bwocexq6LMIb5qsWKOQvLN16NUefLc4HswOoumRsVVaajSpQS6fobkRw==\n-----END PUBLIC KEY-----\n"
    },
    "scheme": "ecdsa-sha2-nistp256",
    "x-tuf-on-ci-keyowner": "@mnm678"
   }
  },
  "roles": {
   "root": {
    "keyids": [
     "e71a54d543835ba86adad9460379c7641fb8726d164ea766801a1c522aba7ea2",
     "22f4caec6d8e6f9555af66b3d4c3cb06a3bb23fdc7e39c916c61f462e6f52b06",
     "61643838125b440b40db6942f5cb5a31c0dc04368316eb2aaa58b95904a58222",
     "a687e5bf4fab82b0ee58d46e05c9535145a2c9afb458f43d42b45ca0fdce2a70",
     "183e64f37670dc13ca0d28995a3053f3740954ddce44321a41e46534cf44e632"
    ],
    "threshold": 3
   },
   "snapshot": {
    "keyids": [
     "0c87432c3bf09fd99189fdc32fa5eaedf4e4a5fac7bab73fa04a2e0fc64af6f5"
    ],
    "threshold": 1,
    "x-tuf-on-ci-expiry-period": 3650,
    "x-tuf-on-ci-signing-period": 365
   },
   "targets": {
    "keyids": [
     "e71a54d543835ba86adad9460379c7641fb8726d164ea766801a1c522aba7ea2",
     "22f4caec6d8e6f9555af66b3d4c3cb06a3bb23fdc7e39c916c61f462e6f52b06",
     "61643838125b440b40db6942f5cb5a31c0dc04368316eb2aaa58b95904a58222",
     "a687e5bf4fab82b0ee58d46e05c9535145a2c9afb458f43d42b45ca0fdce2a70",
     "183e64f37670dc13ca0d28995a3053f3740954ddce44321a41e46534cf44e632"
    ],
    "threshold": 3
   },
   "timestamp": {
    "keyids": [
     "0c87432c3bf09fd99189fdc32fa5eaedf4e4a5fac7bab73fa04a2e0fc64af6f5"
    ],
    "threshold": 1,
    "x-tuf-on-ci-expiry-period": 7,
    "x-tuf-on-ci-signing-period": 6
   }
  },
  "spec_version": "1.0",
  "version": 16,
  "x-tuf-on-ci-expiry-period": 197,
  "x-tuf-on-ci-signing-period": 46
 }
}`;
}));

// src/run/tuf-root.ts
var tuf_root_exports = /* @__PURE__ */ __exportAll({
	newestRoot: () => newestRoot,
	publicGood: () => publicGood,
	updateRoot: () => updateRoot
});
async function newestRoot(values, host, repository = publicGood) {
	const cached = await readCache(cachePath(host.env, repository));
	const known = cached && await stillAccepted(cached, repository);
	if (cached !== void 0 && known !== void 0 && isFresh(cached)) return known;
	try {
		host.onWait?.(`updating the trusted root from ${repository.mirror.host}`);
		const timeout = Math.min(values.timeout, deadlines.rootUpdate);
		return await updateRoot({
			...values,
			timeout
		}, host, repository);
	} catch (error) {
		if (!isTrustError(error) || error.code === "E_INPUT" || host.signal.aborted) throw error;
		const date = cached?.fetched.toISOString().slice(0, 10);
		return known === void 0 ? {
			...publicGoodRoot(),
			fallback: error.message
		} : {
			...known,
			fallback: `${error.message} (that root was fetched on ${date})`
		};
	}
}
function isFresh({ fetched }) {
	const age = Date.now() - fetched.getTime();
	return age >= 0 && age < fresh;
}
async function stillAccepted({ files }, repository) {
	try {
		return (await trustedRootFrom(files, repository)).trustedRoot;
	} catch (error) {
		if (isTrustError(error)) return void 0;
		throw error;
	}
}
async function updateRoot(values, host, repository) {
	const path = cachePath(host.env, repository);
	const cached = await readCache(path);
	const { client, close } = await connect(values, host);
	try {
		const { trustedRoot, files } = await fetchTrustedRoot(repository, client.transport, cached?.files);
		await writeCache(path, {
			fetched: /* @__PURE__ */ new Date(),
			files
		});
		return trustedRoot;
	} finally {
		close();
	}
}
var publicGood, fresh;
var init_tuf_root = __esmMin((() => {
	init_error$3();
	init_limits();
	init_public_good();
	init_cache();
	init_client();
	init_public_good_root();
	init_connection();
	publicGood = {
		name: newestRootName,
		mirror: new URL(publicGoodMirror),
		root: Buffer.from(publicGoodTufRoot)
	};
	fresh = 864e5;
}));

// src/run/trusted-root.ts
init_error$3();
init_files();
init_verify$1();
init_limits();
init_public_good();
init_trusted_root();
const newest = "tuf";
async function newestOf({ values, host }) {
	const { newestRoot } = await Promise.resolve().then(() => (init_tuf_root(), tuf_root_exports));
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
	return about$1("trusted-root", () => parseTrustedRoots(bytes, path), "E_INPUT");
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
/* @__PURE__ */ init_defined();
init_policy$2();
const noDemands = {
	digest: void 0,
	platforms: [],
	annotations: {},
	expectedReference: void 0,
	attestationManifests: "reported",
	parity: "false",
	requireReadableBy: []
};
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

// src/run/drift.ts
/* @__PURE__ */ init_defined();
init_error$3();
init_trusted();
init_reference();
init_signer();
init_finding();
init_policy$1();
init_version();
async function checkDrift(values, host, onProgress) {
	assertDistinct(values.images);
	const ledger = await ledgerOf(values);
	const check = {
		name: nameOf$1(values),
		ledger,
		values: withSigners(values, ledger, `${values.ledger}`)
	};
	const opened = await openRegistries(values, host);
	const output = new StateOutput(values.state);
	try {
		const policy = await policyFor(check.values, opened, host);
		const owner = ownerOf$1(check, policy);
		const before = await openState(values.state, owner);
		await output.begin();
		const section = new StateSection(owner, (piece) => output.write(piece));
		const tell = defined({ onProgress });
		const result = await runCheck({
			...check,
			policy,
			before,
			section
		}, opened, host, tell);
		await output.commit();
		return result;
	} finally {
		await output.drop();
		opened.close();
	}
}
async function attestationsIn(ledger, policy) {
	return ledger?.releases.some(({ attestations }) => attestations !== void 0) === true ? listAttestations(policy) : void 0;
}
function withSigners(values, ledger, source) {
	if (ledger?.signers === void 0) return values;
	const given = trustGiven(values);
	if (given.length === 0) return {
		...values,
		...readTexts(trust, ledger.signers, `${source}: signers`)
	};
	const message = `${source} says whose signatures count, and so does ${given.join(", ")}: one of the two must go`;
	throw new TrustError("E_INPUT", message);
}
function trustGiven(values) {
	return Object.keys(trust).filter((field) => {
		const [value, usual] = [values[field], trust[field].default];
		return JSON.stringify(value) !== JSON.stringify(usual);
	});
}
async function policyFor(values, { transport }, host) {
	const demands = await policyOf({
		...noDemands,
		...values
	}, host);
	return {
		...demands,
		keys: await readKeys(values, demands.identities, host, transport)
	};
}
function ownerOf$1(check, policy) {
	return {
		check: idOf(check),
		policy: hashPolicy(policy)
	};
}
function idOf({ name, ledger, values }) {
	const registries = values.images.map((one) => ({ name: formatRepository(one) }));
	return checkId({
		name,
		ledger,
		registries
	});
}
async function runCheck({ name, ledger, values, policy, before, section }, opened, host, more) {
	const { images, tags, blobs, shard, state, fullEvery } = values;
	const signers = describeSigners(policy);
	assertSigners(ledger, signers);
	const task = {
		registries: images.map((one) => opened.registry(one, policy.signatureRepository)),
		name,
		ledger,
		tags,
		policy,
		blobs,
		shard,
		fullEvery,
		history: before.history,
		notes: [
			...stateNotes(`${state}`, before),
			...rootFallbacks(policy.trustedRoots),
			...await unpinnedFiles(signers, host.env)
		]
	};
	const { report, history } = await checkDrift$1(task, {
		now: () => /* @__PURE__ */ new Date(),
		sent: () => opened.transport.sent,
		tool,
		last: before.known,
		remember: (version, known) => section.remember(version, known),
		...defined({ checkAttestations: await attestationsIn(ledger, policy) }),
		...more
	});
	const known = /* @__PURE__ */ new Set([...tags, ...(ledger?.releases ?? []).map(({ version }) => version)]);
	section.end(history, before, (version) => known.has(version));
	const { releases, ...quoting } = report;
	return {
		report: {
			...opened.masked(quoting),
			releases
		},
		history: opened.masked(history)
	};
}
function assertSigners(ledger, signers) {
	const isGiven = (signer) => signers.some((one) => acceptsName(one, signer));
	const other = ledger?.releases.find(({ signer }) => !isGiven(signer));
	if (other === void 0) return;
	const { version, signer } = other;
	throw new TrustError("E_KEY", `the ledger says that ${version} was signed ${signer.kind !== "identity" ? "with the" : "by"} ${describeSigner(signer)}, which is not given`);
}
function stateNotes(path, { history, ignored }) {
	if (ignored === void 0) return [];
	const file = `the state file ${JSON.stringify(path)}`;
	if (history.lost === void 0) {
		const message = `${file} is not used: ${ignored}; everything was checked`;
		return [finding$1("E_INPUT", message, { severity: "note" })];
	}
	const message = `the history of earlier runs is lost, ${file} cannot be used: ${ignored}; everything was checked, and nothing is given a second run`;
	return [finding$1("E_INPUT", message, {
		severity: "warning",
		advice: "in the first run, begin with a file that holds the word first; later, find out what removed or replaced it"
	})];
}

// src/run/drift-files.ts
init_files();
const mostBytes = 536870912;
async function readReport(path) {
	return parseDriftReport(await readBounded(path, mostBytes, "the report"), path);
}
async function readFleetReport(path) {
	return parseFleetReport(await readBounded(path, mostBytes, "the report"), path);
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
init_async();
/* @__PURE__ */ init_defined();
init_error$3();
init_reference();
init_version();
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
	return (await jsonFilesIn(path)).map((file) => ({
		name: nameOf(relative(path, file)),
		path: file
	}));
}
async function jsonFilesIn(folder) {
	return (await readdir(folder, {
		recursive: true,
		withFileTypes: true
	})).filter((entry) => entry.isFile() && entry.name.endsWith(".json")).map(({ parentPath, name }) => join$2(parentPath, name)).sort();
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
		const part = all.splice(0).filter(({ name }) => isIn$1(shard, name));
		const waiting = new Map(part.splice(0).map((check) => [check.name, check]));
		await mapConcurrently(ledgersAtOnce, [...waiting.keys()], async (name) => {
			const check = waiting.get(name);
			waiting.delete(name);
			const policy = await fleet.policy(check.values);
			const owner = ownerOf$1(check, policy);
			const pieces = [];
			const section = new StateSection(owner, (piece) => pieces.push(piece));
			await fleet.run({
				...check,
				policy,
				before: before(owner),
				section
			});
			for (const piece of pieces) output.write(piece);
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
	const images = listOf$1(repository).fromLibrary(ledger.images, `${path}: images`);
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

// src/run/drift-merge.ts
init_error$3();
init_reference();
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
async function reportsIn(folder) {
	return jsonFilesIn(folder).catch((error) => {
		const message = `merge: the folder ${JSON.stringify(folder)} cannot be read (${error.code})`;
		throw new TrustError("E_INPUT", message, {}, error);
	});
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
function isOutOfPatience(history, after, remembers) {
	if (!remembers || history.lost !== void 0) return true;
	return runsInARow(history, ({ unreachable, state }) => state === "unreachable" || unreachable.length > 0) >= after;
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
init_error$3();
init_failure();
init_json$1();
init_shape();
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
init_error$3();
init_retry();
init_limits();
init_json$1();
init_shape();
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
/* @__PURE__ */ init_defined();
init_escape();
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
	const name = (text) => `\`${plain$1(text, longestTitle).replaceAll("`", "'")}\``;
	switch (topic.about) {
		case "difference": return differenceTitle(topic.differences, name);
		case "more": return `Drift: ${count$1(topic.differences.length, "more difference")}`;
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
		case "more": return [html`<p>There are more differences than may have an issue each. The others are:</p>`, html`${list(topic.differences.map((one) => html`${kindTitle[one.kind]}: ${code$2(placeOf(one), 300)}`))}`];
		case "unreachable": return [html`<p>${count$1(topic.runs, "check")} in a row could not check ${code$2(topic.registry, 300)} completely. This does not mean that anything is wrong with it.</p>`, html`${findingList(topic.findings.map((one) => titled(one)))}`];
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
/* @__PURE__ */ init_defined();
init_error$3();
init_address();
init_connection();
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

// src/report/drift/notice.ts
init_escape();
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
	return plain$1(line, 1e3).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

// src/run/drift-notify.ts
init_error$3();
init_address();
init_connection();
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
init_error$3();
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
function isTooOften({ report, checks }, { unreachableAfter, state }) {
	const isOut = (history) => isOutOfPatience(history, unreachableAfter, state !== void 0);
	return "images" in report && report.unreachable.length > 0 || checks.some((one) => one.report.state !== "ok" && isOut(one.history));
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

// src/actions/outputs.ts
const maxDifferences = 200;
function driftOutputsOf(report) {
	const { state } = report;
	const drifted = ("images" in report ? fleetDifferences(report) : report.differences).slice(0, maxDifferences).map(({ id, kind, registry, tag, digest }) => ({
		id,
		kind,
		registry,
		tag,
		digest
	}));
	return {
		state,
		drifted: JSON.stringify(drifted)
	};
}

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
	return safeJson(ordered(report));
}
function safeJson(document) {
	return `${safe(JSON.stringify(document, void 0, 2))}\n`;
}
function* reportPieces(report) {
	if ("releases" in report) yield* inPieces(report, "releases", report.releases);
	else if (isFleet(report)) yield* inPieces(report, "images", report.images);
	else yield formatReport(report);
}
function isFleet(report) {
	return "images" in report && "missingShards" in report;
}
function* inPieces(report, field, items) {
	const text = formatReport({
		...report,
		[field]: []
	});
	if (items.length === 0) {
		yield text;
		return;
	}
	const empty = `\n  "${field}": []`;
	const at = text.indexOf(empty);
	yield `${text.slice(0, at)}\n  "${field}": [\n`;
	for (const [nth, item] of items.entries()) yield `    ${safe(JSON.stringify(ordered(item), void 0, 2)).replaceAll("\n", "\n    ")}${nth + 1 < items.length ? "," : ""}\n`;
	yield `  ]${text.slice(at + empty.length)}`;
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

// src/actions/publish.ts
init_files();
async function publish({ report, annotations, files, summary, outputs }, { report: path, summary: wanted }, env) {
	for (const annotation of annotations) annotate(annotation);
	if (path !== void 0) await writeWhole(path, reportPieces(report), "report: the file");
	for (const [input, file, text] of files) if (file !== void 0) await writeWhole(file, text(), `${input}: the file`);
	const options = path === void 0 ? {} : { reportPath: path };
	if (wanted) await appendSummary(() => summary(options), env);
	if (path !== void 0) setOutput("report", path);
	for (const [input, file] of files) if (file !== void 0) setOutput(input, file);
	for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
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

// src/actions/drift.ts
init_error$3();
init_escape();
async function run(env, signal) {
	const values = inputsOf(driftOptions, env);
	if (values.issues && values.githubToken === void 0) throw new TrustError("E_INPUT", "github-token: it is empty; to check without issues, set issues: false");
	const host = hostOf(env, signal);
	const { merge } = values;
	const outcome = merge === void 0 ? await runDrift(values, host, progressLog()) : await joinDrift(await reportsIn(merge), mergeValues(values));
	const { report } = outcome;
	const tooOften = isTooOften(outcome, values);
	process.stdout.write(textOf$1(report, { color: !env["NO_COLOR"] }));
	const published = {
		report,
		annotations: driftAnnotations(report, tooOften),
		files: filesOf(outcome, values),
		summary: (options) => "images" in report ? formatFleetSummary(report, options) : formatDriftSummary(report, options),
		outputs: driftOutputsOf(report)
	};
	await publish(published, values, env);
	const { lines, failures } = await tellElsewhere(outcome, values, host, values.issues);
	for (const line of lines) info(line);
	for (const { title, error } of failures) annotate({
		level: "warning",
		title,
		message: plain$1(describeError(error), 4e3)
	});
	return report.state === "drift" || report.state === "unreachable" && tooOften ? 1 : 0;
}
function mergeValues({ state, ledger, ledgers, images }) {
	return {
		state,
		ledger,
		ledgers,
		images: ledger === void 0 ? void 0 : images
	};
}
const interval = 1e4;
function progressLog() {
	let last = performance.now();
	return (progress) => {
		const now = performance.now();
		if (now - last < interval) return;
		last = now;
		info(formatCheckingStep(progress));
	};
}

// src/actions/drift-main.ts
keepHeapSmall();
await runAction({
	unset: ["state", "unreachable"],
	failure: () => ({ title: "Nothing was checked" }),
	run
});

export {  };