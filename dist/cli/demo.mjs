import { Bt as count, J as textOptions, K as columnsOf, Tt as wrapText, U as verb, s as formatVerifyPage, xt as paint } from "./terminal.mjs";
import { t as makeKeyPair } from "./key-pair.mjs";
import { Aa as parseDigest, Ai as anything, Bi as readJson, Ca as parseRepository, Da as digestAlgorithm, E as nodeHttp, Ea as assertDigest, Hi as text$1, Ia as option, Ii as object, Li as oneOf, Mi as count$1, Na as group, Ni as fail, Oa as digestHex, Pi as list$1, Ri as optional, Ui as color, Ya as parsePlatform, Zr as parsePem, ea as boolean, fr as canonicalize, ji as base64, ka as digestOf, kn as mediaTypes, mr as ASN1Obj, nr as preAuthEncoding, sn as signatureTag, to as parseJson, tr as envelope, wn as parseManifest, xa as isTag } from "./verify.mjs";
import { s as spawn } from "./run-release.mjs";
import { o as signImages } from "./begin.mjs";
import { x as readContents } from "./layout.mjs";
const { X509Certificate, constants, createECDH, createHash, createHmac, createPublicKey, generateKeyPairSync, publicDecrypt, randomBytes, randomUUID, sign, verify } = process.getBuiltinModule("node:crypto");
const { stripVTControlCharacters } = process.getBuiltinModule("node:util");
const { join, relative } = process.getBuiltinModule("node:path");
const { mkdirSync, readFileSync, writeFileSync } = process.getBuiltinModule("node:fs");
const { mkdtemp } = process.getBuiltinModule("node:fs/promises");
const { setImmediate: setImmediate$1, setTimeout } = process.getBuiltinModule("node:timers/promises");
const { tmpdir } = process.getBuiltinModule("node:os");

// sandbox/demo/builder.ts
const platforms = ["linux/amd64", "linux/arm64"];
const patience = 2e4;
async function canBuild(folder, registry) {
	if (!/^Status:\s+running$/m.test(await docker(["buildx", "inspect"]))) return false;
	writeContext(folder, "probe");
	const metadata = join(folder, "probe.json");
	const output = `type=image,name=${registry.host}/demo/probe,push=true,push-by-digest=true`;
	const log = await docker([
		"buildx",
		"build",
		...[
			"--platform",
			platforms.join(","),
			"--metadata-file",
			metadata
		],
		"--output",
		output,
		contextOf(folder)
	]);
	registry.reset();
	return log.includes("pushing manifest for") && !log.includes("ERROR");
}
const contextOf = (folder) => join(folder, "image");
function writeContext(folder, content) {
	const context = contextOf(folder);
	mkdirSync(context, { recursive: true });
	for (const platform of platforms) {
		const [, architecture = ""] = platform.split("/");
		writeFileSync(join(context, `webdis-${architecture}`), `${content} on ${platform}\n`);
	}
	writeFileSync(join(context, "Dockerfile"), [
		"FROM scratch",
		"ARG TARGETARCH",
		"COPY webdis-$TARGETARCH /webdis",
		""
	].join("\n"));
}
function docker(args) {
	return new Promise((resolve) => {
		const child = spawn("docker", args, {
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			],
			timeout: patience
		});
		let text = "";
		for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (chunk) => {
			text += chunk;
		});
		child.on("error", () => resolve(""));
		child.on("close", (code) => resolve(code === 0 ? text : ""));
	});
}

// sandbox/registry/fallback.ts
function referrersTag(subject) {
	return `${digestAlgorithm(subject).slice(0, 32)}-${digestHex(subject).slice(0, 64)}`;
}
function writeFallbackTags(repository) {
	for (const subject of repository.subjects) {
		const manifests = repository.referrers(subject);
		const index = {
			schemaVersion: 2,
			mediaType: mediaTypes.index,
			manifests
		};
		const bytes = Buffer.from(JSON.stringify(index));
		repository.tags.set(referrersTag(subject), repository.putManifest(bytes, mediaTypes.index));
	}
}

// sandbox/http/faults.ts
var Faults = class {
	#active = [];
	add(fault) {
		const added = new ActiveFault(fault, () => {
			this.#active = this.#active.filter((other) => other !== added);
		});
		this.#active.push(added);
		return added;
	}
	clear() {
		this.#active = [];
	}
	strike(request) {
		return this.#active.filter((fault) => fault.counts(request))[0]?.hit();
	}
};
var ActiveFault = class {
	#fault;
	remove;
	#matched = 0;
	struck = 0;
	constructor(fault, remove) {
		this.#fault = fault;
		this.remove = remove;
	}
	counts({ method, path }) {
		const { when = {} } = this.#fault;
		if (when.method !== void 0 && when.method !== method) return false;
		if (typeof when.path === "string" && !path.includes(when.path)) return false;
		if (when.path instanceof RegExp && !when.path.test(path)) return false;
		this.#matched += 1;
		const nth = when.nth ?? 1;
		return this.#matched >= nth && this.#matched < nth + (when.times ?? 1);
	}
	hit() {
		this.struck += 1;
		return this.#fault.do;
	}
};

// sandbox/http/send.ts
const dripInterval = 20;
async function send(outgoing, honest, strike, record) {
	const socket = outgoing.req.socket;
	if (strike === "hang") return;
	if (strike === "reset" || strike === "lose-answer") {
		socket.resetAndDestroy();
		return;
	}
	if (typeof strike === "object" && "pieces" in strike) return pour(socket, strike);
	const { status, headers, body } = distort(honest, strike);
	record.status = status;
	const length = status === 204 ? {} : { "content-length": String(body.length) };
	outgoing.writeHead(status, {
		...headers,
		...length
	});
	if (outgoing.req.method === "HEAD" || body.length === 0) {
		outgoing.end();
		return;
	}
	if (strike === "slow-drip") return drip(outgoing, body, record);
	const breakOff = typeof strike === "string" ? breaks[strike] : void 0;
	const sent = breakOff === void 0 ? body : body.subarray(0, Math.floor(body.length / 2));
	record.sent = sent.length;
	if (breakOff === void 0) outgoing.end(sent);
	else outgoing.write(sent, () => breakOff(socket));
}
const breaks = {
	"reset-mid-body": (socket) => socket.resetAndDestroy(),
	truncate: (socket) => socket.end(),
	"hang-mid-body": () => {}
};
async function drip(outgoing, body, record) {
	for (const byte of body) {
		if (outgoing.destroyed) return;
		outgoing.write(Uint8Array.of(byte));
		record.sent += 1;
		await setTimeout(dripInterval);
	}
	outgoing.end();
}
async function pour(socket, { pieces, ending }) {
	for (const piece of pieces) {
		socket.write(piece);
		await setImmediate$1();
	}
	if (ending === "end") socket.end();
	if (ending === "reset") socket.resetAndDestroy();
}
function distort(reply, strike) {
	const { status, headers = {}, body = Buffer.alloc(0) } = reply;
	if (typeof strike !== "object" || "status" in strike || "first" in strike || "pieces" in strike) return {
		status,
		headers: { ...headers },
		body
	};
	const changed = Object.entries({
		...headers,
		...strike.headers
	});
	return {
		status,
		headers: Object.fromEntries(changed.filter((entry) => entry[1] !== void 0)),
		body: strike.body?.(body) ?? body
	};
}

// sandbox/http/server.ts
async function startServer(answer, delay) {
	const requests = [];
	const faults = new Faults();
	const handle = async (incoming, outgoing, record) => {
		const strike = faults.strike(record);
		if (delay() > 0) await setTimeout(delay());
		if (typeof strike === "object" && "first" in strike) await strike.first();
		const reply = instead(strike) ?? await answer(read(incoming, record));
		if (incoming.socket.destroyed) return;
		await send(outgoing, reply, strike, record);
	};
	const server = nodeHttp().createServer((incoming, outgoing) => {
		const record = recordOf(incoming);
		requests.push(record);
		outgoing.on("error", () => {});
		handle(incoming, outgoing, record).catch((error) => {
			if (incoming.socket.destroyed) return;
			record.status = 500;
			outgoing.writeHead(500).end(`a bug in the sandbox, or in a fault: ${error.stack}`);
		});
	});
	server.keepAliveTimeout = 6e4;
	await new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(0, "127.0.0.1", resolve);
	});
	const host = `127.0.0.1:${server.address().port}`;
	return {
		host,
		url: `http://${host}`,
		requests,
		faults,
		stop: () => new Promise((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		})
	};
}
function recordOf({ method = "GET", url = "/", headers }) {
	return {
		method,
		path: url,
		headers,
		authorization: headers.authorization !== void 0,
		status: 0,
		received: 0,
		sent: 0
	};
}
function instead(strike) {
	if (strike === "reset" || strike === "hang") return { status: 0 };
	if (typeof strike !== "object") return void 0;
	if ("pieces" in strike) return { status: 0 };
	if (!("status" in strike)) return void 0;
	const { status, headers = {}, body = "" } = strike;
	return {
		status,
		headers,
		body: typeof body === "string" ? Buffer.from(body) : body
	};
}
function read(incoming, record) {
	const { pathname, searchParams } = new URL(`http://sandbox${record.path}`);
	return {
		method: record.method,
		path: pathname,
		query: searchParams,
		headers: record.headers,
		body: async () => {
			const chunks = [];
			for await (const chunk of incoming) chunks.push(chunk);
			const bytes = Buffer.concat(chunks);
			record.received = bytes.length;
			return bytes;
		}
	};
}

// sandbox/http/message.ts
function json$1(status, value, headers = {}) {
	return {
		status,
		headers: {
			"content-type": "application/json",
			...headers
		},
		body: Buffer.from(JSON.stringify(value))
	};
}
var Refusal = class extends Error {
	reply;
	constructor(message, reply) {
		super(message);
		this.reply = reply;
	}
};

// sandbox/registry/problem.ts
var Problem = class extends Refusal {
	constructor(status, code, message, headers = {}) {
		super(message, json$1(status, { errors: [{
			code,
			message
		}] }, headers));
	}
};

// sandbox/registry/tokens.ts
var Tokens = class {
	#issued = /* @__PURE__ */ new Map();
	issue(user, granted, expires) {
		const may = (repository, action) => granted.some((scope) => scope.repository === repository && scope.actions.includes(action));
		const text = randomBytes(24).toString("base64url");
		this.#issued.set(text, {
			user,
			may,
			expires
		});
		return text;
	}
	find(text, now) {
		const token = this.#issued.get(text);
		return token !== void 0 && now < token.expires ? token : void 0;
	}
	clear() {
		this.#issued.clear();
	}
};
const all = [
	"pull",
	"push",
	"delete"
];
function parseScopes(texts) {
	return texts.flatMap((text) => text.split(" ")).flatMap((scope) => {
		const [, repository, actions] = /^repository(?:\([^)]*\))?:(.+):([a-z,*]+)$/.exec(scope) ?? [];
		if (repository === void 0 || actions === void 0) return [];
		const wanted = actions.split(",");
		return [{
			repository,
			actions: wanted.includes("*") ? all : all.filter((action) => wanted.includes(action))
		}];
	});
}

