// The same words for annotations mean the same to cosign and to this project (docs/adr/0018).
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { put } from '../../sandbox/images.ts';
import { type SandboxRegistry, startRegistry } from '../../sandbox/registry/index.ts';
import { cosignCommands } from '../../src/report/verify/by-hand.ts';
import { platformOnly } from '../mirror/support/images.ts';
import { temporaryFolder } from '../support/folder.ts';
import { binary, installed } from './support/binaries.ts';
import { run } from './support/command.ts';
import { type Cosign, cosign, cosignEnvironment } from './support/cosign.ts';
import { type KeyFiles, type Ourselves, ourselves } from './support/ourselves.ts';

interface Words {
  /** the values of `-a`, as often as it is given */
  readonly given: readonly string[];
  readonly claims: Readonly<Record<string, string>>;
  /** cosign 2.6.4 refuses a value that holds a `=` */
  readonly only3?: boolean;
}

const accepted: readonly Words[] = [
  { given: ['a=1,b=2'], claims: { a: '1', b: '2' } },
  { given: ['a=1,b=2', 'c=3'], claims: { a: '1', b: '2', c: '3' } },
  { given: ['"a=1,b"'], claims: { a: '1,b' } },
  { given: ['"note=say ""x"", twice",b=2'], claims: { note: 'say "x", twice', b: '2' } },
  { given: ['a=1, b=2'], claims: { a: '1', ' b': '2' } },
  { given: ['a='], claims: { a: '' } },
  { given: ['"a=1,b=2"'], claims: { a: '1,b=2' }, only3: true },
  { given: ['a=b=c'], claims: { a: 'b=c' }, only3: true },
];
const refused = ['a="1"', '"a=1', '"a=1"2', 'a=1,', 'a'];

const peers = ['cosign2', 'cosign3'];
const skip = installed(...peers) ? false : 'node scripts/peers.mjs install --for sign';

describe('annotations in the words of cosign', { skip, concurrency: false }, () => {
  const home = temporaryFolder('annotations');
  const own = { folder: home.path, password: 'loopback' };
  const tools: Readonly<Record<'v2' | 'v3', Cosign>> = {
    v2: cosign('v2', own),
    v3: cosign('v3', own),
  };
  const us: Ourselves = ourselves(own);
  let registry: SandboxRegistry;
  let keys: KeyFiles;
  let images = 0;

  before(async () => {
    registry = await startRegistry();
    keys = await tools.v3.generateKeyPair(home.path);
  });
  after(async () => {
    await registry?.stop();
    home.remove();
  });

  const newImage = (): string => {
    const repository = `app${images++}`;
    return `${registry.host}/${repository}@${put(registry, repository, platformOnly(repository))}`;
  };
  const flagsOf = (given: readonly string[]) => given.flatMap((one) => ['-a', one]);
  const verifying = () => ['verify', '--key', keys.publicKey, '--insecure-ignore-tlog'];
  const signing = () => ['sign', '--key', keys.key, '--no-log', '--format', 'legacy'];

  for (const { given, claims, only3 = false } of accepted) {
    it(`${given.join(' and ')}: signed by each, verified by all, with the same claims`, async () => {
      const flags = flagsOf(given);
      for (const signer of ['v2', 'v3', 'us'] as const) {
        if (signer === 'v2' && only3) continue;
        const image = newImage();
        const { key } = keys;
        const signed =
          signer === 'us'
            ? await us.run([...signing(), ...flags, image])
            : await tools[signer].sign(image, { key, format: 'legacy', log: 'none', args: flags });
        assert.equal(signed.exit, 0, signed.stderr);
        for (const version of ['v2', 'v3'] as const) {
          const verified = await tools[version].run([...verifying(), ...flags, image]);
          const isRight = version === 'v2' && only3 ? verified.exit !== 0 : verified.exit === 0;
          assert.ok(isRight, `${signer}, ${version}: ${verified.stderr}`);
        }
        const ours = await us.run([...verifying(), '--json', ...flags, image]);
        assert.equal(ours.exit, 0, ours.stderr);
        const report = JSON.parse(ours.stdout);
        assert.deepEqual(report.policy.annotations, claims);
        assert.deepEqual(report.images[0].manifests[0].signatures[0].annotations, claims);
        await assertRepeatable(report, only3);
      }
    });
  }

  /** The cosign commands in the report verify the same. */
  const assertRepeatable = async (report: Parameters<typeof cosignCommands>[0], only3: boolean) => {
    const commands = cosignCommands(report);
    const [last = ''] = commands.slice(-1);
    assert.equal(commands.length, only3 ? 2 : 1);
    for (const program of only3 ? ['cosign3'] : peers) {
      const line = `cosign() { ${binary(program)} "$@"; }\n${last}`;
      const env = cosignEnvironment(own);
      const done = await run('/bin/sh', ['-c', line], { cwd: home.path, env });
      assert.equal(done.exit, 0, `${program}: ${last}\n${done.stderr}`);
    }
  };

  it('what cosign cannot read is refused here as well', async () => {
    const image = newImage();
    for (const given of refused) {
      const flags = flagsOf([given]);
      for (const version of ['v2', 'v3'] as const) {
        const { exit } = await tools[version].run([...verifying(), ...flags, image]);
        assert.notEqual(exit, 0, given);
      }
      const ours = await us.run([...verifying(), ...flags, image]);
      assert.equal(ours.exit, 2, ours.stderr);
      assert.match(ours.stderr, /annotations: .*\[E_INPUT\]/s);
    }
  });
});
