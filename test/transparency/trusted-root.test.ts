/** The trusted root: strict, because everything else rests on it. */

import { deepStrictEqual, doesNotThrow, ok, strictEqual, throws } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { PublicKeyDetails, TrustedRoot } from '@sigstore/protobuf-specs';
import { type TrustMaterial, toTrustMaterial } from '@sigstore/verify';
import { isTrustError } from '../../src/error.ts';
import { logsById } from '../../src/transparency/entry.ts';
import { publicGoodRoot } from '../../src/transparency/public-good.ts';
import { publicGoodRootText } from '../../src/transparency/public-good-root.ts';
import { parseTrustedRoot, parseTrustedRoots } from '../../src/transparency/trusted-root.ts';
import { base64, edit, type Json, removed } from '../signature/support.ts';
import { cosignMade, sharedFile, skipWithout } from '../support/shared-vectors.ts';
import { log, log2, rootJson } from './test-log.ts';

const good = rootJson(log.instance(), log2.instance({ start: '2026-03-01T00:00:00Z' }));

function parse(root: unknown) {
  const bytes = root instanceof Uint8Array ? root : Buffer.from(JSON.stringify(root));
  return parseTrustedRoot(bytes, 'root.json');
}

function refuses(root: unknown, why: RegExp): void {
  throws(
    () => parse(root),
    (error) =>
      isTrustError(error, 'E_TRUST') &&
      error.message.startsWith('root.json is not usable: ') &&
      why.test(error.message),
    String(why),
  );
}

test('logs with their host, id and validity; dated by the newest', () => {
  const root = parse(good);
  strictEqual(root.source, 'root.json');
  strictEqual(root.date, '2026-03-01');
  const [first, second] = root.logs;
  strictEqual(first?.host, 'rekor.test');
  strictEqual(first.logId, log.logId);
  strictEqual(second?.key.asymmetricKeyType, 'ed25519');
  strictEqual(second.validFor.start.toISOString(), '2026-03-01T00:00:00.000Z');
  strictEqual(second.validFor.end, undefined);
  const newer = 'application/vnd.dev.sigstore.trustedroot.v0.1+json';
  strictEqual(parse(edit(good, 'mediaType', newer)).logs.length, 2);
});

test('roots of the real tools', () => {
  strictEqual(parse(cosignMade('trusted-root.json')).logs.length, 2);
});

test('roots of the public-good and staging instances', {
  skip: skipWithout('sigstore-root-signing'),
}, () => {
  const production = sharedFile('sigstore-root-signing/targets/trusted_root.json');
  strictEqual(parse(production).logs.length, 2);
  const staging = sharedFile('sigstore-root-signing-staging/targets/trusted_root.json');
  ok(parse(staging).logs.length > 2);
});

describe('threat 96: a log without a start', () => {
  test('threat 96: start, validFor or both missing', () => {
    refuses(edit(good, 'tlogs.0.publicKey.validFor.start', removed), /validFor\.start is missing/);
    refuses(edit(good, 'tlogs.0.publicKey.validFor', removed), /validFor is missing/);
    refuses(edit(good, 'tlogs.1.publicKey.validFor', {}), /validFor\.start is missing/);
    for (const start of [
      '',
      'soon',
      '2026',
      '2026-01-01T00:00:00',
      '2026-13-01T00:00:00Z',
      0,
      null,
      {},
    ]) {
      refuses(edit(good, 'tlogs.0.publicKey.validFor.start', start), /validFor\.start is not/);
    }
  });

  test('threat 96: the root of the conformance suite, which the library accepts', {
    skip: skipWithout('sigstore-conformance'),
  }, () => {
    const folder = 'sigstore-conformance/bundle-verify/trust-root-tlog-missing-validity-start_fail';
    refuses(sharedFile(folder, 'trusted_root.json'), /validFor\.start is missing/);
  });

  test('threat 96: a timestamp authority without a start', () => {
    const root = JSON.parse(cosignMade('trusted-root.json').toString());
    doesNotThrow(() => parse(root));
    refuses(edit(root, 'timestampAuthorities.0.validFor.start', removed), /start is missing/);
    refuses(edit(root, 'timestampAuthorities.0.validFor', removed), /validFor is missing/);
  });
});

test('without a log: no date, and nothing is known', () => {
  for (const tlogs of [[], null, removed]) {
    const root = parse(edit(good, 'tlogs', tlogs));
    deepStrictEqual([root.logs, root.date, root.material.tlogs], [[], undefined, []]);
    throws(
      () => logsById(root, log.logId),
      (error) =>
        isTrustError(error, 'E_TRUST') && /that root has no logs at all/.test(error.message),
    );
  }
});

