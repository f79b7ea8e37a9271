/** A registry, a log of each version and a key: what `sign` works with, and what is left behind. */

import { strictEqual } from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import type { TestContext } from 'node:test';
import { multiPlatformImage, type Part, put } from '../../sandbox/images.ts';
import {
  type LogVersion,
  type SandboxLog,
  startLog,
  trustedRoot,
} from '../../sandbox/log/index.ts';
import {
  type RegistryOptions,
  type SandboxRegistry,
  startRegistry,
} from '../../sandbox/registry/index.ts';
import type { CredentialSource } from '../../src/auth/credentials.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { parseReference } from '../../src/oci/reference.ts';
import { createWritingClient } from '../../src/registry/writing-client.ts';
import type { SignOptions } from '../../src/sign/options.ts';
import type { SignedImageReport, SignedReport, SignReport } from '../../src/sign/report.ts';
import { signImages } from '../../src/sign/sign.ts';
import type { SignContext } from '../../src/sign/state.ts';
import { openPrivateKey, type SigningKey } from '../../src/signature/private-key.ts';
import { signatureTag } from '../../src/signature/store.ts';
import { rekorV1 } from '../../src/transparency/rekor-v1.ts';
import { rekorV2 } from '../../src/transparency/rekor-v2.ts';
import { parseTrustedRoot } from '../../src/transparency/trusted-root.ts';
import { type ConnectionOptions, connection } from '../support/connection.ts';
import { verify } from '../support/run.ts';

export function privatePem(type: 'ec' | 'rsa' = 'ec'): string {
  const { privateKey } =
    type === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

export function openKey(pem = privatePem()): Promise<SigningKey> {
  return openPrivateKey(pem, 'test.key', { password: async () => '', allowUnencrypted: true });
}

export interface Running {
  /** logs by version, or by themselves; default: v1 */
  readonly logs?: readonly (LogVersion | SandboxLog)[];
  readonly options?: Partial<SignOptions> & { readonly key?: SigningKey };
  readonly context?: Partial<SignContext>;
  readonly transport?: ConnectionOptions;
  /** ends the run */
  readonly signal?: AbortSignal;
  /** the image's reference; default: its digest */
  readonly reference?: string;
  readonly credentials?: CredentialSource;
}

export interface World {
  readonly registry: SandboxRegistry;
  readonly v1: SandboxLog;
  readonly v2: SandboxLog;
  readonly key: SigningKey;
  readonly root: ReturnType<typeof parseTrustedRoot>;
  readonly image: Part;
  /** `HOST/nicolas/webdis` */
  readonly name: string;
  /** pauses of the runs so far */
  readonly pauses: number[];
  /** One run with a client of its own, as a process has. */
  sign(running?: Running): Promise<SignReport>;
  /** Everything, by the checks of `verify`, with this key. */
  assertVerified(formats?: readonly string[], policy?: Parameters<typeof verify>[1]): Promise<void>;
}

export const path = 'nicolas/webdis';

export async function world(
  t: TestContext,
  settings: RegistryOptions = {},
  image: Part = multiPlatformImage(),
): Promise<World> {
  const [registry, v1, v2, key] = await Promise.all([
    startRegistry(settings),
    startLog({ version: 'rekor-v1' }),
    startLog({ version: 'rekor-v2' }),
    openKey(),
  ]);
  t.after(() => Promise.all([registry, v1, v2].map((server) => server.stop())));
  const root = parseTrustedRoot(Buffer.from(JSON.stringify(trustedRoot([v1, v2]))), 'test root');
  const name = `${registry.host}/${path}`;
  put(registry, path, image, 'latest');
  const pauses: number[] = [];

  const sign = async (running: Running = {}): Promise<SignReport> => {
    const {
      logs = ['rekor-v1'],
      options: { key: own = key, ...options } = {},
      context,
      signal,
      credentials,
      reference = `${name}@${image.digest}`,
    } = running;
    const pause = async (attempt: number) => {
      pauses.push(attempt);
    };
    const made = connection({ pause, signal, credentials, ...running.transport });
    const { transport } = made;
    const open = (log: SandboxLog) =>
      (log.version === 'rekor-v1' ? rekorV1 : rekorV2)(log.url, transport);
    const chosen = logs.map((log) => (log === 'rekor-v1' ? v1 : log === 'rekor-v2' ? v2 : log));
    try {
      return await signImages(
        [{ text: reference, reference: parseReference(reference) }],
        {
          signer: { kind: 'key', key: own },
          formats: ['bundle'],
          annotations: {},
          logs: chosen.map(open),
          timestamps: [],
          trustedRoot: root,
          recursive: true,
          ...options,
        },
        {
          registry: createWritingClient(made),
          now: () => new Date(),
          pause,
          tool: { name: 'test', version: '0' },
          ...context,
        },
      );
    } finally {
      transport.close();
    }
  };

  const assertVerified: World['assertVerified'] = async (formats = ['bundle'], policy = {}) => {
    const report = await verify(`${name}@${image.digest}`, {
      ...{ keys: [key.public], trustedRoots: [root], attestationManifests: 'required' },
      ...policy,
    });
    strictEqual(report.outcome, 'verified', JSON.stringify(report.findings, null, 1));
    for (const { signatures, digest } of report.images.flatMap(({ manifests }) => manifests)) {
      const good = signatures.filter((one) => one.good).map(({ format }) => format);
      for (const format of formats) strictEqual(good.includes(format as never), true, digest);
    }
  };
  return { registry, v1, v2, key, root, image, name, pauses, sign, assertVerified };
}

/** Of the one image. */
export function imageOf({ images: [image, ...others] }: SignReport): SignedImageReport {
  if (image === undefined || others.length > 0) throw new Error('the run had not just one image');
  return image;
}

/** The states of all signatures, in the order of the plan. */
export function states(report: SignReport): SignedReport['state'][] {
  return imageOf(report).manifests.flatMap(({ signatures }) =>
    signatures.map(({ state }) => state),
  );
}

/** Codes of the errors. */
export function codes(report: SignReport): string[] {
  return report.images
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);
}

/** What the errors say, with their advice. */
export function said(report: SignReport): string {
  return report.images
    .flatMap(({ findings }) => findings)
    .map(({ message, advice = '' }) => `${message} (${advice})`)
    .join('\n');
}

/** Requests that change something: an upload that is opened to see whether it may be does not. */
export function writes({ requests }: Pick<SandboxRegistry, 'requests'>) {
  const reads = ['GET', 'HEAD', 'POST'];
  return requests.filter(({ method }) => !reads.includes(method));
}

/** What lies in the registry for one manifest: layers under its `.sig` tag, and referrers that are bundles. */
export function stored({ store }: SandboxRegistry, subject: Digest, name = path) {
  const held = store.repository(name);
  const read = (bytes: Uint8Array | undefined) =>
    bytes === undefined ? {} : JSON.parse(Buffer.from(bytes).toString());
  const layers = read(held.manifest(signatureTag(subject))?.bytes).layers ?? [];
  const listed = read(held.manifest(subject.replace(':', '-'))?.bytes).manifests ?? [];
  const bundles = held
    .referrers(subject)
    .filter(({ artifactType }) => artifactType?.includes('sigstore.bundle'));
  return {
    legacy: layers.length as number,
    bundles: bundles.length,
    listed: listed.length as number,
  };
}

/** Every manifest of an image that is signed recursively. */
export function subjectsOf(image: Part): Digest[] {
  return [...new Set([image.digest, ...image.children.flatMap(subjectsOf)])];
}
