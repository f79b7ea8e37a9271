/** What a registry says about the pulls that are left: `ratelimit-remaining: 76;w=21600` (registries.md §4.1). */
import { apiHost } from '../oci/reference.js';
export function watchQuota(transport) {
    const quotas = new Map();
    const read = ({ host }, answer) => {
        const quota = readQuota(answer.headers);
        if (quota !== undefined)
            quotas.set(host, quota);
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
export function readQuota(headers) {
    const limit = part(headers['ratelimit-limit']);
    const remaining = part(headers['ratelimit-remaining']);
    if (limit === undefined || remaining === undefined)
        return undefined;
    return { limit: limit.count, remaining: remaining.count, seconds: limit.seconds };
}
function part(header) {
    const [, count, seconds] = /^([0-9]{1,9})(?:;w=([0-9]{1,9}))?$/.exec(String(header ?? '')) ?? [];
    return count === undefined ? undefined : { count: Number(count), seconds: Number(seconds ?? 0) };
}
