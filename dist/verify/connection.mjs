import { $n as readObject, B as vendorOf, M as apiHost, R as parseRepository, Yn as isObject, _n as plain, ar as TrustError, f as readBounded, nr as limits, or as isTrustError, rr as longestTimer, tr as deadlines, vn as defined } from "./words.mjs";
import { a as codeOf, c as maskRequestId, d as printableUrl, i as abortError, l as messageOf, n as NetworkError, o as errorDetails, r as WireError, s as exceeding, t as nodeHttp, u as networkError } from "./failure.mjs";
import { D as onEnd, O as readBody, T as discard, k as readErrorBody, w as bracketedMessage } from "./contents.mjs";
import { BlockList, isIP } from "node:net";
import { Readable, finished } from "node:stream";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { homedir } from "node:os";

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
	if (to.protocol !== "https:" && to.protocol !== "http:") return refuse("that is neither https nor http");
	if (to.username !== "" || to.password !== "") return refuse("with credentials in it");
	if (from.protocol === "https:" && to.protocol === "http:") return refuse("which would leave https for http");
	if (!mayUse(to, insecureHosts)) return refuse("which is plain http");
	const known = to.hostname === from.hostname || isInsecureHost(to, insecureHosts);
	const bothLoopback = isLoopback(from.hostname) && isLoopback(to.hostname);
	if (isInternal(to.hostname) && !known && !bothLoopback) return refuse("which is an internal address");
	return to;
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

// src/version.ts
const tool = {
	name: "@webdis/verify-action",
	version: "1.0.0"
};
const userAgent = `webdis-trust/${tool.version} (+https://github.com/webdis/verify-action)`;

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
	const { spawn } = await import("./node-child_process.mjs");
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
	if (url?.protocol === "http:" || url?.protocol === "https:") return url;
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
		if (this.#forms.size === 0 || body.byteLength === 0) return body;
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
	const shown = (text) => plain(secrets.maskMessage(text));
	return {
		http(event) {
			if (event.kind !== "sent") trace?.(shown(formatEvent(event)));
			const { kind, ms = 0, why = "" } = event;
			if (kind === "waiting" && ms >= worthTelling) onWait?.(shown(`waiting ${seconds(ms)}: ${why}`));
		},
		registry(message) {
			trace?.(shown(message));
		}
	};
}
function formatEvent({ kind, method, url, status, ms = 0, why = "" }) {
	const request = `${method} ${url}`;
	if (kind === "waiting") return `waiting ${seconds(ms)} before ${request}: ${why}`;
	return kind === "failed" ? `failed ${request}: ${why}` : `${status ?? ""} ${request}`.trim();
}
function seconds(ms) {
	return `${ms < 1e4 ? (ms / 1e3).toFixed(1) : Math.ceil(ms / 1e3)} s`;
}

export { isInsecureHost as a, resolveTarget as c, basicAuthorization as i, maskPrivateKeys as l, isInsecureRegistry as n, isLoopback as o, tool as r, registryOrigin as s, connect as t };