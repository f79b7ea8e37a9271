/** Lists and texts of any length: what is cut, where, and what says so. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../../src/oci/digest.ts';
import { findingLines } from '../../src/report/finding.ts';
import { pairs } from '../../src/report/html.ts';
import { logText } from '../../src/report/line.ts';
import { list, table } from '../../src/report/markup.ts';
import { contentText, formatMirror } from '../../src/report/mirror/terminal.ts';
import { formatCheckingStep, formatProgress } from '../../src/report/progress.ts';
import { signerCell, signerLines, signerParagraph } from '../../src/report/signers.ts';
import { formatTrustedRoots } from '../../src/report/trusted-root.ts';
import { cosignCommands } from '../../src/report/verify/by-hand.ts';
import { formatVerifyPage } from '../../src/report/verify/document.ts';
import { formatTree } from '../../src/report/verify/tree.ts';
import type { TrustedIdentity } from '../../src/signature/signer.ts';
import type { Finding } from '../../src/verify/report.ts';
import { full as everything } from './full.ts';
import { full } from './mirror-samples.ts';
import { verified, workflowSigner } from './samples.ts';

const plain = { color: false };

test('tables and lists have 200 rows, and say how many more there are', () => {
  const items = (n: number) => Array.from({ length: n }, (_, at) => `row ${at}`);
  const shown = (n: number) => [
    String(list(items(n))).match(/<li>/g)?.length,
    String(
      table(
        ['a'],
        items(n).map((one) => [one]),
      ),
    ).match(/<td>/g)?.length,
  ];
  assert.deepEqual(shown(200), [200, 200]);
  assert.deepEqual(shown(203), [201, 201]);
  assert.match(String(list(items(203))), /and 3 more, in the JSON report/);
  assert.equal(list([]), undefined);
});

test('values of annotations and claims have 300 characters', () => {
  const [whole, cut] = [300, 301].map((length) => String(pairs({ a: 'x'.repeat(length - 2) })[0]));
  assert.doesNotMatch(whole ?? '', /…/);
  assert.match(cut ?? '', /x…<\/code>$/);
});

test('names of signers have 400 characters, on pages and terminals', () => {
  const named = (length: number): TrustedIdentity => {
    const identity = (identity: string) => ({ ...(workflowSigner as TrustedIdentity), identity });
    const [, shown = ''] =
      /^Identity (.*): /.exec(logText(signerLines([identity('x')], plain))) ?? [];
    return identity('x'.repeat(length - shown.length + 1));
  };
  const texts = (length: number) => [
    String(signerCell(named(length))),
    String(signerParagraph(named(length))),
    logText(signerLines([named(length)], plain)),
  ];
  for (const text of texts(400)) assert.doesNotMatch(text, /…/);
  for (const text of texts(401)) assert.match(text, /…/);
});

test('a word of a command has 5000 characters', () => {
  const command = (length: number) => {
    const report = verified();
    const annotations = { a: 'x'.repeat(length - 'a='.length) };
    return cosignCommands({ ...report, policy: { ...report.policy, annotations } })[0] ?? '';
  };
  assert.ok(command(5000).includes(` a=${'x'.repeat(4998)} `));
  assert.ok(!command(5001).includes(` a=${'x'.repeat(4999)} `));
});

test('the reference in a signature has 300 characters in a tree', () => {
  const tree = (length: number) => {
    const report = verified();
    const named = <T extends object>(one: T) => ({ ...one, dockerReference: 'x'.repeat(length) });
    const [image] = report.images;
    assert.ok(image);
    const manifests = image.manifests.map((one) => ({
      ...one,
      signatures: one.signatures.map(named),
    }));
    return formatTree({ ...image, manifests }, plain);
  };
  assert.doesNotMatch(tree(300), /x…/);
  assert.match(tree(301), /names x{300}…/);
});

test('tables of a page have names for screen readers', () => {
  const names = [...formatVerifyPage(everything).matchAll(/aria-label="([^"]*)"/g)].map(
    ([, name]) => name,
  );
  for (const name of ['Attestations', 'Policy']) assert.ok(names.includes(name), String(names));
});

test('identities: any run, or the claims that are required', () => {
  const text = (claims: TrustedIdentity['claims']) =>
    logText(signerLines([{ ...(workflowSigner as TrustedIdentity), claims }], plain));
  assert.match(text({}), /: any run of it$/m);
  assert.match(
    text({ 'runner-environment': 'self-hosted' }),
    /: with runner-environment self-hosted$/m,
  );
});

test('progress is one column narrower than the terminal, whatever the name', () => {
  const progress = { done: 3, of: 5, requests: 12 };
  const facts = '3 of 5 manifests, 12 requests';
  const line = (length: number) =>
    formatProgress({ image: `${'x'.repeat(length)}end`, ...progress }, { columns: 60 });
  const room = 59 - facts.length - 3;
  assert.equal(line(room - 3), `${'x'.repeat(room - 3)}end … ${facts}`);
  assert.equal(line(room), `…${'x'.repeat(room - 4)}end … ${facts}`);
});

test('a check of images says how many a second, without a fraction', () => {
  const checking = { image: 'app', done: 1, of: 2, requests: 7 };
  assert.equal(formatCheckingStep(checking), '1 of 2 images, 7 requests: app');
  const fast = formatCheckingStep({ ...checking, imagesPerSecond: 12.34 });
  assert.equal(fast, '1 of 2 images, 12/s, 7 requests: app');
});

test('what is copied: kinds that there are, and ten parts', () => {
  const content = { manifests: 1, blobs: 2, bytes: 3, tags: 0, referrers: 0 };
  assert.equal(contentText(content), '1 manifest and 2 blobs, 3 bytes');
  const one = { ...content, tags: 1, referrers: 1 };
  assert.equal(contentText(one), '1 manifest, 1 signature tag, 1 referrer and 2 blobs, 3 bytes');
  const parts = (n: number) => {
    const [target] = full.targets;
    assert.ok(target);
    const missing = Array.from({ length: n }, (_, at) => ({
      ...{ digest: digestOf(Buffer.from(`${at}`)), kind: 'blob', size: at, state: 'missing' },
    })) as unknown as typeof target.content;
    const report = { ...full, dryRun: true, targets: [{ ...target, content: missing }] };
    return (
      formatMirror(report, plain).match(/^ {4}(?: +\d+ bytes?|and \d+ smaller parts?)/gm) ?? []
    );
  };
  assert.equal(parts(10).length, 10);
  assert.deepEqual([parts(11).length, parts(11).at(-1)], [11, '    and 1 smaller part']);
  assert.equal(parts(11)[0]?.trim(), '10 bytes');
});

test('evidence is red, what is not known is yellow, and a command has a line of its own', () => {
  const lines = (more: Partial<Finding>) => {
    const finding: Finding = { severity: 'error', code: 'E_SIG', message: 'not signed', ...more };
    return logText(findingLines(finding, { color: true }));
  };
  const colours = { red: '\u001b[31m', yellow: '\u001b[33m' };
  assert.ok(lines({}).includes(colours.red));
  assert.ok(lines({ code: 'E_NET' }).includes(colours.yellow));
  assert.ok(!lines({ severity: 'note', code: 'E_NET' }).includes(colours.yellow));
  const advice = 'copy it again: webdis-trust mirror a b';
  assert.deepEqual(lines({ advice }).split('\n').slice(1, 3), [
    '    Next: copy it again:',
    '    webdis-trust mirror a b',
  ]);
});

test('a trusted root: a URL that is too long for its column has a line of its own', () => {
  const log = (url: string) => ({ url, keyId: 'ab', validFor: { start: '2026-01-01T00:00:00Z' } });
  const lines = (url: string, date?: string) => {
    const root = {
      ...{ source: 'root.json', certificateAuthorities: [], certificateTransparencyLogs: [] },
      ...{ timestampAuthorities: [], transparencyLogs: [log(url)], ...(date && { date }) },
    };
    return formatTrustedRoots([root] as never, plain, new Date('2026-12-01')).split('\n');
  };
  const url = `https://${'x'.repeat(31)}`;
  const row = (text: string) => lines(text).filter((one) => /https|2026-01-01/.test(one));
  assert.deepEqual(row(url).length, 1);
  assert.deepEqual(row(`${url}y`).length, 2);
  assert.match(row(url)[0] ?? '', /x {2}2026-01-01 {2}open/);
  assert.equal(lines(url)[1], 'it has no transparency log');
  assert.equal(lines(url, '2026-01-01')[1], 'newest log since 2026-01-01');
});
