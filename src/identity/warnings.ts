/** Warns of facts about an accepted signer, such as a self-hosted runner. They are no reason to reject. */

import type { CertificateSigner } from './certificate.ts';
import { describeRef } from './match.ts';
import type { IdentityPolicy } from './policy.ts';

export interface SignerWarning {
  readonly kind: 'pull-request-target' | 'self-hosted' | 'other-caller' | 'open-ref';
  /** one sentence without a full stop */
  readonly message: string;
}

/** `policy` is the one that the signer matches: what it pins needs no warning. */
export function warningsAbout(
  { identity, claims }: CertificateSigner,
  policy: IdentityPolicy,
): readonly SignerWarning[] {
  const warnings: SignerWarning[] = [];
  const trigger = claims['build-trigger'] ?? claims['github-workflow-trigger'];
  if (
    trigger === 'pull_request_target' &&
    !isPinned(policy, trigger, 'build-trigger', 'github-workflow-trigger')
  ) {
    warnings.push({
      kind: 'pull-request-target',
      message:
        'the run was started by pull_request_target: anyone who opens a pull request may have chosen what it built',
    });
  }
  if (claims['runner-environment'] === 'self-hosted' && !policy.claims.has('runner-environment')) {
    warnings.push({
      kind: 'self-hosted',
      message: 'the run was on a self-hosted runner: GitHub does not vouch for that machine',
    });
  }
  const source = claims['source-repository'];
  const own = /^(https:\/\/[^/]+\/[^/]+\/[^/]+)\/\.github\/workflows\//.exec(identity)?.[1];
  if (
    source !== undefined &&
    own !== undefined &&
    source !== own &&
    !policy.claims.has('source-repository')
  ) {
    warnings.push({
      kind: 'other-caller',
      message: `the workflow belongs to ${own}, and ${source} called it: to pin the caller, require the claim source-repository`,
    });
  }
  const ref = claims['source-ref'] ?? claims['github-workflow-ref'];
  if (ref !== undefined && !ref.startsWith('refs/tags/') && leavesRefOpen(policy)) {
    warnings.push({
      kind: 'open-ref',
      message: `the run was for ${describeRef(ref)}, and any ref is accepted: pin it with @${ref}`,
    });
  }
  return warnings;
}

function isPinned(
  { claims }: IdentityPolicy,
  value: string,
  ...names: readonly ('build-trigger' | 'github-workflow-trigger')[]
): boolean {
  return names.some((name) => claims.get(name) === value);
}

function leavesRefOpen({ identity, claims }: IdentityPolicy): boolean {
  return (
    identity.kind === 'any-ref' && !claims.has('source-ref') && !claims.has('github-workflow-ref')
  );
}
