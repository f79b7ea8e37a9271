/** Adds titles to findings, and sorts them by importance. */

import { defined, given } from '../../defined.ts';
import type { Finding, ImageReport, ManifestReport, VerifyReport } from '../../verify/report.ts';
import { few, listed, manifestName } from '../words.ts';
import { reasonOf, titleOf } from './facts.ts';

export interface TitledFinding extends Finding {
  /** what happened, in cosign's words */
  readonly title: string;
  /** the same, more exactly, for places where the message does not follow */
  readonly reason: string;
  /** `linux/arm64`, `index`; absent for what concerns a whole image or run */
  readonly subject?: string;
}

export function findingsOfVerify({ images, findings }: VerifyReport): readonly TitledFinding[] {
  return bySeverity([
    ...images.flatMap((image) => image.findings.map((finding) => titled(finding, image))),
    ...findings.map((finding) => titled(finding)),
  ]);
}

/** Errors first, then warnings, then notes. */
function bySeverity(findings: readonly TitledFinding[]): readonly TitledFinding[] {
  const order: readonly Finding['severity'][] = ['error', 'warning', 'note'];
  return order.flatMap((wanted) => findings.filter(({ severity }) => severity === wanted));
}

export function findingsAbout(
  image: ImageReport,
  manifest: ManifestReport,
): readonly TitledFinding[] {
  return image.findings
    .filter(({ digest }) => digest === manifest.digest)
    .map((finding) => titled(finding, image));
}

/** Those about the image as a whole, or about a manifest that is not in its tree. */
export function findingsElsewhere(image: ImageReport): readonly TitledFinding[] {
  const known = new Set<string | undefined>(image.manifests.map(({ digest }) => digest));
  return image.findings
    .filter(({ digest }) => !known.has(digest))
    .map((finding) => titled(finding, image));
}

export function titled(finding: Finding, image?: ImageReport): TitledFinding {
  const manifest = image?.manifests.find(({ digest }) => digest === finding.digest);
  const subject = manifest === undefined ? finding.platform : manifestName(manifest);
  const name = finding.image ?? image?.name;
  return {
    ...finding,
    ...defined({ image: name, subject }),
    title: titleOf(finding.code, manifest, finding.severity),
    reason: reasonOf(finding.code, manifest),
  };
}

/** Findings that differ only in their image become one group. */
export function alikeTogether(
  findings: readonly TitledFinding[],
): readonly (readonly [TitledFinding, ...TitledFinding[]])[] {
  const groups = new Map<string, [TitledFinding, ...TitledFinding[]]>();
  for (const finding of findings) {
    const { severity, code, subject, message, advice, image } = finding;
    const key = JSON.stringify([severity, code, subject, message, advice, image === undefined]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

/** `index and linux/arm64 on docker.io/… and public.ecr.aws/…`: each image once. */
export function placesOf(findings: readonly TitledFinding[]): string {
  const byImage = Map.groupBy(findings, ({ image }) => image ?? '');
  const sides = [...byImage].map(([image, about]) => ({
    image,
    subject: listed(few(given(about.map(({ subject }) => subject)))),
  }));
  const parts = [...Map.groupBy(sides, ({ subject }) => subject)].map(([subject, where]) =>
    [subject, listed(few(where.map(({ image }) => image)))]
      .filter((part) => part !== '')
      .join(' on '),
  );
  return few(parts).join('; ');
}
