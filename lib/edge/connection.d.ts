/** What every run speaks through: the environment, the clock and the process, handed to a transport. */
import type { RegistryClientOptions } from '../registry/client.ts';
import type { Clock } from '../registry/http.ts';
export interface RunOptions {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly signal: AbortSignal;
    /** hosts that may be spoken to over http */
    readonly insecureRegistries: readonly string[];
    /** milliseconds for the whole run */
    readonly budget?: number;
    /** milliseconds in which a registry may send nothing */
    readonly idle?: number;
    /** PEM certificates to trust besides those of Node */
    readonly ca?: readonly string[];
    /** the file that they are from, for commands that repeat the run */
    readonly certificatesFile?: string;
    /** is told each secret before it is used, to mask it */
    readonly onSecret?: (secret: string) => void;
    /** is told why nothing happens for a while, such as a registry that asks to wait */
    readonly onWait?: (why: string) => void;
    /** is told what is asked of whom, free of secrets */
    readonly trace?: (line: string) => void;
}
export interface Connection {
    /** for a client that reads, or one that writes */
    readonly client: RegistryClientOptions;
    readonly clock: Clock;
    /** Ends idle connections, so that the process can end. */
    close(): void;
}
export declare function connect(options: RunOptions, trace?: {
    http(event: import("../registry/http.ts").TraceEvent): void;
    registry({ message }: import("../registry/trace.ts").Note): void;
}): Connection;
