/** How to repeat a verification with cosign alone: nobody should have to believe this tool. */

import type { ImageReport, KeyReport, VerifyReport } from '../verify/report.ts';
import { plain } from './escape.ts';
import { keysThatSigned } from './facts.ts';

/** One command for each image that was resolved; each checks what the reference names. */
export function cosignCommands(report: VerifyReport): readonly string[] {
  return report.images.flatMap((image) => {
    const name = pinnedName(image);
    return name === undefined ? [] : [cosignCommand(report, name)];
  });
}

function pinnedName({ pinned }: ImageReport): string | undefined {
  return pinned === undefined ? undefined : plain(pinned);
}

function cosignCommand(report: VerifyReport, name: string): string {
  const { policy } = report;
  const [signer] = keysThatSigned(report);
  const key = policy.keys.find(({ fingerprint }) => fingerprint === signer) ?? policy.keys[0];
  const annotations = Object.entries(policy.annotations).flatMap(([k, value]) => [
    '-a',
    `${k}=${value}`,
  ]);
  const log = policy.transparencyLog === 'ignored' ? ['--insecure-ignore-tlog'] : [];
  return ['cosign', 'verify', '--key', keyArgument(key), ...log, ...annotations, name]
    .map((word) => shellWord(plain(word)))
    .join(' ');
}

/** What cosign accepts for the key: a path or `env://NAME`; else the name of a file to put it into. */
function keyArgument(key: KeyReport | undefined): string {
  const source = key?.source ?? '';
  const [file = 'cosign.pub'] = /[^\s]+\.(?:pub|pem)$/.exec(source) ?? [];
  return /^env:\/\/[A-Za-z_]\w*$/.test(source) ? source : file;
}

/** Quoted for a POSIX shell: a command that is copied must not run anything else. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
