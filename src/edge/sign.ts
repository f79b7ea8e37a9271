/** One signing run, from words to report: the same for the terminal and the library. */

import { TrustError } from '../error.ts';
import { parseReference, parseRepository } from '../oci/reference.ts';
import { backoff } from '../registry/backoff.ts';
import { createWritingClient } from '../registry/writing-client.ts';
import type { SignOptions } from '../sign/options.ts';
import type { SignatureFormat, SignReport } from '../sign/report.ts';
import { type SignProgress, signImages } from '../sign/sign.ts';
import type { ChosenServices } from '../transparency/signing-config.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';
import type { ImageTask } from '../verify/image.ts';
import { tool } from '../version.ts';
import { about } from './about.ts';
import { connect, type RunOptions } from './connection.ts';
import { parseChoice, parsePairs } from './lists.ts';
import type { AskPassword } from './password.ts';
import { readTrustedRoot } from './policy.ts';
import { openServices, readServices, type ServiceWords } from './services.ts';
import { readSigningKey, type SigningKeyWords } from './signing-key.ts';
import { readTasks } from './tasks.ts';

/** As users write it; an empty string or list stands for "not given". */
export interface SignWords extends SigningKeyWords {
  readonly images: readonly string[];
  readonly format: string;
  readonly annotations: readonly string[];
  readonly identity: string;
  readonly recursive: boolean;
  readonly trustedRoot: string;
  readonly signatureRepository: string;
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
  const { client, clock, close } = connect(options);
  try {
    // Side by side: the key's password is stretched on another thread while modules are loaded.
    const [services, key] = await Promise.all([
      openServices(chosen, client, options),
      readSigningKey(words, options, options.askPassword),
    ]);
    const pause = backoff({ clock, random: Math.random, signal: options.signal });
    return await signImages(
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

type Demands = Omit<SignOptions, 'key' | 'logs' | 'timestamps'>;

const formats: Record<'bundle' | 'legacy' | 'both', readonly SignatureFormat[]> = {
  bundle: ['bundle'],
  legacy: ['legacy'],
  both: ['legacy', 'bundle'],
};

async function readDemands(words: SignWords): Promise<Demands> {
  const { identity, signatureRepository } = words;
  // As written: cosign compares the text. That it is a reference at all is what a slip shows by.
  if (identity !== '') about('identity', () => parseReference(identity), 'E_INPUT');
  return {
    formats: formats[parseChoice(words.format, ['bundle', 'legacy', 'both'], 'format')],
    annotations: parsePairs(words.annotations, 'annotations'),
    recursive: words.recursive,
    trustedRoot: await readTrustedRoot(words.trustedRoot),
    ...(identity === '' ? {} : { identity }),
    ...(signatureRepository === ''
      ? {}
      : {
          signatureRepository: about('signature-repository', () =>
            parseRepository(signatureRepository),
          ),
        }),
  };
}

/** What would only come out after the log has an entry for ever. */
function checkTogether(
  { formats, identity, trustedRoot }: Demands,
  { logs }: ChosenServices,
  words: SignWords,
): void {
  const legacy = formats.includes('legacy');
  const fail = (why: string): never => {
    throw new TrustError('E_INPUT', why);
  };
  if (identity !== undefined && !legacy) {
    fail('identity: bundles name none; it is for format legacy or both');
  }
  if (legacy && logs.some(({ version }) => version === 2)) {
    fail('format: legacy signatures need Rekor v1; Rekor v2 issues no signed entry timestamps');
  }
  if (!formats.includes('bundle') && words.services.timestampUrl !== '') {
    fail('timestamp-url: legacy signatures carry no timestamps; it is for format bundle or both');
  }
  if (words.trustedRoot === '') checkKnown(trustedRoot, logs);
}

function checkKnown({ logs: known, source }: TrustedRoot, logs: ChosenServices['logs']): void {
  for (const { url } of logs) {
    const host = URL.canParse(url) ? new URL(url).host : url;
    if (known.some((log) => log.host === host)) continue;
    throw new TrustError(
      'E_INPUT',
      `${source} does not know the log ${host}: give the trusted-root that its answers are verified with`,
    );
  }
}
