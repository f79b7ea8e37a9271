/** What a registry says about the pulls that are left: `ratelimit-remaining: 76;w=21600` (registries.md §4.1). */
import type { IncomingHttpHeaders } from 'node:http';
import { type Repository } from '../oci/reference.ts';
import type { Transport } from './http.ts';
export interface Quota {
    readonly limit: number;
    readonly remaining: number;
    /** the window for which they are counted */
    readonly seconds: number;
}
export interface QuotaWatch {
    /** passes everything on, and reads the headers of what comes back */
    readonly transport: Transport;
    /** as it was told last; undefined where nothing is told */
    of(repository: Repository): Quota | undefined;
}
export declare function watchQuota(transport: Transport): QuotaWatch;
/** undefined unless both headers are there and say numbers. */
export declare function readQuota(headers: IncomingHttpHeaders): Quota | undefined;
