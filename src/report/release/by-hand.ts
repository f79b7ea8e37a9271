/** The commands that other people can use to verify a release. */

import { shellWord } from '../../oci/shell-word.ts';
import type { ReleaseReport } from '../../release/report.ts';
import type { TrustedSigner } from '../../signature/signer.ts';
import { policyFlags, verifyPolicyFlags } from '../../verify/policy-flags.ts';
import type { VerifyReport } from '../../verify/report.ts';
import { plain } from '../escape.ts';
import { cosignCommands, unrepeatable } from '../verify/by-hand.ts';

/** The file name of the public key in the commands. The run has the private key only. */
const publicKey = 'cosign.pub';

/**
 * First this project's command, which verifies everything, then one of cosign for each registry. A signature
 * repository has the signatures of the first registry only, which then has commands of its own.
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
  { registries, signer, digest }: ReleaseReport,
  verify: VerifyReport,
): readonly string[] {
  if (digest === undefined) return [];
  const policy = { ...verify.policy, signers: named(verify.policy.signers) };
  const why = unrepeatable(policy);
  if (why !== undefined) return [why];
  const { signatureRepository: elsewhere, ...beside } = policy;
  const names = registries.map(({ name, tags, pinned }) => {
    const [first] = tags.filter(({ state }) => state === 'written' || state === 'unchanged');
    return first === undefined ? (pinned ?? name) : `${name}:${first.tag}`;
  });
  const ours = [
    ...['npx', '@webdis/verify-action', 'verify'],
    ...policyFlags({
      ...beside,
      signers: named([signer]),
    }),
    ...verifyPolicyFlags(policy),
    ...['--digest', digest],
    ...(elsewhere === undefined ? [] : ['--signature-repository', elsewhere]),
    ...(names.length > 1 ? ['--parity', 'true'] : []),
    ...names,
  ];
  const command = ours.map((word) => shellWord(plain(word, 5000))).join(' ');
  return [command, ...cosignCommands({ ...verify, policy })];
}

function named(signers: readonly TrustedSigner[]): readonly TrustedSigner[] {
  return signers.map((one) => (one.kind !== 'identity' ? { ...one, name: publicKey } : one));
}
