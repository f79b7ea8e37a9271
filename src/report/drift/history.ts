/** Earlier runs: as a strip of marks, and as a table. */

import type { DriftHistory, DriftState, PastRun } from '../../drift/report.ts';
import { fixedWords } from '../escape.ts';
import { code, type Html, html, stacked } from '../html.ts';
import { details, table } from '../markup.ts';
import { onPage } from '../page.ts';
import { count, few, readableTime } from '../words.ts';
import { stateSign, stateWord } from './words.ts';

/** A month of daily runs. */
const strip = 30;
const rows = 60;

/** The shape says the same as the colour. */
const shapes: Readonly<Record<DriftState, Html>> = fixedWords(
  { ok: html`✓`, drift: html`✕`, unreachable: html`?` },
  html`not known`,
);

/** Oldest first. Nothing for a single run. */
export function historyStrip({ runs }: DriftHistory): Html | undefined {
  if (runs.length < 2) return undefined;
  const shown = runs.slice(-strip);
  const items = shown.map(({ state, started }) => {
    const text = `${day(started)}: ${stateWord[state]}`;
    return html`<li class="${state}" title="${text}"><span aria-hidden="true">${shapes[state]}</span><span class="unseen">${text}</span></li>`;
  });
  const good = shown.filter(({ state }) => state === 'ok').length;
  const runCount = count(shown.length, 'run');
  return html`<ol class="strip" aria-label="${`The last ${runCount}, oldest first`}">
${items}
</ol>
<p class="strip-ends"><span>${day(shown[0]?.started)}</span><span>${good} of ${runCount} as released</span><span>${day(shown.at(-1)?.started)}</span></p>`;
}

export function historyTable({ runs }: DriftHistory): Html | undefined {
  if (runs.length < 2) return undefined;
  const newest = runs.slice(-rows).reverse();
  const text = table(
    ['Run', 'State', 'Differences, and registries not reached', 'Requests'],
    newest.map((run) => [
      readableTime(run.started),
      html`${stateSign[run.state]} ${stateWord[run.state]}`,
      whatHappened(run),
      run.requests,
    ]),
  );
  return details(`The last ${count(newest.length, 'run')}`, onPage.table(text, 'Earlier runs'));
}

function whatHappened({ differences, unreachable }: PastRun): Html {
  const named = few(differences).map((id) => code(id, 300));
  const away = unreachable.map((name) => html`not reached: ${code(name, 300)}`);
  return stacked([...named, ...away], 'none');
}

function day(iso = ''): string {
  return iso.slice(0, 10);
}
