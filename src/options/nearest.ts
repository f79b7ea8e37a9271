/** The word that was probably meant. */

/** The one that is nearest by Levenshtein's distance, if it is near enough to be a slip of the finger. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((candidate) => ({ candidate, away: distance(word.slice(0, 50), candidate) }))
    .sort((a, b) => a.away - b.away);
  // Two slips, as in "kye" or "vrfy"; more in a long word, but never most of a short one.
  const near = Math.min(Math.max(2, word.length / 3), word.length - 1);
  return best !== undefined && best.away <= near ? best.candidate : undefined;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, char] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (char === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
