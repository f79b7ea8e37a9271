/** The provenance of a workflow of GitHub, from the claims of its identity token. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { githubProvenance, provenanceRequirement } from '../../src/attest/provenance.ts';
import { readFacts } from '../../src/attestation/facts.ts';
import { parseIdentityToken } from '../../src/identity/token.ts';
import { runClaims, tokenOf } from '../identity/services.ts';

function runOf(claims: Record<string, unknown> = {}) {
  const text = tokenOf({ ...runClaims, ...claims });
  const { githubRun } = parseIdentityToken(text, 'SIGSTORE_ID_TOKEN', 'sigstore');
  return githubRun;
}

test('is what actions/attest-build-provenance writes', () => {
  const run = runOf();
  assert.ok(run);
  const { type, bytes } = githubProvenance(run);
  assert.equal(type, 'https://slsa.dev/provenance/v1');
  const repository = 'https://github.com/webdis/verify-action';
  assert.deepEqual(JSON.parse(Buffer.from(bytes).toString()), {
    buildDefinition: {
      buildType: 'https://actions.github.io/buildtypes/workflow/v1',
      externalParameters: {
        workflow: {
          ref: 'refs/tags/v1.2.3',
          repository,
          path: '.github/workflows/caller.yml',
        },
      },
      internalParameters: {
        github: {
          event_name: 'push',
          repository_id: '1234',
          repository_owner_id: '5678',
          runner_environment: 'github-hosted',
        },
      },
      resolvedDependencies: [
        { uri: `git+${repository}@refs/tags/v1.2.3`, digest: { gitCommit: 'a'.repeat(40) } },
      ],
    },
    runDetails: {
      // The workflow that runs the job, which a caller may share with others.
      builder: { id: `${repository}/.github/workflows/release.yml@refs/tags/v1.2.3` },
      metadata: { invocationId: `${repository}/actions/runs/42/attempts/1` },
    },
  });
});

test('is met by that of another attempt of the same run, and by no other', () => {
  const made = (claims: Record<string, unknown>) => {
    const run = runOf(claims);
    assert.ok(run);
    return githubProvenance(run);
  };
  const first = made({});
  assert.equal(first.isMetBy?.(made({ run_attempt: '12' }).bytes), true);
  for (const other of [{ run_id: '43' }, { sha: 'b'.repeat(40) }, { event_name: 'create' }]) {
    assert.equal(first.isMetBy?.(made(other).bytes), false);
  }
});

test('says what the release requires of it on every registry', () => {
  const run = runOf();
  assert.ok(run);
  const { type, bytes } = githubProvenance(run);
  const facts = readFacts(type, bytes);
  assert.deepEqual(Object.fromEntries(provenanceRequirement(run).facts), {
    builder: facts?.builder,
    'source-repository': facts?.sourceRepository,
    'source-ref': facts?.sourceRef,
    'source-digest': facts?.sourceDigest,
  });
});

test('of a GitHub Enterprise Server has its address, if the token is of that server', () => {
  const run = runOf({ iss: 'https://github.example/_services/token' });
  assert.ok(run);
  const builderAt = (server?: string) => {
    const { bytes } = githubProvenance(run, server);
    return JSON.parse(Buffer.from(bytes).toString()).runDetails.builder.id;
  };
  assert.match(builderAt('https://github.example'), /^https:\/\/github\.example\/webdis\//);
  for (const server of ['https://evil.example', undefined]) {
    assert.match(builderAt(server), /^https:\/\/github\.com\/webdis\//);
  }
});

test('threat 182: there is none for a token that lacks a claim, or is of another service', () => {
  assert.equal(runOf({ sha: undefined }), undefined);
  assert.equal(runOf({ run_id: 7 }), undefined);
  assert.equal(runOf({ workflow_ref: undefined, ci_config_ref_uri: 'gitlab.com/a/b' }), undefined);
});

test('threat 182: a workflow of another repository than that of the token: E_INPUT', () => {
  const workflows = [
    'evil/fork/.github/workflows/x.yml@refs/heads/main',
    'webdis/verify-action-2/x@y',
    'x',
  ];
  for (const workflow_ref of workflows) {
    const run = runOf({ workflow_ref });
    assert.ok(run);
    assert.throws(() => githubProvenance(run), { code: 'E_INPUT', message: /another repository/ });
  }
});
