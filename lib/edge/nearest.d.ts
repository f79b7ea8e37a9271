/** The word that was probably meant. */
/** The one that is nearest by Levenshtein's distance, if it is near enough to be a slip of the finger. */
export declare function nearest(word: string, known: readonly string[]): string | undefined;
