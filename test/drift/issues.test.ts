/** Which issues a check opens, changes and closes. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedText, formatMarker, readMarker } from '../../src/drift/issue-topics.ts';
import {
  type IssueAction,
  type IssueQuestion,
  type KnownIssue,
  planIssues,
} from '../../src/drift/issues.ts';
import type { DriftHistory, DriftReport } from '../../src/drift/report.ts';
import { closingComment, formatIssue } from '../../src/report/drift/issue.ts';
import * as samples from '../report/drift-samples.ts';

const bot = 'github-actions[bot]';

interface Changes extends Partial<Omit<IssueQuestion, 'checks' | 'known'>> {
  readonly open?: readonly KnownIssue[];
  readonly history?: DriftHistory;
}

function plan(report: DriftReport, { open = [], history, ...more }: Changes = {}) {
  return planIssues({
    name: report.name,
    checks: [{ report, history: history ?? samples.historyOf(report, 3) }],
    known: open,
    unreachableAfter: 3,
    remembers: true,
    author: bot,
    label: 'drift',
    ...more,
  });
}

/** GitHub after these actions, on top of what was open before. */
function after(actions: readonly IssueAction[], before: readonly KnownIssue[] = []): KnownIssue[] {
  let next = before.length;
  const closed = new Set(actions.flatMap((one) => (one.do === 'close' ? [one.number] : [])));
  const changed = new Map(
    actions.flatMap((one) => (one.do === 'update' ? [[one.number, one.issue] as const] : [])),
  );
  return [
    ...before
      .filter(({ number }) => !closed.has(number))
      .map((issue) => {
        const update = changed.get(issue.number);
        return update === undefined
          ? issue
          : { ...issue, body: formatIssue(update, undefined, issue.number).body };
      }),
    ...actions.flatMap((one) => {
      next += 1;
      return one.do === 'open' ? [ours(next, formatIssue(one.issue, undefined, next).body)] : [];
    }),
  ];
}

function ours(number: number, body: string, fields: Partial<KnownIssue> = {}): KnownIssue {
  return {
    ...{ number, body, author: bot, state: 'open', labels: ['drift'], isPullRequest: false },
    ...fields,
  };
}

/** `open difference`, `close 3`. */
const reported = (actions: readonly IssueAction[]) =>
  actions.map((one) =>
    one.do === 'open' ? `open ${one.issue.topic.about}` : `${one.do} ${one.number}`,
  );

/** A history that ends with `n` runs like this one. */
function inARow(report: DriftReport, n: number): DriftHistory {
  const { runs } = samples.historyOf(samples.fine(), 2);
  return { runs: [...runs, ...Array.from({ length: n }, () => samples.pastRun(report))] };
}

test('all is well: nothing is opened', () => {
  assert.deepEqual(plan(samples.fine()), []);
});

test('one issue for each difference; as long as nothing changes, none is edited', () => {
  const report = samples.drifted();
  const first = plan(report);
  assert.deepEqual(reported(first), Array(4).fill('open difference'));
  assert.deepEqual(plan(report, { open: after(first) }), []);
});

test('a difference that changes is the same issue', () => {
  const report = samples.drifted();
  const open = after(plan(report));
  const differences = report.differences.map((one, at) =>
    at === 1 ? { ...one, message: 'linux/arm64 lacks two signatures' } : one,
  );
  assert.deepEqual(reported(plan({ ...report, differences }, { open })), ['update 2']);
});

test('a difference that is gone is closed, and the others stay', () => {
  const report = samples.drifted();
  const open = after(plan(report));
  const differences = report.differences.slice(1);
  assert.deepEqual(reported(plan({ ...report, differences }, { open })), ['close 1']);
  assert.deepEqual(reported(plan(samples.fine(), { open })), [
    'close 1',
    'close 2',
    'close 3',
    'close 4',
  ]);
});

test('fault 47: a check that could not reach a registry, or lacks a part, closes nothing', () => {
  const open = after(plan(samples.drifted()));
  for (const report of [samples.away(), samples.merged()]) {
    assert.deepEqual(plan(report, { open }), []);
  }
});