// sandbox/registry/auth.ts
var Authority = class {
	#settings;
	#service;
	#url;
	#tokens = new Tokens();
	constructor(settings, service, url) {
		this.#settings = settings;
		this.#service = service;
		this.#url = url;
	}
	expireTokens() {
		this.#tokens.clear();
	}
	identify(request, scopes) {
		const { auth } = this.#settings;
		if (auth === "none") return {
			user: void 0,
			may: () => true
		};
		return auth === "basic" ? this.#basic(request, scopes) : this.#bearer(request, scopes);
	}
	async token(request) {
		const form = request.method === "POST";
		const parameters = form ? new URLSearchParams(Buffer.from(await request.body()).toString()) : request.query;
		const user = form ? this.#userOfForm(parameters) : this.#userOfBasic(request);
		const granted = parseScopes(parameters.getAll("scope")).map(({ repository, actions }) => ({
			repository,
			actions: actions.filter((action) => this.#permits(user, repository, action))
		}));
		const { tokenLifetime, now } = this.#settings;
		const token = this.#tokens.issue(user, granted, now() + tokenLifetime * 1e3);
		return json$1(200, {
			token,
			access_token: token,
			expires_in: tokenLifetime,
			issued_at: new Date(now()).toISOString()
		});
	}
	#permits(user, repository, action) {
		const { anonymousPull, permits } = this.#settings;
		if (user === void 0 && !(anonymousPull && action === "pull")) return false;
		return permits(user, repository, action);
	}
	#basic(request, scopes) {
		const challenge = `Basic realm="${this.#url()}/",service="${this.#service}"`;
		const user = this.#userOfBasic(request, challenge);
		const may = (name, action) => this.#permits(user, name, action);
		if (scopes.length === 0 ? user !== void 0 : covers(may, scopes)) return {
			user,
			may
		};
		throw unauthorized(user === void 0 ? 401 : 403, challenge);
	}
	#bearer(request, scopes) {
		const realm = this.#settings.realm ?? `${this.#url()}/token`;
		const scope = scopes.length === 0 ? "" : `,scope="${scopes.map(formatScope).join(" ")}"`;
		const challenge = `Bearer realm="${realm}",service="${this.#service}"${scope}`;
		const [, text] = /^bearer (.+)$/i.exec(request.headers.authorization ?? "") ?? [];
		if (text === void 0) throw unauthorized(401, challenge);
		const token = this.#tokens.find(text, this.#settings.now());
		if (token === void 0) throw unauthorized(401, `${challenge},error="invalid_token"`);
		if (covers(token.may, scopes)) return token;
		throw unauthorized(401, `${challenge},error="insufficient_scope"`);
	}
	#userOfBasic(request, challenge = `Basic realm="${this.#url()}/"`) {
		const { authorization } = request.headers;
		if (authorization === void 0) return void 0;
		const [, encoded = ""] = /^basic (.+)$/i.exec(authorization) ?? [];
		const [, user, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, "base64").toString()) ?? [];
		return this.#known(user, password, challenge);
	}
	#userOfForm(form) {
		if (form.get("grant_type") === "refresh_token") {
			const user = Object.entries(this.#settings.identityTokens).find(([, token]) => token === form.get("refresh_token"))?.[0];
			if (user !== void 0) return user;
		}
		const password = form.get("password") ?? void 0;
		return this.#known(form.get("username") ?? void 0, password, "Basic realm=\"token\"");
	}
	#known(user, password, challenge) {
		const { users } = this.#settings;
		if (user !== void 0 && Object.hasOwn(users, user) && users[user] === password) return user;
		throw unauthorized(401, challenge);
	}
};
function formatScope({ repository, actions }) {
	return `repository:${repository}:${actions}`;
}
function covers(may, scopes) {
	return scopes.every(({ repository, actions }) => actions.every((action) => may(repository, action)));
}
function unauthorized(status, challenge) {
	return new Problem(status, "UNAUTHORIZED", "authentication required", { "www-authenticate": challenge });
}

// sandbox/registry/call.ts
function existing({ store, name }) {
	const repository = store.find(name);
	if (repository === void 0) throw new Problem(404, "NAME_UNKNOWN", "repository not known");
	return repository;
}
function writable(call) {
	return call.settings.createRepositories ? call.store.repository(call.name) : existing(call);
}
function digestFrom(text) {
	try {
		return parseDigest(text);
	} catch (error) {
		throw new Problem(400, "DIGEST_INVALID", error.message);
	}
}
function digestHeader({ settings }, digest) {
	return settings.omitContentDigest ? {} : { "docker-content-digest": digest };
}

// sandbox/registry/blobs.ts
function getBlob(call) {
	const toStorage = (digest) => ({
		status: 307,
		headers: { location: call.storage.sign(call.name, digest) }
	});
	if (call.settings.redirectBlobs === "always") return toStorage(digestFrom(call.reference));
	const { digest, bytes } = find$1(call);
	if (call.settings.redirectBlobs) return toStorage(digest);
	return part$1(call.request, bytes, digestHeader(call, digest));
}
function headBlob(call) {
	if (call.settings.headBlobs === "401" && call.identity.user === void 0) throw new Problem(401, "UNAUTHORIZED", "anonymous HEAD of a blob");
	const { digest, bytes } = find$1(call);
	return whole(bytes, digestHeader(call, digest));
}
function deleteBlob(call) {
	const { digest } = find$1(call);
	existing(call).blobs.delete(digest);
	return { status: 202 };
}
function find$1(call) {
	const digest = digestFrom(call.reference);
	const bytes = existing(call).blobs.get(digest);
	if (bytes === void 0) throw new Problem(404, "BLOB_UNKNOWN", "blob unknown to registry");
	return {
		digest,
		bytes
	};
}
const common = {
	"content-type": "application/octet-stream",
	"accept-ranges": "bytes"
};
function whole(bytes, headers) {
	return {
		status: 200,
		headers: {
			...common,
			...headers
		},
		body: bytes
	};
}
function part$1({ headers: { range = "" } }, bytes, headers) {
	const size = bytes.length;
	const [, from, to] = /^bytes=([0-9]*)-([0-9]*)$/.exec(range) ?? [];
	if (from === void 0 || to === void 0 || from + to === "") return whole(bytes, headers);
	const first = from === "" ? Math.max(0, size - Number(to)) : Number(from);
	const last = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
	if (first > last) return {
		status: 416,
		headers: {
			...headers,
			"content-range": `bytes */${size}`
		}
	};
	const contentRange = { "content-range": `bytes ${first}-${last}/${size}` };
	return {
		status: 206,
		headers: {
			...common,
			...headers,
			...contentRange
		},
		body: bytes.subarray(first, last + 1)
	};
}

// sandbox/registry/manifests.ts
function getManifest(call) {
	const { digest, bytes, mediaType } = find(call);
	if (!accepts(call.request.headers.accept, mediaType)) throw new Problem(404, "MANIFEST_UNKNOWN", `the Accept header does not include ${mediaType}`);
	return {
		status: 200,
		headers: {
			"content-type": mediaType,
			etag: `"${digest}"`,
			...digestHeader(call, digest)
		},
		body: bytes
	};
}
async function putManifest(call) {
	const { request, name, reference, settings } = call;
	const repository = writable(call);
	const bytes = await request.body();
	if (bytes.length > settings.maxManifestBytes) throw new Problem(413, "SIZE_INVALID", `a manifest has ${settings.maxManifestBytes} bytes at most`);
	const byDigest = reference.includes(":");
	const digest = byDigest ? digestFrom(reference) : digestOf(bytes);
	const type = request.headers["content-type"];
	if (settings.checkManifests) check(bytes, digest, type);
	const manifest = readContents(bytes, type);
	if (settings.requireContent) requireContent(manifest, repository);
	const asked = byDigest && settings.tagParameter ? request.query.getAll("tag") : [];
	const tags = byDigest ? asked : [reference];
	for (const tag of tags) checkTag(call, repository, tag);
	repository.putManifest(bytes, manifest.mediaType, digest);
	for (const tag of tags) repository.tags.set(tag, digest);
	const subject = settings.referrersApi === "on" || settings.ociSubjectHeader ? manifest.subject : void 0;
	return {
		status: 201,
		headers: {
			location: `/v2/${name}/manifests/${digest}`,
			...digestHeader(call, digest),
			...subject && { "oci-subject": subject.digest },
			...asked.length > 0 && { "oci-tag": asked.join(", ") }
		}
	};
}
function deleteManifest(call) {
	const repository = existing(call);
	const { digest } = find(call);
	if (call.reference.includes(":")) repository.removeManifest(digest);
	else repository.tags.delete(call.reference);
	return { status: 202 };
}
function find(call) {
	const { reference, settings } = call;
	const repository = existing(call);
	if (reference.includes(":")) digestFrom(reference);
	const digestTag = settings.resolveDigestTags ? reference.replace(/^sha256-/, "sha256:") : "";
	const held = repository.manifest(reference) ?? repository.manifest(digestTag);
	if (held === void 0) throw new Problem(404, "MANIFEST_UNKNOWN", "manifest unknown");
	return held;
}
function accepts(accept, mediaType) {
	const types = accept?.split(",").map((type) => type.split(";", 1)[0]?.trim());
	return types === void 0 || types.includes("*/*") || types.includes(mediaType);
}
function check(bytes, digest, contentType) {
	try {
		assertDigest(bytes, digest);
	} catch (error) {
		throw new Problem(400, "DIGEST_INVALID", error.message);
	}
	try {
		parseManifest(bytes, contentType);
	} catch (error) {
		throw new Problem(400, "MANIFEST_INVALID", error.message);
	}
}
function requireContent({ manifests, blobs }, repository) {
	const missing = [...manifests.filter(({ digest }) => !repository.manifests.has(digest)), ...blobs.filter(({ digest, mediaType }) => !repository.blobs.has(digest) && !/nondistributable|foreign/.test(mediaType))];
	if (missing[0] === void 0) return;
	throw new Problem(400, "MANIFEST_BLOB_UNKNOWN", `unknown to registry: ${missing[0].digest}`);
}
function checkTag({ settings, request }, repository, tag) {
	if (!isTag(tag)) throw new Problem(400, "TAG_INVALID", "not a tag");
	const current = repository.tags.get(tag);
	if (settings.immutableTags && current !== void 0) throw new Problem(400, "TAG_INVALID", `The image tag '${tag}' already exists and is immutable.`);
	const wanted = request.headers["if-match"];
	if (settings.honourIfMatch && wanted !== void 0 && wanted !== `"${current}"`) throw new Problem(412, "PRECONDITION_FAILED", "the tag points to another manifest");
}

// sandbox/registry/paging.ts
function page({ path, query }, entries, keyOf, isBehind, pageSize) {
	const last = query.get("last");
	const start = last === null ? 0 : entries.findIndex((entry) => isBehind(keyOf(entry), last));
	const n = query.get("n");
	const size = Math.min(pageSize, n !== null && /^[0-9]+$/.test(n) ? Number(n) : pageSize);
	const rest = start < 0 ? [] : entries.slice(start);
	const shown = rest.slice(0, size);
	const end = shown.at(-1);
	if (end === void 0 || shown.length === rest.length) return {
		entries: shown,
		headers: {}
	};
	const next = new URLSearchParams(query);
	next.set("n", String(size));
	next.set("last", keyOf(end));
	return {
		entries: shown,
		headers: { link: `<${path}?${next}>; rel="next"` }
	};
}

// sandbox/registry/referrers.ts
function listReferrers(call) {
	switch (call.settings.referrersApi) {
		case "off-404": return text(404, "text/plain; charset=utf-8", "404 page not found\n");
		case "off-405": throw new Problem(405, "UNSUPPORTED", "the operation is unsupported");
		case "html": return text(200, "text/html", "<!doctype html><title>Sign in</title>");
		case "on": return list(call);
	}
}
function list({ request, settings, store, name, reference }) {
	const all = store.find(name)?.referrers(digestFrom(reference)) ?? [];
	const wanted = settings.filterReferrers ? request.query.get("artifactType") : null;
	const matching = wanted === null ? all : all.filter(({ artifactType }) => artifactType === wanted);
	const order = new Map(matching.map(({ digest }, at) => [String(digest), at]));
	const { entries, headers } = page(request, matching, ({ digest }) => digest, (digest, last) => (order.get(digest) ?? 0) > (order.get(last) ?? -1), settings.pageSize);
	const index = {
		schemaVersion: 2,
		mediaType: mediaTypes.index,
		manifests: entries
	};
	return json$1(200, index, {
		"content-type": mediaTypes.index,
		...wanted !== null && { "oci-filters-applied": "artifactType" },
		...headers
	});
}
function text(status, type, body) {
	return {
		status,
		headers: { "content-type": type },
		body: Buffer.from(body)
	};
}

