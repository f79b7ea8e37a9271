/** Formats the inputs that accept a signer, to help people who write a policy. */

import type { CertificateSigner } from './certificate.ts';
import { githubIssuer } from './policy.ts';

export interface PolicyInput {
  readonly name: 'github-workflow' | 'certificate-identity' | 'certificate-oidc-issuer';
  readonly value: string;
}

/** For a certificate in a report. */
export function inputsFrom({
  subject: identity,
  issuer,
  claims = {},
}: {
  readonly subject: string;
  readonly issuer?: string;
  readonly claims?: Readonly<Record<string, string>>;
}): readonly PolicyInput[] {
  return inputsFor({ identity, issuer, claims });
}

/** No inputs for a signer without an issuer: no policy accepts it. */
export function inputsFor({ identity, issuer, claims }: CertificateSigner): readonly PolicyInput[] {
  if (issuer === undefined) return [];
  const [, workflow, repository] =
    /^https:\/\/github\.com\/(([^/]+\/[^/]+)\/\.github\/workflows\/[^/@]+@refs\/.+)$/.exec(
      identity,
    ) ?? [];
  const isOwn = claims['source-repository'] === `https://github.com/${repository}`;
  if (workflow !== undefined && issuer === githubIssuer && isOwn) {
    return [{ name: 'github-workflow', value: workflow }];
  }
  return [
    { name: 'certificate-identity', value: identity },
    { name: 'certificate-oidc-issuer', value: issuer },
  ];
}
