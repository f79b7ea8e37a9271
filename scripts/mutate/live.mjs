// Tries many mutants in one process: starting Node and loading the sources costs more than most tests.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { guard } from '../tests.mjs';
import { environment } from './checkout.mjs';

const runner = fileURLToPath(new URL('live-runner.mjs', import.meta.url));

/** So many are killed before the test has to pass without any mutant again. */
const group = 5;

/**
 * Runs one test file against each mutant, as a quick run does. What is not certain here is left to a process of its
 * own: a mutant that survives (something may be kept from one run to the next), one that ends the process or never
 * ends, and one that cannot be put into a loaded source. What is killed is certain: the test passes without a mutant
 * before and after.
 *
 * @param {(mutant: Mutant) => boolean} isWanted asked just before the mutant is tried
 * @param {(mutant: Mutant) => void} onKilled
 */
export async function tryLive(folder, test, mutants, { isWanted, onKilled }) {
  let process = start(folder, test);
  let failed = [];
  const confirm = async () => {
    const { passed } = await process.ask('none');
    if (passed) for (const mutant of failed) onKilled(mutant);
    failed = [];
    return passed;
  };
  try {
    if (!(await confirm())) return;
    for (const mutant of mutants) {
      if (!isWanted(mutant)) continue;
      const { passed, seconds } = await process.ask(mutant);
      // What took long may have failed under load.
      const again = passed === false && seconds > 3 ? await process.ask(mutant) : { passed };
      if (again.passed === false) failed.push(mutant);
      if (process.isOver() || (failed.length >= group && !(await confirm()))) {
        process.end();
        failed = [];
        process = start(folder, test);
        if (!(await confirm())) return;
      }
    }
    await confirm();
  } finally {
    process.end();
  }
}

function start(folder, test) {
  const child = spawn(process.execPath, ['--import', guard, runner, test], {
    cwd: folder,
    env: { ...environment(), THOROUGH: '' },
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let answer = () => {};
  let isOver = false;
  const end = () => {
    if (!isOver) process.kill(-child.pid, 'SIGKILL');
    isOver = true;
    answer({});
  };
  child.on('message', (found) => answer(found));
  child.on('close', () => {
    isOver = true;
    answer({});
  });
  let slowest = 0;
  return {
    /** `{}` where nothing was found out */
    ask: (mutant) =>
      new Promise((resolve) => {
        if (isOver) return resolve({});
        const timer = setTimeout(end, 30_000 + 20 * slowest);
        const start = performance.now();
        answer = (found) => {
          clearTimeout(timer);
          if (mutant === 'none') slowest = Math.max(slowest, performance.now() - start);
          resolve(found);
        };
        child.send(mutant);
      }),
    isOver: () => isOver,
    end,
  };
}
