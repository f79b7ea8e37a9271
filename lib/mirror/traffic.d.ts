/** Requests by repository, counted on the wire: what the report says about each target. */
import { type Repository } from '../oci/reference.ts';
import type { TraceEvent } from '../registry/http.ts';
export interface Traffic {
    /** sent, retries included; redirects to storage and requests for tokens belong to no repository */
    readonly requests: number;
    readonly retries: number;
}
export interface TrafficMeter {
    /** for the transport, as its `trace` */
    readonly trace: (event: TraceEvent) => void;
    of(repository: Repository): Traffic;
    /** GETs of manifests among them, which Docker Hub counts as pulls (registries.md §4.1) */
    pulls(repository: Repository): number;
}
export declare function meterTraffic(): TrafficMeter;
