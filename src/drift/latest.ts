/** Checks that `latest` points to the highest release, if any registry has that tag. */

import { isTrustError } from '../error.ts';
import type { Ledger, Release } from '../ledger/ledger.ts';
import { compareVersions, isFinal } from '../ledger/version.ts';
import type { Digest } from '../oci/digest.ts';
import { digestOfTag } from '../registry/manifests.ts';
import { finding, findingOf } from '../verify/finding.ts';
import type { CommandContext } from '../verify/mirror-command.ts';
import type { Finding } from '../verify/report.ts';
import { fixWith } from './commands.ts';
import type { CheckResult, Obstacle } from './obstacles.ts';
import type { UnknownVersion } from './other-tags.ts';
import type { CheckedRegistry } from './registry.ts';
import type { Difference } from './report.ts';

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
}

export async function checkLatest(
  registries: readonly CheckedRegistry[],
  task: LatestTask,
): Promise<CheckResult> {
  const finals = task.ledger.releases.filter(({ version }) => isFinal(version));
  const highest = finals.toSorted((a, b) => compareVersions(a.version, b.version)).at(-1);
  if (highest === undefined) return { differences: [], notes: [], obstacles: [] };
  const looks = await Promise.all(registries.map(pointingAt));
  const known = looks.flatMap((look) => ('finding' in look ? [] : [look]));
  const obstacles = looks.flatMap((look) => ('finding' in look ? [look] : []));
  if (known.every(({ digest }) => digest === undefined)) {
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

async function pointingAt(registry: CheckedRegistry): Promise<Pointing | Obstacle> {
  if (registry.stopped !== undefined) return { registry: registry.name, finding: registry.stopped };
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

function toDifference(
  { registry, digest }: Pointing,
  highest: Release,
  { versionOf, command }: LatestTask,
): Difference {
  const other = digest === undefined ? undefined : versionOf(digest);
  const where =
    digest === undefined
      ? 'does not exist, although another registry has it'
      : `points to ${other === undefined ? digest : `release ${other}`}`;
  const { name } = registry.access.repository;
  return {
    id: `latest-wrong/${registry.name}:latest`,
    kind: 'latest-wrong',
    code: other === undefined ? 'E_DRIFT' : 'E_ROLLBACK',
    registry: registry.name,
    version: highest.version,
    tag: 'latest',
    expected: highest.digest,
    ...(digest === undefined ? {} : { found: digest }),
    message: `latest ${where}, and not to ${highest.version}, the highest release`,
    // From the same repository: the release is there, or its absence is a difference of its own.
    ...fixWith({
      ...command,
      source: name,
      digest: highest.digest,
      target: name,
      tag: 'latest',
      moves: digest !== undefined,
      deep: false,
    }),
  };
}
