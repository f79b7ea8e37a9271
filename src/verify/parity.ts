/** Checks parity: whether registries have the same digests and the same signatures. */

import { finding } from './finding.ts';
import { isUndetermined } from './outcome.ts';
import type {
  Finding,
  IgnoredMaterial,
  ImageReport,
  ManifestReport,
  MissingSignature,
  ParityGroup,
  ParityReport,
  SignatureReport,
} from './report.ts';

export interface Parity {
  readonly report: ParityReport;
  readonly findings: readonly Finding[];
}

/**
 * `auto`: images with the same repository path and tag must have the same digest; other signatures are a
 * warning. `true`: all images must have the same digest and the same good signatures.
 */
export function checkParity(mode: ParityReport['mode'], images: readonly ImageReport[]): Parity {
  const groups = mode === 'false' ? [] : groupsOf(mode, images);
  const compared = groups.map((group) => ({ group: compare(group), images: group }));
  return {
    report: { mode, groups: compared.map(({ group }) => group) },
    findings: compared.flatMap(({ group, images }) => [
      ...findingsAbout(group, mode),
      ...(mode === 'true' ? unknownSignatures(group, images) : []),
    ]),
  };
}

function groupsOf(
  mode: ParityReport['mode'],
  images: readonly ImageReport[],
): readonly (readonly ImageReport[])[] {
  const groups =
    mode === 'true'
      ? [images]
      : Map.groupBy(images, ({ repository, tag, name }) =>
          tag === undefined ? name : `${repository}:${tag}`,
        ).values();
  return [...groups].filter((group) => group.length > 1);
}

function compare(images: readonly ImageReport[]): ParityGroup {
  const missing = missingSignatures(images);
  const digests = compareDigests(images);
  // An image without manifests could not be read. Different manifests have different signatures.
  const known =
    digests === 'same' &&
    images.every(({ manifests }) => manifests.length > 0 && manifests.every(isFullyRead));
  return {
    images: images.map(({ name }) => name),
    digests,
    signatures: missing.length > 0 ? 'different' : known ? sameOrNone(images) : 'undetermined',
    missing,
  };
}

/** Images that all have no signature are equal too, but that is not the same finding. */
function sameOrNone(images: readonly ImageReport[]): 'same' | 'none' {
  const anyGood = images.some(({ manifests }) =>
    manifests.some((one) => goodSignatures(one).length > 0),
  );
  return anyGood ? 'same' : 'none';
}

function compareDigests(images: readonly ImageReport[]): ParityGroup['digests'] {
  const digests = new Set(images.map(({ digest }) => digest));
  const hasUnknown = digests.delete(undefined);
  if (digests.size > 1) return 'different';
  return hasUnknown ? 'undetermined' : 'same';
}

/**
 * Good signatures that one image has and another lacks. They are compared by content: the digests of
 * `.sig` manifests and fallback indexes change when a signature is added (threats-and-faults.md §7).
 */
function missingSignatures(images: readonly ImageReport[]): MissingSignature[] {
  const manifests = images.flatMap((image) =>
    image.manifests.map((manifest) => ({ image, manifest })),
  );
  const byDigest = Map.groupBy(manifests, ({ manifest }) => manifest.digest);
  return [...byDigest.values()].flatMap((sides) => {
    const all = new Map(
      sides
        .flatMap(({ manifest }) => goodSignatures(manifest))
        .map((signature) => [signature.id, signature]),
    );
    return sides
      .filter(({ manifest }) => isFullyRead(manifest))
      .flatMap(({ image, manifest }) => {
        const has = new Set(goodSignatures(manifest).map(({ id }) => id));
        return [...all.values()]
          .filter(({ id }) => !has.has(id))
          .map(({ id, format, signer }) => ({
            image: image.name,
            digest: manifest.digest,
            ...(manifest.platforms.length === 0 ? {} : { platform: manifest.platforms.join(', ') }),
            id,
            format,
            ...(signer === undefined ? {} : { signer }),
          }));
      });
  });
}

/** The good signatures, each once even if it is stored several times. */
export function goodSignatures({ signatures }: ManifestReport): readonly SignatureReport[] {
  const counting = signatures.filter((signature) => signature.good);
  return [...new Map(counting.map((one) => [one.id, one])).values()];
}

/** Whether all its signatures could be read: only then is an absent one missing. */
function isFullyRead(manifest: ManifestReport): boolean {
  return unreadMaterial(manifest).length === 0;
}

/** Signature material that could not be read; it may be the missing signature. */
export function unreadMaterial({ ignored }: ManifestReport): readonly IgnoredMaterial[] {
  return ignored.filter(isUndetermined);
}

function findingsAbout(group: ParityGroup, mode: ParityReport['mode']): readonly Finding[] {
  const names = group.images.join(' and ');
  const findings: Finding[] = [];
  if (group.digests === 'different') {
    const advice =
      'the tag was moved on one registry only: do not pull from either until you know which one is right';
    findings.push(finding('E_DRIFT', `${names} have different digests`, { advice }));
  }
  if (group.signatures === 'different') {
    const images = [...new Set(group.missing.map(({ image }) => image))].join(' and ');
    findings.push(
      finding('E_DRIFT', `${names} do not have the same signatures: ${images} lacks some`, {
        severity: mode === 'true' ? 'error' : 'warning',
        advice: 'the report lists each; the publisher can mirror them again',
      }),
    );
  }
  return findings;
}

/** With `true`, unknown is not a success: each image may verify and still lack a signature. */
function unknownSignatures(group: ParityGroup, images: readonly ImageReport[]): readonly Finding[] {
  if (group.signatures !== 'undetermined') return [];
  const [first] = images.flatMap(({ manifests }) => manifests).flatMap(unreadMaterial);
  // Without unread material, the image has its own finding: it could not be read, or differs.
  if (first === undefined) return [];
  const names = group.images.join(' and ');
  const message = `could not check whether ${names} have the same signatures: ${first.message}`;
  return [finding(first.code, message)];
}
