/** Small blobs, whole and hashed: payloads, bundles, configs (distribution-spec, "Pulling blobs"). */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { assertDigest, parseDigest } from '../oci/digest.ts';
import type { Endpoint } from './endpoint.ts';
import { networkError } from './failure.ts';
import type { HttpStream } from './http.ts';

type Wanted = Pick<Descriptor, 'digest' | 'size'>;

/**
 * undefined: 404. Throws E_LIMIT before anything is sent if the descriptor declares more than `limit`
 * bytes, and E_DIGEST for bytes of another size or hash than it declares.
 */
export async function getBlob(
  endpoint: Endpoint,
  wanted: Wanted,
  limit: number,
): Promise<Uint8Array | undefined> {
  const { digest, size } = wanted;
  const url = endpoint.url(`blobs/${parseDigest(digest)}`);
  if (size > limit) {
    throw new TrustError('E_LIMIT', `a blob of ${size} bytes is declared, ${limit} is the limit`, {
      host: url.host,
      repository: endpoint.name.path,
      digest,
    });
  }
  const attempt = () => endpoint.stream(url, (stream) => readAnswer(endpoint, stream, wanted));
  const first = await attempt();
  // Another time for bytes that were cut or mangled on the way (fault 7), and for a storage URL that
  // had expired when it was used: the registry issues a new one (fault 25).
  const last = first instanceof Spoilt ? await attempt() : first;
  if (last instanceof Spoilt) throw last.error;
  return last;
}

/** An answer that a second one may put right. */
class Spoilt {
  readonly error: TrustError;

  constructor(error: TrustError) {
    this.error = error;
  }
}

async function readAnswer(
  endpoint: Endpoint,
  stream: HttpStream,
  { digest, size }: Wanted,
): Promise<Uint8Array | Spoilt | undefined> {
  const { status, url } = stream;
  if (status !== 200) {
    const body = await readSome(stream, limits.errorBody).catch(() => new Uint8Array());
    if (status === 404) return undefined;
    const error = await endpoint.error({ ...stream, body }, { digest });
    if (status === 403 && url.origin !== endpoint.origin.origin) return new Spoilt(error);
    throw error;
  }
  const details = { host: url.host, repository: endpoint.name.path, digest };
  let bytes: Uint8Array;
  try {
    bytes = await readSome(stream, size);
  } catch (error) {
    return new Spoilt(networkError(error, 'GET', url));
  }
  if (bytes.byteLength > size) {
    throw new TrustError('E_DIGEST', `the blob has more than the ${size} bytes declared`, details);
  }
  if (bytes.byteLength < size) {
    const message = `the blob has ${bytes.byteLength} bytes, ${size} are declared`;
    return new Spoilt(new TrustError('E_DIGEST', message, details));
  }
  try {
    assertDigest(bytes, digest);
  } catch (error) {
    return new Spoilt(error as TrustError);
  }
  return bytes;
}

/** All bytes, or limit + 1 of them: the rest is never read (threats 5, 114). */
async function readSome({ body }: HttpStream, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length > limit) break;
  }
  return Buffer.concat(chunks).subarray(0, limit + 1);
}
