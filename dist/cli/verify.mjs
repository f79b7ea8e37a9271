import { t as __exportAll } from "./rolldown-runtime.mjs";
import { c as defined, d as errorCodes, f as isTrustError, u as TrustError } from "./begin.mjs";
const { createRequire } = process.getBuiltinModule("node:module");
const { X509Certificate: X509Certificate$2, createHash, createPublicKey: createPublicKey$1, randomBytes, verify: verify$2 } = process.getBuiltinModule("node:crypto");
const crypto_1 = process.getBuiltinModule("crypto");
const { BlockList, isIP, isIPv6 } = process.getBuiltinModule("node:net");
const { isUtf8 } = process.getBuiltinModule("node:buffer");
const util_1 = process.getBuiltinModule("util");
const { isDeepStrictEqual } = process.getBuiltinModule("node:util");
const { Readable, finished } = process.getBuiltinModule("node:stream");
const { dirname, isAbsolute, join, relative, resolve: resolve$1 } = process.getBuiltinModule("node:path");
const { constants: constants$1, lstat, mkdir, open, readFile, realpath, rename, rm, writeFile } = process.getBuiltinModule("node:fs/promises");
const { setTimeout: setTimeout$1 } = process.getBuiltinModule("node:timers/promises");
const { homedir } = process.getBuiltinModule("node:os");

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

// src/oci/platform.ts
const word$1 = "[A-Za-z0-9_.-]{1,64}";
const specifier = new RegExp(`^(${word$1})(?:\\((${word$1})\\))?/(${word$1})(?:/(${word$1}))?(?::(${word$1}))?$`);
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
function platformSpecifier({ osVersion, ...platform }) {
	if (osVersion === void 0) return formatPlatform(platform);
	const { os } = inUsualNames(platform);
	return formatPlatform(platform).replace(os, `${os}(${osVersion})`);
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
const quoted$2 = /"((?:[^"]|"")*)"/y;
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
		quoted$2.lastIndex = at;
		const found = quoted$2.exec(text);
		if (found === null) throw new TrustError("E_INPUT", `${name}: a quote that an item begins with has no end`);
		inside = (found[1] ?? "").replaceAll("\"\"", "\"");
		end = quoted$2.lastIndex;
	}
	bare$2.lastIndex = end;
	const rest = bare$2.exec(text)?.[0] ?? "";
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

