// The demo where a builder of docker buildx runs: what is released there is what buildx has built.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { installed } from './support/binaries.ts';
import { startBuildKit } from './support/buildkit.ts';
import { run, runOrThrow } from './support/command.ts';

const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const skip = installed('docker', 'buildx', 'buildkitd', 'runc')
  ? false
  : 'node scripts/peers.mjs install --for release';

test('the demo builds with docker buildx where a builder runs', { skip }, async () => {
  const buildKit = await startBuildKit();
  try {
    const { env, builder } = buildKit;
    await runOrThrow('buildx', ['use', builder], { env });
    const { exit, stdout, stderr } = await run(process.execPath, [program, 'demo'], { env });
    assert.equal(exit, 0, stderr);
    assert.match(stdout, /docker buildx builds the image and pushes it by digest/);
    assert.match(stdout, /build and push +done/);
    assert.match(stdout, /RELEASED/);
  } finally {
    await buildKit.stop();
  }
});
