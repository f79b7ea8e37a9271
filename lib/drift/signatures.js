/**
 * The same set of signatures everywhere, and as in the ledger: those that are valid under the key, compared
 * by content. `.sig` manifests and fallback indexes that were merged are no difference (§7 of
 * threats-and-faults.md).
 */
export function signatureProblems(release, all) {
    const recorded = recordedIn(release);
    return new Map(all.map((seen) => [
        seen,
        seen.manifests.flatMap((manifest) => {
            // What is not there has none, and is told of as such.
            if (manifest.code === 'E_NOTFOUND')
                return [];
            const there = signaturesOf(manifest);
            const wanted = recorded?.get(manifest.digest) ?? (recorded ? none : unionOf(manifest, all));
            const isRead = !seen.unread.has(manifest.digest) && manifest.state !== 'unreachable';
            return [
                ...(isRead && !isBad(manifest, seen)
                    ? without(wanted, there).map(lacking(manifest))
                    : []),
                ...(recorded === undefined ? [] : without(there, wanted).map(adding(manifest))),
            ];
        }),
    ]));
}
const none = new Map();
/** undefined: nobody recorded any, so that the registries are held against each other alone. */
function recordedIn(release) {
    if (release === undefined || release.signatures.length === 0)
        return undefined;
    const recorded = new Map();
    for (const { manifest, identity, format } of release.signatures) {
        const known = recorded.get(manifest) ?? new Map();
        recorded.set(manifest, known.set(identity, format));
    }
    return recorded;
}
function unionOf({ digest }, all) {
    const sides = all.flatMap(({ manifests }) => manifests.filter((one) => one.digest === digest));
    return new Map(sides.flatMap((manifest) => [...signaturesOf(manifest)]));
}
function signaturesOf({ signatures }) {
    return new Map(signatures.map(({ identity, format }) => [identity, format]));
}
function without(some, others) {
    return [...some].filter(([identity]) => !others.has(identity));
}
/** It has candidates, and none counts: that is what is told, and not which one they stand in place of. */
function isBad({ digest, code }, { problems }) {
    if (code === 'E_NOSIG' || code === 'E_COVER')
        return false;
    return problems.some((one) => one.kind === 'signature-bad' && one.digest === digest);
}
function about({ digest, platforms }) {
    return { digest, ...(platforms.length === 0 ? {} : { platform: platforms.join(', ') }) };
}
function nameOf({ role, platforms }) {
    return platforms.length === 0 || role === 'attestation' ? `the ${role}` : platforms.join(', ');
}
function lacking(manifest) {
    return ([identity, format]) => ({
        kind: 'signature-missing',
        code: manifest.role === 'index' || manifest.role === 'image' ? 'E_NOSIG' : 'E_COVER',
        ...about(manifest),
        expected: identity,
        message: `${nameOf(manifest)} lacks a ${format} signature`,
    });
}
function adding(manifest) {
    return ([identity, format]) => ({
        kind: 'signature-added',
        code: 'E_DRIFT',
        ...about(manifest),
        found: identity,
        message: `${nameOf(manifest)} has a ${format} signature by the key that the ledger does not know`,
    });
}
