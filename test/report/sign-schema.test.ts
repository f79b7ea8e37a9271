/** The published schema of signing reports, and its types. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { formatReport } from '../../src/report/json.ts';
import { signReportSchema } from '../../src/sign/report.ts';
import * as samples from './sign-samples.ts';

interface Schema {
  readonly $id?: string;
  readonly $defs: Readonly<Record<string, Schema>>;
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly const?: unknown;
}

const read = (name: string): Schema =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../schema', name), 'utf8'));
const schema = read('sign-report.json');
const ajv = new Ajv2020({
  strict: true,
  allErrors: true,
  formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/ },
});
const validate = ajv.compile(schema);

test('the schema has the id that reports name', () => {
  assert.equal(schema.$id, signReportSchema);
});

const { hostile: _, full, ...reports } = samples;
for (const [name, report] of Object.entries({ ...reports, full: () => full })) {
  test(`the schema accepts: ${name}`, () => {
    const errors = validate(JSON.parse(formatReport(report()))) ? [] : validate.errors;
    assert.deepEqual(errors, []);
  });
}

/** The names of every object's properties, by where it stands. */
function* objects(value: unknown, node: Schema, path: string): Generator<[string, object, Schema]> {
  const name = node.$ref?.split('/').at(-1);
  const resolved = name === undefined ? node : (schema.$defs[name] ?? node);
  if (Array.isArray(value)) {
    for (const item of value) yield* objects(item, resolved.items ?? resolved, `${path}[]`);
  } else if (typeof value === 'object' && value !== null && resolved.properties !== undefined) {
    yield [path, value, resolved];
    for (const [key, inner] of Object.entries(value)) {
      yield* objects(inner, resolved.properties[key] ?? { $defs: {} }, `${path}.${key}`);
    }
  }
}

test('the types know every property of the schema, and the schema every property of the types', () => {
  const seen = new Set<string>();
  for (const [path, value, { properties = {} }] of objects(full, schema, 'report')) {
    seen.add(path);
    assert.deepEqual(Object.keys(value).sort(), Object.keys(properties).sort(), path);
  }
  assert.equal(seen.size, 8);
});

test('no object allows what is not described, and everything is described', () => {
  const visit = (node: Schema, path: string): void => {
    if (node.properties !== undefined) assert.equal(node.additionalProperties, false, path);
    for (const [key, inner] of Object.entries(node.properties ?? {})) {
      assert.ok(inner.$ref ?? inner.description ?? inner.const, `${path}.${key}`);
      visit(inner, `${path}.${key}`);
    }
    if (node.items !== undefined) visit(node.items, `${path}[]`);
    for (const [name, inner] of Object.entries(node.$defs ?? {})) visit(inner, name);
  };
  visit(schema, 'report');
});

test('what both reports hold is described in the same words', () => {
  const other = read('verify-report.json');
  for (const name of ['code', 'digest', 'logEntry', 'finding', 'details']) {
    assert.deepEqual(schema.$defs[name], other.$defs[name], name);
  }
});
