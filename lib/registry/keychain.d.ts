/** Where credentials are looked for: the files that the edge names, and the helpers that these name. */
import { type RunHelper } from './credential-helper.ts';
import { type CredentialSource } from './credentials.ts';
export interface KeychainOptions {
    /** config.json and auth.json files, in the order in which they count */
    readonly files: readonly string[];
    /** the text, or undefined for a file that is not there */
    readonly readFile: (path: string) => Promise<string | undefined>;
    readonly runHelper: RunHelper;
    /** is told every secret before it is used, to mask it in logs */
    readonly onSecret?: (text: string) => void;
}
/** Reads each file once, and asks each helper once for each server, when first needed. */
export declare function createKeychain(options: KeychainOptions): CredentialSource;
