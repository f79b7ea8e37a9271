/** What programs that a run starts get of its environment. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { childEnvironment, withheld } from '../../src/host/child-environment.ts';

test('threat 131: keys, passwords and identity tokens stay with the run', () => {
  const pem = '-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----';
  const env = {
    PATH: '/bin',
    COSIGN_PASSWORD: 'p',
    COSIGN_PRIVATE_KEY: 'k',
    SIGSTORE_ID_TOKEN: 't',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'runner-token',
    BUILDKITE_AGENT_ACCESS_TOKEN: 'agent-token',
    MY_KEY: 'key-text',
    ITS_COPY: 'key-text',
    PEM: pem,
    INPUT_KEY: 'x',
    Input_Other: 'x',
    MY_INPUT_: 'kept',
    UNSET: undefined,
  };
  const given = withheld(['env://MY_KEY', '/run/x://MY_KEY', '']);
  assert.deepEqual(childEnvironment(env, given), { PATH: '/bin', MY_INPUT_: 'kept' });
});

test('a value that a key has, too, is withheld if it is long enough to be a secret', () => {
  const env = { A: 'sevenxx', B: 'eight-xx', C: 'eight-xx and more' };
  const given = withheld(['sevenxx', 'eight-xx']);
  assert.deepEqual(childEnvironment(env, given), { A: 'sevenxx', C: 'eight-xx and more' });
});

test('a variable is named by its whole name: what only contains env:// is a path', () => {
  const env = { KEY: 'a file name' };
  assert.deepEqual(childEnvironment(env, withheld(['./env://KEY'])), env);
  assert.deepEqual(childEnvironment(env, withheld(['env://KEY'])), {});
  const naming = { OPTION: 'env://KEY' };
  assert.deepEqual(childEnvironment(naming, withheld(['env://KEY'])), naming);
});
