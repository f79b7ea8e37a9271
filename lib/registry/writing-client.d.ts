/** The registry client for those who write. */
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
export declare function createWritingClient(options: WritingClientOptions): RegistryClient<PushableRepository>;
