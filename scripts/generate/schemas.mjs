// The published JSON schemas, from the declarations of reports and of the ledger.
import * as drift from '../../src/drift/report.ts';
import * as shard from '../../src/drift/shard.ts';
import * as ledger from '../../src/ledger/ledger.ts';
import * as mirror from '../../src/mirror/report.ts';
import * as document from '../../src/oci/document.ts';
import * as release from '../../src/release/report.ts';
import * as sign from '../../src/sign/report.ts';
import * as candidate from '../../src/signature/candidate.ts';
import * as certificate from '../../src/signature/certificate.ts';
import * as check from '../../src/signature/check.ts';
import * as entry from '../../src/transparency/entry.ts';
import * as outcome from '../../src/verify/outcome.ts';
import * as readers from '../../src/verify/readers.ts';
import * as verify from '../../src/verify/report.ts';
import { readComments } from './comments.mjs';

/** Where things are declared, from the ground up. */
const modules = {
  'src/oci/document.ts': document,
  'src/signature/candidate.ts': candidate,
  'src/signature/certificate.ts': certificate,
  'src/signature/check.ts': check,
  'src/transparency/entry.ts': entry,
  'src/verify/outcome.ts': outcome,
  'src/verify/readers.ts': readers,
  'src/verify/report.ts': verify,
  'src/ledger/ledger.ts': ledger,
  'src/sign/report.ts': sign,
  'src/mirror/report.ts': mirror,
  'src/release/report.ts': release,
  'src/drift/shard.ts': shard,
  'src/drift/report.ts': drift,
};

const documents = [
  { file: 'drift-report', title: 'Drift report', root: drift.driftReport },
  { file: 'ledger', title: 'Ledger of releases', root: ledger.ledger },
  { file: 'mirror-report', title: 'Mirror report', root: mirror.mirrorReport },
  { file: 'release-report', title: 'Release report', root: release.releaseReport },
  { file: 'sign-report', title: 'Signing report', root: sign.signReport },
  { file: 'verify-report', title: 'Verification report', root: verify.verifyReport },
];
const idOf = ({ fields }) => fields.schema.schema.const;

/** The identity of a document, by what declares it. */
const ids = new Map(documents.map(({ root }) => [root, idOf(root)]));

export function schemas(read) {
  const comments = new Map();
  const names = new Map();
  for (const [path, module] of Object.entries(modules)) {
    for (const [name, comment] of readComments(path, read(path), comments)) {
      comments.set(name, comment);
    }
    for (const [name, declared] of Object.entries(module)) names.set(declared, name);
  }
  return Object.fromEntries(
    documents.map(({ file, title, root }) => {
      const schema = schemaOf(root, title, { names, comments });
      return [`schema/${file}.json`, `${JSON.stringify(schema, undefined, 2)}\n`];
    }),
  );
}

function schemaOf(root, title, { names, comments }) {
  const definitions = new Map();

  /** A declaration where it is used: another document or what has a name is referred to. */
  const used = (declared, path) => {
    const name = names.get(declared);
    if (declared !== root && ids.has(declared)) return { $ref: ids.get(declared) };
    if (name === undefined || isPlain(declared.schema)) return expanded(declared, path);
    if (!definitions.has(name)) {
      definitions.set(name, undefined); // its place, before those that it uses
      const schema = expanded(declared, name);
      definitions.set(name, { ...described(name), ...schema });
    }
    return { $ref: `#/$defs/${name}` };
  };

  const expanded = ({ schema }, path) => {
    const { items, properties, additionalProperties, oneOf, ...rest } = schema;
    return {
      ...rest,
      ...(additionalProperties && { additionalProperties: used(additionalProperties, path) }),
      ...(additionalProperties === false && { additionalProperties }),
      ...(items && { items: used(items, path) }),
      ...(oneOf && { oneOf: oneOf.map((one) => used(one, path)) }),
      ...(properties && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, field]) => [
            name,
            property(field, `${path}.${name}`),
          ]),
        ),
      }),
    };
  };

  const property = (field, path) => {
    const schema = { ...described(path), ...used(field, path) };
    const isSaid = schema.description ?? schema.$ref ?? schema.const;
    if (isSaid === undefined) throw new Error(`${path} has no comment`);
    return schema;
  };

  const described = (path) => {
    const description = comments.get(path);
    return description === undefined ? {} : { description };
  };

  const name = names.get(root);
  const schema = expanded(root, name);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: idOf(root),
    title,
    ...described(name),
    ...schema,
    $defs: Object.fromEntries(definitions),
  };
}

/** No more than a type: it is clearer where it is used. */
function isPlain({ type, format, minimum, ...rest }) {
  return type !== 'object' && Object.keys(rest).length === 0;
}
