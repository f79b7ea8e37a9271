/** Command lines that mend: pinned to a digest that the ledger names or this run verified, ready to paste. */

import type { Digest } from '../oci/digest.ts';
import { formatReference, formatRepository, type Repository } from '../oci/reference.ts';

export interface Mending {
  /** a repository that has all of it */
  readonly source: Repository;
  readonly digest: Digest;
  readonly target: Repository;
  readonly tag: string;
  /** the tag is there, and points to something else */
  readonly moves: boolean;
  /** something is gone behind lists and manifests that are still served: these alone do not show it */
  readonly deep: boolean;
  /** where signatures are, if not beside the image */
  readonly signatureRepository: Repository | undefined;
}

export function mirrorCommand(mending: Mending): string {
  const { source, digest, target, tag, moves, deep, signatureRepository } = mending;
  const words = [
    'webdis-trust',
    'mirror',
    formatReference({ registry: source.registry, path: source.path, digest }),
    formatReference({ registry: target.registry, path: target.path, tag }),
    ...(moves ? ['--on-conflict', 'overwrite'] : []),
    ...(deep ? ['--deep'] : []),
    ...(signatureRepository === undefined
      ? []
      : ['--signature-repository', formatRepository(signatureRepository)]),
  ];
  return words.map(quoted).join(' ');
}

/** For POSIX shells. Every word was checked to be a reference or is ours; nobody has to rely on that. */
function quoted(word: string): string {
  return /^[A-Za-z0-9@%+=:,./_-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
