/** Requests to a log, and what its answers make: legacy signatures and bundles. */

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Receipt, SandboxLog } from '../../sandbox/log/index.ts';
import { digestOf } from '../../src/oci/digest.ts';
import {
  annotationKeys,
  type BundleCandidate,
  type LegacyCandidate,
} from '../../src/signature/candidate.ts';
import { preAuthEncoding } from '../../src/signature/envelope.ts';
import { parsePublicKey } from '../../src/signature/key.ts';
import { formatPayload } from '../../src/signature/payload.ts';

export class Signer {
  readonly #secret: KeyObject;
  readonly pem: string;
  readonly spki: Buffer;

  constructor(curve = 'prime256v1') {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: curve });
    this.#secret = privateKey;
    this.pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    this.spki = publicKey.export({ type: 'spki', format: 'der' });
  }

  get key() {
    return parsePublicKey(this.pem, 'test.pub');
  }

  sign(bytes: Uint8Array, digest = 'sha256'): Buffer {
    return sign(digest, bytes, this.#secret);
  }
}

export const signer = new Signer();
const subject = digestOf(Buffer.from('the image'));
export const payload = formatPayload('docker.io/nicolas/webdis', subject);
const payloadType = 'application/vnd.in-toto+json';
export const statement = Buffer.from(
  JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ digest: { sha256: subject.slice(7) } }],
    predicateType: 'https://sigstore.dev/cosign/sign/v1',
    predicate: {},
  }),
);

/** One signature, and the request that logs it. */
export interface Signed {
  readonly signature: Buffer;
  readonly request: object;
}

/** A legacy signature for Rekor v1. */
export function signedPayload(by = signer, content: Uint8Array = payload): Signed {
  const signature = by.sign(content);
  const hash = { algorithm: 'sha256', value: sha256(content).toString('hex') };
  const request = {
    apiVersion: '0.0.1',
    kind: 'hashedrekord',
    spec: {
      data: { hash },
      signature: { content: base64(signature), publicKey: { content: base64(by.pem) } },
    },
  };
  return { signature, request };
}

/** An envelope for Rekor v1. */
export function signedEnvelope(by = signer, content: Uint8Array = statement): Signed {
  const signature = by.sign(preAuthEncoding(payloadType, content));
  const envelope = JSON.stringify({
    payload: base64(content),
    payloadType,
    signatures: [{ sig: base64(signature) }],
  });
  const proposedContent = { envelope, verifiers: [base64(by.pem)] };
  return { signature, request: { apiVersion: '0.0.1', kind: 'dsse', spec: { proposedContent } } };
}

/** An envelope for Rekor v2, which is shown the digest of what is signed. */
export function signedDigest(by = signer, content: Uint8Array = statement): Signed {
  const signed = preAuthEncoding(payloadType, content);
  const signature = by.sign(signed);
  const verifier = {
    publicKey: { rawBytes: base64(by.spki) },
    keyDetails: 'PKIX_ECDSA_P256_SHA_256',
  };
  const hashedRekordRequestV002 = {
    digest: base64(sha256(signed)),
    signature: { content: base64(signature), verifier },
  };
  return { signature, request: { hashedRekordRequestV002 } };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

const entriesPath = { 'rekor-v1': '/api/v1/log/entries', 'rekor-v2': '/api/v2/log/entries' };

export async function post(
  log: SandboxLog,
  request: object | string,
  path = entriesPath[log.version],
): Promise<Answer> {
  const body = typeof request === 'string' ? request : JSON.stringify(request);
  return received(await fetch(log.url + path, { method: 'POST', body }));
}

export async function get(log: SandboxLog, path: string): Promise<Answer> {
  return received(await fetch(log.url + path));
}

async function received(response: Response): Promise<Answer> {
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}

export function legacyCandidate(
  log: SandboxLog,
  { signature }: Signed,
  { body, integratedTime, logIndex, set }: Receipt,
): LegacyCandidate {
  const annotation = {
    SignedEntryTimestamp: base64(set ?? ''),
    Payload: { body: base64(body), integratedTime, logIndex, logID: log.logId },
  };
  return {
    format: 'legacy',
    store: 'tag',
    manifest: digestOf(Buffer.from('manifest')),
    layer: {
      mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json',
      digest: digestOf(payload),
      size: payload.length,
      annotations: {
        [annotationKeys.signature]: base64(signature),
        [annotationKeys.rekorBundle]: JSON.stringify(annotation),
      },
    },
    payload,
  };
}

export function bundleCandidate(
  log: SandboxLog,
  { signature }: Signed,
  receipt: Receipt,
): BundleCandidate {
  const { kind, version, proof, set } = receipt;
  const entry = {
    logIndex: String(receipt.logIndex),
    logId: { keyId: Buffer.from(log.logId, 'hex').toString('base64') },
    kindVersion: { kind, version },
    ...(set && {
      integratedTime: String(receipt.integratedTime),
      inclusionPromise: { signedEntryTimestamp: base64(set) },
    }),
    inclusionProof: {
      logIndex: String(proof.index),
      rootHash: base64(proof.root),
      treeSize: String(proof.size),
      hashes: proof.hashes.map(base64),
      checkpoint: { envelope: proof.checkpoint },
    },
    canonicalizedBody: base64(receipt.body),
  };
  const bundle = {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: { publicKey: { hint: '' }, tlogEntries: [entry] },
    dsseEnvelope: {
      payload: base64(statement),
      payloadType,
      signatures: [{ sig: base64(signature) }],
    },
  };
  const bytes = Buffer.from(JSON.stringify(bundle));
  return { format: 'bundle', store: 'bundle', manifest: digestOf(Buffer.from('manifest')), bytes };
}

export function base64(bytes: Uint8Array | string): string {
  return Buffer.from(bytes).toString('base64');
}

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
