/** Reports as runs make them, for the tests of everything that shows reports. */

import { TrustError } from '../../src/error.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import type { TrustedSigner } from '../../src/signature/signer.ts';
import { exitCodeFor, outcomeFor, outcomeOf } from '../../src/verify/outcome.ts';
import { type Availability, readersOf, readersOfAll } from '../../src/verify/readable.ts';
import {
  type Finding,
  type IgnoredMaterial,
  type ImageReport,
  type ManifestReport,
  type PolicyReport,
  type ReaderReport,
  reportSchema,
  type SignatureReport,
  type VerifyReport,
} from '../../src/verify/report.ts';

const webdisKey = 'c921084265695461eef46c6a5953b3dfc501c0f6f82f54ff05bdddb65670bc59';
/** Without a name, as the ledger has it. */
export const webdisSigner = {
  kind: 'key',
  fingerprint: webdisKey,
  algorithm: 'ecdsa-p256',
} as const;
const otherKey = '5f1d2e7a90b34c68d7e1f0a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6';
const hub = { registry: 'docker.io', cosign: 'index.docker.io' };
const ecr = { registry: 'public.ecr.aws', cosign: 'public.ecr.aws' };
type Place = typeof hub;

/** A digest that is always the same for the same name. */
export function digest(name: string): Digest {
  return digestOf(new TextEncoder().encode(name));
}

export const policy: PolicyReport = {
  signers: [{ ...webdisSigner, name: 'the bundled webdis.pub', pinned: true }],
  transparencyLog: 'required',
  trustedRoots: [{ source: 'embedded', date: '2026-10-01' }],
  timestamps: 'ignored',
  attestationManifests: 'reported',
  parity: 'auto',
  platforms: [],
  annotations: {},
};

const passed = { state: 'passed' } as const;
const noEnd = { state: 'skipped', why: 'the key has no end date' } as const;

/** A signature in cosign v2's format, logged in the public Rekor v1. */
export function legacy(of: string, index = 1_511_234_560): SignatureReport {
  return {
    format: 'legacy',
    store: 'tag',
    manifest: digest(`.sig of ${of}`),
    id: digest(`signature of ${of}`),
    good: true,
    checks: { claims: passed, log: passed, signature: passed, time: noEnd },
    signer: { ...webdisSigner, name: 'the bundled webdis.pub' },
    dockerReference: 'index.docker.io/nicolas/webdis',
    annotations: {},
    logEntries: [
      {
        log: 'rekor.sigstore.dev',
        logId: 'c0d23d6ad406973f9559f3ba2d1ca01f84147d8ffc5b8445c224f98b9591801d',
        index: String(index),
        kind: 'hashedrekord/0.0.1',
        version: 'rekor-v1',
        integratedTime: '2026-11-20T09:14:07.000Z',
        proof: ['set'],
      },
    ],
  };
}

/** A signature in cosign v3's format, logged in Rekor v2, which has no search. */
export function bundle(of: string, index = 48_211): SignatureReport {
  const { dockerReference, ...rest } = legacy(of);
  return {
    ...rest,
    format: 'bundle',
    store: 'bundle',
    manifest: digest(`bundle of ${of}`),
    id: digest(`bundle signature of ${of}`),
    logEntries: [
      {
        log: 'log2025-1.rekor.sigstore.dev',
        logId: 'cf1199155bb1683d38fe8b0b2c0fcc1f2d3a4b5c6d7e8f901a2b3c4d5e6f7081',
        index: String(index),
        kind: 'hashedrekord/0.0.2',
        version: 'rekor-v2',
        proof: ['inclusion'],
      },
    ],
  };
}

/** A signature by another user's key. */
function foreign(of: string): SignatureReport {
  const { signer, ...rest } = legacy(of);
  const message = 'the signature does not verify with any of the given keys';
  return {
    ...rest,
    id: digest(`foreign signature of ${of}`),
    good: false,
    checks: {
      ...rest.checks,
      log: {
        state: 'failed',
        code: 'E_TLOG',
        message: 'the log entry names another public key',
      },
      signature: { state: 'failed', code: 'E_SIG', message },
    },
    logEntries: [],
  };
}

