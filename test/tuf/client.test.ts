/** Updates of the trusted root by TUF, against a repository on loopback that is honest, attacked, or broken. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import { publicGoodRootText } from '../../src/transparency/public-good-root.ts';
import { fetchTrustedRoot, type TufFiles, trustedRootFrom } from '../../src/tuf/client.ts';
import { publicGoodMirror, publicGoodTufRoot } from '../../src/tuf/public-good-root.ts';
import { rejection, rig } from '../support/transport.ts';
import { setVariables } from '../support/variables.ts';
import { attacks, mistakes } from './support/attacks.ts';
import { serveTuf, TufPublisher } from './support/repository.ts';

const first = Buffer.from(publicGoodRootText);
const second = Buffer.from(publicGoodRootText.replace('2025-09-23', '2026-09-23'));

async function world(t: TestContext) {
  const publisher = new TufPublisher(first);
  const server = await serveTuf(t, () => publisher.files);
  const transport = rig(t);
  const repository = publisher.at(server.url);
  const update = (last?: TufFiles) => fetchTrustedRoot(repository, transport, last);
  return { publisher, server, repository, update };
}

test('the newest root is fetched, each file once, and verified again without a request', async (t) => {
  const { server, repository, update } = await world(t);
  const { trustedRoot, files } = await update();
  assert.equal(trustedRoot.source, 'the root of the test');
  assert.deepEqual(Buffer.from(trustedRoot.bytes), first);
  assert.equal(server.requests.length, 5);
  const again = await trustedRootFrom(files, repository);
  assert.deepEqual(Buffer.from(again.trustedRoot.bytes), first);
  assert.equal(server.requests.length, 5);
});

test('a later run asks for what may be new, and for the root itself', async (t) => {
  const { server, update } = await world(t);
  const { files } = await update();
  const asked = server.requests.length;
  await update(files);
  assert.deepEqual(
    server.requests.slice(asked).map((path) => path.replace(/[0-9a-f]{64}/, 'HASH')),
    ['2.root.json', 'timestamp.json', 'targets/HASH.trusted_root.json'],
  );
});

test('without a folder for temporary files the error says so', async (t) => {
  const { update } = await world(t);
  setVariables(t, { TMPDIR: '/nowhere' });
  const { code, message } = await rejection(update());
  assert.equal(code, 'E_INPUT');
  assert.match(message, /^TUF needs a folder for temporary files: ENOENT: /);
});

test('a new release, and a root with new keys, are followed', async (t) => {
  const { publisher, server, repository, update } = await world(t);
  const { files } = await update();
  publisher.rotate(['root', 'timestamp']);
  publisher.rotate(['snapshot', 'targets']);
  publisher.release(second);
  const { trustedRoot, files: newest } = await update(files);
  assert.equal(trustedRoot.date, '2026-09-23');
  assert.ok(server.requests.includes('4.root.json'));
  const again = await trustedRootFrom(newest, repository);
  assert.equal(again.trustedRoot.date, '2026-09-23');
});

test('the embedded root of TUF is that of the public-good instance', () => {
  const { signed } = JSON.parse(publicGoodTufRoot);
  assert.equal(signed._type, 'root');
  assert.ok(signed.version >= 16);
  assert.equal(publicGoodMirror, 'https://tuf-repo-cdn.sigstore.dev/');
});

for (const [attack, make] of Object.entries({ ...attacks, ...mistakes })) {
  test(`${attack}: E_TRUST (threat 106)`, async (t) => {
    const { publisher, update } = await world(t);
    make(publisher);
    const { code, message } = await rejection(update());
    assert.equal(code, 'E_TRUST', message);
  });
}

test('older metadata than before is refused, validly signed or not (threat 106)', async (t) => {
  const { publisher, update } = await world(t);
  publisher.release(second);
  const { files } = await update();
  const rollbacks: readonly Partial<TufPublisher['versions']>[] = [
    { timestamp: 1 },
    // Who has the key of the timestamp can sign newer ones, of an older snapshot; and so on.
    { timestamp: 3, snapshot: 1 },
    { timestamp: 3, snapshot: 3, targets: 1 },
  ];
  for (const versions of rollbacks) {
    Object.assign(publisher.versions, versions);
    const { code, message } = await rejection(update(files));
    assert.equal(code, 'E_TRUST', `${JSON.stringify(versions)}: ${message}`);
  }
  Object.assign(publisher.versions, { timestamp: 2, snapshot: 2, targets: 2 });
  assert.equal((await update(files)).trustedRoot.date, '2026-09-23');
});

test('a target with other bytes than its metadata says (threat 106)', async (t) => {
  const { server, update } = await world(t);
  server.misbehave.set(/trusted_root/, second);
  const { code, message } = await rejection(update());
  assert.equal(code, 'E_TRUST', message);
});

test('a kept file that was changed is not accepted, whichever it is (threat 106)', async (t) => {
  const { publisher, repository, update } = await world(t);
  publisher.rotate(['timestamp']);
  const { files } = await update();
  assert.equal(files.size, 5);
  for (const [name, bytes] of files) {
    const text = Buffer.from(bytes).toString();
    const changed = text.replace(
      /"(version|length|start)":( ?"?)([0-9])/,
      (_, key, quote, digit) => {
        return `"${key}":${quote}${(Number(digit) + 1) % 10}`;
      },
    );
    assert.notEqual(changed, text, name);
    const others = new Map([...files, [name, Buffer.from(changed)]]);
    const { code } = await rejection(trustedRootFrom(others, repository));
    assert.ok(['E_TRUST', 'E_NOTFOUND'].includes(code), `${name}: ${code}`);
  }
  for (const name of [
    'timestamp.json',
    'snapshot.json',
    'targets.json',
    'targets/trusted_root.json',
  ]) {
    const others = new Map([...files].filter(([one]) => one !== name));
    const { code } = await rejection(trustedRootFrom(others, repository));
    assert.equal(code, 'E_NOTFOUND', name);
  }
});

test('a bit that is flipped anywhere never makes another root, nor an uncaught error (threat 106)', async (t) => {
  const { repository, update } = await world(t);
  const { files } = await update();
  for (const [name, bytes] of files) {
    for (let nth = 0; nth < 12; nth++) {
      const flipped = Buffer.from(bytes);
      // Spread over the file, and over the bits of a byte.
      const at = Math.floor(((nth + 0.5) * flipped.length) / 12);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (nth % 8));
      const others = new Map([...files, [name, flipped]]);
      const found = await trustedRootFrom(others, repository).catch((error: unknown) => error);
      if (found instanceof TrustError) continue;
      assert.ok(!(found instanceof Error), `${name}, byte ${at}: ${found}`);
      const { trustedRoot } = found as Awaited<ReturnType<typeof trustedRootFrom>>;
      assert.deepEqual(Buffer.from(trustedRoot.bytes), first, `${name}, byte ${at}`);
    }
  }
});

test('kept metadata ends when it expires (threat 106)', async (t) => {
  const { publisher, repository, update } = await world(t);
  const { files } = await update();
  publisher.expires.timestamp = '2020-01-01T00:00:00Z';
  const expired = publisher.files.get('timestamp.json');
  assert.ok(expired);
  const { code } = await rejection(
    trustedRootFrom(new Map([...files, ['timestamp.json', expired]]), repository),
  );
  assert.equal(code, 'E_TRUST');
});

for (const path of ['root.json', 'timestamp', 'snapshot', 'targets.json', 'trusted_root']) {
  test(`an endless answer for ${path} ends at the limit of its role (threat 106)`, async (t) => {
    const { server, update } = await world(t);
    server.misbehave.set(new RegExp(path), 'endless');
    const { code } = await rejection(update());
    assert.equal(code, 'E_LIMIT');
    assert.ok(server.endless < 8_000_000, `${server.endless} bytes`);
  });
}

const garbage: Readonly<Record<string, Buffer>> = {
  nothing: Buffer.from(''),
  'a page': Buffer.from('<!doctype html>'),
  null: Buffer.from('null'),
  'a list': Buffer.from('[]'),
  'no signatures': Buffer.from('{"signed":{"_type":"timestamp"}}'),
  'a deep document': Buffer.from(`{"signed":${'['.repeat(8000)}${']'.repeat(8000)}}`),
};
for (const [name, bytes] of Object.entries(garbage)) {
  test(`${name} in place of metadata is refused (threat 106)`, async (t) => {
    for (const role of ['2.root.json', 'timestamp.json', 'snapshot.json', 'targets.json']) {
      const { server, update } = await world(t);
      server.misbehave.set(new RegExp(role.replace('.', '\\.')), bytes);
      const { code, message } = await rejection(update());
      assert.ok(['E_TRUST', 'E_LIMIT'].includes(code), `${role}: ${message}`);
    }
  });
}

test('answers that say nothing about the root: what they are', async (t) => {
  const { server, update } = await world(t);
  for (const [status, code] of [
    [404, 'E_NOTFOUND'],
    [403, 'E_NOTFOUND'],
    [401, 'E_NET'],
    [500, 'E_NET'],
  ] as const) {
    server.misbehave.clear();
    server.misbehave.set(/timestamp/, status);
    const error = await rejection(update());
    assert.equal(error.code, code, `${status}: ${error.message}`);
  }
  server.stop();
  assert.equal((await rejection(update())).code, 'E_NET');
});

test('an initial root that is none is the mistake of its user', async (t) => {
  const { server, repository } = await world(t);
  const transport = rig(t);
  for (const root of Object.values(garbage)) {
    const { code } = await rejection(fetchTrustedRoot({ ...repository, root }, transport));
    assert.equal(code, 'E_INPUT');
  }
  assert.equal(server.requests.length, 0);
});
