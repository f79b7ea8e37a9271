/** Tags that move and that a registry lacks: another one has them, or the ledger says where they point. */

import { isTrustError } from '../error.ts';
import type { Ledger, Release } from '../ledger/ledger.ts';
import { digestOfTag } from '../registry/manifests.ts';
import { findingOf } from '../verify/finding.ts';
import type { CommandContext } from '../verify/mirror-command.ts';
import { moveTag } from './commands.ts';
import type { CheckResult, Obstacle } from './obstacles.ts';
import type { CheckedRegistry } from './registry.ts';
import type { Difference } from './report.ts';
import type { NamedReleases } from './tag-names.ts';

interface Task {
  readonly ledger: Ledger;
  readonly command: CommandContext;
}

/**
 * `latest` is checked by latest.ts. A registry whose tags cannot be listed is an obstacle elsewhere.
 *
 * @param there tags that point to a release, on any registry
 */
export async function missingTags(
  registries: readonly CheckedRegistry[],
  named: NamedReleases,
  there: ReadonlySet<string>,
  { ledger, command }: Task,
): Promise<Omit<CheckResult, 'notes'>> {
  const lists = await Promise.all(registries.map((registry) => registry.tags()));
  const known = lists.flatMap((list, at) => {
    const registry = registries[at];
    return registry === undefined || 'severity' in list
      ? []
      : [{ registry, all: new Set(list.all) }];
  });
  const tags = new Set([...Object.keys(ledger.movingTags ?? {}), ...there]);
  const missing = [...tags].sort().flatMap((tag) => {
    const expected = tag === 'latest' ? undefined : named.expected(tag);
    if (expected === undefined) return [];
    const lacking = known.filter(({ all }) => !all.has(tag));
    return lacking.map(({ registry }) => ({
      registry,
      tag,
      expected,
      isPinned: named.pinned(tag),
    }));
  });
  const found = await Promise.all(
    missing.map(
      async ({ registry, tag, expected, isPinned }): Promise<Difference | Obstacle | []> => {
        try {
          // A list may be older than the tag.
          if ((await digestOfTag(registry.access.repository, tag)) !== undefined) return [];
        } catch (error) {
          if (!isTrustError(error)) throw error;
          return { registry: registry.name, finding: findingOf(error) };
        }
        const why = isPinned ? 'the ledger names it' : 'another registry has it';
        return toDifference(registry, tag, expected, why, command);
      },
    ),
  );
  return {
    differences: found.flatMap((one) => ('id' in one ? [one] : [])),
    obstacles: found.flatMap((one) => ('finding' in one ? [one] : [])),
  };
}

function toDifference(
  registry: CheckedRegistry,
  tag: string,
  to: Release,
  why: string,
  command: CommandContext,
): Difference {
  return {
    id: `tag-missing/${registry.name}:${tag}`,
    kind: 'tag-missing',
    code: 'E_NOTFOUND',
    registry: registry.name,
    version: to.version,
    tag,
    expected: to.digest,
    message: `the tag ${tag} does not exist, although ${why}: it must point to ${to.version}`,
    ...moveTag(registry, { tag, to, moves: false }, command),
  };
}
