/** Token scopes (distribution, "Token Scope"): `repository:nicolas/webdis:pull`. */

import type { Challenge } from './challenge.ts';

export function pullScope(path: string): string {
  return `repository:${path}:pull`;
}

/** Both actions in one: registries give no token for pushing alone. */
export function pushScope(path: string): string {
  return `repository:${path}:pull,push`;
}

/**
 * Scopes of a challenge that were not asked for: a proxy may know the repository by another name, and
 * ECR Public calls everything `aws`. No challenge makes a reader ask for the right to write.
 */
export function furtherScopes(
  challenge: Challenge | undefined,
  asked: readonly string[],
): string[] {
  const mayWrite = asked.some((scope) => actionsOf(scope).includes('push'));
  const wanted = (challenge?.parameters.get('scope') ?? '').split(' ');
  return wanted.filter(
    (scope) => scope !== '' && !asked.includes(scope) && (mayWrite || isHarmless(scope)),
  );
}

function isHarmless(scope: string): boolean {
  const names = !scope.includes(':');
  return names || (scope.startsWith('repository:') && actionsOf(scope).join() === 'pull');
}

function actionsOf(scope: string): string[] {
  return scope.slice(scope.lastIndexOf(':') + 1).split(',');
}
