/** The registry client: repositories to read from, over one transport. */
import { type Repository } from '../oci/reference.ts';
import { type InsecureHosts } from './address.ts';
import type { CredentialSource } from './credentials.ts';
import { Endpoint, type Purpose } from './endpoint.ts';
import type { Clock, Transport } from './http.ts';
import type { ReadableRepository } from './repository.ts';
import type { Trace } from './trace.ts';
export interface RegistryClientOptions {
    readonly transport: Transport;
    readonly credentials: CredentialSource;
    /** as the transport's: hosts that may be spoken to by plain http */
    readonly insecureHosts: InsecureHosts;
    readonly clock: Pick<Clock, 'now'>;
    readonly trace?: Trace;
    /** is told every token that is issued, to mask it in logs */
    readonly onSecret?: (text: string) => void;
}
export interface RegistryClient<R extends ReadableRepository = ReadableRepository> {
    /** The same object for the same name. Throws E_REF for a name that the grammar does not allow. */
    repository(name: Repository): R;
    /** requests sent so far */
    readonly sent: number;
}
export declare function createRegistryClient(options: RegistryClientOptions): RegistryClient;
/** `open` decides what can be done with a repository; who only reads carries no code that writes. */
export declare function connect<R extends ReadableRepository>(options: RegistryClientOptions, open: (endpoint: Endpoint) => R): RegistryClient<R>;
type Endpoints = (name: Repository, purpose: Purpose) => Endpoint;
/** One session for each registry, whatever its repositories are opened for. */
export declare function endpoints(options: RegistryClientOptions): Endpoints;
/** The same object for the same name. */
export declare function opener<R>(endpointOf: Endpoints, purpose: Purpose, open: (endpoint: Endpoint) => R): (name: Repository) => R;
export declare function readable(endpoint: Endpoint): ReadableRepository;
export {};
