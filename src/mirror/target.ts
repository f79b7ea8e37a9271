/** One target: looked at, filled, read again, and tagged last of all. */

import { allSettled } from '../async.ts';
import { isTrustError, type TrustError } from '../error.ts';
import type { ImageNode } from '../image/tree.ts';
import type { Digest } from '../oci/digest.ts';
import { formatReference, formatRepository, type Repository } from '../oci/reference.ts';
import type { ReadableRepository, StoredManifest } from '../registry/repository.ts';
import type { WritableRepository } from '../registry/writable.ts';
import { finding, findingOf } from '../verify/finding.ts';
import { outcomeFor } from '../verify/outcome.ts';
import type { Finding } from '../verify/report.ts';
import { adviceFor, type Standing } from './advice.ts';
import { asShown } from './as-shown.ts';
import type { Blob, Inventory } from './inventory.ts';
import type { Lists } from './lists.ts';
import { lostPayloads } from './lost-payloads.ts';
import type { MirrorContext, MirrorTask } from './mirror.ts';
import { planTarget, summaryOf, type TargetPlan, warningsAbout } from './plan.ts';
import { seemsComplete, seemsSigned } from './quick-look.ts';
import type { TargetReport } from './report.ts';
import { problemsOf } from './require.ts';
import { Shipment } from './ship.ts';
import { Snapshot, smallBlob, TargetSnapshot } from './snapshot.ts';
import { isKnown, type Supply } from './supply.ts';
import { lookAtTag, type Seen, taggingOf, writeTag } from './tag.ts';
import { Tally } from './tally.ts';
import type { Watch } from './walk.ts';

export interface Target {
  /** as the user wrote it */
  readonly text: string;
  readonly repository: WritableRepository;
  /** undefined: nothing is tagged */
  readonly tag?: string;
}

/** What becomes of one target in a run. Nothing of it throws for what a registry does: that is reported. */
export class TargetRun {
  readonly #target: Target;
  readonly #task: MirrorTask;
  readonly #context: MirrorContext;
  readonly #supply: Supply;
  #before: TargetSnapshot;
  readonly #tally: Tally;
  readonly #findings: Finding[] = [];
  #digest: Digest | undefined;
  readonly #tagBefore: Promise<Seen>;
  #was: Seen;
  #refusal: TrustError | undefined;
  #tagging: ReturnType<typeof taggingOf> = 'not asked for';
  #tag: TargetReport['tag'] = 'not written';
  #points: Standing['points'] = 'as it was';
  #looked: TargetReport['looked'] = 'nothing';
  #plan: TargetReport['plan'];

  constructor(target: Target, task: MirrorTask, context: MirrorContext, supply: Supply) {
    this.#target = target;
    this.#task = task;
    this.#context = context;
    this.#supply = supply;
    this.#before = this.#unwritten();
    this.#tally = new Tally(target.text, context.onProgress);
    // At once, while the source is resolved.
    this.#tagBefore =
      target.tag === undefined
        ? Promise.resolve(undefined)
        : lookAtTag(target.repository, target.tag);
    this.#tagBefore.catch(() => {});
  }

  /** `registry.test/path`, `oci:DIR` */
  get place(): string {
    return formatRepository(this.#target.repository.name);
  }

  /** Another run comes first at its place: it is looked at after that, and no other is to wait for this one. */
  follows(): void {
    this.#before = this.#unwritten();
    this.#supply.end();
  }

  #unwritten(): TargetSnapshot {
    const { repository } = this.#target;
    const onRefused = (error: unknown) => {
      if (isTrustError(error)) this.#refusal ??= error;
    };
    return new TargetSnapshot(asShown(repository, onRefused));
  }

  get name(): Repository {
    return this.#target.repository.name;
  }

  get text(): string {
    return this.#target.text;
  }

  /** Whether the image is signed there as the source was to be. What cannot be found out is no. */
  async isSigned(nodes: readonly ImageNode[]): Promise<boolean> {
    const before = this.#before;
    const [root] = nodes;
    if (root === undefined) return false;
    try {
      if (this.#task.require === 'verified') {
        const place = { image: before, signatures: before };
        const problems = await problemsOf(place, root.digest, this.#task, this.#context.now());
        return problems.length === 0;
      }
      const signed = await allSettled(
        nodes
          .filter(({ role }) => role !== 'attestation')
          .map(({ digest }) => seemsSigned(before, digest)),
      );
      return signed.every((one) => one);
    } catch (error) {
      if (isTrustError(error)) return false;
      throw error;
    }
  }

  /** While the source is read: what it has is asked for here, to be known when it is planned. */
  get watch(): Watch {
    const before = this.#before;
    return {
      onManifest: (digest) => void before.manifestHead(digest),
      onTag: (name) => void before.manifest(name),
      onReferrersOf: (subject) => void before.referrers(subject),
      onBlob: (blob) => void this.#lookFor(blob),
    };
  }

  /** What is small and missing is read from the source ahead of time, too. */
  async #lookFor(blob: Blob): Promise<void> {
    const has = await this.#before.holds(blob).catch(() => true);
    if (has || this.#task.dryRun || blob.size > smallBlob || isKnown(blob)) return;
    await blob.from.blob(blob, smallBlob).catch(() => {});
  }

  /** Whether nothing is left to do, by the lists; or nothing can be done. */
  async isSettled(root: StoredManifest, lists: () => Promise<Lists | undefined>): Promise<boolean> {
    this.#digest = root.digest;
    const settled = await this.#reporting(async () => {
      this.#was = await this.#tagBefore;
      this.#points = this.#was === 'hidden' ? 'not known' : this.#was;
      const { tag } = this.#target;
      this.#tagging = taggingOf(tag, this.#was, root.digest, this.#task.onConflict);
      if (this.#was !== root.digest || this.#task.deep === true) return false;
      return this.#seemsComplete(await lists());
    });
    if (settled !== false) this.#supply.end();
    return settled !== false;
  }

