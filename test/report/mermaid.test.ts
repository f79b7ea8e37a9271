/** The chain of trust as a Mermaid diagram. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chainDiagram } from '../../src/report/verify/mermaid.ts';
import * as samples from './samples.ts';
import { lacks } from './texts.ts';

/** The statements that the diagram may consist of. In a label, anything unusual is an entity. */
const label = /"(?:[^"`<>{}[\]();&|\\#]|#\d+;|<br\/>)*"/.source;
const statement = new RegExp(
  `^(?:flowchart LR|  \\w+(?:\\[${label}\\]|\\(\\[${label}\\]\\)|\\[/${label}/\\]):::\\w+|  \\w+ -->(?:\\|\\w+\\|)? \\w+|  classDef \\w+ [\\w#:,\\s-]+)$`,
);

for (const [name, report] of Object.entries({
  verified: samples.verified,
  unsigned: samples.unsigned,
  differing: samples.differing,
  hostile: samples.hostile,
})) {
  test(`threat 120: the diagram has no statement but ours: ${name}`, () => {
    const lines = chainDiagram(report());
    assert.ok(lines.length > 10);
    for (const line of lines) assert.match(line, statement);
  });
}

test('two registries with the same digest share one index; with different digests they do not', () => {
  const indexes = (diagram: readonly string[]): number =>
    diagram.filter((line) => line.includes('["index<br/>')).length;
  assert.equal(indexes(chainDiagram(samples.verified())), 1);
  assert.equal(
    chainDiagram(samples.verified()).filter((line) => /-->\|carries\| c0i/.test(line)).length,
    2,
  );
  assert.equal(indexes(chainDiagram(samples.differing())), 2);
});

test('a key signs nothing that it did not sign', () => {
  lacks(chainDiagram(samples.otherKeys()).join('\n'), /\|signs\||\[\/|signature.*for index/);
});

test('what is not verified is always in the picture, however many manifests there are', () => {
  const many = Array.from({ length: 100 }, (_, i) =>
    samples.manifest('platform', [`linux/p${i}`], [samples.bundle(`${i}`)]),
  );
  const bad = samples.manifest('platform', ['linux/bad'], [], {
    outcome: 'rejected',
    code: 'E_COVER',
  });
  const [image] = samples.verified().images;
  assert.ok(image);
  const [index] = image.manifests;
  assert.ok(index);
  const diagram = chainDiagram(samples.run([{ ...image, manifests: [index, ...many, bad] }])).join(
    '\n',
  );
  assert.match(diagram, /linux\/bad<br\/>.*rejected: no signatures found/);
  assert.match(diagram, /and 85 more/);
});

test('nothing is drawn of an image that could not be read', () => {
  assert.deepEqual(chainDiagram(samples.unreachable()), []);
});
