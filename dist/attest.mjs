const { createRequire } = process.getBuiltinModule("node:module");
const os = process.getBuiltinModule("os");
const crypto = process.getBuiltinModule("crypto");
const fs = process.getBuiltinModule("fs");
const { X509Certificate: X509Certificate$2, createHash, createPrivateKey, createPublicKey: createPublicKey$1, generateKeyPairSync, randomBytes, scrypt, sign, verify: verify$2 } = process.getBuiltinModule("node:crypto");
const { appendFile, constants, lstat, mkdir, open, readFile, realpath, rename, rm, writeFile } = process.getBuiltinModule("node:fs/promises");
const { basename, dirname, isAbsolute, join: join$2 } = process.getBuiltinModule("node:path");
const { BlockList, isIP, isIPv6 } = process.getBuiltinModule("node:net");
const { isUtf8 } = process.getBuiltinModule("node:buffer");
const util_1 = process.getBuiltinModule("util");
const { isDeepStrictEqual, promisify } = process.getBuiltinModule("node:util");
const { Readable, finished } = process.getBuiltinModule("node:stream");
const { constants: constants$1 } = process.getBuiltinModule("node:fs");
const { homedir } = process.getBuiltinModule("node:os");
const { setTimeout: setTimeout$1 } = process.getBuiltinModule("node:timers/promises");

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

