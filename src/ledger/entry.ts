/** Makes the ledger's entry of a release, only from verified results. */

import { type Signer, withoutName } from '../signature/signer.ts';
import { goodSignatures } from '../verify/parity.ts';
import { platformDigests } from '../verify/platform-digests.ts';
import type { ImageReport, ManifestReport } from '../verify/report.ts';
import {
  byText,
  type Ledger,
  ledgerSchema,
  type RecordedAttestation,
  type RecordedSignature,
  type Release,
  withRelease,
} from './ledger.ts';

/** A manifest of the release, with its signatures that count. */
export interface VerifiedManifest extends Pick<ManifestReport, 'digest' | 'role' | 'platforms'> {
  readonly signatures: readonly Omit<RecordedSignature, 'manifest'>[];
  readonly attestations?: readonly Omit<RecordedAttestation, 'manifest'>[];
}

/** `manifests` are those of the first registry, the index first; `released` is ISO 8601, UTC. */
export function entryOf(
  { signer, ...about }: Pick<Release, 'version' | 'digest' | 'released'> & { signer: Signer },
  manifests: readonly VerifiedManifest[],
): Release {
  return {
    ...about,
    signer: withoutName(signer),
    platforms: platformDigests(manifests),
    signatures: manifests.flatMap(({ digest, signatures }) =>
      signatures.map(({ format, id }) => ({ manifest: digest, format, id })).sort(byFormat),
    ),
    ...attestationsOf(manifests),
  };
}

function attestationsOf(manifests: readonly VerifiedManifest[]): Pick<Release, 'attestations'> {
  const recorded = manifests.flatMap(({ digest, attestations = [] }) =>
    attestations.map(({ type, statement }) => ({ manifest: digest, type, statement })),
  );
  return recorded.length === 0 ? {} : { attestations: recorded };
}

/**
 * Each statement once, in an order that is the same in every run. What buildx wrote is left out: the index binds it,
 * and it counts by the signature of its manifest.
 */
export function goodAttestations({
  attestations = [],
}: ManifestReport): readonly Omit<RecordedAttestation, 'manifest'>[] {
  const good = attestations.flatMap(({ good, store, type, statement }) =>
    good && store !== 'buildx' && type !== undefined && statement !== undefined
      ? [[`${type} ${statement}`, { type, statement }] as const]
      : [],
  );
  const sorted = good.toSorted(([a], [b]) => byText(a, b));
  return [...new Map(sorted).values()];
}

/** The manifests of an image with the signatures that count. */
export function verifiedManifests({ manifests }: ImageReport): readonly VerifiedManifest[] {
  return manifests.map((one) => ({
    ...one,
    signatures: goodSignatures(one),
    attestations: goodAttestations(one),
  }));
}

/** For the signatures of one manifest: stores are read concurrently, and the ledger is the same each time. */
function byFormat(
  a: Omit<RecordedSignature, 'manifest'>,
  b: Omit<RecordedSignature, 'manifest'>,
): number {
  return byText(`${a.format} ${a.id}`, `${b.format} ${b.id}`);
}

/** The ledger with it; a new one begins with it. What it said about the same digest keeps its time. */
export function withEntry(ledger: Ledger | undefined, entry: Release, overwrite: boolean): Ledger {
  if (ledger === undefined) {
    return { schema: ledgerSchema, from: entry.version, releases: [entry] };
  }
  const known = ledger.releases.find(({ version }) => version === entry.version);
  const released = known?.digest === entry.digest ? known.released : undefined;
  const kept = released === undefined ? entry : { ...entry, released };
  return withRelease(ledger, kept, overwrite);
}
