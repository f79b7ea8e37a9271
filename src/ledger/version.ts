/**
 * Parses and compares versions of releases: semantic versions (semver.org 2.0.0), versions with more than three
 * numbers (`0.1.17.1`), calendar versions (`2026.01.15`, `20261130`); each with an optional `v`.
 */

/** A number on its own is a version from five digits on: `1` and `2026` are tags that move. */
export const grammar =
  /^v?([0-9]{1,9}(?:\.[0-9]{1,9}){2,}|[0-9]{5,15})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

/** Whether a tag names a single release, like `1.2.3`, but not `latest` or `1.2`. */
export function isVersion(text: string): boolean {
  return grammar.test(text);
}

/** Whether it is a version but not a pre-release: `1.2.3`, not `1.2.3-rc.1`. */
export function isFinal(version: string): boolean {
  return isVersion(version) && !version.includes('-');
}

/** Whether it is a version in the scheme of another: a nightly `20261130` is no release of a project at `1.2.3`. */
export function isVersionLike(text: string, other: string): boolean {
  return isVersion(text) && text.includes('.') === other.includes('.');
}

/** The numbers of a version: `[0, 1, 17, 1]`. Throws RangeError if it is none. */
export function numbersOf(version: string): readonly number[] {
  return read(version).numbers;
}

/**
 * Compares two versions by precedence (semver §11): negative if `a` comes before `b`. A number that is absent
 * counts as 0; of versions that are equal otherwise, that with fewer numbers comes first.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [read(a), read(b)];
  const length = Math.max(left.numbers.length, right.numbers.length);
  for (let at = 0; at < length; at += 1) {
    const difference = (left.numbers[at] ?? 0) - (right.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return comparePre(left.pre, right.pre) || left.numbers.length - right.numbers.length;
}

function read(version: string): { readonly numbers: readonly number[]; readonly pre: string[] } {
  const [, numbers, pre] = grammar.exec(version) ?? [];
  if (numbers === undefined) throw new RangeError(`${JSON.stringify(version)} is not a version`);
  return { numbers: numbers.split('.').map(Number), pre: pre?.split('.') ?? [] };
}

function comparePre(a: readonly string[], b: readonly string[]): number {
  // 1.0.0-rc.1 comes before 1.0.0.
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (const [at, identifier] of a.entries()) {
    const other = b[at];
    if (other === undefined) break;
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
