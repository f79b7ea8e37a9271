import { $ as classifyArtifact, B as firstFailure, Bt as mediaTypes, Di as isUndetermined, Fn as signaturePredicate, In as statementPayloadType, J as describeSigners, Kn as accepts, Nn as parseEnvelope, On as envelopeOf, Pn as parseAttestationStatement, Qr as isTag, Tt as describeSkipped, Ut as TooMany, X as checkMaker, Xt as limiter, Zi as quote, Zn as describeSigner, _t as finding, ca as limits, di as isWanted, et as declaresBundle, fa as digestAlgorithm, fi as typeName, gi as repositoryUrl, gt as describeNode, hi as readFacts, jn as parseAttestationBundle, ma as digestOf, mi as factNames, mt as parseManifest, pa as digestHex, pi as predicateTypeName, pt as readChildImage, ri as formatPlatform, rr as signerId, rt as predicateTypeAnnotation, tr as shortSubject, ui as isOfType, wt as artifactTypeOf, yt as manifestFields } from "./verify.mjs";
import { c as isTrustError, o as TrustError } from "./begin.mjs";

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

// src/attestation/buildx.ts
const statementLayer = "application/vnd.in-toto+json";
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
		const wanted = layers.filter(({ mediaType }) => mediaType === statementLayer).filter(({ annotations }) => {
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
		if (found === void 0) return `it does not say ${name}, and ${quote(wanted)} is required`;
		if (!isEqual(name, found, wanted)) return `its ${name} is ${quote(found)}, not ${quote(wanted)}`;
	}
	if (maxAge === void 0) return void 0;
	if (signed === void 0) return "nothing proves when it was signed, and max-age is required";
	const age = Math.floor((now.getTime() - Date.parse(signed)) / day);
	return age < maxAge || now.getTime() - Date.parse(signed) <= maxAge * day ? void 0 : `it was signed ${age} days ago, and max-age is ${maxAge}`;
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

// src/attestation/discover.ts
function attestationTag(subject) {
	return `${digestAlgorithm(subject)}-${digestHex(subject)}.att`;
}
const layerTypeAnnotation = "predicateType";
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
			const wanted = (manifest.kind === "image" ? manifest.layers : []).filter(({ mediaType }) => mediaType === mediaTypes.envelope).filter(({ annotations }) => this.#isWanted(annotations[layerTypeAnnotation]));
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
				this.otherTypes.push(artifactTypeOf(manifest) ?? "a referrer that is no bundle");
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
		const declared = layer.annotations[layerTypeAnnotation];
		await this.#collectErrors({
			store: "tag",
			manifest,
			...declared && { declared }
		}, () => this.#blob(layer, (bytes) => ({
			format: "envelope",
			manifest,
			layer,
			envelope: parseEnvelope(bytes),
			envelopeHash: digestHex(digestOf(bytes))
		})));
	}
	#blob(layer, parse) {
		const { repository, read, fetch } = this.#search;
		return fetch(layer.size, async () => {
			const bytes = await repository.blob(layer, limits.attestation);
			if (bytes === void 0) throw new TrustError("E_NOSIG", "an attestation names a blob that the registry lacks", { digest: layer.digest });
			let candidate;
			try {
				candidate = parse(bytes);
			} catch (error) {
				if (!(error instanceof SyntaxError)) throw error;
				throw new TrustError("E_SIG", error.message, {}, error);
			}
			this.found.push(await read(candidate));
		});
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

