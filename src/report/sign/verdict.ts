/** A signing run in one sentence: what is signed, or what failed and how many signatures there are. */

import { countSignatures, type SignatureCount, type SignReport } from '../../sign/report.ts';
import { shortSigner, withKind } from '../../signature/signer.ts';
import { errorSentence, type Verdict } from '../verdict.ts';
import { count } from '../words.ts';

export function signVerdictOf(report: SignReport): Verdict<'Signed' | 'Failed' | 'Undetermined'> {
  const tally = countSignatures(report);
  if (report.outcome === 'verified')
    return { word: 'Signed', sentence: whatIsSigned(report, tally) };
  const word = report.outcome === 'rejected' ? 'Failed' : 'Undetermined';
  const error = errorSentence(report.images.flatMap(({ findings }) => findings));
  return { word, sentence: [error, ...howFar(tally)].join(' ') };
}

function whatIsSigned({ images, signer }: SignReport, tally: SignatureCount): string {
  const what = `${count(images.length, 'image')}, ${count(tally.manifests, 'manifest')}`;
  const signatures = `${count(tally.signatures, 'signature')} by ${signer.kind !== 'identity' ? 'the ' : ''}${withKind(signer, shortSigner(signer))}`;
  return `${what}: ${signatures}, ${news(tally)}.`;
}

function news({ signatures, made }: SignatureCount): string {
  if (made === 0) return 'all there before; nothing was changed';
  const verified = 'verified as the registry serves them';
  return made === signatures ? `all new; ${verified}` : `${made} of them new; all ${verified}`;
}

/** Nothing if the run ended before it planned a signature. */
function howFar({ signatures, existing }: SignatureCount): string[] {
  if (signatures === 0) return [];
  return [
    `${existing} of ${count(signatures, 'signature')} ${existing === 1 ? 'is' : 'are'} in the registry.`,
  ];
}
