/**
 * The chain of trust as data: key, signatures, index, platforms, layers. Images on several registries
 * that carry the same digest share one chain, because it is one chain.
 */

import type { Outcome } from '../../verify/outcome.ts';
import type { ImageReport, ManifestReport, VerifyReport } from '../../verify/report.ts';
import { manifestName } from '../words.ts';
import { goodSignatures, keysThatSigned, type Standing, standingOf } from './facts.ts';

export interface Chain {
  /** fingerprints of the keys whose signatures count */
  readonly keys: readonly string[];
  /** names of the images that carry it */
  readonly images: readonly string[];
  /** of all images, each content once */
  readonly signatures: number;
  readonly root: Link;
  /** everything that the root binds, index entries in their order */
  readonly children: readonly Link[];
}

/** One manifest, on whatever registries it lies. */
export interface Link {
  readonly name: string;
  /** absent where several are told together */
  readonly digest?: string;
  readonly role: ManifestReport['role'];
  /** the worst of all registries, which is named where not all agree */
  readonly standing: Standing;
}

const worstFirst: readonly Outcome[] = ['rejected', 'undetermined', 'verified'];

/** One chain for each digest that a reference resolved to; none for images that were not found. */
export function chainsOf(report: VerifyReport): readonly Chain[] {
  const resolved = report.images.filter(({ manifests }) => manifests.length > 0);
  const roots = new Set(
    resolved.flatMap(({ manifests }) => manifests.slice(0, 1).map((m) => m.digest)),
  );
  return [...roots].flatMap((digest) =>
    chainOf(
      report,
      resolved.filter(({ manifests }) => manifests[0]?.digest === digest),
    ),
  );
}

function chainOf(report: VerifyReport, images: readonly ImageReport[]): Chain[] {
  const lying = images.flatMap((image) => image.manifests.map((manifest) => ({ image, manifest })));
  const byDigest = Map.groupBy(lying, ({ manifest }) => manifest.digest);
  const [root, ...children] = [...byDigest.values()].flatMap(linkOf);
  if (root === undefined) return [];
  const good = lying.flatMap(({ manifest }) => goodSignatures(manifest));
  return [
    {
      keys: keysThatSigned(report).filter((key) => good.some((signature) => signature.key === key)),
      images: images.map(({ name }) => name),
      signatures: new Set(good.map(({ identity }) => identity)).size,
      root,
      children: attestationsTogether(children),
    },
  ];
}

/** A manifest where it lies. */
interface Lying {
  readonly image: ImageReport;
  readonly manifest: ManifestReport;
}

/** One manifest on all its registries, as the registry shows it that is worst off. */
function linkOf(sides: readonly Lying[]): Link[] {
  const standings = sides.map(({ image, manifest }) => standingOf(image, manifest));
  const outcome = worstFirst.find((worst) => standings.some((one) => one.outcome === worst));
  const at = standings.findIndex((standing) => standing.outcome === outcome);
  const [standing, side] = [standings[at], sides[at]];
  if (standing === undefined || side === undefined) return [];
  const registries = sides
    .filter((_, i) => standings[i]?.outcome === outcome)
    .map(({ image }) => image.registry);
  const where = registries.length === sides.length ? '' : ` on ${registries.join(', ')}`;
  const { digest, role } = side.manifest;
  return [
    {
      name: manifestName(side.manifest),
      digest,
      role,
      standing: { ...standing, status: `${standing.status}${where}` },
    },
  ];
}

/** Attestation manifests that stand alike make one link: the platforms are what people run. */
function attestationsTogether(links: readonly Link[]): Link[] {
  const isAttestation = ({ role }: Link): boolean => role === 'attestation';
  const alike = Map.groupBy(links.filter(isAttestation), ({ standing }) => standing.status);
  const together = [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first === undefined ? [] : [first];
    const { role, standing } = first;
    return [{ name: `${others.length + 1} attestations`, role, standing }];
  });
  return [...links.filter((link) => !isAttestation(link)), ...together];
}
