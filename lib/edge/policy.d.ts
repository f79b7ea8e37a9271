/** From the words of inputs, flags and options to what a run demands. */
import { type TrustedRoot } from '../transparency/trusted-root.ts';
import type { Policy } from '../verify/policy.ts';
/** As written; an empty string or list stands for "not given". */
export interface PolicyWords {
    readonly digest: string;
    readonly platforms: readonly string[];
    readonly annotations: readonly string[];
    readonly expectedReference: string;
    readonly transparencyLog: string;
    readonly timestamps: string;
    readonly trustedRoot: string;
    readonly attestationManifests: string;
    readonly parity: string;
    readonly signatureRepository: string;
}
/** Everything but the keys. Throws E_INPUT or E_REF, naming the input. */
export declare function readPolicy(words: PolicyWords): Promise<Omit<Policy, 'keys'>>;
export declare function readTrustedRoot(path: string): Promise<TrustedRoot>;
/** As it is written; to tell one root from another. */
export declare function readRootText(path: string): Promise<Uint8Array | string>;
