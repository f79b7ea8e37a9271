/**
 * Runs the benches: the same work with this tool and with others (`npm run bench`). README.md explains the results.
 *
 *   npm run bench -- --rounds 7     more runs of each (default 5); the medians are quoted
 *   npm run bench -- --only sign    only this bench, or several
 *   npm run bench -- --large        for mirror, also 6 GB
 *   npm run bench -- --write        writes the tables into docs/figures.md
 */

import { parseArgs } from 'node:util';
import { benchAttestations } from './attestations.ts';
import { benchDrift } from './drift.ts';
import { writeFigures } from './figures.ts';
import { benchKeyless } from './keyless.ts';
import { benchMany } from './many.ts';
import { benchMirror } from './mirror.ts';
import { benchRelease } from './release.ts';
import { benchSign } from './sign.ts';
import { benchStart } from './start.ts';
import { asText, type Show, type Table } from './table.ts';
import { benchVerify } from './verify.ts';

const benches = new Map<string, (rounds: number, show: Show) => Promise<void>>([
  ['verify', benchVerify],
  ['attestations', benchAttestations],
  ['start', benchStart],
  ['many', (_, show) => benchMany(show)],
  ['sign', benchSign],
  ['keyless', benchKeyless],
  ['drift', (_, show) => benchDrift(show)],
  ['mirror', (rounds, show) => benchMirror(rounds, show, { large: values.large })],
  ['release', benchRelease],
]);

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    large: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);

process.stdout.write(
  `Node ${process.version}; ${rounds} runs of each, in turn, after one warm-up\n\n`,
);
const tables = new Map<string, Table[]>();
for (const name of values.only.length > 0 ? values.only : benches.keys()) {
  const bench = benches.get(name);
  if (bench === undefined)
    throw new Error(`there is ${[...benches.keys()].join(', ')}; no ${name}`);
  const ofBench: Table[] = [];
  await bench(rounds, (table) => {
    ofBench.push(table);
    process.stdout.write(`${asText(table)}\n`);
  });
  tables.set(name, ofBench);
  // Each bench as soon as it has ended: what was measured is kept if a later one fails.
  if (values.write) writeFigures(tables, rounds);
}
