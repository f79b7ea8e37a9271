/** What the tests of signatures and logs share: candidates, small edits of JSON, what a check said. */

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import type { ErrorCode } from '../../src/error.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import {
  annotationKeys,
  type BundleCandidate,
  type LegacyCandidate,
} from '../../src/signature/candidate.ts';
import type { Check } from '../../src/signature/check.ts';
import { parsePublicKey, type VerificationKey } from '../../src/signature/key.ts';
import { parseTrustedRoot } from '../../src/transparency/trusted-root.ts';
import { cosignMade } from '../support/shared-vectors.ts';

export type Json = { [key: string]: unknown };

export const signer: VerificationKey = parsePublicKey(
  cosignMade('signer.pub').toString(),
  'signer.pub',
);
export const other: VerificationKey = parsePublicKey(
  cosignMade('other.pub').toString(),
  'other.pub',
);
export const cosignRoot = parseTrustedRoot(cosignMade('trusted-root.json'), 'trusted-root.json');
/** After everything in cosign-made was signed, and after everything that a test signs. */
export const now = new Date('2050-01-01T00:00:00Z');

export function content(digest: string): Buffer {
  return cosignMade('content', 'sha256', digest.replace('sha256:', ''));
}

export function bundleCandidate(bundle: Uint8Array | unknown): BundleCandidate {
  const bytes = bundle instanceof Uint8Array ? bundle : Buffer.from(JSON.stringify(bundle));
  return { format: 'bundle', store: 'bundle', manifest: digestOf(Buffer.from('manifest')), bytes };
}

export function legacyCandidate(
  payload: Uint8Array,
  annotations: Readonly<Record<string, string>>,
): LegacyCandidate {
  return {
    format: 'legacy',
    store: 'tag',
    manifest: digestOf(Buffer.from('manifest')),
    layer: {
      mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json',
      digest: digestOf(payload),
      size: payload.length,
      annotations,
    },
    payload,
  };
}

/** A candidate with some annotations replaced, or left out if undefined. */
export function withAnnotations(
  candidate: LegacyCandidate,
  changes: Readonly<Record<string, string | undefined>>,
): LegacyCandidate {
  const merged = Object.entries({ ...candidate.layer.annotations, ...changes });
  const annotations = Object.fromEntries(
    merged.filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  return { ...candidate, layer: { ...candidate.layer, annotations } };
}

export const removed = Symbol('removed');

/** A copy in which the value at a path such as `spec.data.hash` or `signatures.0.sig` is another, or `removed`. */
export function edit<T>(document: T, path: string, value: unknown): T {
  const copy = structuredClone(document);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let at = copy as Json;
  for (const key of keys) at = at[key] as Json;
  if (value !== removed) at[last] = value;
  else if (Array.isArray(at)) at.splice(Number(last), 1);
  else delete at[last];
  return copy;
}

export function get(document: unknown, path: string): unknown {
  return path.split('.').reduce((at, key) => (at as Json)[key], document);
}

/** Every path in a document, leaves and inner ones. */
export function paths(document: unknown, prefix = ''): string[] {
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([key, value]) => [
    `${prefix}${key}`,
    ...paths(value, `${prefix}${key}.`),
  ]);
}

export function assertPassed(check: Check, about = ''): void {
  deepStrictEqual({ ...check, about }, { state: 'passed', about });
}

/** The check must fail with this code, and for this reason: another failure would hide that the defence is gone. */
export function assertFailed(check: Check, code: ErrorCode, why: RegExp, about = ''): void {
  ok(check.state === 'failed', `${about} must fail, but is ${JSON.stringify(check)}`);
  ok(why.test(check.message), `${about} must fail for ${why}, but: ${check.message}`);
  strictEqual(check.code, code, `${about}: ${check.message}`);
}

export function base64(bytes: Uint8Array | string): string {
  return Buffer.from(bytes).toString('base64');
}

export function legacyOf(manifest: Json, at = 0): LegacyCandidate {
  const layers = manifest['layers'] as { digest: Digest; annotations: Record<string, string> }[];
  const layer = layers[at];
  if (layer === undefined) throw new Error(`no layer ${at}`);
  return legacyCandidate(content(layer.digest), layer.annotations);
}

export { annotationKeys };
