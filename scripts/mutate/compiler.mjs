// Leaves out the mutants that the compiler refuses: the gate notices them before any test runs.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Each mutant is written next to its source in `folder`, under a name of its own, and all are compiled at once.
 * @returns {Mutant[]} those that compile
 */
export function compiled(mutants, folder) {
  const written = new Map();
  const write = (file, name, text) => {
    const path = join(dirname(file), `${name}.ts`);
    written.set(path, 0);
    writeFileSync(join(folder, path), text);
    return path;
  };
  // A copy may not compile next to its original (a class with private members): its errors are not the mutant's.
  const plain = new Map();
  for (const { file } of mutants) {
    if (plain.has(file)) continue;
    plain.set(file, write(file, `plain-${plain.size}`, readFileSync(join(folder, file), 'utf8')));
  }
  const paths = mutants.map((mutant, at) =>
    write(
      mutant.file,
      `mutant-${at}`,
      mutated(readFileSync(join(folder, mutant.file), 'utf8'), mutant),
    ),
  );
  const config = join(folder, 'tsconfig.mutants.json');
  writeFileSync(
    config,
    JSON.stringify({ extends: './tsconfig.json', include: [...written.keys()] }),
  );
  const { stdout } = tsc(folder, ['-p', config, '--pretty', 'false']);
  for (const [, path] of stdout.matchAll(/^(\S+?\.ts)\(\d+,\d+\): error /gm)) {
    if (!written.has(path)) throw new Error(`${path} does not compile without any mutant`);
    written.set(path, written.get(path) + 1);
  }
  for (const path of [...written.keys(), 'tsconfig.mutants.json']) rmSync(join(folder, path));
  return mutants.filter(({ file }, at) => written.get(paths[at]) <= written.get(plain.get(file)));
}

/** Only these can change a type that another file sees: that of a constant. */
const typing = ['other code or word', 'other constant'];

/**
 * Whether everything that imports the source compiles with each mutant in its place. This takes seconds for each.
 * @returns {Mutant[]} those with which it does
 */
export function compiledInPlace(mutants, folder) {
  if (!mutants.some(({ operator }) => typing.includes(operator))) return [...mutants];
  const compiles = () =>
    tsc(folder, ['--incremental', '--tsBuildInfoFile', '.tsbuildinfo']).status === 0;
  if (!compiles()) throw new Error('the sources do not compile without any mutant');
  return mutants.filter(
    (mutant) => !typing.includes(mutant.operator) || withMutant(folder, mutant, compiles),
  );
}

function tsc(folder, args) {
  const program = join(folder, 'node_modules/.bin/tsc');
  return spawnSync(program, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
}

function withMutant(folder, mutant, work) {
  const path = join(folder, mutant.file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(path, mutated(source, mutant));
  try {
    return work();
  } finally {
    writeFileSync(path, source);
  }
}

export function mutated(source, { start, end, text }) {
  return source.slice(0, start) + text + source.slice(end);
}
