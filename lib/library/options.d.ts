/**
 * The options of the library, looked at before they are used. An option that is left out, or undefined, has
 * its default; one that is given and empty, or that is not known, is a demand that would be lost.
 */
/** - `records`: a list whose items may hold commas and line breaks; `any`: is checked by who reads it */
type Kind = 'text' | 'list' | 'records' | 'map' | 'flag' | 'count' | 'any' | readonly string[];
/** One for each option, so that none can be forgotten. */
export type Kinds<Options> = Readonly<Record<keyof Options, Kind>>;
/** Throws E_INPUT, naming the option, and never what is in it: it may be a key. */
export declare function checkOptions<Options extends object>(options: Options, kinds: Kinds<Options>, prefix?: string): void;
export {};
