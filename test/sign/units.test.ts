/** Signing, unit by unit and without a registry: options, progress, and what could not be published. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TrustError } from '../../src/error.ts';
import type { ImageNode } from '../../src/image/tree.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { parsePlatform } from '../../src/oci/platform.ts';
import { TooMany } from '../../src/registry/errors.ts';
import type { PushableRepository } from '../../src/registry/writing-client.ts';
import { assertPublishable } from '../../src/sign/assert-publishable.ts';
import { adviseDeletion, BlockedError } from '../../src/sign/blocked-error.ts';
import type { ExistingSignatures } from '../../src/sign/existing.ts';
import { failure, imageFields } from '../../src/sign/image-report.ts';
import { makeMissing } from '../../src/sign/missing.ts';
import { assertUsable, policyFor, type SignOptions } from '../../src/sign/options.ts';
import { assertReadable, unreadableFindings } from '../../src/sign/readable.ts';
import { countSignatures, type SignReport } from '../../src/sign/report.ts';
import { SigningState } from '../../src/sign/state.ts';
import { readSubjects } from '../../src/sign/subjects.ts';
import { unreadableStore } from '../../src/sign/unreadable-store.ts';
import { emptyAvailability } from '../../src/verify/readable.ts';
import type { RequirableReader } from '../../src/verify/readers.ts';

const log = (version: string) => ({ version });
const many = (count: number, one: object) => Array.from({ length: count }, () => one);
const options = (more: object = {}) =>
  ({
    ...{
      signer: { kind: 'key', key: { public: 'KEY' } },
      formats: ['bundle'],
      annotations: { a: 'b' },
      logs: [],
    },
    ...{ timestamps: [], trustedRoot: 'ROOT', recursive: true },
    ...more,
  }) as unknown as SignOptions;

test('what could only fail is refused before anything is logged', () => {
  const [v1, v2] = [log('rekor-v1'), log('rekor-v2')];
  for (const good of [
    {},
    { formats: ['legacy'] },
    { formats: ['legacy', 'bundle'], logs: [v1] },
    { logs: many(8, v2), timestamps: many(8, {}) },
  ]) {
    assertUsable(options(good));
  }
  const most = 'readers accept 8 log entries and timestamps in a bundle at most';
  const v1Only =
    'legacy signatures require a signed entry timestamp, which Rekor v2 does not issue: use the format bundle, or Rekor v1';
  for (const [bad, message] of [
    [{ formats: [] }, 'no signature format is given'],
    [{ logs: many(9, v1) }, most],
    [{ timestamps: many(9, {}) }, most],
    [{ formats: ['bundle', 'legacy'], logs: [v2] }, v1Only],
    [{ formats: ['legacy'], logs: [v1, v2] }, v1Only],
    [
      { formats: ['legacy'], logs: [v1, v1] },
      'a legacy signature can hold the entry of one log only',
    ],
  ] as const) {
    assert.throws(() => assertUsable(options(bad)), { code: 'E_INPUT', message });
  }
});

test('keyless: a signature whose time nothing would prove is refused before anything is logged', () => {
  const [v1, v2] = [log('rekor-v1'), log('rekor-v2')];
  const keyless = (more: object) => options({ signer: { kind: 'identity' }, ...more });
  for (const good of [
    { logs: [v1] },
    { logs: [v2], timestamps: [{}] },
    { timestamps: [{}] },
    { formats: ['legacy', 'bundle'], logs: [v1] },
  ]) {
    assertUsable(keyless(good));
  }
  for (const [bad, message] of [
    [{}, /nothing would prove when it was signed/],
    [{ logs: [v2] }, /nothing would prove when it was signed/],
    [{ formats: ['legacy'] }, /a legacy signature without a log entry has no proven time/],
    [{ formats: ['legacy', 'bundle'], timestamps: [{}] }, /a legacy signature without a log entry/],
  ] as const) {
    assert.throws(() => assertUsable(keyless(bad)), { code: 'E_INPUT', message });
  }
});

test('a signature of a run is held to its key, annotations, log and time', () => {
  const common = {
    ...{
      keys: ['KEY'],
      identities: [],
      sct: 'required',
      trustedRoots: ['ROOT'],
      attestationManifests: 'required',
      parity: 'false',
    },
    ...{ platforms: [], annotations: { a: 'b' } },
  };
  const [stamped, logged] = [{ timestamps: [{}] }, { logs: [{}] }];
  const none = { transparencyLog: 'ignored', timestamps: 'ignored' };
  assert.deepEqual(policyFor(options(), 'bundle'), { ...common, ...none });
  assert.deepEqual(policyFor(options(stamped), 'legacy'), { ...common, ...none });
  assert.deepEqual(policyFor(options(stamped), 'bundle'), {
    ...common,
    ...none,
    timestamps: 'required',
  });
  assert.deepEqual(policyFor(options(logged), 'legacy'), {
    ...common,
    ...none,
    transparencyLog: 'required',
  });
});

const bytes = Buffer.from('x');
const node = (more: Partial<ImageNode> = {}): ImageNode => ({
  ...{ digest: digestOf(bytes), mediaType: mediaTypes.manifest, size: 1, role: 'platform' },
  ...{ platforms: [parsePlatform('linux/arm64')], depth: 1, annotations: {} },
  ...more,
});

test('progress: what is missing, made and published, in the order of the plan', () => {
  const progress = new SigningState();
  assert.equal(progress.advice('E_NET'), 'nothing was signed; run it again');
  for (const code of ['E_UNSUPPORTED', 'E_MANIFEST'] as const) {
    assert.equal(progress.advice(code), 'nothing was signed');
  }
  const one = node();
  const [first, second, third] = [
    { node: one, format: 'legacy' },
    { node: one, format: 'bundle' },
    { node: node({ role: 'index', platforms: [], depth: 0 }), format: 'bundle' },
  ] as const;
  const entry = { log: 'a log' } as never;
  const there = { manifest: one.digest, logEntries: [entry], unlisted: false };
  progress.plan(first, there);
  for (const wanted of [second, third]) progress.plan(wanted, undefined);
  assert.deepEqual(progress.inState('present'), [first]);
  assert.deepEqual(progress.inState('missing'), [second, third]);
  assert.equal(
    progress.advice('E_NET'),
    '1 of 3 signatures are in the registry; run it again to complete the rest',
  );
  progress.made(second, [entry]);
  assert.deepEqual(progress.inState('made', 'missing'), [second, third]);
  progress.published(second);
  progress.published(third);
  assert.equal(
    progress.advice('E_MANIFEST'),
    'all signatures were pushed; run it again to replace those that are not served',
  );
  const said = (format: string, state: string, logEntries: unknown[]) => ({
    format,
    state,
    logEntries,
  });
  assert.deepEqual(progress.manifests(), [
    {
      ...{ digest: one.digest, role: 'platform', platforms: ['linux/arm64'] },
      signatures: [said('legacy', 'present', [entry]), said('bundle', 'published', [entry])],
    },
    {
      ...{ digest: one.digest, role: 'index', platforms: [] },
      signatures: [said('bundle', 'published', [])],
    },
  ]);
  progress.resolved(one.digest);
  progress.setAvailability([{ node: one, availability: emptyAvailability(true) }]);
  assert.deepEqual([progress.root, progress.availability.length], [one.digest, 1]);
});

const image = { registry: 'r.example', path: 'a/b' };

test('require-readable-by is refused by formats and place alone', () => {
  const check = (formats: string[], names?: RequirableReader[], signatureRepository?: object) =>
    assertReadable(
      {
        formats: formats as never,
        ...(names === undefined ? {} : { requireReadableBy: names }),
        ...(signatureRepository === undefined
          ? {}
          : { signatureRepository: signatureRepository as never }),
      },
      image,
    );
  const elsewhere = { registry: 'r.example', path: 'c/d' };
  check(['bundle']);
  check(['bundle'], [], elsewhere);
  check(['bundle', 'legacy'], ['podman', 'cosign-2.5']);
  check(['legacy'], ['podman'], { ...image });
  assert.throws(() => check(['bundle'], ['podman', 'kyverno']), {
    code: 'E_FORMAT',
    message:
      'require-readable-by: Podman/CRI-O does not read the format bundle: use the format both (it requires Rekor v1)',
  });
  assert.throws(() => check(['legacy'], ['podman', 'kyverno'], elsewhere), {
    code: 'E_FORMAT',
    message:
      "require-readable-by: Podman/CRI-O, Kyverno (key) looks in the image's repository, but signature-repository stores the signatures elsewhere: omit one of the two",
  });
});

test('require-readable-by is checked against the state after the run', () => {
  const plans = [{ node: node(), availability: emptyAvailability(true) }];
  const refuse = (formats: string[], isWhole: boolean, names?: RequirableReader[]) =>
    unreadableFindings(
      plans,
      isWhole,
      options({ formats, ...(names && { requireReadableBy: names }) }),
    );
  assert.deepEqual(refuse(['legacy'], true, ['podman']), []);
  assert.deepEqual(refuse(['bundle'], false), []);
  assert.deepEqual(
    refuse(['bundle'], true, ['podman']).map(({ code }) => code),
    ['E_FORMAT'],
  );
  assert.deepEqual(refuse(['legacy'], false, ['podman', 'kyverno']), [
    {
      ...{ severity: 'error', code: 'E_FORMAT', advice: 'sign without --no-recursive' },
      message:
        'this run signs only the index, but Podman/CRI-O, Kyverno (key) must be able to read the signatures of its platforms',
    },
  ]);
});

test('an obstacle says what to change before the next run', () => {
  const error = new TrustError('E_LIMIT', 'full', { tag: '1' });
  const { code, message, details, advice } = new BlockedError(error, adviseDeletion('the tag 1'));
  assert.deepEqual([code, message, details], ['E_LIMIT', 'full', { tag: '1' }]);
  assert.equal(
    advice,
    'delete signatures that are not yours from the tag 1, or keep signatures in another repository (--signature-repository); then run it again',
  );
});

const present = (more: Partial<ExistingSignatures> = {}): ExistingSignatures => ({
  ...{
    signatures: new Map(),
    hasTag: false,
    referrers: 0,
    hasApi: true,
    availability: emptyAvailability(true),
  },
  ...more,
});

/** Asks what is under a tag, and whether it may be moved. */
function place(stored?: unknown, immovable?: Error) {
  const asked: string[] = [];
  const signatures = {
    manifest: async (tag: string) => {
      asked.push(`read ${tag.slice(0, 7)}`);
      return stored;
    },
    assertMovable: async (tag: string) => {
      asked.push(`move ${tag.slice(0, 7)}`);
      if (immovable) throw immovable;
    },
  } as unknown as PushableRepository;
  return { asked, signatures };
}

