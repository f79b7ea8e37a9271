/** The tables of a verification: the status of each manifest, all signatures, and the policy. */

import type { Check } from '../../signature/check.ts';
import { shortSubject } from '../../signature/signer.ts';
import type {
  ImageReport,
  ManifestReport,
  SignatureReport,
  VerifyReport,
} from '../../verify/report.ts';
import { code, codeTag, type Html, html, join, type Part, pairs, stacked } from '../html.ts';
import { logCell, manifestCell, table } from '../markup.ts';
import { signerCell } from '../signers.ts';
import {
  codeReason,
  formatWord,
  listed,
  manifestName,
  outcomeSign,
  outcomeWord,
  shortDigest,
  storeName,
} from '../words.ts';
import { signerTag, statusOf } from './facts.ts';
import { type Row, rowsOf } from './rows.ts';

export function statusTable({ images }: VerifyReport): Html {
  const none = images.every(({ manifests }) => manifests.length === 0);
  return table(
    ['Manifest', 'Digest', ...images.map(({ name }) => code(name))],
    none ? [['', '', ...images.map(unread)]] : rowsOf(images).map((row) => cells(images, row)),
  );
}

function cells(images: readonly ImageReport[], row: Row): Part[] {
  const digests = new Set([...row.values()].map(({ digest }) => digest));
  const same = digests.size === 1;
  const states = images.map((image) => {
    const manifest = row.get(image);
    if (manifest === undefined)
      return image.manifests.length === 0 ? unread(image) : html`➖ missing`;
    const { sign, text } = statusOf(image, manifest);
    const own = same ? undefined : html`<br>${code(shortDigest(manifest.digest))}`;
    return html`${sign} ${text}${own}`;
  });
  const [first] = row.values();
  const name = first === undefined ? '' : manifestName(first);
  const digest = same ? code(shortDigest([...digests].join())) : html`<strong>different</strong>`;
  return [code(name), digest, ...states];
}

/** An image whose tree could not be read. */
function unread({ outcome, findings }: ImageReport): Html {
  const error = findings.find(({ severity }) => severity === 'error');
  const why = error === undefined ? undefined : html`: ${codeReason(error.code)}`;
  return html`${outcomeSign[outcome]} ${outcomeWord[outcome]}${why}`;
}

export function signatureTable(report: VerifyReport, { manifests }: ImageReport): Html {
  return table(
    ['Manifest', 'Signature', 'Signer', 'Transparency log', 'Checks'],
    manifests.flatMap((manifest) => [
      ...manifest.signatures.map((signature) => signatureRow(report, manifest, signature)),
      ...manifest.ignored.map(({ store, manifest: holder, message }) => [
        manifestCell(manifest),
        html`not counted: ${storeName(store)} ${holder && code(shortDigest(holder))}`,
        '',
        '',
        message,
      ]),
    ]),
  );
}

function signatureRow(
  report: VerifyReport,
  manifest: ManifestReport,
  {
    format,
    store,
    manifest: holder,
    good,
    signer,
    checks,
    logEntries,
    annotations,
    dockerReference,
    certificate,
  }: SignatureReport,
): Part[] {
  const names = dockerReference && html`names ${code(dockerReference, 300)}`;
  const what = html`${good ? html`✅ good` : html`❌ not counted`}, ${formatWord[format]}`;
  const where = html`${storeName(store)} ${code(shortDigest(holder))}`;
  return [
    manifestCell(manifest),
    stacked([what, where, names, ...pairs(annotations)]),
    signerText(report, signer, certificate),
    logCell(logEntries),
    checksCell(checks),
  ];
}

function signerText(
  { policy }: VerifyReport,
  signer: SignatureReport['signer'],
  certificate: SignatureReport['certificate'],
): Part {
  if (signer !== undefined) return code(signerTag(policy, signer), 300);
  if (certificate === undefined) return 'none of the signers';
  const { subject, proven } = certificate;
  return html`${code(shortSubject(subject), 300)}, ${proven ? 'not asked for' : 'not verified'}`;
}

/** What passed in one line, so that what failed is easy to see. */
function checksCell(checks: SignatureReport['checks']): Html {
  const all = Object.entries(checks);
  const passed = all.filter(([, { state }]) => state === 'passed').map(([name]) => name);
  const others = all.map(([name, check]) => remark(name, check));
  return stacked([passed.length > 0 && `${listed(passed)} passed`, ...others]);
}

function remark(name: string, check: Check): Html | undefined {
  switch (check.state) {
    case 'passed':
      return check.note === undefined ? undefined : html`${name}: ${check.note}`;
    case 'skipped':
      return html`${name} not checked, ${check.why}`;
    case 'failed':
      return html`<strong>${name} failed</strong>, ${check.message} ${codeTag(check.code)}`;
    default:
      return html`${name} not known`;
  }
}

function rootCell({ source, date }: VerifyReport['policy']['trustedRoots'][number]): Html {
  return html`${code(source)}${date === undefined ? undefined : html`, ${date}`}`;
}

export function policyTable({ policy }: Pick<VerifyReport, 'policy'>): Html {
  const { platforms, expectedReference, digest, signatureRepository, requireReadableBy } = policy;
  const codes = (names: readonly string[]) =>
    join(
      names.map((name) => code(name)),
      html`, `,
    );
  const rows: (readonly [string, Part])[] = [
    ['Signers', stacked(policy.signers.map(signerCell))],
    ['Each signer must have signed', policy.requireAllSigners === true ? 'yes' : undefined],
    ['Transparency log', policy.transparencyLog],
    ['Certificate transparency log', policy.sct],
    ['Trusted root', stacked(policy.trustedRoots.map(rootCell))],
    ['Timestamps', policy.timestamps],
    ['Attestation manifests', policy.attestationManifests],
    ['Comparison of registries', policy.parity],
    ['Required platforms', platforms.length > 0 ? codes(platforms) : 'all that the index lists'],
    ['Required annotations', stacked(pairs(policy.annotations), 'none')],
    ['Expected reference', expectedReference && code(expectedReference)],
    ['Expected digest', digest && code(digest)],
    ['Signatures in', signatureRepository && code(signatureRepository)],
    ['Signatures', policy.signatures && 'not asked for'],
    ['Attestations', policy.attestations && codes(policy.attestations)],
    ['Readable by', requireReadableBy && codes(requireReadableBy)],
  ];
  return table(
    ['Requirement', 'Value'],
    rows.filter(([, value]) => value !== undefined),
  );
}
