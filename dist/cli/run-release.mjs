import { t as __exportAll } from "./rolldown-runtime.mjs";
import { c as TrustError, o as defined, u as isTrustError } from "./begin.mjs";
import { Ht as isVersion, yn as withoutCommand } from "./terminal.mjs";
import { $r as equalPlatforms, $t as parseManifest, Br as text$1, Cr as quiet, Dr as connection, Er as summary, Fr as path, Gr as cosignRepository, Ir as platform, Jr as isTag, Kr as formatReference, Nr as oneOf, Or as timeouts, Qt as signatureTag, Rr as repository, S as goodSignatures, Sr as page, T as resolve$1, Tr as requiredInputs, Vr as word, Wn as withoutName, Yi as isObject, Yr as parseReference, Zi as parseDocument, Zr as sameRepository, _ as withheld, _t as writeWhole, ai as listOf, br as color, c as unpinnedFiles, ci as group, di as option, g as childEnvironment, gt as readBounded, ii as checkItems, ir as conclusionOf, jr as digest, kr as boolean, l as connect, la as parseDigest, na as limits, ni as platformSpecifier, oa as digestAlgorithm, oi as recordsOf, on as digestOfTag, or as finding, pi as tool, pn as isAccessRefused, qr as formatRepository, ra as longestTimer, s as rootFallbacks, sr as findingOf, ti as parsePlatform, vn as abortError, wr as report, wt as describeSigners, x as verifyImages, xr as json, yt as assertNoLink } from "./verify.mjs";
import { a as writeTag, i as readTag$1, l as skipMissingReferrers, n as hasItsOwn, o as dryRun, t as mirror$1 } from "./copying.mjs";
import { a as withRelease, i as parseLedger, r as ledgerSchema, t as formatLedger } from "./ledger.mjs";
import { t as createWritingClient, u as backoff } from "./writing.mjs";
import { S as signingKey, _ as services, a as openServices, b as signature, c as assertReadable, d as BlockedError, f as reportedSigner, l as assertUsable, m as countSignatures, o as servicesOf, r as signDemandsOf, s as signImages, t as openSigner, u as policyFor, x as signingIdentity } from "./signing.mjs";
import { access, constants, mkdtemp, readFile, realpath, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, isAbsolute, join, relative, sep } from "node:path";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { tmpdir } from "node:os";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { StringDecoder } from "node:string_decoder";

// src/verify/platform-digests.ts
function platformDigests(manifests) {
	const entries = [];
	for (const { role, platforms, digest } of manifests) {
		if (role !== "platform" && role !== "image") continue;
		for (const name of platforms) {
			const entry = {
				name,
				platform: read(name),
				digest
			};
			const first = entries.find((one) => isSame(one, entry));
			if (first === void 0 || first.digest === digest) entries.push(entry);
		}
	}
	return Object.fromEntries(entries.map(({ name, digest }) => [name, digest]));
}
function isSame(a, b) {
	if (a.platform === void 0 || b.platform === void 0) return a.name === b.name;
	return equalPlatforms(a.platform, b.platform);
}
function read(name) {
	try {
		return parsePlatform(name);
	} catch {
		return;
	}
}

