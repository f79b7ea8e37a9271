import { P as TrustError } from "./begin.mjs";
import { n as encryptKey, r as readPassword } from "./sign.mjs";
import { $n as exitCodes, B as writeWhole, Ct as parsePublicKey, R as splitAnnotations, W as partialName, or as logText, sr as plain } from "./verify.mjs";
import { A as signFlags, G as manifestName, J as shortKey, R as capital, S as formatReport, T as textOptions, V as count, _ as readersLines, et as findingLines, f as readConnection, g as parseArguments, it as endProcess, k as keygenFlags, m as startProgress, nt as wrap, p as readList, tt as paint, u as runFacts, v as logLine, x as keyLines } from "./terminal.mjs";
import { t as askOn } from "./password.mjs";
import { t as sign$1 } from "./run-sign.mjs";
import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import { constants, copyFile, link, rm, stat, writeFile } from "node:fs/promises";

// src/signature/key-pair.ts
async function makeKeyPair(password) {
	const { privateKey, publicKey } = await promisify(generateKeyPair)("ec", {
		namedCurve: "prime256v1",
		privateKeyEncoding: {
			type: "pkcs8",
			format: "der"
		},
		publicKeyEncoding: {
			type: "spki",
			format: "pem"
		}
	});
	try {
		return {
			privatePem: pem("ENCRYPTED SIGSTORE PRIVATE KEY", await encryptKey(privateKey, password)),
			publicPem: publicKey,
			fingerprint: parsePublicKey(publicKey, "the new key").fingerprint
		};
	} finally {
		privateKey.fill(0);
	}
}
function pem(label, bytes) {
	return `-----BEGIN ${label}-----\n${(Buffer.from(bytes).toString("base64").match(/.{1,64}/g) ?? []).join("\n")}\n-----END ${label}-----\n`;
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
	await assertAbsent(files);
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
		await link(partial, path).catch((error) => {
			if (error.code === "EEXIST") throw error;
			return copyFile(partial, path, constants.COPYFILE_EXCL);
		});
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

// src/cli/keygen.ts
async function runKeygen(argv, signal) {
	const flags = parseArguments(argv, Object.values(keygenFlags).flat());
	if (flags.positionals.length > 0) throw new TrustError("E_INPUT", "keygen takes no arguments but --output-key-prefix PREFIX");
	const files = keyFiles(flags.text("output-key-prefix") || "cosign");
	await assertAbsent(files);
	const ask = askOn(process.stdin, process.stderr, signal);
	const password = await readPassword(process.env, ask, "new");
	if (password === void 0) throw new TrustError("E_INPUT", "there is no password: COSIGN_PASSWORD is not set, and stdin is empty (COSIGN_PASSWORD= means none)");
	if (password.hint !== void 0) process.stderr.write(`Note: the password is taken as it is${password.hint}\n\n`);
	const written = await writeKeyPair(files, password.text);
	process.stderr.write(whatToDo(written));
	process.stdout.write(`${written.fingerprint}\n`);
	return exitCodes.verified;
}
function whatToDo({ privatePath, publicPath }) {
	const [secret, open] = [plain(privatePath), plain(publicPath)];
	return `${secret} is the private key, encrypted. Keep it secret, and its password apart from it: who has
both can sign as you.
    webdis-trust sign --key ${secret} IMAGE@DIGEST

${open} is the public key. Publish it, for everybody who verifies.
    webdis-trust verify --key ${open} IMAGE

Publish its fingerprint, too, where an attacker would have to change it as well (SHA-256, DER):
`;
}

// src/report/sign/numbers.ts
const stateWords = {
	present: "signed before",
	published: "signed and pushed",
	made: "made, not pushed",
	missing: "not signed"
};
function isThere({ state }) {
	return state === "present" || state === "published";
}
function tallyOf({ images }) {
	const manifests = images.flatMap((image) => image.manifests);
	const signatures = manifests.flatMap((manifest) => manifest.signatures);
	return {
		manifests: manifests.length,
		signatures: signatures.length,
		there: signatures.filter(isThere).length,
		made: signatures.filter(({ state }) => state === "published").length
	};
}

// src/report/sign/verdict.ts
function signVerdictOf(report) {
	const tally = tallyOf(report);
	if (report.outcome === "verified") return {
		word: "Signed",
		sentence: whatStands(report, tally)
	};
	return {
		word: report.outcome === "rejected" ? "Failed" : "Undetermined",
		sentence: [whatHappened(report), ...howFar(tally)].join(" ")
	};
}
function whatStands({ images, key }, tally) {
	return `${`${count(images.length, "image")}, ${count(tally.manifests, "manifest")}`}: ${`${count(tally.signatures, "signature")} by the key ${shortKey(key)}`}, ${news(tally)}.`;
}
function news({ signatures, made }) {
	if (made === 0) return "all there before; nothing was changed";
	const verified = "verified as the registry serves them";
	return made === signatures ? `all new; ${verified}` : `${made} of them new; all ${verified}`;
}
function whatHappened({ images }) {
	const errors = images.flatMap(({ findings }) => findings).filter(({ severity }) => severity === "error");
	const [first] = errors;
	if (first === void 0) return "The report names no reason.";
	const more = errors.length === 1 ? "" : ` (and ${count(errors.length - 1, "other error")})`;
	return `${capital(first.message)}${more}.`;
}
function howFar({ signatures, there }) {
	if (signatures === 0) return [];
	return [`${there} of ${count(signatures, "signature")} ${there === 1 ? "is" : "are"} in the registry.`];
}

// src/report/sign/terminal.ts
const verdictStyle = {
	verified: "green",
	rejected: "red",
	undetermined: "yellow"
};
const notLogged = "WARNING: Nothing is logged: who verifies these signatures has to ignore the transparency log, and nobody can see that they were made.";
function formatSigning(report, options) {
	return logText([
		...report.images.flatMap((image) => imageLines(image, options)),
		...report.logs.length === 0 && signedAny(report) ? [...wrap(notLogged, "", options), ""] : [],
		...isBundlesOnly(report) ? [...wrap(bundlesOnly, "", options), ""] : [],
		...keyLines([{
			fingerprint: report.key,
			pinned: report.keyPinned
		}], options),
		...verdictLines(report, options)
	]);
}
const bundlesOnly = "NOTE: These signatures are bundles only, the format of cosign v3. To Podman, CRI-O, policy-controller, Kyverno (with a key) and cosign before 2.6 the image is unsigned. --format both adds the other format and changes nothing else.";
function isBundlesOnly(report) {
	const { formats, readers } = report;
	return !formats.includes("legacy") && signedAny(report) && readers.some(({ why }) => why === "format");
}
function signedAny({ images }) {
	return images.some(({ manifests }) => manifests.some(({ signatures }) => signatures.some(isThere)));
}
function imageLines(image, options) {
	const name = plain(image.pinned ?? image.name);
	return [
		paint(options, "bold", `Signing ${name} --`),
		...image.manifests.flatMap((manifest) => manifestLines(manifest, options)),
		...image.findings.flatMap((finding) => findingLines(finding, options)),
		""
	];
}
function manifestLines(manifest, options) {
	return [`${plain(manifestName(manifest))} ${plain(manifest.digest)}`, ...manifest.signatures.map((signature) => {
		const { format, state, logEntries } = signature;
		const style = isThere(signature) ? "green" : "yellow";
		return `  - ${format}: ${[paint(options, style, stateWords[state]), ...logEntries.map(logLine)].join(", ")}`;
	})];
}
function verdictLines(report, options) {
	const { word, sentence } = signVerdictOf(report);
	const label = word.toUpperCase();
	const [first = "", ...rest] = wrap(`${label}: ${plain(sentence)}`, "", options);
	return [
		`${paint(options, verdictStyle[report.outcome], paint(options, "bold", label))}${first.slice(label.length)}`,
		...rest,
		paint(options, "dim", runFacts(report)),
		...readersLines(report.readers, options)
	];
}

// src/cli/sign.ts
async function runSign(argv, signal) {
	const flags = parseArguments(argv, Object.values(signFlags).flat());
	const report = await signWith(readWords(flags), flags, signal);
	await publish(report, flags);
	if (report.outcome !== "verified") endProcess();
	return report.exitCode;
}
function readWords(flags) {
	if (flags.positionals.length === 0) throw new TrustError("E_INPUT", "name an image by its digest, such as ghcr.io/me/app@sha256:…");
	if (flags.on("recursive") && flags.on("no-recursive")) throw new TrustError("E_INPUT", "--recursive and --no-recursive exclude each other");
	return {
		images: flags.positionals,
		key: flags.text("key"),
		fingerprints: flags.list("key-fingerprint"),
		allowUnencryptedKey: flags.on("allow-unencrypted-key"),
		format: flags.text("format") || "bundle",
		requireReadableBy: readList(flags, "require-readable-by"),
		annotations: splitAnnotations(flags.list("annotations"), "--annotations"),
		identity: flags.text("identity"),
		recursive: !flags.on("no-recursive"),
		trustedRoot: flags.text("trusted-root"),
		signatureRepository: flags.text("signature-repository"),
		services: {
			rekorUrl: flags.text("rekor-url"),
			rekorVersion: flags.text("rekor-version"),
			signingConfig: flags.text("signing-config"),
			timestampUrl: flags.text("timestamp-url"),
			log: !flags.on("no-log")
		}
	};
}
async function signWith(words, flags, signal) {
	const wanted = !flags.on("quiet") && !flags.on("verbose");
	const progress = startProgress(process.stderr, wanted, "signature");
	try {
		const connection = await readConnection(flags, signal, progress.say);
		const askPassword = askOn(process.stdin, process.stderr, signal);
		return await sign$1(words, {
			...connection,
			askPassword
		}, progress.show);
	} finally {
		progress.end();
	}
}
async function publish(report, flags) {
	if (!flags.on("quiet") || report.outcome !== "verified") {
		const options = textOptions(process.stderr, process.env, flags.on("no-color"));
		process.stderr.write(formatSigning(report, options));
	}
	const json = formatReport(report);
	const path = flags.text("report");
	if (path !== "") await writeWhole(path, json, "--report: the file");
	if (flags.on("json")) process.stdout.write(json);
	else if (report.outcome === "verified") process.stdout.write(report.images.map(({ pinned }) => `${pinned}\n`).join(""));
}

export { runKeygen, runSign };