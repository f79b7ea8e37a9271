/** Loads the published JSON schemas, and makes invalid changes to documents. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

const folder = join(import.meta.dirname, '../../schema');

const ajv = new Ajv2020({
  strict: true,
  allErrors: true,
  formats: {
    date: /^\d{4}-\d\d-\d\d$/,
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  },
});
for (const file of readdirSync(folder)) {
  ajv.addSchema(JSON.parse(readFileSync(join(folder, file), 'utf8')));
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What a schema says about a document: one line for each error. `id` is the one that the document names. */
export function schemaErrors(document: Json, id = idOf(document)): readonly string[] {
  const validate = ajv.getSchema(id);
  if (validate === undefined) return [`no schema has the id ${JSON.stringify(id)}`];
  if (validate(document)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

export function idOf(document: Json): string {
  return (document as { readonly schema: string }).schema;
}

/** Every place in a document with its value, each kind once: the second item of a list is as the first. */
export function places(document: Json): ReadonlyMap<string, readonly [readonly string[], Json]> {
  const found = new Map<string, readonly [readonly string[], Json]>();
  const visit = (value: Json, path: readonly string[]): void => {
    const kind = path.map((key) => (/^\d+$/.test(key) ? '*' : key)).join('.');
    if (path.length > 0 && !found.has(kind)) found.set(kind, [path, value]);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, one] of Object.entries(value)) visit(one, [...path, key]);
  };
  visit(document, []);
  return found;
}

/** A copy with another value at a place; undefined: without it. */
export function changed(document: Json, path: readonly string[], value: Json | undefined): Json {
  const [key, ...rest] = path as [string, ...string[]];
  const inside = document as Record<string, Json>;
  const inner = rest.length === 0 ? value : changed(inside[key] as Json, rest, value);
  if (Array.isArray(document)) {
    return document.toSpliced(Number(key), 1, ...(inner === undefined ? [] : [inner]));
  }
  const { [key]: _, ...others } = inside;
  return inner === undefined ? others : { ...inside, [key]: inner };
}
