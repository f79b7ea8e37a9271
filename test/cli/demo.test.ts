/** The demo, which Ctrl+C ends after its first act. */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { demoVerb } from '../../src/cli/demo.ts';
import { temporaryFolder } from '../support/folder.ts';
import { captureStreams } from '../support/streams.ts';
import { setVariables } from '../support/variables.ts';

test('demo: runs this command in a new temporary folder; a demo that was stopped has failed', async (t) => {
  const folder = temporaryFolder('demo').path;
  setVariables(t, { TMPDIR: folder });
  const [, program = ''] = process.argv;
  t.after(() => {
    process.argv[1] = program;
  });
  process.argv[1] = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
  const stopped = new AbortController();
  let written = '';
  captureStreams(t, {
    text: (_, text) => {
      written += text;
      if (/^1 /m.test(text)) stopped.abort();
    },
    exit: () => assert.fail('ended early'),
  });
  assert.equal(await demoVerb.run([], stopped.signal), 1);
  assert.match(written, /^ {3}\$ COSIGN_PASSWORD=\S+ webdis-trust keygen/m);
  assert.match(written, /^ {3}[0-9a-f]{64}$/m);
  assert.doesNotMatch(written, /^2 /m);
  const longest = Math.max(...written.split('\n').map(({ length }) => length));
  assert.ok(longest > 80 && longest <= 100, `${longest} columns, without a terminal`);
  assert.match(readdirSync(folder).join(), /^webdis-demo-\w{6}$/);
});
