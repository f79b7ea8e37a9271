/** Credentials for a registry, and the header that carries them. */

import type { Repository } from '../oci/reference.ts';

export type Credentials =
  /** name, and password or access token */
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  /** a refresh token, exchanged for access tokens; some helpers give a `username` */
  | { readonly kind: 'identity'; readonly token: string; readonly username?: string }
  /** `registrytoken`: an access token */
  | { readonly kind: 'bearer'; readonly token: string };

export interface CredentialSource {
  /** undefined: anonymous access. Throws E_INPUT or E_AUTH for credentials that cannot be used. */
  find(repository: Repository): Promise<Credentials | undefined>;
}

/** Docker's user name for "the secret is an identity token". */
export const identityUser = '<token>';

/** The `Authorization: Basic` header; of an identity token for servers without the OAuth2 protocol. */
export function basicAuthorization(credentials: Credentials): string | undefined {
  switch (credentials.kind) {
    case 'basic':
      return basic(credentials.username, credentials.password);
    case 'identity':
      return basic(credentials.username ?? identityUser, credentials.token);
    case 'bearer':
      return undefined;
  }
}

function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
