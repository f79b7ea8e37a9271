import { St as digest } from "./verify.mjs";
import { n as internalError, t as fetchWithRetry } from "./fetch.mjs";
import { d as serviceError, f as untilEnded, l as baseUrl, u as retryOptions } from "./sign.mjs";

// node_modules/@sigstore/sign/dist/external/tsa.js
var TimestampAuthority = class {
	options;
	constructor(options) {
		this.options = options;
	}
	async createTimestamp(request) {
		const { baseURL, timeout, retry } = this.options;
		const url = new URL(baseURL).pathname === "/" ? `${baseURL}/api/v1/timestamp` : baseURL;
		return (await (0, fetchWithRetry)(url, {
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify(request),
			timeout,
			retry
		})).buffer();
	}
};

// node_modules/@sigstore/sign/dist/witness/tsa/client.js
const SHA256_ALGORITHM = "sha256";
var TSAClient = class {
	tsa;
	constructor(options) {
		this.tsa = new TimestampAuthority({
			baseURL: options.tsaBaseURL,
			retry: options.retry,
			timeout: options.timeout
		});
	}
	async createTimestamp(signature) {
		const request = {
			artifactHash: digest(SHA256_ALGORITHM, signature).toString("base64"),
			hashAlgorithm: SHA256_ALGORITHM
		};
		try {
			return await this.tsa.createTimestamp(request);
		} catch (err) {
			(0, internalError)(err, "TSA_CREATE_TIMESTAMP_ERROR", "error creating timestamp");
		}
	}
};

// node_modules/@sigstore/sign/dist/witness/tsa/index.js
var TSAWitness = class {
	tsa;
	constructor(options) {
		this.tsa = new TSAClient({
			tsaBaseURL: options.tsaBaseURL,
			retry: options.retry,
			timeout: options.timeout
		});
	}
	async testify(content) {
		const signature = extractSignature(content);
		return { rfc3161Timestamps: [{ signedTimestamp: await this.tsa.createTimestamp(signature) }] };
	}
};
function extractSignature(content) {
	switch (content.$case) {
		case "dsseEnvelope": return content.dsseEnvelope.signatures[0].sig;
		case "messageSignature": return content.messageSignature.signature;
	}
}

// src/transparency/timestamp.ts
function timestampAuthority(url, options = {}) {
	const witness = new TSAWitness({
		tsaBaseURL: baseUrl(url),
		...retryOptions(options)
	});
	return {
		url,
		async timestamp(signature) {
			try {
				const { rfc3161Timestamps } = await untilEnded(options.signal, () => witness.testify(contentOf(signature)));
				const [first] = rfc3161Timestamps;
				if (first === void 0) throw new Error("no timestamp");
				return first.signedTimestamp;
			} catch (error) {
				throw serviceError({
					name: "timestamp authority",
					url,
					refused: "E_TIME"
				}, error);
			}
		}
	};
}
function contentOf(sig) {
	const signatures = [{
		sig,
		keyid: ""
	}];
	return {
		$case: "dsseEnvelope",
		dsseEnvelope: {
			payload: Buffer.alloc(0),
			payloadType: "",
			signatures
		}
	};
}

export { timestampAuthority };