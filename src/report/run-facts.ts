/** What a run cost, and how it ended: the line below the verdict. */

import { count } from './words.ts';

interface Run {
  readonly started: string;
  readonly finished: string;
  readonly exitCode: number;
  readonly requests: number;
}

export function runFacts({ started, finished, exitCode, requests }: Run): string {
  const exit = exitCode === 0 ? '' : `exit code ${exitCode}, `;
  const seconds = (Date.parse(finished) - Date.parse(started)) / 1000;
  const took = Number.isFinite(seconds) && seconds >= 0 ? `, ${seconds.toFixed(1)} s` : '';
  return `${exit}${count(requests, 'request')}${took}`;
}
