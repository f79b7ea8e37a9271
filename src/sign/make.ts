/** Makes signatures and attestations: signs, logs, timestamps, and verifies the result. Does not push anything. */

import { createHash } from 'node:crypto';
import { HashAlgorithm } from '@sigstore/protobuf-specs';
import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { readDescriptor } from '../oci/descriptor.ts';
import { digestHex, digestOf } from '../oci/digest.ts';
import type { BundleEntry } from '../signature/bundle.ts';
import { publicKeyPem } from '../signature/key.ts';
import { parseAttestationBundle, parseEnvelope } from '../signature/large-payload.ts';
import {
  attestationStatement,
  formatBundle,
  formatEnvelope,
  makeBundle,
  type Predicate,
  signatureStatement,
} from '../signature/make-bundle.ts';
import { formatPayload } from '../signature/payload.ts';
import type { SigningKey } from '../signature/private-key.ts';
import {
  formatRekorBundle,
  layerDescriptor,
  type SignatureLayer,
  signatureImage,
} from '../signature/signature-image.ts';
import type { SignedContent } from '../signature/signed-content.ts';
import type { LogEntry } from '../transparency/entry.ts';
import { EntryExists } from '../transparency/service.ts';
import {
  assertGood,
  assertGoodAttestation,
  assertResponses,
  readResponses,
} from './assert-good.ts';
import { policyFor, type SigningOptions } from './options.ts';
import { keyOf } from './signer.ts';
import { kindOf, type PlannedSignature } from './state.ts';

export type NewSignature = {
  readonly planned: PlannedSignature;
  readonly logEntries: readonly LogEntry[];
} & (
  | { readonly format: 'legacy'; readonly layer: SignatureLayer }
  | { readonly format: 'bundle'; readonly bundle: Uint8Array }
);

export interface MakeContext {
  readonly options: SigningOptions;
  /** in the claims of signatures */
  readonly annotations: Readonly<Record<string, string>>;
  /** the reference in legacy payloads, and the subject's name in attestations */
  readonly identity: string;
  readonly now: () => Date;
}

/** Throws errors of the services, and E_TLOG, E_TRUST or E_TIME if a response does not verify. */
export function makeSignature(
  planned: PlannedSignature,
  context: MakeContext,
): Promise<NewSignature> {
  if (planned.format === 'bundle') return makeReferrer(planned, context);
  const { predicate } = planned;
  return predicate === undefined
    ? makeLayer(planned, context)
    : makeEnvelopeLayer(planned, predicate, context);
}

async function makeLayer(
  planned: PlannedSignature,
  { options, annotations, identity, now }: MakeContext,
): Promise<NewSignature> {
  const key = await keyOf(options.signer);
  const { digest } = planned.node;
  const payload = assertReadableSize(formatPayload(identity, digest, annotations), planned);
  const signed: SignedContent = { payload, bytes: payload, signature: await key.sign(payload) };
  // At most one log, see assertUsable().
  const logEntries = await logLegacy(signed, key, options);
  assertResponses({ signed, logEntries, timestamps: [] }, key, options, now());
  const [entry] = logEntries;
  const layer: SignatureLayer = {
    payload,
    signature: signed.signature,
    ...(entry === undefined ? {} : { rekorBundle: formatRekorBundle(entry) }),
    ...defined({ certificate: key.certificate }),
  };
  const descriptor = layerDescriptor(layer);
  const place = {
    format: 'legacy',
    store: 'tag',
    manifest: digestOf(signatureImage([descriptor]).manifest),
  } as const;
  const candidate = { ...place, layer: readDescriptor(descriptor, 'the new layer'), payload };
  return {
    format: 'legacy',
    planned,
    layer,
    logEntries: assertGood(
      candidate,
      digest,
      policyFor({ ...options, annotations }, 'legacy'),
      now(),
    ),
  };
}

async function logLegacy(
  { payload, signature }: SignedContent,
  key: SigningKey,
  { logs }: SigningOptions,
): Promise<BundleEntry[]> {
  const digest = createHash('sha256').update(payload).digest();
  const messageDigest = { algorithm: HashAlgorithm.SHA2_256, digest };
  const content = {
    $case: 'messageSignature',
    messageSignature: { messageDigest, signature },
  } as const;
  const pem = key.certificate?.pem ?? publicKeyPem(key.public);
  const answers = await Promise.all(logs.map((log) => log.testify(content, pem)));
  return answers.flatMap(({ tlogEntries }) => tlogEntries);
}

