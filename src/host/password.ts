/** The password of a private key: COSIGN_PASSWORD, or a prompt. */

/** `new`: for a new key, which a typing error would lock forever. */
export type AskPassword = (kind: 'existing' | 'new') => Promise<Password | undefined>;

export interface Password {
  readonly text: string;
  /** why it may not be the intended password; appended to errors about it */
  readonly hint?: string;
}

/** As in cosign, a variable that is set counts, even if it is empty. undefined: there is no password. */
export async function readPassword(
  env: Readonly<Record<string, string | undefined>>,
  ask: AskPassword,
  kind: 'existing' | 'new' = 'existing',
): Promise<Password | undefined> {
  const set = env['COSIGN_PASSWORD'];
  return set === undefined ? ask(kind) : { text: set };
}
