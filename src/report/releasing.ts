/** The words and the numbers of a release, the same wherever it is shown. */

import type { RegistryReport, ReleaseReport, StepName, TagReport } from '../release/report.ts';

export const stepTitles: Record<StepName, string> = {
  check: 'Look at the tags',
  build: 'Build and push by digest',
  sign: 'Sign',
  verify: 'Verify',
  mirror: 'Mirror',
  'verify-mirrors': 'Verify on every registry',
  tag: 'Tag',
  ledger: 'Ledger',
};

export const tagWords: Record<TagReport['state'], string> = {
  written: 'written',
  unchanged: 'unchanged',
  planned: 'to be written',
  refused: 'not moved: it names another release',
  'not written': 'not written',
};

export const registryWords: Record<RegistryReport['state'], string> = {
  complete: 'complete, verified',
  partial: 'only a part',
  nothing: 'nothing yet',
};

export interface TagTally {
  readonly all: number;
  /** pointing to this release, since now or before */
  readonly right: number;
  /** of these, written in this run */
  readonly written: number;
}

export function tagTally({ registries }: Pick<ReleaseReport, 'registries'>): TagTally {
  const states = registries.flatMap(({ tags }) => tags.map(({ state }) => state));
  const written = states.filter((state) => state === 'written').length;
  const unchanged = states.filter((state) => state === 'unchanged').length;
  return { all: states.length, right: written + unchanged, written };
}
