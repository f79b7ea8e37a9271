/**
 * Our parser of bundles, compared with that of @sigstore/bundle: whatever ours accepts, the library
 * lets through too, and it reads the same. The other way round it does not hold: ours is stricter.
 */

import { deepStrictEqual, doesNotThrow, ok } from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { bundleFromJSON } from '@sigstore/bundle';
import { parseBundle, type SigstoreBundle } from '../../src/signature/bundle.ts';
import { sharedFile, sharedPath, skipWithout } from '../support/shared-vectors.ts';
import { bundleJson, signer } from '../transparency/test-log.ts';
import { base64, content, edit, type Json, paths, removed } from './support.ts';

/** What ours reads; undefined for what it refuses, with SyntaxError and nothing else. */
function read(bytes: Uint8Array): SigstoreBundle | undefined {
  try {
    return parseBundle(bytes);
  } catch (error) {
    ok(error instanceof SyntaxError, String(error));
    return undefined;
  }
}

/** Whether ours lets it through; if so, the library must read the same. */
function compared(document: Json | Buffer, about: string): boolean {
  const bytes = document instanceof Buffer ? document : Buffer.from(JSON.stringify(document));
  const ours = read(bytes);
  if (ours === undefined) return false;
  const json: unknown = JSON.parse(bytes.toString());
  doesNotThrow(() => bundleFromJSON(json), about);
  const { content: signed, verificationMaterial: material } = bundleFromJSON(json);
  deepStrictEqual(ours.logEntries, material.tlogEntries, about);
  deepStrictEqual(
    ours.timestamps.map((encoded) => Buffer.from(encoded, 'base64')),
    material.timestampVerificationData?.rfc3161Timestamps.map((one) => one.signedTimestamp) ?? [],
    about,
  );
  const { $case: signedBy } = material.content;
  deepStrictEqual(ours.signer, signedBy === 'publicKey' ? 'key' : 'certificate', about);
  const envelope = signed.$case === 'dsseEnvelope' ? signed.dsseEnvelope : undefined;
  deepStrictEqual(
    ours.envelope,
    envelope && {
      payloadType: envelope.payloadType,
      payload: envelope.payload,
      signature: envelope.signatures[0]?.sig,
    },
    about,
  );
  return true;
}

const byCertificate: Json = edit(
  edit(bundleJson(), 'verificationMaterial.publicKey', removed),
  'verificationMaterial.certificate',
  { rawBytes: base64(signer.key.spki) },
);
const ofFile: Json = edit(edit(bundleJson(), 'dsseEnvelope', removed), 'messageSignature', {
  messageDigest: { algorithm: 'SHA2_256', digest: base64('digest') },
  signature: base64('signature'),
});

const good: Readonly<Record<string, Json>> = {
  'Rekor v1': bundleJson({ version: 'v1' }),
  'Rekor v2': bundleJson({ version: 'v2' }),
  'by a certificate': byCertificate,
  'of a file': ofFile,
  // As cosign wrote them, with timestamps: Rekor v1 and v2.
  'cosign, Rekor v1': parsed('fc9602cf45049d854409c4fe9715f073835c90ba51c8fa7b2bec4c8afd1ff63b'),
  'cosign, Rekor v2': parsed('800635fa32ae40abd9d4c7af8b405647934cbae63e151db831ee6c8787a06dfe'),
};

function parsed(digest: string): Json {
  return JSON.parse(content(digest).toString()) as Json;
}

/** What may stand where something else should: nothing, zero values, other types, other spellings. */
const strangers = [
  removed,
  null,
  '',
  '0',
  '-1',
  '1.5',
  '*',
  'AA',
  0,
  1,
  true,
  {},
  [],
  [null],
  [{}],
];

describe('threat 85: ours reads no bundle that the library would refuse or read otherwise', () => {
  for (const [name, json] of Object.entries(good)) {
    test(`threat 85: ${name}, with any field replaced`, () => {
      ok(compared(json, name));
      for (const path of paths(json)) {
        for (const value of strangers) {
          compared(edit(json, path, value), `${path} = ${String(JSON.stringify(value))}`);
        }
      }
    });
  }

  test('threat 85: fields that protobuf leaves out when they are zero or empty', () => {
    const json = bundleJson({ version: 'v2' });
    for (const path of [
      'verificationMaterial.tlogEntries',
      'verificationMaterial.timestampVerificationData',
      'verificationMaterial.publicKey.hint',
      'verificationMaterial.tlogEntries.0.logIndex',
      'verificationMaterial.tlogEntries.0.integratedTime',
      'verificationMaterial.tlogEntries.0.inclusionPromise',
      'verificationMaterial.tlogEntries.0.inclusionProof.logIndex',
      'verificationMaterial.tlogEntries.0.inclusionProof.hashes',
    ]) {
      for (const value of [removed, null]) ok(compared(edit(json, path, value), path), path);
    }
    const untimed = edit(json, 'verificationMaterial.timestampVerificationData', {});
    ok(compared(untimed, 'no timestamps'));
  });
});

test('threat 84: a message digest of an algorithm that there is not, or without a digest', () => {
  const digest = 'messageSignature.messageDigest';
  for (const algorithm of ['SHA2_256', 'SHA2_384', 'SHA2_512', 'SHA3_256', 'SHA3_384']) {
    ok(compared(edit(ofFile, `${digest}.algorithm`, algorithm), algorithm));
  }
  for (const [path, value] of [
    [`${digest}.algorithm`, 'SHA1'],
    [`${digest}.algorithm`, removed],
    [`${digest}.digest`, ''],
    [`${digest}.digest`, removed],
    [digest, removed],
    ['messageSignature.signature', ''],
    ['messageSignature.signature', removed],
  ] as const) {
    ok(!compared(edit(ofFile, path, value), path), path);
  }
});

const suite = 'sigstore-conformance/bundle-verify';

test('threat 85: conformance: the bundles of the suite', {
  skip: skipWithout('sigstore-conformance'),
}, () => {
  const folders = readdirSync(sharedPath(suite), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  let same = 0;
  for (const { name } of folders) {
    if (compared(sharedFile(suite, name, 'bundle.sigstore.json'), name)) same += 1;
  }
  ok(same > 20, `${same} compared`);
});
