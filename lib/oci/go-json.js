/** JSON as Go's encoding/json writes it, for documents whose digests must equal cosign's. */
/**
 * Compact, fields in the order they have, and escaped what could end a script element
 * (cosign-formats.md, "Conventions"). These characters occur in JSON inside of strings only.
 */
export function goJson(value) {
    return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
/** An object with its keys in the order in which Go writes a map: by their bytes. */
export function sortedByBytes(map) {
    const entries = Object.entries(map).map(([key, value]) => ({
        key,
        value,
        bytes: Buffer.from(key),
    }));
    entries.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
    return Object.fromEntries(entries.map(({ key, value }) => [key, value]));
}
