/**
 * Reads what Fulcio writes into a certificate about the identity token: the issuer, and claims about
 * the workflow (fulcio docs/oid-info.md, extensions 1.3.6.1.4.1.57264.1.N).
 */

import { fail } from '../oci/shape.ts';
import { type Extensions, innerOf, textOf, utf8Text } from './extension.ts';

const arc = '1.3.6.1.4.1.57264.1.';

/** Up to 6 the value is bare text; from 8 on it is a DER UTF8String. */
const numbers = {
  'github-workflow-trigger': 2,
  'github-workflow-sha': 3,
  'github-workflow-name': 4,
  'github-workflow-repository': 5,
  'github-workflow-ref': 6,
  'build-signer': 9,
  'build-signer-digest': 10,
  'runner-environment': 11,
  'source-repository': 12,
  'source-digest': 13,
  'source-ref': 14,
  'source-repository-id': 15,
  'source-owner': 16,
  'source-owner-id': 17,
  'build-config': 18,
  'build-config-digest': 19,
  'build-trigger': 20,
  'run-invocation': 21,
  'source-visibility': 22,
  'deployment-environment': 23,
  'token-subject': 24,
} as const;

const issuerNumbers = { old: 1, new: 8 } as const;

export type ClaimName = keyof typeof numbers;

/** Only the claims in the certificate. */
type Claims = Readonly<Partial<Record<ClaimName, string>>>;

export const claimNames = Object.keys(numbers) as readonly ClaimName[];

/** What the certificate says about the token. */
export interface TokenClaims {
  /** the OIDC issuer; undefined for certificates of other authorities */
  readonly issuer: string | undefined;
  readonly claims: Claims;
}

/** Throws SyntaxError for a value that is not text, and if an old and a new extension disagree. */
export function readClaims(extensions: Extensions): TokenClaims {
  const old = readValue(extensions, issuerNumbers.old);
  const current = readValue(extensions, issuerNumbers.new);
  if (old !== undefined && current !== undefined && old !== current) {
    return fail('the certificate', 'names two issuers');
  }
  const found = claimNames.map((name) => [name, readValue(extensions, numbers[name])] as const);
  const claims: Claims = Object.fromEntries(found.filter(([, value]) => value !== undefined));
  checkTwins(claims);
  return { issuer: current ?? old, claims };
}

function readValue(extensions: Extensions, number: number): string | undefined {
  const oid = `${arc}${number}`;
  const extension = extensions.get(oid);
  if (extension === undefined) return undefined;
  const at = `the certificate's extension ${oid}`;
  return number < issuerNumbers.new
    ? textOf(extension.value, at)
    : utf8Text(innerOf(extension), at);
}

const twins: readonly (readonly [ClaimName, ClaimName])[] = [
  ['github-workflow-trigger', 'build-trigger'],
  ['github-workflow-sha', 'source-digest'],
  ['github-workflow-ref', 'source-ref'],
];

/** Old and new extensions come from the same token. If they differ, two readers would see two signers. */
function checkTwins(claims: Claims): void {
  for (const [old, current] of twins) {
    if (differ(claims[old], claims[current])) {
      fail('the certificate', `says two things: ${old} and ${current} differ`);
    }
  }
  const { 'github-workflow-repository': path, 'source-repository': url } = claims;
  if (path !== undefined && url !== undefined && !url.endsWith(`/${path}`)) {
    fail(
      'the certificate',
      'says two things: github-workflow-repository and source-repository differ',
    );
  }
}

function differ(old: string | undefined, current: string | undefined): boolean {
  return old !== undefined && current !== undefined && old !== current;
}
