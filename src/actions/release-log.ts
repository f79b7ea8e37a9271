/** Writes the log of the release action: a group for each step of the release. */

import * as core from '@actions/core';
import type { ReleaseProgress } from '../release/report.ts';
import { plain, withoutCommand } from '../report/escape.ts';
import { logText, line as safeLine } from '../report/line.ts';
import { stepTitle } from '../report/progress.ts';
import { capital } from '../report/words.ts';

export interface StepLog {
  readonly onProgress: (progress: ReleaseProgress) => void;
  /** prints the reason for a longer wait */
  readonly onWait: (why: string) => void;
  readonly onBuildLog: (text: string) => void;
  /** Closes the open group, so that the verdict is visible. */
  end(): void;
}

/** Milliseconds between two lines: a run that prints nothing for minutes seems to hang. */
const silence = 10_000;

export function startLog(write: (text: string) => void): StepLog {
  let open = false;
  let waitedFor = '';
  let printedAt = 0;
  const end = () => {
    if (open) core.endGroup();
    open = false;
  };
  const line = (text: string) => {
    printedAt = performance.now();
    write(logText([safeLine`${text}`]));
  };
  return {
    onProgress: ({ step, state, detail }) => {
      if (state === 'began') {
        end();
        core.startGroup(capital(stepTitle[step]));
        [open, waitedFor, printedAt] = [true, '', performance.now()];
      } else if (state === 'ended' || performance.now() - printedAt > silence) {
        if (detail !== '') line(detail);
      }
      if (state === 'ended') end();
    },
    // Requests that wait for the same reason print it once.
    onWait: (why) => {
      if (why !== waitedFor) line(why);
      waitedFor = why;
    },
    // Line by line: a runner reads commands at the beginning of each line (threat 118).
    onBuildLog: (text) => write(text.replace(/\n$/, '').split('\n').map(forLog).join('')),
    end,
  };
}

/** Compilers print lines that are longer than those of reports may be. */
const longestLine = 10_000;
/** Colors and weights of text. They can neither hide nor move anything. */
const colours = /(\u001b\[(?:[0-4]|2[234]|3[0-79]|9[0-7])?(?:;(?:[0-4]|2[234]|3[0-79]|9[0-7]))*m)/;

/** Makes everything else that is invisible visible (threat 121), except tabs, which align columns. */
function forLog(line: string): string {
  const parts = line.slice(0, longestLine).split(colours);
  const shown = parts.map((part, at) =>
    at % 2 === 1
      ? part
      : part
          .split('\t')
          .map((word) => plain(word, longestLine))
          .join('\t'),
  );
  const end = parts.length > 1 ? '\u001b[0m' : '';
  return `${withoutCommand(`${shown.join('')}${end}`.trimEnd())}\n`;
}
