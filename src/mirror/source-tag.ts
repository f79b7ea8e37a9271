/** The source's tag, at the end of a run that copied what it pointed to at its beginning. */

import { isTrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import type { Reference } from '../oci/reference.ts';
import { digestOfTag } from '../registry/manifests.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { finding } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';

/** Worth knowing, and no failure: all of what was copied belongs to one image (fault 33). */
export async function movedMeanwhile(
  source: {
    readonly repository: ReadableRepository;
    readonly reference: Pick<Reference, 'tag' | 'digest'>;
  },
  copied: Digest,
): Promise<readonly Finding[]> {
  const { tag = 'latest', digest } = source.reference;
  if (digest !== undefined) return [];
  try {
    const now = await digestOfTag(source.repository, tag);
    if (now === copied) return [];
    const where = now === undefined ? 'does not exist any more' : `points to ${now} now`;
    const message = `the tag ${tag} was moved at the source during this run: it ${where}; copied was ${copied}`;
    const advice = 'run it again for the image that it points to now';
    return [finding('E_DRIFT', message, { severity: 'warning', advice })];
  } catch (error) {
    if (!isTrustError(error)) throw error;
    const message = `whether the tag ${tag} was moved at the source meanwhile is not known: ${error.message}`;
    return [finding(error.code, message, { severity: 'warning' })];
  }
}
