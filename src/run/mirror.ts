/** One mirror run, from words to report: the same for the terminal and the library. */

import { backoff } from '../http/backoff.ts';
import { meterTraffic } from '../http/traffic.ts';
import { mirror as mirrorImage } from '../mirror/mirror.ts';
import type { MirrorProgress, MirrorReport } from '../mirror/report.ts';
import type { MirrorContext, MirrorTask } from '../mirror/task.ts';
import { cosignRepository } from '../oci/reference.ts';
import { parseChoice } from '../options/lists.ts';
import { createWritingClient } from '../registry/writing-client.ts';
import { copyFlags } from '../verify/demand-flags.ts';
import { describePolicy } from '../verify/policy.ts';
import { tool } from '../version.ts';
import { unpinnedFiles } from './advice.ts';
import { connect, type RunOptions } from './connection.ts';
import { copyCommand } from './copy-command.ts';
import { type Ends, readEnds } from './mirror-ends.ts';
import { openEnds } from './mirror-places.ts';
import { readRequirement, type TrustWords } from './mirror-trust.ts';
import { keyReader } from './run.ts';

/** As users write it; an empty string or list stands for "not given". */
export interface MirrorWords extends TrustWords {
  readonly source: string;
  readonly targets: readonly string[];
  /** whether the targets get a tag: their own, or that of the source */
  readonly tagged: boolean;
  readonly signatureRepository: string;
  readonly onConflict: string;
  readonly dryRun: boolean;
  readonly deep: boolean;
  readonly skipMissingReferrers: boolean;
}

/** Milliseconds for a run, if nobody says otherwise: large images take longer than answers do. */
const usualBudget = 3_600_000;

/** Throws TrustError for words that cannot be used, before anything is asked of a registry. */
export async function mirror(
  words: MirrorWords,
  options: RunOptions,
  onProgress?: (progress: MirrorProgress) => void,
): Promise<MirrorReport> {
  const ends = readEnds(words.source, words.targets, words.tagged);
  const onConflict = parseChoice(
    words.onConflict || 'fail',
    ['fail', 'keep', 'overwrite'],
    'on-conflict',
  );
  const meter = meterTraffic();
  const { client, clock, masked, close } = connect(
    { budget: usualBudget, ...options },
    meter.trace,
  );
  try {
    const pause = backoff({ clock, random: Math.random, signal: options.signal });
    const trust = await readRequirement(words, keyReader(options, client.transport));
    const registry = createWritingClient({ ...client, pause });
    const places = await openEnds(ends, words, { registry, signal: options.signal, onProgress });
    const task: MirrorTask = {
      ...places,
      ...trust,
      payloadReferences: payloadReferencesOf(ends),
      onConflict,
      dryRun: words.dryRun,
      deep: words.deep,
      skipMissingReferrers: words.skipMissingReferrers,
      commandFor: (more) => mirrorCommand(more, trust, options),
    };
    const context: MirrorContext = {
      now: () => new Date(),
      sent: () => client.transport.sent,
      traffic: meter.of,
      tool,
      pause,
      ...(onProgress === undefined ? {} : { onProgress: places.onProgress }),
    };
    const report = await mirrorImage(task, context);
    const unpinned = await unpinnedFiles(trust.policy?.keys ?? [], options.env);
    return masked({ ...report, findings: [...report.findings, ...unpinned] });
  } finally {
    close();
  }
}

function mirrorCommand(
  more: readonly string[],
  { require, policy }: Pick<MirrorTask, 'require' | 'policy'>,
  options: RunOptions,
): string {
  const trust = policy === undefined ? ['--require', require] : copyFlags(describePolicy(policy));
  return copyCommand([...more, ...trust], options);
}

/** As many guesses as cost less than the request that one of them saves (verify/verify.ts). */
const maxGuesses = 16;

/** What payloads may name: where it was signed, which may be any of them. */
function payloadReferencesOf({ source, targets }: Ends): readonly string[] {
  return [source, ...targets]
    .flatMap(({ at }) => ('repository' in at ? [cosignRepository(at.repository)] : []))
    .slice(0, maxGuesses);
}
