/** Decides which tags of a release move, and whether one would move back to an older release. */

import { mapConcurrently } from '../async.ts';
import { isTrustError, TrustError } from '../error.ts';
import { compareVersions, isVersion, isVersionLike, numbersOf } from '../ledger/version.ts';
import type { Digest } from '../oci/digest.ts';
import { isTag } from '../oci/reference.ts';
import { digestOfTag } from '../registry/manifests.ts';
import { finding } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import { type ReleaseRun, repositoryOf, type TagState } from './state.ts';

const usual = ['latest', '{{major}}', '{{major}}.{{minor}}'];

/**
 * The tags that move with this version; every other tag is written once. `{{major}}`, `{{minor}}` and `{{patch}}`
 * stand for the numbers of the version, and for nothing if there is none. Throws E_INPUT.
 *
 * @param version undefined: no tag is a version
 */
export function movingTagsOf(
  version: string | undefined,
  patterns: readonly string[],
): ReadonlySet<string> {
  const numbers = version === undefined ? [] : numbersIn(version);
  const tags = [...usual, ...patterns].flatMap((pattern) => expand(pattern, numbers));
  const written = patterns.find((pattern) => expand(pattern, numbers).some(isVersion));
  if (written !== undefined) {
    throw refused(written, 'is a version, and a version is written once (overwrite-tags moves it)');
  }
  return new Set(tags.filter((tag) => !isVersion(tag)));
}

/** As they are written: `01` of `2026.01.15`. */
function numbersIn(version: string): readonly string[] {
  const [text = ''] = /[0-9.]+/.exec(version) ?? [];
  return numbersOf(version).map((_, at) => text.split('.')[at] ?? '');
}

const names = ['major', 'minor', 'patch'];

function expand(pattern: string, numbers: readonly string[]): readonly string[] {
  let isKnown = true;
  const tag = pattern.replace(/\{\{(.*?)\}\}/g, (_, name: string) => {
    const at = names.indexOf(name.trim());
    if (at < 0)
      throw refused(pattern, `has {{${name}}}; known are {{major}}, {{minor}}, {{patch}}`);
    isKnown &&= numbers[at] !== undefined;
    return numbers[at] ?? '0';
  });
  if (!isTag(tag)) throw refused(pattern, 'is not a tag');
  if (!isKnown) return [];
  return pattern.startsWith('{{') ? [tag, `v${tag}`] : [tag];
}

function refused(pattern: string, why: string): TrustError {
  return new TrustError('E_INPUT', `moving-tags: ${JSON.stringify(pattern.slice(0, 150))} ${why}`);
}

/** Enough to find the release that a tag points to among many newer ones. */
const requestsAtOnce = 8;

/**
 * E_CONFLICT for each tag that points to a newer release than this one, by the ledger or by the version tags of its
 * registry. A list of tags that cannot be read is an error: the order is not known then.
 */
export async function backportFindings(run: ReleaseRun): Promise<readonly Finding[]> {
  const { task, state } = run;
  const { version } = task;
  if (task.allowBackportLatest || version === undefined) return [];
  const moved = state.tags.filter(
    ({ moves, before }) => moves && before !== undefined && before !== state.expected,
  );
  const found = await Promise.all(
    [...Map.groupBy(moved, ({ destination }) => destination)].map(([, tags]) =>
      backportsAt(run, version, tags),
    ),
  );
  return found.flat();
}

async function backportsAt(
  run: ReleaseRun,
  version: string,
  tags: readonly TagState[],
): Promise<readonly Finding[]> {
  const [first] = tags;
  if (first === undefined) return [];
  const { name } = first.destination;
  let newer: ReadonlyMap<Digest, string>;
  try {
    newer = await newerReleases(run, version, tags);
  } catch (error) {
    if (!isTrustError(error)) throw error;
    const moving = tags.map(({ tag }) => tag).join(', ');
    const message = `${name}: it is not known whether ${moving} would move back, because its version tags cannot be read: ${error.message}`;
    const advice = `give the right to list tags, or use allow-backport-latest (--allow-backport-latest), which does not check it, and run it again`;
    return [finding(error.code, message, { advice, details: error.details })];
  }
  return tags.flatMap((one) => {
    const { tag, before } = one;
    const now = before === undefined ? undefined : newer.get(before);
    if (now === undefined) return [];
    one.state = 'refused';
    const message = `${name}:${tag} points to ${now}, and would move back to ${version}`;
    const advice = `leave out the tag ${tag}; to move it back, use allow-backport-latest (--allow-backport-latest)`;
    return [finding('E_CONFLICT', message, { advice, details: { tag } })];
  });
}

/** Of the newer releases, those that a tag points to. */
async function newerReleases(
  run: ReleaseRun,
  version: string,
  tags: readonly TagState[],
): Promise<ReadonlyMap<Digest, string>> {
  const [first] = tags;
  const isNewer = (other: string) =>
    isVersionLike(other, version) && compareVersions(other, version) > 0;
  const found = new Map<Digest, string>();
  for (const release of run.context.ledger?.known?.releases ?? []) {
    if (isNewer(release.version)) found.set(release.digest, release.version);
  }
  if (first === undefined) return found;
  const repository = repositoryOf(run, first.destination);
  const candidates: string[] = [];
  for await (const tag of repository.tags()) if (isNewer(tag)) candidates.push(tag);
  // `latest` usually points to the highest one.
  candidates.sort((a, b) => compareVersions(b, a));
  await mapConcurrently(requestsAtOnce, candidates, async (tag) => {
    if (tags.every(({ before }) => before === undefined || found.has(before))) return;
    const digest = await digestOfTag(repository, tag);
    if (digest !== undefined) found.set(digest, tag);
  });
  return found;
}
