/** Small blobs, whole and hashed: payloads, bundles, configs (distribution-spec, "Pulling blobs"). */

import { TrustError } from '../error.ts';
import type { HttpStream } from '../http/request.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { parseDigest } from '../oci/digest.ts';
import { interruption, isExpired, readSome, refusal } from './blob-answer.ts';
import type { Endpoint } from './endpoint.ts';

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
  // Another time for bytes that were cut or mangled on the way (fault 7), and for an expired URL.
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
  if (stream.status !== 200) {
    const error = await refusal(endpoint, stream, digest);
    if (stream.status === 404) return undefined;
    if (isExpired(stream, endpoint)) return new Spoilt(error);
    throw error;
  }
  let bytes: Uint8Array;
  try {
    bytes = await readSome(stream, size);
  } catch (error) {
    if (error instanceof TrustError) throw error; // a deadline, or the end of the run
    return new Spoilt(interruption(error, endpoint, stream, digest));
  }
  const wrong = (why: string) =>
    new TrustError('E_DIGEST', `${stream.url.host}: ${why}`, endpoint.where({ digest }));
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
