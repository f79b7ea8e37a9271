/**
 * A strict JSON reader for bytes that others wrote (RFC 8259, with RFC 7493's "I-JSON" restrictions).
 *
 * JSON.parse keeps the last of two equal keys where other readers keep the first, lets `__proto__`
 * through and replaces broken UTF-8. Two programs could then read two different documents from the
 * same signed bytes (threats 36 to 39), so each of these is an error here.
 */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
/** Without a prototype: no key can reach Object's own. */
export interface JsonObject {
    readonly [key: string]: JsonValue | undefined;
}
/**
 * Parses UTF-8 JSON; throws SyntaxError for anything that is malformed or could be read in two ways, and
 * for more `values` than any document here has: it is they that cost time and memory, and not bytes.
 */
export declare function parseJson(bytes: Uint8Array, values?: number): JsonValue;
/**
 * By the same rules but one, for documents of which only some fields are read: a number that JavaScript
 * would round is no error. Whoever reads that field finds no number in it, and JSON.stringify writes it
 * back digit by digit.
 */
export declare function parseDocument(bytes: Uint8Array): JsonValue;
declare global {
    interface JSON {
        /** ECMAScript's "JSON.parse source text access"; Node has it from version 21 on */
        rawJSON(text: string): JsonObject;
        isRawJSON(value: unknown): boolean;
    }
}
export declare function isObject(value: JsonValue | undefined): value is JsonObject;
