/** Signing without a key as a library: options, tokens that are kept back, and what may not become public. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { trustedRoot } from '../../sandbox/log/index.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import type { FulcioClient } from '../../src/identity/fulcio.ts';
import {
  releaseImage,
  type SignOptions,
  signImages,
  TrustError,
  verifyImages,
} from '../../src/index.ts';
import { openSigner, type SignerValues } from '../../src/run/signer.ts';
import { startSigningWorld } from '../e2e/support/signing.ts';
import { rootWith } from '../identity/lab.ts';
import {
  actionsEnvironment,
  type Claims,
  identityRoot,
  issuer,
  startIdentityServices,
  tokenOf,
  workflow,
} from '../identity/services.ts';
import { connection } from '../support/connection.ts';
import { rejection } from '../support/transport.ts';

const [world, services] = await Promise.all([startSigningWorld(), startIdentityServices()]);
after(() => services.stop());
const file = (name: string) => join(world.folder, name);
const json = { ...trustedRoot([world.v1, world.v2]), ...identityRoot };
writeFileSync(file('identities.json'), JSON.stringify(json));
writeFileSync(file('no-logs.json'), JSON.stringify({ ...json, ctlogs: [], tlogs: [] }));
writeFileSync(file('no-sct.json'), JSON.stringify({ ...json, ctlogs: [] }));
writeFileSync(
  file('services.json'),
  JSON.stringify({
    mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
    caUrls: [service(services.url)],
    rekorTlogUrls: [service(world.v1.url)],
    rekorTlogConfig: { selector: 'ANY' },
  }),
);

function service(url: string) {
  return { url, majorApiVersion: 1, validFor: { start: '2026-01-01T00:00:00Z' }, operator: 'lab' };
}

const env = { ...actionsEnvironment(services), GITHUB_EVENT_NAME: 'push' };
const options = {
  keyless: true,
  fulcioUrl: services.url,
  rekorUrl: world.v1.url,
  trustedRoot: file('identities.json'),
  env,
} satisfies SignOptions;

const refused = (code: string, says: RegExp) => (error: unknown) => {
  assert.ok(error instanceof TrustError);
  assert.match(error.message, says);
  return error.code === code;
};

test('signed in a job of GitHub Actions; the report names the identity', async () => {
  const image = world.image('keyless');
  const secrets: string[] = [];
  const onSecret = (secret: string) => secrets.push(secret);
  const report = await signImages([image], { ...options, format: 'both', onSecret });
  assert.equal(report.outcome, 'verified', JSON.stringify(report.images));
  const { signer } = report;
  assert.deepEqual(signer.kind === 'identity' && [signer.identity, signer.issuer], [
    workflow,
    issuer,
  ]);
  const trust = { certificateIdentity: [workflow], certificateOidcIssuer: issuer };
  const verified = await verifyImages([image], {
    ...{ ...trust, trustedRoot: [file('identities.json')], env: {} },
    attestationManifests: 'required',
  });
  assert.equal(verified.outcome, 'verified', JSON.stringify(verified.findings));
  assert.equal(services.issued(), 1);
  // The same token for the whole run, masked before it was sent.
  assert.equal(services.requests.filter(({ path }) => path.startsWith('/token')).length, 1);
  assert.equal(secrets.filter((secret) => secret.startsWith('eyJ')).length, 1);
});

test('services of a signing config, and a token of another kind', async () => {
  const image = world.image('config');
  const { fulcioUrl: _, rekorUrl: __, ...others } = options;
  const config = { ...others, signingConfig: file('services.json') };
  const variables = { TOKEN: tokenOf(), SIGSTORE_ID_TOKEN: 'not this one' };
  const report = await signImages([image], {
    ...config,
    env: variables,
    identityToken: 'env://TOKEN',
  });
  assert.deepEqual([report.outcome, report.logs], ['verified', [world.v1.url]]);
  await assert.rejects(
    signImages([image], { ...config, signingConfig: file('config-v1.json') }),
    refused('E_INPUT', /caUrls/),
  );
});

test('threat 157: a key or an identity, and one of them', async () => {
  const image = world.image('either');
  const { keyless: _, ...without } = options;
  const cases: readonly (readonly [SignOptions, RegExp])[] = [
    [
      { ...without },
      /^key is missing: give it, such as .*; or give keyless$|fulcioUrl needs keyless/,
    ],
    [{ env }, /^key is missing: give it, such as .*; or give keyless$/],
    [{ env, keyless: false }, /^key is missing/],
    [{ ...options, key: file('cosign.key') }, /^keyless excludes key$/],
    [{ ...options, keyFingerprints: ['ab'.repeat(32)] }, /^keyless excludes keyFingerprints$/],
    [{ env, key: file('cosign.key'), identityToken: 'x' }, /^identityToken needs keyless/],
    [{ env, key: file('cosign.key'), publishIdentity: true }, /^publishIdentity needs keyless/],
    [{ ...options, signingConfig: file('services.json') }, /excludes/],
    [{ ...options, rekorUrl: world.v2.url, rekorVersion: 2 }, /timestamp-url/],
    [{ ...options, trustedRoot: file('root.json') }, /contains no certificate authority/],
    [{ ...options, trustedRoot: file('no-logs.json') }, /no transparency log, and a log entry/],
    [
      { keyless: true, fulcioUrl: 'fulcio', env },
      /certificate authority fulcio: give the trusted-root/,
    ],
    [
      { ...options, trustedRoot: file('no-sct.json') },
      /no certificate transparency log, and an SCT/,
    ],
    [{ keyless: true, fulcioUrl: services.url, env }, /does not contain the certificate authority/],
    [{ ...options, fulcioUrl: 'http://fulcio.example' }, /is not https/],
    [
      { ...options, oidcClientId: 'other', identityToken: tokenOf() },
      /is for "sigstore", not for "other"/,
    ],
  ];
  for (const [given, says] of cases) {
    await assert.rejects(signImages([image], given), refused('E_INPUT', says), String(says));
  }
});

test('threat 154: a token is in no error and no report, even if Fulcio quotes it', async () => {
  const image = world.image('quoted');
  const token = tokenOf();
  const message = `could not read ${token}`;
  const body = JSON.stringify({ code: 16, message });
  for (const status of [400, 401, 403, 404]) {
    services.faults.add({ when: { path: 'signingCert' }, do: { status, body } });
    const report = await signImages([image], { ...options, identityToken: token });
    const text = JSON.stringify(report);
    assert.equal(report.outcome, 'undetermined');
    assert.match(text, /could not read \*\*\*/);
    for (const part of [token, ...token.split('.').slice(1)]) assert.ok(!text.includes(part));
  }
  services.faults.clear();
});

