/** The log entry annotation: every field missing, extra, mistyped, or another user's. */

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Candidate } from '../../src/signature/candidate.ts';
import { parseRekorBundle, verifySet } from '../../src/transparency/legacy-entry.ts';
import { checkLog } from '../../src/transparency/log.ts';
import { publicGoodRoot } from '../../src/transparency/public-good.ts';
import {
  annotationKeys,
  assertFailed,
  assertPassed,
  base64,
  edit,
  type Json,
  removed,
  withAnnotations,
} from '../signature/support.ts';
import { sharedFile, skipWithout } from '../support/shared-vectors.ts';
import {
  goodPayload,
  hashedrekord001,
  type LegacyChanges,
  legacy,
  log,
  now,
  pemOf,
  root,
  signer,
  stranger,
} from './test-log.ts';

const key = annotationKeys.rekorBundle;

function check(candidate: Candidate) {
  return checkLog(candidate, { key: signer.key, root, now }).check;
}

/** The annotation's text replaced. */
function withText(change: (text: string) => string) {
  const candidate = legacy();
  return withAnnotations(candidate, { [key]: change(candidate.layer.annotations[key] ?? '') });
}

function assertEdits(kind: 'annotation' | 'body', path: string, values: readonly unknown[]): void {
  for (const value of values) {
    const changes: LegacyChanges = { [kind]: { [path]: value } };
    const about = `${path} = ${String(JSON.stringify(value))}`;
    assertFailed(check(legacy(changes)), 'E_TLOG', /log entry|KEY|PEM/, about);
  }
}

const notText = [removed, null, 1, true, [], {}];

describe('threat 85: the annotation', () => {
  test('threat 85: no JSON, no object', () => {
    for (const text of ['', '{', 'null', '[]', '"x"', '1', '\u0000', '{}']) {
      assertFailed(check(withText(() => text)), 'E_TLOG', /log entry annotation/, text);
    }
    assertFailed(check(withText((text) => `${text}x`)), 'E_TLOG', /strict JSON/);
    assertPassed(check(withText((text) => ` ${text.replace('"Payload":', '"Payload" : ')}\n`)));
  });

  test('threat 37: duplicate and unknown fields, other case', () => {
    assertFailed(
      check(withText((t) => t.replace('{"body"', '{"body":"","body"'))),
      'E_TLOG',
      /dup/,
    );
    assertFailed(check(withText((t) => t.replace('"Payload"', '"payload"'))), 'E_TLOG', /unknown/);
    assertEdits('annotation', 'unexpected', [1]);
    assertEdits('annotation', 'Payload.unexpected', [1]);
    assertEdits('annotation', 'Payload.logId', [log.logId]);
  });

  test('threat 85: each field', () => {
    assertEdits('annotation', 'SignedEntryTimestamp', [
      ...notText,
      '',
      '*',
      'AA',
      base64('no DER'),
    ]);
    assertEdits('annotation', 'Payload', notText);
    assertEdits('annotation', 'Payload.body', [...notText, '', '*', base64('{}'), base64('x')]);
    const numbers = [removed, null, '1', true, [], {}, 1.5, -1];
    assertEdits('annotation', 'Payload.integratedTime', numbers);
    assertEdits('annotation', 'Payload.logIndex', numbers);
    assertEdits('annotation', 'Payload.logID', [...notText, '', 'x', log.logId.toUpperCase()]);
  });

  test('threat 39: numbers beyond 2^53 and in other notations', () => {
    for (const number of ['9007199254740993', '1e400', '-0', '1234.5', '01']) {
      const candidate = withText((text) => text.replace('"logIndex":1234', `"logIndex":${number}`));
      assertFailed(check(candidate), 'E_TLOG', /log entry annotation/, number);
    }
    // Another way to write the same number: what was signed is the number.
    assertPassed(check(withText((text) => text.replace('"logIndex":1234', '"logIndex":1.234e3'))));
  });
});

