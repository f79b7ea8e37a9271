/** Parses and compares versions of releases: `1.2.3` (semver.org 2.0.0, with an optional `v` prefix). */

export const grammar =
  /^v?(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

/** Whether a tag names a single release, like `1.2.3`, but not `latest` or `1.2`. */
export function isVersion(text: string): boolean {
  return grammar.test(text);
}

/** Whether it is a version but not a pre-release: `1.2.3`, not `1.2.3-rc.1`. */
export function isFinal(version: string): boolean {
  return isVersion(version) && !version.includes('-');
}

/** Compares two versions by precedence (semver §11): negative if `a` comes before `b`. */
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
