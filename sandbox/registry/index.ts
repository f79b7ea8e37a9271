export { referrersTag, writeFallbackTags } from './fallback.ts';
export type { AddedFault, Condition, Fault, Strike } from './faults.ts';
export type { RequestRecord } from './message.ts';
export { type RegistryOptions, type SandboxRegistry, startRegistry } from './registry.ts';
export type { Action, Settings } from './settings.ts';
export { type HeldManifest, HeldRepository, type Referrer, Store } from './store.ts';
