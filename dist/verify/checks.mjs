import { $ as parsePublicKey, $t as int64OrZero, Bt as exitCodeForErrors, Cn as limits, Dn as isTrustError, En as TrustError, Ht as outcomeFor, Jt as base64, K as describeSigner, Kt as anyObject, Q as trustedSignerOf, Qt as int64, Ut as outcomeOf, Vt as isUndetermined, Xt as decodeBase64, Y as shortSubject, Yt as count, Z as signerOf, Zt as fail$1, _n as nonEmptyText, an as quote, at as describeRef, bn as readObject, cn as sha256Hex, ct as passed, d as githubIssuer, dn as digestAlgorithm, dt as readClaims$1, en as list, et as verifySignature, fn as digestHex, ft as innerOf, g as isPlatform, gn as isObject, gt as utf8Text, h as formatPlatform, hn as readDigest, ht as textOf, in as optional, it as trustedIdentityOf, j as predicateTypeName, ln as text, lt as runCheck, mn as parseDigest, mt as readExtensions, nn as object, nt as accepts, on as readJson$1, ot as matchIdentity, pn as digestOf, pt as oids, qt as anything, rn as oneOf, rt as identitySignerOf, sn as repeated, st as failed, tn as map, tt as parsePem, u as defined, ut as skipped, vn as parseDocument, xn as textEntries, y as readPlatform, yn as parseJson } from "./words.mjs";
import { a as codeOf, o as errorDetails, r as WireError } from "./failure.mjs";
import * as crypto_1 from "crypto";
import { X509Certificate as X509Certificate$2, createHash, createPublicKey as createPublicKey$1, verify as verify$1 } from "node:crypto";
import { isIPv6 } from "node:net";
import { finished } from "node:stream";
import { isUtf8 } from "node:buffer";
import * as util_1 from "util";

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
	if (!isProvenance(predicateType)) return void 0;
	if (predicate.length > limits.provenance) {
		const message = `the provenance has ${predicate.length} bytes; ${limits.provenance} are allowed`;
		throw new TrustError("E_LIMIT", message);
	}
	const document = parseJson(predicate, limits.provenanceValues);
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
const sourceUri = /^(?:git\+)?([a-z]+:\/\/[^#@]+(?:@[^#@/]+\/[^#@]+)?)(?:@([^#]+)|#([^:]*)(?::.*)?)?$/;
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
		return repositoryUrl((nonEmptyText(at$1(one, "uri")) ?? "").replace(/^git\+/, "").replace(/[@#].*$/, "")) === url;
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
		limitsPulls: { as: "Docker Hub" }
	},
	{
		names: ["ghcr.io"],
		authorization: {
			realm: "https://ghcr.io/token",
			service: "ghcr.io"
		}
	},
	{
		names: ["public.ecr.aws"],
		authorization: {
			realm: "https://public.ecr.aws/token/",
			service: "public.ecr.aws"
		},
		createRepository: (_, path) => createOnAws("ecr-public", "us-east-1", path.slice(path.indexOf("/") + 1))
	},
	{
		names: privateEcr,
		authorization: "basic",
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
	if (tag !== void 0 && !isTag(tag)) return fail("a tag may have letters, digits, \"_\", \".\" and \"-\", 128 characters at most");
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
	const hasDomain = /[.:[]/.test(first) || first.toLowerCase() === "localhost";
	const domain = hasDomain ? first.toLowerCase() : dockerHub;
	if (!isDomain(domain)) return fail("the registry is not a host name with an optional port");
	const path = hasDomain ? name.slice(slash + 1) : name;
	if (!path.split("/").every((component) => pathComponent.test(component))) return fail("a repository may have lower-case letters, digits and single separators (\".\" \"_\" \"__\" \"-\")");
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
		version: "go.podman.io/image 5.42.1, with use-sigstore-attachments",
		source: "test/interop/readers.test.ts; go.podman.io/image docker/docker_client.go",
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
		...context.digest === void 0 ? {} : { digest: context.digest },
		...context.tag === void 0 ? {} : { tag: context.tag }
	};
	const error = (code, text) => new TrustError(code, `${name}: ${text}`, details);
	if (url.origin !== context.origin.origin) return error("E_NET", `the registry sent us to ${url.host}, which answered ${status}${because}`);
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
var TooMany = class extends TrustError {
	constructor(message, details = {}) {
		super("E_LIMIT", message, details);
	}
};
var ShortBlob = class extends TrustError {};

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
	envelope: "application/vnd.dsse.envelope.v1+json"
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
function isIndexType(type) {
	return type === mediaTypes.index || type === mediaTypes.dockerIndex;
}
function isImageType(type) {
	return type === mediaTypes.manifest || type === mediaTypes.dockerManifest;
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

// src/registry/referrer-list.ts
function referrersTag(subject) {
	return `${digestAlgorithm(subject).slice(0, 32)}-${digestHex(subject).slice(0, 64)}`;
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
function artifactTypeOf({ artifactType, config }) {
	return artifactType ?? config?.mediaType;
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
function findingOf({ code, message, details }) {
	return finding(code, message, {
		...Object.keys(details).length === 0 ? {} : { details },
		...code === "E_NOTFOUND" ? { advice: mayBeHidden } : {}
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

// src/oci/manifest.ts
function parseManifest(bytes, contentType) {
	if (bytes.length > limits.manifest) throw new TrustError("E_LIMIT", `the manifest has ${bytes.length} bytes; the limit is ${limits.manifest}`);
	const document = readDocument(bytes);
	const mediaType = readMediaType(document, contentType);
	const artifactType = nonEmptyText(document["artifactType"]);
	const subject = readSubject$1(document["subject"]);
	const base = {
		mediaType,
		annotations: readAnnotations(document["annotations"], "the manifest"),
		...artifactType === void 0 ? {} : { artifactType },
		...subject === void 0 ? {} : { subject }
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
function readSubject$1(value) {
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

// src/signature/envelope.ts
const fields$1 = object({
	payload: base64,
	payloadType: text,
	signatures: list(object({
		sig: base64,
		keyid: optional(text)
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
	const length = Buffer.byteLength(payloadType);
	return Buffer.concat([Buffer.from(`DSSEv1 ${length} ${payloadType} ${payload.length} `), payload]);
}

// src/signature/statement.ts
const statementPayloadType = "application/vnd.in-toto+json";
const statementType = "https://in-toto.io/Statement/v1";
const oldStatementType = "https://in-toto.io/Statement/v0.1";
const signaturePredicate = "https://sigstore.dev/cosign/sign/v1";
const digestSet = (value, at) => {
	const digests = map(text)(value, at);
	if (digests.size > limits.subjectDigests) return fail$1(at, `has more than ${limits.subjectDigests} entries`);
	for (const [algorithm, hex] of digests) if (!/^(?:[0-9a-f]{2})+$/.test(hex)) fail$1(`${at}.${algorithm.slice(0, 64)}`, "is not hex");
	return digests;
};
const subject = object({
	name: optional(text),
	uri: optional(text),
	digest: digestSet,
	content: optional(text),
	downloadLocation: optional(text),
	mediaType: optional(text),
	annotations: optional(map(anything))
});
const subjects = (value, at) => {
	if (!Array.isArray(value) || value.length === 0) return fail$1(at, "is empty");
	if (value.length > limits.subjects) return fail$1(at, `has more than ${limits.subjects} entries`);
	return list(subject)(value, at);
};
const statementShape = object({
	_type: oneOf(statementType),
	subject: subjects,
	predicateType: text,
	predicate: optional(anyObject)
});
function parseStatement(bytes) {
	return readJson$1(statementShape, bytes, "statement");
}
const fields = {
	_type: oneOf(statementType, oldStatementType),
	subject: subjects,
	predicateType: text
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
const certificate = object({ rawBytes: base64 });
const logEntry = object({
	logIndex: int64OrZero,
	logId: object({ keyId: base64 }),
	kindVersion: object({
		kind: text,
		version: text
	}),
	integratedTime: int64OrZero,
	inclusionPromise: optional(object({ signedEntryTimestamp: base64 })),
	inclusionProof: object({
		logIndex: int64OrZero,
		rootHash: base64,
		treeSize: int64,
		hashes: repeated(base64),
		checkpoint: object({ envelope: text })
	}),
	canonicalizedBody: base64
});
const verificationMaterial = object({
	publicKey: optional(object({ hint: optional(text) })),
	certificate: optional(certificate),
	x509CertificateChain: optional(object({ certificates: list(certificate) })),
	tlogEntries: repeated(logEntry),
	timestampVerificationData: optional(object({ rfc3161Timestamps: repeated(object({ signedTimestamp: text })) }))
});
const messageSignature = object({
	messageDigest: object({
		algorithm: oneOf("SHA2_256", "SHA2_384", "SHA2_512", "SHA3_256", "SHA3_384"),
		digest: base64
	}),
	signature: base64
});
const oldVersions = ["application/vnd.dev.sigstore.bundle+json;version=0.1", "application/vnd.dev.sigstore.bundle+json;version=0.2"];
const bundleShape = object({
	mediaType: oneOf("application/vnd.dev.sigstore.bundle.v0.3+json", "application/vnd.dev.sigstore.bundle+json;version=0.3", ...oldVersions),
	verificationMaterial,
	dsseEnvelope: optional(envelope),
	messageSignature: optional(messageSignature)
});
const bundle = (value, at) => {
	const { mediaType, verificationMaterial: material, ...content } = bundleShape(value, at);
	const isOld = oldVersions.some((old) => old === mediaType);
	if ([
		material.publicKey,
		material.certificate,
		material.x509CertificateChain
	].filter((signer) => signer !== void 0).length !== 1) return fail$1(`${at}.verificationMaterial`, "must name either a key or a certificate");
	if (isOld && material.publicKey !== void 0) return fail$1(`${at}.mediaType`, "is of an old version, which counts with a certificate only");
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
const parsed = /* @__PURE__ */ new WeakMap();
function parseBundle(bytes) {
	const result = parsed.get(bytes) ?? readJson$1(bundle, bytes, "bundle");
	parsed.set(bytes, result);
	return result;
}
function parseAttestationBundle(bytes) {
	const inside = jsonMembers(bytes).get("dsseEnvelope");
	if (inside?.[0] !== "{".charCodeAt(0)) return fail$1("bundle", "holds no envelope");
	const { rest, payload } = withoutPayload(bytes, inside);
	const parsed = readJson$1(bundle, rest, "bundle");
	return parsed.envelope === void 0 ? parsed : {
		...parsed,
		envelope: {
			...parsed.envelope,
			payload
		}
	};
}
function parseEnvelope(bytes) {
	const { rest, payload } = withoutPayload(bytes, bytes);
	return {
		...readJson$1(envelope, rest, "envelope"),
		payload
	};
}
const placeholder = Buffer.from("\"AA==\"");
function withoutPayload(bytes, inside) {
	const encoded = jsonMembers(inside).get("payload") ?? fail$1("envelope.payload", "is missing");
	const start = encoded.byteOffset - bytes.byteOffset;
	const [before, after] = [bytes.subarray(0, start), bytes.subarray(start + encoded.length)];
	if (before.length + after.length > limits.bundle) return fail$1("bundle", `has more than ${limits.bundle} bytes around its payload`);
	return {
		rest: Buffer.concat([
			before,
			placeholder,
			after
		]),
		payload: decodeLarge(encoded)
	};
}
const pieceLength = 65536;
function decodeLarge(encoded) {
	const [first, text] = [encoded[0], encoded.subarray(1, -1)];
	if (first !== "\"".charCodeAt(0)) return fail$1("envelope.payload", "is not text");
	if (text.length === 0) return fail$1("envelope.payload", "is empty");
	const decoded = Buffer.allocUnsafe(Math.ceil(text.length / 4 * 3));
	let length = 0;
	for (let at = 0; at < text.length; at += pieceLength) {
		const piece = Buffer.from(text.subarray(at, at + pieceLength)).toString("latin1");
		length += base64(piece, "envelope.payload").copy(decoded, length);
		if (piece.endsWith("=") && at + pieceLength < text.length) fail$1("envelope.payload", "is not standard base64");
	}
	return decoded.subarray(0, length);
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

// src/signature/payload.ts
const payloadType = "cosign container image signature";
const optionalClaims = (value, at) => value === void 0 || value === null ? /* @__PURE__ */ new Map() : map(anything)(value, at);
const payloadShape = object({
	critical: object({
		identity: object({ "docker-reference": text }),
		image: object({ "docker-manifest-digest": text }),
		type: oneOf(payloadType)
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

// src/signature/store.ts
function signatureTag(subject) {
	return `${digestAlgorithm(subject)}-${digestHex(subject)}.sig`;
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
function isSignatureLayer({ mediaType }) {
	return mediaType === mediaTypes.simpleSigning;
}
function declaredType({ artifactType, annotations }) {
	return annotations["dev.sigstore.bundle.predicateType"] ?? artifactType;
}
function isNotationType(type) {
	return type?.startsWith("application/vnd.cncf.notary.") ?? false;
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

// src/signature/candidate.ts
const annotationKeys = {
	signature: "dev.cosignproject.cosign/signature",
	rekorBundle: "dev.sigstore.cosign/bundle",
	certificate: "dev.sigstore.cosign/certificate",
	chain: "dev.sigstore.cosign/chain",
	timestamp: "dev.sigstore.cosign/rfc3161timestamp"
};
function bundleOf(candidate) {
	return "bundle" in candidate ? candidate.bundle : parseBundle(candidate.bytes);
}
function identity(candidate) {
	if (candidate.format === "bundle") return bundleIdentity(candidate.bytes);
	const signature = candidate.layer.annotations[annotationKeys.signature] ?? "";
	return identityOf(candidate.payload, Buffer.from(signature));
}
function bundleIdentity(bytes) {
	const envelope = runCheck("E_SIG", () => parseBundle(bytes).envelope);
	return envelope === void 0 || "state" in envelope ? digestOf(bytes) : identityOf(envelope.payload, envelope.signature);
}
function identityOf(payload, signature) {
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
		bytes: preAuthEncoding(payloadType, payload)
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
const hash = object({
	algorithm: oneOf("sha256"),
	value: sha256Hex
});
const data = object({ hash });
const publicKey = object({ content: pem });
const hashedrekord001 = object({
	data,
	signature: object({
		content: base64,
		publicKey
	})
});
const rekord001 = object({
	data,
	signature: object({
		content: base64,
		format: oneOf("x509"),
		publicKey
	})
});
const dsse001 = object({
	envelopeHash: hash,
	payloadHash: hash,
	signatures: list(object({
		signature: base64,
		verifier: pem
	}))
});
const intoto001 = object({
	content: object({
		hash,
		payloadHash: hash
	}),
	publicKey: pem
});
const intoto002 = object({ content: object({
	envelope: object({
		payloadType: text,
		signatures: list(object({
			keyid: optional(text),
			sig: base64,
			publicKey: pem
		}))
	}),
	hash,
	payloadHash: hash
}) });
const rawBytes = object({ rawBytes: base64 });
const hashedrekord002 = object({ hashedRekordV002: object({
	data: object({
		algorithm: oneOf("SHA2_256"),
		digest: base64
	}),
	signature: object({
		content: base64,
		verifier: object({
			keyDetails: text,
			publicKey: optional(rawBytes),
			x509Certificate: optional(rawBytes)
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
const entry = object({
	apiVersion: text,
	kind: text,
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

// src/transparency/checkpoint.ts
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

// src/transparency/validity.ts
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const time = (value, at) => {
	const written = text(value, at);
	const date = new Date(written);
	return rfc3339.test(written) && !Number.isNaN(date.getTime()) ? date : fail$1(at, "is not a time");
};
const validity = object({
	start: time,
	end: optional(time)
});
function isWithin({ start, end }, date) {
	return start <= date && (end === void 0 || date <= end);
}

// src/transparency/entry.ts
const clockSkew = 3e5;
function logsById(root, logId) {
	const logs = root.logs.filter((log) => log.logId === logId);
	if (logs.length > 0) return logs;
	const newest = root.date === void 0 ? "that root has no logs at all. Give a trusted_root.json that has this log" : `the newest log in that root started on ${root.date}. If the log is newer, update to a newer release or give a newer trusted_root.json`;
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
	return isWithin(validFor, date);
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
function encodeLength(len) {
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
		obj.appendView((0, encodeLength)(value.length));
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
		if (key.startsWith("-----")) return crypto_1.default.createPublicKey(key);
		else return crypto_1.default.createPublicKey({
			key: Buffer.from(key, "base64"),
			format: "der",
			type
		});
	} else return crypto_1.default.createPublicKey({
		key,
		format: "der",
		type
	});
}
function digest(algorithm, ...data) {
	const hash = crypto_1.default.createHash(algorithm);
	for (const d of data) hash.update(d);
	return hash.digest();
}
function verify(data, key, signature, algorithm) {
	try {
		return crypto_1.default.verify(algorithm, data, key, signature);
	} catch (e) {
		/* istanbul ignore next */
		return false;
	}
}
function bufferEqual(a, b) {
	try {
		return crypto_1.default.timingSafeEqual(a, b);
	} catch {
		/* istanbul ignore next */
		return false;
	}
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
		const digest$1 = digest(this.messageImprintHashAlgorithm, data);
		if (!bufferEqual(digest$1, this.messageImprintHashedMessage)) throw new RFC3161TimestampVerificationError("message imprint does not match artifact");
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
		if (!verify(signedAttrs, key, this.signatureValue, this.signatureAlgorithm)) throw new RFC3161TimestampVerificationError("signature verification failed");
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
		return verify(stream.buffer, key, this.signature, this.algorithm);
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
		return verify(this.tbsCertificate.toDER(), key, this.signatureValue, this.signatureAlgorithm);
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
const HashOutput = { fromJSON(object) {
	return {
		algorithm: isSet$4(object.algorithm) ? hashAlgorithmFromJSON(object.algorithm) : 0,
		digest: isSet$4(object.digest) ? Buffer.from(bytesFromBase64$1(object.digest)) : Buffer.alloc(0)
	};
} };
const X509Certificate = { fromJSON(object) {
	return { rawBytes: isSet$4(object.rawBytes) ? Buffer.from(bytesFromBase64$1(object.rawBytes)) : Buffer.alloc(0) };
} };
function bytesFromBase64$1(b64) {
	return Uint8Array.from(globalThis.Buffer.from(b64, "base64"));
}
function isSet$4(value) {
	return value !== null && value !== void 0;
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
		return verify(data, tlog.publicKey, signature.signature);
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
		return verify(data, tlog.publicKey, signature);
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
const rekorBundle = object({
	SignedEntryTimestamp: base64,
	Payload: object({
		body: text,
		integratedTime: count,
		logIndex: count,
		logID: sha256Hex
	})
});
function parseRekorBundle(annotation) {
	return readJson$1(rekorBundle, Buffer.from(annotation), "log entry annotation");
}
function verifySet({ SignedEntryTimestamp, Payload }, log) {
	const { body, integratedTime, logID, logIndex } = Payload;
	const signed = `{"body":${JSON.stringify(body)},"integratedTime":${integratedTime},"logID":"${logID}","logIndex":${logIndex}}`;
	return log.key.asymmetricKeyType === "ec" && verify$1("sha256", Buffer.from(signed), {
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
		const times = authorityTimes(timestampsOf(candidate), readSignedContent(candidate), policy);
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
	const outcomes = runCheck("E_TIME", () => authorityTimes(timestampsOf(candidate), readSignedContent(candidate), policy));
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
const legacyTimestamp = object({ SignedRFC3161Timestamp: text });
function timestampsOf(candidate) {
	if (candidate.format === "bundle") return bundleOf(candidate).timestamps;
	const annotation = candidate.layer.annotations[annotationKeys.timestamp];
	if (annotation === void 0) return [];
	return [readJson$1(legacyTimestamp, Buffer.from(annotation), "timestamp annotation").SignedRFC3161Timestamp];
}

// src/transparency/certificate.ts
function libraryCertificate(der) {
	const certificate = X509Certificate$1.parse(Buffer.from(der));
	keepEncoding(certificate.root);
	keepEncoding(certificate.tbsCertificate);
	return certificate;
}
function keepEncoding(content) {
	const der = content.toDER();
	content.toDER = () => der;
}

// src/identity/subject.ts
const userName = "1.3.6.1.4.1.57264.1.7";
const at = "the certificate's subject alternative name";
function readSubject(extensions) {
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
	return textOf(value, at);
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
	const identity = readSubject(extensions);
	return {
		der,
		x509,
		key: keyOf(x509),
		signer: {
			identity,
			...readClaims$1(extensions)
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
function keyOf(x509) {
	const pem = `-----BEGIN PUBLIC KEY-----\n${x509.publicKey.toString("base64")}\n-----END PUBLIC KEY-----\n`;
	try {
		return parsePublicKey(pem, "the certificate's key");
	} catch (error) {
		if (!isTrustError(error)) throw error;
		throw new TrustError("E_CERT", error.message, {}, error);
	}
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
		const message = `the certificate authority did not count at the time of the signature (${time.toISOString()})`;
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
	const known = starts.length === 0 ? "which names no certificate authority at all" : `whose newest certificate authority started on ${newest}`;
	return new TrustError("E_TRUST", `the certificate is by an authority that is not in ${source}, ${known}. For a private Fulcio, give its trusted root; if the authority is newer, give a newer one`);
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

// src/identity/sct.ts
const maxScts = 16;
function checkScts(leaf, issuer, root) {
	const scts = leaf.extSCT?.signedCertificateTimestamps ?? [];
	if (scts.length === 0) return failed("E_CERT", "the certificate holds no signed certificate timestamp (SCT): no certificate transparency log has seen it");
	if (scts.length > maxScts) return failed("E_LIMIT", `the certificate holds ${scts.length} SCTs, of ${maxScts} at most`);
	const ofKnownLogs = scts.flatMap((sct) => {
		const logs = root.material.ctlogs.filter(({ logID }) => logID.equals(sct.logID));
		return logs.length === 0 ? [] : [{
			sct,
			logs
		}];
	});
	if (ofKnownLogs.length === 0) return unknownLog(root);
	const content = precertificate(leaf, issuer);
	return ofKnownLogs.some(({ sct, logs }) => logs.some(({ validFor, publicKey }) => validFor.start <= sct.datetime && sct.datetime <= validFor.end && sct.verify(content, publicKey))) ? passed() : failed("E_CERT", "the signed certificate timestamp (SCT) is not by the log, or not for this certificate");
}
function precertificate(leaf, issuer) {
	const copy = leaf.clone();
	const { extensions } = copy;
	const at = extensions.findIndex(({ subs }) => subs[0]?.toOID() === EXTENSION_OID_SCT);
	extensions.splice(at, 1);
	const signed = copy.tbsCertificate.toDER();
	const stream = new ByteStream();
	stream.appendView(createHash("sha256").update(issuer.publicKey).digest());
	stream.appendUint24(signed.length);
	stream.appendView(signed);
	return stream.buffer;
}
function unknownLog({ source, material }) {
	const starts = material.ctlogs.map(({ validFor }) => validFor.start.getTime());
	const newest = new Date(Math.max(...starts, 0)).toISOString().slice(0, 10);
	const known = starts.length === 0 ? "which names no certificate transparency log at all" : `whose newest one started on ${newest}`;
	return failed("E_TRUST", `the SCT is by a certificate transparency log that is not in ${source}, ${known}. If the log is newer, give a newer trusted root`);
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
		message: `the workflow is of ${own}, and ${source} called it: pin the caller with the claim source-repository`
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
const signedByKey = failed("E_IDENTITY", "it is signed with a key, and an identity is asked for: give the key (key) to accept it");
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
	return skipped(isIssued ? "no identity is asked for" : "the certificate is not verified");
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
	const wanted = "a key is asked for, not an identity";
	if (names === void 0) return failed("E_KEY", `it is signed with a certificate; ${wanted}`);
	const { subject, issuer } = names;
	const whole = issuer === void 0 ? subject : `${subject}, issuer ${issuer}`;
	return failed("E_KEY", `signed by ${shortSubject(subject)}, according to its certificate, which was not verified (${whole}); ${wanted}`);
}

// src/verify/candidate.ts
function checkCandidate(candidate, subject, policy, now) {
	const claims = checkClaims(candidate, {
		...policy,
		subject
	});
	const { checks, good, signer, entries, times: _, ...named } = checkMaker(candidate, policy, now);
	return {
		format: candidate.format,
		store: candidate.store,
		manifest: candidate.manifest,
		identity: identity(candidate),
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
		logEntries: entries
	};
}
function checkMaker(candidate, policy, now) {
	const signature = checkSignature(candidate, policy.keys);
	return signature.key === void 0 ? byCertificate(candidate, signature.check, policy, now) : byKey(candidate, signature.key, policy, now);
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
const noKey = skipped("none of the keys made this signature");
function byCertificate(candidate, byKeys, policy, now) {
	const { keys, identities, trustedRoots: roots, transparencyLog, sct, timestamps } = policy;
	const names = certificateNames(candidate);
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
	const certificate = namedBy(found) ?? (names && {
		...names,
		proven: false
	});
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
	return failed("E_KEY", `${by}; a key is asked for, not an identity`);
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
		...policy.expectedReference === void 0 ? {} : { expectedReference: policy.expectedReference },
		...policy.digest === void 0 ? {} : { digest: policy.digest },
		...policy.signatureRepository === void 0 ? {} : { signatureRepository: formatRepository(policy.signatureRepository) },
		...policy.requireReadableBy === void 0 ? {} : { requireReadableBy: policy.requireReadableBy },
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
		...date === void 0 ? {} : { date }
	};
}

// src/verify/readable.ts
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
function readability(reader, availability) {
	const { good, listed, inImageRepository, unreadStores } = availability;
	if (reader.usesSignatureRepository) {
		if (reader.stores.some((store) => good.has(store))) return "yes";
		return unreadStores.size > 0 ? "unknown" : "unsigned";
	}
	const stores = storesLookedAt(reader, availability);
	if (inImageRepository && stores.some((store) => listed.has(store))) return "yes";
	if (inImageRepository && mayHoldMore(reader, stores, unreadStores)) return "unknown";
	if (good.size === 0) return unreadStores.size > 0 ? "unknown" : "unsigned";
	return inImageRepository ? "format" : "place";
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
		return toReport(reader, worstOf(availabilities.map((availability) => readability(reader, availability))));
	});
}
function readersOfAll(images) {
	const states = images.flat().map((report) => [report.name, stateOf(report)]);
	return readers.map((reader) => {
		return toReport(reader, worstOf(states.flatMap(([name, state]) => name === reader.name ? [state] : [])));
	});
}
function stateOf({ readable, why }) {
	return why ?? (readable === "yes" ? "yes" : "unknown");
}
const worstFirst = [
	"unsigned",
	"place",
	"format",
	"unknown",
	"yes"
];
function worstOf(all) {
	return worstFirst.find((one) => all.includes(one)) ?? "unknown";
}
function toReport({ name, title }, state) {
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
function unreadable(skipped) {
	const what = describeSkipped(skipped);
	if (what === void 0) return [];
	return [{
		store: "referrers",
		code: "E_MANIFEST",
		message: `part of the list of referrers cannot be read: ${what}`
	}];
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
	const problem = looked.good ? void 0 : explainFailure(node, looked, policy);
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
function explainFailure(node, { signatures, errors, ignored, skipped }, policy) {
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
	const missing = lacking(signatures, policy);
	if (signatures.some(({ good }) => good)) return unsignedBy(node, what, missing);
	const failures = signatures.flatMap(firstFailure);
	const failed = failures.find(isUndetermined) ?? failures[0];
	if (failed !== void 0) {
		const others = signatures.length > 1 ? ` (the best of ${signatures.length} candidates)` : "";
		const message = `${what} has signatures, but none that counts: ${failed.message}${others}`;
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
	if (ignored.some(({ type }) => isNotationType(type))) return signedByNotation(node, what);
	const but = unreadable(skipped).map(({ message }) => `; ${message}`).join("");
	return node.depth === 0 ? unsignedRoot(what, but) : unsignedChild(what, but);
}
function signedByNotation(node, what) {
	return {
		code: node.depth === 0 ? "E_NOSIG" : "E_COVER",
		message: `${what} carries a Notation signature, and none that cosign made`,
		advice: "verify it with notation verify, or ask the publisher to sign it with cosign as well"
	};
}
function unsignedBy(node, what, missing) {
	const names = missing.map(describeSigner).join(" and by ");
	return {
		code: node.depth === 0 ? "E_NOSIG" : "E_COVER",
		message: `${what} has a signature that counts, and none by ${names}: each signer must have signed`,
		advice: "ask the publisher to sign with both, or leave out require-all-signers"
	};
}
function unsignedRoot(what, but) {
	return {
		code: "E_NOSIG",
		message: `${what} carries no signature${but}`,
		advice: "do not run it; ask the publisher whether this tag was signed, and where"
	};
}
function unsignedChild(what, but) {
	return {
		code: "E_COVER",
		message: `${what} carries no signature${but}`,
		advice: "the publisher can sign index and platforms together with cosign sign --recursive"
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
		...advice === void 0 ? {} : { advice }
	}];
}
function adviceAbout({ code, claim }, certificate) {
	if (claim === "annotation") return "check the annotations that you require; webdis-trust tree shows those that were signed";
	if (certificate === void 0 || code !== "E_KEY" && code !== "E_IDENTITY") return void 0;
	if (!certificate.proven) return "ask the publisher who signs; for a private Sigstore instance, give its trusted root (trusted-root)";
	const inputs = inputsFrom(certificate).map(({ name, value }) => `${name}: ${value}`);
	return inputs.length === 0 ? void 0 : `if this is who should sign, ask for this signer: ${inputs.join(" and ")}`;
}
function byGoodness(a, b) {
	return passedChecks(b) - passedChecks(a) || a.manifest.localeCompare(b.manifest) || a.identity.localeCompare(b.identity);
}
function passedChecks({ good, checks }) {
	return Object.values(checks).filter(({ state }) => state === "passed").length + (good ? 10 : 0);
}

export { readerOf as $, manifestFields as A, ShortBlob as B, readChildIndex as C, finding as D, describeNode as E, isImageConfig as F, discard as G, rateAdvice as H, isImageType as I, readBody as J, hasErrorCode as K, isIndexType as L, describeSkipped as M, readReferrerIndex as N, findingOf as O, referrersTag as P, mapConcurrently as Q, manifestTypes as R, readChildImage as S, conclusionOf as T, registryError as U, TooMany as V, bracketedMessage as W, FirstCallGate as X, readErrorBody as Y, limiter as Z, parseAttestationBundle as _, repositoryUrl as _t, readersOf as a, isTag as at, signaturePredicate as b, describeSigners as c, vendorOf as ct, libraryCertificate as d, isWanted as dt, requirableReaders as et, validity as f, places as ft, predicateTypeAnnotation as g, readFacts as gt, declaresBundle as h, isProvenance as ht, readability as i, formatRepository as it, artifactTypeOf as j, findingsFrom as k, checkMaker as l, defaultPlace as lt, classifyArtifact as m, factNames as mt, notAsked as n, cosignRepository as nt, readersOfAll as o, parseReference as ot, envelopeOf as p, typeName as pt, onEnd as q, verdictFor as r, formatReference as rt, describePolicy as s, parseRepository as st, firstFailure as t, apiHost as tt, excusedBy as u, isOfType as ut, parseEnvelope as v, parseManifest as w, statementPayloadType as x, parseAttestationStatement as y, mediaTypes as z };