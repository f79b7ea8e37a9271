/** Checkpoints, periods and times: the small forms that everything about a log is read from. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCheckpoint } from '../../src/transparency/bundle-entry.ts';
import { integratedDate, logEntry, logsById } from '../../src/transparency/entry.ts';
import { isWithin, validity } from '../../src/transparency/validity.ts';
import { log, log2, testRoot } from './test-log.ts';

const note = 'rekor.test\n7\ncm9vdA==\n';
const line = '\u2014 rekor.test AAAAAHNpZw==\n';

test('a checkpoint says size and root', () => {
  const expected = { size: '7', root: 'cm9vdA==' };
  assert.deepEqual(parseCheckpoint(`${note}\n${line}`), expected);
  assert.deepEqual(parseCheckpoint(`${note}more\nlines\n\n${line}${line}`), expected);
});

test('threat 100: what can be read in two ways is not a checkpoint', () => {
  const [whole, malformed] = [
    'checkpoint is not a signed note',
    'checkpoint has a malformed signature',
  ];
  for (const [text, message] of [
    ['', whole],
    [`\n${note}\n${line}`, whole],
    [`rekor.test\n7\n\n${line}`, whole],
    [`${note}${line}`, whole],
    [`${note}\n`, whole],
    [`${note}\n${line}`.slice(0, -1), whole],
    [`${note}\n${line}x`, whole],
    [`${note}\n${line}\n`, malformed],
    [`${note}\n${line.replace('\u2014 ', '')}`, malformed],
    [`${note}\n${line.replace('\u2014', ' \u2014')}`, malformed],
    [`${note}\n${line.replace('\n', ' x\n')}`, malformed],
    [`${note}\n${line.replace('=\n', '\n')}`, 'not standard base64'],
  ] as const) {
    assert.throws(
      () => parseCheckpoint(text),
      { name: 'SyntaxError', message },
      JSON.stringify(text),
    );
  }
});

test('threat 96: a period has a start with its zone, and both ends belong to it', () => {
  const period = validity(
    { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00.5+01:00' },
    'at',
  );
  const within = (text: string) => isWithin(period, new Date(text));
  assert.ok(within('2026-01-01T00:00:00.000Z') && within('2026-01-31T23:00:00.500Z'));
  assert.ok(!within('2025-12-31T23:59:59.999Z') && !within('2026-01-31T23:00:00.501Z'));
  const open = validity({ start: '2026-01-01T00:00:00Z' }, 'at');
  assert.ok(isWithin(open, new Date('9999-01-01T00:00:00Z')));
  for (const start of [
    ' 2026-01-01T00:00:00Z',
    '2026-01-01T00:00:00Z ',
    '+2026-01-01T00:00:00Z',
    // Date reads these two.
    '+002026-01-01T00:00:00Z',
    '2026-01-01T00:00:00Z\0',
    '2026-01-01T00:00:00',
    '2026-01-01 00:00:00Z',
    '2026-01-32T00:00:00Z',
    '2026-01-01T00:00:00+0100',
  ]) {
    assert.throws(() => validity({ start }, 'at'), { message: 'at.start is not a time' }, start);
  }
});

test('threats 95, 97: the time of an entry is one, not in the future, and of the log', () => {
  const root = testRoot(
    log.instance({ start: '1970-01-01T00:00:00Z', end: '2026-07-01T00:00:00Z' }),
  );
  const logs = logsById(root, log.logId);
  const now = new Date('2026-06-01T00:00:00Z');
  const at = (seconds: number) => integratedDate(seconds, logs, now);
  assert.deepEqual(at(1), new Date(1000));
  const skewed = now.getTime() / 1000 + 5 * 60;
  assert.deepEqual(at(skewed), new Date(skewed * 1000));
  const refused = (seconds: number, why: string) =>
    assert.throws(() => at(seconds), {
      code: 'E_TLOG',
      message: `the time of the log entry ${why}`,
    });
  for (const seconds of [0, -1, 0.5, Number.NaN]) refused(seconds, 'is missing or not a time');
  refused(skewed + 1, 'is in the future');
  const earlier = integratedDate.bind(undefined, skewed, logs, new Date(now.getTime() - 1));
  assert.throws(earlier, { message: 'the time of the log entry is in the future' });
  const late = integratedDate.bind(undefined, 1782864001, logs, new Date('2026-08-01T00:00:00Z'));
  assert.throws(late, { message: /\(2026-07-01T00:00:01\.000Z\) is outside the validity/ });
});

test('threat 91: a log that the root does not know is named, with what to do', () => {
  const root = testRoot(log.instance(), log2.instance({ start: '2026-03-01T00:00:00Z' }));
  assert.deepEqual(
    logsById(root, log2.logId).map(({ host }) => host),
    [log2.host],
  );
  assert.throws(() => logsById(root, '00'), {
    code: 'E_TRUST',
    message:
      'the log entry is from a log that test root does not know (log ID 00); ' +
      'the newest log in that root started on 2026-03-01. If the log is newer, update to a newer ' +
      'release or give a newer trusted_root.json (webdis-trust trusted-root update)',
  });
});

test('an entry in a report has its ids and index in the forms that the log has', () => {
  const entry = {
    ...{ log: 'rekor.test', logId: '0aff', index: '1234', kind: 'hashedrekord/0.0.1' },
    ...{
      version: 'rekor-v1',
      integratedTime: '2026-06-01T12:00:00.000Z',
      proof: ['set', 'inclusion'],
    },
  };
  const read = (more: object) => logEntry.read({ ...entry, ...more }, 'entry');
  assert.deepEqual(read({}), entry);
  for (const index of ['', '1a', 'a1', '-1', ' 1', '1\n']) {
    assert.throws(() => read({ index }), { message: 'entry.index is not decimal' }, index);
  }
  for (const logId of ['', '0AFF', 'x0', '0x', '0\n']) {
    assert.throws(() => read({ logId }), { message: 'entry.logId is not lower-case hex' }, logId);
  }
  assert.throws(() => read({ proof: ['promise'] }), SyntaxError);
  assert.throws(() => read({ version: 'rekor-v3' }), SyntaxError);
});