test('whether a signature could be published is asked before it is made', async () => {
  const list = Buffer.from(JSON.stringify({ manifests: [] }));
  const stored = { bytes: list, digest: digestOf(list) };
  const check = async (
    format: 'legacy' | 'bundle',
    found: ExistingSignatures,
    holds?: unknown,
    writes = true,
    error?: Error,
  ) => {
    const { asked, signatures } = place(holds, error);
    await assertPublishable({ node: node(), format }, found, { signatures, writes });
    return asked.join();
  };
  assert.equal(await check('legacy', present()), '');
  assert.equal(await check('legacy', present({ hasTag: true })), 'read sha256-');
  assert.equal(await check('bundle', present()), '');
  assert.equal(await check('bundle', present({ referrers: 99 })), '');
  const noApi = present({ hasApi: false });
  assert.equal(await check('bundle', noApi), 'read sha256-');
  assert.equal(await check('bundle', noApi, stored), 'read sha256-,move sha256-');
  assert.equal(await check('bundle', noApi, stored, false), 'read sha256-');
  // GitLab answers with the subject where there is no tag.
  assert.equal(await check('bundle', noApi, { bytes, digest: node().digest }), 'read sha256-');

  const name = node().digest.replace(':', '-');
  const elsewhere =
    'or keep signatures in another repository (--signature-repository); then run it again';
  const refused = (checking: Promise<unknown>, code: string, message: RegExp, advice: string) =>
    assert.rejects(checking, (error) => {
      assert.ok(error instanceof BlockedError, String(error));
      assert.deepEqual([error.code, error.advice], [code, `${advice}, ${elsewhere}`]);
      assert.match(error.message, message);
      return true;
    });
  await refused(
    check('bundle', present({ referrers: 100 })),
    'E_LIMIT',
    /^linux\/arm64: there are 100 referrers that may be signatures; readers check 100 at most$/,
    `delete signatures that are not yours from the referrers of ${node().digest}`,
  );
  await refused(
    check('bundle', noApi, { bytes, digest: stored.digest }),
    'E_MANIFEST',
    /^linux\/arm64: the referrers tag /,
    `delete the tag ${name} if nothing needs it`,
  );
  await refused(
    check('bundle', noApi, stored, true, new TrustError('E_IMMUTABLE', 'fixed')),
    'E_IMMUTABLE',
    /^linux\/arm64: fixed$/,
    'allow tags that start with sha256- to be moved there',
  );
  await refused(
    check('legacy', present({ hasTag: true }), stored),
    'E_MANIFEST',
    /^linux\/arm64: /,
    `delete the tag ${name}.sig if nothing needs it`,
  );
  const down = new TrustError('E_NET', 'down');
  await assert.rejects(check('bundle', noApi, stored, true, down), down);
  const late = new TrustError('E_LIMIT', 'the time is over');
  await assert.rejects(check('bundle', noApi, stored, true, late), late);
});

