/** The places of a mirror run, opened: each once, however many tags are written there. */
import { TrustError } from '../error.js';
import { absentLayout } from '../layout/absent.js';
import { createLayout, inspectLayout, openLayout } from '../layout/open.js';
import { parseRepository } from '../oci/reference.js';
import { about } from './about.js';
import { placeOf } from './mirror-ends.js';
import { Teller } from './mirror-teller.js';
import { thisProcess } from './this-process.js';
import { watched } from './watched.js';
/** Throws E_INPUT for a folder that is no layout, E_REF for a signature repository that is none. */
export async function openEnds({ source, targets }, { signatureRepository, dryRun }, { registry, signal, onProgress = () => { } }) {
    const { repository: opened, reference } = await openSource(source, targets, registry);
    const signatures = signatureRepository === ''
        ? opened
        : registry.repository(about('signature-repository', () => parseRepository(signatureRepository)));
    const known = new Map();
    const tellers = [];
    const ready = [];
    for (const target of targets) {
        const place = placeOf(target.at);
        const repository = known.get(place) ?? (await openTarget(target, registry, dryRun));
        known.set(place, repository);
        const teller = new Teller(target.name, onProgress);
        tellers.push(teller);
        ready.push({
            text: target.name,
            repository: watched(repository, { signal, onBytes: (...bytes) => teller.count(...bytes) }),
            ...(target.tag === undefined ? {} : { tag: target.tag }),
        });
    }
    return {
        source: { text: source.name, repository: opened, signatures, reference },
        targets: ready,
        onProgress: (progress) => tellers.find(({ target }) => target === progress.target)?.tell(progress),
    };
}
async function openSource({ at, name, tag, digest, isTagImplied }, targets, registry) {
    const named = {
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest }),
    };
    if (!('directory' in at)) {
        return { repository: registry.repository(at.repository), reference: named };
    }
    const layout = await openLayout(at.directory);
    const isThere = isTagImplied !== true || (await layout.manifestHead('latest')) !== undefined;
    const only = isThere ? undefined : await layout.onlyImage();
    if (only === undefined)
        return { repository: layout, reference: named };
    const [called] = only.names;
    if (called !== undefined && targets.some((target) => target.isTagImplied)) {
        const message = `${name}: the only image there is ${called}; name the tag that each TARGET gets`;
        throw new TrustError('E_INPUT', message);
    }
    return { repository: layout, reference: { digest: only.digest } };
}
async function openTarget({ at }, registry, dryRun) {
    if (!('directory' in at))
        return registry.target(at.repository);
    if (!dryRun)
        return createLayout(at.directory, thisProcess);
    return (await inspectLayout(at.directory)) ?? absentLayout(at.directory);
}
