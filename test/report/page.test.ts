import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatVerifyPage } from '../../src/report/verify/page.ts';
import { parseMarkup } from './markup.ts';
import * as samples from './samples.ts';
import { lacks, matches } from './texts.ts';

for (const [name, report] of Object.entries({
  unsigned: samples.unsigned,
  'half-mirrored': samples.halfMirrored,
})) {
  test(`page: ${name}`, (t) => matches(t, formatVerifyPage(report()), `page-${name}.html.txt`));
}

test('threat 120: the page has no tag but ours, no script, and loads nothing', () => {
  for (const report of [...samples.everyHostile(), samples.verified(), samples.unreachable()]) {
    const page = formatVerifyPage(report);
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

test('a reader without eyes or colours gets the same: language, headings, words for every state', () => {
  const page = formatVerifyPage(samples.unsigned());
  assert.match(page, /<html lang="en">/);
  assert.equal(page.match(/<h1>/g)?.length, 1);
  assert.match(page, /role="region" aria-label="Manifests" tabindex="0"/);
  lacks(page, /(?:✅|❌|⚠️|➖)\s*(?:<|$)/mu);
});
