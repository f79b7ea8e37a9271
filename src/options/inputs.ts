/** Reads the inputs of an action into the values of a table. */

import { TrustError } from '../error.ts';
import { complete, type Values } from './given.ts';
import { meantOrAll } from './hints.ts';
import { inputName, type Option, type Table } from './option.ts';

/** The text of an input, '' if it is not given; `trimWhitespace` as for @actions/core's getInput. */
export type ReadInput = (name: string, options: { readonly trimWhitespace: boolean }) => string;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * GitHub gives the same empty text for an input that is absent and one whose expression is empty. An input with a
 * default must therefore not be empty, and neither must one that `required-inputs` names. A variable `INPUT_*`
 * that is not an input of the action is an error, because GitHub only warns about it. Throws E_INPUT.
 */
export function readInputs<T extends Table>(
  table: T,
  read: ReadInput,
  env: Environment,
): Values<T> {
  const names = new Map(
    Object.entries(table).flatMap(([field, option]) => {
      const name = inputName(field, option);
      return name === undefined ? [] : [[field, name] as const];
    }),
  );
  refuseUnknown(env, [...names.values()]);
  const texts = new Map<string, string>();
  const values = new Map<string, unknown>();
  for (const [field, name] of names) {
    const option = table[field] as Option<unknown>;
    const text = read(name, { trimWhitespace: option.type.exact !== true });
    texts.set(name, text);
    const given = isGiven(text, name, option);
    if (given) values.set(field, option.type.fromInput(text, name));
  }
  checkRequired(values.get('requiredInputs') as readonly string[] | undefined, texts);
  return complete(table, values, (field) => names.get(field) ?? field);
}

/** The values of inputs in a file, by name. Throws E_INPUT for an unknown name, and for empty text. */
export function readTexts<T extends Table>(
  table: T,
  texts: Readonly<Record<string, string>>,
  where: string,
): Values<T> {
  const fields = new Map(
    Object.entries(table).map(([field, option]) => [inputName(field, option) ?? '', field]),
  );
  const values = new Map<string, unknown>();
  for (const [name, text] of Object.entries(texts)) {
    const field = name === '' ? undefined : fields.get(name);
    const option = field === undefined ? undefined : table[field];
    if (field === undefined || option === undefined) {
      const hint = meantOrAll(name, [...fields.keys()]);
      throw new TrustError(
        'E_INPUT',
        `${where}: there is no ${JSON.stringify(name.slice(0, 100))}; ${hint}`,
      );
    }
    if (text.trim() === '') throw new TrustError('E_INPUT', `${where}: ${name} is empty`);
    values.set(field, option.type.fromInput(text, name));
  }
  return complete(
    table,
    values,
    (field) => `${where}: ${inputName(field, table[field] as Option<unknown>) ?? field}`,
  );
}

/** Whether the text differs from the default. */
function isGiven(text: string, name: string, option: Option<unknown>): boolean {
  const usual = inputDefault(option);
  const isNeeded = option.required === true || option.requiredUnless !== undefined;
  if (text.trim() !== '') return text.trim() !== usual || isNeeded;
  // An expression, as of a token that a workflow may not have.
  if (usual === '' || usual.startsWith('${{')) return false;
  const shown = usual.replaceAll('\n', ', ');
  throw new TrustError('E_INPUT', `${name}: it is empty; leave it out for the default, ${shown}`);
}

/** The text of `default:` in action.yml; '' where the input has none. */
export function inputDefault({ inputDefault: text, default: value }: Option<unknown>): string {
  if (text !== undefined) return text;
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
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

function checkRequired(required: readonly string[] = [], texts: ReadonlyMap<string, string>): void {
  const unknown = required.find((name) => !texts.has(name));
  if (unknown !== undefined) {
    throw new TrustError('E_INPUT', `required-inputs: ${noInput(unknown, [...texts.keys()])}`);
  }
  const empty = required.filter((name) => texts.get(name)?.trim() === '');
  if (empty.length === 0) return;
  const why = 'the variable, secret or output that it is taken from is not set';
  throw new TrustError(
    'E_INPUT',
    `${empty.join(', ')}: empty, and named in required-inputs: ${why}`,
  );
}

function noInput(name: string, known: readonly string[]): string {
  return `this action has no input ${JSON.stringify(name.slice(0, 100))}; ${meantOrAll(name, known)}`;
}
