// "Verify by hand, with cosign" pasted into a shell, with the real cosign.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { loadCase } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { verifyImages } from '../../src/index.ts';
import { shellWord } from '../../src/oci/shell-word.ts';
import { cosignCommands } from '../../src/report/verify/by-hand.ts';
import { otherKey, signerKey, trustedRoot } from '../e2e/support/world.ts';
import { temporaryFolder } from '../support/folder.ts';
import { binary, installed } from './support/binaries.ts';

const programs = ['cosign2', 'cosign3'] as const;

describe('commands for cosign', {
  skip: !installed(...programs) && 'node scripts/peers.mjs install cosign2 cosign3',
}, async () => {
  const registry = await startRegistry();
  after(() => registry.stop());
  const image = `${registry.host}/app:0.1.24`;
  // Paths that a shell would take apart.
  const folder = join(temporaryFolder('cosign-commands').path, "team's keys");
  mkdirSync(folder);
  const [key, other, root] = ['a key.pub', 'other', 'a root.json'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  copyFileSync(signerKey, key);
  copyFileSync(otherKey, other);
  copyFileSync(trustedRoot, root);

  for (const program of programs) {
    const paste = pasting(folder, program);
    for (const name of ['legacy-rekor-v1', 'bundle-rekor-v1', 'both-formats']) {
      it(`${program}, ${name}: the command verifies, with key and root in files of any name`, async () => {
        registry.reset();
        loadCase(registry, 'app', name);
        const report = await verifyImages([image], { keys: [other, key], trustedRoot: root });
        const [command = '', ...more] = cosignCommands(report);
        assert.deepEqual(more, []);
        const { exitCode, output } = await paste(command);
        assert.equal(exitCode, 0, `${command}\n${output}`);
        const wrong = command.replace(shellWord(key), shellWord(other));
        assert.notEqual(wrong, command);
        assert.notEqual((await paste(wrong)).exitCode, 0);
      });
    }

    it(`${program}: claims with commas and quotes are those that were demanded`, async () => {
      registry.reset();
      loadCase(registry, 'app', 'unsigned');
      // cosign 2 takes no second "=".
      const value = 'a, "c"';
      const claim = `built=${value}`;
      const generated = await paste('COSIGN_PASSWORD= cosign generate-key-pair');
      assert.equal(generated.exitCode, 0, generated.output);
      const quoted = shellWord(`"${claim.replaceAll('"', '""')}"`);
      const format = '--new-bundle-format=false --tlog-upload=false';
      const config = program === 'cosign3' ? '--use-signing-config=false' : '';
      const sign = `COSIGN_PASSWORD= cosign sign --yes --recursive --key cosign.key ${format} ${config} -a ${quoted} ${image}`;
      const signed = await paste(sign);
      assert.equal(signed.exitCode, 0, signed.output);
      const keys = [join(folder, 'cosign.pub')];
      const annotations = { built: value };
      const report = await verifyImages([image], { keys, annotations, transparencyLog: 'ignored' });
      assert.equal(report.exitCode, 0, JSON.stringify(report.images));
      const [command = ''] = cosignCommands(report);
      const { exitCode, output } = await paste(command);
      assert.equal(exitCode, 0, `${command}\n${output}`);
      assert.notEqual((await paste(command.replace('a, ', 'b, '))).exitCode, 0);
    });
  }
});

/** In a shell whose `cosign` is this one. */
function pasting(cwd: string, program: string) {
  const bin = temporaryFolder('bin').path;
  writeFileSync(join(bin, 'cosign'), `#!/bin/sh\nexec '${binary(program)}' "$@"\n`, {
    mode: 0o755,
  });
  const env = { PATH: `${bin}:${process.env['PATH']}`, HOME: cwd };
  return (command: string) =>
    new Promise<{ readonly exitCode: number; readonly output: string }>((resolve, reject) => {
      const child = spawn('sh', ['-c', `rm -f "$HOME/cosign.key.old"; ${command}`], { cwd, env });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
        });
      }
      child.on('error', reject);
      child.on('close', (code) => resolve({ exitCode: code ?? -1, output }));
      child.stdin.end('y\n');
    });
}
