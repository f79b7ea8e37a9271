// This project's command line, in a home of its own and cut off from every public service.
import { fileURLToPath } from 'node:url';
import type { MirrorReport } from '../../../src/mirror/report.ts';
import type { SignReport } from '../../../src/sign/report.ts';
import type { VerifyReport } from '../../../src/verify/report.ts';
import { type CommandResult, run, runOrThrow } from './command.ts';
import { type CosignHome, cosignEnvironment } from './cosign.ts';

/** Where signatures are logged: nowhere, in one log, or where a signing config says. */
type OurLog =
  | 'none'
  | { readonly url: string; readonly version: 1 | 2 }
  | { readonly signingConfig: string };

export interface OurSigning {
  readonly key: string;
  readonly trustedRoot: string;
  readonly format: 'legacy' | 'bundle' | 'both';
  readonly log: OurLog;
  readonly timestampUrl?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

interface OurVerifying {
  readonly key: string;
  readonly trustedRoot: string;
  readonly args?: readonly string[];
}

interface OurMirroring {
  /** Without it nothing is verified: signatures only have to be there. */
  readonly verify?: { readonly key: string; readonly trustedRoot: string };
  readonly args?: readonly string[];
}

export interface KeyFiles {
  readonly key: string;
  readonly publicKey: string;
}

export interface Ourselves {
  /** Any command line, with more variables. */
  run(
    args: readonly string[],
    variables?: Readonly<Record<string, string>>,
  ): Promise<CommandResult>;
  sign(image: string, signing: OurSigning): Promise<SignReport>;
  verify(image: string, verifying: OurVerifying): Promise<VerifyReport>;
  /** Each an image reference or `oci:DIR:tag`. */
  mirror(
    source: string,
    targets: readonly string[],
    mirroring?: OurMirroring,
  ): Promise<MirrorReport>;
  /** Writes PREFIX.key and PREFIX.pub; they are encrypted with the password of the home. */
  generateKeyPair(prefix: string): Promise<KeyFiles>;
}

const guard = new URL('../../support/loopback.mjs', import.meta.url);
const cli = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
/** What every process of ours runs with. */
export function ourEnvironment(home: CosignHome): Record<string, string> {
  // The services' client would ask the proxy for loopback as well.
  const proxies = { NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' };
  // In CI, two releases of a test would be one run, and the second would continue the first.
  return { ...cosignEnvironment(home), ...proxies, GITHUB_RUN_ID: '' };
}

export function ourselves(home: CosignHome): Ourselves {
  // Whatever a proxy would let through ends the process.
  const env = { ...ourEnvironment(home), NODE_OPTIONS: `--import=${guard}` };
  return {
    run: (args, variables = {}) =>
      run(process.execPath, [cli, ...args], { cwd: home.folder, env: { ...env, ...variables } }),
    sign: async (image, signing) => {
      const line = [cli, 'sign', '--json', ...ourSigning(signing), image];
      return reportOf(await run(process.execPath, line, { cwd: home.folder, env }));
    },
    verify: async (image, { key, trustedRoot, args = [] }) => {
      const flags = ['--json', '--key', key, '--trusted-root', trustedRoot, ...args];
      const line = [cli, 'verify', ...flags, image];
      return reportOf(await run(process.execPath, line, { cwd: home.folder, env }));
    },
    mirror: async (source, targets, mirroring = {}) => {
      const line = [cli, 'mirror', '--json', ...ourMirroring(mirroring)];
      const done = await run(process.execPath, [...line, source, ...targets], {
        cwd: home.folder,
        env,
      });
      return reportOf(done);
    },
    generateKeyPair: async (prefix) => {
      await runOrThrow(process.execPath, [cli, 'keygen', '--output-key-prefix', prefix], { env });
      return { key: `${prefix}.key`, publicKey: `${prefix}.pub` };
    },
  };
}

/** The flags of `webdis-trust sign`. */
export function ourSigning({
  key,
  trustedRoot,
  format,
  log,
  timestampUrl,
  annotations = {},
}: OurSigning): string[] {
  const stamps = timestampUrl === undefined ? [] : ['--timestamp-url', timestampUrl];
  const pairs = Object.entries(annotations).flatMap(([name, value]) => ['-a', `${name}=${value}`]);
  const files = ['--key', key, '--trusted-root', trustedRoot];
  return [...files, '--format', format, ...logFlags(log), ...stamps, ...pairs];
}

/** The flags of `webdis-trust mirror`. */
function ourMirroring({ verify, args = [] }: OurMirroring): string[] {
  const files = verify && ['--key', verify.key, '--trusted-root', verify.trustedRoot];
  return [...(files ?? []), ...args];
}

function logFlags(log: OurLog): string[] {
  if (log === 'none') return ['--no-log'];
  if ('signingConfig' in log) return ['--signing-config', log.signingConfig];
  return ['--rekor-url', log.url, '--rekor-version', String(log.version)];
}

/** The report, whatever the outcome; without one, what went wrong. */
function reportOf({ exit, stdout, stderr }: CommandResult) {
  if (stdout.trim() === '') throw new Error(`exit code ${exit}, no report: ${stderr}`);
  return JSON.parse(stdout);
}
