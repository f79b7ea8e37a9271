/** A finding as lines of text: what happened, where, and what to do next. */

import { type ErrorDetails, isTrustError } from '../error.ts';
import { longestCommand } from '../oci/shell-word.ts';
import { outcomeFor } from '../verify/outcome.ts';
import type { Finding } from '../verify/report.ts';
import {
  join,
  type Line,
  type Lines,
  line,
  logText,
  paint,
  type Style,
  type TextOptions,
  whole,
  wrap,
} from './line.ts';
import { codeTitle } from './words.ts';

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
): Lines {
  const { severity, code, message, details } = finding;
  const [label, usual] = labels[severity] ?? labels.error;
  // Red is for evidence.
  const style = outcomeFor([code]) === 'undetermined' && usual === 'red' ? 'yellow' : usual;
  const title = severity === 'error' && finding.title ? `${finding.title}: ` : '';
  const hanging = `${indent}  `;
  const { words, command } = splitAdvice(finding.advice);
  const at = detailLine(details);
  return [
    wrap(
      line`${paint(options, style, label)}: ${title}${message} [${code}]`,
      options,
      indent,
      hanging,
    ),
    at && wrap(at, options, hanging),
    words && wrap(line`Next: ${words}`, options, hanging),
    // Never wrapped, to be copied.
    command && line`${hanging}${whole(command, longestCommand)}`,
  ];
}

export function formatFindings(findings: readonly Finding[], options: TextOptions): string {
  return logText(findings.map((one) => findingLines(one, options, '')));
}

/** Puts a command at the end of an advice on a separate line. */
function splitAdvice(advice = ''): { readonly words: string; readonly command: string } {
  const at = advice.indexOf(': webdis-trust ');
  return at < 0
    ? { words: advice, command: '' }
    : { words: advice.slice(0, at + 1), command: advice.slice(at + 2) };
}

/** Details that the support of a registry asks for. */
function detailLine({ host, status, url, requestId }: ErrorDetails = {}): Line | undefined {
  const place = url ?? host;
  const parts = [
    place && whole(place, 300),
    status !== undefined && line`HTTP ${status}`,
    requestId && line`request ${whole(requestId, 300)}`,
  ];
  return parts.some(Boolean) ? line`at ${join(parts, ', ')}` : undefined;
}

/**
 * An error that ended a run before it had a report: for stderr, without the last line break.
 *
 * @param title what failed; default: what the error's code means for an image
 */
export function describeError(error: unknown, title?: string): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!isTrustError(error)) return logText(line`Error: ${message}`).trimEnd();
  const { code, details } = error;
  const at = detailLine(details);
  return logText([
    line`Error: ${title ?? codeTitle[code]}: ${message} [${code}]`,
    at && line`  ${at}`,
  ]).trimEnd();
}
