import { t as __exportAll } from "./rolldown-runtime.mjs";
import { c as defined, f as isTrustError, u as TrustError } from "./begin.mjs";
import { $i as timeouts, A as childEnvironment, Aa as parseDigest, C as unpinnedFiles, Ct as digestOfTag, Da as digestAlgorithm, En as isImageType, Ha as recordsOf, Ia as option, In as conclusionOf, Ja as isPlatform, Ji as quiet, K as tool, Mt as readConfigPlatform, Na as group, Pn as mapConcurrently, Qa as isObject, Qi as connection, Rn as finding, S as rootFallbacks, Sa as parseReference, Sn as readTree, Ua as predicateTypeName, Ui as color, Va as listOf, Wi as formats, Xa as platformSpecifier, Xi as requiredInputs, Yi as report, Za as samePlatform, Zi as summary, a as verifyImages, ao as limits, ba as formatRepository, ca as repository, cn as goJson, da as word, ea as boolean, eo as parseDocument, gt as writeWhole, ht as readBounded, i as listAttestations, ia as oneOf, j as withheld, jt as readConfig, ka as digestOf$1, kn as mediaTypes, ln as sortedByBytes, na as digest, oa as path, oi as withoutCommand, oo as longestTimer, pn as isAccessRefused, qa as formatPlatform, qi as page, sa as platform, u as describeSigners, ua as text$1, va as cosignRepository, vn as abortError, vt as assertNoLink, w as connect, wa as sameRepository, wn as parseManifest, xa as isTag, xt as resolve$1, ya as formatReference, za as checkItems, zn as findingOf } from "./verify.mjs";
import { A as reportedSigner, E as emptyConfig, F as isThere, H as signingIdentity, M as assertUsable, N as policyFor, O as legacyTag, P as countSignatures, R as services, U as signingKey, V as signature, _ as findExistingSignatures, a as signDemandsOf, b as kindOf, c as servicesOf, h as assertReadable, i as readIdentityToken, k as putBytes, n as openSigner, s as openServices, t as audienceOf, w as BlockedError } from "./signing.mjs";
import { f as putWithContent, o as backoff, s as attachReferrer, t as createWritingClient } from "./writing.mjs";
import { t as attestationCheck } from "./attestations.mjs";
import { t as attestImages } from "./attesting.mjs";
import { a as isVersionLike, i as isVersion, o as numbersOf, t as compareVersions } from "./version.mjs";
import { a as formatLedger, c as parseLedger, i as withEntry, r as verifiedManifests, t as entryOf } from "./entry.mjs";
import { a as dryRun, c as skipMissingReferrers, i as writeTag, n as hasItsOwn, r as readTag$1, t as mirror$1 } from "./copying.mjs";
import { t as signImages } from "./sign.mjs";
const { promisify } = process.getBuiltinModule("node:util");
const { StringDecoder } = process.getBuiltinModule("node:string_decoder");
const { subscribe, unsubscribe } = process.getBuiltinModule("node:diagnostics_channel");
const { basename, dirname, extname, isAbsolute, join, relative, sep } = process.getBuiltinModule("node:path");
const { access, constants, mkdtemp, readFile, realpath, rm, stat } = process.getBuiltinModule("node:fs/promises");
const { setTimeout: setTimeout$1 } = process.getBuiltinModule("node:timers/promises");
const { tmpdir } = process.getBuiltinModule("node:os");

// \0lazy:node:child_process
var _lazy_node_child_process_exports = /* @__PURE__ */ __exportAll({ spawn: () => spawn });
const { execFile, spawn } = process.getBuiltinModule("node:child_process");

// src/run/ledger-file.ts
const ledgerLimit = 16777216;
async function openLedger(path, overwrite) {
	const known = await readIfThere(path);
	await assertNoLink(path, "ledger: the file");
	await assertWritable(path, known !== void 0);
	return {
		name: path,
		known,
		enter: async (release) => {
			const now = await readIfThere(path);
			const text = formatLedger(withEntry(now, release, overwrite));
			if (now !== void 0 && formatLedger(now) === text) return "unchanged";
			await writeWhole(path, text, "ledger: the file");
			return "written";
		}
	};
}
async function readIfThere(path) {
	if (!await stat(path).then(() => true, (error) => error.code !== "ENOENT")) return void 0;
	const bytes = await readBounded(path, ledgerLimit, "ledger: the file");
	return parseLedger(bytes, `ledger: the file ${JSON.stringify(path)}`);
}
async function assertWritable(path, exists) {
	const checked = [...exists ? [path] : [], await folderOf(path)];
	for (const one of checked) await access(one, constants.W_OK).catch((error) => {
		const message = `ledger: ${JSON.stringify(one)} cannot be written (${error.code})`;
		throw new TrustError("E_INPUT", message, {}, error);
	});
}
async function folderOf(path) {
	const folder = dirname(path);
	return await stat(folder).then(() => true, () => false) || dirname(folder) === folder ? folder : folderOf(folder);
}

// src/options/build.ts
const pair = text$1("NAME=VALUE");
const cache$1 = text$1("CACHE");
const context = word("PATH|URL", (given) => {
	if (!given.startsWith("-")) return given;
	const shown = JSON.stringify(given.slice(0, 100));
	throw new TrustError("E_INPUT", `${shown} is neither a folder nor a URL`);
});
const buildOptions = group("Build", {
	context: option({
		type: context,
		help: "Build context, such as . for the current folder; required unless the image is already pushed"
	}),
	file: option({
		type: text$1("PATH"),
		aliases: ["f"],
		help: "Path of the Dockerfile"
	}),
	platforms: option({
		type: listOf(platform),
		default: [],
		flag: "platform",
		help: "Platforms to build, such as linux/arm64; an image that is already pushed must have them"
	}),
	buildArgs: option({
		type: recordsOf(pair),
		default: [],
		flag: "build-arg",
		help: "Build arguments"
	}),
	labels: option({
		type: recordsOf(pair),
		default: [],
		flag: "label",
		help: "Labels of the image"
	}),
	buildAnnotations: option({
		type: recordsOf(text$1("[TYPE:]NAME=VALUE")),
		default: [],
		flag: "build-annotation",
		help: "Annotations of manifests and index, in the format of docker/metadata-action"
	}),
	secrets: option({
		type: recordsOf(text$1("ID=VALUE")),
		default: [],
		flag: false,
		help: "Secrets of the build, passed through the environment"
	}),
	secretEnvs: option({
		type: listOf(text$1("ID=VARIABLE")),
		default: [],
		flag: "secret-env",
		aliases: ["secret"],
		help: "Secrets of the build, from environment variables"
	}),
	secretFiles: option({
		type: recordsOf(text$1("ID=PATH")),
		default: [],
		flag: "secret-file",
		help: "Secrets of the build, from files"
	}),
	target: option({
		type: text$1("STAGE"),
		help: "Stage of the Dockerfile to build"
	}),
	cacheFrom: option({
		type: recordsOf(cache$1),
		default: [],
		help: "Caches to read, such as type=gha; anyone who can write them can change what is signed"
	}),
	cacheTo: option({
		type: recordsOf(cache$1),
		default: [],
		help: "Caches to write, such as type=gha,mode=max"
	}),
	provenance: option({
		type: text$1("MODE"),
		defaultHelp: "that of buildx",
		help: "Provenance attestation of buildx: true, false or mode=max; slsa-github: a signed provenance of this workflow run, for the index and every platform; both: mode=max,slsa-github"
	}),
	sbom: option({
		type: text$1("MODE"),
		defaultHelp: "that of buildx",
		help: "SBOM attestation: true, false or generator=IMAGE"
	}),
	builder: option({
		type: text$1("NAME"),
		help: "Name of the builder, from docker buildx ls"
	}),
	buildContexts: option({
		type: recordsOf(text$1("NAME=PATH|URL")),
		default: [],
		flag: "build-context",
		help: "Further build contexts, such as base=docker-image://alpine or src=../lib"
	}),
	ssh: option({
		type: recordsOf(text$1("ID[=SOCKET|KEY]")),
		default: [],
		help: "SSH agents or keys for the build, such as default"
	}),
	network: option({
		type: text$1("MODE"),
		help: "Network for RUN: default, none or host"
	}),
	addHosts: option({
		type: listOf(text$1("HOST:IP")),
		default: [],
		flag: "add-host",
		help: "Host names for RUN, with their addresses"
	}),
	allow: option({
		type: listOf(text$1("ENTITLEMENT")),
		default: [],
		help: "Entitlements of the build, such as network.host or security.insecure"
	}),
	outputs: option({
		type: recordsOf(text$1("NAME=VALUE[,…]")),
		default: [],
		flag: "build-output",
		help: "How the image is written, such as compression=zstd,rewrite-timestamp=true; it is always pushed by digest"
	}),
	githubToken: option({
		type: text$1("TOKEN"),
		flag: false,
		help: "Token to fetch private repositories as build context; the build gets it as the secret GIT_AUTH_TOKEN"
	}),
	noCache: option({
		type: boolean,
		default: false,
		help: "Build without a cache"
	}),
	pull: option({
		type: boolean,
		default: false,
		help: "Always look for newer base images"
	})
});

// src/options/release.ts
var release_exports$1 = /* @__PURE__ */ __exportAll({ releaseOptions: () => releaseOptions });
const releaseOptions = {
	...group("Image and tags", {
		image: option({
			type: repository,
			required: true,
			library: "argument",
			example: "docker.io/me/app",
			help: "Repository on the first registry; it is signed and tagged first"
		}),
		mirrors: option({
			type: listOf(repository),
			default: [],
			flag: "mirror",
			help: "Repositories that get the same image and signatures"
		}),
		tags: option({
			type: listOf(text$1("TAG")),
			required: true,
			flag: "tag",
			aliases: ["t"],
			example: "0.1.24",
			help: "Tags, which are written last: a bare tag for every registry, or a full reference for one registry"
		}),
		overwriteTags: option({
			type: boolean,
			default: false,
			help: "Move a tag that is written once, such as a version, even if it points to another image"
		}),
		movingTags: option({
			type: listOf(text$1("TAG")),
			default: [],
			flag: "moving-tag",
			help: "Tags that move with each release, such as stable or {{major}}-alpine, in addition to latest, {{major}} and {{major}}.{{minor}}; all other tags are written once"
		}),
		allowBackportLatest: option({
			type: boolean,
			default: false,
			help: "Allow latest and other moving tags to move back to an older release"
		}),
		skipMissingReferrers,
		digest: option({
			type: digest,
			help: "Digest of an image that is already pushed; nothing is built. Use it to continue a failed run"
		}),
		metadataFile: option({
			type: path,
			excludes: [
				"digest",
				"digests",
				"context"
			],
			help: "Metadata file of docker buildx build or bake, which contains the digests: a path, or the JSON itself; nothing is built. Several digests are joined to one index, as with digests"
		}),
		metadataTargets: option({
			type: listOf(text$1("TARGET")),
			default: [],
			flag: "metadata-target",
			needs: "metadataFile",
			help: "Bake targets to release (default: all that were pushed to the image)"
		}),
		digests: option({
			type: listOf(digest),
			needs: "platforms",
			excludes: ["digest", "context"],
			flag: "digests",
			help: "Digests of images that are already pushed without a tag, such as one for each platform; they are joined to one index with exactly the given platforms"
		})
	}),
	...buildOptions,
	...group("Signing", {
		...signingKey,
		...signingIdentity,
		format: option({
			type: oneOf("bundle", "legacy", "both"),
			defaultHelp: "both with Rekor v1, bundle with Rekor v2",
			help: "bundle: format of cosign v3; legacy: format of cosign v2; both: readable by every version of cosign"
		}),
		...signature,
		attestations: option({
			type: oneOf("buildx"),
			help: "buildx: sign the provenance and the SBOM that buildx wrote for each platform"
		})
	}),
	...services,
	...group("Ledger", {
		ledger: option({
			type: path,
			help: "Path of the ledger of releases; the release is added to the file"
		}),
		version: option({
			type: text$1("VERSION"),
			defaultHelp: "the first tag that is a version",
			help: "Version of the release in the ledger"
		})
	}),
	...connection(timeouts.release),
	...group("Output", {
		dryRun,
		...formats,
		report,
		page,
		summary,
		quiet,
		color,
		requiredInputs
	})
};

