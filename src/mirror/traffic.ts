/** Requests by repository, counted on the wire: what the report says about each target. */

import { apiHost, type Repository } from '../oci/reference.ts';
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
}

const none: Traffic = { requests: 0, retries: 0 };

export function meterTraffic(): TrafficMeter {
  const counts = new Map<string, Traffic>();
  const keyOf = (url: string) =>
    /^https?:\/\/([^/]+)\/v2\/(.+?)\/(?:blobs|manifests|referrers|tags)\//
      .exec(url)
      ?.slice(1)
      .join('/');
  return {
    trace: ({ kind, url }) => {
      const key = kind === 'sent' || kind === 'waiting' ? keyOf(url) : undefined;
      if (key === undefined) return;
      const { requests, retries } = counts.get(key) ?? none;
      counts.set(
        key,
        kind === 'sent' ? { requests: requests + 1, retries } : { requests, retries: retries + 1 },
      );
    },
    of: ({ registry, path }) => counts.get(`${apiHost(registry)}/${path}`) ?? none,
  };
}
