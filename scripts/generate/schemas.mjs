// Generates the published JSON schemas from the declarations of reports and of the ledger.

import * as attest from '../../src/attest/report.ts';
import * as facts from '../../src/attestation/facts.ts';
import * as attestation from '../../src/attestation/report.ts';
import * as fleet from '../../src/drift/fleet.ts';
import * as drift from '../../src/drift/report.ts';
import * as shard from '../../src/drift/shard.ts';
import * as ledger from '../../src/ledger/ledger.ts';
import * as waiver from '../../src/ledger/waiver.ts';
import * as mirror from '../../src/mirror/report.ts';
import * as document from '../../src/oci/document.ts';
import * as release from '../../src/release/report.ts';
import * as sign from '../../src/sign/report.ts';
import * as certificate from '../../src/signature/certificate.ts';
import * as check from '../../src/signature/check.ts';
import * as format from '../../src/signature/format.ts';
import * as key from '../../src/signature/key.ts';
import * as signer from '../../src/signature/signer.ts';
import * as entry from '../../src/transparency/entry.ts';
import * as outcome from '../../src/verify/outcome.ts';
import * as readers from '../../src/verify/readers.ts';
import * as verify from '../../src/verify/report.ts';
import { readComments } from './comments.mjs';

/** Where things are declared, from the ground up. */
const modules = {
  'src/oci/document.ts': Object.entries(document),
  'src/signature/format.ts': Object.entries(format),
  'src/signature/certificate.ts': Object.entries(certificate),
  'src/signature/check.ts': Object.entries(check),
  'src/signature/key.ts': Object.entries(key),
  'src/signature/signer.ts': Object.entries(signer),
  'src/transparency/entry.ts': Object.entries(entry),
  'src/attestation/facts.ts': Object.entries(facts),
  'src/attestation/report.ts': Object.entries(attestation),
  'src/verify/outcome.ts': Object.entries(outcome),
  'src/verify/readers.ts': Object.entries(readers),
  'src/verify/report.ts': Object.entries(verify),
  'src/ledger/waiver.ts': Object.entries(waiver),
  'src/ledger/ledger.ts': Object.entries(ledger),
  'src/sign/report.ts': Object.entries(sign),
  'src/attest/report.ts': Object.entries(attest),
  'src/mirror/report.ts': Object.entries(mirror),
  'src/release/report.ts': Object.entries(release),
  'src/drift/shard.ts': Object.entries(shard),
  'src/drift/report.ts': Object.entries(drift),
  'src/drift/fleet.ts': Object.entries(fleet),
};

/** The name of each declaration. */
const names = new Map(
  Object.values(modules).flatMap((exported) =>
    exported.map(([name, declared]) => [declared, name]),
  ),
);

/** The documents, with the identity that their field `schema` has: https://…/schema/verify-report/v1. */
const ids = new Map(
  [...names.keys()]
    .map((declared) => [declared, declared?.fields?.schema?.schema.const])
    .filter(([, id]) => id !== undefined),
);

export function schemas(read) {
  const comments = new Map();
  for (const path of Object.keys(modules)) {
    for (const [name, comment] of readComments(path, read(path), comments)) {
      comments.set(name, comment);
    }
  }
  return Object.fromEntries(
    [...ids].map(([root, id]) => {
      const name = id.split('/').at(-2);
      const schema = schemaOf(root, id, comments);
      return [`schema/${name}.json`, `${JSON.stringify(schema, undefined, 2)}\n`];
    }),
  );
}

function schemaOf(root, id, comments) {
  const definitions = new Map();

  /** A declaration where it is used: another document or what has a name is referred to. */
  const used = (declared, path) => {
    const name = names.get(declared);
    if (declared !== root && ids.has(declared)) return { $ref: ids.get(declared) };
    if (name === undefined || isPlain(declared.schema)) return expanded(declared, path);
    if (!definitions.has(name)) {
      definitions.set(name, undefined); // its place, before those that it uses
      definitions.set(name, { ...described(name), ...expanded(declared, name) });
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
    $id: id,
    title: titleOf(id),
    ...described(name),
    ...schema,
    $defs: Object.fromEntries(definitions),
  };
}

/** `Verify report` */
function titleOf(id) {
  const words = id.split('/').at(-2).replaceAll('-', ' ');
  return words[0].toUpperCase() + words.slice(1);
}

/** No more than a type: it is clearer where it is used. */
function isPlain({ type, format, minimum, ...rest }) {
  return type !== 'object' && Object.keys(rest).length === 0;
}
