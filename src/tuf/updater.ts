/**
 * Runs the client workflow of The Update Framework with tuf-js: finds a target, and verifies it from an initial root.
 * This file and tuf-js are a bundle of their own (dist/tuf.mjs), which is loaded only when TUF is asked for.
 */

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fetcher, Updater } from 'tuf-js';
import { DownloadHTTPError } from 'tuf-js/dist/error.js';

export interface Workflow {
  /** URL of the repository, with a slash at its end */
  readonly mirror: string;
  /** root metadata that is trusted; every newer version must be signed by the one before */
  readonly root: Uint8Array;
  /** metadata that was verified before, by file name: older versions are refused */
  readonly last: ReadonlyMap<string, Uint8Array>;
  /** Resolves to the file with a path below `mirror`; to undefined if there is none. */
  readonly fetch: (path: string, limit: number) => Promise<Uint8Array | undefined>;
}

/** Throws what `fetch` throws, errors of tuf-js, and those of JavaScript for metadata with unexpected content. */
export async function fetchTarget(target: string, workflow: Workflow): Promise<Uint8Array> {
  // tuf-js works on files. A folder for one run: other runs never see half of an update.
  const folder = await mkdtemp(join(tmpdir(), 'tuf-'));
  try {
    const targetDir = `${folder}/targets`;
    await mkdir(targetDir);
    await writeFile(join(folder, 'root.json'), workflow.root);
    for (const [name, bytes] of workflow.last) await writeFile(join(folder, name), bytes);
    const updater = new Updater({
      metadataBaseUrl: workflow.mirror,
      metadataDir: folder,
      targetBaseUrl: `${workflow.mirror}targets`,
      targetDir,
      fetcher: fetcherOf(workflow, `${folder}/download`),
    });
    const found = await updater.getTargetInfo(target);
    if (found === undefined) throw new Error(`there is no target ${target}`);
    return await readFile(await updater.downloadTarget(found));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function fetcherOf({ mirror, fetch }: Workflow, download: string): Fetcher {
  const bytesAt = async (url: string, limit: number): Promise<Buffer> => {
    const bytes = await fetch(url.slice(mirror.length), limit);
    // With this error, tuf-js knows that there is no newer root.
    if (bytes === undefined) throw new DownloadHTTPError('not found', 404);
    return Buffer.from(bytes);
  };
  return {
    downloadBytes: bytesAt,
    downloadFile: async (url, limit, handler) => {
      await writeFile(download, await bytesAt(url, limit));
      return handler(download);
    },
  };
}
