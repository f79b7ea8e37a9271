/** The registries of a drift check: metered, their quotas read, and each asked in two names. */
import type { Registry } from '../drift/place.ts';
import { type TrafficMeter } from '../mirror/traffic.ts';
import { type Repository } from '../oci/reference.ts';
import { type RegistryClientOptions } from '../registry/client.ts';
import type { Transport } from '../registry/http.ts';
import { type RunOptions } from './connection.ts';
/** @param signatures where signatures are, if not beside the image */
type OpenRegistry = (image: Repository, signatures: Repository | undefined) => Registry;
export interface Registries {
    readonly transport: Transport;
    readonly registry: OpenRegistry;
    /** Ends idle connections, so that the process can end. */
    close(): void;
}
export declare function openRegistries(options: RunOptions): Registries;
/** @param meter is told what `client`'s transport traces */
export declare function registriesOf(client: RegistryClientOptions, meter: TrafficMeter): OpenRegistry;
export {};
