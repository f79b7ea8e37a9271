/** What every published schema is held to. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { formatReport } from '../../src/report/json.ts';

export interface Schema {
  readonly $id?: string;
  readonly $defs: Readonly<Record<string, Schema>>;
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly const?: unknown;
}

export function readSchema(name: string): Schema {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../schema', name), 'utf8'));
}

/** Throws for a report that the schema does not accept, as it is written; `others` are those that it refers to. */
export function acceptedBy(
  schema: Schema,
  ...others: readonly Schema[]
): (report: Parameters<typeof formatReport>[0]) => void {
  const errorsOf = validator(schema, ...others);
  return (report) => assert.deepEqual(errorsOf(JSON.parse(formatReport(report))), []);
}

/** Tells what is wrong with a document. */
export function validator(
  schema: Schema,
  ...others: readonly Schema[]
): (document: unknown) => readonly object[] {
  const ajv = new Ajv2020({
    strict: true,
    allErrors: true,
    formats: {
      date: /^\d{4}-\d\d-\d\d$/,
      'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
    },
  });
  for (const other of others) ajv.addSchema(other);
  const validate = ajv.compile(schema);
  return (document) => (validate(document) ? [] : (validate.errors ?? []));
}

/** The report holds every property there is. Returns how many kinds of objects were compared. */
export function assertSameProperties(schema: Schema, report: object): number {
  const seen = new Set<string>();
  for (const [path, value, { properties = {} }] of objects(schema, report, schema, 'report')) {
    seen.add(path);
    assert.deepEqual(Object.keys(value).sort(), Object.keys(properties).sort(), path);
  }
  return seen.size;
}

/** Every object that the schema describes, by where it stands. */
function* objects(
  schema: Schema,
  value: unknown,
  node: Schema,
  path: string,
): Generator<[string, object, Schema]> {
  const name = node.$ref?.split('/').at(-1);
  const resolved = name === undefined ? node : (schema.$defs[name] ?? node);
  if (Array.isArray(value)) {
    for (const item of value) yield* objects(schema, item, resolved.items ?? resolved, `${path}[]`);
  } else if (typeof value === 'object' && value !== null && resolved.properties !== undefined) {
    yield [path, value, resolved];
    for (const [key, inner] of Object.entries(value)) {
      yield* objects(schema, inner, resolved.properties[key] ?? { $defs: {} }, `${path}.${key}`);
    }
  }
}

/** No object allows what is not described, and everything is described. */
export function assertStrict(node: Schema, path = 'report'): void {
  if (node.properties !== undefined) assert.equal(node.additionalProperties, false, path);
  for (const [key, inner] of Object.entries(node.properties ?? {})) {
    assert.ok(inner.$ref ?? inner.description ?? inner.const, `${path}.${key}`);
    assertStrict(inner, `${path}.${key}`);
  }
  if (node.items !== undefined) assertStrict(node.items, `${path}[]`);
  for (const [name, inner] of Object.entries(node.$defs ?? {})) assertStrict(inner, name);
}

/** What several reports hold is described in the same words. */
export function assertSameWords(schema: Schema, other: Schema, names: readonly string[]): void {
  for (const name of names) assert.deepEqual(schema.$defs[name], other.$defs[name], name);
}
