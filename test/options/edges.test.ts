/** One table, three edges: what is written at the terminal, in an input, or in a program is the same value. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrustError } from '../../src/error.ts';
import { driftOptions } from '../../src/options/drift.ts';
import { inputDefault, readInputs } from '../../src/options/inputs.ts';
import { readOptions } from '../../src/options/library.ts';
import { inputName, type Option, type Table } from '../../src/options/option.ts';
import { releaseOptions } from '../../src/options/release.ts';
import { readArguments } from '../../src/options/terminal.ts';
import { verifyOptions } from '../../src/options/verify.ts';

interface Written {
  readonly argv: readonly string[];
  readonly inputs: Readonly<Record<string, string>>;
  readonly options: object;
  /** arguments of the library's function */
  readonly fixed: object;
}

/** Reads the same three times, without fields that only one edge has. */
function readAll<T extends Table>(table: T, { argv, inputs, options, fixed }: Written) {
  const read = {
    terminal: readArguments(argv, table),
    action: readInputs(table, (name) => inputs[name] ?? usualText(table, name), {}),
    library: readOptions(options, table, { ...fixed }),
  };
  const shared = Object.keys(table).filter((field) => isEverywhere(field, table[field]));
  const pick = (values: object) =>
    Object.fromEntries(
      shared.map((field) => [field, (values as Record<string, unknown>)[field]] as const),
    );
  return { ...read, shared, pick };
}

function isEverywhere(field: string, option: Option<unknown> | undefined): boolean {
  return (
    option !== undefined &&
    option.flag !== false &&
    option.library !== false &&
    inputName(field, option) !== undefined
  );
}

function usualText(table: Table, name: string): string {
  const [field = ''] =
    Object.entries(table).find(([key, one]) => inputName(key, one) === name) ?? [];
  const option = table[field];
  return option === undefined ? '' : inputDefault(option);
}

function assertSame<T extends Table>(table: T, written: Written): void {
  const { terminal, action, library, shared, pick } = readAll(table, written);
  assert.ok(shared.length > 10);
  assert.deepEqual(pick(action), pick(terminal), 'the action');
  assert.deepEqual(pick(library), pick(terminal), 'the library');
}

const digest = `sha256:${'ab'.repeat(32)}`;

const issuer = 'https://token.actions.githubusercontent.com';

const identity = {
  argv: [
    ...['--certificate-identity', 'a, b@example.com', '--certificate-identity', 'c@example.com'],
    ...['--certificate-oidc-issuer', issuer, '--certificate-github-workflow-trigger', 'push'],
    ...[
      '--certificate-github-workflow-sha',
      'abc',
      '--certificate-github-workflow-name',
      'Build, x',
    ],
    ...['--certificate-github-workflow-repository', 'me/app'],
    ...['--certificate-github-workflow-ref', 'refs/heads/main'],
    ...['--certificate-claim', 'runner-environment=github-hosted'],
    ...['--github-workflow', 'me/app/.github/workflows/release.yml'],
    ...['--require-all-signers', '--insecure-ignore-sct'],
  ],
  inputs: {
    'certificate-identity': 'a, b@example.com\nc@example.com',
    'certificate-oidc-issuer': issuer,
    'certificate-github-workflow-trigger': 'push',
    'certificate-github-workflow-sha': 'abc',
    'certificate-github-workflow-name': 'Build, x',
    'certificate-github-workflow-repository': 'me/app',
    'certificate-github-workflow-ref': 'refs/heads/main',
    'certificate-claims': 'runner-environment=github-hosted',
    'github-workflow': 'me/app/.github/workflows/release.yml',
    'require-all-signers': 'true',
    'insecure-ignore-sct': 'true',
  },
  options: {
    certificateIdentity: ['a, b@example.com', 'c@example.com'],
    certificateOidcIssuer: issuer,
    certificateGithubWorkflowTrigger: 'push',
    certificateGithubWorkflowSha: 'abc',
    certificateGithubWorkflowName: 'Build, x',
    certificateGithubWorkflowRepository: 'me/app',
    certificateGithubWorkflowRef: 'refs/heads/main',
    certificateClaims: 'runner-environment=github-hosted',
    githubWorkflow: 'me/app/.github/workflows/release.yml',
    requireAllSigners: true,
    insecureIgnoreSct: true,
  },
};

