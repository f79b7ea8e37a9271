/**
 * Signers and transparency logs of our own, so that a negative can differ from a good signature in
 * exactly one thing: a log that signs whatever it is given proves that a check is ours and not the log's.
 */

import {
  createHash,
  generateKeyPairSync,
  type KeyObject,
  type KeyPairKeyObjectResult,
  sign,
} from 'node:crypto';
import { digestOf } from '../../src/oci/digest.ts';
import type { BundleCandidate, LegacyCandidate } from '../../src/signature/candidate.ts';
import { preAuthEncoding } from '../../src/signature/envelope.ts';
import { parsePublicKey, type VerificationKey } from '../../src/signature/key.ts';
import { formatPayload } from '../../src/signature/payload.ts';
import { parseTrustedRoot, type TrustedRoot } from '../../src/transparency/trusted-root.ts';
import {
  annotationKeys,
  base64,
  bundleCandidate,
  edit,
  type Json,
  legacyCandidate,
} from '../signature/support.ts';

export const subject = digestOf(Buffer.from('the image'));
export const signedAt = Date.parse('2026-06-01T12:00:00Z') / 1000;
export const now = new Date('2026-07-01T00:00:00Z');

export class TestSigner {
  readonly key: VerificationKey;
  readonly #secret: KeyObject;
  readonly #digest: string | null;

  constructor(pair: KeyPairKeyObjectResult = p256(), digest: string | null = 'sha256') {
    this.key = parsePublicKey(pemOf(pair.publicKey), 'test.pub');
    this.#secret = pair.privateKey;
    this.#digest = digest;
  }

  sign(bytes: Uint8Array): Buffer {
    return sign(this.#digest, bytes, this.#secret);
  }
}

export function p256(): KeyPairKeyObjectResult {
  return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
}

export function pemOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

/** A log with one tree and no database: every entry is the only leaf, or has the siblings it is given. */
export class TestLog {
  readonly host: string;
  readonly #pair: KeyPairKeyObjectResult;
  readonly #isV2: boolean;

  constructor(host: string, version: 'v1' | 'v2') {
    this.host = host;
    this.#isV2 = version === 'v2';
    this.#pair = this.#isV2 ? generateKeyPairSync('ed25519') : p256();
  }

  get keyId(): Buffer {
    const spki = this.#pair.publicKey.export({ type: 'spki', format: 'der' });
    return this.#isV2
      ? sha256(Buffer.concat([Buffer.from(`${this.host}\n\x01`), spki.subarray(-32)]))
      : sha256(spki);
  }

  get logId(): string {
    return this.keyId.toString('hex');
  }

  /** The log as a trusted root has it. */
  instance(validFor: Json = { start: '2026-01-01T00:00:00Z' }): Json {
    return {
      baseUrl: `https://${this.host}`,
      hashAlgorithm: 'SHA2_256',
      publicKey: {
        rawBytes: base64(this.#pair.publicKey.export({ type: 'spki', format: 'der' })),
        keyDetails: this.#isV2 ? 'PKIX_ED25519' : 'PKIX_ECDSA_P256_SHA_256',
        validFor,
      },
      logId: { keyId: base64(this.keyId) },
    };
  }

  sign(text: string): Buffer {
    return sign(this.#isV2 ? null : 'sha256', Buffer.from(text), this.#pair.privateKey);
  }

  /** The SET over an entry: whatever the four fields are. */
  set(payload: Json): string {
    const { body, integratedTime, logID, logIndex } = payload;
    return base64(this.sign(JSON.stringify({ body, integratedTime, logID, logIndex })));
  }

  checkpoint(size: number, root: Buffer, origin = this.#origin(), name = this.host): string {
    const note = `${origin}\n${size}\n${base64(root)}\n`;
    const line = Buffer.concat([this.keyId.subarray(0, 4), this.sign(note)]);
    return `${note}\n\u2014 ${name} ${base64(line)}\n`;
  }

  #origin(): string {
    return this.#isV2 ? this.host : `${this.host} - 42`;
  }
}

export function sha256(...parts: readonly Uint8Array[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}

export function testRoot(...instances: readonly Json[]): TrustedRoot {
  return parseTrustedRoot(Buffer.from(JSON.stringify(rootJson(...instances))), 'test root');
}

export function rootJson(...instances: readonly Json[]): Json {
  return {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: instances,
  };
}

export const signer = new TestSigner();
export const stranger = new TestSigner();
export const log = new TestLog('rekor.test', 'v1');
export const log2 = new TestLog('log2026.rekor.test', 'v2');
export const root = testRoot(log.instance(), log2.instance());

/** Paths and values; see `edit`. */
type Edits = Readonly<Record<string, unknown>>;

function edited<T>(document: T, edits: Edits = {}): T {
  return Object.entries(edits).reduce((at, [path, value]) => edit(at, path, value), document);
}

export interface LegacyChanges {
  readonly payload?: Uint8Array;
  /** who makes the signature, and whose key the log records */
  readonly signer?: TestSigner;
  readonly signature?: string;
  /** changes of the log entry's body, which the log then signs */
  readonly body?: Edits;
  /** the body as bytes, instead of JSON */
  readonly bodyText?: string;
  /** changes of what the SET is made over */
  readonly entry?: Edits;
  /** changes of the annotation after the SET was made */
  readonly annotation?: Edits;
}

export const goodPayload = formatPayload('docker.io/nicolas/webdis', subject);

/** A legacy signature, good but for the changes. */
export function legacy(changes: LegacyChanges = {}): LegacyCandidate {
  const payload = changes.payload ?? goodPayload;
  const by = changes.signer ?? signer;
  const signature = changes.signature ?? base64(by.sign(payload));
  const body = edited(hashedrekord001(payload, signature, by), changes.body);
  const entry = edited<Json>(
    {
      body: base64(changes.bodyText ?? JSON.stringify(body)),
      integratedTime: signedAt,
      logIndex: 1234,
      logID: log.logId,
    },
    changes.entry,
  );
  const annotation = edited(
    { SignedEntryTimestamp: log.set(entry), Payload: entry },
    changes.annotation,
  );
  return legacyCandidate(payload, {
    [annotationKeys.signature]: signature,
    [annotationKeys.rekorBundle]: JSON.stringify(annotation),
  });
}

export function hashedrekord001(payload: Uint8Array, signature: string, by: TestSigner): Json {
  return {
    apiVersion: '0.0.1',
    kind: 'hashedrekord',
    spec: {
      data: { hash: { algorithm: 'sha256', value: sha256(payload).toString('hex') } },
      signature: { content: signature, publicKey: { content: base64(pemOf(by.key.key)) } },
    },
  };
}

export interface BundleChanges {
  readonly version?: 'v1' | 'v2';
  readonly statement?: Uint8Array;
  readonly payloadType?: string;
  readonly signer?: TestSigner;
  /** changes of the log entry's body, before the log signs anything */
  readonly body?: Edits;
  /** changes of the entry before its SET is made (logIndex, integratedTime) */
  readonly entry?: Edits;
  /** instead of the test's own log */
  readonly log?: TestLog;
  readonly checkpoint?: (log: TestLog, leaf: Buffer) => string;
  /** changes of the finished bundle */
  readonly bundle?: Edits;
}

export const goodStatement: Json = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ digest: { sha256: subject.slice(7) }, annotations: { version: '0.1.24' } }],
  predicateType: 'https://sigstore.dev/cosign/sign/v1',
  predicate: {},
};

