/**
 * Text that others wrote, made harmless for the place where it is shown (threats 118 to 121).
 *
 * Every string of a report goes through here: platforms, annotations, media types, host names and
 * error messages can all come from a registry that lies.
 */
/**
 * Control characters, bidirectional overrides, zero-width and other invisible characters, line and
 * paragraph separators, lone surrogates, private and unassigned code points.
 */
const invisible = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** The longest text shown of one string; the JSON report has the rest. */
const longest = 1000;
/**
 * One line for people. What cannot be seen becomes U+FFFD and does not vanish: otherwise two
 * different platforms could be printed alike.
 */
export function plain(text, max = longest) {
    const line = text
        .slice(0, max + 1)
        .replace(/[\t\r\n]+/g, ' ')
        .replace(invisible, '\uFFFD');
    return line.length > max ? `${line.slice(0, max).toWellFormed()}…` : line;
}
/** For HTML text and quoted attributes. */
export function html(text, max) {
    return plain(text, max).replace(/[&<>"'`]/g, (c) => `&#${c.charCodeAt(0)};`);
}
/**
 * Inside `<code>`, GitHub turns nothing into mentions, issue links or emoji; inside a block of HTML
 * it reads no Markdown at all. Both together leave nothing to escape from.
 */
export function code(text, max) {
    return `<code>${html(text, max)}</code>`;
}
/** What GitHub would never make a link of: a word, a small number, a date or time, with punctuation. */
const harmless = /^["'(“‘]*(?:\p{L}[\p{L}'’-]*|[0-9]{1,6}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}:[0-9]{2})[)"'”’.,;:!?…]*$|^[–—·…+=&-]+$/u;
/** A sentence for HTML: words stay words, anything technical (URL, digest, `@`, `#`) becomes code. */
export function prose(text) {
    return plain(text)
        .split(' ')
        .map((word) => (word === '' || harmless.test(word) ? html(word) : codeWord(word)))
        .join(' ');
}
function codeWord(word) {
    const [, open = '', inner = word, close = ''] = /^(["'(“‘]*)(.*?)([)"'”’.,;:!?…]*)$/u.exec(word) ?? [];
    return inner === '' ? code(word) : `${html(open)}${code(inner)}${html(close)}`;
}
/** The message of a workflow command, as `@actions/core` escapes it. */
export function commandData(text) {
    return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
/** A property of a workflow command, as `@actions/core` escapes it. */
export function commandProperty(text) {
    return commandData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
/**
 * The last step before lines are printed. The runner takes a line for a command when it begins with
 * `::` after white space, and, in the old form, when `##[` stands anywhere in it (actions/runner,
 * ActionCommand.cs). Indentation is no defence.
 */
export function logText(lines) {
    return lines
        .map((line) => line
        .trimEnd()
        .replace(/^(\s*):(?=:)/u, '$1: ')
        .replaceAll('##[', '## ['))
        .map((line) => `${line}\n`)
        .join('');
}
