/** Two registries, a log, a key and a Docker: what a release needs, on loopback. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import type { SandboxLog } from '../../../sandbox/log/index.ts';
import { type SandboxRegistry, startRegistry } from '../../../sandbox/registry/index.ts';
import { password } from '../../support/signing-key.ts';
import { type ActionOptions, type ActionRun, runAction } from './action.ts';
import { type FakeDocker, fakeDocker } from './docker.ts';
import type { Orders } from './fake-docker.ts';
import { temporaryFolder } from './process.ts';
import { startSigningWorld } from './signing.ts';

interface ReleaseOptions extends ActionOptions {
  /** to see what it was called with */
  readonly docker?: FakeDocker;
  readonly orders?: Omit<Orders, 'record'>;
}

export interface ReleaseWorld {
  readonly hub: SandboxRegistry;
  readonly ecr: SandboxRegistry;
  readonly v1: SandboxLog;
  readonly v2: SandboxLog;
  /** holds cosign.key, cosign.pub and root.json */
  readonly folder: string;
  readonly fingerprint: string;
  readonly privatePem: string;
  /** inputs of a release to both registries, in repositories of this name */
  inputs(name: string): Readonly<Record<string, string>>;
  /** as on a pushed tag, with a Docker that builds */
  run(inputs: Readonly<Record<string, string>>, options?: ReleaseOptions): Promise<ActionRun>;
  /** tag to digest, of the tags that people pull */
  tags(registry: SandboxRegistry, name: string): Readonly<Record<string, string>>;
  /** writes to both registries, so far */
  writes(): number;
}

/** A file with an event, as the runner leaves it. */
export function eventFile(event: unknown): string {
  const path = join(temporaryFolder(), 'event.json');
  writeFileSync(path, typeof event === 'string' ? event : JSON.stringify(event));
  return path;
}

export const ours = { id: 1, full_name: 'example/app', fork: false } as const;

/** Ends with the tests. */
export async function startReleaseWorld(): Promise<ReleaseWorld> {
  const [{ registry: hub, ...world }, ecr] = await Promise.all([
    startSigningWorld(),
    startRegistry({ name: 'ECR', referrersApi: 'off-404' }),
  ]);
  after(() => ecr.stop());
  const pushed = {
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: eventFile({ ref: 'refs/tags/1.2.3', repository: ours }),
    GITHUB_REPOSITORY: ours.full_name,
    COSIGN_KEY: world.privatePem,
    COSIGN_PASSWORD: password,
  };
  return {
    ...world,
    hub,
    ecr,
    inputs: (name) => ({
      image: `${hub.host}/${name}`,
      mirrors: `${ecr.host}/${name}`,
      tags: '1.2.3\nlatest',
      context: '.',
      platforms: 'linux/amd64,linux/arm64',
      key: 'env://COSIGN_KEY',
      'key-fingerprint': world.fingerprint,
      annotations: 'version=1.2.3',
      'rekor-url': world.v1.url,
      'trusted-root': join(world.folder, 'root.json'),
    }),
    run: (inputs, { docker = fakeDocker(), orders = {}, env = {}, ...options } = {}) =>
      runAction(inputs, {
        action: 'release',
        ...options,
        env: { ...pushed, ...docker.env(orders), ...env },
      }),
    tags: (registry, name) =>
      Object.fromEntries(
        [...registry.store.repository(name).tags].filter(([tag]) => !tag.startsWith('sha256-')),
      ),
    writes: () =>
      [...hub.requests, ...ecr.requests].filter(
        ({ method }) => method !== 'GET' && method !== 'HEAD',
      ).length,
  };
}