export function manifest(
  role: ManifestReport['role'],
  platforms: readonly string[],
  signatures: readonly SignatureReport[],
  more: Partial<ManifestReport> = {},
): ManifestReport {
  return {
    digest: digest(`${role} ${platforms.join()}`),
    mediaType: `application/vnd.oci.image.${role === 'index' ? 'index' : 'manifest'}.v1+json`,
    role,
    platforms,
    depth: role === 'index' || role === 'image' ? 0 : 1,
    required: role !== 'attestation',
    outcome: 'verified',
    signatures,
    ignored: [],
    ...more,
  };
}

function image(
  { registry, cosign }: Place,
  manifests: readonly ManifestReport[],
  findings: readonly Finding[] = [],
  tag = '0.1.24',
): ImageReport {
  const codes = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  const [root] = manifests;
  const repository = 'nicolas/webdis';
  return {
    reference:
      registry === 'docker.io' ? `${repository}:${tag}` : `${registry}/${repository}:${tag}`,
    name: `${registry}/${repository}:${tag}`,
    cosignName: `${cosign}/${repository}:${tag}`,
    registry,
    repository,
    tag,
    ...(root === undefined
      ? {}
      : { digest: root.digest, pinned: `${registry}/${repository}@${root.digest}` }),
    outcome: outcomeOf(exitCodeFor(codes)),
    manifests,
    readers: readersFor(manifests),
    findings,
  };
}

/** As a run finds them: of what must be signed. */
function readersFor(manifests: readonly ManifestReport[]): readonly ReaderReport[] {
  const required = manifests.filter((one) => one.required);
  return readersOf(
    required.map(({ signatures, ignored }) =>
      availability(
        signatures.filter(({ good }) => good),
        ignored,
      ),
    ),
  );
}

/** A manifest with signatures that count, next to the image. */
export function availability(
  signatures: readonly Pick<SignatureReport, 'store'>[],
  ignored: readonly IgnoredMaterial[] = [],
): Availability {
  const good = new Set(signatures.map(({ store }) => store));
  const unread = ignored
    .filter(({ code }) => outcomeFor([code]) === 'undetermined')
    .map(({ store, code, message }) => {
      return [store === 'tag' ? 'tag' : 'bundle', new TrustError(code, message)] as const;
    });
  const nothing = {
    isDockerImage: false,
    certified: new Map(),
    payloadIsMissing: false,
    unreadStores: new Map(unread),
    inImageRepository: true,
  };
  return { ...nothing, good, listed: good, hasBundle: good.has('bundle') };
}

export function run(
  images: readonly ImageReport[],
  more: Partial<VerifyReport> = {},
): VerifyReport {
  const findings = more.findings ?? [];
  const codes = [...images.flatMap((i) => i.findings), ...findings]
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);
  const exitCode = exitCodeFor(codes);
  return {
    schema: reportSchema,
    tool: { name: '@webdis/verify-action', version: '0.1.0' },
    started: '2026-11-23T07:00:00.000Z',
    finished: '2026-11-23T07:00:01.940Z',
    outcome: outcomeOf(exitCode),
    exitCode,
    policy,
    images,
    parity: {
      mode: 'auto',
      groups:
        images.length < 2
          ? []
          : [
              {
                images: images.map(({ name }) => name),
                digests: 'same',
                signatures: 'same',
                missing: [],
              },
            ],
    },
    readers: readersOfAll(images.map(({ readers }) => readers)),
    findings,
    requests: 38,
    ...more,
  };
}

/** Index, two platforms and their attestation manifests, as buildx pushes them. */
function fiveManifests(): ManifestReport[] {
  return [
    manifest('index', [], [legacy('index', 1_511_234_560)]),
    manifest('platform', ['linux/amd64'], [legacy('amd64', 1_511_234_561)]),
    manifest('platform', ['linux/arm64'], [legacy('arm64', 1_511_234_562)]),
    attestation('amd64', [legacy('attestation of amd64', 1_511_234_563)]),
    attestation('arm64', [legacy('attestation of arm64', 1_511_234_564)]),
  ];
}

function attestation(of: string, signatures: readonly SignatureReport[]): ManifestReport {
  return manifest('attestation', ['unknown/unknown'], signatures, {
    digest: digest(`attestation ${of}`),
  });
}

