/** Empty files: each is refused, and never means a default. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { signImages, TrustError, verifyImages } from '../../src/index.ts';
import { readReport } from '../../src/run/drift-files.ts';
import { readLedger } from '../../src/run/drift-task.ts';
import { openLedger } from '../../src/run/ledger-file.ts';
import { servicesOf } from '../../src/run/services.ts';
import { readTrustedRoot } from '../../src/run/trusted-root.ts';
import { runCli } from '../e2e/support/cli.ts';
import { temporaryFolder } from '../support/folder.ts';

const folder = temporaryFolder('empty');
after(() => folder.remove());
const services = {
  rekorUrl: undefined,
  rekorVersion: undefined,
  timestampUrl: undefined,
  log: true,
  keyless: false,
  fulcioUrl: undefined,
};
const image = 'localhost:1/app:1';
const run = {
  values: {
    ...{ insecureRegistries: [], certificates: [], timeout: 1000 },
    ...{ idleTimeout: undefined, registryCacert: undefined },
  },
  host: { env: {}, signal: new AbortController().signal },
};

const readers: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  'trusted-root': (path) => readTrustedRoot(path, run),
  'signing-config': (path) => servicesOf({ ...services, signingConfig: path }, new Date()),
  'the ledger of a drift check': readLedger,
  'the ledger of a release': (path) => openLedger(path, false),
  'a report to be joined': readReport,
  'the key that verifies': (path) => verifyImages([image], { keys: [path], env: {} }),
  'the key that signs': (path) => signImages([image], { key: path, env: {} }),
};

for (const [name, text] of Object.entries({ nothing: '', spaces: ' \n\n' })) {
  const path = join(folder.path, name);
  writeFileSync(path, text);

  for (const [what, read] of Object.entries(readers)) {
    test(`${what}: a file of ${name} is not a default (threat 127)`, async () => {
      await assert.rejects(
        read(path),
        (error) => error instanceof TrustError && ['E_INPUT', 'E_KEY'].includes(error.code),
      );
    });
  }

  test(`--registry-cacert: a file of ${name} adds no certificate, and is refused (threat 127)`, async () => {
    const { exitCode, stderr } = await runCli(['verify', '--registry-cacert', path, image]);
    assert.equal(exitCode, 2, stderr);
    assert.match(stderr, /registry-cacert: the file .* contains no certificate/);
  });
}

test('a variable that is empty holds no key (threat 127)', async () => {
  for (const KEY of ['', ' \n']) {
    const env = { KEY };
    await assert.rejects(verifyImages([image], { keys: ['env://KEY'], env }), { code: 'E_KEY' });
    await assert.rejects(signImages([image], { key: 'env://KEY', env }), { code: 'E_KEY' });
  }
});
