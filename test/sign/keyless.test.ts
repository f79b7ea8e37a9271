/** Signing without a key: one certificate for all manifests, known again by its identity; and a Fulcio that fails. */

import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { trustedRoot } from '../../sandbox/log/index.ts';
import { TrustError } from '../../src/error.ts';
import { fulcioClient } from '../../src/identity/fulcio.ts';
import { certificateIn } from '../../src/identity/material.ts';
import { parseIdentityToken } from '../../src/identity/token.ts';
import type { Digest } from '../../src/oci/digest.ts';
import type { SignOptions } from '../../src/sign/options.ts';
import {
  type IdentitySigner,
  type IdentitySignerOptions,
  openIdentitySigner,
} from '../../src/sign/signer.ts';
import type { Candidate } from '../../src/signature/candidate.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { timestampAuthority } from '../../src/transparency/timestamp.ts';
import { parseTrustedRoot } from '../../src/transparency/trusted-root.ts';
import type { RequirableReader } from '../../src/verify/readers.ts';
import { CtLog, TestAuthority, uri } from '../identity/lab.ts';
import {
  type Claims,
  type IdentityServices,
  identityRoot,
  startIdentityServices,
  tokenOf,
  workflow,
} from '../identity/services.ts';
import { bundleCandidate, legacyCandidate } from '../signature/support.ts';
import { every } from '../support/thorough.ts';
import { rejection, rig } from '../support/transport.ts';
import { codes, type Running, said, states, subjectsOf, type World, world } from './support.ts';

interface KeylessWorld {
  readonly here: World;
  readonly services: IdentityServices;
  /** what every run has in addition to its signer */
  readonly options: Pick<SignOptions, 'trustedRoot' | 'timestamps'>;
  signer(claims?: Claims, more?: Partial<IdentitySignerOptions>): Promise<IdentitySigner>;
  /** One run with a signer of its own. */
  sign(running?: Running & { readonly claims?: Claims }): ReturnType<World['sign']>;
}

async function keylessWorld(t: TestContext): Promise<KeylessWorld> {
  const [here, services] = await Promise.all([world(t), startIdentityServices()]);
  t.after(() => services.stop());
  const json = { ...trustedRoot([here.v1, here.v2]), ...identityRoot };
  const root = parseTrustedRoot(Buffer.from(JSON.stringify(json)), 'test root');
  const transport = rig(t);
  const fulcio = fulcioClient(services.url, transport);
  const signer: KeylessWorld['signer'] = (claims = {}, more = {}) => {
    const token = async () => parseIdentityToken(tokenOf(claims), 'the token', 'sigstore');
    return openIdentitySigner({
      fulcio,
      token,
      root,
      now: () => new Date(),
      dryRun: false,
      sct: 'required',
      ...more,
    });
  };
  const options = { trustedRoot: root, timestamps: [timestampAuthority(services.url, transport)] };
  return {
    ...{ here, services, options, signer },
    sign: async ({ claims, ...running } = {}) => {
      const own = running.options?.signer ?? (await signer(claims));
      return here.sign({ ...running, options: { ...options, ...running.options, signer: own } });
    },
  };
}

/** Every signature of a manifest in the registry. */
function candidatesOf({ registry }: World, subject: Digest): Candidate[] {
  const held = registry.store.repository('nicolas/webdis');
  const read = (bytes: Uint8Array | undefined) =>
    bytes === undefined ? {} : JSON.parse(Buffer.from(bytes).toString());
  const blob = (digest: Digest) => Buffer.from(held.blobs.get(digest) ?? Buffer.of());
  const layers: { digest: Digest; annotations: Record<string, string> }[] =
    read(held.manifest(signatureTag(subject))?.bytes).layers ?? [];
  const isBundle = (type = '') => type.includes('sigstore.bundle');
  const listed = held.referrers(subject).filter(({ artifactType }) => isBundle(artifactType));
  const bundles = listed.map(({ digest }) => {
    const [layer] = read(held.manifest(digest as Digest)?.bytes).layers;
    return bundleCandidate(blob(layer.digest));
  });
  return [
    ...bundles,
    ...layers.map(({ digest, annotations }) => legacyCandidate(blob(digest), annotations)),
  ];
}

function certificates(here: World): Set<string> {
  const all = subjectsOf(here.image).flatMap((subject) => candidatesOf(here, subject));
  return new Set(all.map((candidate) => certificateIn(candidate)?.toString('hex') ?? 'none'));
}

