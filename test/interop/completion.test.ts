// The completion scripts, read by the shells that they are for. test/cli/completion runs the one for bash.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { installed } from './support/binaries.ts';
import { run } from './support/command.ts';

for (const [shell, script] of [
  ['zsh', 'completions/_webdis-trust'],
  ['fish', 'completions/webdis-trust.fish'],
] as const) {
  const skip = installed(shell) ? false : `node scripts/peers.mjs install ${shell}`;
  test(`${shell} reads its script`, { skip }, async () => {
    const path = fileURLToPath(new URL(`../../${script}`, import.meta.url));
    const { exit, stderr } = await run(shell, ['-n', path]);
    assert.equal(exit, 0, stderr);
  });
}
