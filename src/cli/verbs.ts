/** All verbs. What signs or writes is loaded when it is needed, so that verifying starts without it. */

import { treeVerb } from './tree.ts';
import type { Verb } from './verb.ts';
import { verifyVerb } from './verify.ts';

interface Entry {
  /** `drift check` */
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly load: () => Promise<Verb>;
}

const drift = async (name: string): Promise<Verb> => {
  const { driftVerbs } = await import('./drift.ts');
  return found(driftVerbs, name);
};

const trustedRoot = async (name: string): Promise<Verb> => {
  const { trustedRootVerbs } = await import('./trusted-root.ts');
  return found(trustedRootVerbs, name);
};

function found(group: readonly Verb[], name: string): Verb {
  const verb = group.find((one) => one.name === name);
  if (verb === undefined) throw new RangeError(`there is no verb ${name}`);
  return verb;
}

function entry(usage: string, summary: string, load: (name: string) => Promise<Verb>): Entry {
  const name = usage.replace(/ (?:[A-Z]|--).*/, '');
  return { name, usage, summary, load: () => load(name) };
}

export const verbs: readonly Entry[] = [
  entry(
    'verify IMAGE…',
    'verify the index and every platform, on every registry',
    async () => verifyVerb,
  ),
  entry('tree IMAGE', 'show an image with its signatures', async () => treeVerb),
  entry(
    'sign IMAGE@DIGEST…',
    'sign the index and every manifest in it',
    async () => (await import('./sign.ts')).signVerb,
  ),
  entry(
    'attest IMAGE@DIGEST…',
    'make signed attestations: SBOM, provenance',
    async () => (await import('./attest.ts')).attestVerb,
  ),
  entry(
    'mirror SOURCE TARGET…',
    'copy an image with its signatures',
    async () => (await import('./mirror.ts')).mirrorVerb,
  ),
  entry(
    'release --image …',
    'build, sign, mirror, verify, and tag last',
    async () => (await import('./release.ts')).releaseVerb,
  ),
  entry('drift check', 'check that every registry still has all releases', drift),
  entry('drift init', 'write a ledger of the releases on a registry', drift),
  entry('drift add VERSION', 'add a release to a ledger', drift),
  entry('drift plan', 'split a check into parts for GitHub Actions', drift),
  entry('drift merge REPORT…', 'merge the reports of all parts', drift),
  entry('drift page REPORT', 'render the status page of a report', drift),
  entry('trusted-root update', 'fetch the newest trusted root with TUF', trustedRoot),
  entry('trusted-root show', 'show the authorities and logs in a trusted root', trustedRoot),
  entry('keygen', 'make a key pair', async () => (await import('./sign.ts')).keygenVerb),
  entry(
    'demo',
    'try all of this on local registries',
    async () => (await import('./demo.ts')).demoVerb,
  ),
  entry('completion SHELL', 'print the completion script for bash, zsh or fish', async () =>
    (await import('./completion.ts')).completionVerb(loadAll),
  ),
];

/** What cosign, crane and oras call a verb. */
export const foreignVerbs: Readonly<Record<string, string>> = {
  'generate-key-pair': 'keygen',
  initialize: 'trusted-root update',
  copy: 'mirror',
  cp: 'mirror',
  save: 'mirror',
  triangulate: 'tree',
  discover: 'tree',
};

export async function loadAll(): Promise<readonly Verb[]> {
  return Promise.all(verbs.map(({ load }) => load()));
}
