/** Content descriptors (image-spec descriptor.md), read from a manifest's hashed bytes. */
import { type Digest } from './digest.ts';
import { type JsonValue } from './json.ts';
import type { Platform } from './platform.ts';
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
/** `where` names the field in messages. Foreign `urls` are never read (threat 43). Throws E_MANIFEST or E_DIGEST. */
export declare function readDescriptor(value: JsonValue | undefined, where: string): Descriptor;
/** Null-prototype map of strings; a value that is not a string, or a huge one, is E_MANIFEST or E_LIMIT (threat 41). */
export declare function readAnnotations(value: JsonValue | undefined, where: string): Annotations;
