/** The demo's acts: what lies on the two registries, what is asked, and what must come out. */

import { loadCase } from '../images.ts';
import type { SandboxRegistry } from '../registry/index.ts';

export interface Stage {
  readonly hub: SandboxRegistry;
  readonly ecr: SandboxRegistry;
}

export interface Act {
  /** names the files that it leaves */
  readonly name: string;
  readonly title: string;
  /** what people need to know to see why it matters */
  readonly story: string;
  /** the registries are empty when it begins */
  readonly prepare: (stage: Stage) => void;
  readonly verb: 'verify' | 'tree';
  readonly exitCode: number;
}

export const repository = 'nicolas/webdis';
export const tag = '0.1.24';

/** As the release pipeline leaves them: signed on Hub, mirrored with the signatures. */
const signedOnBoth = (stage: Stage) => onBoth(stage, 'legacy-hub-identity');

function onBoth({ hub, ecr }: Stage, caseName: string): void {
  for (const registry of [hub, ecr]) loadCase(registry, repository, caseName);
}

export const acts: readonly Act[] = [
  {
    name: 'summary',
    title: 'A release, verified on both registries',
    story:
      'Index and every platform, on Hub and on ECR, in one command. What it prints on stdout is pinned to the digest that was verified.',
    prepare: signedOnBoth,
    verb: 'verify',
    exitCode: 0,
  },
  {
    name: 'tree',
    title: 'What lies in the registry',
    story: 'The same image as a tree: the index, its platforms, and who signed each of them.',
    prepare: signedOnBoth,
    verb: 'tree',
    exitCode: 0,
  },
  {
    name: 'platform-unsigned',
    title: 'Attack: a platform that nobody signed',
    story:
      'The index is signed, linux/arm64 is not. "cosign verify" of the tag passes: it looks at the index only.',
    prepare: (stage) => onBoth(stage, 'arm64-unsigned'),
    verb: 'verify',
    exitCode: 10,
  },
  {
    name: 'another-key',
    title: 'Attack: signed by somebody else',
    story: 'Every signature is valid, and logged, and made with a key that is not the publisher’s.',
    prepare: (stage) => onBoth(stage, 'other-key'),
    verb: 'verify',
    exitCode: 12,
  },
  {
    name: 'replayed',
    title: 'Attack: a signature of another image',
    story: 'A good signature of another release, copied to where the signatures of this one live.',
    prepare: (stage) => onBoth(stage, 'replayed'),
    verb: 'verify',
    exitCode: 12,
  },
  {
    name: 'mirror-lost-signatures',
    title: 'Fault: a mirror that lost its signatures',
    story:
      'ECR has the same digest, without any signature, as after "oras copy -r", which leaves .sig tags behind and exits with 0.',
    prepare: (stage) => {
      signedOnBoth(stage);
      const { tags } = stage.ecr.store.repository(repository);
      for (const name of tags.keys()) if (name.endsWith('.sig')) tags.delete(name);
    },
    verb: 'verify',
    exitCode: 10,
  },
  {
    name: 'rate-limit',
    title: 'Fault: a registry that answers 429',
    story:
      'ECR asks to come back tomorrow. That is no evidence against the image, and no success either.',
    prepare: (stage) => {
      signedOnBoth(stage);
      stage.ecr.faults.add({
        when: { times: Number.POSITIVE_INFINITY },
        do: { status: 429, headers: { 'retry-after': '86400' } },
      });
    },
    verb: 'verify',
    exitCode: 3,
  },
];
