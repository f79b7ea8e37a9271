/** Quotes and parses words of POSIX shell commands, for the commands that reports suggest. */

/** Maximum number of characters of a suggested command. Longer ones are omitted, because a shortened command is wrong. */
export const longestCommand = 8000;

/** Quotes a word if necessary, so that a pasted command cannot run anything else. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Splits a command whose words were quoted by shellWord(); undefined for any other text. */
export function readShellWords(command: string): readonly string[] | undefined {
  const words: string[] = [];
  for (const written of command.match(/(?:'[^']*'|\\'|[^\s'])+/g) ?? []) {
    words.push(written.replace(/'([^']*)'|\\'/g, (_, inside = "'") => inside));
  }
  return words.map(shellWord).join(' ') === command ? words : undefined;
}
