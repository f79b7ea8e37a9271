/** Summarizes a verification in one sentence: what is proven, what is wrong, or what could not be checked. */

import { longSigner } from '../../signature/signer.ts';
import type { VerifyReport } from '../../verify/report.ts';
import type { Verdict } from '../verdict.ts';
import { capital, count, few, listed } from '../words.ts';
import { sameEverywhere, signersOf } from './facts.ts';
import { findingsOfVerify, placesOf } from './findings.ts';

export function verdictOf(report: VerifyReport): Verdict<'Verified' | 'Rejected' | 'Undetermined'> {
  switch (report.outcome) {
    case 'verified':
      return { word: 'Verified', sentence: whatIsProven(report) };
    case 'rejected': {
      const images = report.images.length === 1 ? 'this image' : 'these images';
      return { word: 'Rejected', sentence: `Do not run ${images}. ${whatIsWrong(report)}` };
    }
    // Also for an unknown outcome, which must not look like success.
    default:
      return {
        word: 'Undetermined',
        sentence: `${whatIsWrong(report)} It is unknown whether everything is signed: this is neither a success nor evidence against the image.`,
      };
  }
}

function whatIsProven(report: VerifyReport): string {
  const { attestations = [], signatures } = report.policy;
  const met = count(attestations.length, 'attestation requirement');
  if (signatures === 'ignored') {
    const image = count(report.images.length, 'image');
    return `${image} ${report.images.length === 1 ? 'meets' : 'meet'} ${met}, signed by ${signersText(report)}. Signatures of the images were not checked.`;
  }
  const sentence = whatIsSigned(report);
  return attestations.length === 0
    ? sentence
    : `${sentence} ${attestations.length === 1 ? 'The attestation requirement is' : `All ${met} are`} met.`;
}

function whatIsSigned(report: VerifyReport): string {
  const manifests = report.images.flatMap((image) => image.manifests);
  const signed = manifests.filter(({ outcome }) => outcome === 'verified').length;
  const bare = manifests.length - signed;
  const what = `${count(report.images.length, 'image')}, ${count(signed, 'manifest')}`;
  const same = sameEverywhere(report)
    ? '; the registries have the same digests and the same signatures'
    : '';
  const others =
    bare === 0 ? '' : ` ${capital(count(bare, 'attestation manifest'))} not signed: not required.`;
  const each = signed === 1 ? '' : 'each ';
  return `${what}, ${each}signed by ${signersText(report)}${same}.${others}`;
}

/** `the key c921084265695461 (webdis.pub) or release.yml of …` */
function signersText(report: VerifyReport): string {
  const joint = report.policy.requireAllSigners === true ? 'and' : 'or';
  const signers = signersOf(report);
  const keys = signers.filter(({ kind }) => kind !== 'identity').map(longSigner);
  const identities = few(signers.filter(({ kind }) => kind === 'identity').map(longSigner));
  const key = keys.length === 0 ? [] : [`the key ${listed(keys, joint)}`];
  return listed([...key, ...identities], joint) || 'the key';
}

/** The first error with all its places, and how many others there are. */
function whatIsWrong(report: VerifyReport): string {
  const errors = findingsOfVerify(report).filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return 'The report gives no reason.';
  const alike = errors.filter(({ reason }) => reason === first.reason);
  const where = first.image === undefined ? first.message : placesOf(alike);
  const others = errors.length - alike.length;
  const more = others === 0 ? '' : ` (and ${count(others, 'other error')})`;
  return `${capital(first.reason)}: ${where}${more}.`;
}
