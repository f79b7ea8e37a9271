/** Content descriptors (image-spec descriptor.md), read from a manifest's hashed bytes. */
import { type Digest } from './digest.ts';
import { type JsonValue } from './json.ts';
import { type Platform } from './platform.ts';
export type Annotations = Readonly<Record<string, string>>;
export interface Descriptor {
    readonly mediaType: string;
    readonly digest: Digest;
    /** bytes */
    readonly size: number;
    readonly annotations: Annotations;
    readonly artifactType?: string;
    readonly platform?: Platform;
    /** embedded content, base64; used only after it was hashed (threat 42) */
    readonly data?: string;
}
/**
 * `where` names the field in messages. Media type, digest and size must be there: E_MANIFEST or E_DIGEST.
 * Of the other fields, one that is empty, null or of another type counts as absent: Go's writers leave
 * such values behind, and what needs the field will miss it. Foreign `urls` are never read (threat 43).
 */
export declare function readDescriptor(value: JsonValue | undefined, where: string): Descriptor;
/** What of a descriptor a reader chooses by, where a list describes manifests that are read anyway. */
export type Listed = Pick<Descriptor, 'digest' | 'annotations' | 'artifactType'>;
/** As readDescriptor, for an entry of which the digest alone must be there. */
export declare function readListed(value: JsonValue | undefined, where: string): Listed;
/** Text that is not empty. */
export declare function readText(value: JsonValue | undefined): string | undefined;
/** What of it is text. A huge one is E_LIMIT (threat 41). */
export declare function readAnnotations(value: JsonValue | undefined, where: string): Annotations;
