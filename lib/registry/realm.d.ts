/** Where tokens may be asked for: the registry names the place, and could name any (threat 109). */
import { type InsecureHosts } from './address.ts';
/**
 * The realm as a URL that credentials may be sent to. Throws E_NET for what no answer may lead to
 * (resolveTarget), and for any IP address but the registry's own: credentials go to hosts with names.
 */
export declare function checkRealm(realm: string, registry: URL, insecureHosts: InsecureHosts): URL;
