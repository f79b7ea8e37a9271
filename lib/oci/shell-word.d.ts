/** Words for a POSIX shell. */
/** Quoted where it has to be: a command that is copied must not run anything else. */
export declare function shellWord(word: string): string;
/** The words of a command that `shellWord` wrote; undefined for text that it does not write. */
export declare function readShellWords(command: string): readonly string[] | undefined;
