/** Parses content descriptors (image-spec descriptor.md). */
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
    /** embedded content, base64; use it only if it matches the digest (threat 42) */
    readonly data?: string;
}
/**
 * Throws E_MANIFEST or E_DIGEST unless media type, digest and size are valid; `where` names the field in
 * messages. Other fields that are empty, null or of another type count as absent, because Go programs
 * write such values. `urls` are never read (threat 43).
 */
export declare function readDescriptor(value: JsonValue | undefined, where: string): Descriptor;
/** The fields of a descriptor in a list of referrers that are used; the rest is read from the manifest. */
export type ReferrerDescriptor = Pick<Descriptor, 'digest' | 'annotations' | 'artifactType'>;
/** Like readDescriptor(), but only the digest is required. */
export declare function readReferrerDescriptor(value: JsonValue | undefined, where: string): ReferrerDescriptor;
/** The annotations whose values are text. Throws E_LIMIT for a huge one (threat 41). */
export declare function readAnnotations(value: JsonValue | undefined, where: string): Annotations;
