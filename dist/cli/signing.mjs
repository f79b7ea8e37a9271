import { t as __exportAll } from "./rolldown-runtime.mjs";
import { c as defined, f as isTrustError, u as TrustError } from "./begin.mjs";
import { $i as timeouts, $n as statementType, $t as referrersTag, Ai as anything, An as readDescriptor, Ar as isWithin, Bi as readJson, Da as digestAlgorithm, Dn as isIndexType, Ei as text$1, En as isImageType, Fn as poll, Fr as isUndetermined, Ft as discoverSignatures, G as readVariable, Gn as envelopeOf, Gr as trustedSignerOf, Hi as text$2, Hn as authorityTimes, Ht as withSignatures, Ia as option, Ii as object, In as conclusionOf, Ir as outcomeFor, It as availabilityOf, Ji as quiet, Jn as parseBundle, Jr as assertFingerprints, Kn as annotationKeys, Kt as formatPayload, Li as oneOf$1, Ln as describeNode, Lt as certifiedName, Ma as amend, Mi as count, Mr as signatureFormat, Na as group, Ni as fail, Nt as checkReaders, Oa as digestHex, Pi as list$1, Pn as mapConcurrently, Pt as discoverByFallbackTag, Qa as isObject, Qi as connection, Qn as statementPayloadType, Qr as readPem$1, Ra as argumentsOf, Ri as optional, Rn as finding, Sn as readTree, Tn as isImageConfig, Ui as color, Un as checkBundleEntries, Ut as checkCandidate, Vi as sha256Hex, Vn as excusedBy, Vt as storeOf, W as maskPrivateKeys, Wi as formats$1, Wn as contentOfEnvelope, Wr as trustedSigner, Wt as checkMaker, Xr as publicKeyPem, Yi as report, Yn as oldStatementType, Yr as parsePublicKey, Zn as signaturePredicate, Zr as parsePem, aa as password, an as predicateTypeAnnotation, ao as limits, ar as verifyChain, at as readTrustedRoot, ca as repository, cn as goJson, cr as HashAlgorithm, da as word, di as requireReadableBy, dr as toDER, dt as mayUse, ea as boolean, en as attestationTag, eo as parseDocument, fa as writtenReference, fn as TooMany, ga as about, ht as readBounded, ia as oneOf, io as deadlines, ir as checkScts, ji as base64, jr as validity, ka as digestOf, ki as anyObject, kn as mediaTypes, kt as checkContent, li as insecureIgnoreSct, ln as sortedByBytes, lr as Envelope, mi as readerOf, ni as matchIdentity, no as readObject$1, nr as preAuthEncoding$1, or as Bundle, pi as trustedRoot, pn as isAccessRefused, pr as preAuthEncoding, qa as formatPlatform, qi as page, ra as image, ri as runCheck, rt as assertContains, si as annotations, sn as signatureTag, sr as TransparencyLogEntry, ti as trustedIdentityOf, to as parseJson, ua as text, ui as keyFingerprints, ur as readCertificate$1, wa as sameRepository, wn as parseManifest, xa as isTag, xr as runFields, ya as formatReference, yi as list, zi as quote, zn as findingOf } from "./verify.mjs";
import { d as assertListable, f as putWithContent, m as updateTag, s as attachReferrer } from "./writing.mjs";
import { o as parseAttestationBundle, s as parseEnvelope } from "./attestations.mjs";
const { X509Certificate, createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, scrypt, sign } = process.getBuiltinModule("node:crypto");
const { promisify } = process.getBuiltinModule("node:util");

// src/options/sign.ts
var sign_exports = /* @__PURE__ */ __exportAll({
	keygenOptions: () => keygenOptions,
	services: () => services,
	signOptions: () => signOptions,
	signature: () => signature,
	signingIdentity: () => signingIdentity,
	signingKey: () => signingKey
});
const url = text("URL");
const apiVersion = {
	...word("1|2", (given) => oneOf("1", "2").parse(given) === "1" ? 1 : 2),
	libraryType: "1 | 2",
	fromLibrary(value, name) {
		if (value === 1 || value === 2) return value;
		throw new TrustError("E_INPUT", `${name}: it is neither 1 nor 2`);
	}
};
const signingKey = {
	key: option({
		type: text("KEY"),
		requiredUnless: "keyless",
		example: "cosign.key or env://COSIGN_PRIVATE_KEY",
		help: "Private key in cosign format: a path, env://NAME, or PEM text"
	}),
	password: option({
		type: password,
		flag: "key-password",
		input: "key-password",
		defaultHelp: "COSIGN_PASSWORD; without it, a terminal prompts, or stdin is read",
		help: "Password of the private key"
	}),
	keyFingerprints: amend(keyFingerprints, { help: "SHA-256 fingerprint of the public key in DER; with another key, the run ends before it does anything" }),
	allowUnencryptedKey: option({
		type: boolean,
		default: false,
		input: false,
		help: "Accept a PKCS#8 key without a password"
	})
};
const signingIdentity = {
	keyless: option({
		type: boolean,
		default: false,
		excludes: [
			"key",
			"password",
			"keyFingerprints",
			"allowUnencryptedKey"
		],
		help: "Sign without a key, with a certificate for the identity of this workflow; name and repository become public forever"
	}),
	identityToken: option({
		type: text("FILE|env://NAME"),
		needs: "keyless",
		defaultHelp: "SIGSTORE_ID_TOKEN, or the token of GitHub Actions or Buildkite",
		help: "OIDC token that proves the identity: a path or env://NAME"
	}),
	oidcClientId: option({
		type: text("NAME"),
		needs: "keyless",
		defaultHelp: "sigstore",
		help: "Audience of the OIDC token, as the certificate authority expects it"
	}),
	fulcioUrl: option({
		type: url,
		needs: "keyless",
		defaultHelp: "the public-good instance of Sigstore",
		help: "URL of the certificate authority (Fulcio)"
	}),
	insecureIgnoreSct: amend(insecureIgnoreSct, { needs: "keyless" }),
	publishIdentity: option({
		type: boolean,
		default: false,
		needs: "keyless",
		help: "Allow a private repository to sign with public services, which publish its name forever"
	})
};
const signature = {
	annotations: amend(annotations, { help: "Annotations to sign, in addition to the digest" }),
	requireReadableBy,
	signatureRepository: option({
		type: repository,
		defaultHelp: "the repository of the image",
		help: "Repository to store the signatures in"
	})
};
const services = group("Transparency log and timestamps", {
	rekorUrl: option({
		type: url,
		defaultHelp: "Rekor v1 of the public-good instance of Sigstore",
		help: "URL of the transparency log"
	}),
	rekorVersion: option({
		type: apiVersion,
		needs: "rekorUrl",
		defaultHelp: "1",
		help: "API version of the transparency log; version 2 accepts bundles only"
	}),
	signingConfig: option({
		type: text("FILE"),
		excludes: [
			"rekorUrl",
			"rekorVersion",
			"timestampUrl",
			"log",
			"fulcioUrl"
		],
		aliases: ["use-signing-config"],
		help: "Path of a signing config (v0.2) with transparency logs, timestamp authorities and certificate authority"
	}),
	timestampUrl: option({
		type: url,
		aliases: ["timestamp-server-url"],
		help: "URL of an RFC 3161 timestamp authority, for bundles"
	}),
	log: option({
		type: boolean,
		default: true,
		excludes: ["rekorUrl", "rekorVersion"],
		aliases: ["tlog-upload"],
		help: "Record signatures in a transparency log",
		switches: { "no-log": {
			means: false,
			help: "Do not record signatures in a transparency log; verification then needs --insecure-ignore-tlog"
		} }
	}),
	trustedRoot: amend(trustedRoot, { help: "Path of a trusted_root.json, to verify the answers of the transparency log, timestamp authority and certificate authority. tuf: the newest root of the public-good instance" })
});
const signOptions = {
	images: option({
		type: argumentsOf({
			...image,
			placeholder: "IMAGE@DIGEST"
		}),
		required: true,
		positional: true,
		library: "argument",
		example: "ghcr.io/me/app@sha256:…",
		help: "Images to sign, by digest"
	}),
	...group("Key", signingKey),
	...group("Identity", signingIdentity),
	...group("Signatures", {
		format: option({
			type: oneOf("bundle", "legacy", "both"),
			default: "bundle",
			help: "bundle: format of cosign v3; legacy: format of cosign v2; both: readable by every version of cosign"
		}),
		...signature,
		identity: option({
			type: writtenReference,
			aliases: ["sign-container-identity"],
			defaultHelp: "the repository of the image",
			help: "Reference in legacy payloads"
		}),
		recursive: option({
			type: boolean,
			default: true,
			help: "Sign the index and every manifest in it, including attestation manifests",
			switches: {
				recursive: {
					means: true,
					short: "r",
					help: "Sign the index and every manifest in it, including attestation manifests (default)"
				},
				"no-recursive": {
					means: false,
					help: "Sign only the manifest that IMAGE names"
				}
			}
		})
	}),
	...services,
	...connection(timeouts.verify),
	...group("Output", {
		...formats$1,
		report,
		page,
		quiet,
		color
	})
};
const keygenOptions = group("Flags", {
	outputKeyPrefix: option({
		type: text("PREFIX"),
		default: "cosign",
		help: "Write PREFIX.key and PREFIX.pub"
	}),
	color
});

// src/sign/report.ts
const signReportSchema = "https://github.com/webdis/verify-action/schema/sign-report/v1";
const signingRunFields = {
	...runFields,
	signer: trustedSigner,
	formats: /* @__PURE__ */ list(signatureFormat),
	logs: /* @__PURE__ */ list(text$1)
};
function isThere({ state }) {
	return state === "present" || state === "published";
}
function countSignatures({ images }) {
	const manifests = images.flatMap((image) => image.manifests);
	const signatures = manifests.flatMap((manifest) => manifest.signatures);
	return {
		manifests: manifests.length,
		signatures: signatures.length,
		existing: signatures.filter(isThere).length,
		made: signatures.filter(({ state }) => state === "published").length
	};
}

// src/sign/options.ts
function assertUsable(options) {
	const { signer, formats, logs, timestamps } = options;
	const refuse = (why) => {
		throw new TrustError("E_INPUT", why);
	};
	if (formats.length === 0) refuse("no signature format is given");
	if (Math.max(logs.length, timestamps.length) > limits.logEntries) refuse(`readers accept ${limits.logEntries} log entries and timestamps in a bundle at most`);
	if (signer.kind === "identity") assertTimeProvable(options, refuse);
	if (!formats.includes("legacy")) return;
	if (logs.some(({ version }) => version === "rekor-v2")) refuse("legacy signatures require a signed entry timestamp, which Rekor v2 does not issue: use the format bundle, or Rekor v1");
	if (logs.length > 1) refuse("a legacy signature can hold the entry of one log only");
}
function assertTimeProvable({ formats, logs, timestamps }, refuse) {
	const hasEntryTime = logs.some(({ version }) => version === "rekor-v1");
	if (formats.includes("bundle") && !hasEntryTime && timestamps.length === 0) refuse("keyless: nothing would prove when it was signed; Rekor v2 issues no times: give a timestamp authority (timestamp-url), or use Rekor v1");
	if (formats.includes("legacy") && logs.length === 0) refuse("keyless: a legacy signature without a log entry has no proven time: use a log");
}
function policyFor(options, format) {
	const { signer, annotations = {}, logs, timestamps, trustedRoot } = options;
	const stamped = format === "bundle" && timestamps.length > 0;
	return {
		keys: signer.kind === "key" ? [signer.key.public] : [],
		identities: signer.kind === "key" ? [] : signer.identities,
		sct: signer.kind === "key" ? "required" : signer.sct,
		trustedRoots: [trustedRoot],
		transparencyLog: logs.length === 0 ? "ignored" : "required",
		timestamps: stamped ? "required" : "ignored",
		attestationManifests: "required",
		parity: "false",
		platforms: [],
		annotations
	};
}

// src/identity/issued.ts
const clockSkew$1 = 3e5;
function verifyIssued(chain, issuedFor) {
	const result = runCheck("E_CERT", () => verify(chain, issuedFor));
	if (!("state" in result)) return result;
	const { code, message } = result;
	throw new TrustError(code, `the new certificate cannot be used, and nothing was signed with it: ${message}`);
}
function verify([leaf, issuer], { token, spki, root, sct: asked, now }) {
	const certificate = readCertificate$1(leaf);
	if (!Buffer.from(spki).equals(certificate.key.spki)) throw new TrustError("E_CERT", "it is for another key than the one that was sent");
	const { notBefore, notAfter } = certificate.x509;
	assertCurrent(notBefore, notAfter, now);
	const authority = verifyChain(certificate.x509, root, [notBefore, notAfter]);
	if (issuer !== void 0 && !issuer.equals(authority.root.toDER())) throw new TrustError("E_CERT", "the chain that came with it does not begin with its issuer");
	const sct = asked === "required" && excusedBy(root) === void 0 ? checkScts(certificate.x509, authority, root) : void 0;
	if (sct?.state === "failed") throw new TrustError(sct.code, sct.message);
	assertNamed(certificate, token);
	return certificate;
}
function assertCurrent(notBefore, notAfter, now) {
	const early = notBefore.getTime() - now.getTime();
	const late = now.getTime() - notAfter.getTime();
	if (Math.max(early, late) <= clockSkew$1) return;
	const message = `it is valid from ${`${notBefore.toISOString()} to ${notAfter.toISOString()}`}, and the clock of this machine says ${now.toISOString()}`;
	throw new TrustError("E_TIME", message);
}
function assertNamed({ signer }, token) {
	const { identity, issuer = "no issuer", claims } = signer;
	const subject = claims["token-subject"];
	const isNamed = token.names.includes(identity) || !token.isNamed && subject !== void 0;
	const hasSubject = subject === void 0 || subject === token.subject;
	if (isNamed && hasSubject && token.issuers.includes(issuer)) return;
	const wanted = `${token.names.join(" or ")} of ${token.issuers.join(" or ")}`;
	const found = hasSubject ? identity : `${identity} (${subject})`;
	throw new TrustError("E_CERT", `it is for ${found} of ${issuer}, and the token is for ${wanted}`);
}

