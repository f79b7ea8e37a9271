/** One drift check, from options to report: the same for the action, the terminal and the library. */

import { defined } from '../defined.ts';
import { checkDrift as check } from '../drift/check.ts';
import type { DriftProgress, DriftResult } from '../drift/report.ts';
import { checkId, type StateFile } from '../drift/state.ts';
import type { DriftTask } from '../drift/task.ts';
import { TrustError } from '../error.ts';
import { acceptsName } from '../identity/trusted.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { formatRepository } from '../oci/reference.ts';
import type { DriftValues } from '../options/drift.ts';
import { describeSigner, type Signer, type TrustedSigner } from '../signature/signer.ts';
import { finding } from '../verify/finding.ts';
import { describeSigners } from '../verify/policy.ts';
import type { Finding } from '../verify/report.ts';
import { tool } from '../version.ts';
import { unpinnedFiles } from './advice.ts';
import type { Host } from './connection.ts';
import { openRegistries } from './drift-registries.ts';
import { hashPolicy, openState, StateWriter } from './drift-state.ts';
import { assertDistinct, ledgerOf, nameOf } from './drift-task.ts';
import { readKeys } from './keys.ts';
import { noDemands, policyOf, readRootTexts } from './policy.ts';

/** Throws TrustError for options that cannot be used, before any registry is asked. */
export async function checkDrift(
  values: DriftValues,
  host: Host,
  onProgress?: (progress: DriftProgress) => void,
): Promise<DriftResult> {
  const { images, tags, blobs, shard, state, fullEvery } = values;
  assertDistinct(images);
  const ledger = await ledgerOf(values);
  const demands = await policyOf({ ...noDemands, ...values });
  const opened = await openRegistries(values, host);
  const writer = new StateWriter(state);
  try {
    const keys = await readKeys(values, demands.identities, host, opened.transport);
    const policy = { ...demands, keys };
    const signers = describeSigners(policy);
    assertSigners(ledger, signers);
    const hash = hashPolicy(policy, await readRootTexts(values.trustedRoot));
    const registries = images.map((one) => opened.registry(one, policy.signatureRepository));
    const name = nameOf(values);
    const names = images.map((one) => ({ name: formatRepository(one) }));
    const owner = { check: checkId({ name, ledger, registries: names }), policy: hash };
    const before = await openState(state, owner);
    await writer.start(owner);
    const task: DriftTask = {
      ...{ name, registries, ledger, tags, policy, blobs, shard, fullEvery },
      history: before.history,
      notes: [...stateNotes(`${state}`, before), ...(await unpinnedFiles(signers, host.env))],
    };
    const result = opened.masked(
      await check(task, {
        now: () => new Date(),
        sent: () => opened.transport.sent,
        tool,
        last: before.known,
        remember: (version, known) => writer.remember(version, known),
        ...defined({ onProgress }),
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

/** About what of a state file is not used. */
export function stateNotes(path: string, { history, ignored }: StateFile): readonly Finding[] {
  if (ignored === undefined) return [];
  const file = `the state file ${JSON.stringify(path)}`;
  if (history.lost === undefined) {
    const message = `${file} is not used: ${ignored}; everything was checked`;
    return [finding('E_INPUT', message, { severity: 'note' })];
  }
  const message = `the history of earlier runs is lost, ${file} cannot be used: ${ignored}; everything was checked, and nothing is given a second run`;
  return [
    finding('E_INPUT', message, {
      severity: 'warning',
      advice:
        'in the first run, begin with a file that holds the word first; later, find out what removed or replaced it',
    }),
  ];
}
