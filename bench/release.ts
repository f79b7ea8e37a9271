/**
 * One release, from the build context to the tags on two registries: this tool, and a script of buildx, cosign
 * and oras that does the same. Bundles in Rekor v1, because `oras cp -r` leaves legacy signatures behind.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReleaseReport } from '../src/release/report.ts';
import { binary } from '../test/interop/support/binaries.ts';
import { cosignEnvironment, cosignSigning } from '../test/interop/support/cosign.ts';
import { listManifests } from '../test/interop/support/material.ts';
import { ourEnvironment } from '../test/interop/support/ourselves.ts';
import {
  keyFlags,
  type ReleaseWorld,
  startReleaseWorld,
} from '../test/interop/support/release-world.ts';
import { type Command, type Measured, runAll, runCommand } from './processes.ts';
import { median, race, seconds } from './statistics.ts';
import type { Show } from './table.ts';
import { cli } from './world.ts';

const repository = 'nicolas/webdis';

/** Milliseconds of each phase, of every run. */
type Phases = Map<string, number[]>;

export async function benchRelease(rounds: number, show: Show): Promise<void> {
  const world = await startReleaseWorld();
  const ours: Phases = new Map();
  const script: Phases = new Map();
  let releases = 0;
  /** Another content: a builder that has it all in its cache would push nothing. */
  const next = () => {
    releases += 1;
    writeFileSync(join(world.buildKit.context, 'webdis-amd64'), `webdis ${releases}\n`);
    return `1.0.${releases}`;
  };
  try {
    const contestants = [
      { name: 'webdis-trust release', run: () => release(world, next(), ours) },
      { name: 'buildx, cosign v3, oras', run: () => byScript(world, next(), script) },
    ];
    const title = 'release: index + 4 manifests, bundles, Rekor v1, two registries';
    show(await race(title, contestants, rounds));
    show({
      title: 'phases of a release',
      columns: ['', 'time'],
      rows: [...rowsOf('webdis-trust', ours), ...rowsOf('the script', script)],
    });
  } finally {
    await world.stop();
  }
}

async function release(world: ReleaseWorld, version: string, phases: Phases): Promise<Measured> {
  const { buildKit, folder, password } = world;
  const report = join(folder, 'release.json');
  const measured = await runCommand({
    program: process.execPath,
    args: [
      ...[cli, 'release', '--quiet', '--report', report, '--format', 'bundle'],
      ...['--image', image(world, 'hub'), '--mirror', image(world, 'ecr'), '--tag', version],
      ...['--builder', buildKit.builder, '--platform', 'linux/amd64,linux/arm64'],
      ...['--provenance', 'mode=min', '--context', buildKit.context, ...keyFlags(world)],
    ],
    env: ourEnvironment({ folder, password, env: buildKit.env }),
  });
  const { steps }: ReleaseReport = JSON.parse(readFileSync(report, 'utf8'));
  for (const { name, seconds } of steps) note(phases, name, seconds * 1000);
  return measured;
}

/** The tag is there from the build on, unsigned until cosign is done: what this order cannot help. */
async function byScript(world: ReleaseWorld, version: string, phases: Phases): Promise<Measured> {
  const { buildKit, folder, password, services, keys } = world;
  const [hub, ecr] = [image(world, 'hub'), image(world, 'ecr')];
  const metadata = join(folder, 'metadata.json');
  const env = { ...cosignEnvironment({ folder, password }), ...buildKit.env };
  const total = { time: 0, cpu: 0, memory: 0 };
  const phase = async (name: string, commands: readonly Command[]) => {
    const { time, cpu, memory } = await runAll(commands, 1);
    note(phases, name, time);
    total.time += time;
    total.cpu += cpu;
    total.memory = Math.max(total.memory, memory);
  };
  const build = [
    ...['buildx', 'build', '--builder', buildKit.builder, '--push', '--tag', `${hub}:${version}`],
    ...['--platform', 'linux/amd64,linux/arm64', '--provenance', 'mode=min'],
    ...['--metadata-file', metadata, buildKit.context],
  ];
  await phase('build', [{ program: 'docker', args: build, env }]);
  const digest = JSON.parse(readFileSync(metadata, 'utf8'))['containerimage.digest'];
  const { url } = services.rekorV1;
  const { trustedRoot } = services;
  const log = { signingConfig: await services.signingConfig([{ url, version: 1 }]), trustedRoot };
  const signing = cosignSigning('v3', `${hub}@${digest}`, { key: keys.key, format: 'bundle', log });
  await phase('sign', [{ program: binary('cosign3'), args: signing, env }]);
  const copy = ['cp', '-r', '--from-plain-http', '--to-plain-http', `${hub}:${version}`];
  await phase('mirror', [{ program: binary('oras'), args: [...copy, `${ecr}:${version}`], env }]);
  const listed = await listManifests(
    { host: world.hub.host, referrersApi: true },
    repository,
    digest,
  );
  const flags = ['--key', keys.publicKey, '--trusted-root', trustedRoot, '--rekor-url', url];
  const verify = [hub, ecr].flatMap((name) =>
    listed.map((one) => ({
      program: binary('cosign3'),
      args: ['verify', ...flags, '--allow-http-registry', `${name}@${one.digest}`],
      env,
    })),
  );
  await phase('verify', verify);
  return total;
}

function image(world: ReleaseWorld, which: 'hub' | 'ecr'): string {
  return `${world[which].host}/${repository}`;
}

function note(phases: Phases, name: string, value: number): void {
  phases.set(name, [...(phases.get(name) ?? []), value]);
}

function rowsOf(program: string, phases: Phases): readonly (readonly string[])[] {
  return [...phases].map(([name, times]) => [
    `${program}: ${name}`,
    seconds(median(times.toSorted((a, b) => a - b))),
  ]);
}
