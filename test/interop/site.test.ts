// The documentation site in a real browser: links, search, both themes, a phone, and what axe finds.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import { binary } from './support/binaries.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = spawnSync(process.execPath, [join(root, 'scripts/run.mjs'), 'site'], {
  encoding: 'utf8',
  env: { ...process.env, SITE_BASE: '/' },
});
assert.equal(built.status, 0, `${built.stdout}\n${built.stderr}`);

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
};
/** As GitHub Pages serves it: `/page` is the file page.html. */
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const path = join(root, 'site/.vitepress/dist', decodeURIComponent(pathname));
  const file = [path, `${path}.html`, join(path, 'index.html')].find(
    (name) => existsSync(name) && statSync(name).isFile(),
  );
  if (file === undefined) return response.writeHead(404).end();
  const type = types[extname(file)] ?? 'application/octet-stream';
  return response.writeHead(200, { 'Content-Type': type }).end(readFileSync(file));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = await chromium.launch({
  executablePath: binary('chromium'),
  args: ['--no-sandbox'], // these tests run as root
});
after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

test('every link leads to a page, and every anchor to a heading', async () => {
  const seen = new Map<string, Promise<string | undefined>>();
  const load = (path: string) => {
    const found = seen.get(path) ?? fetchPage(path);
    seen.set(path, found);
    return found;
  };
  const waiting = ['/'];
  const checked = new Set<string>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (checked.has(path)) continue;
    checked.add(path);
    const html = await load(path);
    assert.ok(html !== undefined, path);
    for (const [, href = ''] of html.matchAll(/<a [^>]*href="([^"]+)"/g)) {
      const url = new URL(href.replaceAll('&amp;', '&'), `${origin}${path}`);
      if (url.origin !== origin) continue;
      const target = await load(url.pathname);
      assert.ok(target !== undefined, `${path}: ${href}`);
      const anchor = decodeURIComponent(url.hash.slice(1));
      assert.ok(anchor === '' || target.includes(`id="${anchor}"`), `${path}: ${href}`);
      waiting.push(url.pathname);
    }
  }
  assert.ok(checked.size > 40, `${checked.size}`);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [device, viewport] of Object.entries({ phone, desktop })) {
    test(`${colorScheme}, ${device}: nothing comes from elsewhere, nothing sticks out, axe finds nothing`, async () => {
      const page = await (await browser.newContext({ viewport, colorScheme })).newPage();
      const others: string[] = [];
      page.on('request', (request) => {
        // The two badges of the overview are the only pictures from elsewhere.
        const { origin: from, hostname } = new URL(request.url());
        if (from !== origin && !/^(github\.com|img\.shields\.io)$/.test(hostname))
          others.push(from);
      });
      await page.route(/^https:/, (route) => route.abort());
      for (const path of ['/', '/verifying', '/options', '/codes', '/adr/']) {
        await page.goto(`${origin}${path}`);
        await page.waitForSelector('html:not(:has(.VPLoading)) .vp-doc');
        assert.equal(
          await page.evaluate('document.documentElement.scrollWidth'),
          viewport.width,
          path,
        );
        await page.evaluate(axe.source);
        assert.deepEqual(
          await page.evaluate(`axe.run('.vp-doc', { resultTypes: ['violations'] }).then(({ violations }) =>
            violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html).join(' ')))`),
          [],
          path,
        );
      }
      assert.deepEqual(others, []);
      await page.context().close();
    });
  }
}

test('the search finds an error code', async () => {
  const page = await (await browser.newContext({ viewport: desktop })).newPage();
  await page.route(/^https:/, (route) => route.abort());
  await page.goto(`${origin}/`);
  await page.click('.VPNavBarSearch button');
  await page.fill('.search-input', 'E_ROLLBACK');
  await page.waitForSelector('.results .result');
  assert.match((await page.textContent('.results')) ?? '', /codes/i);
  await page.context().close();
});

async function fetchPage(path: string): Promise<string | undefined> {
  const response = await fetch(`${origin}${path}`);
  const text = await response.text();
  return response.ok ? text : undefined;
}
