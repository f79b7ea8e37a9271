/** One drift check, from options to report: the same for the action, the terminal and the library. */

import { defined } from '../defined.ts';
import { checkDrift as check } from '../drift/check.ts';
import type { DriftProgress, DriftResult } from '../drift/report.ts';
import type { DriftTask } from '../drift/task.ts';
import { TrustError } from '../error.ts';
import { acceptsName } from '../identity/trusted.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { DriftValues } from '../options/drift.ts';
import { describeSigner, type Signer, type TrustedSigner } from '../signature/signer.ts';
import { finding } from '../verify/finding.ts';
import { describeSigners, type Policy } from '../verify/policy.ts';
import { tool } from '../version.ts';
import { rootFallbacks, unpinnedFiles } from './advice.ts';
import { listAttestations } from './attestations.ts';
import type { Host } from './connection.ts';
import { openRegistries } from './drift-registries.ts';
import { hashPolicy, openState, StateWriter } from './drift-state.ts';
import { assertDistinct, ledgerOf } from './drift-task.ts';
import { readKeys } from './keys.ts';
import { noDemands, policyOf } from './policy.ts';

/** Throws TrustError for options that cannot be used, before any registry is asked. */
export async function checkDrift(
  values: DriftValues,
  host: Host,
  onProgress?: (progress: DriftProgress) => void,
): Promise<DriftResult> {
  const { images, tags, blobs, shard, state } = values;
  assertDistinct(images);
  const ledger = await ledgerOf(values);
  const demands = await policyOf({ ...noDemands, ...values }, host);
  const opened = await openRegistries(values, host);
  const writer = new StateWriter(state);
  try {
    const keys = await readKeys(values, demands.identities, host, opened.transport);
    const policy = { ...demands, keys };
    const signers = describeSigners(policy);
    assertSigners(ledger, signers);
    const hash = hashPolicy(policy);
    const before = await openState(state, hash);
    await writer.start(hash);
    const task: DriftTask = {
      registries: images.map((one) => opened.registry(one, policy.signatureRepository)),
      ...{ ledger, tags, policy, blobs, shard, history: before.history },
      notes: [
        ...(before.ignored === undefined ? [] : [ignoredState(`${state}`, before.ignored)]),
        ...rootFallbacks(policy.trustedRoots),
        ...(await unpinnedFiles(signers, host.env)),
      ],
    };
    const result = opened.masked(
      await check(task, {
        now: () => new Date(),
        sent: () => opened.transport.sent,
        tool,
        last: before.known,
        remember: (version, known) => writer.remember(version, known),
        ...defined({ onProgress, checkAttestations: await attestationsIn(ledger, policy) }),
      }),
    );
    const known = new Set([...tags, ...(ledger?.releases ?? []).map(({ version }) => version)]);
    await writer.end(result.history, before, (version) => known.has(version));
    return result;
  } finally {
    await writer.drop();
    opened.close();
  }
}

/** Loaded late: most ledgers have no attestations. */
async function attestationsIn(ledger: Ledger | undefined, policy: Policy) {
  const isAttested = ledger?.releases.some(({ attestations }) => attestations !== undefined);
  return isAttested === true ? listAttestations(policy) : undefined;
}

/** Otherwise every release of that signer would look tampered with, for a slip in the configuration. */
function assertSigners(ledger: Ledger | undefined, signers: readonly TrustedSigner[]): void {
  const isGiven = (signer: Signer) => signers.some((one) => acceptsName(one, signer));
  const other = ledger?.releases.find(({ signer }) => !isGiven(signer));
  if (other === undefined) return;
  const { version, signer } = other;
  throw new TrustError(
    'E_KEY',
    `the ledger says that ${version} was signed ${signer.kind !== 'identity' ? 'with the' : 'by'} ${describeSigner(signer)}, which is not given`,
  );
}

function ignoredState(path: string, why: string) {
  const message = `the state file ${JSON.stringify(path)} is not used: ${why}; everything was checked`;
  return finding('E_INPUT', message, { severity: 'note' });
}
