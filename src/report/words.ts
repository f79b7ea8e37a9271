/** The words for outcomes and codes: the same on the terminal, in the summary and in annotations. */

import { given } from '../defined.ts';
import type { ErrorCode } from '../error.ts';
import type { Claim } from '../signature/check.ts';
import type { Outcome } from '../verify/outcome.ts';
import type { ManifestReport, SignatureReport } from '../verify/report.ts';
import { fixedWords } from './escape.ts';
import { type Html, html } from './html.ts';

/** A sign is never alone: a word says the same. */
export const outcomeSign: Readonly<Record<Outcome, Html>> = fixedWords(
  { verified: html`✅`, rejected: html`❌`, undetermined: html`⚠️` },
  html`not known`,
);

export const outcomeWord: Record<Outcome, string> = fixedWords({
  verified: 'verified',
  rejected: 'rejected',
  undetermined: 'undetermined',
});

export const formatWord: Record<SignatureReport['format'], string> = fixedWords({
  legacy: 'legacy',
  bundle: 'bundle',
});

/** What happened, in cosign's words where cosign has any. */
export const codeTitle: Record<ErrorCode, string> = fixedWords({
  E_REF: 'invalid reference',
  E_INPUT: 'invalid input',
  E_KEY: 'the key cannot be used',
  E_AUTH: 'access was refused',
  E_NET: 'the registry could not be read',
  E_RATE: 'the registry limits requests',
  E_LIMIT: 'a limit was reached',
  E_NOTFOUND: 'image tag not found',
  E_DIGEST: 'the bytes do not match their digest',
  E_MANIFEST: 'malformed manifest',
  E_COVER: 'the image is not complete',
  E_NOSIG: 'no signatures found',
  E_ATTESTATION: 'no matching attestations',
  E_FORMAT: 'a required reader cannot read the signatures',
  E_CLAIM: 'no matching signatures',
  E_SIG: 'no matching signatures',
  E_TLOG: 'no matching signatures',
  E_TIME: 'no matching signatures',
  E_TRUST: 'no matching signatures',
  E_CERT: 'no matching signatures',
  E_IDENTITY: 'no matching signatures',
  E_ROLLBACK: 'unexpected digest',
  E_DRIFT: 'the registries differ',
  E_CONFLICT: 'a tag would move back',
  E_IMMUTABLE: 'the tag cannot be moved',
  E_UNSUPPORTED: 'the registry cannot store it',
  E_BUILD: 'the image was not built',
});

/** Why signatures do not match, for places where no message follows. */
const reasons: Partial<Record<ErrorCode, string>> = {
  E_CLAIM: 'the signed claims do not match',
  E_SIG: 'no signature by this key',
  E_TLOG: 'not proven to be in the transparency log',
  E_TIME: 'signed when the key or certificate was not valid',
  E_TRUST: 'the trusted root does not know the log or authority',
  E_CERT: 'the certificate does not verify',
  E_IDENTITY: 'signed by another identity',
};

const claims: Record<Claim, string> = {
  digest: 'signed for another image',
  reference: 'signed under another name',
  annotation: 'missing or incorrect annotation', // cosign's words
};

/** @param claim the one that does not match, if it is known */
export function codeReason(code: ErrorCode, claim?: Claim): string {
  if (code === 'E_CLAIM' && claim !== undefined) return claims[claim];
  return reasons[code] ?? codeTitle[code];
}

/** `linux/arm64`, `index`: the name of a manifest in a report. */
export function manifestName({
  role,
  platforms,
}: Pick<ManifestReport, 'role' | 'platforms'>): string {
  const named = platforms.join(', ');
  // buildx lists attestation manifests as unknown/unknown, which is not a platform.
  if (role === 'attestation') return role;
  if (role === 'platform') return named === '' ? 'no platform given' : named;
  return named === '' ? role : `${role} (${named})`;
}

const stores: Record<SignatureReport['store'] | 'referrers', string> = fixedWords({
  tag: '.sig tag',
  referrer: 'OCI 1.1 referrer',
  bundle: 'bundle referrer',
  referrers: 'referrer',
});

export function storeName(store: SignatureReport['store'] | 'referrers'): string {
  return stores[store];
}

/** `sha256:1c6b2f09d3aa`: for people; too short to pin an image. */
export function shortDigest(digest: string): string {
  const [algorithm = '', hex] = digest.split(':');
  return hex === undefined ? digest.slice(0, 12) : `${algorithm}:${hex.slice(0, 12)}`;
}

/** Whole digests in a text, shortened. */
export function shortDigests(text: string): string {
  return text.replace(/\bsha256:[0-9a-f]{64}\b/g, shortDigest);
}

/** `2026-11-20 09:14:07 UTC`; any other text unchanged. */
export function readableTime(iso: string): string {
  return iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/, '$1 $2 UTC');
}

export function count(n: number, one: string, many: string = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(
  all: readonly (string | undefined | false)[],
  joint: 'and' | 'or' = 'and',
): string {
  const words = given(all);
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`;
}

/** A capital letter for the beginning of a sentence; names such as `linux/arm64` stay unchanged. */
export function capital(text: string): string {
  return text.replace(/^\p{Ll}(?=\p{L}*(?:[\s,:;]|$))/u, (c) => c.toUpperCase());
}

/** Each word once, and no more than three. */
export function few(words: readonly string[]): string[] {
  const once = [...new Set(words)];
  return once.length > 3 ? [...once.slice(0, 2), `${once.length - 2} more`] : once;
}

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** `512 bytes`, `61.1 MB`: powers of 1000, as registries' pages show them. */
export function byteText(bytes: number): string {
  let amount = bytes;
  let unit = 0;
  // 999.95 would be shown as 1000.0.
  while (unit < units.length - 1 && amount >= (unit === 0 ? 1000 : 999.95)) {
    amount /= 1000;
    unit += 1;
  }
  if (unit > 0) return `${amount.toFixed(1)} ${units[unit]}`;
  const whole = Math.round(amount);
  return whole === 1 ? '1 byte' : `${whole} bytes`;
}
