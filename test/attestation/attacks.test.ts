/** Attestations that must not count, and images that must not pass for attested (docs/threats.md, 161 to 175). */

import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import { index, multiPlatformImage, put } from '../../sandbox/images.ts';
import { startRegistry } from '../../sandbox/registry/index.ts';
import { limits } from '../../src/limits.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { parseRequirement } from '../../src/options/attestations.ts';
import { parseTrustedRoot, type TrustedRoot } from '../../src/transparency/trusted-root.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { authority, goodClaims, signedBundle } from '../identity/lab.ts';
import { TestTimestamps } from '../identity/timestamps.ts';
import { base64, type Json, now } from '../signature/support.ts';
import { errors, warnings } from '../support/run.ts';
import { bundleBytes, bundleReferrer, signBundles, testPolicy } from '../support/signer.ts';
import { log, rootJson, sha256, signedAt, stranger } from '../transparency/test-log.ts';
import {
  amd64,
  arm64,
  ask,
  attach,
  attachBytes,
  attestationOfAmd64,
  buildxManifest,
  image,
  labPolicy,
  provenance,
  putLayer,
  repository,
  statement,
  types,
} from './support.ts';

const registry = await startRegistry();
beforeEach(() => {
  registry.reset();
  put(registry, repository, image, '1');
});
after(() => registry.stop());

const run = (...[requirements, policy]: [Parameters<typeof ask>[1], Parameters<typeof ask>[2]?]) =>
  ask(registry.host, requirements, policy);

function assertVerified(report: VerifyReport): void {
  assert.deepEqual([report.outcome, errors(report)], ['verified', []]);
}

function assertMissing(report: VerifyReport, message: RegExp): void {
  assertFails(report, 10, message);
}

function assertBad(report: VerifyReport, message: RegExp): void {
  assertFails(report, 12, message);
}

function assertFails(report: VerifyReport, exitCode: number, message: RegExp): void {
  const found = errors(report);
  assert.deepEqual(
    [report.outcome, report.exitCode],
    ['rejected', exitCode],
    JSON.stringify(found),
  );
  assert.ok(found.every(({ code }) => code === 'E_ATTESTATION'));
  assert.match(found.map((one) => one.message).join('\n'), message);
}

describe('threat 161: a statement about another digest', () => {
  for (const [where, about] of [
    ['another image', digestOf(Buffer.from('another'))],
    ['the other platform', arm64.digest],
  ] as const) {
    test(where, async () => {
      attach(registry, amd64.digest, { about });
      attach(registry, arm64.digest);
      assertBad(await run('spdxjson'), /about another digest/);
    });
  }

  test('of several subjects, any may be this manifest', async () => {
    const subject = [amd64, arm64].map(({ digest }) => ({ digest: { sha256: digest.slice(7) } }));
    for (const { digest } of [amd64, arm64]) attach(registry, digest, { fields: { subject } });
    assertVerified(await run('spdxjson'));
  });

  test('but no more than 1024', async () => {
    const sha256 = image.digest.slice(7);
    const subject = Array.from({ length: limits.subjects + 1 }, () => ({ digest: { sha256 } }));
    attach(registry, image.digest, { fields: { subject } });
    assertBad(await run('spdxjson on=index'), /more than 1024/);
  });
});

describe('threat 162: a type that only an annotation names', () => {
  for (const api of ['on', 'off-404'] as const) {
    test(`the annotation of a bundle, Referrers API ${api}`, async () => {
      registry.settings.referrersApi = api;
      attach(registry, image.digest, { type: 'https://example.com/other', hint: types.spdx });
      assertMissing(await run('spdxjson on=index'), /there are: https:\/\/example.com\/other/);
    });
  }

  test('a signature that is declared as an attestation', async () => {
    const bytes = bundleBytes(image.digest);
    attachBytes(registry, image.digest, bytes, types.spdx);
    assertMissing(await run('spdxjson on=index'), /no spdxjson attestation on the index/);
  });

  test('the annotation of a layer', async () => {
    putLayer(registry, image.digest, { type: 'https://example.com/other', hint: types.spdx });
    assertMissing(await run('spdxjson on=index'), /no spdxjson attestation/);
  });

  test('without an annotation, the statement decides', async () => {
    attachBytes(
      registry,
      image.digest,
      bundleBytes(image.digest, { statement: Buffer.from(statement(image.digest)) }),
    );
    assertVerified(await run('spdxjson on=index'));
  });
});

