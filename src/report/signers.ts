/** The signers of a policy as texts for people. */

import {
  longSigner,
  shortSigner,
  type TrustedIdentity,
  type TrustedKey,
  type TrustedSigner,
} from '../signature/signer.ts';
import { code, type Html, html, pairs, stacked } from './html.ts';
import { type Line, type Lines, line, paint, type TextOptions, whole } from './line.ts';
import { few, listed, readableTime } from './words.ts';

/** Lines on a terminal; the JSON report has every signer. */
const most = 10;

/** `Key c921084265695461 (webdis.pub): pinned by its fingerprint` */
export function signerLines(signers: readonly TrustedSigner[], options: TextOptions): Lines {
  if (signers.length === 0) return [];
  return [
    signers.slice(0, most).map((signer) => signerLine(signer, options)),
    signers.length > most && line`and ${signers.length - most} more signers`,
    line``,
  ];
}

function signerLine(signer: TrustedSigner, options: TextOptions): Line {
  if (signer.kind === 'identity') {
    const claims = paint(options, 'dim', claimsText(signer));
    return line`Identity ${whole(identityText(signer), 400)}: ${claims}`;
  }
  const { name, pinned } = signer;
  const state = paint(options, pinned ? 'dim' : 'yellow', pinText(signer));
  return line`Key ${shortSigner(signer)} (${whole(name, 200)}): ${state}`;
}

/**
 * The signer of this run. For an identity, also the runs that made its verified signatures:
 * an earlier run may have made some of them.
 */
export function ownSignerLines(
  signer: TrustedSigner,
  options: TextOptions,
  runs: readonly string[] = [],
): Lines {
  if (signer.kind !== 'identity') return signerLines([signer], options);
  return [
    line`Identity ${whole(identityText(signer), 400)}`,
    few(runs).map((run) => line`  signed in ${whole(run, 400)}`),
    line``,
  ];
}

/** `release.yml of webdis/webdis at any ref (token.actions.githubusercontent.com)` */
function identityText(trusted: TrustedIdentity): string {
  const { identity, identityMatch, issuer, issuerMatch } = trusted;
  const named = {
    kind: 'identity',
    identity: identityMatch === 'any-ref' ? `${identity}@any ref` : identity,
    issuer,
  } as const;
  const patterns = [
    ...(identityMatch === 'pattern' ? ['the name'] : []),
    ...(issuerMatch === 'pattern' ? ['the issuer'] : []),
  ];
  const matched = patterns.length === 0 ? '' : `, ${listed(patterns)} by a pattern`;
  return `${longSigner(named)}${matched}`;
}

function claimsText({ claims }: TrustedIdentity): string {
  const all = Object.entries(claims).map(([name, value]) => `${name} ${value}`);
  return all.length === 0 ? 'any run of it' : `with ${listed(all)}`;
}

/** Several lines for a table. */
export function signerCell(signer: TrustedSigner): Html {
  if (signer.kind === 'identity') {
    const name = html`${code(identityText(signer), 400)}, issuer ${code(signer.issuer, 300)}`;
    return stacked([name, ...pairs(signer.claims)]);
  }
  const { algorithm, name, notAfter } = signer;
  const end = notAfter && html`, until ${readableTime(notAfter)}`;
  return html`${code(name, 300)}, ${code(algorithm)}${end}<br>${fingerprintOf(signer)}, ${pinText(signer)}`;
}

/** `Key SHA-256 c921…: pinned by its fingerprint` */
export function signerParagraph(signer: TrustedSigner): Html {
  return signer.kind === 'identity'
    ? html`<p>Identity ${code(identityText(signer), 400)}</p>`
    : html`<p>Key ${fingerprintOf(signer)}: ${pinText(signer)}</p>`;
}

function fingerprintOf({ fingerprint }: TrustedKey): Html {
  return html`SHA-256 ${code(fingerprint)}`;
}

function pinText({ pinned }: TrustedKey): string {
  return pinned ? 'pinned by its fingerprint' : 'not pinned, no key-fingerprint was given';
}
