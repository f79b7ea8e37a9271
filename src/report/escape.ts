/**
 * Escaping of text from outside (threats 118 to 121): platforms, annotations, media types, host names and
 * error messages may come from a malicious registry. line.ts and html.ts build on it.
 */

/**
 * Control characters, bidirectional overrides, zero-width and other invisible characters, line and
 * paragraph separators, lone surrogates, private and unassigned code points.
 */
const invisible = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** The longest text shown of one string; the JSON report has the rest. */
const longest = 1000;

/**
 * One line for people. Invisible characters become U+FFFD instead of being removed: otherwise two
 * different platforms could look the same.
 */
export function plain(text: string, max: number = longest): string {
  const line = text
    .slice(0, max + 1)
    .replace(/[\t\r\n]+/g, ' ')
    .replace(invisible, '\uFFFD');
  return line.length > max ? `${line.slice(0, max).toWellFormed()}…` : line;
}

/**
 * Texts for the values that a field may have. Reports come from files, too: a value that the reader should
 * have refused becomes `other`, and is never shown (threat 120).
 */
export function fixedWords<K extends string>(
  words: Readonly<Record<K, string>>,
): Readonly<Record<K, string>>;
export function fixedWords<K extends string, V>(
  words: Readonly<Record<K, V>>,
  other: V,
): Readonly<Record<K, V>>;
export function fixedWords(words: Readonly<Record<string, unknown>>, other: unknown = 'not known') {
  return new Proxy(words, {
    get: (_, value) =>
      typeof value === 'string' && Object.hasOwn(words, value) ? words[value] : other,
  });
}

/** The message of a workflow command, as `@actions/core` escapes it. */
export function commandData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

/** A property of a workflow command, as `@actions/core` escapes it. */
export function commandProperty(text: string): string {
  return commandData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

/**
 * The runner takes a line for a command when it begins with `::` after white space, which in .NET includes U+0085,
 * and, in the old form, when it has `##[` anywhere (actions/runner, ActionCommand.cs). Indentation is no defence.
 */
export function withoutCommand(text: string): string {
  return text.replace(/^([\s\u0085]*):(?=:)/u, '$1: ').replaceAll('##[', '## [');
}
