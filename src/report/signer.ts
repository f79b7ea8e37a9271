/** Who signs in a run, for its report: the key, or the identity in the certificates. */

import type { SignerReport } from '../sign/report.ts';
import { shortSubject } from '../signature/certificate.ts';
import { code, type Html, html } from './html.ts';
import { type Line, line, type TextOptions, whole } from './line.ts';
import { keyLines, pinWords } from './verdict.ts';
import { shortKey } from './words.ts';

export function signerLines(report: SignerReport, options: TextOptions): Line[] {
  const { key, keyPinned = false, identity } = report;
  if (identity !== undefined) {
    const [name, issuer] = [identity.name, identity.issuer].map((text) => whole(text, 300));
    return [line`Identity ${name} (issuer ${issuer})`, line``];
  }
  return key === undefined ? [] : keyLines([{ fingerprint: key, pinned: keyPinned }], options);
}

export function signerHtml({ key, keyPinned = false, identity }: SignerReport): Html {
  if (identity !== undefined) {
    return html`Identity ${code(identity.name, 300)}, issuer ${code(identity.issuer, 300)}`;
  }
  return key === undefined
    ? html`not known`
    : html`Key SHA-256 ${code(key)}: ${pinWords(keyPinned)}`;
}

/** `the key 9b7f3e…`, `release.yml of webdis/verify-action` */
export function signerWords({ key, identity }: SignerReport): string {
  if (identity !== undefined) return shortSubject(identity.name);
  return key === undefined ? 'a signer that is not known' : `the key ${shortKey(key)}`;
}
