/** Versions of releases: `1.2.3`, as tags write them (semver.org 2.0.0, with an optional `v` in front). */
/** Whether a tag names one release for ever, as `1.2.3` does, and `latest` and `1.2` do not. */
export declare function isVersion(text: string): boolean;
/** A version that is not marked as coming before one: `1.2.3`, not `1.2.3-rc.1`. */
export declare function isFinal(version: string): boolean;
/** Order of precedence (semver §11): negative if `a` comes before `b`. Both are versions. */
export declare function compareVersions(a: string, b: string): number;