/** The everyday case: two registries, five manifests, all good. */
export function verified(): VerifyReport {
  return run([image(hub, fiveManifests()), image(ecr, fiveManifests())]);
}

const issuer = 'https://token.actions.githubusercontent.com';
const repository = 'https://github.com/webdis/webdis';

/** The workflow that signed, as a policy names it: exactly, for the tag of this release. */
export const workflowSigner = {
  kind: 'identity',
  identity: `${repository}/.github/workflows/release.yml@refs/tags/0.1.24`,
  identityMatch: 'exact',
  issuer,
  issuerMatch: 'exact',
  claims: {},
} as const satisfies TrustedSigner;

/** The same report, signed by that workflow in place of the key. */
export function keyless(report = verified()): VerifyReport {
  const { identity } = workflowSigner;
  const source = 'the embedded public-good root (@sigstore/tuf 5.0.1)';
  const claims = {
    'source-repository': repository,
    'source-ref': 'refs/tags/0.1.24',
    'source-digest': '5f2b8c1d9e4a7036b8c2d1e0f9a8b7c6d5e4f302',
    'build-trigger': 'push',
    'run-invocation': `${repository}/actions/runs/19605218846/attempts/1`,
    'runner-environment': 'github-hosted',
  };
  const certified = (signature: SignatureReport): SignatureReport => {
    const { claims: claim, log, signature: signed } = signature.checks;
    const issued = { time: passed, certificate: passed, sct: passed };
    return {
      ...signature,
      checks: { claims: claim, ...issued, log, signature: signed, identity: passed },
      signer: { kind: 'identity', identity, issuer, claims },
      trustedRoot: source,
    };
  };
  const readers = readersOf([
    {
      ...availability(fiveManifests()[0]?.signatures ?? []),
      certified: new Map([['tag', 'other']]),
    },
  ]);
  const images = report.images.map((one) => ({
    ...one,
    readers,
    manifests: one.manifests.map((manifest) => ({
      ...manifest,
      signatures: manifest.signatures.map(certified),
    })),
  }));
  const trust = { signers: [workflowSigner], trustedRoots: [{ source, date: '2026-10-01' }] };
  return { ...report, images, readers, policy: { ...report.policy, ...trust } };
}

/** One platform was pushed but never signed; its attestation manifests neither. */
export function unsigned(): VerifyReport {
  const arm = manifest('platform', ['linux/arm64'], [], { outcome: 'rejected', code: 'E_COVER' });
  const bare = { ...attestation('arm64', []), outcome: 'rejected', code: 'E_COVER' } as const;
  const [index, amd, , signedAttestation] = fiveManifests();
  const manifests = [index, amd, arm, signedAttestation, bare].filter((m) => m !== undefined);
  const advice = 'the publisher can sign index and platforms together with cosign sign --recursive';
  const findings: Finding[] = [
    {
      severity: 'error',
      code: 'E_COVER',
      message: 'linux/arm64 carries no signature',
      advice,
      digest: arm.digest,
      platform: 'linux/arm64',
    },
    {
      severity: 'note',
      code: 'E_COVER',
      message: 'an attestation manifest carries no signature',
      advice,
      digest: bare.digest,
      platform: 'unknown/unknown',
    },
  ];
  return run([image(hub, manifests, findings), image(ecr, manifests, findings)]);
}

