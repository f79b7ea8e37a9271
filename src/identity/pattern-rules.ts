/**
 * Refuses regular expressions that names of strangers can match. Without an anchor, `github.com/owner/` matches a
 * branch name in any repository, and a dot matches any character. cosign accepts such patterns. The error has
 * the corrected pattern.
 */

import { TrustError } from '../error.ts';
import { type Pattern, parsePattern } from './pattern.ts';

export type PatternOf = 'identity' | 'issuer';

/** Throws E_INPUT, with `input` in the message. */
export function namePattern(source: string, of: PatternOf, input: string): Pattern {
  const pattern = read(source, input);
  const why = looseness(pattern, of);
  if (why === undefined) return pattern;
  const better = corrected(source, of);
  const hint = better === undefined ? '' : `; write ${better}`;
  throw new TrustError('E_INPUT', `${input}: the pattern ${source} ${why}${hint}`);
}

function read(source: string, input: string): Pattern {
  try {
    return parsePattern(source);
  } catch (error) {
    const { message } = error as SyntaxError;
    throw new TrustError('E_INPUT', `${input}: the pattern ${source} cannot be used: ${message}`);
  }
}

/** Up to the owner's slash, so that names of other owners cannot match. */
const ownersUrl = /^https?:\/\/[^/]+\/[^/]+\//;
/** For other schemes, such as spiffe, the host is the owner. */
const othersUri = /^(?!https?:)[a-z][a-z0-9+.-]*:\/\/[^/]+\//;
const hostsUrl = /^https?:\/\/[^/]+\//;
const wholeHost = /^https?:\/\/[^/]+$/;
/** The domain of an e-mail address, or of a user name of Fulcio's. */
const domain = /[@!][^@!]+$/;

/** Why the pattern would match names of strangers. */
function looseness({ start, end, prefix, suffix, hasBareDot }: Pattern, of: PatternOf) {
  if (!start) return 'must begin with ^, or it matches in the middle of other names';
  if (hasBareDot) return 'has a dot that matches any character';
  if (of === 'issuer') {
    const isWhole = end && wholeHost.test(prefix) && prefix === suffix;
    return hostsUrl.test(prefix) || isWhole
      ? undefined
      : 'must name the whole host of the issuer, without anything that varies, and then / or $';
  }
  if (ownersUrl.test(prefix) || othersUri.test(prefix)) return undefined;
  // Patterns that look like a URL and vary before the end of the owner.
  if (/^[a-z]+:/.test(prefix)) {
    return 'must name host and owner up to the / after the owner, without anything that varies';
  }
  return end && domain.test(suffix)
    ? undefined
    : 'must name host and owner of a URL, or end with the domain of an e-mail address and $, without anything that varies';
}

/** The first of several guesses that is allowed. */
function corrected(source: string, of: PatternOf): string | undefined {
  const bare = escapeDots(source.replace(/^\^?(?:\.[*+])?/, '')).replace(/^https\?:/, 'https:');
  const isAddress = /^[^/]*@/.test(bare);
  const text = isAddress || /^[a-z]+:\/\//.test(bare) ? bare : `https://${bare}`;
  const guesses = text.startsWith('@')
    ? [`^[^@]+${text}`, `^[^@]+${text}$`]
    : [`^${text}`, `^${text}$`, `^${text}/`];
  return guesses.find((guess) => {
    try {
      return looseness(parsePattern(guess), of) === undefined;
    } catch {
      return false;
    }
  });
}

/** Dots outside of classes and without repetition. */
function escapeDots(source: string): string {
  return source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\.(?![*+?{])/g, (found) =>
    found === '.' ? '\\.' : found,
  );
}
