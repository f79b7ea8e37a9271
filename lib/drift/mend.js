/** Command lines that mend: pinned to a digest that the ledger names or this run verified, ready to paste. */
import { formatReference, formatRepository } from '../oci/reference.js';
export function mirrorCommand(mending) {
    const { source, digest, target, tag, moves, deep, signatureRepository } = mending;
    const words = [
        'webdis-trust',
        'mirror',
        formatReference({ registry: source.registry, path: source.path, digest }),
        formatReference({ registry: target.registry, path: target.path, tag }),
        ...(moves ? ['--on-conflict', 'overwrite'] : []),
        ...(deep ? ['--deep'] : []),
        ...(signatureRepository === undefined
            ? []
            : ['--signature-repository', formatRepository(signatureRepository)]),
    ];
    return words.map(quoted).join(' ');
}
/** For POSIX shells. Every word was checked to be a reference or is ours; nobody has to rely on that. */
function quoted(word) {
    return /^[A-Za-z0-9@%+=:,./_-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
