/** Compares the signer in a certificate with the identities of the policy, and explains the difference. */

import { type Check, failed, passed } from '../signature/check.ts';
import type { CertificateSigner } from './certificate.ts';
import type { ClaimName } from './claims.ts';
import type { IdentityPolicy, NameRule } from './policy.ts';

/** One difference from the policy. */
export interface Difference {
  readonly what: 'identity' | 'issuer' | ClaimName;
  readonly wanted: string;
  /** undefined: it is not in the certificate */
  readonly found: string | undefined;
}

export interface IdentityMatch {
  readonly check: Check;
  /** which of the policies the signer matches */
  readonly policy?: IdentityPolicy;
  /** from the most similar policy; empty for a match */
  readonly differences: readonly Difference[];
}

/** Failures are E_IDENTITY. `policies` must not be empty. */
export function matchIdentity(
  signer: CertificateSigner,
  policies: readonly IdentityPolicy[],
): IdentityMatch {
  const compared = policies.map((policy) => ({ policy, differences: compare(signer, policy) }));
  const [nearest] = compared.toSorted((a, b) => a.differences.length - b.differences.length);
  if (nearest === undefined) throw new RangeError('there is no identity to compare with');
  const { policy, differences } = nearest;
  if (differences.length === 0) return { check: passed(), policy, differences };
  const others = policies.length > 1 ? ` (the nearest of ${policies.length} identities)` : '';
  const message = `${differences.map(describe).join('; ')}${others}`;
  return { check: failed('E_IDENTITY', message), differences };
}

function compare(signer: CertificateSigner, policy: IdentityPolicy): readonly Difference[] {
  const names = [
    { what: 'identity', rule: policy.identity, found: signer.identity },
    { what: 'issuer', rule: policy.issuer, found: signer.issuer },
  ] as const;
  return [
    ...names
      .filter(({ rule, found }) => found === undefined || !follows(found, rule))
      .map(({ what, rule, found }) => ({ what, wanted: describeRule(rule), found })),
    ...[...policy.claims]
      .map(([what, wanted]) => ({ what, wanted, found: signer.claims[what] }))
      .filter(({ wanted, found }) => found !== wanted),
  ];
}

function follows(name: string, rule: NameRule): boolean {
  switch (rule.kind) {
    case 'exact':
      return name === rule.value;
    case 'any-ref':
      return name.includes('@') && name.slice(0, name.lastIndexOf('@')) === rule.value;
    case 'pattern':
      return rule.pattern.matches(name);
  }
}

/** The name of a rule in reports. */
function describeRule(rule: NameRule): string {
  switch (rule.kind) {
    case 'exact':
      return rule.value;
    case 'any-ref':
      return `${rule.value} at any ref`;
    case 'pattern':
      return `what matches ${rule.pattern.source}`;
  }
}

function describe({ what, wanted, found }: Difference): string {
  switch (what) {
    case 'identity':
      return describeIdentity(wanted, found ?? '');
    case 'issuer':
      return found === undefined
        ? `the certificate names no issuer, but ${wanted} is required`
        : `the issuer of the certificate is ${shown(found)}, not ${wanted}`;
    default:
      return found === undefined
        ? `the certificate does not contain ${what}, but ${shown(wanted)} is required`
        : `${what} in the certificate is ${shown(found)}, not ${shown(wanted)}`;
  }
}

/** The most frequent mistake is a run of the right workflow for another ref. */
function describeIdentity(wanted: string, found: string): string {
  const plain = `it is signed by ${shown(found)}, not by ${wanted}`;
  const [ours, theirs] = [atRef(wanted), atRef(found)];
  if (ours === undefined || theirs === undefined || ours.name !== theirs.name) return plain;
  return `${plain}: the same workflow, run for ${describeRef(theirs.ref)} and not for ${describeRef(ours.ref)}`;
}

function atRef(identity: string): { readonly name: string; readonly ref: string } | undefined {
  const [, name, ref] = /^([^@]+)@(refs\/.+)$/.exec(identity) ?? [];
  return name === undefined || ref === undefined ? undefined : { name, ref };
}

/** `the branch main`, `the tag v1.2.3` */
export function describeRef(ref: string): string {
  const [, kind, name] = /^refs\/(heads|tags|pull)\/(.+)$/.exec(ref) ?? [];
  switch (kind) {
    case 'heads':
      return `the branch ${name}`;
    case 'tags':
      return `the tag ${name}`;
    case 'pull':
      return `the pull request ${name}`;
    default:
      return ref;
  }
}

const longest = 300;

/** People compare names, so they are shortened less than other quotes. */
function shown(text: string): string {
  const json = JSON.stringify(text);
  return json.length <= longest ? json : `${json.slice(0, longest)}…`;
}
