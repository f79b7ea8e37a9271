/** Waivers of the ledger: differences that a person has accepted until a day, with the reason. */

import { day, type Infer, object, oneOf, optional, text } from '../oci/document.ts';

/**
 * - `tag-moved`: the tag points to an image that no release of the ledger is; or the registry gives clients different answers.
 * - `rolled-back`: the tag points to another release of the ledger.
 * - `tag-missing`, `manifest-missing`, `blob-missing`, `signature-missing`: another registry or the ledger has it.
 * - `attestation-missing`: the ledger has it, and it is not there or does not count any more.
 * - `signature-added`: on this registry only, valid under the key, and not in the ledger.
 * - `signature-bad`: a required manifest does not verify.
 * - `tag-unknown`: a version that is not in the ledger.
 * - `latest-wrong`: latest is not the highest release.
 */
export const differenceKind = oneOf(
  'tag-moved',
  'rolled-back',
  'tag-missing',
  'manifest-missing',
  'blob-missing',
  'signature-missing',
  'attestation-missing',
  'signature-added',
  'signature-bad',
  'tag-unknown',
  'latest-wrong',
);
export type DifferenceKind = Infer<typeof differenceKind>;

/** A difference that does not count until a day. */
export const waiver = object({
  /** Which kind of difference. */
  kind: differenceKind,
  /** The tag, which for a release is its version. */
  tag: text,
  /** Repository: docker.io/nicolas/webdis. Absent: on every registry. */
  registry: optional(text),
  /** The manifest or blob. Absent: any of the release. */
  digest: optional(text),
  /** Why it is accepted, for those who read the page. */
  reason: text,
  /** The last day on which it is, in UTC: 2026-12-31. */
  until: day,
});
export interface Waiver extends Infer<typeof waiver> {}

export function isInForce({ until }: Waiver, now: Date): boolean {
  return now.toISOString().slice(0, 10) <= until;
}

interface Waivable {
  readonly kind: DifferenceKind;
  readonly registry: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** The waiver that names a difference. */
export function waiverOf<W extends Waiver>(
  waivers: readonly W[],
  { kind, registry, tag, digest }: Waivable,
): W | undefined {
  return waivers.find(
    (one) =>
      one.kind === kind &&
      one.tag === tag &&
      (one.registry === undefined || one.registry === registry) &&
      (one.digest === undefined || one.digest === digest),
  );
}
