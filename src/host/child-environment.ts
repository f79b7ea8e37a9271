/** The environment of child processes, without signing keys, passwords and identity tokens (threat 131). */

type Environment = Readonly<Record<string, string | undefined>>;

export interface Withheld {
  /** variables that contain a key, a password or an identity token */
  readonly names: ReadonlySet<string>;
  /** key, password or token as the user gave them */
  readonly texts: readonly string[];
}

/** Variables with which a job gets an identity token, and could sign in its name. */
const identityVariables = [
  'SIGSTORE_ID_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'BUILDKITE_AGENT_ACCESS_TOKEN',
];

/** @param words key, password and identity token, as the user gave them */
export function withheld(words: readonly string[]): Withheld {
  const named = words.flatMap((word) => /^env:\/\/(.+)$/.exec(word)?.[1] ?? []);
  return {
    names: new Set(['COSIGN_PASSWORD', 'COSIGN_PRIVATE_KEY', ...identityVariables, ...named]),
    texts: words.filter((word) => word !== '' && !word.startsWith('env://')),
  };
}

/** Shorter values, such as `true`, occur in many variables and are not secrets. */
const telling = 8;

/** Inputs of the action are variables too (INPUT_*), and two variables may have the same secret. */
export function childEnvironment(
  env: Environment,
  { names, texts }: Withheld,
): Record<string, string> {
  const hidden = new Set([...texts, ...[...names].map((name) => env[name] ?? '')]);
  const isWithheld = (name: string, value: string) =>
    names.has(name) ||
    /^INPUT_/i.test(name) ||
    /PRIVATE KEY-----/.test(value) ||
    (value.length >= telling && hidden.has(value));
  const passed = Object.entries(env).flatMap(([name, value]) =>
    value === undefined || isWithheld(name, value) ? [] : [[name, value] as const],
  );
  return Object.fromEntries(passed);
}
