/**
 * A transparency log over loopback HTTP, in memory: Rekor v1 or v2, with faults on demand.
 *
 *     const log = await startLog({ version: 'rekor-v1' });
 *     writeTrustedRoot('trusted-root.json', [log]);
 *     writeSigningConfig('signing-config.json', [log]);
 *     log.faults.add({ when: { method: 'POST' }, do: 'lose-answer' }); // the next attempt is a 409
 *     log.faults.add({ when: { method: 'GET' }, do: log.lies.proof });
 *     … cosign sign --signing-config signing-config.json … , or --rekor-url ${log.url}
 *     log.entries.map(({ kind, body }) => …);
 *     await log.stop();
 *
 * Given keys and a clock, all but ECDSA's random signatures is the same in every run.
 */

export type { AddedFault, Condition, Fault, Strike } from '../http/faults.ts';
export type { RequestRecord } from '../http/message.ts';
export type { LogEntry } from './entry.ts';
export type { KeyPair } from './keys.ts';
export type { Lies } from './lies.ts';
export { type LogOptions, type LogVersion, type SandboxLog, startLog } from './log.ts';
export type { Receipt } from './receipt.ts';
export type { LogSettings } from './settings.ts';
export {
  signingConfig,
  trustedRoot,
  type Validity,
  writeSigningConfig,
  writeTrustedRoot,
} from './trusted-root.ts';
