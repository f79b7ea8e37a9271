/**
 * The chain of trust as data: signers, signatures, index, platforms, layers. Images with the same digest on
 * several registries share one chain.
 */

import { defined } from '../../defined.ts';
import { type Signer, sameSigner } from '../../signature/signer.ts';
import type { Outcome } from '../../verify/outcome.ts';
import type { ImageReport, ManifestReport, VerifyReport } from '../../verify/report.ts';
import { manifestName } from '../words.ts';
import { goodSignatures, type Status, signersOf, statusOf } from './facts.ts';

export interface Chain {
  /** who made the signatures that count */
  readonly makers: readonly Maker[];
  /** names of the images that carry it */
  readonly images: readonly string[];
  /** of all images, each content once */
  readonly signatures: number;
  readonly root: Link;
  /** everything that the root binds, index entries in their order */
  readonly children: readonly Link[];
}

export interface Maker {
  readonly signer: Signer;
  /** for an identity: the trusted root whose certificate authority issued the certificate */
  readonly root?: string;
}

/** One manifest, on all its registries. */
export interface Link {
  readonly name: string;
  /** absent for several manifests in one link */
  readonly digest?: string;
  readonly role: ManifestReport['role'];
  /** the worst of all registries, with their names where the others differ */
  readonly status: Status;
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
  const copies = images.flatMap((image) =>
    image.manifests.map((manifest) => ({ image, manifest })),
  );
  const byDigest = Map.groupBy(copies, ({ manifest }) => manifest.digest);
  const [root, ...children] = [...byDigest.values()].flatMap(linkOf);
  if (root === undefined) return [];
  const good = copies.flatMap(({ manifest }) => goodSignatures(manifest));
  return [
    {
      makers: signersOf(report).flatMap((one) => {
        const its = good.find(({ signer }) => signer !== undefined && sameSigner(signer, one));
        return its === undefined ? [] : [{ signer: one, ...defined({ root: its.trustedRoot }) }];
      }),
      images: images.map(({ name }) => name),
      signatures: new Set(good.map(({ id }) => id)).size,
      root,
      children: attestationsTogether(children),
    },
  ];
}

interface Copy {
  readonly image: ImageReport;
  readonly manifest: ManifestReport;
}

/** The status is the worst of all registries. */
function linkOf(sides: readonly Copy[]): Link[] {
  const statuses = sides.map(({ image, manifest }) => statusOf(image, manifest));
  const outcome = worstFirst.find((worst) => statuses.some((one) => one.outcome === worst));
  const at = statuses.findIndex((status) => status.outcome === outcome);
  const [status, side] = [statuses[at], sides[at]];
  if (status === undefined || side === undefined) return [];
  const registries = sides
    .filter((_, i) => statuses[i]?.outcome === outcome)
    .map(({ image }) => image.registry);
  const where = registries.length === sides.length ? '' : ` on ${registries.join(', ')}`;
  const { digest, role } = side.manifest;
  return [
    {
      name: manifestName(side.manifest),
      digest,
      role,
      status: { ...status, text: `${status.text}${where}` },
    },
  ];
}

/** Attestation manifests of one status make one link: the platforms are what people run. */
function attestationsTogether(links: readonly Link[]): Link[] {
  const isAttestation = ({ role }: Link): boolean => role === 'attestation';
  const alike = Map.groupBy(links.filter(isAttestation), ({ status }) => status.text);
  const together = [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first === undefined ? [] : [first];
    const { role, status } = first;
    return [{ name: `${others.length + 1} attestations`, role, status }];
  });
  return [...links.filter((link) => !isAttestation(link)), ...together];
}
