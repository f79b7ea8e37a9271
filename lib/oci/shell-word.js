/** Words for a POSIX shell. */
/** Quoted where it has to be: a command that is copied must not run anything else. */
export function shellWord(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
/** The words of a command that `shellWord` wrote; undefined for text that it does not write. */
export function readShellWords(command) {
    const words = [];
    for (const written of command.match(/(?:'[^']*'|\\'|[^\s'])+/g) ?? []) {
        words.push(written.replace(/'([^']*)'|\\'/g, (_, inside = "'") => inside));
    }
    return words.map(shellWord).join(' ') === command ? words : undefined;
}
