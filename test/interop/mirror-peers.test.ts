// What other programs lose when they copy a signed image, verified with cosign.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Folder, temporaryFolder } from '../support/folder.ts';
import { installed } from './support/binaries.ts';
import { type CommandResult, run } from './support/command.ts';
import { cosign } from './support/cosign.ts';
import { eachOf } from './support/in-turn.ts';
import { loadCase, readCases } from './support/load.ts';
import { listSignatures } from './support/material.ts';
import { ourEnvironment } from './support/ourselves.ts';
import { type Registry, startDistribution3, startOlareg } from './support/registries.ts';

const vectors = fileURLToPath(new URL('../vectors/cosign-made', import.meta.url));
const cli = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const verify = { key: `${vectors}/signer.pub`, trustedRoot: `${vectors}/trusted-root.json` };
const peers = ['olareg', 'distribution', 'oras', 'regctl', 'crane', 'skopeo', 'cosign3'];
const skip = installed(...peers) ? false : `node scripts/peers.mjs install ${peers.join(' ')}`;

const cases = ['legacy-rekor-v1', 'bundle-rekor-v1'];

/** Their command lines, with every flag that is about signatures. */
const programs: Readonly<Record<string, (source: string, target: string) => readonly string[]>> = {
  'webdis-trust mirror': (source, target) => [
    ...[process.execPath, cli, 'mirror', '--quiet', '--key', verify.key],
    ...['--trusted-root', verify.trustedRoot, source, target],
  ],
  'oras cp -r': (source, target) => [
    ...['oras', 'cp', '-r', '--from-plain-http', '--to-plain-http', source, target],
  ],
  'regctl image copy --digest-tags --referrers': (source, target) => [
    'regctl',
    ...[source, target].flatMap((image) => ['--host', `reg=${image.split('/')[0]},tls=disabled`]),
    ...['image', 'copy', '--digest-tags', '--referrers', source, target],
  ],
  'crane cp': (source, target) => ['crane', 'copy', '--insecure', source, target],
  'skopeo copy --all --preserve-digests': (source, target) => [
    ...['skopeo', '--insecure-policy', 'copy', '--all', '--preserve-digests'],
    ...['--src-tls-verify=false', '--dest-tls-verify=false'],
    ...[`docker://${source}`, `docker://${target}`],
  ],
};

/** Signatures that arrive, of one for each of five manifests. */
const expected: Readonly<Record<string, readonly [legacy: number, bundle: number]>> = {
  'webdis-trust mirror': [5, 5],
  'oras cp -r': [0, 5],
  'regctl image copy --digest-tags --referrers': [5, 5],
  'crane cp': [0, 0],
  'skopeo copy --all --preserve-digests': [0, 0],
};

describe('what each leaves behind', { skip, concurrency: false }, () => {
  let home: Folder;
  let registries: Registry[] = [];
  const rows = [
    'image | from | to | program | exit | signatures: index | children | cosign v3: index | children',
  ];

  before(async () => {
    home = temporaryFolder('peers');
    registries = await Promise.all([startOlareg(), startDistribution3()]);
  });
  after(async () => {
    await Promise.all(registries.map((registry) => registry.stop()));
    home.remove();
    process.stdout.write(`\n${rows.join('\n')}\n`);
  });

  for (const [which, name] of cases.entries()) {
    it(name, async () => {
      const one = readCases(vectors).get(name);
      assert.ok(one);
      const digests = one.cosign.map(({ digest }) => digest);
      for (const source of registries) {
        const image = `${await loadCase(vectors, one, source)}:0.1.24`;
        const target = registries.find((registry) => registry !== source);
        assert.ok(target);
        for (const [at, [program, command]] of Object.entries(programs).entries()) {
          const repository = `copied-${at}/${name}`;
          const there: string = `${target.host}/${repository}`;
          const { exit, stderr } = await start(command(image, `${there}:0.1.24`));
          assert.equal(exit, 0, `${program}: ${stderr}`);

          const signatures: (readonly string[])[] = await eachOf(digests, 2, (digest) =>
            listSignatures(target, repository, digest),
          );
          const exits: number[] = await eachOf(digests, 2, (digest) =>
            verdict(`${there}@${digest}`),
          );
          const counts = signatures.map(({ length }) => length);
          const cells = [name, source.name, target.name, program, exit, counts[0]];
          rows.push(
            [...cells, counts.slice(1).join(','), exits[0], exits.slice(1).join(',')].join(' | '),
          );
          const arrived = counts.reduce((sum, count) => sum + count, 0);
          assert.equal(arrived, expected[program]?.[which], `${program}, from ${source.name}`);
          assert.equal(exits.filter((code) => code === 0).length, arrived, program);
        }
      }
    });
  }

  const start = ([program = '', ...args]: readonly string[]): Promise<CommandResult> =>
    run(program, args, {
      env: { ...ourEnvironment({ folder: home.path }), XDG_RUNTIME_DIR: join(home.path, 'run') },
    });

  const verdict = async (image: string): Promise<number> =>
    (await cosign('v3', { folder: home.path }).verify(image, verify)).exit;
});
