/** The environment of a program that is run: everything but what signs (threat 131). */
type Environment = Readonly<Record<string, string | undefined>>;
export interface Withheld {
    /** variables that hold key or password */
    readonly names: ReadonlySet<string>;
    /** key or password as they were given in words */
    readonly texts: readonly string[];
}
/** `words` are those for key and password, as users wrote them. */
export declare function withheld(words: readonly string[]): Withheld;
/** Inputs of the action are variables as well (INPUT_*), whichever of them is secret; and one secret may be in two. */
export declare function childEnvironment(env: Environment, { names, texts }: Withheld): Record<string, string>;
export {};
