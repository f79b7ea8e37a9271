/** A blob on its way from one place to another: hashed, and taken up again where reading it broke off. */
import { Readable } from 'node:stream';
import type { Pausing } from '../registry/backoff.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { BlobName } from '../registry/writable.ts';
/**
 * The content of a blob, for WritableRepository.putBlob. Ends with a TrustError unless every byte was
 * right; until that is known the last bytes are held back, so that what was sent is never a whole blob
 * (threat 5, fault 7). One chunk and what `buffered` allows are in memory, and nothing is on disk (fault 37).
 */
export declare function hashedStream(repository: Pick<ReadableRepository, 'openBlob'>, blob: BlobName, pausing: Pausing): Readable;
