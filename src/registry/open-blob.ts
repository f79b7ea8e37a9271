/** Blobs of any size, from an offset on (distribution-spec, "Pulling blobs"; RFC 9110 §13, §14). */

import { Readable } from 'node:stream';
import { isTrustError, TrustError } from '../error.ts';
import { errorDetails } from '../http/failure.ts';
import type { HttpStream } from '../http/request.ts';
import { transferTime } from '../limits.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { BlobBody } from './blob-body.ts';
import { blobUrl, interruption, isExpired, refusal } from './blobs.ts';
import type { Endpoint } from './endpoint.ts';
import { ShortBlob } from './errors.ts';

type Wanted = Pick<Descriptor, 'digest' | 'size'>;

/** What was learned about a blob, as long as the object is held that it was asked for with. */
export type Representations = WeakMap<Wanted, Representation>;

interface Representation {
  /** strong entity tag of what was served */
  readonly etag?: string;
  /** a Range was refused: all of it is asked for, and what is there already is passed over */
  readonly whole?: boolean;
}

/**
 * See ReadableRepository.openBlob. What a server says about lengths is not asked for: the descriptor's
 * size was hashed, Content-Length was not (fault 8).
 */
export async function openBlob(
  endpoint: Endpoint,
  wanted: Wanted,
  offset: number,
  known: Representations,
): Promise<Readable> {
  const { digest, size } = wanted;
  const url = blobUrl(endpoint, digest);
  // There is no range that begins where a blob ends.
  if (offset === size && offset > 0) return Readable.from([]);
  const timeout = transferTime(size);
  const read = async () => {
    const open = () =>
      endpoint.open(url, { headers: rangeFrom(offset, known.get(wanted)), timeout });
    const stream = await open();
    if (!isExpired(stream, endpoint)) return stream;
    drop(stream);
    return open();
  };

  let stream: HttpStream;
  if (offset === 0 || known.get(wanted)?.whole) {
    stream = await read();
  } else {
    const ranged = await read().catch(unlessInTrouble);
    if (ranged !== undefined && !refusesRange(ranged)) {
      stream = ranged;
    } else {
      if (ranged !== undefined) drop(ranged);
      endpoint.note(`${url.host} refuses a part of a blob; all of it is read again`, { digest });
      known.set(wanted, { ...known.get(wanted), whole: true });
      stream = await read();
    }
  }
  const skip = await bytesBefore(offset, stream, endpoint, wanted);
  const { etag } = stream.headers;
  // A weak one promises no identical bytes, and If-Range must not have it (RFC 9110 §13.1.5).
  if (etag?.startsWith('"')) known.set(wanted, { ...known.get(wanted), etag });
  const wrong = (than: string) =>
    `${stream.url.host}: the blob has ${than} than the ${size} bytes declared`;
  return new BlobBody(stream.body, {
    skip,
    length: size - offset,
    failed: (error) => interruption(error, endpoint, stream, digest),
    tooLong: () => new TrustError('E_DIGEST', wrong('more'), endpoint.where({ digest })),
    tooShort: () => new ShortBlob('E_DIGEST', wrong('fewer'), endpoint.where({ digest })),
  });
}

function rangeFrom(
  offset: number,
  { etag, whole = false }: Representation = {},
): Record<string, string> {
  if (offset === 0 || whole) return {};
  return { range: `bytes=${offset}-`, ...(etag === undefined ? {} : { 'if-range': etag }) };
}

/**
 * An answer that may be about the Range and not about the blob: 416 of storage that lost track, 400 or
 * 501 of what knows no Range. The other errors would be the same without it.
 */
function refusesRange({ status }: HttpStream): boolean {
  return status >= 400 && ![401, 403, 404].includes(status);
}

/** Some fail on a Range alone, each time; whatever else went wrong is thrown. */
function unlessInTrouble(error: unknown): undefined {
  const status = isTrustError(error, 'E_NET') ? (error.details.status ?? 0) : 0;
  if (status < 500) throw error;
}

function drop({ body }: HttpStream): void {
  body.on('error', () => {}).destroy();
}

/** How many bytes of the body come before `offset`. */
async function bytesBefore(
  offset: number,
  stream: HttpStream,
  endpoint: Endpoint,
  { digest }: Wanted,
): Promise<number> {
  const { status, headers, url } = stream;
  // Also in answer to a Range: a server may ignore it, and must if the entity tag is another (fault 9).
  if (status === 200) return offset;
  if (status !== 206 || offset === 0) throw await refusal(endpoint, stream, digest);
  const [, start] = /^bytes ([0-9]{1,15})-[0-9]/.exec(headers['content-range'] ?? '') ?? [];
  if (start !== undefined && Number(start) === offset) return 0;
  drop(stream);
  const message = `${url.host} sent another part of the blob than the one from byte ${offset} on`;
  throw new TrustError('E_NET', message, endpoint.where({ digest }, errorDetails(url, stream)));
}
