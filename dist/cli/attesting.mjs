import { c as defined, f as isTrustError, u as TrustError } from "./begin.mjs";
import { A as reportedSigner, C as imageFields, D as assertLegacyStorable, M as assertUsable, N as policyFor, S as failure, T as lookOrCreate, d as makeMissing, l as assertSignable, m as reattach, v as unreadableStore, y as SigningState } from "./signing.mjs";
import { Bn as manifestFields, Da as digestAlgorithm, Fn as poll, Fr as isUndetermined, Gn as envelopeOf, In as conclusionOf, Ka as equalPlatforms, Ln as describeNode, Oa as digestHex, Pn as mapConcurrently, Qa as isObject, Qn as statementPayloadType, Rn as finding, Sn as readTree, Sr as defaultPlace, Ua as predicateTypeName, Wt as checkMaker, Xn as parseAttestationStatement, Za as samePlatform, Zn as signaturePredicate, ao as limits, eo as parseDocument, fn as TooMany, ka as digestOf, qa as formatPlatform, va as cosignRepository, xt as resolve } from "./verify.mjs";
import { a as discoverAttestationsByFallbackTag, i as discoverAttestations, r as readBuildxStatements } from "./attestations.mjs";

// src/attest/existing.ts
async function findExistingAttestations(node, planned, options, { attestations: repository, now }) {
	const types = new Set(planned.flatMap(({ predicate }) => predicate?.type ?? []));
	const search = {
		repository,
		subject: node.digest,
		wants: (type) => types.has(type),
		read: async (candidate) => readOwn(candidate, node.digest, planned, options, now()),
		fetch: (_, task) => task()
	};
	const listed = await discoverAttestations(search);
	const found = matching(planned, listed, false);
	const { listedByApi } = listed;
	const facts = {
		hasTag: true,
		referrers: [...listed.found, ...listed.unusable].length,
		hasApi: listedByApi !== void 0
	};
	if (found.size === planned.length) return {
		found,
		...facts
	};
	const byTag = listedByApi === void 0 ? void 0 : await discoverAttestationsByFallbackTag(search, listedByApi);
	const all = new Map([...byTag ? matching(planned, byTag, true) : [], ...found]);
	const unread = [...listed.unusable, ...byTag?.unusable ?? []].find(({ error }) => mayBeOurs(error));
	if (all.size === planned.length || unread === void 0) return {
		found: all,
		...facts
	};
	throw unreadableStore(node, "attestation", unread);
}
function matching(planned, { found }, unlisted) {
	return new Map(planned.flatMap((one) => {
		const own = found.find((other) => other?.meets.includes(one));
		if (own === void 0) return [];
		const { meets: _, ...there } = own;
		return [[one, {
			...there,
			unlisted
		}]];
	}));
}
function readOwn(candidate, subject, planned, options, now) {
	const format = candidate.format === "bundle" ? "bundle" : "legacy";
	const statement = statementOf(candidate);
	if (statement === void 0 || !isAbout(statement, subject)) return void 0;
	const meets = planned.filter(({ predicate, ...one }) => one.format === format && predicate && isMet(predicate, statement));
	if (meets.length === 0) return void 0;
	const { good, entries: logEntries } = checkMaker(candidate, policyFor(options, format), now);
	if (!good) return void 0;
	const { manifest } = candidate;
	return {
		manifest,
		predicate: digestOf(statement.predicate),
		logEntries,
		meets
	};
}
function isMet({ type, bytes, isMetBy }, { predicateType, predicate }) {
	if (type !== predicateType) return false;
	return Buffer.compare(bytes, predicate) === 0 || isMetBy?.(predicate) === true;
}
function statementOf(candidate) {
	try {
		const envelope = candidate.format === "bundle" ? envelopeOf(candidate.bundle) : candidate.envelope;
		if (envelope.payloadType !== "application/vnd.in-toto+json") return void 0;
		return parseAttestationStatement(envelope.payload);
	} catch (error) {
		if (error instanceof SyntaxError) return void 0;
		throw error;
	}
}
function isAbout({ subjects }, subject) {
	const [algorithm, hex] = [digestAlgorithm(subject), digestHex(subject)];
	return subjects.some(({ digest }) => digest.get(algorithm) === hex);
}
function mayBeOurs(error) {
	return !(error.code === "E_LIMIT" && error.details.digest !== void 0 && !(error instanceof TooMany)) && isUndetermined(error);
}

