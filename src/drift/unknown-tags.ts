/**
 * Signed tags that no ledger knows. A release may be under way, so the first run that sees one only notes
 * it; the second run in a row calls it drift.
 */

import { isVersion } from '../ledger/version.ts';
import { finding } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import type { CheckedRegistry } from './registry.ts';
import type { Difference, ReleaseState } from './report.ts';
import { compareNumbers, readTagName } from './tag-names.ts';

/** Of names such as `docker.io/nicolas/webdis:0.1.25`, the tags of this repository. */
export function ownTags(
  { name }: Pick<CheckedRegistry, 'name'>,
  names: readonly string[],
): readonly string[] {
  return names.filter((one) => placeOf(one) === name).map(tagOf);
}

function placeOf(name: string): string {
  return name.slice(0, name.lastIndexOf(':'));
}

function tagOf(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

export interface Judged {
  readonly differences: readonly Difference[];
  readonly notes: readonly Finding[];
}

export interface UnknownTagsQuestion {
  /** `docker.io/nicolas/webdis:0.1.25` */
  readonly tags: readonly string[];
  /** those of the run before */
  readonly before: readonly string[];
  readonly releases: readonly Pick<ReleaseState, 'version'>[];
  readonly unreachable: readonly Pick<Finding, 'image'>[];
}

export function judgeUnknownTags(question: UnknownTagsQuestion): Judged {
  const again = new Set(question.before);
  const differences: Difference[] = [];
  const notes: Finding[] = [];
  for (const name of question.tags) {
    const gone = again.has(name) ? undefined : goneBefore(name, question);
    if (again.has(name))
      differences.push(toDifference(name, 'was there in the run before as well'));
    else if (gone === undefined) notes.push(toNote(name));
    else {
      const what = `follows ${gone}, which was none either, was there in the run before and is gone`;
      differences.push(toDifference(name, what));
    }
  }
  return { differences, notes };
}

/**
 * A version of the run before that never came into the ledger and is gone: who pushes another one each
 * day and deletes that of yesterday would otherwise be seen for the first time for ever.
 */
function goneBefore(
  name: string,
  { tags, before, releases, unreachable }: UnknownTagsQuestion,
): string | undefined {
  const registry = placeOf(name);
  if (unreachable.some(({ image }) => image === registry)) return undefined;
  const isReleased = (tag: string) =>
    releases.some(
      ({ version }) => compareNumbers(readTagName(tag).numbers, readTagName(version).numbers) === 0,
    );
  return before
    .filter((one) => placeOf(one) === registry && !tags.includes(one))
    .map(tagOf)
    .find((tag) => readTagName(tag).kind === 'version' && !isReleased(tag));
}

function toDifference(name: string, why: string): Difference {
  const tag = tagOf(name);
  return {
    id: `tag-unknown/${name}`,
    kind: 'tag-unknown',
    code: 'E_DRIFT',
    registry: placeOf(name),
    ...(isVersion(tag) ? { version: tag } : {}),
    tag,
    message: `the tag ${tag} is no release of the ledger, and ${why}`,
    advice:
      'if it is a release, put it into the ledger; if not, find out who pushed it, and delete it',
  };
}

function toNote(name: string): Finding {
  const message = `the tag ${tagOf(name)} is no release of the ledger: drift if the next run sees it as well`;
  return finding('E_DRIFT', message, { severity: 'note', image: name });
}
