/**
 * Chooses the tags to check that are no releases, and judges the signed ones. A release may be in progress, so
 * the first run that finds one only notes it; the second run in a row reports drift.
 */

import type { Ledger } from '../ledger/ledger.ts';
import { compareVersions, isVersion, isVersionLike } from '../ledger/version.ts';
import { digestOf } from '../oci/digest.ts';
import { type Signer, shortSigner, withKind } from '../signature/signer.ts';
import { finding } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import type { CheckedRegistry } from './registry.ts';
import type { Difference, ReleaseState, TagsLeftOut, UnknownTag } from './report.ts';
import { compareNumbers, latestOf, pinnedVersion, readTagName, type TagName } from './tag-names.ts';

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
  readonly tags: readonly UnknownTag[];
  /** those of the run before */
  readonly before: readonly string[];
  /** whether the run before should be known, and is not */
  readonly isLost: boolean;
  readonly releases: readonly Pick<ReleaseState, 'version'>[];
  readonly unreachable: readonly Pick<Finding, 'image'>[];
}

export function judgeUnknownTags(question: UnknownTagsQuestion): Judged {
  const again = new Set(question.before);
  const differences: Difference[] = [];
  const notes: Finding[] = [];
  for (const one of question.tags) {
    const why = whyItCounts(one.tag, again, question);
    if (why === undefined) notes.push(toNote(one));
    else differences.push(toDifference(one, why));
  }
  return { differences, notes };
}

/** undefined: it was not there before, and a release may be in progress. */
function whyItCounts(
  name: string,
  again: ReadonlySet<string>,
  question: UnknownTagsQuestion,
): string | undefined {
  if (again.has(name)) return 'was there in the run before as well';
  if (question.isLost) return 'the state that says when it was first seen is lost';
  const gone = goneBefore(name, question);
  if (gone === undefined) return undefined;
  return `follows ${gone}, which was none either, was there in the run before and is gone`;
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
    .filter((one) => repositoryOf(one) === registry && !tags.some(({ tag }) => tag === one))
    .map(tagOf)
    .find((tag) => readTagName(tag).kind === 'version' && !isReleased(tag));
}

function toDifference({ tag: name, signers }: UnknownTag, why: string): Difference {
  const tag = tagOf(name);
  return {
    id: `tag-unknown/${name}`,
    kind: 'tag-unknown',
    code: 'E_DRIFT',
    registry: repositoryOf(name),
    ...(isVersion(tag) ? { version: tag } : {}),
    tag,
    message: `the tag ${tag} is not a release in the ledger, ${signedBy(signers)}, and ${why}`,
    advice:
      'if it is a release, add it to the ledger; if not, find out who pushed it, and delete it',
  };
}

function toNote({ tag: name, signers }: UnknownTag): Finding {
  const message = `the tag ${tagOf(name)} is not a release in the ledger, and ${signedBy(signers)}: drift if the next run sees it as well`;
  return finding('E_DRIFT', message, { severity: 'note', image: name });
}

/** `is signed by key c921…`: what a tag points to that no release explains. */
export function signedBy(signers: readonly Signer[]): string {
  if (signers.length === 0) return 'could not be verified';
  return `is signed by ${signers.map((one) => withKind(one, shortSigner(one))).join(' and ')}`;
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
  if (latestOf(ledger) !== undefined) known.add('latest');
  const first = readTagName(ledger.from).numbers;
  const isThere = new Set(listed);
  const unlisted = ownTags(registry, before).filter((tag) => !isThere.has(tag));
  const named = [...listed, ...unlisted]
    .filter((tag) => !known.has(tag))
    .map((tag) => ({ tag, name: readTagName(tag), isListed: isThere.has(tag) }));
  const isNamed = (tag: string) => pinnedVersion(ledger.movingTags, tag) !== undefined;
  // A nightly 20261130 is no release where releases are like 1.2.3.
  const isOther = ({ tag, name }: NamedTag) =>
    !isNamed(tag) &&
    (name.kind === 'other' || (isVersion(tag) && !isVersionLike(tag, ledger.from)));
  const releases = named.filter((one) => !isOther(one));
  const isOlder = ({ tag, name }: NamedTag) =>
    !isNamed(tag) && compareNumbers(name.numbers, first) < 0;
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
