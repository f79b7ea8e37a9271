/** Findings, and how messages call a manifest. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import type { ImageNode } from '../../src/image/tree.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { parsePlatform } from '../../src/oci/platform.ts';
import {
  describeNode,
  finding,
  findingOf,
  findingsFrom,
  manifestFields,
} from '../../src/verify/finding.ts';

const digest = digestOf(Buffer.from('x'));
const node = (more: Partial<ImageNode> = {}): ImageNode => ({
  ...{ digest, mediaType: mediaTypes.manifest, size: 1, role: 'platform', depth: 1 },
  ...{ platforms: ['linux/amd64', 'linux/aarch64'].map(parsePlatform), annotations: {} },
  ...more,
});

test('a finding is an error, unless it says otherwise', () => {
  assert.deepEqual(finding('E_NET', 'm'), { severity: 'error', code: 'E_NET', message: 'm' });
  const note = { severity: 'note', code: 'E_NET', message: 'm', advice: 'a' };
  assert.deepEqual(finding('E_NET', 'm', { severity: 'note', advice: 'a' }), note);
});

test('an error becomes a finding with its details; what is not found may be hidden', () => {
  const error = { severity: 'error', message: 'm' };
  assert.deepEqual(findingOf(new TrustError('E_NET', 'm')), { ...error, code: 'E_NET' });
  const details = { host: 'a.test' };
  assert.deepEqual(findingOf(new TrustError('E_NET', 'm', details)), {
    ...error,
    code: 'E_NET',
    details,
  });
  const advice =
    'check repository and tag; some registries answer like this for private repositories';
  assert.deepEqual(findingOf(new TrustError('E_NOTFOUND', 'm')), {
    ...error,
    code: 'E_NOTFOUND',
    advice,
  });
});

test('a manifest is called by what it is in the image', () => {
  for (const [of, name] of [
    [{ depth: 0, role: 'index' }, 'the index'],
    [{ depth: 0, role: 'image' }, 'the image'],
    [{ role: 'index' }, 'a nested index'],
    [{ role: 'attestation' }, 'an attestation manifest'],
    [{}, 'linux/amd64, linux/arm64'],
    [{ platforms: [] }, 'a manifest without a platform'],
  ] as const) {
    assert.equal(describeNode(node(of)), name);
  }
  assert.deepEqual(manifestFields(node()), { digest, platform: 'linux/amd64, linux/arm64' });
  assert.deepEqual(manifestFields(node({ platforms: [] })), { digest });
});

test('a look gives what it found; an error of ours is a finding about the manifest, a defect passes', async () => {
  assert.deepEqual(await findingsFrom(node(), async () => undefined), []);
  const found = finding('E_COVER', 'm');
  assert.deepEqual(await findingsFrom(node(), async () => found), [found]);
  const throwing = (error: Error, about?: (what: string) => string) =>
    findingsFrom(node({ platforms: [] }), () => Promise.reject(error), about);
  const error = { severity: 'error', code: 'E_NET', digest };
  const failure = new TrustError('E_NET', 'gone');
  assert.deepEqual(await throwing(failure), [
    { ...error, message: 'a manifest without a platform: gone' },
  ]);
  assert.deepEqual(await throwing(failure, (what) => `about ${what}`), [
    { ...error, message: 'about a manifest without a platform: gone' },
  ]);
  await assert.rejects(throwing(new TypeError('a defect')), TypeError);
});