test('a check that has forgotten the run before closes nothing: an unknown version counts only then', () => {
  const open = after(plan(samples.drifted()));
  const report = samples.firstSeen();
  const forgotten = { open, history: samples.historyOf(report, 0) };
  assert.deepEqual(plan(report, forgotten), []);
  assert.equal(plan(report, { ...forgotten, remembers: false }).length, 4);
});

test('a check that looks for no blobs does not say that a missing one is back', () => {
  const [missing] = samples.drifted().differences;
  assert.ok(missing);
  const differences = [{ ...missing, kind: 'blob-missing' as const, id: 'blob-missing/x' }];
  const open = after(plan({ ...samples.drifted(), differences }));
  const report = samples.fine();
  assert.deepEqual(plan(report, { open }), []);
  const releases = report.releases.map((one) => ({
    ...one,
    images: one.images.map((image) => ({ ...image, blobs: { present: 7, missing: [] } })),
  }));
  assert.deepEqual(reported(plan({ ...report, releases }, { open })), ['close 1']);
});

test('a check of some tags has issues of its own, and leaves those of the ledger alone', () => {
  const open = after(plan(samples.drifted()));
  const { ledger: _, ...tags } = samples.fine();
  assert.deepEqual(plan(tags, { open }), []);
  const { ledger: __, ...drifted } = samples.drifted();
  assert.equal(plan(drifted, { open }).filter((one) => one.do === 'open').length, 4);
});

test('a report that is older than the last run, as of a job that is run again, closes nothing', () => {
  const open = after(plan(samples.drifted()));
  const report = { ...samples.fine(), started: '2026-11-21T07:00:00.000Z' };
  const history = { runs: [samples.pastRun(samples.drifted()), samples.pastRun(report)] };
  assert.deepEqual(plan(report, { open, history }), []);
});

test('issues that stay because a registry was unreachable count towards the limit', () => {
  const report = samples.allDrifted(20);
  const open = after(plan(report));
  const [first, ...rest] = report.differences;
  assert.ok(first);
  const others = { ...samples.allDrifted(21), unreachable: samples.away().unreachable };
  const differences = [
    first,
    ...others.differences.filter(({ id }) => !report.differences.some((one) => one.id === id)),
  ];
  assert.equal(rest.length, 19);
  assert.deepEqual(reported(plan({ ...others, differences }, { open })), ['open more']);
});

test('a part of a check opens and closes nothing', () => {
  const shard = { index: 1, of: 2 };
  assert.deepEqual(plan({ ...samples.drifted(), shard }), []);
  const open = after(plan(samples.drifted()));
  assert.deepEqual(plan({ ...samples.fine(), shard }, { open }), []);
});

test('fault 47: nothing is opened about a registry before it was away so many runs in a row', () => {
  const report = samples.away();
  assert.deepEqual(reported(plan(report, { history: inARow(report, 2) })), []);
  const third = plan(report, { history: inARow(report, 3) });
  assert.deepEqual(reported(third), ['open unreachable']);
  const open = after(third);
  assert.deepEqual(plan(report, { open, history: inARow(report, 4) }), []);
  // Also where the count was lost: it is still away.
  assert.deepEqual(plan(report, { open, history: inARow(report, 1) }), []);
  assert.deepEqual(reported(plan(samples.fine(), { open })), ['close 1']);
});

test('runs in between restart the count', () => {
  const report = samples.away();
  const { runs } = inARow(report, 2);
  const broken = { runs: [...runs, samples.pastRun(samples.fine()), samples.pastRun(report)] };
  assert.deepEqual(plan(report, { history: broken }), []);
});

test('another code for an unreachable registry edits the issue, another message does not', () => {
  const report = samples.away();
  const history = inARow(report, 3);
  const open = after(plan(report, { history }));
  const [finding] = report.unreachable;
  assert.ok(finding);
  const with_ = (change: object) => ({ ...report, unreachable: [{ ...finding, ...change }] });
  assert.deepEqual(plan(with_({ message: 'another sentence' }), { history, open }), []);
  assert.deepEqual(reported(plan(with_({ code: 'E_AUTH' }), { history, open })), ['update 1']);
});

