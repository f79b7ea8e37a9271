/** How `docker buildx build` is run: with a docker of the test's own on PATH. */

import assert from 'node:assert/strict';
import { channel } from 'node:diagnostics_channel';
import { getEventListeners } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { prepareBuild } from '../../src/buildx/build.ts';
import { runBuildx } from '../../src/buildx/buildx.ts';
import { TrustError } from '../../src/error.ts';
import { readOptions } from '../../src/options/library.ts';
import { releaseOptions } from '../../src/options/release.ts';
import { temporaryFolder } from '../support/folder.ts';
import { captureStreams } from '../support/streams.ts';

const digest = `sha256:${'ab'.repeat(32)}`;
const pushed = `echo '{"containerimage.digest":"${digest}"}' > "$metadata"`;

const { build } = prepareBuild(
  {
    ...readOptions({ key: 'k', tags: ['1'], context: '.' }, releaseOptions, { image: 'r:5000/a' }),
    context: '.',
    secretEnvs: ['token=SECRET'],
  },
  { registry: 'r:5000', path: 'a' },
  { env: { SECRET: 'hunter2' } },
  [],
);

/** @param script of sh; `$metadata` is where the digest belongs */
function docker(t: TestContext, script: string, signal = new AbortController().signal) {
  const folder = temporaryFolder('docker').path;
  const at = (name: string) => join(folder, name);
  const find = 'for word; do [ "$last" = --metadata-file ] && metadata=$word; last=$word; done';
  const text = `#!/bin/sh\ncd ${folder}\n${find}\necho "$metadata" > place\n${script}\n`;
  writeFileSync(at('docker'), text);
  chmodSync(at('docker'), 0o755);
  const before = process.env['PATH'];
  process.env['PATH'] = `${folder}:${before}`;
  t.after(() => {
    process.env['PATH'] = before;
  });
  const read = (name: string) => readFileSync(at(name), 'utf8').trim();
  let log = '';
  const running = runBuildx(build, {
    env: { PATH: `${folder}:${before}`, SECRET: 'hunter2', ONLY: 'this' },
    signal,
    onLog: (more) => {
      log += more;
    },
  });
  return { running, read, at, log: () => log };
}

test('the digest is what buildx says it pushed; its log is passed on, and no file is left', async (t) => {
  // Results of the action and the terminal are on stdout.
  const printed: string[] = [];
  const restore = captureStreams(t, {
    text: (stream, text) => stream === 'stdout' && printed.push(text),
    exit: () => {},
  });
  const { running, read, log } = docker(t, `printf out; printf err >&2; env > env; ${pushed}`);
  assert.equal(await running, digest);
  restore();
  assert.doesNotMatch(printed.join(''), /--metadata-file/);
  assert.deepEqual(log().trim().split('\n').sort(), ['err', 'out']);
  assert.match(read('place'), /\/release-[^/]+\/metadata\.json$/);
  assert.equal(existsSync(dirname(read('place'))), false);
  assert.match(read('env'), /^ONLY=this$/m);
  assert.doesNotMatch(read('env'), /^HOME=/m);
  assert.equal(channel('child_process').hasSubscribers, false);
});

test('a build that fails says why, in the words of buildx without its secrets', async (t) => {
  const { running, read } = docker(t, "echo 'ERROR: hunter2 is wrong' >&2; exit 3");
  await assert.rejects(running, {
    code: 'E_BUILD',
    message: 'docker buildx build ended with 3: ERROR: *** is wrong',
  });
  assert.equal(existsSync(dirname(read('place'))), false);
});

test('a build without a digest has failed', async (t) => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['true', /the metadata of buildx .* does not exist/],
    ['echo \'{}\' > "$metadata"', /has no containerimage\.digest/],
    ['echo \'{\' > "$metadata"', /its metadata file cannot be read/],
    ['head -c 16777217 /dev/zero > "$metadata"', /has more than 16777216 bytes/],
  ];
  for (const [script, message] of cases) {
    await assert.rejects(docker(t, script).running, { code: 'E_BUILD', message });
  }
  const padded = 'head -c 16777000 /dev/zero | tr "\\0" " " >> "$metadata"';
  assert.equal(await docker(t, `${pushed}; ${padded}`).running, digest);
});

test('what docker leaves running does not hold up the run', async (t) => {
  const { running, read } = docker(t, `sleep 600 & echo $! > left; ${pushed}`);
  assert.equal(await running, digest);
  assert.ok(process.kill(Number(read('left')), 'SIGKILL'), 'it still runs');
});

test('without docker the error says so', async (t) => {
  const before = process.env['PATH'];
  t.after(() => {
    process.env['PATH'] = before;
  });
  process.env['PATH'] = temporaryFolder('no-docker').path;
  await assert.rejects(runBuildx(build, { env: {}, signal: new AbortController().signal }), {
    code: 'E_BUILD',
    message: /^docker is not installed, or not on PATH/,
  });
});

for (const [what, trap, left] of [
  ['is cancelled', "trap 'echo cancelled > end; exit 1' TERM", 'cancelled'],
  ['is killed if it does not end', "trap 'echo ignored > end' TERM", 'ignored'],
] as const) {
  test(`a build whose run is aborted ${what}, and the error is why it was aborted`, async (t) => {
    const controller = new AbortController();
    const why = new TrustError('E_LIMIT', 'the run was stopped by SIGTERM');
    const script = `${trap}\necho $$ > pid\necho started\nwhile true; do sleep 0.05; done`;
    const { running, read, log } = docker(t, script, controller.signal);
    const watch = setInterval(() => {
      if (log().includes('started')) controller.abort(why);
    }, 20);
    await assert.rejects(running, why);
    clearInterval(watch);
    assert.equal(read('end'), left);
    assert.throws(() => process.kill(Number(read('pid')), 0), { code: 'ESRCH' });
    assert.deepEqual(getEventListeners(controller.signal, 'abort'), []);
    assert.equal(existsSync(dirname(read('place'))), false);
  });
}

test('a run that is over before the build starts ends the build as well', async (t) => {
  const { running } = docker(t, 'while true; do sleep 0.05; done', AbortSignal.abort('over'));
  await assert.rejects(running, { code: 'E_LIMIT', message: /ended before it was done/ });
});
