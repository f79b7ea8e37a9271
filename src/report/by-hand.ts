/** How to repeat a verification with cosign alone: nobody should have to believe this tool. */

import { shellWord } from '../oci/shell-word.ts';
import { isBundled, keyFile, rootFlags } from '../verify/demand-flags.ts';
import type { ImageReport, KeyReport, VerifyReport } from '../verify/report.ts';
import { plain } from './escape.ts';
import { keysThatSigned, standingOf } from './facts.ts';

/** A page of commands is enough; all digests are in the report. */
const most = 20;

/** One command for each image that was resolved, and one for whatever below it is not verified. */
export function cosignCommands(report: VerifyReport): readonly string[] {
  return report.images
    .flatMap(namesToVerify)
    .slice(0, most)
    .map((name) => cosignCommand(report, name));
}

/** cosign looks at no more than what it is given: the index alone, and never at its children. */
function namesToVerify(image: ImageReport): string[] {
  const { pinned, manifests } = image;
  if (pinned === undefined) return [];
  const [repository = ''] = pinned.split('@');
  const doubtful = manifests.slice(1).filter((manifest) => {
    const { outcome, counts } = standingOf(image, manifest);
    return outcome !== 'verified' && counts;
  });
  return [pinned, ...doubtful.map(({ digest }) => `${repository}@${digest}`)];
}

function cosignCommand(report: VerifyReport, name: string): string {
  const { policy } = report;
  const [signer] = keysThatSigned(report);
  const key = policy.keys.find(({ fingerprint }) => fingerprint === signer) ?? policy.keys[0];
  const annotations = Object.entries(policy.annotations).flatMap(([k, value]) => [
    '-a',
    listItem(`${k}=${value}`),
  ]);
  const log = policy.transparencyLog === 'ignored' ? ['--insecure-ignore-tlog'] : [];
  const time = policy.timestamps === 'required' ? ['--use-signed-timestamps'] : [];
  const { signatureRepository: elsewhere } = policy;
  const place = elsewhere === undefined ? '' : `COSIGN_REPOSITORY=${shellWord(plain(elsewhere))} `;
  const words = [
    ...['cosign', 'verify', '--key', keyArgument(key)],
    ...rootFlags(policy.trustedRoot),
    ...[...log, ...time, ...annotations, name],
  ];
  const command = words.map((word) => shellWord(plain(word, longestWord))).join(' ');
  return `${place}${command}`;
}

/** What cosign accepts for the key: a path, a URL or `env://NAME`; else the name of a file to put it into. */
function keyArgument(key: KeyReport | undefined): string {
  if (key === undefined) return 'cosign.pub';
  return isBundled(key) ? 'webdis.pub' : keyFile(key);
}

/** cosign splits at commas, as the reader of comma-separated values that it uses (RFC 4180). */
function listItem(item: string): string {
  return /[",\r\n]/.test(item) ? `"${item.replaceAll('"', '""')}"` : item;
}

/** Characters: a path or an annotation that is cut off is another one. */
const longestWord = 5000;
