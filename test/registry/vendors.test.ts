/** The client against registries as the vendors run them: the same image reads the same everywhere. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { type RegistryOptions, startRegistry } from '../../sandbox/registry/index.ts';
import type { Credentials } from '../../src/auth/credentials.ts';
import { limits } from '../../src/limits.ts';
import { parseManifest } from '../../src/oci/manifest.ts';
import type { ReadableRepository } from '../../src/registry/repository.ts';
import { alice, credentialsFor } from '../support/connection.ts';
import { connect } from './support/connect.ts';

/** Every byte of an image and of its referrers. */
async function readAll(repository: ReadableRepository): Promise<string[]> {
  const found: string[] = [];
  const visit = async (reference: string): Promise<void> => {
    const stored = (await repository.manifest(reference)) ?? assert.fail(reference);
    found.push(stored.digest);
    assert.ok(await repository.manifestHead(stored.digest));
    const { descriptors } = await repository.referrers(stored.digest);
    const manifest = parseManifest(stored.bytes, stored.contentType);
    const [manifests, blobs] =
      manifest.kind === 'index'
        ? [manifest.manifests, []]
        : [[], [manifest.config, ...manifest.layers]];
    for (const blob of blobs) {
      found.push(blob.digest);
      assert.ok(await repository.blob(blob, limits.manifest));
    }
    await Promise.all([...manifests, ...descriptors].map(({ digest }) => visit(digest)));
  };
  await visit('0.1.24');
  return found.sort();
}

const users = { alice: 'pass:word' };
const identity: Credentials = { kind: 'identity', token: 'refresh' };

const vendors: readonly (readonly [string, RegistryOptions, Credentials?])[] = [
  ['without authorization', {}],
  ['anonymous tokens, blobs elsewhere', { auth: 'token', redirectBlobs: true }],
  ['name and password for a token', { auth: 'token', users, anonymousPull: false }, alice],
  [
    'an identity token',
    { auth: 'token', users, identityTokens: { alice: 'refresh' }, anonymousPull: false },
    identity,
  ],
  ['Basic', { auth: 'basic', users, anonymousPull: false, redirectBlobs: true }, alice],
  ['no Referrers API: 404', { referrersApi: 'off-404' }],
  ['no Referrers API: 405', { referrersApi: 'off-405' }],
  ['no Referrers API: a login page', { referrersApi: 'html' }],
  ['OCI-Subject without an API', { referrersApi: 'off-404', ociSubjectHeader: true }],
  ['one referrer a page', { pageSize: 1 }],
  ['no Docker-Content-Digest', { omitContentDigest: true }],
];

test('vendors: the same image reads the same everywhere', async (t) => {
  const readings = new Map<string, string>();
  for (const [title, settings, credentials] of vendors) {
    const registry = await startRegistry(settings);
    t.after(() => registry.stop());
    loadCase(registry, 'nicolas/webdis', 'both-formats');
    const known = credentials === undefined ? {} : { [registry.host]: credentials };
    const { client } = connect(t, { credentials: credentialsFor(known) });
    const repository = client.repository({ registry: registry.host, path: 'nicolas/webdis' });
    readings.set(title, JSON.stringify(await readAll(repository)));
  }
  for (const [title, reading] of readings) {
    assert.equal(reading, readings.get('without authorization'), title);
  }
});

test('fault 13: every token ends in mid-run', async (t) => {
  const registry = await startRegistry({ auth: 'token' });
  t.after(() => registry.stop());
  loadCase(registry, 'nicolas/webdis', 'both-formats');
  const { client } = connect(t);
  const repository = client.repository({ registry: registry.host, path: 'nicolas/webdis' });
  const before = await readAll(repository);
  registry.expireTokens();
  assert.deepEqual(await readAll(repository), before);
  const issued = registry.requests.filter(({ path }) => path.startsWith('/token'));
  assert.equal(issued.length, 2);
});

test('tags: by pages of three', async (t) => {
  const registry = await startRegistry({ pageSize: 3 });
  t.after(() => registry.stop());
  loadCase(registry, 'nicolas/webdis', 'legacy-rekor-v1');
  const { client } = connect(t);
  const repository = client.repository({ registry: registry.host, path: 'nicolas/webdis' });
  const tags: string[] = [];
  for await (const tag of repository.tags()) tags.push(tag);
  const held = registry.store.repository('nicolas/webdis').tags;
  assert.deepEqual(tags.toSorted(), [...held.keys()].toSorted());
});
