/** Tables, lists and links for job summaries and pages. */

import type { LogEntry } from '../transparency/entry.ts';
import type { Finding, ManifestReport } from '../verify/report.ts';
import { fixedWords } from './escape.ts';
import { code, codeTag, type Html, html, join, type Part, stacked } from './html.ts';
import type { Style, Styled } from './line.ts';
import { alikeTogether, placesOf, type TitledFinding } from './verify/findings.ts';
import { capital, manifestName, readableTime, shortDigest } from './words.ts';

/** Rows of one table or list; all of them are in the report. */
const most = 200;

export function table(head: readonly Part[], rows: readonly (readonly Part[])[]): Html {
  const body = [...rows.slice(0, most), ...hidden(rows.length).map((more) => [more])];
  return html`<table>
<thead>${row(head.map((cell) => html`<th>${cell}</th>`))}</thead>
<tbody>
${body.map((cells) => row(cells.map((cell) => html`<td>${cell}</td>`)))}
</tbody>
</table>`;
}

function row(cells: readonly Html[]): Html {
  return html`<tr>${join(cells, html``)}</tr>`;
}

/** Nothing for no items. */
export function list(items: readonly Part[]): Html | undefined {
  if (items.length === 0) return undefined;
  const shown = [...items.slice(0, most), ...hidden(items.length)];
  return html`<ul>\n${shown.map((item) => html`<li>${item}</li>`)}\n</ul>`;
}

function hidden(length: number): string[] {
  return length > most ? [`and ${length - most} more, in the JSON report`] : [];
}

/** Nothing for no content. */
export function details(title: Part, ...content: readonly (Html | undefined)[]): Html | undefined {
  if (content.every((part) => part === undefined)) return undefined;
  return html`<details>\n<summary>${title}</summary>\n${content}\n</details>`;
}

const signs: Readonly<Record<Style, Html>> = {
  green: html`✅`,
  yellow: html`⚠️`,
  red: html`❌`,
  dim: html`➖`,
  cyan: html`➖`,
  bold: html`➖`,
};

/** A sign instead of a colour. */
export function styled([text, style]: Styled): Html {
  return html`${signs[style]} ${text}`;
}

const severityWords: Readonly<Record<Finding['severity'], string>> = fixedWords({
  error: 'Error',
  warning: 'Warning',
  note: 'Note',
});

/** What happened, where, and what to do next. */
export function findingList(findings: readonly TitledFinding[]): Html | undefined {
  return list(
    alikeTogether(findings).map((alike) => {
      const [{ severity, title, code: id, message, advice }] = alike;
      const head = severity === 'error' ? capital(title) : severityWords[severity];
      const place = placesOf(alike);
      const where = place === '' ? undefined : html`: ${place}`;
      const next = advice === undefined ? undefined : html`<br><em>Next:</em> ${advice}`;
      return html`<strong>${head}</strong>${where}<br>${capital(message)} ${codeTag(id)}${next}`;
    }),
  );
}

/** The sections about findings: errors and warnings near the top, notes near the end. */
export function problemsOf(findings: readonly TitledFinding[]): Html | undefined {
  return findingList(findings.filter(({ severity }) => severity !== 'note'));
}

export function notesOf(findings: readonly TitledFinding[]): Html | undefined {
  return findingList(findings.filter(({ severity }) => severity === 'note'));
}

/** A manifest in a cell. */
export function manifestCell(
  manifest: Pick<ManifestReport, 'role' | 'platforms' | 'digest'>,
): Html {
  return html`${code(manifestName(manifest))}<br>${code(shortDigest(manifest.digest))}`;
}

export function logCell(entries: readonly LogEntry[], none = 'none'): Html {
  return stacked(entries.map(logLink), none);
}

/**
 * search.sigstore.dev looks entries up in the public log by their global index, which is known only
 * with a signed entry timestamp; Rekor v2 has no search.
 */
function logLink({ log, index, version, proof, integratedTime }: LogEntry): Html {
  const searchable =
    log === 'rekor.sigstore.dev' &&
    version === 'rekor-v1' &&
    proof.includes('set') &&
    /^\d{1,20}$/.test(index);
  const entry = searchable
    ? html`<a href="${`https://search.sigstore.dev/?logIndex=${index}`}">${index}</a>`
    : code(index, 30);
  const time = integratedTime && html`<br>${readableTime(integratedTime)}`;
  return html`${code(log, 100)} ${entry}${time}`;
}
