/** Makes attestations. */

import type { AttestReport } from '../attest/report.ts';
import type { AttestOptions } from './options.ts';
import { askPassword, split } from './run.ts';

/**
 * Attests a predicate about an image, each platform's predicate about it, or what buildx said about each. Attestations
 * by this signer that are there already are not made again. Errors of registries and logs are part of the report.
 * Throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that cannot be used, before any registry is asked.
 */
export async function attestImages(
  images: readonly string[],
  options: AttestOptions,
): Promise<AttestReport> {
  const { host, onProgress, rest } = split(options);
  const [{ readOptions }, { attestOptions }, { attest }] = await Promise.all([
    import('../options/library.ts'),
    import('../options/attest.ts'),
    import('../run/attest.ts'),
  ]);
  const values = readOptions(rest, attestOptions, { images });
  return attest(values, { ...host, askPassword }, onProgress);
}
