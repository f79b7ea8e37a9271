/** The state file of drift checks: written during the run, and replaced only when it is complete. */

import { createHash } from 'node:crypto';
import type { WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { DriftHistory } from '../drift/report.ts';
import {
  empty,
  formatFooter,
  formatHeader,
  formatKnown,
  readFleetState,
  readState,
  type StateFile,
  type StateOwner,
} from '../drift/state.ts';
import type { VerifiedRelease } from '../drift/store-look.ts';
import { isTrustError } from '../error.ts';
import { readBounded } from '../host/files.ts';
import { cannotWrite, WholeFile } from '../host/whole-file.ts';
import { signerId } from '../signature/signer.ts';
import { describePolicy, type Policy } from '../verify/policy.ts';
import { tool } from '../version.ts';

/** Bytes: ten thousand releases with two signatures for each manifest take 50 million. */
const mostBytes = 256 * 1024 * 1024;

/** @param path undefined: no state is kept. Throws E_INPUT for a file that cannot be read. */
export async function openState(path: string | undefined, owner: StateOwner): Promise<StateFile> {
  return path === undefined ? empty : readState(await bytesOf(path), owner);
}

/** @param checks of all ledgers of the fleet */
export async function openFleetState(
  path: string | undefined,
  checks: readonly string[],
): Promise<(owner: StateOwner) => StateFile> {
  return path === undefined ? () => empty : readFleetState(await bytesOf(path), checks);
}

/** undefined: there is no such file. */
async function bytesOf(path: string): Promise<Uint8Array | undefined> {
  return readBounded(path, mostBytes, 'state: the file').catch((error: unknown) => {
    if (isTrustError(error) && isAbsent(error.cause)) return undefined;
    throw error;
  });
}

function isAbsent(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
}

const hashes = new WeakMap<Policy, string>();

/** Everything that a verdict depends on, except the answers of registries. Computed once for each policy. */
export function hashPolicy(policy: Policy): string {
  const hash = hashes.get(policy) ?? hashOf(policy);
  hashes.set(policy, hash);
  return hash;
}

function hashOf(policy: Policy): string {
  const { signers, trustedRoots: _, ...demands } = describePolicy(policy);
  const digests = policy.trustedRoots.map(({ bytes }) =>
    createHash('sha256').update(bytes).digest('hex'),
  );
  const all = JSON.stringify([
    tool.version,
    // The name of a key does not matter.
    signers.map((one) => (one.kind !== 'identity' ? [signerId(one), one.notAfter] : one)),
    digests,
    demands,
  ]);
  return createHash('sha256').update(all).digest('hex');
}

const what = 'state: the file';
/** Bytes that are written at once: a run has a line for each release. */
const pieceSize = 64 * 1024;

/** Writes the state of this run to a new file, which replaces the old one when it is complete. */
export class StateOutput {
  readonly #path: string | undefined;
  #file: WholeFile | undefined;
  #stream: WriteStream | undefined;
  #pending: Uint8Array[] = [];
  #size = 0;

  /** @param path undefined: nothing is written */
  constructor(path: string | undefined) {
    this.#path = path;
  }

  async begin(): Promise<void> {
    if (this.#path === undefined) return;
    this.#file = await WholeFile.begin(this.#path, what);
    this.#stream = this.#file.handle.createWriteStream();
    // Errors are reported when the stream is closed.
    this.#stream.on('error', () => {});
  }

  write(piece: string | Uint8Array): void {
    const bytes = Buffer.from(piece);
    this.#pending.push(bytes);
    this.#size += bytes.byteLength;
    if (this.#size >= pieceSize) this.#flush();
  }

  #flush(): void {
    this.#stream?.write(Buffer.concat(this.#pending));
    this.#pending = [];
    this.#size = 0;
  }

  async commit(): Promise<void> {
    const [file, stream] = [this.#file, this.#stream];
    if (file === undefined || stream === undefined) return;
    try {
      this.#flush();
      stream.end();
      await finished(stream);
      await file.commit();
      this.#file = undefined;
    } catch (error) {
      throw cannotWrite(`${this.#path}`, what, error);
    }
  }

  /** Removes an incomplete file. */
  async drop(): Promise<void> {
    this.#stream?.destroy();
    await this.#file?.drop();
    this.#file = undefined;
  }
}

/** The state of one check, from its header to its history. */
export class StateSection {
  readonly #write: (piece: string | Uint8Array) => void;
  readonly #written = new Set<string>();

  constructor(owner: StateOwner, write: (piece: string | Uint8Array) => void) {
    this.#write = write;
    write(formatHeader(owner));
  }

  remember(version: string, known: VerifiedRelease | undefined): void {
    // The first result of a release is kept.
    if (this.#written.has(version)) return;
    this.#written.add(version);
    if (known !== undefined) this.#write(formatKnown(version, known));
  }

  /** @param before its entries of other releases are kept */
  end(history: DriftHistory, before: StateFile, isReleased: (version: string) => boolean): void {
    const stays = (version: string) => !this.#written.has(version) && isReleased(version);
    for (const line of before.ignored === undefined ? before.lines(stays) : [])
      this.#write(Buffer.concat([line, Buffer.from('\n')]));
    this.#write(formatFooter(history));
  }
}