/** A legacy attestation: the envelope is the layer, and logs record it as they do that of a bundle. */
async function makeEnvelopeLayer(
  planned: PlannedSignature,
  { type: predicateType }: Predicate,
  context: MakeContext,
): Promise<NewSignature> {
  const { options, now } = context;
  const key = await keyOf(options.signer);
  const statement = assertReadableSize(statementOf(planned, context), planned);
  // At most one log, see assertUsable().
  const made = await makeBundle(statement, key, options.logs);
  const responses = readResponses(formatBundle(made), 'attestation');
  assertResponses(responses, key, options, now());
  const [entry] = responses.logEntries;
  const layer: SignatureLayer = {
    payload: formatEnvelope(made),
    signature: Buffer.alloc(0),
    predicateType,
    ...(entry === undefined ? {} : { rekorBundle: formatRekorBundle(entry) }),
    ...defined({ certificate: key.certificate }),
  };
  const descriptor = layerDescriptor(layer);
  const { digest } = planned.node;
  const candidate = {
    format: 'envelope',
    manifest: digestOf(signatureImage([descriptor]).manifest),
    layer: readDescriptor(descriptor, 'the new layer'),
    envelope: parseEnvelope(layer.payload),
    envelopeHash: digestHex(digestOf(layer.payload)),
  } as const;
  const logEntries = assertGoodAttestation(candidate, digest, policyFor(options, 'legacy'), now());
  return { format: 'legacy', planned, layer, logEntries };
}

const maxStatements = 4;

/**
 * Rekor v2 returns an entry only once. If that response was lost, or an earlier run ended before it
 * published the bundle, the log answers 409, and another signature is needed. RSA signatures of the same
 * bytes are equal, so spaces are added after the statement, which JSON allows.
 */
async function makeReferrer(
  planned: PlannedSignature,
  context: MakeContext,
): Promise<NewSignature> {
  const statement = statementOf(planned, context);
  for (let spaces = 0; ; spaces += 1) {
    try {
      const payload = Buffer.concat([statement, Buffer.alloc(spaces, ' ')]);
      return await bundleOf(assertReadableSize(payload, planned), planned, context);
    } catch (error) {
      if (!(error instanceof EntryExists) || spaces + 1 === maxStatements) throw error;
    }
  }
}

function statementOf(
  { node: { digest }, predicate }: PlannedSignature,
  { annotations, identity: name }: MakeContext,
): Uint8Array {
  return predicate === undefined
    ? signatureStatement(digest, annotations)
    : attestationStatement({ name, digest }, predicate);
}

async function bundleOf(
  payload: Uint8Array,
  planned: PlannedSignature,
  { options, annotations, now }: MakeContext,
): Promise<NewSignature> {
  const { signer, logs, timestamps: authorities } = options;
  const key = await keyOf(signer);
  const { digest } = planned.node;
  const bundle = formatBundle(await makeBundle(payload, key, [...logs, ...authorities]));
  assertResponses(readResponses(bundle, kindOf(planned)), key, options, now());
  const place = { format: 'bundle', manifest: digestOf(bundle) } as const;
  const policy = policyFor({ ...options, annotations }, 'bundle');
  const logEntries =
    planned.predicate === undefined
      ? assertGood({ ...place, store: 'bundle', bytes: bundle }, digest, policy, now())
      : assertGoodAttestation(
          { ...place, bundle: parseAttestationBundle(bundle) },
          ...([digest, policy, now()] as const),
        );
  return { format: 'bundle', planned, bundle, logEntries };
}

/** Readers reject larger payloads; checked before logging. Throws E_INPUT. */
function assertReadableSize(payload: Uint8Array, { predicate }: PlannedSignature): Uint8Array {
  const limit = predicate === undefined ? limits.payload : limits.statement;
  if (payload.length <= limit) return payload;
  const what = predicate === undefined ? 'payload with its annotations' : 'statement';
  const message = `the ${what} has ${payload.length} bytes; readers accept ${limit} at most`;
  throw new TrustError('E_INPUT', message);
}
