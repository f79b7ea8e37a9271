import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { verifyImages } from '../../src/index.ts';
import { trust } from '../e2e/support/world.ts';

const registry = await startRegistry();
test.after(() => registry.stop());
const image = `${registry.host}/app:0.1.24`;
const advice = async (options: object) => (await verifyImages([image], options)).findings;

test('who forgets the key of another project is told so', async () => {
  loadCase(registry, 'app', 'legacy-rekor-v1');
  const [note, ...others] = await advice({});
  assert.deepEqual(others, []);
  assert.equal(note?.severity, 'note');
  assert.match(note?.message ?? '', /app:0\.1\.24 was held against the key of Webdis, the default/);
  assert.match(note?.advice ?? '', /--key/);
});

test('who gave a key is not, and neither is who could not be answered', async () => {
  loadCase(registry, 'app', 'other-key');
  assert.deepEqual(await advice({ keys: [trust.key], trustedRoot: trust['trusted-root'] }), []);
  assert.deepEqual((await verifyImages([`${registry.host}/app:none`])).findings, []);
});

test('a variable that turns TLS off has no effect, and is told (threat 116)', async () => {
  const findings = await advice({ env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, keys: [trust.key] });
  assert.match(findings[0]?.message ?? '', /certificates are verified/);
  assert.equal(findings[0]?.severity, 'warning');
  const harmless = await advice({ env: { NODE_TLS_REJECT_UNAUTHORIZED: '1' }, keys: [trust.key] });
  assert.deepEqual(harmless, []);
});
