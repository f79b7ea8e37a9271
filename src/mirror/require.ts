/** What an image must be: at the source before anything is copied, at a target before it is tagged. */

import { isTrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import { type Manifest, parseManifest } from '../oci/manifest.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { signaturePredicate } from '../signature/statement.ts';
import { classifyArtifact, predicateTypeAnnotation } from '../signature/store.ts';
import { describeNode, finding, manifestFields } from '../verify/finding.ts';
import { verifyImage } from '../verify/image.ts';
import type { Policy } from '../verify/policy.ts';
import type { Finding } from '../verify/report.ts';
import { attachmentTags } from './attachment-tags.ts';
import type { Inventory, Item } from './inventory.ts';
import type { Requirement } from './report.ts';

/**
 * Every index and platform carries something that says that it is a signature; nothing is verified.
 * Attestation manifests are bound by the index. A mirror without signatures looks like tampering to
 * everybody who verifies there.
 */
export function missingSignatures({ tree, items }: Inventory): readonly Finding[] {
  return tree.nodes
    .filter(({ role }) => role !== 'attestation')
    .filter(({ digest }) => ![...items.values()].some((item) => isSignature(item, digest)))
    .map((node) =>
      finding('E_NOSIG', `${describeNode(node)} carries no signature: nothing was copied`, {
        advice: 'sign it first (webdis-trust sign), or copy it as it is with --require none',
        ...manifestFields(node),
      }),
    );
}

function isSignature({ bytes, contents, tags }: Item, subject: Digest): boolean {
  const manifest = strictly(bytes, contents.mediaType);
  if (manifest === undefined) return false;
  const { kind } = classifyArtifact(manifest);
  if (kind === 'other') return false;
  const [name] = attachmentTags(subject);
  if (tags.some((tag) => tag.name === name)) return true;
  if (manifest.subject?.digest !== subject) return false;
  const predicate = manifest.annotations[predicateTypeAnnotation];
  return kind === 'simple-signing' || predicate === undefined || predicate === signaturePredicate;
}

/** As those who verify read it: what they do not take is no signature. */
function strictly(bytes: Uint8Array, mediaType: string): Manifest | undefined {
  try {
    return parseManifest(bytes, mediaType);
  } catch (error) {
    if (isTrustError(error)) return undefined;
    throw error;
  }
}

export interface Verifying {
  readonly require: Requirement;
  /** for `verified` */
  readonly policy?: Policy;
  /** what payloads may name; see signature/discover.ts */
  readonly payloadReferences: readonly string[];
}

export interface Place {
  readonly image: ReadableRepository;
  readonly signatures: ReadableRepository;
}

/** By the very code of `webdis-trust verify` (invariant f); what it found to be wrong. Only if that is required. */
export async function problemsOf(
  { image, signatures }: Place,
  digest: Digest,
  { require, policy, payloadReferences }: Verifying,
  now: Date,
): Promise<readonly Finding[]> {
  if (require !== 'verified' || policy === undefined) return [];
  const { findings } = await verifyImage(
    { text: digest, reference: { ...image.name, digest } },
    { policy, now, repository: image, signatures, discover: { payloadReferences } },
  );
  return findings.filter(({ severity }) => severity === 'error');
}
