/** Chooses http or https for a registry. On loopback, its first answer decides. */

import { isTrustError } from '../error.ts';
import { type InsecureHosts, isInsecureHost, registryOrigin } from '../http/address.ts';
import { NetworkError } from '../http/failure.ts';
import type { HttpRequest, HttpResponse, HttpStream } from '../http/request.ts';

/** How a plain request fails at a server that speaks TLS only. */
const tlsOnly = /^(?:ECONNRESET|EPIPE|E_UNANSWERED|HPE_)/;
/** What Go's net/http and nginx answer then, with status 400. */
const wantsTlsText = /HTTP request to an HTTPS server|plain HTTP request was sent to HTTPS port/i;
/** A server with a certificate speaks TLS, even if the certificate is not trusted. */
const certificate = /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_|ERR_TLS_CERT_)/;

/**
 * On loopback http is tried first, because nearly all registries there speak it, and https if that fails.
 * Docker tries them in the other order. There is never a fallback from https to http (threat 116).
 */
export class Origin {
  readonly #secure: URL;
  #url: URL;
  /** whether the scheme is known */
  #settled: boolean;

  /** Throws E_REF for what is no host. */
  constructor(host: string, insecureHosts: InsecureHosts) {
    this.#url = registryOrigin(host, insecureHosts);
    this.#secure = new URL(`https://${host}/`);
    this.#settled = this.#url.protocol === 'https:' || isInsecureHost(this.#url, insecureHosts);
  }

  get url(): URL {
    return this.#url;
  }

  /** Sends a request to this host with the scheme that it speaks. */
  async send<A extends HttpResponse | HttpStream>(
    request: HttpRequest,
    send: (request: HttpRequest) => Promise<A>,
  ): Promise<A> {
    if (this.#settled) return send(this.#located(request));
    const plain = await send({ ...request, givesUp: (wire) => tlsOnly.test(wire) }).catch(
      (error: unknown) => {
        if (!tlsOnly.test(wireOf(error))) throw error;
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
  return (
    status === 400 && body instanceof Uint8Array && wantsTlsText.test(Buffer.from(body).toString())
  );
}
