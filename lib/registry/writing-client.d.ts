/** The registry client for those who write. */
import type { Repository } from '../oci/reference.ts';
import type { Pausing } from './backoff.ts';
import { type RegistryClient, type RegistryClientOptions } from './client.ts';
import type { WritableRepository } from './writable.ts';
export interface WritingClientOptions extends RegistryClientOptions, Pausing {
}
/** A repository on a registry, and not in a folder. */
export interface PushableRepository extends WritableRepository {
    /** Throws what pushing there would throw, for want of rights or of the repository; see push-access.ts. */
    assertPushable(): Promise<void>;
}
/** Repositories to be read only, as any reader sees them; and those that are written to. */
export interface WritingClient extends RegistryClient {
    /** Asked with the right to push, also when it is looked at. The same object for the same name. */
    target(name: Repository): PushableRepository;
}
export declare function createWritingClient(options: WritingClientOptions): WritingClient;
