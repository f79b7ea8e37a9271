// The action with its default images, under the registries' real names, in a network of its own.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { installed } from './support/binaries.ts';
import { readCases } from './support/load.ts';
import { realNames } from './support/named-registries.ts';
import type { WorldResult } from './support/names-world.ts';
import { mayMakeNetworks, runWithNames } from './support/namespace.ts';

const world = fileURLToPath(new URL('support/names-world.ts', import.meta.url));
const vectors = fileURLToPath(new URL('../vectors/cosign-made', import.meta.url));

it('docker.io and public.ecr.aws: verified with a key of ours, rejected with the true defaults', {
  skip: reasonToSkip(),
}, async () => {
  const { exit, stdout, stderr } = await runWithNames(realNames, world);
  assert.equal(exit, 0, stderr);
  const { own, ownBundles, defaults, requests }: WorldResult = JSON.parse(stdout);

  const digest = readCases(vectors).get('legacy-hub-identity')?.digest;
  assert.equal(own.exitCode, 0, own.stdout);
  assert.equal(own.outputs['verified'], 'true');
  assert.equal(own.outputs['digest'], digest);
  assert.deepEqual(JSON.parse(own.outputs['images'] ?? ''), {
    'nicolas/webdis': `docker.io/nicolas/webdis@${digest}`,
    'public.ecr.aws/nicolas/webdis': `public.ecr.aws/nicolas/webdis@${digest}`,
  });
  assert.match(own.stdout, /Verification for index\.docker\.io\/nicolas\/webdis:latest --/);

  assert.equal(ownBundles.outputs['verified'], 'true', ownBundles.stdout);

  assert.equal(defaults.exitCode, 1, defaults.stdout);
  assert.equal(defaults.outputs['verified'], 'false');
  assert.equal(defaults.outputs['outcome'], 'rejected');
  assert.equal(defaults.outputs['digest'], '');

  // Tokens stay with the registry they are for, and the blob stores see none.
  for (const line of requests) {
    const [host = '', , , , ...authorization] = line.split(' ');
    const expected =
      host === 'registry-1.docker.io'
        ? /^(-|Bearer hub-token)$/
        : host === 'public.ecr.aws'
          ? /^(-|Bearer ecr-token)$/
          : /^-$/;
    assert.match(authorization.join(' '), expected, line);
  }
  for (const name of realNames.slice(0, 2)) {
    assert.ok(
      requests.some((line) => line.startsWith(`${name} `)),
      `${name} was asked`,
    );
  }
  const blobs = requests.filter((line) => line.includes('signature=secret'));
  assert.equal(blobs.length, 3 * 10, 'in three runs, five payloads or bundles from each registry');
  process.stdout.write(`${requests.length} requests over TLS, ${blobs.length} to blob stores\n`);
});

function reasonToSkip(): string | false {
  if (!installed('olareg', 'distribution', 'nginx', 'openssl')) {
    return 'node scripts/peers.mjs install --for verify';
  }
  return mayMakeNetworks() ? false : 'needs the right to make a network namespace (root)';
}
