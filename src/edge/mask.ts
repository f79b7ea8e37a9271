/** Secrets told to whoever can keep them out of a log. */

/** Each line, because a log is masked line by line (actions/runner, SecretMasker). */
export function maskPrivateKeys(text: string, onSecret?: (secret: string) => void): void {
  if (!/PRIVATE KEY/i.test(text)) return;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() !== '' && !line.startsWith('-----')) onSecret?.(line.trim());
  }
}
