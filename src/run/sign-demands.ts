/** What is signed and how, from words: the same for signing alone and for a release. */

import { TrustError } from '../error.ts';
import { parseReference, parseRepository } from '../oci/reference.ts';
import { about } from '../options/about.ts';
import { parseClaims } from '../options/claims.ts';
import { parseChoice } from '../options/lists.ts';
import type { SignOptions } from '../sign/options.ts';
import type { SignatureFormat } from '../signature/candidate.ts';
import type { ChosenServices } from '../transparency/signing-config.ts';
import type { TrustedRoot } from '../transparency/trusted-root.ts';
import { assertNames, readTrustedRoot } from './policy.ts';
import { readReaders } from './readers.ts';
import type { ServiceWords } from './services.ts';

export interface DemandWords {
  readonly format: string;
  readonly annotations: readonly string[];
  readonly identity: string;
  readonly recursive: boolean;
  readonly trustedRoot: string;
  readonly signatureRepository: string;
  /** who must be able to read the signatures; see readers.ts */
  readonly requireReadableBy: readonly string[];
}

export type Demands = Omit<SignOptions, 'key' | 'logs' | 'timestamps'>;

const formats: Record<'bundle' | 'legacy' | 'both', readonly SignatureFormat[]> = {
  bundle: ['bundle'],
  legacy: ['legacy'],
  both: ['legacy', 'bundle'],
};

/** Which services are used is not known yet: see checkTogether. */
const nothing = { logs: false, authorities: false };

/** Throws E_INPUT or E_REF, naming the word. */
export async function readDemands(words: DemandWords): Promise<Demands> {
  const { identity, signatureRepository } = words;
  // As written: cosign compares the text. That it is a reference at all is what a slip shows by.
  if (identity !== '') about('identity', () => parseReference(identity), 'E_INPUT');
  return {
    formats: formats[parseChoice(words.format, ['bundle', 'legacy', 'both'], 'format')],
    annotations: parseClaims(words.annotations, 'annotations'),
    recursive: words.recursive,
    trustedRoot: await readTrustedRoot(words.trustedRoot, nothing),
    ...(identity === '' ? {} : { identity }),
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

/** What would only come out after the log has an entry for ever. */
export function checkTogether(
  { formats, identity, trustedRoot }: Demands,
  { logs, timestampUrls }: ChosenServices,
  words: Pick<DemandWords, 'trustedRoot'> & { readonly services: ServiceWords },
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
  else assertNames(trustedRoot, { logs: logs.length > 0, authorities: timestampUrls.length > 0 });
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
