/** Signatures made: signed, logged, and checked before anybody sees them. */

import { TrustError } from '../error.ts';
import type { ImageNode } from '../image/tree.ts';
import { readDescriptor } from '../oci/descriptor.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import type { Candidate } from '../signature/candidate.ts';
import { preAuthEncoding } from '../signature/envelope.ts';
import { formatBundle, signatureStatement } from '../signature/make-bundle.ts';
import { formatPayload } from '../signature/payload.ts';
import { formatRekorBundle } from '../signature/rekor-bundle.ts';
import {
  layerDescriptor,
  type SignatureLayer,
  signatureImage,
} from '../signature/signature-image.ts';
import type { Signed } from '../signature/signed.ts';
import { statementPayloadType } from '../signature/statement.ts';
import { checkCandidate } from '../verify/candidate.ts';
import type { SignatureReport } from '../verify/report.ts';
import { policyFor, type SignOptions } from './options.ts';
import type { SignatureFormat } from './report.ts';

/** A signature that is ready to be published. */
export type Made = MadeLayer | MadeBundle;

interface MadeLayer {
  readonly format: 'legacy';
  readonly node: ImageNode;
  readonly layer: SignatureLayer;
  readonly report: SignatureReport;
}

interface MadeBundle {
  readonly format: 'bundle';
  readonly node: ImageNode;
  readonly bundle: Uint8Array;
  readonly report: SignatureReport;
}

/**
 * `identity` is what a legacy payload names. Throws what the services throw, and E_TLOG, E_TRUST or
 * E_TIME if what they answered does not verify: such a signature is not published.
 */
export async function makeSignature(
  node: ImageNode,
  format: SignatureFormat,
  identity: string,
  options: SignOptions,
  now: () => Date,
): Promise<Made> {
  return format === 'legacy'
    ? makeLayer(node, identity, options, now)
    : makeBundle(node, options, now);
}

async function makeLayer(
  node: ImageNode,
  identity: string,
  options: SignOptions,
  now: () => Date,
): Promise<Made> {
  const { key, annotations, logs } = options;
  const payload = formatPayload(identity, node.digest, annotations);
  const signed: Signed = { payload, bytes: payload, signature: key.sign(payload) };
  const [log] = logs;
  const entry = await log?.record({ format: 'legacy', signed, payloadType: '', key: key.public });
  const layer: SignatureLayer = {
    payload,
    signature: signed.signature,
    ...(entry === undefined ? {} : { rekorBundle: formatRekorBundle(entry) }),
  };
  const descriptor = layerDescriptor(layer);
  const report = checked(
    {
      format: 'legacy',
      store: 'tag',
      manifest: digestOf(signatureImage([descriptor]).manifest),
      layer: readDescriptor(descriptor, 'the new layer'),
      payload,
    },
    node.digest,
    options,
    now(),
  );
  return { format: 'legacy', node, layer, report };
}

async function makeBundle(node: ImageNode, options: SignOptions, now: () => Date): Promise<Made> {
  const { key, annotations, logs, timestamps } = options;
  const payload = signatureStatement(node.digest, annotations);
  const bytes = preAuthEncoding(statementPayloadType, payload);
  const signed: Signed = { payload, bytes, signature: key.sign(bytes) };
  const recording = {
    format: 'bundle',
    signed,
    payloadType: statementPayloadType,
    key: key.public,
  } as const;
  const [logEntries, stamps] = await Promise.all([
    Promise.all(logs.map((log) => log.record(recording))),
    Promise.all(timestamps.map((authority) => authority.timestamp(signed.signature))),
  ]);
  const bundle = formatBundle({
    key: key.public,
    payload,
    signature: signed.signature,
    logEntries,
    timestamps: stamps,
  });
  const candidate = { format: 'bundle', store: 'bundle', manifest: digestOf(bundle) } as const;
  const report = checked({ ...candidate, bytes: bundle }, node.digest, options, now());
  return { format: 'bundle', node, bundle, report };
}

/** What a log or an authority answers is somebody else's word, until it verifies as readers will. */
function checked(
  candidate: Candidate,
  subject: Digest,
  options: SignOptions,
  now: Date,
): SignatureReport {
  const report = checkCandidate(candidate, subject, policyFor(options), now);
  for (const check of Object.values(report.checks)) {
    if (check.state === 'failed') {
      const message = `the new signature does not verify, and is not published: ${check.message}`;
      throw new TrustError(check.code, message, { digest: subject });
    }
  }
  return report;
}
