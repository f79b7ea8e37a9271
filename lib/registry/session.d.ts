/**
 * Authorization for the requests to one registry (registries.md §3.1).
 *
 * The first request is a real one, and a 401 to it teaches how to ask. What was learned serves all
 * later requests before they are sent. A request is sent again at most twice: once when the registry
 * names a scheme, once when a token that has worked is refused (fault 13) or lacks a scope (fault 15).
 */
import type { Repository } from '../oci/reference.ts';
import type { InsecureHosts } from './address.ts';
import { type CredentialSource } from './credentials.ts';
import type { HttpRequest, HttpResponse, HttpStream } from './http.ts';
import { type TokenOptions } from './token.ts';
import type { Trace } from './trace.ts';
/** What a request needs to be allowed to. */
export interface Access {
    readonly repository: Repository;
    /** `repository:nicolas/webdis:pull`; the most important first, for servers that read only one */
    readonly scopes: readonly string[];
}
export interface SessionOptions extends TokenOptions {
    readonly credentials: CredentialSource;
    readonly insecureHosts: InsecureHosts;
    readonly trace: Trace;
}
export declare class Session {
    #private;
    readonly origin: URL;
    constructor(registry: string, origin: URL, options: SessionOptions);
    /** As Transport.request, authorized. A refusal is an answer too. */
    request(request: HttpRequest, access: Access, limit: number): Promise<HttpResponse>;
    /** As Transport.request, without authorization: for hosts that an upload is sent to. */
    elsewhere(request: HttpRequest, limit: number): Promise<HttpResponse>;
    /** Whether the right to read and the right to write are asked for apart, as far as the registry has shown. */
    get distinguishesRights(): boolean;
    get insecureHosts(): InsecureHosts;
    /** As Transport.open, authorized. */
    open(request: HttpRequest, access: Access): Promise<HttpStream>;
}
