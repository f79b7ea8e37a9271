// Updates of the trusted root: cosign and this tool on the same TUF repository, honest and attacked.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { publicGoodRootText } from '../../src/transparency/public-good-root.ts';
import { runCli } from '../e2e/support/cli.ts';
import { temporaryFolder } from '../support/folder.ts';
import { attacks } from '../tuf/support/attacks.ts';
import { serveTuf, TufPublisher } from '../tuf/support/repository.ts';
import { installed } from './support/binaries.ts';
import { cosign } from './support/cosign.ts';

const program = 'cosign3';
const skip = installed(program) ? false : `not installed: ${program}`;

describe('the newest trusted root, compared with cosign initialize', { skip }, () => {
  const first = Buffer.from(publicGoodRootText);
  const second = Buffer.from(publicGoodRootText.replace('2025-09-23', '2026-09-23'));

  async function setUp(t: TestContext) {
    const publisher = new TufPublisher(first);
    const server = await serveTuf(t, () => publisher.files);
    const folder = temporaryFolder('newest').path;
    const file = (name: string) => join(folder, name);
    writeFileSync(file('root.json'), publisher.at(server.url).root);
    const flags = ['--mirror', server.url.replace(/\/$/, ''), '--root', file('root.json')];
    const home = cosign('v3', { folder });
    return {
      publisher,
      ours: async () => {
        const args = ['trusted-root', 'update', ...flags, '--output', file('ours.json')];
        return (await runCli(args, { env: { XDG_CACHE_HOME: folder } })).exitCode === 0;
      },
      theirs: async () => (await home.run(['initialize', ...flags])).exit === 0,
      roots: () => {
        const cache = file('.sigstore/root');
        const names = readdirSync(cache, { recursive: true }).map(String);
        const theirs = names.find((name) => name.endsWith('targets/trusted_root.json')) ?? '';
        return [readFileSync(file('ours.json')), readFileSync(join(cache, theirs))];
      },
    };
  }

  it('both fetch the same bytes, also of a later release under rotated keys', async (t) => {
    const { publisher, ours, theirs, roots } = await setUp(t);
    for (const target of [first, second]) {
      assert.deepEqual([await ours(), await theirs()], [true, true]);
      assert.deepEqual(roots(), [publisher.target, publisher.target]);
      publisher.rotate(['root', 'timestamp', 'snapshot', 'targets']);
      publisher.release(target === first ? second : first);
    }
  });

  for (const [attack, make] of Object.entries(attacks)) {
    it(`both refuse ${attack}`, async (t) => {
      const { publisher, ours, theirs } = await setUp(t);
      make(publisher);
      assert.equal(await ours(), false);
      assert.equal(await theirs(), false);
    });
  }
});
