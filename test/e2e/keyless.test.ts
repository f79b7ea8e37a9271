/** Signing without a key from the committed bundles, against a Fulcio on loopback: what works, and what must not. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Fault } from '../../sandbox/http/faults.ts';
import { trustedRoot } from '../../sandbox/log/index.ts';
import { CtLog, uri } from '../identity/lab.ts';
import {
  actionsEnvironment,
  type IdentityServices,
  identityRoot,
  issuer,
  startIdentityServices,
  workflow,
} from '../identity/services.ts';
import { every } from '../support/thorough.ts';
import { runAction } from './support/action.ts';
import { programs, runCli } from './support/cli.ts';
import { startReleaseWorld } from './support/releasing.ts';
import { startSigningWorld } from './support/signing.ts';

const [world, services] = await Promise.all([startSigningWorld(), startIdentityServices()]);
after(() => services.stop());

function rootFile(folder: string, logs: Parameters<typeof trustedRoot>[0]): string {
  const path = join(folder, 'identities.json');
  writeFileSync(path, JSON.stringify({ ...trustedRoot(logs), ...identityRoot }));
  return path;
}

const root = rootFile(world.folder, [world.v1, world.v2]);
const env = { ...actionsEnvironment(services), GITHUB_EVENT_NAME: 'push' };
const name = ['--certificate-identity', workflow, '--certificate-oidc-issuer', issuer];
const sign = (image: string, ...more: readonly string[]) => [
  ...['sign', '--keyless', '--fulcio-url', services.url, '--rekor-url', world.v1.url],
  ...['--trusted-root', root, ...more, image],
];

for (const program of every(programs, 1)) {
  test(`${program}: signed by the identity of the job, verified by name, and left alone by a second run`, async () => {
    const image = world.image(`keyless/${program.replace(/\W/g, '-')}`);
    const args = sign(image, '--format', 'both');
    const first = await runCli(args, { program, env });
    assert.equal(first.exitCode, 0, first.stderr);
    assert.match(first.stderr, /^Identity release\.yml of webdis\/verify-action at \S+ \(\S+\)$/m);
    assert.match(first.stderr, /^SIGNED: 1 image, 5 manifests: 10 signatures by release\.yml/m);
    const verified = await runCli(['verify', '--trusted-root', root, ...name, image], { program });
    assert.equal(verified.exitCode, 0, verified.stderr);
    const [issued, entries] = [services.issued(), world.v1.entries.length];
    const second = await runCli(args, { program, env });
    assert.match(second.stderr, /all existed before; nothing was changed/);
    assert.deepEqual([services.issued(), world.v1.entries.length], [issued, entries]);
  });
}

/** How Fulcio, the token or the clock is at fault; how the run ends, and why. */
const faults: readonly {
  readonly what: string;
  /** of Fulcio, at each request */
  readonly fault?: Fault['do'];
  readonly settings?: Partial<IdentityServices>;
  readonly exitCode: number;
  readonly says: RegExp;
}[] = [
  {
    what: 'a certificate without SCT',
    settings: { certificate: { ctLogs: [] } },
    exitCode: 12,
    says: /no signed certificate timestamp/,
  },
  {
    what: 'Fulcio refuses the token',
    fault: { status: 400 },
    exitCode: 3,
    says: /certificate authority \S+ rejected the request \(400\).*E_AUTH/s,
  },
  {
    what: 'Fulcio is down',
    fault: { status: 503 },
    exitCode: 3,
    says: /certificate authority.*E_(?:NET|LIMIT)/s,
  },
  {
    what: 'Fulcio does not answer',
    fault: 'hang',
    exitCode: 3,
    says: /certificate authority \S+ took longer/,
  },
  {
    what: 'a certificate for another subject',
    settings: { certificate: { names: [uri(`${workflow}x`)] } },
    exitCode: 12,
    says: /it is for \S+x of/,
  },
  {
    what: 'a certificate that another log has seen',
    settings: { certificate: { ctLogs: [new CtLog()] } },
    exitCode: 12,
    says: /SCT is by a certificate transparency log that is not in/,
  },
  {
    what: 'a clock that is a day off',
    settings: { now: () => new Date(Date.now() + 86_400_000) },
    exitCode: 12,
    says: /the clock of this/,
  },
  {
    what: 'a token that has expired',
    settings: { tokenLifetime: -600 },
    exitCode: 3,
    says: /the identity token expired at .*E_AUTH/,
  },
];

for (const { what, fault, settings, exitCode, says } of every(faults, 4)) {
  test(`threat 153: ${what}: nothing is logged or pushed, and no token is in the output`, async () => {
    const image = world.image(`faults/${what.replaceAll(' ', '-').toLowerCase()}`);
    const entries = world.v1.entries.length;
    const asked = world.registry.requests.length;
    const usual = { ...services };
    Object.assign(services, settings);
    const when = { path: '/api/v2/signingCert', times: Number.POSITIVE_INFINITY };
    if (fault !== undefined) services.faults.add({ when, do: fault });
    const ended = await runCli(sign(image, '--timeout', '4s'), { env });
    Object.assign(services, usual);
    services.faults.clear();
    const output = ended.stdout + ended.stderr;
    assert.equal(ended.exitCode, exitCode, output);
    assert.match(output, says);
    assert.doesNotMatch(output, /eyJ/);
    assert.equal(world.v1.entries.length, entries);
    const requests = world.registry.requests.slice(asked);
    assert.ok(!requests.some(({ method }) => method === 'PUT' || method === 'PATCH'));
  });
}

test('the release action, keyless: both registries verify by name, and the tags point there', async () => {
  const released = await startReleaseWorld();
  const { key: _, 'key-fingerprint': __, ...inputs } = released.inputs('app');
  const trust = rootFile(released.folder, [released.v1, released.v2]);
  const identity = { keyless: 'true', 'fulcio-url': services.url, 'trusted-root': trust };
  const done = await released.run(
    { ...inputs, ...identity },
    { env: actionsEnvironment(services) },
  );
  assert.equal(done.exitCode, 0, done.stdout + done.stderr);
  assert.equal(done.outputs['outcome'], 'verified');
  assert.match(done.summary, /<h3>Signed by<\/h3>/);
  const { digest = '' } = done.outputs;
  for (const registry of [released.hub, released.ecr]) {
    assert.deepEqual(released.tags(registry, 'app'), { '1.2.3': digest, latest: digest });
  }
  const verified = await runAction({
    ...{ images: `${inputs['image']}\n${inputs['mirrors']}`, tag: '1.2.3', digest },
    ...{ 'certificate-identity': workflow, 'certificate-oidc-issuer': issuer },
    ...{ 'trusted-root': trust, parity: 'true', 'attestation-manifests': 'required' },
  });
  assert.equal(verified.outputs['verified'], 'true', verified.stdout);
});
