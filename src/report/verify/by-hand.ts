/** The commands that repeat a verification with cosign. */

import { accepts } from '../../identity/trusted.ts';
import { isLayoutName } from '../../layout/name.ts';
import { shellWord } from '../../oci/shell-word.ts';
import type { TrustedKey, TrustedSigner } from '../../signature/signer.ts';
import { cosignIdentityFlags, unknownToCosign } from '../../verify/identity-flags.ts';
import {
  annotationFlags,
  isDefaultKey,
  keyFile,
  trustedRootFileFlags,
} from '../../verify/policy-flags.ts';
import type { ImageReport, VerifyReport } from '../../verify/report.ts';
import { plain } from '../escape.ts';
import { signersOf, statusOf } from './facts.ts';

/** Commands shown. The report has all digests. */
const most = 20;

/**
 * One command for each resolved image, and one for each manifest of it that is not verified. Without the
 * required annotations they would verify something else: then there is a comment instead.
 */
export function cosignCommands(report: VerifyReport): readonly string[] {
  const names = report.images.flatMap(namesToVerify).slice(0, most);
  if (names.length === 0) return [];
  const why = unrepeatable(report.policy);
  if (why !== undefined) return [why];
  const commands = names.map((name) => cosignCommand(report, name));
  const needs3 = Object.values(report.policy.annotations).some((value) => value.includes('='));
  return [...(needs3 ? [cosign3] : []), ...uncompared(report), ...commands];
}

/** cosign 2.6.4 splits an annotation at every `=`, 3.1.2 at the first (docs/adr/0018). */
const cosign3 = '# cosign 3 only: cosign 2 takes no "=" in the value of an annotation';

/** A comment about claims that these commands leave out. */
function uncompared(report: VerifyReport): readonly string[] {
  const trusted = trustedOf(report);
  const names = trusted?.kind === 'identity' ? unknownToCosign(trusted) : [];
  return names.length === 0 ? [] : [`# cosign does not compare the claims ${names.join(', ')}`];
}

/** A comment instead of commands, if an annotation has invisible characters. */
export function unrepeatable({ annotations }: VerifyReport['policy']): string | undefined {
  for (const [name, value] of Object.entries(annotations)) {
    const pair = `${name}=${value}`;
    if (plain(pair, longestWord) === pair) continue;
    const shown = plain(name, 100);
    return `# cannot be repeated by hand: the annotation ${shown} holds characters that no command line shows`;
  }
  return undefined;
}

/** cosign verifies only the manifest that it is given, without its children. */
function namesToVerify(image: ImageReport): string[] {
  const { pinned, manifests, registry } = image;
  // cosign reads only layouts that cosign save wrote.
  if (pinned === undefined || isLayoutName(registry)) return [];
  const [repository = ''] = pinned.split('@');
  const doubtful = manifests.slice(1).filter((manifest) => {
    const { outcome, counts } = statusOf(image, manifest);
    return outcome !== 'verified' && counts;
  });
  return [pinned, ...doubtful.map(({ digest }) => `${repository}@${digest}`)];
}

function cosignCommand(report: VerifyReport, name: string): string {
  const { policy } = report;
  const log = policy.transparencyLog === 'ignored' ? ['--insecure-ignore-tlog'] : [];
  const time = policy.timestamps === 'required' ? ['--use-signed-timestamps'] : [];
  const { signatureRepository: elsewhere } = policy;
  const place = elsewhere === undefined ? '' : `COSIGN_REPOSITORY=${shellWord(plain(elsewhere))} `;
  const words = [
    ...['cosign', 'verify', ...signerFlags(report)],
    ...trustedRootFileFlags(policy.trustedRoots),
    ...(policy.sct === 'ignored' ? ['--insecure-ignore-sct'] : []),
    ...[...log, ...time, ...annotationFlags(policy.annotations), name],
  ];
  const command = words.map((word) => shellWord(plain(word, longestWord))).join(' ');
  return `${place}${command}`;
}

/** cosign takes one signer: the first that signed, else the first of the policy. */
function signerFlags(report: VerifyReport): readonly string[] {
  const [signer] = signersOf(report);
  const trusted = trustedOf(report);
  if (trusted?.kind === 'identity') {
    return cosignIdentityFlags(trusted, signer?.kind === 'identity' ? signer : undefined);
  }
  return ['--key', keyArgument(trusted)];
}

function trustedOf(report: VerifyReport): TrustedSigner | undefined {
  const { signers } = report.policy;
  const [signer] = signersOf(report);
  const isSigner = (one: TrustedSigner) => signer !== undefined && accepts(one, signer);
  return signers.find(isSigner) ?? signers[0];
}

/** What cosign accepts for the key: a path, a URL or `env://NAME`; else the name of a file to put it into. */
function keyArgument(key: TrustedKey | undefined): string {
  if (key === undefined) return 'cosign.pub';
  return isDefaultKey(key) ? 'webdis.pub' : keyFile(key);
}

/** Characters. A shortened path or annotation would be a different one. */
const longestWord = 5000;
