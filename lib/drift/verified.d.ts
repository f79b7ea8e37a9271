/** The verb `verify` about one image, in the words of drift: states, problems, and what stood in the way. */
import type { Digest } from '../oci/digest.ts';
import type { ImageContext } from '../verify/image.ts';
import type { Place } from './place.ts';
import type { Seen } from './seen.ts';
export type Verified = Pick<Seen, 'manifests' | 'looks' | 'unread' | 'problems' | 'obstacles' | 'notes'>;
/** Reads the whole tree and every signature. Never throws for what a registry does. */
export declare function verifyTree(place: Place, digest: Digest, context: ImageContext): Promise<Verified>;
