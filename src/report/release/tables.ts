/** The tables of a release: its registries and its steps. */

import type { RegistryReport, ReleaseReport } from '../../release/report.ts';
import { countSignatures } from '../../sign/report.ts';
import { code, type Html, html, stacked } from '../html.ts';
import { styled, table } from '../markup.ts';
import { tallyOf as partsOf } from '../mirror/verdict.ts';
import { stepTitle } from '../progress.ts';
import { goodSignatures } from '../verify/facts.ts';
import { capital, count, shortDigest, shortDigests } from '../words.ts';
import { registryState, stepState, tagState } from './verdict.ts';

/** Registries down: the image, its signatures and its tags across. */
export function placesTable(report: ReleaseReport): Html {
  const { digest } = report;
  return table(
    ['Registry', 'Image', 'Signatures', 'Tags'],
    report.registries.map((registry) => {
      const isThere = digest !== undefined && registry.state !== 'nothing';
      return [
        html`${code(registry.name)}<br>${registry.role === 'first' ? 'first' : 'mirror'}`,
        stacked([styled(registryState(registry)), isThere && code(shortDigest(digest))]),
        stacked(signatureCell(report, registry)),
        stacked(
          registry.tags.map((one) => html`${code(one.tag)}: ${styled(tagState(one))}`),
          'none',
        ),
      ];
    }),
  );
}

/** What was verified there; before that, how far signing or mirroring got. */
function signatureCell(
  { verify, sign, mirror }: ReleaseReport,
  registry: RegistryReport,
): readonly string[] {
  const image = verify?.images.find(({ pinned }) => pinned === registry.pinned);
  if (image !== undefined && image.manifests.length > 0) {
    const good = image.manifests.flatMap(goodSignatures);
    const formats = (['legacy', 'bundle'] as const).flatMap((format) => {
      const n = good.filter((signature) => signature.format === format).length;
      return n === 0 ? [] : [`${n} ${format}`];
    });
    const signed = image.manifests.filter((manifest) => goodSignatures(manifest).length > 0).length;
    return [
      formats.length === 0 ? 'none that counts' : formats.join(', '),
      `on ${signed} of ${count(image.manifests.length, 'manifest')}`,
    ];
  }
  if (registry.role === 'first') {
    if (sign === undefined) return ['none yet'];
    const { existing, signatures } = countSignatures(sign);
    return [`${existing} of ${signatures}`];
  }
  const target = mirror?.targets.find(({ name }) => name === registry.name);
  if (target === undefined || registry.state === 'nothing') return ['none yet'];
  const { all, missing } = partsOf(target.content);
  return [`not verified: ${all - missing} of ${count(all, 'part')} there`];
}

export function stepsTable(report: ReleaseReport): Html {
  return table(
    ['Step', 'State', 'Time', 'Result'],
    report.steps.map((step) => [
      capital(stepTitle[step.name]),
      styled(stepState(step, report)),
      step.seconds > 0 ? `${step.seconds.toFixed(1)} s` : '',
      // Whole digests are above, to be copied.
      shortDigests(step.detail),
    ]),
  );
}
