/** `webdis-trust mirror`: the report as text on stderr, the pinned references or the JSON on stdout. */

import { TrustError } from '../error.ts';
import { writeWhole } from '../host/files.ts';
import { collectChunksInTime } from '../host/heap.ts';
import { endProcess } from '../host/stop.ts';
import type { MirrorReport } from '../mirror/report.ts';
import { joinKeys } from '../options/key-list.ts';
import { formatReport } from '../report/json.ts';
import { formatMirror } from '../report/mirror/terminal.ts';
import { type MirrorWords, mirror } from '../run/mirror.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { mirrorFlags } from './mirror-flags.ts';
import { startMirrorProgress } from './mirror-progress.ts';
import { textOptions } from './streams.ts';
import { readConnection } from './words.ts';

/** Resolves to the exit code. */
export async function runMirror(argv: readonly string[], signal: AbortSignal): Promise<number> {
  collectChunksInTime();
  const flags = parseArguments(argv, Object.values(mirrorFlags).flat());
  const words = readWords(flags);
  const report = await mirrorWith(words, flags, signal);
  await publish(report, flags);
  if (report.outcome !== 'verified') endProcess();
  return report.exitCode;
}

function readWords(flags: Arguments): MirrorWords {
  const [source, ...targets] = flags.positionals;
  if (source === undefined || targets.length === 0) {
    const example = 'ghcr.io/me/app:2.0 docker.io/me/app';
    throw new TrustError('E_INPUT', `name an image, and where it is to go, such as ${example}`);
  }
  return {
    source,
    targets,
    tagged: !flags.on('no-tag'),
    require: flags.text('require'),
    key: joinKeys(flags.list('key'), '--key'),
    fingerprints: flags.list('key-fingerprint'),
    trustedRoot: flags.text('trusted-root'),
    transparencyLog: flags.on('insecure-ignore-tlog') ? 'ignored' : 'required',
    signatureRepository: flags.text('signature-repository'),
    onConflict: flags.text('on-conflict'),
    dryRun: flags.on('dry-run'),
    deep: flags.on('deep'),
    skipMissingReferrers: flags.on('skip-missing-referrers'),
  };
}

async function mirrorWith(
  words: MirrorWords,
  flags: Arguments,
  signal: AbortSignal,
): Promise<MirrorReport> {
  const wanted = !flags.on('quiet') && !flags.on('verbose');
  const progress = startMirrorProgress(process.stderr, wanted);
  try {
    const connection = await readConnection(flags, signal, progress.say);
    return await mirror(words, connection, progress.show);
  } finally {
    progress.end();
  }
}

async function publish(report: MirrorReport, flags: Arguments): Promise<void> {
  if (!flags.on('quiet') || report.outcome !== 'verified') {
    const options = textOptions(process.stderr, process.env, flags.on('no-color'));
    process.stderr.write(formatMirror(report, options));
  }
  const json = formatReport(report);
  const path = flags.text('report');
  if (path !== '') await writeWhole(path, json, '--report: the file');
  if (flags.on('json')) {
    process.stdout.write(json);
  } else if (report.outcome === 'verified' && !report.dryRun) {
    // What a dry run names is not there.
    process.stdout.write(report.targets.map(({ pinned }) => `${pinned}\n`).join(''));
  }
}