// src/attest/provenance.ts
const type = "https://slsa.dev/provenance/v1";
function githubProvenance(run, server) {
	const { repository, path, ref, builder } = workflowOf(run, server);
	const predicate = {
		buildDefinition: {
			buildType: "https://actions.github.io/buildtypes/workflow/v1",
			externalParameters: { workflow: {
				ref,
				repository,
				path
			} },
			internalParameters: { github: {
				event_name: run.event_name,
				repository_id: run.repository_id,
				repository_owner_id: run.repository_owner_id,
				runner_environment: run.runner_environment
			} },
			resolvedDependencies: [{
				uri: `git+${repository}@${run.ref}`,
				digest: { gitCommit: run.sha }
			}]
		},
		runDetails: {
			builder: { id: builder },
			metadata: { invocationId: `${repository}/actions/runs/${run.run_id}/attempts/${run.run_attempt}` }
		}
	};
	const text = JSON.stringify(predicate);
	const sameRun = (one) => one.replace(/(\/actions\/runs\/\d+)\/attempts\/\d+"/, "$1\"");
	const isMetBy = (other) => sameRun(Buffer.from(other).toString()) === sameRun(text);
	return {
		type,
		bytes: Buffer.from(text),
		isMetBy
	};
}
function provenanceRequirement(run, server) {
	const { repository, ref, builder } = workflowOf(run, server);
	return {
		text: "slsaprovenance1 on=all",
		type,
		on: "all",
		facts: /* @__PURE__ */ new Map([
			["builder", builder],
			["source-repository", repository],
			["source-ref", ref],
			["source-digest", run.sha]
		])
	};
}
function workflowOf({ servers, repository, workflow_ref: workflow, job_workflow_ref: job }, variable) {
	const server = servers.find((one) => one === variable) ?? servers[0];
	const [file = "", ...ref] = workflow.split("@");
	if (!file.startsWith(`${repository}/`) || ref.length === 0) throw new TrustError("E_INPUT", "provenance: the identity token names a workflow of another repository");
	return {
		repository: `${server}/${repository}`,
		path: file.slice(repository.length + 1),
		ref: ref.join("@"),
		builder: `${server}/${job}`
	};
}