/** The JSON of a bundle, good but for the changes. */
export function bundleJson(changes: BundleChanges = {}): Json {
  const by = changes.signer ?? signer;
  const payload = changes.statement ?? Buffer.from(JSON.stringify(goodStatement));
  const payloadType = changes.payloadType ?? 'application/vnd.in-toto+json';
  const signature = by.sign(preAuthEncoding(payloadType, payload));
  const bundle = {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      publicKey: { hint: base64(Buffer.from(by.key.fingerprint, 'hex')) },
      tlogEntries: [entryJson(changes, payloadType, payload, signature, by)],
    },
    dsseEnvelope: {
      payload: base64(payload),
      payloadType,
      signatures: [{ sig: base64(signature) }],
    },
  };
  return edited<Json>(bundle, changes.bundle);
}

export function bundle(changes: BundleChanges = {}): BundleCandidate {
  return bundleCandidate(bundleJson(changes));
}

function entryJson(
  changes: BundleChanges,
  payloadType: string,
  payload: Uint8Array,
  signature: Buffer,
  by: TestSigner,
): Json {
  const isV2 = changes.version === 'v2';
  const at = changes.log ?? (isV2 ? log2 : log);
  const body = isV2
    ? hashedrekord002(sha256(preAuthEncoding(payloadType, payload)), signature, by)
    : dsse001(payload, signature, by);
  const canonical = JSON.stringify(edited(body, changes.body));
  const leaf = sha256(Buffer.from([0]), Buffer.from(canonical));
  const entry = edited<Json>(
    {
      logIndex: isV2 ? '0' : '1234',
      logId: { keyId: base64(at.keyId) },
      kindVersion: { kind: body['kind'], version: body['apiVersion'] },
      ...(isV2 ? {} : { integratedTime: String(signedAt) }),
      inclusionProof: {
        logIndex: '0',
        rootHash: base64(leaf),
        treeSize: '1',
        hashes: [],
        checkpoint: { envelope: changes.checkpoint?.(at, leaf) ?? at.checkpoint(1, leaf) },
      },
      canonicalizedBody: base64(canonical),
    },
    changes.entry,
  );
  if (isV2) return entry;
  const signedEntryTimestamp = at.set({
    body: entry['canonicalizedBody'],
    integratedTime: Number(entry['integratedTime']),
    logID: at.logId,
    logIndex: Number(entry['logIndex']),
  });
  return { ...entry, inclusionPromise: { signedEntryTimestamp } };
}

function dsse001(payload: Uint8Array, signature: Buffer, by: TestSigner): Json {
  return {
    apiVersion: '0.0.1',
    kind: 'dsse',
    spec: {
      envelopeHash: { algorithm: 'sha256', value: '0'.repeat(64) },
      payloadHash: { algorithm: 'sha256', value: sha256(payload).toString('hex') },
      signatures: [{ signature: base64(signature), verifier: base64(pemOf(by.key.key)) }],
    },
  };
}

function hashedrekord002(digest: Buffer, signature: Buffer, by: TestSigner): Json {
  return {
    apiVersion: '0.0.2',
    kind: 'hashedrekord',
    spec: {
      hashedRekordV002: {
        data: { algorithm: 'SHA2_256', digest: base64(digest) },
        signature: {
          content: base64(signature),
          verifier: {
            keyDetails: 'PKIX_ECDSA_P256_SHA_256',
            publicKey: { rawBytes: base64(by.key.spki) },
          },
        },
      },
    },
  };
}
