/** Counts the requests to each repository, and reads how many pulls a registry still allows (registries.md §4.1). */

import type { IncomingHttpHeaders } from 'node:http';
import { apiHost, type Repository } from '../oci/reference.ts';
import type { TraceEvent, Transport } from './request.ts';

export interface Quota {
  readonly limit: number;
  readonly remaining: number;
  /** window in which pulls are counted */
  readonly seconds: number;
}

export interface QuotaWatch {
  /** the same transport, which reads the headers of answers */
  readonly transport: Transport;
  /** of the last answer; undefined: none had one */
  of(repository: Repository): Quota | undefined;
}

export function watchQuota(transport: Transport): QuotaWatch {
  const quotas = new Map<string, Quota>();
  const read = <A extends { readonly headers: IncomingHttpHeaders }>(
    { host }: URL,
    answer: A,
  ): A => {
    const quota = readQuota(answer.headers);
    if (quota !== undefined) quotas.set(host, quota);
    return answer;
  };
  return {
    transport: {
      request: async (request, limit) => read(request.url, await transport.request(request, limit)),
      open: async (request) => read(request.url, await transport.open(request)),
      get sent() {
        return transport.sent;
      },
      close: () => transport.close(),
    },
    of: ({ registry }) => quotas.get(apiHost(registry)),
  };
}

/** undefined unless both headers are there and are numbers. */
function readQuota(headers: IncomingHttpHeaders): Quota | undefined {
  const limit = part(headers['ratelimit-limit']);
  const remaining = part(headers['ratelimit-remaining']);
  if (limit === undefined || remaining === undefined) return undefined;
  return { limit: limit.count, remaining: remaining.count, seconds: limit.seconds };
}

function part(header: string | string[] | undefined) {
  const [, count, seconds] = /^([0-9]{1,9})(?:;w=([0-9]{1,9}))?$/.exec(String(header ?? '')) ?? [];
  return count === undefined ? undefined : { count: Number(count), seconds: Number(seconds ?? 0) };
}

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