describe('threat 163: a good-looking predicate by another signer', () => {
  test('another key', async () => {
    attach(registry, image.digest, { signer: stranger });
    assertBad(await run('spdxjson on=index'), /not made with an accepted key/);
  });

  test('another workflow', async () => {
    const other = 'https://issuer.example';
    const certificate = { claims: { ...goodClaims, 1: other, 8: other } };
    attach(registry, image.digest, { type: types.slsa, predicate: provenance(), certificate });
    assertBad(await run('slsaprovenance1', labPolicy), /issuer of the certificate/);
  });

  test('by= narrows the signers of the policy', async () => {
    attach(registry, image.digest);
    assertVerified(await run('spdxjson on=index by=test.pub'));
    await assert.rejects(run('spdxjson on=index by=other.pub'), { code: 'E_INPUT' });
    attach(registry, image.digest, { type: types.slsa, predicate: provenance(), certificate: {} });
    const workflow = 'webdis/verify-action/.github/workflows/release.yml';
    assertVerified(await run(`slsaprovenance1 by=${workflow}`, labPolicy));
    assertBad(await run('slsaprovenance1 by=me@example.com', labPolicy), /not by me@example.com/);
  });

  test('a payload that is not a statement', async () => {
    attach(registry, image.digest, { payloadType: 'text/plain' });
    assertBad(await run('spdxjson on=index'), /of type "text\/plain"/);
  });
});

describe('threat 164: the right signer, and another source in the predicate', () => {
  const attest = (predicate: string, type: string = types.slsa) =>
    attach(registry, image.digest, { type, predicate, certificate: {} });

  for (const [what, changes] of [
    ['source repository', { repository: 'https://github.com/evil/fork' }],
    ['source ref', { ref: 'refs/heads/main' }],
    ['commit', { commit: 'b'.repeat(40) }],
    [
      'builder',
      { builder: 'https://github.com/evil/fork/.github/workflows/a.yml@refs/heads/main' },
    ],
    ['builder', { builder: 'https://example.com/laptop' }],
  ] as const) {
    test(`${what}: ${Object.values(changes)[0]}`, async () => {
      attest(provenance(changes));
      const says = new RegExp(
        `the provenance says that the ${what} is .* and the certificate that`,
      );
      assertBad(await run('slsaprovenance1', labPolicy), says);
    });
  }

  test('SLSA 0.2', async () => {
    const configSource = (uri: string) =>
      JSON.stringify({
        builder: { id: 'https://github.com/a/b/actions/runs/1' },
        buildType: 'https://mobyproject.org/buildkit@v1',
        invocation: { configSource: { uri, digest: { sha1: 'a'.repeat(40) } } },
      });
    attest(configSource('https://github.com/evil/fork.git#refs/tags/v1.2.3'), types.slsa02);
    assertBad(await run('slsaprovenance', labPolicy), /source repository/);
    attest(configSource('https://github.com/webdis/verify-action.git#v1.2.3'), types.slsa02);
    assertVerified(await run(`slsaprovenance source-digest=${'a'.repeat(40)}`, labPolicy));
  });

  test('what both say alike counts', async () => {
    attest(provenance());
    assertVerified(await run('slsaprovenance1 source-ref=refs/tags/v1.2.3', labPolicy));
  });
});