// sandbox/registry/tags.ts
function listTags(call) {
	const { request, settings, name } = call;
	const tags = [...existing(call).tags.keys()].sort();
	const { entries, headers } = page(request, tags, (tag) => tag, (tag, last) => tag > last, settings.pageSize);
	return json$1(200, {
		name,
		tags: entries
	}, headers);
}

// sandbox/registry/uploads.ts
async function startUpload(call) {
	const { request, name, settings, uploads } = call;
	const { query } = request;
	writable(call);
	const mount = query.get("mount");
	if (mount !== null) {
		const mounted = mountable(call, digestFrom(mount), query.get("from"));
		if (mounted !== void 0) return created(call, digestFrom(mount), mounted);
	}
	const digest = query.get("digest");
	if (digest !== null && settings.singlePost) return created(call, digestFrom(digest), await request.body());
	const id = randomUUID();
	uploads.set(id, {
		name,
		chunks: [],
		size: 0
	});
	const chunk = settings.minChunkBytes;
	return accepted(call, id, 202, chunk > 0 ? { "oci-chunk-min-length": String(chunk) } : {});
}
function uploadStatus(call) {
	session(call);
	return accepted(call, call.reference, 204);
}
async function appendUpload(call) {
	await append(call);
	return accepted(call, call.reference, 202);
}
async function finishUpload(call) {
	const digest = digestFrom(call.request.query.get("digest") ?? "");
	await append(call);
	const { chunks } = session(call);
	call.uploads.delete(call.reference);
	return created(call, digest, Buffer.concat(chunks));
}
function cancelUpload(call) {
	session(call);
	call.uploads.delete(call.reference);
	return { status: 204 };
}
function mountable(call, digest, from) {
	const { store, identity } = call;
	const source = (from === null ? [...store.repositories.keys()] : [from]).find((name) => identity.may(name, "pull") && store.find(name)?.blobs.has(digest));
	return source === void 0 ? void 0 : store.find(source)?.blobs.get(digest);
}
function session({ uploads, reference, name }) {
	const found = uploads.get(reference);
	if (found === void 0 || found.name !== name) throw new Problem(404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry");
	return found;
}
async function append(call) {
	const current = session(call);
	const bytes = await call.request.body();
	if (call.request.query.get("_state") !== String(current.size)) throw new Problem(400, "BLOB_UPLOAD_INVALID", "not the Location of the last answer");
	const range = call.request.headers["content-range"];
	if (range !== void 0 && range !== `${current.size}-${current.size + bytes.length - 1}`) throw new Problem(416, "BLOB_UPLOAD_INVALID", `the next byte is ${current.size}`, location(call, call.reference));
	current.chunks.push(bytes);
	current.size += bytes.length;
}
function created(call, digest, bytes) {
	try {
		assertDigest(bytes, digest);
	} catch (error) {
		throw new Problem(400, "DIGEST_INVALID", error.message);
	}
	writable(call).putBlob(bytes, digest);
	return {
		status: 201,
		headers: {
			location: `/v2/${call.name}/blobs/${digest}`,
			...digestHeader(call, digest)
		}
	};
}
function accepted(call, id, status, more = {}) {
	const size = call.uploads.get(id)?.size ?? 0;
	const range = `0-${Math.max(0, size - 1)}`;
	return {
		status,
		headers: {
			...location(call, id),
			range,
			"docker-upload-uuid": id,
			...more
		}
	};
}
function location({ name, uploads }, id) {
	return { location: `/v2/${name}/blobs/uploads/${id}?_state=${uploads.get(id)?.size ?? 0}` };
}

// sandbox/registry/router.ts
const routes = [
	{
		path: /^\/v2\/(.+)\/blobs\/uploads\/?$/,
		handlers: { POST: startUpload }
	},
	{
		path: /^\/v2\/(.+)\/blobs\/uploads\/([^/]+)$/,
		handlers: {
			GET: uploadStatus,
			PATCH: appendUpload,
			PUT: finishUpload,
			DELETE: cancelUpload
		}
	},
	{
		path: /^\/v2\/(.+)\/blobs\/([^/]+)$/,
		handlers: {
			GET: getBlob,
			HEAD: headBlob,
			DELETE: deleteBlob
		}
	},
	{
		path: /^\/v2\/(.+)\/manifests\/([^/]+)$/,
		handlers: {
			GET: getManifest,
			HEAD: getManifest,
			PUT: putManifest,
			DELETE: deleteManifest
		}
	},
	{
		path: /^\/v2\/(.+)\/referrers\/([^/]+)$/,
		handlers: { GET: listReferrers }
	},
	{
		path: /^\/v2\/(.+)\/tags\/list$/,
		handlers: { GET: listTags }
	}
];
const actionsOf = {
	GET: ["pull"],
	HEAD: ["pull"],
	DELETE: ["delete"]
};
async function route(request, parts, authority) {
	try {
		if (request.path === "/token") return await authority.token(request);
		if (request.path === "/v2/" || request.path === "/v2") {
			authority.identify(request, []);
			return json$1(200, {}, { "docker-distribution-api-version": "registry/2.0" });
		}
		return await dispatch$1(request, parts, authority);
	} catch (error) {
		if (error instanceof Problem) return error.reply;
		throw error;
	}
}
async function dispatch$1(request, parts, authority) {
	for (const { path, handlers } of routes) {
		const [, name, reference = ""] = path.exec(request.path) ?? [];
		if (name === void 0) continue;
		checkName(name);
		const identity = authority.identify(request, scopesOf(request, name));
		const handler = handlers[request.method];
		if (handler === void 0) throw new Problem(405, "UNSUPPORTED", "method not allowed");
		const call = {
			...parts,
			request,
			name,
			reference: decode(reference),
			identity
		};
		if (isRead(request)) assertShown(call);
		try {
			return await handler(call);
		} catch (error) {
			throw isHidden(error, call) ? new Problem(403, "DENIED", "not authorized") : error;
		}
	}
	return {
		status: 404,
		headers: { "content-type": "text/plain" },
		body: Buffer.from("404 page not found\n")
	};
}
function isRead({ method }) {
	return method === "GET" || method === "HEAD";
}
function assertShown({ settings, store, name, identity }) {
	const status = settings.hideRepositories;
	if (status === "no" || store.find(name) !== void 0 || identity.may(name, "push")) return;
	throw new Problem(status, status === 401 ? "UNAUTHORIZED" : "DENIED", "access denied");
}
function isHidden(error, { settings, request }) {
	if (!(error instanceof Problem) || error.reply.status !== 404 || !isRead(request)) return false;
	return request.path.includes(`/${settings.hideContent}/`);
}
function scopesOf({ method, query }, repository) {
	const from = method === "POST" && query.has("mount") ? query.get("from") : null;
	const own = {
		repository,
		actions: actionsOf[method] ?? ["pull", "push"]
	};
	return from === null ? [own] : [own, {
		repository: from,
		actions: ["pull"]
	}];
}
function checkName(name) {
	try {
		parseRepository(`localhost/${name}`);
	} catch {
		throw new Problem(400, "NAME_INVALID", "invalid repository name");
	}
}
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		throw new Problem(400, "DIGEST_INVALID", "the path is not well encoded");
	}
}

// sandbox/registry/settings.ts
const defaultSettings$1 = {
	auth: "none",
	users: {},
	identityTokens: {},
	anonymousPull: true,
	permits: () => true,
	realm: void 0,
	tokenLifetime: 300,
	referrersApi: "on",
	ociSubjectHeader: false,
	filterReferrers: true,
	pageSize: 1e3,
	hideRepositories: "no",
	hideContent: "no",
	maxManifestBytes: 4194304,
	checkManifests: true,
	requireContent: true,
	immutableTags: false,
	tagParameter: true,
	honourIfMatch: false,
	resolveDigestTags: false,
	createRepositories: true,
	redirectBlobs: false,
	redirectLifetime: 300,
	headBlobs: "ok",
	singlePost: true,
	minChunkBytes: 0,
	omitContentDigest: false,
	delay: 0,
	now: Date.now
};

