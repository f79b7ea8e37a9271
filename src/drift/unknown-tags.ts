/**
 * Chooses the tags to check that are no releases, and judges the signed ones. A release may be in progress, so
 * the first run that finds one only notes it; the second run in a row reports drift.
 */

import type { Ledger } from '../ledger/ledger.ts';
import { compareVersions, isFinal, isVersion, isVersionLike } from '../ledger/version.ts';
import { digestOf } from '../oci/digest.ts';
import { finding } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import type { CheckedRegistry } from './registry.ts';
import type { Difference, ReleaseState, TagsLeftOut } from './report.ts';
import { compareNumbers, readTagName, type TagName } from './tag-names.ts';

/** Of names such as `docker.io/nicolas/webdis:0.1.25`, the tags of this repository. */
function ownTags(
  { name }: Pick<CheckedRegistry, 'name'>,
  names: readonly string[],
): readonly string[] {
  return names.filter((one) => repositoryOf(one) === name).map(tagOf);
}

function repositoryOf(name: string): string {
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
 * A version of the run before that never came into the ledger and is gone. Otherwise an attacker who pushes a new
 * tag each day and deletes the old one would always be seen for the first time.
 */
function goneBefore(
  name: string,
  { tags, before, releases, unreachable }: UnknownTagsQuestion,
): string | undefined {
  const registry = repositoryOf(name);
  if (unreachable.some(({ image }) => image === registry)) return undefined;
  const isReleased = (tag: string) =>
    releases.some(
      ({ version }) => compareNumbers(readTagName(tag).numbers, readTagName(version).numbers) === 0,
    );
  return before
    .filter((one) => repositoryOf(one) === registry && !tags.includes(one))
    .map(tagOf)
    .find((tag) => readTagName(tag).kind === 'version' && !isReleased(tag));
}

function toDifference(name: string, why: string): Difference {
  const tag = tagOf(name);
  return {
    id: `tag-unknown/${name}`,
    kind: 'tag-unknown',
    code: 'E_DRIFT',
    registry: repositoryOf(name),
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

export interface NamedTag {
  readonly tag: string;
  readonly name: TagName;
  /** false: the run before found it, and the list does not have it */
  readonly isListed: boolean;
}

export interface ChosenTags {
  readonly versions: readonly NamedTag[];
  readonly others: readonly NamedTag[];
  /** versions before the ledger's first */
  readonly older: readonly string[];
  /** names that stand for no release */
  readonly foreign: readonly string[];
  /** beyond the bound */
  readonly tooMany: readonly string[];
}

/** Tags of one registry. Each costs a HEAD, which no registry counts as a pull. */
const most = 2000;

interface Choosing {
  readonly ledger: Ledger;
  readonly before: readonly string[];
  readonly options: { readonly now: Date };
}

export function chooseTags(
  listed: readonly string[],
  registry: CheckedRegistry,
  { ledger, before, options }: Choosing,
): ChosenTags {
  const known = new Set(ledger.releases.map(({ version }) => version));
  // latest.ts checks it if there is a release that it should point to.
  if (ledger.releases.some(({ version }) => isFinal(version))) known.add('latest');
  const first = readTagName(ledger.from).numbers;
  const isThere = new Set(listed);
  const unlisted = ownTags(registry, before).filter((tag) => !isThere.has(tag));
  const named = [...listed, ...unlisted]
    .filter((tag) => !known.has(tag))
    .map((tag) => ({ tag, name: readTagName(tag), isListed: isThere.has(tag) }));
  // A nightly 20261130 is no release where releases are like 1.2.3.
  const isOther = ({ tag, name }: NamedTag) =>
    name.kind === 'other' || (isVersion(tag) && !isVersionLike(tag, ledger.from));
  const releases = named.filter((one) => !isOther(one));
  const isOlder = ({ name }: NamedTag) => compareNumbers(name.numbers, first) < 0;
  const inRange = releases.filter((one) => !isOlder(one));
  const [taken, left] = bounded(inRange, options.now);
  return {
    versions: taken.filter(({ name }) => name.kind === 'version').sort(byVersion),
    others: taken.filter(({ name }) => name.kind !== 'version'),
    older: releases.filter(isOlder).map(({ tag }) => tag),
    foreign: named.filter(isOther).map(({ tag }) => tag),
    tooMany: left.map(({ tag }) => tag),
  };
}

/** A different choice in each run, so that no name can be chosen to be missed. */
function bounded(
  tags: readonly NamedTag[],
  now: Date,
): readonly [readonly NamedTag[], readonly NamedTag[]] {
  if (tags.length <= most) return [tags, []];
  const keyed = tags.map((one) => ({
    one,
    key: digestOf(Buffer.from(`${now.toISOString()} ${one.tag}`)),
  }));
  const shuffled = keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ one }) => one);
  return [shuffled.slice(0, most), shuffled.slice(most)];
}

function byVersion(a: NamedTag, b: NamedTag): number {
  if (isVersion(a.tag) && isVersion(b.tag)) return compareVersions(a.tag, b.tag);
  return compareNumbers(a.name.numbers, b.name.numbers) || (a.tag < b.tag ? -1 : 1);
}

/** Names in the report; the numbers are of all. */
const mostNames = 20;

/** The tags that were not checked, for the report. */
export function leftOut({ older, foreign }: ChosenTags): TagsLeftOut | undefined {
  if (older.length + foreign.length === 0) return undefined;
  const names = [...foreign.toSorted(), ...older.toSorted()].slice(0, mostNames);
  return { older: older.length, others: foreign.length, names };
}
