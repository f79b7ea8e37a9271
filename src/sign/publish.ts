/** Pushes signatures, the index's last; then confirms that the registry serves them. */

import { mapConcurrently, poll } from '../async.ts';
import { TrustError } from '../error.ts';
import type { Pausing } from '../http/backoff.ts';
import type { ImageNode } from '../image/tree.ts';
import { attachReferrer } from '../registry/attach-referrer.ts';
import type { WritableRepository } from '../registry/repository.ts';
import { putWithContent } from '../registry/update-tag.ts';
import { appendLayer, putBytes } from '../signature/append.ts';
import { emptyConfig, referrerManifest } from '../signature/make-bundle.ts';
import { describeNode } from '../verify/finding.ts';
import { type Availability, storeOf, withSignatures } from '../verify/readable.ts';
import type { ManifestAvailability } from '../verify/required-readers.ts';
import {
  type ExistingSignature,
  type ExistingSignatures,
  findExistingSignatures,
  type LookupContext,
} from './existing.ts';
import type { NewSignature } from './make.ts';
import { manifestsAtOnce, type SignOptions } from './options.ts';
import { certifiedBy } from './readable.ts';

export interface PublishContext extends Pausing {
  readonly repository: WritableRepository;
  readonly now: () => Date;
  readonly onPublished: (made: NewSignature) => void;
}

/** Pushes the signatures of an index last: they imply that every manifest under it is signed. */
export async function publish(
  made: readonly NewSignature[],
  context: PublishContext,
): Promise<void> {
  if (made.some(({ format }) => format === 'bundle')) {
    // Shared by the manifests of all bundles.
    await putBytes(context.repository, emptyConfig);
  }
  const byDepth = Map.groupBy(made, ({ planned }) => planned.node.depth);
  for (const depth of [...byDepth.keys()].sort((a, b) => b - a)) {
    await mapConcurrently(manifestsAtOnce, byDepth.get(depth) ?? [], async (one) => {
      await publishOne(one, context);
      context.onPublished(one);
    });
  }
}

async function publishOne(made: NewSignature, context: PublishContext): Promise<void> {
  const { repository, now } = context;
  const { node } = made.planned;
  if (made.format === 'legacy') {
    return appendLayer(repository, node.digest, made.layer, context);
  }
  const bytes = referrerManifest(node, made.bundle, now(), made.planned.predicate?.type);
  let missing: readonly Uint8Array[] = [made.bundle];
  const putContent = async () => {
    await Promise.all(missing.map((blob) => putBytes(repository, blob)));
    // A second call means that the registry lacks a blob (faults 17, 35).
    missing = [emptyConfig, made.bundle];
  };
  await putWithContent(putContent, () => attachReferrer(repository, bytes, context));
}

/**
 * Pushes signatures again that are stored but not listed: an interrupted run may leave such. Returns the
 * new availability. Throws E_COVER if the Referrers API still does not list them.
 */
export async function attachUnlisted(
  { signatures, availability }: ExistingSignatures,
  signer: SignOptions['signer'],
  context: Pausing & { readonly signatures: WritableRepository },
): Promise<Availability> {
  let now = availability;
  for (const [format, signature] of signatures) {
    if (await reattach(signature, context))
      now = withSignatures(now, [storeOf(format)], certifiedBy(signer));
  }
  return now;
}

/** Resolves to whether it was not listed before. */
export async function reattach(
  { manifest, unlisted }: ExistingSignature,
  context: Pausing & { readonly signatures: WritableRepository },
): Promise<boolean> {
  const stored = unlisted ? await context.signatures.manifest(manifest) : undefined;
  if (stored === undefined) return false;
  await attachReferrer(context.signatures, stored.bytes, context);
  return true;
}

/** With backoff(), half a minute at most: some registries are eventually consistent (fault 16). */
const attempts = 6;

/**
 * Waits until the registry serves all signatures. Throws E_NOSIG if it does not, or the registry's error.
 */
export async function confirm(
  nodes: readonly ImageNode[],
  options: SignOptions,
  context: LookupContext & Pausing,
): Promise<readonly ManifestAvailability[]> {
  return mapConcurrently(manifestsAtOnce, nodes, (node) => confirmOne(node, options, context));
}

async function confirmOne(
  node: ImageNode,
  options: SignOptions,
  context: LookupContext & Pausing,
): Promise<ManifestAvailability> {
  const absentFrom = ({ signatures }: ExistingSignatures) =>
    options.formats.filter((format) => !signatures.has(format));
  const existing = await poll(
    () => findExistingSignatures(node, options, context),
    (found) => absentFrom(found).length === 0,
    { attempts, pause: context.pause },
  );
  const absent = absentFrom(existing);
  if (absent.length === 0) return { node, availability: existing.availability };
  const what = `the ${absent.join(' and the ')} signature of ${describeNode(node)}`;
  throw new TrustError('E_NOSIG', `${what} was pushed, but the registry does not serve it`, {
    digest: node.digest,
  });
}
