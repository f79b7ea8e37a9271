/** `trusted-root: tuf`: the cache, and what every verb does and says when the root cannot be updated. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import {
  checkDrift,
  mirrorImage,
  releaseImage,
  signImages,
  TrustError,
  verifyImages,
} from '../../src/index.ts';
import { readOptions } from '../../src/options/library.ts';
import { rootUpdateOptions } from '../../src/options/trusted-root.ts';
import { newestRoot } from '../../src/run/tuf-root.ts';
import { publicGoodRootText } from '../../src/transparency/public-good-root.ts';
import { cachePath } from '../../src/tuf/cache.ts';
import { startSigningWorld } from '../e2e/support/signing.ts';
import { temporaryFolder } from '../support/folder.ts';
import { certificate } from '../support/tls-certificate.ts';
import { serveTuf, TufPublisher } from '../tuf/support/repository.ts';

const world = await startSigningWorld();
const key = join(world.folder, 'plain.key');
const keys = [join(world.folder, 'cosign.pub')];

const first = Buffer.from(publicGoodRootText);
const second = Buffer.from(publicGoodRootText.replace('2025-09-23', '2026-09-23'));
const day = 86_400_000;

async function setUp(t: TestContext, { tls = false } = {}) {
  const publisher = new TufPublisher(first);
  const server = await serveTuf(t, () => publisher.files, { tls });
  const repository = publisher.at(server.url);
  const env = { XDG_CACHE_HOME: temporaryFolder('cache').path };
  const ca = join(env.XDG_CACHE_HOME, 'ca.pem');
  writeFileSync(ca, certificate);
  const host = { env, signal: new AbortController().signal };
  const values = readOptions({}, rootUpdateOptions);
  const path = cachePath(env, repository);
  return {
    ...{ publisher, server, path, ca, env, repository },
    newest: (changes = {}, run = host) => newestRoot({ ...values, ...changes }, run, repository),
    age: (ms: number) => {
      const cached = JSON.parse(readFileSync(path, 'utf8'));
      writeFileSync(path, JSON.stringify({ ...cached, fetched: cached.fetched - ms }));
    },
  };
}

test('it is fetched once a day; in between no request is sent', async (t) => {
  const { publisher, server, newest, age } = await setUp(t);
  assert.equal((await newest()).date, '2025-09-23');
  const { length } = server.requests;
  publisher.release(second);
  age(day - 60_000);
  const cached = await newest();
  assert.equal(cached.date, '2025-09-23');
  assert.equal(cached.fallback, undefined);
  assert.equal(server.requests.length, length);
  age(60_000);
  assert.equal((await newest()).date, '2026-09-23');
  // A clock that was wrong does not keep an old root.
  const fresh = server.requests.length;
  age(-2 * day);
  await newest();
  assert.ok(server.requests.length > fresh);
});

test('an update that fails: the cached root while TUF accepts it, then the embedded one; both say why (fault 44)', async (t) => {
  const { publisher, server, newest, age, path } = await setUp(t);
  publisher.release(second);
  await newest();
  age(2 * day);
  server.misbehave.set(/./, 500);
  const cached = await newest({ timeout: 1000 });
  assert.equal(cached.date, '2026-09-23');
  assert.match(`${cached.fallback}`, /answered 500.* \(that root was fetched on \d{4}-\d\d-\d\d\)/);
  writeFileSync(path, '{"fetched":0,"files":{}}');
  const embedded = await newest({ timeout: 1000 });
  assert.match(embedded.source, /^the embedded public-good root/);
  assert.match(`${embedded.fallback}`, /answered 500/);
});

test('an attack on the update is no reason to trust it, nor to end the run (threat 106)', async (t) => {
  const { publisher, newest, age } = await setUp(t);
  publisher.release(second);
  await newest();
  age(2 * day);
  publisher.versions.timestamp = 1;
  publisher.target = first;
  const { date, fallback } = await newest();
  assert.equal(date, '2026-09-23');
  assert.match(`${fallback}`, /^the TUF metadata of .* is not accepted: .*version/);
});

test('a cached file that was changed is as if there were none (threat 106)', async (t) => {
  const { server, newest, path } = await setUp(t);
  await newest();
  const cached = readFileSync(path, 'utf8');
  const hostile = cached.replace('https://rekor.sigstore.dev', 'https://rekor.evil.example');
  assert.notEqual(hostile, cached);
  for (const text of [hostile, cached.slice(0, 1000), '', 'null']) {
    writeFileSync(path, text);
    const { length } = server.requests;
    const { logs, fallback } = await newest();
    assert.equal(logs[0]?.host, 'rekor.sigstore.dev');
    assert.equal(fallback, undefined);
    assert.ok(server.requests.length > length);
  }
});

test('a cache that cannot be written costs requests, and nothing else', async (t) => {
  const { env, newest, server } = await setUp(t);
  writeFileSync(join(env.XDG_CACHE_HOME, 'webdis-trust'), 'a file');
  await newest();
  const { length } = server.requests;
  assert.equal((await newest()).date, '2025-09-23');
  assert.equal(server.requests.length, 2 * length);
});

test('in a job, the cache is in the folder that only this job has', () => {
  const repository = new TufPublisher(first).at('https://tuf.example/');
  const env = { RUNNER_TEMP: '/runner/_temp', XDG_CACHE_HOME: '/cache', HOME: '/home/me' };
  assert.match(cachePath(env, repository), /^\/runner\/_temp\/webdis-trust\/tuf\/tuf\.example-/);
  const { RUNNER_TEMP: _, ...user } = env;
  assert.match(cachePath(user, repository), /^\/cache\/webdis-trust\//);
  // The specification of XDG: a relative path counts as none.
  const relative = { ...user, XDG_CACHE_HOME: 'cache' };
  assert.match(cachePath(relative, repository), /^\/home\/me\/\.cache\/webdis-trust\//);
});

test('over TLS with an authority of the user', async (t) => {
  const { newest, ca } = await setUp(t, { tls: true });
  assert.match(`${(await newest()).fallback}`, /certificate/);
  const trusting = await newest({ registryCacert: ca });
  assert.equal(trusting.fallback, undefined);
  assert.equal(trusting.source, 'the root of the test');
});

test('a run that is stopped, and an option that cannot be used, end there', async (t) => {
  const { newest, env } = await setUp(t);
  const signal = AbortSignal.abort(new TrustError('E_LIMIT', 'the run was stopped'));
  await assert.rejects(newest({}, { env, signal }), { code: 'E_LIMIT' });
  await assert.rejects(newest({ registryCacert: '/no/such/file' }), { code: 'E_INPUT' });
});

test('every verb says that the root was not updated, and continues with the embedded one (fault 44)', async () => {
  const env = {
    HTTPS_PROXY: 'http://127.0.0.1:9',
    XDG_CACHE_HOME: temporaryFolder('cache').path,
  };
  const options = { env, trustedRoot: 'tuf' } as const;
  const trust = { ...options, keys, transparencyLog: 'ignored' } as const;
  const signing = { ...options, key, allowUnencryptedKey: true, log: false } as const;
  const image = world.image('every-verb');
  const copy = image.replace('every-verb', 'copy').replace(/@.*/, ':1');
  const [repository = '', digest = ''] = image.split('@');
  const signed = await signImages([image], signing);
  const { report } = await checkDrift([repository], { ...trust, tags: ['1'] });
  const reports = {
    sign: { ...signed, findings: signed.images.flatMap(({ findings }) => findings) },
    verify: await verifyImages([image], trust),
    mirror: await mirrorImage(image, [copy], trust),
    drift: { ...report, findings: report.notes },
    release: await releaseImage(repository, { ...signing, digest, tags: ['2.0.0'] }),
  };
  for (const [verb, { findings, exitCode }] of Object.entries(reports)) {
    assert.equal(exitCode, 0, `${verb}: ${JSON.stringify(findings)}`);
    const about = findings.filter(({ code }) => code === 'E_TRUST');
    assert.equal(about.length, 1, verb);
    assert.equal(about[0]?.severity, 'warning', verb);
    assert.match(
      `${about[0]?.message}`,
      /^the trusted root could not be updated, and the embedded public-good root \(.*\) was used: could not connect to tuf-repo-cdn\.sigstore\.dev: the proxy 127\.0\.0\.1:9: /,
    );
  }
});