// node_modules/@noble/ciphers/utils.js
function isBytes(a) {
	return a instanceof Uint8Array || ArrayBuffer.isView(a) && a.constructor.name === "Uint8Array" && "BYTES_PER_ELEMENT" in a && a.BYTES_PER_ELEMENT === 1;
}
const atitle = (title) => title ? `"${title}" ` : "";
function abool(value, title = "") {
	if (typeof value !== "boolean") throw new TypeError(atitle(title) + "expected boolean, got type=" + typeof value);
	return value;
}
function anumber(n, title = "") {
	if (typeof n !== "number") throw new TypeError(atitle(title) + "expected number, got " + typeof n);
	if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(atitle(title) + "expected integer >= 0, got " + n);
	return n;
}
function abytes(value, length, title = "") {
	if (isBytes(value) && (length === void 0 || value.length === length)) return value;
	if (length !== void 0) anumber(length, "length");
	const bytes = isBytes(value);
	const ofLen = length !== void 0 ? ` of length ${length}` : "";
	const got = bytes ? `length=${value.length}` : `type=${typeof value}`;
	const message = atitle(title) + "expected Uint8Array" + ofLen + ", got " + got;
	if (!bytes) throw new TypeError(message);
	throw new RangeError(message);
}
const aobject = (value, label) => {
	if (value === null || typeof value !== "object" || Array.isArray(value)) throw new TypeError(label === "object" ? "expected valid options object" : `"${label}" expected object, got type=${typeof value}`);
};
function aexists(instance, checkFinished = true) {
	if (instance.destroyed) throw new Error("hash was destroyed");
	if (checkFinished && instance.finished) throw new Error("digest() was already called");
}
function aoutput(out, instance) {
	abytes(out, void 0, "output");
	const min = instance.outputLen;
	if (!(out.length >= min)) throw new RangeError("\"output\" expected length >= " + min);
}
function u32(arr) {
	return new Uint32Array(arr.buffer, arr.byteOffset, Math.floor(arr.byteLength / 4));
}
function clean(...arrays) {
	for (let i = 0; i < arrays.length; i++) arrays[i].fill(0);
}
const isLE = /* @__PURE__ */ (() => new Uint8Array(new Uint32Array([287454020]).buffer)[0] === 68)();
function byteSwap(word) {
	return word << 24 & 4278190080 | word << 8 & 16711680 | word >>> 8 & 65280 | word >>> 24 & 255;
}
function byteSwap32(arr) {
	for (let i = 0; i < arr.length; i++) arr[i] = byteSwap(arr[i]);
	return arr;
}
const swap32IfBE = isLE ? (u) => u : byteSwap32;
function overlapBytes(a, b) {
	if (!a.byteLength || !b.byteLength) return false;
	return a.buffer === b.buffer && a.byteOffset < b.byteOffset + b.byteLength && b.byteOffset < a.byteOffset + a.byteLength;
}
function complexOverlapBytes(input, output) {
	if (overlapBytes(input, output) && input.byteOffset < output.byteOffset) throw new Error("complex overlap of input and output is not supported");
}
function checkOpts(defaults, opts) {
	aobject(defaults, "defaults");
	aobject(opts, "opts");
	return Object.assign(defaults, opts);
}
function equalBytes(a, b) {
	a = abytes(a);
	b = abytes(b);
	if (a.length !== b.length) return false;
	let diff = 0;
	for (let i = 0; i < a.length; i++) diff |= a[i] ^ b[i];
	return diff === 0;
}
function wrapMacConstructor(keyLen, macCons, fromMsg) {
	const mac = macCons;
	const getArgs = fromMsg || (() => []);
	const macC = (msg, key) => mac(key, ...getArgs(msg)).update(msg).digest();
	const tmp = mac(new Uint8Array(keyLen), ...getArgs(/* @__PURE__ */ new Uint8Array(0)));
	macC.outputLen = tmp.outputLen;
	macC.blockLen = tmp.blockLen;
	macC.create = (key, ...args) => mac(key, ...args);
	return macC;
}
const wrapCipher = (params, constructor) => {
	function wrappedCipher(key, ...args) {
		abytes(key, void 0, "key");
		if (params.nonceLength !== void 0) {
			const nonce = args[0];
			abytes(nonce, params.varSizeNonce ? void 0 : params.nonceLength, "nonce");
		}
		const tagl = params.tagLength;
		const aadStart = params.nonceLength !== void 0 ? 1 : 0;
		if (!params.withAAD) {
			for (let i = aadStart; i < args.length; i++) if (isBytes(args[i])) throw new Error("AAD not supported");
		}
		if (params.withAAD && args[aadStart] !== void 0) abytes(args[aadStart], void 0, "AAD");
		const cipher = constructor(key, ...args);
		const checkOutput = (fnLength, output) => {
			if (output !== void 0) {
				if (fnLength !== 2) throw new Error("cipher output not supported");
				abytes(output, void 0, "output");
			}
		};
		let called = false;
		return {
			encrypt(data, output) {
				if (called) throw new Error("cannot encrypt() twice with same key + nonce");
				called = true;
				abytes(data, void 0, "data");
				checkOutput(cipher.encrypt.length, output);
				return cipher.encrypt(data, output);
			},
			decrypt(data, output) {
				abytes(data, void 0, "data");
				if (tagl && data.length < tagl) throw new Error("\"ciphertext\" expected length >= tagLength=" + tagl);
				checkOutput(cipher.decrypt.length, output);
				return cipher.decrypt(data, output);
			}
		};
	}
	Object.assign(wrappedCipher, params);
	return wrappedCipher;
};
function getOutput(expectedLength, out, onlyAligned = true) {
	if (out === void 0) return new Uint8Array(expectedLength);
	abytes(out, expectedLength, "output");
	if (onlyAligned && !isAligned32(out)) throw new Error("invalid output, must be aligned");
	return out;
}
function isAligned32(bytes) {
	return bytes.byteOffset % 4 === 0;
}
function copyBytes(bytes) {
	return Uint8Array.from(abytes(bytes));
}

// node_modules/@noble/ciphers/_arx.js
const encodeStr = (str) => Uint8Array.from(str.split(""), (c) => c.charCodeAt(0));
const sigma16_32 = /* @__PURE__ */ (() => swap32IfBE(u32(encodeStr("expand 16-byte k"))))();
const sigma32_32 = /* @__PURE__ */ (() => swap32IfBE(u32(encodeStr("expand 32-byte k"))))();
function rotl(a, b) {
	return a << b | a >>> 32 - b;
}
const BLOCK_LEN = 64;
const BLOCK_LEN32 = 16;
const MAX_COUNTER = /* @__PURE__ */ (() => 2 ** 32 - 1)();
const U32_EMPTY = /* @__PURE__ */ Uint32Array.of();
function runCipher(core, sigma, key, nonce, data, output, counter, rounds) {
	const len = data.length;
	const block = new Uint8Array(BLOCK_LEN);
	const b32 = u32(block);
	const isAligned = isLE && isAligned32(data) && isAligned32(output);
	const d32 = isAligned ? u32(data) : U32_EMPTY;
	const o32 = isAligned ? u32(output) : U32_EMPTY;
	if (!isLE) {
		for (let pos = 0; pos < len; counter++) {
			core(sigma, key, nonce, b32, counter, rounds);
			swap32IfBE(b32);
			if (counter >= MAX_COUNTER) throw new Error("arx: counter overflow");
			const take = Math.min(BLOCK_LEN, len - pos);
			for (let j = 0, posj; j < take; j++) {
				posj = pos + j;
				output[posj] = data[posj] ^ block[j];
			}
			pos += take;
		}
		return;
	}
	for (let pos = 0; pos < len; counter++) {
		core(sigma, key, nonce, b32, counter, rounds);
		if (counter >= MAX_COUNTER) throw new Error("arx: counter overflow");
		const take = Math.min(BLOCK_LEN, len - pos);
		if (isAligned && take === BLOCK_LEN) {
			const pos32 = pos / 4;
			if (pos % 4 !== 0) throw new Error("arx: invalid block position");
			for (let j = 0, posj; j < BLOCK_LEN32; j++) {
				posj = pos32 + j;
				o32[posj] = d32[posj] ^ b32[j];
			}
			pos += BLOCK_LEN;
			continue;
		}
		for (let j = 0, posj; j < take; j++) {
			posj = pos + j;
			output[posj] = data[posj] ^ block[j];
		}
		pos += take;
	}
}
function createCipher(core, opts) {
	const { allowShortKeys, extendNonceFn, counterLength, counterRight, rounds } = checkOpts({
		allowShortKeys: false,
		counterLength: 8,
		counterRight: false,
		rounds: 20
	}, opts);
	if (typeof core !== "function") throw new Error("core must be a function");
	anumber(counterLength);
	anumber(rounds);
	abool(counterRight);
	abool(allowShortKeys);
	return (key, nonce, data, output, counter = 0) => {
		abytes(key, void 0, "key");
		abytes(nonce, void 0, "nonce");
		abytes(data, void 0, "data");
		const len = data.length;
		const hasOutput = output !== void 0;
		output = getOutput(len, output, false);
		if (hasOutput) complexOverlapBytes(data, output);
		anumber(counter);
		if (counter < 0 || counter >= MAX_COUNTER) throw new Error("arx: counter overflow");
		const toClean = [];
		let l = key.length;
		let k;
		let sigma;
		if (l === 32) {
			toClean.push(k = copyBytes(key));
			sigma = sigma32_32;
		} else if (l === 16 && allowShortKeys) {
			k = /* @__PURE__ */ new Uint8Array(32);
			k.set(key);
			k.set(key, 16);
			sigma = sigma16_32;
			toClean.push(k);
		} else {
			abytes(key, 32, "arx key");
			throw new Error("invalid key size");
		}
		if (!isLE || !isAligned32(nonce)) toClean.push(nonce = copyBytes(nonce));
		let k32 = u32(k);
		if (extendNonceFn) {
			if (nonce.length !== 24) throw new Error("arx: extended nonce must be 24 bytes");
			const n16 = nonce.subarray(0, 16);
			if (isLE) extendNonceFn(sigma, k32, u32(n16), k32);
			else {
				const sigmaRaw = swap32IfBE(Uint32Array.from(sigma));
				extendNonceFn(sigmaRaw, k32, u32(n16), k32);
				clean(sigmaRaw);
				swap32IfBE(k32);
			}
			nonce = nonce.subarray(16);
		} else if (!isLE) swap32IfBE(k32);
		const nonceNcLen = 16 - counterLength;
		if (nonceNcLen !== nonce.length) throw new Error(`arx: nonce must be ${nonceNcLen} or 16 bytes`);
		if (nonceNcLen !== 12) {
			const nc = /* @__PURE__ */ new Uint8Array(12);
			nc.set(nonce, counterRight ? 0 : 12 - nonce.length);
			nonce = nc;
			toClean.push(nonce);
		}
		const n32 = swap32IfBE(u32(nonce));
		try {
			runCipher(core, sigma, k32, n32, data, output, counter, rounds);
			return output;
		} finally {
			clean(...toClean);
		}
	};
}

// node_modules/@noble/ciphers/_poly1305.js
function u8to16(a, i) {
	return a[i++] & 255 | (a[i++] & 255) << 8;
}
var Poly1305 = class {
	blockLen = 16;
	outputLen = 16;
	buffer = /* @__PURE__ */ new Uint8Array(16);
	r = /* @__PURE__ */ new Uint16Array(10);
	h = /* @__PURE__ */ new Uint16Array(10);
	pad = /* @__PURE__ */ new Uint16Array(8);
	pos = 0;
	finished = false;
	destroyed = false;
	constructor(key) {
		key = copyBytes(abytes(key, 32, "key"));
		const t0 = u8to16(key, 0);
		const t1 = u8to16(key, 2);
		const t2 = u8to16(key, 4);
		const t3 = u8to16(key, 6);
		const t4 = u8to16(key, 8);
		const t5 = u8to16(key, 10);
		const t6 = u8to16(key, 12);
		const t7 = u8to16(key, 14);
		this.r[0] = t0 & 8191;
		this.r[1] = (t0 >>> 13 | t1 << 3) & 8191;
		this.r[2] = (t1 >>> 10 | t2 << 6) & 7939;
		this.r[3] = (t2 >>> 7 | t3 << 9) & 8191;
		this.r[4] = (t3 >>> 4 | t4 << 12) & 255;
		this.r[5] = t4 >>> 1 & 8190;
		this.r[6] = (t4 >>> 14 | t5 << 2) & 8191;
		this.r[7] = (t5 >>> 11 | t6 << 5) & 8065;
		this.r[8] = (t6 >>> 8 | t7 << 8) & 8191;
		this.r[9] = t7 >>> 5 & 127;
		for (let i = 0; i < 8; i++) this.pad[i] = u8to16(key, 16 + 2 * i);
	}
	process(data, offset, isLast = false) {
		const hibit = isLast ? 0 : 2048;
		const { h, r } = this;
		const r0 = r[0];
		const r1 = r[1];
		const r2 = r[2];
		const r3 = r[3];
		const r4 = r[4];
		const r5 = r[5];
		const r6 = r[6];
		const r7 = r[7];
		const r8 = r[8];
		const r9 = r[9];
		const t0 = u8to16(data, offset + 0);
		const t1 = u8to16(data, offset + 2);
		const t2 = u8to16(data, offset + 4);
		const t3 = u8to16(data, offset + 6);
		const t4 = u8to16(data, offset + 8);
		const t5 = u8to16(data, offset + 10);
		const t6 = u8to16(data, offset + 12);
		const t7 = u8to16(data, offset + 14);
		let h0 = h[0] + (t0 & 8191);
		let h1 = h[1] + ((t0 >>> 13 | t1 << 3) & 8191);
		let h2 = h[2] + ((t1 >>> 10 | t2 << 6) & 8191);
		let h3 = h[3] + ((t2 >>> 7 | t3 << 9) & 8191);
		let h4 = h[4] + ((t3 >>> 4 | t4 << 12) & 8191);
		let h5 = h[5] + (t4 >>> 1 & 8191);
		let h6 = h[6] + ((t4 >>> 14 | t5 << 2) & 8191);
		let h7 = h[7] + ((t5 >>> 11 | t6 << 5) & 8191);
		let h8 = h[8] + ((t6 >>> 8 | t7 << 8) & 8191);
		let h9 = h[9] + (t7 >>> 5 | hibit);
		let c = 0;
		let d0 = c + h0 * r0 + h1 * (5 * r9) + h2 * (5 * r8) + h3 * (5 * r7) + h4 * (5 * r6);
		c = d0 >>> 13;
		d0 &= 8191;
		d0 += h5 * (5 * r5) + h6 * (5 * r4) + h7 * (5 * r3) + h8 * (5 * r2) + h9 * (5 * r1);
		c += d0 >>> 13;
		d0 &= 8191;
		let d1 = c + h0 * r1 + h1 * r0 + h2 * (5 * r9) + h3 * (5 * r8) + h4 * (5 * r7);
		c = d1 >>> 13;
		d1 &= 8191;
		d1 += h5 * (5 * r6) + h6 * (5 * r5) + h7 * (5 * r4) + h8 * (5 * r3) + h9 * (5 * r2);
		c += d1 >>> 13;
		d1 &= 8191;
		let d2 = c + h0 * r2 + h1 * r1 + h2 * r0 + h3 * (5 * r9) + h4 * (5 * r8);
		c = d2 >>> 13;
		d2 &= 8191;
		d2 += h5 * (5 * r7) + h6 * (5 * r6) + h7 * (5 * r5) + h8 * (5 * r4) + h9 * (5 * r3);
		c += d2 >>> 13;
		d2 &= 8191;
		let d3 = c + h0 * r3 + h1 * r2 + h2 * r1 + h3 * r0 + h4 * (5 * r9);
		c = d3 >>> 13;
		d3 &= 8191;
		d3 += h5 * (5 * r8) + h6 * (5 * r7) + h7 * (5 * r6) + h8 * (5 * r5) + h9 * (5 * r4);
		c += d3 >>> 13;
		d3 &= 8191;
		let d4 = c + h0 * r4 + h1 * r3 + h2 * r2 + h3 * r1 + h4 * r0;
		c = d4 >>> 13;
		d4 &= 8191;
		d4 += h5 * (5 * r9) + h6 * (5 * r8) + h7 * (5 * r7) + h8 * (5 * r6) + h9 * (5 * r5);
		c += d4 >>> 13;
		d4 &= 8191;
		let d5 = c + h0 * r5 + h1 * r4 + h2 * r3 + h3 * r2 + h4 * r1;
		c = d5 >>> 13;
		d5 &= 8191;
		d5 += h5 * r0 + h6 * (5 * r9) + h7 * (5 * r8) + h8 * (5 * r7) + h9 * (5 * r6);
		c += d5 >>> 13;
		d5 &= 8191;
		let d6 = c + h0 * r6 + h1 * r5 + h2 * r4 + h3 * r3 + h4 * r2;
		c = d6 >>> 13;
		d6 &= 8191;
		d6 += h5 * r1 + h6 * r0 + h7 * (5 * r9) + h8 * (5 * r8) + h9 * (5 * r7);
		c += d6 >>> 13;
		d6 &= 8191;
		let d7 = c + h0 * r7 + h1 * r6 + h2 * r5 + h3 * r4 + h4 * r3;
		c = d7 >>> 13;
		d7 &= 8191;
		d7 += h5 * r2 + h6 * r1 + h7 * r0 + h8 * (5 * r9) + h9 * (5 * r8);
		c += d7 >>> 13;
		d7 &= 8191;
		let d8 = c + h0 * r8 + h1 * r7 + h2 * r6 + h3 * r5 + h4 * r4;
		c = d8 >>> 13;
		d8 &= 8191;
		d8 += h5 * r3 + h6 * r2 + h7 * r1 + h8 * r0 + h9 * (5 * r9);
		c += d8 >>> 13;
		d8 &= 8191;
		let d9 = c + h0 * r9 + h1 * r8 + h2 * r7 + h3 * r6 + h4 * r5;
		c = d9 >>> 13;
		d9 &= 8191;
		d9 += h5 * r4 + h6 * r3 + h7 * r2 + h8 * r1 + h9 * r0;
		c += d9 >>> 13;
		d9 &= 8191;
		c = (c << 2) + c | 0;
		c = c + d0 | 0;
		d0 = c & 8191;
		c = c >>> 13;
		d1 += c;
		h[0] = d0;
		h[1] = d1;
		h[2] = d2;
		h[3] = d3;
		h[4] = d4;
		h[5] = d5;
		h[6] = d6;
		h[7] = d7;
		h[8] = d8;
		h[9] = d9;
	}
	finalize() {
		const { h, pad } = this;
		const g = /* @__PURE__ */ new Uint16Array(10);
		let c = h[1] >>> 13;
		h[1] &= 8191;
		for (let i = 2; i < 10; i++) {
			h[i] += c;
			c = h[i] >>> 13;
			h[i] &= 8191;
		}
		h[0] += c * 5;
		c = h[0] >>> 13;
		h[0] &= 8191;
		h[1] += c;
		c = h[1] >>> 13;
		h[1] &= 8191;
		h[2] += c;
		g[0] = h[0] + 5;
		c = g[0] >>> 13;
		g[0] &= 8191;
		for (let i = 1; i < 10; i++) {
			g[i] = h[i] + c;
			c = g[i] >>> 13;
			g[i] &= 8191;
		}
		g[9] -= 8192;
		let mask = (c ^ 1) - 1;
		for (let i = 0; i < 10; i++) g[i] &= mask;
		mask = ~mask;
		for (let i = 0; i < 10; i++) h[i] = h[i] & mask | g[i];
		h[0] = (h[0] | h[1] << 13) & 65535;
		h[1] = (h[1] >>> 3 | h[2] << 10) & 65535;
		h[2] = (h[2] >>> 6 | h[3] << 7) & 65535;
		h[3] = (h[3] >>> 9 | h[4] << 4) & 65535;
		h[4] = (h[4] >>> 12 | h[5] << 1 | h[6] << 14) & 65535;
		h[5] = (h[6] >>> 2 | h[7] << 11) & 65535;
		h[6] = (h[7] >>> 5 | h[8] << 8) & 65535;
		h[7] = (h[8] >>> 8 | h[9] << 5) & 65535;
		let f = h[0] + pad[0];
		h[0] = f & 65535;
		for (let i = 1; i < 8; i++) {
			f = (h[i] + pad[i] | 0) + (f >>> 16) | 0;
			h[i] = f & 65535;
		}
		clean(g);
	}
	update(data) {
		aexists(this);
		abytes(data);
		data = copyBytes(data);
		const { buffer, blockLen } = this;
		const len = data.length;
		for (let pos = 0; pos < len;) {
			const take = Math.min(blockLen - this.pos, len - pos);
			if (take === blockLen) {
				for (; blockLen <= len - pos; pos += blockLen) this.process(data, pos);
				continue;
			}
			buffer.set(data.subarray(pos, pos + take), this.pos);
			this.pos += take;
			pos += take;
			if (this.pos === blockLen) {
				this.process(buffer, 0, false);
				this.pos = 0;
			}
		}
		return this;
	}
	destroy() {
		this.destroyed = true;
		clean(this.h, this.r, this.buffer, this.pad);
	}
	digestInto(out) {
		aexists(this);
		aoutput(out, this);
		this.finished = true;
		const { buffer, h } = this;
		let { pos } = this;
		if (pos) {
			buffer[pos++] = 1;
			for (; pos < 16; pos++) buffer[pos] = 0;
			this.process(buffer, 0, true);
		}
		this.finalize();
		let opos = 0;
		for (let i = 0; i < 8; i++) {
			out[opos++] = h[i] >>> 0;
			out[opos++] = h[i] >>> 8;
		}
	}
	digest() {
		const { buffer, outputLen } = this;
		this.digestInto(buffer);
		const res = buffer.slice(0, outputLen);
		this.destroy();
		return res;
	}
};
const poly1305 = /* @__PURE__ */ wrapMacConstructor(32, (key) => new Poly1305(key));

