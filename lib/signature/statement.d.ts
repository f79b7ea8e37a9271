/** in-toto statements, version 1 (in-toto/attestation spec/v1), and the predicate that makes one a signature. */
import { type Read, type Shape } from '../oci/shape.ts';
export declare const statementPayloadType = "application/vnd.in-toto+json";
export declare const statementType = "https://in-toto.io/Statement/v1";
/** The one predicate type that says "signature"; cosign does not look at it (threat 59, cosign-formats.md §3.4). */
export declare const signaturePredicate = "https://sigstore.dev/cosign/sign/v1";
declare const statementShape: Shape<{
    readonly _type: "https://in-toto.io/Statement/v1";
    readonly subject: readonly {
        readonly name: string | undefined;
        readonly uri: string | undefined;
        readonly digest: ReadonlyMap<string, string>;
        readonly content: string | undefined;
        readonly downloadLocation: string | undefined;
        readonly mediaType: string | undefined;
        readonly annotations: ReadonlyMap<string, import("../oci/json.ts").JsonValue> | undefined;
    }[];
    readonly predicateType: string;
    readonly predicate: import("../oci/json.ts").JsonObject | undefined;
}>;
export type Statement = Read<typeof statementShape>;
/** Throws SyntaxError for anything but a statement. */
export declare function parseStatement(bytes: Uint8Array): Statement;
export {};
