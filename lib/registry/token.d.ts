/** Bearer tokens (distribution's token and OAuth2 protocols; registries.md §3.1). */
import { type Credentials } from './credentials.ts';
import type { Clock, Transport } from './http.ts';
export interface TokenRequest {
    /** checked by checkRealm */
    readonly realm: URL;
    readonly service?: string;
    /** `repository:nicolas/webdis:pull` */
    readonly scopes: readonly string[];
    /** of the registry for which the realm speaks; none: an anonymous token */
    readonly credentials?: Credentials;
}
export interface Token {
    readonly text: string;
    /** milliseconds on the clock that was handed in */
    readonly renewAt: number;
}
export interface TokenOptions {
    readonly transport: Transport;
    readonly clock: Pick<Clock, 'now'>;
    readonly onSecret?: (text: string) => void;
}
/** The tokens for one registry. Requests for the same scopes share one token, and one exchange. */
export declare class TokenCache {
    #private;
    constructor(options: TokenOptions);
    /** A token that is not `stale`, the one that was just refused. Throws E_AUTH, E_NET, E_RATE, E_LIMIT. */
    get(request: TokenRequest, stale?: Token): Promise<Token>;
}
