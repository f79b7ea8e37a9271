/** A release with attestations: made, mirrored and verified everywhere before a tag is written. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  attestationManifest,
  index,
  multiPlatformImage,
  platformImage,
} from '../../sandbox/images.ts';
import { githubProvenance, provenanceRequirement } from '../../src/attest/provenance.ts';
import type { GithubRun } from '../../src/identity/token.ts';
import type { AttestTask } from '../../src/release/task.ts';
import { attestationTag } from '../../src/signature/store.ts';
import { slsa, spdx, statementsAbout } from '../attest/support.ts';
import {
  codesOf,
  detailsOf,
  everyTag,
  failedStep,
  saidOf,
  stepsOf,
  TestLedger,
  type World,
  world,
} from './support.ts';

const run: GithubRun = {
  servers: ['https://github.com'],
  event_name: 'push',
  job_workflow_ref: 'webdis/webdis/.github/workflows/release.yml@refs/tags/v1',
  ref: 'refs/tags/v1',
  repository: 'webdis/webdis',
  repository_id: '1',
  repository_owner_id: '2',
  run_attempt: '1',
  run_id: '3',
  runner_environment: 'github-hosted',
  sha: 'a'.repeat(40),
  workflow_ref: 'webdis/webdis/.github/workflows/release.yml@refs/tags/v1',
};

const ofBuildx: AttestTask = { sources: [{ kind: 'buildx', partial: false }], requirements: [] };
const both: AttestTask = {
  sources: [...ofBuildx.sources, { kind: 'whole', predicate: githubProvenance(run) }],
  requirements: [provenanceRequirement(run)],
};

/** Two platforms, with provenance and SBOM of buildx. */
function described() {
  const platforms = ['linux/amd64', 'linux/arm64'].map((one) => platformImage(one));
  const sbom = { predicateType: spdx, predicate: { SPDXID: 'x' } };
  return index([...platforms, ...platforms.map((one) => attestationManifest(one, {}, [{}, sbom]))]);
}

function typesOn({ hub, ecr, image }: World) {
  return [hub, ecr].map((registry) =>
    [image, ...image.children.slice(0, 2)].map(({ digest }) =>
      statementsAbout({ registry }, digest)
        .bundles.map(({ predicateType }) => predicateType)
        .sort(),
    ),
  );
}

test('what buildx says, and a provenance of the run: on both registries, then the tags; again: nothing new', async (t) => {
  const here = await world(t, {}, described());
  const report = await here.run({ task: { attest: both } });
  assert.equal(report.outcome, 'verified', saidOf(report));
  assert.deepEqual(here.tagged(), everyTag);
  assert.ok(stepsOf(report).includes('attest done'));
  const made = 'attest: slsaprovenance1, spdxjson: 14 attestations';
  assert.equal(detailsOf(report)[3], `${made}, 14 of them new`);
  const platform = [slsa, slsa, spdx];
  assert.deepEqual(typesOn(here), [
    [[slsa], platform, platform],
    [[slsa], platform, platform],
  ]);
  const legacy = statementsAbout({ registry: here.ecr }, here.image.digest).legacy;
  assert.equal(legacy.length, 1);
  assert.deepEqual(
    report.verify?.images.map(({ attestations = [] }) =>
      attestations.map(({ outcome }) => outcome),
    ),
    [Array(3).fill('verified'), Array(3).fill('verified')],
  );
  // The job is run again: another attempt of the same run, whose provenance says nothing new.
  const repeated: AttestTask = {
    ...both,
    sources: [
      ...ofBuildx.sources,
      { kind: 'whole', predicate: githubProvenance({ ...run, run_attempt: '2' }) },
    ],
  };
  const again = await here.run({ digest: here.image.digest, task: { attest: repeated } });
  assert.equal(again.outcome, 'verified', saidOf(again));
  assert.ok(stepsOf(again).includes('attest unchanged'));
  assert.equal(detailsOf(again)[3], `${made}, none of them new`);
  const task = { attest: repeated, dryRun: true };
  const plan = await here.run({ digest: here.image.digest, task });
  assert.deepEqual(
    [stepsOf(plan)[3], detailsOf(plan)[3]],
    ['attest unchanged', `${made} exist, 0 to make`],
  );
  assert.deepEqual(typesOn(here)[1], [[slsa], platform, platform]);
});

test('without attestations there is no such step', async (t) => {
  const here = await world(t);
  const report = await here.run();
  assert.ok(!stepsOf(report).some((step) => step.startsWith('attest')));
  assert.equal(report.attest, undefined);
});

