/** One signing run, from words to report: the same for the terminal and the library. */

import { TrustError } from '../error.ts';
import type { AskPassword } from '../host/password.ts';
import { backoff } from '../http/backoff.ts';
import { parseReference } from '../oci/reference.ts';
import { about } from '../options/about.ts';
import { createWritingClient } from '../registry/writing-client.ts';
import { assertReadable } from '../sign/readable.ts';
import type { SignProgress, SignReport } from '../sign/report.ts';
import { signImages } from '../sign/sign.ts';
import type { ImageTask } from '../verify/image.ts';
import { tool } from '../version.ts';
import { connect, type RunOptions } from './connection.ts';
import { openServices, readServices, type ServiceWords } from './services.ts';
import { checkTogether, type DemandWords, readDemands } from './sign-demands.ts';
import { readSigningKey, type SigningKeyWords } from './signing-key.ts';
import { readTasks } from './tasks.ts';

/** As users write it; an empty string or list stands for "not given". */
export interface SignWords extends SigningKeyWords, DemandWords {
  readonly images: readonly string[];
  readonly services: ServiceWords;
}

export interface SignRunOptions extends RunOptions {
  /** asked for the password of an encrypted key if COSIGN_PASSWORD is not set */
  readonly askPassword: AskPassword;
}

/** Throws TrustError for words that cannot be used, before anything is asked of a registry or a log. */
export async function sign(
  words: SignWords,
  options: SignRunOptions,
  onProgress?: (progress: SignProgress) => void,
): Promise<SignReport> {
  const tasks = readSignTasks(words.images);
  const demands = await readDemands(words);
  const chosen = await readServices(words.services, new Date());
  checkTogether(demands, chosen, words);
  for (const { reference } of tasks) assertReadable(demands, reference);
  const { client, clock, masked, close } = connect(options);
  try {
    // Side by side: the key's password is stretched on another thread while modules are loaded.
    const [services, key] = await Promise.all([
      openServices(chosen, client, options),
      readSigningKey(words, options, options.askPassword),
    ]);
    const pause = backoff({ clock, random: Math.random, signal: options.signal });
    const report = await signImages(
      tasks,
      { ...demands, ...services, key },
      {
        registry: createWritingClient({ ...client, pause }),
        now: () => new Date(),
        pause,
        tool,
        ...(onProgress === undefined ? {} : { onProgress }),
      },
    );
    return masked(report);
  } finally {
    close();
  }
}

/** What a bare name stands for is nobody's decision to sign. */
function readSignTasks(images: readonly string[]): readonly ImageTask[] {
  for (const text of images) {
    const { tag, digest } = about('images', () => parseReference(text));
    if (tag === undefined && digest === undefined) {
      throw new TrustError('E_REF', `images: ${text} names no digest: give the one that was built`);
    }
  }
  return readTasks(images, '');
}
