/** Copies an image with its signatures to other repositories, byte for byte, and tags it when all of it is there. */

import { allSettled } from '../async.ts';
import { isTrustError } from '../error.ts';
import type { ImageNode } from '../image/tree.ts';
import { formatReference } from '../oci/reference.ts';
import type { StoredManifest } from '../registry/repository.ts';
import { conclusionOf, findingOf } from '../verify/finding.ts';
import { describeSigners } from '../verify/policy.ts';
import type { Finding } from '../verify/report.ts';
import { resolve } from '../verify/resolve.ts';
import type { Inventory } from './content.ts';
import { readLists } from './lists.ts';
import { type MirrorReport, mirrorReportSchema, type SourceReport } from './report.ts';
import { SharedBlobs } from './shared-blobs.ts';
import { Snapshot } from './snapshot.ts';
import { SourceBlobs } from './source-blobs.ts';
import { missingSignatures, problemsOf, remarks } from './source-findings.ts';
import { assertTaggable, movedMeanwhile } from './tag.ts';
import { TargetRun } from './target.ts';
import type { MirrorContext, MirrorTask, Source } from './task.ts';
import { takeInventory, type WalkListener } from './walk.ts';

/** Errors of registries are reported, not thrown. */
export async function mirror(task: MirrorTask, context: MirrorContext): Promise<MirrorReport> {
  const started = context.now();
  const shared = new SharedBlobs(context);
  const runs = task.targets.map(
    (target) => new TargetRun(target, task, context, new SourceBlobs(shared.reader(), context)),
  );
  const source: SourceReport = { name: task.source.text };
  const found: SourceState = { source, findings: [] };
  try {
    await copyAll(task, context, runs, found);
  } catch (error) {
    if (!isTrustError(error)) throw error;
    found.findings.push({ ...findingOf(error), image: task.source.text });
  }
  return toReport(task, context, started, runs, found);
}

/** What is known about the source, and about the run. */
interface SourceState {
  source: SourceReport;
  readonly findings: Finding[];
}

async function copyAll(
  task: MirrorTask,
  context: MirrorContext,
  runs: readonly TargetRun[],
  found: SourceState,
): Promise<void> {
  const source = snapshotsOf(task);
  const resolved = resolve(source.image, task.source.reference);
  void source.signatures.tagNames();
  // The run copies this digest, even if the tag moves during the run (fault 33).
  const root = await resolved;
  found.source = { ...found.source, digest: root.digest };
  for (const { tag } of task.targets) if (tag !== undefined) assertTaggable(root.digest, tag);
  const open = await unsettled(runs, source, root);
  if (open.length === 0) return;
  const groups = byRepository(open);
  const [inventory, problems] = await allSettled([
    takeInventory(source, root, listenAll(groups.map(([first]) => first))),
    problemsOf(source, root.digest, task, context.now()),
  ]);
  found.source = { ...found.source, content: contentOf(inventory) };
  const unsigned = task.require === 'none' ? [] : missingSignatures(inventory);
  const { nodes } = inventory.tree;
  found.findings.push(
    ...remarks(inventory, task.skipMissingReferrers === true),
    ...(await adviseCopyBack(unsigned.length > 0 ? unsigned : problems, nodes, open, task)),
  );
  if (found.findings.some(({ severity }) => severity === 'error')) return;

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
  if (!task.dryRun) found.findings.push(...(await lookAtSource()));
}

function snapshotsOf({ source: { repository, signatures } }: MirrorTask): Source {
  const image = new Snapshot(repository);
  return { image, signatures: signatures === repository ? image : new Snapshot(signatures) };
}

/** Targets that are not known to be complete from the lists alone. */
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

/** Targets in one repository run one after the other: the later ones find what the first one copied. */
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
  const each = (call: (listener: WalkListener) => void) => {
    for (const listener of listeners) call(listener);
  };
  return {
    onManifest: (digest) => each((listener) => listener.onManifest(digest)),
    onTag: (name) => each((listener) => listener.onTag(name)),
    onReferrersOf: (subject) => each((listener) => listener.onReferrersOf(subject)),
    onBlob: (blob, relation) => each((listener) => listener.onBlob(blob, relation)),
  };
}

function toReport(
  task: MirrorTask,
  context: MirrorContext,
  started: Date,
  runs: readonly TargetRun[],
  { source, findings }: Pick<MirrorReport, 'source' | 'findings'>,
): MirrorReport {
  const targets = runs.map((run) => run.report(findings));
  return {
    schema: mirrorReportSchema,
    tool: context.tool,
    started: started.toISOString(),
    finished: context.now().toISOString(),
    ...conclusionOf([...findings, ...targets.flatMap((target) => target.findings)]),
    dryRun: task.dryRun,
    require: task.require,
    signers: task.policy === undefined ? [] : describeSigners(task.policy),
    source,
    targets,
    findings,
    requests: context.sent(),
  };
}

function contentOf({ tree, items, blobs }: Inventory): NonNullable<SourceReport['content']> {
  const all = [...items.values()];
  return {
    manifests: tree.nodes.length,
    tags: all.reduce((sum, { tags }) => sum + tags.length, 0),
    referrers: all.filter(({ inTree, isReferrer }) => !inTree && isReferrer).length,
    blobs: blobs.size,
    bytes: [...blobs.values()].reduce((sum, { size }) => sum + size, 0),
  };
}

const aboutSignatures = new Set(['E_NOSIG', 'E_COVER']);

/** The findings, with the command that restores the signatures if there is one. */
async function adviseCopyBack(
  findings: readonly Finding[],
  nodes: readonly ImageNode[],
  runs: readonly TargetRun[],
  task: MirrorTask,
): Promise<readonly Finding[]> {
  const isMissing = ({ severity, code }: Finding) =>
    severity === 'error' && aboutSignatures.has(code);
  const { source, commandFor } = task;
  // If the source's signatures are in another repository, a copy does not restore them.
  if (!findings.some(isMissing) || source.signatures !== source.repository) return findings;
  const [root] = nodes;
  const holder = await firstThat(runs, (run) => run.isSigned(nodes));
  if (root === undefined || holder === undefined || commandFor === undefined) return findings;
  const from = formatReference({ ...holder.name, digest: root.digest });
  const { tag } = source.reference;
  const to = formatReference({ ...source.repository.name, ...(tag === undefined ? {} : { tag }) });
  const command = commandFor([from, to, ...(tag === undefined ? ['--no-tag'] : [])]);
  const advice = `${holder.text} has these signatures; bring them back: ${command}`;
  return findings.map((one) => (isMissing(one) ? { ...one, advice } : one));
}

async function firstThat<T>(
  all: readonly T[],
  holds: (one: T) => Promise<boolean>,
): Promise<T | undefined> {
  for (const one of all) if (await holds(one)) return one;
  return undefined;
}
