/** Names of images in a layout, as people write them: `oci:DIR`, `oci:DIR:tag`, `oci:DIR@sha256:…`. */
import { type Digest } from '../oci/digest.ts';
export interface LayoutName {
    /** as it was given: relative to the working directory, or absolute */
    readonly directory: string;
    readonly tag?: string;
    readonly digest?: Digest;
}
/** Whether the text is about a layout, and not about a registry: no repository begins like that. */
export declare function isLayoutName(text: string): boolean;
/** Throws E_REF. A folder whose last part has a colon is written with a slash after it. */
export declare function parseLayoutName(text: string): LayoutName;
