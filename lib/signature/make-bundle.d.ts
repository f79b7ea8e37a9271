/** Bundles as cosign v3 makes them with a key (cosign-formats.md §3.3), built by @sigstore/sign. */
import { type BundleWithDsseEnvelope } from '@sigstore/bundle';
import { type Witness } from '@sigstore/sign';
import { type Digest } from '../oci/digest.ts';
import type { SigningKey } from './private-key.ts';
/** The statement that is signed: this manifest, these annotations, and nothing else. */
export declare function signatureStatement(subject: Digest, annotations: Readonly<Record<string, string>>): Uint8Array;
/**
 * Signs an envelope and has it witnessed: logged and stamped, as far as there are witnesses. `keyid` is
 * left out of the envelope: cosign compares it with an OpenSSH fingerprint and would reject anything else.
 */
export declare function makeBundle(payload: Uint8Array, key: SigningKey, witnesses: readonly Witness[]): Promise<BundleWithDsseEnvelope>;
/** Protobuf's JSON, without fields that have no content. */
export declare function formatBundle(bundle: BundleWithDsseEnvelope): Uint8Array;
