/** Signatures into the registry: everything under the index first, the index last. */

import type { Digest } from '../oci/digest.ts';
import { attachReferrer } from '../registry/attach.ts';
import type { Pausing } from '../registry/backoff.ts';
import type { WritableRepository } from '../registry/writable.ts';
import { appendSignature, putBytes } from '../signature/append.ts';
import { emptyConfig, referrerManifest } from '../signature/referrer-manifest.ts';
import type { Made } from './make.ts';

export interface Publishing<M> extends Pausing {
  readonly repository: WritableRepository;
  readonly now: () => Date;
  /** called when a reader finds it */
  readonly onPublished: (made: M) => void;
}

/** The root's signatures are the word that all is signed, so they come after all others. */
export async function publish<M extends Made>(
  made: readonly M[],
  root: Digest,
  publishing: Publishing<M>,
): Promise<void> {
  if (made.some(({ format }) => format === 'bundle')) {
    // Every bundle's manifest names this one blob.
    await putBytes(publishing.repository, emptyConfig);
  }
  const publishOne = async (one: M) => {
    await publishSignature(one, publishing);
    publishing.onPublished(one);
  };
  await Promise.all(made.filter(({ node }) => node.digest !== root).map(publishOne));
  await Promise.all(made.filter(({ node }) => node.digest === root).map(publishOne));
}

async function publishSignature<M>(made: Made, publishing: Publishing<M>): Promise<void> {
  const { repository, now } = publishing;
  if (made.format === 'legacy') {
    return appendSignature(repository, made.node.digest, made.layer, publishing);
  }
  await putBytes(repository, made.bundle);
  const bytes = referrerManifest(made.node, made.bundle, now());
  await attachReferrer(repository, bytes, publishing);
}
