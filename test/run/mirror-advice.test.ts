/** Which signatures a copy can bring, and from where: only what another registry has, of the same image. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withMirroring } from '../../src/run/mirror-advice.ts';
import type { ImageReport, VerifyReport } from '../../src/verify/report.ts';
import * as samples from '../report/samples.ts';

const [hub] = samples.verified().images as [ImageReport];
const [unsigned] = samples.unsigned().images as [ImageReport];
/** The same image on another registry, without its signatures. */
const bare: ImageReport = {
  ...unsigned,
  ...{ name: 'quay.io/nicolas/webdis:0.1.24', registry: 'quay.io', digest: hub.digest as never },
};

const report = (images: readonly ImageReport[]): VerifyReport => ({
  ...samples.unsigned(),
  ...{ images, findings: [], parity: { mode: 'auto', groups: [] } },
});

function advices(images: readonly ImageReport[]): readonly string[] {
  const advised = withMirroring(report(images), []);
  return advised.images
    .flatMap(({ findings }) => findings)
    .flatMap(({ advice = '' }) => (advice.includes('webdis-trust mirror') ? advice : []));
}

test('an image without signatures: copied from the registry where the same digest is verified', () => {
  const [advice, ...others] = advices([hub, bare]);
  assert.deepEqual(others, []);
  assert.match(
    advice ?? '',
    /^docker\.io\/nicolas\/webdis\S* has all of it; .*: webdis-trust mirror .* --deep( |$)/,
  );
});

test('no copy is advised from an image that is not verified, is another one, or is the image itself', () => {
  const other = { ...hub, digest: samples.digest('another index') };
  const rejected: ImageReport = { ...hub, outcome: 'rejected' };
  const same = { ...hub, registry: bare.registry, repository: bare.repository };
  for (const source of [other, rejected, same, bare]) {
    assert.deepEqual(advices([source, bare]), [], source.name);
  }
  const { digest: _, ...unknown } = bare;
  assert.deepEqual(advices([hub, unknown as ImageReport]), []);
});

test('an archive is only read: nothing is copied to it', () => {
  const archive = { ...bare, registry: 'oci-archive:backup.tar', repository: '' };
  assert.deepEqual(advices([hub, archive]), []);
  const layout = { ...bare, registry: 'oci:backup', repository: '' };
  assert.equal(advices([hub, layout]).length, 1);
});

test('signatures that differ: only the finding about these images has the command', () => {
  const half = samples.halfMirrored();
  const [finding] = half.findings;
  assert.ok(finding);
  const others = [
    { ...finding, message: 'the digests differ' },
    { ...finding, code: 'E_COVER' as const },
  ];
  const advised = withMirroring({ ...half, findings: [finding, ...others] }, []);
  const copying =
    /^docker\.io\S* has all of them; .*: webdis-trust mirror docker\.io\S* public\.ecr/;
  assert.deepEqual(
    advised.findings.map(({ advice }) => copying.test(advice ?? '')),
    [true, false, false],
  );
  const [source, target] = half.images as [ImageReport, ImageReport];
  for (const one of [
    { ...half, images: [source] },
    { ...half, images: [source, { ...target, registry: 'oci-archive:backup.tar' }] },
    { ...half, policy: { ...half.policy, signatureRepository: 'quay.io/team/signatures' } },
  ]) {
    assert.deepEqual(withMirroring(one, []).findings, half.findings);
  }
  const groups = half.parity.groups.map((group) => ({ ...group, signatures: 'same' as const }));
  const same = withMirroring({ ...half, parity: { ...half.parity, groups } }, []);
  assert.deepEqual(same.findings, half.findings);
});
