/** One image signed: enumerate, leave alone what is signed, make, publish, verify what is served. */

import { isTrustError, TrustError } from '../error.ts';
import { type ImageNode, readTree } from '../image/tree.ts';
import type { Digest } from '../oci/digest.ts';
import { formatPlatform } from '../oci/platform.ts';
import { cosignRepository, formatReference } from '../oci/reference.ts';
import type { WritableRepository } from '../registry/writable.ts';
import { describeNode, finding, findingOf } from '../verify/finding.ts';
import type { ImageTask } from '../verify/image.ts';
import type { VerdictContext } from '../verify/manifest.ts';
import { outcomeFor } from '../verify/outcome.ts';
import type { Finding } from '../verify/report.ts';
import { resolve } from '../verify/resolve.ts';
import { makeSignature } from './make.ts';
import { policyFor, type SignOptions } from './options.ts';
import { fetchAll, goodSignatures, isWanted, planSignatures, type Wanted } from './plan.ts';
import { publish } from './publish.ts';
import type { SignedImageReport, SignedManifestReport } from './report.ts';

export interface SignImageContext {
  readonly repository: WritableRepository;
  /** where signatures go */
  readonly signatures: WritableRepository;
  readonly now: () => Date;
  /** waits a little, longer after each attempt */
  readonly pause: (attempt: number) => Promise<void>;
  /** called after each signature that a reader finds */
  readonly onPublished?: (done: number, of: number) => void;
}

/** Never throws for what a registry or a log does: that becomes a finding, with what stands where. */
export async function signImage(
  task: ImageTask,
  options: SignOptions,
  context: SignImageContext,
): Promise<SignedImageReport> {
  const run = new ImageRun(task, options, context);
  const findings: Finding[] = [];
  try {
    findings.push(...(await run.sign()));
  } catch (error) {
    if (!isTrustError(error)) throw error;
    findings.push({ ...findingOf(error), advice: run.advice() });
  }
  return run.report(findings);
}

class ImageRun {
  readonly #task: ImageTask;
  readonly #options: SignOptions;
  readonly #context: SignImageContext;
  #root: Digest | undefined;
  #wanted: readonly Wanted[] = [];

  constructor(task: ImageTask, options: SignOptions, context: SignImageContext) {
    this.#task = task;
    this.#options = options;
    this.#context = context;
  }

  async sign(): Promise<readonly Finding[]> {
    const { repository } = this.#context;
    const { formats, identity, recursive } = this.#options;
    const stored = await resolve(repository, this.#task.reference);
    this.#root = stored.digest;
    const { nodes: all } = await readTree(repository, stored);
    const nodes = recursive ? all : [all[0]];
    await fetchAll(repository, nodes);
    this.#wanted = await planSignatures(nodes, formats, identity, this.#verdicts());
    await this.#makeAndPublish(stored.digest);
    await this.#confirm(nodes);
    return this.#warnings();
  }

  async #makeAndPublish(root: Digest): Promise<void> {
    const { now, pause, signatures, onPublished } = this.#context;
    const missing = this.#wanted.filter(({ state }) => state === 'missing');
    const identity = this.#options.identity ?? cosignRepository(this.#task.reference);
    const made = await Promise.all(
      missing.map(async (wanted) => {
        const one = await makeSignature(wanted.node, wanted.format, identity, this.#options, now);
        wanted.state = 'made';
        wanted.logEntries = one.report.logEntries;
        return { ...one, wanted };
      }),
    );
    let done = 0;
    await publish(made, root, {
      repository: signatures,
      now,
      pause,
      onPublished: ({ wanted }) => {
        wanted.state = 'published';
        done += 1;
        onPublished?.(done, made.length);
      },
    });
  }

  /** What a reader is served now, through the normal verify path; a registry may take a moment (fault 16). */
  async #confirm(nodes: readonly ImageNode[]): Promise<void> {
    await Promise.all(nodes.map((node) => this.#confirmOne(node)));
  }

  async #confirmOne(node: ImageNode): Promise<void> {
    const { formats, identity } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      const good = await goodSignatures(node, this.#verdicts());
      const absent = formats.filter(
        (format) => !good.some((one) => isWanted(one, format, identity)),
      );
      if (absent.length === 0) return;
      if (attempt === confirmations) {
        const what = `the ${absent.join(' and ')} signature of ${describeNode(node)}`;
        throw new TrustError('E_NOSIG', `${what} was pushed, but the registry does not serve it`, {
          digest: node.digest,
        });
      }
      await this.#context.pause(attempt);
    }
  }

  #verdicts(): VerdictContext {
    const { signatures, now } = this.#context;
    const identity = this.#options.identity ?? cosignRepository(this.#task.reference);
    return {
      policy: policyFor(this.#options),
      now: now(),
      signatures,
      discover: { payloadReferences: [identity] },
    };
  }

  #warnings(): readonly Finding[] {
    const { reference } = this.#task;
    if (reference.digest !== undefined) return [];
    return [
      finding('E_ROLLBACK', `the tag ${reference.tag} was resolved once, to ${this.#root}`, {
        severity: 'warning',
        advice: 'sign by the digest that your build gave: a tag can be moved in between',
      }),
    ];
  }

  /** How to go on after a failure. */
  advice(): string {
    const count = (state: Wanted['state']) =>
      this.#wanted.filter((one) => one.state === state).length;
    const there = count('present') + count('published');
    if (this.#wanted.length === 0) return 'nothing was signed; run it again';
    return `${there} of ${this.#wanted.length} signatures are in the registry; run it again, it completes the rest`;
  }

  report(findings: readonly Finding[]): SignedImageReport {
    const { text, reference } = this.#task;
    const { registry, path } = reference;
    const name = formatReference(reference);
    const errors = findings.filter(({ severity }) => severity === 'error');
    const digest = this.#root;
    return {
      reference: text,
      name,
      ...(digest === undefined
        ? {}
        : { digest, pinned: formatReference({ registry, path, digest }) }),
      outcome: outcomeFor(errors.map(({ code }) => code)),
      manifests: this.#manifests(),
      findings: findings.map((one) => ({ ...one, image: name })),
    };
  }

  #manifests(): readonly SignedManifestReport[] {
    const byNode = Map.groupBy(this.#wanted, ({ node }) => node);
    return [...byNode].map(([{ digest, role, platforms }, wanted]) => ({
      digest,
      role,
      platforms: platforms.map(formatPlatform),
      signatures: wanted.map(({ format, state, logEntries }) => ({ format, state, logEntries })),
    }));
  }
}

const confirmations = 6;
