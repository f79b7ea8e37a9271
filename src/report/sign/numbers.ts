/** What a signing run did, in words and numbers. */

import type { SignedManifestReport, SignedReport, SignReport } from '../../sign/report.ts';

type State = SignedReport['state'];

export const stateWords: Record<State, string> = {
  present: 'signed before',
  published: 'signed and pushed',
  made: 'made, not pushed',
  missing: 'not signed',
};

/** A reader finds it in the registry. */
export function isThere({ state }: SignedReport): boolean {
  return state === 'present' || state === 'published';
}

export interface Tally {
  readonly manifests: number;
  /** signatures that are to be there in the end */
  readonly signatures: number;
  readonly there: number;
  /** of these, made in this run */
  readonly made: number;
}

export function tallyOf({ images }: SignReport): Tally {
  const manifests = images.flatMap((image) => image.manifests);
  const signatures = manifests.flatMap((manifest: SignedManifestReport) => manifest.signatures);
  return {
    manifests: manifests.length,
    signatures: signatures.length,
    there: signatures.filter(isThere).length,
    made: signatures.filter(({ state }) => state === 'published').length,
  };
}
