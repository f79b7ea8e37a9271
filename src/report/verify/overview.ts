/** Renders images as tables for the terminal: one row for each manifest, one column for each registry. */

import type { ImageReport, ManifestReport } from '../../verify/report.ts';
import { type Line, line, paint, type TextOptions, tableLines, whole, wrap } from '../line.ts';
import { outcomeStyle } from '../verdict.ts';
import { manifestName, shortDigest } from '../words.ts';
import { statusOf } from './facts.ts';
import { type Row, rowsOf, titleOfImages } from './rows.ts';

/** Columns of a terminal whose width is not known, such as a file. */
const usual = 80;

/** A table for each image; registries share one if it fits. Nothing of images that could not be read. */
export function overviewLines(images: readonly ImageReport[], options: TextOptions): Line[] {
  const read = images.filter(({ manifests }) => manifests.length > 0);
  return copiesOf(read).flatMap((copies) => {
    const together = tableOf(copies, options);
    const fits = together.every(({ width }) => width <= (options.width ?? usual));
    const tables = fits ? [copies] : copies.map((copy) => [copy]);
    return tables.flatMap((some) => [
      ...wrap(paint(options, 'bold', `${titleOfImages(some)} --`), options),
      ...tableOf(some, options),
      line``,
    ]);
  });
}

/** Images with one repository path and tag, or with one digest. */
function copiesOf(images: readonly ImageReport[]): readonly (readonly ImageReport[])[] {
  const groups: [ImageReport, ...ImageReport[]][] = [];
  for (const image of images) {
    const { repository, tag, digest } = image;
    const isCopy = ([first]: readonly [ImageReport, ...ImageReport[]]) =>
      first.digest === digest ||
      (first.repository === repository && first.tag === tag && tag !== undefined);
    const group = groups.find(isCopy);
    if (group === undefined) groups.push([image]);
    else group.push(image);
  }
  return groups;
}

function tableOf(images: readonly ImageReport[], options: TextOptions): Line[] {
  const registries = images.map(({ registry }) => registry);
  const areDistinct = new Set(registries).size === registries.length;
  const columns = areDistinct ? registries : images.map(({ name }) => name);
  return tableLines(
    ['manifest', 'digest', ...columns],
    rowsOf(images).map((row) => cells(images, row, options)),
    options,
  );
}

function cells(images: readonly ImageReport[], row: Row, options: TextOptions): Line[] {
  const [first, ...others] = row.values();
  const isSame = others.every(({ digest }) => digest === first?.digest);
  return [
    whole(first === undefined ? '' : manifestName(first), 200),
    isSame ? line`${shortDigest(first?.digest ?? '')}` : paint(options, 'red', 'different'),
    ...images.map((image) => cellOf(image, row.get(image), isSame, options)),
  ];
}

/** Important words are in capitals, because there may be no colors. */
function cellOf(
  image: ImageReport,
  manifest: ManifestReport | undefined,
  isSame: boolean,
  options: TextOptions,
): Line {
  if (manifest === undefined) return paint(options, 'yellow', 'MISSING');
  const { outcome, counts } = statusOf(image, manifest);
  const word = outcome === 'verified' ? 'verified' : outcome.toUpperCase();
  const state = counts
    ? paint(options, outcomeStyle[outcome], word)
    : paint(options, 'dim', 'not required');
  return isSame ? state : line`${state} ${shortDigest(manifest.digest)}`;
}
