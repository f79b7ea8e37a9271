/** The words for the results of a drift check: the same in terminal, page, summary, badge and issues. */

import { given } from '../../defined.ts';
import type {
  Difference,
  DifferenceKind,
  DriftReport,
  DriftState,
  ImageState,
  TagsLeftOut,
} from '../../drift/report.ts';
import { fixedWords } from '../escape.ts';
import { type Html, html } from '../html.ts';
import { listed } from '../words.ts';

/** A sign is never alone: a word says the same. */
export const stateSign: Readonly<Record<DriftState, Html>> = fixedWords(
  { ok: html`✅`, drift: html`❌`, unreachable: html`⚠️` },
  html`not known`,
);

/** As in the report (drift/report.ts). */
export const stateWord: Record<DriftState, string> = fixedWords({
  ok: 'ok',
  drift: 'drift',
  unreachable: 'unreachable',
});

/** For a heading. */
export const kindTitle: Record<DifferenceKind, string> = fixedWords({
  'tag-moved': 'the tag points to an image that was never released',
  'rolled-back': 'the tag points to another release',
  'tag-missing': 'the tag is missing',
  'manifest-missing': 'a manifest is missing',
  'blob-missing': 'a blob is missing',
  'signature-missing': 'a signature is missing',
  'attestation-missing': 'an attestation is missing',
  'signature-added': 'a signature is not in the ledger',
  'signature-bad': 'the signature does not verify',
  'tag-unknown': 'the tag is not a release in the ledger',
  'latest-wrong': 'latest is not the highest release',
});

/** For a cell of a table. */
const kindWord: Record<DifferenceKind, string> = fixedWords({
  'tag-moved': 'tag moved',
  'rolled-back': 'rolled back',
  'tag-missing': 'tag missing',
  'manifest-missing': 'manifest missing',
  'blob-missing': 'blob missing',
  'signature-missing': 'signature missing',
  'attestation-missing': 'attestation missing',
  'signature-added': 'signature added',
  'signature-bad': 'signature bad',
  'tag-unknown': 'unknown tag',
  'latest-wrong': 'latest wrong',
});

/** `2026-11-24`: the day of the last full look. */
export function fullDay({ fullyChecked }: Pick<ImageState, 'fullyChecked'>): string {
  return fullyChecked?.slice(0, 10) ?? 'an unknown day';
}

/** Each kind once: `tag moved, signature missing`. */
export function kindWords(differences: readonly Difference[]): string {
  return [...new Set(differences.map(({ kind }) => kindWord[kind]))].join(', ');
}

/** `docker.io/nicolas/webdis:0.1.24`: where a difference is. */
export function placeOf({ registry, tag, version }: Difference): string {
  const name = tag ?? version;
  return name === undefined ? registry : `${registry}:${name}`;
}

/** `tags that were not checked: main, nightly and 3 more (…)` */
export function leftOutText({ older, others, names }: TagsLeftOut): string {
  const more = older + others - names.length;
  const named = more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
  const reasons = given([
    older > 0 && `${older} older than the ledger`,
    others > 0 && `${others} that are not versions`,
  ]);
  return `tags that were not checked: ${named} (${reasons.join(', ')})`;
}

/** By id, so that 1,000 releases need no 1,000 searches. */
export function differencesById({
  differences,
}: Pick<DriftReport, 'differences'>): ReadonlyMap<string, Difference> {
  return new Map(differences.map((one) => [one.id, one]));
}

/** Of one image, in the report's order, without unknown ids. */
export function differencesOf(
  { differences }: ImageState,
  byId: ReadonlyMap<string, Difference>,
): readonly Difference[] {
  return differences.flatMap((id) => byId.get(id) ?? []);
}

/** Differences of a registry that belong to no release: unknown versions, latest. */
export function differencesOfRegistries({
  releases,
  differences,
}: DriftReport): readonly Difference[] {
  const known = new Set(releases.flatMap(({ images }) => images.flatMap((one) => one.differences)));
  return differences.filter(({ id }) => !known.has(id));
}

/** `nicolas/webdis on docker.io and public.ecr.aws`. */
export function driftTitle({ registries }: Pick<DriftReport, 'registries'>): string {
  const places = registries.map(({ name }) => {
    const [host = '', ...path] = name.split('/');
    return { host, path: path.join('/') };
  });
  const paths = new Set(places.map(({ path }) => path));
  const names = places.map(({ host }) => host);
  const [path = ''] = paths;
  return paths.size === 1 && path !== ''
    ? `${path} on ${listed(names)}`
    : listed(registries.map(({ name }) => name));
}
