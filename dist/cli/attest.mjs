import { r as attestOptions, t as attest } from "./run-attest.mjs";
import { i as formatAttesting, n as formatAttestPage } from "./document.mjs";
import { t as askOn } from "./password.mjs";
import { B as commonExitCodes, H as reporting, L as counting, U as verb } from "./terminal.mjs";

// src/cli/attest.ts
const attestVerb = verb({
	name: "attest",
	about: `Makes attestations in the format of cosign: signed statements about a manifest, such as an SBOM or a
provenance. With --predicate, the statement is about the manifest that IMAGE names. With --predicate-for or
--from-buildx, each platform gets its own statement. The statement contains the bytes of the file, unchanged.

An attestation with the same predicate by the same signer is not made again. At the end, all attestations are read back
from the registry and verified. The report goes to stderr, the attested references to stdout.`,
	examples: [
		"webdis-trust attest --key cosign.key --type vuln --predicate scan.json me/app@sha256:…",
		"webdis-trust attest --keyless --type spdxjson --predicate-for linux/amd64=amd64.json --predicate-for linux/arm64=arm64.json ghcr.io/me/app@sha256:…",
		"webdis-trust attest --keyless --from-buildx ghcr.io/me/app@sha256:…"
	],
	exitCodes: {
		0: "everything is attested",
		...commonExitCodes,
		10: "a manifest in the index is missing, or the registry does not serve an attestation",
		11: "the image does not exist",
		12: "a statement of buildx is about another manifest, or the answer of a log or timestamp authority does not verify"
	}
}, attestOptions, reporting({
	run: async (values, host, onProgress) => {
		const askPassword = askOn(process.stdin, process.stderr, host.signal);
		return attest(values, {
			...host,
			askPassword
		}, onProgress);
	},
	progress: counting("attestation"),
	text: formatAttesting,
	lines: ({ images }) => images.map(({ pinned }) => `${pinned}`),
	files: (report, { page }) => [{
		option: "page",
		path: page,
		text: () => /* @__PURE__ */ formatAttestPage(report)
	}]
}));

export { attestVerb };