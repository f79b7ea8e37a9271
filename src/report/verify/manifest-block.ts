/** Renders one manifest for the terminal: the output of `cosign verify`, and what it omits. */

import { given } from '../../defined.ts';
import type { Check } from '../../signature/check.ts';
import { withKind } from '../../signature/signer.ts';
import type { LogEntry } from '../../transparency/entry.ts';
import type {
  ImageReport,
  ManifestReport,
  SignatureReport,
  VerifyReport,
} from '../../verify/report.ts';
import { findingLines } from '../finding.ts';
import { join, type Line, type Lines, line, paint, type TextOptions, whole } from '../line.ts';
import { outcomeStyle } from '../verdict.ts';
import { count, formatWord, listed, manifestName, readableTime, storeName } from '../words.ts';
import { attestationText, failureText, otherThanAttestations } from './attestations.ts';
import { goodSignatures, signerTag, statusOf } from './facts.ts';
import { findingsAbout } from './findings.ts';

/** Signatures listed. The report has all. */
const shown = 5;

export function manifestBlock(
  report: VerifyReport,
  image: ImageReport,
  manifest: ManifestReport,
  options: TextOptions,
): Lines {
  const header = paint(options, 'bold', `Verification for ${nameOf(image, manifest)} --`);
  const findings = findingsAbout(image, manifest).map((one) => findingLines(one, options));
  const body =
    statusOf(image, manifest).outcome === 'verified'
      ? [
          verifiedLines(report, manifest, options),
          attestedLines(manifest, options),
          otherMaterial(manifest, options),
        ]
      : failedLines(image, manifest, findings.length > 0, options);
  return [header, body, findings, line``];
}

/** The name with which `cosign verify` verifies and prints this manifest. */
function nameOf({ cosignName, tag }: ImageReport, { depth, digest }: ManifestReport): string {
  if (depth === 0) return cosignName;
  const [named = ''] = cosignName.split('@');
  const tagged = tag !== undefined && named.endsWith(`:${tag}`);
  return `${tagged ? named.slice(0, -tag.length - 1) : named}@${digest}`;
}

/** With the digest of the image, which the header above has for its children only. */
function title(manifest: ManifestReport): Line {
  const name = manifestName(manifest);
  return manifest.depth === 0 ? line`${name} ${manifest.digest}` : line`${name}`;
}

function verifiedLines(
  report: VerifyReport,
  manifest: ManifestReport,
  options: TextOptions,
): Lines {
  const good = goodSignatures(manifest);
  return [
    title(manifest),
    checksPassed(report, good).map((text) => line`  - ${paint(options, 'green', text)}`),
    good
      .slice(0, shown)
      .map((signature) => line`    ${paint(options, 'dim', signedBy(report.policy, signature))}`),
    good.length > shown && line`    and ${good.length - shown} more signatures`,
    good.flatMap(({ checks }) => notes(checks)).map((note) => line`    Note: ${note}`),
  ];
}

/** Those that count. */
function attestedLines({ attestations = [] }: ManifestReport, options: TextOptions): Line[] {
  const good = attestations.filter((one) => one.good);
  return [
    ...good
      .slice(0, shown)
      .map((one) => line`  - ${paint(options, 'green', attestationText(one))}`),
    ...(good.length > shown ? [line`    and ${good.length - shown} more attestations`] : []),
  ];
}

/** cosign's words, in cosign's order (cosign-formats.md §5.1); a check that was skipped has no line. */
function checksPassed({ policy }: VerifyReport, good: readonly SignatureReport[]): string[] {
  const passed = (check: keyof SignatureReport['checks']): boolean =>
    good.length > 0 && good.every(({ checks }) => checks[check]?.state === 'passed');
  const certified = good.filter(({ signer }) => signer?.kind === 'identity').length;
  const annotated = Object.keys(policy.annotations).length > 0 && passed('claims');
  return given([
    annotated && 'The specified annotations were verified.',
    passed('claims') && 'The cosign claims were validated',
    passed('log') && 'Existence of the claims in the transparency log was verified offline',
    passed('signature') &&
      certified < good.length &&
      'The signatures were verified against the specified public key',
    passed('signature') && certified > 0 && certificateVerified,
    passed('time') && 'The time of signing was verified',
  ]);
}

