/** Versions of releases: `1.2.3`, as tags write them (semver.org 2.0.0, with an optional `v` in front). */

export const grammar =
  /^v?(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

/** Whether a tag names one release for ever, as `1.2.3` does, and `latest` and `1.2` do not. */
export function isVersion(text: string): boolean {
  return grammar.test(text);
}

/** A version that is not marked as coming before one: `1.2.3`, not `1.2.3-rc.1`. */
export function isFinal(version: string): boolean {
  return isVersion(version) && !version.includes('-');
}

/** Order of precedence (semver §11): negative if `a` comes before `b`. Both are versions. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [read(a), read(b)];
  for (const [at, number] of left.numbers.entries()) {
    const difference = number - (right.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return comparePre(left.pre, right.pre);
}

function read(version: string): { readonly numbers: readonly number[]; readonly pre: string[] } {
  const [, ...parts] = grammar.exec(version) ?? [];
  if (parts.length === 0) throw new RangeError(`${JSON.stringify(version)} is not a version`);
  return { numbers: parts.slice(0, 3).map(Number), pre: parts[3]?.split('.') ?? [] };
}

function comparePre(a: readonly string[], b: readonly string[]): number {
  // 1.0.0-rc.1 comes before 1.0.0.
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (const [at, identifier] of a.entries()) {
    const other = b[at];
    if (other === undefined) return 1;
    const difference = compareIdentifiers(identifier, other);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function compareIdentifiers(a: string, b: string): number {
  const numeric = (text: string) => /^[0-9]+$/.test(text);
  if (numeric(a) && numeric(b)) return Number(a) - Number(b);
  if (numeric(a) !== numeric(b)) return numeric(a) ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
