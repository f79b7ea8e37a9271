/** What was demanded, so that a verdict can be judged without the workflow file. */

import type { VerifyReport } from '../../verify/report.ts';
import { code, prose } from '../escape.ts';
import { table } from '../markup.ts';
import { pinWords } from '../pinned-key.ts';
import { readableTime } from '../words.ts';

export function policyTable({ policy }: Pick<VerifyReport, 'policy'>): string {
  const keys = policy.keys.map(({ fingerprint, algorithm, source, pinned, notAfter }) => {
    const end = notAfter === undefined ? '' : `, until ${prose(readableTime(notAfter))}`;
    return `${code(source, 300)}, ${code(algorithm)}${end}<br>SHA-256 ${code(fingerprint)}, ${pinWords(pinned)}`;
  });
  const annotations = Object.entries(policy.annotations).map(([k, value]) =>
    code(`${k}=${value}`, 300),
  );
  const { source, date } = policy.trustedRoot;
  const rows: (readonly [string, string])[] = [
    ['Keys', keys.join('<br>')],
    ['Transparency log', prose(policy.transparencyLog)],
    ['Trusted root', `${code(source)}${date === undefined ? '' : `, ${prose(date)}`}`],
    ['Timestamps', prose(policy.timestamps)],
    ['Attestation manifests', prose(policy.attestationManifests)],
    ['Comparison of registries', prose(policy.parity)],
    [
      'Required platforms',
      policy.platforms.map((platform) => code(platform)).join(', ') || 'all that the index lists',
    ],
    ['Required annotations', annotations.join('<br>') || 'none'],
    ...(policy.expectedReference === undefined
      ? []
      : [['Expected reference', code(policy.expectedReference)] as const]),
    ...(policy.digest === undefined ? [] : [['Expected digest', code(policy.digest)] as const]),
    ...(policy.signatureRepository === undefined
      ? []
      : [['Signatures in', code(policy.signatureRepository)] as const]),
    ...(policy.requireReadableBy === undefined
      ? []
      : [['Readable by', policy.requireReadableBy.map((name) => code(name)).join(', ')] as const]),
  ];
  return table(['Demanded', 'Value'], rows);
}
