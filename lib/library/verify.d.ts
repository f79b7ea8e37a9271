/** Verifies images. */
import type { VerifyReport } from '../verify/report.ts';
import type { VerifyOptions } from './options.ts';
/**
 * Verifies the index and every platform of each image. Errors of registries are part of the report. Throws
 * TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used, before any registry is asked.
 */
export declare function verifyImages(images: readonly string[], options?: VerifyOptions): Promise<VerifyReport>;
