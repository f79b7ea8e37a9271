/** Images that workflows and people signed, verified by name: every case of keyless-made on each edge. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { checkDrift, mirrorImage, type VerifyReport, verifyImages } from '../../src/index.ts';
import { caseOf, cases, issuer, workflow } from '../identity/vectors.ts';
import { loadKeyless } from '../support/keyless.ts';
import { errorCodes, errors } from '../support/run.ts';
import { thorough } from '../support/thorough.ts';
import { runAction } from './support/action.ts';
import { runCli } from './support/cli.ts';
import { temporaryFolder } from './support/process.ts';

const [hub, copy] = await Promise.all([startRegistry(), startRegistry()]);
after(() => Promise.all([hub.stop(), copy.stop()]));
for (const { name } of cases) loadKeyless(hub, name, name);

const vector = (name: string) =>
  fileURLToPath(new URL(`../vectors/keyless-made/${name}`, import.meta.url));
const image = (name: string) => `${hub.host}/${name}@${caseOf(name).digest}`;
const trustedRoot = vector('trusted-root.json');
const key = vector('signer.pub');

/** What the verdicts of the vectors are about. */
const trust = {
  certificateIdentity: workflow,
  certificateOidcIssuer: issuer,
  trustedRoot,
  env: {},
};
const flags = [
  ...['--certificate-identity', workflow, '--certificate-oidc-issuer', issuer],
  ...['--trusted-root', trustedRoot],
];
const inputs = {
  'certificate-identity': workflow,
  'certificate-oidc-issuer': issuer,
  'trusted-root': trustedRoot,
};

/** The key of one case is not asked for. */
const expected = Object.fromEntries(
  cases.map(({ name, expect }) => [
    name,
    name === 'kms-webdis' ? ('rejected' as const) : expect.outcome,
  ]),
);

function outcomes({ images }: Pick<VerifyReport, 'images'>): Readonly<Record<string, string>> {
  return Object.fromEntries(images.map(({ repository, outcome }) => [repository, outcome]));
}

const all = cases.map(({ name }) => image(name));

describe('every image has the verdict of its case', () => {
  test('in the library', async () => {
    assert.deepEqual(outcomes(await verifyImages(all, { ...trust, parity: 'false' })), expected);
  });

  thorough('at the terminal', async () => {
    const run = await runCli(['verify', '--json', '--parity', 'false', ...flags, ...all]);
    assert.equal(run.exitCode, 12, run.stderr);
    assert.deepEqual(outcomes(JSON.parse(run.stdout)), expected);
  });

  test('in the action', async () => {
    const images = all.join('\n');
    const run = await runAction({ ...inputs, images, parity: 'false', report: 'report.json' });
    assert.equal(run.exitCode, 1);
    const report = JSON.parse(readFileSync(join(run.folder, 'report.json'), 'utf8'));
    assert.deepEqual(outcomes(report), expected);
  });

  const claimNames: Readonly<Record<string, string>> = {
    sourceRepositoryUri: 'source-repository',
    runnerEnvironment: 'runner-environment',
    buildTrigger: 'build-trigger',
  };
  for (const { name, expect } of cases) {
    for (const { outcome, ...other } of expect.also ?? []) {
      test(`${name} with ${JSON.stringify(other)}: ${outcome}`, async () => {
        const claims = Object.entries(other.claims ?? {});
        const report = await verifyImages([image(name)], {
          ...(other.key === undefined
            ? { ...trust }
            : { keys: [vector(other.key)], trustedRoot, env: {} }),
          ...(other.identity === undefined ? {} : { certificateIdentity: other.identity }),
          ...(other.issuer === undefined ? {} : { certificateOidcIssuer: other.issuer }),
          ...(claims.length === 0
            ? {}
            : {
                certificateClaims: claims.map(([claim, value]) => `${claimNames[claim]}=${value}`),
              }),
          ...(other.trustedRoot === undefined ? {} : { trustedRoot: vector(other.trustedRoot) }),
          ...(other.sct === undefined ? {} : { insecureIgnoreSct: true }),
          ...(other.transparencyLog === undefined
            ? {}
            : { transparencyLog: other.transparencyLog }),
        });
        assert.equal(report.outcome, outcome, JSON.stringify(errors(report)));
      });
    }
  }
});

