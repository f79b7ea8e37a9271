/** Makes the attestations of one image: those that are not there yet; and verifies what the registry serves. */

import { mapConcurrently, poll } from '../async.ts';
import { defaultPlace } from '../attestation/requirement.ts';
import { defined } from '../defined.ts';
import { isTrustError, TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import { type ImageNode, readTree } from '../image/tree.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import { cosignRepository } from '../oci/reference.ts';
import { lookOrCreate } from '../sign/hidden.ts';
import { failure, imageFields } from '../sign/image-report.ts';
import { makeMissing } from '../sign/missing.ts';
import { manifestsAtOnce, type SigningOptions } from '../sign/options.ts';
import { reattach } from '../sign/publish.ts';
import type { SignContext } from '../sign/state.ts';
import { type PlannedSignature, SigningState } from '../sign/state.ts';
import { assertSignable } from '../sign/subjects.ts';
import { assertLegacyStorable } from '../signature/append.ts';
import { predicateTypeName } from '../signature/predicate-type.ts';
import { describeNode, finding, manifestFields } from '../verify/finding.ts';
import type { ImageTask } from '../verify/image.ts';
import type { Finding } from '../verify/report.ts';
import { resolve } from '../verify/resolve.ts';
import { findExistingAttestations, type LookupContext } from './existing.ts';
import type { AttestedImageReport } from './report.ts';
import type { Subject } from './subject.ts';
import { type Source, subjectsOf } from './subjects.ts';

/** Errors of registries and logs become findings; it does not throw them. */
export async function attestImage(
  task: ImageTask,
  sources: readonly Source[],
  options: SigningOptions,
  context: SignContext,
): Promise<AttestedImageReport> {
  const state = new SigningState('attestation');
  const there: Predicates = new Map();
  const errors: Finding[] = [];
  try {
    errors.push(...(await attest(task, sources, options, context, { state, there })));
  } catch (error) {
    if (!isTrustError(error)) throw error;
    errors.push(failure(error, state, context));
  }
  return { ...imageFields(task, state, errors), manifests: manifestsIn(state, there) };
}

/** SHA-256 of the predicates of existing attestations. */
type Predicates = Map<PlannedSignature, Digest>;

function manifestsIn(state: SigningState, there: Predicates): AttestedImageReport['manifests'] {
  return state.byManifest().map(({ planned, ...manifest }) => ({
    ...manifest,
    attestations: planned.flatMap(([one, report]) => {
      if (one.predicate === undefined) return [];
      const { type: predicateType, bytes } = one.predicate;
      return [{ ...report, predicateType, predicate: there.get(one) ?? digestOf(bytes) }];
    }),
  }));
}

/** Returns warnings; throws errors. */
async function attest(
  { text, reference }: ImageTask,
  sources: readonly Source[],
  options: SigningOptions,
  context: SignContext,
  { state, there }: { readonly state: SigningState; readonly there: Predicates },
): Promise<readonly Finding[]> {
  const { registry, now, beforeSigning, onProgress } = context;
  const { signatureRepository: elsewhere } = options;
  const attestations = registry.target(elsewhere ?? reference);
  const repository = elsewhere === undefined ? attestations : registry.repository(reference);
  const root = await resolve(repository, reference);
  state.resolved(root.digest);
  const tree = await readTree(repository, root);
  const subjects = (
    await Promise.all(sources.map((source) => subjectsOf(source, tree, repository)))
  ).flat();
  const plans = plansFor(tree.nodes, subjects, options);
  await mapConcurrently(manifestsAtOnce, [...plans.keys()], async (node) => {
    if (options.formats.includes('legacy')) assertLegacyStorable(node.digest);
    if (node.depth > 0) await assertSignable(repository, node);
  });

  const pause = (attempt: number) => context.pause(attempt);
  const writing = { signatures: attestations, pause };
  const lookup = { attestations, now };
  const present = await lookOrCreate(
    () => lookAll(plans, options, lookup),
    () => new Map([...plans.keys()].map((node) => [node, nothingThere])),
    attestations,
    options,
  );
  for (const [node, planned] of plans) {
    for (const one of planned) {
      const found = present.get(node)?.found.get(one);
      state.plan(one, found);
      if (found !== undefined) there.set(one, found.predicate);
    }
  }
  if (options.dryRun !== true) {
    const found = [...present.values()].flatMap((one) => [...one.found.values()]);
    for (const one of found) await reattach(one, writing);
  }
  const making = { options, annotations: {}, identity: cosignRepository(reference), now };
  const isNew = await makeMissing(state, present, making, {
    ...writing,
    ...defined({ beforeSigning }),
    onPublished: (done, of) => onProgress?.({ image: text, done, of, requests: registry.sent }),
  });
  if (isNew) await confirm(plans, options, { ...lookup, pause });
  return sources.some(({ kind }) => kind === 'manifest') ? misplaced(subjects) : [];
}

type Plans = ReadonlyMap<ImageNode, readonly PlannedSignature[]>;

/** In the order of the nodes. Two equal statements about one manifest are one attestation. */
function plansFor(
  nodes: readonly ImageNode[],
  subjects: readonly Subject[],
  { formats }: SigningOptions,
): Plans {
  const plans = new Map<ImageNode, PlannedSignature[]>(nodes.map((node) => [node, []]));
  for (const { node, predicate } of subjects) {
    const planned = plans.get(node) ?? [];
    const isKnown = planned.some(
      (one) =>
        one.predicate?.type === predicate.type &&
        Buffer.compare(one.predicate.bytes, predicate.bytes) === 0,
    );
    if (!isKnown) planned.push(...formats.map((format) => ({ node, format, predicate })));
  }
  return new Map([...plans].filter(([, planned]) => planned.length > 0));
}

const nothingThere = { found: new Map(), hasTag: false, referrers: 0, hasApi: true };

async function lookAll(plans: Plans, options: SigningOptions, context: LookupContext) {
  const looks = await mapConcurrently(
    manifestsAtOnce,
    [...plans],
    async ([node, planned]) =>
      [node, await findExistingAttestations(node, planned, options, context)] as const,
  );
  return new Map(looks);
}

/** With backoff(), half a minute at most: some registries are eventually consistent (fault 16). */
const attempts = 6;

/** Waits until the registry serves all attestations. Throws E_NOSIG if it does not, or the registry's error. */
async function confirm(
  plans: Plans,
  options: SigningOptions,
  context: LookupContext & Pausing,
): Promise<void> {
  await mapConcurrently(manifestsAtOnce, [...plans], async ([node, planned]) => {
    const { found } = await poll(
      () => findExistingAttestations(node, planned, options, context),
      ({ found }) => found.size === planned.length,
      { attempts, pause: context.pause },
    );
    const absent = planned.find((one) => !found.has(one));
    if (absent === undefined) return;
    const type = predicateTypeName(absent.predicate?.type ?? '');
    const message = `the ${type} attestation of ${describeNode(node)} was pushed, but the registry does not serve it`;
    throw new TrustError('E_NOSIG', message, { digest: node.digest });
  });
}

/** An SBOM on the index does not describe its platforms, and verifiers check each platform. */
function misplaced(subjects: readonly Subject[]): readonly Finding[] {
  return subjects
    .filter(
      ({ node, predicate }) => node.role === 'index' && defaultPlace(predicate.type) !== 'index',
    )
    .map(({ node, predicate }) => {
      const type = predicateTypeName(predicate.type);
      const message = `the ${type} attestation is about the index: it does not count for the platforms under it`;
      const advice = 'give a predicate for each platform (predicate-for)';
      return finding('E_COVER', message, { severity: 'warning', advice, ...manifestFields(node) });
    });
}
