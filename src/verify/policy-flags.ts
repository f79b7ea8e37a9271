/** Converts the policy of a run to command line flags, for the commands that reports suggest. */

import type { TrustedSigner } from '../signature/signer.ts';
import type { PolicyReport } from './report.ts';

/** The file name to suggest for a key that was not given as a file. */
const defaultKeyFile = 'cosign.pub';

/**
 * The flags for keys, root and log, which `verify`, `mirror` and `drift` share. The fingerprints tell the
 * user which key a file must contain if it was given inline.
 */
export function policyFlags({
  signers,
  trustedRoot,
  transparencyLog,
  signatureRepository,
}: PolicyReport): readonly string[] {
  const given = signers.filter((one) => !isDefaultKey(one));
  return [
    ...given.flatMap((key) => ['--key', keyText(key)]),
    ...given.flatMap(({ fingerprint }) => ['--key-fingerprint', fingerprint]),
    ...trustedRootFlags(trustedRoot),
    ...(transparencyLog === 'ignored' ? ['--insecure-ignore-tlog'] : []),
    ...(signatureRepository === undefined ? [] : ['--signature-repository', signatureRepository]),
  ];
}

/** The flags for `mirror`, which without a key accepts any signature. */
export function mirrorPolicyFlags(policy: PolicyReport): readonly string[] {
  const flags = policyFlags(policy);
  return flags.includes('--key') ? flags : ['--require', 'verified', ...flags];
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
  ];
}

/** Like cosign, `verify` parses the value as CSV, so values with a comma or quote are quoted. */
export function annotationFlags(annotations: PolicyReport['annotations']): readonly string[] {
  return Object.entries(annotations).flatMap(([name, value]) => {
    const pair = `${name}=${value}`;
    return ['-a', /[",\r\n]/.test(pair) ? `"${pair.replaceAll('"', '""')}"` : pair];
  });
}

export function isDefaultKey({ name }: TrustedSigner): boolean {
  return name === 'the bundled webdis.pub';
}

/** The argument for --key: a path, `env://NAME` or a URL. */
export function keyFile({ name }: TrustedSigner): string {
  return /^(?:the key given inline|inline key \d+)$/.test(name) ? defaultKeyFile : name;
}

function keyText(key: TrustedSigner): string {
  const { notAfter } = key;
  return notAfter === undefined
    ? keyFile(key)
    : `${keyFile(key)} not-after=${notAfter.slice(0, 10)}`;
}

/** Also valid for cosign, which has the same flag. */
export function trustedRootFlags({ source }: PolicyReport['trustedRoot']): readonly string[] {
  return /^(?:embedded$|the embedded )/.test(source) ? [] : ['--trusted-root', source];
}
