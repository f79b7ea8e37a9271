/** What the documents say, checked against the code: tables, the library's example, workflows. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadCase, vectorFolder } from '../sandbox/images.ts';
import { startRegistry } from '../sandbox/registry/index.ts';
import { outputsOf, releaseOutputsOf } from '../src/actions/outputs.ts';
import { verbs } from '../src/cli/verbs.ts';
import type { ErrorCode } from '../src/error.ts';
import { flagsOf } from '../src/options/flags.ts';
import type { ReleaseReport } from '../src/release/report.ts';
import { stepTitle } from '../src/report/progress.ts';
import { codeTitle } from '../src/report/words.ts';
import { webdisFingerprint } from '../src/run/keys.ts';
import { publicGoodRootText } from '../src/transparency/public-good-root.ts';
import { exitCodeFor, exitCodes, outcomeOf } from '../src/verify/outcome.ts';
import type { VerifyReport } from '../src/verify/report.ts';
import { readActionFile } from './e2e/support/action-file.ts';
import { runNode } from './e2e/support/process.ts';
import { thorough } from './support/thorough.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const verifying = read('docs/verifying.md');
const library = read('docs/library.md');
const codes = read('docs/codes.md');
const releasing = read('docs/releasing.md');
const action = readActionFile(new URL('../action.yml', import.meta.url));
const releaseAction = readActionFile(new URL('../release/action.yml', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'docs-'));
after(() => rmSync(folder, { recursive: true }));

test('inputs, tables of options, types of the library and completions are generated from src/options', () => {
  const script = join(root, 'scripts', 'generate.mjs');
  const done = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  assert.equal(done.status, 0, done.stderr);
});

test('commands in documents and examples have flags that there are', async () => {
  let seen = 0;
  for (const [name, text] of texts()) {
    for (const [verb, flags] of commandsOf(text)) {
      const found = verbs.find((one) => one.name === verb) ?? assert.fail(`${name}: ${verb}`);
      const known = flagsOf((await found.load()).options).map((flag) => flag.name);
      for (const flag of flags) {
        seen += 1;
        assert.ok([...known, 'help'].includes(flag), `${name}: ${verb} --${flag}`);
      }
    }
  }
  assert.ok(seen > 40, `${seen}`);
});

test('docs/verifying.md: every output', () => {
  const documented = table(verifying, 'output').map(([output = '']) => plain(output));
  assert.deepEqual(documented.toSorted(), action.outputs.toSorted());
  const written = Object.keys(outputsOf({ outcome: 'rejected' } as VerifyReport));
  assert.deepEqual(documented.toSorted(), [...written, 'report', 'page', 'sarif'].toSorted());
});

test('docs/releasing.md: every output of the release action, in its own words', () => {
  const documented = table(releasing, 'output').map((row) => row.map(plain));
  const { outputs, descriptions } = releaseAction;
  const actual = outputs.map((name) => [name, descriptions[`outputs.${name}`]]);
  assert.deepEqual(documented, actual);
  const written = Object.keys(releaseOutputsOf({ outcome: 'rejected' } as ReleaseReport));
  assert.deepEqual(outputs.toSorted(), [...written, 'digest', 'report', 'page'].toSorted());
});

test('docs/releasing.md: every step, in order', () => {
  const documented = table(releasing, 'step').map(([name = '']) => name);
  assert.deepEqual(documented, Object.keys(stepTitle));
});

test('docs/codes.md: every exit code, and the outcome it stands for', () => {
  const all = Object.values(exitCodes);
  const documented = table(codes, 'exit code').map(([code]) => Number(code));
  const defect = 1;
  assert.deepEqual(
    documented,
    [...all, defect].sort((a, b) => a - b),
  );
  for (const [outcome = '', , listed = ''] of table(codes, 'outcome')) {
    const expected = all.filter((code) => outcomeOf(code) === plain(outcome));
    assert.deepEqual(listed.split(', ').map(Number), expected, outcome);
  }
  assert.equal(table(codes, 'outcome').length, 3);
});

test('docs/codes.md: every error code, with its outcome and exit code', () => {
  const documented = table(codes, 'code').map(([code = '', , outcome, exit]) => [
    plain(code),
    outcome,
    exit,
  ]);
  const actual = (Object.keys(codeTitle) as ErrorCode[]).map((code) => {
    const exitCode = exitCodeFor([code]);
    return [code, outcomeOf(exitCode), String(exitCode)];
  });
  assert.deepEqual(documented.toSorted(), actual.toSorted());
});

test('the fingerprint in the documents is that of the key of Webdis', () => {
  for (const name of ['docs/webdis.md', 'docs/verifying-by-hand.md']) {
    const fingerprints = read(name).match(/(?<![:\w])[0-9a-f]{64}(?!\w)/g);
    assert.deepEqual([...new Set(fingerprints)], [webdisFingerprint], name);
  }
});

test('by hand: the keys of the logs are those of the embedded root', () => {
  const { tlogs } = JSON.parse(publicGoodRootText);
  const [first, second] = tlogs.map((log: { publicKey: { rawBytes: string } }) => log.publicKey);
  const text = read('docs/verifying-by-hand.md');
  assert.equal(/^rekor_v1=(.*)$/m.exec(text)?.[1], first.rawBytes);
  assert.equal(/^rekor_v2=(.*)$/m.exec(text)?.[1], second.rawBytes);
});

thorough('docs/library.md: the example compiles', () => {
  const source = importing(example());
  writeFileSync(join(folder, 'example.ts'), source);
  const config = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { noEmit: true, typeRoots: [join(root, 'node_modules/@types')] },
    include: [],
    files: ['example.ts'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const done = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  assert.equal(done.stdout, '');
  assert.equal(done.status, 0, done.stderr);
});

test('docs/library.md: the example verifies', async (t) => {
  const registry = await startRegistry();
  t.after(() => registry.stop());
  const { digest } = loadCase(registry, 'example/app', 'legacy-rekor-v1');
  const image = `${registry.host}/example/app:0.1.24`;
  const path = (name: string) => JSON.stringify(fileURLToPath(new URL(name, vectorFolder)));
  const source = importing(example())
    .replace(/\['ghcr\.io[^\]]*\]/, () => `['${image}']`)
    .replace("['cosign.pub']", () => `[${path('signer.pub')}]`)
    .replace('platforms:', () => `trustedRoot: ${path('trusted-root.json')}, platforms:`);
  const file = join(folder, 'run.ts');
  writeFileSync(file, source);
  const { exitCode, stdout, stderr } = await runNode([file]);
  assert.equal(exitCode, 0, stderr);
  assert.equal(stdout, `verified ${registry.host}/example/app@${digest}\n`);
});

test('links within the repository lead somewhere', () => {
  for (const name of documents()) {
    const links = [...read(name).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)];
    for (const [, path = ''] of links) {
      assert.ok(existsSync(join(root, dirname(name), path)), `${name}: ${path}`);
    }
  }
});

for (const [step, uses, { inputs, outputs }] of [
  ['verify', 'webdis/verify-action', action],
  ['release', 'webdis/verify-action/release', releaseAction],
] as const) {
  test(`inputs and outputs in documents and examples are those of the action: ${step}`, () => {
    let seen = 0;
    for (const [name, text] of yamls()) {
      const used = inputsOf(text, uses);
      seen += used.length;
      assert.equal(used.length > 0, text.includes(`uses: ${uses}@`), name);
      for (const input of used) assert.ok(Object.hasOwn(inputs, input), `${name}: ${input}`);
      const read = text.matchAll(new RegExp(`steps\\.${step}\\.outputs\\.([\\w-]+)`, 'g'));
      for (const [, output = ''] of read) {
        assert.ok(outputs.includes(output), `${name}: ${output}`);
      }
    }
    assert.ok(seen > 5);
  });
}

test('threat 127: an example names in required-inputs what it takes from variables, secrets and other steps', () => {
  let taken = 0;
  for (const [name, text] of yamls().filter(([name]) => !name.startsWith('.github/'))) {
    const steps = ['', '/release', '/drift'].flatMap((sub) =>
      withOf(text, `webdis/verify-action${sub}`),
    );
    for (const inputs of steps) {
      const required = (inputs.get('required-inputs') ?? '').split(/, */);
      for (const [input, value] of inputs) {
        const [, from, rest = ''] =
          /^\$\{\{ *(vars|secrets|steps|needs|env)\.(.*) *\}\}$/.exec(value) ?? [];
        if (from === undefined) continue;
        taken += 1;
        assert.ok(required.includes(input), `${name}: ${input}`);
        if (from === 'vars') assert.match(rest, / \|\| '\w+'/, `${name}: ${input}`);
      }
    }
  }
  assert.ok(taken >= 8, `${taken}`);
});

