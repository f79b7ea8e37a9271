/** The blobs of the source for one target: small ones from memory, large ones as streams; lost payloads rebuilt. */

import { allSettled } from '../async.ts';
import { TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import { mediaTypes } from '../oci/media-type.ts';
import type { BlobName, BlobSource } from '../registry/repository.ts';
import { rebuildPayload } from '../signature/payload.ts';
import { finding } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import type { Blob, Inventory } from './content.ts';
import { hashedStream } from './hashed-stream.ts';
import type { BlobReader } from './shared-blobs.ts';
import { smallBlob } from './snapshot.ts';

/** `{}`, the config of artifacts that have none (image-spec, "Guidance for an Empty Descriptor"). */
const emptyObject = Buffer.from('{}');
const emptyDigest = digestOf(emptyObject);

/** Its content is known from its digest. */
export function isKnown({ digest, size }: BlobName): boolean {
  return digest === emptyDigest && size === emptyObject.length;
}

export class SourceBlobs {
  readonly #reader: BlobReader;
  readonly #pausing: Pausing;
  #rebuilt: ReadonlyMap<Digest, Uint8Array> = new Map();

  constructor(reader: BlobReader, pausing: Pausing) {
    this.#reader = reader;
    this.#pausing = pausing;
  }

  async contentOf(blob: Blob): Promise<BlobSource> {
    const { digest, size, from } = blob;
    if (isKnown(blob)) return () => emptyObject;
    if (size > smallBlob) {
      const read = {
        openBlob: (_: unknown, offset: number) => this.#reader.openBlob(blob, offset),
      };
      return (reading) => hashedStream(read, blob, this.#pausing, reading);
    }
    const bytes = this.#rebuilt.get(digest) ?? (await from.blob(blob, smallBlob));
    if (bytes !== undefined) return () => bytes;
    const message = 'a manifest names a blob that the source does not have';
    throw new TrustError('E_COVER', message, { digest });
  }

  /** Uses these bytes for payloads that the source has lost. */
  replace(rebuilt: ReadonlyMap<Digest, Uint8Array>): void {
    this.#rebuilt = rebuilt;
  }

  /** Says which blobs this target will not read, so that other targets do not wait for it. */
  declineAllBut(blobs: readonly Blob[], all: Iterable<Blob>): void {
    const needed = new Set(blobs);
    for (const blob of all) if (!needed.has(blob)) this.#reader.decline(blob.digest);
  }

  close(): void {
    this.#reader.close();
  }
}

export interface LostPayloads {
  /** by digest */
  readonly rebuilt: ReadonlyMap<Digest, Uint8Array>;
  /** a warning for each, and an error for each that cannot be rebuilt */
  readonly findings: readonly Finding[];
}

/**
 * Rebuilds payloads of legacy signatures that a target needs and the source has lost. Other tools cannot read a
 * signature without its payload, at the source and on every copy. The text that cosign writes into a payload is
 * known: if it hashes to the digest, it is the payload, and the copy is complete.
 */
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

/** By the digest of the payload: the manifests that it may be about. */
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
    ? finding('E_COVER', `${what}; it was rebuilt, and the copy here is complete`, {
        severity: 'warning',
        digest,
        advice: 'until it is copied back, only this tool can read that signature at the source',
      })
    : finding('E_COVER', `${what}, and it cannot be rebuilt; nothing was written here`, {
        digest,
        advice:
          'mirror from a registry that still has it, or sign the image again there and delete the old signature',
      });
}
