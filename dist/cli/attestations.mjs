import { t as __exportAll } from "./rolldown-runtime.mjs";
import { $r as accepts, Bi as readJson, Bn as manifestFields, Cn as readChildImage, Cr as isOfType, Da as digestAlgorithm, Dr as readFacts, Er as factNames, Fr as isUndetermined, Gn as envelopeOf, Gt as signedAt, Jt as artifactTypeOf, Kn as annotationKeys, Ln as describeNode, Lr as describeSigner, Ni as fail, Nn as limiter, Oa as digestHex, Or as repositoryUrl, Qn as statementPayloadType, Rn as finding, Tr as typeName, Ua as predicateTypeName, Ur as signerId, Vr as shortSubject, Wt as checkMaker, Xn as parseAttestationStatement, Yt as describeSkipped, Zn as signaturePredicate, an as predicateTypeAnnotation, ao as limits, d as firstFailure, en as attestationTag, er as jsonMembers, fn as TooMany, ji as base64, ka as digestOf, kn as mediaTypes, nn as declaresBundle, qa as formatPlatform, qn as bundle, rr as preAuthHeader, tn as classifyArtifact, tr as envelope, u as describeSigners, wn as parseManifest, wr as isWanted, xa as isTag, zi as quote } from "./verify.mjs";
import { f as isTrustError, u as TrustError } from "./begin.mjs";

// src/signature/large-payload.ts
function parseAttestationBundle(bytes) {
	const inside = jsonMembers(bytes).get("dsseEnvelope");
	if (inside?.[0] !== code.openObject) return fail("bundle", "holds no envelope");
	const { rest, payload } = withoutPayload(bytes, inside);
	const parsed = readJson(bundle, rest, "bundle");
	if (parsed.envelope === void 0) return parsed;
	return {
		...parsed,
		envelope: withPayload(parsed.envelope, payload)
	};
}
function parseEnvelope(bytes) {
	const { rest, payload } = withoutPayload(bytes, bytes);
	return withPayload(readJson(envelope, rest, "envelope"), payload);
}
const code = {
	openObject: "{".charCodeAt(0),
	quote: "\"".charCodeAt(0),
	padding: "=".charCodeAt(0)
};
const placeholder = Buffer.from("\"AA==\"");
const name = "envelope.payload";
function withoutPayload(bytes, inside) {
	const payload = jsonMembers(inside).get("payload") ?? fail(name, "is missing");
	const start = payload.byteOffset - bytes.byteOffset;
	const [before, after] = [bytes.subarray(0, start), bytes.subarray(start + payload.length)];
	if (before.length + after.length > limits.bundle) return fail("bundle", `has more than ${limits.bundle} bytes around its payload`);
	return {
		rest: Buffer.concat([
			before,
			placeholder,
			after
		]),
		payload
	};
}
const pieceLength = 65536;
function withPayload(parsed, encoded) {
	if (encoded[0] !== code.quote) return fail(name, "is not text");
	const text = encoded.subarray(1, -1);
	if (text.length === 0) return fail(name, "is empty");
	const padding = [text.at(-1), text.at(-2)].filter((byte) => byte === code.padding).length;
	const length = Math.floor(text.length * 3 / 4) - padding;
	const header = preAuthHeader(parsed.payloadType, length);
	const whole = Buffer.allocUnsafeSlow(header.length + length);
	let end = header.copy(whole);
	for (let at = 0; at < text.length; at += pieceLength) {
		const piece = Buffer.from(text.subarray(at, at + pieceLength)).toString("latin1");
		if (piece.endsWith("=") && at + pieceLength < text.length) fail(name, "is not standard base64");
		end += base64(piece, name).copy(whole, end);
	}
	if (end !== whole.length) return fail(name, "is not standard base64");
	return {
		...parsed,
		payload: whole.subarray(header.length),
		encoded: whole
	};
}

