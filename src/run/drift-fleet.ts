/** One drift check of several ledgers: each with its own images and signers, in one run and with one state file. */

import { readdir, stat } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { mapConcurrently } from '../async.ts';
import { defined } from '../defined.ts';
import { type FleetResult, fleetOf } from '../drift/fleet.ts';
import type { DriftHistory, DriftProgress, DriftReport } from '../drift/report.ts';
import { isIn } from '../drift/shard.ts';
import { type ErrorCode, TrustError } from '../error.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { formatRepository, type Repository } from '../oci/reference.ts';
import { type DriftValues, namesImages } from '../options/drift.ts';
import { checkItems, listOf } from '../options/lists.ts';
import { repository } from '../options/types.ts';
import type { Policy } from '../verify/policy.ts';
import type { Finding } from '../verify/report.ts';
import { tool } from '../version.ts';
import type { Host } from './connection.ts';
import { idOf, type LedgerCheck, ownerOf, policyFor, runCheck, withSigners } from './drift.ts';
import { openRegistries, type Registries } from './drift-registries.ts';
import { openFleetState, StateOutput, StateSection } from './drift-state.ts';
import { readLedger } from './drift-task.ts';

/** Ledgers that are checked concurrently: each is a short run with its own list of tags. */
const ledgersAtOnce = 8;
const mostLedgers = 20_000;

export interface NamedLedger {
  /** the path of the file in the folder, without .json */
  readonly name: string;
  readonly path: string;
  readonly ledger: Ledger;
}

/** Every ledger of a folder, or of a list. Throws E_INPUT for a file that is not a ledger. */
export async function readLedgers(paths: readonly string[]): Promise<readonly NamedLedger[]> {
  const files = (await Promise.all(paths.map(filesAt))).flat();
  if (files.length === 0) throw new TrustError('E_INPUT', 'ledgers: there is none');
  if (files.length > mostLedgers) {
    throw new TrustError('E_INPUT', `ledgers: there are ${files.length}, ${mostLedgers} at most`);
  }
  const names = new Set(files.map(({ name }) => name));
  if (names.size < files.length) throw new TrustError('E_INPUT', 'ledgers: two have one name');
  return mapConcurrently(ledgersAtOnce, files, async ({ name, path }) => ({
    name,
    path,
    ledger: await readLedger(path),
  }));
}

async function filesAt(path: string): Promise<readonly Omit<NamedLedger, 'ledger'>[]> {
  const nameOf = (text: string) =>
    posix.normalize(text.replaceAll(sep, '/')).replace(/\.json$/, '');
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory() !== true) return [{ name: nameOf(path), path }];
  const files = await jsonFilesIn(path);
  return files.map((file) => ({ name: nameOf(relative(path, file)), path: file }));
}

/** The paths of all `.json` files below a folder, sorted. Throws the errors of the file system. */
export async function jsonFilesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

export async function checkFleet(
  values: DriftValues & { readonly ledgers: readonly string[] },
  host: Host,
  onProgress?: (progress: DriftProgress) => void,
): Promise<FleetResult> {
  const { ledgers, shard, state } = values;
  if (namesImages(values)) {
    throw new TrustError('E_INPUT', 'ledgers: each names its own images, and others are given too');
  }
  const all = (await readLedgers(ledgers)).map((one) => checkOf(one, values));
  const started = new Date();
  const opened = await openRegistries(values, host);
  const output = new StateOutput(state);
  const fleet = new Fleet(opened, host, all.length, onProgress);
  try {
    const before = await openFleetState(state, all.map(idOf));
    await output.begin();
    const part = all.splice(0).filter(({ name }) => isIn(shard, name));
    const waiting = new Map(part.splice(0).map((check) => [check.name, check]));
    await mapConcurrently(ledgersAtOnce, [...waiting.keys()], async (name) => {
      const check = waiting.get(name) as LedgerCheck;
      // Of a ledger that was checked, the report is kept.
      waiting.delete(name);
      const policy = await fleet.policy(check.values);
      const owner = ownerOf(check, policy);
      // Sections are written as a whole, so that concurrent checks do not mix them.
      const pieces: (string | Uint8Array)[] = [];
      const section = new StateSection(owner, (piece) => pieces.push(piece));
      await fleet.run({ ...check, policy, before: before(owner), section });
      for (const piece of pieces) output.write(piece);
    });
    await output.commit();
    const report = fleetOf(fleet.reports, {
      tool,
      started: started.toISOString(),
      finished: new Date().toISOString(),
      requests: opened.transport.sent,
      ...defined({ shard }),
    });
    return { report, histories: fleet.histories };
  } finally {
    await output.drop();
    opened.close();
  }
}

