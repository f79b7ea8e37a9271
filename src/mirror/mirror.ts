/** The verb: the same bytes and the same signatures, over there; or nothing changes that people see. */

import { allSettled } from '../async.ts';
import { isTrustError } from '../error.ts';
import type { StoredManifest } from '../registry/repository.ts';
import { findingOf } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import { resolve } from '../verify/resolve.ts';
import { readLists } from './lists.ts';
import { adviseCopyBack } from './other-holders.ts';
import { remarks } from './remarks.ts';
import type { MirrorReport, SourceReport } from './report.ts';
import { missingSignatures, problemsOf } from './require.ts';
import { SharedBlobs } from './shared-blobs.ts';
import { Snapshot } from './snapshot.ts';
import { SourceBlobs } from './source-blobs.ts';
import { movedMeanwhile } from './source-tag.ts';
import { assertTaggable } from './tag.ts';
import { TargetRun } from './target.ts';
import type { MirrorContext, MirrorTask, Source } from './task.ts';
import { contentOf, toReport } from './to-report.ts';
import { takeInventory, type WalkListener } from './walk.ts';

/** Everything that a registry does ends in the report. */
export async function mirror(task: MirrorTask, context: MirrorContext): Promise<MirrorReport> {
  const started = context.now();
  const shared = new SharedBlobs(context);
  const runs = task.targets.map(
    (target) => new TargetRun(target, task, context, new SourceBlobs(shared.reader(), context)),
  );
  const source: SourceReport = { name: task.source.text };
  const looked: Looked = { source, findings: [] };
  try {
    await copyAll(task, context, runs, looked);
  } catch (error) {
    if (!isTrustError(error)) throw error;
    looked.findings.push({ ...findingOf(error), image: task.source.text });
  }
  return toReport(task, context, started, runs, looked);
}

/** What is known about the source, and about the run. */
interface Looked {
  source: SourceReport;
  readonly findings: Finding[];
}

async function copyAll(
  task: MirrorTask,
  context: MirrorContext,
  runs: readonly TargetRun[],
  looked: Looked,
): Promise<void> {
  const source = snapshotsOf(task);
  // Once: the run copies this digest, wherever the tag points meanwhile (fault 33).
  const root = await resolve(source.image, task.source.reference);
  looked.source = { ...looked.source, digest: root.digest };
  for (const { tag } of task.targets) if (tag !== undefined) assertTaggable(root.digest, tag);
  const open = await unsettled(runs, source, root);
  if (open.length === 0) return;
  const groups = byRepository(open);
  const [inventory, problems] = await allSettled([
    takeInventory(source, root, listenAll(groups.map(([first]) => first))),
    problemsOf(source, root.digest, task, context.now()),
  ]);
  looked.source = { ...looked.source, content: contentOf(inventory) };
  const unsigned = task.require === 'none' ? [] : missingSignatures(inventory);
  const { nodes } = inventory.tree;
  looked.findings.push(
    ...remarks(inventory, task.skipMissingReferrers === true),
    ...(await adviseCopyBack(unsigned.length > 0 ? unsigned : problems, nodes, open, task)),
  );
  if (looked.findings.some(({ severity }) => severity === 'error')) return;

  let moved: ReturnType<typeof movedMeanwhile> | undefined;
  const lookAtSource = () => {
    moved ??= movedMeanwhile(task.source, root.digest);
    return moved;
  };
  await allSettled(
    groups.map(async (runs) => {
      for (const run of runs) await run.copy(inventory, root, lookAtSource);
    }),
  );
  if (!task.dryRun) looked.findings.push(...(await lookAtSource()));
}

function snapshotsOf({ source: { repository, signatures } }: MirrorTask): Source {
  const image = new Snapshot(repository);
  return { image, signatures: signatures === repository ? image : new Snapshot(signatures) };
}

/** Targets that a look at the lists did not find to be complete. */
async function unsettled(
  runs: readonly TargetRun[],
  source: Source,
  root: StoredManifest,
): Promise<readonly TargetRun[]> {
  let lists: ReturnType<typeof readLists> | undefined;
  const readOnce = () => {
    lists ??= readLists(source, root);
    return lists;
  };
  const open = await allSettled(
    runs.map(async (run) => ((await run.isSettled(root, readOnce)) ? [] : [run])),
  );
  return open.flat();
}

/** Tags of one repository come one after the other: what the first run brought, the others find. */
function byRepository(runs: readonly TargetRun[]): readonly [TargetRun, ...TargetRun[]][] {
  return [...Map.groupBy(runs, ({ repository }) => repository).values()].flatMap(
    ([first, ...others]) => {
      if (first === undefined) return [];
      for (const run of others) run.follows();
      return [[first, ...others]];
    },
  );
}

function listenAll(runs: readonly TargetRun[]): WalkListener {
  const listeners = runs.map(({ listener }) => listener);
  const tell = (say: (listener: WalkListener) => void) => {
    for (const listener of listeners) say(listener);
  };
  return {
    onManifest: (digest) => tell((listener) => listener.onManifest(digest)),
    onTag: (name) => tell((listener) => listener.onTag(name)),
    onReferrersOf: (subject) => tell((listener) => listener.onReferrersOf(subject)),
    onBlob: (blob) => tell((listener) => listener.onBlob(blob)),
  };
}
