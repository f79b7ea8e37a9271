/** Signatures of other kinds are named, and count for nothing: certificates, Notation, other artifacts. */

import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { artifact, blob, index, platformImage, put } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { statusTable } from '../../src/report/verify/tables.ts';
import { formatTerminal } from '../../src/report/verify/terminal.ts';
import { formatTree } from '../../src/report/verify/tree.ts';
import { verdictOf } from '../../src/report/verify/verdict.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { loadKeyless } from '../support/keyless.ts';
import { errorCodes, errors, verify } from '../support/run.ts';
import {
  bundleBytes,
  bundleReferrer,
  legacyLayer,
  putSignatures,
  signLegacy,
  testPolicy,
} from '../support/signer.ts';

const registry = await startRegistry();
beforeEach(() => registry.reset());
after(() => registry.stop());

const text = { color: false, width: 400 } as const;

function run(tag = '0.1.24'): Promise<VerifyReport> {
  return verify(`${registry.host}/a/b:${tag}`, testPolicy);
}

const workflow =
  'https://github.com/webdis/verify-action/.github/workflows/release.yml@refs/tags/v1.2.3';
const issuer = 'http://127.0.0.1:5071';

for (const api of ['on', 'off-404'] as const) {
  for (const [name, subject, by, from] of [
    [
      'keyless-bundle-v2',
      workflow,
      'release.yml of webdis/verify-action at refs/tags/v1.2.3',
      issuer,
    ],
    ['keyless-legacy', workflow, 'release.yml of webdis/verify-action at refs/tags/v1.2.3', issuer],
    ['keyless-email', 'maintainer@example.com', 'maintainer@example.com', 'http://127.0.0.1:5072'],
  ] as const) {
    test(`a certificate says who signed, and is not verified: ${name}, Referrers API ${api}`, async () => {
      registry.settings.referrersApi = api;
      loadKeyless(registry, 'a/b', name);
      const report = await run();
      assert.deepEqual([report.outcome, report.exitCode], ['rejected', 12]);
      assert.deepEqual(new Set(errorCodes(report)), new Set(['E_SIG']));
      const says = `signed by ${by}, according to its certificate, which was not verified (${subject}, issuer ${from}); a key is required, not an identity`;
      for (const { message, advice } of errors(report)) {
        assert.ok(message.includes(says), message);
        assert.match(
          advice ?? '',
          /^ask the publisher who signs; for a private Sigstore instance, give its trusted root/,
        );
      }
      const [image] = report.images;
      assert.ok(image);
      for (const { signatures } of image.manifests) {
        const { claims: _, why, ...certificate } = signatures[0]?.certificate ?? {};
        assert.match(why ?? '', /from a log that test root does not know/);
        assert.deepEqual(certificate, { subject, issuer: from, proven: false });
        assert.equal(signatures[0]?.signer, undefined);
      }
      const tree = formatTree(image, text);
      const named = name === 'keyless-legacy' ? 'legacy' : 'bundle';
      assert.ok(tree.includes(`not counted: ${named} signature by a certificate, `), tree);
      assert.ok(tree.includes(`certificate, not verified: ${subject}, issuer ${from}`), tree);
      assert.ok(
        formatTerminal(report, text).includes(`signed by ${by}, according to its certificate`),
      );
    });
  }
}

