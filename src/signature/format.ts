/** The formats of signatures, and the places where registries keep them. */

import { type Infer, oneOf } from '../oci/document.ts';

/** `legacy`: simple signing payload (cosign v2). `bundle`: sigstore bundle (cosign v3). */
export const signatureFormat = oneOf('legacy', 'bundle');
export type SignatureFormat = Infer<typeof signatureFormat>;

/** `tag`: the .sig tag. `referrer`: OCI 1.1 referrer of cosign's experimental mode. `bundle`: bundle referrer. */
export const signatureStore = oneOf('tag', 'referrer', 'bundle');
export type SignatureStore = Infer<typeof signatureStore>;
