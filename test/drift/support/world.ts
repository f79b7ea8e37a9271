/** Two registries with signed releases, their ledger, and drift checks that never sleep. */

import { after } from 'node:test';
import { multiPlatformImage, type Part, put } from '../../../sandbox/images.ts';
import {
  type RegistryOptions,
  type SandboxRegistry,
  startRegistry,
  writeFallbackTags,
} from '../../../sandbox/registry/index.ts';
import type { CredentialSource } from '../../../src/auth/credentials.ts';
import { checkDrift } from '../../../src/drift/check.ts';
import { initLedger } from '../../../src/drift/init.ts';
import type { RegistryAccess } from '../../../src/drift/registry.ts';
import type {
  Difference,
  DifferenceKind,
  DriftHistory,
  DriftReport,
} from '../../../src/drift/report.ts';
import {
  empty,
  formatFooter,
  formatHeader,
  formatKnown,
  readState,
} from '../../../src/drift/state.ts';
import type { DriftContext, DriftTask } from '../../../src/drift/task.ts';
import { meterTraffic } from '../../../src/http/traffic.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { parseRepository } from '../../../src/oci/reference.ts';
import { registriesOf } from '../../../src/run/drift-registries.ts';
import type { Policy } from '../../../src/verify/policy.ts';
import { now } from '../../signature/support.ts';
import { connection } from '../../support/connection.ts';
import { signBundles, signLegacy, testPolicy } from '../../support/signer.ts';

export const repository = 'nicolas/webdis';

/** A registry that ends with the file's tests. */
export async function registry(options: RegistryOptions = {}): Promise<SandboxRegistry> {
  const started = await startRegistry(options);
  after(() => started.stop());
  return started;
}

export type Signing = 'legacy' | 'bundles' | 'both';

/** An index with two platforms and their attestation manifests, signed; the same wherever it is put. */
export class Image {
  readonly version: string;
  readonly part: Part;
  readonly #signing: Signing;
  #first: SandboxRegistry | undefined;

  constructor(
    version: string,
    signing: Signing = 'both',
    part = multiPlatformImage(undefined, { content: version }),
  ) {
    this.version = version;
    this.part = part;
    this.#signing = signing;
  }

  /** Signatures vary from one making to the next: those of the first place are copied to the others. */
  put(at: SandboxRegistry, tag = this.version): this {
    if (this.#first === undefined || !held(this.#first).tags.has(this.version)) {
      put(at, repository, this.part, tag);
      if (this.#signing !== 'bundles') signLegacy(at, repository, this.part);
      if (this.#signing !== 'legacy') signBundles(at, repository, this.part);
      this.#first = at;
    } else {
      copy(this.#first, at);
      held(at).tags.set(tag, this.part.digest);
    }
    return this;
  }
}

export const held = (at: SandboxRegistry) => at.store.repository(repository);

/** Everything but the tags of versions. */
function copy(from: SandboxRegistry, to: SandboxRegistry): void {
  const [source, target] = [held(from), held(to)];
  for (const [digest, bytes] of source.blobs) target.putBlob(bytes, digest);
  for (const { digest, bytes, mediaType } of source.manifests.values()) {
    if (!target.manifests.has(digest)) target.putManifest(bytes, mediaType, digest);
  }
  for (const [tag, digest] of source.tags) {
    if (tag.endsWith('.sig') && !target.tags.has(tag)) target.tags.set(tag, digest);
  }
  if (to.settings.referrersApi !== 'on') writeFallbackTags(target);
}

export interface RunOptions extends Partial<Omit<DriftTask, 'registries' | 'history'>> {
  /** what the run before left behind */
  readonly state?: State | 'lost';
  readonly credentials?: CredentialSource;
  readonly now?: Date;
  readonly onProgress?: DriftContext['onProgress'];
}

/** As in the state file: bytes under a policy. */
export interface State {
  readonly bytes: Uint8Array;
}

export interface Ran {
  readonly report: DriftReport;
  readonly history: DriftHistory;
  /** for the next run */
  readonly state: State;
}

const owner = { check: 'test', policy: 'test' };

/** One check, with a client of its own as a process has. */
export async function check(
  registries: readonly { readonly host: string }[],
  options: RunOptions = {},
): Promise<Ran> {
  const { state, credentials, now: today = now, onProgress, ...task } = options;
  const before =
    state === undefined ? empty : readState(state === 'lost' ? undefined : state.bytes, owner);
  const lines: string[] = [];
  return withRegistries(registries, options, async (opened, sent) => {
    const result = await checkDrift(
      {
        name: 'releases',
        ledger: undefined,
        tags: [],
        policy: testPolicy,
        blobs: false,
        fullEvery: 100,
        shard: undefined,
        notes:
          before.ignored === undefined
            ? []
            : [{ severity: 'note', code: 'E_INPUT', message: before.ignored }],
        ...task,
        registries: opened,
        history: before.history,
      },
      {
        now: () => today,
        sent,
        tool: { name: 'test', version: '0' },
        last: before.known,
        remember: (version, known) => {
          if (known !== undefined) lines.push(formatKnown(version, known));
        },
        ...(onProgress === undefined ? {} : { onProgress }),
      },
    );
    const text = [formatHeader(owner), ...lines, formatFooter(result.history)].join('');
    return { ...result, state: { bytes: Buffer.from(text) } };
  });
}

/** The ledger of what the first registry holds. */
export async function ledgerOf(
  registries: readonly { readonly host: string }[],
  from = '0.1.0',
): Promise<Ledger> {
  return (await init(registries, from)).ledger;
}

export function init(
  registries: readonly { readonly host: string }[],
  from = '0.1.0',
  policy: Policy = testPolicy,
) {
  return withRegistries(registries, {}, (opened, sent) => {
    return initLedger({ registries: opened, from, policy }, { now: () => now, sent });
  });
}

async function withRegistries<T>(
  registries: readonly { readonly host: string }[],
  { credentials, policy }: RunOptions,
  work: (opened: readonly RegistryAccess[], sent: () => number) => Promise<T>,
): Promise<T> {
  const meter = meterTraffic();
  const made = connection({ trace: meter.trace, credentials });
  const { transport } = made;
  const open = registriesOf(made, meter);
  const opened = registries.map(({ host }) =>
    open(parseRepository(`${host}/${repository}`), policy?.signatureRepository),
  );
  try {
    return await work(opened, () => transport.sent);
  } finally {
    transport.close();
  }
}

/** `rolled-back 0.1.24` for each difference, the registry as its index in the report. */
export function kinds({ differences, registries }: DriftReport): string[] {
  const names = registries.map(({ name }) => name);
  return differences
    .map(({ kind, tag, registry }) => `${names.indexOf(registry)} ${kind} ${tag}`)
    .sort();
}

/** The only one of its kind. */
export function differenceOf({ differences }: DriftReport, kind: DifferenceKind): Difference {
  const [found, ...others] = differences.filter((one) => one.kind === kind);
  if (found === undefined || others.length > 0) throw new Error(`there is not just one ${kind}`);
  return found;
}