describe('threat 159: every manifest is signed by whom the policy names', () => {
  for (const [name, about, codes] of [
    ['keyless-arm64-other-workflow', /^linux\/arm64 .*it is signed by/, ['E_IDENTITY']],
    ['keyless-index-only', /carries no signature/, ['E_COVER']],
    ['att-slsa-index', /carries no signature/, undefined],
  ] as const) {
    test(`threat 159: ${name}`, async () => {
      const report = await verifyImages([image(name)], trust);
      assert.deepEqual([report.outcome], ['rejected']);
      if (codes !== undefined) assert.deepEqual(errorCodes(report), codes);
      for (const { message } of errors(report)) assert.match(message, about);
    });
  }
});

describe('what a report says', () => {
  test('who signed, in which run, on the terminal and in the summary', async () => {
    const run = await runAction({ ...inputs, images: image('keyless-legacy') });
    assert.equal(run.exitCode, 0, run.stdout);
    assert.match(
      run.stdout,
      /The code-signing certificate was verified using trusted certificate authority certificates/,
    );
    assert.match(
      run.stdout,
      /legacy signature by release\.yml of webdis\/verify-action at refs\/tags\/v1\.2\.3 \(127\.0\.0\.1:5071\), /,
    );
    assert.doesNotMatch(run.stdout, /specified public key/);
    const { summary } = run;
    const repository = 'https://github.com/webdis/verify-action';
    assert.ok(summary.includes(`<a href="${repository}">`), summary);
    assert.ok(summary.includes(`<a href="${repository}/tree/v1.2.3">`), summary);
    assert.match(
      summary,
      /<a href="https:\/\/github\.com\/webdis\/verify-action\/commit\/[0-9a-f]{40}">/,
    );
    assert.match(
      summary,
      /<a href="https:\/\/github\.com\/webdis\/verify-action\/actions\/runs\/[0-9/a-z]+">/,
    );
    assert.match(summary, /certificate authority<br\/>/);
    assert.match(summary, /-->\|issued\|/);
    assert.match(summary, /cosign verify --certificate-identity https:/);
  });

  test('a self-hosted runner and another caller are warnings, unless a claim asks for them', async () => {
    const warned = async (name: string, more: object = {}) => {
      const report = await verifyImages([image(name)], { ...trust, ...more });
      assert.equal(report.outcome, 'verified', JSON.stringify(errors(report)));
      const warnings = report.images.flatMap(({ findings }) =>
        findings.filter(({ code }) => code === 'E_IDENTITY'),
      );
      assert.ok(warnings.every(({ severity }) => severity === 'warning'));
      return warnings.map(({ message }) => message).join('; ');
    };
    assert.match(await warned('keyless-self-hosted'), /self-hosted runner/);
    const hosted = { certificateClaims: ['runner-environment=self-hosted'] };
    assert.doesNotMatch(await warned('keyless-self-hosted', hosted), /self-hosted runner/);
    assert.match(await warned('keyless-reusable'), /called it: to pin the caller/);
  });

  test('each check is its own, for certificates only', async () => {
    const report = await verifyImages([image('keyless-and-key')], { ...trust, keys: [key] });
    const [index] = report.images[0]?.manifests ?? [];
    const byKind = Map.groupBy(index?.signatures ?? [], ({ signer }) => signer?.kind);
    assert.deepEqual(Object.keys(byKind.get('identity')?.[0]?.checks ?? {}).sort(), [
      ...['certificate', 'claims', 'identity', 'log', 'sct', 'signature', 'time'],
    ]);
    assert.deepEqual(Object.keys(byKind.get('key')?.[0]?.checks ?? {}).sort(), [
      ...['claims', 'log', 'signature', 'time'],
    ]);
  });
});

