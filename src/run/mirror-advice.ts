/** Advises to copy signatures from another registry, because signing again needs the key and makes other signatures. */

import { isLayoutName } from '../layout/name.ts';
import { mirrorCommand } from '../verify/mirror-command.ts';
import type { Finding, ImageReport, ParityGroup, VerifyReport } from '../verify/report.ts';
import { isInsecureRegistry } from './connection.ts';

export function withMirroring(
  report: VerifyReport,
  insecureRegistries: readonly string[],
): VerifyReport {
  // With a signature repository, all images have the same signatures.
  if (report.policy.signatureRepository !== undefined) return report;
  const commandFor = (source: ImageReport, target: ImageReport) =>
    command(report, source, target, insecureRegistries);
  return {
    ...report,
    images: report.images.map((image) => {
      const source = report.images.find((one) => hasAllOf(image, one));
      const next = source && commandFor(source, image);
      if (source === undefined || next === undefined) return image;
      const advice = `${source.name} has all of it; anyone who may push here can copy it: ${next}`;
      return {
        ...image,
        findings: image.findings.map((one) => (isMissing(one) ? { ...one, advice } : one)),
      };
    }),
    findings: report.findings.map((one) => withCopies(one, report, commandFor)),
  };
}

/** A verified image with the same digest on another registry. */
function hasAllOf(image: ImageReport, other: ImageReport): boolean {
  return (
    other !== image &&
    other.outcome === 'verified' &&
    image.digest !== undefined &&
    other.digest === image.digest &&
    !(other.registry === image.registry && other.repository === image.repository)
  );
}

function isMissing({ severity, code }: Finding): boolean {
  return severity === 'error' && (code === 'E_NOSIG' || code === 'E_COVER');
}

/** If signatures differ: from the image that has all of them to the first image that lacks some. */
function withCopies(
  original: Finding,
  { parity, images }: VerifyReport,
  commandFor: (source: ImageReport, target: ImageReport) => string | undefined,
): Finding {
  const group = parity.groups.find((one) => isAbout(original, one));
  if (group === undefined) return original;
  const lacking = new Set(group.missing.map(({ image }) => image));
  const of = (name: string | undefined) => images.find((one) => one.name === name);
  const source = of(group.images.find((name) => !lacking.has(name)));
  const target = of([...lacking][0]);
  const next = source && target && commandFor(source, target);
  if (next === undefined) return original;
  return {
    ...original,
    advice: `${source?.name} has all of them; a copy brings the others: ${next}`,
  };
}

function isAbout({ code, message }: Finding, { images, signatures }: ParityGroup): boolean {
  return (
    code === 'E_DRIFT' &&
    signatures === 'different' &&
    message.startsWith(`${images.join(' and ')} do not have the same signatures`)
  );
}

function command(
  { policy }: VerifyReport,
  source: ImageReport,
  target: ImageReport,
  insecureRegistries: readonly string[],
): string | undefined {
  const { digest } = source;
  const { tag } = target;
  if (digest === undefined) return undefined;
  // An archive is only read.
  if (target.registry.startsWith('oci-archive:')) return undefined;
  return mirrorCommand({
    source: repositoryOf(source),
    digest,
    target: repositoryOf(target),
    ...(tag === undefined ? {} : { tag }),
    moves: false,
    deep: true,
    policy,
    insecureHosts: [source, target]
      .map(({ registry }) => registry)
      .filter(
        (host) => !isLayoutName(host) && isInsecureRegistry(host, new Set(insecureRegistries)),
      ),
  });
}

function repositoryOf({ registry, repository }: ImageReport) {
  return { registry, path: repository };
}