test('verify: names as patterns, and not both forms', () => {
  const written: Written = {
    argv: [
      ...['me/app', '--certificate-identity-regexp', '^https://github\\.com/me/'],
      ...['--certificate-oidc-issuer-regexp', '^https://token\\.'],
    ],
    inputs: {
      images: 'me/app',
      'certificate-identity-regexp': '^https://github\\.com/me/',
      'certificate-oidc-issuer-regexp': '^https://token\\.',
    },
    fixed: { images: ['me/app'] },
    options: {
      certificateIdentityRegexp: '^https://github\\.com/me/',
      certificateOidcIssuerRegexp: '^https://token\\.',
    },
  };
  assertSame(verifyOptions, written);
  const both = [...written.argv, '--certificate-oidc-issuer', issuer];
  assert.throws(() => readArguments(both, verifyOptions), {
    code: 'E_INPUT',
    message: '--certificate-oidc-issuer-regexp excludes --certificate-oidc-issuer',
  });
});

test('verify: every option that all edges have', () => {
  const written: Written = {
    argv: [
      ...['me/app', 'ghcr.io/me/app:2.0', '--key', 'a.pub', '--key', 'b.pub not-after=2026-12-31'],
      ...['--key-fingerprint', 'ab,cd', '--trusted-root', 'root.json', '--insecure-ignore-tlog'],
      ...['--trusted-root', 'private, root.jsonl'],
      ...['--use-signed-timestamps', '--signature-repository', 'me/signatures'],
      ...['-a', 'version=1,note=x', '--expected-reference', 'me/app:1'],
      ...['--tag', '1.0', '--digest', digest, '--platform', 'linux/amd64,linux/arm64/v8'],
      ...['--attestation-manifests', 'required', '--parity', 'true'],
      ...['--require-readable-by', 'podman', '--require-readable-by', 'kyverno'],
      ...['--attestations', 'spdxjson', '--attestations', 'slsaprovenance1  on=all builder=a,b'],
      ...['--output-attestations', 'statements'],
      ...['--insecure-registry', 'Localhost:5000', '--timeout', '90', '--idle-timeout', '5m'],
      ...identity.argv,
    ],
    inputs: {
      ...identity.inputs,
      images: 'me/app\nghcr.io/me/app:2.0',
      key: 'a.pub\n# retired\nb.pub not-after=2026-12-31',
      'key-fingerprint': 'ab\ncd',
      'trusted-root': 'root.json\nprivate, root.jsonl',
      'transparency-log': 'ignored',
      timestamps: 'required',
      'signature-repository': 'me/signatures',
      annotations: 'version=1\nnote=x',
      'expected-reference': 'me/app:1',
      tag: '1.0',
      digest,
      platforms: 'linux/amd64, linux/arm64/v8',
      'attestation-manifests': 'required',
      parity: 'true',
      'require-readable-by': 'podman,kyverno',
      attestations: 'spdxjson\nslsaprovenance1 on=all builder=a,b',
      'output-attestations': 'statements',
      'insecure-registries': 'localhost:5000',
      timeout: '90s',
      'idle-timeout': '5m',
    },
    fixed: { images: ['me/app', 'ghcr.io/me/app:2.0'] },
    options: {
      ...identity.options,
      keys: ['a.pub', 'b.pub not-after=2026-12-31'],
      keyFingerprints: ['ab', 'cd'],
      trustedRoot: ['root.json', 'private, root.jsonl'],
      transparencyLog: 'ignored',
      timestamps: 'required',
      signatureRepository: 'me/signatures',
      annotations: { version: '1', note: 'x' },
      expectedReference: 'me/app:1',
      tag: '1.0',
      digest,
      platforms: ['linux/amd64', 'linux/arm64/v8'],
      attestationManifests: 'required',
      parity: 'true',
      requireReadableBy: ['podman', 'kyverno'],
      attestations: ['spdxjson', 'slsaprovenance1 on=all builder=a,b'],
      outputAttestations: 'statements',
      insecureRegistries: ['localhost:5000'],
      timeout: 90_000,
      idleTimeout: 300_000,
    },
  };
  assertSame(verifyOptions, written);
  const { library, shared } = readAll(verifyOptions, written);
  // None was left out of this test: each differs from its default. attestationsOnly excludes others.
  for (const field of shared.filter((one) => !/Regexp$|^attestationsOnly$/.test(one))) {
    const { default: value } = verifyOptions[field as keyof typeof verifyOptions];
    assert.notDeepEqual(library[field as keyof typeof library], value, field);
  }
});

