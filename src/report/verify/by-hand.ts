/** How to repeat a verification with cosign alone: nobody should have to believe this tool. */

import { shellWord } from '../../oci/shell-word.ts';
import { annotationFlags, isBundled, keyFile, rootFlags } from '../../verify/demand-flags.ts';
import type { ImageReport, KeyReport, VerifyReport } from '../../verify/report.ts';
import { plain } from '../escape.ts';
import { keysThatSigned, statusOf } from './facts.ts';

/** A page of commands is enough; all digests are in the report. */
const most = 20;

/**
 * One command for each image that was resolved, and one for whatever below it is not verified. Without what
 * was demanded of annotations they would verify something else: then a comment says so, in their place.
 */
export function cosignCommands(report: VerifyReport): readonly string[] {
  const names = report.images.flatMap(namesToVerify).slice(0, most);
  if (names.length === 0) return [];
  const why = unrepeatable(report.policy);
  if (why !== undefined) return [why];
  const commands = names.map((name) => cosignCommand(report, name));
  const needs3 = Object.values(report.policy.annotations).some((value) => value.includes('='));
  return needs3 ? [cosign3, ...commands] : commands;
}

/** cosign 2.6.4 splits an annotation at every `=`, 3.1.2 at the first (docs/adr/0018). */
const cosign3 = '# cosign 3 only: cosign 2 takes no "=" in the value of an annotation';

/** In place of commands, if an annotation holds what is not shown. */
export function unrepeatable({ annotations }: VerifyReport['policy']): string | undefined {
  for (const [name, value] of Object.entries(annotations)) {
    const pair = `${name}=${value}`;
    if (plain(pair, longestWord) === pair) continue;
    const shown = plain(name, 100);
    return `# cannot be repeated by hand: the annotation ${shown} holds characters that no command line shows`;
  }
  return undefined;
}

/** cosign looks at no more than what it is given: the index alone, and never at its children. */
function namesToVerify(image: ImageReport): string[] {
  const { pinned, manifests } = image;
  if (pinned === undefined) return [];
  const [repository = ''] = pinned.split('@');
  const doubtful = manifests.slice(1).filter((manifest) => {
    const { outcome, counts } = statusOf(image, manifest);
    return outcome !== 'verified' && counts;
  });
  return [pinned, ...doubtful.map(({ digest }) => `${repository}@${digest}`)];
}

function cosignCommand(report: VerifyReport, name: string): string {
  const { policy } = report;
  const [signer] = keysThatSigned(report);
  const key = policy.keys.find(({ fingerprint }) => fingerprint === signer) ?? policy.keys[0];
  const log = policy.transparencyLog === 'ignored' ? ['--insecure-ignore-tlog'] : [];
  const time = policy.timestamps === 'required' ? ['--use-signed-timestamps'] : [];
  const { signatureRepository: elsewhere } = policy;
  const place = elsewhere === undefined ? '' : `COSIGN_REPOSITORY=${shellWord(plain(elsewhere))} `;
  const words = [
    ...['cosign', 'verify', '--key', keyArgument(key)],
    ...rootFlags(policy.trustedRoot),
    ...[...log, ...time, ...annotationFlags(policy.annotations), name],
  ];
  const command = words.map((word) => shellWord(plain(word, longestWord))).join(' ');
  return `${place}${command}`;
}

/** What cosign accepts for the key: a path, a URL or `env://NAME`; else the name of a file to put it into. */
function keyArgument(key: KeyReport | undefined): string {
  if (key === undefined) return 'cosign.pub';
  return isBundled(key) ? 'webdis.pub' : keyFile(key);
}

/** Characters: a path or an annotation that is cut off is another one. */
const longestWord = 5000;
