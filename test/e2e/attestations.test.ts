/** Every att-* case of keyless-made at the terminal and in the library, asked as its expectation says; and in the action. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { verifyImages } from '../../src/index.ts';
import { cases, issuer, workflow } from '../identity/vectors.ts';
import { loadKeyless } from '../support/keyless.ts';
import { errors } from '../support/run.ts';
import { thorough } from '../support/thorough.ts';
import { runAction } from './support/action.ts';
import { runCli } from './support/cli.ts';

interface Expectation {
  readonly require: string;
  readonly outcome: 'verified' | 'rejected';
  readonly why?: string;
  readonly key?: string;
}

const registry = await startRegistry();
after(() => registry.stop());
const attested = cases.filter(({ name }) => name.startsWith('att-'));
for (const { name } of attested) loadKeyless(registry, name, name);

const vector = (name: string) =>
  fileURLToPath(new URL(`../vectors/keyless-made/${name}`, import.meta.url));
const image = (name: string) => `${registry.host}/${name}:0.1.24`;
const trustedRoot = vector('trusted-root.json');

describe('every requirement has the outcome of its case', () => {
  for (const { name, expect } of attested) {
    const { attestations = [] } = expect as { readonly attestations?: readonly Expectation[] };
    for (const { require, outcome, why = '', key } of attestations) {
      const line = require.replace('=WORKFLOW', `=${workflow}`);
      const exitCode = outcome === 'verified' ? 0 : why.startsWith('missing') ? 10 : 12;
      const asked = `${name}: ${require}${key === undefined ? '' : ` by ${key}`}`;

      test(`${asked}, in the library`, async () => {
        const signers =
          key === undefined
            ? { certificateIdentity: workflow, certificateOidcIssuer: issuer }
            : { keys: [vector(key)] };
        const report = await verifyImages([image(name)], {
          ...{ ...signers, trustedRoot, env: {}, attestationsOnly: true, attestations: [line] },
        });
        assert.deepEqual([report.outcome, report.exitCode], [outcome, exitCode]);
      });

      thorough(`${asked}, at the terminal`, async () => {
        const signers =
          key === undefined
            ? ['--certificate-identity', workflow, '--certificate-oidc-issuer', issuer]
            : ['--key', vector(key)];
        const run = await runCli([
          ...['verify', ...signers, '--trusted-root', trustedRoot, '--attestations-only'],
          ...['--attestations', line, image(name)],
        ]);
        assert.equal(run.exitCode, exitCode, run.stderr);
        assert.equal(run.stdout !== '', outcome === 'verified');
      });
    }
  }
});

const inputs = {
  'certificate-identity': workflow,
  'certificate-oidc-issuer': issuer,
  'trusted-root': trustedRoot,
  summary: 'true',
};

test('in the action: signatures and attestations, and the statements for a policy engine', async () => {
  const run = await runAction({
    ...inputs,
    images: image('att-complete'),
    attestations: 'spdxjson\nslsaprovenance1 source-ref=refs/tags/v1.2.3\n',
    'output-attestations': 'statements',
  });
  assert.equal(run.exitCode, 0, run.stdout);
  const files = readdirSync(join(run.folder, 'statements')).sort();
  assert.deepEqual(files, [
    'index-slsaprovenance1-1.json',
    'linux-amd64-spdxjson-1.json',
    'linux-arm64-spdxjson-1.json',
  ]);
});

test('in the action: an SBOM on the index speaks for no platform', async () => {
  const run = await runAction({
    ...inputs,
    images: image('att-sbom-on-index'),
    attestations: 'spdxjson',
    report: 'report.json',
  });
  assert.equal(run.exitCode, 1);
  const report = JSON.parse(readFileSync(join(run.folder, 'report.json'), 'utf8'));
  assert.deepEqual(
    errors(report).map(({ code, platform }) => [code, platform]),
    [
      ['E_ATTESTATION', 'linux/amd64'],
      ['E_ATTESTATION', 'linux/arm64'],
    ],
  );
});

test('at the terminal: a table of requirements, and the signers and facts in the tree', async () => {
  const flags = [
    ...['--certificate-identity', workflow, '--certificate-oidc-issuer', issuer],
    ...['--trusted-root', trustedRoot, image('att-complete')],
  ];
  const verify = await runCli(['verify', '--verbose', ...flags, '--attestations', 'spdxjson']);
  assert.match(verify.stderr, /- spdxjson: linux\/amd64 met, linux\/arm64 met/);
  const whole = await runCli(['verify', ...flags, '--attestations', 'spdxjson', '--verbose']);
  assert.match(whole.stderr, /spdxjson attestation by release\.yml of webdis\/verify-action/);
  const other = image('att-other-repo');
  const failed = await runCli([
    ...['verify', ...flags.slice(0, -1), '--attestations', 'slsaprovenance1'],
    ...['--attestations-only', other],
  ]);
  assert.match(
    failed.stderr,
    /index sha256:[0-9a-f]{64}: REJECTED\n {2}- slsaprovenance1 attestation by .*: the provenance says that the source repository is "https:\/\/github\.com\/evil\/fork"/,
  );
  const tree = await runCli(['tree', ...flags]);
  assert.match(tree.stdout, /good slsaprovenance1 attestation by release\.yml/);
  assert.match(tree.stdout, /source-ref=refs\/tags\/v1\.2\.3/);
  assert.match(tree.stdout, /good spdxjson attestation/);
});
