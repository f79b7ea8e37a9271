/** Releases that cosign signed, on two registries, with their ledger: what a drift check is about. */

import { createHash, createPublicKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { loadCase, vectorCases } from '../../../sandbox/images.ts';
import { type SandboxRegistry, startRegistry } from '../../../sandbox/registry/index.ts';
import { formatLedger, ledgerSchema } from '../../../src/ledger/ledger.ts';
import type { Digest } from '../../../src/oci/digest.ts';
import { temporaryFolder } from './process.ts';
import { signerKey, trust } from './world.ts';

const repository = 'nicolas/webdis';

/** What each release is, oldest first. */
const releases = {
  '0.1.24': 'legacy-rekor-v1',
  '0.1.25': 'bundle-rekor-v1',
  '0.1.26': 'both-formats',
} as const;

type Version = keyof typeof releases;

export interface DriftWorld {
  readonly hub: SandboxRegistry;
  readonly ecr: SandboxRegistry;
  readonly folder: string;
  /** for the action: images, ledger, key and trusted root, and neither issues nor a state file */
  readonly inputs: Readonly<Record<string, string>>;
  /** `HOST/nicolas/webdis` */
  name(registry: SandboxRegistry): string;
  digest(version: Version): Digest;
  tag(registry: SandboxRegistry, tag: string, digest: Digest | undefined): void;
}

/** Ends with the tests. */
export async function startDriftWorld(): Promise<DriftWorld> {
  const [hub, ecr] = await Promise.all([
    startRegistry({ name: 'Hub' }),
    startRegistry({ name: 'ECR' }),
  ]);
  after(() => Promise.all([hub.stop(), ecr.stop()]));
  const digest = (version: Version) => caseOf(version).digest;
  for (const registry of [hub, ecr]) {
    // A case brings the tag 0.1.24 along: the one that it belongs to comes last.
    for (const version of (Object.keys(releases) as Version[]).toReversed()) {
      loadCase(registry, repository, releases[version], { tags: { [version]: digest(version) } });
    }
    registry.store.repository(repository).tags.set('latest', digest('0.1.26'));
  }
  const folder = temporaryFolder();
  const ledger = join(folder, 'releases.json');
  writeFileSync(ledger, ledgerText(digest));
  const name = ({ host }: SandboxRegistry) => `${host}/${repository}`;
  return {
    hub,
    ecr,
    folder,
    inputs: { ...trust, ledger, images: `${name(hub)}\n${name(ecr)}`, issues: 'false' },
    name,
    digest,
    tag: (registry, tag, target) => {
      const { tags } = registry.store.repository(repository);
      if (target === undefined) tags.delete(tag);
      else tags.set(tag, target);
    },
  };
}

function caseOf(version: Version) {
  const found = vectorCases().find(({ name }) => name === releases[version]);
  if (found === undefined) throw new Error(`there is no case for ${version}`);
  return found;
}

/** As `drift init` writes it, but for what it records of platforms and signatures. */
function ledgerText(digest: (version: Version) => Digest): string {
  const spki = createPublicKey(readFileSync(signerKey)).export({ type: 'spki', format: 'der' });
  const fingerprint = createHash('sha256').update(spki).digest('hex');
  return formatLedger({
    schema: ledgerSchema,
    from: '0.1.24',
    releases: (Object.keys(releases) as Version[]).map((version) => ({
      version,
      digest: digest(version),
      platforms: {},
      signatures: [],
      signer: { kind: 'key', fingerprint, algorithm: 'ecdsa-p256' },
    })),
  });
}
