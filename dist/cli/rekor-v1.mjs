import { St as digest, _t as Envelope, bt as base64Decode, gt as PublicKeyDetails, ht as HashAlgorithm, mt as TransparencyLogEntry, pt as CreateEntryRequest, vt as toDER, xt as base64Encode, yt as canonicalize } from "./verify.mjs";
import { n as internalError, r as HTTPError, t as fetchWithRetry } from "./fetch.mjs";
import { d as serviceError, f as untilEnded, h as logService, l as baseUrl, u as retryOptions } from "./sign.mjs";
import { createHash } from "node:crypto";

// node_modules/@sigstore/bundle/dist/serialized.js
const envelopeToJSON = (envelope) => {
	return Envelope.toJSON(envelope);
};

// node_modules/@sigstore/sign/dist/external/rekor.js
var Rekor = class {
	options;
	constructor(options) {
		this.options = options;
	}
	async createEntry(propsedEntry) {
		const { baseURL, timeout, retry } = this.options;
		const url = `${baseURL}/api/v1/log/entries`;
		return entryFromResponse(await (await (0, fetchWithRetry)(url, {
			headers: {
				"Content-Type": "application/json",
				Accept: "application/json"
			},
			body: JSON.stringify(propsedEntry),
			timeout,
			retry
		})).json());
	}
	async getEntry(uuid) {
		const { baseURL, timeout, retry } = this.options;
		const url = `${baseURL}/api/v1/log/entries/${uuid}`;
		return entryFromResponse(await (await (0, fetchWithRetry)(url, {
			method: "GET",
			headers: { Accept: "application/json" },
			timeout,
			retry
		})).json());
	}
};
function entryFromResponse(data) {
	const entries = Object.entries(data);
	if (entries.length != 1) throw new Error("Received multiple entries in Rekor response");
	const [uuid, entry] = entries[0];
	return {
		...entry,
		uuid
	};
}

// node_modules/@sigstore/sign/dist/external/rekor-v2.js
var RekorV2 = class {
	options;
	constructor(options) {
		this.options = options;
	}
	async createEntry(proposedEntry) {
		const { baseURL, timeout, retry } = this.options;
		const url = `${baseURL}/api/v2/log/entries`;
		return (await (0, fetchWithRetry)(url, {
			headers: {
				"Content-Type": "application/json",
				Accept: "application/json"
			},
			body: JSON.stringify(CreateEntryRequest.toJSON(proposedEntry)),
			timeout,
			retry
		})).json().then((data) => TransparencyLogEntry.fromJSON(data));
	}
};

// node_modules/@sigstore/sign/dist/witness/tlog/client.js
var TLogClient = class {
	rekor;
	fetchOnConflict;
	constructor(options) {
		this.fetchOnConflict = options.fetchOnConflict ?? true;
		this.rekor = new Rekor({
			baseURL: options.rekorBaseURL,
			retry: options.retry,
			timeout: options.timeout
		});
	}
	async createEntry(proposedEntry) {
		let entry;
		try {
			entry = await this.rekor.createEntry(proposedEntry);
		} catch (err) {
			if (entryExistsError(err) && this.fetchOnConflict) {
				/* istanbul ignore next */
				const uuid = err.location.split("/").pop() || "";
				try {
					entry = await this.rekor.getEntry(uuid);
				} catch (err) {
					(0, internalError)(err, "TLOG_FETCH_ENTRY_ERROR", "error fetching tlog entry");
				}
			} else (0, internalError)(err, "TLOG_CREATE_ENTRY_ERROR", "error creating tlog entry");
		}
		return entry;
	}
};
function entryExistsError(value) {
	return value instanceof HTTPError && value.statusCode === 409 && value.location !== void 0;
}
var TLogV2Client = class {
	rekor;
	constructor(options) {
		this.rekor = new RekorV2({
			baseURL: options.rekorBaseURL,
			retry: options.retry,
			timeout: options.timeout
		});
	}
	async createEntry(createEntryRequest) {
		let entry;
		try {
			entry = await this.rekor.createEntry(createEntryRequest);
		} catch (err) {
			(0, internalError)(err, "TLOG_CREATE_ENTRY_ERROR", "error creating tlog entry");
		}
		if (entry.logId === void 0 || entry.kindVersion === void 0) (0, internalError)(/* @__PURE__ */ new Error("invalid tlog entry"), "TLOG_CREATE_ENTRY_ERROR", "error creating tlog entry");
		return {
			...entry,
			logId: entry.logId,
			kindVersion: entry.kindVersion
		};
	}
};

