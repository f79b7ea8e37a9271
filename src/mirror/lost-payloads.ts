/**
 * Payloads of legacy signatures that the source has lost. The signature is then one that no other tool
 * can read, there and on every copy. What cosign puts into a payload is known, so where that hashes to
 * the digest it is the lost payload, byte for byte, and the copy is made whole with it. That is told.
 */

import { allSettled } from '../async.ts';
import type { Digest } from '../oci/digest.ts';
import { mediaTypes } from '../oci/media-type.ts';
import type { BlobName } from '../registry/writable.ts';
import { rebuildPayload } from '../signature/payload.ts';
import { finding } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import type { Blob, Inventory } from './content.ts';
import { smallBlob } from './snapshot.ts';

export interface LostPayloads {
  /** those that were made anew */
  readonly rebuilt: ReadonlyMap<Digest, Uint8Array>;
  /** an error for each that could not be */
  readonly findings: readonly Finding[];
}

/** Of the blobs that a target needs, before anything is written there. */
export async function lostPayloads(
  needed: readonly Blob[],
  inventory: Inventory,
  references: readonly string[],
): Promise<LostPayloads> {
  const subjects = subjectsOfPayloads(inventory);
  const rebuilt = new Map<Digest, Uint8Array>();
  const findings: Finding[] = [];
  await allSettled(
    needed.map(async (blob) => {
      const signed = subjects.get(blob.digest);
      if (signed === undefined || blob.size > smallBlob) return;
      if ((await blob.from.blob(blob, smallBlob)) !== undefined) return;
      const payload = rebuildAny(blob, signed, references);
      if (payload !== undefined) rebuilt.set(blob.digest, payload);
      findings.push(lost(blob, signed, payload !== undefined));
    }),
  );
  return { rebuilt, findings };
}

/** By the digest of the payload, what it may be about. */
function subjectsOfPayloads({ items }: Inventory): ReadonlyMap<Digest, readonly Digest[]> {
  const subjects = new Map<Digest, Digest[]>();
  for (const { contents, tags } of items.values()) {
    const signed = [contents.subject?.digest ?? [], ...tags.map(({ subject }) => subject)].flat();
    for (const { digest, mediaType } of contents.blobs) {
      if (mediaType !== mediaTypes.simpleSigning) continue;
      subjects.set(digest, [...(subjects.get(digest) ?? []), ...signed]);
    }
  }
  return subjects;
}

function rebuildAny(
  blob: BlobName,
  subjects: readonly Digest[],
  references: readonly string[],
): Uint8Array | undefined {
  for (const subject of subjects) {
    const payload = rebuildPayload(references, subject, blob);
    if (payload !== undefined) return payload;
  }
  return undefined;
}

function lost({ digest }: BlobName, [subject]: readonly Digest[], isRebuilt: boolean): Finding {
  const what = `the source has lost the payload ${digest} of a signature of ${subject}`;
  return isRebuilt
    ? finding('E_COVER', `${what}; it was made anew, and the copy here is whole`, {
        severity: 'warning',
        digest,
        advice:
          'until it is brought back, other tools than this one cannot read that signature at the source',
      })
    : finding('E_COVER', `${what}, and it cannot be made anew; nothing was written here`, {
        digest,
        advice:
          'mirror from a registry that still has it, or sign the image again there and delete the old signature',
      });
}
