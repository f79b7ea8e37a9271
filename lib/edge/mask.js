/** Secrets told to whoever can keep them out of a log. */
/** Each line, because a log is masked line by line (actions/runner, SecretMasker). */
export function maskPrivateKeys(text, onSecret) {
    if (!/PRIVATE KEY/i.test(text))
        return;
    // Some stores keep a key in one line, with spaces or `\n` for the ends of its lines.
    const lines = text.replace(/-----[^-\r\n]+-----/g, '\n').split(/\r?\n|\\r|\\n/);
    for (const line of lines) {
        if (line.trim() !== '' && !line.startsWith('-----'))
            onSecret?.(line.trim());
    }
}
