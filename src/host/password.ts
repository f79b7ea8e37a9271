/** The password of a private key: COSIGN_PASSWORD, else whatever asks for it. */

/** `new`: for a key that is being made, so that a slip would lock it for ever. */
export type AskPassword = (kind: 'existing' | 'new') => Promise<Password | undefined>;

export interface Password {
  readonly text: string;
  /** why it may be another one than was meant; ends an error about it */
  readonly hint?: string;
}

/** As cosign has it: a variable that is set counts, even an empty one. undefined: there is none to be had. */
export async function readPassword(
  env: Readonly<Record<string, string | undefined>>,
  ask: AskPassword,
  kind: 'existing' | 'new' = 'existing',
): Promise<Password | undefined> {
  const set = env['COSIGN_PASSWORD'];
  return set === undefined ? ask(kind) : { text: set };
}
