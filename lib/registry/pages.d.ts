/** Lists that come in pages: `Link: <…>; rel="next"` (RFC 8288). */
import type { Endpoint } from './endpoint.ts';
import type { HttpResponse } from './http.ts';
/**
 * The answer for `first`, whatever it is, and then every page after it, each of which has status 200.
 * Throws E_NET for a link to another origin (threat 56) or to a page that was read (threat 55), and
 * E_LIMIT where more than `most` pages follow: part of a list is never taken for the whole.
 */
export declare function readPages(endpoint: Endpoint, first: URL, accept: string, most?: number): AsyncGenerator<HttpResponse, void, void>;
