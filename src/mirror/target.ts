/** One target of a mirror run: it is inspected, filled, read back, and tagged last. */

import { allSettled } from '../async.ts';
import { isTrustError } from '../error.ts';
import type { ImageNode } from '../image/tree.ts';
import type { Digest } from '../oci/digest.ts';
import { formatRepository, type Repository } from '../oci/reference.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
import { finding } from '../verify/finding.ts';
import type { Finding } from '../verify/report.ts';
import { attachmentNames, type Blob, type Inventory } from './content.ts';
import { Copy } from './copy.ts';
import { CopyProgress } from './copy-progress.ts';
import type { Lists } from './lists.ts';
import { planTarget, summaryOf, type TargetPlan, warningsAbout } from './plan.ts';
import { seemsComplete, seemsSigned } from './quick-look.ts';
import type { TargetReport } from './report.ts';
import { Snapshot, smallBlob } from './snapshot.ts';
import { isKnown, lostPayloads, type SourceBlobs } from './source-blobs.ts';
import { problemsOf } from './source-findings.ts';
import { asAtSource } from './source-view.ts';
import { TargetRecord } from './target-record.ts';
import { TargetSnapshot } from './target-snapshot.ts';
import { TargetTag } from './target-tag.ts';
import type { MirrorContext, MirrorTask, Target } from './task.ts';
import type { Relation, WalkListener } from './walk.ts';

/** No method throws errors of a registry: they are reported. */
export class TargetRun {
  readonly #target: Target;
  readonly #task: MirrorTask;
  readonly #context: MirrorContext;
  readonly #blobs: SourceBlobs;
  readonly #tag: TargetTag;
  readonly #progress: CopyProgress;
  readonly #record: TargetRecord;
  #before: TargetSnapshot;