describe('threat 165: one platform speaks for all', () => {
  test('an SBOM on the index', async () => {
    attach(registry, image.digest);
    assertMissing(await run('spdxjson'), /linux\/amd64.*\n.*linux\/arm64/);
    assertVerified(await run('spdxjson on=any'));
    assertMissing(await run('spdxjson on=all'), /linux\/arm64/);
  });

  test('an SBOM on one platform only', async () => {
    attach(registry, amd64.digest);
    const report = await run('spdxjson');
    assertMissing(report, /^no spdxjson attestation on linux\/arm64;/);
    assertMissing(await run('spdxjson on=index'), /on the index/);
  });

  test('an index that lists no platform meets nothing', async () => {
    const bare = index([]);
    put(registry, repository, bare, '1');
    assert.equal((await run('spdxjson')).outcome, 'rejected');
  });
});

describe('threat 166: what buildx wrote, without a signature on its manifest', () => {
  test('a signature on the index is not enough', async () => {
    put(registry, repository, bundleReferrer(image.digest));
    assertMissing(await run('slsaprovenance1 on=platforms'), /has no valid signature/);
  });

  test('nor is one by another key', async () => {
    const bytes = bundleBytes(attestationOfAmd64.digest, { signer: stranger });
    put(registry, repository, bundleReferrer(attestationOfAmd64.digest, bytes));
    assertMissing(await run('slsaprovenance1 on=platforms'), /linux\/amd64/);
  });

  test('signed with everything else, it counts', async () => {
    signBundles(registry, repository, image);
    const report = await run('slsaprovenance1 on=platforms', {
      attestations: {
        requirements: [parseRequirement('slsaprovenance1 on=platforms')],
        signatures: 'required',
      },
    });
    assertVerified(report);
    const [found] = report.images[0]?.manifests[1]?.attestations ?? [];
    assert.deepEqual([found?.store, found?.signer?.kind], ['buildx', 'key']);
  });
});

describe('an attestation whose blob or manifest the registry lost', () => {
  const lose = (text: string) => {
    const { blobs } = registry.store.repository(repository);
    const lost = [...blobs].filter(([, bytes]) => Buffer.from(bytes).includes(text));
    assert.ok(lost.length > 0);
    for (const [digest] of lost) blobs.delete(digest);
  };
  const lacks = async (requirement: string, message: RegExp) => {
    const report = await run(requirement);
    assert.equal(report.outcome, 'rejected');
    assert.match(JSON.stringify(report.images[0]), message);
  };

  test('a statement of buildx', async () => {
    signBundles(registry, repository, image);
    lose('https://slsa.dev/provenance/v1');
    await lacks(
      'slsaprovenance1 on=platforms',
      /an attestation manifest names a blob that the registry lacks/,
    );
  });

  test('a bundle', async () => {
    attach(registry, image.digest);
    lose('dsseEnvelope');
    await lacks('spdxjson on=index', /an attestation names a blob that the registry lacks/);
  });

  test('a referrer', async () => {
    const digest = attach(registry, image.digest);
    const { bytes = Buffer.alloc(0), mediaType = '' } =
      registry.store.repository(repository).manifests.get(digest) ?? {};
    registry.settings.referrersApi = 'off-404';
    const entry = { mediaType, digest, size: bytes.length };
    const list = index([{ bytes, mediaType, digest, blobs: [], children: [], entry }]);
    put(registry, repository, list, image.digest.replace(':', '-'));
    registry.store.repository(repository).removeManifest(digest);
    await lacks('spdxjson on=index', /a referrer is listed, but the registry does not have it/);
  });
});

