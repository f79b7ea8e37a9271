/** The last step of a release: enters it in the ledger, from the results of the verification. */

import { entryOf, verifiedManifests } from '../ledger/entry.ts';
import { reportedSigner } from '../sign/signer.ts';
import { digestOf, type ReleaseRun } from './state.ts';
import type { StepResult } from './steps.ts';

export async function enterLedger(run: ReleaseRun): Promise<StepResult> {
  const { task, context, state } = run;
  const { ledger, now } = context;
  const verified = state.verified(task.image);
  if (ledger === undefined || task.version === undefined) {
    return { state: 'skipped', detail: 'no ledger was given' };
  }
  if (task.dryRun) {
    return { state: 'planned', detail: `${task.version} would be entered in ${ledger.name}` };
  }
  if (verified === undefined) throw new RangeError('nothing was verified');
  const written = await ledger.enter(
    entryOf(
      {
        version: task.version,
        digest: digestOf(run),
        signer: reportedSigner(task.sign.signer),
        released: now().toISOString(),
      },
      verifiedManifests(verified),
    ),
  );
  return written === 'written'
    ? { state: 'done', detail: `${task.version} was entered in ${ledger.name}` }
    : { state: 'unchanged', detail: `${ledger.name} has ${task.version} already` };
}
