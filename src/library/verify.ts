/** Verifies images. */

import type { VerifyReport } from '../verify/report.ts';
import type { VerifyOptions } from './options.ts';
import { split } from './run.ts';

/**
 * Verifies the index and every platform of each image. Errors of registries are part of the report. Throws
 * TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used, before any registry is asked.
 */
export async function verifyImages(
  images: readonly string[],
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const { host, onProgress, rest } = split(options);
  const [{ readOptions }, { verifyOptions }, { verify }] = await Promise.all([
    import('../options/library.ts'),
    import('../options/verify.ts'),
    import('../run/verify.ts'),
  ]);
  const values = readOptions(rest, verifyOptions, { images });
  return verify(values, host, onProgress);
}
