/** The tree of an image on the terminal. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatTree } from '../../src/report/verify/tree.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import * as samples from './samples.ts';
import { matches } from './texts.ts';

function treeOf(report: VerifyReport): string {
  return report.images
    .map((image) => formatTree(image, { color: false, signers: report.policy.signers }))
    .join('');
}

for (const [name, report] of Object.entries({
  unsigned: samples.unsigned,
  'rate-limited': samples.rateLimited,
  unreachable: samples.unreachable,
  'other-key': samples.otherKeys,
  'seven-platforms': samples.sevenPlatforms,
})) {
  test(`tree: ${name}`, (t) => matches(t, treeOf(report()), `tree-${name}.txt`));
}

test('nested indexes are drawn one inside the other', () => {
  const { images } = samples.verified();
  const [image] = images;
  assert.ok(image);
  const [root, amd, arm] = image.manifests;
  assert.ok(root && amd && arm);
  const nested = { ...root, digest: samples.digest('nested'), depth: 1 };
  const manifests = [root, nested, { ...amd, depth: 2 }, { ...arm, depth: 1 }];
  const lines = formatTree({ ...image, manifests }, { color: false }).split('\n');
  const at = (text: string): number =>
    lines.find((line) => line.includes(text))?.indexOf(text) ?? -1;
  assert.equal(at('linux/amd64'), at('linux/arm64') + 4);
  assert.ok(lines.some((line) => /^│ {3}└── linux\/amd64/.test(line)));
});
