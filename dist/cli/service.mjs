import { B as ended, qt as quote, vr as TrustError, yr as isTrustError } from "./verify.mjs";

// src/transparency/service.ts
const usual = {
	retries: 4,
	minTimeout: 500,
	maxTimeout: 2e4,
	timeout: 3e4
};
function retryOptions({ patience = usual }) {
	const { timeout, ...retry } = patience;
	return {
		timeout,
		retry: {
			...retry,
			randomize: true
		}
	};
}
function baseUrl(url) {
	return url.replace(/\/+$/, "");
}
async function untilEnded(signal, call) {
	if (signal === void 0) return call();
	if (signal.aborted) throw ended(signal);
	const { promise, reject } = Promise.withResolvers();
	const leave = () => reject(ended(signal));
	signal.addEventListener("abort", leave, { once: true });
	try {
		return await Promise.race([call(), promise]);
	} finally {
		signal.removeEventListener("abort", leave);
	}
}
function serviceError(service, error) {
	if (isTrustError(error)) return error;
	const { status, said } = answerOf(error);
	const host = URL.canParse(service.url) ? new URL(service.url).host : service.url;
	const details = {
		host,
		...status === void 0 ? {} : { status }
	};
	const about = `the ${service.name} ${host}`;
	const why = said === "" ? "" : `: ${quote(said)}`;
	if (status === void 0) return new TrustError("E_NET", `${about} gives no answer that can be used${why}`, details, error);
	if (status === 429) return new TrustError("E_RATE", `${about} asks to wait`, details, error);
	if ([
		400,
		409,
		413,
		422
	].includes(status)) return new TrustError(service.refused, `${about} refuses this (${status})${why}`, details, error);
	return new TrustError("E_NET", `${about} does not serve (${status})${why}`, details, error);
}
var ServiceAnswer = class extends Error {
	statusCode;
	constructor(statusCode, said) {
		super(said);
		this.statusCode = statusCode;
	}
};
function answerOf(error) {
	const { cause = error } = error instanceof Error ? error : {};
	if (!(cause instanceof Error)) return { said: "" };
	const said = cause.message.replace(/^\(\d+\) /, "");
	if (!("statusCode" in cause) || typeof cause.statusCode !== "number") return { said };
	return {
		status: cause.statusCode,
		said
	};
}

export { untilEnded as a, serviceError as i, baseUrl as n, retryOptions as r, ServiceAnswer as t };