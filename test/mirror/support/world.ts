/** Sandbox registries with a signed image at one of them, and runs of `mirror` as an edge starts them. */

import { after } from 'node:test';
import { multiPlatformImage, type Part, put } from '../../../sandbox/images.ts';
import {
  type RegistryOptions,
  type SandboxRegistry,
  startRegistry,
} from '../../../sandbox/registry/index.ts';
import type { CredentialSource } from '../../../src/auth/credentials.ts';
import { meterTraffic } from '../../../src/http/traffic.ts';
import { mirror } from '../../../src/mirror/mirror.ts';
import type { MirrorReport, TargetReport } from '../../../src/mirror/report.ts';
import type { MirrorContext, MirrorTask } from '../../../src/mirror/task.ts';
import { parseReference } from '../../../src/oci/reference.ts';
import type { WritableRepository } from '../../../src/registry/repository.ts';
import { createWritingClient } from '../../../src/registry/writing-client.ts';
import type { Finding } from '../../../src/verify/report.ts';
import { now } from '../../signature/support.ts';
import { connection } from '../../support/connection.ts';
import { signBundles, signLegacy, testPolicy } from '../../support/signer.ts';

export const repository = 'nicolas/webdis';
export const tag = '0.1.24';

/** A registry that ends with the file's tests. */
export async function registry(options: RegistryOptions = {}): Promise<SandboxRegistry> {
  const started = await startRegistry(options);
  after(() => started.stop());
  return started;
}

export type Signing = 'legacy' | 'bundles' | 'both' | 'none';

/** An index, its platforms and attestation manifests, signed; tagged with `tag`. */
export function putImage(
  at: SandboxRegistry,
  signing: Signing,
  image: Part = multiPlatformImage(['linux/amd64']),
): Part {
  put(at, repository, image, tag);
  if (signing === 'legacy' || signing === 'both') signLegacy(at, repository, image);
  if (signing === 'bundles' || signing === 'both') signBundles(at, repository, image);
  return image;
}

export interface RunOptions extends Partial<Omit<MirrorTask, 'source' | 'targets'>> {
  readonly from?: string;
  /** where signatures are, if not next to the image */
  readonly signaturesAt?: string;
  /** of the source; `tag` by default */
  readonly reference?: MirrorTask['source']['reference'];
  readonly to?: string;
  /** undefined as `tag` */
  readonly as?: string | 'no tag';
  readonly credentials?: CredentialSource;
  readonly onPause?: (attempt: number) => unknown;
  readonly onProgress?: MirrorContext['onProgress'];
}

/** A registry, or a layout on disk; tagged as the run says, or in a way of its own. */
export type Place = ({ readonly host: string } | { readonly layout: WritableRepository }) & {
  readonly as?: string;
};

/** One run, with a client of its own as a process has; nothing of it sleeps. */
export async function run(
  source: { readonly host: string },
  targets: Place | readonly Place[],
  options: RunOptions = {},
): Promise<MirrorReport> {
  const { from = repository, to = repository, as = tag, signaturesAt = from } = options;
  const { credentials, onPause, onProgress } = options;
  const { reference = { tag }, ...task } = options;
  const meter = meterTraffic();
  const pause = async (attempt: number) => {
    await new Promise(setImmediate);
    await onPause?.(attempt);
  };
  const made = connection({ pause, trace: meter.trace, credentials });
  const { transport } = made;
  const client = createWritingClient({ ...made, asksAhead: true });
  const at = (host: string, path: string) => client.repository(parseReference(`${host}/${path}`));
  const written = (host: string, path: string) => client.target(parseReference(`${host}/${path}`));
  try {
    return await mirror(
      {
        require: 'verified',
        policy: testPolicy,
        payloadReferences: [],
        onConflict: 'fail',
        dryRun: false,
        ...task,
        source: {
          text: `${source.host}/${from}:${tag}`,
          repository: at(source.host, from),
          signatures: at(source.host, signaturesAt),
          reference,
        },
        targets: [targets].flat().map((place) => ({
          text: 'host' in place ? `${place.host}/${to}` : 'a layout',
          repository: 'host' in place ? written(place.host, to) : place.layout,
          ...tagFor(place.as ?? as),
        })),
      },
      {
        now: () => now,
        sent: () => transport.sent,
        traffic: meter.of,
        tool: { name: 'test', version: '0' },
        pause,
        ...(onProgress === undefined ? {} : { onProgress }),
      },
    );
  } finally {
    transport.close();
  }
}

function tagFor(as: string): { readonly tag?: string } {
  return as === 'no tag' ? {} : { tag: as };
}

/** The report about the run's target, if it had one only. */
export function only({ targets }: MirrorReport): TargetReport {
  const [target, ...others] = targets;
  if (target === undefined || others.length > 0) throw new Error('the run had not just one target');
  return target;
}

export function allFindings({ findings, targets }: MirrorReport): readonly Finding[] {
  return [...findings, ...targets.flatMap((target) => target.findings)];
}

/** `E_DRIFT: …` for every error. */
export function errors(report: MirrorReport): string[] {
  return allFindings(report)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`);
}

/** Requests that change something: `PUT /v2/…`. */
export function writes({ requests }: Pick<SandboxRegistry, 'requests'>): string[] {
  return requests
    .filter(({ method }) => method !== 'GET' && method !== 'HEAD')
    .map(({ method, path }) => `${method} ${path}`);
}
