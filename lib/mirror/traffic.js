/** Requests by repository, counted on the wire: what the report says about each target. */
import { apiHost } from '../oci/reference.js';
const none = { requests: 0, retries: 0 };
const nameOf = ({ registry, path }) => `${apiHost(registry)}/${path}`;
export function meterTraffic() {
    const counts = new Map();
    const pulls = new Map();
    const keyOf = (url) => /^https?:\/\/([^/]+)\/v2\/(.+?)\/(?:blobs|manifests|referrers|tags)\//
        .exec(url)
        ?.slice(1)
        .join('/');
    return {
        trace: ({ kind, method, url }) => {
            const key = kind === 'sent' || kind === 'waiting' ? keyOf(url) : undefined;
            if (key === undefined)
                return;
            if (kind === 'sent' && method === 'GET' && url.includes('/manifests/')) {
                pulls.set(key, (pulls.get(key) ?? 0) + 1);
            }
            const { requests, retries } = counts.get(key) ?? none;
            counts.set(key, kind === 'sent' ? { requests: requests + 1, retries } : { requests, retries: retries + 1 });
        },
        of: (repository) => counts.get(nameOf(repository)) ?? none,
        pulls: (repository) => pulls.get(nameOf(repository)) ?? 0,
    };
}
