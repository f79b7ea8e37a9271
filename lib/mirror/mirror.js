/** The verb: the same bytes and the same signatures, over there; or nothing changes that people see. */
import { isTrustError } from '../error.js';
import { findingOf } from '../verify/finding.js';
import { resolve } from '../verify/resolve.js';
import { allEnded } from './ended.js';
import { takeInventory } from './inventory.js';
import { readLists } from './lists.js';
import { adviseCopyBack } from './other-holders.js';
import { remarks } from './remarks.js';
import { missingSignatures, problemsOf } from './require.js';
import { SharedBlobs } from './shared-blobs.js';
import { Snapshot } from './snapshot.js';
import { movedMeanwhile } from './source-tag.js';
import { Supply } from './supply.js';
import { TargetRun } from './target.js';
import { contentOf, toReport } from './to-report.js';
/** Everything that a registry does ends in the report. */
export async function mirror(task, context) {
    const started = context.now();
    const shared = new SharedBlobs(context);
    const runs = task.targets.map((target) => new TargetRun(target, task, context, new Supply(shared.reader(), context)));
    const source = { name: task.source.text };
    const looked = { source, findings: [] };
    try {
        await copyAll(task, context, runs, looked);
    }
    catch (error) {
        if (!isTrustError(error))
            throw error;
        looked.findings.push({ ...findingOf(error), image: task.source.text });
    }
    return toReport(task, context, started, runs, looked);
}
async function copyAll(task, context, runs, looked) {
    const source = snapshotsOf(task);
    // Once: the run copies this digest, wherever the tag points meanwhile (fault 33).
    const root = await resolve(source.image, task.source.reference);
    looked.source = { ...looked.source, digest: root.digest };
    const open = await unsettled(runs, source, root);
    if (open.length === 0)
        return;
    const places = byPlace(open);
    const [inventory, problems] = await allEnded([
        takeInventory(source, root, watchAll(places.map(([first]) => first))),
        problemsOf(source, root.digest, task, context.now()),
    ]);
    looked.source = { ...looked.source, content: contentOf(inventory) };
    const unsigned = task.require === 'none' ? [] : missingSignatures(inventory);
    const { nodes } = inventory.tree;
    looked.findings.push(...remarks(inventory, task.skipMissingReferrers === true), ...(await adviseCopyBack(unsigned.length > 0 ? unsigned : problems, nodes, open, task)));
    if (looked.findings.some(({ severity }) => severity === 'error'))
        return;
    let moved;
    const lookAtSource = () => {
        moved ??= movedMeanwhile(task.source, root.digest);
        return moved;
    };
    await allEnded(places.map(async (runs) => {
        for (const run of runs)
            await run.copy(inventory, root, lookAtSource);
    }));
    if (!task.dryRun)
        looked.findings.push(...(await lookAtSource()));
}
function snapshotsOf({ source: { repository, signatures } }) {
    const image = new Snapshot(repository);
    return { image, signatures: signatures === repository ? image : new Snapshot(signatures) };
}
/** Targets that a look at the lists did not find to be complete. */
async function unsettled(runs, source, root) {
    let lists;
    const readOnce = () => {
        lists ??= readLists(source, root);
        return lists;
    };
    const open = await allEnded(runs.map(async (run) => ((await run.isSettled(root, readOnce)) ? [] : [run])));
    return open.flat();
}
/** Tags of one repository come one after the other: what the first run brought, the others find. */
function byPlace(runs) {
    return [...Map.groupBy(runs, ({ place }) => place).values()].flatMap(([first, ...others]) => {
        if (first === undefined)
            return [];
        for (const run of others)
            run.follows();
        return [[first, ...others]];
    });
}
function watchAll(runs) {
    const watches = runs.map(({ watch }) => watch);
    const tell = (say) => {
        for (const watch of watches)
            say(watch);
    };
    return {
        onManifest: (digest) => tell((watch) => watch.onManifest(digest)),
        onTag: (name) => tell((watch) => watch.onTag(name)),
        onReferrersOf: (subject) => tell((watch) => watch.onReferrersOf(subject)),
        onBlob: (blob) => tell((watch) => watch.onBlob(blob)),
    };
}
