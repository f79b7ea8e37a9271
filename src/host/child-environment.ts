/** The environment of a program that is run: everything but what signs (threat 131). */

type Environment = Readonly<Record<string, string | undefined>>;

export interface Withheld {
  /** variables that hold a key, a password or an identity */
  readonly names: ReadonlySet<string>;
  /** key, password or token as they were given in words */
  readonly texts: readonly string[];
}

/** What gives a job its identity, and so keyless signatures in its name. */
const identityVariables = [
  'SIGSTORE_ID_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'BUILDKITE_AGENT_ACCESS_TOKEN',
];

/** `words` are those for key, password and identity token, as users wrote them. */
export function withheld(words: readonly string[]): Withheld {
  const named = words.flatMap((word) => /^env:\/\/(.+)$/.exec(word)?.[1] ?? []);
  return {
    names: new Set(['COSIGN_PASSWORD', 'COSIGN_PRIVATE_KEY', ...identityVariables, ...named]),
    texts: words.filter((word) => word !== '' && !word.startsWith('env://')),
  };
}

/** Characters from which on a text tells one thing from another: `true` is the value of many variables. */
const telling = 8;

/** Inputs of the action are variables as well (INPUT_*), whichever of them is secret; and one secret may be in two. */
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