describe('another kind of signer than required', () => {
  test('a certificate, but a key is required: who signed, and the inputs that accept it', async () => {
    const report = await verifyImages([image('keyless-bundle-v2')], {
      keys: [key],
      trustedRoot,
      env: {},
    });
    assert.deepEqual([report.outcome, report.exitCode], ['rejected', 12]);
    for (const { code, message, advice } of errors(report)) {
      assert.equal(code, 'E_SIG');
      assert.match(
        message,
        /signed by release\.yml .*, as its certificate proves .*; a key is required/,
      );
      assert.equal(
        advice,
        `if this is the right signer, require it: certificate-identity: ${workflow} and certificate-oidc-issuer: ${issuer}`,
      );
    }
  });

  test('a certificate that does not verify proves no identity', async () => {
    const options = { keys: [key], trustedRoot: vector('trusted-root-other-ca.json'), env: {} };
    const report = await verifyImages([image('keyless-bundle-v2')], options);
    for (const { message, advice } of errors(report)) {
      assert.match(message, /according to its certificate, which was not verified/);
      assert.match(advice ?? '', /give its trusted root/);
    }
  });

  test('a key, but an identity is required', async () => {
    const report = await verifyImages([image('key-only')], trust);
    assert.deepEqual(new Set(errorCodes(report)), new Set(['E_IDENTITY']));
    assert.match(
      errors(report)[0]?.message ?? '',
      /it is signed with a key.*to accept the key, give it \(key\)/,
    );
  });

  test('another identity: both names, and the inputs for the other', async () => {
    const report = await verifyImages([image('keyless-branch')], trust);
    assert.deepEqual(new Set(errorCodes(report)), new Set(['E_IDENTITY']));
    const [error] = errors(report);
    assert.match(
      error?.message ?? '',
      /the same workflow, run for the branch main and not for the tag v1\.2\.3/,
    );
    assert.match(error?.advice ?? '', /certificate-identity: .*@refs\/heads\/main/);
  });

  test('tree lists the identities of an image, with the inputs, and says what was verified', async () => {
    const run = await runCli(['tree', '--trusted-root', trustedRoot, image('keyless-email')]);
    assert.equal(run.exitCode, 0, run.stderr);
    assert.match(
      run.stdout,
      /maintainer@example\.com, issuer http:\/\/127\.0\.0\.1:5072, \d signatures/,
    );
    assert.match(run.stdout, /verified: authority, SCT, log entry, time and signature/);
    assert.match(run.stdout, / certificate-identity: maintainer@example\.com\n/);
    assert.match(run.stdout, / certificate-oidc-issuer: http:\/\/127\.0\.0\.1:5072\n/);
    const other = await runCli(['tree', image('keyless-email')]);
    assert.equal(other.exitCode, 0, other.stderr);
    assert.match(other.stdout, /NOT verified, anyone could have made it: /);
  });
});

describe('several signers', () => {
  const both = { ...trust, keys: [key] };

  test('threat 160: either may have signed; each must if all are required', async () => {
    const outcome = async (name: string, more: object = {}) =>
      (await verifyImages([image(name)], { ...both, ...more })).outcome;
    for (const name of ['key-only', 'keyless-bundle-v2', 'keyless-and-key']) {
      assert.equal(await outcome(name), 'verified', name);
    }
    const requireAllSigners = true;
    assert.equal(await outcome('keyless-and-key', { requireAllSigners }), 'verified');
    for (const name of ['key-only', 'keyless-bundle-v2']) {
      assert.equal(await outcome(name, { requireAllSigners }), 'rejected', name);
    }
    const twoNames = { requireAllSigners, certificateIdentity: [workflow, `${workflow}4`] };
    assert.equal(await outcome('keyless-and-key', twoNames), 'rejected');
  });

  test('threat 160: the one that has not signed is named', async () => {
    const report = await verifyImages([image('keyless-bundle-v2')], {
      ...both,
      requireAllSigners: true,
    });
    assert.deepEqual(new Set(errorCodes(report)), new Set(['E_NOSIG', 'E_COVER']));
    assert.match(
      errors(report)[0]?.message ?? '',
      /none by key [0-9a-f]{64}: every signer must have signed/,
    );
  });

  test('with an identity, the key of Webdis does not count', async () => {
    const { policy } = await verifyImages([image('key-only')], trust);
    assert.deepEqual(
      policy.signers.map(({ kind }) => kind),
      ['identity'],
    );
  });
});

describe('several trusted roots', () => {
  const otherRoot = vector('trusted-root-other-ca.json');
  const folder = temporaryFolder();

  test('the right one may be any of them, also a line of JSON Lines', async () => {
    const lines = join(folder, 'roots.jsonl');
    const texts = [otherRoot, trustedRoot].map((path) =>
      JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))),
    );
    writeFileSync(lines, `${texts.join('\n')}\n`);
    for (const roots of [[otherRoot, trustedRoot], [trustedRoot, otherRoot], lines]) {
      const options = { ...trust, trustedRoot: roots };
      const report = await verifyImages([image('keyless-bundle-v1')], options);
      assert.equal(report.outcome, 'verified', JSON.stringify(errors(report)));
      assert.equal(report.policy.trustedRoots.length, 2);
      const byKey = { keys: [key], trustedRoot: roots, env: {} };
      assert.equal((await verifyImages([image('key-only')], byKey)).outcome, 'verified');
    }
  });

  test('an authority that none of them knows is E_TRUST, with the date of the root', async () => {
    const report = await verifyImages([image('keyless-bundle-v2')], {
      ...trust,
      trustedRoot: otherRoot,
    });
    assert.deepEqual(new Set(errorCodes(report)), new Set(['E_TRUST']));
    assert.match(errors(report)[0]?.message ?? '', / started on 2026-/);
  });
});

