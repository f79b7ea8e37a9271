/** One release, from words to report: the same for the action, the terminal and the library. */

import { runBuildx } from '../buildx/buildx.ts';
import { TrustError } from '../error.ts';
import { childEnvironment, withheld } from '../host/child-environment.ts';
import { backoff } from '../http/backoff.ts';
import { longestTimer } from '../limits.ts';
import type { RegistryClientOptions } from '../registry/client.ts';
import { createWritingClient } from '../registry/writing-client.ts';
import { release as releaseImage } from '../release/release.ts';
import type { ReleaseProgress, ReleaseReport } from '../release/report.ts';
import type { ReleaseContext } from '../release/task.ts';
import { assertUsable } from '../sign/options.ts';
import { tool } from '../version.ts';
import { unpinnedFiles } from './advice.ts';
import { connect } from './connection.ts';
import { gateOf, type ReleaseRunOptions, type ReleaseWords, readRelease } from './release-words.ts';
import { openServices } from './services.ts';
import { readSigningKey } from './signing-key.ts';

export type { BuildWords } from '../buildx/words.ts';
export type { ReleaseRunOptions, ReleaseWords } from './release-words.ts';

/** Milliseconds for a run, if nobody says otherwise: builds take longer than anything else. */
const usualBudget = 6 * 3_600_000;

/** Throws TrustError for words that cannot be used, before anything is built or asked. */
export async function release(
  words: ReleaseWords,
  options: ReleaseRunOptions,
  onProgress?: (progress: ReleaseProgress) => void,
): Promise<ReleaseReport> {
  const { task, demands, services: chosen, ledger, build } = await readRelease(words, options);
  const run = limited(options);
  // Credential helpers are run from there: nothing in it signs.
  const env = childEnvironment(run.env, withheld([words.key, words.keyPassword]));
  const { client, clock, masked, close } = connect({ ...run, env });
  try {
    const [services, key] = await Promise.all([
      openServices(chosen, client, run),
      readSigningKey(words, { ...run, env: withPassword(words, run.env) }, run.askPassword),
    ]);
    const sign = { ...demands, ...services, key };
    assertUsable(sign);
    const context: ReleaseContext = {
      ...surroundings(client, run, backoff({ clock, random: Math.random, signal: run.signal })),
      build: (toBuild) => {
        const onLog = run.onBuildLog === undefined ? {} : { onLog: run.onBuildLog };
        return runBuildx(toBuild, { env: build.env, signal: run.signal, ...onLog });
      },
      ...(ledger === undefined ? {} : { ledger }),
      ...(onProgress === undefined ? {} : { onProgress }),
    };
    const policy = gateOf(sign, build.platforms);
    const report = await releaseImage({ ...task, sign, policy }, context);
    const unpinned = await unpinnedFiles(policy.keys, run.env);
    return masked({ ...report, findings: [...report.findings, ...unpinned] });
  } finally {
    close();
  }
}

function surroundings(
  client: RegistryClientOptions,
  { signal, onDigest }: ReleaseRunOptions,
  pause: ReleaseContext['pause'],
): Pick<ReleaseContext, 'registry' | 'signal' | 'now' | 'tool' | 'pause' | 'onDigest'> {
  return {
    registry: createWritingClient({ ...client, pause }),
    signal,
    now: () => new Date(),
    tool,
    pause,
    ...(onDigest === undefined ? {} : { onDigest }),
  };
}

/** Also a build, which no transport ends, is over when the time is. */
function limited(options: ReleaseRunOptions): ReleaseRunOptions & { readonly budget: number } {
  const { budget = usualBudget } = options;
  const controller = new AbortController();
  const why = new TrustError('E_LIMIT', `the run took longer than ${budget / 1000} s`);
  setTimeout(() => controller.abort(why), Math.min(budget, longestTimer)).unref();
  return { ...options, budget, signal: AbortSignal.any([options.signal, controller.signal]) };
}

/** Given in words, it takes the place of COSIGN_PASSWORD. Throws E_KEY. */
function withPassword(
  { keyPassword }: ReleaseWords,
  env: ReleaseRunOptions['env'],
): ReleaseRunOptions['env'] {
  if (keyPassword === '') return env;
  const [, name] = /^env:\/\/(.*)$/s.exec(keyPassword) ?? [];
  if (name === undefined) return { ...env, COSIGN_PASSWORD: keyPassword };
  const text = env[name];
  // A key without a password has COSIGN_PASSWORD="": this variable was meant to hold one.
  if (!text) throw new TrustError('E_KEY', `key-password: env://${name} is not set, or empty`);
  return { ...env, COSIGN_PASSWORD: text };
}