// src/attestation/discover.ts
async function discoverAttestations(search) {
	const finder = new Finder(search);
	await Promise.all([finder.tag(), finder.referrers(() => search.repository.referrers(search.subject))]);
	return finder;
}
async function discoverAttestationsByFallbackTag(search, listedByApi) {
	const finder = new Finder(search);
	await finder.referrers(async () => {
		const list = await search.repository.referrersByTag(search.subject);
		const descriptors = list.descriptors.filter(({ digest }) => !listedByApi.has(digest));
		return {
			...list,
			descriptors
		};
	});
	return finder;
}
var Finder = class {
	found = [];
	unusable = [];
	otherTypes = [];
	listedByApi;
	#search;
	constructor(search) {
		this.#search = search;
	}
	async tag() {
		await this.#collectErrors({ store: "tag" }, async () => {
			const { repository, subject } = this.#search;
			const tag = attestationTag(subject);
			const stored = isTag(tag) ? await repository.manifest(tag) : void 0;
			if (stored === void 0) return;
			const manifest = parseManifest(stored.bytes, stored.contentType);
			const wanted = (manifest.kind === "image" ? manifest.layers : []).filter(({ mediaType }) => mediaType === mediaTypes.dsseEnvelope).filter(({ annotations }) => this.#isWanted(annotations[annotationKeys.predicateType]));
			const { digest } = stored;
			const layersRead = this.#bounded(wanted, {
				store: "tag",
				manifest: digest
			});
			await Promise.all(layersRead.map((layer) => this.#layer(layer, digest)));
		});
	}
	async referrers(list) {
		await this.#collectErrors({ store: "bundle" }, async () => {
			const { descriptors, source, skipped = [] } = await list();
			if (source === "api") this.listedByApi = new Set(descriptors.map(({ digest }) => digest));
			const incomplete = describeSkipped(skipped);
			if (incomplete !== void 0) {
				const message = `part of the list of referrers cannot be read: ${incomplete}`;
				this.unusable.push({
					store: "bundle",
					error: new TrustError("E_MANIFEST", message)
				});
			}
			const possible = source === "api" ? descriptors.filter((one) => this.#mayBe(one)) : descriptors;
			const taken = this.#bounded(possible, { store: "bundle" });
			await Promise.all(taken.map((descriptor) => this.#referrer(descriptor)));
		});
	}
	#mayBe({ artifactType, annotations }) {
		if (artifactType === void 0 || artifactType === mediaTypes.empty) return true;
		return declaresBundle({ artifactType }) && this.#isWanted(annotations["dev.sigstore.bundle.predicateType"]);
	}
	#isWanted(declared) {
		if (declared === void 0 || this.#search.wants(declared)) return true;
		if (declared !== "https://sigstore.dev/cosign/sign/v1") this.otherTypes.push(declared);
		return false;
	}
	async #referrer({ digest, annotations }) {
		const declared = annotations[predicateTypeAnnotation];
		const where = {
			store: "bundle",
			manifest: digest,
			...declared && { declared }
		};
		await this.#collectErrors(where, async () => {
			const { repository, subject } = this.#search;
			const stored = await repository.manifest(digest);
			if (stored === void 0) throw new TrustError("E_NOSIG", "a referrer is listed, but the registry does not have it");
			const manifest = parseManifest(stored.bytes, stored.contentType);
			const artifact = classifyArtifact(manifest);
			if (artifact.kind !== "bundle") {
				this.otherTypes.push(artifactTypeOf(manifest) ?? "a referrer that is not a bundle");
				return;
			}
			if (manifest.subject?.digest !== subject) throw new TrustError("E_CLAIM", "listed as a referrer, but its subject is another manifest");
			const inside = manifest.annotations[predicateTypeAnnotation];
			if (inside !== declared && !this.#isWanted(inside)) return;
			await this.#blob(artifact.layer, (bytes) => {
				return {
					format: "bundle",
					manifest: digest,
					bundle: parseAttestationBundle(bytes)
				};
			});
		});
	}
	async #layer(layer, manifest) {
		const declared = layer.annotations[annotationKeys.predicateType];
		await this.#collectErrors({
			store: "tag",
			manifest,
			...declared && { declared }
		}, () => this.#blob(layer, (bytes) => ({
			format: "envelope",
			manifest,
			layer,
			envelope: parseEnvelope(bytes),
			envelopeHash: digestHex(digestOf(bytes)),
			...annotationKeys.timestamp in layer.annotations ? { stamped: bytes } : {}
		})));
	}
	#blob(layer, parse) {
		const { read, fetch } = this.#search;
		return fetch(layer.size, async () => {
			const candidate = await this.#candidate(layer, parse);
			this.found.push(await read(candidate));
			freeLarge(candidate);
		});
	}
	async #candidate(layer, parse) {
		const bytes = await this.#search.repository.blob(layer, limits.attestation);
		if (bytes === void 0) throw new TrustError("E_NOSIG", "an attestation names a blob that the registry lacks", { digest: layer.digest });
		try {
			return parse(bytes);
		} catch (error) {
			if (!(error instanceof SyntaxError)) throw error;
			throw new TrustError("E_SIG", error.message, {}, error);
		}
	}
	#bounded(items, where) {
		if (items.length > limits.attestations) {
			const message = `there are more than ${limits.attestations} attestations or referrers; the rest was not read`;
			this.unusable.push({
				...where,
				error: new TooMany(message)
			});
		}
		return items.slice(0, limits.attestations);
	}
	async #collectErrors(where, look) {
		try {
			await look();
		} catch (error) {
			if (!isTrustError(error)) throw error;
			this.unusable.push({
				...where,
				error
			});
		}
	}
};
function freeLarge(candidate) {
	const { encoded } = (candidate.format === "bundle" ? candidate.bundle.envelope : candidate.envelope) ?? {};
	if (encoded !== void 0 && encoded.length > limits.bundle) encoded.buffer.transfer(0);
}