// node_modules/@sigstore/sign/dist/witness/tlog/entry.js
const SHA256_ALGORITHM = "sha256";
function toProposedEntry(content, publicKey, entryType = "dsse") {
	switch (content.$case) {
		case "dsseEnvelope":
			if (entryType === "intoto") return toProposedIntotoEntry(content.dsseEnvelope, publicKey);
			return toProposedDSSEEntry(content.dsseEnvelope, publicKey);
		case "messageSignature": return toProposedHashedRekordEntry(content.messageSignature, publicKey);
	}
}
function toProposedHashedRekordEntry(messageSignature, publicKey) {
	const hexDigest = messageSignature.messageDigest.digest.toString("hex");
	const b64Signature = messageSignature.signature.toString("base64");
	const b64Key = base64Encode(publicKey);
	return {
		apiVersion: "0.0.1",
		kind: "hashedrekord",
		spec: {
			data: { hash: {
				algorithm: SHA256_ALGORITHM,
				value: hexDigest
			} },
			signature: {
				content: b64Signature,
				publicKey: { content: b64Key }
			}
		}
	};
}
function toProposedDSSEEntry(envelope, publicKey) {
	return {
		apiVersion: "0.0.1",
		kind: "dsse",
		spec: { proposedContent: {
			envelope: JSON.stringify((0, envelopeToJSON)(envelope)),
			verifiers: [base64Encode(publicKey)]
		} }
	};
}
function toProposedIntotoEntry(envelope, publicKey) {
	const payloadHash = digest(SHA256_ALGORITHM, envelope.payload).toString("hex");
	const envelopeHash = calculateDSSEHash(envelope, publicKey);
	const payload = base64Encode(envelope.payload.toString("base64"));
	const sig = base64Encode(envelope.signatures[0].sig.toString("base64"));
	const keyid = envelope.signatures[0].keyid;
	const encodedKey = base64Encode(publicKey);
	const dsse = {
		payloadType: envelope.payloadType,
		payload,
		signatures: [{
			sig,
			publicKey: encodedKey
		}]
	};
	if (keyid.length > 0) dsse.signatures[0].keyid = keyid;
	return {
		apiVersion: "0.0.2",
		kind: "intoto",
		spec: { content: {
			envelope: dsse,
			hash: {
				algorithm: SHA256_ALGORITHM,
				value: envelopeHash
			},
			payloadHash: {
				algorithm: SHA256_ALGORITHM,
				value: payloadHash
			}
		} }
	};
}
function calculateDSSEHash(envelope, publicKey) {
	const dsse = {
		payloadType: envelope.payloadType,
		payload: envelope.payload.toString("base64"),
		signatures: [{
			sig: envelope.signatures[0].sig.toString("base64"),
			publicKey
		}]
	};
	if (envelope.signatures[0].keyid.length > 0) dsse.signatures[0].keyid = envelope.signatures[0].keyid;
	return digest(SHA256_ALGORITHM, canonicalize(dsse)).toString("hex");
}
function toCreateEntryRequest(content, publicKey) {
	switch (content.$case) {
		case "dsseEnvelope": return toCreateEntryRequestDSSE(content.dsseEnvelope, publicKey);
		case "messageSignature": return toCreateEntryRequestMessageSignature(content.messageSignature, publicKey);
	}
}
function toCreateEntryRequestDSSE(envelope, publicKey) {
	return { spec: {
		$case: "dsseRequestV002",
		dsseRequestV002: {
			envelope,
			verifiers: [{
				keyDetails: PublicKeyDetails.PKIX_ECDSA_P256_SHA_256,
				verifier: {
					$case: "x509Certificate",
					x509Certificate: { rawBytes: toDER(publicKey) }
				}
			}]
		}
	} };
}
function toCreateEntryRequestMessageSignature(messageSignature, publicKey) {
	return { spec: {
		$case: "hashedRekordRequestV002",
		hashedRekordRequestV002: {
			digest: messageSignature.messageDigest.digest,
			signature: {
				content: messageSignature.signature,
				verifier: {
					keyDetails: PublicKeyDetails.PKIX_ECDSA_P256_SHA_256,
					verifier: {
						$case: "x509Certificate",
						x509Certificate: { rawBytes: toDER(publicKey) }
					}
				}
			}
		}
	} };
}

