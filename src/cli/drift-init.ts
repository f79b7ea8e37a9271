/** `webdis-trust drift init`: a ledger from what a registry has. */

import { joinKeys } from '../options/key-list.ts';
import { parseLists } from '../options/lists.ts';
import { formatDriftInit } from '../report/drift/init-terminal.ts';
import { initDrift } from '../run/drift-init.ts';
import { exitCodes } from '../verify/outcome.ts';
import { parseArguments } from './arguments.ts';
import { refuseWords } from './drift-check.ts';
import { driftInitFlags } from './drift-flags.ts';
import { startDriftProgress } from './drift-progress.ts';
import { textOptions } from './streams.ts';
import { readConnection } from './words.ts';

/** Resolves to the exit code. */
export async function runDriftInit(argv: readonly string[], signal: AbortSignal): Promise<number> {
  const flags = parseArguments(argv, Object.values(driftInitFlags).flat());
  refuseWords(flags, 'repositories are given with --images');
  const words = {
    images: parseLists(flags.list('images'), '--images'),
    from: flags.text('from'),
    output: flags.text('output'),
    force: flags.on('force'),
    key: joinKeys(flags.list('key'), '--key'),
    fingerprints: flags.list('key-fingerprint'),
    trustedRoot: flags.text('trusted-root'),
    transparencyLog: flags.on('insecure-ignore-tlog') ? 'ignored' : 'required',
    signatureRepository: flags.text('signature-repository'),
  };
  const progress = startDriftProgress(process.stderr, !flags.on('verbose'));
  try {
    const connection = await readConnection(flags, signal, progress.say);
    const result = await initDrift(words, connection, progress.show);
    progress.end();
    const options = textOptions(process.stderr, process.env, flags.on('no-color'));
    process.stderr.write(formatDriftInit(result, words.output, options));
    if (result.unreachable.length > 0) return exitCodes.undetermined;
    const isClean = result.differences.length === 0 && result.refused.length === 0;
    return isClean ? exitCodes.verified : exitCodes.registriesDiffer;
  } finally {
    progress.end();
  }
}
