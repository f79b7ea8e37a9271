/** `webdis-trust tree`: an image as it lies in the registry, with its signatures. */

import { readPolicy, readTasks } from '../edge/policy.ts';
import { startRun } from '../edge/run.ts';
import { TrustError } from '../error.ts';
import { formatReport } from '../report/json.ts';
import { formatTree } from '../report/tree.ts';
import { exitCodeFor, outcomeFor } from '../verify/outcome.ts';
import type { VerifyReport } from '../verify/report.ts';
import { verifyImages } from '../verify/verify.ts';
import { parseArguments } from './arguments.ts';
import { treeFlags } from './flags.ts';
import { readConnection, readWords } from './words.ts';

export async function runTree(argv: readonly string[], signal: AbortSignal): Promise<number> {
  const flags = parseArguments(argv, treeFlags);
  const [image, ...more] = flags.positionals;
  if (image === undefined || more.length > 0) {
    throw new TrustError('E_INPUT', 'name one image (--help tells more)');
  }
  const run = startRun(await readConnection(flags, signal));
  try {
    const keys = await run.keys(flags.list('key').join('\n'), flags.list('key-fingerprint'));
    const policy = await readPolicy(readWords(flags), keys);
    const report = await verifyImages(readTasks([image], ''), policy, run.context);
    const color =
      process.stdout.isTTY === true && !flags.on('no-color') && !process.env['NO_COLOR'];
    const [only] = report.images;
    process.stdout.write(
      flags.on('json') || only === undefined
        ? formatReport(report)
        : formatTree(only, { color, keys: report.policy.keys }),
    );
    return whatCouldNotBeShown(report);
  } finally {
    run.close();
  }
}

/** A tree shows bad signatures too; it fails only for what it could not show. */
function whatCouldNotBeShown({ images }: VerifyReport): number {
  const codes = images
    .flatMap(({ findings, digest }) =>
      findings.filter(({ code }) => digest === undefined || outcomeFor([code]) === 'undetermined'),
    )
    .map(({ code }) => code);
  return exitCodeFor(codes);
}
