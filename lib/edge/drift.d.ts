/** One drift check, from words to report: the same for the action, the terminal and the library. */
import { type DriftResult } from '../drift/check.ts';
import type { DriftProgress } from '../drift/report.ts';
import type { RunOptions } from './connection.ts';
import { type DriftWords } from './drift-words.ts';
export type { DriftResult } from '../drift/check.ts';
export type { DriftWords } from './drift-words.ts';
export interface DriftRunOptions extends RunOptions {
}
/** Throws TrustError for words that cannot be used, before anything is asked of a registry. */
export declare function checkDrift(words: DriftWords, options: DriftRunOptions, onProgress?: (progress: DriftProgress) => void): Promise<DriftResult>;
