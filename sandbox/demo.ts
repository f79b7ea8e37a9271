/**
 * `npm run demo`: releases two images on two registries with a transparency log, all on loopback. The first is
 * signed, mirrored and verified step by step, the second in one command; then come attacks, faults, and the
 * status page of a registry that drifted. Needs no network. Exits with 1 if a result is not as expected.
 */

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatVerifyPage } from '../src/report/verify/document.ts';
import type { VerifyReport } from '../src/verify/report.ts';
import { type Act, acts } from './demo/acts.ts';
import { type Played, play } from './demo/play.ts';
import { showAct, showTable } from './demo/show.ts';
import { type Stage, setStage } from './demo/stage.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.demo');
const { stdout } = process;
const options = {
  color: stdout.isTTY === true && !process.env['NO_COLOR'],
  width: Math.min(stdout.columns ?? 100, 100),
};

async function main(): Promise<boolean> {
  rmSync(folder, { recursive: true, force: true });
  const stage = await setStage(folder);
  const { hub, ecr, log } = stage;
  try {
    stdout.write(`
All on loopback: Hub is ${hub.host}, ECR is ${ecr.host},
and the transparency log, a Rekor v1, is ${log.url}.
`);
    return await playAll(stage);
  } finally {
    await stage.stop();
  }
}

async function playAll(stage: Stage): Promise<boolean> {
  const results: { act: Act; played: Played }[] = [];
  for (const [at, act] of acts.entries()) {
    const files = { report: file(act, 'json'), summary: file(act, 'md') };
    const played = await play(act, stage, files, options.color);
    const story = typeof act.story === 'string' ? act.story : act.story(stage);
    stdout.write(showAct(act, at + 1, story, played, options));
    if (played.verb === 'verify') writePage(act);
    results.push({ act, played });
  }
  stdout.write(`\n${showTable(results, options)}\n${whatToOpen()}\n`);
  const odd = results.filter(({ act, played }) => played.exitCode !== act.exitCode);
  for (const { act, played } of odd) {
    const text = `${act.title}: exit code ${played.exitCode}, expected was ${act.exitCode}`;
    process.stderr.write(`${text}\n${played.stderr}`);
  }
  return odd.length === 0;
}

/** The release's report is the one that a workflow would show; the others are next to it. */
function file(act: Act, extension: string): string {
  const name = act.name === 'summary' && extension === 'json' ? 'report' : act.name;
  return join(folder, `${name}.${extension}`);
}

function writePage(act: Act): void {
  const report = JSON.parse(readFileSync(file(act, 'json'), 'utf8')) as VerifyReport;
  writeFileSync(file(act, 'html'), formatVerifyPage(report));
}

function whatToOpen(): string {
  const shown = relative(process.cwd(), folder) || '.';
  return [
    `   ${join(shown, 'status.html')}    the status page of both registries, one of them drifted`,
    `   ${join(shown, 'summary.html')}   the job summary of the release, as a page to open`,
    `   ${join(shown, 'summary.md')}     the same as a workflow shows it`,
    `   ${join(shown, 'report.json')}    the same for programs; every other act left its files there, too`,
    '',
  ].join('\n');
}

process.exitCode = (await main()) ? 0 : 1;