describe('mirror and drift', () => {
  test('a certificate option implies that the source is verified', async () => {
    loadKeyless(hub, 'bad', 'keyless-branch');
    const target = `${copy.host}/app:1`;
    const bad = await mirrorImage(image('keyless-branch'), [target], trust);
    assert.equal(bad.outcome, 'rejected');
    assert.equal(copy.store.repository('app').tags.size, 0);
    const good = await mirrorImage(image('keyless-bundle-v2'), [target], trust);
    assert.deepEqual([good.outcome, good.require], ['verified', 'verified']);
    const unused = { ...trust, require: 'signed' } as const;
    await assert.rejects(mirrorImage(image('keyless-bundle-v2'), [target], unused), {
      code: 'E_INPUT',
      message: /certificateIdentity, certificateOidcIssuer, trustedRoot: nothing is verified/,
    });
  });

  test('a ledger records the identity; another one is refused, and so is another signer', async () => {
    for (const [name, from] of [
      ['drift/app', 'keyless-bundle-v2'],
      ['drift/other', 'keyless-branch'],
    ] as const) {
      loadKeyless(hub, name, from);
      hub.store.repository(name).tags.set('1.2.3', caseOf(from).digest);
    }
    const folder = temporaryFolder();
    const ledger = join(folder, 'releases.json');
    const app = `${hub.host}/drift/app`;
    const init = ['drift', 'init', '--image', app, '--from', '1.0.0', '--output', ledger, ...flags];
    const made = await runCli(init);
    assert.equal(made.exitCode, 0, made.stderr);
    const [release] = JSON.parse(readFileSync(ledger, 'utf8')).releases;
    assert.deepEqual(release.signer, { kind: 'identity', identity: workflow, issuer });
    const { report } = await checkDrift([app], { ...trust, ledger });
    assert.equal(report.state, 'ok', JSON.stringify(report.differences));
    await assert.rejects(
      checkDrift([app], { ...trust, certificateIdentity: `${workflow}4`, ledger }),
      {
        code: 'E_KEY',
        message: /was signed by https:.* of http:\/\/127\.0\.0\.1:5071, which is not given/,
      },
    );
    const other = await checkDrift([`${hub.host}/drift/other`], { ...trust, tags: ['1.2.3'] });
    assert.equal(other.report.state, 'drift');
    assert.match(JSON.stringify(other.report.differences), /E_IDENTITY/);
  });
});

describe('inputs that contradict each other are refused before any request', () => {
  const refused = async (options: object, message: RegExp) => {
    const before = hub.requests.length;
    await assert.rejects(verifyImages([image('key-only')], { env: {}, trustedRoot, ...options }), {
      code: 'E_INPUT',
      message,
    });
    assert.equal(hub.requests.length, before);
  };

  test('a name without an issuer, and an issuer or a claim without a name', async () => {
    await refused(
      { certificateIdentity: workflow },
      /certificate-identity needs certificate-oidc-issuer/,
    );
    await refused({ certificateOidcIssuer: issuer }, /give certificate-identity/);
    await refused({ certificateClaims: ['build-trigger=push'] }, /give certificate-identity/);
  });

  test('both forms of one thing', async () => {
    await refused(
      { ...trust, certificateIdentityRegexp: '^https://github\\.com/webdis/' },
      /certificateIdentityRegexp excludes certificateIdentity/,
    );
    const githubWorkflow = 'webdis/verify-action/.github/workflows/release.yml';
    await refused({ ...trust, githubWorkflow }, /github-workflow already sets name and issuer/);
  });

  test('a fingerprint without a key, and a pattern that strangers match', async () => {
    await refused(
      { ...trust, keyFingerprints: ['ab'.repeat(32)] },
      /key-fingerprint: no key is given/,
    );
    await refused(
      { certificateIdentityRegexp: 'github.com/webdis/', certificateOidcIssuer: issuer },
      /must begin with \^.*write \^https:\/\/github\\\.com\/webdis\//,
    );
  });

  test('a root without an authority', async () => {
    const folder = temporaryFolder();
    const root = JSON.parse(readFileSync(trustedRoot, 'utf8'));
    const path = join(folder, 'root.json');
    writeFileSync(path, JSON.stringify({ ...root, certificateAuthorities: [] }));
    await refused({ ...trust, trustedRoot: path }, /contains no certificate authority/);
    writeFileSync(path, JSON.stringify({ ...root, ctlogs: [] }));
    await refused({ ...trust, trustedRoot: path }, /contains no certificate transparency log/);
  });
});
