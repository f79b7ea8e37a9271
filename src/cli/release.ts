/** `webdis-trust release`: log and report on stderr, the pinned references or the JSON on stdout. */

import { TrustError } from '../error.ts';
import { writeWhole } from '../host/files.ts';
import { collectChunksInTime } from '../host/heap.ts';
import { endProcess } from '../host/stop.ts';
import { splitAnnotations } from '../options/claims.ts';
import type { ReleaseReport } from '../release/report.ts';
import { formatReport } from '../report/json.ts';
import { formatRelease } from '../report/release/terminal.ts';
import { type ReleaseWords, release } from '../run/release.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { askOn } from './password.ts';
import { releaseFlags } from './release-flags.ts';
import { startReleaseProgress } from './release-progress.ts';
import { textOptions } from './streams.ts';
import { readConnection, readList } from './words.ts';

/** Resolves to the exit code. */
export async function runRelease(argv: readonly string[], signal: AbortSignal): Promise<number> {
  collectChunksInTime();
  const flags = parseArguments(argv, Object.values(releaseFlags).flat());
  const words = readWords(flags);
  const report = await releaseWith(words, flags, signal);
  await publish(report, flags);
  if (report.outcome !== 'verified') endProcess();
  return report.exitCode;
}

function readWords(flags: Arguments): ReleaseWords {
  const [first] = flags.positionals;
  if (first !== undefined) {
    throw new TrustError(
      'E_INPUT',
      `${JSON.stringify(first)}: release takes flags only, such as --image`,
    );
  }
  return {
    image: flags.text('image'),
    mirrors: readList(flags, 'mirrors'),
    tags: readList(flags, 'tags'),
    overwriteTags: flags.on('overwrite-tags'),
    skipMissingReferrers: flags.on('skip-missing-referrers'),
    digest: flags.text('digest'),
    build: readBuildWords(flags),
    key: flags.text('key'),
    keyPassword: readPasswordName(flags.text('key-password')),
    fingerprints: flags.list('key-fingerprint'),
    allowUnencryptedKey: flags.on('allow-unencrypted-key'),
    signatureRepository: flags.text('signature-repository'),
    format: flags.text('format'),
    requireReadableBy: readList(flags, 'require-readable-by'),
    annotations: splitAnnotations(flags.list('annotations'), '--annotations'),
    services: {
      rekorUrl: flags.text('rekor-url'),
      rekorVersion: flags.text('rekor-version'),
      signingConfig: flags.text('signing-config'),
      timestampUrl: flags.text('timestamp-url'),
      log: true,
    },
    trustedRoot: flags.text('trusted-root'),
    ledger: flags.text('ledger'),
    version: flags.text('version'),
    dryRun: flags.on('dry-run'),
  };
}

function readBuildWords(flags: Arguments): ReleaseWords['build'] {
  return {
    context: flags.text('context'),
    file: flags.text('file'),
    platforms: readList(flags, 'platforms'),
    buildArgs: flags.list('build-args'),
    labels: flags.list('labels'),
    annotations: flags.list('build-annotations'),
    // In an argument, everybody on the machine could read them (threat 130).
    secrets: [],
    secretEnvs: flags.list('secret-envs'),
    secretFiles: flags.list('secret-files'),
    target: flags.text('target'),
    cacheFrom: flags.list('cache-from'),
    cacheTo: flags.list('cache-to'),
    provenance: flags.text('provenance'),
    sbom: flags.text('sbom'),
    builder: flags.text('builder'),
    noCache: flags.on('no-cache'),
    pull: flags.on('pull'),
  };
}

/** Not quoted, whatever it is: it may be the password (threat 130). */
function readPasswordName(text: string): string {
  if (text === '' || text.startsWith('env://')) return text;
  throw new TrustError(
    'E_INPUT',
    '--key-password names a variable, env://NAME: a password on the command line can be read by others',
  );
}

async function releaseWith(
  words: ReleaseWords,
  flags: Arguments,
  signal: AbortSignal,
): Promise<ReleaseReport> {
  const wanted = !flags.on('quiet') && !flags.on('verbose');
  const progress = startReleaseProgress(process.stderr, wanted);
  try {
    const connection = await readConnection(flags, signal, progress.say);
    const askPassword = askOn(process.stdin, process.stderr, signal);
    const onBuildLog = flags.on('quiet') ? {} : { onBuildLog: progress.pass };
    return await release(words, { ...connection, askPassword, ...onBuildLog }, progress.show);
  } finally {
    progress.end();
  }
}

async function publish(report: ReleaseReport, flags: Arguments): Promise<void> {
  if (!flags.on('quiet') || report.outcome !== 'verified') {
    const options = textOptions(process.stderr, process.env, flags.on('no-color'));
    process.stderr.write(formatRelease(report, options));
  }
  const json = formatReport(report);
  const path = flags.text('report');
  if (path !== '') await writeWhole(path, json, '--report: the file');
  if (flags.on('json')) {
    process.stdout.write(json);
  } else if (report.outcome === 'verified' && !report.dryRun) {
    process.stdout.write(report.registries.map(({ pinned }) => `${pinned}\n`).join(''));
  }
}
