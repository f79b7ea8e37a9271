/** Layouts: one that is there, to be read; or one to write to, made if it is not there. */
import type { Repository } from '../oci/reference.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { WritableRepository } from '../registry/writable.ts';
/** Throws E_INPUT for what is no layout. */
export declare function openLayout(directory: string): Promise<ReadableRepository>;
/** Throws E_INPUT for a folder in which something else is. */
export declare function createLayout(directory: string): Promise<WritableRepository>;
/** So that a message which names the repository says `oci:DIR`, as it was written. */
export declare function nameOf(directory: string): Repository;
