/** Manifests down, images across: the first table in the summary and on the page. */

import type { ImageReport, ManifestReport, VerifyReport } from '../../verify/report.ts';
import { code, type Html, html, type Part } from '../html.ts';
import { table } from '../markup.ts';
import { codeReason, manifestName, outcomeSign, outcomeWord, shortDigest } from '../words.ts';
import { statusOf } from './facts.ts';

/** One manifest on each registry. */
type Row = Map<ImageReport, ManifestReport>;

export function statusTable({ images }: VerifyReport): Html {
  const rows = new Map<string, Row>();
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
  const none = images.every(({ manifests }) => manifests.length === 0);
  return table(
    ['Manifest', 'Digest', ...images.map(({ name }) => code(name))],
    none ? [['', '', ...images.map(unread)]] : [...rows.values()].map((row) => cells(images, row)),
  );
}

function cells(images: readonly ImageReport[], row: Row): Part[] {
  const digests = new Set([...row.values()].map(({ digest }) => digest));
  const same = digests.size === 1;
  const states = images.map((image) => {
    const manifest = row.get(image);
    if (manifest === undefined)
      return image.manifests.length === 0 ? unread(image) : html`➖ not there`;
    const { sign, text } = statusOf(image, manifest);
    const own = same ? undefined : html`<br>${code(shortDigest(manifest.digest))}`;
    return html`${sign} ${text}${own}`;
  });
  const [first] = row.values();
  const name = first === undefined ? '' : manifestName(first);
  const digest = same ? code(shortDigest([...digests].join())) : html`<strong>different</strong>`;
  return [code(name), digest, ...states];
}

/** An image whose tree could not be read. */
function unread({ outcome, findings }: ImageReport): Html {
  const error = findings.find(({ severity }) => severity === 'error');
  const why = error === undefined ? undefined : html`: ${codeReason(error.code)}`;
  return html`${outcomeSign[outcome]} ${outcomeWord[outcome]}${why}`;
}