/** As cosign prints it; here the name is compared, too. */
const certificateVerified =
  'The code-signing certificate was verified using trusted certificate authority certificates';

/** Who signed, and where that is logged. */
function signedBy(
  policy: VerifyReport['policy'],
  { signer, format, logEntries }: SignatureReport,
): Line {
  const by = signer && line` by ${whole(withKind(signer, signerTag(policy, signer)), 400)}`;
  return join([line`${formatWord[format]} signature${by}`, ...logEntries.map(entryText)], ', ');
}

/** `rekor.sigstore.dev index 151, 2026-11-20 09:14:07 UTC` */
export function entryText({ log, index, integratedTime }: LogEntry): Line {
  const time = integratedTime && line`, ${whole(readableTime(integratedTime), 40)}`;
  return line`${whole(log, 100)} index ${whole(index, 30)}${time}`;
}

function notes(checks: SignatureReport['checks']): string[] {
  return Object.values(checks).flatMap((check: Check) =>
    check.state === 'passed' && check.note !== undefined ? [check.note] : [],
  );
}

/** The findings below give the reason; without any, the status gives it. */
function failedLines(
  image: ImageReport,
  manifest: ManifestReport,
  explained: boolean,
  options: TextOptions,
): Lines {
  const { text, outcome, counts } = statusOf(image, manifest);
  const word = explained ? (counts ? outcome.toUpperCase() : 'not required') : text;
  return [
    line`${title(manifest)}: ${paint(options, counts ? outcomeStyle[outcome] : 'dim', word)}`,
    lacksAttestationsOnly(image, manifest)
      ? badAttestations(manifest, options)
      : manifest.signatures.slice(0, shown).map(candidateLines),
  ];
}

/** The signatures are good then, and explain nothing. */
function lacksAttestationsOnly(image: ImageReport, manifest: ManifestReport): boolean {
  const errors = findingsAbout(image, manifest).filter(({ severity }) => severity === 'error');
  return errors.length > 0 && errors.every(({ code }) => code === 'E_ATTESTATION');
}

function badAttestations({ attestations = [] }: ManifestReport, options: TextOptions): Lines {
  const bad = attestations.filter(({ good }) => !good);
  return bad.slice(0, shown).map((one) => {
    const what = paint(options, 'red', attestationText(one));
    return line`  - ${what}: ${failureText(one)}`;
  });
}

const checkNames = {
  claims: 'claims',
  log: 'transparency log',
  signature: 'signature',
  time: 'time of signing',
  certificate: 'certificate',
  sct: 'certificate transparency',
  identity: 'identity',
} as const;

function candidateLines({ format, store, manifest, checks }: SignatureReport): Lines {
  const names = Object.keys(checkNames) as (keyof typeof checkNames)[];
  return [
    line`  ${formatWord[format]} signature in ${manifest} (${storeName(store)})`,
    names.map((name) => {
      const check = checks[name];
      return check && line`    - ${checkNames[name]}: ${checkText(check)}`;
    }),
  ];
}

export function checkText(check: Check): Line {
  if (check.state === 'passed') return line`passed`;
  if (check.state === 'skipped') return line`not checked, ${check.why}`;
  return line`FAILED, ${check.message} [${whole(check.code, 100)}]`;
}

/** Other artifacts are reported, and never counted. */
function otherMaterial(manifest: ManifestReport, options: TextOptions): Lines {
  const { signatures } = manifest;
  const ignored = otherThanAttestations(manifest);
  const bad = signatures.filter(({ good }) => !good).length;
  const others = ignored.filter(({ code }) => code === 'E_NOSIG').length;
  const unusable = ignored.length - others;
  const parts = listed([
    bad > 0 && `${count(bad, 'signature')} that ${bad === 1 ? 'does' : 'do'} not count`,
    others > 0 && count(others, 'other artifact'),
    unusable > 0 && `${unusable} that could not be used`,
  ]);
  return parts && line`    ${paint(options, 'dim', `also found: ${parts}`)}`;
}
