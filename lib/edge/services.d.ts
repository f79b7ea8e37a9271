/** Which logs and timestamp authorities a signature goes to. */
import type { RegistryClientOptions } from '../registry/client.ts';
import type { LogClient } from '../transparency/log-client.ts';
import { type ChosenServices } from '../transparency/signing-config.ts';
import { type TimestampClient } from '../transparency/timestamp.ts';
import type { RunOptions } from './connection.ts';
/** As written; an empty string stands for "not given". */
export interface ServiceWords {
    readonly rekorUrl: string;
    readonly rekorVersion: string;
    readonly signingConfig: string;
    readonly timestampUrl: string;
    readonly log: boolean;
}
/** Throws E_INPUT, naming the words that contradict each other, before anything is asked. */
export declare function readServices(words: ServiceWords, now: Date): Promise<ChosenServices>;
export interface Services {
    readonly logs: readonly LogClient[];
    readonly timestamps: readonly TimestampClient[];
}
/** Throws E_INPUT for an address that must not be asked. */
export declare function openServices({ logs, timestampUrls }: ChosenServices, { transport, insecureHosts }: RegistryClientOptions, options: RunOptions): Services;
