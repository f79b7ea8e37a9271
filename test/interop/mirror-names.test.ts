// Mirrored from docker.io to public.ecr.aws: TLS, tokens, and blobs that are elsewhere on both sides.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { installed } from './support/binaries.ts';
import { readCases } from './support/load.ts';
import type { MirrorWorldResult } from './support/mirror-world.ts';
import { realNames } from './support/named-registries.ts';
import { mayMakeNetworks, runWithNames } from './support/namespace.ts';

const world = fileURLToPath(new URL('support/mirror-world.ts', import.meta.url));
const vectors = fileURLToPath(new URL('../vectors/cosign-made', import.meta.url));

it('docker.io to public.ecr.aws, under their real names', {
  skip: reasonToSkip(),
}, async () => {
  const { exit, stdout, stderr } = await runWithNames(realNames, world);
  assert.equal(exit, 0, stderr);
  const { copies, requests }: MirrorWorldResult = JSON.parse(stdout);
  assert.equal(copies.length, 2);
  for (const { name, exit, stderr, digest, cosign } of copies) {
    assert.equal(exit, 0, stderr);
    assert.equal(digest, readCases(vectors).get(name)?.digest);
    assert.deepEqual(cosign, [0, 0, 0, 0, 0], name);
  }

  // The password goes to the token service, tokens to the registry they are for, neither to storage.
  for (const line of requests) {
    const [host = '', , path = '', , ...authorization] = line.split(' ');
    assert.match(authorization.join(' '), expectedAt(host, path), line);
  }
  const uploads = requests.filter((line) =>
    /^public\.ecr\.aws PUT \S+\/blobs\/uploads\//.test(line),
  );
  const elsewhere = requests.filter((line) => line.includes('signature=secret'));
  assert.ok(uploads.length > 0 && elsewhere.length >= uploads.length);
  process.stdout.write(
    `${requests.length} requests over TLS, ${uploads.length} uploads, ${elsewhere.length} to blob stores\n`,
  );
});

function expectedAt(host: string, path: string): RegExp {
  if (host === 'registry-1.docker.io') return /^(-|Bearer hub-token)$/;
  if (host !== 'public.ecr.aws') return /^-$/;
  return path.startsWith('/token/') ? /^Basic / : /^(-|Bearer ecr-token)$/;
}

function reasonToSkip(): string | false {
  if (!installed('olareg', 'distribution', 'nginx', 'openssl', 'crane', 'cosign3')) {
    return 'node scripts/peers.mjs install --for verify';
  }
  return mayMakeNetworks() ? false : 'needs the right to make a network namespace (root)';
}
