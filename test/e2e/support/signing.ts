/** A registry with an unsigned image, two logs, and a key: what signing needs, on loopback. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { multiPlatformImage, put } from '../../../sandbox/images.ts';
import {
  type SandboxLog,
  startLog,
  writeSigningConfig,
  writeTrustedRoot,
} from '../../../sandbox/log/index.ts';
import { type SandboxRegistry, startRegistry } from '../../../sandbox/registry/index.ts';
import { fingerprint, plainPem, privatePem, publicPem } from '../../support/signing-key.ts';
import { temporaryFolder } from './process.ts';

export interface SigningWorld {
  readonly registry: SandboxRegistry;
  readonly v1: SandboxLog;
  readonly v2: SandboxLog;
  /** holds cosign.key, plain.key (without a password), cosign.pub, root.json, config-v1.json and config-v2.json */
  readonly folder: string;
  readonly fingerprint: string;
  readonly privatePem: string;
  /** an image of its own, with the manifests of buildx, in a repository of this name: `HOST/NAME@sha256:…` */
  image(name: string): string;
  /** writes to the registry, so far */
  writes(): number;
}

/** Ends with the tests. */
export async function startSigningWorld(): Promise<SigningWorld> {
  const [registry, v1, v2] = await Promise.all([
    startRegistry(),
    startLog({ version: 'rekor-v1' }),
    startLog({ version: 'rekor-v2' }),
  ]);
  after(() => Promise.all([registry.stop(), v1.stop(), v2.stop()]));
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'cosign.key'), privatePem);
  writeFileSync(join(folder, 'plain.key'), plainPem);
  writeFileSync(join(folder, 'cosign.pub'), publicPem);
  writeTrustedRoot(join(folder, 'root.json'), [v1, v2]);
  writeSigningConfig(join(folder, 'config-v1.json'), [v1]);
  writeSigningConfig(join(folder, 'config-v2.json'), [v2]);
  return {
    registry,
    v1,
    v2,
    folder,
    fingerprint,
    privatePem,
    image: (name) => {
      const root = multiPlatformImage(undefined, { content: name });
      return `${registry.host}/${name}@${put(registry, name, root, '1')}`;
    },
    writes: () =>
      registry.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD').length,
  };
}
