/** Fault 14: registries that refuse to show what does not exist, and take what is pushed there. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { put } from '../../sandbox/images.ts';
import { tokenScopes } from '../registry/support/writer.ts';
import { alice } from '../support/connection.ts';
import { every } from '../support/thorough.ts';
import { assertMirrored } from './support/holdings.ts';
import { platformOnly } from './support/images.ts';
import {
  allFindings,
  errors,
  only,
  putImage,
  registry,
  repository,
  run,
  tag,
  writes,
} from './support/world.ts';

const source = await registry();
const target = await registry();
const users = { alice: 'pass:word' };
const credentials = { find: async () => alice };
const always = Number.POSITIVE_INFINITY;

beforeEach(() => {
  source.reset();
  target.reset();
  Object.assign(target.settings, { auth: 'token', users });
});

const image = platformOnly('new');
const older = platformOnly('old');
const held = () => target.store.repository(repository);
const tagged = () => target.store.find(repository)?.tags.get(tag);

const kinds = [
  ['401 for a repository that does not exist', { hideRepositories: 401 }],
  ['403 for a repository that does not exist', { hideRepositories: 403 }],
  ['403 for manifests that do not exist', { hideContent: 'manifests' }],
  ['403 for blobs that do not exist', { hideContent: 'blobs' }],
  ['Basic, and 403 for manifests', { auth: 'basic', hideContent: 'manifests' }],
] as const;

for (const [what, settings] of every(kinds, 2)) {
  for (const api of ['on', 'off-404'] as const) {
    test(`fault 14: ${what}, referrers ${api}: the first mirror makes it`, async () => {
      Object.assign(target.settings, settings, { referrersApi: api });
      putImage(source, 'both', image);
      const report = await run(source, target, { credentials });
      assert.deepEqual(errors(report), []);
      assertMirrored(source, target);
      assert.equal(tagged(), image.digest);
    });
  }

  test(`fault 14: ${what}: a dry run writes nothing, and plans all of it`, async () => {
    Object.assign(target.settings, settings);
    putImage(source, 'both', image);
    const report = await run(source, target, { credentials, dryRun: true });
    assert.deepEqual(errors(report), []);
    assert.equal(report.exitCode, 0);
    assert.ok(only(report).content.every(({ state }) => state === 'missing'));
    assert.deepEqual(writes(target), []);
    assert.equal(target.store.find(repository), undefined);
  });

  test(`fault 14: ${what}: a tag on another image is still left alone`, async () => {
    Object.assign(target.settings, settings);
    putImage(source, 'both', image);
    put(target, repository, older, tag);
    const report = await run(source, target, { credentials });
    assert.match(errors(report).join(), /^E_DRIFT: /);
    assert.equal(tagged(), older.digest);
  });
}

test('fault 15: a target is asked with one token, which is good for writing too', async () => {
  putImage(source, 'both', image);
  assert.deepEqual(errors(await run(source, target, { credentials })), []);
  assert.deepEqual(tokenScopes(target.requests), [[`repository:${repository}:pull,push`]]);
});

test('a source is never asked for the right to push', async () => {
  Object.assign(source.settings, { auth: 'token', users });
  putImage(source, 'both', image);
  assert.deepEqual(errors(await run(source, target, { credentials })), []);
  assert.deepEqual(tokenScopes(source.requests), [[`repository:${repository}:pull`]]);
});

test('credentials that may not push still see that nothing is to be done', async () => {
  putImage(source, 'both', image);
  assert.deepEqual(errors(await run(source, target, { credentials })), []);
  // As an issuer that gives all or nothing.
  const when = { path: /\/token.*push/, times: always };
  target.faults.add({ when, do: { status: 403 } });
  const report = await run(source, target, { credentials });
  assert.deepEqual(errors(report), []);
  assert.equal(only(report).looked, 'lists');
});

/** Where the tag points is never shown. */
function hideTag(): void {
  const when = { path: `/manifests/${tag}`, times: always };
  for (const method of ['GET', 'HEAD']) {
    target.faults.add({ when: { ...when, method }, do: { status: 403 } });
  }
}

