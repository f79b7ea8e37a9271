/** From flags to the words that the policy and the connection are read from. */

import { readBounded } from '../edge/files.ts';
import { checkItems, parseCount } from '../edge/lists.ts';
import type { PolicyWords } from '../edge/policy.ts';
import type { RunOptions } from '../edge/run.ts';
import { limits } from '../limits.ts';
import type { Arguments } from './arguments.ts';

export function readWords(flags: Arguments): PolicyWords {
  return {
    digest: flags.text('digest'),
    platforms: checkItems([...flags.list('platform')], '--platform'),
    annotations: flags.list('annotations'),
    expectedReference: flags.text('expected-reference'),
    transparencyLog: flags.on('insecure-ignore-tlog') ? 'ignored' : 'required',
    timestamps: flags.on('use-signed-timestamps') ? 'required' : 'ignored',
    trustedRoot: flags.text('trusted-root'),
    attestationManifests: flags.text('attestation-manifests') || 'reported',
    parity: flags.text('parity') || 'auto',
    signatureRepository: flags.text('signature-repository'),
  };
}

export async function readConnection(flags: Arguments, signal: AbortSignal): Promise<RunOptions> {
  const certificates = flags.text('registry-cacert');
  const timeout = flags.text('timeout');
  return {
    env: process.env,
    signal,
    insecureRegistries: flags.list('insecure-registry'),
    ...(timeout === '' ? {} : { budget: parseCount(timeout, '--timeout') * 1000 }),
    ...(certificates === '' ? {} : { ca: [await readText(certificates, 'the certificate file')] }),
    ...(flags.on('verbose') ? { trace: (line: string) => process.stderr.write(`${line}\n`) } : {}),
  };
}

async function readText(path: string, what: string): Promise<string> {
  return Buffer.from(await readBounded(path, limits.manifest, what)).toString('utf8');
}
