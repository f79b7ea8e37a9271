/** The findings of a report with their titles, in the order in which people need them. */

import type { Finding, ImageReport, ManifestReport, VerifyReport } from '../../verify/report.ts';
import { few, listed, manifestName } from '../words.ts';
import { reasonOf, titleOf } from './facts.ts';

/** A finding with what people call it. Nothing is escaped yet. */
export interface Told extends Finding {
  /** what happened, in the words that cosign uses for it */
  readonly title: string;
  /** the same, more exactly, for places where the message does not follow */
  readonly reason: string;
  /** `linux/arm64`, `index`; absent for what concerns a whole image or run */
  readonly subject?: string;
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

/** Those that stand on the report itself, whatever it is about. */
export function findingsOfRun({ findings }: Pick<VerifyReport, 'findings'>): readonly Told[] {
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
  const subject = manifest === undefined ? finding.platform : manifestName(manifest);
  const name = finding.image ?? image?.name;
  return {
    ...finding,
    ...(name === undefined ? {} : { image: name }),
    ...(subject === undefined ? {} : { subject }),
    title: titleOf(finding.code, manifest, finding.severity),
    reason: reasonOf(finding.code, manifest),
  };
}

/** Findings that differ in nothing but their image are told once, with all their places. */
export function alikeTogether(findings: readonly Told[]): readonly (readonly [Told, ...Told[]])[] {
  const groups = new Map<string, [Told, ...Told[]]>();
  for (const told of findings) {
    const { severity, code, subject, message, advice, image } = told;
    // A message may speak of its image: only what is said of some image has a counterpart elsewhere.
    const key = JSON.stringify([severity, code, subject, message, advice, image === undefined]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [told]);
    else group.push(told);
  }
  return [...groups.values()];
}

/** `index and linux/arm64 on docker.io/… and public.ecr.aws/…`: each image once. */
export function placesOf(findings: readonly Told[]): string {
  const byImage = Map.groupBy(findings, ({ image }) => image ?? '');
  const sides = [...byImage].map(([image, about]) => ({
    image,
    subject: listed(few(about.flatMap(({ subject }) => (subject === undefined ? [] : [subject])))),
  }));
  const parts = [...Map.groupBy(sides, ({ subject }) => subject)].map(([subject, where]) =>
    [subject, listed(few(where.map(({ image }) => image)))]
      .filter((part) => part !== '')
      .join(' on '),
  );
  return few(parts).join('; ');
}
