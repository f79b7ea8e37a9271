/** What is worth telling about how a run was set up; never decides an outcome. */
import type { VerificationKey } from '../signature/key.ts';
import type { Finding, VerifyReport } from '../verify/report.ts';
type Environment = Readonly<Record<string, string | undefined>>;
export declare function withAdvice(report: VerifyReport, env: Environment): Promise<VerifyReport>;
/**
 * In a workflow, a key file of the checkout is what a pull request can change together with everything else
 * there: without a fingerprint, whoever opened it says whose signatures count (threat 76).
 */
export declare function unpinnedFiles(keys: readonly Pick<VerificationKey, 'source' | 'pinned'>[], env: Environment): Promise<readonly Finding[]>;
export {};
