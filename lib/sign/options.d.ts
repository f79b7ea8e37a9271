/** What to sign with, and how. Complete: every default was filled in at the edge. */
import type { Repository } from '../oci/reference.ts';
import type { SigningKey } from '../signature/private-key.ts';
import type { LogClient } from '../transparency/log-client.ts';
import type { TimestampClient } from '../transparency/timestamp.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';
import type { Policy } from '../verify/policy.ts';
import type { SignatureFormat } from './report.ts';
export interface SignOptions {
    readonly key: SigningKey;
    /** never empty */
    readonly formats: readonly SignatureFormat[];
    readonly annotations: Readonly<Record<string, string>>;
    /** what legacy payloads name; default: the repository, as cosign calls it */
    readonly identity?: string;
    /** every signature goes to each of them; none: nothing is logged */
    readonly logs: readonly LogClient[];
    /** each is asked for each bundle; legacy signatures have none */
    readonly timestamps: readonly TimestampClient[];
    /** what the services' answers are verified with */
    readonly trustedRoot: TrustedRoot;
    /** the index and everything under it, or only what the reference names */
    readonly recursive: boolean;
    readonly signatureRepository?: Repository;
    /** nothing is signed: the report says what is missing */
    readonly dryRun?: boolean;
}
/** Throws E_INPUT for what could only fail, before anything is logged for ever. */
export declare function assertUsable({ formats, logs, timestamps }: SignOptions): void;
/**
 * What a signature of this run satisfies, for any reader: this key, these annotations (more may be there),
 * a log if there is one, an authority's time if there is one.
 */
export declare function policyFor(options: SignOptions, format: SignatureFormat): Policy;
