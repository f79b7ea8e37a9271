/** The last step of a release: enters it in the ledger, from the results of the verification. */

import {
  byFormat,
  type Ledger,
  ledgerSchema,
  type Release,
  withRelease,
} from '../ledger/ledger.ts';
import { goodSignatures } from '../verify/parity.ts';
import { platformDigests } from '../verify/platform-digests.ts';
import type { ImageReport } from '../verify/report.ts';
import { digestOf, type ReleaseRun } from './state.ts';
import type { StepResult } from './steps.ts';

/** `image`: the verification report of the first registry. `released`: ISO 8601, UTC. */
export function entryOf(
  image: ImageReport,
  about: Pick<Release, 'version' | 'digest' | 'key'> & { readonly released: string },
): Release {
  const signatures = image.manifests.flatMap((manifest) =>
    goodSignatures(manifest)
      .map(({ format, identity }) => ({ manifest: manifest.digest, format, identity }))
      .sort(byFormat),
  );
  return { ...about, platforms: platformDigests(image.manifests), signatures };
}

/** Adds the entry to the ledger, or to a new one. An entry with the same digest keeps its time of release. */
export function withEntry(ledger: Ledger | undefined, entry: Release, overwrite: boolean): Ledger {
  if (ledger === undefined) {
    return { schema: ledgerSchema, from: entry.version, releases: [entry] };
  }
  const known = ledger.releases.find(({ version }) => version === entry.version);
  const released = known?.digest === entry.digest ? known.released : undefined;
  const kept = released === undefined ? entry : { ...entry, released };
  return withRelease(ledger, kept, overwrite);
}

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
  const { signer } = task.sign;
  if (signer.kind !== 'key') throw new RangeError('the ledger records keys only');
  const written = await ledger.enter(
    entryOf(verified, {
      version: task.version,
      digest: digestOf(run),
      key: signer.key.public.fingerprint,
      released: now().toISOString(),
    }),
  );
  return written === 'written'
    ? { state: 'done', detail: `${task.version} was entered in ${ledger.name}` }
    : { state: 'unchanged', detail: `${ledger.name} has ${task.version} already` };
}