test('buildx says nothing: no tag, and the image is signed', async (t) => {
  const here = await world(t, {}, multiPlatformImage(['linux/amd64'], { attestations: false }));
  const report = await here.run({ task: { attest: ofBuildx } });
  assert.deepEqual([failedStep(report), codesOf(report)], ['attest', ['E_COVER']]);
  assert.match(saidOf(report), /no statements of buildx.*signed.*no tag was written/s);
  assert.deepEqual(here.tagged(), []);
});

test('threat 183: an attestation that is lost on the way to a mirror: no tag anywhere', async (t) => {
  const here = await world(t, {}, described());
  const lose = ({ step, state }: { readonly step: string; readonly state: string }) => {
    if (step !== 'verify-mirrors' || state !== 'began') return;
    const held = here.ecr.store.repository('nicolas/webdis');
    for (const { digest } of [here.image, ...here.image.children]) {
      held.tags.delete(attestationTag(digest));
      for (const one of held.referrers(digest)) {
        const type = one.annotations?.['dev.sigstore.bundle.predicateType'];
        if (type === slsa || type === spdx) held.removeManifest(one.digest);
      }
    }
  };
  // buildx says the same in the index, whose manifests are signed: that alone would meet a requirement.
  const ledger = new TestLedger();
  const report = await here.run({ task: { attest: ofBuildx }, onProgress: lose, ledger });
  assert.deepEqual([failedStep(report), codesOf(report)], ['verify-mirrors', ['E_ATTESTATION']]);
  assert.deepEqual(here.tagged(), []);
});

for (const lost of ['legacy', 'bundle'] as const) {
  test(`threat 183: the ${lost} attestation of a platform is lost on a mirror, which has the other one: no tag`, async (t) => {
    const here = await world(t, {}, described());
    const [platform] = here.image.children;
    assert.ok(platform);
    const lose = ({ step, state }: { readonly step: string; readonly state: string }) => {
      if (step !== 'verify-mirrors' || state !== 'began') return;
      const held = here.ecr.store.repository('nicolas/webdis');
      if (lost === 'legacy') held.tags.delete(attestationTag(platform.digest));
      for (const one of lost === 'legacy' ? [] : held.referrers(platform.digest)) {
        const type = one.annotations?.['dev.sigstore.bundle.predicateType'];
        if (type === spdx) held.removeManifest(one.digest);
      }
    };
    const report = await here.run({ task: { attest: ofBuildx }, onProgress: lose });
    assert.deepEqual([failedStep(report), codesOf(report)], ['verify-mirrors', ['E_ATTESTATION']]);
    const what = `spdxjson attestation (${lost}) of ${platform.digest}`;
    assert.ok(saidOf(report).includes(`does not serve the ${what}`), saidOf(report));
    const other = lost === 'legacy' ? '(bundle)' : '(legacy)';
    assert.ok(!saidOf(report).includes(other), saidOf(report));
    assert.deepEqual(here.tagged(), []);
  });
}

test('threat 183: a provenance of an older commit is not that of this run: no tag', async (t) => {
  const here = await world(t, {}, described());
  const older = { ...run, sha: 'b'.repeat(40) };
  const attest: AttestTask = {
    sources: [{ kind: 'whole', predicate: githubProvenance(older) }],
    requirements: [provenanceRequirement(run)],
  };
  const ledger = new TestLedger();
  const report = await here.run({ task: { attest }, ledger });
  assert.deepEqual([failedStep(report), codesOf(report)], ['verify', ['E_ATTESTATION']]);
  assert.deepEqual(here.tagged(), []);
});

test('the mirror has attestations of its own under the .att tag: nothing is made', async (t) => {
  const here = await world(t, {}, described());
  const [platform] = here.image.children;
  assert.ok(platform);
  const held = here.ecr.store.repository('nicolas/webdis');
  const other = multiPlatformImage(['linux/amd64']);
  held.tags.set(attestationTag(platform.digest), held.putManifest(other.bytes, other.mediaType));
  const before = here.v1.entries.length;
  const report = await here.run({ task: { attest: ofBuildx } });
  assert.deepEqual([failedStep(report), codesOf(report)], ['attest', ['E_DRIFT']]);
  // Only the signatures: of the index and four manifests, in two formats.
  assert.equal(here.v1.entries.length - before, 10);
  assert.deepEqual(here.tagged(), []);
});

test('a dry run says how many there are to make', async (t) => {
  const here = await world(t, {}, described());
  await here.run();
  const { length } = here.v1.entries;
  const report = await here.run({
    digest: here.image.digest,
    task: { attest: both, dryRun: true },
  });
  assert.equal(here.v1.entries.length, length);
  const step = report.steps.find(({ name }) => name === 'attest');
  assert.deepEqual([step?.state, report.outcome], ['planned', 'verified'], saidOf(report));
  assert.match(step?.detail ?? '', /0 attestations exist, 14 to make/);
});
