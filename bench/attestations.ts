/** Provenance and an SBOM on each of two platforms: one process of this tool, one of cosign for each query. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binary } from '../test/interop/support/binaries.ts';
import { cosign, cosignEnvironment } from '../test/interop/support/cosign.ts';
import { loadCase, readCases } from '../test/interop/support/load.ts';
import { ourEnvironment, ourSigning } from '../test/interop/support/ourselves.ts';
import { type Registry, startOlareg } from '../test/interop/support/registries.ts';
import { type Services, startServices } from '../test/interop/support/services.ts';
import { temporaryFolder } from '../test/support/folder.ts';
import { type Command, runAll, runCommand } from './processes.ts';
import { race } from './statistics.ts';
import type { Show } from './table.ts';
import { cli, digestsOf, startProxy, vectors } from './world.ts';

const delay = 20;
const repository = 'bench/attested';
const home = { folder: temporaryFolder('bench').path, password: 'loopback' };
const predicates = {
  slsaprovenance1: {
    buildDefinition: { buildType: 'https://example.com/build' },
    runDetails: { builder: { id: 'https://example.com/builder' } },
  },
  spdxjson: { spdxVersion: 'SPDX-2.3' },
};

/** What is to be verified: an image on a registry, and with what. */
interface Attested {
  readonly host: string;
  readonly publicKey: string;
  readonly trustedRoot: string;
}

export async function benchAttestations(rounds: number, show: Show): Promise<void> {
  const [services, registry] = await Promise.all([startServices(), startOlareg()]);
  const { publicKey } = await attestPlatforms(services, registry);
  for (const milliseconds of [0, delay]) {
    const proxy = await startProxy(registry.host, milliseconds);
    const attested = { host: proxy.host, publicKey, trustedRoot: services.trustedRoot };
    const commands = theirs(attested);
    const contestants = [
      { name: 'webdis-trust, one process', run: () => runCommand(ours(attested)) },
      { name: 'cosign v3, one after the other', run: () => runAll(commands, 1) },
      {
        name: `cosign v3, xargs -P ${commands.length}`,
        run: () => runAll(commands, commands.length),
      },
    ];
    const title = `verify provenance and SBOM of two platforms, ${milliseconds} ms`;
    show(await race(title, contestants, rounds, [proxy]));
    proxy.stop();
  }
  await Promise.all([registry.stop(), services.stop()]);
}

/** Pushes an unsigned image and attests its platforms with a new key, as bundles in Rekor v1. */
async function attestPlatforms({ rekorV1, trustedRoot }: Services, registry: Registry) {
  const image = readCases(vectors).get('unsigned');
  if (image === undefined) throw new Error('the vectors lack unsigned');
  await loadCase(vectors, image, registry, repository);
  const { key, publicKey } = await cosign('v3', home).generateKeyPair(home.folder);
  const log = { url: rekorV1.url, version: 1 as const };
  const signing = ourSigning({ key, trustedRoot, format: 'bundle', log });
  for (const [type, predicate] of Object.entries(predicates)) {
    const file = join(home.folder, `${type}.json`);
    writeFileSync(file, JSON.stringify(predicate));
    const platforms = ['linux/amd64', 'linux/arm64'].flatMap((platform) => [
      '--predicate-for',
      `${platform}=${file}`,
    ]);
    const reference = `${registry.host}/${repository}@${image.digest}`;
    await runCommand({
      program: process.execPath,
      args: [cli, 'attest', '--quiet', ...signing, '--type', type, ...platforms, reference],
      env: ourEnvironment(home),
    });
  }
  return { publicKey };
}

function ours({ host, publicKey, trustedRoot }: Attested): Command {
  const [index] = digestsOf('unsigned');
  const requirements = Object.keys(predicates).flatMap((type) => [
    '--attestations',
    `${type} on=platforms`,
  ]);
  return {
    program: process.execPath,
    args: [
      ...[cli, 'verify', '--quiet', '--attestations-only', ...requirements],
      ...['--key', publicKey, '--trusted-root', trustedRoot, `${host}/${repository}@${index}`],
    ],
    env: ourEnvironment(home),
  };
}

function theirs({ host, publicKey, trustedRoot }: Attested): readonly Command[] {
  const [, ...children] = digestsOf('unsigned');
  return children.slice(0, 2).flatMap((platform) =>
    Object.keys(predicates).map((type) => ({
      program: binary('cosign3'),
      args: [
        ...['verify-attestation', '--type', type, '--key', publicKey, '--offline'],
        ...['--trusted-root', trustedRoot, '--allow-http-registry'],
        `${host}/${repository}@${platform}`,
      ],
      env: cosignEnvironment(home),
    })),
  );
}
