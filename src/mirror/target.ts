/** One target: plan, blobs, manifests, signatures, read again, and the tag last of all. */

import { isTrustError, TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import { formatReference } from '../oci/reference.ts';
import type { BlobName } from '../registry/writable.ts';
import { findingOf } from '../verify/finding.ts';
import { outcomeFor } from '../verify/outcome.ts';
import type { Finding } from '../verify/report.ts';
import { bringBlobs, missingBlobs } from './blobs.ts';
import { confirmTarget } from './confirm.ts';
import { hashedStream } from './hashed-stream.ts';
import type { Inventory, Item } from './inventory.ts';
import type { MirrorContext, MirrorTask } from './mirror.ts';
import { planTarget, type Target, type TargetPlan } from './plan.ts';
import { publish } from './publish.ts';
import type { ContentReport, TargetReport } from './report.ts';
import { requireVerified } from './require.ts';
import { verdictsAt } from './verdicts.ts';

/** Never throws for what a registry does: that becomes a finding, with what stands where. */
export async function mirrorTo(
  target: Target,
  inventory: Inventory,
  task: MirrorTask,
  context: MirrorContext,
): Promise<TargetReport> {
  const run = new TargetRun(target, inventory, task, context);
  const findings: Finding[] = [];
  try {
    await run.run();
  } catch (error) {
    if (!isTrustError(error)) throw error;
    findings.push({ ...findingOf(error), image: target.text, advice: run.advice() });
  }
  return run.report(findings);
}

class TargetRun {
  readonly #target: Target;
  readonly #inventory: Inventory;
  readonly #task: MirrorTask;
  readonly #context: MirrorContext;
  readonly #content = new Map<string, ContentReport>();
  #plan: TargetPlan | undefined;
  #tag: TargetReport['tag'] = 'not written';
  #bytes = 0;

  constructor(target: Target, inventory: Inventory, task: MirrorTask, context: MirrorContext) {
    this.#target = target;
    this.#inventory = inventory;
    this.#task = task;
    this.#context = context;
    for (const blob of inventory.blobs) this.#blob(blob, 'missing');
    for (const item of inventory.items) {
      if (item.tags.length === 0 || item.inTree) this.#manifest(item, 'missing');
      for (const tag of item.tags) this.#manifest(item, 'missing', tag);
    }
  }

  async run(): Promise<void> {
    const { dryRun, onConflict } = this.#task;
    const plan = await planTarget(this.#target, this.#inventory, onConflict);
    this.#plan = plan;
    this.#notePresent(plan);
    if (dryRun) return this.#dryRun();
    await this.#bring(plan);
    await confirmTarget(this.#target, this.#inventory, this.#context);
    await this.#verify();
    await this.#writeTag(plan);
  }

  #notePresent({ present, tags }: TargetPlan): void {
    for (const item of this.#inventory.items) {
      if (present.has(item.digest)) this.#manifest(item, 'present');
      for (const tag of item.tags) {
        if (!tags.some((write) => write.tag === tag)) this.#manifest(item, 'present', tag);
      }
    }
  }

  async #dryRun(): Promise<void> {
    const { blobs } = this.#inventory;
    const missing = await missingBlobs(this.#target.repository, blobs);
    for (const blob of blobs) if (!missing.has(blob.digest)) this.#blob(blob, 'present');
  }

  async #bring(plan: TargetPlan): Promise<void> {
    const { source } = this.#task;
    const { repository } = this.#target;
    await bringBlobs(this.#inventory.blobs, {
      target: repository,
      sourceOf: (blob) => () => hashedStream(source.repository, blob, this.#context),
      ...(this.#target.mountFrom === undefined ? {} : { mountFrom: this.#target.mountFrom }),
      onBlob: (blob, how) => {
        this.#blob(blob, how);
        if (how === 'copied') this.#bytes += blob.size;
        this.#context.onProgress?.(this.#progress());
      },
    });
    await publish(this.#inventory, plan, {
      pause: this.#context.pause,
      onManifest: (item, tag) => {
        this.#manifest(item, 'copied', tag);
        this.#context.onProgress?.(this.#progress());
      },
    });
  }

  async #verify(): Promise<void> {
    const { policy, require, payloadReferences } = this.#task;
    if (require !== 'verified' || policy === undefined) return;
    const context = verdictsAt(
      this.#target.repository,
      { policy, payloadReferences },
      this.#context.now(),
    );
    await requireVerified(this.#inventory.tree.nodes, context, this.#target.text);
  }

  async #writeTag({ tagging }: TargetPlan): Promise<void> {
    const { repository, tag } = this.#target;
    const root = this.#inventory.items.find(({ digest }) => digest === this.#root);
    if (tagging !== 'write' || tag === undefined || root === undefined) {
      this.#tag = tagging === 'none' ? 'not asked for' : tagging === 'keep' ? 'kept' : 'unchanged';
      return;
    }
    await repository.putManifest(tag, root.bytes, root.mediaType);
    const head = await repository.manifestHead(tag);
    if (head?.digest !== undefined && head.digest !== this.#root) {
      throw new TrustError(
        'E_DRIFT',
        `the tag ${tag} points to ${head.digest} right after it was written`,
        { tag },
      );
    }
    this.#tag = 'written';
  }

  get #root(): Digest {
    return this.#inventory.tree.nodes[0].digest;
  }

  #blob({ digest, size }: BlobName, state: ContentReport['state']): void {
    this.#content.set(digest, { digest, kind: 'blob', size, state });
  }

  #manifest({ digest, bytes }: Item, state: ContentReport['state'], tag?: string): void {
    const content = { digest, kind: 'manifest', size: bytes.length, state } as const;
    this.#content.set(`${digest} ${tag ?? ''}`, tag === undefined ? content : { ...content, tag });
  }

  #progress() {
    const content = [...this.#content.values()];
    const done = content.filter(({ state }) => state !== 'missing').length;
    return { target: this.#target.text, done, of: content.length, bytes: this.#bytes };
  }

  advice(): string {
    const { done, of } = this.#progress();
    const tag =
      this.#target.tag === undefined ? '' : '; its tag points to what it pointed to before';
    return `${done} of ${of} parts are there${tag}; run it again, it completes the rest`;
  }

  report(findings: readonly Finding[]): TargetReport {
    const { text, repository } = this.#target;
    const errors = findings.filter(({ severity }) => severity === 'error');
    const before = this.#plan?.tagBefore;
    return {
      name: text,
      pinned: formatReference({ ...repository.name, digest: this.#root }),
      outcome: outcomeFor(errors.map(({ code }) => code)),
      ...(before === undefined ? {} : { tagBefore: before }),
      tag: this.#tag,
      content: [...this.#content.values()],
      bytes: this.#bytes,
      findings,
    };
  }
}
