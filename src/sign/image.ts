/** One image signed: enumerate, leave alone what is signed, look at what could be refused, make, publish, verify what is served. */

import { mapConcurrently } from '../async.ts';
import { isTrustError, TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import type { ImageNode } from '../image/tree.ts';
import { cosignRepository, formatReference, sameRepository } from '../oci/reference.ts';
import { isAccessRefused } from '../registry/access-refused.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { PushableRepository } from '../registry/writing-client.ts';
import { assertStorable, putBytes } from '../signature/append.ts';
import { emptyConfig } from '../signature/referrer-manifest.ts';
import { checkReaders } from '../verify/demanded-readers.ts';
import { finding, findingOf } from '../verify/finding.ts';
import type { ImageTask } from '../verify/image.ts';
import { outcomeFor } from '../verify/outcome.ts';
import { emptyStand, readersOf } from '../verify/readable.ts';
import type { Finding } from '../verify/report.ts';
import { resolve } from '../verify/resolve.ts';
import { assertPublishable } from './assert-publishable.ts';
import { confirm } from './confirm.ts';
import type { SignContext } from './context.ts';
import { listAgain } from './list-again.ts';
import { makeSignature } from './make.ts';
import { Obstacle } from './obstacle.ts';
import { manifestsAtOnce, type SignOptions } from './options.ts';
import { type Present, presentSignatures } from './present.ts';
import { Progress } from './progress.ts';
import { publish } from './publish.ts';
import { refuseUnreadable } from './readable.ts';
import type { SignedImageReport } from './report.ts';
import { readSubjects } from './subjects.ts';

export interface SignImageContext
  extends Pausing,
    Pick<SignContext, 'now' | 'beforeSigning' | 'callerAdvises'> {
  readonly repository: ReadableRepository;
  /** where signatures go */
  readonly signatures: PushableRepository;
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
    for (const problem of await run(task, options, context, progress)) {
      const { advice = 'build the image with what it lacks, or do not ask for it' } = problem;
      errors.push(advised(problem, advice, context));
    }
  } catch (error) {
    if (!isTrustError(error)) throw error;
    errors.push(failure(error, progress, context));
  }
  return toReport(task, progress, [...errors, ...checkReference(task, progress)]);
}

function failure(error: TrustError, progress: Progress, context: SignImageContext): Finding {
  const found = findingOf(error);
  if (error instanceof Obstacle) return advised(found, error.advice, context);
  if (context.callerAdvises !== true) return { ...found, advice: progress.advice(error.code) };
  const { advice: _, ...without } = found;
  return without;
}

/** @param first what is to be changed before another run can succeed */
function advised(found: Finding, first: string, { callerAdvises }: SignImageContext): Finding {
  const advice = callerAdvises === true ? first : `nothing was signed or logged: ${first}`;
  return { ...found, advice };
}

/** Resolves to what is wrong with the image itself, or with who can read its signatures. */
async function run(
  { reference }: ImageTask,
  options: SignOptions,
  context: SignImageContext,
  progress: Progress,
): Promise<readonly Finding[]> {
  const { repository, signatures, now, onPublished } = context;
  const root = await resolve(repository, reference);
  progress.resolved(root.digest);
  const { nodes, problems } = await readSubjects(repository, root, options);
  if (problems.length > 0) return problems;
  if (options.formats.includes('legacy')) for (const { digest } of nodes) assertStorable(digest);

  const plans = await lookAtAll(nodes, options, context);
  for (const plan of plans) {
    for (const format of options.formats)
      progress.planned({ node: plan.node, format }, plan.signatures.get(format));
  }
  const isWhole = options.recursive || nodes.every(({ role }) => role !== 'index');
  if (isWhole) progress.stood(plans);
  const refused = refuseUnreadable(plans, isWhole, options);
  if (refused.length > 0) return refused;
  if (options.dryRun !== true) {
    const standing = await mapConcurrently(manifestsAtOnce, plans, async (plan) => ({
      node: plan.node,
      stand: await listAgain(plan, context),
    }));
    if (isWhole) progress.stood(standing);
  }
  const missing = progress.in('missing');
  // What was found a moment ago needs no second look.
  if (missing.length === 0) return [];

  const writes = options.dryRun !== true;
  const present = new Map(plans.map((plan) => [plan.node, plan]));
  await mapConcurrently(manifestsAtOnce, missing, async (wanted) => {
    const found = present.get(wanted.node);
    if (found !== undefined) await assertPublishable(wanted, found, { signatures, writes });
  });
  if (!writes) return [];
  await signatures.assertPushable();
  await context.beforeSigning?.(missing);

  const identity = options.identity ?? cosignRepository(reference);
  // All of it before any is published: a log that is down leaves nothing half-signed.
  const made = await mapConcurrently(manifestsAtOnce, missing, async (wanted) => {
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
  const confirmed = await confirm(nodes, options, context);
  if (isWhole) progress.stood(confirmed);
  // It was looked at before; who writes there as well may have changed it since.
  for (const { code, message } of checkReaders(options.requireReadableBy ?? [], confirmed)) {
    throw new TrustError(code, message);
  }
  return [];
}

/**
 * A registry may refuse to show a repository that the first push will make (fault 14). So it is made
 * before anything is signed and logged, with the two bytes that every bundle names, and looked at again.
 */
async function lookAtAll(
  nodes: readonly ImageNode[],
  options: SignOptions,
  context: SignImageContext,
): Promise<readonly Plan[]> {
  const look = () =>
    mapConcurrently(manifestsAtOnce, nodes, async (node) => ({
      node,
      ...(await presentSignatures(node, options, context)),
    }));
  try {
    return await look();
  } catch (error) {
    if (!isAccessRefused(error)) throw error;
    // Of a plan, nothing is written.
    if (options.dryRun === true) return nodes.map((node) => ({ node, ...nothingIn(context) }));
    await putBytes(context.signatures, emptyConfig);
    return look();
  }
}

type Plan = Present & { readonly node: ImageNode };

/** Of a repository that the first push will make. */
function nothingIn({ repository, signatures }: SignImageContext): Present {
  return {
    ...{ signatures: new Map(), isTagged: false, referrers: 0, hasApi: true },
    stand: emptyStand(sameRepository(signatures.name, repository.name)),
  };
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
    readers: readersOf(progress.stands.map(({ stand }) => stand)),
    findings: findings.map((one) => ({ ...one, image: name })),
  };
}
