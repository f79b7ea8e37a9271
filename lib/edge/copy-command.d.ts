/** `webdis-trust mirror` as a command to paste, which speaks to the same registries as this run. */
import type { RunOptions } from './connection.ts';
export declare function copyCommand(words: readonly string[], { insecureRegistries, certificatesFile, }: Pick<RunOptions, 'insecureRegistries' | 'certificatesFile'>): string;
