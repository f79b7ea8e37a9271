/** `webdis-trust sign`: the report as text on stderr, the pinned references or the JSON on stdout. */

import { TrustError } from '../error.ts';
import { writeWhole } from '../host/files.ts';
import { endProcess } from '../host/stop.ts';
import { splitAnnotations } from '../options/claims.ts';
import { formatReport } from '../report/json.ts';
import { formatSigning } from '../report/sign/terminal.ts';
import { type SignWords, sign } from '../run/sign.ts';
import type { SignReport } from '../sign/report.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { askOn } from './password.ts';
import { startProgress } from './progress.ts';
import { signFlags } from './sign-flags.ts';
import { textOptions } from './streams.ts';
import { readConnection, readList } from './words.ts';

/** Resolves to the exit code. */
export async function runSign(argv: readonly string[], signal: AbortSignal): Promise<number> {
  const flags = parseArguments(argv, Object.values(signFlags).flat());
  const words = readWords(flags);
  const report = await signWith(words, flags, signal);
  await publish(report, flags);
  if (report.outcome !== 'verified') endProcess();
  return report.exitCode;
}

function readWords(flags: Arguments): SignWords {
  if (flags.positionals.length === 0) {
    throw new TrustError('E_INPUT', 'name an image by its digest, such as ghcr.io/me/app@sha256:…');
  }
  if (flags.on('recursive') && flags.on('no-recursive')) {
    throw new TrustError('E_INPUT', '--recursive and --no-recursive exclude each other');
  }
  return {
    images: flags.positionals,
    key: flags.text('key'),
    fingerprints: flags.list('key-fingerprint'),
    allowUnencryptedKey: flags.on('allow-unencrypted-key'),
    format: flags.text('format') || 'bundle',
    requireReadableBy: readList(flags, 'require-readable-by'),
    annotations: splitAnnotations(flags.list('annotations'), '--annotations'),
    identity: flags.text('identity'),
    recursive: !flags.on('no-recursive'),
    trustedRoot: flags.text('trusted-root'),
    signatureRepository: flags.text('signature-repository'),
    services: {
      rekorUrl: flags.text('rekor-url'),
      rekorVersion: flags.text('rekor-version'),
      signingConfig: flags.text('signing-config'),
      timestampUrl: flags.text('timestamp-url'),
      log: !flags.on('no-log'),
    },
  };
}

async function signWith(
  words: SignWords,
  flags: Arguments,
  signal: AbortSignal,
): Promise<SignReport> {
  const wanted = !flags.on('quiet') && !flags.on('verbose');
  const progress = startProgress(process.stderr, wanted, 'signature');
  try {
    const connection = await readConnection(flags, signal, progress.say);
    const askPassword = askOn(process.stdin, process.stderr, signal);
    return await sign(words, { ...connection, askPassword }, progress.show);
  } finally {
    progress.end();
  }
}

async function publish(report: SignReport, flags: Arguments): Promise<void> {
  if (!flags.on('quiet') || report.outcome !== 'verified') {
    const options = textOptions(process.stderr, process.env, flags.on('no-color'));
    process.stderr.write(formatSigning(report, options));
  }
  const json = formatReport(report);
  const path = flags.text('report');
  if (path !== '') await writeWhole(path, json, '--report: the file');
  if (flags.on('json')) {
    process.stdout.write(json);
  } else if (report.outcome === 'verified') {
    process.stdout.write(report.images.map(({ pinned }) => `${pinned}\n`).join(''));
  }
}
