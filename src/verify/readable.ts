/**
 * Whether a reader can read an image: every manifest that must be signed has a signature that counts, in a
 * store where the reader looks.
 */

import { TrustError } from '../error.ts';
import { mediaTypes } from '../oci/media-type.ts';
import type { SignatureStore } from '../signature/candidate.ts';
import type { Discovery } from '../signature/discover.ts';
import { outcomeFor } from './outcome.ts';
import { type Reader, readers } from './readers.ts';
import type { ReaderReport, SignatureReport } from './report.ts';

/** What decides about one manifest, the same for every reader. */
export interface Stand {
  /** stores that hold a signature that counts, as this tool finds them */
  readonly good: ReadonlySet<SignatureStore>;
  /**
   * the same, as others find them: they do not look under the fallback tag if the API answers, and need
   * the payload from the registry
   */
  readonly listed: ReadonlySet<SignatureStore>;
  /** the registry lacks the payload of a legacy signature that counts */
  readonly payloadIsMissing: boolean;
  /** there is a bundle of any kind, by anyone */
  readonly anyBundle: boolean;
  /** the `.sig` image has Docker's media type */
  readonly dockerTag: boolean;
  /** what stood in the way of reading a store */
  readonly unread: ReadonlyMap<'tag' | 'bundle', TrustError>;
  /** whether signatures lie in the repository of the image */
  readonly beside: boolean;
}

/** `unsigned`: nothing counts, for any reader; `format`, `place`: what counts is where it does not look. */
export type Readability = 'yes' | 'unknown' | NonNullable<ReaderReport['why']>;

/** `found` is what the registry lists, `byTag` what only the fallback tag names. */
export function standOf(
  found: Discovery<SignatureReport>,
  byTag: Discovery<SignatureReport> | undefined,
  beside: boolean,
): Stand {
  const good = found.candidates.filter((signature) => signature.good);
  const whole = good.filter(({ rebuilt }) => rebuilt === undefined);
  const listed = storesOf(whole);
  const unread = new Map<'tag' | 'bundle', TrustError>();
  for (const { store, error } of found.unusable) {
    if (outcomeFor([error.code]) !== 'undetermined') continue;
    const at = store === 'tag' ? 'tag' : 'bundle';
    if (!unread.has(at)) unread.set(at, error);
  }
  for (const { rebuilt } of good) {
    if (rebuilt === undefined || outcomeFor([rebuilt.code]) !== 'undetermined') continue;
    if (!unread.has('tag')) unread.set('tag', new TrustError(rebuilt.code, rebuilt.message));
  }
  return {
    good: storesOf([...good, ...(byTag?.candidates.filter((one) => one.good) ?? [])]),
    listed,
    payloadIsMissing: good.length > whole.length,
    anyBundle: [...found.candidates, ...found.foreign].some(({ store }) => store === 'bundle'),
    dockerTag: found.signatureImageType === mediaTypes.dockerManifest,
    unread,
    beside,
  };
}

/** Of a repository that holds nothing yet. */
export function emptyStand(beside: boolean): Stand {
  return {
    good: new Set(),
    listed: new Set(),
    payloadIsMissing: false,
    anyBundle: false,
    dockerTag: false,
    unread: new Map(),
    beside,
  };
}

function storesOf(signatures: readonly SignatureReport[]): ReadonlySet<SignatureStore> {
  return new Set(signatures.map(({ store }) => store));
}

/** The stand when signatures in these stores have been added. */
export function withSignatures(stand: Stand, stores: readonly SignatureStore[]): Stand {
  return {
    ...stand,
    good: new Set([...stand.good, ...stores]),
    listed: new Set([...stand.listed, ...stores]),
    anyBundle: stand.anyBundle || stores.includes('bundle'),
  };
}

/** Where signatures of a format are put. */
export function storeOf(format: SignatureReport['format']): SignatureStore {
  return format === 'legacy' ? 'tag' : 'bundle';
}

export function readability(reader: Reader, stand: Stand): Readability {
  const { good, listed, beside, unread } = stand;
  if (reader.readsElsewhere) {
    if (reader.stores.some((store) => good.has(store))) return 'yes';
    return unread.size > 0 ? 'unknown' : 'unsigned';
  }
  const stores = storesLookedAt(reader, stand);
  if (beside && stores.some((store) => listed.has(store))) return 'yes';
  if (beside && mayHoldMore(reader, stores, unread)) return 'unknown';
  if (good.size === 0) return unread.size > 0 ? 'unknown' : 'unsigned';
  return beside ? 'format' : 'place';
}

function storesLookedAt(
  { stores, bundlesHideTag, ociImagesOnly }: Reader,
  { anyBundle, dockerTag }: Stand,
): readonly SignatureStore[] {
  const tagIsSeen = !(bundlesHideTag && anyBundle) && !(ociImagesOnly && dockerTag);
  return stores.filter((store) => store !== 'tag' || tagIsSeen);
}

function mayHoldMore(
  reader: Reader,
  stores: readonly SignatureStore[],
  unread: Stand['unread'],
): boolean {
  return (
    (stores.includes('tag') && unread.has('tag')) ||
    (reader.stores.includes('bundle') && unread.has('bundle'))
  );
}

/** What the worst of its manifests is; of no manifest at all, nothing is known. */
export function readersOf(stands: readonly Stand[]): readonly ReaderReport[] {
  return readers.map((reader) => {
    const all = stands.map((stand) => readability(reader, stand));
    return toReport(reader, worstOf(all));
  });
}

/** Of several images: what each of them is to a reader, taken together. */
export function readersOfAll(
  images: readonly (readonly ReaderReport[])[],
): readonly ReaderReport[] {
  const states = images.flat().map((report) => [report.name, stateOf(report)] as const);
  return readers.map((reader) => {
    const all = states.flatMap(([name, state]) => (name === reader.name ? [state] : []));
    return toReport(reader, worstOf(all));
  });
}

function stateOf({ readable, why }: ReaderReport): Readability {
  return why ?? (readable === 'yes' ? 'yes' : 'unknown');
}

const worstFirst = ['unsigned', 'place', 'format', 'unknown', 'yes'] as const;

function worstOf(all: readonly Readability[]): Readability {
  return worstFirst.find((one) => all.includes(one)) ?? 'unknown';
}

function toReport({ name, title }: Reader, state: Readability): ReaderReport {
  if (state === 'yes' || state === 'unknown') return { name, title, readable: state };
  return { name, title, readable: 'no', why: state };
}
