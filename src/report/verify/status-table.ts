/** Manifests down, images across: the first thing to look at in the summary and on the page. */

import type { ImageReport, ManifestReport, VerifyReport } from '../../verify/report.ts';
import { code, html } from '../escape.ts';
import { table } from '../markup.ts';
import { codeReason, manifestName, outcomeSign, outcomeWord, shortDigest } from '../words.ts';
import { standingOf } from './facts.ts';

/** One manifest as it lies on each registry. */
type Row = Map<ImageReport, ManifestReport>;

export function statusTable({ images }: VerifyReport): string {
  const rows = new Map<string, Row>();
  for (const image of images) {
    const seen = new Map<string, number>();
    for (const manifest of image.manifests) {
      const name = manifestName(manifest);
      // An index may list a platform twice: each entry has its own row, or one could hide the other.
      const nth = (seen.get(name) ?? 0) + 1;
      seen.set(name, nth);
      const row = rows.get(`${nth} ${name}`) ?? new Map();
      rows.set(`${nth} ${name}`, row.set(image, manifest));
    }
  }
  const none = images.every(({ manifests }) => manifests.length === 0);
  return table(
    ['Manifest', 'Digest', ...images.map(({ name }) => code(name))],
    none ? [['', '', ...images.map(unread)]] : [...rows.values()].map((row) => cells(images, row)),
  );
}

function cells(images: readonly ImageReport[], row: Row): string[] {
  const digests = new Set([...row.values()].map(({ digest }) => digest));
  const same = digests.size === 1;
  const states = images.map((image) => {
    const manifest = row.get(image);
    if (manifest === undefined)
      return image.manifests.length === 0 ? unread(image) : '➖ not there';
    const { sign, status } = standingOf(image, manifest);
    const own = same ? '' : `<br>${code(shortDigest(manifest.digest))}`;
    return `${sign} ${html(status)}${own}`;
  });
  const [first] = row.values();
  const name = first === undefined ? '' : manifestName(first);
  const digest = same ? code(shortDigest([...digests].join())) : '<strong>not the same</strong>';
  return [code(name), digest, ...states];
}

/** An image whose tree could not be read. */
function unread({ outcome, findings }: ImageReport): string {
  const error = findings.find(({ severity }) => severity === 'error');
  const why = error === undefined ? '' : `: ${codeReason(error.code)}`;
  return `${outcomeSign[outcome]} ${outcomeWord[outcome]}${why}`;
}
