/** Which authorization a registry asks for: the `WWW-Authenticate` header (RFC 9110 §11.6.1) and token scopes. */

export interface Challenge {
  /** lower case: `bearer`, `basic` */
  readonly scheme: string;
  /** names in lower case; of a repeated name the first value counts */
  readonly parameters: ReadonlyMap<string, string>;
}

// Sticky patterns over disjoint characters: linear time.
const separator = /[ \t,]*/y;
const token = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const equals = /[ \t]*=[ \t]*/y;
const quoted = /"(?:[^"\\]|\\.)*"/y;
const token68 = /[ \t]+[A-Za-z0-9._~+/-]+=*(?=[ \t]*(?:,|$))/y;

/**
 * Reads the challenges of one or several headers, which Node joins with commas. Everything after something
 * malformed is dropped.
 */
export function parseChallenges(header: string | undefined): Challenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  const text = header ?? '';
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  for (;;) {
    match(separator);
    const word = match(token)?.toLowerCase();
    if (word === undefined) return challenges;
    if (match(equals) === undefined) {
      challenges.push({ scheme: word, parameters: new Map() });
      match(token68);
      continue;
    }
    const string = match(quoted);
    const value = string === undefined ? match(token) : unquote(string);
    const parameters = challenges.at(-1)?.parameters;
    if (value === undefined || parameters === undefined) return challenges;
    if (!parameters.has(word)) parameters.set(word, value);
  }
}

function unquote(string: string): string {
  return string.slice(1, -1).replace(/\\(.)/g, '$1');
}

/** Scopes as in distribution, "Token Scope": `repository:nicolas/webdis:pull`. */
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
