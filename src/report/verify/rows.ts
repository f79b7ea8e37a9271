/** The rows of a table of images: one manifest on each registry. */

import type { ImageReport, ManifestReport } from '../../verify/report.ts';
import { few, listed, manifestName } from '../words.ts';

/** One manifest on each registry that has it. */
export type Row = ReadonlyMap<ImageReport, ManifestReport>;

export function rowsOf(images: readonly ImageReport[]): readonly Row[] {
  const rows = new Map<string, Map<ImageReport, ManifestReport>>();
  for (const image of images) {
    const seen = new Map<string, number>();
    for (const manifest of image.manifests) {
      const name = manifestName(manifest);
      // An index may list a platform twice. Each entry has its own row, or one could hide the other.
      const nth = (seen.get(name) ?? 0) + 1;
      seen.set(name, nth);
      const row = rows.get(`${nth} ${name}`) ?? new Map();
      rows.set(`${nth} ${name}`, row.set(image, manifest));
    }
  }
  return [...rows.values()];
}

/** `nicolas/webdis:0.1.24 on docker.io and public.ecr.aws`. */
export function titleOfImages(images: readonly ImageReport[]): string {
  const [first] = images;
  if (first === undefined) return 'no image';
  const same = images.every(
    ({ repository, tag }) => repository === first.repository && tag === first.tag,
  );
  if (images.length === 1 || !same || first.tag === undefined) {
    return listed(few(images.map(({ name }) => name)));
  }
  return `${first.repository}:${first.tag} on ${listed(few(images.map(({ registry }) => registry)))}`;
}
