/** Annotations of the signed claims, as users write them. */
/**
 * What one `-a` of the terminal holds, as cosign's flag of that name reads it (docs/adr/0018): one record
 * of comma-separated values. An item that holds a comma or a quote is written in quotes, and a quote in it
 * twice: `"note=a, ""b"""`. Throws E_INPUT where cosign does, and for a second line, which cosign drops.
 */
export declare function splitAnnotations(values: readonly string[], name: string): readonly string[];
/**
 * The `annotations` input: one `name=value` in a line. One without a value came from an expression that is
 * empty: it would be demanded, or signed for ever. Throws E_INPUT.
 */
export declare function parseClaimLines(text: string, name: string): readonly string[];
/** `name=value` items; split on the first `=` as cosign does. Throws E_INPUT. */
export declare function parseClaims(items: readonly string[], name: string): Record<string, string>;