// src/attest/predicate.ts
function readPredicate(type, bytes, what) {
	const fail = (why) => {
		throw new TrustError("E_INPUT", `${what} ${why}`);
	};
	assertNoSignature(type);
	let value;
	try {
		value = parseDocument(bytes, limits.fileJsonValues);
	} catch (error) {
		return fail(`is not strict JSON: ${error.message}`);
	}
	if (!isObject(value)) return fail("is not a JSON object, as a predicate must be");
	if ("predicateType" in value && "subject" in value) fail("is a whole in-toto statement: give only its predicate");
	return {
		type,
		bytes: trimmed(bytes)
	};
}
function assertNoSignature(type) {
	if (type !== "https://sigstore.dev/cosign/sign/v1") return;
	const message = `an attestation of the type ${type} would be a signature of the image: use sign`;
	throw new TrustError("E_INPUT", message);
}
const whiteSpace = Buffer.from(" 	\n\r");
function trimmed(bytes) {
	const isSpace = (byte = 0) => whiteSpace.includes(byte);
	let [from, to] = [0, bytes.length];
	while (isSpace(bytes[from])) from += 1;
	while (isSpace(bytes[to - 1])) to -= 1;
	return bytes.subarray(from, to);
}

// src/attest/buildx.ts
async function buildxSubjects(repository, { nodes }, partial) {
	const manifests = nodes.filter(({ role }) => role === "attestation");
	const platforms = nodes.filter(({ role }) => role === "platform");
	const subjects = (await mapConcurrently(4, manifests, async (manifest) => {
		const platform = platforms.find(({ digest }) => digest === manifest.about);
		if (platform === void 0) throw new TrustError("E_MANIFEST", "an attestation manifest does not belong to a platform of the index", { digest: manifest.digest });
		return statementsAbout(platform, manifest, repository);
	})).flat();
	if (subjects.length === 0) throw new TrustError("E_COVER", "the index has no statements of buildx: build with provenance or sbom", { digest: nodes[0].digest });
	if (!partial) assertComplete$1(platforms, subjects);
	return subjects;
}
async function statementsAbout(platform, manifest, repository) {
	const { found, unusable } = await readBuildxStatements(repository, manifest, {
		wants: () => true,
		fetch: (_, task) => task()
	}, async (bytes) => readStatement(bytes, platform, manifest));
	const [failed] = unusable;
	if (failed === void 0) return found;
	const { code, message, details } = failed.error;
	const what = `the statements of buildx about ${describeNode(platform)} could not all be read`;
	throw new TrustError(code, `${what}: ${message}`, details, failed.error);
}
function readStatement(bytes, platform, { digest }) {
	const what = `a statement of buildx about ${describeNode(platform)}`;
	const fail = (code, why) => {
		throw new TrustError(code, `${what} ${why}`, { digest });
	};
	try {
		const { subjects, predicateType, predicate } = parseAttestationStatement(bytes);
		const [algorithm, hex] = [digestAlgorithm(platform.digest), digestHex(platform.digest)];
		if (!subjects.some((one) => one.digest.get(algorithm) === hex)) fail("E_CLAIM", `is about another manifest than ${platform.digest}`);
		return {
			node: platform,
			predicate: readPredicate(predicateType, predicate, what)
		};
	} catch (error) {
		if (error instanceof SyntaxError) return fail("E_MANIFEST", `cannot be read: ${error.message}`);
		if (error instanceof TrustError && error.code === "E_INPUT") throw new TrustError("E_MANIFEST", error.message, { digest }, error);
		throw error;
	}
}
function assertComplete$1(platforms, subjects) {
	const types = new Set(subjects.map(({ predicate }) => predicate.type));
	for (const type of types) {
		const without = platforms.filter((one) => subjects.every(({ node, predicate }) => node !== one || predicate.type !== type));
		if (without.length === 0) continue;
		const names = without.map(describeNode).join(", ");
		const message = `buildx made no statement of the type ${predicateTypeName(type)} for ${names}; partial allows that`;
		throw new TrustError("E_COVER", message);
	}
}

