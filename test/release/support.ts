/** Two registries, a log of each version and a key; and runs of `release` as an edge starts them. */

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { multiPlatformImage, type Part, put } from '../../sandbox/images.ts';
import { type SandboxLog, startLog, trustedRoot } from '../../sandbox/log/index.ts';
import {
  type RegistryOptions,
  referrersTag,
  type SandboxRegistry,
  startRegistry,
} from '../../sandbox/registry/index.ts';
import type { CredentialSource } from '../../src/auth/credentials.ts';
import { defined } from '../../src/defined.ts';
import { withEntry } from '../../src/ledger/entry.ts';
import type { Ledger, Release } from '../../src/ledger/ledger.ts';
import type { Digest } from '../../src/oci/digest.ts';
import { parsePlatform } from '../../src/oci/platform.ts';
import { parseRepository } from '../../src/oci/reference.ts';
import { createWritingClient } from '../../src/registry/writing-client.ts';
import type { Build } from '../../src/release/build.ts';
import type { Merge } from '../../src/release/merge.ts';
import { movingTagsOf } from '../../src/release/moving-tags.ts';
import { release } from '../../src/release/release.ts';
import type { ReleaseProgress, ReleaseReport, StepName } from '../../src/release/report.ts';
import { distributeTags } from '../../src/release/tags.ts';
import type { ReleaseContext, ReleaseTask } from '../../src/release/task.ts';
import { listAttestations } from '../../src/run/attestations.ts';
import { gateOf } from '../../src/run/release-task.ts';
import type { SignOptions } from '../../src/sign/options.ts';
import type { SigningKey } from '../../src/signature/private-key.ts';
import { rekorV1 } from '../../src/transparency/rekor-v1.ts';
import { rekorV2 } from '../../src/transparency/rekor-v2.ts';
import { parseTrustedRoot } from '../../src/transparency/trusted-root.ts';
import { openKey, stored, subjectsOf } from '../sign/support.ts';
import { connection } from '../support/connection.ts';
import { verify } from '../support/run.ts';

export const path = 'nicolas/webdis';

export interface Running {
  /** default: built */
  readonly digest?: Digest;
  /** images to join, instead of a build */
  readonly merge?: Merge;
  /** what the build pushes; default: the world's image */
  readonly builds?: Part | (() => Promise<Digest>);
  readonly tags?: readonly string[];
  /** default: ecr */
  readonly mirrors?: readonly SandboxRegistry[];
  readonly version?: string;
  /** which log; v2 signs bundles only */
  readonly log?: 'v1' | 'v2';
  readonly movingTags?: readonly string[];
  readonly task?: Partial<
    Pick<
      ReleaseTask,
      | 'overwriteTags'
      | 'allowBackportLatest'
      | 'dryRun'
      | 'attest'
      | 'attempt'
      | 'skipMissingReferrers'
    >
  >;
  readonly sign?: Partial<SignOptions>;
  readonly platforms?: readonly string[];
  readonly ledger?: TestLedger;
  readonly signal?: AbortSignal;
  readonly credentials?: CredentialSource;
  readonly onProgress?: (progress: ReleaseProgress) => void;
  readonly onDigest?: (digest: Digest) => void;
  readonly onPause?: () => void;
}

export interface World {
  readonly hub: SandboxRegistry;
  readonly ecr: SandboxRegistry;
  readonly v1: SandboxLog;
  readonly v2: SandboxLog;
  readonly key: SigningKey;
  readonly image: Part;
  run(running?: Running): Promise<ReleaseReport>;
  /** `hub 1.2.3` for every tag that points to the image */
  tagged(image?: Part): string[];
}

