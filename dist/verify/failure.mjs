import { ar as TrustError } from "./words.mjs";
const { createRequire } = process.getBuiltinModule("node:module");

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

// src/http/node-http.ts
const require = createRequire(import.meta.url);
function nodeHttp() {
	return require("node:http");
}

export { codeOf as a, maskRequestId as c, printableUrl as d, abortError as i, messageOf as l, NetworkError as n, errorDetails as o, WireError as r, exceeding as s, nodeHttp as t, networkError as u };