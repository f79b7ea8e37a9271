/** A finding as lines of text: what happened, where, what to do next. */

import type { ErrorDetails } from '../error.ts';
import { outcomeFor } from '../verify/outcome.ts';
import type { Finding } from '../verify/report.ts';
import { plain } from './escape.ts';
import { paint, type Style, type TextOptions, wrap } from './paint.ts';

/** Told with a title where the message is about what happened there, and not about what did. */
type Line = Finding & { readonly title?: string };

const labels: Record<Finding['severity'], readonly [string, Style]> = {
  error: ['Error', 'red'],
  warning: ['WARNING', 'yellow'],
  note: ['Note', 'dim'],
};

export function findingLines(told: Line, options: TextOptions, indent = '  '): string[] {
  const [label, usual] = labels[told.severity];
  // Red is for evidence; what could not be found out is none.
  const style = outcomeFor([told.code]) === 'undetermined' && usual === 'red' ? 'yellow' : usual;
  const title = told.severity === 'error' && told.title ? `${told.title}: ` : '';
  const text = `${label}: ${title}${plain(told.message)} [${told.code}]`;
  const [first = '', ...rest] = wrap(text, indent, options);
  const more = [
    ...detailLines(told.details),
    ...(told.advice === undefined ? [] : [`Next: ${plain(told.advice)}`]),
  ];
  return [
    `${indent}${paint(options, style, label)}${first.slice(indent.length + label.length)}`,
    ...rest.map((line) => `  ${line}`),
    ...more.flatMap((line) => wrap(line, `${indent}  `, options)),
  ];
}

/** What a registry's support asks for. */
export function detailLines(details: ErrorDetails = {}): string[] {
  const { host, status, url, requestId } = details;
  const parts = [
    ...(url === undefined ? [] : [url]),
    ...(url === undefined && host !== undefined ? [host] : []),
    ...(status === undefined ? [] : [`HTTP ${status}`]),
    ...(requestId === undefined ? [] : [`request ${requestId}`]),
  ];
  return parts.length === 0 ? [] : [`at ${parts.map((part) => plain(part, 300)).join(', ')}`];
}
