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
  if (path === undefined) return empty;
  const bytes = await readBounded(path, mostBytes, 'state: the file').catch((error: unknown) => {
    if (isTrustError(error) && isAbsent(error.cause)) return undefined;
    throw error;
  });
  return readState(bytes, owner);
}

function isAbsent(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
}

/** Everything that a verdict depends on, except the answers of registries. */
export function hashPolicy(policy: Policy, roots: readonly (Uint8Array | string)[]): string {
  const { signers, trustedRoots: _, ...demands } = describePolicy(policy);
  const digests = roots.map((root) => createHash('sha256').update(root).digest('hex'));
  const all = JSON.stringify([
    tool.version,
    // How a key is called decides nothing.
    signers.map((one) => (one.kind !== 'identity' ? [signerId(one), one.notAfter] : one)),
    digests,
    demands,
  ]);
  return createHash('sha256').update(all).digest('hex');
}

const what = 'state: the file';

export class StateWriter {
  readonly #path: string | undefined;
  readonly #written = new Set<string>();
  #file: WholeFile | undefined;
  #stream: WriteStream | undefined;

  /** @param path undefined: nothing is written */
  constructor(path: string | undefined) {
    this.#path = path;
  }

  async start(owner: StateOwner): Promise<void> {
    if (this.#path === undefined) return;
    this.#file = await WholeFile.begin(this.#path, what);
    this.#stream = this.#file.handle.createWriteStream();
    // Errors are reported when the stream is closed.
    this.#stream.on('error', () => {});
    this.#stream.write(formatHeader(owner));
  }

  remember(version: string, known: VerifiedRelease | undefined): void {
    // The first result of a release is kept.
    if (this.#written.has(version)) return;
    this.#written.add(version);
    if (known !== undefined) this.#stream?.write(formatKnown(version, known));
  }

  /** @param before its entries of other releases are kept */
  async end(history: DriftHistory, before: StateFile, isReleased: (version: string) => boolean) {
    const [file, stream] = [this.#file, this.#stream];
    if (file === undefined || stream === undefined) return;
    try {
      const stays = (version: string) => !this.#written.has(version) && isReleased(version);
      for (const line of before.ignored === undefined ? before.lines(stays) : [])
        stream.write(Buffer.concat([line, Buffer.from('\n')]));
      stream.end(formatFooter(history));
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
