/** Fulcio over the real transport: what it answers, and what is made of answers that cannot be used. */

import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import { fulcioClient } from '../../src/identity/fulcio.ts';
import { verifyIssued } from '../../src/identity/issued.ts';
import { parseIdentityToken } from '../../src/identity/token.ts';
import { parsePublicKey } from '../../src/signature/key.ts';
import { certificatePem } from '../support/certificate.ts';
import { rejection, rig } from '../support/transport.ts';
import { authority, CtLog, identity, rootWith, TestAuthority, uri } from './lab.ts';
import {
  type IdentityServices,
  identityRoot,
  issuer,
  startIdentityServices,
  tokenOf,
  workflow,
} from './services.ts';

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const { spki } = parsePublicKey(publicKey, 'the key');
const root = rootWith({
  authorities: identityRoot.certificateAuthorities,
  ctLogs: identityRoot.ctlogs,
});

async function services(t: TestContext): Promise<IdentityServices> {
  const started = await startIdentityServices();
  t.after(() => started.stop());
  return started;
}

function ask(t: TestContext, { url }: { readonly url: string }, text = tokenOf()) {
  const token = parseIdentityToken(text, 'the token', 'sigstore');
  const proofOfPossession = sign('sha256', Buffer.from(token.challenge), pair.privateKey);
  return fulcioClient(url, rig(t)).issue({ token: text, publicKey, proofOfPossession });
}

async function issued(
  t: TestContext,
  started: IdentityServices,
  text = tokenOf(),
  now = new Date(),
) {
  const token = parseIdentityToken(text, 'the token', 'sigstore');
  return verifyIssued(await ask(t, started, text), { token, spki, root, sct: 'required', now });
}

test('a certificate for our key and our name, with the chain that came with it', async (t) => {
  const started = await services(t);
  const chain = await ask(t, started);
  assert.equal(chain.length, 3);
  const { signer, key } = await issued(t, started);
  assert.deepEqual([signer.identity, signer.issuer], [workflow, issuer]);
  assert.deepEqual(key.spki, spki);
  const person = { job_workflow_ref: undefined, email: 'me@example.com', email_verified: true };
  assert.equal((await issued(t, started, tokenOf(person))).signer.identity, 'me@example.com');
});

test('certificates that were joined without line breaks between them', async (t) => {
  const started = await services(t);
  started.answer = (chain) => ({
    signedCertificateEmbeddedSct: { chain: { certificates: chain.map((pem) => pem.trim()) } },
  });
  assert.equal((await issued(t, started)).signer.identity, workflow);
});

test('a chain without authorities: the trusted root has them', async (t) => {
  const started = await services(t);
  started.answer = ([leaf]) => ({
    signedCertificateEmbeddedSct: { chain: { certificates: [leaf] } },
  });
  assert.equal((await issued(t, started)).signer.identity, workflow);
});

