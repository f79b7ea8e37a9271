/** The findings of a report, each with its title and its place, in the order in which people need them. */

import type { Finding, ImageReport, ManifestReport, VerifyReport } from '../verify/report.ts';
import { reasonOf, titleOf } from './facts.ts';
import { manifestName } from './words.ts';

/** A finding, ready to be told. Nothing is escaped yet. */
export interface Told extends Finding {
  /** what happened, in the words that cosign uses for it */
  readonly title: string;
  /** the same, more exactly, for places where the message does not follow */
  readonly reason: string;
  /** `linux/arm64`, `index`; absent for what concerns a whole image or run */
  readonly subject?: string;
  /** `linux/arm64 on docker.io/nicolas/webdis:0.1.24`; empty for what concerns the whole run */
  readonly place: string;
}

const order: readonly Finding['severity'][] = ['error', 'warning', 'note'];

/** All of a run: errors first, then warnings, then notes. */
export function allFindings({ images, findings }: VerifyReport): readonly Told[] {
  const all = [
    ...images.flatMap((image) => image.findings.map((finding) => tell(finding, image))),
    ...findings.map((finding) => tell(finding)),
  ];
  return order.flatMap((severity) => all.filter((told) => told.severity === severity));
}

export function findingsOfRun({ findings }: VerifyReport): readonly Told[] {
  return findings.map((finding) => tell(finding));
}

export function findingsAbout(image: ImageReport, manifest: ManifestReport): readonly Told[] {
  return image.findings
    .filter(({ digest }) => digest === manifest.digest)
    .map((finding) => tell(finding, image));
}

/** Those about the image as a whole, or about a manifest that is not in its tree. */
export function findingsElsewhere(image: ImageReport): readonly Told[] {
  const known = new Set<string | undefined>(image.manifests.map(({ digest }) => digest));
  return image.findings
    .filter(({ digest }) => !known.has(digest))
    .map((finding) => tell(finding, image));
}

function tell(finding: Finding, image?: ImageReport): Told {
  const manifest = image?.manifests.find(({ digest }) => digest === finding.digest);
  const subject = finding.platform ?? (manifest && manifestName(manifest));
  const name = finding.image ?? image?.name;
  return {
    ...finding,
    ...(name === undefined ? {} : { image: name }),
    ...(subject === undefined ? {} : { subject }),
    title: titleOf(finding.code, manifest),
    reason: reasonOf(finding.code, manifest),
    place: [subject, name].filter((part) => part !== undefined).join(' on '),
  };
}
