/** Blobs of any size, from an offset on (distribution-spec, "Pulling blobs"; RFC 9110 §13, §14). */

import { Readable } from 'node:stream';
import { isTrustError, TrustError } from '../error.ts';
import { errorDetails } from '../http/failure.ts';
import type { HttpStream } from '../http/request.ts';
import { transferTime } from '../limits.ts';
import { BlobBody } from './blob-body.ts';
import { blobUrl, interruption, isExpired, refusal } from './blobs.ts';
import type { Endpoint } from './endpoint.ts';
import { ShortBlob } from './errors.ts';
import type { BlobName } from './repository.ts';

/** What is known about blobs that were opened, by the object with which they were requested. */
export type Representations = WeakMap<BlobName, Representation>;

interface Representation {
  /** strong entity tag */
  readonly etag?: string;
  /** a Range was refused: all of it is requested, and the bytes before the offset are skipped */
  readonly whole?: boolean;
}

/**
 * See ReadableRepository.openBlob. Content-Length is ignored: the descriptor's size is part of what was
 * hashed, and Content-Length is not (fault 8).
 */
export async function openBlob(
  endpoint: Endpoint,
  blob: BlobName,
  offset: number,
  representations: Representations,
): Promise<Readable> {
  const { digest, size } = blob;
  const url = blobUrl(endpoint, digest);
  // A range cannot begin at the end of a blob.
  if (offset === size && offset > 0) return Readable.from([]);
  const timeout = transferTime(size);
  const read = async () => {
    const open = () =>
      endpoint.open(url, { headers: rangeFrom(offset, representations.get(blob)), timeout });
    const stream = await open();
    if (!isExpired(stream, endpoint)) return stream;
    drop(stream);
    return open();
  };

  let stream: HttpStream;
  if (offset === 0 || representations.get(blob)?.whole) {
    stream = await read();
  } else {
    const ranged = await read().catch(ignoreServerError);
    if (ranged !== undefined && !refusesRange(ranged)) {
      stream = ranged;
    } else {
      if (ranged !== undefined) drop(ranged);
      endpoint.note(`${url.host} refuses a part of a blob; all of it is read again`, { digest });
      representations.set(blob, { ...representations.get(blob), whole: true });
      stream = await read();
    }
  }
  const skip = await bytesBefore(offset, stream, endpoint, blob);
  const { etag } = stream.headers;
  // A weak tag does not promise identical bytes, and If-Range must not have it (RFC 9110 §13.1.5).
  if (etag?.startsWith('"')) representations.set(blob, { ...representations.get(blob), etag });
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
 * Whether the answer may be about the Range and not about the blob: 416, or 400 or 501 of a server without
 * ranges. Other errors would be the same without it.
 */
function refusesRange({ status }: HttpStream): boolean {
  return status >= 400 && ![401, 403, 404].includes(status);
}

/** Some servers fail with 5xx on a Range. Other errors are thrown. */
function ignoreServerError(error: unknown): undefined {
  const status = isTrustError(error, 'E_NET') ? (error.details.status ?? 0) : 0;
  if (status < 500) throw error;
}

function drop({ body }: HttpStream): void {
  body.on('error', () => {}).destroy();
}

/** Bytes of the body before `offset`. */
async function bytesBefore(
  offset: number,
  stream: HttpStream,
  endpoint: Endpoint,
  { digest }: BlobName,
): Promise<number> {
  const { status, headers, url } = stream;
  // A server may ignore a Range, and must if the entity tag has changed (fault 9).
  if (status === 200) return offset;
  if (status !== 206 || offset === 0) throw await refusal(endpoint, stream, digest);
  const [, start] = /^bytes ([0-9]{1,15})-[0-9]/.exec(headers['content-range'] ?? '') ?? [];
  if (start !== undefined && Number(start) === offset) return 0;
  drop(stream);
  const message = `${url.host} sent another part of the blob than the one from byte ${offset} on`;
  throw new TrustError('E_NET', message, endpoint.where({ digest }, errorDetails(url, stream)));
}
