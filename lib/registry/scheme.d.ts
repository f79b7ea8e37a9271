/** How a registry wants to be asked, read from its challenges. */
import type { InsecureHosts } from './address.ts';
import type { Challenge } from './challenge.ts';
export type Scheme = {
    readonly kind: 'basic';
} | {
    readonly kind: 'bearer';
    readonly realm: URL;
    readonly service?: string;
};
/** Bearer before Basic, which sends the password itself. Throws E_NET for a realm that is refused. */
export declare function readScheme(challenges: readonly Challenge[], registry: URL, insecureHosts: InsecureHosts): Scheme | undefined;
export declare function sameScheme(a: Scheme | undefined, b: Scheme): boolean;
