/** The command line that copies an image: pinned to a digest, with the demands of the run, ready to paste. */

import type { Digest } from '../oci/digest.ts';
import { formatReference, type Repository } from '../oci/reference.ts';
import { longestCommand, shellWord } from '../oci/shell-word.ts';
import { mirrorPolicyFlags } from './policy-flags.ts';
import type { PolicyReport } from './report.ts';

export interface MirrorCommandOptions {
  /** a repository that has all of it */
  readonly source: Repository;
  readonly digest: Digest;
  readonly target: Repository;
  /** absent: none is written */
  readonly tag?: string;
  /** the tag is there, and points to something else */
  readonly moves: boolean;
  /** something is gone behind lists and manifests that are still served: these alone do not show it */
  readonly deep: boolean;
  /** of this run: the command demands the same */
  readonly policy: PolicyReport;
  /** registries that are spoken to over http */
  readonly insecureHosts: readonly string[];
}

/** What is the same for every command of a run. */
export type CommandContext = Pick<MirrorCommandOptions, 'policy' | 'insecureHosts'>;

/** undefined: it would be longer than what is shown of one. */
export function mirrorCommand(copying: MirrorCommandOptions): string | undefined {
  const { source, digest, target, tag, moves, deep, policy, insecureHosts } = copying;
  const hosts = [...new Set([source.registry, target.registry])];
  const words = [
    'webdis-trust',
    'mirror',
    formatReference({ registry: source.registry, path: source.path, digest }),
    formatReference({
      registry: target.registry,
      path: target.path,
      ...(tag === undefined ? {} : { tag }),
    }),
    ...(tag === undefined ? ['--no-tag'] : []),
    ...(moves ? ['--on-conflict', 'overwrite'] : []),
    ...(deep ? ['--deep'] : []),
    ...mirrorPolicyFlags(policy),
    ...hosts
      .filter((host) => insecureHosts.includes(host))
      .flatMap((host) => ['--insecure-registry', host]),
  ];
  const command = words.map(shellWord).join(' ');
  return command.length > longestCommand ? undefined : command;
}
