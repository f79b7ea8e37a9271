import { P as TrustError, a as joinKeys, c as connectionKinds, i as checkDrift, l as connectionOf, n as signImages, o as checkOptions, r as mirrorImage, t as releaseImage } from "../dist/cli/begin.mjs";

// src/index.ts
const kinds = {
	...connectionKinds,
	tag: "text",
	keys: "records",
	keyFingerprints: "list",
	digest: "text",
	platforms: "list",
	annotations: "map",
	expectedReference: "text",
	transparencyLog: ["required", "ignored"],
	timestamps: ["required", "ignored"],
	trustedRoot: "text",
	attestationManifests: ["reported", "required"],
	parity: [
		"auto",
		"true",
		"false"
	],
	signatureRepository: "text",
	requireReadableBy: "list",
	onProgress: "any"
};
async function verifyImages(images, options = {}) {
	checkOptions(options, kinds);
	const { annotations = {} } = options;
	const words = {
		images,
		tag: options.tag ?? "",
		key: joinKeys(options.keys ?? [], "keys"),
		fingerprints: options.keyFingerprints ?? [],
		policy: {
			digest: options.digest ?? "",
			platforms: options.platforms ?? [],
			annotations: Object.entries(annotations).map(([name, value]) => `${name}=${value}`),
			expectedReference: options.expectedReference ?? "",
			transparencyLog: options.transparencyLog ?? "required",
			timestamps: options.timestamps ?? "ignored",
			trustedRoot: options.trustedRoot ?? "",
			attestationManifests: options.attestationManifests ?? "reported",
			parity: options.parity ?? "auto",
			signatureRepository: options.signatureRepository ?? "",
			requireReadableBy: options.requireReadableBy ?? []
		}
	};
	const connection = connectionOf(options);
	const { verify } = await import("../dist/cli/verify.mjs").then((n) => n.n);
	return verify(words, connection, options.onProgress);
}

export { TrustError, checkDrift, mirrorImage, releaseImage, signImages, verifyImages };