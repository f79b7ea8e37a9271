/** Whether a registry has a blob or a manifest: by HEAD, and by GET if the HEAD is not conclusive. */

import { isTrustError, type TrustError } from '../error.ts';
import type { Digest } from '../oci/digest.ts';
import { headBlob } from './blobs.ts';
import type { Endpoint } from './endpoint.ts';
import { isAccessRefused } from './errors.ts';
import { getManifest, headManifestStatus } from './manifests.ts';
import type { BlobName, ReadableRepository } from './repository.ts';

const lastByte = ({ size }: BlobName) => Math.max(size - 1, 0);

/** By a HEAD, and if that does not prove it, by a GET of the last byte (registries.md §4.3). */
export async function holds(repository: ReadableRepository, blob: BlobName): Promise<boolean> {
  const has = await repository.hasBlob(blob.digest);
  return has === 'unknown' ? canOpen(repository, blob, lastByte(blob)) : has;
}

/** As `holds`, for a target: a refusal counts as missing, and the blob is pushed (fault 14). */
export async function holdsAsShown(
  repository: ReadableRepository,
  blob: BlobName,
): Promise<boolean> {
  try {
    return await holds(repository, blob);
  } catch (error) {
    if (isAccessRefused(error)) return false;
    throw error;
  }
}

export async function canOpen(
  repository: ReadableRepository,
  blob: BlobName,
  from = 0,
): Promise<boolean> {
  try {
    const stream = await repository.openBlob(blob, from);
    stream.on('error', () => {}).destroy();
    return true;
  } catch (error) {
    if (isTrustError(error) && (error.code === 'E_NOTFOUND' || isLostByStorage(error)))
      return false;
    throw error;
  }
}

/** Some registries redirect every request for a blob to their storage, also if it was never pushed. */
function isLostByStorage({ code, details }: TrustError): boolean {
  return code === 'E_NET' && details.status === 404;
}

/**
 * What a target lacks. A registry that answers a HEAD with 404 for something that it serves to a GET does so for
 * others, too. So a GET decides until one has confirmed such a 404; then a HEAD is enough. If it is still
 * wrong, existing content is pushed again.
 */
export class Lacking {
  readonly #endpoint: Endpoint;
  readonly #repository: ReadableRepository;
  /** whether the 404s to a HEAD are true, for each kind of content */
  readonly #honest = new Map<'manifest' | 'blob', Promise<boolean>>();

  constructor(endpoint: Endpoint, repository: ReadableRepository) {
    this.#endpoint = endpoint;
    this.#repository = repository;
  }

  async manifest(digest: Digest): Promise<boolean> {
    const status = await headManifestStatus(this.#endpoint, digest);
    const get = async () => (await getManifest(this.#endpoint, digest)) === undefined;
    return status !== 200 && this.#decide('manifest', status, get);
  }

  async blob(blob: BlobName): Promise<boolean> {
    const status = await headBlob(this.#endpoint, blob.digest);
    const get = async () => !(await canOpen(this.#repository, blob, lastByte(blob)));
    return status !== 200 && this.#decide('blob', status, get);
  }

  async #decide(
    kind: 'manifest' | 'blob',
    status: number | undefined,
    lacks: () => Promise<boolean>,
  ): Promise<boolean> {
    if (status !== 404) return lacks();
    const first = this.#honest.get(kind);
    if (first !== undefined) return (await first.catch(() => false)) || lacks();
    const answer = lacks();
    this.#honest.set(kind, answer);
    return answer;
  }
}