// sandbox/registry/storage.ts
async function startStorage(settings, store) {
	const secret = randomBytes(16);
	const signature = (path, expires) => createHmac("sha256", secret).update(`${path}\n${expires}`).digest("hex");
	const answer = async ({ path, query, headers, ...rest }) => {
		if (headers.authorization !== void 0) return failure(400, "InvalidArgument");
		const expires = query.get("expires") ?? "";
		if (query.get("signature") !== signature(path, expires)) return failure(403, "SignatureDoesNotMatch");
		if (Number(expires) <= settings.now()) return failure(403, "AccessDenied: Request has expired");
		const [, repository = "", digest = ""] = /^\/(.+)\/([^/]+)$/.exec(path) ?? [];
		const bytes = store.find(repository)?.blobs.get(digest);
		if (bytes === void 0) return failure(404, "NoSuchKey");
		return part$1({
			path,
			query,
			headers,
			...rest
		}, bytes, {});
	};
	const server = await startServer(answer, () => settings.delay);
	const host = server.host.replace("127.0.0.1", "localhost");
	return {
		...server,
		host,
		url: `http://${host}`,
		sign: (repository, digest) => {
			const path = `/${repository}/${digest}`;
			const expires = String(settings.now() + settings.redirectLifetime * 1e3);
			return `http://${host}${path}?expires=${expires}&signature=${signature(path, expires)}`;
		}
	};
}
function failure(status, code) {
	return {
		status,
		headers: { "content-type": "application/xml" },
		body: Buffer.from(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`)
	};
}

// sandbox/registry/store.ts
var Store = class {
	#repositories = /* @__PURE__ */ new Map();
	repository(name) {
		const repository = this.#repositories.get(name) ?? new HeldRepository();
		this.#repositories.set(name, repository);
		return repository;
	}
	find(name) {
		return this.#repositories.get(name);
	}
	get repositories() {
		return this.#repositories;
	}
	clear() {
		this.#repositories.clear();
	}
};
var HeldRepository = class {
	manifests = /* @__PURE__ */ new Map();
	blobs = /* @__PURE__ */ new Map();
	tags = /* @__PURE__ */ new Map();
	#referrers = /* @__PURE__ */ new Map();
	putManifest(bytes, mediaType, digest = digestOf(bytes)) {
		this.removeManifest(digest, { keepTags: true });
		const { subject, ...referrer } = describe(bytes, mediaType, digest);
		this.manifests.set(digest, {
			digest,
			bytes,
			mediaType,
			...subject && { subject }
		});
		if (subject !== void 0) {
			const listed = this.#referrers.get(subject) ?? /* @__PURE__ */ new Map();
			this.#referrers.set(subject, listed.set(digest, referrer));
		}
		return digest;
	}
	putBlob(bytes, digest = digestOf(bytes)) {
		this.blobs.set(digest, bytes);
		return digest;
	}
	manifest(reference) {
		const digest = this.tags.get(reference) ?? reference;
		return this.manifests.get(digest);
	}
	removeManifest(digest, { keepTags = false } = {}) {
		const held = this.manifests.get(digest);
		if (held === void 0) return false;
		this.manifests.delete(digest);
		if (held.subject !== void 0) this.#referrers.get(held.subject)?.delete(digest);
		if (!keepTags) {
			for (const [tag, target] of this.tags) if (target === digest) this.tags.delete(tag);
		}
		return true;
	}
	referrers(subject) {
		return [...this.#referrers.get(subject)?.values() ?? []];
	}
	get subjects() {
		return [...this.#referrers.keys()].filter((subject) => this.referrers(subject).length > 0);
	}
};
function describe(bytes, mediaType, digest) {
	const { subject, artifactType, config, annotations } = fields(bytes);
	const type = artifactType || (mediaType === mediaTypes.index ? void 0 : config?.mediaType);
	return {
		mediaType,
		digest,
		size: bytes.length,
		...type && { artifactType: type },
		...annotations && { annotations },
		...typeof subject?.digest === "string" && { subject: subject.digest }
	};
}
function fields(bytes) {
	try {
		const value = JSON.parse(Buffer.from(bytes).toString());
		return typeof value === "object" && value !== null ? value : {};
	} catch {
		return {};
	}
}

// sandbox/registry/registry.ts
async function startRegistry({ name = "registry", ...chosen } = {}) {
	const initial = {
		...defaultSettings$1,
		...chosen
	};
	const settings = { ...initial };
	const store = new Store();
	const uploads = /* @__PURE__ */ new Map();
	const authority = new Authority(settings, name, () => server.url);
	const storage = await startStorage(settings, store);
	const parts = {
		settings,
		store,
		uploads,
		storage
	};
	const server = await startServer((request) => route(request, parts, authority), () => settings.delay);
	return {
		name,
		host: server.host,
		url: server.url,
		settings,
		store,
		faults: server.faults,
		requests: server.requests,
		storage,
		expireTokens: () => authority.expireTokens(),
		reset: () => {
			Object.assign(settings, initial);
			store.clear();
			uploads.clear();
			authority.expireTokens();
			for (const { faults, requests } of [server, storage]) {
				faults.clear();
				requests.length = 0;
			}
		},
		stop: async () => {
			await Promise.all([server.stop(), storage.stop()]);
		}
	};
}

// sandbox/images.ts
const vectorFolder = new URL("../test/vectors/cosign-made/", import.meta.url);
function platformImage(platform, content = "webdis", fields = {}, labels) {
	const { os, architecture, variant } = parsePlatform(platform);
	const layer = Buffer.from(`${content} on ${platform}`);
	const rootfs = {
		type: "layers",
		diff_ids: [digestOf(layer)]
	};
	return listed(manifest(blob(json({
		architecture,
		os,
		variant,
		config: { Labels: labels },
		rootfs,
		history: []
	}), mediaTypes.config), [blob(layer, "application/vnd.oci.image.layer.v1.tar")], fields), { platform: {
		architecture,
		os,
		variant
	} });
}
function attestationManifest(image, fields = {}, statements = [{}]) {
	return listed(artifact("application/vnd.docker.attestation.manifest.v1+json", statements.map((statement) => buildxStatement(image, statement)), {
		subject: descriptor(image.bytes, image.mediaType),
		...fields
	}), {
		annotations: {
			"vnd.docker.reference.digest": image.digest,
			"vnd.docker.reference.type": "attestation-manifest"
		},
		platform: {
			architecture: "unknown",
			os: "unknown"
		}
	});
}
function buildxStatement(image, fields) {
	const statement = {
		_type: "https://in-toto.io/Statement/v1",
		subject: [{
			name: "_",
			digest: { sha256: digestHex(image.digest) }
		}],
		predicateType: "https://slsa.dev/provenance/v1",
		predicate: {},
		...fields
	};
	return blob(json(statement), "application/vnd.in-toto+json", { annotations: { "in-toto.io/predicate-type": statement.predicateType } });
}
function blob(bytes, mediaType, fields = {}) {
	return {
		bytes,
		descriptor: {
			...descriptor(bytes, mediaType),
			...fields
		}
	};
}
function artifact(artifactType, layers, fields = {}) {
	return manifest(blob(Buffer.from("{}"), mediaTypes.empty), layers, {
		artifactType,
		...fields
	});
}
function manifest(config, layers, fields = {}) {
	return part(document(mediaTypes.manifest, {
		config: config.descriptor,
		layers: layers.map((layer) => layer.descriptor),
		...fields
	}), mediaTypes.manifest, [config, ...layers].map((layer) => layer.bytes));
}
function index(children, fields = {}) {
	return part(document(mediaTypes.index, {
		manifests: children.map(({ entry }) => entry),
		...fields
	}), mediaTypes.index, [], children);
}
function multiPlatformImage(platforms = ["linux/amd64", "linux/arm64"], { content = "webdis", attestations = true, fields = {}, labels = void 0 } = {}) {
	const images = platforms.map((platform) => platformImage(platform, content, {}, labels));
	const others = attestations ? images.map((image) => attestationManifest(image)) : [];
	return index([...images, ...others], fields);
}
function listed(child, fields) {
	return {
		...child,
		entry: {
			...child.entry,
			...fields
		}
	};
}
function part(bytes, mediaType, blobs = [], children = []) {
	const entry = descriptor(bytes, mediaType);
	return {
		bytes,
		mediaType,
		digest: entry.digest,
		entry,
		blobs,
		children
	};
}
function put(registry, repository, root, ...tags) {
	const held = registry.store.repository(repository);
	const add = ({ bytes, mediaType, digest, blobs, children }) => {
		for (const child of children) add(child);
		for (const bytes of blobs) held.putBlob(bytes);
		return held.putManifest(bytes, mediaType, digest);
	};
	const digest = add(root);
	for (const tag of tags) held.tags.set(tag, digest);
	if (registry.settings.referrersApi !== "on") writeFallbackTags(held);
	return digest;
}
function descriptor(bytes, mediaType) {
	return {
		mediaType,
		digest: digestOf(bytes),
		size: bytes.length
	};
}
function document(mediaType, fields) {
	return json({
		schemaVersion: 2,
		mediaType,
		...fields
	});
}
function json(value) {
	return Buffer.from(JSON.stringify(value));
}

// sandbox/log/keys.ts
function rekorV1Key(pair = p256()) {
	const parts = publicParts(pair, "ec");
	return {
		...parts,
		details: "PKIX_ECDSA_P256_SHA_256",
		id: sha256$2(parts.spki),
		sign: (bytes) => sign("sha256", bytes, pair.privateKey)
	};
}
const ed25519 = 1;
function rekorV2Key(origin, pair = generateKeyPairSync("ed25519")) {
	const parts = publicParts(pair, "ed25519");
	return {
		...parts,
		details: "PKIX_ED25519",
		id: sha256$2(Buffer.from(`${origin}\n`), Uint8Array.of(ed25519), parts.spki.subarray(-32)),
		sign: (bytes) => sign(null, bytes, pair.privateKey)
	};
}
function publicParts({ publicKey }, type) {
	if (publicKey.asymmetricKeyType !== type) throw new TypeError(`the log's key must be ${type}`);
	return {
		publicKeyPem: publicKey.export({
			type: "spki",
			format: "pem"
		}).toString(),
		spki: publicKey.export({
			type: "spki",
			format: "der"
		})
	};
}
function p256() {
	return generateKeyPairSync("ec", { namedCurve: "prime256v1" });
}
function sha256$2(...parts) {
	return createHash("sha256").update(Buffer.concat(parts)).digest();
}

// sandbox/log/merkle.ts
var MerkleTree = class {
	#levels = [[]];
	get size() {
		return this.#level(0).length;
	}
	append(content) {
		const index = this.size;
		let hash = leafHash(content);
		for (let height = 0, at = index;; height += 1, at >>= 1) {
			const level = this.#level(height);
			level.push(hash);
			const left = at % 2 === 1 ? level[at - 1] : void 0;
			if (left === void 0) return index;
			hash = nodeHash(left, hash);
		}
	}
	root(size = this.size) {
		this.#check(size <= this.size);
		return size === 0 ? sha256$1() : this.#subtree(0, size);
	}
	inclusionProof(index, size = this.size) {
		this.#check(index < size && size <= this.size);
		return this.#path(index, 0, size);
	}
	#path(index, start, size) {
		if (size === 1) return [];
		const half = largestPowerBelow(size);
		return index - start < half ? [...this.#path(index, start, half), this.#subtree(start + half, size - half)] : [...this.#path(index, start + half, size - half), this.#subtree(start, half)];
	}
	#subtree(start, size) {
		const complete = this.#levels[Math.log2(size)]?.[start / size];
		if (complete !== void 0) return complete;
		const half = largestPowerBelow(size);
		return nodeHash(this.#subtree(start, half), this.#subtree(start + half, size - half));
	}
	#level(height) {
		this.#levels[height] ??= [];
		return this.#levels[height];
	}
	#check(inRange) {
		if (!inRange) throw new RangeError(`the tree has ${this.size} leaves`);
	}
};
function leafHash(content) {
	return sha256$1(Uint8Array.of(0), content);
}
function nodeHash(left, right) {
	return sha256$1(Uint8Array.of(1), left, right);
}
function largestPowerBelow(size) {
	return 2 ** Math.floor(Math.log2(size - 1));
}
function sha256$1(...parts) {
	const hash = createHash("sha256");
	for (const part of parts) hash.update(part);
	return hash.digest();
}

// sandbox/log/ledger.ts
var Ledger = class {
	entries = [];
	earlier;
	#tree = new MerkleTree();
	#byLeafHash = /* @__PURE__ */ new Map();
	constructor(earlier) {
		this.earlier = earlier;
	}
	get tree() {
		return this.#tree;
	}
	append(proposal, integratedTime) {
		const index = this.#tree.append(proposal.body);
		const hash = leafHash(proposal.body).toString("hex");
		const entry = {
			...proposal,
			index,
			logIndex: this.earlier + index,
			leafHash: hash,
			integratedTime
		};
		this.entries.push(entry);
		this.#byLeafHash.set(hash, entry);
		return entry;
	}
	find({ body }) {
		return this.findLeaf(leafHash(body).toString("hex"));
	}
	findLeaf(hash) {
		return this.#byLeafHash.get(hash);
	}
	at(logIndex) {
		return this.entries[logIndex - this.earlier];
	}
	clear() {
		this.#tree = new MerkleTree();
		this.entries.length = 0;
		this.#byLeafHash.clear();
	}
};

// sandbox/log/note.ts
function checkpointText(origin, { size, root }) {
	return `${origin}\n${size}\n${Buffer.from(root).toString("base64")}\n`;
}
function signedNote(text, name, key) {
	return `${text}\n\u2014 ${name} ${Buffer.concat([key.id.subarray(0, 4), key.sign(Buffer.from(text))]).toString("base64")}\n`;
}

