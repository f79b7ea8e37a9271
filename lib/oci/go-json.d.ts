/** JSON as Go's encoding/json writes it, for documents whose digests must equal cosign's. */
/**
 * Compact, fields in the order they have, and escaped what could end a script element
 * (cosign-formats.md, "Conventions"). These characters occur in JSON inside of strings only.
 */
export declare function goJson(value: unknown): string;
/** An object with its keys in the order in which Go writes a map: by their bytes. */
export declare function sortedByBytes(map: Readonly<Record<string, string>>): Record<string, string>;
