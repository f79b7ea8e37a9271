/** The formats of signatures, and the places where registries keep them. */
import { type Infer } from '../oci/document.js';
/** `legacy`: simple signing payload (cosign v2). `bundle`: sigstore bundle (cosign v3). */
export declare const signatureFormat: import("../oci/document.js").Declared<"bundle" | "legacy">;
export type SignatureFormat = Infer<typeof signatureFormat>;
/** `tag`: the .sig tag. `referrer`: OCI 1.1 referrer of cosign's experimental mode. `bundle`: bundle referrer. */
export declare const signatureStore: import("../oci/document.js").Declared<"bundle" | "referrer" | "tag">;
export type SignatureStore = Infer<typeof signatureStore>;
