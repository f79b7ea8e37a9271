/** The policy as a table, so that a verdict can be judged without the workflow file. */

import type { VerifyReport } from '../../verify/report.ts';
import { code, type Html, html, join, type Part } from '../html.ts';
import { table } from '../markup.ts';
import { pinWords } from '../pinned-key.ts';
import { readableTime } from '../words.ts';

export function policyTable({ policy }: Pick<VerifyReport, 'policy'>): Html {
  const keys = policy.keys.map(({ fingerprint, algorithm, source, pinned, notAfter }) => {
    const end = notAfter === undefined ? undefined : html`, until ${readableTime(notAfter)}`;
    return html`${code(source, 300)}, ${code(algorithm)}${end}<br>SHA-256 ${code(fingerprint)}, ${pinWords(pinned)}`;
  });
  const annotations = Object.entries(policy.annotations).map(([k, value]) =>
    code(`${k}=${value}`, 300),
  );
  const { expectedReference, digest, signatureRepository, requireReadableBy } = policy;
  const { source, date } = policy.trustedRoot;
  const comma = html`, `;
  const rows: (readonly [string, Part])[] = [
    ['Keys', join(keys, html`<br>`)],
    ['Transparency log', policy.transparencyLog],
    ['Trusted root', html`${code(source)}${date === undefined ? undefined : html`, ${date}`}`],
    ['Timestamps', policy.timestamps],
    ['Attestation manifests', policy.attestationManifests],
    ['Comparison of registries', policy.parity],
    [
      'Required platforms',
      policy.platforms.length === 0
        ? 'all that the index lists'
        : join(
            policy.platforms.map((platform) => code(platform)),
            comma,
          ),
    ],
    ['Required annotations', annotations.length === 0 ? 'none' : join(annotations, html`<br>`)],
    ['Expected reference', expectedReference && code(expectedReference)],
    ['Expected digest', digest && code(digest)],
    ['Signatures in', signatureRepository && code(signatureRepository)],
    [
      'Readable by',
      requireReadableBy &&
        join(
          requireReadableBy.map((name) => code(name)),
          comma,
        ),
    ],
  ];
  return table(
    ['Requirement', 'Value'],
    rows.filter(([, value]) => value !== undefined),
  );
}
