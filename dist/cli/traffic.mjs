import { _ as apiHost } from "./begin.mjs";

// src/mirror/traffic.ts
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

export { meterTraffic as t };