/** A run in one sentence: what is proven, what is wrong, or what stood in the way. */

import type { VerifyReport } from '../verify/report.ts';
import { keyName, keysThatSigned, sameEverywhere } from './facts.ts';
import { allFindings } from './findings.ts';
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
        sentence: `${whatIsWrong(report)} This is neither a success nor evidence against the image: nothing was proven, nothing disproven.`,
      };
  }
}

function whatIsProven(report: VerifyReport): string {
  const required = report.images.flatMap(({ manifests }) => manifests.filter((m) => m.required));
  const keys = keysThatSigned(report).map((key) => keyName(report.policy.keys, key));
  const what = `${count(report.images.length, 'image')}, ${count(required.length, 'manifest')}`;
  const by = keys.length === 0 ? 'the key' : `the key ${listed(keys, 'or')}`;
  const same = sameEverywhere(report)
    ? '; the registries carry the same digests and the same signatures'
    : '';
  return `${what}, each signed by ${by}${same}.`;
}

/** What happened most prominently, and where; how much else there is. */
function whatIsWrong(report: VerifyReport): string {
  const errors = allFindings(report).filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return 'The report names no reason.';
  const alike = errors.filter(({ title }) => title === first.title);
  const places = [...new Set(alike.map(({ place }) => place))].filter((place) => place !== '');
  const shown = places.length > 3 ? [...places.slice(0, 2), `${places.length - 2} more`] : places;
  const where = shown.length === 0 ? '' : `: ${listed(shown)}`;
  const others = errors.length - alike.length;
  const more = others === 0 ? '' : ` (and ${count(others, 'other error')})`;
  return `${capital(first.title)}${where}${more}.`;
}
