import { $t as stacked, B as commonExitCodes, Bt as count, Ct as whole, Ft as titled, H as reporting, It as goodSignatures, Jt as code, Kt as shortDigest, Mt as problemsOf, Nt as styled, Pt as table, R as releasing, Rt as capital, U as verb, X as collectChunksInTime, Xt as html, bt as logText, c as requirements, dt as onPage, f as identitiesOf, ft as outcomeHead, ht as errorSentence, jt as notesOf, l as signatureDetails, lt as signerParagraph, m as unrepeatable, mt as endLines, nt as findingLines, o as attestationLines, ot as ownSignerLines, p as cosignCommands, pt as pinnedSection, qt as shortDigests, u as signedBy, ut as formatPage, wt as wrap, xt as paint, yt as line, z as stepTitle } from "./terminal.mjs";
import { r as releaseOptions, t as release } from "./run-release.mjs";
import { L as policyFlags, _r as shellWord, ai as plain, ii as fixedWords, z as verifyPolicyFlags, zr as sameSigner } from "./verify.mjs";
import { r as attestedImageLines, t as attestationTables } from "./document.mjs";
import { P as countSignatures } from "./signing.mjs";
import { a as tallyOf } from "./verdict.mjs";
import { t as askOn } from "./password.mjs";

// src/report/release/by-hand.ts
const publicKey = "cosign.pub";
function releaseCommands(report) {
	const { verify, registries, signatureRepository } = report;
	if (verify === void 0) return [];
	if (signatureRepository === void 0) return commandsFor(report, verify);
	const isFirst = ({ pinned }) => pinned === registries[0]?.pinned;
	const first = {
		...verify,
		policy: {
			...verify.policy,
			signatureRepository
		},
		images: verify.images.filter(isFirst)
	};
	const others = {
		...verify,
		images: verify.images.filter((image) => !isFirst(image))
	};
	return [...commandsFor({
		...report,
		registries: registries.filter(isFirst)
	}, first), ...others.images.length === 0 ? [] : commandsFor({
		...report,
		registries: registries.slice(1)
	}, others)];
}
function commandsFor({ registries, signer, digest }, verify) {
	if (digest === void 0) return [];
	const policy = {
		...verify.policy,
		signers: named(verify.policy.signers)
	};
	const why = unrepeatable(policy);
	if (why !== void 0) return [why];
	const { signatureRepository: elsewhere, ...beside } = policy;
	const names = registries.map(({ name, tags, pinned }) => {
		const [first] = tags.filter(({ state }) => state === "written" || state === "unchanged");
		return first === void 0 ? pinned ?? name : `${name}:${first.tag}`;
	});
	return [[
		...[
			"npx",
			"@webdis/verify-action",
			"verify"
		],
		...policyFlags({
			...beside,
			signers: named([signer])
		}),
		...verifyPolicyFlags(policy),
		...["--digest", digest],
		...elsewhere === void 0 ? [] : ["--signature-repository", elsewhere],
		...names.length > 1 ? ["--parity", "true"] : [],
		...names
	].map((word) => shellWord(plain(word, 5e3))).join(" "), ...cosignCommands({
		...verify,
		policy
	})];
}
function named(signers) {
	return signers.map((one) => one.kind !== "identity" ? {
		...one,
		name: publicKey
	} : one);
}

