/** Signed is what a reader finds: everything is verified again as the registry serves it now. */
import type { ImageNode } from '../image/tree.ts';
import type { Pausing } from '../registry/backoff.ts';
import type { SignOptions } from './options.ts';
import { type Looking } from './present.ts';
/** Throws E_NOSIG for what was pushed and is not served, or what stands in the way of reading it. */
export declare function confirm(nodes: readonly ImageNode[], options: SignOptions, looking: Looking & Pausing): Promise<void>;
