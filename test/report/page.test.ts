/** Pages of verifying, signing, mirroring and releasing. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAttestPage } from '../../src/report/attest/document.ts';
import { formatMirrorPage } from '../../src/report/mirror/page.ts';
import { formatReleasePage } from '../../src/report/release/document.ts';
import { formatSignPage } from '../../src/report/sign/page.ts';
import { formatVerifyPage } from '../../src/report/verify/document.ts';
import * as attested from './attest-samples.ts';
import { parseMarkup } from './markup.ts';
import * as mirrored from './mirror-samples.ts';
import * as released from './release-samples.ts';
import * as samples from './samples.ts';
import * as signed from './sign-samples.ts';
import { lacks, matches } from './texts.ts';

const pages: Readonly<Record<string, () => string>> = {
  unsigned: () => formatVerifyPage(samples.unsigned()),
  'half-mirrored': () => formatVerifyPage(samples.halfMirrored()),
  signed: () => formatSignPage(signed.signed()),
  'not-logged': () => formatSignPage(signed.notLogged()),
  'sign-incomplete': () => formatSignPage(signed.incomplete()),
  attested: () => formatAttestPage(attested.attested()),
  'attest-unlogged': () => formatAttestPage(attested.unlogged()),
  mirrored: () => formatMirrorPage(mirrored.toTwo()),
  'mirror-planned': () => formatMirrorPage(mirrored.planned()),
  'mirror-stopped': () => formatMirrorPage(mirrored.stopped()),
  released: () => formatReleasePage(released.released()),
  'mirror-down': () => formatReleasePage(released.mirrorDown()),
};

for (const [name, page] of Object.entries(pages)) {
  test(`page: ${name}`, (t) => matches(t, page(), `page-${name}.html.txt`));
}

/** `spoilt`: also the fields that have fixed values. */
const hostile: Readonly<Record<string, readonly string[]>> = {
  verify: [
    ...samples.everyHostile(),
    samples.unreachable(),
    ...samples.spoilt(samples.verified(), []),
  ].map(formatVerifyPage),
  sign: [...signed.hostile(), ...samples.spoilt(signed.full, [])].map(formatSignPage),
  attest: [...attested.hostile(), ...samples.spoilt(attested.full, [])].map(formatAttestPage),
  mirror: [...mirrored.hostile(), ...samples.spoilt(mirrored.full, [])].map(formatMirrorPage),
  release: [...released.hostile(), ...samples.spoilt(released.full, [])].map(formatReleasePage),
};

for (const [name, texts] of Object.entries(hostile)) {
  test(`threat 120: the page of ${name} has no tag but ours, no script, and loads nothing`, () => {
    for (const page of texts) {
      assert.match(
        page,
        /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src/,
      );
      const { links } = parseMarkup(page.replace(/<style>[^<]*<\/style>/, ''));
      for (const link of links)
        assert.match(link, /^https:\/\/search\.sigstore\.dev\/\?logIndex=[0-9]+$/);
      lacks(page, /\b(?:src|srcset|action|on\w+)="|url\(|@import/);
    }
  });
}

test('a reader without eyes or colours gets the same: language, headings, words for every state', () => {
  for (const page of Object.values(pages).map((one) => one())) {
    assert.match(page, /<html lang="en">/);
    assert.equal(page.match(/<h1>/g)?.length, 1);
    assert.match(page, /role="region" aria-label="[^"]+" tabindex="0"/);
    lacks(page, /(?:✅|❌|⚠️|➖)\s*(?:<|$)/mu);
  }
});

test('references to copy are on a page only if everything is done', () => {
  for (const name of ['signed', 'attested', 'mirrored', 'released'])
    assert.match(pages[name]?.() ?? '', /<h2>Pinned references<\/h2>/);
  for (const name of [
    'unsigned',
    'sign-incomplete',
    'attest-unlogged',
    'mirror-planned',
    'mirror-stopped',
    'mirror-down',
  ])
    lacks(pages[name]?.() ?? '', /Pinned references/);
});