test('what is to be signed is there, whole, and of a kind that can be', async () => {
  const layer = { mediaType: 'text/plain', digest: digestOf(bytes), size: 1 };
  const child = Buffer.from(
    JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.manifest, config: layer, layers: [] }),
  );
  const entry = (more: object = {}) => ({
    ...{ mediaType: mediaTypes.manifest, digest: digestOf(child), size: child.length },
    ...{ platform: { os: 'linux', architecture: 'arm64' } },
    ...more,
  });
  const read = (more: object, stored: object | 'absent' = { bytes: child }, recursive = true) => {
    const root = Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [entry(more)] }));
    const manifest = async () => (stored === 'absent' ? undefined : stored);
    const repository = { manifest } as unknown as PushableRepository;
    return readSubjects(repository, { bytes: root, digest: digestOf(root) }, { recursive });
  };
  assert.deepEqual(
    (await read({})).nodes.map(({ depth }) => depth),
    [0, 1],
  );
  const alone = await read({ size: 0 }, 'absent', false);
  assert.deepEqual([alone.nodes.length, alone.problems], [1, []]);
  const refused = (reading: Promise<unknown>, code: string, why: string) =>
    assert.rejects(reading, {
      ...{ code, message: `linux/arm64 ${why}`, details: { digest: digestOf(child) } },
    });
  const { length } = child;
  await refused(
    read({ mediaType: 'a/b' }),
    'E_MANIFEST',
    'is of type a/b, which cannot be signed recursively',
  );
  await refused(read({}, 'absent'), 'E_COVER', 'is listed, but the registry does not have it');
  await refused(
    read({ size: length + 1 }),
    'E_DIGEST',
    `is listed with ${length + 1} bytes, but has ${length}`,
  );
  await refused(
    read({ size: length - 1 }),
    'E_DIGEST',
    `is listed with ${length - 1} bytes, but has ${length}`,
  );
});

