/**
 * Pushes referrers and makes sure that readers find them: by the Referrers API, else by the fallback tag
 * (distribution-spec, "Pushing Manifests with Subject"). The answer that a reader gets decides, and not
 * `OCI-Subject`: registries have sent that header without an API (fault 23).
 */

import { poll } from '../async.ts';
import { isTrustError, TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import { parseManifest } from '../oci/manifest.ts';
import { mediaTypes } from '../oci/media-type.ts';
import { formatRepository } from '../oci/reference.ts';
import {
  type ReferrerEntry,
  readReferrerIndex,
  referrerEntry,
  referrersTag,
} from './referrer-list.ts';
import { addReferrer } from './referrers-tag.ts';
import type { ReferrerList, StoredManifest, WritableRepository } from './repository.ts';
import { type TagUpdate, updateTag } from './update-tag.ts';

export interface Referrer {
  readonly entry: ReferrerEntry;
  readonly bytes: Uint8Array;
}

export function toReferrer(
  manifest: Parameters<typeof referrerEntry>[0],
  digest: Digest,
  bytes: Uint8Array,
): Referrer {
  return { entry: referrerEntry(manifest, digest, bytes.byteLength), bytes };
}

/**
 * Pushes the manifest of a referrer whose blobs are there. Resolves once a reader finds it. Throws
 * E_UNSUPPORTED if the registry cannot store referrers, E_COVER if it stores and does not list it, and
 * E_MANIFEST if the fallback tag is something else than a list.
 */
export async function attachReferrer(
  repository: WritableRepository,
  bytes: Uint8Array,
  pausing: Pausing,
): Promise<ReferrerList['source']> {
  const { subject, referrer } = readReferrer(bytes);
  await putReferrer(repository, referrer);
  const { source } = await listReferrers(repository, subject, [referrer], pausing);
  return source;
}

function readReferrer(bytes: Uint8Array): { subject: Digest; referrer: Referrer } {
  const manifest = parseManifest(bytes);
  const { subject } = manifest;
  const digest = digestOf(bytes);
  if (subject === undefined) {
    throw new TrustError('E_MANIFEST', 'a manifest without a subject is not a referrer', {
      digest,
    });
  }
  return { subject: subject.digest, referrer: toReferrer(manifest, digest, bytes) };
}

/** Adds advice: the message of ECR has none (fault 18; registries.md §4.2). */
async function putReferrer(
  repository: WritableRepository,
  { entry, bytes }: Referrer,
): Promise<void> {
  try {
    await repository.putManifest(entry.digest, bytes, entry.mediaType);
  } catch (error) {
    if (!isTrustError(error, 'E_UNSUPPORTED')) throw error;
    const advice = 'it cannot store referrers, as bundles are; legacy signatures need none';
    const message = `${error.message}; ${advice} (--format legacy)`;
    throw new TrustError(error.code, message, error.details, error);
  }
}

export interface ListingOptions extends Pausing {
  /** resolves when the referrers and their subject are there; default: they are */
  readonly written?: Promise<unknown>;
  /** called when the fallback tag is written, before it is read back */
  readonly onWritten?: () => void;
}

/** How often the API is asked before the referrer counts as not listed. */
const attempts = 5;

/**
 * Resolves to the list that a reader gets, once all are in it. A referrer that is stored and not listed is
 * pushed again: registries lose entries when several are pushed concurrently. Throws E_COVER if the API
 * still does not list it: clients that ask the API alone, as cosign does, would not find it.
 *
 * @param by `tag` if the registry has shown that it has no API; the tag is read while `written` is pending
 */
export async function listReferrers(
  repository: WritableRepository,
  subject: Digest,
  referrers: readonly Referrer[],
  pausing: ListingOptions,
  by: ReferrerList['source'] = 'api',
): Promise<ReferrerList> {
  if (by === 'tag') return listByTag(repository, subject, referrers, pausing);
  await pausing.written;
  let answer = await askApi(repository, subject, referrers, pausing);
  if (answer.unlisted.length > 0 && answer.list.source === 'api') {
    // One after the other, because the registry lost them during concurrent pushes.
    for (const { entry, bytes } of answer.unlisted) {
      await repository.putManifest(entry.digest, bytes, entry.mediaType);
    }
    answer = await askApi(repository, subject, answer.unlisted, pausing);
  }
  const { list, unlisted } = answer;
  if (unlisted.length === 0) return list;
  const tagged = await listByTag(repository, subject, unlisted, pausing);
  if (list.source === 'tag') return tagged;
  const lost = unlisted.filter(({ entry }) => isListedByApis(entry));
  if (lost.length > 0) throw notListed(repository, subject, lost);
  return { descriptors: [...list.descriptors, ...tagged.descriptors], source: 'tag' };
}

/** The specification defines `subject` for these two media types only. */
function isListedByApis({ mediaType }: ReferrerEntry): boolean {
  return mediaType === mediaTypes.manifest || mediaType === mediaTypes.index;
}

interface Answer {
  readonly list: ReferrerList;
  readonly unlisted: readonly Referrer[];
}

async function askApi(
  repository: WritableRepository,
  subject: Digest,
  referrers: readonly Referrer[],
  pausing: Pausing,
): Promise<Answer> {
  const ask = async () => {
    const list = await repository.referrers(subject);
    const listed = new Set(list.descriptors.map(({ digest }) => digest));
    return { list, unlisted: referrers.filter(({ entry }) => !listed.has(entry.digest)) };
  };
  const isDone = ({ list, unlisted }: Answer) => unlisted.length === 0 || list.source === 'tag';
  return poll(ask, isDone, { attempts, pause: pausing.pause });
}

/** Adds all of them with one write, and keeps the entries of others (fault 27). */
async function listByTag(
  repository: WritableRepository,
  subject: Digest,
  referrers: readonly Referrer[],
  { written, onWritten = () => {}, pause }: ListingOptions,
): Promise<ReferrerList> {
  const entries = together(referrers.map(({ entry }) => addReferrer(subject, entry)));
  const update: TagUpdate = {
    ...{ isDone: entries.isDone, onWritten },
    next: async (stored) => {
      await written;
      return entries.next(stored);
    },
  };
  const { bytes } = await updateTag(repository, referrersTag(subject), update, { pause });
  return { descriptors: readReferrerIndex(bytes, subject).descriptors, source: 'tag' };
}

/** Several updates as one write. */
function together(updates: readonly TagUpdate[]): TagUpdate {
  const [first, ...rest] = updates;
  if (first === undefined) throw new RangeError('there is nothing to write');
  return {
    isDone: (stored) => updates.every((update) => update.isDone(stored)),
    next: async (stored) => {
      let made = await first.next(stored);
      for (const update of rest) {
        const now: StoredManifest = {
          ...made,
          digest: digestOf(made.bytes),
          contentType: made.mediaType,
        };
        if (!update.isDone(now)) made = await update.next(now);
      }
      return made;
    },
  };
}

function notListed(
  { name }: WritableRepository,
  subject: Digest,
  unlisted: readonly Referrer[],
): TrustError {
  const [first] = unlisted;
  const digest = first?.entry.digest ?? subject;
  const what = unlisted.length === 1 ? digest : `${digest} and ${unlisted.length - 1} more`;
  const message = `${formatRepository(name)} has stored ${what}, and its referrers API does not list it for ${subject}, even after it was pushed again: cosign does not find it there`;
  return new TrustError('E_COVER', message, { repository: name.path, digest });
}
