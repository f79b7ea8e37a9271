/** The chain of trust on a page: key, signatures, images and the index with all that it binds, box in box. */

import type { VerifyReport } from '../../verify/report.ts';
import { code, type Html, html } from '../html.ts';
import { count, shortDigest } from '../words.ts';
import { type Chain, chainsOf, type Link } from './chain.ts';
import { keyName } from './facts.ts';

/** Nothing when no image could be resolved. */
export function chainBoxes(report: VerifyReport): Html | undefined {
  const chains = chainsOf(report);
  return chains.length === 0 ? undefined : html`${chains.map((chain) => boxesOf(report, chain))}`;
}

function boxesOf(
  { policy }: VerifyReport,
  { keys, images, signatures, root, children }: Chain,
): Html {
  const signers = keys.map(
    (key) =>
      html`<div class="box verified"><strong>key</strong>${code(keyName(policy.keys, key), 200)}</div>`,
  );
  const made = html`<p class="step">↓ made ${count(signatures, 'signature')} of the index and what it binds; carried by</p>`;
  return html`<div class="chain">
${[
  ...(keys.length === 0 ? [] : [...signers, made]),
  html`<div class="images">\n${images.map((name) => html`<div class="box extra">${code(name)}</div>`)}\n</div>`,
]}
<p class="step">↓ ${images.length > 1 ? 'all with the same digest' : 'with the digest'}</p>
${linkBox(
  root,
  'index',
  children.map((child) => linkBox(child, 'part', layers(child))),
)}
</div>`;
}

function linkBox({ name, digest, status }: Link, kind: string, inside: readonly Html[]): Html {
  const state = status.counts ? status.outcome : 'extra';
  const digestLine = digest === undefined ? undefined : html`${code(shortDigest(digest))}<br>`;
  const content =
    inside.length === 0 ? undefined : html`\n<div class="inside">\n${inside}\n</div>\n`;
  return html`<div class="${`box ${kind} ${state}`}"><strong>${name}</strong>${digestLine}${status.sign} ${status.text}${content}</div>`;
}

function layers({ role }: Link): Html[] {
  return role === 'platform'
    ? [html`<div class="box layers">binds its config and layers</div>`]
    : [];
}
