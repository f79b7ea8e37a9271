/**
 * Hints for unknown options: the most similar name, or the counterpart of an option of cosign, docker, skopeo or
 * oras.
 */

/** The most similar name by Levenshtein distance, if it is similar enough to be a typing error. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((candidate) => ({ candidate, away: distance(word.slice(0, 50), candidate) }))
    .sort((a, b) => a.away - b.away);
  // Two edits, as in "kye" or "vrfy"; more in a long word, but never most of a short one.
  const near = Math.min(Math.max(2, word.length / 3), word.length - 1);
  return best !== undefined && best.away <= near ? best.candidate : undefined;
}

/** `did you mean key?`, or all names. */
export function meantOrAll(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return meant === undefined ? `there are ${known.join(', ')}` : `did you mean ${meant}?`;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, char] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (char === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Flags of other tools without a counterpart here (see `aliases` of an option), and why they are not needed. */
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

/** The address of an image's page on Docker Hub; the groups are the name of the repository. */
const hubPage = /^hub\.docker\.com\/(?:_\/([^/]+)|r\/([^/]+\/[^/]+)).*$/is;

/** The reference in a URL, such as `docker://a/b`; undefined: the text has no scheme. */
export function withoutScheme(text: string): string | undefined {
  const rest = /^(?:docker|https?):\/\/(.+)$/is.exec(text)?.[1]?.replace(/\/+$/, '');
  return rest?.replace(hubPage, '$1$2');
}