// node_modules/@noble/ciphers/salsa.js
function salsaCore(s, k, n, out, cnt, rounds = 20, cntHi = 0) {
	let y00 = s[0], y01 = k[0], y02 = k[1], y03 = k[2], y04 = k[3], y05 = s[1], y06 = n[0], y07 = n[1], y08 = cnt, y09 = cntHi, y10 = s[2], y11 = k[4], y12 = k[5], y13 = k[6], y14 = k[7], y15 = s[3];
	let x00 = y00, x01 = y01, x02 = y02, x03 = y03, x04 = y04, x05 = y05, x06 = y06, x07 = y07, x08 = y08, x09 = y09, x10 = y10, x11 = y11, x12 = y12, x13 = y13, x14 = y14, x15 = y15;
	for (let r = 0; r < rounds; r += 2) {
		x04 ^= rotl(x00 + x12 | 0, 7);
		x08 ^= rotl(x04 + x00 | 0, 9);
		x12 ^= rotl(x08 + x04 | 0, 13);
		x00 ^= rotl(x12 + x08 | 0, 18);
		x09 ^= rotl(x05 + x01 | 0, 7);
		x13 ^= rotl(x09 + x05 | 0, 9);
		x01 ^= rotl(x13 + x09 | 0, 13);
		x05 ^= rotl(x01 + x13 | 0, 18);
		x14 ^= rotl(x10 + x06 | 0, 7);
		x02 ^= rotl(x14 + x10 | 0, 9);
		x06 ^= rotl(x02 + x14 | 0, 13);
		x10 ^= rotl(x06 + x02 | 0, 18);
		x03 ^= rotl(x15 + x11 | 0, 7);
		x07 ^= rotl(x03 + x15 | 0, 9);
		x11 ^= rotl(x07 + x03 | 0, 13);
		x15 ^= rotl(x11 + x07 | 0, 18);
		x01 ^= rotl(x00 + x03 | 0, 7);
		x02 ^= rotl(x01 + x00 | 0, 9);
		x03 ^= rotl(x02 + x01 | 0, 13);
		x00 ^= rotl(x03 + x02 | 0, 18);
		x06 ^= rotl(x05 + x04 | 0, 7);
		x07 ^= rotl(x06 + x05 | 0, 9);
		x04 ^= rotl(x07 + x06 | 0, 13);
		x05 ^= rotl(x04 + x07 | 0, 18);
		x11 ^= rotl(x10 + x09 | 0, 7);
		x08 ^= rotl(x11 + x10 | 0, 9);
		x09 ^= rotl(x08 + x11 | 0, 13);
		x10 ^= rotl(x09 + x08 | 0, 18);
		x12 ^= rotl(x15 + x14 | 0, 7);
		x13 ^= rotl(x12 + x15 | 0, 9);
		x14 ^= rotl(x13 + x12 | 0, 13);
		x15 ^= rotl(x14 + x13 | 0, 18);
	}
	let oi = 0;
	out[oi++] = y00 + x00 | 0;
	out[oi++] = y01 + x01 | 0;
	out[oi++] = y02 + x02 | 0;
	out[oi++] = y03 + x03 | 0;
	out[oi++] = y04 + x04 | 0;
	out[oi++] = y05 + x05 | 0;
	out[oi++] = y06 + x06 | 0;
	out[oi++] = y07 + x07 | 0;
	out[oi++] = y08 + x08 | 0;
	out[oi++] = y09 + x09 | 0;
	out[oi++] = y10 + x10 | 0;
	out[oi++] = y11 + x11 | 0;
	out[oi++] = y12 + x12 | 0;
	out[oi++] = y13 + x13 | 0;
	out[oi++] = y14 + x14 | 0;
	out[oi++] = y15 + x15 | 0;
}
function hsalsa(s, k, i, out) {
	const s2 = isLE ? s : swap32IfBE(s.slice(0, 4));
	const k2 = isLE ? k : swap32IfBE(k.slice(0, 8));
	const i2 = isLE ? i : swap32IfBE(i.slice(0, 4));
	const t = /* @__PURE__ */ new Uint32Array(16);
	salsaCore(s2, k2, i2.subarray(0, 2), t, i2[2], 20, i2[3]);
	let oi = 0;
	out[oi++] = t[0] - s2[0] | 0;
	out[oi++] = t[5] - s2[1] | 0;
	out[oi++] = t[10] - s2[2] | 0;
	out[oi++] = t[15] - s2[3] | 0;
	out[oi++] = t[6] - i2[0] | 0;
	out[oi++] = t[7] - i2[1] | 0;
	out[oi++] = t[8] - i2[2] | 0;
	out[oi++] = t[9] - i2[3] | 0;
	swap32IfBE(out);
	if (!isLE) clean(s2, k2, i2);
	clean(t);
}
const xsalsa20 = /* @__PURE__ */ createCipher(salsaCore, {
	counterRight: true,
	extendNonceFn: hsalsa
});
const xsalsa20poly1305 = /* @__PURE__ */ wrapCipher({
	blockSize: 64,
	nonceLength: 24,
	tagLength: 16
}, (key, nonce) => {
	return {
		encrypt(plaintext, output) {
			output = getOutput(plaintext.length + 32, output, false);
			const authKey = output.subarray(0, 32);
			const ciphPlaintext = output.subarray(32);
			output.set(plaintext, 32);
			clean(authKey);
			xsalsa20(key, nonce, output, output);
			const tag = poly1305(ciphPlaintext, authKey);
			output.set(tag, 16);
			clean(output.subarray(0, 16), tag);
			return output.subarray(16);
		},
		decrypt(ciphertext, output) {
			abytes(ciphertext, void 0, "data");
			output = getOutput(ciphertext.length + 32, output, false);
			const tmp = output.subarray(0, 32);
			const passedTag = output.subarray(32, 48);
			const ciphPlaintext = output.subarray(48);
			output.set(ciphertext, 32);
			clean(tmp);
			const authKey = xsalsa20(key, nonce, tmp, tmp);
			const tag = poly1305(ciphPlaintext, authKey);
			if (!equalBytes(passedTag, tag)) {
				clean(output);
				throw new Error("invalid tag");
			}
			xsalsa20(key, nonce, output.subarray(16), output.subarray(16));
			clean(tmp, passedTag, tag);
			return ciphPlaintext;
		}
	};
});

// src/signature/encrypted-key.ts
const document = object({
	kdf: object({
		name: oneOf$1("scrypt"),
		params: object({
			N: count,
			r: count,
			p: count
		}),
		salt: base64
	}),
	cipher: object({
		name: oneOf$1("nacl/secretbox"),
		nonce: base64
	}),
	ciphertext: base64
});
const current = {
	N: 65536,
	r: 8,
	p: 1
};
const allowedN = [
	32768,
	65536,
	131072
];
const keyBytes = 32;
const saltBytes = 32;
const nonceBytes = 24;
const derive = promisify(scrypt);
function deriveKey(password, salt, params) {
	return derive(password, salt, keyBytes, {
		...params,
		maxmem: Number.MAX_SAFE_INTEGER
	});
}
var DecryptionError = class extends Error {};
async function decryptKey(bytes, password) {
	const { kdf, cipher, ciphertext } = readDocument(bytes);
	const { N, r, p } = kdf.params;
	if (!allowedN.includes(N) || r !== current.r || p !== current.p) throw new DecryptionError(`the scrypt parameters N=${N}, r=${r}, p=${p} are not among cosign's`);
	if (cipher.nonce.length !== nonceBytes) throw new DecryptionError(`its nonce is not ${nonceBytes} bytes long`);
	const key = await deriveKey(password, kdf.salt, kdf.params);
	try {
		const { buffer, byteOffset, length } = xsalsa20poly1305(key, cipher.nonce).decrypt(ciphertext);
		return Buffer.from(buffer, byteOffset, length);
	} catch {
		throw new DecryptionError("the password is wrong, or the key file is damaged");
	} finally {
		key.fill(0);
	}
}
function readDocument(bytes) {
	try {
		return readJson(document, bytes, "the encrypted key");
	} catch {
		throw new DecryptionError("its content is not in cosign's format for encrypted keys");
	}
}
async function encryptKey(plaintext, password) {
	const salt = randomBytes(saltBytes);
	const nonce = randomBytes(nonceBytes);
	const key = await deriveKey(password, salt, current);
	const ciphertext = xsalsa20poly1305(key, nonce).encrypt(plaintext);
	key.fill(0);
	const text = {
		kdf: {
			name: "scrypt",
			params: current,
			salt: salt.toString("base64")
		},
		cipher: {
			name: "nacl/secretbox",
			nonce: nonce.toString("base64")
		},
		ciphertext: Buffer.from(ciphertext).toString("base64")
	};
	return Buffer.from(JSON.stringify(text));
}

// src/signature/private-key.ts
const encryptedLabels = ["ENCRYPTED SIGSTORE PRIVATE KEY", "ENCRYPTED COSIGN PRIVATE KEY"];
async function openPrivateKey(pem, source, options) {
	const refuse = (why) => {
		throw new TrustError("E_KEY", `${source} is not a usable private key: ${why}`);
	};
	const der = await readPkcs8(readPem$1(pem, refuse), options, refuse);
	try {
		return toSigningKey(importPkcs8(der, refuse), source, refuse);
	} finally {
		der.fill(0);
	}
}
function generateSigningKey() {
	const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
	const source = "the key of this run";
	return toSigningKey(privateKey, source, (why) => {
		throw new TrustError("E_KEY", `${source} cannot be used: ${why}`);
	});
}
async function readPkcs8({ label, der }, { password, allowUnencrypted }, refuse) {
	if (encryptedLabels.includes(label)) {
		const given = await password();
		if (given === void 0) return refuse("it is encrypted, and there is no password (COSIGN_PASSWORD is not set)");
		return decryptKey(der, given).catch((error) => error instanceof DecryptionError ? refuse(error.message) : Promise.reject(error));
	}
	switch (label) {
		case "PRIVATE KEY":
			if (allowUnencrypted) return der;
			return refuse(`it is not encrypted; ${importIt}, or use --allow-unencrypted-key`);
		case "PUBLIC KEY":
		case "RSA PUBLIC KEY": return refuse("it is a public key; give the private key");
		case "CERTIFICATE": return refuse("it is a certificate; give the private key");
		default: return refuse(`it is a PEM block of the type ${label}; ${importIt}`);
	}
}
const importIt = "convert it with cosign import-key-pair";
function importPkcs8(der, refuse) {
	try {
		return createPrivateKey({
			key: der,
			format: "der",
			type: "pkcs8"
		});
	} catch {
		return refuse(`its content is not PKCS#8, the only format of cosign; ${importIt}`);
	}
}
function toSigningKey(key, source, refuse) {
	const publicKey = publicHalf(key, source, refuse);
	if (publicKey.algorithm !== "ecdsa-p256" && publicKey.algorithm !== "rsa") return refuse(`not every cosign version accepts ${publicKey.algorithm} signatures; ${allowed}`);
	return {
		public: publicKey,
		sign: async (bytes) => sign("sha256", bytes, {
			key,
			dsaEncoding: "der"
		})
	};
}
const allowed = "use ECDSA P-256 or RSA of 2048 bits or more";
function publicHalf(key, source, refuse) {
	try {
		const pem = createPublicKey(key).export({
			type: "spki",
			format: "pem"
		}).toString();
		return parsePublicKey(pem, source);
	} catch {
		return refuse(`signatures by this kind of key are not accepted; ${allowed}`);
	}
}

