/** Credentials for a registry, and the words that carry them. */

import type { Repository } from '../oci/reference.ts';

export type Credentials =
  /** name and password, or an access token in its place */
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  /** a refresh token, exchanged for access tokens; `username` is a hint of some helpers' */
  | { readonly kind: 'identity'; readonly token: string; readonly username?: string }
  /** `registrytoken`: an access token as it stands */
  | { readonly kind: 'bearer'; readonly token: string };

export interface CredentialSource {
  /** undefined: access is anonymous. Throws E_INPUT or E_AUTH for what is there but cannot be used. */
  find(repository: Repository): Promise<Credentials | undefined>;
}

/** Docker's mark for "the secret is an identity token", in helpers' answers and in Basic. */
export const identityUser = '<token>';

/** The `Authorization` for name and password; of an identity token where nothing else is understood. */
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
