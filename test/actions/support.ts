/** A step of a workflow in this process: inputs, the files of the runner, and what is written to the log. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Command, parseCommands, parseFile } from '../e2e/support/action.ts';
import { temporaryFolder } from '../support/folder.ts';
import { captureStreams } from '../support/streams.ts';
import { setVariables } from '../support/variables.ts';

export interface Step {
  readonly folder: string;
  log(): string;
  /** workflow commands in the log */
  commands(): readonly Command[];
  /** `name: message` of each workflow command: `group: Check` */
  said(): readonly string[];
  outputs(): Readonly<Record<string, string>>;
  /** outputs in the order in which they were set, each time */
  settings(): readonly (readonly [string, string])[];
  summary(): string;
  /** whether the process would have ended here */
  ended(): boolean;
}

/** Ends with the test. `inputs` as in `with:`; `env`: variables of the runner. */
export function startStep(
  t: TestContext,
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string | undefined>> = {},
): Step {
  const { path: folder, remove } = temporaryFolder('step');
  t.after(remove);
  const file = (name: string) => join(folder, name);
  for (const name of ['output', 'summary']) writeFileSync(file(name), '');
  const given = Object.entries(inputs).map(
    ([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value] as const,
  );
  setVariables(t, {
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    ...Object.fromEntries(given),
    ...env,
  });
  const { exitCode } = process;
  t.after(() => {
    process.exitCode = exitCode;
  });
  let log = '';
  let hasEnded = false;
  captureStreams(t, {
    text: (_, text) => {
      log += text;
    },
    exit: () => {
      hasEnded = true;
    },
  });
  const settings = () => parseFile(readFileSync(file('output'), 'utf8'));
  return {
    folder,
    log: () => log,
    commands: () => parseCommands(log),
    said: () => parseCommands(log).map(({ name, message }) => `${name}: ${message}`),
    outputs: () => Object.fromEntries(settings()),
    settings,
    summary: () => readFileSync(file('summary'), 'utf8'),
    ended: () => hasEnded,
  };
}
