/** A release with a provenance of the workflow run and what buildx says, as a program starts it. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { trustedRoot } from '../../sandbox/log/index.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { type ReleaseOptions, releaseImage, TrustError, verifyImages } from '../../src/index.ts';
import { fakeDocker } from '../e2e/support/docker.ts';
import { startSigningWorld } from '../e2e/support/signing.ts';
import {
  actionsEnvironment,
  identityRoot,
  issuer,
  runClaims,
  startIdentityServices,
  workflow,
} from '../identity/services.ts';
import { password } from '../support/signing-key.ts';

const [world, services, ecr] = await Promise.all([
  startSigningWorld(),
  startIdentityServices(),
  startRegistry(),
]);
after(() => Promise.all([services.stop(), ecr.stop()]));
services.claims = runClaims;
const docker = fakeDocker();
docker.onPath();
const file = (name: string) => join(world.folder, name);
const json = { ...trustedRoot([world.v1, world.v2]), ...identityRoot };
writeFileSync(file('identities.json'), JSON.stringify(json));

const env = { ...docker.env(), ...actionsEnvironment(services), GITHUB_EVENT_NAME: 'push' };
const common = {
  mirrors: [`${ecr.host}/nicolas/webdis`],
  rekorUrl: world.v1.url,
  trustedRoot: file('identities.json'),
  context: '.',
  provenance: 'mode=max,slsa-github',
  attestations: 'buildx',
  env,
} satisfies Partial<ReleaseOptions>;
const signers = {
  key: { key: file('cosign.key'), password },
  identity: { keyless: true, fulcioUrl: services.url },
} satisfies Readonly<Record<string, Partial<ReleaseOptions>>>;
const repository = 'https://github.com/webdis/verify-action';
const requirements = [
  `slsaprovenance1 on=all source-repository=${repository} source-ref=refs/tags/v1.2.3 source-digest=${'a'.repeat(40)}`,
  `slsaprovenance1 on=all builder=${workflow}`,
];

for (const [name, signer] of Object.entries(signers)) {
  test(`signed by ${name}: made, mirrored, and verified from outside by what the token said`, async () => {
    const image = `${world.registry.host}/attested/${name}`;
    const mirrors = [`${ecr.host}/attested/${name}`];
    const report = await releaseImage(image, { ...common, ...signer, mirrors, tags: ['1.2.3'] });
    assert.equal(report.outcome, 'verified', JSON.stringify(report.findings));
    assert.deepEqual(
      report.steps.map((step) => step.name),
      ['check', 'build', 'sign', 'attest', 'verify', 'mirror', 'verify-mirrors', 'tag', 'ledger'],
    );
    // The mode is for buildx; the other word is ours.
    const args = docker.seen()?.args ?? [];
    assert.equal(args[args.indexOf('--provenance') + 1], 'mode=max');
    const trust =
      name === 'key'
        ? { keys: [file('cosign.pub')] }
        : { certificateIdentity: [workflow], certificateOidcIssuer: issuer };
    const verified = await verifyImages([`${image}:1.2.3`, `${mirrors[0]}:1.2.3`], {
      ...{ ...trust, trustedRoot: [file('identities.json')], env: {} },
      attestations: requirements,
    });
    assert.equal(verified.outcome, 'verified', JSON.stringify(verified.images, null, 1));
  });
}

const refused = (says: RegExp) => (error: unknown) =>
  error instanceof TrustError && error.code === 'E_INPUT' && says.test(error.message);

test('without a token of GitHub nothing is built: E_INPUT, with the permission that is missing', async () => {
  const image = `${world.registry.host}/attested/refused`;
  const options = { ...common, ...signers.key, tags: ['1'] };
  const asked = world.registry.requests.length;
  const without = { ...env, ACTIONS_ID_TOKEN_REQUEST_URL: '' };
  await assert.rejects(
    releaseImage(image, { ...options, env: { ...without, GITHUB_ACTIONS: 'true' } }),
    refused(/provenance: slsa-github: GitHub gives this job no identity token.*id-token: write/),
  );
  services.claims = { ...runClaims, sha: undefined };
  await assert.rejects(releaseImage(image, options), refused(/not of a workflow run of GitHub/));
  services.claims = runClaims;
  await assert.rejects(
    releaseImage(image, { ...options, provenance: 'false,slsa-github' }),
    refused(/attestations: buildx describes nothing/),
  );
  assert.equal(world.registry.requests.length, asked);
});

test('on a GitHub Enterprise Server, the repository has the address of that server', async () => {
  const server = 'https://ghes.example';
  services.claims = { ...runClaims, iss: `${server}/_services/token` };
  const image = `${world.registry.host}/attested/enterprise`;
  const { mirrors: _, attestations: __, ...alone } = common;
  const report = await releaseImage(image, {
    ...{ ...alone, ...signers.key, tags: ['1.2.3'], provenance: 'slsa-github' },
    env: { ...env, GITHUB_SERVER_URL: server },
  });
  services.claims = runClaims;
  assert.equal(report.outcome, 'verified', JSON.stringify(report.findings));
  const verified = await verifyImages([`${image}:1.2.3`], {
    ...{ keys: [file('cosign.pub')], trustedRoot: [file('identities.json')], env: {} },
    attestations: [
      `slsaprovenance1 on=all source-repository=${server}/webdis/verify-action source-ref=refs/tags/v1.2.3`,
    ],
  });
  assert.equal(verified.outcome, 'verified', JSON.stringify(verified.images, null, 1));
});

test('a token that names a workflow of another repository: E_INPUT', async () => {
  services.claims = { ...runClaims, workflow_ref: 'evil/fork/.github/workflows/x.yml@refs/x' };
  const image = `${world.registry.host}/attested/other`;
  await assert.rejects(
    releaseImage(image, { ...common, ...signers.key, tags: ['1'] }),
    refused(/a workflow of another repository/),
  );
  services.claims = runClaims;
});
