/**
 * The options of the library, looked at before they are used. An option that is left out, or undefined, has
 * its default; one that is given and empty, or that is not known, is a demand that would be lost.
 */

import { TrustError } from '../error.ts';
import { nearest } from '../options/nearest.ts';

/** - `records`: a list whose items may hold commas and line breaks; `any`: is checked by who reads it */
type Kind = 'text' | 'list' | 'records' | 'map' | 'flag' | 'count' | 'any' | readonly string[];

/** One for each option, so that none can be forgotten. */
export type Kinds<Options> = Readonly<Record<keyof Options, Kind>>;

/** Throws E_INPUT, naming the option, and never what is in it: it may be a key. */
export function checkOptions<Options extends object>(
  options: Options,
  kinds: Kinds<Options>,
  prefix = '',
): void {
  const known = Object.keys(kinds);
  for (const [name, value] of Object.entries(options)) {
    if (!known.includes(name)) {
      const meant = nearest(name, known);
      const hint = meant === undefined ? `there are ${known.join(', ')}` : `is ${meant} meant?`;
      throw new TrustError('E_INPUT', `there is no option ${prefix}${name.slice(0, 100)}; ${hint}`);
    }
    const why = value === undefined ? undefined : fault(value, kinds[name as keyof Options]);
    if (why !== undefined) throw new TrustError('E_INPUT', `${prefix}${name}: ${why}`);
  }
}

function fault(value: unknown, kind: Kind): string | undefined {
  if (value === null) return 'it is null; leave it out for the default';
  switch (kind) {
    case 'text':
      return isText(value) ? undefined : 'it is empty, or no string';
    case 'list':
    case 'records':
      return faultOfList(value, kind);
    case 'map':
      return faultOfMap(value);
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'it is neither true nor false';
    case 'count':
      return typeof value === 'number' && Number.isFinite(value) && value > 0
        ? undefined
        : 'it is not a number above 0';
    case 'any':
      return undefined;
    default:
      return kind.some((word) => word === value)
        ? undefined
        : `it is not one of ${kind.join(', ')}`;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function faultOfList(value: unknown, kind: 'list' | 'records'): string | undefined {
  if (!Array.isArray(value)) return 'it is not a list';
  if (value.length === 0) return 'the list is empty';
  const odd = value.findIndex((item) => !isText(item));
  if (odd >= 0) return `item ${odd + 1} is empty, or no string`;
  if (kind === 'records') return undefined;
  const several = value.findIndex((item: string) => /[,\r\n]/.test(item) || item.trim() !== item);
  return several < 0 ? undefined : `item ${several + 1} holds a comma, a line break or a space`;
}

/** Words are written `name=value`: a name that holds a `=` would become another one. */
function faultOfMap(value: unknown): string | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return 'it is not an object';
  const entries = Object.entries(value as object);
  if (entries.length === 0) return 'it has no entry';
  const odd = entries.find(([name, text]) => !isText(name) || typeof text !== 'string');
  if (odd !== undefined) return 'a name is empty, or a value is no string';
  return entries.some(([name]) => name.includes('=')) ? 'a name holds a "="' : undefined;
}
