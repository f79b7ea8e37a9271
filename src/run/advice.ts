/** Warnings about the setup of a run, such as keys that are not pinned. They do not affect the outcome. */

import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import type { TrustedSigner } from '../signature/signer.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';
import { finding } from '../verify/finding.ts';
import type { Finding, ImageReport, VerifyReport } from '../verify/report.ts';
import { webdisFingerprint, webdisRepositories } from './keys.ts';
import { withMirroring } from './mirror-advice.ts';

type Environment = Readonly<Record<string, string | undefined>>;

interface Setup {
  readonly env: Environment;
  readonly trustedRoots: readonly TrustedRoot[];
  readonly insecureRegistries: readonly string[];
}

export async function withAdvice(
  report: VerifyReport,
  { env, trustedRoots, insecureRegistries }: Setup,
): Promise<VerifyReport> {
  const about = withMirroring(report, insecureRegistries);
  const findings = [
    ...about.findings,
    ...foreignImages(report),
    ...rootFallbacks(trustedRoots),
    ...(await unpinnedFiles(report.policy.signers, env)),
    ...ignoredVariables(env),
  ];
  return { ...about, findings };
}

/**
 * A pull request can change a key file of the checkout. Without a fingerprint, its author could choose whose
 * signatures count (threat 76).
 */
export async function unpinnedFiles(
  signers: readonly TrustedSigner[],
  env: Environment,
): Promise<readonly Finding[]> {
  const workspace = env['GITHUB_WORKSPACE'] || (env['GITHUB_ACTIONS'] === 'true' ? '.' : '');
  if (workspace === '') return [];
  const unpinned = signers.flatMap((one) =>
    one.kind !== 'identity' && !one.pinned ? one.name : [],
  );
  const found = await Promise.all(unpinned.map((source) => isFileIn(workspace, source)));
  const files = [...new Set(unpinned.filter((_, at) => found[at]))];
  return files.map((path) =>
    finding(
      'E_KEY',
      `the key ${JSON.stringify(path)} is a file in the checkout, and has no fingerprint: anyone who can change the file can replace the key`,
      {
        severity: 'warning',
        advice:
          'set its key-fingerprint from a place that a pull request cannot change, such as a variable of the repository',
      },
    ),
  );
}

/** Also if only the target of a link is in the folder. A source that is not a path never exists as a file. */
async function isFileIn(folder: string, source: string): Promise<boolean> {
  const target = await realpath(source).catch(() => undefined);
  if (target === undefined) return false;
  const inside = (from: string, path: string) =>
    !/^\.\.(?:[/\\]|$)/.test(relative(from, path)) && !isAbsolute(relative(from, path));
  return inside(resolve(folder), resolve(source)) || inside(await realpath(folder), target);
}

/** An older root may lack a new log or authority. The warning shows this cause. */
export function rootFallbacks(roots: readonly TrustedRoot[]): readonly Finding[] {
  return roots.flatMap(({ source, fallback }) =>
    fallback === undefined
      ? []
      : finding(
          'E_TRUST',
          `the trusted root could not be updated, and ${source} was used: ${fallback}`,
          {
            severity: 'warning',
            advice:
              'run it again; or write the root to a file where the TUF repository can be reached (webdis-trust trusted-root update), and give that file',
          },
        ),
  );
}

/** Without `--key`, images of other projects fail: the note says that the key is the reason, not tampering. */
function foreignImages({ policy, images }: VerifyReport): readonly Finding[] {
  if (!policy.signers.every(isWebdis)) return [];
  const foreign = images.filter(
    ({ registry, repository, findings }) =>
      !webdisRepositories.includes(`${registry}/${repository}`) && findings.some(isAboutSignatures),
  );
  if (foreign.length === 0) return [];
  return [
    finding('E_KEY', `${names(foreign)} checked against the key of Webdis, the default`, {
      severity: 'note',
      advice:
        'give the key of its publisher (--key cosign.pub, or key: in a workflow), or its identity (--github-workflow OWNER/REPO/.github/workflows/FILE.yml); webdis-trust tree lists who signed',
    }),
  ];
}

function isWebdis(signer: TrustedSigner): boolean {
  return signer.kind !== 'identity' && signer.fingerprint === webdisFingerprint;
}

function names(images: readonly ImageReport[]): string {
  const listed = images.slice(0, 3).map(({ name }) => name);
  const more = images.length > 3 ? [`${images.length - 3} more`] : [];
  return `${[...listed, ...more].join(', ')} ${images.length === 1 ? 'was' : 'were'}`;
}

function isAboutSignatures({ severity, code }: Finding): boolean {
  return severity === 'error' && ['E_SIG', 'E_NOSIG', 'E_COVER'].includes(code);
}

/**
 * NODE_TLS_REJECT_UNAUTHORIZED disables TLS verification in a whole process. The transport ignores it
 * (http/pools.ts), because credentials would go to any server. Users should know that it has no effect (threat 116).
 */
function ignoredVariables(env: Environment): readonly Finding[] {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0') return [];
  return [
    finding('E_INPUT', 'NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect: certificates are verified', {
      severity: 'warning',
      advice: 'unset it; to add your own certificate authority, use NODE_EXTRA_CA_CERTS',
    }),
  ];
}
