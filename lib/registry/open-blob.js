/** Blobs of any size, from an offset on (distribution-spec, "Pulling blobs"; RFC 9110 §13, §14). */
import { Readable } from 'node:stream';
import { TrustError } from '../error.js';
import { parseDigest } from '../oci/digest.js';
import { interruption, isExpired, refusal } from './blob-answer.js';
import { BlobBody } from './blob-body.js';
import { printable } from './failure.js';
import { ShortBlob } from './short-blob.js';
import { transferTime } from './transfer-time.js';
/**
 * See ReadableRepository.openBlob. What a server says about lengths is not asked for: the descriptor's
 * size was hashed, Content-Length was not (fault 8).
 */
export async function openBlob(endpoint, wanted, offset, etags) {
    const { digest, size } = wanted;
    const url = endpoint.url(`blobs/${parseDigest(digest)}`);
    // There is no range that begins where a blob ends.
    if (offset === size && offset > 0)
        return Readable.from([]);
    const timeout = transferTime(size);
    const open = () => endpoint.open(url, { headers: rangeFrom(offset, etags.get(wanted)), timeout });
    let stream = await open();
    if (isExpired(stream, endpoint)) {
        stream.body.on('error', () => { }).destroy();
        stream = await open();
    }
    const skip = await bytesBefore(offset, stream, endpoint, wanted);
    const { etag } = stream.headers;
    // A weak one promises no identical bytes, and If-Range must not have it (RFC 9110 §13.1.5).
    if (etag?.startsWith('"'))
        etags.set(wanted, etag);
    const wrong = (than) => `${stream.url.host}: the blob has ${than} than the ${size} bytes declared`;
    return new BlobBody(stream.body, {
        skip,
        length: size - offset,
        failed: (error) => interruption(error, endpoint, stream, digest),
        tooLong: () => new TrustError('E_DIGEST', wrong('more'), endpoint.where({ digest })),
        tooShort: () => new ShortBlob('E_DIGEST', wrong('fewer'), endpoint.where({ digest })),
    });
}
function rangeFrom(offset, etag) {
    if (offset === 0)
        return {};
    return { range: `bytes=${offset}-`, ...(etag === undefined ? {} : { 'if-range': etag }) };
}
/** How many bytes of the body come before `offset`. */
async function bytesBefore(offset, stream, endpoint, { digest }) {
    const { status, headers, url } = stream;
    // Also in answer to a Range: a server may ignore it, and must if the entity tag is another (fault 9).
    if (status === 200)
        return offset;
    if (status !== 206 || offset === 0)
        throw await refusal(endpoint, stream, digest);
    const [, start] = /^bytes ([0-9]{1,15})-[0-9]/.exec(headers['content-range'] ?? '') ?? [];
    if (start !== undefined && Number(start) === offset)
        return 0;
    stream.body.on('error', () => { }).destroy();
    const message = `${url.host} sent another part of the blob than the one from byte ${offset} on`;
    throw new TrustError('E_NET', message, endpoint.where({ digest }, printable(url, stream)));
}
