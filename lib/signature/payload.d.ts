/** The legacy payload, "simple signing" (cosign-formats.md §1.1): the bytes that a legacy signature is over. */
import { type Digest } from '../oci/digest.ts';
import { type Read, type Shape } from '../oci/shape.ts';
/** cosign itself checks neither the type nor for fields that should not be there (threat 66). */
declare const payloadShape: Shape<{
    readonly critical: {
        readonly identity: {
            readonly 'docker-reference': string;
        };
        readonly image: {
            readonly 'docker-manifest-digest': string;
        };
        readonly type: "cosign container image signature";
    };
    readonly optional: ReadonlyMap<string, unknown>;
}>;
export type Payload = Read<typeof payloadShape>;
/** Throws SyntaxError for anything but a payload. */
export declare function parsePayload(bytes: Uint8Array): Payload;
/**
 * The payload that cosign writes, byte for byte; `optional` is null without annotations.
 *
 * For signing; and for guessing what a layer holds before it is fetched: a guess counts only if its
 * digest is the layer's (registries.md §6.1).
 */
export declare function formatPayload(dockerReference: string, digest: Digest, annotations?: Readonly<Record<string, string>>): Uint8Array;
/** The payload with this digest and size, if it is one that cosign writes for one of these references. */
export declare function rebuildPayload(references: readonly string[], subject: Digest, { digest, size }: {
    readonly digest: Digest;
    readonly size: number;
}): Uint8Array | undefined;
export {};
