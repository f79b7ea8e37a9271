/** Demands that a workflow writes and that would be lost: each ends the step before anything is asked. */

import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../support/folder.ts';
import { every } from '../support/thorough.ts';
import { type ActionRun, actionFileIn, runAction } from './support/action.ts';
import { startWorld, trust } from './support/world.ts';

const { hub, image } = await startWorld();
const pinned = '13978f60dc327a6464cc6937ed561f5137c0b50273cd699b853ed3b454e325a4';

/** By folder: inputs with which the action would begin, and the outputs of a run that did not. */
const actions = {
  '': {
    inputs: { ...trust, images: image(hub, 'legacy-rekor-v1') },
    outputs: { verified: 'false', outcome: 'undetermined' },
  },
  drift: {
    inputs: { ...trust, images: `${hub.host}/a/b`, tags: '1', issues: 'false' },
    outputs: { state: 'unreachable' },
  },
  release: {
    inputs: { image: `${hub.host}/a/b`, tags: '1.0.0', key: 'env://NONE', context: '.' },
    outputs: { outcome: 'undetermined' },
  },
} as const;

type Action = keyof typeof actions;
const names = Object.keys(actions) as Action[];

function run(action: Action, inputs: Readonly<Record<string, string>>): Promise<ActionRun> {
  const all = { ...actions[action].inputs, ...inputs };
  return runAction(all, { action, env: { GITHUB_EVENT_NAME: 'push' } });
}

async function refused(action: Action, inputs: Record<string, string>, says: string) {
  const ended = await run(action, inputs);
  assert.equal(ended.exitCode, 1, ended.stdout + ended.stderr);
  assert.deepEqual(ended.outputs, actions[action].outputs);
  const [error, ...others] = ended.annotations;
  assert.deepEqual(others, []);
  assert.equal(error?.name, 'error');
  assert.equal(error?.message, `Error: invalid input: ${says} [E_INPUT]`);
}

/** A slip to the input that was meant. */
const slips: Readonly<Record<Action, Readonly<Record<string, string>>>> = {
  '': {
    platform: 'platforms',
    digests: 'digest',
    'key-fingerprints': 'key-fingerprint',
    key_fingerprint: 'key-fingerprint',
    'key fingerprint': 'key-fingerprint',
    'required-input': 'required-inputs',
  },
  drift: { image: 'images', 'key-fingerprints': 'key-fingerprint', 'page-': 'page' },
  release: { tag: 'tags', mirror: 'mirrors', 'key-fingerprints': 'key-fingerprint' },
};

