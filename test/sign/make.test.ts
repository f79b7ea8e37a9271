/** Making one signature or attestation, with a log that the test answers for: sizes, and entries that exist already. */

import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { platformImage } from '../../sandbox/images.ts';
import { type SandboxLog, startLog, trustedRoot } from '../../sandbox/log/index.ts';
import type { ImageNode } from '../../src/image/tree.ts';
import { limits } from '../../src/limits.ts';
import { type MakeContext, makeSignature } from '../../src/sign/make.ts';
import type { PlannedSignature } from '../../src/sign/state.ts';
import type { SigningKey } from '../../src/signature/private-key.ts';
import { rekorV1 } from '../../src/transparency/rekor-v1.ts';
import { EntryExists, type LogClient } from '../../src/transparency/service.ts';
import { parseTrustedRoot } from '../../src/transparency/trusted-root.ts';
import { rig } from '../support/transport.ts';
import { openKey } from './support.ts';

let key: SigningKey;
before(async () => {
  key = await openKey();
});

const { digest, bytes, mediaType } = platformImage('linux/amd64');
const node: ImageNode = {
  ...{ digest, mediaType, size: bytes.length, role: 'image', platforms: [] },
  ...{ depth: 0, annotations: {} },
};
const predicate = (size: number) => ({
  type: 'https://spdx.dev/Document',
  bytes: Buffer.from(JSON.stringify({ a: 'x'.repeat(size) })),
});

function make(
  planned: Omit<PlannedSignature, 'node'>,
  { logs = [], ...more }: Partial<MakeContext['options'] & Pick<MakeContext, 'annotations'>> = {},
) {
  const { annotations = {}, trustedRoot = emptyRoot } = more;
  const options = { signer: { kind: 'key', key }, formats: [planned.format], logs } as const;
  return makeSignature(
    { node, ...planned },
    {
      options: { ...options, timestamps: [], trustedRoot },
      ...{ annotations, identity: 'index.docker.io/a/b', now: () => new Date() },
    },
  );
}

const emptyRoot = rootOf([]);

function rootOf(logs: readonly SandboxLog[]) {
  return parseTrustedRoot(Buffer.from(JSON.stringify(trustedRoot(logs))), 'root');
}

describe('sizes that readers accept, and one byte more', () => {
  for (const format of ['legacy', 'bundle'] as const) {
    it(`a signature as ${format}: its annotations`, async () => {
      const refused = (length: number) =>
        make({ format }, { annotations: { a: 'x'.repeat(length) } }).then(
          () => undefined,
          (error: Error) => error.message,
        );
      const said = (await refused(limits.payload)) ?? '';
      const [, size] = /^the payload with its annotations has (\d+) bytes/.exec(said) ?? [];
      const room = 2 * limits.payload - Number(size);
      assert.equal(await refused(room), undefined);
      assert.match((await refused(room + 1)) ?? '', new RegExp(`${limits.payload + 1} bytes`));
    });

    it(`an attestation as ${format}: larger than a signature may be`, async () => {
      const made = await make({ format, predicate: predicate(limits.payload) });
      assert.equal(made.format, format);
      // The envelope of a layer has the signature; its annotation for one is empty, as cosign's is.
      if (made.format === 'legacy') assert.equal(made.layer.signature.length, 0);
      await assert.rejects(make({ format, predicate: predicate(limits.statement) }), {
        ...{ code: 'E_INPUT', message: /^the statement has \d+ bytes; readers accept/ },
      });
    });
  }
});

describe('faults 41, 42: a log that has the entry already, and does not return it', () => {
  function forgetful(times: number) {
    const statements: string[] = [];
    const testify: LogClient['testify'] = async (content) => {
      assert.ok(content.$case === 'dsseEnvelope');
      statements.push(content.dsseEnvelope.payload.toString());
      if (statements.length <= times) throw new EntryExists('log.test', {});
      throw new Error('asked again');
    };
    return {
      statements,
      log: { version: 'rekor-v2', url: 'https://log.test', testify } as LogClient,
    };
  }

  it('the statement is signed again with a space more, four times at most', async () => {
    const { statements, log } = forgetful(Number.POSITIVE_INFINITY);
    await assert.rejects(make({ format: 'bundle' }, { logs: [log] }), EntryExists);
    const [first = ''] = statements;
    assert.deepEqual(statements, [first, `${first} `, `${first}  `, `${first}   `]);
    assert.equal(first.trimEnd(), first);
  });

  it('any other error ends it', async () => {
    const { statements, log } = forgetful(1);
    await assert.rejects(make({ format: 'bundle' }, { logs: [log] }), /asked again/);
    assert.equal(statements.length, 2);
  });
});

it('legacy: an inclusion proof that the signature does not store is verified, too', async (t) => {
  const log = await startLog({ version: 'rekor-v1' });
  t.after(() => log.stop());
  const logged = () =>
    make({ format: 'legacy' }, { logs: [rekorV1(log.url, rig(t))], trustedRoot: rootOf([log]) });
  assert.equal((await logged()).logEntries.length, 1);
  log.faults.add({ when: { method: 'POST' }, do: log.lies.proof });
  await assert.rejects(logged(), { code: 'E_TLOG' });
});