export async function world(
  t: TestContext,
  settings: { readonly hub?: RegistryOptions; readonly ecr?: RegistryOptions } = {},
  image: Part = multiPlatformImage(['linux/amd64']),
): Promise<World> {
  const [hub, ecr, v1, v2, key] = await Promise.all([
    startRegistry(settings.hub),
    startRegistry(settings.ecr),
    startLog({ version: 'rekor-v1' }),
    startLog({ version: 'rekor-v2' }),
    openKey(),
  ]);
  t.after(() => Promise.all([hub, ecr, v1, v2].map((server) => server.stop())));
  const root = parseTrustedRoot(Buffer.from(JSON.stringify(trustedRoot([v1, v2]))), 'test root');

  const run = async (running: Running = {}): Promise<ReleaseReport> => {
    const {
      signal = new AbortController().signal,
      credentials,
      mirrors = [ecr],
      tags = ['1.2.3', 'latest'],
      log = 'v1',
    } = running;
    const pause = async () => {
      await new Promise(setImmediate);
      running.onPause?.();
      signal.throwIfAborted();
    };
    const made = connection({ signal, pause, credentials });
    const { transport } = made;
    const sign: SignOptions = {
      signer: { kind: 'key', key },
      formats: log === 'v1' ? ['legacy', 'bundle'] : ['bundle'],
      annotations: {},
      logs: [log === 'v1' ? rekorV1(v1.url, transport) : rekorV2(v2.url, transport)],
      timestamps: [],
      trustedRoot: root,
      recursive: true,
      ...running.sign,
    };
    const repositories = [hub, ...mirrors].map(({ host }) => parseRepository(`${host}/${path}`));
    const [first, ...others] = distributeTags(repositories, tags);
    assert.ok(first !== undefined);
    const policy = gateOf(sign, (running.platforms ?? []).map(parsePlatform));
    const checkAttestations = running.ledger && (await listAttestations(policy));
    const context: ReleaseContext = {
      registry: createWritingClient(made),
      build: async () => {
        const { builds = image } = running;
        return typeof builds === 'function' ? builds() : put(hub, path, builds);
      },
      signal,
      now: () => new Date(),
      tool: { name: 'test', version: '0' },
      pause,
      ...defined({ ledger: running.ledger?.file(), checkAttestations }),
      ...(running.onDigest === undefined ? {} : { onDigest: running.onDigest }),
      ...(running.onProgress === undefined ? {} : { onProgress: running.onProgress }),
    };
    try {
      return await release(
        {
          image: first,
          mirrors: others,
          movingTags: movingTagsOf(running.version ?? '1.2.3', running.movingTags ?? []),
          overwriteTags: false,
          allowBackportLatest: false,
          dryRun: false,
          origin: running.merge ?? running.digest ?? anyBuild(first.repository),
          sign,
          policy,
          version: running.version ?? '1.2.3',
          ...running.task,
        },
        context,
      );
    } finally {
      transport.close();
    }
  };

  const tagged = (of: Part = image): string[] =>
    (
      [
        ['hub', hub],
        ['ecr', ecr],
      ] as const
    ).flatMap(([name, { store }]) =>
      [...store.repository(path).tags]
        .filter(([, digest]) => digest === of.digest)
        .map(([tag]) => `${name} ${tag}`)
        .sort(),
    );
  return { hub, ecr, v1, v2, key, image, run, tagged };
}

export const everyTag = ['hub 1.2.3', 'hub latest', 'ecr 1.2.3', 'ecr latest'];

/** As few words as a build can have. */
export function anyBuild(image: Build['image']): Build {
  return {
    image,
    insecure: false,
    context: '.',
    file: undefined,
    platforms: [],
    buildArgs: [],
    labels: [],
    annotations: [],
    secrets: [],
    target: undefined,
    cacheFrom: [],
    cacheTo: [],
    provenance: undefined,
    sbom: undefined,
    builder: undefined,
    buildContexts: [],
    ssh: [],
    network: undefined,
    addHosts: [],
    allow: [],
    outputs: [],
    noCache: false,
    pull: false,
  };
}

/** A ledger that is no file. */
export class TestLedger {
  ledger: Ledger | undefined;
  writes = 0;

  constructor(ledger?: Ledger) {
    this.ledger = ledger;
  }

  file() {
    return {
      name: 'ledger.json',
      known: this.ledger,
      enter: async (entry: Release) => {
        const next = withEntry(this.ledger, entry, false);
        const same = JSON.stringify(next) === JSON.stringify(this.ledger);
        this.ledger = next;
        if (!same) this.writes += 1;
        return same ? ('unchanged' as const) : ('written' as const);
      },
    };
  }
}

