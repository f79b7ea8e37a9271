/** A run that makes attestations in one sentence: what is attested, or what failed and how many there are. */

import type { AttestReport } from '../../attest/report.ts';
import { isThere } from '../../sign/report.ts';
import { shortSigner, withKind } from '../../signature/signer.ts';
import { errorSentence, type Verdict } from '../verdict.ts';
import { count } from '../words.ts';

export function attestVerdictOf(
  report: AttestReport,
): Verdict<'Attested' | 'Failed' | 'Undetermined'> {
  const { outcome, images } = report;
  if (outcome === 'verified') return { word: 'Attested', sentence: whatIsAttested(report) };
  const word = outcome === 'rejected' ? 'Failed' : 'Undetermined';
  const error = errorSentence(images.flatMap(({ findings }) => findings));
  const { all, there } = tallyOf(report);
  const howFar = `${there} of ${count(all, 'attestation')} ${there === 1 ? 'is' : 'are'} in the registry.`;
  return { word, sentence: [error, ...(all === 0 ? [] : [howFar])].join(' ') };
}

function whatIsAttested(report: AttestReport): string {
  const { images, signer } = report;
  const { manifests, all, made } = tallyOf(report);
  const what = `${count(images.length, 'image')}, ${count(manifests, 'manifest')}`;
  const by = `${signer.kind !== 'identity' ? 'the ' : ''}${withKind(signer, shortSigner(signer))}`;
  return `${what}: ${count(all, 'attestation')} by ${by}, ${news(all, made)}.`;
}

function news(all: number, made: number): string {
  if (made === 0) return 'all there before; nothing was changed';
  const verified = 'verified as the registry serves them';
  return made === all ? `all new; ${verified}` : `${made} of them new; all ${verified}`;
}

export function tallyOf({ images }: AttestReport) {
  const manifests = images.flatMap((image) => image.manifests);
  const attestations = manifests.flatMap((manifest) => manifest.attestations);
  return {
    manifests: manifests.length,
    all: attestations.length,
    there: attestations.filter(isThere).length,
    made: attestations.filter(({ state }) => state === 'published').length,
  };
}
