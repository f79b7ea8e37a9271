/** What the source must be before anything of it is copied. */

import { TrustError } from '../error.ts';
import type { ImageNode } from '../image/tree.ts';
import type { Digest } from '../oci/digest.ts';
import { signaturePredicate } from '../signature/statement.ts';
import { classifyArtifact, signatureTag } from '../signature/store.ts';
import { describeNode } from '../verify/finding.ts';
import { type VerdictContext, verdictFor } from '../verify/manifest.ts';
import type { Inventory, Item } from './inventory.ts';

/**
 * Every index and platform carries something that says that it is a signature; nothing is verified.
 * Attestation manifests are bound by the index. Throws E_NOSIG: a mirror without signatures looks like
 * tampering to everybody who verifies there.
 */
export function requireSignatures({ tree, items }: Inventory): void {
  for (const node of tree.nodes) {
    if (node.role === 'attestation' || items.some((item) => isSignature(item, node.digest)))
      continue;
    const message = `${describeNode(node)} carries no signature, so nothing was copied`;
    throw new TrustError('E_NOSIG', `${message}; --require none copies it as it is`, {
      digest: node.digest,
    });
  }
}

function isSignature({ manifest, tags }: Item, subject: Digest): boolean {
  const { kind } = classifyArtifact(manifest);
  if (kind === 'foreign') return false;
  if (tags.includes(signatureTag(subject))) return true;
  if (manifest.subject?.digest !== subject) return false;
  const predicate = manifest.annotations['dev.sigstore.bundle.predicateType'];
  return kind === 'simple-signing' || predicate === undefined || predicate === signaturePredicate;
}

/** As `webdis-trust verify` does it. Throws the code of the first manifest that is not verified. */
export async function requireVerified(
  nodes: readonly ImageNode[],
  context: VerdictContext,
  where: string,
): Promise<void> {
  const verdicts = await Promise.all(nodes.map((node) => verdictFor(node, context)));
  const problem = verdicts
    .flatMap(({ findings }) => findings)
    .find(({ severity }) => severity === 'error');
  if (problem === undefined) return;
  const details = { ...problem.details, ...(problem.digest ? { digest: problem.digest } : {}) };
  throw new TrustError(problem.code, `${where}: ${problem.message}`, details);
}
