/** What happens on the wire as lines for people; the events carry no secrets (threat 115). */
import type { TraceEvent } from '../registry/http.ts';
import type { Note } from '../registry/trace.ts';
import type { RunOptions } from './connection.ts';
export declare function tracing({ trace, onWait }: Pick<RunOptions, 'trace' | 'onWait'>): {
    http(event: TraceEvent): void;
    registry({ message }: Note): void;
};
