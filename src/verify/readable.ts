/**
 * Decides which readers (cosign, Podman, Kyverno …) can verify an image: every manifest that must be signed
 * needs a good signature in a store that the reader uses.
 */

import { TrustError } from '../error.ts';
import { mediaTypes } from '../oci/media-type.ts';
import type { Discovery } from '../signature/discover.ts';
import type { SignatureStore } from '../signature/format.ts';
import { isUndetermined } from './outcome.ts';
import { type Reader, readers } from './readers.ts';
import type { ReaderReport, SignatureReport } from './report.ts';

/** Where the signatures of one manifest are. This decides which readers find them. */
export interface Availability {
  /** stores with a good signature, as found by this tool */
  readonly good: ReadonlySet<SignatureStore>;
  /**
   * stores with a good signature, as found by other tools: they do not read the fallback tag if the
   * registry has a Referrers API, and they cannot rebuild payloads
   */
  readonly listed: ReadonlySet<SignatureStore>;
  /** those of `listed` in which certificates alone made the good signatures, and what for */
  readonly certified: ReadonlyMap<SignatureStore, CertifiedName>;
  /** the registry lacks the payload of a good legacy signature */
  readonly payloadIsMissing: boolean;
  /** there is a bundle of any kind, by any signer */
  readonly hasBundle: boolean;
  /** the `.sig` image has Docker's media type */
  readonly isDockerImage: boolean;
  /** stores that could not be read, with the reason */
  readonly unreadStores: ReadonlyMap<'tag' | 'bundle', TrustError>;
  /** whether signatures are in the repository of the image */
  readonly inImageRepository: boolean;
}

/** What a certificate names: of several, an e-mail address. */
export type CertifiedName = 'e-mail' | 'other';

export function certifiedName(identity: string): CertifiedName {
  return /^[^@\s/]+@[^@\s/]+$/.test(identity) ? 'e-mail' : 'other';
}

/**
 * `unsigned`: no good signature for any reader; `format`, `place`: the reader does not look where it is; `signer`: it
 * does not verify it.
 */
export type Readability = 'yes' | 'unknown' | NonNullable<ReaderReport['why']>;

/** `found`: what the registry lists. `byTag`: what only the fallback tag lists. */
export function availabilityOf(
  found: Discovery<SignatureReport>,
  byTag: Discovery<SignatureReport> | undefined,
  inImageRepository: boolean,
): Availability {
  const good = found.candidates.filter((signature) => signature.good);
  const whole = good.filter(({ rebuilt }) => rebuilt === undefined);
  const listed = storesOf(whole);
  const unreadStores = new Map<'tag' | 'bundle', TrustError>();
  for (const { store, error } of found.unusable) {
    if (!isUndetermined(error)) continue;
    const at = store === 'tag' ? 'tag' : 'bundle';
    if (!unreadStores.has(at)) unreadStores.set(at, error);
  }
  for (const { rebuilt } of good) {
    if (rebuilt === undefined || !isUndetermined(rebuilt)) continue;
    if (!unreadStores.has('tag'))
      unreadStores.set('tag', new TrustError(rebuilt.code, rebuilt.message));
  }
  return {
    good: storesOf([...good, ...(byTag?.candidates.filter((one) => one.good) ?? [])]),
    listed,
    certified: certifiedIn(whole),
    payloadIsMissing: good.length > whole.length,
    hasBundle: [...found.candidates, ...found.otherArtifacts].some(
      ({ store }) => store === 'bundle',
    ),
    isDockerImage: found.signatureImageType === mediaTypes.dockerManifest,
    unreadStores,
    inImageRepository,
  };
}

/** For a repository that has no signatures yet. */
export function emptyAvailability(inImageRepository: boolean): Availability {
  return {
    good: new Set(),
    listed: new Set(),
    certified: new Map(),
    payloadIsMissing: false,
    hasBundle: false,
    isDockerImage: false,
    unreadStores: new Map(),
    inImageRepository,
  };
}

function storesOf(signatures: readonly SignatureReport[]): ReadonlySet<SignatureStore> {
  return new Set(signatures.map(({ store }) => store));
}

