/** Which hosts may be spoken to, and how: the rule on plain http and on where a server may send us. */
/** `host` or `host:port`, lower case: hosts that the user allowed to be spoken to without TLS. */
export type InsecureHosts = ReadonlySet<string>;
/** `localhost`, names under it, and loopback literals; `hostname` as URL spells it. */
export declare function isLoopback(hostname: string): boolean;
/** Loopback, private, link-local and metadata addresses, by literal or well-known name. */
export declare function isInternal(hostname: string): boolean;
/** Whether the user allowed plain http: named by host, or by host and port. */
export declare function isInsecureHost(url: URL, insecureHosts: InsecureHosts): boolean;
/** Plain http is for loopback and for hosts that the user named (threat 116). */
export declare function mayUse(url: URL, insecureHosts: InsecureHosts): boolean;
/**
 * The URL of a registry's API, by its host and optional port: https, but for loopback (unless its port
 * is 443) and hosts that the user named. The one place where the scheme is decided (threat 116); there
 * is no falling back from one to the other. Throws E_REF for what is no host.
 */
export declare function registryOrigin(host: string, insecureHosts: InsecureHosts): URL;
/**
 * Where a server's word may lead: redirects, upload `Location`, `Link`, token realms. The same host, or
 * a public one by https; http only where it was http before and is allowed (threats 107, 109 to 111).
 *
 * @param from the URL whose answer named `location`, which may be relative to it
 * @throws TrustError E_NET, naming neither query nor userinfo of the target
 */
export declare function resolveTarget(from: URL, location: string, insecureHosts: InsecureHosts): URL;
