/**
 * Reads the statements that buildx put into an attestation manifest of the index. They are not signed: the
 * manifest contains their digests, so a signature of the manifest covers them.
 */

import { isTrustError, TrustError } from '../error.ts';
import { readChildImage } from '../image/child.ts';
import type { ImageNode } from '../image/tree.ts';
import { limits } from '../limits.ts';
import { mediaTypes } from '../oci/media-type.ts';
import { TooMany } from '../registry/errors.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { AttestationSearch, UnusableAttestation } from './discover.ts';

/** Only a hint: the statement decides. */
const typeAnnotation = 'in-toto.io/predicate-type';

interface Statements<T> {
  readonly found: readonly T[];
  readonly unusable: readonly UnusableAttestation[];
  readonly otherTypes: readonly string[];
}

/** Errors are in the result. */
export async function readBuildxStatements<T>(
  repository: ReadableRepository,
  node: ImageNode,
  { wants, fetch }: Pick<AttestationSearch<T>, 'wants' | 'fetch'>,
  read: (statement: Uint8Array) => Promise<T>,
): Promise<Statements<T>> {
  const found: T[] = [];
  const unusable: UnusableAttestation[] = [];
  const otherTypes: string[] = [];
  const where = { store: 'buildx', manifest: node.digest } as const;
  const collect = async (declared: string | undefined, look: () => Promise<void>) => {
    try {
      await look();
    } catch (error) {
      if (!isTrustError(error)) throw error;
      unusable.push({ ...where, ...(declared && { declared }), error });
    }
  };
  await collect(undefined, async () => {
    const { layers } = await readChildImage(repository, node);
    const statements = layers.filter(({ mediaType }) => mediaType === mediaTypes.inToto);
    const wanted = statements.filter(({ annotations }) => {
      const declared = annotations[typeAnnotation];
      if (declared === undefined || wants(declared)) return true;
      otherTypes.push(declared);
      return false;
    });
    if (wanted.length > limits.attestations) {
      throw new TooMany(`an attestation manifest has more than ${limits.attestations} statements`);
    }
    const looks = wanted.map((layer) =>
      collect(layer.annotations[typeAnnotation], () =>
        fetch(layer.size, async () => {
          const bytes = await repository.blob(layer, limits.attestation);
          if (bytes === undefined) {
            const message = 'an attestation manifest names a blob that the registry lacks';
            throw new TrustError('E_NOSIG', message, { digest: layer.digest });
          }
          found.push(await read(bytes));
        }),
      ),
    );
    await Promise.all(looks);
  });
  return { found, unusable, otherTypes };
}
