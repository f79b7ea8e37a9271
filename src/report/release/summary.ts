/** A release as a GitHub job summary: the verdict, what went where, and how to go on or to check it. */

import { shellWord } from '../../oci/shell-word.ts';
import type { ReleaseReport } from '../../release/report.ts';
import type { VerifyReport } from '../../verify/report.ts';
import { code, plain, prose } from '../escape.ts';
import { details, toldList } from '../markup.ts';
import { pinWords } from '../pinned-key.ts';
import { fenced, fitted, footer, type SummaryOptions } from '../summary-parts.ts';
import { chainDiagram } from '../verify/mermaid.ts';
import { policyTable } from '../verify/policy-table.ts';
import { readersLine } from '../verify/readers.ts';
import { signatureTable } from '../verify/signature-table.ts';
import { outcomeSign } from '../words.ts';
import { releaseCommands } from './by-hand.ts';
import { releaseFindings } from './findings.ts';
import { placesTable, stepsTable } from './tables.ts';
import { releaseVerdictOf } from './verdict.ts';

export function formatReleaseSummary(report: ReleaseReport, options: SummaryOptions = {}): string {
  return fitted(sections(report), options);
}

function sections(report: ReleaseReport): string[] {
  const { outcome, verify, build, dryRun, readers } = report;
  const { word, sentence } = releaseVerdictOf(report);
  const told = releaseFindings(report);
  const notes = toldList(told, 'notes');
  return [
    `<h2>${outcomeSign[outcome]} ${word}: ${prose(titleOf(report))}</h2>`,
    `<p>${prose(sentence)}</p>`,
    ...(readers === undefined ? [] : [`<p>${prose(readersLine(readers))}</p>`]),
    toldList(told, 'problems'),
    goingOn(report),
    `<h3>${dryRun ? 'What would go where' : 'What went where'}</h3>\n${placesTable(report)}`,
    `<p>Key SHA-256 ${code(report.key)}: ${pinWords(report.keyPinned)}</p>`,
    chain(report),
    pinned(report),
    `<h3>Steps</h3>\n${stepsTable(report)}`,
    byHand(report),
    ...(notes === '' ? [] : [details('Notes', notes)]),
    ...(verify === undefined ? [] : verified(verify)),
    ...(build === undefined ? [] : [command(build.command)]),
    footer(report),
  ];
}

function titleOf({ image, version }: ReleaseReport): string {
  return version === undefined ? image : `${image} ${version}`;
}

/** What whoever reads of a failure has to do next, in two lines to copy. */
function goingOn({ outcome, digest, dryRun }: ReleaseReport): string {
  if (outcome === 'verified' || dryRun) return '';
  if (digest === undefined) {
    return '<h3>How to go on</h3>\n<p>No image was pushed. Correct what is named above, and run it again.</p>';
  }
  const text =
    'When that is put right, run it again with this digest: nothing is built again, nothing is signed twice, and what is done stays. Where build and release are two jobs, running the failed job again does this.';
  const yaml = fenced('yaml', `with:\n  digest: ${plain(digest)}`);
  return `<h3>How to go on</h3>\n<p>${prose(text)}</p>\n\n${yaml}`;
}

/** With the tags that point to it by now: what people will pull. */
function chain({ verify, registries }: ReleaseReport): string {
  if (verify === undefined) return '';
  const images = verify.images.map((image) => {
    const registry = registries.find(({ pinned }) => pinned === image.pinned);
    if (registry === undefined) return image;
    const tags = registry.tags.filter(({ state }) => state === 'written' || state === 'unchanged');
    const names = tags.map(({ tag }) => `:${tag}`).join(', ');
    return { ...image, name: `${registry.name}${names}` };
  });
  const diagram = chainDiagram({ ...verify, images });
  return diagram === '' ? '' : `<h3>Chain of trust</h3>\n\n${fenced('mermaid', diagram)}`;
}

/** Only what stands everywhere is offered for copying. */
function pinned({ outcome, dryRun, registries }: ReleaseReport): string {
  if (outcome !== 'verified' || dryRun) return '';
  const names = registries.flatMap(({ pinned }) => (pinned === undefined ? [] : [plain(pinned)]));
  return `<h3>Pinned references</h3>\n\n${fenced('text', names.join('\n'))}`;
}

function byHand(report: ReleaseReport): string {
  const commands = report.outcome === 'verified' ? releaseCommands(report) : [];
  if (commands.length === 0) return '';
  const title = '<details><summary>Verify by hand</summary>';
  const key = `<p>${code('cosign.pub')} is the public key with the SHA-256 fingerprint ${code(report.key)}. The first command looks at index and every platform on all registries; cosign checks only what is named.</p>`;
  return `${title}\n${key}\n\n${fenced('sh', commands.join('\n'))}\n\n</details>`;
}

function verified(verify: VerifyReport): string[] {
  return [
    ...verify.images.map((image) =>
      details(`All signatures of ${code(image.name)}`, signatureTable(verify, image)),
    ),
    details('Policy: what was demanded', policyTable(verify)),
  ];
}

function command(words: readonly string[]): string {
  const line = words.map((word) => shellWord(plain(word))).join(' ');
  return `<details><summary>How buildx is called</summary>\n\n${fenced('sh', line)}\n\n</details>`;
}
