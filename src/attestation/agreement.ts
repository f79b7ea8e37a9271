/**
 * Compares a provenance with the certificate of its signature. Fulcio writes the certificate from the token of
 * the run; the builder writes the provenance. Facts that are in both must be equal.
 */

import type { ClaimName } from '../identity/claims.ts';
import { quote } from '../oci/shape.ts';
import { type Facts, repositoryUrl } from './facts.ts';

type Claims = Readonly<Partial<Record<string, string>>>;

/** The first contradiction, as a sentence; undefined if there is none. */
export function contradiction(facts: Facts, claims: Claims): string | undefined {
  for (const { fact, what, claim, agree } of compared) {
    const said = facts[fact];
    const proven = claim(claims);
    if (said === undefined || proven === undefined || agree(said, proven, facts)) continue;
    return `the provenance says that the ${what} is ${quote(said)}, and the certificate that it is ${quote(proven)}`;
  }
  return undefined;
}

interface Comparison {
  readonly fact: keyof Facts;
  readonly what: string;
  readonly claim: (claims: Claims) => string | undefined;
  readonly agree: (said: string, proven: string, facts: Facts) => boolean;
}

const same = (said: string, proven: string) => said === proven;

const compared: readonly Comparison[] = [
  {
    fact: 'sourceRepository',
    what: 'source repository',
    claim: (claims) => {
      const path = claims['github-workflow-repository' satisfies ClaimName];
      const old = path === undefined ? undefined : `https://github.com/${path}`;
      return claims['source-repository' satisfies ClaimName] ?? old;
    },
    agree: (said, proven) => repositoryUrl(said) === repositoryUrl(proven),
  },
  {
    fact: 'sourceRef',
    what: 'source ref',
    claim: (claims) =>
      claims['source-ref' satisfies ClaimName] ?? claims['github-workflow-ref' satisfies ClaimName],
    // A Git URL may name a branch or tag in short.
    agree: (said, proven) =>
      said === proven || [`refs/heads/${said}`, `refs/tags/${said}`].includes(proven),
  },
  {
    fact: 'sourceDigest',
    what: 'commit',
    claim: (claims) =>
      claims['source-digest' satisfies ClaimName] ??
      claims['github-workflow-sha' satisfies ClaimName],
    agree: same,
  },
  {
    fact: 'builder',
    what: 'builder',
    claim: (claims) => claims['build-signer' satisfies ClaimName],
    // Only a workflow is named in certificates: BuildKit's builders are runs, or have no name.
    agree: (said, proven, { buildType }) =>
      said === proven || isRunner(said) || (buildType !== githubBuildType && !isWorkflow(said)),
  },
];

const githubBuildType = 'https://actions.github.io/buildtypes/workflow/v1';

/** What actions/attest wrote before it named the workflow: the kind of machine. */
function isRunner(builder: string): boolean {
  return /^https:\/\/[^/]+\/actions\/runner\/[a-z-]+$/.test(builder);
}

function isWorkflow(builder: string): boolean {
  return /^https:\/\/[^/]+\/[^/]+\/[^/]+\/\.github\/workflows\//.test(builder);
}
