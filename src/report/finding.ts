/** A finding as lines of text: what happened, where, what to do next. */

import type { ErrorDetails } from '../error.ts';
import { longestCommand } from '../oci/shell-word.ts';
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
  const [label, usual] = labels[told.severity] ?? labels.error;
  // Red is for evidence; what could not be found out is none.
  const style = outcomeFor([told.code]) === 'undetermined' && usual === 'red' ? 'yellow' : usual;
  const title = told.severity === 'error' && told.title ? `${told.title}: ` : '';
  const text = `${label}: ${title}${plain(told.message)} [${plain(told.code, 100)}]`;
  const [first = '', ...rest] = wrap(text, indent, options);
  const { words, command } = splitAdvice(told.advice);
  const more = [...detailLines(told.details), ...(words === '' ? [] : [`Next: ${plain(words)}`])];
  return [
    `${indent}${paint(options, style, label)}${first.slice(indent.length + label.length)}`,
    ...rest.map((line) => `  ${line}`),
    ...more.flatMap((line) => wrap(line, `${indent}  `, options)),
    // Never wrapped: it is there to be pasted.
    ...(command === '' ? [] : [`${indent}  ${plain(command, longestCommand)}`]),
  ];
}

/** A command of ours at its end has a line of its own. */
function splitAdvice(advice = ''): { readonly words: string; readonly command: string } {
  const at = advice.indexOf(': webdis-trust ');
  return at < 0
    ? { words: advice, command: '' }
    : { words: advice.slice(0, at + 1), command: advice.slice(at + 2) };
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
