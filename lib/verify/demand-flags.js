/** The flags of the command line with which another run demands what this one did. */
/** Where a key is called something that is no file: the file to put it into. */
const usualFile = 'cosign.pub';
/**
 * Whose signatures count, for `verify`, `mirror` and `drift` alike. A key that was given inline has no
 * name, so that its fingerprint says which one belongs into the file.
 */
export function demandFlags({ keys, trustedRoot, transparencyLog, signatureRepository, }) {
    const given = keys.filter((key) => !isBundled(key));
    return [
        ...given.flatMap((key) => ['--key', sourceOf(key)]),
        ...given.flatMap(({ fingerprint }) => ['--key-fingerprint', fingerprint]),
        ...rootFlags(trustedRoot),
        ...(transparencyLog === 'ignored' ? ['--insecure-ignore-tlog'] : []),
        ...(signatureRepository === undefined ? [] : ['--signature-repository', signatureRepository]),
    ];
}
/** The same for `mirror`, which without a key takes any signature. */
export function copyFlags(policy) {
    const flags = demandFlags(policy);
    return flags.includes('--key') ? flags : ['--require', 'verified', ...flags];
}
/** The key that is used where none is given. */
export function isBundled({ source }) {
    return source === 'the bundled webdis.pub';
}
/** A path, `env://NAME` or a URL as it was given. */
export function keyFile({ source }) {
    return /^(?:the key given inline|inline key \d+)$/.test(source) ? usualFile : source;
}
function sourceOf(key) {
    const { notAfter } = key;
    return notAfter === undefined
        ? keyFile(key)
        : `${keyFile(key)} not-after=${notAfter.slice(0, 10)}`;
}
/** cosign has the same flag. */
export function rootFlags({ source }) {
    return /^(?:embedded$|the embedded )/.test(source) ? [] : ['--trusted-root', source];
}
