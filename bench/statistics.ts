/** Several runs in turn, so that a machine that slows down slows everybody down; medians are quoted. */

import type { Measured } from './processes.ts';

export interface Contestant {
  readonly name: string;
  readonly run: () => Promise<Measured>;
}

export interface Result {
  readonly name: string;
  /** milliseconds */
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
  /** MiB */
  readonly memory: number;
}

/** One warm-up each, then `rounds` in turn. */
export async function race(
  contestants: readonly Contestant[],
  rounds: number,
): Promise<readonly Result[]> {
  const times = contestants.map((): Measured[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, { run }] of contestants.entries()) {
      const measured = await run();
      if (round > 0) times[at]?.push(measured);
    }
  }
  return contestants.map(({ name }, at) => summary(name, times[at] ?? []));
}

function summary(name: string, measured: readonly Measured[]): Result {
  const times = measured.map(({ time }) => time).sort((a, b) => a - b);
  return {
    name,
    median: times[Math.floor(times.length / 2)] ?? 0,
    fastest: times[0] ?? 0,
    slowest: times.at(-1) ?? 0,
    memory: Math.max(...measured.map(({ memory }) => memory)),
  };
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(3)} s`;

/** A row for each, with its time as a multiple of the first one's. */
export function printRace(title: string, results: readonly Result[]): void {
  const [first] = results;
  process.stdout.write(`\n${title}\n`);
  for (const { name, median, fastest, slowest, memory } of results) {
    const ratio = first === undefined ? '' : `${(median / first.median).toFixed(1)} ×`;
    const range = `${seconds(fastest)} to ${seconds(slowest)}`;
    process.stdout.write(
      `  ${name.padEnd(36)} ${seconds(median).padStart(9)}  ${ratio.padStart(7)}  (${range}; ${memory.toFixed(0)} MiB)\n`,
    );
  }
}