// src/attest/subjects.ts
async function subjectsOf(source, tree, repository) {
	switch (source.kind) {
		case "manifest": return [{
			node: tree.nodes[0],
			predicate: source.predicate
		}];
		case "whole": return tree.nodes.filter(({ role }) => role !== "attestation").map((node) => ({
			node,
			predicate: source.predicate
		}));
		case "platforms": return onPlatforms(tree, source.predicates, source.partial);
		case "buildx": return buildxSubjects(repository, tree, source.partial);
	}
}
function onPlatforms({ nodes: [root, ...children] }, given, partial) {
	if (root.role !== "index") throw unusable("the image is for one platform and has no index: use predicate");
	const platforms = children.filter(({ role }) => role === "platform");
	const subjects = given.flatMap(({ platform, predicate }) => nodesOf(platform, platforms).map((node) => ({
		node,
		predicate
	})));
	const nodes = subjects.map(({ node }) => node);
	const twice = nodes.find((node, at) => nodes.indexOf(node) < at);
	if (twice !== void 0) throw unusable(`there are two predicates for ${describeNode(twice)}`);
	if (!partial) assertComplete(platforms, subjects);
	return subjects;
}
function nodesOf(platform, nodes) {
	const wanted = formatPlatform(platform);
	const isMeant = (one) => samePlatform(platform, one);
	const found = nodes.filter(({ platforms }) => platforms.some(isMeant));
	const actual = found.flatMap(({ platforms }) => platforms.filter(isMeant));
	const [first] = actual;
	if (first === void 0) throw unusable(`the image has no platform ${wanted} (there are: ${nodes.map(describeNode).join(", ")})`);
	const other = actual.find((one) => !equalPlatforms(first, one));
	if (other === void 0) return found;
	throw unusable(`${wanted} matches ${`${formatPlatform(first)} and ${formatPlatform(other)}`}: give one of them`);
}
function assertComplete(platforms, subjects) {
	const without = platforms.filter((one) => subjects.every(({ node }) => node !== one));
	if (without.length === 0) return;
	throw unusable(`there is no predicate for ${without.map(describeNode).join(", ")}: give one for each platform, or use partial`);
}
function unusable(why) {
	return new TrustError("E_INPUT", `predicate-for: ${why}`);
}

