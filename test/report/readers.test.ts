/** The line that says who can read an image. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import { readersLine, readersLines } from '../../src/report/verdict.ts';
import { type Availability, readersOf } from '../../src/verify/readable.ts';
import { readers } from '../../src/verify/readers.ts';
import { availability } from './samples.ts';

const legacy = availability([{ store: 'tag' }]);
const bundle = availability([{ store: 'bundle' }]);
const line = (...stands: readonly Availability[]) => readersLine(readersOf(stands));

test('which readers can, which cannot and why, and which are not known', () => {
  assert.equal(
    line(legacy),
    'Readable by: cosign ≥ 2.6, cosign ≤ 2.5, Podman/CRI-O, policy-controller, Kyverno (key), this tool.',
  );
  assert.equal(
    line(legacy, bundle),
    'Readable by: cosign ≥ 2.6, this tool. Not by: cosign ≤ 2.5, Podman/CRI-O, policy-controller, Kyverno (key): they need --format both.',
  );
  assert.equal(
    line({ ...legacy, inImageRepository: false }),
    'Readable by: this tool. Not by: cosign ≥ 2.6, cosign ≤ 2.5, Podman/CRI-O, policy-controller, Kyverno (key): they look for signatures next to the image.',
  );
  assert.equal(
    line({ ...legacy, hasBundle: true }),
    'Readable by: cosign ≤ 2.5, Podman/CRI-O, policy-controller, Kyverno (key), this tool. Not by: cosign ≥ 2.6: they need --format both.',
  );
  const unreadStores = new Map([['tag', new TrustError('E_NET', 'no answer')]] as const);
  assert.equal(
    line({ ...bundle, unreadStores }),
    'Readable by: cosign ≥ 2.6, this tool. Not known: cosign ≤ 2.5, Podman/CRI-O, policy-controller, Kyverno (key).',
  );
  assert.match(line(legacy, availability([])), /^Readable by: none\. A manifest that must/);
  assert.match(line({ ...availability([]), unreadStores }), /^Readable by: not known\./);
  assert.match(line(), /^Readable by: not known\./);
});

test('what a report says instead of a title is shown, and controls no terminal', () => {
  const title = 'Podman\u001b[2J\n::error::x';
  const spoilt = readersOf([legacy]).map((reader) => ({ ...reader, title }));
  const [shown = '', ...more] = readersLines(spoilt, { color: false });
  assert.equal(more.length, 0);
  assert.ok(!String(shown).includes('\u001b'));
});

test('every reader of the table says what was looked at, how and when', () => {
  for (const { version, source, date, stores } of readers) {
    assert.match(date, /^20\d\d-\d\d-\d\d$/);
    assert.ok(version.length > 0 && source.length > 0 && stores.length > 0);
  }
});
