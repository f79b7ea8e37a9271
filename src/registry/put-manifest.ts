/** Manifests up, byte for byte (distribution-spec, "Pushing manifests"). */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import { type Digest, digestOf, parseDigest } from '../oci/digest.ts';
import { isTag } from '../oci/reference.ts';
import type { Endpoint } from './endpoint.ts';
import { registryMessage } from './registry-error.ts';

/** False if `ifMatch` was given and somebody else was faster. Throws E_MANIFEST for a refusal. */
export async function putManifest(
  endpoint: Endpoint,
  reference: Digest | string,
  bytes: Uint8Array,
  mediaType: string,
  ifMatch?: string,
): Promise<boolean> {
  const isDigest = reference.includes(':');
  if (isDigest) parseDigest(reference);
  else if (!isTag(reference)) throw new TrustError('E_REF', `"${reference}" is no tag`);
  const subject = isDigest ? { digest: digestOf(bytes) } : { tag: reference };
  const answer = await endpoint.write(
    {
      method: 'PUT',
      url: endpoint.url(`manifests/${reference}`),
      headers: {
        'content-type': mediaType,
        ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      },
      body: () => bytes,
      // The same bytes again are the same state; with If-Match, a second attempt could not tell.
      idempotent: ifMatch === undefined,
    },
    limits.errorBody,
  );
  if (answer.status === 201 || answer.status === 200) return true;
  if (answer.status === 412 && ifMatch !== undefined) return false;
  if (answer.status === 400 || answer.status === 405) {
    const why = registryMessage(answer.body) ?? `status ${answer.status}`;
    const message = `${answer.url.host} refuses the manifest: ${why}`;
    const { host } = answer.url;
    const details = { host, repository: endpoint.name.path, status: answer.status, ...subject };
    throw new TrustError('E_MANIFEST', message, details);
  }
  throw await endpoint.error(answer, subject);
}
