/** Runs a release, from options to report, for the action, the terminal and the library. */

import { githubProvenance, provenanceRequirement } from '../attest/provenance.ts';
import type { Source } from '../attest/subjects.ts';
import { runBuildx } from '../buildx/buildx.ts';
import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import { childEnvironment, withheld } from '../host/child-environment.ts';
import { readIdentityToken } from '../host/identity-token.ts';
import { backoff } from '../http/backoff.ts';
import { longestTimer } from '../limits.ts';
import type { Digest } from '../oci/digest.ts';
import type { ReleaseValues } from '../options/release.ts';
import type { RegistryClientOptions } from '../registry/client.ts';
import { createWritingClient } from '../registry/writing-client.ts';
import { release as releaseImage } from '../release/release.ts';
import type { ReleaseProgress, ReleaseReport } from '../release/report.ts';
import type { AttestTask, ReleaseContext } from '../release/task.ts';
import { assertUsable } from '../sign/options.ts';
import { describeSigners } from '../verify/policy.ts';
import { tool } from '../version.ts';
import { rootFallbacks, unpinnedFiles } from './advice.ts';
import { listAttestations } from './attestations.ts';
import { connect } from './connection.ts';
import { provenanceOf, secretsOf } from './release-origin.ts';
import { gateOf, prepareRelease } from './release-task.ts';
import { openServices } from './services.ts';
import { audienceOf, openSigner } from './signer.ts';
import type { SigningHost } from './signing-key.ts';

export interface ReleaseHost extends SigningHost {
  /** called with the digest of the index as soon as it is pushed, or at once if it was given */
  readonly onDigest?: (digest: Digest) => void;
  /** called with the log of buildx, in whole lines that a runner does not take for commands */
  readonly onBuildLog?: (text: string) => void;
}

/** Throws TrustError for options that cannot be used, before anything is built or asked. */
export async function release(
  values: ReleaseValues,
  host: ReleaseHost,
  onProgress?: (progress: ReleaseProgress) => void,
): Promise<ReleaseReport> {
  const { task, demands, services: chosen, ledger, build } = await prepareRelease(values, host);
  const run = limited(host, values.timeout);
  // Credential helpers are started with it: it contains nothing that signs.
  const env = childEnvironment(run.env, withheld(secretsOf(values)));
  const { client, clock, masked, close } = await connect(values, { ...run, env });
  try {
    const services = openServices(chosen, client, run);
    const { trustedRoot: root, dryRun } = { ...demands, ...task };
    const signer = await openSigner(values, { client, host: run, services, root, dryRun });
    const sign = { ...demands, ...services, signer };
    assertUsable(sign);
    const attest = await attestTaskOf(values, client, run);
    const policy = gateOf(sign, build.platforms);
    const context: ReleaseContext = {
      ...surroundings(client, run, backoff({ clock, random: Math.random, signal: run.signal })),
      build: (toBuild) => {
        const onLog = defined({ onLog: run.onBuildLog });
        return runBuildx(toBuild, { env: build.env, signal: run.signal, ...onLog });
      },
      ...defined({ ledger, onProgress }),
      ...defined({ checkAttestations: ledger && (await listAttestations(policy)) }),
    };
    const report = await releaseImage({ ...task, sign, policy, ...defined({ attest }) }, context);
    const advice = [
      ...rootFallbacks(policy.trustedRoots),
      ...(await unpinnedFiles(describeSigners(policy), run.env)),
    ];
    return masked({ ...report, findings: [...report.findings, ...advice] });
  } finally {
    close();
  }
}

function surroundings(
  client: RegistryClientOptions,
  { signal, onDigest }: ReleaseHost,
  pause: ReleaseContext['pause'],
): Pick<ReleaseContext, 'registry' | 'signal' | 'now' | 'tool' | 'pause' | 'onDigest'> {
  return {
    registry: createWritingClient({ ...client, pause }),
    signal,
    now: () => new Date(),
    tool,
    pause,
    ...defined({ onDigest }),
  };
}

/** Throws E_INPUT if the run has no token of GitHub, before anything is built. */
async function attestTaskOf(
  values: ReleaseValues,
  { transport, onSecret }: RegistryClientOptions,
  { env }: ReleaseHost,
): Promise<AttestTask | undefined> {
  const { attestations, provenance, identityToken: given } = values;
  const ofBuildx: readonly Source[] =
    attestations === 'buildx' ? [{ kind: 'buildx', partial: false }] : [];
  if (!provenanceOf(provenance).github) {
    return ofBuildx.length === 0 ? undefined : { sources: ofBuildx, requirements: [] };
  }
  const option = 'provenance: slsa-github';
  const token = await readIdentityToken({
    ...{ env, transport, audience: audienceOf(values), given, option },
    ...defined({ onSecret }),
  });
  const { githubRun } = token;
  const server = env['GITHUB_SERVER_URL'];
  if (githubRun === undefined) {
    const message = `${option}: the identity token is not of a workflow run of GitHub Actions`;
    throw new TrustError('E_INPUT', message);
  }
  return {
    sources: [...ofBuildx, { kind: 'whole', predicate: githubProvenance(githubRun, server) }],
    requirements: [provenanceRequirement(githubRun, server)],
  };
}

/** Ends a build as well, which the transport's time limit does not reach. */
function limited(host: ReleaseHost, timeout: number): ReleaseHost {
  const controller = new AbortController();
  const why = new TrustError('E_LIMIT', `the run took longer than ${timeout / 1000} s`);
  setTimeout(() => controller.abort(why), Math.min(timeout, longestTimer)).unref();
  return { ...host, signal: AbortSignal.any([host.signal, controller.signal]) };
}
