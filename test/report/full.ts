/** A report with every property that there is; the compiler keeps it complete. */

import type { Facts } from '../../src/attestation/facts.ts';
import type {
  AttestationReport,
  RequirementReport,
  RequirementResult,
} from '../../src/attestation/report.ts';
import type { ErrorDetails } from '../../src/error.ts';
import type { TrustedSigner } from '../../src/signature/signer.ts';
import type { LogEntry } from '../../src/transparency/entry.ts';
import {
  type Finding,
  type ImageReport,
  type ManifestReport,
  type MissingSignature,
  type PolicyReport,
  type ReaderReport,
  reportSchema,
  type SignatureReport,
  type VerifyReport,
} from '../../src/verify/report.ts';
import { bundle, digest, legacy, policy, webdisSigner } from './samples.ts';

const about = digest('index');

const finding: Required<Finding> & { readonly details: Required<ErrorDetails> } = {
  severity: 'warning',
  code: 'E_RATE',
  message: 'docker.io limits requests',
  advice: 'log in',
  image: 'docker.io/nicolas/webdis:0.1.24',
  digest: about,
  platform: 'linux/amd64',
  missing: true,
  details: {
    host: 'registry-1.docker.io',
    repository: 'nicolas/webdis',
    digest: about,
    tag: '0.1.24',
    status: 429,
    requestId: 'abc',
    url: 'https://registry-1.docker.io/v2/',
  },
};

const signature: Required<SignatureReport> = {
  ...bundle('index'),
  signer: webdisSigner,
  certificate: {
    subject: 'maintainer@example.com',
    issuer: 'https://accounts.example.com',
    claims: { 'token-subject': '1234' },
    proven: true,
    why: 'it is',
  },
  warnings: ['the run was on a self-hosted runner: GitHub does not vouch for that machine'],
  trustedRoot: 'embedded',
  signed: '2026-11-20T09:14:07Z',
  rebuilt: { code: 'E_NOSIG', message: 'the registry lacks it' },
  dockerReference: 'index.docker.io/nicolas/webdis',
  checks: {
    claims: { state: 'passed', note: 'names the registry where it was signed' },
    log: { state: 'passed', note: 'proven twice' },
    signature: { state: 'failed', code: 'E_CLAIM', message: 'not this one', claim: 'digest' },
    time: { state: 'skipped', why: 'the key has no end date' },
    certificate: { state: 'passed' },
    sct: { state: 'failed', code: 'E_CERT', message: 'no log has seen it' },
    identity: { state: 'skipped', why: 'no identity is required' },
  },
  logEntries: legacy('index').logEntries.map(
    (entry): Required<LogEntry> => ({ integratedTime: '2026-11-20T09:14:07Z', ...entry }),
  ),
};

const attestation: Required<AttestationReport> & { readonly facts: Required<Facts> } = {
  store: 'buildx',
  manifest: digest('attestation'),
  type: 'https://slsa.dev/provenance/v1',
  statement: digest('statement'),
  good: false,
  code: 'E_CLAIM',
  message: 'the provenance says that the source ref is "a", and the certificate that it is "b"',
  signer: webdisSigner,
  signed: '2026-11-20T09:14:07Z',
  facts: {
    builder:
      'https://github.com/webdis/verify-action/.github/workflows/release.yml@refs/heads/main',
    sourceRepository: 'https://github.com/webdis/verify-action',
    sourceRef: 'refs/heads/main',
    sourceDigest: 'a'.repeat(40),
    buildType: 'https://actions.github.io/buildtypes/workflow/v1',
    contents: '3 statements: 3 fixed',
  },
  size: 1234,
};

const requirementResult: Required<RequirementResult> = {
  digest: about,
  name: 'index',
  outcome: 'rejected',
  statement: digest('statement'),
  code: 'E_ATTESTATION',
  message: 'no slsaprovenance1 attestation on the index',
};

const requirement: Required<RequirementReport> = {
  requirement: 'slsaprovenance1 on=index',
  type: 'https://slsa.dev/provenance/v1',
  on: 'index',
  outcome: 'rejected',
  manifests: [requirementResult],
};

const manifest: Required<ManifestReport> = {
  digest: about,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  role: 'index',
  platforms: ['linux/amd64'],
  depth: 0,
  required: true,
  outcome: 'verified',
  code: 'E_SIG',
  signatures: [signature],
  ignored: [
    {
      store: 'tag',
      manifest: about,
      type: 'application/vnd.cncf.notary.signature',
      code: 'E_NET',
      message: 'no answer',
    },
  ],
  attestations: [attestation],
};

const reader: Required<ReaderReport> = {
  name: 'podman',
  title: 'Podman/CRI-O',
  readable: 'no',
  why: 'format',
};

const image: Required<ImageReport> = {
  reference: 'nicolas/webdis:0.1.24',
  name: 'docker.io/nicolas/webdis:0.1.24',
  cosignName: 'index.docker.io/nicolas/webdis:0.1.24',
  registry: 'docker.io',
  repository: 'nicolas/webdis',
  tag: '0.1.24',
  digest: about,
  pinned: `docker.io/nicolas/webdis@${about}`,
  outcome: 'verified',
  manifests: [manifest],
  readers: [reader],
  attestations: [requirement],
  findings: [finding],
};

const signers: readonly Required<TrustedSigner>[] = [
  { ...webdisSigner, name: 'webdis.pub', pinned: true, notAfter: '2027-01-01T00:00:00Z' },
  {
    kind: 'identity',
    identity: 'https://github.com/webdis/verify-action/.github/workflows/release.yml',
    identityMatch: 'any-ref',
    issuer: 'https://token.actions.githubusercontent.com',
    issuerMatch: 'exact',
    claims: { 'source-repository': 'https://github.com/webdis/verify-action' },
  },
];

const missing: Required<MissingSignature> = {
  image: image.name,
  digest: about,
  platform: 'linux/amd64',
  id: 'abc',
  format: 'legacy',
  signer: webdisSigner,
};

export const full: Required<VerifyReport> & { readonly policy: Required<PolicyReport> } = {
  schema: reportSchema,
  tool: { name: '@webdis/verify-action', version: '0.1.0' },
  started: '2026-11-23T07:00:00.000Z',
  finished: '2026-11-23T07:00:01.000Z',
  outcome: 'verified',
  exitCode: 0,
  policy: {
    ...policy,
    signers,
    requireAllSigners: true,
    sct: 'required',
    trustedRoots: [{ source: 'embedded', date: '2026-10-01' }],
    platforms: ['linux/amd64'],
    annotations: { version: '0.1.24' },
    expectedReference: 'index.docker.io/nicolas/webdis',
    digest: about,
    signatureRepository: 'docker.io/nicolas/webdis-signatures',
    requireReadableBy: ['podman'],
    attestations: ['slsaprovenance1 on=index'],
    signatures: 'ignored',
  },
  images: [image],
  parity: {
    mode: 'true',
    groups: [
      { images: [image.name], digests: 'same', signatures: 'different', missing: [missing] },
    ],
  },
  readers: [reader],
  findings: [finding],
  requests: 1,
};
