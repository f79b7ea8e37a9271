/**
 * Signature tags that exist on both sides with different content. Bytes cannot be merged without a new
 * digest, so the one that contains the other stays or is copied; nothing that only the target has is
 * ever removed (threats-and-faults.md §6, invariant d; fault 28).
 */
import type { StoredManifest } from '../registry/repository.ts';
import type { Item } from './inventory.ts';
/** What to do about the target's tag: leave it, write the source's, or neither is right. */
export declare function compareAttachments(source: Pick<Item, 'digest' | 'contents'>, target: StoredManifest): 'keep' | 'copy' | 'conflict';
/** Whether the target's tag is to be written. Throws E_DRIFT where each side has something of its own. */
export declare function isToBeWritten(source: Pick<Item, 'digest' | 'contents'>, target: StoredManifest | undefined, tag: string): boolean;
