/** What a drift check is about, from the words of inputs, flags and options. */

import { parseShard, type Shard } from '../drift/shard.ts';
import { TrustError } from '../error.ts';
import { readBounded } from '../host/files.ts';
import { type Ledger, parseLedger } from '../ledger/ledger.ts';
import { formatRepository, isTag, parseRepository, type Repository } from '../oci/reference.ts';
import { about } from '../options/about.ts';
import { checkItems } from '../options/lists.ts';
import type { Policy } from '../verify/policy.ts';
import { readPolicy } from './policy.ts';

/** As users write it; an empty string or list stands for "not given". */
export interface DriftWords {
  /** path of the ledger; either it or `tags` is given */
  readonly ledger: string;
  /** repositories, without tag or digest; the first is what the others are mended from */
  readonly images: readonly string[];
  /** instead of a ledger: what these point to is compared and verified, whatever it is */
  readonly tags: readonly string[];
  /** see keys.ts */
  readonly key: string;
  readonly fingerprints: readonly string[];
  readonly trustedRoot: string;
  readonly transparencyLog: string;
  /** where signatures live, if not beside each image */
  readonly signatureRepository: string;
  /** whether every blob is looked for */
  readonly blobs: boolean;
  /** `2/4`: the second of four parts */
  readonly shard: string;
  /** path of a file that is read, and written again with this run in it; see drift/state.ts */
  readonly state: string;
}

export interface ReadDriftWords {
  readonly repositories: readonly Repository[];
  readonly ledger: Ledger | undefined;
  readonly tags: readonly string[];
  readonly shard: Shard | undefined;
  /** everything but the keys */
  readonly demands: Omit<Policy, 'keys'>;
}

/** Bytes: ten thousand releases take 20 million. */
const mostLedger = 64 * 1024 * 1024;

/** Throws E_INPUT or E_REF, naming the input. */
export async function readDriftWords(words: DriftWords): Promise<ReadDriftWords> {
  const { shard } = words;
  return {
    repositories: readRepositories(words.images),
    tags: readTags(words),
    shard: shard === '' ? undefined : readShard(shard),
    ledger: words.ledger === '' ? undefined : await readLedger(words.ledger),
    demands: await readDemands(words),
  };
}

export function readRepositories(images: readonly string[]): readonly Repository[] {
  // An expression that came out empty must not turn into "nothing to look at, all is well" (threat 83).
  if (images.length === 0) throw new TrustError('E_INPUT', 'images: the list is empty');
  const all = images.map((text) => about('images', () => parseRepository(text)));
  checkItems(all.map(formatRepository), 'images');
  return all;
}

function readTags({ ledger, tags }: DriftWords): readonly string[] {
  if (ledger === '' && tags.length === 0) {
    throw new TrustError('E_INPUT', 'ledger: none is given, and no tags either');
  }
  if (ledger !== '' && tags.length > 0) {
    throw new TrustError(
      'E_INPUT',
      'tags: the ledger says which tags there are; give one of the two',
    );
  }
  const odd = tags.find((tag) => !isTag(tag));
  if (odd !== undefined) {
    throw new TrustError('E_INPUT', `tags: ${JSON.stringify(odd.slice(0, 150))} is not a tag`);
  }
  return checkItems(tags, 'tags');
}

function readShard(text: string): Shard {
  try {
    return parseShard(text);
  } catch (error) {
    throw new TrustError('E_INPUT', `shard: ${(error as Error).message}`);
  }
}

export async function readLedger(path: string): Promise<Ledger> {
  return parseLedger(await readBounded(path, mostLedger, 'ledger: the file'), path);
}

/** As for `webdis-trust verify` without further flags; the registries are compared here. */
export function readDemands(
  words: Pick<DriftWords, 'trustedRoot' | 'transparencyLog' | 'signatureRepository'>,
): Promise<Omit<Policy, 'keys'>> {
  return readPolicy({
    digest: '',
    platforms: [],
    annotations: [],
    expectedReference: '',
    transparencyLog: words.transparencyLog || 'required',
    timestamps: 'ignored',
    trustedRoot: words.trustedRoot,
    attestationManifests: 'reported',
    parity: 'false',
    signatureRepository: words.signatureRepository,
    requireReadableBy: [],
  });
}
