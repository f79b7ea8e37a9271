/** Reports of real runs, as people see them at a terminal. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { put } from '../../sandbox/images.ts';
import type { ReleaseReport } from '../../src/release/report.ts';
import { formatReport } from '../../src/report/json.ts';
import { formatReleaseStep, formatReleasing } from '../../src/report/progress.ts';
import { formatRelease } from '../../src/report/release/terminal.ts';
import { platformOnly } from '../mirror/support/images.ts';
import { attestFailed, hostile, releasedAttested } from '../report/release-samples.ts';
import { path, TestLedger, type World, world } from './support.ts';

const image = platformOnly('terminal');
const options = { color: false, width: 80 };
const invisible = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** Hosts, digests and times are another run's each time. */
function settled({ hub, ecr }: World, text: string): string {
  return text
    .replaceAll(hub.host, 'hub.example')
    .replaceAll(ecr.host, 'ecr.example')
    .replace(/sha256:[0-9a-f]{64}/g, 'sha256:DIGEST')
    .replace(/sha256:[0-9a-f]{12}\b/g, 'sha256:SHORT')
    .replace(/^Key [0-9a-f]{16}/gm, 'Key KEY')
    .replace(/ +\d+\.\d s(?= {2}|$)/gm, '')
    .replace(/ +$/gm, '')
    .replace(/^\d+ requests?,.*$|(?<=exit code \d+, ).*$/gm, '…');
}

/** Without width, because names of hosts are longer or shorter each time. */
const shown = (here: World, report: ReleaseReport) =>
  settled(here, formatRelease(report, { color: false })).replace(/ {2,}(?=\S)/g, '  ');

test('released', async (t) => {
  const here = await world(t, {}, image);
  put(here.ecr, path, platformOnly('older'), 'latest');
  const report = await here.run({ ledger: new TestLedger() });
  assert.equal(
    shown(here, report),
    `Releasing hub.example/nicolas/webdis 1.2.3 --
digest sha256:DIGEST
  check tags  done  4 tags: 3 new, 1 to be moved
  build and push  done  sha256:SHORT, pushed without a tag
  sign  done  2 manifests, 4 signatures, 4 of them new
  verify  done  2 manifests
  mirror  done  1 mirror: 15 parts copied
  verify everywhere  done  2 manifests on each of 2 registries, signed alike
  tag  done  4 written
  update ledger  done  1.2.3 was entered in ledger.json

On hub.example/nicolas/webdis --
  hub.example/nicolas/webdis@sha256:DIGEST
  - image and signatures are there, verified
  - tag 1.2.3: written; it is new
  - tag latest: written; it is new

On ecr.example/nicolas/webdis --
  ecr.example/nicolas/webdis@sha256:DIGEST
  - image and signatures are there, verified
  - tag 1.2.3: written; it is new
  - tag latest: written; it pointed to sha256:SHORT

Key KEY (test.key): not pinned, no key-fingerprint was given

RELEASED: hub.example/nicolas/webdis 1.2.3 on 2 registries, signed, verified there and then tagged; 4 of 4 tags new or moved.
…
Readable by: cosign ≥ 2.6, cosign ≤ 2.5, Podman/CRI-O, policy-controller, Kyverno (key), this tool.
`,
  );
});

test('a mirror that is down: what each registry holds, and how to continue', async (t) => {
  const here = await world(t, {}, image);
  const report = await here.run({
    onProgress: ({ step, state }) => {
      if (step !== 'mirror' || state !== 'began') return;
      here.ecr.faults.add({ when: { times: Number.POSITIVE_INFINITY }, do: { status: 403 } });
    },
  });
  const text = shown(here, report);
  assert.match(text, /^ {2}mirror {2}failed\n {2}verify everywhere {2}not reached$/m);
  assert.match(text, /^On ecr\.example.*\n {2}- nothing was changed\n/m);
  assert.match(text, /^ {2}- tag 1\.2\.3: not written; it does not exist$/m);
  assert.match(
    text,
    /Next: hub\.example\/nicolas\/webdis@sha256:DIGEST is pushed and signed; not yet mirrored to ecr\.example\/nicolas\/webdis; no tag was written\. To continue: log in there with push access, and run it again with digest: sha256:DIGEST \(--digest\), which builds nothing and changes nothing that is done$/m,
  );
  assert.match(text, /^UNDETERMINED: Mirror: .* No tag was written\.\nexit code 3, …$/m);
});

