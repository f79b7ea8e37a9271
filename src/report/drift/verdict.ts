/** Summarizes a drift check in one sentence: what is as released, what differs, or what could not be checked. */

import { given } from '../../defined.ts';
import type { DriftReport, ImageState } from '../../drift/report.ts';
import type { Document } from '../document.ts';
import type { Html } from '../html.ts';
import type { Verdict } from '../verdict.ts';
import { codeTitle, count, few, listed } from '../words.ts';
import { driftTitle, fullDay, stateSign } from './words.ts';

/** What was checked of an image. */
const depths = {
  blobs: 'every manifest, signature and blob',
  full: 'every manifest and signature with its payload, but not layers and configs',
  unchanged: 'only the tag and the signatures of the index',
} as const;

export function driftVerdictOf(report: DriftReport): Verdict<'Ok' | 'Drift' | 'Unreachable'> {
  switch (report.state) {
    case 'ok':
      return { word: 'Ok', sentence: whatIsAsReleased(report) };
    case 'drift': {
      const why = whatFailed(report);
      const more = why === '' ? '' : ` Not everything could be checked: ${why}.`;
      return { word: 'Drift', sentence: `${whatDiffers(report)}${more}` };
    }
    // Also for an unknown state, which must not look like success.
    default: {
      const why = whatFailed(report) || 'the report gives no reason';
      const sentence = `Not everything could be checked: ${why}. Everything else is as released: this is neither a success nor evidence of a difference.`;
      return { word: 'Unreachable', sentence };
    }
  }
}

function whatIsAsReleased(report: DriftReport): string {
  const { releases, registries, shard } = report;
  const part = shard === undefined ? '' : ` This was part ${shard.index} of ${shard.of}.`;
  const on = registries.length === 1 ? 'one registry' : `${registries.length} registries`;
  const are = releases.length === 1 ? 'is' : 'are';
  return `${count(releases.length, 'release')} on ${on} ${are} as released: tags, manifests and signatures. ${howDeep(report)}${part}`;
}

/** What was checked of how many images. */
function howDeep({ releases, registries, waived }: DriftReport): string {
  const images = releases.flatMap((release) => release.images);
  const seen = images.filter(({ looked }) => looked !== 'nothing');
  const blobs = seen.filter((one) => one.blobs !== undefined);
  const rest = seen.filter((one) => one.blobs === undefined);
  const full = rest.filter(({ looked }) => looked === 'verified');
  const unchanged = rest.filter(({ looked }) => looked === 'unchanged');
  const parts = given([
    blobs.length > 0 && `${depths.blobs} of ${count(blobs.length, 'image')}`,
    full.length > 0 && `${depths.full}, of ${count(full.length, 'image')}`,
    unchanged.length > 0 &&
      `${depths.unchanged}, of ${count(unchanged.length, 'image')} unchanged since a full check on ${oldestOf(unchanged)} or later`,
  ]);
  const looked = parts.length === 0 ? 'Nothing was checked.' : `Checked: ${parts.join('; ')}.`;
  const left = registries.flatMap(({ tagsLeftOut: one }) => (one ? [one.older + one.others] : []));
  const tags = left.reduce((sum, one) => sum + one, 0);
  const all = tags === 0 ? looked : `${looked} Not checked: ${count(tags, 'other tag')}.`;
  return waived.length === 0 ? all : `${all} Waived: ${count(waived.length, 'difference')}.`;
}

/** The day of the full look that is the longest ago. */
function oldestOf(images: readonly ImageState[]): string {
  const [oldest = 'an unknown day'] = images.map((one) => fullDay(one)).sort();
  return oldest;
}

function whatDiffers({ differences, releases }: DriftReport): string {
  const where = [...new Set(differences.map(({ registry }) => registry))];
  const touched = releases.filter(({ images }) => images.some((one) => one.differences.length > 0));
  const among =
    touched.length === 0 ? '' : ` in ${touched.length} of ${count(releases.length, 'release')}`;
  const on = where.length === 0 ? '' : ` on ${listed(few(where))}`;
  return `${count(differences.length, 'difference')}${among}${on}.`;
}

/** `docker.io/nicolas/webdis (the registry limits requests)`. */
function whatFailed({ unreachable }: DriftReport): string {
  const causes = unreachable.map(({ image, code, message }) =>
    image === undefined ? message : `${image} (${codeTitle[code]})`,
  );
  return listed(few(causes));
}

/** The same on the page and in the summary. */
export function headOf(report: DriftReport): Omit<Document<Html>, 'sections'> {
  const { state } = report;
  return {
    run: report,
    state,
    sign: stateSign[state],
    verdict: driftVerdictOf(report),
    title: driftTitle(report),
  };
}