for (const action of names) {
  const of = action === '' ? 'verify' : action;

  test(`${of}: an input that action.yml does not have is refused, and the nearest is named (threat 126)`, async () => {
    for (const [slip, meant] of every(Object.entries(slips[action]), 2)) {
      const name = slip.replaceAll(' ', '_');
      const says = `this action has no input "${name}"; did you mean ${meant}? (the variable INPUT_${name.toUpperCase()} is set)`;
      await refused(action, { [slip]: slip === 'digests' ? '' : 'x' }, says);
    }
    const all = Object.keys(actionFileIn(action).inputs);
    const { annotations } = await run(action, { xyzzyplugh: 'x' });
    const [, listed = ''] =
      /"xyzzyplugh"; there are (.*) \(the/.exec(annotations[0]?.message ?? '') ?? [];
    assert.deepEqual(listed.split(', ').toSorted(), all.toSorted());
  });

  test(`${of}: what required-inputs names must not be empty, and must be an input (threat 127)`, async () => {
    const why = 'the variable, secret or output that it is taken from is not set';
    await refused(
      action,
      { 'required-inputs': 'key, key-fingerprint\nreport', 'key-fingerprint': ' ' },
      `key-fingerprint, report: empty, and named in required-inputs: ${why}`,
    );
    await refused(
      action,
      { 'required-inputs': 'key-fingerprints' },
      'required-inputs: this action has no input "key-fingerprints"; did you mean key-fingerprint?',
    );
  });
}

test('nothing was asked of a registry', () => assert.deepEqual(hub.requests, []));

test('required-inputs that are given are no obstacle', async () => {
  const ended = await run('', {
    'required-inputs': 'images, key, key-fingerprint, trusted-root',
    'key-fingerprint': pinned,
  });
  assert.equal(ended.exitCode, 0, ended.stdout);
  assert.match(
    ended.stdout,
    /^Key 13978f60dc327a64 \(.*signer\.pub\): .*pinned by its fingerprint/m,
  );
  assert.deepEqual(ended.annotations, []);
});

test('release: an empty digest builds nothing without a context (threat 127)', async () => {
  const says =
    'digest: it is empty, and no context says what to build: give the digest of an image that was pushed, or the context (".": this folder)';
  await refused('release', { digest: '', context: '' }, says);
});

test("release, verify: docker's annotations are no claims", async () => {
  const inputs = { annotations: 'version=1\nmanifest:org.opencontainers.image.title=App' };
  const says =
    'annotations: "manifest:org.opencontainers.image.title" is an annotation of a manifest or index, ' +
    "as docker's annotations are, not of the signed claims: in a release, give it as build-annotations";
  for (const action of ['', 'release'] as const) await refused(action, inputs, says);
});

test('what an expression left empty: an annotation, the tag, a list of comments, the key', async () => {
  const cases: readonly (readonly [Action, Record<string, string>, string])[] = [
    ['', { tag: '' }, 'tag: it is empty; leave it out for the default, latest'],
    ['', { key: '# team.pub' }, 'key: it contains no key, only comments'],
  ];
  for (const action of ['', 'release'] as const) {
    const says =
      'annotations: "version=" has no value: the variable or output that it is taken from is not set';
    await refused(action, { annotations: 'version=' }, says);
  }
  for (const action of names) {
    const says = 'key-fingerprint: the list is empty, it contains only comments';
    await refused(action, { 'key-fingerprint': '# none' }, says);
  }
  for (const [action, inputs, says] of cases) await refused(action, inputs, says);
});

test('threat 76: a key file of the checkout without a fingerprint is a warning, in the log and the summary as well', async () => {
  const { path } = temporaryFolder('checkout');
  copyFileSync(trust.key, join(path, 'team.pub'));
  const inputs = { ...actions[''].inputs, key: 'team.pub' };
  const options = { cwd: path, env: { GITHUB_WORKSPACE: path } };
  const open = await runAction(inputs, options);
  assert.equal(open.exitCode, 0, open.stdout);
  const [warning, ...others] = open.annotations;
  assert.deepEqual(others, []);
  assert.deepEqual([warning?.name, warning?.title], ['warning', 'A key is not pinned']);
  assert.match(warning?.message ?? '', /the key "team\.pub" is a file in the checkout.*\[E_KEY\]/s);
  assert.match(open.stdout, /^Key 13978f60dc327a64 \(team\.pub\): .*not pinned/m);
  assert.match(open.summary, /not pinned, no key-fingerprint was given/);
  const held = await runAction({ ...inputs, 'key-fingerprint': pinned }, options);
  assert.deepEqual(held.annotations, []);
  assert.match(held.summary, /pinned by its fingerprint/);
});

test('threat 76: a drift check warns of it, too', async () => {
  const { path } = temporaryFolder('checkout');
  copyFileSync(trust.key, join(path, 'team.pub'));
  const inputs = { ...actions.drift.inputs, key: 'team.pub' };
  const options = { action: 'drift', cwd: path, env: { GITHUB_WORKSPACE: path } };
  const ended = await runAction({ ...inputs, report: 'drift.json' }, options);
  const warnings = ended.annotations.filter(({ title }) => title === 'A key is not pinned');
  assert.equal(warnings.length, 1, ended.stdout);
  assert.match(ended.stdout, /^Key 13978f60dc327a64 \(team\.pub\): .*not pinned/m);
});
