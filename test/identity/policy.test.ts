/** Who may have signed: what inputs mean, which are refused, and the messages for another signer. */

import { deepStrictEqual, ok, strictEqual, throws } from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isTrustError } from '../../src/error.ts';
import { inputsFor } from '../../src/identity/inputs.ts';
import { describeRef } from '../../src/identity/match.ts';
import {
  type IdentityInputs,
  namedClaims,
  readIdentityPolicies,
} from '../../src/identity/policy.ts';
import { verifyCertificateSignature } from '../../src/identity/verify.ts';
import { assertFailed } from '../signature/support.ts';
import {
  authority,
  type CertificateOptions,
  email,
  goodClaims,
  identity,
  issuer,
  labPolicy,
  signedBundle,
  uri,
  workflowInputs,
} from './lab.ts';
import { candidateOf, defaultInputs, policyOf, issuer as vectorIssuer } from './vectors.ts';

function refuses(inputs: IdentityInputs, why: RegExp): void {
  throws(
    () => readIdentityPolicies(inputs),
    (error) => isTrustError(error, 'E_INPUT') && why.test(error.message),
    String(why),
  );
}

function verify(options: CertificateOptions, inputs: IdentityInputs = workflowInputs) {
  return verifyCertificateSignature(signedBundle(authority.issue(options)), labPolicy(inputs));
}

const named = { certificateIdentity: [identity], certificateOidcIssuer: issuer };
const evil = (ref: string) => `https://github.com/evil/fork/.github/workflows/x.yml@${ref}`;

