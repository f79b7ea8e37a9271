/** The demand `require-readable-by` of a signing run: refused before anything is signed, if it cannot be met. */
import type { Repository } from '../oci/reference.ts';
import { type Standing } from '../verify/demanded-readers.ts';
import type { Finding } from '../verify/report.ts';
import type { SignOptions } from './options.ts';
type Chosen = Pick<SignOptions, 'formats' | 'signatureRepository' | 'requireReadableBy'>;
/**
 * What is known without looking: the chosen formats and the place of the signatures. `image` is where the
 * image is. Throws E_FORMAT.
 */
export declare function assertReadable(chosen: Chosen, image: Repository): void;
/**
 * What looking at the image shows: how the demanded readers would find it in the end. `isWhole`: the run
 * signs what an index lists, and not only the index.
 */
export declare function refuseUnreadable(plans: readonly Standing[], isWhole: boolean, { formats, requireReadableBy: names }: SignOptions): readonly Finding[];
export {};
