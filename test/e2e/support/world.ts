/** Two registries with images that cosign signed, and the words that verify them. */

import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadCase, vectorCases, vectorFolder } from '../../../sandbox/images.ts';
import { type SandboxRegistry, startRegistry } from '../../../sandbox/registry/index.ts';

export const signerKey = fileURLToPath(new URL('signer.pub', vectorFolder));
export const otherKey = fileURLToPath(new URL('other.pub', vectorFolder));
export const trustedRoot = fileURLToPath(new URL('trusted-root.json', vectorFolder));

/** What an action needs to verify the vectors. */
export const trust = { key: signerKey, 'trusted-root': trustedRoot } as const;
/** The same for the terminal. */
export const trustFlags = ['--key', signerKey, '--trusted-root', trustedRoot] as const;

export interface World {
  readonly hub: SandboxRegistry;
  readonly ecr: SandboxRegistry;
  /** `HOST/CASE:0.1.24` */
  image(registry: SandboxRegistry, caseName: string): string;
  digest(caseName: string): string;
}

/** Both hold every case, in a repository of its name; both stop when the tests have ended. */
export async function startWorld(): Promise<World> {
  const [hub, ecr] = await Promise.all([
    startRegistry({ name: 'Hub' }),
    startRegistry({ name: 'ECR' }),
  ]);
  for (const registry of [hub, ecr]) {
    for (const { name } of vectorCases()) loadCase(registry, name, name);
  }
  after(() => Promise.all([hub.stop(), ecr.stop()]));
  return {
    hub,
    ecr,
    image: (registry, caseName) => `${registry.host}/${caseName}:0.1.24`,
    digest: (caseName) => vectorCases().find(({ name }) => name === caseName)?.digest ?? '',
  };
}
