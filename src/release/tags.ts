/** Parses the tags of a release, and assigns them to registries. */

import { TrustError } from '../error.ts';
import { isVersion } from '../ledger/version.ts';
import {
  formatRepository,
  isTag,
  parseReference,
  type Repository,
  sameRepository,
} from '../oci/reference.ts';
import type { Destination } from './task.ts';

/**
 * Assigns bare tags (`0.1.24`) to every registry, and full references (`nicolas/webdis:0.1.24`) to the one
 * that they name. Throws E_INPUT for a reference to another registry, and for a registry without a tag.
 */
export function distributeTags(
  repositories: readonly Repository[],
  tags: readonly string[],
): readonly Destination[] {
  if (tags.length === 0) throw refused('the list is empty');
  const read = tags.map((text) => readTag(text, repositories));
  return repositories.map((repository) => {
    const name = formatRepository(repository);
    const mine = read
      .filter((one) => one.only === undefined || sameRepository(one.only, repository))
      .map(({ tag }) => tag);
    if (mine.length === 0) {
      throw refused(`none is for ${name}: give a bare tag, or a reference with this repository`);
    }
    return { name, repository, tags: [...new Set(mine)] };
  });
}

interface WrittenTag {
  readonly tag: string;
  /** undefined: all registries */
  readonly only?: Repository;
}

function readTag(text: string, repositories: readonly Repository[]): WrittenTag {
  const shown = JSON.stringify(text.slice(0, 300));
  if (!/[/:@]/.test(text)) return { tag: checked(text, shown) };
  const { tag, digest, ...only } = readReference(text);
  if (tag === undefined) throw refused(`${shown} names no tag`);
  if (digest !== undefined)
    throw refused(`${shown} names a digest, which tags of a release cannot`);
  if (!repositories.some((one) => sameRepository(one, only))) {
    const known = repositories.map(formatRepository).join(', ');
    throw refused(`${shown} is on none of the registries of this release (${known})`);
  }
  return { tag: checked(tag, shown), only };
}

function readReference(text: string) {
  try {
    return parseReference(text);
  } catch (error) {
    if (error instanceof TrustError) throw refused(error.message);
    throw error;
  }
}

function checked(tag: string, shown: string): string {
  if (!isTag(tag)) throw refused(`${shown} is not a tag`);
  // Reserved for signatures and fallback tags.
  if (/^sha(?:256|512)-[0-9a-f]{64}/.test(tag)) throw refused(`${shown} is a signature's tag`);
  return tag;
}

function refused(why: string): TrustError {
  return new TrustError('E_INPUT', `tags: ${why}`);
}

/** The version of the release: as given, otherwise the first tag that is a version. */
export function versionOf(
  given: string | undefined,
  [image]: readonly Destination[],
): string | undefined {
  if (given === undefined) return image?.tags.find(isVersion);
  if (isVersion(given)) return given;
  const shown = JSON.stringify(given.slice(0, 150));
  throw new TrustError('E_INPUT', `version: ${shown} is not a version such as 1.2.3`);
}
