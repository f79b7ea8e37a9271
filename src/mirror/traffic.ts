/** Requests by repository, counted on the wire: what the report says about each target. */

import type { TraceEvent } from '../http/request.ts';
import { apiHost, type Repository } from '../oci/reference.ts';

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

const none: Traffic = { requests: 0, retries: 0 };

const nameOf = ({ registry, path }: Repository) => `${apiHost(registry)}/${path}`;

export function meterTraffic(): TrafficMeter {
  const counts = new Map<string, Traffic>();
  const pulls = new Map<string, number>();
  const keyOf = (url: string) =>
    /^https?:\/\/([^/]+)\/v2\/(.+?)\/(?:blobs|manifests|referrers|tags)\//
      .exec(url)
      ?.slice(1)
      .join('/');
  return {
    trace: ({ kind, method, url }) => {
      const key = kind === 'sent' || kind === 'waiting' ? keyOf(url) : undefined;
      if (key === undefined) return;
      if (kind === 'sent' && method === 'GET' && url.includes('/manifests/')) {
        pulls.set(key, (pulls.get(key) ?? 0) + 1);
      }
      const { requests, retries } = counts.get(key) ?? none;
      counts.set(
        key,
        kind === 'sent' ? { requests: requests + 1, retries } : { requests, retries: retries + 1 },
      );
    },
    of: (repository) => counts.get(nameOf(repository)) ?? none,
    pulls: (repository) => pulls.get(nameOf(repository)) ?? 0,
  };
}
