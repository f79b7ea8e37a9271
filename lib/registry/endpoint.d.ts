/** One repository of a registry: URLs, authorization, errors. */
import { type ErrorDetails, TrustError } from '../error.ts';
import { type Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { InsecureHosts } from './address.ts';
import type { CredentialSource } from './credentials.ts';
import type { HttpRequest, HttpResponse, HttpStream } from './http.ts';
import { type Answer } from './registry-error.ts';
import type { Session } from './session.ts';
import type { Trace } from './trace.ts';
/** What a request is about, for errors. */
export interface Subject {
    readonly digest?: Digest;
    readonly tag?: string;
}
/** What a repository is opened for. */
export type Purpose = 'reading' | 'writing';
export declare class Endpoint {
    #private;
    readonly name: Repository;
    /**
     * With `writing`, also what is only looked at is asked for with the right to push: a registry may tell
     * nobody else that a repository does not exist yet (fault 14).
     */
    constructor(name: Repository, session: Session, credentials: CredentialSource, trace: Trace, purpose: Purpose);
    get origin(): URL;
    get insecureHosts(): InsecureHosts;
    /** `rest` follows `/v2/<name>/` and was checked: a digest, a tag, a word of the API (threats 6, 12). */
    url(rest: string): URL;
    request(method: 'GET' | 'HEAD', url: URL, headers: HttpRequest['headers'], limit: number): Promise<HttpResponse>;
    /**
     * A request that writes. To another host, where an upload may go on, nothing of ours is sent along:
     * the URL itself is the permission there (threat 107; registries.md §2.5). `further` are scopes of
     * other repositories, for the same token.
     */
    write(request: HttpRequest, further?: readonly string[]): Promise<HttpResponse>;
    /** A GET whose body the caller reads as it comes. */
    open(url: URL, more?: Pick<HttpRequest, 'headers' | 'timeout'>): Promise<HttpStream>;
    /** The error for an answer that the caller has no use for. */
    error(answer: Answer, subject: Subject): Promise<TrustError>;
    isAnonymous(): Promise<boolean>;
    /** Whether another repository is on the same registry, and is spoken to as the same user. */
    sharesCredentials(other: Repository): Promise<boolean>;
    /** Throws E_DIGEST, told where the bytes came from. */
    assertDigest(bytes: Uint8Array, expected: Digest, subject: Subject): void;
    /** Details of an error that happened here. */
    where(subject: Subject, more?: ErrorDetails): ErrorDetails;
    note(message: string, subject?: Subject): void;
}
/** Media type without parameters, in lower case (registries.md §2.4). */
export declare function contentType({ headers }: Pick<Answer, 'headers'>): string | undefined;
