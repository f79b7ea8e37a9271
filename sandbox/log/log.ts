/** A transparency log on loopback, in memory. */

import type { Faults } from '../http/faults.ts';
import type { RequestRecord } from '../http/message.ts';
import { startServer } from '../http/server.ts';
import type { LogApi, LogParts } from './api.ts';
import type { LogEntry } from './entry.ts';
import { type KeyPair, type LogKey, rekorV1Key, rekorV2Key } from './keys.ts';
import { Ledger } from './ledger.ts';
import { type Lies, makeLies } from './lies.ts';
import { LogSigner, type Receipt } from './receipt.ts';
import { RekorV1 } from './rekor-v1.ts';
import { RekorV2 } from './rekor-v2.ts';
import { defaultSettings, type LogSettings } from './settings.ts';

export type LogVersion = 'rekor-v1' | 'rekor-v2';

export interface LogOptions extends Partial<LogSettings> {
  readonly version: LogVersion;
  /** the host that checkpoints and trusted roots name, wherever it listens; default `rekor-v1.test` and so on */
  readonly name?: string;
  /** ECDSA P-256 for v1, Ed25519 for v2; default: new ones */
  readonly keys?: KeyPair;
  /** v1: of the only tree that is served */
  readonly treeId?: bigint;
  /** v1: entries in earlier trees, which are not served: an index over all trees is that much more */
  readonly earlierEntries?: number;
}

export interface SandboxLog {
  readonly name: string;
  readonly version: LogVersion;
  /** its base URL */
  readonly url: string;
  readonly key: LogKey;
  readonly publicKeyPem: string;
  /** lower-case hex */
  readonly logId: string;
  /** can be changed at any time */
  readonly settings: LogSettings;
  readonly entries: readonly LogEntry[];
  readonly requests: readonly RequestRecord[];
  readonly faults: Faults;
  /** for `faults.add({ do: log.lies.proof })` */
  readonly lies: Lies;
  /** Reads the body of an answer about one entry. */
  read(answer: Uint8Array): Receipt;
  /** As it was right after the start, with the same key. */
  reset(): void;
  stop(): Promise<void>;
}

/** Those of the public-good instance when it had one earlier tree. */
const publicGood = { treeId: 3904496407287907110n, earlierEntries: 4_163_431 };

export async function startLog({
  version,
  name = `${version}.test`,
  keys,
  treeId = publicGood.treeId,
  earlierEntries = publicGood.earlierEntries,
  ...chosen
}: LogOptions): Promise<SandboxLog> {
  const isV1 = version === 'rekor-v1';
  const initial: LogSettings = { ...defaultSettings, ...chosen };
  const settings: LogSettings = { ...initial };
  const key = isV1 ? rekorV1Key(keys) : rekorV2Key(name, keys);
  const ledger = new Ledger(isV1 ? earlierEntries : 0);
  const signer = new LogSigner(key, name, isV1 ? `${name} - ${treeId}` : name);
  const parts: LogParts = { ledger, signer, settings };
  const api: LogApi = isV1 ? new RekorV1(parts, treeId) : new RekorV2(parts);
  const { url, requests, faults, stop } = await startServer(
    (request) => api.answer(request),
    () => settings.delay,
  );
  return {
    name,
    version,
    url,
    key,
    publicKeyPem: key.publicKeyPem,
    logId: key.id.toString('hex'),
    settings,
    entries: ledger.entries,
    requests,
    faults,
    lies: makeLies(api.format, ledger, signer),
    read: (answer) => api.format.read(answer),
    reset: () => {
      Object.assign(settings, initial);
      ledger.clear();
      faults.clear();
      requests.length = 0;
    },
    stop,
  };
}
