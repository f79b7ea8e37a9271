/** Earlier runs: a strip to see at a glance, and the same as a table. */

import type { DriftHistory, DriftState, PastRun } from '../../drift/report.ts';
import { code, fixedWords, html, prose } from '../escape.ts';
import { details, table } from '../markup.ts';
import { count, few, readableTime } from '../words.ts';
import { stateSign, stateWord } from './words.ts';

/** Runs of the strip: a month of daily ones. */
const strip = 30;
const rows = 60;

/** Not emoji: thirty of them are a carnival. The shape tells what the colour tells. */
const shapes: Record<DriftState, string> = fixedWords({ ok: '✓', drift: '✕', unreachable: '?' });

/** Oldest first, as in a calendar; nothing as long as there is one run only. */
export function historyStrip({ runs }: DriftHistory): string {
  if (runs.length < 2) return '';
  const shown = runs.slice(-strip);
  const items = shown.map(({ state, started }) => {
    const told = `${day(started)}: ${stateWord[state]}`;
    return `<li class="${html(state)}" title="${told}"><span aria-hidden="true">${shapes[state]}</span><span class="unseen">${told}</span></li>`;
  });
  const good = shown.filter(({ state }) => state === 'ok').length;
  return [
    `<ol class="strip" aria-label="The last ${count(shown.length, 'run')}, oldest first">`,
    ...items,
    '</ol>',
    `<p class="strip-ends"><span>${day(shown[0]?.started ?? '')}</span><span>${good} of ${count(shown.length, 'run')} as released</span><span>${day(shown.at(-1)?.started ?? '')}</span></p>`,
  ].join('\n');
}

export function historyTable({ runs }: DriftHistory): string {
  if (runs.length < 2) return '';
  const newest = runs.slice(-rows).reverse();
  const text = table(
    ['Run', 'State', 'What differed, or was not reached', 'Requests'],
    newest.map((run) => [
      prose(readableTime(run.started)),
      `${stateSign[run.state]} ${stateWord[run.state]}`,
      whatHappened(run),
      String(run.requests),
    ]),
  );
  const region = `<div class="scroll" role="region" aria-label="Earlier runs" tabindex="0">\n${text}\n</div>`;
  return details(`The last ${count(newest.length, 'run')}`, region);
}

function whatHappened({ differences, unreachable }: PastRun): string {
  const named = few([...differences]).map((id) => code(id, 300));
  const away = unreachable.map((name) => `not reached: ${code(name, 300)}`);
  return [...named, ...away].join('<br>') || 'nothing';
}

function day(iso: string): string {
  return html(iso.slice(0, 10));
}