describe('threat 167: an attestation manifest about something else', () => {
  test('a platform that is not in the index', async () => {
    const other = multiPlatformImage(['linux/s390x']).children[0]?.digest ?? amd64.digest;
    const attested = buildxManifest(other, [statement(amd64.digest)]);
    const changed = index([amd64, arm64, attested]);
    put(registry, repository, changed, '1');
    signBundles(registry, repository, changed);
    assertMissing(await run('spdxjson'), /linux\/amd64/);
  });

  test('a statement about the other platform', async () => {
    const wrong = [amd64, arm64].map(({ digest }, at) =>
      buildxManifest(digest, [statement(amd64.digest, { predicate: `{"n":${at}}` })]),
    );
    const changed = index([amd64, arm64, ...wrong]);
    put(registry, repository, changed, '1');
    signBundles(registry, repository, changed);
    assertBad(await run('spdxjson'), /^linux\/arm64 has a spdxjson attestation.*another digest/);
  });

  test('a list that names another manifest than the referrer does', async () => {
    const digest = attach(registry, amd64.digest);
    registry.settings.referrersApi = 'off-404';
    const held = registry.store.repository(repository);
    const referrer = held.manifests.get(digest);
    assert.ok(referrer);
    const list = index([
      {
        bytes: referrer.bytes,
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        digest,
        blobs: [],
        children: [],
        entry: {
          mediaType: 'application/vnd.oci.image.manifest.v1+json',
          digest,
          size: referrer.bytes.length,
        },
      },
    ]);
    put(registry, repository, list);
    held.tags.set(image.digest.replace(':', '-'), list.digest);
    assert.equal((await run('spdxjson on=index')).outcome, 'rejected');
  });
});

describe('threat 168: a predicate that says something twice', () => {
  test('two repositories', async () => {
    const twice = provenance().replace(
      '"repository":',
      '"repository":"https://github.com/evil/fork","repository":',
    );
    attach(registry, image.digest, { type: types.slsa, predicate: twice });
    assertBad(await run('slsaprovenance1'), /duplicate key "repository"/);
  });

  for (const field of ['predicateType', 'predicate', 'subject', '_type']) {
    test(`two fields ${field} in the statement`, async () => {
      const text = statement(image.digest);
      const value = JSON.stringify(JSON.parse(text)[field]);
      const twice = Buffer.from(`${text.slice(0, -1)},"${field}":${value}}`);
      attachBytes(
        registry,
        image.digest,
        bundleBytes(image.digest, { statement: twice }),
        types.spdx,
      );
      assertBad(await run('spdxjson on=index'), new RegExp(`duplicate key "${field}"`));
    });
  }

  test('dependencies that name two commits of the repository: the fact is absent', async () => {
    const document = JSON.parse(provenance());
    const { resolvedDependencies } = document.buildDefinition;
    resolvedDependencies.push({
      ...resolvedDependencies[0],
      digest: { gitCommit: 'b'.repeat(40) },
    });
    attach(registry, image.digest, { type: types.slsa, predicate: JSON.stringify(document) });
    assertBad(await run(`slsaprovenance1 source-digest=${'a'.repeat(40)}`), /has no source-digest/);
  });
});

describe('threat 169: enormous predicates, and many of them', () => {
  test('a predicate of 2 GB is not fetched', async () => {
    const held = registry.store.repository(repository);
    const digest = attach(registry, image.digest);
    const stored = held.manifests.get(digest);
    assert.ok(stored);
    const document = JSON.parse(Buffer.from(stored.bytes).toString());
    document.layers[0].size = 2 ** 31;
    held.manifests.delete(digest);
    const bytes = Buffer.from(JSON.stringify(document));
    held.putManifest(bytes, stored.mediaType, digestOf(bytes));
    const report = await run('spdxjson on=index');
    assert.deepEqual([report.outcome, report.exitCode], ['undetermined', 3]);
    assert.match(errors(report)[0]?.message ?? '', /2147483648 bytes is declared/);
    assert.equal(registry.requests.filter(({ path }) => path.includes('/blobs/')).length, 0);
  });

  test('more than 64: the rest is not read, and nothing is known', async () => {
    for (let at = 0; at <= limits.attestations; at += 1) {
      attach(registry, image.digest, { signer: stranger, predicate: `{"n":${at}}` });
    }
    const report = await run('spdxjson on=index');
    assert.equal(report.outcome, 'undetermined');
    assert.match(errors(report)[0]?.message ?? '', /more than 64 attestations/);
    const blobs = registry.requests.filter(({ path }) => path.includes('/blobs/'));
    assert.equal(blobs.length, limits.attestations);
  });

  test('types that are not requested are neither fetched nor counted', async () => {
    for (let at = 0; at <= limits.attestations; at += 1) {
      attach(registry, image.digest, { type: types.slsa, predicate: `{"n":${at}}` });
    }
    attach(registry, image.digest);
    assertVerified(await run('spdxjson on=index'));
    assert.equal(registry.requests.filter(({ path }) => path.includes('/blobs/')).length, 1);
  });

  test('a provenance that is too large to be read', async () => {
    const predicate = `{"a":"${'x'.repeat(limits.provenance)}"}`;
    attach(registry, image.digest, { type: types.slsa, predicate });
    assert.equal((await run('slsaprovenance1')).outcome, 'undetermined');
  });

  test('a bundle that is large around its payload', async () => {
    const bundle = JSON.parse(
      bundleBytes(image.digest, { statement: Buffer.from(statement(image.digest)) }).toString(),
    );
    bundle.verificationMaterial.publicKey.hint = 'x'.repeat(limits.bundle);
    attachBytes(registry, image.digest, Buffer.from(JSON.stringify(bundle)), types.spdx);
    assertBad(await run('spdxjson on=index'), /bytes around its payload/);
  });
});

