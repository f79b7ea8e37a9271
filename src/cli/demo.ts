/** `webdis-trust demo`: the embedded registries, which no other verb loads. */

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playDemo } from '../../sandbox/demo.ts';
import { group, option } from '../options/option.ts';
import * as output from '../options/output.ts';
import { boolean } from '../options/types.ts';
import { columnsOf, textOptions } from './streams.ts';
import { verb } from './verb.ts';

/** Columns; wider texts are hard to read. */
const widest = 100;

export const demoVerb = verb(
  {
    name: 'demo',
    about: `Demonstrates all of this on local registries: signs an image, mirrors it, verifies it and releases the next
one. Then attacks the images, and shows how the attacks are reported. Needs no network, and writes only to a new temporary
folder.`,
    examples: ['webdis-trust demo', 'webdis-trust demo --keep'],
    exitCodes: { 0: 'everything went as expected', 1: 'something did not', 2: 'a flag is unknown' },
  },
  group('Flags', {
    keep: option({
      type: boolean,
      default: false,
      help: 'Stop before the attacks, keep the registries running until Ctrl+C, and print commands to try',
    }),
    color: output.color,
  }),
  async ({ keep, color }, signal) => {
    const { stdout, env } = process;
    const done = await playDemo({
      program: process.argv[1] ?? '',
      folder: await mkdtemp(join(tmpdir(), 'webdis-demo-')),
      keep,
      signal,
      options: {
        ...textOptions(stdout, env, color),
        width: Math.min(stdout.isTTY ? columnsOf(stdout) : widest, widest),
      },
      write: (text) => void stdout.write(text),
    });
    return done ? 0 : 1;
  },
);
