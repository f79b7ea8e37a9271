/** Formats annotations for a workflow run. Their number is limited to what the runner keeps. */

import type { VerifyReport } from '../verify/report.ts';
import { commandData, commandProperty, plain } from './escape.ts';
import {
  alikeTogether,
  findingsOfVerify,
  placesOf,
  type TitledFinding,
} from './verify/findings.ts';
import { verdictOf } from './verify/verdict.ts';
import { capital, count } from './words.ts';

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** What the runner keeps of each step (actions/runner, ExecutionContext.cs): the rest is dropped silently. */
const most = 10;
const longestMessage = 4096;
const longestTitle = 200;

const levels: Record<TitledFinding['severity'], Annotation['level']> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

export function annotationsFor(report: VerifyReport): readonly Annotation[] {
  return annotationsOf(
    findingsOfVerify(report),
    report.outcome === 'verified' ? undefined : verdictOf(report),
  );
}

/**
 * Errors first. When there are too many, the last one says how many are missing.
 *
 * @param failed the verdict of a failed step, shown if there is no finding: a failure always has a reason
 */
export function annotationsOf(
  all: readonly TitledFinding[],
  failed?: { readonly word: string; readonly sentence: string },
): readonly Annotation[] {
  const findings = alikeTogether(all.filter(({ severity }) => severity !== 'note'));
  if (findings.length === 0 && failed !== undefined) return [verdictAnnotation(failed)];
  if (findings.length <= most) return findings.map(toAnnotation);
  const shown = findings.slice(0, most - 1);
  const hidden = findings.slice(most - 1);
  const errors = hidden.filter(([{ severity }]) => severity === 'error').length;
  return [
    ...shown.map(toAnnotation),
    {
      level: errors > 0 ? 'error' : 'warning',
      title: `and ${count(hidden.length, 'more finding')}`,
      message: 'The job summary and the report list all of them.',
    },
  ];
}

function verdictAnnotation({ word, sentence }: { word: string; sentence: string }): Annotation {
  return { level: 'error', title: word, message: plain(sentence, longestMessage) };
}

function toAnnotation(alike: readonly [TitledFinding, ...TitledFinding[]]): Annotation {
  const [{ severity, title, code, message, digest, advice }] = alike;
  const place = placesOf(alike);
  const about = digest === undefined ? '' : `\n${plain(digest)}`;
  const next = advice === undefined ? '' : `\nNext: ${plain(advice, 2000)}`;
  const tail = ` [${plain(code, 100)}]${about}${next}`;
  return {
    level: levels[severity],
    title: plain(`${capital(title)}${place === '' ? '' : `: ${place}`}`, longestTitle - 1),
    message: `${plain(message, longestMessage - tail.length - 1)}${tail}`,
  };
}

/** As a line for the runner's log. */
export function workflowCommand({ level, title, message }: Annotation): string {
  return `::${level} title=${commandProperty(title)}::${commandData(message)}`;
}
