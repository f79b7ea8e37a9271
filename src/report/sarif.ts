/**
 * A verification or a drift check as SARIF 2.1.0, for code scanning (OASIS sarif-v2.1.0, and GitHub's "SARIF support for code
 * scanning"): one result for each error and warning.
 */

import type { FleetReport } from '../drift/fleet.ts';
import type { DriftReport } from '../drift/report.ts';
import type { ErrorCode } from '../error.ts';
import { digestHex, digestOf } from '../oci/digest.ts';
import { isUndetermined } from '../verify/outcome.ts';
import type { VerifyReport } from '../verify/report.ts';
import { driftFindings } from './drift/annotations.ts';
import { plain } from './escape.ts';
import { safeJson } from './json.ts';
import { findingsOfVerify, type TitledFinding } from './verify/findings.ts';
import { capital, codeTitle } from './words.ts';

const repository = 'https://github.com/webdis/verify-action';
const codesPage = `${repository}/blob/main/docs/codes.md`;

export function formatSarif(report: VerifyReport): string {
  const name = report.images[0]?.name ?? 'image';
  return formatRun(report, findingsOfVerify(report), report.outcome !== 'undetermined', name);
}

export function formatDriftSarif(report: DriftReport | FleetReport): string {
  const name = 'images' in report ? 'ledgers' : report.name;
  return formatRun(report, driftFindings(report), report.state !== 'unreachable', name);
}

type Run = Pick<VerifyReport, 'tool' | 'exitCode' | 'started' | 'finished'>;

/** @param name of what a finding is about that names no image */
function formatRun(
  report: Run,
  all: readonly TitledFinding[],
  isSuccessful: boolean,
  name: string,
): string {
  const findings = all.filter(({ severity }) => severity !== 'note');
  const codes = [...new Set(findings.map(({ code }) => code))];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'webdis-trust',
            version: report.tool.version,
            semanticVersion: report.tool.version,
            informationUri: repository,
            rules: codes.map(ruleOf),
          },
        },
        invocations: [invocationOf(report, findings, isSuccessful)],
        results: fingerprinted(findings).map(([finding, fingerprint]) => ({
          ruleId: finding.code,
          ruleIndex: codes.indexOf(finding.code),
          level: levelOf(finding),
          message: { text: messageOf(finding) },
          locations: [locationOf(finding, name)],
          partialFingerprints: { primaryLocationLineHash: fingerprint },
        })),
      },
    ],
  };
  return safeJson(log);
}

function ruleOf(code: ErrorCode): object {
  const text = capital(codeTitle[code]);
  return {
    id: code,
    shortDescription: { text },
    fullDescription: { text },
    helpUri: codesPage,
    help: { text: `${text}. See ${codesPage}` },
    defaultConfiguration: { level: isUndetermined({ code }) ? 'warning' : 'error' },
    properties: { tags: ['security', 'supply-chain'] },
  };
}

/** A failed check is not evidence: the run failed, and the result is only a warning. */
function levelOf(finding: TitledFinding): 'error' | 'warning' {
  return finding.severity === 'error' && !isUndetermined(finding) ? 'error' : 'warning';
}

function invocationOf(
  { exitCode, started, finished }: Run,
  findings: readonly TitledFinding[],
  executionSuccessful: boolean,
): object {
  const unchecked = findings.filter((one) => one.severity === 'error' && isUndetermined(one));
  return {
    executionSuccessful,
    exitCode,
    startTimeUtc: started,
    endTimeUtc: finished,
    toolExecutionNotifications: unchecked.map((finding) => ({
      level: 'error',
      message: { text: messageOf(finding) },
      associatedRule: { id: finding.code },
    })),
  };
}

/** Texts have links and placeholders (§3.11.5, §3.11.6), which a registry must not make. */
function messageOf({ title, message, advice }: TitledFinding): string {
  const next = advice === undefined ? '' : ` Next: ${advice}`;
  return plain(`${capital(title)}: ${message}.${next}`, 5000)
    .replace(/[\\[\]]/g, '\\$&')
    .replace(/[{}]/g, '$&$&');
}

/** SARIF needs a file path, but an image is not a file: its name is the path, and the manifest is a location in it. */
function locationOf({ image, subject, digest }: TitledFinding, usual: string): object {
  const name = image ?? usual;
  const [withoutDigest = ''] = name.split('@');
  return {
    physicalLocation: {
      // A colon in the first segment, as in localhost:5000, would end a scheme.
      artifactLocation: { uri: withoutDigest.split('/').map(encodeURIComponent).join('/') },
      region: { startLine: 1 },
    },
    logicalLocations: [
      {
        name: plain(subject ?? 'image', 200),
        fullyQualifiedName: plain(digest === undefined ? name : `${withoutDigest}@${digest}`),
        kind: 'resource',
      },
    ],
  };
}

/**
 * The same for the same problem of the same platform in every run, so that an alert is closed only by a fix. A digest
 * changes with each build, and is not a part of it.
 */
function fingerprinted(findings: readonly TitledFinding[]): readonly [TitledFinding, string][] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { code, severity, image = '', subject = '' } = finding;
    const [name = ''] = image.split('@');
    const identity = Buffer.from(JSON.stringify([code, severity, name, subject]));
    const hash = digestHex(digestOf(identity)).slice(0, 16);
    const nth = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, nth);
    return [finding, `${hash}:${nth}`];
  });
}
