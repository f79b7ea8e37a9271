/** Every signature of an image with what was checked, as a table for the summary and the page. */

import type { Check } from '../../signature/check.ts';
import type {
  ImageReport,
  ManifestReport,
  SignatureReport,
  VerifyReport,
} from '../../verify/report.ts';
import { code, codeTag, type Html, html, join, type Part } from '../html.ts';
import { logLink } from '../log-link.ts';
import { table } from '../markup.ts';
import { formatWord, listed, manifestName, shortDigest, storeName } from '../words.ts';
import { keyTag } from './facts.ts';

export function signatureTable(report: VerifyReport, { manifests }: ImageReport): Html {
  return table(
    ['Manifest', 'Signature', 'Key', 'Transparency log', 'Checks'],
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

function manifestCell(manifest: ManifestReport): Html {
  return html`${code(manifestName(manifest))}<br>${code(shortDigest(manifest.digest))}`;
}

function signatureRow(
  report: VerifyReport,
  manifest: ManifestReport,
  {
    format,
    store,
    manifest: holder,
    good,
    key,
    checks,
    logEntries,
    annotations,
    dockerReference,
  }: SignatureReport,
): Part[] {
  const names = dockerReference === undefined ? [] : [html`names ${code(dockerReference, 300)}`];
  const annotated = Object.entries(annotations).map(([k, value]) => code(`${k}=${value}`, 300));
  const what = html`${good ? html`✅ good` : html`❌ not counted`}, ${formatWord[format]}`;
  const where = html`${storeName(store)} ${code(shortDigest(holder))}`;
  return [
    manifestCell(manifest),
    join([what, where, ...names, ...annotated], html`<br>`),
    key === undefined ? 'none of the keys' : code(keyTag(report.policy.keys, key), 200),
    logEntries.length === 0 ? 'none' : join(logEntries.map(logLink), html`<br>`),
    checksCell(checks),
  ];
}

/** What passed in one line, so that what failed is easy to see. */
function checksCell(checks: SignatureReport['checks']): Html {
  const all = Object.entries(checks);
  const passed = all.filter(([, { state }]) => state === 'passed').map(([name]) => name);
  const others = all.flatMap(([name, check]) => remark(name, check) ?? []);
  return join(
    [...(passed.length === 0 ? [] : [`${listed(passed)} passed`]), ...others],
    html`<br>`,
  );
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
