/** The lockfiles pin the contents of every package, also of those for other platforms. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

interface Lockfile {
  readonly packages: Readonly<
    Record<string, { readonly integrity?: string; readonly resolved?: string }>
  >;
}

for (const name of [
  'package-lock.json',
  'tools/node/package-lock.json',
  'site/package-lock.json',
]) {
  const text = readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
  const packages = Object.entries((JSON.parse(text) as Lockfile).packages).filter(
    ([path]) => path !== '',
  );

  test(`${name}: every package has a checksum`, () => {
    assert.ok(packages.length > 4);
    const without = packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
    assert.deepEqual(
      without.map(([path]) => path),
      [],
    );
  });

  test(`${name}: no package is bound to one registry host`, () => {
    assert.deepEqual(
      packages.filter(([, { resolved }]) => resolved).map(([path]) => path),
      [],
    );
  });
}
