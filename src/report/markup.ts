/**
 * Pieces of HTML that the job summary and the page share. Each piece is one block without blank
 * lines, in which GitHub reads no Markdown; every string of the report in it is escaped.
 */

import type { ParityGroup, VerifyReport } from '../verify/report.ts';
import { code, codeTag, fixedWords, prose } from './escape.ts';
import { missingFor } from './verify/facts.ts';
import { alikeTogether, allFindings, placesOf, type Told } from './verify/findings.ts';
import { capital, formatWord, shortDigest } from './words.ts';

/** Rows of one table or list; all of them are in the report. */
const most = 200;

/** Cells are HTML already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const tr = (tag: 'th' | 'td', row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  const body = [...rows.slice(0, most), ...hidden(rows.length).map((more) => [more])];
  return [
    '<table>',
    `<thead>${tr('th', head)}</thead>`,
    '<tbody>',
    ...body.map((row) => tr('td', row)),
    '</tbody>',
    '</table>',
  ].join('\n');
}

/** Items are HTML already; nothing at all for none. */
export function list(items: readonly string[]): string {
  if (items.length === 0) return '';
  const shown = [...items.slice(0, most), ...hidden(items.length)];
  return ['<ul>', ...shown.map((item) => `<li>${item}</li>`), '</ul>'].join('\n');
}

function hidden(length: number): string[] {
  return length > most ? [`and ${length - most} more, in the JSON report`] : [];
}

export function details(title: string, body: string): string {
  return `<details>\n<summary>${title}</summary>\n${body}\n</details>`;
}

const severityWords: Record<Told['severity'], string> = fixedWords({
  error: 'Error',
  warning: 'Warning',
  note: 'Note',
});

export function findingList(report: VerifyReport, which: 'problems' | 'notes'): string {
  return toldList(allFindings(report), which);
}

/** What happened, where, what to do next: of errors and warnings, or of notes. */
export function toldList(findings: readonly Told[], which: 'problems' | 'notes'): string {
  const wanted = findings.filter(({ severity }) => (severity === 'note') === (which === 'notes'));
  return list(
    alikeTogether(wanted).map((alike) => {
      const [{ severity, title, code: id, message, advice }] = alike;
      const head = severity === 'error' ? capital(title) : severityWords[severity];
      const place = placesOf(alike);
      const where = place === '' ? '' : `: ${prose(place)}`;
      const next = advice === undefined ? '' : `<br><em>Next:</em> ${prose(advice)}`;
      return `<strong>${head}</strong>${where}<br>${prose(capital(message))} ${codeTag(id)}${next}`;
    }),
  );
}

const parityWords: Record<ParityGroup['signatures'], string> = fixedWords({
  same: '✅ the same',
  none: '❌ none that counts',
  different: '❌ different',
  undetermined: '⚠️ could not be compared',
});

/** What two registries should have in common, and what one of them lacks. */
export function parityList(report: VerifyReport): string {
  return list(
    report.parity.groups.map(({ images, digests, signatures, missing }) => {
      const names = images.map((name) => code(name)).join(' and ');
      const states = `digests: ${parityWords[digests]}, signatures: ${parityWords[signatures]}`;
      const lacks = missing.map((signature) => {
        const { image, digest, format } = signature;
        const what = `${code(missingFor(report, signature))} ${code(shortDigest(digest))}`;
        return `${code(image)} lacks a ${formatWord[format]} signature of ${what}`;
      });
      return `${names}<br>${states}${list(lacks)}`;
    }),
  );
}
