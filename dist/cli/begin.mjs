import { t as nodeProblem } from "./node-version.mjs";
import { createHash } from "node:crypto";

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

// src/library/supported.ts
const problem = nodeProblem(process.versions.node);
if (problem !== void 0) throw new TrustError("E_INPUT", problem);

// src/limits.ts
const KiB = 1024;
const MiB = 1024 * KiB;
const limits = {
	manifest: 4 * MiB,
	config: 4 * MiB,
	payload: 256 * KiB,
	bundle: MiB,
	annotation: 256 * KiB,
	errorBody: 64 * KiB,
	children: 1e3,
	nesting: 3,
	signatures: 100,
	layoutManifests: 2e4,
	pages: 20,
	tagPages: 1e3,
	logEntries: 8,
	subjects: 1024,
	subjectDigests: 32,
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
	service: 6e4,
	run: 6e5
};
const longestTimer = 2 ** 31 - 1;

// src/oci/digest.ts
const hexLength = {
	sha256: 64,
	sha512: 128
};
function parseDigest(text) {
	const [, algorithm, hex] = /^([a-z0-9+._-]{1,32}):([0-9a-f]{1,128})$/.exec(text) ?? [];
	if (algorithm === void 0 || hex === void 0) throw new TrustError("E_DIGEST", `not a digest: ${JSON.stringify(text.slice(0, 100))}`);
	if (!isAlgorithm(algorithm)) throw new TrustError("E_DIGEST", `digest algorithm ${algorithm} is not supported (sha256 and sha512 are)`);
	if (hex.length !== hexLength[algorithm]) throw new TrustError("E_DIGEST", `a ${algorithm} digest has ${hexLength[algorithm]} hex digits, this has ${hex.length}`);
	return text;
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

// src/oci/reference.ts
const dockerHub = "docker.io";
const dockerHubNames = /* @__PURE__ */ new Set([
	dockerHub,
	"index.docker.io",
	"registry-1.docker.io"
]);
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
	const digest = at < 0 ? void 0 : parseDigestOf(text.slice(at + 1), fail);
	const beforeDigest = at < 0 ? text : text.slice(0, at);
	const colon = beforeDigest.lastIndexOf(":");
	const hasTag = colon > beforeDigest.lastIndexOf("/");
	const tag = hasTag ? beforeDigest.slice(colon + 1) : void 0;
	if (tag !== void 0 && !isTag(tag)) return fail("the tag may hold letters, digits, \"_\", \".\" and \"-\", 128 at most");
	return {
		...parseName(hasTag ? beforeDigest.slice(0, colon) : beforeDigest, fail),
		...tag === void 0 ? {} : { tag },
		...digest === void 0 ? {} : { digest }
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
	const hasDomain = /[.:[]/.test(first) || first === "localhost" || first !== first.toLowerCase();
	const domain = hasDomain ? first.toLowerCase() : dockerHub;
	if (!isDomain(domain)) return fail("the registry is not a host name with an optional port");
	const path = hasDomain ? name.slice(slash + 1) : name;
	if (!path.split("/").every((component) => pathComponent.test(component))) return fail("the repository may hold lower-case letters, digits and single separators (\".\" \"_\" \"__\" \"-\")");
	if (!dockerHubNames.has(domain)) return {
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
	const host = bracket > 0 ? domain.slice(0, bracket) : domain.split(":", 1)[0] ?? "";
	const rest = domain.slice(host.length);
	return (rest === "" || rest.startsWith(":") && port.test(rest.slice(1)) && Number(rest.slice(1)) < 65536) && (bracket > 0 ? ipv6.test(host) : host.split(".").every((part) => label.test(part) && part.length < 64));
}
function parseDigestOf(text, fail) {
	try {
		return parseDigest(text);
	} catch (error) {
		return fail(error.message);
	}
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
	return `${repository.registry === dockerHub ? "index.docker.io" : repository.registry}/${repository.path}`;
}
function apiHost(registry) {
	return registry === dockerHub ? "registry-1.docker.io" : registry;
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

// src/options/lists.ts
function parseList(text, name) {
	return checkItems(lines(text, name).flatMap((line) => splitCommas(line, name)), name);
}
function parseLists(texts, name) {
	return checkItems(texts.flatMap((text) => parseList(text, name)), name);
}
function lines(text, name) {
	const items = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
	if (items.length === 0 && text.trim() !== "") throw new TrustError("E_INPUT", `${name}: the list is empty, it holds nothing but comments`);
	return items;
}
function splitCommas(line, name) {
	const items = line.replace(/,$/, "").split(",").map((item) => item.trim());
	if (items.includes("")) throw new TrustError("E_INPUT", `${name}: an item is empty in "${line}"`);
	return items;
}
function checkItems(items, name) {
	if (items.length > limits.listItems) throw new TrustError("E_INPUT", `${name}: ${limits.listItems} items at most`);
	const seen = /* @__PURE__ */ new Set();
	const twice = items.find((item) => seen.size === seen.add(item).size);
	if (twice !== void 0) throw new TrustError("E_INPUT", `${name}: "${twice}" is there twice`);
	return items;
}
function parseChoice(text, choices, name) {
	const found = choices.find((choice) => choice === text);
	if (found !== void 0) return found;
	throw new TrustError("E_INPUT", `${name}: "${text}" is not one of ${choices.join(", ")}`);
}
function parseCount(text, name) {
	if (/^[1-9][0-9]{0,8}$/.test(text)) return Number(text);
	throw new TrustError("E_INPUT", `${name}: "${text}" is not a whole number above 0`);
}
function hostList(items, name) {
	for (const item of items) {
		const { registry } = about(name, () => parseRepository(`${item}/a/b`), "E_INPUT");
		if (registry !== item.toLowerCase()) throw new TrustError("E_INPUT", `${name}: "${item}" is not a host with an optional port`);
	}
	return items;
}

// src/run/certificates.ts
function assertCertificates(pem, name) {
	if (/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/.test(pem)) return;
	throw new TrustError("E_INPUT", `${name}: it holds no certificate in PEM`);
}

// src/library/connection.ts
const connectionKinds = {
	insecureRegistries: "list",
	certificates: "records",
	timeout: "count",
	idleTimeout: "count",
	signal: "any",
	env: "any",
	onSecret: "any"
};
function connectionOf(options) {
	const { insecureRegistries = [], timeout, idleTimeout, certificates, onSecret } = options;
	for (const pem of certificates ?? []) assertCertificates(pem, "certificates");
	return {
		env: options.env ?? process.env,
		signal: options.signal ?? new AbortController().signal,
		insecureRegistries: hostList(insecureRegistries, "insecureRegistries"),
		...timeout === void 0 ? {} : { budget: timeout },
		...idleTimeout === void 0 ? {} : { idle: idleTimeout },
		...certificates === void 0 ? {} : { ca: certificates },
		...onSecret === void 0 ? {} : { onSecret }
	};
}

// src/options/nearest.ts
function nearest(word, known) {
	const [best] = known.map((candidate) => ({
		candidate,
		away: distance(word.slice(0, 50), candidate)
	})).sort((a, b) => a.away - b.away);
	const near = Math.min(Math.max(2, word.length / 3), word.length - 1);
	return best !== void 0 && best.away <= near ? best.candidate : void 0;
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

// src/library/options.ts
function checkOptions(options, kinds, prefix = "") {
	const known = Object.keys(kinds);
	for (const [name, value] of Object.entries(options)) {
		if (!known.includes(name)) {
			const meant = nearest(name, known);
			const hint = meant === void 0 ? `there are ${known.join(", ")}` : `is ${meant} meant?`;
			throw new TrustError("E_INPUT", `there is no option ${prefix}${name.slice(0, 100)}; ${hint}`);
		}
		const why = value === void 0 ? void 0 : fault(value, kinds[name]);
		if (why !== void 0) throw new TrustError("E_INPUT", `${prefix}${name}: ${why}`);
	}
}
function fault(value, kind) {
	if (value === null) return "it is null; leave it out for the default";
	switch (kind) {
		case "text": return isText(value) ? void 0 : "it is empty, or no string";
		case "list":
		case "records": return faultOfList(value, kind);
		case "map": return faultOfMap(value);
		case "flag": return typeof value === "boolean" ? void 0 : "it is neither true nor false";
		case "count": return typeof value === "number" && Number.isFinite(value) && value > 0 ? void 0 : "it is not a number above 0";
		case "any": return;
		default: return kind.some((word) => word === value) ? void 0 : `it is not one of ${kind.join(", ")}`;
	}
}
function isText(value) {
	return typeof value === "string" && value.trim() !== "";
}
function faultOfList(value, kind) {
	if (!Array.isArray(value)) return "it is not a list";
	if (value.length === 0) return "the list is empty";
	const odd = value.findIndex((item) => !isText(item));
	if (odd >= 0) return `item ${odd + 1} is empty, or no string`;
	if (kind === "records") return void 0;
	const several = value.findIndex((item) => /[,\r\n]/.test(item) || item.trim() !== item);
	return several < 0 ? void 0 : `item ${several + 1} holds a comma, a line break or a space`;
}
function faultOfMap(value) {
	if (typeof value !== "object" || Array.isArray(value)) return "it is not an object";
	const entries = Object.entries(value);
	if (entries.length === 0) return "it has no entry";
	if (entries.find(([name, text]) => !isText(name) || typeof text !== "string") !== void 0) return "a name is empty, or a value is no string";
	return entries.some(([name]) => name.includes("=")) ? "a name holds a \"=\"" : void 0;
}

// src/options/key-list.ts
function joinKeys(keys, name) {
	keys.forEach((key, at) => {
		if (key.includes("-----") || /^[^#\s](?:[^\r\n]*\S)?$/.test(key)) return;
		throw new TrustError("E_INPUT", `${name}: key ${at + 1} is empty, begins with "#" or a space, ends with a space, or has a line break (a path may begin with ./)`);
	});
	return keys.join("\n");
}

// src/library/drift.ts
const kinds$3 = {
	...connectionKinds,
	ledger: "text",
	tags: "list",
	keys: "records",
	keyFingerprints: "list",
	trustedRoot: "text",
	transparencyLog: ["required", "ignored"],
	signatureRepository: "text",
	blobs: "flag",
	shard: "any",
	state: "text",
	onProgress: "any"
};
async function checkDrift(repositories, options) {
	checkOptions(options, kinds$3);
	const { shard } = options;
	const words = {
		ledger: options.ledger ?? "",
		images: repositories,
		tags: options.tags ?? [],
		key: joinKeys(options.keys ?? [], "keys"),
		fingerprints: options.keyFingerprints ?? [],
		trustedRoot: options.trustedRoot ?? "",
		transparencyLog: options.transparencyLog ?? "required",
		signatureRepository: options.signatureRepository ?? "",
		blobs: options.blobs ?? false,
		shard: shard === void 0 ? "" : `${shard.index}/${shard.of}`,
		state: options.state ?? ""
	};
	const connection = connectionOf(options);
	const { checkDrift } = await import("./run-drift.mjs").then((n) => n.n);
	return checkDrift(words, connection, options.onProgress);
}

// src/library/mirror.ts
const kinds$2 = {
	...connectionKinds,
	require: [
		"verified",
		"signed",
		"none"
	],
	keys: "records",
	keyFingerprints: "list",
	trustedRoot: "text",
	transparencyLog: ["required", "ignored"],
	signatureRepository: "text",
	onConflict: [
		"fail",
		"keep",
		"overwrite"
	],
	skipMissingReferrers: "flag",
	tag: "flag",
	dryRun: "flag",
	deep: "flag",
	onProgress: "any"
};
async function mirrorImage(source, targets, options = {}) {
	checkOptions(options, kinds$2);
	const words = {
		source,
		targets,
		tagged: options.tag ?? true,
		require: options.require ?? "",
		key: joinKeys(options.keys ?? [], "keys"),
		fingerprints: options.keyFingerprints ?? [],
		trustedRoot: options.trustedRoot ?? "",
		transparencyLog: options.transparencyLog ?? "required",
		signatureRepository: options.signatureRepository ?? "",
		onConflict: options.onConflict ?? "",
		dryRun: options.dryRun ?? false,
		deep: options.deep ?? false,
		skipMissingReferrers: options.skipMissingReferrers ?? false
	};
	const connection = connectionOf(options);
	const { mirror } = await import("./run-mirror.mjs").then((n) => n.n);
	return mirror(words, connection, options.onProgress);
}

// src/library/sign.ts
const signingKinds = {
	key: "text",
	password: "any",
	keyFingerprint: "text",
	allowUnencryptedKey: "flag",
	format: [
		"bundle",
		"legacy",
		"both"
	],
	requireReadableBy: "list",
	annotations: "map",
	signatureRepository: "text",
	rekorUrl: "text",
	rekorVersion: "count",
	signingConfig: "text",
	timestampUrl: "text",
	trustedRoot: "text"
};
const kinds$1 = {
	...connectionKinds,
	...signingKinds,
	identity: "text",
	recursive: "flag",
	log: "flag",
	onProgress: "any"
};
async function signImages(images, options) {
	checkOptions(options, kinds$1);
	const { annotations = {}, password, rekorVersion } = options;
	const words = {
		images,
		key: options.key ?? "",
		fingerprints: options.keyFingerprint === void 0 ? [] : [options.keyFingerprint],
		allowUnencryptedKey: options.allowUnencryptedKey ?? false,
		format: options.format ?? "bundle",
		requireReadableBy: options.requireReadableBy ?? [],
		annotations: Object.entries(annotations).map(([name, value]) => `${name}=${value}`),
		identity: options.identity ?? "",
		recursive: options.recursive ?? true,
		trustedRoot: options.trustedRoot ?? "",
		signatureRepository: options.signatureRepository ?? "",
		services: {
			rekorUrl: options.rekorUrl ?? "",
			rekorVersion: rekorVersion === void 0 ? "" : String(rekorVersion),
			signingConfig: options.signingConfig ?? "",
			timestampUrl: options.timestampUrl ?? "",
			log: options.log ?? true
		}
	};
	const connection = connectionOf(options);
	const { env } = connection;
	const askPassword = async () => void 0;
	const withPassword = password === void 0 ? env : {
		...env,
		COSIGN_PASSWORD: password
	};
	const { sign } = await import("./run-sign.mjs").then((n) => n.n);
	return sign(words, {
		...connection,
		env: withPassword,
		askPassword
	}, options.onProgress);
}

// src/library/release.ts
const kinds = {
	...connectionKinds,
	...signingKinds,
	mirrors: "list",
	tags: "list",
	overwriteTags: "flag",
	skipMissingReferrers: "flag",
	digest: "text",
	build: "any",
	ledger: "text",
	version: "text",
	dryRun: "flag",
	onDigest: "any",
	onBuildLog: "any",
	onProgress: "any"
};
const buildKinds = {
	context: "text",
	file: "text",
	platforms: "list",
	buildArgs: "records",
	labels: "records",
	annotations: "records",
	secrets: "records",
	secretEnvs: "list",
	secretFiles: "records",
	target: "text",
	cacheFrom: "records",
	cacheTo: "records",
	provenance: "text",
	sbom: "text",
	builder: "text",
	noCache: "flag",
	pull: "flag"
};
async function releaseImage(image, options) {
	checkOptions(options, kinds);
	checkOptions(options.build ?? {}, buildKinds, "build.");
	const { annotations = {}, rekorVersion, onDigest, onBuildLog } = options;
	const words = {
		image,
		mirrors: options.mirrors ?? [],
		tags: options.tags ?? [],
		overwriteTags: options.overwriteTags ?? false,
		skipMissingReferrers: options.skipMissingReferrers ?? false,
		digest: options.digest ?? "",
		build: {
			...noBuildWords,
			...given(options.build ?? {})
		},
		key: options.key ?? "",
		keyPassword: "",
		fingerprints: options.keyFingerprint === void 0 ? [] : [options.keyFingerprint],
		allowUnencryptedKey: options.allowUnencryptedKey ?? false,
		signatureRepository: options.signatureRepository ?? "",
		format: options.format ?? "",
		requireReadableBy: options.requireReadableBy ?? [],
		annotations: Object.entries(annotations).map(([name, value]) => `${name}=${value}`),
		services: {
			rekorUrl: options.rekorUrl ?? "",
			rekorVersion: rekorVersion === void 0 ? "" : String(rekorVersion),
			signingConfig: options.signingConfig ?? "",
			timestampUrl: options.timestampUrl ?? "",
			log: true
		},
		trustedRoot: options.trustedRoot ?? "",
		ledger: options.ledger ?? "",
		version: options.version ?? "",
		dryRun: options.dryRun ?? false
	};
	const connection = connectionOf(options);
	const { password } = options;
	const env = password === void 0 ? connection.env : {
		...connection.env,
		COSIGN_PASSWORD: password
	};
	const { release } = await import("./run-release.mjs").then((n) => n.n);
	return release(words, {
		...connection,
		env,
		askPassword: async () => void 0,
		...onDigest === void 0 ? {} : { onDigest },
		...onBuildLog === void 0 ? {} : { onBuildLog }
	}, options.onProgress);
}
function given(build) {
	return Object.fromEntries(Object.entries(build).filter(([, value]) => value !== void 0));
}
const noBuildWords = {
	context: "",
	file: "",
	platforms: [],
	buildArgs: [],
	labels: [],
	annotations: [],
	secrets: [],
	secretEnvs: [],
	secretFiles: [],
	target: "",
	cacheFrom: [],
	cacheTo: [],
	provenance: "",
	sbom: "",
	builder: "",
	noCache: false,
	pull: false
};

export { startDigest as A, parseRepository as C, digestHex as D, digestAlgorithm as E, isTrustError as F, limits as M, longestTimer as N, digestOf as O, TrustError as P, parseReference as S, assertDigest as T, apiHost as _, joinKeys as a, formatRepository as b, connectionKinds as c, checkItems as d, hostList as f, about as g, parseLists as h, checkDrift as i, deadlines as j, parseDigest as k, connectionOf as l, parseCount as m, signImages as n, checkOptions as o, parseChoice as p, mirrorImage as r, nearest as s, releaseImage as t, assertCertificates as u, cosignRepository as v, sameRepository as w, isTag as x, formatReference as y };