/** Nothing is in a log or the registry. */
function assertUntouched(here: World): void {
  assert.equal(here.v1.entries.length + here.v2.entries.length, 0);
  for (const subject of subjectsOf(here.image)) assert.deepEqual(candidatesOf(here, subject), []);
}

const runs = [
  ['bundles, Rekor v1', { options: { formats: ['bundle'] } }],
  ['legacy, Rekor v1', { options: { formats: ['legacy'], timestamps: [] } }],
  ['both, Rekor v1', { options: { formats: ['legacy', 'bundle'] } }],
  ['bundles, Rekor v2', { logs: ['rekor-v2'], options: { formats: ['bundle'] } }],
  ['bundles, no log', { logs: [], options: { formats: ['bundle'] } }],
] as const satisfies readonly (readonly [string, Running])[];

describe('one certificate for all manifests', () => {
  for (const [name, running] of every(runs, 3)) {
    it(`${name}: every signature is good, and a second run has nothing to do`, async (t) => {
      const { here, services, sign, signer, options } = await keylessWorld(t);
      const report = await sign(running);
      assert.equal(report.outcome, 'verified', said(report));
      assert.equal(services.issued(), 1);
      assert.equal(certificates(here).size, 1);
      const { formats } = running.options;
      const isLogged = !('logs' in running) || running.logs.length > 0;
      const { identities } = await signer();
      await here.assertVerified(formats, {
        ...{ keys: [], identities, trustedRoots: [options.trustedRoot] },
        transparencyLog: isLogged ? 'required' : 'ignored',
      });
      const again = await sign(running);
      assert.deepEqual(new Set(states(again)), new Set(['present']));
      assert.equal(services.issued(), 1, 'no certificate for nothing');
      const { entries } = 'logs' in running ? here.v2 : here.v1;
      assert.equal(entries.length, isLogged ? 5 * formats.length : 0);
    });
  }

  it('legacy layers: the annotations of cosign, in its order', async (t) => {
    const { here, sign } = await keylessWorld(t);
    await sign({ options: { formats: ['legacy'], timestamps: [] } });
    const held = here.registry.store.repository('nicolas/webdis');
    const bytes = held.manifest(signatureTag(here.image.digest))?.bytes ?? Buffer.of();
    const [layer] = JSON.parse(Buffer.from(bytes).toString()).layers;
    assert.deepEqual(Object.keys(layer.annotations), [
      'dev.cosignproject.cosign/signature',
      'dev.sigstore.cosign/bundle',
      'dev.sigstore.cosign/certificate',
      'dev.sigstore.cosign/chain',
    ]);
    assert.match(layer.annotations['dev.sigstore.cosign/certificate'], /^-----BEGIN CERT.*-\n$/s);
    const chain = layer.annotations['dev.sigstore.cosign/chain'];
    assert.match(chain, /^(?:-----BEGIN CERT[^-]+-----[^-]+-----END CERT[^-]+-----\n?){2}$/);
    assert.doesNotMatch(chain, /\n$/);
  });

  it('a person: the name is the e-mail address', async (t) => {
    const { sign } = await keylessWorld(t);
    const email = 'maintainer@example.com';
    const claims = { email, email_verified: true, job_workflow_ref: undefined };
    const { signer, outcome } = await sign({ claims });
    assert.equal(outcome, 'verified');
    assert.equal(signer.kind === 'identity' && signer.identity, email);
  });
});

describe('known again by name and issuer', () => {
  it('a signature by another workflow, issuer or key is not ours', async (t) => {
    const { here, services, sign } = await keylessWorld(t);
    await here.sign();
    const other = 'webdis/verify-action/.github/workflows/other.yml@refs/tags/v1.2.3';
    const claims = [{}, { job_workflow_ref: other }, { iss: 'https://issuer.example' }];
    for (const one of claims) {
      const report = await sign({ claims: one });
      assert.deepEqual(new Set(states(report)), new Set(['published']), said(report));
    }
    assert.equal(candidatesOf(here, here.image.digest).length, 4);
    for (const one of claims) {
      assert.deepEqual(new Set(states(await sign({ claims: one }))), new Set(['present']));
    }
    assert.equal(services.issued(), 3);
    assert.deepEqual(new Set(states(await here.sign())), new Set(['present']));
  });

  it('an unknown provider: the name is in the certificate, and a dry run fetches none', async (t) => {
    const { services, sign, signer } = await keylessWorld(t);
    const claims = { job_workflow_ref: undefined, sub: 'pipeline:7' };
    const names = [uri('https://ci.example/pipeline/7')];
    services.certificate = {
      names,
      claims: { 8: 'https://token.actions.githubusercontent.com', 24: 'pipeline:7' },
    };
    const plan = await signer(claims, { dryRun: true });
    assert.equal(plan.likely.identity.value, 'pipeline:7');
    assert.equal(services.issued(), 0);
    assert.equal((await sign({ claims })).outcome, 'verified');
    assert.deepEqual(new Set(states(await sign({ claims }))), new Set(['present']));
    assert.equal(services.issued(), 2);
  });
});

