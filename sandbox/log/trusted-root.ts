/** Writes a trusted root and a signing config with the logs, for signers and verifiers. */

import { writeFileSync } from 'node:fs';
import type { SandboxLog } from './log.ts';

/** RFC 3339; both ends belong to it. */
export interface Validity {
  readonly start: string;
  readonly end?: string;
}

export type KnownLog = Pick<SandboxLog, 'name' | 'version' | 'url' | 'key'>;

const always: Validity = { start: '2020-01-01T00:00:00Z' };

/** A trusted_root.json (protobuf-specs sigstore_trustroot.proto). */
export function trustedRoot(logs: readonly KnownLog[], validFor: Validity = always): object {
  return {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: logs.map(({ name, key }) => ({
      // Its host is what checkpoints must name: it is not where the log listens (cosign-formats.md §12.3).
      baseUrl: `https://${name}`,
      hashAlgorithm: 'SHA2_256',
      publicKey: { rawBytes: key.spki.toString('base64'), keyDetails: key.details, validFor },
      logId: { keyId: key.id.toString('base64') },
    })),
  };
}

/** A signing config v0.2 in which every signature goes to one of the logs: the newest version's (cosign-formats.md §7). */
export function signingConfig(logs: readonly KnownLog[], validFor: Validity = always): object {
  return {
    mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
    rekorTlogUrls: logs.map(({ name, url, version }) => ({
      url,
      majorApiVersion: version === 'rekor-v1' ? 1 : 2,
      validFor,
      operator: name,
    })),
    rekorTlogConfig: { selector: 'ANY' },
    tsaConfig: {},
  };
}

export function writeTrustedRoot(
  path: string,
  logs: readonly KnownLog[],
  validFor?: Validity,
): void {
  writeJson(path, trustedRoot(logs, validFor));
}

export function writeSigningConfig(
  path: string,
  logs: readonly KnownLog[],
  validFor?: Validity,
): void {
  writeJson(path, signingConfig(logs, validFor));
}

function writeJson(path: string, value: object): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
