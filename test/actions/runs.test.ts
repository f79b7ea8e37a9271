/** Each action in this process, with the inputs of its action.yml: exit code, outputs, and what it says in between. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { multiPlatformImage, put } from '../../sandbox/images.ts';
import { run as attest } from '../../src/actions/attest.ts';
import { run as drift } from '../../src/actions/drift.ts';
import { run as release } from '../../src/actions/release.ts';
import { run as verify } from '../../src/actions/verify.ts';
import { actionFileIn } from '../e2e/support/action.ts';
import { startDriftWorld } from '../e2e/support/drift.ts';
import { startReleaseWorld } from '../e2e/support/releasing.ts';
import { otherKey } from '../e2e/support/world.ts';
import { password, privatePem } from '../support/signing-key.ts';
import { startStep } from './support.ts';

const [drifting, releasing] = await Promise.all([startDriftWorld(), startReleaseWorld()]);
const { signal } = new AbortController();
const push = { GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: undefined, NO_COLOR: '1' };
const colours = /\u001b\[/;

/** @param folder of the action.yml, for the defaults */
function start(
  t: TestContext,
  folder: string,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string | undefined>> = push,
) {
  return startStep(t, { ...actionFileIn(folder).inputs, ...inputs }, env);
}

const { ledger: _, images: __, issues: ___, ...trust } = drifting.inputs;
const versioned = `${drifting.name(drifting.hub)}:0.1.24`;

test('verify: 0 if everything is verified, else 1', async (t) => {
  for (const [more, exitCode] of [
    [{}, 0],
    [{ key: otherKey }, 1],
  ] as const) {
    await t.test(`${exitCode}`, async (t) => {
      const step = start(t, '', { ...trust, images: versioned, ...more });
      assert.equal(await verify(process.env, signal), exitCode);
      assert.equal(step.outputs()['verified'], String(exitCode === 0));
    });
  }
});

test('drift: 0 for ok, 1 for drift and for registries that could not be reached', async (t) => {
  const { hub, tag, digest, inputs } = drifting;
  const run = (what: string, more: Readonly<Record<string, string>>, exitCode: number) =>
    t.test(what, async (t) => {
      const step = start(t, 'drift', { ...inputs, ...more });
      assert.equal(await drift(process.env, signal), exitCode);
      assert.deepEqual([step.outputs()['state'], colours.test(step.log())], [what, false]);
    });
  await run('ok', {}, 0);
  tag(hub, '0.1.26', digest('0.1.24'));
  await run('drift', {}, 1);
  tag(hub, '0.1.26', digest('0.1.26'));
  const down = hub.faults.add({
    when: { times: Number.POSITIVE_INFINITY },
    do: { status: 429, headers: { 'retry-after': '3600' } },
  });
  await run('unreachable', {}, 1);
  const state = join(drifting.folder, 'state');
  writeFileSync(state, 'first');
  await run('unreachable', { state }, 0);
  down.remove();
});

test('drift: issues need a token; a part of a check is joined with the ledger, or without', async (t) => {
  const { inputs, folder } = drifting;
  await t.test('no token', async (t) => {
    start(t, 'drift', { ...inputs, issues: 'true', 'github-token': '' });
    await assert.rejects(drift(process.env, signal), /github-token: it is empty/);
  });
  const parts = join(folder, 'parts');
  const report = join(parts, 'drift.json');
  await t.test('a part', async (t) => {
    start(t, 'drift', { ...inputs, report });
    assert.equal(await drift(process.env, signal), 0);
  });
  const elsewhere = { merge: parts, images: 'localhost:5000/another' };
  await t.test('of other images', async (t) => {
    start(t, 'drift', { ...inputs, ...elsewhere });
    await assert.rejects(drift(process.env, signal), /the reports are of other images/);
  });
  const { ledger: ____, ...others } = inputs;
  for (const given of [
    { ...inputs, merge: parts },
    { ...others, ...elsewhere },
  ]) {
    await t.test('joined', async (t) => {
      const step = start(t, 'drift', given);
      assert.equal(await drift(process.env, signal), 0);
      assert.equal(step.outputs()['state'], 'ok');
    });
  }
});

const signing = {
  key: 'env://SIGNING_KEY',
  'rekor-url': releasing.v1.url,
  'trusted-root': join(releasing.folder, 'root.json'),
};

test('attest: 0 if all attestations are there, else 1; a page, and no colours where NO_COLOR is set', async (t) => {
  const { hub } = releasing;
  const images = `${hub.host}/attested@${put(hub, 'attested', multiPlatformImage(), '1')}`;
  for (const [exitCode, more] of [
    [0, {}],
    [1, { images: images.replace(/.{64}$/, '0'.repeat(64)) }],
  ] as const) {
    await t.test(`${exitCode}`, async (t) => {
      const page = join(releasing.folder, 'attest.html');
      const step = start(
        t,
        'attest',
        { ...signing, images, 'from-buildx': 'true', page, ...more },
        { ...push, SIGNING_KEY: privatePem, COSIGN_PASSWORD: password },
      );
      assert.equal(await attest(process.env, signal), exitCode);
      assert.equal(step.outputs()['page'], page);
      assert.equal(step.outputs()['outcome'] === 'verified', exitCode === 0);
      assert.equal(
        step.said().some((said) => said.startsWith('error:')),
        exitCode === 1,
      );
      assert.doesNotMatch(step.log(), colours);
    });
  }
});

test('release: the digest at once, a page, and the image as an artifact of the job only if it is released', async (t) => {
  const { hub, ecr, folder } = releasing;
  const image = multiPlatformImage();
  const digest = put(hub, 'released', image);
  const artifacts = join(folder, 'artifacts');
  writeFileSync(artifacts, '');
  const page = join(folder, 'release.html');
  const inputs = {
    ...signing,
    ...{ image: `${hub.host}/released`, mirrors: `${ecr.host}/released`, digest, page },
    ...{ tags: '1.2.3', 'key-fingerprint': releasing.fingerprint },
  };
  const run = (what: string, more: Readonly<Record<string, string>>, exitCode: number) =>
    t.test(what, async (t) => {
      const env = {
        ...push,
        SIGNING_KEY: privatePem,
        COSIGN_PASSWORD: password,
        GITHUB_ARTIFACTS: artifacts,
      };
      const step = start(t, 'release', { ...inputs, ...more }, env);
      const known: string[] = [];
      const ended = await release(process.env, signal, (one) => known.push(one));
      assert.equal(ended, exitCode, step.log());
      assert.deepEqual([known, step.outputs()['digest']], [[digest], digest]);
      assert.equal(step.outputs()['page'], page);
      assert.equal(
        step.said().some((said) => said.startsWith('error:')),
        exitCode === 1,
      );
      assert.doesNotMatch(step.log(), colours);
    });
  await run('a plan', { 'dry-run': 'true' }, 0);
  const down = ecr.faults.add({
    when: { method: 'PUT', path: '/manifests/1.2.3', times: Number.POSITIVE_INFINITY },
    do: { status: 403 },
  });
  await run('incomplete', {}, 1);
  assert.equal(readFileSync(artifacts, 'utf8'), '');
  down.remove();
  await run('released', {}, 0);
  assert.equal(readFileSync(artifacts, 'utf8'), `oci://${hub.host}/released@${digest}\n`);
});