// src/sign/signer.ts
const reserve$1 = 12e4;
async function openIdentitySigner(options) {
	const token = await options.token();
	const likely = token.names.flatMap((name) => token.issuers.map((issuer) => exact(name, issuer)));
	if (token.isNamed || options.dryRun) return new CertificateSigner(likely, options);
	const first = await issue(options);
	return new CertificateSigner([namedBy(first)], options, first);
}
function namedBy({ signer: { identity, issuer = "" } }) {
	return exact(identity, issuer);
}
function exact(identity, issuer) {
	return {
		identity: {
			kind: "exact",
			value: identity
		},
		issuer: {
			kind: "exact",
			value: issuer
		},
		claims: /* @__PURE__ */ new Map()
	};
}
var CertificateSigner = class {
	kind = "identity";
	identities;
	sct;
	#options;
	#current;
	#next;
	constructor(identities, options, first) {
		this.identities = identities;
		this.sct = options.sct;
		this.#options = options;
		this.#current = first;
	}
	get likely() {
		const likely = this.#current === void 0 ? this.identities[0] : namedBy(this.#current);
		if (likely === void 0) throw new RangeError("there is no identity");
		return likely;
	}
	async certifiedKey() {
		const current = this.#current;
		if (current !== void 0 && this.#options.now() < current.renewAt) return current.key;
		this.#next ??= this.#issueNext().finally(() => {
			this.#next = void 0;
		});
		return (await this.#next).key;
	}
	async #issueNext() {
		const issued = await issue(this.#options);
		const { check } = matchIdentity(issued.signer, this.identities);
		if (check.state === "failed") {
			const message = `the identity changed during the run, and nothing was signed with the new one: ${check.message}`;
			throw new TrustError("E_CERT", message);
		}
		this.#current = issued;
		return issued;
	}
};
async function issue(options) {
	const { fulcio, token: fetchToken, root, sct, now } = options;
	const token = await fetchToken();
	const key = generateSigningKey();
	const asked = now();
	const chain = await fulcio.issue({
		token: token.text,
		publicKey: publicKeyPem(key.public),
		proofOfPossession: await key.sign(Buffer.from(token.challenge))
	});
	const issuedFor = {
		token,
		spki: key.public.spki,
		root,
		sct,
		now: now()
	};
	const { der, x509, signer } = verifyIssued(chain, issuedFor);
	const [pem = "", ...authorities] = chain.map((one) => new X509Certificate(one).toString());
	const lifetime = x509.notAfter.getTime() - x509.notBefore.getTime();
	const renewAt = new Date(asked.getTime() + lifetime - Math.min(reserve$1, lifetime / 5));
	return {
		key: {
			...key,
			certificate: {
				der,
				pem,
				chain: authorities.join("").trimEnd()
			}
		},
		signer,
		renewAt
	};
}
function reportedSigner(signer) {
	if (signer.kind === "key") return trustedSignerOf(signer.key.public);
	return trustedIdentityOf(signer.likely);
}
async function keyOf(signer) {
	return signer.kind === "key" ? signer.key : signer.certifiedKey();
}

// src/signature/signature-image.ts
function layerKind({ predicateType }) {
	return predicateType === void 0 ? "signature" : "attestation";
}
const layerType = {
	signature: mediaTypes.simpleSigning,
	attestation: mediaTypes.dsseEnvelope
};
const zeroTime = "0001-01-01T00:00:00Z";
function layerDescriptor(layer) {
	const { payload, signature, rekorBundle, certificate, predicateType } = layer;
	const annotations = sortedByBytes({
		[annotationKeys.signature]: Buffer.from(signature).toString("base64"),
		...rekorBundle === void 0 ? {} : { [annotationKeys.rekorBundle]: rekorBundle },
		...certificate === void 0 ? {} : {
			[annotationKeys.certificate]: certificate.pem,
			[annotationKeys.chain]: certificate.chain
		},
		...predicateType === void 0 ? {} : { [annotationKeys.predicateType]: predicateType }
	});
	return {
		mediaType: layerType[layerKind(layer)],
		size: payload.length,
		digest: digestOf(payload),
		annotations
	};
}
function signatureImage(layers) {
	const empty = {
		architecture: "",
		created: zeroTime,
		history: [],
		os: "",
		rootfs: {
			type: "layers",
			diff_ids: []
		},
		config: {}
	};
	return withLayers({
		schemaVersion: 2,
		mediaType: mediaTypes.manifest,
		config: { mediaType: mediaTypes.config },
		layers: []
	}, empty, layers);
}
function appendLayers({ manifest, config }, layers) {
	const document = readObject(manifest);
	const { mediaType } = objectOf(document["config"], "config");
	if (!isImageConfig(mediaType)) return {
		manifest: withAddedLayers(document, layers),
		config
	};
	return withLayers(document, readObject(config), layers);
}
function withLayers(manifest, config, added) {
	const before = listOf(manifest["layers"], "layers");
	const rootfs = objectOf(config["rootfs"] ?? { type: "layers" }, "rootfs");
	const digests = listOf(rootfs["diff_ids"] ?? before.map(layerDigest), "diff_ids");
	const history = config["history"] ?? void 0;
	const newConfig = goJson({
		...config,
		..."architecture" in config ? {} : { architecture: "" },
		..."os" in config ? {} : { os: "" },
		...history === void 0 ? {} : { history: [...listOf(history, "history"), ...added.map(() => ({ created: zeroTime }))] },
		rootfs: {
			...rootfs,
			diff_ids: [...digests, ...added.map(({ digest }) => digest)]
		}
	});
	const configBytes = Buffer.from(newConfig);
	const { data: _, ...named } = objectOf(manifest["config"], "config");
	const descriptor = {
		...named,
		size: configBytes.length,
		digest: digestOf(configBytes)
	};
	return {
		manifest: withAddedLayers({
			...manifest,
			config: descriptor
		}, added),
		config: configBytes
	};
}
function withAddedLayers(manifest, added) {
	const layers = [...listOf(manifest["layers"], "layers"), ...added];
	return Buffer.from(goJson({
		...manifest,
		layers
	}));
}
function layerDigest(layer) {
	return (isObject(layer) ? layer["digest"] : void 0) ?? null;
}
function readObject(bytes) {
	let document;
	try {
		document = parseDocument(bytes);
	} catch (error) {
		return notASignatureImage(error.message);
	}
	return objectOf(document, "document");
}
function objectOf(value, what) {
	return isObject(value) ? value : notASignatureImage(`its ${what} is not an object`);
}
function listOf(value, what) {
	const list = value ?? [];
	return Array.isArray(list) ? list : notASignatureImage(`its ${what} is not a list`);
}
function notASignatureImage(why) {
	throw new TrustError("E_MANIFEST", `the signature tag does not point to a signature image: ${why}`);
}
function formatRekorBundle(entry) {
	const { inclusionPromise, logId, canonicalizedBody, integratedTime, logIndex } = entry;
	if (inclusionPromise === void 0) throw new TrustError("E_TLOG", "the log returned no signed entry timestamp, which legacy signatures require");
	return goJson({
		SignedEntryTimestamp: inclusionPromise.signedEntryTimestamp.toString("base64"),
		Payload: {
			body: canonicalizedBody.toString("base64"),
			integratedTime: Number(integratedTime),
			logIndex: Number(logIndex),
			logID: logId.keyId.toString("hex")
		}
	});
}

// src/signature/append.ts
async function appendLayer(repository, subject, layer, pausing) {
	assertLegacyStorable(subject);
	const tag = legacyTag(subject, layerKind(layer));
	await updateTag(repository, tag, {
		isDone: (stored) => hasLayer(stored, layer),
		next: async (stored) => {
			const { manifest, config } = await signatureImageWith(repository, stored, layer);
			return {
				bytes: manifest,
				mediaType: parseManifest(manifest, stored?.contentType).mediaType,
				putContent: () => Promise.all([putBytes(repository, layer.payload), putBytes(repository, config)])
			};
		}
	}, pausing);
}
async function assertAppendable(repository, stored, kind = "signature") {
	const { layers } = readSignatureImage(stored, kind);
	if (layers.filter(isOfKind(kind)).length >= mostOf(kind)) {
		const message = `the ${kind} tag holds ${layers.length} ${kind}s; readers check ${mostOf(kind)} at most`;
		throw new TooMany(message, { digest: stored.digest });
	}
	await signatureImageWith(repository, stored, {
		payload: Buffer.from("{}"),
		signature: Buffer.alloc(0),
		...kind === "attestation" ? { predicateType: "" } : {}
	});
}
function mostOf(kind) {
	return kind === "signature" ? limits.signatures : limits.attestations;
}
function legacyTag(subject, kind) {
	return kind === "signature" ? signatureTag(subject) : attestationTag(subject);
}
function assertLegacyStorable(subject) {
	if (isTag(signatureTag(subject))) return;
	const message = `legacy signatures of a ${digestAlgorithm(subject)} digest cannot be stored: the tag would exceed 128 characters; use bundles (--format bundle)`;
	throw new TrustError("E_UNSUPPORTED", message, { digest: subject });
}
async function signatureImageWith(repository, stored, layer) {
	const added = [layerDescriptor(layer)];
	if (stored === void 0) return signatureImage(added);
	const { config: descriptor } = readSignatureImage(stored, layerKind(layer));
	const config = await repository.blob(descriptor, limits.config);
	if (config === void 0) throw new TrustError("E_MANIFEST", "the config of the signature image is missing", { digest: descriptor.digest });
	return appendLayers({
		manifest: stored.bytes,
		config
	}, added);
}
function readSignatureImage(stored, kind) {
	const manifest = parseManifest(stored.bytes, stored.contentType);
	if (manifest.kind === "image" && (manifest.layers.some(isOfKind(kind)) || isEmpty(manifest))) return manifest;
	throw new TrustError("E_MANIFEST", `the ${kind} tag does not point to ${kind === "signature" ? "a signature image" : "an image of attestations"}; it was not changed`, { digest: stored.digest });
}
function isOfKind(kind) {
	return ({ mediaType }) => mediaType === layerType[kind];
}
function isEmpty({ layers, config: { mediaType }, artifactType = mediaType }) {
	const plain = [mediaTypes.empty, mediaTypes.cosignArtifactSig];
	const isPlain = (type) => isImageConfig(type) || plain.includes(type);
	return layers.length === 0 && isPlain(mediaType) && isPlain(artifactType);
}
function hasLayer(stored, layer) {
	const { payload, signature } = layer;
	const encoded = Buffer.from(signature).toString("base64");
	const isOurs = ({ digest, annotations }) => digest === digestOf(payload) && annotations[annotationKeys.signature] === encoded;
	return readSignatureImage(stored, layerKind(layer)).layers.some(isOurs);
}
async function putBytes(repository, bytes) {
	await repository.putBlob({
		digest: digestOf(bytes),
		size: bytes.byteLength
	}, () => bytes);
}

// node_modules/@sigstore/bundle/dist/bundle.js
const BUNDLE_V02_MEDIA_TYPE = "application/vnd.dev.sigstore.bundle+json;version=0.2";
const BUNDLE_V03_MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

// node_modules/@sigstore/bundle/dist/build.js
function toDSSEBundle$1(options) {
	return {
		mediaType: options.certificateChain ? BUNDLE_V02_MEDIA_TYPE : BUNDLE_V03_MEDIA_TYPE,
		content: {
			$case: "dsseEnvelope",
			dsseEnvelope: toEnvelope(options)
		},
		verificationMaterial: toVerificationMaterial(options)
	};
}
function toEnvelope(options) {
	return {
		payloadType: options.artifactType,
		payload: options.artifact,
		signatures: [toSignature(options)]
	};
}
function toSignature(options) {
	return {
		keyid: options.keyHint || "",
		sig: options.signature
	};
}
function toVerificationMaterial(options) {
	return {
		content: toKeyContent(options),
		tlogEntries: [],
		timestampVerificationData: { rfc3161Timestamps: [] }
	};
}
function toKeyContent(options) {
	if (options.certificate) {
		if (options.certificateChain) return {
			$case: "x509CertificateChain",
			x509CertificateChain: { certificates: [{ rawBytes: options.certificate }] }
		};
		else return {
			$case: "certificate",
			certificate: { rawBytes: options.certificate }
		};
	} else return {
		$case: "publicKey",
		publicKey: { hint: options.keyHint || "" }
	};
}

// node_modules/@sigstore/bundle/dist/serialized.js
const bundleToJSON = (bundle) => {
	return Bundle.toJSON(bundle);
};
const envelopeToJSON = (envelope) => {
	return Envelope.toJSON(envelope);
};

// node_modules/@sigstore/sign/dist/bundler/base.js
var BaseBundleBuilder = class {
	signer;
	witnesses;
	constructor(options) {
		this.signer = options.signer;
		this.witnesses = options.witnesses;
	}
	async create(artifact) {
		const signature = await this.prepare(artifact).then((blob) => this.signer.sign(blob));
		const bundle = await this.package(artifact, signature);
		const verificationMaterials = await Promise.all(this.witnesses.map((witness) => witness.testify(bundle.content, publicKey(signature.key))));
		const tlogEntryList = [];
		const timestampList = [];
		verificationMaterials.forEach(({ tlogEntries, rfc3161Timestamps }) => {
			tlogEntryList.push(...tlogEntries ?? []);
			timestampList.push(...rfc3161Timestamps ?? []);
		});
		bundle.verificationMaterial.tlogEntries = tlogEntryList;
		bundle.verificationMaterial.timestampVerificationData = { rfc3161Timestamps: timestampList };
		return bundle;
	}
	async prepare(artifact) {
		return artifact.data;
	}
};
function publicKey(key) {
	switch (key.$case) {
		case "publicKey": return key.publicKey;
		case "x509Certificate": return key.certificate;
	}
}

// node_modules/@sigstore/sign/dist/bundler/bundle.js
function toDSSEBundle(artifact, signature, certificateChain) {
	return toDSSEBundle$1({
		artifact: artifact.data,
		artifactType: artifact.type,
		signature: signature.signature,
		certificate: signature.key.$case === "x509Certificate" ? toDER(signature.key.certificate) : void 0,
		keyHint: signature.key.$case === "publicKey" ? signature.key.hint : void 0,
		certificateChain
	});
}

