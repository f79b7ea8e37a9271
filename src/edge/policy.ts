/** From the words of inputs and flags to tasks and a policy. The same for the action and the terminal. */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { parseDigest } from '../oci/digest.ts';
import { parsePlatform } from '../oci/platform.ts';
import { formatReference, isTag, parseReference, parseRepository } from '../oci/reference.ts';
import type { VerificationKey } from '../signature/key.ts';
import { publicGoodRoot } from '../transparency/public-good.ts';
import { parseTrustedRoot, type TrustedRoot } from '../transparency/trusted-root.ts';
import type { ImageTask } from '../verify/image.ts';
import type { Policy } from '../verify/policy.ts';
import { readBounded } from './files.ts';
import { checkItems, parseChoice, parsePairs } from './lists.ts';

/** As written; an empty string or list stands for "not given". */
export interface PolicyWords {
  readonly digest: string;
  readonly platforms: readonly string[];
  readonly annotations: readonly string[];
  readonly expectedReference: string;
  readonly transparencyLog: string;
  readonly timestamps: string;
  readonly trustedRoot: string;
  readonly attestationManifests: string;
  readonly parity: string;
  readonly signatureRepository: string;
}

/** Throws E_INPUT, E_REF, E_DIGEST or E_TRUST, naming the input. */
export async function readPolicy(
  words: PolicyWords,
  keys: readonly VerificationKey[],
): Promise<Policy> {
  const { digest, expectedReference, signatureRepository } = words;
  return {
    keys,
    trustedRoot: await readTrustedRoot(words.trustedRoot),
    transparencyLog: parseChoice(
      words.transparencyLog,
      ['required', 'ignored'],
      'transparency-log',
    ),
    timestamps: parseChoice(words.timestamps, ['required', 'ignored'], 'timestamps'),
    attestationManifests: parseChoice(
      words.attestationManifests,
      ['reported', 'required'],
      'attestation-manifests',
    ),
    parity: parseChoice(words.parity, ['auto', 'true', 'false'], 'parity'),
    platforms: words.platforms.map(parsePlatform),
    annotations: parsePairs(words.annotations, 'annotations'),
    ...(digest === '' ? {} : { digest: readDigest(digest) }),
    ...(expectedReference === '' ? {} : { expectedReference }),
    ...(signatureRepository === ''
      ? {}
      : { signatureRepository: parseRepository(signatureRepository) }),
  };
}

function readDigest(text: string) {
  try {
    return parseDigest(text);
  } catch (error) {
    throw new TrustError('E_INPUT', `digest: ${(error as Error).message}`, {}, error);
  }
}

async function readTrustedRoot(path: string): Promise<TrustedRoot> {
  if (path === '') return publicGoodRoot();
  const bytes = await readBounded(path, limits.manifest, 'the trusted root', 'E_TRUST');
  return parseTrustedRoot(bytes, path);
}

/** `tag` counts for every image that names neither tag nor digest. Throws E_REF or E_INPUT. */
export function readTasks(images: readonly string[], tag: string): readonly ImageTask[] {
  if (tag !== '' && !isTag(tag)) throw new TrustError('E_INPUT', `tag: "${tag}" is not a tag`);
  const tasks = images.map((text) => {
    const reference = parseReference(text);
    const named = reference.tag !== undefined || reference.digest !== undefined;
    return { text, reference: named ? reference : { ...reference, tag: tag || 'latest' } };
  });
  checkItems(
    tasks.map(({ reference }) => formatReference(reference)),
    'images',
  );
  return tasks;
}