// src/attest/image.ts
async function attestImage(task, sources, options, context) {
	const state = new SigningState("attestation");
	const there = /* @__PURE__ */ new Map();
	const errors = [];
	try {
		errors.push(...await attest(task, sources, options, context, {
			state,
			there
		}));
	} catch (error) {
		if (!isTrustError(error)) throw error;
		errors.push(failure(error, state, context));
	}
	return {
		...imageFields(task, state, errors),
		manifests: manifestsIn(state, there)
	};
}
function manifestsIn(state, there) {
	return state.byManifest().map(({ planned, ...manifest }) => ({
		...manifest,
		attestations: planned.flatMap(([one, report]) => {
			if (one.predicate === void 0) return [];
			const { type: predicateType, bytes } = one.predicate;
			return [{
				...report,
				predicateType,
				predicate: there.get(one) ?? digestOf(bytes)
			}];
		})
	}));
}
async function attest({ text, reference }, sources, options, context, { state, there }) {
	const { registry, now, beforeSigning, onProgress } = context;
	const { signatureRepository: elsewhere } = options;
	const attestations = registry.target(elsewhere ?? reference);
	const repository = elsewhere === void 0 ? attestations : registry.repository(reference);
	const root = await resolve(repository, reference);
	state.resolved(root.digest);
	const tree = await readTree(repository, root);
	const subjects = (await Promise.all(sources.map((source) => subjectsOf(source, tree, repository)))).flat();
	const plans = plansFor(tree.nodes, subjects, options);
	await mapConcurrently(16, [...plans.keys()], async (node) => {
		if (options.formats.includes("legacy")) assertLegacyStorable(node.digest);
		if (node.depth > 0) await assertSignable(repository, node);
	});
	const pause = (attempt) => context.pause(attempt);
	const writing = {
		signatures: attestations,
		pause
	};
	const lookup = {
		attestations,
		now
	};
	const present = await lookOrCreate(() => lookAll(plans, options, lookup), () => new Map([...plans.keys()].map((node) => [node, nothingThere])), attestations, options);
	for (const [node, planned] of plans) for (const one of planned) {
		const found = present.get(node)?.found.get(one);
		state.plan(one, found);
		if (found !== void 0) there.set(one, found.predicate);
	}
	if (options.dryRun !== true) {
		const found = [...present.values()].flatMap((one) => [...one.found.values()]);
		for (const one of found) await reattach(one, writing);
	}
	const making = {
		options,
		annotations: {},
		identity: cosignRepository(reference),
		now
	};
	if (await makeMissing(state, present, making, {
		...writing,
		...defined({ beforeSigning }),
		onPublished: (done, of) => onProgress?.({
			image: text,
			done,
			of,
			requests: registry.sent
		})
	})) await confirm(plans, options, {
		...lookup,
		pause
	});
	return sources.some(({ kind }) => kind === "manifest") ? misplaced(subjects) : [];
}
function plansFor(nodes, subjects, { formats }) {
	const plans = new Map(nodes.map((node) => [node, []]));
	for (const { node, predicate } of subjects) {
		const planned = plans.get(node) ?? [];
		if (!planned.some((one) => one.predicate?.type === predicate.type && Buffer.compare(one.predicate.bytes, predicate.bytes) === 0)) planned.push(...formats.map((format) => ({
			node,
			format,
			predicate
		})));
	}
	return new Map([...plans].filter(([, planned]) => planned.length > 0));
}
const nothingThere = {
	found: /* @__PURE__ */ new Map(),
	hasTag: false,
	referrers: 0,
	hasApi: true
};
async function lookAll(plans, options, context) {
	const looks = await mapConcurrently(16, [...plans], async ([node, planned]) => [node, await findExistingAttestations(node, planned, options, context)]);
	return new Map(looks);
}
const attempts = 6;
async function confirm(plans, options, context) {
	await mapConcurrently(16, [...plans], async ([node, planned]) => {
		const { found } = await poll(() => findExistingAttestations(node, planned, options, context), ({ found }) => found.size === planned.length, {
			attempts,
			pause: context.pause
		});
		const absent = planned.find((one) => !found.has(one));
		if (absent === void 0) return;
		const message = `the ${predicateTypeName(absent.predicate?.type ?? "")} attestation of ${describeNode(node)} was pushed, but the registry does not serve it`;
		throw new TrustError("E_NOSIG", message, { digest: node.digest });
	});
}
function misplaced(subjects) {
	return subjects.filter(({ node, predicate }) => node.role === "index" && defaultPlace(predicate.type) !== "index").map(({ node, predicate }) => {
		const message = `the ${predicateTypeName(predicate.type)} attestation is about the index: it does not count for the platforms under it`;
		return finding("E_COVER", message, {
			severity: "warning",
			advice: "give a predicate for each platform (predicate-for)",
			...manifestFields(node)
		});
	});
}

// src/attest/report.ts
const attestReportSchema = "https://github.com/webdis/verify-action/schema/attest-report/v1";

// src/attest/attest.ts
async function attestImages(tasks, sources, options, context) {
	if (tasks.length === 0) throw new TrustError("E_INPUT", "there is no image to attest");
	assertUsable(options);
	const started = context.now();
	const images = [];
	for (const task of tasks) images.push(await attestImage(task, sources, options, context));
	return {
		schema: attestReportSchema,
		tool: context.tool,
		started: started.toISOString(),
		finished: context.now().toISOString(),
		...conclusionOf(images.flatMap(({ findings }) => findings)),
		signer: reportedSigner(options.signer),
		formats: options.formats,
		logs: options.logs.map(({ url }) => url),
		images,
		requests: context.registry.sent
	};
}

export { readPredicate as n, attestImages as t };