// sandbox/log/receipt.ts
var LogSigner = class {
	key;
	#name;
	#origin;
	constructor(key, name, origin = name) {
		this.key = key;
		this.#name = name;
		this.#origin = origin;
	}
	checkpoint(state) {
		return signedNote(checkpointText(this.#origin, state), this.#name, this.key);
	}
	set({ body, integratedTime, logIndex }) {
		const logID = this.key.id.toString("hex");
		const promised = {
			body: body.toString("base64"),
			integratedTime,
			logID,
			logIndex
		};
		return this.key.sign(Buffer.from(canonicalize(promised)));
	}
};
function receiptOf(entry, { tree }, signer) {
	const { index, ...fields } = entry;
	const state = {
		size: tree.size,
		root: tree.root()
	};
	const hashes = tree.inclusionProof(index);
	const proof = {
		index,
		...state,
		hashes,
		checkpoint: signer.checkpoint(state)
	};
	return {
		...fields,
		set: void 0,
		proof
	};
}

// sandbox/log/lies.ts
function makeLies(format, ledger, signer) {
	const lie = (change) => ({ body: (bytes) => Buffer.from(JSON.stringify(format.write(change(format.read(bytes))))) });
	return {
		set: lie((receipt) => {
			if (receipt.set === void 0) throw new Error("this log makes no signed entry timestamps");
			return {
				...receipt,
				set: signer.set({
					...receipt,
					logIndex: receipt.logIndex + 1
				})
			};
		}),
		time: lie((receipt) => ({
			...receipt,
			integratedTime: receipt.integratedTime + 1
		})),
		index: lie((receipt) => ({
			...receipt,
			logIndex: receipt.logIndex + 1
		})),
		proof: lie((receipt) => {
			const [first = Buffer.alloc(32), ...rest] = receipt.proof.hashes;
			return {
				...receipt,
				proof: {
					...receipt.proof,
					hashes: [flipped(first), ...rest]
				}
			};
		}),
		checkpoint: lie((receipt) => {
			const checkpoint = withBadSignature(receipt.proof.checkpoint);
			return {
				...receipt,
				proof: {
					...receipt.proof,
					checkpoint
				}
			};
		}),
		fork: lie((receipt) => {
			const state = {
				size: receipt.proof.size,
				root: flipped(receipt.proof.root)
			};
			return {
				...receipt,
				proof: {
					...receipt.proof,
					root: state.root,
					checkpoint: signer.checkpoint(state)
				}
			};
		}),
		body: lie((receipt) => ({
			...receipt,
			body: other(receipt).body
		})),
		entry: lie((receipt) => other(receipt))
	};
	function other({ body, set }) {
		const entry = ledger.entries.find((candidate) => !candidate.body.equals(body));
		if (entry === void 0) throw new Error("the log holds no other entry");
		const receipt = receiptOf(entry, ledger, signer);
		return set === void 0 ? receipt : {
			...receipt,
			set: signer.set(entry)
		};
	}
}
function flipped(bytes) {
	const copy = Buffer.from(bytes);
	copy.writeUInt8(copy.readUInt8(0) ^ 1);
	return copy;
}
function withBadSignature(note) {
	return note.replace(/([^ ]+)\n$/, (_, encoded) => {
		return `${flipped(Buffer.from(encoded, "base64").reverse()).reverse().toString("base64")}\n`;
	});
}

// sandbox/log/answer-v1.ts
function entryId(treeId, leafHash) {
	return treeId.toString(16).padStart(16, "0") + leafHash;
}
var AnswerV1 = class {
	#logId;
	#treeId;
	constructor(logId, treeId) {
		this.#logId = logId.toString("hex");
		this.#treeId = treeId;
	}
	write({ leafHash, body, integratedTime, logIndex, set, proof }) {
		const id = entryId(this.#treeId, leafHash ?? "");
		const inclusionProof = {
			checkpoint: proof.checkpoint,
			hashes: proof.hashes.map((hash) => hash.toString("hex")),
			logIndex: proof.index,
			rootHash: proof.root.toString("hex"),
			treeSize: proof.size
		};
		return { [id]: {
			body: body.toString("base64"),
			integratedTime,
			logID: this.#logId,
			logIndex,
			verification: {
				inclusionProof,
				signedEntryTimestamp: set?.toString("base64") ?? ""
			}
		} };
	}
	read(bytes) {
		const answer = JSON.parse(Buffer.from(bytes).toString());
		const [[id, entry] = []] = Object.entries(answer);
		if (id === void 0 || entry === void 0) throw new Error("the answer holds no entry");
		const body = Buffer.from(entry.body, "base64");
		const { kind, apiVersion } = JSON.parse(body.toString());
		const { inclusionProof: proof, signedEntryTimestamp } = entry.verification;
		return {
			kind: kind ?? "",
			version: apiVersion ?? "",
			leafHash: id.slice(-64),
			body,
			logIndex: entry.logIndex,
			integratedTime: entry.integratedTime,
			set: Buffer.from(signedEntryTimestamp, "base64"),
			proof: {
				index: proof.logIndex,
				size: proof.treeSize,
				root: Buffer.from(proof.rootHash, "hex"),
				hashes: proof.hashes.map((hash) => Buffer.from(hash, "hex")),
				checkpoint: proof.checkpoint
			}
		};
	}
};

// sandbox/log/api.ts
async function dispatch(request, routes) {
	for (const { method, path, handle } of routes) {
		const rest = request.method === method ? match(request.path, path) : void 0;
		if (rest === void 0) continue;
		try {
			return await handle(request, rest);
		} catch (error) {
			if (error instanceof Refusal) return error.reply;
			throw error;
		}
	}
}
function match(path, pattern) {
	if (!pattern.endsWith("*")) return path === pattern ? "" : void 0;
	const start = pattern.slice(0, -1);
	const rest = path.slice(start.length);
	return path.startsWith(start) && !rest.includes("/") ? rest : void 0;
}
async function readBody(request, read, refuse) {
	try {
		return read(parseJson(await request.body()));
	} catch (error) {
		throw error instanceof SyntaxError ? refuse(error.message) : error;
	}
}

// sandbox/log/entry.ts
function proposal(kind, version, spec) {
	const body = canonicalize({
		apiVersion: version,
		kind,
		spec
	});
	return {
		kind,
		version,
		body: Buffer.from(body)
	};
}

// sandbox/log/ecdsa.ts
const curves = {
	prime256v1: {
		field: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
		order: 115792089210356248762697446949407573529996955224135760342422259061068512044369n,
		size: 32
	},
	secp384r1: {
		field: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
		order: 39402006196394479212279040100143613805079739270465446667946905279627659399113263569398956308152294913554433653942643n,
		size: 48
	},
	secp521r1: {
		field: 2n ** 521n - 1n,
		order: 6864797660130609714981900799081393217269435300143305409394463459185543183397655394245057746333217197532963996371363321113864768612440380340372808892707005449n,
		size: 66
	}
};
function verifyDigest(key, digest, signature) {
	const name = key.asymmetricKeyDetails?.namedCurve ?? "";
	const curve = curves[name];
	const numbers = readSignature(signature);
	if (curve === void 0 || numbers === void 0) return false;
	const { field, order, size } = curve;
	const [r, s] = numbers;
	if (r <= 0n || s <= 0n || r >= order || s >= order) return false;
	const scale = mod(toNumber(digest.subarray(0, size)) * inverse(r, order), order);
	const factor = mod(r * inverse(s, order), order);
	if (scale === 0n) return false;
	const base = createECDH(name);
	base.setPrivateKey(toBytes(scale, size));
	const sum = add(readPoint(base.getPublicKey(), size), readPoint(publicPoint(key), size), field);
	if (sum === void 0) return false;
	const product = createECDH(name);
	product.setPrivateKey(toBytes(factor, size));
	return mod(toNumber(product.computeSecret(Buffer.concat([
		Uint8Array.of(4),
		toBytes(sum[0], size),
		toBytes(sum[1], size)
	]))), order) === r;
}
function add([x1, y1], [x2, y2], field) {
	if (x1 === x2) return void 0;
	const slope = mod((y2 - y1) * inverse(mod(x2 - x1, field), field), field);
	const x = mod(slope * slope - x1 - x2, field);
	return [x, mod(slope * (x1 - x) - y1, field)];
}
function readSignature(der) {
	if (der[0] !== 48) return void 0;
	try {
		const { subs } = ASN1Obj.parseBuffer(Buffer.from(der));
		const [r, s, ...more] = subs.map((number) => number.toInteger());
		return r === void 0 || s === void 0 || more.length > 0 ? void 0 : [r, s];
	} catch {
		return;
	}
}
function publicPoint(key) {
	const { x = "", y = "" } = key.export({ format: "jwk" });
	return Buffer.concat([
		Uint8Array.of(4),
		Buffer.from(x, "base64url"),
		Buffer.from(y, "base64url")
	]);
}
function readPoint(bytes, size) {
	return [toNumber(bytes.subarray(1, 1 + size)), toNumber(bytes.subarray(1 + size))];
}
function toNumber(bytes) {
	return BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
}
function toBytes(value, size) {
	return Buffer.from(value.toString(16).padStart(2 * size, "0"), "hex");
}
function mod(value, modulus) {
	const rest = value % modulus;
	return rest < 0n ? rest + modulus : rest;
}
function inverse(value, modulus) {
	let [previous, remainder] = [modulus, value];
	let [before, coefficient] = [0n, 1n];
	while (remainder !== 0n) {
		const quotient = previous / remainder;
		[previous, remainder] = [remainder, previous - quotient * remainder];
		[before, coefficient] = [coefficient, before - quotient * coefficient];
	}
	return mod(before, modulus);
}

// sandbox/log/signature.ts
function pemVerifier(pem) {
	const { label, der } = parsePem(Buffer.from(pem).toString("latin1"));
	if (label === "CERTIFICATE") {
		const certificate = readCertificate(der);
		return {
			key: certificate.publicKey,
			pem: certificate.toString()
		};
	}
	if (label !== "PUBLIC KEY") throw new SyntaxError(`cannot handle type ${label}`);
	const key = spkiKey(der);
	return {
		key,
		pem: key.export({
			type: "spki",
			format: "pem"
		}).toString()
	};
}
function readCertificate(der) {
	try {
		return new X509Certificate(der);
	} catch {
		throw new SyntaxError("the certificate cannot be parsed");
	}
}
function spkiKey(der) {
	try {
		return createPublicKey({
			key: Buffer.from(der),
			format: "der",
			type: "spki"
		});
	} catch {
		throw new SyntaxError("the public key cannot be parsed");
	}
}
function isOverDigest(key, digest, signature) {
	if (key.asymmetricKeyType === "ec") return verifyDigest(key, digest, signature);
	if (key.asymmetricKeyType === "rsa") return isRsaOverDigest(key, digest, signature);
	throw new SyntaxError(`a key of type ${key.asymmetricKeyType} signs no digests here`);
}
function isOverContent(key, content, signature) {
	const digest = key.asymmetricKeyType === "ed25519" ? null : "sha256";
	return verify(digest, content, {
		key,
		dsaEncoding: "der"
	}, signature);
}
const sha256Info = Buffer.from("3031300d060960864801650304020105000420", "hex");
function isRsaOverDigest(key, digest, signature) {
	try {
		return publicDecrypt({
			key,
			padding: constants.RSA_PKCS1_PADDING
		}, signature).equals(Buffer.concat([sha256Info, digest]));
	} catch {
		return false;
	}
}

// sandbox/log/entry-v1.ts
const hexLengths = {
	sha256: 64,
	sha384: 96,
	sha512: 128
};
const hashedrekord = object({
	data: object({ hash: object({
		algorithm: oneOf("sha256", "sha384", "sha512"),
		value: text$1
	}) }),
	signature: object({
		content: base64,
		publicKey: object({ content: base64 })
	})
});
function proposeHashedrekord(value, at) {
	const { data, signature } = hashedrekord(value, at);
	const { algorithm, value: digest } = data.hash;
	if (!/^[0-9a-f]+$/.test(digest) || digest.length !== hexLengths[algorithm]) fail(`${at}.data.hash.value`, `is not a ${algorithm} in lower-case hex`);
	const { key, pem } = pemVerifier(signature.publicKey.content);
	if (!isOverDigest(key, Buffer.from(digest, "hex"), signature.content)) fail("verifying signature:", "invalid signature");
	return proposal("hashedrekord", "0.0.1", {
		data: { hash: {
			algorithm,
			value: digest
		} },
		signature: {
			content: signature.content.toString("base64"),
			publicKey: { content: base64Of(pem) }
		}
	});
}
const unset = (value, at) => value === void 0 || value === null ? void 0 : fail(at, "is for the log to fill in");
const dsse = object({
	proposedContent: object({
		envelope: text$1,
		verifiers: list$1(base64)
	}),
	envelopeHash: unset,
	payloadHash: unset,
	signatures: unset
});
function proposeDsse(value, at) {
	const { envelope: sent, verifiers } = dsse(value, at).proposedContent;
	const { payloadType, payload, signature } = readJson(envelope, Buffer.from(sent), "envelope");
	const signed = preAuthEncoding(payloadType, payload);
	const signer = verifiers.map(pemVerifier).find(({ key }) => isOverContent(key, signed, signature));
	if (signer === void 0) return fail("could not verify envelope:", "accepted signatures do not match threshold");
	return proposal("dsse", "0.0.1", {
		envelopeHash: sha256(Buffer.from(sent)),
		payloadHash: sha256(payload),
		signatures: [{
			signature: signature.toString("base64"),
			verifier: base64Of(signer.pem)
		}]
	});
}
const request$1 = object({
	apiVersion: text$1,
	kind: text$1,
	spec: anything
});
const kinds = {
	"hashedrekord/0.0.1": proposeHashedrekord,
	"dsse/0.0.1": proposeDsse
};
function proposeV1(value) {
	const { apiVersion, kind, spec } = request$1(value, "entry");
	const propose = kinds[`${kind}/${apiVersion}`];
	return propose === void 0 ? fail("entry", `is of a kind that is not logged here: ${kind} ${apiVersion}`) : propose(spec, "spec");
}
function base64Of(text) {
	return Buffer.from(text).toString("base64");
}
function sha256(bytes) {
	return {
		algorithm: "sha256",
		value: createHash("sha256").update(bytes).digest("hex")
	};
}

// sandbox/log/rekor-v1.ts
const entriesPath$1 = "/api/v1/log/entries";
const maxQueries = 10;
var RekorV1 = class {
	format;
	#parts;
	#treeId;
	#routes = [
		{
			method: "POST",
			path: entriesPath$1,
			handle: (request) => this.#add(request)
		},
		{
			method: "POST",
			path: `${entriesPath$1}/retrieve`,
			handle: (request) => this.#search(request)
		},
		{
			method: "GET",
			path: `${entriesPath$1}/*`,
			handle: (_, id) => this.#found(this.#byId(id))
		},
		{
			method: "GET",
			path: entriesPath$1,
			handle: ({ query }) => this.#found(this.#byIndex(query.get("logIndex")))
		},
		{
			method: "GET",
			path: "/api/v1/log/publicKey",
			handle: () => this.#publicKey()
		},
		{
			method: "GET",
			path: "/api/v1/log",
			handle: () => this.#state()
		}
	];
	constructor(parts, treeId) {
		this.#parts = parts;
		this.#treeId = treeId;
		this.format = new AnswerV1(parts.signer.key.id, treeId);
	}
	async answer(request) {
		return await dispatch(request, this.#routes) ?? refusal$1(404, `path ${request.path} was not found`).reply;
	}
	async #add(request) {
		const { ledger, settings } = this.#parts;
		const proposed = await readBody(request, proposeV1, (why) => refusal$1(400, `error processing entry: ${why}`));
		if (settings.frozen) throw refusal$1(500, "unexpected result from transparency log");
		const existing = ledger.find(proposed);
		if (existing !== void 0) {
			const id = this.#id(existing);
			throw refusal$1(409, `an equivalent entry already exists in the transparency log with UUID ${id}`, { location: `${entriesPath$1}/${id}` });
		}
		const entry = ledger.append(proposed, Math.floor(settings.now() / 1e3));
		const id = this.#id(entry);
		return json$1(201, this.#describe(entry), {
			etag: id,
			location: `${entriesPath$1}/${id}`
		});
	}
	async #search(request) {
		const { entryUUIDs, logIndexes, entries } = await readBody(request, searchQuery, (why) => refusal$1(400, why));
		if (entryUUIDs.length + logIndexes.length + entries.length > maxQueries) throw refusal$1(422, `more than max allowed ${maxQueries} entries in request`);
		const answers = [
			...entryUUIDs.map((id) => this.#byId(id)),
			...entries.map((proposed) => this.#parts.ledger.find(proposed)),
			...logIndexes.map((index) => this.#parts.ledger.at(index))
		].flatMap((entry) => entry === void 0 ? [] : [this.#describe(entry)]);
		return json$1(200, answers);
	}
	#byId(id) {
		if (!/^(?:[0-9a-f]{16})?[0-9a-f]{64}$/.test(id)) throw refusal$1(422, "entryUUID in path is no entry id");
		const entry = this.#parts.ledger.findLeaf(id.slice(-64));
		return entry !== void 0 && this.#id(entry).endsWith(id) ? entry : void 0;
	}
	#byIndex(index) {
		if (index === null || !/^\d+$/.test(index)) throw refusal$1(422, "logIndex in query is required");
		return this.#parts.ledger.at(Number(index));
	}
	#found(entry) {
		return entry === void 0 ? { status: 404 } : json$1(200, this.#describe(entry));
	}
	#publicKey() {
		return {
			status: 200,
			headers: { "content-type": "application/x-pem-file" },
			body: Buffer.from(this.#parts.signer.key.publicKeyPem)
		};
	}
	#state() {
		const { ledger, signer } = this.#parts;
		const state = {
			size: ledger.tree.size,
			root: ledger.tree.root()
		};
		return json$1(200, {
			inactiveShards: null,
			rootHash: state.root.toString("hex"),
			signedTreeHead: signer.checkpoint(state),
			treeID: String(this.#treeId),
			treeSize: state.size
		});
	}
	#id({ leafHash }) {
		return entryId(this.#treeId, leafHash);
	}
	#describe(entry) {
		const { ledger, signer } = this.#parts;
		return this.format.write({
			...receiptOf(entry, ledger, signer),
			set: signer.set(entry)
		});
	}
};
const queryShape = object({
	entryUUIDs: optional(list$1(text$1)),
	logIndexes: optional(list$1(count$1)),
	entries: optional(list$1(anything))
});
function searchQuery(value) {
	const { entryUUIDs = [], logIndexes = [], entries = [] } = queryShape(value, "query");
	return {
		entryUUIDs,
		logIndexes,
		entries: entries.map(proposeV1)
	};
}
function refusal$1(code, message, headers = {}) {
	return new Refusal(message, json$1(code, {
		code,
		message
	}, headers));
}

// sandbox/log/answer-v2.ts
var AnswerV2 = class {
	#logId;
	constructor(logId) {
		this.#logId = logId.toString("base64");
	}
	write({ kind, version, body, logIndex, proof }) {
		return {
			logIndex: String(logIndex),
			logId: { keyId: this.#logId },
			kindVersion: {
				kind,
				version
			},
			integratedTime: "0",
			inclusionPromise: null,
			inclusionProof: {
				logIndex: String(proof.index),
				rootHash: proof.root.toString("base64"),
				treeSize: String(proof.size),
				hashes: proof.hashes.map((hash) => hash.toString("base64")),
				checkpoint: { envelope: proof.checkpoint }
			},
			canonicalizedBody: body.toString("base64")
		};
	}
	read(bytes) {
		const entry = JSON.parse(Buffer.from(bytes).toString());
		const { inclusionProof: proof } = entry;
		return {
			...entry.kindVersion,
			leafHash: void 0,
			body: Buffer.from(entry.canonicalizedBody, "base64"),
			logIndex: Number(entry.logIndex),
			integratedTime: 0,
			set: void 0,
			proof: {
				index: Number(proof.logIndex),
				size: Number(proof.treeSize),
				root: Buffer.from(proof.rootHash, "base64"),
				hashes: proof.hashes.map((hash) => Buffer.from(hash, "base64")),
				checkpoint: proof.checkpoint.envelope
			}
		};
	}
};

// sandbox/log/batch.ts
var Batch = class {
	#open = Promise.withResolvers();
	#waiting = 0;
	async join(size, add) {
		const batch = this.#open;
		this.#waiting += 1;
		if (this.#waiting >= size) {
			this.#open = Promise.withResolvers();
			this.#waiting = 0;
			batch.resolve();
		}
		const added = batch.promise.then(add);
		await added;
		await new Promise(setImmediate);
		return added;
	}
};

// sandbox/log/entry-v2.ts
const algorithms = {
	PKIX_ECDSA_P256_SHA_256: {
		hash: "SHA2_256",
		digestBytes: 32,
		key: "prime256v1"
	},
	PKIX_ECDSA_P384_SHA_384: {
		hash: "SHA2_384",
		digestBytes: 48,
		key: "secp384r1"
	},
	PKIX_ECDSA_P521_SHA_512: {
		hash: "SHA2_512",
		digestBytes: 64,
		key: "secp521r1"
	},
	PKIX_RSA_PKCS1V15_2048_SHA256: {
		hash: "SHA2_256",
		digestBytes: 32,
		key: 2048
	},
	PKIX_RSA_PKCS1V15_3072_SHA256: {
		hash: "SHA2_256",
		digestBytes: 32,
		key: 3072
	},
	PKIX_RSA_PKCS1V15_4096_SHA256: {
		hash: "SHA2_256",
		digestBytes: 32,
		key: 4096
	}
};
const request = object({ hashedRekordRequestV002: object({
	digest: base64,
	signature: object({
		content: base64,
		verifier: object({
			publicKey: optional(object({ rawBytes: base64 })),
			x509Certificate: optional(object({ rawBytes: base64 })),
			keyDetails: oneOf(...Object.keys(algorithms))
		})
	})
}) });
function proposeV2(value) {
	const { digest, signature } = request(value, "entry").hashedRekordRequestV002;
	const { keyDetails, publicKey, x509Certificate: certificate } = signature.verifier;
	const { hash, digestBytes, key: wanted } = algorithms[keyDetails];
	if (publicKey === void 0 === (certificate === void 0)) fail("verifier", "is not one key or certificate");
	const key = publicKey === void 0 ? readCertificate(certificate?.rawBytes ?? Buffer.of()).publicKey : spkiKey(publicKey.rawBytes);
	if (kindOf(key) !== wanted) fail("verifier", `is not a key of ${keyDetails}`);
	if (digest.length !== digestBytes) fail("digest", `is not a ${hash}`);
	if (!isOverDigest(key, digest, signature.content)) fail("verifying signature:", "invalid signature");
	return proposal("hashedrekord", "0.0.2", { hashedRekordV002: {
		data: {
			algorithm: hash,
			digest: digest.toString("base64")
		},
		signature: {
			content: signature.content.toString("base64"),
			verifier: {
				keyDetails,
				...publicKey === void 0 ? {} : { publicKey: raw(publicKey) },
				...certificate === void 0 ? {} : { x509Certificate: raw(certificate) }
			}
		}
	} });
}
function raw({ rawBytes }) {
	return { rawBytes: rawBytes.toString("base64") };
}
function kindOf(key) {
	const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
	return namedCurve ?? modulusLength;
}

// sandbox/log/rekor-v2.ts
const entriesPath = "/api/v2/log/entries";
const codes = {
	INVALID_ARGUMENT: 3,
	NOT_FOUND: 5,
	ALREADY_EXISTS: 6,
	UNIMPLEMENTED: 12
};
var RekorV2 = class {
	format;
	#parts;
	#batch = new Batch();
	#routes = [{
		method: "POST",
		path: entriesPath,
		handle: (request) => this.#add(request)
	}, {
		method: "GET",
		path: entriesPath,
		handle: () => refusal(501, "UNIMPLEMENTED", "Method Not Allowed").reply
	}];
	constructor(parts) {
		this.#parts = parts;
		this.format = new AnswerV2(parts.signer.key.id);
	}
	async answer(request) {
		return await dispatch(request, this.#routes) ?? refusal(404, "NOT_FOUND", "Not Found").reply;
	}
	async #add(request) {
		const { ledger, signer, settings } = this.#parts;
		if (settings.frozen) throw frozen();
		const proposed = await readBody(request, proposeV2, (why) => refusal(400, "INVALID_ARGUMENT", `invalid hashedrekord request: ${why}`));
		const entry = await this.#batch.join(settings.batch, () => this.#append(proposed));
		return json$1(201, this.format.write(receiptOf(entry, ledger, signer)));
	}
	#append(proposed) {
		const { ledger, settings } = this.#parts;
		const existing = ledger.find(proposed);
		if (existing === void 0) return ledger.append(proposed, Math.floor(settings.now() / 1e3));
		const index = String(existing.index);
		throw refusal(409, "ALREADY_EXISTS", `an equivalent entry already exists in the transparency log with index ${index}`, { "x-log-index": index });
	}
};
function frozen() {
	const why = "This log has been frozen, please switch to the latest log.";
	return new Refusal(why, {
		status: 405,
		headers: { "content-type": "text/plain; charset=utf-8" },
		body: Buffer.from(`${why}\n`)
	});
}
function refusal(status, code, message, headers = {}) {
	return new Refusal(message, json$1(status, {
		code: codes[code],
		message,
		details: []
	}, headers));
}

