// Stands in for @actions/http-client in dist: @actions/core needs it for OIDC tokens only, which
// nothing here asks for, and it would bring undici, three quarters of the bundle (docs/adr/0004).
export class HttpClient {
  constructor() {
    throw new Error('OIDC tokens are not part of this action');
  }
}

export class BearerCredentialHandler {}
