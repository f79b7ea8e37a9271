/** A target as far as the source's lists go: what is to be verified there when all of them are the same. */
import type { ReadableRepository } from '../registry/repository.ts';
import type { Lists } from './lists.ts';
import type { TargetSnapshot } from './snapshot.ts';
/**
 * For verification. Signature tags and lists that the source does not have are not asked for: what only
 * the target has makes the source's signatures neither good nor bad.
 */
export declare function asListed(target: TargetSnapshot, { tree, tags, referrers }: Lists): ReadableRepository;
/** Asks at once for what will be read whole: a HEAD would ask the same thing before. */
export declare function askFor(target: TargetSnapshot, { tree, tags, referrers }: Lists): void;
