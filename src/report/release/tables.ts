/** What a release did and what went where, as tables for the job summary. */

import type { RegistryReport, ReleaseReport, StepReport, TagReport } from '../../release/report.ts';
import { code, fixedWords, prose } from '../escape.ts';
import { table } from '../markup.ts';
import { tallyOf as partsOf } from '../mirror/numbers.ts';
import { tallyOf as signaturesOf } from '../sign/numbers.ts';
import { goodSignatures } from '../verify/facts.ts';
import { capital, count, shortDigest } from '../words.ts';
import { stepTitle } from './progress.ts';

/** A sign is never alone: the words say the same. */
const registryStates: Record<RegistryReport['state'], string> = fixedWords({
  complete: '✅ complete, verified',
  partial: '⚠️ only a part',
  nothing: '➖ nothing yet',
});

const tagStates: Record<TagReport['state'], string> = fixedWords({
  written: '✅ written',
  unchanged: '✅ unchanged',
  planned: '➖ to be written',
  refused: '❌ not moved: it names another release',
  'not written': '➖ not written',
  unconfirmed: '⚠️ asked for, not confirmed',
});

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
export function placesTable(report: ReleaseReport): string {
  const digest = report.digest === undefined ? '' : `<br>${code(shortDigest(report.digest))}`;
  return table(
    ['Registry', 'Image', 'Signatures', 'Tags'],
    report.registries.map((registry) => [
      `${code(registry.name)}<br>${registry.role === 'first' ? 'first' : 'mirror'}`,
      `${registryStates[registry.state]}${registry.state === 'nothing' ? '' : digest}`,
      signatureCell(report, registry),
      registry.tags.map(tagLine).join('<br>') || 'none asked for',
    ]),
  );
}

/** What was verified there; before that, as far as signing or mirroring came. */
function signatureCell({ verify, sign, mirror }: ReleaseReport, registry: RegistryReport): string {
  const image = verify?.images.find(({ pinned }) => pinned === registry.pinned);
  if (image !== undefined && image.manifests.length > 0) {
    const good = image.manifests.flatMap(goodSignatures);
    const formats = (['legacy', 'bundle'] as const).flatMap((format) => {
      const n = good.filter((signature) => signature.format === format).length;
      return n === 0 ? [] : [`${n} ${format}`];
    });
    const signed = image.manifests.filter((manifest) => goodSignatures(manifest).length > 0).length;
    const what = formats.length === 0 ? 'none that counts' : formats.join(', ');
    return `${what}<br>on ${signed} of ${count(image.manifests.length, 'manifest')}`;
  }
  if (registry.role === 'first') {
    if (sign === undefined) return 'none yet';
    const { there, signatures } = signaturesOf(sign);
    return `${there} of ${signatures}`;
  }
  const target = mirror?.targets.find(({ name }) => name === registry.name);
  if (target === undefined || registry.state === 'nothing') return 'none yet';
  const { all, missing } = partsOf(target.content);
  return `not verified: ${all - missing} of ${count(all, 'part')} there`;
}

function tagLine({ tag, before, state }: TagReport): string {
  const moved = before !== undefined && state !== 'unchanged';
  const verb = state === 'written' || state === 'unconfirmed' ? 'was' : 'is';
  const from = moved ? `, ${verb} ${code(shortDigest(before))}` : '';
  return `${code(tag)} ${tagStates[state]}${from}`;
}

/** A failure is evidence or not: the sign says the same as the verdict. */
function stepSign({ state }: StepReport, { outcome }: ReleaseReport): string {
  switch (state) {
    case 'done':
    case 'unchanged':
      return '✅';
    case 'failed':
      return outcome === 'rejected' ? '❌' : '⚠️';
    case 'stopped':
      return '⚠️';
    default:
      return '➖';
  }
}

export function stepsTable(report: ReleaseReport): string {
  return table(
    ['Step', 'State', 'Time', ''],
    report.steps.map((step) => [
      capital(stepTitle[step.name]),
      `${stepSign(step, report)} ${stepStates[step.state]}`,
      step.seconds > 0 ? `${step.seconds.toFixed(1)} s` : '',
      // Whole digests stand above, to be copied; here they would push all else aside.
      prose(step.detail.replace(/\bsha256:[0-9a-f]{64}\b/g, shortDigest)),
    ]),
  );
}
