/** SARIF of a verification: the shape that the specification demands, and what code scanning makes of it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { DriftReport } from '../../src/drift/report.ts';
import { formatDriftSarif, formatSarif } from '../../src/report/sarif.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import * as drift from './drift-samples.ts';
import { full } from './full.ts';
import * as samples from './samples.ts';

const text = { type: 'string', minLength: 1 };
const object = (properties: object, ...required: string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const list = (items: object, more: object = {}) => ({ type: 'array', items, ...more });
const message = object({ text }, 'text');
const level = { enum: ['none', 'note', 'warning', 'error'] };
const time = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' };

/** Of SARIF 2.1.0: §3.13 log, §3.14 run, §3.19 driver, §3.49 rule, §3.20 invocation, §3.27 result, §3.28 location. */
const shape = object(
  {
    $schema: { const: 'https://json.schemastore.org/sarif-2.1.0.json' },
    version: { const: '2.1.0' },
    runs: list(
      object(
        {
          tool: object(
            {
              driver: object(
                {
                  name: text,
                  version: text,
                  semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
                  informationUri: { type: 'string', pattern: '^https://' },
                  rules: list(
                    object(
                      {
                        id: text,
                        shortDescription: message,
                        fullDescription: message,
                        helpUri: { type: 'string', pattern: '^https://' },
                        help: message,
                        defaultConfiguration: object({ level }),
                        properties: object({ tags: list(text, { uniqueItems: true }) }),
                      },
                      'id',
                      'shortDescription',
                      'fullDescription',
                      'help',
                    ),
                    { uniqueItems: true },
                  ),
                },
                'name',
                'rules',
              ),
            },
            'driver',
          ),
          invocations: list(
            object(
              {
                executionSuccessful: { type: 'boolean' },
                exitCode: { type: 'integer' },
                startTimeUtc: time,
                endTimeUtc: time,
                toolExecutionNotifications: list(
                  object({ level, message, associatedRule: object({ id: text }) }, 'message'),
                ),
              },
              'executionSuccessful',
            ),
          ),
          results: list(
            object(
              {
                ruleId: text,
                ruleIndex: { type: 'integer', minimum: 0 },
                level,
                message,
                locations: list(
                  object({
                    physicalLocation: object(
                      {
                        artifactLocation: object(
                          // A relative reference (RFC 3986, section 4.2), without a scheme.
                          {
                            uri: {
                              type: 'string',
                              pattern: "^[\\w.%~!*'()-]+(/[\\w.%~!*'()-]+)*$",
                            },
                          },
                          'uri',
                        ),
                        region: object({ startLine: { const: 1 } }, 'startLine'),
                      },
                      'artifactLocation',
                    ),
                    logicalLocations: list(
                      object({ name: text, fullyQualifiedName: text, kind: { const: 'resource' } }),
                    ),
                  }),
                  { minItems: 1, maxItems: 10 },
                ),
                partialFingerprints: object({ primaryLocationLineHash: text }),
              },
              'ruleId',
              'message',
              'locations',
            ),
          ),
        },
        'tool',
        'results',
      ),
      { minItems: 1 },
    ),
  },
  'version',
  'runs',
);
const isSarif = new Ajv2020({ strict: true, strictRequired: false }).compile(shape);

const cases = {
  verified: samples.verified(),
  unsigned: samples.unsigned(),
  rateLimited: samples.rateLimited(),
  unreachable: samples.unreachable(),
  otherKeys: samples.otherKeys(),
  differing: samples.differing(),
  halfMirrored: samples.halfMirrored(),
  full,
} satisfies Record<string, VerifyReport>;

// biome-ignore lint/suspicious/noExplicitAny: the schema above describes it
const logOf = (report: VerifyReport): any => JSON.parse(formatSarif(report));
const runOf = (report: VerifyReport) => logOf(report).runs[0];

test('every report has the shape of SARIF 2.1.0', () => {
  for (const [name, report] of Object.entries(cases)) {
    assert.ok(isSarif(logOf(report)), `${name}: ${JSON.stringify(isSarif.errors)}`);
    const { tool, results } = runOf(report);
    for (const { ruleId, ruleIndex } of results) {
      assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
    }
  }
});

test('what is verified has no result, and closes every alert', () => {
  const { results, invocations } = runOf(samples.verified());
  assert.deepEqual(results, []);
  assert.equal(invocations[0].executionSuccessful, true);
});