describe('threat 170: anything but a statement', () => {
  for (const [what, predicate] of [
    ['a list', '[]'],
    ['a text', '"x"'],
    ['null', 'null'],
  ] as const) {
    test(`a predicate that is ${what}`, async () => {
      attach(registry, image.digest, { predicate });
      assertBad(await run('spdxjson on=index'), /predicate is not an object/);
    });
  }

  test('a predicate with a mistake in its syntax', async () => {
    attach(registry, image.digest, { predicate: '{"a":{"b":[1,}}}' });
    assertBad(await run('spdxjson on=index'), /is not strict JSON/);
  });

  for (const [_type, good] of [
    ['https://in-toto.io/Statement/v0.1', true],
    ['https://in-toto.io/Statement/v1', true],
    ['https://in-toto.io/Statement/v2', false],
    ['https://in-toto.io/Link/v1', false],
  ] as const) {
    test(`_type ${_type}: ${good ? 'counts' : 'does not count'}`, async () => {
      attach(registry, image.digest, { fields: { _type } });
      const report = await run('spdxjson on=index');
      if (good) assertVerified(report);
      else assertBad(report, /_type is /);
    });
  }

  test('a field that statements do not have', async () => {
    attach(registry, image.digest, { fields: { predicatetype: types.spdx } });
    assertBad(await run('spdxjson on=index'), /unknown field "predicatetype"/);
  });

  for (const kind of ['dsse', 'intoto/0.0.1', 'intoto/0.0.2'] as const) {
    test(`a layer with an entry ${kind} counts`, async () => {
      putLayer(registry, image.digest, { kind });
      assertVerified(await run('spdxjson on=index'));
    });
  }

  test('a layer with the entry of a signature does not', async () => {
    putLayer(registry, image.digest, { kind: 'hashedrekord' });
    assertBad(await run('spdxjson on=index'), /a kind that is not accepted/);
  });

  test('an entry for another envelope does not', async () => {
    putLayer(registry, image.digest, { kind: 'intoto/0.0.1', envelopeHash: '0'.repeat(64) });
    assertBad(await run('spdxjson on=index'), /another envelope/);
  });
});

