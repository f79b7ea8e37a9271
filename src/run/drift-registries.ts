/**
 * Opens the registries of a drift check: counts requests, reads quotas, and adds a client that identifies as docker.
 */

import { isDeepStrictEqual } from 'node:util';
import type { RegistryAccess } from '../drift/registry.ts';
import type { Transport } from '../http/request.ts';
import { meterTraffic, type TrafficMeter, watchQuota } from '../http/traffic.ts';
import type { Repository } from '../oci/reference.ts';
import type { ConnectionValues } from '../options/connection.ts';
import { endpoints, type RegistryClientOptions, readable } from '../registry/client.ts';
import { userAgent } from '../version.ts';
import { type Connection, connect, type Host, isInsecureRegistry } from './connection.ts';

/** @param signatures where signatures are stored, if not in the repository of the image */
type OpenRegistry = (image: Repository, signatures: Repository | undefined) => RegistryAccess;

export interface Registries {
  readonly transport: Transport;
  readonly registry: OpenRegistry;
  readonly masked: Connection['masked'];
  /** Ends idle connections, so that the process can end. */
  close(): void;
}

/** The User-Agent of docker, with this tool in place of docker's own client. */
const dockerAgent = `docker/28.3.0 go/go1.24.4 kernel/6.8.0 os/linux arch/arm64 UpstreamClient(${userAgent})`;

export async function openRegistries(values: ConnectionValues, host: Host): Promise<Registries> {
  const meter = meterTraffic();
  const { client, masked, close } = await connect(values, host, meter.trace);
  return { transport: client.transport, registry: registriesOf(client, meter), masked, close };
}

/** @param meter counts the requests of `client`'s transport */
export function registriesOf(client: RegistryClientOptions, meter: TrafficMeter): OpenRegistry {
  const quotas = watchQuota(client.transport);
  const { transport } = quotas;
  const ours = endpoints({ ...client, transport });
  // A separate client with separate tokens (threat 19).
  const theirs = endpoints({ ...client, transport: withAgent(transport, dockerAgent) });
  // Not kept, as a client would: a run may open thousands of repositories.
  const open = (of: typeof ours, name: Repository) => readable(of(name, 'reading'));
  return (image, signatures) => {
    const repository = open(ours, image);
    return {
      repository,
      asAnother: open(theirs, image),
      signatures:
        signatures === undefined || isDeepStrictEqual(signatures, image)
          ? repository
          : open(ours, signatures),
      insecure: isInsecureRegistry(image.registry, client.insecureHosts),
      quota: () => quotas.of(image),
      traffic: () => ({ ...meter.of(image), pulls: meter.pulls(image) }),
    };
  };
}

function withAgent(transport: Transport, agent: string): Transport {
  const named = <R extends Parameters<Transport['open']>[0]>(request: R) => ({
    ...request,
    headers: { ...request.headers, 'user-agent': agent },
  });
  return {
    request: (request, limit) => transport.request(named(request), limit),
    open: (request) => transport.open(named(request)),
    get sent() {
      return transport.sent;
    },
    close: () => {},
  };
}
