/** Facts of provenance, from what GitHub, BuildKit and slsa-github-generator write. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contradiction } from '../../src/attestation/agreement.ts';
import { type Facts, readFacts } from '../../src/attestation/facts.ts';
import { defaultPlace, isOfType } from '../../src/attestation/requirement.ts';
import { limits } from '../../src/limits.ts';
import { jsonMembers } from '../../src/oci/json-members.ts';
import { predicateTypeName, predicateTypeUri } from '../../src/signature/predicate-type.ts';
import { provenance, types } from './support.ts';

const commit = 'a'.repeat(40);
const read = (type: string, predicate: unknown) =>
  readFacts(type, Buffer.from(JSON.stringify(predicate)));

const buildkit =
  'https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md';
const v1 = (configSource: unknown, metadata: unknown = {}) => ({
  buildDefinition: { buildType: buildkit, externalParameters: { configSource } },
  runDetails: { builder: { id: '' }, metadata },
});

for (const [what, type, predicate, facts] of [
  [
    'SLSA 1.0 of BuildKit, from a Git URL',
    types.slsa,
    v1({ uri: 'https://github.com/me/app.git#refs/heads/main', digest: { sha1: commit } }),
    {
      buildType: buildkit,
      sourceRepository: 'https://github.com/me/app',
      sourceRef: 'refs/heads/main',
      sourceDigest: commit,
    },
  ],
  [
    'a commit in place of a ref, and a folder behind it',
    types.slsa,
    v1({ uri: `https://github.com/me/app.git#${commit}:docker` }),
    { buildType: buildkit, sourceRepository: 'https://github.com/me/app', sourceDigest: commit },
  ],
  [
    'a branch that ends like a commit',
    types.slsa,
    v1({ uri: `https://github.com/me/app.git#refs/heads/${commit}` }),
    {
      buildType: buildkit,
      sourceRepository: 'https://github.com/me/app',
      sourceRef: `refs/heads/${commit}`,
    },
  ],
  [
    'a branch that begins like one',
    types.slsa,
    v1({ uri: `https://github.com/me/app.git#${commit}-x` }),
    {
      buildType: buildkit,
      sourceRepository: 'https://github.com/me/app',
      sourceRef: `${commit}-x`,
    },
  ],
  [
    'what only has a Git URL in it: none',
    types.slsa,
    v1({ uri: 'see https://github.com/me/app.git#main' }),
    { buildType: buildkit },
  ],
  [
    'an @ without a ref: none',
    types.slsa,
    v1({ uri: 'git+https://github.com/me/app@' }),
    { buildType: buildkit },
  ],
  [
    'a checkout: what buildx knows of it',
    types.slsa,
    v1(
      { path: 'Dockerfile' },
      { buildkit_metadata: { vcs: { source: 'https://github.com/me/app.git', revision: commit } } },
    ),
    { buildType: buildkit, sourceRepository: 'https://github.com/me/app', sourceDigest: commit },
  ],
  [
    'SLSA 0.2 of slsa-github-generator',
    types.slsa02,
    {
      builder: { id: 'https://github.com/slsa-framework/g/.github/workflows/c.yml@refs/tags/v1' },
      buildType: 'https://github.com/slsa-framework/slsa-github-generator/container@v1',
      invocation: {
        configSource: {
          uri: 'git+https://github.com/me/app@refs/tags/v1.0.0',
          digest: { sha1: commit },
        },
      },
    },
    {
      builder: 'https://github.com/slsa-framework/g/.github/workflows/c.yml@refs/tags/v1',
      buildType: 'https://github.com/slsa-framework/slsa-github-generator/container@v1',
      sourceRepository: 'https://github.com/me/app',
      sourceRef: 'refs/tags/v1.0.0',
      sourceDigest: commit,
    },
  ],
  [
    'SLSA 0.2 of BuildKit, a checkout',
    types.slsa02,
    {
      builder: { id: '' },
      invocation: { configSource: { entryPoint: 'Dockerfile' } },
      metadata: {
        'https://mobyproject.org/buildkit@v1#metadata': {
          vcs: { source: 'https://github.com/me/app', revision: commit },
        },
      },
    },
    { sourceRepository: 'https://github.com/me/app', sourceDigest: commit },
  ],
  ['nothing', types.slsa, {}, {}],
  ['values of other types', types.slsa, { runDetails: { builder: { id: 1 } } }, {}],
] as const satisfies readonly (readonly [string, string, unknown, Facts])[]) {
  test(what, () => assert.deepEqual(read(type, predicate), facts));
}

test('BuildKit with SOURCE_DATE_EPOCH: a time in nanoseconds is no reason to refuse the provenance', () => {
  const llb = '{"llbDefinition":[{"op":{"file":{"mkdir":{"timestamp":1790000000000000000}}}}]}';
  const predicate = JSON.stringify(
    v1({ uri: `https://github.com/me/app.git#${commit}` }, { buildkit_metadata: { source: 0 } }),
  ).replace('{"source":0}', llb);
  assert.deepEqual(readFacts(types.slsa, Buffer.from(predicate)), {
    buildType: buildkit,
    sourceRepository: 'https://github.com/me/app',
    sourceDigest: commit,
  });
});

test('the commit is that of the repository, among dependencies of others', () => {
  const document = JSON.parse(provenance());
  document.buildDefinition.resolvedDependencies.unshift({
    uri: 'git+https://github.com/me/library@refs/heads/main',
    digest: { gitCommit: 'c'.repeat(40) },
  });
  assert.equal(read(types.slsa, document)?.sourceDigest, commit);
});

test('dependencies of the repository: with or without git+, which may also be a part of its name', () => {
  for (const [repository, uri, found] of [
    ['https://github.com/me/app', 'git+https://github.com/me/app@refs/heads/main', commit],
    ['https://github.com/me/app', 'https://github.com/me/app.git#main', commit],
    ['https://example.com/git+app', 'https://example.com/git+app@main', commit],
    ['https://example.com/app', 'https://example.com/git+app@main', undefined],
    ['https://github.com/me/app', 'https://github.com/me/app2', undefined],
  ] as const) {
    const document = JSON.parse(provenance({ repository }));
    document.buildDefinition.resolvedDependencies = [{ uri, digest: { gitCommit: commit } }];
    assert.equal(read(types.slsa, document)?.sourceDigest, found, uri);
  }
});

test('a commit under the name that SLSA 1.0 gives it', () => {
  const uri = 'https://github.com/me/app#main';
  const found = read(types.slsa, v1({ uri, digest: { gitCommit: commit } }));
  assert.equal(found?.sourceDigest, commit);
});

test('a predicate of 16 MiB is read, and one byte more is not', () => {
  const padded = (text: string, size: number) =>
    Buffer.concat([Buffer.from(text), Buffer.alloc(size - text.length, ' ')]);
  const most = limits.provenance;
  const vex = 'https://openvex.dev/ns';
  assert.deepEqual(readFacts(types.slsa, padded('{}', most)), {});
  assert.throws(() => readFacts(types.slsa, padded('{}', most + 1)), { code: 'E_LIMIT' });
  assert.deepEqual(readFacts(vex, padded('{"statements":[]}', most)), { contents: '0 statements' });
  assert.equal(readFacts(vex, padded('{"statements":[]}', most + 1)), undefined);
});

test('other types have no facts', () => assert.equal(read(types.spdx, {}), undefined));

test('a fact or a claim that is absent contradicts nothing', () => {
  const claims = { 'source-ref': 'refs/heads/main', 'build-signer': 'https://github.com/a/b' };
  assert.equal(contradiction({}, claims), undefined);
  assert.equal(contradiction({ sourceRef: 'main' }, claims), undefined);
  assert.equal(contradiction({ sourceRef: 'refs/heads/main' }, {}), undefined);
  for (const builder of [
    'https://github.com/actions/runner/github-hosted',
    'https://github.com/me/app/actions/runs/1/attempts/1',
  ]) {
    assert.equal(contradiction({ builder }, claims), undefined, builder);
  }
  const workflow = { builder: 'https://github.com/x/y/.github/workflows/z.yml@refs/heads/main' };
  assert.match(contradiction(workflow, claims) ?? '', /builder/);
});

test('types: words, URIs, and documents with their version behind the type', () => {
  assert.equal(predicateTypeUri('slsaprovenance'), types.slsa02);
  assert.equal(predicateTypeUri('https://example.com/review/v1'), 'https://example.com/review/v1');
  assert.equal(predicateTypeUri('spdx json'), undefined);
  assert.equal(predicateTypeName(types.spdx), 'spdxjson');
  assert.equal(predicateTypeName(types.slsa02), 'slsaprovenance02');
  assert.ok(isOfType('https://spdx.dev/Document/v2.3', types.spdx));
  assert.ok(isOfType('https://openvex.dev/ns/v0.2.0', 'https://openvex.dev/ns'));
  for (const version of ['2', 'v2', '1.5', 'v0.2.0'])
    assert.ok(isOfType(`${types.spdx}/${version}`, types.spdx), version);
  for (const other of ['x', 'xv2', 'v2x', '2.', '.2', 'v', 'v2/3', ''])
    assert.ok(!isOfType(`${types.spdx}/${other}`, types.spdx), other);
  assert.ok(!isOfType(types.slsa02, types.slsa));
  assert.ok(!isOfType('https://slsa.dev/provenance/v1/v2', types.slsa));
  assert.deepEqual(
    [types.spdx, 'https://cyclonedx.org/bom', types.slsa, 'https://openvex.dev/ns'].map(
      defaultPlace,
    ),
    ['platforms', 'platforms', 'index', 'index'],
  );
});

for (const [text, message] of [
  ['[]', /an object is expected/],
  ['{"a":1,}', /a string is missing/],
  ['{"a":1}x', /text after the document/],
  ['{"a":01}', /a value is expected/],
  ['{"a":+1}', /a value is expected/],
  ['{"a":"\\x"}', /invalid escape/],
  ['{"a":"\n"}', /does not end/],
  ['{"a":[1 2]}', /an array does not end/],
  ['{"a" 1}', /a colon is missing/],
  ['{"a":1,"\\u0061":2}', /duplicate key "a"/],
  [`{"a":${'['.repeat(100)}`, /nested deeper than 64/],
  ['{"a":"\\ud800","a":1}', /duplicate key/],
  ['{', /a string is missing/],
  ['', /an object is expected/],
] as const) {
  test(`members of ${JSON.stringify(text.slice(0, 20))}: refused`, () => {
    assert.throws(() => jsonMembers(Buffer.from(text)), { name: 'SyntaxError', message });
  });
}

test('members are the bytes that were written; UTF-8 that is none is refused', () => {
  const text = '{"a": {"b" :[1.50,"é\\n"]} ,"c":-1e3}';
  const members = jsonMembers(Buffer.from(text));
  assert.deepEqual(
    [...members].map(([key, value]) => [key, Buffer.from(value).toString()]),
    [
      ['a', '{"b" :[1.50,"é\\n"]}'],
      ['c', '-1e3'],
    ],
  );
  assert.throws(() => jsonMembers(Buffer.from([0x7b, 0xff, 0x7d])), /not valid UTF-8/);
});
