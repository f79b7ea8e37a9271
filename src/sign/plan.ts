/** What is to be signed, and what this key has signed already. Nothing is made before all of it was read. */

import { TrustError } from '../error.ts';
import type { ImageNode } from '../image/tree.ts';
import { isImageType, isIndexType } from '../oci/media-type.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { describeNode } from '../verify/finding.ts';
import { type VerdictContext, verdictFor } from '../verify/manifest.ts';
import { outcomeFor } from '../verify/outcome.ts';
import type { SignatureReport } from '../verify/report.ts';
import type { SignatureFormat, SignedReport } from './report.ts';

/** One signature that has to be there when all is done. */
export interface Wanted {
  readonly node: ImageNode;
  readonly format: SignatureFormat;
  state: SignedReport['state'];
  logEntries: SignedReport['logEntries'];
}

/**
 * Every manifest is fetched and hashed: a signature over something that is not there, or that is no
 * image, would stand half-way through a recursive run (cosign-formats.md §10, item 24). Throws E_COVER,
 * E_MANIFEST or E_DIGEST.
 */
export async function fetchAll(
  repository: ReadableRepository,
  nodes: readonly ImageNode[],
): Promise<void> {
  await Promise.all(
    nodes.filter(({ depth }) => depth > 0).map((node) => fetchOne(repository, node)),
  );
}

async function fetchOne(repository: ReadableRepository, node: ImageNode): Promise<void> {
  const { digest, mediaType, size } = node;
  const fail = (code: 'E_COVER' | 'E_MANIFEST' | 'E_DIGEST', why: string): never => {
    throw new TrustError(code, `${describeNode(node)} ${why}; nothing was signed`, { digest });
  };
  if (!isImageType(mediaType) && !isIndexType(mediaType)) {
    return fail('E_MANIFEST', `is of type ${mediaType}, which cannot be signed recursively`);
  }
  const stored = await repository.manifest(digest);
  if (stored === undefined) return fail('E_COVER', 'is listed, but the registry does not have it');
  if (stored.bytes.length !== size) fail('E_DIGEST', `is listed with ${size} bytes`);
}

/** Throws what stood in the way of reading the signatures that are there: they must not be made twice. */
export async function planSignatures(
  nodes: readonly ImageNode[],
  formats: readonly SignatureFormat[],
  identity: string | undefined,
  context: VerdictContext,
): Promise<Wanted[]> {
  const planned = nodes.map(async (node) => {
    const good = await goodSignatures(node, context);
    return formats.map((format): Wanted => {
      const found = good.find((signature) => isWanted(signature, format, identity));
      const state = found === undefined ? 'missing' : 'present';
      return { node, format, state, logEntries: found?.logEntries ?? [] };
    });
  });
  return (await Promise.all(planned)).flat();
}

export function isWanted(
  signature: SignatureReport,
  format: SignatureFormat,
  identity: string | undefined,
): boolean {
  if (!signature.good || signature.format !== format) return false;
  return format === 'bundle' || identity === undefined || signature.dockerReference === identity;
}

/** By the policy of the run: this key, these annotations, this log. */
export async function goodSignatures(
  node: ImageNode,
  context: VerdictContext,
): Promise<readonly SignatureReport[]> {
  const { report } = await verdictFor(node, context);
  const unread = report.ignored.find(({ code }) => outcomeFor([code]) === 'undetermined');
  if (unread !== undefined) {
    const message = `the signatures of ${describeNode(node)} could not all be read: ${unread.message}`;
    throw new TrustError(unread.code, message, { digest: node.digest });
  }
  return report.signatures.filter(({ good }) => good);
}
