/** From the words of inputs, flags and options to what a run demands. */

import { limits } from '../limits.ts';
import { parseDigest } from '../oci/digest.ts';
import { parsePlatform } from '../oci/platform.ts';
import { parseRepository } from '../oci/reference.ts';
import { publicGoodRoot } from '../transparency/public-good.ts';
import { publicGoodRootText } from '../transparency/public-good-root.ts';
import { parseTrustedRoot, type TrustedRoot } from '../transparency/trusted-root.ts';
import type { Policy } from '../verify/policy.ts';
import { about } from './about.ts';
import { readBounded } from './files.ts';
import { parseChoice, parsePairs } from './lists.ts';
import { readReaders } from './readers.ts';

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
  /** who must be able to read the signatures; see verify/readers.ts */
  readonly requireReadableBy: readonly string[];
}

/** Everything but the keys. Throws E_INPUT or E_REF, naming the input. */
export async function readPolicy(words: PolicyWords): Promise<Omit<Policy, 'keys'>> {
  const { digest, expectedReference, signatureRepository } = words;
  return {
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
    platforms: words.platforms.map((text) => about('platforms', () => parsePlatform(text))),
    annotations: parsePairs(words.annotations, 'annotations'),
    ...(digest === '' ? {} : { digest: about('digest', () => parseDigest(digest), 'E_INPUT') }),
    ...(expectedReference === '' ? {} : { expectedReference }),
    ...(signatureRepository === ''
      ? {}
      : {
          signatureRepository: about('signature-repository', () =>
            parseRepository(signatureRepository),
          ),
        }),
    ...readReaders(words.requireReadableBy),
  };
}

export async function readTrustedRoot(path: string): Promise<TrustedRoot> {
  if (path === '') return embeddedRoot();
  const bytes = await readRootFile(path);
  return about('trusted-root', () => parseTrustedRoot(bytes, path), 'E_INPUT');
}

function readRootFile(path: string): Promise<Uint8Array> {
  return readBounded(path, limits.manifest, 'trusted-root: the file');
}

/** As it is written; to tell one root from another. */
export async function readRootText(path: string): Promise<Uint8Array | string> {
  return path === '' ? publicGoodRootText : readRootFile(path);
}

/** Reading the embedded root takes as long as all the inputs together: left until an answer needs it. */
function embeddedRoot(): TrustedRoot {
  return {
    get source() {
      return publicGoodRoot().source;
    },
    get date() {
      return publicGoodRoot().date;
    },
    get logs() {
      return publicGoodRoot().logs;
    },
    get material() {
      return publicGoodRoot().material;
    },
  };
}