test('threat 171: an attestation without log and SCT counts under a root that names no logs, and under no other', async () => {
  const timestamps = new TestTimestamps();
  const issued = authority.issue({ ctLogs: [] });
  const payload = Buffer.from(
    statement(image.digest, { type: types.slsa, predicate: provenance() }),
  );
  const unlogged = signedBundle(issued, { statement: payload });
  const bundle = JSON.parse(Buffer.from(unlogged.bytes).toString());
  const signature = Buffer.from(bundle.dsseEnvelope.signatures[0].sig, 'base64');
  delete bundle.verificationMaterial.tlogEntries;
  bundle.verificationMaterial.timestampVerificationData = {
    rfc3161Timestamps: [
      { signedTimestamp: base64(timestamps.stamp(sha256(signature), new Date(signedAt * 1000))) },
    ],
  };
  attachBytes(registry, image.digest, Buffer.from(JSON.stringify(bundle)), types.slsa);
  const rootOf = (name: string, logs: readonly Json[]) => {
    const json = {
      ...{ ...rootJson(...logs), certificateAuthorities: [authority.instance()] },
      timestampAuthorities: [timestamps.instance()],
    };
    return parseTrustedRoot(Buffer.from(JSON.stringify(json)), name);
  };
  const ask = (root: TrustedRoot) => run('slsaprovenance1', { ...labPolicy, trustedRoots: [root] });
  assertVerified(await ask(rootOf('private root', [])));
  assertBad(await ask(rootOf('root with a log', [log.instance()])), /no transparency log entry/);
});

describe('threat 172: an attestation of an older build of the same repository', () => {
  test('attached to this image, it is about another digest', async () => {
    attach(registry, image.digest, {
      ...{ type: types.slsa, predicate: provenance(), certificate: {} },
      about: digestOf(Buffer.from('the older build')),
    });
    assertBad(await run('slsaprovenance1', labPolicy), /another digest/);
  });

  for (const [fact, wanted, says] of [
    ['source-ref', 'refs/tags/v1.2.4', /its source-ref is "refs\/tags\/v1.2.3", not/],
    ['source-digest', 'b'.repeat(40), /its source-digest is/],
    ['source-repository', 'https://github.com/webdis/other', /its source-repository is/],
    ['builder', 'https://example.com/builder', /its builder is/],
  ] as const) {
    test(`${fact} is required, and is another`, async () => {
      attach(registry, image.digest, { type: types.slsa, predicate: provenance() });
      assertBad(await run(`slsaprovenance1 ${fact}=${wanted}`), says);
    });

    test(`${fact} is required, and the provenance does not say it`, async () => {
      attach(registry, image.digest, { type: types.slsa, predicate: '{}' });
      assertBad(await run(`slsaprovenance1 ${fact}=${wanted}`), new RegExp(`has no ${fact}`));
    });
  }
});

test('threat 173: a timestamp under the .att tag is over the whole envelope', async () => {
  const timestamps = new TestTimestamps();
  const root = parseTrustedRoot(
    Buffer.from(
      JSON.stringify({
        ...rootJson(log.instance()),
        timestampAuthorities: [timestamps.instance()],
      }),
    ),
    'root',
  );
  const required = { timestamps: 'required', trustedRoots: [root] } as const;
  const stamp = (digest: Uint8Array) => timestamps.stamp(digest, new Date(signedAt * 1000));
  putLayer(registry, image.digest, { stamp });
  assertVerified(await run('spdxjson on=index', required));
  putLayer(registry, image.digest, { stamp: () => stamp(sha256(Buffer.from('another'))) });
  assertBad(await run('spdxjson on=index', required), /timestamp/i);
});

test('threat 173: max-age is measured from the proven time, and not from what the predicate says', async () => {
  const days = Math.floor((now.getTime() / 1000 - signedAt) / 86_400);
  const tooOld = new RegExp(`signed ${days} days ago, and max-age is ${days}$`);
  attach(registry, image.digest, { type: types.slsa, predicate: provenance() });
  assertVerified(await run(`slsaprovenance1 max-age=${days + 1}`));
  assertBad(await run(`slsaprovenance1 max-age=${days}`), tooOld);
  const ignoring = { transparencyLog: 'ignored' } as const;
  assertBad(await run(`slsaprovenance1 max-age=${days + 1}`, ignoring), /nothing proves when/);
  signBundles(registry, repository, image);
  assertVerified(await run(`slsaprovenance1 on=platforms max-age=${days + 1}`));
  assertBad(await run(`slsaprovenance1 on=platforms max-age=${days}`), tooOld);
});

