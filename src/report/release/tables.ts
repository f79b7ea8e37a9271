/** What a release did and what went where, as tables for the job summary. */

import type { RegistryReport, ReleaseReport, StepReport, TagReport } from '../../release/report.ts';
import { countSignatures } from '../../sign/report.ts';
import { fixedWords } from '../escape.ts';
import { code, type Html, html, join } from '../html.ts';
import { table } from '../markup.ts';
import { tallyOf as partsOf } from '../mirror/verdict.ts';
import { goodSignatures } from '../verify/facts.ts';
import { capital, count, shortDigest, shortDigests } from '../words.ts';
import { stepTitle } from './progress.ts';

const registryStates: Readonly<Record<RegistryReport['state'], Html>> = fixedWords(
  {
    complete: html`✅ complete, verified`,
    partial: html`⚠️ only a part`,
    nothing: html`➖ nothing yet`,
  },
  html`not known`,
);

const tagStates: Readonly<Record<TagReport['state'], Html>> = fixedWords(
  {
    written: html`✅ written`,
    unchanged: html`✅ unchanged`,
    planned: html`➖ to be written`,
    refused: html`❌ not moved: it names another release`,
    'not written': html`➖ not written`,
    unconfirmed: html`⚠️ asked for, not confirmed`,
  },
  html`not known`,
);

const stepStates: Record<StepReport['state'], string> = fixedWords({
  done: 'done',
  unchanged: 'unchanged',
  failed: 'failed',
  skipped: 'skipped',
  planned: 'planned',
  stopped: 'stopped',
  'not reached': 'not reached',
});

/** Registries down: the image, its signatures and its tags across. */
export function placesTable(report: ReleaseReport): Html {
  const { digest } = report;
  return table(
    ['Registry', 'Image', 'Signatures', 'Tags'],
    report.registries.map((registry) => {
      const isThere = digest !== undefined && registry.state !== 'nothing';
      return [
        html`${code(registry.name)}<br>${registry.role === 'first' ? 'first' : 'mirror'}`,
        html`${registryStates[registry.state]}${isThere ? html`<br>${code(shortDigest(digest))}` : undefined}`,
        join(signatureCell(report, registry), html`<br>`),
        registry.tags.length === 0 ? 'none' : join(registry.tags.map(tagLine), html`<br>`),
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
    const { there, signatures } = countSignatures(sign);
    return [`${there} of ${signatures}`];
  }
  const target = mirror?.targets.find(({ name }) => name === registry.name);
  if (target === undefined || registry.state === 'nothing') return ['none yet'];
  const { all, missing } = partsOf(target.content);
  return [`not verified: ${all - missing} of ${count(all, 'part')} there`];
}

function tagLine({ tag, before, state }: TagReport): Html {
  const moved = before !== undefined && state !== 'unchanged';
  const verb = state === 'written' || state === 'unconfirmed' ? 'was' : 'is';
  const from = moved ? html`, ${verb} ${code(shortDigest(before))}` : undefined;
  return html`${code(tag)} ${tagStates[state]}${from}`;
}

/** A failure may be no evidence: the sign says the same as the verdict. */
function stepSign({ state }: StepReport, { outcome }: ReleaseReport): Html {
  switch (state) {
    case 'done':
    case 'unchanged':
      return html`✅`;
    case 'failed':
      return outcome === 'rejected' ? html`❌` : html`⚠️`;
    case 'stopped':
      return html`⚠️`;
    default:
      return html`➖`;
  }
}

export function stepsTable(report: ReleaseReport): Html {
  return table(
    ['Step', 'State', 'Time', 'Result'],
    report.steps.map((step) => [
      capital(stepTitle[step.name]),
      html`${stepSign(step, report)} ${stepStates[step.state]}`,
      step.seconds > 0 ? `${step.seconds.toFixed(1)} s` : '',
      // Whole digests are above, to be copied.
      shortDigests(step.detail),
    ]),
  );
}