test('signatures are counted by what a reader finds, and by what this run made', () => {
  const manifests = [['present', 'published'], ['made', 'missing', 'missing'], []].map(
    (states) => ({
      signatures: states.map((state) => ({ state })),
    }),
  );
  const report = { images: [{ manifests }, { manifests: manifests.slice(0, 1) }] };
  assert.deepEqual(countSignatures(report as unknown as SignReport), {
    manifests: 4,
    signatures: 7,
    existing: 4,
    made: 2,
  });
});

test('lists that could not all be read are blamed on their place, with the way out if they are too long', () => {
  const node = {
    digest: digestOf(Buffer.from('x')),
    role: 'index',
    platforms: [],
  } as unknown as ImageNode;
  const failed = new TrustError('E_NET', 'no answer', { status: 500 });
  const plain = unreadableStore(node, 'signature', { store: 'tag', error: failed });
  assert.equal(plain.code, 'E_NET');
  assert.ok(!(plain instanceof BlockedError));
  assert.match(plain.message, /^the signatures of .* could not all be read: no answer$/);
  assert.deepEqual(plain.details, { status: 500, digest: node.digest });
  for (const [store, place] of [
    ['tag', /the tag sha256-[0-9a-f]{64}\.att/],
    ['bundle', /the referrers of sha256:[0-9a-f]{64}/],
  ] as const) {
    const long = unreadableStore(node, 'attestation', { store, error: new TooMany('too many') });
    assert.ok(long instanceof BlockedError);
    assert.match(long.advice, place);
  }
});

