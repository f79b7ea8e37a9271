/** What a registry says about the pulls that are left: `ratelimit-remaining: 76;w=21600` (registries.md §4.1). */

import type { IncomingHttpHeaders } from 'node:http';
import { apiHost, type Repository } from '../oci/reference.ts';
import type { Transport } from './request.ts';

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

/** undefined unless both headers are there and say numbers. */
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