// src/options/about.ts
function about(input, read, code) {
	try {
		return read();
	} catch (error) {
		if (!isTrustError(error)) throw error;
		throw new TrustError(code ?? error.code, `${input}: ${error.message}`, error.details, error);
	}
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
const foreignFlags = {
	yes: "leave it out: webdis-trust asks for no confirmation",
	y: "leave it out: webdis-trust asks for no confirmation",
	offline: "leave it out: verifying never asks a transparency log",
	"check-claims": "leave it out: claims are always checked",
	"private-infrastructure": "use --trusted-root for a transparency log of your own, or --insecure-ignore-tlog",
	certificate: "leave it out: the certificate that comes with the signature is verified; say who signs with --github-workflow, or --certificate-identity and --certificate-oidc-issuer",
	"certificate-chain": "leave it out: --trusted-root decides which authorities count",
	push: "leave it out: what is built is always pushed"
};
function foreignFlag(name) {
	return foreignFlags[name];
}
const hubPage = /^hub\.docker\.com\/(?:_\/([^/]+)|r\/([^/]+\/[^/]+)).*$/is;
function withoutScheme(text) {
	return (/^(?:docker|https?):\/\/(.+)$/is.exec(text)?.[1]?.replace(/\/+$/, ""))?.replace(hubPage, "$1$2");
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
const text$2 = (placeholder) => word(placeholder, (given) => given);
const path = text$2("FILE");
const digest$3 = word("DIGEST", parseDigest, "E_INPUT");
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
function oneOf$2(...choices) {
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
const boolean$2 = {
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
const count$2 = {
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
			type: recordsOf(text$2("PEM")),
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
			type: boolean$2,
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
	type: boolean$2,
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
		type: oneOf$2("table", "json"),
		help: "What to print to stdout. table: results as text; json: the report"
	}),
	json: shortForm
};
const formatsWithSarif = {
	output: option({
		...format,
		type: oneOf$2("table", "json", "sarif"),
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
	type: boolean$2,
	default: false,
	short: "q",
	...terminal,
	help: "Print nothing to stderr when the run succeeds"
});
const color = option({
	type: boolean$2,
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
	type: boolean$2,
	default: true,
	...action,
	help: "Write the job summary"
});
const requiredInputs = option({
	type: listOf(text$2("NAME")),
	default: [],
	...action,
	help: "Names of inputs that must not be empty, such as digest. List inputs that come from variables, secrets or earlier steps"
});

// src/oci/shape.ts
function readJson$1(shape, bytes, name, values) {
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
		for (const key of Object.keys(source)) if (!known.has(key)) fail$1(at, `has the unknown field ${quote(key)}`);
		const result = shapes.map(([key, shape]) => [key, shape(source[key], `${at}.${key}`)]);
		return Object.fromEntries(result);
	};
}
const boolean$1 = (value, at) => typeof value === "boolean" ? value : fail$1(at, "is neither true nor false");
function list$1(shape) {
	return (value, at) => Array.isArray(value) ? value.map((item, index) => shape(item, `${at}[${index}]`)) : fail$1(at, value === void 0 ? "is missing" : "is not a list");
}
function map$1(shape) {
	return (value, at) => new Map(Object.entries(anyObject(value, at)).map(([key, item]) => [key, shape(item, `${at}.${key.slice(0, 64)}`)]));
}
function optional$1(shape) {
	return (value, at) => value === void 0 || value === null ? void 0 : shape(value, at);
}
function repeated(shape) {
	const items = optional$1(list$1(shape));
	return (value, at) => items(value, at) ?? [];
}
function oneOf$1(...texts) {
	return (value, at) => {
		const found = texts.find((text) => text === value);
		if (found !== void 0) return found;
		const allowed = texts.map((text) => JSON.stringify(text)).join(" or ");
		return fail$1(at, value === void 0 ? "is missing" : `is ${quote(value)}, not ${allowed}`);
	};
}
const text$1 = (value, at) => typeof value === "string" ? value : fail$1(at, value === void 0 ? "is missing" : "is not text");
const base64 = (value, at) => {
	const encoded = text$1(value, at);
	if (encoded === "") fail$1(at, "is empty");
	try {
		return decodeBase64(encoded);
	} catch {
		return fail$1(at, "is not standard base64");
	}
};
const sha256Hex = (value, at) => {
	const hex = text$1(value, at);
	return /^[0-9a-f]{64}$/.test(hex) ? hex : fail$1(at, "is not a SHA-256 in lower-case hex");
};
const count$1 = (value, at) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0) ? value : fail$1(at, value === void 0 ? "is missing" : "is not a non-negative integer");
const int64 = (value, at) => {
	const digits = text$1(value, at);
	return /^(?:0|[1-9][0-9]{0,15})$/.test(digits) && Number.isSafeInteger(Number(digits)) ? digits : fail$1(at, "is not a non-negative integer in decimal text");
};
const optionalInt64 = optional$1(int64);
const int64OrZero = (value, at) => optionalInt64(value, at) ?? "0";
const digest$2 = (value, at) => {
	try {
		return parseDigest(text$1(value, at));
	} catch {
		return fail$1(at, "is not a digest");
	}
};
const anything = (value, at) => value ?? missing$1(value, at);
const anyObject = (value, at) => isObject(value) ? value : fail$1(at, value === void 0 ? "is missing" : "is not an object");
function missing$1(value, at) {
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
	if (identities === void 0 || identities.length === 0) return refuse$1("a certificate cannot be verified without a name: give certificate-identity (or github-workflow)");
	if (issuer === void 0) return refuse$1("certificate-identity needs certificate-oidc-issuer: any issuer could vouch for that name");
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
	if (value !== void 0 && pattern !== void 0) return refuse$1(`${input} and ${input}-regexp exclude each other: give one of them`);
	return value ?? pattern;
}
function exact(value, input) {
	return value === "" ? refuse$1(`${input} is empty`) : {
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
	if (others.length > 0) refuse$1(`github-workflow already sets name and issuer: omit ${others.join(" and ")}`);
	const workflows = inputs.githubWorkflow ?? [];
	if (workflows.length === 0) refuse$1("github-workflow is empty");
	return workflows.map((workflow) => workflowPolicy(workflow, claims));
}
const workflowForm = /^([A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+)(\/\.github\/workflows\/[^/@\s]+\.ya?ml)(?:@(.*))?$/;
const refForm = /^(?:refs\/\S+|[0-9a-f]{40})$/;
function workflowPolicy(text, claims) {
	const wanted = "OWNER/REPO/.github/workflows/FILE.yml, with or without @refs/tags/… or @refs/heads/…";
	const path = text.startsWith(github$1) ? text.slice(19) : text;
	const [, repository, file, ref] = workflowForm.exec(path) ?? [];
	if (repository === void 0 || file === void 0) return refuse$1(`github-workflow ${quote(text)} is not ${wanted}`);
	if (ref !== void 0 && !refForm.test(ref)) return refuse$1(`github-workflow ${quote(text)}: ${quote(ref)} is not a whole ref; write ${wanted}`);
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
		if (value === "") refuse$1(`certificate-${claim} is empty`);
		if (value !== void 0) claims.set(claim, value);
	}
	const named = inputs.certificateClaims ?? [];
	if (named.length > limits.listItems) refuse$1(`a run takes ${limits.listItems} claims at most`);
	for (const text of named) {
		const [name, value] = readClaim(text);
		if (claims.has(name)) refuse$1(`certificate-claims names ${name} twice`);
		claims.set(name, value);
	}
	return claims;
}
function readClaim(text) {
	const at = text.indexOf("=");
	const name = namedClaims.find((known) => known === text.slice(0, Math.max(at, 0)));
	const value = text.slice(at + 1);
	if (name === void 0 || value === "") return refuse$1(`certificate-claims: ${quote(text)} is not NAME=VALUE with one of the names ${namedClaims.join(", ")}`);
	return [name, value];
}
function refuse$1(why) {
	throw new TrustError("E_INPUT", why);
}

// src/oci/document.ts
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
function list(items) {
	return {
		read: list$1(items.read),
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
function oneOf(...values) {
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
			const written = text$1(value, at);
			return form.test(written) ? written : fail$1(at, why);
		},
		schema: {
			type: "string",
			pattern: form.source
		}
	};
}
const text = {
	read: text$1,
	schema: { type: "string" }
};
const boolean = {
	read: boolean$1,
	schema: { type: "boolean" }
};
const count = {
	read: count$1,
	schema: {
		type: "integer",
		minimum: 0
	}
};
const ordinal = {
	read: (value, at) => count$1(value, at) || fail$1(at, "is 0"),
	schema: {
		type: "integer",
		minimum: 1
	}
};
const time$1 = {
	read: (value, at) => readTime(value, at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/),
	schema: {
		type: "string",
		format: "date-time"
	}
};
const day = {
	read: (value, at) => readTime(value, at, /^\d{4}-\d\d-\d\d$/),
	schema: {
		type: "string",
		format: "date"
	}
};
function readTime(value, at, form) {
	const written = text$1(value, at);
	if (form.test(written) && !Number.isNaN(Date.parse(written))) return written;
	return fail$1(at, "is not a time such as 2026-01-31T12:00:00Z");
}
const digest$1 = {
	read: digest$2,
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
const quoted$1 = /"((?:[^"]|"")*)"(?=,|\r?\n|\r?$)/y;
const bare$1 = /(?:[^",\r\n]|\r(?!\n|$))*(?=,|\r?\n|\r?$)/y;
function splitRecord(value, name) {
	const text = value.replace(/^(?:\r?\n)+/, "");
	const items = [];
	for (let at = 0;; at += 1) {
		const shape = text[at] === "\"" ? quoted$1 : bare$1;
		shape.lastIndex = at;
		const found = shape.exec(text);
		if (found === null) throw misquoted(value, name);
		const [all, inside = all] = found;
		items.push(shape === quoted$1 ? inside.replaceAll("\"\"", "\"").replaceAll("\r\n", "\n") : all);
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
	const items = checkItems(splitLines(text, name), name);
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
const keys$1 = {
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
	type: listOf(text$2("HEX")),
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
		type: linesOf(text$2("NAME")),
		help: "Names in certificates, any of which may have signed, such as the URI of a workflow or an e-mail address; needs certificate-oidc-issuer"
	}),
	certificateIdentityRegexp: option({
		type: text$2("REGEXP"),
		excludes: ["certificateIdentity"],
		help: "Pattern for names in certificates; it must begin with ^, and may vary only after the owner"
	}),
	certificateOidcIssuer: option({
		type: text$2("URL"),
		help: "Issuer that vouched for the name, such as https://token.actions.githubusercontent.com"
	}),
	certificateOidcIssuerRegexp: option({
		type: text$2("REGEXP"),
		excludes: ["certificateOidcIssuer"],
		help: "Pattern for the issuer that vouched for the name; it must begin with ^"
	}),
	certificateGithubWorkflowTrigger: option({
		type: text$2("EVENT"),
		help: "Event that started the run, such as push"
	}),
	certificateGithubWorkflowSha: option({
		type: text$2("SHA"),
		help: "Commit of the run"
	}),
	certificateGithubWorkflowName: option({
		type: text$2("NAME"),
		help: "Name of the workflow, as its file sets it"
	}),
	certificateGithubWorkflowRepository: option({
		type: text$2("OWNER/REPO"),
		help: "Repository of the run"
	}),
	certificateGithubWorkflowRef: option({
		type: text$2("REF"),
		help: "Branch or tag of the run, such as refs/heads/main"
	}),
	certificateClaims: option({
		type: linesOf(text$2("NAME=VALUE")),
		flag: "certificate-claim",
		help: `Claims that the certificate must have: ${namedClaims.join(", ")}`
	}),
	githubWorkflow: option({
		type: linesOf(text$2("OWNER/REPO/.github/workflows/FILE.yml[@REF]")),
		help: "Workflows of GitHub Actions, any of which may have signed; without REF, for any branch or tag. Short for identity, issuer and repository"
	})
};
const identityFields$1 = Object.keys(identity);
const insecureIgnoreSct = option({
	type: boolean$2,
	default: false,
	help: "Do not require that the certificate is in a certificate transparency log; for a private Fulcio without such a log"
});
const trust = group(heading, {
	keys: option({
		type: keys$1,
		flag: "key",
		input: "key",
		defaultHelp: "the key of Webdis, unless an identity is given",
		help: "Public keys, any of which may have signed: a path, env://NAME, an https URL with its key-fingerprint, or PEM text; \"KEY not-after=2026-12-31\" for a retired key"
	}),
	keyFingerprints,
	...identity,
	requireAllSigners: option({
		type: boolean$2,
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
		type: oneOf$2("required", "ignored"),
		default: "required",
		help: "required: every signature must have an entry in a transparency log of the trusted root; ignored: log entries are not checked",
		switches: { "insecure-ignore-tlog": {
			means: "ignored",
			help: "Do not require entries in a transparency log"
		} }
	}),
	timestamps: option({
		type: oneOf$2("required", "ignored"),
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
	type: listOf(oneOf$2(...requirableReaders)),
	default: [],
	help: "Tools that must be able to read the signatures: cosign-2.5 (and older), podman (and CRI-O), policy-controller, kyverno"
});

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
function withoutCommand(text) {
	return text.replace(/^([\s\u0085]*):(?=:)/u, "$1: ").replaceAll("##[", "## [");
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
const keyAlgorithm = /* @__PURE__ */ oneOf("ecdsa-p256", "ecdsa-p384", "ecdsa-p521", "ed25519", "rsa");
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
const keyFields = {
	kind: /* @__PURE__ */ oneOf("key"),
	fingerprint: sha256$2,
	algorithm: keyAlgorithm
};
const keySigner = /* @__PURE__ */ object(keyFields, { name: /* @__PURE__ */ optional(text) });
const identityFields = {
	kind: /* @__PURE__ */ oneOf("identity"),
	identity: text,
	issuer: text
};
const identitySigner = /* @__PURE__ */ object(identityFields, { claims: /* @__PURE__ */ optional(/* @__PURE__ */ map(text)) });
const signer = /* @__PURE__ */ union("kind", keySigner, identitySigner);
const trustedKey = /* @__PURE__ */ object(keyFields, {
	name: text,
	pinned: boolean,
	notAfter: /* @__PURE__ */ optional(time$1)
});
const trustedIdentity = /* @__PURE__ */ object(identityFields, {
	identityMatch: /* @__PURE__ */ oneOf("exact", "any-ref", "pattern"),
	issuerMatch: /* @__PURE__ */ oneOf("exact", "pattern"),
	claims: /* @__PURE__ */ map(text)
});
const trustedSigner = /* @__PURE__ */ union("kind", trustedKey, trustedIdentity);
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

// src/signature/format.ts
const signatureFormat = /* @__PURE__ */ oneOf("legacy", "bundle");

// src/transparency/validity.ts
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const time = (value, at) => {
	const written = text$1(value, at);
	const date = new Date(written);
	return rfc3339.test(written) && !Number.isNaN(date.getTime()) ? date : fail$1(at, "is not a time");
};
const validity = object$1({
	start: time,
	end: optional$1(time)
});
function isWithin$1({ start, end }, date) {
	return start <= date && (end === void 0 || date <= end);
}

// src/transparency/entry.ts
const logEntry$1 = /* @__PURE__ */ object({
	log: text,
	logId: /* @__PURE__ */ matching(/^[0-9a-f]+$/, "is not lower-case hex"),
	index: /* @__PURE__ */ matching(/^[0-9]+$/, "is not decimal"),
	kind: text,
	version: /* @__PURE__ */ oneOf("rekor-v1", "rekor-v2"),
	integratedTime: /* @__PURE__ */ optional(time$1),
	proof: /* @__PURE__ */ list(/* @__PURE__ */ oneOf("set", "inclusion"))
});
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
	return isWithin$1(validFor, date);
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

// src/verify/report.ts
const reportSchema = "https://github.com/webdis/verify-action/schema/verify-report/v1";
const parityMode = /* @__PURE__ */ oneOf("auto", "true", "false");
const policyReport = /* @__PURE__ */ object({
	signers: /* @__PURE__ */ list(trustedSigner),
	requireAllSigners: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf(true)),
	transparencyLog: /* @__PURE__ */ oneOf("required", "ignored"),
	sct: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf("required", "ignored")),
	trustedRoots: /* @__PURE__ */ list(/* @__PURE__ */ object({
		source: text,
		date: /* @__PURE__ */ optional(day)
	})),
	timestamps: /* @__PURE__ */ oneOf("required", "ignored"),
	attestationManifests: /* @__PURE__ */ oneOf("reported", "required"),
	parity: parityMode,
	platforms: /* @__PURE__ */ list(text),
	annotations: /* @__PURE__ */ map(text),
	expectedReference: /* @__PURE__ */ optional(text),
	digest: /* @__PURE__ */ optional(digest$1),
	signatureRepository: /* @__PURE__ */ optional(text),
	requireReadableBy: /* @__PURE__ */ optional(/* @__PURE__ */ list(/* @__PURE__ */ among(requirableReaders))),
	attestations: /* @__PURE__ */ optional(/* @__PURE__ */ list(text)),
	signatures: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf("ignored"))
});
const errorDetails$1 = /* @__PURE__ */ object({
	host: /* @__PURE__ */ optional(text),
	repository: /* @__PURE__ */ optional(text),
	digest: /* @__PURE__ */ optional(text),
	tag: /* @__PURE__ */ optional(text),
	status: /* @__PURE__ */ optional(count),
	requestId: /* @__PURE__ */ optional(text),
	url: /* @__PURE__ */ optional(text)
});
const finding$1 = /* @__PURE__ */ object({
	severity: /* @__PURE__ */ oneOf("error", "warning", "note"),
	code: errorCode,
	message: text,
	advice: /* @__PURE__ */ optional(text),
	image: /* @__PURE__ */ optional(text),
	digest: /* @__PURE__ */ optional(digest$1),
	platform: /* @__PURE__ */ optional(text),
	missing: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf(true)),
	details: /* @__PURE__ */ optional(errorDetails$1)
});
const manifestRole = /* @__PURE__ */ oneOf("index", "platform", "attestation", "image");
const runFields = {
	tool: /* @__PURE__ */ object({
		name: text,
		version: text
	}),
	started: time$1,
	finished: time$1,
	requests: count
};

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
		if (key.startsWith("-----")) return crypto_1.createPublicKey(key);
		else return crypto_1.createPublicKey({
			key: Buffer.from(key, "base64"),
			format: "der",
			type
		});
	} else return crypto_1.createPublicKey({
		key,
		format: "der",
		type
	});
}
function digest(algorithm, ...data) {
	const hash = crypto_1.createHash(algorithm);
	for (const d of data) hash.update(d);
	return hash.digest();
}
function verify$1(data, key, signature, algorithm) {
	try {
		return crypto_1.verify(algorithm, data, key, signature);
	} catch (e) {
		/* istanbul ignore next */
		return false;
	}
}
function bufferEqual(a, b) {
	try {
		return crypto_1.timingSafeEqual(a, b);
	} catch {
		/* istanbul ignore next */
		return false;
	}
}