// src/ledger/entry.ts
function entryOf({ signer, ...about }, manifests) {
	return {
		...about,
		signer: withoutName(signer),
		platforms: platformDigests(manifests),
		signatures: manifests.flatMap(({ digest, signatures }) => signatures.map(({ format, id }) => ({
			manifest: digest,
			format,
			id
		})).sort(byFormat))
	};
}
function verifiedManifests({ manifests }) {
	return manifests.map((one) => ({
		...one,
		signatures: goodSignatures(one)
	}));
}
function byFormat(a, b) {
	const [first, second] = [`${a.format} ${a.id}`, `${b.format} ${b.id}`];
	return first < second ? -1 : Number(first > second);
}
function withEntry(ledger, entry, overwrite) {
	if (ledger === void 0) return {
		schema: ledgerSchema,
		from: entry.version,
		releases: [entry]
	};
	const known = ledger.releases.find(({ version }) => version === entry.version);
	const released = known?.digest === entry.digest ? known.released : void 0;
	const kept = released === void 0 ? entry : {
		...entry,
		released
	};
	return withRelease(ledger, kept, overwrite);
}

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
const buildOptions = group("What is built", {
	context: option({
		type: context,
		help: "Build context, such as . for the current folder; required unless a digest is given"
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
		help: "Platforms to build, such as linux/arm64; an image given by digest must have them"
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
		help: "Annotations of manifests and index, as docker/metadata-action writes them"
	}),
	secrets: option({
		type: recordsOf(text$1("ID=VALUE")),
		default: [],
		flag: false,
		help: "Secrets of the build; they are passed through the environment"
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
		defaultHelp: "as buildx",
		help: "Provenance attestation: true, false or mode=max"
	}),
	sbom: option({
		type: text$1("MODE"),
		defaultHelp: "as buildx",
		help: "SBOM attestation: true, false or generator=IMAGE"
	}),
	builder: option({
		type: text$1("NAME"),
		help: "Builder, as docker buildx ls names it"
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
	...group("Where it goes", {
		image: option({
			type: repository,
			required: true,
			library: "argument",
			example: "docker.io/me/app",
			help: "Repository on the first registry, which is signed and tagged first"
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
			help: "Tags, which are written last: a bare tag for every registry, or a full reference for the one that it names"
		}),
		overwriteTags: option({
			type: boolean,
			default: false,
			help: "Move a full version (X.Y.Z) that names another image; other tags always move"
		}),
		skipMissingReferrers,
		digest: option({
			type: digest,
			help: "Digest of an image that was pushed before; nothing is built. A run that failed continues with it"
		})
	}),
	...buildOptions,
	...group("Who signs", {
		...signingKey,
		...signingIdentity,
		format: option({
			type: oneOf("bundle", "legacy", "both"),
			defaultHelp: "both with Rekor v1, bundle with Rekor v2",
			help: "bundle: as cosign v3; legacy: as cosign v2; both: readable by every cosign"
		}),
		...signature
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
			help: "Version under which the ledger lists the release"
		})
	}),
	...connection(timeouts.release),
	...group("Output", {
		dryRun,
		json,
		report,
		page,
		summary,
		quiet,
		color,
		requiredInputs
	})
};

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
function output({ image, insecure }) {
	return csv([
		"type=image",
		`name=${formatRepository(image)}`,
		"push=true",
		"push-by-digest=true",
		"name-canonical=true",
		...insecure ? ["registry.insecure=true"] : []
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
	return text.replace(/^([a-z][a-z0-9+.-]*:\/\/[^?#]*)\?[^#]*/i, "$1?***");
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
		"the registry does not let it be pushed: log in with rights to push there"
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
const metadataLimit = 16777216;
async function runBuildx(build, options) {
	const folder = await mkdtemp(join(tmpdir(), "release-"));
	try {
		const metadata = join(folder, "metadata.json");
		const log = new BuildLog(options.onLog ?? (() => {}));
		const exitCode = await runDocker(buildxArguments(build, metadata), metadata, log, options);
		if (exitCode !== 0) throw buildFailure(exitCode, log.tail, (line) => redactLine(line, build, options.env));
		return pushedDigest(await readBounded(metadata, metadataLimit, "the metadata of buildx", "E_BUILD"));
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
	else signal.addEventListener("abort", onAbort, { once: true });
	try {
		const first = await Promise.race([running, aborted]);
		if (first !== "aborted") return first;
		const over = running.then(() => true, () => true);
		child.kill("SIGTERM");
		if (!await Promise.race([over, setTimeout$1(patience.cancel, false)])) {
			child.kill("SIGKILL");
			await Promise.race([over, setTimeout$1(patience.end)]);
		}
		throw abortError(signal);
	} finally {
		signal.removeEventListener("abort", onAbort);
	}
}

// src/release/task.ts
function destinationsOf({ image, mirrors }) {
	return [image, ...mirrors];
}

// src/release/state.ts
var ReleaseState = class {
	tags;
	digest;
	root;
	sign;
	mirror;
	verify;
	constructor(task) {
		this.tags = destinationsOf(task).flatMap((destination) => destination.tags.map((tag) => ({
			destination,
			tag,
			before: void 0,
			isHidden: false,
			state: "not written"
		})));
	}
	verified({ repository: { registry, path } }) {
		return this.verify?.images.find((image) => image.registry === registry && image.repository === path);
	}
	tagsOf(destination) {
		return this.tags.filter((one) => one.destination === destination);
	}
};
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

// src/release/check.ts
async function check(run) {
	const { tags } = run.state;
	await Promise.all(tags.map(async (one) => {
		const current = await readTag$1(repositoryOf(run, one.destination), one.tag);
		one.isHidden = current === "hidden";
		one.before = current === "hidden" ? void 0 : current;
	}));
	const findings = [...ledgerFindings(run), ...tags.flatMap((one) => tagFindings(run, one))];
	if (findings.length === 0) await assertPushable(run);
	return {
		state: "done",
		detail: describeTags(run),
		findings
	};
}
async function assertPushable(run) {
	const { task } = run;
	if (typeof task.origin === "string" || task.dryRun) return;
	await Promise.all(destinationsOf(task).map((destination) => repositoryOf(run, destination).assertPushable()));
}
function tagFindings({ task, state }, one) {
	const { destination, tag, before } = one;
	const { digest } = state;
	if (before === void 0 || before === digest || !isVersion(tag)) return [];
	if (task.overwriteTags) return [];
	one.state = "refused";
	const message = `${destination.name}:${tag} exists and points to ${before}: versions are not moved`;
	return [finding("E_DRIFT", message, {
		digest: before,
		advice: adviceAbout(digest, before)
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
	if (known.digest === state.digest) return [];
	const message = `${ledger.name} has the release ${known.version} with the digest ${known.digest}`;
	const advice = adviceAbout(state.digest, known.digest);
	return [finding("E_DRIFT", message, {
		digest: known.digest,
		advice
	})];
}
function describeTags({ state: { tags, digest } }) {
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
		onProgress: ({ target, step, done, of }) => say(of === 0 ? `${target}: ${step}` : `${target}: ${step}, ${done} of ${of} parts`)
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

// src/release/assert-mirrors-accept.ts
async function assertMirrorsAccept(run, missing) {
	const legacy = missing.filter(({ format }) => format === "legacy").map(({ node }) => node.digest);
	await Promise.all(run.task.mirrors.flatMap((destination) => [repositoryOf(run, destination).assertPushable(), ...legacy.map((subject) => assertNoOwnSignatures(run, destination, subject))]));
}
async function assertNoOwnSignatures(run, destination, subject) {
	const tag = signatureTag(subject);
	const stored = await repositoryOf(run, destination).manifest(tag).catch((error) => {
		if (isAccessRefused(error)) return void 0;
		throw error;
	});
	if (stored === void 0) return;
	if (!hasItsOwn(stored, await signaturesOf(run).manifest(tag))) return;
	const message = `${destination.name}:${tag} has content that the first registry does not have: it was not overwritten, and nothing was signed`;
	throw new BlockedError(driftError(message, tag, stored.digest), `find out who signed there, and delete the tag ${tag} on ${destination.name}`);
}

// src/release/sign.ts
async function sign(run, say) {
	const { task, context, state } = run;
	const digest = digestOf(run);
	const reference = {
		...task.image.repository,
		digest
	};
	state.root = await resolve$1(repositoryOf(run, task.image), reference);
	state.sign = await signImages([{
		text: formatReference(reference),
		reference
	}], {
		...task.sign,
		platforms: task.policy.platforms,
		...task.dryRun ? { dryRun: true } : {}
	}, {
		registry: context.registry,
		now: context.now,
		pause: (attempt) => context.pause(attempt),
		tool: context.tool,
		beforeSigning: (missing) => assertMirrorsAccept(run, missing),
		callerAdvises: true,
		onProgress: ({ done, of }) => say(`${done} of ${of} signatures`)
	});
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
function signedText({ state: { sign } }) {
	const { existing, signatures } = sign === void 0 ? nothing : countSignatures(sign);
	if (signatures === 0) return " and not signed";
	return existing === signatures ? " and signed" : `, and ${existing} of ${signatures} signatures are there`;
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
async function planTags({ state: { tags, digest } }) {
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
	const { task, context, state } = run;
	const report = await verifyImages(destinations.map((destination) => taskFor(run, destination)), task.policy, {
		registry: context.registry,
		now: context.now,
		tool: context.tool,
		rebuildsPayloads: false,
		onProgress: ({ image, done, of }) => say(`${image}: ${done} of ${of} manifests`)
	});
	state.verify = report;
	return {
		state: "done",
		detail: `${report.images[0]?.manifests.length ?? 0} manifests${destinations.length === 1 ? "" : ` on each of ${destinations.length} registries, signed alike`}`,
		findings: findingsOf(report)
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
	for (const [name, step] of task.dryRun ? plan : sequence) if (canContinue) canContinue = await steps.run(name, (say) => step(run, say));
	else steps.notReached(name);
	return toReport(run, started, steps);
}
function setDigest({ context, state }, digest) {
	state.digest = digest;
	context.onDigest?.(digest);
}
async function build(run) {
	const { origin } = run.task;
	if (typeof origin === "string") return {
		state: "skipped",
		detail: `${origin} was given`
	};
	const digest = await run.context.build(origin);
	setDigest(run, digest);
	return {
		state: "done",
		detail: `${digest}, pushed without a tag`
	};
}
async function planBuild({ task: { origin } }) {
	if (typeof origin === "string") return {
		state: "skipped",
		detail: `${origin} was given`
	};
	return {
		state: "planned",
		detail: "pushed by digest, without a tag"
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
	const { digest, sign, mirror, verify } = state;
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
		...typeof task.origin === "string" ? {} : { build: { command: redactedCommand(task.origin) } },
		...defined({
			sign,
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
			insecure: insecureRegistries.some((host) => host.toLowerCase() === image.registry)
		},
		secrets: Object.fromEntries(passed.map(({ env, value }) => [env, value]))
	};
}
function splitSecret(item, name, shown) {
	const [, id, value] = /^([\w.-]+)=(.+)$/s.exec(item) ?? [];
	if (id !== void 0 && value !== void 0) {
		if (Buffer.byteLength(value) <= limits.keyFile) return {
			id,
			value
		};
		const message = `${name}: ${id} has more than ${limits.keyFile} bytes: give it by secret-files`;
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
	if (inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return;
	const path = inside.split(sep).join("/");
	if (keepsOut(await linesOf(`${file === "" ? join(context, "Dockerfile") : file}.dockerignore`) ?? await linesOf(join(context, ".dockerignore")) ?? [], path)) return;
	const message = `${option}: the file ${JSON.stringify(path)} lies in the build context, and COPY would take it into the image: keep it elsewhere, or hand it over as env://NAME, or give it a line of its own in .dockerignore`;
	throw new TrustError("E_INPUT", message);
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
		const message = `secret-envs: ${secret.env} is not handed to a build: it may hold the signing key, its password or an input`;
		throw new TrustError("E_INPUT", message);
	}
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
	const { origin, env } = await originOf(values, host);
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
	const { overwriteTags, skipMissingReferrers, dryRun } = values;
	return {
		task: {
			image,
			mirrors,
			overwriteTags,
			skipMissingReferrers,
			origin,
			dryRun,
			...defined({ version })
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
function secretsOf({ key, password, identityToken }) {
	return [
		key,
		password,
		identityToken
	].filter((word) => word !== void 0);
}
async function originOf(values, host) {
	const { digest, context, image } = values;
	if (digest !== void 0) return {
		origin: assertTaggable(digest),
		env: {}
	};
	if (context === void 0) throw new TrustError("E_INPUT", "digest: it is empty, and no context says what to build: give the digest of an image that was pushed, or the context (\".\": this folder)");
	const { insecureRegistries } = values;
	const prepared = prepareBuild({
		...values,
		context
	}, image, host, insecureRegistries);
	const { key, identityToken } = values;
	for (const [word, option] of [[key, "key"], [identityToken, "identity-token"]]) if (word !== void 0) await assertKeptOut(word, option, prepared.build);
	const env = buildEnvironment(host.env, withheld(secretsOf(values)), prepared.secrets);
	assertNotWithheld(prepared.build.secrets, env);
	return {
		origin: prepared.build,
		env
	};
}
function assertTaggable(digest) {
	if (digestAlgorithm(digest) === "sha256") return digest;
	const message = `digest: ${digest} is not a sha256 digest, and tags point to those only`;
	throw new TrustError("E_INPUT", message);
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
			})
		};
		const policy = gateOf(sign, build.platforms);
		const report = await release$1({
			...task,
			sign,
			policy
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
function limited(host, timeout) {
	const controller = new AbortController();
	const why = new TrustError("E_LIMIT", `the run took longer than ${timeout / 1e3} s`);
	setTimeout(() => controller.abort(why), Math.min(timeout, longestTimer)).unref();
	return {
		...host,
		signal: AbortSignal.any([host.signal, controller.signal])
	};
}

export { openLedger as a, release_exports$1 as i, release_exports as n, entryOf as o, releaseOptions as r, release as t };