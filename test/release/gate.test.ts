/** What must be true on every registry before a tag is written on any, and what the ledger records. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { multiPlatformImage } from '../../sandbox/images.ts';
import { entryOf, verifiedManifests } from '../../src/ledger/entry.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { parsePlatform } from '../../src/oci/platform.ts';
import { gateOf } from '../../src/run/release-task.ts';
import type { LogClient } from '../../src/transparency/service.ts';
import type { TimestampClient } from '../../src/transparency/timestamp.ts';
import type { ImageReport } from '../../src/verify/report.ts';
import { openKey } from '../sign/support.ts';
import { codesOf, failedStep, saidOf, tagWrites, when, world } from './support.ts';

test('every manifest of the tree is signed before a tag is written, attestation manifests as well', async (t) => {
  const image = multiPlatformImage(['linux/amd64']);
  for (const { digest } of image.children) {
    const here = await world(t, {}, image);
    const report = await here.run(
      when('verify', () =>
        here.hub.faults.add({
          when: {
            path: new RegExp(`sha256-${digest.slice(7)}|referrers/${digest}`),
            times: Number.POSITIVE_INFINITY,
          },
          do: { status: 404, body: '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}' },
        }),
      ),
    );
    assert.deepEqual(
      [failedStep(report), ...codesOf(report)],
      ['verify', 'E_COVER'],
      saidOf(report),
    );
    assert.deepEqual(tagWrites(here), []);
  }
});

test('the gate demands what was signed: key, claims, log and time', async () => {
  const key = await openKey();
  const sign = {
    signer: { kind: 'key', key } as const,
    formats: ['bundle'] as const,
    annotations: { version: '1.2.3' },
    logs: [{}] as LogClient[],
    timestamps: [{}] as TimestampClient[],
    trustedRoot: { logs: [], source: 'a test' } as never,
    recursive: true,
  };
  const platforms = [parsePlatform('linux/amd64')];
  const gate = gateOf(sign, platforms);
  assert.deepEqual(gate, {
    keys: [key.public],
    identities: [],
    sct: 'required',
    trustedRoots: [sign.trustedRoot],
    transparencyLog: 'required',
    timestamps: 'required',
    attestationManifests: 'required',
    parity: 'true',
    platforms,
    annotations: { version: '1.2.3' },
  });
  assert.equal(gateOf({ ...sign, logs: [] }, []).transparencyLog, 'ignored');
  const readable = gateOf({ ...sign, requireReadableBy: ['podman'] }, []);
  assert.deepEqual(readable.requireReadableBy, ['podman']);
  // Legacy signatures carry none, and one good signature is enough.
  const both = gateOf({ ...sign, formats: ['legacy', 'bundle'] }, []);
  assert.equal(both.timestamps, 'ignored');
});

test('the ledger records signatures that count, and no others', () => {
  const signature = { format: 'legacy', id: 'good', good: true };
  const image = {
    manifests: [
      {
        ...{ role: 'index', digest: 'sha256:1', platforms: [] },
        signatures: [signature, { ...signature, id: 'another key', good: false }],
      },
      { role: 'attestation', digest: 'sha256:2', platforms: ['unknown/unknown'], signatures: [] },
      { role: 'platform', digest: 'sha256:3', platforms: ['linux/amd64'], signatures: [] },
    ],
  } as unknown as ImageReport;
  const digest = 'sha256:1' as Digest;
  const signer = { kind: 'key', fingerprint: 'ab', algorithm: 'rsa', name: 'k' } as const;
  const about = { version: '1.2.3', digest, signer, released: 'now' };
  const entry = entryOf(about, verifiedManifests(image));
  const { platforms, signatures } = entry;
  assert.deepEqual(entry.signer, { kind: 'key', fingerprint: 'ab', algorithm: 'rsa' });
  assert.deepEqual(platforms, { 'linux/amd64': 'sha256:3' });
  assert.deepEqual(signatures, [{ manifest: 'sha256:1', format: 'legacy', id: 'good' }]);
});
