/** Blobs of any size, from an offset on (distribution-spec, "Pulling blobs"; RFC 9110 §13, §14). */
import { Readable } from 'node:stream';
import type { Descriptor } from '../oci/descriptor.ts';
import type { Endpoint } from './endpoint.ts';
type Wanted = Pick<Descriptor, 'digest' | 'size'>;
/** Entity tags of what was served, as long as somebody holds the object that he asked with. */
export type EntityTags = WeakMap<Wanted, string>;
/**
 * See ReadableRepository.openBlob. What a server says about lengths is not asked for: the descriptor's
 * size was hashed, Content-Length was not (fault 8).
 */
export declare function openBlob(endpoint: Endpoint, wanted: Wanted, offset: number, etags: EntityTags): Promise<Readable>;
export {};
