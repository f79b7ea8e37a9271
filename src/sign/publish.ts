/** Signatures into the registry: what lies deepest first, the index last. */

import type { Pausing } from '../http/backoff.ts';
import { attachReferrer } from '../registry/attach.ts';
import { putWithContent } from '../registry/missing-content.ts';
import type { WritableRepository } from '../registry/writable.ts';
import { appendSignature, putBytes } from '../signature/append.ts';
import { emptyConfig, referrerManifest } from '../signature/referrer-manifest.ts';
import { allAtMost } from './all-at-most.ts';
import type { NewSignature } from './make.ts';

export interface PublishContext extends Pausing {
  readonly repository: WritableRepository;
  readonly now: () => Date;
  /** called when a reader finds it */
  readonly onPublished: (made: NewSignature) => void;
}

/** The signature of an index is the word that all under it is signed, so it comes after theirs. */
export async function publish(
  made: readonly NewSignature[],
  context: PublishContext,
): Promise<void> {
  if (made.some(({ format }) => format === 'bundle')) {
    // Every bundle's manifest names this one blob.
    await putBytes(context.repository, emptyConfig);
  }
  const byDepth = Map.groupBy(made, ({ planned }) => planned.node.depth);
  for (const depth of [...byDepth.keys()].sort((a, b) => b - a)) {
    await allAtMost(byDepth.get(depth) ?? [], async (one) => {
      await publishOne(one, context);
      context.onPublished(one);
    });
  }
}

async function publishOne(made: NewSignature, context: PublishContext): Promise<void> {
  const { repository, now } = context;
  const { node } = made.planned;
  if (made.format === 'legacy') {
    return appendSignature(repository, node.digest, made.layer, context);
  }
  const bytes = referrerManifest(node, made.bundle, now());
  let missing: readonly Uint8Array[] = [made.bundle];
  const putContent = async () => {
    await Promise.all(missing.map((blob) => putBytes(repository, blob)));
    // If it is asked for again, the registry lacks something (faults 17, 35).
    missing = [emptyConfig, made.bundle];
  };
  await putWithContent(putContent, () => attachReferrer(repository, bytes, context));
}
