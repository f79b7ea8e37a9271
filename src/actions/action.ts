/** Runs an action: inputs, secrets, exit code, and an error if it ends without a report. */

import * as core from '@actions/core';
import { endProcess, unlessDry, untilSignal } from '../host/process.ts';
import { looksLikeToken } from '../identity/token.ts';
import type { Values } from '../options/given.ts';
import { readInputs } from '../options/inputs.ts';
import type { Table } from '../options/option.ts';
import { describeError } from '../report/finding.ts';
import type { Host } from '../run/connection.ts';
import { maskPrivateKeys } from '../run/mask.ts';
import { annotate } from './log.ts';

type Environment = NodeJS.ProcessEnv;

interface Action {
  /** output and the value that it has until the run says otherwise, also when the run fails (threat 133) */
  readonly unset: readonly [name: string, value: string];
  /** title of the annotation for a run without a report, and text to add to its message */
  readonly failure: () => { readonly title: string; readonly advice?: string };
  /** Resolves to the exit code. */
  readonly run: (env: Environment, signal: AbortSignal) => Promise<number>;
}

export async function runAction({ unset, failure, run }: Action): Promise<void> {
  // A rejection that is not handled, or an early end, must not look like success (threat 133).
  process.exitCode = 1;
  core.setOutput(...unset);
  maskSecrets(process.env);
  try {
    process.exitCode = await unlessDry(run(process.env, untilSignal()));
  } catch (error) {
    core.setOutput(...unset);
    const { title, advice } = failure();
    const message = [describeError(error), advice ?? []].flat().join('\n');
    annotate({ level: 'error', title, message });
  }
  // An open program or socket must not keep the process alive.
  if (process.exitCode !== 0) endProcess();
}

/** Before anything else: errors may quote an input, and later steps may print it (threat 131). */
function maskSecrets(env: Environment): void {
  for (const [name, value = ''] of Object.entries(env)) {
    if (name.startsWith('INPUT_')) maskPrivateKeys(value, core.setSecret);
  }
  const password = core.getInput('key-password', { trimWhitespace: false });
  if (password !== '' && !password.startsWith('env://')) core.setSecret(password);
  const token = core.getInput('github-token');
  if (token !== '') core.setSecret(token);
  const identity = core.getInput('identity-token');
  if (looksLikeToken(identity)) core.setSecret(identity);
}

/** Throws E_INPUT. */
export function inputsOf<T extends Table>(table: T, env: Environment): Values<T> {
  return readInputs(table, core.getInput, env);
}

export function hostOf(env: Environment, signal: AbortSignal, onWait = core.info): Host {
  const trace = core.isDebug() ? { trace: core.debug } : {};
  return { env, signal, onSecret: core.setSecret, onWait, ...trace };
}
