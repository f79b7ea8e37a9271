/** The identities of a policy, and who signed, as reports have them. */

import type {
  IdentitySigner,
  Signer,
  TrustedIdentity,
  TrustedSigner,
} from '../signature/signer.ts';
import type { CertificateSigner } from './certificate.ts';
import { claimNames } from './claims.ts';
import { matchIdentity } from './match.ts';
import { parsePattern } from './pattern.ts';
import type { IdentityPolicy, NameRule } from './policy.ts';

/** undefined for a certificate without an issuer, which no policy accepts. */
export function identitySignerOf({
  identity,
  issuer,
  claims,
}: CertificateSigner): IdentitySigner | undefined {
  return issuer === undefined ? undefined : { kind: 'identity', identity, issuer, claims };
}

export function trustedIdentityOf({ identity, issuer, claims }: IdentityPolicy): TrustedIdentity {
  return {
    kind: 'identity',
    identity: textOf(identity),
    identityMatch: identity.kind,
    issuer: textOf(issuer),
    issuerMatch: issuer.kind === 'pattern' ? 'pattern' : 'exact',
    claims: Object.fromEntries(claims),
  };
}

function textOf(rule: NameRule): string {
  return rule.kind === 'pattern' ? rule.pattern.source : rule.value;
}

/** Whether the policy accepts this signer. Throws SyntaxError for a pattern that cannot be parsed. */
export function accepts(trusted: TrustedSigner, signer: Signer): boolean {
  if (trusted.kind !== 'identity') {
    return signer.kind !== 'identity' && signer.fingerprint === trusted.fingerprint;
  }
  if (signer.kind !== 'identity') return false;
  const { identity, issuer, claims = {} } = signer;
  return matchIdentity({ identity, issuer, claims }, [policyOf(trusted)]).policy !== undefined;
}

/** As `accepts`, for a signer whose claims are not known, as in a ledger. */
export function acceptsName(trusted: TrustedSigner, signer: Signer): boolean {
  return accepts(trusted.kind !== 'identity' ? trusted : { ...trusted, claims: {} }, signer);
}

function policyOf(trusted: TrustedIdentity): IdentityPolicy {
  const { identity, identityMatch, issuer, issuerMatch, claims } = trusted;
  return {
    identity: ruleOf(identityMatch, identity),
    issuer: ruleOf(issuerMatch, issuer),
    claims: new Map(
      claimNames.flatMap((name) => {
        const value = claims[name];
        return value === undefined ? [] : [[name, value] as const];
      }),
    ),
  };
}

function ruleOf(kind: NameRule['kind'], text: string): NameRule {
  return kind === 'pattern' ? { kind, pattern: parsePattern(text) } : { kind, value: text };
}