test('threat 156: forks and pull requests of others do not sign in our name', async () => {
  const image = world.image('forks');
  const event = file('event.json');
  const repo = (full_name: string, id: number) => ({ full_name, id, fork: id > 1 });
  const pull = {
    head: { repo: repo('evil/fork', 2) },
    base: { repo: repo('webdis/verify-action', 1) },
  };
  writeFileSync(
    event,
    JSON.stringify({ repository: repo('webdis/verify-action', 1), pull_request: pull }),
  );
  services.claims = { event_name: 'pull_request_target' };
  const before = services.issued();
  const from = { ...env, GITHUB_EVENT_PATH: event };
  await assert.rejects(
    signImages([image], { ...options, env: from }),
    refused('E_INPUT', /evil\/fork/),
  );
  // The event is that of the token, whatever the variables say.
  await assert.rejects(
    signImages([image], { ...options, env }),
    refused('E_INPUT', /GITHUB_EVENT_PATH is not set for "pull_request_target"/),
  );
  services.claims = {};
  assert.equal(services.issued(), before);
});

test('a job without the permission: the error names it', async () => {
  const image = world.image('permission');
  await assert.rejects(
    signImages([image], { ...options, env: { GITHUB_ACTIONS: 'true' } }),
    refused('E_INPUT', /permissions: id-token: write/),
  );
});

/** A signer whose services are public, which no test asks. */
function openPublic(
  claims: Claims,
  values: Partial<SignerValues> = {},
  url = 'https://fulcio.sigstore.dev',
) {
  const { transport, ...client } = connection();
  const fulcio: FulcioClient = { url, issue: () => Promise.reject(new Error('it was asked')) };
  const given = {
    ...{ key: undefined, password: undefined, keyFingerprints: [], allowUnencryptedKey: false },
    ...{
      oidcClientId: undefined,
      publishIdentity: false,
      insecureIgnoreSct: false,
      identityToken: tokenOf(claims),
    },
    ...values,
  };
  const host = {
    env: {},
    signal: new AbortController().signal,
    askPassword: async () => undefined,
  };
  return openSigner(given, {
    ...{ client: { ...client, transport }, host, root: rootWith() },
    services: { logs: [], timestamps: [], fulcio },
  });
}

test('an SCT is required of certificates, unless the run ignores it', async () => {
  for (const [insecureIgnoreSct, sct] of [
    [false, 'required'],
    [true, 'ignored'],
  ] as const) {
    const signer = await openPublic({}, { insecureIgnoreSct });
    assert.equal(signer.kind === 'identity' && signer.sct, sct);
  }
  const image = world.image('ignored-sct');
  const without = { trustedRoot: file('no-sct.json'), insecureIgnoreSct: true };
  const report = await signImages([image], { ...options, ...without });
  assert.equal(report.outcome, 'verified', JSON.stringify(report.images));
});

