/** Reports and the ledger: what is written fits the published schema, and schema and reader refuse the same. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { attestReport } from '../../src/attest/report.ts';
import { driftReport } from '../../src/drift/report.ts';
import { formatLedger, type Ledger, ledger } from '../../src/ledger/ledger.ts';
import { mirrorReport } from '../../src/mirror/report.ts';
import type { Declared } from '../../src/oci/document.ts';
import { readJson } from '../../src/oci/shape.ts';
import { releaseReport } from '../../src/release/report.ts';
import { formatReport } from '../../src/report/json.ts';
import { signReport } from '../../src/sign/report.ts';
import { verifyReport } from '../../src/verify/report.ts';
import { fullLedger } from '../ledger/samples.ts';
import { changed, idOf, type Json, places, schemaErrors } from '../support/schemas.ts';
import * as attest from './attest-samples.ts';
import * as drift from './drift-samples.ts';
import { full } from './full.ts';
import * as mirror from './mirror-samples.ts';
import * as release from './release-samples.ts';
import * as samples from './samples.ts';
import * as sign from './sign-samples.ts';

type Report = Parameters<typeof formatReport>[0];

const reports: Record<string, readonly [Declared<Report>, Record<string, Report>]> = {
  verify: [
    verifyReport,
    {
      verified: samples.verified(),
      unsigned: samples.unsigned(),
      rateLimited: samples.rateLimited(),
      unreachable: samples.unreachable(),
      otherKeys: samples.otherKeys(),
      differing: samples.differing(),
      halfMirrored: samples.halfMirrored(),
      sevenPlatforms: samples.sevenPlatforms(),
      full,
    },
  ],
  sign: [signReport, all(sign)],
  attest: [attestReport, all(attest)],
  mirror: [mirrorReport, all(mirror)],
  release: [releaseReport, all(release)],
  drift: [
    driftReport,
    {
      fine: drift.fine(),
      drifted: drift.drifted(),
      away: drift.away(),
      driftedAndAway: drift.driftedAndAway(),
      merged: drift.merged(),
      firstSeen: drift.firstSeen(),
      full: drift.full,
    },
  ],
};

/** All samples of a module but the hostile ones. */
function all<R extends Report>({
  hostile: _,
  full: whole,
  ...others
}: Record<string, unknown> & { readonly full: R }): Record<string, R> {
  const made = Object.entries(others as Record<string, () => R>).map(
    ([name, make]) => [name, make()] as const,
  );
  return { ...Object.fromEntries(made), full: whole };
}

const bytes = (document: Json) => Buffer.from(JSON.stringify(document));

for (const [kind, [{ read }, documents]] of Object.entries(reports)) {
  describe(`${kind} reports`, () => {
    for (const [name, report] of Object.entries(documents)) {
      test(`${name}: fits the schema, and is read as it was`, () => {
        const written: Json = JSON.parse(formatReport(report));
        assert.deepEqual(schemaErrors(written), []);
        assert.deepEqual(readJson(read, bytes(written), 'it'), report);
      });
    }
    test('schema and reader refuse the same', () => {
      const seen = new Set<string>();
      for (const report of Object.values(documents).toReversed()) {
        assertAgreed(JSON.parse(formatReport(report)), read, seen);
      }
    });
  });
}

describe('ledgers', () => {
  const written = (document: Ledger): Json => JSON.parse(formatLedger(document));

  test('what is written fits, with $schema for editors and without a time as well', () => {
    const [{ released: _, ...untimed } = assert.fail('a release')] = fullLedger.releases;
    for (const document of [
      written(fullLedger),
      { $schema: 'https://example.com/ledger.json', ...(written(fullLedger) as object) },
      written({ ...fullLedger, releases: [untimed] }),
      written({ ...fullLedger, from: 'v1.0.0-rc.1', releases: [] }),
    ]) {
      assert.deepEqual(schemaErrors(document), []);
      assert.doesNotThrow(() => ledger.read(document, 'it'));
    }
  });

  test('schema and reader refuse the same', () => {
    assertAgreed(written(fullLedger), ledger.read);
  });
});

/** Other values for every place: what may be there in some place, and must not be in another. */
const others: readonly (Json | undefined)[] = [
  ...[undefined, null, true, false, 0, -1, 1.5, '', 'text', [], {}, [''], { more: '' }],
  ...['latest', '1.2', '01.2.3', '1.2.3', 'pgp', 'sha256:abc', `sha256:${'A'.repeat(64)}`],
  ...['a'.repeat(64), 'a'.repeat(16), '2026-11-23', '2026-11-23T07:02:31Z'],
];

/** Changes each kind of place that was not seen before, and adds a field to each object. */
function assertAgreed(
  document: Json,
  read: Declared<unknown>['read'],
  seen: Set<string> = new Set(),
): void {
  for (const [kind, [path, value]] of places(document)) {
    // Reports inside a report are tried on their own.
    if (seen.has(kind) || /^(?:sign|mirror|verify)\.\w+\./.test(kind)) continue;
    seen.add(kind);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    const spoilt = others.map((other) => changed(document, path, other));
    if (isObject) spoilt.push(changed(document, [...path, 'more'], 'text'));
    for (const one of spoilt) {
      const errors = schemaErrors(one, idOf(document));
      const what = `${kind}: ${errors.join(', ')}`;
      if (errors.length === 0) assert.doesNotThrow(() => read(one as never, 'it'), what);
      else assert.throws(() => read(one as never, 'it'), SyntaxError, what);
    }
  }
}
