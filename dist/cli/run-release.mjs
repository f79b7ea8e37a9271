import { t as __exportAll } from "./rolldown-runtime.mjs";
import { C as parseRepository, E as digestAlgorithm, F as isTrustError, M as limits, N as longestTimer, P as TrustError, S as parseReference, b as formatRepository, d as checkItems, g as about, k as parseDigest, v as cosignRepository, w as sameRepository, x as isTag, y as formatReference } from "./begin.mjs";
import { An as parseManifest, B as writeWhole, Bn as platformSpecifier, Dn as finding, G as unpinnedFiles, H as assertNoLink, Hn as parseDocument, Ln as equalPlatforms, Lt as signatureTag, O as isAccessRefused, On as findingOf, Q as ended, Qn as exitCodeFor, Vn as isObject, Yn as tool, m as withheld, p as childEnvironment, pt as resolve$1, s as connect, st as verifyImages, tr as outcomeOf, ut as good, z as readBounded, zn as parsePlatform } from "./verify.mjs";
import { c as backoff, t as createWritingClient } from "./writing.mjs";
import { a as withRelease, c as isVersion, i as parseLedger, n as formatLedger, r as ledgerSchema, t as byFormat } from "./ledger.mjs";
import { c as readTag$1, l as writeTag, n as hasItsOwn, s as lookAtTag, t as mirror$1 } from "./copy.mjs";
import { a as readDemands, c as signImages, d as Obstacle, i as checkTogether, l as assertReadable, o as openServices, s as readServices, t as readSigningKey, u as assertUsable } from "./sign.mjs";
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

