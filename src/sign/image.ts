/**
 * Signs one image: finds all manifests, skips those that are signed, checks that signatures can be
 * published, makes them, publishes them, and verifies what the registry serves.
 */

import { mapConcurrently } from '../async.ts';
import { isTrustError, TrustError } from '../error.ts';
import type { ImageNode } from '../image/tree.ts';
import { cosignRepository, sameRepository } from '../oci/reference.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { assertLegacyStorable } from '../signature/append.ts';
import type { ImageTask } from '../verify/image.ts';
import { emptyAvailability, readersOf } from '../verify/readable.ts';
import type { Finding } from '../verify/report.ts';
import { checkReaders } from '../verify/required-readers.ts';
import { resolve } from '../verify/resolve.ts';
import { type ExistingSignatures, findExistingSignatures } from './existing.ts';
import { lookOrCreate } from './hidden.ts';
import { advised, failure, imageFields } from './image-report.ts';
import { type MissingContext, makeMissing } from './missing.ts';
import { manifestsAtOnce, type SignOptions } from './options.ts';
import { attachUnlisted, confirm } from './publish.ts';
import { unreadableFindings } from './readable.ts';
import type { SignedImageReport } from './report.ts';
import { type SignContext, SigningState } from './state.ts';
import { readSubjects } from './subjects.ts';

export interface SignImageContext extends MissingContext, Pick<SignContext, 'callerAdvises'> {
  readonly repository: ReadableRepository;
  readonly now: () => Date;
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
  return toReport(task, state, errors);
}

/** Returns findings about the image itself, or about required readers; throws other errors. */
async function signManifests(
  { reference }: ImageTask,
  options: SignOptions,
  context: SignImageContext,
  state: SigningState,
): Promise<readonly Finding[]> {
  const { repository, now } = context;
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
      availability: await attachUnlisted(plan, options.signer, context),
    }));
    if (isWhole) state.setAvailability(manifests);
  }
  const present = new Map(plans.map((plan) => [plan.node, plan]));
  const making = { options, annotations: options.annotations, now };
  const identity = options.identity ?? cosignRepository(reference);
  // All signatures exist already, or the run is a dry run; they need not be confirmed again.
  if (!(await makeMissing(state, present, { ...making, identity }, context))) return [];
  const confirmed = await confirm(nodes, options, context);
  if (isWhole) state.setAvailability(confirmed);
  // Checked again, because another client may have changed the signatures since.
  for (const { code, message } of checkReaders(options.requireReadableBy ?? [], confirmed)) {
    throw new TrustError(code, message);
  }
  return [];
}

function planAll(
  nodes: readonly ImageNode[],
  options: SignOptions,
  context: SignImageContext,
): Promise<readonly ManifestPlan[]> {
  const look = () =>
    mapConcurrently(manifestsAtOnce, nodes, async (node) => ({
      node,
      ...(await findExistingSignatures(node, options, context)),
    }));
  const absent = () => nodes.map((node) => ({ node, ...emptyRepository(context) }));
  return lookOrCreate(look, absent, context.signatures, options);
}

type ManifestPlan = ExistingSignatures & { readonly node: ImageNode };

/** For a repository that the first push will create. */
function emptyRepository({ repository, signatures }: SignImageContext): ExistingSignatures {
  return {
    ...{ signatures: new Map(), hasTag: false, referrers: 0, hasApi: true },
    availability: emptyAvailability(sameRepository(signatures.name, repository.name)),
  };
}

function toReport(
  task: ImageTask,
  state: SigningState,
  findings: readonly Finding[],
): SignedImageReport {
  return {
    ...imageFields(task, state, findings),
    manifests: state.manifests(),
    readers: readersOf(state.availability.map(({ availability }) => availability)),
  };
}