/** Docker Hub answers 429 for one platform's signatures. */
export function rateLimited(): VerifyReport {
  const [index, amd, arm, ...rest] = fiveManifests();
  const details = {
    host: 'registry-1.docker.io',
    repository: 'nicolas/webdis',
    status: 429,
    url: 'https://registry-1.docker.io/v2/nicolas/webdis/manifests/sha256-0d6b.sig',
    requestId: '7a1f9c52',
  };
  const unread: ManifestReport = {
    ...manifest('platform', ['linux/arm64'], [], { outcome: 'undetermined', code: 'E_RATE' }),
    ignored: [{ store: 'tag', code: 'E_RATE', message: 'docker.io limits requests (429)' }],
  };
  const manifests = [index, amd, unread, ...rest].filter((m) => m !== undefined);
  const limited = image(hub, manifests, [
    {
      severity: 'error',
      code: 'E_RATE',
      message:
        'the signatures of linux/arm64 could not all be read: docker.io limits requests (429), also after 5 attempts',
      advice: 'log in to docker.io before this step, or try again in an hour',
      digest: unread.digest,
      platform: 'linux/arm64',
      details,
    },
  ]);
  const whole = image(
    ecr,
    [index, amd, arm, ...rest].filter((m) => m !== undefined),
  );
  const images = [limited, whole];
  return run(images, {
    parity: {
      mode: 'auto',
      groups: [
        {
          images: images.map(({ name }) => name),
          digests: 'same',
          signatures: 'undetermined',
          missing: [],
        },
      ],
    },
  });
}

/** Nothing at all could be read. */
export function unreachable(): VerifyReport {
  return run([
    image(
      hub,
      [],
      [
        {
          severity: 'error',
          code: 'E_NET',
          message: 'registry-1.docker.io did not answer within 10 s, also after 5 attempts',
          advice: 'try again; see https://www.dockerstatus.com',
          details: { host: 'registry-1.docker.io' },
        },
      ],
    ),
  ]);
}

/** Everything is signed, by another client. */
export function otherKeys(): VerifyReport {
  const names = ['index', 'linux/amd64', 'linux/arm64'];
  const manifests = names.map((name) =>
    manifest(
      name === 'index' ? 'index' : 'platform',
      name === 'index' ? [] : [name],
      [foreign(name)],
      {
        outcome: 'rejected',
        code: 'E_SIG',
      },
    ),
  );
  return run([
    image(
      hub,
      manifests,
      manifests.map(({ digest: about }, i) => ({
        severity: 'error',
        code: 'E_SIG',
        message: `${i === 0 ? 'the index' : names[i]} has signatures, but none is accepted: the signature does not verify with any of the given keys`,
        digest: about,
        ...(i === 0 ? {} : { platform: names[i] ?? '' }),
      })),
    ),
  ]);
}

/** The tag was moved on one registry only, to an image that is signed as well. */
export function differing(): VerifyReport {
  const moved = fiveManifests().map((m) => ({
    ...m,
    digest: digest(`rebuilt ${m.digest}`),
  }));
  const images = [image(hub, fiveManifests()), image(ecr, moved)];
  const names = images.map(({ name }) => name);
  return run(images, {
    parity: {
      mode: 'auto',
      groups: [{ images: names, digests: 'different', signatures: 'same', missing: [] }],
    },
    findings: [
      {
        severity: 'error',
        code: 'E_DRIFT',
        message: `${names.join(' and ')} have different digests`,
        advice:
          'the tag was moved on one registry only: do not pull from either until you know which one is right',
      },
    ],
  });
}

/** The mirror has the image, and not all of its signatures. */
export function halfMirrored(): VerifyReport {
  const twice = fiveManifests().map((m) => ({
    ...m,
    signatures: [...m.signatures, bundle(m.digest)],
  }));
  const images = [image(hub, twice), image(ecr, fiveManifests())];
  const names = images.map(({ name }) => name);
  return run(images, {
    parity: {
      mode: 'true',
      groups: [
        {
          images: names,
          digests: 'same',
          signatures: 'different',
          missing: twice.map((m) => ({
            image: names[1] ?? '',
            digest: m.digest,
            ...(m.platforms.length === 0 ? {} : { platform: m.platforms.join(', ') }),
            id: digest(`bundle signature of ${m.digest}`),
            format: 'bundle' as const,
          })),
        },
      ],
    },
    findings: [
      {
        severity: 'error',
        code: 'E_DRIFT',
        message: `${names.join(' and ')} do not have the same signatures: ${names[1]} lacks some`,
        advice: 'the report lists each; the publisher can mirror them again',
      },
    ],
  });
}

