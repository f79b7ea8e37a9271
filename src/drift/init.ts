/** Makes a ledger from what a registry has, to be reviewed before it is used. */

import { mapConcurrently } from '../async.ts';
import { defined } from '../defined.ts';
import { TrustError } from '../error.ts';
import { entryOf } from '../ledger/entry.ts';
import { type Ledger, ledgerSchema, type Release } from '../ledger/ledger.ts';
import { compareVersions } from '../ledger/version.ts';
import type { Policy } from '../verify/policy.ts';
import type { Finding } from '../verify/report.ts';
import { commandContext } from './commands.ts';
import { Obstacles } from './obstacles.ts';
import { CheckedRegistry, type RegistryAccess } from './registry.ts';
import { checkRelease, type ReleaseCheck } from './release.ts';
import type { Difference, DriftProgress } from './report.ts';
import { Rotation } from './rotation.ts';
import type { CheckOptions } from './tree-look.ts';

export interface InitTask {
  /** the ledger is made from the tags of the first; the others are compared with it */
  readonly registries: readonly RegistryAccess[];
  readonly from: string;
  /** undefined: all that the first registry has from `from` on */
  readonly versions?: readonly string[];
  readonly policy: Policy;
}

export interface InitContext extends Pick<CheckOptions, 'checkAttestations'> {
  readonly now: () => Date;
  readonly sent: () => number;
  readonly onProgress?: (progress: DriftProgress) => void;
}

export interface InitResult {
  readonly ledger: Ledger;
  /** versions that are not in it: they do not verify, or differ between registries */
  readonly refused: readonly string[];
  /** of all versions, also of those in the ledger: a mirror may lack one */
  readonly differences: readonly Difference[];
  readonly unreachable: readonly Finding[];
}

const releasesAtOnce = 12;

/** Throws the error of the list of tags, and E_NOTFOUND if there is no version from `from` on. */
export async function initLedger(task: InitTask, context: InitContext): Promise<InitResult> {
  const { registries, from, policy } = task;
  const checked = registries.map((registry) => new CheckedRegistry(registry, from));
  const versions = task.versions ?? (await versionsAt(checked[0], from));
  const now = context.now();
  const rotation = new Rotation(1, '', { at: now.toISOString(), turn: 0 });
  const { checkAttestations } = context;
  const options = { policy, now, blobs: false, rotation, ...defined({ checkAttestations }) };
  const obstacles = new Obstacles();
  const of = versions.length * checked.length;
  const command = commandContext(policy, registries);
  let done = 0;
  const checks = await mapConcurrently(releasesAtOnce, versions, async (version) => {
    const expected = {
      place: 0,
      version,
      release: undefined,
      versionOf: () => undefined,
      command,
    };
    const check = await checkRelease(checked, expected, undefined, options, ({ name }) => {
      done += 1;
      const image = `${name}:${version}`;
      context.onProgress?.({ done, of, requests: context.sent(), image });
    });
    for (const { registry, finding } of check.obstacles) obstacles.add(registry, finding);
    const release = isSure(check) ? toRelease(check, version) : undefined;
    return { version, release, differences: check.differences };
  });
  return {
    ledger: {
      schema: ledgerSchema,
      from,
      releases: checks
        .flatMap(({ release }) => release ?? [])
        .sort((a, b) => compareVersions(a.version, b.version)),
    },
    refused: checks.flatMap(({ version, release }) => (release === undefined ? [version] : [])),
    differences: checks.flatMap(({ differences }) => differences),
    unreachable: obstacles.findings(),
  };
}

async function versionsAt(
  first: CheckedRegistry | undefined,
  from: string,
): Promise<readonly string[]> {
  const list = await first?.tags();
  if (list === undefined) throw new TrustError('E_INPUT', 'there is no registry to begin with');
  if ('severity' in list) throw new TrustError(list.code, list.message, list.details);
  if (list.versions.length > 0) return list.versions;
  throw new TrustError('E_NOTFOUND', `${first?.name} has no version from ${from} on`);
}

/** Good on the first registry, and nothing else under that tag anywhere; what others lack can be copied. */
function isSure({ state, differences }: ReleaseCheck): boolean {
  const [first] = state.images;
  return first?.state === 'ok' && !differences.some(({ kind }) => kind === 'tag-moved');
}

function toRelease({ state }: ReleaseCheck, version: string): Release | undefined {
  const [first] = state.images;
  const [root] = first?.manifests ?? [];
  const signer = root?.signatures[0]?.signer;
  if (first === undefined || root === undefined || signer === undefined) return undefined;
  return entryOf({ version, digest: root.digest, signer }, first.manifests);
}
