// Temporary folders of a test, removed when it is done or the process ends.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Folder {
  readonly path: string;
  remove(): void;
}

const folders = new Set<string>();

process.on('exit', () => {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

export function temporaryFolder(purpose: string): Folder {
  const path = mkdtempSync(join(tmpdir(), `${purpose}-`));
  folders.add(path);
  return {
    path,
    remove: () => {
      folders.delete(path);
      rmSync(path, { recursive: true, force: true });
    },
  };
}
