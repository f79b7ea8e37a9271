/**
 * The same work with us and with cosign, in one run: `npm run bench`.
 *
 *   npm run bench -- --rounds 9     more runs of each (default 5); the medians are quoted
 *   npm run bench -- --only sign    only this, of verify, start, many, sign, keyless, drift, mirror and release
 *   npm run bench -- --large        of mirror, also 6 GB
 */

import { parseArgs } from 'node:util';
import { benchDrift } from './drift.ts';
import { benchKeyless } from './keyless.ts';
import { benchMany } from './many.ts';
import { benchMirror } from './mirror.ts';
import { benchRelease } from './release.ts';
import { benchSign } from './sign.ts';
import { benchStart } from './start.ts';
import { benchVerify } from './verify.ts';

const benches = new Map<string, (rounds: number) => Promise<void>>([
  ['verify', benchVerify],
  ['start', benchStart],
  ['many', benchMany],
  ['sign', benchSign],
  ['keyless', benchKeyless],
  ['drift', benchDrift],
  ['mirror', (rounds) => benchMirror(rounds, { large: values.large })],
  ['release', benchRelease],
]);

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    large: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
  },
});
const rounds = Number(values.rounds);

process.stdout.write(
  `Node ${process.version}; ${rounds} runs of each, in turn, after one warm-up\n`,
);
for (const name of values.only.length > 0 ? values.only : benches.keys()) {
  const bench = benches.get(name);
  if (bench === undefined)
    throw new Error(`there is ${[...benches.keys()].join(', ')}; no ${name}`);
  await bench(rounds);
}
