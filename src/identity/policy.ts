/** Parses the inputs that say who may have signed with a certificate. */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { quote } from '../oci/shape.ts';
import { type ClaimName, claimNames } from './claims.ts';
import type { Pattern } from './pattern.ts';
import { namePattern } from './pattern-rules.ts';

/** What the name of a signer or an issuer must be. */
export type NameRule =
  | { readonly kind: 'exact'; readonly value: string }
  /** a workflow file, whatever the ref is: the text before the last @ */
  | { readonly kind: 'any-ref'; readonly value: string }
  | { readonly kind: 'pattern'; readonly pattern: Pattern };

/** One identity that may have signed. */
export interface IdentityPolicy {
  readonly identity: NameRule;
  readonly issuer: NameRule;
  /** claims that the certificate must have, with exactly these values */
  readonly claims: ReadonlyMap<ClaimName, string>;
}

/** The inputs, with cosign's names where cosign has one. An input that is not given is undefined. */
export interface IdentityInputs {
  /** any of them */
  readonly certificateIdentity?: readonly string[] | undefined;
  readonly certificateIdentityRegexp?: string | undefined;
  readonly certificateOidcIssuer?: string | undefined;
  readonly certificateOidcIssuerRegexp?: string | undefined;
  readonly certificateGithubWorkflowTrigger?: string | undefined;
  readonly certificateGithubWorkflowSha?: string | undefined;
  readonly certificateGithubWorkflowName?: string | undefined;
  readonly certificateGithubWorkflowRepository?: string | undefined;
  readonly certificateGithubWorkflowRef?: string | undefined;
  /** `NAME=VALUE` */
  readonly certificateClaims?: readonly string[] | undefined;
  /** `OWNER/REPO/.github/workflows/FILE[@REF]`, any of them */
  readonly githubWorkflow?: readonly string[] | undefined;
}

export const githubIssuer = 'https://token.actions.githubusercontent.com';
const github = 'https://github.com/';

/** The identities that the inputs accept; none if no input is given. Throws E_INPUT, naming the inputs. */
export function readIdentityPolicies(inputs: IdentityInputs): readonly IdentityPolicy[] {
  if (Object.values(inputs).every((value) => value === undefined)) return [];
  const claims = readClaims(inputs);
  if (inputs.githubWorkflow !== undefined) return workflowPolicies(inputs, claims);
  const { certificateIdentity, certificateIdentityRegexp } = inputs;
  const identities = oneKind(
    certificateIdentity?.map((name) => exact(name, 'certificate-identity')),
    certificateIdentityRegexp === undefined
      ? undefined
      : [patternOf(certificateIdentityRegexp, 'identity', 'certificate-identity-regexp')],
    'certificate-identity',
  );
  const issuer = issuerOf(inputs);
  if (identities === undefined || identities.length === 0) {
    return refuse(
      'a certificate cannot be verified without a name: give certificate-identity (or github-workflow)',
    );
  }
  if (issuer === undefined) {
    return refuse(
      'certificate-identity needs certificate-oidc-issuer: any issuer could vouch for that name',
    );
  }
  return identities.map((identity) => ({ identity, issuer, claims }));
}

function issuerOf(inputs: IdentityInputs): NameRule | undefined {
  const { certificateOidcIssuer, certificateOidcIssuerRegexp } = inputs;
  const input = 'certificate-oidc-issuer';
  return oneKind(
    certificateOidcIssuer === undefined ? undefined : exact(certificateOidcIssuer, input),
    certificateOidcIssuerRegexp === undefined
      ? undefined
      : patternOf(certificateOidcIssuerRegexp, 'issuer', `${input}-regexp`),
    input,
  );
}

function oneKind<T>(value: T | undefined, pattern: T | undefined, input: string): T | undefined {
  if (value !== undefined && pattern !== undefined) {
    return refuse(`${input} and ${input}-regexp exclude each other: give one of them`);
  }
  return value ?? pattern;
}

function exact(value: string, input: string): NameRule {
  return value === '' ? refuse(`${input} is empty`) : { kind: 'exact', value };
}

function patternOf(source: string, of: 'identity' | 'issuer', input: string): NameRule {
  return { kind: 'pattern', pattern: namePattern(source, of, input) };
}