// node_modules/@sigstore/sign/dist/witness/tlog/index.js
const DEFAULT_REKOR_URL = "https://rekor.sigstore.dev";
var RekorWitness = class {
	tlogV1;
	tlogV2;
	entryType;
	majorApiVersion;
	constructor(options) {
		this.entryType = options.entryType;
		this.majorApiVersion = options.majorApiVersion || 1;
		this.tlogV1 = new TLogClient({
			...options,
			rekorBaseURL: options.rekorBaseURL || "https://rekor.sigstore.dev"
		});
		this.tlogV2 = new TLogV2Client({
			...options,
			rekorBaseURL: options.rekorBaseURL || "https://rekor.sigstore.dev"
		});
	}
	async testify(content, publicKey) {
		let tlogEntry;
		if (this.majorApiVersion === 2) {
			const request = (0, toCreateEntryRequest)(content, publicKey);
			tlogEntry = await this.tlogV2.createEntry(request);
		} else {
			const proposedEntry = (0, toProposedEntry)(content, publicKey, this.entryType);
			tlogEntry = toTransparencyLogEntry(await this.tlogV1.createEntry(proposedEntry));
		}
		return { tlogEntries: [tlogEntry] };
	}
};
function toTransparencyLogEntry(entry) {
	const logID = Buffer.from(entry.logID, "hex");
	const bodyJSON = base64Decode(entry.body);
	const entryBody = JSON.parse(bodyJSON);
	const promise = entry?.verification?.signedEntryTimestamp ? inclusionPromise(entry.verification.signedEntryTimestamp) : void 0;
	const proof = entry?.verification?.inclusionProof ? inclusionProof(entry.verification.inclusionProof) : void 0;
	return {
		logIndex: entry.logIndex.toString(),
		logId: { keyId: logID },
		integratedTime: entry.integratedTime.toString(),
		kindVersion: {
			kind: entryBody.kind,
			version: entryBody.apiVersion
		},
		inclusionPromise: promise,
		inclusionProof: proof,
		canonicalizedBody: Buffer.from(entry.body, "base64")
	};
}
function inclusionPromise(promise) {
	return { signedEntryTimestamp: Buffer.from(promise, "base64") };
}
function inclusionProof(proof) {
	return {
		logIndex: proof.logIndex.toString(),
		treeSize: proof.treeSize.toString(),
		rootHash: Buffer.from(proof.rootHash, "hex"),
		hashes: proof.hashes.map((h) => Buffer.from(h, "hex")),
		checkpoint: { envelope: proof.checkpoint }
	};
}

// src/transparency/rekor-v1.ts
function rekorV1(url, options = {}) {
	const witness = new RekorWitness({
		rekorBaseURL: baseUrl(url),
		entryType: "dsse",
		fetchOnConflict: true,
		majorApiVersion: 1,
		...retryOptions(options)
	});
	return {
		url,
		version: "rekor-v1",
		async record(recording) {
			try {
				const pem = publicKeyPem(recording.key);
				const { tlogEntries } = await untilEnded(options.signal, () => witness.testify(contentOf(recording), pem));
				const [entry] = tlogEntries;
				if (entry === void 0) throw new Error("no entry");
				return entry;
			} catch (error) {
				throw serviceError(logService(url), error);
			}
		}
	};
}
function contentOf({ format, signed, payloadType }) {
	const { signature } = signed;
	if (format === "bundle") return {
		$case: "dsseEnvelope",
		dsseEnvelope: {
			payload: Buffer.from(signed.payload),
			payloadType,
			signatures: [{
				sig: signature,
				keyid: ""
			}]
		}
	};
	const digest = createHash("sha256").update(signed.payload).digest();
	return {
		$case: "messageSignature",
		messageSignature: {
			messageDigest: {
				algorithm: HashAlgorithm.SHA2_256,
				digest
			},
			signature
		}
	};
}
function publicKeyPem({ key }) {
	return key.export({
		type: "spki",
		format: "pem"
	}).toString();
}

export { rekorV1 };