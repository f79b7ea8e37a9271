/** Runs `mirror`, from options to report, for the terminal and the library. */

import { TrustError } from '../error.ts';
import { backoff } from '../http/backoff.ts';
import type { Transport } from '../http/request.ts';
import { meterTraffic } from '../http/traffic.ts';
import { mirror as mirrorImage } from '../mirror/mirror.ts';
import type { MirrorProgress, MirrorReport } from '../mirror/report.ts';
import type { MirrorContext, MirrorTask } from '../mirror/task.ts';
import { cosignRepository } from '../oci/reference.ts';
import { shellWord } from '../oci/shell-word.ts';
import { namesOf, type Values } from '../options/given.ts';
import type { MirrorValues, mirrorOptions } from '../options/mirror.ts';
import { identityFields } from '../options/trust.ts';
import { createWritingClient } from '../registry/writing-client.ts';
import { describePolicy, describeSigners } from '../verify/policy.ts';
import { mirrorPolicyFlags } from '../verify/policy-flags.ts';
import { tool } from '../version.ts';
import { rootFallbacks, unpinnedFiles } from './advice.ts';
import { connect, type Host } from './connection.ts';
import { readKeys } from './keys.ts';
import { type Ends, endsOf } from './mirror-ends.ts';
import { openEnds } from './mirror-places.ts';
import { noDemands, policyOf } from './policy.ts';

/** Throws TrustError for options that cannot be used, before any registry is asked. */
export async function mirror(
  values: Values<typeof mirrorOptions>,
  host: Host,
  onProgress?: (progress: MirrorProgress) => void,
): Promise<MirrorReport> {
  const { onConflict, dryRun, deep, skipMissingReferrers } = values;
  const { signal } = host;
  const ends = endsOf(values.source, values.targets, values.tag);
  const meter = meterTraffic();
  const { client, clock, masked, close } = await connect(values, host, meter.trace);
  try {
    const pause = backoff({ clock, random: Math.random, signal });
    const trust = await requirementOf(values, host, client.transport);
    const registry = createWritingClient({ ...client, pause, asksAhead: true });
    const places = await openEnds(ends, values, { registry, signal, onProgress });
    const task: MirrorTask = {
      ...places,
      ...trust,
      ...{ onConflict, dryRun, deep, skipMissingReferrers },
      replaceable: new Map(
        values.replaceSignatureTags.map(({ tag, digest }) => [tag, digest] as const),
      ),
      payloadReferences: payloadReferencesOf(ends),
      commandFor: (more) => mirrorCommand(more, trust, values),
    };
    const context: MirrorContext = {
      now: () => new Date(),
      sent: () => client.transport.sent,
      traffic: meter.of,
      tool,
      pause,
      ...(onProgress === undefined ? {} : { onProgress: places.onProgress }),
    };
    const report = await mirrorImage(task, context);
    const { policy } = trust;
    const signers = policy === undefined ? [] : describeSigners(policy);
    const advice = [
      ...rootFallbacks(policy?.trustedRoots ?? []),
      ...(await unpinnedFiles(signers, host.env)),
    ];
    return masked({ ...report, findings: [...report.findings, ...advice] });
  } finally {
    close();
  }
}

/** The command that continues a run, with its options about signers and registries. */
function mirrorCommand(
  words: readonly string[],
  { require, policy }: Pick<MirrorTask, 'require' | 'policy'>,
  { insecureRegistries, registryCacert }: MirrorValues,
): string {
  const options = [
    ...(policy === undefined ? ['--require', require] : mirrorPolicyFlags(describePolicy(policy))),
    ...insecureRegistries.flatMap((host) => ['--insecure-registry', host]),
    ...(registryCacert === undefined ? [] : ['--registry-cacert', registryCacert]),
  ];
  return ['webdis-trust', 'mirror', ...words, ...options].map(shellWord).join(' ');
}

/** The number of guesses that cost less than the request that one of them saves (verify/verify.ts). */
const maxGuesses = 16;

/** References that payloads may contain: the image may have been signed under any of them. */
function payloadReferencesOf({ source, targets }: Ends): readonly string[] {
  return [source, ...targets]
    .flatMap(({ at }) => ('repository' in at ? [cosignRepository(at.repository)] : []))
    .slice(0, maxGuesses);
}

/** Throws E_INPUT or E_KEY. */
async function requirementOf(
  values: Values<typeof mirrorOptions>,
  host: Host,
  transport: Transport,
): Promise<Pick<MirrorTask, 'require' | 'policy' | 'checkAttestations'>> {
  const aboutSigners = namesOf(values, 'keys', 'keyFingerprints', ...identityFields);
  const require = values.require ?? (aboutSigners.length > 0 ? 'verified' : 'signed');
  if (require === 'verified') {
    const demands = await policyOf({ ...noDemands, ...values }, host);
    const keys = await readKeys(values, demands.identities, host, transport);
    const requirements = values.requireAttestations;
    if (requirements === undefined) return { require, policy: { ...demands, keys } };
    const attestations = { requirements, signatures: 'required' } as const;
    const policy = { ...demands, keys, attestations };
    const { attestationCheck } = await import('../verify/attestations.ts');
    return { require, policy, checkAttestations: attestationCheck(policy) };
  }
  // Options that are given but not used would look like a check.
  const others = [
    ...(['requireAttestations', 'requireAllSigners'] as const),
    ...(['insecureIgnoreSct', 'trustedRoot'] as const),
  ];
  const unused = [...aboutSigners, ...namesOf(values, ...others, 'transparencyLog', 'timestamps')];
  if (unused.length === 0) return { require };
  const message = `${unused.join(', ')}: nothing is verified with require ${require}`;
  throw new TrustError('E_INPUT', message);
}
