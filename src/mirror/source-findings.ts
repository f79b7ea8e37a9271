/** Reports problems of the source, and parts that are not copied, before anything is written. */

import { defined } from '../defined.ts';
import type { Digest } from '../oci/digest.ts';
import { readSignatureManifest } from '../signature/store.ts';
import { describeNode, finding, manifestFields } from '../verify/finding.ts';
import { verifyImage } from '../verify/image.ts';
import type { Finding } from '../verify/report.ts';
import { attachmentTags, type Inventory, type Item, type LeftOut } from './content.ts';
import type { ImageLocation, Verifying } from './task.ts';

/**
 * Findings for each index and platform without a signature; nothing is verified. Attestation manifests are
 * bound by the index. A mirror without signatures looks like tampering to users who verify there.
 */
export function missingSignatures({ tree, items }: Inventory): readonly Finding[] {
  return tree.nodes
    .filter(({ role }) => role !== 'attestation')
    .filter(({ digest }) => ![...items.values()].some((item) => isSignature(item, digest)))
    .map((node) =>
      finding('E_NOSIG', `${describeNode(node)} carries no signature: nothing was copied`, {
        advice: 'sign it first (webdis-trust sign), or copy it unchanged with --require none',
        ...manifestFields(node),
      }),
    );
}

function isSignature({ bytes, contents, tags }: Item, subject: Digest): boolean {
  const manifest = readSignatureManifest(bytes, contents.mediaType);
  if (manifest === undefined) return false;
  const [name] = attachmentTags(subject);
  return tags.some((tag) => tag.name === name) || manifest.subject?.digest === subject;
}

/** The errors of `webdis-trust verify` (invariant f); none unless `require` is `verified`. */
export async function problemsOf(
  { image, signatures }: ImageLocation,
  digest: Digest,
  { require, policy, payloadReferences, checkAttestations }: Verifying,
  now: Date,
): Promise<readonly Finding[]> {
  if (require !== 'verified' || policy === undefined) return [];
  const { findings } = await verifyImage(
    { text: digest, reference: { ...image.name, digest } },
    {
      ...{ policy, now, repository: image, signatures, discover: { payloadReferences } },
      ...defined({ checkAttestations }),
    },
  );
  return findings.filter(({ severity }) => severity === 'error');
}

export function remarks(
  { elsewhere, leftOut, unlisted, items }: Inventory,
  skipMissingReferrers: boolean,
): readonly Finding[] {
  const foreign = elsewhere.map((digest) =>
    // Clients fetch it from another host, so that the source need not have it (threat 43).
    finding('E_NOTFOUND', 'a foreign layer is not in the source, and is not copied', {
      severity: 'note',
      digest,
    }),
  );
  const unreadable = [...items.values()]
    .filter(({ contents }) => contents.unreadable.length > 0)
    .map(({ digest, contents }) => {
      const fields = contents.unreadable.slice(0, 3).join(', ');
      const message = `a referrer was copied, but not what it names as ${fields}: these entries lack a digest or a size`;
      return finding('E_MANIFEST', message, { severity: 'warning', digest });
    });
  const missing = leftOut.map((one) =>
    one.why === 'not served' ? notServed(one, skipMissingReferrers) : ofAnother(one),
  );
  const unread = [...unlisted].map(([digest, why]) => {
    const message = `part of the source's list of referrers cannot be read, and nothing was copied for it: ${why}`;
    return finding('E_MANIFEST', message, { severity: 'warning', digest });
  });
  return [...foreign, ...unreadable, ...missing, ...unread];
}

function notServed({ digest, subject, artifactType }: LeftOut, isSkipped: boolean): Finding {
  const type = artifactType === undefined ? '' : ` of type ${artifactType}`;
  const what = `the source lists a referrer${type} for ${subject}, but does not have it: ${digest}`;
  if (isSkipped)
    return finding('E_COVER', `${what}; it was left out`, { severity: 'warning', digest });
  return finding('E_COVER', `${what} (skip-missing-referrers leaves it out)`, {
    digest,
    advice:
      'nothing was copied; push it to the source again, or leave it out with --skip-missing-referrers',
  });
}

function ofAnother({ digest, subject }: LeftOut): Finding {
  const message = `the source lists ${digest} as a referrer of ${subject}, but its subject is another manifest, so it is not copied`;
  return finding('E_CLAIM', message, { severity: 'note', digest });
}
