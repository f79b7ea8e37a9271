/** Runs several programs in turn, so that a machine that slows down affects all of them equally. */

import { loadavg } from 'node:os';
import type { Measured } from './processes.ts';
import type { Table } from './table.ts';
import type { DelayingProxy } from './world.ts';

export interface Contestant {
  readonly name: string;
  readonly run: () => Promise<Measured>;
}

interface Round extends Measured {
  /** of each proxy */
  readonly requests: readonly number[];
}

/**
 * One warm-up each, then `rounds` in turn. Time is the median, CPU time and requests the mean, memory the
 * maximum.
 *
 * @param proxies between the programs and their servers: they count the requests
 */
export async function race(
  title: string,
  contestants: readonly Contestant[],
  rounds: number,
  proxies: readonly DelayingProxy[] = [],
): Promise<Table> {
  const load = loadavg()[0]?.toFixed(1);
  const measured = contestants.map((): Round[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, { run }] of contestants.entries()) {
      await countAll(proxies);
      const one = await run();
      const requests = await countAll(proxies);
      if (round > 0) measured[at]?.push({ ...one, requests });
    }
  }
  const first = median(times(measured[0] ?? []));
  return {
    title: `${title} (load ${load})`,
    columns: ['', 'time', '', 'fastest to slowest', 'CPU time', 'memory', 'requests'],
    rows: contestants.map(({ name }, at) => [name, ...cells(measured[at] ?? [], first)]),
  };
}

function countAll(proxies: readonly DelayingProxy[]): Promise<number[]> {
  return Promise.all(proxies.map((proxy) => proxy.count()));
}

/** @param first the median of the first contestant, in milliseconds */
function cells(rounds: readonly Round[], first: number): readonly string[] {
  const sorted = times(rounds);
  const requests = (rounds[0]?.requests ?? []).map((_, proxy) =>
    Math.round(mean(rounds.map((round) => round.requests[proxy] ?? 0))),
  );
  return [
    seconds(median(sorted)),
    `${(median(sorted) / first).toFixed(1)} ×`,
    `${seconds(sorted[0] ?? 0)} to ${seconds(sorted.at(-1) ?? 0)}`,
    seconds(mean(rounds.map(({ cpu }) => cpu))),
    mebibytes(Math.max(...rounds.map(({ memory }) => memory))),
    requests.join(' + ') || '–',
  ];
}

function times(rounds: readonly Measured[]): readonly number[] {
  return rounds.map(({ time }) => time).sort((a, b) => a - b);
}

export function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
}

/** @param time in milliseconds */
export function seconds(time: number): string {
  return `${(time / 1000).toFixed(2)} s`;
}

export function mebibytes(memory: number): string {
  return `${memory.toFixed(0)} MiB`;
}
