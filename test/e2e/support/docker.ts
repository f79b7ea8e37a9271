/** A folder for PATH with a program `docker` in it, which does what test/e2e/support/fake-docker.ts does. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { after, before } from 'node:test';
import type { Orders, Witnessed } from './fake-docker.ts';
import { temporaryFolder } from './process.ts';

export interface FakeDocker {
  /** what a run of ours gets: PATH, and orders for `docker` */
  env(orders?: Omit<Orders, 'record'>): Record<string, string>;
  /** puts it on the PATH of this process while the tests of the file run: other files share the process */
  onPath(): void;
  /** resolves when `docker` is called the next time */
  called(): Promise<void>;
  /** what the last `docker` saw; undefined: none ran */
  seen(): Witnessed | undefined;
}

export function fakeDocker(): FakeDocker {
  const folder = temporaryFolder();
  const program = new URL('fake-docker.ts', import.meta.url).pathname;
  const record = join(folder, 'seen.json');
  writeFileSync(
    join(folder, 'docker'),
    `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`,
    { mode: 0o755 },
  );
  return {
    env: (orders = {}) => ({
      // Its builds come from no checkout: a clean one would make runs with the same inputs one attempt.
      GIT_DIR: join(folder, 'none'),
      GITHUB_RUN_ID: '',
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      FAKE_DOCKER: JSON.stringify({ ...orders, record }),
    }),
    onPath: () => {
      const { PATH: path } = process.env;
      before(() => {
        process.env['PATH'] = `${folder}:${path}`;
      });
      after(() => {
        process.env['PATH'] = path;
      });
    },
    called: async () => {
      for await (const { filename } of watch(folder, { persistent: false })) {
        if (filename === basename(record)) return;
      }
    },
    seen: () => (existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : undefined),
  };
}
