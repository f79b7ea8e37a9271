/** Checks that `latest` points to the highest release, or to that of the ledger, if any registry has that tag. */

import { isTrustError } from '../error.ts';
import type { Ledger, Release } from '../ledger/ledger.ts';
import { compareVersions, isFinal } from '../ledger/version.ts';
import type { Digest } from '../oci/digest.ts';
import { digestOfTag } from '../registry/manifests.ts';
import { finding, findingOf } from '../verify/finding.ts';
import type { CommandContext } from '../verify/mirror-command.ts';
import type { Finding } from '../verify/report.ts';
import { moveTag } from './commands.ts';
import type { CheckResult, Obstacle } from './obstacles.ts';
import type { UnknownVersion } from './other-tags.ts';
import type { CheckedRegistry } from './registry.ts';
import { ReleaseCache } from './release-cache.ts';
import type { Difference } from './report.ts';
import { latestOf, pinnedVersion } from './tag-names.ts';
import { type CheckOptions, checkUnknown } from './tree-look.ts';
import { signedBy } from './unknown-tags.ts';

interface Pointing {
  readonly registry: CheckedRegistry;
  /** undefined: it is not there */
  readonly digest: Digest | undefined;
}

export interface LatestTask {
  readonly ledger: Ledger;
  /** signed versions that are not in the ledger, found for the first time in this run */
  readonly newVersions: readonly UnknownVersion[];
  readonly versionOf: (digest: Digest) => string | undefined;
  readonly command: CommandContext;
  readonly options: CheckOptions;
  /** whether a list of tags without `latest` is enough: in runs without a full look, which ask for little */
  readonly believesLists: boolean;
}

export async function checkLatest(
  registries: readonly CheckedRegistry[],
  task: LatestTask,
): Promise<CheckResult> {
  const highest = latestOf(task.ledger);
  if (highest === undefined) return { differences: [], notes: [], obstacles: [] };
  const looks = await Promise.all(registries.map((one) => pointingAt(one, task.believesLists)));
  const known = looks.flatMap((look) => ('finding' in look ? [] : [look]));
  const obstacles = looks.flatMap((look) => ('finding' in look ? [look] : []));
  const isPinned = pinnedVersion(task.ledger.movingTags, 'latest') !== undefined;
  if (!isPinned && known.every(({ digest }) => digest === undefined)) {
    return { differences: [], notes: [], obstacles };
  }
  const wrong = known.filter(({ digest }) => digest !== highest.digest);
  const judged = await Promise.all(wrong.map((one) => judge(one, highest, task)));
  return {
    differences: judged.flatMap((one) => ('id' in one ? [one] : [])),
    notes: judged.flatMap((one) => ('severity' in one ? [one] : [])),
    obstacles: [...obstacles, ...judged.flatMap((one) => ('finding' in one ? [one] : []))],
  };
}

async function pointingAt(
  registry: CheckedRegistry,
  believesList: boolean,
): Promise<Pointing | Obstacle> {
  if (registry.stopped !== undefined) return { registry: registry.name, finding: registry.stopped };
  const list = believesList ? await registry.tags() : undefined;
  if (list !== undefined && 'all' in list && !list.all.includes('latest')) {
    return { registry, digest: undefined };
  }
  try {
    const digest = await digestOfTag(registry.access.repository, 'latest');
    if (digest !== undefined || (await registry.isVisible())) return { registry, digest };
    return { registry: registry.name, finding: await registry.whyHidden('latest') };
  } catch (error) {
    if (!isTrustError(error)) throw error;
    return { registry: registry.name, finding: findingOf(error) };
  }
}

/**
 * A release in progress has its tags before it is in the ledger. `latest` may then point where a new and higher
 * version tag points, which is no drift.
 */
async function judge(
  { registry, digest }: Pointing,
  highest: Release,
  task: LatestTask,
): Promise<Difference | Finding | Obstacle> {
  const newer = task.newVersions
    .filter((one) => one.registry === registry.name)
    .map(({ tag }) => tag)
    .filter((tag) => isFinal(tag) && compareVersions(tag, highest.version) > 0);
  try {
    for (const tag of digest === undefined ? [] : newer) {
      if ((await digestOfTag(registry.access.repository, tag)) !== digest) continue;
      const message = `latest points to ${tag}, which is not in the ledger yet`;
      return finding('E_DRIFT', message, { severity: 'note', image: `${registry.name}:latest` });
    }
  } catch (error) {
    if (!isTrustError(error)) throw error;
    return { registry: registry.name, finding: findingOf(error) };
  }
  return toDifference({ registry, digest }, highest, task);
}

async function toDifference(
  { registry, digest }: Pointing,
  highest: Release,
  { ledger, versionOf, command, options }: LatestTask,
): Promise<Difference> {
  const other = digest === undefined ? undefined : versionOf(digest);
  const isPinned = pinnedVersion(ledger.movingTags, 'latest') !== undefined;
  const release = ledger.releases.find(({ version }) => version === other);
  const where =
    digest === undefined
      ? `does not exist, although ${isPinned ? 'the ledger names it' : 'another registry has it'}`
      : release === undefined
        ? `points to ${digest}, which ${await whoSigned(registry, digest, options)}`
        : `points to release ${other}, which ${signedBy([release.signer])}`;
  return {
    id: `latest-wrong/${registry.name}:latest`,
    kind: 'latest-wrong',
    code: other === undefined ? 'E_DRIFT' : 'E_ROLLBACK',
    registry: registry.name,
    version: highest.version,
    tag: 'latest',
    expected: highest.digest,
    ...(digest === undefined ? {} : { found: digest }),
    message: `latest ${where}: it must point to ${highest.version}, ${isPinned ? 'as the ledger says' : 'the highest release'}`,
    ...moveTag(registry, { tag: 'latest', to: highest, moves: digest !== undefined }, command),
  };
}

/** `is signed by key c921…`, `is not signed as required: …`. */
async function whoSigned(
  registry: CheckedRegistry,
  digest: Digest,
  options: CheckOptions,
): Promise<string> {
  try {
    const { problem, signers } = await checkUnknown(registry, digest, new ReleaseCache(), options);
    return problem === undefined
      ? signedBy(signers)
      : `is not signed as required: ${problem.message}`;
  } catch (error) {
    if (!isTrustError(error)) throw error;
    return signedBy([]);
  }
}