test('threat 153: certificates that must not be used, and nothing is signed with them', async (t) => {
  const started = await services(t);
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const otherSpki = other.publicKey.export({ type: 'spki', format: 'der' });
  const cases: readonly (readonly [string, Partial<IdentityServices>, string, RegExp])[] = [
    ['another key', { certificate: { spki: otherSpki } }, 'E_CERT', /for another key/],
    [
      'another name',
      { certificate: { names: [uri(workflow.replace('release.yml', 'other.yml'))] } },
      'E_CERT',
      /it is for https:\S+other\.yml\S+ of \S+, and the token is for https:\S+release\.yml/,
    ],
    [
      'another issuer',
      { certificate: { claims: { 8: 'https://issuer.example' } } },
      'E_CERT',
      /of https:\/\/issuer\.example, and the token is for/,
    ],
    ['no issuer', { certificate: { claims: {} } }, 'E_CERT', /of no issuer/],
    [
      'another subject',
      { certificate: { claims: { 8: issuer, 24: 'repo:evil/fork:ref:refs/heads/x' } } },
      'E_CERT',
      /\(repo:evil\/fork:ref:refs\/heads\/x\)/,
    ],
    ['no SCT', { certificate: { ctLogs: [] } }, 'E_CERT', /no signed certificate timestamp/],
    ['an SCT of another log', { certificate: { ctLogs: [new CtLog()] } }, 'E_TRUST', /SCT is by/],
    [
      'another authority',
      { by: new TestAuthority('other') },
      'E_TRUST',
      /authority that is not in/,
    ],
    ['its name only', { by: new TestAuthority('lab') }, 'E_CERT', /not by its authority/],
    ['not for code signing', { certificate: { usages: [] } }, 'E_CERT', /not for code signing/],
    ['an authority', { certificate: { isCa: true } }, 'E_CERT', /certificate authority/],
    ['yesterday', { now: () => new Date(Date.now() - 86_400_000) }, 'E_TIME', /the clock of this/],
    ['tomorrow', { now: () => new Date(Date.now() + 86_400_000) }, 'E_TIME', /the clock of this/],
  ];
  for (const [name, change, code, says] of cases) {
    const usual = { ...started };
    Object.assign(started, change);
    const error = await rejection(issued(t, started));
    Object.assign(started, usual);
    assert.equal(error.code, code, `${name}: ${error.message}`);
    assert.match(error.message, /^the new certificate cannot be used, and nothing was signed/);
    assert.match(error.message, says);
  }
});

test('clocks that differ by minutes are no reason to refuse', async (t) => {
  const started = await services(t);
  for (const minutes of [-4, 4, 14]) {
    const now = new Date(Date.now() + minutes * 60_000);
    assert.equal((await issued(t, started, tokenOf(), now)).signer.identity, workflow);
  }
});

test('a certificate is used five minutes before and after its time, and not longer', () => {
  const [from, until] = [new Date('2026-06-01T12:00:00Z'), new Date('2026-06-01T12:10:00Z')];
  const { der } = authority.issue({ pair, from, until });
  const token = { names: [identity], isNamed: true, issuers: [issuer], subject: 'x' };
  const at = (time: string, ms = 0) => {
    const now = new Date(Date.parse(time) + ms);
    return () => verifyIssued([der], { token, spki, root: rootWith(), sct: 'required', now });
  };
  for (const [time, later] of [
    ['2026-06-01T11:55:00Z', -1],
    ['2026-06-01T12:15:00Z', 1],
  ] as const) {
    assert.equal(at(time)().signer.identity, identity);
    assert.throws(at(time, later), { code: 'E_TIME' });
  }
});

test('a chain that does not begin with the issuer', async (t) => {
  const started = await services(t);
  const stranger = new TestAuthority('stranger').chain.map(certificatePem);
  started.answer = ([leaf]) => ({
    signedCertificateEmbeddedSct: { chain: { certificates: [leaf, ...stranger] } },
  });
  const error = await rejection(issued(t, started));
  assert.deepEqual(
    [error.code, /does not begin with its issuer/.test(error.message)],
    ['E_CERT', true],
  );
});

test('an SCT that comes apart from the certificate', async (t) => {
  const started = await services(t);
  started.certificate = { ctLogs: [] };
  started.answer = (certificates) => ({
    signedCertificateDetachedSct: { chain: { certificates }, signedCertificateTimestamp: 'AAAA' },
  });
  assert.equal((await rejection(issued(t, started))).code, 'E_CERT');
});

test('a provider that is unknown here: the subject in the certificate decides', async (t) => {
  const started = await services(t);
  const text = tokenOf({ job_workflow_ref: undefined, sub: 'pipeline:7' });
  const name = 'https://ci.example/pipeline/7';
  started.certificate = { names: [uri(name)], claims: { 8: issuer, 24: 'pipeline:7' } };
  assert.equal((await issued(t, started, text)).signer.identity, name);
  started.certificate = { names: [uri(name)], claims: { 8: issuer } };
  assert.equal((await rejection(issued(t, started, text))).code, 'E_CERT');
});

