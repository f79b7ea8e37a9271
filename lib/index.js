import { A as TrustError, a as connectionOf, i as checkDrift, n as releaseImage, r as mirrorImage, t as signImages } from "../dist/cli/begin.mjs";

// src/index.ts
async function verifyImages(images, options = {}) {
	const { annotations = {} } = options;
	const words = {
		images,
		tag: options.tag ?? "",
		key: (options.keys ?? []).join("\n"),
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
			signatureRepository: options.signatureRepository ?? ""
		}
	};
	const connection = connectionOf(options);
	const { verify } = await import("../dist/cli/verify.mjs").then((n) => n.n);
	return verify(words, connection, options.onProgress);
}

export { TrustError, checkDrift, mirrorImage, releaseImage, signImages, verifyImages };