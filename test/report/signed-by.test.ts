/** Who signed, in the summary: links to the run and its repository, and to nothing else. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatSummary, formatVerifyPage } from '../../src/report/verify/document.ts';
import { formatTree } from '../../src/report/verify/tree.ts';
import type { IdentitySigner } from '../../src/signature/signer.ts';
import type { SignatureReport, VerifyReport } from '../../src/verify/report.ts';
import { parseMarkup, splitSummary } from './markup.ts';
import * as samples from './samples.ts';

const repository = 'https://github.com/me/app';
const commit = 'ab'.repeat(20);
const workflow = `${repository}/.github/workflows/r.yml@refs/heads/main`;
const run = `${repository}/actions/runs/123/attempts/1`;

function signedBy(claims: IdentitySigner['claims'], identity = workflow): VerifyReport {
  const issuer = 'https://token.actions.githubusercontent.com';
  const signer = { kind: 'identity', identity, issuer, ...(claims && { claims }) } as const;
  return changed((one) => ({ ...one, signer, trustedRoot: 'root.json' }));
}

function changed(change: (one: SignatureReport) => SignatureReport): VerifyReport {
  const report = samples.verified();
  const images = report.images.map((image) => ({
    ...image,
    manifests: image.manifests.map((manifest) => ({
      ...manifest,
      signatures: manifest.signatures.map(change),
    })),
  }));
  return { ...report, images };
}

function linksOf(report: VerifyReport): readonly string[] {
  const { html } = splitSummary(formatSummary(report));
  const known = new Set(parseMarkup(splitSummary(formatSummary(samples.verified())).html).links);
  return parseMarkup(html).links.filter((link) => !known.has(link));
}

const claims = {
  'source-repository': repository,
  'source-ref': 'refs/heads/main',
  'source-digest': commit,
  'run-invocation': run,
  'build-trigger': 'pull_request_target',
  'runner-environment': 'self-hosted',
};

test('repository, ref, commit and run are links; trigger and runner are in words', () => {
  const report = signedBy(claims);
  assert.deepEqual(linksOf(report), [
    repository,
    `${repository}/tree/main`,
    `${repository}/commit/${commit}`,
    run,
  ]);
  const summary = formatSummary(report);
  assert.match(summary, /pull_request_target<\/code>: anyone who opens a pull request/);
  assert.match(summary, /self-hosted<\/code>: GitHub does not vouch for that machine/);
  const page = formatVerifyPage(report);
  assert.match(page, /certificate authority<\/strong>of <code>root\.json</);
});

test('threat 120: what a certificate says leads nowhere else', () => {
  for (const bad of [
    { 'source-repository': 'https://github.com.evil.example/me/app' },
    { 'source-repository': 'https://evil.example/me/app' },
    { 'source-repository': 'javascript:alert(1)' },
    { 'source-repository': `${repository}/../../evil/x` },
    { 'source-repository': `${repository}"onclick="x` },
    { 'run-invocation': 'https://evil.example/me/app/actions/runs/1' },
    { 'run-invocation': `${repository}.evil/actions/runs/1` },
    { 'run-invocation': `${repository}/../x/actions/runs/1` },
    { 'source-ref': 'refs/heads/../../../evil' },
    { 'source-ref': 'refs/heads/a?b#c' },
    { 'source-digest': '../../x' },
  ]) {
    const all = new Set(linksOf(signedBy(claims)));
    for (const link of linksOf(signedBy({ ...claims, ...bad }))) assert.ok(all.has(link), link);
  }
});

test('only refs of branches and tags, and only whole digests of commits, are links', () => {
  const linked = (more: object) => linksOf(signedBy({ ...claims, ...more }));
  const tree = (ref: string) =>
    linked({ 'source-ref': ref }).filter((one) => one.includes('/tree/'));
  assert.equal(tree('refs/tags/v1').length, 1);
  assert.equal(tree('refs/pull/1/merge').length, 0);
  assert.equal(tree('refs/tags/').length, 0);
  assert.equal(tree('refs/heads/main\nother').length, 0);
  const commits = (digest: string) =>
    linked({ 'source-digest': digest }).filter((one) => one.includes('/commit/'));
  assert.equal(commits(commit).length, 1);
  for (const digest of [commit.slice(1), `${commit}.x`, 'a'.repeat(65)])
    assert.equal(commits(digest).length, 0, digest);
});

test('without claims, and for a person, it is the name alone', () => {
  assert.deepEqual(linksOf(signedBy(undefined, 'me@example.com')), []);
  assert.match(formatSummary(signedBy(undefined, 'me@example.com')), /me@example\.com/);
});

test('a tree lists each identity once, and says of each what was verified', () => {
  const certificate = { subject: workflow, issuer: 'https://issuer.example', proven: true };
  const one = changed(({ signer: _, ...report }) => ({ ...report, good: false, certificate }));
  const [image] = one.images;
  assert.ok(image);
  const text = formatTree(image, { color: false, width: 400 });
  const lines = text.split('\n').filter((line) => line.includes(`  ${workflow}, issuer`));
  assert.equal(lines.length, 1);
  assert.match(
    text,
    /verified: authority, SCT, log entry, time and signature\. Check that the publisher/,
  );
  const why = 'no log has seen it';
  const doubt = changed(({ signer: _, ...report }) => ({
    ...{ ...report, good: false },
    certificate: { ...certificate, proven: report.format !== 'legacy', why },
  }));
  assert.ok(doubt.images[0]);
  const doubtful = formatTree(doubt.images[0], { color: false, width: 400 });
  assert.match(doubtful, /NOT verified, anyone could have made it: no log has seen it/);
});