function certifiedIn(
  signatures: readonly SignatureReport[],
): ReadonlyMap<SignatureStore, CertifiedName> {
  const found = new Map<SignatureStore, CertifiedName>();
  for (const [store, all] of Map.groupBy(signatures, (one) => one.store)) {
    const names = all.flatMap(({ signer }) => (signer?.kind === 'identity' ? [signer] : []));
    if (names.length < all.length) continue;
    const isMail = names.some(({ identity }) => certifiedName(identity) === 'e-mail');
    found.set(store, isMail ? 'e-mail' : 'other');
  }
  return found;
}

/**
 * The availability after good signatures were added to these stores.
 *
 * @param by what the certificate of these names; absent for a key
 */
export function withSignatures(
  availability: Availability,
  stores: readonly SignatureStore[],
  by?: CertifiedName,
): Availability {
  const certified = new Map(availability.certified);
  for (const store of stores) {
    const isFirst = !availability.listed.has(store);
    if (by === undefined) certified.delete(store);
    else if (isFirst || (by === 'e-mail' && certified.has(store))) certified.set(store, by);
  }
  return {
    ...availability,
    certified,
    good: new Set([...availability.good, ...stores]),
    listed: new Set([...availability.listed, ...stores]),
    hasBundle: availability.hasBundle || stores.includes('bundle'),
  };
}

export function storeOf(format: SignatureReport['format']): SignatureStore {
  return format === 'legacy' ? 'tag' : 'bundle';
}

export function readability(reader: Reader, availability: Availability): Readability {
  const { good, listed, inImageRepository, unreadStores } = availability;
  if (reader.usesSignatureRepository) {
    if (reader.stores.some((store) => good.has(store))) return 'yes';
    return unreadStores.size > 0 ? 'unknown' : 'unsigned';
  }
  const stores = storesLookedAt(reader, availability);
  const found = stores.filter((store) => listed.has(store));
  const verified = found.some((store) => verifies(reader, availability.certified.get(store)));
  if (inImageRepository && verified) return 'yes';
  if (inImageRepository && mayHoldMore(reader, stores, unreadStores)) return 'unknown';
  if (good.size === 0) return unreadStores.size > 0 ? 'unknown' : 'unsigned';
  if (!inImageRepository) return 'place';
  return found.length > 0 ? 'signer' : 'format';
}

/** @param certified undefined where a key signed */
function verifies({ signers }: Reader, certified: CertifiedName | undefined): boolean {
  if (certified === undefined || signers === undefined) return true;
  return signers !== 'keys' && certified === 'e-mail';
}

function storesLookedAt(
  { stores, bundlesHideTag, ociImagesOnly }: Reader,
  { hasBundle, isDockerImage }: Availability,
): readonly SignatureStore[] {
  const tagIsSeen = !(bundlesHideTag && hasBundle) && !(ociImagesOnly && isDockerImage);
  return stores.filter((store) => store !== 'tag' || tagIsSeen);
}

function mayHoldMore(
  reader: Reader,
  stores: readonly SignatureStore[],
  unreadStores: Availability['unreadStores'],
): boolean {
  return (
    (stores.includes('tag') && unreadStores.has('tag')) ||
    (reader.stores.includes('bundle') && unreadStores.has('bundle'))
  );
}

/** The worst result of all manifests; `unknown` without manifests. */
export function readersOf(availabilities: readonly Availability[]): readonly ReaderReport[] {
  return readers.map((reader) => {
    const all = availabilities.map((availability) => readability(reader, availability));
    return toReport(reader, worstOf(all));
  });
}

/** Combines the results of several images: the worst for each reader. */
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

const worstFirst = ['unsigned', 'place', 'format', 'signer', 'unknown', 'yes'] as const;

function worstOf(all: readonly Readability[]): Readability {
  return worstFirst.find((one) => all.includes(one)) ?? 'unknown';
}

function toReport({ name, title }: Reader, state: Readability): ReaderReport {
  if (state === 'yes' || state === 'unknown') return { name, title, readable: state };
  return { name, title, readable: 'no', why: state };
}
