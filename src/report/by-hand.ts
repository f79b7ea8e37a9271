/** How to repeat a verification with cosign alone: nobody should have to believe this tool. */

import type { ImageReport, KeyReport, VerifyReport } from '../verify/report.ts';
import { plain } from './escape.ts';
import { keysThatSigned, standingOf } from './facts.ts';

/** A page of commands is enough; all digests are in the report. */
const most = 20;

/**
 * One command for each image that was resolved, and one for whatever below it is not verified. Without what
 * was demanded of annotations they would verify something else: then a comment says so, in their place.
 */
export function cosignCommands(report: VerifyReport): readonly string[] {
  const names = report.images.flatMap(namesToVerify).slice(0, most);
  if (names.length === 0) return [];
  const { annotations } = report.policy;
  const unshown = Object.entries(annotations).find(([name, value]) => !isShown(`${name}=${value}`));
  if (unshown !== undefined) {
    const name = plain(unshown[0], 100);
    return [
      `# cannot be repeated with cosign: the annotation ${name} holds characters that no command line shows`,
    ];
  }
  const commands = names.map((name) => cosignCommand(report, name));
  const needs3 = Object.values(annotations).some((value) => value.includes('='));
  return needs3 ? [cosign3, ...commands] : commands;
}

/** cosign 2.6.4 splits an annotation at every `=`, 3.1.2 at the first (docs/adr/0018). */
const cosign3 = '# cosign 3 only: cosign 2 takes no "=" in the value of an annotation';

/** Otherwise a reader could not copy it as it is. */
function isShown(text: string): boolean {
  return plain(text) === text;
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
    annotationArgument(`${k}=${value}`),
  ]);
  const log = policy.transparencyLog === 'ignored' ? ['--insecure-ignore-tlog'] : [];
  const { signatureRepository: elsewhere } = policy;
  const place = elsewhere === undefined ? '' : `COSIGN_REPOSITORY=${shellWord(plain(elsewhere))} `;
  const command = ['cosign', 'verify', '--key', keyArgument(key), ...log, ...annotations, name]
    .map((word) => shellWord(plain(word)))
    .join(' ');
  return `${place}${command}`;
}

/** cosign reads `-a` as comma-separated values: what holds a comma or a quote is put in quotes. */
function annotationArgument(pair: string): string {
  return /[",]/.test(pair) ? `"${pair.replaceAll('"', '""')}"` : pair;
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
