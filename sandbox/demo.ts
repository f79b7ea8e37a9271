/**
 * Releases two images on two registries with a transparency log, all on loopback (`webdis-trust demo`). The first
 * is signed, mirrored and verified step by step, the second in one command; then come attacks, faults, and the status
 * page of a registry that drifted. Needs no network.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TextOptions } from '../src/report/line.ts';
import { formatVerifyPage } from '../src/report/verify/document.ts';
import type { VerifyReport } from '../src/verify/report.ts';
import { type Act, acts, lastBeforeAttacks } from './demo/acts.ts';
import { type Played, play } from './demo/play.ts';
import { showAct, showTable } from './demo/show.ts';
import { type Stage, setStage } from './demo/stage.ts';
import { toTry } from './demo/try.ts';

export interface Demo {
  /** the program that the acts run with Node */
  readonly program: string;
  /** an empty folder, for keys, reports and pages */
  readonly folder: string;
  /** plays the release only, and keeps the registries until `signal` */
  readonly keep: boolean;
  readonly signal: AbortSignal;
  readonly options: TextOptions & { readonly width: number };
  readonly write: (text: string) => void;
}

/** Resolves to whether every act ended as expected. */
export async function playDemo(demo: Demo): Promise<boolean> {
  const stage = await setStage(demo.folder);
  const { hub, ecr, log } = stage;
  try {
    demo.write(`
All on loopback: Hub is ${hub.host}, ECR is ${ecr.host},
and the transparency log, a Rekor v1, is ${log.url}.
`);
    const asExpected = await playAll(stage, demo);
    if (demo.keep && asExpected && !demo.signal.aborted) {
      demo.write(toTry(stage));
      await aborted(demo.signal);
    }
    return asExpected;
  } finally {
    await stage.stop();
  }
}

async function playAll(stage: Stage, demo: Demo): Promise<boolean> {
  const { options, write, signal } = demo;
  const results: { act: Act; played: Played }[] = [];
  const last = demo.keep ? acts.findIndex(({ name }) => name === lastBeforeAttacks) : acts.length;
  for (const [at, act] of acts.slice(0, last + 1).entries()) {
    if (signal.aborted) return false;
    const files = { report: file(act, 'json', stage), summary: file(act, 'md', stage) };
    const played = await play(act, stage, { program: demo.program, files, color: options.color });
    const story = typeof act.story === 'string' ? act.story : act.story(stage);
    write(showAct(act, at + 1, story, played, options));
    if (played.verb === 'verify') writePage(act, stage);
    results.push({ act, played });
  }
  write(`\n${showTable(results, options)}\n`);
  if (!demo.keep) write(`${whatToOpen(stage)}\n`);
  const odd = results.filter(({ act, played }) => played.exitCode !== act.exitCode);
  for (const { act, played } of odd) {
    write(
      `${act.title}: exit code ${played.exitCode}, expected was ${act.exitCode}\n${played.stderr}`,
    );
  }
  return odd.length === 0;
}

/** The release's report is the one that a workflow would show; the others are next to it. */
function file(act: Act, extension: string, { folder }: Stage): string {
  const name = act.name === 'summary' && extension === 'json' ? 'report' : act.name;
  return join(folder, `${name}.${extension}`);
}

function writePage(act: Act, stage: Stage): void {
  const report = JSON.parse(readFileSync(file(act, 'json', stage), 'utf8')) as VerifyReport;
  writeFileSync(file(act, 'html', stage), formatVerifyPage(report));
}

function whatToOpen({ folder }: Stage): string {
  return [
    `   ${join(folder, 'status.html')}    the status page of both registries, after the drift`,
    `   ${join(folder, 'summary.html')}   the verification of the release, as a web page`,
    `   ${join(folder, 'summary.md')}     the same, as the job summary of a workflow`,
    `   ${join(folder, 'report.json')}    the same, as JSON; the files of the other steps are in this folder, too`,
    '',
  ].join('\n');
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (signal.aborted) resolve();
  });
}
