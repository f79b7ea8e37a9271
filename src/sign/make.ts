/** Signatures made: signed and logged, side by side with others. */

import { createHash } from 'node:crypto';
import { HashAlgorithm } from '@sigstore/protobuf-specs';
import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { readDescriptor } from '../oci/descriptor.ts';
import { digestOf } from '../oci/digest.ts';
import type { BundleEntry } from '../signature/bundle.ts';
import { publicKeyPem } from '../signature/key.ts';
import { formatBundle, makeBundle, signatureStatement } from '../signature/make-bundle.ts';
import { formatPayload } from '../signature/payload.ts';
import { formatRekorBundle } from '../signature/rekor-bundle.ts';
import {
  layerDescriptor,
  type SignatureLayer,
  signatureImage,
} from '../signature/signature-image.ts';
import type { Signed } from '../signature/signed.ts';
import type { LogEntry } from '../transparency/entry.ts';
import { EntryExists } from '../transparency/log-client.ts';
import { assertAnswers, assertGood, readAnswers } from './assert-good.ts';
import type { SignOptions } from './options.ts';
import type { Wanted } from './progress.ts';

/** A signature that is ready to be published. */
export type Made = {
  readonly wanted: Wanted;
  readonly logEntries: readonly LogEntry[];
} & (
  | { readonly format: 'legacy'; readonly layer: SignatureLayer }
  | { readonly format: 'bundle'; readonly bundle: Uint8Array }
);

export interface Making {
  readonly options: SignOptions;
  /** what a legacy payload names */
  readonly identity: string;
  readonly now: () => Date;
}

/** Throws what the services throw, and E_TLOG, E_TRUST or E_TIME if what they answered does not verify. */
export function makeSignature(wanted: Wanted, making: Making): Promise<Made> {
  return wanted.format === 'legacy' ? makeLayer(wanted, making) : makeReferrer(wanted, making);
}

async function makeLayer(wanted: Wanted, { options, identity, now }: Making): Promise<Made> {
  const { key, annotations } = options;
  const { digest } = wanted.node;
  const payload = bounded(formatPayload(identity, digest, annotations));
  const signed: Signed = { payload, bytes: payload, signature: await key.sign(payload) };
  // One at most (assertUsable): the annotation holds one entry.
  const logEntries = await logLegacy(signed, options);
  assertAnswers({ signed, logEntries, timestamps: [] }, options, now());
  const [entry] = logEntries;
  const layer: SignatureLayer = {
    payload,
    signature: signed.signature,
    ...(entry === undefined ? {} : { rekorBundle: formatRekorBundle(entry) }),
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
    wanted,
    layer,
    logEntries: assertGood(candidate, digest, options, now()),
  };
}

async function logLegacy(
  { payload, signature }: Signed,
  { key, logs }: SignOptions,
): Promise<BundleEntry[]> {
  const digest = createHash('sha256').update(payload).digest();
  const messageDigest = { algorithm: HashAlgorithm.SHA2_256, digest };
  const content = {
    $case: 'messageSignature',
    messageSignature: { messageDigest, signature },
  } as const;
  const pem = publicKeyPem(key.public);
  const answers = await Promise.all(logs.map((log) => log.testify(content, pem)));
  return answers.flatMap(({ tlogEntries }) => tlogEntries);
}

/** Statements that are tried where a log knows one already, the usual one first. */
const statements = 4;

/**
 * Rekor v2 hands out an entry once: if that answer is lost, or the run dies before the bundle is
 * published, the log says that it has it (409). Then the statement is signed anew, which costs one entry
 * more and nothing else. White space after it makes another signature of it where keys sign the same
 * bytes the same way (RSA); for JSON it is the same statement.
 */
async function makeReferrer(wanted: Wanted, making: Making): Promise<Made> {
  const { digest } = wanted.node;
  const statement = signatureStatement(digest, making.options.annotations);
  for (let spaces = 0; ; spaces += 1) {
    try {
      const payload = Buffer.concat([statement, Buffer.alloc(spaces, ' ')]);
      return await bundleOf(bounded(payload), wanted, making);
    } catch (error) {
      if (!(error instanceof EntryExists) || spaces + 1 === statements) throw error;
    }
  }
}

async function bundleOf(
  payload: Uint8Array,
  wanted: Wanted,
  { options, now }: Making,
): Promise<Made> {
  const { key, logs, timestamps: authorities } = options;
  const { digest } = wanted.node;
  const bundle = formatBundle(await makeBundle(payload, key, [...logs, ...authorities]));
  assertAnswers(readAnswers(bundle), options, now());
  const place = { format: 'bundle', store: 'bundle', manifest: digestOf(bundle) } as const;
  const logged = assertGood({ ...place, bytes: bundle }, digest, options, now());
  return { format: 'bundle', wanted, bundle, logEntries: logged };
}

/** Before it is logged: nobody would read it. */
function bounded(payload: Uint8Array): Uint8Array {
  if (payload.length <= limits.payload) return payload;
  const message = `what is to be signed has ${payload.length} bytes with its annotations, and readers take ${limits.payload}`;
  throw new TrustError('E_INPUT', message);
}
