/** One image signed: enumerate, leave alone what is signed, make, publish, verify what is served. */

import { isTrustError } from '../error.ts';
import type { ImageNode } from '../image/tree.ts';
import { cosignRepository, formatReference } from '../oci/reference.ts';
import { isAccessRefused } from '../registry/access-refused.ts';
import type { Pausing } from '../registry/backoff.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { WritableRepository } from '../registry/writable.ts';
import { assertStorable, putBytes } from '../signature/append.ts';
import { emptyConfig } from '../signature/referrer-manifest.ts';
import { finding, findingOf } from '../verify/finding.ts';
import type { ImageTask } from '../verify/image.ts';
import { outcomeFor } from '../verify/outcome.ts';
import type { Finding } from '../verify/report.ts';
import { resolve } from '../verify/resolve.ts';
import { allAtMost } from './all-at-most.ts';
import { confirm } from './confirm.ts';
import { listAgain } from './list-again.ts';
import { makeSignature } from './make.ts';
import type { SignOptions } from './options.ts';
import { type Present, presentSignatures } from './present.ts';
import { Progress } from './progress.ts';
import { publish } from './publish.ts';
import type { SignedImageReport } from './report.ts';
import { readSubjects } from './subjects.ts';

export interface SignImageContext extends Pausing {
  readonly repository: ReadableRepository;
  /** where signatures go */
  readonly signatures: WritableRepository;
  readonly now: () => Date;
  /** called after each signature that a reader finds */
  readonly onPublished?: (done: number, of: number) => void;
}

/** Never throws for what a registry or a log does: that becomes a finding, with what stands where. */
export async function signImage(
  task: ImageTask,
  options: SignOptions,
  context: SignImageContext,
): Promise<SignedImageReport> {
  const progress = new Progress();
  const errors: Finding[] = [];
  try {
    await run(task, options, context, progress);
  } catch (error) {
    if (!isTrustError(error)) throw error;
    errors.push({ ...findingOf(error), advice: progress.advice(error.code) });
  }
  return toReport(task, progress, [...errors, ...checkReference(task, progress)]);
}

async function run(
  { reference }: ImageTask,
  options: SignOptions,
  context: SignImageContext,
  progress: Progress,
): Promise<void> {
  const { repository, signatures, now, onPublished } = context;
  const root = await resolve(repository, reference);
  progress.resolved(root.digest);
  const nodes = await readSubjects(repository, root, options.recursive);
  if (options.formats.includes('legacy')) for (const { digest } of nodes) assertStorable(digest);

  const plans = await lookAtAll(nodes, options, context);
  for (const [at, node] of nodes.entries()) {
    for (const format of options.formats)
      progress.planned({ node, format }, plans[at]?.get(format));
  }
  if (options.dryRun !== true) {
    await allAtMost(plans, (present) => listAgain(present, context));
  }
  const missing = progress.in('missing');
  // What was found a moment ago needs no second look.
  if (missing.length === 0 || options.dryRun === true) return;

  const identity = options.identity ?? cosignRepository(reference);
  // All of it before any is published: a log that is down leaves nothing half-signed.
  const made = await allAtMost(missing, async (wanted) => {
    const one = await makeSignature(wanted, { options, identity, now });
    progress.made(wanted, one.logEntries);
    return one;
  });
  await publish(made, {
    ...{ repository: signatures, now },
    pause: (attempt) => context.pause(attempt),
    onPublished: ({ wanted }) => {
      progress.published(wanted);
      onPublished?.(progress.in('published').length, made.length);
    },
  });
  await confirm(nodes, options, context);
}

/**
 * A registry may refuse to show a repository that the first push will make (fault 14). So it is made
 * before anything is signed and logged, with the two bytes that every bundle names, and looked at again.
 */
async function lookAtAll(
  nodes: readonly ImageNode[],
  options: SignOptions,
  context: SignImageContext,
): Promise<readonly Present[]> {
  const look = () => allAtMost(nodes, (node) => presentSignatures(node, options, context));
  try {
    return await look();
  } catch (error) {
    if (!isAccessRefused(error)) throw error;
    // Of a plan, nothing is written.
    if (options.dryRun === true) return nodes.map(() => new Map());
    await putBytes(context.signatures, emptyConfig);
    return look();
  }
}

/** A tag is resolved once, but when it was given nobody knows what it will be then. */
function checkReference({ reference }: ImageTask, { root }: Progress): readonly Finding[] {
  const { tag = 'latest', digest } = reference;
  if (digest !== undefined || root === undefined) return [];
  return [
    finding('E_ROLLBACK', `the tag ${tag} was resolved once, to ${root}`, {
      severity: 'warning',
      advice: 'sign by the digest that your build gave: a tag can be moved in between',
    }),
  ];
}

function toReport(
  { text, reference }: ImageTask,
  progress: Progress,
  findings: readonly Finding[],
): SignedImageReport {
  const { registry, path } = reference;
  const name = formatReference(reference);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const digest = progress.root;
  return {
    reference: text,
    name,
    ...(digest === undefined
      ? {}
      : { digest, pinned: formatReference({ registry, path, digest }) }),
    outcome: outcomeFor(errors.map(({ code }) => code)),
    manifests: progress.manifests(),
    findings: findings.map((one) => ({ ...one, image: name })),
  };
}
