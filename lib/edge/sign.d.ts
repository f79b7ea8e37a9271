/** One signing run, from words to report: the same for the terminal and the library. */
import type { SignReport } from '../sign/report.ts';
import { type SignProgress } from '../sign/sign.ts';
import { type RunOptions } from './connection.ts';
import type { AskPassword } from './password.ts';
import { type ServiceWords } from './services.ts';
import { type DemandWords } from './sign-demands.ts';
import { type SigningKeyWords } from './signing-key.ts';
/** As users write it; an empty string or list stands for "not given". */
export interface SignWords extends SigningKeyWords, DemandWords {
    readonly images: readonly string[];
    readonly services: ServiceWords;
}
export interface SignRunOptions extends RunOptions {
    /** asked for the password of an encrypted key if COSIGN_PASSWORD is not set */
    readonly askPassword: AskPassword;
}
/** Throws TrustError for words that cannot be used, before anything is asked of a registry or a log. */
export declare function sign(words: SignWords, options: SignRunOptions, onProgress?: (progress: SignProgress) => void): Promise<SignReport>;
