/**
 * What registries are known to ask for (registries.md §3.3), so that their first request needs no 401.
 *
 * Names are compared as a whole (threats 11, 112). Nothing depends on this table: a registry that
 * answers with another challenge is believed, at the price of the request that was to be saved.
 */
import type { Scheme } from './scheme.ts';
export declare function knownScheme(registry: string): Scheme | undefined;
