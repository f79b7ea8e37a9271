/** The build: what it does to libraries on their way into dist/. */

import { deepStrictEqual, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Plugin, rolldown } from 'rolldown';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'build-'));
after(() => rmSync(folder, { recursive: true }));

for (const name of [
  '@sigstore/bundle',
  '@sigstore/core',
  '@sigstore/protobuf-specs',
  '@sigstore/protobuf-specs/rekor/v2',
  '@sigstore/verify',
]) {
  test(`esm.mjs: ${name} as a module exports what it exports as it comes`, async () => {
    const { esm }: { esm: () => Plugin } = await import(join(root, 'scripts/build/esm.mjs'));
    const library = createRequire(join(root, 'package.json'));
    const build = await rolldown({
      input: library.resolve(name),
      platform: 'node',
      plugins: [esm()],
    });
    const file = join(folder, `${name.replaceAll('/', '-')}.mjs`);
    const { output } = await build.write({ file, format: 'esm' });
    await build.close();
    ok(!output[0].code.includes('exports.'), 'nothing stayed CommonJS');
    const converted: Record<string, unknown> = await import(file);
    deepStrictEqual(shapeOf(converted), shapeOf(library(name)));
  });
}

/** Names with what they stand for, as far as it can be compared. */
function shapeOf(exported: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(exported).map(
    ([name, value]) => [name, described(value)] as const,
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function described(value: unknown): unknown {
  if (typeof value === 'function') {
    const methods = Object.getOwnPropertyNames(value.prototype ?? {});
    return { name: value.name, length: value.length, methods };
  }
  if (typeof value !== 'object' || value === null) return value;
  return shapeOf(Object.fromEntries(Object.entries(value)));
}
