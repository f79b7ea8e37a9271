/** Writes JSON like Go's encoding/json, for documents whose digests must be the same as cosign's. */

/**
 * Compact, with fields in their given order, and with `<`, `>`, `&`, U+2028 and U+2029 escaped
 * (cosign-formats.md, "Conventions"). In JSON, these characters can only be inside strings.
 */
export function goJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Sorts keys by their bytes, as Go does when it writes a map. */
export function sortedByBytes(map: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(map).map(([key, value]) => ({
    key,
    value,
    bytes: Buffer.from(key),
  }));
  entries.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  return Object.fromEntries(entries.map(({ key, value }) => [key, value]));
}
