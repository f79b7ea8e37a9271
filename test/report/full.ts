/**
 * A report in which every property of every type is there, and the list of those that may be missing.
 * The compiler keeps both complete; schema.test.ts holds the schema against them.
 */

import type { ErrorDetails } from '../../src/error.ts';
import type { CertificateNames } from '../../src/signature/certificate.ts';
import type { LogEntry } from '../../src/transparency/entry.ts';
import {
  type Finding,
  type IgnoredMaterial,
  type ImageReport,
  type KeyReport,
  type ManifestReport,
  type MissingSignature,
  type PolicyReport,
  type ReaderReport,
  reportSchema,
  type SignatureReport,
  type VerifyReport,
} from '../../src/verify/report.ts';
import { bundle, digest, legacy, policy, webdisKey } from './samples.ts';

type OptionalKey<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];
type Optional<T> = Record<OptionalKey<T> & string, true>;

/** By the name of the property that holds the object. */
export const optional: {
  readonly report: Optional<VerifyReport>;
  readonly policy: Optional<PolicyReport>;
  readonly trustedRoot: Optional<PolicyReport['trustedRoot']>;
  readonly keys: Optional<KeyReport>;
  readonly images: Optional<ImageReport>;
  readonly manifests: Optional<ManifestReport>;
  readonly signatures: Optional<SignatureReport>;
  readonly certificate: Optional<CertificateNames>;
  readonly logEntries: Optional<LogEntry>;
  readonly ignored: Optional<IgnoredMaterial>;
  readonly findings: Optional<Finding>;
  readonly details: Optional<ErrorDetails>;
  readonly missing: Optional<MissingSignature>;
  readonly readers: Optional<ReaderReport>;
} = {
  report: {},
  policy: {
    expectedReference: true,
    digest: true,
    signatureRepository: true,
    requireReadableBy: true,
  },
  trustedRoot: { date: true },
  keys: { notAfter: true },
  images: { tag: true, digest: true, pinned: true },
  manifests: { code: true },
  signatures: { key: true, certificate: true, rebuilt: true, dockerReference: true },
  certificate: { issuer: true },
  logEntries: { integratedTime: true },
  ignored: { manifest: true, type: true },
  findings: { advice: true, image: true, digest: true, platform: true, details: true },
  details: {
    host: true,
    repository: true,
    digest: true,
    tag: true,
    status: true,
    requestId: true,
    url: true,
  },
  missing: { platform: true },
  readers: { why: true },
};

const about = digest('index');

const finding: Required<Finding> & { readonly details: Required<ErrorDetails> } = {
  severity: 'warning',
  code: 'E_RATE',
  message: 'docker.io limits requests',
  advice: 'log in',
  image: 'docker.io/nicolas/webdis:0.1.24',
  digest: about,
  platform: 'linux/amd64',
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
  key: webdisKey,
  certificate: { subject: 'maintainer@example.com', issuer: 'https://accounts.example.com' },
  rebuilt: { code: 'E_NOSIG', message: 'the registry lacks it' },
  dockerReference: 'index.docker.io/nicolas/webdis',
  checks: {
    claims: { state: 'passed', note: 'names the registry where it was signed' },
    log: { state: 'passed', note: 'proven twice' },
    signature: { state: 'failed', code: 'E_CLAIM', message: 'not this one', claim: 'digest' },
    time: { state: 'skipped', why: 'the key has no end date' },
  },
  logEntries: legacy('index').logEntries.map(
    (entry): Required<LogEntry> => ({ integratedTime: '2026-11-20T09:14:07Z', ...entry }),
  ),
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
  findings: [finding],
};

const keys: readonly Required<KeyReport>[] = [
  {
    notAfter: '2027-01-01T00:00:00Z',
    fingerprint: webdisKey,
    algorithm: 'ecdsa-p256',
    source: 'webdis.pub',
    pinned: true,
  },
];

const missing: Required<MissingSignature> = {
  image: image.name,
  digest: about,
  platform: 'linux/amd64',
  identity: 'abc',
  format: 'legacy',
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
    keys,
    trustedRoot: { source: 'embedded', date: '2026-10-01' },
    platforms: ['linux/amd64'],
    annotations: { version: '0.1.24' },
    expectedReference: 'index.docker.io/nicolas/webdis',
    digest: about,
    signatureRepository: 'docker.io/nicolas/webdis-signatures',
    requireReadableBy: ['podman'],
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