// src/report/release/verdict.ts
function releaseVerdictOf(report) {
	const { outcome, dryRun, steps } = report;
	if (outcome === "verified") return dryRun ? {
		word: "Planned",
		sentence: whatIsPlanned(report)
	} : {
		word: "Released",
		sentence: whatIsReleased(report)
	};
	return {
		word: steps.some(({ state }) => state === "stopped") ? "Stopped" : outcome === "rejected" ? "Failed" : "Undetermined",
		sentence: [whatFailed(report), ...tagsText(report)].join(" ")
	};
}
function nameOf({ image, version }) {
	return version === void 0 ? image : `${image} ${version}`;
}
function whatIsReleased(report) {
	const { registries } = report;
	const states = registries.flatMap(({ tags }) => tags.map(({ state }) => state));
	const written = states.filter((state) => state === "written").length;
	const where = count(registries.length, "registry", "registries");
	const tags = written === 0 ? "all tags existed before" : `${written} of ${count(states.length, "tag")} new or moved`;
	return `${nameOf(report)} on ${where}, signed, verified there and then tagged; ${tags}.`;
}
function whatIsPlanned(report) {
	const { registries } = report;
	const where = count(registries.length, "registry", "registries");
	return `${nameOf(report)} can be released to ${where}. Nothing was built or written.`;
}
function whatFailed({ findings, steps }) {
	const step = steps.find(({ state }) => state === "failed" || state === "stopped");
	return errorSentence(findings, step && capital(step.name));
}
function tagsText({ dryRun, registries }) {
	if (dryRun) return [];
	const states = registries.flatMap(({ tags }) => tags.map(({ state }) => state));
	const written = states.filter((state) => state === "written").length;
	const doubtful = states.filter((state) => state === "unconfirmed").length;
	const rest = doubtful === 0 ? [] : [`Whether ${doubtful} more ${doubtful === 1 ? "was" : "were"} written is not known.`];
	if (written === 0) return doubtful === 0 ? ["No tag was written."] : ["Whether a tag was written is not known."];
	return [`${written} of ${count(states.length, "tag")} ${written === 1 ? "was" : "were"} written.`, ...rest];
}
const unknown = ["not known", "yellow"];
function registryState({ state }) {
	return fixedWords({
		complete: ["image and signatures are there, verified", "green"],
		partial: ["incomplete", "yellow"],
		nothing: ["nothing was changed", "dim"]
	}, unknown)[state];
}
function tagState({ before, state }) {
	const was = before === void 0 ? void 0 : shortDigest(before);
	const from = was === void 0 ? "it is new" : `it pointed to ${was}`;
	const now = was === void 0 ? "it does not exist" : `it points to ${was}`;
	return fixedWords({
		written: [`written; ${from}`, "green"],
		unchanged: ["points to it already", "green"],
		planned: [`would be written; ${now}`, "cyan"],
		refused: [`may not be moved; ${now}`, "red"],
		"not written": [`not written; ${now}`, "yellow"],
		unconfirmed: [`requested, not confirmed; ${from}`, "yellow"]
	}, unknown)[state];
}
function stepState({ state }, { outcome }) {
	return fixedWords({
		done: ["done", "green"],
		unchanged: ["unchanged", "green"],
		skipped: ["skipped", "dim"],
		planned: ["planned", "cyan"],
		failed: ["failed", outcome === "rejected" ? "red" : "yellow"],
		stopped: ["stopped", "yellow"],
		"not reached": ["not reached", "dim"]
	}, unknown)[state];
}

// src/report/release/tables.ts
function placesTable(report) {
	const { digest } = report;
	return table([
		"Registry",
		"Image",
		"Signatures",
		"Tags"
	], report.registries.map((registry) => {
		const isThere = digest !== void 0 && registry.state !== "nothing";
		return [
			html`${code(registry.name)}<br>${registry.role === "first" ? "first" : "mirror"}`,
			stacked([styled(registryState(registry)), isThere && code(shortDigest(digest))]),
			stacked(signatureCell(report, registry)),
			stacked(registry.tags.map((one) => html`${code(one.tag)}: ${styled(tagState(one))}`), "none")
		];
	}));
}
function signatureCell({ verify, sign, mirror }, registry) {
	const image = verify?.images.find(({ pinned }) => pinned === registry.pinned);
	if (image !== void 0 && image.manifests.length > 0) {
		const good = image.manifests.flatMap(goodSignatures);
		const formats = ["legacy", "bundle"].flatMap((format) => {
			const n = good.filter((signature) => signature.format === format).length;
			return n === 0 ? [] : [`${n} ${format}`];
		});
		const signed = image.manifests.filter((manifest) => goodSignatures(manifest).length > 0).length;
		return [formats.length === 0 ? "none that counts" : formats.join(", "), `on ${signed} of ${count(image.manifests.length, "manifest")}`];
	}
	if (registry.role === "first") {
		if (sign === void 0) return ["none yet"];
		const { existing, signatures } = countSignatures(sign);
		return [`${existing} of ${signatures}`];
	}
	const target = mirror?.targets.find(({ name }) => name === registry.name);
	if (target === void 0 || registry.state === "nothing") return ["none yet"];
	const { all, missing } = tallyOf(target.content);
	return [`not verified: ${all - missing} of ${count(all, "part")} there`];
}
function stepsTable(report) {
	return table([
		"Step",
		"State",
		"Time",
		"Result"
	], report.steps.map((step) => [
		capital(stepTitle[step.name]),
		styled(stepState(step, report)),
		step.seconds > 0 ? `${step.seconds.toFixed(1)} s` : "",
		shortDigests(step.detail)
	]));
}

