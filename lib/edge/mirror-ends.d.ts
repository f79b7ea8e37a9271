/** SOURCE and TARGETs of a mirror run: what is named, and what cannot be meant. */
import type { Digest } from '../oci/digest.ts';
import { type Repository } from '../oci/reference.ts';
/** An image at its place: a repository on a registry, or a layout on disk. */
export interface End {
    /** `docker.io/nicolas/webdis:0.1.24`, `oci:backup:0.1.24` */
    readonly name: string;
    readonly at: {
        readonly repository: Repository;
    } | {
        readonly directory: string;
    };
    readonly tag?: string;
    readonly digest?: Digest;
    /** the tag was not written: it is what the name of SOURCE without one means */
    readonly isTagImplied?: boolean;
}
export interface Ends {
    readonly source: End;
    readonly targets: readonly End[];
}
/** Throws E_REF or E_INPUT. `tagged`: whether targets get a tag, their own or the source's. */
export declare function readEnds(source: string, targets: readonly string[], tagged: boolean): Ends;
/** Two ways of writing one place are one place. */
export declare function placeOf(at: End['at']): string;