/** Seven platforms and their attestation manifests, two keys in rotation, required annotations. */
export function sevenPlatforms(): VerifyReport {
  const platforms = [
    'linux/386',
    'linux/amd64',
    'linux/arm/v6',
    'linux/arm/v7',
    'linux/arm64/v8',
    'linux/ppc64le',
    'linux/s390x',
  ];
  const annotations = { version: '0.1.24' };
  const sign = (of: string): SignatureReport => ({ ...bundle(of), annotations });
  const manifests = [
    manifest('index', [], [sign('index'), foreign('index')], {
      ignored: [
        {
          store: 'referrers',
          manifest: digest('sbom'),
          code: 'E_NOSIG',
          message: 'another artifact (an attestation, SBOM or the like): not a signature',
        },
      ],
    }),
    ...platforms.map((platform) => manifest('platform', [platform], [sign(platform)])),
    ...platforms.map((platform) => attestation(platform, [sign(`attestation ${platform}`)])),
  ];
  const signers: readonly TrustedSigner[] = [
    ...policy.signers,
    {
      kind: 'key',
      fingerprint: otherKey,
      algorithm: 'ecdsa-p256',
      name: 'keys/webdis-2024.pub',
      pinned: false,
      notAfter: '2026-12-31T00:00:00.000Z',
    },
  ];
  return run([image(hub, manifests)], { policy: { ...policy, signers, annotations, platforms } });
}

/** What a registry might send to be taken for something else: one string for each trick. */
export const tricks = [
  '<img src=x onerror=alert(1)><script>alert(1)</script>',
  '</code></td></tr></table>\n\n# Verified\n\n[click](https://evil.example) ![x](https://evil.example/p.png)',
  '```\n\n```mermaid\nflowchart LR\n  a --> b\n```\n\n`` ` ``',
  '"]; click c0i "https://evil.example"; x["<b>',
  'a | b | c\n|---|---|\n| ✅ | ✅ |',
  '@octocat #1 GH-1 octocat/repo#1 :white_check_mark: https://evil.example www.evil.example',
  '\n::error title=x::stopped\n  ::stop-commands::token\n##[error]old form %0A%25',
  '\u001b[2K\u001b[1A\u001b[32mVerified\u001b[0m \u009b31m \u0007\b\b\b\r',
  '\u202edeifireV\u202c \u2066x\u2069 \u200bzero\u200dwidth\ufeff \u2028line \ud800 \u{e0041}',
  "'; rm -rf / #$(id)`id`",
];

/** The report once for each trick, with it in every string but those under the names in `fixed`. */
export function spoilt<T>(report: T, fixed: readonly string[]): readonly T[] {
  return tricks.map((trick) => {
    const spoil = (value: unknown, key = ''): unknown => {
      if (typeof value === 'string') return fixed.includes(key) ? value : `${value} ${trick}`;
      if (Array.isArray(value)) return value.map((item) => spoil(item, key));
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([name, one]) => [name, spoil(one, name)]),
      );
    };
    return spoil(report) as T;
  });
}

/** All kinds of images, with a trick in every string that is free text, in turn from the given one. */
export function hostile(firstTrick = 0): VerifyReport {
  let next = firstTrick;
  const trick = (text: string): string => `${text} ${tricks[next++ % tricks.length]}`;
  const fixed = new Set([
    'schema',
    'outcome',
    'code',
    'severity',
    'role',
    'format',
    'store',
    'state',
  ]);
  const words = new Set([
    'transparencyLog',
    'timestamps',
    'attestationManifests',
    'parity',
    'mode',
  ]);
  const spoil = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') {
      return fixed.has(key) ||
        words.has(key) ||
        key === 'digests' ||
        key === 'signatures' ||
        key === 'version'
        ? value
        : trick(value);
    }
    if (Array.isArray(value))
      return value.map((item) => (key === 'proof' ? item : spoil(item, key)));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([k, inner]) => [
        key === 'annotations' ? trick(k) : k,
        key === '' && k === 'signatures' ? inner : spoil(inner, k),
      ]),
    );
  };
  return spoil({
    ...halfMirrored(),
    images: [
      ...unsigned().images,
      ...sevenPlatforms().images,
      ...rateLimited().images,
      ...otherKeys().images,
    ],
    outcome: 'rejected',
    exitCode: 12,
  }) as VerifyReport;
}

/** So that every string has held every trick once. */
export function everyHostile(): readonly VerifyReport[] {
  return tricks.map((_, i) => hostile(i));
}
