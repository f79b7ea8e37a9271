/** The demand `require-readable-by` of a signing run: refused before anything is signed, if it cannot be met. */

import { TrustError } from '../error.ts';
import { type Repository, sameRepository } from '../oci/reference.ts';
import { checkReaders, type Standing } from '../verify/demanded-readers.ts';
import { finding } from '../verify/finding.ts';
import { storeOf, withSignatures } from '../verify/readable.ts';
import { type ReaderName, readerOf } from '../verify/readers.ts';
import type { Finding } from '../verify/report.ts';
import type { SignOptions } from './options.ts';

type Chosen = Pick<SignOptions, 'formats' | 'signatureRepository' | 'requireReadableBy'>;

/**
 * What is known without looking: the chosen formats and the place of the signatures. `image` is where the
 * image is. Throws E_FORMAT.
 */
export function assertReadable(chosen: Chosen, image: Repository): void {
  const { formats, signatureRepository = image, requireReadableBy: names = [] } = chosen;
  const [first] = names.map(readerOf).filter(({ stores }) => !meets(stores, formats));
  if (first !== undefined) {
    const message = `require-readable-by: ${first.title} does not read the format ${formats.join(' and ')}: choose the format both (it needs Rekor v1)`;
    throw new TrustError('E_FORMAT', message);
  }
  if (names.length === 0 || sameRepository(signatureRepository, image)) return;
  const message = `require-readable-by: ${titlesOf(names)} looks beside the image, and signature-repository puts the signatures elsewhere: leave out one of the two`;
  throw new TrustError('E_FORMAT', message);
}

function meets(stores: ReturnType<typeof readerOf>['stores'], formats: Chosen['formats']): boolean {
  return formats.some((format) => stores.includes(storeOf(format)));
}

/**
 * What looking at the image shows: how the demanded readers would find it in the end. `isWhole`: the run
 * signs what an index lists, and not only the index.
 */
export function refuseUnreadable(
  plans: readonly Standing[],
  isWhole: boolean,
  { formats, requireReadableBy: names = [] }: SignOptions,
): readonly Finding[] {
  if (names.length > 0 && !isWhole) {
    const message = `only the index is signed in this run, and ${titlesOf(names)} must be able to read the signatures of its platforms`;
    return [finding('E_FORMAT', message, { advice: 'sign without --no-recursive' })];
  }
  const stores = formats.map(storeOf);
  const planned = plans.map(({ node, stand }) => ({ node, stand: withSignatures(stand, stores) }));
  return checkReaders(names, planned);
}

function titlesOf(names: readonly ReaderName[]): string {
  return names.map((name) => readerOf(name).title).join(', ');
}