test('releases of examples and documents say what they build, or which digest they are about', () => {
  let releases = 0;
  for (const [name, text] of yamls()) {
    for (const inputs of withOf(text, 'webdis/verify-action/release')) {
      releases += 1;
      const origins = ['digest', 'digests', 'metadata-file', 'context'];
      assert.equal(origins.filter((one) => inputs.has(one)).length, 1, name);
    }
  }
  assert.ok(releases >= 5, `${releases}`);
});

test('a release and a check of the same project name the same ledger', () => {
  const ledgers = yamls()
    .filter(([name]) => name.startsWith('examples/'))
    .flatMap(([name, text]) =>
      ['webdis/verify-action/release', 'webdis/verify-action/drift'].flatMap((action) =>
        withOf(text, action).flatMap((inputs) => {
          const ledger = inputs.get('ledger');
          return ledger === undefined ? [] : [{ name, text, ledger }];
        }),
      ),
    );
  assert.ok(ledgers.length >= 2);
  for (const { name, text, ledger } of ledgers) {
    assert.equal(ledger, 'releases.json', name);
    assert.ok(text.includes(`sparse-checkout: ${ledger}\n`), name);
  }
});

test('threat 130: the examples of releases give the key, or the identity, to pushed tags and an environment alone', () => {
  const examples = yamls().filter(([name]) => /^examples\/release-/.test(name));
  assert.equal(examples.length, 5);
  for (const [name, text] of examples) {
    const [, events = ''] = /^on:\n((?: .*\n)+)/m.exec(text) ?? [];
    assert.match(events, /^ {2}push:\n {4}tags: \[.+\]\n$/, name);
    const jobs = text.split(/^ {2}(?=[\w-]+:\n {4}name:)/m).slice(1);
    const withKey = jobs.filter((job) => /secrets\.COSIGN|id-token: write/.test(job));
    assert.equal(withKey.length, 1, name);
    for (const job of withKey) assert.match(job, /^ {4}environment: release /m, name);
    // Forks run workflows of their own, with their own tags; there it does nothing.
    assert.match(text, /^ {4}if: github\.repository == '/m, name);
  }
});

test('threat 122: no expression is in a script, in documents, examples and our workflows', () => {
  for (const [name, text] of yamls()) {
    for (const script of scriptsOf(text)) assert.ok(!script.includes('${{'), `${name}: ${script}`);
  }
});

test('threat 131: no secret is in an argument, in examples and our workflows', () => {
  for (const [name, text] of yamls()) {
    assert.doesNotMatch(text, /:\/\/[^/\s]*\$[^/\s]*@/, `${name}: a URL with a token in it`);
    assert.doesNotMatch(text, /--(?:password|token)[ =]["']?\$/, name);
  }
});

/** The examples tell readers to pin it. */
const ours =
  /^webdis\/verify-action(?:\/release|\/drift|\/attest|\/\.github\/workflows\/drift\.yml)?@v\d+$/;

test('threat 128: actions of others are pinned by commit, in examples and our workflows', () => {
  const uses = yamls().flatMap(([name, text]) =>
    [...text.matchAll(/uses: (\S+)/g)].map(([, used = '']) => ({ name, used })),
  );
  const others = uses.filter(({ used }) => !used.startsWith('./') && !ours.test(used));
  assert.ok(others.length > 0);
  for (const { name, used } of others.filter(({ used }) => !used.includes('<'))) {
    assert.match(used, /@[0-9a-f]{40}$/, name);
  }
});

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The rows of the table whose first column has this heading. */
function table(text: string, heading: string): string[][] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
  assert.ok(start >= 0, `there is a table of ${heading}`);
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** Documents and examples, without the changelog, which names flags that were renamed. */
function texts(): readonly (readonly [string, string])[] {
  const examples = readdirSync(join(root, 'examples')).map((name) => join('examples', name));
  const names = [...documents(), ...examples].filter((name) => name !== 'CHANGELOG.md');
  return names.map((name) => [name, read(name)] as const);
}

/** Of each command in a code block, or between backquotes: its verb, and the names of its flags. */
function commandsOf(text: string): readonly (readonly [string, readonly string[]])[] {
  const joined = text.replaceAll(/\\\n(?:#? *)/g, ' ');
  const commands = joined.matchAll(
    /(?:webdis-trust|npx @webdis\/verify-action|dist\/cli\.mjs) +((?:drift )?[a-z]+)((?:[^`\n|;]|\\\|)*)/g,
  );
  return [...commands]
    .map(([, verb = '', rest = '']) => {
      const flags = [...rest.matchAll(/(?<=\s)--([a-z][a-z-]*)/g)].map(([, flag = '']) => flag);
      return [verb, flags] as const;
    })
    .filter(([, flags]) => flags.length > 0);
}

function plain(cell: string): string {
  return cell.replaceAll('`', '');
}

function example(): string {
  const [, source] = /^```ts\n([\s\S]*?)^```$/m.exec(library) ?? [];
  assert.ok(source);
  return source;
}

/** From the sources here, in place of the installed package. */
function importing(source: string): string {
  const changed = source.replace(
    "'@webdis/verify-action'",
    JSON.stringify(join(root, 'src/index.ts')),
  );
  assert.notEqual(changed, source);
  return changed;
}

function documents(): readonly string[] {
  const top = readdirSync(root).filter((name) => name.endsWith('.md'));
  const docs = readdirSync(join(root, 'docs'), { recursive: true })
    .map((name) => join('docs', String(name)))
    .filter((name) => name.endsWith('.md'));
  return [...top, ...docs];
}

/** Workflows: files, and the blocks in documents. */
function yamls(): readonly (readonly [string, string])[] {
  const files = ['.github/workflows', 'examples'].flatMap((path) =>
    readdirSync(join(root, path)).map((name) => join(path, name)),
  );
  const blocks = documents().flatMap((name) =>
    [...read(name).matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)].map(
      ([, text = '']) => [name, text] as const,
    ),
  );
  return [...files.map((name) => [name, read(name)] as const), ...blocks];
}

/** The `with:` of the steps that use an action: for each step its inputs, with what is on their line. */
function withOf(text: string, action: string): ReadonlyMap<string, string>[] {
  return text
    .split(/^\s*- (?=\w)/m)
    .filter((step) => new RegExp(`^\\s*(?:- )?uses: ${action}@`, 'm').test(step))
    .map((step) => {
      const [, indent = '', block = ''] = /^( *)with:\n((?:\1 +.*\n?)*)/m.exec(step) ?? [];
      const line = new RegExp(`^${indent}  ([\\w-]+): *(.*)`, 'gm');
      return new Map([...block.matchAll(line)].map(([, name = '', value = '']) => [name, value]));
    });
}

function inputsOf(text: string, action: string): string[] {
  return withOf(text, action).flatMap((inputs) => [...inputs.keys()]);
}

/** The text of each `run:`, on its line and on the deeper ones below it. */
function scriptsOf(text: string): string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    const [, before] = /^(\s*(?:- )?)run:/.exec(line) ?? [];
    if (before === undefined) return [];
    const below = lines.slice(at + 1);
    const end = below.findIndex((next) => next.trim() !== '' && next.search(/\S/) <= before.length);
    return [[line, ...below.slice(0, end < 0 ? undefined : end)].join('\n')];
  });
}
