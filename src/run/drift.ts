/** One drift check, from words to report: the same for the action, the terminal and the library. */

import { checkDrift as check } from '../drift/check.ts';
import type { DriftProgress, DriftResult } from '../drift/report.ts';
import type { DriftTask } from '../drift/task.ts';
import { TrustError } from '../error.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { finding } from '../verify/finding.ts';
import { tool } from '../version.ts';
import { unpinnedFiles } from './advice.ts';
import type { RunOptions } from './connection.ts';
import { openRegistries } from './drift-registries.ts';
import { hashPolicy, openState, StateWriter } from './drift-state.ts';
import { type DriftWords, readDriftWords } from './drift-words.ts';
import { readRootText } from './policy.ts';
import { keyReader } from './run.ts';

export type { DriftWords } from './drift-words.ts';

export interface DriftRunOptions extends RunOptions {}

/** Milliseconds for a run, if nobody says otherwise: as for a mirror run, many images take their time. */
const usualBudget = 3_600_000;

/** Throws TrustError for words that cannot be used, before anything is asked of a registry. */
export async function checkDrift(
  words: DriftWords,
  options: DriftRunOptions,
  onProgress?: (progress: DriftProgress) => void,
): Promise<DriftResult> {
  const { repositories, ledger, tags, shard, demands } = await readDriftWords(words);
  const opened = openRegistries({ budget: usualBudget, ...options });
  const writer = new StateWriter(words.state);
  try {
    const keys = await keyReader(options, opened.transport)(words.key, words.fingerprints);
    const policy = { ...demands, keys };
    assertKeys(ledger, keys);
    const hash = hashPolicy(policy, await readRootText(words.trustedRoot));
    const before = await openState(words.state, hash);
    await writer.start(hash);
    const task: DriftTask = {
      registries: repositories.map((one) => opened.registry(one, policy.signatureRepository)),
      ledger,
      tags,
      policy,
      blobs: words.blobs,
      shard,
      history: before.history,
      notes: [
        ...(before.ignored === undefined ? [] : [ignoredState(words.state, before.ignored)]),
        ...(await unpinnedFiles(keys, options.env)),
      ],
    };
    const result = opened.masked(
      await check(task, {
        now: () => new Date(),
        sent: () => opened.transport.sent,
        tool,
        last: before.known,
        remember: (version, known) => writer.remember(version, known),
        ...(onProgress === undefined ? {} : { onProgress }),
      }),
    );
    const known = new Set([...tags, ...(ledger?.releases ?? []).map(({ version }) => version)]);
    await writer.end(result.history, before, (version) => known.has(version));
    return result;
  } finally {
    await writer.drop();
    opened.close();
  }
}

/** Otherwise every release of that key would look tampered with, for a slip in the configuration. */
function assertKeys(ledger: Ledger | undefined, keys: readonly { fingerprint: string }[]): void {
  const known = new Set(keys.map(({ fingerprint }) => fingerprint));
  const other = ledger?.releases.find(({ key }) => !known.has(key));
  if (other === undefined) return;
  const { version, key } = other;
  throw new TrustError(
    'E_KEY',
    `the ledger says that ${version} was signed with the key ${key}, which is not given`,
  );
}

function ignoredState(path: string, why: string) {
  const message = `the state file ${JSON.stringify(path)} is not used: ${why}; everything was looked at`;
  return finding('E_INPUT', message, { severity: 'note' });
}
