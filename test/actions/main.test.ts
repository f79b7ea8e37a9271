/** The entry points of the actions: what each says and leaves behind if it ends without a report (threat 133). */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startStep } from './support.ts';

const programs = [
  ['verify', { verified: 'false', outcome: 'undetermined' }, 'Nothing was verified'],
  ['attest', { outcome: 'undetermined' }, 'Nothing was attested'],
  ['release', { outcome: 'undetermined' }, 'Nothing was released'],
  ['drift', { state: 'unreachable' }, 'Nothing was checked'],
] as const;

for (const [name, outputs, title] of programs) {
  test(`threat 133: ${name} without inputs`, async (t) => {
    const step = startStep(t);
    await import(`../../src/actions/${name}-main.ts`);
    assert.deepEqual([process.exitCode, step.ended()], [1, true]);
    assert.deepEqual(step.outputs(), outputs);
    assert.deepEqual(
      step.commands().map((command) => [command.name, command.title]),
      [['error', title]],
    );
  });
}
