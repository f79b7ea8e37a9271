/** `webdis-trust mirror` as a command to paste, which speaks to the same registries as this run. */
import { shellWord } from '../oci/shell-word.js';
export function copyCommand(words, { insecureRegistries, certificatesFile, }) {
    const connection = [
        ...insecureRegistries.flatMap((host) => ['--insecure-registry', host]),
        ...(certificatesFile === undefined ? [] : ['--registry-cacert', certificatesFile]),
    ];
    return ['webdis-trust', 'mirror', ...words, ...connection].map(shellWord).join(' ');
}