// sandbox/log/settings.ts
const defaultSettings = {
	now: Date.now,
	frozen: false,
	batch: 1,
	delay: 0
};

// sandbox/log/log.ts
const publicGood = {
	treeId: 3904496407287907110n,
	earlierEntries: 4163431
};
async function startLog({ version, name = `${version}.test`, keys, treeId = publicGood.treeId, earlierEntries = publicGood.earlierEntries, ...chosen }) {
	const isV1 = version === "rekor-v1";
	const initial = {
		...defaultSettings,
		...chosen
	};
	const settings = { ...initial };
	const key = isV1 ? rekorV1Key(keys) : rekorV2Key(name, keys);
	const ledger = new Ledger(isV1 ? earlierEntries : 0);
	const signer = new LogSigner(key, name, isV1 ? `${name} - ${treeId}` : name);
	const parts = {
		ledger,
		signer,
		settings
	};
	const api = isV1 ? new RekorV1(parts, treeId) : new RekorV2(parts);
	const { url, requests, faults, stop } = await startServer((request) => api.answer(request), () => settings.delay);
	return {
		name,
		version,
		url,
		key,
		publicKeyPem: key.publicKeyPem,
		logId: key.id.toString("hex"),
		settings,
		entries: ledger.entries,
		requests,
		faults,
		lies: makeLies(api.format, ledger, signer),
		read: (answer) => api.format.read(answer),
		reset: () => {
			Object.assign(settings, initial);
			ledger.clear();
			faults.clear();
			requests.length = 0;
		},
		stop
	};
}

