/** The inputs of the release action on their way to words. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReleaseInputs } from '../../src/actions/release-inputs.ts';
import { TrustError } from '../../src/error.ts';
import { readActionFile } from '../e2e/support/action-file.ts';

const { inputs: defaults } = readActionFile(new URL('../../release/action.yml', import.meta.url));

function read(given: Readonly<Record<string, string>>) {
  const all = new Map(Object.entries({ ...defaults, ...given }));
  const asked = new Set<string>();
  const exactly = (name: string) => {
    asked.add(name);
    return all.get(name) ?? '';
  };
  return { ...readReleaseInputs((name) => exactly(name).trim(), exactly), asked };
}

test('every input of action.yml is read, and no other', () => {
  assert.deepEqual([...read({}).asked].sort(), Object.keys(defaults).sort());
});

test('lists and records as docker/build-push-action has them', () => {
  const { words } = read({
    tags: 'example/app:1.0\nexample/app:latest',
    mirrors: 'a/b, c/d',
    platforms: 'linux/amd64,linux/arm64',
    'build-args': 'A=1,2\n"B=two\nlines"',
    labels: 'org.opencontainers.image.title=App, and more',
    'build-annotations': 'index,manifest:a=b',
    secrets: 'TOKEN=x,y',
    'secret-envs': 'A=B,C=D',
    'secret-files': 'F=/a,b',
    'cache-from': 'type=registry,ref=a/b\ntype=local,src=x',
    annotations: 'version=1.0\nnote=a, b',
  });
  assert.deepEqual(words.tags, ['example/app:1.0', 'example/app:latest']);
  assert.deepEqual(words.mirrors, ['a/b', 'c/d']);
  assert.deepEqual(words.annotations, ['version=1.0', 'note=a, b']);
  const { build } = words;
  assert.deepEqual(build.platforms, ['linux/amd64', 'linux/arm64']);
  assert.deepEqual(build.buildArgs, ['A=1,2', 'B=two\nlines']);
  assert.deepEqual(build.labels, ['org.opencontainers.image.title=App, and more']);
  assert.deepEqual(build.annotations, ['index,manifest:a=b']);
  assert.deepEqual(build.secrets, ['TOKEN=x,y']);
  assert.deepEqual(build.secretEnvs, ['A=B', 'C=D']);
  assert.deepEqual(build.secretFiles, ['F=/a,b']);
  assert.deepEqual(build.cacheFrom, ['type=registry,ref=a/b', 'type=local,src=x']);
});

test('threat 131: white space at the end of a password belongs to it', () => {
  assert.equal(read({ 'key-password': ' secret \n' }).words.keyPassword, ' secret \n');
});

test('threat 126: a boolean that is misspelt or empty is an error that names it', () => {
  for (const name of ['overwrite-tags', 'no-cache', 'pull', 'dry-run', 'summary']) {
    for (const word of ['', 'flase', 'yes', '1', 'true false']) {
      assert.throws(
        () => read({ [name]: word }),
        (error) =>
          error instanceof TrustError &&
          error.code === 'E_INPUT' &&
          error.message === `${name}: "${word}" is neither true nor false`,
      );
    }
    assert.doesNotThrow(() => read({ [name]: 'True' }));
  }
});

test('threat 127: by default nothing is moved, nothing is left out, and nothing is only planned', () => {
  const { words, summary } = read({});
  assert.equal(words.overwriteTags, false);
  assert.equal(words.allowUnencryptedKey, false);
  assert.equal(words.services.log, true);
  assert.equal(words.dryRun, false);
  assert.equal(summary, true);
});

test('an idle limit is in seconds, and a number', () => {
  assert.equal(read({}).idle, undefined);
  assert.equal(read({ 'idle-timeout': '120' }).idle, 120_000);
  for (const text of ['0', '-1', '1.5', 'soon']) {
    assert.throws(() => read({ 'idle-timeout': text }), {
      code: 'E_INPUT',
      message: /idle-timeout/,
    });
  }
});

test('missing referrers are left out on request only', () => {
  assert.equal(read({}).words.skipMissingReferrers, false);
  assert.equal(read({ 'skip-missing-referrers': 'true' }).words.skipMissingReferrers, true);
});
