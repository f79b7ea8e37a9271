/** Servers that quote what they were sent: no report, line of a log or error holds a secret of the run (threat 115). */

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inspect } from 'node:util';
import type { DriftReport } from '../../src/drift/report.ts';
import { driftOptions } from '../../src/options/drift.ts';
import { readOptions } from '../../src/options/library.ts';
import { verifyOptions } from '../../src/options/verify.ts';
import { formatReport } from '../../src/report/json.ts';
import { formatTerminal } from '../../src/report/verify/terminal.ts';
import { keepIssues } from '../../src/run/drift-issues.ts';
import { verify } from '../../src/run/verify.ts';
import { temporaryFolder } from '../e2e/support/process.ts';
import { trust } from '../e2e/support/world.ts';
import { type Received, startScripted } from '../support/scripted.ts';
import { rejection } from '../support/transport.ts';

const password = 'pa"ss\\wörd+/ & 0123456789';
const identity = 'identity/token+0123456789';
const bearer = `header.${'payload'.repeat(60)}.signature`;
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** What docker's file holds, and what of it is secret. */
const kinds = {
  'a password': [{ auth: base64(`alice:${password}`) }, [password, base64(`alice:${password}`)]],
  'an identity token': [{ auth: base64('alice:'), identitytoken: identity }, [identity]],
  'an access token': [{ registrytoken: bearer }, [bearer.slice(0, 100)]],
} as const;

/** Everything that a server was sent, as it came and as it was meant. */
function sent({ headers, body }: Received): string[] {
  const [, value = ''] = headers.authorization?.split(' ') ?? [];
  const form = new URLSearchParams(body).get('refresh_token') ?? '';
  const decoded = Buffer.from(value, 'base64').toString();
  return [value, decoded, decoded.slice(decoded.indexOf(':') + 1), body, form].filter(Boolean);
}

function forms(secret: string): string[] {
  const form = new URLSearchParams({ x: secret }).toString().slice(2);
  return [secret, base64(secret).replace(/=+$/, ''), encodeURIComponent(secret), form];
}

const shapes: Readonly<Record<string, (texts: readonly string[]) => unknown>> = {
  'error codes': (texts) => ({ errors: texts.map((text) => ({ code: 'NO', message: text })) }),
  details: (texts) => ({ details: texts.join(' ') }),
  'a long message': (texts) => ({ errors: [{ code: 'x'.repeat(60), message: texts.join() }] }),
};

for (const [kind, [entry, secrets]] of Object.entries(kinds)) {
  for (const place of ['the token server', 'the registry'] as const) {
    test(`threat 115: ${kind} that ${place} quotes is in nothing that leaves`, async (t) => {
      for (const [shape, words] of Object.entries(shapes)) {
        for (const status of [400, 401, 403, 404, 429, 503]) {
          const server = await startScripted(t, (request) => {
            const texts = sent(request);
            const echo = {
              status,
              headers: { 'x-request-id': texts[0] ?? 'none', 'retry-after': '9999' },
              body: words(texts),
            };
            const isToken = request.path.startsWith('/token');
            if (isToken && place === 'the registry') return { body: { token: bearer } };
            if (isToken || (texts.length > 0 && place === 'the registry')) return echo;
            const challenge = `Bearer realm="${server.origin}/token",service="s"`;
            return { status: 401, headers: { 'www-authenticate': challenge } };
          });
          const config = temporaryFolder();
          mkdirSync(config, { recursive: true });
          const auths = { [server.host]: entry };
          writeFileSync(join(config, 'config.json'), JSON.stringify({ auths }));
          const lines: string[] = [];
          const report = await verify(
            readOptions({ keys: [trust.key], trustedRoot: trust['trusted-root'] }, verifyOptions, {
              images: [`${server.host}/a/b:1`],
            }),
            {
              env: { DOCKER_CONFIG: config },
              signal: new AbortController().signal,
              trace: (line) => lines.push(line),
              onWait: (line) => lines.push(line),
            },
          );
          const texts = [
            formatReport(report),
            formatTerminal(report, { color: false }),
            ...lines,
          ].join('\n');
          assert.notEqual(report.outcome, 'verified');
          for (const secret of secrets.flatMap(forms)) {
            assert.ok(!texts.includes(secret), `${shape}, ${status}: ${texts}`);
            assert.ok(!texts.includes(JSON.stringify(secret).slice(1, -1)), texts);
          }
        }
      }
    });
  }
}

test("threat 115: GitHub's API that quotes its token", async (t) => {
  const token = 'ghs_0123456789abcdefghij';
  const server = await startScripted(t, ({ headers }) => ({
    status: 403,
    body: { message: `bad credentials: ${headers.authorization}` },
  }));
  const values = readOptions({ tags: ['1'] }, driftOptions, { images: ['a/b'] });
  const host = {
    env: { GITHUB_API_URL: server.origin, GITHUB_REPOSITORY: 'a/b' },
    signal: new AbortController().signal,
  };
  const issues = {
    ...{ repository: undefined, token, labels: [], assignees: [], name: '' },
    ...{ unreachableAfter: 1, remembers: false },
  };
  const nothing = { report: {} as DriftReport, checks: [] };
  const error = await rejection(keepIssues(nothing, issues, values, host));
  assert.match(error.message, /bad credentials: Bearer \*\*\*/);
  assert.ok(!inspect(error, { depth: 9 }).includes(token));
});