// src/attestation/buildx.ts
const typeAnnotation = "in-toto.io/predicate-type";
async function readBuildxStatements(repository, node, { wants, fetch }, read) {
	const found = [];
	const unusable = [];
	const otherTypes = [];
	const where = {
		store: "buildx",
		manifest: node.digest
	};
	const collect = async (declared, look) => {
		try {
			await look();
		} catch (error) {
			if (!isTrustError(error)) throw error;
			unusable.push({
				...where,
				...declared && { declared },
				error
			});
		}
	};
	await collect(void 0, async () => {
		const { layers } = await readChildImage(repository, node);
		const wanted = layers.filter(({ mediaType }) => mediaType === mediaTypes.inToto).filter(({ annotations }) => {
			const declared = annotations[typeAnnotation];
			if (declared === void 0 || wants(declared)) return true;
			otherTypes.push(declared);
			return false;
		});
		if (wanted.length > limits.attestations) throw new TooMany(`an attestation manifest has more than ${limits.attestations} statements`);
		const looks = wanted.map((layer) => collect(layer.annotations[typeAnnotation], () => fetch(layer.size, async () => {
			const bytes = await repository.blob(layer, limits.attestation);
			if (bytes === void 0) throw new TrustError("E_NOSIG", "an attestation manifest names a blob that the registry lacks", { digest: layer.digest });
			found.push(await read(bytes));
		})));
		await Promise.all(looks);
	});
	return {
		found,
		unusable,
		otherTypes
	};
}

// src/attestation/check.ts
const day = 864e5;
function whyNot({ facts, by, maxAge }, attestation, now) {
	if (!attestation.good) return attestation.message ?? "it does not count";
	const { signer, signed } = attestation;
	if (by !== void 0 && (signer === void 0 || !isNamed(signer, by))) return `it is signed by ${signer === void 0 ? "another signer" : nameOf(signer)}, not by ${by}`;
	for (const [name, wanted] of facts) {
		const found = attestation.facts?.[factNames[name]];
		if (found === void 0) return `it has no ${name}, but ${quote(wanted)} is required`;
		if (!isEqual(name, found, wanted)) return `its ${name} is ${quote(found)}, not ${quote(wanted)}`;
	}
	if (maxAge === void 0) return void 0;
	if (signed === void 0) return "nothing proves when it was signed, but max-age is required";
	const age = now.getTime() - Date.parse(signed);
	if (age <= maxAge * day) return void 0;
	return `it was signed ${Math.floor(age / day)} days ago, and max-age is ${maxAge}`;
}
function isEqual(name, found, wanted) {
	if (name === "source-repository") return repositoryUrl(found) === repositoryUrl(wanted);
	return found === wanted;
}
function nameOf(signer) {
	return signer.kind === "identity" ? signer.identity : `the key ${signer.name ?? signer.fingerprint}`;
}
function isNamed(signer, by) {
	if (signer.kind !== "identity") return isKeyNamed(signer, by);
	const { identity } = signer;
	const github = "https://github.com/";
	return [identity, identity.replace(/@[^@]*$/, "")].some((name) => name === by || name === `${github}${by}`) || shortSubject(identity) === by;
}
function isKeyNamed({ name = "", fingerprint }, by) {
	return name === by || name.split(/[/\\]/).at(-1) === by || fingerprint === by;
}

