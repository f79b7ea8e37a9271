/** Writes the statements that meet the requirements to a folder, if everything is verified. */

import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import { predicateTypeName } from '../signature/predicate-type.ts';
import type { SaveStatement } from '../verify/attestations.ts';
import type { VerifyReport } from '../verify/report.ts';

/**
 * Writes each statement under a hidden name as soon as it is checked, because they may be large. They get their
 * names when the report says that everything is verified; otherwise they are removed.
 */
export class StatementFolder {
  readonly #path: string;
  readonly #written = new Map<string, { name: string; type: string; digest: Digest }>();

  constructor(path: string) {
    this.#path = path;
  }

  /** Throws E_INPUT if the folder cannot be made, or is not empty. */
  async prepare(): Promise<void> {
    await this.#attempt(() => mkdir(this.#path, { recursive: true }));
    const [found] = await readdir(this.#path);
    if (found === undefined) return;
    const message = `output-attestations: the folder ${JSON.stringify(this.#path)} is not empty: statements of another run would look verified`;
    throw new TrustError('E_INPUT', message);
  }

  readonly save: SaveStatement = async (statement, bytes) => {
    const key = `${statement.name} ${statement.digest}`;
    if (this.#written.has(key)) return;
    this.#written.set(key, statement);
    await this.#attempt(() => writeFile(this.#hidden(statement), bytes));
  };

  /** @returns the paths of the statements that meet the requirements: `linux-arm64-spdxjson-1.json` */
  async finish(report: VerifyReport): Promise<readonly string[]> {
    const met = new Set(
      report.outcome === 'verified'
        ? report.images
            .flatMap(({ attestations = [] }) => attestations)
            .flatMap(({ manifests }) => manifests)
            .flatMap(({ name, outcome, statement }) =>
              outcome === 'verified' ? [`${name} ${statement}`] : [],
            )
        : [],
    );
    const counts = new Map<string, number>();
    const paths: string[] = [];
    for (const [key, statement] of [...this.#written].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const hidden = this.#hidden(statement);
      if (!met.has(key)) {
        await rm(hidden, { force: true });
        continue;
      }
      const stem = `${fileWord(statement.name)}-${fileWord(predicateTypeName(statement.type))}`;
      const nth = (counts.get(stem) ?? 0) + 1;
      counts.set(stem, nth);
      const path = join(this.#path, `${stem}-${nth}.json`);
      await this.#attempt(() => rename(hidden, path));
      paths.push(path);
    }
    return paths;
  }

  #hidden({ name, digest }: { readonly name: string; readonly digest: Digest }): string {
    return join(this.#path, `.${fileWord(name)}-${digest.slice(-64)}.partial`);
  }

  async #attempt(write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      const message = `output-attestations: ${(error as Error).message}`;
      throw new TrustError('E_INPUT', message, {}, error);
    }
  }
}

/** Types and platforms come from the registry: they must not lead to another folder. */
function fileWord(text: string): string {
  return text
    .replace(/^https?:\/\//, '')
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 100);
}