test('answers that hold no certificate', async (t) => {
  const started = await services(t);
  const answers: readonly unknown[] = [
    {},
    [],
    { signedCertificateEmbeddedSct: {} },
    { signedCertificateEmbeddedSct: { chain: {} } },
    { signedCertificateEmbeddedSct: { chain: { certificates: [] } } },
    { signedCertificateEmbeddedSct: { chain: { certificates: [7] } } },
    { signedCertificateEmbeddedSct: { chain: { certificates: ['x'] } } },
    { signedCertificateEmbeddedSct: { chain: { certificates: [publicKey] } } },
  ];
  for (const answer of answers) {
    started.answer = () => answer;
    const error = await rejection(ask(t, started));
    assert.equal(error.code, 'E_NET', JSON.stringify(answer));
    assert.match(
      error.message,
      /certificate authority 127\.0\.0\.1:\d+ did not return a certificate/,
    );
  }
  started.answer = (chain) => ({
    signedCertificateEmbeddedSct: { chain: { certificates: Array(9).fill(chain[0]) } },
  });
  assert.match(
    (await rejection(ask(t, started))).message,
    /response holds 9 certificates, of 8 at most/,
  );
});

test('a Fulcio that refuses, fails, or is slow: a clear error without the token', async (t) => {
  const started = await services(t);
  const text = tokenOf();
  const body = JSON.stringify({ code: 3, message: 'error processing the identity token' });
  const faults = [
    [{ status: 400, body }, 'E_AUTH', /rejected the request \(400\): "error processing/],
    [{ status: 401, body }, 'E_AUTH', /rejected the request \(401\)/],
    [{ status: 403 }, 'E_AUTH', /rejected the request \(403\)/],
    [{ status: 404 }, 'E_NET', /is not available \(404\)/],
    [{ status: 429 }, 'E_RATE', /certificate authority/],
    [{ status: 500 }, 'E_NET', /certificate authority/],
    [{ status: 503 }, 'E_NET', /certificate authority/],
    ['reset', 'E_NET', /certificate authority/],
    ['hang', 'E_LIMIT', /certificate authority \S+ took longer/],
    ['slow-drip', 'E_LIMIT', /certificate authority/],
  ] as const;
  for (const [fault, code, says] of faults) {
    started.faults.clear();
    started.faults.add({ when: { times: Number.POSITIVE_INFINITY }, do: fault });
    const token = parseIdentityToken(text, 'the token', 'sigstore');
    const proofOfPossession = sign('sha256', Buffer.from(token.challenge), pair.privateKey);
    // Waits between attempts take no time here, and count for the budget.
    const isSlow = fault === 'hang' || fault === 'slow-drip';
    const transport = rig(t, isSlow ? { budget: 300 } : {});
    const error = await rejection(
      fulcioClient(started.url, transport).issue({ token: text, publicKey, proofOfPossession }),
    );
    const written = `${error.message} ${JSON.stringify(error.details)} ${error.stack}`;
    assert.equal(error.code, code, written);
    assert.match(error.message, says);
    assert.ok(!written.includes(text));
  }
});

test('an answer that was lost is requested again', async (t) => {
  const started = await services(t);
  started.faults.add({ do: 'lose-answer' });
  assert.equal((await issued(t, started)).signer.identity, workflow);
  assert.equal(started.requests.length, 2);
});

test('threat 154: the token does not follow a redirect to another origin', async (t) => {
  const [started, other] = await Promise.all([services(t), services(t)]);
  const location = `${other.url}/api/v2/signingCert`;
  for (const status of [307, 308]) {
    started.faults.add({ do: { status, headers: { location } } });
    const error = await rejection(ask(t, started));
    assert.ok(error instanceof TrustError);
    assert.equal(error.code, 'E_NET');
    assert.match(error.message, /redirects to http:\/\/127\.0\.0\.1:\d+, which must not get/);
  }
  assert.equal(other.requests.length, 0);
});
