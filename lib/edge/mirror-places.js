/** The places of a mirror run, opened: each once, however many tags are written there. */
import { absentLayout, isFree } from '../layout/absent.js';
import { createLayout, openLayout } from '../layout/open.js';
import { parseRepository } from '../oci/reference.js';
import { about } from './about.js';
import { placeOf } from './mirror-ends.js';
import { Teller } from './mirror-teller.js';
import { watched } from './watched.js';
/** Throws E_INPUT for a folder that is no layout, E_REF for a signature repository that is none. */
export async function openEnds({ source, targets }, { signatureRepository, dryRun }, { registry, signal, onProgress = () => { } }) {
    const opened = await openSource(source, registry);
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
    const { name: text, at: _, ...reference } = source;
    return {
        source: { text, repository: opened, signatures, reference },
        targets: ready,
        onProgress: (progress) => tellers.find(({ target }) => target === progress.target)?.tell(progress),
    };
}
async function openSource({ at }, registry) {
    return 'directory' in at ? openLayout(at.directory) : registry.repository(at.repository);
}
async function openTarget({ at }, registry, dryRun) {
    if (!('directory' in at))
        return registry.repository(at.repository);
    if (dryRun && (await isFree(at.directory)))
        return absentLayout(at.directory);
    return createLayout(at.directory);
}