test('release: every option that all edges have', () => {
  const written: Written = {
    argv: [
      ...['--image', 'me/app', '--mirror', 'a.example/app', '--mirror', 'b.example/app'],
      ...['--tag', '1.2.3', '--tag', 'latest', '--overwrite-tags', '--skip-missing-referrers'],
      ...[
        '--digest',
        digest,
        '--context',
        '.',
        '--file',
        'Dockerfile',
        '--platform',
        'linux/arm64',
      ],
      ...['--build-arg', 'A=1,2', '--label', 'a=b', '--build-annotation', 'index:a=b'],
      ...['--secret-env', 'A=B', '--secret-file', 'C=d,e', '--target', 'stage'],
      ...['--cache-from', 'type=gha,scope=x', '--cache-to', 'type=gha', '--provenance', 'false'],
      ...['--sbom', 'true', '--builder', 'b', '--no-cache', '--pull', '--key', 'k'],
      ...['--key-fingerprint', 'ab', '--format', 'both', '-a', 'version=1'],
      ...['--require-readable-by', 'podman', '--signature-repository', 'me/signatures'],
      ...['--rekor-url', 'https://rekor.example', '--rekor-version', '2'],
      ...['--timestamp-url', 'https://tsa.example', '--trusted-root', 'root.json'],
      ...['--ledger', 'releases.json', '--version', '1.2.3', '--dry-run', '--timeout', '2h'],
      ...['--insecure-registry', 'a.example', '--idle-timeout', '20s'],
    ],
    inputs: {
      image: 'me/app',
      mirrors: 'a.example/app\nb.example/app',
      tags: '1.2.3,latest',
      'overwrite-tags': 'true',
      'skip-missing-referrers': 'true',
      digest,
      context: '.',
      file: 'Dockerfile',
      platforms: 'linux/arm64',
      'build-args': 'A=1,2',
      labels: 'a=b',
      'build-annotations': 'index:a=b',
      'secret-envs': 'A=B',
      'secret-files': 'C=d,e',
      target: 'stage',
      'cache-from': 'type=gha,scope=x',
      'cache-to': 'type=gha',
      provenance: 'false',
      sbom: 'true',
      builder: 'b',
      'no-cache': 'true',
      pull: 'True',
      key: 'k',
      'key-fingerprint': 'ab',
      format: 'both',
      annotations: 'version=1',
      'require-readable-by': 'podman',
      'signature-repository': 'me/signatures',
      'rekor-url': 'https://rekor.example',
      'rekor-version': '2',
      'timestamp-url': 'https://tsa.example',
      'trusted-root': 'root.json',
      ledger: 'releases.json',
      version: '1.2.3',
      'dry-run': 'true',
      timeout: '2h',
      'insecure-registries': 'a.example',
      'idle-timeout': '20',
    },
    fixed: { image: 'me/app' },
    options: {
      mirrors: ['a.example/app', 'b.example/app'],
      tags: ['1.2.3', 'latest'],
      overwriteTags: true,
      skipMissingReferrers: true,
      digest,
      context: '.',
      file: 'Dockerfile',
      platforms: ['linux/arm64'],
      buildArgs: ['A=1,2'],
      labels: ['a=b'],
      buildAnnotations: ['index:a=b'],
      secretEnvs: ['A=B'],
      secretFiles: ['C=d,e'],
      target: 'stage',
      cacheFrom: ['type=gha,scope=x'],
      cacheTo: ['type=gha'],
      provenance: 'false',
      sbom: 'true',
      builder: 'b',
      noCache: true,
      pull: true,
      key: 'k',
      keyFingerprints: ['ab'],
      format: 'both',
      annotations: { version: '1' },
      requireReadableBy: ['podman'],
      signatureRepository: 'me/signatures',
      rekorUrl: 'https://rekor.example',
      rekorVersion: 2,
      timestampUrl: 'https://tsa.example',
      trustedRoot: 'root.json',
      ledger: 'releases.json',
      version: '1.2.3',
      dryRun: true,
      timeout: 7_200_000,
      insecureRegistries: ['a.example'],
      idleTimeout: 20_000,
    },
  };
  assertSame(releaseOptions, written);
});

