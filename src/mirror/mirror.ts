/** The verb: the same bytes and the same signatures, over there; or nothing changes that people see. */

import { isTrustError, type TrustError } from '../error.ts';
import type { Reference } from '../oci/reference.ts';
import type { Pausing } from '../registry/backoff.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { findingOf } from '../verify/finding.ts';
import { exitCodeFor, outcomeOf } from '../verify/outcome.ts';
import type { Policy } from '../verify/policy.ts';
import type { Finding } from '../verify/report.ts';
import { resolve } from '../verify/resolve.ts';
import { type Inventory, takeInventory } from './inventory.ts';
import type { OnConflict, Target } from './plan.ts';
import {
  type MirrorReport,
  mirrorReportSchema,
  type Requirement,
  type SourceReport,
  type TargetReport,
} from './report.ts';
import { requireSignatures, requireVerified } from './require.ts';
import { mirrorTo } from './target.ts';
import { verdictsAt } from './verdicts.ts';

export interface MirrorTask {
  readonly source: {
    /** as the user wrote it */
    readonly text: string;
    readonly repository: ReadableRepository;
    /** where its signatures are */
    readonly signatures: ReadableRepository;
    readonly reference: Pick<Reference, 'tag' | 'digest'>;
  };
  readonly targets: readonly Target[];
  readonly require: Requirement;
  /** for `verified`, at the source and at the targets */
  readonly policy?: Policy;
  /** what payloads may name; see signature/discover.ts */
  readonly payloadReferences: readonly string[];
  readonly onConflict: OnConflict;
  readonly dryRun: boolean;
}

export interface MirrorContext extends Pausing {
  readonly now: () => Date;
  readonly sent: () => number;
  readonly tool: MirrorReport['tool'];
  readonly onProgress?: (progress: MirrorProgress) => void;
}

export interface MirrorProgress {
  readonly target: string;
  /** parts of the image: manifests and blobs */
  readonly done: number;
  readonly of: number;
  /** bytes of blobs that were sent */
  readonly bytes: number;
}

/** Everything that a registry does ends in the report. */
export async function mirror(task: MirrorTask, context: MirrorContext): Promise<MirrorReport> {
  const started = context.now();
  try {
    const inventory = await readSource(task, context);
    const targets = await Promise.all(
      task.targets.map((target) => mirrorTo(target, inventory, task, context)),
    );
    return toReport(task, context, started, describeSource(task, inventory), targets);
  } catch (error) {
    if (!isTrustError(error)) throw error;
    return failed(task, context, started, error);
  }
}

/** Resolved once: the run copies this digest, wherever the tag points meanwhile (fault 33). */
async function readSource(task: MirrorTask, context: MirrorContext): Promise<Inventory> {
  const { repository, signatures, reference } = task.source;
  const stored = await resolve(repository, reference);
  const inventory = await takeInventory({ repository, signatures }, stored);
  if (task.require !== 'none') requireSignatures(inventory);
  const { policy, payloadReferences } = task;
  if (task.require === 'verified' && policy !== undefined) {
    const verdicts = verdictsAt(signatures, { policy, payloadReferences }, context.now());
    await requireVerified(inventory.tree.nodes, verdicts, 'the source');
  }
  return inventory;
}

function describeSource({ source }: MirrorTask, inventory: Inventory): SourceReport {
  const { tree, items, blobs } = inventory;
  return {
    name: source.text,
    digest: tree.nodes[0].digest,
    manifests: items.filter(({ inTree }) => inTree).length,
    attachments: items.filter(({ inTree, tags }) => !inTree && tags.length > 0).length,
    referrers: items.filter(({ inTree, isReferrer }) => !inTree && isReferrer).length,
    blobs: blobs.length,
    bytes: blobs.reduce((sum, { size }) => sum + size, 0),
  };
}

/** Nothing was written: the source stood in the way. */
function failed(
  task: MirrorTask,
  context: MirrorContext,
  started: Date,
  error: TrustError,
): MirrorReport {
  const { text } = task.source;
  const source = { name: text, manifests: 0, attachments: 0, referrers: 0, blobs: 0, bytes: 0 };
  const finding = { ...findingOf(error), image: text };
  return { ...toReport(task, context, started, source, [], [finding]) };
}

function toReport(
  task: MirrorTask,
  context: MirrorContext,
  started: Date,
  source: SourceReport,
  targets: readonly TargetReport[],
  findings: readonly Finding[] = [],
): MirrorReport {
  const errors = [...findings, ...targets.flatMap((target) => target.findings)].filter(
    ({ severity }) => severity === 'error',
  );
  const exitCode = exitCodeFor(errors.map(({ code }) => code));
  return {
    schema: mirrorReportSchema,
    tool: context.tool,
    started: started.toISOString(),
    finished: context.now().toISOString(),
    outcome: outcomeOf(exitCode),
    exitCode,
    dryRun: task.dryRun,
    require: task.require,
    source,
    targets,
    findings,
    requests: context.sent(),
  };
}
