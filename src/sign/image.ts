/**
 * Signs one image: finds all manifests, skips those that are signed, checks that signatures can be
 * published, makes them, publishes them, and verifies what the registry serves.
 */

import { mapConcurrently } from '../async.ts';
import { isTrustError, TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import type { ImageNode } from '../image/tree.ts';
import { cosignRepository, formatReference, sameRepository } from '../oci/reference.ts';
import { isAccessRefused } from '../registry/errors.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import type { PushableRepository } from '../registry/writing-client.ts';
import { assertLegacyStorable, putBytes } from '../signature/append.ts';
import { emptyConfig } from '../signature/make-bundle.ts';
import { conclusionOf, finding, findingOf } from '../verify/finding.ts';
import type { ImageTask } from '../verify/image.ts';
import { emptyAvailability, readersOf } from '../verify/readable.ts';
import type { Finding } from '../verify/report.ts';
import { checkReaders } from '../verify/required-readers.ts';
import { resolve } from '../verify/resolve.ts';
import { assertPublishable } from './assert-publishable.ts';
import { BlockedError } from './blocked-error.ts';
import { type ExistingSignatures, findExistingSignatures } from './existing.ts';
import { makeSignature } from './make.ts';
import { manifestsAtOnce, type SignOptions } from './options.ts';
import { attachUnlisted, confirm, publish } from './publish.ts';
import { unreadableFindings } from './readable.ts';
import type { SignedImageReport } from './report.ts';
import { type SignContext, SigningState } from './state.ts';
import { readSubjects } from './subjects.ts';

export interface SignImageContext
  extends Pausing,
    Pick<SignContext, 'now' | 'beforeSigning' | 'callerAdvises'> {
  readonly repository: ReadableRepository;
  readonly signatures: PushableRepository;
  readonly onPublished?: (done: number, of: number) => void;
}

/** Errors of registries and logs become findings; it does not throw them. */
export async function signImage(
  task: ImageTask,
  options: SignOptions,
  context: SignImageContext,
): Promise<SignedImageReport> {
  const state = new SigningState();
  const errors: Finding[] = [];
  try {
    for (const problem of await signManifests(task, options, context, state)) {
      const { advice = 'build the image for these platforms, or do not require them' } = problem;
      errors.push(advised(problem, advice, context));
    }
  } catch (error) {
    if (!isTrustError(error)) throw error;
    errors.push(failure(error, state, context));
  }
  return toReport(task, state, [...errors, ...warnAboutTag(task, state)]);
}

function failure(error: TrustError, state: SigningState, context: SignImageContext): Finding {
  const found = findingOf(error);
  if (error instanceof BlockedError) return advised(found, error.advice, context);
  if (context.callerAdvises !== true) return { ...found, advice: state.advice(error.code) };
  const { advice: _, ...without } = found;
  return without;
}

/** @param first what must be changed before another run can succeed */
function advised(found: Finding, first: string, { callerAdvises }: SignImageContext): Finding {
  const advice = callerAdvises === true ? first : `nothing was signed or logged: ${first}`;
  return { ...found, advice };
}

/** Returns findings about the image itself, or about required readers; throws other errors. */
async function signManifests(
  { reference }: ImageTask,
  options: SignOptions,
  context: SignImageContext,
  state: SigningState,
): Promise<readonly Finding[]> {
  const { repository, signatures, now, onPublished } = context;
  const root = await resolve(repository, reference);
  state.resolved(root.digest);
  const { nodes, problems } = await readSubjects(repository, root, options);
  if (problems.length > 0) return problems;
  if (options.formats.includes('legacy'))
    for (const { digest } of nodes) assertLegacyStorable(digest);

  const plans = await planAll(nodes, options, context);
  for (const plan of plans) {
    for (const format of options.formats)
      state.plan({ node: plan.node, format }, plan.signatures.get(format));
  }
  const isWhole = options.recursive || nodes.every(({ role }) => role !== 'index');
  if (isWhole) state.setAvailability(plans);
  const refused = unreadableFindings(plans, isWhole, options);
  if (refused.length > 0) return refused;
  if (options.dryRun !== true) {
    const manifests = await mapConcurrently(manifestsAtOnce, plans, async (plan) => ({
      node: plan.node,
      availability: await attachUnlisted(plan, context),
    }));
    if (isWhole) state.setAvailability(manifests);
  }
  const missing = state.inState('missing');
  // All signatures exist already; they need not be confirmed again.
  if (missing.length === 0) return [];

  const writes = options.dryRun !== true;
  const present = new Map(plans.map((plan) => [plan.node, plan]));
  await mapConcurrently(manifestsAtOnce, missing, async (planned) => {
    const found = present.get(planned.node);
    if (found !== undefined) await assertPublishable(planned, found, { signatures, writes });
  });
  if (!writes) return [];
  await signatures.assertPushable();
  await context.beforeSigning?.(missing);

  const identity = options.identity ?? cosignRepository(reference);
  // Makes all signatures before publishing any, so that a log failure does not leave a half-signed image.
  const made = await mapConcurrently(manifestsAtOnce, missing, async (planned) => {
    const one = await makeSignature(planned, { options, identity, now });
    state.made(planned, one.logEntries);
    return one;
  });
  await publish(made, {
    ...{ repository: signatures, now },
    pause: (attempt) => context.pause(attempt),
    onPublished: ({ planned }) => {
      state.published(planned);
      onPublished?.(state.inState('published').length, made.length);
    },
  });
  const confirmed = await confirm(nodes, options, context);
  if (isWhole) state.setAvailability(confirmed);
  // Checked again, because another client may have changed the signatures since.
  for (const { code, message } of checkReaders(options.requireReadableBy ?? [], confirmed)) {
    throw new TrustError(code, message);
  }
  return [];
}

/**
 * Some registries deny access to a repository that the first push will create (fault 14). In that case,
 * pushes the empty config, which every bundle needs, before anything is signed and logged; then retries.
 */
async function planAll(
  nodes: readonly ImageNode[],
  options: SignOptions,
  context: SignImageContext,
): Promise<readonly ManifestPlan[]> {
  const look = () =>
    mapConcurrently(manifestsAtOnce, nodes, async (node) => ({
      node,
      ...(await findExistingSignatures(node, options, context)),
    }));
  try {
    return await look();
  } catch (error) {
    if (!isAccessRefused(error)) throw error;
    if (options.dryRun === true)
      return nodes.map((node) => ({ node, ...emptyRepository(context) }));
    await putBytes(context.signatures, emptyConfig);
    return look();
  }
}

type ManifestPlan = ExistingSignatures & { readonly node: ImageNode };

/** For a repository that the first push will create. */
function emptyRepository({ repository, signatures }: SignImageContext): ExistingSignatures {
  return {
    ...{ signatures: new Map(), hasSignatureTag: false, referrers: 0, hasApi: true },
    availability: emptyAvailability(sameRepository(signatures.name, repository.name)),
  };
}

/** A tag may have been moved between the build and the time when it is resolved. */
function warnAboutTag({ reference }: ImageTask, { root }: SigningState): readonly Finding[] {
  const { tag = 'latest', digest } = reference;
  if (digest !== undefined || root === undefined) return [];
  return [
    finding('E_ROLLBACK', `the tag ${tag} was resolved to ${root}`, {
      severity: 'warning',
      advice: 'sign the digest that your build returned: the tag can be moved in between',
    }),
  ];
}

function toReport(
  { text, reference }: ImageTask,
  state: SigningState,
  findings: readonly Finding[],
): SignedImageReport {
  const { registry, path } = reference;
  const name = formatReference(reference);
  const digest = state.root;
  return {
    reference: text,
    name,
    ...(digest === undefined
      ? {}
      : { digest, pinned: formatReference({ registry, path, digest }) }),
    outcome: conclusionOf(findings).outcome,
    manifests: state.manifests(),
    readers: readersOf(state.availability.map(({ availability }) => availability)),
    findings: findings.map((one) => ({ ...one, image: name })),
  };
}
