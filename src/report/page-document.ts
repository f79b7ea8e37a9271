/** What every page is: one HTML file that needs nothing else, no script, no network, no fonts. */

import { longestCommand } from '../oci/shell-word.ts';
import { html } from './escape.ts';
import { pageStyle } from './page-style.ts';

/** A page that is opened from a disk must not fetch or run anything, whatever a registry wrote into it. */
const contentPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export interface PageContent {
  /** not yet escaped */
  readonly title: string;
  /** rules besides those of every page */
  readonly style?: string;
  /** HTML */
  readonly body: readonly string[];
}

export function pageDocument({ title, style = '', body }: PageContent): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${html(title)}</title>`,
    `<style>${pageStyle}${style}</style>`,
    '</head>',
    '<body>',
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Nothing at all where there is nothing to say. */
export function section(title: string, content: string): string[] {
  return content === '' ? [] : ['<section>', `<h2>${title}</h2>`, content, '</section>'];
}

/** Wide tables scroll on their own, by keyboard too. */
export function scroll(table: string, name: string): string {
  return `<div class="scroll" role="region" aria-label="${html(name)}" tabindex="0">\n${table}\n</div>`;
}

export function preformatted(lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : `<pre><code>${lines.map((line) => html(line, longestCommand)).join('\n')}</code></pre>`;
}