// sandbox/log/trusted-root.ts
const always = { start: "2020-01-01T00:00:00Z" };
function trustedRoot(logs, validFor = always) {
	return {
		mediaType: "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
		tlogs: logs.map(({ name, key }) => ({
			baseUrl: `https://${name}`,
			hashAlgorithm: "SHA2_256",
			publicKey: {
				rawBytes: key.spki.toString("base64"),
				keyDetails: key.details,
				validFor
			},
			logId: { keyId: key.id.toString("base64") }
		}))
	};
}
function writeTrustedRoot(path, logs, validFor) {
	writeJson(path, trustedRoot(logs, validFor));
}
function writeJson(path, value) {
	writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

// sandbox/demo/stage.ts
const repository = "nicolas/webdis";
const tag = "0.1.24";
const next = "0.1.25";
const password = "demo";
async function setStage(folder) {
	const [hub, ecr, log] = await Promise.all([
		startRegistry({ name: "Hub" }),
		startRegistry({ name: "ECR" }),
		startLog({ version: "rekor-v1" })
	]);
	mkdirSync(folder, { recursive: true });
	writeTrustedRoot(join(folder, "trusted-root.json"), [log]);
	const stop = async () => {
		await Promise.all([
			hub.stop(),
			ecr.stop(),
			log.stop()
		]);
	};
	return {
		hub,
		ecr,
		log,
		folder,
		builds: await canBuild(folder, hub),
		stop
	};
}
function build(stage, content = tag) {
	const digest = assemble(stage, content);
	held(stage.hub).tags.set(tag, digest);
	return digest;
}
function assemble({ hub }, content) {
	return put(hub, repository, multiPlatformImage(void 0, { content }));
}
function held({ store }) {
	return store.repository(repository);
}
function mirror({ hub, ecr }) {
	copy(held(hub), held(ecr));
}
const kept = new HeldRepository();
function keep({ hub }) {
	copy(held(hub), kept);
}
function restore(stage) {
	for (const registry of [stage.hub, stage.ecr]) {
		registry.reset();
		copy(kept, held(registry));
	}
}
function copy(from, to) {
	for (const [digest, bytes] of from.blobs) to.putBlob(bytes, digest);
	for (const { bytes, mediaType, digest } of from.manifests.values()) to.putManifest(bytes, mediaType, digest);
	for (const [name, digest] of from.tags) to.tags.set(name, digest);
}
function unsign(registry, digest) {
	const repository = held(registry);
	repository.tags.delete(signatureTag(digest));
	for (const referrer of repository.referrers(digest)) if (referrer.artifactType === mediaTypes.bundle) repository.removeManifest(referrer.digest);
}
async function signBehind({ hub, log, folder }, digest, options) {
	await signImages([`${hub.host}/${repository}@${digest}`], {
		...options,
		password,
		rekorUrl: log.url,
		trustedRoot: join(folder, "trusted-root.json"),
		env: {}
	});
}

// sandbox/demo/acts.ts
const env = { COSIGN_PASSWORD: password };
const trust = [
	"--key",
	"webdis.pub",
	"--trusted-root",
	"trusted-root.json"
];
const onBoth = ({ hub, ecr }) => [hub, ecr].map(({ host }) => `${host}/${repository}:${tag}`);
const verifyBoth = (stage) => ({
	verb: "verify",
	flags: trust,
	images: onBoth(stage)
});
const mirrorToEcr = (stage) => ({
	verb: "mirror",
	flags: trust,
	images: onBoth(stage)
});
const both = ({ hub, ecr }) => [hub, ecr].map(({ host }) => `${host}/${repository}`).join(",");
function whatToRelease(stage) {
	if (!stage.builds) return ["--digest", assemble(stage, next)];
	writeContext(stage.folder, next);
	return [
		"--context",
		relative(stage.folder, contextOf(stage.folder)),
		"--platform",
		platforms.join(",")
	];
}
async function release(stage) {
	for (const registry of [stage.hub, stage.ecr]) registry.reset();
	const digest = build(stage);
	await signBehind(stage, digest, {
		key: join(stage.folder, "webdis.key"),
		format: "both"
	});
	mirror(stage);
	return digest;
}
function children({ hub }) {
	const { manifests } = JSON.parse(Buffer.from(held(hub).manifest("0.1.24")?.bytes ?? "{}").toString());
	return manifests.map(({ digest, platform }) => ({
		digest,
		platform: `${platform["os"]}/${platform["architecture"]}`
	}));
}
const lastBeforeAttacks = "no-drift";
const acts = [
	{
		name: "keygen",
		title: "A key pair",
		story: "In the format of cosign, so that cosign can use it, too.",
		prepare: () => {},
		call: () => ({
			verb: "keygen",
			flags: ["--output-key-prefix", "webdis"],
			images: [],
			env
		}),
		exitCode: 0
	},
	{
		name: "sign",
		title: "A release, signed",
		story: "buildx has pushed an index with two platforms and their attestation manifests to Hub. All of them are signed, in the formats of cosign v2 and v3, and logged.",
		prepare: (stage) => {
			build(stage);
		},
		call: ({ hub, log }) => ({
			verb: "sign",
			flags: [
				"--key",
				"webdis.key",
				"--format",
				"both",
				"--rekor-url",
				log.url,
				...trust.slice(2)
			],
			images: [`${hub.host}/${repository}@${held(hub).tags.get(tag)}`],
			env
		}),
		exitCode: 0
	},
	{
		name: "mirror",
		title: "Mirrored, with every signature",
		story: "From Hub to ECR, byte for byte. The tag is written only if everything was copied and verified.",
		prepare: () => {},
		call: mirrorToEcr,
		exitCode: 0
	},
	{
		name: "summary",
		title: "The release, verified on both registries",
		story: "Index and every platform, on Hub and on ECR, in one command. stdout has the references, pinned to the verified digest.",
		prepare: () => {},
		call: verifyBoth,
		exitCode: 0
	},
	{
		name: "tree",
		title: "What is in the registry",
		story: "The same image as a tree: the index, its platforms, and who signed each of them.",
		prepare: () => {},
		call: ({ hub }) => ({
			verb: "tree",
			flags: trust,
			images: [`${hub.host}/${repository}:${tag}`]
		}),
		exitCode: 0
	},
	{
		name: "ledger",
		title: "The ledger: a list of releases",
		story: "Written once from the releases on the registries that verify with the key. Review and commit it: later checks compare the registries with it.",
		prepare: () => {},
		call: (stage) => ({
			verb: "drift",
			action: "init",
			flags: [...[
				"--image",
				both(stage),
				"--from",
				tag,
				...trust,
				"--output",
				"releases.json"
			]],
			images: []
		}),
		exitCode: 0
	},
	{
		name: "release",
		title: "The next release, in one command",
		story: ({ builds }) => builds ? "docker buildx builds the image and pushes it by digest. It is signed, verified, mirrored, verified on the mirror, and tagged last." : "There is no docker buildx builder here, so this releases an image that is already pushed by digest. It is signed, verified, mirrored, verified on the mirror, and tagged last.",
		prepare: () => {},
		call: (stage) => ({
			verb: "release",
			flags: [
				...["--image", `${stage.hub.host}/${repository}`],
				...[
					"--mirror",
					`${stage.ecr.host}/${repository}`,
					"--tag",
					`${next},latest`
				],
				...whatToRelease(stage),
				...[
					"--key",
					"webdis.key",
					"--rekor-url",
					stage.log.url,
					...trust.slice(2)
				],
				...["--ledger", "releases.json"]
			],
			images: [],
			env
		}),
		exitCode: 0
	},
	{
		name: "no-drift",
		title: "A daily check for drift",
		story: "Checks each release on each registry: tag, index, platforms, signatures. All is well.",
		prepare: keep,
		call: (stage) => driftCheck(stage),
		exitCode: 0
	},
	{
		name: "platform-unsigned",
		title: "Attack: a platform without a signature",
		story: "The index is signed, but linux/arm64 is not. \"cosign verify\" of the tag passes: it checks only the index.",
		prepare: async (stage) => {
			await release(stage);
			const arm = children(stage).find(({ platform }) => platform === "linux/arm64");
			if (arm === void 0) throw new Error("the release has no linux/arm64");
			for (const registry of [stage.hub, stage.ecr]) unsign(registry, arm.digest);
		},
		call: verifyBoth,
		exitCode: 10
	},
	{
		name: "another-key",
		title: "Attack: signed with another key",
		story: "Every signature is valid and logged, but was not made with the key of the publisher.",
		prepare: async (stage) => {
			for (const registry of [stage.hub, stage.ecr]) registry.reset();
			const { privatePem } = await makeKeyPair(password);
			await signBehind(stage, build(stage), {
				key: privatePem,
				format: "both"
			});
			mirror(stage);
		},
		call: verifyBoth,
		exitCode: 12
	},
	{
		name: "replayed",
		title: "Attack: a signature of another image",
		story: "A good signature of another release was copied to the signature tags of this release.",
		prepare: async (stage) => {
			for (const registry of [stage.hub, stage.ecr]) registry.reset();
			const key = join(stage.folder, "webdis.key");
			const older = build(stage, "0.1.23");
			await signBehind(stage, older, {
				key,
				format: "legacy"
			});
			const signature = held(stage.hub).tags.get(signatureTag(older)) ?? older;
			const newer = build(stage);
			for (const { digest } of [{ digest: newer }, ...children(stage)]) held(stage.hub).tags.set(signatureTag(digest), signature);
			mirror(stage);
		},
		call: verifyBoth,
		exitCode: 12
	},
	{
		name: "mirror-lost-signatures",
		title: "Fault: a mirror that lost its signatures",
		story: "ECR has the same digests, but no signatures. \"oras copy -r\" loses .sig tags in this way, and exits with 0.",
		prepare: async (stage) => {
			const digest = await release(stage);
			for (const lost of [{ digest }, ...children(stage)]) unsign(stage.ecr, lost.digest);
		},
		call: verifyBoth,
		exitCode: 10
	},
	{
		name: "mirror-again",
		title: "Repaired: the mirror is completed",
		story: "Index and blobs are still there. Only the signatures are copied.",
		prepare: () => {},
		call: mirrorToEcr,
		exitCode: 0
	},
	{
		name: "rate-limit",
		title: "Fault: a registry that answers 429",
		story: "ECR answers with a rate limit until tomorrow. That is neither evidence against the image nor a success.",
		prepare: async (stage) => {
			await release(stage);
			stage.ecr.faults.add({
				when: { times: Number.POSITIVE_INFINITY },
				do: {
					status: 429,
					headers: { "retry-after": "86400" }
				}
			});
		},
		call: verifyBoth,
		exitCode: 3
	},
	{
		name: "drift",
		title: "Drift: ECR has changed",
		story: `The tag ${next} was moved back to the previous release, and a signature of ${tag} is gone. Both images are still validly signed, so a check of the tag alone would pass.`,
		prepare: (stage) => {
			restore(stage);
			const older = held(stage.ecr).tags.get(tag);
			if (older === void 0) throw new Error(`there is no release ${tag}`);
			held(stage.ecr).tags.set(next, older);
			unsign(stage.ecr, children(stage)[1]?.digest ?? older);
		},
		call: (stage) => driftCheck(stage, "--page", "status.html"),
		exitCode: 20
	}
];
function driftCheck(stage, ...more) {
	return {
		verb: "drift",
		action: "check",
		flags: [
			"--ledger",
			"releases.json",
			"--image",
			both(stage),
			...trust,
			...more
		],
		images: []
	};
}

// sandbox/demo/play.ts
async function play(act, stage, { program, files, color }) {
	await act.prepare(stage);
	const call = act.call(stage);
	const { verb, action, flags, images, env = {} } = call;
	const written = verb === "verify" ? [
		"--report",
		files.report,
		"--summary",
		files.summary
	] : [];
	const ended = await run([
		program,
		verb,
		...action === void 0 ? [] : [action],
		...flags,
		...images,
		...written
	], {
		cwd: stage.folder,
		env: {
			...process.env,
			...env,
			FORCE_COLOR: color ? "1" : "0"
		}
	});
	return {
		verb,
		command: typed(call),
		...ended
	};
}
function typed({ verb, action, flags, images, env = {} }) {
	const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
	const [first = [], ...more] = pairs(flags);
	const lines = [[
		...variables,
		"webdis-trust",
		verb,
		...action === void 0 ? [] : [action],
		...first
	].join(" ")];
	for (const pair of more) {
		const last = lines.at(-1) ?? "";
		if (last.length + pair.join(" ").length < 90) lines[lines.length - 1] = [last, ...pair].join(" ");
		else lines.push(`    ${pair.join(" ")}`);
	}
	return [...lines, ...images.map((image) => `    ${image}`)].join(" \\\n");
}
function pairs(flags) {
	return flags.flatMap((flag, at) => flag.startsWith("-") ? [[flag, flags[at + 1] ?? ""]] : []);
}
function run(args, { cwd, env }) {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, args, {
			cwd,
			env,
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			]
		});
		const text = {
			stdout: "",
			stderr: ""
		};
		for (const name of ["stdout", "stderr"]) child[name].setEncoding("utf8").on("data", (chunk) => {
			text[name] += chunk;
		});
		child.on("error", reject);
		child.on("close", (exitCode) => resolve({
			exitCode,
			...text
		}));
	});
}

