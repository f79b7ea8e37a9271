/** Copies images with their signatures. */

import type { MirrorReport } from '../mirror/report.ts';
import type { MirrorOptions } from './options.ts';
import { split } from './run.ts';

/**
 * Copies an image with its signatures, from a registry or an image layout (`oci:DIR:tag`) to others. Errors of
 * registries are part of the report. Throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used,
 * before any registry is asked.
 */
export async function mirrorImage(
  source: string,
  targets: readonly string[],
  options: MirrorOptions = {},
): Promise<MirrorReport> {
  const { host, onProgress, rest } = split(options);
  const [{ readOptions }, { mirrorOptions }, { mirror }] = await Promise.all([
    import('../options/library.ts'),
    import('../options/mirror.ts'),
    import('../run/mirror.ts'),
  ]);
  const values = readOptions(rest, mirrorOptions, { source, targets });
  return mirror(values, host, onProgress);
}
