/** A signed version that is not the tag's: signatures alone do not stop a tag from being moved back. */
import { finding } from './finding.js';
/** A warning when the signer annotated `version` and the tag is another full version (threat 16). */
export function compareVersion({ tag }, root) {
    const good = root?.signatures.filter((signature) => signature.good) ?? [];
    const signed = new Set(good.flatMap(({ annotations }) => annotations['version'] || []));
    if (signed.size === 0 || tag === undefined || !isFullVersion(tag))
        return [];
    if ([...signed].some((version) => withoutV(version) === withoutV(tag)))
        return [];
    const versions = [...signed].join(' and ');
    return [
        finding('E_ROLLBACK', `it was signed as version ${versions}, the tag says ${tag}`, {
            severity: 'warning',
            advice: 'give the digest that you expect, or require the annotation "version"',
        }),
    ];
}
function isFullVersion(tag) {
    return /^v?[0-9]+\.[0-9]+\.[0-9]+/.test(tag);
}
function withoutV(version) {
    return version.replace(/^v/, '');
}
