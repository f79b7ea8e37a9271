/** A release in one sentence: what stands everywhere, or what stood in the way. */

import type { ReleaseReport } from '../../release/report.ts';
import { capital, count } from '../words.ts';

export interface ReleaseVerdict {
  readonly word: 'Released' | 'Planned' | 'Stopped' | 'Failed' | 'Undetermined';
  /** not yet escaped */
  readonly sentence: string;
}

export function releaseVerdictOf(report: ReleaseReport): ReleaseVerdict {
  const { outcome, dryRun, steps } = report;
  if (outcome === 'verified') {
    return dryRun
      ? { word: 'Planned', sentence: whatIsPlanned(report) }
      : { word: 'Released', sentence: whatStands(report) };
  }
  const stopped = steps.some(({ state }) => state === 'stopped');
  const word = stopped ? 'Stopped' : outcome === 'rejected' ? 'Failed' : 'Undetermined';
  return { word, sentence: [whatHappened(report), ...tagsText(report)].join(' ') };
}

export function nameOf({ image, version }: ReleaseReport): string {
  return version === undefined ? image : `${image} ${version}`;
}

function whatStands(report: ReleaseReport): string {
  const { registries } = report;
  const states = registries.flatMap(({ tags }) => tags.map(({ state }) => state));
  const written = states.filter((state) => state === 'written').length;
  const where = count(registries.length, 'registry', 'registries');
  const tags =
    written === 0
      ? 'all tags were there before'
      : `${written} of ${count(states.length, 'tag')} new or moved`;
  return `${nameOf(report)} on ${where}, signed, verified there, and then tagged; ${tags}.`;
}

function whatIsPlanned(report: ReleaseReport): string {
  const { registries } = report;
  const where = count(registries.length, 'registry', 'registries');
  return `${nameOf(report)} can be released to ${where}. Nothing was built or written.`;
}

function whatHappened({ findings, steps }: ReleaseReport): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return 'The report names no reason.';
  const step = steps.find(({ state }) => state === 'failed' || state === 'stopped');
  const more = errors.length === 1 ? '' : ` (and ${count(errors.length - 1, 'other error')})`;
  const at = step === undefined ? '' : `${capital(step.name)}: `;
  return `${at}${first.message}${more}.`;
}

/** What people would find by name: nothing, unless it says so. */
function tagsText({ dryRun, registries }: ReleaseReport): string[] {
  if (dryRun) return [];
  const states = registries.flatMap(({ tags }) => tags.map(({ state }) => state));
  const written = states.filter((state) => state === 'written').length;
  const doubtful = states.filter((state) => state === 'unconfirmed').length;
  const rest = doubtful === 0 ? [] : [`Of ${doubtful} more it is not known.`];
  if (written === 0)
    return doubtful === 0 ? ['No tag was written.'] : ['Whether a tag was written is not known.'];
  return [
    `${written} of ${count(states.length, 'tag')} ${written === 1 ? 'was' : 'were'} written.`,
    ...rest,
  ];
}
