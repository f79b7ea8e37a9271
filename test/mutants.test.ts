/** The mutator (docs/adr/0022-mutants.md): what it changes, which tests it takes, and its list of equivalents. */

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from './support/folder.ts';

const root = join(import.meta.dirname, '..');

interface Mutant {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly operator: string;
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

type Equivalent = Pick<Mutant, 'file' | 'before' | 'after'> & { readonly reason: string };

const {
  mutantsOf,
  isEquivalent,
}: {
  mutantsOf: (file: string, source: string) => Mutant[];
  isEquivalent: (mutant: Mutant, list: readonly Equivalent[]) => boolean;
} = await import(join(root, 'scripts/mutate/operators.mjs'));
type Compile = (mutants: readonly Mutant[], folder: string) => Mutant[];
const { compiled, compiledInPlace }: { compiled: Compile; compiledInPlace: Compile } = await import(
  join(root, 'scripts/mutate/compiler.mjs')
);
const { reach }: { reach: (root: string) => (test: string) => Map<string, number> } = await import(
  join(root, 'scripts/mutate/reach.mjs')
);

const changes = (source: string) =>
  mutantsOf('a.ts', source).map(({ operator, after }) => `${operator}: ${after}`);

test('each operator changes one place', () => {
  assert.deepEqual(changes('while (b) { if (a) break; }'), [
    'negated condition: while (!(b)) { if (a) break; }',
    'dropped guard: while (b) { ; }',
    'negated condition: while (b) { if (!(a)) break; }',
  ]);
  assert.deepEqual(changes('b = a && c;'), ['&& and || swapped: b = a || c;']);
  assert.deepEqual(changes('b = a <= c;'), ['boundary: b = a < c;']);
  assert.deepEqual(changes('b = a + 7;'), [
    'other constant: b = a - 7;',
    'other constant: b = a + (7 + 1);',
  ]);
  assert.deepEqual(changes('b = true;'), ['other constant: b = false;']);
  assert.deepEqual(changes('throw a;'), ['dropped throw: ;']);
  assert.deepEqual(changes('a();'), ['dropped call: ;']);
  assert.deepEqual(changes("b = 'E_REF';"), ["other code or word: b = 'E_REF~';"]);
  assert.deepEqual(changes('b = /^a$/i;'), [
    'regexp without an anchor: b = /a$/i;',
    'regexp without an anchor: b = /^a/i;',
  ]);
});

test('of the result of a comparison only the sign counts: it is left as it is', () => {
  assert.deepEqual(changes('c = a < b ? -1 : a > b ? 1 : 0;'), [
    'negated condition: c = !(a < b) ? -1 : a > b ? 1 : 0;',
    'boundary: c = a <= b ? -1 : a > b ? 1 : 0;',
    'negated condition: c = a < b ? -1 : !(a > b) ? 1 : 0;',
    'boundary: c = a < b ? -1 : a >= b ? 1 : 0;',
  ]);
  assert.equal(changes('b = a.at(-1);').length, 1);
});

test('sentences, types, names of modules and keys are left as they are', () => {
  const source = "import a from 'a'; type B = 'b'; const c = { 'd-e': 'two words' };";
  assert.deepEqual(changes(source), []);
});

test('a mutant that the compiler refuses is left out, and the folder is left as it was', (t) => {
  const folder = temporaryFolder('compiled');
  t.after(folder.remove);
  mkdirSync(join(folder.path, 'src'));
  symlinkSync(join(root, 'node_modules'), join(folder.path, 'node_modules'));
  const source = "export const a: 'b' = 'b';\nexport const c: string = 'd';\n";
  writeFileSync(join(folder.path, 'src/a.ts'), source);
  const options = { compilerOptions: { noEmit: true, types: [] }, include: ['src'] };
  writeFileSync(join(folder.path, 'tsconfig.json'), JSON.stringify(options));
  const left = compiled(mutantsOf('src/a.ts', source), folder.path);
  assert.deepEqual(
    left.map(({ line }) => line),
    [2],
  );
  assert.equal(readFileSync(join(folder.path, 'src/a.ts'), 'utf8'), source);
});

test('a mutant that a file refuses which imports the source is left out as well', (t) => {
  const folder = temporaryFolder('compiled');
  t.after(folder.remove);
  mkdirSync(join(folder.path, 'src'));
  symlinkSync(join(root, 'node_modules'), join(folder.path, 'node_modules'));
  const source = "export const a = 'b' as const;\nexport const c: string = 'd';\n";
  writeFileSync(join(folder.path, 'src/a.ts'), source);
  const user = "import { a } from './a.ts';\nexport const e: 'b' = a;\n";
  writeFileSync(join(folder.path, 'src/e.ts'), user);
  const options = { noEmit: true, types: [], allowImportingTsExtensions: true };
  const config = { compilerOptions: options, include: ['src'] };
  writeFileSync(join(folder.path, 'tsconfig.json'), JSON.stringify(config));
  const mutants = mutantsOf('src/a.ts', source);
  assert.equal(compiled(mutants, folder.path).length, 2);
  const left = compiledInPlace(mutants, folder.path);
  assert.deepEqual(
    left.map(({ line }) => line),
    [2],
  );
  assert.equal(readFileSync(join(folder.path, 'src/a.ts'), 'utf8'), source);
});

test('a test reaches what it imports, and what the programs import that it starts', (t) => {
  const folder = temporaryFolder('reach');
  t.after(folder.remove);
  const files = {
    'test/oci/x.test.ts': `import type { A } from '../../src/a.ts';
import {
  b,
} from '../../src/b.ts';
export { c } from './c.ts';
const d = await import('./d.ts');
run('src/cli/e.ts');`,
    'src/a.ts': '',
    'src/b.ts': "import './f.ts';\nimport 'node:fs';",
    'test/oci/c.ts': '',
    'test/oci/d.ts': '',
    'src/cli/e.ts': "import '../f.ts';",
    'src/f.ts': '',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), text);
  }
  const distances = Object.fromEntries(reach(folder.path)('test/oci/x.test.ts'));
  assert.deepEqual(distances, {
    ...{ 'test/oci/x.test.ts': 0, 'src/b.ts': 1, 'test/oci/c.ts': 1, 'test/oci/d.ts': 1 },
    ...{ 'src/cli/e.ts': 1, 'src/f.ts': 2 },
  });
  const reached = reach(root);
  assert.equal(reached('test/oci/digest.test.ts').get('src/oci/digest.ts'), 1);
  assert.ok(!reached('test/oci/digest.test.ts').has('src/cli/main.ts'));
  for (const program of ['src/cli/main.ts', 'src/actions/drift-main.ts']) {
    assert.ok(reached('test/e2e/sign.test.ts').has(program), program);
  }
});

test('every equivalent mutant is one of the sources today, once, and has its reason', () => {
  const list: Equivalent[] = JSON.parse(
    readFileSync(join(root, 'test/equivalent-mutants.json'), 'utf8'),
  );
  for (const one of list) {
    const mutants = mutantsOf(one.file, readFileSync(join(root, one.file), 'utf8'));
    const named = mutants.filter((mutant) => isEquivalent(mutant, [one]));
    assert.equal(named.length, 1, `${one.file}: ${one.after}`);
    assert.ok(one.reason.length > 20, one.after);
  }
});
