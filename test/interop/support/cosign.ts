// The real cosign, versions 2 and 3, in a home of its own and cut off from every public service.
import { join } from 'node:path';
import { type CommandResult, run } from './command.ts';

interface VerifyOptions {
  /** The public key file. */
  readonly key: string;
  readonly trustedRoot: string;
  /** Where entries may be looked up; without it cosign verifies offline. */
  readonly rekorUrl?: string;
  readonly args?: readonly string[];
}

/** Where a signature is logged: nowhere, Rekor v1 by its URL, or what a signing config (v3) says. */
export type SigningLog =
  | 'none'
  | { readonly rekorUrl: string; readonly trustedRoot?: string }
  | { readonly signingConfig: string; readonly trustedRoot: string };

export interface SignOptions {
  /** The private key file; its password is that of the home. */
  readonly key: string;
  readonly format: 'legacy' | 'bundle';
  readonly log: SigningLog;
  /** True unless said otherwise: the index and every manifest under it. */
  readonly recursive?: boolean;
  readonly args?: readonly string[];
}

export interface CosignHome {
  /** HOME of every cosign process: no configuration and no cache but its own. */
  readonly folder: string;
  /** COSIGN_PASSWORD; empty by default. */
  readonly password?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Cosign {
  /** Any command line. */
  run(args: readonly string[], cwd?: string): Promise<CommandResult>;
  verify(image: string, options: VerifyOptions): Promise<CommandResult>;
  sign(image: string, options: SignOptions): Promise<CommandResult>;
  /** Writes cosign.key and cosign.pub into a folder. */
  generateKeyPair(folder: string): Promise<{ readonly key: string; readonly publicKey: string }>;
}

const nowhere = 'http://127.0.0.1:9';

/** What every cosign process runs with. */
export function cosignEnvironment(home: CosignHome): Record<string, string> {
  return {
    HOME: home.folder,
    DOCKER_CONFIG: join(home.folder, '.docker'),
    TUF_ROOT: join(home.folder, '.sigstore/root'),
    COSIGN_PASSWORD: home.password ?? '',
    // Loopback is never proxied; anything else is refused at once.
    ...{ HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere, http_proxy: nowhere, https_proxy: nowhere },
    ...home.env,
  };
}

/** The command line of `cosign sign`. */
export function cosignSigning(version: 'v2' | 'v3', image: string, options: SignOptions): string[] {
  const { key, format, log, recursive = true, args = [] } = options;
  const flags = [...(recursive ? ['--recursive'] : []), ...logFlags(log), ...http, ...args];
  return ['sign', '--yes', '--key', key, ...formatFlags(version, format, log), ...flags, image];
}

export function cosign(version: 'v2' | 'v3', home: CosignHome): Cosign {
  const env = cosignEnvironment(home);
  const invoke = (args: readonly string[], cwd: string = home.folder): Promise<CommandResult> =>
    run(version === 'v3' ? 'cosign3' : 'cosign2', args, { cwd, env });

  return {
    run: invoke,
    verify: (image, { key, trustedRoot, rekorUrl, args = [] }) => {
      const online = rekorUrl === undefined ? ['--offline'] : ['--rekor-url', rekorUrl];
      const root = ['--trusted-root', trustedRoot];
      return invoke(['verify', '--key', key, ...root, ...online, ...http, ...args, image]);
    },
    sign: (image, options) => invoke(cosignSigning(version, image, options)),
    generateKeyPair: async (folder) => {
      const { exit, stderr } = await invoke(['generate-key-pair'], folder);
      if (exit !== 0) throw new Error(`cosign generate-key-pair exited with ${exit}\n${stderr}`);
      return { key: join(folder, 'cosign.key'), publicKey: join(folder, 'cosign.pub') };
    },
  };
}

const http = ['--allow-http-registry', '--allow-insecure-registry'];

function logFlags(log: SigningLog): string[] {
  if (log === 'none') return ['--tlog-upload=false'];
  const root = log.trustedRoot === undefined ? [] : ['--trusted-root', log.trustedRoot];
  if ('rekorUrl' in log) return ['--rekor-url', log.rekorUrl, ...root];
  return ['--signing-config', log.signingConfig, ...root];
}

/** Only v3 reads a signing config unless a flag forbids it, and it does so by fetching one. */
function formatFlags(
  version: 'v2' | 'v3',
  format: SignOptions['format'],
  log: SigningLog,
): string[] {
  const bundle = `--new-bundle-format=${format === 'bundle'}`;
  const configured = typeof log === 'object' && 'signingConfig' in log;
  return version === 'v3' && !configured ? [bundle, '--use-signing-config=false'] : [bundle];
}
