/** One block of terminal text for one manifest: what `cosign verify` prints, and what it leaves out. */

import type { Check } from '../../signature/check.ts';
import type { LogEntry } from '../../transparency/entry.ts';
import type {
  ImageReport,
  KeyReport,
  ManifestReport,
  SignatureReport,
  VerifyReport,
} from '../../verify/report.ts';
import { plain } from '../escape.ts';
import { findingLines } from '../finding.ts';
import { paint, type Style, type TextOptions } from '../paint.ts';
import { count, formatWord, listed, manifestName, readableTime, storeName } from '../words.ts';
import { goodSignatures, keyTag, statusOf } from './facts.ts';
import { findingsAbout } from './findings.ts';

/** Signatures listed one by one; the report has them all. */
const shown = 5;

const statusStyle: Record<ManifestReport['outcome'], Style> = {
  verified: 'green',
  rejected: 'red',
  undetermined: 'yellow',
};

export function manifestBlock(
  report: VerifyReport,
  image: ImageReport,
  manifest: ManifestReport,
  options: TextOptions,
): string[] {
  const header = paint(options, 'bold', `Verification for ${nameOf(image, manifest)} --`);
  const findings = findingsAbout(image, manifest).flatMap((told) => findingLines(told, options));
  const body =
    statusOf(image, manifest).outcome === 'verified'
      ? [...verifiedLines(report, manifest, options), ...otherMaterial(manifest, options)]
      : failedLines(image, manifest, findings.length > 0, options);
  return [header, ...body, ...findings, ''];
}

/** The name that `cosign verify` takes for just this manifest, and prints. */
function nameOf({ cosignName, tag }: ImageReport, { depth, digest }: ManifestReport): string {
  if (depth === 0) return plain(cosignName);
  const [named = ''] = cosignName.split('@');
  const tagged = tag !== undefined && named.endsWith(`:${tag}`);
  return plain(`${tagged ? named.slice(0, -tag.length - 1) : named}@${digest}`);
}

/** Children are named by their digest above; what the reference names gets it here. */
function title(manifest: ManifestReport): string {
  const name = plain(manifestName(manifest));
  return manifest.depth === 0 ? `${name} ${plain(manifest.digest)}` : name;
}

function verifiedLines(
  report: VerifyReport,
  manifest: ManifestReport,
  options: TextOptions,
): string[] {
  const good = goodSignatures(manifest);
  return [
    title(manifest),
    ...checkLines(report, good).map((line) => `  - ${paint(options, 'green', line)}`),
    ...good
      .slice(0, shown)
      .map((signature) => `    ${paint(options, 'dim', signedBy(report.policy.keys, signature))}`),
    ...(good.length > shown ? [`    and ${good.length - shown} more signatures`] : []),
    ...good.flatMap(({ checks }) => notes(checks)).map((note) => `    Note: ${note}`),
  ];
}

/** cosign's words, in cosign's order (cosign-formats.md §5.1); a check that was skipped has no line. */
function checkLines({ policy }: VerifyReport, good: readonly SignatureReport[]): string[] {
  const passed = (check: keyof SignatureReport['checks']): boolean =>
    good.length > 0 && good.every(({ checks }) => checks[check].state === 'passed');
  const annotated = Object.keys(policy.annotations).length > 0 && passed('claims');
  return [
    ...(annotated ? ['The specified annotations were verified.'] : []),
    ...(passed('claims') ? ['The cosign claims were validated'] : []),
    ...(passed('log')
      ? ['Existence of the claims in the transparency log was verified offline']
      : []),
    ...(passed('signature')
      ? ['The signatures were verified against the specified public key']
      : []),
    ...(passed('time') ? ['The time of signing was verified'] : []),
  ];
}

/** Which key, and where in which log. */
function signedBy(
  keys: readonly KeyReport[],
  { key, format, logEntries }: SignatureReport,
): string {
  const by = key === undefined ? '' : ` by key ${plain(keyTag(keys, key), 200)}`;
  return [`${formatWord[format]} signature${by}`, ...logEntries.map(logLine)].join(', ');
}

/** `rekor.sigstore.dev index 151, 2026-11-20 09:14:07 UTC` */
export function logLine({ log, index, integratedTime }: LogEntry): string {
  const time = integratedTime === undefined ? '' : `, ${readableTime(plain(integratedTime, 40))}`;
  return `${plain(log, 100)} index ${plain(index, 30)}${time}`;
}

function notes(checks: SignatureReport['checks']): string[] {
  return Object.values(checks).flatMap((check: Check) =>
    check.state === 'passed' && check.note !== undefined ? [plain(check.note)] : [],
  );
}

/** The findings that follow say why; where there are none, the status must. */
function failedLines(
  image: ImageReport,
  manifest: ManifestReport,
  explained: boolean,
  options: TextOptions,
): string[] {
  const { text, outcome, counts } = statusOf(image, manifest);
  const word = explained ? (counts ? outcome.toUpperCase() : 'not required') : text;
  return [
    `${title(manifest)}: ${paint(options, counts ? statusStyle[outcome] : 'dim', word)}`,
    ...manifest.signatures.slice(0, shown).flatMap(candidateLines),
  ];
}

const checkNames = {
  claims: 'claims',
  log: 'transparency log',
  signature: 'signature',
  time: 'time of signing',
} as const;

function candidateLines({ format, store, manifest, checks }: SignatureReport): string[] {
  const names = Object.keys(checkNames) as (keyof typeof checkNames)[];
  return [
    `  ${formatWord[format]} signature in ${plain(manifest)} (${storeName(store)})`,
    ...names.map((name) => `    - ${checkNames[name]}: ${checkText(checks[name])}`),
  ];
}

export function checkText(check: Check): string {
  if (check.state === 'passed') return 'passed';
  if (check.state === 'skipped') return `not checked, ${plain(check.why)}`;
  return `FAILED, ${plain(check.message)} [${plain(check.code, 100)}]`;
}

/** What else was found is always reported, and never counts. */
function otherMaterial({ signatures, ignored }: ManifestReport, options: TextOptions): string[] {
  const bad = signatures.filter(({ good }) => !good).length;
  const others = ignored.filter(({ code }) => code === 'E_NOSIG').length;
  const unusable = ignored.length - others;
  const parts = [
    ...(bad === 0
      ? []
      : [`${count(bad, 'signature')} that ${bad === 1 ? 'does' : 'do'} not count`]),
    ...(others === 0 ? [] : [count(others, 'other artifact')]),
    ...(unusable === 0 ? [] : [`${unusable} that could not be used`]),
  ];
  return parts.length === 0 ? [] : [`    ${paint(options, 'dim', `also found: ${listed(parts)}`)}`];
}
