/** Version tags that no ledger knows: drift when they are there in two runs in a row (a release may be under way). */
import { isTrustError } from '../error.js';
import { readTag } from '../mirror/tag.js';
import { finding, findingOf } from '../verify/finding.js';
/** @param before those of the run before: a list that lacks one of them is not believed without a second question */
export async function findUnknownTags(places, { releases }, before) {
    const known = new Set(releases.map(({ version }) => version));
    const looks = await Promise.all(places.map(async (place) => {
        const list = await place.tags();
        if ('severity' in list)
            return { tags: [], obstacles: [obstacle(place, list)] };
        const listed = list.versions.filter((version) => !known.has(version));
        const unlisted = ownTags(place, before).filter((tag) => !known.has(tag));
        const hidden = await stillThere(place, unlisted.filter((tag) => !listed.includes(tag)));
        return {
            tags: [...listed, ...hidden.tags].map((tag) => `${place.name}:${tag}`),
            obstacles: hidden.obstacles,
        };
    }));
    return {
        tags: looks.flatMap(({ tags }) => tags),
        obstacles: looks.flatMap(({ obstacles }) => obstacles),
    };
}
/** Of names such as `docker.io/nicolas/webdis:0.1.25`, the tags of this repository. */
export function ownTags({ name }, names) {
    const start = `${name}:`;
    return names.filter((one) => one.startsWith(start)).map((one) => one.slice(start.length));
}
/** Lists may be short, or old (registries cache them): what a tag points to is asked of the tag itself. */
async function stillThere(place, unlisted) {
    const tags = [];
    for (const tag of unlisted) {
        try {
            if ((await readTag(place.registry.repository, tag)) !== undefined)
                tags.push(tag);
        }
        catch (error) {
            if (!isTrustError(error))
                throw error;
            return { tags, obstacles: [obstacle(place, findingOf(error))] };
        }
    }
    return { tags, obstacles: [] };
}
function obstacle({ name }, finding) {
    return { registry: name, finding };
}
/** @param before those of the run before */
export function judgeUnknownTags(tags, before) {
    const again = new Set(before);
    return {
        differences: tags.filter((name) => again.has(name)).map(toDifference),
        notes: tags.filter((name) => !again.has(name)).map(toNote),
    };
}
function toDifference(name) {
    const at = name.lastIndexOf(':');
    const [registry, tag] = [name.slice(0, at), name.slice(at + 1)];
    return {
        id: `tag-unknown/${name}`,
        kind: 'tag-unknown',
        code: 'E_DRIFT',
        registry,
        version: tag,
        tag,
        message: `the tag ${tag} is no release of the ledger, and was there in the run before as well`,
        advice: 'if it is a release, put it into the ledger; if not, find out who pushed it, and delete it',
    };
}
function toNote(name) {
    const tag = name.slice(name.lastIndexOf(':') + 1);
    const message = `the tag ${tag} is no release of the ledger: drift if the next run sees it as well`;
    return finding('E_DRIFT', message, { severity: 'note', image: name });
}
