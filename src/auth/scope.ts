/** Token scopes (distribution, "Token Scope"): `repository:nicolas/webdis:pull`. */

import type { Challenge } from './challenge.ts';

export function pullScope(path: string): string {
  return `repository:${path}:pull`;
}

/** Registries give no token for pushing alone. */
export function pushScope(path: string): string {
  return `repository:${path}:pull,push`;
}

/**
 * Scopes of a challenge that were not requested: a proxy may know the repository by another name, and ECR
 * Public calls everything `aws`. A challenge never makes a reader ask for push, nor any client for delete.
 */
export function furtherScopes(
  challenge: Challenge | undefined,
  requested: readonly string[],
): string[] {
  const writes = requested.some((scope) => actionsOf(scope).includes('push'));
  const actions = writes ? ['pull', 'push'] : ['pull'];
  const offered = (challenge?.parameters.get('scope') ?? '').split(' ');
  return offered.filter(
    (scope) => scope !== '' && !requested.includes(scope) && isWithin(actions, scope),
  );
}

function isWithin(actions: readonly string[], scope: string): boolean {
  if (!scope.includes(':')) return true;
  return (
    scope.startsWith('repository:') && actionsOf(scope).every((action) => actions.includes(action))
  );
}

function actionsOf(scope: string): string[] {
  return scope.slice(scope.lastIndexOf(':') + 1).split(',');
}
