/** The `WWW-Authenticate` header (RFC 9110 §11.6.1): which authorization a registry asks for. */
export interface Challenge {
    /** lower case: `bearer`, `basic` */
    readonly scheme: string;
    /** names in lower case; of a repeated name the first value counts */
    readonly parameters: ReadonlyMap<string, string>;
}
/**
 * Reads every challenge of one or several headers, which Node joins by commas. What follows something
 * malformed is dropped: a challenge that was not understood is no challenge.
 */
export declare function parseChallenges(header: string | undefined): Challenge[];
