/** The images of test/vectors/keyless-made as candidates, without a registry. */

import { readFileSync } from 'node:fs';
import { type IdentityInputs, readIdentityPolicies } from '../../src/identity/policy.ts';
import { type CertificatePolicy, verifyCertificateSignature } from '../../src/identity/verify.ts';
import { type Digest, parseDigest } from '../../src/oci/digest.ts';
import { attestationType } from '../../src/signature/bundle.ts';
import type { Candidate } from '../../src/signature/candidate.ts';
import { checkClaims } from '../../src/signature/claims.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { parseTrustedRoot, type TrustedRoot } from '../../src/transparency/trusted-root.ts';
import { bundleCandidate, legacyCandidate } from '../signature/support.ts';

const folder = new URL('../vectors/keyless-made/', import.meta.url);

function file(name: string): Buffer {
  return readFileSync(new URL(name, folder));
}

function content(digest: string): Buffer {
  return file(`content/sha256/${digest.replace('sha256:', '')}`);
}

export function rootOf(name: string): TrustedRoot {
  return parseTrustedRoot(file(name), name);
}

export const root = rootOf('trusted-root.json');
export const workflow =
  'https://github.com/webdis/verify-action/.github/workflows/release.yml@refs/tags/v1.2.3';
export const issuer = 'http://127.0.0.1:5071';
const now = new Date('2026-12-01T00:00:00Z');

export interface KeylessCase {
  readonly name: string;
  readonly digest: Digest;
  readonly tags: Readonly<Record<string, Digest>>;
  readonly manifests: Readonly<Record<Digest, string>>;
  readonly expect: {
    readonly outcome: 'verified' | 'rejected';
    readonly why?: string;
    readonly also?: readonly {
      readonly outcome: 'verified' | 'rejected';
      readonly identity?: string;
      readonly issuer?: string;
      readonly key?: string;
      readonly trustedRoot?: string;
      readonly sct?: 'ignored';
      readonly transparencyLog?: 'ignored';
      readonly claims?: Readonly<Record<string, string>>;
    }[];
  };
  /** `linux/amd64 03a1ab1c626e` -> what cosign 3.1.2 said */
  readonly cosign3?: Readonly<Record<string, { readonly rc: number; readonly error: string }>>;
}

export const cases = JSON.parse(file('cases.json').toString()) as readonly KeylessCase[];

export function caseOf(name: string): KeylessCase {
  const found = cases.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no case ${name}`);
  return found;
}

interface Stored {
  readonly subject?: { readonly digest: Digest };
  readonly manifests?: readonly {
    readonly digest: Digest;
    readonly annotations?: Readonly<Record<string, string>>;
  }[];
  readonly layers?: readonly {
    readonly mediaType: string;
    readonly digest: Digest;
    readonly annotations?: Record<string, string>;
  }[];
}

function read(digest: string): Stored {
  return JSON.parse(content(digest).toString()) as Stored;
}

/** The index and everything that it lists; attestation manifests too. */
export function manifestsOf({ digest }: KeylessCase): readonly Digest[] {
  const children = read(digest).manifests ?? [];
  return [digest, ...children.map((child) => child.digest)];
}

/** Those that must be signed: the index and the platforms. */
export function requiredOf({ digest }: KeylessCase): readonly Digest[] {
  const children = (read(digest).manifests ?? []).filter(
    ({ annotations }) => annotations?.['vnd.docker.reference.type'] === undefined,
  );
  return [digest, ...children.map((child) => child.digest)];
}

/** The bundles about a manifest, attestations too. */
export function bundlesOf({ manifests }: KeylessCase, subject: Digest): Buffer[] {
  return Object.keys(manifests).flatMap((digest) => {
    const { subject: about, layers = [] } = read(digest);
    const [layer] = layers;
    const isBundle = layer?.mediaType.startsWith('application/vnd.dev.sigstore.bundle');
    return about?.digest === subject && layer && isBundle ? [content(layer.digest)] : [];
  });
}

/** The signatures of a manifest: bundles that are no attestations, and layers under the `.sig` tag. */
export function candidatesOf(one: KeylessCase, subject: Digest): Candidate[] {
  const bundles = bundlesOf(one, subject).filter((bytes) => attestationType(bytes) === undefined);
  const tag = one.tags[signatureTag(subject)];
  const layers = tag === undefined ? [] : (read(tag).layers ?? []);
  return [
    ...bundles.map(bundleCandidate),
    ...layers.map((layer) => legacyCandidate(content(layer.digest), layer.annotations ?? {})),
  ];
}

/** The first candidate of the index. */
export function candidateOf(name: string): Candidate {
  const one = caseOf(name);
  const [candidate] = candidatesOf(one, one.digest);
  if (candidate === undefined) throw new Error(`${name} has no signature`);
  return candidate;
}

export const defaultInputs: IdentityInputs = {
  certificateIdentity: [workflow],
  certificateOidcIssuer: issuer,
};

export function policyOf(
  inputs: IdentityInputs = defaultInputs,
  more: Partial<CertificatePolicy> = {},
): CertificatePolicy {
  return {
    identities: readIdentityPolicies(inputs),
    roots: [root],
    transparencyLog: 'required',
    sct: 'required',
    timestamps: 'ignored',
    now,
    ...more,
  };
}

export function isGood(candidate: Candidate, subject: Digest, policy: CertificatePolicy): boolean {
  const claims = checkClaims(candidate, { subject: parseDigest(subject), annotations: {} });
  return claims.state === 'passed' && verifyCertificateSignature(candidate, policy).good;
}