// src/report/release/document.ts
function formatReleasePage(report) {
	return formatPage(releaseDocument(report, onPage));
}
const conflict = "the registry has something else";
function findingsOfRelease({ findings }) {
	return findings.map((finding) => ({
		...titled(finding),
		...finding.code === "E_DRIFT" ? {
			title: conflict,
			reason: conflict
		} : {}
	}));
}
function releaseDocument(report, medium) {
	const { outcome, verify, build, dryRun, registries, signer } = report;
	const findings = findingsOfRelease(report);
	const who = verify && signedBy(verify, medium);
	return {
		...outcomeHead(report, releaseVerdictOf(report), nameOf(report)),
		sections: [
			{
				title: "Findings",
				parts: [problemsOf(findings)]
			},
			{
				title: "How to continue",
				parts: howToContinue(report, medium)
			},
			{
				title: dryRun ? "Plan" : "Registries",
				parts: [medium.table(placesTable(report), "Registries"), who === void 0 ? signerParagraph(signer) : void 0]
			},
			{
				title: "Signed by",
				parts: [who]
			},
			{
				title: "Attestations",
				parts: attestations(report, medium)
			},
			{
				title: "Chain of trust",
				parts: [chain(report, medium)]
			},
			pinnedSection(medium, outcome === "verified" && !dryRun, registries),
			{
				title: "Steps",
				parts: [medium.table(stepsTable(report), "Steps")]
			},
			{
				title: "Details",
				parts: [
					byHand(report, medium),
					medium.folded("Notes", notesOf(findings)),
					...verify === void 0 ? [] : signatureDetails(verify, medium),
					build && medium.folded("Build command", medium.commands("sh", [commandLine(build.command)]))
				]
			}
		]
	};
}
function howToContinue({ outcome, digest, dryRun }, medium) {
	if (outcome === "verified" || dryRun) return [];
	if (digest === void 0) return [html`<p>No image was pushed. Fix what is reported above, and run it again.</p>`];
	return [html`<p>${"Fix what is reported above, and run it again with this digest. Nothing is built or signed twice, and completed steps are kept. If build and release are two jobs, run the failed job again."}</p>`, medium.commands("yaml", ["with:", `  digest: ${plain(digest)}`])];
}
function attestations({ verify, attest }, medium) {
	const verified = verify && requirements(verify, medium);
	if (verified !== void 0) return [verified];
	return attest === void 0 ? [] : attestationTables(attest, medium);
}
function chain({ verify, registries }, medium) {
	if (verify === void 0) return void 0;
	const images = verify.images.map((image) => {
		const registry = registries.find(({ pinned }) => pinned === image.pinned);
		if (registry === void 0) return image;
		const names = registry.tags.filter(({ state }) => state === "written" || state === "unchanged").map(({ tag }) => `:${tag}`).join(", ");
		return {
			...image,
			name: `${registry.name}${names}`
		};
	});
	return medium.chain({
		...verify,
		images
	});
}
function byHand(report, medium) {
	const lines = report.outcome === "verified" ? releaseCommands(report) : [];
	const commands = medium.commands("sh", lines);
	if (commands === void 0) return void 0;
	const { signer } = report;
	const key = signer.kind !== "identity" ? html`${code("cosign.pub")} is the public key with the SHA-256 fingerprint ${code(signer.fingerprint)}. ` : void 0;
	const note = html`<p>${key}The first command verifies the index and every platform on all registries; cosign checks only the manifest that you name.</p>`;
	return medium.folded("Verify this release", note, commands);
}
function commandLine(words) {
	return words.map((word) => shellWord(plain(word))).join(" ");
}