test('other versions, unknown fields, no JSON', () => {
  refuses(edit(good, 'mediaType', removed), /mediaType is missing/);
  refuses(
    edit(good, 'mediaType', 'application/vnd.dev.sigstore.trustedroot.v0.2+json'),
    /mediaType/,
  );
  for (const path of [
    'unexpected',
    'tlogs.0.unexpected',
    'tlogs.0.publicKey.unexpected',
    'tlogs.0.publicKey.validFor.until',
  ]) {
    refuses(edit(good, path, 1), /unknown field/);
  }
  refuses(Buffer.from('{'), /strict JSON/);
  refuses([], /is not an object/);
  refuses(edit(good, 'tlogs', {}), /tlogs is not a list/);
  const twice = JSON.stringify(good).replace('{"mediaType"', '{"mediaType":"","mediaType"');
  refuses(Buffer.from(twice), /duplicate key/);
});

test('logs that cannot be used', () => {
  refuses(edit(good, 'tlogs.0.publicKey.rawBytes', base64('not a key')), /./);
  refuses(edit(good, 'tlogs.0.publicKey.rawBytes', '*'), /not standard base64/);
  refuses(edit(good, 'tlogs.0.logId', removed), /logId is missing/);
  refuses(edit(good, 'tlogs.0.logId.keyId', ''), /keyId is empty/);
  refuses(edit(good, 'tlogs.0.hashAlgorithm', 'SHA2_512'), /hashAlgorithm/);
  refuses(edit(good, 'tlogs.0.baseUrl', 'rekor'), /Invalid URL/);
  refuses(edit(good, 'tlogs.0.baseUrl', removed), /baseUrl is missing/);
});

test('a checkpoint key id is the log id, or not supported', () => {
  const id = { keyId: base64(log.keyId) };
  doesNotThrow(() => parse(edit(good, 'tlogs.0.checkpointKeyId', id)));
  refuses(edit(good, 'tlogs.0.checkpointKeyId', { keyId: base64('x') }), /checkpointKeyId other/);
});

describe('log keys of other kinds', () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const withKey = (keyDetails: unknown, type: 'pkcs1' | 'spki') =>
    edit(good, 'tlogs.0.publicKey', {
      ...(log.instance()['publicKey'] as Json),
      rawBytes: base64(publicKey.export({ type, format: 'der' })),
      keyDetails,
    });

  test('are encoded as their names begin', () => {
    for (const [kind, type] of [
      ['PKCS1_RSA_PKCS1V5', 'pkcs1'],
      ['PKIX_RSA_PKCS1V5', 'spki'],
      ['PKIX_RSA_PKCS1V15_2048_SHA256', 'spki'],
    ] as const) {
      const { logs } = parse(withKey(kind, type));
      ok(logs[0]?.key.equals(publicKey), kind);
      refuses(withKey(kind, type === 'spki' ? 'pkcs1' : 'spki'), /./);
    }
  });

  test('are all that the specification names and Node can read', () => {
    const unreadable = ['PUBLIC_KEY_DETAILS_UNSPECIFIED', 'LMS_SHA256', 'LMOTS_SHA256'];
    for (const kind of Object.values(PublicKeyDetails)) {
      if (typeof kind !== 'string') continue;
      const root = withKey(kind, kind.startsWith('PKCS1_') ? 'pkcs1' : 'spki');
      if (unreadable.includes(kind)) refuses(root, /keyDetails is "\w+", which is not supported/);
      else doesNotThrow(() => parse(root), kind);
    }
    for (const kind of ['', 'PKIX_ED25519 ', 'constructor', removed, 5]) {
      refuses(withKey(kind, 'spki'), /keyDetails is/);
    }
  });
});

function plain({ certChain, validFor }: TrustMaterial['certificateAuthorities'][number]) {
  return { validFor, chain: certChain.map(({ root: read }) => read.toDER()) };
}

describe('what the library gets is what it would have made of the same root', () => {
  for (const [name, text] of [
    ['of the tests', JSON.stringify(good)],
    ['of the real tools', cosignMade('trusted-root.json').toString()],
    ['of the public-good instance', publicGoodRootText],
  ] as const) {
    test(name, () => {
      const ours = parse(Buffer.from(text)).material;
      const theirs = toTrustMaterial(TrustedRoot.fromJSON(JSON.parse(text)));
      for (const kind of ['tlogs', 'ctlogs'] as const) {
        strictEqual(ours[kind].length, theirs[kind].length);
        for (const [at, log] of ours[kind].entries()) {
          const other = theirs[kind][at];
          ok(other !== undefined && log.publicKey.equals(other.publicKey));
          deepStrictEqual({ ...log, publicKey: 0 }, { ...other, publicKey: 0 });
        }
      }
      for (const kind of ['timestampAuthorities', 'certificateAuthorities'] as const) {
        deepStrictEqual(ours[kind].map(plain), theirs[kind].map(plain));
      }
    });
  }
});