/** What a claim is about decides the words; where there is only the code, they fit all of them. */
for (const [name, policy, heading, advice] of [
  [
    'a wrong annotation',
    { annotations: { version: '2' } },
    'Missing or incorrect annotation',
    /check the annotations/,
  ],
  [
    'a missing annotation',
    { annotations: { other: '1' } },
    'Missing or incorrect annotation',
    /check the annotations/,
  ],
  [
    'another reference',
    { expectedReference: 'example.com/x' },
    'Signed under another name',
    undefined,
  ],
  ['another image', {}, 'Signed for another image', undefined],
] as const) {
  for (const format of ['legacy', 'bundle'] as const) {
    test(`the heading is about what does not match: ${name}, ${format}`, async () => {
      const part = platformImage('linux/amd64');
      put(registry, 'a/b', part, '0.1.24');
      const claimed = name === 'another image' ? image.digest : part.digest;
      if (format === 'legacy') {
        const layer = legacyLayer(claimed, { optional: { version: '1' } });
        putSignatures(registry, 'a/b', part.digest, [layer]);
      } else {
        const bytes = bundleBytes(claimed, { annotations: { version: '1' } });
        put(registry, 'a/b', bundleReferrer(part.digest, bytes));
      }
      const report = await verify(`${registry.host}/a/b:0.1.24`, { ...testPolicy, ...policy });
      assert.deepEqual(errorCodes(report), ['E_CLAIM']);
      const { sentence } = verdictOf(report);
      assert.ok(sentence.includes(`${heading}: `), sentence);
      assert.ok(String(statusTable(report)).includes(`rejected: ${heading.toLowerCase()}`));
      if (advice !== undefined) assert.match(errors(report)[0]?.advice ?? '', advice);
    });
  }
}

const image = index([platformImage('linux/amd64')]);
const notation = 'application/vnd.cncf.notary.signature';

/** By its artifact type, and as Notation wrote before OCI 1.1: by the type of its config. */
for (const [name, fields] of [
  ['OCI 1.1', { artifactType: notation }],
  ['OCI 1.0', { artifactType: undefined, config: blob(Buffer.from('{}'), notation).descriptor }],
] as const) {
  for (const api of ['on', 'off-404'] as const) {
    test(`a Notation signature is named, ${name}, Referrers API ${api}`, async () => {
      registry.settings.referrersApi = api;
      put(registry, 'a/b', image, '0.1.24');
      for (const { mediaType, digest, bytes } of [image, ...image.children]) {
        const subject = { mediaType, digest, size: bytes.length };
        const envelope = blob(Buffer.from(`{"of":"${digest}"}`), 'application/jose+json');
        put(registry, 'a/b', artifact(notation, [envelope], { subject, ...fields }));
      }
      const report = await run();
      assert.deepEqual(errorCodes(report), ['E_NOSIG', 'E_COVER']);
      for (const { message, advice } of errors(report)) {
        assert.match(message, /has a Notation signature, but no cosign signature$/);
        assert.match(advice ?? '', /verify it with notation verify/);
      }
      const [first] = report.images;
      assert.ok(first);
      for (const { ignored } of first.manifests) {
        assert.deepEqual(
          ignored.map(({ type, code }) => [type, code]),
          [[notation, 'E_NOSIG']],
        );
      }
      assert.match(
        formatTree(first, text),
        /not counted: .*, a Notation signature, not a cosign signature; notation/,
      );
    });
  }
}

test('with a good signature, others are reported and decide nothing', async () => {
  put(registry, 'a/b', image, '0.1.24');
  signLegacy(registry, 'a/b', image);
  const { mediaType, digest, bytes } = image;
  const subject = { mediaType, digest, size: bytes.length };
  put(registry, 'a/b', artifact(notation, [blob(Buffer.from('x'), 'a/b')], { subject }));
  const sbom = 'application/spdx+json';
  put(registry, 'a/b', artifact(sbom, [blob(Buffer.from('y'), sbom)], { subject }));
  const predicateType = 'https://slsa.dev/provenance/v1';
  put(registry, 'a/b', bundleReferrer(digest, bundleBytes(digest, { predicateType })));
  const report = await run();
  assert.equal(report.outcome, 'verified');
  const [root] = report.images[0]?.manifests ?? [];
  assert.deepEqual(
    root?.ignored.map(({ message }) => message).sort(),
    [
      'a Notation signature, not a cosign signature; notation verify can check it',
      `another artifact (${sbom}): not a signature`,
      `another artifact (${predicateType}): not a signature`,
    ].sort(),
  );
});
