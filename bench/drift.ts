/** Measures drift checks of many releases on two registries: time, requests, memory, and the parts of a check. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { FleetReport } from '../src/drift/fleet.ts';
import type { DriftReport } from '../src/drift/report.ts';
import type { Ledger } from '../src/ledger/ledger.ts';
import { type Measured, runAll, runCommand } from './processes.ts';
import { mebibytes, seconds } from './statistics.ts';
import type { Show, Table } from './table.ts';
import { cli } from './world.ts';

const many = 2000;
const some = 100;
const formats = ['legacy', 'bundle', 'both'] as const;

export async function benchDrift(show: Show): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const world = await startRegistries(folder, {
    ...{ legacy: many, bundle: some, both: some, fleet: many },
  });
  const bench = new Bench(folder, world.hosts);
  for (const format of formats) await bench.init(format);
  show(await bench.requests());
  show(await bench.runs());
  show(await bench.fleet());
  show(await bench.shards());
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

  async requests(): Promise<Table> {
    const rows: string[][] = [];
    for (const format of formats) {
      const ledger = this.#part(format, some);
      const state = ['--state', this.#path(`${format}.state`)];
      for (const what of ['cold', 'unchanged']) {
        const { report } = await this.#checked(format, ledger, ...state);
        const each = report.registries.map(
          ({ requests, pulls }) => `${(requests / some).toFixed(1)} (${(pulls / some).toFixed(1)})`,
        );
        rows.push([`${format}, ${what}`, ...each]);
      }
    }
    return {
      title: 'drift, requests (and pulls) for each release: an index with four children',
      columns: ['', 'first registry', 'second registry'],
      rows,
    };
  }

  async runs(): Promise<Table> {
    const rows: (readonly string[])[] = [];
    for (const count of [some, many]) {
      const ledger = this.#part('legacy', count);
      const state = ['--state', this.#path(`legacy-${count}.state`)];
      for (const what of ['cold', 'unchanged']) {
        const run = await this.#checked('legacy', ledger, ...state);
        const requests = run.report.registries.reduce((sum, one) => sum + one.requests, 0);
        rows.push([
          `${count} releases, ${what}`,
          ...cells(count, run),
          this.#each(requests, count),
        ]);
      }
    }
    const title = 'drift, releases of one image in one run, each on two registries, legacy';
    return { title, columns: [...columns, perRelease], rows };
  }

  async fleet(): Promise<Table> {
    const rows: (readonly string[])[] = [];
    const report = this.#path('fleet-report.json');
    const files = ['--state', this.#path('fleet.state'), '--report', report];
    const args = [cli, 'drift', 'check', '--quiet', '--ledgers', this.#path('ledgers'), ...files];
    for (const [what, ...more] of [
      ['cold'],
      ['the next night'],
      ['all ordinary', '--full-every', '1000'],
    ] as const) {
      const command = { program: process.execPath, args: [...args, ...more], env: this.#env };
      const run = await runCommand(command);
      const { requests } = JSON.parse(readFileSync(report, 'utf8')) as FleetReport;
      rows.push([`${many} images, ${what}`, ...cells(many, run), this.#each(requests, many)]);
    }
    const title = 'drift, a fleet: images with a ledger each, one release and latest, legacy';
    return { title, columns: [...columns, perRelease], rows };
  }

  #each(requests: number, releases: number): string {
    return (requests / releases / this.#hosts.length).toFixed(2);
  }

  async shards(): Promise<Table> {
    const rows: (readonly string[])[] = [];
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
      const name = `${parts} ${parts === 1 ? 'part' : 'parts'}`;
      rows.push([name, ...cells(many, await runAll(commands, parts))]);
      const merged = await this.#run(['drift', 'merge', '--quiet', ...reports]);
      rows.push([`${name}, merged`, ...cells(many, merged)]);
    }
    const title = `drift, ${many} releases in parts, concurrently on one machine`;
    return { title, columns, rows };
  }
}

const columns = ['', 'time', 'releases a second', 'CPU time', 'memory'];
const perRelease = 'requests for each release and registry';

function cells(releases: number, { time, cpu, memory }: Measured): readonly string[] {
  const rate = (releases / (time / 1000)).toFixed(0);
  return [seconds(time), rate, seconds(cpu), mebibytes(memory)];
}
