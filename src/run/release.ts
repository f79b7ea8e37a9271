/** One release, from words to report: the same for the action, the terminal and the library. */

import { runBuildx } from '../buildx/buildx.ts';
import type { BuildWords } from '../buildx/words.ts';
import { TrustError } from '../error.ts';
import { childEnvironment, withheld } from '../host/child-environment.ts';
import { backoff } from '../http/backoff.ts';
import { longestTimer } from '../limits.ts';
import type { Digest } from '../oci/digest.ts';
import type { RegistryClientOptions } from '../registry/client.ts';
import { createWritingClient } from '../registry/writing-client.ts';
import { release as releaseImage } from '../release/release.ts';
import type { ReleaseProgress, ReleaseReport } from '../release/report.ts';
import type { ReleaseContext } from '../release/task.ts';
import { assertUsable } from '../sign/options.ts';
import { tool } from '../version.ts';
import { unpinnedFiles } from './advice.ts';
import { connect } from './connection.ts';
import { gateOf, readRelease } from './release-words.ts';
import { openServices, type ServiceWords } from './services.ts';
import type { SignRunOptions } from './sign.ts';
import { readSigningKey, type SigningKeyWords } from './signing-key.ts';

export type { BuildWords } from '../buildx/words.ts';

/** As users write it; an empty string or list stands for "not given". */
export interface ReleaseWords extends SigningKeyWords {
  /** the first registry's repository */
  readonly image: string;
  /** the other repositories */
  readonly mirrors: readonly string[];
  /** bare tags, for every registry, and full references, each for the one that it names */
  readonly tags: readonly string[];
  /** whether a full version (`1.2.3`) that exists with another digest is moved */
  readonly overwriteTags: boolean;
  readonly skipMissingReferrers: boolean;
  /**
   * an image that is pushed already: nothing is built, and of `build` only `platforms` counts: they must be
   * there. Without it, `build.context` must say what to build (docs/adr/0017)
   */
  readonly digest: string;
  readonly build: BuildWords;
  /** text or `env://NAME`; default: COSIGN_PASSWORD, else whoever is there is asked */
  readonly keyPassword: string;
  /** where the signatures of `image` live, if not beside it; each mirror has them beside the image */
  readonly signatureRepository: string;
  /** default: `both` with Rekor v1, `bundle` with Rekor v2 */
  readonly format: string;
  /** who must be able to read the signatures on every registry; see readers.ts */
  readonly requireReadableBy: readonly string[];
  /** of the signed claims; those of the image are build.annotations */
  readonly annotations: readonly string[];
  readonly services: ServiceWords;
  readonly trustedRoot: string;
  /** path of the file that the release is entered in; none: nothing is */
  readonly ledger: string;
  /** what the ledger calls it; default: the first tag that is a version */
  readonly version: string;
  readonly dryRun: boolean;
}

export interface ReleaseRunOptions extends SignRunOptions {
  /** is told the index's digest at the moment it is pushed, or at once if it was given */
  readonly onDigest?: (digest: Digest) => void;
  /** is told buildx's own log as it comes, whole lines, nothing in it that a runner takes for a command */
  readonly onBuildLog?: (text: string) => void;
}

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