test('an issue about a registry has its own findings, and none of a repository with a longer name', () => {
  const report = samples.away();
  const [finding] = report.unreachable;
  const [{ name } = assert.fail()] = report.registries.filter((one) =>
    finding?.image?.startsWith(one.name),
  );
  const on = (image: string) => ({ ...finding, image }) as (typeof report.unreachable)[number];
  const own = [on(name), on(`${name}:1`), on(`${name}@sha256:aa`)];
  const unreachable = [...own, on(`${name}2:1`), on(`${name}/x:1`), on(`x${name}:1`)];
  const [action] = plan({ ...report, unreachable }, { history: inARow(report, 3) });
  assert.ok(action?.do === 'open' && action.issue.topic.about === 'unreachable');
  assert.deepEqual(action.issue.topic.findings, own);
});

test('threat 120: a marker copied into an issue of another account has no effect', () => {
  const report = samples.drifted();
  const [issue] = after(plan(report));
  assert.ok(issue);
  const forged: KnownIssue[] = [
    { ...issue, number: 11, author: 'mallory' },
    { ...issue, number: 12, labels: [] },
    { ...issue, number: 13, isPullRequest: true },
    { ...issue, number: 16 },
    { ...issue, number: 14, body: `I found this:\n${issue.body}` },
    { ...issue, number: 15, author: 'other-app[bot]' },
  ];
  for (const one of forged) {
    // Neither taken for ours, so that none would be opened …
    assert.equal(plan(report, { open: [one] }).length, 4, `${one.number}`);
    // … nor closed or edited for him.
    assert.deepEqual(plan(samples.fine(), { open: [one] }), [], `${one.number}`);
  }
});

test('a workflow that looks after other repositories leaves these issues alone', () => {
  const open = after(plan(samples.drifted()));
  const other = samples.fine();
  const registries = other.registries.map((one) => ({ ...one, name: `${one.name}-tools` }));
  assert.deepEqual(plan({ ...other, registries }, { open }), []);
});

test('never more than twenty issues about differences: the rest is in one', () => {
  const report = samples.allDrifted(60);
  const first = plan(report);
  assert.deepEqual(reported(first), [...Array(20).fill('open difference'), 'open more']);
  const open = after(first);
  assert.deepEqual(plan(report, { open }), []);
  const [more] = first.slice(-1);
  assert.ok(more?.do === 'open' && more.issue.topic.about === 'more');
  assert.equal(more.issue.topic.differences.length, 40);
  // Five are fixed: five others get issues of their own.
  const differences = report.differences.slice(5);
  const next = plan({ ...report, differences }, { open });
  const counts = Map.groupBy(next, (one) => one.do);
  assert.deepEqual(
    [counts.get('open')?.length, counts.get('update')?.length, counts.get('close')?.length],
    [5, 1, 5],
  );
  // All but ten are: the one for the rest is closed as well.
  const few = plan({ ...report, differences: report.differences.slice(0, 10) }, { open });
  assert.deepEqual([...new Set(few.map((one) => one.do))], ['close']);
  assert.equal(few.length, 11);
});

test('a marker is read where we write it, and nowhere else', () => {
  const marker = {
    topic: 'more',
    about: 'a'.repeat(32),
    id: 'b'.repeat(32),
    content: 'c'.repeat(32),
  } as const;
  const text = formatMarker(marker);
  for (const whole of [`${text}\n\nwords`, `${text}\r\nwords`, text]) {
    assert.deepEqual(readMarker(whole, 7), { marker, above: '' });
  }
  const own = formatMarker({ ...marker, number: 7 });
  const found = { marker: { ...marker, number: 7 }, above: 'We know.\n\nThanks' };
  assert.deepEqual(readMarker(`We know.\n\nThanks\n\n${own}\nwords`, 7), found);
  for (const other of [
    ` ${text}`,
    `x\n${text}`,
    text.replace('more', 'less'),
    `${text} x`,
    text.slice(0, -1),
    formatMarker({ ...marker, number: 8 }),
  ]) {
    assert.equal(readMarker(other, 7), undefined, other);
  }
});

const copies = (report: DriftReport, count: number): DriftReport => ({
  ...report,
  differences: report.differences.flatMap((one) =>
    Array.from({ length: count }, (_, at) => ({ ...one, id: `${one.id}#${at}`, message: `${at}` })),
  ),
});