// node_modules/@sigstore/sign/dist/bundler/dsse.js
var DSSEBundleBuilder = class extends BaseBundleBuilder {
	certificateChain;
	constructor(options) {
		super(options);
		this.certificateChain = options.certificateChain ?? false;
	}
	async prepare(artifact) {
		const a = artifactDefaults(artifact);
		return preAuthEncoding(a.type, a.data);
	}
	async package(artifact, signature) {
		return (0, toDSSEBundle)(artifactDefaults(artifact), signature, this.certificateChain);
	}
};
function artifactDefaults(artifact) {
	return {
		...artifact,
		type: artifact.type ?? ""
	};
}

// src/signature/make-bundle.ts
function signatureStatement(subject, annotations) {
	return Buffer.from(JSON.stringify({
		_type: statementType,
		subject: [{
			digest: { [digestAlgorithm(subject)]: digestHex(subject) },
			annotations
		}],
		predicateType: signaturePredicate,
		predicate: {}
	}));
}
function attestationStatement({ name, digest }, { type, bytes }) {
	const begin = `${goJson({
		_type: oldStatementType,
		subject: [{
			name,
			digest: { [digestAlgorithm(digest)]: digestHex(digest) }
		}],
		predicateType: type
	}).slice(0, -1)},"predicate":`;
	return Buffer.concat([
		Buffer.from(begin),
		bytes,
		Buffer.from("}")
	]);
}
function makeBundle(payload, key, witnesses) {
	return new BundleBuilder({
		signer: { sign: async (bytes) => ({
			signature: await key.sign(bytes),
			key: materialOf(key)
		}) },
		witnesses: [...witnesses]
	}).create({
		data: Buffer.from(payload),
		type: statementPayloadType
	});
}
function materialOf({ public: key, certificate }) {
	if (certificate !== void 0) return {
		$case: "x509Certificate",
		certificate: certificate.pem
	};
	const hint = Buffer.from(key.fingerprint, "hex").toString("base64");
	return {
		$case: "publicKey",
		publicKey: publicKeyPem(key),
		hint
	};
}
var BundleBuilder = class extends DSSEBundleBuilder {
	async package(...parts) {
		const bundle = await super.package(...parts);
		for (const signature of bundle.content.dsseEnvelope.signatures) signature.keyid = "";
		return bundle;
	}
};
function formatBundle(bundle) {
	const { timestampVerificationData: stamps, ...material } = bundle.verificationMaterial;
	const verificationMaterial = stamps === void 0 || stamps.rfc3161Timestamps.length === 0 ? {
		...material,
		timestampVerificationData: void 0
	} : bundle.verificationMaterial;
	return Buffer.from(JSON.stringify(bundleToJSON({
		...bundle,
		verificationMaterial
	})));
}
function formatEnvelope({ content }) {
	return Buffer.from(JSON.stringify(envelopeToJSON(content.dsseEnvelope)));
}
const emptyConfig = Buffer.from("{}");
const referrerAnnotationKeys = {
	content: "dev.sigstore.bundle.content",
	predicateType: predicateTypeAnnotation,
	created: "org.opencontainers.image.created"
};
function referrerManifest(subject, bundle, created, predicateType = signaturePredicate) {
	return Buffer.from(goJson({
		schemaVersion: 2,
		mediaType: mediaTypes.manifest,
		config: {
			mediaType: mediaTypes.empty,
			size: emptyConfig.length,
			digest: digestOf(emptyConfig),
			artifactType: mediaTypes.bundle
		},
		layers: [{
			mediaType: mediaTypes.bundle,
			size: bundle.length,
			digest: digestOf(bundle)
		}],
		annotations: {
			[referrerAnnotationKeys.content]: "dsse-envelope",
			[referrerAnnotationKeys.predicateType]: predicateType,
			[referrerAnnotationKeys.created]: created.toISOString().replace(/\.\d+Z$/, "Z")
		},
		subject: {
			mediaType: subject.mediaType,
			size: subject.size,
			digest: subject.digest
		},
		artifactType: mediaTypes.bundle
	}));
}

// src/sign/hidden.ts
async function lookOrCreate(look, absent, repository, { dryRun }) {
	try {
		return await look();
	} catch (error) {
		if (!isAccessRefused(error)) throw error;
		if (dryRun === true) return absent();
		await putBytes(repository, emptyConfig);
		return look();
	}
}

// src/sign/blocked-error.ts
var BlockedError = class extends TrustError {
	advice;
	constructor({ code, message, details }, advice) {
		super(code, message, details);
		this.advice = `${advice}; then run it again`;
	}
};
const orOtherRepository = "or keep signatures in another repository (--signature-repository)";
function adviseDeletion(where) {
	return `delete signatures that are not yours from ${where}, ${orOtherRepository}`;
}

// src/sign/image-report.ts
function failure(error, state, context) {
	const found = findingOf(error);
	if (error instanceof BlockedError) return advised(found, error.advice, context);
	if (context.callerAdvises !== true) return {
		...found,
		advice: state.advice(error.code)
	};
	const { advice: _, ...without } = found;
	return without;
}
function advised(found, first, { callerAdvises }) {
	const advice = callerAdvises === true ? first : `nothing was signed or logged: ${first}`;
	return {
		...found,
		advice
	};
}
function imageFields({ text, reference }, { root }, errors) {
	const { registry, path } = reference;
	const name = formatReference(reference);
	const pinned = root && formatReference({
		registry,
		path,
		digest: root
	});
	const findings = [...errors, ...warnAboutTag(reference, root)];
	return {
		reference: text,
		name,
		...defined({
			digest: root,
			pinned
		}),
		outcome: conclusionOf(findings).outcome,
		findings: findings.map((one) => ({
			...one,
			image: name
		}))
	};
}
function warnAboutTag({ tag = "latest", digest }, root) {
	if (digest !== void 0 || root === void 0) return [];
	return [finding("E_ROLLBACK", `the tag ${tag} was resolved to ${root}`, {
		severity: "warning",
		advice: "sign the digest that your build returned: the tag can be moved in between"
	})];
}

// src/sign/state.ts
function kindOf({ predicate }) {
	return predicate === void 0 ? "signature" : "attestation";
}
var SigningState = class {
	#noun;
	#root;
	#availability = [];
	#signatures = /* @__PURE__ */ new Map();
	constructor(noun = "signature") {
		this.#noun = noun;
	}
	get root() {
		return this.#root;
	}
	get availability() {
		return this.#availability;
	}
	resolved(root) {
		this.#root = root;
	}
	setAvailability(availabilities) {
		this.#availability = availabilities;
	}
	plan(planned, found) {
		const { format } = planned;
		const state = found === void 0 ? "missing" : "present";
		this.#signatures.set(planned, {
			format,
			state,
			logEntries: found?.logEntries ?? []
		});
	}
	made(planned, logEntries) {
		this.#signatures.set(planned, {
			format: planned.format,
			state: "made",
			logEntries
		});
	}
	published(planned) {
		const { logEntries = [] } = this.#signatures.get(planned) ?? {};
		this.#signatures.set(planned, {
			format: planned.format,
			state: "published",
			logEntries
		});
	}
	inState(...states) {
		return [...this.#signatures].flatMap(([planned, { state }]) => states.includes(state) ? [planned] : []);
	}
	manifests() {
		return this.byManifest().map(({ planned, ...manifest }) => ({
			...manifest,
			signatures: planned.map(([, report]) => report)
		}));
	}
	byManifest() {
		return [...Map.groupBy(this.#signatures, ([{ node }]) => node)].map(([{ digest, role, platforms }, planned]) => ({
			digest,
			role,
			platforms: platforms.map(formatPlatform),
			planned
		}));
	}
	advice(code) {
		const all = this.#signatures.size;
		const pushed = this.inState("present", "published").length;
		if (all === 0) return isFinal(code) ? "nothing was signed" : "nothing was signed; run it again";
		if (pushed === all) return `all ${this.#noun}s were pushed; run it again to replace those that are not served`;
		return `${pushed} of ${all} ${this.#noun}s are in the registry; run it again to complete the rest`;
	}
};
function isFinal(code) {
	return code === "E_UNSUPPORTED" || outcomeFor([code]) === "rejected";
}

// src/sign/assert-publishable.ts
async function assertPublishable$1(planned, present, where) {
	try {
		if (planned.format === "legacy") await assertRoomUnderTag(planned, present, where);
		else await assertRoomForReferrer(planned, present, where);
	} catch (error) {
		if (!isTrustError(error, "E_MANIFEST", "E_IMMUTABLE") && !(error instanceof TooMany)) throw error;
		throw new BlockedError(new TrustError(error.code, `${describeNode(planned.node)}: ${error.message}`, error.details), adviceAbout(planned, error));
	}
}
async function assertRoomUnderTag(planned, { hasTag }, { signatures, writes }) {
	const kind = kindOf(planned);
	const tag = legacyTag(planned.node.digest, kind);
	const stored = hasTag ? await signatures.manifest(tag) : void 0;
	if (stored === void 0) return;
	await assertAppendable(signatures, stored, kind);
	if (writes) await signatures.assertMovable(tag, stored);
}
async function assertRoomForReferrer(planned, { referrers, hasApi }, { signatures, writes }) {
	const { node } = planned;
	const kind = kindOf(planned);
	const most = mostOf(kind);
	if (referrers >= most) {
		const message = `there are ${referrers} referrers that may be ${kind}s; readers check ${most} at most`;
		throw new TooMany(message, { digest: node.digest });
	}
	const tag = referrersTag(node.digest);
	const stored = hasApi ? void 0 : await signatures.manifest(tag);
	if (stored === void 0) return;
	assertListable(node.digest, stored);
	if (writes && stored.digest !== node.digest) await signatures.assertMovable(tag, stored);
}
function adviceAbout(planned, { code }) {
	const { node, format } = planned;
	const tag = format === "legacy" ? legacyTag(node.digest, kindOf(planned)) : referrersTag(node.digest);
	switch (code) {
		case "E_LIMIT": return adviseDeletion(format === "legacy" ? `the tag ${tag}` : `the referrers of ${node.digest}`);
		case "E_IMMUTABLE": return `allow tags that start with sha256- to be moved there, ${orOtherRepository}`;
		default: return `delete the tag ${tag} if nothing needs it, ${orOtherRepository}`;
	}
}

// src/transparency/service.ts
function baseUrl(url) {
	return url.replace(/\/+$/, "");
}
function post(service, transport, url, content, headers = {}) {
	const body = Buffer.from(JSON.stringify(content));
	return ask(service, transport, {
		method: "POST",
		url: new URL(url),
		headers: {
			...headers,
			"content-type": "application/json"
		},
		body: () => body,
		idempotent: true
	});
}
async function ask({ name, url, accept: answers, confidential = false }, transport, request) {
	const headers = {
		...request.headers,
		accept: answers
	};
	const { service: timeout } = deadlines;
	try {
		return await transport.request({
			...request,
			headers,
			timeout,
			confidential
		}, limits.bundle);
	} catch (error) {
		const { host } = new URL(url);
		if (!isTrustError(error) || error.details.host !== host) throw error;
		const { code, message, details } = error;
		const what = message.startsWith(host) ? message : `${host}: ${message}`;
		throw new TrustError(code, `the ${name} ${what}`, details, error);
	}
}
function bodyOf(service, answer) {
	if (answer.status === 200 || answer.status === 201) return answer.body;
	throw refusal$1(service, answer);
}
function refusal$1({ name, url, refusalCode: refused, refusalStatuses = [] }, { status, body }) {
	const { host } = new URL(url);
	const text = messageIn(body);
	const why = text === "" ? "" : `: ${quote(text)}`;
	const isRefusal = [
		400,
		409,
		413,
		422,
		...refusalStatuses
	].includes(status);
	return new TrustError(isRefusal ? refused : "E_NET", `the ${name} ${host} ${isRefusal ? "rejected the request" : "is not available"} (${status})${why}`, {
		host,
		status
	});
}
function messageIn(body) {
	const text = Buffer.from(body).toString("utf8").trim();
	try {
		const { message } = JSON.parse(text);
		return typeof message === "string" ? message : text;
	} catch {
		return text;
	}
}
function unreadable({ name, url }, what, cause) {
	const { host } = new URL(url);
	const message = `the ${name} ${host} did not return a ${what}${cause instanceof SyntaxError ? `: ${cause.message}` : ""}`;
	return new TrustError("E_NET", message, { host }, cause);
}
var EntryExists = class extends TrustError {
	constructor(host, details) {
		super("E_TLOG", `the log ${host} already has this entry, and does not return it`, details);
	}
};
function logService(url) {
	return {
		name: "log",
		url,
		accept: "application/json",
		refusalCode: "E_TLOG"
	};
}

// src/sign/assert-good.ts
function readResponses(bundle, kind) {
	try {
		const parsed = kind === "signature" ? parseBundle(bundle) : parseAttestationBundle(bundle);
		return {
			...parsed,
			signed: contentOfEnvelope(envelopeOf(parsed))
		};
	} catch (error) {
		throw rejected({
			code: "E_TLOG",
			message: error.message
		});
	}
}
function assertResponses({ signed, logEntries, timestamps }, { public: key, certificate }, { trustedRoot: root }, now) {
	const verifier = certificate === void 0 ? {
		kind: "PUBLIC KEY",
		der: key.spki
	} : {
		kind: "CERTIFICATE",
		der: certificate.der
	};
	const recorded = {
		...signed,
		verifier
	};
	const policy = {
		key,
		root,
		now
	};
	const outcomes = [...checkBundleEntries(logEntries, recorded, policy), ...authorityTimes(timestamps, signed, policy)];
	for (const outcome of outcomes) if ("state" in outcome) throw rejected(outcome);
}
function assertGood(candidate, subject, policy, now) {
	const { checks, good, logEntries } = checkCandidate(candidate, subject, policy, now);
	for (const check of Object.values(checks)) if (check.state === "failed") throw rejected(check, subject);
	if (!good) throw new RangeError("a signature does not count, and no check failed");
	return logEntries;
}
function assertGoodAttestation(candidate, subject, policy, now) {
	const { checks, good, entries } = checkMaker(candidate, policy, now);
	for (const check of Object.values(checks)) if (check.state === "failed") throw rejected(check, subject);
	if (!good) throw new RangeError("an attestation does not count, and no check failed");
	return entries;
}
function rejected({ code, message }, digest) {
	const details = digest === void 0 ? {} : { digest };
	return new TrustError(code, `the new signature does not verify and was not published: ${message}`, details);
}

