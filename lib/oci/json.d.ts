/**
 * A strict JSON parser for untrusted bytes (RFC 8259, with the restrictions of I-JSON, RFC 7493).
 *
 * JSON.parse keeps the last of two equal keys where other parsers keep the first, accepts `__proto__`, and
 * replaces invalid UTF-8. Two programs could then read different documents from the same signed bytes
 * (threats 36 to 39), so these are errors here.
 */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
/** Has no prototype, so that no key can clash with properties of Object. */
export interface JsonObject {
    readonly [key: string]: JsonValue | undefined;
}
/**
 * Parses UTF-8 JSON. Throws SyntaxError for malformed or ambiguous input, and for more than `values`
 * values: their number, not that of the bytes, decides how much time and memory parsing takes.
 */
export declare function parseJson(bytes: Uint8Array, values?: number): JsonValue;
/**
 * Like parseJson(), but a number that JavaScript would round is no error. It is not a `number` in the
 * result, and JSON.stringify writes it back unchanged. For documents that are only partly read.
 */
export declare function parseDocument(bytes: Uint8Array, values?: number): JsonValue;
/** Like parseDocument(); undefined for anything but an object. The error is dropped, because it quotes the text. */
export declare function readObject(bytes: Uint8Array): JsonObject | undefined;
declare global {
    interface JSON {
        /** ECMAScript's "JSON.parse source text access", in Node since version 21 */
        rawJSON(text: string): JsonObject;
        isRawJSON(value: unknown): boolean;
    }
}
/** Text that is not empty: Go's writers leave "" behind for absent text. */
export declare function nonEmptyText(value: JsonValue | undefined): string | undefined;
/** The entries of an object that are text, in a map without a prototype. */
export declare function textEntries(value: JsonValue | undefined): Readonly<Record<string, string>>;
export declare function isObject(value: JsonValue | undefined): value is JsonObject;