describe('threat 85: the body, signed by the log unchanged', () => {
  test('threat 85: no JSON, no object', () => {
    for (const bodyText of [
      '',
      '{',
      'null',
      '[]',
      '1',
      '{}',
      `${goodBody()}x`,
      `\ufeff${goodBody()}`,
    ]) {
      assertFailed(check(legacy({ bodyText })), 'E_TLOG', /log entry/, bodyText.slice(0, 9));
    }
    const twice = goodBody().replace('"kind"', '"kind":"rekord","kind"');
    assertFailed(check(legacy({ bodyText: twice })), 'E_TLOG', /duplicate key/);
  });

  test('threats 9, 90: each field', () => {
    assertEdits('body', 'apiVersion', [...notText, '', '0.0.2', '6.6.6']);
    assertEdits('body', 'kind', [...notText, '', 'intoto', 'dsse', '__proto__', 'constructor']);
    assertEdits('body', 'spec', notText);
    assertEdits('body', 'spec.data', notText);
    assertEdits('body', 'spec.data.hash', notText);
    assertEdits('body', 'spec.data.hash.algorithm', [...notText, '', 'sha512', 'SHA256', 'sha1']);
    const hash = hashedrekord001(goodPayload, '', signer);
    const value = ((hash['spec'] as Json)['data'] as { hash: { value: string } }).hash.value;
    assertEdits('body', 'spec.data.hash.value', [
      ...notText,
      '',
      'x',
      value.slice(1),
      `${value}0`,
      value.toUpperCase(),
      '0'.repeat(64),
    ]);
    assertEdits('body', 'spec.signature', notText);
    assertEdits('body', 'spec.signature.content', [
      ...notText,
      '',
      '+',
      '*',
      base64('another'),
      base64(signer.sign(goodPayload)),
    ]);
    assertEdits('body', 'spec.signature.format', ['x509']);
    assertEdits('body', 'spec.signature.publicKey', notText);
    const pem = pemOf(signer.key.key);
    assertEdits('body', 'spec.signature.publicKey.content', [
      ...notText,
      '',
      '+',
      pem,
      base64('not PEM'),
      base64(pem + pem),
      base64(`x${pem}`),
      base64(pemOf(stranger.key.key)),
      base64(pem.replaceAll('PUBLIC', 'RSA PUBLIC')),
      base64(pem.replaceAll('PUBLIC KEY', 'PRIVATE KEY')),
    ]);
    for (const path of [
      'unexpected',
      'spec.unexpected',
      'spec.data.unexpected',
      'spec.data.hash.unexpected',
      'spec.data.url',
      'spec.signature.unexpected',
      'spec.signature.publicKey.url',
    ]) {
      assertEdits('body', path, ['https://example.test/']);
    }
  });
});

function goodBody(): string {
  return JSON.stringify(hashedrekord001(goodPayload, base64('x'), signer));
}

test('the SET is over the four fields in canonical order, logID before logIndex', () => {
  const { layer } = legacy();
  const bundle = parseRekorBundle(layer.annotations[key] ?? '');
  const [known] = root.logs;
  ok(known !== undefined && verifySet(bundle, known));
  const { body, integratedTime, logIndex, logID } = bundle.Payload;
  const other = log.sign(JSON.stringify({ body, integratedTime, logIndex, logID }));
  strictEqual(verifySet({ ...bundle, SignedEntryTimestamp: other }, known), false);
  const longer = Buffer.concat([bundle.SignedEntryTimestamp, Buffer.from([0])]);
  strictEqual(verifySet({ ...bundle, SignedEntryTimestamp: longer }, known), false);
});

test('a SET of the public log over a real entry, and that entry with any field changed', {
  skip: skipWithout('legacy-keyed'),
}, () => {
  const real = sharedFile(
    'legacy-keyed/containers-image-dir-img-cosign-key-rekor-valid-signature-1/layer.json',
  );
  const annotation = JSON.parse(real.toString()).annotations[key];
  const [known] = publicGoodRoot().logs;
  ok(known !== undefined && verifySet(parseRekorBundle(annotation), known));
  for (const [path, value] of [
    ['Payload.logIndex', 11608801],
    ['Payload.integratedTime', 1674251860],
    ['Payload.logID', '0'.repeat(64)],
    ['Payload.body', base64('{}')],
  ] as const) {
    const changed = JSON.stringify(edit(JSON.parse(annotation), path, value));
    deepStrictEqual(verifySet(parseRekorBundle(changed), known), false, path);
  }
});
