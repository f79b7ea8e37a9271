/** Pages: a report's sections in one HTML file that needs no script, no network and no fonts. */

import type { Document, Medium, Section } from './document.ts';
import { type Html, html, preformatted } from './html.ts';
import { details } from './markup.ts';
import { pageStyle } from './page-style.ts';
import { chainBoxes } from './verify/chain-boxes.ts';

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
 * The policy: a page that is opened from a disk must not fetch or run anything, whatever a registry wrote
 * into it.
 *
 * @param style the page's own rules, after those of every page
 */
export function formatPage(document: Document<Html>, style?: Html): string {
  const { state, sign, word, title, lead, sections, footer } = document;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${`${word}: ${title}`}</title>
<style>${pageStyle}${style}</style>
</head>
<body>
<header class="${state}">
<h1>${sign} ${word}: ${title}</h1>
${lead}
</header>
<main>
${sections.map(section)}
</main>
<footer>${footer}</footer>
</body>
</html>
`;
  return page.toString();
}

function section({ title, parts }: Section<Html>): Html | undefined {
  if (parts.every((part) => part === undefined)) return undefined;
  return html`<section>\n<h2>${title}</h2>\n${parts}\n</section>`;
}
