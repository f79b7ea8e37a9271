/** Runs `verifyImages` over HTTP like the command line, with a clock that never sleeps and no environment. */

import type { ErrorCode } from '../../src/error.ts';
import { parseReference } from '../../src/oci/reference.ts';
import { createRegistryClient, type RegistryClient } from '../../src/registry/client.ts';
import { attestationCheck } from '../../src/verify/attestations.ts';
import type { ImageTask } from '../../src/verify/image.ts';
import type { Policy } from '../../src/verify/policy.ts';
import type {
  Finding,
  ImageReport,
  ManifestReport,
  VerifyReport,
} from '../../src/verify/report.ts';
import { type VerifyContext, verifyImages } from '../../src/verify/verify.ts';
import { cosignRoot, now, other, signer } from '../signature/support.ts';
import { type ConnectionOptions, connection } from './connection.ts';

export { other, signer };

/** What the defaults of the edges come to, with the key and the logs that cosign-made was signed with. */
export const vectorPolicy: Policy = {
  keys: [signer],
  identities: [],
  sct: 'required',
  trustedRoots: [cosignRoot],
  transparencyLog: 'required',
  timestamps: 'ignored',
  attestationManifests: 'reported',
  parity: 'auto',
  platforms: [],
  annotations: {},
};

/** A client with a transport of its own; both end with `use`. */
export async function withClient<T>(
  use: (client: RegistryClient) => Promise<T>,
  options: ConnectionOptions = {},
): Promise<T> {
  const made = connection(options);
  const client = createRegistryClient(made);
  try {
    return await use(client);
  } finally {
    made.transport.close();
  }
}

function task(text: string): ImageTask {
  const reference = parseReference(text);
  const named = reference.tag !== undefined || reference.digest !== undefined;
  return { text, reference: named ? reference : { ...reference, tag: 'latest' } };
}

interface RunOptions {
  readonly transport?: ConnectionOptions;
  readonly onProgress?: VerifyContext['onProgress'];
  /** instead of a client's: repositories that were made up */
  readonly registry?: VerifyContext['registry'];
}

/** One run with the policy of the vectors, but for what `policy` says. */
export function verify(
  images: string | readonly string[],
  policy: Partial<Policy> = {},
  { transport, onProgress, registry }: RunOptions = {},
): Promise<VerifyReport> {
  const tasks = (typeof images === 'string' ? [images] : images).map(task);
  const whole = { ...vectorPolicy, ...policy };
  const check = whole.attestations && attestationCheck(whole);
  const run = (client: VerifyContext['registry']) =>
    verifyImages(tasks, whole, {
      registry: client,
      ...(check === undefined ? {} : { checkAttestations: check }),
      now: () => now,
      tool: { name: 'test', version: '0' },
      ...(onProgress === undefined ? {} : { onProgress }),
    });
  return registry === undefined ? withClient(run, transport) : run(registry);
}

/** The report about the run's image, if it had one only. */
export function only(report: VerifyReport): ImageReport {
  const [image, ...others] = report.images;
  if (image === undefined || others.length > 0) throw new Error('the run had not just one image');
  return image;
}

/** Manifest of an image by `index`, `image`, `attestation` or platform. */
export function manifestOf(image: ImageReport, name: string): ManifestReport {
  const found = image.manifests.find(
    ({ role, platforms }) => role === name || platforms.includes(name),
  );
  if (found === undefined) throw new Error(`the image has no ${name}`);
  return found;
}

/** Codes of the errors of all images and of the run, in order, each once. */
export function errorCodes(report: VerifyReport): ErrorCode[] {
  return [...new Set(errors(report).map(({ code }) => code))];
}

export function errors(report: VerifyReport): Finding[] {
  return allFindings(report).filter(({ severity }) => severity === 'error');
}

export function warnings(report: VerifyReport): Finding[] {
  return allFindings(report).filter(({ severity }) => severity === 'warning');
}

export function notes(report: VerifyReport): Finding[] {
  return allFindings(report).filter(({ severity }) => severity === 'note');
}

function allFindings({ images, findings }: VerifyReport): Finding[] {
  return [...images.flatMap((image) => image.findings), ...findings];
}
