/** Secrets told to whoever can keep them out of a log. */
/** Each line, because a log is masked line by line (actions/runner, SecretMasker). */
export declare function maskPrivateKeys(text: string, onSecret?: (secret: string) => void): void;
