/** docs/leaving-content-trust.md: its commands, from what the registries serve to the ledgers. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ledgerSchema, parseLedger } from '../../src/ledger/ledger.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { walkThrough } from '../support/leaving-guide.ts';
import { thorough } from '../support/thorough.ts';

thorough(
  'the commands do what the guide says: signed on both registries, and a ledger for each',
  async (t) => {
    // test/interop/leaving-content-trust.test.ts has the real buildx.
    const walked = await walkThrough({ docker: 'echo the same' });
    t.after(() => walked.end());
    const { exitCode, output, hub, ecr, log, images, file } = walked;
    assert.equal(exitCode, 0, output);
    assert.doesNotMatch(output, /STOP|REJECTED|FAILED|UNDETERMINED/);

    for (const [registry, name, list] of [
      [hub, 'hub', 'releases-hub.json'],
      [ecr, 'ecr', 'releases-ecr.json'],
    ] as const) {
      const { schema, from, releases } = parseLedger(Buffer.from(file(list)), list);
      assert.deepEqual([schema, from], [ledgerSchema, '0.1.12']);
      assert.deepEqual(
        releases.map(({ version, digest }) => [version, digest]),
        Object.entries(images).map(([version, image]) => [version, image[name].digest]),
      );
      for (const { signatures } of releases) {
        const formats = signatures.map(({ format }) => format);
        assert.deepEqual(new Set(formats), new Set(['legacy', 'bundle']));
      }
      const { tags } = registry.store.repository('nicolas/webdis');
      for (const image of Object.values(images))
        assert.ok(tags.has(signatureTag(image[name].digest)));
    }
    assert.equal(file('ecr.txt').split('\n').length, 3);
    // Three lists with two platforms each, in two formats; the signatures of 0.1.12 were brought to ECR.
    assert.equal(log.entries.length, 3 * 3 * 2);
  },
);

thorough(
  'a tag that is not what was signed is said, and the next steps are the maintainer’s',
  async (t) => {
    const walked = await walkThrough({
      docker: 'exit 1',
      steps: /^2/,
      before: ({ hub, images }) => {
        const other = images['0.1.12']?.hub.digest;
        assert.ok(other);
        hub.store.repository('nicolas/webdis').tags.set('0.1.19', other);
      },
    });
    t.after(() => walked.end());
    assert.match(walked.output, /STOP: \S+\/nicolas\/webdis:0\.1\.19 is not sha256:/);
    assert.doesNotMatch(walked.output, /STOP: \S+:0\.1\.12 /);
  },
);

test('the keys that the guide names are those that the report names', () => {
  const guide = readFileSync(
    new URL('../../docs/leaving-content-trust.md', import.meta.url),
    'utf8',
  );
  const webdis = readFileSync(new URL('../../src/verify/webdis.ts', import.meta.url), 'utf8');
  const [root = ''] = /[0-9a-f]{63,64}/.exec(webdis) ?? [];
  assert.ok(guide.includes(`| root | \`${root}\` |`));
});
