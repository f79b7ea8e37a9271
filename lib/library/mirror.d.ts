/** Copies images with their signatures. */
import type { MirrorReport } from '../mirror/report.ts';
import type { MirrorOptions } from './options.ts';
/**
 * Copies an image with its signatures, from a registry or an image layout (`oci:DIR:tag`) to others. Errors of
 * registries are part of the report. Throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used,
 * before any registry is asked.
 */
export declare function mirrorImage(source: string, targets: readonly string[], options?: MirrorOptions): Promise<MirrorReport>;
