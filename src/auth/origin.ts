/** Where a registry's API is, by http or by https: of a loopback host, its first answer decides. */

import { isTrustError } from '../error.ts';
import { type InsecureHosts, isInsecureHost, registryOrigin } from '../http/address.ts';
import { NetworkError } from '../http/failure.ts';
import type { HttpRequest, HttpResponse, HttpStream } from '../http/request.ts';

/** How a plain request ends at a server that speaks TLS only, if not with words. */
const speechless = /^(?:ECONNRESET|EPIPE|E_UNANSWERED|HPE_)/;
/** Go's net/http and nginx, with a 400. */
const words = /HTTP request to an HTTPS server|plain HTTP request was sent to HTTPS port/i;
/** Who shows a certificate speaks TLS, whether it is a good one or not. */
const certificate = /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_|ERR_TLS_CERT_)/;

/**
 * http comes first on loopback, because nearly all registries there speak it; https is asked for where it
 * does not work, and once it was answered, nothing else. Docker asks the other way round. From https to
 * http there is no way, neither here nor for any other host (threat 116).
 */
export class Origin {
  readonly #secure: URL;
  #url: URL;
  /** whether it is known what is spoken */
  #settled: boolean;

  /** Throws E_REF for what is no host. */
  constructor(host: string, insecureHosts: InsecureHosts) {
    this.#url = registryOrigin(host, insecureHosts);
    this.#secure = new URL(`https://${host}/`);
    // Who named a host for plain http is taken at his word.
    this.#settled = this.#url.protocol === 'https:' || isInsecureHost(this.#url, insecureHosts);
  }

  get url(): URL {
    return this.#url;
  }

  /** Sends a request whose URL is on this host to where the host is. */
  async send<A extends HttpResponse | HttpStream>(
    request: HttpRequest,
    send: (request: HttpRequest) => Promise<A>,
  ): Promise<A> {
    if (this.#settled) return send(this.#located(request));
    const plain = await send({ ...request, givesUp: (wire) => speechless.test(wire) }).catch(
      (error: unknown) => {
        if (!speechless.test(wireOf(error))) throw error;
      },
    );
    if (plain !== undefined && !wantsTls(plain)) {
      this.#settled = true;
      return plain;
    }
    const secure = await this.#trySecure(request, send);
    return secure ?? plain ?? send(request);
  }

  async #trySecure<A>(
    request: HttpRequest,
    send: (request: HttpRequest) => Promise<A>,
  ): Promise<A | undefined> {
    const plain = this.#url;
    this.#url = this.#secure;
    try {
      const answer = await send({ ...this.#located(request), givesUp: () => true });
      this.#settled = true;
      return answer;
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      if (certificate.test(error.wire)) throw error;
      this.#url = plain;
      return undefined;
    }
  }

  #located(request: HttpRequest): HttpRequest {
    const { url } = request;
    if (url.protocol === this.#url.protocol || url.host !== this.#url.host) return request;
    return { ...request, url: new URL(`${url.pathname}${url.search}`, this.#url) };
  }
}

function wireOf(error: unknown): string {
  if (error instanceof NetworkError) return error.wire;
  return isTrustError(error) && error.cause instanceof NetworkError ? error.cause.wire : '';
}

function wantsTls(answer: HttpResponse | HttpStream): boolean {
  const { status, body } = answer;
  return status === 400 && body instanceof Uint8Array && words.test(Buffer.from(body).toString());
}