// src/sign/make.ts
function makeSignature(planned, context) {
	if (planned.format === "bundle") return makeReferrer(planned, context);
	const { predicate } = planned;
	return predicate === void 0 ? makeLayer(planned, context) : makeEnvelopeLayer(planned, predicate, context);
}
async function makeLayer(planned, { options, annotations, identity, now }) {
	const key = await keyOf(options.signer);
	const { digest } = planned.node;
	const payload = assertReadableSize(formatPayload(identity, digest, annotations), planned);
	const signed = {
		payload,
		bytes: payload,
		signature: await key.sign(payload)
	};
	const logEntries = await logLegacy(signed, key, options);
	assertResponses({
		signed,
		logEntries,
		timestamps: []
	}, key, options, now());
	const [entry] = logEntries;
	const layer = {
		payload,
		signature: signed.signature,
		...entry === void 0 ? {} : { rekorBundle: formatRekorBundle(entry) },
		...defined({ certificate: key.certificate })
	};
	const descriptor = layerDescriptor(layer);
	const candidate = {
		format: "legacy",
		store: "tag",
		manifest: digestOf(signatureImage([descriptor]).manifest),
		layer: readDescriptor(descriptor, "the new layer"),
		payload
	};
	return {
		format: "legacy",
		planned,
		layer,
		logEntries: assertGood(candidate, digest, policyFor({
			...options,
			annotations
		}, "legacy"), now())
	};
}
async function logLegacy({ payload, signature }, key, { logs }) {
	const digest = createHash("sha256").update(payload).digest();
	const content = {
		$case: "messageSignature",
		messageSignature: {
			messageDigest: {
				algorithm: HashAlgorithm.SHA2_256,
				digest
			},
			signature
		}
	};
	const pem = key.certificate?.pem ?? publicKeyPem(key.public);
	return (await Promise.all(logs.map((log) => log.testify(content, pem)))).flatMap(({ tlogEntries }) => tlogEntries);
}
async function makeEnvelopeLayer(planned, { type: predicateType }, context) {
	const { options, now } = context;
	const key = await keyOf(options.signer);
	const statement = assertReadableSize(statementOf(planned, context), planned);
	const made = await makeBundle(statement, key, options.logs);
	const responses = readResponses(formatBundle(made), "attestation");
	assertResponses(responses, key, options, now());
	const [entry] = responses.logEntries;
	const layer = {
		payload: formatEnvelope(made),
		signature: Buffer.alloc(0),
		predicateType,
		...entry === void 0 ? {} : { rekorBundle: formatRekorBundle(entry) },
		...defined({ certificate: key.certificate })
	};
	const descriptor = layerDescriptor(layer);
	const { digest } = planned.node;
	const candidate = {
		format: "envelope",
		manifest: digestOf(signatureImage([descriptor]).manifest),
		layer: readDescriptor(descriptor, "the new layer"),
		envelope: parseEnvelope(layer.payload),
		envelopeHash: digestHex(digestOf(layer.payload))
	};
	return {
		format: "legacy",
		planned,
		layer,
		logEntries: assertGoodAttestation(candidate, digest, policyFor(options, "legacy"), now())
	};
}
const maxStatements = 4;
async function makeReferrer(planned, context) {
	const statement = statementOf(planned, context);
	for (let spaces = 0;; spaces += 1) try {
		return await bundleOf(assertReadableSize(Buffer.concat([statement, Buffer.alloc(spaces, " ")]), planned), planned, context);
	} catch (error) {
		if (!(error instanceof EntryExists) || spaces + 1 === maxStatements) throw error;
	}
}
function statementOf({ node: { digest }, predicate }, { annotations, identity: name }) {
	return predicate === void 0 ? signatureStatement(digest, annotations) : attestationStatement({
		name,
		digest
	}, predicate);
}
async function bundleOf(payload, planned, { options, annotations, now }) {
	const { signer, logs, timestamps: authorities } = options;
	const key = await keyOf(signer);
	const { digest } = planned.node;
	const bundle = formatBundle(await makeBundle(payload, key, [...logs, ...authorities]));
	assertResponses(readResponses(bundle, kindOf(planned)), key, options, now());
	const place = {
		format: "bundle",
		manifest: digestOf(bundle)
	};
	const policy = policyFor({
		...options,
		annotations
	}, "bundle");
	return {
		format: "bundle",
		planned,
		bundle,
		logEntries: planned.predicate === void 0 ? assertGood({
			...place,
			store: "bundle",
			bytes: bundle
		}, digest, policy, now()) : assertGoodAttestation({
			...place,
			bundle: parseAttestationBundle(bundle)
		}, ...[
			digest,
			policy,
			now()
		])
	};
}
function assertReadableSize(payload, { predicate }) {
	const limit = predicate === void 0 ? limits.payload : limits.statement;
	if (payload.length <= limit) return payload;
	const message = `the ${predicate === void 0 ? "payload with its annotations" : "statement"} has ${payload.length} bytes; readers accept ${limit} at most`;
	throw new TrustError("E_INPUT", message);
}

// src/sign/unreadable-store.ts
function unreadableStore(node, kind, { store, error }) {
	const { code, message, details } = error;
	const what = `the ${kind}s of ${describeNode(node)} could not all be read`;
	const about = {
		...details,
		digest: node.digest
	};
	const unread = new TrustError(code, `${what}: ${message}`, about, error);
	if (!(error instanceof TooMany)) return unread;
	const tag = `the tag ${legacyTag(node.digest, kind)}`;
	return new BlockedError(unread, adviseDeletion(store === "tag" ? tag : `the referrers of ${node.digest}`));
}

// src/sign/existing.ts
async function findExistingSignatures(node, options, { repository: image, signatures: repository, now }) {
	const check = (candidate) => checkCandidate(candidate, node.digest, policyFor(options, candidate.format), now());
	const isComplete = ({ size }) => size === options.formats.length;
	const inImageRepository = sameRepository(repository.name, image.name);
	const listed = await discoverSignatures(repository, node.digest, withoutRebuilding, check);
	const stores = {
		hasTag: hasSignatureTag(listed),
		referrers: listed.referrers,
		hasApi: listed.listedByApi !== void 0
	};
	const signatures = selectExisting([listed], options);
	if (isComplete(signatures)) return {
		signatures,
		...stores,
		availability: availabilityOf(listed, void 0, inImageRepository)
	};
	const { listedByApi } = listed;
	const byTag = listedByApi === void 0 ? void 0 : await discoverByFallbackTag(repository, node.digest, withoutRebuilding, check, listedByApi);
	const searches = byTag === void 0 ? [listed] : [listed, byTag];
	const all = selectExisting(searches, options);
	const unread = searches.flatMap(({ unusable }) => unusable).find(mayBeOurs);
	if (isComplete(all) || unread === void 0) return {
		signatures: all,
		...stores,
		availability: availabilityOf(listed, byTag, inImageRepository)
	};
	throw unreadableStore(node, "signature", unread);
}
function hasSignatureTag({ candidates, unusable, otherArtifacts }) {
	return [
		candidates,
		unusable,
		otherArtifacts
	].some((found) => found.some(({ store }) => store === "tag"));
}
const withoutRebuilding = { payloadReferences: [] };
function selectExisting(searches, { formats, identity }) {
	const isNamed = ({ format, dockerReference }) => format === "bundle" || identity === void 0 || dockerReference === identity;
	const [, byTag] = searches;
	const good = searches.flatMap(({ candidates }) => candidates).filter((signature) => signature.good && isInUsualStore(signature) && isNamed(signature));
	return new Map(formats.flatMap((format) => {
		const found = good.find((one) => one.format === format);
		if (found === void 0) return [];
		const { manifest, logEntries } = found;
		return [[format, {
			manifest,
			logEntries,
			unlisted: byTag?.candidates.includes(found) === true
		}]];
	}));
}
function isInUsualStore({ store }) {
	return store !== "referrer";
}
function mayBeOurs({ store, error }) {
	const isTooLarge = store === "bundle" || error.details.digest !== void 0;
	if (error.code === "E_LIMIT" && !(error instanceof TooMany) && isTooLarge) return false;
	return isUndetermined(error);
}

// src/sign/readable.ts
function assertReadable(chosen, image) {
	const { formats, signatureRepository = image, requireReadableBy: names = [] } = chosen;
	const [first] = names.map(readerOf).filter(({ stores }) => !canRead(stores, formats));
	if (first !== void 0) {
		const message = `require-readable-by: ${first.title} does not read the format ${formats.join(" and ")}: use the format both (it requires Rekor v1)`;
		throw new TrustError("E_FORMAT", message);
	}
	if (names.length === 0 || sameRepository(signatureRepository, image)) return;
	const message = `require-readable-by: ${titlesOf(names)} looks in the image's repository, but signature-repository stores the signatures elsewhere: omit one of the two`;
	throw new TrustError("E_FORMAT", message);
}
function canRead(stores, formats) {
	return formats.some((format) => stores.includes(storeOf(format)));
}
function unreadableFindings(plans, isWhole, { formats, signer, requireReadableBy: names = [] }) {
	if (names.length > 0 && !isWhole) {
		const message = `this run signs only the index, but ${titlesOf(names)} must be able to read the signatures of its platforms`;
		return [finding("E_FORMAT", message, { advice: "sign without --no-recursive" })];
	}
	const stores = formats.map(storeOf);
	const planned = plans.map(({ node, availability }) => ({
		node,
		availability: withSignatures(availability, stores, certifiedBy(signer))
	}));
	return checkReaders(names, planned);
}
function certifiedBy(signer) {
	return signer.kind === "key" ? void 0 : certifiedName(signer.likely.identity.value);
}
function titlesOf(names) {
	return names.map((name) => readerOf(name).title).join(", ");
}

// src/sign/publish.ts
async function publish(made, context) {
	if (made.some(({ format }) => format === "bundle")) await putBytes(context.repository, emptyConfig);
	const byDepth = Map.groupBy(made, ({ planned }) => planned.node.depth);
	for (const depth of [...byDepth.keys()].sort((a, b) => b - a)) await mapConcurrently(16, byDepth.get(depth) ?? [], async (one) => {
		await publishOne(one, context);
		context.onPublished(one);
	});
}
async function publishOne(made, context) {
	const { repository, now } = context;
	const { node } = made.planned;
	if (made.format === "legacy") return appendLayer(repository, node.digest, made.layer, context);
	const bytes = referrerManifest(node, made.bundle, now(), made.planned.predicate?.type);
	let missing = [made.bundle];
	const putContent = async () => {
		await Promise.all(missing.map((blob) => putBytes(repository, blob)));
		missing = [emptyConfig, made.bundle];
	};
	await putWithContent(putContent, () => attachReferrer(repository, bytes, context));
}
async function attachUnlisted({ signatures, availability }, signer, context) {
	let now = availability;
	for (const [format, signature] of signatures) if (await reattach(signature, context)) now = withSignatures(now, [storeOf(format)], certifiedBy(signer));
	return now;
}
async function reattach({ manifest, unlisted }, context) {
	const stored = unlisted ? await context.signatures.manifest(manifest) : void 0;
	if (stored === void 0) return false;
	await attachReferrer(context.signatures, stored.bytes, context);
	return true;
}
const attempts = 6;
async function confirm(nodes, options, context) {
	return mapConcurrently(16, nodes, (node) => confirmOne(node, options, context));
}
async function confirmOne(node, options, context) {
	const absentFrom = ({ signatures }) => options.formats.filter((format) => !signatures.has(format));
	const existing = await poll(() => findExistingSignatures(node, options, context), (found) => absentFrom(found).length === 0, {
		attempts,
		pause: context.pause
	});
	const absent = absentFrom(existing);
	if (absent.length === 0) return {
		node,
		availability: existing.availability
	};
	const what = `the ${absent.join(" and the ")} signature of ${describeNode(node)}`;
	throw new TrustError("E_NOSIG", `${what} was pushed, but the registry does not serve it`, { digest: node.digest });
}

// src/sign/missing.ts
async function makeMissing(state, present, making, context) {
	const { signatures, onPublished } = context;
	const missing = state.inState("missing");
	if (missing.length === 0) return false;
	const writes = making.options.dryRun !== true;
	await mapConcurrently(16, missing, async (planned) => {
		const found = present.get(planned.node);
		if (found !== void 0) await assertPublishable$1(planned, found, {
			signatures,
			writes
		});
	});
	if (!writes) return false;
	await signatures.assertPushable();
	await context.beforeSigning?.(missing);
	const made = await mapConcurrently(16, missing, async (planned) => {
		const one = await makeSignature(planned, making);
		state.made(planned, one.logEntries);
		return one;
	});
	await publish(made, {
		repository: signatures,
		now: making.now,
		pause: (attempt) => context.pause(attempt),
		onPublished: ({ planned }) => {
			state.published(planned);
			onPublished?.(state.inState("published").length, made.length);
		}
	});
	return true;
}

// src/sign/subjects.ts
async function readSubjects(repository, root, { recursive, platforms = [] }) {
	const tree = await readTree(repository, root);
	const [first, ...children] = tree.nodes;
	if (!recursive) return {
		nodes: [first],
		problems: []
	};
	await mapConcurrently(16, children, (child) => assertSignable(repository, child));
	const { findings } = await checkContent(repository, tree, platforms);
	return {
		nodes: tree.nodes,
		problems: findings
	};
}
async function assertSignable(repository, node) {
	const { digest, mediaType, size } = node;
	const refuse = (code, why) => {
		throw new TrustError(code, `${describeNode(node)} ${why}`, { digest });
	};
	if (!isImageType(mediaType) && !isIndexType(mediaType)) return refuse("E_MANIFEST", `is of type ${mediaType}, which cannot be signed recursively`);
	const stored = await repository.manifest(digest);
	if (stored === void 0) return refuse("E_COVER", "is listed, but the registry does not have it");
	if (stored.bytes.length !== size) return refuse("E_DIGEST", `is listed with ${size} bytes, but has ${stored.bytes.length}`);
	parseManifest(stored.bytes, mediaType);
}

// src/identity/fulcio.ts
function fulcioClient(base, transport) {
	const service = {
		name: "certificate authority",
		url: base,
		accept: "application/json",
		refusalCode: "E_AUTH",
		refusalStatuses: [401, 403],
		confidential: true
	};
	return {
		url: base,
		async issue({ token, publicKey, proofOfPossession }) {
			const answer = await post(service, transport, `${baseUrl(base)}/api/v2/signingCert`, {
				credentials: { oidcIdentityToken: token },
				publicKeyRequest: {
					publicKey: {
						algorithm: "ECDSA",
						content: publicKey
					},
					proofOfPossession: Buffer.from(proofOfPossession).toString("base64")
				}
			});
			const body = bodyOf(service, answer);
			try {
				return readChain(parseJson(body));
			} catch (error) {
				throw unreadable(service, "certificate", error);
			}
		}
	};
}
function readChain(answer) {
	const of = (value) => isObject(value) ? value : {};
	const fields = of(answer);
	const certificates = of(of(fields["signedCertificateEmbeddedSct"] ?? fields["signedCertificateDetachedSct"])["chain"])["certificates"];
	if (!Array.isArray(certificates)) return fail("response", "holds no chain of certificates");
	if (certificates.length > limits.chain) return fail("response", `holds ${certificates.length} certificates, of ${limits.chain} at most`);
	const [leaf, ...authorities] = certificates.map(readCertificate);
	return leaf === void 0 ? fail("response", "holds no certificate") : [leaf, ...authorities];
}
function readCertificate(value, index) {
	const at = `response.certificates[${index}]`;
	const { label, der } = parsePem(text$2(value, at));
	if (label !== "CERTIFICATE") return fail(at, `is a ${label}`);
	return der.length <= limits.certificate ? der : fail(at, `has more than ${limits.certificate} bytes`);
}

