/** `webdis-trust drift check`: the report as text on stderr, or as JSON on stdout. */

import type { DriftHistory, DriftReport } from '../drift/report.ts';
import { TrustError } from '../error.ts';
import { writeWhole } from '../host/files.ts';
import { endProcess } from '../host/stop.ts';
import { joinKeys } from '../options/key-list.ts';
import { parseLists } from '../options/lists.ts';
import { formatDriftBadge } from '../report/drift/badge.ts';
import { formatDriftPage } from '../report/drift/page.ts';
import { formatDrift } from '../report/drift/terminal.ts';
import { reportPieces } from '../report/json.ts';
import { checkDrift, type DriftWords } from '../run/drift.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { driftCheckFlags } from './drift-flags.ts';
import { startDriftProgress } from './drift-progress.ts';
import { textOptions } from './streams.ts';
import { readConnection } from './words.ts';

/** Resolves to the exit code. */
export async function runDriftCheck(argv: readonly string[], signal: AbortSignal): Promise<number> {
  const flags = parseArguments(argv, Object.values(driftCheckFlags).flat());
  refuseWords(flags, 'repositories are given with --images');
  const wanted = !flags.on('quiet') && !flags.on('verbose');
  const progress = startDriftProgress(process.stderr, wanted);
  try {
    const connection = await readConnection(flags, signal, progress.say);
    const { report, history } = await checkDrift(readWords(flags), connection, progress.show);
    progress.end();
    await publish(report, history, flags);
    // Of a registry that does not answer, sockets may be left.
    if (report.state === 'unreachable') endProcess();
    return report.exitCode;
  } finally {
    progress.end();
  }
}

function readWords(flags: Arguments): DriftWords {
  return {
    ledger: flags.text('ledger'),
    images: parseLists(flags.list('images'), '--images'),
    tags: parseLists(flags.list('tags'), '--tags'),
    key: joinKeys(flags.list('key'), '--key'),
    fingerprints: flags.list('key-fingerprint'),
    trustedRoot: flags.text('trusted-root'),
    transparencyLog: flags.on('insecure-ignore-tlog') ? 'ignored' : 'required',
    signatureRepository: flags.text('signature-repository'),
    blobs: flags.on('blobs'),
    shard: flags.text('shard'),
    state: flags.text('state'),
  };
}

/** Otherwise what was meant as a flag's value would be left out of the check without a word. */
export function refuseWords({ positionals: [word] }: Arguments, what: string): void {
  if (word === undefined) return;
  throw new TrustError('E_INPUT', `${JSON.stringify(word)} is not understood: ${what}`);
}

/** Also of reports that were merged. */
export async function publish(
  report: DriftReport,
  history: DriftHistory,
  flags: Arguments,
): Promise<void> {
  if (!flags.on('quiet') || report.state !== 'ok') {
    const options = textOptions(process.stderr, process.env, flags.on('no-color'));
    process.stderr.write(formatDrift(report, options));
  }
  const write = async (name: string, text: () => string | Iterable<string>) => {
    const path = flags.text(name);
    if (path !== '') await writeWhole(path, text(), `--${name}: the file`);
  };
  await write('report', () => reportPieces(report));
  await write('page', () => formatDriftPage(report, history));
  await write('badge', () => formatDriftBadge(report));
  if (!flags.on('json')) return;
  for (const piece of reportPieces(report)) process.stdout.write(piece);
}