// src/verify/attestations.ts
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
		const judged = requirements.map((requirement, at) => this.#judge(requirement, (places[at] ?? []).flatMap(({ digest }) => found.get(digest) ?? [])));
		const warnings = new Set(looks.flatMap(({ checked }) => checked.flatMap((one) => one.warnings)));
		return {
			byManifest: new Map(looks.map(({ node, checked }) => [node.digest, checked.map(({ report }) => report)])),
			requirements: judged.map(({ report }) => report),
			findings: [...judged.flatMap(({ findings }) => findings), ...[...warnings].map((text) => finding("E_IDENTITY", text, { severity: "warning" }))]
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
		const types = [];
		const { fetch } = this.#sources;
		const wants = (type) => this.#wants(type);
		const search = {
			repository: this.#context.signatures,
			subject: node.digest,
			wants,
			fetch,
			read: (candidate) => this.#check(node, candidate, types)
		};
		const [stored, inIndex] = await Promise.all([discoverAttestations(search), this.#fromBuildx(node, types)]);
		const first = together(node, inIndex.unsigned, [stored, ...inIndex.found], types);
		if (stored.listedByApi === void 0 || this.#isComplete(first)) return first;
		const more = await discoverAttestationsByFallbackTag(search, stored.listedByApi);
		return together(node, inIndex.unsigned, [
			stored,
			...inIndex.found,
			more
		], types);
	}
	#wants(type) {
		const { requirements } = this.#policy;
		return requirements.length === 0 ? type !== signaturePredicate : isWanted(type, requirements);
	}
	#isComplete(found) {
		return this.#policy.requirements.filter((requirement) => this.#placesOf(requirement).includes(found.node)).every((requirement) => this.#result(requirement, found).outcome === "verified");
	}
	async #fromBuildx(node, types) {
		const nodes = this.#tree.nodes.filter(({ role, about }) => role === "attestation" && about === node.digest);
		if (nodes.length === 0) return {
			unsigned: 0,
			found: []
		};
		const verdicts = await this.#sources.signatures;
		const vouched = nodes.map((manifest) => ({
			manifest,
			signatures: (verdicts.find(({ node: { digest } }) => digest === manifest.digest)?.report.signatures ?? []).filter(({ good }) => good)
		})).filter(({ signatures }) => signatures.length > 0);
		const { repository } = this.#context;
		const { fetch } = this.#sources;
		const found = await Promise.all(vouched.map(async ({ manifest, signatures }) => {
			const signers = new Map(signatures.flatMap(({ signer, logEntries }) => {
				const times = logEntries.flatMap(({ integratedTime = [] }) => integratedTime);
				return signer === void 0 ? [] : [[signerId(signer), {
					signer,
					times
				}]];
			}));
			const search = {
				fetch,
				wants: (type) => this.#wants(type)
			};
			const read = (bytes) => Promise.all([...signers.values()].map(({ signer, times }) => this.#checked(node, {
				store: "buildx",
				manifest: manifest.digest
			}, bytes, types, {
				good: true,
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
			unsigned: nodes.length - vouched.length,
			found
		};
	}
	#check(node, candidate, types) {
		const { policy, now } = this.#context;
		const store = candidate.format === "bundle" ? "bundle" : "tag";
		const envelope = envelopeIn(candidate);
		const where = {
			store,
			manifest: candidate.manifest
		};
		const made = checkMaker(candidate, policy, now);
		const [failure] = firstFailure({
			...made,
			checks: {
				claims: { state: "passed" },
				...made.checks
			}
		});
		const typed = envelope.payloadType === statementPayloadType;
		return this.#checked(node, where, envelope.payload, types, {
			good: made.good && typed,
			times: made.good ? made.times() : [],
			warnings: made.warnings ?? [],
			...made.signer && { signer: made.signer },
			...typed ? failure && { failure } : { failure: {
				code: "E_CLAIM",
				message: `the payload is of type ${quote(envelope.payloadType)}, not an in-toto statement`
			} }
		});
	}
	async #checked(node, where, bytes, types, made) {
		const statement = digestOf(bytes);
		const base = {
			...where,
			statement,
			size: bytes.length
		};
		const said = readStatement(bytes, node.digest);
		if ("type" in said && !this.#wants(said.type)) {
			types.push(said.type);
			return;
		}
		const problem = made.failure ?? ("problem" in said ? said.problem : void 0) ?? disagreement(said.facts, made.signer);
		const good = made.good && problem === void 0;
		const signed = made.times.toSorted()[0];
		const named = {
			..."type" in said ? { type: said.type } : {},
			...said.facts && { facts: said.facts },
			...made.signer && { signer: made.signer },
			...signed === void 0 ? {} : { signed }
		};
		if (good && "type" in said) await this.#sources.save?.({
			name: nodeName(node),
			type: said.type,
			digest: statement
		}, bytes);
		const { code, message } = problem ?? {
			code: "E_SIG",
			message: "it does not count"
		};
		return {
			report: {
				...base,
				good,
				...good ? {} : {
					code,
					message
				},
				...named
			},
			warnings: good ? made.warnings : []
		};
	}
	#judge(requirement, found) {
		const { text, type, on } = requirement;
		const results = found.map((one) => ({
			node: one.node,
			...this.#result(requirement, one)
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
	#result(requirement, { node, checked, unusable, otherTypes, unsigned }) {
		const { now, policy } = this.#context;
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
			message: `${what} has a ${name} attestation, but none that counts: ${why}`
		});
		if (first !== void 0) return bad(`each signer must have signed, and there is none by ${lacking.join(" and by ")}`);
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
};
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
function lackingSigners(met, { by }, policy) {
	if (policy.requireAllSigners !== true || by !== void 0) return [];
	return describeSigners(policy).filter((trusted) => !met.some(({ signer }) => signer !== void 0 && accepts(trusted, signer))).map((trusted) => describeSigner(trusted));
}
function together(node, unsigned, parts, types) {
	return {
		node,
		unsigned,
		checked: parts.flatMap(({ found }) => found).filter((one) => one !== void 0).toSorted(byGoodness),
		unusable: parts.flatMap((part) => part.unusable),
		otherTypes: [...parts.flatMap((part) => part.otherTypes), ...types]
	};
}
function byGoodness({ report: a }, { report: b }) {
	return Number(b.good) - Number(a.good) || (a.type ?? "").localeCompare(b.type ?? "") || a.manifest.localeCompare(b.manifest) || (a.statement ?? "").localeCompare(b.statement ?? "");
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
		message: `${message}; what buildx wrote about it does not count, because its attestation manifest carries no signature that counts`,
		advice: "the publisher can sign the attestation manifests, too: webdis-trust sign does, as cosign sign --recursive"
	};
}
function nodeName(node) {
	if (node.role === "index") return "index";
	return node.platforms.map(formatPlatform).join(", ") || "image";
}

export { attestationCheck, nodeName };