// src/release/build.ts
function buildxArguments(build, metadataFile) {
	const { platforms, secrets } = build;
	return [
		"buildx",
		"build",
		...text("--builder", build.builder),
		...text("--file", build.file),
		...text("--platform", platforms.map(platformSpecifier).join(",") || void 0),
		...each("--build-arg", build.buildArgs),
		...each("--label", build.labels),
		...each("--annotation", build.annotations),
		...each("--secret", secrets.map(secretFields)),
		...text("--target", build.target),
		...each("--cache-from", build.cacheFrom),
		...each("--cache-to", build.cacheTo),
		...each("--build-context", build.buildContexts),
		...each("--ssh", build.ssh),
		...text("--network", build.network),
		...each("--add-host", build.addHosts),
		...each("--allow", build.allow),
		...text("--provenance", build.provenance),
		...text("--sbom", build.sbom),
		...build.noCache ? ["--no-cache"] : [],
		...build.pull ? ["--pull"] : [],
		"--output",
		output(build),
		"--metadata-file",
		metadataFile,
		build.context
	];
}
function output({ image, insecure, outputs }) {
	return csv([
		"type=image",
		`name=${formatRepository(image)}`,
		"push=true",
		"push-by-digest=true",
		"name-canonical=true",
		...insecure ? ["registry.insecure=true"] : [],
		...outputs
	]);
}
function secretFields(secret) {
	return csv([`id=${secret.id}`, "env" in secret ? `env=${secret.env}` : `src=${secret.path}`]);
}
function csv(fields) {
	return fields.map((field) => /[",\s]/.test(field) ? `"${field.replaceAll("\"", "\"\"")}"` : field).join(",");
}
function text(flag, value) {
	return value === void 0 ? [] : [flag, value];
}
function each(flag, values) {
	return values.flatMap((value) => [flag, value]);
}
const field = "containerimage.digest";
function pushedDigest(bytes) {
	const fail = (why, cause) => {
		const message = `buildx ended without an error, but its metadata file ${why}: the digest of the image is not known`;
		throw new TrustError("E_BUILD", message, {}, cause);
	};
	try {
		const document = parseDocument(bytes);
		const digest = isObject(document) ? document[field] : void 0;
		return typeof digest === "string" ? parseDigest(digest) : fail(`has no ${field}`);
	} catch (error) {
		if (error instanceof TrustError && error.code === "E_BUILD") throw error;
		return fail("cannot be read", error);
	}
}

// src/release/redact.ts
function redactedCommand(build) {
	const shown = {
		...build,
		context: withoutQuery(withoutUserinfo(build.context)),
		buildArgs: build.buildArgs.map(argument),
		buildContexts: build.buildContexts.map((one) => one.replace(/(?<==).*/s, (place) => withoutQuery(withoutUserinfo(place)))),
		cacheFrom: build.cacheFrom.map(cache),
		cacheTo: build.cacheTo.map(cache)
	};
	return ["docker", ...buildxArguments(shown, "metadata.json")];
}
function redactLine(line, { secrets, buildArgs }, env) {
	const fromEnv = secrets.flatMap((secret) => "env" in secret ? env[secret.env] ?? "" : []);
	const fromArgs = buildArgs.flatMap((text) => secretArgument.exec(text)?.[2] ?? []);
	return withoutUserinfo([...fromEnv, ...fromArgs].flatMap((text) => text.split(/\r?\n/)).map((text) => text.trim()).filter((text) => text !== "").sort((a, b) => b.length - a.length).reduce((output, text) => output.replaceAll(text, "***"), line));
}
function withoutUserinfo(text) {
	return text.replace(/:\/\/[^/\s]*@/g, "://***@");
}
function withoutQuery(text) {
	return text.replace(/([a-z][a-z0-9+.-]*:\/\/[^?#]*)\?[^#]*/i, "$1?***");
}
const secretName = "[^=,]*(?:token|secret|pass|credential|auth(?!ors?\\b)|pwd|key|(?:^|_)pat(?=[_=]))[^=,]*";
const secretArgument = new RegExp(`^(${secretName})=(.*)$`, "is");
function argument(text) {
	return withoutUserinfo(text).replace(secretArgument, "$1=***");
}
function cache(text) {
	return withoutUserinfo(text).replace(new RegExp(`(^|,)(${secretName})=[^,]*`, "gi"), "$1$2=***").replace(/(:\/\/[^?,\s]*)\?[^,]*/g, "$1?***");
}

// src/buildx/failure.ts
const known = [
	[
		/'buildx' is not a docker command|unknown command: docker buildx|^Run 'docker --help'/,
		"E_BUILD",
		"docker has no buildx: install its plugin (in a workflow: docker/setup-buildx-action)"
	],
	[
		/no builder .* found/,
		"E_BUILD",
		"there is no such builder: see docker buildx ls"
	],
	[
		/Cannot connect to the Docker daemon|failed to connect to the docker API|context deadline exceeded.*builder/,
		"E_BUILD",
		"the builder cannot be reached: see docker buildx ls"
	],
	[
		/is not supported for the docker driver|not support.* docker driver/,
		"E_BUILD",
		"the default builder of Docker cannot do this: make one with docker buildx create --use (in a workflow: docker/setup-buildx-action)"
	],
	[
		/push access denied|failed to push .*(?:\b401\b|\b403\b|denied|[Uu]nauthorized|insufficient_scope)/,
		"E_AUTH",
		"the registry refused the push: log in with permission to push"
	],
	[
		/exec format error|no match for platform|unsupported platform|unknown operating system or architecture/,
		"E_BUILD",
		"a platform cannot be built here: the base image lacks it, or the builder cannot run it (in a workflow: docker/setup-qemu-action)"
	]
];
function buildFailure(exitCode, tail, shown) {
	const found = known.map(([pattern, code, what]) => ({
		line: tail.findLast((l) => pattern.test(l)),
		code,
		what
	})).find(({ line }) => line !== void 0);
	const said = found?.line ?? tail.findLast((line) => /^ERROR\b/.test(line)) ?? lastOf(tail);
	const ended = `docker buildx build ended with ${exitCode}${said === void 0 ? "" : `: ${shown(said.trim()).slice(0, 500)}`}`;
	return new TrustError(found?.code ?? "E_BUILD", found === void 0 ? ended : `${found.what} (${ended})`);
}
function lastOf(tail) {
	return tail.findLast((line) => line.trim() !== "");
}
function startFailure(error) {
	const text = error instanceof Error ? error.message : "unknown failure";
	const message = /Unable to locate executable file/.test(text) ? "docker is not installed, or not on PATH: the image is built with docker buildx build" : `docker could not be run: ${text}`;
	return new TrustError("E_BUILD", message, {}, error);
}

// src/buildx/log.ts
const kept = 200;
const longest = 65536;
var BuildLog = class {
	#write;
	#tail = [];
	constructor(write) {
		this.#write = write;
	}
	get tail() {
		return this.#tail;
	}
	stream() {
		const decoder = new StringDecoder("utf8");
		let open = "";
		const take = (text) => {
			const lines = (open + text).split(/\r\n|\n|\r(?!$)/);
			open = lines.pop() ?? "";
			if (open.length > longest) {
				lines.push(open);
				open = "";
			}
			this.#lines(lines);
		};
		return {
			add: (bytes) => take(decoder.write(Buffer.from(bytes))),
			end: () => {
				take(decoder.end());
				if (open !== "") this.#lines([open.replace(/\r$/, "")]);
				open = "";
			}
		};
	}
	#lines(lines) {
		if (lines.length === 0) return;
		this.#tail.push(...lines);
		this.#tail.splice(0, Math.max(this.#tail.length - kept, 0));
		this.#write(lines.map((line) => `${withoutCommand(line)}\n`).join(""));
	}
};

// src/buildx/buildx.ts
const metadataLimit$1 = 16777216;
async function runBuildx(build, options) {
	const folder = await mkdtemp(join(tmpdir(), "release-"));
	try {
		const metadata = join(folder, "metadata.json");
		const log = new BuildLog(options.onLog ?? (() => {}));
		const exitCode = await runDocker(buildxArguments(build, metadata), metadata, log, options);
		if (exitCode !== 0) throw buildFailure(exitCode, log.tail, (line) => redactLine(line, build, options.env));
		return pushedDigest(await readBounded(metadata, metadataLimit$1, "the metadata of buildx", "E_BUILD"));
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
const patience = {
	cancel: 1500,
	end: 500
};
async function runDocker(args, mark, log, { env, signal }) {
	const { exec } = await import("./exec.mjs");
	const [stdout, stderr] = [log.stream(), log.stream()];
	const child = watchFor(mark);
	try {
		return await unlessEnded(exec("docker", [...args], {
			env,
			silent: true,
			ignoreReturnCode: true,
			delay: 1e3,
			listeners: {
				stdout: stdout.add,
				stderr: stderr.add
			}
		}), child, signal);
	} catch (error) {
		throw isTrustError(error) ? error : startFailure(error);
	} finally {
		child.forget();
		stdout.end();
		stderr.end();
	}
}
function watchFor(mark) {
	let child;
	let killed;
	const notice = (message) => {
		const { process } = message;
		process.once("spawn", () => {
			if (!process.spawnargs.includes(mark)) return;
			child = process;
			if (killed !== void 0) child.kill(killed);
		});
	};
	subscribe("child_process", notice);
	return {
		kill: (signal) => {
			killed = signal;
			child?.kill(signal);
		},
		forget: () => unsubscribe("child_process", notice)
	};
}
async function unlessEnded(running, child, signal) {
	const { promise: aborted, resolve: abort } = Promise.withResolvers();
	const onAbort = () => abort("aborted");
	if (signal.aborted) onAbort();
	else signal.addEventListener("abort", onAbort);
	try {
		const first = await Promise.race([running, aborted]);
		if (first !== "aborted") return first;
		const ended = Promise.allSettled([running]);
		child.kill("SIGTERM");
		await Promise.race([ended, setTimeout$1(patience.cancel)]);
		child.kill("SIGKILL");
		await Promise.race([ended, setTimeout$1(patience.end)]);
		throw abortError(signal);
	} finally {
		signal.removeEventListener("abort", onAbort);
	}
}

// src/release/task.ts
function buildOf({ origin }) {
	return typeof origin === "string" || "digests" in origin ? void 0 : origin;
}
function mergeOf$1({ origin }) {
	return typeof origin !== "string" && "digests" in origin ? origin : void 0;
}
function destinationsOf({ image, mirrors }) {
	return [image, ...mirrors];
}

// src/release/state.ts
var ReleaseState = class {
	tags;
	digest;
	isResumed = false;
	merged;
	root;
	sign;
	attest;
	mirror;
	verify;
	constructor(task) {
		this.tags = destinationsOf(task).flatMap((destination) => destination.tags.map((tag) => ({
			destination,
			tag,
			moves: task.movingTags.has(tag),
			before: void 0,
			isHidden: false,
			state: "not written"
		})));
	}
	get expected() {
		return this.digest ?? this.merged?.digest;
	}
	verified({ repository: { registry, path } }) {
		return this.verify?.images.find((image) => image.registry === registry && image.repository === path);
	}
	tagsOf(destination) {
		return this.tags.filter((one) => one.destination === destination);
	}
};
function setDigest({ context, state }, digest) {
	state.digest = digest;
	context.onDigest?.(digest);
}
function repositoryOf({ context }, { repository }) {
	return context.registry.target(repository);
}
function signaturesOf({ task, context }) {
	return context.registry.target(task.sign.signatureRepository ?? task.image.repository);
}
function digestOf({ state: { digest } }) {
	if (digest === void 0) throw new RangeError("the digest is not known yet");
	return digest;
}
function driftError(message, tag, digest) {
	return new TrustError("E_DRIFT", message, {
		tag,
		...digest === void 0 ? {} : { digest }
	});
}

// src/release/assert-mirrors-accept.ts
async function assertMirrorsAccept(run, missing) {
	const tags = missing.filter(({ format }) => format === "legacy").map((one) => legacyTag(one.node.digest, kindOf(one)));
	const legacy = [...new Set(tags)];
	await Promise.all(run.task.mirrors.flatMap((destination) => [repositoryOf(run, destination).assertPushable(), ...legacy.map((tag) => assertNoneOfItsOwn(run, destination, tag))]));
}
async function assertNoneOfItsOwn(run, destination, tag) {
	const stored = await repositoryOf(run, destination).manifest(tag).catch((error) => {
		if (isAccessRefused(error)) return void 0;
		throw error;
	});
	if (stored === void 0) return;
	if (!hasItsOwn(stored, await signaturesOf(run).manifest(tag))) return;
	const message = `${destination.name}:${tag} has content that the first registry does not have: it was not overwritten, and nothing was signed`;
	throw new BlockedError(driftError(message, tag, stored.digest), `find out who signed there, and delete the tag ${tag} on ${destination.name}`);
}

// src/release/signing.ts
function signedImage(run) {
	const reference = {
		...run.task.image.repository,
		digest: digestOf(run)
	};
	return {
		text: formatReference(reference),
		reference
	};
}
function signContext(run, noun, say) {
	const { context } = run;
	return {
		registry: context.registry,
		now: context.now,
		pause: (attempt) => context.pause(attempt),
		tool: context.tool,
		beforeSigning: (missing) => assertMirrorsAccept(run, missing),
		callerAdvises: true,
		onProgress: ({ done, of }) => say(`${done} of ${of} ${noun}`)
	};
}

// src/release/attest.ts
async function attest(run, say) {
	const { task, state } = run;
	const report = await attestImages([signedImage(run)], task.attest?.sources ?? [], {
		...task.sign,
		...task.dryRun ? { dryRun: true } : {}
	}, signContext(run, "attestations", say));
	state.attest = report;
	const all = attestationsIn(report);
	const there = all.filter(isThere).length;
	const made = all.filter(({ state }) => state === "published").length;
	const types = [...new Set(all.map(({ predicateType }) => predicateTypeName(predicateType)))];
	const findings = report.images.flatMap((image) => image.findings);
	if (task.dryRun) {
		const detail = `${types.join(", ")}: ${there} attestations exist, ${all.length - there} to make`;
		return {
			state: there === all.length ? "unchanged" : "planned",
			detail,
			findings
		};
	}
	const news = made === 0 ? "none of them new" : `${made} of them new`;
	const detail = `${types.join(", ")}: ${there} attestations, ${news}`;
	return {
		state: made === 0 ? "unchanged" : "done",
		detail,
		findings
	};
}
function attestationsIn({ images }) {
	return images.flatMap(({ manifests }) => manifests.flatMap(({ attestations }) => attestations));
}
function policyWithAttestations({ task, state }) {
	if (state.attest === void 0 || task.attest === void 0) return task.policy;
	const manifests = state.attest.images.flatMap((image) => image.manifests);
	const typesOf = (isMeant) => manifests.filter(({ role }) => isMeant(role)).flatMap(({ attestations }) => attestations.map(({ predicateType }) => predicateType));
	const onIndex = new Set(typesOf((role) => role !== "platform"));
	const requirements = [...new Set(typesOf(() => true))].map((type) => {
		const on = onIndex.has(type) ? "all" : "platforms";
		return {
			text: `${predicateTypeName(type)} on=${on}`,
			type,
			on,
			facts: /* @__PURE__ */ new Map()
		};
	});
	return {
		...task.policy,
		attestations: {
			requirements: [...requirements, ...task.attest.requirements],
			signatures: "required"
		}
	};
}
function lostAttestations({ state: { attest } }, { images }) {
	const made = (attest?.images ?? []).flatMap((image) => image.manifests);
	return images.flatMap(({ name, manifests }) => made.flatMap(({ digest, attestations }) => {
		const { attestations: served = [] } = manifests.find((one) => one.digest === digest) ?? {};
		return [...tally(attestations, ({ predicateType, format }) => `${predicateType} ${format}`)].filter(([key, expected]) => (tally(served, placeOf).get(key) ?? 0) < expected).map(([key]) => {
			const [type = "", format] = key.split(" ");
			const message = `${name} does not serve the ${predicateTypeName(type)} attestation (${format}) of ${digest}`;
			return finding("E_ATTESTATION", message, {
				digest,
				missing: true
			});
		});
	}));
}
function placeOf({ good, store, type }) {
	return good && store !== "buildx" ? `${type} ${store === "tag" ? "legacy" : "bundle"}` : "";
}
function tally(items, keyOf) {
	const groups = Map.groupBy(items, keyOf);
	return new Map([...groups].map(([key, { length }]) => [key, length]));
}

// src/release/merge.ts
const manifestsAtOnce = 8;
async function planMerge(repository, { digests, platforms, annotations }) {
	const entries = (await mapConcurrently(manifestsAtOnce, digests, (digest) => entriesOf(repository, digest))).flat();
	const images = entries.filter((entry) => !isAttestation(entry));
	assertPlatforms(images, platforms);
	images.sort((a, b) => platformText(a) < platformText(b) ? -1 : 1);
	const attestations = images.flatMap(({ digest }) => entries.filter((entry) => isAttestation(entry) && entry.annotations[subjectName] === digest));
	const manifests = [...images, ...attestations];
	const lost = entries.find((entry) => !manifests.includes(entry));
	if (lost !== void 0) {
		const message = `digests: the attestation manifest ${lost.digest} is about none of the images`;
		throw new TrustError("E_COVER", message, { digest: lost.digest });
	}
	const mediaType = Object.keys(annotations).length === 0 && manifests.every(({ mediaType }) => mediaType === mediaTypes.dockerManifest) ? mediaTypes.dockerIndex : mediaTypes.index;
	const bytes = Buffer.from(goJson({
		schemaVersion: 2,
		mediaType,
		manifests: manifests.map(written),
		...some({ annotations: sortedByBytes(annotations) })
	}));
	return {
		bytes,
		digest: digestOf$1(bytes),
		mediaType
	};
}
async function writeMerged(repository, { bytes, digest, mediaType }) {
	if (await repository.manifest(digest) !== void 0) return "unchanged";
	await repository.putManifest(digest, bytes, mediaType);
	return "written";
}
const typeName = "vnd.docker.reference.type";
const subjectName = "vnd.docker.reference.digest";
function isAttestation({ annotations }) {
	return annotations[typeName] !== void 0;
}
async function entriesOf(repository, digest) {
	const { bytes, contentType } = await resolve$1(repository, { digest });
	const manifest = parseManifest(bytes, contentType);
	if (manifest.kind === "index") return manifest.manifests.map((entry) => checked$1(entry, digest));
	const platform = await readConfigPlatform(repository, manifest);
	const { mediaType } = manifest;
	const entry = {
		mediaType,
		digest,
		size: bytes.byteLength,
		annotations: {}
	};
	return [checked$1(isPlatform(platform) ? {
		...entry,
		platform
	} : entry, digest)];
}
function checked$1(entry, from) {
	if (isImageType(entry.mediaType) && entry.platform !== void 0) return entry;
	const what = entry.digest === from ? `${from} has` : `${from} lists ${entry.digest}, which has`;
	throw new TrustError("E_COVER", `${what} no platform, and cannot be a part of an image`, { digest: entry.digest });
}
function assertPlatforms(images, platforms) {
	const fail = (why) => {
		throw new TrustError("E_COVER", `digests: ${why}`);
	};
	for (const wanted of platforms) {
		const [first, second] = images.filter(({ platform }) => platform && samePlatform(wanted, platform));
		if (first === void 0) fail(`none is for ${formatPlatform(wanted)}, which platforms names`);
		if (second === void 0) continue;
		fail(`${first?.digest} and ${second.digest} are both for ${formatPlatform(wanted)}`);
	}
	const other = images.find(({ platform }) => platform && !platforms.some((wanted) => samePlatform(wanted, platform)));
	if (other === void 0) return;
	fail(`${other.digest} is for ${platformText(other)}, which platforms does not name`);
}
function platformText({ platform }) {
	return platform === void 0 ? "" : formatPlatform(platform);
}
function written({ mediaType, digest, size, annotations, artifactType, platform }) {
	return {
		mediaType,
		digest,
		size,
		...some({ annotations: sortedByBytes(annotations) }),
		...artifactType === void 0 ? {} : { artifactType },
		...platform === void 0 ? {} : { platform: platformFields(platform) }
	};
}
function platformFields({ os, architecture, variant, osVersion, osFeatures }) {
	return {
		architecture,
		os,
		...osVersion === void 0 ? {} : { "os.version": osVersion },
		...osFeatures === void 0 ? {} : { "os.features": osFeatures },
		...variant === void 0 ? {} : { variant }
	};
}
function some(field) {
	return Object.keys(field.annotations).length === 0 ? {} : field;
}

// src/release/moving-tags.ts
const usual = [
	"latest",
	"{{major}}",
	"{{major}}.{{minor}}"
];
function movingTagsOf(version, patterns) {
	const numbers = version === void 0 ? [] : numbersIn(version);
	const tags = [...usual, ...patterns].flatMap((pattern) => expand(pattern, numbers));
	const written = patterns.find((pattern) => expand(pattern, numbers).some(isVersion));
	if (written !== void 0) throw refused$2(written, "is a version, and a version is written once (overwrite-tags moves it)");
	return new Set(tags.filter((tag) => !isVersion(tag)));
}
function numbersIn(version) {
	const [text = ""] = /[0-9.]+/.exec(version) ?? [];
	return numbersOf(version).map((_, at) => text.split(".")[at] ?? "");
}
const names = [
	"major",
	"minor",
	"patch"
];
function expand(pattern, numbers) {
	let isKnown = true;
	const tag = pattern.replace(/\{\{(.*?)\}\}/g, (_, name) => {
		const at = names.indexOf(name.trim());
		if (at < 0) throw refused$2(pattern, `has {{${name}}}; known are {{major}}, {{minor}}, {{patch}}`);
		isKnown &&= numbers[at] !== void 0;
		return numbers[at] ?? "0";
	});
	if (!isTag(tag)) throw refused$2(pattern, "is not a tag");
	if (!isKnown) return [];
	return pattern.startsWith("{{") ? [tag, `v${tag}`] : [tag];
}
function refused$2(pattern, why) {
	return new TrustError("E_INPUT", `moving-tags: ${JSON.stringify(pattern.slice(0, 150))} ${why}`);
}
const requestsAtOnce = 8;
async function backportFindings(run) {
	const { task, state } = run;
	const { version } = task;
	if (task.allowBackportLatest || version === void 0) return [];
	const moved = state.tags.filter(({ moves, before }) => moves && before !== void 0 && before !== state.expected);
	return (await Promise.all([...Map.groupBy(moved, ({ destination }) => destination)].map(([, tags]) => backportsAt(run, version, tags)))).flat();
}
async function backportsAt(run, version, tags) {
	const [first] = tags;
	if (first === void 0) return [];
	const { name } = first.destination;
	let newer;
	try {
		newer = await newerReleases(run, version, tags);
	} catch (error) {
		if (!isTrustError(error)) throw error;
		const message = `${name}: it is not known whether ${tags.map(({ tag }) => tag).join(", ")} would move back, because its version tags cannot be read: ${error.message}`;
		return [finding(error.code, message, {
			advice: `give the right to list tags, or use allow-backport-latest (--allow-backport-latest), which does not check it, and run it again`,
			details: error.details
		})];
	}
	return tags.flatMap((one) => {
		const { tag, before } = one;
		const now = before === void 0 ? void 0 : newer.get(before);
		if (now === void 0) return [];
		one.state = "refused";
		const message = `${name}:${tag} points to ${now}, and would move back to ${version}`;
		const advice = `leave out the tag ${tag}; to move it back, use allow-backport-latest (--allow-backport-latest)`;
		return [finding("E_CONFLICT", message, {
			advice,
			details: { tag }
		})];
	});
}
async function newerReleases(run, version, tags) {
	const [first] = tags;
	const isNewer = (other) => isVersionLike(other, version) && compareVersions(other, version) > 0;
	const found = /* @__PURE__ */ new Map();
	for (const release of run.context.ledger?.known?.releases ?? []) if (isNewer(release.version)) found.set(release.digest, release.version);
	if (first === void 0) return found;
	const repository = repositoryOf(run, first.destination);
	const candidates = [];
	for await (const tag of repository.tags()) if (isNewer(tag)) candidates.push(tag);
	candidates.sort((a, b) => compareVersions(b, a));
	await mapConcurrently(requestsAtOnce, candidates, async (tag) => {
		if (tags.every(({ before }) => before === void 0 || found.has(before))) return;
		const digest = await digestOfTag(repository, tag);
		if (digest !== void 0) found.set(digest, tag);
	});
	return found;
}

// src/release/attempt.ts
function attemptOf(build, tags, source) {
	if (source.kind === "commit" && tags.length === 0) return void 0;
	const { cacheFrom: _, cacheTo: __, builder: ___, labels, annotations, ...inputs } = build;
	const lasting = (texts) => texts.filter((text) => !timeOfRun.test(text));
	const bytes = Buffer.from(JSON.stringify({
		source,
		tags: tags.toSorted(),
		...inputs,
		labels: lasting(labels),
		annotations: lasting(annotations)
	}));
	return {
		digest: digestOf$1(bytes),
		size: bytes.byteLength
	};
}
const timeOfRun = /(?:^|:)org\.opencontainers\.image\.created=/;
const attemptLabel = "io.github.webdis.verify-action.release";
function withLabel(build, { digest }) {
	return {
		...build,
		labels: [...build.labels, `${attemptLabel}=${digest}`]
	};
}

// src/release/resume.ts
const recordType = "application/vnd.webdis.release-attempt.v1+json";
const recordedDigest = `${attemptLabel}.digest`;
async function recordPush({ task, context }, digest) {
	const { attempt, image } = task;
	if (attempt === void 0) return [];
	const repository = context.registry.target(image.repository);
	const empty = {
		mediaType: mediaTypes.empty,
		digest: digestOf$1(emptyConfig),
		size: emptyConfig.byteLength
	};
	const record = Buffer.from(JSON.stringify({
		schemaVersion: 2,
		mediaType: mediaTypes.manifest,
		artifactType: recordType,
		config: empty,
		layers: [empty],
		subject: {
			mediaType: mediaTypes.manifest,
			...attempt
		},
		annotations: { [recordedDigest]: digest }
	}));
	try {
		const putConfig = () => putBytes(repository, emptyConfig);
		await putWithContent(putConfig, () => attachReferrer(repository, record, context));
		return [];
	} catch (error) {
		if (!isTrustError(error) || context.signal.aborted) throw error;
		const message = `${image.name} did not store which image this run pushed, so that a run after a failure builds again: ${error.message}`;
		return [finding(error.code, message, { severity: "note" })];
	}
}
async function findOwnPush(run) {
	const { task, state } = run;
	const { attempt } = task;
	if (attempt === void 0 || task.overwriteTags) return void 0;
	const tagged = state.tags.flatMap(({ before }) => before ?? []);
	const recorded = await recordedPushes(run, attempt);
	for (const digest of /* @__PURE__ */ new Set([...tagged, ...recorded])) if (await isOwn(run, digest, attempt)) return digest;
}
const mostRecords = 20;
async function recordedPushes(run, { digest }) {
	const repository = repositoryOf(run, run.task.image);
	const pushes = [];
	try {
		const { descriptors } = await repository.referrers(digest);
		for (const listed of descriptors.slice(0, mostRecords)) {
			const pushed = await readRecord(repository, listed.digest);
			if (pushed !== void 0) pushes.push(pushed);
		}
	} catch (error) {
		if (!isTrustError(error)) throw error;
	}
	return pushes;
}
async function readRecord(repository, record) {
	try {
		const stored = await repository.manifest(record);
		if (stored === void 0) return void 0;
		const { annotations } = parseManifest(stored.bytes, stored.contentType);
		const pushed = annotations[recordedDigest];
		return pushed === void 0 ? void 0 : parseDigest(pushed);
	} catch (error) {
		if (isTrustError(error, ...unreadable)) return void 0;
		throw error;
	}
}
const unreadable = [
	"E_MANIFEST",
	"E_DIGEST",
	"E_COVER"
];
async function isOwn(run, digest, { digest: attempt }) {
	const { task, context } = run;
	const repository = repositoryOf(run, task.image);
	try {
		const stored = await repository.manifest(digest);
		if (stored === void 0) return false;
		const { nodes } = await readTree(repository, stored);
		const images = nodes.filter(({ role }) => role === "platform" || role === "image");
		if (images.length === 0) return false;
		for (const node of images) if (await labelOf(repository, node) !== attempt) return false;
		const signatures = signaturesOf(run);
		const { now } = context;
		return (await findExistingSignatures(nodes[0], task.sign, {
			repository,
			signatures,
			now
		})).signatures.size > 0;
	} catch (error) {
		if (!isTrustError(error, ...unreadable)) throw error;
		return false;
	}
}
async function labelOf(repository, { digest }) {
	const stored = await repository.manifest(digest);
	if (stored === void 0) return void 0;
	const manifest = parseManifest(stored.bytes, stored.contentType);
	const document = manifest.kind === "image" ? await readConfig(repository, manifest) : {};
	const labels = isObject(document["config"]) ? document["config"]["Labels"] : void 0;
	return isObject(labels) ? labels[attemptLabel] : void 0;
}

// src/release/check.ts
async function check(run) {
	const { tags } = run.state;
	const merge = mergeOf$1(run.task);
	if (merge !== void 0) run.state.merged = await planMerge(repositoryOf(run, run.task.image), merge);
	await Promise.all(tags.map(async (one) => {
		const current = await readTag$1(repositoryOf(run, one.destination), one.tag);
		one.isHidden = current === "hidden";
		one.before = current === "hidden" ? void 0 : current;
	}));
	const own = await findOwnPush(run);
	if (own !== void 0) {
		run.state.isResumed = true;
		setDigest(run, own);
	}
	const findings = [
		...ledgerFindings(run),
		...tags.flatMap((one) => tagFindings(run, one)),
		...await backportFindings(run)
	];
	if (findings.length === 0) await assertPushable(run);
	return {
		state: "done",
		detail: describeTags(run),
		findings
	};
}
async function assertPushable(run) {
	const { task } = run;
	if (typeof task.origin === "string" || run.state.isResumed || task.dryRun) return;
	await Promise.all(destinationsOf(task).map((destination) => repositoryOf(run, destination).assertPushable()));
}
function tagFindings({ task, state }, one) {
	const { destination, tag, before, moves } = one;
	const { expected: digest } = state;
	if (before === void 0 || before === digest || moves) return [];
	if (task.overwriteTags) return [];
	one.state = "refused";
	const why = isVersion(tag) ? "versions are not moved" : "tags that are not named in moving-tags are not moved";
	const message = `${destination.name}:${tag} exists and points to ${before}: ${why}`;
	const usual = adviceAbout(digest, before);
	const advice = isVersion(tag) ? usual : `if it is a tag that moves with releases, add it to moving-tags (--moving-tag); ${usual}`;
	return [finding("E_DRIFT", message, {
		digest: before,
		advice
	})];
}
function adviceAbout(digest, before) {
	const overwrite = "to move it, use overwrite-tags (--overwrite-tags)";
	if (digest !== void 0) return `use another version; ${overwrite}`;
	return `if an earlier run started this release, continue with digest: ${before} (--digest); otherwise use another version; ${overwrite}`;
}
function ledgerFindings({ task, context, state }) {
	const { ledger } = context;
	const known = ledger?.known?.releases.find(({ version }) => version === task.version);
	if (ledger === void 0 || known === void 0 || task.overwriteTags) return [];
	if (known.digest === state.expected) return [];
	const message = `${ledger.name} has the release ${known.version} with the digest ${known.digest}`;
	const advice = adviceAbout(state.expected, known.digest);
	return [finding("E_DRIFT", message, {
		digest: known.digest,
		advice
	})];
}
function describeTags({ state: { tags, expected: digest } }) {
	const hidden = tags.filter(({ isHidden }) => isHidden).length;
	const count = (points) => tags.filter(({ before }) => points(before)).length;
	const named = [
		[hidden, "hidden"],
		[count((before) => before === void 0) - hidden, "new"],
		[count((before) => before !== void 0 && before === digest), "there already"],
		[count((before) => before !== void 0 && before !== digest), "to be moved"]
	].filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
	return `${tags.length} ${tags.length === 1 ? "tag" : "tags"}: ${named.join(", ")}`;
}

// src/release/ledger-entry.ts
async function enterLedger(run) {
	const { task, context, state } = run;
	const { ledger, now } = context;
	const verified = state.verified(task.image);
	if (ledger === void 0 || task.version === void 0) return {
		state: "skipped",
		detail: "no ledger was given"
	};
	if (task.dryRun) return {
		state: "planned",
		detail: `${task.version} would be entered in ${ledger.name}`
	};
	if (verified === void 0) throw new RangeError("nothing was verified");
	return await ledger.enter(entryOf({
		version: task.version,
		digest: digestOf(run),
		signer: reportedSigner(task.sign.signer),
		released: now().toISOString()
	}, verifiedManifests(verified))) === "written" ? {
		state: "done",
		detail: `${task.version} was entered in ${ledger.name}`
	} : {
		state: "unchanged",
		detail: `${ledger.name} has ${task.version} already`
	};
}

// src/release/steps.ts
var Steps = class {
	#context;
	#reports = [];
	#findings = [];
	constructor(context) {
		this.#context = context;
	}
	get reports() {
		return this.#reports;
	}
	get findings() {
		return this.#findings;
	}
	async run(name, work) {
		const { signal, now, onProgress = () => {} } = this.#context;
		const began = now().getTime();
		onProgress({
			step: name,
			state: "began",
			detail: ""
		});
		const say = (detail) => onProgress({
			step: name,
			state: "going",
			detail
		});
		const { state, detail, findings = [] } = await resultOf(work, say, signal);
		const errors = findings.filter(({ severity }) => severity === "error");
		const failed = errors.length > 0;
		const seconds = Math.max(now().getTime() - began, 0) / 1e3;
		this.#findings.push(...findings);
		const result = failed ? signal.aborted ? "stopped" : "failed" : state;
		const text = failed ? errors[0]?.message ?? detail : detail;
		this.#reports.push({
			name,
			state: result,
			seconds,
			detail: text
		});
		onProgress({
			step: name,
			state: "ended",
			detail: result === "done" ? text : `${result}${text === "" ? "" : `: ${text}`}`
		});
		return !failed;
	}
	notReached(name) {
		this.#reports.push({
			name,
			state: "not reached",
			seconds: 0,
			detail: ""
		});
	}
};
function withoutAdvice(one) {
	const { advice: _, ...found } = one;
	return one.severity === "error" ? found : one;
}
async function resultOf(work, say, signal) {
	try {
		if (signal.aborted) throw abortError(signal);
		return await work(say);
	} catch (error) {
		if (!isTrustError(error)) throw error;
		return {
			state: "done",
			detail: error.message,
			findings: [findingOf(error)]
		};
	}
}

// src/release/mirror.ts
async function mirror(run, say) {
	const { task, context, state } = run;
	const digest = digestOf(run);
	state.mirror = await mirror$1({
		source: {
			text: formatReference({
				...task.image.repository,
				digest
			}),
			repository: repositoryOf(run, task.image),
			signatures: signaturesOf(run),
			reference: { digest }
		},
		targets: task.mirrors.map((destination) => ({
			text: destination.name,
			repository: repositoryOf(run, destination)
		})),
		require: task.dryRun ? "none" : "signed",
		payloadReferences: [cosignRepository(task.image.repository)],
		onConflict: "fail",
		skipMissingReferrers: task.skipMissingReferrers === true,
		dryRun: task.dryRun
	}, {
		now: context.now,
		sent: () => context.registry.sent,
		tool: context.tool,
		pause: (attempt) => context.pause(attempt),
		onProgress: ({ target, step, done, of }) => say(`${target}: ${step}, ${done} of ${of} parts`)
	});
	const { targets, findings } = state.mirror;
	return {
		...summarize(state.mirror),
		findings: [...findings, ...targets.flatMap((target) => target.findings)].map(withoutAdvice)
	};
}
function summarize({ targets, dryRun }) {
	const states = targets.flatMap(({ content }) => content.map(({ state }) => state));
	const copied = states.filter((state) => state === "copied" || state === "mounted").length;
	const missing = states.filter((state) => state === "missing").length;
	const where = targets.length === 1 ? "1 mirror" : `${targets.length} mirrors`;
	if (dryRun) {
		const plan = missing === 0 ? "nothing is missing" : `${missing} parts to copy`;
		return {
			state: missing === 0 ? "unchanged" : "planned",
			detail: `${where}: ${plan}`
		};
	}
	const result = copied === 0 ? "nothing to copy" : `${copied} parts copied`;
	return {
		state: copied === 0 ? "unchanged" : "done",
		detail: `${where}: ${result}`
	};
}

// src/release/report.ts
const releaseReportSchema = "https://github.com/webdis/verify-action/schema/release-report/v1";

// src/release/sign.ts
async function sign(run, say) {
	const { task, state } = run;
	const image = signedImage(run);
	state.root = await resolve$1(repositoryOf(run, task.image), image.reference);
	state.sign = await signImages([image], {
		...task.sign,
		platforms: task.policy.platforms,
		...task.dryRun ? { dryRun: true } : {}
	}, signContext(run, "signatures", say));
	const { existing, made, signatures, manifests } = countSignatures(state.sign);
	const missing = signatures - existing;
	const findings = state.sign.images.flatMap((image) => image.findings);
	const all = `${manifests} ${manifests === 1 ? "manifest" : "manifests"}`;
	if (task.dryRun) {
		const detail = `${all}: ${existing} signatures exist, ${missing} to make`;
		return {
			state: missing === 0 ? "unchanged" : "planned",
			detail,
			findings
		};
	}
	const detail = `${all}, ${existing} signatures${made === 0 ? ", none of them new" : `, ${made} of them new`}`;
	return {
		state: made === 0 ? "unchanged" : "done",
		detail,
		findings
	};
}

// src/release/status.ts
function adviceFor(run, code, own) {
	return `${describeStatus(run)}. To continue: ${withDigest(run, own ?? nextStep[code] ?? again)}`;
}
function describeStatus(run) {
	const { task, state } = run;
	const { digest } = state;
	if (digest === void 0 || !isPushed(run)) return `Nothing is signed, and ${tagsText(run)}`;
	return [
		`${formatReference({
			...task.image.repository,
			digest
		})} is pushed${signedText(run)}`,
		...mirroredText(run),
		tagsText(run)
	].join("; ");
}
function isPushed({ task, state: { digest, root } }) {
	return root !== void 0 || typeof task.origin !== "string" && digest !== void 0;
}
function signedText({ state }) {
	const { sign } = state;
	const { existing, signatures } = sign === void 0 ? nothing : countSignatures(sign);
	if (signatures === 0) return " and not signed";
	return existing === signatures ? ` and signed${attestedText(state)}` : `, and ${existing} of ${signatures} signatures are there`;
}
function attestedText({ attest }) {
	const all = (attest?.images ?? []).flatMap(({ manifests }) => manifests.flatMap(({ attestations }) => attestations));
	const there = all.filter(isThere).length;
	if (all.length === 0) return "";
	return there === all.length ? " and attested" : `, with ${there} of ${all.length} attestations`;
}
const nothing = {
	existing: 0,
	signatures: 0
};
function mirroredText(run) {
	const { mirrors } = run.task;
	const whole = mirrors.filter((destination) => isMirrored(run, destination)).map(({ name }) => name);
	const rest = mirrors.filter((destination) => !isMirrored(run, destination)).map(({ name }) => name);
	return [...whole.length === 0 ? [] : [`mirrored to ${listed(whole)}`], ...rest.length === 0 ? [] : [`not yet mirrored to ${listed(rest)}`]];
}
function listed(names) {
	return names.join(" and ");
}
function tagsText({ state: { tags } }) {
	const named = (wanted) => tags.filter(({ state }) => state === wanted).map(({ destination, tag }) => `${destination.name}:${tag}`);
	const [written, doubtful] = [named("written"), named("unconfirmed")];
	const rest = doubtful.length === 0 ? "" : `, and it is not known of ${doubtful.join(" and ")}`;
	if (written.length === 0) return `no tag was written${rest}`;
	return `${written.length} of ${tags.length} tags were written (${written.join(", ")})${rest}`;
}
function withDigest({ state: { digest } }, next) {
	if (digest === void 0 || !next.endsWith(again)) return next;
	return `${next} with digest: ${digest} (--digest), which builds nothing and changes nothing that is done`;
}
const again = "run it again";
const nextStep = {
	E_AUTH: "log in there with push access, and run it again",
	E_BUILD: "fix what its log reports, and run it again",
	E_DRIFT: "find out who else writes there, and run it again",
	E_IMMUTABLE: "allow the tag to be moved there, or use another, and run it again",
	E_NOTFOUND: "check the name, or create the repository, and run it again",
	E_UNSUPPORTED: "sign with format: legacy, which every registry stores: run it again"
};
function registriesOf(run) {
	const { task, state } = run;
	const { digest } = state;
	return destinationsOf(task).map((destination) => ({
		name: destination.name,
		...digest === void 0 ? {} : { pinned: formatReference({
			...destination.repository,
			digest
		}) },
		role: destination === task.image ? "first" : "mirror",
		state: stateOf(run, destination),
		tags: state.tagsOf(destination).map(({ tag, before, state }) => ({
			tag,
			...before === void 0 ? {} : { before },
			state
		}))
	}));
}
function stateOf(run, destination) {
	const { task, state } = run;
	if (state.verified(destination)?.outcome === "verified") return "complete";
	return (destination === task.image ? isPushed(run) : contentAt(run, destination).some(({ state }) => state !== "missing")) ? "partial" : "nothing";
}
function contentAt({ state: { mirror } }, destination) {
	return mirror?.targets.find(({ name }) => name === destination.name)?.content ?? [];
}
function isMirrored(run, destination) {
	const target = run.state.mirror?.targets.find(({ name }) => name === destination.name);
	const content = target?.content ?? [];
	return target?.outcome === "verified" && content.length > 0 && content.every(({ state }) => state !== "missing");
}

// src/release/tag-last.ts
async function writeTags(run, say) {
	const { tags } = run.state;
	await Promise.all(tags.map((one) => assertNotMoved(run, one)));
	for (const one of tags) {
		say(`${one.destination.name}:${one.tag}`);
		await write(run, one);
	}
	const written = tags.filter(({ state }) => state === "written").length;
	const unchanged = tags.length - written;
	const parts = [...written === 0 ? [] : [`${written} written`], ...unchanged === 0 ? [] : [`${unchanged} unchanged`]];
	return {
		state: written === 0 ? "unchanged" : "done",
		detail: parts.join(", ")
	};
}
async function assertNotMoved(run, one) {
	const { destination, tag, before } = one;
	const now = await digestOfTag(repositoryOf(run, destination), tag);
	if (one.isHidden) {
		one.before = now;
		const [refused] = tagFindings(run, one);
		if (refused === void 0) return;
		throw driftError(refused.message, tag, now);
	}
	if (now === before || now === digestOf(run)) return;
	const [from, to] = [before ?? "nothing", now ?? "nothing"];
	const message = `${destination.name}:${tag} was moved during this run, from ${from} to ${to}: no tag was written`;
	throw driftError(message, tag, now);
}
async function write(run, one) {
	const { destination, tag, before } = one;
	const { root } = run.state;
	let isWriting = false;
	if (root === void 0) throw new RangeError("the manifest to tag was not read");
	const writing = writeTag({
		repository: repositoryOf(run, destination),
		tag,
		root,
		mediaType: parseManifest(root.bytes, root.contentType).mediaType,
		before,
		onConflict: "fail",
		pause: (attempt) => run.context.pause(attempt),
		onWriting: () => {
			isWriting = true;
		}
	});
	try {
		const state = await writing;
		one.state = state === "kept" ? "not written" : state;
	} catch (error) {
		if (isWriting && isTrustError(error) && open.has(error.code)) one.state = "unconfirmed";
		throw error;
	}
}
const open = /* @__PURE__ */ new Set([
	"E_NET",
	"E_LIMIT",
	"E_DRIFT"
]);
async function planTags({ state: { tags, expected: digest } }) {
	for (const one of tags) one.state = digest !== void 0 && one.before === digest ? "unchanged" : "planned";
	const planned = tags.filter(({ state }) => state === "planned").length;
	const detail = `${planned} of ${tags.length} would be written, last of all`;
	return {
		state: planned === 0 ? "unchanged" : "planned",
		detail
	};
}

// src/release/verify.ts
function verifyFirst(run, say) {
	return verifyAt(run, [run.task.image], say);
}
function verifyEverywhere(run, say) {
	return verifyAt(run, destinationsOf(run.task), say);
}
async function verifyAt(run, destinations, say) {
	const { context, state } = run;
	const policy = policyWithAttestations(run);
	const checkAttestations = policy.attestations === void 0 ? context.checkAttestations : attestationCheck(policy);
	const report = await verifyImages(destinations.map((destination) => taskFor(run, destination)), policy, {
		registry: context.registry,
		now: context.now,
		tool: context.tool,
		rebuildsPayloads: false,
		...defined({ checkAttestations }),
		onProgress: ({ image, done, of }) => say(`${image}: ${done} of ${of} manifests`)
	});
	state.verify = report;
	const manifests = report.images[0]?.manifests.length ?? 0;
	const where = destinations.length === 1 ? "" : ` on each of ${destinations.length} registries, signed alike`;
	const findings = [...findingsOf(report), ...lostAttestations(run, report)];
	return {
		state: "done",
		detail: `${manifests} manifests${where}`,
		findings
	};
}
function taskFor(run, destination) {
	const { task } = run;
	const reference = {
		...destination.repository,
		digest: digestOf(run)
	};
	const elsewhere = destination === task.image ? task.sign.signatureRepository : void 0;
	return {
		text: formatReference(reference),
		reference,
		...elsewhere === void 0 ? {} : { signatures: elsewhere }
	};
}
function findingsOf({ images, findings }) {
	return [...images.flatMap((image) => image.findings), ...findings].map(withoutAdvice);
}

// src/release/release.ts
const sequence = [
	["check", check],
	["build", build],
	["sign", sign],
	["attest", attest],
	["verify", verifyFirst],
	["mirror", ifMirrored(mirror)],
	["verify-mirrors", ifMirrored(verifyEverywhere)],
	["tag", writeTags],
	["ledger", enterLedger]
];
const plan = [
	["check", check],
	["build", planBuild],
	["sign", ifKnown(sign, "index and every manifest under it")],
	["attest", ifKnown(attest, "as asked for")],
	["verify", planned("as the first registry serves it")],
	["mirror", ifMirrored(ifKnown(mirror, "image and signatures, byte for byte"))],
	["verify-mirrors", ifMirrored(planned("on every registry, the same signatures on each"))],
	["tag", planTags],
	["ledger", enterLedger]
];
async function release$1(task, context) {
	const started = context.now();
	const run = {
		task,
		context,
		state: new ReleaseState(task)
	};
	const steps = new Steps(context);
	if (typeof task.origin === "string") setDigest(run, task.origin);
	let canContinue = true;
	for (const [name, step] of stepsOf(task)) if (canContinue) canContinue = await steps.run(name, (say) => step(run, say));
	else steps.notReached(name);
	return toReport(run, started, steps);
}
function stepsOf({ dryRun, attest }) {
	const steps = dryRun ? plan : sequence;
	return attest === void 0 ? steps.filter(([name]) => name !== "attest") : steps;
}
async function build(run) {
	const { task, state, context } = run;
	const toBuild = buildOf(task);
	if (state.isResumed) return {
		state: "unchanged",
		detail: resumed(state.digest)
	};
	if (toBuild !== void 0) {
		const digest = await context.build(toBuild);
		setDigest(run, digest);
		const findings = await recordPush(run, digest);
		return {
			state: "done",
			detail: `${digest}, pushed without a tag`,
			findings
		};
	}
	const { merged } = state;
	if (merged === void 0) return {
		state: "skipped",
		detail: `${state.digest} was given`
	};
	const written = await writeMerged(repositoryOf(run, task.image), merged);
	setDigest(run, merged.digest);
	return written === "written" ? {
		state: "done",
		detail: `${merged.digest}, ${joined(run)}, pushed without a tag`
	} : {
		state: "unchanged",
		detail: `${merged.digest}, ${joined(run)}, is there already`
	};
}
function resumed(digest) {
	return `${digest}, which an earlier run with the same inputs pushed and signed`;
}
function joined({ task }) {
	return `the index of ${mergeOf$1(task)?.digests.length} images`;
}
async function planBuild(run) {
	const { digest, merged, isResumed } = run.state;
	if (isResumed) return {
		state: "unchanged",
		detail: resumed(digest)
	};
	if (digest !== void 0) return {
		state: "skipped",
		detail: `${digest} was given`
	};
	return {
		state: "planned",
		detail: `${merged === void 0 ? "" : `${merged.digest}, ${joined(run)}, `}pushed by digest, without a tag`
	};
}
function planned(detail) {
	return async () => ({
		state: "planned",
		detail
	});
}
function ifKnown(step, otherwise) {
	return (run, say) => run.state.digest === void 0 ? planned(otherwise)(run, say) : step(run, say);
}
function ifMirrored(step) {
	return async (run, say) => run.task.mirrors.length === 0 ? {
		state: "skipped",
		detail: "there is no mirror"
	} : step(run, say);
}
function toReport(run, started, steps) {
	const { task, context, state } = run;
	const { digest, sign, attest, mirror, verify } = state;
	const toBuild = state.isResumed ? void 0 : buildOf(task);
	const findings = steps.findings.map((one) => withAdvice(run, one));
	const { signatureRepository: elsewhere } = task.sign;
	return {
		schema: releaseReportSchema,
		tool: context.tool,
		started: started.toISOString(),
		finished: context.now().toISOString(),
		...conclusionOf(findings),
		dryRun: task.dryRun,
		image: task.image.name,
		...defined({ version: task.version }),
		signer: reportedSigner(task.sign.signer),
		...elsewhere === void 0 ? {} : { signatureRepository: formatRepository(elsewhere) },
		...defined({ digest }),
		steps: steps.reports,
		registries: registriesOf(run),
		...toBuild === void 0 ? {} : { build: { command: redactedCommand(toBuild) } },
		...defined({
			sign,
			attest,
			mirror
		}),
		...verify === void 0 ? {} : {
			verify,
			readers: verify.readers
		},
		findings,
		requests: context.registry.sent
	};
}
function withAdvice(run, one) {
	if (one.severity !== "error" || run.task.dryRun) return one;
	return {
		...one,
		advice: adviceFor(run, one.code, one.advice)
	};
}

// src/buildx/build.ts
function prepareBuild(values, image, { env, onSecret }, insecureRegistries) {
	const given = values.secrets.map((item) => splitSecret(item, "secrets", ""));
	for (const { value } of given) maskLines(value, onSecret);
	const passed = given.map(({ id, value }, at) => ({
		id,
		value,
		env: `RELEASE_SECRET_${at}`
	}));
	if (values.githubToken !== void 0) {
		maskLines(values.githubToken, onSecret);
		passed.push({
			id: gitToken,
			value: values.githubToken,
			env: "RELEASE_GIT_AUTH_TOKEN"
		});
	}
	const secrets = [
		...passed.map(({ id, env }) => ({
			id,
			env
		})),
		...values.secretEnvs.map((item) => readSecretEnv(item, env)),
		...values.secretFiles.map((item) => {
			const { id, value } = splitSecret(item, "secret-files", item);
			return {
				id,
				path: value
			};
		})
	];
	checkItems(secrets.map(({ id }) => id), "secrets");
	const { context, file, platforms, buildArgs, labels, buildAnnotations: annotations } = values;
	const { target, cacheFrom, cacheTo, provenance, sbom, builder, noCache, pull } = values;
	const { buildContexts, ssh, network, addHosts, allow } = values;
	return {
		build: {
			image,
			context,
			file,
			platforms,
			buildArgs,
			labels,
			annotations,
			secrets,
			target,
			cacheFrom,
			cacheTo,
			provenance,
			sbom,
			builder,
			noCache,
			pull,
			buildContexts,
			ssh,
			network,
			addHosts,
			allow,
			outputs: readOutputs(values.outputs),
			insecure: insecureRegistries.some((host) => host.toLowerCase() === image.registry)
		},
		secrets: Object.fromEntries(passed.map(({ env, value }) => [env, value]))
	};
}
const gitToken = "GIT_AUTH_TOKEN";
const outputFields = /* @__PURE__ */ new Set([...[
	"compression",
	"compression-level",
	"force-compression",
	"oci-mediatypes",
	"oci-artifact"
], "rewrite-timestamp"]);
const ownFields = /* @__PURE__ */ new Set([
	"type=image",
	"push=true",
	"push-by-digest=true",
	"name-canonical=true"
]);
function readOutputs(outputs) {
	const fields = outputs.flatMap((line) => line.split(",")).map((field) => field.trim());
	const refused = fields.find((field) => !ownFields.has(field) && !outputFields.has(/^[^=]+(?==.)/.exec(field)?.[0] ?? ""));
	if (refused !== void 0) {
		const known = [...outputFields].join(", ");
		const message = `outputs: ${JSON.stringify(refused.slice(0, 100))} is not one of ${known}: the image is always pushed by digest, to the repository image`;
		throw new TrustError("E_INPUT", message);
	}
	return fields.filter((field) => !ownFields.has(field));
}
function splitSecret(item, name, shown) {
	const [, id, value] = /^([\w.-]+)=(.+)$/s.exec(item) ?? [];
	if (id !== void 0 && value !== void 0) {
		if (Buffer.byteLength(value) <= limits.keyFile) return {
			id,
			value
		};
		const message = `${name}: ${id} has more than ${limits.keyFile} bytes: use secret-files`;
		throw new TrustError("E_INPUT", message);
	}
	const which = shown === "" ? "an item" : JSON.stringify(shown.slice(0, 100));
	throw new TrustError("E_INPUT", `${name}: ${which} is not of the form ID=…`);
}
function readSecretEnv(item, env) {
	const { id, value: name } = splitSecret(item, "secret-envs", item);
	if (!/^[A-Za-z_]\w*$/.test(name) || !env[name]) {
		const shown = JSON.stringify(name.slice(0, 100));
		throw new TrustError("E_INPUT", `secret-envs: the variable ${shown} for ${id} is not set`);
	}
	return {
		id,
		env: name
	};
}
function maskLines(value, onSecret) {
	for (const line of value.split(/\r?\n/)) if (line.trim() !== "") onSecret?.(line.trim());
}

// src/buildx/context.ts
async function assertKeptOut(word, option, { context, file }) {
	const [from, to] = await Promise.all([resolved(context), resolved(word)]);
	if (from === void 0 || to === void 0) return;
	const inside = relative(from, to);
	const components = inside.split(sep);
	if (components[0] === ".." || isAbsolute(inside)) return;
	const path = components.join("/");
	if (keepsOut(await linesOf(`${file === "" ? join(context, "Dockerfile") : file}.dockerignore`) ?? await linesOf(join(context, ".dockerignore")) ?? [], path)) return;
	const message = `${option}: the file ${JSON.stringify(path)} is in the build context, and COPY could add it to the image: move it, use env://NAME, or add a line for it to .dockerignore`;
	throw new TrustError("E_INPUT", message);
}
function contextsOf({ context, file, buildContexts }) {
	const further = buildContexts.map((text) => text.slice(text.indexOf("=") + 1));
	return [{
		context,
		file
	}, ...further.map((one) => ({
		context: one,
		file: `${one}/`
	}))];
}
async function resolved(path) {
	return realpath(path).catch(() => void 0);
}
async function linesOf(path) {
	return (await readFile(path, "utf8").catch(() => void 0))?.split(/\r?\n/).map((line) => line.trim());
}
function keepsOut(lines, path) {
	const name = basename(path);
	const extension = extname(path);
	const byExtension = extension === "" ? [] : [`**/*${extension}`];
	const atRoot = path === name && extension !== "" ? [`*${extension}`] : [];
	const sure = /* @__PURE__ */ new Set([
		path,
		`/${path}`,
		`./${path}`,
		`**/${name}`,
		...byExtension,
		...atRoot
	]);
	return lines.some((line) => sure.has(line)) && !lines.some((line) => line.startsWith("!"));
}
function buildEnvironment(env, hidden, secrets) {
	return {
		...childEnvironment(env, hidden),
		BUILDX_METADATA_PROVENANCE: "disabled",
		...secrets
	};
}
function assertNotWithheld(secrets, environment) {
	for (const secret of secrets) {
		if (!("env" in secret) || secret.env in environment) continue;
		const message = `secret-envs: ${secret.env} is not passed to a build: it may contain the signing key, its password or an input`;
		throw new TrustError("E_INPUT", message);
	}
}

// src/host/source.ts
const runs = [
	[
		"GITHUB_SERVER_URL",
		"GITHUB_REPOSITORY",
		"GITHUB_SHA",
		"GITHUB_RUN_ID"
	],
	["CI_PROJECT_URL", "CI_PIPELINE_ID"],
	["BUILDKITE_BUILD_ID"]
];
async function sourceOf(context, written, env) {
	const run = runOf(env);
	if (run !== void 0) return {
		kind: "run",
		id: run
	};
	try {
		const said = await git(context, env, "rev-parse", "--show-toplevel", "HEAD");
		const end = said.lastIndexOf("\n");
		const [top, commit] = [said.slice(0, end), said.slice(end + 1)];
		return await git(context, env, "status", "--porcelain", "--", ":/", ...(await Promise.all(written.map((path) => inside(top, path)))).map((path) => `:(top,exclude,literal)${path}`)) === "" ? {
			kind: "commit",
			id: commit
		} : void 0;
	} catch {
		return;
	}
}
function runOf(env) {
	if (env["ACT"]) return void 0;
	return runs.find((names) => names.every((name) => env[name]))?.map((name) => env[name]).join(" ");
}
async function inside(top, path) {
	const from = relative(top, join(await realpath(dirname(path)), basename(path)));
	return from.startsWith("..") ? ".git" : from;
}
async function git(folder, env, ...args) {
	const all = [
		"-c",
		"core.fsmonitor=false",
		"-C",
		folder,
		...args
	];
	const { stdout } = await promisify(execFile)("git", all, {
		env,
		timeout: 1e4
	});
	return stdout.trimEnd();
}

// src/release/metadata.ts
function digestsIn(bytes, image, targets) {
	const built = readTargets(bytes);
	const missing = targets.find((name) => !built.some(({ target }) => target === name));
	if (missing !== void 0) throw refused$1(`it has no digest of the target ${JSON.stringify(missing.slice(0, 100))}`, built);
	const asked = built.filter(({ target }) => targets.length === 0 || targets.some((name) => name === target));
	const found = asked.filter(({ repositories }) => repositories === void 0 ? asked.length === 1 : repositories.some((one) => sameRepository(one, image)));
	if (found.length === 0 || targets.length > 0 && found.length < asked.length) throw refused$1(`it has no digest that was pushed to ${formatRepository(image)}`, built);
	return [...new Set(found.map(({ digest }) => digest))];
}
const digestField = "containerimage.digest";
const nameField = "image.name";
function readTargets(bytes) {
	const document = read(bytes);
	if (digestField in document) return [readTarget(void 0, document)];
	return Object.entries(document).flatMap(([target, value]) => isObject(value) && digestField in value ? [readTarget(target, value)] : []);
}
function read(bytes) {
	try {
		const document = parseDocument(bytes);
		if (isObject(document)) return document;
	} catch (error) {
		throw refused$1(`it is not strict JSON: ${error.message}`);
	}
	throw refused$1("it is not a JSON object");
}
function readTarget(target, fields) {
	const [digest, names] = [fields[digestField], fields[nameField]];
	try {
		return {
			target,
			digest: parseDigest(String(digest)),
			repositories: typeof names === "string" ? names.split(",").map(parseReference) : void 0
		};
	} catch (error) {
		if (!isTrustError(error)) throw error;
		throw refused$1(error.message);
	}
}
function refused$1(why, built = []) {
	const known = built.map(({ target, repositories }) => {
		const where = repositories?.map(formatRepository).join(", ") ?? "no name";
		return target === void 0 ? where : `${target} (${where})`;
	});
	const rest = known.length === 0 ? "" : `; it has ${known.join(", ").slice(0, 500)}`;
	return new TrustError("E_INPUT", `metadata-file: ${why}${rest}`);
}

// src/run/release-origin.ts
function secretsOf({ key, password, identityToken }) {
	return [
		key,
		password,
		identityToken
	].filter((word) => word !== void 0);
}
async function originOf(values, once, host) {
	const { context, image } = values;
	const pushed = await pushedBefore(values);
	if (pushed !== void 0) return {
		origin: pushed,
		env: {}
	};
	if (context === void 0) throw new TrustError("E_INPUT", "digest: it is empty, and no context says what to build: give the digest of an image that was pushed, or the context (\".\": this folder)");
	const { insecureRegistries } = values;
	const { mode: provenance } = provenanceOf(values.provenance);
	assertDescribed(values, provenance);
	const prepared = prepareBuild({
		...values,
		context,
		provenance
	}, image, host, insecureRegistries);
	const { key, identityToken } = values;
	for (const [word, option] of [[key, "key"], [identityToken, "identity-token"]]) {
		if (word === void 0) continue;
		for (const one of contextsOf(prepared.build)) await assertKeptOut(word, option, one);
	}
	const env = buildEnvironment(host.env, withheld(secretsOf(values)), prepared.secrets);
	assertNotWithheld(prepared.build.secrets, env);
	const written = [
		values.report,
		values.page,
		values.ledger
	].filter((path) => path !== void 0);
	const source = await sourceOf(context, written, env);
	const attempt = source && attemptOf(prepared.build, once, source);
	if (attempt === void 0) return {
		origin: prepared.build,
		env
	};
	return {
		origin: withLabel(prepared.build, attempt),
		attempt,
		env
	};
}
function assertDescribed({ attestations, sbom = "false" }, provenance = "") {
	if (attestations !== "buildx" || provenance !== "false" || sbom !== "false") return;
	throw new TrustError("E_INPUT", "attestations: buildx describes nothing with provenance: false and without sbom");
}
const metadataLimit = 16777216;
async function pushedBefore(values) {
	const { digest, digests, metadataFile, metadataTargets, platforms, image } = values;
	if (digest !== void 0) return assertTaggable(digest);
	if (digests !== void 0) return mergeOf(values, digests);
	if (metadataFile === void 0) return void 0;
	const bytes = /^\s*\{/.test(metadataFile) ? Buffer.from(metadataFile) : await readBounded(metadataFile, metadataLimit, "metadata-file:");
	const found = digestsIn(bytes, image, metadataTargets);
	const [only, second] = found;
	if (only !== void 0 && second === void 0) return assertTaggable(only);
	if (platforms.length > 0) return mergeOf(values, found);
	throw new TrustError("E_INPUT", "metadata-file: it has several digests of the image: name the target in metadata-targets, or give platforms, to join images of different platforms to one index");
}
function mergeOf({ platforms, buildAnnotations }, digests) {
	for (const digest of digests) assertTaggable(digest);
	return {
		digests,
		platforms,
		annotations: Object.fromEntries(buildAnnotations.map(indexAnnotation))
	};
}
function indexAnnotation(text) {
	const [, types = "index", name, value] = /^(?:((?:index|manifest)(?:-descriptor)?(?:\[[^\]]*\])?(?:,[^:=]*)?):)?([^=]+)=(.*)/s.exec(text) ?? [];
	if (name !== void 0 && value !== void 0 && types.split(",").includes("index")) return [name, value];
	const shown = JSON.stringify(text.slice(0, 100));
	throw new TrustError("E_INPUT", `build-annotations: with digests, only the index is written: ${shown} is not of the form index:NAME=VALUE (docker/metadata-action writes that with DOCKER_METADATA_ANNOTATIONS_LEVELS: index)`);
}
function provenanceOf(given) {
	const modes = given?.split(",").map((mode) => mode.trim()) ?? [];
	const rest = modes.filter((mode) => mode !== "slsa-github");
	return {
		mode: rest.length === 0 ? void 0 : rest.join(","),
		github: rest.length < modes.length
	};
}
function assertTaggable(digest) {
	if (digestAlgorithm(digest) === "sha256") return digest;
	const message = `digest: ${digest} is not a sha256 digest, and tags point to those only`;
	throw new TrustError("E_INPUT", message);
}

// src/release/tags.ts
function distributeTags(repositories, tags) {
	if (tags.length === 0) throw refused("the list is empty");
	const read = tags.map((text) => readTag(text, repositories));
	return repositories.map((repository) => {
		const name = formatRepository(repository);
		const mine = read.filter((one) => one.only === void 0 || sameRepository(one.only, repository)).map(({ tag }) => tag);
		if (mine.length === 0) throw refused(`none is for ${name}: give a bare tag, or a reference with this repository`);
		return {
			name,
			repository,
			tags: [...new Set(mine)]
		};
	});
}
function readTag(text, repositories) {
	const shown = JSON.stringify(text.slice(0, 300));
	if (!/[/:@]/.test(text)) return { tag: checked(text, shown) };
	const { tag, digest, ...only } = readReference(text);
	if (tag === void 0) throw refused(`${shown} names no tag`);
	if (digest !== void 0) throw refused(`${shown} names a digest, which tags of a release cannot`);
	if (!repositories.some((one) => sameRepository(one, only))) throw refused(`${shown} is on none of the registries of this release (${repositories.map(formatRepository).join(", ")})`);
	return {
		tag: checked(tag, shown),
		only
	};
}
function readReference(text) {
	try {
		return parseReference(text);
	} catch (error) {
		if (error instanceof TrustError) throw refused(error.message);
		throw error;
	}
}
function checked(tag, shown) {
	if (!isTag(tag)) throw refused(`${shown} is not a tag`);
	if (/^sha(?:256|512)-[0-9a-f]{64}/.test(tag)) throw refused(`${shown} is a signature's tag`);
	return tag;
}
function refused(why) {
	return new TrustError("E_INPUT", `tags: ${why}`);
}
function versionOf(given, [image]) {
	if (given === void 0) return image?.tags.find(isVersion);
	if (isVersion(given)) return given;
	const shown = JSON.stringify(given.slice(0, 150));
	throw new TrustError("E_INPUT", `version: ${shown} is not a version such as 1.2.3`);
}

// src/run/release-task.ts
async function prepareRelease(values, host) {
	const [image, ...mirrors] = distributeTags(repositoriesOf(values), values.tags);
	if (image === void 0) throw new RangeError("a release has a first registry");
	const version = versionOf(values.version, [image]);
	const movingTags = movingTagsOf(version, values.movingTags);
	const once = image.tags.filter((tag) => !movingTags.has(tag));
	const { origin, env, attempt } = await originOf(values, once, host);
	const services = await servicesOf(values, /* @__PURE__ */ new Date());
	const format = values.format ?? usualFormat(services);
	const whole = {
		identity: void 0,
		recursive: true
	};
	const demands = await signDemandsOf({
		...values,
		...whole,
		format
	}, services, host);
	assertReadable(demands, image.repository);
	const ledger = await readLedger(values, version, [image, ...mirrors]);
	const { overwriteTags, allowBackportLatest, skipMissingReferrers, dryRun } = values;
	return {
		task: {
			image,
			mirrors,
			movingTags,
			overwriteTags,
			allowBackportLatest,
			skipMissingReferrers,
			origin,
			dryRun,
			...defined({
				version,
				attempt
			})
		},
		demands,
		services,
		ledger,
		build: {
			platforms: values.platforms,
			env
		}
	};
}
function repositoriesOf({ image, mirrors }) {
	const names = mirrors.map(formatRepository);
	if (names.includes(formatRepository(image))) throw new TrustError("E_INPUT", `mirrors: ${formatRepository(image)} is the image itself`);
	checkItems(names, "mirrors");
	return [image, ...mirrors];
}
function usualFormat({ logs }) {
	return logs.length <= 1 && logs.every(({ version }) => version === 1) ? "both" : "bundle";
}
async function readLedger({ ledger, overwriteTags }, version, places) {
	if (ledger === void 0) return void 0;
	if (version === void 0) throw new TrustError("E_INPUT", "ledger: no tag is a version such as 1.2.3: give the version to enter");
	const without = places.find(({ tags }) => !tags.includes(version));
	if (without !== void 0) {
		const message = `ledger: ${without.name} does not get the tag ${version}, under which the ledger lists it`;
		throw new TrustError("E_INPUT", message);
	}
	return openLedger(ledger, overwriteTags);
}
function gateOf(sign, platforms) {
	const format = sign.formats.includes("legacy") ? "legacy" : "bundle";
	const { requireReadableBy } = sign;
	return {
		...policyFor(sign, format),
		parity: "true",
		platforms,
		...defined({ requireReadableBy })
	};
}

// src/run/release.ts
var release_exports = /* @__PURE__ */ __exportAll({ release: () => release });
async function release(values, host, onProgress) {
	const { task, demands, services: chosen, ledger, build } = await prepareRelease(values, host);
	const run = limited(host, values.timeout);
	const env = childEnvironment(run.env, withheld(secretsOf(values)));
	const { client, clock, masked, close } = await connect(values, {
		...run,
		env
	});
	try {
		const services = openServices(chosen, client, run);
		const { trustedRoot: root, dryRun } = {
			...demands,
			...task
		};
		const signer = await openSigner(values, {
			client,
			host: run,
			services,
			root,
			dryRun
		});
		const sign = {
			...demands,
			...services,
			signer
		};
		assertUsable(sign);
		const attest = await attestTaskOf(values, client, run);
		const policy = gateOf(sign, build.platforms);
		const context = {
			...surroundings(client, run, backoff({
				clock,
				random: Math.random,
				signal: run.signal
			})),
			build: (toBuild) => {
				const onLog = defined({ onLog: run.onBuildLog });
				return runBuildx(toBuild, {
					env: build.env,
					signal: run.signal,
					...onLog
				});
			},
			...defined({
				ledger,
				onProgress
			}),
			...defined({ checkAttestations: ledger && await listAttestations(policy) })
		};
		const report = await release$1({
			...task,
			sign,
			policy,
			...defined({ attest })
		}, context);
		const advice = [...rootFallbacks(policy.trustedRoots), ...await unpinnedFiles(describeSigners(policy), run.env)];
		return masked({
			...report,
			findings: [...report.findings, ...advice]
		});
	} finally {
		close();
	}
}
function surroundings(client, { signal, onDigest }, pause) {
	return {
		registry: createWritingClient({
			...client,
			pause
		}),
		signal,
		now: () => /* @__PURE__ */ new Date(),
		tool,
		pause,
		...defined({ onDigest })
	};
}
async function attestTaskOf(values, { transport, onSecret }, { env }) {
	const { attestations, provenance, identityToken: given } = values;
	const ofBuildx = attestations === "buildx" ? [{
		kind: "buildx",
		partial: false
	}] : [];
	if (!provenanceOf(provenance).github) return ofBuildx.length === 0 ? void 0 : {
		sources: ofBuildx,
		requirements: []
	};
	const option = "provenance: slsa-github";
	const { githubRun } = await readIdentityToken({
		env,
		transport,
		audience: audienceOf(values),
		given,
		option,
		...defined({ onSecret })
	});
	const server = env["GITHUB_SERVER_URL"];
	if (githubRun === void 0) throw new TrustError("E_INPUT", `${option}: the identity token is not of a workflow run of GitHub Actions`);
	return {
		sources: [...ofBuildx, {
			kind: "whole",
			predicate: githubProvenance(githubRun, server)
		}],
		requirements: [provenanceRequirement(githubRun, server)]
	};
}
function limited(host, timeout) {
	const controller = new AbortController();
	const why = new TrustError("E_LIMIT", `the run took longer than ${timeout / 1e3} s`);
	setTimeout(() => controller.abort(why), Math.min(timeout, longestTimer)).unref();
	return {
		...host,
		signal: AbortSignal.any([host.signal, controller.signal])
	};
}

export { openLedger as a, release_exports$1 as i, release_exports as n, _lazy_node_child_process_exports as o, releaseOptions as r, spawn as s, release as t };