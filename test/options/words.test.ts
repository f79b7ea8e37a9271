/** What the words of single options may be, and what is said of all others. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseShard } from '../../src/drift/shard.ts';
import { TrustError } from '../../src/error.ts';
import { about } from '../../src/options/about.ts';
import { attestOptions } from '../../src/options/attest.ts';
import { parseRequirement } from '../../src/options/attestations.ts';
import { buildOptions } from '../../src/options/build.ts';
import { claims } from '../../src/options/claims.ts';
import {
  driftAddOptions,
  driftInitOptions,
  driftOptions,
  driftPlanOptions,
  namesImages,
} from '../../src/options/drift.ts';
import { meantOrAll, nearest, withoutScheme } from '../../src/options/hints.ts';
import { readInputs, readTexts } from '../../src/options/inputs.ts';
import { keys } from '../../src/options/keys.ts';
import { readOptions } from '../../src/options/library.ts';
import { mirrorOptions } from '../../src/options/mirror.ts';
import type { Option, Table } from '../../src/options/option.ts';
import { releaseOptions } from '../../src/options/release.ts';
import { signOptions } from '../../src/options/sign.ts';
import { readArguments } from '../../src/options/terminal.ts';
import { verifyOptions } from '../../src/options/verify.ts';

function refuses(read: () => unknown, message: RegExp, code = 'E_INPUT'): void {
  assert.throws(read, { code, message });
}

const flag = <T>(option: Option<T>, ...words: string[]) => option.type.fromFlags(words, '--x');
const commit = 'a'.repeat(40);

test('a requirement of attestations: type, place, facts, age and signer', () => {
  const provenance = parseRequirement(
    ` slsaprovenance1  on=all builder=b source-repository=git+https://x/y source-ref=r source-digest=${commit} max-age=30 by=me `,
  );
  assert.deepEqual(
    { ...provenance, facts: Object.fromEntries(provenance.facts) },
    {
      text: `slsaprovenance1 on=all builder=b source-repository=git+https://x/y source-ref=r source-digest=${commit} max-age=30 by=me`,
      type: 'https://slsa.dev/provenance/v1',
      on: 'all',
      facts: {
        builder: 'b',
        'source-repository': 'git+https://x/y',
        'source-ref': 'r',
        'source-digest': commit,
      },
      maxAge: 30,
      by: 'me',
    },
  );
  assert.equal(parseRequirement('https://example.com/x').type, 'https://example.com/x');
  assert.equal(parseRequirement(`slsaprovenance source-digest=${'b'.repeat(64)}`).facts.size, 1);
  assert.equal(parseRequirement('slsaprovenance max-age=99999').maxAge, 99_999);
});

for (const [line, says] of [
  [
    'spdx-json',
    /^"spdx-json" is no predicate type: give a URI, or one of .*\(did you mean spdxjson\?\)$/,
  ],
  ['nothing-like-it', /one of (?!.*meant)/],
  ['spdxjson at=index', /^"at" is not known: write NAME=VALUE with one of on, builder, /],
  ['spdxjson bulder=x', /did you mean builder\?/],
  ['spdxjson on', /^on has no value: write on=VALUE, without spaces$/],
  ['spdxjson on=', /^on has no value/],
  ['spdxjson =x', /^"" is not known: /],
  [`spdxjson on=${'x'.repeat(200)}`, /^on=x{100} is not one of index, /],
  ['spdxjson on=index on=index', /^on is given twice$/],
  ['spdxjson on=indx', /^on=indx is not one of index, .*\(did you mean index\?\)/],
  ['spdxjson builder=x', /^builder is a fact of SLSA provenance, which "spdxjson" is not$/],
  [`slsaprovenance source-digest=x${commit}`, /^source-digest takes a whole commit/],
  [`slsaprovenance source-digest=${commit}x`, /^source-digest takes a whole commit/],
  ['slsaprovenance source-repository=me/app', /^source-repository takes a URL, such as/],
  ['slsaprovenance source-repository=-https://x', /^source-repository takes a URL/],
  ['slsaprovenance max-age=0', /^max-age takes a number of days, not "0"$/],
  ['slsaprovenance max-age=1d', /^max-age takes a number of days/],
  ['slsaprovenance max-age=x1', /^max-age takes a number of days/],
  ['slsaprovenance max-age=100000', /^max-age takes a number of days/],
] as const) {
  test(`no requirement: ${line.slice(0, 60)}`, () => refuses(() => parseRequirement(line), says));
}

test('attest: a type is a URI or a word of cosign; a predicate is for a platform and from a file', () => {
  const { type, predicateFor } = attestOptions;
  assert.equal(flag(type, 'spdxjson'), 'https://spdx.dev/Document');
  assert.equal(flag(type, 'urn:x'), 'urn:x');
  refuses(
    () => flag(type, 'y'.repeat(200)),
    /^--x: "y{100}" is neither a URI nor one of slsaprovenance, .*, custom$/,
  );
  assert.deepEqual(flag(predicateFor, 'linux/amd64=a=b.json'), [
    { platform: { os: 'linux', architecture: 'amd64' }, file: 'a=b.json' },
  ]);
  for (const word of [
    'linux/amd64',
    'linux/amd64=',
    '=a.json',
    '\nlinux/amd64=a',
    'linux/amd64=\n',
  ]) {
    refuses(() => flag(predicateFor, word), /^--x: /, 'E_INPUT');
  }
  refuses(() => flag(predicateFor, 'z'.repeat(200)), /"z{100}" is not PLATFORM=FILE, such as/);
});

test('threat 123: a build context is no flag', () => {
  assert.equal(flag(buildOptions.context, './-x'), './-x');
  for (const word of ['-', '--output=/', `-${'f'.repeat(200)}`]) {
    refuses(
      () => flag(buildOptions.context, word),
      /^--x: "-.{0,99}" is neither a folder nor a URL$/,
    );
  }
});

test('drift: a part of the parts, at most 256 of them; versions; images that are named', () => {
  assert.deepEqual(flag(driftOptions.shard, '2/3'), parseShard('2/3'));
  for (const word of ['0/3', '4/3', '3', 'a/b']) {
    refuses(() => flag(driftOptions.shard, word), /^--x: /);
  }
  assert.equal(flag(driftPlanOptions.shards, '256'), 256);
  refuses(() => flag(driftPlanOptions.shards, '257'), /^--x: a matrix has at most 256 jobs$/);
  const words = ['0.1.24', '--ledger', 'releases.json'];
  assert.equal(readArguments(words, driftAddOptions).version, '0.1.24');
  refuses(() => flag(driftAddOptions.version, 'latest'), /^--x: "latest" is not a version such as/);
  assert.doesNotThrow(() => readArguments(['--ledgers', 'all'], driftOptions));
  refuses(
    () => readArguments(['--tag', '1'], driftOptions),
    /^--image is missing: .*; or give --ledgers$/,
  );
  const images = (...words: string[]) => ({ images: flag(driftOptions.images, ...words) ?? [] });
  const usual = ['nicolas/webdis', 'public.ecr.aws/nicolas/webdis'];
  assert.equal(namesImages(images(...usual)), false);
  assert.equal(namesImages(images(usual[0] ?? '')), true);
  assert.equal(namesImages(images(...usual, 'me/app')), true);
  assert.equal(namesImages({ images: undefined as never }), false);
});

test('mirror: a signature tag is named with its whole digest', () => {
  const [tag, digest] = [`sha256-${'a'.repeat(64)}.sig`, `sha256:${'b'.repeat(64)}`];
  const option = Object.values(mirrorOptions).find(({ type }) => type.placeholder === 'TAG@DIGEST');
  assert.ok(option !== undefined);
  const read = (word: string) => [flag(option as Option<unknown>, word)].flat()[0];
  assert.deepEqual(read(`${tag}@${digest}`), { tag, digest });
  for (const word of [tag, digest, `x${tag}@${digest}`, `${tag}@${digest}0`, `${tag}@`]) {
    refuses(() => read(word), /is not a signature tag with its digest, sha256-HEX\.sig@sha256:HEX/);
  }
});

test('sign: the version of the log, as a word or as a number', () => {
  const option = Object.values(signOptions).find(({ type }) => type.placeholder === '1|2');
  assert.ok(option !== undefined);
  const { type } = option as Option<unknown>;
  assert.deepEqual([type.fromFlags(['1'], 'x'), type.fromFlags(['2'], 'x')], [1, 2]);
  assert.deepEqual([type.fromLibrary(1, 'x'), type.fromLibrary(2, 'x')], [1, 2]);
  refuses(() => type.fromFlags(['3'], 'x'), /x/);
  for (const odd of [0, 3, '1', '2', null, {}]) {
    refuses(() => type.fromLibrary(odd, 'rekor'), /^rekor: it is neither 1 nor 2$/);
  }
});

test('keys: blocks by number, and places with the last day of a retired one', () => {
  const block = '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----';
  const read = (text: string) => keys.fromInput(text, 'key');
  assert.deepEqual(read(block), [{ pem: block, name: 'the key given inline' }]);
  assert.deepEqual(read(`${block}\n# a comment\na.pub\n${block}\nb c.pub not-after=2026-12-31`), [
    { pem: block, name: 'inline key 1' },
    { pem: block, name: 'inline key 2' },
    { location: 'a.pub' },
    { location: 'b c.pub', notAfter: new Date('2026-12-31T23:59:59.999Z') },
  ]);
  refuses(() => read('# a.pub'), /^key: it contains no key, only comments$/);
  refuses(() => read(`${block}\n-----BEGIN X`), /a PEM block in it is not complete/, 'E_KEY');
  refuses(() => read('A'.repeat(40)), /a line of it is base64, without the PEM lines/, 'E_KEY');
  assert.equal(read('A'.repeat(39))?.length, 1);
  assert.deepEqual(read(`${'A'.repeat(40)}.pub`), [{ location: `${'A'.repeat(40)}.pub` }]);
  for (const date of [
    '+002026-12-31',
    '2026-13-01',
    '26-12-31',
    '2026-12-31T00:00:00Z',
    'x2026-12-31',
  ]) {
    refuses(
      () => read(`a.pub not-after=${date}`),
      /^a\.pub: not-after takes a date such as/,
      'E_KEY',
    );
  }
});

test('keys that are given one by one are one each', () => {
  assert.deepEqual(keys.fromLibrary(['a.pub', 'b.pub'], 'keys'), [
    { location: 'a.pub' },
    { location: 'b.pub' },
  ]);
  for (const key of ['#a.pub', ' a.pub', 'a.pub ', 'a\nb']) {
    refuses(() => keys.fromFlags(['ok.pub', key], '--key'), /^--key: key 2 is empty, begins with/);
  }
});

test('a library call: null and unknown names are refused, undefined is not given', () => {
  const fixed = { images: ['me/app'] };
  assert.equal(readOptions({ keys: undefined }, verifyOptions, fixed).keys, undefined);
  refuses(
    () => readOptions({ keys: null }, verifyOptions, fixed),
    /^keys: it is null; leave it out for the default$/,
  );
  refuses(
    () => readOptions({ kye: 'x' }, verifyOptions, fixed),
    /^there is no option kye; did you mean keys\?$/,
  );
  refuses(() => readOptions({ ['x'.repeat(200)]: 1 }, verifyOptions, fixed), /no option x{100};/);
});

test('inputs that a file gives by name: unknown and empty ones are refused with the place', () => {
  const read = (texts: Record<string, string>) => readTexts(verifyOptions, texts, 'a.json');
  assert.equal(read({ images: 'me/app', parity: 'true' }).parity, 'true');
  refuses(
    () => read({ images: 'me/app', prity: 'true' }),
    /^a\.json: there is no "prity"; did you mean parity/,
  );
  refuses(() => read({ images: 'me/app', '': 'x' }), /^a\.json: there is no ""; /);
  refuses(() => read({ images: 'me/app', ['y'.repeat(200)]: 'x' }), /there is no "y{100}";/);
  refuses(() => read({ images: 'me/app', parity: ' ' }), /^a\.json: parity is empty$/);
  refuses(() => read({ parity: 'true' }), /^a\.json: images is missing/);
});

test('an error about an option names it, and keeps its code and details', () => {
  const failing = (code: 'E_REF' | 'E_DIGEST') => () => {
    throw new TrustError(code, 'why', { tag: '1' });
  };
  refuses(() => about('--x', failing('E_REF')), /^--x: why$/, 'E_REF');
  refuses(() => about('--x', failing('E_DIGEST'), 'E_INPUT'), /^--x: why$/);
  assert.throws(() => about('--x', failing('E_REF')), { details: { tag: '1' } });
  const other = new RangeError('a defect');
  assert.throws(
    () =>
      about('--x', () => {
        throw other;
      }),
    other,
  );
});

test('the word that was meant is one or two letters away, and never most of a short word', () => {
  const known = ['key', 'verify', 'trusted-root'];
  for (const [word, meant] of [
    ['kye', 'key'],
    ['ke', 'key'],
    ['vrfy', 'verify'],
    ['verifyxx', 'verify'],
    ['trustedroot', 'trusted-root'],
    ['trusted-rxxxx', 'trusted-root'],
    ['kxx', 'key'],
    ['xxx', undefined],
    ['x', undefined],
    ['', undefined],
    ['verifyxxxx', undefined],
  ] as const) {
    assert.equal(nearest(word, known), meant, word);
  }
  assert.equal(nearest('key', []), undefined);
  assert.equal(nearest('x', ['y']), undefined);
  assert.equal(nearest('signed', ['sxxxed']), undefined);
  assert.equal(meantOrAll('kye', known), 'did you mean key?');
  assert.equal(meantOrAll('zzzzzz', known), 'there are key, verify, trusted-root');
});

test('a scheme in front of a reference, as other programs want it', () => {
  assert.equal(withoutScheme('docker://me/app'), 'me/app');
  assert.equal(withoutScheme('HTTPS://ghcr.io/me/app//'), 'ghcr.io/me/app');
  for (const text of ['me/app', 'xdocker://me/app', 'docker://', 'ftp://x']) {
    assert.equal(withoutScheme(text), undefined, text);
  }
});

test('options that need or exclude others name options that there are', () => {
  const tables = { verifyOptions, mirrorOptions, signOptions, attestOptions, releaseOptions };
  let seen = 0;
  for (const [name, table] of Object.entries({ ...tables, driftOptions })) {
    for (const [field, option] of Object.entries(table as Table)) {
      const { needs = [], excludes = [], requiredUnless = [] } = option;
      for (const other of [needs, excludes, requiredUnless].flat()) {
        assert.ok(Object.hasOwn(table, other), `${name}: ${field} names ${other}`);
        seen += 1;
      }
    }
  }
  assert.ok(seen > 50, `${seen}`);
});

test('long texts are quoted up to a length', () => {
  const long = 'x'.repeat(300);
  refuses(() => claims.fromFlags([long], '-a'), /^-a: "x{200}" /);
  refuses(
    () => readInputs(verifyOptions, () => '', { [`INPUT_${long.toUpperCase()}`]: 'y' }),
    /^this action has no input "x{100}";/i,
  );
});

test('what overwrites, skips a check or contacts another scheme is off unless it is given', () => {
  const tables = { verifyOptions, mirrorOptions, signOptions, attestOptions, releaseOptions };
  const ofDrift = { driftOptions, driftInitOptions, driftAddOptions };
  let seen = 0;
  for (const [name, table] of Object.entries({ ...tables, ...ofDrift })) {
    for (const [field, { type, default: usual }] of Object.entries(table as Table)) {
      if (type.libraryType !== 'boolean' || usual === undefined) continue;
      if (!/force|overwrite|insecure|skip|only|dry|amend|replace/i.test(field)) continue;
      assert.equal(usual, false, `${name}: ${field}`);
      seen += 1;
    }
  }
  assert.ok(seen > 12, `${seen}`);
});

test('flags of other programs are answered with the flag that is meant', () => {
  for (const [flags, meant] of [
    [['allow-http-registry', 'allow-insecure-registry', 'plain-http'], 'insecure-registry'],
    [['insecure'], 'insecure-registry'],
    [['ca-file', 'cacert'], 'registry-cacert'],
    [['debug', 'd'], 'verbose'],
  ] as const) {
    for (const flag of flags) {
      const written = flag.length === 1 ? `-${flag}` : `--${flag}`;
      refuses(
        () => readArguments(['me/app', written, 'x'], verifyOptions),
        new RegExp(`^there is no flag ${written}; use --${meant}$`),
      );
    }
  }
});
