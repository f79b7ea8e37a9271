/** Pages: a report's sections in one HTML file that needs no script, no network and no fonts. */

import { longSigner } from '../signature/signer.ts';
import type { VerifyReport } from '../verify/report.ts';
import {
  type Document,
  footerOf,
  headingOf,
  leadOf,
  type Medium,
  type Section,
} from './document.ts';
import { code, type Html, html, preformatted } from './html.ts';
import { details } from './markup.ts';
import { pageStyle } from './page-style.ts';
import { type Chain, chainsOf, type Link, type Maker } from './verify/chain.ts';

import { count, shortDigest } from './words.ts';

export const onPage: Medium<Html> = {
  table: scroll,
  commands: (_, lines) => (lines.length === 0 ? undefined : preformatted(lines)),
  chain: chainBoxes,
  folded: details,
};

/** Wide tables scroll on their own, by keyboard too. */
function scroll(table: Html, name: string): Html {
  return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0">\n${table}\n</div>`;
}

/**
 * Its security policy forbids a page that is opened from a disk to fetch or run anything.
 *
 * @param style the page's own rules, after those of every page
 */
export function formatPage(document: Document<Html>, style?: Html): string {
  const { state, verdict, title, sections } = document;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${`${verdict.word}: ${title}`}</title>
<style>${pageStyle}${style}</style>
</head>
<body>
<header class="${state}">
<h1>${headingOf(document)}</h1>
${leadOf(document)}
</header>
<main>
${sections.map(section)}
</main>
<footer>${footerOf(document)}</footer>
</body>
</html>
`;
  return page.toString();
}

function section({ title, parts }: Section<Html>): Html | undefined {
  if (parts.every((part) => part === undefined)) return undefined;
  return html`<section>\n<h2>${title}</h2>\n${parts}\n</section>`;
}

/** Nothing when no image could be resolved. */
function chainBoxes(report: VerifyReport): Html | undefined {
  const chains = chainsOf(report);
  return chains.length === 0 ? undefined : html`${chains.map(boxesOf)}`;
}

function boxesOf({ makers, images, signatures, root, children }: Chain): Html {
  const signers = makers.map(makerBoxes);
  const made = html`<p class="step">↓ made ${count(signatures, 'signature')} of the index and its manifests, on</p>`;
  return html`<div class="chain">
${[
  ...(signers.length === 0 ? [] : [...signers, made]),
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

function makerBoxes({ signer, root }: Maker): Html {
  const kind = signer.kind === 'identity' ? 'certificate' : 'key';
  const box = html`<div class="box verified"><strong>${kind}</strong>${code(longSigner(signer), 300)}</div>`;
  if (root === undefined) return box;
  return html`<div class="box verified"><strong>certificate authority</strong>of ${code(root, 300)}</div>
<p class="step">↓ issued</p>
${box}`;
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
    ? [html`<div class="box layers">contains the digests of config and layers</div>`]
    : [];
}
