/** A layout that is not there yet, looked at as if it were empty: a dry run makes none. */

import type { WritableRepository } from '../registry/repository.ts';
import { nameOf } from './open.ts';

export function absentLayout(directory: string): WritableRepository {
  const nothing = async () => undefined;
  const refuse = async () => {
    throw new RangeError(`${directory} was opened to be looked at only`);
  };
  return {
    name: nameOf(directory),
    manifest: nothing,
    manifestHead: nothing,
    blob: nothing,
    openBlob: refuse,
    referrers: async () => ({ descriptors: [], source: 'api' }),
    referrersByTag: async () => ({ descriptors: [], source: 'tag' }),
    async *tags() {},
    hasBlob: async () => false,
    putBlob: refuse,
    putManifest: refuse,
  };
}
