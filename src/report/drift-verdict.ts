/** A drift check in one sentence: what stands, what differs, or what stood in the way. */

import type { DriftReport } from '../drift/report.ts';
import { codeTitle, count, few, listed } from './words.ts';

export interface DriftVerdict {
  readonly word: 'As released' | 'Drift' | 'Not found out';
  /** not yet escaped */
  readonly sentence: string;
}

export function driftVerdictOf(report: DriftReport): DriftVerdict {
  switch (report.state) {
    case 'ok':
      return { word: 'As released', sentence: whatStands(report) };
    case 'drift': {
      const besides = whatStoodInTheWay(report);
      const more = besides === '' ? '' : ` Besides, not everything was found out: ${besides}.`;
      return { word: 'Drift', sentence: `${whatDiffers(report)}${more}` };
    }
    case 'unreachable': {
      const why = whatStoodInTheWay(report) || 'the report names no reason';
      const sentence = `Not everything could be looked at: ${why}. What was looked at is as released: this is neither a success nor evidence of a difference.`;
      return { word: 'Not found out', sentence };
    }
  }
}

function whatStands({ releases, registries, shard }: DriftReport): string {
  const part = shard === undefined ? '' : ` This was part ${shard.index} of ${shard.of}.`;
  const on = registries.length === 1 ? 'one registry' : `${registries.length} registries`;
  const are = releases.length === 1 ? 'is' : 'are';
  return `${count(releases.length, 'release')} on ${on} ${are} what was released: tags, manifests and signatures.${part}`;
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
function whatStoodInTheWay({ unreachable }: DriftReport): string {
  const causes = unreachable.map(({ image, code, message }) =>
    image === undefined ? message : `${image} (${codeTitle[code]})`,
  );
  return listed(few(causes));
}
