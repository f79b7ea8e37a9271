/** Attestations at the edges: the library, statements on disk, and mirrors that must have them. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { mirrorImage, verifyImages } from '../../src/index.ts';
import { issuer, workflow } from '../identity/vectors.ts';
import { temporaryFolder } from '../support/folder.ts';
import { loadKeyless } from '../support/keyless.ts';
import { errors } from '../support/run.ts';

const [hub, copy] = await Promise.all([startRegistry(), startRegistry()]);
after(() => Promise.all([hub.stop(), copy.stop()]));
const names = ['att-complete', 'att-sbom-on-index', 'att-slsa-all', 'att-legacy'];
for (const name of names) loadKeyless(hub, name, name);

const trust = {
  certificateIdentity: workflow,
  certificateOidcIssuer: issuer,
  trustedRoot: fileURLToPath(new URL('../vectors/keyless-made/trusted-root.json', import.meta.url)),
  env: {},
};
const image = (name: string, registry = hub) => `${registry.host}/${name}:0.1.24`;

describe('output-attestations', () => {
  test('the statements that meet the requirements, and nothing else', async () => {
    const outputAttestations = join(temporaryFolder('statements').path, 'out');
    const attestations = ['spdxjson', 'openvex'];
    const report = await verifyImages([image('att-complete')], {
      ...{ ...trust, attestations, outputAttestations },
    });
    assert.equal(report.outcome, 'verified', JSON.stringify(errors(report)));
    assert.deepEqual(readdirSync(outputAttestations).sort(), [
      'index-openvex-1.json',
      'linux-amd64-spdxjson-1.json',
      'linux-arm64-spdxjson-1.json',
    ]);
    for (const file of readdirSync(outputAttestations)) {
      const { _type, predicateType } = JSON.parse(
        readFileSync(join(outputAttestations, file), 'utf8'),
      );
      assert.equal(_type, 'https://in-toto.io/Statement/v0.1');
      assert.match(predicateType, /spdx|openvex/);
    }
  });

  test('nothing unless everything is verified', async () => {
    const outputAttestations = join(temporaryFolder('statements').path, 'out');
    const report = await verifyImages([image('att-sbom-on-index')], {
      ...{ ...trust, outputAttestations },
      attestations: ['spdxjson on=index', 'spdxjson'],
    });
    assert.equal(report.exitCode, 10);
    assert.deepEqual(readdirSync(outputAttestations), []);
  });

  test('a folder with statements of another run is refused', async () => {
    const outputAttestations = temporaryFolder('statements').path;
    writeFileSync(join(outputAttestations, 'index-spdxjson-1.json'), '{}');
    const options = { ...trust, outputAttestations, attestations: ['spdxjson'] };
    await assert.rejects(verifyImages([image('att-complete')], options), {
      code: 'E_INPUT',
      message: /is not empty/,
    });
  });
});

test('attestations-only needs attestations, and excludes what is about signatures', async () => {
  const one = [image('att-slsa-all')];
  await assert.rejects(verifyImages(one, { ...trust, attestationsOnly: true }), {
    code: 'E_INPUT',
    message: /attestationsOnly needs attestations/,
  });
  const both = { attestationsOnly: true, attestations: ['slsaprovenance1'] };
  await assert.rejects(verifyImages(one, { ...trust, ...both, annotations: { a: 'b' } }), {
    message: /attestationsOnly excludes annotations/,
  });
  const report = await verifyImages(one, { ...trust, ...both });
  assert.equal(report.outcome, 'verified', JSON.stringify(errors(report)));
});

describe('mirror --require-attestation', () => {
  const requireAttestations = ['spdxjson', 'slsaprovenance1'];
  const mirror = (name: string) =>
    mirrorImage(image(name), [`${copy.host}/${name}`], { ...trust, requireAttestations });

  test('a source without one is not copied', async () => {
    const report = await mirror('att-sbom-on-index');
    assert.deepEqual([report.outcome, report.exitCode], ['rejected', 10]);
    assert.equal(copy.store.repository('att-sbom-on-index').tags.size, 0);
    assert.match(JSON.stringify(report.findings), /no spdxjson attestation on linux\/arm64/);
  });

  test('the copy has them, and a copy that loses one is completed', async () => {
    assert.equal((await mirror('att-complete')).outcome, 'verified');
    const attestations = ['spdxjson', 'slsaprovenance1', 'vuln on=index'];
    const check = () => verifyImages([image('att-complete', copy)], { ...trust, attestations });
    assert.equal((await check()).outcome, 'verified');
    const held = copy.store.repository('att-complete');
    const sbom = [...held.manifests.values()].find(({ bytes, subject }) => {
      return subject !== undefined && Buffer.from(bytes).includes('https://spdx.dev/Document');
    });
    assert.ok(sbom);
    held.removeManifest(sbom.digest);
    const lost = await check();
    assert.deepEqual([lost.exitCode, errors(lost)[0]?.code], [10, 'E_ATTESTATION']);
    assert.equal((await mirror('att-complete')).outcome, 'verified');
    assert.equal((await check()).outcome, 'verified');
  });

  test('nothing is verified with require signed', async () => {
    const options = { require: 'signed', requireAttestations, env: {} } as const;
    await assert.rejects(mirrorImage(image('att-complete'), [`${copy.host}/x`], options), {
      code: 'E_INPUT',
      message: /requireAttestations: nothing is verified with require signed/,
    });
  });
});