  async #seemsComplete(lists: Lists | undefined): Promise<boolean> {
    const problems = (seen: ReadableRepository) => this.#problems(seen);
    if (!(await seemsComplete(this.#before, lists, this.#task.require, problems))) return false;
    this.#tag = 'unchanged';
    this.#looked = 'lists';
    return true;
  }

  /** @param atEnd is called when all is there, and before it is tagged */
  async copy(inventory: Inventory, root: StoredManifest, atEnd: () => unknown): Promise<void> {
    await this.#reporting(() => this.#copy(inventory, root, atEnd));
    this.#supply.end();
  }

  async #copy(inventory: Inventory, root: StoredManifest, atEnd: () => unknown): Promise<void> {
    const { dryRun } = this.#task;
    const plan = await planTarget(this.#before, inventory);
    this.#looked = 'everything';
    this.#note(inventory, plan);
    const lost = await lostPayloads(plan.blobs, inventory, this.#task.payloadReferences);
    this.#findings.push(...lost.findings);
    if (lost.findings.some(({ severity }) => severity === 'error')) return;
    this.#supply.replace(lost.rebuilt);
    if (!dryRun) {
      const after = new Snapshot(this.#target.repository);
      await this.#ship(inventory, plan, after);
      const problems = await this.#problems(after);
      this.#findings.push(...problems);
      if (problems.length > 0) return;
      atEnd();
    }
    if (this.#tagging === 'kept' || this.#tagging === 'not asked for') this.#tag = this.#tagging;
    else if (!dryRun) await this.#writeTag(inventory, root);
    else if (this.#tagging === 'unchanged') this.#tag = 'unchanged';
  }

  #note(inventory: Inventory, plan: TargetPlan): void {
    this.#plan = summaryOf(plan, inventory);
    this.#supply.needsOnly(plan.blobs, inventory.blobs.values());
    this.#tally.planned(inventory, plan);
    this.#findings.push(...warningsAbout(inventory));
    if (this.#task.dryRun) this.#findings.push(...this.#guesses());
  }

  /** A plan tells what it is built on. */
  #guesses(): readonly Finding[] {
    if (this.#refusal === undefined && this.#was !== 'hidden') return [];
    const said = this.#refusal === undefined ? '' : `: ${this.#refusal.message}`;
    const message = `the registry does not show all of this place, so the plan takes what was not shown for missing${said}`;
    return [finding('E_AUTH', message, { severity: 'warning' })];
  }

  async #ship(
    inventory: Inventory,
    plan: TargetPlan,
    after: Snapshot<WritableRepository>,
  ): Promise<void> {
    this.#tally.step('copying');
    const isVerified = this.#task.require === 'verified';
    const parts = {
      inventory,
      plan,
      after,
      isVerified,
      supply: this.#supply,
      tally: this.#tally,
    };
    await new Shipment({ ...parts, pause: this.#context.pause }).bring();
  }

  /** Through the path that verifies everywhere else (invariant f). */
  async #problems(seen: ReadableRepository): Promise<readonly Finding[]> {
    if (this.#task.require !== 'verified' || this.#digest === undefined) return [];
    this.#tally.step('verifying');
    const place = { image: seen, signatures: seen };
    return problemsOf(place, this.#digest, this.#task, this.#context.now());
  }

  /** Also where it was right at the beginning: it is looked at once more (fault 32). */
  async #writeTag({ tree }: Inventory, root: StoredManifest): Promise<void> {
    const { repository, tag } = this.#target;
    if (tag === undefined) return;
    this.#tally.step('tagging');
    this.#points = 'not known';
    this.#tag = await writeTag({
      repository,
      tag,
      root,
      mediaType: tree.root.mediaType,
      before: this.#was,
      onConflict: this.#task.onConflict,
      pause: this.#context.pause,
    });
  }

  /** undefined: it failed, and that was noted. */
  async #reporting<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!isTrustError(error)) throw error;
      this.#findings.push(this.#failure(error));
      return undefined;
    }
  }

  #failure(error: TrustError): Finding {
    const standing = { ...this.#tally.progress, tag: this.#target.tag, points: this.#points };
    const advice = adviceFor(error.code, standing);
    return { ...findingOf(error), advice };
  }

  /** @param others what kept the run as a whole from getting here */
  report(others: readonly Finding[]): TargetReport {
    const { text, repository } = this.#target;
    const { bytes, content } = this.#tally;
    const digest = this.#digest;
    const concerned = this.#looked === 'nothing' ? [...this.#findings, ...others] : this.#findings;
    const errors = concerned.filter(({ severity }) => severity === 'error');
    const traffic = this.#context.traffic?.(repository.name) ?? { requests: 0, retries: 0 };
    return {
      name: text,
      ...(digest === undefined ? {} : { pinned: formatReference({ ...repository.name, digest }) }),
      outcome: outcomeFor(errors.map(({ code }) => code)),
      looked: this.#looked,
      ...(this.#was === undefined || this.#was === 'hidden' ? {} : { tagBefore: this.#was }),
      tag: this.#tag,
      content,
      ...(this.#plan === undefined ? {} : { plan: this.#plan }),
      bytes,
      ...traffic,
      findings: this.#findings.map((found) => ({ ...found, image: text })),
    };
  }
}
