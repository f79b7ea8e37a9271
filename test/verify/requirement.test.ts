/** Whether required attestations are there: on which manifests, and what explains most if they are not. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UnusableAttestation } from '../../src/attestation/discover.ts';
import type { AttestationReport } from '../../src/attestation/report.ts';
import type { Place } from '../../src/attestation/requirement.ts';
import { type ErrorCode, TrustError } from '../../src/error.ts';
import { mediaTypes } from '../../src/oci/media-type.ts';
import { parsePlatform } from '../../src/oci/platform.ts';
import { parseRequirement } from '../../src/options/attestations.ts';
import { type Found, judge, resultOf } from '../../src/verify/requirement.ts';
import { digest } from '../report/samples.ts';
import { testPolicy } from '../support/signer.ts';
import { now } from '../transparency/test-log.ts';

const context = { policy: testPolicy, now };
const type = 'https://spdx.dev/Document';

function attestation(more: Partial<AttestationReport> = {}): AttestationReport {
  return {
    ...{ store: 'bundle', manifest: digest('manifest'), type, statement: digest('statement') },
    ...{ good: true, ...more },
  };
}

const notGood = (code: ErrorCode, message: string) => attestation({ good: false, code, message });
const unread = (more: Partial<UnusableAttestation> = {}): UnusableAttestation => ({
  ...{ store: 'bundle', error: new TrustError('E_NET', 'no answer') },
  ...more,
});

/** What one platform has. */
function on(
  platform: string,
  reports: readonly AttestationReport[],
  more: Partial<Omit<Found, 'node' | 'checked'>> = {},
): Found {
  return {
    node: {
      ...{ digest: digest(platform), mediaType: mediaTypes.manifest, size: 1, depth: 1 },
      ...{ role: 'platform', platforms: [parsePlatform(platform)] },
    },
    checked: reports.map((report) => ({ report, warnings: [] })),
    ...{ unusable: [], otherTypes: [], unsigned: 0, ...more },
  };
}

const [first, second] = ['linux/amd64', 'linux/arm64'] as const;
const states = {
  good: (platform: string) => on(platform, [attestation()]),
  none: (platform: string) => on(platform, []),
  bad: (platform: string) => on(platform, [notGood('E_SIG', 'by a stranger')]),
  unread: (platform: string) => on(platform, [], { unusable: [unread()] }),
};
type State = keyof typeof states;

/** For each place and each state of two platforms: the outcome, and what is reported about which. */
const table: readonly (readonly [Place, readonly State[], string, readonly RegExp[]])[] = [
  ['platforms', ['good'], 'verified', []],
  ['platforms', ['good', 'good'], 'verified', []],
  ['platforms', ['good', 'none'], 'rejected', [/^no spdxjson attestation on linux\/arm64$/]],
  ['platforms', ['good', 'bad'], 'rejected', [/^linux\/arm64 has .*: by a stranger$/]],
  ['platforms', ['good', 'unread'], 'undetermined', [/of linux\/arm64 could not all be read/]],
  ['platforms', ['none', 'none'], 'rejected', [/on linux\/amd64$/, /on linux\/arm64$/]],
  ['platforms', ['unread', 'none'], 'rejected', [/could not all be read/, /^no .* linux\/arm64$/]],
  ['platforms', ['unread', 'unread'], 'undetermined', [/linux\/amd64/, /linux\/arm64/]],
  ['platforms', [], 'rejected', [/on any platform: the index lists none$/]],
  ['any', ['good'], 'verified', []],
  ['any', ['good', 'none'], 'verified', []],
  ['any', ['unread', 'good'], 'verified', []],
  ['any', ['none', 'unread'], 'undetermined', [/of linux\/arm64 could not all be read/]],
  ['any', ['bad', 'unread'], 'undetermined', [/of linux\/arm64 could not all be read/]],
  ['any', ['none', 'bad'], 'rejected', [/^linux\/arm64 has .*: by a stranger$/]],
  ['any', ['none', 'none'], 'rejected', [/on linux\/amd64, nor anywhere else in the image$/]],
  ['any', [], 'rejected', [/on any platform: the index lists none$/]],
];

for (const [place, has, outcome, messages] of table) {
  test(`on=${place}, where the platforms have ${has.join(' and ') || 'no manifest'}: ${outcome}`, () => {
    const platforms = has.map((state, at) => states[state]([first, second][at] ?? first));
    const { report, findings } = judge(
      parseRequirement(`spdxjson on=${place}`),
      platforms,
      context,
    );
    assert.deepEqual([report.outcome, report.on], [outcome, place]);
    assert.equal(report.manifests.length, has.length);
    assert.equal(findings.length, messages.length);
    for (const [at, pattern] of messages.entries()) {
      assert.match(findings[at]?.message ?? '', pattern);
    }
  });
}

function result(reports: readonly AttestationReport[], more: Parameters<typeof on>[2] = {}) {
  const requirement = parseRequirement('spdxjson max-age=1000');
  const { outcome, code, message } = resultOf(requirement, on(first, reports, more), context);
  return [outcome, code, message?.replace(/^.*(?:is accepted|be read): /, '')];
}

test('what explains most: an attestation that counts and is not as required, else the first', () => {
  const unproven = 'nothing proves when it was signed, but max-age is required';
  const stray = notGood('E_SIG', 'by a stranger');
  const best = ['rejected', 'E_ATTESTATION', `${unproven} (the best of 2)`];
  assert.deepEqual(result([stray, attestation()]), best);
  assert.deepEqual(result([attestation(), stray]), best);
  assert.deepEqual(result([stray, notGood('E_SIG', 'by another')]), [
    ...['rejected', 'E_ATTESTATION', 'by a stranger (the best of 2)'],
  ]);
  assert.deepEqual(result([attestation()]), ['rejected', 'E_ATTESTATION', unproven]);
});

test('what could not be read may be the one that is required, if it can be of this type', () => {
  const stray = notGood('E_SIG', 'by a stranger');
  assert.deepEqual(result([stray], { unusable: [unread()] }), [
    ...['undetermined', 'E_NET', 'no answer'],
  ]);
  assert.deepEqual(result([stray], { unusable: [unread({ declared: `${type}/v2.3` })] }), [
    ...['undetermined', 'E_NET', 'no answer'],
  ]);
  assert.equal(result([stray], { unusable: [unread({ declared: 'other' })] })[0], 'rejected');
  assert.deepEqual(result([stray, notGood('E_LIMIT', 'too large')]), [
    ...['undetermined', 'E_LIMIT', 'too large'],
  ]);
  const broken = unread({ error: new TrustError('E_FORMAT', 'no JSON') });
  assert.deepEqual(result([], { unusable: [broken] }), ['rejected', 'E_ATTESTATION', 'no JSON']);
});
