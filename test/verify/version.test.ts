/** The version that was signed, checked against the tag. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import type { ManifestReport } from '../../src/verify/report.ts';
import { compareVersion } from '../../src/verify/resolve.ts';
import { verify, warnings } from '../support/run.ts';

function compare(tag: string | undefined, ...signed: (string | undefined)[]): string[] {
  const signatures = signed.map((version) => ({
    good: true,
    annotations: version === undefined ? {} : { version },
  }));
  const stray = { good: false, annotations: { version: '9.9.9' } };
  const root = { signatures: [stray, ...signatures] } as unknown as ManifestReport;
  const at = { registry: 'a.test', path: 'b', ...(tag === undefined ? {} : { tag }) };
  return compareVersion(at, root).map(({ message }) => message);
}

test('threat 16: a full version that is not the signed one is a warning', () => {
  for (const tag of ['1.2.3', 'v1.2.3', '1.2.3-rc1', '1.2.30']) {
    const message = `it was signed as version 1.2.4, but the tag is ${tag}`;
    assert.deepEqual(compare(tag, '1.2.4'), [message]);
    assert.deepEqual(compare(tag, tag), []);
  }
  assert.deepEqual(compare('v1.2.3', '1.2.3'), []);
  assert.deepEqual(compare('1.2.3', 'v1.2.3'), []);
  assert.deepEqual(compare('1.2.3', '1.2.4', '1.2.3'), []);
  const both = 'it was signed as version 1.2.4 and 1.2.5, but the tag is 1.2.3';
  assert.deepEqual(compare('1.2.3', '1.2.4', '1.2.5', '1.2.4'), [both]);
});

test('threat 16: a tag that is not a full version, or a signature that names none, says nothing', () => {
  for (const tag of [undefined, 'latest', '1.2', 'v1', 'x1.2.3', '1.2.x', 'vv1.2.3']) {
    assert.deepEqual(compare(tag, '1.2.4'), [], tag);
  }
  assert.deepEqual(compare('1.2.3', undefined), []);
  assert.deepEqual(compare('1.2.3', ''), []);
  assert.deepEqual(compare('1.2.3'), []);
  assert.deepEqual(compareVersion({ registry: 'a.test', path: 'b', tag: '1.2.3' }, undefined), []);
});

test('threat 16: the warning says what to do', () => {
  const signatures = [{ good: true, annotations: { version: '1.2.4' } }];
  const at = { registry: 'a.test', path: 'b', tag: '1.2.3' };
  assert.deepEqual(compareVersion(at, { signatures } as unknown as ManifestReport), [
    {
      ...{ severity: 'warning', code: 'E_ROLLBACK' },
      message: 'it was signed as version 1.2.4, but the tag is 1.2.3',
      advice: 'give the digest that you expect, or require the annotation "version"',
    },
  ]);
});

test('threat 16: the version of an image is that of its index', async (t) => {
  const registry = await startRegistry();
  t.after(() => registry.stop());
  const { digest } = loadCase(registry, 'app', 'annotated');
  registry.store.repository('app').tags.set('0.1.25', digest);
  const message = 'it was signed as version 0.1.24, but the tag is 0.1.25';
  const at = (tag: string) => verify(`${registry.host}/app:${tag}`);
  assert.ok(warnings(await at('0.1.25')).some((one) => one.message === message));
  assert.deepEqual(warnings(await at('0.1.24')), []);
});
