/**
 * Tags besides those of the releases. What one points to is a release of the ledger that its name stands
 * for, or something that has to be signed. Who may push tags, but has no key, can be seen here.
 */
import { isTrustError } from '../error.js';
import { readTag } from '../mirror/tag.js';
import { finding, findingOf } from '../verify/finding.js';
import { mapAtMost } from '../verify/map-at-most.js';
import { checkUnknown } from './image.js';
import { mendWith } from './mend.js';
import { NamedReleases } from './named-releases.js';
import { Shelf } from './shelf.js';
import { chooseTags, leftOut } from './tags-to-look-at.js';
export async function lookAtOtherTags(places, task) {
    const named = new NamedReleases(task.ledger);
    const shelves = new Map();
    const looks = await Promise.all(places.map((place) => new Look(place, task, named, shelves).take()));
    return {
        unknown: looks.flatMap(({ unknown }) => unknown),
        versions: looks.flatMap(({ versions }) => versions),
        differences: looks.flatMap(({ differences }) => differences),
        notes: looks.flatMap(({ notes }) => notes),
        obstacles: looks.flatMap(({ obstacles }) => obstacles),
    };
}
const askedAtOnce = 6;
/** Trees of one registry that are verified because a tag points there. */
const mostTrees = 50;
/** The look at one registry. */
class Look {
    unknown = [];
    versions = [];
    differences = [];
    notes = [];
    obstacles = [];
    #place;
    #task;
    #named;
    #shelves;
    #signed = new Map();
    constructor(place, task, named, shelves) {
        this.#place = place;
        this.#task = task;
        this.#named = named;
        this.#shelves = shelves;
    }
    async take() {
        const list = await this.#place.tags();
        if ('severity' in list)
            return this.#isInTheWay(list);
        const chosen = chooseTags(list.all, this.#place, this.#task);
        this.#place.leavesOut(leftOut(chosen));
        if (chosen.tooMany.length > 0)
            this.#isInTheWay(tooMany(chosen.tooMany.length));
        // Versions first: a tag that moves may point to one of them.
        await mapAtMost(askedAtOnce, chosen.versions, (one) => this.#lookAt(one));
        await mapAtMost(askedAtOnce, chosen.others, (one) => this.#lookAt(one));
        return this;
    }
    async #lookAt(one) {
        const { tag, name, isListed } = one;
        const digest = await this.#digestOf(tag);
        if (digest === undefined)
            return;
        if (digest === 'not known') {
            // The list says that it is there.
            if (isListed && name.kind === 'version')
                this.#isUnknown(one, undefined);
            return;
        }
        const standing = this.#named.standingOf(name, digest);
        if (standing.is === 'right')
            return;
        if (standing.is === 'behind') {
            this.differences.push(this.#behind(one, digest, standing));
            return;
        }
        // It is drift as such: of a release, it is known to be signed.
        const signed = this.#named.has(digest) ? isSigned : await this.#isSigned(digest);
        for (const obstacle of signed.obstacles)
            this.#isInTheWay(obstacle);
        if (signed.problem === undefined)
            this.#isUnknown(one, digest);
        else
            this.differences.push(this.#unsigned(one, digest, signed.problem));
    }
    async #digestOf(tag) {
        if (this.obstacles.length > 0)
            return 'not known';
        try {
            return await readTag(this.#place.registry.repository, tag);
        }
        catch (error) {
            if (!isTrustError(error))
                throw error;
            this.#isInTheWay(findingOf(error));
            return 'not known';
        }
    }
    /** Once for each digest. */
    #isSigned(digest) {
        const known = this.#signed.get(digest);
        if (known !== undefined)
            return known;
        const asked = this.#verify(digest);
        this.#signed.set(digest, asked);
        return asked;
    }
    async #verify(digest) {
        if (this.#signed.size >= mostTrees)
            return { problem: undefined, obstacles: [tooMany(1)] };
        const shelf = this.#shelves.get(digest) ?? new Shelf();
        this.#shelves.set(digest, shelf);
        const { problems, obstacles } = await checkUnknown(this.#place, digest, shelf, this.#task.checking);
        return { problem: problems[0], obstacles };
    }
    #isUnknown({ tag, name }, digest) {
        const registry = this.#place.name;
        if (name.kind === 'version')
            this.versions.push({ registry, tag, digest });
        const under = this.versions.find((one) => one.digest === digest && digest !== undefined);
        const full = `${registry}:${tag}`;
        if (name.kind !== 'version' && under !== undefined) {
            const message = `${tag} points to ${under.tag}, which is not in the ledger yet`;
            this.notes.push(finding('E_DRIFT', message, { severity: 'note', image: full }));
            return;
        }
        this.unknown.push(full);
    }
    #unsigned({ tag, name }, digest, problem) {
        const { code, message } = problem;
        return {
            id: `tag-unknown/${this.#place.name}:${tag}`,
            kind: 'tag-unknown',
            code,
            registry: this.#place.name,
            ...(name.kind === 'version' ? { version: tag } : {}),
            tag,
            found: digest,
            message: `the tag ${tag} is no release of the ledger, and is not signed as required: ${message}`,
            advice: 'do not pull it: find out who pushed it, and delete the tag',
        };
    }
    #behind({ tag, name }, digest, { points, expected }) {
        const { name: place, registry } = this.#place;
        const { name: repository } = registry.repository;
        const isWhole = name.variant === '';
        return {
            id: `rolled-back/${place}:${tag}`,
            kind: 'rolled-back',
            code: 'E_ROLLBACK',
            registry: place,
            version: expected.version,
            tag,
            ...(isWhole ? { expected: expected.digest } : {}),
            found: digest,
            message: `the tag ${tag} points to release ${points}, and not to ${expected.version}, the highest that it stands for`,
            ...(isWhole
                ? mendWith({
                    ...this.#task.command,
                    source: repository,
                    digest: expected.digest,
                    target: repository,
                    tag,
                    moves: true,
                    deep: false,
                })
                : { advice: `move it to ${expected.version}, or delete it` }),
        };
    }
    #isInTheWay(finding) {
        this.obstacles.push({ registry: this.#place.name, finding });
        return this;
    }
}
const isSigned = { problem: undefined, obstacles: [] };
function tooMany(count) {
    const message = `${count} of its tags were not looked at: there are too many that no ledger knows`;
    return finding('E_LIMIT', message, {
        advice: 'delete tags that nobody needs, or put releases into the ledger',
    });
}
