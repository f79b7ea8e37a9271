/** Builds the `webdis-trust mirror` command that reports suggest: by digest, and with the policy of the run. */

import type { Digest } from '../oci/digest.ts';
import { formatReference, type Repository } from '../oci/reference.ts';
import { longestCommand, shellWord } from '../oci/shell-word.ts';
import { mirrorPolicyFlags } from './policy-flags.ts';
import type { PolicyReport } from './report.ts';

export interface MirrorCommandOptions {
  readonly source: Repository;
  readonly digest: Digest;
  readonly target: Repository;
  /** absent: no tag is written */
  readonly tag?: string;
  /** the tag exists and points to another manifest */
  readonly moves: boolean;
  /** blobs are missing although the registry still serves the manifests */
  readonly deep: boolean;
  /** signature tags of the target that hold nothing valid: sha256-HEX.sig@sha256:HEX */
  readonly replaced?: readonly string[];
  readonly policy: PolicyReport;
  /** registries to contact over plain HTTP */
  readonly insecureHosts: readonly string[];
}

export type CommandContext = Pick<MirrorCommandOptions, 'policy' | 'insecureHosts'>;

/** undefined if the command would be too long to show. */
export function mirrorCommand(copying: MirrorCommandOptions): string | undefined {
  const { source, digest, target, tag, moves, deep, policy, insecureHosts } = copying;
  const { replaced = [] } = copying;
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
    ...replaced.flatMap((one) => ['--replace-signature-tag', one]),
    ...mirrorPolicyFlags(policy),
    ...hosts
      .filter((host) => insecureHosts.includes(host))
      .flatMap((host) => ['--insecure-registry', host]),
  ];
  const command = words.map(shellWord).join(' ');
  return command.length > longestCommand ? undefined : command;
}
