/** Signs images. */

import type { SignReport } from '../sign/report.ts';
import type { SignOptions } from './options.ts';
import { askPassword, split } from './run.ts';

/**
 * Signs the index of each image and every manifest under it; manifests that are already signed are skipped. Errors
 * of registries and logs are part of the report. Throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot
 * be used, before any registry is asked.
 */
export async function signImages(
  images: readonly string[],
  options: SignOptions,
): Promise<SignReport> {
  const { host, onProgress, rest } = split(options);
  const [{ readOptions }, { signOptions }, { sign }] = await Promise.all([
    import('../options/library.ts'),
    import('../options/sign.ts'),
    import('../run/sign.ts'),
  ]);
  const values = readOptions(rest, signOptions, { images });
  return sign(values, { ...host, askPassword }, onProgress);
}
