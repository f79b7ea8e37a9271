/** Layouts: one that is there, to be read; one to be looked at; one to write to, made if it is not there. */
import type { Repository } from '../oci/reference.ts';
import type { WritableRepository } from '../registry/writable.ts';
import { LayoutReader } from './reader.ts';
import { type Owner } from './temporary.ts';
/** Throws E_INPUT for what is no layout. */
export declare function openLayout(directory: string): Promise<LayoutReader>;
/** Throws E_INPUT for a folder in which something else is. */
export declare function createLayout(directory: string, owner: Owner): Promise<WritableRepository>;
/** To be looked at as a place that could be written to. undefined: there is no layout yet, and one could be made. */
export declare function inspectLayout(directory: string): Promise<WritableRepository | undefined>;
/** So that a message which names the repository says `oci:DIR`, as it was written. */
export declare function nameOf(directory: string): Repository;
