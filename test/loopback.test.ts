/** The guard that keeps tests on this machine: what it must and must not let through. */

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { runNode } from './e2e/support/process.ts';

const run = (code: string) => runNode(['--input-type=module', '--eval', code]);

test('a process of a test that would speak to another machine ends with 97', async () => {
  const attempts = [
    "import { connect } from 'node:net'; connect(9, '192.0.2.1');",
    "import { connect } from 'node:net'; connect({ port: 9, host: '2001:db8::1' });",
    "import { connect } from 'node:tls'; connect(443, 'rekor.sigstore.dev');",
    "import { get } from 'node:http'; get('http://rekor.sigstore.dev/');",
    "import { get } from 'node:https'; get('https://192.0.2.1/').on('error', () => {});",
    "import { lookup } from 'node:dns'; lookup('rekor.sigstore.dev', () => {});",
    "await fetch('https://rekor.sigstore.dev/').catch(() => {});",
    `import { connect } from 'node:net';
     connect({ port: 9, host: 'x.test', lookup: (_h, o, done) => o.all ? done(null, [{ address: '192.0.2.1', family: 4 }]) : done(null, '192.0.2.1', 4) });`,
  ];
  for (const attempt of attempts) {
    const { exitCode, stderr } = await run(attempt);
    assert.equal(exitCode, 97, `${attempt}\n${stderr}`);
  }
});

test('loopback and local sockets are free', async (t) => {
  const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise((listening) => server.once('listening', listening));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const { exitCode, stderr } = await run(`
    import { connect } from 'node:net';
    import { once } from 'node:events';
    for (const args of [[${address.port}, '127.0.0.1'], [{ port: ${address.port}, host: 'localhost', family: 4 }]]) {
      await once(connect(...args), 'connect');
    }
    await once(connect('/nonesuch/socket'), 'error');
    process.exit(0);
  `);
  assert.equal(exitCode, 0, stderr);
});