  constructor(target: Target, task: MirrorTask, context: MirrorContext, blobs: SourceBlobs) {
    this.#target = target;
    this.#task = task;
    this.#context = context;
    this.#blobs = blobs;
    this.#before = new TargetSnapshot(target.repository);
    const keep = (stored: StoredManifest) => this.#before.learn(stored);
    this.#tag = new TargetTag(
      target,
      task.onConflict,
      task.require === 'verified' ? keep : undefined,
    );
    void this.#before.tagNames();
    this.#progress = new CopyProgress(target.text, context.onProgress);
    this.#record = new TargetRecord(target, this.#tag, this.#progress);
  }

  get name(): Repository {
    return this.#target.repository.name;
  }

  get text(): string {
    return this.#target.text;
  }

  /** `registry.test/path`, `oci:DIR`; two targets may differ in the tag alone */
  get repository(): string {
    return formatRepository(this.name);
  }

  /** Another run copies to the same repository first: inspects it after that, and others do not wait for it. */
  follows(): void {
    this.#before = new TargetSnapshot(this.#target.repository);
    this.#blobs.close();
  }

  /** Whether the target's signatures meet the requirement for the source. An error counts as no. */
  async isSigned(nodes: readonly ImageNode[]): Promise<boolean> {
    const before = this.#before;
    const [root] = nodes;
    if (root === undefined) return false;
    try {
      if (this.#task.require === 'verified') {
        return (await this.#problems(before, root.digest)).length === 0;
      }
      const subjects = nodes.filter(({ role }) => role !== 'attestation');
      const signed = await allSettled(subjects.map(({ digest }) => seemsSigned(before, digest)));
      return signed.every((one) => one);
    } catch (error) {
      if (isTrustError(error)) return false;
      throw error;
    }
  }

  /** Queries the target for content of the source while the source is still being read. */
  get listener(): WalkListener {
    const before = this.#before;
    return {
      onManifest: (digest) => void before.lacks(digest),
      onTag: (name) => void before.manifest(name),
      onReferrersOf: (subject) => void before.referrers(subject),
      onBlob: (blob, relation) => void this.#lookFor(blob, relation),
    };
  }

  /** Missing content of signatures is read from the source ahead of time, because it may be lost there. */
  async #lookFor(blob: Blob, relation: Relation): Promise<void> {
    const lacks = await this.#before.lacks(blob).catch(() => false);
    if (!lacks || relation === 'part' || blob.size > smallBlob || isKnown(blob)) return;
    await blob.from.blob(blob, smallBlob).catch(() => {});
  }

  /** Whether the lists show that nothing is left to do, or whether nothing can be done. */
  async isSettled(root: StoredManifest, lists: () => Promise<Lists | undefined>): Promise<boolean> {
    this.#record.digest = root.digest;
    const settled = await this.#record.attempt(async () => {
      await this.#tag.decide(root.digest);
      if (this.#tag.before !== root.digest || this.#task.deep === true) return false;
      return this.#seemsComplete(root.digest, await lists());
    });
    if (settled !== false) this.#blobs.close();
    return settled !== false;
  }

  async #seemsComplete(digest: Digest, lists: Lists | undefined): Promise<boolean> {
    const problems = (repository: ReadableRepository) => this.#verify(repository, digest);
    if (!(await seemsComplete(this.#before, lists, this.#task.require, problems))) return false;
    this.#record.tag = 'unchanged';
    this.#record.looked = 'lists';
    return true;
  }

  /** @param onCopied is called when everything was written, before it is tagged */
  async copy(inventory: Inventory, root: StoredManifest, onCopied: () => unknown): Promise<void> {
    await this.#record.attempt(() => this.#copy(inventory, root, onCopied));
    this.#blobs.close();
  }

  async #copy(inventory: Inventory, root: StoredManifest, onCopied: () => unknown): Promise<void> {
    const { dryRun, payloadReferences } = this.#task;
    const { findings } = this.#record;
    const plan = await planTarget(this.#before, inventory, this.#task.replaceable);
    this.#record.looked = 'everything';
    this.#planned(inventory, plan);
    const lost = await lostPayloads(plan.blobs, inventory, payloadReferences);
    findings.push(...lost.findings);
    if (lost.findings.some(({ severity }) => severity === 'error')) return;
    if (dryRun) {
      this.#record.tag = this.#tag.planned;
      return;
    }
    this.#blobs.replace(lost.rebuilt);
    const after = new Snapshot(this.#target.repository);
    const onWritten = () => {
      this.#tag.readAgain(this.#context);
      onCopied();
    };
    await this.#bring(inventory, plan, after, onWritten);
    const { tags, subjects } = attachmentNames(inventory);
    const atSource = asAtSource(after, inventory.tree, {
      isTagAbsent: (name) => !tags.has(name),
      hasReferrers: (subject) => subjects.has(subject),
    });
    const problems = await this.#verify(atSource, root.digest);
    findings.push(...problems);
    if (problems.length > 0) return;
    this.#progress.step('tagging');
    this.#record.tag = await this.#tag.write(root, inventory.tree.root.mediaType, this.#context);
  }

  #planned(inventory: Inventory, plan: TargetPlan): void {
    this.#record.plan = summaryOf(plan, inventory);
    this.#blobs.declineAllBut(plan.blobs, inventory.blobs.values());
    this.#progress.planned(inventory, plan);
    this.#record.findings.push(...warningsAbout(inventory));
    if (this.#task.dryRun) this.#record.findings.push(...this.#guesses());
  }

  /** A dry run reports what its plan assumes. */
  #guesses(): readonly Finding[] {
    const refusal = this.#before.refusal();
    if (refusal === undefined && this.#tag.before !== 'hidden') return [];
    const because = refusal === undefined ? '' : `: ${refusal.message}`;
    const message = `the registry does not show everything in this repository, and the plan assumes that hidden content is missing${because}`;
    return [finding('E_AUTH', message, { severity: 'warning' })];
  }

  async #bring(
    inventory: Inventory,
    plan: TargetPlan,
    after: Snapshot<Target['repository']>,
    onWritten: () => void,
  ): Promise<void> {
    this.#progress.step('copying');
    const isVerified = this.#task.require === 'verified';
    const [source, progress] = [this.#blobs, this.#progress];
    const { pause } = this.#context;
    const { replaceable } = this.#task;
    const options = { inventory, plan, after, isVerified, source, progress, pause, replaceable };
    await new Copy({ ...options, onWritten }).bring();
  }

  async #verify(repository: ReadableRepository, digest: Digest): Promise<readonly Finding[]> {
    if (this.#task.require !== 'verified') return [];
    this.#progress.step('verifying');
    return this.#problems(repository, digest);
  }

  /** Verifies with the code that every verification uses (invariant f). */
  #problems(repository: ReadableRepository, digest: Digest): Promise<readonly Finding[]> {
    const location = { image: repository, signatures: repository };
    return problemsOf(location, digest, this.#task, this.#context.now());
  }

  /** @param others errors that stopped the run as a whole before */
  report(others: readonly Finding[]): TargetReport {
    return this.#record.report(others, this.#context.traffic);
  }
}
