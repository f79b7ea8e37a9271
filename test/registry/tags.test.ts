/** Lists tags. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadableRepository } from '../../src/registry/repository.ts';
import { startScripted } from '../support/scripted.ts';
import { connect } from './support/connect.ts';
import { loginPage } from './support/documents.ts';

async function all(repository: ReadableRepository): Promise<string[]> {
  const tags: string[] = [];
  for await (const tag of repository.tags()) tags.push(tag);
  return tags;
}

test('tags: all pages, in the order of the registry', async (t) => {
  const server = await startScripted(t, ({ path }) =>
    path.includes('last=')
      ? { body: { name: 'x', tags: ['a'] } }
      : {
          headers: { link: '</v2/nicolas/webdis/tags/list?n=1000&last=b>; rel="next"' },
          body: { name: 'x', tags: ['c', 'b'] },
        },
  );
  assert.deepEqual(await all(connect(t).repository(server)), ['c', 'b', 'a']);
  assert.deepEqual(server.lines(), [
    'GET /v2/nicolas/webdis/tags/list?n=1000',
    'GET /v2/nicolas/webdis/tags/list?n=1000&last=b',
  ]);
});

test('tags: pages are requested as they are needed', async (t) => {
  const server = await startScripted(t, () => ({
    headers: { link: '<?n=1000&last=a>; rel="next"' },
    body: { tags: ['a'] },
  }));
  for await (const tag of connect(t).repository(server).tags()) {
    assert.equal(tag, 'a');
    break;
  }
  assert.equal(server.received.length, 1);
});

test('tags: none, as a list or as `null`', async (t) => {
  for (const tags of [[], null]) {
    const server = await startScripted(t, () => ({ body: { tags } }));
    assert.deepEqual(await all(connect(t).repository(server)), []);
  }
});

test('tags: a missing repository is E_NOTFOUND', async (t) => {
  const server = await startScripted(t, () => undefined);
  await assert.rejects(all(connect(t).repository(server)), { code: 'E_NOTFOUND' });
});

for (const reply of [
  loginPage,
  { body: { tags: ['../x'] } },
  { body: { tags: [7] } },
  { body: { tags: 'a' } },
  { body: [] },
]) {
  test(`tags: ${JSON.stringify(reply.body)} is not a list of tags`, async (t) => {
    const server = await startScripted(t, () => reply);
    await assert.rejects(all(connect(t).repository(server)), { code: 'E_NET' });
  });
}

test('threat 56: tags are not listed from another origin', async (t) => {
  const other = await startScripted(t, () => ({ body: { tags: ['b'] } }));
  const server = await startScripted(t, () => ({
    headers: { link: `<${other.origin}/v2/nicolas/webdis/tags/list>; rel="next"` },
    body: { tags: ['a'] },
  }));
  await assert.rejects(all(connect(t).repository(server)), { code: 'E_NET' });
  assert.equal(other.received.length, 0);
});
