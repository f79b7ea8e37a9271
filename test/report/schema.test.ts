/** The published schema and the report's types must say the same. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorCode } from '../../src/error.ts';
import { formatReport } from '../../src/report/json.ts';
import type { Check } from '../../src/signature/check.ts';
import { exitCodes } from '../../src/verify/outcome.ts';
import { reportSchema, type VerifyReport } from '../../src/verify/report.ts';
import { full, optional } from './full.ts';
import * as samples from './samples.ts';

interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

const file = join(import.meta.dirname, '../../schema/verify-report.json');
const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
const ajv = new Ajv2020({
  strict: true,
  allErrors: true,
  formats: {
    date: /^\d{4}-\d\d-\d\d$/,
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  },
});
const validate = ajv.compile(schema);

function errorsOf(report: unknown): string {
  return validate(report) ? '' : ajv.errorsText(validate.errors);
}

test('the schema has the id that reports name', () => {
  assert.equal(schema.$id, reportSchema);
});

for (const [name, report] of Object.entries({
  verified: samples.verified,
  unsigned: samples.unsigned,
  rateLimited: samples.rateLimited,
  unreachable: samples.unreachable,
  otherKeys: samples.otherKeys,
  differing: samples.differing,
  halfMirrored: samples.halfMirrored,
  sevenPlatforms: samples.sevenPlatforms,
  full: () => full,
})) {
  test(`the schema accepts: ${name}`, () => {
    assert.equal(errorsOf(JSON.parse(formatReport(report() as VerifyReport))), '');
  });
}

function resolved({ $ref, ...rest }: Schema): Schema {
  const name = $ref?.split('/').at(-1) ?? '';
  return $ref === undefined ? rest : resolved(schema.$defs?.[name] ?? {});
}

/** Every object of the full sample beside the schema that it falls under. */
function* objects(
  value: unknown,
  wanted: Schema,
  path = 'report',
): Generator<[string, object, Schema]> {
  const { properties, items, oneOf } = resolved(wanted);
  if (Array.isArray(value)) {
    for (const item of value) yield* objects(item, items ?? {}, `${path}[]`);
  } else if (typeof value === 'object' && value !== null) {
    const state = 'state' in value ? value.state : undefined;
    const one = oneOf?.find((choice) => choice.properties?.['state']?.const === state);
    const known = one?.properties ?? properties;
    if (known === undefined) return;
    yield [path, value, one ?? resolved(wanted)];
    for (const [key, inner] of Object.entries(value)) {
      yield* objects(inner, known[key] ?? {}, `${path}.${key}`);
    }
  }
}

test('the types know every property of the schema, and the schema every property of the types', () => {
  const seen = new Set<string>();
  for (const [path, value, { properties = {} }] of objects(full, schema)) {
    seen.add(path);
    assert.deepEqual(Object.keys(value).sort(), Object.keys(properties).sort(), path);
  }
  assert.ok(seen.size > 15, 'the sample reaches every kind of object');
});

test('what is optional in the types is optional in the schema, and nothing else', () => {
  for (const [path, value, { required = [] }] of objects(full, schema)) {
    const left = Object.keys(value).filter((key) => !required.includes(key));
    const kind = path.replaceAll('[]', '').split('.').at(-1) ?? '';
    assert.deepEqual(left.sort(), Object.keys(optionalOf(kind, value)).sort(), path);
  }
});

const optionalOfCheck: Record<Check['state'], Readonly<Record<string, true>>> = {
  passed: { note: true },
  failed: { claim: true },
  skipped: {},
};

function optionalOf(kind: string, value: object): Readonly<Record<string, true>> {
  if ('state' in value) return optionalOfCheck[(value as Check).state];
  return Object.hasOwn(optional, kind) ? optional[kind as keyof typeof optional] : {};
}

test('no object allows what is not described, and everything is described', () => {
  const visit = (node: Schema, path: string): void => {
    if (node.properties !== undefined) assert.equal(node.additionalProperties, false, path);
    for (const [key, inner] of Object.entries(node.properties ?? {})) {
      const described = inner.$ref ?? inner.description ?? inner.const;
      assert.ok(described, `${path}.${key} has no description`);
      visit(inner, `${path}.${key}`);
    }
    for (const inner of [...(node.items ? [node.items] : []), ...(node.oneOf ?? [])])
      visit(inner, path);
    for (const [name, inner] of Object.entries(node.$defs ?? {})) visit(inner, name);
  };
  visit(schema, 'report');
});

test('codes and exit codes are the ones of the program', () => {
  // The compiler demands every code here, and no other.
  const codes: Record<ErrorCode, true> = {
    E_REF: true,
    E_INPUT: true,
    E_KEY: true,
    E_AUTH: true,
    E_NET: true,
    E_RATE: true,
    E_LIMIT: true,
    E_NOTFOUND: true,
    E_DIGEST: true,
    E_MANIFEST: true,
    E_COVER: true,
    E_NOSIG: true,
    E_FORMAT: true,
    E_CLAIM: true,
    E_SIG: true,
    E_TLOG: true,
    E_TIME: true,
    E_TRUST: true,
    E_CERT: true,
    E_IDENTITY: true,
    E_ROLLBACK: true,
    E_DRIFT: true,
    E_IMMUTABLE: true,
    E_UNSUPPORTED: true,
    E_BUILD: true,
  };
  assert.deepEqual(schema.$defs?.['code']?.enum?.toSorted(), Object.keys(codes).sort());
  const numbers = Object.values(exitCodes).sort((a, b) => a - b);
  assert.deepEqual(schema.properties?.['exitCode']?.enum, numbers);
});
