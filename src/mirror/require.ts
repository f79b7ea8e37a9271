/** What an image must be: at the source before anything is copied, at a target before it is tagged. */

import type { Digest } from '../oci/digest.ts';
import type { ReadableRepository } from '../registry/repository.ts';
import { readSignatureManifest } from '../signature/store.ts';
import { concerning, describeNode, finding } from '../verify/finding.ts';
import { verifyImage } from '../verify/image.ts';
import type { Policy } from '../verify/policy.ts';
import type { Finding } from '../verify/report.ts';
import { attachmentTags, type Inventory, type Item } from './content.ts';
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
        ...concerning(node),
      }),
    );
}

function isSignature({ bytes, contents, tags }: Item, subject: Digest): boolean {
  const manifest = readSignatureManifest(bytes, contents.mediaType);
  if (manifest === undefined) return false;
  const [name] = attachmentTags(subject);
  return tags.some((tag) => tag.name === name) || manifest.subject?.digest === subject;
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
