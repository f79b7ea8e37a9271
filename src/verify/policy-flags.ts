/** Converts the policy of a run to command line flags, for the commands that reports suggest. */

import type { TrustedIdentity, TrustedKey, TrustedSigner } from '../signature/signer.ts';
import { newestRootName } from '../transparency/public-good.ts';
import { identityFlags } from './identity-flags.ts';
import type { PolicyReport } from './report.ts';

/** The file name to suggest for a key that was not given as a file. */
const defaultKeyFile = 'cosign.pub';

/**
 * The flags for signers, roots and logs, which `verify`, `mirror` and `drift` share. The fingerprints tell the
 * user which key a file must contain if it was given inline.
 */
export function policyFlags({
  signers,
  requireAllSigners,
  trustedRoots,
  transparencyLog,
  sct,
  signatureRepository,
}: PolicyReport): readonly string[] {
  const given = signers.filter(isKey).filter((one) => !isDefaultKey(one));
  return [
    ...given.flatMap((key) => ['--key', keyText(key)]),
    ...given.flatMap(({ fingerprint }) => ['--key-fingerprint', fingerprint]),
    ...identityFlags(signers.filter(isIdentity)),
    ...(requireAllSigners === true ? ['--require-all-signers'] : []),
    ...trustedRootFlags(trustedRoots),
    ...(sct === 'ignored' ? ['--insecure-ignore-sct'] : []),
    ...(transparencyLog === 'ignored' ? ['--insecure-ignore-tlog'] : []),
    ...(signatureRepository === undefined ? [] : ['--signature-repository', signatureRepository]),
  ];
}

/** The flags for `mirror`, which without a signer accepts any signature. */
export function mirrorPolicyFlags(policy: PolicyReport): readonly string[] {
  const flags = policyFlags(policy);
  const namesSigner = flags.includes('--key') || policy.signers.some(isIdentity);
  const attestations = policy.attestations ?? [];
  return [
    ...(namesSigner ? flags : ['--require', 'verified', ...flags]),
    ...attestations.flatMap((text) => ['--require-attestation', text]),
  ];
}

export function verifyPolicyFlags(policy: PolicyReport): readonly string[] {
  const { timestamps, attestationManifests, annotations, platforms, expectedReference } = policy;
  const { requireReadableBy = [] } = policy;
  return [
    ...(timestamps === 'required' ? ['--use-signed-timestamps'] : []),
    ...(attestationManifests === 'required' ? ['--attestation-manifests', 'required'] : []),
    ...annotationFlags(annotations),
    ...platforms.flatMap((platform) => ['--platform', platform]),
    ...(expectedReference === undefined ? [] : ['--expected-reference', expectedReference]),
    ...(requireReadableBy.length === 0
      ? []
      : ['--require-readable-by', requireReadableBy.join(',')]),
    ...(policy.attestations ?? []).flatMap((text) => ['--attestations', text]),
    ...(policy.signatures === 'ignored' ? ['--attestations-only'] : []),
  ];
}

/** Like cosign, `verify` parses the value as CSV, so values with a comma or quote are quoted. */
export function annotationFlags(annotations: PolicyReport['annotations']): readonly string[] {
  return Object.entries(annotations).flatMap(([name, value]) => {
    const pair = `${name}=${value}`;
    return ['-a', /[",\r\n]/.test(pair) ? `"${pair.replaceAll('"', '""')}"` : pair];
  });
}

function isKey(signer: TrustedSigner): signer is TrustedKey {
  return signer.kind !== 'identity';
}

function isIdentity(signer: TrustedSigner): signer is TrustedIdentity {
  return signer.kind === 'identity';
}

export function isDefaultKey({ name }: TrustedKey): boolean {
  return name === 'the bundled webdis.pub';
}

/** The argument for --key: a path, `env://NAME` or a URL. */
export function keyFile({ name }: TrustedKey): string {
  return /^(?:the key given inline|inline key \d+)$/.test(name) ? defaultKeyFile : name;
}

function keyText(key: TrustedKey): string {
  const { notAfter } = key;
  return notAfter === undefined
    ? keyFile(key)
    : `${keyFile(key)} not-after=${notAfter.slice(0, 10)}`;
}

function trustedRootFlags(roots: PolicyReport['trustedRoots']): readonly string[] {
  const isNewest = roots.some(({ source }) => source === newestRootName);
  return [...(isNewest ? ['--trusted-root', 'tuf'] : []), ...trustedRootFileFlags(roots)];
}

/** Also valid for cosign, which has the same flag, and fetches the newest root by itself. */
export function trustedRootFileFlags(roots: PolicyReport['trustedRoots']): readonly string[] {
  const given = roots.filter(
    ({ source }) => source !== newestRootName && !/^(?:embedded$|the embedded )/.test(source),
  );
  // Of a file with several roots, each has the number of its line.
  const files = new Set(given.map(({ source }) => source.replace(/, line [0-9]+$/, '')));
  return [...files].flatMap((file) => ['--trusted-root', file]);
}
