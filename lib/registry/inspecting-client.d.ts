/** The registry client for those who look at everything and write nothing. */
import { type RegistryClient, type RegistryClientOptions } from './client.ts';
import type { InspectableRepository } from './repository.ts';
export declare function createInspectingClient(options: RegistryClientOptions): RegistryClient<InspectableRepository>;
