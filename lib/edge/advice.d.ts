/** What is worth telling about how a run was set up; never decides an outcome. */
import type { VerifyReport } from '../verify/report.ts';
type Environment = Readonly<Record<string, string | undefined>>;
export declare function withAdvice(report: VerifyReport, env: Environment): VerifyReport;
export {};
