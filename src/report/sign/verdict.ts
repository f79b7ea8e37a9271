/** A signing run in one sentence: what is signed, or what failed and how many signatures there are. */

import type { SignedReport, SignReport } from '../../sign/report.ts';
import { fixedWords } from '../escape.ts';
import { errorSentence, type Verdict } from '../verdict.ts';
import { count, shortKey } from '../words.ts';

export function signVerdictOf(report: SignReport): Verdict<'Signed' | 'Failed' | 'Undetermined'> {
  const tally = tallyOf(report);
  if (report.outcome === 'verified')
    return { word: 'Signed', sentence: whatIsSigned(report, tally) };
  const word = report.outcome === 'rejected' ? 'Failed' : 'Undetermined';
  const error = errorSentence(report.images.flatMap(({ findings }) => findings));
  return { word, sentence: [error, ...howFar(tally)].join(' ') };
}

function whatIsSigned({ images, key }: SignReport, tally: Tally): string {
  const what = `${count(images.length, 'image')}, ${count(tally.manifests, 'manifest')}`;
  const signatures = `${count(tally.signatures, 'signature')} by the key ${shortKey(key)}`;
  return `${what}: ${signatures}, ${news(tally)}.`;
}

function news({ signatures, made }: Tally): string {
  if (made === 0) return 'all there before; nothing was changed';
  const verified = 'verified as the registry serves them';
  return made === signatures ? `all new; ${verified}` : `${made} of them new; all ${verified}`;
}

/** Nothing if the run ended before it planned a signature. */
function howFar({ signatures, there }: Tally): string[] {
  if (signatures === 0) return [];
  return [
    `${there} of ${count(signatures, 'signature')} ${there === 1 ? 'is' : 'are'} in the registry.`,
  ];
}

export const stateWords: Readonly<Record<SignedReport['state'], string>> = fixedWords({
  present: 'signed before',
  published: 'signed and pushed',
  made: 'made, not pushed',
  missing: 'not signed',
});

/** Whether the signature is in the registry. */
export function isThere({ state }: SignedReport): boolean {
  return state === 'present' || state === 'published';
}

interface Tally {
  readonly manifests: number;
  /** planned, whether made or not */
  readonly signatures: number;
  readonly there: number;
  /** of these, pushed by this run */
  readonly made: number;
}

export function tallyOf({ images }: SignReport): Tally {
  const manifests = images.flatMap((image) => image.manifests);
  const signatures = manifests.flatMap((manifest) => manifest.signatures);
  return {
    manifests: manifests.length,
    signatures: signatures.length,
    there: signatures.filter(isThere).length,
    made: signatures.filter(({ state }) => state === 'published').length,
  };
}
