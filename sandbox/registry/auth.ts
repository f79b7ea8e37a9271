/** Authenticates and authorizes requests: Basic and Bearer challenges, tokens with scopes (registries.md §3). */

import { json, type Reply, type Request } from '../http/message.ts';
import { Problem } from './problem.ts';
import type { Action, Settings } from './settings.ts';
import { type Identity, parseScopes, type Scope, Tokens } from './tokens.ts';

export class Authority {
  readonly #settings: Settings;
  readonly #service: string;
  readonly #url: () => string;
  readonly #tokens = new Tokens();

  /** `url` is this server's; asked for with each request, because its port comes last. */
  constructor(settings: Settings, service: string, url: () => string) {
    this.#settings = settings;
    this.#service = service;
    this.#url = url;
  }

  /** Ends all tokens that were handed out, as their expiry would. */
  expireTokens(): void {
    this.#tokens.clear();
  }

  /** Throws the 401 with its challenge. */
  identify(request: Request, scopes: readonly Scope[]): Identity {
    const { auth } = this.#settings;
    if (auth === 'none') return { user: undefined, may: () => true };
    return auth === 'basic' ? this.#basic(request, scopes) : this.#bearer(request, scopes);
  }

  /** The token endpoint: GET with Basic, or POST with a form (OAuth 2). */
  async token(request: Request): Promise<Reply> {
    const form = request.method === 'POST';
    const parameters = form
      ? new URLSearchParams(Buffer.from(await request.body()).toString())
      : request.query;
    const user = form ? this.#userOfForm(parameters) : this.#userOfBasic(request);
    // What the user may not have is left out, as Docker Hub does; that is no error.
    const granted = parseScopes(parameters.getAll('scope')).map(({ repository, actions }) => ({
      repository,
      actions: actions.filter((action) => this.#permits(user, repository, action)),
    }));
    const { tokenLifetime, now } = this.#settings;
    const token = this.#tokens.issue(user, granted, now() + tokenLifetime * 1000);
    return json(200, {
      token,
      access_token: token,
      expires_in: tokenLifetime,
      issued_at: new Date(now()).toISOString(),
    });
  }

  #permits(user: string | undefined, repository: string, action: Action): boolean {
    const { anonymousPull, permits } = this.#settings;
    if (user === undefined && !(anonymousPull && action === 'pull')) return false;
    return permits(user, repository, action);
  }

  #basic(request: Request, scopes: readonly Scope[]): Identity {
    const challenge = `Basic realm="${this.#url()}/",service="${this.#service}"`;
    const user = this.#userOfBasic(request, challenge);
    const may: Identity['may'] = (name, action) => this.#permits(user, name, action);
    const allowed = scopes.length === 0 ? user !== undefined : covers(may, scopes);
    if (allowed) return { user, may };
    // Credentials that are good but not good enough are 403 on ECR: to ask again would not help.
    throw unauthorized(user === undefined ? 401 : 403, challenge);
  }

  #bearer(request: Request, scopes: readonly Scope[]): Identity {
    const realm = this.#settings.realm ?? `${this.#url()}/token`;
    const scope = scopes.length === 0 ? '' : `,scope="${scopes.map(formatScope).join(' ')}"`;
    const challenge = `Bearer realm="${realm}",service="${this.#service}"${scope}`;
    const [, text] = /^bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (text === undefined) throw unauthorized(401, challenge);
    const token = this.#tokens.find(text, this.#settings.now());
    if (token === undefined) throw unauthorized(401, `${challenge},error="invalid_token"`);
    if (covers(token.may, scopes)) return token;
    throw unauthorized(401, `${challenge},error="insufficient_scope"`);
  }

  /** undefined without credentials; throws 401 for wrong ones. */
  #userOfBasic(request: Request, challenge = `Basic realm="${this.#url()}/"`): string | undefined {
    const { authorization } = request.headers;
    if (authorization === undefined) return undefined;
    const [, encoded = ''] = /^basic (.+)$/i.exec(authorization) ?? [];
    const [, user, password] =
      /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
    return this.#known(user, password, challenge);
  }

  #userOfForm(form: URLSearchParams): string | undefined {
    if (form.get('grant_type') === 'refresh_token') {
      const entries = Object.entries(this.#settings.identityTokens);
      const user = entries.find(([, token]) => token === form.get('refresh_token'))?.[0];
      if (user !== undefined) return user;
    }
    const password = form.get('password') ?? undefined;
    return this.#known(form.get('username') ?? undefined, password, 'Basic realm="token"');
  }

  #known(user: string | undefined, password: string | undefined, challenge: string): string {
    const { users } = this.#settings;
    if (user !== undefined && Object.hasOwn(users, user) && users[user] === password) return user;
    throw unauthorized(401, challenge);
  }
}

function formatScope({ repository, actions }: Scope): string {
  return `repository:${repository}:${actions}`;
}

function covers(may: Identity['may'], scopes: readonly Scope[]): boolean {
  return scopes.every(({ repository, actions }) =>
    actions.every((action) => may(repository, action)),
  );
}

function unauthorized(status: 401 | 403, challenge: string): Problem {
  return new Problem(status, 'UNAUTHORIZED', 'authentication required', {
    'www-authenticate': challenge,
  });
}
