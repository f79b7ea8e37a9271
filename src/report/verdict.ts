/** A run in one sentence: what is proven, what is wrong, or what stood in the way. */

import type { VerifyReport } from '../verify/report.ts';
import { keyName, keysThatSigned, sameEverywhere } from './facts.ts';
import { allFindings, type Told } from './findings.ts';
import { capital, count, listed } from './words.ts';

export interface Verdict {
  readonly word: 'Verified' | 'Rejected' | 'Undetermined';
  /** not yet escaped */
  readonly sentence: string;
}

export function verdictOf(report: VerifyReport): Verdict {
  switch (report.outcome) {
    case 'verified':
      return { word: 'Verified', sentence: whatIsProven(report) };
    case 'rejected': {
      const images = report.images.length === 1 ? 'this image' : 'these images';
      return { word: 'Rejected', sentence: `Do not run ${images}. ${whatIsWrong(report)}` };
    }
    case 'undetermined':
      return {
        word: 'Undetermined',
        sentence: `${whatIsWrong(report)} So it is not known whether everything is signed: this is neither a success nor evidence against the image.`,
      };
  }
}

function whatIsProven(report: VerifyReport): string {
  const manifests = report.images.flatMap((image) => image.manifests);
  const signed = manifests.filter(({ outcome }) => outcome === 'verified').length;
  const bare = manifests.length - signed;
  const keys = keysThatSigned(report).map((key) => keyName(report.policy.keys, key));
  const what = `${count(report.images.length, 'image')}, ${count(signed, 'manifest')}`;
  const by = keys.length === 0 ? 'the key' : `the key ${listed(keys, 'or')}`;
  const same = sameEverywhere(report)
    ? '; the registries carry the same digests and the same signatures'
    : '';
  const others =
    bare === 0 ? '' : ` ${capital(count(bare, 'attestation manifest'))} without: not required.`;
  return `${what}, each signed by ${by}${same}.${others}`;
}

/** What happened most prominently, and where; how much else there is. */
function whatIsWrong(report: VerifyReport): string {
  const errors = allFindings(report).filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return 'The report names no reason.';
  const alike = errors.filter(({ reason }) => reason === first.reason);
  const where = first.image === undefined ? first.message : places(alike);
  const others = errors.length - alike.length;
  const more = others === 0 ? '' : ` (and ${count(others, 'other error')})`;
  return `${capital(first.reason)}: ${where}${more}.`;
}

/** `index and linux/arm64 on docker.io/… and public.ecr.aws/…`: each registry once. */
function places(errors: readonly Told[]): string {
  const byImage = Map.groupBy(errors, ({ image }) => image ?? '');
  const subjects = [...byImage].map(([image, about]) => ({
    image,
    subject: listed(few(about.flatMap(({ subject }) => (subject === undefined ? [] : [subject])))),
  }));
  const parts = [...Map.groupBy(subjects, ({ subject }) => subject)].map(([subject, where]) => {
    const images = listed(few(where.map(({ image }) => image)));
    return subject === '' ? images : `${subject} on ${images}`;
  });
  return few(parts).join('; ');
}

function few(words: readonly string[]): string[] {
  const different = [...new Set(words)];
  return different.length > 3
    ? [...different.slice(0, 2), `${different.length - 2} more`]
    : different;
}
