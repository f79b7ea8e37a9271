/** Parity: do the registries carry the same digests and the same signatures? */

import { finding } from './finding.ts';
import { outcomeFor } from './outcome.ts';
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
 * `auto`: images that share repository path and tag must have the same digest. `true`: all images,
 * and the same good signatures too. Differing signatures are reported in both.
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
  // Without manifests, the tree could not be read; other manifests have other signatures.
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

/** Nothing on either side is alike too, and means something else. */
function sameOrNone(images: readonly ImageReport[]): 'same' | 'none' {
  const anyGood = images.some(({ manifests }) => manifests.some((one) => good(one).length > 0));
  return anyGood ? 'same' : 'none';
}

function compareDigests(images: readonly ImageReport[]): ParityGroup['digests'] {
  const digests = new Set(images.map(({ digest }) => digest));
  const anyUnknown = digests.delete(undefined);
  if (digests.size > 1) return 'different';
  return anyUnknown ? 'undetermined' : 'same';
}

/**
 * Good signatures that one image has and another lacks, compared by content: `.sig` manifests and
 * fallback indexes change their digest when somebody appends to them (threats-and-faults.md §7).
 */
function missingSignatures(images: readonly ImageReport[]): MissingSignature[] {
  const manifests = images.flatMap((image) =>
    image.manifests.map((manifest) => ({ image, manifest })),
  );
  const byDigest = Map.groupBy(manifests, ({ manifest }) => manifest.digest);
  return [...byDigest.values()].flatMap((sides) => {
    const all = new Map(
      sides
        .flatMap(({ manifest }) => good(manifest))
        .map((signature) => [signature.identity, signature]),
    );
    return sides
      .filter(({ manifest }) => isFullyRead(manifest))
      .flatMap(({ image, manifest }) => {
        const has = new Set(good(manifest).map(({ identity }) => identity));
        return [...all.values()]
          .filter(({ identity }) => !has.has(identity))
          .map(({ identity, format, signer }) => ({
            image: image.name,
            digest: manifest.digest,
            ...(manifest.platforms.length === 0 ? {} : { platform: manifest.platforms.join(', ') }),
            identity,
            format,
            ...(signer === undefined ? {} : { signer }),
          }));
      });
  });
}

/** Those that count, each once however often it is stored. */
export function good({ signatures }: ManifestReport): readonly SignatureReport[] {
  const counting = signatures.filter((signature) => signature.good);
  return [...new Map(counting.map((one) => [one.identity, one])).values()];
}

/** Nothing stood in the way of reading its signatures, so what is not there is missing. */
function isFullyRead(manifest: ManifestReport): boolean {
  return unread(manifest).length === 0;
}

/** What stood in the way of reading its signatures: as long as there is some, none is known to be missing. */
export function unread({ ignored }: ManifestReport): readonly IgnoredMaterial[] {
  return ignored.filter(({ code }) => outcomeFor([code]) === 'undetermined');
}

function findingsAbout(group: ParityGroup, mode: ParityReport['mode']): readonly Finding[] {
  const names = group.images.join(' and ');
  const findings: Finding[] = [];
  if (group.digests === 'different') {
    const advice =
      'the tag was moved on one registry only: pull neither before you know which is right';
    findings.push(finding('E_DRIFT', `${names} have different digests`, { advice }));
  }
  if (group.signatures === 'different') {
    const images = [...new Set(group.missing.map(({ image }) => image))].join(' and ');
    findings.push(
      finding('E_DRIFT', `${names} do not carry the same signatures: ${images} lacks some`, {
        severity: mode === 'true' ? 'error' : 'warning',
        advice: 'the report lists each; the publisher can mirror them again',
      }),
    );
  }
  return findings;
}

/** Where equality is asked for, not to know is no success: each image may verify and still lack a signature. */
function unknownSignatures(group: ParityGroup, images: readonly ImageReport[]): readonly Finding[] {
  if (group.signatures !== 'undetermined') return [];
  const [first] = images.flatMap(({ manifests }) => manifests).flatMap(unread);
  // Otherwise an image could not be read, or is another one: it has a finding of its own.
  if (first === undefined) return [];
  const names = group.images.join(' and ');
  const message = `whether ${names} carry the same signatures is not known: ${first.message}`;
  return [finding(first.code, message)];
}
