/** Publishes the results of an action: log, annotations, files, job summary, and outputs last. */

import { appendFile } from 'node:fs/promises';
import * as core from '@actions/core';
import { writeWhole } from '../host/files.ts';
import type { Annotation } from '../report/annotations.ts';
import { type AnyReport, reportPieces } from '../report/json.ts';
import { annotate } from './log.ts';

interface Published {
  readonly report: AnyReport;
  readonly annotations: readonly Annotation[];
  /** input, path and text; the paths are outputs of the same names */
  readonly files: readonly (readonly [
    input: string,
    path: string | undefined,
    text: () => string,
  ])[];
  readonly summary: (options: { readonly reportPath?: string }) => string;
  readonly outputs: object;
}

interface OutputValues {
  readonly report: string | undefined;
  readonly summary: boolean;
}

export async function publish(
  { report, annotations, files, summary, outputs }: Published,
  { report: path, summary: wanted }: OutputValues,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  for (const annotation of annotations) annotate(annotation);
  if (path !== undefined) await writeWhole(path, reportPieces(report), 'report: the file');
  for (const [input, file, text] of files) {
    if (file !== undefined) await writeWhole(file, text(), `${input}: the file`);
  }
  const options = path === undefined ? {} : { reportPath: path };
  if (wanted) await appendSummary(() => summary(options), env);
  // Outputs come last: a step that reads them can rely on the files.
  if (path !== undefined) core.setOutput('report', path);
  for (const [input, file] of files) if (file !== undefined) core.setOutput(input, file);
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

/** If the runner does not provide the file, the step must not fail. */
async function appendSummary(format: () => string, env: NodeJS.ProcessEnv): Promise<void> {
  const file = env['GITHUB_STEP_SUMMARY'];
  if (!file) return;
  try {
    await appendFile(file, format());
  } catch (error) {
    const message = (error as Error).message;
    annotate({ level: 'warning', title: 'The job summary could not be written', message });
  }
}
