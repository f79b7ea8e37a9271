/** The signers of a policy as texts for people. */

import { shortSigner, type TrustedSigner } from '../signature/signer.ts';
import { code, type Html, html } from './html.ts';
import { type Line, line, paint, type TextOptions, whole } from './line.ts';
import { capital, readableTime } from './words.ts';

/** Lines on a terminal; the JSON report has every signer. */
const most = 10;

/** `Key c921084265695461 (webdis.pub): pinned by its fingerprint` */
export function signerLines(signers: readonly TrustedSigner[], options: TextOptions): Line[] {
  const lines = signers.slice(0, most).map((signer) => {
    const { kind, name, pinned } = signer;
    const state = paint(options, pinned ? 'dim' : 'yellow', pinText(signer));
    return line`${capital(kind)} ${shortSigner(signer)} (${whole(name, 200)}): ${state}`;
  });
  const more = signers.length > most ? [line`and ${signers.length - most} more signers`] : [];
  return signers.length === 0 ? [] : [...lines, ...more, line``];
}

/** Several lines for a table. */
export function signerCell(signer: TrustedSigner): Html {
  const { algorithm, name, notAfter } = signer;
  const end = notAfter === undefined ? undefined : html`, until ${readableTime(notAfter)}`;
  return html`${code(name, 300)}, ${code(algorithm)}${end}<br>${fingerprintOf(signer)}, ${pinText(signer)}`;
}

/** `Key SHA-256 c921…: pinned by its fingerprint` */
export function signerParagraph(signer: TrustedSigner): Html {
  return html`<p>${capital(signer.kind)} ${fingerprintOf(signer)}: ${pinText(signer)}</p>`;
}

function fingerprintOf({ fingerprint }: TrustedSigner): Html {
  return html`SHA-256 ${code(fingerprint)}`;
}

function pinText({ pinned }: TrustedSigner): string {
  return pinned ? 'pinned by its fingerprint' : 'not pinned, no key-fingerprint was given';
}
