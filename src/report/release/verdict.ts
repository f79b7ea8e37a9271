/** Summarizes a release in one sentence, and names the states of its steps, registries and tags. */

import type { RegistryReport, ReleaseReport, StepReport, TagReport } from '../../release/report.ts';
import { fixedWords } from '../escape.ts';
import type { Styled } from '../line.ts';
import { errorSentence, type Verdict } from '../verdict.ts';
import { capital, count, shortDigest } from '../words.ts';

export function releaseVerdictOf(
  report: ReleaseReport,
): Verdict<'Released' | 'Planned' | 'Stopped' | 'Failed' | 'Undetermined'> {
  const { outcome, dryRun, steps } = report;
  if (outcome === 'verified') {
    return dryRun
      ? { word: 'Planned', sentence: whatIsPlanned(report) }
      : { word: 'Released', sentence: whatIsReleased(report) };
  }
  const stopped = steps.some(({ state }) => state === 'stopped');
  const word = stopped ? 'Stopped' : outcome === 'rejected' ? 'Failed' : 'Undetermined';
  return { word, sentence: [whatFailed(report), ...tagsText(report)].join(' ') };
}

export function nameOf({ image, version }: ReleaseReport): string {
  return version === undefined ? image : `${image} ${version}`;
}

function whatIsReleased(report: ReleaseReport): string {
  const { registries } = report;
  const states = registries.flatMap(({ tags }) => tags.map(({ state }) => state));
  const written = states.filter((state) => state === 'written').length;
  const where = count(registries.length, 'registry', 'registries');
  const tags =
    written === 0
      ? 'all tags existed before'
      : `${written} of ${count(states.length, 'tag')} new or moved`;
  return `${nameOf(report)} on ${where}, signed, verified there and then tagged; ${tags}.`;
}

function whatIsPlanned(report: ReleaseReport): string {
  const { registries } = report;
  const where = count(registries.length, 'registry', 'registries');
  return `${nameOf(report)} can be released to ${where}. Nothing was built or written.`;
}

function whatFailed({ findings, steps }: ReleaseReport): string {
  const step = steps.find(({ state }) => state === 'failed' || state === 'stopped');
  return errorSentence(findings, step && capital(step.name));
}

/** Which tags were written. */
function tagsText({ dryRun, registries }: ReleaseReport): string[] {
  if (dryRun) return [];
  const states = registries.flatMap(({ tags }) => tags.map(({ state }) => state));
  const written = states.filter((state) => state === 'written').length;
  const doubtful = states.filter((state) => state === 'unconfirmed').length;
  const rest =
    doubtful === 0
      ? []
      : [`Whether ${doubtful} more ${doubtful === 1 ? 'was' : 'were'} written is not known.`];
  if (written === 0)
    return doubtful === 0 ? ['No tag was written.'] : ['Whether a tag was written is not known.'];
  return [
    `${written} of ${count(states.length, 'tag')} ${written === 1 ? 'was' : 'were'} written.`,
    ...rest,
  ];
}

/** For a state that no report should have. */
const unknown: Styled = ['not known', 'yellow'];

export function registryState({ state }: RegistryReport): Styled {
  return fixedWords<RegistryReport['state'], Styled>(
    {
      complete: ['image and signatures are there, verified', 'green'],
      partial: ['incomplete', 'yellow'],
      nothing: ['nothing was changed', 'dim'],
    },
    unknown,
  )[state];
}

export function tagState({ before, state }: TagReport): Styled {
  const was = before === undefined ? undefined : shortDigest(before);
  const from = was === undefined ? 'it is new' : `it pointed to ${was}`;
  const now = was === undefined ? 'it does not exist' : `it points to ${was}`;
  return fixedWords<TagReport['state'], Styled>(
    {
      written: [`written; ${from}`, 'green'],
      unchanged: ['points to it already', 'green'],
      planned: [`would be written; ${now}`, 'cyan'],
      refused: [`may not be moved; ${now}`, 'red'],
      'not written': [`not written; ${now}`, 'yellow'],
      unconfirmed: [`requested, not confirmed; ${from}`, 'yellow'],
    },
    unknown,
  )[state];
}

/** Red only for evidence. */
export function stepState({ state }: StepReport, { outcome }: ReleaseReport): Styled {
  return fixedWords<StepReport['state'], Styled>(
    {
      done: ['done', 'green'],
      unchanged: ['unchanged', 'green'],
      skipped: ['skipped', 'dim'],
      planned: ['planned', 'cyan'],
      failed: ['failed', outcome === 'rejected' ? 'red' : 'yellow'],
      stopped: ['stopped', 'yellow'],
      'not reached': ['not reached', 'dim'],
    },
    unknown,
  )[state];
}
