// Every workflow of README, docs and examples passes actionlint, which checks inputs and outputs against this project's action.yml.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../support/folder.ts';
import { installed } from './support/binaries.ts';
import { run } from './support/command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const interop = fileURLToPath(new URL('.', import.meta.url));
const skip = installed('actionlint') ? false : 'node scripts/peers.mjs install actionlint';

/** Why the blocks of a page are linted and not run: what runs the same. */
const onlyLinted: Readonly<Record<string, string>> = {
  'README.md': 'steps of the examples, which act runs whole',
  'docs/attestations.md':
    'steps of release-attested.yml, which act runs; release-keyless.test.ts runs the action attest',
  'docs/drift.md': 'steps of drift-webdis.yml; release-act.test.ts calls the reusable workflow too',
  'docs/identities.md':
    'the step of verify-keyless.yml with other identities; identities.test.ts runs each',
  'docs/migrating.md': 'steps of the examples, in turn with those of cosign that they replace',
  'docs/releasing.md':
    'digest and digests: release-webdis.yml and release-native-runners.yml, which act runs; bake: release-elsewhere.test.ts',
  'docs/scheduling.md': 'the drift check itself is left out of the block',
  'docs/verifying.md': 'steps of the verify examples; sarif needs the code scanning of GitHub',
  'docs/webdis.md': 'the step of verify-webdis.yml, which act runs',
};

/** Blocks for other systems than GitHub Actions: page and beginning. */
const otherSystems = [
  ['docs/ci.md', 'verify:\n  image:'],
  ['docs/ci.md', 'sign:\n  image:'],
  ['docs/ci.md', 'version: 2.1'],
  ['docs/ci.md', 'apiVersion: tekton.dev'],
] as const;

test('workflows in documents and examples pass actionlint, with the inputs and outputs of these actions', {
  skip,
}, async () => {
  const folder = project();
  const workflows = join(folder, '.github', 'workflows');
  const seen = new Set<string>();
  for (const [page, block] of blocks()) {
    if (otherSystems.some(([path, start]) => path === page && block.startsWith(start))) continue;
    seen.add(page);
    const name = `${page.replaceAll('/', '-')}-${seen.size}-${readdirSync(workflows).length}.yml`;
    writeFileSync(join(workflows, name), here(wholeWorkflow(block)));
  }
  for (const name of examples()) {
    writeFileSync(join(workflows, name), here(readFileSync(join(root, 'examples', name), 'utf8')));
  }
  assert.deepEqual([...seen].toSorted(), Object.keys(onlyLinted).toSorted());
  const { exit, stdout } = await lint(folder);
  assert.equal(exit, 0, stdout);

  const wrong = wholeWorkflow(`- uses: webdis/verify-action/release@v1
  with:
    image: ghcr.io/example/app
    mirror: docker.io/example/app`);
  writeFileSync(join(workflows, 'wrong.yml'), here(wrong));
  const refused = await lint(folder);
  assert.match(refused.stdout, /input "mirror" is not defined in action/);
  assert.match(refused.stdout, /missing input "tags" which is required by action/);
});

test('every example is run by act', () => {
  const tests = readdirSync(interop)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(interop, name), 'utf8'))
    .filter((text) => text.includes('./support/act.ts'));
  for (const name of examples()) {
    assert.ok(
      tests.some((text) => text.includes(`example('${name}')`)),
      name,
    );
  }
});

const examples = () => readdirSync(join(root, 'examples'));

/** A repository with these actions in it. */
function project(): string {
  const { path: folder } = temporaryFolder('actionlint');
  execFileSync('git', ['init', '--quiet', folder]);
  for (const part of ['action.yml', 'attest', 'drift', 'release', '.github/workflows/drift.yml']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  mkdirSync(join(folder, 'dist'));
  for (const name of ['verify', 'attest', 'drift', 'release'])
    writeFileSync(join(folder, 'dist', `${name}.mjs`), '');
  return folder;
}

function lint(folder: string) {
  // Without the other linters that it finds on a machine.
  return run('actionlint', ['-no-color', '-shellcheck=', '-pyflakes='], { cwd: folder });
}

/** With the actions of the repository itself, and commits in place of "any commit". */
function here(workflow: string): string {
  return workflow
    .replaceAll('<40 hex digits>', 'a'.repeat(40))
    .replace(/uses: webdis\/verify-action(\S*)@\S+/g, (_, path: string) => `uses: .${path || '/'}`);
}

function* blocks(): Generator<readonly [page: string, block: string]> {
  const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  for (const path of ['README.md', ...pages.map((name) => `docs/${name}`)]) {
    const text = readFileSync(join(root, path), 'utf8');
    for (const [, block = ''] of text.matchAll(/^```ya?ml\n([\s\S]*?)\n```$/gm)) {
      yield [path, block];
    }
  }
}

/** A block with what a reader has around it. */
function wholeWorkflow(block: string): string {
  if (/^on:/m.test(block)) return block;
  if (block.startsWith('jobs:')) return `on: push\n${block}\n`;
  const defined = new Set([...block.matchAll(/^ *(?:- )?id: (\S+)$/gm)].map(([, id]) => id));
  const earlier = [...block.matchAll(/steps\.([\w-]+)\.outputs/g)]
    .map(([, id = '']) => id)
    .filter((id) => !defined.has(id))
    .map((id) => (id === 'verify' ? `- uses: ./\n  id: verify` : `- run: 'true'\n  id: ${id}`));
  const needed = [...block.matchAll(/needs\.build\.outputs\.(\w+)/g)].map(
    ([, name]) => `      ${name}: sha256`,
  );
  const build =
    needed.length === 0
      ? []
      : [
          ...['  build:', '    runs-on: ubuntu-24.04', '    outputs:', ...needed],
          ...['    steps:', "      - run: 'true'"],
        ];
  return [
    ...['on: push', 'jobs:', ...build, '  job:', '    runs-on: ubuntu-24.04'],
    ...(needed.length === 0 ? [] : ['    needs: build']),
    indented(jobOf(block, [...new Set(earlier)].join('\n')), 4),
    '',
  ].join('\n');
}

function jobOf(block: string, earlier: string): string {
  const steps = earlier === '' ? 'steps:' : `steps:\n${indented(earlier, 2)}`;
  if (block.startsWith('- ')) return `${steps}\n${indented(block, 2)}`;
  if (block.startsWith('digests:')) {
    const inputs = `image: ghcr.io/example/app\ntags: 1.2.3\nkey: env://COSIGN_KEY\n${block}`;
    return `${steps}\n  - uses: webdis/verify-action/release@v1\n    with:\n${indented(inputs, 6)}`;
  }
  if (/^steps:$/m.test(block)) return block.replace(/^steps:$/m, steps);
  return `${block}\n${steps}\n  - run: 'true'`;
}

function indented(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}
