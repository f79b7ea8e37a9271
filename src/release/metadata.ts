/** What buildx says that it pushed: its metadata file. */

import { TrustError } from '../error.ts';
import { type Digest, parseDigest } from '../oci/digest.ts';
import { isObject, parseDocument } from '../oci/json.ts';

const field = 'containerimage.digest';

/**
 * The digest of the index. Other fields are buildx's own and change with its versions; this one is
 * strict, for everything after goes by it. Throws E_BUILD.
 */
export function pushedDigest(bytes: Uint8Array): Digest {
  const fail = (why: string, cause?: unknown): never => {
    const message = `buildx ended without an error, and its metadata ${why}: what it pushed is not known`;
    throw new TrustError('E_BUILD', message, {}, cause);
  };
  try {
    const document = parseDocument(bytes);
    const digest = isObject(document) ? document[field] : undefined;
    return typeof digest === 'string' ? parseDigest(digest) : fail(`has no ${field}`);
  } catch (error) {
    if (error instanceof TrustError && error.code === 'E_BUILD') throw error;
    return fail('cannot be read', error);
  }
}