// src/report/release/terminal.ts
function formatRelease(report, options) {
	return logText([
		headLines(report, options),
		report.registries.map((registry) => registryLines(report, registry, options)),
		attestationsLines(report, options),
		report.findings.map((finding) => findingLines(finding, options)),
		report.findings.length > 0 && line``,
		ownSignerLines(report.signer, options, runsOf(report)),
		endLines(releaseVerdictOf(report), report, options)
	]);
}
function attestationsLines({ verify, attest }, options) {
	const verified = verify?.images.flatMap((image) => attestationLines(image, options)) ?? [];
	if (verified.length > 0) return verified;
	return (attest?.images.map((image) => ({
		...image,
		findings: []
	})) ?? []).map((image) => attestedImageLines(image, options));
}
function runsOf({ signer, verify }) {
	return (verify === void 0 ? [] : identitiesOf(verify)).filter((one) => sameSigner(one, signer)).flatMap(({ claims }) => claims?.["run-invocation"] ?? []);
}
function headLines(report, options) {
	const { digest, build, dryRun } = report;
	return [
		paint(options, "bold", `${dryRun ? "Plan for" : "Releasing"} ${nameOf(report)} --`),
		digest && line`digest ${digest}`,
		stepsLines(report, options),
		dryRun && build && [line``, wrap(whole(build.command.map(shellWord).join(" ")), options, "    ")],
		line``
	];
}
const titleWidth = Math.max(...Object.values(stepTitle).map(({ length }) => length));
function stepsLines(report, options) {
	const { steps } = report;
	const stateWidth = Math.max(...steps.map(({ state }) => state.length));
	const indent = " ".repeat(2 + titleWidth + 2 + stateWidth + 2 + secondsWidth + 2);
	return steps.map((step) => {
		const { name, state, seconds } = step;
		const [text, style] = stepState(step, report);
		const title = stepTitle[name].padEnd(titleWidth);
		const padding = " ".repeat(stateWidth - state.length);
		const took = (seconds >= .05 ? `${seconds.toFixed(1)} s` : "").padStart(secondsWidth);
		const head = line`  ${title}  ${paint(options, style, text)}${padding}  ${took}  `;
		const [first = line``, ...rest] = wrap(line`${detailOf(step)}`, options, indent);
		return [line`${head}${first.toString().slice(indent.length)}`, rest];
	});
}
const secondsWidth = 6;
function detailOf({ state, detail }) {
	if (state === "failed" || state === "stopped") return "";
	return shortDigests(detail);
}
function registryLines({ dryRun }, registry, options) {
	const { name, pinned, state, tags } = registry;
	const [text, style] = registryState(registry);
	return [
		paint(options, "bold", `${dryRun ? "Plan for" : "On"} ${name} --`),
		state !== "nothing" && pinned && line`  ${pinned}`,
		!dryRun && line`  - ${paint(options, style, text)}`,
		tags.map((tag) => {
			const [result, meaning] = tagState(tag);
			return line`  - tag ${tag.tag}: ${paint(options, meaning, result)}`;
		}),
		line``
	];
}

// src/cli/release.ts
const releaseVerb = verb({
	name: "release",
	about: `Builds an image with docker buildx and pushes it by digest, without a tag. Signs the index and every manifest
in it, and verifies the signatures. Copies image and signatures to the mirrors, and verifies every registry. Writes the
tags last, those of the first registry first.

If a run fails, run it again: it continues with the image that it pushed and signed, if the checkout has not changed.
Otherwise, give it the --digest in its report. The log of the build and the report go to stderr. If the release is
complete, the released references go to stdout, pinned to their digests.`,
	examples: [
		`webdis-trust release --image docker.io/me/app --mirror public.ecr.aws/me/app --tag 2.0.1,latest --context . --platform linux/amd64,linux/arm64 --key ~/keys/cosign.key --ledger releases.json`,
		"webdis-trust release --image me/app --tag 2.0.1 --key env://COSIGN_KEY --digest sha256:…",
		"webdis-trust release --dry-run --image me/app --tag 2.0.1 --key env://COSIGN_KEY --context ."
	],
	exitCodes: {
		0: "released: signed, verified and tagged on every registry; in a dry run: no obstacle was found",
		...commonExitCodes,
		3: "undetermined, because of a failed build, the network, a rate limit, credentials or a limit; run it again",
		10: "a signature or a part of the image is missing on a registry",
		11: "the image of --digest, or a repository to write to, does not exist",
		12: "signatures or log entries do not verify, or bytes do not match their digest",
		20: "a version exists with another digest, a moving tag would move back to an older release, or a tag was moved during the run"
	}
}, releaseOptions, async (values, signal) => {
	collectChunksInTime();
	return run(values, signal);
});
const run = reporting({
	run: async (values, host, onProgress, terminal) => {
		const askPassword = askOn(process.stdin, process.stderr, host.signal);
		const onBuildLog = values.quiet ? {} : { onBuildLog: terminal.pass };
		return release(values, {
			...host,
			askPassword,
			...onBuildLog
		}, onProgress);
	},
	progress: releasing,
	text: formatRelease,
	lines: ({ dryRun, registries }) => dryRun ? [] : registries.map(({ pinned }) => `${pinned}`),
	files: (report, { page }) => [{
		option: "page",
		path: page,
		text: () => /* @__PURE__ */ formatReleasePage(report)
	}]
});

export { releaseVerb };