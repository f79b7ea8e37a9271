/** The verb: does every registry still carry what was released? */
import { TrustError } from '../error.js';
import { formatLedger } from '../ledger/ledger.js';
import { digestOf } from '../oci/digest.js';
import { mapAtMost } from '../verify/map-at-most.js';
import { describePolicy } from '../verify/policy.js';
import { exitCodeOf, inOrder, newestFirst, stateOf } from './conclude.js';
import { versionsByDigest } from './differences.js';
import { withRun } from './history.js';
import { withLooksOf } from './known.js';
import { checkLatest } from './latest.js';
import { commandContext } from './mend.js';
import { Obstacles } from './obstacles.js';
import { lookAtOtherTags } from './other-tags.js';
import { Place } from './place.js';
import { checkRelease } from './release.js';
import { driftReportSchema, } from './report.js';
import { isIn, looksAtTags } from './shard.js';
import { judgeUnknownTags } from './unknown-tags.js';
/** Releases under way at a time: enough to keep every registry busy, and few enough to hold in memory. */
const releasesAtOnce = 12;
/** Whatever a registry does ends in the report. Throws E_INPUT if there is nothing to look at. */
export async function checkDrift(task, context) {
    const started = context.now();
    const command = commandContext(task.policy, task.registries);
    const wanted = wantedOf(task, command);
    const from = task.ledger?.from;
    const places = task.registries.map((registry) => new Place(registry, from));
    const gathered = new Gathered();
    const run = new Run(task, context, places, started, wanted.length);
    const doubtful = [];
    await mapAtMost(releasesAtOnce, [...wanted.entries()], async ([at, one]) => {
        const check = await run.check(one);
        if (check.isDoubtful)
            doubtful.push(at);
        else
            gathered.add(at, check);
    });
    // By now every repository that shows anything has shown it.
    for (const at of doubtful)
        gathered.add(at, await run.check(wanted[at]));
    await gathered.addTags(task, places, run, command);
    const report = gathered.report(task, context, started, places);
    return { report, history: withRun(task.history, report) };
}
function wantedOf({ ledger, tags, shard }, command) {
    const versions = ledger === undefined ? undefined : versionsByDigest(ledger.releases);
    const versionOf = (digest) => versions?.get(digest);
    const expected = (version, release) => ({
        version,
        release,
        versionOf,
        command,
    });
    const releases = (ledger?.releases ?? []).toSorted((a, b) => newestFirst(a.version, b.version));
    const all = ledger === undefined
        ? tags.map((tag) => expected(tag, undefined))
        : releases.map((release) => expected(release.version, release));
    if (all.length === 0)
        throw new TrustError('E_INPUT', 'there is no release to look at');
    return all.filter(({ version }) => isIn(shard, version));
}
/** What is the same for all releases. */
class Run {
    versionOf;
    #context;
    #places;
    checking;
    #of;
    #done = 0;
    constructor(task, context, places, now, releases) {
        const { policy, blobs, ledger } = task;
        const versions = versionsByDigest(ledger?.releases ?? []);
        this.versionOf = (digest) => versions.get(digest);
        this.#context = context;
        this.#places = places;
        this.checking = { policy, now, blobs };
        this.#of = releases * places.length;
    }
    async check(one) {
        const { last, remember, onProgress, sent } = this.#context;
        const { version } = one;
        const check = await checkRelease(this.#places, one, last(version), this.checking, (place) => {
            this.#done = Math.min(this.#done + 1, this.#of);
            const image = `${place.name}:${version}`;
            onProgress?.({ done: this.#done, of: this.#of, requests: sent(), image });
        });
        remember(version, withUnreached(check, last(version)));
        return check;
    }
}
/** Of a registry that could not be reached, what was known before stays. */
function withUnreached({ known, state }, last) {
    const unreached = state.images.filter((one) => one.state === 'unreachable');
    const names = new Set(unreached.map(({ registry }) => registry));
    return names.size === 0 ? known : withLooksOf(known, last, names);
}
/** The report as it grows: nothing is kept of an image but its row. */
class Gathered {
    #obstacles = new Obstacles();
    #releases = new Map();
    #differences = [];
    #notes = [];
    #unknownTags = [];
    add(at, { state, differences, obstacles, notes }) {
        this.#releases.set(at, state);
        this.#differences.push(...differences);
        this.#notes.push(...notes);
        for (const { registry, finding } of obstacles)
            this.#obstacles.add(registry, finding);
    }
    async addTags({ ledger, shard, history }, places, { versionOf, checking }, command) {
        if (ledger === undefined || !looksAtTags(shard))
            return;
        const before = history.runs.at(-1)?.unknownTags ?? [];
        const others = await lookAtOtherTags(places, { ledger, before, checking, command });
        const unreachable = others.obstacles.map(({ registry }) => ({ image: registry }));
        const { releases } = ledger;
        const judged = judgeUnknownTags({ tags: others.unknown, before, releases, unreachable });
        const drifted = new Set(judged.differences.map(({ registry, tag }) => `${registry}:${tag}`));
        const newVersions = others.versions.filter(({ registry, tag }) => !drifted.has(`${registry}:${tag}`));
        const latest = await checkLatest(places, { ledger, newVersions, versionOf, command });
        this.#unknownTags = others.unknown;
        this.#differences.push(...others.differences, ...judged.differences, ...latest.differences);
        this.#notes.push(...others.notes, ...judged.notes, ...latest.notes);
        for (const { registry, finding } of [...others.obstacles, ...latest.obstacles]) {
            this.#obstacles.add(registry, finding);
        }
    }
    report({ policy, ledger, shard, notes }, { tool, now, sent }, started, places) {
        const unreachable = this.#obstacles.findings();
        const differences = inOrder(this.#differences);
        const state = stateOf(differences, unreachable);
        return {
            schema: driftReportSchema,
            tool,
            started: started.toISOString(),
            finished: now().toISOString(),
            state,
            exitCode: exitCodeOf(state),
            policy: describePolicy(policy),
            ...(ledger === undefined ? {} : { ledger: digestOf(Buffer.from(formatLedger(ledger))) }),
            ...(shard === undefined ? {} : { shard }),
            missingShards: [],
            registries: places.map((place) => registryState(place, differences, unreachable)),
            releases: [...this.#releases].sort(([a], [b]) => a - b).map(([, release]) => release),
            differences,
            unreachable,
            notes: [...notes, ...this.#notes.toSorted(byImage)],
            unknownTags: this.#unknownTags,
            requests: sent(),
        };
    }
}
function byImage(a, b) {
    return `${a.image} ${a.message}` < `${b.image} ${b.message}` ? -1 : 1;
}
function registryState({ name, registry, leftOut }, differences, unreachable) {
    const { requests, pulls } = registry.traffic();
    const quota = registry.quota();
    const own = differences.filter((one) => one.registry === name);
    const obstacles = unreachable.filter(({ image }) => image === name);
    return {
        name,
        state: stateOf(own, obstacles),
        requests,
        pulls,
        ...(leftOut === undefined ? {} : { tagsLeftOut: leftOut }),
        ...(registry.insecure ? { insecure: true } : {}),
        ...(quota === undefined ? {} : { quota }),
    };
}
