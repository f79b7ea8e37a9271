/** The flags of the command line with which another run demands what this one did. */

import type { TrustedSigner } from '../signature/signer.ts';
import type { PolicyReport } from './report.ts';

/** Where a key is called something that is no file: the file to put it into. */
const usualFile = 'cosign.pub';

/**
 * Whose signatures count, for `verify`, `mirror` and `drift` alike. A key that was given inline has no
 * name, so that its fingerprint says which one belongs into the file.
 */
export function demandFlags({
  signers,
  trustedRoot,
  transparencyLog,
  signatureRepository,
}: PolicyReport): readonly string[] {
  const given = signers.filter((one) => !isBundled(one));
  return [
    ...given.flatMap((key) => ['--key', keyText(key)]),
    ...given.flatMap(({ fingerprint }) => ['--key-fingerprint', fingerprint]),
    ...rootFlags(trustedRoot),
    ...(transparencyLog === 'ignored' ? ['--insecure-ignore-tlog'] : []),
    ...(signatureRepository === undefined ? [] : ['--signature-repository', signatureRepository]),
  ];
}

/** The same for `mirror`, which without a key takes any signature. */
export function copyFlags(policy: PolicyReport): readonly string[] {
  const flags = demandFlags(policy);
  return flags.includes('--key') ? flags : ['--require', 'verified', ...flags];
}

/** What `verify` alone can demand besides. */
export function verifyFlags(policy: PolicyReport): readonly string[] {
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

/** Read as comma-separated values, here and by cosign: what holds a comma or a quote is put in quotes. */
export function annotationFlags(annotations: PolicyReport['annotations']): readonly string[] {
  return Object.entries(annotations).flatMap(([name, value]) => {
    const pair = `${name}=${value}`;
    return ['-a', /[",\r\n]/.test(pair) ? `"${pair.replaceAll('"', '""')}"` : pair];
  });
}

/** The key that is used where none is given. */
export function isBundled({ name }: TrustedSigner): boolean {
  return name === 'the bundled webdis.pub';
}

/** A path, `env://NAME` or a URL as it was given. */
export function keyFile({ name }: TrustedSigner): string {
  return /^(?:the key given inline|inline key \d+)$/.test(name) ? usualFile : name;
}

function keyText(key: TrustedSigner): string {
  const { notAfter } = key;
  return notAfter === undefined
    ? keyFile(key)
    : `${keyFile(key)} not-after=${notAfter.slice(0, 10)}`;
}

/** cosign has the same flag. */
export function rootFlags({ source }: PolicyReport['trustedRoot']): readonly string[] {
  return /^(?:embedded$|the embedded )/.test(source) ? [] : ['--trusted-root', source];
}
