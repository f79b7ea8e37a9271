/** Checks `require-readable-by` of a signing run before anything is signed. */

import { TrustError } from '../error.ts';
import { type Repository, sameRepository } from '../oci/reference.ts';
import { finding } from '../verify/finding.ts';
import { type CertifiedName, certifiedName, storeOf, withSignatures } from '../verify/readable.ts';
import { type ReaderName, readerOf } from '../verify/readers.ts';
import type { Finding } from '../verify/report.ts';
import { checkReaders, type ManifestAvailability } from '../verify/required-readers.ts';
import type { SignOptions } from './options.ts';

type ReadabilityOptions = Pick<
  SignOptions,
  'formats' | 'signatureRepository' | 'requireReadableBy'
>;

/**
 * Checks formats and repository of the signatures, which needs no request. `image` is the image's
 * repository. Throws E_FORMAT.
 */
export function assertReadable(chosen: ReadabilityOptions, image: Repository): void {
  const { formats, signatureRepository = image, requireReadableBy: names = [] } = chosen;
  const [first] = names.map(readerOf).filter(({ stores }) => !canRead(stores, formats));
  if (first !== undefined) {
    const message = `require-readable-by: ${first.title} does not read the format ${formats.join(' and ')}: use the format both (it requires Rekor v1)`;
    throw new TrustError('E_FORMAT', message);
  }
  if (names.length === 0 || sameRepository(signatureRepository, image)) return;
  const message = `require-readable-by: ${titlesOf(names)} looks in the image's repository, but signature-repository stores the signatures elsewhere: omit one of the two`;
  throw new TrustError('E_FORMAT', message);
}

function canRead(
  stores: ReturnType<typeof readerOf>['stores'],
  formats: ReadabilityOptions['formats'],
): boolean {
  return formats.some((format) => stores.includes(storeOf(format)));
}

/**
 * Checks whether the required readers could read the signatures after this run. `isWhole`: the run signs
 * all manifests of an index, not only the index.
 */
export function unreadableFindings(
  plans: readonly ManifestAvailability[],
  isWhole: boolean,
  { formats, signer, requireReadableBy: names = [] }: SignOptions,
): readonly Finding[] {
  if (names.length > 0 && !isWhole) {
    const message = `this run signs only the index, but ${titlesOf(names)} must be able to read the signatures of its platforms`;
    return [finding('E_FORMAT', message, { advice: 'sign without --no-recursive' })];
  }
  const stores = formats.map(storeOf);
  const planned = plans.map(({ node, availability }) => ({
    node,
    availability: withSignatures(availability, stores, certifiedBy(signer)),
  }));
  return checkReaders(names, planned);
}

/** What its certificates name; undefined for a key. */
export function certifiedBy(signer: SignOptions['signer']): CertifiedName | undefined {
  return signer.kind === 'key' ? undefined : certifiedName(signer.likely.identity.value);
}

function titlesOf(names: readonly ReaderName[]): string {
  return names.map((name) => readerOf(name).title).join(', ');
}