// src/attestation/agreement.ts
function contradiction(facts, claims) {
	for (const { fact, what, claim, agree } of compared) {
		const said = facts[fact];
		const proven = claim(claims);
		if (said === void 0 || proven === void 0 || agree(said, proven, facts)) continue;
		return `the provenance says that the ${what} is ${quote(said)}, and the certificate that it is ${quote(proven)}`;
	}
}
const same = (said, proven) => said === proven;
const compared = [
	{
		fact: "sourceRepository",
		what: "source repository",
		claim: (claims) => {
			const path = claims["github-workflow-repository"];
			const old = path === void 0 ? void 0 : `https://github.com/${path}`;
			return claims["source-repository"] ?? old;
		},
		agree: (said, proven) => repositoryUrl(said) === repositoryUrl(proven)
	},
	{
		fact: "sourceRef",
		what: "source ref",
		claim: (claims) => claims["source-ref"] ?? claims["github-workflow-ref"],
		agree: (said, proven) => said === proven || [`refs/heads/${said}`, `refs/tags/${said}`].includes(proven)
	},
	{
		fact: "sourceDigest",
		what: "commit",
		claim: (claims) => claims["source-digest"] ?? claims["github-workflow-sha"],
		agree: same
	},
	{
		fact: "builder",
		what: "builder",
		claim: (claims) => claims["build-signer"],
		agree: (said, proven, { buildType }) => said === proven || isRunner(said) || buildType !== githubBuildType && !isWorkflow(said)
	}
];
const githubBuildType = "https://actions.github.io/buildtypes/workflow/v1";
function isRunner(builder) {
	return /^https:\/\/[^/]+\/actions\/runner\/[a-z-]+$/.test(builder);
}
function isWorkflow(builder) {
	return /^https:\/\/[^/]+\/[^/]+\/[^/]+\/\.github\/workflows\//.test(builder);
}

// src/verify/attested-statement.ts
function failureOf(made) {
	const checks = {
		claims: { state: "passed" },
		...made.checks
	};
	const [failure] = firstFailure({
		...made,
		checks
	});
	return failure ?? {
		code: "E_SIG",
		message: "it is not signed by a signer of the policy"
	};
}
function otherPayload({ payloadType }) {
	if (payloadType === "application/vnd.in-toto+json") return void 0;
	return {
		code: "E_CLAIM",
		message: `the payload is of type ${quote(payloadType)}, not an in-toto statement`
	};
}
function envelopeIn(candidate) {
	return candidate.format === "bundle" ? envelopeOf(candidate.bundle) : candidate.envelope;
}
function readStatement(bytes, subject) {
	let type;
	try {
		const { subjects, predicateType, predicate } = parseAttestationStatement(bytes);
		type = predicateType;
		const algorithm = digestAlgorithm(subject);
		if (!subjects.some(({ digest }) => digest.get(algorithm) === digestHex(subject))) {
			const message = `its statement is about another digest (${subjects[0]?.digest.get(algorithm)?.slice(0, 128) ?? "none"}), not about ${subject}`;
			return {
				type,
				problem: {
					code: "E_CLAIM",
					message
				}
			};
		}
		const facts = readFacts(predicateType, predicate);
		return {
			type,
			...facts && { facts }
		};
	} catch (error) {
		if (!(error instanceof SyntaxError) && !isTrustError(error)) throw error;
		const code = isTrustError(error) ? error.code : "E_CLAIM";
		return {
			...type === void 0 ? {} : { type },
			problem: {
				code,
				message: error.message
			}
		};
	}
}
function disagreement(facts, signer) {
	if (facts === void 0 || signer?.kind !== "identity") return void 0;
	const message = contradiction(facts, signer.claims ?? {});
	return message === void 0 ? void 0 : {
		code: "E_CLAIM",
		message
	};
}

