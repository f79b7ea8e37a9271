/** From flags to the words that a verification is read from. */

import { readBounded } from '../host/files.ts';
import { limits } from '../limits.ts';
import { splitAnnotations } from '../options/claims.ts';
import { joinKeys } from '../options/key-list.ts';
import { checkItems, hostList, parseCount, parseLists } from '../options/lists.ts';
import { assertCertificates } from '../run/certificates.ts';
import type { RunOptions } from '../run/connection.ts';
import type { VerifyWords } from '../run/verify.ts';
import type { Arguments } from './arguments.ts';

export function readWords(flags: Arguments): VerifyWords {
  return {
    images: flags.positionals,
    tag: flags.text('tag'),
    key: joinKeys(flags.list('key'), '--key'),
    fingerprints: flags.list('key-fingerprint'),
    policy: {
      digest: flags.text('digest'),
      platforms: checkItems(flags.list('platform'), '--platform'),
      annotations: splitAnnotations(flags.list('annotations'), '--annotations'),
      expectedReference: flags.text('expected-reference'),
      transparencyLog: flags.on('insecure-ignore-tlog') ? 'ignored' : 'required',
      timestamps: flags.on('use-signed-timestamps') ? 'required' : 'ignored',
      trustedRoot: flags.text('trusted-root'),
      attestationManifests: flags.text('attestation-manifests') || 'reported',
      parity: flags.text('parity') || 'auto',
      signatureRepository: flags.text('signature-repository'),
      requireReadableBy: readList(flags, 'require-readable-by'),
    },
  };
}

/** Given several times, or by commas. */
export function readList(flags: Arguments, name: string): readonly string[] {
  return parseLists(flags.list(name), `--${name}`);
}

export async function readConnection(
  flags: Arguments,
  signal: AbortSignal,
  onWait: (why: string) => void,
): Promise<RunOptions> {
  const certificates = flags.text('registry-cacert');
  const timeout = flags.text('timeout');
  const idle = flags.text('idle-timeout');
  return {
    env: process.env,
    signal,
    insecureRegistries: hostList(flags.list('insecure-registry'), '--insecure-registry'),
    onWait,
    ...(timeout === '' ? {} : { budget: parseCount(timeout, '--timeout') * 1000 }),
    ...(idle === '' ? {} : { idle: parseCount(idle, '--idle-timeout') * 1000 }),
    ...(certificates === ''
      ? {}
      : { ca: [await readCertificates(certificates)], certificatesFile: certificates }),
    ...(flags.on('verbose') ? { trace: (line: string) => process.stderr.write(`${line}\n`) } : {}),
  };
}

async function readCertificates(path: string): Promise<string> {
  const bytes = await readBounded(path, limits.manifest, '--registry-cacert: the file');
  const pem = Buffer.from(bytes).toString('utf8');
  assertCertificates(pem, `--registry-cacert: the file ${JSON.stringify(path)}`);
  return pem;
}