// src/transparency/rekor-v1.ts
function rekorV1(base, transport) {
	const service = logService(base);
	const url = `${baseUrl(base)}/api/v1/log/entries`;
	const fetchExisting = (conflict) => {
		const { host } = new URL(base);
		const id = entryId(conflict.headers.location);
		if (id === void 0) throw new EntryExists(host, {
			host,
			status: conflict.status
		});
		return ask(service, transport, {
			method: "GET",
			url: new URL(`${url}/${id}`)
		});
	};
	return {
		url: base,
		version: "rekor-v1",
		async testify(content, publicKey) {
			const posted = await post(service, transport, url, proposedEntry(content, publicKey));
			const answer = posted.status === 409 ? await fetchExisting(posted) : posted;
			const body = bodyOf(service, answer);
			try {
				return { tlogEntries: [readResponse(parseJson(body), "response")] };
			} catch (error) {
				throw unreadable(service, "log entry", error);
			}
		}
	};
}
function entryId(location = "") {
	return /\/((?:[0-9a-f]{16})?[0-9a-f]{64})$/.exec(location)?.[1];
}
function proposedEntry(content, publicKey) {
	const key = Buffer.from(publicKey).toString("base64");
	if (content.$case === "dsseEnvelope") return {
		apiVersion: "0.0.1",
		kind: "dsse",
		spec: { proposedContent: {
			envelope: JSON.stringify(envelopeToJSON(content.dsseEnvelope)),
			verifiers: [key]
		} }
	};
	const { messageDigest, signature } = content.messageSignature;
	return {
		apiVersion: "0.0.1",
		kind: "hashedrekord",
		spec: {
			data: { hash: {
				algorithm: "sha256",
				value: messageDigest.digest.toString("hex")
			} },
			signature: {
				content: signature.toString("base64"),
				publicKey: { content: key }
			}
		}
	};
}
function pickFields(fields) {
	const shape = object(fields);
	const names = new Set(Object.keys(fields));
	return (value, at) => shape(Object.fromEntries(Object.entries(anyObject(value, at)).filter(([name]) => names.has(name))), at);
}
const logEntry = pickFields({
	body: base64,
	integratedTime: count,
	logID: sha256Hex,
	logIndex: count,
	verification: pickFields({
		inclusionProof: pickFields({
			checkpoint: text$2,
			hashes: optional(list$1(sha256Hex)),
			logIndex: count,
			rootHash: sha256Hex,
			treeSize: count
		}),
		signedEntryTimestamp: optional(base64)
	})
});
const entryHeader = pickFields({
	kind: text$2,
	apiVersion: text$2
});
function readResponse(value, at) {
	const [only, ...others] = Object.values(anyObject(value, at));
	if (only === void 0 || others.length > 0) return fail(at, "does not have exactly one entry");
	const { body, integratedTime, logID, logIndex, verification } = logEntry(only, at);
	const { kind, apiVersion } = entryHeader(parseJson(body), `${at}.body`);
	const { inclusionProof: proof, signedEntryTimestamp } = verification;
	const hex = (digits) => Buffer.from(digits, "hex");
	return {
		logIndex: String(logIndex),
		logId: { keyId: hex(logID) },
		kindVersion: {
			kind,
			version: apiVersion
		},
		integratedTime: String(integratedTime),
		inclusionPromise: signedEntryTimestamp && { signedEntryTimestamp },
		inclusionProof: {
			logIndex: String(proof.logIndex),
			rootHash: hex(proof.rootHash),
			treeSize: String(proof.treeSize),
			hashes: (proof.hashes ?? []).map(hex),
			checkpoint: { envelope: proof.checkpoint }
		},
		canonicalizedBody: body
	};
}

// src/transparency/rekor-v2.ts
function rekorV2(base, transport) {
	const service = logService(base);
	const url = `${baseUrl(base)}/api/v2/log/entries`;
	return {
		url: base,
		version: "rekor-v2",
		async testify(content, publicKey) {
			const answer = await post(service, transport, url, requestFor(content, publicKey));
			const { host } = new URL(base);
			if (answer.status === 409) throw new EntryExists(host, {
				host,
				status: 409
			});
			const body = bodyOf(service, answer);
			try {
				return { tlogEntries: [readEntry(body)] };
			} catch (error) {
				throw unreadable(service, "log entry", error);
			}
		}
	};
}
function requestFor(content, publicKey) {
	if (content.$case === "messageSignature") throw new TrustError("E_INPUT", "Rekor v2 issues no signed entry timestamps, which legacy signatures require");
	const { payload, payloadType, signatures } = content.dsseEnvelope;
	const signed = preAuthEncoding$1(payloadType, payload);
	return { hashedRekordRequestV002: {
		digest: createHash("sha256").update(signed).digest("base64"),
		signature: {
			content: signatures[0]?.sig.toString("base64"),
			verifier: verifier(publicKey)
		}
	} };
}
function verifier(pem) {
	const { namedCurve, modulusLength } = createPublicKey(pem).asymmetricKeyDetails ?? {};
	const keyDetails = keyDetailsOf[namedCurve ?? `rsa-${modulusLength}`];
	if (keyDetails === void 0) throw new TrustError("E_KEY", "Rekor v2 accepts ECDSA P-256 keys, and RSA keys of 2048, 3072 or 4096 bits");
	const { label, der } = parsePem(pem);
	const rawBytes = der.toString("base64");
	return label === "CERTIFICATE" ? {
		x509Certificate: { rawBytes },
		keyDetails
	} : {
		publicKey: { rawBytes },
		keyDetails
	};
}
const keyDetailsOf = {
	prime256v1: "PKIX_ECDSA_P256_SHA_256",
	"rsa-2048": "PKIX_RSA_PKCS1V15_2048_SHA256",
	"rsa-3072": "PKIX_RSA_PKCS1V15_3072_SHA256",
	"rsa-4096": "PKIX_RSA_PKCS1V15_4096_SHA256"
};
function readEntry(bytes) {
	const entry = TransparencyLogEntry.fromJSON(parseJson(bytes));
	const { logId, kindVersion, inclusionProof } = entry;
	const checkpoint = inclusionProof?.checkpoint;
	return logId && kindVersion && inclusionProof && checkpoint ? {
		...entry,
		logId,
		kindVersion,
		inclusionProof: {
			...inclusionProof,
			checkpoint
		}
	} : fail("response", "is not a complete entry");
}

// src/transparency/signing-config.ts
const service = object({
	url: text$2,
	majorApiVersion: count,
	validFor: validity,
	operator: optional(text$2)
});
const selection = object({
	selector: optional(oneOf$1("SERVICE_SELECTOR_UNDEFINED", "ALL", "ANY", "EXACT")),
	count: optional(count)
});
const mediaType = oneOf$1("application/vnd.dev.sigstore.signingconfig.v0.2+json");
const fields = object({
	mediaType,
	caUrls: optional(list$1(anything)),
	oidcUrls: optional(list$1(anything)),
	rekorTlogUrls: optional(list$1(service)),
	rekorTlogConfig: optional(selection),
	tsaUrls: optional(list$1(service)),
	tsaConfig: optional(selection)
});
const signingConfig = (value, at) => {
	mediaType(anyObject(value, at)["mediaType"], `${at}.mediaType`);
	return fields(value, at);
};
function chooseServices(bytes, source, now, keyless = false) {
	try {
		const config = readJson(signingConfig, bytes, "signing config");
		const logs = choose("rekorTlog", config.rekorTlogUrls, config.rekorTlogConfig, [2, 1], now);
		const authorities = choose("tsa", config.tsaUrls, config.tsaConfig, [1], now);
		return {
			logs: logs.map(({ service: { url }, version }) => ({
				url,
				version
			})),
			timestampUrls: authorities.map(({ service: { url } }) => url),
			...keyless ? { fulcioUrl: chooseFulcio(config.caUrls, now) } : {}
		};
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new TrustError("E_INPUT", `${source}: ${error.message}`, {}, error);
	}
}
function chooseFulcio(services = [], now) {
	const [first] = choose("ca", list$1(service)(services, "signing config.caUrls"), {
		selector: "ANY",
		count: void 0
	}, [1], now);
	return first?.service.url ?? fail("caUrls", "name no certificate authority (Fulcio)");
}
function choose(name, services = [], selection = {
	selector: void 0,
	count: void 0
}, versions, now) {
	if (services.length === 0) return [];
	const valid = services.filter(({ validFor }) => isWithin(validFor, now)).sort((a, b) => b.validFor.start.getTime() - a.validFor.start.getTime());
	const best = versions.map((version) => {
		return onePerOperator(valid.filter(({ majorApiVersion }) => majorApiVersion === version)).map((service) => ({
			service,
			version
		}));
	}).find((found) => found.length > 0);
	if (best === void 0) return fail(`${name}Urls`, "has no service that is valid now and has a supported version");
	return select(name, best, selection);
}
function onePerOperator(services) {
	return [...Map.groupBy(services, ({ operator }) => operator).values()].flatMap(([newest]) => newest === void 0 ? [] : [newest]);
}
function select(name, services, { selector, count }) {
	switch (selector) {
		case "ALL": return services;
		case "ANY": return services.slice(0, 1);
		case "EXACT": {
			const required = count ?? 0;
			if (required > 0 && required <= services.length) return services.slice(0, required);
			return fail(`${name}Config`, `requires ${required} services, but there are ${services.length}`);
		}
		default: return fail(`${name}Config`, "does not say how many services to use");
	}
}

// src/transparency/timestamp.ts
function timestampAuthority(base, transport) {
	const service = {
		name: "timestamp authority",
		url: base,
		accept: "application/timestamp-reply",
		refusalCode: "E_TIME"
	};
	const url = new URL(base).pathname === "/" ? `${baseUrl(base)}/api/v1/timestamp` : baseUrl(base);
	return {
		url: base,
		async testify(content) {
			const request = {
				artifactHash: createHash("sha256").update(signatureOf(content)).digest("base64"),
				hashAlgorithm: "sha256"
			};
			const der = bodyOf(service, await post(service, transport, url, request));
			return { rfc3161Timestamps: [{ signedTimestamp: Buffer.from(der) }] };
		}
	};
}
function signatureOf(content) {
	if (content.$case === "messageSignature") return content.messageSignature.signature;
	const [signature] = content.dsseEnvelope.signatures;
	if (signature === void 0) throw new Error("the envelope has no signature");
	return signature.sig;
}

// src/run/services.ts
const publicGoodRekor = "https://rekor.sigstore.dev";
const publicGoodFulcio = "https://fulcio.sigstore.dev";
async function servicesOf(values, now) {
	const { rekorUrl, rekorVersion, signingConfig, timestampUrl, log, keyless } = values;
	if (signingConfig !== void 0) {
		const bytes = await readBounded(signingConfig, limits.manifest, "signing-config: the file");
		return chooseServices(bytes, signingConfig, now, keyless);
	}
	return {
		logs: log ? [{
			url: rekorUrl ?? publicGoodRekor,
			version: rekorVersion ?? 1
		}] : [],
		timestampUrls: timestampUrl === void 0 ? [] : [timestampUrl],
		...keyless ? { fulcioUrl: values.fulcioUrl ?? "https://fulcio.sigstore.dev" } : {}
	};
}
function openServices({ logs, timestampUrls, fulcioUrl }, { transport, insecureHosts }, host) {
	const checked = (url) => checkUrl(url, insecureHosts);
	return {
		logs: logs.map(({ url, version }) => {
			return announced((version === 2 ? rekorV2 : rekorV1)(checked(url), transport), host);
		}),
		timestamps: timestampUrls.map((url) => timestampAuthority(checked(url), transport)),
		...fulcioUrl === void 0 ? {} : { fulcio: fulcioClient(checked(fulcioUrl), transport) }
	};
}
function announced(log, { onWait }) {
	return {
		...log,
		testify: (content, publicKey) => {
			onWait?.(`waiting for the log ${new URL(log.url).host}`);
			return log.testify(content, publicKey);
		}
	};
}
function checkUrl(text, insecureHosts, what = "a log, timestamp authority or certificate authority") {
	const fail = (why) => {
		throw new TrustError("E_INPUT", `${what}: ${why}`);
	};
	if (!URL.canParse(text)) return fail(`${JSON.stringify(text.slice(0, 300))} is not a URL`);
	const url = new URL(text);
	if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return fail(`the URL for ${url.host} may contain no credentials, no query and no fragment`);
	if (!mayUse(url, insecureHosts)) return fail(`${url.protocol}//${url.host} is not https (--insecure-registry allows http)`);
	return text.replace(/\/+$/, "");
}

// src/run/sign-demands.ts
const formats = {
	bundle: ["bundle"],
	legacy: ["legacy"],
	both: ["legacy", "bundle"]
};
async function signDemandsOf(values, services, host) {
	const { annotations, recursive, identity, signatureRepository, requireReadableBy } = values;
	const demands = {
		formats: formats[values.format],
		annotations,
		recursive,
		...defined({
			identity,
			signatureRepository
		}),
		...requireReadableBy.length === 0 ? {} : { requireReadableBy },
		trustedRoot: await readTrustedRoot(values.trustedRoot, {
			values,
			host
		})
	};
	checkTogether(demands, services, values);
	return demands;
}
function checkTogether({ formats, identity, trustedRoot }, { logs, timestampUrls, fulcioUrl }, values) {
	const legacy = formats.includes("legacy");
	const fail = (why) => {
		throw new TrustError("E_INPUT", why);
	};
	if (identity !== void 0 && !legacy) fail("identity: bundles name none; it is for format legacy or both");
	if (legacy && logs.some(({ version }) => version === 2)) fail("format: legacy signatures need Rekor v1; Rekor v2 issues no signed entry timestamps");
	if (!formats.includes("bundle") && values.timestampUrl !== void 0) fail("timestamp-url: legacy signatures carry no timestamps; it is for format bundle or both");
	if (values.trustedRoot === void 0 || values.trustedRoot === "tuf") {
		assertKnown(trustedRoot, logs);
		assertPublicGood(trustedRoot, fulcioUrl);
	} else {
		const sct = values.insecureIgnoreSct || excusedBy(trustedRoot) !== void 0 ? "ignored" : "required";
		assertContains(trustedRoot, {
			logs: logs.length > 0,
			authorities: timestampUrls.length > 0,
			...fulcioUrl === void 0 ? {} : { certificates: {
				only: true,
				sct,
				excuses: false
			} }
		});
	}
}
function assertPublicGood({ source }, fulcioUrl = publicGoodFulcio) {
	if (fulcioUrl.replace(/\/+$/, "") === "https://fulcio.sigstore.dev") return;
	const host = URL.canParse(fulcioUrl) ? new URL(fulcioUrl).host : fulcioUrl;
	throw new TrustError("E_INPUT", `${source} does not contain the certificate authority ${host}: give the trusted-root that verifies its certificates`);
}
function assertKnown({ logs: known, source }, logs) {
	for (const { url } of logs) {
		const host = URL.canParse(url) ? new URL(url).host : url;
		if (known.some((log) => log.host === host)) continue;
		throw new TrustError("E_INPUT", `${source} does not contain the log ${host}: give the trusted-root that verifies its answers`);
	}
}