describe('threat 158: a run that lasts', () => {
  const minutes = (count: number) => new Date(Date.now() + count * 60_000);

  it('the certificate is replaced when less than two minutes are left', async (t) => {
    const { here, services, sign, signer } = await keylessWorld(t);
    let at = 0;
    const own = await signer({}, { now: () => minutes(at) });
    const used = async (after: number) => {
      at = after;
      await own.certifiedKey();
      return services.issued();
    };
    assert.deepEqual([await used(0), await used(7.9), await used(8.1)], [1, 1, 2]);
    const report = await sign({ options: { signer: own } });
    assert.equal(report.outcome, 'verified', said(report));
    assert.equal(certificates(here).size, 1);
  });

  it('a private Fulcio without a certificate transparency log, if that is allowed', async (t) => {
    const { here, services, sign, signer, options } = await keylessWorld(t);
    services.certificate = { ctLogs: [] };
    const lax = await signer({}, { sct: 'ignored' });
    assert.equal((await sign({ options: { signer: lax } })).outcome, 'verified');
    const { identities } = lax;
    const policy = { keys: [], identities, trustedRoots: [options.trustedRoot] };
    await here.assertVerified(['bundle'], { ...policy, sct: 'ignored' });
    await assert.rejects(here.assertVerified(['bundle'], { ...policy, sct: 'required' }));
  });

  it('a private Fulcio with short certificates is not asked for each manifest', async (t) => {
    const { services, sign } = await keylessWorld(t);
    services.lifetime = 60_000;
    assert.equal((await sign()).outcome, 'verified');
    assert.equal(services.issued(), 1);
  });

  it('the token ends in the middle: what is signed stays, and nothing more is logged', async (t) => {
    const { here, sign, signer } = await keylessWorld(t);
    let at = 0;
    let calls = 0;
    const own = await signer(
      {},
      {
        now: () => minutes(at),
        token: async () => {
          calls += 1;
          const token = parseIdentityToken(tokenOf(), 'the token', 'sigstore');
          if (calls > 2) throw new TrustError('E_AUTH', 'the identity token expired at noon');
          return token;
        },
      },
    );
    const first = await sign({ options: { signer: own, recursive: false } });
    assert.equal(first.outcome, 'verified', said(first));
    at = 9;
    const second = await sign({ options: { signer: own } });
    assert.deepEqual([codes(second), second.outcome], [['E_AUTH'], 'undetermined']);
    assert.match(
      said(second),
      /expired at noon \(1 of 5 signatures are in the registry; run it again/,
    );
    assert.equal(here.v1.entries.length, 1);
  });

  it('another identity in the middle is refused before anything is signed with it', async (t) => {
    const { signer } = await keylessWorld(t);
    const claims: Claims[] = [
      {},
      {},
      { job_workflow_ref: 'evil/fork/.github/workflows/x.yml@refs/heads/x' },
    ];
    let at = 0;
    const token = async () =>
      parseIdentityToken(tokenOf(claims.shift() ?? {}), 'the token', 'sigstore');
    const own = await signer({}, { now: () => minutes(at), token });
    await own.certifiedKey();
    at = 9;
    const error = await rejection(own.certifiedKey());
    assert.equal(error.code, 'E_CERT');
    assert.match(error.message, /the identity changed during the run/);
  });

  it('a certificate that has ended when the log answers: not published', async (t) => {
    const { here, services, sign } = await keylessWorld(t);
    // Within what clocks may differ, so it is not refused before.
    services.now = () => minutes(-3);
    services.lifetime = 60_000;
    const report = await sign();
    assert.deepEqual(codes(report), ['E_TIME'], said(report));
    assert.match(said(report), /does not verify and was not published: it was signed at/);
    for (const subject of subjectsOf(here.image)) assert.deepEqual(candidatesOf(here, subject), []);
  });
});

describe('threat 153: a Fulcio that fails, and nothing is logged or pushed, and the run can be repeated', () => {
  const cases: readonly (readonly [string, (services: IdentityServices) => void, string])[] = [
    ['400', ({ faults }) => faults.add({ do: { status: 400 } }), 'E_AUTH'],
    ['500', ({ faults }) => faults.add({ when: { times: 9 }, do: { status: 500 } }), 'E_NET'],
    ['no SCT', (services) => Object.assign(services, { certificate: { ctLogs: [] } }), 'E_CERT'],
    [
      'an unknown CT log',
      (services) => Object.assign(services, { certificate: { ctLogs: [new CtLog()] } }),
      'E_TRUST',
    ],
    [
      'another subject',
      (services) => Object.assign(services, { certificate: { names: [uri(`${workflow}x`)] } }),
      'E_CERT',
    ],
    [
      'another authority',
      (services) => Object.assign(services, { by: new TestAuthority('lab') }),
      'E_CERT',
    ],
  ];
  for (const [name, fail, code] of every(cases, 3)) {
    it(name, async (t) => {
      const { here, services, sign } = await keylessWorld(t);
      const usual = { ...services };
      fail(services);
      const report = await sign();
      assert.deepEqual(codes(report), [code], said(report));
      assert.match(said(report), /0 of 5 signatures are in the registry/);
      assert.equal(JSON.stringify(report).includes(tokenOf().slice(0, 40)), false);
      assertUntouched(here);
      Object.assign(services, usual);
      services.faults.clear();
      assert.equal((await sign()).outcome, 'verified');
    });
  }
});

describe('readers that do not verify certificates of a workflow', () => {
  const running = (...requireReadableBy: RequirableReader[]) => ({
    options: { formats: ['legacy' as const], timestamps: [], requireReadableBy },
  });
  const email = { email: 'me@example.com', email_verified: true, job_workflow_ref: undefined };

  it('a demand for one of them is refused before a certificate is fetched', async (t) => {
    const { here, services, sign } = await keylessWorld(t);
    for (const [claims, reader] of [
      [{}, 'podman'],
      [{}, 'kyverno'],
      [email, 'kyverno'],
    ] as const) {
      const report = await sign({ ...running(reader), claims });
      assert.deepEqual(codes(report), ['E_FORMAT'], said(report));
      assert.match(said(report), /cannot verify the signatures of .*: it verifies those by keys/);
    }
    assert.equal(services.issued(), 0);
    assertUntouched(here);
  });

  it('others verify it, and Podman an e-mail address; the report says who', async (t) => {
    const { sign } = await keylessWorld(t);
    const readable = ({ readers }: Awaited<ReturnType<typeof sign>>) =>
      readers.flatMap(({ name, why }) => (why === 'signer' ? [name] : []));
    const byWorkflow = await sign(running('cosign-2.5', 'policy-controller'));
    assert.deepEqual(
      [byWorkflow.outcome, readable(byWorkflow)],
      ['verified', ['podman', 'kyverno']],
    );
    const byPerson = await sign({ ...running('podman'), claims: email });
    assert.deepEqual([byPerson.outcome, readable(byPerson)], ['verified', ['kyverno']]);
  });
});

describe('what cannot work is refused before a certificate is fetched', () => {
  const refused: readonly (readonly [string, Running, RegExp])[] = [
    [
      'Rekor v2 without a timestamp authority',
      { logs: ['rekor-v2'], options: { timestamps: [] } },
      /timestamp-url/,
    ],
    ['no log and no timestamps', { logs: [], options: { timestamps: [] } }, /timestamp-url/],
    [
      'a legacy signature without a log',
      { logs: [], options: { formats: ['legacy'] } },
      /use a log/,
    ],
  ];
  for (const [name, running, says] of refused) {
    it(name, async (t) => {
      const { here, services, sign } = await keylessWorld(t);
      const error = await rejection(sign(running));
      assert.deepEqual([error.code, says.test(error.message)], ['E_INPUT', true], error.message);
      assert.equal(services.issued(), 0);
      assertUntouched(here);
    });
  }
});
