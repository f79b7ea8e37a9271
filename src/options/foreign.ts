/** What users of cosign, docker, skopeo and oras type, with the advice that they get. */

/** Flags that have no counterpart of another name (`aliases` of an option), and why they are not needed. */
const foreignFlags: Readonly<Record<string, string>> = {
  yes: 'leave it out: webdis-trust asks for no confirmation',
  y: 'leave it out: webdis-trust asks for no confirmation',
  offline: 'leave it out: verifying never asks a transparency log',
  'check-claims': 'leave it out: claims are always checked',
  'private-infrastructure':
    'use --trusted-root for a transparency log of your own, or --insecure-ignore-tlog',
  certificate:
    'leave it out: the certificate that comes with the signature is verified; say who signs with --github-workflow, or --certificate-identity and --certificate-oidc-issuer',
  'certificate-chain': 'leave it out: --trusted-root decides which authorities count',
  push: 'leave it out: what is built is always pushed',
};

/** @param name of a flag that the verb does not have, without dashes */
export function foreignFlag(name: string): string | undefined {
  return foreignFlags[name];
}

/** The reference without a scheme that other programs want in front of it; undefined: it has none. */
export function withoutScheme(text: string): string | undefined {
  return /^(?:docker|https?):\/\/(.+)$/is.exec(text)?.[1]?.replace(/\/+$/, '');
}
