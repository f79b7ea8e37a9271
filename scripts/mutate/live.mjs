// Tries many mutants in one process: starting Node and loading the sources costs more than most tests.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { guard } from '../tests.mjs';
import { environment } from './checkout.mjs';

const runner = fileURLToPath(new URL('live-runner.mjs', import.meta.url));

/** So many are killed before the test has to pass without any mutant again. */
const group = 5;

/**
 * Runs one test file against each mutant, as a quick run does. What is killed is certain: the test passes without a
 * mutant before and after. A mutant that survives may be killed in a process of its own: something may be kept from
 * one run to the next, and nothing changes in processes that the test starts. Nothing is found out about a mutant that
 * ends the process, never ends, or cannot be put into a loaded source.
 *
 * @param {(mutant: Mutant) => boolean} isWanted asked just before the mutant is tried
 * @param {(mutant: Mutant) => void} onKilled
 * @param {(mutant: Mutant) => void} onUnknown
 */
export async function tryLive(folder, test, mutants, { isWanted, onKilled, onUnknown }) {
  let process = start(folder, test);
  let failed = [];
  const confirm = async () => {
    const { passed = false } = await process.ask('none');
    for (const mutant of failed) passed ? onKilled(mutant) : onUnknown(mutant);
    failed = [];
    return passed;
  };
  const queue = [...mutants];
  let isSound = await confirm();
  for (let mutant = queue.shift(); isSound && mutant; mutant = queue.shift()) {
    if (!isWanted(mutant)) continue;
    const { passed, seconds } = await process.ask(mutant);
    // What took long may have failed under load.
    const again = passed === false && seconds > 3 ? await process.ask(mutant) : { passed };
    if (again.passed === undefined) onUnknown(mutant);
    else if (!again.passed) failed.push(mutant);
    if (process.isOver() || (failed.length >= group && !(await confirm()))) {
      for (const one of failed) onUnknown(one);
      failed = [];
      process.end();
      process = start(folder, test);
      isSound = await confirm();
    }
  }
  if (isSound) await confirm();
  for (const mutant of queue) onUnknown(mutant);
  process.end();
}

function start(folder, test) {
  const child = spawn(process.execPath, ['--import', guard, runner, test], {
    cwd: folder,
    env: environment({ isQuick: true }),
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let answer = () => {};
  let isOver = false;
  const end = () => {
    if (!isOver) process.kill(-child.pid, 'SIGKILL');
    over();
  };
  const over = () => {
    isOver = true;
    process.off('exit', end);
    answer({});
  };
  // A mutant may loop forever, and would not notice that this script was stopped.
  process.on('exit', end);
  child.on('message', (found) => answer(found));
  child.on('close', over);
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