describe('threat 142: names that only look right', () => {
  test('threat 142: exact names are compared whole', () => {
    ok(verify({}, named).good);
    for (const name of [
      `${identity}x`,
      ` ${identity}`,
      identity.replace('github.com', 'github-com'),
      identity.replace('.yml', 'xyml'),
      identity.toUpperCase(),
      identity.replace('webdis/', 'webdis-evil/'),
      evil(identity.slice('https://'.length)),
    ]) {
      const { checks } = verify({ names: [uri(name)] }, named);
      assertFailed(checks.identity, 'E_IDENTITY', /it is signed by .*, not by https:/, name);
    }
  });

  test('threat 142: any of several', () => {
    const several = { ...named, certificateIdentity: ['a@example.com', identity] };
    ok(verify({}, several).good);
    ok(verify({ names: [email('a@example.com')] }, several).good);
    const { checks } = verify({ names: [email('b@example.com')] }, several);
    assertFailed(checks.identity, 'E_IDENTITY', /\(the nearest of 2 identities\)/);
  });

  test('threat 142: patterns that strangers can match are refused, with the one that was meant', () => {
    const meant = String.raw`^https://github\.com/webdis/verify-action/\.github/workflows/release\.yml@refs/tags/v[0-9.]+`;
    for (const source of [
      meant.slice('^https://'.length).replace('github\\.com', 'github.com'),
      meant.slice(1),
      meant.replace('github\\.com', 'github.com'),
      `.*${meant.slice('^https://'.length)}`,
      meant.replace('^https', '^https?'),
      meant.replace('webdis/verify-action/\\.', 'webdis/verify-action/.'),
    ]) {
      const inputs = { certificateIdentityRegexp: source, certificateOidcIssuer: issuer };
      let message = '';
      try {
        readIdentityPolicies(inputs);
      } catch (error) {
        ok(isTrustError(error, 'E_INPUT'));
        ({ message } = error);
      }
      ok(message.endsWith(`; write ${meant}`), `${source}: ${message}`);
    }
    const cosignAccepts = { certificateIdentityRegexp: meant, certificateOidcIssuer: vectorIssuer };
    const lookalike = candidateOf('keyless-lookalike-ref');
    ok(!verifyCertificateSignature(lookalike, policyOf(cosignAccepts)).good);
    ok(verifyCertificateSignature(candidateOf('keyless-bundle-v2'), policyOf(cosignAccepts)).good);
  });

  test('threat 142: what may vary', () => {
    const loose: readonly (readonly [string, RegExp])[] = [
      ['.*', /must begin with \^/],
      ['^.*', /URL, or end with the domain/],
      ['^https://.*', /host and owner up to the \//],
      ['^https://[a-z.]+/webdis/', /host and owner/],
      [String.raw`^https://github\.com/web.*/`, /host and owner/],
      [String.raw`^https://github\.com/(webdis|evil)/`, /host and owner/],
      [String.raw`^https://github\.com/webdis`, /; write \^https:\/\/github\\\.com\/webdis\/$/],
      [String.raw`^[a-z]+@example\.com`, /; write \^\[a-z\]\+@example\\\.com\$$/],
      [String.raw`^[a-z]+@[a-z]+\.com$`, /domain of an e-mail address/],
      ['@example.com', /; write \^\[\^@\]\+@example\\\.com\$$/],
      [String.raw`^https://github\.com/webdis/x.yml@`, /a dot that matches any character/],
      [String.raw`^/https://github\.com/webdis/`, /URL, or end with the domain/],
    ];
    for (const [certificateIdentityRegexp, why] of loose) {
      refuses({ certificateIdentityRegexp, certificateOidcIssuer: issuer }, why);
    }
    const issuers: readonly (readonly [string, RegExp])[] = [
      [
        'https://token.actions.githubusercontent.com',
        /write \^https:.*githubusercontent\\\.com\$$/,
      ],
      [String.raw`^https://token\.actions\.githubusercontent\.com`, /then \/ or \$; write .*\$$/],
      [String.raw`^https://.*\.example\.com/x$`, /whole host of the issuer/],
      ['.*', /must begin with \^/],
    ];
    for (const [certificateOidcIssuerRegexp, why] of issuers) {
      refuses({ certificateIdentity: ['x'], certificateOidcIssuerRegexp }, why);
    }
    const good = [
      String.raw`^https://github\.com/webdis/`,
      String.raw`^https://github\.com/webdis/[^/]+/\.github/workflows/(release|sign)\.yml@refs/tags/.*$`,
    ];
    for (const certificateIdentityRegexp of good) {
      const inputs = {
        certificateIdentityRegexp,
        certificateOidcIssuerRegexp: String.raw`^https://token\.actions\.githubusercontent\.com$`,
      };
      ok(verify({}, inputs).good, certificateIdentityRegexp);
      ok(!verify({ names: [uri(evil(identity))] }, inputs).good);
    }
    const addresses = {
      certificateIdentityRegexp: String.raw`^[a-z]+@example\.com$`,
      certificateOidcIssuer: issuer,
    };
    ok(verify({ names: [email('me@example.com')] }, addresses).good);
    ok(!verify({ names: [email('me@example.com.evil.org')] }, addresses).good);
    ok(!verify({ names: [email('evil.org/me@example.com')] }, addresses).good);
  });
});

describe('threat 141: the right name, and another issuer', () => {
  test('threat 141: is another signer', () => {
    const claims = { ...goodClaims, 1: 'https://example.com', 8: 'https://example.com' };
    const { checks } = verify({ claims });
    const why = /issuer of the certificate is "https:\/\/example\.com", not https:\/\/token/;
    assertFailed(checks.identity, 'E_IDENTITY', why);
    const { 1: _, 8: __, ...none } = goodClaims;
    assertFailed(verify({ claims: none }).checks.identity, 'E_IDENTITY', /names no issuer/);
  });
});

describe('threat 143: a reusable workflow that a stranger calls', () => {
  const claims = {
    ...goodClaims,
    5: 'someone/app',
    12: 'https://github.com/someone/app',
    6: 'refs/heads/main',
    14: 'refs/heads/main',
  };

  test('threat 143: the short form pins the source repository', () => {
    const { checks } = verify({ claims });
    const why =
      /source-repository in the certificate is "https:\/\/github\.com\/someone\/app", not/;
    assertFailed(checks.identity, 'E_IDENTITY', why);
    const unpinned = verify({ claims }, named);
    ok(unpinned.good);
    deepStrictEqual(
      unpinned.warnings.map(({ kind }) => kind),
      ['other-caller'],
    );
  });

  test('threat 143: a claim restricts which workflow may call it', () => {
    const caller = 'source-repository=https://github.com/someone/app';
    const called = verify({ claims }, { ...workflowInputs, certificateClaims: [caller] });
    ok(called.good);
    deepStrictEqual(called.warnings, []);
    ok(!verify({}, { ...workflowInputs, certificateClaims: [caller] }).good);
  });
});

describe('threat 146: a repository that was renamed, or registered again', () => {
  test('threat 146: the numbers of repository and owner pin what a name cannot', () => {
    const certificateClaims = ['source-repository-id=1001', 'source-owner-id=2002'];
    const pinned = { ...workflowInputs, certificateClaims };
    ok(verify({}, pinned).good);
    for (const number of [15, 17]) {
      const { checks } = verify({ claims: { ...goodClaims, [number]: '3' } }, pinned);
      assertFailed(
        checks.identity,
        'E_IDENTITY',
        /-id in the certificate is "3", not "(1001|2002)"/,
      );
      const { [number]: _, ...without } = goodClaims;
      const missing = verify({ claims: without }, pinned).checks.identity;
      assertFailed(missing, 'E_IDENTITY', /does not contain source-(repository|owner)-id/);
    }
  });
});

describe('threat 144: accepted identities with a warning', () => {
  const kinds = (options: CertificateOptions, inputs?: IdentityInputs) => {
    const { warnings, good } = verify(options, inputs);
    ok(good);
    return warnings.map(({ kind, message }) => `${kind}: ${message}`);
  };
  const anyRef = { githubWorkflow: ['webdis/verify-action/.github/workflows/release.yml'] };
  const changed = (changes: Readonly<Record<number, string>>) => ({
    claims: { ...goodClaims, ...changes },
  });

  test('threat 144: pull_request_target', () => {
    const target = changed({ 2: 'pull_request_target', 20: 'pull_request_target' });
    const [said = ''] = kinds(target);
    ok(/^pull-request-target: .*anyone who opens a pull request/.test(said));
    const asked = { ...workflowInputs, certificateClaims: ['build-trigger=pull_request_target'] };
    deepStrictEqual(kinds(target, asked), []);
  });

  test('threat 144: a self-hosted runner', () => {
    const [said = ''] = kinds(changed({ 11: 'self-hosted' }));
    ok(/^self-hosted: .*self-hosted runner/.test(said));
    const asked = { ...workflowInputs, certificateClaims: ['runner-environment=self-hosted'] };
    deepStrictEqual(kinds(changed({ 11: 'self-hosted' }), asked), []);
  });

  test('threat 144: a branch, where any ref is accepted', () => {
    const onMain = {
      ...changed({ 6: 'refs/heads/main', 14: 'refs/heads/main' }),
      names: [uri(identity.replace('refs/tags/v1.2.3', 'refs/heads/main'))],
    };
    const [said = ''] = kinds(onMain, anyRef);
    ok(/^open-ref: the run was for the branch main, .*@refs\/heads\/main/.test(said));
    deepStrictEqual(kinds({}, anyRef), []);
    const asked = { ...anyRef, certificateGithubWorkflowRef: 'refs/heads/main' };
    deepStrictEqual(kinds(onMain, asked), []);
    assertFailed(
      verify(onMain).checks.identity,
      'E_IDENTITY',
      /the same workflow, run for the branch main and not for the tag v1\.2\.3/,
    );
  });
});

test('refs are called what they are on GitHub; names in messages are cut after 300 characters', () => {
  for (const [ref, says] of [
    ['refs/heads/main', 'the branch main'],
    ['refs/tags/v1', 'the tag v1'],
    ['refs/pull/1/merge', 'the pull request 1/merge'],
    ['refs/notes/x', 'refs/notes/x'],
    ['my/refs/heads/main', 'my/refs/heads/main'],
  ] as const) {
    strictEqual(describeRef(ref), says);
  }
  const { checks } = verify({ names: [uri(`https://${'x'.repeat(400)}`)] }, named);
  assertFailed(checks.identity, 'E_IDENTITY', /it is signed by "https:\/\/x{291}…, not by https:/);
});

test('any ref of a workflow is the text before the last @', () => {
  const inputs = { githubWorkflow: ['webdis/verify-action/.github/workflows/release.yml'] };
  ok(verify({}, inputs).good);
  for (const name of [
    identity.replace('release.yml', 'release.yml@x'),
    identity.replace(/@.*/, ''),
    identity.replace('release', 'other'),
  ]) {
    ok(!verify({ names: [uri(name)] }, inputs).good, name);
  }
});

test('no identity required: who signed is proven, and nothing counts', () => {
  const { good, signer, checks } = verify({}, {});
  strictEqual(good, false);
  strictEqual(signer?.identity, identity);
  deepStrictEqual(checks.identity, { state: 'skipped', why: 'no identity is required' });
});

test('threat 145: a signature by a key is none by an identity', () => {
  const { checks, good } = verifyCertificateSignature(candidateOf('key-only'), policyOf());
  assertFailed(checks.identity, 'E_IDENTITY', /signed with a key, but an identity is required/);
  ok(!good);
});

describe('threat 152: inputs that would check less than they seem to', () => {
  test('threat 152: a name without an issuer, an issuer without a name, claims alone', () => {
    refuses({ certificateIdentity: ['x'] }, /needs certificate-oidc-issuer/);
    refuses({ certificateOidcIssuer: 'x' }, /give certificate-identity/);
    refuses({ certificateClaims: ['build-trigger=push'] }, /give certificate-identity/);
    refuses({ certificateGithubWorkflowRef: 'x' }, /give certificate-identity/);
    refuses({ certificateIdentity: [], certificateOidcIssuer: 'x' }, /give certificate-identity/);
    deepStrictEqual(readIdentityPolicies({}), []);
  });

  test('threat 152: two forms of the same', () => {
    const both = { certificateIdentityRegexp: '^https://a/b/', certificateOidcIssuerRegexp: '^x' };
    refuses(
      { ...named, certificateIdentityRegexp: both.certificateIdentityRegexp },
      /exclude each/,
    );
    refuses(
      { ...named, certificateOidcIssuerRegexp: '^https://a/' },
      /certificate-oidc-issuer and certificate-oidc-issuer-regexp exclude/,
    );
    refuses({ ...workflowInputs, ...named }, /omit certificate-identity and certificate-oidc/);
    refuses(
      { ...workflowInputs, ...both },
      /omit certificate-identity-regexp and certificate-oidc-issuer-regexp$/,
    );
  });

  test('threat 152: empty values', () => {
    refuses(
      { certificateIdentity: [''], certificateOidcIssuer: 'x' },
      /certificate-identity is empty/,
    );
    refuses(
      { certificateIdentity: ['x'], certificateOidcIssuer: '' },
      /certificate-oidc-issuer is empty/,
    );
    refuses({ githubWorkflow: [] }, /github-workflow is empty/);
    refuses(
      { ...named, certificateGithubWorkflowSha: '' },
      /certificate-github-workflow-sha is empty/,
    );
    refuses({ ...named, certificateClaims: ['build-trigger='] }, /is not NAME=VALUE/);
    refuses({ ...named, certificateIdentity: undefined, certificateIdentityRegexp: '' }, /\^/);
  });

  test('threat 152: claims that do not exist, or twice', () => {
    for (const claim of ['build-triger=push', 'build-trigger', '=x', 'constructor=x', '']) {
      refuses(
        { ...named, certificateClaims: [claim] },
        /is not NAME=VALUE with one of .*token-subject/,
      );
    }
    const twice = ['source-ref=a', 'source-ref=b'];
    refuses({ ...named, certificateClaims: twice }, /names source-ref twice/);
    strictEqual(namedClaims.length, 16);
    const many = Array.from({ length: 1001 }, (_, at) => `source-ref=${at}`);
    refuses({ ...named, certificateClaims: many }, /a run takes 1000 claims at most/);
    refuses({ ...named, certificateClaims: many.slice(1) }, /names source-ref twice/);
  });

  test('threat 152: workflows in other forms', () => {
    for (const workflow of [
      '',
      'webdis/verify-action',
      'release.yml',
      'webdis/verify-action/release.yml',
      'webdis/.github/workflows/release.yml',
      'webdis/verify-action/.github/workflows/a/release.yml',
      'webdis/verify-action/.github/workflows/release.sh',
      'https://gitlab.com/webdis/verify-action/.github/workflows/release.yml',
      'webdis/verify-action/.github/workflows/release.yml@',
      'webdis/verify-action/.github/workflows/release.yml@v1.2.3',
      'webdis/verify-action/.github/workflows/release.yml@main',
    ]) {
      refuses(
        { githubWorkflow: [workflow] },
        /^github-workflow .*OWNER\/REPO\/\.github\/workflows/,
      );
    }
  });
});

test("cosign's workflow claims are those of the old extensions", () => {
  const all = {
    ...named,
    certificateGithubWorkflowTrigger: 'push',
    certificateGithubWorkflowSha: 'a'.repeat(40),
    certificateGithubWorkflowName: 'release',
    certificateGithubWorkflowRepository: 'webdis/verify-action',
    certificateGithubWorkflowRef: 'refs/tags/v1.2.3',
  };
  ok(verify({}, all).good);
  for (const input of Object.keys(all).filter((key) => /Workflow/.test(key))) {
    const { checks } = verify({}, { ...all, [input]: 'x' });
    assertFailed(checks.identity, 'E_IDENTITY', /github-workflow-\w+ in the certificate is/, input);
  }
});

describe('the inputs that would accept a signer', () => {
  const inputsOf = (options: CertificateOptions, inputs: IdentityInputs) => {
    const { signer } = verify(options, inputs);
    ok(signer !== undefined);
    return inputsFor(signer).map(({ name, value }) => `${name}: ${value}`);
  };

  test('of a workflow of its own repository, the short form', () => {
    deepStrictEqual(inputsOf({}, workflowInputs), [
      'github-workflow: webdis/verify-action/.github/workflows/release.yml@refs/tags/v1.2.3',
    ]);
  });

  test('of all others, name and issuer', () => {
    const address = { names: [email('me@example.com')] };
    deepStrictEqual(inputsOf(address, workflowInputs), [
      'certificate-identity: me@example.com',
      `certificate-oidc-issuer: ${issuer}`,
    ]);
    const { signer } = verifyCertificateSignature(candidateOf('keyless-reusable'), policyOf());
    ok(signer !== undefined);
    deepStrictEqual(
      inputsFor(signer).map(({ value }) => value),
      [defaultInputs.certificateIdentity?.[0], vectorIssuer],
    );
    deepStrictEqual(inputsFor({ ...signer, issuer: undefined }), []);
  });

  test('the short form is for names that are a workflow from their first to their last character', () => {
    const { signer } = verify({}, workflowInputs);
    ok(signer !== undefined);
    for (const identity of [`https://x.example/${signer.identity}`, `${signer.identity}\nx`]) {
      deepStrictEqual(
        inputsFor({ ...signer, identity }).map(({ name }) => name),
        ['certificate-identity', 'certificate-oidc-issuer'],
      );
    }
  });
});

test('a workflow is named whole, and so is its ref', () => {
  const file = 'webdis/verify-action/.github/workflows/release.yml';
  const named = (workflow: string) => readIdentityPolicies({ githubWorkflow: [workflow] });
  for (const ref of ['refs/tags/v1', 'a'.repeat(40)]) {
    strictEqual(named(`${file}@${ref}`).length, 1, ref);
  }
  for (const ref of [
    '',
    'main',
    'xrefs/tags/v1',
    'refs/tags/v1 x',
    'a'.repeat(41),
    `x${'a'.repeat(40)}`,
  ]) {
    throws(() => named(`${file}@${ref}`), {
      code: 'E_INPUT',
      message: /is not a whole ref/,
    });
  }
  for (const workflow of [`${file}x`, `${file}@refs/tags/v1\nx`, `x/${file}`]) {
    throws(() => named(workflow), { code: 'E_INPUT', message: /is not OWNER\/REPO/ });
  }
});