const reference = { registry: 'r.example', path: 'a/b' };
const root = digestOf(bytes);

function reported(more: object, resolved = true) {
  const state = new SigningState();
  if (resolved) state.resolved(root);
  const task = { text: 'as written', reference: { ...reference, ...more } };
  return imageFields(task, state, []).findings.map(({ severity, message }) => [severity, message]);
}

test('a tag is resolved once, and that it may have moved before is a warning', () => {
  const warning = (tag: string) => [['warning', `the tag ${tag} was resolved to ${root}`]];
  assert.deepEqual(reported({ tag: '1.2.3' }), warning('1.2.3'));
  assert.deepEqual(reported({}), warning('latest'));
  assert.deepEqual(reported({ digest: root }), []);
  assert.deepEqual(reported({ tag: '1.2.3' }, false), []);
});

test('the advice of a failure is that of the run, or of the caller', () => {
  const state = new SigningState();
  const error = new TrustError('E_NET', 'down');
  const blocked = new BlockedError(error, 'delete it');
  const adviceOf = (one: TrustError, callerAdvises?: boolean) =>
    failure(one, state, callerAdvises === undefined ? {} : { callerAdvises }).advice;
  for (const own of [undefined, false]) {
    assert.equal(adviceOf(error, own), 'nothing was signed; run it again');
    const first = 'nothing was signed or logged: delete it; then run it again';
    assert.equal(adviceOf(blocked, own), first);
  }
  assert.equal(adviceOf(error, true), undefined);
  assert.equal(adviceOf(blocked, true), 'delete it; then run it again');
});

test('a plan asks what could be published, and makes nothing; without anything missing, nothing is asked', async () => {
  const { asked, signatures } = place();
  const make = (state: SigningState, dryRun: boolean) =>
    makeMissing(
      state,
      new Map([[wanted.node, present({ hasTag: true })]]),
      { options: options({ dryRun }), annotations: {}, identity: '', now: () => new Date() },
      { signatures, pause: async () => {} },
    );
  const wanted = { node: node(), format: 'legacy' } as const;
  const state = new SigningState();
  assert.equal(await make(state, false), false);
  assert.deepEqual(asked, []);
  state.plan(wanted, undefined);
  assert.equal(await make(state, true), false);
  assert.deepEqual(asked, ['read sha256-']);
  assert.deepEqual(state.inState('missing'), [wanted]);
});
