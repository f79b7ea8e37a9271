/** Assertions about whole texts. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

const expected = join(import.meta.dirname, 'expected');

/**
 * Compares byte for byte with a file that people can read and review. After a wanted change:
 * `node --test --test-update-snapshots test/report/*.test.ts`.
 */
export function matches(t: TestContext, text: string, file: string): void {
  t.assert.fileSnapshot(text, join(expected, file), { serializers: [(value) => value] });
}

/** Says what was found, and not the whole text. */
export function lacks(text: string, pattern: RegExp): void {
  const { index, 0: found } = pattern.exec(text) ?? { index: 0 };
  const around = text.slice(Math.max(index - 40, 0), index + 40);
  assert.equal(found, undefined, `${pattern} found at ${JSON.stringify(around)}`);
}
