/** `webdis-trust tree`: an image as it lies in the registry, with its signatures. */

import { TrustError } from '../error.ts';
import { formatReport } from '../report/json.ts';
import { formatTree } from '../report/verify/tree.ts';
import { exitCodeFor, outcomeFor } from '../verify/outcome.ts';
import type { ImageReport } from '../verify/report.ts';
import { parseArguments } from './arguments.ts';
import { treeFlags } from './flags.ts';
import { runWith } from './run.ts';
import { textOptions } from './streams.ts';

/** Resolves to the exit code. */
export async function runTree(argv: readonly string[], signal: AbortSignal): Promise<number> {
  const flags = parseArguments(argv, Object.values(treeFlags).flat());
  if (flags.positionals.length !== 1) {
    throw new TrustError('E_INPUT', 'name one image, such as nicolas/webdis:0.1.24');
  }
  const report = await runWith(flags, signal);
  const [image] = report.images;
  if (image === undefined) throw new RangeError('a report about one image holds none');
  const options = textOptions(process.stdout, process.env, flags.on('no-color'));
  process.stdout.write(
    flags.on('json')
      ? formatReport(report)
      : formatTree(image, { ...options, keys: report.policy.keys }),
  );
  return exitCodeFor(whatCouldNotBeShown(image));
}

/** A tree shows bad signatures too; it fails only for what it could not show. */
function whatCouldNotBeShown({ findings, manifests }: ImageReport) {
  const codes = findings.map(({ code }) => code);
  return manifests.length === 0 ? codes : codes.filter((c) => outcomeFor([c]) === 'undetermined');
}