for (const onConflict of ['fail', 'keep'] as const) {
  test(`fault 14: a tag that is listed and not shown is not written; ${onConflict}`, async () => {
    putImage(source, 'both', image);
    put(target, repository, older, tag);
    hideTag();
    const report = await run(source, target, { credentials, onConflict });
    assert.match(errors(report).join(), /^E_AUTH: .*refuses to show where the tag 0\.1\.24 points/);
    assert.equal(report.exitCode, 3);
    assert.equal(tagged(), older.digest);
    assert.ok(held().manifests.has(image.digest), 'all else is there');
  });

  test(`fault 14: a tag that is not shown, where tags are not listed, is not written; ${onConflict}`, async () => {
    putImage(source, 'both', image);
    put(target, repository, older, tag);
    hideTag();
    target.faults.add({ when: { path: '/tags/list', times: always }, do: { status: 403 } });
    const report = await run(source, target, { credentials, onConflict });
    assert.match(errors(report).join(), /^E_AUTH: .*overwrite/);
    assert.equal(tagged(), older.digest);
  });

  test(`fault 14: a tag that is shown when everything else is there is decided on then; ${onConflict}`, async () => {
    putImage(source, 'both', image);
    put(target, repository, older, tag);
    // At the beginning, and in the list as well.
    target.faults.add({ when: { path: `/manifests/${tag}`, times: 2 }, do: { status: 403 } });
    target.faults.add({ when: { path: '/tags/list' }, do: { status: 403 } });
    const report = await run(source, target, { credentials, onConflict });
    assert.equal(tagged(), older.digest);
    if (onConflict === 'keep') assert.equal(only(report).tag, 'kept');
    else assert.match(errors(report).join(), /^E_DRIFT: .*points to another image there, sha256:/);
  });
}

test('fault 14: overwrite writes a tag that is not shown', async () => {
  putImage(source, 'both', image);
  put(target, repository, older, tag);
  const hidden = target.faults.add({
    when: { method: 'GET', path: `/manifests/${tag}`, times: 2 },
    do: { status: 403 },
  });
  const report = await run(source, target, { credentials, onConflict: 'overwrite' });
  assert.deepEqual(errors(report), []);
  assert.equal(tagged(), image.digest);
  assert.equal(hidden.struck, 2);
});

test('fault 14: a signature tag that is listed and not shown is not written over', async () => {
  putImage(source, 'legacy', image);
  putImage(target, 'legacy', older);
  const sig = `${image.digest.replace(':', '-')}.sig`;
  held().tags.set(sig, older.digest);
  held().tags.delete(tag);
  for (const method of ['GET', 'HEAD']) {
    const when = { method, path: `/manifests/${sig}`, times: always };
    target.faults.add({ when, do: { status: 403 } });
  }
  const report = await run(source, target, { credentials });
  assert.match(errors(report).join(), /^E_AUTH: /);
  assert.equal(held().tags.get(sig), older.digest);
  assert.equal(tagged(), undefined);
});

test('fault 14: without the right to push, the write fails, and nothing is left behind', async () => {
  target.settings.hideRepositories = 403;
  target.settings.permits = (_, __, action) => action === 'pull';
  putImage(source, 'both', image);
  const report = await run(source, target, { credentials });
  assert.match(errors(report).join(), /^E_AUTH: .*may not push/);
  assert.equal(report.exitCode, 3);
  assert.equal(target.store.find(repository), undefined);
});

test('fault 14: a plan that assumes that hidden content is missing has a warning', async () => {
  target.settings.hideRepositories = 403;
  target.settings.permits = (_, __, action) => action === 'pull';
  putImage(source, 'both', image);
  const report = await run(source, target, { credentials, dryRun: true });
  const [reported] = allFindings(report).filter(({ severity }) => severity === 'warning');
  assert.equal(reported?.code, 'E_AUTH');
  assert.match(reported?.message ?? '', /assumes that hidden content is missing/);
});