test('both formats, of which bundles have a timestamp', async () => {
  const image = world.image('stamped');
  const stamped = { format: 'both', timestampUrl: `${services.url}/api/v1/timestamp` } as const;
  const report = await signImages([image], { ...options, ...stamped });
  assert.equal(report.outcome, 'verified', JSON.stringify(report.images));
});

test('threat 155: a private repository does not become public by accident', async () => {
  for (const visibility of ['private', 'internal']) {
    const error = await rejection(openPublic({ repository_visibility: visibility }));
    assert.equal(error.code, 'E_INPUT');
    assert.match(
      error.message,
      new RegExp(`is ${visibility}, and fulcio\\.sigstore\\.dev would publish`),
    );
    assert.match(error.message, /publish-identity/);
  }
  const hidden = { repository_visibility: 'private' };
  assert.equal((await openPublic(hidden, { publishIdentity: true })).kind, 'identity');
  for (const url of [
    'https://fulcio.example',
    'https://fulcio.sigstore.dev.example',
    'https://fulcio.notsigstore.dev',
  ]) {
    assert.equal((await openPublic(hidden, {}, url)).kind, 'identity', url);
  }
  assert.equal((await openPublic({ repository_visibility: 'public' })).kind, 'identity');
  assert.equal((await openPublic({ repository_visibility: undefined })).kind, 'identity');
});

test('a token that has expired: before Fulcio is asked', async () => {
  const error = await rejection(openPublic({}, { identityToken: tokenOf({}, -600) }));
  assert.equal(error.code, 'E_AUTH');
  assert.match(error.message, /^the identity token expired at \S+: give a new one$/);
  // Clocks may differ by five minutes.
  assert.equal((await openPublic({}, { identityToken: tokenOf({}, -270) })).kind, 'identity');
  const later = await rejection(openPublic({}, { identityToken: tokenOf({}, -330) }));
  assert.equal(later.code, 'E_AUTH');
});

test('threat 158: GitHub gives a new token to a run that needs another certificate', async () => {
  const image = world.image('renewed');
  services.tokenLifetime = 60;
  const asked = () => services.requests.filter(({ path }) => path.startsWith('/token')).length;
  const before = asked();
  const report = await signImages([image], options);
  assert.equal(report.outcome, 'verified');
  assert.equal(asked() - before, 2, 'little of the first was left');
  services.tokenLifetime = 600;
});

test('a release: signed, mirrored, verified with the same identity, entered in the ledger, tagged', async () => {
  const mirror = await startRegistry();
  const [image = '', digest] = world.image('released').split('@');
  const ledger = file('releases.json');
  const report = await releaseImage(image, {
    ...{ ...options, digest: digest ?? '', mirrors: [`${mirror.host}/released`] },
    ...{ tags: ['1.2.3'], ledger },
  });
  assert.equal(report.outcome, 'verified', JSON.stringify(report.findings));
  assert.deepEqual(new Set(report.registries.map(({ state }) => state)), new Set(['complete']));
  assert.deepEqual(JSON.parse(readFileSync(ledger, 'utf8')).releases[0].signer, {
    kind: 'identity',
    identity: workflow,
    issuer,
  });
  const trust = {
    ...{ certificateIdentity: [workflow], certificateOidcIssuer: issuer, env: {} },
    trustedRoot: [file('identities.json')],
  };
  const names = [`${image}:1.2.3`, `${mirror.host}/released:1.2.3`];
  const verified = await verifyImages(names, { ...trust, parity: 'true' });
  assert.equal(verified.outcome, 'verified', JSON.stringify(verified.findings));
  const issued = services.issued();
  const again = await releaseImage(image, {
    ...{ ...options, digest: digest ?? '', mirrors: [`${mirror.host}/released`] },
    ...{ tags: ['1.2.3'], ledger },
  });
  assert.equal(again.outcome, 'verified', JSON.stringify(again.findings));
  assert.equal(services.issued(), issued, 'everything was done before');
  await mirror.stop();
});

test('a plan of a release fetches no certificate', async () => {
  const [image = '', digest] = world.image('planned').split('@');
  const issued = services.issued();
  const dryRun = { digest: digest ?? '', tags: ['1.2.3'], dryRun: true };
  const report = await releaseImage(image, { ...options, ...dryRun });
  assert.equal(report.outcome, 'verified', JSON.stringify(report.findings));
  assert.equal(services.issued(), issued);
});
