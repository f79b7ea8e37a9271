/** The report as a page. */

import type { VerifyReport } from '../../verify/report.ts';
import { code, html, prose } from '../escape.ts';
import { details, findingList, parityList } from '../markup.ts';
import { pageDocument, preformatted, scroll, section } from '../page-document.ts';
import { count, outcomeSign, readableTime, shortDigest } from '../words.ts';
import { cosignCommands } from './by-hand.ts';
import { type Chain, chainsOf, type Link } from './chain.ts';
import { keyName } from './facts.ts';
import { pinnedReferences } from './pinned.ts';
import { policyTable } from './policy-table.ts';
import { readersLine } from './readers.ts';
import { signatureTable } from './signature-table.ts';
import { statusTable } from './status-table.ts';
import { runTitle, verdictOf } from './verdict.ts';

export function formatPage(report: VerifyReport): string {
  const { word } = verdictOf(report);
  return pageDocument({ title: `${word}: ${runTitle(report)}`, body: body(report) });
}

function body(report: VerifyReport): string[] {
  const { word, sentence } = verdictOf(report);
  const { tool, requests, started } = report;
  return [
    `<header class="${html(report.outcome)}">`,
    `<h1>${outcomeSign[report.outcome]} ${word}: ${prose(runTitle(report))}</h1>`,
    `<p>${prose(sentence)}</p>`,
    `<p>${prose(readersLine(report.readers))}</p>`,
    '</header>',
    '<main>',
    ...section('What is wrong', findingList(report, 'problems')),
    ...section('Every manifest on every registry', scroll(statusTable(report), 'Manifests')),
    ...section('Registries compared', parityList(report)),
    ...section(
      'Chain of trust',
      chainsOf(report)
        .map((chain) => chainBoxes(report, chain))
        .join('\n'),
    ),
    ...section('Pinned references', preformatted(pinnedReferences(report))),
    ...section('Verify by hand, with cosign', preformatted(cosignCommands(report))),
    ...section('Everything else', everythingElse(report)),
    '</main>',
    `<footer>${code(`${tool.name} ${tool.version}`)}, ${count(requests, 'request')}, ${prose(readableTime(started))}</footer>`,
  ];
}

function everythingElse(report: VerifyReport): string {
  const notes = findingList(report, 'notes');
  return [
    ...(notes === '' ? [] : [details('Notes', notes)]),
    ...report.images.map((image) =>
      details(
        `All signatures of ${code(image.name)}`,
        scroll(signatureTable(report, image), `Signatures of ${image.name}`),
      ),
    ),
    details('Policy: what was demanded', scroll(policyTable(report), 'Policy')),
  ].join('\n');
}

/** Key, signatures, images and the index with everything that it binds, box in box. */
function chainBoxes({ policy }: VerifyReport, chain: Chain): string {
  const keys = chain.keys.map(
    (key) =>
      `<div class="box verified"><strong>key</strong>${code(keyName(policy.keys, key), 200)}</div>`,
  );
  const made = `<p class="step">↓ made ${count(chain.signatures, 'signature')}, over the index and what it binds; carried by</p>`;
  return [
    '<div class="chain">',
    ...(keys.length === 0 ? [] : [...keys, made]),
    '<div class="images">',
    ...chain.images.map((name) => `<div class="box extra">${code(name)}</div>`),
    '</div>',
    `<p class="step">↓ ${chain.images.length > 1 ? 'all with the same digest' : 'with the digest'}</p>`,
    linkBox(
      chain.root,
      'index',
      chain.children.map((child) => linkBox(child, 'part', layers(child))),
    ),
    '</div>',
  ].join('\n');
}

function linkBox(
  { name, digest, standing }: Link,
  style: string,
  inside: readonly string[],
): string {
  const state = standing.counts ? standing.outcome : 'extra';
  const digestLine = digest === undefined ? '' : `${code(shortDigest(digest))}<br>`;
  const content =
    inside.length === 0 ? '' : `\n<div class="inside">\n${inside.join('\n')}\n</div>\n`;
  return `<div class="box ${style} ${html(state)}"><strong>${html(name)}</strong>${digestLine}${standing.sign} ${html(standing.status)}${content}</div>`;
}

function layers({ role }: Link): string[] {
  return role === 'platform' ? ['<div class="box layers">binds its config and layers</div>'] : [];
}
