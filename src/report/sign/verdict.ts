/** A signing run in one sentence: what stands, or what stood in the way and how much is done. */

import { countSignatures, type SignatureCount, type SignReport } from '../../sign/report.ts';
import { capital, count, shortKey } from '../words.ts';

export interface SignVerdict {
  readonly word: 'Signed' | 'Failed' | 'Undetermined';
  /** not yet escaped */
  readonly sentence: string;
}

export function signVerdictOf(report: SignReport): SignVerdict {
  const tally = countSignatures(report);
  if (report.outcome === 'verified') return { word: 'Signed', sentence: whatStands(report, tally) };
  const word = report.outcome === 'rejected' ? 'Failed' : 'Undetermined';
  return { word, sentence: [whatHappened(report), ...howFar(tally)].join(' ') };
}

function whatStands({ images, key }: SignReport, tally: SignatureCount): string {
  const what = `${count(images.length, 'image')}, ${count(tally.manifests, 'manifest')}`;
  const signatures = `${count(tally.signatures, 'signature')} by the key ${shortKey(key)}`;
  return `${what}: ${signatures}, ${news(tally)}.`;
}

function news({ signatures, made }: SignatureCount): string {
  if (made === 0) return 'all there before; nothing was changed';
  const verified = 'verified as the registry serves them';
  return made === signatures ? `all new; ${verified}` : `${made} of them new; all ${verified}`;
}

function whatHappened({ images }: SignReport): string {
  const errors = images
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return 'The report names no reason.';
  const more = errors.length === 1 ? '' : ` (and ${count(errors.length - 1, 'other error')})`;
  return `${capital(first.message)}${more}.`;
}

/** Where nothing was planned, nothing is there to count. */
function howFar({ signatures, there }: SignatureCount): string[] {
  if (signatures === 0) return [];
  return [
    `${there} of ${count(signatures, 'signature')} ${there === 1 ? 'is' : 'are'} in the registry.`,
  ];
}
