/** What an identity token says, and what is none. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import { looksLikeToken, parseIdentityToken } from '../../src/identity/token.ts';
import { issuer, runClaims, tokenOf, workflow } from './services.ts';

const parse = (text: string, audience = 'sigstore') =>
  parseIdentityToken(text, 'SIGSTORE_ID_TOKEN', audience);

const names = (claims: Record<string, unknown>) => {
  const { names, issuers, isNamed } = parse(tokenOf({ job_workflow_ref: undefined, ...claims }));
  return { names, issuers, isNamed };
};

test('a workflow of GitHub', () => {
  const token = parse(tokenOf({ repository_visibility: 'private' }));
  assert.deepEqual(token.names, [workflow]);
  assert.deepEqual(token.issuers, [issuer]);
  assert.equal(token.isNamed, true);
  assert.equal(token.challenge, 'repo:webdis/verify-action:ref:refs/tags/v1.2.3');
  assert.equal(token.hidden, 'private');
  assert.equal(token.event, 'push');
  assert.ok(Math.abs(token.expires.getTime() - Date.now() - 600_000) < 60_000);
});

test('a GitHub Enterprise Server may be named by its own address', () => {
  const job_workflow_ref = 'o/r/.github/workflows/x.yml@refs/heads/main';
  const servers = {
    'https://github.example/_services/token': 'https://github.example',
    'https://token.actions.octo.ghe.com': 'https://octo.ghe.com',
    'https://x.token.actions.octo.ghe.com': 'https://x.token.actions.octo.ghe.com',
    'https://githubusercontent.com.example': 'https://githubusercontent.com.example',
    'https://notgithubusercontent.com': 'https://notgithubusercontent.com',
  };
  for (const [iss, origin] of Object.entries(servers)) {
    const expected = ['https://github.com', origin].map((one) => `${one}/${job_workflow_ref}`);
    assert.deepEqual(names({ iss, job_workflow_ref }).names, expected);
  }
});

test('other issuers, as Fulcio names their holders', () => {
  const person = { email: 'me@example.com', email_verified: true, sub: 'x' };
  const connector = { federated_claims: { connector_id: 'https://accounts.example' } };
  const dex = names({ ...person, ...connector, iss: 'https://oauth2.example/auth' });
  assert.deepEqual(dex.names, ['me@example.com']);
  assert.deepEqual(dex.issuers, ['https://accounts.example', 'https://oauth2.example/auth']);
  assert.equal(parse(tokenOf(person)).challenge, 'me@example.com');
  const config = 'gitlab.com/group/project//.gitlab-ci.yml@refs/heads/main';
  assert.deepEqual(names({ ci_config_ref_uri: config }).names, [`https://${config}`]);
  const pipeline = { organization_slug: 'acme', pipeline_slug: 'app' };
  assert.deepEqual(names(pipeline).names, ['https://buildkite.com/acme/app']);
  assert.deepEqual(names({ sub: 'spiffe://example/app' }).names, ['spiffe://example/app']);
  assert.deepEqual(names({ sub: 'pipeline:7' }), {
    names: ['pipeline:7'],
    issuers: [issuer],
    isNamed: false,
  });
  assert.equal(parse(tokenOf({ project_visibility: 'internal' })).hidden, 'internal');
});

test('the run of a workflow is known if the token has all its claims', () => {
  assert.deepEqual(parse(tokenOf(runClaims)).githubRun, {
    ...runClaims,
    event_name: 'push',
    job_workflow_ref: 'webdis/verify-action/.github/workflows/release.yml@refs/tags/v1.2.3',
    repository: 'webdis/verify-action',
    servers: ['https://github.com'],
  });
  for (const name of Object.keys(runClaims)) {
    assert.equal(parse(tokenOf({ ...runClaims, [name]: undefined })).githubRun, undefined, name);
  }
});

test('an expiry is a time in seconds', () => {
  assert.equal(parse(tokenOf({ exp: 1 })).expires.getTime(), 1000);
  const last = 1e11 - 1;
  assert.equal(parse(tokenOf({ exp: last })).expires.getTime(), last * 1000);
  for (const exp of [0, -1, 1e11]) {
    assert.throws(() => parse(tokenOf({ exp })), /claim exp is missing, or not a time/, `${exp}`);
  }
});

test('one of several audiences, or another one that was requested', () => {
  assert.ok(parse(tokenOf({ aud: ['other', 'sigstore'] })));
  assert.ok(parse(tokenOf({ aud: 'own' }), 'own'));
});

test('threat 154: anything but a usable token is refused, and not quoted', () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const [head = '', body = '', end = ''] = tokenOf().split('.');
  const cases: readonly (readonly [string, RegExp])[] = [
    ['', /not a JSON Web Token/],
    ['secret', /not a JSON Web Token/],
    [`${head}.${body}`, /not a JSON Web Token/],
    [`${head}.${body}.${end}.${end}`, /not a JSON Web Token/],
    [`${head}.${body}!.${end}`, /not a JSON Web Token/],
    [`!${head}.${body}.${end}`, /not a JSON Web Token/],
    [`${head}.${body}.${end}!`, /not a JSON Web Token/],
    [`${head}.${part([1])}.${end}`, /not a JSON Web Token/],
    [`${head}.${Buffer.from('{"a":1,"a":2}').toString('base64url')}.${end}`, /not a JSON Web/],
    [`${head}.${body}${'A'.repeat(20_000)}.${end}`, /not a JSON Web Token/],
    [tokenOf({ sub: undefined }), /claim sub is missing/],
    [tokenOf({ sub: 7 }), /claim sub is missing/],
    [tokenOf({ iss: '' }), /claim iss is missing/],
    [tokenOf({ aud: 'https://github.com/webdis' }), /is for "https:\/\/github\.com\/webdis"/],
    [tokenOf({ aud: undefined }), /not for "sigstore"/],
    [tokenOf({ exp: 'soon' }), /claim exp is missing/],
    [tokenOf({ exp: 1e300 }), /claim exp is missing/],
    [tokenOf({ email: 'me@example.com' }), /has not verified the e-mail address/],
    [tokenOf({ email: 'me@example.com', email_verified: false }), /not verified/],
  ];
  for (const [text, says] of cases) {
    assert.throws(
      () => parse(text),
      (error) => {
        assert.ok(error instanceof TrustError);
        assert.equal(error.code, 'E_INPUT');
        assert.match(error.message, /^SIGSTORE_ID_TOKEN is not a usable identity token: /);
        assert.match(error.message, says);
        for (const secret of text.split('.')) {
          if (secret.length > 6) assert.ok(!error.message.includes(secret), error.message);
        }
        return true;
      },
    );
  }
});

test('a token and a path are distinguished', () => {
  assert.equal(looksLikeToken(tokenOf()), true);
  for (const path of ['token.jwt', 'env://TOKEN', '/run/e.y.J', 'eyJ']) {
    assert.equal(looksLikeToken(path), false, path);
  }
});
