/** A registry on loopback, in memory. */

import type { Faults } from '../http/faults.ts';
import type { RequestRecord } from '../http/message.ts';
import { startServer } from '../http/server.ts';
import { Authority } from './auth.ts';
import { route } from './router.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { startStorage } from './storage.ts';
import { Store } from './store.ts';
import type { Uploads } from './uploads.ts';

export interface SandboxRegistry {
  /** for people: `Docker Hub` */
  readonly name: string;
  /** `127.0.0.1:PORT`, the name in references */
  readonly host: string;
  readonly url: string;
  /** can be changed at any time */
  readonly settings: Settings;
  readonly store: Store;
  readonly faults: Faults;
  /** requests so far, those of the token endpoint included */
  readonly requests: readonly RequestRecord[];
  /** where blobs come from if `settings.redirectBlobs` is on */
  readonly storage: {
    readonly host: string;
    readonly faults: Faults;
    readonly requests: readonly RequestRecord[];
  };
  /** Ends all tokens that were handed out. */
  expireTokens(): void;
  /** As it was right after the start: settings, content, faults, requests, tokens. */
  reset(): void;
  stop(): Promise<void>;
}

export interface RegistryOptions extends Partial<Settings> {
  readonly name?: string;
}

export async function startRegistry({
  name = 'registry',
  ...chosen
}: RegistryOptions = {}): Promise<SandboxRegistry> {
  const initial: Settings = { ...defaultSettings, ...chosen };
  const settings: Settings = { ...initial };
  const store = new Store();
  const uploads: Uploads = new Map();
  const authority = new Authority(settings, name, () => server.url);
  const storage = await startStorage(settings, store);
  const parts = { settings, store, uploads, storage };
  const server = await startServer(
    (request) => route(request, parts, authority),
    () => settings.delay,
  );
  return {
    name,
    host: server.host,
    url: server.url,
    settings,
    store,
    faults: server.faults,
    requests: server.requests,
    storage,
    expireTokens: () => authority.expireTokens(),
    reset: () => {
      Object.assign(settings, initial);
      store.clear();
      uploads.clear();
      authority.expireTokens();
      for (const { faults, requests } of [server, storage]) {
        faults.clear();
        requests.length = 0;
      }
    },
    stop: async () => {
      await Promise.all([server.stop(), storage.stop()]);
    },
  };
}