// node_modules/@sigstore/core/dist/dsse.js
const PAE_PREFIX = "DSSEv1";
function preAuthEncoding$1(payloadType, payload) {
	const typeBytes = Buffer.from(payloadType, "utf-8");
	return Buffer.concat([
		Buffer.from(`${PAE_PREFIX} ${typeBytes.length} `, "ascii"),
		typeBytes,
		Buffer.from(` ${payload.length} `, "ascii"),
		payload
	]);
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
		const digest$4 = digest(this.messageImprintHashAlgorithm, data);
		if (!bufferEqual(digest$4, this.messageImprintHashedMessage)) throw new RFC3161TimestampVerificationError("message imprint does not match artifact");
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
function readSubject$1(extensions) {
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
	const identity = readSubject$1(extensions);
	return {
		der,
		x509,
		key: keyOf$1(x509),
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
function keyOf$1(x509) {
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
const fields$1 = object$1({
	payload: base64,
	payloadType: text$1,
	signatures: list$1(object$1({
		sig: base64,
		keyid: optional$1(text$1)
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
	const digests = map$1(text$1)(value, at);
	if (digests.size > limits.subjectDigests) return fail$1(at, `has more than ${limits.subjectDigests} entries`);
	for (const [algorithm, hex] of digests) if (!/^(?:[0-9a-f]{2})+$/.test(hex)) fail$1(`${at}.${algorithm.slice(0, 64)}`, "is not hex");
	return digests;
};
const subject = object$1({
	name: optional$1(text$1),
	uri: optional$1(text$1),
	digest: digestSet,
	content: optional$1(text$1),
	downloadLocation: optional$1(text$1),
	mediaType: optional$1(text$1),
	annotations: optional$1(map$1(anything))
});
const subjects = (value, at) => {
	if (!Array.isArray(value) || value.length === 0) return fail$1(at, "is empty");
	if (value.length > limits.subjects) return fail$1(at, `has more than ${limits.subjects} entries`);
	return list$1(subject)(value, at);
};
const statementShape = object$1({
	_type: oneOf$1(statementType),
	subject: subjects,
	predicateType: text$1,
	predicate: optional$1(anyObject)
});
function parseStatement(bytes) {
	return readJson$1(statementShape, bytes, "statement");
}
const fields = {
	_type: oneOf$1(statementType, oldStatementType),
	subject: subjects,
	predicateType: text$1
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
const certificate$1 = object$1({ rawBytes: base64 });
const logEntry = object$1({
	logIndex: int64OrZero,
	logId: object$1({ keyId: base64 }),
	kindVersion: object$1({
		kind: text$1,
		version: text$1
	}),
	integratedTime: int64OrZero,
	inclusionPromise: optional$1(object$1({ signedEntryTimestamp: base64 })),
	inclusionProof: object$1({
		logIndex: int64OrZero,
		rootHash: base64,
		treeSize: int64,
		hashes: repeated(base64),
		checkpoint: object$1({ envelope: text$1 })
	}),
	canonicalizedBody: base64
});
const verificationMaterial = object$1({
	publicKey: optional$1(object$1({ hint: optional$1(text$1) })),
	certificate: optional$1(certificate$1),
	x509CertificateChain: optional$1(object$1({ certificates: list$1(certificate$1) })),
	tlogEntries: repeated(logEntry),
	timestampVerificationData: optional$1(object$1({ rfc3161Timestamps: repeated(object$1({ signedTimestamp: text$1 })) }))
});
const messageSignature = object$1({
	messageDigest: object$1({
		algorithm: oneOf$1("SHA2_256", "SHA2_384", "SHA2_512", "SHA3_256", "SHA3_384"),
		digest: base64
	}),
	signature: base64
});
const oldVersions = ["application/vnd.dev.sigstore.bundle+json;version=0.1", "application/vnd.dev.sigstore.bundle+json;version=0.2"];
const bundleShape = object$1({
	mediaType: oneOf$1("application/vnd.dev.sigstore.bundle.v0.3+json", "application/vnd.dev.sigstore.bundle+json;version=0.3", ...oldVersions),
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
const hash = object$1({
	algorithm: oneOf$1("sha256"),
	value: sha256Hex
});
const data = object$1({ hash });
const publicKey = object$1({ content: pem });
const hashedrekord001 = object$1({
	data,
	signature: object$1({
		content: base64,
		publicKey
	})
});
const rekord001 = object$1({
	data,
	signature: object$1({
		content: base64,
		format: oneOf$1("x509"),
		publicKey
	})
});
const dsse001 = object$1({
	envelopeHash: hash,
	payloadHash: hash,
	signatures: list$1(object$1({
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
		payloadType: text$1,
		signatures: list$1(object$1({
			keyid: optional$1(text$1),
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
		algorithm: oneOf$1("SHA2_256"),
		digest: base64
	}),
	signature: object$1({
		content: base64,
		verifier: object$1({
			keyDetails: text$1,
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
const entry = object$1({
	apiVersion: text$1,
	kind: text$1,
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
const rekorBundle = object$1({
	SignedEntryTimestamp: base64,
	Payload: object$1({
		body: text$1,
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
	return log.key.asymmetricKeyType === "ec" && verify$2("sha256", Buffer.from(signed), {
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
const legacyTimestamp = object$1({ SignedRFC3161Timestamp: text$1 });
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
async function allSettled(promises) {
	return (await Promise.allSettled(promises)).map((result) => {
		if (result.status === "rejected") throw result.reason;
		return result.value;
	});
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
var TaskGroup = class {
	#tasks = /* @__PURE__ */ new Map();
	#failure;
	once(name, task) {
		const started = this.#tasks.get(name) ?? this.run(task);
		this.#tasks.set(name, started);
		return started;
	}
	async run(task) {
		if (this.#failure !== void 0) throw this.#failure.error;
		try {
			await task();
		} catch (error) {
			this.#failure ??= { error };
			throw error;
		}
	}
};
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

// src/oci/manifest.ts
function parseManifest(bytes, contentType) {
	if (bytes.length > limits.manifest) throw new TrustError("E_LIMIT", `the manifest has ${bytes.length} bytes; the limit is ${limits.manifest}`);
	const document = readDocument(bytes);
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
function isAccessRefused(error) {
	if (error instanceof AccessRefused) return true;
	return error instanceof TrustError && error.code === "E_AUTH" && isAccessRefused(error.cause);
}
var TooMany = class extends TrustError {
	constructor(message, details = {}) {
		super("E_LIMIT", message, details);
	}
};
var ShortBlob = class extends TrustError {};

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

// src/registry/referrer-list.ts
function referrersTag(subject) {
	return `${digestAlgorithm(subject).slice(0, 32)}-${digestHex(subject).slice(0, 64)}`;
}
function isReferrersTag(tag) {
	return /^[a-z0-9]+-[0-9a-f]{64}$/.test(tag);
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

// src/signature/payload.ts
const payloadType = "cosign container image signature";
const optionalClaims = (value, at) => value === void 0 || value === null ? /* @__PURE__ */ new Map() : map$1(anything)(value, at);
const payloadShape = object$1({
	critical: object$1({
		identity: object$1({ "docker-reference": text$1 }),
		image: object$1({ "docker-manifest-digest": text$1 }),
		type: oneOf$1(payloadType)
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
function withSignatures(availability, stores, by) {
	const certified = new Map(availability.certified);
	for (const store of stores) {
		const isFirst = !availability.listed.has(store);
		if (by === void 0) certified.delete(store);
		else if (isFirst || by === "e-mail" && certified.has(store)) certified.set(store, by);
	}
	return {
		...availability,
		certified,
		good: /* @__PURE__ */ new Set([...availability.good, ...stores]),
		listed: /* @__PURE__ */ new Set([...availability.listed, ...stores]),
		hasBundle: availability.hasBundle || stores.includes("bundle")
	};
}
function storeOf(format) {
	return format === "legacy" ? "tag" : "bundle";
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
		const message = `${title} cannot read the signatures of ${namesOf$1(docker)}: it reads only OCI images, and their .sig tag points to an image of Docker's media type`;
		return finding("E_FORMAT", message, { advice: "the publisher must delete these .sig tags, and sign again with --format both" });
	}
	const lacking = all.filter(({ availability }) => availability.payloadIsMissing);
	if (lacking.length > 0) {
		const message = `${title} cannot read the signatures of ${namesOf$1(lacking)}: the registry lacks their payload`;
		return finding("E_FORMAT", message, { advice: "the publisher must mirror or sign it again" });
	}
	const message = `${title} finds no signature of ${namesOf$1(all)}: it reads only the legacy format under the .sig tag`;
	return finding("E_FORMAT", message, { advice: "the publisher must sign again with --format both, which only adds the missing format" });
}
function inOtherRepository({ title }, all) {
	const message = `${title} finds no signature of ${namesOf$1(all)}: it looks in the image's repository, and the signatures are in another one`;
	return finding("E_FORMAT", message, { advice: "the publisher must sign again without --signature-repository" });
}
function byOtherSigner({ title, signers }, all) {
	const message = `${title} cannot verify the signatures of ${namesOf$1(all)}: it verifies those by ${signers} only, and certificates for another identity made these`;
	return finding("E_FORMAT", message, { advice: "the publisher can sign with a key, too" });
}
function notKnown({ title }, all) {
	const [error] = all.flatMap(({ availability }) => [...availability.unreadStores.values()]);
	const message = `could not check whether ${title} can read the signatures of ${namesOf$1(all)}`;
	if (error === void 0) return finding("E_NET", message);
	const { code, details } = error;
	return finding(code, `${message}: ${error.message}`, { details });
}
function namesOf$1(all) {
	const names = [...new Set(all.map(({ node }) => describeNode(node)))];
	const last = names.at(-1) ?? "";
	return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
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
async function manifestExists(repository, digest) {
	return await repository.manifestHead(digest) !== void 0;
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
	return (challenge?.parameters.get("scope") ?? "").split(" ").filter((scope) => scope !== "" && !requested.includes(scope) && isWithin(actions, scope));
}
function isWithin(actions, scope) {
	if (!scope.includes(":")) return true;
	return scope.startsWith("repository:") && actionsOf(scope).every((action) => actions.includes(action));
}
function actionsOf(scope) {
	return scope.slice(scope.lastIndexOf(":") + 1).split(",");
}

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
async function headManifestStatus(endpoint, digest) {
	const url = endpoint.url(`manifests/${parseDigest(digest)}`);
	return (await endpoint.request("HEAD", url, headers, 0)).status;
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
			const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW = 0 } = constants$1;
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
	const flags = constants$1.O_RDONLY | (constants$1.O_NONBLOCK ?? 0);
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

// src/run/images.ts
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
		const { layoutTask } = await import("./layout.mjs").then((n) => n.t);
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
	const kind = text$1(value, at);
	return keyKinds.has(kind) ? kind : fail$1(at, `is ${quote(kind)}, which is not supported`);
};
const logFields = {
	hashAlgorithm: oneOf$1("SHA2_256"),
	publicKey: object$1({
		rawBytes: base64,
		keyDetails,
		validFor: validity
	}),
	logId: object$1({ keyId: base64 }),
	checkpointKeyId: optional$1(object$1({ keyId: base64 })),
	operator: optional$1(text$1)
};
const log = object$1({
	...logFields,
	baseUrl: text$1
});
const ctLog = object$1({
	...logFields,
	baseUrl: optional$1(text$1)
});
const authority = object$1({
	subject: optional$1(anyObject),
	uri: optional$1(text$1),
	certChain: object$1({ certificates: list$1(object$1({ rawBytes: base64 })) }),
	validFor: validity,
	operator: optional$1(text$1)
});
const rootShape = object$1({
	mediaType: oneOf$1("application/vnd.dev.sigstore.trustedroot+json;version=0.1", "application/vnd.dev.sigstore.trustedroot.v0.1+json"),
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

// src/run/trusted-root.ts
const newest = "tuf";
async function newestOf({ values, host }) {
	const { newestRoot } = await import("./tuf-root.mjs").then((n) => n.n);
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
async function readTrustedRoot(path, run) {
	if (path === void 0) return includedRoot();
	if (path === "tuf") return newestOf(run);
	const bytes = await readBytes(path);
	return about("trusted-root", () => parseTrustedRoot(bytes, path), "E_INPUT");
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

// src/version.ts
const tool = {
	name: "@webdis/verify-action",
	version: "1.0.0"
};
const userAgent = `webdis-trust/${tool.version} (+https://github.com/webdis/verify-action)`;

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
function verifyPolicyFlags(policy) {
	const { timestamps, attestationManifests, annotations, platforms, expectedReference } = policy;
	const { requireReadableBy = [] } = policy;
	return [
		...timestamps === "required" ? ["--use-signed-timestamps"] : [],
		...attestationManifests === "required" ? ["--attestation-manifests", "required"] : [],
		...annotationFlags(annotations),
		...platforms.flatMap((platform) => ["--platform", platform]),
		...expectedReference === void 0 ? [] : ["--expected-reference", expectedReference],
		...requireReadableBy.length === 0 ? [] : ["--require-readable-by", requireReadableBy.join(",")],
		...(policy.attestations ?? []).flatMap((text) => ["--attestations", text]),
		...policy.signatures === "ignored" ? ["--attestations-only"] : []
	];
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
	const config = env["XDG_CONFIG_HOME"] ?? join(home, ".config");
	return [
		join(env["DOCKER_CONFIG"] ?? join(home, ".docker"), "config.json"),
		...env["REGISTRY_AUTH_FILE"] ? [env["REGISTRY_AUTH_FILE"]] : [],
		...runtime ? [join(runtime, "containers", "auth.json")] : [],
		join(config, "containers", "auth.json")
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
	const { spawn } = await import("./run-release.mjs").then((n) => n.o);
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
function keepPiece(chunk) {
	lent.delete(chunk);
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
function namesOf(values, ...fields) {
	return fields.flatMap((field) => values[givenNames].get(field) ?? []);
}

// src/options/attestations.ts
const facts = Object.keys(factNames);
const keys = [
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
	const key = keys.find((one) => one === name);
	if (key === void 0) return refuse(`${quote(name)} is not known: write NAME=VALUE with one of ${hintFrom(name, keys)}`);
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
		type: boolean$2,
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
		type: text$2("DIR"),
		needs: "attestations",
		help: "If everything is verified, write the in-toto statements that meet the requirements to this folder"
	})
});

// src/options/location.ts
const location = (placeholder) => word(placeholder, (given) => isLayoutName(given) ? {
	text: given,
	layout: parseLayoutName(given)
} : {
	text: given,
	reference: readReference$1(given)
});

// src/options/verify.ts
var verify_exports$1 = /* @__PURE__ */ __exportAll({
	treeOptions: () => treeOptions,
	verifyOptions: () => verifyOptions
});
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
			type: digest$3,
			help: "Digest that the tag must point to; protects against a tag that was moved back"
		}),
		platforms: option({
			type: listOf(platform),
			default: [],
			flag: "platform",
			help: "Platforms that the image must have, such as linux/arm64; its other platforms are verified, too"
		}),
		attestationManifests: option({
			type: oneOf$2("reported", "required"),
			default: "reported",
			help: "reported: unsigned attestation manifests of buildx are only reported; required: they must be signed"
		}),
		parity: option({
			type: oneOf$2("auto", "true", "false"),
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
		summary: summary$1,
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

// src/run/policy.ts
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
	const asked = Object.fromEntries(identityFields$1.map((field) => [field, values[field]]));
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

// src/run/attestations.ts
function attestationPolicy(values) {
	const { attestations: requirements, attestationsOnly } = values;
	if (requirements === void 0) return void 0;
	return {
		requirements,
		signatures: attestationsOnly ? "ignored" : "required"
	};
}
async function listAttestations(policy) {
	const { attestationCheck } = await import("./attestations.mjs").then((n) => n.n);
	return attestationCheck({
		...policy,
		attestations: {
			requirements: [],
			signatures: "required"
		}
	});
}

// src/run/verify.ts
var verify_exports = /* @__PURE__ */ __exportAll({ verify: () => verify });
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
	const [{ attestationCheck }, { StatementFolder }] = await Promise.all([import("./attestations.mjs").then((n) => n.n), import("./statement-folder.mjs")]);
	const folder = path === void 0 ? void 0 : new StatementFolder(path);
	await folder?.prepare();
	return {
		checkAttestations: attestationCheck(policy, folder?.save),
		...defined({ folder })
	};
}

// src/options/library.ts
var library_exports = /* @__PURE__ */ __exportAll({ readOptions: () => readOptions });
function readOptions(options, table, fixed = {}) {
	const known = Object.keys(table).filter((field) => table[field]?.library === void 0);
	const unknown = Object.keys(options).find((field) => !known.includes(field));
	if (unknown !== void 0) {
		const message = `there is no option ${unknown.slice(0, 100)}; ${meantOrAll(unknown, known)}`;
		throw new TrustError("E_INPUT", message);
	}
	const values = /* @__PURE__ */ new Map();
	for (const [field, value] of Object.entries({
		...options,
		...fixed
	})) {
		if (value === null) throw new TrustError("E_INPUT", `${field}: it is null; leave it out for the default`);
		if (value !== void 0) values.set(field, table[field]?.type.fromLibrary(value, field));
	}
	return complete(table, values, (field) => field);
}

export { readable as $, nonEmptyText as $a, timeouts as $i, statementType as $n, accepts as $r, referrersTag as $t, childEnvironment as A, parseDigest as Aa, anything as Ai, readDescriptor as An, isWithin$1 as Ar, manifestExists as At, cosignIdentityFlags as B, linesOf as Ba, readJson$1 as Bi, manifestFields as Bn, shortSigner as Br, readersOfAll as Bt, unpinnedFiles as C, parseRepository as Ca, oneOf as Ci, readChildImage as Cn, isOfType as Cr, digestOfTag as Ct, isStream as D, digestAlgorithm as Da, time$1 as Di, isIndexType as Dn, readFacts as Dr, readReference as Dt, nodeHttp as E, assertDigest as Ea, text as Ei, isImageType as En, factNames as Er, headOf as Et, keyFile as F, kebab as Fa, map$1 as Fi, poll as Fn, isUndetermined as Fr, discoverSignatures as Ft, readVariable as G, predicateTypeWords as Ga, formatsWithSarif as Gi, envelopeOf as Gn, trustedSignerOf as Gr, signedAt as Gt, isLayoutName as H, recordsOf as Ha, text$1 as Hi, authorityTimes as Hn, signer as Hr, withSignatures as Ht, mirrorPolicyFlags as I, option as Ia, object$1 as Ii, conclusionOf as In, outcomeFor as Ir, availabilityOf as It, Refused as J, isPlatform as Ja, quiet as Ji, parseBundle as Jn, assertFingerprints as Jr, artifactTypeOf as Jt, tool as K, equalPlatforms as Ka, json as Ki, annotationKeys as Kn, withKind as Kr, formatPayload as Kt, policyFlags as L, requiredUnless as La, oneOf$1 as Li, describeNode as Ln, describeSigner as Lr, certifiedName as Lt, mirrorCommand as M, amend as Ma, count$1 as Mi, allSettled as Mn, signatureFormat as Mr, readConfigPlatform as Mt, annotationFlags as N, group as Na, fail$1 as Ni, limiter as Nn, exitCodeFor as Nr, checkReaders as Nt, feed as O, digestHex as Oa, where as Oi, isManifestType as On, repositoryUrl as Or, pullScope as Ot, isDefaultKey as P, inputName as Pa, list$1 as Pi, mapConcurrently as Pn, exitCodes as Pr, discoverByFallbackTag as Pt, opener as Q, isObject as Qa, connection as Qi, statementPayloadType as Qn, readPem as Qr, referrerEntry as Qt, trustedRootFileFlags as R, argumentsOf as Ra, optional$1 as Ri, finding as Rn, longSigner as Rr, emptyAvailability as Rt, rootFallbacks as S, parseReference as Sa, object as Si, readTree as Sn, defaultPlace as Sr, declaredDigest as St, isInsecureRegistry as T, vendorOf as Ta, ordinal as Ti, isImageConfig as Tn, typeName as Tr, headManifestStatus as Tt, readKeys as U, predicateTypeName as Ua, color as Ui, checkBundleEntries as Un, signerId as Ur, checkCandidate as Ut, unknownToCosign as V, listOf as Va, sha256Hex as Vi, excusedBy as Vn, shortSubject as Vr, storeOf as Vt, maskPrivateKeys as W, predicateTypeUri as Wa, formats as Wi, contentOfEnvelope as Wn, trustedSigner as Wr, checkMaker as Wt, retryAfter as X, platformSpecifier as Xa, requiredInputs as Xi, parseAttestationStatement as Xn, publicKeyPem as Xr, isReferrersTag as Xt, isRetried as Y, parsePlatform as Ya, report as Yi, oldStatementType as Yn, parsePublicKey as Yr, describeSkipped as Yt, endpoints as Z, samePlatform as Za, summary$1 as Zi, signaturePredicate as Zn, parsePem as Zr, readReferrerIndex as Zt, verify_exports$1 as _, apiHost as _a, digest$1 as _i, WireError as _n, shellWord as _r, WholeFile as _t, verifyImages as a, password as aa, plain$1 as ai, predicateTypeAnnotation as an, limits as ao, verifyChain as ar, readTrustedRoot as at, complete as b, formatRepository as ba, map as bi, errorDetails as bn, policyReport as br, partialName as bt, verifyImage as c, repository as ca, identityFields$1 as ci, goJson as cn, HashAlgorithm as cr, parseTrustedRoot as ct, firstFailure as d, word as da, requireReadableBy as di, ShortBlob as dn, toDER as dr, mayUse as dt, boolean$2 as ea, acceptsName as ei, attestationTag as en, parseDocument as eo, jsonMembers as er, BlobBody as et, noDemands as f, writtenReference as fa, trust as fi, TooMany as fn, canonicalize as fr, resolveTarget as ft, verifyOptions as g, about as ga, day as gi, NetworkError as gn, readShellWords as gr, writeWhole as gt, treeOptions as h, nearest as ha, count as hi, hasErrorCode as hn, longestCommand as hr, readBounded as ht, listAttestations as i, oneOf$2 as ia, fixedWords as ii, isSignatureLayer as in, deadlines as io, checkScts as ir, readRootFile as it, withheld as j, startDigest as ja, base64 as ji, TaskGroup as jn, validity as jr, readConfig as jt, keepPiece as k, digestOf as ka, anyObject as ki, mediaTypes as kn, logEntry$1 as kr, checkContent as kt, describePolicy as l, tag as la, insecureIgnoreSct as li, sortedByBytes as ln, Envelope as lr, rootShape as lt, inputsFrom as m, meantOrAll as ma, readerOf as mi, bracketedMessage as mn, ASN1Obj as mr, imageTasks as mt, verify as n, digest$3 as na, matchIdentity as ni, declaresBundle as nn, readObject as no, preAuthEncoding as nr, pause as nt, goodSignatures as o, path as oa, withoutCommand as oi, readSignatureManifest as on, longestTimer as oo, Bundle as or, newestRootName as ot, policyOf as p, foreignFlag as pa, trustedRoot as pi, isAccessRefused as pn, preAuthEncoding$1 as pr, assertNamed as pt, userAgent as q, formatPlatform as qa, page as qi, bundle as qn, withoutName as qr, rebuildPayload as qt, verify_exports as r, image as ra, runCheck as ri, declaresOtherType as rn, textEntries as ro, preAuthHeader as rr, assertContains as rt, unreadMaterial as s, platform as sa, annotations as si, signatureTag as sn, transferTime as so, TransparencyLogEntry as sr, publicGoodRoot as st, library_exports as t, count$2 as ta, trustedIdentityOf as ti, classifyArtifact as tn, parseJson as to, envelope as tr, headBlob as tt, describeSigners as u, text$2 as ua, keyFingerprints as ui, AccessRefused as un, readCertificate as ur, isHttp as ut, location as v, cosignRepository as va, errorCode as vi, abortError as vn, finding$1 as vr, assertNoLink as vt, connect as w, sameRepository as wa, optional as wi, parseManifest as wn, isWanted as wr, getManifest as wt, namesOf as x, isTag as xa, matching as xi, messageOf as xn, runFields as xr, resolve as xt, requireAttestations as y, formatReference as ya, list as yi, codeOf as yn, manifestRole as yr, cannotWrite as yt, verifyPolicyFlags as z, checkItems as za, quote as zi, findingOf as zn, sameSigner as zr, readersOf as zt };