test('one cause, one issue: what one registry lacks of one release, with each command once', () => {
  const report = copies(samples.drifted(), 10);
  const first = plan(report);
  assert.deepEqual(reported(first), Array(4).fill('open difference'));
  const [action] = first;
  assert.ok(action?.do === 'open');
  const { title, body } = formatIssue(action.issue, undefined);
  assert.match(title, / \(10\): `/);
  assert.equal(body.split('webdis-trust mirror').length, 2);
  // One of the ten is gone: the same issue, with other words.
  const fewer = { ...report, differences: report.differences.slice(1) };
  assert.deepEqual(reported(plan(fewer, { open: after(first) })), ['update 1']);
});

test('an issue that a person closed stays closed until it changes, and takes no room', () => {
  const report = samples.allDrifted(21);
  const open = after(plan({ ...report, differences: report.differences.slice(0, 20) }));
  const closed = open.map((issue, at) => (at < 2 ? { ...issue, state: 'closed' as const } : issue));
  assert.deepEqual(reported(plan(report, { open: closed })), ['open difference']);
  const differences = report.differences.map((one, at) =>
    at === 0 ? { ...one, message: 'now otherwise' } : one,
  );
  assert.deepEqual(
    reported(plan({ ...report, differences }, { open: closed })),
    ['reopen 1', 'open difference'].toSorted().toReversed(),
  );
});

test('an issue that a check closed is opened again when the difference is back', () => {
  const report = samples.drifted();
  const open = after(plan(report));
  const closed = open.map((issue) => ({
    ...issue,
    state: 'closed' as const,
    body: closedText(issue.body, issue.number),
  }));
  assert.notEqual(closed[0]?.body, open[0]?.body);
  assert.equal(plan(report, { open: closed }).filter((one) => one.do === 'open').length, 4);
});

test('what a person wrote above the text is kept; the same in another issue is not ours', () => {
  const report = samples.drifted();
  const [first, ...others] = after(plan(report));
  assert.ok(first);
  const noted = { ...first, body: `We look at it.\n\n${first.body}` };
  const differences = report.differences.map((one) => ({ ...one, message: 'otherwise' }));
  const [update] = plan({ ...report, differences }, { open: [noted, ...others] });
  assert.ok(update?.do === 'update');
  assert.deepEqual([update.number, update.above], [1, 'We look at it.']);
  const copied = { ...noted, number: 99 };
  assert.ok(plan(report, { open: [copied, ...others] }).some((one) => one.do === 'open'));
});

test('threat 191: two ledgers over one repository, or a registry taken out, close nothing of each other', () => {
  const report = samples.drifted();
  const open = after(plan(report));
  const other = { ...samples.fine(), name: 'other' };
  assert.deepEqual(plan(other, { open }), []);
  assert.equal(plan({ ...report, name: 'other' }, { open }).length, 4);
  const fine = samples.fine();
  const without = { ...fine, registries: fine.registries.slice(0, 1) };
  assert.deepEqual(reported(plan(without, { open })), ['close 3'], 'of the registry that stays');
});

test('a waived difference closes its issue, and says why', () => {
  const report = samples.drifted();
  const open = after(plan(report));
  const [waived, ...differences] = report.differences;
  assert.ok(waived);
  const [close] = plan({ ...report, differences, waived: [waived] }, { open });
  assert.ok(close?.do === 'close' && close.isWaived);
  assert.match(closingComment(close, undefined), /A waiver in the ledger names it/);
});

test('several ledgers in one run share the room, and each is judged by its own report', () => {
  const checks = ['a', 'b'].map((name) => {
    const report = { ...samples.allDrifted(15), name };
    return { report, history: samples.historyOf(report, 3) };
  });
  const question = {
    ...{ name: 'ledgers', unreachableAfter: 3, remembers: true, author: bot, label: 'drift' },
  };
  const first = planIssues({ ...question, checks, known: [] });
  assert.deepEqual(reported(first), [...Array(20).fill('open difference'), 'open more']);
  const known = after(first);
  assert.deepEqual(planIssues({ ...question, checks, known }), []);
  const [fixed, other] = checks;
  assert.ok(fixed && other);
  const fine = { ...samples.fine(), name: 'a' };
  const healed = { report: fine, history: samples.historyOf(fine, 3) };
  const next = Map.groupBy(
    planIssues({ ...question, checks: [healed, other], known }),
    (one) => one.do,
  );
  assert.deepEqual([next.get('close')?.length, next.get('open')?.length], [16, 10]);
});
