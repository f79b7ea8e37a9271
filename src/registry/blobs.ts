/** Small blobs, whole and hashed: payloads, bundles, configs (distribution-spec, "Pulling blobs"). */

import { TrustError } from '../error.ts';
import { limits } from '../limits.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { parseDigest } from '../oci/digest.ts';
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
    const message = `a blob of ${size} bytes is declared, ${limit} is the limit`;
    throw new TrustError('E_LIMIT', message, endpoint.where({ digest }));
  }
  const attempt = async () => readAnswer(endpoint, await endpoint.open(url), wanted);
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
  let bytes: Uint8Array;
  try {
    bytes = await readSome(stream, size);
  } catch (error) {
    if (error instanceof TrustError) throw error; // a deadline, or the end of the run
    const { code, message, details } = networkError(error, 'GET', url);
    return new Spoilt(new TrustError(code, message, endpoint.where({ digest }, details)));
  }
  const wrong = (why: string) =>
    new TrustError('E_DIGEST', `${url.host}: ${why}`, endpoint.where({ digest }));
  if (bytes.byteLength > size) throw wrong(`the blob has more than the ${size} bytes declared`);
  if (bytes.byteLength < size) {
    return new Spoilt(wrong(`the blob has ${bytes.byteLength} bytes, ${size} are declared`));
  }
  try {
    endpoint.assertDigest(bytes, digest, { digest });
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