// src/verify/requirement.ts
function judge(requirement, found, context) {
	const { text, type, on } = requirement;
	const results = found.map((one) => ({
		node: one.node,
		...resultOf(requirement, one, context)
	}));
	const unmet = results.filter(({ outcome }) => outcome !== "verified");
	const isMet = results.length > 0 && (on === "any" ? unmet.length < results.length : unmet.length === 0);
	const undetermined = unmet.find(({ outcome }) => outcome === "undetermined");
	const report = {
		requirement: text,
		type,
		on,
		outcome: isMet ? "verified" : undetermined === void 0 || on !== "any" && unmet.some(({ outcome }) => outcome === "rejected") ? "rejected" : "undetermined",
		manifests: results.map(({ node, missing: _, advice: _a, ...result }) => ({
			digest: node.digest,
			name: nodeName(node),
			...result
		}))
	};
	if (isMet) return {
		report,
		findings: []
	};
	if (results.length === 0) {
		const message = `no ${typeName(requirement)} attestation on any platform: the index lists none`;
		return {
			report,
			findings: [finding("E_ATTESTATION", message, { missing: true })]
		};
	}
	return {
		report,
		findings: (on === "any" ? [undetermined ?? unmet.find(({ missing }) => !missing) ?? unmet[0]] : unmet).flatMap((result) => {
			if (result?.code === void 0 || result.message === void 0) return [];
			const { node, code, missing, advice } = result;
			const elsewhere = on === "any" && missing ? ", nor anywhere else in the image" : "";
			return [finding(code, `${result.message}${elsewhere}`, {
				...manifestFields(node),
				...missing && { missing },
				...advice && { advice }
			})];
		})
	};
}
function resultOf(requirement, { node, checked, unusable, otherTypes, unsigned }, { now, policy }) {
	const name = typeName(requirement);
	const what = describeNode(node);
	const whys = checked.map(({ report }) => report).filter(({ type }) => type === void 0 || isOfType(type, requirement.type)).map((report) => ({
		report,
		why: whyNot(requirement, report, now)
	}));
	const met = whys.flatMap(({ report, why }) => why === void 0 ? [report] : []);
	const lacking = lackingSigners(met, requirement, policy);
	const [first] = met;
	if (first?.statement !== void 0 && lacking.length === 0) return {
		outcome: "verified",
		statement: first.statement
	};
	const possible = unusable.filter(({ declared }) => declared === void 0 || isOfType(declared, requirement.type));
	const unread = possible.find(({ error }) => isUndetermined(error));
	const limited = whys.find(({ report }) => report.code !== void 0 && isUndetermined({ code: report.code }));
	if (unread !== void 0 || limited?.report.code !== void 0) return {
		outcome: "undetermined",
		code: unread?.error.code ?? limited?.report.code ?? "E_LIMIT",
		message: `the attestations of ${what} could not all be read: ${unread?.error.message ?? limited?.why}`
	};
	const bad = (why) => ({
		outcome: "rejected",
		code: "E_ATTESTATION",
		message: `${what} has a ${name} attestation, but none is accepted: ${why}`
	});
	if (first !== void 0) return bad(`every signer must have signed, and there is none by ${lacking.join(" and by ")}`);
	const best = whys.find(({ report }) => report.good) ?? whys[0];
	if (best?.why !== void 0) {
		const others = whys.length > 1 ? ` (the best of ${whys.length})` : "";
		return bad(`${best.why}${others}`);
	}
	const broken = possible[0];
	if (broken !== void 0) return bad(broken.error.message);
	return {
		outcome: "rejected",
		code: "E_ATTESTATION",
		missing: true,
		...missing(what, name, otherTypes, unsigned, checked)
	};
}
function lackingSigners(met, { by }, policy) {
	if (policy.requireAllSigners !== true || by !== void 0) return [];
	return describeSigners(policy).filter((trusted) => !met.some(({ signer }) => signer !== void 0 && accepts(trusted, signer))).map((trusted) => describeSigner(trusted));
}
function missing(what, name, otherTypes, unsigned, checked) {
	const types = [...otherTypes, ...checked.flatMap(({ report: { type = [] } }) => type)];
	const others = [...new Set(types.map(predicateTypeName))].sort().slice(0, 10);
	const message = `no ${name} attestation on ${what}${others.length === 0 ? "" : ` (there are: ${others.join(", ").slice(0, 500)})`}`;
	if (unsigned === 0) return {
		message,
		advice: "the publisher can attach one with webdis-trust attest"
	};
	return {
		message: `${message}; the statement of buildx is not accepted, because its attestation manifest has no valid signature`,
		advice: "the publisher can sign the attestation manifests, too: webdis-trust sign does, as cosign sign --recursive"
	};
}
function nodeName(node) {
	if (node.role === "index") return "index";
	return node.platforms.map(formatPlatform).join(", ") || "image";
}

