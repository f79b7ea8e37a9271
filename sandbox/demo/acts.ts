/** The acts of the demo: the setup, the command and the expected result of each. */

import { join, relative } from 'node:path';
import type { Digest } from '../../src/oci/digest.ts';
import { makeKeyPair } from '../../src/signature/key-pair.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { contextOf, platforms, writeContext } from './builder.ts';
import {
  assemble,
  build,
  held,
  keep,
  mirror,
  next,
  password,
  repository,
  restore,
  type Stage,
  signBehind,
  tag,
  unsign,
} from './stage.ts';

/** A call of `webdis-trust`, as it would be typed. */
export interface Call {
  readonly verb: 'keygen' | 'sign' | 'mirror' | 'verify' | 'tree' | 'release' | 'drift';
  /** of `drift` */
  readonly action?: 'init' | 'check';
  readonly flags: readonly string[];
  readonly images: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Act {
  /** names the files that it leaves */
  readonly name: string;
  readonly title: string;
  /** what people need to know to see why it matters */
  readonly story: string | ((stage: Stage) => string);
  readonly prepare: (stage: Stage) => void | Promise<void>;
  readonly call: (stage: Stage) => Call;
  readonly exitCode: number;
}

const env = { COSIGN_PASSWORD: password };
const trust = ['--key', 'webdis.pub', '--trusted-root', 'trusted-root.json'];

const onBoth = ({ hub, ecr }: Stage) =>
  [hub, ecr].map(({ host }) => `${host}/${repository}:${tag}`);
const verifyBoth = (stage: Stage): Call => ({
  verb: 'verify',
  flags: trust,
  images: onBoth(stage),
});
const mirrorToEcr = (stage: Stage): Call => ({
  verb: 'mirror',
  flags: trust,
  images: onBoth(stage),
});

const both = ({ hub, ecr }: Stage) =>
  [hub, ecr].map(({ host }) => `${host}/${repository}`).join(',');

/** Built here, or, where no builder runs, an image that is there already. */
function whatToRelease(stage: Stage): readonly string[] {
  if (!stage.builds) return ['--digest', assemble(stage, next)];
  writeContext(stage.folder, next);
  return [
    '--context',
    relative(stage.folder, contextOf(stage.folder)),
    '--platform',
    platforms.join(','),
  ];
}

/** Both registries as the release left them, before anything went wrong. */
async function release(stage: Stage): Promise<Digest> {
  for (const registry of [stage.hub, stage.ecr]) registry.reset();
  const digest = build(stage);
  await signBehind(stage, digest, { key: join(stage.folder, 'webdis.key'), format: 'both' });
  mirror(stage);
  return digest;
}

/** What the index of the release lists. */
export function children({
  hub,
}: Stage): readonly { readonly digest: Digest; readonly platform: string }[] {
  const { manifests } = JSON.parse(Buffer.from(held(hub).manifest(tag)?.bytes ?? '{}').toString());
  return manifests.map(
    ({ digest, platform }: { digest: Digest; platform: Record<string, string> }) => ({
      digest,
      platform: `${platform['os']}/${platform['architecture']}`,
    }),
  );
}

/** What comes after it attacks or breaks what was released. */
export const lastBeforeAttacks = 'no-drift';

export const acts: readonly Act[] = [
  {
    name: 'keygen',
    title: 'A key pair',
    story: 'In the format of cosign, so that cosign can use it, too.',
    prepare: () => {},
    call: () => ({ verb: 'keygen', flags: ['--output-key-prefix', 'webdis'], images: [], env }),
    exitCode: 0,
  },
  {
    name: 'sign',
    title: 'A release, signed',
    story:
      'buildx has pushed an index with two platforms and their attestation manifests to Hub. All of them are signed, in the formats of cosign v2 and v3, and logged.',
    prepare: (stage) => {
      build(stage);
    },
    call: ({ hub, log }) => ({
      verb: 'sign',
      flags: ['--key', 'webdis.key', '--format', 'both', '--rekor-url', log.url, ...trust.slice(2)],
      images: [`${hub.host}/${repository}@${held(hub).tags.get(tag)}`],
      env,
    }),
    exitCode: 0,
  },
  {
    name: 'mirror',
    title: 'Mirrored, with every signature',
    story:
      'From Hub to ECR, byte for byte. The tag is written only if everything was copied and verified.',
    prepare: () => {},
    call: mirrorToEcr,
    exitCode: 0,
  },
  {
    name: 'summary',
    title: 'The release, verified on both registries',
    story:
      'Index and every platform, on Hub and on ECR, in one command. stdout has the references, pinned to the verified digest.',
    prepare: () => {},
    call: verifyBoth,
    exitCode: 0,
  },
  {
    name: 'tree',
    title: 'What is in the registry',
    story: 'The same image as a tree: the index, its platforms, and who signed each of them.',
    prepare: () => {},
    call: ({ hub }) => ({
      verb: 'tree',
      flags: trust,
      images: [`${hub.host}/${repository}:${tag}`],
    }),
    exitCode: 0,
  },
  {
    name: 'ledger',
    title: 'The ledger: a list of releases',
    story:
      'Written once from the releases on the registries that verify with the key. Review and commit it: later checks compare the registries with it.',
    prepare: () => {},
    call: (stage) => ({
      verb: 'drift',
      action: 'init',
      flags: [...['--image', both(stage), '--from', tag, ...trust, '--output', 'releases.json']],
      images: [],
    }),
    exitCode: 0,
  },
  {
    name: 'release',
    title: 'The next release, in one command',
    story: ({ builds }) =>
      builds
        ? 'docker buildx builds the image and pushes it by digest. It is signed, verified, mirrored, verified on the mirror, and tagged last.'
        : 'There is no docker buildx builder here, so this releases an image that is already pushed by digest. It is signed, verified, mirrored, verified on the mirror, and tagged last.',
    prepare: () => {},
    call: (stage) => ({
      verb: 'release',
      flags: [
        ...['--image', `${stage.hub.host}/${repository}`],
        ...['--mirror', `${stage.ecr.host}/${repository}`, '--tag', `${next},latest`],
        ...whatToRelease(stage),
        ...['--key', 'webdis.key', '--rekor-url', stage.log.url, ...trust.slice(2)],
        ...['--ledger', 'releases.json'],
      ],
      images: [],
      env,
    }),
    exitCode: 0,
  },
  {
    name: 'no-drift',
    title: 'A daily check for drift',
    story: 'Checks each release on each registry: tag, index, platforms, signatures. All is well.',
    prepare: keep,
    call: (stage) => driftCheck(stage),
    exitCode: 0,
  },
  {
    name: 'platform-unsigned',
    title: 'Attack: a platform without a signature',
    story:
      'The index is signed, but linux/arm64 is not. "cosign verify" of the tag passes: it checks only the index.',
    prepare: async (stage) => {
      await release(stage);
      const arm = children(stage).find(({ platform }) => platform === 'linux/arm64');
      if (arm === undefined) throw new Error('the release has no linux/arm64');
      for (const registry of [stage.hub, stage.ecr]) unsign(registry, arm.digest);
    },
    call: verifyBoth,
    exitCode: 10,
  },
  {
    name: 'another-key',
    title: 'Attack: signed with another key',
    story: 'Every signature is valid and logged, but was not made with the key of the publisher.',
    prepare: async (stage) => {
      for (const registry of [stage.hub, stage.ecr]) registry.reset();
      const { privatePem } = await makeKeyPair(password);
      await signBehind(stage, build(stage), { key: privatePem, format: 'both' });
      mirror(stage);
    },
    call: verifyBoth,
    exitCode: 12,
  },
  {
    name: 'replayed',
    title: 'Attack: a signature of another image',
    story: 'A good signature of another release was copied to the signature tags of this release.',
    prepare: async (stage) => {
      for (const registry of [stage.hub, stage.ecr]) registry.reset();
      const key = join(stage.folder, 'webdis.key');
      const older = build(stage, '0.1.23');
      await signBehind(stage, older, { key, format: 'legacy' });
      const signature = held(stage.hub).tags.get(signatureTag(older)) ?? older;
      const newer = build(stage);
      for (const { digest } of [{ digest: newer }, ...children(stage)]) {
        held(stage.hub).tags.set(signatureTag(digest), signature);
      }
      mirror(stage);
    },
    call: verifyBoth,
    exitCode: 12,
  },
  {
    name: 'mirror-lost-signatures',
    title: 'Fault: a mirror that lost its signatures',
    story:
      'ECR has the same digests, but no signatures. "oras copy -r" loses .sig tags in this way, and exits with 0.',
    prepare: async (stage) => {
      const digest = await release(stage);
      for (const lost of [{ digest }, ...children(stage)]) unsign(stage.ecr, lost.digest);
    },
    call: verifyBoth,
    exitCode: 10,
  },
  {
    name: 'mirror-again',
    title: 'Repaired: the mirror is completed',
    story: 'Index and blobs are still there. Only the signatures are copied.',
    prepare: () => {},
    call: mirrorToEcr,
    exitCode: 0,
  },
  {
    name: 'rate-limit',
    title: 'Fault: a registry that answers 429',
    story:
      'ECR answers with a rate limit until tomorrow. That is neither evidence against the image nor a success.',
    prepare: async (stage) => {
      await release(stage);
      stage.ecr.faults.add({
        when: { times: Number.POSITIVE_INFINITY },
        do: { status: 429, headers: { 'retry-after': '86400' } },
      });
    },
    call: verifyBoth,
    exitCode: 3,
  },
  {
    name: 'drift',
    title: 'Drift: ECR has changed',
    story: `The tag ${next} was moved back to the previous release, and a signature of ${tag} is gone. Both images are still validly signed, so a check of the tag alone would pass.`,
    prepare: (stage) => {
      restore(stage);
      const older = held(stage.ecr).tags.get(tag);
      if (older === undefined) throw new Error(`there is no release ${tag}`);
      held(stage.ecr).tags.set(next, older);
      unsign(stage.ecr, children(stage)[1]?.digest ?? older);
    },
    call: (stage) => driftCheck(stage, '--page', 'status.html'),
    exitCode: 20,
  },
];

function driftCheck(stage: Stage, ...more: readonly string[]): Call {
  const flags = ['--ledger', 'releases.json', '--image', both(stage), ...trust, ...more];
  return { verb: 'drift', action: 'check', flags, images: [] };
}