test('a plan has the command of the build, to be copied, and never says that anything was done', async (t) => {
  const here = await world(t, {}, image);
  put(here.hub, path, platformOnly('older'), '1.2.3');
  const refused = shown(here, await here.run({ task: { dryRun: true } }));
  assert.match(refused, /^ {2}- tag 1\.2\.3: may not be moved; it points to sha256:SHORT$/m);
  assert.match(refused, /^FAILED: Check: .* exists and points to sha256:DIGEST/m);
  const plan = shown(here, await here.run({ task: { dryRun: true, overwriteTags: true } }));
  assert.match(
    plan,
    /^ {2}docker buildx build --output type=image,name=hub\.example\/nicolas\/webdis,push=true/m,
  );
  assert.match(plan, /^ {2}- tag 1\.2\.3: would be written; it points to sha256:SHORT$/m);
  assert.match(
    plan,
    /^PLANNED: .* can be released to 2 registries\. Nothing was built or written\.$/m,
  );
  assert.doesNotMatch(plan, /RELEASED|verified there| done {2}(?!4 tags)/);
});

test('threats 118 and 121: what a registry says can neither command, hide nor give a verdict', async (t) => {
  const here = await world(t, {}, image);
  const evil =
    '\n::set-env name=X::y\n##[add-path]x\u001b[2JRELEASED: \u202e all is well\nRELEASED: x';
  const body = JSON.stringify({ errors: [{ code: 'DENIED', message: evil }] });
  here.hub.faults.add({ when: { times: Number.POSITIVE_INFINITY }, do: { status: 403, body } });
  const report = await here.run();
  for (const text of [formatRelease(report, options), formatReport(report)]) {
    assert.doesNotMatch(text, /^\s*::/m);
    assert.ok(!text.includes('##['));
    assert.doesNotMatch(text, /[\u001b\u202e]/);
    assert.doesNotMatch(text, /^RELEASED/m);
  }
  // And wherever else it may write.
  for (const report of hostile()) {
    assert.doesNotMatch(formatRelease(report, options).replaceAll('\n', ''), invisible);
  }
});

test('80 columns, and colour only on request', async (t) => {
  const here = await world(t, {}, image);
  for (const report of [await here.run(), await here.run({ task: { dryRun: true } })]) {
    const text = formatRelease(report, options);
    for (const line of text.split('\n')) {
      // A reference stays whole, to be copied.
      assert.ok(line.length <= 80 || line.trim().split(' ').length <= 2, line);
    }
    const colored = formatRelease(report, { ...options, color: true });
    assert.equal(colored.replaceAll(/\u001b\[[0-9]+m/g, ''), text);
    assert.notEqual(colored, text);
  }
});

test('progress: narrower than the terminal, and a line of a log for each step that has ended', () => {
  const going = { step: 'sign', state: 'going', detail: '3 of 10 signatures' } as const;
  assert.equal(formatReleasing(going, 80), '3 of 10 signatures … sign');
  assert.equal(formatReleasing({ ...going, state: 'began', detail: '' }, 80), 'sign …');
  for (let columns = 0; columns < 60; columns += 1) {
    for (const detail of ['', going.detail, 'x'.repeat(100)]) {
      const line = formatReleasing({ ...going, detail }, columns);
      assert.ok(line.length <= Math.max(columns - 1, 0), `${columns}: ${line}`);
    }
  }
  const evil = formatReleaseStep({ step: 'sign', state: 'ended', detail: 'a\n::x::##[y' });
  assert.equal(evil, 'sign: a ::x::## [y');
});

test('attestations: what every registry was verified to have; before that, how far attesting got', () => {
  const released = formatRelease(releasedAttested(), options);
  const [, ...blocks] = released.split('Attestations of ');
  assert.deepEqual(
    blocks.map((text) => /^\S+(?=:0)/.exec(text)?.[0]),
    ['index.docker.io/nicolas/webdis', 'public.ecr.aws/nicolas/webdis'],
  );
  assert.match(
    blocks[0] ?? '',
    /- slsaprovenance1 on=all: index met, linux\/amd64 met, linux\/arm64 met\n {2}- spdxjson on=platforms: linux\/amd64 met, linux\/arm64 met\n/,
  );
  const failed = formatRelease(attestFailed(), options);
  assert.match(failed, /- slsaprovenance1 \(bundle\): made, not pushed/);
  assert.match(failed, /linux\/arm64 sha256:\S+\n {2}- spdxjson \(bundle\): not attested\n/);
  assert.equal(failed.split('does not serve').length, 2 + 1, 'the finding, and the verdict');
});
