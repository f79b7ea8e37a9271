/** Converts the identities of a policy to command line flags, for the commands that reports suggest. */

import { githubIssuer } from '../identity/policy.ts';
import type { IdentitySigner, TrustedIdentity } from '../signature/signer.ts';

const github = 'https://github.com/';
const workflowFile =
  /^(https:\/\/github\.com\/[^/]+\/[^/]+)\/\.github\/workflows\/[^/@\s]+\.ya?ml(?:@.+)?$/;

/** Flags of `verify`, `mirror` and `drift`. */
export function identityFlags(identities: readonly TrustedIdentity[]): readonly string[] {
  const [first] = identities;
  if (first === undefined) return [];
  // A run has one set of claims. The short form adds the repository of each workflow to it.
  const ownCallers = identities.every(
    ({ identity, claims }) => claims['source-repository'] === workflowFile.exec(identity)?.[1],
  );
  const isShort =
    identities.every(isWorkflow) &&
    (ownCallers || identities.some(({ identityMatch }) => identityMatch === 'any-ref'));
  const claims = Object.entries(first.claims).filter(
    ([name]) => !(isShort && ownCallers && name === 'source-repository'),
  );
  const names = isShort
    ? identities.flatMap(({ identity }) => ['--github-workflow', identity.slice(github.length)])
    : [...identities.flatMap(nameFlags), ...issuerFlags(first)];
  return [...names, ...claims.flatMap(([name, value]) => claimFlags(name, value))];
}

function isWorkflow({ identity, identityMatch, issuer, issuerMatch }: TrustedIdentity): boolean {
  return (
    identityMatch !== 'pattern' &&
    issuerMatch === 'exact' &&
    issuer === githubIssuer &&
    workflowFile.test(identity)
  );
}

function nameFlags({ identity, identityMatch }: TrustedIdentity): readonly string[] {
  const flag = '--certificate-identity';
  return [identityMatch === 'pattern' ? `${flag}-regexp` : flag, identity];
}

function issuerFlags({ issuer, issuerMatch }: TrustedIdentity): readonly string[] {
  const flag = '--certificate-oidc-issuer';
  return [issuerMatch === 'pattern' ? `${flag}-regexp` : flag, issuer];
}

function claimFlags(name: string, value: string): readonly string[] {
  return name.startsWith('github-workflow-')
    ? [`--certificate-${name}`, value]
    : ['--certificate-claim', `${name}=${value}`];
}

/** Flags with which cosign verifies who signed: its names are exact, or regular expressions. */
export function cosignIdentityFlags(
  trusted: TrustedIdentity,
  signer: IdentitySigner | undefined,
): readonly string[] {
  const claims = Object.entries(trusted.claims).flatMap(([name, value]) =>
    cosignClaim(name, value),
  );
  if (signer !== undefined) {
    const names = ['--certificate-identity', signer.identity];
    return [...names, '--certificate-oidc-issuer', signer.issuer, ...claims];
  }
  const { identity, identityMatch } = trusted;
  const name =
    identityMatch === 'any-ref'
      ? ['--certificate-identity-regexp', `^${identity.replace(/[.+*?()[\]{}|^$\\]/g, '\\$&')}@`]
      : nameFlags(trusted);
  return [...name, ...issuerFlags(trusted), ...claims];
}

const inOldExtensions: Readonly<Record<string, string>> = {
  'source-digest': 'github-workflow-sha',
  'source-ref': 'github-workflow-ref',
  'build-trigger': 'github-workflow-trigger',
};

/** cosign compares the older extensions only. */
function cosignClaim(name: string, value: string): readonly string[] {
  if (name === 'source-repository' && value.startsWith(github)) {
    return ['--certificate-github-workflow-repository', value.slice(github.length)];
  }
  const old = inOldExtensions[name] ?? name;
  return old.startsWith('github-workflow-') ? [`--certificate-${old}`, value] : [];
}

/** Names of the claims that cosign cannot be asked to compare. */
export function unknownToCosign({ claims }: TrustedIdentity): readonly string[] {
  return Object.entries(claims).flatMap(([name, value]) =>
    cosignClaim(name, value).length === 0 ? [name] : [],
  );
}
