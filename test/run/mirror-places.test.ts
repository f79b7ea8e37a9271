/** The places of a mirror run: each is opened once, and a tag that is not known is not guessed. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { mirrorImage } from '../../src/index.ts';
import { absentLayout } from '../../src/layout/create.ts';
import { argumentsOf } from '../../src/options/lists.ts';
import { location } from '../../src/options/location.ts';
import type { WritingClient } from '../../src/registry/writing-client.ts';
import { endsOf } from '../../src/run/mirror-ends.ts';
import { openEnds } from '../../src/run/mirror-places.ts';
import { temporaryFolder } from '../support/folder.ts';

const { signal } = new AbortController();

async function open(source: string, targets: readonly string[]) {
  const opened: string[] = [];
  const place = (kind: string) => (at: { readonly path: string }) => {
    opened.push(`${kind} ${at.path}`);
    return absentLayout(at.path);
  };
  const registry = { repository: place('read'), target: place('write') };
  const to = argumentsOf(location('TARGET')).fromFlags(targets, 'TARGET…');
  const ends = endsOf(location('SOURCE').parse(source), to, true);
  const places = await openEnds(
    ends,
    { signatureRepository: undefined, dryRun: true },
    { registry: registry as unknown as WritingClient, signal, onProgress: undefined },
  );
  return { opened, texts: places.targets.map(({ text, tag }) => [text, tag]) };
}

test('a repository that gets several tags is opened once', async () => {
  const targets = ['ghcr.io/me/app:1', 'ghcr.io/me/app:2', 'quay.io/me/other:1'];
  const { opened, texts } = await open('docker.io/me/app:1', targets);
  assert.deepEqual(opened, ['read me/app', 'write me/app', 'write me/other']);
  assert.deepEqual(
    texts,
    targets.map((text) => [text, text.at(-1)]),
  );
});

test('the only image of a layout, under another name: a target must name its tag', async () => {
  const hub = await startRegistry();
  after(() => hub.stop());
  loadCase(hub, 'app', 'legacy-rekor-v1');
  const layout = `oci:${join(temporaryFolder('layout').path, 'backup')}`;
  const made = await mirrorImage(`${hub.host}/app:0.1.24`, [`${layout}:0.1.24`], {
    ...{ require: 'none', env: {} },
  });
  assert.equal(made.outcome, 'verified');
  await assert.rejects(open(layout, ['ghcr.io/me/app']), {
    code: 'E_INPUT',
    message: /: the only image there is 0\.1\.24; name the tag that each TARGET gets$/,
  });
  const named = await open(layout, ['ghcr.io/me/app:1']);
  assert.deepEqual(named.texts, [['ghcr.io/me/app:1', '1']]);
  const same = await open(`${layout}:0.1.24`, ['ghcr.io/me/app']);
  assert.deepEqual(same.texts, [['ghcr.io/me/app:0.1.24', '0.1.24']]);
});
