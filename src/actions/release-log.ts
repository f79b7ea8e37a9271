/** What stands in the log of the release step: a group for each of its steps, with all that happens in it. */

import * as core from '@actions/core';
import type { ReleaseProgress } from '../release/report.ts';
import { plain } from '../report/escape.ts';
import { logText, line as safeLine, withoutCommand } from '../report/line.ts';
import { stepTitle } from '../report/release/progress.ts';
import { capital } from '../report/words.ts';

export interface StepLog {
  readonly onProgress: (progress: ReleaseProgress) => void;
  /** why nothing happens for a while */
  readonly onWait: (why: string) => void;
  readonly onBuildLog: (text: string) => void;
  /** Closes what is open, so that a verdict is seen without unfolding. */
  end(): void;
}

/** Milliseconds: minutes without a line look like a run that hangs, and a line for each part hides the others. */
const silence = 10_000;

export function startLog(write: (text: string) => void): StepLog {
  let open = false;
  let waitedFor = '';
  let told = 0;
  const end = () => {
    if (open) core.endGroup();
    open = false;
  };
  const line = (text: string) => {
    told = performance.now();
    write(logText([safeLine`${text}`]));
  };
  return {
    onProgress: ({ step, state, detail }) => {
      if (state === 'began') {
        end();
        core.startGroup(capital(stepTitle[step]));
        [open, waitedFor, told] = [true, '', performance.now()];
      } else if (state === 'ended' || performance.now() - told > silence) {
        if (detail !== '') line(detail);
      }
      if (state === 'ended') end();
    },
    // Ten requests that wait for the same say it once.
    onWait: (why) => {
      if (why !== waitedFor) line(why);
      waitedFor = why;
    },
    // Line by line: a runner takes commands wherever a line begins (threat 118).
    onBuildLog: (text) => write(text.replace(/\n$/, '').split('\n').map(forLog).join('')),
    end,
  };
}

/** Longer than a line of a report may be: compilers write them. */
const longestLine = 10_000;
/** Colours and weights of text: they show, and can neither hide nor move anything. */
const colours = /(\u001b\[(?:[0-4]|2[234]|3[0-79]|9[0-7])?(?:;(?:[0-4]|2[234]|3[0-79]|9[0-7]))*m)/;

/** All else that cannot be seen becomes visible (threat 121), but tabs, by which programs align. */
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
