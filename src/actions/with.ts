/** What `with:` gives to a step: all of it is read, or the step fails. */

import { getInput } from '@actions/core';
import { TrustError } from '../error.ts';
import { nearest } from '../options/nearest.ts';

/** The text of an input, '' if it is not given. */
export type Read = (name: string) => string;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Runs `readInputs`, which asks for every input that action.yml has: `read` trims, `readExact` does not. What
 * it did not ask for is no input of the action: GitHub only warns about `platform: linux/s390x`, and the
 * demand would be lost. Inputs that `required-inputs` names must not be empty. Throws E_INPUT.
 */
export function readWith<T extends { readonly required: readonly string[] }>(
  env: Environment,
  readInputs: (read: Read, readExact: Read) => T,
): T {
  const given = new Map<string, string>();
  const reader =
    (trimWhitespace: boolean): Read =>
    (name) => {
      const text = getInput(name, { trimWhitespace });
      given.set(name, text);
      return text;
    };
  const inputs = readInputs(reader(true), reader(false));
  refuseUnknown(env, [...given.keys()]);
  checkRequired(inputs.required, given);
  return inputs;
}

/** The runner writes each input as INPUT_NAME, in capitals, with `_` for spaces (actions/runner, Handler.cs). */
function refuseUnknown(env: Environment, known: readonly string[]): void {
  const variables = new Set(known.map((name) => `INPUT_${name.toUpperCase()}`));
  for (const variable of Object.keys(env)) {
    if (!variable.startsWith('INPUT_') || variables.has(variable)) continue;
    const name = variable.slice('INPUT_'.length).toLowerCase();
    throw new TrustError('E_INPUT', `${noInput(name, known)} (the variable ${variable} is set)`);
  }
}

function checkRequired(required: readonly string[], given: ReadonlyMap<string, string>): void {
  const unknown = required.find((name) => !given.has(name));
  if (unknown !== undefined) {
    throw new TrustError('E_INPUT', `required-inputs: ${noInput(unknown, [...given.keys()])}`);
  }
  const empty = required.filter((name) => given.get(name)?.trim() === '');
  if (empty.length === 0) return;
  const why = 'the variable, secret or output that it is taken from is not set';
  throw new TrustError(
    'E_INPUT',
    `${empty.join(', ')}: empty, and named in required-inputs: ${why}`,
  );
}

function noInput(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  const hint = meant === undefined ? `there are ${known.join(', ')}` : `is ${meant} meant?`;
  return `this action has no input ${JSON.stringify(name.slice(0, 100))}; ${hint}`;
}
