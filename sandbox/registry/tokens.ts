/** Issues and checks tokens, with scopes and expiry (distribution's "Token Scope Documentation"). */

import { randomBytes } from 'node:crypto';
import type { Action } from './settings.ts';

export interface Identity {
  /** undefined: anonymous */
  readonly user: string | undefined;
  readonly may: (repository: string, action: Action) => boolean;
}

export interface Scope {
  readonly repository: string;
  readonly actions: readonly Action[];
}

interface Token extends Identity {
  /** milliseconds since 1970 */
  readonly expires: number;
}

export class Tokens {
  readonly #issued = new Map<string, Token>();

  /** Opaque, although most registries hand out JWTs: a client has no business inside. */
  issue(user: string | undefined, granted: readonly Scope[], expires: number): string {
    const may: Identity['may'] = (repository, action) =>
      granted.some((scope) => scope.repository === repository && scope.actions.includes(action));
    const text = randomBytes(24).toString('base64url');
    this.#issued.set(text, { user, may, expires });
    return text;
  }

  find(text: string, now: number): Identity | undefined {
    const token = this.#issued.get(text);
    return token !== undefined && now < token.expires ? token : undefined;
  }

  clear(): void {
    this.#issued.clear();
  }
}

const all: readonly Action[] = ['pull', 'push', 'delete'];

/** Scopes come one to a parameter, as GET has them, or separated by spaces, as a form has them. */
export function parseScopes(texts: readonly string[]): Scope[] {
  const scopes = texts.flatMap((text) => text.split(' '));
  return scopes.flatMap((scope) => {
    const [, repository, actions] = /^repository(?:\([^)]*\))?:(.+):([a-z,*]+)$/.exec(scope) ?? [];
    if (repository === undefined || actions === undefined) return [];
    const wanted = actions.split(',');
    const known = wanted.includes('*') ? all : all.filter((action) => wanted.includes(action));
    return [{ repository, actions: known }];
  });
}
