/** Renders the details of a release: every manifest on every registry, with signatures and log entries. */

import type {
  Difference,
  DriftReport,
  ImageState,
  ManifestState,
  ReleaseState,
} from '../../drift/report.ts';
import { shortSigner } from '../../signature/signer.ts';
import { fixedWords } from '../escape.ts';
import { code, codeTag, type Html, html, join, stacked } from '../html.ts';
import { list, logCell, table } from '../markup.ts';
import {
  capital,
  codeReason,
  count,
  formatWord,
  listed,
  manifestName,
  shortDigest,
} from '../words.ts';
import { differencesOf, fullDay, kindTitle, stateSign, stateWord } from './words.ts';

/** The anchor of a release: a number, because a version may be any text. */
export function anchorOf(at: number): string {
  return `release-${at}`;
}

export function releaseDetails(
  { registries }: DriftReport,
  release: ReleaseState,
  at: number,
  byId: ReadonlyMap<string, Difference>,
): Html {
  const { version, digest, state, images } = release;
  const title = html`${stateSign[state]} <strong>${code(version, 100)}</strong> ${stateWord[state]}`;
  const sides = sidesOf(images);
  const body = [
    digest && html`<p>Index ${code(digest)}</p>`,
    ...sides.map((side) => sideText(side, registries.length > 1, byId)),
  ];
  return html`<details id="${anchorOf(at)}">\n<summary>${title}</summary>\n${body}\n</details>`;
}

/** Registries with exactly the same content are shown once. */
interface Side {
  readonly names: readonly string[];
  readonly image: ImageState;
}

function sidesOf(images: readonly ImageState[]): readonly Side[] {
  const groups = Map.groupBy(images, ({ registry: _, ...same }) => JSON.stringify(same));
  return [...groups.values()].flatMap((alike) => {
    const [image] = alike;
    return image === undefined ? [] : [{ names: alike.map(({ registry }) => registry), image }];
  });
}

function sideText(
  { names, image }: Side,
  named: boolean,
  byId: ReadonlyMap<string, Difference>,
): Html {
  const { state, tagDigest, looked, manifests, blobs } = image;
  const wrong = differencesOf(image, byId).map(
    ({ kind, message }) => html`<strong>${capital(kindTitle[kind])}</strong><br>${message}`,
  );
  const facts = [
    html`${stateSign[state]} ${stateWord[state]}`,
    looked === 'unchanged'
      ? html`tag and signatures of the index unchanged since the full check on ${fullDay(image)}`
      : lookedWords[looked],
    tagDigest === undefined
      ? 'no tag was found'
      : html`the tag points to ${code(shortDigest(tagDigest))}`,
    blobs && blobText(blobs),
  ];
  const same = names.length > 1 && html`, the same on each`;
  return html`${[
    named && html`<h3>${listed(names)}${same}</h3>`,
    html`<p>${join(facts, html`; `)}</p>`,
    list(wrong),
    manifests.length > 0 && manifestTable(manifests),
  ]}`;
}

const lookedWords: Record<Exclude<ImageState['looked'], 'unchanged'>, string> = fixedWords({
  verified: 'checked in full in this run',
  nothing: 'not checked',
});

function blobText({ present, missing }: NonNullable<ImageState['blobs']>): string {
  if (missing.length === 0) return `all ${count(present, 'blob')} there`;
  return `${count(missing.length, 'blob')} missing of ${present + missing.length}`;
}

function manifestTable(manifests: readonly ManifestState[]): Html {
  const rows = manifests.map((manifest) => {
    const { digest, state, code: id, signatures } = manifest;
    const why = id === undefined ? undefined : html`: ${codeReason(id)} ${codeTag(id)}`;
    return [
      html`${code(manifestName(manifest), 200)}<br><small>${code(digest)}</small>`,
      html`${stateSign[state]} ${stateWord[state]}${why}`,
      stacked(signatures.map(signatureText), 'none'),
    ];
  });
  const text = table(['Manifest', 'State', 'Signatures and log entries'], rows);
  return html`<div class="manifests">\n${text}\n</div>`;
}

function signatureText({
  format,
  id,
  signer,
  logEntries,
}: ManifestState['signatures'][number]): Html {
  return html`${formatWord[format]} ${code(shortDigest(id), 100)} by ${code(shortSigner(signer), 300)}<br>${logCell(logEntries, 'not logged')}`;
}
