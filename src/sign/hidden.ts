/** Reads a repository that may not exist yet. */

import { isAccessRefused } from '../registry/errors.ts';
import type { WritableRepository } from '../registry/repository.ts';
import { putBytes } from '../signature/append.ts';
import { emptyConfig } from '../signature/make-bundle.ts';
import type { SigningOptions } from './options.ts';

/**
 * Some registries deny access to a repository that the first push will create (fault 14). In that case,
 * pushes the empty config, which every bundle needs, before anything is signed and logged; then retries.
 *
 * @param absent the result in a dry run, which pushes nothing
 */
export async function lookOrCreate<T>(
  look: () => Promise<T>,
  absent: () => T,
  repository: WritableRepository,
  { dryRun }: Pick<SigningOptions, 'dryRun'>,
): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (!isAccessRefused(error)) throw error;
    if (dryRun === true) return absent();
    await putBytes(repository, emptyConfig);
    return look();
  }
}
