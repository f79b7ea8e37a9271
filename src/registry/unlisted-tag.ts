/**
 * Tags of a place that is written to, where the registry refuses to show what they point to: some
 * answer 403 for what does not exist, whoever asks (Artifactory). Whoever may push there is still told
 * the list of tags, and a tag that is not in it does not exist. Where that cannot be seen either, the
 * refusal stands: a tag is never written because nobody could look at it.
 */

import { isTrustError } from '../error.ts';
import { AccessRefused } from './access-refused.ts';
import type { InspectableRepository, ReadableRepository } from './repository.ts';

export function unlistedIsAbsent<R extends InspectableRepository>(repository: R): R {
  const isUnlisted = listing(repository);
  const unlessUnlisted = async <T>(answer: Promise<T>, absent: T): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      const tag = error instanceof AccessRefused ? error.details.tag : undefined;
      if (tag !== undefined && (await isUnlisted(tag))) return absent;
      throw error;
    }
  };
  const none = { descriptors: [], source: 'tag' } as const;
  return {
    ...repository,
    manifest: (reference) => unlessUnlisted(repository.manifest(reference), undefined),
    manifestHead: (reference) => unlessUnlisted(repository.manifestHead(reference), undefined),
    referrers: (subject) => unlessUnlisted(repository.referrers(subject), none),
    referrersByTag: (subject) => unlessUnlisted(repository.referrersByTag(subject), none),
  };
}

/** Those who ask at the same time share one list; who asks later gets a new one. */
function listing(repository: ReadableRepository): (tag: string) => Promise<boolean> {
  let asked: Promise<ReadonlySet<string> | undefined> | undefined;
  return async (tag) => {
    asked ??= tagsOf(repository).finally(() => {
      asked = undefined;
    });
    return (await asked)?.has(tag) === false;
  };
}

/** undefined: it is not told. */
async function tagsOf(repository: ReadableRepository): Promise<ReadonlySet<string> | undefined> {
  const tags = new Set<string>();
  try {
    for await (const tag of repository.tags()) tags.add(tag);
    return tags;
  } catch (error) {
    if (isTrustError(error, 'E_NOTFOUND')) return tags; // There is no such repository.
    if (isTrustError(error, 'E_AUTH')) return undefined;
    throw error;
  }
}
