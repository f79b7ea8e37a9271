import { Cn as parseDigest } from "./verify.mjs";

// src/registry/has-blob.ts
async function hasBlob(endpoint, digest) {
	const url = endpoint.url(`blobs/${parseDigest(digest)}`);
	const answer = await endpoint.request("HEAD", url, {}, 0);
	if (answer.status === 200) return true;
	if (answer.url.origin !== endpoint.origin.origin) return "unknown";
	if (answer.status === 404) return false;
	if (answer.status === 401 || answer.status === 405) return "unknown";
	throw await endpoint.error(answer, { digest });
}

export { hasBlob as t };