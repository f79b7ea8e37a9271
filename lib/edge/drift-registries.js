/** The registries of a drift check: metered, their quotas read, and each asked in two names. */
import { meterTraffic } from '../mirror/traffic.js';
import { apiHost } from '../oci/reference.js';
import { isInsecureHost } from '../registry/address.js';
import { createRegistryClient } from '../registry/client.js';
import { createInspectingClient } from '../registry/inspecting-client.js';
import { watchQuota } from '../registry/quota.js';
import { userAgent } from '../version.js';
import { connect } from './connection.js';
import { tracing } from './trace.js';
/** As docker writes it, with who really asks where docker names who asks it. */
const dockerAgent = `docker/28.3.0 go/go1.24.4 kernel/6.8.0 os/linux arch/arm64 UpstreamClient(${userAgent})`;
export function openRegistries(options) {
    const meter = meterTraffic();
    const told = tracing(options);
    const http = (event) => {
        meter.trace(event);
        told.http(event);
    };
    const { client, close } = connect(options, { ...told, http });
    return { transport: client.transport, registry: registriesOf(client, meter), close };
}
/** @param meter is told what `client`'s transport traces */
export function registriesOf(client, meter) {
    const quotas = watchQuota(client.transport);
    const { transport } = quotas;
    const ours = createInspectingClient({ ...client, transport });
    // A client of its own, with tokens of its own (threat 19).
    const theirs = createRegistryClient({ ...client, transport: withAgent(transport, dockerAgent) });
    return (image, signatures) => ({
        repository: ours.repository(image),
        asAnother: theirs.repository(image),
        signatures: ours.repository(signatures ?? image),
        insecure: isInsecureHost(new URL(`https://${apiHost(image.registry)}`), client.insecureHosts),
        quota: () => quotas.of(image),
        traffic: () => ({ ...meter.of(image), pulls: meter.pulls(image) }),
    });
}
function withAgent(transport, agent) {
    const named = (request) => ({
        ...request,
        headers: { ...request.headers, 'user-agent': agent },
    });
    return {
        request: (request, limit) => transport.request(named(request), limit),
        open: (request) => transport.open(named(request)),
        get sent() {
            return transport.sent;
        },
        close: () => { },
    };
}
