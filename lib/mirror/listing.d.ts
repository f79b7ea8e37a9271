/** Referrers that are there, made to be found: by the target's API, else by the fallback tag. */
import type { Pausing } from '../registry/backoff.ts';
import type { ReferrerList } from '../registry/repository.ts';
import type { WritableRepository } from '../registry/writable.ts';
import type { Listing } from './plan.ts';
/**
 * Resolves when a reader finds them all. What counts is what a reader is answered, not `OCI-Subject`:
 * registries have sent that header without an API (fault 23). All of a subject go into its fallback tag
 * with one write, beside whatever others have put there (fault 27).
 *
 * @returns what a reader was answered; undefined if the fallback tag lists what an API does not
 */
export declare function list(repository: WritableRepository, listing: Listing, pausing: Pausing): Promise<ReferrerList | undefined>;