// src/release/build.ts
function buildxArguments(build, metadataFile) {
	const { platforms, secrets } = build;
	return [
		"buildx",
		"build",
		...text("--builder", build.builder),
		...text("--file", build.file),
		...text("--platform", platforms.map(platformSpecifier).join(",")),
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
	return value === "" ? [] : [flag, value];
}
function each(flag, values) {
	return values.flatMap((value) => [flag, value]);
}

// src/release/metadata.ts
const field = "containerimage.digest";
function pushedDigest(bytes) {
	const fail = (why, cause) => {
		const message = `buildx ended without an error, and its metadata ${why}: what it pushed is not known`;
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

// src/release/shown-build.ts
function shownCommand(build) {
	const shown = {
		...build,
		context: withoutQuery(withoutUserinfo(build.context)),
		buildArgs: build.buildArgs.map(argument),
		cacheFrom: build.cacheFrom.map(cache),
		cacheTo: build.cacheTo.map(cache)
	};
	return ["docker", ...buildxArguments(shown, "metadata.json")];
}
function shownLine(line, { secrets, buildArgs }, env) {
	const handed = secrets.flatMap((secret) => "env" in secret ? env[secret.env] ?? "" : []);
	const named = buildArgs.flatMap((text) => secretArgument.exec(text)?.[2] ?? []);
	return withoutUserinfo([...handed, ...named].flatMap((text) => text.split(/\r?\n/)).map((text) => text.trim()).filter((text) => text !== "").sort((a, b) => b.length - a.length).reduce((said, text) => said.replaceAll(text, "***"), line));
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
		this.#write(lines.map((line) => `${harmless(line)}\n`).join(""));
	}
};
function harmless(line) {
	return line.replace(/^([\s\u0085]*):(?=:)/, "$1: ").replaceAll("##[", "## [");
}

// src/buildx/buildx.ts
const metadataLimit = 16777216;
async function runBuildx(build, options) {
	const folder = await mkdtemp(join(tmpdir(), "release-"));
	try {
		const metadata = join(folder, "metadata.json");
		const log = new BuildLog(options.onLog ?? (() => {}));
		const exitCode = await runDocker(buildxArguments(build, metadata), metadata, log, options);
		if (exitCode !== 0) throw buildFailure(exitCode, log.tail, (line) => shownLine(line, build, options.env));
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
		throw ended(signal);
	} finally {
		signal.removeEventListener("abort", onAbort);
	}
}

// src/release/run.ts
function repositoryOf({ context }, { repository }) {
	return context.registry.target(repository);
}
function signaturesOf({ task, context }) {
	return context.registry.target(task.sign.signatureRepository ?? task.image.repository);
}
function digestOf({ progress: { digest } }) {
	if (digest === void 0) throw new RangeError("the digest is not known yet");
	return digest;
}
function drift(message, tag, digest) {
	return new TrustError("E_DRIFT", message, {
		tag,
		...digest === void 0 ? {} : { digest }
	});
}

// src/release/task.ts
function placesOf({ image, mirrors }) {
	return [image, ...mirrors];
}

// src/release/check.ts
async function check(run) {
	const { tags } = run.progress;
	await Promise.all(tags.map(async (one) => {
		const seen = await lookAtTag(repositoryOf(run, one.place), one.tag);
		one.isHidden = seen === "hidden";
		one.before = seen === "hidden" ? void 0 : seen;
	}));
	const findings = [...ledgerFindings(run), ...tags.flatMap((one) => tagFindings(run, one))];
	if (findings.length === 0) await assertPushable(run);
	return {
		state: "done",
		detail: whatTheyPointTo(run),
		findings
	};
}
async function assertPushable(run) {
	const { task } = run;
	if (typeof task.origin === "string" || task.dryRun) return;
	await Promise.all(placesOf(task).map((place) => repositoryOf(run, place).assertPushable()));
}
function tagFindings({ task, progress }, one) {
	const { place, tag, before } = one;
	const wanted = progress.digest;
	if (before === void 0 || before === wanted || !isVersion(tag)) return [];
	if (task.overwriteTags) return [];
	one.state = "refused";
	const message = `${place.name}:${tag} exists, and points to ${before}: a version is not moved`;
	return [finding("E_DRIFT", message, {
		digest: before,
		advice: adviceAbout(wanted, before)
	})];
}
function adviceAbout(wanted, before) {
	const overwrite = "overwrite-tags moves it all the same (--overwrite-tags)";
	if (wanted !== void 0) return `take another version; ${overwrite}`;
	return `if that is this release, begun by a run before, go on with digest: ${before} (--digest); else take another version; ${overwrite}`;
}
function ledgerFindings({ task, context, progress }) {
	const { ledger } = context;
	const known = ledger?.known?.releases.find(({ version }) => version === task.version);
	if (ledger === void 0 || known === void 0 || task.overwriteTags) return [];
	if (known.digest === progress.digest) return [];
	const message = `${ledger.name} has the release ${known.version} with the digest ${known.digest}`;
	const advice = adviceAbout(progress.digest, known.digest);
	return [finding("E_DRIFT", message, {
		digest: known.digest,
		advice
	})];
}
function whatTheyPointTo({ progress: { tags, digest } }) {
	const hidden = tags.filter(({ isHidden }) => isHidden).length;
	const count = (points) => tags.filter(({ before }) => points(before)).length;
	const named = [
		[hidden, "not shown"],
		[count((before) => before === void 0) - hidden, "new"],
		[count((before) => before !== void 0 && before === digest), "there already"],
		[count((before) => before !== void 0 && before !== digest), "to be moved"]
	].filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
	return `${tags.length} ${tags.length === 1 ? "tag" : "tags"}: ${named.join(", ")}`;
}

// src/release/entry.ts
function entryOf(image, about) {
	const signatures = image.manifests.flatMap((manifest) => good(manifest).map(({ format, identity }) => ({
		manifest: manifest.digest,
		format,
		identity
	})).sort(byFormat));
	return {
		...about,
		platforms: platformDigests(image.manifests),
		signatures
	};
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

// src/release/enter.ts
async function enter(run) {
	const { task, context, progress } = run;
	const { ledger, now } = context;
	const verified = progress.verified(task.image);
	if (ledger === void 0 || task.version === void 0) return {
		state: "skipped",
		detail: "no ledger is named"
	};
	if (task.dryRun) return {
		state: "planned",
		detail: `${task.version} would be entered in ${ledger.name}`
	};
	if (verified === void 0) throw new RangeError("nothing was verified");
	return await ledger.enter(entryOf(verified, {
		version: task.version,
		digest: digestOf(run),
		key: task.sign.key.public.fingerprint,
		released: now().toISOString()
	})) === "written" ? {
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
		const { state, detail, findings = [] } = await endOf(work, say, signal);
		const errors = findings.filter(({ severity }) => severity === "error");
		const failed = errors.length > 0;
		const seconds = Math.max(now().getTime() - began, 0) / 1e3;
		this.#findings.push(...findings);
		const became = failed ? signal.aborted ? "stopped" : "failed" : state;
		const said = failed ? errors[0]?.message ?? detail : detail;
		this.#reports.push({
			name,
			state: became,
			seconds,
			detail: said
		});
		onProgress({
			step: name,
			state: "ended",
			detail: became === "done" ? said : `${became}${said === "" ? "" : `: ${said}`}`
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
async function endOf(work, say, signal) {
	try {
		if (signal.aborted) throw ended(signal);
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
	const { task, context, progress } = run;
	const digest = digestOf(run);
	progress.mirror = await mirror$1({
		source: {
			text: formatReference({
				...task.image.repository,
				digest
			}),
			repository: repositoryOf(run, task.image),
			signatures: signaturesOf(run),
			reference: { digest }
		},
		targets: task.mirrors.map((place) => ({
			text: place.name,
			repository: repositoryOf(run, place)
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
	const { targets, findings } = progress.mirror;
	return {
		...whatWasBrought(progress.mirror),
		findings: [...findings, ...targets.flatMap((target) => target.findings)].map(withoutAdvice)
	};
}
function whatWasBrought({ targets, dryRun }) {
	const states = targets.flatMap(({ content }) => content.map(({ state }) => state));
	const brought = states.filter((state) => state === "copied" || state === "mounted").length;
	const missing = states.filter((state) => state === "missing").length;
	const where = targets.length === 1 ? "1 mirror" : `${targets.length} mirrors`;
	if (dryRun) {
		const lacks = missing === 0 ? "nothing is missing" : `${missing} parts are to be brought`;
		return {
			state: missing === 0 ? "unchanged" : "planned",
			detail: `${where}: ${lacks}`
		};
	}
	const news = brought === 0 ? "all there before" : `${brought} parts brought`;
	return {
		state: brought === 0 ? "unchanged" : "done",
		detail: `${where}: ${news}`
	};
}

// src/release/progress.ts
var Progress = class {
	tags;
	digest;
	root;
	sign;
	mirror;
	verify;
	constructor(task) {
		this.tags = placesOf(task).flatMap((place) => place.tags.map((tag) => ({
			place,
			tag,
			before: void 0,
			isHidden: false,
			state: "not written"
		})));
	}
	verified({ repository: { registry, path } }) {
		return this.verify?.images.find((image) => image.registry === registry && image.repository === path);
	}
	tagsOf(place) {
		return this.tags.filter((one) => one.place === place);
	}
};

// src/release/report.ts
const releaseReportSchema = "https://github.com/webdis/verify-action/schema/release-report/v1";

// src/release/assert-mirrors-take.ts
async function assertMirrorsTake(run, missing) {
	const legacy = missing.filter(({ format }) => format === "legacy").map(({ node }) => node.digest);
	await Promise.all(run.task.mirrors.flatMap((place) => [repositoryOf(run, place).assertPushable(), ...legacy.map((subject) => assertNothingOfItsOwn(run, place, subject))]));
}
async function assertNothingOfItsOwn(run, place, subject) {
	const tag = signatureTag(subject);
	const there = await repositoryOf(run, place).manifest(tag).catch((error) => {
		if (isAccessRefused(error)) return void 0;
		throw error;
	});
	if (there === void 0) return;
	if (!hasItsOwn(there, await signaturesOf(run).manifest(tag))) return;
	const message = `${place.name}:${tag} holds something that the first registry does not have: it is not overwritten, and nothing was signed`;
	throw new Obstacle(drift(message, tag, there.digest), `find out who signed there, and delete the tag ${tag} on ${place.name}`);
}

// src/release/sign.ts
async function sign(run, say) {
	const { task, context, progress } = run;
	const digest = digestOf(run);
	const reference = {
		...task.image.repository,
		digest
	};
	progress.root = await resolve$1(repositoryOf(run, task.image), reference);
	progress.sign = await signImages([{
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
		beforeSigning: (missing) => assertMirrorsTake(run, missing),
		callerAdvises: true,
		onProgress: ({ done, of }) => say(`${done} of ${of} signatures`)
	});
	const { there, made, missing, manifests } = countSignatures(progress.sign);
	const findings = progress.sign.images.flatMap((image) => image.findings);
	const all = `${manifests} ${manifests === 1 ? "manifest" : "manifests"}`;
	if (task.dryRun) {
		const detail = `${all}: ${there} signatures are there, ${missing} are to be made`;
		return {
			state: missing === 0 ? "unchanged" : "planned",
			detail,
			findings
		};
	}
	const detail = `${all}, ${there} signatures${made === 0 ? ", all there before" : `, ${made} of them new`}`;
	return {
		state: made === 0 ? "unchanged" : "done",
		detail,
		findings
	};
}
function countSignatures({ images }) {
	const manifests = images.flatMap((image) => image.manifests);
	const states = manifests.flatMap(({ signatures }) => signatures.map(({ state }) => state));
	const made = states.filter((state) => state === "published").length;
	const there = made + states.filter((state) => state === "present").length;
	return {
		manifests: manifests.length,
		there,
		made,
		missing: states.length - there
	};
}

// src/release/standing.ts
function adviceFor(run, code, own) {
	return `${whatStands(run)}. To go on: ${withDigest(run, own ?? nextStep[code] ?? again)}`;
}
function whatStands(run) {
	const { task, progress } = run;
	const { digest } = progress;
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
function isPushed({ task, progress: { digest, root } }) {
	return root !== void 0 || typeof task.origin !== "string" && digest !== void 0;
}
function signedText({ progress: { sign } }) {
	const { there, missing } = sign === void 0 ? nothing : countSignatures(sign);
	if (there + missing === 0) return " and not signed";
	return missing === 0 ? " and signed" : `, and ${there} of ${there + missing} signatures are there`;
}
const nothing = {
	there: 0,
	missing: 0
};
function mirroredText(run) {
	const { mirrors } = run.task;
	const whole = mirrors.filter((place) => isMirrored(run, place)).map(({ name }) => name);
	const rest = mirrors.filter((place) => !isMirrored(run, place)).map(({ name }) => name);
	return [...whole.length === 0 ? [] : [`mirrored to ${listed(whole)}`], ...rest.length === 0 ? [] : [`not yet mirrored to ${listed(rest)}`]];
}
function listed(names) {
	return names.join(" and ");
}
function tagsText({ progress: { tags } }) {
	const named = (wanted) => tags.filter(({ state }) => state === wanted).map(({ place, tag }) => `${place.name}:${tag}`);
	const [written, doubtful] = [named("written"), named("unconfirmed")];
	const rest = doubtful.length === 0 ? "" : `, and it is not known of ${doubtful.join(" and ")}`;
	if (written.length === 0) return `no tag was written${rest}`;
	return `${written.length} of ${tags.length} tags were written (${written.join(", ")})${rest}`;
}
function withDigest({ progress: { digest } }, next) {
	if (digest === void 0 || !next.endsWith(again)) return next;
	return `${next} with digest: ${digest} (--digest), which builds nothing and changes nothing that is done`;
}
const again = "run it again";
const nextStep = {
	E_AUTH: "log in there with rights to push, and run it again",
	E_BUILD: "put right what its log says, and run it again",
	E_DRIFT: "find out who else writes there, and run it again",
	E_IMMUTABLE: "let the tag be moved there, or take another, and run it again",
	E_NOTFOUND: "check the name, or create the repository, and run it again",
	E_UNSUPPORTED: "sign with format: legacy, which every registry stores: run it again"
};
function registriesOf(run) {
	const { task, progress } = run;
	const { digest } = progress;
	return placesOf(task).map((place) => ({
		name: place.name,
		...digest === void 0 ? {} : { pinned: formatReference({
			...place.repository,
			digest
		}) },
		role: place === task.image ? "first" : "mirror",
		state: stateOf(run, place),
		tags: progress.tagsOf(place).map(({ tag, before, state }) => ({
			tag,
			...before === void 0 ? {} : { before },
			state
		}))
	}));
}
function stateOf(run, place) {
	const { task, progress } = run;
	if (progress.verified(place)?.outcome === "verified") return "complete";
	return (place === task.image ? isPushed(run) : contentAt(run, place).some(({ state }) => state !== "missing")) ? "partial" : "nothing";
}
function contentAt({ progress: { mirror } }, place) {
	return mirror?.targets.find(({ name }) => name === place.name)?.content ?? [];
}
function isMirrored(run, place) {
	const target = run.progress.mirror?.targets.find(({ name }) => name === place.name);
	const content = target?.content ?? [];
	return target?.outcome === "verified" && content.length > 0 && content.every(({ state }) => state !== "missing");
}

// src/release/tag-last.ts
async function writeTags(run, say) {
	const { tags } = run.progress;
	await Promise.all(tags.map((one) => assertNotMoved(run, one)));
	for (const one of tags) {
		say(`${one.place.name}:${one.tag}`);
		await write(run, one);
	}
	const written = tags.filter(({ state }) => state === "written").length;
	const unchanged = tags.length - written;
	const parts = [...written === 0 ? [] : [`${written} written`], ...unchanged === 0 ? [] : [`${unchanged} there before`]];
	return {
		state: written === 0 ? "unchanged" : "done",
		detail: parts.join(", ")
	};
}
async function assertNotMoved(run, one) {
	const { place, tag, before } = one;
	const now = await readTag$1(repositoryOf(run, place), tag);
	if (one.isHidden) {
		one.before = now;
		const [refused] = tagFindings(run, one);
		if (refused === void 0) return;
		throw drift(refused.message, tag, now);
	}
	if (now === before || now === digestOf(run)) return;
	const [from, to] = [before ?? "nothing", now ?? "nothing"];
	const message = `somebody else has moved ${place.name}:${tag} during this run, from ${from} to ${to}: no tag was written`;
	throw drift(message, tag, now);
}
async function write(run, one) {
	const { place, tag, before } = one;
	const { root } = run.progress;
	let asked = false;
	if (root === void 0) throw new RangeError("what is to be tagged was not read");
	const writing = writeTag({
		repository: repositoryOf(run, place),
		tag,
		root,
		mediaType: parseManifest(root.bytes, root.contentType).mediaType,
		before,
		onConflict: "fail",
		pause: (attempt) => run.context.pause(attempt),
		onWriting: () => {
			asked = true;
		}
	});
	try {
		const state = await writing;
		one.state = state === "kept" ? "not written" : state;
	} catch (error) {
		if (asked && isTrustError(error) && open.has(error.code)) one.state = "unconfirmed";
		throw error;
	}
}
const open = /* @__PURE__ */ new Set([
	"E_NET",
	"E_LIMIT",
	"E_DRIFT"
]);
async function planTags({ progress: { tags, digest } }) {
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
	return verifyAt(run, placesOf(run.task), say);
}
async function verifyAt(run, places, say) {
	const { task, context, progress } = run;
	const report = await verifyImages(places.map((place) => taskFor(run, place)), task.policy, {
		registry: context.registry,
		now: context.now,
		tool: context.tool,
		rebuildsPayloads: false,
		onProgress: ({ image, done, of }) => say(`${image}: ${done} of ${of} manifests`)
	});
	progress.verify = report;
	return {
		state: "done",
		detail: `${report.images[0]?.manifests.length ?? 0} manifests${places.length === 1 ? "" : ` on each of ${places.length} registries, signed alike`}`,
		findings: findingsOf(report)
	};
}
function taskFor(run, place) {
	const { task } = run;
	const reference = {
		...place.repository,
		digest: digestOf(run)
	};
	const elsewhere = place === task.image ? task.sign.signatureRepository : void 0;
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
	["ledger", enter]
];
const plan = [
	["check", check],
	["build", planBuild],
	["sign", ifKnown(sign, "index and every manifest under it")],
	["verify", planned("as the first registry serves it")],
	["mirror", ifMirrored(ifKnown(mirror, "image and signatures, byte for byte"))],
	["verify-mirrors", ifMirrored(planned("on every registry, the same signatures on each"))],
	["tag", planTags],
	["ledger", enter]
];
async function release$1(task, context) {
	const started = context.now();
	const run = {
		task,
		context,
		progress: new Progress(task)
	};
	const steps = new Steps(context);
	if (typeof task.origin === "string") know(run, task.origin);
	let goesOn = true;
	for (const [name, step] of task.dryRun ? plan : sequence) if (goesOn) goesOn = await steps.run(name, (say) => step(run, say));
	else steps.notReached(name);
	return toReport(run, started, steps);
}
function know({ context, progress }, digest) {
	progress.digest = digest;
	context.onDigest?.(digest);
}
async function build(run) {
	const { origin } = run.task;
	if (typeof origin === "string") return {
		state: "skipped",
		detail: `${origin} was given`
	};
	const digest = await run.context.build(origin);
	know(run, digest);
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
	return (run, say) => run.progress.digest === void 0 ? planned(otherwise)(run, say) : step(run, say);
}
function ifMirrored(step) {
	return async (run, say) => run.task.mirrors.length === 0 ? {
		state: "skipped",
		detail: "there is no mirror"
	} : step(run, say);
}
function toReport(run, started, steps) {
	const { task, context, progress } = run;
	const { digest, sign, mirror, verify } = progress;
	const findings = steps.findings.map((one) => withAdvice(run, one));
	const errors = findings.filter(({ severity }) => severity === "error");
	const { signatureRepository: elsewhere } = task.sign;
	const exitCode = exitCodeFor(errors.map(({ code }) => code));
	return {
		schema: releaseReportSchema,
		tool: context.tool,
		started: started.toISOString(),
		finished: context.now().toISOString(),
		outcome: outcomeOf(exitCode),
		exitCode,
		dryRun: task.dryRun,
		image: task.image.name,
		...task.version === void 0 ? {} : { version: task.version },
		key: task.sign.key.public.fingerprint,
		keyPinned: task.sign.key.public.pinned,
		...elsewhere === void 0 ? {} : { signatureRepository: formatRepository(elsewhere) },
		...digest === void 0 ? {} : { digest },
		steps: steps.reports,
		registries: registriesOf(run),
		...typeof task.origin === "string" ? {} : { build: { command: shownCommand(task.origin) } },
		...sign === void 0 ? {} : { sign },
		...mirror === void 0 ? {} : { mirror },
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

// src/buildx/context.ts
async function assertKeptOut(key, { context, file }) {
	const [from, to] = await Promise.all([resolved(context), resolved(key)]);
	if (from === void 0 || to === void 0) return;
	const inside = relative(from, to);
	if (inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return;
	const path = inside.split(sep).join("/");
	if (keepsOut(await linesOf(`${file === "" ? join(context, "Dockerfile") : file}.dockerignore`) ?? await linesOf(join(context, ".dockerignore")) ?? [], path)) return;
	const message = `key: the file ${JSON.stringify(path)} lies in the build context, and COPY would take it into the image: keep it elsewhere, or hand it over as env://NAME, or give it a line of its own in .dockerignore`;
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

// src/buildx/environment.ts
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

// src/buildx/words.ts
function readBuild(words, image, { env, insecureRegistries, onSecret }) {
	const given = words.secrets.map((item) => splitSecret(item, "secrets", ""));
	for (const { value } of given) tellSecret(value, onSecret);
	const handed = given.map(({ id, value }, at) => ({
		id,
		value,
		env: `RELEASE_SECRET_${at}`
	}));
	const secrets = [
		...handed.map(({ id, env }) => ({
			id,
			env
		})),
		...words.secretEnvs.map((item) => readSecretEnv(item, env)),
		...words.secretFiles.map((item) => {
			const { id, value } = splitSecret(item, "secret-files", item);
			return {
				id,
				path: value
			};
		})
	];
	checkItems(secrets.map(({ id }) => id), "secrets");
	return {
		build: {
			image,
			insecure: insecureRegistries.some((host) => host.toLowerCase() === image.registry),
			context: checkContext(words.context),
			file: words.file,
			platforms: readPlatforms(words.platforms),
			buildArgs: bounded(words.buildArgs, "build-args"),
			labels: bounded(words.labels, "labels"),
			annotations: bounded(words.annotations, "build-annotations"),
			secrets,
			target: words.target,
			cacheFrom: bounded(words.cacheFrom, "cache-from"),
			cacheTo: bounded(words.cacheTo, "cache-to"),
			provenance: words.provenance,
			sbom: words.sbom,
			builder: words.builder,
			noCache: words.noCache,
			pull: words.pull
		},
		secrets: Object.fromEntries(handed.map(({ env, value }) => [env, value]))
	};
}
function readPlatforms(words) {
	return checkItems(words, "platforms").map((text) => about("platforms", () => parsePlatform(text)));
}
function checkContext(context) {
	if (!context.startsWith("-")) return context;
	const shown = JSON.stringify(context.slice(0, 100));
	throw new TrustError("E_INPUT", `context: ${shown} is neither a folder nor a URL`);
}
function bounded(items, name) {
	if (items.length <= limits.listItems) return items;
	throw new TrustError("E_INPUT", `${name}: ${limits.listItems} items at most`);
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
function tellSecret(value, onSecret) {
	for (const line of value.split(/\r?\n/)) if (line.trim() !== "") onSecret?.(line.trim());
}

// src/release/tags.ts
function distributeTags(repositories, tags) {
	if (tags.length === 0) throw refused("the list is empty");
	const read = tags.map((text) => readTag(text, repositories));
	return repositories.map((repository) => {
		const name = formatRepository(repository);
		const mine = read.filter((one) => one.only === void 0 || sameRepository(one.only, repository)).map(({ tag }) => tag);
		if (mine.length === 0) throw refused(`none is for ${name}: give a bare tag, or one that names it`);
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
	if (digest !== void 0) throw refused(`${shown} names a digest, and the release has its own`);
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
	if (given === "") return image?.tags.find(isVersion);
	if (isVersion(given)) return given;
	const shown = JSON.stringify(given.slice(0, 150));
	throw new TrustError("E_INPUT", `version: ${shown} is not a version such as 1.2.3`);
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

// src/run/release-words.ts
async function readRelease(words, options) {
	const [image, ...mirrors] = distributeTags(readRepositories(words), words.tags);
	if (image === void 0) throw new RangeError("a release has a first registry");
	const version = versionOf(words.version, [image]);
	const { origin, env } = await readOrigin(words, image.repository, options);
	const services = await readServices(words.services, /* @__PURE__ */ new Date());
	const demands = await readDemands({
		...words,
		format: words.format || usualFormat(services),
		identity: "",
		recursive: true
	});
	checkTogether(demands, services, words);
	assertReadable(demands, image.repository);
	const ledger = await readLedger(words, version, [image, ...mirrors]);
	const { overwriteTags, skipMissingReferrers, dryRun } = words;
	return {
		task: {
			image,
			mirrors,
			overwriteTags,
			skipMissingReferrers,
			origin,
			dryRun,
			...version === void 0 ? {} : { version }
		},
		demands,
		services,
		ledger,
		build: {
			platforms: readPlatforms(words.build.platforms),
			env
		}
	};
}
function readRepositories({ image, mirrors }) {
	if (image === "") throw new TrustError("E_INPUT", "image: name the repository to release to");
	const first = about("image", () => parseRepository(image));
	const others = mirrors.map((text) => about("mirrors", () => parseRepository(text)));
	const names = others.map(formatRepository);
	if (names.includes(formatRepository(first))) throw new TrustError("E_INPUT", `mirrors: ${formatRepository(first)} is the image itself`);
	checkItems(names, "mirrors");
	return [first, ...others];
}
function readPushed(text) {
	const digest = parseDigest(text);
	if (digestAlgorithm(digest) === "sha256") return digest;
	throw new TrustError("E_INPUT", `${text} is no sha256 digest, and tags point to those only`);
}
async function readOrigin(words, image, options) {
	const { digest, build, key, keyPassword } = words;
	if (digest !== "") return {
		origin: about("digest", () => readPushed(digest), "E_INPUT"),
		env: {}
	};
	if (build.context === "") throw new TrustError("E_INPUT", "digest: it is empty, and no context says what to build: give the digest of an image that was pushed, or the context (\".\": this folder)");
	const prepared = readBuild(build, image, options);
	await assertKeptOut(key, prepared.build);
	const env = buildEnvironment(options.env, withheld([key, keyPassword]), prepared.secrets);
	assertNotWithheld(prepared.build.secrets, env);
	return {
		origin: prepared.build,
		env
	};
}
function usualFormat({ logs }) {
	return logs.length <= 1 && logs.every(({ version }) => version === 1) ? "both" : "bundle";
}
async function readLedger({ ledger, overwriteTags }, version, places) {
	if (ledger === "") return void 0;
	if (version === void 0) throw new TrustError("E_INPUT", "ledger: no tag is a version such as 1.2.3: give the version to enter");
	const without = places.find(({ tags }) => !tags.includes(version));
	if (without !== void 0) {
		const message = `ledger: ${without.name} does not get the tag ${version}, under which the ledger enters it`;
		throw new TrustError("E_INPUT", message);
	}
	return openLedger(ledger, overwriteTags);
}
function gateOf(sign, platforms) {
	const { requireReadableBy, key, formats, annotations, logs, timestamps, trustedRoot } = sign;
	const stamped = timestamps.length > 0 && !formats.includes("legacy");
	return {
		keys: [key.public],
		trustedRoot,
		transparencyLog: logs.length === 0 ? "ignored" : "required",
		timestamps: stamped ? "required" : "ignored",
		attestationManifests: "required",
		parity: "true",
		platforms,
		annotations,
		...requireReadableBy === void 0 ? {} : { requireReadableBy }
	};
}

// src/run/release.ts
var release_exports = /* @__PURE__ */ __exportAll({ release: () => release });
const usualBudget = 216e5;
async function release(words, options, onProgress) {
	const { task, demands, services: chosen, ledger, build } = await readRelease(words, options);
	const run = limited(options);
	const env = childEnvironment(run.env, withheld([words.key, words.keyPassword]));
	const { client, clock, masked, close } = connect({
		...run,
		env
	});
	try {
		const [services, key] = await Promise.all([openServices(chosen, client, run), readSigningKey(words, {
			...run,
			env: withPassword(words, run.env)
		}, run.askPassword)]);
		const sign = {
			...demands,
			...services,
			key
		};
		assertUsable(sign);
		const context = {
			...surroundings(client, run, backoff({
				clock,
				random: Math.random,
				signal: run.signal
			})),
			build: (toBuild) => {
				const onLog = run.onBuildLog === void 0 ? {} : { onLog: run.onBuildLog };
				return runBuildx(toBuild, {
					env: build.env,
					signal: run.signal,
					...onLog
				});
			},
			...ledger === void 0 ? {} : { ledger },
			...onProgress === void 0 ? {} : { onProgress }
		};
		const policy = gateOf(sign, build.platforms);
		const report = await release$1({
			...task,
			sign,
			policy
		}, context);
		const unpinned = await unpinnedFiles(policy.keys, run.env);
		return masked({
			...report,
			findings: [...report.findings, ...unpinned]
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
		...onDigest === void 0 ? {} : { onDigest }
	};
}
function limited(options) {
	const { budget = usualBudget } = options;
	const controller = new AbortController();
	const why = new TrustError("E_LIMIT", `the run took longer than ${budget / 1e3} s`);
	setTimeout(() => controller.abort(why), Math.min(budget, longestTimer)).unref();
	return {
		...options,
		budget,
		signal: AbortSignal.any([options.signal, controller.signal])
	};
}
function withPassword({ keyPassword }, env) {
	if (keyPassword === "") return env;
	const [, name] = /^env:\/\/(.*)$/s.exec(keyPassword) ?? [];
	if (name === void 0) return {
		...env,
		COSIGN_PASSWORD: keyPassword
	};
	const text = env[name];
	if (!text) throw new TrustError("E_KEY", `key-password: env://${name} is not set, or empty`);
	return {
		...env,
		COSIGN_PASSWORD: text
	};
}

export { release_exports as n, platformDigests as r, release as t };