// src/verify/attestations.ts
var attestations_exports = /* @__PURE__ */ __exportAll({ attestationCheck: () => attestationCheck });
function attestationCheck(policy, save) {
	const { attestations } = policy;
	if (attestations === void 0) throw new RangeError("the policy asks for no attestations");
	for (const { by, text } of attestations.requirements) {
		if (by === void 0 || policy.identities.length > 0) continue;
		if (policy.keys.some(({ source, fingerprint }) => isKeyNamed({
			name: source,
			fingerprint
		}, by))) continue;
		const names = policy.keys.map(({ source }) => source).join(", ");
		throw new TrustError("E_INPUT", `attestations: ${quote(text)}: by names none of the keys (${names})`);
	}
	const large = limiter(1);
	const fetch = (size, task) => size > limits.bundle ? large(task) : task();
	return (tree, context, signatures) => new Look(tree, context, attestations, {
		signatures,
		fetch,
		...save && { save }
	}).run();
}
var Look = class {
	#tree;
	#context;
	#policy;
	#sources;
	constructor(tree, context, policy, sources) {
		this.#tree = tree;
		this.#context = context;
		this.#policy = policy;
		this.#sources = sources;
	}
	async run() {
		const { requirements } = this.#policy;
		const places = requirements.map((requirement) => this.#placesOf(requirement));
		const nodes = requirements.length === 0 ? this.#all() : [...new Set(places.flat())];
		const looks = await Promise.all(nodes.map((node) => this.#find(node)));
		const found = new Map(looks.map((look) => [look.node.digest, look]));
		const judged = requirements.map((requirement, at) => judge(requirement, (places[at] ?? []).flatMap(({ digest }) => found.get(digest) ?? []), this.#context));
		const warnings = new Set(looks.flatMap(({ checked }) => checked.flatMap((one) => one.warnings)));
		return {
			byManifest: new Map(looks.map(({ node, checked }) => [node.digest, checked.map(({ report }) => report)])),
			requirements: judged.map(({ report }) => report),
			findings: [
				...judged.flatMap(({ findings }) => findings),
				...requirements.length === 0 ? looks.flatMap(unreadIn) : [],
				...[...warnings].map((text) => finding("E_IDENTITY", text, { severity: "warning" }))
			]
		};
	}
	#all() {
		return this.#tree.nodes.filter(({ role, depth }) => depth === 0 || role === "platform");
	}
	#placesOf({ on }) {
		const [root] = this.#tree.nodes;
		const all = this.#all();
		if (on === "index" || root.role === "image") return [root];
		return on === "platforms" ? all.filter(({ role }) => role === "platform") : all;
	}
	async #find(node) {
		const { fetch } = this.#sources;
		const wants = (type) => this.#wants(type);
		const search = {
			repository: this.#context.signatures,
			subject: node.digest,
			wants,
			fetch,
			read: (candidate) => this.#check(node, candidate)
		};
		const [stored, inIndex] = await Promise.all([discoverAttestations(search), this.#fromBuildx(node)]);
		const first = together(node, inIndex.unsigned, [stored, ...inIndex.found]);
		if (stored.listedByApi === void 0 || this.#isComplete(first)) return first;
		const more = await discoverAttestationsByFallbackTag(search, stored.listedByApi);
		return together(node, inIndex.unsigned, [
			stored,
			...inIndex.found,
			more
		]);
	}
	#wants(type) {
		const { requirements } = this.#policy;
		return requirements.length === 0 ? type !== signaturePredicate : isWanted(type, requirements);
	}
	#isComplete(found) {
		return this.#policy.requirements.filter((requirement) => this.#placesOf(requirement).includes(found.node)).every((requirement) => resultOf(requirement, found, this.#context).outcome === "verified");
	}
	async #fromBuildx(node) {
		const nodes = this.#tree.nodes.filter(({ role, about }) => role === "attestation" && about === node.digest);
		if (nodes.length === 0) return {
			unsigned: 0,
			found: []
		};
		const verdicts = await this.#sources.signatures;
		const signed = nodes.map((manifest) => {
			const verdict = verdicts.find(({ node: { digest } }) => digest === manifest.digest)?.report;
			return {
				manifest,
				verdict,
				signatures: verdict?.signatures.filter(({ good }) => good) ?? []
			};
		});
		const vouched = signed.filter(({ signatures }) => signatures.length > 0);
		const unread = signed.flatMap(({ manifest, verdict, signatures }) => signatures.length === 0 && verdict?.outcome === "undetermined" ? [unreadSignatures(manifest, verdict)] : []);
		const { repository } = this.#context;
		const { fetch } = this.#sources;
		const found = await Promise.all(vouched.map(async ({ manifest, signatures }) => {
			const signers = new Map(signatures.flatMap(({ signer, signed = [] }) => signer === void 0 ? [] : [[signerId(signer), {
				signer,
				times: [signed].flat()
			}]]));
			const search = {
				fetch,
				wants: (type) => this.#wants(type)
			};
			const read = (bytes) => Promise.all([...signers.values()].map(({ signer, times }) => this.#checked(node, {
				store: "buildx",
				manifest: manifest.digest
			}, bytes, {
				signer,
				times,
				warnings: []
			})));
			const result = await readBuildxStatements(repository, manifest, search, read);
			return {
				...result,
				found: result.found.flat()
			};
		}));
		return {
			unsigned: nodes.length - vouched.length - unread.length,
			found: [...found, {
				found: [],
				unusable: unread,
				otherTypes: []
			}]
		};
	}
	#check(node, candidate) {
		const { policy, now } = this.#context;
		const store = candidate.format === "bundle" ? "bundle" : "tag";
		const envelope = envelopeIn(candidate);
		const where = {
			store,
			manifest: candidate.manifest
		};
		const made = checkMaker(candidate, policy, now);
		const failure = made.good ? otherPayload(envelope) : failureOf(made);
		return this.#checked(node, where, envelope.payload, {
			times: made.good ? made.times() : [],
			warnings: made.warnings ?? [],
			...made.signer && { signer: made.signer },
			...failure && { failure }
		});
	}
	async #checked(node, where, bytes, made) {
		const statement = digestOf(bytes);
		const base = {
			...where,
			statement,
			size: bytes.length
		};
		const said = readStatement(bytes, node.digest);
		if ("type" in said && said.type === "https://sigstore.dev/cosign/sign/v1") return void 0;
		const problem = made.failure ?? ("problem" in said ? said.problem : void 0) ?? disagreement(said.facts, made.signer);
		const good = problem === void 0;
		const named = {
			..."type" in said ? { type: said.type } : {},
			...said.facts && { facts: said.facts },
			...made.signer && { signer: made.signer },
			...signedAt(made.times)
		};
		if (good && "type" in said) await this.#sources.save?.({
			name: nodeName(node),
			type: said.type,
			digest: statement
		}, bytes);
		const why = problem && {
			code: problem.code,
			message: problem.message
		};
		return {
			report: {
				...base,
				good,
				...why,
				...named
			},
			warnings: good ? made.warnings : []
		};
	}
};
function unreadIn({ node, unusable }) {
	const error = unusable.map((one) => one.error).find(isUndetermined);
	if (error === void 0) return [];
	const message = `the attestations of ${describeNode(node)} could not all be read: ${error.message}`;
	return [finding(error.code, message, {
		...manifestFields(node),
		details: error.details
	})];
}
function unreadSignatures({ digest }, { code = "E_LIMIT" }) {
	return {
		store: "buildx",
		manifest: digest,
		error: new TrustError(code, "the signatures of its attestation manifest are not known")
	};
}
function together(node, unsigned, parts) {
	return {
		node,
		unsigned,
		checked: parts.flatMap(({ found }) => found).filter((one) => one !== void 0).toSorted(byGoodness),
		unusable: parts.flatMap((part) => part.unusable),
		otherTypes: parts.flatMap((part) => part.otherTypes)
	};
}
function byGoodness({ report: a }, { report: b }) {
	return Number(b.good) - Number(a.good) || (a.type ?? "").localeCompare(b.type ?? "") || a.manifest.localeCompare(b.manifest) || (a.statement ?? "").localeCompare(b.statement ?? "");
}

export { discoverAttestationsByFallbackTag as a, discoverAttestations as i, attestations_exports as n, parseAttestationBundle as o, readBuildxStatements as r, parseEnvelope as s, attestationCheck as t };