test('drift: options of all edges, and everything by default', () => {
  assertSame(driftOptions, {
    argv: [
      '--image',
      'me/app,a.example/app',
      '--tag',
      '1.0',
      '--tag',
      '2.0',
      '--blobs',
      '--shard',
      '2/4',
    ],
    inputs: { images: 'me/app\na.example/app', tags: '1.0,2.0', blobs: 'true', shard: '2/4' },
    options: { tags: ['1.0', '2.0'], blobs: true, shard: '2/4' },
    fixed: { images: ['me/app', 'a.example/app'] },
  });
  assertSame(driftOptions, {
    argv: ['--image', 'me/app', '--ledger', 'releases.json'],
    inputs: { images: 'me/app', ledger: 'releases.json' },
    options: { ledger: 'releases.json' },
    fixed: { images: ['me/app'] },
  });
});

test('options that exclude or need each other are refused at every edge, under the names that it has', () => {
  const image = { image: 'me/app', key: 'k', tags: '1' };
  const given = { key: 'k', tags: ['1'] };
  const argv = ['--image', 'me/app', '--key', 'k', '--tag', '1'];
  const terminal = (...more: string[]) => readArguments([...argv, ...more], releaseOptions);
  const action = (more: Record<string, string>) =>
    readInputs(
      releaseOptions,
      (name) => ({ ...image, ...more })[name] ?? usualText(releaseOptions, name),
      {},
    );
  const library = (more: object) =>
    readOptions({ ...given, ...more }, releaseOptions, { image: 'me/app' });
  const refused: readonly (readonly [() => unknown, string])[] = [
    [
      () => terminal('--signing-config', 'c', '--rekor-url', 'u'),
      '--signing-config excludes --rekor-url',
    ],
    [() => terminal('--signing-config', 'c', '--no-log'), '--signing-config excludes --no-log'],
    [() => terminal('--no-log', '--rekor-url', 'u'), '--no-log excludes --rekor-url'],
    [() => terminal('--rekor-version', '2'), '--rekor-version needs --rekor-url: give both'],
    [
      () => action({ 'signing-config': 'c', 'timestamp-url': 'u' }),
      'signing-config excludes timestamp-url',
    ],
    [() => action({ 'rekor-version': '2' }), 'rekor-version needs rekor-url: give both'],
    [
      () => library({ signingConfig: 'c', rekorUrl: 'u', log: false }),
      'signingConfig excludes rekorUrl, log',
    ],
    [() => library({ rekorVersion: 2 }), 'rekorVersion needs rekorUrl: give both'],
  ];
  for (const [read, message] of refused) {
    assert.throws(
      read,
      (error) => isTrustError(error, 'E_INPUT') && error.message.endsWith(message),
      message,
    );
  }
  assert.equal(library({ rekorUrl: 'u', log: true }).log, true);
});
