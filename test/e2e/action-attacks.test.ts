/** What a registry, an environment or a bad moment may try against the action (threats 112 to 133). */

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { index, listed, loadCase, platformImage, put } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { type ActionRun, runAction } from './support/action.ts';
import { temporaryFolder } from './support/process.ts';
import { startWorld, trust } from './support/world.ts';

const { hub, ecr, image } = await startWorld();
const inputs = { ...trust, images: image(hub, 'legacy-rekor-v1') };

const hostile = [
  '\n::set-env name=PATH::/evil',
  '\r\n##[add-path]/evil',
  '\n::stop-commands::x\n::error::no',
  '\u001b[1A\u001b[2Kall is well',
  'a\u202eb\u2066c\u200d',
  '</details><img src=x onerror=alert(1)>|`$' + '{{ github.token }}`',
  '\nverified=true\nverified<<EOF\ntrue\nEOF',
];

/** Everywhere a registry's text could appear. */
function assertHarmless(run: ActionRun): void {
  const known = new Set(['group', 'endgroup', 'error', 'warning', 'notice']);
  for (const { name } of run.commands) assert.ok(known.has(name), name);
  assert.ok(!run.stdout.includes('##['));
  const colours = new RegExp(`${String.fromCharCode(27)}\\[(?:0|1|2|31|32|33|36)m`, 'g');
  const invisible = /[\p{Cc}\p{Default_Ignorable_Code_Point}]/u;
  // The sign of our own for "undetermined" ends with an invisible character.
  for (const text of [run.stdout.replace(colours, ''), run.summary.replaceAll('⚠️', '')]) {
    assert.ok(!invisible.test(text.replace(/\n/g, '')), JSON.stringify(text));
  }
  assert.ok(!/<img/i.test(run.summary));
  assert.equal(run.outputs['verified'], 'false');
  assert.equal(run.exported, '');
}

test('hostile text of a registry is shown as text (threats 118 to 121)', async () => {
  const children = hostile.map((text, i) =>
    listed(platformImage('linux/amd64', `layer ${i}`), {
      platform: { os: `linux${text}`, architecture: text, variant: text },
      annotations: { [text]: text },
    }),
  );
  put(hub, 'hostile', index(children, { annotations: { title: hostile.join() } }), '1');
  // Ends a value that a fixed delimiter would hold.
  const report = 'report.json\nEOF\nverified<<EOF\ntrue';
  const run = await runAction({ ...trust, images: `${hub.host}/hostile:1`, report });
  assertHarmless(run);
  assert.equal(run.outputs['report'], report);
});

test('so is hostile text in errors (threats 118 to 121)', async () => {
  const rude = await startRegistry({ name: 'rude' });
  try {
    for (const [i, text] of hostile.entries()) {
      const body = JSON.stringify({ errors: [{ code: text, message: text, detail: text }] });
      rude.faults.add({ when: { path: `/manifests/${i}` }, do: { status: 400 + i, body } });
    }
    const images = hostile.map((_, i) => `${rude.host}/rude:${i}`).join('\n');
    assertHarmless(await runAction({ ...trust, images, parity: 'false' }));
  } finally {
    await rude.stop();
  }
});

test('"verified" is the first output, and false until everything else is there (threats 132, 133)', async () => {
  const run = await runAction(inputs);
  assert.deepEqual(run.settings[0], ['verified', 'false']);
  assert.equal(run.outputs['verified'], 'true');
  const path = join(temporaryFolder(), 'file');
  writeFileSync(path, '');
  const unwritable = await runAction({ ...inputs, report: join(path, 'report.json') });
  assert.equal(unwritable.exitCode, 1);
  assert.deepEqual(unwritable.outputs, { verified: 'false', outcome: 'undetermined' });
  assert.match(unwritable.annotations[0]?.message ?? '', /report: the file .* cannot be written/);
});

test('killed in the middle: outputs say false (threat 133)', async () => {
  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    const slow = await startRegistry({ name: 'slow' });
    try {
      loadCase(slow, 'app', 'legacy-rekor-v1');
      const when = new Promise((first) => {
        slow.faults.add({ do: { first: () => new Promise(() => first(undefined)) } });
      });
      const run = await runAction(
        { ...trust, images: `${slow.host}/app:0.1.24` },
        { kill: { signal, when } },
      );
      assert.notEqual(run.exitCode, 0);
      assert.equal(run.outputs['verified'], 'false');
      assert.equal(run.outputs['outcome'], 'undetermined');
      if (signal === 'SIGTERM') assert.match(run.stdout, /the run was stopped by SIGTERM/);
    } finally {
      await slow.stop();
    }
  }
});

test('an unhandled rejection and an unexpected end are not a success (threat 133)', async () => {
  for (const code of ['Promise.reject(new Error("lost"))', 'setImmediate(() => process.exit())']) {
    const run = await runAction(inputs, { node: ['--import', `data:text/javascript,${code}`] });
    assert.notEqual(run.exitCode, 0);
    assert.notEqual(run.outputs['verified'], 'true');
  }
});

test('a registry cannot speak for another one: credentials by exact host (threat 112)', async () => {
  const secret = 'correct horse battery staple';
  const auth = Buffer.from(`ci:${secret}`).toString('base64');
  const guarded = { auth: 'basic', anonymousPull: false, users: { ci: secret } } as const;
  Object.assign(hub.settings, guarded);
  Object.assign(ecr.settings, guarded);
  try {
    const config = temporaryFolder();
    mkdirSync(config, { recursive: true });
    const auths = {
      [hub.host]: { auth },
      [`x${ecr.host}`]: { auth },
      [ecr.host.slice(0, -1)]: { auth },
    };
    writeFileSync(join(config, 'config.json'), JSON.stringify({ auths }));
    const run = await runAction(
      { ...trust, images: [image(hub, 'single-image'), image(ecr, 'single-image')].join() },
      { env: { DOCKER_CONFIG: config, RUNNER_DEBUG: '1' } },
    );
    assert.equal(run.outputs['outcome'], 'undetermined');
    assert.match(run.annotations[0]?.message ?? '', /E_AUTH/);
    assert.ok(hub.requests.some(({ authorization }) => authorization));
    assert.ok(!ecr.requests.some(({ authorization }) => authorization));
    for (const text of [secret, auth]) {
      assert.ok(run.stdout.includes(`::add-mask::${text}`));
      assert.ok(!run.stdout.replaceAll(`::add-mask::${text}`, '').includes(text));
      assert.ok(!run.summary.includes(text) && !run.stderr.includes(text));
    }
  } finally {
    hub.reset();
    ecr.reset();
  }
});

test('TLS that the environment turns off stays on, with a warning (threat 116)', async () => {
  loadCase(hub, 'app', 'single-image');
  const run = await runAction(
    { ...trust, images: image(hub, 'app') },
    { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } },
  );
  assert.equal(run.exitCode, 0);
  assert.equal(run.annotations[0]?.name, 'warning');
  assert.match(run.annotations[0]?.message ?? '', /NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect/);
});
