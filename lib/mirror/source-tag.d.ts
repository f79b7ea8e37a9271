/** The source's tag, at the end of a run that copied what it pointed to at its beginning. */
import type { Digest } from '../oci/digest.ts';
import type { Reference } from '../oci/reference.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { Finding } from '../verify/report.ts';
/** Worth knowing, and no failure: all of what was copied belongs to one image (fault 33). */
export declare function movedMeanwhile(source: {
    readonly repository: ReadableRepository;
    readonly reference: Pick<Reference, 'tag' | 'digest'>;
}, copied: Digest): Promise<readonly Finding[]>;