test('timestamp authorities that cannot be used', () => {
  const root = JSON.parse(cosignMade('trusted-root.json').toString());
  const certificate = 'timestampAuthorities.0.certChain.certificates.0';
  refuses(edit(root, `${certificate}.rawBytes`, base64('no certificate')), /./);
  refuses(edit(root, `${certificate}.rawBytes`, '*'), /not standard base64/);
  refuses(edit(root, `${certificate}.unexpected`, 1), /unknown field/);
  refuses(edit(root, 'timestampAuthorities.0.certChain', removed), /certChain is missing/);
  refuses(edit(root, 'timestampAuthorities', {}), /timestampAuthorities is not a list/);
});

test('certificate authorities and CT logs that cannot be used', () => {
  const root = JSON.parse(publicGoodRootText);
  const certificate = 'certificateAuthorities.0.certChain.certificates.0';
  refuses(edit(root, `${certificate}.rawBytes`, base64('no certificate')), /./);
  refuses(edit(root, `${certificate}.unexpected`, 1), /unknown field/);
  refuses(edit(root, 'certificateAuthorities.0.validFor.start', removed), /start is missing/);
  refuses(edit(root, 'ctlogs.0.publicKey.rawBytes', base64('not a key')), /./);
  refuses(edit(root, 'ctlogs.0.publicKey.validFor', removed), /validFor is missing/);
  refuses(edit(root, 'ctlogs.0.logId', removed), /logId is missing/);
  doesNotThrow(() => parse(edit(root, 'ctlogs.0.baseUrl', removed)));
});

describe('files with several roots', () => {
  const line = JSON.stringify(good);
  const read = (text: string) => parseTrustedRoots(Buffer.from(text), 'roots.jsonl');

  test('JSON Lines: a root on each line; its name has the line', () => {
    const [first, second, ...more] = read(
      `${line}\n\n${publicGoodRootText.replace(/\s/g, '')}\r\n`,
    );
    deepStrictEqual(
      [first?.source, second?.source],
      ['roots.jsonl, line 1', 'roots.jsonl, line 2'],
    );
    strictEqual(second?.logs[0]?.host, 'rekor.sigstore.dev');
    strictEqual(more.length, 0);
  });

  test('one document, on one line or on many', () => {
    // Broken where a line ends like an object, and where one is an object.
    const broken = [
      line.replace('},', '},\n'),
      line.replace('"tlogs":[', '"tlogs":[\n').replace('},{"base', '}\n,{"base'),
    ];
    for (const text of [line, `${line}\n`, JSON.stringify(good, null, 2), ...broken]) {
      deepStrictEqual(
        read(text).map(({ source }) => source),
        ['roots.jsonl'],
      );
    }
  });

  test('one bad line stops the run', () => {
    const refusesLines = (text: string, why: RegExp) =>
      throws(
        () => read(text),
        (error) => isTrustError(error, 'E_TRUST') && why.test(error.message),
      );
    refusesLines(`${line}\n{}`, /line 2 is not usable: .*mediaType is missing/);
    refusesLines(`${line}\n${line}}`, /line 2 is not usable/);
    refusesLines(`${line}\n`.repeat(101), /has 101 trusted roots; 100 are allowed/);
    strictEqual(read(`${line}\n`.repeat(100)).length, 100);
    refusesLines(` ${line}\n${line}`, /strict JSON: there is text after the document/);
    refusesLines('', /strict JSON/);
  });
});

describe('the embedded public-good root', () => {
  test('is read, and named with its age', () => {
    const root = publicGoodRoot();
    strictEqual(publicGoodRoot(), root);
    ok(/embedded public-good root .*@sigstore\/tuf \d/.test(root.source));
    const [first] = root.logs;
    strictEqual(first?.host, 'rekor.sigstore.dev');
    strictEqual(first.logId, 'c0d23d6ad406973f9559f3ba2d1ca01f84147d8ffc5b8445c224f98b9591801d');
  });

  test('is what the package holds, and what the Sigstore project published', {
    skip: skipWithout('sigstore-root-signing'),
  }, () => {
    const published = sharedFile('sigstore-root-signing/targets/trusted_root.json').toString();
    strictEqual(publicGoodRootText, published);
  });

  test('scripts/trusted-root.mjs --check finds no difference', () => {
    const project = join(import.meta.dirname, '..', '..');
    execFileSync(process.execPath, [join(project, 'scripts', 'trusted-root.mjs'), '--check']);
  });
});