function workflowPolicies(
  inputs: IdentityInputs,
  claims: ReadonlyMap<ClaimName, string>,
): readonly IdentityPolicy[] {
  const others = [
    inputs.certificateIdentity && 'certificate-identity',
    inputs.certificateIdentityRegexp && 'certificate-identity-regexp',
    inputs.certificateOidcIssuer && 'certificate-oidc-issuer',
    inputs.certificateOidcIssuerRegexp && 'certificate-oidc-issuer-regexp',
  ].filter((input) => input !== undefined);
  if (others.length > 0) {
    refuse(`github-workflow already sets name and issuer: omit ${others.join(' and ')}`);
  }
  const workflows = inputs.githubWorkflow ?? [];
  if (workflows.length === 0) refuse('github-workflow is empty');
  return workflows.map((workflow) => workflowPolicy(workflow, claims));
}

const workflowForm =
  /^([A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+)(\/\.github\/workflows\/[^/@\s]+\.ya?ml)(?:@(.*))?$/;
const refForm = /^(?:refs\/\S+|[0-9a-f]{40})$/;

/**
 * Also pins the source repository, because the identity of a reusable workflow is the same for every caller. A
 * claim with another source repository allows that caller.
 */
function workflowPolicy(text: string, claims: ReadonlyMap<ClaimName, string>): IdentityPolicy {
  const wanted =
    'OWNER/REPO/.github/workflows/FILE.yml, with or without @refs/tags/… or @refs/heads/…';
  const path = text.startsWith(github) ? text.slice(github.length) : text;
  const [, repository, file, ref] = workflowForm.exec(path) ?? [];
  if (repository === undefined || file === undefined) {
    return refuse(`github-workflow ${quote(text)} is not ${wanted}`);
  }
  if (ref !== undefined && !refForm.test(ref)) {
    return refuse(
      `github-workflow ${quote(text)}: ${quote(ref)} is not a whole ref; write ${wanted}`,
    );
  }
  const name = `${github}${repository}${file}`;
  return {
    identity:
      ref === undefined
        ? { kind: 'any-ref', value: name }
        : { kind: 'exact', value: `${name}@${ref}` },
    issuer: { kind: 'exact', value: githubIssuer },
    claims: new Map([['source-repository', `${github}${repository}`], ...claims]),
  };
}

const workflowInputs = [
  ['certificateGithubWorkflowTrigger', 'github-workflow-trigger'],
  ['certificateGithubWorkflowSha', 'github-workflow-sha'],
  ['certificateGithubWorkflowName', 'github-workflow-name'],
  ['certificateGithubWorkflowRepository', 'github-workflow-repository'],
  ['certificateGithubWorkflowRef', 'github-workflow-ref'],
] as const satisfies readonly (readonly [keyof IdentityInputs, ClaimName])[];

/** The claims without an input of their own. */
export const namedClaims: readonly ClaimName[] = claimNames.filter(
  (name) => !workflowInputs.some(([, claim]) => claim === name),
);

function readClaims(inputs: IdentityInputs): ReadonlyMap<ClaimName, string> {
  const claims = new Map<ClaimName, string>();
  for (const [input, claim] of workflowInputs) {
    const value = inputs[input];
    if (value === '') refuse(`certificate-${claim} is empty`);
    if (value !== undefined) claims.set(claim, value);
  }
  const named = inputs.certificateClaims ?? [];
  if (named.length > limits.listItems) refuse(`a run takes ${limits.listItems} claims at most`);
  for (const text of named) {
    const [name, value] = readClaim(text);
    if (claims.has(name)) refuse(`certificate-claims names ${name} twice`);
    claims.set(name, value);
  }
  return claims;
}

function readClaim(text: string): readonly [ClaimName, string] {
  const at = text.indexOf('=');
  const name = namedClaims.find((known) => known === text.slice(0, Math.max(at, 0)));
  const value = text.slice(at + 1);
  if (name === undefined || value === '') {
    return refuse(
      `certificate-claims: ${quote(text)} is not NAME=VALUE with one of the names ${namedClaims.join(', ')}`,
    );
  }
  return [name, value];
}

function refuse(why: string): never {
  throw new TrustError('E_INPUT', why);
}
