/** Of all tags of a repository, those that are looked at, and which are not. */

import type { Ledger } from '../ledger/ledger.ts';
import { compareVersions, isFinal, isVersion } from '../ledger/version.ts';
import { digestOf } from '../oci/digest.ts';
import type { CheckedRegistry } from './registry.ts';
import type { TagsLeftOut } from './report.ts';
import { compareNumbers, readTagName, type TagName } from './tag-names.ts';
import { ownTags } from './unknown-tags.ts';

export interface NamedTag {
  readonly tag: string;
  readonly name: TagName;
  /** false: the run before saw it, and the list does not have it */
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
  // latest.ts looks at it, where there is a release that it should point to.
  if (ledger.releases.some(({ version }) => isFinal(version))) known.add('latest');
  const first = readTagName(ledger.from).numbers;
  const isThere = new Set(listed);
  const unlisted = ownTags(registry, before).filter((tag) => !isThere.has(tag));
  const named = [...listed, ...unlisted]
    .filter((tag) => !known.has(tag))
    .map((tag) => ({ tag, name: readTagName(tag), isListed: isThere.has(tag) }));
  const releases = named.filter(({ name }) => name.kind !== 'other');
  const isOlder = ({ name }: NamedTag) => compareNumbers(name.numbers, first) < 0;
  const wanted = releases.filter((one) => !isOlder(one));
  const [taken, left] = bounded(wanted, options.now);
  return {
    versions: taken.filter(({ name }) => name.kind === 'version').sort(byVersion),
    others: taken.filter(({ name }) => name.kind !== 'version'),
    older: releases.filter(isOlder).map(({ tag }) => tag),
    foreign: named.filter(({ name }) => name.kind === 'other').map(({ tag }) => tag),
    tooMany: left.map(({ tag }) => tag),
  };
}

/** Others in each run, and none that a name could be chosen to miss. */
function bounded(
  tags: readonly NamedTag[],
  now: Date,
): readonly [readonly NamedTag[], readonly NamedTag[]] {
  if (tags.length <= most) return [tags, []];
  const keyed = tags.map((one) => ({
    one,
    key: digestOf(Buffer.from(`${now.toISOString()} ${one.tag}`)),
  }));
  const mixed = keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ one }) => one);
  return [mixed.slice(0, most), mixed.slice(most)];
}

function byVersion(a: NamedTag, b: NamedTag): number {
  if (isVersion(a.tag) && isVersion(b.tag)) return compareVersions(a.tag, b.tag);
  return compareNumbers(a.name.numbers, b.name.numbers) || (a.tag < b.tag ? -1 : 1);
}

/** Names that are told; how many there are is told of all. */
const mostNames = 20;

/** What the check says nothing about, so that nobody believes it does. */
export function leftOut({ older, foreign }: ChosenTags): TagsLeftOut | undefined {
  if (older.length + foreign.length === 0) return undefined;
  const names = [...foreign.toSorted(), ...older.toSorted()].slice(0, mostNames);
  return { older: older.length, others: foreign.length, names };
}
