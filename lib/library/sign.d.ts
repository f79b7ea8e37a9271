/** Signs images. */
import type { SignReport } from '../sign/report.ts';
import type { SignOptions } from './options.ts';
/**
 * Signs the index of each image and every manifest under it; manifests that are already signed are skipped. Errors
 * of registries and logs are part of the report. Throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot
 * be used, before any registry is asked.
 */
export declare function signImages(images: readonly string[], options: SignOptions): Promise<SignReport>;
