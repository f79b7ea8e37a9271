/** Parity: do the registries carry the same digests and the same signatures? */
import type { Finding, IgnoredMaterial, ImageReport, ManifestReport, ParityReport } from './report.ts';
export interface Parity {
    readonly report: ParityReport;
    readonly findings: readonly Finding[];
}
/**
 * `auto`: images that share repository path and tag must have the same digest. `true`: all images,
 * and the same good signatures too. Differing signatures are reported in both.
 */
export declare function checkParity(mode: ParityReport['mode'], images: readonly ImageReport[]): Parity;
/** What stood in the way of reading its signatures: as long as there is some, none is known to be missing. */
export declare function unread({ ignored }: ManifestReport): readonly IgnoredMaterial[];