describe('threat 174: what could not be read is neither missing nor good', () => {
  for (const [what, path] of [
    ['the list of referrers', '/referrers/'],
    ['the .att tag', '.att'],
    ['a bundle', '/blobs/'],
  ] as const) {
    test(what, async () => {
      attach(registry, image.digest, { signer: stranger });
      registry.faults.add({ when: { path, times: Infinity }, do: { status: 403 } });
      const report = await run('spdxjson on=index');
      assert.deepEqual([report.outcome, report.exitCode], ['undetermined', 3]);
      assert.match(errors(report)[0]?.message ?? '', /could not all be read/);
    });
  }

  test('the signatures of an attestation manifest of buildx', async () => {
    signBundles(registry, repository, image);
    const path = `/referrers/${attestationOfAmd64.digest}`;
    registry.faults.add({ when: { path, times: Infinity }, do: { status: 403 } });
    assert.equal((await run('slsaprovenance1 on=platforms')).outcome, 'undetermined');
  });

  test('a bad one next to a good one hides nothing, and is reported', async () => {
    attach(registry, image.digest, { signer: stranger });
    attachBytes(registry, image.digest, Buffer.from('{'), types.spdx);
    attach(registry, image.digest);
    const report = await run('spdxjson on=index');
    assertVerified(report);
    const found = report.images[0]?.manifests[0]?.attestations ?? [];
    assert.deepEqual(
      found.map(({ good }) => good),
      [true, false],
    );
  });

  test('an API that lists nothing while the fallback tag does', async () => {
    registry.settings.referrersApi = 'off-404';
    attach(registry, image.digest);
    registry.settings.referrersApi = 'on';
    const body = () =>
      Buffer.from(`{"schemaVersion":2,"mediaType":"${mediaTypes.index}","manifests":[]}`);
    registry.faults.add({ when: { path: '/referrers/', times: Infinity }, do: { body } });
    assertVerified(await run('spdxjson on=index'));
  });
});

describe('threat 175: a demand that is lost', () => {
  for (const [line, says] of [
    ['spdxjsn', /did you mean spdxjson/],
    ['spdxjson on=platfroms', /did you mean platforms/],
    ['slsaprovenance1 sourceref=a', /did you mean source-ref/],
    ['slsaprovenance1 builder=', /builder has no value/],
    ['slsaprovenance1 builder=a builder=b', /builder is given twice/],
    ['slsaprovenance1 source-digest=abc', /whole commit/],
    ['slsaprovenance1 source-repository=webdis', /takes a URL/],
    ['spdxjson builder=a', /fact of SLSA provenance/],
    ['spdxjson max-age=0', /number of days/],
    ['spdxjson on', /on has no value/],
    ['', /no predicate type/],
  ] as const) {
    test(`${JSON.stringify(line)} is E_INPUT`, () => {
      assert.throws(() => parseRequirement(line), { code: 'E_INPUT', message: says });
    });
  }

  test('each signer must have signed', async () => {
    const { key } = stranger;
    attach(registry, image.digest);
    const both = { keys: [...testPolicy.keys, key], requireAllSigners: true } as const;
    assertBad(await run('spdxjson on=index', both), /every signer must have signed/);
    attach(registry, image.digest, { signer: stranger });
    assertVerified(await run('spdxjson on=index', both));
  });

  test('attestations alone never make an image signed', async () => {
    attach(registry, image.digest);
    const report = await run('spdxjson on=index');
    assertVerified(report);
    const [found, ...platforms] = report.images[0]?.manifests ?? [];
    assert.deepEqual([found?.outcome, found?.signatures], ['verified', []]);
    assert.ok(platforms.every(({ outcome, required }) => outcome === 'undetermined' && !required));
    assert.deepEqual([report.policy.signatures, report.readers], ['ignored', []]);
    const requirements = [parseRequirement('spdxjson on=index')];
    const signed = await run('spdxjson', {
      attestations: { requirements, signatures: 'required' },
    });
    assert.deepEqual([signed.outcome, signed.exitCode], ['rejected', 10]);
    assert.deepEqual(warnings(signed), []);
  });
});
