import { j as encryptKey } from "./signing.mjs";
import { Yr as parsePublicKey } from "./verify.mjs";
const { generateKeyPair } = process.getBuiltinModule("node:crypto");
const { promisify } = process.getBuiltinModule("node:util");

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

export { makeKeyPair as t };