// src/error.ts
function isTrustError(error, ...codes) {
	return error instanceof TrustError && (codes.length === 0 || codes.includes(error.code));
}
var errorCodes, TrustError;
var init_error$2 = __esmMin((() => {
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
init_error$2();
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

// src/limits.ts
function transferTime(bytes) {
	return deadlines.request + bytes / slowest;
}
var KiB, MiB$1, limits, deadlines, longestTimer, slowest;
var init_limits = __esmMin((() => {
	KiB = 1024;
	MiB$1 = 1024 * KiB;
	limits = {
		manifest: 4 * MiB$1,
		config: 4 * MiB$1,
		payload: 256 * KiB,
		bundle: MiB$1,
		attestation: 64 * MiB$1,
		attestations: 64,
		statement: 47 * MiB$1,
		provenance: 16 * MiB$1,
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
		tufFile: 2 * MiB$1,
		tufCache: 16 * MiB$1,
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
	return read$2(bytes, values, "refused");
}
function parseDocument(bytes, values = limits.jsonValues) {
	return read$2(bytes, values, "kept");
}
function readObject$1(bytes) {
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
var hexLength;
var init_digest = __esmMin((() => {
	init_error$2();
	hexLength = {
		sha256: 64,
		sha512: 128
	};
}));

// src/oci/shape.ts
function readJson$2(shape, bytes, name, values) {
	try {
		return shape(parseJson(bytes, values), name);
	} catch (error) {
		if (!(error instanceof SyntaxError) || error.message.startsWith(name)) throw error;
		throw new SyntaxError(`${name} is not strict JSON: ${error.message}`);
	}
}
function object$1(fields) {
	const shapes = Object.entries(fields);
	const known = new Set(Object.keys(fields));
	return (value, at) => {
		const source = anyObject(value, at);
		for (const key of Object.keys(source)) if (!known.has(key)) fail$2(at, `has the unknown field ${quote(key)}`);
		const result = shapes.map(([key, shape]) => [key, shape(source[key], `${at}.${key}`)]);
		return Object.fromEntries(result);
	};
}
function list$2(shape) {
	return (value, at) => Array.isArray(value) ? value.map((item, index) => shape(item, `${at}[${index}]`)) : fail$2(at, value === void 0 ? "is missing" : "is not a list");
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
		return fail$2(at, value === void 0 ? "is missing" : `is ${quote(value)}, not ${allowed}`);
	};
}
function missing$3(value, at) {
	return value === null ? null : fail$2(at, "is missing");
}
function fail$2(at, why) {
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
	boolean$2 = (value, at) => typeof value === "boolean" ? value : fail$2(at, "is neither true nor false");
	text$2 = (value, at) => typeof value === "string" ? value : fail$2(at, value === void 0 ? "is missing" : "is not text");
	base64 = (value, at) => {
		const encoded = text$2(value, at);
		if (encoded === "") fail$2(at, "is empty");
		try {
			return decodeBase64(encoded);
		} catch {
			return fail$2(at, "is not standard base64");
		}
	};
	sha256Hex = (value, at) => {
		const hex = text$2(value, at);
		return /^[0-9a-f]{64}$/.test(hex) ? hex : fail$2(at, "is not a SHA-256 in lower-case hex");
	};
	count$3 = (value, at) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0) ? value : fail$2(at, value === void 0 ? "is missing" : "is not a non-negative integer");
	int64 = (value, at) => {
		const digits = text$2(value, at);
		return /^(?:0|[1-9][0-9]{0,15})$/.test(digits) && Number.isSafeInteger(Number(digits)) ? digits : fail$2(at, "is not a non-negative integer in decimal text");
	};
	optionalInt64 = optional$1(int64);
	int64OrZero = (value, at) => optionalInt64(value, at) ?? "0";
	digest$3 = (value, at) => {
		try {
			return parseDigest(text$2(value, at));
		} catch {
			return fail$2(at, "is not a digest");
		}
	};
	anything = (value, at) => value ?? missing$3(value, at);
	anyObject = (value, at) => isObject(value) ? value : fail$2(at, value === void 0 ? "is missing" : "is not an object");
}));

// src/identity/token.ts
init_error$2();
init_limits();
init_json$1();
init_shape();
const runClaims = [
	"event_name",
	"job_workflow_ref",
	"ref",
	"repository",
	"repository_id",
	"repository_owner_id",
	"run_attempt",
	"run_id",
	"runner_environment",
	"sha",
	"workflow_ref"
];
function parseIdentityToken(text, source, audience) {
	const refuse = (why) => {
		throw new TrustError("E_INPUT", `${source} is not a usable identity token: ${why}`);
	};
	const claims = claimsOf(text) ?? refuse("it is not a JSON Web Token");
	const name = (claim) => textOf$3(claims[claim]) ?? refuse(`its claim ${claim} is missing, or not text`);
	const subject = name("sub");
	const issuer = name("iss");
	const audiences = [claims["aud"]].flat();
	if (!audiences.includes(audience)) refuse(`it is for ${audiences.map(quote).join(", ")}, not for ${quote(audience)} (its audience, the claim aud)`);
	const { exp } = claims;
	if (typeof exp !== "number" || !(exp > 0 && exp < 1e11)) return refuse("its claim exp is missing, or not a time");
	const email = textOf$3(claims["email"]);
	if (email !== void 0 && ![true, "true"].includes(claims["email_verified"])) refuse("its issuer has not verified the e-mail address in it");
	const known = email === void 0 ? namesOf$1(claims, issuer) : [email];
	return {
		text,
		challenge: email ?? subject,
		subject,
		expires: /* @__PURE__ */ new Date(exp * 1e3),
		names: known ?? [subject],
		isNamed: known !== void 0,
		issuers: [...federatedIssuer(claims), issuer],
		hidden: [claims["repository_visibility"], claims["project_visibility"]].flatMap((value) => textOf$3(value) ?? []).find((visibility) => visibility !== "public"),
		event: textOf$3(claims["event_name"]),
		githubRun: githubRunOf(claims, issuer)
	};
}
const form = /^[A-Za-z0-9_-]+\.([A-Za-z0-9_-]+)\.[A-Za-z0-9_-]+$/;
function looksLikeToken(text) {
	return text.startsWith("eyJ") && text.split(".").length === 3;
}
function claimsOf(text) {
	const [, payload] = text.length > limits.identityToken ? [] : form.exec(text) ?? [];
	return payload === void 0 ? void 0 : readObject$1(Buffer.from(payload, "base64url"));
}
function textOf$3(value) {
	return typeof value === "string" && value !== "" ? value : void 0;
}
function federatedIssuer({ federated_claims: federated }) {
	const connector = isObject(federated) ? textOf$3(federated["connector_id"]) : void 0;
	return connector === void 0 ? [] : [connector];
}
function namesOf$1(claims, issuer) {
	const claim = (name) => textOf$3(claims[name]);
	const [workflow, config] = [claim("job_workflow_ref"), claim("ci_config_ref_uri")];
	if (workflow !== void 0) return [...githubOrigins(issuer)].map((origin) => `${origin}/${workflow}`);
	if (config !== void 0) return [`https://${config}`];
	const [organization, pipeline] = [claim("organization_slug"), claim("pipeline_slug")];
	if (organization !== void 0 && pipeline !== void 0) return [`https://buildkite.com/${organization}/${pipeline}`];
	const subject = claim("sub") ?? "";
	return URL.canParse(subject) && subject.includes("://") ? [subject] : void 0;
}
function githubRunOf(claims, issuer) {
	const texts = runClaims.map((name) => [name, textOf$3(claims[name])]);
	if (texts.some(([, value]) => value === void 0)) return void 0;
	const servers = [...githubOrigins(issuer)];
	return {
		...Object.fromEntries(texts),
		servers
	};
}
function githubOrigins(issuer) {
	const { hostname = "" } = URL.canParse(issuer) ? new URL(issuer) : {};
	const isOwn = /(?:^|\.)githubusercontent\.com$/.test(hostname);
	const own = hostname.replace(/^token\.actions\./, "");
	return /* @__PURE__ */ new Set(["https://github.com", ...isOwn ? [] : [`https://${own}`]]);
}

// src/options/given.ts
init_error$2();
const givenNames = Symbol("given");
function complete(table, read, nameOf) {
	const values = {};
	for (const [field, option] of Object.entries(table)) {
		const { required, requiredUnless: other } = option;
		const isThere = other !== void 0 && read.has(other) && read.get(other) !== false;
		const isMissing = required === true || other !== void 0 && !isThere;
		if (!read.has(field) && isMissing) throw missing$2(nameOf(field), option.example, other && nameOf(other));
		values[field] = read.has(field) ? read.get(field) : option.default;
	}
	const given = new Map([...read.keys()].map((field) => [field, nameOf(field)]));
	const telling = new Map([...given].filter(([field]) => read.get(field) !== table[field]?.default));
	for (const field of telling.keys()) checkTogether$1(field, table, telling, nameOf);
	return {
		...values,
		[givenNames]: given
	};
}
function missing$2(name, example, other) {
	const advice = example === void 0 ? "" : `: give it, such as ${example}`;
	const alternative = other === void 0 ? "" : `; or give ${other}`;
	return new TrustError("E_INPUT", `${name} is missing${advice}${alternative}`);
}
function checkTogether$1(field, table, given, nameOf) {
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
init_error$2();
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

// src/oci/shell-word.ts
const longestCommand = 8e3;

// src/oci/document.ts
init_error$2();
init_shape();
function object(...parts) {
	const fields = Object.assign({}, ...parts);
	const all = Object.entries(fields);
	const isOptional = (field) => "optional" in field;
	const shapes = all.map(([name, field]) => [name, "optional" in field ? ifPresent(field.optional.read) : field.read]);
	const read = object$1(Object.fromEntries(shapes));
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
			return fail$2(at, why);
		},
		schema: values.length === 1 ? { const: values[0] } : { enum: values }
	};
}
function union(tag, ...kinds) {
	return {
		read: (value, at) => {
			const found = anyObject(value, at)[tag];
			const kind = kinds.find(({ fields }) => fields[tag].schema.const === found);
			if (kind === void 0) return fail$2(`${at}.${tag}`, `is ${quote(found)}`);
			return kind.read(value, at);
		},
		schema: { oneOf: kinds }
	};
}
const text$1 = {
	read: text$2,
	schema: { type: "string" }
};
const boolean$1 = {
	read: boolean$2,
	schema: { type: "boolean" }
};
const count$2 = {
	read: count$3,
	schema: {
		type: "integer",
		minimum: 0
	}
};
const time$1 = {
	read: (value, at) => readTime(value, at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/),
	schema: {
		type: "string",
		format: "date-time"
	}
};
function readTime(value, at, form) {
	const written = text$2(value, at);
	if (form.test(written) && !Number.isNaN(Date.parse(written))) return written;
	return fail$2(at, "is not a time such as 2026-01-31T12:00:00Z");
}
const digest$2 = {
	read: digest$3,
	schema: {
		type: "string",
		pattern: "^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$"
	}
};
const sha256$2 = {
	read: sha256Hex,
	schema: {
		type: "string",
		pattern: "^[0-9a-f]{64}$"
	}
};
const errorCode = among(errorCodes);

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
var init_defined = __esmMin((() => {}));

// src/report/escape.ts
function plain$2(text, max = longest$3) {
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
var invisible, longest$3;
var init_escape = __esmMin((() => {
	invisible = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
	longest$3 = 1e3;
}));

// src/report/line.ts
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
	const written = parts.map((part) => part instanceof Line ? part : plain$2(String(part ?? "")));
	return new Line(String.raw({ raw: texts }, ...written));
}
function whole(text, max = Number.POSITIVE_INFINITY) {
	return new Line(plain$2(text, max));
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
function entities(text, max) {
	return plain$2(text, max).replace(/[&<>"'`]/g, (c) => `&#${c.charCodeAt(0)};`);
}
function code$2(text, max) {
	return new Html(`<code>${entities(text, max)}</code>`);
}
const harmless = /^["'(“‘]*(?:\p{L}[\p{L}'’-]*|[0-9]{1,6}(?:\.[0-9]{1,3})?|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}:[0-9]{2})[)"'”’.,;:!?…]*$|^[–—·…+=≤≥&-]+$/u;
function prose(text) {
	return plain$2(text).split(" ").map((word) => word === "" || harmless.test(word) ? entities(word) : codeWord(word)).join(" ");
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
	return line.split(sign).map((part) => plain$2(part, Number.POSITIVE_INFINITY)).join(sign);
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
const reasons$2 = {
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
	return reasons$2[code] ?? codeTitle[code];
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
function shortDigests(text) {
	return text.replace(/\bsha256:[0-9a-f]{64}\b/g, shortDigest);
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
init_error$2();
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
init_mask();
init_limits();
init_shape();
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
		if (name === void 0 || value?.tag.isOctetString() !== true || subs.length > 3) return fail$2("the certificate", "holds a malformed extension");
		const oid = name.toOID();
		if (found.has(oid)) fail$2("the certificate", `holds the extension ${oid} twice`);
		if (third !== void 0 && second?.toBoolean() && !understood.has(oid)) fail$2("the certificate", `holds the critical extension ${oid}, which is unknown here`);
		found.set(oid, value);
	}
	return found;
}
function innerOf(extension) {
	return extension?.subs.length === 1 ? extension.subs[0] : void 0;
}
const utf8String = 12;
function utf8Text(value, at) {
	return value?.tag.toDER() === utf8String ? textOf$2(value.value, at) : fail$2(at, "is not one UTF8String");
}
function textOf$2(bytes, at) {
	if (bytes.length > limits.certificateName) return fail$2(at, `has more than ${limits.certificateName} bytes`);
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		return fail$2(at, "is not valid UTF-8");
	}
}

// src/identity/claims.ts
init_shape();
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
	if (old !== void 0 && current !== void 0 && old !== current) return fail$2("the certificate", "names two issuers");
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
	return number < issuerNumbers.new ? textOf$2(extension.value, at) : utf8Text(innerOf(extension), at);
}
const twins = [
	["github-workflow-trigger", "build-trigger"],
	["github-workflow-sha", "source-digest"],
	["github-workflow-ref", "source-ref"]
];
function checkTwins(claims) {
	for (const [old, current] of twins) if (differ(claims[old], claims[current])) fail$2("the certificate", `says two things: ${old} and ${current} differ`);
	const { "github-workflow-repository": path, "source-repository": url } = claims;
	if (path !== void 0 && url !== void 0 && !url.endsWith(`/${path}`)) fail$2("the certificate", "says two things: github-workflow-repository and source-repository differ");
}
function differ(old, current) {
	return old !== void 0 && current !== void 0 && old !== current;
}

// src/signature/check.ts
init_error$2();
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
const longest$2 = 300;
function shown$2(text) {
	const json = JSON.stringify(text);
	return json.length <= longest$2 ? json : `${json.slice(0, longest$2)}…`;
}

// src/identity/pattern-match.ts
const maxSteps = 1e3;
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

// src/identity/pattern.ts
init_limits();
init_shape();
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
		identity: textOf$1(identity),
		identityMatch: identity.kind,
		issuer: textOf$1(issuer),
		issuerMatch: issuer.kind === "pattern" ? "pattern" : "exact",
		claims: Object.fromEntries(claims)
	};
}
function textOf$1(rule) {
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
init_limits();
init_shape();
const block$1 = /^[ \t\r\n]*-----BEGIN ([A-Z0-9 ]{1,40})-----[ \t]*\r?\n([\s\S]*?)-----END \1-----[ \t\r\n]*$/;
const header = /^[A-Za-z][A-Za-z0-9-]*: ?[^\r\n]*$/;
function parsePem(text) {
	if (text.length > limits.keyFile) throw new SyntaxError(`it has more than ${limits.keyFile} characters`);
	if (text.split("-----BEGIN ").length > 2) throw new SyntaxError("it has several PEM blocks");
	const [, label, content] = block$1.exec(text) ?? [];
	if (label === void 0 || content === void 0) throw new SyntaxError("it is not one PEM block with nothing before or after it");
	return {
		label,
		der: decodeContent(content)
	};
}
function readPem$1(text, refuse) {
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
init_error$2();
init_shape();
const keyAlgorithm = /* @__PURE__ */ oneOf$1("ecdsa-p256", "ecdsa-p384", "ecdsa-p521", "ed25519", "rsa");
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
	const block = readPem$1(pem, refuse);
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
function publicKeyPem({ key }) {
	return key.export({
		type: "spki",
		format: "pem"
	}).toString();
}
function verifySignature({ key, algorithm }, bytes, signature) {
	return digests[algorithm].some((digest) => verify$2(digest, bytes, {
		key,
		dsaEncoding: "der"
	}, signature));
}
const plain$1 = /^[0-9a-f]{64}$/;
const colons = /^(?:[0-9a-f]{2}:){31}[0-9a-f]{2}$/;
function normalizeFingerprint(text) {
	const lower = text.trim().toLowerCase();
	const hex = lower.startsWith("sha256:") ? lower.slice(7) : lower;
	if (plain$1.test(hex)) return hex;
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
const keyFields = {
	kind: /* @__PURE__ */ oneOf$1("key"),
	fingerprint: sha256$2,
	algorithm: keyAlgorithm
};
const identityFields$1 = {
	kind: /* @__PURE__ */ oneOf$1("identity"),
	identity: text$1,
	issuer: text$1
};
const trustedKey = /* @__PURE__ */ object(keyFields, {
	name: text$1,
	pinned: boolean$1,
	notAfter: /* @__PURE__ */ optional(time$1)
});
const trustedIdentity = /* @__PURE__ */ object(identityFields$1, {
	identityMatch: /* @__PURE__ */ oneOf$1("exact", "any-ref", "pattern"),
	issuerMatch: /* @__PURE__ */ oneOf$1("exact", "pattern"),
	claims: /* @__PURE__ */ map(text$1)
});
const trustedSigner = /* @__PURE__ */ union("kind", trustedKey, trustedIdentity);
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

// src/report/annotations.ts
init_escape();
const most$5 = 10;
const longestMessage = 4096;
const levels = {
	error: "error",
	warning: "warning",
	note: "notice"
};
function annotationsOf$1(all, failed) {
	const findings = alikeTogether(all.filter(({ severity }) => severity !== "note"));
	if (findings.length === 0 && failed !== void 0) return [verdictAnnotation(failed)];
	if (findings.length <= most$5) return findings.map(toAnnotation);
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
		message: plain$2(sentence, longestMessage)
	};
}
function toAnnotation(alike) {
	const [{ severity, title, code, message, digest, advice }] = alike;
	const place = placesOf(alike);
	const about = digest === void 0 ? "" : `\n${plain$2(digest)}`;
	const next = advice === void 0 ? "" : `\nNext: ${plain$2(advice, 2e3)}`;
	const tail = ` [${plain$2(code, 100)}]${about}${next}`;
	return {
		level: levels[severity],
		title: plain$2(`${capital(title)}${place === "" ? "" : `: ${place}`}`, 199),
		message: `${plain$2(message, longestMessage - tail.length - 1)}${tail}`
	};
}
function workflowCommand({ level, title, message }) {
	return `::${level} title=${commandProperty(title)}::${commandData(message)}`;
}

// src/report/signers.ts
const most$4 = 10;
function signerLines(signers, options) {
	if (signers.length === 0) return [];
	return [
		signers.slice(0, most$4).map((signer) => signerLine(signer, options)),
		signers.length > most$4 && line$1`and ${signers.length - most$4} more signers`,
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
function signerParagraph(signer) {
	return signer.kind === "identity" ? html`<p>Identity ${code$2(identityText(signer), 400)}</p>` : html`<p>Key ${fingerprintOf(signer)}: ${pinText(signer)}</p>`;
}
function fingerprintOf({ fingerprint }) {
	return html`SHA-256 ${code$2(fingerprint)}`;
}
function pinText({ pinned }) {
	return pinned ? "pinned by its fingerprint" : "not pinned, no key-fingerprint was given";
}

// src/report/verdict.ts
init_escape();
function endLines(verdict, report, options) {
	return [verdictLines(verdict, outcomeStyle[report.outcome], options, runFacts(report)), report.readers && readersLines(report.readers, options)];
}
const outcomeStyle = fixedWords({
	verified: "green",
	rejected: "red",
	undetermined: "yellow"
}, "yellow");
function errorSentence(findings, step) {
	const [first, ...others] = findings.filter(({ severity }) => severity === "error");
	if (first === void 0) return "The report gives no reason.";
	const more = others.length === 0 ? "" : ` (and ${count$1(others.length, "other error")})`;
	return `${step === void 0 ? capital(first.message) : `${step}: ${first.message}`}${more}.`;
}
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
const reasons$1 = {
	format: ": they need --format both",
	place: ": they look for signatures next to the image",
	signer: ": they do not verify signatures by such an identity",
	unsigned: ""
};
function notBy(readers, reason) {
	const titles = titlesOf(readers, ({ why }) => why === reason);
	return titles.length === 0 ? [] : [`Not by: ${titles.join(", ")}${reasons$1[reason]}.`];
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
init_escape();
const most$3 = 200;
function table(head, rows) {
	const body = [...rows.slice(0, most$3), ...hidden(rows.length).map((more) => [more])];
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
	const shown = [...items.slice(0, most$3), ...hidden(items.length)];
	return html`<ul>\n${shown.map((item) => html`<li>${item}</li>`)}\n</ul>`;
}
function hidden(length) {
	return length > most$3 ? [`and ${length - most$3} more, in the JSON report`] : [];
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
	return html`${code$2(manifestName(manifest))}<br>${code$2(shortDigest(manifest.digest))}`;
}
function logCell(entries, none = "none") {
	return stacked(entries.map(logLink), none);
}
function logLink({ log, index, version, proof, integratedTime }) {
	const entry = log === "rekor.sigstore.dev" && version === "rekor-v1" && proof.includes("set") && /^\d{1,20}$/.test(index) ? html`<a href="${`https://search.sigstore.dev/?logIndex=${index}`}">${index}</a>` : code$2(index, 30);
	const time = integratedTime && html`<br>${readableTime(integratedTime)}`;
	return html`${code$2(log, 100)} ${entry}${time}`;
}

// src/report/verify/manifest-block.ts
function entryText({ log, index, integratedTime }) {
	const time = integratedTime && line$1`, ${whole(readableTime(integratedTime), 40)}`;
	return line$1`${whole(log, 100)} index ${whole(index, 30)}${time}`;
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
	init_error$2();
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
}));

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
var init_files$1 = __esmMin((() => {
	init_error$2();
	init_whole_file();
}));

// src/host/forks.ts
init_error$2();
init_json$1();
init_files$1();
const longestEvent = 26214400;
const ownEvents = /* @__PURE__ */ new Set([
	"push",
	"create",
	"release",
	"schedule",
	"workflow_dispatch",
	"repository_dispatch"
]);
const tellingEvents = /* @__PURE__ */ new Set([
	"pull_request",
	"pull_request_target",
	"workflow_run"
]);
async function refuseForks(env) {
	const name = env["GITHUB_EVENT_NAME"] ?? "";
	if (name === "") throw refusal$3("GITHUB_EVENT_NAME is not set, so the event that started the run is unknown");
	const path = env["GITHUB_EVENT_PATH"] ?? "";
	if (path === "") {
		if (!ownEvents.has(name)) throw refusal$3(`GITHUB_EVENT_PATH is not set for ${quoted$4(name)}`);
		return;
	}
	const event = await readEvent(path);
	if (event === void 0) throw refusal$3(`the event ${path} is no JSON object`);
	const why = foreign(event, name, env["GITHUB_REPOSITORY"] ?? "");
	if (why !== void 0) throw refusal$3(why);
}
function refusal$3(why) {
	return new TrustError("E_INPUT", `${why}; a run with a signing key must not be started, or be changed, from a fork: release on a pushed tag or by hand`);
}
async function readEvent(path) {
	const bytes = await readBounded(path, longestEvent, "GITHUB_EVENT_PATH: the file");
	try {
		const event = parseDocument(bytes);
		return isObject(event) ? event : void 0;
	} catch (error) {
		if (error instanceof SyntaxError) return void 0;
		throw error;
	}
}
function foreign(event, name, ours) {
	const base = event["repository"];
	const own = isObject(base) ? base : void 0;
	const full = own?.["full_name"];
	const us = {
		name: typeof full === "string" ? full : ours,
		id: own?.["id"]
	};
	if (tellingEvents.has(name) && !tells(event, name)) return `${name} does not say where it comes from`;
	const why = foreignIn(event, us);
	if (why !== void 0 || ownEvents.has(name) || tellingEvents.has(name)) return why;
	return `${quoted$4(name)} may come from people without write access`;
}
function tells(event, name) {
	if (name === "workflow_run") {
		const run = event["workflow_run"];
		return isObject(run) && run["head_repository"] !== void 0 && isTold(run["event"]);
	}
	const pull = event["pull_request"];
	return isObject(pull) && isObject(pull["head"]) && pull["head"]["repo"] !== void 0;
}
function isTold(before) {
	return typeof before === "string" && (ownEvents.has(before) || before === "pull_request");
}
function foreignIn(value, us) {
	if (Array.isArray(value)) return firstOf(value, (item) => foreignIn(item, us));
	if (!isObject(value)) return void 0;
	const { fork, full_name: name } = value;
	if (fork === true && !isOurs(value, us)) return `it comes from the fork ${quoted$4(name)}`;
	return firstOf(Object.entries(value), ([key, inner]) => {
		if ([
			"parent",
			"source",
			"template_repository"
		].includes(key)) return void 0;
		const head = key === "head" && isObject(inner) && "repo" in inner ? inner["repo"] : void 0;
		const named = key === "head_repository" ? inner : head;
		if (named !== void 0 && !isOurs(named, us)) return `its head is in ${isObject(named) ? quoted$4(named["full_name"]) : "a deleted repository"}`;
		return foreignIn(inner, us);
	});
}
function isOurs(repository, us) {
	if (!isObject(repository)) return false;
	const { full_name: name, id } = repository;
	if (typeof name === "string") return name.toLowerCase() === us.name.toLowerCase();
	return typeof id === "number" && id === us.id;
}
function quoted$4(name) {
	return typeof name === "string" ? JSON.stringify(name.slice(0, 200)) : "another repository";
}
function firstOf(items, find) {
	for (const item of items) {
		const found = find(item);
		if (found !== void 0) return found;
	}
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
var word$1, specifier, aliases, impliedVariants;
var init_platform = __esmMin((() => {
	init_error$2();
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

// src/options/records.ts
init_platform();
init_error$2();
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
const bare$2 = /[^,\r\n]*/y;
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
	bare$2.lastIndex = end;
	const rest = bare$2.exec(text)?.[0] ?? "";
	return [inside + rest, end + rest.length];
}

// src/options/lists.ts
init_error$2();
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
	init_error$2();
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

// src/options/about.ts
init_reference();
init_error$2();
function about(input, read, code) {
	try {
		return read();
	} catch (error) {
		if (!isTrustError(error)) throw error;
		throw new TrustError(code ?? error.code, `${input}: ${error.message}`, error.details, error);
	}
}

// src/options/types.ts
init_error$2();
init_digest();
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
const formats$1 = {
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

// src/identity/policy.ts
const workflowInputs = [
	["certificateGithubWorkflowTrigger", "github-workflow-trigger"],
	["certificateGithubWorkflowSha", "github-workflow-sha"],
	["certificateGithubWorkflowName", "github-workflow-name"],
	["certificateGithubWorkflowRepository", "github-workflow-repository"],
	["certificateGithubWorkflowRef", "github-workflow-ref"]
];
const namedClaims = claimNames.filter((name) => !workflowInputs.some(([, claim]) => claim === name));

// src/verify/readers.ts
const requirableReaders = [
	"cosign-2.5",
	"podman",
	"policy-controller",
	"kyverno"
];

// src/options/claims.ts
init_error$2();
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
const bare$1 = /(?:[^",\r\n]|\r(?!\n|$))*(?=,|\r?\n|\r?$)/y;
function splitRecord(value, name) {
	const text = value.replace(/^(?:\r?\n)+/, "");
	const items = [];
	for (let at = 0;; at += 1) {
		const shape = text[at] === "\"" ? quoted$2 : bare$1;
		shape.lastIndex = at;
		const found = shape.exec(text);
		if (found === null) throw misquoted(value, name);
		const [all, inside = all] = found;
		items.push(shape === quoted$2 ? inside.replaceAll("\"\"", "\"").replaceAll("\r\n", "\n") : all);
		at = shape.lastIndex;
		if (text[at] !== ",") {
			if (/^[\r\n]*$/.test(text.slice(at))) return items;
			throw new TrustError("E_INPUT", `${name}: a line break in ${shown$1(value)} is outside quotes`);
		}
	}
}
function misquoted(value, name) {
	return new TrustError("E_INPUT", `${name}: the quotes in ${shown$1(value)} cannot be read: as with cosign, put NAME=VALUE that contains a comma or a quote in double quotes, and write a double quote in it twice`);
}
function parseLines(text, name) {
	const items = checkItems(splitLines(text, name), name);
	const empty = items.find((item) => /^[^=]*=$/.test(item));
	if (empty === void 0) return items;
	throw new TrustError("E_INPUT", `${name}: ${shown$1(empty)} has no value: the variable or output that it is taken from is not set`);
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
		if (key === void 0 || value === void 0 || key.trim() === "") throw new TrustError("E_INPUT", `${name}: ${shown$1(item)} is not name=value`);
		if (dockers.test(key)) throw new TrustError("E_INPUT", `${name}: ${shown$1(key)} is an annotation of a manifest or index, as docker's annotations are, not of the signed claims: in a release, give it as build-annotations`);
		if (key in found) throw new TrustError("E_INPUT", `${name}: ${shown$1(key)} is a duplicate`);
		found[key] = value;
	}
	return found;
}
const dockers = /^\s*(?:(?:manifest|index)(?:-descriptor)?(?:\[[^\]]*\])?\s*,?\s*)+:/i;
function shown$1(text) {
	return JSON.stringify(text.slice(0, 200));
}

// src/options/keys.ts
init_error$2();
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

// src/options/sign.ts
init_error$2();
const url = text("URL");
const apiVersion = {
	...word("1|2", (given) => oneOf("1", "2").parse(given) === "1" ? 1 : 2),
	libraryType: "1 | 2",
	fromLibrary(value, name) {
		if (value === 1 || value === 2) return value;
		throw new TrustError("E_INPUT", `${name}: it is neither 1 nor 2`);
	}
};
const signingKey = {
	key: option({
		type: text("KEY"),
		requiredUnless: "keyless",
		example: "cosign.key or env://COSIGN_PRIVATE_KEY",
		help: "Private key in cosign format: a path, env://NAME, or PEM text"
	}),
	password: option({
		type: password,
		flag: "key-password",
		input: "key-password",
		defaultHelp: "COSIGN_PASSWORD; without it, a terminal prompts, or stdin is read",
		help: "Password of the private key"
	}),
	keyFingerprints: amend(keyFingerprints, { help: "SHA-256 fingerprint of the public key in DER; with another key, the run ends before it does anything" }),
	allowUnencryptedKey: option({
		type: boolean,
		default: false,
		input: false,
		help: "Accept a PKCS#8 key without a password"
	})
};
const signingIdentity = {
	keyless: option({
		type: boolean,
		default: false,
		excludes: [
			"key",
			"password",
			"keyFingerprints",
			"allowUnencryptedKey"
		],
		help: "Sign without a key, with a certificate for the identity of this workflow; name and repository become public forever"
	}),
	identityToken: option({
		type: text("FILE|env://NAME"),
		needs: "keyless",
		defaultHelp: "SIGSTORE_ID_TOKEN, or the token of GitHub Actions or Buildkite",
		help: "OIDC token that proves the identity: a path or env://NAME"
	}),
	oidcClientId: option({
		type: text("NAME"),
		needs: "keyless",
		defaultHelp: "sigstore",
		help: "Audience of the OIDC token, as the certificate authority expects it"
	}),
	fulcioUrl: option({
		type: url,
		needs: "keyless",
		defaultHelp: "the public-good instance of Sigstore",
		help: "URL of the certificate authority (Fulcio)"
	}),
	insecureIgnoreSct: amend(insecureIgnoreSct, { needs: "keyless" }),
	publishIdentity: option({
		type: boolean,
		default: false,
		needs: "keyless",
		help: "Allow a private repository to sign with public services, which publish its name forever"
	})
};
const signature = {
	annotations: amend(annotations, { help: "Annotations to sign, in addition to the digest" }),
	requireReadableBy,
	signatureRepository: option({
		type: repository,
		defaultHelp: "the repository of the image",
		help: "Repository to store the signatures in"
	})
};
const services = group("Transparency log and timestamps", {
	rekorUrl: option({
		type: url,
		defaultHelp: "Rekor v1 of the public-good instance of Sigstore",
		help: "URL of the transparency log"
	}),
	rekorVersion: option({
		type: apiVersion,
		needs: "rekorUrl",
		defaultHelp: "1",
		help: "API version of the transparency log; version 2 accepts bundles only"
	}),
	signingConfig: option({
		type: text("FILE"),
		excludes: [
			"rekorUrl",
			"rekorVersion",
			"timestampUrl",
			"log",
			"fulcioUrl"
		],
		aliases: ["use-signing-config"],
		help: "Path of a signing config (v0.2) with transparency logs, timestamp authorities and certificate authority"
	}),
	timestampUrl: option({
		type: url,
		aliases: ["timestamp-server-url"],
		help: "URL of an RFC 3161 timestamp authority, for bundles"
	}),
	log: option({
		type: boolean,
		default: true,
		excludes: ["rekorUrl", "rekorVersion"],
		aliases: ["tlog-upload"],
		help: "Record signatures in a transparency log",
		switches: { "no-log": {
			means: false,
			help: "Do not record signatures in a transparency log; verification then needs --insecure-ignore-tlog"
		} }
	}),
	trustedRoot: amend(trustedRoot, { help: "Path of a trusted_root.json, to verify the answers of the transparency log, timestamp authority and certificate authority. tuf: the newest root of the public-good instance" })
});
const signOptions = {
	images: option({
		type: argumentsOf({
			...image,
			placeholder: "IMAGE@DIGEST"
		}),
		required: true,
		positional: true,
		library: "argument",
		example: "ghcr.io/me/app@sha256:…",
		help: "Images to sign, by digest"
	}),
	...group("Key", signingKey),
	...group("Identity", signingIdentity),
	...group("Signatures", {
		format: option({
			type: oneOf("bundle", "legacy", "both"),
			default: "bundle",
			help: "bundle: format of cosign v3; legacy: format of cosign v2; both: readable by every version of cosign"
		}),
		...signature,
		identity: option({
			type: writtenReference,
			aliases: ["sign-container-identity"],
			defaultHelp: "the repository of the image",
			help: "Reference in legacy payloads"
		}),
		recursive: option({
			type: boolean,
			default: true,
			help: "Sign the index and every manifest in it, including attestation manifests",
			switches: {
				recursive: {
					means: true,
					short: "r",
					help: "Sign the index and every manifest in it, including attestation manifests (default)"
				},
				"no-recursive": {
					means: false,
					help: "Sign only the manifest that IMAGE names"
				}
			}
		})
	}),
	...services,
	...connection(timeouts.verify),
	...group("Output", {
		...formats$1,
		report,
		page,
		quiet,
		color
	})
};
const keygenOptions = group("Flags", {
	outputKeyPrefix: option({
		type: text("PREFIX"),
		default: "cosign",
		help: "Write PREFIX.key and PREFIX.pub"
	}),
	color
});

// src/options/attest.ts
init_error$2();
init_platform();
const predicateType = word("TYPE", (given) => {
	const uri = predicateTypeUri(given);
	if (uri !== void 0) return uri;
	const shown = JSON.stringify(given.slice(0, 100));
	const words = predicateTypeWords.join(", ");
	throw new TrustError("E_INPUT", `${shown} is neither a URI nor one of ${words}`);
});
const predicateFor = word("PLATFORM=FILE", (given) => {
	const [, platform = "", file] = /^([^=]+)=(.+)$/.exec(given) ?? [];
	if (file !== void 0) return {
		platform: parsePlatform(platform),
		file
	};
	const shown = JSON.stringify(given.slice(0, 100));
	throw new TrustError("E_INPUT", `${shown} is not PLATFORM=FILE, such as linux/amd64=sbom.json`);
});
const attestOptions = {
	images: amend(signOptions.images, { help: "Images to attest, by digest" }),
	...group("Predicates", {
		type: option({
			type: predicateType,
			help: `Type of the predicate: ${predicateTypeWords.join(", ")}, or a URI`
		}),
		predicate: option({
			type: path,
			needs: "type",
			excludes: ["predicateFor", "fromBuildx"],
			help: "File with the predicate, a JSON object, for the manifest that the reference names"
		}),
		predicateFor: option({
			type: linesOf(predicateFor),
			needs: "type",
			excludes: ["fromBuildx"],
			help: "File with the predicate for one platform, such as linux/amd64=sbom.json; every platform needs one"
		}),
		fromBuildx: option({
			type: boolean,
			default: false,
			excludes: ["type"],
			help: "Attest the provenance and the SBOM that buildx wrote into the index, for each platform"
		}),
		partial: option({
			type: boolean,
			default: false,
			help: "Allow platforms of the image without an attestation"
		})
	}),
	...group("Key", signingKey),
	...group("Identity", signingIdentity),
	...group("Storage", {
		format: amend(signOptions.format, { help: "bundle: a referrer, like cosign v3; legacy: the .att tag, like cosign v2; both: readable by every version of cosign" }),
		signatureRepository: amend(signature.signatureRepository, { help: "Repository to store the attestations in" })
	}),
	...services,
	...connection(timeouts.verify),
	...group("Output", {
		...formats$1,
		report,
		page,
		summary: summary$1,
		quiet,
		color,
		requiredInputs
	})
};

// src/report/document.ts
function outcomeHead(report, verdict, title) {
	const { outcome, readers } = report;
	const lead = [readers && readers.length > 0 ? html`<p>${readersLine(readers)}</p>` : void 0];
	return {
		run: report,
		state: outcome,
		sign: outcomeSign[outcome],
		verdict,
		title,
		lead
	};
}
function pinnedSection(medium, isVerified, images) {
	const pinned = isVerified ? images.flatMap((image) => image.pinned ?? []) : [];
	return {
		title: "Pinned references",
		parts: [medium.commands("text", pinned)]
	};
}
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
	const copies = images.flatMap((image) => image.manifests.map((manifest) => ({
		image,
		manifest
	})));
	const [root, ...children] = [...Map.groupBy(copies, ({ manifest }) => manifest.digest).values()].flatMap(linkOf);
	if (root === void 0) return [];
	const good = copies.flatMap(({ manifest }) => goodSignatures(manifest));
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
	const outcome = worstFirst.find((worst) => statuses.some((one) => one.outcome === worst));
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

// src/signature/format.ts
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
		return rfc3339.test(written) && !Number.isNaN(date.getTime()) ? date : fail$2(at, "is not a time");
	};
	validity = object$1({
		start: time,
		end: optional$1(time)
	});
}));

// src/transparency/entry.ts
init_error$2();
init_validity();
const clockSkew$2 = 3e5;
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
	if (seconds * 1e3 > now.getTime() + clockSkew$2) return refuse("is in the future");
	const date = /* @__PURE__ */ new Date(seconds * 1e3);
	if (!logs.some((log) => wasValid$1(log, date))) return refuse(`(${date.toISOString()}) is outside the validity of the log's key`);
	return date;
}
function wasValid$1({ validFor }, date) {
	return isWithin$1(validFor, date);
}

// src/attestation/requirement.ts
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

// src/verify/report.ts
const runFields = {
	tool: /* @__PURE__ */ object({
		name: text$1,
		version: text$1
	}),
	started: time$1,
	finished: time$1,
	requests: count$2
};

// src/sign/report.ts
const signingRunFields = {
	...runFields,
	signer: trustedSigner,
	formats: /* @__PURE__ */ list$1(signatureFormat),
	logs: /* @__PURE__ */ list$1(text$1)
};
function isThere({ state }) {
	return state === "present" || state === "published";
}

// src/report/sign/made.ts
function madeDocument(report, medium, contents) {
	const { outcome, images } = report;
	const { verdict, findings, caveats, made } = contents;
	return {
		...outcomeHead(report, verdict, listed(few(images.map(({ name }) => shortDigests(name))))),
		sections: [
			{
				title: "Findings",
				parts: [problemsOf(findings), ...caveats.map((text) => html`<p>${text}</p>`)]
			},
			{
				title: made,
				parts: madeTables(images, medium, contents)
			},
			pinnedSection(medium, outcome === "verified", images)
		]
	};
}
function madeTables(images, medium, { made, table }) {
	return images.filter(({ manifests }) => manifests.length > 0).flatMap((image, at) => [html`<p>${code$2(image.name)}</p>`, medium.table(table(image), `${made} of image ${at + 1}, ${image.name}`)]);
}
function stateCell(made, words) {
	return html`${isThere(made) ? html`✅` : html`⚠️`} ${words[made.state]}`;
}

// src/report/verify/mermaid.ts
init_escape();
const most$2 = 16;
const mostChains = 4;
const longest$1 = 5e4;
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
	return chains.length === 0 || diagram.join("\n").length > longest$1 ? [] : diagram;
}
function chainLines(report, chain, id) {
	const children = shownFirst(chain.children).slice(0, most$2);
	const hidden = chain.children.length - children.length;
	const platforms = children.flatMap(({ role }, i) => role === "platform" ? [`${id}m${i}`] : []);
	return [
		...signerNodes(report, chain, id),
		node(`${id}i`, linkLabel(chain.root), classOf(chain.root)),
		...chain.images.slice(0, most$2).flatMap((image, i) => [`${id}r${i}([${label(image)}]):::extra`, `${id}r${i} -->|carries| ${id}i`]),
		...children.flatMap((child, i) => [node(`${id}m${i}`, linkLabel(child), classOf(child)), `${id}i -->|binds| ${id}m${i}`]),
		...hidden > 0 ? [node(`${id}more`, label(`and ${hidden} more`), "extra"), `${id}i --> ${id}more`] : [],
		...platforms.length > 0 ? [node(`${id}l`, label("config and layers", "of each platform"), "extra")] : [],
		...platforms.map((platform) => `${platform} -->|binds| ${id}l`)
	];
}
function shownFirst(links) {
	if (links.length <= most$2) return links;
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
	return plain$2(text, 80).replace(/[\u0021-\u002b;-@\u005b-\u0060\u007b-\u007f]/g, (c) => `#${c.charCodeAt(0)};`);
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

// src/report/sign/terminal.ts
init_escape();
function notLogged(what) {
	return `WARNING: These ${what} are not recorded in a transparency log. To verify them, use --insecure-ignore-tlog. Misuse of the key leaves no public record.`;
}
const stateWords = fixedWords({
	present: "signed before",
	published: "signed and pushed",
	made: "made, not pushed",
	missing: "not signed"
});
function whatIsThere({ images, signer }, tally, noun) {
	return `${`${count$1(images.length, "image")}, ${count$1(tally.manifests, "manifest")}`}: ${`${count$1(tally.signatures, noun)} by ${signer.kind !== "identity" ? "the " : ""}${withKind(signer, shortSigner(signer))}`}, ${news(tally)}.`;
}
function news({ signatures, made }) {
	if (made === 0) return "all existed before; nothing was changed";
	const verified = "read back and verified";
	return made === signatures ? `all new; ${verified}` : `${made} of them new; all ${verified}`;
}
function howFar({ signatures, existing }, noun) {
	if (signatures === 0) return [];
	return [`${existing} of ${count$1(signatures, noun)} ${existing === 1 ? "is" : "are"} in the registry.`];
}

// src/report/attest/terminal.ts
init_escape();
function formatAttesting(report, options) {
	return logText([
		report.images.map((image) => attestedImageLines(image, options)),
		caveatsOf(report).map((text) => [wrap(line$1`${text}`, options), line$1``]),
		signerLines([report.signer], options),
		endLines(attestVerdictOf(report), report, options)
	]);
}
function caveatsOf(report) {
	return report.logs.length === 0 && countAttestations(report).existing > 0 ? [notLogged("attestations")] : [];
}
function attestedImageLines(image, options) {
	return [
		paint(options, "bold", `Attesting ${image.pinned ?? image.name} --`),
		image.manifests.map((manifest) => manifestLines(manifest, options)),
		image.findings.map((finding) => findingLines(finding, options)),
		line$1``
	];
}
function manifestLines(manifest, options) {
	return [line$1`${manifestName(manifest)} ${manifest.digest}`, manifest.attestations.map((attestation) => {
		const { predicateType, format, state, logEntries } = attestation;
		const style = isThere(attestation) ? "green" : "yellow";
		const facts = [paint(options, style, attestationState[state]), ...logEntries.map(entryText)];
		return line$1`  - ${predicateTypeName(predicateType)} (${format}): ${join$1(facts, ", ")}`;
	})];
}
const attestationState = fixedWords({
	present: "attested before",
	published: "attested and pushed",
	made: "made, not pushed",
	missing: "not attested"
});
function attestVerdictOf(report) {
	const tally = countAttestations(report);
	if (report.outcome === "verified") return {
		word: "Attested",
		sentence: whatIsThere(report, tally, "attestation")
	};
	return {
		word: report.outcome === "rejected" ? "Failed" : "Undetermined",
		sentence: [errorSentence(report.images.flatMap(({ findings }) => findings)), ...howFar(tally, "attestation")].join(" ")
	};
}
function countAttestations({ images }) {
	const manifests = images.flatMap((image) => image.manifests);
	const attestations = manifests.flatMap((manifest) => manifest.attestations);
	return {
		manifests: manifests.length,
		signatures: attestations.length,
		existing: attestations.filter(isThere).length,
		made: attestations.filter(({ state }) => state === "published").length
	};
}

// src/report/attest/document.ts
function formatAttestSummary(report, options = {}) {
	return formatDocument(attestDocument(report, inSummary), options);
}
function formatAttestPage(report) {
	return formatPage(attestDocument(report, onPage));
}
function findingsOfAttest({ images }) {
	return images.flatMap(({ findings }) => findings.map((one) => titled(one)));
}
function attestDocument(report, medium) {
	const findings = findingsOfAttest(report);
	const { sections, ...head } = madeDocument(report, medium, {
		verdict: attestVerdictOf(report),
		caveats: caveatsOf(report),
		findings,
		made: "Attestations",
		table: attestationTable
	});
	const details = {
		title: "Details",
		parts: [signerParagraph(report.signer), medium.folded("Notes", notesOf(findings))]
	};
	return {
		...head,
		sections: [...sections, details]
	};
}
function attestationTable({ manifests }) {
	return table([
		"Manifest",
		"Type",
		"Format",
		"State",
		"Transparency log"
	], manifests.flatMap((manifest) => manifest.attestations.map((attestation) => [
		manifestCell(manifest),
		code$2(predicateTypeName(attestation.predicateType), 200),
		attestation.format,
		stateCell(attestation, attestationState),
		logCell(attestation.logEntries)
	])));
}

// src/sign/options.ts
init_error$2();
init_limits();
function assertUsable(options) {
	const { signer, formats, logs, timestamps } = options;
	const refuse = (why) => {
		throw new TrustError("E_INPUT", why);
	};
	if (formats.length === 0) refuse("no signature format is given");
	if (Math.max(logs.length, timestamps.length) > limits.logEntries) refuse(`readers accept ${limits.logEntries} log entries and timestamps in a bundle at most`);
	if (signer.kind === "identity") assertTimeProvable(options, refuse);
	if (!formats.includes("legacy")) return;
	if (logs.some(({ version }) => version === "rekor-v2")) refuse("legacy signatures require a signed entry timestamp, which Rekor v2 does not issue: use the format bundle, or Rekor v1");
	if (logs.length > 1) refuse("a legacy signature can hold the entry of one log only");
}
function assertTimeProvable({ formats, logs, timestamps }, refuse) {
	const hasEntryTime = logs.some(({ version }) => version === "rekor-v1");
	if (formats.includes("bundle") && !hasEntryTime && timestamps.length === 0) refuse("keyless: nothing would prove when it was signed; Rekor v2 issues no times: give a timestamp authority (timestamp-url), or use Rekor v1");
	if (formats.includes("legacy") && logs.length === 0) refuse("keyless: a legacy signature without a log entry has no proven time: use a log");
}
function policyFor(options, format) {
	const { signer, annotations = {}, logs, timestamps, trustedRoot } = options;
	const stamped = format === "bundle" && timestamps.length > 0;
	return {
		keys: signer.kind === "key" ? [signer.key.public] : [],
		identities: signer.kind === "key" ? [] : signer.identities,
		sct: signer.kind === "key" ? "required" : signer.sct,
		trustedRoots: [trustedRoot],
		transparencyLog: logs.length === 0 ? "ignored" : "required",
		timestamps: stamped ? "required" : "ignored",
		attestationManifests: "required",
		parity: "false",
		platforms: [],
		annotations
	};
}

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
var init_error$1 = __esmMin((() => {
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
	init_error$1();
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
	init_error$1();
	RE_TIME_SHORT_YEAR = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d{3})?Z$/;
	RE_TIME_LONG_YEAR = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d{3})?Z$/;
}));

// node_modules/@sigstore/core/dist/asn1/tag.js
var UNIVERSAL_TAG, TAG_CLASS, ASN1Tag;
var init_tag = __esmMin((() => {
	init_error$1();
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
	init_error$1();
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
function verify$1(data, key, signature, algorithm) {
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

// node_modules/@sigstore/core/dist/dsse.js
function preAuthEncoding$1(payloadType, payload) {
	const typeBytes = Buffer.from(payloadType, "utf-8");
	return Buffer.concat([
		Buffer.from(`${PAE_PREFIX} ${typeBytes.length} `, "ascii"),
		typeBytes,
		Buffer.from(` ${payload.length} `, "ascii"),
		payload
	]);
}
var PAE_PREFIX;
var init_dsse = __esmMin((() => {
	PAE_PREFIX = "DSSEv1";
}));

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
var init_error = __esmMin((() => {
	RFC3161TimestampVerificationError = class extends Error {};
}));

// node_modules/@sigstore/core/dist/rfc3161/tstinfo.js
var TSTInfo;
var init_tstinfo = __esmMin((() => {
	init_crypto();
	init_oid();
	init_error();
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
			const digest$5 = digest(this.messageImprintHashAlgorithm, data);
			if (!bufferEqual(digest$5, this.messageImprintHashedMessage)) throw new RFC3161TimestampVerificationError("message imprint does not match artifact");
		}
		get messageImprintObj() {
			return this.root.subs[2];
		}
	};
}));

// node_modules/@sigstore/core/dist/rfc3161/timestamp.js
var OID_PKCS9_CONTENT_TYPE_SIGNED_DATA, OID_PKCS9_CONTENT_TYPE_TSTINFO, OID_PKCS9_MESSAGE_DIGEST_KEY, RFC3161Timestamp;
var init_timestamp = __esmMin((() => {
	init_asn1();
	init_crypto();
	init_oid();
	init_error();
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
			if (!verify$1(signedAttrs, key, this.signatureValue, this.signatureAlgorithm)) throw new RFC3161TimestampVerificationError("signature verification failed");
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
	init_timestamp();
}));

// node_modules/@sigstore/core/dist/x509/sct.js
var SignedCertificateTimestamp;
var init_sct = __esmMin((() => {
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
			return verify$1(stream.buffer, key, this.signature, this.algorithm);
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
	init_sct();
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
			return verify$1(this.tbsCertificate.toDER(), key, this.signatureValue, this.signatureAlgorithm);
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
var init_dist = __esmMin((() => {
	init_asn1();
	init_crypto();
	init_dsse();
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
var init_certificate = __esmMin((() => {
	init_dist();
}));

// src/identity/subject.ts
init_certificate();
init_shape();
const userName = "1.3.6.1.4.1.57264.1.7";
const at = "the certificate's subject alternative name";
function readSubject$1(extensions) {
	const names = innerOf(extensions.get(oids.subjectAltName));
	if (names === void 0) return fail$2(at, "is missing or malformed");
	const [only] = names.subs;
	if (only === void 0 || names.subs.length !== 1) return fail$2(at, `holds ${names.subs.length} names and not one`);
	if (!only.tag.isContextSpecific()) return fail$2(at, "is malformed");
	const text = readName(only);
	return text === "" ? fail$2(at, "is empty") : text;
}
function readName(general) {
	switch (general.tag.number) {
		case 0: return readOtherName(general);
		case 1:
		case 2:
		case 6: return readAscii(general);
		case 7: return readAddress(general.value);
		default: return fail$2(at, "is of an unknown kind");
	}
}
function readAscii({ value, tag }) {
	if (tag.constructed || value.some((byte) => byte < 32 || byte > 126)) return fail$2(at, "is not printable ASCII");
	return textOf$2(value, at);
}
function readAddress(bytes) {
	if (bytes.length === 4) return bytes.join(".");
	const address = (Buffer.from(bytes).toString("hex").match(/.{4}/g) ?? []).join(":");
	return bytes.length === 16 && isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : fail$2(at, "is not an IP address");
}
function readOtherName({ subs: [type, wrapped, more] }) {
	if (type?.tag.isOID() !== true || type.toOID() !== userName || more !== void 0) return fail$2(at, "is of an unknown kind");
	return utf8Text(wrapped?.tag.isContextSpecific(0) ? innerOf(wrapped) : void 0, at);
}

// src/identity/certificate.ts
init_error$2();
init_shape();
const codeSigning = "1.3.6.1.5.5.7.3.3";
const name$1 = "the certificate";
function readCertificate$1(der) {
	const x509 = libraryCertificate(der);
	checkForm(x509, der);
	const extensions = readExtensions(x509);
	checkUsage(x509, extensions);
	const identity = readSubject$1(extensions);
	return {
		der,
		x509,
		key: keyOf$2(x509),
		signer: {
			identity,
			...readClaims$1(extensions)
		}
	};
}
function checkForm(x509, der) {
	if (!new X509Certificate$2(der).raw.equals(der)) fail$2(name$1, "is not in DER");
	if (x509.version !== "v3") fail$2(name$1, `is of version ${x509.version}`);
	const [signed, algorithm, signature, more] = x509.root.subs;
	const signedAlgorithm = signed?.subs[2];
	if (algorithm === void 0 || signature === void 0 || more !== void 0) throw new SyntaxError("the certificate is not one signed structure");
	if (!signedAlgorithm?.toDER().equals(algorithm.toDER())) fail$2(name$1, "names two signature algorithms");
	if (!signature.tag.isBitString() || signature.value[0] !== 0) fail$2(name$1, "holds a malformed signature");
}
function checkUsage(x509, extensions) {
	if (x509.extBasicConstraints?.isCA || x509.extKeyUsage?.keyCertSign) fail$2(name$1, "is that of a certificate authority, which signs no images");
	if (!x509.extKeyUsage?.digitalSignature) fail$2(name$1, "is not for digital signatures");
	if (!(innerOf(extensions.get(oids.extendedKeyUsage))?.subs ?? []).some((usage) => usage.toOID() === codeSigning)) fail$2(name$1, "is not for code signing");
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

// node_modules/@sigstore/protobuf-specs/dist/__generated__/envelope.js
const Envelope = {
	fromJSON(object) {
		return {
			payload: isSet$7(object.payload) ? Buffer.from(bytesFromBase64$3(object.payload)) : Buffer.alloc(0),
			payloadType: isSet$7(object.payloadType) ? globalThis.String(object.payloadType) : "",
			signatures: globalThis.Array.isArray(object?.signatures) ? object.signatures.map((e) => Signature$1.fromJSON(e)) : []
		};
	},
	toJSON(message) {
		const obj = {};
		if (message.payload.length !== 0) obj.payload = base64FromBytes$2(message.payload);
		if (message.payloadType !== "") obj.payloadType = message.payloadType;
		if (message.signatures?.length) obj.signatures = message.signatures.map((e) => Signature$1.toJSON(e));
		return obj;
	}
};
const Signature$1 = {
	fromJSON(object) {
		return {
			sig: isSet$7(object.sig) ? Buffer.from(bytesFromBase64$3(object.sig)) : Buffer.alloc(0),
			keyid: isSet$7(object.keyid) ? globalThis.String(object.keyid) : ""
		};
	},
	toJSON(message) {
		const obj = {};
		if (message.sig.length !== 0) obj.sig = base64FromBytes$2(message.sig);
		if (message.keyid !== "") obj.keyid = message.keyid;
		return obj;
	}
};
function bytesFromBase64$3(b64) {
	return Uint8Array.from(globalThis.Buffer.from(b64, "base64"));
}
function base64FromBytes$2(arr) {
	return globalThis.Buffer.from(arr).toString("base64");
}
function isSet$7(value) {
	return value !== null && value !== void 0;
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
function hashAlgorithmToJSON(object) {
	switch (object) {
		case HashAlgorithm.HASH_ALGORITHM_UNSPECIFIED: return "HASH_ALGORITHM_UNSPECIFIED";
		case HashAlgorithm.SHA2_256: return "SHA2_256";
		case HashAlgorithm.SHA2_384: return "SHA2_384";
		case HashAlgorithm.SHA2_512: return "SHA2_512";
		case HashAlgorithm.SHA3_256: return "SHA3_256";
		case HashAlgorithm.SHA3_384: return "SHA3_384";
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
const HashOutput = {
	fromJSON(object) {
		return {
			algorithm: isSet$6(object.algorithm) ? hashAlgorithmFromJSON(object.algorithm) : 0,
			digest: isSet$6(object.digest) ? Buffer.from(bytesFromBase64$2(object.digest)) : Buffer.alloc(0)
		};
	},
	toJSON(message) {
		const obj = {};
		if (message.algorithm !== 0) obj.algorithm = hashAlgorithmToJSON(message.algorithm);
		if (message.digest.length !== 0) obj.digest = base64FromBytes$1(message.digest);
		return obj;
	}
};
const MessageSignature = {
	fromJSON(object) {
		return {
			messageDigest: isSet$6(object.messageDigest) ? HashOutput.fromJSON(object.messageDigest) : void 0,
			signature: isSet$6(object.signature) ? Buffer.from(bytesFromBase64$2(object.signature)) : Buffer.alloc(0)
		};
	},
	toJSON(message) {
		const obj = {};
		if (message.messageDigest !== void 0) obj.messageDigest = HashOutput.toJSON(message.messageDigest);
		if (message.signature.length !== 0) obj.signature = base64FromBytes$1(message.signature);
		return obj;
	}
};
const LogId = {
	fromJSON(object) {
		return { keyId: isSet$6(object.keyId) ? Buffer.from(bytesFromBase64$2(object.keyId)) : Buffer.alloc(0) };
	},
	toJSON(message) {
		const obj = {};
		if (message.keyId.length !== 0) obj.keyId = base64FromBytes$1(message.keyId);
		return obj;
	}
};
const RFC3161SignedTimestamp = {
	fromJSON(object) {
		return { signedTimestamp: isSet$6(object.signedTimestamp) ? Buffer.from(bytesFromBase64$2(object.signedTimestamp)) : Buffer.alloc(0) };
	},
	toJSON(message) {
		const obj = {};
		if (message.signedTimestamp.length !== 0) obj.signedTimestamp = base64FromBytes$1(message.signedTimestamp);
		return obj;
	}
};
const PublicKeyIdentifier = {
	fromJSON(object) {
		return { hint: isSet$6(object.hint) ? globalThis.String(object.hint) : "" };
	},
	toJSON(message) {
		const obj = {};
		if (message.hint !== "") obj.hint = message.hint;
		return obj;
	}
};
const X509Certificate = {
	fromJSON(object) {
		return { rawBytes: isSet$6(object.rawBytes) ? Buffer.from(bytesFromBase64$2(object.rawBytes)) : Buffer.alloc(0) };
	},
	toJSON(message) {
		const obj = {};
		if (message.rawBytes.length !== 0) obj.rawBytes = base64FromBytes$1(message.rawBytes);
		return obj;
	}
};
const X509CertificateChain = {
	fromJSON(object) {
		return { certificates: globalThis.Array.isArray(object?.certificates) ? object.certificates.map((e) => X509Certificate.fromJSON(e)) : [] };
	},
	toJSON(message) {
		const obj = {};
		if (message.certificates?.length) obj.certificates = message.certificates.map((e) => X509Certificate.toJSON(e));
		return obj;
	}
};
function bytesFromBase64$2(b64) {
	return Uint8Array.from(globalThis.Buffer.from(b64, "base64"));
}
function base64FromBytes$1(arr) {
	return globalThis.Buffer.from(arr).toString("base64");
}
function isSet$6(value) {
	return value !== null && value !== void 0;
}

// node_modules/@sigstore/protobuf-specs/dist/__generated__/sigstore_rekor.js
const KindVersion = {
	fromJSON(object) {
		return {
			kind: isSet$5(object.kind) ? globalThis.String(object.kind) : "",
			version: isSet$5(object.version) ? globalThis.String(object.version) : ""
		};
	},
	toJSON(message) {
		const obj = {};
		if (message.kind !== "") obj.kind = message.kind;
		if (message.version !== "") obj.version = message.version;
		return obj;
	}
};
const Checkpoint = {
	fromJSON(object) {
		return { envelope: isSet$5(object.envelope) ? globalThis.String(object.envelope) : "" };
	},
	toJSON(message) {
		const obj = {};
		if (message.envelope !== "") obj.envelope = message.envelope;
		return obj;
	}
};
const InclusionProof = {
	fromJSON(object) {
		return {
			logIndex: isSet$5(object.logIndex) ? globalThis.String(object.logIndex) : "0",
			rootHash: isSet$5(object.rootHash) ? Buffer.from(bytesFromBase64$1(object.rootHash)) : Buffer.alloc(0),
			treeSize: isSet$5(object.treeSize) ? globalThis.String(object.treeSize) : "0",
			hashes: globalThis.Array.isArray(object?.hashes) ? object.hashes.map((e) => Buffer.from(bytesFromBase64$1(e))) : [],
			checkpoint: isSet$5(object.checkpoint) ? Checkpoint.fromJSON(object.checkpoint) : void 0
		};
	},
	toJSON(message) {
		const obj = {};
		if (message.logIndex !== "0") obj.logIndex = message.logIndex;
		if (message.rootHash.length !== 0) obj.rootHash = base64FromBytes(message.rootHash);
		if (message.treeSize !== "0") obj.treeSize = message.treeSize;
		if (message.hashes?.length) obj.hashes = message.hashes.map((e) => base64FromBytes(e));
		if (message.checkpoint !== void 0) obj.checkpoint = Checkpoint.toJSON(message.checkpoint);
		return obj;
	}
};
const InclusionPromise = {
	fromJSON(object) {
		return { signedEntryTimestamp: isSet$5(object.signedEntryTimestamp) ? Buffer.from(bytesFromBase64$1(object.signedEntryTimestamp)) : Buffer.alloc(0) };
	},
	toJSON(message) {
		const obj = {};
		if (message.signedEntryTimestamp.length !== 0) obj.signedEntryTimestamp = base64FromBytes(message.signedEntryTimestamp);
		return obj;
	}
};
const TransparencyLogEntry = {
	fromJSON(object) {
		return {
			logIndex: isSet$5(object.logIndex) ? globalThis.String(object.logIndex) : "0",
			logId: isSet$5(object.logId) ? LogId.fromJSON(object.logId) : void 0,
			kindVersion: isSet$5(object.kindVersion) ? KindVersion.fromJSON(object.kindVersion) : void 0,
			integratedTime: isSet$5(object.integratedTime) ? globalThis.String(object.integratedTime) : "0",
			inclusionPromise: isSet$5(object.inclusionPromise) ? InclusionPromise.fromJSON(object.inclusionPromise) : void 0,
			inclusionProof: isSet$5(object.inclusionProof) ? InclusionProof.fromJSON(object.inclusionProof) : void 0,
			canonicalizedBody: isSet$5(object.canonicalizedBody) ? Buffer.from(bytesFromBase64$1(object.canonicalizedBody)) : Buffer.alloc(0)
		};
	},
	toJSON(message) {
		const obj = {};
		if (message.logIndex !== "0") obj.logIndex = message.logIndex;
		if (message.logId !== void 0) obj.logId = LogId.toJSON(message.logId);
		if (message.kindVersion !== void 0) obj.kindVersion = KindVersion.toJSON(message.kindVersion);
		if (message.integratedTime !== "0") obj.integratedTime = message.integratedTime;
		if (message.inclusionPromise !== void 0) obj.inclusionPromise = InclusionPromise.toJSON(message.inclusionPromise);
		if (message.inclusionProof !== void 0) obj.inclusionProof = InclusionProof.toJSON(message.inclusionProof);
		if (message.canonicalizedBody.length !== 0) obj.canonicalizedBody = base64FromBytes(message.canonicalizedBody);
		return obj;
	}
};
function bytesFromBase64$1(b64) {
	return Uint8Array.from(globalThis.Buffer.from(b64, "base64"));
}
function base64FromBytes(arr) {
	return globalThis.Buffer.from(arr).toString("base64");
}
function isSet$5(value) {
	return value !== null && value !== void 0;
}

// node_modules/@sigstore/protobuf-specs/dist/__generated__/sigstore_bundle.js
const TimestampVerificationData = {
	fromJSON(object) {
		return { rfc3161Timestamps: globalThis.Array.isArray(object?.rfc3161Timestamps) ? object.rfc3161Timestamps.map((e) => RFC3161SignedTimestamp.fromJSON(e)) : [] };
	},
	toJSON(message) {
		const obj = {};
		if (message.rfc3161Timestamps?.length) obj.rfc3161Timestamps = message.rfc3161Timestamps.map((e) => RFC3161SignedTimestamp.toJSON(e));
		return obj;
	}
};
const VerificationMaterial = {
	fromJSON(object) {
		return {
			content: isSet$4(object.publicKey) ? {
				$case: "publicKey",
				publicKey: PublicKeyIdentifier.fromJSON(object.publicKey)
			} : isSet$4(object.x509CertificateChain) ? {
				$case: "x509CertificateChain",
				x509CertificateChain: X509CertificateChain.fromJSON(object.x509CertificateChain)
			} : isSet$4(object.certificate) ? {
				$case: "certificate",
				certificate: X509Certificate.fromJSON(object.certificate)
			} : void 0,
			tlogEntries: globalThis.Array.isArray(object?.tlogEntries) ? object.tlogEntries.map((e) => TransparencyLogEntry.fromJSON(e)) : [],
			timestampVerificationData: isSet$4(object.timestampVerificationData) ? TimestampVerificationData.fromJSON(object.timestampVerificationData) : void 0
		};
	},
	toJSON(message) {
		const obj = {};
		if (message.content?.$case === "publicKey") obj.publicKey = PublicKeyIdentifier.toJSON(message.content.publicKey);
		else if (message.content?.$case === "x509CertificateChain") obj.x509CertificateChain = X509CertificateChain.toJSON(message.content.x509CertificateChain);
		else if (message.content?.$case === "certificate") obj.certificate = X509Certificate.toJSON(message.content.certificate);
		if (message.tlogEntries?.length) obj.tlogEntries = message.tlogEntries.map((e) => TransparencyLogEntry.toJSON(e));
		if (message.timestampVerificationData !== void 0) obj.timestampVerificationData = TimestampVerificationData.toJSON(message.timestampVerificationData);
		return obj;
	}
};
const Bundle = {
	fromJSON(object) {
		return {
			mediaType: isSet$4(object.mediaType) ? globalThis.String(object.mediaType) : "",
			verificationMaterial: isSet$4(object.verificationMaterial) ? VerificationMaterial.fromJSON(object.verificationMaterial) : void 0,
			content: isSet$4(object.messageSignature) ? {
				$case: "messageSignature",
				messageSignature: MessageSignature.fromJSON(object.messageSignature)
			} : isSet$4(object.dsseEnvelope) ? {
				$case: "dsseEnvelope",
				dsseEnvelope: Envelope.fromJSON(object.dsseEnvelope)
			} : void 0
		};
	},
	toJSON(message) {
		const obj = {};
		if (message.mediaType !== "") obj.mediaType = message.mediaType;
		if (message.verificationMaterial !== void 0) obj.verificationMaterial = VerificationMaterial.toJSON(message.verificationMaterial);
		if (message.content?.$case === "messageSignature") obj.messageSignature = MessageSignature.toJSON(message.content.messageSignature);
		else if (message.content?.$case === "dsseEnvelope") obj.dsseEnvelope = Envelope.toJSON(message.content.dsseEnvelope);
		return obj;
	}
};
function isSet$4(value) {
	return value !== null && value !== void 0;
}

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

// src/identity/chain.ts
init_error$2();
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

// src/identity/sct.ts
init_dist();
init_certificate();
const maxScts = 16;
const sha256$1 = 4;
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
	return ofKnownLogs.some(({ sct, logs }) => logs.some(({ validFor, publicKey }) => validFor.start <= sct.datetime && sct.datetime <= validFor.end && sct.hashAlgorithm === sha256$1 && sct.signatureAlgorithm === algorithmOf(publicKey) && sct.verify(content, publicKey))) ? passed() : failed("E_CERT", "the signed certificate timestamp (SCT) is not by the log, or not for this certificate");
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

// src/signature/envelope.ts
init_shape();
const fields$2 = object$1({
	payload: base64,
	payloadType: text$2,
	signatures: list$2(object$1({
		sig: base64,
		keyid: optional$1(text$2)
	}))
});
const envelope = (value, at) => {
	const { payload, payloadType, signatures } = fields$2(value, at);
	const [signature] = signatures;
	if (signature === void 0 || signatures.length !== 1) return fail$2(`${at}.signatures`, `must have one signature, has ${signatures.length}`);
	if (signature.keyid) return fail$2(`${at}.signatures[0].keyid`, "must be empty");
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
init_limits();
init_json$1();
function jsonMembers(bytes) {
	if (!isUtf8(bytes)) throw new SyntaxError("not valid UTF-8");
	return new Scanner(bytes).document();
}
const code$1 = {
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
function isScalarByte(byte = 0) {
	return byte >= 48 && byte <= 57 || byte >= 97 && byte <= 122 || byte === 43 || byte === 45 || byte === 46 || byte === 69;
}

// src/signature/statement.ts
init_limits();
init_shape();
const statementPayloadType = "application/vnd.in-toto+json";
const statementType = "https://in-toto.io/Statement/v1";
const oldStatementType = "https://in-toto.io/Statement/v0.1";
const signaturePredicate = "https://sigstore.dev/cosign/sign/v1";
const digestSet = (value, at) => {
	const digests = map$1(text$2)(value, at);
	if (digests.size > limits.subjectDigests) return fail$2(at, `has more than ${limits.subjectDigests} entries`);
	for (const [algorithm, hex] of digests) if (!/^(?:[0-9a-f]{2})+$/.test(hex)) fail$2(`${at}.${algorithm.slice(0, 64)}`, "is not hex");
	return digests;
};
const subject = object$1({
	name: optional$1(text$2),
	uri: optional$1(text$2),
	digest: digestSet,
	content: optional$1(text$2),
	downloadLocation: optional$1(text$2),
	mediaType: optional$1(text$2),
	annotations: optional$1(map$1(anything))
});
const subjects = (value, at) => {
	if (!Array.isArray(value) || value.length === 0) return fail$2(at, "is empty");
	if (value.length > limits.subjects) return fail$2(at, `has more than ${limits.subjects} entries`);
	return list$2(subject)(value, at);
};
const statementShape = object$1({
	_type: oneOf$2(statementType),
	subject: subjects,
	predicateType: text$2,
	predicate: optional$1(anyObject)
});
function parseStatement(bytes) {
	return readJson$2(statementShape, bytes, "statement");
}
const fields$1 = {
	_type: oneOf$2(statementType, oldStatementType),
	subject: subjects,
	predicateType: text$2
};
function parseAttestationStatement(bytes) {
	const members = membersOf(bytes);
	for (const key of members.keys()) if (key !== "predicate" && !(key in fields$1)) fail$2("statement", `has the unknown field ${quote(key)}`);
	const member = (shape, key) => {
		const value = members.get(key);
		const at = `statement.${key}`;
		return value === void 0 ? shape(void 0, at) : readJson$2(shape, value, at);
	};
	const predicate = members.get("predicate");
	if (predicate?.[0] !== openObject) return fail$2("statement.predicate", predicate === void 0 ? "is missing" : "is not an object");
	return {
		type: member(fields$1._type, "_type"),
		subjects: member(fields$1.subject, "subject"),
		predicateType: member(fields$1.predicateType, "predicateType"),
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
init_shape();
const certificate$1 = object$1({ rawBytes: base64 });
const logEntry$1 = object$1({
	logIndex: int64OrZero,
	logId: object$1({ keyId: base64 }),
	kindVersion: object$1({
		kind: text$2,
		version: text$2
	}),
	integratedTime: int64OrZero,
	inclusionPromise: optional$1(object$1({ signedEntryTimestamp: base64 })),
	inclusionProof: object$1({
		logIndex: int64OrZero,
		rootHash: base64,
		treeSize: int64,
		hashes: repeated(base64),
		checkpoint: object$1({ envelope: text$2 })
	}),
	canonicalizedBody: base64
});
const verificationMaterial = object$1({
	publicKey: optional$1(object$1({ hint: optional$1(text$2) })),
	certificate: optional$1(certificate$1),
	x509CertificateChain: optional$1(object$1({ certificates: list$2(certificate$1) })),
	tlogEntries: repeated(logEntry$1),
	timestampVerificationData: optional$1(object$1({ rfc3161Timestamps: repeated(object$1({ signedTimestamp: text$2 })) }))
});
const messageSignature = object$1({
	messageDigest: object$1({
		algorithm: oneOf$2("SHA2_256", "SHA2_384", "SHA2_512", "SHA3_256", "SHA3_384"),
		digest: base64
	}),
	signature: base64
});
const oldVersions = ["application/vnd.dev.sigstore.bundle+json;version=0.1", "application/vnd.dev.sigstore.bundle+json;version=0.2"];
const bundleShape = object$1({
	mediaType: oneOf$2("application/vnd.dev.sigstore.bundle.v0.3+json", "application/vnd.dev.sigstore.bundle+json;version=0.3", ...oldVersions),
	verificationMaterial,
	dsseEnvelope: optional$1(envelope),
	messageSignature: optional$1(messageSignature)
});
const bundle = (value, at) => {
	const { mediaType, verificationMaterial: material, ...content } = bundleShape(value, at);
	const isOld = oldVersions.some((old) => old === mediaType);
	if ([
		material.publicKey,
		material.certificate,
		material.x509CertificateChain
	].filter((signer) => signer !== void 0).length !== 1) return fail$2(`${at}.verificationMaterial`, "must name either a key or a certificate");
	if (isOld && material.publicKey !== void 0) return fail$2(`${at}.mediaType`, "has an old version, which is accepted only with a certificate");
	const chain = material.x509CertificateChain?.certificates;
	if (chain !== void 0 && !isOld) return fail$2(`${at}.verificationMaterial`, "holds a certificate chain, which 0.3 forbids");
	if (chain?.length === 0) return fail$2(`${at}.verificationMaterial`, "holds an empty chain");
	if (content.dsseEnvelope === void 0 === (content.messageSignature === void 0)) return fail$2(at, "must hold either an envelope or a message signature");
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
	const result = parsed$1.get(bytes) ?? readJson$2(bundle, bytes, "bundle");
	parsed$1.set(bytes, result);
	return result;
}

// src/signature/candidate.ts
init_digest();
const annotationKeys = {
	signature: "dev.cosignproject.cosign/signature",
	rekorBundle: "dev.sigstore.cosign/bundle",
	certificate: "dev.sigstore.cosign/certificate",
	chain: "dev.sigstore.cosign/chain",
	timestamp: "dev.sigstore.cosign/rfc3161timestamp",
	predicateType: "predicateType"
};
function bundleOf$1(candidate) {
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
init_shape();
function readSignedContent(candidate) {
	if (candidate.format === "bundle") return contentOfEnvelope(envelopeOf(bundleOf$1(candidate)));
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
	return bundle.envelope ?? fail$2("bundle", "has a message signature, which is for files and not for images");
}

// src/transparency/body.ts
init_shape();
const pem = (value, at) => {
	const { label, der } = parsePem(base64(value, at).toString("latin1"));
	return label === "PUBLIC KEY" || label === "CERTIFICATE" ? {
		kind: label,
		der
	} : fail$2(at, `is a ${label}`);
};
const hash = object$1({
	algorithm: oneOf$2("sha256"),
	value: sha256Hex
});
const data = object$1({ hash });
const publicKey$1 = object$1({ content: pem });
const hashedrekord001 = object$1({
	data,
	signature: object$1({
		content: base64,
		publicKey: publicKey$1
	})
});
const rekord001 = object$1({
	data,
	signature: object$1({
		content: base64,
		format: oneOf$2("x509"),
		publicKey: publicKey$1
	})
});
const dsse001 = object$1({
	envelopeHash: hash,
	payloadHash: hash,
	signatures: list$2(object$1({
		signature: base64,
		verifier: pem
	}))
});
const intoto001 = object$1({
	content: object$1({
		hash,
		payloadHash: hash
	}),
	publicKey: pem
});
const intoto002 = object$1({ content: object$1({
	envelope: object$1({
		payloadType: text$2,
		signatures: list$2(object$1({
			keyid: optional$1(text$2),
			sig: base64,
			publicKey: pem
		}))
	}),
	hash,
	payloadHash: hash
}) });
const rawBytes = object$1({ rawBytes: base64 });
const hashedrekord002 = object$1({ hashedRekordV002: object$1({
	data: object$1({
		algorithm: oneOf$2("SHA2_256"),
		digest: base64
	}),
	signature: object$1({
		content: base64,
		verifier: object$1({
			keyDetails: text$2,
			publicKey: optional$1(rawBytes),
			x509Certificate: optional$1(rawBytes)
		})
	})
}) });
const specs = {
	"hashedrekord/0.0.1": (value, at) => v1(hashedrekord001(value, at)),
	"rekord/0.0.1": (value, at) => v1(rekord001(value, at)),
	"dsse/0.0.1": (value, at) => {
		const { payloadHash, signatures } = dsse001(value, at);
		const [only] = signatures;
		if (only === void 0 || signatures.length !== 1) return fail$2(`${at}.signatures`, `must have one signature, has ${signatures.length}`);
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
		if (only === void 0 || envelope.signatures.length !== 1) return fail$2(`${at}.signatures`, `must have one signature, has ${envelope.signatures.length}`);
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
		if (der === void 0 || key !== void 0 && certificate !== void 0) return fail$2(`${at}.verifier`, "must name either a key or a certificate");
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
const entry = object$1({
	apiVersion: text$2,
	kind: text$2,
	spec: anything
});
function parseBody(bytes, allowed) {
	const { apiVersion, kind: name, spec } = readJson$2(entry, bytes, "log entry");
	const kind = allowed.find((one) => one === `${name}/${apiVersion}`);
	if (kind === void 0) return fail$2("log entry", `has a kind that is not accepted: ${quote(`${name}/${apiVersion}`)}`);
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

// node_modules/@sigstore/verify/dist/key/sct.js
function verifySCTs() {
	throw new Error("@sigstore/verify/dist/key/sct.js is not part of this bundle (scripts/build/slim.mjs)");
}

// node_modules/@sigstore/verify/dist/key/index.js
init_dist();
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
init_dist();
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
init_dist();
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
		return verify$1(data, tlog.publicKey, signature.signature);
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
init_dist();
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
init_dist();
function verifyTLogSET(entry, tlogs) {
	if (!(0, filterTLogAuthorities)(tlogs, {
		logID: entry.logId.keyId,
		targetDate: /* @__PURE__ */ new Date(Number(entry.integratedTime) * 1e3)
	}).some((tlog) => {
		const payload = toVerificationPayload(entry);
		const data = Buffer.from(canonicalize(payload), "utf8");
		const signature = entry.inclusionPromise.signedEntryTimestamp;
		return verify$1(data, tlog.publicKey, signature);
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
		compareDigest: (digest) => digest.equals(sha256(signed.payload)),
		compareSignedDigest: (digest) => digest.equals(sha256(signed.bytes)),
		verifySignature: () => true
	};
}
function sha256(bytes) {
	return createHash("sha256").update(bytes).digest();
}

// src/transparency/bundle-entry.ts
init_error$2();
init_shape();
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
	if (!origin || !size || !root || !signatures) return fail$2("checkpoint", "is not a signed note");
	for (const line of signatures.split("\n")) {
		const encoded = signatureLine.exec(line)?.[2] ?? fail$2("checkpoint", "has a malformed signature");
		decodeBase64(encoded);
	}
	return {
		size,
		root
	};
}

// src/transparency/legacy-entry.ts
init_error$2();
init_shape();
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
const rekorBundle = object$1({
	SignedEntryTimestamp: base64,
	Payload: object$1({
		body: text$2,
		integratedTime: count$3,
		logIndex: count$3,
		logID: sha256Hex
	})
});
function parseRekorBundle(annotation) {
	return readJson$2(rekorBundle, Buffer.from(annotation), "log entry annotation");
}
function verifySet({ SignedEntryTimestamp, Payload }, log) {
	const { body, integratedTime, logID, logIndex } = Payload;
	const signed = `{"body":${JSON.stringify(body)},"integratedTime":${integratedTime},"logID":"${logID}","logIndex":${logIndex}}`;
	return log.key.asymmetricKeyType === "ec" && verify$2("sha256", Buffer.from(signed), {
		key: log.key,
		dsaEncoding: "der"
	}, SignedEntryTimestamp);
}

// src/transparency/log.ts
init_limits();
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
	const { logEntries } = bundleOf$1(candidate);
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
init_dist();
init_shape();
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
const legacyTimestamp = object$1({ SignedRFC3161Timestamp: text$2 });
function stampedContent(candidate) {
	const content = readSignedContent(candidate);
	if (candidate.format !== "envelope" || candidate.stamped === void 0) return content;
	return {
		...content,
		signature: Buffer.from(candidate.stamped)
	};
}
function timestampsOf(candidate) {
	if (candidate.format === "bundle") return bundleOf$1(candidate).timestamps;
	const annotation = candidate.layer.annotations[annotationKeys.timestamp];
	if (annotation === void 0) return [];
	return [readJson$2(legacyTimestamp, Buffer.from(annotation), "timestamp annotation").SignedRFC3161Timestamp];
}

// src/identity/material.ts
init_limits();
init_shape();
function certificateIn(candidate) {
	const der = candidate.format === "bundle" ? bundleOf$1(candidate).certificate : ofLayer(candidate.layer);
	if (der !== void 0 && der.length > limits.certificate) return fail$2("the certificate", `has more than ${limits.certificate} bytes`);
	return der;
}
function ofLayer({ annotations }) {
	const pem = annotations[annotationKeys.certificate];
	if (pem === void 0) return void 0;
	const at = `the annotation ${annotationKeys.certificate}`;
	try {
		const { label, der } = parsePem(pem);
		return label === "CERTIFICATE" ? der : fail$2(at, `is a ${label}`);
	} catch (error) {
		return fail$2(at, `is not one certificate: ${error.message}`);
	}
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
	const certificate = runCheck("E_CERT", () => readCertificate$1(der));
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

// src/identity/issued.ts
init_error$2();
const clockSkew$1 = 3e5;
function verifyIssued(chain, issuedFor) {
	const result = runCheck("E_CERT", () => verify(chain, issuedFor));
	if (!("state" in result)) return result;
	const { code, message } = result;
	throw new TrustError(code, `the new certificate cannot be used, and nothing was signed with it: ${message}`);
}
function verify([leaf, issuer], { token, spki, root, sct: asked, now }) {
	const certificate = readCertificate$1(leaf);
	if (!Buffer.from(spki).equals(certificate.key.spki)) throw new TrustError("E_CERT", "it is for another key than the one that was sent");
	const { notBefore, notAfter } = certificate.x509;
	assertCurrent(notBefore, notAfter, now);
	const authority = verifyChain(certificate.x509, root, [notBefore, notAfter]);
	if (issuer !== void 0 && !issuer.equals(authority.root.toDER())) throw new TrustError("E_CERT", "the chain that came with it does not begin with its issuer");
	const sct = asked === "required" && excusedBy(root) === void 0 ? checkScts(certificate.x509, authority, root) : void 0;
	if (sct?.state === "failed") throw new TrustError(sct.code, sct.message);
	assertNamed$1(certificate, token);
	return certificate;
}
function assertCurrent(notBefore, notAfter, now) {
	const early = notBefore.getTime() - now.getTime();
	const late = now.getTime() - notAfter.getTime();
	if (Math.max(early, late) <= clockSkew$1) return;
	const message = `it is valid from ${`${notBefore.toISOString()} to ${notAfter.toISOString()}`}, and the clock of this machine says ${now.toISOString()}`;
	throw new TrustError("E_TIME", message);
}
function assertNamed$1({ signer }, token) {
	const { identity, issuer = "no issuer", claims } = signer;
	const subject = claims["token-subject"];
	const isNamed = token.names.includes(identity) || !token.isNamed && subject !== void 0;
	const hasSubject = subject === void 0 || subject === token.subject;
	if (isNamed && hasSubject && token.issuers.includes(issuer)) return;
	const wanted = `${token.names.join(" or ")} of ${token.issuers.join(" or ")}`;
	const found = hasSubject ? identity : `${identity} (${subject})`;
	throw new TrustError("E_CERT", `it is for ${found} of ${issuer}, and the token is for ${wanted}`);
}

// node_modules/@noble/ciphers/utils.js
function isBytes(a) {
	return a instanceof Uint8Array || ArrayBuffer.isView(a) && a.constructor.name === "Uint8Array" && "BYTES_PER_ELEMENT" in a && a.BYTES_PER_ELEMENT === 1;
}
const atitle = (title) => title ? `"${title}" ` : "";
function abool(value, title = "") {
	if (typeof value !== "boolean") throw new TypeError(atitle(title) + "expected boolean, got type=" + typeof value);
	return value;
}
function anumber(n, title = "") {
	if (typeof n !== "number") throw new TypeError(atitle(title) + "expected number, got " + typeof n);
	if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(atitle(title) + "expected integer >= 0, got " + n);
	return n;
}
function abytes(value, length, title = "") {
	if (isBytes(value) && (length === void 0 || value.length === length)) return value;
	if (length !== void 0) anumber(length, "length");
	const bytes = isBytes(value);
	const ofLen = length !== void 0 ? ` of length ${length}` : "";
	const got = bytes ? `length=${value.length}` : `type=${typeof value}`;
	const message = atitle(title) + "expected Uint8Array" + ofLen + ", got " + got;
	if (!bytes) throw new TypeError(message);
	throw new RangeError(message);
}
const aobject = (value, label) => {
	if (value === null || typeof value !== "object" || Array.isArray(value)) throw new TypeError(label === "object" ? "expected valid options object" : `"${label}" expected object, got type=${typeof value}`);
};
function aexists(instance, checkFinished = true) {
	if (instance.destroyed) throw new Error("hash was destroyed");
	if (checkFinished && instance.finished) throw new Error("digest() was already called");
}
function aoutput(out, instance) {
	abytes(out, void 0, "output");
	const min = instance.outputLen;
	if (!(out.length >= min)) throw new RangeError("\"output\" expected length >= " + min);
}
function u32(arr) {
	return new Uint32Array(arr.buffer, arr.byteOffset, Math.floor(arr.byteLength / 4));
}
function clean(...arrays) {
	for (let i = 0; i < arrays.length; i++) arrays[i].fill(0);
}
const isLE = /* @__PURE__ */ (() => new Uint8Array(new Uint32Array([287454020]).buffer)[0] === 68)();
function byteSwap(word) {
	return word << 24 & 4278190080 | word << 8 & 16711680 | word >>> 8 & 65280 | word >>> 24 & 255;
}
function byteSwap32(arr) {
	for (let i = 0; i < arr.length; i++) arr[i] = byteSwap(arr[i]);
	return arr;
}
const swap32IfBE = isLE ? (u) => u : byteSwap32;
function overlapBytes(a, b) {
	if (!a.byteLength || !b.byteLength) return false;
	return a.buffer === b.buffer && a.byteOffset < b.byteOffset + b.byteLength && b.byteOffset < a.byteOffset + a.byteLength;
}
function complexOverlapBytes(input, output) {
	if (overlapBytes(input, output) && input.byteOffset < output.byteOffset) throw new Error("complex overlap of input and output is not supported");
}
function checkOpts(defaults, opts) {
	aobject(defaults, "defaults");
	aobject(opts, "opts");
	return Object.assign(defaults, opts);
}
function equalBytes(a, b) {
	a = abytes(a);
	b = abytes(b);
	if (a.length !== b.length) return false;
	let diff = 0;
	for (let i = 0; i < a.length; i++) diff |= a[i] ^ b[i];
	return diff === 0;
}
function wrapMacConstructor(keyLen, macCons, fromMsg) {
	const mac = macCons;
	const getArgs = fromMsg || (() => []);
	const macC = (msg, key) => mac(key, ...getArgs(msg)).update(msg).digest();
	const tmp = mac(new Uint8Array(keyLen), ...getArgs(/* @__PURE__ */ new Uint8Array(0)));
	macC.outputLen = tmp.outputLen;
	macC.blockLen = tmp.blockLen;
	macC.create = (key, ...args) => mac(key, ...args);
	return macC;
}
const wrapCipher = (params, constructor) => {
	function wrappedCipher(key, ...args) {
		abytes(key, void 0, "key");
		if (params.nonceLength !== void 0) {
			const nonce = args[0];
			abytes(nonce, params.varSizeNonce ? void 0 : params.nonceLength, "nonce");
		}
		const tagl = params.tagLength;
		const aadStart = params.nonceLength !== void 0 ? 1 : 0;
		if (!params.withAAD) {
			for (let i = aadStart; i < args.length; i++) if (isBytes(args[i])) throw new Error("AAD not supported");
		}
		if (params.withAAD && args[aadStart] !== void 0) abytes(args[aadStart], void 0, "AAD");
		const cipher = constructor(key, ...args);
		const checkOutput = (fnLength, output) => {
			if (output !== void 0) {
				if (fnLength !== 2) throw new Error("cipher output not supported");
				abytes(output, void 0, "output");
			}
		};
		let called = false;
		return {
			encrypt(data, output) {
				if (called) throw new Error("cannot encrypt() twice with same key + nonce");
				called = true;
				abytes(data, void 0, "data");
				checkOutput(cipher.encrypt.length, output);
				return cipher.encrypt(data, output);
			},
			decrypt(data, output) {
				abytes(data, void 0, "data");
				if (tagl && data.length < tagl) throw new Error("\"ciphertext\" expected length >= tagLength=" + tagl);
				checkOutput(cipher.decrypt.length, output);
				return cipher.decrypt(data, output);
			}
		};
	}
	Object.assign(wrappedCipher, params);
	return wrappedCipher;
};
function getOutput(expectedLength, out, onlyAligned = true) {
	if (out === void 0) return new Uint8Array(expectedLength);
	abytes(out, expectedLength, "output");
	if (onlyAligned && !isAligned32(out)) throw new Error("invalid output, must be aligned");
	return out;
}
function isAligned32(bytes) {
	return bytes.byteOffset % 4 === 0;
}
function copyBytes(bytes) {
	return Uint8Array.from(abytes(bytes));
}

// node_modules/@noble/ciphers/_arx.js
const encodeStr = (str) => Uint8Array.from(str.split(""), (c) => c.charCodeAt(0));
const sigma16_32 = /* @__PURE__ */ (() => swap32IfBE(u32(encodeStr("expand 16-byte k"))))();
const sigma32_32 = /* @__PURE__ */ (() => swap32IfBE(u32(encodeStr("expand 32-byte k"))))();
function rotl(a, b) {
	return a << b | a >>> 32 - b;
}
const BLOCK_LEN = 64;
const BLOCK_LEN32 = 16;
const MAX_COUNTER = /* @__PURE__ */ (() => 2 ** 32 - 1)();
const U32_EMPTY = /* @__PURE__ */ Uint32Array.of();
function runCipher(core, sigma, key, nonce, data, output, counter, rounds) {
	const len = data.length;
	const block = new Uint8Array(BLOCK_LEN);
	const b32 = u32(block);
	const isAligned = isLE && isAligned32(data) && isAligned32(output);
	const d32 = isAligned ? u32(data) : U32_EMPTY;
	const o32 = isAligned ? u32(output) : U32_EMPTY;
	if (!isLE) {
		for (let pos = 0; pos < len; counter++) {
			core(sigma, key, nonce, b32, counter, rounds);
			swap32IfBE(b32);
			if (counter >= MAX_COUNTER) throw new Error("arx: counter overflow");
			const take = Math.min(BLOCK_LEN, len - pos);
			for (let j = 0, posj; j < take; j++) {
				posj = pos + j;
				output[posj] = data[posj] ^ block[j];
			}
			pos += take;
		}
		return;
	}
	for (let pos = 0; pos < len; counter++) {
		core(sigma, key, nonce, b32, counter, rounds);
		if (counter >= MAX_COUNTER) throw new Error("arx: counter overflow");
		const take = Math.min(BLOCK_LEN, len - pos);
		if (isAligned && take === BLOCK_LEN) {
			const pos32 = pos / 4;
			if (pos % 4 !== 0) throw new Error("arx: invalid block position");
			for (let j = 0, posj; j < BLOCK_LEN32; j++) {
				posj = pos32 + j;
				o32[posj] = d32[posj] ^ b32[j];
			}
			pos += BLOCK_LEN;
			continue;
		}
		for (let j = 0, posj; j < take; j++) {
			posj = pos + j;
			output[posj] = data[posj] ^ block[j];
		}
		pos += take;
	}
}
function createCipher(core, opts) {
	const { allowShortKeys, extendNonceFn, counterLength, counterRight, rounds } = checkOpts({
		allowShortKeys: false,
		counterLength: 8,
		counterRight: false,
		rounds: 20
	}, opts);
	if (typeof core !== "function") throw new Error("core must be a function");
	anumber(counterLength);
	anumber(rounds);
	abool(counterRight);
	abool(allowShortKeys);
	return (key, nonce, data, output, counter = 0) => {
		abytes(key, void 0, "key");
		abytes(nonce, void 0, "nonce");
		abytes(data, void 0, "data");
		const len = data.length;
		const hasOutput = output !== void 0;
		output = getOutput(len, output, false);
		if (hasOutput) complexOverlapBytes(data, output);
		anumber(counter);
		if (counter < 0 || counter >= MAX_COUNTER) throw new Error("arx: counter overflow");
		const toClean = [];
		let l = key.length;
		let k;
		let sigma;
		if (l === 32) {
			toClean.push(k = copyBytes(key));
			sigma = sigma32_32;
		} else if (l === 16 && allowShortKeys) {
			k = /* @__PURE__ */ new Uint8Array(32);
			k.set(key);
			k.set(key, 16);
			sigma = sigma16_32;
			toClean.push(k);
		} else {
			abytes(key, 32, "arx key");
			throw new Error("invalid key size");
		}
		if (!isLE || !isAligned32(nonce)) toClean.push(nonce = copyBytes(nonce));
		let k32 = u32(k);
		if (extendNonceFn) {
			if (nonce.length !== 24) throw new Error("arx: extended nonce must be 24 bytes");
			const n16 = nonce.subarray(0, 16);
			if (isLE) extendNonceFn(sigma, k32, u32(n16), k32);
			else {
				const sigmaRaw = swap32IfBE(Uint32Array.from(sigma));
				extendNonceFn(sigmaRaw, k32, u32(n16), k32);
				clean(sigmaRaw);
				swap32IfBE(k32);
			}
			nonce = nonce.subarray(16);
		} else if (!isLE) swap32IfBE(k32);
		const nonceNcLen = 16 - counterLength;
		if (nonceNcLen !== nonce.length) throw new Error(`arx: nonce must be ${nonceNcLen} or 16 bytes`);
		if (nonceNcLen !== 12) {
			const nc = /* @__PURE__ */ new Uint8Array(12);
			nc.set(nonce, counterRight ? 0 : 12 - nonce.length);
			nonce = nc;
			toClean.push(nonce);
		}
		const n32 = swap32IfBE(u32(nonce));
		try {
			runCipher(core, sigma, k32, n32, data, output, counter, rounds);
			return output;
		} finally {
			clean(...toClean);
		}
	};
}

// node_modules/@noble/ciphers/_poly1305.js
function u8to16(a, i) {
	return a[i++] & 255 | (a[i++] & 255) << 8;
}
var Poly1305 = class {
	blockLen = 16;
	outputLen = 16;
	buffer = /* @__PURE__ */ new Uint8Array(16);
	r = /* @__PURE__ */ new Uint16Array(10);
	h = /* @__PURE__ */ new Uint16Array(10);
	pad = /* @__PURE__ */ new Uint16Array(8);
	pos = 0;
	finished = false;
	destroyed = false;
	constructor(key) {
		key = copyBytes(abytes(key, 32, "key"));
		const t0 = u8to16(key, 0);
		const t1 = u8to16(key, 2);
		const t2 = u8to16(key, 4);
		const t3 = u8to16(key, 6);
		const t4 = u8to16(key, 8);
		const t5 = u8to16(key, 10);
		const t6 = u8to16(key, 12);
		const t7 = u8to16(key, 14);
		this.r[0] = t0 & 8191;
		this.r[1] = (t0 >>> 13 | t1 << 3) & 8191;
		this.r[2] = (t1 >>> 10 | t2 << 6) & 7939;
		this.r[3] = (t2 >>> 7 | t3 << 9) & 8191;
		this.r[4] = (t3 >>> 4 | t4 << 12) & 255;
		this.r[5] = t4 >>> 1 & 8190;
		this.r[6] = (t4 >>> 14 | t5 << 2) & 8191;
		this.r[7] = (t5 >>> 11 | t6 << 5) & 8065;
		this.r[8] = (t6 >>> 8 | t7 << 8) & 8191;
		this.r[9] = t7 >>> 5 & 127;
		for (let i = 0; i < 8; i++) this.pad[i] = u8to16(key, 16 + 2 * i);
	}
	process(data, offset, isLast = false) {
		const hibit = isLast ? 0 : 2048;
		const { h, r } = this;
		const r0 = r[0];
		const r1 = r[1];
		const r2 = r[2];
		const r3 = r[3];
		const r4 = r[4];
		const r5 = r[5];
		const r6 = r[6];
		const r7 = r[7];
		const r8 = r[8];
		const r9 = r[9];
		const t0 = u8to16(data, offset + 0);
		const t1 = u8to16(data, offset + 2);
		const t2 = u8to16(data, offset + 4);
		const t3 = u8to16(data, offset + 6);
		const t4 = u8to16(data, offset + 8);
		const t5 = u8to16(data, offset + 10);
		const t6 = u8to16(data, offset + 12);
		const t7 = u8to16(data, offset + 14);
		let h0 = h[0] + (t0 & 8191);
		let h1 = h[1] + ((t0 >>> 13 | t1 << 3) & 8191);
		let h2 = h[2] + ((t1 >>> 10 | t2 << 6) & 8191);
		let h3 = h[3] + ((t2 >>> 7 | t3 << 9) & 8191);
		let h4 = h[4] + ((t3 >>> 4 | t4 << 12) & 8191);
		let h5 = h[5] + (t4 >>> 1 & 8191);
		let h6 = h[6] + ((t4 >>> 14 | t5 << 2) & 8191);
		let h7 = h[7] + ((t5 >>> 11 | t6 << 5) & 8191);
		let h8 = h[8] + ((t6 >>> 8 | t7 << 8) & 8191);
		let h9 = h[9] + (t7 >>> 5 | hibit);
		let c = 0;
		let d0 = c + h0 * r0 + h1 * (5 * r9) + h2 * (5 * r8) + h3 * (5 * r7) + h4 * (5 * r6);
		c = d0 >>> 13;
		d0 &= 8191;
		d0 += h5 * (5 * r5) + h6 * (5 * r4) + h7 * (5 * r3) + h8 * (5 * r2) + h9 * (5 * r1);
		c += d0 >>> 13;
		d0 &= 8191;
		let d1 = c + h0 * r1 + h1 * r0 + h2 * (5 * r9) + h3 * (5 * r8) + h4 * (5 * r7);
		c = d1 >>> 13;
		d1 &= 8191;
		d1 += h5 * (5 * r6) + h6 * (5 * r5) + h7 * (5 * r4) + h8 * (5 * r3) + h9 * (5 * r2);
		c += d1 >>> 13;
		d1 &= 8191;
		let d2 = c + h0 * r2 + h1 * r1 + h2 * r0 + h3 * (5 * r9) + h4 * (5 * r8);
		c = d2 >>> 13;
		d2 &= 8191;
		d2 += h5 * (5 * r7) + h6 * (5 * r6) + h7 * (5 * r5) + h8 * (5 * r4) + h9 * (5 * r3);
		c += d2 >>> 13;
		d2 &= 8191;
		let d3 = c + h0 * r3 + h1 * r2 + h2 * r1 + h3 * r0 + h4 * (5 * r9);
		c = d3 >>> 13;
		d3 &= 8191;
		d3 += h5 * (5 * r8) + h6 * (5 * r7) + h7 * (5 * r6) + h8 * (5 * r5) + h9 * (5 * r4);
		c += d3 >>> 13;
		d3 &= 8191;
		let d4 = c + h0 * r4 + h1 * r3 + h2 * r2 + h3 * r1 + h4 * r0;
		c = d4 >>> 13;
		d4 &= 8191;
		d4 += h5 * (5 * r9) + h6 * (5 * r8) + h7 * (5 * r7) + h8 * (5 * r6) + h9 * (5 * r5);
		c += d4 >>> 13;
		d4 &= 8191;
		let d5 = c + h0 * r5 + h1 * r4 + h2 * r3 + h3 * r2 + h4 * r1;
		c = d5 >>> 13;
		d5 &= 8191;
		d5 += h5 * r0 + h6 * (5 * r9) + h7 * (5 * r8) + h8 * (5 * r7) + h9 * (5 * r6);
		c += d5 >>> 13;
		d5 &= 8191;
		let d6 = c + h0 * r6 + h1 * r5 + h2 * r4 + h3 * r3 + h4 * r2;
		c = d6 >>> 13;
		d6 &= 8191;
		d6 += h5 * r1 + h6 * r0 + h7 * (5 * r9) + h8 * (5 * r8) + h9 * (5 * r7);
		c += d6 >>> 13;
		d6 &= 8191;
		let d7 = c + h0 * r7 + h1 * r6 + h2 * r5 + h3 * r4 + h4 * r3;
		c = d7 >>> 13;
		d7 &= 8191;
		d7 += h5 * r2 + h6 * r1 + h7 * r0 + h8 * (5 * r9) + h9 * (5 * r8);
		c += d7 >>> 13;
		d7 &= 8191;
		let d8 = c + h0 * r8 + h1 * r7 + h2 * r6 + h3 * r5 + h4 * r4;
		c = d8 >>> 13;
		d8 &= 8191;
		d8 += h5 * r3 + h6 * r2 + h7 * r1 + h8 * r0 + h9 * (5 * r9);
		c += d8 >>> 13;
		d8 &= 8191;
		let d9 = c + h0 * r9 + h1 * r8 + h2 * r7 + h3 * r6 + h4 * r5;
		c = d9 >>> 13;
		d9 &= 8191;
		d9 += h5 * r4 + h6 * r3 + h7 * r2 + h8 * r1 + h9 * r0;
		c += d9 >>> 13;
		d9 &= 8191;
		c = (c << 2) + c | 0;
		c = c + d0 | 0;
		d0 = c & 8191;
		c = c >>> 13;
		d1 += c;
		h[0] = d0;
		h[1] = d1;
		h[2] = d2;
		h[3] = d3;
		h[4] = d4;
		h[5] = d5;
		h[6] = d6;
		h[7] = d7;
		h[8] = d8;
		h[9] = d9;
	}
	finalize() {
		const { h, pad } = this;
		const g = /* @__PURE__ */ new Uint16Array(10);
		let c = h[1] >>> 13;
		h[1] &= 8191;
		for (let i = 2; i < 10; i++) {
			h[i] += c;
			c = h[i] >>> 13;
			h[i] &= 8191;
		}
		h[0] += c * 5;
		c = h[0] >>> 13;
		h[0] &= 8191;
		h[1] += c;
		c = h[1] >>> 13;
		h[1] &= 8191;
		h[2] += c;
		g[0] = h[0] + 5;
		c = g[0] >>> 13;
		g[0] &= 8191;
		for (let i = 1; i < 10; i++) {
			g[i] = h[i] + c;
			c = g[i] >>> 13;
			g[i] &= 8191;
		}
		g[9] -= 8192;
		let mask = (c ^ 1) - 1;
		for (let i = 0; i < 10; i++) g[i] &= mask;
		mask = ~mask;
		for (let i = 0; i < 10; i++) h[i] = h[i] & mask | g[i];
		h[0] = (h[0] | h[1] << 13) & 65535;
		h[1] = (h[1] >>> 3 | h[2] << 10) & 65535;
		h[2] = (h[2] >>> 6 | h[3] << 7) & 65535;
		h[3] = (h[3] >>> 9 | h[4] << 4) & 65535;
		h[4] = (h[4] >>> 12 | h[5] << 1 | h[6] << 14) & 65535;
		h[5] = (h[6] >>> 2 | h[7] << 11) & 65535;
		h[6] = (h[7] >>> 5 | h[8] << 8) & 65535;
		h[7] = (h[8] >>> 8 | h[9] << 5) & 65535;
		let f = h[0] + pad[0];
		h[0] = f & 65535;
		for (let i = 1; i < 8; i++) {
			f = (h[i] + pad[i] | 0) + (f >>> 16) | 0;
			h[i] = f & 65535;
		}
		clean(g);
	}
	update(data) {
		aexists(this);
		abytes(data);
		data = copyBytes(data);
		const { buffer, blockLen } = this;
		const len = data.length;
		for (let pos = 0; pos < len;) {
			const take = Math.min(blockLen - this.pos, len - pos);
			if (take === blockLen) {
				for (; blockLen <= len - pos; pos += blockLen) this.process(data, pos);
				continue;
			}
			buffer.set(data.subarray(pos, pos + take), this.pos);
			this.pos += take;
			pos += take;
			if (this.pos === blockLen) {
				this.process(buffer, 0, false);
				this.pos = 0;
			}
		}
		return this;
	}
	destroy() {
		this.destroyed = true;
		clean(this.h, this.r, this.buffer, this.pad);
	}
	digestInto(out) {
		aexists(this);
		aoutput(out, this);
		this.finished = true;
		const { buffer, h } = this;
		let { pos } = this;
		if (pos) {
			buffer[pos++] = 1;
			for (; pos < 16; pos++) buffer[pos] = 0;
			this.process(buffer, 0, true);
		}
		this.finalize();
		let opos = 0;
		for (let i = 0; i < 8; i++) {
			out[opos++] = h[i] >>> 0;
			out[opos++] = h[i] >>> 8;
		}
	}
	digest() {
		const { buffer, outputLen } = this;
		this.digestInto(buffer);
		const res = buffer.slice(0, outputLen);
		this.destroy();
		return res;
	}
};
const poly1305 = /* @__PURE__ */ wrapMacConstructor(32, (key) => new Poly1305(key));

// node_modules/@noble/ciphers/salsa.js
function salsaCore(s, k, n, out, cnt, rounds = 20, cntHi = 0) {
	let y00 = s[0], y01 = k[0], y02 = k[1], y03 = k[2], y04 = k[3], y05 = s[1], y06 = n[0], y07 = n[1], y08 = cnt, y09 = cntHi, y10 = s[2], y11 = k[4], y12 = k[5], y13 = k[6], y14 = k[7], y15 = s[3];
	let x00 = y00, x01 = y01, x02 = y02, x03 = y03, x04 = y04, x05 = y05, x06 = y06, x07 = y07, x08 = y08, x09 = y09, x10 = y10, x11 = y11, x12 = y12, x13 = y13, x14 = y14, x15 = y15;
	for (let r = 0; r < rounds; r += 2) {
		x04 ^= rotl(x00 + x12 | 0, 7);
		x08 ^= rotl(x04 + x00 | 0, 9);
		x12 ^= rotl(x08 + x04 | 0, 13);
		x00 ^= rotl(x12 + x08 | 0, 18);
		x09 ^= rotl(x05 + x01 | 0, 7);
		x13 ^= rotl(x09 + x05 | 0, 9);
		x01 ^= rotl(x13 + x09 | 0, 13);
		x05 ^= rotl(x01 + x13 | 0, 18);
		x14 ^= rotl(x10 + x06 | 0, 7);
		x02 ^= rotl(x14 + x10 | 0, 9);
		x06 ^= rotl(x02 + x14 | 0, 13);
		x10 ^= rotl(x06 + x02 | 0, 18);
		x03 ^= rotl(x15 + x11 | 0, 7);
		x07 ^= rotl(x03 + x15 | 0, 9);
		x11 ^= rotl(x07 + x03 | 0, 13);
		x15 ^= rotl(x11 + x07 | 0, 18);
		x01 ^= rotl(x00 + x03 | 0, 7);
		x02 ^= rotl(x01 + x00 | 0, 9);
		x03 ^= rotl(x02 + x01 | 0, 13);
		x00 ^= rotl(x03 + x02 | 0, 18);
		x06 ^= rotl(x05 + x04 | 0, 7);
		x07 ^= rotl(x06 + x05 | 0, 9);
		x04 ^= rotl(x07 + x06 | 0, 13);
		x05 ^= rotl(x04 + x07 | 0, 18);
		x11 ^= rotl(x10 + x09 | 0, 7);
		x08 ^= rotl(x11 + x10 | 0, 9);
		x09 ^= rotl(x08 + x11 | 0, 13);
		x10 ^= rotl(x09 + x08 | 0, 18);
		x12 ^= rotl(x15 + x14 | 0, 7);
		x13 ^= rotl(x12 + x15 | 0, 9);
		x14 ^= rotl(x13 + x12 | 0, 13);
		x15 ^= rotl(x14 + x13 | 0, 18);
	}
	let oi = 0;
	out[oi++] = y00 + x00 | 0;
	out[oi++] = y01 + x01 | 0;
	out[oi++] = y02 + x02 | 0;
	out[oi++] = y03 + x03 | 0;
	out[oi++] = y04 + x04 | 0;
	out[oi++] = y05 + x05 | 0;
	out[oi++] = y06 + x06 | 0;
	out[oi++] = y07 + x07 | 0;
	out[oi++] = y08 + x08 | 0;
	out[oi++] = y09 + x09 | 0;
	out[oi++] = y10 + x10 | 0;
	out[oi++] = y11 + x11 | 0;
	out[oi++] = y12 + x12 | 0;
	out[oi++] = y13 + x13 | 0;
	out[oi++] = y14 + x14 | 0;
	out[oi++] = y15 + x15 | 0;
}
function hsalsa(s, k, i, out) {
	const s2 = isLE ? s : swap32IfBE(s.slice(0, 4));
	const k2 = isLE ? k : swap32IfBE(k.slice(0, 8));
	const i2 = isLE ? i : swap32IfBE(i.slice(0, 4));
	const t = /* @__PURE__ */ new Uint32Array(16);
	salsaCore(s2, k2, i2.subarray(0, 2), t, i2[2], 20, i2[3]);
	let oi = 0;
	out[oi++] = t[0] - s2[0] | 0;
	out[oi++] = t[5] - s2[1] | 0;
	out[oi++] = t[10] - s2[2] | 0;
	out[oi++] = t[15] - s2[3] | 0;
	out[oi++] = t[6] - i2[0] | 0;
	out[oi++] = t[7] - i2[1] | 0;
	out[oi++] = t[8] - i2[2] | 0;
	out[oi++] = t[9] - i2[3] | 0;
	swap32IfBE(out);
	if (!isLE) clean(s2, k2, i2);
	clean(t);
}
const xsalsa20 = /* @__PURE__ */ createCipher(salsaCore, {
	counterRight: true,
	extendNonceFn: hsalsa
});
const xsalsa20poly1305 = /* @__PURE__ */ wrapCipher({
	blockSize: 64,
	nonceLength: 24,
	tagLength: 16
}, (key, nonce) => {
	return {
		encrypt(plaintext, output) {
			output = getOutput(plaintext.length + 32, output, false);
			const authKey = output.subarray(0, 32);
			const ciphPlaintext = output.subarray(32);
			output.set(plaintext, 32);
			clean(authKey);
			xsalsa20(key, nonce, output, output);
			const tag = poly1305(ciphPlaintext, authKey);
			output.set(tag, 16);
			clean(output.subarray(0, 16), tag);
			return output.subarray(16);
		},
		decrypt(ciphertext, output) {
			abytes(ciphertext, void 0, "data");
			output = getOutput(ciphertext.length + 32, output, false);
			const tmp = output.subarray(0, 32);
			const passedTag = output.subarray(32, 48);
			const ciphPlaintext = output.subarray(48);
			output.set(ciphertext, 32);
			clean(tmp);
			const authKey = xsalsa20(key, nonce, tmp, tmp);
			const tag = poly1305(ciphPlaintext, authKey);
			if (!equalBytes(passedTag, tag)) {
				clean(output);
				throw new Error("invalid tag");
			}
			xsalsa20(key, nonce, output.subarray(16), output.subarray(16));
			clean(tmp, passedTag, tag);
			return ciphPlaintext;
		}
	};
});

// src/signature/encrypted-key.ts
init_shape();
const document = object$1({
	kdf: object$1({
		name: oneOf$2("scrypt"),
		params: object$1({
			N: count$3,
			r: count$3,
			p: count$3
		}),
		salt: base64
	}),
	cipher: object$1({
		name: oneOf$2("nacl/secretbox"),
		nonce: base64
	}),
	ciphertext: base64
});
const current = {
	N: 65536,
	r: 8,
	p: 1
};
const allowedN = [
	32768,
	65536,
	131072
];
const keyBytes = 32;
const nonceBytes = 24;
const derive = promisify(scrypt);
function deriveKey(password, salt, params) {
	return derive(password, salt, keyBytes, {
		...params,
		maxmem: Number.MAX_SAFE_INTEGER
	});
}
var DecryptionError = class extends Error {};
async function decryptKey(bytes, password) {
	const { kdf, cipher, ciphertext } = readDocument$2(bytes);
	const { N, r, p } = kdf.params;
	if (!allowedN.includes(N) || r !== current.r || p !== current.p) throw new DecryptionError(`the scrypt parameters N=${N}, r=${r}, p=${p} are not among cosign's`);
	if (cipher.nonce.length !== nonceBytes) throw new DecryptionError(`its nonce is not ${nonceBytes} bytes long`);
	const key = await deriveKey(password, kdf.salt, kdf.params);
	try {
		const { buffer, byteOffset, length } = xsalsa20poly1305(key, cipher.nonce).decrypt(ciphertext);
		return Buffer.from(buffer, byteOffset, length);
	} catch {
		throw new DecryptionError("the password is wrong, or the key file is damaged");
	} finally {
		key.fill(0);
	}
}
function readDocument$2(bytes) {
	try {
		return readJson$2(document, bytes, "the encrypted key");
	} catch {
		throw new DecryptionError("its content is not in cosign's format for encrypted keys");
	}
}

// src/signature/private-key.ts
init_error$2();
const encryptedLabels = ["ENCRYPTED SIGSTORE PRIVATE KEY", "ENCRYPTED COSIGN PRIVATE KEY"];
async function openPrivateKey(pem, source, options) {
	const refuse = (why) => {
		throw new TrustError("E_KEY", `${source} is not a usable private key: ${why}`);
	};
	const der = await readPkcs8(readPem$1(pem, refuse), options, refuse);
	try {
		return toSigningKey(importPkcs8(der, refuse), source, refuse);
	} finally {
		der.fill(0);
	}
}
function generateSigningKey() {
	const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
	const source = "the key of this run";
	return toSigningKey(privateKey, source, (why) => {
		throw new TrustError("E_KEY", `${source} cannot be used: ${why}`);
	});
}
async function readPkcs8({ label, der }, { password, allowUnencrypted }, refuse) {
	if (encryptedLabels.includes(label)) {
		const given = await password();
		if (given === void 0) return refuse("it is encrypted, and there is no password (COSIGN_PASSWORD is not set)");
		return decryptKey(der, given).catch((error) => error instanceof DecryptionError ? refuse(error.message) : Promise.reject(error));
	}
	switch (label) {
		case "PRIVATE KEY":
			if (allowUnencrypted) return der;
			return refuse(`it is not encrypted; ${importIt}, or use --allow-unencrypted-key`);
		case "PUBLIC KEY":
		case "RSA PUBLIC KEY": return refuse("it is a public key; give the private key");
		case "CERTIFICATE": return refuse("it is a certificate; give the private key");
		default: return refuse(`it is a PEM block of the type ${label}; ${importIt}`);
	}
}
const importIt = "convert it with cosign import-key-pair";
function importPkcs8(der, refuse) {
	try {
		return createPrivateKey({
			key: der,
			format: "der",
			type: "pkcs8"
		});
	} catch {
		return refuse(`its content is not PKCS#8, the only format of cosign; ${importIt}`);
	}
}
function toSigningKey(key, source, refuse) {
	const publicKey = publicHalf(key, source, refuse);
	if (publicKey.algorithm !== "ecdsa-p256" && publicKey.algorithm !== "rsa") return refuse(`not every cosign version accepts ${publicKey.algorithm} signatures; ${allowed}`);
	return {
		public: publicKey,
		sign: async (bytes) => sign("sha256", bytes, {
			key,
			dsaEncoding: "der"
		})
	};
}
const allowed = "use ECDSA P-256 or RSA of 2048 bits or more";
function publicHalf(key, source, refuse) {
	try {
		const pem = createPublicKey$1(key).export({
			type: "spki",
			format: "pem"
		}).toString();
		return parsePublicKey(pem, source);
	} catch {
		return refuse(`signatures by this kind of key are not accepted; ${allowed}`);
	}
}

// src/sign/signer.ts
init_error$2();
const reserve$1 = 12e4;
async function openIdentitySigner(options) {
	const token = await options.token();
	const likely = token.names.flatMap((name) => token.issuers.map((issuer) => exact(name, issuer)));
	if (token.isNamed || options.dryRun) return new CertificateSigner(likely, options);
	const first = await issue(options);
	return new CertificateSigner([namedBy$1(first)], options, first);
}
function namedBy$1({ signer: { identity, issuer = "" } }) {
	return exact(identity, issuer);
}
function exact(identity, issuer) {
	return {
		identity: {
			kind: "exact",
			value: identity
		},
		issuer: {
			kind: "exact",
			value: issuer
		},
		claims: /* @__PURE__ */ new Map()
	};
}
var CertificateSigner = class {
	kind = "identity";
	identities;
	sct;
	#options;
	#current;
	#next;
	constructor(identities, options, first) {
		this.identities = identities;
		this.sct = options.sct;
		this.#options = options;
		this.#current = first;
	}
	get likely() {
		const likely = this.#current === void 0 ? this.identities[0] : namedBy$1(this.#current);
		if (likely === void 0) throw new RangeError("there is no identity");
		return likely;
	}
	async certifiedKey() {
		const current = this.#current;
		if (current !== void 0 && this.#options.now() < current.renewAt) return current.key;
		this.#next ??= this.#issueNext().finally(() => {
			this.#next = void 0;
		});
		return (await this.#next).key;
	}
	async #issueNext() {
		const issued = await issue(this.#options);
		const { check } = matchIdentity(issued.signer, this.identities);
		if (check.state === "failed") {
			const message = `the identity changed during the run, and nothing was signed with the new one: ${check.message}`;
			throw new TrustError("E_CERT", message);
		}
		this.#current = issued;
		return issued;
	}
};
async function issue(options) {
	const { fulcio, token: fetchToken, root, sct, now } = options;
	const token = await fetchToken();
	const key = generateSigningKey();
	const asked = now();
	const chain = await fulcio.issue({
		token: token.text,
		publicKey: publicKeyPem(key.public),
		proofOfPossession: await key.sign(Buffer.from(token.challenge))
	});
	const issuedFor = {
		token,
		spki: key.public.spki,
		root,
		sct,
		now: now()
	};
	const { der, x509, signer } = verifyIssued(chain, issuedFor);
	const [pem = "", ...authorities] = chain.map((one) => new X509Certificate$2(one).toString());
	const lifetime = x509.notAfter.getTime() - x509.notBefore.getTime();
	const renewAt = new Date(asked.getTime() + lifetime - Math.min(reserve$1, lifetime / 5));
	return {
		key: {
			...key,
			certificate: {
				der,
				pem,
				chain: authorities.join("").trimEnd()
			}
		},
		signer,
		renewAt
	};
}
function reportedSigner(signer) {
	if (signer.kind === "key") return trustedSignerOf(signer.key.public);
	return trustedIdentityOf(signer.likely);
}
async function keyOf$1(signer) {
	return signer.kind === "key" ? signer.key : signer.certifiedKey();
}

// src/verify/finding.ts
init_error$2();
init_platform();
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
function describeNode(node) {
	if (node.depth === 0) return node.role === "index" ? "the index" : "the image";
	if (node.role === "index") return "a nested index";
	if (node.role === "attestation") return "an attestation manifest";
	return node.platforms.map(formatPlatform).join(", ") || "a manifest without a platform";
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
async function poll(ask, isDone, { attempts, pause }) {
	for (let attempt = 1;; attempt += 1) {
		const result = await ask();
		if (attempt >= attempts || isDone(result)) return result;
		await pause(attempt);
	}
}

// src/oci/descriptor.ts
function readDescriptor(value, where) {
	if (!isObject(value)) return malformed$2(where, "is not an object");
	const { mediaType, digest, size } = value;
	if (typeof mediaType !== "string" || mediaType === "") return malformed$2(where, "has no mediaType");
	if (typeof digest !== "string") return malformed$2(where, "has no digest");
	if (!isCount(size)) return malformed$2(where, "has no size, or a negative or fractional one");
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
	if (!isObject(value)) return malformed$2(where, "is not an object");
	if (typeof value["digest"] !== "string") return malformed$2(where, "has no digest");
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
function malformed$2(where, why) {
	throw new TrustError("E_MANIFEST", `${where} ${why}`);
}
var init_descriptor = __esmMin((() => {
	init_error$2();
	init_limits();
	init_digest();
	init_json$1();
	init_platform();
}));

// src/oci/media-type.ts
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

// src/oci/manifest.ts
/* @__PURE__ */ init_defined();
init_error$2();
init_limits();
init_descriptor();
init_json$1();
init_media_type();
function parseManifest(bytes, contentType) {
	if (bytes.length > limits.manifest) throw new TrustError("E_LIMIT", `the manifest has ${bytes.length} bytes; the limit is ${limits.manifest}`);
	const document = readDocument$1(bytes);
	const mediaType = readMediaType(document, contentType);
	const artifactType = nonEmptyText(document["artifactType"]);
	const subject = readSubject(document["subject"]);
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
		manifests: readList$2(document, "manifests")
	};
	return {
		...base,
		kind: "image",
		config: readDescriptor(document["config"], "config"),
		layers: readList$2(document, "layers")
	};
}
function readDocument$1(bytes) {
	try {
		const value = parseDocument(bytes);
		if (isObject(value)) return value;
	} catch (error) {
		throw new TrustError("E_MANIFEST", `the manifest is not strict JSON: ${error.message}`, {}, error);
	}
	throw new TrustError("E_MANIFEST", "the manifest is not a JSON object");
}
function readSubject(value) {
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
function readList$2(document, field) {
	const list = document[field] ?? [];
	if (!Array.isArray(list)) throw new TrustError("E_MANIFEST", `${field} is not a list`);
	if (list.length > limits.children) throw new TrustError("E_LIMIT", `${field} has ${list.length} entries; the limit is ${limits.children}`);
	return list.map((entry, at) => readDescriptor(entry, `${field}[${at}]`));
}

// src/image/child.ts
init_error$2();
async function readChildIndex(repository, listed) {
	const manifest = await read$1(repository, listed);
	if (manifest.kind === "index") return manifest;
	return fail$1("E_MANIFEST", "listed as an index, but it is an image manifest", listed);
}
async function readChildImage(repository, listed) {
	const manifest = await read$1(repository, listed);
	if (manifest.kind === "image") return manifest;
	return fail$1("E_MANIFEST", "listed as an image, but it is an index", listed);
}
async function read$1(repository, listed) {
	const stored = await repository.manifest(listed.digest);
	if (stored === void 0) return fail$1("E_COVER", "listed in the index, but the registry does not have it", listed);
	const { length } = stored.bytes;
	if (length !== listed.size) return fail$1("E_DIGEST", `the index declares ${listed.size} bytes, the registry sent ${length}`, listed);
	return parseManifest(stored.bytes, stored.contentType);
}
function fail$1(code, why, { digest }) {
	throw new TrustError(code, why, { digest });
}

// src/image/tree.ts
init_error$2();
init_limits();
init_media_type();
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
	init_error$2();
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
	const document = body.byteLength > limits.errorBody ? void 0 : readObject$1(body);
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
var init_body = __esmMin((() => {
	init_error$2();
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
function isAccessRefused(error) {
	if (error instanceof AccessRefused) return true;
	return error instanceof TrustError && error.code === "E_AUTH" && isAccessRefused(error.cause);
}
var AccessRefused, TooMany, ShortBlob;
var init_errors = __esmMin((() => {
	/* @__PURE__ */ init_defined();
	init_error$2();
	init_body();
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

// src/registry/update-tag.ts
init_errors();
init_error$2();
const attempts$4 = 6;
function updateTag(repository, tag, update, pausing) {
	return inTurn(repository, tag, async () => {
		const attempt = async () => {
			const stored = await repository.manifest(tag);
			if (stored !== void 0 && update.isDone(stored)) {
				update.onWritten?.();
				return stored;
			}
			const written = await replace(repository, tag, stored, await update.next(stored));
			if (written) update.onWritten?.();
			const after = written ? await readBack(repository, tag, pausing) : void 0;
			return after !== void 0 && update.isDone(after) ? after : void 0;
		};
		const { pause } = pausing;
		const done = await poll(attempt, (stored) => stored !== void 0, {
			attempts: attempts$4,
			pause
		});
		if (done !== void 0) return done;
		const message = `other clients overwrote the tag ${tag} ${attempts$4} times while it was written`;
		throw new TrustError("E_NET", message, {
			repository: repository.name.path,
			tag
		});
	});
}
async function replace(repository, tag, stored, { bytes, mediaType, putContent }) {
	const put = () => repository.putManifest(tag, bytes, mediaType, stored?.etag);
	if (putContent === void 0) return put();
	return putWithContent(putContent, async () => {
		return (await repository.manifest(tag))?.digest === stored?.digest && put();
	});
}
const queues = /* @__PURE__ */ new WeakMap();
async function inTurn(repository, tag, work) {
	const tags = queues.get(repository) ?? /* @__PURE__ */ new Map();
	queues.set(repository, tags);
	const mine = (tags.get(tag) ?? Promise.resolve()).then(work);
	const settled = mine.then(() => {}, () => {});
	tags.set(tag, settled);
	try {
		return await mine;
	} finally {
		if (tags.get(tag) === settled) tags.delete(tag);
	}
}
var MissingContent = class extends TrustError {
	constructor(message, details) {
		super("E_NET", message, details);
	}
};
async function putWithContent(putContent, putManifest) {
	await putContent();
	try {
		return await putManifest();
	} catch (error) {
		if (!(error instanceof MissingContent)) throw error;
	}
	await putContent();
	return putManifest();
}
const reads = 6;
function readBack(repository, reference, { pause }) {
	const ask = () => repository.manifest(reference);
	return poll(ask, (stored) => stored !== void 0, {
		attempts: reads,
		pause
	});
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
var init_go_json = __esmMin((() => {}));

// src/signature/signature-image.ts
init_error$2();
init_digest();
/* @__PURE__ */ init_go_json();
init_json$1();
init_media_type();
function layerKind({ predicateType }) {
	return predicateType === void 0 ? "signature" : "attestation";
}
const layerType = {
	signature: mediaTypes.simpleSigning,
	attestation: mediaTypes.dsseEnvelope
};
const zeroTime = "0001-01-01T00:00:00Z";
function layerDescriptor(layer) {
	const { payload, signature, rekorBundle, certificate, predicateType } = layer;
	const annotations = sortedByBytes({
		[annotationKeys.signature]: Buffer.from(signature).toString("base64"),
		...rekorBundle === void 0 ? {} : { [annotationKeys.rekorBundle]: rekorBundle },
		...certificate === void 0 ? {} : {
			[annotationKeys.certificate]: certificate.pem,
			[annotationKeys.chain]: certificate.chain
		},
		...predicateType === void 0 ? {} : { [annotationKeys.predicateType]: predicateType }
	});
	return {
		mediaType: layerType[layerKind(layer)],
		size: payload.length,
		digest: digestOf(payload),
		annotations
	};
}
function signatureImage(layers) {
	const empty = {
		architecture: "",
		created: zeroTime,
		history: [],
		os: "",
		rootfs: {
			type: "layers",
			diff_ids: []
		},
		config: {}
	};
	return withLayers({
		schemaVersion: 2,
		mediaType: mediaTypes.manifest,
		config: { mediaType: mediaTypes.config },
		layers: []
	}, empty, layers);
}
function appendLayers({ manifest, config }, layers) {
	const document = readObject(manifest);
	const { mediaType } = objectOf(document["config"], "config");
	if (!isImageConfig(mediaType)) return {
		manifest: withAddedLayers(document, layers),
		config
	};
	return withLayers(document, readObject(config), layers);
}
function withLayers(manifest, config, added) {
	const before = listOf(manifest["layers"], "layers");
	const rootfs = objectOf(config["rootfs"] ?? { type: "layers" }, "rootfs");
	const digests = listOf(rootfs["diff_ids"] ?? before.map(layerDigest), "diff_ids");
	const history = config["history"] ?? void 0;
	const newConfig = goJson({
		...config,
		..."architecture" in config ? {} : { architecture: "" },
		..."os" in config ? {} : { os: "" },
		...history === void 0 ? {} : { history: [...listOf(history, "history"), ...added.map(() => ({ created: zeroTime }))] },
		rootfs: {
			...rootfs,
			diff_ids: [...digests, ...added.map(({ digest }) => digest)]
		}
	});
	const configBytes = Buffer.from(newConfig);
	const { data: _, ...named } = objectOf(manifest["config"], "config");
	const descriptor = {
		...named,
		size: configBytes.length,
		digest: digestOf(configBytes)
	};
	return {
		manifest: withAddedLayers({
			...manifest,
			config: descriptor
		}, added),
		config: configBytes
	};
}
function withAddedLayers(manifest, added) {
	const layers = [...listOf(manifest["layers"], "layers"), ...added];
	return Buffer.from(goJson({
		...manifest,
		layers
	}));
}
function layerDigest(layer) {
	return (isObject(layer) ? layer["digest"] : void 0) ?? null;
}
function readObject(bytes) {
	let document;
	try {
		document = parseDocument(bytes);
	} catch (error) {
		return notASignatureImage(error.message);
	}
	return objectOf(document, "document");
}
function objectOf(value, what) {
	return isObject(value) ? value : notASignatureImage(`its ${what} is not an object`);
}
function listOf(value, what) {
	const list = value ?? [];
	return Array.isArray(list) ? list : notASignatureImage(`its ${what} is not a list`);
}
function notASignatureImage(why) {
	throw new TrustError("E_MANIFEST", `the signature tag does not point to a signature image: ${why}`);
}
function formatRekorBundle(entry) {
	const { inclusionPromise, logId, canonicalizedBody, integratedTime, logIndex } = entry;
	if (inclusionPromise === void 0) throw new TrustError("E_TLOG", "the log returned no signed entry timestamp, which legacy signatures require");
	return goJson({
		SignedEntryTimestamp: inclusionPromise.signedEntryTimestamp.toString("base64"),
		Payload: {
			body: canonicalizedBody.toString("base64"),
			integratedTime: Number(integratedTime),
			logIndex: Number(logIndex),
			logID: logId.keyId.toString("hex")
		}
	});
}

// src/signature/store.ts
init_digest();
init_media_type();
function signatureTag(subject) {
	return `${digestAlgorithm(subject)}-${digestHex(subject)}.sig`;
}
function attestationTag(subject) {
	return `${digestAlgorithm(subject)}-${digestHex(subject)}.att`;
}
const bundlePrefix = "application/vnd.dev.sigstore.bundle";
const predicateTypeAnnotation = "dev.sigstore.bundle.predicateType";
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

// src/signature/append.ts
init_error$2();
init_limits();
init_digest();
init_media_type();
init_reference();
async function appendLayer(repository, subject, layer, pausing) {
	assertLegacyStorable(subject);
	const tag = legacyTag(subject, layerKind(layer));
	await updateTag(repository, tag, {
		isDone: (stored) => hasLayer(stored, layer),
		next: async (stored) => {
			const { manifest, config } = await signatureImageWith(repository, stored, layer);
			return {
				bytes: manifest,
				mediaType: parseManifest(manifest, stored?.contentType).mediaType,
				putContent: () => Promise.all([putBytes(repository, layer.payload), putBytes(repository, config)])
			};
		}
	}, pausing);
}
async function assertAppendable(repository, stored, kind = "signature") {
	const { layers } = readSignatureImage(stored, kind);
	if (layers.filter(isOfKind(kind)).length >= mostOf(kind)) {
		const message = `the ${kind} tag holds ${layers.length} ${kind}s; readers check ${mostOf(kind)} at most`;
		throw new TooMany(message, { digest: stored.digest });
	}
	await signatureImageWith(repository, stored, {
		payload: Buffer.from("{}"),
		signature: Buffer.alloc(0),
		...kind === "attestation" ? { predicateType: "" } : {}
	});
}
function mostOf(kind) {
	return kind === "signature" ? limits.signatures : limits.attestations;
}
function legacyTag(subject, kind) {
	return kind === "signature" ? signatureTag(subject) : attestationTag(subject);
}
function assertLegacyStorable(subject) {
	if (isTag(signatureTag(subject))) return;
	const message = `legacy signatures of a ${digestAlgorithm(subject)} digest cannot be stored: the tag would exceed 128 characters; use bundles (--format bundle)`;
	throw new TrustError("E_UNSUPPORTED", message, { digest: subject });
}
async function signatureImageWith(repository, stored, layer) {
	const added = [layerDescriptor(layer)];
	if (stored === void 0) return signatureImage(added);
	const { config: descriptor } = readSignatureImage(stored, layerKind(layer));
	const config = await repository.blob(descriptor, limits.config);
	if (config === void 0) throw new TrustError("E_MANIFEST", "the config of the signature image is missing", { digest: descriptor.digest });
	return appendLayers({
		manifest: stored.bytes,
		config
	}, added);
}
function readSignatureImage(stored, kind) {
	const manifest = parseManifest(stored.bytes, stored.contentType);
	if (manifest.kind === "image" && (manifest.layers.some(isOfKind(kind)) || isEmpty(manifest))) return manifest;
	throw new TrustError("E_MANIFEST", `the ${kind} tag does not point to ${kind === "signature" ? "a signature image" : "an image of attestations"}; it was not changed`, { digest: stored.digest });
}
function isOfKind(kind) {
	return ({ mediaType }) => mediaType === layerType[kind];
}
function isEmpty({ layers, config: { mediaType }, artifactType = mediaType }) {
	const plain = [mediaTypes.empty, mediaTypes.cosignArtifactSig];
	const isPlain = (type) => isImageConfig(type) || plain.includes(type);
	return layers.length === 0 && isPlain(mediaType) && isPlain(artifactType);
}
function hasLayer(stored, layer) {
	const { payload, signature } = layer;
	const encoded = Buffer.from(signature).toString("base64");
	const isOurs = ({ digest, annotations }) => digest === digestOf(payload) && annotations[annotationKeys.signature] === encoded;
	return readSignatureImage(stored, layerKind(layer)).layers.some(isOurs);
}
async function putBytes(repository, bytes) {
	await repository.putBlob({
		digest: digestOf(bytes),
		size: bytes.byteLength
	}, () => bytes);
}

// node_modules/@sigstore/bundle/dist/bundle.js
const BUNDLE_V02_MEDIA_TYPE = "application/vnd.dev.sigstore.bundle+json;version=0.2";
const BUNDLE_V03_MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

// node_modules/@sigstore/bundle/dist/build.js
function toDSSEBundle$1(options) {
	return {
		mediaType: options.certificateChain ? BUNDLE_V02_MEDIA_TYPE : BUNDLE_V03_MEDIA_TYPE,
		content: {
			$case: "dsseEnvelope",
			dsseEnvelope: toEnvelope(options)
		},
		verificationMaterial: toVerificationMaterial(options)
	};
}
function toEnvelope(options) {
	return {
		payloadType: options.artifactType,
		payload: options.artifact,
		signatures: [toSignature(options)]
	};
}
function toSignature(options) {
	return {
		keyid: options.keyHint || "",
		sig: options.signature
	};
}
function toVerificationMaterial(options) {
	return {
		content: toKeyContent(options),
		tlogEntries: [],
		timestampVerificationData: { rfc3161Timestamps: [] }
	};
}
function toKeyContent(options) {
	if (options.certificate) {
		if (options.certificateChain) return {
			$case: "x509CertificateChain",
			x509CertificateChain: { certificates: [{ rawBytes: options.certificate }] }
		};
		else return {
			$case: "certificate",
			certificate: { rawBytes: options.certificate }
		};
	} else return {
		$case: "publicKey",
		publicKey: { hint: options.keyHint || "" }
	};
}

// node_modules/@sigstore/bundle/dist/serialized.js
const bundleToJSON = (bundle) => {
	return Bundle.toJSON(bundle);
};
const envelopeToJSON = (envelope) => {
	return Envelope.toJSON(envelope);
};

// node_modules/@sigstore/sign/dist/bundler/base.js
var BaseBundleBuilder = class {
	signer;
	witnesses;
	constructor(options) {
		this.signer = options.signer;
		this.witnesses = options.witnesses;
	}
	async create(artifact) {
		const signature = await this.prepare(artifact).then((blob) => this.signer.sign(blob));
		const bundle = await this.package(artifact, signature);
		const verificationMaterials = await Promise.all(this.witnesses.map((witness) => witness.testify(bundle.content, publicKey(signature.key))));
		const tlogEntryList = [];
		const timestampList = [];
		verificationMaterials.forEach(({ tlogEntries, rfc3161Timestamps }) => {
			tlogEntryList.push(...tlogEntries ?? []);
			timestampList.push(...rfc3161Timestamps ?? []);
		});
		bundle.verificationMaterial.tlogEntries = tlogEntryList;
		bundle.verificationMaterial.timestampVerificationData = { rfc3161Timestamps: timestampList };
		return bundle;
	}
	async prepare(artifact) {
		return artifact.data;
	}
};
function publicKey(key) {
	switch (key.$case) {
		case "publicKey": return key.publicKey;
		case "x509Certificate": return key.certificate;
	}
}

// node_modules/@sigstore/sign/dist/bundler/bundle.js
init_pem();
function toDSSEBundle(artifact, signature, certificateChain) {
	return toDSSEBundle$1({
		artifact: artifact.data,
		artifactType: artifact.type,
		signature: signature.signature,
		certificate: signature.key.$case === "x509Certificate" ? toDER(signature.key.certificate) : void 0,
		keyHint: signature.key.$case === "publicKey" ? signature.key.hint : void 0,
		certificateChain
	});
}

// node_modules/@sigstore/sign/dist/bundler/dsse.js
init_dsse();
var DSSEBundleBuilder = class extends BaseBundleBuilder {
	certificateChain;
	constructor(options) {
		super(options);
		this.certificateChain = options.certificateChain ?? false;
	}
	async prepare(artifact) {
		const a = artifactDefaults(artifact);
		return preAuthEncoding$1(a.type, a.data);
	}
	async package(artifact, signature) {
		return (0, toDSSEBundle)(artifactDefaults(artifact), signature, this.certificateChain);
	}
};
function artifactDefaults(artifact) {
	return {
		...artifact,
		type: artifact.type ?? ""
	};
}

// src/signature/make-bundle.ts
init_digest();
/* @__PURE__ */ init_go_json();
init_media_type();
function signatureStatement(subject, annotations) {
	return Buffer.from(JSON.stringify({
		_type: statementType,
		subject: [{
			digest: { [digestAlgorithm(subject)]: digestHex(subject) },
			annotations
		}],
		predicateType: signaturePredicate,
		predicate: {}
	}));
}
function attestationStatement({ name, digest }, { type, bytes }) {
	const begin = `${goJson({
		_type: oldStatementType,
		subject: [{
			name,
			digest: { [digestAlgorithm(digest)]: digestHex(digest) }
		}],
		predicateType: type
	}).slice(0, -1)},"predicate":`;
	return Buffer.concat([
		Buffer.from(begin),
		bytes,
		Buffer.from("}")
	]);
}
function makeBundle(payload, key, witnesses) {
	return new BundleBuilder({
		signer: { sign: async (bytes) => ({
			signature: await key.sign(bytes),
			key: materialOf(key)
		}) },
		witnesses: [...witnesses]
	}).create({
		data: Buffer.from(payload),
		type: statementPayloadType
	});
}
function materialOf({ public: key, certificate }) {
	if (certificate !== void 0) return {
		$case: "x509Certificate",
		certificate: certificate.pem
	};
	const hint = Buffer.from(key.fingerprint, "hex").toString("base64");
	return {
		$case: "publicKey",
		publicKey: publicKeyPem(key),
		hint
	};
}
var BundleBuilder = class extends DSSEBundleBuilder {
	async package(...parts) {
		const bundle = await super.package(...parts);
		for (const signature of bundle.content.dsseEnvelope.signatures) signature.keyid = "";
		return bundle;
	}
};
function formatBundle(bundle) {
	const { timestampVerificationData: stamps, ...material } = bundle.verificationMaterial;
	const verificationMaterial = stamps === void 0 || stamps.rfc3161Timestamps.length === 0 ? {
		...material,
		timestampVerificationData: void 0
	} : bundle.verificationMaterial;
	return Buffer.from(JSON.stringify(bundleToJSON({
		...bundle,
		verificationMaterial
	})));
}
function formatEnvelope({ content }) {
	return Buffer.from(JSON.stringify(envelopeToJSON(content.dsseEnvelope)));
}
const emptyConfig = Buffer.from("{}");
const referrerAnnotationKeys = {
	content: "dev.sigstore.bundle.content",
	predicateType: predicateTypeAnnotation,
	created: "org.opencontainers.image.created"
};
function referrerManifest(subject, bundle, created, predicateType = signaturePredicate) {
	return Buffer.from(goJson({
		schemaVersion: 2,
		mediaType: mediaTypes.manifest,
		config: {
			mediaType: mediaTypes.empty,
			size: emptyConfig.length,
			digest: digestOf(emptyConfig),
			artifactType: mediaTypes.bundle
		},
		layers: [{
			mediaType: mediaTypes.bundle,
			size: bundle.length,
			digest: digestOf(bundle)
		}],
		annotations: {
			[referrerAnnotationKeys.content]: "dsse-envelope",
			[referrerAnnotationKeys.predicateType]: predicateType,
			[referrerAnnotationKeys.created]: created.toISOString().replace(/\.\d+Z$/, "Z")
		},
		subject: {
			mediaType: subject.mediaType,
			size: subject.size,
			digest: subject.digest
		},
		artifactType: mediaTypes.bundle
	}));
}

// src/sign/hidden.ts
init_errors();
async function lookOrCreate(look, absent, repository, { dryRun }) {
	try {
		return await look();
	} catch (error) {
		if (!isAccessRefused(error)) throw error;
		if (dryRun === true) return absent();
		await putBytes(repository, emptyConfig);
		return look();
	}
}

// src/sign/blocked-error.ts
init_error$2();
var BlockedError = class extends TrustError {
	advice;
	constructor({ code, message, details }, advice) {
		super(code, message, details);
		this.advice = `${advice}; then run it again`;
	}
};
const orOtherRepository = "or keep signatures in another repository (--signature-repository)";
function adviseDeletion(where) {
	return `delete signatures that are not yours from ${where}, ${orOtherRepository}`;
}

// src/sign/image-report.ts
/* @__PURE__ */ init_defined();
init_reference();
function failure$1(error, state, context) {
	const found = findingOf(error);
	if (error instanceof BlockedError) return advised(found, error.advice, context);
	if (context.callerAdvises !== true) return {
		...found,
		advice: state.advice(error.code)
	};
	const { advice: _, ...without } = found;
	return without;
}
function advised(found, first, { callerAdvises }) {
	const advice = callerAdvises === true ? first : `nothing was signed or logged: ${first}`;
	return {
		...found,
		advice
	};
}
function imageFields({ text, reference }, { root }, errors) {
	const { registry, path } = reference;
	const name = formatReference(reference);
	const pinned = root && formatReference({
		registry,
		path,
		digest: root
	});
	const findings = [...errors, ...warnAboutTag(reference, root)];
	return {
		reference: text,
		name,
		...defined({
			digest: root,
			pinned
		}),
		outcome: conclusionOf(findings).outcome,
		findings: findings.map((one) => ({
			...one,
			image: name
		}))
	};
}
function warnAboutTag({ tag = "latest", digest }, root) {
	if (digest !== void 0 || root === void 0) return [];
	return [finding("E_ROLLBACK", `the tag ${tag} was resolved to ${root}`, {
		severity: "warning",
		advice: "sign the digest that your build returned: the tag can be moved in between"
	})];
}

// src/registry/referrer-list.ts
function referrersTag(subject) {
	return `${digestAlgorithm(subject).slice(0, 32)}-${digestHex(subject).slice(0, 64)}`;
}
function readReferrerIndex(bytes, subject) {
	const document = readJson$1(bytes);
	if (!isObject(document)) return malformed$1("it is not an object");
	const { mediaType, manifests } = document;
	if ((mediaType || mediaTypes.index) !== mediaTypes.index) return malformed$1("it is not an image index");
	if ("config" in document || "layers" in document) return malformed$1("it is an image as well");
	if (manifests === null) return {
		descriptors: [],
		skipped: []
	};
	if (!Array.isArray(manifests)) return malformed$1("it has no list of manifests");
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
function readJson$1(bytes) {
	try {
		return parseDocument(bytes);
	} catch (error) {
		return malformed$1(error.message);
	}
}
function malformed$1(why) {
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
var init_referrer_list = __esmMin((() => {
	init_error$2();
	init_limits();
	init_descriptor();
	init_digest();
	init_json$1();
	init_media_type();
}));

// src/registry/referrers-tag.ts
init_error$2();
init_limits();
/* @__PURE__ */ init_go_json();
init_json$1();
init_media_type();
init_errors();
init_referrer_list();
function addReferrer(subject, entry) {
	return {
		isDone: (stored) => lists(readList$1(stored, subject), entry.digest),
		next: async (stored) => ({
			bytes: Buffer.from(goJson(withEntry(readList$1(stored, subject), entry))),
			mediaType: mediaTypes.index
		})
	};
}
function assertListable(subject, stored) {
	withEntry(readList$1(stored, subject), {
		mediaType: mediaTypes.manifest,
		digest: subject
	});
}
const emptyList = {
	schemaVersion: 2,
	mediaType: mediaTypes.index,
	manifests: []
};
function readList$1(stored, subject) {
	if (stored === void 0 || stored.digest === subject) return emptyList;
	const list = readObject$1(stored.bytes);
	const { mediaType, manifests } = list ?? {};
	const isList = (mediaType || stored.contentType || mediaTypes.index) === mediaTypes.index && (Array.isArray(manifests) || manifests === null);
	if (list !== void 0 && isList && !("config" in list) && !("layers" in list)) return list;
	throw new TrustError("E_MANIFEST", "the referrers tag does not point to a list of referrers; it is not changed", {
		tag: referrersTag(subject),
		digest: stored.digest
	});
}
function entriesOf({ manifests }) {
	return Array.isArray(manifests) ? manifests : [];
}
function lists(list, digest) {
	return entriesOf(list).some((entry) => isObject(entry) && entry["digest"] === digest);
}
function withEntry(list, entry) {
	const manifests = [...entriesOf(list), entry];
	if (manifests.length <= limits.children) return {
		...list,
		manifests
	};
	const message = `the referrers tag is full: readers take ${limits.children} entries at most`;
	throw new TooMany(message);
}

// src/sign/state.ts
init_platform();
function kindOf$1({ predicate }) {
	return predicate === void 0 ? "signature" : "attestation";
}
var SigningState = class {
	#noun;
	#root;
	#availability = [];
	#signatures = /* @__PURE__ */ new Map();
	constructor(noun = "signature") {
		this.#noun = noun;
	}
	get root() {
		return this.#root;
	}
	get availability() {
		return this.#availability;
	}
	resolved(root) {
		this.#root = root;
	}
	setAvailability(availabilities) {
		this.#availability = availabilities;
	}
	plan(planned, found) {
		const { format } = planned;
		const state = found === void 0 ? "missing" : "present";
		this.#signatures.set(planned, {
			format,
			state,
			logEntries: found?.logEntries ?? []
		});
	}
	made(planned, logEntries) {
		this.#signatures.set(planned, {
			format: planned.format,
			state: "made",
			logEntries
		});
	}
	published(planned) {
		const { logEntries = [] } = this.#signatures.get(planned) ?? {};
		this.#signatures.set(planned, {
			format: planned.format,
			state: "published",
			logEntries
		});
	}
	inState(...states) {
		return [...this.#signatures].flatMap(([planned, { state }]) => states.includes(state) ? [planned] : []);
	}
	manifests() {
		return this.byManifest().map(({ planned, ...manifest }) => ({
			...manifest,
			signatures: planned.map(([, report]) => report)
		}));
	}
	byManifest() {
		return [...Map.groupBy(this.#signatures, ([{ node }]) => node)].map(([{ digest, role, platforms }, planned]) => ({
			digest,
			role,
			platforms: platforms.map(formatPlatform),
			planned
		}));
	}
	advice(code) {
		const all = this.#signatures.size;
		const pushed = this.inState("present", "published").length;
		if (all === 0) return isFinal(code) ? "nothing was signed" : "nothing was signed; run it again";
		if (pushed === all) return `all ${this.#noun}s were pushed; run it again to replace those that are not served`;
		return `${pushed} of ${all} ${this.#noun}s are in the registry; run it again to complete the rest`;
	}
};
function isFinal(code) {
	return code === "E_UNSUPPORTED" || outcomeFor([code]) === "rejected";
}

// src/sign/assert-publishable.ts
init_error$2();
init_errors();
init_referrer_list();
async function assertPublishable$1(planned, present, where) {
	try {
		if (planned.format === "legacy") await assertRoomUnderTag(planned, present, where);
		else await assertRoomForReferrer(planned, present, where);
	} catch (error) {
		if (!isTrustError(error, "E_MANIFEST", "E_IMMUTABLE") && !(error instanceof TooMany)) throw error;
		throw new BlockedError(new TrustError(error.code, `${describeNode(planned.node)}: ${error.message}`, error.details), adviceAbout(planned, error));
	}
}
async function assertRoomUnderTag(planned, { hasTag }, { signatures, writes }) {
	const kind = kindOf$1(planned);
	const tag = legacyTag(planned.node.digest, kind);
	const stored = hasTag ? await signatures.manifest(tag) : void 0;
	if (stored === void 0) return;
	await assertAppendable(signatures, stored, kind);
	if (writes) await signatures.assertMovable(tag, stored);
}
async function assertRoomForReferrer(planned, { referrers, hasApi }, { signatures, writes }) {
	const { node } = planned;
	const kind = kindOf$1(planned);
	const most = mostOf(kind);
	if (referrers >= most) {
		const message = `there are ${referrers} referrers that may be ${kind}s; readers check ${most} at most`;
		throw new TooMany(message, { digest: node.digest });
	}
	const tag = referrersTag(node.digest);
	const stored = hasApi ? void 0 : await signatures.manifest(tag);
	if (stored === void 0) return;
	assertListable(node.digest, stored);
	if (writes && stored.digest !== node.digest) await signatures.assertMovable(tag, stored);
}
function adviceAbout(planned, { code }) {
	const { node, format } = planned;
	const tag = format === "legacy" ? legacyTag(node.digest, kindOf$1(planned)) : referrersTag(node.digest);
	switch (code) {
		case "E_LIMIT": return adviseDeletion(format === "legacy" ? `the tag ${tag}` : `the referrers of ${node.digest}`);
		case "E_IMMUTABLE": return `allow tags that start with sha256- to be moved there, ${orOtherRepository}`;
		default: return `delete the tag ${tag} if nothing needs it, ${orOtherRepository}`;
	}
}

// src/signature/large-payload.ts
init_limits();
init_shape();
function parseAttestationBundle(bytes) {
	const inside = jsonMembers(bytes).get("dsseEnvelope");
	if (inside?.[0] !== code.openObject) return fail$2("bundle", "holds no envelope");
	const { rest, payload } = withoutPayload(bytes, inside);
	const parsed = readJson$2(bundle, rest, "bundle");
	if (parsed.envelope === void 0) return parsed;
	return {
		...parsed,
		envelope: withPayload(parsed.envelope, payload)
	};
}
function parseEnvelope(bytes) {
	const { rest, payload } = withoutPayload(bytes, bytes);
	return withPayload(readJson$2(envelope, rest, "envelope"), payload);
}
const code = {
	openObject: "{".charCodeAt(0),
	quote: "\"".charCodeAt(0),
	padding: "=".charCodeAt(0)
};
const placeholder = Buffer.from("\"AA==\"");
const name = "envelope.payload";
function withoutPayload(bytes, inside) {
	const payload = jsonMembers(inside).get("payload") ?? fail$2(name, "is missing");
	const start = payload.byteOffset - bytes.byteOffset;
	const [before, after] = [bytes.subarray(0, start), bytes.subarray(start + payload.length)];
	if (before.length + after.length > limits.bundle) return fail$2("bundle", `has more than ${limits.bundle} bytes around its payload`);
	return {
		rest: Buffer.concat([
			before,
			placeholder,
			after
		]),
		payload
	};
}
const pieceLength$1 = 65536;
function withPayload(parsed, encoded) {
	if (encoded[0] !== code.quote) return fail$2(name, "is not text");
	const text = encoded.subarray(1, -1);
	if (text.length === 0) return fail$2(name, "is empty");
	const padding = [text.at(-1), text.at(-2)].filter((byte) => byte === code.padding).length;
	const length = Math.floor(text.length * 3 / 4) - padding;
	const header = preAuthHeader(parsed.payloadType, length);
	const whole = Buffer.allocUnsafeSlow(header.length + length);
	let end = header.copy(whole);
	for (let at = 0; at < text.length; at += pieceLength$1) {
		const piece = Buffer.from(text.subarray(at, at + pieceLength$1)).toString("latin1");
		if (piece.endsWith("=") && at + pieceLength$1 < text.length) fail$2(name, "is not standard base64");
		end += base64(piece, name).copy(whole, end);
	}
	if (end !== whole.length) return fail$2(name, "is not standard base64");
	return {
		...parsed,
		payload: whole.subarray(header.length),
		encoded: whole
	};
}

// src/signature/payload.ts
/* @__PURE__ */ init_go_json();
init_shape();
const payloadType = "cosign container image signature";
const optionalClaims = (value, at) => value === void 0 || value === null ? /* @__PURE__ */ new Map() : map$1(anything)(value, at);
const payloadShape = object$1({
	critical: object$1({
		identity: object$1({ "docker-reference": text$2 }),
		image: object$1({ "docker-manifest-digest": text$2 }),
		type: oneOf$2(payloadType)
	}),
	optional: optionalClaims
});
function parsePayload(bytes) {
	return readJson$2(payloadShape, bytes, "payload");
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

// src/transparency/service.ts
init_error$2();
init_limits();
init_shape();
function baseUrl(url) {
	return url.replace(/\/+$/, "");
}
function post$1(service, transport, url, content, headers = {}) {
	const body = Buffer.from(JSON.stringify(content));
	return ask(service, transport, {
		method: "POST",
		url: new URL(url),
		headers: {
			...headers,
			"content-type": "application/json"
		},
		body: () => body,
		idempotent: true
	});
}
async function ask({ name, url, accept: answers, confidential = false }, transport, request) {
	const headers = {
		...request.headers,
		accept: answers
	};
	const { service: timeout } = deadlines;
	try {
		return await transport.request({
			...request,
			headers,
			timeout,
			confidential
		}, limits.bundle);
	} catch (error) {
		const { host } = new URL(url);
		if (!isTrustError(error) || error.details.host !== host) throw error;
		const { code, message, details } = error;
		const what = message.startsWith(host) ? message : `${host}: ${message}`;
		throw new TrustError(code, `the ${name} ${what}`, details, error);
	}
}
function bodyOf(service, answer) {
	if (answer.status === 200 || answer.status === 201) return answer.body;
	throw refusal$2(service, answer);
}
function refusal$2({ name, url, refusalCode: refused, refusalStatuses = [] }, { status, body }) {
	const { host } = new URL(url);
	const text = messageIn(body);
	const why = text === "" ? "" : `: ${quote(text)}`;
	const isRefusal = [
		400,
		409,
		413,
		422,
		...refusalStatuses
	].includes(status);
	return new TrustError(isRefusal ? refused : "E_NET", `the ${name} ${host} ${isRefusal ? "rejected the request" : "is not available"} (${status})${why}`, {
		host,
		status
	});
}
function messageIn(body) {
	const text = Buffer.from(body).toString("utf8").trim();
	try {
		const { message } = JSON.parse(text);
		return typeof message === "string" ? message : text;
	} catch {
		return text;
	}
}
function unreadable$1({ name, url }, what, cause) {
	const { host } = new URL(url);
	const message = `the ${name} ${host} did not return a ${what}${cause instanceof SyntaxError ? `: ${cause.message}` : ""}`;
	return new TrustError("E_NET", message, { host }, cause);
}
var EntryExists = class extends TrustError {
	constructor(host, details) {
		super("E_TLOG", `the log ${host} already has this entry, and does not return it`, details);
	}
};
function logService(url) {
	return {
		name: "log",
		url,
		accept: "application/json",
		refusalCode: "E_TLOG"
	};
}

// src/signature/certificate.ts
init_dist();
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
	if (candidate.format === "bundle") return bundleOf$1(candidate).certificate;
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
init_digest();
init_reference();
init_shape();
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
	if (candidate.format === "bundle" && bundleOf$1(candidate).signer === "certificate") return certificateFailure(candidate);
	const { signature, bytes } = readSignedContent(candidate);
	const key = keys.find((accepted) => verifySignature(accepted, bytes, signature));
	if (key !== void 0) return key;
	return hasCertificate(candidate) ? certificateFailure(candidate) : failed("E_SIG", "it was not made with an accepted key, or not over these bytes");
}
function hasCertificate(candidate) {
	if (candidate.format !== "bundle") return annotationKeys.certificate in candidate.layer.annotations;
	const bundle = runCheck("E_SIG", () => bundleOf$1(candidate));
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
/* @__PURE__ */ init_defined();
init_digest();
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

// src/sign/assert-good.ts
init_error$2();
function readResponses(bundle, kind) {
	try {
		const parsed = kind === "signature" ? parseBundle(bundle) : parseAttestationBundle(bundle);
		return {
			...parsed,
			signed: contentOfEnvelope(envelopeOf(parsed))
		};
	} catch (error) {
		throw rejected({
			code: "E_TLOG",
			message: error.message
		});
	}
}
function assertResponses({ signed, logEntries, timestamps }, { public: key, certificate }, { trustedRoot: root }, now) {
	const verifier = certificate === void 0 ? {
		kind: "PUBLIC KEY",
		der: key.spki
	} : {
		kind: "CERTIFICATE",
		der: certificate.der
	};
	const recorded = {
		...signed,
		verifier
	};
	const policy = {
		key,
		root,
		now
	};
	const outcomes = [...checkBundleEntries(logEntries, recorded, policy), ...authorityTimes(timestamps, signed, policy)];
	for (const outcome of outcomes) if ("state" in outcome) throw rejected(outcome);
}
function assertGood(candidate, subject, policy, now) {
	const { checks, good, logEntries } = checkCandidate(candidate, subject, policy, now);
	for (const check of Object.values(checks)) if (check.state === "failed") throw rejected(check, subject);
	if (!good) throw new RangeError("a signature does not count, and no check failed");
	return logEntries;
}
function assertGoodAttestation(candidate, subject, policy, now) {
	const { checks, good, entries } = checkMaker(candidate, policy, now);
	for (const check of Object.values(checks)) if (check.state === "failed") throw rejected(check, subject);
	if (!good) throw new RangeError("an attestation does not count, and no check failed");
	return entries;
}
function rejected({ code, message }, digest) {
	const details = digest === void 0 ? {} : { digest };
	return new TrustError(code, `the new signature does not verify and was not published: ${message}`, details);
}

// src/sign/make.ts
/* @__PURE__ */ init_defined();
init_error$2();
init_limits();
init_descriptor();
init_digest();
function makeSignature(planned, context) {
	if (planned.format === "bundle") return makeReferrer(planned, context);
	const { predicate } = planned;
	return predicate === void 0 ? makeLayer(planned, context) : makeEnvelopeLayer(planned, predicate, context);
}
async function makeLayer(planned, { options, annotations, identity, now }) {
	const key = await keyOf$1(options.signer);
	const { digest } = planned.node;
	const payload = assertReadableSize(formatPayload(identity, digest, annotations), planned);
	const signed = {
		payload,
		bytes: payload,
		signature: await key.sign(payload)
	};
	const logEntries = await logLegacy(signed, key, options);
	assertResponses({
		signed,
		logEntries,
		timestamps: []
	}, key, options, now());
	const [entry] = logEntries;
	const layer = {
		payload,
		signature: signed.signature,
		...entry === void 0 ? {} : { rekorBundle: formatRekorBundle(entry) },
		...defined({ certificate: key.certificate })
	};
	const descriptor = layerDescriptor(layer);
	const candidate = {
		format: "legacy",
		store: "tag",
		manifest: digestOf(signatureImage([descriptor]).manifest),
		layer: readDescriptor(descriptor, "the new layer"),
		payload
	};
	return {
		format: "legacy",
		planned,
		layer,
		logEntries: assertGood(candidate, digest, policyFor({
			...options,
			annotations
		}, "legacy"), now())
	};
}
async function logLegacy({ payload, signature }, key, { logs }) {
	const digest = createHash("sha256").update(payload).digest();
	const content = {
		$case: "messageSignature",
		messageSignature: {
			messageDigest: {
				algorithm: HashAlgorithm.SHA2_256,
				digest
			},
			signature
		}
	};
	const pem = key.certificate?.pem ?? publicKeyPem(key.public);
	return (await Promise.all(logs.map((log) => log.testify(content, pem)))).flatMap(({ tlogEntries }) => tlogEntries);
}
async function makeEnvelopeLayer(planned, { type: predicateType }, context) {
	const { options, now } = context;
	const key = await keyOf$1(options.signer);
	const statement = assertReadableSize(statementOf$1(planned, context), planned);
	const made = await makeBundle(statement, key, options.logs);
	const responses = readResponses(formatBundle(made), "attestation");
	assertResponses(responses, key, options, now());
	const [entry] = responses.logEntries;
	const layer = {
		payload: formatEnvelope(made),
		signature: Buffer.alloc(0),
		predicateType,
		...entry === void 0 ? {} : { rekorBundle: formatRekorBundle(entry) },
		...defined({ certificate: key.certificate })
	};
	const descriptor = layerDescriptor(layer);
	const { digest } = planned.node;
	const candidate = {
		format: "envelope",
		manifest: digestOf(signatureImage([descriptor]).manifest),
		layer: readDescriptor(descriptor, "the new layer"),
		envelope: parseEnvelope(layer.payload),
		envelopeHash: digestHex(digestOf(layer.payload))
	};
	return {
		format: "legacy",
		planned,
		layer,
		logEntries: assertGoodAttestation(candidate, digest, policyFor(options, "legacy"), now())
	};
}
const maxStatements = 4;
async function makeReferrer(planned, context) {
	const statement = statementOf$1(planned, context);
	for (let spaces = 0;; spaces += 1) try {
		return await bundleOf(assertReadableSize(Buffer.concat([statement, Buffer.alloc(spaces, " ")]), planned), planned, context);
	} catch (error) {
		if (!(error instanceof EntryExists) || spaces + 1 === maxStatements) throw error;
	}
}
function statementOf$1({ node: { digest }, predicate }, { annotations, identity: name }) {
	return predicate === void 0 ? signatureStatement(digest, annotations) : attestationStatement({
		name,
		digest
	}, predicate);
}
async function bundleOf(payload, planned, { options, annotations, now }) {
	const { signer, logs, timestamps: authorities } = options;
	const key = await keyOf$1(signer);
	const { digest } = planned.node;
	const bundle = formatBundle(await makeBundle(payload, key, [...logs, ...authorities]));
	assertResponses(readResponses(bundle, kindOf$1(planned)), key, options, now());
	const place = {
		format: "bundle",
		manifest: digestOf(bundle)
	};
	const policy = policyFor({
		...options,
		annotations
	}, "bundle");
	return {
		format: "bundle",
		planned,
		bundle,
		logEntries: planned.predicate === void 0 ? assertGood({
			...place,
			store: "bundle",
			bytes: bundle
		}, digest, policy, now()) : assertGoodAttestation({
			...place,
			bundle: parseAttestationBundle(bundle)
		}, ...[
			digest,
			policy,
			now()
		])
	};
}
function assertReadableSize(payload, { predicate }) {
	const limit = predicate === void 0 ? limits.payload : limits.statement;
	if (payload.length <= limit) return payload;
	const message = `the ${predicate === void 0 ? "payload with its annotations" : "statement"} has ${payload.length} bytes; readers accept ${limit} at most`;
	throw new TrustError("E_INPUT", message);
}

// src/registry/attach-referrer.ts
init_error$2();
init_digest();
init_media_type();
init_reference();
init_referrer_list();
function toReferrer(manifest, digest, bytes) {
	return {
		entry: referrerEntry(manifest, digest, bytes.byteLength),
		bytes
	};
}
async function attachReferrer(repository, bytes, pausing) {
	const { subject, referrer } = readReferrer(bytes);
	await putReferrer(repository, referrer);
	const { source } = await listReferrers(repository, subject, [referrer], pausing);
	return source;
}
function readReferrer(bytes) {
	const manifest = parseManifest(bytes);
	const { subject } = manifest;
	const digest = digestOf(bytes);
	if (subject === void 0) throw new TrustError("E_MANIFEST", "a manifest without a subject is not a referrer", { digest });
	return {
		subject: subject.digest,
		referrer: toReferrer(manifest, digest, bytes)
	};
}
async function putReferrer(repository, { entry, bytes }) {
	try {
		await repository.putManifest(entry.digest, bytes, entry.mediaType);
	} catch (error) {
		if (!isTrustError(error, "E_UNSUPPORTED")) throw error;
		const message = `${error.message}; it cannot store referrers, as bundles are; legacy signatures need none (--format legacy)`;
		throw new TrustError(error.code, message, error.details, error);
	}
}
const attempts$3 = 5;
async function listReferrers(repository, subject, referrers, pausing, by = "api") {
	if (by === "tag") return listByTag(repository, subject, referrers, pausing);
	await pausing.written;
	let answer = await askApi(repository, subject, referrers, pausing);
	if (answer.unlisted.length > 0 && answer.list.source === "api") {
		for (const { entry, bytes } of answer.unlisted) await repository.putManifest(entry.digest, bytes, entry.mediaType);
		answer = await askApi(repository, subject, answer.unlisted, pausing);
	}
	const { list, unlisted } = answer;
	if (unlisted.length === 0) return list;
	const tagged = await listByTag(repository, subject, unlisted, pausing);
	if (list.source === "tag") return tagged;
	const lost = unlisted.filter(({ entry }) => isListedByApis(entry));
	if (lost.length > 0) throw notListed(repository, subject, lost);
	return {
		descriptors: [...list.descriptors, ...tagged.descriptors],
		source: "tag"
	};
}
function isListedByApis({ mediaType }) {
	return mediaType === mediaTypes.manifest || mediaType === mediaTypes.index;
}
async function askApi(repository, subject, referrers, pausing) {
	const ask = async () => {
		const list = await repository.referrers(subject);
		const listed = new Set(list.descriptors.map(({ digest }) => digest));
		return {
			list,
			unlisted: referrers.filter(({ entry }) => !listed.has(entry.digest))
		};
	};
	const isDone = ({ list, unlisted }) => unlisted.length === 0 || list.source === "tag";
	return poll(ask, isDone, {
		attempts: attempts$3,
		pause: pausing.pause
	});
}
async function listByTag(repository, subject, referrers, { written, onWritten = () => {}, pause }) {
	const entries = together(referrers.map(({ entry }) => addReferrer(subject, entry)));
	const update = {
		isDone: entries.isDone,
		onWritten,
		next: async (stored) => {
			await written;
			return entries.next(stored);
		}
	};
	const { bytes } = await updateTag(repository, referrersTag(subject), update, { pause });
	return {
		descriptors: readReferrerIndex(bytes, subject).descriptors,
		source: "tag"
	};
}
function together(updates) {
	const [first, ...rest] = updates;
	if (first === void 0) throw new RangeError("there is nothing to write");
	return {
		isDone: (stored) => updates.every((update) => update.isDone(stored)),
		next: async (stored) => {
			let made = await first.next(stored);
			for (const update of rest) {
				const now = {
					...made,
					digest: digestOf(made.bytes),
					contentType: made.mediaType
				};
				if (!update.isDone(now)) made = await update.next(now);
			}
			return made;
		}
	};
}
function notListed({ name }, subject, unlisted) {
	const [first] = unlisted;
	const digest = first?.entry.digest ?? subject;
	const what = unlisted.length === 1 ? digest : `${digest} and ${unlisted.length - 1} more`;
	const message = `${formatRepository(name)} has stored ${what}, and its referrers API does not list it for ${subject}, even after it was pushed again: cosign does not find it there`;
	return new TrustError("E_COVER", message, {
		repository: name.path,
		digest
	});
}

// src/sign/unreadable-store.ts
init_error$2();
init_errors();
function unreadableStore(node, kind, { store, error }) {
	const { code, message, details } = error;
	const what = `the ${kind}s of ${describeNode(node)} could not all be read`;
	const about = {
		...details,
		digest: node.digest
	};
	const unread = new TrustError(code, `${what}: ${message}`, about, error);
	if (!(error instanceof TooMany)) return unread;
	const tag = `the tag ${legacyTag(node.digest, kind)}`;
	return new BlockedError(unread, adviseDeletion(store === "tag" ? tag : `the referrers of ${node.digest}`));
}

// src/sign/publish.ts
async function publish$1(made, context) {
	if (made.some(({ format }) => format === "bundle")) await putBytes(context.repository, emptyConfig);
	const byDepth = Map.groupBy(made, ({ planned }) => planned.node.depth);
	for (const depth of [...byDepth.keys()].sort((a, b) => b - a)) await mapConcurrently(16, byDepth.get(depth) ?? [], async (one) => {
		await publishOne(one, context);
		context.onPublished(one);
	});
}
async function publishOne(made, context) {
	const { repository, now } = context;
	const { node } = made.planned;
	if (made.format === "legacy") return appendLayer(repository, node.digest, made.layer, context);
	const bytes = referrerManifest(node, made.bundle, now(), made.planned.predicate?.type);
	let missing = [made.bundle];
	const putContent = async () => {
		await Promise.all(missing.map((blob) => putBytes(repository, blob)));
		missing = [emptyConfig, made.bundle];
	};
	await putWithContent(putContent, () => attachReferrer(repository, bytes, context));
}
async function reattach({ manifest, unlisted }, context) {
	const stored = unlisted ? await context.signatures.manifest(manifest) : void 0;
	if (stored === void 0) return false;
	await attachReferrer(context.signatures, stored.bytes, context);
	return true;
}

// src/sign/missing.ts
async function makeMissing(state, present, making, context) {
	const { signatures, onPublished } = context;
	const missing = state.inState("missing");
	if (missing.length === 0) return false;
	const writes = making.options.dryRun !== true;
	await mapConcurrently(16, missing, async (planned) => {
		const found = present.get(planned.node);
		if (found !== void 0) await assertPublishable$1(planned, found, {
			signatures,
			writes
		});
	});
	if (!writes) return false;
	await signatures.assertPushable();
	await context.beforeSigning?.(missing);
	const made = await mapConcurrently(16, missing, async (planned) => {
		const one = await makeSignature(planned, making);
		state.made(planned, one.logEntries);
		return one;
	});
	await publish$1(made, {
		repository: signatures,
		now: making.now,
		pause: (attempt) => context.pause(attempt),
		onPublished: ({ planned }) => {
			state.published(planned);
			onPublished?.(state.inState("published").length, made.length);
		}
	});
	return true;
}

// src/sign/subjects.ts
init_error$2();
init_media_type();
async function assertSignable(repository, node) {
	const { digest, mediaType, size } = node;
	const refuse = (code, why) => {
		throw new TrustError(code, `${describeNode(node)} ${why}`, { digest });
	};
	if (!isImageType(mediaType) && !isIndexType(mediaType)) return refuse("E_MANIFEST", `is of type ${mediaType}, which cannot be signed recursively`);
	const stored = await repository.manifest(digest);
	if (stored === void 0) return refuse("E_COVER", "is listed, but the registry does not have it");
	if (stored.bytes.length !== size) return refuse("E_DIGEST", `is listed with ${size} bytes, but has ${stored.bytes.length}`);
	parseManifest(stored.bytes, mediaType);
}

// src/auth/challenge.ts
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
var separator, token, equals, quoted, token68;
var init_challenge = __esmMin((() => {
	separator = /[ \t,]*/y;
	token = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
	equals = /[ \t]*=[ \t]*/y;
	quoted = /"(?:[^"\\]|\\.)*"/y;
	token68 = /[ \t]+[A-Za-z0-9._~+/-]+=*(?=[ \t]*(?:,|$))/y;
}));

// src/registry/endpoint.ts
function isRefusal({ status }) {
	return status === 401 || status === 403;
}
function contentType({ headers }) {
	const type = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
	return type === "" ? void 0 : type;
}
var Endpoint;
var init_endpoint = __esmMin((() => {
	init_challenge();
	init_error$2();
	init_limits();
	init_digest();
	init_reference();
	init_errors();
	Endpoint = class {
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
}));

// src/registry/manifests.ts
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
async function headManifestStatus(endpoint, digest) {
	const url = endpoint.url(`manifests/${parseDigest(digest)}`);
	return (await endpoint.request("HEAD", url, headers, 0)).status;
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
var headers;
var init_manifests = __esmMin((() => {
	init_error$2();
	init_limits();
	init_digest();
	init_media_type();
	init_reference();
	init_endpoint();
	headers = { accept: manifestTypes.join(", ") };
}));

// src/verify/resolve.ts
init_error$2();
init_reference();
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

// src/attestation/discover.ts
init_error$2();
init_limits();
init_digest();
init_media_type();
init_reference();
init_errors();
init_referrer_list();
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
var Finder = class {
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
			envelopeHash: digestHex(digestOf(bytes)),
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
function freeLarge(candidate) {
	const { encoded } = (candidate.format === "bundle" ? candidate.bundle.envelope : candidate.envelope) ?? {};
	if (encoded !== void 0 && encoded.length > limits.bundle) encoded.buffer.transfer(0);
}

// src/attest/existing.ts
init_digest();
init_errors();
async function findExistingAttestations(node, planned, options, { attestations: repository, now }) {
	const types = new Set(planned.flatMap(({ predicate }) => predicate?.type ?? []));
	const search = {
		repository,
		subject: node.digest,
		wants: (type) => types.has(type),
		read: async (candidate) => readOwn(candidate, node.digest, planned, options, now()),
		fetch: (_, task) => task()
	};
	const listed = await discoverAttestations(search);
	const found = matching(planned, listed, false);
	const { listedByApi } = listed;
	const facts = {
		hasTag: true,
		referrers: [...listed.found, ...listed.unusable].length,
		hasApi: listedByApi !== void 0
	};
	if (found.size === planned.length) return {
		found,
		...facts
	};
	const byTag = listedByApi === void 0 ? void 0 : await discoverAttestationsByFallbackTag(search, listedByApi);
	const all = new Map([...byTag ? matching(planned, byTag, true) : [], ...found]);
	const unread = [...listed.unusable, ...byTag?.unusable ?? []].find(({ error }) => mayBeOurs(error));
	if (all.size === planned.length || unread === void 0) return {
		found: all,
		...facts
	};
	throw unreadableStore(node, "attestation", unread);
}
function matching(planned, { found }, unlisted) {
	return new Map(planned.flatMap((one) => {
		const own = found.find((other) => other?.meets.includes(one));
		if (own === void 0) return [];
		const { meets: _, ...there } = own;
		return [[one, {
			...there,
			unlisted
		}]];
	}));
}
function readOwn(candidate, subject, planned, options, now) {
	const format = candidate.format === "bundle" ? "bundle" : "legacy";
	const statement = statementOf(candidate);
	if (statement === void 0 || !isAbout$1(statement, subject)) return void 0;
	const meets = planned.filter(({ predicate, ...one }) => one.format === format && predicate && isMet(predicate, statement));
	if (meets.length === 0) return void 0;
	const { good, entries: logEntries } = checkMaker(candidate, policyFor(options, format), now);
	if (!good) return void 0;
	const { manifest } = candidate;
	return {
		manifest,
		predicate: digestOf(statement.predicate),
		logEntries,
		meets
	};
}
function isMet({ type, bytes, isMetBy }, { predicateType, predicate }) {
	if (type !== predicateType) return false;
	return Buffer.compare(bytes, predicate) === 0 || isMetBy?.(predicate) === true;
}
function statementOf(candidate) {
	try {
		const envelope = candidate.format === "bundle" ? envelopeOf(candidate.bundle) : candidate.envelope;
		if (envelope.payloadType !== "application/vnd.in-toto+json") return void 0;
		return parseAttestationStatement(envelope.payload);
	} catch (error) {
		if (error instanceof SyntaxError) return void 0;
		throw error;
	}
}
function isAbout$1({ subjects }, subject) {
	const [algorithm, hex] = [digestAlgorithm(subject), digestHex(subject)];
	return subjects.some(({ digest }) => digest.get(algorithm) === hex);
}
function mayBeOurs(error) {
	return !(error.code === "E_LIMIT" && error.details.digest !== void 0 && !(error instanceof TooMany)) && isUndetermined(error);
}

// src/attestation/buildx.ts
init_error$2();
init_limits();
init_media_type();
init_errors();
const typeAnnotation = "in-toto.io/predicate-type";
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

// src/attest/predicate.ts
init_error$2();
init_limits();
init_json$1();
function readPredicate(type, bytes, what) {
	const fail = (why) => {
		throw new TrustError("E_INPUT", `${what} ${why}`);
	};
	assertNoSignature(type);
	let value;
	try {
		value = parseDocument(bytes, limits.fileJsonValues);
	} catch (error) {
		return fail(`is not strict JSON: ${error.message}`);
	}
	if (!isObject(value)) return fail("is not a JSON object, as a predicate must be");
	if ("predicateType" in value && "subject" in value) fail("is a whole in-toto statement: give only its predicate");
	return {
		type,
		bytes: trimmed(bytes)
	};
}
function assertNoSignature(type) {
	if (type !== "https://sigstore.dev/cosign/sign/v1") return;
	const message = `an attestation of the type ${type} would be a signature of the image: use sign`;
	throw new TrustError("E_INPUT", message);
}
const whiteSpace = Buffer.from(" 	\n\r");
function trimmed(bytes) {
	const isSpace = (byte = 0) => whiteSpace.includes(byte);
	let [from, to] = [0, bytes.length];
	while (isSpace(bytes[from])) from += 1;
	while (isSpace(bytes[to - 1])) to -= 1;
	return bytes.subarray(from, to);
}

// src/attest/buildx.ts
init_error$2();
init_digest();
async function buildxSubjects(repository, { nodes }, partial) {
	const manifests = nodes.filter(({ role }) => role === "attestation");
	const platforms = nodes.filter(({ role }) => role === "platform");
	const subjects = (await mapConcurrently(4, manifests, async (manifest) => {
		const platform = platforms.find(({ digest }) => digest === manifest.about);
		if (platform === void 0) throw new TrustError("E_MANIFEST", "an attestation manifest does not belong to a platform of the index", { digest: manifest.digest });
		return statementsAbout(platform, manifest, repository);
	})).flat();
	if (subjects.length === 0) throw new TrustError("E_COVER", "the index has no statements of buildx: build with provenance or sbom", { digest: nodes[0].digest });
	if (!partial) assertComplete$1(platforms, subjects);
	return subjects;
}
async function statementsAbout(platform, manifest, repository) {
	const { found, unusable } = await readBuildxStatements(repository, manifest, {
		wants: () => true,
		fetch: (_, task) => task()
	}, async (bytes) => readStatement(bytes, platform, manifest));
	const [failed] = unusable;
	if (failed === void 0) return found;
	const { code, message, details } = failed.error;
	const what = `the statements of buildx about ${describeNode(platform)} could not all be read`;
	throw new TrustError(code, `${what}: ${message}`, details, failed.error);
}
function readStatement(bytes, platform, { digest }) {
	const what = `a statement of buildx about ${describeNode(platform)}`;
	const fail = (code, why) => {
		throw new TrustError(code, `${what} ${why}`, { digest });
	};
	try {
		const { subjects, predicateType, predicate } = parseAttestationStatement(bytes);
		const [algorithm, hex] = [digestAlgorithm(platform.digest), digestHex(platform.digest)];
		if (!subjects.some((one) => one.digest.get(algorithm) === hex)) fail("E_CLAIM", `is about another manifest than ${platform.digest}`);
		return {
			node: platform,
			predicate: readPredicate(predicateType, predicate, what)
		};
	} catch (error) {
		if (error instanceof SyntaxError) return fail("E_MANIFEST", `cannot be read: ${error.message}`);
		if (error instanceof TrustError && error.code === "E_INPUT") throw new TrustError("E_MANIFEST", error.message, { digest }, error);
		throw error;
	}
}
function assertComplete$1(platforms, subjects) {
	const types = new Set(subjects.map(({ predicate }) => predicate.type));
	for (const type of types) {
		const without = platforms.filter((one) => subjects.every(({ node, predicate }) => node !== one || predicate.type !== type));
		if (without.length === 0) continue;
		const names = without.map(describeNode).join(", ");
		const message = `buildx made no statement of the type ${predicateTypeName(type)} for ${names}; partial allows that`;
		throw new TrustError("E_COVER", message);
	}
}

// src/attest/subjects.ts
init_error$2();
init_platform();
async function subjectsOf(source, tree, repository) {
	switch (source.kind) {
		case "manifest": return [{
			node: tree.nodes[0],
			predicate: source.predicate
		}];
		case "whole": return tree.nodes.filter(({ role }) => role !== "attestation").map((node) => ({
			node,
			predicate: source.predicate
		}));
		case "platforms": return onPlatforms(tree, source.predicates, source.partial);
		case "buildx": return buildxSubjects(repository, tree, source.partial);
	}
}
function onPlatforms({ nodes: [root, ...children] }, given, partial) {
	if (root.role !== "index") throw unusable$1("the image is for one platform and has no index: use predicate");
	const platforms = children.filter(({ role }) => role === "platform");
	const subjects = given.flatMap(({ platform, predicate }) => nodesOf(platform, platforms).map((node) => ({
		node,
		predicate
	})));
	const nodes = subjects.map(({ node }) => node);
	const twice = nodes.find((node, at) => nodes.indexOf(node) < at);
	if (twice !== void 0) throw unusable$1(`there are two predicates for ${describeNode(twice)}`);
	if (!partial) assertComplete(platforms, subjects);
	return subjects;
}
function nodesOf(platform, nodes) {
	const wanted = formatPlatform(platform);
	const isMeant = (one) => samePlatform(platform, one);
	const found = nodes.filter(({ platforms }) => platforms.some(isMeant));
	const actual = found.flatMap(({ platforms }) => platforms.filter(isMeant));
	const [first] = actual;
	if (first === void 0) throw unusable$1(`the image has no platform ${wanted} (there are: ${nodes.map(describeNode).join(", ")})`);
	const other = actual.find((one) => !equalPlatforms(first, one));
	if (other === void 0) return found;
	throw unusable$1(`${wanted} matches ${`${formatPlatform(first)} and ${formatPlatform(other)}`}: give one of them`);
}
function assertComplete(platforms, subjects) {
	const without = platforms.filter((one) => subjects.every(({ node }) => node !== one));
	if (without.length === 0) return;
	throw unusable$1(`there is no predicate for ${without.map(describeNode).join(", ")}: give one for each platform, or use partial`);
}
function unusable$1(why) {
	return new TrustError("E_INPUT", `predicate-for: ${why}`);
}

// src/attest/image.ts
/* @__PURE__ */ init_defined();
init_error$2();
init_digest();
init_reference();
async function attestImage(task, sources, options, context) {
	const state = new SigningState("attestation");
	const there = /* @__PURE__ */ new Map();
	const errors = [];
	try {
		errors.push(...await attest$1(task, sources, options, context, {
			state,
			there
		}));
	} catch (error) {
		if (!isTrustError(error)) throw error;
		errors.push(failure$1(error, state, context));
	}
	return {
		...imageFields(task, state, errors),
		manifests: manifestsIn(state, there)
	};
}
function manifestsIn(state, there) {
	return state.byManifest().map(({ planned, ...manifest }) => ({
		...manifest,
		attestations: planned.flatMap(([one, report]) => {
			if (one.predicate === void 0) return [];
			const { type: predicateType, bytes } = one.predicate;
			return [{
				...report,
				predicateType,
				predicate: there.get(one) ?? digestOf(bytes)
			}];
		})
	}));
}
async function attest$1({ text, reference }, sources, options, context, { state, there }) {
	const { registry, now, beforeSigning, onProgress } = context;
	const { signatureRepository: elsewhere } = options;
	const attestations = registry.target(elsewhere ?? reference);
	const repository = elsewhere === void 0 ? attestations : registry.repository(reference);
	const root = await resolve(repository, reference);
	state.resolved(root.digest);
	const tree = await readTree(repository, root);
	const subjects = (await Promise.all(sources.map((source) => subjectsOf(source, tree, repository)))).flat();
	const plans = plansFor(tree.nodes, subjects, options);
	await mapConcurrently(16, [...plans.keys()], async (node) => {
		if (options.formats.includes("legacy")) assertLegacyStorable(node.digest);
		if (node.depth > 0) await assertSignable(repository, node);
	});
	const pause = (attempt) => context.pause(attempt);
	const writing = {
		signatures: attestations,
		pause
	};
	const lookup = {
		attestations,
		now
	};
	const present = await lookOrCreate(() => lookAll(plans, options, lookup), () => new Map([...plans.keys()].map((node) => [node, nothingThere])), attestations, options);
	for (const [node, planned] of plans) for (const one of planned) {
		const found = present.get(node)?.found.get(one);
		state.plan(one, found);
		if (found !== void 0) there.set(one, found.predicate);
	}
	if (options.dryRun !== true) {
		const found = [...present.values()].flatMap((one) => [...one.found.values()]);
		for (const one of found) await reattach(one, writing);
	}
	const making = {
		options,
		annotations: {},
		identity: cosignRepository(reference),
		now
	};
	if (await makeMissing(state, present, making, {
		...writing,
		...defined({ beforeSigning }),
		onPublished: (done, of) => onProgress?.({
			image: text,
			done,
			of,
			requests: registry.sent
		})
	})) await confirm(plans, options, {
		...lookup,
		pause
	});
	return sources.some(({ kind }) => kind === "manifest") ? misplaced(subjects) : [];
}
function plansFor(nodes, subjects, { formats }) {
	const plans = new Map(nodes.map((node) => [node, []]));
	for (const { node, predicate } of subjects) {
		const planned = plans.get(node) ?? [];
		if (!planned.some((one) => one.predicate?.type === predicate.type && Buffer.compare(one.predicate.bytes, predicate.bytes) === 0)) planned.push(...formats.map((format) => ({
			node,
			format,
			predicate
		})));
	}
	return new Map([...plans].filter(([, planned]) => planned.length > 0));
}
const nothingThere = {
	found: /* @__PURE__ */ new Map(),
	hasTag: false,
	referrers: 0,
	hasApi: true
};
async function lookAll(plans, options, context) {
	const looks = await mapConcurrently(16, [...plans], async ([node, planned]) => [node, await findExistingAttestations(node, planned, options, context)]);
	return new Map(looks);
}
const attempts$2 = 6;
async function confirm(plans, options, context) {
	await mapConcurrently(16, [...plans], async ([node, planned]) => {
		const { found } = await poll(() => findExistingAttestations(node, planned, options, context), ({ found }) => found.size === planned.length, {
			attempts: attempts$2,
			pause: context.pause
		});
		const absent = planned.find((one) => !found.has(one));
		if (absent === void 0) return;
		const message = `the ${predicateTypeName(absent.predicate?.type ?? "")} attestation of ${describeNode(node)} was pushed, but the registry does not serve it`;
		throw new TrustError("E_NOSIG", message, { digest: node.digest });
	});
}
function misplaced(subjects) {
	return subjects.filter(({ node, predicate }) => node.role === "index" && defaultPlace(predicate.type) !== "index").map(({ node, predicate }) => {
		const message = `the ${predicateTypeName(predicate.type)} attestation is about the index: it does not count for the platforms under it`;
		return finding("E_COVER", message, {
			severity: "warning",
			advice: "give a predicate for each platform (predicate-for)",
			...manifestFields(node)
		});
	});
}

// src/attest/report.ts
const attestReportSchema = "https://github.com/webdis/verify-action/schema/attest-report/v1";

// src/attest/attest.ts
init_error$2();
async function attestImages(tasks, sources, options, context) {
	if (tasks.length === 0) throw new TrustError("E_INPUT", "there is no image to attest");
	assertUsable(options);
	const started = context.now();
	const images = [];
	for (const task of tasks) images.push(await attestImage(task, sources, options, context));
	return {
		schema: attestReportSchema,
		tool: context.tool,
		started: started.toISOString(),
		finished: context.now().toISOString(),
		...conclusionOf(images.flatMap(({ findings }) => findings)),
		signer: reportedSigner(options.signer),
		formats: options.formats,
		logs: options.logs.map(({ url }) => url),
		images,
		requests: context.registry.sent
	};
}

// src/layout/file-error.ts
async function withFileErrors(path, work) {
	try {
		return await work();
	} catch (error) {
		if (error instanceof TrustError) throw error;
		throw fileError(path, error);
	}
}
function fileError(path, error) {
	const { code = "" } = error;
	if (full.has(code)) return new TrustError("E_LIMIT", `${path}: no space is left (${code})`);
	return new TrustError("E_INPUT", `${path}: ${reasons[code] ?? error.message}`);
}
function isMissing(error) {
	return error instanceof Error && "code" in error && error.code === "ENOENT";
}
var full, reasons;
var init_file_error = __esmMin((() => {
	init_error$2();
	full = /* @__PURE__ */ new Set([
		"ENOSPC",
		"EDQUOT",
		"EFBIG"
	]);
	reasons = {
		ENOENT: "it does not exist",
		ELOOP: "symbolic links are not followed (ELOOP)"
	};
}));

// src/layout/files.ts
var highWaterMark;
var init_files = __esmMin((() => {
	highWaterMark = 262144;
}));

// src/layout/tar.ts
async function readTar(readAt, total) {
	const entries = /* @__PURE__ */ new Map();
	let extended = {};
	let count = 0;
	for (let at = 0;;) {
		const header = await readAt(at, block);
		if (at === 0) assertTar(header);
		if (header.byteLength === 0 || header.every((byte) => byte === 0)) break;
		if (header.byteLength < block) return fail("it ends within a header");
		assertChecksum(header);
		count += 1;
		if (count > limits.archiveEntries) return limit(`${limits.archiveEntries} entries`);
		const type = String.fromCharCode(header[156] || 48);
		const size = extended.size ?? numberAt(header, 124, 12);
		const offset = at + block;
		if (offset + size > total) return fail("it ends within a file");
		if (type in isExtended) {
			if (size > limits.archiveHeader) return limit(`${limits.archiveHeader} bytes of a header`);
			const content = await readAt(offset, size);
			extended = merge(extended, isExtended[type]?.(content) ?? {});
		} else {
			add(entries, extended.path ?? nameOf$2(header), {
				offset,
				size,
				kind: kindOf(type, size)
			});
			extended = {};
		}
		at = offset + Math.ceil(size / block) * block;
	}
	if (entries.size === 0) return fail("it has no entries");
	return entries;
}
function merge(before, next) {
	if (before.path !== void 0 && next.path !== void 0) return fail("an entry has two names");
	return {
		...before,
		...next
	};
}
function kindOf(type, size) {
	if (type === "0" || type === "7") return "file";
	if (/^[1-6]$/.test(type) && size === 0) return type === "5" ? "folder" : "other";
	return fail(`an entry has the type ${JSON.stringify(type)} with ${size} bytes`);
}
function add(entries, written, entry) {
	const name = written.replace(/^(?:\.\/+)+/, "").replace(/\/+$/, "");
	if (name === "" || name === ".") return;
	const shown = JSON.stringify(name.slice(0, 200));
	if (/(?:^|\/)(?:\.{0,2})(?:\/|$)/.test(name)) fail(`${shown} is not a plain path`);
	const isFolder = entry.kind === "folder" || written.endsWith("/");
	const added = isFolder ? {
		...entry,
		kind: "folder"
	} : entry;
	const before = entries.get(name);
	if (before !== void 0 && !(isFolder && before.kind === "folder")) fail(`it has two entries of the name ${shown}`);
	entries.set(name, added);
}
function nameOf$2(header) {
	const name = textOf(header.subarray(0, 100));
	const prefix = header.subarray(257, 263).equals(Buffer.from("ustar\0")) ? textOf(header.subarray(345, 500)) : "";
	return prefix === "" ? name : `${prefix}/${name}`;
}
function readPax(content) {
	let found = {};
	for (let at = 0; at < content.byteLength;) {
		const [, digits] = /^([1-9][0-9]{0,5}) /.exec(content.toString("latin1", at, at + 7)) ?? [];
		const length = Number(digits);
		const record = content.toString("utf8", at, at + length);
		const [, key, value = ""] = /^[0-9]+ ([^=]+)=([\s\S]*)\n$/.exec(record) ?? [];
		if (key === void 0 || at + length > content.byteLength) return fail("a header is damaged");
		if (key.startsWith("GNU.sparse")) return fail("it has sparse files");
		if (key === "path") found = merge(found, { path: value });
		if (key === "size") {
			if (!/^[0-9]{1,15}$/.test(value)) return fail("a size is not a number");
			found = {
				...found,
				size: Number(value)
			};
		}
		at += length;
	}
	return found;
}
function numberAt(header, at, length) {
	const field = header.subarray(at, at + length);
	if ((field.readUInt8() & 128) !== 0) {
		const number = BigInt(`0x${field.toString("hex")}`) & ~(128n << BigInt(8 * (length - 1)));
		return number > BigInt(Number.MAX_SAFE_INTEGER) ? fail("a size is too large") : Number(number);
	}
	const digits = /^ *([0-7]*)[ \0]*$/.exec(field.toString("latin1"))?.[1];
	return digits === void 0 ? fail("a size is not a number") : Number.parseInt(digits || "0", 8);
}
function assertChecksum(header) {
	const stored = numberAt(header, 148, 8);
	if (header.reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 32 : byte), 0) !== stored) fail("the checksum of a header is wrong");
}
function assertTar(header) {
	const name = compressions[header.toString("hex", 0, 2)];
	if (name !== void 0) fail(`it is compressed with ${name}; decompress it first`);
}
function textOf(bytes) {
	const end = bytes.indexOf(0);
	return bytes.toString("utf8", 0, end < 0 ? bytes.byteLength : end);
}
function fail(why) {
	throw new TrustError("E_INPUT", `this is not a tar archive that can be read: ${why}`);
}
function limit(what) {
	throw new TrustError("E_LIMIT", `the tar archive has more than ${what}`);
}
var block, isExtended, compressions;
var init_tar = __esmMin((() => {
	init_error$2();
	init_limits();
	block = 512;
	isExtended = {
		x: readPax,
		g(content) {
			const { path, size } = readPax(content);
			return path === void 0 && size === void 0 ? {} : fail("a global header names a file");
		},
		L: (content) => ({ path: textOf(content) }),
		K: () => ({})
	};
	compressions = {
		"1f8b": "gzip",
		"28b5": "zstd",
		"425a": "bzip2",
		fd37: "xz"
	};
}));

// src/layout/archive.ts
async function openFile(path) {
	return withFileErrors(path, async () => {
		const file = await open(path, reading$1);
		const status = await file.stat();
		const { dev, ino, size, mtimeMs } = status;
		if (status.isFile()) return {
			file,
			size,
			version: [
				dev,
				ino,
				size,
				mtimeMs
			].join()
		};
		await file.close();
		throw new TrustError("E_INPUT", `${path} is not a regular file`);
	});
}
async function readAt(file, offset, length) {
	const bytes = Buffer.alloc(length);
	let at = 0;
	while (at < length) {
		const { bytesRead } = await file.read(bytes, at, length - at, offset + at);
		if (bytesRead === 0) break;
		at += bytesRead;
	}
	return bytes.subarray(0, at);
}
var reading$1, Archive;
var init_archive = __esmMin((() => {
	init_error$2();
	init_file_error();
	init_files();
	init_tar();
	reading$1 = constants$1.O_RDONLY | constants$1.O_NONBLOCK;
	Archive = class Archive {
		path;
		#entries;
		#version;
		constructor(path, entries, version) {
			this.path = path;
			this.#entries = entries;
			this.#version = version;
		}
		static async open(path) {
			const { file, size, version } = await openFile(path);
			try {
				const entries = await withFileErrors(path, () => readTar((offset, length) => readAt(file, offset, length), size));
				return new Archive(path, entries, version);
			} catch (error) {
				if (!isTrustError(error)) throw error;
				throw new TrustError(error.code, `${path}: ${error.message}`);
			} finally {
				await file.close();
			}
		}
		async open(path) {
			const entry = this.#find(path);
			if (entry === void 0) return void 0;
			const { offset, size } = entry;
			const { file } = await this.#reopen();
			const end = offset + size - 1;
			return {
				size,
				version: this.#version,
				stream(start) {
					if (start < size) return file.createReadStream({
						start: offset + start,
						end,
						highWaterMark
					});
					file.close();
					return Readable.from([]);
				},
				close: () => file.close()
			};
		}
		async read(path, limit) {
			const entry = this.#find(path);
			if (entry === void 0) return void 0;
			const { offset, size } = entry;
			if (size > limit) {
				const message = `${this.#name(path)} has ${size} bytes; the limit is ${limit}`;
				throw new TrustError("E_LIMIT", message);
			}
			const { file } = await this.#reopen();
			try {
				return await withFileErrors(this.path, () => readAt(file, offset, size));
			} finally {
				await file.close();
			}
		}
		#find(path) {
			const entry = this.#entries.get(path.join("/"));
			if (entry === void 0 || entry.kind === "file") return entry;
			throw new TrustError("E_INPUT", `${this.#name(path)} is not a regular file`);
		}
		#name(path) {
			return `${path.join("/")} in ${this.path}`;
		}
		async #reopen() {
			const now = await openFile(this.path);
			if (now.version === this.#version) return now;
			await now.file.close();
			throw new TrustError("E_INPUT", `${this.path} was changed while it was read`);
		}
	};
}));

// src/registry/blob-body.ts
var BlobBody;
var init_blob_body = __esmMin((() => {
	BlobBody = class extends Readable {
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
}));

// src/layout/blob-files.ts
async function hashOf(content, digest) {
	const hash = startDigest(digestAlgorithm(digest));
	for await (const bytes of content) hash.update(bytes);
	return hash.digest();
}
function pathOf(digest) {
	parseDigest(digest);
	return [
		"blobs",
		digestAlgorithm(digest),
		digestHex(digest)
	];
}
var BlobFiles;
var init_blob_files = __esmMin((() => {
	init_error$2();
	init_digest();
	init_blob_body();
	init_errors();
	init_file_error();
	BlobFiles = class {
		#files;
		#hashed = /* @__PURE__ */ new Map();
		constructor(files) {
			this.#files = files;
		}
		async read(digest, limit) {
			const bytes = await this.#files.read(pathOf(digest), limit);
			if (bytes !== void 0) assertDigest(bytes, digest);
			return bytes;
		}
		async size(digest) {
			const opened = await this.#files.open(pathOf(digest));
			await opened?.close();
			return opened?.size;
		}
		async open({ digest, size }, offset) {
			const opened = await this.#files.open(pathOf(digest));
			const where = {
				repository: this.#files.path,
				digest
			};
			if (opened === void 0) throw new TrustError("E_NOTFOUND", `${this.#files.path} does not contain ${digest}`, where);
			const message = `${this.#files.path}: the blob has ${opened.size} bytes, but ${size} are declared`;
			return new BlobBody(opened.stream(offset), {
				skip: 0,
				length: size - offset,
				failed: (error) => fileError(this.#files.path, error),
				tooLong: () => new TrustError("E_DIGEST", message, where),
				tooShort: () => new ShortBlob("E_DIGEST", message, where)
			});
		}
		async holds(digest) {
			const opened = await this.#files.open(pathOf(digest));
			if (opened === void 0) return false;
			if (this.#hashed.get(digest) === opened.version) {
				await opened.close();
				return true;
			}
			const stream = opened.stream(0);
			const actual = await withFileErrors(this.#files.path, () => hashOf(stream, digest));
			if (actual === digest) this.wasHashed(digest, opened.version);
			return actual === digest;
		}
		wasHashed(digest, version) {
			this.#hashed.set(digest, version);
		}
	};
}));

// src/layout/folder.ts
function versionOf({ dev, ino, size, mtimeNs, ctimeNs }) {
	return [
		dev,
		ino,
		size,
		mtimeNs,
		ctimeNs
	].join();
}
var reading, Folder;
var init_folder = __esmMin((() => {
	init_error$2();
	init_file_error();
	init_files();
	reading = constants$1.O_RDONLY | constants$1.O_NOFOLLOW | constants$1.O_NONBLOCK;
	Folder = class {
		path;
		constructor(path) {
			this.path = path;
		}
		async open(path) {
			const opened = await this.#open(path);
			if (opened === void 0) return void 0;
			const { file, size, version } = opened;
			return {
				size,
				version,
				stream: (start) => file.createReadStream({
					start,
					highWaterMark
				}),
				close: () => file.close()
			};
		}
		async read(path, limit) {
			const opened = await this.#open(path);
			if (opened === void 0) return void 0;
			const { file, size } = opened;
			const name = join$2(this.path, ...path);
			try {
				if (size > limit) throw new TrustError("E_LIMIT", `${name} has ${size} bytes; the limit is ${limit}`);
				return await withFileErrors(name, () => file.readFile());
			} finally {
				await file.close();
			}
		}
		async #open(path) {
			const name = join$2(this.path, ...path);
			return withFileErrors(name, async () => {
				try {
					await this.assertFolders(path);
					const file = await open(name, reading);
					const status = await file.stat({ bigint: true });
					if (status.isFile()) return {
						file,
						size: Number(status.size),
						version: versionOf(status)
					};
					await file.close();
				} catch (error) {
					if (isMissing(error)) return void 0;
					throw error;
				}
				throw new TrustError("E_INPUT", `${name} is not a regular file`);
			});
		}
		async assertFolders(path) {
			for (const folder of this.foldersOf(path)) {
				if ((await lstat(folder)).isDirectory()) continue;
				throw new TrustError("E_INPUT", `${folder} is not a folder; symbolic links are not followed`);
			}
		}
		foldersOf(path) {
			return path.slice(0, -1).map((_, at) => join$2(this.path, ...path.slice(0, at + 1)));
		}
	};
}));

// src/layout/layout-index.ts
function namesOf({ annotations }) {
	return [annotations[refName], annotations[imageName]].flatMap((name) => name || []);
}
function referencesOf(entry) {
	return namesOf(entry).filter((name) => !isTag(name));
}
function tagsOfReferences(entry) {
	return referencesOf(entry).flatMap((text) => {
		try {
			return parseReference(text).tag ?? [];
		} catch (error) {
			if (isTrustError(error, "E_REF", "E_DIGEST")) return [];
			throw error;
		}
	});
}
function readEntry$2(entry) {
	try {
		return [readDescriptor(entry, "index.json")];
	} catch (error) {
		if (isTrustError(error, "E_MANIFEST", "E_DIGEST")) return [];
		throw error;
	}
}
function plain({ mediaType, digest, size }) {
	return {
		mediaType,
		digest,
		size
	};
}
function annotationsOf(entry) {
	const annotations = isObject(entry) ? entry["annotations"] : void 0;
	return isObject(annotations) ? annotations : {};
}
function tagOf(entry) {
	return annotationsOf(entry)[refName];
}
function digestIn$1(entry) {
	const digest = isObject(entry) ? entry["digest"] : void 0;
	return typeof digest === "string" ? digest : void 0;
}
function withName(entry, tag) {
	if (!isObject(entry)) return entry;
	return {
		...entry,
		annotations: {
			...annotationsOf(entry),
			[refName]: tag
		}
	};
}
function untagged(entry) {
	if (!isObject(entry)) return entry;
	const { annotations: _, ...rest } = entry;
	const { [refName]: __, ...annotations } = annotationsOf(entry);
	return Object.keys(annotations).length === 0 ? rest : {
		...rest,
		annotations
	};
}
function withoutCopies(entries) {
	return entries.filter((entry, at) => {
		if ((isObject(entry) ? Object.keys(entry).sort().join() : "") !== "digest,mediaType,size") return true;
		return !entries.some((other, i) => i !== at && digestIn$1(other) === digestIn$1(entry));
	});
}
function readJson(bytes) {
	try {
		return parseDocument(bytes);
	} catch (error) {
		return malformed(error.message);
	}
}
function malformed(why) {
	throw new TrustError("E_MANIFEST", `index.json of the layout cannot be read: ${why}`);
}
var refName, imageName, LayoutIndex;
var init_layout_index = __esmMin((() => {
	init_error$2();
	init_descriptor();
	/* @__PURE__ */ init_go_json();
	init_json$1();
	init_media_type();
	init_reference();
	refName = "org.opencontainers.image.ref.name";
	imageName = "io.containerd.image.name";
	LayoutIndex = class LayoutIndex {
		#document;
		#entries;
		descriptors;
		constructor(document, entries) {
			this.#document = document;
			this.#entries = entries;
			this.descriptors = entries.flatMap(readEntry$2);
		}
		static empty = new LayoutIndex({
			schemaVersion: 2,
			mediaType: mediaTypes.index
		}, []);
		static parse(bytes) {
			const document = readJson(bytes);
			if (!isObject(document)) return malformed("it is not an object");
			const { schemaVersion, mediaType, manifests } = document;
			if (schemaVersion !== 2) return malformed("its schemaVersion is not 2");
			if ((mediaType || mediaTypes.index) !== mediaTypes.index) return malformed("it is not an image index");
			if ("config" in document || "layers" in document) return malformed("it is also an image");
			if (manifests === null) return new LayoutIndex(document, []);
			if (!Array.isArray(manifests)) return malformed("it has no list of manifests");
			return new LayoutIndex(document, manifests);
		}
		toBytes() {
			return Buffer.from(goJson({
				...this.#document,
				manifests: this.#entries
			}));
		}
		tags() {
			const names = this.descriptors.map(({ annotations }) => annotations[refName] ?? "");
			return [...new Set(names)].filter(isTag);
		}
		tagged(tag) {
			const [first, ...rest] = this.descriptors.filter((entry) => entry.annotations[refName] === tag);
			if (rest.every(({ digest }) => digest === first?.digest)) return first;
			return malformed(`two manifests have the tag ${tag}`);
		}
		findByName(tag) {
			const exact = this.tagged(tag);
			if (exact !== void 0) return exact;
			const found = this.descriptors.filter((entry) => tagsOfReferences(entry).includes(tag));
			const [first, ...rest] = found;
			if (rest.every(({ digest }) => digest === first?.digest)) return first;
			return malformed(`two manifests have the tag ${tag} (${found.flatMap((entry) => referencesOf(entry)).join(" and ")}); use a digest instead`);
		}
		allTags() {
			return [.../* @__PURE__ */ new Set([...this.tags(), ...this.descriptors.flatMap(tagsOfReferences)])];
		}
		entry(digest) {
			return this.descriptors.find((entry) => entry.digest === digest);
		}
		withManifest(named) {
			if (this.entry(named.digest) !== void 0) return this;
			return this.#with([...this.#entries, plain(named)]);
		}
		withTag(tag, named) {
			const before = this.#entries.filter((entry) => tagOf(entry) === tag);
			if (before.length === 1 && digestIn$1(before[0]) === named.digest) return this;
			const freed = this.#entries.map((entry) => tagOf(entry) === tag ? untagged(entry) : entry);
			const at = freed.findIndex((entry) => digestIn$1(entry) === named.digest && tagOf(entry) === void 0);
			if (at < 0) return this.#with(withoutCopies([...freed, withName(plain(named), tag)]));
			return this.#with(withoutCopies(freed.with(at, withName(freed[at] ?? null, tag))));
		}
		withoutUntagged(digest) {
			const gone = (entry) => digestIn$1(entry) === digest && tagOf(entry) === void 0;
			return this.#with(this.#entries.filter((entry) => !gone(entry)));
		}
		#with(entries) {
			return new LayoutIndex(this.#document, entries);
		}
	};
}));

// src/layout/index-file.ts
var IndexFile;
var init_index_file = __esmMin((() => {
	init_error$2();
	init_limits();
	init_layout_index();
	IndexFile = class {
		#files;
		#last;
		constructor(files) {
			this.#files = files;
		}
		async read() {
			const bytes = await this.#files.read(["index.json"], limits.manifest);
			if (bytes === void 0) throw new TrustError("E_INPUT", `${this.#files.path} is not an image layout: it has no index.json`);
			if (this.#last === void 0 || Buffer.compare(this.#last.bytes, bytes) !== 0) this.#last = {
				bytes,
				index: LayoutIndex.parse(bytes)
			};
			return this.#last.index;
		}
	};
}));

// src/oci/contents.ts
function readContents(bytes, contentType) {
	const document = readDocument(bytes);
	const unreadable = [];
	const one = (field) => read(document[field], field, unreadable);
	const all = (field) => {
		const value = document[field];
		return (Array.isArray(value) ? value : []).flatMap((entry, at) => read(entry, `${field}[${at}]`, unreadable));
	};
	const [subject] = one("subject");
	const [config] = one("config");
	const artifactType = nonEmptyText(document["artifactType"]);
	return {
		mediaType: mediaTypeOf(document, contentType),
		...defined({ artifactType }),
		annotations: textEntries(document["annotations"]),
		...defined({
			subject,
			config
		}),
		blobs: [
			...config === void 0 ? [] : [config],
			...all("layers"),
			...all("blobs")
		],
		manifests: all("manifests"),
		unreadable
	};
}
function readDocument(bytes) {
	for (const parse of [parseJson, parseLeniently]) try {
		const value = parse(bytes);
		if (isObject(value)) return value;
	} catch {}
	return {};
}
function parseLeniently(bytes) {
	return JSON.parse(Buffer.from(bytes).toString("utf8"));
}
function mediaTypeOf(document, contentType) {
	const mediaType = nonEmptyText(document["mediaType"]);
	if (mediaType !== void 0) return mediaType;
	const header = contentType?.split(";")[0]?.trim() ?? "";
	if (header.startsWith("application/vnd.")) return header;
	return "manifests" in document ? mediaTypes.index : mediaTypes.manifest;
}
function read(value, field, unreadable) {
	if (value === void 0 || value === null) return [];
	try {
		if (!isObject(value)) throw new TypeError();
		const { digest, size, artifactType, data } = value;
		const plain = {
			mediaType: nonEmptyText(value["mediaType"]) ?? "application/octet-stream",
			digest,
			size,
			annotations: textEntries(value["annotations"]),
			...typeof artifactType === "string" ? { artifactType } : {},
			...typeof data === "string" ? { data } : {}
		};
		return [readDescriptor(plain, field)];
	} catch {
		unreadable.push(field);
		return [];
	}
}
var init_contents = __esmMin((() => {
	/* @__PURE__ */ init_defined();
	init_descriptor();
	init_json$1();
	init_media_type();
}));

// src/layout/graph.ts
function readNode(bytes, digest, mediaType) {
	const contents = readContents(bytes, mediaType);
	const { subject, manifests } = contents;
	const entry = referrerEntry(contents, digest, bytes.byteLength);
	return {
		...subject === void 0 ? {} : { subject: subject.digest },
		described: readDescriptor(entry, "a manifest"),
		children: manifests,
		next: subject === void 0 ? manifests : [...manifests, subject]
	};
}
function tooMany(limit) {
	const message = `the layout has more than ${limit} manifests, too many to search for referrers`;
	return new TrustError("E_LIMIT", message);
}
var Graph, digestIn;
var init_graph = __esmMin((() => {
	init_error$2();
	init_limits();
	init_contents();
	init_descriptor();
	init_media_type();
	init_referrer_list();
	Graph = class {
		#blobs;
		#limit;
		#nodes = /* @__PURE__ */ new Map();
		constructor(blobs, limit = limits.layoutManifests) {
			this.#blobs = blobs;
			this.#limit = limit;
		}
		async referrersOf(subject, roots) {
			const found = [];
			const visited = /* @__PURE__ */ new Set();
			const waiting = [...roots];
			for (let at = waiting.pop(); at !== void 0; at = waiting.pop()) {
				if (visited.has(at.digest) || !isManifestType(at.mediaType)) continue;
				visited.add(at.digest);
				if (visited.size > this.#limit) throw tooMany(this.#limit);
				const node = await this.#node(at);
				if (node === void 0) continue;
				if (node.subject === subject) found.push(node.described);
				waiting.push(...node.next);
			}
			return found;
		}
		async imagesAmong(roots) {
			if (roots.length > this.#limit) throw tooMany(this.#limit);
			const nodes = /* @__PURE__ */ new Map();
			for (const root of roots.filter(({ mediaType }) => isManifestType(mediaType))) {
				const node = await this.#node(root);
				if (node !== void 0) nodes.set(root, node);
			}
			const parts = new Set([...nodes.values()].flatMap(({ children }) => children.map(digestIn)));
			return [...nodes].filter(([{ digest }, { subject }]) => subject === void 0 && !parts.has(digest)).map(([root]) => root);
		}
		async #node({ digest, mediaType }) {
			const known = this.#nodes.get(digest);
			if (known !== void 0) return known;
			const bytes = await this.#blobs.read(digest, limits.manifest);
			if (bytes === void 0) return void 0;
			const node = readNode(bytes, digest, mediaType);
			this.#nodes.set(digest, node);
			return node;
		}
	};
	digestIn = ({ digest }) => digest;
}));

// src/layout/reader.ts
function isAttachmentTag(tag) {
	return /^sha(?:256|512)-[0-9a-f]{64}/.test(tag);
}
function etagOf(digest) {
	return `"${digest}"`;
}
function readList({ bytes, digest }, subject) {
	if (digest === subject) return nothing;
	try {
		const { descriptors, skipped } = readReferrerIndex(bytes, subject);
		return {
			descriptors,
			...skipped.length === 0 ? {} : { skipped }
		};
	} catch (error) {
		if (!isTrustError(error, "E_MANIFEST")) throw error;
		return {
			...nothing,
			skipped: [`the referrers tag is ignored: ${error.message}`]
		};
	}
}
var LayoutReader, nothing;
var init_reader = __esmMin((() => {
	init_error$2();
	init_limits();
	init_manifests();
	init_referrer_list();
	init_graph();
	init_layout_index();
	LayoutReader = class {
		name;
		#index;
		#blobs;
		#graph;
		constructor({ name, index, blobs }) {
			this.name = name;
			this.#index = index;
			this.#blobs = blobs;
			this.#graph = new Graph(blobs);
		}
		async manifest(reference) {
			const named = await this.#find(reference);
			if (named === void 0) return void 0;
			const { digest, contentType } = named;
			const bytes = await this.#blobs.read(digest, limits.manifest);
			if (bytes === void 0) return void 0;
			return {
				...contentType,
				bytes,
				digest,
				etag: etagOf(digest)
			};
		}
		async manifestHead(reference) {
			const named = await this.#find(reference);
			if (named === void 0) return void 0;
			const { digest, contentType } = named;
			const size = await this.#blobs.size(digest);
			return size === void 0 ? void 0 : {
				...contentType,
				digest,
				size
			};
		}
		async blob({ digest, size }, limit) {
			if (size > limit) {
				const message = `a blob of ${size} bytes is declared; the limit is ${limit}`;
				throw new TrustError("E_LIMIT", message, { digest });
			}
			const actual = await this.#blobs.size(digest);
			if (actual === void 0) return void 0;
			if (actual === size) return this.#blobs.read(digest, size);
			const message = `the blob has ${actual} bytes, but ${size} are declared`;
			throw new TrustError("E_DIGEST", message, { digest });
		}
		openBlob(blob, offset) {
			return this.#blobs.open(blob, offset);
		}
		hasBlob(digest) {
			return this.#blobs.holds(digest);
		}
		async referrers(subject) {
			const { descriptors: roots } = await this.#index.read();
			const found = await this.#graph.referrersOf(subject, roots);
			const known = new Set(found.map(({ digest }) => digest));
			const { descriptors, ...more } = await this.referrersByTag(subject);
			const further = descriptors.filter(({ digest }) => !known.has(digest));
			if (further.length === 0) return {
				descriptors: found,
				source: "api"
			};
			return {
				...more,
				descriptors: [...found, ...further],
				source: "tag"
			};
		}
		async referrersByTag(subject) {
			const stored = await this.manifest(referrersTag(subject));
			return {
				...stored === void 0 ? nothing : readList(stored, subject),
				source: "tag"
			};
		}
		async *tags() {
			yield* this.tagsIn(await this.#index.read());
		}
		async onlyImage() {
			const { descriptors } = await this.#index.read();
			const [image, ...others] = (await this.#graph.imagesAmong(descriptors)).filter((one) => !namesOf(one).some(isAttachmentTag));
			if (image === void 0 || others.some(({ digest }) => digest !== image.digest)) return;
			return {
				digest: image.digest,
				names: [image, ...others].flatMap(namesOf)
			};
		}
		tagged(index, tag) {
			return index.findByName(tag);
		}
		tagsIn(index) {
			return index.allTags();
		}
		async #find(reference) {
			const { digest, tag } = readReference(reference);
			const index = await this.#index.read();
			const entry = digest === void 0 ? this.tagged(index, tag ?? "") : index.entry(digest);
			const found = digest ?? entry?.digest;
			if (found === void 0) return void 0;
			return {
				digest: found,
				contentType: entry === void 0 ? {} : { contentType: entry.mediaType }
			};
		}
	};
	nothing = { descriptors: [] };
}));

// src/layout/open.ts
async function openLayout(directory) {
	return readerOf(directory, new Folder(await resolved(directory)));
}
async function openArchive(file) {
	return readerOf(file, await Archive.open(await resolved(file)), "oci-archive");
}
async function openLayoutImage({ path, isArchive, tag, digest }) {
	const layout = await (isArchive === true ? openArchive(path) : openLayout(path));
	const isNamed = tag !== void 0 || digest !== void 0;
	const only = isNamed || await layout.manifestHead("latest") !== void 0 ? void 0 : await layout.onlyImage();
	if (only !== void 0) return {
		layout,
		reference: { digest: only.digest },
		names: only.names
	};
	return {
		layout,
		reference: isNamed ? defined({
			tag,
			digest
		}) : { tag: "latest" },
		names: []
	};
}
async function readerOf(name, files, scheme) {
	if (!await hasVersion(files)) throw new TrustError("E_INPUT", `${name} is not an image layout: it has no ${versionFile}`);
	const index = new IndexFile(files);
	await index.read();
	return new LayoutReader({
		name: nameOf$1(name, scheme),
		index,
		blobs: new BlobFiles(files)
	});
}
function resolved(path) {
	return withFileErrors(path, () => realpath(path));
}
function nameOf$1(directory, scheme = "oci") {
	const above = dirname(directory);
	return {
		registry: `${scheme}:${above === "/" ? "" : above}`,
		path: basename(directory)
	};
}
async function hasVersion(files) {
	const bytes = await files.read([versionFile], versionLimit);
	if (bytes === void 0) return false;
	if (readVersion(bytes) === "1.0.0") return true;
	const message = `${files.path} is not an image layout of version ${version}`;
	throw new TrustError("E_INPUT", message);
}
function readVersion(bytes) {
	try {
		const document = parseDocument(bytes);
		return isObject(document) ? document["imageLayoutVersion"] : void 0;
	} catch {
		return;
	}
}
var version, versionFile, versionLimit;
var init_open = __esmMin((() => {
	/* @__PURE__ */ init_defined();
	init_error$2();
	init_json$1();
	init_archive();
	init_blob_files();
	init_file_error();
	init_folder();
	init_index_file();
	init_reader();
	version = "1.0.0";
	versionFile = "oci-layout";
	versionLimit = 4096;
}));

// src/run/layout-task.ts
var layout_task_exports = /* @__PURE__ */ __exportAll({ layoutTask: () => layoutTask });
async function layoutTask(text, name) {
	const { layout, reference } = await openLayoutImage(name);
	return {
		text,
		reference: {
			...layout.name,
			...reference
		},
		repository: layout
	};
}
var init_layout_task = __esmMin((() => {
	init_open();
}));

// src/run/images.ts
/* @__PURE__ */ init_defined();
init_error$2();
init_reference();
async function imageTasks(images, tag) {
	const tasks = await Promise.all(images.map((image) => imageTask(image, tag)));
	checkItems(tasks.map(({ reference }) => formatReference(reference)), "images");
	return tasks;
}
function assertNamed({ text, reference: { tag, digest } }) {
	if (tag !== void 0 || digest !== void 0) return;
	throw new TrustError("E_REF", `images: ${text} has neither a digest nor a tag: give the digest that your build returned`);
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
		const { layoutTask } = await Promise.resolve().then(() => (init_layout_task(), layout_task_exports));
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
	init_error$2();
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

// src/identity/fulcio.ts
init_address();
init_limits();
init_json$1();
init_shape();
function fulcioClient(base, transport) {
	const service = {
		name: "certificate authority",
		url: base,
		accept: "application/json",
		refusalCode: "E_AUTH",
		refusalStatuses: [401, 403],
		confidential: true
	};
	return {
		url: base,
		async issue({ token, publicKey, proofOfPossession }) {
			const answer = await post$1(service, transport, `${baseUrl(base)}/api/v2/signingCert`, {
				credentials: { oidcIdentityToken: token },
				publicKeyRequest: {
					publicKey: {
						algorithm: "ECDSA",
						content: publicKey
					},
					proofOfPossession: Buffer.from(proofOfPossession).toString("base64")
				}
			});
			const body = bodyOf(service, answer);
			try {
				return readChain(parseJson(body));
			} catch (error) {
				throw unreadable$1(service, "certificate", error);
			}
		}
	};
}
function readChain(answer) {
	const of = (value) => isObject(value) ? value : {};
	const fields = of(answer);
	const certificates = of(of(fields["signedCertificateEmbeddedSct"] ?? fields["signedCertificateDetachedSct"])["chain"])["certificates"];
	if (!Array.isArray(certificates)) return fail$2("response", "holds no chain of certificates");
	if (certificates.length > limits.chain) return fail$2("response", `holds ${certificates.length} certificates, of ${limits.chain} at most`);
	const [leaf, ...authorities] = certificates.map(readCertificate);
	return leaf === void 0 ? fail$2("response", "holds no certificate") : [leaf, ...authorities];
}
function readCertificate(value, index) {
	const at = `response.certificates[${index}]`;
	const { label, der } = parsePem(text$2(value, at));
	if (label !== "CERTIFICATE") return fail$2(at, `is a ${label}`);
	return der.length <= limits.certificate ? der : fail$2(at, `has more than ${limits.certificate} bytes`);
}

// src/transparency/rekor-v1.ts
init_json$1();
init_shape();
function rekorV1(base, transport) {
	const service = logService(base);
	const url = `${baseUrl(base)}/api/v1/log/entries`;
	const fetchExisting = (conflict) => {
		const { host } = new URL(base);
		const id = entryId(conflict.headers.location);
		if (id === void 0) throw new EntryExists(host, {
			host,
			status: conflict.status
		});
		return ask(service, transport, {
			method: "GET",
			url: new URL(`${url}/${id}`)
		});
	};
	return {
		url: base,
		version: "rekor-v1",
		async testify(content, publicKey) {
			const posted = await post$1(service, transport, url, proposedEntry(content, publicKey));
			const answer = posted.status === 409 ? await fetchExisting(posted) : posted;
			const body = bodyOf(service, answer);
			try {
				return { tlogEntries: [readResponse(parseJson(body), "response")] };
			} catch (error) {
				throw unreadable$1(service, "log entry", error);
			}
		}
	};
}
function entryId(location = "") {
	return /\/((?:[0-9a-f]{16})?[0-9a-f]{64})$/.exec(location)?.[1];
}
function proposedEntry(content, publicKey) {
	const key = Buffer.from(publicKey).toString("base64");
	if (content.$case === "dsseEnvelope") return {
		apiVersion: "0.0.1",
		kind: "dsse",
		spec: { proposedContent: {
			envelope: JSON.stringify(envelopeToJSON(content.dsseEnvelope)),
			verifiers: [key]
		} }
	};
	const { messageDigest, signature } = content.messageSignature;
	return {
		apiVersion: "0.0.1",
		kind: "hashedrekord",
		spec: {
			data: { hash: {
				algorithm: "sha256",
				value: messageDigest.digest.toString("hex")
			} },
			signature: {
				content: signature.toString("base64"),
				publicKey: { content: key }
			}
		}
	};
}
function pickFields(fields) {
	const shape = object$1(fields);
	const names = new Set(Object.keys(fields));
	return (value, at) => shape(Object.fromEntries(Object.entries(anyObject(value, at)).filter(([name]) => names.has(name))), at);
}
const logEntry = pickFields({
	body: base64,
	integratedTime: count$3,
	logID: sha256Hex,
	logIndex: count$3,
	verification: pickFields({
		inclusionProof: pickFields({
			checkpoint: text$2,
			hashes: optional$1(list$2(sha256Hex)),
			logIndex: count$3,
			rootHash: sha256Hex,
			treeSize: count$3
		}),
		signedEntryTimestamp: optional$1(base64)
	})
});
const entryHeader = pickFields({
	kind: text$2,
	apiVersion: text$2
});
function readResponse(value, at) {
	const [only, ...others] = Object.values(anyObject(value, at));
	if (only === void 0 || others.length > 0) return fail$2(at, "does not have exactly one entry");
	const { body, integratedTime, logID, logIndex, verification } = logEntry(only, at);
	const { kind, apiVersion } = entryHeader(parseJson(body), `${at}.body`);
	const { inclusionProof: proof, signedEntryTimestamp } = verification;
	const hex = (digits) => Buffer.from(digits, "hex");
	return {
		logIndex: String(logIndex),
		logId: { keyId: hex(logID) },
		kindVersion: {
			kind,
			version: apiVersion
		},
		integratedTime: String(integratedTime),
		inclusionPromise: signedEntryTimestamp && { signedEntryTimestamp },
		inclusionProof: {
			logIndex: String(proof.logIndex),
			rootHash: hex(proof.rootHash),
			treeSize: String(proof.treeSize),
			hashes: (proof.hashes ?? []).map(hex),
			checkpoint: { envelope: proof.checkpoint }
		},
		canonicalizedBody: body
	};
}

// src/transparency/rekor-v2.ts
init_error$2();
init_json$1();
init_shape();
function rekorV2(base, transport) {
	const service = logService(base);
	const url = `${baseUrl(base)}/api/v2/log/entries`;
	return {
		url: base,
		version: "rekor-v2",
		async testify(content, publicKey) {
			const answer = await post$1(service, transport, url, requestFor(content, publicKey));
			const { host } = new URL(base);
			if (answer.status === 409) throw new EntryExists(host, {
				host,
				status: 409
			});
			const body = bodyOf(service, answer);
			try {
				return { tlogEntries: [readEntry$1(body)] };
			} catch (error) {
				throw unreadable$1(service, "log entry", error);
			}
		}
	};
}
function requestFor(content, publicKey) {
	if (content.$case === "messageSignature") throw new TrustError("E_INPUT", "Rekor v2 issues no signed entry timestamps, which legacy signatures require");
	const { payload, payloadType, signatures } = content.dsseEnvelope;
	const signed = preAuthEncoding(payloadType, payload);
	return { hashedRekordRequestV002: {
		digest: createHash("sha256").update(signed).digest("base64"),
		signature: {
			content: signatures[0]?.sig.toString("base64"),
			verifier: verifier(publicKey)
		}
	} };
}
function verifier(pem) {
	const { namedCurve, modulusLength } = createPublicKey$1(pem).asymmetricKeyDetails ?? {};
	const keyDetails = keyDetailsOf[namedCurve ?? `rsa-${modulusLength}`];
	if (keyDetails === void 0) throw new TrustError("E_KEY", "Rekor v2 accepts ECDSA P-256 keys, and RSA keys of 2048, 3072 or 4096 bits");
	const { label, der } = parsePem(pem);
	const rawBytes = der.toString("base64");
	return label === "CERTIFICATE" ? {
		x509Certificate: { rawBytes },
		keyDetails
	} : {
		publicKey: { rawBytes },
		keyDetails
	};
}
const keyDetailsOf = {
	prime256v1: "PKIX_ECDSA_P256_SHA_256",
	"rsa-2048": "PKIX_RSA_PKCS1V15_2048_SHA256",
	"rsa-3072": "PKIX_RSA_PKCS1V15_3072_SHA256",
	"rsa-4096": "PKIX_RSA_PKCS1V15_4096_SHA256"
};
function readEntry$1(bytes) {
	const entry = TransparencyLogEntry.fromJSON(parseJson(bytes));
	const { logId, kindVersion, inclusionProof } = entry;
	const checkpoint = inclusionProof?.checkpoint;
	return logId && kindVersion && inclusionProof && checkpoint ? {
		...entry,
		logId,
		kindVersion,
		inclusionProof: {
			...inclusionProof,
			checkpoint
		}
	} : fail$2("response", "is not a complete entry");
}

// src/transparency/signing-config.ts
init_error$2();
init_shape();
init_validity();
const service = object$1({
	url: text$2,
	majorApiVersion: count$3,
	validFor: validity,
	operator: optional$1(text$2)
});
const selection = object$1({
	selector: optional$1(oneOf$2("SERVICE_SELECTOR_UNDEFINED", "ALL", "ANY", "EXACT")),
	count: optional$1(count$3)
});
const mediaType = oneOf$2("application/vnd.dev.sigstore.signingconfig.v0.2+json");
const fields = object$1({
	mediaType,
	caUrls: optional$1(list$2(anything)),
	oidcUrls: optional$1(list$2(anything)),
	rekorTlogUrls: optional$1(list$2(service)),
	rekorTlogConfig: optional$1(selection),
	tsaUrls: optional$1(list$2(service)),
	tsaConfig: optional$1(selection)
});
const signingConfig = (value, at) => {
	mediaType(anyObject(value, at)["mediaType"], `${at}.mediaType`);
	return fields(value, at);
};
function chooseServices(bytes, source, now, keyless = false) {
	try {
		const config = readJson$2(signingConfig, bytes, "signing config");
		const logs = choose("rekorTlog", config.rekorTlogUrls, config.rekorTlogConfig, [2, 1], now);
		const authorities = choose("tsa", config.tsaUrls, config.tsaConfig, [1], now);
		return {
			logs: logs.map(({ service: { url }, version }) => ({
				url,
				version
			})),
			timestampUrls: authorities.map(({ service: { url } }) => url),
			...keyless ? { fulcioUrl: chooseFulcio(config.caUrls, now) } : {}
		};
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new TrustError("E_INPUT", `${source}: ${error.message}`, {}, error);
	}
}
function chooseFulcio(services = [], now) {
	const [first] = choose("ca", list$2(service)(services, "signing config.caUrls"), {
		selector: "ANY",
		count: void 0
	}, [1], now);
	return first?.service.url ?? fail$2("caUrls", "name no certificate authority (Fulcio)");
}
function choose(name, services = [], selection = {
	selector: void 0,
	count: void 0
}, versions, now) {
	if (services.length === 0) return [];
	const valid = services.filter(({ validFor }) => isWithin$1(validFor, now)).sort((a, b) => b.validFor.start.getTime() - a.validFor.start.getTime());
	const best = versions.map((version) => {
		return onePerOperator(valid.filter(({ majorApiVersion }) => majorApiVersion === version)).map((service) => ({
			service,
			version
		}));
	}).find((found) => found.length > 0);
	if (best === void 0) return fail$2(`${name}Urls`, "has no service that is valid now and has a supported version");
	return select(name, best, selection);
}
function onePerOperator(services) {
	return [...Map.groupBy(services, ({ operator }) => operator).values()].flatMap(([newest]) => newest === void 0 ? [] : [newest]);
}
function select(name, services, { selector, count }) {
	switch (selector) {
		case "ALL": return services;
		case "ANY": return services.slice(0, 1);
		case "EXACT": {
			const required = count ?? 0;
			if (required > 0 && required <= services.length) return services.slice(0, required);
			return fail$2(`${name}Config`, `requires ${required} services, but there are ${services.length}`);
		}
		default: return fail$2(`${name}Config`, "does not say how many services to use");
	}
}

// src/transparency/timestamp.ts
function timestampAuthority(base, transport) {
	const service = {
		name: "timestamp authority",
		url: base,
		accept: "application/timestamp-reply",
		refusalCode: "E_TIME"
	};
	const url = new URL(base).pathname === "/" ? `${baseUrl(base)}/api/v1/timestamp` : baseUrl(base);
	return {
		url: base,
		async testify(content) {
			const request = {
				artifactHash: createHash("sha256").update(signatureOf(content)).digest("base64"),
				hashAlgorithm: "sha256"
			};
			const der = bodyOf(service, await post$1(service, transport, url, request));
			return { rfc3161Timestamps: [{ signedTimestamp: Buffer.from(der) }] };
		}
	};
}
function signatureOf(content) {
	if (content.$case === "messageSignature") return content.messageSignature.signature;
	const [signature] = content.dsseEnvelope.signatures;
	if (signature === void 0) throw new Error("the envelope has no signature");
	return signature.sig;
}

// src/run/services.ts
init_error$2();
init_files$1();
init_limits();
const publicGoodRekor = "https://rekor.sigstore.dev";
const publicGoodFulcio = "https://fulcio.sigstore.dev";
async function servicesOf(values, now) {
	const { rekorUrl, rekorVersion, signingConfig, timestampUrl, log, keyless } = values;
	if (signingConfig !== void 0) {
		const bytes = await readBounded(signingConfig, limits.manifest, "signing-config: the file");
		return chooseServices(bytes, signingConfig, now, keyless);
	}
	return {
		logs: log ? [{
			url: rekorUrl ?? publicGoodRekor,
			version: rekorVersion ?? 1
		}] : [],
		timestampUrls: timestampUrl === void 0 ? [] : [timestampUrl],
		...keyless ? { fulcioUrl: values.fulcioUrl ?? "https://fulcio.sigstore.dev" } : {}
	};
}
function openServices({ logs, timestampUrls, fulcioUrl }, { transport, insecureHosts }, host) {
	const checked = (url) => checkUrl(url, insecureHosts);
	return {
		logs: logs.map(({ url, version }) => {
			return announced((version === 2 ? rekorV2 : rekorV1)(checked(url), transport), host);
		}),
		timestamps: timestampUrls.map((url) => timestampAuthority(checked(url), transport)),
		...fulcioUrl === void 0 ? {} : { fulcio: fulcioClient(checked(fulcioUrl), transport) }
	};
}
function announced(log, { onWait }) {
	return {
		...log,
		testify: (content, publicKey) => {
			onWait?.(`waiting for the log ${new URL(log.url).host}`);
			return log.testify(content, publicKey);
		}
	};
}
function checkUrl(text, insecureHosts, what = "a log, timestamp authority or certificate authority") {
	const fail = (why) => {
		throw new TrustError("E_INPUT", `${what}: ${why}`);
	};
	if (!URL.canParse(text)) return fail(`${JSON.stringify(text.slice(0, 300))} is not a URL`);
	const url = new URL(text);
	if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return fail(`the URL for ${url.host} may contain no credentials, no query and no fragment`);
	if (!mayUse(url, insecureHosts)) return fail(`${url.protocol}//${url.host} is not https (--insecure-registry allows http)`);
	return text.replace(/\/+$/, "");
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

// src/transparency/trusted-root.ts
function parseTrustedRoot(bytes, source) {
	try {
		const read = readJson$2(rootShape, bytes, "trusted root");
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
				publicKey: () => fail$2("trusted root", "has no keys of signers")
			},
			bytes
		};
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		throw new TrustError("E_TRUST", `${source} is not usable: ${error.message}`, {}, error);
	}
}
function trustedLog({ baseUrl, logId, checkpointKeyId, publicKey }) {
	if (checkpointKeyId !== void 0 && !checkpointKeyId.keyId.equals(logId.keyId)) return fail$2(baseUrl, "has a checkpointKeyId other than its logId, which is not supported");
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
	init_error$2();
	init_shape();
	init_certificate();
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
		return keyKinds.has(kind) ? kind : fail$2(at, `is ${quote(kind)}, which is not supported`);
	};
	logFields = {
		hashAlgorithm: oneOf$2("SHA2_256"),
		publicKey: object$1({
			rawBytes: base64,
			keyDetails,
			validFor: validity
		}),
		logId: object$1({ keyId: base64 }),
		checkpointKeyId: optional$1(object$1({ keyId: base64 })),
		operator: optional$1(text$2)
	};
	log = object$1({
		...logFields,
		baseUrl: text$2
	});
	ctLog = object$1({
		...logFields,
		baseUrl: optional$1(text$2)
	});
	authority = object$1({
		subject: optional$1(anyObject),
		uri: optional$1(text$2),
		certChain: object$1({ certificates: list$2(object$1({ rawBytes: base64 })) }),
		validFor: validity,
		operator: optional$1(text$2)
	});
	rootShape = object$1({
		mediaType: oneOf$2("application/vnd.dev.sigstore.trustedroot+json;version=0.1", "application/vnd.dev.sigstore.trustedroot.v0.1+json"),
		tlogs: repeated(log),
		timestampAuthorities: repeated(authority),
		certificateAuthorities: repeated(authority),
		ctlogs: repeated(ctLog)
	});
}));

// src/transparency/public-good.ts
function publicGoodRoot() {
	parsed ??= parseTrustedRoot(Buffer.from(publicGoodRootText), `the embedded public-good root (@sigstore/tuf ${publicGoodVersion})`);
	return parsed;
}
var newestRootName, parsed;
var init_public_good = __esmMin((() => {
	init_public_good_root$1();
	init_trusted_root();
	newestRootName = "the newest public-good root";
	;
}));

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
		const { fetched, files } = readJson$2(cacheFile, bytes, "cached file");
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
	init_error$2();
	init_files$1();
	init_limits();
	init_shape();
	cacheFile = object$1({
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
			if (bytes === void 0 && !isRoot(path)) throw missing$1(mirror, path);
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
function missing$1(mirror, path) {
	const message = `${mirror.host} has no ${path}; the URL must be that of a TUF repository`;
	return new TrustError("E_NOTFOUND", message, { host: mirror.host });
}
var remembered;
var init_client = __esmMin((() => {
	init_error$2();
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
	return toCredentials(readAnswer$1(result.stdout) ?? fail("its output is not the expected JSON"));
}
function readAnswer$1(stdout) {
	if (stdout.length > limits.errorBody) return void 0;
	const { Username: username, Secret: secret } = readObject$1(Buffer.from(stdout)) ?? {};
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
	init_error$2();
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
	const config = readObject$1(Buffer.from(text)) ?? fail("it is not a strict JSON object");
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
	init_error$2();
	init_json$1();
	init_reference();
}));

// src/auth/keychain.ts
function createKeychain(options) {
	return new Keychain(options);
}
var Keychain;
var init_keychain = __esmMin((() => {
	init_error$2();
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
	init_error$2();
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
var pieceLength, kept, free, lent;
var init_pieces = __esmMin((() => {
	pieceLength = 131072;
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
var large, readLength, patience, inlets, Inlet, DirectBody;
var init_direct_body = __esmMin((() => {
	init_body();
	init_failure();
	init_pieces();
	large = 33554432;
	readLength = 65536;
	patience = 20;
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
var most, pace, Gate;
var init_gate = __esmMin((() => {
	init_error$2();
	init_failure();
	most = 12;
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
	init_error$2();
	init_limits();
	init_address();
	init_body();
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
			attempts: attempts$1,
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
var Refused, firstWait, longestWait, attempts$1, quotaAttempts, attemptsByCode, retriedStatuses;
var init_retry = __esmMin((() => {
	init_error$2();
	init_body();
	init_failure();
	Refused = class extends TrustError {};
	firstWait = 500;
	longestWait = 2e4;
	attempts$1 = 5;
	quotaAttempts = 2;
	attemptsByCode = {
		ECONNRESET: attempts$1,
		E_STALE: attempts$1,
		EPIPE: attempts$1,
		ETIMEDOUT: attempts$1,
		EAI_AGAIN: attempts$1,
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
	init_error$2();
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
		...addressOf$1(proxy),
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
function addressOf$1(proxy) {
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
				...addressOf$1(proxy),
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
	init_error$2();
	init_limits();
	init_body();
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
	init_error$2();
	init_limits();
	init_address();
	init_body();
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

// src/version.ts
var tool, userAgent;
var init_version = __esmMin((() => {
	tool = {
		name: "@webdis/verify-action",
		version: "1.0.0"
	};
	userAgent = `webdis-trust/${tool.version} (+https://github.com/webdis/verify-action)`;
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
	const shown = (text) => plain$2(secrets.maskMessage(text));
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
	init_error$2();
	init_credentials();
	init_files$1();
	init_proxy();
	init_secrets();
	init_transport();
	init_limits();
	init_escape();
	init_version();
	init_mask();
	worthTelling = 1e3;
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
	init_error$2();
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
init_error$2();
init_files$1();
init_limits();
init_public_good();
init_trusted_root();
const newest = "tuf";
async function newestOf({ values, host }) {
	const { newestRoot } = await Promise.resolve().then(() => (init_tuf_root(), tuf_root_exports));
	return newestRoot(values, host);
}
async function readTrustedRoot(path, run) {
	if (path === void 0) return includedRoot();
	if (path === "tuf") return newestOf(run);
	const bytes = await readBytes(path);
	return about("trusted-root", () => parseTrustedRoot(bytes, path), "E_INPUT");
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

// src/run/sign-demands.ts
/* @__PURE__ */ init_defined();
init_error$2();
const formats = {
	bundle: ["bundle"],
	legacy: ["legacy"],
	both: ["legacy", "bundle"]
};
async function signDemandsOf(values, services, host) {
	const { annotations, recursive, identity, signatureRepository, requireReadableBy } = values;
	const demands = {
		formats: formats[values.format],
		annotations,
		recursive,
		...defined({
			identity,
			signatureRepository
		}),
		...requireReadableBy.length === 0 ? {} : { requireReadableBy },
		trustedRoot: await readTrustedRoot(values.trustedRoot, {
			values,
			host
		})
	};
	checkTogether(demands, services, values);
	return demands;
}
function checkTogether({ formats, identity, trustedRoot }, { logs, timestampUrls, fulcioUrl }, values) {
	const legacy = formats.includes("legacy");
	const fail = (why) => {
		throw new TrustError("E_INPUT", why);
	};
	if (identity !== void 0 && !legacy) fail("identity: bundles name none; it is for format legacy or both");
	if (legacy && logs.some(({ version }) => version === 2)) fail("format: legacy signatures need Rekor v1; Rekor v2 issues no signed entry timestamps");
	if (!formats.includes("bundle") && values.timestampUrl !== void 0) fail("timestamp-url: legacy signatures carry no timestamps; it is for format bundle or both");
	if (values.trustedRoot === void 0 || values.trustedRoot === "tuf") {
		assertKnown(trustedRoot, logs);
		assertPublicGood(trustedRoot, fulcioUrl);
	} else {
		const sct = values.insecureIgnoreSct || excusedBy(trustedRoot) !== void 0 ? "ignored" : "required";
		assertContains(trustedRoot, {
			logs: logs.length > 0,
			authorities: timestampUrls.length > 0,
			...fulcioUrl === void 0 ? {} : { certificates: {
				only: true,
				sct,
				excuses: false
			} }
		});
	}
}
function assertPublicGood({ source }, fulcioUrl = publicGoodFulcio) {
	if (fulcioUrl.replace(/\/+$/, "") === "https://fulcio.sigstore.dev") return;
	const host = URL.canParse(fulcioUrl) ? new URL(fulcioUrl).host : fulcioUrl;
	throw new TrustError("E_INPUT", `${source} does not contain the certificate authority ${host}: give the trusted-root that verifies its certificates`);
}
function assertKnown({ logs: known, source }, logs) {
	for (const { url } of logs) {
		const host = URL.canParse(url) ? new URL(url).host : url;
		if (known.some((log) => log.host === host)) continue;
		throw new TrustError("E_INPUT", `${source} does not contain the log ${host}: give the trusted-root that verifies its answers`);
	}
}

// src/http/backoff.ts
init_gate();
const first = 1e3;
const longest = 2e4;
function backoff({ clock, random, signal }) {
	return (attempt) => {
		const ceiling = Math.min(longest, first * 2 ** (attempt - 1));
		return pause(clock, ceiling * (.5 + random() / 2), signal);
	};
}

// src/auth/origin.ts
init_error$2();
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
init_error$2();
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
init_error$2();
init_body();
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
	const document = readObject$1(body);
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
/* @__PURE__ */ init_defined();
init_challenge();
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
init_error$2();
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

// src/registry/lists.ts
init_error$2();
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
	const document = readObject$1(body);
	const tags = document && (document["tags"] ?? []);
	if (Array.isArray(tags) && tags.every((tag) => typeof tag === "string" && isTag(tag))) return tags;
	const message = `${url.host} did not answer with a list of tags`;
	throw new TrustError("E_NET", message, endpoint.where({}));
}

// src/registry/open-blob.ts
init_error$2();
init_failure();
init_limits();
init_blob_body();
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
init_error$2();
init_body();
init_digest();
init_media_type();
init_vendors();
init_endpoint();
init_manifests();
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
init_endpoint();
init_manifests();
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

// src/registry/presence.ts
init_error$2();
init_manifests();
const lastByte = ({ size }) => Math.max(size - 1, 0);
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
var Lacking = class {
	#endpoint;
	#repository;
	#honest = /* @__PURE__ */ new Map();
	constructor(endpoint, repository) {
		this.#endpoint = endpoint;
		this.#repository = repository;
	}
	async manifest(digest) {
		const status = await headManifestStatus(this.#endpoint, digest);
		const get = async () => await getManifest(this.#endpoint, digest) === void 0;
		return status !== 200 && this.#decide("manifest", status, get);
	}
	async blob(blob) {
		const status = await headBlob(this.#endpoint, blob.digest);
		const get = async () => !await canOpen(this.#repository, blob, lastByte(blob));
		return status !== 200 && this.#decide("blob", status, get);
	}
	async #decide(kind, status, lacks) {
		if (status !== 404) return lacks();
		const first = this.#honest.get(kind);
		if (first !== void 0) return await first.catch(() => false) || lacks();
		const answer = lacks();
		this.#honest.set(kind, answer);
		return answer;
	}
};

// src/registry/write-error.ts
init_error$2();
init_body();
init_failure();
init_reference();
init_vendors();
init_manifests();
async function writeError(endpoint, answer, subject, what = "it") {
	const { status, url, body } = answer;
	if (url.origin !== endpoint.origin.origin) return endpoint.error(answer, subject);
	const name = formatRepository(endpoint.name);
	const said = bracketedMessage(answer);
	const details = endpoint.where(subject, errorDetails(url, answer));
	if (status === 401 || status === 403) {
		const advice = await endpoint.isAnonymous() ? `no credentials were sent; log in to ${endpoint.name.registry}` : "these credentials may not push there, or are not valid any more";
		return new TrustError("E_AUTH", `${name}: ${status}${said}: ${advice}`, details);
	}
	if (status === 404) {
		const message = `${name} does not exist${said}; ${howToCreate(endpoint.name)}`;
		return new TrustError("E_NOTFOUND", message, details);
	}
	if (status === 413 || hasErrorCode(body, "SIZE_INVALID")) {
		const message = `${name}: ${what} is more than this registry accepts${said}`;
		return new TrustError("E_LIMIT", message, details);
	}
	if (hasErrorCode(body, "DIGEST_INVALID")) {
		const message = `${name}: the registry received other bytes than were sent${said}`;
		return new TrustError("E_DIGEST", message, details);
	}
	return endpoint.error(answer, subject);
}
function confirmDigest(endpoint, answer, expected, subject) {
	const declared = declaredDigest(answer);
	if (declared === void 0 || declared === expected) return;
	const message = `${answer.url.host} stored ${expected} as ${declared}`;
	throw new TrustError("E_DIGEST", message, endpoint.where(subject));
}
function howToCreate({ registry, path }) {
	const command = vendorOf(registry).createRepository?.(registry, path);
	return command === void 0 ? "create it on the registry first" : `create it first: ${command}`;
}

// src/registry/put-manifest.ts
init_error$2();
init_body();
init_failure();
init_digest();
init_reference();
init_manifests();
async function putManifest(endpoint, reference, bytes, mediaType, ifMatch) {
	const subject = readReference(reference);
	const digest = subject.digest ?? digestOf(bytes);
	assertDigest(bytes, digest);
	const answer = await put(endpoint, reference, bytes, mediaType, ifMatch);
	if (answer.status === 201 || answer.status === 200) {
		confirmDigest(endpoint, answer, digest, subject);
		return true;
	}
	if (subject.tag !== void 0) {
		if (isImmutable(answer, ifMatch)) {
			await assertHolds(endpoint, subject.tag, digest, answer);
			return true;
		}
		if (answer.status === 412) return false;
	}
	throw await refusal(endpoint, answer, subject, bytes.byteLength);
}
async function assertMovable(endpoint, tag, { bytes, contentType, etag }) {
	const subject = readReference(tag);
	const { mediaType } = parseManifest(bytes, contentType);
	const answer = await put(endpoint, tag, bytes, mediaType, etag);
	const { status } = answer;
	if (status === 201 || status === 200 || status === 412 && etag !== void 0) return;
	if (isImmutable(answer, etag)) throw immutable(endpoint, tag, answer);
	throw await refusal(endpoint, answer, subject, bytes.byteLength);
}
function put(endpoint, reference, bytes, mediaType, ifMatch) {
	return endpoint.write({
		method: "PUT",
		url: endpoint.url(`manifests/${reference}`),
		headers: {
			"content-type": mediaType,
			...ifMatch === void 0 ? {} : { "if-match": ifMatch }
		},
		body: () => bytes,
		idempotent: true
	});
}
function isImmutable({ status, body }, ifMatch) {
	if (status === 409 || status === 412 && ifMatch === void 0) return true;
	if (![
		400,
		403,
		405,
		412
	].includes(status)) return false;
	const text = Buffer.from(body).toString("latin1");
	return /immutab|already ?exists|overwritten|not allow updating|TAG_INVALID/i.test(text);
}
async function assertHolds(endpoint, tag, digest, answer) {
	if ((await getManifest(endpoint, tag))?.digest === digest) return;
	throw immutable(endpoint, tag, answer);
}
function immutable(endpoint, tag, answer) {
	const name = `${formatRepository(endpoint.name)}:${tag}`;
	const advice = tag.startsWith("sha256-") ? "; exempt tags that begin with sha256- from immutability: signatures are added under them" : "";
	return new TrustError("E_IMMUTABLE", `${name} cannot be moved: tags are immutable there${bracketedMessage(answer)}${advice}`, endpoint.where({ tag }, errorDetails(answer.url, answer)));
}
const missing = [
	"MANIFEST_BLOB_UNKNOWN",
	"BLOB_UNKNOWN",
	"MANIFEST_UNKNOWN"
];
async function refusal(endpoint, answer, subject, size) {
	const { status, url, body } = answer;
	const name = formatRepository(endpoint.name);
	const details = endpoint.where(subject, errorDetails(url, answer));
	if (missing.some((code) => hasErrorCode(body, code))) {
		const message = `${name}: the registry does not find what the manifest names${bracketedMessage(answer)}`;
		return new MissingContent(message, details);
	}
	const error = await writeError(endpoint, answer, subject, `a manifest of ${size} bytes`);
	if (error.code !== "E_NET" || ![
		400,
		405,
		415,
		422
	].includes(status)) return error;
	const message = `${name}: the registry does not accept this manifest: ${status}${bracketedMessage(answer)}`;
	return new TrustError("E_UNSUPPORTED", message, details);
}

// src/registry/content.ts
init_error$2();
init_failure();
function declared(blob, content) {
	if (!(content instanceof Uint8Array)) return {
		stream: content,
		length: blob.size,
		mismatch: (why) => mismatch(blob, why)
	};
	if (content.byteLength === blob.size) return content;
	throw mismatch(blob, `${content.byteLength} bytes instead of`);
}
function mismatch({ digest, size }, why) {
	const message = `the content has ${why} the ${size} bytes declared`;
	return new TrustError("E_DIGEST", message, { digest });
}
async function startContent(source) {
	let first = source();
	if (first instanceof Readable) await firstBytes(first);
	return {
		content: () => {
			const content = first ?? source();
			first = void 0;
			return content;
		},
		discard: () => {
			if (first instanceof Readable) first.destroy();
		}
	};
}
function firstBytes(stream) {
	return new Promise((resolve, reject) => {
		const settle = (error) => {
			stream.off("readable", settle).off("error", settle);
			if (error === void 0) resolve();
			else reject(unreadable(error));
		};
		stream.once("readable", settle).once("error", settle);
	});
}
function unreadable(error) {
	if (error instanceof TrustError) return error;
	return new TrustError("E_NET", `the content to push could not be read: ${messageOf(error)}`);
}
async function* pieces(blob, content, length) {
	let held = [];
	let size = 0;
	let left = blob.size;
	for await (const chunk of chunks(content)) {
		left -= chunk.byteLength;
		if (left < 0) throw mismatch(blob, "more than");
		let rest = chunk;
		while (size + rest.byteLength >= length) {
			const taken = rest.subarray(0, length - size);
			yield Buffer.concat([...held, taken]);
			rest = rest.subarray(taken.byteLength);
			held = [];
			size = 0;
		}
		if (rest.byteLength > 0) held.push(rest);
		size += rest.byteLength;
	}
	if (left > 0) throw mismatch(blob, `${left} bytes fewer than`);
	if (size > 0) yield Buffer.concat(held);
}
async function* chunks(content) {
	if (content instanceof Uint8Array) {
		yield content;
		return;
	}
	try {
		yield* content;
	} catch (error) {
		throw unreadable(error);
	}
}

// src/registry/upload-session.ts
init_challenge();
init_error$2();
init_address();
init_digest();
init_manifests();
async function startUpload(endpoint, subject) {
	const answer = await endpoint.write(post(endpoint.url("blobs/uploads/")));
	if (answer.status !== 202) throw await writeError(endpoint, answer, subject);
	return sessionOf(endpoint, answer);
}
async function mountBlob(endpoint, { digest }, from) {
	if (!await endpoint.sharesCredentials(from)) return void 0;
	const url = endpoint.url("blobs/uploads/");
	url.searchParams.set("mount", parseDigest(digest));
	url.searchParams.set("from", from.path);
	try {
		const answer = await endpoint.write({
			...post(url),
			idempotent: false
		}, [pullScope(from.path)]);
		if (answer.status === 202) return sessionOf(endpoint, answer);
		return answer.status === 201 && isAbout(answer, digest) ? "mounted" : void 0;
	} catch (error) {
		if (isTrustError(error, "E_AUTH", "E_NET")) return void 0;
		throw error;
	}
}
function isAbout(answer, digest) {
	const declared = declaredDigest(answer);
	const [, located] = /\/blobs\/([^/?]+)(?:\?|$)/.exec(answer.headers.location ?? "") ?? [];
	return [declared, located].every((named) => named === void 0 || isSame(named, digest));
}
function isSame(named, digest) {
	return named === digest || named === encodeURIComponent(digest);
}
function post(url) {
	return {
		method: "POST",
		url,
		body: () => /* @__PURE__ */ new Uint8Array(),
		idempotent: true
	};
}
function sessionOf(endpoint, answer) {
	const declared = String(answer.headers["oci-chunk-min-length"] ?? "");
	return {
		url: nextLocation(endpoint, answer),
		minChunk: /^[0-9]{1,15}$/.test(declared) ? Number(declared) : 0
	};
}
function nextLocation(endpoint, { headers, url }) {
	const { location } = headers;
	if (location !== void 0) return resolveTarget(url, location, endpoint.insecureHosts);
	const message = `${url.host} continues an upload without a Location`;
	throw new TrustError("E_NET", message, endpoint.where({}));
}
function withDigest(session, digest) {
	const url = new URL(session);
	url.search += `${url.search === "" ? "?" : "&"}digest=${encodeURIComponent(parseDigest(digest))}`;
	return url;
}
async function assertPushable(endpoint) {
	await startUpload(endpoint, {});
}

// src/registry/upload.ts
init_error$2();
init_body();
init_failure();
init_retry();
init_limits();
init_manifests();
const attempts = 5;
async function putBlob(endpoint, blob, source, { pause }, { from, session: opened } = {}) {
	const mounted = from && await mountBlob(endpoint, blob, from);
	if (mounted === "mounted") return mounted;
	let session = mounted ?? await opened;
	let put = putWhole;
	for (let attempt = 1;; attempt += 1) {
		const { content, discard } = await startContent(source);
		let answer;
		try {
			session ??= await startUpload(endpoint, blob);
			answer = await put(endpoint, session, blob, content).catch(interruptionOf);
		} finally {
			discard();
		}
		session = void 0;
		if (answer instanceof Refusal) attempt -= 1;
		else if (answer instanceof Interruption || isLost(answer)) {
			if (attempt >= attempts) throw failure(endpoint, answer, blob);
			await pause(attempt);
		} else if (answer.status === 413 && put === putWhole && blob.size > chunkLength) put = putChunks;
		else return assertStored(endpoint, answer, blob);
	}
}
function putWhole(endpoint, { url }, blob, content) {
	return endpoint.write({
		method: "PUT",
		url: withDigest(url, blob.digest),
		headers: { "content-type": "application/octet-stream" },
		body: () => declared(blob, content()),
		timeout: transferTime(blob.size),
		once: true
	});
}
async function assertStored(endpoint, answer, blob) {
	const { digest, size } = blob;
	if (answer.status === 201 || answer.status === 204) {
		confirmDigest(endpoint, answer, digest, { digest });
		return declaredDigest(answer) === void 0 ? "taken" : "uploaded";
	}
	throw await writeError(endpoint, answer, { digest }, `a blob of ${size} bytes`);
}
var Interruption = class {
	error;
	constructor(error) {
		this.error = error;
	}
};
const passing = /* @__PURE__ */ new Set([
	"ECONNRESET",
	"EPIPE",
	"ETIMEDOUT",
	"E_STALE",
	"E_CUT_SHORT"
]);
var Refusal = class {};
function interruptionOf(error) {
	if (!isTrustError(error, "E_NET", "E_RATE")) throw error;
	if (error.cause instanceof Refused) return new Refusal();
	const wire = error.cause instanceof NetworkError ? error.cause.wire : "";
	if (!passing.has(wire) && !isRetried(error.details.status ?? 0)) throw error;
	return new Interruption(error);
}
function isLost({ status, body }) {
	return status === 404 || status === 416 || hasErrorCode(body, "BLOB_UPLOAD_INVALID");
}
function failure(endpoint, last, { digest }) {
	const { code, message, details } = last instanceof Interruption ? last.error : new TrustError("E_NET", `${last.url.host} lost the upload`, { status: last.status });
	const tried = `${message} (${attempts} uploads)`;
	return new TrustError(code, tried, endpoint.where({ digest }, details));
}
const MiB = 1048576;
const chunkLength = 8 * MiB;
const longestChunk = 64 * MiB;
async function putChunks(endpoint, session, blob, content) {
	const length = Math.max(chunkLength, session.minChunk);
	if (length > longestChunk) {
		const message = `${session.url.host} demands chunks of ${length} bytes, ${longestChunk} is the limit`;
		throw new TrustError("E_LIMIT", message, endpoint.where({ digest: blob.digest }));
	}
	let { url } = session;
	let start = 0;
	for await (const piece of pieces(blob, content(), length)) {
		const end = start + piece.byteLength;
		const answer = await endpoint.write({
			method: "PATCH",
			url,
			headers: {
				"content-type": "application/octet-stream",
				"content-range": `${start}-${end - 1}`
			},
			body: () => piece
		});
		if (answer.status === 201 && end === blob.size) return answer;
		if (answer.status !== 202 && answer.status !== 201) return answer;
		url = nextLocation(endpoint, answer);
		start = end;
	}
	return endpoint.write({
		method: "PUT",
		url: withDigest(url, blob.digest),
		body: () => /* @__PURE__ */ new Uint8Array()
	});
}

// src/registry/writing-client.ts
init_error$2();
init_errors();
function createWritingClient(options) {
	const { transport, asksAhead = false } = options;
	const endpointOf = endpoints(options);
	return {
		get sent() {
			return transport.sent;
		},
		repository: opener(endpointOf, "reading", (endpoint) => readable(endpoint, asksAhead)),
		target: opener(endpointOf, "writing", (endpoint) => unlistedIsAbsent(writable(endpoint, options)))
	};
}
function writable(endpoint, pausing) {
	const mounted = /* @__PURE__ */ new Set();
	const opened = /* @__PURE__ */ new Map();
	const repository = readable(endpoint);
	const lacking = new Lacking(endpoint, repository);
	return {
		...repository,
		lacks: (content) => typeof content === "string" ? lacking.manifest(content) : lacking.blob(content),
		assertPushable: () => assertPushable(endpoint),
		assertMovable: (tag, stored) => assertMovable(endpoint, tag, stored),
		expectBlob: (blob) => {
			if (opened.has(blob.digest)) return;
			const session = startUpload(endpoint, blob);
			session.catch(() => {});
			opened.set(blob.digest, session);
		},
		putBlob: async (blob, source, mountFrom) => {
			const session = opened.get(blob.digest);
			opened.delete(blob.digest);
			const from = session !== void 0 || mounted.has(blob.digest) ? void 0 : mountFrom;
			const how = await putBlob(endpoint, blob, source, pausing, {
				from,
				session
			});
			if (how === "mounted") mounted.add(blob.digest);
			return how;
		},
		putManifest: (reference, bytes, mediaType, ifMatch) => putManifest(endpoint, reference, bytes, mediaType, ifMatch)
	};
}
function unlistedIsAbsent(repository) {
	const isUnlisted = listing(repository);
	const unlessUnlisted = async (answer, absent) => {
		try {
			return await answer;
		} catch (error) {
			const tag = error instanceof AccessRefused ? error.details.tag : void 0;
			if (tag !== void 0 && await isUnlisted(tag)) return absent;
			throw error;
		}
	};
	const none = {
		descriptors: [],
		source: "tag"
	};
	return {
		...repository,
		manifest: (reference) => unlessUnlisted(repository.manifest(reference), void 0),
		manifestHead: (reference) => unlessUnlisted(repository.manifestHead(reference), void 0),
		referrers: (subject, asking) => unlessUnlisted(repository.referrers(subject, asking), none),
		referrersByTag: (subject) => unlessUnlisted(repository.referrersByTag(subject), none)
	};
}
function listing(repository) {
	let pending;
	return async (tag) => {
		pending ??= tagsOf(repository).finally(() => {
			pending = void 0;
		});
		return (await pending)?.has(tag) === false;
	};
}
async function tagsOf(repository) {
	const tags = /* @__PURE__ */ new Set();
	try {
		for await (const tag of repository.tags()) tags.add(tag);
		return tags;
	} catch (error) {
		if (isTrustError(error, "E_NOTFOUND")) return tags;
		if (isTrustError(error, "E_AUTH")) return void 0;
		throw error;
	}
}

// src/run/key-source.ts
init_error$2();
function readVariable(name, env) {
	const value = env[name.slice(6)];
	if (value === void 0 || value === "") throw new TrustError("E_KEY", `${name} is not set, or empty`);
	return Buffer.from(value);
}

// src/run/advice.ts
function rootFallbacks(roots) {
	return roots.flatMap(({ source, fallback }) => fallback === void 0 ? [] : finding("E_TRUST", `the trusted root could not be updated, and ${source} was used: ${fallback}`, {
		severity: "warning",
		advice: "run it again; or write the root to a file where the TUF repository can be reached (webdis-trust trusted-root update), and give that file"
	}));
}

// src/host/identity-token.ts
init_error$2();
init_limits();
init_json$1();
init_files$1();
async function readIdentityToken(options) {
	const { source, read } = sourceOf$1(options);
	const text = (await read()).trim();
	if (text !== "") options.onSecret?.(text);
	return parseIdentityToken(text, source, options.audience);
}
function sourceOf$1(options) {
	const { env, given, option = "keyless" } = options;
	if (given !== void 0) return ofOption(given, env);
	const set = env["SIGSTORE_ID_TOKEN"];
	if (set) return {
		source: "SIGSTORE_ID_TOKEN",
		read: async () => set
	};
	if (env["ACTIONS_ID_TOKEN_REQUEST_URL"] && env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]) return {
		source: "the token of GitHub Actions",
		read: () => fromActions(options)
	};
	if (env["BUILDKITE_AGENT_ACCESS_TOKEN"] && env["BUILDKITE_JOB_ID"]) return {
		source: "the token of Buildkite",
		read: () => fromBuildkite(options)
	};
	throw new TrustError("E_INPUT", env["GITHUB_ACTIONS"] === "true" ? `${option}: GitHub gives this job no identity token: it needs the permission id-token: write (permissions: id-token: write)` : `${option}: there is no identity token: give identity-token or SIGSTORE_ID_TOKEN, or run on GitHub Actions or Buildkite`);
}
function ofOption(given, env) {
	if (looksLikeToken(given)) return {
		source: "identity-token",
		read: async () => given
	};
	const [, name] = /^env:\/\/(.*)$/s.exec(given) ?? [];
	if (name === void 0) {
		const read = async () => {
			const bytes = await readBounded(given, limits.identityToken, "identity-token: the file");
			return Buffer.from(bytes).toString("latin1");
		};
		return {
			source: `identity-token: ${JSON.stringify(given)}`,
			read
		};
	}
	const text = env[name];
	if (text) return {
		source: `identity-token: env://${name}`,
		read: async () => text
	};
	throw new TrustError("E_INPUT", `identity-token: env://${name} is not set, or empty`);
}
const tokenService = {
	accept: "application/json",
	refusalCode: "E_AUTH",
	refusalStatuses: [401, 403],
	confidential: true
};
async function fromActions({ env, transport, audience }) {
	const url = addressOf("ACTIONS_ID_TOKEN_REQUEST_URL", env);
	url.searchParams.set("audience", audience);
	const service = {
		...tokenService,
		name: "token service of GitHub Actions",
		url: url.href
	};
	const request = {
		method: "GET",
		url,
		headers: { authorization: `Bearer ${env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]}` }
	};
	return tokenIn(bodyOf(service, await ask(service, transport, request)), "value", service);
}
async function fromBuildkite({ env, transport, audience }) {
	const url = `${addressOf("BUILDKITE_AGENT_ENDPOINT", {
		BUILDKITE_AGENT_ENDPOINT: "https://agent.buildkite.com/v3",
		...env
	}).href.replace(/\/+$/, "")}/jobs/${encodeURIComponent(env["BUILDKITE_JOB_ID"] ?? "")}/oidc/tokens`;
	const service = {
		...tokenService,
		name: "token service of Buildkite",
		url
	};
	const authorization = `Token ${env["BUILDKITE_AGENT_ACCESS_TOKEN"]}`;
	const answer = await post$1(service, transport, url, { audience }, { authorization });
	return tokenIn(bodyOf(service, answer), "token", service);
}
function addressOf(name, env) {
	const text = env[name] ?? "";
	if (URL.canParse(text)) return new URL(text);
	throw new TrustError("E_INPUT", `${name} is not a URL`);
}
function tokenIn(body, field, { name, url }) {
	const text = readObject$1(body)?.[field];
	if (typeof text === "string") return text;
	const { host } = new URL(url);
	throw new TrustError("E_NET", `the ${name} ${host} did not return a token`, { host });
}

// src/host/password.ts
async function readPassword(env, ask, kind = "existing") {
	const set = env["COSIGN_PASSWORD"];
	return set === void 0 ? ask(kind) : { text: set };
}

// src/run/signing-key.ts
init_error$2();
init_files$1();
init_limits();
init_mask();
async function readSigningKey(values, { env, onSecret, askPassword }) {
	const { pem, source } = await readPem(values.key ?? "", env);
	maskPrivateKeys(pem, onSecret);
	let hint = "";
	const key = await openPrivateKey(pem, source, {
		allowUnencrypted: values.allowUnencryptedKey,
		password: async () => {
			const password = await readPassword(withPassword(values.password, env), askPassword);
			if (password?.text) onSecret?.(password.text);
			hint = password?.hint ?? "";
			return password?.text;
		}
	}).catch((error) => {
		throw error instanceof TrustError && error.message.includes("password") ? new TrustError(error.code, error.message + hint) : error;
	});
	const { keyFingerprints } = values;
	if (keyFingerprints.length === 0) return key;
	about("key-fingerprint", () => assertFingerprints([key.public], keyFingerprints));
	return {
		...key,
		public: {
			...key.public,
			pinned: true
		}
	};
}
function withPassword(password, env) {
	if (password === void 0) return env;
	const [, name] = /^env:\/\/(.*)/s.exec(password) ?? [];
	if (name === void 0) return {
		...env,
		COSIGN_PASSWORD: password
	};
	const text = env[name];
	if (!text) throw new TrustError("E_KEY", `key-password: env://${name} is not set, or empty`);
	return {
		...env,
		COSIGN_PASSWORD: text
	};
}
async function readPem(name, env) {
	const text = (bytes) => Buffer.from(bytes).toString("latin1");
	if (/-----|\n/.test(name)) return {
		pem: name,
		source: "the key given inline"
	};
	if (name.startsWith("env://")) return {
		pem: text(readVariable(name, env)),
		source: name
	};
	const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(name) ?? [];
	if (scheme !== void 0) {
		const message = `key: a private key is read from a path or from env://NAME, not from ${scheme}://`;
		throw new TrustError("E_KEY", message);
	}
	return {
		pem: text(await readBounded(name, limits.keyFile, "key: the file", "E_KEY")),
		source: name
	};
}

// src/run/signer.ts
/* @__PURE__ */ init_defined();
init_error$2();
async function openSigner(values, context) {
	const { host, services, root, dryRun = false } = context;
	const { fulcio } = services;
	if (fulcio === void 0) return {
		kind: "key",
		key: await readSigningKey(values, host)
	};
	const token = tokens(values, context);
	const sct = values.insecureIgnoreSct ? "ignored" : "required";
	return openIdentitySigner({
		fulcio,
		token,
		root,
		sct,
		now: () => /* @__PURE__ */ new Date(),
		dryRun
	});
}
const reserve = 12e4;
const clockSkew = 3e5;
function audienceOf({ oidcClientId }) {
	return oidcClientId ?? "sigstore";
}
function tokens(values, context) {
	const { client, host } = context;
	const { transport, onSecret } = client;
	const audience = audienceOf(values);
	let held;
	return async () => {
		if (held !== void 0 && held.expires.getTime() - Date.now() > reserve) return held;
		const { env } = host;
		const given = values.identityToken;
		const token = await readIdentityToken({
			env,
			transport,
			audience,
			given,
			...defined({ onSecret })
		});
		if (token.expires.getTime() + clockSkew < Date.now()) {
			const when = token.expires.toISOString();
			throw new TrustError("E_AUTH", `the identity token expired at ${when}: give a new one`);
		}
		await assertPublishable(token, values, context);
		held = token;
		return token;
	};
}
async function assertPublishable({ event, hidden }, { publishIdentity }, { host, services }) {
	if (event !== void 0) await refuseForks({
		...host.env,
		GITHUB_EVENT_NAME: event
	});
	const open = [services.fulcio?.url ?? "", ...services.logs.map(({ url }) => url)].find(isPublic);
	if (hidden === void 0 || open === void 0 || publishIdentity) return;
	const { hostname } = new URL(open);
	throw new TrustError("E_INPUT", `keyless: the repository is ${hidden}, and ${hostname} would publish its name and workflow forever: to allow that, set publish-identity, or use your own services`);
}
function isPublic(url) {
	return URL.canParse(url) && /(?:^|\.)(?:sigstore|sigstage)\.dev$/.test(new URL(url).hostname);
}

// src/run/signing.ts
init_version();
init_connection();
async function withSigner(values, { services: chosen, demands }, host, onProgress, run) {
	const { client, clock, masked, close } = await connect(values, host);
	try {
		const services = openServices(chosen, client, host);
		const root = demands.trustedRoot;
		const signer = await openSigner(values, {
			client,
			host,
			services,
			root
		});
		const pause = backoff({
			clock,
			random: Math.random,
			signal: host.signal
		});
		const context = {
			registry: createWritingClient({
				...client,
				pause
			}),
			now: () => /* @__PURE__ */ new Date(),
			pause,
			tool,
			onProgress
		};
		const report = await run({
			...demands,
			...services,
			signer
		}, context);
		const images = report.images.map((image) => ({
			...image,
			findings: [...image.findings, ...rootFallbacks([root])]
		}));
		return masked({
			...report,
			images
		});
	} finally {
		close();
	}
}

// src/run/attest.ts
init_error$2();
init_files$1();
init_limits();
async function attest(values, host, onProgress = () => {}) {
	values.images.forEach(assertNamed);
	const tasks = await imageTasks(values.images, void 0);
	const source = await sourceOf(values);
	const services = await servicesOf(values, /* @__PURE__ */ new Date());
	const demands = await signDemandsOf({
		...values,
		...aboutSignatures
	}, services, host);
	return withSigner(values, {
		services,
		demands
	}, host, onProgress, (options, context) => attestImages(tasks, [source], options, context));
}
const aboutSignatures = {
	annotations: {},
	identity: void 0,
	recursive: false,
	requireReadableBy: []
};
async function sourceOf(values) {
	const { type = "", predicate: file, predicateFor = [], fromBuildx, partial } = values;
	if (partial && file !== void 0) throw unusable("partial: predicate is about one manifest; partial is for several");
	if (fromBuildx) return {
		kind: "buildx",
		partial
	};
	if (file !== void 0) return {
		kind: "manifest",
		predicate: await predicateIn(file, type, "predicate")
	};
	if (predicateFor.length === 0) throw unusable("there is nothing to attest: give predicate, predicate-for or from-buildx");
	const predicates = [];
	for (const { platform, file } of predicateFor) predicates.push({
		platform,
		predicate: await predicateIn(file, type, "predicate-for")
	});
	return {
		kind: "platforms",
		predicates,
		partial
	};
}
async function predicateIn(file, type, option) {
	const bytes = await readBounded(file, limits.statement, `${option}: the file`);
	return readPredicate(type, bytes, `${option}: the file ${JSON.stringify(file)}`);
}
function unusable(why) {
	return new TrustError("E_INPUT", why);
}

// src/actions/outputs.ts
function attestOutputsOf({ outcome, images }) {
	if (outcome !== "verified") return {
		outcome,
		attestations: ""
	};
	const types = images.flatMap(({ manifests }) => manifests).map(({ digest, attestations }) => {
		const all = attestations.map(({ predicateType }) => predicateType);
		return [digest, [...new Set(all)]];
	});
	return {
		outcome,
		attestations: JSON.stringify(Object.fromEntries(types))
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
init_files$1();
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

// src/actions/attest.ts
async function run(env, signal) {
	await refuseForks(env);
	const values = inputsOf(attestOptions, env);
	const report = await attest(values, {
		...hostOf(env, signal),
		askPassword: async () => void 0
	});
	process.stdout.write(formatAttesting(report, { color: !env["NO_COLOR"] }));
	const failed = report.outcome === "verified" ? void 0 : attestVerdictOf(report);
	const published = {
		report,
		annotations: annotationsOf$1(findingsOfAttest(report), failed),
		files: [[
			"page",
			values.page,
			() => formatAttestPage(report)
		]],
		summary: (options) => formatAttestSummary(report, options),
		outputs: attestOutputsOf(report)
	};
	await publish(published, values, env);
	return report.outcome === "verified" ? 0 : 1;
}

// src/actions/attest-main.ts
await runAction({
	unset: ["outcome", "undetermined"],
	failure: () => ({ title: "Nothing was attested" }),
	run
});

export {  };