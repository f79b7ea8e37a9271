import { _a as apiHost } from "./verify.mjs";

// src/http/traffic.ts
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
const none = {
	requests: 0,
	retries: 0
};
const nameOf = ({ registry, path }) => `${apiHost(registry)}/${path}`;
function meterTraffic() {
	const counts = /* @__PURE__ */ new Map();
	const pulls = /* @__PURE__ */ new Map();
	const keyOf = (url) => /^https?:\/\/([^/]+)\/v2\/(.+?)\/(?:blobs|manifests|referrers|tags)\//.exec(url)?.slice(1).join("/");
	return {
		trace: ({ kind, method, url }) => {
			const key = kind === "sent" || kind === "waiting" ? keyOf(url) : void 0;
			if (key === void 0) return;
			if (kind === "sent" && method === "GET" && url.includes("/manifests/")) pulls.set(key, (pulls.get(key) ?? 0) + 1);
			const { requests, retries } = counts.get(key) ?? none;
			counts.set(key, kind === "sent" ? {
				requests: requests + 1,
				retries
			} : {
				requests,
				retries: retries + 1
			});
		},
		of: (repository) => counts.get(nameOf(repository)) ?? none,
		pulls: (repository) => pulls.get(nameOf(repository)) ?? 0
	};
}

export { watchQuota as n, meterTraffic as t };