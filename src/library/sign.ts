/** Signs images. */

import { readOptions } from '../options/library.ts';
import { signOptions } from '../options/sign.ts';
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
  const values = readOptions(rest, signOptions, { images });
  // Loaded on demand: a program that only verifies never loads what signs.
  const { sign } = await import('../run/sign.ts');
  return sign(values, { ...host, askPassword }, onProgress);
}
