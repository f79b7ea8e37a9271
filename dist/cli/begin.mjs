import { t as nodeProblem } from "./node-version.mjs";

// src/error.ts
const errorCodes = [
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

// src/defined.ts
function defined(fields) {
	const entries = Object.entries(fields).filter(([, value]) => value !== void 0);
	return Object.fromEntries(entries);
}
function given(items) {
	return items.filter((item) => item !== void 0 && item !== false && item !== "");
}

// src/library/run.ts
function split(options) {
	const { signal, env, onSecret, onProgress, ...rest } = options;
	return {
		host: {
			env: env ?? process.env,
			signal: signal ?? new AbortController().signal,
			...defined({ onSecret })
		},
		onProgress,
		rest
	};
}
const askPassword = async () => void 0;

// src/library/calls.ts
async function verifyImages(images, options = {}) {
	const { host, onProgress, rest } = split(options);
	const [{ readOptions }, { verifyOptions }, { verify }] = await Promise.all([
		import("./verify.mjs").then((n) => n.t),
		import("./verify.mjs").then((n) => n._),
		import("./verify.mjs").then((n) => n.r)
	]);
	return verify(readOptions(rest, verifyOptions, { images }), host, onProgress);
}
async function signImages(images, options) {
	const { host, onProgress, rest } = split(options);
	const [{ readOptions }, { signOptions }, { sign }] = await Promise.all([
		import("./verify.mjs").then((n) => n.t),
		import("./signing.mjs").then((n) => n.B),
		import("./run-sign.mjs").then((n) => n.n)
	]);
	return sign(readOptions(rest, signOptions, { images }), {
		...host,
		askPassword
	}, onProgress);
}
async function attestImages(images, options) {
	const { host, onProgress, rest } = split(options);
	const [{ readOptions }, { attestOptions }, { attest }] = await Promise.all([
		import("./verify.mjs").then((n) => n.t),
		import("./run-attest.mjs").then((n) => n.i),
		import("./run-attest.mjs").then((n) => n.n)
	]);
	return attest(readOptions(rest, attestOptions, { images }), {
		...host,
		askPassword
	}, onProgress);
}
async function mirrorImage(source, targets, options = {}) {
	const { host, onProgress, rest } = split(options);
	const [{ readOptions }, { mirrorOptions }, { mirror }] = await Promise.all([
		import("./verify.mjs").then((n) => n.t),
		import("./copying.mjs").then((n) => n.s),
		import("./run-mirror.mjs").then((n) => n.n)
	]);
	return mirror(readOptions(rest, mirrorOptions, {
		source,
		targets
	}), host, onProgress);
}
async function releaseImage(image, options) {
	const { onDigest, onBuildLog, ...given } = options;
	const { host, onProgress, rest } = split(given);
	const [{ readOptions }, { releaseOptions }, { release }] = await Promise.all([
		import("./verify.mjs").then((n) => n.t),
		import("./run-release.mjs").then((n) => n.i),
		import("./run-release.mjs").then((n) => n.n)
	]);
	const values = readOptions(rest, releaseOptions, { image });
	const callbacks = { ...defined({
		onDigest,
		onBuildLog
	}) };
	return release(values, {
		...host,
		askPassword,
		...callbacks
	}, onProgress);
}
async function checkDrift(images, options) {
	const { host, onProgress, rest } = split(options);
	const [{ readOptions }, { driftOptions }, { checkDrift }] = await Promise.all([
		import("./verify.mjs").then((n) => n.t),
		import("./run-drift.mjs").then((n) => n.z),
		import("./run-drift.mjs").then((n) => n.n)
	]);
	return checkDrift(readOptions(rest, driftOptions, { images }), host, onProgress);
}
async function checkFleet(ledgers, options = {}) {
	const { host, onProgress, rest } = split(options);
	const [{ readOptions }, { driftOptions }, { checkFleet }] = await Promise.all([
		import("./verify.mjs").then((n) => n.t),
		import("./run-drift.mjs").then((n) => n.z),
		import("./drift-fleet.mjs")
	]);
	return checkFleet({
		...readOptions(rest, driftOptions, { ledgers }),
		ledgers
	}, host, onProgress);
}

export { releaseImage as a, defined as c, errorCodes as d, isTrustError as f, mirrorImage as i, given as l, checkDrift as n, signImages as o, checkFleet as r, verifyImages as s, attestImages as t, TrustError as u };