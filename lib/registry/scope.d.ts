/** Token scopes (distribution, "Token Scope"): `repository:nicolas/webdis:pull`. */
import type { Challenge } from './challenge.ts';
export declare function pullScope(path: string): string;
/** Both actions in one: registries give no token for pushing alone. */
export declare function pushScope(path: string): string;
/**
 * Scopes of a challenge that were not asked for: a proxy may know the repository by another name, and
 * ECR Public calls everything `aws`. No challenge makes a reader ask for the right to write, or anybody
 * for the right to delete.
 */
export declare function furtherScopes(challenge: Challenge | undefined, asked: readonly string[]): string[];
