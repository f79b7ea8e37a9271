/** The signing key and the folder that is built from: `COPY . .` would publish it (threat 131). */
import type { Build } from '../release/build.ts';
/**
 * Throws E_INPUT for a key that lies where the build may take it from, unless .dockerignore keeps it out.
 * `key` is the word for it; only a path lies anywhere.
 */
export declare function assertKeptOut(key: string, { context, file }: Pick<Build, 'context' | 'file'>): Promise<void>;
