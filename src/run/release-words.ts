/** What can be known of a release before anything is built or asked. */

import { assertKeptOut } from '../buildx/context.ts';
import { assertNotWithheld, buildEnvironment } from '../buildx/environment.ts';
import { readBuild, readPlatforms } from '../buildx/words.ts';
import { TrustError } from '../error.ts';
import { withheld } from '../host/child-environment.ts';
import { type Digest, digestAlgorithm, parseDigest } from '../oci/digest.ts';
import type { Platform } from '../oci/platform.ts';
import { formatRepository, parseRepository, type Repository } from '../oci/reference.ts';
import { about } from '../options/about.ts';
import { checkItems } from '../options/lists.ts';
import { distributeTags, versionOf } from '../release/tags.ts';
import type { Destination, LedgerFile, ReleaseTask } from '../release/task.ts';
import type { SignOptions } from '../sign/options.ts';
import { assertReadable } from '../sign/readable.ts';
import type { ChosenServices } from '../transparency/signing-config.ts';
import type { Policy } from '../verify/policy.ts';
import { openLedger } from './ledger-file.ts';
import type { ReleaseRunOptions, ReleaseWords } from './release.ts';
import { readServices } from './services.ts';
import { checkTogether, type Demands, readDemands } from './sign-demands.ts';

interface ReadRelease {
  readonly task: Omit<ReleaseTask, 'sign' | 'policy'>;
  readonly demands: Demands;
  readonly services: ChosenServices;
  readonly ledger: LedgerFile | undefined;
  readonly build: {
    /** must be there, whether it is built or was before */
    readonly platforms: readonly Platform[];
    /** of buildx */
    readonly env: Record<string, string>;
  };
}

/** Throws E_INPUT, E_REF or E_KEY, naming the word. */
export async function readRelease(
  words: ReleaseWords,
  options: ReleaseRunOptions,
): Promise<ReadRelease> {
  const [image, ...mirrors] = distributeTags(readRepositories(words), words.tags);
  if (image === undefined) throw new RangeError('a release has a first registry');
  const version = versionOf(words.version, [image]);
  const { origin, env } = await readOrigin(words, image.repository, options);
  const services = await readServices(words.services, new Date());
  const demands = await readDemands({
    ...words,
    format: words.format || usualFormat(services),
    identity: '',
    recursive: true,
  });
  checkTogether(demands, services, words);
  assertReadable(demands, image.repository);
  const ledger = await readLedger(words, version, [image, ...mirrors]);
  const { overwriteTags, skipMissingReferrers, dryRun } = words;
  return {
    task: {
      ...{ image, mirrors, overwriteTags, skipMissingReferrers, origin, dryRun },
      ...(version === undefined ? {} : { version }),
    },
    demands,
    services,
    ledger,
    build: { platforms: readPlatforms(words.build.platforms), env },
  };
}

/** The first registry's, then those of the mirrors; each once. */
function readRepositories({ image, mirrors }: ReleaseWords): readonly Repository[] {
  if (image === '') throw new TrustError('E_INPUT', 'image: name the repository to release to');
  const first = about('image', () => parseRepository(image));
  const others = mirrors.map((text) => about('mirrors', () => parseRepository(text)));
  const names = others.map(formatRepository);
  if (names.includes(formatRepository(first))) {
    throw new TrustError('E_INPUT', `mirrors: ${formatRepository(first)} is the image itself`);
  }
  checkItems(names, 'mirrors');
  return [first, ...others];
}

/** A release has tags, and registries answer a tag with a sha256 digest. */
function readPushed(text: string): Digest {
  const digest = parseDigest(text);
  if (digestAlgorithm(digest) === 'sha256') return digest;
  throw new TrustError('E_INPUT', `${text} is no sha256 digest, and tags point to those only`);
}

async function readOrigin(words: ReleaseWords, image: Repository, options: ReleaseRunOptions) {
  const { digest, build, key, keyPassword } = words;
  if (digest !== '') {
    return { origin: about('digest', () => readPushed(digest), 'E_INPUT'), env: {} };
  }
  if (build.context === '') {
    throw new TrustError(
      'E_INPUT',
      'digest: it is empty, and no context says what to build: give the digest of an image that was pushed, or the context (".": this folder)',
    );
  }
  const prepared = readBuild(build, image, options);
  await assertKeptOut(key, prepared.build);
  const env = buildEnvironment(options.env, withheld([key, keyPassword]), prepared.secrets);
  assertNotWithheld(prepared.build.secrets, env);
  return { origin: prepared.build, env };
}

/** cosign before 2.6 sees no bundles, and Rekor v2 has no entries for anything else. */
function usualFormat({ logs }: ChosenServices): string {
  return logs.length <= 1 && logs.every(({ version }) => version === 1) ? 'both' : 'bundle';
}

async function readLedger(
  { ledger, overwriteTags }: ReleaseWords,
  version: string | undefined,
  places: readonly Destination[],
): Promise<LedgerFile | undefined> {
  if (ledger === '') return undefined;
  if (version === undefined) {
    const message = 'ledger: no tag is a version such as 1.2.3: give the version to enter';
    throw new TrustError('E_INPUT', message);
  }
  // Whoever holds registries against the ledger asks each of them for this tag.
  const without = places.find(({ tags }) => !tags.includes(version));
  if (without !== undefined) {
    const message = `ledger: ${without.name} does not get the tag ${version}, under which the ledger enters it`;
    throw new TrustError('E_INPUT', message);
  }
  return openLedger(ledger, overwriteTags);
}

/** What must be true everywhere before a tag is written anywhere: all of it signed, the same on each registry. */
export function gateOf(sign: SignOptions, platforms: readonly Platform[]): Policy {
  const { requireReadableBy, key, formats, annotations, logs, timestamps, trustedRoot } = sign;
  const stamped = timestamps.length > 0 && !formats.includes('legacy');
  return {
    keys: [key.public],
    trustedRoot,
    transparencyLog: logs.length === 0 ? 'ignored' : 'required',
    timestamps: stamped ? 'required' : 'ignored',
    attestationManifests: 'required',
    parity: 'true',
    platforms,
    annotations,
    ...(requireReadableBy === undefined ? {} : { requireReadableBy }),
  };
}
