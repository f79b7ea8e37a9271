/** Checks a release before anything is built or any registry is contacted. */

import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import type { Platform } from '../oci/platform.ts';
import { formatRepository, type Repository } from '../oci/reference.ts';
import { checkItems } from '../options/lists.ts';
import type { ReleaseValues } from '../options/release.ts';
import { movingTagsOf } from '../release/moving-tags.ts';
import { distributeTags, versionOf } from '../release/tags.ts';
import type { Destination, LedgerFile, ReleaseTask } from '../release/task.ts';
import { policyFor, type SignOptions } from '../sign/options.ts';
import { assertReadable } from '../sign/readable.ts';
import type { ChosenServices } from '../transparency/signing-config.ts';
import type { Policy } from '../verify/policy.ts';
import type { Host } from './connection.ts';
import { openLedger } from './ledger-file.ts';
import { originOf } from './release-origin.ts';
import { servicesOf } from './services.ts';
import { type Demands, signDemandsOf } from './sign-demands.ts';

interface PreparedRelease {
  readonly task: Omit<ReleaseTask, 'sign' | 'policy'>;
  readonly demands: Demands;
  readonly services: ChosenServices;
  readonly ledger: LedgerFile | undefined;
  readonly build: {
    /** platforms that the image must have, whether it is built or already pushed */
    readonly platforms: readonly Platform[];
    /** of buildx */
    readonly env: Record<string, string>;
  };
}

/** Throws E_INPUT or E_KEY. */
export async function prepareRelease(values: ReleaseValues, host: Host): Promise<PreparedRelease> {
  const [image, ...mirrors] = distributeTags(repositoriesOf(values), values.tags);
  if (image === undefined) throw new RangeError('a release has a first registry');
  const version = versionOf(values.version, [image]);
  const movingTags = movingTagsOf(version, values.movingTags);
  const once = image.tags.filter((tag) => !movingTags.has(tag));
  const { origin, env, attempt } = await originOf(values, once, host);
  const services = await servicesOf(values, new Date());
  const format = values.format ?? usualFormat(services);
  const whole = { identity: undefined, recursive: true };
  const demands = await signDemandsOf({ ...values, ...whole, format }, services, host);
  assertReadable(demands, image.repository);
  const ledger = await readLedger(values, version, [image, ...mirrors]);
  const { overwriteTags, allowBackportLatest, skipMissingReferrers, dryRun } = values;
  return {
    task: {
      ...{ image, mirrors, movingTags, overwriteTags, allowBackportLatest },
      ...{ skipMissingReferrers, origin, dryRun },
      ...defined({ version, attempt }),
    },
    ...{ demands, services, ledger, build: { platforms: values.platforms, env } },
  };
}

/** Those of the first registry, then those of the mirrors; each once. */
function repositoriesOf({ image, mirrors }: ReleaseValues): readonly Repository[] {
  const names = mirrors.map(formatRepository);
  if (names.includes(formatRepository(image))) {
    throw new TrustError('E_INPUT', `mirrors: ${formatRepository(image)} is the image itself`);
  }
  checkItems(names, 'mirrors');
  return [image, ...mirrors];
}

/** cosign before 2.6 does not read bundles, and Rekor v2 supports only bundles. */
function usualFormat({ logs }: ChosenServices): 'both' | 'bundle' {
  return logs.length <= 1 && logs.every(({ version }) => version === 1) ? 'both' : 'bundle';
}

async function readLedger(
  { ledger, overwriteTags }: ReleaseValues,
  version: string | undefined,
  places: readonly Destination[],
): Promise<LedgerFile | undefined> {
  if (ledger === undefined) return undefined;
  if (version === undefined) {
    const message = 'ledger: no tag is a version such as 1.2.3: give the version to enter';
    throw new TrustError('E_INPUT', message);
  }
  // A drift check asks every registry for this tag.
  const without = places.find(({ tags }) => !tags.includes(version));
  if (without !== undefined) {
    const message = `ledger: ${without.name} does not get the tag ${version}, under which the ledger lists it`;
    throw new TrustError('E_INPUT', message);
  }
  return openLedger(ledger, overwriteTags);
}

/** The policy for every registry before any tag is written: everything is signed, with the same signatures. */
export function gateOf(sign: SignOptions, platforms: readonly Platform[]): Policy {
  // Legacy signatures carry no timestamps.
  const format = sign.formats.includes('legacy') ? 'legacy' : 'bundle';
  const { requireReadableBy } = sign;
  return {
    ...policyFor(sign, format),
    ...{ parity: 'true', platforms, ...defined({ requireReadableBy }) },
  };
}
