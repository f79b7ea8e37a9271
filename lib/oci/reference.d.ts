/**
 * Image references by the distribution grammar (distribution/reference, "Grammar"), with Docker Hub's names.
 *
 *     reference := name [ ":" tag ] [ "@" digest ]
 *     name      := [ domain "/" ] path-component *( "/" path-component )
 *
 * ASCII only, and linear in time: every pattern below is anchored and has no nested repetition over
 * the same characters (threats 10 to 13).
 */
import { type Digest } from './digest.ts';
/** A repository on a registry. `registry` is the name people write: `docker.io`, `127.0.0.1:5000`. */
export interface Repository {
    readonly registry: string;
    /** path on that registry, `nicolas/webdis`; on Docker Hub always with its first component */
    readonly path: string;
}
export interface Reference extends Repository {
    readonly tag?: string;
    readonly digest?: Digest;
}
/** Throws E_REF for anything the grammar does not allow. The message quotes what was given, escaped. */
export declare function parseReference(text: string): Reference;
/** A repository without tag or digest; throws E_REF otherwise. */
export declare function parseRepository(text: string): Repository;
export declare function isTag(text: string): boolean;
/** As people write it: `docker.io/nicolas/webdis:0.1.24@sha256:…`. */
export declare function formatReference(reference: Reference): string;
export declare function formatRepository(repository: Repository): string;
/** As cosign names it in payloads and on the terminal: Hub is `index.docker.io` (cosign-formats.md §1.1). */
export declare function cosignRepository(repository: Repository): string;
/** The host that serves the registry's API (registries.md §3.3). */
export declare function apiHost(registry: string): string;
export declare function sameRepository(a: Repository, b: Repository): boolean;
