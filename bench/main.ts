/**
 * The same work with us and with cosign, in one run: `npm run bench`.
 *
 *   npm run bench -- --rounds 9    more runs of each (default 5); the medians are quoted
 */

import { parseArgs } from 'node:util';
import { benchMany } from './many.ts';
import { benchStart } from './start.ts';
import { benchVerify } from './verify.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Number(values.rounds);

process.stdout.write(
  `Node ${process.version}; ${rounds} runs of each, in turn, after one warm-up\n`,
);
await benchVerify(rounds);
await benchStart(rounds);
await benchMany();
