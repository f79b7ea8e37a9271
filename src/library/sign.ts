/** Signing for programs. What signs is loaded when it is first called: who verifies never loads it. */

import type { SignProgress, SignReport } from '../sign/report.ts';
import { type ConnectionOptions, connectionKinds, connectionOf } from './connection.ts';
import { checkOptions, type Kinds } from './options.ts';

/** Everything but the key has the default that `webdis-trust sign` has. */
export interface SignOptions extends ConnectionOptions {
  /** PEM text, a path or `env://NAME` */
  readonly key: string;
  /** of an encrypted key; default: COSIGN_PASSWORD */
  readonly password?: string;
  /** SHA-256 of the DER public key that belongs to it, hex */
  readonly keyFingerprint?: string;
  /** whether a PKCS#8 key without a password may be used */
  readonly allowUnencryptedKey?: boolean;
  /** as cosign v3 makes them (default), as cosign v2 does, or both */
  readonly format?: 'bundle' | 'legacy' | 'both';
  /** who must be able to read the signatures: `cosign-2.5`, `podman`, `policy-controller`, `kyverno` */
  readonly requireReadableBy?: readonly string[];
  /** what the signed claims hold besides the digest */
  readonly annotations?: Readonly<Record<string, string>>;
  /** what legacy payloads name; default: the repository of the image */
  readonly identity?: string;
  /** the index and every manifest under it (default), or only what the reference names */
  readonly recursive?: boolean;
  /** where signatures go, if not beside the image */
  readonly signatureRepository?: string;
  /** a transparency log; default: Rekor v1 of the public-good instance */
  readonly rekorUrl?: string;
  readonly rekorVersion?: 1 | 2;
  /** path of a signing config (v0.2) that names the services instead */
  readonly signingConfig?: string;
  /** an RFC 3161 timestamp authority, for bundles */
  readonly timestampUrl?: string;
  /** false: nothing is logged */
  readonly log?: boolean;
  /** path of a trusted_root.json that the services' answers are verified with; default: the public-good root inside */
  readonly trustedRoot?: string;
  readonly onProgress?: (progress: SignProgress) => void;
}

/**
 * What releasing takes as well.
 *
 * @internal
 */
export const signingKinds = {
  key: 'text',
  // An empty one is a password as well.
  password: 'any',
  keyFingerprint: 'text',
  allowUnencryptedKey: 'flag',
  format: ['bundle', 'legacy', 'both'],
  requireReadableBy: 'list',
  annotations: 'map',
  signatureRepository: 'text',
  rekorUrl: 'text',
  rekorVersion: 'count',
  signingConfig: 'text',
  timestampUrl: 'text',
  trustedRoot: 'text',
} as const satisfies Partial<Kinds<SignOptions>>;

const kinds: Kinds<SignOptions> = {
  ...connectionKinds,
  ...signingKinds,
  identity: 'text',
  recursive: 'flag',
  log: 'flag',
  onProgress: 'any',
};

/**
 * Signs index and every manifest under it, each once: what the key has signed already is left alone. What
 * a registry or a log does ends in the report; throws TrustError (E_INPUT, E_REF, E_KEY) for arguments that
 * cannot be used, before anything is asked.
 */
export async function signImages(
  images: readonly string[],
  options: SignOptions,
): Promise<SignReport> {
  checkOptions(options, kinds);
  const { annotations = {}, password, rekorVersion } = options;
  const words = {
    images,
    key: options.key ?? '',
    fingerprints: options.keyFingerprint === undefined ? [] : [options.keyFingerprint],
    allowUnencryptedKey: options.allowUnencryptedKey ?? false,
    format: options.format ?? 'bundle',
    requireReadableBy: options.requireReadableBy ?? [],
    annotations: Object.entries(annotations).map(([name, value]) => `${name}=${value}`),
    identity: options.identity ?? '',
    recursive: options.recursive ?? true,
    trustedRoot: options.trustedRoot ?? '',
    signatureRepository: options.signatureRepository ?? '',
    services: {
      rekorUrl: options.rekorUrl ?? '',
      rekorVersion: rekorVersion === undefined ? '' : String(rekorVersion),
      signingConfig: options.signingConfig ?? '',
      timestampUrl: options.timestampUrl ?? '',
      log: options.log ?? true,
    },
  };
  const connection = connectionOf(options);
  const { env } = connection;
  // A library has nobody to ask.
  const askPassword = async () => undefined;
  const withPassword = password === undefined ? env : { ...env, COSIGN_PASSWORD: password };
  const { sign } = await import('../run/sign.ts');
  return sign(words, { ...connection, env: withPassword, askPassword }, options.onProgress);
}
