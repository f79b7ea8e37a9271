/** The demo, and the commands that it prints to try. */

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { thorough } from '../support/thorough.ts';
import { runCli } from './support/cli.ts';

const program = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));
const env = { ...process.env, DOCKER_CONFIG: '/nonexistent', PATH: withoutDocker() };

/** A builder would be asked to build, which takes a while. */
function withoutDocker(): string {
  const folders = (process.env['PATH'] ?? '').split(':');
  return folders.filter((folder) => spawnSync(`${folder}/docker`, ['--version']).error).join(':');
}

const hasCurl = spawnSync('curl', ['--version']).status === 0;

thorough('demo --keep: every command that it prints does what it says', async (t) => {
  const demo = spawn(process.execPath, [program, 'demo', '--keep'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => demo.kill('SIGKILL'));
  let text = '';
  for await (const chunk of demo.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    text += chunk;
    if (/--trusted-root trusted-root\.json \S+@sha256:\w{64}\n\n$/.test(text)) break;
  }
  const [, folder = '', shown = ''] = /\n {2}cd (\S+)\n([\s\S]*)$/.exec(text) ?? [];
  const commands = shown.replaceAll(' \\\n     ', '').match(/^ {2}\S.*$/gm) ?? [];
  assert.equal(commands.length, 10);
  const shell = `webdis-trust() { "${process.execPath}" "${program}" "$@"; }`;
  const expected = commands.map((command) => (/--parity true/.test(command) ? 20 : 0));
  const actual = commands.map((command) => {
    if (command.includes('curl') && !hasCurl) return 0;
    const run = spawnSync(
      'bash',
      [
        '-c',
        `${shell.replace('webdis-trust', 'webdis_trust')}; ${command.replace(/\bwebdis-trust\b/, 'webdis_trust')}`,
      ],
      {
        cwd: folder,
        env,
        encoding: 'utf8',
      },
    );
    return run.status;
  });
  assert.deepEqual(actual, expected, shown);
  demo.kill('SIGINT');
  assert.deepEqual(await once(demo, 'close'), [0, null]);
});

thorough('demo: attacks are found', async () => {
  const { exitCode, stdout } = await runCli(['demo'], { env });
  assert.equal(exitCode, 0, stdout);
  assert.match(stdout, /Drift: ECR has changed +drift +20/);
});
