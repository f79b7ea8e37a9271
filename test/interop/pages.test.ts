/** Every page in a real browser: both themes, a phone, the keyboard, and what axe finds. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { fleetOf } from '../../src/drift/fleet.ts';
import type { DriftReport } from '../../src/drift/report.ts';
import { fleetPages } from '../../src/report/drift/fleet-page.ts';
import { formatDriftPage } from '../../src/report/drift/page.ts';
import { formatMirrorPage } from '../../src/report/mirror/page.ts';
import { formatReleasePage } from '../../src/report/release/document.ts';
import { formatSignPage } from '../../src/report/sign/page.ts';
import { formatVerifyPage } from '../../src/report/verify/document.ts';
import * as driftSamples from '../report/drift-samples.ts';
import * as mirrorSamples from '../report/mirror-samples.ts';
import * as releaseSamples from '../report/release-samples.ts';
import * as samples from '../report/samples.ts';
import * as signSamples from '../report/sign-samples.ts';
import { temporaryFolder } from '../support/folder.ts';
import { binary } from './support/binaries.ts';

const statusPage = (report: DriftReport) => formatDriftPage(report, driftSamples.historyOf(report));

/** Three images, and many that are fine. */
const fleet = () => {
  const fine = Array.from({ length: 30 }, (_, at) => ({
    ...driftSamples.fine(),
    name: `team-${at % 3}/service-with-a-long-name-${at}`,
  }));
  const { tool, started, finished } = driftSamples.fine();
  const images = [
    ...fine,
    { ...driftSamples.drifted(), name: 'web/api' },
    { ...driftSamples.away(), name: 'web/front' },
  ];
  return fleetOf(images, { tool, started, finished, requests: 4200 });
};
const fleetPage = (name: string) =>
  fleetPages({ report: fleet(), histories: new Map() })
    .flatMap(([path, text]) => (path === name ? [text()] : []))
    .join('');

const pages = {
  fleet: () => fleetPage(''),
  'fleet-image': () => fleetPage('images/web-api.html'),
  ok: () => statusPage(driftSamples.fine()),
  drift: () => statusPage(driftSamples.drifted()),
  unreachable: () => statusPage(driftSamples.away()),
  'drift-and-unreachable': () => statusPage(driftSamples.driftedAndAway()),
  '200-releases': () => statusPage(driftSamples.drifted(200)),
  'hostile-drift': () => statusPage(driftSamples.hostile()[0] ?? driftSamples.fine()),
  verified: () => formatVerifyPage(samples.verified()),
  keyless: () => formatVerifyPage(samples.keyless()),
  unsigned: () => formatVerifyPage(samples.unsigned()),
  'hostile-verify': () => formatVerifyPage(samples.hostile()),
  signed: () => formatSignPage(signSamples.signed()),
  'sign-incomplete': () => formatSignPage(signSamples.incomplete()),
  mirrored: () => formatMirrorPage(mirrorSamples.toTwo()),
  'mirror-planned': () => formatMirrorPage(mirrorSamples.planned()),
  released: () => formatReleasePage(releaseSamples.released()),
  'released-keyless': () => formatReleasePage(releaseSamples.releasedKeyless()),
  'release-mirror-down': () => formatReleasePage(releaseSamples.mirrorDown()),
} as const;

const folder = temporaryFolder('page').path;
const browser = await chromium.launch({
  executablePath: binary('chromium'),
  args: ['--no-sandbox'], // these tests run as root
});
after(() => browser.close());

interface Opened {
  readonly page: Page;
  /** console messages, errors of scripts, and requests for anything but the page itself */
  readonly noise: readonly string[];
}

async function open(name: keyof typeof pages, context: BrowserContextOptions): Promise<Opened> {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, pages[name]());
  const page = await (await browser.newContext(context)).newPage();
  const noise: string[] = [];
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(String(error)));
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(file).href) noise.push(request.url());
  });
  await page.goto(pathToFileURL(file).href);
  return { page, noise };
}

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

for (const name of Object.keys(pages) as (keyof typeof pages)[]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [device, viewport] of Object.entries({ phone, desktop })) {
      // Large: one way of each is enough.
      if (name === '200-releases' && (colorScheme === 'dark') !== (device === 'phone')) continue;
      test(`${name}, ${colorScheme}, ${device}: nothing runs, nothing is fetched, nothing sticks out, axe is content`, async () => {
        const { page, noise } = await open(name, { viewport, colorScheme });
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), viewport.width);
        await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${device}.png`) });
        // Also what is folded away.
        await page.evaluate(
          'document.querySelectorAll("details").forEach((one) => { one.open = true })',
        );
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), viewport.width);
        assert.deepEqual(await complaints(page), []);
        assert.deepEqual(noise, []);
        await page.context().close();
      });
    }
  }
}

/** Contrast, names, roles, headings, keyboard: what axe checks. */
async function complaints(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html).join(' ')))`);
}

test('both themes are shown, and they differ', async () => {
  const backs = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await open('drift', { viewport: desktop, colorScheme });
    backs.push(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
    await page.context().close();
  }
  assert.deepEqual(backs, ['rgb(255, 255, 255)', 'rgb(13, 17, 23)']);
});

test('the keyboard alone reaches and opens everything that is folded away', async () => {
  const { page } = await open('drift', { viewport: desktop });
  const all = await page.evaluate('document.querySelectorAll("details").length');
  assert.ok(Number(all) > 12);
  const focused = 'document.activeElement';
  for (let stop = 0; stop < 500; stop++) {
    await page.keyboard.press('Tab');
    const tag = await page.evaluate(`${focused}.tagName`);
    if (tag === 'BODY') break;
    if (tag !== 'SUMMARY') continue;
    // What has the focus is also seen to have it.
    assert.notEqual(await page.evaluate(`getComputedStyle(${focused}).outlineStyle`), 'none');
    await page.keyboard.press('Enter');
  }
  assert.equal(await page.evaluate('document.querySelectorAll("details:not([open])").length'), 0);
  await page.context().close();
});

test('a release in the table leads to its details', async () => {
  const { page } = await open('drift', { viewport: phone });
  await page.click('text="0.1.34"');
  assert.match(page.url(), /#release-1$/);
  assert.ok(await page.evaluate('document.querySelector(":target summary") !== null'));
  await page.context().close();
});

test('without colours, states are distinguished by signs and words', async () => {
  const { page } = await open('drift-and-unreachable', {
    viewport: desktop,
    forcedColors: 'active',
  });
  const cells = await page.evaluate(
    `[...document.querySelectorAll('.matrix td')].map((cell) => cell.className + ' ' + cell.textContent)`,
  );
  const words: Record<string, RegExp> = {
    ok: /^ok ✅ /u,
    drift: /^drift ❌ /u,
    unreachable: /^unreachable ⚠️ /u,
  };
  for (const cell of cells as string[])
    assert.match(cell, words[cell.split(' ')[0] ?? ''] ?? /never/);
  assert.deepEqual(await complaints(page), []);
  await page.context().close();
});
