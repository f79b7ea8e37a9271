/**
 * What a tag's name promises. `docker pull` takes any tag, so every name that stands for a release, moves
 * with releases (`0.1`, `stable`) or names a variant of one (`0.1.24-alpine`, `alpine`) is looked at.
 */
export interface TagName {
    /**
     * - `version`: one release, `0.1.24` or `0.1.24-alpine`
     * - `moving`: the highest release with these numbers, `0.1`; `latest-alpine` has none
     * - `word`: any release, `stable`, `alpine`, `webdis-0.1.24`
     * - `other`: no release, `main`, `nightly`
     */
    readonly kind: 'version' | 'moving' | 'word' | 'other';
    /** `[0, 1]` of `0.1-alpine` */
    readonly numbers: readonly number[];
    /** `alpine` of `0.1-alpine`; empty where there is none */
    readonly variant: string;
}
export declare function readTagName(tag: string): TagName;
/** As far as both go: `0.1` and `0.1.24-alpine` agree with `0.1.24`. */
export declare function compareNumbers(a: readonly number[], b: readonly number[]): number;