/** Checked with the sandbox alone: one signature of each format over each manifest, on both. */
export function assertSignedOnce(
  { hub, ecr, image }: Pick<World, 'hub' | 'ecr' | 'image'>,
  formats: { readonly legacy: number; readonly bundles: number } = { legacy: 1, bundles: 1 },
): void {
  for (const [name, registry] of Object.entries({ hub, ecr })) {
    for (const subject of subjectsOf(image)) {
      const { legacy } = stored(registry, subject, path);
      const found = bundlesAt(registry, subject);
      assert.deepEqual({ legacy, bundles: found }, formats, `${name} ${subject}`);
    }
  }
}

/** Bundles that a reader finds listed for one manifest; attestation manifests may be listed with them. */
function bundlesAt({ store, settings }: SandboxRegistry, subject: Digest): number {
  const held = store.repository(path);
  const list = held.manifest(referrersTag(subject))?.bytes;
  const listed: readonly { readonly artifactType?: string }[] =
    settings.referrersApi === 'on'
      ? held.referrers(subject)
      : JSON.parse(Buffer.from(list ?? '{}').toString()).manifests;
  return listed.filter(({ artifactType }) => artifactType?.includes('sigstore.bundle')).length;
}

/** As users verify: by tag, on both, all of it. */
export async function assertVerified({ hub, ecr, key, v1, v2 }: World): Promise<void> {
  const root = parseTrustedRoot(Buffer.from(JSON.stringify(trustedRoot([v1, v2]))), 'test root');
  const report = await verify(
    [hub, ecr].map(({ host }) => `${host}/${path}:1.2.3`),
    { keys: [key.public], trustedRoots: [root], attestationManifests: 'required', parity: 'true' },
  );
  assert.equal(report.outcome, 'verified', JSON.stringify(report, null, 1));
}

/** `check done`, `build skipped`, … */
export function stepsOf({ steps }: ReleaseReport): string[] {
  return steps.map(({ name, state }) => `${name} ${state}`);
}

/** What each step says that it did, without digests: `3 manifests, 6 signatures, 6 of them new`. */
export function detailsOf({ steps }: ReleaseReport): string[] {
  return steps.map(
    ({ name, detail }) => `${name}: ${detail.replaceAll(/sha256:\w{64}/g, 'DIGEST')}`,
  );
}

export function failedStep({ steps }: ReleaseReport): StepName | undefined {
  return steps.find(({ state }) => state === 'failed' || state === 'stopped')?.name;
}

export function errorsOf({ findings }: ReleaseReport) {
  return findings.filter(({ severity }) => severity === 'error');
}

export function codesOf(report: ReleaseReport): string[] {
  return [...new Set(errorsOf(report).map(({ code }) => code))];
}

/** Everything that is reported about what went wrong. */
export function saidOf(report: ReleaseReport): string {
  return errorsOf(report)
    .map(({ code, message, advice = '' }) => `${code}: ${message} (${advice})`)
    .join('\n');
}

/** Tags that were asked to be written, in order: `hub 1.2.3`. */
export function tagWrites({ hub, ecr }: Pick<World, 'hub' | 'ecr'>): string[] {
  return (
    [
      ['hub', hub],
      ['ecr', ecr],
    ] as const
  ).flatMap(([name, { requests }]) =>
    requests
      .filter(({ method }) => method === 'PUT')
      .flatMap(({ path }) => /\/manifests\/(?!sha256[-:])([^/?]+)$/.exec(path)?.[1] ?? [])
      .map((tag) => `${name} ${tag}`),
  );
}

export function writes({ requests }: Pick<SandboxRegistry, 'requests'>): string[] {
  return requests
    .filter(({ method }) => method !== 'GET' && method !== 'HEAD')
    .map(({ method, path }) => `${method} ${path}`);
}

/** Does something at the moment a step begins. */
export function when(step: StepName, act: () => unknown): Pick<Running, 'onProgress'> {
  return {
    onProgress: (progress: ReleaseProgress) => {
      if (progress.step === step && progress.state === 'began') act();
    },
  };
}

/** A second run, with the digest of the first: everything is done, and nothing is there twice. */
export async function assertGoesOn(
  here: World,
  ledger: TestLedger = new TestLedger(),
): Promise<void> {
  const again = await here.run({ digest: here.image.digest, ledger });
  assert.equal(again.outcome, 'verified', saidOf(again));
  assert.deepEqual(here.tagged(), everyTag);
  assertSignedOnce(here);
  await assertVerified(here);
  assert.equal(ledger.ledger?.releases[0]?.digest, here.image.digest);
}
