import { u as TrustError } from "./begin.mjs";
import { L as keygenOptions, r as readPassword, z as signOptions } from "./signing.mjs";
import { ai as plain, bt as partialName } from "./verify.mjs";
import { $t as stacked, At as manifestCell, B as commonExitCodes, Ft as titled, H as reporting, Jt as code, L as counting, Pt as table, Qt as pairs, U as verb, dt as onPage, jt as notesOf, kt as logCell, st as signerCell, ut as formatPage } from "./terminal.mjs";
import { d as stateCell, l as madeDocument, n as caveatsOf, o as signVerdictOf, r as formatSigning, s as stateWords, t as askOn } from "./password.mjs";
import { t as makeKeyPair } from "./key-pair.mjs";
import { t as sign } from "./run-sign.mjs";
const { constants, copyFile, link, rm, stat, writeFile } = process.getBuiltinModule("node:fs/promises");

// src/report/sign/page.ts
function formatSignPage(report) {
	const findings = report.images.flatMap(({ findings }) => findings.map((one) => titled(one)));
	const { sections, ...head } = madeDocument(report, onPage, {
		verdict: signVerdictOf(report),
		caveats: caveatsOf(report),
		findings,
		made: "Signatures",
		table: signatureTable
	});
	const details = {
		title: "Details",
		parts: [onPage.folded("Notes", notesOf(findings)), onPage.folded("Options", onPage.table(optionTable(report), "Options"))]
	};
	return formatPage({
		...head,
		sections: [...sections, details]
	});
}
function signatureTable({ manifests }) {
	return table([
		"Manifest",
		"Format",
		"State",
		"Transparency log"
	], manifests.flatMap((manifest) => manifest.signatures.map((signature) => [
		manifestCell(manifest),
		signature.format,
		stateCell(signature, stateWords),
		logCell(signature.logEntries)
	])));
}
function optionTable({ signer, formats, logs, annotations }) {
	const urls = logs.map((url) => code(url, 300));
	return table(["Option", "Value"], [
		[signer.kind === "identity" ? "Identity" : "Key", signerCell(signer)],
		["Formats", formats.join(", ")],
		["Transparency logs", stacked(urls, "none")],
		["Annotations", stacked(pairs(annotations), "none")]
	]);
}

// src/run/keygen.ts
function keyFiles(prefix) {
	return {
		privatePath: `${prefix}.key`,
		publicPath: `${prefix}.pub`
	};
}
async function assertAbsent({ privatePath, publicPath }) {
	for (const path of [privatePath, publicPath]) if (await stat(path).then(() => true, (error) => error.code !== "ENOENT")) throw exists(path);
}
async function writeKeyPair(files, password) {
	const { privatePem, publicPem, fingerprint } = await makeKeyPair(password);
	await writeNew(files.publicPath, publicPem, 420);
	try {
		await writeNew(files.privatePath, privatePem, 384);
	} catch (error) {
		await rm(files.publicPath, { force: true });
		throw error;
	}
	return {
		...files,
		fingerprint
	};
}
async function writeNew(path, text, mode) {
	const partial = partialName(path);
	try {
		await writeFile(partial, text, {
			mode,
			flag: "wx",
			flush: true
		});
		await link(partial, path).catch(() => copyFile(partial, path, constants.COPYFILE_EXCL));
	} catch (error) {
		const { code } = error;
		if (code === "EEXIST") throw exists(path);
		throw new TrustError("E_INPUT", `${JSON.stringify(path)} cannot be written (${code})`, {}, error);
	} finally {
		await rm(partial, { force: true });
	}
}
function exists(path) {
	return new TrustError("E_INPUT", `${JSON.stringify(path)} exists, and is not overwritten`);
}

// src/cli/sign.ts
const signVerb = verb({
	name: "sign",
	about: `Signs the index of each image and every manifest in it, like cosign sign --recursive. Manifests that are
already signed are skipped, so run it again after a failure. At the end, all signatures are read back from the registry
and verified. The report goes to stderr, the signed references to stdout.`,
	examples: [
		"webdis-trust sign --key cosign.key ghcr.io/me/app@sha256:…",
		"webdis-trust sign --keyless ghcr.io/me/app@sha256:…",
		"webdis-trust sign --key env://COSIGN_PRIVATE_KEY --format both -a version=2.0 me/app@sha256:…"
	],
	exitCodes: {
		0: "everything is signed",
		...commonExitCodes,
		10: "a manifest in the index is missing, or the registry does not serve a signature",
		11: "the image does not exist",
		12: "a manifest does not match its index, or the answer of a log or timestamp authority does not verify"
	}
}, signOptions, reporting({
	run: async (values, host, onProgress) => {
		const askPassword = askOn(process.stdin, process.stderr, host.signal);
		return sign(values, {
			...host,
			askPassword
		}, onProgress);
	},
	progress: counting("signature"),
	text: formatSigning,
	lines: ({ images }) => images.map(({ pinned }) => `${pinned}`),
	files: (report, { page }) => [{
		option: "page",
		path: page,
		text: () => formatSignPage(report)
	}]
}));
const keygenVerb = verb({
	name: "keygen",
	about: `Makes an ECDSA P-256 key pair in the format of cosign: PREFIX.key, which is encrypted, and PREFIX.pub. Prints
the fingerprint of the public key. Existing files are not overwritten.

The password is COSIGN_PASSWORD if it is set, even if it is empty. Otherwise a terminal prompts for it. Without a
terminal, it is all of stdin, including the line break at its end, as with cosign.`,
	examples: ["webdis-trust keygen --output-key-prefix release"],
	exitCodes: {
		0: "both files are written",
		2: "neither file is written"
	}
}, keygenOptions, async ({ outputKeyPrefix }, signal) => {
	const files = keyFiles(outputKeyPrefix);
	await assertAbsent(files);
	const ask = askOn(process.stdin, process.stderr, signal);
	const password = await readPassword(process.env, ask, "new");
	if (password === void 0) throw new TrustError("E_INPUT", `there is no password: COSIGN_PASSWORD is not set, and stdin is empty (for an empty password, set COSIGN_PASSWORD=)`);
	if (password.hint !== void 0) process.stderr.write(`Note: the password is used unchanged${password.hint}\n\n`);
	const written = await writeKeyPair(files, password.text);
	process.stderr.write(nextSteps(written));
	process.stdout.write(`${written.fingerprint}\n`);
	return 0;
});
function nextSteps({ privatePath, publicPath }) {
	const [secret, open] = [plain(privatePath), plain(publicPath)];
	return `${secret} is the private key, encrypted. Keep it secret, and keep its password elsewhere:
anyone who has both can sign as you.
    webdis-trust sign --key ${secret} IMAGE@DIGEST

${open} is the public key. Publish it for everyone who verifies.
    webdis-trust verify --key ${open} IMAGE

Publish its fingerprint as well, in a place that an attacker would have to change too (SHA-256, DER):
`;
}

export { keygenVerb, signVerb };