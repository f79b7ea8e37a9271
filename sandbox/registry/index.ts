/**
 * An OCI 1.1 registry over loopback HTTP, in memory, with other vendors' quirks and faults on demand.
 *
 *     const hub = await startRegistry({ name: 'Hub', auth: 'token' });
 *     loadCase(hub, 'nicolas/webdis', 'legacy-rekor-v1'); // ../images.ts
 *     hub.settings.referrersApi = 'off-404';
 *     hub.faults.add({ when: { method: 'GET', path: '/manifests/', nth: 3 }, do: 'reset' });
 *     … verify `${hub.host}/nicolas/webdis:0.1.24` …
 *     hub.requests.filter(({ status }) => status === 401);
 *     await hub.stop();
 */

export type { AddedFault, Condition, Fault, Strike } from '../http/faults.ts';
export type { RequestRecord } from '../http/message.ts';
export { referrersTag, writeFallbackTags } from './fallback.ts';
export { type RegistryOptions, type SandboxRegistry, startRegistry } from './registry.ts';
export type { Action, Settings } from './settings.ts';
export { type HeldManifest, HeldRepository, type Referrer, Store } from './store.ts';
