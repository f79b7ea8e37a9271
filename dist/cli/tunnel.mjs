import { Agent, request } from "./node-https.mjs";
import { E as nodeHttp, _n as WireError, xn as messageOf, yn as codeOf } from "./verify.mjs";

// src/http/tunnel.ts
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
var TunnelAgent = class extends Agent {
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

export { TunnelAgent, requestThrough };