test('evidence is an error at the platform of the image', () => {
  const { results } = runOf(samples.unsigned());
  const [first] = results;
  assert.equal(first.level, 'error');
  assert.equal(first.ruleId, 'E_COVER');
  assert.match(
    first.message.text,
    /^No signatures found: linux\/arm64 carries no signature\. Next: /,
  );
  const [{ physicalLocation, logicalLocations }] = first.locations;
  assert.equal(physicalLocation.artifactLocation.uri, 'docker.io/nicolas/webdis%3A0.1.24');
  assert.equal(logicalLocations[0].name, 'linux/arm64');
  assert.match(
    logicalLocations[0].fullyQualifiedName,
    /^docker\.io\/nicolas\/webdis:0\.1\.24@sha256:/,
  );
  assert.equal(results.length, 2, 'one for each registry, and none for a note');
});

test('what could not be checked is not evidence: a warning, and a run that failed', () => {
  for (const report of [samples.rateLimited(), samples.unreachable()]) {
    const { results, invocations } = runOf(report);
    assert.ok(results.length > 0);
    assert.ok(results.every(({ level }: { level: string }) => level === 'warning'));
    assert.equal(invocations[0].executionSuccessful, false);
    assert.ok(invocations[0].toolExecutionNotifications.length > 0);
  }
});

test('an alert stays the same when the image is built again, and two problems are two alerts', () => {
  const prints = (report: VerifyReport): string[] =>
    runOf(report).results.map(
      (one: { partialFingerprints: Record<string, string> }) =>
        one.partialFingerprints['primaryLocationLineHash'],
    );
  const report = samples.unsigned();
  const text = JSON.stringify(report).replaceAll(
    /sha256:[0-9a-f]{60}/g,
    `sha256:${'0'.repeat(60)}`,
  );
  assert.deepEqual(prints(JSON.parse(text)), prints(report));
  for (const one of Object.values(cases)) {
    assert.equal(new Set(prints(one)).size, prints(one).length);
  }
  const [first, ...others] = report.images;
  assert.ok(first);
  const twice = { ...first, findings: first.findings.flatMap((one) => [one, one, one]) };
  const all = prints({ ...report, images: [twice, ...others] });
  assert.equal(new Set(all).size, all.length);
});

test('threat 120: a text from a registry makes no link, no placeholder and no invisible character', () => {
  const report = samples.unreachable();
  const [image] = report.images;
  assert.ok(image);
  const [found] = image.findings;
  assert.ok(found);
  const hostile = { ...found, message: '[click](https://evil.example) {0}\u202e' };
  const { results } = runOf({ ...report, images: [{ ...image, findings: [hostile] }] });
  const { text } = results[0].message;
  assert.match(text, /\\\[click\\\]\(https:\/\/evil\.example\) \{\{0\}\}\uFFFD/);
  assert.match(formatSarif(report), /^[\n\x20-\x7e]*$/);
});

// biome-ignore lint/suspicious/noExplicitAny: the schema above describes it
const driftLogOf = (report: DriftReport): any => JSON.parse(formatDriftSarif(report));

test('a drift check: a result for each difference, at the tag and platform that it is about', () => {
  for (const report of [drift.fine(), drift.drifted(), drift.away(), drift.full]) {
    const log = driftLogOf(report);
    assert.ok(isSarif(log), JSON.stringify(isSarif.errors));
  }
  const report = drift.drifted();
  const [{ results, invocations }] = driftLogOf(report).runs;
  const errors = results.filter(({ level }: { level: string }) => level === 'error');
  assert.equal(errors.length, report.differences.length);
  assert.equal(invocations[0].exitCode, 20);
  const [first] = report.differences;
  assert.ok(first);
  const place = errors[0].locations[0].logicalLocations[0].fullyQualifiedName;
  assert.ok(place.startsWith(first.registry), place);
});

test('a drift check: what is fine has no result, and a registry that is away is no evidence', () => {
  assert.deepEqual(driftLogOf(drift.fine()).runs[0].results, []);
  const [{ results, invocations }] = driftLogOf(drift.away()).runs;
  assert.ok(results.length > 0);
  assert.ok(results.every(({ level }: { level: string }) => level === 'warning'));
  assert.equal(invocations[0].executionSuccessful, false);
});
