/** What goes into the container image: packages with the contents that were reviewed, and no others. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from './support/folder.ts';

const root = join(import.meta.dirname, '..');

type Run = (command: string, args: readonly string[], folder: string) => string;
const {
  fetchDebian,
}: {
  fetchDebian: (run: Run, root: string, architecture: string, cache: string) => Map<string, string>;
} = await import(join(root, 'scripts/image/debian.mjs'));

const mirror = 'http://mirror.test/debian/\nhttp://mirror.test/debian-security/\n';

/** In the place of apt: every package has these contents, and `configured` are the sources of the machine. */
function aptWith(contents: (name: string) => string, configured = mirror): Run {
  return (_, args, folder) => {
    if (args.includes('indextargets')) return configured;
    for (const arg of args.includes('download') ? args : []) {
      const [, name = ''] = /^([a-z][a-z0-9+-]*)=\d/.exec(arg) ?? [];
      if (name !== '') writeFileSync(join(folder, `${name}_1_amd64.deb`), contents(name));
    }
    return '';
  };
}

/** A checkout that has nothing but the lock file. */
function checkoutWith(contents: (name: string) => string): string {
  const names = Object.keys(
    JSON.parse(readFileSync(join(root, 'tools/image/debian.json'), 'utf8')),
  );
  const lock = names.map((name) => {
    const amd64 = createHash('sha256').update(contents(name)).digest('hex');
    return [name, { version: '1', sha256: { amd64 } }];
  });
  const folder = temporaryFolder('image').path;
  mkdirSync(join(folder, 'tools/image'), { recursive: true });
  writeFileSync(join(folder, 'tools/image/debian.json'), JSON.stringify(Object.fromEntries(lock)));
  return folder;
}

test('packages with the contents that are locked are kept, and fetched once', () => {
  const checkout = checkoutWith((name) => `contents of ${name}`);
  const cache = join(checkout, 'cache');
  const apt = aptWith((name) => `contents of ${name}`);
  const files = fetchDebian(apt, checkout, 'amd64', cache);
  assert.equal(readFileSync(files.get('libc6') ?? '', 'utf8'), 'contents of libc6');
  const offline: Run = () => assert.fail('nothing is fetched again');
  assert.deepEqual(fetchDebian(offline, checkout, 'amd64', cache), files);
});

test('threat 221: a package with other contents than those that are locked is not used', () => {
  const checkout = checkoutWith((name) => `contents of ${name}`);
  const apt = aptWith((name) => (name === 'libc6' ? 'planted' : `contents of ${name}`));
  assert.throws(
    () => fetchDebian(apt, checkout, 'amd64', join(checkout, 'cache')),
    /^Error: other contents than locked: libc6$/,
  );
});

test('a machine whose apt has no Debian sources needs DEBIAN_MIRROR', () => {
  const checkout = checkoutWith((name) => name);
  const apt = aptWith((name) => name, 'http://mirror.test/ubuntu/\n');
  assert.throws(
    () => fetchDebian(apt, checkout, 'amd64', join(checkout, 'cache')),
    /^Error: apt has no source for debian: set DEBIAN_MIRROR/,
  );
});
