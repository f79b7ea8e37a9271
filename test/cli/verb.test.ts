/** What a run with a report writes, and where: text on stderr, lines or JSON on stdout, files. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { reporting } from '../../src/cli/verb.ts';
import { counting } from '../../src/cli/views.ts';
import { formatReport } from '../../src/report/json.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { unsigned, verified } from '../report/samples.ts';
import { temporaryFolder } from '../support/folder.ts';
import { captured, erase, stderrIsTerminal } from './in-process.ts';

interface Values {
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly json?: boolean;
  readonly output?: 'table' | 'json' | 'sarif';
  readonly report?: string;
  readonly page?: string;
}

const never = new AbortController().signal;

async function written(t: TestContext, report: VerifyReport, values: Values = {}) {
  const run = reporting({
    run: async (_: Values & { color: boolean; json: boolean }, host, onProgress) => {
      host.trace?.('a request');
      onProgress({ image: 'me/app', done: 1, of: 5, requests: 9 });
      return report;
    },
    progress: counting('manifest'),
    text: (_, { verbose, color }) => `text${verbose ? ', verbose' : ''}${color ? ', color' : ''}\n`,
    lines: ({ images }) => images.map(({ name }) => name),
    files: (_, { page }) => [{ option: 'page', path: page, text: () => 'the page' }],
    formats: { sarif: () => 'the alerts\n' },
  });
  const all = { color: false, json: false, ...values };
  const { result, ...streams } = await captured(t, () => run(all, never));
  assert.equal(result, report.exitCode);
  return streams;
}

const good = verified();
const bad = unsigned();
const names = good.images.map(({ name }) => `${name}\n`).join('');
assert.ok(names !== '' && bad.exitCode === 10);

test('success: the report on stderr, the lines for scripts on stdout', async (t) => {
  const plain = { stdout: names, stderr: 'text\n', isEnded: false };
  assert.deepEqual(await written(t, good), plain);
  assert.deepEqual(await written(t, good, { output: 'table' }), plain);
  assert.deepEqual(await written(t, good, { quiet: true }), { ...plain, stderr: '' });
  assert.deepEqual(await written(t, good, { verbose: true }), {
    ...plain,
    stderr: 'a request\ntext, verbose\n',
  });
});

test('failure: nothing on stdout, the text even if it is to be quiet, and no process is left', async (t) => {
  const plain = { stdout: '', stderr: 'text\n', isEnded: true };
  assert.deepEqual(await written(t, bad), plain);
  assert.deepEqual(await written(t, bad, { quiet: true }), plain);
});

test('a document on stdout, whatever the outcome', async (t) => {
  for (const report of [good, bad]) {
    const isEnded = report === bad;
    for (const values of [{ json: true }, { output: 'json' }] as const) {
      const wanted = { stdout: formatReport(report), stderr: 'text\n', isEnded };
      assert.deepEqual(await written(t, report, values), wanted);
    }
    const alerts = { stdout: 'the alerts\n', stderr: 'text\n', isEnded };
    assert.deepEqual(await written(t, report, { output: 'sarif' }), alerts);
  }
});

test('files that were asked for, also after a failure, and no others', async (t) => {
  const folder = temporaryFolder('files').path;
  const [report, page] = [join(folder, 'report.json'), join(folder, 'page.html')];
  await written(t, bad, { report });
  assert.equal(readFileSync(report, 'utf8'), formatReport(bad));
  assert.equal(existsSync(page), false);
  await written(t, good, { page });
  assert.equal(readFileSync(page, 'utf8'), 'the page');
  await assert.rejects(written(t, good, { page: folder }), {
    code: 'E_INPUT',
    message: /^--page: the file ".*" cannot be written/,
  });
});

test('progress on a terminal is erased before the report, and is not shown if it is in the way', async (t) => {
  stderrIsTerminal(t);
  const failing = reporting({
    run: (_: { color: boolean; json: boolean }, __, onProgress) => {
      onProgress({ image: 'me/app', done: 1, of: 5, requests: 9 });
      return Promise.reject(new RangeError('a defect'));
    },
    ...{ progress: counting('manifest'), text: () => '', lines: () => [] },
  });
  const failed = await captured(t, () =>
    failing({ color: false, json: false }, never).catch((error: Error) => error.message),
  );
  assert.equal(failed.result, 'a defect');
  assert.ok(failed.stderr.endsWith(erase), 'what comes next is on a line of its own');
  const { stderr } = await written(t, good);
  assert.ok(stderr.startsWith(`${erase}me/app`) && stderr.endsWith(`${erase}text\n`), stderr);
  assert.equal((await written(t, bad, { quiet: true })).stderr, 'text\n');
  assert.equal((await written(t, good, { verbose: true })).stderr, 'a request\ntext, verbose\n');
});