function checkOf({ name, path, ledger }: NamedLedger, values: DriftValues): LedgerCheck {
  const own = { ...values, images: imagesOf(ledger, path), tags: [], shard: undefined };
  return { name, ledger, values: withSigners(own, ledger, path) };
}

/** The images that a ledger names. Throws E_INPUT if it names none. */
export function imagesOf(ledger: Ledger | undefined, path: string): readonly Repository[] {
  if (ledger?.images === undefined) {
    throw new TrustError(
      'E_INPUT',
      `${path}: it names no images, and they are not given otherwise`,
    );
  }
  const images = listOf(repository).fromLibrary(ledger.images, `${path}: images`);
  checkItems(images.map(formatRepository), `${path}: images`);
  return images;
}

/** Number of failed checks in a row after which a host is not contacted any more. */
const patience = 3;
const hostFailures: readonly ErrorCode[] = ['E_NET', 'E_RATE'];

/** What the checks of one run share. */
class Fleet {
  readonly reports: DriftReport[] = [];
  readonly histories = new Map<string, DriftHistory>();
  readonly #open: Registries['registry'];
  readonly #opened: Registries;
  readonly #host: Host;
  readonly #of: number;
  readonly #onProgress: ((progress: DriftProgress) => void) | undefined;
  readonly #policies = new Map<string, Promise<Policy>>();
  readonly #failures = new Map<string, readonly Finding[]>();

  constructor(
    opened: Registries,
    host: Host,
    of: number,
    onProgress: ((progress: DriftProgress) => void) | undefined,
  ) {
    this.#open = opened.registry;
    this.#opened = { ...opened, registry: (...names) => this.#registry(...names) };
    this.#host = host;
    this.#of = of;
    this.#onProgress = onProgress;
  }

  /** Ledgers with the same signers share keys and trusted roots. */
  policy(values: DriftValues): Promise<Policy> {
    const { images: _, ...rest } = values;
    const id = JSON.stringify(rest);
    const known = this.#policies.get(id);
    if (known !== undefined) return known;
    const policy = policyFor(values, this.#opened, this.#host);
    this.#policies.set(id, policy);
    return policy;
  }

  async run(check: Parameters<typeof runCheck>[0]): Promise<void> {
    // Concurrent checks share the transport, so each counts only requests to its own repositories.
    const sent = () => 0;
    const { report, history } = await runCheck(check, this.#opened, this.#host, { sent });
    const requests = report.registries.reduce((sum, one) => sum + one.requests, 0);
    this.reports.push({ ...report, requests });
    this.histories.set(check.name, history);
    this.#learn(report);
    this.#onProgress?.({
      done: this.reports.length,
      of: this.#of,
      requests: this.#opened.transport.sent,
      image: check.name,
    });
  }

  #registry(image: Repository, signatures: Repository | undefined) {
    const access = this.#open(image, signatures);
    const failures = this.#failures.get(image.registry) ?? [];
    return failures.length < patience
      ? access
      : { ...access, ...defined({ stopped: failures[0] }) };
  }

  #learn({ registries, unreachable }: DriftReport): void {
    for (const { name } of registries) {
      const host = name.slice(0, name.indexOf('/'));
      const found = unreachable.find(
        ({ image, code }) => image === name && hostFailures.includes(code),
      );
      const before = this.#failures.get(host) ?? [];
      if (before.length < patience) this.#failures.set(host, found ? [...before, found] : []);
    }
  }
}
