/** A registry that breaks HTTP, and a run that Node would end in the middle: each is reported, with a code. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { verifyImages } from '../../src/index.ts';
import { every } from '../support/thorough.ts';
import { runAction } from './support/action.ts';
import { runCli } from './support/cli.ts';
import { dry, runNode, temporaryFolder } from './support/process.ts';
import { startWorld, trust, trustFlags } from './support/world.ts';

const { hub, ecr, image } = await startWorld();
const name = 'legacy-rekor-v1';
const images = [image(hub, name), image(ecr, name)];

const answers: Readonly<Record<string, string>> = {
  '101 with Upgrade': 'HTTP/1.1 101 No\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n',
  'a broken chunk': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\n',
  'a 204 with a body': 'HTTP/1.1 204 No\r\nContent-Length: 5\r\n\r\nhello',
  'a 200 with more than its length': 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello again',
};

for (const [how, bytes] of every(Object.entries(answers), 2)) {
  test(`threat 133: ${how} is reported, and the other image is verified`, async (t) => {
    const strike = { pieces: [bytes], ending: 'keep' } as const;
    const fault = hub.faults.add({
      when: { path: '/manifests/0.1.24', times: Infinity },
      do: strike,
    });
    t.after(() => fault.remove());
    const report = join(temporaryFolder(), 'report.json');

    const flags = ['--parity', 'false', '--report', report, '--json'];
    const cli = await runCli(['verify', ...images, ...trustFlags, ...flags]);
    assert.equal(cli.exitCode, 3, cli.stderr);
    assert.match(cli.stderr, /E_NET/);
    const written = JSON.parse(readFileSync(report, 'utf8'));
    assert.deepEqual(JSON.parse(cli.stdout), written);
    const outcomes = written.images.map(({ outcome }: { outcome: string }) => outcome);
    assert.deepEqual(outcomes, ['undetermined', 'verified']);

    const inputs = { ...trust, images: images.join('\n'), parity: 'false' };
    const action = await runAction(inputs);
    assert.equal(action.exitCode, 1);
    assert.equal(action.outputs['outcome'], 'undetermined');
    assert.match(action.annotations[0]?.message ?? '', /E_NET/);
    assert.match(action.summary, /E_NET/);

    const options = { keys: [trust.key], trustedRoot: trust['trusted-root'], env: {} };
    const settled = await verifyImages(images, { ...options, parity: 'false', timeout: 60_000 });
    assert.deepEqual(
      settled.images.map(({ outcome }) => outcome),
      ['undetermined', 'verified'],
    );
  });
}

test('threat 133: a run that ends early without an error is undetermined, with a message', async () => {
  for (const program of ['dist/cli.mjs', 'src/cli/main.ts']) {
    const args = ['verify', ...images, ...trustFlags];
    const { exitCode, stdout, stderr } = await runNode([...dry, program, ...args]);
    assert.equal(exitCode, 3);
    assert.equal(stdout, '');
    assert.match(stderr, /the run stopped without a result.*\[E_LIMIT\]/);
  }
});

test('threat 133: so is one of the action', async () => {
  const run = await runAction({ ...trust, images: images.join() }, { node: dry });
  assert.equal(run.exitCode, 1);
  assert.deepEqual([run.outputs['outcome'], run.outputs['verified']], ['undetermined', 'false']);
  assert.match(run.annotations[0]?.message ?? '', /the run stopped without a result/);
});
