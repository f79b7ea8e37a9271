/** One target: looked at, filled, read again, and tagged last of all. */
import { isTrustError } from '../error.js';
import { formatReference, formatRepository } from '../oci/reference.js';
import { finding, findingOf } from '../verify/finding.js';
import { outcomeFor } from '../verify/outcome.js';
import { adviceFor } from './advice.js';
import { asShown } from './as-shown.js';
import { allEnded } from './ended.js';
import { lostPayloads } from './lost-payloads.js';
import { planTarget, summaryOf, warningsAbout } from './plan.js';
import { seemsComplete, seemsSigned } from './quick-look.js';
import { problemsOf } from './require.js';
import { Shipment } from './ship.js';
import { Snapshot, smallBlob, TargetSnapshot } from './snapshot.js';
import { isKnown } from './supply.js';
import { lookAtTag, taggingOf, writeTag } from './tag.js';
import { Tally } from './tally.js';
/** What becomes of one target in a run. Nothing of it throws for what a registry does: that is reported. */
export class TargetRun {
    #target;
    #task;
    #context;
    #supply;
    #before;
    #tally;
    #findings = [];
    #digest;
    #tagBefore;
    #was;
    #refusal;
    #tagging = 'not asked for';
    #tag = 'not written';
    #points = 'as it was';
    #looked = 'nothing';
    #plan;
    constructor(target, task, context, supply) {
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
        this.#tagBefore.catch(() => { });
    }
    /** `registry.test/path`, `oci:DIR` */
    get place() {
        return formatRepository(this.#target.repository.name);
    }
    /** Another run comes first at its place: it is looked at after that, and no other is to wait for this one. */
    follows() {
        this.#before = this.#unwritten();
        this.#supply.end();
    }
    #unwritten() {
        const { repository } = this.#target;
        const onRefused = (error) => {
            if (isTrustError(error))
                this.#refusal ??= error;
        };
        return new TargetSnapshot(asShown(repository, onRefused));
    }
    get name() {
        return this.#target.repository.name;
    }
    get text() {
        return this.#target.text;
    }
    /** Whether the image is signed there as the source was to be. What cannot be found out is no. */
    async isSigned(nodes) {
        const before = this.#before;
        const [root] = nodes;
        if (root === undefined)
            return false;
        try {
            if (this.#task.require === 'verified') {
                const place = { image: before, signatures: before };
                const problems = await problemsOf(place, root.digest, this.#task, this.#context.now());
                return problems.length === 0;
            }
            const signed = await allEnded(nodes
                .filter(({ role }) => role !== 'attestation')
                .map(({ digest }) => seemsSigned(before, digest)));
            return signed.every((one) => one);
        }
        catch (error) {
            if (isTrustError(error))
                return false;
            throw error;
        }
    }
    /** While the source is read: what it has is asked for here, to be known when it is planned. */
    get watch() {
        const before = this.#before;
        return {
            onManifest: (digest) => void before.manifestHead(digest),
            onTag: (name) => void before.manifest(name),
            onReferrersOf: (subject) => void before.referrers(subject),
            onBlob: (blob) => void this.#lookFor(blob),
        };
    }
    /** What is small and missing is read from the source ahead of time, too. */
    async #lookFor(blob) {
        const has = await this.#before.holds(blob).catch(() => true);
        if (has || this.#task.dryRun || blob.size > smallBlob || isKnown(blob))
            return;
        await blob.from.blob(blob, smallBlob).catch(() => { });
    }
    /** Whether nothing is left to do, by the lists; or nothing can be done. */
    async isSettled(root, lists) {
        this.#digest = root.digest;
        const settled = await this.#reporting(async () => {
            this.#was = await this.#tagBefore;
            this.#points = this.#was === 'hidden' ? 'not known' : this.#was;
            const { tag } = this.#target;
            this.#tagging = taggingOf(tag, this.#was, root.digest, this.#task.onConflict);
            if (this.#was !== root.digest || this.#task.deep === true)
                return false;
            return this.#seemsComplete(await lists());
        });
        if (settled !== false)
            this.#supply.end();
        return settled !== false;
    }
    async #seemsComplete(lists) {
        const problems = (seen) => this.#problems(seen);
        if (!(await seemsComplete(this.#before, lists, this.#task.require, problems)))
            return false;
        this.#tag = 'unchanged';
        this.#looked = 'lists';
        return true;
    }
    /** @param atEnd is called when all is there, and before it is tagged */
    async copy(inventory, root, atEnd) {
        await this.#reporting(() => this.#copy(inventory, root, atEnd));
        this.#supply.end();
    }
    async #copy(inventory, root, atEnd) {
        const { dryRun } = this.#task;
        const plan = await planTarget(this.#before, inventory);
        this.#looked = 'everything';
        this.#note(inventory, plan);
        const lost = await lostPayloads(plan.blobs, inventory, this.#task.payloadReferences);
        this.#findings.push(...lost.findings);
        if (lost.findings.some(({ severity }) => severity === 'error'))
            return;
        this.#supply.replace(lost.rebuilt);
        if (!dryRun) {
            const after = new Snapshot(this.#target.repository);
            await this.#ship(inventory, plan, after);
            const problems = await this.#problems(after);
            this.#findings.push(...problems);
            if (problems.length > 0)
                return;
            atEnd();
        }
        if (this.#tagging === 'kept' || this.#tagging === 'not asked for')
            this.#tag = this.#tagging;
        else if (!dryRun)
            await this.#writeTag(inventory, root);
        else if (this.#tagging === 'unchanged')
            this.#tag = 'unchanged';
    }
    #note(inventory, plan) {
        this.#plan = summaryOf(plan, inventory);
        this.#supply.needsOnly(plan.blobs, inventory.blobs.values());
        this.#tally.planned(inventory, plan);
        this.#findings.push(...warningsAbout(inventory));
        if (this.#task.dryRun)
            this.#findings.push(...this.#guesses());
    }
    /** A plan tells what it is built on. */
    #guesses() {
        if (this.#refusal === undefined && this.#was !== 'hidden')
            return [];
        const said = this.#refusal === undefined ? '' : `: ${this.#refusal.message}`;
        const message = `the registry does not show all of this place, so the plan takes what was not shown for missing${said}`;
        return [finding('E_AUTH', message, { severity: 'warning' })];
    }
    async #ship(inventory, plan, after) {
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
    async #problems(seen) {
        if (this.#task.require !== 'verified' || this.#digest === undefined)
            return [];
        this.#tally.step('verifying');
        const place = { image: seen, signatures: seen };
        return problemsOf(place, this.#digest, this.#task, this.#context.now());
    }
    /** Also where it was right at the beginning: it is looked at once more (fault 32). */
    async #writeTag({ tree }, root) {
        const { repository, tag } = this.#target;
        if (tag === undefined)
            return;
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
    async #reporting(work) {
        try {
            return await work();
        }
        catch (error) {
            if (!isTrustError(error))
                throw error;
            this.#findings.push(this.#failure(error));
            return undefined;
        }
    }
    #failure(error) {
        const standing = { ...this.#tally.progress, tag: this.#target.tag, points: this.#points };
        const advice = adviceFor(error.code, standing);
        return { ...findingOf(error), advice };
    }
    /** @param others what kept the run as a whole from getting here */
    report(others) {
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