// sandbox/demo/show.ts
const indent = "   ";
function showAct({ title }, number, story, played, options) {
	const output = [...fold(played.stderr, options), ...lines(played.stdout)];
	return [
		"",
		paint(options, "bold", `${number}  ${title}`),
		...wrapText(story, options.width, indent).map((line) => paint(options, "dim", line)),
		"",
		...`$ ${played.command}`.split("\n").map((line) => `${indent}${paint(options, "cyan", line)}`),
		"",
		...output.flatMap((line) => wrapped(line, options)),
		""
	].join("\n");
}
function fold(report, options) {
	if (report === "") return [];
	const blocks = report.split("\n\n").map(lines).filter(isNoProgress);
	const manifests = blocks.filter(isAboutManifest);
	const ending = blocks.filter((block) => !isAboutManifest(block));
	const [first = []] = [...manifests.filter((block) => plain(block).includes("Error")), ...manifests];
	const others = manifests.length - 1;
	return [
		...first.length === 0 ? [] : [...first, ""],
		...others > 0 ? [String(paint(options, "dim", `… and ${count(others, "more block")}`)), ""] : [],
		...ending.flatMap((block) => block.length === 0 ? [] : [...block, ""])
	];
}
function isNoProgress(block) {
	return !/^(?:\S+: reading the source|check tags: \w+.*)$/m.test(plain(block));
}
function isAboutManifest(block) {
	return plain(block).startsWith("Verification for");
}
function plain(block) {
	return stripVTControlCharacters(block.join("\n"));
}
function lines(text) {
	return text === "" ? [] : text.trimEnd().split("\n");
}
function wrapped(line, options) {
	const { width = 100 } = options;
	if (stripVTControlCharacters(line).length + 3 <= width || /[├└│]/u.test(line)) return [line === "" ? "" : indent + line];
	const [, lead = "", text = ""] = /^(\s*(?:- )?)(.*)$/.exec(line) ?? [];
	const joint = /^(?:Fix: |webdis-trust )/.test(text) ? " \\" : "";
	const below = indent + " ".repeat(lead.length);
	const [first = "", ...rest] = wrapText(text, width - joint.length, below);
	return [indent + lead + first.trimStart(), ...rest].join(`${joint}\n`).split("\n");
}
const outcomes = {
	0: "verified",
	3: "undetermined",
	20: "drift"
};
function showTable(results, options) {
	const rows = results.filter(({ played }) => played.verb === "verify" || played.verb === "drift").map(({ act, played: { exitCode } }) => {
		const outcome = outcomes[exitCode ?? -1] ?? "rejected";
		const color = outcome === "rejected" ? "red" : {
			verified: "green",
			undetermined: "yellow"
		}[outcome];
		const state = `${outcome.padEnd(14)}${String(exitCode).padStart(9)}`;
		return `   ${act.title.padEnd(42)} ${paint(options, color, state)}`;
	});
	return [
		paint(options, "bold", `   ${"".padEnd(42)} outcome       exit code`),
		...rows,
		""
	].join("\n");
}

// sandbox/demo/try.ts
function toTry(stage) {
	const { hub, ecr, log, folder } = stage;
	const [one, two] = [hub, ecr].map(({ host }) => `${host}/${repository}`);
	const trust = "--key webdis.pub --trusted-root trusted-root.json";
	const signature = (children(stage)[1]?.digest ?? "").replace(":", "-");
	return `The registries run until you press Ctrl+C. In another terminal:

  cd ${folder}

Verify a release on both registries, show its signatures, and compare all releases:
  webdis-trust verify ${trust} ${one}:${next} ${two}:${next}
  webdis-trust tree ${trust} ${one}:${next}
  webdis-trust drift check ${trust} --ledger releases.json --image ${one},${two}

Delete a signature of ${tag} on the second registry, and verify again:
  curl -X DELETE http://${ecr.host}/v2/${repository}/manifests/${signature}.sig
  webdis-trust verify ${trust} --parity true ${one}:${tag} ${two}:${tag}

Copy it back:
  webdis-trust mirror --deep ${trust} ${one}:${tag} ${two}:${tag}

Copy the release to a folder, and verify it there:
  webdis-trust mirror ${trust} ${one}:${tag} oci:copy
  webdis-trust verify ${trust} oci:copy

Sign it with another key, too:
  COSIGN_PASSWORD= webdis-trust keygen --output-key-prefix mine
  COSIGN_PASSWORD= webdis-trust sign --key mine.key --rekor-url ${log.url} \\
      --trusted-root trusted-root.json ${one}@${held(hub).tags.get(tag)}

`;
}

// sandbox/demo.ts
async function playDemo(demo) {
	const stage = await setStage(demo.folder);
	const { hub, ecr, log } = stage;
	try {
		demo.write(`
All on loopback: Hub is ${hub.host}, ECR is ${ecr.host},
and the transparency log, a Rekor v1, is ${log.url}.
`);
		const asExpected = await playAll(stage, demo);
		if (demo.keep && asExpected && !demo.signal.aborted) {
			demo.write(toTry(stage));
			await aborted(demo.signal);
		}
		return asExpected;
	} finally {
		await stage.stop();
	}
}
async function playAll(stage, demo) {
	const { options, write, signal } = demo;
	const results = [];
	const last = demo.keep ? acts.findIndex(({ name }) => name === lastBeforeAttacks) : acts.length;
	for (const [at, act] of acts.slice(0, last + 1).entries()) {
		if (signal.aborted) return false;
		const files = {
			report: file(act, "json", stage),
			summary: file(act, "md", stage)
		};
		const played = await play(act, stage, {
			program: demo.program,
			files,
			color: options.color
		});
		const story = typeof act.story === "string" ? act.story : act.story(stage);
		write(showAct(act, at + 1, story, played, options));
		if (played.verb === "verify") writePage(act, stage);
		results.push({
			act,
			played
		});
	}
	write(`\n${showTable(results, options)}\n`);
	if (!demo.keep) write(`${whatToOpen(stage)}\n`);
	const odd = results.filter(({ act, played }) => played.exitCode !== act.exitCode);
	for (const { act, played } of odd) write(`${act.title}: exit code ${played.exitCode}, expected was ${act.exitCode}\n${played.stderr}`);
	return odd.length === 0;
}
function file(act, extension, { folder }) {
	const name = act.name === "summary" && extension === "json" ? "report" : act.name;
	return join(folder, `${name}.${extension}`);
}
function writePage(act, stage) {
	const report = JSON.parse(readFileSync(file(act, "json", stage), "utf8"));
	writeFileSync(file(act, "html", stage), formatVerifyPage(report));
}
function whatToOpen({ folder }) {
	return [
		`   ${join(folder, "status.html")}    the status page of both registries, after the drift`,
		`   ${join(folder, "summary.html")}   the verification of the release, as a web page`,
		`   ${join(folder, "summary.md")}     the same, as the job summary of a workflow`,
		`   ${join(folder, "report.json")}    the same, as JSON; the files of the other steps are in this folder, too`,
		""
	].join("\n");
}
function aborted(signal) {
	return new Promise((resolve) => {
		signal.addEventListener("abort", () => resolve(), { once: true });
		if (signal.aborted) resolve();
	});
}

// src/cli/demo.ts
const widest = 100;
const demoVerb = verb({
	name: "demo",
	about: `Demonstrates all of this on local registries: signs an image, mirrors it, verifies it and releases the next
one. Then attacks the images, and shows how the attacks are reported. Needs no network, and writes only to a new temporary
folder.`,
	examples: ["webdis-trust demo", "webdis-trust demo --keep"],
	exitCodes: {
		0: "everything went as expected",
		1: "something did not",
		2: "a flag is unknown"
	}
}, group("Flags", {
	keep: option({
		type: boolean,
		default: false,
		help: "Stop before the attacks, keep the registries running until Ctrl+C, and print commands to try"
	}),
	color
}), async ({ keep, color }, signal) => {
	const { stdout, env } = process;
	return await playDemo({
		program: process.argv[1] ?? "",
		folder: await mkdtemp(join(tmpdir(), "webdis-demo-")),
		keep,
		signal,
		options: {
			...textOptions(stdout, env, color),
			width: Math.min(stdout.isTTY ? columnsOf(stdout) : widest, widest)
		},
		write: (text) => void stdout.write(text)
	}) ? 0 : 1;
});

export { demoVerb };