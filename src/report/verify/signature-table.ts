/** Every signature of an image with what was checked, as a table for the summary and the page. */

import type { Check } from '../../signature/check.ts';
import type {
  ImageReport,
  ManifestReport,
  SignatureReport,
  VerifyReport,
} from '../../verify/report.ts';
import { code, codeTag, prose } from '../escape.ts';
import { logLink } from '../log-link.ts';
import { table } from '../markup.ts';
import { formatWord, listed, manifestName, shortDigest, storeName } from '../words.ts';
import { keyTag } from './facts.ts';

export function signatureTable(report: VerifyReport, { manifests }: ImageReport): string {
  return table(
    ['Manifest', 'Signature', 'Key', 'Transparency log', 'Checks'],
    manifests.flatMap((manifest) => [
      ...manifest.signatures.map((signature) => signatureRow(report, manifest, signature)),
      ...manifest.ignored.map(({ store, manifest: holder, message }) => [
        manifestCell(manifest),
        `not counted: ${storeName(store)}${holder === undefined ? '' : ` ${code(shortDigest(holder))}`}`,
        '',
        '',
        prose(message),
      ]),
    ]),
  );
}

function manifestCell(manifest: ManifestReport): string {
  return `${code(manifestName(manifest))}<br>${code(shortDigest(manifest.digest))}`;
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
): string[] {
  const names = dockerReference === undefined ? [] : [`names ${code(dockerReference, 300)}`];
  const annotated = Object.entries(annotations).map(([k, value]) => code(`${k}=${value}`, 300));
  const what = `${good ? '✅ good' : '❌ does not count'}, ${formatWord[format]}`;
  return [
    manifestCell(manifest),
    [what, `${storeName(store)} ${code(shortDigest(holder))}`, ...names, ...annotated].join('<br>'),
    key === undefined ? 'none of the keys' : code(keyTag(report.policy.keys, key), 200),
    logEntries.length === 0 ? 'none' : logEntries.map(logLink).join('<br>'),
    checksCell(checks),
  ];
}

/** What passed in one line, so that what did not stands out. */
function checksCell(checks: SignatureReport['checks']): string {
  const all = Object.entries(checks);
  const passed = all.filter(([, { state }]) => state === 'passed').map(([name]) => name);
  const others = all.map(([name, check]) => remark(name, check)).filter((text) => text !== '');
  return [...(passed.length === 0 ? [] : [`${listed(passed)} passed`]), ...others].join('<br>');
}

function remark(name: string, check: Check): string {
  if (check.state === 'passed')
    return check.note === undefined ? '' : `${name}: ${prose(check.note)}`;
  if (check.state === 'skipped') return `${name} not checked, ${prose(check.why)}`;
  if (check.state === 'failed') {
    return `<strong>${name} failed</strong>, ${prose(check.message)} ${codeTag(check.code)}`;
  }
  return `${name} not known`;
}
