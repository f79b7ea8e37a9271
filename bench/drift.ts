/** Drift checks of many releases on two registries: the time, the requests, the memory, and parts. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DriftReport } from '../src/drift/report.ts';
import type { Ledger } from '../src/ledger/ledger.ts';
import { type Measured, runAll, runCommand } from './processes.ts';
import { cli } from './world.ts';

const many = 1000;
const some = 100;
const formats = ['legacy', 'bundle', 'both'] as const;

export async function benchDrift(_show: import('./table.ts').Show): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const world = await startRegistries(folder, { legacy: many, bundle: some, both: some });
  const bench = new Bench(folder, world.hosts);
  process.stdout.write(
    `\ndrift, index with four children on two registries (load ${loadavg()[0]?.toFixed(1)})\n`,
  );
  for (const format of formats) await bench.init(format);
  await bench.printRequests();
  await bench.printRuns();
  await bench.printShards();
  world.stop();
  rmSync(folder, { recursive: true });
}

async function startRegistries(folder: string, counts: Readonly<Record<string, number>>) {
  const file = fileURLToPath(new URL('drift-registries.ts', import.meta.url));
  const wanted = Object.entries(counts).map(([name, count]) => `${name}=${count}`);
  const child = spawn(process.execPath, [file, folder, ...wanted], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { hosts: JSON.parse(String(line)) as string[], stop: () => child.stdin.end() };
}

interface Run extends Measured {
  readonly report: DriftReport;
}

class Bench {
  readonly #folder: string;
  readonly #hosts: readonly string[];
  readonly #env: Record<string, string>;

  constructor(folder: string, hosts: readonly string[]) {
    this.#folder = folder;
    this.#hosts = hosts;
    this.#env = { HOME: folder };
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }

  #trust(format: string): readonly string[] {
    const images = this.#hosts.map((host) => `${host}/bench/${format}`).join(',');
    return [
      '--image',
      images,
      '--key',
      this.#path('key.pub'),
      '--trusted-root',
      this.#path('root.json'),
    ];
  }

  async init(format: string): Promise<void> {
    const output = ['--from', '1.0.0', '--output', this.#path(`${format}.json`)];
    await this.#run(['drift', 'init', ...output, ...this.#trust(format)]);
  }

  #run(args: readonly string[]): Promise<Measured> {
    return runCommand({
      program: process.execPath,
      args: [cli, ...args],
      env: this.#env,
    });
  }

  /** The highest of the ledger's releases. */
  #part(format: string, count: number): string {
    const ledger = JSON.parse(readFileSync(this.#path(`${format}.json`), 'utf8')) as Ledger;
    const releases = ledger.releases.slice(-count);
    const path = this.#path(`${format}-${count}.json`);
    writeFileSync(path, JSON.stringify({ ...ledger, from: releases[0]?.version, releases }));
    return path;
  }

  #check(
    format: string,
    ledger: string,
    report: string,
    ...more: readonly string[]
  ): readonly string[] {
    const flags = ['--quiet', '--ledger', ledger, '--report', report, ...more];
    return [cli, 'drift', 'check', ...flags, ...this.#trust(format)];
  }

  async #checked(format: string, ledger: string, ...more: readonly string[]): Promise<Run> {
    const report = this.#path('report.json');
    const args = this.#check(format, ledger, report, ...more);
    const measured = await runCommand({
      program: process.execPath,
      args,
      env: this.#env,
    });
    return { ...measured, report: JSON.parse(readFileSync(report, 'utf8')) as DriftReport };
  }

  async printRequests(): Promise<void> {
    process.stdout.write('\nrequests (and pulls) for each image: first registry + second one\n');
    for (const format of formats) {
      const ledger = this.#part(format, some);
      const state = ['--state', this.#path(`${format}.state`)];
      for (const what of ['cold', 'unchanged']) {
        const { report } = await this.#checked(format, ledger, ...state);
        const each = report.registries.map(
          ({ requests, pulls }) => `${(requests / some).toFixed(1)} (${(pulls / some).toFixed(1)})`,
        );
        process.stdout.write(`  ${format.padEnd(8)} ${what.padEnd(10)} ${each.join(' + ')}\n`);
      }
    }
  }

  async printRuns(): Promise<void> {
    process.stdout.write('\nreleases in one run, each on two registries, legacy\n');
    for (const count of [some, many]) {
      const ledger = this.#part('legacy', count);
      const state = ['--state', this.#path(`legacy-${count}.state`)];
      for (const what of ['cold', 'unchanged']) {
        print(`${count} ${what}`, count, await this.#checked('legacy', ledger, ...state));
      }
    }
  }

  async printShards(): Promise<void> {
    process.stdout.write('\nthe same in parts, side by side on one machine, and merged\n');
    const ledger = this.#part('legacy', many);
    for (const parts of [1, 2, 4]) {
      const reports = Array.from({ length: parts }, (_, at) =>
        this.#path(`${at + 1}-${parts}.json`),
      );
      const commands = reports.map((report, at) => ({
        program: process.execPath,
        args: this.#check('legacy', ledger, report, '--shard', `${at + 1}/${parts}`),
        env: this.#env,
      }));
      print(`${parts} ${parts === 1 ? 'part' : 'parts'}`, many, await runAll(commands, parts));
      const merged = await this.#run(['drift', 'merge', '--quiet', ...reports]);
      print('  merge', many, merged);
    }
  }
}

function print(name: string, releases: number, { time, memory }: Measured): void {
  const seconds = (time / 1000).toFixed(1).padStart(6);
  const rate = (releases / (time / 1000)).toFixed(0).padStart(5);
  process.stdout.write(
    `  ${name.padEnd(16)} ${seconds} s  ${rate} releases/s  ${memory.toFixed(0).padStart(4)} MiB\n`,
  );
}
