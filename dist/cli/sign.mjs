import { f as isTrustError, u as TrustError } from "./begin.mjs";
import { Bt as readersOfAll, In as conclusionOf, Nt as checkReaders, Pn as mapConcurrently, Rt as emptyAvailability, va as cosignRepository, wa as sameRepository, xt as resolve, zt as readersOf } from "./verify.mjs";
import { A as reportedSigner, C as imageFields, D as assertLegacyStorable, I as signReportSchema, M as assertUsable, S as failure, T as lookOrCreate, _ as findExistingSignatures, d as makeMissing, f as attachUnlisted, g as unreadableFindings, p as confirm, u as readSubjects, x as advised, y as SigningState } from "./signing.mjs";

// src/sign/image.ts
async function signImage(task, options, context) {
	const state = new SigningState();
	const errors = [];
	try {
		for (const problem of await signManifests(task, options, context, state)) {
			const { advice = "build the image for these platforms, or do not require them" } = problem;
			errors.push(advised(problem, advice, context));
		}
	} catch (error) {
		if (!isTrustError(error)) throw error;
		errors.push(failure(error, state, context));
	}
	return toReport$1(task, state, errors);
}
async function signManifests({ reference }, options, context, state) {
	const { repository, now } = context;
	const root = await resolve(repository, reference);
	state.resolved(root.digest);
	const { nodes, problems } = await readSubjects(repository, root, options);
	if (problems.length > 0) return problems;
	if (options.formats.includes("legacy")) for (const { digest } of nodes) assertLegacyStorable(digest);
	const plans = await planAll(nodes, options, context);
	for (const plan of plans) for (const format of options.formats) state.plan({
		node: plan.node,
		format
	}, plan.signatures.get(format));
	const isWhole = options.recursive || nodes.every(({ role }) => role !== "index");
	if (isWhole) state.setAvailability(plans);
	const refused = unreadableFindings(plans, isWhole, options);
	if (refused.length > 0) return refused;
	if (options.dryRun !== true) {
		const manifests = await mapConcurrently(16, plans, async (plan) => ({
			node: plan.node,
			availability: await attachUnlisted(plan, options.signer, context)
		}));
		if (isWhole) state.setAvailability(manifests);
	}
	const present = new Map(plans.map((plan) => [plan.node, plan]));
	const making = {
		options,
		annotations: options.annotations,
		now
	};
	const identity = options.identity ?? cosignRepository(reference);
	if (!await makeMissing(state, present, {
		...making,
		identity
	}, context)) return [];
	const confirmed = await confirm(nodes, options, context);
	if (isWhole) state.setAvailability(confirmed);
	for (const { code, message } of checkReaders(options.requireReadableBy ?? [], confirmed)) throw new TrustError(code, message);
	return [];
}
function planAll(nodes, options, context) {
	const look = () => mapConcurrently(16, nodes, async (node) => ({
		node,
		...await findExistingSignatures(node, options, context)
	}));
	const absent = () => nodes.map((node) => ({
		node,
		...emptyRepository(context)
	}));
	return lookOrCreate(look, absent, context.signatures, options);
}
function emptyRepository({ repository, signatures }) {
	return {
		signatures: /* @__PURE__ */ new Map(),
		hasTag: false,
		referrers: 0,
		hasApi: true,
		availability: emptyAvailability(sameRepository(signatures.name, repository.name))
	};
}
function toReport$1(task, state, findings) {
	return {
		...imageFields(task, state, findings),
		manifests: state.manifests(),
		readers: readersOf(state.availability.map(({ availability }) => availability))
	};
}

// src/sign/sign.ts
async function signImages(tasks, options, context) {
	if (tasks.length === 0) throw new TrustError("E_INPUT", "there is no image to sign");
	assertUsable(options);
	const { registry, now, beforeSigning, callerAdvises = false } = context;
	const pause = (attempt) => context.pause(attempt);
	const started = now();
	const images = [];
	for (const task of tasks) {
		const { signatureRepository: elsewhere } = options;
		const signatures = registry.target(elsewhere ?? task.reference);
		const repository = elsewhere === void 0 ? signatures : registry.repository(task.reference);
		const onPublished = (done, of) => context.onProgress?.({
			image: task.text,
			done,
			of,
			requests: registry.sent
		});
		images.push(await signImage(task, options, {
			repository,
			signatures,
			now,
			pause,
			callerAdvises,
			onPublished,
			...beforeSigning === void 0 ? {} : { beforeSigning }
		}));
	}
	return toReport(started, images, options, context);
}
function toReport(started, images, options, context) {
	return {
		schema: signReportSchema,
		tool: context.tool,
		started: started.toISOString(),
		finished: context.now().toISOString(),
		...conclusionOf(images.flatMap(({ findings }) => findings)),
		signer: reportedSigner(options.signer),
		formats: options.formats,
		logs: options.logs.map(({ url }) => url),
		annotations: options.annotations,
		images,
		readers: readersOfAll(images.map(({ readers }) => readers)),
		requests: context.registry.sent
	};
}

export { signImages as t };