/** GitHub's own description of the endpoints that are used, as a judge of requests and answers. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: object;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly $ref?: string }>>;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

type Document = Readonly<Record<string, unknown>> & {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

const file = join(import.meta.dirname, 'github-openapi.json');
const document: Document = JSON.parse(readFileSync(file, 'utf8'));

const base = 'https://openapi.test/';
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  coerceTypes: false,
  formats: {
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
    uri: (text: string) => URL.canParse(text),
    email: /@/,
    int64: true,
    'uri-template': true,
  },
});
ajv.addSchema({ $id: base, components: translated(document.components) });

export interface Endpoint {
  readonly operationId: string;
  /** `{ owner: 'webdis', repo: 'webdis' }` */
  readonly path: Readonly<Record<string, string>>;
  /** What is wrong with a request. */
  request(query: URLSearchParams, body: unknown): readonly string[];
  /** What is wrong with an answer of ours. */
  answer(status: number, body: unknown): readonly string[];
}

/** Undefined for what is not described: then it is not there. */
export function endpointFor(method: string, path: string): Endpoint | undefined {
  for (const [template, operations] of Object.entries(document.paths)) {
    const operation = operations[method.toLowerCase()];
    const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const pattern = new RegExp(`^${template.replace(/\{\w+\}/g, '([^/]+)')}$`);
    const values = pattern.exec(path)?.slice(1);
    if (operation === undefined || values === undefined) continue;
    const taken = names.map((name, at) => [name, decodeURIComponent(values[at] ?? '')] as const);
    return endpoint(operation, Object.fromEntries(taken));
  }
  return undefined;
}

function endpoint(operation: Operation, path: Endpoint['path']): Endpoint {
  const { operationId, parameters = [], requestBody, responses } = operation;
  const known = parameters.map(resolve);
  return {
    operationId,
    path,
    request: (query, body) => [
      ...known.flatMap((parameter) => parameterErrors(parameter, path, query)),
      ...[...query.keys()]
        .filter((name) => !known.some((one) => one.in === 'query' && one.name === name))
        .map((name) => `unknown query ${name}`),
      ...bodyErrors(requestBody, body),
      ...unknownFields(requestBody, body),
    ],
    answer: (status, body) => {
      const described = responses[status];
      if (described === undefined) return [`${operationId} never answers ${status}`];
      return bodyErrors(resolve(described), body);
    },
  };
}

function resolve<T extends { readonly $ref?: string }>(value: T): T {
  const [, kind = '', name = ''] = /^#\/components\/(\w+)\/(.+)$/.exec(value.$ref ?? '') ?? [];
  return value.$ref === undefined ? value : (document.components[kind]?.[name] as T);
}

function parameterErrors(
  { name, in: place, required = false, schema }: Parameter,
  path: Endpoint['path'],
  query: URLSearchParams,
): string[] {
  const written = place === 'path' ? path[name] : (query.get(name) ?? undefined);
  if (written === undefined) return required ? [`${name} is missing`] : [];
  const value = 'type' in schema && schema.type === 'integer' ? Number(written) : written;
  return errors(schema, value, name);
}

function bodyErrors(described: Content | undefined, body: unknown): string[] {
  const schema = described?.content?.['application/json']?.schema;
  if (schema === undefined) return body === undefined ? [] : ['a body without a schema'];
  return errors(schema, body, 'body');
}

/** GitHub takes whatever else is sent and does nothing with it: a misspelt field would go unnoticed. */
function unknownFields(described: Content | undefined, body: unknown): string[] {
  const schema = described?.content?.['application/json']?.schema;
  if (schema === undefined || typeof body !== 'object' || body === null) return [];
  const { properties = {} } = schema as { readonly properties?: object };
  return Object.keys(body)
    .filter((name) => !Object.hasOwn(properties, name))
    .map((name) => `unknown field ${name}`);
}

const compiled = new Map<object, ValidateFunction>();

function errors(schema: object, value: unknown, what: string): string[] {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    validate = ajv.compile(translated(schema) as object);
    compiled.set(schema, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${what}${instancePath} ${message}`,
  );
}

/** OpenAPI 3.0 as JSON Schema: references from anywhere, and `nullable`, which JSON Schema does not know. */
function translated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(translated);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...fields } = value as { readonly nullable?: unknown };
  const plain = Object.fromEntries(
    Object.entries(fields).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? `${base}${inner}` : translated(inner),
    ]),
  );
  return nullable === true ? { anyOf: [plain, { type: 'null' }] } : plain;
}
