/**
 * Text that others wrote, made harmless for the place where it is shown (threats 118 to 121).
 *
 * Every string of a report goes through here: platforms, annotations, media types, host names and
 * error messages can all come from a registry that lies.
 */
/**
 * One line for people. What cannot be seen becomes U+FFFD and does not vanish: otherwise two
 * different platforms could be printed alike.
 */
export declare function plain(text: string, max?: number): string;
/** For HTML text and quoted attributes. */
export declare function html(text: string, max?: number): string;
/**
 * Inside `<code>`, GitHub turns nothing into mentions, issue links or emoji; inside a block of HTML
 * it reads no Markdown at all. Both together leave nothing to escape from.
 */
export declare function code(text: string, max?: number): string;
/** A sentence for HTML: words stay words, anything technical (URL, digest, `@`, `#`) becomes code. */
export declare function prose(text: string): string;
/** The message of a workflow command, as `@actions/core` escapes it. */
export declare function commandData(text: string): string;
/** A property of a workflow command, as `@actions/core` escapes it. */
export declare function commandProperty(text: string): string;
/**
 * The last step before lines are printed. The runner takes a line for a command when it begins with
 * `::` after white space, and, in the old form, when `##[` stands anywhere in it (actions/runner,
 * ActionCommand.cs). Indentation is no defence.
 */
export declare function logText(lines: readonly string[]): string;
