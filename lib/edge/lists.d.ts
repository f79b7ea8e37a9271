/** Lists, pairs and words as users write them in inputs and flags (threats 125 to 127). */
/**
 * Items by newline or comma; blank lines and lines that begin with `#` are left out. An empty item
 * between commas and an item that is there twice are E_INPUT: both are slips that would otherwise
 * make a check smaller than it looks.
 */
export declare function parseList(text: string, name: string): readonly string[];
/** Items by newline only, for values that may hold commas. */
export declare function parseLines(text: string, name: string): readonly string[];
/** Bounded, and nothing twice. */
export declare function checkItems(items: readonly string[], name: string): readonly string[];
/** `name=value` items; split on the first `=` as cosign does. */
export declare function parsePairs(items: readonly string[], name: string): Record<string, string>;
/** One of a few words, exactly; a typo must never disable a check (threat 126). */
export declare function parseChoice<const T extends string>(text: string, choices: readonly T[], name: string): T;
/** Counts above zero, in seconds or pieces. */
export declare function parseCount(text: string, name: string): number;
/** Registries as they stand in references, `localhost:5000`; a URL here would silently match nothing. */
export declare function hostList(items: readonly string[], name: string): readonly string[];
