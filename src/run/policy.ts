/** From the words of inputs, flags and options to what a run demands. */

import { TrustError } from '../error.ts';
import { readBounded } from '../host/files.ts';
import { limits } from '../limits.ts';
import { parseDigest } from '../oci/digest.ts';
import { parsePlatform } from '../oci/platform.ts';
import { parseRepository } from '../oci/reference.ts';
import { about } from '../options/about.ts';
import { parseClaims } from '../options/claims.ts';
import { parseChoice } from '../options/lists.ts';
import { publicGoodRootText } from '../transparency/public-good-root.ts';
import {
  parseTrustedRoot,
  publicGoodRoot,
  type TrustedRoot,
} from '../transparency/trusted-root.ts';
import type { Policy } from '../verify/policy.ts';
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
  /** who must be able to read the signatures; see readers.ts */
  readonly requireReadableBy: readonly string[];
}

/** Everything but the keys. Throws E_INPUT or E_REF, naming the input. */
export async function readPolicy(words: PolicyWords): Promise<Omit<Policy, 'keys'>> {
  const { digest, expectedReference, signatureRepository } = words;
  const choice = ['required', 'ignored'] as const;
  const transparencyLog = parseChoice(words.transparencyLog, choice, 'transparency-log');
  const timestamps = parseChoice(words.timestamps, choice, 'timestamps');
  const asked = { logs: transparencyLog === 'required', authorities: timestamps === 'required' };
  return {
    trustedRoot: await readTrustedRoot(words.trustedRoot, asked),
    transparencyLog,
    timestamps,
    attestationManifests: parseChoice(
      words.attestationManifests,
      ['reported', 'required'],
      'attestation-manifests',
    ),
    parity: parseChoice(words.parity, ['auto', 'true', 'false'], 'parity'),
    platforms: words.platforms.map((text) => about('platforms', () => parsePlatform(text))),
    annotations: parseClaims(words.annotations, 'annotations'),
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

/** What a root must name for a run to have a chance. */
interface AskedOfRoot {
  readonly logs: boolean;
  readonly authorities: boolean;
}

export async function readTrustedRoot(path: string, asked: AskedOfRoot): Promise<TrustedRoot> {
  if (path === '') return embeddedRoot();
  const bytes = await readRootFile(path);
  const root = about('trusted-root', () => parseTrustedRoot(bytes, path), 'E_INPUT');
  assertNames(root, asked);
  return root;
}

/** Before anything is asked or logged: with such a root every signature would fail. Throws E_INPUT. */
export function assertNames(
  { source, logs, material: { timestampAuthorities } }: TrustedRoot,
  asked: AskedOfRoot,
): void {
  const missing =
    asked.logs && logs.length === 0
      ? 'transparency log, and a log entry'
      : asked.authorities && timestampAuthorities.length === 0
        ? 'timestamp authority, and a timestamp'
        : undefined;
  if (missing === undefined) return;
  const message = `trusted-root: ${source} names no ${missing} is asked for: give a trusted root that names it`;
  throw new TrustError('E_INPUT', message);
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
