/** A finding as lines of text: what happened, where, and what to do next. */

import type { ErrorDetails } from '../error.ts';
import { longestCommand } from '../oci/shell-word.ts';
import { outcomeFor } from '../verify/outcome.ts';
import type { Finding } from '../verify/report.ts';
import {
  join,
  type Line,
  line,
  logText,
  paint,
  type Style,
  type TextOptions,
  whole,
  wrap,
} from './line.ts';

const labels: Readonly<Record<Finding['severity'], readonly [string, Style]>> = {
  error: ['Error', 'red'],
  warning: ['WARNING', 'yellow'],
  note: ['Note', 'dim'],
};

/** An error's title says what the message is about, if it does not say so itself. */
export function findingLines(
  finding: Finding & { readonly title?: string },
  options: TextOptions,
  indent = '  ',
): Line[] {
  const { severity, code, message, details } = finding;
  const [label, usual] = labels[severity] ?? labels.error;
  // Red is for evidence.
  const style = outcomeFor([code]) === 'undetermined' && usual === 'red' ? 'yellow' : usual;
  const title = severity === 'error' && finding.title ? `${finding.title}: ` : '';
  const hanging = `${indent}  `;
  const { words, command } = splitAdvice(finding.advice);
  const more = [...detailLines(details), ...(words === '' ? [] : [line`Next: ${words}`])];
  return [
    ...wrap(
      line`${paint(options, style, label)}: ${title}${message} [${code}]`,
      options,
      indent,
      hanging,
    ),
    ...more.flatMap((one) => wrap(one, options, hanging)),
    // Never wrapped, to be copied.
    ...(command === '' ? [] : [line`${hanging}${whole(command, longestCommand)}`]),
  ];
}

export function formatFindings(findings: readonly Finding[], options: TextOptions): string {
  return logText(findings.flatMap((one) => findingLines(one, options, '')));
}

/** A command of ours at the end of an advice has a line of its own. */
function splitAdvice(advice = ''): { readonly words: string; readonly command: string } {
  const at = advice.indexOf(': webdis-trust ');
  return at < 0
    ? { words: advice, command: '' }
    : { words: advice.slice(0, at + 1), command: advice.slice(at + 2) };
}

/** What a registry's support asks for. */
export function detailLines(details: ErrorDetails = {}): Line[] {
  const { host, status, url, requestId } = details;
  const parts = [
    ...(url === undefined ? [] : [whole(url, 300)]),
    ...(url === undefined && host !== undefined ? [whole(host, 300)] : []),
    ...(status === undefined ? [] : [line`HTTP ${status}`]),
    ...(requestId === undefined ? [] : [line`request ${whole(requestId, 300)}`]),
  ];
  return parts.length === 0 ? [] : [line`at ${join(parts, ', ')}`];
}
