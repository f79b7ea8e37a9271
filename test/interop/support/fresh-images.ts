// Images that were built a moment ago, of every shape, signed by every tool that signs.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SandboxLog, writeSigningConfig } from '../../../sandbox/log/index.ts';
import { temporaryFolder } from '../../support/folder.ts';
import type { BuildKit } from './buildkit.ts';
import { type CommandResult, runOrThrow } from './command.ts';
import type { Cosign } from './cosign.ts';
import type { KeyFiles, Ourselves } from './ourselves.ts';
import type { Registry } from './registries.ts';

export interface Signers {
  /** Where files may be written. */
  readonly folder: string;
  readonly cosign: Readonly<Record<'v2' | 'v3', Cosign>>;
  readonly us: Ourselves;
  readonly keys: KeyFiles;
  readonly trustedRoot: string;
  /** Rekor v1: the log that every format can be entered in. */
  readonly log: SandboxLog;
}

export interface FreshImage {
  readonly name: string;
  /** Its attestation, if it has one. */
  readonly attested: boolean;
  /** Builds it into a registry; the digest comes back. */
  build(registry: Registry, buildKit: BuildKit): Promise<string>;
  /** By digest, with everything under it. */
  sign(image: string, signers: Signers): Promise<void>;
}

export const freshImages: readonly FreshImage[] = [
  { name: 'buildx-cosign-v2', attested: true, build: byBuildx('buildx-cosign-v2'), sign: byV2 },
  { name: 'buildx-cosign-v3', attested: true, build: byBuildx('buildx-cosign-v3'), sign: byV3 },
  { name: 'buildx-ours', attested: false, build: byBuildx('buildx-ours'), sign: byUs },
  { name: 'nested-index', attested: false, build: nested, sign: byV3Alone },
  { name: 'docker-types', attested: false, build: dockerTypes, sign: byV2Alone },
];

function byBuildx(name: string): FreshImage['build'] {
  return ({ host }, buildKit) => buildKit.push([`${host}/${name}:0.1.24`]);
}

const insecure = '--insecure';

/** An index that lists an index, and an image. */
async function nested({ host }: Registry, buildKit: BuildKit): Promise<string> {
  const name = `${host}/nested-index`;
  const inner = await buildKit.push([`${name}:inner`]);
  const parts = ['-m', `${name}@${inner}`, '-m', await dockerImage(name, 's390x')];
  await runOrThrow('crane', [
    ...['index', 'append', insecure, '--flatten=false', ...parts, '-t', `${name}:0.1.24`],
  ]);
  return digestOf(`${name}:0.1.24`);
}

async function dockerTypes({ host }: Registry): Promise<string> {
  const name = `${host}/docker-types`;
  const images: string[] = [];
  for (const architecture of ['amd64', 'arm64']) {
    images.push('-m', await dockerImage(name, architecture));
  }
  await runOrThrow('crane', [
    ...['index', 'append', insecure, '--docker-empty-base', ...images, '-t', `${name}:0.1.24`],
  ]);
  return digestOf(`${name}:0.1.24`);
}

/** crane builds on an empty base of Docker's types. */
async function dockerImage(name: string, architecture: string): Promise<string> {
  const tagged = `${name}:${architecture}`;
  const folder = temporaryFolder('layer');
  const layer = join(folder.path, 'layer.tar');
  writeFileSync(join(folder.path, architecture), `webdis for ${architecture}\n`);
  await runOrThrow('/usr/bin/tar', ['-C', folder.path, '-cf', layer, architecture]);
  await runOrThrow('crane', ['append', insecure, '-f', layer, '-t', tagged]);
  folder.remove();
  await runOrThrow('crane', [
    ...['mutate', insecure, '--set-platform', `linux/${architecture}`, '-t', tagged, tagged],
  ]);
  return `${name}@${await digestOf(tagged)}`;
}

async function digestOf(image: string): Promise<string> {
  return (await runOrThrow('crane', ['digest', insecure, image])).trim();
}

async function byV2(image: string, signers: Signers): Promise<void> {
  await byV2Alone(image, signers);
  const { cosign, keys, log, trustedRoot } = signers;
  const sbom = writeSbom(signers.folder);
  const how = ['--key', keys.key, '--yes', '--rekor-url', log.url, '--trusted-root', trustedRoot];
  const statement = ['--new-bundle-format=false', '--type', 'spdxjson', '--predicate', sbom];
  succeed(await cosign.v2.run(['attest', ...how, ...statement, ...http, image]));
  succeed(await cosign.v2.run(['attach', 'sbom', '--sbom', sbom, ...http, image]));
}

async function byV2Alone(image: string, signers: Signers): Promise<void> {
  const { cosign, keys, log, trustedRoot } = signers;
  const where = { rekorUrl: log.url, trustedRoot };
  succeed(await cosign.v2.sign(image, { key: keys.key, format: 'legacy', log: where }));
}

async function byV3(image: string, signers: Signers): Promise<void> {
  await byV3Alone(image, signers);
  const { cosign, keys, trustedRoot } = signers;
  const statement = ['--type', 'spdxjson', '--predicate', writeSbom(signers.folder)];
  const where = ['--signing-config', signingConfig(signers), '--trusted-root', trustedRoot];
  const how = ['attest', '--key', keys.key, '--yes', ...where, ...statement, ...http, image];
  succeed(await cosign.v3.run(how));
}

async function byV3Alone(image: string, signers: Signers): Promise<void> {
  const { cosign, keys, trustedRoot } = signers;
  const log = { signingConfig: signingConfig(signers), trustedRoot };
  succeed(await cosign.v3.sign(image, { key: keys.key, format: 'bundle', log }));
}

async function byUs(image: string, { us, keys, trustedRoot, log }: Signers): Promise<void> {
  const where = { url: log.url, version: 1 } as const;
  const signing = { key: keys.key, trustedRoot, format: 'both', log: where } as const;
  const { outcome, images } = await us.sign(image, signing);
  if (outcome !== 'verified') throw new Error(JSON.stringify(images));
}

const http = ['--allow-http-registry', '--allow-insecure-registry'];

function signingConfig({ folder, log }: Signers): string {
  const path = join(folder, 'signing-config.json');
  writeSigningConfig(path, [log]);
  return path;
}

function writeSbom(folder: string): string {
  const path = join(folder, 'sbom.spdx.json');
  const document = { spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', name: 'webdis' };
  writeFileSync(path, JSON.stringify({ ...document, packages: [] }));
  return path;
}

function succeed({ exit, stderr }: CommandResult): void {
  if (exit !== 0) throw new Error(`cosign exited with ${exit}: ${stderr}`);
}
