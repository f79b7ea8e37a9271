/** How anybody else verifies a release: nobody should have to believe the run that made it. */

import { shellWord } from '../../oci/shell-word.ts';
import type { ReleaseReport } from '../../release/report.ts';
import { demandFlags, verifyFlags } from '../../verify/demand-flags.ts';
import type { VerifyReport } from '../../verify/report.ts';
import { plain } from '../escape.ts';
import { cosignCommands, unrepeatable } from '../verify/by-hand.ts';

/** What the public half is called in the commands: the run knows it only as the half of a private key. */
const publicKey = 'cosign.pub';

/**
 * First that of this project, which looks at everything; then cosign's, one for each registry. Signatures
 * in a repository of their own are those of the first registry alone, which is then asked for apart.
 */
export function releaseCommands(report: ReleaseReport): readonly string[] {
  const { verify, registries, signatureRepository } = report;
  if (verify === undefined) return [];
  if (signatureRepository === undefined) return commandsFor(report, verify);
  const isFirst = ({ pinned }: { readonly pinned?: string }) => pinned === registries[0]?.pinned;
  const first = {
    ...verify,
    policy: { ...verify.policy, signatureRepository },
    images: verify.images.filter(isFirst),
  };
  const others = { ...verify, images: verify.images.filter((image) => !isFirst(image)) };
  return [
    ...commandsFor({ ...report, registries: registries.filter(isFirst) }, first),
    ...(others.images.length === 0
      ? []
      : commandsFor({ ...report, registries: registries.slice(1) }, others)),
  ];
}

function commandsFor(
  { registries, key, digest }: ReleaseReport,
  verify: VerifyReport,
): readonly string[] {
  if (digest === undefined) return [];
  const policy = { ...verify.policy, keys: named(verify.policy.keys) };
  const why = unrepeatable(policy);
  if (why !== undefined) return [why];
  const { signatureRepository: elsewhere, ...beside } = policy;
  const names = registries.map(({ name, tags, pinned }) => {
    const [first] = tags.filter(({ state }) => state === 'written' || state === 'unchanged');
    return first === undefined ? (pinned ?? name) : `${name}:${first.tag}`;
  });
  const ours = [
    ...['npx', '@webdis/verify-action', 'verify'],
    ...demandFlags({
      ...beside,
      keys: [{ fingerprint: key, algorithm: '', source: publicKey, pinned: true }],
    }),
    ...verifyFlags(policy),
    ...['--digest', digest],
    ...(elsewhere === undefined ? [] : ['--signature-repository', elsewhere]),
    ...(names.length > 1 ? ['--parity', 'true'] : []),
    ...names,
  ];
  const command = ours.map((word) => shellWord(plain(word, 5000))).join(' ');
  return [command, ...cosignCommands({ ...verify, policy })];
}

function named(keys: VerifyReport['policy']['keys']): VerifyReport['policy']['keys'] {
  return keys.map((key) => ({ ...key, source: publicKey }));
}