// src/host/forks.ts
const longestEvent = 26214400;
const ownEvents = /* @__PURE__ */ new Set([
	"push",
	"create",
	"release",
	"schedule",
	"workflow_dispatch",
	"repository_dispatch"
]);
const tellingEvents = /* @__PURE__ */ new Set([
	"pull_request",
	"pull_request_target",
	"workflow_run"
]);
async function refuseForks(env) {
	const name = env["GITHUB_EVENT_NAME"] ?? "";
	if (name === "") throw refusal("GITHUB_EVENT_NAME is not set, so the event that started the run is unknown");
	const path = env["GITHUB_EVENT_PATH"] ?? "";
	if (path === "") {
		if (!ownEvents.has(name)) throw refusal(`GITHUB_EVENT_PATH is not set for ${quoted(name)}`);
		return;
	}
	const event = await readEvent(path);
	if (event === void 0) throw refusal(`the event ${path} is no JSON object`);
	const why = foreign(event, name, env["GITHUB_REPOSITORY"] ?? "");
	if (why !== void 0) throw refusal(why);
}
function refusal(why) {
	return new TrustError("E_INPUT", `${why}; a run with a signing key must not be started, or be changed, from a fork: release on a pushed tag or by hand`);
}
async function readEvent(path) {
	const bytes = await readBounded(path, longestEvent, "GITHUB_EVENT_PATH: the file");
	try {
		const event = parseDocument(bytes);
		return isObject(event) ? event : void 0;
	} catch (error) {
		if (error instanceof SyntaxError) return void 0;
		throw error;
	}
}
function foreign(event, name, ours) {
	const base = event["repository"];
	const own = isObject(base) ? base : void 0;
	const full = own?.["full_name"];
	const us = {
		name: typeof full === "string" ? full : ours,
		id: own?.["id"]
	};
	if (tellingEvents.has(name) && !tells(event, name)) return `${name} does not say where it comes from`;
	const why = foreignIn(event, us);
	if (why !== void 0 || ownEvents.has(name) || tellingEvents.has(name)) return why;
	return `${quoted(name)} may come from people without write access`;
}
function tells(event, name) {
	if (name === "workflow_run") {
		const run = event["workflow_run"];
		return isObject(run) && run["head_repository"] !== void 0 && isTold(run["event"]);
	}
	const pull = event["pull_request"];
	return isObject(pull) && isObject(pull["head"]) && pull["head"]["repo"] !== void 0;
}
function isTold(before) {
	return typeof before === "string" && (ownEvents.has(before) || before === "pull_request");
}
function foreignIn(value, us) {
	if (Array.isArray(value)) return firstOf(value, (item) => foreignIn(item, us));
	if (!isObject(value)) return void 0;
	const { fork, full_name: name } = value;
	if (fork === true && !isOurs(value, us)) return `it comes from the fork ${quoted(name)}`;
	return firstOf(Object.entries(value), ([key, inner]) => {
		if ([
			"parent",
			"source",
			"template_repository"
		].includes(key)) return void 0;
		const head = key === "head" && isObject(inner) && "repo" in inner ? inner["repo"] : void 0;
		const named = key === "head_repository" ? inner : head;
		if (named !== void 0 && !isOurs(named, us)) return `its head is in ${isObject(named) ? quoted(named["full_name"]) : "a deleted repository"}`;
		return foreignIn(inner, us);
	});
}
function isOurs(repository, us) {
	if (!isObject(repository)) return false;
	const { full_name: name, id } = repository;
	if (typeof name === "string") return name.toLowerCase() === us.name.toLowerCase();
	return typeof id === "number" && id === us.id;
}
function quoted(name) {
	return typeof name === "string" ? JSON.stringify(name.slice(0, 200)) : "another repository";
}
function firstOf(items, find) {
	for (const item of items) {
		const found = find(item);
		if (found !== void 0) return found;
	}
}

// src/identity/token.ts
const runClaims = [
	"event_name",
	"job_workflow_ref",
	"ref",
	"repository",
	"repository_id",
	"repository_owner_id",
	"run_attempt",
	"run_id",
	"runner_environment",
	"sha",
	"workflow_ref"
];
function parseIdentityToken(text, source, audience) {
	const refuse = (why) => {
		throw new TrustError("E_INPUT", `${source} is not a usable identity token: ${why}`);
	};
	const claims = claimsOf(text) ?? refuse("it is not a JSON Web Token");
	const name = (claim) => textOf(claims[claim]) ?? refuse(`its claim ${claim} is missing, or not text`);
	const subject = name("sub");
	const issuer = name("iss");
	const audiences = [claims["aud"]].flat();
	if (!audiences.includes(audience)) refuse(`it is for ${audiences.map(quote).join(", ")}, not for ${quote(audience)} (its audience, the claim aud)`);
	const { exp } = claims;
	if (typeof exp !== "number" || !(exp > 0 && exp < 1e11)) return refuse("its claim exp is missing, or not a time");
	const email = textOf(claims["email"]);
	if (email !== void 0 && ![true, "true"].includes(claims["email_verified"])) refuse("its issuer has not verified the e-mail address in it");
	const known = email === void 0 ? namesOf(claims, issuer) : [email];
	return {
		text,
		challenge: email ?? subject,
		subject,
		expires: /* @__PURE__ */ new Date(exp * 1e3),
		names: known ?? [subject],
		isNamed: known !== void 0,
		issuers: [...federatedIssuer(claims), issuer],
		hidden: [claims["repository_visibility"], claims["project_visibility"]].flatMap((value) => textOf(value) ?? []).find((visibility) => visibility !== "public"),
		event: textOf(claims["event_name"]),
		githubRun: githubRunOf(claims, issuer)
	};
}
const form = /^[A-Za-z0-9_-]+\.([A-Za-z0-9_-]+)\.[A-Za-z0-9_-]+$/;
function looksLikeToken(text) {
	return text.startsWith("eyJ") && text.split(".").length === 3;
}
function claimsOf(text) {
	const [, payload] = text.length > limits.identityToken ? [] : form.exec(text) ?? [];
	return payload === void 0 ? void 0 : readObject$1(Buffer.from(payload, "base64url"));
}
function textOf(value) {
	return typeof value === "string" && value !== "" ? value : void 0;
}
function federatedIssuer({ federated_claims: federated }) {
	const connector = isObject(federated) ? textOf(federated["connector_id"]) : void 0;
	return connector === void 0 ? [] : [connector];
}
function namesOf(claims, issuer) {
	const claim = (name) => textOf(claims[name]);
	const [workflow, config] = [claim("job_workflow_ref"), claim("ci_config_ref_uri")];
	if (workflow !== void 0) return [...githubOrigins(issuer)].map((origin) => `${origin}/${workflow}`);
	if (config !== void 0) return [`https://${config}`];
	const [organization, pipeline] = [claim("organization_slug"), claim("pipeline_slug")];
	if (organization !== void 0 && pipeline !== void 0) return [`https://buildkite.com/${organization}/${pipeline}`];
	const subject = claim("sub") ?? "";
	return URL.canParse(subject) && subject.includes("://") ? [subject] : void 0;
}
function githubRunOf(claims, issuer) {
	const texts = runClaims.map((name) => [name, textOf(claims[name])]);
	if (texts.some(([, value]) => value === void 0)) return void 0;
	const servers = [...githubOrigins(issuer)];
	return {
		...Object.fromEntries(texts),
		servers
	};
}
function githubOrigins(issuer) {
	const { hostname = "" } = URL.canParse(issuer) ? new URL(issuer) : {};
	const isOwn = /(?:^|\.)githubusercontent\.com$/.test(hostname);
	const own = hostname.replace(/^token\.actions\./, "");
	return /* @__PURE__ */ new Set(["https://github.com", ...isOwn ? [] : [`https://${own}`]]);
}

// src/host/identity-token.ts
async function readIdentityToken(options) {
	const { source, read } = sourceOf(options);
	const text = (await read()).trim();
	if (text !== "") options.onSecret?.(text);
	return parseIdentityToken(text, source, options.audience);
}
function sourceOf(options) {
	const { env, given, option = "keyless" } = options;
	if (given !== void 0) return ofOption(given, env);
	const set = env["SIGSTORE_ID_TOKEN"];
	if (set) return {
		source: "SIGSTORE_ID_TOKEN",
		read: async () => set
	};
	if (env["ACTIONS_ID_TOKEN_REQUEST_URL"] && env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]) return {
		source: "the token of GitHub Actions",
		read: () => fromActions(options)
	};
	if (env["BUILDKITE_AGENT_ACCESS_TOKEN"] && env["BUILDKITE_JOB_ID"]) return {
		source: "the token of Buildkite",
		read: () => fromBuildkite(options)
	};
	throw new TrustError("E_INPUT", env["GITHUB_ACTIONS"] === "true" ? `${option}: GitHub gives this job no identity token: it needs the permission id-token: write (permissions: id-token: write)` : `${option}: there is no identity token: give identity-token or SIGSTORE_ID_TOKEN, or run on GitHub Actions or Buildkite`);
}
function ofOption(given, env) {
	if (looksLikeToken(given)) return {
		source: "identity-token",
		read: async () => given
	};
	const [, name] = /^env:\/\/(.*)$/s.exec(given) ?? [];
	if (name === void 0) {
		const read = async () => {
			const bytes = await readBounded(given, limits.identityToken, "identity-token: the file");
			return Buffer.from(bytes).toString("latin1");
		};
		return {
			source: `identity-token: ${JSON.stringify(given)}`,
			read
		};
	}
	const text = env[name];
	if (text) return {
		source: `identity-token: env://${name}`,
		read: async () => text
	};
	throw new TrustError("E_INPUT", `identity-token: env://${name} is not set, or empty`);
}
const tokenService = {
	accept: "application/json",
	refusalCode: "E_AUTH",
	refusalStatuses: [401, 403],
	confidential: true
};
async function fromActions({ env, transport, audience }) {
	const url = addressOf("ACTIONS_ID_TOKEN_REQUEST_URL", env);
	url.searchParams.set("audience", audience);
	const service = {
		...tokenService,
		name: "token service of GitHub Actions",
		url: url.href
	};
	const request = {
		method: "GET",
		url,
		headers: { authorization: `Bearer ${env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]}` }
	};
	return tokenIn(bodyOf(service, await ask(service, transport, request)), "value", service);
}
async function fromBuildkite({ env, transport, audience }) {
	const url = `${addressOf("BUILDKITE_AGENT_ENDPOINT", {
		BUILDKITE_AGENT_ENDPOINT: "https://agent.buildkite.com/v3",
		...env
	}).href.replace(/\/+$/, "")}/jobs/${encodeURIComponent(env["BUILDKITE_JOB_ID"] ?? "")}/oidc/tokens`;
	const service = {
		...tokenService,
		name: "token service of Buildkite",
		url
	};
	const authorization = `Token ${env["BUILDKITE_AGENT_ACCESS_TOKEN"]}`;
	const answer = await post(service, transport, url, { audience }, { authorization });
	return tokenIn(bodyOf(service, answer), "token", service);
}
function addressOf(name, env) {
	const text = env[name] ?? "";
	if (URL.canParse(text)) return new URL(text);
	throw new TrustError("E_INPUT", `${name} is not a URL`);
}
function tokenIn(body, field, { name, url }) {
	const text = readObject$1(body)?.[field];
	if (typeof text === "string") return text;
	const { host } = new URL(url);
	throw new TrustError("E_NET", `the ${name} ${host} did not return a token`, { host });
}

// src/host/password.ts
async function readPassword(env, ask, kind = "existing") {
	const set = env["COSIGN_PASSWORD"];
	return set === void 0 ? ask(kind) : { text: set };
}

// src/run/signing-key.ts
async function readSigningKey(values, { env, onSecret, askPassword }) {
	const { pem, source } = await readPem(values.key ?? "", env);
	maskPrivateKeys(pem, onSecret);
	let hint = "";
	const key = await openPrivateKey(pem, source, {
		allowUnencrypted: values.allowUnencryptedKey,
		password: async () => {
			const password = await readPassword(withPassword(values.password, env), askPassword);
			if (password?.text) onSecret?.(password.text);
			hint = password?.hint ?? "";
			return password?.text;
		}
	}).catch((error) => {
		throw error instanceof TrustError && error.message.includes("password") ? new TrustError(error.code, error.message + hint) : error;
	});
	const { keyFingerprints } = values;
	if (keyFingerprints.length === 0) return key;
	about("key-fingerprint", () => assertFingerprints([key.public], keyFingerprints));
	return {
		...key,
		public: {
			...key.public,
			pinned: true
		}
	};
}
function withPassword(password, env) {
	if (password === void 0) return env;
	const [, name] = /^env:\/\/(.*)/s.exec(password) ?? [];
	if (name === void 0) return {
		...env,
		COSIGN_PASSWORD: password
	};
	const text = env[name];
	if (!text) throw new TrustError("E_KEY", `key-password: env://${name} is not set, or empty`);
	return {
		...env,
		COSIGN_PASSWORD: text
	};
}
async function readPem(name, env) {
	const text = (bytes) => Buffer.from(bytes).toString("latin1");
	if (/-----|\n/.test(name)) return {
		pem: name,
		source: "the key given inline"
	};
	if (name.startsWith("env://")) return {
		pem: text(readVariable(name, env)),
		source: name
	};
	const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(name) ?? [];
	if (scheme !== void 0) {
		const message = `key: a private key is read from a path or from env://NAME, not from ${scheme}://`;
		throw new TrustError("E_KEY", message);
	}
	return {
		pem: text(await readBounded(name, limits.keyFile, "key: the file", "E_KEY")),
		source: name
	};
}

// src/run/signer.ts
async function openSigner(values, context) {
	const { host, services, root, dryRun = false } = context;
	const { fulcio } = services;
	if (fulcio === void 0) return {
		kind: "key",
		key: await readSigningKey(values, host)
	};
	const token = tokens(values, context);
	const sct = values.insecureIgnoreSct ? "ignored" : "required";
	return openIdentitySigner({
		fulcio,
		token,
		root,
		sct,
		now: () => /* @__PURE__ */ new Date(),
		dryRun
	});
}
const reserve = 12e4;
const clockSkew = 3e5;
function audienceOf({ oidcClientId }) {
	return oidcClientId ?? "sigstore";
}
function tokens(values, context) {
	const { client, host } = context;
	const { transport, onSecret } = client;
	const audience = audienceOf(values);
	let held;
	return async () => {
		if (held !== void 0 && held.expires.getTime() - Date.now() > reserve) return held;
		const { env } = host;
		const given = values.identityToken;
		const token = await readIdentityToken({
			env,
			transport,
			audience,
			given,
			...defined({ onSecret })
		});
		if (token.expires.getTime() + clockSkew < Date.now()) {
			const when = token.expires.toISOString();
			throw new TrustError("E_AUTH", `the identity token expired at ${when}: give a new one`);
		}
		await assertPublishable(token, values, context);
		held = token;
		return token;
	};
}
async function assertPublishable({ event, hidden }, { publishIdentity }, { host, services }) {
	if (event !== void 0) await refuseForks({
		...host.env,
		GITHUB_EVENT_NAME: event
	});
	const open = [services.fulcio?.url ?? "", ...services.logs.map(({ url }) => url)].find(isPublic);
	if (hidden === void 0 || open === void 0 || publishIdentity) return;
	const { hostname } = new URL(open);
	throw new TrustError("E_INPUT", `keyless: the repository is ${hidden}, and ${hostname} would publish its name and workflow forever: to allow that, set publish-identity, or use your own services`);
}
function isPublic(url) {
	return URL.canParse(url) && /(?:^|\.)(?:sigstore|sigstage)\.dev$/.test(new URL(url).hostname);
}

export { reportedSigner as A, sign_exports as B, imageFields as C, assertLegacyStorable as D, emptyConfig as E, isThere as F, signingIdentity as H, signReportSchema as I, keygenOptions as L, assertUsable as M, policyFor as N, legacyTag as O, countSignatures as P, services as R, failure as S, lookOrCreate as T, signingKey as U, signature as V, findExistingSignatures as _, signDemandsOf as a, kindOf as b, servicesOf as c, makeMissing as d, attachUnlisted as f, unreadableFindings as g, assertReadable as h, readIdentityToken as i, encryptKey as j, putBytes as k, assertSignable as l, reattach as m, openSigner as n, checkUrl as o, confirm as p, readPassword as r, openServices as s, audienceOf as t, readSubjects as u, unreadableStore as v, BlockedError as w, advised as x, SigningState as y, signOptions as z };