/** Our own redirect loop: what goes along, and how far (threats 107, 108, 110; fault 26). */
import type { IncomingMessage } from 'node:http';
import { type InsecureHosts } from './address.ts';
import type { Hop } from './sender.ts';
/** The last answer, and where it came from. */
export interface Followed {
    readonly incoming: IncomingMessage;
    readonly url: URL;
}
/** Sends `first` and follows redirects; throws E_NET for loops, too many, and forbidden targets. */
export declare function follow(first: Hop, insecureHosts: InsecureHosts, send: (hop: Hop) => Promise<IncomingMessage>): Promise<Followed>;
